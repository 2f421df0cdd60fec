"""Performance: the level of CAPAIAN, the achievement against the target, caps, bounds while months are blank, reasons.

A level is what the RUMUS gives (7/10 is 70 percent); an achievement is in percent (100 is 100 percent). All are exact;
formulas and sources: ``docs/perhitungan.md``.
"""

from rak.domain.aggregation import capaian_indikator, nilai_variabel, realisasi_indikator, tingkat_capaian
from rak.domain.bounds import (
    DugaanIsian,
    Kemungkinan,
    count_blanks,
    kemungkinan_capaian,
    kemungkinan_tingkat,
    kemungkinan_variabel,
)
from rak.domain.capaian import (
    BATAS,
    KEBIJAKAN,
    TANPA_BATAS,
    BatasCapaian,
    BentukCapaian,
    HasilCapaian,
    KebijakanCapaian,
    persentase_capaian,
    rentang_capaian,
)
from rak.domain.interval import Selang
from rak.domain.penilaian import (
    Kelengkapan,
    Penilaian,
    Tanda,
    TerhadapTarget,
    kelengkapan,
    nilai,
    nilai_kinerja,
    target_triwulan_sampai,
    tercapai,
)
from rak.domain.penjelasan import Penjelasan, explain_capaian, keterangan_capaian
from rak.domain.periode import Periode, months_in, until

__all__ = [
    "BATAS", "KEBIJAKAN", "TANPA_BATAS", "BatasCapaian", "BentukCapaian", "DugaanIsian", "HasilCapaian",
    "KebijakanCapaian", "Kelengkapan", "Kemungkinan", "Penilaian", "Penjelasan", "Periode", "Selang", "Tanda",
    "TerhadapTarget", "capaian_indikator", "count_blanks", "explain_capaian", "kelengkapan", "kemungkinan_capaian",
    "kemungkinan_tingkat", "kemungkinan_variabel", "keterangan_capaian", "months_in", "nilai", "nilai_kinerja",
    "nilai_variabel", "persentase_capaian", "realisasi_indikator", "rentang_capaian", "target_triwulan_sampai",
    "tercapai", "tingkat_capaian", "until",
]  # fmt: skip
