"""LibreOffice as a witness: the values it computes for many formulas in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.libreoffice import convert

from rak.calc.cell_error import CellError
from rak.calc.evaluate import evaluate
from rak.calc.formula import parse
from rak.calc.values import Unsupported, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_LINES: list[list[Value]] = [
    # A, B, C, D, E, F, G, H
    [1, 2.5, "TW I", True, None, 10, "Jan", 45_352],
    [2, -3, "tw ii", False, "", 20, "x", 45_657.75],
    [3, 0, "TW III", None, "5", 30, "X", 61],
    [4, 1e6, "T*", "true", "abc", 40, None, 44_927],
    [5, 0.1, "tw", 7, " 12 ", 50, "yz", 0],
    [6, 0.2, "TW I", 2.675, "x1", 60, 3, -1],
    [7, 100, "a b", -2.5, "-", 70, "b~", 36_526],
    [8, 33.3, "Ä", 1234.565, "TW", 80, "3", 45_351],
]
DATA: dict[tuple[int, int], Value] = {
    (row, column): value
    for row, line in enumerate(_LINES, 1)
    for column, value in enumerate(line, 1)
    if value is not None
}
OTHER: dict[tuple[int, int], Value] = {(r, c): r * 10 + c for r in range(1, 5) for c in range(1, 4)}
SHEETS = {"Data": DATA, "Lain lain": OTHER}


def lookup(sheet: str, row: int, column: int) -> Value:
    """The value of a cell of the two sheets."""
    return {name.lower(): cells for name, cells in SHEETS.items()}[sheet.lower()].get((row, column))


def ours(formula: str) -> Value | str:
    """Our value, or why there is none."""
    try:
        return evaluate(parse(formula), lookup, "Data", decimal=".")
    except Unsupported as fault:
        return f"unsupported: {fault}"


def libreoffice(soffice: str, formulas: Sequence[str], folder: Path) -> list[Value]:
    """The values that LibreOffice computes on loading a workbook without cached values."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, cells in SHEETS.items():
        sheet = book.create_sheet(name)
        for (row, column), value in cells.items():
            # A constant cell with empty text is lost on the way; a formula gives it as well.
            sheet.cell(row, column).value = '=""' if value == "" else value
    results = book.create_sheet("Hasil")
    data = book["Data"]
    for row, formula in enumerate(formulas, 1):
        data.cell(100 + row, 30).value = "=" + formula
        results.cell(row, 1).value = f"={'Data'}!AD{100 + row}"
    source = folder / "formulas.xlsx"
    book.save(source)
    convert(soffice, [source], folder / "out", "xlsx", folder / "out" / "profile")
    back = openpyxl.load_workbook(folder / "out" / "formulas.xlsx", data_only=True)["Data"]
    return [_read(back.cell(100 + row, 30)) for row in range(1, len(formulas) + 1)]


def _read(cell: object) -> Value:
    """The value of an openpyxl cell, errors as errors."""
    value = getattr(cell, "value", None)
    if getattr(cell, "data_type", "") == "e":
        return CellError(str(value))
    if isinstance(value, bool | int | float | str):
        return value
    return "" if value is None else str(value)


def same(own: Value, other: Value) -> bool:
    """Equal as values of cells: kinds too, numbers to 13 digits."""
    if isinstance(own, bool) or isinstance(other, bool):
        return own is other
    if isinstance(own, int | float) and isinstance(other, int | float):
        return abs(own - other) <= 1e-13 * max(abs(own), abs(other))
    return type(own) is type(other) and own == other


def differences(pairs: Iterable[tuple[str, Value, Value]]) -> list[str]:
    """A line for each formula on which the two do not agree."""
    return [f"{formula}: {own!r}, LibreOffice {other!r}" for formula, own, other in pairs if not same(own, other)]
