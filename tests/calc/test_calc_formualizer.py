"""Our values beside those of formualizer, an engine that others wrote, in whole workbooks and case by case."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import formualizer
import pytest

import rak
from rak.calc.cell_error import CellError
from rak.calc.values import UNKNOWN
from rak.xlsx import Workbook

from .calc_witness import SHEETS, ours, same
from .test_calc_shape import FORMULAS

if TYPE_CHECKING:
    from rak.calc.values import Value

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "bapas_ternate_2024"
REPORTS = sorted(EXAMPLE.glob("laporan_*.toml"))

_ARRAY = "It gives SUMPRODUCT the first cell, or nothing, of what a function makes of a range."
WRONG = {
    "COUNT(1/0)": "COUNT passes over an error among its arguments; it does not give it (Microsoft support, COUNT, remarks).",
    'SUMIFS(F1:F8,C1:C7,"TW I")': "Ranges of different sizes are #VALUE! in SUMIFS; it reads as far as the shorter goes.",
    'SUMPRODUCT(--(LEFT(C1:C8,2)="TW"))': _ARRAY,
    "SUMPRODUCT(--ISNUMBER(D1:D8))": _ARRAY,
    "SUMPRODUCT(ROUND(B1:B8,0))": _ARRAY,
    "SUMPRODUCT(--(LEN(C1:C8)>2),A1:A8)": _ARRAY,
    "SUMPRODUCT(--(MONTH(H1:H2)=2))": _ARRAY,
    'UPPER("abc é")': "It leaves letters outside of ASCII in lower case.",
    '0.1+0.2&""': "Text of a number has 15 digits in Excel; it writes the double to its last bit.",
    '1/3&""': "Text of a number has 15 digits in Excel; it writes the double to its last bit.",
}
"""Where the witness errs, and why."""
UNDECIDED = {"POWER(0,-1)", "COUNTIF(G1:G8,3)"}
"""Not decided by us although the witness gives a value."""


def test_every_written_formula_has_the_value_that_formualizer_computes() -> None:
    """Hundreds of cases, each chosen for a rule of Excel; where the witness errs it still does, and the reason stands here."""
    pairs = [(text, ours(text), theirs) for text, theirs in zip(FORMULAS, formualizers(FORMULAS), strict=True)]
    assert len(pairs) > 400
    assert {text for text, own, _ in pairs if own is UNKNOWN} == UNDECIDED
    assert {text for text, own, other in pairs if not same(own, other)} - UNDECIDED == set(WRONG)


@pytest.mark.parametrize("report", [None, *REPORTS], ids=lambda path: path.stem if path else "template")
def test_every_formula_of_the_workbook_has_the_value_that_formualizer_computes(
    report: Path | None, tmp_path: Path
) -> None:
    """The workbook as it is built, and filled with each report of the example: all cached values are right."""
    path = tmp_path / "matriks.xlsx"
    rak.build(rak.load_rencana(EXAMPLE / "rencana.toml"), path)
    if report is not None:
        rak.fill(path, rak.load_laporan(report))
    cached = {
        (sheet.name, *place): cell.value
        for sheet in Workbook.open(path).sheets
        for place, cell in sheet.cells.items()
        if cell.formula is not None
    }
    assert len(cached) > 850
    assert None not in cached.values()
    witness = formualizer.Workbook.from_bytes(path.read_bytes())
    witness.evaluate_all()
    found = {cell: _read(witness.evaluate_cell(*cell)) for cell in cached}
    assert {cell: (own, found[cell]) for cell, own in cached.items() if not same(own, found[cell])} == {}


def formualizers(formulas: list[str]) -> list[Value]:
    """The values that formualizer computes for formulas over the two sheets of the cases."""
    book = formualizer.Workbook()
    for name, cells in SHEETS.items():
        book.add_sheet(name)
        for (row, column), value in cells.items():
            book.set_value(name, row, column, value)
    for row, text in enumerate(formulas, 101):
        book.set_formula("Data", row, 30, f"={text}")
    return [_read(book.evaluate_cell("Data", row, 30)) for row in range(101, 101 + len(formulas))]


def _read(value: Any) -> Value:
    """A value of the witness as a cell holds it: it tells an error by its kind, and a day number as a date."""
    if isinstance(value, dict):
        return _ERRORS[value["kind"]]
    return float((value - date(1899, 12, 30)).days) if isinstance(value, date) else value


_ERRORS = {
    "Div": CellError("#DIV/0!"), "Na": CellError("#N/A"), "Name": CellError("#NAME?"), "Null": CellError("#NULL!"),
    "Num": CellError("#NUM!"), "Ref": CellError("#REF!"), "Value": CellError("#VALUE!"),
}  # fmt: skip
