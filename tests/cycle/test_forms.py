"""The month of an office whose matrix has another form than the decree's."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import rak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import semula
from rak.domain.waktu import Bulan, Triwulan
from tests.layouts.sheets import workbook
from tests.layouts.test_fill_forms import MONTHS, TW

APRIL = datetime.date(2026, 4, 4)
PILIHAN = rak.Pilihan(diterima=APRIL)
SHEET = "Rencana Aksi"
SIDE_BY_SIDE: list[Sequence[Any]] = [
    ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", *(f"TARGET {tw}" for tw in TW), *(f"REALISASI {tw}" for tw in TW), "PENANGGUNG JAWAB"),
    (1, "Layanan", "Persentase A", "%", 80, 20, 40, 60, 80, None, None, None, None, "Subseksi A"),
    (2, "Layanan", "Jumlah B", "Dokumen", 40, 10, 20, 30, 40, 5, None, None, None, "Subseksi B"),
    (3, "Layanan", "Jumlah C", "Dokumen", 12, 3, 6, 9, 12, None, None, None, None, "Subseksi B"),
]  # fmt: skip
A_ROW_EACH: list[Sequence[Any]] = [
    ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", "TRIWULAN", "TARGET", "REALISASI", "KETERANGAN", "PENANGGUNG JAWAB"),
    *((1, "Layanan", "Persentase A", "%", 80, tw, goal, None, None, "Subseksi A") for tw, goal in zip(TW, (20, 40, 60, 80), strict=True)),
    *((2, "Layanan", "Jumlah B", "Dokumen", 40, tw, goal, None, None, "Subseksi B") for tw, goal in zip(TW, (10, 20, 30, 40), strict=True)),
]  # fmt: skip
MONEY: list[Sequence[Any]] = [
    ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU (ribu Rp)", *(f"REALISASI ANGGARAN (ribu Rp) {month}" for month in MONTHS), "PENANGGUNG JAWAB"),
    (1, "Layanan", "Nilai A", "Kegiatan A", 40_000, 100, *[None] * 11, "Subseksi A"),
    (2, "Layanan", "Nilai B", "Kegiatan B", 60_000, *[None] * 12, "Subseksi B"),
]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Callable[[list[Sequence[Any]]], tuple[Path, dict[str, Path]]]:
    """Makes a master of that form, and hands out its copies."""

    def make(rows: list[Sequence[Any]]) -> tuple[Path, dict[str, Path]]:
        master = tmp_path / "m.xlsx"
        master.write_bytes(workbook(rows))
        return master, {one.seksi: one.berkas for one in rak.split(master, tmp_path / "bagi").salinan}

    return make


def typed(path: Path, cells: dict[str, Any]) -> None:
    """What a section types, and saves with another program."""
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book[SHEET][address].value = value
    book.save(path)


def swapped(path: Path, first: int, second: int) -> None:
    """Two rows of the table in the other order."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    for column in range(2, sheet.max_column + 1):
        one, other = sheet.cell(first, column), sheet.cell(second, column)
        one.value, other.value = other.value, one.value
    book.save(path)


def test_a_level_is_taken_from_the_section_that_answers_for_it(office: Any) -> None:
    """Side by side: taken, cleared and foreign ones told apart; what was replaced stands in Riwayat."""
    master, copies = office(SIDE_BY_SIDE)
    typed(copies["Subseksi A"], {"J5": 15})
    typed(copies["Subseksi B"], {"J6": None, "K6": 12, "K5": 99})
    done = rak.merge(master, copies.values(), PILIHAN)
    assert [(one.letak.kode, one.lama, one.baru) for one in done.hasil.diterapkan] == [
        ("1.1", BELUM_DIISI, Fraction(15, 100)), ("1.2", Fraction(5), BELUM_DIISI), ("1.2", BELUM_DIISI, Fraction(12)),
    ]  # fmt: skip
    assert [one.baru for one in done.hasil.di_luar_wewenang] == [Fraction(99, 100)]
    held = rak.read(master).laporan
    assert held.tingkat_triwulan == {("1.1", Triwulan.I): Fraction(15, 100), ("1.2", Triwulan.II): Fraction(12)}
    assert [(one.lama, one.baru) for one in held.koreksi] == [(Fraction(5), BELUM_DIISI)]
    assert set(rak.merge(master, copies.values(), PILIHAN).hasil.sudah) == {path.name for path in copies.values()}


@pytest.mark.parametrize(
    ("rows", "cells", "field", "held"),
    [
        (A_ROW_EACH, {"H6": 35}, "tingkat_triwulan", {("1.1", Triwulan.II): Fraction(35, 100)}),
        (MONEY, {"G5": 250}, "realisasi", {("1.1.1", Bulan(2026, 1)): Rupiah(100_000), ("1.1.1", Bulan(2026, 2)): Rupiah(250_000)}),
    ],
)  # fmt: skip
def test_other_forms_are_merged_in_their_own_units(office: Any, rows: Any, cells: Any, field: str, held: Any) -> None:
    """A row per quarter; months of money in thousands."""
    master, copies = office(rows)
    typed(copies["Subseksi A"], cells)
    assert rak.merge(master, [copies["Subseksi A"]], PILIHAN).bersih
    assert getattr(rak.read(master).laporan, field) == held


def test_rows_without_a_kode_are_known_by_their_texts(office: Any) -> None:
    """A sorted copy gives every figure to its own indicator, and changes nothing by being sorted."""
    master, copies = office(SIDE_BY_SIDE)
    path = copies["Subseksi B"]
    swapped(path, 6, 7)
    assert rak.compare(master, path) == ()
    typed(path, {"K7": 12})  # Jumlah B stands there now
    done = rak.merge(master, [path], PILIHAN)
    assert (done.bersih, done.di_luar_rencana, done.hasil.di_luar_wewenang) == (True, (), ())
    held = rak.read(master).laporan.tingkat_triwulan
    assert held == {("1.2", Triwulan.I): Fraction(5), ("1.2", Triwulan.II): Fraction(12)}


def test_a_row_that_the_master_does_not_have_is_told_by_its_text(office: Any) -> None:
    """And clears nothing of the row whose number it has taken."""
    master, copies = office(SIDE_BY_SIDE)
    path = copies["Subseksi B"]
    typed(path, {"C6": "Jumlah Z", "J6": 7})
    done = rak.merge(master, [path], PILIHAN)
    assert [(one.letak.kode, one.baru) for one in done.hasil.hilang] == [("jumlah z", Fraction(7))]
    assert rak.read(master).laporan.tingkat_triwulan == {("1.2", Triwulan.I): Fraction(5)}


def test_rows_that_cannot_be_told_apart_are_refused_by_name(office: Any) -> None:
    """Two rows of one text, and one of them has moved."""
    heading, first, second, third = SIDE_BY_SIDE
    one, other = (2, "Layanan", "Jumlah B", *second[3:]), (4, "Umum", "Jumlah B", *third[3:])
    master, copies = office([heading, one, (3, "Umum", *first[2:]), other])
    swapped(copies["Subseksi B"], 5, 6)
    done = rak.merge(master, [copies["Subseksi B"]], PILIHAN)
    assert [str(one.alasan).partition(".")[0] for one in done.ditolak] == [
        "Baris 'jumlah b' dipindahkan, dan induk memuat 2 baris dengan teks itu"
    ]


def test_what_is_not_understood_in_a_copy_is_told_with_its_file(office: Any) -> None:
    """A row that somebody has added, without an indicator of its own."""
    master, copies = office(SIDE_BY_SIDE)
    typed(copies["Subseksi B"], {"B8": "Layanan", "C8": "Jumlah C", "E8": 3, "K8": 4})
    done = rak.merge(master, [copies["Subseksi B"]], PILIHAN)
    assert [(one.berkas, one.temuan.sel) for one in done.temuan] == [(copies["Subseksi B"].name, "B8")]


def test_a_form_without_sections_is_not_handed_out(tmp_path: Path) -> None:
    """Nobody answers for a row; the message says where to say it."""
    (tmp_path / "m.xlsx").write_bytes(workbook([row[:-1] for row in SIDE_BY_SIDE]))
    with pytest.raises(rak.RakError, match="penanggung jawab"):
        rak.split(tmp_path / "m.xlsx", tmp_path / "bagi")


def test_a_revision_reaches_the_cells_of_another_form(office: Any) -> None:
    """Its targets by quarter and year; repeated it has no effect, and the first plan is known."""
    master, _ = office(SIDE_BY_SIDE)
    before = rak.read(master).rencana
    goals = [TargetKinerja.parse(f"{number} %") for number in (20, 40, 55, 75)]
    event = Revisi.of(APRIL, "R1", "rapat", target={"1.1": goals[3]}, target_triwulan={"1.1": goals})
    rak.revise(master, [event])
    found = rak.read(master).rencana
    assert (found.find_indikator("1.1").target, semula(found)) == (goals[3], before)
    content = master.read_bytes()
    assert rak.revise(master, [event]).baru == ()
    assert master.read_bytes() == content


def test_an_amount_in_thousands_is_written_in_thousands(office: Any) -> None:
    """One that is no whole thousand is not."""
    master, _ = office(MONEY)
    rak.revise(master, [Revisi.of(APRIL, "R1", "x", pagu={"1.1.1": Rupiah(39_000_000)})])
    assert openpyxl.load_workbook(master)[SHEET]["E5"].value == 39_000
    assert rak.read(master).rencana.find_kegiatan("1.1.1").pagu == Rupiah(39_000_000)
