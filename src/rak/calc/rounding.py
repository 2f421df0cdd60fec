"""Rounding on the decimal number that Excel shows, not on the binary one.

A double has a shortest decimal spelling and a spelling with 15 digits. Where both round alike the answer is
certain; where they do not, Excel's own answer depends on how the number came about, and it is not decided.
"""

from decimal import Context, Decimal, InvalidOperation, localcontext
from math import copysign, floor
from typing import Final

from rak.calc.cell_error import VALUE
from rak.calc.values import ErrorValue, Unknown, Value, exact_integer, to_number

_POWERS: Final = tuple(10.0**n for n in range(23))
_FAST: Final = 1e9
_PRECISE: Final = 1e12
_NOISE: Final = 1e-14
"""More than what a number of 15 digits differs from the double, as a share of it."""
# Half a unit within a billionth: Excel's own result hangs on the order of its operations there.
_EDGE: Final = 1e-9


def round_half_away(number: float, digits: int) -> float:
    """ROUND: half goes away from zero."""
    if exact_integer(number) and digits >= 0:
        return number
    # Nearly all roundings are far from a half, where the double decides as the decimal does, at a fraction of its cost.
    if 0 <= digits <= 15:
        scaled = abs(number) * _POWERS[digits]
        whole = floor(scaled)
        part = scaled - whole
        if scaled < _PRECISE and abs(part - 0.5) > (1e-6 if scaled < _FAST else scaled * _NOISE):
            return copysign((whole + (part > 0.5)) / _POWERS[digits], number)
    return _decimal(number, digits, "ROUND_HALF_UP")


def round_up(number: float, digits: int) -> float:
    """ROUNDUP: away from zero."""
    return number if exact_integer(number) and digits >= 0 else _decimal(number, digits, "ROUND_UP")


def round_down(number: float, digits: int) -> float:
    """ROUNDDOWN and TRUNC: towards zero."""
    return number if exact_integer(number) and digits >= 0 else _decimal(number, digits, "ROUND_DOWN")


def whole_count(value: Value) -> int:
    """A count or a place, its fraction dropped; #VALUE! below 0."""
    number = round_down(to_number(value), 0)
    if number < 0:
        raise ErrorValue(VALUE)
    # Anything so large is beyond every table and text, and `int` of a huge double would be a huge int.
    return int(min(number, 1e9))


def round_floor(number: float) -> float:
    """INT: down to the next integer."""
    if exact_integer(number):
        return number
    low = floor(number)
    if _EDGE < number - low < 1.0 - _EDGE and abs(number) < _FAST:
        return float(low)
    return _decimal(number, 0, "ROUND_FLOOR")


def _decimal(number: float, digits: int, way: str) -> float:
    """The number rounded the given way, if its two spellings agree and it is not all but at an edge."""
    if not -300 <= digits <= 30:
        raise Unknown
    with localcontext(Context(prec=700, rounding=way)):
        unit, shortest = Decimal(1).scaleb(-digits), Decimal(repr(number))
        edge = abs(shortest) / unit % 1
        if way == "ROUND_HALF_UP":
            edge -= Decimal("0.5")
        if 0 < min(abs(edge), abs(1 - edge)) < _EDGE:
            raise Unknown
        try:
            # Excel rounds the 15 digits that it shows, or the double: where the two agree it does not matter which.
            answers = {text.quantize(unit) for text in (shortest, Decimal(f"{number:.15g}"))}
        except InvalidOperation:
            raise Unknown from None
    if len(answers) != 1:
        raise Unknown
    return float(answers.pop())
