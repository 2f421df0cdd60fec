"""Functions of single numbers."""

import math
from typing import Final

from rak.calc.cell_error import DIV0, NUM, VALUE
from rak.calc.rounding import round_down, round_floor, round_half_away, round_up
from rak.calc.spec import Scalar
from rak.calc.values import NEAR, ErrorValue, Unknown, Value, checked, exact_integer, to_number


def power(base: float, exponent: float) -> float:
    """`^` and POWER: 0^0 and a fractional power of a negative number are #NUM!.

    Whether 0^-1 is #DIV/0! or #NUM! is not agreed upon.
    """
    if base == 0.0:
        if exponent == 0.0:
            raise ErrorValue(NUM)
        if exponent < 0.0:
            raise Unknown
        return 0.0
    if base < 0.0 and not exponent.is_integer():
        raise ErrorValue(NUM)
    try:
        return checked(math.pow(base, exponent))
    except OverflowError:
        raise ErrorValue(NUM) from None


def divide(left: float, right: float) -> float:
    """`/`: by zero it is #DIV/0!."""
    if right == 0.0:
        raise ErrorValue(DIV0)
    return checked(left / right)


def digits_of(value: Value) -> int:
    """A count of digits, its fraction dropped."""
    number = to_number(value)
    if abs(number) > 1000:
        raise Unknown
    return int(round_down(number, 0))


def _round_down(number: Value, digits: Value = 0.0) -> float:
    """ROUNDDOWN, and TRUNC where the digits may be left out."""
    return checked(round_down(to_number(number), digits_of(digits)))


def _mod(number: Value, divisor: Value) -> float:
    """MOD: the remainder has the sign of the divisor."""
    n, d = to_number(number), to_number(divisor)
    if d == 0.0:
        raise ErrorValue(DIV0)
    rest = n % d
    if exact_integer(n) and exact_integer(d):
        if abs(n / d) > 1e9:
            raise Unknown
        return rest
    # Near a multiple the remainder is mostly rounding noise, and Excel gives up on large quotients at bounds of its own.
    if abs(n / d) > 1e6 or min(abs(rest), abs(d - rest)) <= 1e-9 * max(abs(n), abs(d)):
        raise Unknown
    return n - d * math.floor(n / d)


def _multiple(number: Value, step: Value, *, up: bool) -> float:
    """CEILING and FLOOR of numbers that are not negative; other signs differ among versions."""
    n, s = to_number(number), to_number(step)
    if n == 0.0:
        return 0.0
    # CEILING(-2.5,2) is an error in older versions and -2 in newer ones.
    if n < 0.0 or s <= 0.0:
        raise Unknown
    ratio = n / s
    near = round(ratio)
    if abs(ratio - near) <= 10 * NEAR * max(1.0, ratio):
        if exact_integer(n) and exact_integer(s):
            return n if n % s == 0.0 else (math.floor(ratio) + up) * s
        raise Unknown
    return checked((math.floor(ratio) + up) * s)


def _sqrt(number: Value) -> float:
    """SQRT: of a negative number #NUM!."""
    n = to_number(number)
    if n < 0.0:
        raise ErrorValue(NUM)
    return math.sqrt(n)


def _logarithm(number: Value, base: Value = 10.0) -> float:
    """LOG and LOG10."""
    n, b = to_number(number), to_number(base)
    if n <= 0.0 or b <= 0.0:
        raise ErrorValue(NUM)
    if b == 1.0:
        raise ErrorValue(DIV0)
    # Powers of ten come out whole, which the quotient of two logarithms does not promise.
    return math.log10(n) if b == 10.0 else divide(math.log(n), math.log(b))


def _exp(number: Value) -> float:
    """EXP: a power of e; overflow is #NUM!."""
    try:
        return checked(math.exp(to_number(number)))
    except OverflowError:
        raise ErrorValue(NUM) from None


def _ln(number: Value) -> float:
    """LN: of zero and less it is #NUM!."""
    n = to_number(number)
    if n <= 0.0:
        raise ErrorValue(NUM)
    return math.log(n)


def _sign(number: Value) -> float:
    """SIGN: -1, 0 or 1."""
    n = to_number(number)
    return float((n > 0.0) - (n < 0.0))


def _parity(number: Value, odd: float) -> bool:
    """ISEVEN and ISODD: the fraction is dropped; a boolean is refused."""
    # ISEVEN comes from an old add-in, whose functions take no boolean.
    if isinstance(number, bool):
        raise ErrorValue(VALUE)
    return abs(round_down(to_number(number), 0)) % 2.0 == odd


SCALARS: Final = {
    "ABS": Scalar(lambda n: abs(to_number(n)), 1, 1),
    "ROUND": Scalar(lambda n, digits: checked(round_half_away(to_number(n), digits_of(digits))), 2, 2),
    "ROUNDUP": Scalar(lambda n, digits: checked(round_up(to_number(n), digits_of(digits))), 2, 2),
    "ROUNDDOWN": Scalar(_round_down, 2, 2),
    "TRUNC": Scalar(_round_down, 1, 2),
    "INT": Scalar(lambda n: round_floor(to_number(n)), 1, 1),
    "MOD": Scalar(_mod, 2, 2),
    # QUOTIENT comes from the same add-in as ISEVEN: it does not work cell by cell.
    "QUOTIENT": Scalar(lambda n, d: round_down(divide(to_number(n), to_number(d)), 0), 2, 2, lifts=False),
    "CEILING": Scalar(lambda n, s: _multiple(n, s, up=True), 2, 2),
    "FLOOR": Scalar(lambda n, s: _multiple(n, s, up=False), 2, 2),
    "POWER": Scalar(lambda b, e: power(to_number(b), to_number(e)), 2, 2),
    "SQRT": Scalar(_sqrt, 1, 1),
    "EXP": Scalar(_exp, 1, 1),
    "LN": Scalar(_ln, 1, 1),
    "LOG": Scalar(_logarithm, 1, 2),
    "LOG10": Scalar(_logarithm, 1, 1),
    "SIGN": Scalar(_sign, 1, 1),
    "PI": Scalar(lambda: math.pi, 0, 0),
    "ISEVEN": Scalar(lambda n: _parity(n, 0.0), 1, 1, lifts=False),
    "ISODD": Scalar(lambda n: _parity(n, 1.0), 1, 1, lifts=False),
}
