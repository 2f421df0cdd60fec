"""Codes 330 to 359: spellings of targets, achievements and variables."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_TARGET = "Lampiran keputusan: kolom TARGET KINERJA dan RUMUS PERHITUNGAN."
_CAPAIAN = "Lampiran keputusan: kolom CAPAIAN, diawali label triwulan."
_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."

TARGET_TAK_TERBACA = rule("RAK330", Tingkat.GALAT, "Target tidak dapat dibaca", _TARGET, """
TARGET berisi angka yang tidak dapat dibaca, atau dapat dibaca dua cara; disimpan sebagai kata.
Terhadap target yang tidak pasti tidak ada yang dapat dihitung.
2.857 Orang (2857 atau 2,857) → 2857 Orang""")  # fmt: skip

CAPAIAN_TAK_TERBACA = rule("RAK331", Tingkat.GALAT, "Capaian tidak dapat dibaca", _CAPAIAN, """
CAPAIAN berisi teks yang bukan satu bilangan.
Kata tidak dapat dibandingkan dengan target.
TW I: sudah baik → TW I: 70%""")  # fmt: skip

CAPAIAN_BERMAKNA_GANDA = rule("RAK332", Tingkat.GALAT, "Capaian dapat dibaca dua cara", _CAPAIAN, """
Angka tanpa tanda persen di capaian yang berupa persen, atau sebaliknya, atau titik ribuan yang dapat berarti desimal.
70 dapat berarti 70 % atau 7000 %; 0,7 dapat berarti 0,7 % atau 70 %. Tidak ditebak.
70 → 70 %""")  # fmt: skip

CAPAIAN_LAIN_DARI_BULANAN = rule("RAK333", Tingkat.GALAT, "Capaian di matriks berbeda dari Bulanan", _BULANAN, """
CAPAIAN yang diketik tidak sama dengan hasil rumus atas lembar Bulanan.
Dua angka untuk hal yang sama: salah satunya salah.
matriks 75 %, Bulanan memberi 70 % → keduanya 70 %""")  # fmt: skip

CAPAIAN_BERTENTANGAN = rule("RAK334", Tingkat.GALAT, "Capaian satu indikator ditulis berbeda", _CAPAIAN, """
Dua baris dari indikator yang sama memuat CAPAIAN yang berbeda untuk triwulan yang sama.
Satu indikator punya satu capaian per triwulan.
TW I: 70% dan TW I: 75% di bawah indikator yang sama → TW I: 70% di keduanya""")  # fmt: skip

VARIABEL_TAK_TERBACA = rule("RAK335", Tingkat.GALAT, "Nilai variabel tidak dapat dibaca", _BULANAN, """
Sel bulanan suatu variabel berisi teks yang bukan satu bilangan.
Nilainya belum diketahui; bukan nol.
beberapa → 12""")  # fmt: skip

VARIABEL_BERMAKNA_GANDA = rule("RAK336", Tingkat.GALAT, "Nilai variabel dapat dibaca dua cara", _BULANAN, """
Titik ribuan yang dapat berarti desimal, atau persen di variabel yang bukan persen.
3.484 dapat berarti 3484 atau 3,484. Tidak ditebak.
3.484 → 3484""")  # fmt: skip

CATATAN_DI_ANGKA = rule("RAK337", Tingkat.PERINGATAN, "Tulisan di belakang angka", _CAPAIAN, """
Sel angka memuat tulisan di belakang angkanya; angkanya dibaca, tulisannya tidak.
Tulisan itu hilang dari laporan kalau tidak dipindahkan.
38% (Evaluasi Semester I) → 38%, dan catatannya di KETERANGAN""")  # fmt: skip

GABUNGAN_ASING = rule("RAK338", Tingkat.GALAT, "Gabungan tidak dikenal", _BULANAN, """
Kolom GABUNGAN berisi kata di luar pilihan; bulannya dijumlahkan.
Cara menggabung bulan menentukan angkanya.
rerata → rata_rata""")  # fmt: skip

POLARITAS_ASING = rule("RAK339", Tingkat.GALAT, "Polaritas tidak dikenal", _BULANAN, """
Kolom POLARITAS berisi kata di luar pilihan; dianggap belum dinyatakan.
Polaritas dinyatakan orang, tidak ditebak dari teks.
turun → minimalkan""")  # fmt: skip

POLARITAS_BERTENTANGAN = rule("RAK340", Tingkat.GALAT, "Polaritas dinyatakan dua kali", _BULANAN, """
Dua baris Bulanan dari indikator yang sama menyatakan polaritas yang berbeda.
Satu indikator punya satu polaritas.
maksimalkan dan minimalkan untuk 1.2 → minimalkan untuk 1.2""")  # fmt: skip

VARIABEL_ASING = rule("RAK341", Tingkat.GALAT, "Variabel tidak ada dalam rumus", _TARGET, """
URAIAN satu baris variabel di Bulanan tidak sama dengan nama mana pun dalam rumusnya.
Angkanya tidak dapat dipakai rumus, dan tidak dipasangkan karena mirip.
Jumlah klien produktif → Jumlah klien usia produktif""")  # fmt: skip

TARGET_BERBEDA = rule("RAK342", Tingkat.GALAT, "Target di dua tempat berbeda", _TARGET, """
Kata-kata TARGET KINERJA dan angka target di lembar Indikator tidak sama.
Angka target berdiri sekali di Indikator; matriks yang dicetak mengatakan yang lain.
TARGET KINERJA 70 %, Indikator 65 → TARGET KINERJA 70 %, Indikator 70""")  # fmt: skip

PENGATURAN_ASING = rule("RAK343", Tingkat.GALAT, "Pengaturan indikator tidak dikenal", _TARGET, """
Satu sel di lembar Indikator berisi kata di luar pilihannya, atau pengaturan diketik di Bulanan.
Pengaturan menentukan angka dan tandanya; yang tidak dikenal tidak ditebak.
FREKUENSI: tiap tiga bulan → FREKUENSI: triwulanan""")  # fmt: skip

PENGATURAN_TEKS = rule("RAK344", Tingkat.PERINGATAN, "Angka target berupa teks", _TARGET, """
Target di lembar Indikator diketik sebagai teks.
rak membacanya, tetapi rumus di lembar Rekap tidak dapat menghitungnya.
70 % (teks) → 70""")  # fmt: skip

PENGATURAN_TAK_ADA = rule("RAK345", Tingkat.PERINGATAN, "Baris pengaturan indikator tidak ada", _TARGET, """
Lembar Indikator tidak punya baris untuk satu indikator, atau tidak punya judul kolomnya.
Target triwulan, polaritas, dan pengaturan lainnya dianggap belum dinyatakan.
baris 1.2 dihapus → satu baris Indikator untuk setiap indikator""")  # fmt: skip

KETIK_ANGKA = 'Ketik ulang sebagai angka, tanpa tanda persen; bila tidak berlaku, "-" saja.'
ANGKA_BERUPA_TEKS = rule("RAK346", Tingkat.PERINGATAN, "Angka isian berupa teks atau persen", _BULANAN, """
Sel isian berisi angka yang disimpan Excel sebagai teks, tanda hubung lain dari "-", atau 70 % yang disimpan sebagai 0,7.
rak membacanya sebagai angka itu, tetapi rumus di lembar kerja menganggapnya kosong, atau 0,7: dua angka yang berbeda.
'120 (teks) → 120""")  # fmt: skip
