"""Plans of several sheets put together: what each quarter's sheet says stays, what they contradict each other in does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import pytest

from rak.domain.nilai import BELUM_DIISI
from rak.domain.rencana import Kegiatan, SasaranKegiatan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.layouts.table_figures import Hasil
from rak.matriks.read.several_sheets import reported, together
from tests.contoh import rencana

EMPTY: tuple[Any, ...] = (None,) * 4


def sheet(
    goals: Sequence[Any] = (),
    to_date: bool | None = None,
    draws: Sequence[Any] = EMPTY,
    words: Sequence[str] = ("",) * 4,
    months: Sequence[Any] | None = None,
    **line: Any,
) -> Hasil:
    """The one indicator and its line as a sheet says them; None is what it leaves blank."""
    [goal] = rencana().sasaran
    [one] = goal.indikator
    [kegiatan] = one.kegiatan
    own: Kegiatan = attrs.evolve(
        kegiatan,
        penarikan=[BELUM_DIISI if draw is None else Rupiah(draw) for draw in draws],
        rencana=list(words),
        penarikan_bulanan=None
        if months is None
        else [BELUM_DIISI if draw is None else Rupiah(draw) for draw in months],
        **line,
    )
    targets = [None if text is None else TargetKinerja.parse(text) for text in goals] or None
    changed = attrs.evolve(one, target_triwulan=targets, target_kumulatif=to_date, kegiatan=[own])
    return Hasil(sasaran=(attrs.evolve(goal, indikator=[changed]),))


def joined(*sheets: Hasil) -> Any:
    """The indicator that they say together; None where they are not one."""
    goals: tuple[SasaranKegiatan, ...] | None = together(sheets)
    return None if goals is None else next(iter(goals[0].indikator))


def test_each_quarter_has_what_its_own_sheet_says() -> None:
    """Targets, draws and plans of three sheets, the last of which leaves two quarters blank."""
    one = joined(
        sheet(["10 %", None, None, None], True, [100, None, None, None], ["Rapat", "", "", ""]),
        sheet([None, "30 %", None, None], True, [None, 200, None, None], ["", "Audit", "", ""]),
        sheet([None, None, "50 %", None], True, [None, None, 300, None], ["", "", "Survei", ""]),
    )
    assert [str(goal) if goal else "" for goal in one.target_triwulan] == ["10 %", "30 %", "50 %", ""]
    assert one.target_kumulatif is True
    [line] = one.kegiatan
    assert list(line.penarikan) == [Rupiah(100), Rupiah(200), Rupiah(300), BELUM_DIISI]
    assert list(line.rencana) == ["Rapat", "Audit", "Survei", ""]
    assert line.penarikan_bulanan is None


@pytest.mark.parametrize(
    ("first", "second", "whole"), [(True, True, True), (False, False, False), (True, False, None), (None, None, None)]
)
def test_targets_are_to_date_where_no_sheet_says_otherwise(first: bool, second: bool, whole: bool | None) -> None:
    """A sheet without targets is not asked."""
    sheets = [sheet(["10 %", None, None, None], first), sheet([None, "30 %", None, None], second)]
    assert joined(*sheets).target_kumulatif is whole
    assert joined(sheet([], not first), *sheets).target_kumulatif is whole
    assert joined(sheet(), sheet()).target_triwulan is None


def test_the_draws_of_months_are_those_of_the_sheet_that_has_them() -> None:
    """One without months says nothing of them."""
    first, second = ([draw, *[None] * 11] for draw in (5, None))
    second[3] = 7
    months = joined(sheet(months=first), sheet(), sheet(months=second)).kegiatan[0].penarikan_bulanan
    assert list(months) == [Rupiah(5), *[BELUM_DIISI] * 2, Rupiah(7), *[BELUM_DIISI] * 8]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_sheets_that_differ_in_more_than_their_quarters_are_not_one_plan(at: int) -> None:
    """Another pagu in any of three."""
    sheets = [sheet(pagu=Rupiah(2000 if number == at else 1000)) for number in range(3)]
    assert joined(*sheets) is None
    assert joined(sheets[at], sheets[at]) is not None


@pytest.mark.parametrize(("second", "whole"), [(True, {"1.1": True}), (False, {}), (None, {"1.1": True})])
def test_a_level_of_which_the_sheets_say_both_is_neither(second: bool | None, whole: dict[str, bool]) -> None:
    """To date in one, of the quarter alone in the other."""
    found = reported([Hasil(kumulatif={"1.1": True}), Hasil(kumulatif={} if second is None else {"1.1": second})])
    assert found.kumulatif == whole
