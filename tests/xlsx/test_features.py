"""What staff put into a workbook stays: pictures, charts, comments, drop-downs, formats, names, and a new sheet beside them."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from benchmarks.libreoffice import convert

from rak.xlsx import Formula, Link, OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from tests.xlsx.builder import REL, Book, changed_parts, one_sheet, parts_of, sheet_xml, strings_xml
from tests.xlsx.helpers import SHEET, cell_xml, cells, fill, reasons, sheet_text


def _png() -> io.BytesIO:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))

    header = struct.pack(">2L5B", 1, 1, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\1\2\3")) + chunk(b"IEND", b"")
    )


@pytest.fixture(scope="module")
def rich() -> bytes:
    """A workbook with most of what Excel's menus offer, written by XlsxWriter."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet(SHEET)
    money = book.add_format({"num_format": "#,##0", "bold": True})
    sheet.write_row("A1", ["Nama", "Pagu", "Status"])
    for row in range(1, 10):
        sheet.write_row(row, 0, [f"Kegiatan {row}", row * 1000], money)
    sheet.write_formula("B11", "=SUM(B2:B10)", money, 45000)
    sheet.merge_range("E1:F2", "gabung")
    sheet.data_validation("C2:C10", {"validate": "list", "source": ["Selesai", "Belum"]})
    sheet.conditional_format("B2:B10", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline("D2", {"range": f"{SHEET}!B2:B10"})
    sheet.write_comment("A2", "catatan kepala")
    sheet.write_url("A3", "https://contoh.test/bukti", string="Kegiatan 2")
    sheet.write_url("A4", f"internal:{SHEET}!B2", string="Kegiatan 3")
    sheet.insert_image("H1", "logo.png", {"image_data": _png()})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": f"={SHEET}!$B$2:$B$10"})
    sheet.insert_chart("H5", chart)
    sheet.insert_textbox("H20", "cap")
    sheet.insert_checkbox("G2", True)
    sheet.set_row(6, None, None, {"hidden": True})
    sheet.set_column("J:K", None, None, {"hidden": True})
    sheet.autofilter("A1:C10")
    sheet.freeze_panes(1, 0)
    sheet.print_area("A1:C11")
    book.define_name("Jumlah", f"={SHEET}!$B$11")
    book.close()
    return stream.getvalue()


def test_a_filled_workbook_differs_in_its_cells_only(rich: bytes) -> None:
    """Of some twenty parts one differs (XlsxWriter asks Excel to calculate on its own, so workbook.xml stays)."""
    filled = fill(rich, {"B2": 7, "C2": 5, "A12": True})
    assert changed_parts(rich, filled) == {"xl/worksheets/sheet1.xml"}
    assert cells(filled)["B11"] == 44007
    after = sheet_text(filled).partition("</sheetData>")[2]
    assert after == sheet_text(rich).partition("</sheetData>")[2]
    assert list(parts_of(filled)) == list(parts_of(rich))


def test_a_new_text_changes_the_shared_strings_too(rich: bytes) -> None:
    """And nothing else."""
    assert changed_parts(rich, fill(rich, {"C2": "Selesai"})) == {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}


def test_comments_links_hidden_rows_and_columns_and_names_are_read(rich: bytes) -> None:
    """What the adapter needs to know beside values."""
    workbook = Workbook.open(rich)
    sheet = workbook.sheet(SHEET)
    assert "catatan kepala" in sheet.notes[2, 1]
    assert sheet.hyperlinks == {(3, 1): "https://contoh.test/bukti", (4, 1): f"#{SHEET}!B2"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({7}), frozenset({10, 11}))
    assert [str(area) for area in sheet.merges] == ["E1:F2"]
    assert workbook.defined_names["Jumlah"] == f"{SHEET}!$B$11"
    assert workbook.defined_names[f"{SHEET}!_xlnm.Print_Area"] == f"{SHEET}!$A$1:$C$11"
    assert str(sheet.dimension) == "A1:G11"


def test_comments_and_links_of_a_filled_cell_stay(rich: bytes) -> None:
    """They belong to the place, not to the value."""
    filled = Workbook.open(fill(rich, {"A2": "x", "A3": "y"})).sheet(SHEET)
    before = Workbook.open(rich).sheet(SHEET)
    assert (filled.notes, filled.hyperlinks) == (before.notes, before.hyperlinks)


def test_a_thread_is_read_in_the_place_of_its_legacy_twin() -> None:
    """Excel keeps a placeholder comment for older programs; staff see the thread."""
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A1" id="{1}"><text>Mohon bukti</text></threadedComment>'
        '<threadedComment ref="A1" id="{2}" parentId="{1}"><text>Sudah</text></threadedComment></ThreadedComments>'
    )
    legacy = '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="A1"><text><t>[Threaded]</t></text></comment></commentList></comments>'
    relations = (
        f'<Relationship Id="rId1" Type="{REL}/comments" Target="../comments1.xml"/>'
        f'<Relationship Id="rId2" Type="{kind}" Target="../threadedComments/t1.xml"/>'
    )
    book = Book(
        {SHEET: sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')},
        extra={"xl/comments1.xml": legacy, "xl/threadedComments/t1.xml": thread},
        sheet_relations={SHEET: relations},
    )
    assert Workbook.open(book.bytes()).sheet(SHEET).notes == {(1, 1): "Mohon bukti\nSudah"}
    assert changed_parts(book.bytes(), fill(book.bytes(), {"A1": 2})) == {"xl/worksheets/sheet1.xml"}


def test_a_mark_changes_the_fill_and_nothing_else(rich: bytes) -> None:
    """Number format, font and borders of the cell stay; other cells of the same style too."""
    edit = Edit(Workbook.open(rich))
    edit.mark(SHEET, (2, 2), fill="F8CBAD")
    edit.mark(SHEET, (40, 4))
    marked = edit.apply()
    assert changed_parts(rich, marked) == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    assert cells(marked) == cells(rich)
    sheet = _openpyxl_sheet(marked, SHEET)
    assert (sheet["B2"].fill.fgColor.rgb, sheet["B2"].number_format, sheet["B2"].font.bold) == (
        "FFF8CBAD",
        "#,##0",
        True,
    )
    assert sheet["D40"].fill.fgColor.rgb == "FFFFF2CC"
    assert sheet["B3"].fill.fgColor.rgb == "00000000"


def test_a_colour_that_is_none_is_refused(rich: bytes) -> None:
    """RRGGBB only."""
    edit = Edit(Workbook.open(rich))
    edit.mark(SHEET, (2, 2), fill="kuning")
    assert [problem.reason for problem in edit.problems()] == [Reason.BAD_STYLE]


def _openpyxl_sheet(data: bytes, name: str) -> Any:
    """A sheet as openpyxl reads it; it warns of the parts that it drops."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data))[name]


def _with_findings(data: bytes, *rows: object) -> bytes:
    edit = Edit(Workbook.open(data))
    table = [("No", "Sel", "Pesan"), *rows]
    edit.add_sheet("Temuan", table, column_widths=(5, 9, 60))  # type: ignore[arg-type]
    return edit.apply()


def test_a_new_sheet_stands_at_the_end_with_its_links(rich: bytes) -> None:
    """Heading, numbers, texts, formulas and links to cells; every other sheet keeps its bytes."""
    data = _with_findings(rich, (1, Link("B2", f"{SHEET}!B2"), "=bukan rumus"), (2, None, Formula("1+1", cached=2)))
    allowed = {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
    }
    assert changed_parts(rich, data) == {*allowed, "xl/worksheets/rak_1.xml"}
    assert [sheet.name for sheet in Workbook.open(data).sheets] == [SHEET, "Temuan"]
    sheet = _openpyxl_sheet(data, "Temuan")
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["No", "Sel", "Pesan"],
        [1, "B2", "=bukan rumus"],
        [2, None, "=1+1"],
    ]
    assert (sheet["B2"].hyperlink.location, sheet["A1"].font.bold, sheet.freeze_panes) == (f"{SHEET}!B2", True, "A2")
    assert sheet.column_dimensions["C"].width == 60


def test_an_earlier_sheet_of_ours_is_replaced_and_one_of_staff_is_not(rich: bytes) -> None:
    """Marking twice gives one sheet; a sheet that staff happened to call Temuan stays."""
    twice = _with_findings(_with_findings(rich, (1, "A1", "lama")), (1, "A1", "baru"))
    assert [sheet.name for sheet in Workbook.open(twice).sheets] == [SHEET, "Temuan"]
    assert cells(twice, "Temuan")["C2"] == "baru"
    staff = Book({"Temuan": sheet_xml("")}).bytes()
    with pytest.raises(OoxmlError) as error:
        _with_findings(staff)
    assert reasons(error) == [Reason.SHEET_EXISTS]


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a[1]", "'a'", "a:b"])
def test_a_name_that_excel_refuses_is_refused(name: str) -> None:
    """31 characters, none of [ ] : * ? / \\."""  # noqa: D301
    edit = Edit(Workbook.open(one_sheet("")))
    edit.add_sheet(name, [["x"]])
    assert [problem.reason for problem in edit.problems()] == [Reason.BAD_SHEET_NAME]


def test_no_sheet_is_added_to_a_protected_structure() -> None:
    """WorkbookProtection locks the tabs."""
    edit = Edit(Workbook.open(Book(workbook_before='<workbookProtection lockStructure="1"/>').bytes()))
    edit.add_sheet("Temuan", [["x"]])
    assert [problem.reason for problem in edit.problems()] == [Reason.WORKBOOK_PROTECTED]


def test_a_new_sheet_is_bound_in_the_workbooks_own_spelling() -> None:
    """Prefixes, other relationship prefixes and strict namespaces."""
    parts = Book({SHEET: sheet_xml("")}, strings=strings_xml("a")).parts()
    text = parts["xl/workbook.xml"].decode().replace("r:id", "hub:id").replace("xmlns:r", "xmlns:hub")
    for tag in ("workbook", "sheets", "sheet "):
        text = text.replace(f"<{tag}", f"<x:{tag}").replace(f"</{tag}", f"</x:{tag}")
    from tests.xlsx.builder import pack

    parts["xl/workbook.xml"] = text.replace("xmlns=", "xmlns:x=").encode()
    data = _with_findings(pack(parts), (1, "A1", "teks"))
    assert [sheet.name for sheet in Workbook.open(data).sheets] == [SHEET, "Temuan"]
    assert _openpyxl_sheet(data, "Temuan")["C2"].value == "teks"


def test_a_pivot_table_whose_source_changed_is_still_there() -> None:
    """Its cache is Excel's to refresh; nothing of it is rewritten."""
    relation = f'<Relationship Id="rId1" Type="{REL}/pivotTable" Target="../pivotTables/pivotTable1.xml"/>'
    book = Book(
        {SHEET: sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')},
        extra={"xl/pivotTables/pivotTable1.xml": "<pivot/>", "xl/pivotCache/pivotCacheRecords1.xml": "<records/>"},
        sheet_relations={SHEET: relation},
    )
    assert changed_parts(book.bytes(), fill(book.bytes(), {"A1": 2})) == {"xl/worksheets/sheet1.xml"}
    assert cell_xml(fill(book.bytes(), {"A1": 2}), "A1") == '<c r="A1"><v>2</v></c>'


@pytest.mark.libreoffice
def test_libreoffice_opens_a_marked_copy(rich: bytes, soffice: str, tmp_path: Path) -> None:
    """A filled, marked workbook with a new sheet converts without complaint."""
    edit = Edit(Workbook.open(rich))
    edit.set(SHEET, (2, 2), 7)
    edit.mark(SHEET, (2, 2))
    edit.add_sheet("Temuan", [["No", "Sel"], [1, Link("B2", f"{SHEET}!B2")]])
    source = tmp_path / "tandai.xlsx"
    edit.save(source)
    convert(soffice, [source], tmp_path, "csv", tmp_path / "p")
    assert ",44007," in (tmp_path / "tandai.csv").read_text(encoding="utf-8")
