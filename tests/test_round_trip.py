"""What goes into a workbook comes out of it: the plan and the report, for any plan and any report."""

from __future__ import annotations

import io
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.rencana import RencanaAksi
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.matriks.fill_result import IsiError
from rak.matriks.read.interpret import baca
from rak.xlsx import OoxmlError, Workbook
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
    return prepare(Workbook.open(workbook), report).edit.apply()


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


@given(plan_and_report(), st.sampled_from(("", "Bulanan", "Petunjuk")))
@settings(max_examples=share(4))
def test_what_a_fill_says_that_it_changed_is_what_changed(both: tuple[RencanaAksi, Laporan], gone: str) -> None:
    """Every cell that is told has the new value and had the old one, and no other cell but results has changed."""
    plan, report = both
    data = build_workbook(plan)
    workbook = Workbook.open(_without(data, gone) if gone else data)
    try:
        isi = prepare(workbook, report)
        after = Workbook.open(isi.edit.apply())
    except (IsiError, OoxmlError):
        return
    told = {(one.lembar, one.sel): (one.lama, one.baru) for one in isi.perubahan}
    old, new = _typed(workbook), _typed(after)
    assert {key: (old.get(key), new.get(key)) for key in told} == told
    assert {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)} == told.keys()


@given(plan_and_report(), st.data())
@settings(max_examples=share(4))
def test_what_is_cleared_on_purpose_is_not_filled_in(both: tuple[RencanaAksi, Laporan], data: st.DataObject) -> None:
    """A blank in a report leaves a cell as it is; a place named to be cleared is *belum diisi* afterwards."""
    plan, report = both
    workbook = Workbook.open(filled(build_workbook(plan), report))
    money = [Letak(kode, bulan=bulan) for kode, bulan in report.realisasi]
    variables = [Letak(kode, bulan=bulan, variabel=name) for kode, name, bulan in report.variabel]
    chosen = data.draw(st.sets(st.sampled_from([*money, *variables]))) if money or variables else set()
    cleared = prepare(workbook, Laporan(report.tahun), chosen)
    expected = attrs.evolve(
        report,
        realisasi={key: value for key, value in report.realisasi.items() if Letak(key[0], bulan=key[1]) not in chosen},
        variabel={
            key: value
            for key, value in report.variabel.items()
            if Letak(key[0], bulan=key[2], variabel=key[1]) not in chosen
        },
    )
    assert baca(Workbook.open(cleared.edit.apply())).laporan == expected
    assert {one.baru for one in cleared.perubahan} <= {None}
    assert len(cleared.perubahan) == len(chosen)


def _typed(workbook: Workbook) -> dict[tuple[str, str], object]:
    """What stands in the cells, results of formulas aside; a bare TW label is a blank."""
    found: dict[tuple[str, str], object] = {}
    for sheet in workbook.sheets:
        for cell in sheet.cells.values():
            shown = cell.value if cell.formula is None else f"={cell.formula}"
            is_label = cell.column == 12 and shown in {"TW I", "TW II", "TW III", "TW IV"}
            if shown is not None and not is_label:
                found[sheet.name, cell.address] = shown
    return found


def _without(data: bytes, sheet: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    del book[sheet]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
