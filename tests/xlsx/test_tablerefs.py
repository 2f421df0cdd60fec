"""References to tables: what they stand for, and that results which read a table are neither lost nor stale."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
from benchmarks.libreoffice import recalculate
from python_calamine import CalamineWorkbook

from rak.xlsx import CellError, Formula, Position, Workbook
from rak.xlsx.sheet.tablerefs import TableReferences
from tests.xlsx.helpers import cells, fill

FORMULAS = {
    "A1": "SUM(Gaji[Jumlah])",
    "A2": "SUM(Gaji[[Jumlah]:[Potongan '[%']]])",
    "A3": "COUNTA(Gaji[#All])",
    "A4": "COUNTA(Gaji[#Headers])",
    "A5": 'SUMIFS(Gaji[Jumlah],Gaji[Nama],"Budi")',
    "A6": "Gaji[[#Totals],[Jumlah]]*2",
    "A7": 'VLOOKUP("Citra",Gaji,2,FALSE)',
    "A8": "ROWS(Gaji)+COLUMNS(Gaji[#Data])",
    "A9": 'IF(SUM(Gaji[Jumlah])>10,"Gaji[Jumlah]","sedikit")',
    "A10": "COUNTA(Gaji[[#Headers],[#Data],[Nama]])",
    "A11": "MAX(Kosong[Nilai])",
    "A12": "1+1",
}  # fmt: skip
RESULTS = {"A1": 60, "A2": 61.5, "A3": 19, "A4": 4, "A5": 20, "A6": 120, "A7": 30, "A8": 7, "A9": "Gaji[Jumlah]"}
UNDERSTOOD = ("A1", "A2", "A5", "A7", "A9", "A10", "A11", "A12")
"""Those that LibreOffice 7.4 computes; ``[#All]`` alone and its like are an error to it."""
RESULTS |= {"A10": 4, "A11": 5, "A12": 2}


def built() -> bytes:
    """A table with headings, a calculated column and totals, another without headings, and formulas that read them."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet, other = book.add_worksheet("Gaji 2024"), book.add_worksheet("Rekap")
    rows = [["Ani", 10, 0.25], ["Budi", 20, 0.5], ["Citra", 30, 0.75]]
    columns: list[dict[str, object]] = [
        {"header": "Nama", "total_string": "Jumlah"},
        {"header": "Jumlah", "total_function": "sum", "total_value": 60},
        {"header": "Potongan [%]"},
        {"header": "Bersih", "formula": "=[@Jumlah]*2"},
    ]
    sheet.add_table("B2:E6", {"name": "Gaji", "data": rows, "columns": columns, "total_row": True})
    for row, line in enumerate(rows, 3):
        sheet.write_formula(f"E{row}", "=Gaji[[#This Row],[Jumlah]]*2", None, 2 * int(str(line[1])))
    sheet.add_table(
        "G3:G4", {"name": "Kosong", "header_row": False, "data": [[4], [5]], "columns": [{"header": "Nilai"}]}
    )
    for address, formula in FORMULAS.items():
        other.write_formula(address, f"={formula}", None, RESULTS[address])
    book.close()
    return stream.getvalue()


def plain(formula: str, sheet: str = "Rekap", position: Position | None = (1, 1)) -> str:
    """What the calculator reads for a formula of the workbook."""
    return TableReferences(Workbook.open(built())).plain(formula, sheet, position)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("Gaji[Jumlah]", "'Gaji 2024'!C3:C5"),
        ("gaji[JUMLAH]", "'Gaji 2024'!C3:C5"),
        ("Gaji[]", "'Gaji 2024'!B3:E5"),
        ("SUM(Gaji)", "SUM('Gaji 2024'!B3:E5)"),
        ("Gaji[#All]", "'Gaji 2024'!B2:E6"),
        ("Gaji[#Data]", "'Gaji 2024'!B3:E5"),
        ("Gaji[#Headers]", "'Gaji 2024'!B2:E2"),
        ("Gaji[#Totals]", "'Gaji 2024'!B6:E6"),
        ("Gaji[[#Totals],[Jumlah]]", "'Gaji 2024'!C6"),
        ("Gaji[[#Headers],[#Data],[Nama]:[Jumlah]]", "'Gaji 2024'!B2:C5"),
        ("Gaji[[#Data],[#Totals],[Jumlah]]", "'Gaji 2024'!C3:C6"),
        ("Gaji[[Jumlah]:[Nama]]", "'Gaji 2024'!B3:C5"),
        ("Gaji[[#All], [Jumlah]]", "'Gaji 2024'!C2:C6"),
        ("Gaji[Potongan '[%']]+1", "'Gaji 2024'!D3:D5+1"),
        ("SUM(Gaji[Jumlah])+SUM(Kosong[Nilai])", "SUM('Gaji 2024'!C3:C5)+SUM('Gaji 2024'!G3:G4)"),
    ],
)
def test_a_reference_to_a_table_is_spelt_as_its_range(formula: str, expected: str) -> None:
    """Rows and columns as Excel gives them; headings and totals are no data."""
    assert plain(formula) == expected


@pytest.mark.parametrize(
    "formula",
    [
        "Lain[Jumlah]", "Gaji[Tiada]", "Gaji[#Lain]", "Gaji[[#Headers],[#Totals],[Nama]]", "Kosong[#Headers]",
        "Kosong[#Totals]", "Gaji[Jumlah", "Gaji[[Nama],[Jumlah],[Bersih]]", "Gaji[[#This Row],[#Totals],[Nama]]",
        "[1]Gaji!A1", "[Jumlah]Gaji!A1", "[Jumlah]", "Rekap!Gaji", '"Gaji[Jumlah]"', "'Gaji[Jumlah]'!A1", "Gaji(1)", "GajiBaru", "xGaji[Jumlah]",
        "Gaji[[Nama]:[Jumlah]:[Bersih]]", "Gaji[[Nama],[Jumlah]]", "Gaji[[Nama]:[#Data]]",
        "Gaji[[Nama]:]",
    ],
)  # fmt: skip
def test_what_cannot_be_told_stays_as_it_is_spelt(formula: str) -> None:
    """And so its result is taken away rather than guessed; texts and other names are not references."""
    assert plain(formula) == formula


def test_this_row_is_the_row_of_the_formula_in_the_table_alone() -> None:
    """Beside the table it has no meaning, and where the row is not known it may be any."""
    this = "Gaji[[#This Row],[Jumlah]]"
    beside = (4, 9)
    assert plain(this, "Gaji 2024", beside) == plain("Gaji[@Jumlah]", "Gaji 2024", beside) == "'Gaji 2024'!C4"
    assert plain("SUM(Gaji[@])", "Gaji 2024", beside) == "SUM('Gaji 2024'!B4:E4)"
    assert {plain(this, "Gaji 2024", (6, 2)), plain(this, "Gaji 2024", (2, 2)), plain(this, "Rekap", beside)} == {this}
    assert plain(this, "Gaji 2024", None) == "'Gaji 2024'!C3:C5"


def test_a_reference_without_a_name_is_to_the_table_that_the_formula_stands_in() -> None:
    """XlsxWriter spells the totals so; outside of tables it is nothing."""
    assert plain("SUBTOTAL(109,[Jumlah])", "Gaji 2024", (6, 3)) == "SUBTOTAL(109,'Gaji 2024'!C3:C5)"
    assert plain("[@Jumlah]*2", "Gaji 2024", (3, 5)) == "'Gaji 2024'!C3*2"
    assert plain("SUM([Nilai])", "Gaji 2024", (3, 7)) == "SUM('Gaji 2024'!G3:G4)"
    for place in ((9, 9), (3, 7), None):
        assert plain("SUM([Jumlah])", "Gaji 2024", place) == "SUM([Jumlah])"


def test_a_fill_beside_the_tables_leaves_every_result_that_reads_them() -> None:
    """A reference that the calculator did not know would have made the formula depend on everything."""
    data = built()
    filled = fill(data, {"H1": 1}, "Rekap")
    assert cells(filled, "Rekap") == {**RESULTS, "H1": 1}
    assert cells(filled, "Gaji 2024") == cells(data, "Gaji 2024")


def test_a_fill_in_a_table_gives_new_results_to_whoever_reads_it() -> None:
    """On both sheets, this row's too; text in quotes is text."""
    filled = fill(built(), {"C4": 5, "B3": "Budi"}, "Gaji 2024")
    expected = {"A1": 45, "A2": 46.5, "A5": 15, "A7": 30, "A9": "Gaji[Jumlah]", "A11": 5, "A12": 2}
    found = cells(filled, "Rekap")
    assert {address: found.get(address) for address in expected} == expected
    assert cells(filled, "Gaji 2024")["E4"] == 10
    assert found.get("A6") in {None, 90}


def test_a_formula_that_is_written_may_read_a_table() -> None:
    """Its result is computed; the file keeps the words as given."""
    filled = fill(built(), {"B1": Formula("SUM(Gaji[Jumlah])/COUNT(Gaji[Jumlah])")}, "Rekap")
    cell = Workbook.open(filled).sheet("Rekap").cells[1, 2]
    assert (cell.formula, cell.value) == ("SUM(Gaji[Jumlah])/COUNT(Gaji[Jumlah])", 20)


@pytest.mark.libreoffice
def test_libreoffice_computes_the_same_results(soffice: str, tmp_path: Path) -> None:
    """Of every formula that kept or got a result, after edits of data, names and totals."""
    edits: list[dict[str, object]] = [{"C3": 7}, {"C4": 5, "B3": "Budi"}, {"D5": 2, "B5": "Ani", "G3": 9}, {"H9": 1}]
    sources = []
    for number, edit in enumerate(edits):
        sources.append(tmp_path / f"isi{number}.xlsx")
        sources[-1].write_bytes(fill(built(), edit, "Gaji 2024"))
    recalculate(soffice, sources, tmp_path / "hasil")
    for source in sources:
        ours = cells(source.read_bytes(), "Rekap")
        sheet = CalamineWorkbook.from_path(str(tmp_path / "hasil" / f"{source.stem}.ods")).get_sheet_by_name("Rekap")
        theirs = {f"A{row}": line[0] or CellError("#N/A") for row, line in enumerate(sheet.to_python(), 1)}
        assert {address: theirs[address] for address in UNDERSTOOD} == {
            address: ours[address] for address in UNDERSTOOD
        }
