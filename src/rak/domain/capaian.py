"""Achievement against target (*persentase capaian*): one named formula per polarity, exact, cap and colour apart.

100 means 100 percent. Sources of the formulas: ``docs/perhitungan.md``.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from rak.domain.interval import Selang, around
from rak.domain.nilai import BELUM_DIISI, Bilangan, Kosong, Nilai, TidakDapatDihitung, exact
from rak.domain.polaritas import Polaritas
from rak.domain.target import TargetKinerja
from rak.errors import DomainError

Terukur: TypeAlias = Bilangan | Kosong | TidakDapatDihitung | None
"""A realised level as callers have it; None is *belum diisi*."""


@attrs.frozen
class BentukCapaian:
    """A way to compare a realised level R with a target T above zero, giving a ratio (1 is the target reached)."""

    nama: str
    rumus: str
    """The formula with the letters R and T, as docs and explanations print it."""
    hitung: Callable[[Fraction, Fraction], Nilai] = attrs.field(eq=False, repr=False)
    selang: Callable[[Selang, Fraction], Selang] = attrs.field(eq=False, repr=False)
    """The same for all levels of an interval at once, where it can be computed."""


def _inverse(realisasi: Fraction, target: Fraction) -> Nilai:
    if realisasi <= 0:
        return TidakDapatDihitung("realisasi nol atau negatif pada bentuk terbalik T/R")
    return target / realisasi


RASIO: Final = BentukCapaian("rasio", "R/T", lambda r, t: r / t, lambda r, t: r.scale(1 / t))
"""More is better (universal)."""

SELISIH: Final = BentukCapaian(
    "selisih", "(2T − R)/T, paling kecil 0",
    lambda r, t: max(Fraction(0), (2 * t - r) / t),
    lambda r, t: (Selang.point(2) - r.scale(1 / t)).no_lower_than(0),
)  # fmt: skip
"""Less is better: PermenPANRB 8/2021, *kondisi khusus*, 1 + (1 − R/T)."""

TERBALIK: Final = BentukCapaian("terbalik", "T/R", _inverse, lambda r, t: r.no_lower_than(0).inverse().scale(t))
"""Less is better as some local governments compute it; only when asked for: unbounded, and it jumps at R = 0."""

JARAK: Final = BentukCapaian(
    "jarak", "1 − |R − T|/T, paling kecil 0",
    lambda r, t: max(Fraction(0), 1 - abs(r - t) / t),
    lambda r, t: (Selang.point(1) - abs(r.scale(1 / t) - Selang.point(1))).no_lower_than(0),
)  # fmt: skip
"""The target itself is best. The class stands in manuals without a readable formula: our decision, replaceable."""


@attrs.frozen
class KebijakanCapaian:
    """Which formula serves each polarity; a different office is a different value, not different code."""

    nama: str
    maksimalkan: BentukCapaian = RASIO
    minimalkan: BentukCapaian = SELISIH
    stabilkan: BentukCapaian = JARAK

    def bentuk_of(self, polaritas: Polaritas) -> BentukCapaian:
        """The formula for that polarity."""
        return {
            Polaritas.MAKSIMALKAN: self.maksimalkan,
            Polaritas.MINIMALKAN: self.minimalkan,
            Polaritas.STABILKAN: self.stabilkan,
        }[polaritas]


Kebijakan: TypeAlias = KebijakanCapaian | str | None
"""A policy, its name, or None for the default one."""

KEBIJAKAN_BAKU: Final = KebijakanCapaian("baku")
KEBIJAKAN_TERBALIK: Final = KebijakanCapaian("terbalik", minimalkan=TERBALIK)
KEBIJAKAN: Final[Mapping[str, KebijakanCapaian]] = MappingProxyType(
    {kebijakan.nama: kebijakan for kebijakan in (KEBIJAKAN_BAKU, KEBIJAKAN_TERBALIK)}
)
"""The known policies by name."""


def _limit(maksimum: Bilangan | None) -> Fraction | None:
    return None if maksimum is None else exact(maksimum)


@attrs.frozen
class BatasCapaian:
    """A cap on the achievement, apart from its formula; the raw figure is shown beside the capped one."""

    nama: str
    maksimum: Fraction | None = attrs.field(default=None, converter=_limit)
    """In percent; None caps nothing."""

    def apply(self, capaian: Nilai) -> Nilai:
        """The figure, no higher than the cap; what is no number passes."""
        if isinstance(capaian, Fraction) and self.maksimum is not None:
            return min(capaian, self.maksimum)
        return capaian


TANPA_BATAS: Final = BatasCapaian("tanpa")
BATAS: Final[Mapping[str, BatasCapaian]] = MappingProxyType(
    {"tanpa": TANPA_BATAS} | {str(top): BatasCapaian(str(top), top) for top in (100, 110, 120, 200)}
)
"""The caps met in offices, by name."""


@attrs.frozen
class HasilCapaian:
    """An achievement with its cap: ``mentah`` is always kept, ``nilai`` is what counts."""

    mentah: Nilai
    batas: BatasCapaian = TANPA_BATAS

    @property
    def nilai(self) -> Nilai:
        """The capped figure."""
        return self.batas.apply(self.mentah)

    @property
    def terpotong(self) -> bool:
        """Whether the cap cut something off."""
        return self.nilai != self.mentah


def persentase_capaian(
    realisasi: Terukur,
    target: TargetKinerja | Bilangan | None,
    polaritas: Polaritas | str | None,
    *,
    kebijakan: Kebijakan = None,
) -> Nilai:
    """Achievement in percent, exact: 84 of 70 to be maximised is 120.

    ``realisasi`` and ``target`` are in the same unit. A blank or a dash stays what it is. A range target counts its
    upper end for what lies above it, its lower end for what lies below, and 100 percent inside (PermenPANRB 8/2021).
    *Tidak dapat dihitung*: no polarity stated, a target in words, a target of zero or below.
    """
    way = polarity_of(polaritas)
    policy = policy_of(kebijakan)
    if realisasi is None:
        return BELUM_DIISI
    if isinstance(realisasi, Kosong | TidakDapatDihitung):
        return realisasi
    level = exact(realisasi)
    goal = nearest_target(level, target)
    if isinstance(goal, TidakDapatDihitung):
        return goal
    if way is None:
        return TidakDapatDihitung("polaritas belum dinyatakan")
    if goal is None:
        return Fraction(100)
    ratio = policy.bentuk_of(way).hitung(level, goal)
    return ratio * 100 if isinstance(ratio, Fraction) else ratio


def nearest_target(
    realisasi: Fraction, target: TargetKinerja | Bilangan | None
) -> Fraction | TidakDapatDihitung | None:
    """The end of the target that the level is compared with; None inside a range, where it is reached."""
    if target is None:
        return TidakDapatDihitung("target belum diisi")
    low, high = (target.nilai, target.nilai_atas) if isinstance(target, TargetKinerja) else (exact(target), None)
    if low is None:
        return TidakDapatDihitung("target bukan bilangan")
    if low <= 0:
        return TidakDapatDihitung("target nol" if low == 0 else "target negatif")
    if high is None or realisasi < low:
        return low
    return high if realisasi > high else None


def polarity_of(polaritas: Polaritas | str | None) -> Polaritas | None:
    """The polarity by itself or by its word; DomainError for another word."""
    if polaritas is None or isinstance(polaritas, Polaritas):
        return polaritas
    try:
        return Polaritas(polaritas)
    except ValueError:
        raise DomainError(f"{polaritas!r} bukan polaritas.", f"Pakai {', '.join(map(str, Polaritas))}.") from None


def policy_of(kebijakan: Kebijakan) -> KebijakanCapaian:
    """The policy by itself or by its name; None is the default one."""
    if isinstance(kebijakan, KebijakanCapaian):
        return kebijakan
    if kebijakan is None:
        return KEBIJAKAN_BAKU
    if kebijakan not in KEBIJAKAN:
        raise DomainError(f"{kebijakan!r} bukan kebijakan capaian.", f"Pakai {', '.join(KEBIJAKAN)}.")
    return KEBIJAKAN[kebijakan]


def rentang_capaian(
    realisasi: Selang, target: TargetKinerja, polaritas: Polaritas | None, *, kebijakan: Kebijakan = None
) -> Selang | TidakDapatDihitung:
    """The achievements in percent that the levels of an interval can have, where they can be computed."""
    goal = nearest_target(Fraction(0), target)
    if isinstance(goal, TidakDapatDihitung):
        return goal
    if polaritas is None:
        return TidakDapatDihitung("polaritas belum dinyatakan")
    form = policy_of(kebijakan).bentuk_of(polaritas)
    assert goal is not None  # noqa: S101  # zero lies below every target that can be compared with
    if target.nilai_atas is None:
        return form.selang(realisasi, goal).scale(100)
    parts = [
        (realisasi.meet(Selang(None, goal)), goal),
        (realisasi.meet(Selang(target.nilai_atas, None)), target.nilai_atas),
    ]
    outside = [form.selang(part, end).scale(100) for part, end in parts if part is not None]
    inside = [Selang.point(100)] if realisasi.meet(Selang(goal, target.nilai_atas)) else []
    return around([*outside, *inside])
