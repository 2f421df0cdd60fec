"""Formulas of one shape share tokens, tree and closures, and each still means what it means by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.calc.evaluate import looking, run
from rak.calc.formula import Expr, references
from rak.calc.shape import Reading, Shape, read
from rak.calc.tokenizer import scan
from rak.calc.values import Unsupported
from rak.matriks.build import build_workbook
from rak.toml.read_plan import load_rencana
from rak.xlsx import Workbook

from .calc_strategies import formulas
from .calc_witness import SHEETS, lookup

if TYPE_CHECKING:
    from rak.calc.values import Value

EXAMPLE = Path(__file__).parents[2] / "examples" / "bapas_ternate_2024" / "rencana.toml"
FORMULAS = [
    line for line in Path(__file__).with_name("calc_formulas.txt").read_text(encoding="utf-8").splitlines() if line
]
HARD = [
    "", "=", "==A1", " = A1 ", "A1:A3 B1:B3", "A1:INDEX(A1:A9,2)", "INDEX(A1:A9,2):A1", "Sheet1:Sheet3!A1", "[1]Lain!A1",
    "'[buku.xlsx]Lain'!A1", "Tabel1[A1]", "Tabel1[[#This Row],[A1]]", "A1#", "LOG10(A1)", "LOG10", "A1.5", "A1A1", "1A1",
    "1E5+E5", "$A$1:$B2", "A1:A1", "B2:A1", "XFE1", "A1048577", "A0", "A01", "'it''s A1'!B2", "'A1'!B2", "'Lain lain'!B2",
    "'A1'", '"A1', '"A1""B1"&A1', '"A1"A1', 'A1"A1"', "Data!A1:B2", "Data!A1:Data!B2", "_A1", "A1_", "Ä1", "A1Ä", "A:A",
    "1:1", "A1:A", "A1:1", "#REF!A1", "Data!#REF!+A1", "nama!A1", "A1!B1", "A1'Lain lain'!B2", "{1,2}+A1", "{A1}", "a1+b2",
    "A1\nA2", "A1\u00a0+A2", "TRUE+A1", "TRUE1", "SUM(A1,,A2)", 'SUMIF(A1:A4,">1",B1)', 'SUMIF(A1:A2,">1",B1)',
    'SUMIF(A1:A1,">1",B1:B2)', "LOOKUP(2,A1:A4,B1)", "NOW()+A1", "NAMA_A1+A1", "XEX900002", "XEX900002+A1", "FOO(A1)",
]  # fmt: skip


def plain(text: str) -> Reading:
    """A formula as a shape that no other one has."""
    found = scan(text)
    return Reading(Shape(found), found.areas)


def outcome(reading: Reading, text: str) -> object:
    """All that a reading gives: why it is refused, or its references, names and value."""
    found = reading.shape.scan
    if isinstance(reading.shape.tree, str):
        return found.opaque, reading.shape.tree, found.names, () if found.opaque else reading.areas
    expr = Expr(text, reading)
    value: Value = run(expr, looking(_get, "Data", cells=lambda sheet: SHEETS[sheet].keys(), decimal="."))
    try:
        _ = expr.shape.scalar
    except Unsupported as fault:
        return str(fault), references(expr, "Data"), found.names
    return repr(value), references(expr, "Data"), found.names, found.reshapes, reading.areas


def _get(sheet: str, row: int, column: int) -> Value:
    """A cell of the two sheets; any other sheet is empty."""
    return lookup(sheet, row, column) if sheet.lower() in {name.lower() for name in SHEETS} else None


def test_each_formula_of_the_list_means_by_its_shape_what_it_means_by_itself() -> None:
    """Value, references, names and the reason of a refusal are the same."""
    for text in [*FORMULAS, *HARD]:
        assert outcome(read(text), text) == outcome(plain(text), text), text


def test_each_formula_of_the_built_matrix_means_by_its_shape_what_it_means_by_itself() -> None:
    """Several hundred texts, and a good deal fewer shapes."""
    workbook = Workbook.open(build_workbook(load_rencana(EXAMPLE)))
    cells = {sheet.name.lower(): sheet.cells for sheet in workbook.sheets}
    places = {name: list(found) for name, found in cells.items()}

    def get(sheet: str, row: int, column: int) -> Value:
        cell = cells[sheet.lower()].get((row, column))
        return None if cell is None else cell.value

    texts = {(name, cell.formula) for name, found in cells.items() for cell in found.values() if cell.formula}
    for sheet, text in texts:
        shared, alone = Expr(text, read(text)), Expr(text, plain(text))
        assert references(shared, sheet) == references(alone, sheet), text
        values = [run(expr, looking(get, sheet, cells=lambda name: places[name.lower()])) for expr in (shared, alone)]
        assert repr(values[0]) == repr(values[1]), text
    assert len({id(read(text).shape) for _, text in texts}) * 3 < len({text for _, text in texts})


@given(formulas)
def test_any_formula_means_by_its_shape_what_it_means_by_itself(text: str) -> None:
    """Whatever was read before with the same shape."""
    assert outcome(read(text), text) == outcome(plain(text), text)


_BITS = st.sampled_from([
    "A1", "$B$2", "B3", "A1:B2", "C$1", "A:A", "2:3", "1", "2.5", '"A1"', '"', "'Lain lain'!", "Data!", "'", "!", ":",
    ",", "+", "-", "*", "=", "<", ">", "&", "%", "(", ")", "SUM(", "IF(", "LOG10(", " ", "nama", "{", "}", ";", "#REF!",
    "[", ".",
])  # fmt: skip


@given(st.lists(_BITS, max_size=12).map("".join))
def test_no_junk_means_by_its_shape_what_it_does_not_mean_by_itself(text: str) -> None:
    """Marks and references in any order: refused alike or read alike."""
    assert outcome(read(text), text) == outcome(plain(text), text)


@pytest.mark.parametrize(("one", "other"), [("SUM(A1:B2)*C3", "SUM($D$4:E5)*'Lain lain'!C$9"), ('A1&"x"', 'Z9&"x"')])
def test_formulas_that_differ_in_cells_alone_share_a_shape(one: str, other: str) -> None:
    """Sheets and `$` make no difference, a range instead of a cell does."""
    assert read(one).shape is read(other).shape
    assert read("A1*2").shape is not read("A1:A2*2").shape


def test_texts_and_numbers_belong_to_the_shape() -> None:
    """`A1*2` and `A1*3` are two shapes, and so are two texts that look like cells."""
    assert read("A1*2").shape is not read("A1*3").shape
    assert read('A1&"B2"').shape is not read('A1&"B3"').shape
