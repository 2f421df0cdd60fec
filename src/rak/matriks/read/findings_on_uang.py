"""Codes 230 to 259: spellings of money."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_UANG = "Lampiran keputusan: kolom PAGU, RENCANA PENARIKAN DANA, dan REALISASI ANGGARAN berisi rupiah penuh."
_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."

UANG_TAK_TERBACA = rule("RAK230", Tingkat.GALAT, "Jumlah uang tidak dapat dibaca", _UANG, """
Sel uang berisi teks yang bukan satu jumlah rupiah; nilainya dianggap belum diketahui.
Tebakan dalam uang lebih buruk daripada pertanyaan.
± 5 juta → 5.000.000""")  # fmt: skip

PECAHAN = rule("RAK231", Tingkat.GALAT, "Pecahan rupiah", _UANG, """
Angka di sel uang bukan bilangan bulat.
Rupiah dalam matriks utuh; pecahan biasanya hasil rumus yang belum dibulatkan.
15832500,25 → 15832500""")  # fmt: skip

TERLALU_BESAR = rule("RAK232", Tingkat.GALAT, "Angka terlalu besar", _UANG, """
Angka lebih dari lima belas digit tidak disimpan utuh oleh Excel.
Digit terakhirnya sudah berubah sebelum rak membacanya.
12345678901234567890 → 2418654000""")  # fmt: skip

NEGATIF = rule("RAK233", Tingkat.GALAT, "Pagu atau rencana negatif", _UANG, """
PAGU atau RENCANA PENARIKAN DANA kurang dari nol.
Keduanya paling kecil Rp0.
-22220000 → 22220000""")  # fmt: skip

UANG_SEBAGAI_TEKS = rule("RAK234", Tingkat.INFO, "Uang ditulis sebagai teks", _UANG, """
Sel uang berisi teks yang dapat dibaca pasti, misalnya Rp. 88.880.000.
Excel tidak menjumlahkan teks.
tidak ada; ini pemberitahuan → Rp. 88.880.000 dibaca 88880000""")  # fmt: skip

REALISASI_BERTENTANGAN = rule("RAK235", Tingkat.GALAT, "Realisasi di matriks berbeda dari Bulanan", _BULANAN, """
REALISASI yang diketik di matriks tidak sama dengan jumlah bulan-bulannya di lembar Bulanan.
Dua angka untuk hal yang sama: salah satunya salah.
matriks 500.000, Januari sampai Maret berjumlah 450.000 → keduanya 450.000""")  # fmt: skip

PAGU_BERTENTANGAN = rule("RAK236", Tingkat.GALAT, "Pagu ditulis berbeda", _UANG, """
PAGU satu baris anggaran ditulis berbeda di dua barisnya.
Pagu adalah batas; tidak boleh ada dua.
6.050.000 di TW I dan 6.500.000 di TW II → 6.050.000 di semua barisnya""")  # fmt: skip

UANG_DIGABUNG = rule("RAK237", Tingkat.GALAT, "Satu sel untuk beberapa baris", _UANG, """
Sel uang atau CAPAIAN digabung untuk beberapa triwulan atau beberapa baris anggaran.
Bagian masing-masing tidak diketahui, dan tidak dibagi rata tanpa perintah.
H7:H10 digabung berisi 88.880.000 → empat sel masing-masing 22.220.000""")  # fmt: skip

BUKAN_UANG = rule("RAK238", Tingkat.GALAT, "Sel uang berformat lain", _UANG, """
Sel uang berformat persen atau tanggal.
Excel mengubah ketikan menjadi tanggal atau persen; angkanya bukan rupiah lagi.
0,25 berformat 25 % → 22220000""")  # fmt: skip

DALAM_RIBUAN = rule("RAK239", Tingkat.PERINGATAN, "Kolom dalam ribuan atau jutaan", _UANG, """
Judul kolom, judul tabel, atau catatan di dekat tabel menyebut ribu atau juta; angkanya dikalikan sesuai catatannya.
Rupiah penuh tidak dapat disusun kembali dari angka yang sudah dibulatkan.
PAGU (ribuan Rp) → PAGU (Rp)""")  # fmt: skip

SATUAN_TAK_DITERAPKAN = rule("RAK240", Tingkat.GALAT, "Catatan satuan uang tidak diterapkan", _UANG, """
Ada catatan ribu atau juta rupiah yang tidak jelas berlaku untuk kolom mana, atau dua catatan yang berbeda.
Jumlah yang salah seribu kali lipat tidak terlihat dari angkanya.
(dalam jutaan rupiah) di judul, (dalam ribuan rupiah) di bawah tabel
→ satu catatan satuan untuk satu tabel""")  # fmt: skip
