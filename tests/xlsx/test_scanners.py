"""Two ways to scan a sheet: the quick one is right because the slow one agrees."""

from __future__ import annotations

import io
import itertools
import random
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font

from rak.xlsx import OoxmlError, Workbook
from rak.xlsx.package.limits import DEFAULT_LIMITS
from rak.xlsx.sheet import fastscan
from rak.xlsx.sheet.fastscan import cells_in, fast_scan
from rak.xlsx.sheet.reading import read_cells
from rak.xlsx.sheet.sheetxml import SheetXml
from rak.xlsx.sheet.slowscan import slow_scan
from tests.decree.test_bukan_rencana import calls_of
from tests.xlsx.builder import MAIN, sheet_xml
from tests.xlsx.test_limits import blank_row

_STRINGS = ["satu", "dua", "tiga"]


def seen(xml: SheetXml) -> object:
    """Everything that the rest of the package takes from a scanned sheet."""
    rows = [(row.number, row.start, row.tag_stop, row.stop) for row in xml.rows]
    spans = [[cell._replace(children=None) for cell in cells_in(xml.text, row)] for row in xml.rows]
    around = {key: value for key, value in vars(xml.skeleton).items() if key != "data_count"}
    return rows, spans, around, read_cells(xml, _STRINGS, "lembar", DEFAULT_LIMITS)


def assert_alike(text: str) -> bool:
    """Where the quick way accepts, the slow way sees the same; tell whether it accepted."""
    try:
        quick = fast_scan(text, "lembar", DEFAULT_LIMITS)
    except OoxmlError:
        with pytest.raises(OoxmlError):
            slow_scan(text, "lembar", DEFAULT_LIMITS)
        return False
    if quick is None:
        return False
    slow = slow_scan(text, "lembar", DEFAULT_LIMITS)
    assert not slow.misplaced
    assert seen(quick) == seen(slow)
    return True


_TEXT = st.sampled_from(
    ["1", "-1.5E3", "", "teks", "a &amp; b", "&#10;", "é²", "&lt;x&gt;", "]]", "_x0041_", " s ", "0", "2", "99"]
)
_TYPE = st.sampled_from(["", ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="inlineStr"', ' t="n"', ' t="d"'])
_FORMULA = st.sampled_from(
    [
        "",
        "<f>A1&amp;B1</f>",
        '<f t="shared" ref="A1:A9" si="0">A1*2</f>',
        '<f t="shared" si="0"/>',
        '<f t="array" ref="A1:B2">X</f>',
        "<f/>",
    ]
)
_CONTENT = st.one_of(
    st.builds("<v>{}</v>".format, _TEXT), st.builds("<is><t>{}</t></is>".format, _TEXT), st.sampled_from(["", "<v/>"])
)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Sheets that are mostly written the usual way, with an oddity now and then."""
    rows = []
    for number in sorted(draw(st.sets(st.integers(1, 12), max_size=4))):
        cells = []
        for letters in sorted(draw(st.sets(st.sampled_from("ABCDEF"), max_size=4))):
            style = draw(st.sampled_from(["", ' s="3"', ' s="0"']))
            kind, inside = draw(_TYPE), draw(_FORMULA) + draw(_CONTENT)
            cells.append(
                f'<c r="{letters}{number}"{style}{kind}>{inside}</c>'
                if inside
                else f'<c r="{letters}{number}"{style}/>'
            )
        attributes = draw(st.sampled_from(["", ' spans="1:6"', ' ht="20" hidden="1"']))
        rows.append(
            f'<row r="{number}"{attributes}>{"".join(cells)}</row>' if cells else f'<row r="{number}"{attributes}/>'
        )
    after = draw(st.sampled_from(["", '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', "<pageMargins/>"]))
    before = draw(
        st.sampled_from(["", '<dimension ref="A1:B2"/>', '<cols><col min="1" max="2" style="3" hidden="1"/></cols>'])
    )
    return sheet_xml("".join(rows), before=before, after=after)


@given(sheets())
def test_both_ways_see_the_same_in_a_sheet(text: str) -> None:
    """Rows, spans, cells, values, merges, columns: everything is equal; a blank before ``/>`` makes no difference."""
    assert assert_alike(text) == assert_alike(text.replace("/>", " />"))


@given(sheets(), st.randoms(use_true_random=False))
def test_both_ways_see_the_same_in_a_damaged_sheet(text: str, chance: random.Random) -> None:
    """A character deleted, doubled or exchanged: what the quick way still accepts, it sees as expat does."""
    at = chance.randrange(len(text))
    piece = chance.choice(["", text[at] * 2, "<", ">", '"', "&", "/", " ", "x", "]]>", "<!-- -->", "\r", "A", "1"])
    assert_alike(text[:at] + piece + text[at + 1 :])


_BLANK_ROWS = (
    '<row r="{n}"><c r="A{n}" s="3"/><c r="C{n}"/></row>',
    '<row r="{n}" spans="1:3" s="3" customFormat="1"><c r="A{n}" s="3"/><c r="B{n}" s="4"></c></row>',
    '<row r="{n}" spans="1:{n}"><c r="A{n}" s="{n}"/></row>',
    '<row r="{n}" ht="{n}"><c r="A{n}" s="1{n}"/></row>',
    '<row r="{n}"><c r="A{n}" s="3"/><c r="B{n}" t="s"><v>1</v></c></row>',
    '<row r="{n}" s="3"/>',
    '<row r="{n}"></row>',
    '<row r="{n}"><c r="A" s="{n}"/></row>',
    '<row r="{n}"><c r="A1{n}"/></row>',
    '<row r="{n}"><c r="B{n}"/><c r="A{n}"/></row>',
    '<row r="{n}" x:y="1"><c r="A{n}"/></row>',
    '<row r="{n}" r="{n}"><c r="A{n}"/></row>',
)


@given(
    st.lists(st.tuples(st.sampled_from(_BLANK_ROWS[:7]), st.integers(1, 3)), max_size=12),
    st.none() | st.sampled_from(_BLANK_ROWS),
)
def test_both_ways_see_the_same_in_a_large_sheet_with_blank_rows(rows: list[tuple[str, int]], odd: str | None) -> None:
    """Rows spelt like one before, their number aside, are not scanned cell by cell, and seen all the same."""
    numbers = itertools.accumulate(step for _, step in rows)
    text = "".join(row.format(n=n) for (row, _), n in zip(rows, numbers, strict=True))
    text += odd.format(n=sum(step for _, step in rows) + 1) if odd else ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fastscan, "_KEPT", 0)
        accepted = assert_alike(sheet_xml(text))
    assert accepted or odd in _BLANK_ROWS[7:]


def test_blank_rows_are_scanned_at_a_glance() -> None:
    """A few calls for a row, however many cells it has."""
    text = sheet_xml("".join(map(blank_row, range(1, 2001))))
    assert calls_of(lambda: fast_scan(text, "lembar", DEFAULT_LIMITS)) < 10 * 2000


def _xlsxwriter_sheet() -> str:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Lembar")
    bold = book.add_format({"bold": True})
    for row in range(30):
        sheet.write_row(row, 0, [row, row / 3, f"teks {row} & <lain>", row % 2 == 0], bold)
        sheet.write_formula(row, 5, f'=SUM(A1:A{row + 1})&"<"', None, "x")
    sheet.merge_range("G1:H2", "gabung")
    sheet.data_validation("A1:A9", {"validate": "list", "source": ["ya", "tidak"]})
    book.close()
    return Workbook.open(stream.getvalue()).sheets[0].source.text


def _openpyxl_sheet() -> str:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 30):
        sheet.append([row, row / 3, f"teks {row} & <lain>", row % 2 == 0, f'=SUM(A1:A{row})&"<"', None])
    sheet.merge_cells("G1:H2")
    sheet["J3"].font = Font(bold=True)  # a blank cell with a format
    sheet.row_dimensions[40].height = 20  # a row without cells
    stream = io.BytesIO()
    book.save(stream)
    return Workbook.open(stream.getvalue()).sheets[0].source.text


def test_popular_writers_take_the_quick_way() -> None:
    """Openpyxl and XlsxWriter write the usual way; so does Excel, whose form the builder of these tests copies."""
    assert assert_alike(_xlsxwriter_sheet())
    assert assert_alike(_openpyxl_sheet())
    excel = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f'<worksheet xmlns="{MAIN}" xmlns:x14ac="urn:x14ac"><dimension ref="A1:B2"/><sheetData>'
        '<row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f>A1</f><v>0</v></c></row>'
        '<row r="2" spans="1:2" x14ac:dyDescent="0.25"><c r="A2" s="1"/></row></sheetData></worksheet>'
    )
    assert assert_alike(excel)


@pytest.mark.corpus
def test_both_ways_see_the_same_in_the_workbooks_of_others(corpus: list[Path]) -> None:
    """Every sheet of every workbook; most of them take the quick way."""
    quick = slow = 0
    for path in corpus:
        try:
            workbook = Workbook.open(path)
        except OoxmlError:
            continue
        for sheet in workbook.sheets:
            if sheet.editable and len(sheet.source.text) < 300_000:
                accepted = assert_alike(sheet.source.text)
                quick, slow = quick + accepted, slow + (not accepted)
    assert quick >= slow > 0
