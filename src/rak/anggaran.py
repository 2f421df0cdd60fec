"""Money: realisasi by period, absorption, remainder, deviation from the draw plan; totals that say what is blank.

Amounts are whole rupiah, percentages exact (100 is 100 percent); formulas and sources: ``docs/perhitungan.md``.
"""

from rak.domain.anggaran import (
    DeviasiTotal,
    RekapAnggaran,
    RingkasanAnggaran,
    add_up,
    deviasi,
    deviasi_sampai,
    gabung,
    penyerapan,
    realisasi,
    realisasi_sampai,
    realisasi_triwulan,
    rekap_anggaran,
    rencana_penarikan,
    ringkas,
    sisa,
)
from rak.domain.money_sum import JumlahUang
from rak.domain.penjelasan import Penjelasan, explain_anggaran, explain_total, keterangan_anggaran
from rak.domain.periode import Periode, months_in, until

__all__ = [
    "DeviasiTotal", "JumlahUang", "Penjelasan", "Periode", "RekapAnggaran", "RingkasanAnggaran", "add_up", "deviasi",
    "deviasi_sampai", "explain_anggaran", "explain_total", "gabung", "keterangan_anggaran", "months_in", "penyerapan",
    "realisasi", "realisasi_sampai", "realisasi_triwulan", "rekap_anggaran", "rencana_penarikan", "ringkas", "sisa",
    "until",
]  # fmt: skip
