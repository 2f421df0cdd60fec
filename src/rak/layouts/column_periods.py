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


def quarter_of(month: int) -> Triwulan:
    """The quarter that a month is in."""
    return Triwulan((month + 2) // 3)


def quarter(number: int) -> Periode:
    """The quarter of that number."""
    return Periode(3 * number - 2, 3 * number)


_QUARTERS: Final = {quarter(tw): tw for tw in Triwulan}


class Bacaan(NamedTuple):
    """What a heading says of the period: the period itself, whether to date (None: not said), and its other words."""

    periode: Periode | None
    kumulatif: bool | None
    sisa: str


@lru_cache(maxsize=4096)
def read_period(text: str) -> Bacaan:
    """The one period that the text names, with what it says besides; none where it names two different ones."""
    bare = " ".join(unmask(text).replace("_", " ").split())
    if len(bare) > _LONGEST:
        return Bacaan(None, None, bare)
    said = _said_to_date(bare)
    if match := _ROMAN.fullmatch(bare):
        return Bacaan(quarter(figure(match[1])), said, "")
    matches = list(_PERIOD.finditer(bare))
    found = {_period_of(match) for match in matches}
    periods = {one for one in found if one.triwulan} or found
    if len(periods) != 1:
        return Bacaan(None, said, bare)
    if said is None and any(match["sampai"] or match["kode"] for match in matches):
        said = True
    rest = _KUMULATIF.sub(" ", _PERIOD.sub(" ", bare)).strip(" ()-–:/.,")
    return Bacaan(periods.pop(), said, " ".join(rest.split()))


def _said_to_date(text: str) -> bool | None:
    if _KUMULATIF.search(text) or _TO_DATE.search(text):
        return not re.search(r"\b(?:non|tidak|bukan)\b", text, re.IGNORECASE)
    return False if _OF_PERIOD.search(text) else None


def _period_of(match: re.Match[str]) -> Periode:
    if match["tw"]:
        return quarter(figure(match["tw"]))
    if match["smt"]:
        half = figure(match["smt"])
        return Periode(6 * half - 5, 6 * half)
    if number := int(match["kode"] or match["nomor"] or 0):
        return quarter(quarter_of(number)) if match["kode"] and number % 3 == 0 else Periode(number, number)
    months = [month for name in match.group("bulan", "hingga") if name and (month := month_number(name))]
    return Periode(min(months), max(months))


def periods_in(texts: list[str]) -> set[Periode]:
    """The different periods that the cells of a row name, each in a cell of its own."""
    return {found for text in texts if (found := read_period(text).periode) is not None}
