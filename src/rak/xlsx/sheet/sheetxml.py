"""The XML of one worksheet: its rows and cells as spans of text, and what stands around them.

Two ways lead to the same result. A part that is written the way all popular programs write it is scanned by regular
expressions (``fastscan``); any other well-formed part goes through expat (``slowscan``). The fast way accepts a
part only if its expressions cover every character of ``sheetData`` and expat accepts the rest.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rak.xlsx.sheet.address import Range

NO_ATTRIBUTES: Mapping[str, str] = {}


class CellSpan(NamedTuple):
    """One ``<c>``: where it stands and what it holds, entities resolved."""

    column: int
    start: int
    stop: int
    style: int
    type: str
    formula_attributes: Mapping[str, str] | None
    """Attributes of ``<f>``, None where there is no formula."""
    formula: str | None
    raw: str | None
    """Text of ``<v>``."""
    inline: str | None
    """Text of ``<is>``, phonetic runs left out."""
    children: tuple[tuple[str, int, int], ...] | None = None
    """Name, start and stop of each child element; None where the text tells (canonical parts)."""


Token = tuple[str, str, str, str, str, str, str, str]
"""One cell of a canonical part as spelt: the whole, then address, style, type, attributes of ``<f>``, formula, value
and inline text; empty where there is none."""


class RowSpan(NamedTuple):
    """One ``<row>``; an empty element has ``tag_stop == stop``."""

    number: int
    start: int
    tag_stop: int
    stop: int
    cells: list[CellSpan] | None
    """Its cells; None in a canonical part."""
    scanned: Mapping[int, Token] | None = None
    """Its cells by column in a canonical part; None where they are scanned again on demand."""


class ColumnSpan(NamedTuple):
    """One ``<col>``: from, to, style, hidden, width in characters."""

    first: int
    last: int
    style: int
    hidden: bool
    width: float


class Skeleton:
    """What stands around the cells of a sheet."""

    def __init__(self) -> None:
        self.namespace = ""
        self.data_start = self.data_tag_stop = self.data_stop = -1
        self.data_count = 0
        self.dimension: tuple[int, str] | None = None
        self.merges: list[Range] = []
        self.columns: list[ColumnSpan] = []
        self.hyperlinks: list[tuple[Range, str, str]] = []
        """Range, relationship id, location."""
        self.is_protected = False
        self.protection: tuple[int, int] | None = None
        """Where the tag of ``sheetProtection`` starts and stops."""
        self.calculation_stop = -1
        """Where ``sheetCalcPr`` stops; only it may stand between the cells and the protection."""
        self.table_relations: list[str] = []
        self.code_name = ""

    def moved(self, after: int, by: int) -> None:
        """Move what stands behind an offset."""
        if self.protection is not None and self.protection[0] >= after:
            self.protection = self.protection[0] + by, self.protection[1] + by
        if self.calculation_stop >= after:
            self.calculation_stop += by


class SheetXml(NamedTuple):
    """A worksheet part, scanned."""

    text: str
    prefix: str
    """Namespace prefix of the main elements, with its colon; mostly empty."""
    skeleton: Skeleton
    rows: list[RowSpan]
    canonical: bool
    misplaced: bool
    """Whether a cell stands in a row that is not its own, or twice: such a sheet is read, not edited."""
