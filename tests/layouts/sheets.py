"""Writes small sheets from rows of values, for the tests of the other forms."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook as Book

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
