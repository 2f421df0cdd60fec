"""Dates as decrees, tables and planners spell them."""

import datetime
import re
from typing import Final

from rak.domain.period_words import NAMA_BULAN, month_number
from rak.domain.text_folding import drop_invisible, fold
from rak.errors import DomainError

DAY_NAME: Final = (
    r"(?:hari\s*[:,]?\s*)?(?:senin|selasa|rabu|kamis|jum['’`‘]?at|sabtu|minggu|ahad)\b\s*[,/]?\s*(?:tanggal\s*:?\s*)?"
)
"""The pattern of a day of the week before a date."""
TANGGAL: Final = (
    rf"(?:{DAY_NAME})?"
    r"(?:\d{1,2}\s+[A-Za-z]+\.?\s+\d{4}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}-[A-Za-z]{3,9}-\d{4})"
)
"""The pattern of a date within a text, with its day of the week; :func:`parse_tanggal` reads what it finds."""
NOT_A_DATE: Final = rf"(?!(?:pada\s+)?(?:(?:tanggal|tgl)\b|{DAY_NAME}(?:\d|$)))"
"""In front of the pattern of a place: what begins so is a date (``pada tanggal Selasa, 27 Februari 2024``)."""

_PREFIX = re.compile(rf"(?:pada\s+)?(?:(?:tanggal|tgl\.?)\s*:?\s*)?(?:{DAY_NAME})?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:\s+|-|\s*/\s*)([A-Za-z]+\.?)(?:,?\s+|-|\s*/\s*)(\d{4}|['’]?\d{2})")
_SERIAL = re.compile(r"(?:3[6-9]|4\d|5[0-4])\d{3}")
_SERIAL_0: Final = datetime.date(1899, 12, 30).toordinal()
"""The day before the first one of Excel's calendar, as it counts from March 1900 on."""
_TIME = re.compile(
    r"(?:\s*[,/]?\s+(?:pukul|jam|pkl)\b\.?\s*:?\s*|\s+|T)\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\.\d+)?(?:\s*(?:WIB|WITA|WIT|Z))?",
    re.IGNORECASE,
)
_YEARS: Final = range(2010, 2050)
"""Those of which two figures are enough: ``25/8/05`` may begin with the year."""


def parse_tanggal(text: str) -> datetime.date:
    """Read ``27 Februari 2024``, ``Selasa, 27 Februari 2024``, ``27-2-2024`` and ``27/2/24`` (day first), ``2024-02-27``.

    The date counts, not the day of the week before it nor the hour behind it; ``45349`` is the day that Excel counts so.
    Raises DomainError for anything else.
    """
    shown = fold(drop_invisible(text))
    bare = _PREFIX.sub("", shown.rstrip(" ."), count=1)
    found = _read(bare) or next(
        (day for at in _TIME.finditer(bare) if at.end() == len(bare) and (day := _read(bare[: at.start()]))), None
    )
    if found is None:
        raise DomainError(
            f"'{shown}' bukan tanggal.", "Tulis misalnya 27 Februari 2024, 27-2-2024 (tanggal dahulu), atau 2024-02-27."
        )
    return found


def spell_tanggal(tanggal: datetime.date) -> str:
    """The date as decrees write it: 27 Februari 2024."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def _read(bare: str) -> datetime.date | None:
    try:
        if match := _ISO.fullmatch(bare):
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(bare):
            return datetime.date(_year(match[3]), int(match[2]), int(match[1]))
        if (match := _IN_WORDS.fullmatch(bare)) and (month := month_number(match[2])):
            return datetime.date(_year(match[3]), month, int(match[1]))
        if _SERIAL.fullmatch(bare):
            return datetime.date.fromordinal(_SERIAL_0 + int(bare))
    except ValueError:  # 30 Februari
        pass
    return None


def _year(figures: str) -> int:
    """Four figures, or the last two of them; ValueError where those may be something else."""
    bare = figures.strip("'’")
    if len(bare) == 4:
        return int(bare)
    return _YEARS[_YEARS.index(2000 + int(bare))]
