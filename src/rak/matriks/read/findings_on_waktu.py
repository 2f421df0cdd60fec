"""Codes 530 to 559: labels of quarters, months and the year."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_TW = "Lampiran keputusan: setiap baris anggaran punya empat baris, TW I sampai TW IV."
_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."
_TAHUN = "Diktum Kesatu: rencana aksi atas perjanjian kinerja satu tahun anggaran."

LABEL_TAK_TERBACA = rule("RAK530", Tingkat.GALAT, "Label triwulan tidak dapat dibaca", f"""
Apa: Kolom TW berisi sesuatu yang bukan triwulan; barisnya ditempatkan menurut urutan.
Mengapa: Baris yang salah triwulan memindahkan uang antartriwulan.
Contoh salah: TW V
Contoh benar: TW IV
Dasar: {_TW}
""")  # fmt: skip

LABEL_GANDA = rule("RAK531", Tingkat.GALAT, "Label triwulan ganda", f"""
Apa: Satu baris anggaran punya dua baris dengan triwulan yang sama.
Mengapa: Salah satunya salah label.
Contoh salah: TW I, TW II, TW II, TW IV
Contoh benar: TW I, TW II, TW III, TW IV
Dasar: {_TW}
""")  # fmt: skip

TRIWULAN_HILANG = rule("RAK532", Tingkat.GALAT, "Triwulan tidak lengkap", f"""
Apa: Baris anggaran tidak punya keempat triwulannya.
Mengapa: Yang hilang belum diketahui, bukan nol.
Contoh salah: hanya TW I sampai TW III
Contoh benar: TW I sampai TW IV
Dasar: {_TW}
""")  # fmt: skip

LABEL_CAPAIAN_LAIN = rule("RAK533", Tingkat.GALAT, "Label CAPAIAN dari triwulan lain", f"""
Apa: CAPAIAN berlabel triwulan yang bukan triwulan barisnya; isinya tidak dipakai.
Mengapa: Biasanya sisa salinan dari triwulan lain.
Contoh salah: TW I: 70% di baris TW II
Contoh benar: TW II: 70% di baris TW II
Dasar: {_TW}
""")  # fmt: skip

LABEL_KOSONG = rule("RAK534", Tingkat.PERINGATAN, "Label triwulan kosong", f"""
Apa: Baris triwulan tidak berlabel; ditempatkan menurut urutan.
Mengapa: Urutan dapat berubah ketika baris disisipkan.
Contoh salah: kolom TW kosong
Contoh benar: TW II
Dasar: {_TW}
""")  # fmt: skip

URUTAN = rule("RAK535", Tingkat.PERINGATAN, "Urutan triwulan berubah", f"""
Apa: Baris triwulan tidak berurutan; dibaca menurut label dan isinya.
Mengapa: Matriks resmi berurutan TW I sampai TW IV.
Contoh salah: TW IV di atas TW I
Contoh benar: TW I, TW II, TW III, TW IV
Dasar: {_TW}
""")  # fmt: skip

LABEL_SAMARAN = rule("RAK536", Tingkat.PERINGATAN, "Label triwulan dengan huruf samaran", f"""
Apa: Label memuat huruf yang hanya mirip (І Kiril, Ⅰ, l kecil) atau tanda yang tidak terlihat.
Mengapa: Pencarian dan penyaringan di Excel tidak menemukannya.
Contoh salah: TW l
Contoh benar: TW I
Dasar: {_TW}
""")  # fmt: skip

LABEL_KUMULATIF = rule("RAK537", Tingkat.PERINGATAN, "Label sampai dengan", f"""
Apa: Label s.d. berarti angka di baris itu mungkin kumulatif.
Mengapa: Angka kumulatif yang dijumlahkan menjadi berlipat.
Contoh salah: s.d. TW II
Contoh benar: TW II
Dasar: {_TW}
""")  # fmt: skip

BULAN_TAK_ADA = rule("RAK538", Tingkat.GALAT, "Kolom bulan tidak ada", f"""
Apa: Judul satu bulan atau lebih tidak ditemukan di lembar Bulanan.
Mengapa: Isinya belum diketahui, bukan nol.
Contoh salah: judul Juni terhapus
Contoh benar: Januari sampai Desember
Dasar: {_BULANAN}
""")  # fmt: skip

BULAN_GANDA = rule("RAK539", Tingkat.GALAT, "Judul bulan ganda", f"""
Apa: Satu bulan ada dua kali di lembar Bulanan; yang kedua tidak dibaca.
Mengapa: Tidak diketahui bulan mana yang dimaksud.
Contoh salah: Juni dan Juni
Contoh benar: Juni dan Juli
Dasar: {_BULANAN}
""")  # fmt: skip

TAHUN_TIDAK_ADA = rule("RAK540", Tingkat.GALAT, "Tahun anggaran tidak disebut", f"""
Apa: Tahun tidak ada di judul maupun di Petunjuk.
Mengapa: Tanpa tahun, bulan dan tenggat tidak pasti.
Contoh salah: RENCANA AKSI ATAS PERJANJIAN KINERJA tanpa tahun
Contoh benar: TAHUN ANGGARAN 2024
Dasar: {_TAHUN}
""")  # fmt: skip

TAHUN_BERBEDA = rule("RAK541", Tingkat.GALAT, "Tahun judul dan Petunjuk berbeda", f"""
Apa: Judul menyebut tahun lain daripada Petunjuk.
Mengapa: Sering kali sisa berkas tahun lalu.
Contoh salah: judul 2023, Petunjuk 2024
Contoh benar: keduanya 2024
Dasar: {_TAHUN}
""")  # fmt: skip

TAHUN_TAK_TERBACA = rule("RAK542", Tingkat.GALAT, "Tahun tidak dapat dibaca", f"""
Apa: Sel Tahun di Petunjuk bukan tahun.
Mengapa: Tanpa tahun, bulan dan tenggat tidak pasti.
Contoh salah: 24
Contoh benar: 2024
Dasar: {_TAHUN}
""")  # fmt: skip
