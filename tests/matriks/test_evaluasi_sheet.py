"""Sheet Evaluasi: the words of the sections go in by a fill and come back."""

from __future__ import annotations

import datetime
from io import BytesIO

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from rak.domain.evaluasi import Evaluasi
from rak.domain.kolom import KolomEvaluasi
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.waktu import Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.matriks.fill_result import IsiError
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook
from tests.contoh import TAHUN, rencana
from tests.strategies import teks_kaya

WORDS = Evaluasi(
    "Separuh klien bekerja", "Balai latihan", "Instruktur berhalangan", "Jadwal baru", "Kasubsi", datetime.date(2024, 7, 31),
    "Berjalan",
)  # fmt: skip


def report(words: Evaluasi, kode: str = "1.1") -> Laporan:
    """A report with those words on TW II."""
    return Laporan(TAHUN, evaluasi={(kode, Triwulan.II): words})


def written(words: Evaluasi) -> bytes:
    """The workbook with them."""
    return prepare(Workbook.open(build_workbook(rencana())), report(words)).edit.apply()


def test_what_is_filled_in_comes_back() -> None:
    """All seven columns, the date as a date."""
    assert baca(Workbook.open(written(WORDS))).laporan.evaluasi == {("1.1", Triwulan.II): WORDS}


@pytest.mark.parametrize("day", [datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)])
def test_the_first_and_the_last_day_of_excel_come_back(day: datetime.date) -> None:
    """No year is too far."""
    assert (
        baca(Workbook.open(written(Evaluasi(batas_waktu=day)))).laporan.evaluasi_of("1.1", Triwulan.II).batas_waktu
        == day
    )


@given(st.builds(Evaluasi, *([teks_kaya()] * 5), st.none() | st.dates(datetime.date(2024, 1, 1)), teks_kaya()))
def test_any_words_come_back(words: Evaluasi) -> None:
    """Line breaks, ``=`` first, emoji."""
    assert baca(Workbook.open(written(words))).laporan.evaluasi == {("1.1", Triwulan.II): words}


def test_a_blank_leaves_a_cell_and_clearing_is_asked_for() -> None:
    """As in every other column of a report."""
    book = Workbook.open(written(WORDS))
    place = Letak("1.1", KolomEvaluasi.KENDALA, Triwulan.II)
    again = prepare(book, report(Evaluasi(analisis="Lain")), [place]).edit.apply()
    want = attrs.evolve(WORDS, analisis="Lain", kendala="")
    assert baca(Workbook.open(again)).laporan.evaluasi == {("1.1", Triwulan.II): want}


def test_words_on_an_indicator_that_the_plan_does_not_have_are_refused() -> None:
    """Nothing is left out unseen."""
    with pytest.raises(IsiError, match=r"9\.9"):
        prepare(Workbook.open(build_workbook(rencana())), report(WORDS, "9.9"))


def test_a_row_of_no_indicator_and_a_deadline_that_is_no_date_are_told() -> None:
    """RAK455 and RAK456, each at its cell; nothing else is lost."""
    book = load_workbook(BytesIO(written(WORDS)))
    sheet = book["Evaluasi"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    deadline = next(cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, datetime.datetime))
    deadline.value = "secepatnya"
    last = sheet.max_row + 1
    for heading, value in (("KODE", "9.9"), ("TW", "TW I"), ("KENDALA", "Tersesat")):
        sheet.cell(last, cells[heading].column, value)
    out = BytesIO()
    book.save(out)
    hasil = baca(Workbook.open(out.getvalue()))
    told = {one.kode: one.sel for one in hasil.temuan}
    assert (told["RAK455"], told["RAK456"]) == (f"A{last}", deadline.coordinate)
    assert hasil.laporan.evaluasi == {("1.1", Triwulan.II): attrs.evolve(WORDS, batas_waktu=None)}
