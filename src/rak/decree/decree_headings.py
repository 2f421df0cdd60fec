"""The headings of the table: which column is which, also under other wordings and with typing errors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

import attrs

from rak.domain.kolom import Kolom

_WORDINGS: Final[Mapping[Kolom, str]] = {
    Kolom.NO: "no|nomor|no urut",
    Kolom.SASARAN_KEGIATAN: "sasaran kegiatan|sasaran|sasaran kinerja|sasaran strategis|sasaran program",
    Kolom.INDIKATOR_KEGIATAN: "indikator kegiatan|indikator|indikator kinerja|indikator kinerja kegiatan|ikk",
    Kolom.TARGET_KINERJA: "target kinerja|target|target tahunan",
    Kolom.RUMUS_PERHITUNGAN: "rumus perhitungan|rumus|formula|cara perhitungan|formulasi perhitungan",
    Kolom.KEGIATAN: "kegiatan|uraian kegiatan|nama kegiatan|aktivitas",
    Kolom.PAGU: "pagu|pagu anggaran|anggaran",
    Kolom.RENCANA_PENARIKAN_DANA: "rencana penarikan dana|rencana penarikan|rencana penarikan anggaran|rpd",
    Kolom.REALISASI_ANGGARAN: "realisasi anggaran|realisasi|realisasi penarikan dana",
    Kolom.TRIWULAN: "tw|triwulan|waktu|waktu pelaksanaan",
    Kolom.RENCANA_KEGIATAN: "rencana kegiatan|rencana aksi|rencana pelaksanaan",
    Kolom.CAPAIAN: "capaian|capaian kinerja|capaian kegiatan",
    Kolom.DATA_DUKUNG: "data dukung|bukti dukung|data pendukung|bukti pendukung|eviden|link data dukung",
    Kolom.STATUS_PELAKSANAAN: "status pelaksanaan|status",
    Kolom.KETERANGAN: "keterangan|ket|catatan",
}
_KNOWN: Final = {wording: kolom for kolom, wordings in _WORDINGS.items() for wording in wordings.split("|")}
_LIKELY: Final = 0.85
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

    @property
    def tw(self) -> int:
        """The position of the TW label."""
        return self.kolom.index(Kolom.TRIWULAN)


def find_headings(cells: Sequence[str]) -> Susunan | None:
    """The columns when the row is a row of headings, else None."""
    if sum(_bare(text) in _KNOWN for text in cells) < _CERTAIN:
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
    foreign = {position: "" for position, kolom in enumerate(columns) if kolom is None}
    names = iter(text for text, kolom in zip(cells, read, strict=False) if kolom is None and text.strip())
    tersirat = len(columns) > len(read)
    return Susunan(
        tuple(columns), {position: next(names, "") for position in foreign}, dari_judul=True, tersirat=tersirat
    )


def read_heading(text: str) -> Kolom | None:
    """The column of a heading: known wordings, remarks in brackets aside, else the likeliest one."""
    bare = _bare(text)
    if bare in _KNOWN:
        return _KNOWN[bare]
    if len(bare) < 5 or len(bare) > 40:
        return None
    ratio, wording = max((SequenceMatcher(None, bare, wording).ratio(), wording) for wording in _KNOWN)
    return _KNOWN[wording] if ratio >= _LIKELY else None


@lru_cache(maxsize=8192)
def _bare(text: str) -> str:
    return " ".join(re.sub(r"\([^()]*\)|[^a-z ]", " ", text[:_LONGEST].casefold().replace("\n", " ")).split())


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
