"""Sheets formatted far down, many strings and sheets, wide merges, and what Google Sheets and WPS write."""

from __future__ import annotations

import tracemalloc

import pytest

from rak.matriks.read.grid import Penghitung, Petak
from rak.xlsx import Limits, Reason, Workbook
from tests.xlsx.builder import MAIN, Book, changed_parts, one_sheet, sheet_xml, strings_xml
from tests.xlsx.helpers import SHEET, cell_xml, cells, fill, refusal

_MOST = 64 * 1024 * 1024


def blank_rows(first: int, count: int, width: int = 15) -> str:
    """Rows of cells that only have a format."""
    return "".join(
        f'<row r="{row}">' + "".join(f'<c r="{chr(65 + column)}{row}" s="1"/>' for column in range(width)) + "</row>"
        for row in range(first, first + count)
    )


FILLED = '<row r="1"><c r="A1" s="1"><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c></row>'
BELOW = '<row r="9000"><c r="A9000"><v>7</v></c></row>'


@pytest.mark.parametrize("comment", ["", "<!-- lambat -->"])
def test_blank_formatted_rows_by_the_thousand_are_no_cells(comment: str) -> None:
    """120,000 blank cells below and above those that hold something: read and filled as without them."""
    count = 8000 if not comment else 1000
    data = one_sheet(FILLED + comment + blank_rows(2, count) + BELOW)
    assert cells(data) == {"A1": 5, "B1": 10, "A9000": 7}
    new = fill(data, {"A1": 6, "C500": 1})
    assert cells(new) == {"A1": 6, "B1": 12, "C500": 1, "A9000": 7}
    assert changed_parts(data, new) == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}  # asks Excel to compute


def test_a_sheet_of_few_cells_has_its_blank_ones_too() -> None:
    """Their format is there for who asks."""
    found = Workbook.open(one_sheet(FILLED + blank_rows(2, 3))).sheet(SHEET).cells
    assert (len(found), found[2, 1].value, found[2, 1].style) == (47, None, 1)


def test_more_cells_that_hold_something_than_the_limit_are_refused() -> None:
    """The limit counts rows that are read."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 12_001))
    with pytest.raises(Exception, match="batasnya 11000"):
        _ = Workbook.open(one_sheet(rows), limits=Limits(max_cells=11_000)).sheet(SHEET).cells


@pytest.mark.parametrize("item", ["<si><t>a</t></si>", "<si><t/></si>", "<si><r><t>a</t></r></si>"])
def test_a_small_file_with_very_many_strings_is_refused(item: str) -> None:
    """150,000 strings in a few kilobytes, plain or rich."""
    strings = f'<sst xmlns="{MAIN}">{item * 150_000}</sst>'
    data = Book({SHEET: sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')}, strings=strings).bytes()
    assert refusal(data) is Reason.TOO_LARGE


def test_many_sheets_are_refused() -> None:
    """1,001 sheets, each with its own part."""
    assert refusal(Book({f"L{number}": sheet_xml("") for number in range(1001)}).bytes()) is Reason.TOO_MANY_MEMBERS


def test_many_sheets_of_one_part_are_refused() -> None:
    """Eleven sheets that would each read the same part."""
    sheets = "".join(f'<sheet name="K{number}" sheetId="{number}" r:id="rId1"/>' for number in range(2, 12))
    data = Book({SHEET: sheet_xml("")}).parts()
    data["xl/workbook.xml"] = data["xl/workbook.xml"].replace(b"</sheets>", sheets.encode() + b"</sheets>")
    from tests.xlsx.builder import pack

    assert refusal(pack(data)) is Reason.DAMAGED


@pytest.mark.parametrize("last", ["XFD{0}", "XFD20000", "XFD{1}"])
def test_very_many_wide_merges_cost_little(last: str) -> None:
    """20,000 merged ranges over all columns: beside or over one another, found by cell, within 64 MB."""
    merges = "".join(f'<mergeCell ref="A{row}:{last.format(row, row + 9)}"/>' for row in range(1, 20_001))
    workbook = Workbook.open(one_sheet("", after=f"<mergeCells>{merges}</mergeCells>"))
    sheet = workbook.sheet(SHEET)
    tracemalloc.start()
    petak = Petak(sheet, Penghitung(workbook))
    found = [petak.merge(5, column) for column in range(1, 41)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {each.anchor for each in found if each is not None} == {(5, 1)}
    assert peak < _MOST


def test_two_halves_of_a_character_in_escapes_are_one() -> None:
    """``_xD83D__xDE00_`` is a face; half of one is a mark for a lost character, and both can be written and printed."""
    texts = strings_xml("_xD83D__xDE00_", "a_xD83D_b")
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    data = Book({SHEET: sheet_xml(rows)}, strings=texts).bytes()
    found = cells(data)
    assert found == {"A1": "\U0001f600", "B1": "a\ufffdb"}
    assert cells(fill(data, {"C1": found["A1"]}))["C1"] == "\U0001f600"


def test_a_picture_in_a_cell_of_wps_stays() -> None:
    """``DISPIMG`` and its ``cellimages.xml``: no formula is lost, no part, no content type."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c>'
        '<c r="B1" t="str"><f>_xlfn.DISPIMG("ID_0A1B",1)</f><v>=DISPIMG("ID_0A1B",1)</v></c></row>'
    )
    images = {"xl/cellimages.xml": "<etc:cellImages xmlns:etc='http://www.wps.cn/officeDocument/2017/etCustomData'/>"}
    data = Book({SHEET: sheet_xml(rows)}, extra=images).bytes()
    new = fill(data, {"A1": 2})
    assert changed_parts(data, new) == {"xl/worksheets/sheet1.xml"}
    assert cell_xml(new, "B1") == cell_xml(data, "B1")


def test_a_sheet_without_dimension_is_filled_beyond_its_cells() -> None:
    """Google Sheets states no dimension and no spans; none is made up."""
    rows = '<row r="1" customFormat="1" s="1"><c r="A1" s="1" t="n"><v>1.0</v></c></row>'
    text = sheet_xml(rows)
    assert "<dimension" not in text
    data = Book({SHEET: text}).bytes()
    new = fill(data, {"D9": 4, "A1": 2})
    assert cells(new) == {"A1": 2, "D9": 4}
    assert "<dimension" not in cell_xml(new, "A1") + cell_xml(new, "D9")
