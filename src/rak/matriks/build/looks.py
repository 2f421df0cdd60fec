"""How the cells look: a few named looks, applied to openpyxl cells."""

from copy import copy
from typing import Any, Final, Literal

import attrs
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.cell_range import CellRange

FONT: Final = "Arial"
RUPIAH: Final = '"Rp"#,##0;-"Rp"#,##0'
PERCENT: Final = "0.00%"
NUMBER: Final = "#,##0.######"
TEXT: Final = "General"

HEADING_FILL: Final = "D9E2F3"
TOTAL_FILL: Final = "EDEDED"
INPUT_FILL: Final = "FFF9E5"
RESULT_FILL: Final = "F2F2F2"

Horizontal = Literal["left", "center", "right", "general"]
Vertical = Literal["top", "center", "bottom"]
Edges = tuple[bool, bool, bool, bool]
"""Which edges of a merge a cell lies on: top, left, bottom, right."""


@attrs.frozen(cache_hash=True)
class Look:
    """One look of a cell: what it says in words becomes openpyxl's objects in :class:`Painter`."""

    horizontal: Horizontal = "left"
    vertical: Vertical = "center"
    size: float = 9
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = "000000"
    fill: str = ""
    border: bool = True
    wrap: bool = True
    number_format: str = TEXT
    unlocked: bool = False

    def but(self, **changes: Any) -> "Look":
        """The same look with some things changed."""
        return attrs.evolve(self, **changes)


TITLE: Final = Look(horizontal="center", size=13, bold=True, border=False)
SUBTITLE: Final = TITLE.but(size=11)
HEADING: Final = Look(horizontal="center", bold=True, fill=HEADING_FILL)
COLUMN_NUMBER: Final = Look(horizontal="center", size=8, italic=True, fill=HEADING_FILL)
BODY: Final = Look()
CENTERED: Final = Look(horizontal="center")
MONEY: Final = Look(horizontal="right", number_format=RUPIAH)
INPUT: Final = Look(fill=INPUT_FILL, unlocked=True)
PLAIN: Final = Look(border=False)
SIGNATURE: Final = Look(border=False, horizontal="center", size=10, wrap=False)
NOTE: Final = Look(border=False, italic=True, color="595959", wrap=False)


class Painter:
    """Puts looks on the cells of one workbook.

    The first cell of a look is painted through openpyxl's setters, which would take most of the time of a build; the
    others get a copy of its finished style. So do the cells of merges, each by the edges of the merge that it lies on.
    (Cells and sheets are Any: openpyxl's own types do not know of the finished style.)
    """

    def __init__(self) -> None:
        self._finished: dict[tuple[Look, tuple[int, ...]], StyleArray] = {}
        self._in_merges: dict[tuple[Look, Edges], StyleArray] = {}

    def paint(self, cell: Any, look: Look) -> None:
        """Give the cell this look; what the look says nothing of (a fill, a border) stays as it was."""
        key = (look, tuple(cell._style or ()))  # noqa: SLF001  # openpyxl has no other door to a finished style
        finished = self._finished.get(key)
        if finished is None:
            for name, part in parts_of(look).items():
                setattr(cell, name, part)
            self._finished[key] = copy(cell._style)  # noqa: SLF001
        else:
            cell._style = copy(finished)  # noqa: SLF001

    def merge(self, sheet: Any, corners: tuple[int, int, int, int], look: Look) -> None:
        """Merge the rectangle (first row, first column, last row, last column) and give it the look."""
        row, col, last_row, last_col = corners
        styles = {
            (line, across): (look, (line == row, across == col, line == last_row, across == last_col))
            for line in range(row, last_row + 1)
            for across in range(col, last_col + 1)
        }
        cells = sheet._cells  # noqa: SLF001
        if self._in_merges.keys() >= set(styles.values()):
            sheet.merged_cells.ranges.add(CellRange(None, col, row, last_col, last_row))
            anchor = sheet.cell(row, col)
            cells.update({position: MergedCell(sheet, *position) for position in styles} | {(row, col): anchor})
            for position, style in styles.items():
                cells[position]._style = copy(self._in_merges[style])  # noqa: SLF001  # finished styles are shared; openpyxl has no public way
            return
        for line, across in styles:
            self.paint(sheet.cell(line, across), look)
        sheet.merge_cells(None, row, col, last_row, last_col)
        for position, style in styles.items():
            self._in_merges[style] = copy(cells[position]._style)  # noqa: SLF001


def parts_of(look: Look) -> dict[str, Any]:
    """What the look says, as openpyxl's style objects by the name of the setter that takes them."""
    parts: dict[str, Any] = {
        "font": Font(
            name=FONT,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            underline="single" if look.underline else None,
            color=f"FF{look.color}",
        ),
        "alignment": Alignment(horizontal=look.horizontal, vertical=look.vertical, wrap_text=look.wrap),
        "number_format": look.number_format,
        "protection": Protection(locked=not look.unlocked),
    }
    if look.fill:
        parts["fill"] = PatternFill("solid", fgColor=f"FF{look.fill}")
    if look.border:
        side = Side(style="thin", color="FF7F7F7F")
        parts["border"] = Border(left=side, right=side, top=side, bottom=side)
    return parts
