"""A decree as a Word document (.docx): the table may be cut into several by page or section breaks."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from rak.decree.decree_headings import BAKU, find_headings
from rak.decree.decree_result import ImporError
from rak.decree.inferred_quarters import find_unlabelled, split_label
from rak.decree.plan_evidence import HEADING_ROWS, is_matrix, is_part, refusal
from rak.decree.source import Baris, Catatan, Naskah, row
from rak.decree.table_grid import Grid
from rak.decree.word_form import BukanMatriksError
from rak.decree.word_markup import read_markup
from rak.decree.word_notes import Notes, Sebab, Tempat
from rak.decree.word_package import open_package
from rak.domain.kolom import Kolom

_WIDE: Final = 8
"""A table of fewer columns is layout, not the matrix."""


def cut_docx(data: bytes, asal: str) -> Naskah:
    """Find the table in the document; ImporError when there is none, or when it is no readable .docx."""
    blocks, notes = read_markup(open_package(data, asal))
    before: list[str] = []
    after: list[str] = []
    rows: list[Baris] = []
    offsets: dict[int, int] = {}
    grids: list[Grid] = []
    first: Grid | None = None
    evidence = BAKU.index(Kolom.DATA_DUKUNG) + 1
    between: list[str] = []
    for block in _flatten(blocks):
        if isinstance(block, str):
            (after if rows else before).append(block)
            between += filter(None, [block.strip()])
            continue
        grids.append(attrs.evolve(block, above=tuple(between)))
        between = []
        headed = next((susunan for cells in block.lines() if (susunan := find_headings(cells))), None)
        if headed is not None:
            evidence = headed.kolom.index(Kolom.DATA_DUKUNG) + 1 if Kolom.DATA_DUKUNG in headed.kolom else 0
        lines = list(block.lines(evidence))
        goes_on = first is not None and (block.width == first.width or _has_labels(lines))
        if block.width < _WIDE or not (is_part(lines) or goes_on):
            (after if rows else before).extend(block.text.split("\n"))
            continue
        before += after  # text between two parts of the table still stands above what follows
        after = []
        offsets[block.number] = len(rows)
        rows += [row(len(rows) + number, cells) for number, cells in enumerate(lines, 1)]
        if first is None and find_unlabelled(lines) is not None:
            first = block
    found = is_matrix([one.sel for one in rows], next(filter(None, (find_headings(one.sel) for one in rows)), None))
    filled = tuple(one for one in rows if found and one.terisi)
    told = tuple(_told(notes, offsets if found else {}))
    texts = [*(grid.above for grid in grids[1:]), tuple(between)]
    grids = [attrs.evolve(grid, below=below) for grid, below in zip(grids, texts, strict=False)]
    naskah = Naskah(asal, tuple(before), filled, tuple(after), "baris tabel", catatan=told)
    if not found:
        raise BukanMatriksError(_refusal(asal, grids), naskah, grids)
    return naskah


def _refusal(asal: str, grids: Sequence[Grid]) -> ImporError:
    if not grids:
        return ImporError(
            asal, "Tidak ada tabel rencana aksi: dokumen ini tidak berisi tabel.", "Periksa apakah tabelnya gambar."
        )
    saran = "Pakai tabel dengan judul kolom matriks dan empat baris TW untuk tiap baris anggaran."
    rows = (cells for grid in grids for cells in grid.rows[:HEADING_ROWS])
    return refusal(asal, [[(cell.place, cell.text) for cell in cells] for cells in rows], saran)


def _flatten(blocks: Sequence[str | Grid]) -> Iterator[str | Grid]:
    """Lines and tables; a table that only lays out others gives way to what stands in its cells."""
    for block in blocks:
        inner = [] if isinstance(block, str) else [part for cells in block.rows for one in cells for part in one.blocks]
        if isinstance(block, Grid) and block.width < _WIDE and any(isinstance(part, Grid) for part in inner):
            yield from _flatten(inner)
        else:
            yield block


def _has_labels(lines: Sequence[Sequence[str]]) -> bool:
    """Whether texts of the table begin with labels, so that it goes on with a matrix that has no column for them."""
    return any(split_label(cell)[0] for cells in lines for cell in cells)


def _told(notes: Notes, offsets: dict[int, int]) -> Iterator[Catatan]:
    """What is noted, in the rows of the matrix by their own numbers."""
    for (place, sebab), (text, count) in notes.found.items():
        where = _place(place, offsets, gone=sebab is Sebab.BARIS_DIHAPUS)
        several = f"{count} " if count > 1 and sebab is Sebab.BARIS_DIHAPUS else ""
        yield Catatan(f"{several}{sebab.value}", where, text, perubahan=sebab.is_change)
    if notes.more:
        yield Catatan("lain-lain", f"di {notes.more} tempat lagi", "", perubahan=True)


def _place(place: Tempat, offsets: dict[int, int], *, gone: bool) -> str:
    """The place in words; a row that is gone stood below the one that is shown before it."""
    if place is None:
        return "di luar tabel"
    table, line, column = place
    line, below = (line - 1, "di bawah ") if gone else (line, "")
    start = f"baris tabel {offsets[table] + line}" if table in offsets else f"tabel {table}, baris {line}"
    return f"{below}{start}, kolom {column}" if column else f"{below}{start}"
