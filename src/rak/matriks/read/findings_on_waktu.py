"""Codes 530 to 559: labels of quarters, months and the year."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_TW = "Lampiran keputusan: setiap baris anggaran punya empat baris, TW I sampai TW IV."
_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."
_TAHUN = "Diktum Kesatu: rencana aksi atas perjanjian kinerja satu tahun anggaran."

LABEL_TAK_TERBACA = rule("RAK530", Tingkat.GALAT, "Label triwulan tidak dapat dibaca", _TW, """
Kolom TW berisi sesuatu yang bukan triwulan; barisnya ditempatkan menurut urutan.
Baris yang salah triwulan memindahkan uang antartriwulan.
TW V → TW IV""")  # fmt: skip

LABEL_GANDA = rule("RAK531", Tingkat.GALAT, "Label triwulan ganda", _TW, """
Satu baris anggaran punya dua baris dengan triwulan yang sama.
Salah satunya salah label.
TW I, TW II, TW II, TW IV → TW I, TW II, TW III, TW IV""")  # fmt: skip

TRIWULAN_HILANG = rule("RAK532", Tingkat.GALAT, "Triwulan tidak lengkap", _TW, """
Baris anggaran tidak punya keempat triwulannya.
Yang hilang belum diketahui, bukan nol.
hanya TW I sampai TW III → TW I sampai TW IV""")  # fmt: skip

LABEL_CAPAIAN_LAIN = rule("RAK533", Tingkat.GALAT, "Label CAPAIAN dari triwulan lain", _TW, """
CAPAIAN berlabel triwulan yang bukan triwulan barisnya; isinya tidak dipakai.
Biasanya sisa salinan dari triwulan lain.
TW I: 70% di baris TW II → TW II: 70% di baris TW II""")  # fmt: skip

LABEL_KOSONG = rule("RAK534", Tingkat.PERINGATAN, "Label triwulan kosong", _TW, """
Baris triwulan tidak berlabel; ditempatkan menurut urutan.
Urutan dapat berubah ketika baris disisipkan.
kolom TW kosong → TW II""")  # fmt: skip

URUTAN = rule("RAK535", Tingkat.PERINGATAN, "Urutan triwulan berubah", _TW, """
Baris triwulan tidak berurutan; dibaca menurut label dan isinya.
Matriks resmi berurutan TW I sampai TW IV.
TW IV di atas TW I → TW I, TW II, TW III, TW IV""")  # fmt: skip

LABEL_SAMARAN = rule("RAK536", Tingkat.PERINGATAN, "Label triwulan dengan huruf samaran", _TW, """
Label memuat huruf yang hanya mirip (І Kiril, Ⅰ, l kecil) atau tanda yang tidak terlihat.
Pencarian dan penyaringan di Excel tidak menemukannya.
TW l → TW I""")  # fmt: skip

LABEL_KUMULATIF = rule("RAK537", Tingkat.PERINGATAN, "Label sampai dengan", _TW, """
Label s.d. berarti angka di baris itu mungkin kumulatif.
Angka kumulatif yang dijumlahkan menjadi berlipat.
s.d. TW II → TW II""")  # fmt: skip

BULAN_TAK_ADA = rule("RAK538", Tingkat.GALAT, "Kolom bulan tidak ada", _BULANAN, """
Judul satu bulan atau lebih tidak ditemukan di lembar Bulanan.
Isinya belum diketahui, bukan nol.
judul Juni terhapus → Januari sampai Desember""")  # fmt: skip

BULAN_GANDA = rule("RAK539", Tingkat.GALAT, "Judul bulan ganda", _BULANAN, """
Satu bulan ada dua kali di lembar Bulanan; yang kedua tidak dibaca.
Tidak diketahui bulan mana yang dimaksud.
Juni dan Juni → Juni dan Juli""")  # fmt: skip

TAHUN_TIDAK_ADA = rule("RAK540", Tingkat.GALAT, "Tahun anggaran tidak disebut", _TAHUN, """
Tahun tidak ada di judul maupun di Petunjuk.
Tanpa tahun, bulan dan tenggat tidak pasti.
RENCANA AKSI ATAS PERJANJIAN KINERJA tanpa tahun → TAHUN ANGGARAN 2024""")  # fmt: skip

TAHUN_BERBEDA = rule("RAK541", Tingkat.GALAT, "Tahun judul, Petunjuk, atau kolom TAHUN berbeda", _TAHUN, """
Judul menyebut tahun lain daripada Petunjuk, atau kolom TAHUN memuat beberapa tahun.
Sering kali sisa berkas tahun lalu.
judul 2023, Petunjuk 2024 → keduanya 2024""")  # fmt: skip

TAHUN_TAK_TERBACA = rule("RAK542", Tingkat.GALAT, "Tahun tidak dapat dibaca", _TAHUN, """
Sel Tahun di Petunjuk bukan tahun.
Tanpa tahun, bulan dan tenggat tidak pasti.
24 → 2024""")  # fmt: skip
