"""Rows that are no data, and rows that name the period of those below them, and the names of forms; asked without a file."""

from __future__ import annotations

from typing import Any

import pytest

from rak.layouts.column_meanings import by_heading
from rak.layouts.column_periods import quarter
from rak.layouts.findings_on_bentuk import why_small
from rak.layouts.heading_rows import Jalur, find_heading
from rak.layouts.known_forms import form_of
from rak.layouts.period_rows import find_bands, of_this_year, of_title
from rak.layouts.row_kinds import headings_of, is_footer, is_numbering, is_signature, is_total_text, repeats
from rak.layouts.side_tables import find_table
from tests.layouts.sheets import Cell, Grid
from tests.layouts.test_column_meanings import said

Row = tuple[Any, ...]
HEAD = ("NO", "SASARAN", "INDIKATOR", "TARGET", "REALISASI")
LINE = (1, "Layanan", "Jumlah laporan", 5, 4)


def line(*values: Any) -> dict[int, Cell]:
    """A row of these cells."""
    return {at: Cell(9, at, value) for at, value in enumerate(values, 1) if value is not None}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2, 3), True),
        ((1.0, 2.0, 3.0), True),
        (("(1)", "(2)", "(3)"), True),
        (("1", "2", "3=2/1"), True),
        (("a", "b", "c"), True),
        ((1, 2, 4), True),
        ((1, 2), False),
        ((0, 1, 2), False),
        ((2, 3, 4), False),
        ((1, 1, 2), False),
        ((1, 3, 2), False),
        ((1, 2, 300), False),
        ((1, "surat", 3), False),
    ],
)
def test_a_row_that_numbers_the_columns(values: Row, expected: bool) -> None:
    """From one on, three at least, none twice; a formula of columns is one too."""
    assert is_numbering(line(*values)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JUMLAH", True),
        ("Sub  Total", True),
        ("Total Pagu :", True),
        (f"JUMLAH ({'x' * 90})", True),
        ("Jumlah laporan", False),
        ("Subjek", False),
    ],
)
def test_a_total_is_no_indicator_that_counts(text: str, expected: bool) -> None:
    """``JUMLAH`` stands alone or before what is added up."""
    assert is_total_text(text) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((None, "Predikat", 5), True),
        ((7, "Rata-rata capaian"), True),
        (("(dalam ribuan rupiah)",), True),
        (("Layanan", "Predikat"), False),
        ((7, 8), False),
    ],
)
def test_a_footer_begins_with_its_word(values: Row, expected: bool) -> None:
    """The first text of the row counts."""
    assert is_footer(line(*values)) is expected


def test_a_signature_is_sought_in_the_first_200_characters() -> None:
    """Of every text of the row."""
    assert is_signature(line("surat", f"{'x' * 196} NIP"))
    assert not is_signature(line("surat", f"{'x' * 197} NIP"))
    assert not is_signature(line(5, "surat"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("no", "Sasaran", "INDIKATOR"), True),
        ((None, "SASARAN", "INDIKATOR"), True),
        (("NO", "INDIKATOR"), False),
        (("NO",), False),
        ((*HEAD, "SATUAN"), False),
    ],
)
def test_a_row_that_says_what_the_headings_above_it_say(values: Row, expected: bool) -> None:
    """In the same columns, two at least."""
    kepala = find_heading(Grid([HEAD, LINE]))
    assert kepala is not None
    assert repeats(line(*values), headings_of(kepala)) is expected


def bands(*rows: Row, name: str = "Lembar") -> dict[int, str]:
    """The periods that rows, titles or the name of the sheet say, with + where to date."""
    grid = Grid(rows)
    grid.nama = name
    kepala = find_heading(grid)
    assert kepala is not None
    return {row: f"{periode}{'+' if to_date else ''}" for row, (periode, to_date) in find_bands(grid, kepala).items()}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((HEAD, ("TRIWULAN I",), LINE, ("s.d. Triwulan II",), LINE), {2: "TW I", 4: "TW II+"}),
        ((HEAD, ("Realisasi TW I",), LINE), {2: "TW I"}),
        ((HEAD, ("Laporan TW I",), LINE), {}),
        ((HEAD, ("TW I", "x"), LINE), {}),
        ((HEAD, ("TW1",), LINE), {}),
        ((HEAD, ("TW 1",), LINE), {2: "TW I"}),
        # A title above the heading, and above the heading once more.
        ((("LAPORAN TRIWULAN II",), HEAD, LINE), {1: "TW II"}),
        ((("LAPORAN TRIWULAN II",), ("Kinerja TW II",), HEAD, LINE), {1: "TW II", 2: "TW II"}),
        ((("LAPORAN TRIWULAN II",), ("Kinerja TW III",), HEAD, LINE), {}),
        (((*(None,) * 3, "TRIWULAN I", "TRIWULAN II"), HEAD, LINE), {}),
        ((("Laporan bulan Maret",), HEAD, LINE), {1: "Maret"}),
        ((("Jakarta, Maret 2026",), HEAD, LINE), {}),
        ((HEAD, LINE, ("LAPORAN TRIWULAN II",), ("Dinas Contoh",), HEAD, LINE), {3: "TW II"}),
        ((HEAD, LINE, ("LAPORAN TRIWULAN II",), LINE, HEAD, LINE), {}),
        ((HEAD, LINE, ("LAPORAN TRIWULAN II",), LINE), {}),
    ],
)
def test_rows_and_titles_that_name_a_period(rows: tuple[Row, ...], expected: dict[int, str]) -> None:
    """Rows over the width that say nothing else; titles that do not contradict each other."""
    assert bands(*rows) == expected


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("TW II", "Dinas", {0: "TW II"}),
        ("TW II", "Triwulan II", {0: "TW II", 1: "TW II"}),
        ("TW II", "Triwulan I", {}),
        ("II", "Dinas", {}),
    ],
)
def test_the_name_of_a_sheet_is_a_title(name: str, title: str, expected: dict[int, str]) -> None:
    """The sheet TW II; where a title says otherwise neither counts."""
    assert bands((title,), HEAD, LINE, name=name) == expected


def years(title: str, *headings: str) -> list[str]:
    """What the columns hold below such a title."""
    grid = Grid([(title,), ("NO", "SASARAN", "INDIKATOR", *headings), LINE])
    kepala = find_heading(grid)
    assert kepala is not None
    return [said(one) for one in of_this_year([by_heading(one) for one in kepala.columns], grid, kepala)[3:]]


@pytest.mark.parametrize(
    ("title", "headings", "expected"),
    [
        ("RENCANA AKSI 2026", ("REALISASI 2025", "TARGET"), ["tidak dibaca", "target"]),
        ("RENCANA AKSI 2026", ("REALISASI 2026", "TARGET 2026"), ["realisasi", "target"]),
        ("RENCANA AKSI 2026", ("TARGET 2027", "TARGET 2026"), ["tidak dibaca", "target"]),
        ("RENCANA AKSI 2026", ("TARGET 2027", "REALISASI"), ["ditanyakan", "realisasi"]),
        ("RENCANA AKSI 2026", ("PAGU 2027", "TARGET"), ["ditanyakan uang", "target"]),
        ("RENCANA AKSI 2026", ("TARGET 2025 - 2027", "REALISASI"), ["ditanyakan", "realisasi"]),
        ("RENCANA AKSI", ("REALISASI 2025", "TARGET"), ["realisasi", "target"]),
        ("TAHUN 2026, RENSTRA 2025-2029", ("REALISASI 2025", "TARGET"), ["tidak dibaca", "target"]),
        ("TAHUN 2026, LKJIP 2025", ("REALISASI 2025", "TARGET"), ["tidak dibaca", "target"]),
        ("RENCANA AKSI 2025 DAN 2026", ("REALISASI 2025", "TARGET"), ["realisasi", "target"]),
    ],
)
def test_columns_of_another_year_are_not_read(title: str, headings: Row, expected: list[str]) -> None:
    """Earlier ones are left out, later ones asked, unless a column of the title's year stands there too."""
    assert years(title, *headings) == expected


@pytest.mark.parametrize(
    ("title", "headings", "expected"),
    [
        ("LAPORAN TRIWULAN II", ("TARGET TAHUN", "REALISASI"), ["target", "realisasi TW II"]),
        ("LAPORAN s.d. TRIWULAN II", ("TARGET TAHUN", "REALISASI"), ["target", "realisasi TW II s.d."]),
        ("LAPORAN s.d. TRIWULAN II", ("TARGET TAHUN", "REALISASI bulan ini"), ["target", "realisasi TW II sendiri"]),
        ("LAPORAN TRIWULAN II", ("TARGET", "REALISASI"), ["ditanyakan", "realisasi TW II"]),
        ("LAPORAN", ("TARGET", "REALISASI"), ["target", "ditanyakan"]),
        ("LAPORAN", ("TARGET TRIWULAN", "REALISASI"), ["ditanyakan", "ditanyakan"]),
        ("LAPORAN", ("TARGET TAHUN per TRIWULAN", "REALISASI"), ["target", "ditanyakan"]),
        ("LAPORAN TRIWULAN II", ("REALISASI TW I", "REALISASI"), ["realisasi TW I", "ditanyakan"]),
        ("LAPORAN TRIWULAN II", ("REALISASI TW I", "REALISASI TAHUN"), ["realisasi TW I", "tidak dibaca"]),
        ("LAPORAN", ("REALISASI Semester I", "REALISASI Semester II", "REALISASI"),
         ["realisasi Januari–Juni", "realisasi Juli–Desember", "tidak dibaca"]),
        ("LAPORAN TRIWULAN II", ("REALISASI TW I Rp", "REALISASI K"), ["realisasi uang TW I", "realisasi kinerja TW II"]),
    ],
)  # fmt: skip
def test_what_a_title_says_of_columns_without_a_period(title: str, headings: Row, expected: list[str]) -> None:
    """A realisation is of the title's period, a target is asked; the sum of all periods is not read."""
    grid = Grid([(title,), HEAD, LINE])
    kepala = find_heading(grid)
    assert kepala is not None
    named = find_bands(grid, kepala).get(1)
    columns = [by_heading(Jalur(at, (text,), (), in_group=False)) for at, text in enumerate(headings, 4)]
    assert [said(one) for one in of_title(columns, named)] == expected


def test_a_target_below_a_title_is_asked_with_its_period() -> None:
    """It may be the year's or the quarter's."""
    target = by_heading(Jalur(4, ("TARGET",), (), in_group=False))
    [found] = of_title([target], (quarter(2), None))
    assert found.sebab == "dapat berarti target setahun atau target TW II"


@pytest.mark.parametrize(
    ("largest", "noted", "expected"),
    [
        (0, 0, ""),
        (1, 0, "di bawah Rp10.000"),
        (9_999, 0, "di bawah Rp10.000"),
        (10_000, 0, ""),
        (10_000, 10_000, "tidak lebih besar daripada yang dalam ribuan atau jutaan"),
        (10_001, 10_000, ""),
        (20_000, 0, ""),
    ],
)
def test_why_amounts_without_a_unit_may_be_in_thousands(largest: int, noted: int, expected: str) -> None:
    """All below Rp10.000, or none larger than those beside them that are in thousands or millions."""
    assert why_small(largest, noted) == expected


@pytest.mark.parametrize(
    ("headings", "labelled", "expected"),
    [
        (("TARGET", "REALISASI"), True, "satu baris per periode"),
        (("B03", "TARGET"), False, "target sampai dengan B03, B06, B09, B12"),
        (("TARGET Rp Januari", "TARGET K TW I"), False, "bulan berjajar"),
        (("TARGET Rp TW I", "REALISASI K TW I"), False, "E.81: kinerja (K) dan anggaran (Rp) per triwulan"),
        (("TARGET Rp TW I", "REALISASI K"), False, "triwulan berjajar, uang"),
        (("TARGET Rp TW I", "CAPAIAN K TW I"), False, "triwulan berjajar, uang"),
        (("TARGET Rp", "REALISASI K TW I"), False, "triwulan berjajar, kinerja"),
        (("TARGET", "KETERANGAN TW I"), False, "perjanjian kinerja tanpa periode"),
        (("REALISASI", "KETERANGAN TW I"), False, "satu baris per indikator tanpa periode"),
    ],
)
def test_the_name_of_a_form(headings: Row, labelled: bool, expected: str) -> None:
    """By the periods of its figures, and by what they are of."""
    columns = [by_heading(Jalur(at, (text,), (), in_group=False)) for at, text in enumerate(headings, 4)]
    assert form_of(columns, labelled=labelled).uraian == expected


def parts(*rows: Row, merges: tuple[str, ...] = ()) -> tuple[list[int], Any, list[Any]]:
    """The columns that the table has, the first cell of a list beside it, headings behind a blank column that are asked."""
    _, kepala, beside, joined = find_table(Grid(rows, merges))
    columns = [one.column for one in kepala.columns] if kepala else []
    return columns, beside and beside[:2], [one[:2] for one in joined]


THREE = ("SASARAN", "INDIKATOR", "TARGET")


@pytest.mark.parametrize(
    ("rows", "merges", "expected"),
    [
        ((THREE, ("a", "b", 1)), (), ([1, 2, 3], None, [])),
        (((*THREE, None, "REALISASI"), ("a", "b", 1, None, 2)), (), ([1, 2, 3, 5], None, [])),
        (((*THREE, None, "KEGIATAN"), ("a", "b", 1, None, 2)), (), ([1, 2, 3, 5], None, [(1, 5)])),
        (((*THREE, "SATUAN", "KEGIATAN"), ("a", "b", 1, None, 2)), (), ([1, 2, 3, 4, 5], None, [])),
        (((*THREE, None, "RENCANA"), (*(None,) * 4, "KEGIATAN"), ("a", "b", 1, None, 2)), ("A1:A2", "B1:B2", "C1:C2"),
         ([1, 2, 3, 5], None, [(2, 5)])),
        (((*THREE, None, "KEGIATAN"), ("a", "b", 1, None, 2)), ("C2:D2",), ([1, 2, 3, 5], None, [])),
        (((*THREE, None, None, None, "KEGIATAN"), ("a", "b", 1, *(None,) * 3, 2)), (), ([1, 2, 3, 7], None, [(1, 7)])),
        # A title in a column that is blank from the heading down does not join them.
        (((None, None, None, "x"), (*THREE, None, "KEGIATAN"), ("a", "b", 1, None, 2)), (), ([1, 2, 3, 5], None, [(2, 5)])),
        # Two tables with a NO of their own: the better one counts, the first cell of the other is told.
        ((("NO", *THREE, None, "NO", "KEGIATAN", "PAGU"), (1, "a", "b", 1, None, 1, "c", 2)), (), ([1, 2, 3, 4], (1, 6), [])),
        ((("NO", *THREE, None, "KEGIATAN", "PAGU", "NO"), (1, "a", "b", 1, None, "c", 2, 1)), (), ([1, 2, 3, 4], (1, 6), [])),
        ((("NO", "KEGIATAN", "PAGU", None, "NO", *THREE), (1, "c", 2, None, 1, "a", "b", 1)), (), ([5, 6, 7, 8], (1, 1), [])),
        ((("NO", *THREE, None, "PEGAWAI", "GOLONGAN"), (1, "a", "b", 1, None, "Andi", 7)), (), ([1, 2, 3, 4, 6, 7], None, [])),
        # A figure beside the heading makes it none; the list is told at its first row of two cells.
        (((*THREE, None, 7, 8), ("a", "b", 1, None, 7, 8)), (), ([1, 2, 3], (1, 5), [])),
        (((*(None,) * 4, 7, 8), (*THREE, None, 7), ("a", "b", 1, None, 7, 8)), (), ([1, 2, 3], (3, 5), [])),
        # No heading at all.
        ((("a", None, "b"), ("c", None, "d")), (), ([], None, [])),
        ((), (), ([], None, [])),
    ],
)  # fmt: skip
def test_lists_on_both_sides_of_a_blank_column(
    rows: tuple[Row, ...], merges: tuple[str, ...], expected: tuple[list[int], Any, list[Any]]
) -> None:
    """One table, unless its heading is understood better without the other or both number their rows."""
    assert parts(*rows, merges=merges) == expected
