"""What a compiled formula sees of the workbook while it runs."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from typing import Final, TypeAlias

from rak.calc.area import COLUMN_BITS, Area, keys_between
from rak.calc.cell_error import CellError
from rak.calc.values import UNKNOWN, ErrorValue, Special, Unknown, Value

Lookup: TypeAlias = Callable[[str, int, int], Value]
KeyOf: TypeAlias = Callable[[str, int, int], int]
Existing: TypeAlias = Callable[[str], Iterable[tuple[int, int]]]

SMALL: Final = 4_096
"""The most cells of a range that are asked for one by one, whether the sheet has them or not."""
_ENTRIES: Final = 4
"""What it costs to begin with a range, in cells read; each of its cells costs two where places are needed."""
LIMIT: Final = 20_000
"""The most cells of one range that are asked for one by one, or taken into an array."""


class Rows:
    """The values of an array constant or of a computed array."""

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[tuple[Value, ...], ...]) -> None:
        self.rows = rows


Operand: TypeAlias = Value | Area | Rows
RunName: TypeAlias = "Callable[[Context, str], Operand]"
Entry: TypeAlias = tuple[int, int, Value]


def _no_name(_context: "Context", _name: str) -> Operand:
    """Without names, no name is known."""
    raise Unknown


class Values(dict[int, Value]):
    """Values by key; one that is not there is fetched when first asked for, so no cell is looked up twice."""

    __slots__ = ("fetch",)

    def __init__(self, fetch: Callable[[int], Value]) -> None:
        super().__init__()
        self.fetch = fetch

    def __missing__(self, key: int) -> Value:
        return self.fetch(key)


class Context:
    """The cells, the names and the settings of one workbook, seen from one sheet."""

    __slots__ = (
        "_columns",
        "_flat",
        "_gathered",
        "_numbers",
        "areas",
        "cells",
        "date1904",
        "decimal",
        "existing",
        "key_of_cell",
        "left",
        "name",
        "sheet",
    )

    def __init__(
        self,
        cells: Values,
        key_of_cell: KeyOf,
        sheet: str,
        *,
        existing: Existing | None = None,
        name: RunName = _no_name,
        decimal: str | None = None,
        date1904: bool = False,
    ) -> None:
        self.cells = cells
        self.key_of_cell = key_of_cell
        """The key of sheet, row and column."""
        self.sheet = sheet
        self.existing = existing
        self.name = name
        self.decimal = decimal
        self.date1904 = date1904
        self.areas: tuple[Area, ...] = ()
        """The references of the formula that runs, by slot."""
        self.left: float = inf
        """The cells that may still be read."""
        self._columns: dict[str, Mapping[int, list[int]]] = {}
        self._flat: dict[int, tuple[Value, ...]] = {}
        self._gathered: dict[int, list[Value]] = {}
        self._numbers: dict[int, list[float]] = {}

    def forget(self) -> None:
        """Forget what ranges hold, because their cells may have other values now."""
        self._flat.clear()
        self._gathered.clear()
        self._numbers.clear()

    def spend(self, cells: int) -> None:
        """Count cells that are about to be read; Unknown where they are too many."""
        self.left -= cells
        if self.left < 0:
            raise Unknown

    def key(self, area: Area) -> int:
        """The key of the first cell of an area."""
        return area.key if area.key >= 0 else self.key_of_cell(area.sheet or self.sheet, area.row, area.column)

    def get(self, sheet: str, row: int, column: int) -> Value:
        """The value of one cell, whatever it is."""
        return self.cells[self.key_of_cell(sheet or self.sheet, row, column)]

    def cell(self, sheet: str, row: int, column: int) -> Value:
        """The value of one cell; an error or an unknown value is raised."""
        value = self.get(sheet, row, column)
        if isinstance(value, Special):
            raise Unknown
        if isinstance(value, CellError):
            raise ErrorValue(value)
        return value

    def entries(self, area: Area) -> list[Entry]:
        """Row, column and value of the cells that are not blank, row by row; errors are values here."""
        places = self._places(area)
        return [(*place, v) for place, v in zip(places, self._at(area, places), strict=True) if v is not None]

    def _at(self, area: Area, places: list[tuple[int, int]]) -> list[Value]:
        """The values at places of an area."""
        # The key of a cell is that of row 0, column 0 of its sheet plus its own place: no look-up of the sheet for each cell.
        first = self.key_of_cell(area.sheet or self.sheet, 0, 0)
        found = list(map(self.cells.__getitem__, [first + (r << COLUMN_BITS) + c for r, c in places]))
        if UNKNOWN in found:
            raise Unknown
        return found

    def _places(self, area: Area) -> list[tuple[int, int]]:
        """The places in an area where there may be a cell, row by row."""
        self.spend(_ENTRIES)
        # A small range is asked for cell by cell; listing the cells of its sheet first would cost more.
        if area.size <= SMALL or self.existing is None:
            if area.size > LIMIT:
                raise Unknown
            self.spend(area.size)
            columns = range(area.column, area.last_column + 1)
            places = [(r, c) for r in range(area.row, area.last_row + 1) for c in columns]
        else:
            places = self._existing_in(area.sheet or self.sheet, area)
        self.spend(len(places))
        return places

    def values(self, area: Area) -> list[Value]:
        """The values that are not blank, row by row; errors are values here. The list is shared."""
        # By identity: bound areas live as long as the book, and hashing seven fields costs more than the look-up saves.
        found = self._gathered.get(id(area)) if area[5] >= 0 else None
        if found is not None:
            self.spend(len(found))
            return found
        if area.size > SMALL:
            read = self._at(area, self._places(area))
        else:
            self.spend(area.size)
            read = list(map(self.cells.__getitem__, self._keys(area)))
            if UNKNOWN in read:
                raise Unknown
        found = [v for v in read if v is not None]
        if area[5] >= 0:
            self._gathered[id(area)] = found
        return found

    def _keys(self, area: Area) -> Sequence[int]:
        """The keys of the cells of an area of moderate size, row by row."""
        if area[6]:
            return area[6]
        first = self.key(area)
        return keys_between(first, first + (area.height - 1 << COLUMN_BITS) + area.width - 1)

    def numbers(self, area: Area) -> list[float]:
        """The numbers among the values, as they are. The list is shared."""
        found = self._numbers.get(id(area))
        if found is None:
            found = [v for v in self.values(area) if type(v) is float or type(v) is int]
            if area[5] >= 0:
                self._numbers[id(area)] = found
        return found

    def block(self, area: Area) -> tuple[tuple[Value, ...], ...]:
        """All values of a range of moderate size, blanks too."""
        return in_rows(self.flat(area), area.width)

    def flat(self, area: Area) -> tuple[Value, ...]:
        """The values of a block one after the other, row by row."""
        size = len(area[6]) or area.size
        if size > LIMIT:
            raise Unknown
        self.spend(size)
        found = self._flat.get(id(area)) if area[5] >= 0 else None
        if found is None:
            found = tuple(map(self.cells.__getitem__, self._keys(area)))
            if UNKNOWN in found:
                raise Unknown
            if area[5] >= 0:
                self._flat[id(area)] = found
        return found

    def _existing_in(self, sheet: str, area: Area) -> list[tuple[int, int]]:
        """The places in a large range where the sheet has a cell at all, row by row."""
        by_column = self._columns.get(sheet)
        if by_column is None:
            by_column = self._columns[sheet] = _by_column(self.existing(sheet) if self.existing else ())
        places: list[tuple[int, int]] = []
        # Passing over a column costs far less than reading a cell, though not nothing.
        self.spend(len(by_column) // 8)
        for column, rows in by_column.items():
            if area.column <= column <= area.last_column:
                span = rows[bisect_left(rows, area.row) : bisect_right(rows, area.last_row)]
                self.spend(len(span))
                places.extend((row, column) for row in span)
        if area.width > 1:
            places.sort()
        return places


def in_rows(flat: tuple[Value, ...], width: int) -> tuple[tuple[Value, ...], ...]:
    """Values that stand one after the other as rows of so many."""
    return (flat,) if len(flat) == width else tuple([flat[at : at + width] for at in range(0, len(flat), width)])


def _by_column(places: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """The rows of each column that has cells, in order."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(places):
        columns.setdefault(column, []).append(row)
    return columns


def scalar_of(context: Context, operand: Operand) -> Value:
    """The one value of an operand; a larger range would need the place of the formula and is not decided."""
    # In Excel a range where one value is wanted gives the cell beside the formula, or spills: which one depends on the version.
    if type(operand) is Area:
        if operand.size != 1:
            raise Unknown
        return context.cell(operand.sheet, operand.row, operand.column)
    if type(operand) is Rows:
        if len(operand.rows) != 1 or len(operand.rows[0]) != 1:
            raise Unknown
        operand = operand.rows[0][0]
    if isinstance(operand, CellError):
        raise ErrorValue(operand)
    return operand  # type: ignore[return-value]


def grid_of(context: Context, operand: Operand) -> tuple[tuple[Value, ...], ...]:
    """All values of an operand as rows."""
    if type(operand) is Area:
        return context.block(operand)
    if type(operand) is Rows:
        return operand.rows
    return ((operand,),)  # type: ignore[return-value]
