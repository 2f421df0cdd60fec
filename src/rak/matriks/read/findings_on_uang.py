"""Codes 230 to 259: spellings of money."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_UANG = "Lampiran keputusan: kolom PAGU, RENCANA PENARIKAN DANA, dan REALISASI ANGGARAN berisi rupiah penuh."
_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."

UANG_TAK_TERBACA = rule("RAK230", Tingkat.GALAT, "Jumlah uang tidak dapat dibaca", f"""
Apa: Sel uang berisi teks yang bukan satu jumlah rupiah; nilainya dianggap belum diketahui.
Mengapa: Tebakan dalam uang lebih buruk daripada pertanyaan.
Contoh salah: ± 5 juta
Contoh benar: 5.000.000
Dasar: {_UANG}
""")  # fmt: skip

PECAHAN = rule("RAK231", Tingkat.GALAT, "Pecahan rupiah", f"""
Apa: Angka di sel uang bukan bilangan bulat.
Mengapa: Rupiah dalam matriks utuh; pecahan biasanya hasil rumus yang belum dibulatkan.
Contoh salah: 15832500,25
Contoh benar: 15832500
Dasar: {_UANG}
""")  # fmt: skip

TERLALU_BESAR = rule("RAK232", Tingkat.GALAT, "Angka terlalu besar", f"""
Apa: Angka lebih dari lima belas digit tidak disimpan utuh oleh Excel.
Mengapa: Digit terakhirnya sudah berubah sebelum rak membacanya.
Contoh salah: 12345678901234567890
Contoh benar: 2418654000
Dasar: {_UANG}
""")  # fmt: skip

NEGATIF = rule("RAK233", Tingkat.GALAT, "Pagu atau rencana negatif", f"""
Apa: PAGU atau RENCANA PENARIKAN DANA kurang dari nol.
Mengapa: Keduanya paling kecil Rp0.
Contoh salah: -22220000
Contoh benar: 22220000
Dasar: {_UANG}
""")  # fmt: skip

UANG_SEBAGAI_TEKS = rule("RAK234", Tingkat.INFO, "Uang ditulis sebagai teks", f"""
Apa: Sel uang berisi teks yang dapat dibaca pasti, misalnya Rp. 88.880.000.
Mengapa: Excel tidak menjumlahkan teks.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: Rp. 88.880.000 dibaca 88880000
Dasar: {_UANG}
""")  # fmt: skip

REALISASI_BERTENTANGAN = rule("RAK235", Tingkat.GALAT, "Realisasi di matriks berbeda dari Bulanan", f"""
Apa: REALISASI yang diketik di matriks tidak sama dengan jumlah bulan-bulannya di lembar Bulanan.
Mengapa: Dua angka untuk hal yang sama: salah satunya salah.
Contoh salah: matriks 500.000, Januari sampai Maret berjumlah 450.000
Contoh benar: keduanya 450.000
Dasar: {_BULANAN}
""")  # fmt: skip

PAGU_BERTENTANGAN = rule("RAK236", Tingkat.GALAT, "Pagu ditulis berbeda", f"""
Apa: PAGU satu baris anggaran ditulis berbeda di dua barisnya.
Mengapa: Pagu adalah batas; tidak boleh ada dua.
Contoh salah: 6.050.000 di TW I dan 6.500.000 di TW II
Contoh benar: 6.050.000 di semua barisnya
Dasar: {_UANG}
""")  # fmt: skip

UANG_DIGABUNG = rule("RAK237", Tingkat.GALAT, "Satu sel uang untuk beberapa baris", f"""
Apa: Sel uang digabung untuk beberapa triwulan atau beberapa baris anggaran.
Mengapa: Bagian masing-masing tidak diketahui, dan tidak dibagi rata tanpa perintah.
Contoh salah: H7:H10 digabung berisi 88.880.000
Contoh benar: empat sel masing-masing 22.220.000
Dasar: {_UANG}
""")  # fmt: skip

BUKAN_UANG = rule("RAK238", Tingkat.GALAT, "Sel uang berformat lain", f"""
Apa: Sel uang berformat persen atau tanggal.
Mengapa: Excel mengubah ketikan menjadi tanggal atau persen; angkanya bukan rupiah lagi.
Contoh salah: 0,25 berformat 25 %
Contoh benar: 22220000
Dasar: {_UANG}
""")  # fmt: skip

DALAM_RIBUAN = rule("RAK239", Tingkat.PERINGATAN, "Kolom dalam ribuan atau jutaan", f"""
Apa: Judul kolom, judul tabel, atau catatan di dekat tabel menyebut ribu atau juta; angkanya dikalikan sesuai catatannya.
Mengapa: Rupiah penuh tidak dapat disusun kembali dari angka yang sudah dibulatkan.
Contoh salah: PAGU (ribuan Rp)
Contoh benar: PAGU (Rp)
Dasar: {_UANG}
""")  # fmt: skip

SATUAN_TAK_DITERAPKAN = rule("RAK240", Tingkat.GALAT, "Catatan satuan uang tidak diterapkan", f"""
Apa: Ada catatan ribu atau juta rupiah yang tidak jelas berlaku untuk kolom mana, atau dua catatan yang berbeda.
Mengapa: Jumlah yang salah seribu kali lipat tidak terlihat dari angkanya.
Contoh salah: (dalam jutaan rupiah) di judul, (dalam ribuan rupiah) di bawah tabel
Contoh benar: satu catatan satuan untuk satu tabel
Dasar: {_UANG}
""")  # fmt: skip
