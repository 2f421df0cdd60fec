"""The live formulas: LibreOffice and the domain show the same figures for any plan and any report."""

from __future__ import annotations

import os
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest
from benchmarks.libreoffice import recalculate
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from rak.domain.laporan import Laporan
from rak.domain.nilai import round_half_away
from rak.domain.polaritas import Gabungan
from rak.domain.waktu import Bulan
from rak.matriks.build.layout import lay_out
from rak.matriks.build.rekap_versi import TabelVersi
from rak.xlsx import Workbook
from tests import contoh
from tests.matriks.harapan import Sel, Tampil, expected, is_helper
from tests.matriks.isi import comparable, filled
from tests.strategies import dengan_tingkat, rencana_dan_laporan, rencana_lengkap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from rak.domain.rencana import RencanaAksi

CASES = int(os.environ.get("RAK_EXCEL_PLANS", "200" if os.environ.get("CI") else "40"))
"""How many plans LibreOffice recalculates in one process; RAK_EXCEL_PLANS=2000 for a long run."""


def draw_cases(count: int) -> list[tuple[RencanaAksi, Laporan]]:
    """Plans with reports as Hypothesis draws them."""
    cases: list[tuple[RencanaAksi, Laporan]] = []

    @settings(
        max_examples=count, phases=[Phase.generate], database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.one_of(rencana_dan_laporan(), rencana_dan_laporan(rencana_lengkap())), st.integers(1, 12), st.data())
    def collect(case: tuple[RencanaAksi, Laporan], last: int, data: st.DataObject) -> None:
        assume(not _changes_unit(case[0]))
        report = data.draw(st.one_of(st.just(case[1]), dengan_tingkat(*case)))
        cases.append((case[0], until_month(comparable(case[0], report), last)))

    collect()
    return cases


def _changes_unit(plan: RencanaAksi) -> bool:
    """Whether a revision has given a target another unit: of the months before it Rekap says that it cannot tell."""
    versi = TabelVersi(lay_out(plan))
    return any(versi.other_unit(one.kode) for one in plan.indikator)


def until_month(laporan: Laporan, last: int) -> Laporan:
    """The report as it stood at the end of that month, so that quarters that are not over are met as well."""
    return attrs.evolve(
        laporan,
        realisasi={key: value for key, value in laporan.realisasi.items() if key[1].bulan <= last},
        variabel={key: value for key, value in laporan.variabel.items() if key[2].bulan <= last},
        realisasi_triwulan={key: value for key, value in laporan.realisasi_triwulan.items() if 3 * key[1] <= last},
        capaian_triwulan={key: value for key, value in laporan.capaian_triwulan.items() if 3 * key[1] <= last},
        tingkat_triwulan={key: value for key, value in laporan.tingkat_triwulan.items() if 3 * key[1] <= last},
    )


def values_of(path: Path) -> dict[Sel, object]:
    """Every cell of a workbook as python-calamine reads it."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    return {
        (name, row, col): value
        for name in book.sheet_names
        for row, line in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
        for col, value in enumerate(line, 1)
    }


def formula_cells(data: bytes) -> Iterator[Sel]:
    """Every cell with a formula."""
    for sheet in Workbook.open(data).sheets:
        for (row, col), cell in sheet.cells.items():
            if cell.formula is not None and not is_helper((sheet.name, row, col)):
                yield sheet.name, row, col


def agrees(value: object, expected: Tampil) -> bool:
    """Whether the cell shows what it must, after one rounding to the digits that it shows."""
    if isinstance(expected.nilai, str):
        return ("" if value is None else value) == expected.nilai
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    # Whole numbers are kept exactly; of others Excel shows, and rounds by, fifteen digits.
    seen = Decimal(int(value)) if value == int(value) else Decimal(f"{value:.15g}")
    same: bool = round_half_away(seen, expected.desimal) == round_half_away(expected.nilai, expected.desimal)
    return same or (_is_tie(expected) and abs(Fraction(seen) - expected.nilai) <= abs(expected.nilai) / 10**12)


def _is_tie(expected: Tampil) -> bool:
    """Whether the exact value lies half way, where the last bit of a binary number decides."""
    assert isinstance(expected.nilai, Fraction)
    return (expected.nilai * Fraction(10) ** expected.desimal) % 1 == Fraction(1, 2)


def differences(cells: Sequence[Sel], seen: Mapping[Sel, object], want: Mapping[Sel, Tampil]) -> list[str]:
    """A line for each formula that shows something else than the domain says."""
    return [
        f"{sheet}!R{row}C{col}: {seen.get((sheet, row, col))!r}, not {want[sheet, row, col]}"
        for sheet, row, col in cells
        if not agrees(seen.get((sheet, row, col)), want[sheet, row, col])
    ]


@pytest.mark.libreoffice
def test_every_formula_shows_the_exact_value_of_the_domain(soffice: str, tmp_path: Path) -> None:
    """LibreOffice's value of every formula cell equals Python's exact value after one rounding to the shown digits.

    So does the value that ``rak`` wrote beside the formula, which is what readers see that do not calculate.
    """
    cases = draw_cases(CASES)
    paths = []
    for number, (rencana, laporan) in enumerate(cases):
        paths.append(tmp_path / f"{number:05d}.xlsx")
        paths[-1].write_bytes(filled(rencana, laporan))
    recalculate(soffice, paths, tmp_path / "out")
    faults = []
    for path, (rencana, laporan) in zip(paths, cases, strict=True):
        cells = list(formula_cells(path.read_bytes()))
        want = expected(rencana, laporan)
        found = differences(cells, values_of(tmp_path / "out" / f"{path.stem}.ods"), want)
        found += [f"cached {fault}" for fault in differences(cells, values_of(path), want)]
        faults += [f"{path.stem} {fault}" for fault in found]
        if found:
            faults.append(f"{rencana!r} {laporan!r}")
    assert len(cases) >= CASES * 3 // 4
    assert faults == []


@pytest.mark.parametrize("realised", ["7.999999994", "7.999999996"])
def test_the_sheet_and_the_domain_agree_at_the_edge_of_nearly_reached(realised: str, tmp_path: Path) -> None:
    """Both round R/T to nine decimals before they compare it with 80 percent."""
    plan = contoh.rencana(target="Nilai 10", rumus="Realisasi dibagi Target", gabungan=Gabungan.TERAKHIR)
    months = (Bulan(plan.tahun, number) for number in range(1, 13))
    report = Laporan(plan.tahun, variabel={("1.1", "Realisasi", month): Fraction(realised) for month in months})
    data = filled(plan, report)
    (path := tmp_path / "edge.xlsx").write_bytes(data)
    assert differences(list(formula_cells(data)), values_of(path), expected(plan, report)) == []


def test_another_engine_shows_the_exact_value_of_the_domain() -> None:
    """formualizer, which knows nothing of rak or of LibreOffice, makes the same figures and marks of the formulas."""
    import formualizer

    faults = []
    for number, (rencana, laporan) in enumerate(draw_cases(max(10, CASES // 4))):
        data = filled(rencana, laporan)
        book = formualizer.Workbook.from_bytes(data)
        book.evaluate_all()
        cells = list(formula_cells(data))
        seen = {cell: book.evaluate_cell(*cell) for cell in cells}
        faults += [f"{number} {fault}" for fault in differences(cells, seen, expected(rencana, laporan))]
    assert faults == []
