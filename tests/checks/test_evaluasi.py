"""The words of the sections: an obstacle has a follow-up, a follow-up has somebody and a day."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

from rak.checks.all_rules import check_all
from rak.domain.evaluasi import Evaluasi
from rak.domain.kolom import KolomEvaluasi
from rak.domain.waktu import Triwulan
from tests import contoh

WHOLE = Evaluasi("Naik", "", "Klien jauh", "Kunjungan", "Andi", datetime.date(2024, 7, 31), "Berjalan")


def codes(words: Evaluasi | None, per: datetime.date | None = None, klien: int = 8) -> list[str]:
    """The codes 410 to 413 that the words on TW I of an indicator (target 70 %, reached ``klien`` of 10) are found with."""
    figures: dict[tuple[str, int], int | str] = {
        (name, month): value
        for month in (1, 2, 3)
        for name, value in ((contoh.PEMBILANG, klien), (contoh.PENYEBUT, 10))
    }
    written = {} if words is None else {("1.1", Triwulan.I): words}
    report = attrs.evolve(contoh.laporan(variabel=figures), evaluasi=written)
    return [one.kode for one in check_all(contoh.rencana(), report, per) if "RAK410" <= one.kode <= "RAK413"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"tindak_lanjut": ""}, ["RAK410"]),
        ({"pic": ""}, ["RAK411"]),
        ({"pic": "", "batas_waktu": None}, ["RAK411"]),
        ({"batas_waktu": None}, ["RAK411"]),
        ({"kendala": "", "tindak_lanjut": "", "pic": "", "batas_waktu": None}, []),
    ],
)
def test_an_obstacle_has_a_follow_up_and_a_follow_up_somebody_and_a_day(
    change: dict[str, Any], expected: list[str]
) -> None:
    """Nothing is said of what is whole, or of what nobody wrote."""
    assert codes(attrs.evolve(WHOLE, **change)) == expected


def test_a_follow_up_without_somebody_and_a_day_is_told_at_the_first_of_the_two_cells() -> None:
    """PIC stands before BATAS WAKTU."""
    report = attrs.evolve(
        contoh.laporan(), evaluasi={("1.1", Triwulan.I): attrs.evolve(WHOLE, pic="", batas_waktu=None)}
    )
    [told] = [one for one in check_all(contoh.rencana(), report) if one.kode == "RAK411"]
    assert (told.letak.kolom, "PIC dan BATAS WAKTU" in told.pesan) == (KolomEvaluasi.PIC, True)


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        (datetime.date(2024, 7, 31), "Berjalan", []),
        (datetime.date(2024, 8, 1), "Berjalan", ["RAK412"]),
        (datetime.date(2024, 8, 1), "", ["RAK412"]),
        (datetime.date(2024, 8, 1), "selesai", []),
        (None, "Berjalan", []),
    ],
)
def test_a_deadline_that_has_passed_is_told_on_the_day_after_it(
    day: datetime.date | None, status: str, expected: list[str]
) -> None:
    """Against the as-of date that is given, never the clock; what is done is done."""
    assert codes(attrs.evolve(WHOLE, status=status), day) == expected


@pytest.mark.parametrize(("klien", "expected"), [(5, ["RAK413"]), (7, []), (8, [])])
def test_an_indicator_below_target_has_a_word(klien: int, expected: list[str]) -> None:
    """5 of 10 is 71 % of a target of 70 %; at 7 the target is reached."""
    assert codes(Evaluasi(pendorong="Kerja sama"), klien=klien) == expected
    assert codes(Evaluasi(analisis="Sebabnya ini."), klien=klien) == []


@pytest.mark.parametrize(("klien", "expected"), [(5, ["RAK413"]), (6, ["RAK413"]), (7, [])])
def test_it_is_told_where_nobody_wrote_anything_at_all(klien: int, expected: list[str]) -> None:
    """Nearly reached (6 of 10 is 86 % of 70 %) is below the target too; quarters without a figure are not asked about."""
    assert codes(None, klien=klien) == expected


@pytest.mark.parametrize(("day", "expected"), [("2024-03-31", []), ("2024-04-01", ["RAK413"])])
def test_a_quarter_that_is_not_over_on_the_day_owes_no_word_yet(day: str, expected: list[str]) -> None:
    """Against the as-of date."""
    assert codes(None, datetime.date.fromisoformat(day), klien=5) == expected


@pytest.mark.parametrize(("status", "shown"), [("Berjalan", "status Berjalan."), ("", "status belum diisi.")])
def test_a_passed_deadline_names_the_status_that_was_written(status: str, shown: str) -> None:
    """Or that none was."""
    report = attrs.evolve(contoh.laporan(), evaluasi={("1.1", Triwulan.I): attrs.evolve(WHOLE, status=status)})
    [told] = [one for one in check_all(contoh.rencana(), report, datetime.date(2024, 8, 1)) if one.kode == "RAK412"]
    assert told.pesan.endswith(shown)
