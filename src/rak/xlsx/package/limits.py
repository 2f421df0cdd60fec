"""The limits that keep a hostile file cheap: one place, every one adjustable by the caller."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Final, NamedTuple

from rak.calc.excel_limits import MAX_TEXT

MIB = 1024 * 1024


class Limits(NamedTuple):
    """What a workbook may cost. ``Limits(max_file=...)`` changes one; the defaults suit office workbooks.

    Parts that are never looked into (pictures, macros, ...) are copied compressed and cost nothing, so only
    what is inflated counts. What is inflated may be ``free_size`` in all, or ``max_ratio`` times the size of
    the file where that is more: a large honest workbook is read, a small bomb is not.
    """

    max_file: int = 128 * MIB
    """Bytes of the file."""
    max_members: int = 10_000
    """Members of the package."""
    max_sheets: int = 1000
    """Sheets of a workbook."""
    max_strings: int = 100_000
    """Shared strings of a file of ``base_file`` bytes; a larger one may have more in proportion."""
    max_part: int = 128 * MIB
    """Bytes of one part, inflated."""
    max_total: int = 512 * MIB
    """Bytes of all inflated parts together."""
    free_size: int = 9 * MIB
    """Bytes that may be inflated whatever the ratio."""
    max_ratio: int = 20
    """Inflated bytes per byte of the file, beyond ``free_size``."""
    max_depth: int = 100
    """Nesting of XML elements."""
    max_cells: int = 100_000
    """Cells of one sheet that are turned into objects (editing a sheet does not do that)."""
    max_items: int = 20_000
    """XML elements of one part that is listed whole: workbook.xml, relationships, comments, tables, ..."""
    max_rows: int = 100_000
    """Rows of one sheet that are listed, with cells or without."""
    max_elements: int = 150_000
    """XML elements of one sheet that is not written the usual way and must go through a slower reader."""
    max_text: int = MAX_TEXT
    """Characters in one cell, Excel's own limit."""
    max_cell_text: int = 4 * MIB
    """Characters of the texts of one sheet, a shared one counted in every cell; grows with the file as those below."""
    base_file: int = 128 * 1024
    """Bytes of a file up to which the next three hold; those of a larger one grow with it, see `grown`."""
    max_shared_text: int = 3 * MIB
    """Characters that the members of the shared formulas of one sheet have, once each has its own text."""
    max_references: int = 40_000
    """References of formulas that an edit keeps, each once for a formula; results of those beyond are taken away."""
    max_reads: int = 1_500_000
    """Cells that formulas read, and characters of their results, until the results of those left are taken away."""

    def __repr__(self) -> str:
        """Show what is not as usual, which keeps the signatures in ``help(rak)`` short."""
        usual = self._field_defaults
        return f"Limits({', '.join(f'{n}={v}' for n, v in self._asdict().items() if v != usual[n])})"

    @classmethod
    def for_cells(cls, cells: int) -> "Limits":
        """The limits for an honest workbook with sheets of so many cells: all that grows with a sheet grows with them."""
        usual = cls()
        times = cls(max_cells=cells).times
        growing = (
            "max_file", "max_strings", "max_part", "max_total", "free_size", "max_cells", "max_items", "max_rows",
            "max_elements", "max_cell_text", "max_shared_text", "max_references", "max_reads",
        )  # fmt: skip
        return usual._replace(**{name: times * getattr(usual, name) for name in growing})

    @property
    def times(self) -> int:
        """How many times as large as usual a sheet may be, rounded up."""
        return max(1, -(-self.max_cells // Limits().max_cells))

    def grown(self, limit: int, size: int) -> int:
        """Give a limit as it is for a file of this size in bytes."""
        return limit * max(size, self.base_file) // self.base_file if self.base_file > 0 else limit


DEFAULT_LIMITS = Limits()
"""What is used when the caller says nothing."""

_IN_FORCE: Final = ContextVar("limits", default=DEFAULT_LIMITS)


def in_force() -> Limits:
    """The limits that hold where none are given."""
    return _IN_FORCE.get()


@contextlib.contextmanager
def allowing(limits: Limits | None) -> Iterator[None]:
    """While it lasts, what is opened without limits of its own may cost so much; None leaves what is in force."""
    token = _IN_FORCE.set(limits or in_force())
    try:
        yield
    finally:
        _IN_FORCE.reset(token)
