"""The way in: whatever an office has as a plan, into plan and report, and into a whole workbook of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from rak.checks.all_rules import check_all, with_accepted
from rak.cycle.carry_over import carry_over
from rak.cycle.compare import Sisi
from rak.cycle.roll_over import roll_over
from rak.cycle.whole_workbook import BukuUtuh, whole_workbook
from rak.decree import impor
from rak.domain.laporan import Laporan
from rak.matriks.addresses import place
from rak.matriks.read.interpret import baca
from rak.toml.read_plan import load_rencana
from rak.xlsx import Workbook

if TYPE_CHECKING:
    from rak.domain.temuan import Temuan

Jalur = str | os.PathLike[str]
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"})
_DECREES: Final = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".doc", ".txt", ".rtf", ".pdf", ".odt", ".csv", ".tsv", ".md"}
)
"""Of those that cannot be read, too: their rooms say why and what to do."""


def read_source(path: Jalur) -> tuple[Sisi, tuple[Temuan, ...]]:
    """Plan and report of a source, with its cells where it is a workbook, and what was found while it was read.

    Its kind goes by the ending of its name; what is neither workbook nor decree is TOML. Raises as its room does.
    """
    kind = os.path.splitext(path)[1].casefold()  # noqa: PTH122  # as spelt, on any system
    if kind in _WORKBOOKS:
        read = baca(Workbook.open(path))
        return Sisi(read.rencana, read.laporan, read.peta), read.temuan
    if kind in _DECREES:
        decree = impor(path)
        return Sisi(decree.rencana, decree.laporan), decree.temuan
    rencana = load_rencana(path)
    return Sisi(rencana, Laporan(rencana.tahun)), ()


def new_workbook(sumber: Jalur, dari: Jalur | None = None, tahun: int | None = None) -> BukuUtuh:
    """The workbook of a source, rolled over into ``tahun``, with the figures of ``dari``, and all that is to be told."""
    source, temuan = read_source(sumber)
    plan, report, old = source.rencana, source.laporan, None
    found = [*temuan]
    if tahun is not None:
        plan, report, told = roll_over(source, tahun)
        found += told
    if dari is not None:
        old, read = read_source(dari)
        plan, report, told = carry_over(plan, report, old)
        found += _in_file(dari, (*read, *told))
    made = whole_workbook(plan, report)
    for one in (*check_all(plan, report), *made.temuan):
        found += _placed(one, source, old, dari)
    return made._replace(temuan=with_accepted(plan, found))


def _placed(found: Temuan, source: Sisi, old: Sisi | None, dari: Jalur | None) -> Iterator[Temuan]:
    """A finding on plan or report with the cell of the source; on a figure of the older workbook with that one's."""
    here = found if source.peta is None else next(place([found], source.peta))
    figure = found.letak.bulan is not None or found.letak.triwulan is not None
    if here.sel is None and figure and dari is not None and old is not None and old.peta is not None:
        there = next(place([found], old.peta))
        yield from _in_file(dari, [there]) if there.sel is not None else [here]
    else:
        yield here


def _in_file(path: Jalur, found: Iterable[Temuan]) -> Iterator[Temuan]:
    """Findings with places in another workbook, which are spelt as Excel does: ``[lama.xlsx]Matriks``."""
    name = os.path.basename(path)  # noqa: PTH119
    for one in found:
        yield one.at(f"[{name}]{one.lembar or ''}", one.sel)
