"""One cell as it stands in a sheet, and what may be written into one."""

from typing import NamedTuple

from rak.calc.area import COLUMN_LETTERS
from rak.calc.cell_error import CellError

Value = str | int | float | bool | CellError | None
"""What a cell can hold; None is a blank cell."""


class Formula(NamedTuple):
    """A formula to be written, without its ``=``; ``cached`` is its result where the caller knows it."""

    text: str
    cached: Value = None


class Link(NamedTuple):
    """A text in a new sheet that leads to a place in the workbook, such as ``'Matriks'!H12``."""

    text: str
    location: str


class Formatted(NamedTuple):
    """A value with the number format that it is shown in, such as ``0.00%``; None is a blank cell."""

    value: object
    number_format: str


class Cell(NamedTuple):
    """A cell of a sheet."""

    row: int
    column: int
    value: Value
    """For a formula, the cached result."""
    kind: str
    """``blank``, ``number``, ``text``, ``bool``, ``error`` or ``date`` (ISO 8601 as text)."""
    style: int
    """Index of the cell's format; ask the workbook for its number format."""
    formula: str | None
    """The formula without ``=``; a member of a shared formula has its own text."""
    raw: str | None
    """The number or index as it stands in the file, for callers who need every digit."""
    has_cached: bool
    """Whether the file holds a result for the formula."""

    @property
    def address(self) -> str:
        """The address, such as ``B7``."""
        return f"{COLUMN_LETTERS[self.column]}{self.row}"
