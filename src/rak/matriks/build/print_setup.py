"""How a sheet prints and what of it is locked."""

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rak.matriks.build.heights import ROW, ends_of_pages, printed_room, printed_scale

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
    second: int = 0,
) -> None:
    """Freeze, print and lock a sheet: rows from ``headings`` to the one above ``frozen`` stand on each of its pages.

    From the column ``second`` on it goes on upon a second page across, which has the frozen columns too.
    """
    row, col = frozen
    sheet.freeze_panes = f"{get_column_letter(col)}{row}"
    set_up(sheet, area=area, titles=f"{headings}:{row - 1}" if headings else "", footer=f"Rencana Aksi {tahun}")
    columns = sheet.column_dimensions.items()
    shown = [(column_index_from_string(name), one.width) for name, one in columns if not one.hidden]
    widest = [width for _, width in shown]
    if second:
        pages = [
            [width for at, width in shown if on(at)] for on in (second.__gt__, lambda at: at < col or at >= second)
        ]
        widest = max(pages, key=sum)
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)  # it would break where columns fit
        sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
        sheet.page_setup.scale = int(97 * printed_scale(widest))
        sheet.print_title_cols = f"A:{get_column_letter(col - 1)}"
        sheet.col_breaks.append(Break(id=second - 1))
    for end in ends_of_pages(lambda row: sheet.row_dimensions[row].height or ROW, groups, row, printed_room(widest)):
        sheet.row_breaks.append(Break(id=end))
    protect(sheet)


def set_up(sheet: Worksheet, *, area: str = "", titles: str = "", portrait: bool = False, footer: str = "") -> None:
    """One page wide, as many as needed long, on Folio (F4), with the page number at the foot.

    Without an ``area`` whatever is not hidden is printed, also what a revision adds below.
    """
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = FOLIO
    sheet.page_setup.fitToWidth = 1
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
