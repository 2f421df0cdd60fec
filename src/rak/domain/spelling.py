"""Numbers as people spell them in the matrix, read by what the column is.

A dot before exactly three digits is a thousands mark in money, where it counts; a comma before one or two digits is
a decimal mark. What allows two readings is never guessed: the error carries both.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from rak.domain.nilai import is_decimal, to_decimal_text
from rak.errors import DomainError

_DASHES: Final = frozenset({"-", "–", "—", "−", "‐", "‑"})
_PLAIN = re.compile(r"\d+")
_GROUPED_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+")
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"(?P<whole>\d+|\d{1,3}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*)(?P<mark>[.,])(?P<part>\d+)")
_MONEY_SIGN = re.compile(r"(?:rp|idr)\s*[.:]?\s*", re.IGNORECASE)


def is_dash(text: str) -> bool:
    """Whether the text is the dash that means *tidak berlaku* (none), which is not zero."""
    return text.strip() in _DASHES


def parse_number(text: str) -> Fraction:
    """The number of an index, percent or count cell, without its unit.

    Raises DomainError for what is no number, and with both readings in ``bacaan`` for one group of three digits
    (``2.857`` is 2857 or 2,857).
    """
    sign, digits = _split_sign(text)
    readings = _readings(digits)
    if not readings:
        raise DomainError(f"'{text}' bukan bilangan.", "Tulis angka saja, misalnya 84,05 atau 4000.")
    if len(readings) > 1:
        both = tuple(spell_number(sign * reading) for reading in readings)
        raise DomainError(
            f"'{text}' dapat dibaca {both[0]} atau {both[1]}.",
            "Tulis tanpa titik ribuan, atau dengan koma desimal dan jumlah angka lain.",
            both,
        )
    return sign * readings[0]


def parse_money(text: str) -> int:
    """Whole rupiah of a money cell (PAGU, RENCANA PENARIKAN DANA, REALISASI ANGGARAN).

    A single group of three digits counts as thousands, with dots or with English commas, since rupiah are whole;
    ``,-`` and ``,00`` are no sen. Raises DomainError for anything else, a fraction of a rupiah included.
    """
    bare = _MONEY_SIGN.sub("", " ".join(text.split()), count=1)
    bare = re.sub(r"\s*,\s*[-–—]+$", "", bare)
    sign, digits = _split_sign(bare)
    whole = [reading for reading in _readings(digits) if reading.denominator == 1]
    if not whole:
        raise DomainError(
            f"'{' '.join(text.split())}' bukan jumlah rupiah yang utuh.", "Tulis misalnya Rp88.880.000 atau 88880000."
        )
    return sign * max(whole).numerator


def spell_number(number: Fraction) -> str:
    """The number in Indonesian spelling (decimal comma, no thousands mark) such that it reads back as itself."""
    if not is_decimal(number):
        raise DomainError(f"{number} tidak dapat ditulis sebagai desimal.", "Bulatkan lebih dahulu.")
    whole, _, part = to_decimal_text(number).partition(".")
    if len(part) == 3:
        part += "0"
    return f"{whole},{part}" if part else whole


def group_thousands(number: int) -> str:
    """Digits in groups of three with dots: 88.880.000."""
    return f"{Decimal(number):,}".replace(",", ".")  # an int of more than 4300 digits has no text in Python


def _split_sign(text: str) -> tuple[int, str]:
    bare = re.sub(r"(?<=[\d.,])\s+(?=[\d.,])", "", text.strip())
    if bare.startswith("(") and bare.endswith(")"):
        return -1, bare[1:-1].strip()
    if bare[:1] in {"-", "−"}:
        return -1, bare[1:].strip()
    return 1, bare.removeprefix("+")


def _readings(digits: str) -> tuple[Fraction, ...]:
    """Every value that the digits and marks can mean: thousands first."""
    if not digits.isascii():
        return ()
    if _PLAIN.fullmatch(digits):
        return (Fraction(int(digits)),)
    found: list[Fraction] = []
    grouped = _GROUPED_DOT.fullmatch(digits) or _GROUPED_COMMA.fullmatch(digits)
    if grouped and not digits.startswith("0"):
        found.append(Fraction(int(re.sub(r"[.,]", "", digits))))
    match = _DECIMAL.fullmatch(digits)
    if match and match["group"] != match["mark"]:
        whole = re.sub(r"[.,]", "", match["whole"])
        found.append(Fraction(int(whole + match["part"]), 10 ** len(match["part"])))
    return tuple(found)
