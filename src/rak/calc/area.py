"""Cells and ranges: letters of columns, and keys, whole numbers that hold sheet, row and column.

It is the leaf that reader, editor and calculator share.
"""

from typing import Final, NamedTuple

# Rows and columns are counted from 1, so 2**20 rows need 21 bits and 2**14 columns need 15. Row 0 and column 0 are keys too:
# adding a place to that of its sheet is all it takes to make a key.
ROW_BITS: Final = 21
COLUMN_BITS: Final = 15
"""The bits that a row and a column take in the key of a cell."""

_SHEET: Final = ROW_BITS + COLUMN_BITS
_COLUMN: Final = (1 << COLUMN_BITS) - 1
_ROW: Final = (1 << ROW_BITS) - 1


# A sheet has 16,384 columns and a workbook uses a few dozen: a dictionary that fills itself is as quick as a table of all
# of them, and nothing has to be made at import.
class _Columns(dict[str, int]):
    """Numbers of column letters, computed on first use."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        self[letters] = number
        return number


class _Letters(dict[int, str]):
    """Letters of column numbers, computed on first use."""

    def __missing__(self, number: int) -> str:
        letters, rest = "", number
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(65 + digit) + letters
        self[number] = letters
        return letters


COLUMN_NUMBER = _Columns()
COLUMN_LETTERS = _Letters()


Cell = tuple[str, int, int]
"""The name of a sheet, a row and a column."""
Reference = tuple[str, int, int, int, int]
"""The name of a sheet, the first row and column, the last row and column."""


class Area(NamedTuple):
    """A rectangle of cells, 1-based and inclusive; an empty sheet name is the formula's own sheet."""

    sheet: str
    row: int
    column: int
    last_row: int
    last_column: int
    key: int = -1
    """The key of its first cell; -1 before it is bound to the sheets of a workbook."""
    keys: tuple[int, ...] | range = ()
    """The keys of all its cells, row by row; empty where it is large or not bound."""

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.last_row - self.row + 1

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.last_column - self.column + 1

    @property
    def size(self) -> int:
        """The number of cells, existing or not."""
        return self.height * self.width


def key_of(number: int, row: int, column: int) -> int:
    """Give the key of a cell of the sheet with this number; keys of a line of cells make a Python range."""
    return (number << ROW_BITS | row) << COLUMN_BITS | column


def sheet_of(key: int) -> int:
    """Give the number of the sheet of a key."""
    return key >> _SHEET


def place_of(key: int) -> tuple[int, int, int]:
    """Give the number of the sheet, the row and the column of a key."""
    return key >> _SHEET, key >> COLUMN_BITS & _ROW, key & _COLUMN


def size_between(first: int, last: int) -> int:
    """Count the cells of the rectangle between two keys of one sheet."""
    height = (last >> COLUMN_BITS) - (first >> COLUMN_BITS) + 1
    return height * ((last & _COLUMN) - (first & _COLUMN) + 1)


def keys_between(first: int, last: int) -> tuple[int, ...] | range:
    """List the keys of the rectangle between two keys of one sheet, row by row."""
    down = (last >> COLUMN_BITS) - (first >> COLUMN_BITS)
    right = (last & _COLUMN) - (first & _COLUMN)
    # A range of integers takes the same room however long it is; only a true rectangle has to be listed.
    if not down:
        return range(first, first + right + 1)
    step = 1 << COLUMN_BITS
    if not right:
        return range(first, last + 1, step)
    lines = range(first, first + down * step + 1, step)
    return tuple([key for start in lines for key in range(start, start + right + 1)])
