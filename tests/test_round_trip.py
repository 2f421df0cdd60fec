"""What goes into a workbook comes out of it: the plan and the report, for any plan and any report."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.matriks.build import build_workbook
from rak.matriks.fill import IsiError, NilaiSel, prepare, through_map
from rak.matriks.fill_by_plan import through_reading
from rak.matriks.read.interpret import baca
from rak.matriks.read.locate import locate
from rak.matriks.read.read_result import Tempat
from rak.xlsx import OoxmlError, Workbook
from rak.xlsx.edit.edit import Edit
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
    from rak.shipped_files import example
    from rak.toml.read_plan import load_rencana

    plan = load_rencana(example(name))
    rak.build(plan, tmp_path / "m.xlsx")
    found = rak.read(tmp_path / "m.xlsx").rencana
    assert found == plan
    spelt = [(str(one.target), str(one.rumus)) for one in plan.indikator]
    assert [(str(one.target), str(one.rumus)) for one in found.indikator] == spelt


@given(plan_and_report())
@settings(max_examples=share(4))
def test_filling_by_the_map_alone_is_filling_by_the_whole_reading(both: tuple[RencanaAksi, Laporan]) -> None:
    """Where rak's own workbook has a cell for everything that is reported, the plan need not be read."""
    plan, report = both
    workbook = Workbook.open(build_workbook(plan))
    cells = through_map(workbook, locate(workbook), report)
    assert cells is not None
    assert cells == through_reading(workbook, locate(workbook), report)
    assert filled(workbook.data, report) == _written(workbook, cells)


@given(plan_and_report(), st.sampled_from(("Bulanan", "Petunjuk")))
@settings(max_examples=share(8))
def test_where_the_map_alone_does_not_do_the_whole_reading_decides(
    both: tuple[RencanaAksi, Laporan], gone: str
) -> None:
    """Without Bulanan months have no cell, without Petunjuk the year is not certain: both ways say the same."""
    plan, report = both
    workbook = Workbook.open(_without(build_workbook(plan), gone))
    cells = through_map(workbook, locate(workbook), report)
    expected = _outcome(lambda: _written(workbook, through_reading(workbook, locate(workbook), report)))
    assert _outcome(lambda: filled(workbook.data, report)) == expected
    assert cells is None or _written(workbook, cells) == expected


def _written(workbook: Workbook, cells: list[tuple[Tempat, NilaiSel]]) -> bytes:
    edit = Edit(workbook)
    for (sheet, row, column), value in cells:
        edit.set(sheet, (row, column), value)
    return edit.apply()


def _without(data: bytes, sheet: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    del book[sheet]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _outcome(run: Callable[[], bytes]) -> bytes | str:
    try:
        return run()
    except (IsiError, OoxmlError) as fault:
        return str(fault)
