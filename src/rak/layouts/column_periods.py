"""The period that a heading names, alone or among other words: ``TW I``, ``target_tw2``, ``Realisasi s.d. Juni``, ``B03``."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rak.domain.period_words import (
    MONTH,
    NAMA_BULAN,
    QUARTER_FIGURE,
    QUARTER_WORD,
    SEMESTER_FIGURE,
    SEMESTER_WORD,
    TO_DATE,
    figure,
    month_number,
    unmask,
)
from rak.domain.waktu import Triwulan

_SEP: Final = r"\s*(?:[-–—/]|s\.?\s?/?d\.?|sampai(?:\s+dengan)?)\s*"
_YEAR: Final = r"(?:[\s\-/.'’]+(?:tahun\s+)?(?:20)?\d\d(?!\d))?"
_PERIOD = re.compile(
    rf"(?<![^\W_])(?P<sampai>{TO_DATE}(?:akhir\s+)?(?:\d\d?\s+)?)?(?:(?:pada|akhir)\s+)?(?:"
    rf"{QUARTER_WORD}(?P<tw>{QUARTER_FIGURE})(?![^\W_])"
    rf"|{SEMESTER_WORD}(?P<smt>{SEMESTER_FIGURE})(?![^\W_])"
    rf"|b[\s.\-]?(?P<kode>0[1-9]|1[0-2]|[369])(?![^\W_])"
    rf"|(?:bulan|bln)\s*[.\-]?\s*(?:ke\s*-?\s*)?(?P<nomor>1[0-2]|0?[1-9])(?![^\W_])"
    rf"|(?:(?:bulan|bln)\.?\s+)?(?P<bulan>{MONTH}){_YEAR}(?:{_SEP}(?P<hingga>{MONTH}){_YEAR})?"
    r")",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\(?(i{1,3}|iv)[.)]?", re.IGNORECASE)
_KUMULATIF = re.compile(r"\b[ka]k?[uo]m[uo]lati[fv]e?\b|\bakumulasi\b|\bto date\b|\bytd\b", re.IGNORECASE)
_TO_DATE = re.compile(
    rf"(?<![^\W_]){TO_DATE}(?:(?:triwulan|tw|bulan|periode)(?:\s+ini)?|akhir)?[\s)\].]*$", re.IGNORECASE
)
_OF_PERIOD = re.compile(r"\b(?:triwulan|tw|bulan|periode)\s+(?:ini|berjalan|berkenaan)\b", re.IGNORECASE)
_LONGEST: Final = 120


class Periode(NamedTuple):
    """First and last month of a period of the year; a quarter is 1 to 3, 4 to 6 and so on."""

    awal: int
    akhir: int

    @property
    def triwulan(self) -> Triwulan | None:
        """The quarter, where it is a whole one."""
        return _QUARTERS.get(self)

    @property
    def bulan(self) -> int | None:
        """The number of the month, where it is one."""
        return self.awal if self.awal == self.akhir else None

    def __str__(self) -> str:
        if self.triwulan:
            return str(self.triwulan)
        first, last = NAMA_BULAN[self.awal - 1], NAMA_BULAN[self.akhir - 1]
        return first if self.awal == self.akhir else f"{first}–{last}"


_QUARTERS: Final = {Periode(3 * tw - 2, int(3 * tw)): tw for tw in Triwulan}


def quarter_of(month: int) -> int:
    """The number of the quarter that a month is in."""
    return (month + 2) // 3


def quarter(number: int) -> Periode:
    """The quarter of that number."""
    return Periode(3 * number - 2, 3 * number)


class Bacaan(NamedTuple):
    """What a heading says of the period: the period itself, whether to date (None: not said), and its other words."""

    periode: Periode | None
    kumulatif: bool | None
    sisa: str


@lru_cache(maxsize=4096)
def read_period(text: str) -> Bacaan:
    """The one period that the text names, with what it says besides; none where it names two different ones."""
    bare = " ".join(unmask(text).replace("_", " ").split())
    if not bare or len(bare) > _LONGEST:
        return Bacaan(None, None, bare[:_LONGEST])
    said = _said_to_date(bare)
    if match := _ROMAN.fullmatch(bare):
        return Bacaan(quarter(figure(match[1])), said, "")
    found = [_period_of(match) for match in _PERIOD.finditer(bare)]
    quarters = [each for each in found if each[0].triwulan]
    periods = {each[0] for each in (quarters or found)}
    rest = _PERIOD.sub(" ", bare)
    if len(periods) != 1:
        return Bacaan(None, said, rest if not periods else bare)
    to_date = said if said is not None else (True if any(each[1] for each in found) else None)
    return Bacaan(periods.pop(), to_date, " ".join(_KUMULATIF.sub(" ", rest).strip(" ()-–:/.,").split()))


def _said_to_date(text: str) -> bool | None:
    if _KUMULATIF.search(text) or _TO_DATE.search(text):
        return not re.search(r"\b(?:non|tidak|bukan)\b", text, re.IGNORECASE)
    return False if _OF_PERIOD.search(text) else None


def _period_of(match: re.Match[str]) -> tuple[Periode, bool]:
    to_date = bool(match["sampai"])
    if match["tw"]:
        return quarter(figure(match["tw"])), to_date
    if match["smt"]:
        half = figure(match["smt"])
        return Periode(6 * half - 5, 6 * half), to_date
    if match["kode"]:
        last = int(match["kode"])
        return (quarter(last // 3) if last % 3 == 0 else Periode(last, last)), True
    if match["nomor"]:
        return Periode(int(match["nomor"]), int(match["nomor"])), to_date
    named = [month_number(name) for name in (match["bulan"], match["hingga"]) if name]
    months = [number for number in named if number]
    return Periode(min(months), max(months)), to_date


def periods_in(texts: list[str]) -> set[Periode]:
    """The different periods that the cells of a row name, each in a cell of its own."""
    return {found for text in texts if len(text) <= _LONGEST and (found := read_period(text).periode) is not None}
