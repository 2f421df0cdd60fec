"""XML as other programs write it: every dialect gives the same cells and is spliced without loss."""

from __future__ import annotations

import pytest

from rak.xlsx import OoxmlError, Reason, Workbook
from tests.xlsx.builder import DECLARATION, MAIN, REL, STRICT, Book, one_sheet, pack, sheet_xml
from tests.xlsx.helpers import cells, fill, reasons, refusal, sheet_text

CELLS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>é ²</t></is></c></row>'


def raw_sheet(xml: str | bytes) -> bytes:
    """A workbook whose only sheet is this part, byte for byte."""
    return Book({"Lembar": xml}).bytes()


def body(rows: str, prefix: str = "") -> str:
    """A worksheet without declaration."""
    colon = f":{prefix}" if prefix else ""
    p = f"{prefix}:" if prefix else ""
    return f'<{p}worksheet xmlns{colon}="{MAIN}"><{p}sheetData>{rows}</{p}sheetData></{p}worksheet>'


DIALECTS: dict[str, str | bytes] = {
    "usual": DECLARATION + body(CELLS),
    "no declaration": body(CELLS),
    "BOM": b"\xef\xbb\xbf" + (DECLARATION + body(CELLS)).encode(),
    "UTF-16": ('<?xml version="1.0" encoding="UTF-16"?>' + body(CELLS)).encode("utf-16"),
    "UTF-16 without BOM": ('<?xml version="1.0" encoding="UTF-16LE"?>' + body(CELLS)).encode("utf-16-le"),
    "Latin-1": ('<?xml version="1.0" encoding="ISO-8859-1"?>' + body(CELLS)).encode("latin-1"),
    "CR LF between rows": (DECLARATION + body(f"\r\n{CELLS}\r\n")).replace("><c", ">\r\n  <c").encode(),
    "comments": DECLARATION + body(f"<!-- <row r='1'/> -->{CELLS}<!-- </sheetData> -->"),
    "processing instruction": DECLARATION + body(f"<?catatan <c r='A1'/>?>{CELLS}"),
    "CDATA": DECLARATION + body(CELLS.replace("é ²", "<![CDATA[é ²]]>")),
    "single quotes": DECLARATION + body(CELLS.replace('"', "'")),
    "white space in tags": DECLARATION + body(CELLS.replace("<c r=", "<c\n\t r =\n ")),
    "prefixed": DECLARATION
    + body(
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>é ²</x:t></x:is></x:c></x:row>',
        "x",
    ),
    "strict": DECLARATION + body(CELLS).replace(MAIN, STRICT),
    "character references": DECLARATION + body(CELLS.replace("é", "&#233;").replace("²", "&#xB2;")),
    "no r on row and cells": DECLARATION
    + body(CELLS.replace(' r="1"', "").replace(' r="A1"', "").replace(' r="B1"', "")),
    "greater-than in an attribute": DECLARATION + body(CELLS.replace('<row r="1"', '<row r="1" foo="a>b/>"')),
    "foreign elements between rows": DECLARATION
    + body(f'<xdr:row xmlns:xdr="http://contoh.test/xdr" r="1"><xdr:c r="A1"/></xdr:row>{CELLS}'),
}


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_reads_alike(name: str) -> None:
    """The same two cells come out of every spelling that XML allows."""
    assert cells(raw_sheet(DIALECTS[name])) == {"A1": 1, "B1": "é ²"}


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_is_filled_in_its_own_spelling(name: str) -> None:
    """A set cell, a new cell in the row and new rows above and below are there; everything else stays."""
    data = raw_sheet(DIALECTS[name])
    filled = fill(data, {"A1": 5, "C1": "baru ü €", "A3": 7, "D9": True})
    assert cells(filled) == {"A1": 5, "B1": "é ²", "C1": "baru ü €", "A3": 7, "D9": True}
    assert cells(fill(filled, {"A1": 1, "C1": None, "A3": None, "D9": None})) == {"A1": 1, "B1": "é ²"}


@pytest.mark.parametrize("name", ["BOM", "UTF-16", "Latin-1", "CR LF between rows", "comments"])
def test_what_stands_around_the_cell_keeps_its_bytes(name: str) -> None:
    """Only the bytes of the one cell differ."""
    from tests.xlsx.builder import parts_of

    part = "xl/worksheets/sheet1.xml"
    before = DIALECTS[name]
    before = before.encode() if isinstance(before, str) else before
    after = parts_of(fill(raw_sheet(before), {"A1": 5}))[part]
    encoding = "utf-16-le" if name == "UTF-16" else "utf-8"
    assert after.count("<v>5</v>".encode(encoding)) == 1
    assert after.replace("<v>5</v>".encode(encoding), "<v>1</v>".encode(encoding)) == before


def test_a_foreign_row_inside_the_sheet_part_is_not_taken_for_a_row() -> None:
    """(!) ``<xdr:row>`` of a drawing anchor is matched by namespace, not by local name."""
    after = (
        '<extLst><ext><xdr:from xmlns:xdr="urn:x"><xdr:col>1</xdr:col><xdr:row>12</xdr:row></xdr:from></ext></extLst>'
    )
    data = one_sheet('<row r="12"><c r="A12"><v>1</v></c></row>', after=after)
    filled = fill(data, {"A12": 5, "B12": 6, "A13": 7})
    assert cells(filled) == {"A12": 5, "B12": 6, "A13": 7}
    assert after in sheet_text(filled)


@pytest.mark.parametrize("empty", ["<sheetData/>", "<sheetData />", "<sheetData></sheetData>", "<sheetData\n\t/>"])
def test_several_rows_come_into_an_empty_sheet(empty: str) -> None:
    """(!) An empty ``sheetData`` of any spelling takes several new rows, in order."""
    data = raw_sheet(
        f'{DECLARATION}<worksheet xmlns="{MAIN}">{empty}<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/></worksheet>'
    )
    filled = fill(data, {"B7": 7, "A2": 2, "C2": 3, "A100": 100})
    assert cells(filled) == {"A2": 2, "C2": 3, "B7": 7, "A100": 100}
    assert [row.number for row in Workbook.open(filled).sheets[0].xml.rows] == [2, 7, 100]


def test_the_cell_after_a_self_closed_one_stays() -> None:
    """(!) Expat reports the end of a self-closed element past it; the neighbour must not be eaten."""
    rows = '<row r="1"><c r="A1" s="1"/><c r="B1" s="1" /><c r="C1"><v>3</v></c></row><row r="2"/><row r="3"><c r="A3"><v>1</v></c></row>'
    for data in (one_sheet(rows), one_sheet(rows + "<!-- lambat -->")):
        filled = fill(data, {"A1": 5, "B1": 6, "A2": 7})
        assert cells(filled) == {"A1": 5, "B1": 6, "C1": 3, "A2": 7, "A3": 1}


def test_alternate_content_and_unknown_prefixes_stay_untouched() -> None:
    """mc:Ignorable prefixes and mc:AlternateContent are not ours to read or to move."""
    attributes = (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac zz"'
        ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:zz="urn:zz"'
    )
    after = (
        '<mc:AlternateContent><mc:Choice Requires="zz"><mergeCells><mergeCell ref="A1:B1"/></mergeCells></mc:Choice>'
        "</mc:AlternateContent>"
    )
    rows = '<row r="1" x14ac:dyDescent="0.25"><c r="A1"><v>1</v></c></row>'
    data = one_sheet(rows, after=after, attributes=attributes)
    assert Workbook.open(data).sheets[0].merges == ()
    filled = fill(data, {"B1": 2})
    assert after in sheet_text(filled)
    assert attributes in sheet_text(filled)
    assert 'x14ac:dyDescent="0.25"' in sheet_text(filled)


def test_an_undeclared_prefix_is_bad_xml() -> None:
    """The quick path must not accept what a parser refuses."""
    assert refusal(one_sheet('<row r="1" zz:a="1"><c r="A1"><v>1</v></c></row>')) is Reason.BAD_XML


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1"><v>&nbsp;</v></c></row>',
        '<row r="1"><c r="A1"><v>1 & 2</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
        '<row r="1" r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>&#0;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>]]></v></c></row>',
        "<row r='0'/>",
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1048577"/>',
    ],
)
def test_what_is_not_a_sheet_is_refused(rows: str) -> None:
    """Broken XML and cells that no sheet has are refused, and told as bad XML."""
    assert refusal(one_sheet(rows)) is Reason.BAD_XML


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"]
)
def test_a_document_type_is_refused(part: str) -> None:
    """No workbook needs a DOCTYPE; entity bombs do."""
    parts = Book({"Lembar": sheet_xml(CELLS)}).parts()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    parts[part] = parts[part].replace(b"?>\n", b"?>\n" + bomb, 1)
    assert refusal(pack(parts)) is Reason.DOCTYPE


def test_deep_nesting_is_refused() -> None:
    """Depth is limited in every part that is parsed."""
    assert refusal(one_sheet("", after="<extLst>" * 5000 + "</extLst>" * 5000)) is Reason.TOO_DEEP


def test_a_strict_workbook_is_read_and_filled() -> None:
    """The strict namespaces of ISO 29500 stand for the same things."""
    strict_rel = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    sheet = sheet_xml(CELLS, before='<dimension ref="A1:B1"/>').replace(MAIN, STRICT).replace(REL, strict_rel)
    data = Book({"Lembar": sheet}, main=STRICT, rel=strict_rel).bytes()
    assert cells(fill(data, {"A1": 5})) == {"A1": 5, "B1": "é ²"}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>',
    ],
    ids=["a cell twice", "a cell in another row", "a row twice"],
)
def test_a_sheet_with_cells_out_of_place_is_read_but_not_edited(rows: str) -> None:
    """Nobody can tell which of two cells Excel would keep."""
    data = one_sheet(rows)
    assert cells(data)
    with pytest.raises(OoxmlError) as error:
        fill(data, {"A1": 5})
    assert reasons(error) == [Reason.BAD_XML]


def test_rows_out_of_order_are_read_and_filled() -> None:
    """Order is Excel's habit; a row is found wherever it stands."""
    rows = '<row r="3"><c r="B3"><v>3</v></c><c r="A3"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    assert cells(fill(one_sheet(rows), {"A3": 5, "A1": 6})) == {"B3": 3, "A3": 5, "A1": 6}
