"""What a change of the plan changes in the sheets that rak builds: the workbook of the plan before beside that of after.

So formulas, titles and the table of versions follow a revision in a workbook that staff have filled, which is not built
anew: only cells that differ between the two are touched, and only where the workbook still has what was built.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from rak.domain.kolom import Bantu
from rak.domain.rencana import RencanaAksi
from rak.matriks.build import build_workbook
from rak.matriks.column_map import MATRIKS
from rak.matriks.read.riwayat_sheet import RIWAYAT
from rak.xlsx import Cell, Formatted, Formula, Workbook
from rak.xlsx.edit.edit import Edit

_KODE: Final = {"Matriks": MATRIKS[Bantu.KODE]}
"""The column whose texts say that rows stand where they were built; the first one in the other sheets."""
Tempat = tuple[int, int]


def follow(edit: Edit, sebelum: RencanaAksi, sesudah: RencanaAksi) -> tuple[str, ...]:
    """Ask for what the new plan changes in the built sheets; what is asked for already, and what staff typed, stays.

    Gives the sheets that differ and whose rows stand elsewhere than rak builds them now: they are left alone.
    """
    before, after = Workbook.open(build_workbook(sebelum)), Workbook.open(build_workbook(sesudah))
    held = {sheet.name for sheet in edit.workbook.sheets if sheet.editable}
    strange = []
    for name in (sheet.name for sheet in after.sheets if sheet.name in held and sheet.name != RIWAYAT):
        asked = {at for of, at in edit.request.changes if of == name}
        old, own = before.sheet(name).cells, edit.workbook.sheet(name).cells
        changes = {at: cell for at, cell in _changes(before, after, name) if at not in asked}
        if changes and not _stands_as_built(old, own, changes, _KODE.get(name, 1)):
            strange.append(name)
            continue
        looks = _Looks(before, after, name)
        for at, cell in changes.items():
            if (
                at not in old
                or _said(own.get(at)) == _said(old[at])
                or (_is_formula(own.get(at)) and _is_formula(old[at]))
            ):
                edit.set(name, at, looks.value(at, cell), copy_style_from=looks.like(at, cell))
    return tuple(strange)


def _changes(before: Workbook, after: Workbook, name: str) -> Iterator[tuple[Tempat, Cell]]:
    """The cells that say something else, or show it otherwise."""
    old = before.sheet(name).cells
    for at, cell in after.sheet(name).cells.items():
        held = old.get(at)
        shown = held is not None and before.number_format(held.style) == after.number_format(cell.style)
        if _said(cell) != _said(held) or (_said(cell) is not None and not shown):
            yield at, cell


def _stands_as_built(
    old: Mapping[Tempat, Cell], own: Mapping[Tempat, Cell], changes: Mapping[Tempat, Cell], column: int
) -> bool:
    """Whether the rows are those that were built, and nothing stands where something new is to stand."""
    rows = all(
        _said(own.get(at)) == _said(cell) for at, cell in old.items() if at[1] == column and not _is_formula(cell)
    )
    return rows and all(_said(own.get(at)) is None for at in changes if _said(old.get(at)) is None)


def _said(cell: Cell | None) -> object:
    """The formula of a cell, else its value; None for a blank."""
    if cell is None or (cell.value in {None, ""} and cell.formula is None):
        return None
    return f"={cell.formula}" if cell.formula is not None else cell.value


def _is_formula(cell: Cell | None) -> bool:
    return cell is not None and cell.formula is not None


class _Looks:
    """How the new cells of a sheet look: as a cell that is there already."""

    def __init__(self, before: Workbook, after: Workbook, name: str) -> None:
        self._before = before
        self._after = after
        self._old = before.sheet(name).cells
        self._examples: dict[int, Tempat] = {}
        for at, cell in after.sheet(name).cells.items():
            held = self._old.get(at)
            if held is not None and before.number_format(held.style) == after.number_format(cell.style):
                self._examples.setdefault(cell.style, at)

    def like(self, at: Tempat, cell: Cell) -> Tempat | None:
        """A cell of the workbook that looks as a new one is to look; None for one that is there already."""
        return None if at in self._old else self._examples.get(cell.style)

    def value(self, at: Tempat, cell: Cell) -> object:
        """What is to be set, with its number format where that changes."""
        value = Formula(cell.formula) if cell.formula is not None else cell.value
        held, shown = self._old.get(at), self._after.number_format(cell.style)
        changes = held is not None and self._before.number_format(held.style) != shown
        return Formatted(value, shown) if changes else value
