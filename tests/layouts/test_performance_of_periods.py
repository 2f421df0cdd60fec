"""Targets and levels of performance by their periods: which of them count, and what is asked."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.period_words import NAMA_BULAN
from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import HasilBaca
from tests.layouts.sheets import read, workbook

TW = ("TW I", "TW II", "TW III", "TW IV")
_HEAD = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET")


def _one(unit: str | None, year: Any, headings: tuple[str, ...], figures: tuple[Any, ...]) -> HasilBaca:
    """One indicator; its figures are in F5 and beside it."""
    return read(workbook([(*_HEAD, *headings), (1, "Layanan", "Hasil layanan", unit, year, *figures)]))


def _told(hasil: HasilBaca, kode: str) -> list[str]:
    return [f"{one.sel} {one.pesan}" for one in hasil.temuan if one.kode == kode]


def _levels(hasil: HasilBaca) -> dict[int, str]:
    return {int(tw): str(value) for (_, tw), value in hasil.laporan.tingkat_triwulan.items()}


def _goals(hasil: HasilBaca) -> list[str]:
    [indicator] = hasil.rencana.indikator
    return [str(goal) for goal in indicator.target_triwulan or ()]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("TW I", "s.d. TW II", "s.d. TW III"), True),
        (("TW I", "TW II", "s.d. TW III"), None),
        (("TW I", "s.d. TW II", "TW III"), None),
        (("TW I (triwulan ini)", "s.d. TW II", "s.d. TW III"), None),
        (("s.d. TW I", "TW II (triwulan ini)"), None),
        (("s.d. TW I",), True),
        (("TW I",), None),
        (("TW I (triwulan ini)", "TW II (triwulan ini)"), False),
    ],
)
def test_levels_are_to_date_where_every_heading_after_the_first_quarter_says_so(
    headings: tuple[str, ...], expected: bool | None
) -> None:
    """To the end of TW I is of TW I; of headings that say different things, or nothing, it is asked (RAK172)."""
    hasil = _one("Buku", 9, tuple(f"REALISASI {name}" for name in headings), (2, 4, 6))
    assert hasil.laporan.tingkat_kumulatif.get("1.1") is expected
    assert len(_told(hasil, "RAK172")) == (expected is None)


@pytest.mark.parametrize(
    ("unit", "levels", "expected"),
    [
        ("Buku", (5, 3), False), ("Buku", (5, 5), None), ("Buku", (3, 5), None), ("Indeks", (5, 3), False), ("%", (50, 30), None),
    ],
)  # fmt: skip
def test_a_count_that_falls_is_of_its_quarter(unit: str, levels: tuple[int, ...], expected: bool | None) -> None:
    """What is to date cannot fall; a share can (30 % of more clients than 50 % were of), and what rises may be either."""
    hasil = _one(unit, 90, ("REALISASI TW I", "REALISASI TW II"), levels)
    assert hasil.laporan.tingkat_kumulatif.get("1.1") is expected


@pytest.mark.parametrize(
    ("goals", "year", "told"),
    [((20, 40, 70, 80), 70, True), ((20, 40, 70, 80), 80, False), ((20, 40, 70, None), 80, False), ((20, 40, 70, 80), "70 - 80", False)],
)  # fmt: skip
def test_targets_to_date_end_at_the_target_of_the_year(goals: tuple[int | None, ...], year: Any, *, told: bool) -> None:
    """s.d. TW IV 80 beside a year of 70 is told (RAK174), whatever TW III is; a range has two ends."""
    hasil = _one("Buku", year, tuple(f"TARGET s.d. {tw}" for tw in TW), goals)
    assert [one[:2] for one in _told(hasil, "RAK174")] == ["I5"] * told


def test_the_only_target_of_a_quarter_is_the_years_and_to_date() -> None:
    """75.5 in TW IV alone, as of the year."""
    hasil = _one("Nilai", 75.5, tuple(f"TARGET {tw}" for tw in TW), (None, None, None, 75.5))
    assert [one.target_kumulatif for one in hasil.rencana.indikator] == [True]


@pytest.mark.parametrize(
    ("months", "goals"),
    [
        (range(1, 4), ["6 Buku", "None", "None", "None"]),
        ((1, 2, 3, 10, 11, 12), ["6 Buku", "None", "None", "6 Buku"]),
        (range(4, 10), ["None", "6 Buku", "6 Buku", "None"]),
    ],
)
def test_targets_of_months_make_those_of_their_quarters_alone(months: Any, goals: list[str]) -> None:
    """Two a month, not to date; a quarter without months has none."""
    names = tuple(f"TARGET {NAMA_BULAN[at - 1]} (tidak kumulatif)" for at in months)
    assert _goals(_one("Buku", 24, names, (2,) * len(names))) == goals


def test_ranges_of_months_are_not_added_up() -> None:
    """1 to 2 a month are no 3 a quarter: the range of its last month is kept, and said."""
    names = tuple(f"TARGET {name} (tidak kumulatif)" for name in NAMA_BULAN)
    assert _goals(_one("Buku", 12, names, ("1 - 2",) * 12)) == ["1 - 2 Buku"] * 4


def test_two_different_targets_of_the_year_are_told_and_neither_is_read() -> None:
    """In the rows of two quarters; the same one twice stands in the first of them."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET TAHUNAN", "TRIWULAN", "REALISASI")
    found = []
    for second in (9, 8):
        hasil = read(
            workbook([head, *((1, "S", "Nilai A", year, tw, 2) for tw, year in zip(TW, (8, second), strict=False))])
        )
        [indicator] = hasil.rencana.indikator
        place = hasil.peta.find(Letak("1.1", Kolom.TARGET_KINERJA))
        found.append((str(indicator.target), [one[:5] for one in _told(hasil, "RAK179")], place and place[1:]))
    assert found == [("", ["D5:D6"], None), ("8", [], (5, 4))]


@pytest.mark.parametrize(
    ("levels", "read_as", "told"),
    [((2, 3, 5), {1: "2"}, 1), ((2, 3, 3), {1: "2", 2: "3"}, 0)],
    ids=["different", "the same"],
)
def test_two_levels_of_one_quarter_are_told(levels: tuple[int, ...], read_as: dict[int, str], told: int) -> None:
    """TW II stands in two rows of an indicator: it is not known which counts (RAK179)."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TRIWULAN", "REALISASI")
    rows = [
        (1, "S", "Nilai A", "Buku", tw, level) for tw, level in zip(("TW I", "TW II", "TW II"), levels, strict=True)
    ]
    hasil = read(workbook([head, *rows]))
    assert (_levels(hasil), len(_told(hasil, "RAK179"))) == (read_as, told)


@pytest.mark.parametrize(
    ("unit", "year", "heading", "level", "read_as"),
    [
        (None, None, "REALISASI TW I", "70 %", "7/10"),
        (None, None, "REALISASI TW I", 70, "70"),
        (None, None, "REALISASI (%) TW I", 70, "7/10"),
        (None, 80, "REALISASI TW I", 70, "70"),
        ("%", 80, "REALISASI TW I", -5, "asked"),
    ],
)
def test_a_level_of_no_unit_is_per_cent_where_its_cell_says_so(
    unit: str | None, year: Any, heading: str, level: Any, read_as: str
) -> None:
    """Without a target too; a negative share may be either."""
    hasil = _one(unit, year, (heading,), (level,))
    assert _levels(hasil).get(1, "asked") == read_as


def test_a_doubtful_share_is_asked_with_both_readings() -> None:
    """0.7 beside 80 % is 0.7 % or 70 %."""
    [told] = _told(_one(None, "80 %", ("REALISASI TW I",), (0.7,)), "RAK173")
    assert "0,7 dapat berarti 0,7 % atau 70 %." in told


def test_targets_of_quarters_say_what_levels_are_where_the_year_has_none() -> None:
    """25 % a quarter: levels of months are shares, of which none add up; the last of each quarter is kept, and what is before it told."""
    names = (*(f"TARGET {tw}" for tw in TW), *(f"REALISASI {name}" for name in NAMA_BULAN[:5]))
    hasil = _one(None, None, names, (*("25 %",) * 4, 14, 12, 9, 8, 7))
    assert _levels(hasil) == {1: "9/100"}
    assert [one[:5] for one in _told(hasil, "RAK173")] == ["M5:N5"]


def test_a_blank_level_of_half_a_year_has_no_place() -> None:
    """No level of a quarter or month is filled in there; that of TW I has one."""
    peta = _one("Buku", 9, ("REALISASI TW I", "REALISASI SEMESTER II"), (None, None)).peta
    assert peta.find(Letak("1.1", Kolom.CAPAIAN)) is None
    assert peta.find(Letak("1.1", Kolom.CAPAIAN, Triwulan.I)) is not None


def test_words_for_a_count_are_asked_as_a_number_of_its_unit() -> None:
    """A percent sign would not help."""
    [found] = [one for one in _one("Buku", 9, ("TARGET TW I",), ("banyak",)).temuan if one.kode == "RAK173"]
    assert (found.sel, found.saran) == ("F5", "Tulis angkanya dalam satuan itu.")


@pytest.mark.parametrize(("heading", "goal"), [("TARGET", "WTP"), ("TARGET TW I", "17 dari 20")])
def test_a_target_in_words_of_the_year_is_one_and_two_numbers_are_told_as_such(heading: str, goal: str) -> None:
    """WTP, unit Opini, is asked in no way; ``17 dari 20`` in TW I is told by RAK330 and not once more."""
    hasil = read(workbook([("NO", "SASARAN", "INDIKATOR", "SATUAN", heading), (1, "Layanan", "Opini", "Opini", goal)]))
    assert _told(hasil, "RAK173") == []
