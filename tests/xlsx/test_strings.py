"""The part of shared strings: missing, empty, absurd, and never a way to change another cell."""

from __future__ import annotations

import pytest

from rak.xlsx import Workbook
from tests.xlsx.builder import MAIN, Book, parts_of, sheet_xml, strings_xml
from tests.xlsx.helpers import SHEET, cell_xml, cells, fill

ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'


def book(strings: str | None, rows: str = ROWS) -> bytes:
    """A workbook with this strings part."""
    return Book({SHEET: sheet_xml(rows)}, strings=strings).bytes()


def test_a_new_text_is_appended_and_old_indexes_keep_their_meaning() -> None:
    """Apple Numbers and some JavaScript readers do not read inline strings."""
    filled = fill(book(strings_xml("satu", "dua")), {"C1": "tiga", "D1": "tiga", "E1": "dua"})
    assert cells(filled) == {"A1": "satu", "B1": "dua", "C1": "tiga", "D1": "tiga", "E1": "dua"}
    text = parts_of(filled)["xl/sharedStrings.xml"].decode()
    assert text.startswith(strings_xml("satu", "dua").split("<sst")[0])
    assert "<si><t>satu</t></si><si><t>dua</t></si><si><t>tiga</t></si></sst>" in text
    assert 'count="5" uniqueCount="3"' in text


@pytest.mark.parametrize(
    "strings",
    [
        strings_xml("satu", "dua", attributes=' count="999999999999999999999" uniqueCount="-5"'),
        strings_xml("satu", "dua", attributes=""),
        strings_xml("satu", "dua").replace("<si>", "\n  <si>"),
        strings_xml("satu", "dua").replace("</sst>", "</sst><!-- </sst> -->").replace("<sst ", "<!-- </sst> --><sst "),
        strings_xml("satu", "dua")
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("<x:?xml", "<?xml")
        .replace("xmlns=", "xmlns:x="),
    ],
    ids=["absurd counts", "no counts", "white space", "comments", "prefix"],
)
def test_odd_parts_take_new_strings(strings: str) -> None:
    """Counts are not trusted, comments and prefixes are no obstacle."""
    filled = fill(book(strings), {"C1": "tiga"})
    assert cells(filled) == {"A1": "satu", "B1": "dua", "C1": "tiga"}
    assert 't="s"' in cell_xml(filled, "C1")


@pytest.mark.parametrize(
    "strings", [f'<sst xmlns="{MAIN}"/>', f'<sst xmlns="{MAIN}" count="0" uniqueCount="0" />', strings_xml()]
)
def test_an_empty_part_takes_its_first_string(strings: str) -> None:
    """Also where its root is an empty element."""
    filled = fill(book(strings, '<row r="1"><c r="A1"><v>1</v></c></row>'), {"A1": "baru"})
    assert cells(filled) == {"A1": "baru"}
    assert 't="s"' in cell_xml(filled, "A1")


def test_without_the_part_texts_stand_in_their_cells() -> None:
    """No part is added for the sake of a text."""
    data = book(None, '<row r="1"><c r="A1"><v>1</v></c></row>')
    filled = fill(data, {"A1": "baru"})
    assert cell_xml(filled, "A1") == '<c r="A1" t="inlineStr"><is><t>baru</t></is></c>'
    assert parts_of(filled).keys() == parts_of(data).keys()


@pytest.mark.parametrize("where", ["same sheet", "other sheet", "formula"])
def test_a_dangling_index_does_not_come_to_life(where: str) -> None:
    """(!) A cell that names string 2 of 2 is blank; an append would fill it. The text stands in its own cell instead."""
    dangling = '<row r="9"><c r="A9" t="s"><v>2</v></c></row>'
    if where == "formula":
        dangling = '<row r="9"><c r="A9" t="s"><f>A1</f><v>2</v></c></row>'
    sheets = {SHEET: sheet_xml(ROWS), "Lain": sheet_xml(dangling)}
    if where != "other sheet":
        sheets = {SHEET: sheet_xml(ROWS + dangling)}
    data = Book(sheets, strings=strings_xml("satu", "dua")).bytes()
    filled = fill(data, {"C1": "tiga"})
    assert cells(filled) == {"A1": "satu", "B1": "dua", "C1": "tiga"}
    assert parts_of(filled)["xl/sharedStrings.xml"] == parts_of(data)["xl/sharedStrings.xml"]
    assert all(cells(filled, sheet.name).get("A9") is None for sheet in Workbook.open(filled).sheets)


def test_a_rich_string_is_not_reused_for_a_plain_text() -> None:
    """The new cell must not become bold because another one is."""
    strings = strings_xml("satu").replace("</sst>", "<si><r><rPr><b/></rPr><t>dua</t></r></si></sst>")
    assert cell_xml(fill(book(strings), {"C1": "dua"}), "C1") == '<c r="C1" t="s"><v>2</v></c>'
