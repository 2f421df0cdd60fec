"""The sheets of a workbook by number, its cells as whole numbers, and formulas read once with them."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final

from .formula import Expr, parsed, references
from .lexer import COLUMN_BITS, ROW_BITS, Area
from .shape import read

if TYPE_CHECKING:
    from .shape import Shape

_SHEET: Final = ROW_BITS + COLUMN_BITS
_COLUMN: Final = (1 << COLUMN_BITS) - 1
_ROW: Final = (1 << ROW_BITS) - 1
_EXPANDED: Final = 64
"""The largest range that is listed cell by cell,"""
_MANY: Final = 64
"""and the most references of a formula whose ranges are."""
_MOST: Final = 200_000
"""The most keys that a book remembers."""


class Bound:
    """A formula of one sheet with the cells that it reads."""

    __slots__ = ("areas", "inputs", "large", "names", "opaque", "shape", "text")

    def __init__(self, text: str, shape: Shape) -> None:
        self.text = text
        self.shape = shape
        self.areas: tuple[Area, ...] = ()
        """The references in the slots of the shape, with their keys."""
        self.inputs: frozenset[int] = frozenset()
        """The keys of the cells that it reads, those of large ranges aside."""
        self.large: tuple[Area, ...] = ()
        """Ranges too large to list their cells."""
        self.names: frozenset[str] = frozenset()
        self.opaque = False
        """Whether the cells it reads cannot be told from its text."""


class Book:
    """Numbers for the sheets of a workbook, and its formulas bound to them.

    A cell has the key ``sheet | row | column``: a line of cells is then a Python range, and a key hashes at no cost.
    """

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self._free = count()
        self._numbers: dict[str, int] = {}
        self.names: dict[int, str] = {}
        """The names of the sheets as first spelt."""
        self._bound: dict[tuple[str, int], Bound] = {}
        self._held = 0
        for name in names:
            self.number(name)

    def number(self, sheet: str) -> int:
        """Give the number of a sheet; capitals do not matter."""
        found = self._numbers.get(sheet)
        if found is None:
            low = sheet.lower()
            found = self._numbers.get(low)
            if found is None:
                found = self._numbers.setdefault(low, next(self._free))
                self.names.setdefault(found, sheet)
        return found

    def key(self, sheet: str, row: int, column: int) -> int:
        """Give the key of a cell."""
        return key_of(self.number(sheet), row, column)

    def bind(self, text: str, number: int) -> Bound:
        """Read a formula of a sheet, once."""
        found = self._bound.get((text, number))
        if found is None:
            found = self._read(text, number)
            self._held += 8 + len(found.areas) + len(found.inputs)
            if self._held > _MOST:
                self._bound.clear()
                self._held = 0
            self._bound[text, number] = found
        return found

    def _read(self, text: str, number: int) -> Bound:
        shape, areas = read(text)
        found = Bound(text, shape)
        if shape.scan.opaque:
            found.opaque = True
            return found
        found.names = shape.scan.names
        most = _EXPANDED if len(areas) <= _MANY else 1
        found.areas = tuple([self._placed(area, number, most) for area in areas])
        reads = found.areas
        if shape.scan.reshapes:
            expr: Expr | None = parsed(text)
            if expr is None:
                found.opaque = True
                return found
            reads = tuple([self._placed(Area(*place), number, most) for place in references(expr, "")])
        found.inputs = frozenset([key for area in reads for key in area.keys])
        found.large = tuple([area for area in reads if not area.keys])
        return found

    def _placed(self, area: Area, number: int, most: int) -> Area:
        """Give an area with its keys; without a sheet's name it lies in the sheet of this number."""
        sheet, row, column, last_row, last_column = area[:5]
        first = key_of(self.number(sheet) if sheet else number, row, column)
        return Area(sheet, row, column, last_row, last_column, first, _keys_of(area, first, most))


def _keys_of(area: Area, first: int, most: int) -> tuple[int, ...] | range:
    """List the keys of a range of at most so many cells, row by row; nothing for a larger one."""
    _, row, column, last_row, last_column = area[:5]
    height, width = last_row - row + 1, last_column - column + 1
    if height * width > most:
        return ()
    if height == 1:
        return range(first, first + width)
    step = 1 << COLUMN_BITS
    if width == 1:
        return range(first, first + height * step, step)
    return tuple([first + down * step + right for down in range(height) for right in range(width)])


def key_of(number: int, row: int, column: int) -> int:
    """Give the key of a cell of the sheet with this number."""
    return (number << ROW_BITS | row) << COLUMN_BITS | column


def sheet_of(key: int) -> int:
    """Give the number of the sheet of a key."""
    return key >> _SHEET


def place_of(key: int) -> tuple[int, int, int]:
    """Give the number of the sheet, the row and the column of a key."""
    return key >> _SHEET, key >> COLUMN_BITS & _ROW, key & _COLUMN


@lru_cache(maxsize=4)
def book_of(names: tuple[str, ...]) -> Book:
    """Give the book of these sheets; workbooks of one make share what was read."""
    return Book(names)
