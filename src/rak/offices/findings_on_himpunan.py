"""Codes 680 to 689: many workbooks together."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."

BEBERAPA_BERKAS = rule("RAK680", Tingkat.INFO, "Satuan kerja dalam beberapa berkas", f"""
Apa: Satu satuan kerja dan tahun ada dalam beberapa berkas; yang terbaru menurut isinya yang dihitung.
Mengapa: Menjumlah semuanya menghitung uang yang sama lebih dari sekali.
Contoh salah: matriks_maret.xlsx dan matriks_april.xlsx dijumlah
Contoh benar: matriks_april.xlsx dihitung, matriks_maret.xlsx tetap ada dalam tabel
Dasar: {_BULANAN}
""")  # fmt: skip

SAMA_BARU = rule("RAK681", Tingkat.PERINGATAN, "Dua berkas sama barunya", f"""
Apa: Dua berkas satu satuan kerja dan tahun terisi sampai bulan yang sama tetapi isinya lain; satu yang dihitung.
Mengapa: Tidak dapat diketahui dari isinya mana laporan akhirnya.
Contoh salah: dua salinan terisi sampai Maret dengan realisasi berbeda
Contoh benar: satu berkas per satuan kerja, atau yang kedua terisi sampai April
Dasar: {_BULANAN}
""")  # fmt: skip

TIDAK_DIHIMPUN = rule("RAK682", Tingkat.GALAT, "Berkas tidak dapat dihimpun", f"""
Apa: Berkas ada dalam sumber, tetapi tidak dapat dibaca; alasannya ada dalam tabel berkas.
Mengapa: Angkanya tidak ada dalam jumlah.
Contoh salah: berkas yang izinnya tidak mengizinkan dibaca
Contoh benar: berkas .xlsx yang dapat dibuka
Dasar: {_BULANAN}
""")  # fmt: skip

HASIL_SENDIRI = rule("RAK683", Tingkat.INFO, "Hasil rak di antara sumber", f"""
Apa: Berkas di antara sumber adalah hasil rak sendiri (REKAP.xlsx dari rak himpun, atau berkas konflik), bukan matriks.
Mengapa: Isinya berasal dari matriks yang lain; dihitung lagi, uang yang sama ada dua kali.
Contoh salah: rak himpun kiriman -o h.duckdb, sedangkan kiriman/REKAP.xlsx hasil bulan lalu
Contoh benar: hasil disimpan di luar folder kiriman
Dasar: {_BULANAN}
""")  # fmt: skip
