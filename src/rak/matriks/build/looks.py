"""How the cells look: a few named looks, applied to openpyxl cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

FONT: Final = "Arial"
RUPIAH: Final = '"Rp"#,##0;-"Rp"#,##0'
PERCENT: Final = "0.00%"
NUMBER: Final = "#,##0.######"
TEXT: Final = "General"

HEADING_FILL: Final = "D9E2F3"
GOAL_FILL: Final = "EAF1DD"
TOTAL_FILL: Final = "EDEDED"
INPUT_FILL: Final = "FFF9E5"
TITLE_FILL: Final = "1F3864"

Horizontal = Literal["left", "center", "right", "general"]
Vertical = Literal["top", "center", "bottom"]


@attrs.frozen
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

    def but(self, **changes: Any) -> Look:
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
    """Puts looks on cells, making each of openpyxl's style objects once."""

    def __init__(self) -> None:
        self._made: dict[Look, dict[str, Any]] = {}

    def paint(self, cell: Cell, look: Look) -> None:
        """Give the cell this look."""
        if look not in self._made:
            self._made[look] = _parts(look)
        for name, part in self._made[look].items():
            setattr(cell, name, part)


def _parts(look: Look) -> dict[str, Any]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side  # noqa: PLC0415  # see __init__

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
