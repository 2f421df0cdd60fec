"""Rows that are no data: numbers of columns, repeated headings, totals, footers, signatures."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rak.domain.unit_notes import is_unit_note
from rak.layouts.cell_grid import shown_text, text_of
from rak.layouts.heading_rows import Kepala

_TOTAL = re.compile(
    r"(?:(?:sub|grand)\s*-?\s*)?(?:jumlah|total|jml)(?:\s+(?:total|jumlah))?"
    r"(?:\s+(?:sasaran|indikator|kegiatan|pagu|anggaran|keseluruhan|seluruhnya|semua|akhir|per|dana)(?:\s+[\w.]+){0,4}"
    r"|\s+[\divx.]+)?\s*(?:\([^)]*\))?\s*[:.]*",
    re.IGNORECASE,
)
"""A row of a total (``JUMLAH``, ``Sub Total``, ``Total Pagu``), not an indicator that counts things."""
_FOOTER = re.compile(
    r"(?:rata\s*-?\s*rata|predikat|faktor\s+(?:pendorong|penghambat|keberhasilan|kegagalan)|(?:usulan\s+)?tindak\s+lanjut"
    r"|(?:rencana\s+)?tindak\s+lanjut\s+yang|capaian\s+rata|tingkat\s+capaian|hambatan|solusi|disusun|disetujui|dievaluasi)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURE = re.compile(
    r"^\s*(?:mengetahui|menyetujui|kepala\b|plt\.?\b|plh\.?\b|ditetapkan|pihak\s+(?:pertama|kedua)|an\.)|\bnip\b\.?|\bnrp\b\.?"
    r"|^[^,\d]{2,40},\s*(?:\d{1,2}|[.…_ ]+)?\s*[a-z]+\s+\d{4}\s*$|^(?:catatan|keterangan|ket|sumber)\s*[:.]",
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[a-z])(?:\s*[=:]\s*[\d\s()/x*+%-]+)?\s*[).]?", re.IGNORECASE)


def is_total_text(text: str) -> bool:
    """Whether a text names a total."""
    return _TOTAL.fullmatch(" ".join(text.split())) is not None


def is_numbering(line: Mapping[int, Any]) -> bool:
    """Whether the row numbers the columns, from one on: ``1 | 2 | 3``, ``(1) | (2)``, ``1 | 2 | 3=2/1``."""
    if len(line) < 3 or not all(
        _COLUMN_NUMBER.fullmatch(str(cell.value).strip().removesuffix(".0")) for cell in line.values()
    ):
        return False
    figures = [int(match[0]) for cell in line.values() if (match := re.search(r"\d+", str(cell.value)))]
    return figures[:1] in ([], [1]) and figures == sorted(set(figures))


def headings_of(kepala: Kepala) -> dict[int, list[str]]:
    """The texts of a heading by column, for :func:`repeats`."""
    return {
        jalur.column: [shown_text(cell).casefold() for cell in jalur.cells] for jalur in kepala.columns if jalur.cells
    }


def repeats(line: Mapping[int, Any], headings: Mapping[int, Sequence[str]]) -> bool:
    """Whether the cells say what the headings above them say."""
    return len(line) > 1 and all(
        shown_text(cell).casefold() in headings.get(column, ()) for column, cell in line.items()
    )


def is_footer(line: Mapping[int, Any]) -> bool:
    """Whether the first text of the row is one of those that stand below such tables, or a note of the unit."""
    first = next((text for _, cell in sorted(line.items()) if (text := text_of(cell))), "")
    return bool(first) and (_FOOTER.fullmatch(first) is not None or is_unit_note(first))


def is_signature(line: Mapping[int, Any]) -> bool:
    """Whether the row belongs to a signature or to notes below the table."""
    return any(_SIGNATURE.search(text[:200]) for cell in line.values() if (text := text_of(cell)))
