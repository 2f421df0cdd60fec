"""Filling: into rak's own workbook, and into one that has only the official sheet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

import rak
from rak.domain.evaluasi import Evaluasi
from rak.domain.kolom import Kolom
from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.matriks.fill_result import IsiError
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
    return prepare(Workbook.open(data), report).edit.apply()


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


def changes(data: bytes, report: Laporan, kosongkan: Iterable[Letak] = ()) -> list[tuple[str, object, object]]:
    """What a fill says that it changes: cell, old, new."""
    isi = prepare(Workbook.open(data), report, kosongkan)
    return [(f"{one.lembar}!{one.sel}", one.lama, one.baru) for one in isi.perubahan]


def money(amounts: Mapping[int, int]) -> Laporan:
    """A report of one line's realisasi, by number of the month, and of nothing else."""
    return Laporan(TAHUN, {("1.1.1", Bulan(TAHUN, month)): Rupiah(amount) for month, amount in amounts.items()})


def test_a_fill_tells_which_cells_are_new_changed_and_cleared(lengkap: bytes) -> None:
    """Old and new value of every cell; a cell that already has the value is not told."""
    once = filled(lengkap, money({1: 100, 2: 50, 3: 23}))
    report = money({1: 100, 2: 60, 4: 7})
    assert changes(once, report, [Letak("1.1.1", bulan=MARET)]) == [
        ("Bulanan!J8", 50, 60), ("Bulanan!L8", None, 7), ("Bulanan!K8", 23, None)
    ]  # fmt: skip


def test_a_blank_does_not_clear(lengkap: bytes) -> None:
    """Who leaves a month out says nothing of it."""
    once = filled(lengkap, money({1: 100}))
    assert filled(once, Laporan(TAHUN)) == once


def test_evidence_status_and_remarks_are_cleared_by_column_and_quarter(lengkap: bytes) -> None:
    """The style of the cell stays, and so does its neighbour."""
    isian = IsianTriwulan(["https://contoh.id/a"], "Selesai", "catatan")
    once = filled(lengkap, Laporan(TAHUN, isian={("1.1.1", Triwulan.I): isian}))
    clear = [Letak("1.1.1", kolom, Triwulan.I) for kolom in (Kolom.DATA_DUKUNG, Kolom.KETERANGAN)]
    data = prepare(Workbook.open(once), Laporan(TAHUN), clear).edit.apply()
    assert baca(Workbook.open(data)).laporan.isian == {("1.1.1", Triwulan.I): IsianTriwulan(status="Selesai")}
    before, after = (Workbook.open(each).sheet("Matriks").cells[7, 13] for each in (once, data))
    assert (after.value, after.style) == (None, before.style)


def test_a_capaian_that_is_cleared_keeps_its_label(resmi: bytes) -> None:
    """CAPAIAN starts with the TW label, also where there is no figure."""
    once = filled(resmi, Laporan(TAHUN, capaian_triwulan={("1.1", Triwulan.I): Fraction(7, 10)}))
    told = changes(once, Laporan(TAHUN), [Letak("1.1", Kolom.CAPAIAN, Triwulan.I)])
    assert told == [("Matriks!L7", "TW I: 70,00%", None)]
    data = prepare(Workbook.open(once), Laporan(TAHUN), [Letak("1.1", Kolom.CAPAIAN, Triwulan.I)]).edit.apply()
    assert Workbook.open(data).sheet("Matriks").cells[7, 12].value == "TW I"


@pytest.mark.parametrize(
    ("letak", "pesan"),
    [
        (Letak("9.9.9", bulan=MARET), "Tidak ada kode itu."),
        (Letak("1.1", bulan=MARET, variabel="Nama lain"), "Tidak ada variabel itu"),
        (Letak("1.1.1"), "Itu bukan tempat sebuah isian."),
        (Letak("1.1.1", Kolom.PAGU), "Itu bukan tempat sebuah isian."),
        (Letak("1.1.1", Kolom.RENCANA_KEGIATAN, Triwulan.I), "Itu bukan tempat sebuah isian."),
        (Letak("1.1.1", Kolom.CAPAIAN, bulan=MARET), "Itu bukan tempat sebuah isian."),
        (Letak("1.1.1", bulan=Bulan(2023, 3)), "di luar tahun rencana"),
        (Letak("1.1.1", Kolom.REALISASI_ANGGARAN, Triwulan.I), "berisi rumus"),
        (Letak("1.1", Kolom.CAPAIAN, Triwulan.I), "berisi rumus"),
        (Letak("1.1.1", bulan=APRIL), "diisi dan dikosongkan sekaligus"),
    ],
)  # fmt: skip
def test_what_may_not_be_cleared_is_refused_with_its_place(lengkap: bytes, letak: Letak, pesan: str) -> None:
    """The plan, formulas and what the same report fills are not cleared; nothing is written."""
    with pytest.raises(IsiError, match=pesan):
        prepare(Workbook.open(lengkap), money({4: 1}), [letak])


def test_what_a_fill_has_just_made_wrong_is_told(lengkap: bytes, tmp_path: Path) -> None:
    """Over the pagu is told when it comes about, not again when another cell is filled."""
    (tmp_path / "m.xlsx").write_bytes(lengkap)
    pagu = next(rencana().kegiatan).pagu
    assert isinstance(pagu, Rupiah)
    over = rak.fill(tmp_path / "m.xlsx", money({1: pagu.nilai + 1}))
    assert [one.kode for one in over.temuan if one.tingkat is Tingkat.GALAT] == ["RAK203"]
    again = rak.fill(
        tmp_path / "m.xlsx", Laporan(TAHUN, isian={("1.1.1", Triwulan.I): IsianTriwulan(status="Selesai")})
    )
    assert again.temuan == ()
    assert [one.sel for one in again.baru] == ["N7"]


def test_what_the_workbook_has_no_cell_for_is_refused_and_never_dropped(lengkap: bytes) -> None:
    """A level given directly where no sheet Indikator has a cell for it, and words without a sheet Evaluasi, would be lost."""
    report = Laporan(
        TAHUN,
        tingkat_triwulan={("1.1", Triwulan.I): Fraction(7, 10)},
        evaluasi={("1.1", Triwulan.II): Evaluasi(analisis="Lambat.")},
    )
    book = openpyxl.load_workbook(io.BytesIO(lengkap))
    book.remove(book["Evaluasi"])
    heading = next(cell for cell in book["Indikator"][6] if cell.value == "TINGKAT CAPAIAN TW I")
    heading.value = "CATATAN"
    book.save(out := io.BytesIO())
    with pytest.raises(IsiError) as caught:
        prepare(Workbook.open(out.getvalue()), report)
    assert [one.letak for one in caught.value.kesalahan] == ["1.1, TW I", "1.1, TW II"]
