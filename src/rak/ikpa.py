"""IKPA, the treasury's index of budget execution: its numbers by date, its components, their exact means.

Needs a jenis belanja for every budget line. Scores are in percent; sources: ``docs/perhitungan.md``.
"""

from rak.domain.ikpa import (
    NilaiKomponen,
    deviasi_halaman_iii,
    efisiensi,
    lines_by_jenis,
    nilai_ikpa,
    pagu_per_bulan,
    pagu_per_jenis,
    penyerapan_ikpa,
    realisasi_bulanan,
    realisasi_triwulanan,
    rencana_bulanan,
    tanggal_kunci,
)
from rak.domain.ikpa_parameters import PARAMETER, PER_5_PB_2024, KomponenIKPA, ParameterIKPA, parameter_ikpa
from rak.domain.roots import Akar, rata_rata_geometrik

__all__ = [
    "PARAMETER", "PER_5_PB_2024", "Akar", "KomponenIKPA", "NilaiKomponen", "ParameterIKPA", "deviasi_halaman_iii",
    "efisiensi", "lines_by_jenis", "nilai_ikpa", "pagu_per_bulan", "pagu_per_jenis", "parameter_ikpa",
    "penyerapan_ikpa", "rata_rata_geometrik", "realisasi_bulanan", "realisasi_triwulanan", "rencana_bulanan",
    "tanggal_kunci",
]  # fmt: skip
