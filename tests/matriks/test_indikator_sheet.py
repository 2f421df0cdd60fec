"""Sheet Indikator: what a person states there comes back as the plan has it, and counts in every figure."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import attrs
import pytest
from hypothesis import given
from openpyxl import load_workbook

from rak.domain.kolom import KolomIndikator
from rak.domain.laporan import Laporan
from rak.domain.polaritas import Polaritas
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.build.layout import lay_out
from rak.matriks.column_map import INDIKATOR, goal_column, month_column
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook, from_address
from rak.xlsx.edit.edit import Edit
from tests.contoh import PEMBILANG, PENYEBUT, TAHUN, baris, rencana
from tests.matriks.harapan import expected
from tests.matriks.isi import filled
from tests.matriks.test_excel_equals_python import differences, formula_cells
from tests.strategies import rencana_lengkap

ROW = 7
"""The row of the one indicator in Indikator; below it stand its variables."""


def with_report(plan: RencanaAksi) -> bytes:
    """The workbook of the plan with 9 of 10 in January and February, and 3 of 10 in March."""
    values = {
        ("1.1", name, Bulan(TAHUN, month)): Fraction(number)
        for name, months in ((PEMBILANG, (9, 9, 3)), (PENYEBUT, (10, 10, 10)))
        for month, number in enumerate(months, 1)
    }
    return filled(plan, Laporan(TAHUN, variabel=values))


def typed(data: bytes, *cells: tuple[str, int, int, float | str | None]) -> tuple[bytes, HasilBaca]:
    """The workbook after somebody typed over some of its cells, and as it is read."""
    edit = Edit(Workbook.open(data))
    for sheet, row, col, value in cells:
        edit.set(sheet, (row, col), value)
    changed = edit.apply()
    return changed, baca(Workbook.open(changed))


def shown(data: bytes, hasil: HasilBaca) -> list[str]:
    """Cells of the workbook that show something else than the domain says of what was read."""
    seen = {
        (sheet.name, row, col): cell.value
        for sheet in Workbook.open(data).sheets
        for (row, col), cell in sheet.cells.items()
    }
    return differences(list(formula_cells(data)), seen, expected(hasil.rencana, hasil.laporan))


@given(rencana_lengkap(revisi=False))
def test_whatever_is_stated_comes_back(plan: RencanaAksi) -> None:
    """Targets of quarters, frequency, cap, section, rules of months and of reporting, monthly draws."""
    hasil = baca(Workbook.open(build_workbook(plan)))
    assert hasil.rencana == plan
    assert [str(one) for one in hasil.temuan if one.kode in {"RAK342", "RAK343", "RAK345"}] == []


@pytest.mark.parametrize(
    ("kolom", "value"),
    [
        (KolomIndikator.POLARITAS, "minimalkan"),
        (KolomIndikator.GABUNGAN, "terakhir"),
        (KolomIndikator.GABUNGAN, "rata_rata"),
        (KolomIndikator.PELAPORAN, "kumulatif"),
        (KolomIndikator.FREKUENSI, "triwulanan"),
        (KolomIndikator.BATAS_CAPAIAN, 100),
        (KolomIndikator.TARGET, 35),
        (KolomIndikator.TARGET, 0),
        (KolomIndikator.BATAS_ATAS, 80),
    ],
)
def test_a_change_there_changes_the_sheets_as_it_changes_python(kolom: KolomIndikator, value: float | str) -> None:
    """The polarity, the rules of months, the cap and the number of the target are read live."""
    data, hasil = typed(with_report(rencana()), ("Indikator", ROW, INDIKATOR[kolom], value))
    assert hasil.rencana != rencana()
    assert shown(data, hasil) == []


@pytest.mark.parametrize("to_date", ["ya", "tidak", None])
def test_targets_of_quarters_count_as_they_are_stated(to_date: str | None) -> None:
    """10, 20, 30 and 40: to date 10 or, added up, 10 in TW I as well."""
    cells = [("Indikator", ROW, goal_column(number), 10.0 * number) for number in range(1, 5)]
    stated = ("Indikator", ROW, INDIKATOR[KolomIndikator.TARGET_KUMULATIF], to_date)
    data, hasil = typed(with_report(rencana()), *cells, stated)
    (one,) = hasil.rencana.indikator
    assert one.target_triwulan is not None
    assert [goal and goal.nilai for goal in one.target_triwulan] == [10, 20, 30, 40]
    assert shown(data, hasil) == []


def test_words_and_number_of_a_target_that_differ_are_told_at_both_cells() -> None:
    """TARGET KINERJA 70 %, Indikator 65: the number stands once, in Indikator."""
    _, hasil = typed(build_workbook(rencana()), ("Indikator", ROW, INDIKATOR[KolomIndikator.TARGET], 65))
    found = [one for one in hasil.temuan if one.kode == "RAK342"]
    assert [(one.lembar, one.sel) for one in found] == [("Indikator", "D7"), ("Matriks", "D7")]
    assert next(hasil.rencana.indikator).target == TargetKinerja.parse("65 %")


@pytest.mark.parametrize(
    ("sheet", "address", "text", "told"),
    [
        ("Bulanan", "I6", "3,72", True), ("Bulanan", "I6", "—", True), ("Bulanan", "I6", "- ", True), ("Bulanan", "I6", "-", False),
        ("Bulanan", "I8", "Rp 5.000", True), ("Bulanan", "I8", "–", True), ("Bulanan", "I8", "Rp -", True), ("Bulanan", "I8", "-", False),
        ("Matriks", "I8", "—", True), ("Matriks", "I8", "-", False), ("Matriks", "L8", "70 %", True), ("Matriks", "L8", "TW II: 70 %", True),
        ("Matriks", "L8", "TW II: —", True), ("Matriks", "L8", "TW II: -", False), ("Matriks", "L8", "-", False),
        ("Indikator", "T7", "\u200b-", True), ("Indikator", "T7", "-", False),
    ],
)  # fmt: skip
def test_every_text_that_the_formulas_take_for_a_blank_is_told_at_its_cell(
    sheet: str, address: str, text: str, told: bool
) -> None:
    """A number or a dash that rak reads and Rekap does not: only ``-`` itself means the same to both."""
    row, column = from_address(address)
    _, hasil = typed(build_workbook(rencana()), (sheet, row, column, text))
    report = hasil.laporan
    money = len(report.realisasi) + len(report.realisasi_triwulan)
    assert money + len(report.variabel) + len(report.capaian_triwulan) + len(report.tingkat_triwulan) == 1
    assert [(one.lembar, one.sel) for one in hasil.temuan if one.kode == "RAK346"] == [(sheet, address)] * told


def test_a_percentage_that_the_formulas_of_the_sheet_take_for_a_fraction_is_told() -> None:
    """70 % typed into Bulanan is held as 0,7: it is read as 70 %, and the cell is named since the sheet shows 1 %."""
    plan = rencana(rumus="Realisasi dibagi Target dikali 100%", gabungan=None)
    row = lay_out(plan).indikator[0].variabel[0].bulanan
    book = load_workbook(BytesIO(build_workbook(plan)))
    cell = book["Bulanan"].cell(row, month_column(1), 0.7)
    cell.number_format = "0%"
    book.save(held := BytesIO())
    hasil = baca(Workbook.open(held.getvalue()))
    assert hasil.laporan.variabel_of("1.1", "Realisasi", Bulan(TAHUN, 1)) == 70
    [one] = [one for one in hasil.temuan if one.kode == "RAK346"]
    assert (one.sel, "70" in one.pesan, "0,7" in one.pesan) == ("I6", True, True)


def test_a_word_outside_the_choices_is_told() -> None:
    """A frequency of one's own is not guessed."""
    _, hasil = typed(build_workbook(rencana()), ("Indikator", ROW, INDIKATOR[KolomIndikator.FREKUENSI], "tiap minggu"))
    assert [(one.lembar, one.sel) for one in hasil.temuan if one.kode == "RAK343"] == [("Indikator", "O7")]


def test_a_polarity_typed_into_bulanan_is_told_and_does_not_count() -> None:
    """Indikator states it; Bulanan repeats it."""
    book = load_workbook(BytesIO(build_workbook(rencana())))
    book["Bulanan"]["F6"] = "minimalkan"
    out = BytesIO()
    book.save(out)
    hasil = baca(Workbook.open(out.getvalue()))
    assert next(hasil.rencana.indikator).polaritas is Polaritas.MAKSIMALKAN
    assert [(one.lembar, one.sel) for one in hasil.temuan if one.kode == "RAK343"] == [("Bulanan", "F6")]


def test_a_rule_for_one_variable_comes_before_that_of_the_indicator() -> None:
    """The denominator by its last value, the numerator added up."""
    data, hasil = typed(with_report(rencana()), ("Indikator", ROW + 2, INDIKATOR[KolomIndikator.GABUNGAN], "terakhir"))
    (one,) = hasil.rencana.indikator
    assert [str(one.gabungan_of(name)) for name in (PEMBILANG, PENYEBUT)] == ["jumlah", "terakhir"]
    assert shown(data, hasil) == []


def test_variables_without_a_rule_of_their_own_keep_that_of_the_indicator() -> None:
    """The indicator says the mean, the denominator its last value: the numerator is the mean."""
    column = INDIKATOR[KolomIndikator.GABUNGAN]
    data, _ = typed(build_workbook(rencana()), ("Indikator", ROW, column, "rata-rata"))
    _, hasil = typed(data, ("Indikator", ROW + 2, column, "terakhir"))
    (one,) = hasil.rencana.indikator
    assert [str(one.gabungan_of(name)) for name in (PEMBILANG, PENYEBUT)] == ["rata_rata", "terakhir"]


def test_each_line_may_be_typed_to_date() -> None:
    """PELAPORAN of a line, and its draws of every month, stand in its row."""
    plan = rencana()
    _, hasil = typed(build_workbook(plan), ("Indikator", ROW + 3, INDIKATOR[KolomIndikator.PELAPORAN], "kumulatif"))
    assert [str(line.pelaporan) for line in hasil.rencana.kegiatan] == ["kumulatif"]


def test_a_plan_without_lines_per_month_has_no_monthly_draws() -> None:
    """Twelve blanks are none stated."""
    hasil = baca(Workbook.open(build_workbook(rencana())))
    assert [line.penarikan_bulanan for line in hasil.rencana.kegiatan] == [None]


def test_draws_of_months_come_back_in_their_months() -> None:
    """A different amount in each of the twelve."""
    months = [Rupiah(1000 * month) for month in range(1, 13)]
    plan = rencana(attrs.evolve(baris(), penarikan_bulanan=months))
    [line] = baca(Workbook.open(build_workbook(plan))).rencana.kegiatan
    assert list(line.penarikan_bulanan or ()) == months


def test_a_target_typed_as_text_is_read_and_told() -> None:
    """RAK344: '65 %' as text in TARGET TAHUN of Indikator is 65 % for rak, and no number for the formulas of Rekap."""
    _, hasil = typed(build_workbook(rencana()), ("Indikator", ROW, INDIKATOR[KolomIndikator.TARGET], "65 %"))
    assert [(one.lembar, one.sel) for one in hasil.temuan if one.kode == "RAK344"] == [("Indikator", "D7")]
    assert next(hasil.rencana.indikator).target == TargetKinerja.parse("65 %")


def test_a_quarter_without_a_target_is_no_text_in_a_number() -> None:
    """A workbook that rak makes of a form has the dash that the form has there."""
    cells = [("Indikator", ROW, goal_column(tw), word) for tw, word in ((Triwulan.I, "-"), (Triwulan.II, "70 %"))]
    _, hasil = typed(build_workbook(rencana()), *cells)
    assert [one.sel for one in hasil.temuan if one.kode == "RAK344"] == ["H7"]


@pytest.mark.parametrize("word", ["-", "_", " "])
def test_a_dash_in_a_choice_states_nothing(word: str) -> None:
    """As people fill what does not apply."""
    _, hasil = typed(build_workbook(rencana()), ("Indikator", ROW, INDIKATOR[KolomIndikator.POLARITAS], word))
    assert next(hasil.rencana.indikator).polaritas is None
    assert [one for one in hasil.temuan if one.kode == "RAK343"] == []
