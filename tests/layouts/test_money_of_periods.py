"""Amounts of months, of quarters and to date: which is which, and what none of them says."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import HasilBaca
from tests.layouts.sheets import read, workbook

JUTA = 1_000_000
TW = ("TW I", "TW II", "TW III", "TW IV")
_HEAD = ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU")


def _line(pagu: int, headings: tuple[str, ...], amounts: tuple[int | str | None, ...]) -> HasilBaca:
    """A budget line in millions; its amounts are in F5 and beside it."""
    cells = [one * JUTA if isinstance(one, int) else one for one in amounts]
    return read(workbook([(*_HEAD, *headings), (1, "Layanan", "Jumlah laporan", "Rapat", pagu * JUTA, *cells)]))


def _told(hasil: HasilBaca, kode: str) -> list[str | None]:
    return [one.sel for one in hasil.temuan if one.kode == kode]


def _millions(amounts: Any) -> list[int | str]:
    return [one.nilai // JUTA if hasattr(one, "nilai") else str(one) for one in amounts]


@pytest.mark.parametrize("heading", ["REALISASI ANGGARAN", "RENCANA PENARIKAN"])
@pytest.mark.parametrize(
    ("amounts", "pagu", "asked"),
    [
        ((2, 4, 6, 8), 19, True),
        ((2, 4, 6, 8), 8, True),
        ((2, 4, 6, 8), 7, False),
        ((2, 4, 6, 8), 20, False),
        ((4, 4, 4, 4), 15, True),
        ((4, 2, 6, 8), 10, False),
        ((8, None, None, None), 8, False),
    ],
)
def test_amounts_that_rise_to_the_pagu_and_are_more_than_it_together_may_be_to_date(
    heading: str, amounts: tuple[int | None, ...], pagu: int, *, asked: bool
) -> None:
    """2, 4, 6 and 8 millions of a PAGU of 8 to 19 are asked (RAK172): to date it is kept, of the quarters it is passed."""
    hasil = _line(pagu, tuple(f"{heading} {tw}" for tw in TW), amounts)
    assert (len(_told(hasil, "RAK172")) == 1) is asked
    said = _line(pagu, tuple(f"{heading} {tw} (tidak kumulatif)" for tw in TW), amounts)
    assert _told(said, "RAK172") == []


@pytest.mark.parametrize(
    ("headings", "amounts", "found", "lost", "wrong"),
    [
        (("s.d. TW I", "s.d. TW II"), (2, 5), {1: 2, 2: 3}, [], []),
        (("s.d. TW I", "s.d. TW II"), (None, 5), {}, ["G5"], []),
        (("s.d. TW I", "s.d. TW II"), ("-", 5), {}, ["G5"], []),
        (("TW I", "TW II", "s.d. TW II"), (2, 3, 5), {1: 2, 2: 3}, [], []),
        (("TW I", "TW II", "s.d. TW II"), (2, 3, 6), {1: 2, 2: 3}, [], ["H5"]),
        (("TW I", "s.d. TW I", "s.d. TW II"), (2, 2, 5), {1: 2, 2: 3}, [], []),
        (("TW II", "s.d. TW I", "s.d. TW II"), (4, 2, 5), {1: 2, 2: 4}, [], ["H5"]),
        (("TW II", "s.d. TW I", "s.d. TW II"), (3, 2, 5), {1: 2, 2: 3}, [], []),
        (("Januari", "Februari", "Maret", "s.d. Maret"), (1, 1, 1, 3), {}, [], []),
        (("Januari", "Februari", "Maret", "s.d. Maret"), (1, 1, 1, 4), {}, [], ["I5"]),
        (("Januari", "s.d. Maret"), (1, 4), {}, ["G5"], []),
        (("Januari", "s.d. Maret"), (None, 4), {1: 4}, [], []),
        (("Mei", "s.d. Maret", "s.d. Juni"), (1, 2, 5), {1: 2}, ["H5"], []),
        (("s.d. Maret", "s.d. April", "s.d. Mei", "s.d. Juni"), (2, None, None, 5), {1: 2, 2: 3}, [], []),
        (("TW I", "s.d. Februari"), (3, 2), {1: 3}, ["G5"], []),
    ],
)
def test_an_amount_to_date_is_of_the_quarter_since_the_one_before_it(
    headings: tuple[str, ...],
    amounts: tuple[int | str | None, ...],
    found: dict[int, int],
    lost: list[str],
    wrong: list[str],
) -> None:
    """Where that is known; else it is asked (RAK173). One that the quarters or months beside it do not make is told (RAK179)."""
    hasil = _line(99, tuple(f"REALISASI ANGGARAN {name}" for name in headings), amounts)
    read_as = {int(tw): value.nilai // JUTA for (_, tw), value in hasil.laporan.realisasi_triwulan.items()}  # type: ignore[union-attr]
    assert (read_as, _told(hasil, "RAK173"), _told(hasil, "RAK179")) == (found, lost, wrong)


def test_an_amount_to_date_is_no_place_for_that_of_its_quarter() -> None:
    """What is filled in for TW II goes into the column of TW II, never into that of s.d. TW II."""
    headings = ("TW I", "s.d. TW II", "TW II", "s.d. TW III")
    peta = _line(99, tuple(f"REALISASI ANGGARAN {name}" for name in headings), (2, 5, None, None)).peta
    places = [peta.find(Letak("1.1.1", Kolom.REALISASI_ANGGARAN, tw)) for tw in Triwulan]
    assert [place and place[1:] for place in places] == [(5, 6), (5, 8), None, None]


def test_a_dash_is_nothing_spent() -> None:
    """Of a quarter as of a month; a blank is not filled in."""
    hasil = _line(
        99, tuple(f"REALISASI ANGGARAN {name}" for name in ("Januari", "Februari", "TW II")), ("-", None, "-")
    )
    assert [str(value) for value in hasil.laporan.realisasi.values()] == ["tidak berlaku"]
    assert [str(value) for value in hasil.laporan.realisasi_triwulan.values()] == ["tidak berlaku"]


@pytest.mark.parametrize(
    ("months", "draw", "asked"),
    [
        ((1, 2, 3), 6, []), ((1, 2, None), "belum diisi", ["F5:G5"]), ((None, None, 3), "belum diisi", ["H5"]),
        ((None,) * 3, "belum diisi", []), (("-",) * 3, "tidak berlaku", []), ((1, "-", 2), 3, []),
    ],
)  # fmt: skip
def test_a_draw_of_a_quarter_is_the_sum_of_its_three_months(
    months: tuple[int | str | None, ...], draw: int | str, asked: list[str]
) -> None:
    """A blank month leaves it open and is asked (RAK173); the draws of April to June stand beside them."""
    names = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")
    hasil = _line(99, tuple(f"RENCANA PENARIKAN {name}" for name in names), (*months, 2, 2, 3))
    [line] = hasil.rencana.kegiatan
    assert _millions(line.penarikan)[:2] == [draw, 7]
    assert _told(hasil, "RAK173") == asked


_ROWS = ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU", "TRIWULAN", "REALISASI ANGGARAN")


def _in_rows(rows: list[tuple[Any, ...]], merges: tuple[str, ...] = (), pagu: str = "PAGU") -> HasilBaca:
    return read(workbook([(*_ROWS[:4], pagu, *_ROWS[5:]), *rows], merges))


@pytest.mark.parametrize(("second", "told"), [(3, ["G6:G7"]), (2, [])])
def test_two_amounts_of_one_quarter_are_told(second: int, told: list[str]) -> None:
    """TW II stands in two rows of a line: it is not known which counts, unless they are the same."""
    rows = [
        (1, "Layanan", "Jumlah laporan", "Rapat", 9 * JUTA, tw, at * JUTA)
        for tw, at in (("TW I", 1), ("TW II", 2), ("TW II", second))
    ]
    hasil = _in_rows(rows)
    assert _told(hasil, "RAK179") == told
    assert len(hasil.laporan.realisasi_triwulan) == (1 if told else 2)


@pytest.mark.parametrize(
    ("amounts", "merges", "pagu", "read_as", "code"),
    [
        ((9, 9), (), "PAGU", 9, None),
        ((9, None), ("E5:E6",), "PAGU", 9, None),
        ((9, None), ("E5:E6",), "ANGGARAN", 9, None),
        ((9, 9), (), "ANGGARAN", None, "RAK173"),
        ((9, 8), (), "PAGU", None, "RAK179"),
    ],
    ids=["repeated", "merged", "an allocation merged", "an allocation repeated", "different"],
)
def test_the_pagu_of_a_line_of_several_rows_is_that_of_all(
    amounts: tuple[int | None, ...], merges: tuple[str, ...], pagu: str, read_as: int | None, code: str | None
) -> None:
    """ANGGARAN in the row of each quarter may be the quarter's; PAGU is the year's. Its place is the first of its cells."""
    rows = [
        (1, "Layanan", "Jumlah laporan", "Rapat", one and one * JUTA, tw, JUTA)
        for tw, one in zip(TW[:2], amounts, strict=True)
    ]
    hasil = _in_rows(rows, merges, pagu)
    [line] = hasil.rencana.kegiatan
    assert _millions([line.pagu]) == [read_as or "belum diisi"]
    assert [one.kode for one in hasil.temuan if one.kode in {"RAK173", "RAK179"}] == ([code] if code else [])
    place = hasil.peta.find(Letak("1.1.1", Kolom.PAGU))
    assert (place and place[1:]) == (None if code == "RAK179" else (5, 5))


@pytest.mark.parametrize("area", ["E5:E7", "E6:E7", "E5:E8"])
def test_a_pagu_over_the_rows_of_two_lines_is_of_neither(area: str) -> None:
    """Whichever of its rows the merge covers (RAK179 for each line that it touches)."""
    rows = [(1, "Layanan", "Jumlah laporan", name, 9 * JUTA, tw, JUTA) for name in ("Rapat", "Arsip") for tw in TW[:2]]
    hasil = _in_rows(rows, (area,))
    assert {str(line.pagu) for line in hasil.rencana.kegiatan} == {"belum diisi"}
    assert len(_told(hasil, "RAK179")) == 2


@pytest.mark.parametrize("words", ["Rp50.000.000 (lima puluh juta rupiah)", "Anggaran seratus juta rupiah"])
def test_an_amount_in_words_above_the_table_is_no_unit_of_its_amounts(words: str) -> None:
    """What stands before ``juta rupiah`` is a number."""
    title = (("RENCANA AKSI TAHUN ANGGARAN 2026",), ("Dinas Contoh",), (words,))
    hasil = read(workbook([_HEAD, (1, "Layanan", "Jumlah laporan", "Rapat", 50 * JUTA)], title=title))
    assert [str(line.pagu) for line in hasil.rencana.kegiatan] == ["Rp50.000.000"]
    assert _told(hasil, "RAK180") == []
