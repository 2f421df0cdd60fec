"""Filling: into rak's own workbook, and into one that has only the official sheet."""

from __future__ import annotations

import io
from fractions import Fraction

import openpyxl
import pytest

from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.fill import IsiError, prepare
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook
from tests.contoh import PEMBILANG, PENYEBUT, TAHUN, laporan, rencana

MARET, APRIL = Bulan(TAHUN, 3), Bulan(TAHUN, 4)


@pytest.fixture(scope="module")
def lengkap() -> bytes:
    """A workbook that rak built."""
    return build_workbook(rencana())


@pytest.fixture(scope="module")
def resmi(lengkap: bytes) -> bytes:
    """The official sheet alone, typed by an office that never saw rak."""
    book = openpyxl.load_workbook(io.BytesIO(lengkap))
    for name in ("Bulanan", "Rekap", "Petunjuk"):
        del book[name]
    sheet = book["Matriks"]
    sheet.protection.sheet = False
    for row in range(7, 11):
        sheet.cell(row, 9).value = None
        sheet.cell(row, 12).value = sheet.cell(row, 10).value
        sheet.cell(row, 12).number_format = "General"
        sheet.cell(row, 16).value = None
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(data: bytes, report: Laporan) -> bytes:
    """The workbook with the report in it."""
    return prepare(Workbook.open(data), report).apply()


def test_openpyxl_and_calamine_read_the_figures_without_calculating(lengkap: bytes) -> None:
    """Witnesses that we did not write see the sums that rak stored."""
    from python_calamine import CalamineWorkbook

    report = laporan({("1.1.1", 1): 100, ("1.1.1", 3): 23}, {(PEMBILANG, 1): 28, (PENYEBUT, 1): 40})
    data = filled(lengkap, report)
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Matriks"]
    assert (sheet["I7"].value, sheet["L7"].value, sheet["L8"].value) == (123, 0.7, "TW II")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Matriks").to_python()
    assert (rows[6][8], rows[6][11]) == (123, 0.7)


def test_without_bulanan_the_quarter_gets_the_sum_and_capaian_its_label(resmi: bytes) -> None:
    """What rak fills in such a file it fills in place."""
    report = laporan({("1.1.1", 1): 100, ("1.1.1", 3): 23}, {(PEMBILANG, 1): 28, (PENYEBUT, 1): 40})
    data = filled(resmi, report)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Matriks"]
    assert (sheet["I7"].value, sheet["L7"].value) == (123, "TW I: 70,00%")
    found = baca(Workbook.open(data)).laporan
    assert found.realisasi_triwulan == {("1.1.1", Triwulan.I): Rupiah(123)}
    assert found.capaian_triwulan == {("1.1", Triwulan.I): Fraction(7, 10)}


def test_without_bulanan_an_earlier_sum_is_never_overwritten_by_a_month(resmi: bytes) -> None:
    """Nothing is lost: the months behind the old sum are not known."""
    once = filled(resmi, laporan({("1.1.1", 1): 100}))
    assert filled(once, laporan({("1.1.1", 1): 100})) == once
    with pytest.raises(IsiError, match="Rp100"):
        filled(once, laporan({("1.1.1", 2): 50}))


def test_every_fault_of_a_report_is_told_in_one_run(lengkap: bytes) -> None:
    """All faults in one run, and nothing is written."""
    report = Laporan(
        TAHUN,
        {("9.9.9", MARET): Rupiah(1)},
        {("1.1", "Nama lain", MARET): 1, ("8.8", "A", MARET): 2},
        {("7.7.7", Triwulan.I): IsianTriwulan(status="Selesai")},
    )
    with pytest.raises(IsiError) as caught:
        filled(lengkap, report)
    assert [one.letak for one in caught.value.kesalahan] == ["7.7.7", "9.9.9", "8.8", "1.1, nama lain"]


def test_another_year_is_refused(lengkap: bytes) -> None:
    """A report belongs to its plan's year."""
    with pytest.raises(IsiError, match="2023"):
        filled(lengkap, Laporan(2023, {("1.1.1", Bulan(2023, 3)): Rupiah(1)}))


@pytest.mark.parametrize("value", [Fraction(1, 3), Fraction(2**53 + 1)])
def test_a_figure_that_excel_cannot_hold_is_refused(lengkap: bytes, value: Fraction) -> None:
    """Exact or not at all."""
    with pytest.raises(IsiError, match="15 angka"):
        filled(lengkap, Laporan(TAHUN, variabel={("1.1", PEMBILANG, MARET): value}))


def test_a_dash_and_a_blank_stay_two_things(lengkap: bytes) -> None:
    """Belum diisi and tidak berlaku are not zero, and not each other."""
    data = filled(lengkap, Laporan(TAHUN, {("1.1.1", MARET): TIDAK_BERLAKU, ("1.1.1", APRIL): Rupiah(0)}))
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Matriks"]
    assert [sheet.cell(row, 9).value for row in range(7, 10)] == ["-", 0, None]
