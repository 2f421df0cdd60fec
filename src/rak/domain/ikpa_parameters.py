"""The numbers of IKPA by date: a new rule is a new entry here, not new code.

Each entry says where it is from; ``tangan_kedua`` names what was only found in slides about the regulation.
"""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import attrs

from rak.domain.skala import IKPA, Skala
from rak.domain.text_folding import Kata
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.errors import DomainError


class KomponenIKPA(Kata):
    """The seven indicators of IKPA."""

    REVISI = "revisi DIPA"
    DEVIASI = "deviasi Halaman III DIPA"
    PENYERAPAN = "penyerapan anggaran"
    KONTRAKTUAL = "belanja kontraktual"
    TAGIHAN = "penyelesaian tagihan"
    UP_TUP = "pengelolaan UP dan TUP"
    CAPAIAN_OUTPUT = "capaian output"


@attrs.frozen(hash=False)
class ParameterIKPA:
    """The numbers of one rule; of several, the newest whose first budget year has come applies."""

    nama: str
    tanggal: datetime.date
    """The date of the rule."""
    tahun_pertama: int
    """The first budget year that is scored by it."""
    sumber: str
    bobot: Mapping[KomponenIKPA, int]
    """Weights that add up to 100."""
    target_penyerapan: Mapping[str, PerTriwulan[int]]
    """Cumulative target in percent per jenis belanja and quarter."""
    ambang_deviasi: Fraction = Fraction(5)
    """Up to this mean deviation the score is 100."""
    batas_deviasi: Fraction = Fraction(100)
    """A month's deviation counts no higher."""
    bulan_tanpa_deviasi: frozenset[int] = frozenset({12})
    skala: Skala = IKPA
    bulan_kunci: PerTriwulan[int] = attrs.field(factory=lambda: PerTriwulan((2, 4, 7, 10)))
    """The month in which the plan of a quarter is locked."""
    hari_kerja_kunci: int = 10
    """… on this working day of it, unless a date was published."""
    tanggal_kunci: Mapping[tuple[int, Triwulan], datetime.date] = attrs.field(factory=dict)
    """Published lock dates that differ, by year and quarter."""
    tangan_kedua: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if sum(self.bobot.values()) != 100:
            raise DomainError(f"{self.nama}: bobot berjumlah {sum(self.bobot.values())}.", "Bobot IKPA berjumlah 100.")


PER_5_PB_2024: Final = ParameterIKPA(
    nama="PER-5/PB/2024",
    tanggal=datetime.date(2024, 5, 2),
    tahun_pertama=2024,
    sumber="Peraturan Direktur Jenderal Perbendaharaan PER-5/PB/2024",
    bobot=MappingProxyType(dict(zip(KomponenIKPA, (10, 15, 20, 10, 10, 10, 25), strict=True))),
    target_penyerapan=MappingProxyType(
        {
            "51": PerTriwulan((20, 50, 75, 95)),
            "52": PerTriwulan((15, 50, 70, 90)),
            "53": PerTriwulan((10, 40, 70, 90)),
            "57": PerTriwulan((25, 50, 75, 95)),
        }
    ),
    tanggal_kunci=MappingProxyType(
        {
            (2025, Triwulan.IV): datetime.date(2025, 10, 14),
            (2026, Triwulan.I): datetime.date(2026, 2, 19),
            (2026, Triwulan.II): datetime.date(2026, 4, 15),
            (2026, Triwulan.III): datetime.date(2026, 7, 14),
            (2026, Triwulan.IV): datetime.date(2026, 10, 14),
        }
    ),
    tangan_kedua=(
        "target penyerapan per jenis belanja",
        "batas 100 dan ambang 5 pada deviasi, Desember tidak dihitung",
        "tanggal kunci rencana penarikan",
        "bobot komponen yang tidak berlaku dibagikan ke komponen lain",
    ),
)

PARAMETER: Final = (PER_5_PB_2024,)
"""All known rules; a new one is a new entry here and changes its own years alone."""


def parameter_ikpa(tahun: int) -> ParameterIKPA:
    """The rule that a budget year is scored by: the newest whose first year has come; DomainError when none is known."""
    come = [parameter for parameter in PARAMETER if parameter.tahun_pertama <= tahun]
    if come:
        return max(come, key=lambda parameter: (parameter.tanggal, parameter.tahun_pertama))
    known = ", ".join(f"{parameter.nama} sejak tahun anggaran {parameter.tahun_pertama}" for parameter in PARAMETER)
    raise DomainError(f"Tidak ada parameter IKPA untuk tahun anggaran {tahun}.", f"Yang dikenal: {known}.")
