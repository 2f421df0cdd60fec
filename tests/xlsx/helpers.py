"""Short ways to say what most tests of the package editor say."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import openpyxl
import pytest

from rak.xlsx import OoxmlError, Position, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from tests.xlsx.builder import parts_of

SHEET = "Lembar"


def fill(data: bytes, values: Mapping[str, object], sheet: str = SHEET) -> bytes:
    """The workbook with values set, by address."""
    from rak.xlsx import from_address

    edit = Edit(Workbook.open(data))
    for address, value in values.items():
        edit.set(sheet, from_address(address), value)
    return edit.apply()


def cells(data: bytes, sheet: str = SHEET) -> dict[str, object]:
    """The values of a sheet by address, as we read them; blank cells left out."""
    found = Workbook.open(data).sheet(sheet).cells
    return {cell.address: cell.value for cell in found.values() if cell.value is not None}


def witness(data: bytes, sheet: str = SHEET, *, values: bool = True) -> dict[str, object]:
    """The same as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    return {cell.coordinate: cell.value for row in book[sheet].iter_rows() for cell in row if cell.value is not None}


def sheet_text(data: bytes, number: int = 1) -> str:
    """The XML of a sheet."""
    return parts_of(data)[f"xl/worksheets/sheet{number}.xml"].decode()


def cell_xml(data: bytes, address: str, number: int = 1) -> str:
    """The XML of one cell."""
    match = re.search(rf'<c r="{address}"[^>]*?(?:/>|>.*?</c>)', sheet_text(data, number), re.DOTALL)
    assert match is not None, f"no cell {address}"
    return match[0]


def reasons(error: pytest.ExceptionInfo[OoxmlError]) -> list[Reason]:
    """The reasons of an error, in order."""
    return [problem.reason for problem in error.value.problems]


def refusal(data: bytes) -> Reason:
    """The reason why a workbook is not opened, or one of its sheets not read."""
    with pytest.raises(OoxmlError) as error:  # noqa: PT012
        for sheet in Workbook.open(data).sheets:
            _ = sheet.cells
    return reasons(error)[0]


def policy(data: bytes, address: Position, value: object = 1) -> list[Reason]:
    """The reasons that stand against setting one cell."""
    edit = Edit(Workbook.open(data))
    edit.set(SHEET, address, value)
    return [problem.reason for problem in edit.problems()]
