"""The numbers of IKPA by date: a new rule is a new entry here, not new code.

Each entry says where it is from; ``tangan_kedua`` names what was only found in slides about the regulation.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import attrs

from rak.domain.skala import IKPA, Skala
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.errors import DomainError


class KomponenIKPA(enum.Enum):
    """The seven indicators of IKPA."""

    REVISI = "revisi DIPA"
    DEVIASI = "deviasi Halaman III DIPA"
    PENYERAPAN = "penyerapan anggaran"
    KONTRAKTUAL = "belanja kontraktual"
    TAGIHAN = "penyelesaian tagihan"
    UP_TUP = "pengelolaan UP dan TUP"
    CAPAIAN_OUTPUT = "capaian output"

    def __str__(self) -> str:
        return self.value


@attrs.frozen(hash=False)
class ParameterIKPA:
    """The numbers that hold from one date to another."""

    nama: str
    berlaku_sejak: datetime.date
    berlaku_sampai: datetime.date | None
    """Its last day; None while no later rule is known."""
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
    berlaku_sejak=datetime.date(2024, 1, 1),
    berlaku_sampai=None,
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
    tangan_kedua=(
        "target penyerapan per jenis belanja",
        "batas 100 dan ambang 5 pada deviasi, Desember tidak dihitung",
        "tanggal kunci rencana penarikan",
        "bobot komponen yang tidak berlaku dibagikan ke komponen lain",
    ),
)

PARAMETER: Final = (PER_5_PB_2024,)
"""All known rules, the earliest first."""


def parameter_ikpa(tanggal: datetime.date) -> ParameterIKPA:
    """The rule that holds on that day; DomainError when none is known."""
    for parameter in PARAMETER:
        ended = parameter.berlaku_sampai is not None and parameter.berlaku_sampai < tanggal
        if parameter.berlaku_sejak <= tanggal and not ended:
            return parameter
    known = ", ".join(f"{parameter.nama} sejak {parameter.berlaku_sejak.isoformat()}" for parameter in PARAMETER)
    raise DomainError(f"Tidak ada parameter IKPA untuk {tanggal.isoformat()}.", f"Yang dikenal: {known}.")
