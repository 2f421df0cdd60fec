"""Writes small sheets from rows of values, for the tests of the other forms."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl import Workbook as Book
from openpyxl.utils.cell import range_boundaries

from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook

TITLE = (("RENCANA AKSI TAHUN ANGGARAN 2026",), ("Dinas Contoh",), ())


def workbook(
    rows: Iterable[Sequence[Any]],
    merges: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
    title: Iterable[Sequence[Any]] = TITLE,
) -> bytes:
    """The file of one sheet: a title, then the rows; merges and number formats by address."""
    book = Book()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Rencana Aksi"
    for at, row in enumerate((*title, *rows), 1):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    for area in merges:
        sheet.merge_cells(area)
    for address, code in (formats or {}).items():
        sheet[address].number_format = code
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes) -> HasilBaca:
    """What is read out of the file."""
    return baca(Workbook.open(data))


class Cell(NamedTuple):
    """A filled cell, as a grid has it."""

    row: int
    column: int
    value: Any


class Area(NamedTuple):
    """A merged range."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int


class Grid:
    """A sheet of these rows, from the first on; without a file, so that many may be asked at once."""

    def __init__(
        self, rows: Iterable[Sequence[Any]], merges: Iterable[str] = (), formats: Mapping[int, str] | None = None
    ) -> None:
        self.nama = "Lembar"
        lines = enumerate(rows, 1)
        cells = {row: [Cell(row, at, one) for at, one in enumerate(line, 1) if one is not None] for row, line in lines}
        self.baris = {row: {cell.column: cell for cell in line} for row, line in cells.items() if line}
        self.urut = sorted(self.baris)
        self._areas = [Area(*range_boundaries(one)) for one in merges]
        self._formats = formats or {}

    def merge(self, row: int, column: int) -> Area | None:
        """The merged range that the cell is part of."""
        return next(
            (one for one in self._areas
             if one.first_row <= row <= one.last_row and one.first_column <= column <= one.last_column), None,
        )  # fmt: skip

    def number_format(self, cell: Any) -> str:
        """The number format of the cell's column."""
        return self._formats.get(cell.column, "General")

    def month(self, cell: Any) -> str:
        """No cell is a date."""
        del cell
        return ""
