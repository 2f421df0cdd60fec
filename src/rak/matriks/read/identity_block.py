"""The block IDENTITAS of the sheet Petunjuk: labels with their values beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rak.domain.text_folding import fold
from rak.matriks.read.grid import Petak
from rak.xlsx import Cell

_LABELS: Final = frozenset({"satuan kerja", "tahun", "nomor keputusan"}) | {
    f"{block}: {field}" for block in ("penetapan", "lampiran") for field in ("tempat", "tanggal", "jabatan", "nama")
}


def identity_cells(page: Petak) -> Mapping[str, Cell] | None:
    """The cells beside the labels of the block, by label; None when the sheet has no such block."""
    start = next((cell for row in page.urut for cell in page.baris[row].values() if _plain(cell) == "identitas"), None)
    if start is None:
        return None
    cells: dict[str, Cell] = {}
    for row in page.urut:
        label = page.own(row, start.column)
        if row > start.row and label is not None and _plain(label) in _LABELS:
            value = page.own(row, start.column + 1)
            if value is not None:
                cells.setdefault(_plain(label), value)
    return cells


def _plain(cell: Cell) -> str:
    return fold(cell.value).casefold() if type(cell.value) is str and len(cell.value) < 80 else ""


def text_in(cell: Cell | None) -> str:
    """What the cell says, on one line."""
    return fold(str(cell.value)) if cell is not None and cell.value is not None else ""


def year_of(cell: Cell | None) -> int | None:
    """The budget year that the cell states, or None."""
    text = text_in(cell).removesuffix(".0")
    if text.isascii() and text.isdigit() and 1900 <= int(text[:6]) <= 9998:
        return int(text)
    return None
