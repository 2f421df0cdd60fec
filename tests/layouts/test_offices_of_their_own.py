"""What further offices type: other words for periods, dates as headings, agreements with a table of money below."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from rak.checks.all_rules import check_all
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from rak.domain.spelling import parse_money
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from rak.layouts.column_periods import quarter, read_period
from rak.matriks.read.read_result import HasilBaca, TidakAdaMatriks
from rak.reports.summary import matriks_tabel
from tests.layouts.sheets import read, workbook

JUTA = 1_000_000
LINE = ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU")


def _asked(hasil: HasilBaca, *kode: str) -> list[str | None]:
    return [one.sel for one in hasil.temuan if one.kode in (kode or ("RAK171", "RAK173"))]


@pytest.mark.parametrize(
    ("text", "number"),
    [("T.W 2", 2), ("T. W. IV", 4), ("Triwulan Satu", 1), ("Triwulan Kesatu", 1), ("TRIWULAN PERTAMA", 1), ("Triwulan ke-dua", 2),
     ("Kuartal ketiga", 3), ("Trwln II", 2), ("(III)", 3), ("s.d. Triwulan Keempat", 4)],
)  # fmt: skip
def test_a_quarter_is_known_by_its_word(text: str, number: int) -> None:
    """Numbers are written out too, and TW has dots."""
    assert read_period(text).periode == quarter(number)


@pytest.mark.parametrize("text", ["Semester Satu", "Semester Pertama", "Sem. kesatu"])
def test_a_semester_is_known_by_its_word(text: str) -> None:
    """As a quarter is."""
    found = read_period(text).periode
    assert found is not None
    assert (found.awal, found.akhir) == (1, 6)


@pytest.mark.parametrize("form", ["mmm", "mmm-yy", "[$-421]mmmm yyyy"])
def test_dates_shown_as_months_are_headings_of_months(form: str) -> None:
    """Excel turns ``Jan-26`` into a date; a date with its day may be a day to which figures run, and names no month."""
    months = [datetime.datetime(2026, month, 1) for month in range(1, 13)]  # noqa: DTZ001  # Excel has no zones
    rows = [
        (*LINE, "REALISASI ANGGARAN", *[None] * 11),
        (*[None] * 5, *months),
        (1, "Layanan", "Nilai", "Rapat", 60 * JUTA, *[month * JUTA for month in range(1, 4)]),
    ]
    merges = ["F4:Q4", *(f"{column}4:{column}5" for column in "ABCDE")]
    dated = {f"{column}5": form for column in "FGHIJKLMNOPQ"}
    hasil = read(workbook(rows, merges, dated))
    found = {bulan: amount for (_, bulan), amount in hasil.laporan.realisasi.items()}
    assert found == {Bulan(2026, month): Rupiah(month * JUTA) for month in range(1, 4)}
    with_days = read(workbook(rows, merges, dict.fromkeys(dated, "dd/mm/yyyy")))
    assert not with_days.laporan.realisasi
    assert _asked(with_days, "RAK171", "RAK177")


def test_figures_of_two_digits_below_the_word_bulan_are_the_months() -> None:
    """01 to 12, as text."""
    rows = [
        (*LINE, "REALISASI ANGGARAN BULAN", *[None] * 11),
        (*[None] * 5, *(f"{month:02}" for month in range(1, 13))),
        (1, "Layanan", "Nilai", "Rapat", 60 * JUTA, 2 * JUTA, 3 * JUTA),
    ]
    hasil = read(workbook(rows, ["F4:Q4", *(f"{column}4:{column}5" for column in "ABCDE")]))
    found = {bulan.bulan: amount for (_, bulan), amount in hasil.laporan.realisasi.items()}
    assert found == {1: Rupiah(2 * JUTA), 2: Rupiah(3 * JUTA)}


@pytest.mark.parametrize(
    ("periods", "expected"), [(("TW I", "TW II", "TW III", "TW IV"), 80), (("TW II", "TW III", "TW IV"), None)]
)
def test_a_target_beside_a_group_of_its_name_is_the_years_where_the_group_has_all_periods(
    periods: tuple[str, ...], expected: int | None
) -> None:
    """Where one is missing the target may be of that period: it is asked."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TARGET", *[None] * (len(periods) - 1)),
        (*[None] * 5, *periods),
        (1, "Layanan", "Nilai", "%", 80, *(20 * at for at in range(1, len(periods) + 1))),
    ]
    wide = f"F4:{'FGHI'[len(periods) - 1]}4"
    hasil = read(workbook(rows, [wide, *(f"{column}4:{column}5" for column in "ABCDE")]))
    [indicator] = hasil.rencana.indikator
    assert indicator.target.nilai == expected
    assert bool(_asked(hasil)) is (expected is None)


@pytest.mark.parametrize(("draws", "read_as"), [((10, 20, 10, 20), 10 * JUTA), ((10, 20, 10, 21), None)])
def test_plans_of_quarters_that_add_up_to_the_pagu_are_the_draw_plan(
    draws: tuple[int, ...], read_as: int | None
) -> None:
    """RENCANA beside REALISASI below each quarter says neither money nor performance: the sum does, to the rupiah."""
    rows = [
        (*LINE, *(text for tw in ("TW I", "TW II", "TW III", "TW IV") for text in (tw, None))),
        (*[None] * 5, *["RENCANA", "REALISASI"] * 4),
        (1, "Layanan", "Nilai", "Rapat", 60 * JUTA, *(text for draw in draws for text in (draw * JUTA, None))),
    ]
    rows[2] = (*rows[2][:6], 9 * JUTA, *rows[2][7:])
    merges = ["F4:G4", "H4:I4", "J4:K4", "L4:M4", *(f"{column}4:{column}5" for column in "ABCDE")]
    hasil = read(workbook(rows, merges))
    [line] = hasil.rencana.kegiatan
    assert line.penarikan[Triwulan.I] == (Rupiah(read_as) if read_as else BELUM_DIISI)
    assert hasil.laporan.realisasi_triwulan == ({("1.1.1", Triwulan.I): Rupiah(9 * JUTA)} if read_as else {})
    assert bool(_asked(hasil)) is (read_as is None)


@pytest.mark.parametrize("gap", [((),), ()])
@pytest.mark.parametrize(
    "below",
    [
        (None, "Program", None, "Anggaran"),
        (None, "Program", "Anggaran", "Keterangan"),
        (None, None, "Program", "Anggaran"),
    ],
)
def test_a_table_of_money_below_an_agreement_says_nothing_of_its_targets(
    below: tuple[Any, ...], gap: tuple[tuple[Any, ...], ...]
) -> None:
    """Every agreement has its programs with their budgets below the indicators, in the same columns."""
    money: list[Any] = ["Rp 1.000.000.000" if text == "Anggaran" else None for text in below]
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "TARGET"), (1, "Layanan", "Indeks kepuasan", 88.5), (2, "Layanan", "Jumlah laporan", 12), *gap,
        below, (None, "1. Program Pelayanan", *money[2:]), (None, None, "2. Program Penunjang", "Rp 500.000.000"),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    assert [float(one.target.nilai or 0) for one in hasil.rencana.indikator] == [88.5, 12]
    assert not list(hasil.rencana.kegiatan)


@pytest.mark.parametrize(
    ("unit", "goal", "asked"),
    [("%", 0.2, True), ("%", "0,2", True), ("%", "0,2 %", False), ("%", 20, False), ("%", "-", False), ("%", "belum", True),
     ("Dokumen", "10 %", True), ("Dokumen", "2 dok", False), ("Dokumen", "dua", True)],
)  # fmt: skip
def test_a_target_of_a_quarter_is_asked_where_it_is_no_number_of_its_unit(unit: str, goal: Any, asked: bool) -> None:
    """A ratio for per cent, per cent for a count, words for a number: none is read without a word."""
    rows = [("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TARGET TW I"), (1, "Layanan", "Nilai", unit, 80, goal)]
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert ("F5" in _asked(hasil, "RAK173")) is asked
    if asked:
        assert not any(indicator.target_triwulan or ())


def test_a_target_in_per_cent_of_a_count_is_asked_and_its_level_stays_a_count() -> None:
    """2 of ``10 %``, SATUAN Dokumen, is neither 2 per cent nor anything else of it."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI TW I"),
        (1, "Layanan", "Nilai", "Dokumen", "10 %", 2),
    ]
    hasil = read(workbook(rows))
    assert _asked(hasil, "RAK173") == ["E5"]
    assert hasil.laporan.tingkat_triwulan == {("1.1", Triwulan.I): 2}


def test_months_below_their_quarter_are_months_and_its_sum_is_the_quarters() -> None:
    """The narrower period counts where one lies within the other."""
    rows = [
        (*LINE, "REALISASI ANGGARAN", None, None, None), (*[None] * 5, "TRIWULAN I", None, None, None),
        (*[None] * 5, "JANUARI", "FEBRUARI", "MARET", "JUMLAH"), (1, "Layanan", "Nilai", "Rapat", 60 * JUTA, JUTA, 2 * JUTA, 3 * JUTA, 6 * JUTA),
    ]  # fmt: skip
    hasil = read(workbook(rows, ["F4:I4", "F5:I5", *(f"{column}4:{column}6" for column in "ABCDE")]))
    months = {bulan.bulan: amount for (_, bulan), amount in hasil.laporan.realisasi.items()}
    assert months == {month: Rupiah(month * JUTA) for month in (1, 2, 3)}
    assert hasil.laporan.realisasi_triwulan == {("1.1.1", Triwulan.I): Rupiah(6 * JUTA)}
    assert not _asked(hasil)


@pytest.mark.parametrize("year", [int, str])
def test_years_below_a_target_are_years_as_numbers_too(year: Any) -> None:
    """Of several years the one of the title is read."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", None, None, "TARGET TW I"),
        (*[None] * 4, *map(year, (2025, 2026, 2027))),
        (1, "Layanan", "Jumlah laporan", "Dokumen", 7, 8, 9, 2),
    ]
    hasil = read(workbook(rows, ["E4:G4", *(f"{column}4:{column}5" for column in "ABCDH")]))
    [indicator] = hasil.rencana.indikator
    assert indicator.target.nilai == 8
    assert not _asked(hasil)


@pytest.mark.parametrize("merges", [["A5:E5", "A7:E7"], []])
def test_rows_that_name_the_goals_do_instead_of_a_column(merges: list[str]) -> None:
    """Without them a table of indicators and targets is none of a plan (sheets of IKPA have such)."""
    head = ("NO", "INDIKATOR KINERJA", "SATUAN", "TARGET", "TARGET TW I")
    rows = [
        head, ("Sasaran 1: Meningkatnya layanan",), (1, "Jumlah laporan", "Dokumen", 8, 2),
        ("SASARAN STRATEGIS 2. Terwujudnya akuntabilitas",), (2, "Jumlah temuan", "Temuan", 4, 1),
    ]  # fmt: skip
    hasil = read(workbook(rows, merges))
    assert [(one.uraian, [each.uraian for each in one.indikator]) for one in hasil.rencana.sasaran] == [
        ("Sasaran 1: Meningkatnya layanan", ["Jumlah laporan"]),
        ("SASARAN STRATEGIS 2. Terwujudnya akuntabilitas", ["Jumlah temuan"]),
    ]
    with pytest.raises(TidakAdaMatriks, match="tidak ada kolom SASARAN"):
        read(workbook([head, rows[2], ("Aspek kualitas",), rows[4]], ["A6:E6"]))


def test_a_target_of_time_is_no_target_of_performance() -> None:
    """A register of risks is refused, and beside a target it does not count as another."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET WAKTU")
    with pytest.raises(TidakAdaMatriks, match="tidak ada kolom target"):
        read(workbook([head, (1, "Layanan", "Indeks", "TW II"), (2, "SDM", "Jumlah", "TW III")]))
    hasil = read(workbook([(*head, "TARGET", "TARGET TW I"), (1, "Layanan", "Jumlah laporan", "TW II", 8, 2)]))
    [indicator] = hasil.rencana.indikator
    assert indicator.target.nilai == 8
    assert not _asked(hasil, "RAK171", "RAK177")


def test_a_blank_column_holds_what_those_of_its_heading_hold() -> None:
    """Levels of TW I tell what REALISASI TW II is, so that a level can be filled there, with a PAGU beside it."""
    head = (
        "NO",
        "SASARAN",
        "INDIKATOR",
        "SATUAN",
        "TARGET",
        "PAGU",
        "TARGET TW I",
        "REALISASI TW I",
        "REALISASI TW II",
    )
    hasil = read(workbook([head, (1, "Layanan", "Jumlah laporan", "Dokumen", 8, None, 2, 2)]))
    assert hasil.laporan.tingkat_triwulan == {("1.1", Triwulan.I): 2}
    assert hasil.peta.find(Letak("1.1", Kolom.CAPAIAN, Triwulan.II)) == ("Rencana Aksi", 5, 9)


def test_a_target_that_an_export_turned_into_text_in_one_row_is_the_same() -> None:
    """80 and the text 80 are one target of a year over four rows."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", "TRIWULAN", "TARGET")
    goals: tuple[Any, ...] = (80, "80", 80, "80")
    rows = [
        (1, "Layanan", "Nilai A", "%", goal, f"TW {tw}", 20)
        for goal, tw in zip(goals, ("I", "II", "III", "IV"), strict=True)
    ]
    hasil = read(workbook([head, *rows]))
    assert [one.target.nilai for one in hasil.rencana.indikator] == [80]
    assert not _asked(hasil, "RAK179")


@pytest.mark.parametrize("gap", [(), ((),), (("Bidang II",),)])
@pytest.mark.parametrize("digits", [True, False])
def test_a_table_below_with_its_columns_in_another_order_is_not_read_by_the_first_heading(
    digits: bool, gap: tuple[tuple[Any, ...], ...]
) -> None:
    """Its heading repeats some texts of the first one and has others where that has another: it is named, not read."""
    tw = ("TW 1", "TW 2") if digits else ("TW I", "TW II")
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET")
    targets, levels = [f"TARGET KUM. {each}" for each in tw], [f"REALISASI KUM. {each}" for each in tw]
    rows = [
        (*head, *targets, *levels), (1, "Layanan", "Jumlah laporan", "Dokumen", 8, 2, 4, 3, 5), *gap,
        (*head, *levels, *targets), (2, "Layanan", "Jumlah temuan", "Temuan", 9, 4, 6, 1, 2),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah laporan"]
    assert _asked(hasil, "RAK178") == [*(["A6"] if any(gap) else []), f"A{6 + len(gap)}"]
    same = read(
        workbook(
            [rows[0], rows[1], *gap, (*head, *(each.replace("KUM.", "kum.") for each in (*targets, *levels))), rows[-1]]
        )
    )
    assert [one.uraian for one in same.rencana.indikator] == ["Jumlah laporan", "Jumlah temuan"]


def test_the_heading_is_no_indicator_where_its_merge_reaches_beside_data_of_another_table() -> None:
    """A list of people to the right has a heading of one row, the plan one of two."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "TARGET TAHUNAN", "TARGET", None, None, "NAMA"), (*[None] * 4, "TW I", "TW II", None, 1),
        (1, "Layanan", "Jumlah laporan", 8, 2, 4, None, 2),
    ]  # fmt: skip
    hasil = read(workbook(rows, ["A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4"]))
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah laporan"]


def test_a_target_in_the_middle_of_a_quarter_without_its_end_is_told() -> None:
    """Of months the ends of quarters are kept; February without March is not left out without a word."""
    head = (
        "NO",
        "SASARAN",
        "INDIKATOR",
        "SATUAN",
        "TARGET",
        *(f"TARGET S.D. {name}" for name in ("JAN", "FEB", "MAR", "APR")),
    )
    hasil = read(
        workbook(
            [
                head,
                (1, "Layanan", "Jumlah laporan", "Dokumen", 8, 1, 2),
                (2, "Layanan", "Jumlah tamu", "Orang", 8, 1, 2, 3, 4),
            ]
        )
    )
    assert [[goal and goal.nilai for goal in one.target_triwulan or ()] for one in hasil.rencana.indikator] == [
        [],
        [3, None, None, None],
    ]
    assert _asked(hasil, "RAK173") == ["F5:G5", "I6"]


def test_a_heading_that_runs_to_date_does_so_whatever_period_the_title_names() -> None:
    """REALISASI S.D. BULAN INI below BULAN JUNI is of January to June, of which June alone is not known."""
    head = ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU", "REALISASI ANGGARAN S.D. BULAN INI")
    title = (("LAPORAN BULAN JUNI 2026",), ("Dinas Contoh",), ())
    hasil = read(workbook([head, (1, "Layanan", "Nilai", "Rapat", 60 * JUTA, 30 * JUTA)], title=title))
    assert not hasil.laporan.realisasi
    assert not hasil.laporan.realisasi_triwulan
    assert _asked(hasil, "RAK173") == ["F5"]


@pytest.mark.parametrize(("goals", "read_as"), [((80, 8), 9 * JUTA), ((80, 5 * JUTA), None)])
def test_amounts_beside_a_pagu_are_money_where_no_target_is_as_large(
    goals: tuple[int, int], read_as: int | None
) -> None:
    """REALISASI TW I of nine million is none of a target of 80 or of 8; beside a target of five million it is asked."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU", "REALISASI TW I", "REALISASI TW II")
    rows = [
        (at, "Layanan", f"Nilai {at}", goal, f"Rapat {at}", 60 * JUTA, 9 * JUTA) for at, goal in enumerate(goals, 1)
    ]
    hasil = read(workbook([head, *rows]))
    assert hasil.laporan.realisasi_triwulan.get(("1.1.1", Triwulan.I)) == (Rupiah(read_as) if read_as else None)
    assert bool(_asked(hasil, "RAK171")) is (read_as is None)


def test_the_table_of_a_plan_without_budget_lines_shows_its_targets_and_levels() -> None:
    """A row per indicator and quarter: what was read is seen, not an empty table."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TARGET TW I", "TARGET TW II", "REALISASI S.D. TW I")
    hasil = read(workbook([head, (1, "Layanan", "Jumlah laporan", "Dokumen", 8, 2, 4, 3)]))
    table = matriks_tabel(hasil.rencana, hasil.laporan)
    assert [row[:8] for row in table.baris[:2]] == [
        ("1.1", "Jumlah laporan", "-", "TW I", "-", "-", "2 Dokumen", "3 Dokumen"),
        ("1.1", "Jumlah laporan", "-", "TW II", "-", "-", "4 Dokumen", ""),
    ]
    plain = read(workbook([head[:5], (1, "Layanan", "Jumlah laporan", "Dokumen", 8)]))
    assert "Target" not in matriks_tabel(plain.rencana, plain.laporan).kolom


@pytest.mark.parametrize("by_row", [True, False])
def test_a_column_of_an_earlier_year_is_not_this_years_though_no_other_names_the_year(by_row: bool) -> None:
    """REALISASI TAHUN 2024 below TAHUN ANGGARAN 2026 is left out, TARGET 2027 asked, RENSTRA 2025-2029 in the title no year."""
    head = (
        "NO",
        "SASARAN",
        "INDIKATOR",
        "SATUAN",
        "TARGET",
        "REALISASI TAHUN 2024",
        "REALISASI TW IV 2024",
        "TARGET 2027",
    )
    row = (1, "Layanan", "Jumlah laporan", "Dokumen", 8, 61, 62, 99)
    rows = (
        [(*head, "TRIWULAN", "REALISASI"), (*row, "TW I", 2), (*row, "TW II", 3)]
        if by_row
        else [(*head, "REALISASI TW I"), (*row, 2)]
    )
    title = (("RENSTRA 2025-2029",), ("RENCANA AKSI TAHUN ANGGARAN 2026",), ("Dinas Contoh",))
    hasil = read(workbook(rows, title=title))
    [indicator] = hasil.rencana.indikator
    assert indicator.target.nilai == 8
    assert list(hasil.laporan.tingkat_triwulan.values()) == ([2, 3] if by_row else [2])
    assert len(_asked(hasil, "RAK171")) == 1


@pytest.mark.parametrize("place", [3, 5])
def test_the_time_of_an_activity_is_no_period_of_its_figures(place: int) -> None:
    """WAKTU PELAKSANAAN beside BULAN, and alone in a row per indicator."""
    head = ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "BULAN", "REALISASI ANGGARAN"]
    rows = [[1, "Layanan", "Nilai", "80 %", "Rapat", month, JUTA] for month in ("Januari", "Februari", "Maret")]
    lines: list[list[Any]] = [head, *rows]
    for at, line in enumerate(lines):
        line.insert(place, "Januari - Desember" if at else "WAKTU PELAKSANAAN")
    hasil = read(workbook(lines))
    [indicator] = hasil.rencana.indikator
    assert indicator.target.nilai == 80
    assert {bulan.bulan for _, bulan in hasil.laporan.realisasi} == {1, 2, 3}
    agreed = read(
        workbook(
            [
                ("NO", "SASARAN", "INDIKATOR", "JADWAL", "TARGET"),
                (1, "Layanan", "A", "TW II", 8),
                (2, "Layanan", "B", "TW III", 9),
            ]
        )
    )
    assert [one.target.nilai for one in agreed.rencana.indikator] == [8, 9]
    assert not any(one.target_triwulan for one in agreed.rencana.indikator)


def test_done_without_budget_line_needs_a_level_or_evidence() -> None:
    """STATUS Selesai of an indicator without lines is of the indicator: info where nothing is reported, none beside a level."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TRIWULAN", "REALISASI", "STATUS PELAKSANAAN")
    rows = [
        (1, "Layanan", "Jumlah laporan", "Dokumen", 8, "TW I", 2, "Selesai"),
        (1, "Layanan", "Jumlah laporan", "Dokumen", 8, "TW II", None, "Selesai"),
    ]
    hasil = read(workbook([head, *rows]))
    found = [one for one in check_all(hasil.rencana, hasil.laporan) if one.kode == "RAK406"]
    assert [one.letak.triwulan for one in found] == [Triwulan.II]


def test_a_place_is_no_misspelt_allocation_and_a_years_two_digits_are_a_year() -> None:
    """LOKASI beside PAGU, Jan-26 as text in a heading that is not merged."""
    rows = [
        ("NO", "SASARAN", "LOKASI", "INDIKATOR", "KEGIATAN", "PAGU", "REALISASI ANGGARAN"), (*[None] * 6, "Jan-26", "Peb '26", "Mar 2026"),
        (1, "Layanan", "Ternate", "Nilai", "Rapat", 60 * JUTA, JUTA, 2 * JUTA, 3 * JUTA),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    assert [line.pagu for line in hasil.rencana.kegiatan] == [Rupiah(60 * JUTA)]
    assert {bulan.bulan: amount for (_, bulan), amount in hasil.laporan.realisasi.items()} == {
        m: Rupiah(m * JUTA) for m in (1, 2, 3)
    }
    assert not _asked(hasil, "RAK171", "RAK230")


@pytest.mark.parametrize(
    ("periods", "asked"), [(("TW I", "TW II", "TW III", "TW IV"), False), (("TW I", "TW II"), True)]
)
def test_a_realisation_of_no_period_is_the_sum_where_all_periods_stand_beside_it(
    periods: tuple[str, ...], asked: bool
) -> None:
    """Beside some of them it may be of another one: it is asked."""
    head = (
        "NO",
        "SASARAN",
        "INDIKATOR",
        "KEGIATAN",
        "PAGU",
        *(f"REALISASI ANGGARAN {tw}" for tw in periods),
        "PENYERAPAN ANGGARAN",
    )
    hasil = read(workbook([head, (1, "Layanan", "Nilai", "Rapat", 60 * JUTA, *[9 * JUTA] * len(periods), 20 * JUTA)]))
    assert len(hasil.laporan.realisasi_triwulan) == len(periods)
    assert bool(_asked(hasil, "RAK171")) is asked


def test_a_row_of_column_numbers_is_none_of_a_quarter_though_4_stands_below_tw() -> None:
    """In the decree's own form, with the numbers as numbers."""
    head = ("NO", "SASARAN KEGIATAN", "INDIKATOR KEGIATAN", "TW", "TARGET KINERJA", "RUMUS PERHITUNGAN", "KEGIATAN", "PAGU", "RENCANA PENARIKAN DANA",
            "REALISASI ANGGARAN")  # fmt: skip
    rows = [
        (1, "Layanan", "Nilai", f"TW {tw}", "80 %", "A dibagi B", "Rapat", 40 * JUTA, 10 * JUTA, None)
        for tw in ("I", "II", "III", "IV")
    ]
    hasil = read(workbook([head, tuple(range(1, 11)), *rows]))
    assert [(one.uraian, len(one.kegiatan)) for one in hasil.rencana.indikator] == [("Nilai", 1)]


def test_figures_below_no_heading_are_named_and_short_words_below_a_period_are_headings() -> None:
    """TARGET s.d. and REALISASI s.d. below TW I, not merged; a column between them without any text."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TW I", None, "TW II", None, None), (*[None] * 5, "Target s.d.", "Realisasi s/d", "Target s.d.", None, "Realisasi s/d"),
        (1, "Layanan", "Jumlah laporan", "Dokumen", 8, 2, 3, 4, 77, 5), (2, "Layanan", "Jumlah tamu", "Orang", 9, 1, 1, 2, 78, 2),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    assert [value for (kode, _), value in hasil.laporan.tingkat_triwulan.items() if kode == "1.1"] == [3, 5]
    assert _asked(hasil, "RAK171") == ["I6:I7"]


@pytest.mark.parametrize(("heading", "read_as"), [("TARGET TRIWULAN", None), ("TARGET PER BULAN", None), ("TARGET", 3)])
def test_a_target_of_a_quarter_that_no_text_names_is_not_the_years(heading: str, read_as: int | None) -> None:
    """The word says that it is of some quarter."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", heading, "REALISASI TW I"),
        (1, "Layanan", "Jumlah laporan", "Dokumen", 3, 2),
    ]
    hasil = read(workbook(rows))
    assert [one.target.nilai for one in hasil.rencana.indikator] == [read_as]
    assert _asked(hasil, "RAK171") == ([] if read_as else ["E4:E5"])


def test_percentages_of_an_achievement_are_no_pagu_and_money_called_achievement_is_asked() -> None:
    """Kinerja and Anggaran (Rp) below Tingkat capaian (%); Rp below CAPAIAN TRIWULAN where no realisation of money stands."""
    rows = [
        ("NO", "SASARAN", "KEGIATAN", "INDIKATOR", "TARGET TAHUN 2026", None, "CAPAIAN TRIWULAN I", None, "TINGKAT CAPAIAN (%)", None),
        (*[None] * 4, *["Volume", "Anggaran (Rp)"] * 3), (1, "Layanan", "Rapat", "Jumlah laporan", 8, 60 * JUTA, 2, 9 * JUTA, 25, 15),
    ]  # fmt: skip
    hasil = read(workbook(rows, ["E4:F4", "G4:H4", "I4:J4", *(f"{column}4:{column}5" for column in "ABCD")]))
    assert [line.pagu for line in hasil.rencana.kegiatan] == [Rupiah(60 * JUTA)]
    assert not hasil.laporan.realisasi_triwulan
    assert _asked(hasil, "RAK171") == ["G5:G6", "H5:H6"]


@pytest.mark.parametrize("levels", [("TARGET KINERJA S.D. TW", "REALISASI KINERJA S.D. TW"), ()])
def test_rows_of_quarters_with_money_are_a_form_of_their_own(levels: tuple[str, ...]) -> None:
    """Without RUMUS, RENCANA KEGIATAN, CAPAIAN, DATA DUKUNG and STATUS it is not the decree's, and none of these is missing."""
    head = (
        "NO",
        "SASARAN",
        "INDIKATOR",
        "TARGET TAHUNAN",
        "KEGIATAN",
        "PAGU",
        "TW",
        "RENCANA PENARIKAN",
        "REALISASI ANGGARAN",
        *levels,
    )
    rows = [
        (
            1,
            "Layanan",
            "Jumlah laporan",
            "8 Laporan",
            "Rapat",
            40 * JUTA,
            f"TW {tw}",
            10 * JUTA,
            9 * JUTA,
            *((2, 3) if levels else ()),
        )
        for tw in ("I", "II", "III", "IV")
    ]
    hasil = read(workbook([head, *rows]))
    [line] = hasil.rencana.kegiatan
    assert list(line.penarikan) == [Rupiah(10 * JUTA)] * 4
    assert set(hasil.laporan.realisasi_triwulan.values()) == {Rupiah(9 * JUTA)}
    assert len(hasil.laporan.tingkat_triwulan) == (4 if levels else 0)
    assert not [one for one in hasil.temuan if str(one.tingkat) == "galat"]


@pytest.mark.parametrize("text", ["100\n200", "2 \n 300", "20%\n30%"])
def test_two_numbers_on_two_lines_of_a_cell_are_asked(text: str) -> None:
    """A blank between groups of three digits is a thousands mark (1 234), the end of a line is none."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TARGET TW I", "REALISASI TW I")
    hasil = read(workbook([head, (1, "Layanan", "Jumlah laporan", "Dokumen", text, text, text)]))
    assert {"E5", "F5", "G5"} <= {one.sel for one in hasil.temuan if str(one.tingkat) == "galat"}
    assert not hasil.laporan.tingkat_triwulan
    with pytest.raises(DomainError):
        parse_money(text)
    assert parse_money("Rp.\n23.906.\n077.655") == 23_906_077_655
