"""Where the heading of a table is, and which texts stand above each of its columns."""

from __future__ import annotations

from typing import Any

import pytest

from rak.layouts.heading_rows import find_heading, heading_text, is_label_row
from tests.layouts.sheets import Cell, Grid

Row = tuple[Any, ...]
HEAD = ("NO", "SASARAN", "INDIKATOR", "TARGET")
LINE = (1, "Layanan", "Jumlah laporan", 5)
SIDE = (None, None, None)


def heads(*rows: Row, merges: tuple[str, ...] = ()) -> list[str]:
    """The heading of each column from the fourth on, groups first."""
    kepala = find_heading(Grid(rows, merges))
    assert kepala is not None
    return [one.shown for one in kepala.columns[3:]]


def span(*rows: Row, merges: tuple[str, ...] = ()) -> tuple[int, int] | None:
    """First and last row of the heading."""
    kepala = find_heading(Grid(rows, merges))
    return (kepala.first, kepala.last) if kepala else None


@pytest.mark.parametrize(
    ("word", "labels", "merges", "expected"),
    [
        ("TRIWULAN", (1, 2, 3, 4), ("D1:G1",), ["TW 1", "TW 2", "TW 3", "TW 4"]),
        ("TARGET TRIWULAN", ("1", "2", "3", "4"), (), ["TW 1", "TW 2", "TW 3", "TW 4"]),
        ("TARGET BULAN", ("01", "02", "03", "04"), (), ["Bulan 01", "Bulan 02", "Bulan 03", "Bulan 04"]),
        ("BULAN", (1, 2), ("D1:E1",), ["Bulan 1", "Bulan 2"]),
    ],
)
def test_figures_below_the_word_of_a_period_are_such_periods(
    word: str, labels: Row, merges: tuple[str, ...], expected: list[str]
) -> None:
    """``1 | 2 | 3 | 4`` below TRIWULAN, ``1`` to ``12`` below BULAN."""
    rest = (None,) * (len(labels) - 1)
    rows = ((*HEAD[:3], word, *rest, "SATUAN"), (*SIDE, *labels, None), (*LINE[:3], *labels, "Dok"))
    assert heads(*rows, merges=merges) == [*(f"{word} / {label}" for label in expected), "SATUAN"]


@pytest.mark.parametrize("labels", [(1, 3, 4), (2, 3, 4), (1, 1, 2), (1,), (3, 2, 1), (1, 2, 13), (0, 1, 2)])
def test_other_figures_below_it_are_data(labels: Row) -> None:
    """They do not count from one on: the row is the first of the data."""
    rows = ((*HEAD[:3], "TARGET TRIWULAN", *(None,) * (len(labels) - 1)), (*SIDE, *labels), LINE)
    assert span(*rows) == (1, 1)


def test_figures_below_another_word_are_data() -> None:
    """TARGET is no period."""
    assert span((*HEAD[:3], "TARGET", None), (*SIDE, 1, 2), LINE) == (1, 1)


def test_figures_count_below_their_own_group_alone() -> None:
    """Two groups side by side each count from one, merged or not."""
    rows = ((*HEAD[:3], "TARGET TRIWULAN", None, "REALISASI TRIWULAN", None), (*SIDE, 1, 2, 1, 2), LINE)
    expected = [
        "TARGET TRIWULAN / TW 1",
        "TARGET TRIWULAN / TW 2",
        "REALISASI TRIWULAN / TW 1",
        "REALISASI TRIWULAN / TW 2",
    ]
    assert heads(*rows) == expected
    assert heads(*rows, merges=("D1:E1", "F1:G1")) == expected


def test_a_year_is_a_heading_and_a_figure_is_none() -> None:
    """REALISASI over 2024 and 2025; a row with a figure in a cell of its own is no heading."""
    rows = ((*HEAD, "REALISASI", 2025), LINE)
    assert heads(*rows) == ["TARGET", "REALISASI", "2025"]
    assert heads((*HEAD, "REALISASI", "2025"), LINE) == ["TARGET", "REALISASI", "2025"]
    for figure in (5, 1850, "5", "1.500,00"):
        assert span((*HEAD, "REALISASI", figure), LINE) is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("SASARAN", "INDIKATOR", "TARGET"), (1, 1)),
        (("SASARAN", "INDIKATOR"), None),
        (("NO", "TARGET", "SATUAN"), None),
        (("Anu", "INDIKATOR", "Itu"), None),
        (("NO", "INDIKATOR", "Itu"), (1, 1)),
        (("NO", "KEGIATAN", "Itu"), (1, 1)),
        (("NO", "SASARAN", "Itu"), (1, 1)),
        (("NO", "SASARAN / INDIKATOR", "Itu"), (1, 1)),
        (("NO", "SASARAN / INDIKATOR / KEGIATAN", "Itu"), None),
    ],
)
def test_a_heading_names_two_columns_one_of_them_a_goal_an_indicator_or_a_line(
    row: Row, expected: tuple[int, int] | None
) -> None:
    """Of three cells at least."""
    assert span(row, ("a", "b", "c")) == expected


WIDE = ("A1:A2", "B1:B2", "C1:C2")


@pytest.mark.parametrize(
    ("rows", "merges", "expected"),
    [
        # Labels of periods below the heading, up to three rows of them.
        (((*HEAD, None), (*SIDE, "TW I", "TW II"), LINE), (), (1, 2)),
        (((*HEAD, None), (*SIDE, "TW I", None), (*SIDE, "K", "Rp"), LINE), ("D2:E2", *WIDE), (1, 3)),
        (((*HEAD, None), (*SIDE, "TW I", None), (*SIDE, "K", "Rp"), LINE), (), (1, 1)),
        ((HEAD, (*SIDE[:2], "K", "Rp"), (*SIDE[:2], "K", "Rp"), (*SIDE[:2], "K", "Rp"), (*SIDE[:2], "K", "Rp"), LINE), (), (1, 4)),
        # One label alone, or one beside what is none, is a row of data.
        ((HEAD, (*SIDE, "TW I"), LINE), (), (1, 1)),
        ((HEAD, (*SIDE[:2], "Jumlah surat", "TW I"), LINE), (), (1, 1)),
        # A row into which merges of the heading reach is part of it, where it holds texts alone.
        (((*HEAD, "REALISASI"), (*SIDE, None, "keuangan dan barang"), LINE), WIDE, (1, 2)),
        (((*HEAD, "REALISASI"), (*SIDE, None, 7), LINE), WIDE, (1, 1)),
        (((*HEAD, "REALISASI"), (*SIDE, None, "keuangan dan barang"), LINE), (), (1, 1)),
        (((*HEAD[:3], "TARGET"), (*LINE, "catatan di luar tabel"), LINE), (), (1, 1)),
        # Groups above, two rows at most; at least half of their texts are known.
        (((*SIDE, "TARGET", "REALISASI"), (*HEAD[:3], "TW I", "TW I"), LINE), (), (1, 2)),
        (((*SIDE, "TARGET", "Lainnya"), (*HEAD[:3], "TW I", "TW I"), LINE), (), (1, 2)),
        (((None, "Lainnya", "Itu", "TARGET", "REALISASI", "Anu"), (*HEAD[:3], "TW I", "TW I", "TW II"), LINE), (), (2, 2)),
        (((*SIDE, "TARGET"), (*HEAD[:3], "TW I"), LINE), (), (2, 2)),
        (((*SIDE, "TARGET", "REALISASI"), (*HEAD[:3], "TARGET", "REALISASI"), LINE), (), (2, 2)),
        (((*SIDE, "KINERJA", "KEUANGAN"), (*HEAD[:3], "TARGET", "TARGET"), LINE), (), (1, 2)),
        (((*SIDE, "TARGET", "KEUANGAN"), (*HEAD[:3], "TARGET", "REALISASI"), LINE), (), (1, 2)),
        ((("Rencana aksi",), (*SIDE, "TARGET", "REALISASI"), (*HEAD[:3], "TW I", "TW I"), LINE), (), (2, 3)),
        (((*SIDE, "TARGET", 5), (*HEAD[:3], "TW I", "TW I"), LINE), (), (2, 2)),
        (((*SIDE, "TARGET", "REALISASI"), (*SIDE, "KINERJA", "KEUANGAN"), (*HEAD[:3], "TW I", "TW I"), LINE), (), (1, 3)),
        (((*SIDE, "PAGU", "SATUAN"), (*SIDE, "TARGET", "REALISASI"), (*SIDE, "KINERJA", "KEUANGAN"), (*HEAD[:3], "TW I", "TW I"), LINE),
         (), (2, 4)),
    ],
)  # fmt: skip
def test_the_rows_of_a_heading(rows: tuple[Row, ...], merges: tuple[str, ...], expected: tuple[int, int]) -> None:
    """Labels below it, what merges reach into, and groups above it."""
    assert span(*rows, merges=merges) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("TW I", "TW II"), True),
        (("TW I", "KEGIATAN"), True),
        (("Target TW I", "Realisasi TW I"), True),
        (("TW I",), False),
        (("TW I", "surat"), False),
        (("TW I", 5), False),
        ((), False),
    ],
)
def test_a_row_of_labels_holds_nothing_else(row: Row, expected: bool) -> None:
    """Labels of periods, what stands below groups, names of columns."""
    assert bool(is_label_row(Grid([row]), 1)) is expected


@pytest.mark.parametrize(
    ("top", "labels", "merges", "expected"),
    [
        # A group that is not merged goes on over labels of its own.
        (("TARGET", None, None, None), ("TW I", "TW II", "TW III", "TW IV"), (),
         ["TARGET / TW I", "TARGET / TW II", "TARGET / TW III", "TARGET / TW IV"]),
        # It ends where the labels begin again, at a label with no period, and where one is left out.
        (("TARGET", None, None, None), ("TW I", "TW II", "TW I", "TW II"), (), ["TARGET / TW I", "TARGET / TW II", "TW I", "TW II"]),
        (("TARGET", None, None, None), ("TW I", "TW II", "TW IV", "TW III"), (), ["TARGET / TW I", "TARGET / TW II", "TW IV", "TW III"]),
        (("TARGET", None, None, None), ("Semester I", "TW I", "TW III", "TW II"), (),
         ["TARGET / Semester I", "TW I", "TW III", "TW II"]),
        (("TARGET", None, None, None), ("Mei", "Juli", "Agustus", "September"), (), ["TARGET / Mei", "Juli", "Agustus", "September"]),
        (("TARGET", None, None, None), ("Mei", "Juni", "TW II", "Juli"), (),
         ["TARGET / Mei", "TARGET / Juni", "TARGET / TW II", "TARGET / Juli"]),
        (("TARGET", None, None, None), ("TW I", "TW II", "Total", "TW III"), (),
         ["TARGET / TW I", "TARGET / TW II", "TARGET / Total", "TARGET / TW III"]),
        (("TARGET", None, None, None), ("TW I", "KEGIATAN", "TW II", "TW III"), (), ["TARGET / TW I", "KEGIATAN", "TW II", "TW III"]),
        (("TARGET", None, "REALISASI", None), ("K", "Rp", "K", "Rp"), (), ["TARGET / K", "TARGET / Rp", "REALISASI / K", "REALISASI / Rp"]),
        # A merged group stands over its own columns alone.
        (("TARGET", None, None, None), ("TW I", "TW II", "TW III", "TW IV"), ("D1:E1",), ["TARGET / TW I", "TARGET / TW II", "TW III", "TW IV"]),
        (("TARGET", "REALISASI", None, None), (None, "TW I", "TW II", "TW III"), ("D1:D2", "E1:F1"),
         ["TARGET", "REALISASI / TW I", "REALISASI / TW II", "TW III"]),
        (("TARGET", None, None, None), (None, "TW I", "TW II", "TW III"), (), ["TARGET", "TW I", "TW II", "TW III"]),
    ],
)  # fmt: skip
def test_how_far_a_group_goes(top: Row, labels: Row, merges: tuple[str, ...], expected: list[str]) -> None:
    """As far as its merge, or as labels follow each other."""
    assert heads((*HEAD[:3], *top), (*SIDE, *labels), (*LINE[:3], 1, 2, 3, 4), merges=merges) == expected


def test_groups_of_two_depths_go_on_below_each_other() -> None:
    """TARGET over TW I and TW II, each over K and Rp, none of them merged."""
    rows = (
        (*HEAD[:3], "TARGET", *(None,) * 3),
        (*SIDE, "TW I", None, "TW II", None),
        (*SIDE, "K", "Rp", "K", "Rp"),
        LINE,
    )
    assert heads(*rows) == ["TARGET / TW I / K", "TARGET / TW I / Rp", "TARGET / TW II / K", "TARGET / TW II / Rp"]


@pytest.mark.parametrize(
    ("rows", "merges", "expected"),
    [
        ((HEAD, LINE), (), (False, False)),
        (((*HEAD[:3], "TARGET", None), (*SIDE, "TW I", "TW II"), LINE), ("D1:E1",), (True, False)),
        (((*HEAD[:3], "TARGET", None), (*SIDE, "TW I", "TW II"), LINE), (), (False, False)),
        (((*HEAD[:3], "TARGET", None), (*SIDE, "TW I", "TW II"), LINE), ("D1:D1",), (False, False)),
        (((*HEAD[:3], "TARGET", None), LINE), ("D1:E1",), (False, False)),
    ],
)
def test_whether_the_first_column_of_a_group_is_below_one(
    rows: tuple[Row, ...], merges: tuple[str, ...], expected: tuple[bool, bool]
) -> None:
    """A merge over several columns makes a group; what is not merged is seen by the columns that it runs on to."""
    kepala = find_heading(Grid(rows, merges))
    assert kepala is not None
    assert (kepala.columns[3].in_group, kepala.columns[3].runs_on) == expected


def test_what_a_group_that_is_not_merged_runs_on_to_is_marked() -> None:
    """Where it ends is seen from the labels alone."""
    kepala = find_heading(Grid([(*HEAD[:3], "TARGET", None, None), (*SIDE, "TW I", "TW II", "TW IV"), LINE]))
    assert kepala is not None
    assert [(one.in_group, one.runs_on) for one in kepala.columns[3:]] == [(False, False), (True, True), (False, False)]


@pytest.mark.parametrize(
    ("further", "expected"),
    [((), 1), (("SATUAN",), 1), (("SATUAN", "PAGU"), 4), (("TW I",), 1), (("TW I", "TW II"), 4)],
)
def test_of_two_tables_the_upper_one_counts_unless_the_lower_is_clearly_better(further: Row, expected: int) -> None:
    """One column more that is known, or of a period, is not enough, two are."""
    assert span(HEAD, LINE, ("x",), (*HEAD, *further), LINE) == (expected, expected)


def test_a_text_of_two_columns_is_the_heading_of_both() -> None:
    """A cell merged over two rows stands there once."""
    kepala = find_heading(
        Grid([(*HEAD, "REALISASI", None), (*SIDE, None, "TW I", "TW II"), LINE], (*WIDE, "D1:D2", "E1:F1"))
    )
    assert kepala is not None
    assert [one.texts for one in kepala.columns[3:]] == [("TARGET",), ("REALISASI", "TW I"), ("REALISASI", "TW II")]
    assert kepala.columns[3].cells == (Cell(1, 4, "TARGET"),)


def test_columns_of_the_data_alone_have_no_heading() -> None:
    """What stands right of the table below its heading is no column of it."""
    assert heads(HEAD, (*LINE, "di luar tabel")) == ["TARGET"]


def test_one_figure_below_triwulan_is_data() -> None:
    """A column TRIWULAN of a table with a row per quarter has 1 in its first row."""
    grid = Grid([("INDIKATOR", "TRIWULAN", "TARGET"), ("Jumlah laporan", 1, None)])
    assert heading_text(grid, grid.baris[2][2]) == ""
    assert heading_text(grid, None) == ""
