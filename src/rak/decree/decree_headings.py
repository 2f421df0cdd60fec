"""The headings of a decree's table: which column is which, in the spellings of :mod:`rak.domain.headings`."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from rak.domain.headings import find_alike, find_exact
from rak.domain.kolom import MONEY, Kolom
from rak.domain.unit_notes import read_unit_note

_ENOUGH: Final = 5
_CERTAIN: Final = 3
"""Headings that must be spelt as known before likeness is asked for; rows of the table itself never have as many."""
_LONGEST: Final = 60
BAKU: Final[tuple[Kolom, ...]] = tuple(Kolom)
"""The decree's own order."""


@attrs.frozen
class Susunan:
    """The columns from left to right; None is a column of the office's own, ``asing`` its heading."""

    kolom: tuple[Kolom | None, ...] = BAKU
    asing: Mapping[int, str] = attrs.field(factory=dict)
    """Position of a foreign column to its heading."""
    dari_judul: bool = False
    """Whether it was read off headings (else the decree's order is assumed)."""
    tersirat: bool = False
    """Whether the headings leave out the column of the TW label, so that the rows may lack it too."""
    pengali: Mapping[Kolom, int] = attrs.field(factory=dict)
    """1000 for a column of amounts whose heading says thousands, and so on."""

    @property
    def tw(self) -> int:
        """The position of the TW label."""
        return self.kolom.index(Kolom.TRIWULAN)


def find_headings(cells: Sequence[str]) -> Susunan | None:
    """The columns when the row is a row of headings, else None."""
    if sum(isinstance(find_exact(text[:_LONGEST]), Kolom) for text in cells) < _CERTAIN:
        return None
    read = [read_heading(text) for text in cells]
    if len({kolom for kolom in read if kolom}) < _ENOUGH:
        return None
    while read and not cells[len(read) - 1].strip():
        read.pop()
    columns = _with_label_column(read, cells)
    known = [kolom for kolom in columns if kolom]
    if len(known) != len(set(known)) or Kolom.RENCANA_KEGIATAN not in known:
        return None
    names = iter(text for text, kolom in zip(cells, read, strict=False) if kolom is None and text.strip())
    foreign = {position: next(names, "") for position, kolom in enumerate(columns) if kolom is None}
    tersirat = len(columns) > len(read)
    notes = {kolom: read_unit_note(text, heading=True) for kolom, text in zip(read, cells, strict=False) if kolom}
    times = {kolom: note for kolom in MONEY if (note := notes.get(kolom)) is not None}
    return Susunan(tuple(columns), foreign, dari_judul=True, tersirat=tersirat, pengali=times)


def read_heading(text: str) -> Kolom | None:
    """The column of a heading: known wordings, remarks in brackets aside, else the one that it is clearly like."""
    shown = text[:_LONGEST]
    found = find_exact(shown)
    if found is None and len(likely := find_alike(shown)) == 1:
        found = likely[0]
    return found if isinstance(found, Kolom) else None


def is_numbering(cells: Sequence[str]) -> bool:
    """Whether the row holds column numbers (1, 2, 3 … or (1), (2) …) and nothing else."""
    numbers = [text.strip("() .") for text in cells if text]
    return len(numbers) >= _ENOUGH and all(number.isdecimal() and len(number) < 3 for number in numbers)


def is_subheading(cells: Sequence[str]) -> bool:
    """Whether the row is the second row of the headings (TW, URAIAN and the like)."""
    words = {"tw", "triwulan", "uraian", "waktu", "rencana", "kegiatan", "rp", "link"}
    texts = [text.casefold().strip("() .") for text in cells if text]
    return bool(texts) and all(text in words for text in texts)


def _with_label_column(read: list[Kolom | None], cells: Sequence[str]) -> list[Kolom | None]:
    """RENCANA KEGIATAN spans two columns: the TW label and the text, unless the label has a heading of its own."""
    if Kolom.TRIWULAN in read or Kolom.RENCANA_KEGIATAN not in read:
        return read
    at = read.index(Kolom.RENCANA_KEGIATAN)
    spans = at + 1 < len(read) and not cells[at + 1].strip()
    return [*read[:at], Kolom.TRIWULAN, Kolom.RENCANA_KEGIATAN, *read[at + (2 if spans else 1) :]]
