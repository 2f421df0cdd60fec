"""Formulas: shared groups, arrays, data tables and calcChain stay right, and no reader sees a stale result."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from benchmarks.libreoffice import convert
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from rak.xlsx import CellError, Formula, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.package.limits import Limits
from rak.xlsx.sheet.fastscan import fast_scan
from rak.xlsx.sheet.sheet_formulas import SheetFormulas, listed
from rak.xlsx.sheet.sheetxml import SheetXml
from rak.xlsx.sheet.shift import shift
from tests.xlsx.builder import MAIN, Book, one_sheet, parts_of, sheet_xml
from tests.xlsx.helpers import SHEET, cell_xml, cells, fill, policy, sheet_text

SHARED = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B4" si="0">A1*2</f><v>2</v></c></row>'
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>'
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>'
    '<row r="4"><c r="A4"><v>4</v></c><c r="B4"><f t="shared" si="0"/><v>8</v></c></row>'
)


def formulas(data: bytes, sheet: str = SHEET) -> dict[str, str]:
    """Our reading of the formulas, shared ones expanded."""
    found = Workbook.open(data).sheet(sheet).cells.values()
    return {cell.address: cell.formula for cell in found if cell.formula is not None}


def test_members_of_a_shared_formula_have_their_own_text() -> None:
    """As Excel shows them."""
    assert formulas(one_sheet(SHARED)) == {"B1": "A1*2", "B2": "A2*2", "B3": "A3*2", "B4": "A4*2"}


def test_overwriting_the_master_promotes_the_next_member() -> None:
    """The group keeps its members; none is orphaned or turned into a constant."""
    filled = fill(one_sheet(SHARED), {"B1": 99})
    assert formulas(filled) == {"B2": "A2*2", "B3": "A3*2", "B4": "A4*2"}
    assert cell_xml(filled, "B2") == '<c r="B2"><f t="shared" ref="B2:B4" si="0">A2*2</f><v>4</v></c>'
    assert cell_xml(filled, "B3") == cell_xml(one_sheet(SHARED), "B3")
    assert cells(filled) == {"A1": 1, "B1": 99, "A2": 2, "B2": 4, "A3": 3, "B3": 6, "A4": 4, "B4": 8}


def test_overwriting_members_leaves_the_group() -> None:
    """A follower goes alone; all of them may go."""
    assert formulas(fill(one_sheet(SHARED), {"B3": 9})) == {"B1": "A1*2", "B2": "A2*2", "B4": "A4*2"}
    assert formulas(fill(one_sheet(SHARED), {"B1": 9, "B2": 9})) == {"B3": "A3*2", "B4": "A4*2"}
    assert formulas(fill(one_sheet(SHARED), {"B1": 1, "B2": 1, "B3": 1, "B4": 1})) == {}


def test_openpyxl_reads_the_same_group() -> None:
    """A second reader understands the promoted member."""
    book = openpyxl.load_workbook(io.BytesIO(fill(one_sheet(SHARED), {"B1": 99})))
    assert [book[SHEET][f"B{row}"].value for row in range(1, 5)] == [99, "=A2*2", "=A3*2", "=A4*2"]


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A1+$A1+A$1+$A$1", "C3+$A3+C$1+$A$1"),
        ("SUM(A:A,1:1,$B:$B)", "SUM(C:C,3:3,$B:$B)"),
        ("LOG10(A1)&\"A1\"&'Sheet A1'!B2", "LOG10(C3)&\"A1\"&'Sheet A1'!D4"),
        ("Q1!A1+Tabel1[Nilai A1]+A1B", "Q1!C3+Tabel1[Nilai A1]+A1B"),
        ("[1]Lembar!A1:B2*1E5", "[1]Lembar!C3:D4*1E5"),
        ("Nama_A1+A1.B+TRUE", "Nama_A1+A1.B+TRUE"),
        ("Sheet1:Sheet3!A1", "Sheet1:Sheet3!C3"),
    ],
)
def test_only_relative_references_move(formula: str, moved: str) -> None:
    """Texts, quoted names, functions, structured references and names stay."""
    assert shift(formula, 2, 2) == moved


@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(-3, 3), st.integers(-3, 3))
def test_moving_there_and_back_gives_the_same_formula(row: int, column: int, rows: int, columns: int) -> None:
    """Inside the sheet a move has an inverse."""
    from rak.xlsx import to_address

    formula = f"SUM({to_address(row + 5, column + 5)}:$C$9)*2"
    assert shift(shift(formula, rows, columns), -rows, -columns) == formula


ARRAY = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" cm="1"><f t="array" ref="B1:B3">A1:A3*2</f><v>2</v></c>'
    '<c r="C1"><f t="array" ref="C1">SUM(A1:A3*2)</f><v>12</v></c><c r="D1"><f t="dataTable" ref="D1:D3" dt2D="0" dtr="0" r1="A1"/><v>1</v></c></row>'
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>4</v></c><c r="D2"><v>1</v></c></row>'
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>6</v></c><c r="E3"><f>SUM(B1:B3)</f><v>12</v></c></row>'
)


@pytest.mark.parametrize(
    ("position", "found"),
    [
        ((1, 2), [Reason.ARRAY_MEMBER]),
        ((2, 2), [Reason.ARRAY_MEMBER]),
        ((3, 2), [Reason.ARRAY_MEMBER]),
        ((1, 3), []),
        ((1, 4), [Reason.DATA_TABLE]),
        ((3, 4), [Reason.DATA_TABLE]),
        ((2, 1), []),
    ],
)
def test_cells_that_one_formula_fills_are_refused(position: tuple[int, int], found: list[Reason]) -> None:
    """Array, spilled and data-table members belong to their master; an array of one cell is a plain formula."""
    assert policy(one_sheet(ARRAY), position, 7) == found


def test_results_of_an_array_go_when_its_input_changes() -> None:
    """Nobody but Excel fills arrays: all members lose their result, and so does what reads them."""
    filled = fill(one_sheet(ARRAY), {"A2": 50})
    found = cells(filled)
    assert [found.get(address) for address in ("B1", "B2", "B3", "C1", "E3")] == [None] * 5
    assert formulas(filled).keys() == formulas(one_sheet(ARRAY)).keys()


CHAIN = (
    f'<calcChain xmlns="{MAIN}"><c r="B1" i="1"/><c r="B2"/><c r="B3" l="1"/><c r="A1" i="2"/><c r="A2"/></calcChain>'
)
OTHER = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="A2"><f>1+2</f><v>3</v></c></row>'
PLAIN = "".join(f'<row r="{n}"><c r="B{n}"><f>A{n}*2</f><v>0</v></c></row>' for n in (1, 2, 3))


def chained() -> Book:
    """Two sheets with formulas and their calcChain."""
    return Book({SHEET: sheet_xml(PLAIN), "Dua": sheet_xml(OTHER)}, calc_chain=CHAIN)


def chain(data: bytes) -> list[tuple[str, str]]:
    """The entries of calcChain as a reader understands them: (sheet id, cell)."""
    found, sheet = [], ""
    for tag in re.findall(r"<c [^>]*>", parts_of(data)["xl/calcChain.xml"].decode()):
        match = re.search(r' i="(\d+)"', tag)
        sheet = match[1] if match else sheet
        found.append((sheet, re.search(r' r="(\w+)"', tag)[1]))  # type: ignore[index]
    return found


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ({"B1": 5}, [("1", "B2"), ("1", "B3"), ("2", "A1"), ("2", "A2")]),
        ({"B2": None}, [("1", "B1"), ("1", "B3"), ("2", "A1"), ("2", "A2")]),
        ({"B1": 5, "B2": 5, "B3": 5}, [("2", "A1"), ("2", "A2")]),
        ({"B1": Formula("A1*3")}, [("1", "B1"), ("1", "B2"), ("1", "B3"), ("2", "A1"), ("2", "A2")]),
    ],
)
def test_an_entry_of_calc_chain_goes_with_its_formula(values: dict[str, object], left: list[tuple[str, str]]) -> None:
    """And only then; the entry after it keeps its sheet although it relied on the one before."""
    assert chain(fill(chained().bytes(), values)) == left


def test_an_emptied_calc_chain_goes_with_its_relationship_and_content_type() -> None:
    """An empty part would be repaired by Excel."""
    book = Book({SHEET: sheet_xml(PLAIN)}, calc_chain=f'<calcChain xmlns="{MAIN}"><c r="B1" i="1"/></calcChain>')
    parts = parts_of(fill(book.bytes(), {"B1": 5}))
    assert "xl/calcChain.xml" not in parts
    assert b"calcChain" not in parts["[Content_Types].xml"] + parts["xl/_rels/workbook.xml.rels"]


@pytest.mark.parametrize(
    ("inside", "after"),
    [
        ("", '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'),
        ('<calcPr calcId="191029"/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
        ('<calcPr fullCalcOnLoad="0"/>', '<calcPr fullCalcOnLoad="1"/>'),
        ("<definedNames/><oleSize ref='A1'/>", "<definedNames/><calcPr fullCalcOnLoad=\"1\"/><oleSize ref='A1'/>"),
    ],
)
def test_excel_is_asked_to_calculate_when_a_formula_depends_on_the_edit(inside: str, after: str) -> None:
    """Also where the workbook has no calcPr: it comes in its place of the schema."""
    data = Book({SHEET: sheet_xml(SHARED)}, workbook_inside=inside).bytes()
    assert after in parts_of(fill(data, {"A1": 5}))["xl/workbook.xml"].decode()
    assert parts_of(fill(data, {"Z1": 5}))["xl/workbook.xml"] == parts_of(data)["xl/workbook.xml"]


CHAINED = {
    SHEET: sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1"><f>B1+Dua!A1</f><v>5</v></c>'
        '<c r="D1" t="str"><f>IF(A1&gt;1,"ya","tidak")</f><v>tidak</v></c><c r="E1"><f>1/A1</f><v>1</v></c>'
        '<c r="F1" t="b"><f>A1=1</f><v>1</v></c><c r="G1"><f>INDIRECT("A1")</f><v>1</v></c><c r="H1"><f>Q1*2</f><v>10</v></c>'
        '<c r="I1"><f>A1*0</f><v>0</v></c></row>'
    ),
    "Dua": sheet_xml(f'<row r="1"><c r="A1"><f>{SHEET}!A1+2</f><v>3</v></c></row>'),
}


def test_results_that_depend_on_the_edit_are_recomputed_on_every_sheet() -> None:
    """Directly or not, of any kind of value; others keep their bytes, and what cannot be computed loses its result."""
    data = Book(CHAINED).bytes()
    filled = fill(data, {"A1": 4})
    assert cells(filled) == {"A1": 4, "B1": 8, "C1": 14, "D1": "ya", "E1": 0.25, "F1": False, "H1": 10, "I1": 0}
    assert cells(filled, "Dua") == {"A1": 6}
    assert cell_xml(filled, "H1") == cell_xml(data, "H1")
    assert cell_xml(filled, "I1") == cell_xml(data, "I1")
    assert cell_xml(filled, "G1") == '<c r="G1"><f>INDIRECT("A1")</f></c>'
    assert cells(fill(data, {"A1": 0}))["E1"] == CellError("#DIV/0!")
    assert formulas(filled) == formulas(data)


def test_a_reader_that_does_not_calculate_sees_no_stale_number() -> None:
    """python-calamine reads results as they stand in the file."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(fill(Book(CHAINED).bytes(), {"A1": 4})))
    assert book.get_sheet_by_name(SHEET).to_python()[0] == [4.0, 8.0, 14.0, "ya", 0.25, False, "", 10.0, 0.0]


@pytest.mark.libreoffice
def test_libreoffice_sees_the_results_that_we_wrote(soffice: str, tmp_path: Path) -> None:
    """Recalculated by a spreadsheet program, every result that we wrote is the same."""
    source = tmp_path / "isi.xlsx"
    source.write_bytes(fill(Book(CHAINED).bytes(), {"A1": 4}))
    convert(soffice, [source], tmp_path, "csv", tmp_path / "profil")
    assert (tmp_path / "isi.csv").read_text(encoding="utf-8").split() == ["4,8,14,ya,0.25,FALSE,4,10,0"]


def test_a_formula_takes_the_place_of_a_value_and_gets_its_result() -> None:
    """Computed here, or given by the caller."""
    data = Book(CHAINED).bytes()
    filled = fill(
        data, {"A1": Formula("1+2"), "J1": Formula('A1&"x"'), "K1": Formula("NOW()"), "L1": Formula("Q9", cached=7)}
    )
    assert cells(filled)["A1"] == 3
    assert cells(filled)["B1"] == 6
    assert cell_xml(filled, "J1") == '<c r="J1" t="str"><f>A1&amp;"x"</f><v>3x</v></c>'
    assert cell_xml(filled, "K1") == '<c r="K1"><f>NOW()</f></c>'
    assert cell_xml(filled, "L1") == '<c r="L1"><f>Q9</f><v>7</v></c>'
    assert fill(filled, {"A1": Formula("1+2"), "L1": Formula("Q9", cached=7)}) == filled


def test_a_value_over_a_formula_takes_the_formula_away() -> None:
    """Even where the value is the result that it shows."""
    assert cell_xml(fill(Book(CHAINED).bytes(), {"B1": 2}), "B1") == '<c r="B1"><v>2</v></c>'


def test_formulas_that_do_not_depend_on_the_edit_keep_their_bytes() -> None:
    """An edit elsewhere leaves the sheet as it was but for its cell."""
    data = Book(CHAINED).bytes()
    filled = fill(data, {"Z1": 1})
    new = '<c r="Z1"><v>1</v></c>'
    assert sheet_text(filled).replace(new, "").replace(
        '<c r="G1"><f>INDIRECT("A1")</f></c>', cell_xml(data, "G1")
    ) == sheet_text(data)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ('<c r="A1"><f>B1&amp;"&lt;"</f><v>2</v></c><c r="B1"><f>C1</f></c>', ['B1&"<"', "C1"]),
        ('<c r="A1"><v>2</v></c>', []),
        ('<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f></c>', None),
        ('<c r="A1"><f><![CDATA[B1]]></f></c>', None),
        ('<c r="A1"><f >B1</f></c>', None),
        ('<c r="A1"><x:f xmlns:x="' + MAIN + '">B1</x:f></c>', None),
    ],
)
def test_formulas_are_listed_without_cutting_a_sheet_or_not_at_all(inside: str, found: list[str] | None) -> None:
    """Whatever is listed is what cutting the sheet gives; everything unusual is left to cutting."""
    data = one_sheet(f'<row r="1">{inside}</row>')
    sheet = Workbook.open(data).sheets[0]
    assert listed(sheet.source.text) == found
    if found is not None:
        assert list(SheetFormulas(sheet.xml).texts.values()) == found


def test_a_sheet_without_formulas_that_read_the_edit_is_not_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fill costs nothing for the sheets that it does not reach."""
    scanned = []

    def noted(text: str, place: str, limits: Limits) -> SheetXml | None:
        scanned.append(place)
        return fast_scan(text, place, limits)

    monkeypatch.setattr("rak.xlsx.sheet.sheet.fast_scan", noted)
    rekap = '<row r="1"><c r="A1"><f>B1*2</f><v>4</v></c><c r="B1"><v>2</v></c></row>'
    data = Book({"Isi": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'), "Rekap": sheet_xml(rekap)}).bytes()
    edit = Edit(Workbook.open(data))
    edit.set("Isi", (1, 1), 7)
    edit.apply()
    assert scanned == ["xl/worksheets/sheet1.xml"]
    edit = Edit(Workbook.open(data))
    edit.set("Rekap", (1, 2), 7)
    assert Workbook.open(edit.apply()).sheet("Rekap").cells[1, 1].value == 14
