"""Targets and realisations of performance month by month: to date, or anew each month."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.period_words import NAMA_BULAN
from rak.domain.waktu import Triwulan
from tests.layouts.sheets import read, workbook

_HEAD = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN")
_TEN = (10,) * 12
_RISING = tuple(range(10, 130, 10))


def _read(
    targets: tuple[Any, ...], levels: tuple[Any, ...], said: str = "", unit: str = "Buku", year: int = 120
) -> Any:
    head = (
        *_HEAD,
        *(f"TARGET {said} {name}" for name in NAMA_BULAN),
        *(f"REALISASI {said} {name}" for name in NAMA_BULAN),
    )
    return read(workbook([head, (1, "Layanan", "Jumlah koleksi", unit, year, *targets, *levels)]))


def _told(hasil: Any, kode: str) -> list[str]:
    return [one.pesan for one in hasil.temuan if one.kode == kode]


@pytest.mark.parametrize(
    ("targets", "levels", "said", "goals", "found"),
    [
        (_TEN, (12, 8, 9, 11), "", "30", ["29", "11"]),
        (_TEN, (5, 6, 7), "", "30", ["18"]),
        (_TEN, (12, 8), "", "30", ["20"]),
        (_TEN, (5, 6, 7), "(tidak kumulatif)", "30", ["18"]),
        (_RISING, (12, 20, 29), "s.d.", "30", ["29"]),
    ],
    ids=["they fall", "as the targets", "a quarter that goes on", "headings say so", "to date"],
)  # fmt: skip
def test_counts_of_months_make_their_quarter(
    targets: tuple[int, ...], levels: tuple[int, ...], said: str, goals: str, found: list[str]
) -> None:
    """Those made anew each month add up; of those to date the last month is the quarter's. Twelve tens are 120 a year."""
    hasil = _read(targets, levels, said)
    [indicator] = hasil.rencana.indikator
    assert indicator.target_triwulan is not None
    assert str(indicator.target_triwulan[Triwulan.I]) == f"{goals} Buku"
    assert indicator.target_kumulatif is (said == "s.d.")
    levels_read = hasil.laporan.tingkat_triwulan
    assert [str(levels_read[key]) for key in sorted(levels_read)] == found
    assert hasil.laporan.tingkat_kumulatif == {"1.1": said == "s.d."}
    assert not _told(hasil, "RAK172")


@pytest.mark.parametrize("levels", [(12, "", 3, 9, 8, 7), ("", 12, 3, 9, 8, 7)], ids=["a hole", "a late begin"])
def test_a_quarter_with_a_blank_month_before_a_filled_one_is_asked(levels: tuple[Any, ...]) -> None:
    """What was counted in the blank month is not known, nor is the count of its quarter; the next quarter's is."""
    hasil = _read(_TEN, levels)
    assert {key[1]: str(value) for key, value in hasil.laporan.tingkat_triwulan.items()} == {Triwulan.II: "24"}
    assert [one.sel for one in hasil.temuan if one.kode == "RAK173" and "TW I:" in one.pesan] == ["T5"]


def test_a_quarter_that_its_second_month_alone_fills_is_asked_at_that_month() -> None:
    """Of the first nobody says anything, and the third is still to come."""
    hasil = _read(_TEN, ("", 12, "", 9, 8, 7))
    assert [one.sel for one in hasil.temuan if one.kode == "RAK173" and "TW I:" in one.pesan] == ["S5"]


def test_a_quarter_with_a_figure_of_its_own_keeps_it_beside_its_months() -> None:
    """REALISASI Januari, Februari, Maret, TW I: what stands under TW I is the quarter's, not one more month."""
    periods = (*NAMA_BULAN[:3], "TW I", *NAMA_BULAN[3:6], "TW II")
    head = (*_HEAD, *(f"REALISASI {name}" for name in periods))
    hasil = read(workbook([head, (1, "Layanan", "Jumlah koleksi", "Buku", 20, 3, 1, 2, 6, 2, 1, 1, 4)]))
    assert {key[1]: str(value) for key, value in hasil.laporan.tingkat_triwulan.items()} == {
        Triwulan.I: "6", Triwulan.II: "4",
    }  # fmt: skip


def test_months_make_the_count_of_a_quarter_that_has_none_of_its_own() -> None:
    """TW I has its column, TW II only its months."""
    head = (*_HEAD, *(f"REALISASI {name}" for name in (*NAMA_BULAN[:3], "TW I", *NAMA_BULAN[3:6])))
    hasil = read(workbook([head, (1, "Layanan", "Jumlah koleksi", "Buku", 20, 3, 1, 2, 6, 2, 1, 1)]))
    assert {key[1]: str(value) for key, value in hasil.laporan.tingkat_triwulan.items()} == {
        Triwulan.I: "6", Triwulan.II: "4",
    }  # fmt: skip


def test_months_below_the_quarter_before_them_are_anew_each_month() -> None:
    """TW I was 4; April 1, May 1 and June 2 cannot be to date: together they are TW II."""
    head = (*_HEAD, *(f"REALISASI {name}" for name in ("TW I", *NAMA_BULAN[3:6])))
    hasil = read(workbook([head, (1, "Layanan", "Jumlah koleksi", "Buku", 20, 4, 1, 1, 2)]))
    assert {key[1]: str(value) for key, value in hasil.laporan.tingkat_triwulan.items()} == {
        Triwulan.I: "4", Triwulan.II: "4",
    }  # fmt: skip


def test_a_quarter_below_the_months_before_it_says_nothing_of_them() -> None:
    """TW I by its months 1, 1, 5 and TW II 3: March may be to date, or of March alone; it is asked."""
    head = (*_HEAD, *(f"REALISASI {name}" for name in (*NAMA_BULAN[:3], "TW II")))
    hasil = read(workbook([head, (1, "Layanan", "Jumlah koleksi", "Buku", 20, 1, 1, 5, 3)]))
    assert hasil.laporan.tingkat_kumulatif == {}
    assert _told(hasil, "RAK172")


def test_a_sum_of_months_has_no_cell_of_its_own() -> None:
    """To write the quarter's count into its last month would falsify that month."""
    hasil = _read(_TEN, (12, 8, 9))
    quarter = Letak("1.1", Kolom.CAPAIAN, Triwulan.I)
    assert hasil.peta.find(quarter) is None
    assert _read(_RISING, (12, 20, 29), "s.d.").peta.find(quarter) is not None


def test_months_of_which_nobody_says_how_they_count_are_asked() -> None:
    """They rise, and there is no target of months beside them."""
    hasil = _read(("",) * 12, (5, 6, 7))
    assert _told(hasil, "RAK172")


def test_months_before_the_end_of_their_quarter_are_not_lost_without_a_word() -> None:
    """Of what is to date only the end of a quarter is kept."""
    hasil = _read(_TEN, (75, 80), unit="%", year=80)
    assert any("sebelum bulan terakhir triwulannya tidak dibaca" in one for one in _told(hasil, "RAK173"))


@pytest.mark.parametrize(
    "heading", ["REALISASI s.d. TRIWULAN", "REALISASI (s/d)", "REALISASI (s.d. triwulan)", "REALISASI SAMPAI DENGAN TW"]
)
def test_to_date_above_the_quarters_holds_for_them(heading: str) -> None:
    """The group's heading says it, the quarters below it are bare."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", heading, None),
        (None, None, None, None, "TW I", "TW II"),
        (1, "Layanan", "Jumlah koleksi", "Buku", 5, 9),
    ]
    hasil = read(workbook(rows, merges=("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1")))
    assert hasil.laporan.tingkat_kumulatif == {"1.1": True}
    assert not _told(hasil, "RAK172")


def test_a_target_of_the_last_quarter_alone_is_not_asked_about() -> None:
    """Either way it is the target of the year."""
    head = (*_HEAD, *(f"TARGET TW {name}" for name in ("I", "II", "III", "IV")))
    hasil = read(workbook([head, (1, "Layanan", "Nilai SAKIP", "Nilai", 75.5, "-", "-", "-", 75.5)]))
    assert not _told(hasil, "RAK172")


@pytest.mark.parametrize(
    ("periods", "figures", "told"),
    [
        ((*NAMA_BULAN[:3], "TW I"), (3, 1, 2, 7), "7, padahal Januari 3, Februari 1, Maret 2"),
        ((*NAMA_BULAN[:3], "TW I"), (1, 2, 3, 4), "4, padahal Januari 1, Februari 2, Maret 3"),
        (("Maret", "TW I"), (3, 5), "5, padahal Maret 3"),
        (("TW I", "TW II", "Semester I"), (4, 5, 10), "10, padahal TW I 4, TW II 5"),
        ((*NAMA_BULAN[:3], "TW I"), (3, 1, 2, 6), ""),
        ((*NAMA_BULAN[:3], "TW I"), (1, 2, 3, 3), ""),
        ((*NAMA_BULAN[:3], "TW I", *NAMA_BULAN[3:6], "TW II"), (3, 1, 2, 6, "", "", "", 0), ""),
        ((*NAMA_BULAN[:6], "s.d. TW II"), (3, 1, 2, 2, 1, 1, 10), ""),
        ((*NAMA_BULAN[:6], "s.d. TW II"), (3, 1, 2, 2, 1, 1, 11), "11, padahal Januari 3"),
        (("s.d. Januari", "s.d. Februari", "TW I"), (3, 4, 6), ""),
        (("TW I", "TW II", "Semester I"), (4, 5, 9), ""),
        (tuple(f"{name} (tidak kumulatif)" for name in (*NAMA_BULAN[:3], "TW I")), (1, 2, 3, 3), "3, padahal Januari 1"),
        (tuple(f"{name} (tidak kumulatif)" for name in (*NAMA_BULAN[:3], "TW I")), (1, 2, 3, 6), ""),
        ((*NAMA_BULAN[:3], "TW I", "TW II", "Semester I"), (1, 2, 3, 6, 4, 10), ""),
        (("TW I", "TW III", "Semester II"), (9, 4, 5), "5, padahal TW III 4"),
        (("Maret", "Februari", "Januari", "TW I"), (3, 2, 1, 3), ""),
        (("Maret", "Februari", "Januari", "TW I"), (3, 2, 1, 1), "1, padahal Januari 1, Februari 2, Maret 3"),
        (("s.d. Februari", "Januari"), (5, 3), ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["REALISASI", "TARGET"])
def test_a_quarter_that_its_months_cannot_make_is_told(
    kind: str, periods: tuple[str, ...], figures: tuple[Any, ...], told: str
) -> None:
    """Neither their sum nor the last of them: a warning on the quarter's cell, or the half year's. Months without a figure say nothing."""
    head = (*_HEAD, *(f"{kind} {name}" for name in periods))
    found = _told(read(workbook([head, (1, "Layanan", "Jumlah koleksi", "Buku", 20, *figures)])), "RAK179")
    assert [told in one for one in found] == [True] * bool(told)


@pytest.mark.parametrize(("quarter", "times"), [("92 %", 0), ("94 %", 0), ("91 %", 1)], ids=["mean", "end", "neither"])
def test_a_level_of_a_quarter_is_that_of_its_end_or_the_mean_of_its_months(quarter: str, times: int) -> None:
    """90, 92 and 94 per cent never add up."""
    head = (*_HEAD, *(f"REALISASI {name}" for name in (*NAMA_BULAN[:3], "TW I")))
    hasil = read(workbook([head, (1, "Layanan", "Persentase tepat", "%", 90, "90 %", "92 %", "94 %", quarter)]))
    assert len(_told(hasil, "RAK179")) == times


@pytest.mark.parametrize(("targets", "anew"), [((*(0,) * 11, 120), None), (_TEN, False), ((*(0,) * 10, 60, 60), False)])
def test_twelve_months_that_make_the_year_are_anew_unless_the_last_is_the_year(
    targets: tuple[int, ...], anew: bool | None
) -> None:
    """120 in December alone may be all of the year or December's own: asked; two of 60 are none of 120."""
    [indicator] = _read(targets, ()).rencana.indikator
    assert indicator.target_kumulatif is anew


def test_months_below_the_last_quarter_before_them_are_anew_whatever_months_stand_before_it() -> None:
    """April to June 1 each, TW III 9: October 3 cannot be to date, so the months add up."""
    head = (*_HEAD, *(f"REALISASI {name}" for name in (*NAMA_BULAN[3:6], "TW III", *NAMA_BULAN[9:])))
    hasil = read(workbook([head, (1, "Layanan", "Jumlah koleksi", "Buku", 20, 1, 1, 1, 9, 3, 4)]))
    assert {int(key[1]): str(value) for key, value in hasil.laporan.tingkat_triwulan.items()} == {
        2: "3",
        3: "9",
        4: "7",
    }
