"""Which tables with headings of the decree are none of its form: months in rows, quarters side by side, other columns."""

from __future__ import annotations

from typing import Any, cast

import pytest

from rak.decree.table_grid import Grid, GridCell
from rak.decree.word_form import KisiWord
from rak.matriks.read.other_forms import is_side_by_side
from rak.matriks.read.read_result import TataLetak
from tests.decree.pembuat import JUDUL
from tests.layouts.sheets import read, workbook

HEADS = [*JUDUL[:9], "TW", *JUDUL[9:]]
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def side(row: int, *texts: str) -> bool:
    """Whether periods stand side by side when the headings are in rows 3 and 4, and these texts in this row."""
    rows = [
        tuple(GridCell(1, at, column, (text,)) for column, text in enumerate(texts, 1) if at == row)
        for at in range(1, 9)
    ]
    return is_side_by_side(cast("Any", KisiWord(Grid(1, 9, tuple(rows)))), TataLetak("Lembar", 3, 4, {}, {}))


@pytest.mark.parametrize(
    ("row", "beside"), [(1, False), (2, True), (3, True), (4, True), (5, True), (6, True), (7, False)]
)
def test_periods_stand_side_by_side_in_the_headings_or_in_the_rows_next_to_them(row: int, beside: bool) -> None:
    """One row above, two below."""
    assert side(row, "TW I", "TW II") is beside


@pytest.mark.parametrize(
    ("row", "texts", "beside"),
    [
        (4, ("TW I",), False),
        (4, ("Target TW I", "Target TW II", "Pagu"), True),
        (4, ("Januari", "Februari"), True),
        (5, ("TW I", "Layanan", "Rapat", "TW II", "Dokumen"), False),
        (2, ("TW II",), False),
    ],
)
def test_two_periods_make_a_row_of_them_and_below_the_headings_nothing_else(
    row: int, texts: tuple[str, ...], beside: bool
) -> None:
    """A row of the table may name two quarters as well."""
    assert side(row, *texts) is beside


def lines(count: int = 4, **changes: Any) -> list[list[Any]]:
    """Rows of one line as the decree has them, or without labels; ``changes`` are by position and row (``c5r2=…``)."""
    merged = ["1", "Layanan", "Klien bekerja", "70 %", "A dibagi B dikali 100%", "Bimbingan", 4_000_000]
    rows = [[*merged, 1_000_000, None, QUARTERS[at % 4], "Rapat", None, None, None, None] for at in range(count)]
    for key, value in changes.items():
        column, _, row = key.removeprefix("c").partition("r")
        rows[int(row)][int(column)] = value
    return rows


def other(rows: list[list[Any]], heads: list[str] | None = None) -> bool:
    """Whether the sheet is read as one of another form, or refused as none of the decree's."""
    codes = {one.kode for one in read(workbook([heads or HEADS, *rows])).temuan}
    return "RAK170" in codes


UNLABELLED = {f"c9r{at}": None for at in range(8)}


@pytest.mark.parametrize(
    ("count", "changes", "another"),
    [
        (4, {}, False),
        (8, {}, False),
        (4, {"c10r3": "Lain"}, False),
        (8, {f"c5r{at}": "Audit" for at in range(4, 8)}, False),
        (4, {"c5r3": "Audit"}, True),
        (4, {"c1r3": "Dukungan"}, True),
        (4, {"c2r3": "Laporan"}, True),
        (4, {"c6r3": 5_000_000}, True),
        (3, {}, True),
        (5, {}, True),
        (8, {"c5r7": "Audit"}, True),
        (8, {"c5r4": "Audit"}, True),
    ],
)
def test_rows_without_labels_are_quarters_where_four_by_four_say_the_same(
    count: int, changes: dict[str, Any], another: bool
) -> None:
    """One goal, indicator, activity and amount to four rows; what is planned may differ."""
    bare = {key: value for key, value in UNLABELLED.items() if int(key[3:]) < count}
    assert other(lines(count, **bare, **changes)) is another


@pytest.mark.parametrize(
    ("months", "another"), [(("Januari", "Februari", "Maret"), True), (("Januari", "Februari", "Februari"), False)]
)
def test_three_months_in_a_column_are_rows_of_months(months: tuple[str, ...], another: bool) -> None:
    """Without labels of quarters; two are words of a remark."""
    names = {f"c14r{at}": month for at, month in enumerate(months)}
    assert other(lines(4, **{f"c9r{at}": None for at in range(4)}, **names)) is another


@pytest.mark.parametrize(
    "changes", [{}, {"c14r0": "Januari", "c14r1": "Februari", "c14r2": "Maret"}, {"c5r3": "Audit"}]
)
@pytest.mark.parametrize("count", [3, 4, 5])
def test_rows_with_labels_are_quarters_whatever_else_they_name(count: int, changes: dict[str, Any]) -> None:
    """A quarter that lacks, or a remark with a month, is told in its own way."""
    held = {key: value for key, value in changes.items() if int(key.partition("r")[2]) < count}
    assert not other(lines(count, **held))


def columns(**changes: str | None) -> tuple[list[list[Any]], list[str]]:
    """The four rows and their headings, with some renamed (``c8="REALISASI"``) or, for None, left out; those that stand twice are filled."""
    heads = [changes.get(f"c{at}", text) for at, text in enumerate(HEADS)]
    kept = [at for at, text in enumerate(heads) if text is not None]
    rows = [[5 if heads.count(heads[at]) > 1 else row[at] for at in kept] for row in lines()]
    return rows, [str(heads[at]) for at in kept]


@pytest.mark.parametrize(
    ("changes", "another"),
    [
        ({"c7": None}, False),
        ({"c7": None, "c8": "REALISASI"}, True),
        ({"c8": "REALISASI"}, False),
        ({"c7": None, "c8": "REALISASI KEUANGAN"}, False),
        ({"c8": None}, False),
        ({"c7": None, "c8": None}, False),
        ({"c6": None, "c8": None}, False),
        ({"c6": None, "c7": None, "c8": None}, True),
        ({"c14": "TARGET TRIWULAN"}, True),
        ({"c14": "REALISASI KINERJA"}, True),
        ({"c14": "TARGET LAIN"}, False),
        ({"c3": None, "c14": "TARGET TRIWULAN"}, False),
        ({"c7": None, "c3": "LOKASI", "c13": "TARGET KINERJA", "c14": "TARGET KINERJA"}, True),
        ({"c3": "LOKASI", "c13": "TARGET KINERJA", "c14": "TARGET KINERJA"}, False),
        ({"c7": None, "c14": "REALISASI ANGGARAN"}, True),
        ({"c14": "REALISASI ANGGARAN"}, False),
    ],
)
def test_figures_of_performance_beside_each_other_are_of_another_form(
    changes: dict[str, str | None], another: bool
) -> None:
    """A bare REALISASI without a draw, no money at all, or a target of the year and of the quarter."""
    assert other(*columns(**changes)) is another
