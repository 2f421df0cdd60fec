"""Which formulas a change reaches, in what order, and their new values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .context import Context, Existing, Lookup, Operand
from .formula import Expr, parsed, references, run
from .lexer import Scan, scan
from .shape import read
from .values import UNKNOWN, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Cell = tuple[str, int, int]
Block = tuple[str, int, int, int, int]

_STRIP: Final = 8
_MISSING: Final = object()


class _Need(Exception):  # noqa: N818  # a request, not a fault
    """A formula without a value must be computed first."""

    def __init__(self, cell: Cell) -> None:
        super().__init__(cell)
        self.cell = cell


class _Readers:
    """Who reads a cell: formulas by the cells and by the ranges that they name."""

    __slots__ = ("big", "by_column", "by_row", "cells", "ranges")

    def __init__(self) -> None:
        self.cells: dict[Cell, list[Cell]] = {}
        self.ranges: dict[Block, list[Cell]] = {}
        self.by_row: dict[tuple[str, int], list[Block]] = {}
        self.by_column: dict[tuple[str, int], list[Block]] = {}
        self.big: dict[str, list[Block]] = {}

    def add(self, block: Block, reader: Cell) -> None:
        """Note that a formula reads a range of a sheet (by its lower-case name)."""
        sheet, row, column, last_row, last_column = block
        if row == last_row and column == last_column:
            self.cells.setdefault((sheet, row, column), []).append(reader)
            return
        known = self.ranges.get(block)
        if known is not None:
            known.append(reader)
            return
        self.ranges[block] = [reader]
        if last_row - row < _STRIP:
            for r in range(row, last_row + 1):
                self.by_row.setdefault((sheet, r), []).append(block)
        elif last_column - column < _STRIP:
            for c in range(column, last_column + 1):
                self.by_column.setdefault((sheet, c), []).append(block)
        else:
            self.big.setdefault(sheet, []).append(block)

    def of(self, cell: Cell) -> list[Cell]:
        """The formulas that read a cell; one may occur twice."""
        sheet, row, column = cell
        found = list(self.cells.get(cell, ()))
        for block in self.by_row.get((sheet, row), ()):
            if block[2] <= column <= block[4]:
                found += self.ranges[block]
        for block in self.by_column.get((sheet, column), ()):
            if block[1] <= row <= block[3]:
                found += self.ranges[block]
        for block in self.big.get(sheet, ()):
            if block[1] <= row <= block[3] and block[2] <= column <= block[4]:
                found += self.ranges[block]
        return found


class Recalculator:
    """The formulas of a workbook after an edit, and what their values are now.

    `lookup` gives the value of a cell after the edit: None for a blank cell, and for a formula whose value the
    file does not have. `cells` lists the cells that a sheet has; without it a range of more than 20,000 cells is
    UNKNOWN. `names` are the defined names, local ones as `Sheet!name`. `sheets` are the names of all sheets;
    where given, a reference to any other is UNKNOWN.
    """

    def __init__(
        self,
        formulas: Mapping[Cell, str],
        lookup: Lookup,
        names: Mapping[str, str] | None = None,
        *,
        cells: Existing | None = None,
        sheets: Iterable[str] | None = None,
        decimal: str | None = None,
        date1904: bool = False,
    ) -> None:
        self._formulas = {_low(cell): text for cell, text in formulas.items()}
        self._own = {_low(cell): cell for cell in formulas}
        self._lookup = lookup
        self._names = {name.replace("'", "").lower(): text for name, text in (names or {}).items()}
        self._sheets = {cell[0].lower(): cell[0] for cell in formulas}
        self._closed = sheets is not None
        self._sheets.update({name.lower(): name for name in sheets or ()})
        self._readers: _Readers | None = None
        self._circular: dict[Cell, set[Cell]] | None = None
        self._direct: dict[Cell, set[Cell]] = {}
        self._opaque: list[Cell] = []
        self._values: dict[Cell, Value] = {}
        self._pending: set[Cell] = set()
        self._running: set[Cell] = set()
        self._expanded: set[Cell] = set()
        self._cells = cells
        self._context = Context(
            self._get,
            "",
            existing=None if cells is None else self._existing,
            name=self._name,
            decimal=decimal,
            date1904=date1904,
        )

    def dirty_after(self, changed: Iterable[Cell]) -> tuple[Cell, ...]:
        """The formulas that the change reaches, each after those that it reads; cycles come last."""
        ordered, caught = self._order(changed)
        return tuple(self._own[cell] for cell in (*ordered, *caught))

    def run(self, changed: Iterable[Cell]) -> dict[Cell, Value]:
        """The new value, or UNKNOWN, of every formula that the change reaches."""
        ordered, caught = self._order(changed)
        self._values = dict.fromkeys(self._unsettled({*ordered, *caught}), UNKNOWN)
        self._pending = set(ordered)
        self._expanded = set()
        for cell in ordered:
            self._compute(cell)
        return {self._own[cell]: self._values[cell] for cell in (*ordered, *caught)}

    def value(self, cell: Cell) -> Value:
        """The value of one formula, computing those without a value that it reads."""
        cell = _low(cell)
        if cell not in self._values:
            for unsettled in self._unsettled({cell}):
                self._values.setdefault(unsettled, UNKNOWN)
            self._compute(cell)
        return self._values[cell]

    def _order(self, changed: Iterable[Cell]) -> tuple[list[Cell], list[Cell]]:
        """The reached formulas in order of evaluation, and those in or behind a cycle."""
        readers = self._index()
        roots = [_low(cell) for cell in changed]
        if not roots:
            return [], []
        reached: dict[Cell, set[Cell]] = {}
        stack = [cell for cell in (*roots, *self._opaque) if cell in self._formulas]
        for root in roots:
            stack += readers.of(root)
        while stack:
            cell = stack.pop()
            if cell not in reached:
                reached[cell] = self._direct[cell] = set(readers.of(cell))
                stack += reached[cell]
        return _sorted(reached)

    def _unsettled(self, asked: set[Cell]) -> list[Cell]:
        """The formulas in or behind a cycle of those that are asked for and those that the file has no value of."""
        if self._circular is None:
            readers = self._index()
            for cell in self._formulas.keys() - self._direct.keys():
                self._direct[cell] = set(readers.of(cell))
            self._circular = {cell: self._direct[cell] for cell in _sorted(self._direct)[1]}
        hung = {cell for cell in self._circular if cell in asked or self._stored(cell) is None}
        return _sorted({cell: self._circular[cell] & hung for cell in hung})[1]

    def _index(self) -> _Readers:
        """The readers of all cells, made once."""
        if self._readers is None:
            self._readers = readers = _Readers()
            for cell, text in self._formulas.items():
                blocks = self._blocks(text, cell[0], 0)
                if blocks is None:
                    self._opaque.append(cell)
                else:
                    for block in blocks:
                        readers.add(block, cell)
        return self._readers

    def _blocks(self, text: str, sheet: str, depth: int) -> list[Block] | None:
        """The ranges that a formula reads, names followed; None if that cannot be told."""
        shape, areas = read(text)
        found = shape.scan
        if found.opaque:
            return None
        if found.reshapes:
            expr = parsed(text)
            if expr is None:
                return None
            blocks = [(area[0].lower(), *area[1:]) for area in references(expr, sheet)]
        else:
            blocks = [(area.sheet.lower() or sheet, *area[1:]) for area in dict.fromkeys(areas)]
        for name in found.names:
            inner = self._definition(name, sheet)
            if inner is None or depth > 8:
                return None
            more = self._blocks(inner, sheet, depth + 1)
            if more is None:
                return None
            blocks += more
        return blocks

    def _definition(self, name: str, sheet: str) -> str | None:
        """The formula of a defined name; None for an unknown one or one that moves with the cell."""
        text = self._names.get(f"{sheet.lower()}!{name}", self._names.get(name))
        if text is None:
            return None
        found: Scan = scan(text)
        if found.relative or any(not area.sheet for area in found.areas):
            return None
        return text

    def _name(self, context: Context, name: str) -> Operand:
        """What a defined name stands for."""
        text = self._definition(name, context.sheet)
        expr = None if text is None else parsed(text)
        if expr is None:
            raise Unknown
        return expr.operand(context)

    def _existing(self, sheet: str) -> Iterable[tuple[int, int]]:
        """The cells that a sheet has."""
        name = self._sheets.get(sheet.lower(), sheet)
        return self._cells(name) if self._cells else ()

    def _get(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell: computed, stored, or of a formula that has none yet."""
        low = sheet.lower()
        cell = (low, row, column)
        found = self._values.get(cell, _MISSING)
        if found is not _MISSING:
            return found  # type: ignore[return-value]
        name = self._sheets.get(low)
        if name is None:
            if self._closed:
                raise Unknown
            name = sheet
        if cell in self._formulas:
            if cell not in self._pending:
                stored = self._lookup(name, row, column)
                if stored is not None:
                    return stored
            if cell in self._running:
                return UNKNOWN
            raise _Need(cell)
        return self._lookup(name, row, column)

    def _compute(self, cell: Cell) -> None:
        """Compute a formula; where it meets formulas without a value, compute all that it names first."""
        stack = [cell]
        self._running = set()
        while stack:
            top = stack[-1]
            if top in self._values:
                stack.pop()
                continue
            self._running.add(top)
            try:
                self._values[top] = self._evaluate(top)
            except _Need as need:
                stack += self._unvalued(top)
                stack.append(need.cell)
                continue
            stack.pop()
            self._running.discard(top)

    def _unvalued(self, cell: Cell) -> list[Cell]:
        """The formulas that a formula names and that have no value yet."""
        if cell in self._expanded:
            return []
        self._expanded.add(cell)
        found = []
        for block in self._blocks(self._formulas[cell], cell[0], 0) or ():
            found += [c for c in self._formulas_in(block) if c not in self._values and c not in self._running]
        return [c for c in found if c in self._pending or self._stored(c) is None]

    def _formulas_in(self, block: Block) -> list[Cell]:
        """The formulas in a range."""
        sheet, row, column, last_row, last_column = block
        if (last_row - row + 1) * (last_column - column + 1) <= len(self._formulas):
            columns = range(column, last_column + 1)
            every = ((sheet, r, c) for r in range(row, last_row + 1) for c in columns)
            return [cell for cell in every if cell in self._formulas]
        return [
            cell
            for cell in self._formulas
            if cell[0] == sheet and row <= cell[1] <= last_row and column <= cell[2] <= last_column
        ]

    def _stored(self, cell: Cell) -> Value:
        """The value of a formula that the file has."""
        return self._lookup(*self._own[cell])

    def _evaluate(self, cell: Cell) -> Value:
        """The value of one formula, as its sheet sees it."""
        text = self._formulas.get(cell)
        expr: Expr | None = None if text is None else parsed(text)
        if expr is None:
            return UNKNOWN
        self._context.sheet = cell[0]
        return run(expr, self._context)


def _sorted(following: Mapping[Cell, set[Cell]]) -> tuple[list[Cell], list[Cell]]:
    """The formulas, each after those that it reads, and apart from them those in or behind a cycle."""
    waiting = dict.fromkeys(following, 0)
    for cells in following.values():
        for cell in cells:
            waiting[cell] += 1
    ready = [cell for cell, count in waiting.items() if not count]
    ordered = []
    while ready:
        cell = ready.pop()
        ordered.append(cell)
        for reader in following[cell]:
            waiting[reader] -= 1
            if not waiting[reader]:
                ready.append(reader)
    return ordered, [cell for cell, count in waiting.items() if count]


def _low(cell: Cell) -> Cell:
    """The cell with its sheet's name in lower case: sheets are told apart blind to case."""
    return cell[0].lower(), cell[1], cell[2]
