"""Giving findings of the checks their cell: from a place in the plan to a place in the workbook."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import attrs

from rak.domain.letak import Letak
from rak.domain.temuan import Temuan
from rak.xlsx.sheet.address import quote_sheet, to_address


class PetaSel(Protocol):
    """Where the places of a plan stand in a workbook."""

    def find(self, letak: Letak) -> tuple[str, int, int] | None:
        """Sheet, row and column of a place, or None when the workbook has no such cell."""


def place(found: Iterable[Temuan], peta: PetaSel) -> Iterator[Temuan]:
    """The findings, each with the most exact cell that the workbook has for its place."""
    for temuan in found:
        cell = next(filter(None, map(peta.find, _from_exact_to_coarse(temuan.letak))), None)
        yield temuan if cell is None else temuan.at(cell[0], to_address(cell[1], cell[2]))


def address(peta: PetaSel, letak: Letak) -> str | None:
    """The cell of a place as people write it (``Bulanan!F12``), or None."""
    cell = peta.find(letak)
    return None if cell is None else f"{quote_sheet(cell[0])}!{to_address(cell[1], cell[2])}"


def _from_exact_to_coarse(letak: Letak) -> Iterator[Letak]:
    yield letak
    if letak.bulan is not None:
        yield attrs.evolve(letak, bulan=None, triwulan=letak.bulan.triwulan)
    if letak.triwulan is not None or letak.bulan is not None:
        yield Letak(letak.kode, letak.kolom)
