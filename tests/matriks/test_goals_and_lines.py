"""Where a goal, an indicator or a line begins, how goals are numbered, and which of several values of one counts."""

from __future__ import annotations

from functools import partial

import pytest

from rak.domain.kolom import Kolom
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from tests.matriks.test_lines_and_headings import codes, read
from tests.matriks.test_reader import at
from tests.matriks.test_reader import read as read_built
from tests.zoo.kandang import Kandang, Tertulis
from tests.zoo.rencana import RENCANA

CONFLICT, NUMBERS, TWO_PAGU, TWO_LEVELS, NO_TEXT = "RAK137", "RAK443", "RAK236", "RAK334", "RAK444"
ALONE = [("1.1", 1), ("1.2", 1), ("2.1", 3), ("2.2", 1), ("2.3", 1)]
"""The indicators of the plan with how many lines each has."""


def put(written: Tertulis, changes: dict[tuple[str, int, str], object]) -> None:
    """Set cells by kode of the line, quarter and column."""
    for (kode, tw, key), value in changes.items():
        written.sel(kode, tw, key).value = value


@pytest.mark.parametrize(
    ("numbers", "read_as", "told"),
    [
        (("1", "2"), ["1", "2"], False), ((1.0, 2.0), ["1", "2"], False), (("I.", "II)"), ["I", "II"], False), (("(a)", "(b)"), ["A", "B"], False),
        (("1.0", "2.0"), ["1", "2"], False), (("123456789012", "2"), ["123456789012", "2"], False), (("1234567890123", "2"), ["1", "2"], True),
        (("1/1", "2"), ["1", "2"], True), (("1", None), ["1", "2"], True), ((None, None), ["1", "2"], False), (("3", "3"), ["1", "2"], True),
    ],
)  # fmt: skip
def test_a_goal_has_the_number_that_stands_in_no_where_each_has_one_of_its_own(
    numbers: tuple[object, object], read_as: list[str], *, told: bool
) -> None:
    """Letters and figures without their marks, twelve signs at most; else they are counted, which is told."""
    hasil = read(Kandang(nomor=lambda number: numbers[int(number) - 1]))
    assert [goal.nomor for goal in hasil.rencana.sasaran] == read_as
    assert next(one.kode for goal in hasil.rencana.sasaran for one in goal.indikator) == f"{read_as[0]}.1"
    assert [one.sel for one in hasil.temuan if one.kode == NUMBERS] == ["A7"] * told


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ALONE),
        ({("2.1.2", 1, "indikator"): "Lain"}, [*ALONE[:2], ("2.1", 1), ("2.2", 2), ("2.3", 1), ("2.4", 1)]),
        ({("2.1.2", 1, "target"): "9 Unit", ("2.1.2", 1, "rumus"): "A dibagi B"}, [*ALONE[:2], ("2.1", 1), ("2.2", 2), ("2.3", 1), ("2.4", 1)]),
        ({("2.1.2", 1, "target"): "9 Unit"}, ALONE),
        ({("2.1.2", 1, "rumus"): "A dibagi B"}, ALONE),
        ({("2.1.2", 1, "sasaran"): "Lain"}, [*ALONE[:2], ("2.1", 1), ("3.1", 2), ("3.2", 1), ("3.3", 1)]),
        ({("2.1.2", 1, "sasaran"): RENCANA.sasaran[1].uraian.upper()}, ALONE),
    ],
)  # fmt: skip
def test_an_indicator_begins_where_its_text_changes_or_target_and_formula_stand_again(
    changes: dict[tuple[str, int, str], object], lines: list[tuple[str, int]]
) -> None:
    """One of the two alone is a second value of the same; case makes no other goal."""
    hasil = read(Kandang(gabung="kosong"), partial(put, changes=changes))
    assert [(one.kode, len(one.kegiatan)) for one in hasil.rencana.indikator] == lines


@pytest.mark.parametrize(
    ("key", "value", "begins"),
    [
        ("target", "9 Unit", True),
        ("rumus", "A dibagi B", True),
        ("target", "1 DOKUMEN", False),
        ("target", None, False),
    ],
)
def test_an_indicator_of_the_same_text_is_another_where_target_or_formula_is(
    key: str, value: object, *, begins: bool
) -> None:
    """In a matrix that repeats every value; a blank says nothing."""
    changes = {("2.1.2", tw, key): value for tw in Triwulan} | {("2.1.3", tw, key): value for tw in Triwulan}
    hasil = read(Kandang(gabung="diulang"), partial(put, changes=changes))  # type: ignore[arg-type]
    counted = [*ALONE[:2], ("2.1", 1), ("2.2", 2), ("2.3", 1), ("2.4", 1)] if begins else ALONE
    assert [(one.kode, len(one.kegiatan)) for one in hasil.rencana.indikator] == counted


@pytest.mark.parametrize(("value", "told"), [("Rp 88.880.000", False), (88_880_001, True), ("88880000", False)])
def test_of_two_pagu_of_a_line_the_first_counts_and_another_amount_is_told(value: object, *, told: bool) -> None:
    """The same amount in other signs is no other."""
    hasil = read(Kandang(gabung="diulang"), partial(put, changes={("1.1.1", 3, "pagu"): value}))
    assert next(hasil.rencana.kegiatan).pagu == Rupiah(88_880_000)
    pesan = "PAGU 1.1.1 ditulis lain di G7 dan G9; yang dipakai isi G7."
    assert [(one.sel, one.pesan) for one in hasil.temuan if one.kode == TWO_PAGU] == [("G9", pesan)] * told


@pytest.mark.parametrize("key", ["sasaran", "indikator", "kegiatan", "rumus"])
@pytest.mark.parametrize(
    ("change", "told"), [(str.upper, False), (lambda text: f" {text}  ", False), (lambda text: f"{text} x", True)]
)
def test_a_text_that_is_repeated_otherwise_is_told_once(key: str, change: object, *, told: bool) -> None:
    """In the second row of the first line; case and blanks make no other text, and the first counts."""

    def spoil(written: Tertulis) -> None:
        for tw in (2, 3):
            cell = written.sel("1.1.1", tw, key)
            cell.value = change(cell.value)  # type: ignore[operator]

    hasil = read(Kandang(gabung="diulang"), spoil)
    assert hasil.rencana == RENCANA
    assert len([one for one in hasil.temuan if one.kode == CONFLICT]) == told


@pytest.mark.parametrize(
    ("formula", "live"),
    [
        ("=Bulanan!U7", True),
        ("='Bulanan'!U7", True),
        ("=BULANAN!U7+0", True),
        ("=1+1", False),
        ('="Bulanan"', False),
        (2, False),
    ],
)
def test_a_formula_over_bulanan_is_no_figure_that_somebody_typed(formula: object, *, live: bool) -> None:
    """However the name of the sheet is spelt."""
    hasil = read_built(at("Matriks", "I7", formula))
    assert (("1.1.1", Kolom.REALISASI_ANGGARAN, Triwulan.I) in hasil.peta.rumus_sendiri) is live
    assert (hasil.laporan.realisasi_triwulan.get(("1.1.1", Triwulan.I)) == Rupiah(2)) is (formula in {2, "=1+1"})


@pytest.mark.parametrize(("second", "told"), [("TW I: -", False), ("TW I: 50%", True), (None, False), ("TW I", False)])
def test_of_two_levels_of_an_indicator_the_first_counts_and_another_is_told(second: object, *, told: bool) -> None:
    """CAPAIAN of 2.1 in TW I is a dash, in the first of its three lines."""

    def spoil(written: Tertulis) -> None:
        written.sel("2.1.2", 1, "capaian").value = second

    hasil = read(Kandang(), spoil)
    pesan = "CAPAIAN 2.1 TW I ditulis lain di L15 dan L19; yang dipakai isi L15."
    assert [(one.sel, one.pesan) for one in hasil.temuan if one.kode == TWO_LEVELS] == [("L19", pesan)] * told


@pytest.mark.parametrize(("key", "column"), [("sasaran", "B"), ("indikator", "C"), ("kegiatan", "F")])
def test_a_blank_text_of_the_first_line_is_told_at_its_cell(key: str, column: str) -> None:
    """Nothing stands above from which it could go on."""
    hasil = read(Kandang(gabung="kosong"), partial(put, changes={("1.1.1", 1, key): None}))
    assert [one.sel for one in hasil.temuan if one.kode == NO_TEXT] == [f"{column}7"]
    assert codes(read(Kandang(gabung="kosong"))).isdisjoint({NO_TEXT})
