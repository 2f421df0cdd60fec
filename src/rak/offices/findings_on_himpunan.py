"""Codes 680 to 689: many workbooks together."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."

BEBERAPA_BERKAS = rule("RAK680", Tingkat.INFO, "Satuan kerja dalam beberapa berkas", _BULANAN, """
Satu satuan kerja dan tahun ada dalam beberapa berkas; yang terbaru menurut isinya yang dihitung.
Menjumlah semuanya menghitung uang yang sama lebih dari sekali.
matriks_maret.xlsx dan matriks_april.xlsx dijumlah
→ matriks_april.xlsx dihitung, matriks_maret.xlsx tetap ada dalam tabel""")  # fmt: skip

SAMA_BARU = rule("RAK681", Tingkat.PERINGATAN, "Dua berkas sama barunya", _BULANAN, """
Dua berkas satu satuan kerja dan tahun terisi sampai bulan yang sama tetapi isinya lain; satu yang dihitung.
Tidak dapat diketahui dari isinya mana laporan akhirnya.
dua salinan terisi sampai Maret dengan realisasi berbeda
→ satu berkas per satuan kerja, atau yang kedua terisi sampai April""")  # fmt: skip

TIDAK_DIHIMPUN = rule("RAK682", Tingkat.GALAT, "Berkas tidak dapat dihimpun", _BULANAN, """
Berkas ada dalam sumber, tetapi tidak dapat dibaca; alasannya ada dalam tabel berkas.
Angkanya tidak ada dalam jumlah.
berkas yang izinnya tidak mengizinkan dibaca → berkas .xlsx yang dapat dibuka""")  # fmt: skip

HASIL_SENDIRI = rule("RAK683", Tingkat.INFO, "Hasil rak di antara sumber", _BULANAN, """
Berkas di antara sumber adalah hasil rak sendiri (REKAP.xlsx dari rak himpun, atau berkas konflik), bukan matriks.
Isinya berasal dari matriks yang lain; dihitung lagi, uang yang sama ada dua kali.
rak himpun kiriman -o h.duckdb, sedangkan kiriman/REKAP.xlsx hasil bulan lalu
→ hasil disimpan di luar folder kiriman""")  # fmt: skip
