"""What an edit may not do: everything that stands against it, found before anything is written."""

from collections.abc import Iterator

from rak.xlsx.edit.change import UNSET, Change
from rak.xlsx.package.container import part_key
from rak.xlsx.package.problems import Problem, Reason, refuse
from rak.xlsx.sheet.address import Position, place_of
from rak.xlsx.sheet.cell_values import fault_of, is_there
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.sheet import Sheet
from rak.xlsx.sheet.workbook import Workbook


class SheetPolicy:
    """The rules for the cells of one sheet."""

    def __init__(self, workbook: Workbook, view: SheetView, *, allow_locked: bool) -> None:
        self._view = view
        self._sheet = view.sheet
        self._book = workbook
        refuse_ambiguous(workbook, view.sheet)
        self._guards = view.sheet.protected and not allow_locked
        self._filled = view.formulas.filled if view.has_formulas else []
        self._headers = {
            (table.area.first_row, table.area.first_column + index): column
            for table in view.sheet.tables
            if table.header_rows
            for index, column in enumerate(table.columns)
        }
        self._locked: dict[int, bool] = {}

    def problems(self, position: Position, change: Change) -> Iterator[Problem]:
        """Tell what stands against one change."""
        if change.style is not None or change.is_new_format:
            yield from self._style_problems(place_of(self._sheet.name, position), change)
        if change.value is UNSET:
            if self._guards and self._is_locked(position):
                place = place_of(self._sheet.name, position)
                yield Problem(Reason.SHEET_PROTECTED, place, "the sheet is protected, formats cannot be changed")
            return
        fault = fault_of(change.value, self._sheet.name, self._book.limits.max_text)
        if fault is not None:
            yield fault._replace(place=place_of(self._sheet.name, position))
            return
        if self._is_guarded(position) and not is_there(change.value, self._view, position):
            yield from self._cell_problems(position, change.value)

    def _style_problems(self, place: str, change: Change) -> Iterator[Problem]:
        if change.style is not None:
            total = len(self._book.styles.formats) if self._book.styles else 1
            if not 0 <= change.style < total:
                yield Problem(Reason.BAD_STYLE, place, f"format {change.style}, yang ada {total}")
        if change.is_new_format and not (self._book.styles and self._book.styles.can_grow):
            yield Problem(Reason.BAD_STYLE, place, "buku kerjanya tidak punya format sel")

    def _is_guarded(self, position: Position) -> bool:
        """Tell whether anything may stand against a new value here."""
        if position in self._headers or (self._guards and self._is_locked(position)):
            return True
        return bool(self._filled) or self._sheet.anchor(*position) != position

    def _cell_problems(self, position: Position, value: object) -> Iterator[Problem]:
        anchor = self._sheet.anchor(*position)
        if anchor != position:
            detail = f"isinya di {place_of(self._sheet.name, anchor)}"
            yield Problem(Reason.MERGED_NON_ANCHOR, place_of(self._sheet.name, position), detail)
        if self._guards and self._is_locked(position):
            place = place_of(self._sheet.name, position)
            yield Problem(Reason.CELL_LOCKED, place, "the sheet is protected and the cell is locked")
        header = self._headers.get(position)
        if header is not None and value != header:
            place = place_of(self._sheet.name, position)
            yield Problem(Reason.TABLE_HEADER, place, f"judul '{header}'")
        if self._filled:
            yield from self._filled_problems(position, place_of(self._sheet.name, position))

    def _filled_problems(self, position: Position, place: str) -> Iterator[Problem]:
        filled = next((each for each in self._filled if each.area.covers(position)), None)
        if filled is None or (filled.kind == "array" and filled.area.is_single):
            return
        if filled.kind == "array":
            yield Problem(Reason.ARRAY_MEMBER, place, f"rumus larik di {filled.area}")
        else:
            yield Problem(Reason.DATA_TABLE, place, f"tabel data di {filled.area}")

    def _is_locked(self, position: Position) -> bool:
        style = self._view.style(*position)
        found = self._locked.get(style)
        if found is None:
            found = self._locked[style] = self._book.is_locked(style)
        return found


def refuse_ambiguous(workbook: Workbook, sheet: Sheet) -> None:
    """Raise where an edit of the sheet would reach another one, or has no place to go; Excel repairs such files."""
    others = [each for each in workbook.sheets if each is not sheet]
    part, name = part_key(sheet.part), sheet.name.casefold()
    twin = next((each for each in others if part_key(each.part) == part or each.name.casefold() == name), None)
    if twin is not None:
        detail = f"two sheets of the workbook, {sheet.name!r} and {twin.name!r}, have one name or one part"
        raise refuse(Reason.DAMAGED, sheet.name, detail)
    if sheet.xml.skeleton.data_start < 0:
        raise refuse(Reason.BAD_XML, sheet.part, "the sheet has no sheetData to put cells into")
