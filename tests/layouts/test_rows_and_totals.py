"""Rows whose label counts or is shared, amounts of which only some say their unit, and budgets within budgets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from rak.domain.anggaran import realisasi_triwulan
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import HasilBaca
from tests.layouts.sheets import read, workbook

TW = ("TW I", "TW II", "TW III", "TW IV")
JUTA = 1_000_000
_HEAD = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN")


def _levels(hasil: HasilBaca, kode: str = "1.1") -> dict[Triwulan, str]:
    return {tw: str(value) for (own, tw), value in hasil.laporan.tingkat_triwulan.items() if own == kode}


def _told(hasil: HasilBaca, kode: str) -> list[tuple[Tingkat, str | None]]:
    return [(one.tingkat, one.sel) for one in hasil.temuan if one.kode == kode]


def _rows(labels: tuple[Any, ...], targets: tuple[int, ...], levels: tuple[int, ...]) -> list[tuple[Any, ...]]:
    first = (1, "Layanan", "Jumlah laporan", "Laporan", 8)
    return [
        ((*first, *row) if at == 0 else (*(None,) * 5, *row))
        for at, row in enumerate(zip(labels, targets, levels, strict=True))
    ]


def test_a_row_of_figures_that_rise_is_no_row_of_column_numbers() -> None:
    """TRIWULAN 2, target 4, realised 5: a numbering of columns begins with 1."""
    head = (*_HEAD, "TRIWULAN", "TARGET s.d.", "REALISASI s.d.")
    hasil = read(workbook([head, *_rows((1, 2, 3, 4), (2, 4, 6, 8), (2, 5, 7, 9))]))
    [indicator] = hasil.rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == [f"{n} Laporan" for n in (2, 4, 6, 8)]
    assert list(_levels(hasil).values()) == ["2", "5", "7", "9"]


@pytest.mark.parametrize(
    ("heading", "labels", "found"),
    [
        ("SEMESTER", ("I", "II", ""), {Triwulan.II: "2", Triwulan.IV: "5"}),
        ("SEMESTER", (1, 2, ""), {Triwulan.II: "2", Triwulan.IV: "5"}),
        ("BULAN", (1, 2, 3), {Triwulan.I: "7"}),
        ("BULAN KE-", (4, 5, 6), {Triwulan.II: "7"}),
        ("TRIWULAN", ("I", "II", "III"), {Triwulan.I: "2", Triwulan.II: "5", Triwulan.III: "7"}),
    ],
)  # fmt: skip
def test_a_bare_number_counts_what_its_heading_says(
    heading: str, labels: tuple[Any, ...], found: dict[Triwulan, str]
) -> None:
    """I below SEMESTER is half a year, 4 below BULAN is April; neither is a quarter."""
    head = (*_HEAD, heading, "TARGET s.d.", "REALISASI s.d.")
    rows = [row for row in _rows(labels, (2, 4, 8), (2, 5, 7)) if row[5]]
    assert _levels(read(workbook([head, *rows]))) == found


@pytest.mark.parametrize("merges", [(), ("A5:A6", "A7:A8")], ids=["blank", "merged"])
def test_a_period_left_of_the_indicators_holds_for_the_rows_below_it(merges: tuple[str, ...]) -> None:
    """PERIODE stands once, for all indicators of the quarter."""
    rows = [
        ("PERIODE", "NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET s.d.", "REALISASI s.d."),
        ("TW I", 1, "Layanan", "Jumlah laporan", "Laporan", 2, 3),
        (None, 2, "Layanan", "Indeks kepuasan", "Nilai", 85, 84),
        ("TW II", 1, "Layanan", "Jumlah laporan", "Laporan", 4, 5),
        (None, 2, "Layanan", "Indeks kepuasan", "Nilai", 86, 87),
    ]
    hasil = read(workbook(rows, merges))
    assert _levels(hasil, "1.1") == {Triwulan.I: "3", Triwulan.II: "5"}
    assert _levels(hasil, "1.2") == {Triwulan.I: "84", Triwulan.II: "87"}
    assert _told(hasil, "RAK178") == []


@pytest.mark.parametrize("code", ["B03", "B-03", "B.03", "B 3", "s.d. B03", "S/D B-3"])
def test_codes_of_months_in_every_spelling_are_targets_to_date(code: str) -> None:
    """B03, B06, B09, B12 with a dash, a full stop, or what they mean before them."""
    figure = "03" if "03" in code else "3"
    codes = [code.replace(figure, f"{n:02d}" if figure == "03" else str(n)) for n in (3, 6, 9, 12)]
    hasil = read(workbook([(*_HEAD, *codes), (1, "Layanan", "Jumlah laporan", "Laporan", 8, 2, 4, 6, 8)]))
    [indicator] = hasil.rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == [f"{n} Laporan" for n in (2, 4, 6, 8)]
    assert indicator.target_kumulatif is True


@pytest.mark.parametrize(
    ("pagu", "spent", "amount", "asked"),
    [
        (("PAGU (ribu Rp)", 400_000), ("", 50_000), "Rp50.000", ["G4:G5"]),
        (("PAGU (juta Rp)", 900_000), ("", 50_000), "Rp50.000", ["G4:G5"]),
        (("PAGU", 40_000), (" (ribu Rp)", 50_000), "Rp50.000.000", ["F4:F5"]),
        (("PAGU (ribu Rp)", 400_000), ("", 50 * JUTA), "Rp50.000.000", []),
        (("PAGU", 400 * JUTA), (" (ribu Rp)", 50_000), "Rp50.000.000", []),
        (("PAGU (ribu Rp)", 400_000), (" (ribu Rp)", 50_000), "Rp50.000.000", []),
    ],
)  # fmt: skip
def test_amounts_without_a_unit_beside_thousands_are_asked_where_they_are_no_larger(
    pagu: tuple[str, int], spent: tuple[str, int], amount: str, asked: list[str]
) -> None:
    """50.000 beside a PAGU of 400.000 thousand rupiah: of rupiah, or of thousands (RAK176)."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", pagu[0], f"REALISASI ANGGARAN TW I{spent[0]}",
            f"REALISASI ANGGARAN TW II{spent[0]}")  # fmt: skip
    hasil = read(workbook([head, (1, "Layanan", "Jumlah laporan", "8 Laporan", "Rapat", pagu[1], spent[1])]))
    assert str(hasil.laporan.realisasi_triwulan["1.1.1", Triwulan.I]) == amount
    assert _told(hasil, "RAK176") == [(Tingkat.PERINGATAN, sel) for sel in asked]


def test_in_the_decree_s_form_too() -> None:
    """PAGU and RENCANA PENARIKAN say thousands, REALISASI does not: 90.000 beside 400.000."""
    head = ("NO", "SASARAN KEGIATAN", "INDIKATOR KEGIATAN", "TARGET KINERJA", "RUMUS PERHITUNGAN", "KEGIATAN", "PAGU (ribu Rp)",
            "RENCANA PENARIKAN DANA (ribu Rp)", "REALISASI ANGGARAN", "RENCANA KEGIATAN", None, "CAPAIAN")  # fmt: skip
    first = (1, "Layanan", "Jumlah laporan", "8 Laporan", "Realisasi dibagi Target dikali 100%", "Rapat", 400_000)
    rows = [
        (*(first if tw == "TW I" else (None,) * 7), 100_000, 90_000 if tw == "TW I" else None, tw, "Rapat", tw)
        for tw in TW
    ]
    assert _told(read(workbook([head, *rows])), "RAK176") == [(Tingkat.PERINGATAN, "I5")]


def _nested(codes: tuple[str | int | None, ...], names: Sequence[str], budgets: tuple[int, ...]) -> HasilBaca:
    head = ("KODE", "PROGRAM/KEGIATAN", "INDIKATOR", "TARGET", "PAGU", *(f"REALISASI ANGGARAN {tw}" for tw in TW))
    rows = [
        (code, name, f"Jumlah hasil {name}", "8 Laporan", budget * JUTA, *(budget * JUTA // 10,) * 4)
        for code, name, budget in zip(codes, names, budgets, strict=True)
    ]
    return read(workbook([head, *rows]))


@pytest.mark.parametrize(
    ("codes", "names", "budgets", "told"),
    [
        (("1.01", "1.01.01", "1.01.01.01", "1.01.01.02"), "ABCD", (300, 300, 100, 200), {"E5": "6", "E6": "7, 8"}),
        (("1.01", "1.01.01", "1.01.02", "1.02"), "ABCD", (400, 100, 200, 50), {"E5": "6, 7"}),
        (("1.01", "1.01.01.01", "1.01.02"), "ABC", (300, 100, 200), {"E5": "7"}),
        (("1.01", "1.01.01", "1.01.02"), "ABC", (299, 100, 200), {}),
        ((None,) * 4, ("PROGRAM A", "Kegiatan B", "Sub Kegiatan C", "Sub-Kegiatan D"), (300, 300, 100, 200), {"E5": "6", "E6": "7, 8"}),
        ((None,) * 2, ("- Kegiatan A", "Subkegiatan B"), (300, 300), {"E5": "6"}),
        (("1.01", "1.02", "1.03", "1.04"), "ABCD", (300, 100, 100, 100), {}),
        (("1.01", "1.02.01", "1.02.02"), "ABC", (300, 100, 200), {}),
        (("1.01", "1.01", "1.01"), "ABC", (200, 200, 100), {}),
        ((None, "1.01"), "AB", (300, 300), {}),
        (("1.01", "1.01.01", "1.01.02"), "ABC", (300, 0, 0), {}),
        ((None,) * 2, ("Survei", "Kegiatan B"), (100, 100), {}),
        ((None,) * 2, ("Kegiatan A", "Kegiatan B"), (100, 100), {}),
        ((None,) * 4, ("Program A", "Kegiatan B", "Kegiatan C", "Survei"), (300, 100, 90, 20), {}),
        ((None,) * 4, ("Survei", "Rapat", "Pelatihan", "Jumlah Belanja Barang"), (50, 100, 90, 190), {"E8": "6, 7"}),
        ((None,) * 3, ("Survei", "Rapat", "Jumlah Belanja Barang"), (50, 100, 100), {"E7": "6"}),
        ((None,) * 3, ("Survei", "Rapat", "Total Belanja"), (50, 0, 0), {}),
        ((None,) * 4, ("Survei", "Rapat", "Pelatihan", "Jumlah peserta didik"), (50, 100, 90, 70), {}),
    ],
    ids=[
        "codes in three steps", "a program with room", "a step left out", "without room", "words", "words in one", "one level",
        "parts of another program", "a code once more", "a code below none", "parts without budgets", "words of no step",
        "words of one step", "words that do not add up", "a total", "a total of one", "a total of nothing", "no total",
    ],
)  # fmt: skip
def test_a_budget_that_holds_those_below_it_is_told(
    codes: tuple[str | None, ...], names: Sequence[str], budgets: tuple[int, ...], told: dict[str, str]
) -> None:
    """A program's row beside its activities' rows: a total of the plan would count the same rupiah twice; their rows are named."""
    found = [one for one in _nested(codes, names, budgets).temuan if one.kode == "RAK173"]
    assert {one.sel: re.findall(r"baris ([\d, ]+);", one.pesan) for one in found} == {
        at: [rows] for at, rows in told.items()
    }


@pytest.mark.parametrize(
    ("column", "figure", "whole"),
    [
        ("INDIKATOR", "90 Nilai", False), ("INDIKATOR", "80 %", False), ("INDIKATOR", "Rp20.000.000", False),
        ("INDIKATOR", "100 % pegawai mengikuti diklat", True), ("SATUAN", 90, False), ("SATUAN", "85", False),
        ("SATUAN", "12 Bulan", True), ("SASARAN", "90 Nilai", False), ("SASARAN", "1", True),
    ],
)  # fmt: skip
def test_a_row_with_a_figure_where_words_belong_is_told_and_not_read(column: str, figure: Any, whole: bool) -> None:
    """Its cells may have been moved, as where one of them was deleted: the other row is read as ever."""
    names = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TW I", "TW II", "TW III", "TW IV")
    rows: list[list[Any]] = [
        [1, "Layanan", "Jumlah laporan", "Laporan", 8, 2, 4, 6, 8],
        [2, "Layanan", "Jumlah rapat", "Rapat", 12, 3, 6, 9, 12],
    ]
    rows[1][names.index(column)] = figure
    hasil = read(workbook((names, *rows)))
    told = [one.sel for one in hasil.temuan if one.kode == "RAK178"]
    assert (len(list(hasil.rencana.indikator)), told) == ((2, []) if whole else (1, ["A6"]))
    assert str(next(iter(hasil.rencana.indikator)).target) == "8 Laporan"


def test_a_row_of_physical_and_financial_progress_is_heading() -> None:
    """FISIK (%) is a share that is derived, KEUANGAN (Rp) what was spent; 25 per cent are no 25 reports."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU", "REALISASI TW I", None, "REALISASI TW II", None)
    labels = (*(None,) * 6, *("FISIK (%)", "KEUANGAN (Rp)") * 2)
    row = (1, "Layanan", "Jumlah laporan", "8 Laporan", "Rapat", 40 * JUTA, 25, 9 * JUTA, 50, 11 * JUTA)
    hasil = read(workbook([head, labels, row], ("G4:H4", "I4:J4")))
    assert hasil.laporan.tingkat_triwulan == {}
    assert {tw: str(value) for (_, tw), value in hasil.laporan.realisasi_triwulan.items()} == {
        Triwulan.I: "Rp9.000.000", Triwulan.II: "Rp11.000.000",
    }  # fmt: skip
    assert _told(hasil, "RAK171") == _told(hasil, "RAK178") == []


@pytest.mark.parametrize("heading", ["ANGGARAN", "PENARIKAN"])
@pytest.mark.parametrize(("last", "drawn"), [(10, True), (9, False)], ids=["the sum is PAGU", "it is not"])
def test_a_budget_of_quarters_that_makes_the_pagu_is_the_draw_plan(heading: str, last: int, drawn: bool) -> None:
    """ANGGARAN or PENARIKAN TW I to TW IV: planned, where they are the PAGU together; else they may be what was spent, and are asked."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU", *(f"{heading} {tw}" for tw in TW))
    amounts = [amount * JUTA for amount in (10, 12, 8, last)]
    hasil = read(workbook([head, (1, "Layanan", "Jumlah laporan", "8 Laporan", "Rapat", 40 * JUTA, *amounts)]))
    [line] = hasil.rencana.kegiatan
    assert [str(draw) for draw in line.penarikan] == (
        ["Rp10.000.000", "Rp12.000.000", "Rp8.000.000", "Rp10.000.000"] if drawn else ["belum diisi"] * 4
    )
    assert len(_told(hasil, "RAK171")) == (0 if drawn else 4)


def _months_and_quarter(heading: str, amounts: list[int | None]) -> bytes:
    """A budget line of Rp40 million with the amounts of January, February, March and TW I."""
    head = (
        "NO",
        "SASARAN",
        "INDIKATOR",
        "TARGET",
        "KEGIATAN",
        "PAGU",
        *(f"{heading} {at}" for at in ("Jan", "Feb", "Mar", "TW I")),
    )
    return workbook([head, (1, "Layanan", "Jumlah laporan", "8 Laporan", "Rapat", 40 * JUTA, *amounts)])


@pytest.mark.parametrize(
    ("months", "quarter", "told"),
    [
        ((3, 3, 4), 10, False), ((3, 3, 4), 11, True), ((3, 3, 4), 9, True), ((3, 9, None), 11, True), ((3, 3, None), 11, False),
        ((3, None, None), 11, False), ((None,) * 3, 11, False), ((3, 3, 4), None, False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["REALISASI ANGGARAN", "RENCANA PENARIKAN"])
def test_an_amount_of_a_quarter_that_its_months_do_not_make_is_told(
    heading: str, months: tuple[int | None, ...], quarter: int | None, told: bool
) -> None:
    """January to March beside TW I, of what was spent as of what is to be drawn: a warning on the quarter's cell (RAK179)."""
    amounts = [None if amount is None else amount * JUTA for amount in (*months, quarter)]
    hasil = read(_months_and_quarter(heading, amounts))
    assert _told(hasil, "RAK179") == [(Tingkat.PERINGATAN, "J5")] * told


def test_of_a_quarter_with_an_amount_and_not_all_of_its_months_the_quarter_is_kept() -> None:
    """January Rp3 million and TW I Rp11 million: what was spent in TW I is Rp11 million; the month is left out, and said (RAK175)."""
    hasil = read(_months_and_quarter("REALISASI ANGGARAN", [3 * JUTA, None, None, 11 * JUTA]))
    [line] = hasil.rencana.kegiatan
    assert str(realisasi_triwulan(line, hasil.laporan, Triwulan.I)) == "Rp11.000.000"
    assert [sel for _, sel in _told(hasil, "RAK175")] == ["G5"]


@pytest.mark.parametrize(
    ("target", "goal", "level", "asked"),
    [
        ("80 %", "25 %", "1/4", []),
        (80, "25 %", "1/4", []),
        ("8 Laporan", None, None, ["E5", "F5"]),
    ],
)  # fmt: skip
def test_per_cent_in_a_heading_is_the_unit_of_its_figures(
    target: str | int, goal: str | None, level: str | None, asked: list[str]
) -> None:
    """TARGET TW I (%) 25 is 25 %: of a target of 8 reports it is no 25 reports, and is asked (RAK173)."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET TW I (%)", "REALISASI TW I (%)")
    hasil = read(workbook([head, (1, "Layanan", "Hasil layanan", target, 25, 25)]))
    [indicator] = hasil.rencana.indikator
    goals = indicator.target_triwulan
    assert (str(goals[Triwulan.I]) if goals else None) == goal
    assert [str(value) for value in hasil.laporan.tingkat_triwulan.values()] == ([level] if level else [])
    assert [sel for _, sel in _told(hasil, "RAK173")] == asked


def test_a_ratio_below_a_heading_of_per_cent_is_asked() -> None:
    """TARGET (%) 0.8 and REALISASI TW I (%) 0.9 may be 80 and 90 per cent."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET (%)", "REALISASI TW I (%)")
    hasil = read(workbook([head, (1, "Layanan", "Hasil layanan", 0.8, 0.9)]))
    assert [sel for _, sel in _told(hasil, "RAK173")] == ["D5", "E5"]
    assert hasil.laporan.tingkat_triwulan == {}


@pytest.mark.parametrize("rows", [1, 2])
def test_a_single_label_is_one_too(rows: int) -> None:
    """Only TW I is reported yet: TARGET beside it is the quarter's, never the year's."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TRIWULAN", "TARGET s.d.", "REALISASI s.d.")
    lines = [
        (1, "Layanan", "Jumlah laporan", "Laporan", "TW I", 2, 3),
        (2, "Layanan", "Jumlah buku", "Buku", "TW I", 4, 5),
    ]
    hasil = read(workbook([head, *lines[:rows]]))
    assert [str(one.target) for one in hasil.rencana.indikator] == [""] * rows
    assert [str(goals[Triwulan.I]) for one in hasil.rencana.indikator if (goals := one.target_triwulan)] == [
        "2 Laporan",
        "4 Buku",
    ][:rows]
    assert [str(value) for value in hasil.laporan.tingkat_triwulan.values()] == ["3", "5"][:rows]


def test_what_is_wrong_with_a_figure_of_a_month_or_a_quarter_is_told_once() -> None:
    """Months are read for themselves, for their quarter and beside it; each cell has one finding that it holds two numbers."""
    head = (
        *_HEAD,
        *(f"{kind} {at}" for kind in ("TARGET", "REALISASI KINERJA") for at in ("Jan", "Feb", "Mar", "TW I")),
    )
    row = (1, "Layanan", "Jumlah laporan", "Laporan", 12, "1 2", 2, 3, 6, "4 5", 2, 3, "6 7")
    told = [sel for code in ("RAK330", "RAK335") for _, sel in _told(read(workbook([head, row])), code)]
    assert sorted(map(str, told)) == ["F5", "J5", "M5"]
