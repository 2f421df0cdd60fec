"""What is asked of a workbook, as a record: changes of cells and rows, protection, and whole new sheets."""

from typing import NamedTuple

from rak.xlsx.edit.newsheet import NewSheet
from rak.xlsx.sheet.address import Position


class _Unset:
    """Marks a change that leaves the value alone."""

    def __repr__(self) -> str:
        return "UNSET"


UNSET = _Unset()


class Change(NamedTuple):
    """What is asked of one cell."""

    value: object = UNSET
    style: int | None = None
    copy_from: Position | None = None
    fill: str | None = None
    locked: bool | None = None
    number_format: str | None = None

    @property
    def is_new_format(self) -> bool:
        """Whether the workbook may have to get a format that it does not have."""
        return (self.fill, self.locked, self.number_format) != (None, None, None)


class RowChange(NamedTuple):
    """What is asked of one row; None leaves it as it is."""

    hidden: bool | None = None
    height: float | None = None
    """In points."""


class Request:
    """All that one edit asks for, and what it may do."""

    def __init__(self, *, allow_locked: bool = False, allow_signed: bool = False) -> None:
        self.allow_locked = allow_locked
        """Whether locked cells of a protected sheet may be changed."""
        self.allow_signed = allow_signed
        """Whether a signed workbook may be changed, which breaks its signature."""
        self.changes: dict[tuple[str, Position], Change] = {}
        """By the sheet's own spelling of its name, and the position."""
        self.sheets: list[NewSheet] = []
        self.rows: dict[tuple[str, int], RowChange] = {}
        """By sheet and number."""
        self.breaks: dict[str, tuple[int, ...]] = {}
        """The rows behind which a page ends, by sheet; all others that somebody set go."""
        self.protection: dict[str, bool] = {}
        """Whether a sheet is to be protected, by its name."""

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.changes or self.sheets or self.rows or self.breaks or self.protection)
