"""Whole new sheets beside those of staff: frozen panes, filters, drop-downs, formats, pages, hidden ones, more rows."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import openpyxl
import pytest
from benchmarks.libreoffice import convert

from rak.xlsx import Formatted, Link, OoxmlError, Range, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.edit.newsheet import Choice, Layout
from rak.xlsx.edit.newsheet_cells import RowSpeller
from tests.xlsx.builder import Book, changed_parts, one_sheet, sheet_xml
from tests.xlsx.helpers import SHEET, cells, reasons

BASE = one_sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
ROWS = (
    ("Kode", "Tanggal", "Nilai", "Putusan"),
    ("1.1", datetime.date(2025, 4, 15), Formatted(0.725, "0.00%"), Formatted(None, "@")),
    ("1.2", None, Formatted(1_500_000, '"Rp" #,##0'), "induk"),
)
LAYOUT = Layout(
    freeze=(1, 1), autofilter=True, choices=(Choice(Range(2, 4, 3, 4), ("induk", "kiriman")),), landscape=True
)


def with_sheet(data: bytes = BASE, layout: Layout = LAYOUT, name: str = "Konflik") -> bytes:
    """The workbook with the new sheet."""
    edit = Edit(Workbook.open(data))
    edit.add_sheet(name, ROWS, column_widths=(8, 12, 14, 12), layout=layout)
    return edit.apply()


def test_the_sheet_shows_and_prints_as_asked() -> None:
    """Panes, filter, drop-down, landscape pages one page wide, as openpyxl reads them."""
    sheet = openpyxl.load_workbook(io.BytesIO(with_sheet()))["Konflik"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.page_setup.orientation) == ("B2", "A1:D3", "landscape")
    page = sheet.sheet_properties.pageSetUpPr
    assert page is not None
    assert (page.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    rules = sheet.data_validations.dataValidation
    assert [(str(each.sqref), each.formula1) for each in rules] == [("D2:D3", '"induk,kiriman"')]
    assert [sheet.column_dimensions[column].width for column in "ABCD"] == [8, 12, 14, 12]


def test_its_cells_have_their_number_formats() -> None:
    """A date, a percentage, money, and a blank cell that takes text."""
    sheet = openpyxl.load_workbook(io.BytesIO(with_sheet()))["Konflik"]
    found = [(sheet[at].value, sheet[at].number_format) for at in ("B2", "C2", "C3", "D2")]
    date = datetime.datetime(2025, 4, 15)  # noqa: DTZ001  # openpyxl gives times without zone
    assert found == [(date, "dd/mm/yyyy"), (0.725, "0.00%"), (1_500_000, '"Rp" #,##0'), (None, "@")]


def test_a_date_has_the_serial_number_of_the_workbooks_calendar() -> None:
    """In a workbook that counts from 1904 the same day has a number 1462 lower."""
    later = Book({SHEET: sheet_xml("")}, workbook_before='<workbookPr date1904="1"/>').bytes()
    numbers = [cells(with_sheet(data), "Konflik")["B2"] for data in (BASE, later)]
    assert numbers == [45762, 45762 - 1462]


def test_what_was_there_stays_to_the_byte() -> None:
    """Only the parts that bind the package, and the styles, are written anew."""
    changed = changed_parts(BASE, with_sheet())
    assert changed == {
        "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml",
        "xl/worksheets/rak_1.xml",
    }  # fmt: skip


def test_rows_are_as_high_as_their_longest_text_asks_for() -> None:
    """40 characters in a column of 10: four lines of 15 points."""
    edit = Edit(Workbook.open(BASE))
    edit.add_sheet("Temuan", [["Pesan"], ["x" * 40], ["pendek"], ["a\nb"]], column_widths=(10,))
    sheet = openpyxl.load_workbook(io.BytesIO(edit.apply()))["Temuan"]
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3, 4)] == [None, 60, None, 30]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_is_added_out_of_sight(state: str) -> None:
    """The basis of a copy of a section lies in a sheet that nobody needs to see."""
    data = with_sheet(layout=Layout(state=state))
    assert [sheet.state for sheet in Workbook.open(data).sheets] == ["visible", state]
    assert openpyxl.load_workbook(io.BytesIO(data))["Konflik"].sheet_state == state


def test_an_earlier_sheet_is_replaced_by_another_layout() -> None:
    """The second has neither filter nor drop-down."""
    sheet = openpyxl.load_workbook(io.BytesIO(with_sheet(with_sheet(), Layout())))["Konflik"]
    assert (sheet.auto_filter.ref, sheet.data_validations.dataValidation, sheet.freeze_panes) == (None, [], "A2")


@pytest.mark.parametrize("texts", [(), ("a,b",), ('"a"',), ("x" * 256,)])
def test_a_list_that_excel_does_not_take_is_refused(texts: tuple[str, ...]) -> None:
    """1 to 255 characters, no comma or quote."""
    with pytest.raises(OoxmlError) as error:
        with_sheet(layout=Layout(choices=(Choice(Range(2, 1, 3, 1), texts),)))
    assert reasons(error) == [Reason.BAD_VALUE]


def test_a_long_list_comes_from_a_range() -> None:
    """A range or a defined name has no limit of 255 characters."""
    layout = Layout(choices=(Choice(Range(2, 1, 3, 1), source=f"{SHEET}!$A$1:$A$9"),))
    rules = openpyxl.load_workbook(io.BytesIO(with_sheet(layout=layout)))["Konflik"].data_validations.dataValidation
    assert [each.formula1 for each in rules] == [f"{SHEET}!$A$1:$A$9"]


def test_a_state_that_no_sheet_has_is_refused() -> None:
    """Visible, hidden, veryHidden."""
    with pytest.raises(OoxmlError) as error:
        with_sheet(layout=Layout(state="gaib"))
    assert reasons(error) == [Reason.BAD_VALUE]


def test_the_self_check_reads_a_new_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that loses a row is found out."""
    right = RowSpeller.__call__

    def wrong(self: RowSpeller, number: int, row: tuple[object, ...]) -> str:
        return right(self, number, row) if number != 3 else ""

    monkeypatch.setattr(RowSpeller, "__call__", wrong)
    with pytest.raises(OoxmlError) as error:
        with_sheet()
    assert set(reasons(error)) == {Reason.SELF_CHECK}


def test_a_link_is_still_a_link() -> None:
    """Cells that lead to a place in the workbook."""
    edit = Edit(Workbook.open(BASE))
    edit.add_sheet("Temuan", [["Sel"], [Link("A1", f"{SHEET}!A1")]], layout=LAYOUT)
    sheet = openpyxl.load_workbook(io.BytesIO(edit.apply()))["Temuan"]
    assert sheet["A2"].hyperlink.location == f"{SHEET}!A1"


@pytest.mark.libreoffice
def test_libreoffice_opens_it(soffice: str, tmp_path: Path) -> None:
    """It converts without complaint and shows the first sheet."""
    path = tmp_path / "konflik.xlsx"
    path.write_bytes(with_sheet())
    convert(soffice, [path], tmp_path, "csv", tmp_path / "p")
    assert (tmp_path / "konflik.csv").read_text(encoding="utf-8").splitlines()[0] == "1"
