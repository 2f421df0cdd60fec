"""Lists that stand beside a table on its sheet, behind a column that is blank all the way down."""

from itertools import pairwise
from typing import Any

from rak.domain.kolom import Kolom
from rak.layouts.cell_grid import Daerah, Kisi
from rak.layouts.heading_rows import Jalur, Kepala, find_heading, role_of

_MOST = 400
"""Rows that are looked at for a blank column: no more of a table that may be refused for its length are made."""
_NAMING = frozenset({Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN})


class Bagian:
    """The columns of a sheet from one to another."""

    def __init__(self, kisi: Kisi, first: int, last: int) -> None:
        self.nama = kisi.nama
        self._kisi = kisi
        cut = {row: {c: cell for c, cell in line.items() if first <= c <= last} for row, line in kisi.baris.items()}
        self.baris = {row: line for row, line in cut.items() if line}
        self.urut = [row for row in kisi.urut if row in self.baris]

    def merge(self, row: int, column: int) -> Daerah | None:
        """The merged range that the cell is part of."""
        return self._kisi.merge(row, column)

    def number_format(self, cell: Any) -> str:
        """The number format of a cell."""
        return self._kisi.number_format(cell)

    def month(self, cell: Any) -> str:
        """The month of a date that is shown without its day, in words; empty for all else."""
        return self._kisi.month(cell)


def find_table(kisi: Kisi) -> tuple[Kisi, Kepala | None, Any, list[Any]]:
    """The table of a sheet, its heading, the first cell of a list beside it that is none of it, or None, and :func:`_joined`.

    Columns on both sides of a blank one are one table, unless its heading is understood better without the others, or
    they begin with a NO of their own.
    """
    whole = find_heading(kisi)
    parts = _parts(kisi, whole)
    if len(parts) < 2:
        return kisi, whole, None, []
    views = [Bagian(kisi, *part) for part in parts]
    headed = [(view, own) for view in views if (own := find_heading(view)) is not None]
    view, own = max(headed, key=lambda each: each[1].score, default=(kisi, whole))
    if own is None or (whole is not None and whole.score >= own.score and not _is_numbered_twice(whole, parts)):
        return kisi, whole, None, _joined(whole, parts)
    others = (line[min(line)] for other in views if other is not view for line in other.baris.values() if len(line) > 1)
    return view, own, next((cell for cell in others if cell.row >= own.first), None), []


def _joined(kepala: Kepala | None, parts: list[tuple[int, int]]) -> list[Any]:
    """The headings of columns behind a blank one that name the lines, goals or indicators of the table left of it."""
    return [
        one.cells[-1] for one in (kepala.columns if kepala is not None else ()) for first, last in parts[1:]
        if first <= one.column <= last and one.cells and _roles(one) & _NAMING
    ]  # fmt: skip


def _roles(jalur: Jalur) -> set[Any]:
    return {role_of(text) for text in jalur.texts}


def _is_numbered_twice(whole: Kepala, parts: list[tuple[int, int]]) -> bool:
    numbered = [one.column for one in whole.columns if Kolom.NO in _roles(one)]
    return len({at for at, (first, last) in enumerate(parts) for column in numbered if first <= column <= last}) > 1


def _parts(kisi: Kisi, kepala: Kepala | None) -> list[tuple[int, int]]:
    """First and last column of what stands between columns that are blank from the heading down."""
    rows = [row for row in kisi.urut if kepala is None or row >= kepala.first][:_MOST]
    filled = sorted(set().union(*(kisi.baris[row] for row in rows)))
    gaps = [
        (before, column)
        for before, column in pairwise(filled)
        if column > before + 1 and not any(kisi.merge(row, before + 1) for row in rows)
    ]
    firsts, lasts = [*filled[:1], *(column for _, column in gaps)], [*(before for before, _ in gaps), *filled[-1:]]
    return list(zip(firsts, lasts, strict=True))
