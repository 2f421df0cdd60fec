"""What revisions have changed of a plan, as it stood at the end of each month: the rows of Rekap's table of versions."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Unsur
from rak.domain.target import TargetKinerja
from rak.domain.versi import Versi, value_of, versi_periode
from rak.domain.waktu import Triwulan, months_of

ATAS: Final = "batas atas target"
ANGKA: Final = "angka target"
ARAH: Final = "polaritas menurut target"
Kunci = tuple[Unsur | str, str, Triwulan | None]
"""What a row is about: what a revision changed, or what of a target the formulas read; the kode; the quarter."""


@attrs.frozen
class BarisVersi:
    """A row: what it is about, and its value at the end of each month."""

    kunci: Kunci
    nilai: tuple[object, ...]
    kini: object
    """What the plan holds now, and the sheets show."""

    @property
    def lama(self) -> int:
        """Up to which month, 0 to 12, the value was another one than it is now."""
        return max((at for at, value in enumerate(self.nilai, 1) if value != self.kini), default=0)


def version_rows(rencana: RencanaAksi) -> tuple[BarisVersi, ...]:
    """The rows of a plan; none where it was never revised."""
    return tuple(_rows(rencana))


def _rows(rencana: RencanaAksi) -> Iterator[BarisVersi]:
    """A row for each value that some revision has changed, in the order of the plan's elements and kodes."""
    changes = {change.tempat: change for event in rencana.revisi for change in event.perubahan}
    if not changes:
        return
    order = list(Unsur)
    months = [versi_periode(rencana, bulan) for bulan in months_of(rencana.tahun)]
    for unsur, kode, triwulan in sorted(changes, key=lambda key: (order.index(key[0]), key[2] or 0, key[1])):
        change = changes[unsur, kode, triwulan]
        values = [value_of(version.rencana, change) for version in (*months, Versi(rencana))]
        for name, read in _PARTS.get(unsur, {unsur: _plain}).items():
            *past, now = (read(value) for value in values)
            if name in {ATAS, ARAH} and len({*past, now}) == 1:
                continue  # nothing that a formula would have to read
            yield BarisVersi((name, kode, triwulan), tuple(past), now)


def _plain(value: object) -> object:
    """An amount (a dash as text), a polarity, or nothing."""
    if value is TIDAK_BERLAKU:
        return "-"
    return None if value is BELUM_DIISI else value


def _of_quarter(goal: object) -> object:
    """A target of a quarter as Indikator has it: a number, or in words."""
    if not isinstance(goal, TargetKinerja):
        return None
    plain = goal.nilai is not None and goal.nilai_atas is None and goal.arah is None
    return goal.nilai if plain else str(goal)


_PARTS: Final[Mapping[Unsur, Mapping[Unsur | str, Callable[[object], object]]]] = {
    Unsur.TARGET: {
        Unsur.TARGET: str,
        ANGKA: lambda goal: getattr(goal, "nilai", None),
        ATAS: lambda goal: getattr(goal, "nilai_atas", None),
        ARAH: lambda goal: str(getattr(goal, "arah", None) or ""),
    },
    Unsur.TARGET_TRIWULAN: {Unsur.TARGET_TRIWULAN: _of_quarter},
}
