"""Filling the forms that offices use: each figure into the cell that stands for it, in its unit, and into no other."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import rak
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.fill import prepare
from rak.matriks.fill_result import IsiError
from rak.xlsx import Workbook
from tests.layouts.sheets import read, workbook

TW = ("TW I", "TW II", "TW III", "TW IV")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
JUTA = 1_000_000


def _filled(data: bytes, laporan: Laporan) -> tuple[bytes, dict[str, Any]]:
    """The filled file, and the cells that changed."""
    filling = prepare(Workbook.open(data), laporan)
    filled = filling.edit.apply()
    before, after = (load_workbook(io.BytesIO(each)).active for each in (data, filled))
    assert before is not None
    assert after is not None
    changed = {
        cell.coordinate: cell.value for row in after.iter_rows() for cell in row if cell.value != before[cell.coordinate].value
    }  # fmt: skip
    return filled, changed


PERFORMANCE: list[tuple[Any, ...]] = [
    ("NO.", "SASARAN", "INDIKATOR", "TARGET", *(f"TARGET {tw}" for tw in TW), *(f"REALISASI {tw}" for tw in TW)),
    (1, "Layanan", "Persentase A", "80 %", "20 %", "40 %", "60 %", "80 %"),
    (2, "Layanan", "Jumlah B", 40, 10, 20, 30, 40),
]
BEHIND_CODES: list[tuple[Any, ...]] = [
    ("NO", "SASARAN", "INDIKATOR", "TARGET", "B03", "B06", "B09", "B12", *(f"REALISASI KINERJA B{m}" for m in ("03", "06", "09", "12"))),
    (1, "Layanan", "Indeks A", 90, 25, 50, 75, 90),
]  # fmt: skip
PER_ROW: list[tuple[Any, ...]] = [
    ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", "TRIWULAN", "TARGET", "REALISASI", "KETERANGAN"),
    *((1, "Layanan", "Persentase A", "%", 80, tw, goal) for tw, goal in zip(TW, (20, 40, 60, 80), strict=True)),
]
MONEY: list[tuple[Any, ...]] = [
    ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU (ribu Rp)", *(f"REALISASI ANGGARAN (ribu Rp) {tw}" for tw in TW)),
    (1, "Layanan", "Nilai A", "Kegiatan A", 40_000),
]
MONTHLY: list[tuple[Any, ...]] = [
    ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU", *(f"REALISASI ANGGARAN {month}" for month in MONTHS)),
    (1, "Layanan", "Nilai A", "Kegiatan A", 40 * JUTA),
]
ONE, II = Triwulan.I, Triwulan.II

FILLINGS: dict[str, tuple[list[tuple[Any, ...]], dict[str, Any], dict[str, Any]]] = {
    "L1, quarters side by side, performance": (
        PERFORMANCE, {"tingkat_triwulan": {("1.1", II): Fraction(41, 100), ("1.2", ONE): Fraction(9)}},
        {"J5": "41 %", "I6": 9},
    ),
    "L4, codes of months": (BEHIND_CODES, {"tingkat_triwulan": {("1.1", ONE): Fraction(24)}}, {"I5": 24}),
    "L5, a row per period": (PER_ROW, {"tingkat_triwulan": {("1.1", II): Fraction(39, 100)}}, {"H6": 39}),
    "L2, quarters side by side, money in thousands": (
        MONEY, {"realisasi_triwulan": {("1.1.1", ONE): Rupiah(9 * JUTA)}}, {"F5": 9000}
    ),
    "L3, months side by side": (MONTHLY, {"realisasi": {("1.1.1", Bulan(2026, 2)): Rupiah(7)}}, {"G5": 7}),
}  # fmt: skip


@pytest.mark.parametrize("form", FILLINGS)
def test_a_figure_goes_into_the_cell_that_stands_for_it(form: str) -> None:
    """And into no other; read back it is the same figure."""
    rows, report, cells = FILLINGS[form]
    filled, changed = _filled(workbook(rows), Laporan(2026, **report))
    assert changed == cells
    hasil = read(filled)
    for name, values in report.items():
        assert dict(getattr(hasil.laporan, name)) == values


LEVELS: list[tuple[Any, ...]] = [
    ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", *(f"REALISASI KINERJA {month}" for month in MONTHS)),
    (1, "Layanan", "Jumlah A", "Buku", 40, 1, 3),
    (2, "Layanan", "Persentase B", "%", 80, 60, 70),
]


def test_a_level_of_a_month_goes_into_the_cell_of_that_month() -> None:
    """The value of Capaian, in per cent as the row has it; a month that was filled is filled anew, another variable has no cell."""
    report = {("1.1", "Capaian", Bulan(2026, 3)): Fraction(7), ("1.1", "Capaian", Bulan(2026, 2)): Fraction(4),
              ("1.2", "Capaian", Bulan(2026, 3)): Fraction(3, 4)}  # fmt: skip
    filled, changed = _filled(workbook(LEVELS), Laporan(2026, variabel=report))
    assert changed == {"H5": 7, "G5": 4, "H6": 75}
    assert read(filled).laporan.tingkat_triwulan == {("1.1", ONE): Fraction(7), ("1.2", ONE): Fraction(3, 4)}
    cleared = prepare(Workbook.open(filled), Laporan(2026), [Letak("1.1", bulan=Bulan(2026, 3), variabel="capaian")])
    assert [(one.sel, one.lama, one.baru) for one in cleared.perubahan] == [("H5", 7, None)]
    with pytest.raises(IsiError, match="tidak punya sel untuk variabel"):
        prepare(Workbook.open(workbook(PERFORMANCE)), Laporan(2026, variabel=report))


@pytest.mark.parametrize("kode", ["1.1.1.1", "9", "9.9.9.9.9"])
def test_a_kode_that_another_plan_may_have_has_no_cell(kode: str) -> None:
    """Its goals may be numbered 1.1, so that its lines have four parts."""
    assert read(workbook(MONEY)).peta.find(Letak(kode)) is None


@pytest.mark.parametrize("form", FILLINGS)
def test_a_fill_with_nothing_changes_no_byte(form: str) -> None:
    """An empty report."""
    data = workbook(FILLINGS[form][0])
    assert prepare(Workbook.open(data), Laporan(2026)).edit.apply() == data


@pytest.mark.parametrize(("rows", "report"), [
    (PERFORMANCE, {"realisasi_triwulan": {("1.1", ONE): Rupiah(1)}}),
    (MONEY, {"tingkat_triwulan": {("1.1", ONE): Fraction(1)}}),
    (MONEY, {"realisasi_triwulan": {("1.1.1", ONE): Rupiah(1_500)}}),
    (MONTHLY, {"realisasi_triwulan": {("1.1.1", ONE): Rupiah(1)}}),
    (PERFORMANCE, {"capaian_triwulan": {("1.1", ONE): Fraction(1, 2)}}),
])  # fmt: skip
def test_what_has_no_cell_or_no_figure_in_its_unit_is_refused(
    rows: list[tuple[Any, ...]], report: dict[str, Any]
) -> None:
    """Before anything is written: Rp1.500 is no whole number of thousands... but exactly 1,5 of them."""
    data = workbook(rows)
    if report == {"realisasi_triwulan": {("1.1.1", ONE): Rupiah(1_500)}}:
        assert _filled(data, Laporan(2026, **report))[1] == {"F5": 1.5}
        return
    with pytest.raises(IsiError):
        prepare(Workbook.open(data), Laporan(2026, **report))


def test_a_level_to_date_goes_into_the_row_of_the_month_that_ends_its_quarter(tmp_path: Path) -> None:
    """A row for each month, to date: TW II is what stands in the row of June."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", "BULAN", "REALISASI s.d.")
    rows = [
        ((1, "Layanan", "Jumlah buku", "Buku", 8) if month == 1 else (None,) * 5)
        + (month, month if month < 4 else None)
        for month in range(1, 7)
    ]
    path, output = tmp_path / "bulan.xlsx", tmp_path / "terisi.xlsx"
    path.write_bytes(workbook([head, *rows]))
    rak.fill(path, Laporan(2026, tingkat_triwulan={("1.1", Triwulan.II): Fraction(5)}), output)
    assert [load_workbook(output).worksheets[0].cell(row, 7).value for row in range(5, 11)] == [1, 2, 3, None, None, 5]
