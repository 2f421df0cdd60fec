"""The heading of one column, and which columns a matrix has."""

from __future__ import annotations

from typing import Final, NamedTuple

from rak.domain.headings import find_exact
from rak.domain.kolom import Kolom, Peran
from rak.domain.laporan import KOLOM_ISIAN

PLAN_COLUMNS: Final = (
    Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN, Kolom.KEGIATAN,
    Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA, Kolom.RENCANA_KEGIATAN,
)  # fmt: skip
REPORT_COLUMNS: Final = (
    Kolom.REALISASI_ANGGARAN, Kolom.CAPAIAN, *KOLOM_ISIAN,
)  # fmt: skip


class Judul(NamedTuple):
    """A column with the texts above it, from top to bottom."""

    column: int
    texts: tuple[str, ...]
    span: int
    """First column of the merged heading that it lies under, itself when alone."""
    grouped: bool = False
    """Whether a text above it is a group over several columns, which names none of them."""

    @property
    def shown(self) -> str:
        """Its texts on one line."""
        return " ".join(" ".join(self.texts).split())


def exact_role(heading: Judul) -> Peran | None:
    """The column by the whole of its texts, else by the lowest, else by one above."""
    if len(heading.texts) > 1:
        joined = find_exact(" ".join(heading.texts))
        if joined:
            return joined
    lowest = find_exact(heading.texts[-1]) if heading.texts else None
    if lowest or len(heading.texts) < 2:
        return lowest
    above = [peran for text in heading.texts[:-1] if (peran := find_exact(text))]
    if heading.grouped:
        above = [peran for peran in above if peran is Kolom.RENCANA_KEGIATAN]
    return above[-1] if above else None
