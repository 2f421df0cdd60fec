"""Goals that stand in rows of their own: above their indicators, in NO, or in one column with them."""

from __future__ import annotations

from typing import Any

import pytest

from rak.matriks.read.read_result import HasilBaca, TidakAdaMatriks
from tests.layouts.sheets import read, workbook

_TW = tuple(f"TARGET TW {number}" for number in ("I", "II", "III", "IV"))
_BOOKS = ("Jumlah buku", "Buku", 8, 2, 4, 6, 8)
_INDEX = ("Indeks kepuasan", "Nilai", 90, 85, 86, 88, 90)
_ROOMS = ("Jumlah ruang", "Ruang", 4, 1, 2, 3, 4)
_SERVICE, _ROOM = "Meningkatnya layanan", "Tersedianya sarana"
_PLAIN = ("NO", "INDIKATOR", "SATUAN", "TARGET", *_TW)
_BOTH = ("NO", "SASARAN / INDIKATOR", "SATUAN", "TARGET", *_TW)

FORMS: dict[str, list[tuple[Any, ...]]] = {
    "words in NO": [_PLAIN, (_SERVICE,), (1, *_BOOKS), (2, *_INDEX), (_ROOM,), (3, *_ROOMS)],
    "Roman above Arabic": [_PLAIN, ("I", _SERVICE), (1, *_BOOKS), (2, *_INDEX), ("II", _ROOM), (3, *_ROOMS)],
    "letters above figures": [_PLAIN, ("A.", _SERVICE), (1, *_BOOKS), (2, *_INDEX), ("B.", _ROOM), (1, *_ROOMS)],
    "1 above 1.1": [_BOTH, (1, _SERVICE), ("1.1", *_BOOKS), ("1.2", *_INDEX), (2, _ROOM), ("2.1", *_ROOMS)],
    "figures without a number": [_BOTH, (1, _SERVICE), (None, *_BOOKS), (None, *_INDEX), (2, _ROOM), (None, *_ROOMS)],
    "no numbers at all": [("SASARAN DAN INDIKATOR KINERJA", *_BOTH[2:]), (_SERVICE,), _BOOKS, _INDEX, (_ROOM,), _ROOMS],
    "words in NO beside a blank SASARAN": [
        ("NO", "SASARAN", *_PLAIN[1:]),
        (_SERVICE,), (1, None, *_BOOKS), (2, None, *_INDEX), (_ROOM,), (3, None, *_ROOMS),
    ],
}  # fmt: skip


def _plan(hasil: HasilBaca) -> list[tuple[str, list[str]]]:
    return [(goal.uraian, [one.uraian for one in goal.indikator]) for goal in hasil.rencana.sasaran]


@pytest.mark.parametrize("form", FORMS)
def test_a_goal_in_a_row_of_its_own_is_that_of_the_indicators_below_it(form: str) -> None:
    """Two goals, two indicators and one; every figure is read, and nothing is asked."""
    hasil = read(workbook(FORMS[form]))
    assert _plan(hasil) == [(_SERVICE, ["Jumlah buku", "Indeks kepuasan"]), (_ROOM, ["Jumlah ruang"])]
    targets = [[str(goal) for goal in one.target_triwulan or ()] for one in hasil.rencana.indikator]
    assert targets == [
        ["2 Buku", "4 Buku", "6 Buku", "8 Buku"],
        ["85 Nilai", "86 Nilai", "88 Nilai", "90 Nilai"],
        ["1 Ruang", "2 Ruang", "3 Ruang", "4 Ruang"],
    ]
    assert [one.kode for one in hasil.temuan if one.kode in {"RAK171", "RAK173", "RAK178"}] == []


def test_numbers_within_the_texts_count_too() -> None:
    """1. above 1.1, all in one column; the texts stay as they are."""
    rows = [
        _BOTH,
        (None, f"1. {_SERVICE}"),
        (None, "1.1 Jumlah buku", *_BOOKS[1:]),
        (None, f"2. {_ROOM}"),
        (None, "2.1 Jumlah ruang", *_ROOMS[1:]),
    ]
    assert _plan(read(workbook(rows))) == [
        (f"1. {_SERVICE}", ["1.1 Jumlah buku"]),
        (f"2. {_ROOM}", ["2.1 Jumlah ruang"]),
    ]


def test_an_indicator_without_figures_is_no_goal() -> None:
    """It is numbered as those with figures are: it may not have been filled yet."""
    rows = [_BOTH, ("I", _SERVICE), (1, *_BOOKS), (2, "Indeks kepuasan"), (3, *_ROOMS)]
    assert _plan(read(workbook(rows))) == [(_SERVICE, ["Jumlah buku", "Indeks kepuasan", "Jumlah ruang"])]


def test_a_goal_without_indicators_is_told() -> None:
    """Nothing of a table is lost without a word: here its row 5 (RAK178)."""
    rows = [_PLAIN, ("Misi pertama",), (_SERVICE,), (1, *_BOOKS), (2, *_INDEX)]
    hasil = read(workbook(rows))
    assert _plan(hasil) == [(_SERVICE, ["Jumlah buku", "Indeks kepuasan"])]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK178"] == ["A5"]


def test_groups_beside_goals_in_their_own_column_are_passed_over_and_said() -> None:
    """SASARAN names the goal of every row: the words in NO are those of a group (RAK181)."""
    rows = [("NO", "SASARAN", *_PLAIN[1:]), ("Kelompok layanan umum",), (1, _SERVICE, *_BOOKS), (2, _SERVICE, *_INDEX)]
    hasil = read(workbook(rows))
    assert _plan(hasil) == [(_SERVICE, ["Jumlah buku", "Indeks kepuasan"])]
    assert [one.pesan.endswith(": 5.") for one in hasil.temuan if one.kode == "RAK181"] == [True]


def test_aspects_of_a_score_are_no_goals() -> None:
    """A sheet of IKPA has indicators with targets below its aspects, but neither units nor periods: it is refused."""
    rows = [("NO", "INDIKATOR", "BOBOT", "TARGET", "NILAI"), ("Kualitas perencanaan anggaran",), (1, "Revisi DIPA", 10, 100, 98),
            (2, "Deviasi halaman III", 15, 100, 91), ("Kualitas pelaksanaan anggaran",), (3, "Penyerapan", 20, 100, 95)]  # fmt: skip
    with pytest.raises(TidakAdaMatriks, match="tidak ada kolom SASARAN atau KEGIATAN"):
        read(workbook(rows))


def test_a_last_goal_without_indicators_is_no_indicator() -> None:
    """II below the indicators a and b: its row is told (RAK178)."""
    rows = [_PLAIN, ("I", _SERVICE), ("a", *_BOOKS), ("b", *_INDEX), ("II", _ROOM)]
    hasil = read(workbook(rows))
    assert _plan(hasil) == [(_SERVICE, ["Jumlah buku", "Indeks kepuasan"])]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK178"] == ["B8"]


def test_a_program_between_goals_and_indicators_is_neither() -> None:
    """PROGRAM in the column of both, without a number: passed over, and said (RAK181)."""
    rows = [_BOTH, (1, _SERVICE), (None, "Program Pelayanan"), ("1.1", *_BOOKS), ("1.2", *_INDEX)]
    hasil = read(workbook(rows))
    assert _plan(hasil) == [(_SERVICE, ["Jumlah buku", "Indeks kepuasan"])]
    assert [one.pesan.endswith(": 6.") for one in hasil.temuan if one.kode == "RAK181"] == [True]


def test_goals_indicators_and_lines_in_one_column_are_refused() -> None:
    """SASARAN / INDIKATOR / KEGIATAN: nothing says which rows are lines; a line is no indicator."""
    rows = [
        ("NO", "SASARAN / INDIKATOR / KEGIATAN", "TARGET", "PAGU"),
        (1, _SERVICE),
        ("1.1", "Jumlah buku", "8 Buku"),
        ("1.1.1", "Rapat", None, 5_000_000),
    ]
    with pytest.raises(TidakAdaMatriks):
        read(workbook(rows))
