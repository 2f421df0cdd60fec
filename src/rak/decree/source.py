"""A decree cut into its parts: the lines around the table, and the rows of the table as bare cells."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from rak.decree.decree_result import ImporError
from rak.domain.quarter_labels import read_label
from rak.domain.text_folding import fold
from rak.domain.waktu import Triwulan

_NIP: Final = re.compile(r"(?:\bNIP\b\s*[.:]*\s*)?(?<![\w/=.-])\d{8}\s?\d{6}\s?\d\s?\d{3}(?![\w/])", re.IGNORECASE)
MOST_COLUMNS: Final = 250
"""Cells of a row: four times as many as Word allows."""
_ROMAN = re.compile(r"(?:I{1,3}|IV)\.?")


@attrs.frozen
class Baris:
    """One row of the table: where it stands in the document, and its cells, white space folded, blanks kept."""

    nomor: int
    sel: tuple[str, ...]

    @property
    def terisi(self) -> tuple[tuple[int, str], ...]:
        """The cells that are not blank, with their positions."""
        return tuple((position, text) for position, text in enumerate(self.sel) if text)


@attrs.frozen
class Catatan:
    """Something that the document shows otherwise than it holds: a tracked change, a hidden or struck text."""

    sebab: str
    tempat: str
    teks: str
    perubahan: bool


@attrs.frozen
class Naskah:
    """The document: ``sebelum`` and ``sesudah`` are the lines above and below the table."""

    asal: str
    sebelum: tuple[str, ...]
    baris: tuple[Baris, ...]
    sesudah: tuple[str, ...]
    satuan: str = "baris"
    """What the number of a row counts."""
    sisipan: tuple[tuple[int, str], ...] = ()
    """Lines within the table that are no rows."""
    dirapatkan: tuple[int, ...] = ()
    """Rows put together from several lines because a cell holds line breaks."""
    catatan: tuple[Catatan, ...] = ()


def refuse_too_many(rows: int, most: int, asal: str) -> None:
    """ImporError for a table that is longer than any decree's."""
    if rows > most:
        pesan = f"Tabelnya lebih dari {most} baris."
        raise ImporError(asal, pesan, "Rencana aksi satu kantor jauh lebih pendek; periksa berkasnya.")


def row(nomor: int, cells: Iterable[str]) -> Baris:
    """A row with its cells folded and personal numbers taken out."""
    return Baris(nomor, tuple(fold(_NIP.sub("", fold(cell))) for cell in cells))


def count_nip(text: str) -> int:
    """How many personal numbers (NIP) stand in the text."""
    return len(_NIP.findall(text))


def without_nip(text: str) -> str:
    """The text with every personal number taken out."""
    return _NIP.sub("", text)


def read_triwulan(text: str) -> Triwulan | None:
    """The quarter when the cell is the label of one, not of a time to date, and nothing else."""
    label = read_label(text)
    return label.triwulan if label and not (label.sisa or label.sampai) else None


def find_label(cells: Sequence[str], *, bare: bool = False) -> int | None:
    """The position of the TW label that heads the row's right part; ``bare`` takes I to IV alone, the last of them."""
    if bare:
        found = [position for position, text in enumerate(cells) if _ROMAN.fullmatch(text)]
        return found[-1] if found else None
    return next((position for position, text in enumerate(cells) if read_triwulan(text)), None)


def has_label(cells: Sequence[str]) -> bool:
    """Whether the row has a label, be it a bare numeral; one at its beginning numbers a goal."""
    return find_label(cells) is not None or bool(find_label(cells, bare=True))


def label_of(text: str) -> Triwulan:
    """The quarter of a label, also of a bare numeral."""
    return read_triwulan(text) or Triwulan[text.rstrip(".")]
