"""What goes into a workbook comes out of it: the plan and the report, for any plan and any report."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.matriks.builder import build_workbook
from rak.matriks.pembacaan import baca
from rak.matriks.pengisian import prepare
from rak.ooxml import Workbook
from tests.strategies import laporan_for, rencana_aksi, rencana_kecil

PLANS = rencana_kecil()


def share(part: int) -> int:
    """A part of the profile's examples: each one here builds whole workbooks."""
    return max(1, settings.default.max_examples // part)  # type: ignore[union-attr]  # a profile is always loaded


@st.composite
def plan_and_report(draw: st.DrawFn) -> tuple[RencanaAksi, Laporan]:
    """A plan with a report on it."""
    plan = draw(PLANS)
    return plan, draw(laporan_for(plan))


def filled(workbook: bytes, report: Laporan) -> bytes:
    """The workbook with the report in it."""
    return prepare(Workbook.open(workbook), report).apply()


@given(rencana_aksi())
@settings(max_examples=share(8))
def test_a_plan_built_and_read_is_the_same_plan(plan: RencanaAksi) -> None:
    """1 to 6 sasaran, 1 to 8 indikator, 1 to 6 lines each, any printable text."""
    assert baca(Workbook.open(build_workbook(plan))).rencana == plan


@given(plan_and_report())
@settings(max_examples=share(2))
def test_a_report_filled_and_read_is_the_same_report(both: tuple[RencanaAksi, Laporan]) -> None:
    """Diktum Keempat angka 2: reporting is filling the matrix."""
    plan, report = both
    hasil = baca(Workbook.open(filled(build_workbook(plan), report)))
    assert (hasil.rencana, hasil.laporan) == (plan, report)


@given(plan_and_report())
@settings(max_examples=share(4))
def test_filling_twice_is_filling_once(both: tuple[RencanaAksi, Laporan]) -> None:
    """Filling is idempotent, to the byte."""
    plan, report = both
    once = filled(build_workbook(plan), report)
    assert filled(once, report) == once


@given(plan_and_report(), st.data())
@settings(max_examples=share(4))
def test_two_halves_of_a_report_may_be_filled_in_either_order(
    both: tuple[RencanaAksi, Laporan], data: st.DataObject
) -> None:
    """Sections send their months when they have them."""
    plan, report = both
    months = sorted({key[-1] for key in (*report.realisasi, *report.variabel)})
    first = set(data.draw(st.lists(st.sampled_from(months), unique=True))) if months else set()
    halves = [
        attrs.evolve(
            report,
            realisasi={key: value for key, value in report.realisasi.items() if (key[1] in first) is early},
            variabel={key: value for key, value in report.variabel.items() if (key[2] in first) is early},
        )
        for early in (True, False)
    ]
    empty = build_workbook(plan)
    one = Workbook.open(filled(filled(empty, halves[0]), halves[1]))
    other = Workbook.open(filled(filled(empty, halves[1]), halves[0]))
    assert baca(one).laporan == report
    for sheet, twin in zip(one.sheets, other.sheets, strict=True):
        assert dict(sheet.cells) == dict(twin.cells)


@given(PLANS)
@settings(max_examples=share(6))
def test_an_empty_report_changes_no_byte(plan: RencanaAksi) -> None:
    """Nothing to say, nothing to write."""
    empty = build_workbook(plan)
    assert filled(empty, Laporan(plan.tahun)) == empty


@given(PLANS)
@settings(max_examples=share(6))
def test_the_same_plan_gives_the_same_bytes(plan: RencanaAksi) -> None:
    """The builder is deterministic."""
    assert build_workbook(plan) == build_workbook(plan)


@pytest.mark.parametrize("name", ["rencana.toml"])
def test_the_decrees_plan_survives_with_every_letter(name: str, tmp_path: Path) -> None:
    """Spelling of targets and formulas included, which equality does not look at."""
    import rak
    from rak.naskah import load_rencana
    from rak.sumber import example

    plan = load_rencana(example(name))
    rak.build(plan, tmp_path / "m.xlsx")
    found = rak.read(tmp_path / "m.xlsx").rencana
    assert found == plan
    spelt = [(str(one.target), str(one.rumus)) for one in plan.indikator]
    assert [(str(one.target), str(one.rumus)) for one in found.indikator] == spelt
