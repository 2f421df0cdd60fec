"""How a sheet prints and what of it is locked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rak.matriks.build.heights import ROW, ends_of_pages, printed_room

FOLIO: Final = 14
"""Paper 8,5 by 13 inches, which offices here call F4."""
_FONT: Final = "Arial,Regular"


def finish(
    sheet: Worksheet,
    tahun: int,
    groups: Sequence[range],
    *,
    frozen: tuple[int, int],
    headings: int = 0,
    area: str = "",
    wide: int = 1,
) -> None:
    """Freeze, print and lock a sheet: rows from ``headings`` to the one above ``frozen`` stand on each of its pages."""
    row, col = frozen
    sheet.freeze_panes = f"{get_column_letter(col)}{row}"
    set_up(
        sheet, area=area, titles=f"{headings}:{row - 1}" if headings else "", footer=f"Rencana Aksi {tahun}", wide=wide
    )
    if wide > 1:
        sheet.print_title_cols = f"A:{get_column_letter(col - 1)}"
    keep_together(sheet, groups, first=row)
    protect(sheet)


def set_up(
    sheet: Worksheet, *, area: str = "", titles: str = "", portrait: bool = False, footer: str = "", wide: int = 1
) -> None:
    """``wide`` pages wide, as many as needed long, on Folio (F4), with the page number at the foot.

    Without an ``area`` whatever is not hidden is printed, also what a revision adds below.
    """
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = FOLIO
    sheet.page_setup.fitToWidth = wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    margins.header = margins.footer = 0.3
    if area:
        sheet.print_area = area
    if titles:
        sheet.print_title_rows = titles
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text=footer, font=_FONT, size=8),
        right=_HeaderFooterPart(text="Halaman &P dari &N", font=_FONT, size=8),
    )


def protect(sheet: Worksheet) -> None:
    """Lock the plan without a password; columns and rows may still be sized, and filters used."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False


def keep_together(sheet: Worksheet, groups: Sequence[range], *, first: int) -> None:
    """Break pages between groups of rows, so that none is cut; ``first`` is the row below the repeated headings."""
    widths = [column.width for column in sheet.column_dimensions.values() if not column.hidden]
    room = printed_room(widths, sheet.page_setup.fitToWidth or 1)
    for row in ends_of_pages(lambda row: sheet.row_dimensions[row].height or ROW, groups, first, room):
        sheet.row_breaks.append(Break(id=row))
