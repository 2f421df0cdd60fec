"""Numbers as Excel shows them: what a stored number says, and which numbers a cell can say."""

import math
from fractions import Fraction

from rak.calc.excel_limits import MAX_WHOLE
from rak.domain.nilai import to_decimal_text
from rak.errors import DomainError


def as_shown(value: str | float) -> Fraction:
    """What a stored number says: one that is not whole is rounded to the fifteen digits that Excel shows of it.

    6221600.0000000009 is 6.221.600, 0.56999999999999984 is 0,57; whole numbers are themselves. ``value`` is a number
    (or the spelling of one).
    """
    if not isinstance(value, float) or value.is_integer():
        return Fraction(value)
    return Fraction(f"{value:.15g}")


def as_text(value: object) -> str:
    """A stored value in a column of words: a number without the noise of its binary form."""
    if type(value) is float and math.isfinite(value):
        return to_decimal_text(as_shown(value))
    return str(value)


def as_held(number: Fraction) -> int | float:
    """The number that a cell stores so that it says this one; DomainError where no cell can."""
    if number.denominator == 1 and abs(number) <= MAX_WHOLE:
        return number.numerator
    try:
        held = float(number)
    except OverflowError:
        held = 0.0
    if abs(number) > MAX_WHOLE or as_shown(held) != number:
        raise DomainError(f"Angka {number} tidak dapat disimpan utuh oleh Excel (15 angka).", "Bulatkan lebih dahulu.")
    return held
