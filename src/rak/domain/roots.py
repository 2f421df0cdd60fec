"""Roots of exact numbers without floats: the geometric mean of PMK 22/2021 is a root, rounded once when shown."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from rak.domain.nilai import Bilangan, exact, to_decimal
from rak.errors import DomainError


def _not_negative(_: object, __: attrs.Attribute[Fraction], number: Fraction) -> None:
    if number < 0:
        raise DomainError(f"Akar dari bilangan negatif {number}.", "Periksa capaian yang negatif.")


def _at_least_one(_: object, __: attrs.Attribute[int], degree: int) -> None:
    if degree < 1:
        raise DomainError(f"Pangkat akar {degree}.", "Pangkat akar paling kecil 1.")


@functools.total_ordering
@attrs.frozen(eq=False)
class Akar:
    """The n-th root of an exact number, kept as the two of them."""

    radikan: Fraction = attrs.field(converter=exact, validator=_not_negative)
    pangkat: int = attrs.field(default=1, validator=_at_least_one)

    def _as_powers(self, other: Akar) -> tuple[Fraction, Fraction]:
        return self.radikan**other.pangkat, other.radikan**self.pangkat

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Akar):
            return NotImplemented
        mine, its = self._as_powers(other)
        return mine == its

    def __lt__(self, other: Akar) -> bool:
        mine, its = self._as_powers(other)
        return mine < its

    __hash__ = None  # type: ignore[assignment]  # equal roots can be spelt with different degrees

    def __mul__(self, other: Akar) -> Akar:
        degree = math.lcm(self.pangkat, other.pangkat)
        return Akar(self.radikan ** (degree // self.pangkat) * other.radikan ** (degree // other.pangkat), degree)

    def round(self, desimal: int = 0) -> Decimal:
        """The value rounded once, half away from zero; exact for every degree."""
        doubled = self.radikan * (2 * Fraction(10) ** desimal) ** self.pangkat
        floor = integer_root(doubled.numerator // doubled.denominator, self.pangkat)
        return to_decimal((floor + 1) // 2, desimal)


def integer_root(number: int, degree: int) -> int:
    """The largest whole number whose power of that degree is no more than ``number``."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle)
    return low


def rata_rata_geometrik(nilai: Iterable[Akar | Bilangan]) -> Akar:
    """The geometric mean, exact, also of geometric means; DomainError for no values."""
    roots = [value if isinstance(value, Akar) else Akar(value) for value in nilai]
    if not roots:
        raise DomainError("Rata-rata dari nol nilai.", "Beri paling sedikit satu nilai.")
    product = functools.reduce(lambda left, right: left * right, roots)
    return Akar(product.radikan, product.pangkat * len(roots))
