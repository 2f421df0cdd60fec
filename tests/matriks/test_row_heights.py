"""Rows of Matriks and Evaluasi that grow with the texts of a fill, and the pages on which they then stand."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.pagebreak import Break

from rak.domain.evaluasi import Evaluasi
from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.waktu import Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.build.heights import ROW, printed_room
from rak.matriks.fill import prepare
from rak.xlsx import Workbook
from tests.contoh import TAHUN, baris, rencana

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

LONG = "Bimbingan dilaksanakan di kantor dan di rumah klien; kendalanya jarak antarpulau dan cuaca. " * 3
LINK = "https://contoh.test/" + "folder-yang-panjang/" * 9
FIRST = 7
"""The row of TW I of the first line."""


def filled(data: bytes, texts: Mapping[tuple[str, Triwulan], str]) -> bytes:
    """The workbook with these remarks."""
    isian = {place: IsianTriwulan(keterangan=text) for place, text in texts.items()}
    return prepare(Workbook.open(data), Laporan(TAHUN, isian=isian)).edit.apply()


def sheet_of(data: bytes, name: str = "Matriks") -> Worksheet:
    """The sheet as openpyxl reads it."""
    return load_workbook(BytesIO(data))[name]


def height(data: bytes, row: int, name: str = "Matriks") -> float:
    """The height of a row in points."""
    return sheet_of(data, name).row_dimensions[row].height or ROW


def test_a_long_remark_or_link_is_shown_whole() -> None:
    """Of 276 letters in a column of twenty 16 lines are too few; a remark of one line leaves the row as it is."""
    plain = build_workbook(rencana())
    link = Laporan(TAHUN, isian={("1.1.1", Triwulan.I): IsianTriwulan(data_dukung=[LINK])})
    with_link = prepare(Workbook.open(plain), link).edit.apply()
    for data in (filled(plain, {("1.1.1", Triwulan.I): LONG}), with_link):
        assert height(data, FIRST) > 8 * 11.5
        assert height(data, FIRST + 1) == 39
    assert height(filled(plain, {("1.1.1", Triwulan.I): "Selesai."}), FIRST) == 39


def test_words_of_evaluasi_are_shown_whole() -> None:
    """Six lines of an analysis."""
    report = Laporan(TAHUN, evaluasi={("1.1", Triwulan.II): Evaluasi(analisis=LONG)})
    data = prepare(Workbook.open(build_workbook(rencana())), report).edit.apply()
    assert [height(data, row, "Evaluasi") for row in (7, 9)] == [30, 30]
    assert height(data, 8, "Evaluasi") > 6 * 11.5


def test_a_row_grows_again_as_if_it_had_been_filled_once() -> None:
    """Whatever stood there before: the height goes by the texts that stand there now."""
    plain, place = build_workbook(rencana()), ("1.1.1", Triwulan.III)
    once = height(filled(plain, {place: LONG * 2}), FIRST + 2)
    assert height(filled(filled(plain, {place: LONG}), {place: LONG * 2}), FIRST + 2) == once > 100


@pytest.mark.parametrize("points", [20, 60, 300])
def test_a_height_that_somebody_has_set_stays(points: int) -> None:
    """Lower than rak sets it, higher, and higher than the text needs."""
    book = load_workbook(BytesIO(build_workbook(rencana())))
    book["Matriks"].row_dimensions[FIRST].height = points
    book.save(held := BytesIO())
    assert height(filled(held.getvalue(), {("1.1.1", Triwulan.I): LONG}), FIRST) == points


def test_pages_that_somebody_has_ended_stay() -> None:
    """The row grows; the page ends where the office wants it."""
    book = load_workbook(BytesIO(build_workbook(rencana(*(baris(f"1.1.{number}") for number in range(1, 7))))))
    book["Matriks"].row_breaks.append(Break(id=14))
    book.save(held := BytesIO())
    before = [each.id for each in sheet_of(held.getvalue()).row_breaks.brk]
    data = filled(held.getvalue(), {("1.1.1", Triwulan.I): LONG})
    assert height(data, FIRST) > 39
    assert [each.id for each in sheet_of(data).row_breaks.brk] == before


@given(st.dictionaries(st.tuples(st.integers(1, 7), st.sampled_from(Triwulan)), st.integers(0, 6), max_size=8))
def test_no_page_ends_inside_the_four_quarters_of_a_line(remarks: dict[tuple[int, Triwulan], int]) -> None:
    """However long the remarks: pages end between lines, and hold no more than fits, unless one line is higher than a page."""
    plan = rencana(*(attrs.evolve(baris(f"1.1.{number}"), uraian=f"Kegiatan {number}") for number in range(1, 8)))
    texts = {(f"1.1.{line}", tw): LONG[: 90 * length] for (line, tw), length in remarks.items() if length}
    sheet = sheet_of(filled(build_workbook(plan), texts))
    ends = [each.id for each in sheet.row_breaks.brk]
    assert [row for row in ends if (row - FIRST + 1) % 4] == []
    room = printed_room(column.width for column in sheet.column_dimensions.values() if not column.hidden)
    heading = sum(sheet.row_dimensions[row].height or ROW for row in range(1, FIRST))
    last = FIRST + 4 * 7 - 1
    for start, stop in zip([FIRST - 1, *ends], [*ends, last], strict=True):
        rows = [sheet.row_dimensions[row].height or ROW for row in range(start + 1, stop + 1)]
        assert heading + sum(rows) <= room or len(rows) == 4
