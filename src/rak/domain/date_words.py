"""Dates as decrees and tables spell them."""

from __future__ import annotations

import datetime
import re

from rak.domain.text_folding import fold
from rak.domain.waktu import Bulan
from rak.errors import DomainError

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})\s+([A-Za-z]+\.?\s+\d{4})")


def parse_tanggal(text: str) -> datetime.date:
    """Read ``27 Februari 2024``, ``2024-02-27``, ``27-02-2024`` (day first); DomainError for anything else."""
    bare = fold(text)
    try:
        if match := _ISO.fullmatch(bare):
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(bare):
            return datetime.date(int(match[3]), int(match[2]), int(match[1]))
        if match := _IN_WORDS.fullmatch(bare):
            bulan = Bulan.parse(match[2])
            return datetime.date(bulan.tahun, bulan.bulan, int(match[1]))
    except ValueError:
        pass
    raise DomainError(f"'{bare}' bukan tanggal.", "Tulis misalnya 27 Februari 2024 atau 2024-02-27.")
