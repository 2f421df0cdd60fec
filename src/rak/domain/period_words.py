"""The words and figures of months, quarters and semesters, in every spelling met, as plain numbers.

The calendar itself is in :mod:`rak.domain.waktu`, labels in cells are read by :mod:`rak.domain.quarter_labels`.
"""

import re
from typing import Final

from rak.domain.text_folding import CONTROL, INVISIBLE

YEAR: Final = r"(?<!\d)20\d\d(?!\d)"
"""A year alone among other words, as a pattern."""
NAMA_BULAN: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTHS: Final = {name.casefold(): number for number, name in enumerate(NAMA_BULAN, 1)} | {
    "jan": 1, "januwari": 1, "feb": 2, "peb": 2, "pebruari": 2, "febuari": 2, "febr": 2, "mar": 3, "mrt": 3, "apr": 4,
    "may": 5, "jun": 6, "jul": 7, "agt": 8, "agu": 8, "agus": 8, "ags": 8, "agust": 8, "agts": 8, "aug": 8, "august": 8,
    "sep": 9, "sept": 9, "okt": 10, "oct": 10, "october": 10, "nov": 11, "nop": 11, "nopember": 11, "novmber": 11,
    "des": 12, "dec": 12, "december": 12,
}  # fmt: skip

MONTH: Final = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W_])\.?"
"""The name of a month in any of its spellings (a pattern, as those below; case is ignored)."""
_QUARTERS: Final = (
    r"t\s?\.?\s?w", r"trw[^\W\d]{0,3}?", r"triw[^\W\d]{0,6}?", r"tri\s?wulan", "kuartal", "quarter", "kw", "q", "trib(?:ulan)?",
)  # fmt: skip
_TO_DATES: Final = (r"s\s*[./]?\s*d\s*\.?", r"sampai(?:\s+dengan)?", "hingga")
QUARTER_WORD: Final = rf"(?:{'|'.join(_QUARTERS)})\s*[.\-:/]?\s*(?:ke\s*[-.]?\s*)?"
"""The word of a quarter, typing errors in it included, up to its figure."""
QUARTER_FIGURE: Final = r"(?:[il]v|[il]{1,3}|[1-4]|satu|dua|tiga|empat|pertama)"
"""Its figure, also with the letter l for an I, or in words."""
SEMESTER_FIGURE: Final = r"(?:i{1,2}|[12]|satu|dua|pertama)"
SEMESTER_WORD: Final = r"(?:semester|smt|sem)\s*[.\-:]?\s*(?:ke\s*[-.]?\s*)?"
"""The word of a semester, up to its figure, 1 or 2."""
TO_DATE: Final = rf"(?:{'|'.join(_TO_DATES)})\s*"
"""What makes a period one from January on: ``s.d.``, ``S/D``, ``SD.``, ``sampai dengan``."""
QUARTER_INITIALS: Final = frozenset("".join(word[0] + word[0].upper() for word in (*_QUARTERS, *_TO_DATES)))
"""The letters of ASCII that the label of a quarter may begin with."""

_LOOK_ALIKES: Final = INVISIBLE | CONTROL | str.maketrans(
    {
        "І": "I", "і": "I", "Ӏ": "I", "ӏ": "I", "Ι": "I", "ι": "I", "ı": "I", "İ": "I", "Ｉ": "I", "ｉ": "I",
        "|": "I", "∣": "I", "ǀ": "I", "ⅼ": "I", "Ｌ": "I", "Ⅰ": "I", "ⅰ": "I", "Ⅱ": "II", "ⅱ": "II", "Ⅲ": "III",
        "ⅲ": "III", "Ⅳ": "IV", "ⅳ": "IV", "Ѵ": "V", "ѵ": "V", "Ⅴ": "V", "Ｖ": "V", "ν": "V", "Т": "T", "т": "T",
        "Τ": "T", "Ｔ": "T", "Ԝ": "W", "ԝ": "W", "Ｗ": "W", "Ѡ": "W", "ω": "W",
        "１": "1", "２": "2", "３": "3", "４": "4", "¹": "1", "²": "2", "³": "3", "⁴": "4",
    }
)  # fmt: skip
_FIGURES: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "SATU": 1, "PERTAMA": 1, "DUA": 2, "TIGA": 3, "EMPAT": 4}
_QUARTER = re.compile(rf"{QUARTER_WORD}({QUARTER_FIGURE})", re.IGNORECASE)
_SEMESTER = re.compile(rf"{SEMESTER_WORD}({SEMESTER_FIGURE})", re.IGNORECASE)
_CODE = re.compile(rf"(?:{TO_DATE})?b[\s.\-]?(0?[1-9]|1[0-2])", re.IGNORECASE)
_PREFIX = re.compile(TO_DATE, re.IGNORECASE)
_BULAN = re.compile(r"(?:bulan|bln)\b\.?\s*", re.IGNORECASE)


def unmask(text: str) -> str:
    """The text without invisible characters, its look-alikes replaced by the letters that they imitate."""
    return text.translate(_LOOK_ALIKES)


def figure(text: str) -> int:
    """The number of a Roman or Arabic figure up to four, or of its word, as the patterns find it."""
    upper = unmask(text).upper().replace("L", "I")
    return _FIGURES.get(upper) or int(upper)


def quarter_number(text: str) -> int | None:
    """1 to 4 for ``TW I``, ``TW1``, ``Triwluan II``, ``Triwulan ke-3``; the text is folded."""
    match = _QUARTER.fullmatch(unmask(text).strip(" .:"))
    return figure(match[1]) if match else None


def semester_number(text: str) -> int | None:
    """1 or 2 for ``Semester I``, ``Smt. 2``."""
    match = _SEMESTER.fullmatch(unmask(text))
    return figure(match[1]) if match else None


def month_number(text: str) -> int | None:
    """1 to 12 for the name of a month: ``Maret``, ``Pebruari``, ``Nopember``, ``Agt.``; all that :data:`MONTH` finds."""
    return _MONTHS.get(_BULAN.sub("", text, count=1).casefold().removesuffix("."))


def month_code(text: str) -> int | None:
    """1 to 12 for the code ``B03``, with which figures to the end of a month are reported."""
    match = _CODE.fullmatch(text)
    return int(match[1]) if match else None


def months_named(text: str) -> tuple[int, int, bool] | None:
    """First and last month of the period that a heading names, and whether the words say that it is to date.

    ``TW II`` is 4 to 6, ``Semester I`` 1 to 6, ``Juni`` 6 to 6, ``s.d. TW II``, ``SD. JUNI`` and ``B06`` 1 to 6 to date.
    """
    bare = " ".join(text.split()).strip(" .:")
    to_date = _PREFIX.match(bare)
    name = bare[to_date.end() :] if to_date else bare
    found: tuple[int, int] | None = None
    if quarter := quarter_number(name):
        found = 3 * quarter - 2, 3 * quarter
    elif semester := semester_number(name):
        found = 6 * semester - 5, 6 * semester
    elif month := month_number(name):
        found = month, month
    elif month := month_code(name):
        return 1, month, True
    if found is None:
        return None
    return (1, found[1], True) if to_date else (*found, False)
