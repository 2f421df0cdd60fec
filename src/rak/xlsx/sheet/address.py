"""Addresses of cells: ``B7`` and (7, 2), ranges, and sheet names as formulas spell them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rak.calc.area import COLUMN_LETTERS, COLUMN_NUMBER
from rak.calc.excel_limits import MAX_COLUMN, MAX_ROW
from rak.xlsx.package.problems import OoxmlError, Reason, refuse

__all__ = [
    "COLUMN_LETTERS",
    "COLUMN_NUMBER",
    "MAX_COLUMN",
    "MAX_ROW",
    "Position",
    "Range",
    "find_range",
    "from_address",
    "from_range",
    "quote_sheet",
    "to_address",
]

Position = tuple[int, int]
"""Row and column, both from 1."""

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_RANGE = re.compile(r"([A-Z]{1,2})([1-9][0-9]{0,5}):([A-Z]{1,2})([1-9][0-9]{0,5})")
"""A range that lies inside every sheet."""
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
_LOOKS_LIKE_CELL = re.compile(r"(?:[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*(?:[Cc][0-9]*)?|[Cc][0-9]*)")


class Range(NamedTuple):
    """A rectangle of cells, all four borders included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def covers(self, position: Position) -> bool:
        """Tell whether a (row, column) lies inside."""
        row, column = position
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    def positions(self) -> Iterator[Position]:
        """Its cells, row by row."""
        columns = range(self.first_column, self.last_column + 1)
        return ((row, column) for row in range(self.first_row, self.last_row + 1) for column in columns)

    @property
    def anchor(self) -> Position:
        """The upper left cell."""
        return self.first_row, self.first_column

    @property
    def is_single(self) -> bool:
        """Whether the range is one cell."""
        return self.first_row == self.last_row and self.first_column == self.last_column

    def __str__(self) -> str:
        """Spell it as Excel does."""
        first = to_address(self.first_row, self.first_column)
        if self.is_single:
            return first
        return f"{first}:{to_address(self.last_row, self.last_column)}"


def to_address(row: int, column: int) -> str:
    """Spell a position: (7, 2) is ``B7``."""
    if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
        raise refuse(Reason.BAD_ADDRESS, f"({row}, {column})", "row 1..1048576 and column 1..16384 (A..XFD)")
    return f"{COLUMN_LETTERS[column]}{row}"


def from_address(address: str) -> Position:
    """Read a position: ``B7`` (also ``$B$7``, ``b7``) is (7, 2)."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise refuse(Reason.BAD_ADDRESS, address, "not the address of a cell, A1..XFD1048576")
    row, column = int(match[2]), COLUMN_NUMBER[match[1].upper()]
    if row > MAX_ROW or column > MAX_COLUMN:
        raise refuse(Reason.BAD_ADDRESS, address, "not the address of a cell, A1..XFD1048576")
    return row, column


def from_range(text: str) -> Range:
    """Read a range: ``A1:B7``, or one cell; the corners may stand in any order."""
    usual = _RANGE.fullmatch(text)
    if usual is not None:
        letters, number, other_letters, other_number = usual.groups()
        row, other_row = int(number), int(other_number)
        column, other_column = COLUMN_NUMBER[letters], COLUMN_NUMBER[other_letters]
        if row <= other_row and column <= other_column:
            return Range(row, column, other_row, other_column)
    first, colon, last = text.partition(":")
    row, column = from_address(first)
    other_row, other_column = from_address(last) if colon else (row, column)
    return Range(min(row, other_row), min(column, other_column), max(row, other_row), max(column, other_column))


def find_range(text: str) -> Range | None:
    """Read a range as :func:`from_range` does; None where the text is none."""
    try:
        return from_range(text)
    except OoxmlError:
        return None


def place_of(sheet: str, position: Position) -> str:
    """Spell the place of a cell for a problem, also of one that no sheet has."""
    row, column = position
    if type(row) is int and type(column) is int and row > 0 and 0 < column <= MAX_COLUMN:
        return f"{quote_sheet(sheet)}!{COLUMN_LETTERS[column]}{row}"
    return f"{quote_sheet(sheet)}!({row}, {column})"


def quote_sheet(name: str) -> str:
    """Spell a sheet name for a formula or a link: quoted where Excel wants it quoted."""
    if _PLAIN_SHEET.fullmatch(name) and not _LOOKS_LIKE_CELL.fullmatch(name):
        return name
    return "'" + name.replace("'", "''") + "'"
