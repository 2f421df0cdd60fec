"""Numbers, amounts, per cent and dashes as people spell them, for workbooks, TOML and decrees alike.

A dot before exactly three digits is a thousands mark in money, where it counts; a comma before one or two digits is
a decimal mark. What allows two readings is never guessed: the error carries both.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from rak.domain.nilai import is_decimal, to_decimal_text
from rak.domain.number_words import as_key, in_words, split_words
from rak.domain.text_folding import drop_invisible, fold
from rak.errors import DomainError

DASH: Final = "-"
"""As the sheets that rak builds know it; people write others of :data:`DASHES` too."""
DASHES: Final = "-–—−‐‑‒―"
_DASHES: Final = frozenset(DASHES)
_MOST_IN_WORDS: Final = 10**15
_PLAIN = re.compile(r"\d+")
_GROUPED_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+")
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"(?P<whole>\d+|\d{1,3}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*)(?P<mark>[.,])(?P<part>\d+)")
_LOST_MARK = re.compile(r"[1-9]\d{3,}[.,]\d{3}")
_GAP = re.compile(r"(?<=\d)\s+(?=[.,]|\d{3}(?!\d))|(?<=[.,])\s+(?=[\d.,])")
"""White space within a number: beside a mark, or before a group of three digits; elsewhere it parts two numbers."""
_MONEY_SIGN = re.compile(r"(?:rupiah|rp|idr)\s*[.:]?\s*", re.IGNORECASE)
_NO_SEN = re.compile(rf"\s*[.,]\s*(?:[{DASHES}]+|=)$")
_LINES = re.compile(r"(?<=\d)\s*[\r\n]\s*(?=\d)")
MORE: Final = (
    r"\s*(?:[¹²³⁰⁴-⁹½¼¾⅓⅔⅛]|e[-+]?\d|x\s*10\b|(?:ribu|rb|juta|jt|mil[iy]ar|tril[iy]un|lusin|kodi|gros|kali\s+lipat)\b)"
)
"""What makes the number before it another one, and is no unit of it (a pattern; case is ignored)."""
PERCENT: Final = r"(?:[%％]|(?:per\s?sen|prosen|per\s?cent)\b)"
"""The sign or the word for per cent (a pattern; case is ignored)."""
_PERCENT = re.compile(rf"\s*{PERCENT}\s*", re.IGNORECASE)


def is_dash(text: str) -> bool:
    """Whether the text is the dash that means *tidak berlaku* (none), which is not zero; also behind ``Rp``."""
    if _DASHES.isdisjoint(text):
        return False
    bare = drop_invisible(text).strip()
    if len(bare) > 1:
        bare = _NO_SEN.sub("", _MONEY_SIGN.sub("", bare)).strip()
    return len(bare) == 1 and bare in DASHES


def on_one_line(text: str) -> str:
    """The text folded; numbers on lines of their own stay two (``100`` above ``200`` is no 100 200)."""
    return fold(_LINES.sub(" / ", text))


def parse_number(text: str) -> Fraction:
    """The number of an index, percent or count cell, without its unit.

    Raises DomainError for what is no number, and with both readings in ``bacaan`` for one group of three digits
    (``2.857`` is 2857 or 2,857) and for three digits behind another mark (``27.139,000``).
    """
    sign, digits = _split_sign(text)
    readings = _readings(digits)
    if not readings:
        raise DomainError(f"'{fold(text)}' bukan bilangan.", "Tulis angka saja, misalnya 84,05 atau 4000.")
    if len(readings) > 1:
        both = tuple(spell_number(Fraction(sign * reading)) for reading in readings)
        pesan = f"'{fold(text)}' dapat dibaca {both[0]} atau {both[1]}."
        raise DomainError(pesan, "Tulis tanpa titik ribuan, atau dengan koma desimal dan jumlah angka lain.", both)
    return Fraction(sign * readings[0])


def parse_money(text: str, times: int = 1) -> int:
    """Whole rupiah of a money cell (PAGU, RENCANA PENARIKAN DANA, REALISASI ANGGARAN).

    ``times`` is 1000 for a cell in thousands, and so on. A single group of three digits counts as thousands, with dots
    or with English commas, since rupiah are whole; ``,-``, ``.-`` and ``,00`` are no sen. Raises DomainError for
    anything else, a fraction of a rupiah included, with both amounts in ``bacaan`` where there are two. Number words in
    brackets behind the figures must say the same.
    """
    shown = on_one_line(drop_invisible(text))
    figures, words = split_words(shown)
    sign, digits = _split_sign(_NO_SEN.sub("", _MONEY_SIGN.sub("", figures, count=1)))
    readings = _readings(digits)
    if _has_lost_marks(digits):
        readings = (int(re.sub(r"[.,]", "", digits)), *readings)
    elif not _is_mixed(digits) and times == 1:
        readings = tuple(reading for reading in readings if reading.denominator == 1)[:1]
    amounts = [sign * reading * times for reading in readings]
    if words and amounts:
        amounts = [one for one in amounts if words in {_key(Fraction(one)), _key(Fraction(one) / times)}]
        if not amounts:
            raise DomainError(
                f"'{shown}': angka dan kata-katanya berbeda.", "Samakan kata-kata dalam kurung dengan angkanya."
            )
    if len(amounts) > 1:
        both = tuple(f"Rp{spell_amount(Fraction(amount))}" for amount in amounts)
        pesan = f"'{shown}' dapat dibaca {both[0]} atau {both[1]}."
        raise DomainError(pesan, "Tulis jumlah penuh dengan titik ribuan saja.", both)
    if not amounts or amounts[0].denominator != 1:
        raise DomainError(f"'{shown}' bukan jumlah rupiah yang utuh.", "Tulis misalnya Rp88.880.000 atau 88880000.")
    return amounts[0].numerator


def _key(amount: Fraction) -> str:
    """The words of an amount; none for a fraction of a rupiah."""
    whole = amount.denominator == 1 and abs(amount) < _MOST_IN_WORDS
    return as_key(in_words(abs(amount.numerator))) if whole else ""


def split_percent(text: str) -> tuple[str, bool]:
    """The text before a per cent sign or word at its end, and whether there is one (``70 %``, ``70 persen``)."""
    for match in _PERCENT.finditer(text):
        if match.end() == len(text):
            return text[: match.start()].strip(), True
    return text, False


@lru_cache(maxsize=1024)
def is_percent_unit(unit: str) -> bool:
    """Whether a unit is per cent, however spelt and whatever follows it: ``%``, ``persen per tahun``, ``% klien``."""
    return _PERCENT.match(unit) is not None


def spell_number(number: Fraction) -> str:
    """The number in Indonesian spelling (decimal comma, no thousands mark) such that it reads back as itself."""
    if not is_decimal(number):
        raise DomainError(f"{number} tidak dapat ditulis sebagai desimal.", "Bulatkan lebih dahulu.")
    whole, _, part = to_decimal_text(number).partition(".")
    if len(part) == 3:
        part += "0"
    return f"{whole},{part}" if part else whole


def spell_amount(amount: Fraction) -> str:
    """The amount with dots for thousands and a comma before what is no whole rupiah."""
    whole, _, part = to_decimal_text(abs(amount)).partition(".")
    return f"{'-' if amount < 0 else ''}{group_thousands(int(whole))}{f',{part}' if part else ''}"


def group_thousands(number: int) -> str:
    """Digits in groups of three with dots: 88.880.000."""
    return f"{Decimal(number):,}".replace(",", ".")  # an int of more than 4300 digits has no text in Python


def _split_sign(text: str) -> tuple[int, str]:
    bare = _GAP.sub("", drop_invisible(text).strip())
    if bare.startswith("(") and bare.endswith(")"):
        return -1, bare[1:-1].strip()
    if bare[:1] in {"-", "−"}:
        return -1, bare[1:].strip()
    return 1, bare.removeprefix("+")


def _readings(digits: str) -> tuple[int | Fraction, ...]:
    """Every value that the digits and marks can mean: thousands first."""
    if not digits.isascii():
        return ()
    if _PLAIN.fullmatch(digits):
        return (int(digits),)
    found: list[int | Fraction] = []
    grouped = _GROUPED_DOT.fullmatch(digits) or _GROUPED_COMMA.fullmatch(digits) or _is_mixed(digits)
    if grouped and not digits.startswith("0"):
        found.append(int(re.sub(r"[.,]", "", digits)))
    match = _DECIMAL.fullmatch(digits)
    if match and match["group"] != match["mark"]:
        whole = re.sub(r"[.,]", "", match["whole"])
        found.append(Fraction(int(whole + match["part"]), 10 ** len(match["part"])))
    return tuple(found)


def _is_mixed(digits: str) -> bool:
    """Whether three digits stand behind another mark than the groups before them: a decimal mark, or a slip."""
    match = _DECIMAL.fullmatch(digits)
    return match is not None and match["group"] not in {None, match["mark"]} and len(match["part"]) == 3


def _has_lost_marks(digits: str) -> bool:
    """Whether three digits stand behind more than three: ``27139.000`` may have lost a mark of its thousands."""
    return _LOST_MARK.fullmatch(digits) is not None
