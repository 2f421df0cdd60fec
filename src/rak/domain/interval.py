"""Closed intervals of exact numbers with open-ended sides: what a figure can still become."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from rak.domain.nilai import Bilangan, exact
from rak.errors import DomainError

_End: TypeAlias = tuple[int, Fraction]
"""An end that compares with others: (-1, 0) below all numbers, (0, x) the number x, (1, 0) above all."""

_MINUS: Final[_End] = (-1, Fraction(0))
_PLUS: Final[_End] = (1, Fraction(0))


def _times(left: _End, right: _End) -> _End:
    """The product, where nothing times without bound is nothing."""
    if left[0] == right[0] == 0:
        return 0, left[1] * right[1]
    sign = _sign(left) * _sign(right)
    return sign, Fraction(0)


def _sign(end: _End) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _finite(end: _End) -> Fraction | None:
    return end[1] if end[0] == 0 else None


def _end(number: Bilangan | None) -> Fraction | None:
    return None if number is None else exact(number)


@attrs.frozen
class Selang:
    """From ``bawah`` to ``atas``; None is without bound on that side."""

    bawah: Fraction | None = attrs.field(default=None, converter=_end)
    atas: Fraction | None = attrs.field(default=None, converter=_end)

    def __attrs_post_init__(self) -> None:
        if self.bawah is not None and self.atas is not None and self.bawah > self.atas:
            raise DomainError(f"Batas bawah {self.bawah} di atas batas atas {self.atas}.", "Tukar kedua batas.")

    @classmethod
    def point(cls, number: Bilangan) -> Selang:
        """One number only."""
        return cls(number, number)

    @property
    def pasti(self) -> bool:
        """Whether it is one number."""
        return self.bawah is not None and self.bawah == self.atas

    def __contains__(self, number: Bilangan) -> bool:
        value = exact(number)
        return (self.bawah is None or self.bawah <= value) and (self.atas is None or value <= self.atas)

    def __neg__(self) -> Selang:
        return Selang(None if self.atas is None else -self.atas, None if self.bawah is None else -self.bawah)

    def __abs__(self) -> Selang:
        low, high = (max(pair) for pair in zip(_ends(self), _ends(-self), strict=True))
        return Selang(_finite(max(low, (0, Fraction(0)))), _finite(high))

    def __add__(self, other: Selang) -> Selang:
        low = None if self.bawah is None or other.bawah is None else self.bawah + other.bawah
        high = None if self.atas is None or other.atas is None else self.atas + other.atas
        return Selang(low, high)

    def __sub__(self, other: Selang) -> Selang:
        return self + -other

    def __mul__(self, other: Selang) -> Selang:
        corners = [_times(mine, its) for mine in _ends(self) for its in _ends(other)]
        return Selang(_finite(min(corners)), _finite(max(corners)))

    def __truediv__(self, other: Selang) -> Selang:
        """The quotients where there are any: the denominator is taken as not zero."""
        return self * other.inverse()

    def inverse(self) -> Selang:
        """One divided by each number but zero; without bounds when zero lies inside."""
        low, high = self.bawah, self.atas
        if high is not None and high <= 0 and low != 0:
            return -(-self).inverse()
        if low is None or low < 0 or high == 0:
            return SEMUA
        return Selang(0 if high is None else 1 / high, None if low == 0 else 1 / low)

    def scale(self, factor: Bilangan) -> Selang:
        """Each number times the factor."""
        return self * Selang.point(factor)

    def no_lower_than(self, floor: Bilangan) -> Selang:
        """Each number, or the floor where that is higher."""
        least = (0, exact(floor))
        return Selang(*(_finite(max(end, least)) for end in _ends(self)))

    def meet(self, other: Selang) -> Selang | None:
        """What both have in common, None when that is nothing."""
        low = max(_ends(self)[0], _ends(other)[0])
        high = min(_ends(self)[1], _ends(other)[1])
        return Selang(_finite(low), _finite(high)) if low <= high else None


SEMUA: Final = Selang()
"""Any number."""

NOL_KE_ATAS: Final = Selang(0, None)
"""Zero and above: what a count can be."""


def around(parts: Iterable[Selang]) -> Selang:
    """The smallest interval around all of them (at least one)."""
    ends = [_ends(part) for part in parts]
    return Selang(_finite(min(low for low, _ in ends)), _finite(max(high for _, high in ends)))


def _ends(interval: Selang) -> tuple[_End, _End]:
    low = _MINUS if interval.bawah is None else (0, interval.bawah)
    return low, _PLUS if interval.atas is None else (0, interval.atas)
