"""Codes 170 to 189: action plans in other forms than the decree's four rows per budget line."""

from __future__ import annotations

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_BENTUK = "Bentuk rencana aksi yang dikenal: docs/pembacaan.md, bagian Bentuk lain."

BENTUK_LAIN = rule("RAK170", Tingkat.GALAT, "Bukan bentuk matriks yang dipahami", f"""
Apa: Tabelnya bukan empat baris triwulan per baris anggaran, dan bukan bentuk lain yang dipahami; tidak ada yang dibaca.
Mengapa: Angka yang dibaca ke kolom atau triwulan yang salah lebih berbahaya daripada penolakan.
Contoh salah: REALISASI di atas TW I sampai TW IV yang berjajar, tanpa keterangan uang atau kinerja
Contoh benar: REALISASI ANGGARAN di atas TW I sampai TW IV
Dasar: {_BENTUK}
""")  # fmt: skip
