"""How a sheet prints and what of it is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

FOLIO: Final = 14
"""Paper 8,5 by 13 inches, which offices here call F4."""


_FONT: Final = "Arial,Regular"


def set_up(
    sheet: Worksheet, *, area: str, titles: str = "", portrait: bool = False, footer: str = "", wide: int = 1
) -> None:
    """``wide`` pages wide, as many as needed long, on Folio (F4), with the page number at the foot."""
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = FOLIO
    sheet.page_setup.fitToWidth = wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    margins.header = margins.footer = 0.3
    sheet.print_area = area
    if titles:
        sheet.print_title_rows = titles
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter = _footer(footer)


def _footer(text: str) -> HeaderFooterItem:
    return HeaderFooterItem(
        left=_HeaderFooterPart(text=text, font=_FONT, size=8),
        right=_HeaderFooterPart(text="Halaman &P dari &N", font=_FONT, size=8),
    )


def protect(sheet: Worksheet) -> None:
    """Lock the plan without a password; columns and rows may still be sized, and filters used."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
