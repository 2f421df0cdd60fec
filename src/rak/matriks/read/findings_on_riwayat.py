"""Codes 600 to 609: the sheet Riwayat."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_DASAR = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan, paling lambat tanggal 5 bulan berikutnya."

RIWAYAT_TAK_TERBACA = rule("RAK600", Tingkat.PERINGATAN, "Baris Riwayat tidak terbaca", _DASAR, """
Sebuah baris lembar Riwayat bukan revisi, penerimaan, koreksi, atau putusan yang dapat dibaca; baris itu dibiarkan.
Riwayat menentukan kapan laporan diterima dan rencana mana yang berlaku; yang tidak terbaca tidak ikut dihitung.
HARI berisi "kemarin" → HARI berisi 2025-02-04""")  # fmt: skip

RIWAYAT_BERBEDA = rule("RAK601", Tingkat.PERINGATAN, "Rencana berbeda dari revisi terakhir", _DASAR, """
Nilai rencana di matriks tidak sama dengan yang dicatat Riwayat sebagai hasil revisi terakhir.
Rencana yang diubah dengan tangan tidak punya tanggal, sehingga angka periode yang lalu tidak dapat dipastikan.
pagu diketik ulang di lembar Matriks → rak revisi MATRIKS.xlsx REVISI.toml""")  # fmt: skip
