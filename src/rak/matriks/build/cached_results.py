"""The result of every formula, written beside it: openpyxl leaves them out, and who does not calculate sees nothing."""

import re
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

from rak.calc.cell_error import CellError
from rak.calc.graph import Recalculator
from rak.calc.values import UNKNOWN, Value
from rak.xlsx import Limits, Workbook
from rak.xlsx.sheet.address import from_address

_OWN: Final = Limits.for_cells(10_000_000)
"""What was just built is no hostile file, however large the plan is."""

Results = dict[tuple[str, int, int], "Value"]

_CELL: Final = re.compile(rb'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)><f>([^<]*)</f><v(?:/>|></v>)</c>')


def compute(data: bytes) -> Results:
    """The value of every formula of a workbook that has no results yet."""
    workbook = Workbook.open(data, limits=_OWN)
    cells = {sheet.name: sheet.cells for sheet in workbook.sheets}
    formulas = {
        (name, row, col): cell.formula
        for name, found in cells.items()
        for (row, col), cell in found.items()
        if cell.formula is not None
    }

    def lookup(name: str, row: int, col: int) -> Value:
        cell = cells[name].get((row, col))
        return None if cell is None or cell.formula is not None else cell.value

    recalculator = Recalculator(formulas, lookup, cells=lambda name: cells[name], sheets=list(cells))
    values = {key: recalculator.value(key) for key in formulas}
    return {key: value for key, value in values.items() if value is not UNKNOWN}


def write_into(part: bytes, sheet: str, results: Mapping[tuple[str, int, int], Value]) -> bytes:
    """The sheet's part with its results in place; a formula without one stays as it is, for the program to compute."""

    def completed(match: re.Match[bytes]) -> bytes:
        row, col = from_address(match[1].decode())
        value = results.get((sheet, row, col))
        if value is None:
            return match[0]
        kind, text = _spell(value)
        return b'<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (match[1], match[2], kind, match[3], text)

    return _CELL.sub(completed, part)


def _spell(value: Value) -> tuple[bytes, bytes]:
    """The type attribute and the text of a result."""
    if isinstance(value, bool):
        return b' t="b"', b"1" if value else b"0"
    if isinstance(value, CellError):
        return b' t="e"', value.encode()
    if isinstance(value, str):
        return b' t="str"', escape(value).encode()
    return b"", repr(value).encode()
