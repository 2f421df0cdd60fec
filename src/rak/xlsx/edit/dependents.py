"""The formulas that an edit reaches, and what their results are now.

The calculator is loaded only where there are formulas to compute: loading it takes 15 of the 75 ms that a whole edit of
a workbook without any takes in a fresh process.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from rak.calc.excel_limits import MAX_EXACT
from rak.calc.values import UNKNOWN
from rak.xlsx.package.problems import Reason, refuse
from rak.xlsx.sheet.address import Position, Range, to_address
from rak.xlsx.sheet.cell import Formula, Value
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.sheet_formulas import listed
from rak.xlsx.sheet.tablerefs import TableReferences
from rak.xlsx.sheet.workbook import Workbook

_OPAQUE = "INDIRECT(0)"
"""A formula that may read anything."""


class Result(NamedTuple):
    """What becomes of the result of one formula."""

    known: bool
    """False: nobody knows before Excel computes it, so the stored result must go."""
    value: Value


class Dependents:
    """Recompute after an edit; ``written`` holds what the edit puts into cells, by sheet name."""

    def __init__(
        self,
        workbook: Workbook,
        opened: Mapping[str, SheetView],
        view: Callable[[str], SheetView],
        written: Mapping[str, Mapping[Position, object]],
    ) -> None:
        """Take the views that are there already, and a way to more of them."""
        self._workbook = workbook
        self._opened = opened
        self._view = view
        self._written = written
        self._names = [sheet.name for sheet in workbook.sheets if sheet.editable]
        self._formulas: dict[str, dict[Position, str]] = {}
        self._arrays: set[tuple[str, Position]] = set()
        self._complete = True
        self._values: dict[str, Callable[[int, int], Value]] = {}
        self._tables = _table_references(workbook)
        limits = workbook.limits
        self._most_references = limits.grown(limits.max_references, len(workbook.data))

    def _add_formulas(self, name: str, view: SheetView) -> None:
        overwritten = self._written.get(name, {})
        self._complete = self._complete and view.formulas.complete and not view.formulas.filled
        texts = view.formulas.texts
        if self._complete and self._tables is None and all(texts.values()) and texts.keys().isdisjoint(overwritten):
            self._formulas[name] = texts
            return
        found = {position: text or _OPAQUE for position, text in texts.items()}
        if self._tables is not None:
            plain = self._tables.plain
            found = {position: plain(text, name, position) for position, text in found.items()}
        members_of = _Members(view)
        for filled in view.formulas.filled:
            anchor = filled.area.anchor
            if anchor in overwritten:
                continue
            text = found.get(anchor, "") if view.formulas.texts.get(anchor) else ""
            found[anchor] = f"RAK.ARRAY({text})" if text and filled.kind == "array" else _OPAQUE
            member = f"RAK.MEMBER({to_address(*anchor)})"
            members = [each for each in members_of(filled.area) if each != anchor]
            found.update(dict.fromkeys(members, member))
            self._arrays.update((name, each) for each in (anchor, *members))
        for position in overwritten:
            found.pop(position, None)
        self._formulas[name] = found

    def _add_written(self) -> None:
        plain = None if self._tables is None else self._tables.plain
        for name, cells in self._written.items():
            new = {
                position: value.text if plain is None else plain(value.text, name, position)
                for position, value in cells.items()
                if isinstance(value, Formula) and value.cached is None
            }
            if new:
                self._formulas[name] = {**self._formulas.get(name, {}), **new}

    def results(self) -> dict[str, dict[Position, Result]]:
        """Give the new result of every formula reached, by sheet and position."""
        if not any(self._written.values()) or not self._is_read():
            return {}
        from rak.calc.graph import Recalculator  # noqa: PLC0415 - 15 ms, see the top

        for name in self._names:
            text = self._workbook.sheet(name).source.text
            if ("<f" in text or ":f" in text) and self._view(name).has_formulas:
                self._add_formulas(name, self._view(name))
        self._add_written()
        limits = self._workbook.limits
        recalculator = Recalculator(
            self._formulas,
            self._lookup,
            self._workbook.defined_names,
            cells=self._existing,
            sheets=[sheet.name for sheet in self._workbook.sheets],
            date1904=self._workbook.date1904,
            references=self._most_references,
            reads=limits.grown(limits.max_reads, len(self._workbook.data)),
            complete=self._complete,
        )
        gone, arrays = Result(known=False, value=None), self._arrays
        return {
            name: {
                position: gone if value is UNKNOWN or (name, position) in arrays else Result(True, _shown(value))
                for position, value in found.items()
            }
            for name, found in recalculator.run_by_sheet(self._written).items()
        }

    def _is_read(self) -> bool:
        """Tell whether any formula may read what changes, at best without scanning the sheets that stay as they are."""
        from rak.calc.reach import is_read  # noqa: PLC0415 - 15 ms, see the top

        for cells in self._written.values():
            if any(isinstance(value, Formula) and value.cached is None for value in cells.values()):
                return True
        changed = [(name, *position) for name, cells in self._written.items() for position in cells]
        sheets = [sheet.name for sheet in self._workbook.sheets]
        return is_read(changed, self._texts(), sheets, references=self._most_references)

    def _texts(self) -> Iterator[tuple[str, Iterable[str]]]:
        """List the formulas sheet by sheet, first of those that are scanned already."""
        for name in (*self._opened, *self._names):
            found = None if name in self._opened else listed(self._workbook.sheet(name).source.text)
            if found is None and self._view(name).has_formulas:
                found = [text or _OPAQUE for text in self._view(name).formulas.texts.values()]
            if found and self._tables is not None:
                found = [self._tables.plain(text, name) for text in found]
            if found:
                yield name, found

    def _lookup(self, name: str, row: int, column: int) -> Any:
        written = self._written.get(name)
        if written is not None and (row, column) in written:
            value = written[row, column]
            return value.cached if isinstance(value, Formula) else value
        values = self._values.get(name)
        if values is None:
            values = self._values[name] = self._view(name).value if name in self._names else _no_value
        return values(row, column)

    def _existing(self, name: str) -> Iterable[Position]:
        found = set(self._view(name).positions()) if name in self._names else set()
        return found | set(self._written.get(name, {}))


def _no_value(_row: int, _column: int) -> Value:
    """Give the value of a cell of a sheet that has none."""
    return None


def _table_references(workbook: Workbook) -> TableReferences | None:
    """Give what spells references to tables as ranges; None where the workbook has no tables."""
    if not any("table" in key and "pivot" not in key for key in workbook.container.members):
        return None  # told by the names of the parts, as all programs give them
    return TableReferences(workbook)


class _Members:
    """The cells of a sheet that lie in the areas of its arrays and data tables, an area at a time."""

    def __init__(self, view: SheetView) -> None:
        self._view = view
        self._rows = sorted(view.rows)
        self._sorted: dict[int, list[int]] = {}
        parts = view.sheet.parts
        self._most = self._left = parts.grown(parts.limits.max_cells)

    def __call__(self, area: Range) -> list[Position]:
        """List those of one area; raises OoxmlError where those of all areas so far are too many."""
        if area.is_single:
            return [area.anchor]
        first_row, first_column, last_row, last_column = area
        found: list[Position] = []
        rows = self._rows
        for number in rows[bisect_left(rows, first_row) : bisect_right(rows, last_row)]:
            columns = self._columns(number)
            of_row = columns[bisect_left(columns, first_column) : bisect_right(columns, last_column)]
            self._left -= max(1, len(of_row))
            if self._left < 0:
                detail = f"rumus larik dan tabel data di lebih dari {self._most} sel"
                raise refuse(Reason.TOO_MANY_CELLS, self._view.sheet.name, detail)
            found += [(number, column) for column in of_row]
        return found

    def _columns(self, row: int) -> list[int]:
        """List the cells of a row."""
        found = self._sorted.get(row)
        if found is None:
            found = self._sorted[row] = sorted([column for column, _ in self._view.columns(row)])
        return found


def _shown(value: object) -> Value:
    """Give a result as a cell shows it: a whole number as int, and 0 for a formula that yields a blank."""
    if type(value) is float:
        return int(value) if value.is_integer() and abs(value) < MAX_EXACT else value
    if value is None:
        return 0
    if isinstance(value, int | str):
        return value
    raise TypeError(f"the calculator gave a {type(value).__name__}")
