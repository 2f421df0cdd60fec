"""Rak's own quick ways beside naive twins that do the same work, in one run: building a workbook, writing a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar
from unittest.mock import patch

import attrs

from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi, SasaranKegiatan
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.build.looks import Look, Painter, parts_of
from rak.toml import toml_spelling, write_report
from rak.toml.write_report import dump_laporan

_P = TypeVar("_P", Bulan, Triwulan)
_V = TypeVar("_V")


def building(plan: RencanaAksi, times: int) -> Mapping[str, Callable[[], object]]:
    """Build the plan, repeated so many times, with finished styles and through openpyxl's setters for every cell."""
    plan = repeated(plan, times)
    twin = patch("rak.matriks.build.assemble.Painter", _EveryCell)
    _check_equal(build_workbook(plan), twin(build_workbook)(plan))
    return {"rak": lambda: build_workbook(plan), "every cell through the setters": lambda: twin(build_workbook)(plan)}


def writing(rows: int) -> Mapping[str, Callable[[], object]]:
    """Write a report of so many rows (quarters of budget lines), grouped once and looked through for every kode."""
    report = report_of(rows)
    twin = patch.object(write_report, "_by_period", _by_period)
    _check_equal(dump_laporan(report), twin(dump_laporan)(report))
    return {
        "rak": lambda: dump_laporan(report),
        "looking through all for every kode": lambda: twin(dump_laporan)(report),
    }


def _check_equal(ours: object, theirs: object) -> None:
    if ours != theirs:
        raise AssertionError("the twin does other work")


class _EveryCell(Painter):
    """Keeps the parts of a style, and nothing that is finished."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[Look, dict[str, Any]] = {}

    def paint(self, cell: Any, look: Look) -> None:
        if look not in self._parts:
            self._parts[look] = parts_of(look)
        for name, part in self._parts[look].items():
            setattr(cell, name, part)

    def merge(self, sheet: Any, corners: tuple[int, int, int, int], look: Look) -> None:
        row, col, last_row, last_col = corners
        for line in range(row, last_row + 1):
            for across in range(col, last_col + 1):
                self.paint(sheet.cell(line, across), look)
        sheet.merge_cells(None, row, col, last_row, last_col)


def _by_period(
    section: str, values: Mapping[tuple[str, _P], _V], names: write_report._Names, spell: Callable[[str, _V], str]
) -> Iterator[str]:
    for kode in names.sort(kode for kode, _ in values):
        yield from names.header(section, kode)
        for period in sorted(period for own, period in values if own == kode):
            name = toml_spelling.kunci(period.nama if isinstance(period, Bulan) else str(period))
            yield f"{name} = {spell(kode, values[kode, period])}"


def repeated(plan: RencanaAksi, times: int) -> RencanaAksi:
    """The plan with its goals so many times, each under a number of its own."""
    goals = [one for _ in range(times) for one in plan.sasaran]
    return attrs.evolve(plan, sasaran=tuple(_renumbered(one, str(number)) for number, one in enumerate(goals, 1)))


def _renumbered(goal: SasaranKegiatan, nomor: str) -> SasaranKegiatan:
    def under(kode: str) -> str:
        return nomor + kode[len(goal.nomor) :]

    def renamed(indikator: IndikatorKegiatan) -> IndikatorKegiatan:
        lines = tuple(attrs.evolve(line, kode=under(line.kode)) for line in indikator.kegiatan)
        return attrs.evolve(indikator, kode=under(indikator.kode), kegiatan=lines)

    return attrs.evolve(goal, nomor=nomor, indikator=tuple(map(renamed, goal.indikator)))


def report_of(rows: int) -> Laporan:
    """A report with money in every month, a variable for every line, and words in every quarter."""
    kodes = [f"{number // 100 + 1}.{number % 100 + 1}" for number in range(rows // 4)]
    months = [Bulan(2024, month) for month in range(1, 13)]
    return Laporan(
        2024,
        {(f"{kode}.1", month): Rupiah(1000) for kode in kodes for month in months},
        {(kode, "jumlah", month): 7 for kode in kodes for month in months},
        {(f"{kode}.1", tw): IsianTriwulan(["https://contoh.id"], "Selesai") for kode in kodes for tw in Triwulan},
    )
