"""Codes 330 to 359: spellings of targets, achievements and variables."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_TARGET = "Lampiran keputusan: kolom TARGET KINERJA dan RUMUS PERHITUNGAN."
_CAPAIAN = "Lampiran keputusan: kolom CAPAIAN, diawali label triwulan."
_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."

TARGET_TAK_TERBACA = rule("RAK330", Tingkat.GALAT, "Target tidak dapat dibaca", f"""
Apa: TARGET berisi angka yang tidak dapat dibaca, atau dapat dibaca dua cara; disimpan sebagai kata.
Mengapa: Terhadap target yang tidak pasti tidak ada yang dapat dihitung.
Contoh salah: 2.857 Orang (2857 atau 2,857)
Contoh benar: 2857 Orang
Dasar: {_TARGET}
""")  # fmt: skip

CAPAIAN_TAK_TERBACA = rule("RAK331", Tingkat.GALAT, "Capaian tidak dapat dibaca", f"""
Apa: CAPAIAN berisi teks yang bukan satu bilangan.
Mengapa: Kata tidak dapat dibandingkan dengan target.
Contoh salah: TW I: sudah baik
Contoh benar: TW I: 70%
Dasar: {_CAPAIAN}
""")  # fmt: skip

CAPAIAN_BERMAKNA_GANDA = rule("RAK332", Tingkat.GALAT, "Capaian dapat dibaca dua cara", f"""
Apa: Angka tanpa tanda persen di capaian yang berupa persen, atau sebaliknya, atau titik ribuan yang dapat berarti desimal.
Mengapa: 70 dapat berarti 70 % atau 7000 %; 0,7 dapat berarti 0,7 % atau 70 %. Tidak ditebak.
Contoh salah: 70
Contoh benar: 70 %
Dasar: {_CAPAIAN}
""")  # fmt: skip

CAPAIAN_LAIN_DARI_BULANAN = rule("RAK333", Tingkat.GALAT, "Capaian di matriks berbeda dari Bulanan", f"""
Apa: CAPAIAN yang diketik tidak sama dengan hasil rumus atas lembar Bulanan.
Mengapa: Dua angka untuk hal yang sama: salah satunya salah.
Contoh salah: matriks 75 %, Bulanan memberi 70 %
Contoh benar: keduanya 70 %
Dasar: {_BULANAN}
""")  # fmt: skip

CAPAIAN_BERTENTANGAN = rule("RAK334", Tingkat.GALAT, "Capaian satu indikator ditulis berbeda", f"""
Apa: Dua baris dari indikator yang sama memuat CAPAIAN yang berbeda untuk triwulan yang sama.
Mengapa: Satu indikator punya satu capaian per triwulan.
Contoh salah: TW I: 70% dan TW I: 75% di bawah indikator yang sama
Contoh benar: TW I: 70% di keduanya
Dasar: {_CAPAIAN}
""")  # fmt: skip

VARIABEL_TAK_TERBACA = rule("RAK335", Tingkat.GALAT, "Nilai variabel tidak dapat dibaca", f"""
Apa: Sel bulanan suatu variabel berisi teks yang bukan satu bilangan.
Mengapa: Nilainya belum diketahui; bukan nol.
Contoh salah: beberapa
Contoh benar: 12
Dasar: {_BULANAN}
""")  # fmt: skip

VARIABEL_BERMAKNA_GANDA = rule("RAK336", Tingkat.GALAT, "Nilai variabel dapat dibaca dua cara", f"""
Apa: Titik ribuan yang dapat berarti desimal, atau persen di variabel yang bukan persen.
Mengapa: 3.484 dapat berarti 3484 atau 3,484. Tidak ditebak.
Contoh salah: 3.484
Contoh benar: 3484
Dasar: {_BULANAN}
""")  # fmt: skip

CATATAN_DI_ANGKA = rule("RAK337", Tingkat.PERINGATAN, "Tulisan di belakang angka", f"""
Apa: Sel angka memuat tulisan di belakang angkanya; angkanya dibaca, tulisannya tidak.
Mengapa: Tulisan itu hilang dari laporan kalau tidak dipindahkan.
Contoh salah: 38% (Evaluasi Semester I)
Contoh benar: 38%, dan catatannya di KETERANGAN
Dasar: {_CAPAIAN}
""")  # fmt: skip

GABUNGAN_ASING = rule("RAK338", Tingkat.GALAT, "Gabungan tidak dikenal", f"""
Apa: Kolom GABUNGAN berisi kata di luar pilihan; bulannya dijumlahkan.
Mengapa: Cara menggabung bulan menentukan angkanya.
Contoh salah: rerata
Contoh benar: rata_rata
Dasar: {_BULANAN}
""")  # fmt: skip

POLARITAS_ASING = rule("RAK339", Tingkat.GALAT, "Polaritas tidak dikenal", f"""
Apa: Kolom POLARITAS berisi kata di luar pilihan; dianggap belum dinyatakan.
Mengapa: Polaritas dinyatakan orang, tidak ditebak dari teks.
Contoh salah: turun
Contoh benar: minimalkan
Dasar: {_BULANAN}
""")  # fmt: skip

POLARITAS_BERTENTANGAN = rule("RAK340", Tingkat.GALAT, "Polaritas dinyatakan dua kali", f"""
Apa: Dua baris Bulanan dari indikator yang sama menyatakan polaritas yang berbeda.
Mengapa: Satu indikator punya satu polaritas.
Contoh salah: maksimalkan dan minimalkan untuk 1.2
Contoh benar: minimalkan untuk 1.2
Dasar: {_BULANAN}
""")  # fmt: skip

VARIABEL_ASING = rule("RAK341", Tingkat.GALAT, "Variabel tidak ada dalam rumus", f"""
Apa: URAIAN satu baris variabel di Bulanan tidak sama dengan nama mana pun dalam rumusnya.
Mengapa: Angkanya tidak dapat dipakai rumus, dan tidak dipasangkan karena mirip.
Contoh salah: Jumlah klien produktif
Contoh benar: Jumlah klien usia produktif
Dasar: {_TARGET}
""")  # fmt: skip

TARGET_BERBEDA = rule("RAK342", Tingkat.GALAT, "Target di dua tempat berbeda", f"""
Apa: Kata-kata TARGET KINERJA dan angka target di lembar Indikator tidak sama.
Mengapa: Angka target berdiri sekali di Indikator; matriks yang dicetak mengatakan yang lain.
Contoh salah: TARGET KINERJA 70 %, Indikator 65
Contoh benar: TARGET KINERJA 70 %, Indikator 70
Dasar: {_TARGET}
""")  # fmt: skip

PENGATURAN_ASING = rule("RAK343", Tingkat.GALAT, "Pengaturan indikator tidak dikenal", f"""
Apa: Satu sel di lembar Indikator berisi kata di luar pilihannya, atau pengaturan diketik di Bulanan.
Mengapa: Pengaturan menentukan angka dan tandanya; yang tidak dikenal tidak ditebak.
Contoh salah: FREKUENSI: tiap tiga bulan
Contoh benar: FREKUENSI: triwulanan
Dasar: {_TARGET}
""")  # fmt: skip

PENGATURAN_TEKS = rule("RAK344", Tingkat.PERINGATAN, "Angka target berupa teks", f"""
Apa: Target di lembar Indikator diketik sebagai teks.
Mengapa: rak membacanya, tetapi rumus di lembar Rekap tidak dapat menghitungnya.
Contoh salah: 70 % (teks)
Contoh benar: 70
Dasar: {_TARGET}
""")  # fmt: skip

PENGATURAN_TAK_ADA = rule("RAK345", Tingkat.PERINGATAN, "Baris pengaturan indikator tidak ada", f"""
Apa: Lembar Indikator tidak punya baris untuk satu indikator, atau tidak punya judul kolomnya.
Mengapa: Target triwulan, polaritas, dan pengaturan lainnya dianggap belum dinyatakan.
Contoh salah: baris 1.2 dihapus
Contoh benar: satu baris Indikator untuk setiap indikator
Dasar: {_TARGET}
""")  # fmt: skip

KETIK_ANGKA = 'Ketik ulang sebagai angka, tanpa tanda persen; bila tidak berlaku, "-" saja.'
ANGKA_BERUPA_TEKS = rule("RAK346", Tingkat.PERINGATAN, "Angka isian berupa teks atau persen", f"""
Apa: Sel isian berisi angka yang disimpan Excel sebagai teks, tanda hubung lain dari "-", atau 70 % yang disimpan sebagai 0,7.
Mengapa: rak membacanya sebagai angka itu, tetapi rumus di lembar kerja menganggapnya kosong, atau 0,7: dua angka yang berbeda.
Contoh salah: '120 (teks)
Contoh benar: 120
Dasar: {_BULANAN}
""")  # fmt: skip
