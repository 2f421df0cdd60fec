"""Money: whole rupiah, exact sums, exact allocation."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, TypeAlias, overload

import attrs

from rak.domain.nilai import Bilangan, Kosong, TidakDapatDihitung, exact
from rak.domain.spelling import group_thousands, parse_money
from rak.domain.text_folding import FormattedAsText
from rak.errors import DomainError


def _whole(_: object, __: attrs.Attribute[int], nilai: int) -> None:
    if isinstance(nilai, bool) or not isinstance(nilai, int):
        pesan = f"{nilai!r} bukan jumlah rupiah: rupiah adalah bilangan bulat."
        raise DomainError(pesan, "Pakai int, atau Rupiah.parse(teks).")


@attrs.frozen(order=True)
class Rupiah(FormattedAsText):
    """An amount in whole rupiah (columns PAGU, RENCANA PENARIKAN DANA, REALISASI ANGGARAN).

    May be negative as the result of a subtraction. No float and no bool is ever accepted.
    """

    nilai: int = attrs.field(validator=_whole)

    @classmethod
    def parse(cls, text: str) -> Rupiah:
        """Read the spellings met in matrices (``Rp. 88.880.000``, ``Rp.604.663.500``, ``65.040.000,-``)."""
        return cls(parse_money(text))

    def __int__(self) -> int:
        return self.nilai

    def __bool__(self) -> bool:
        return self.nilai != 0

    def __str__(self) -> str:
        sign = "-" if self.nilai < 0 else ""
        return f"{sign}Rp{group_thousands(abs(self.nilai))}"

    def __repr__(self) -> str:
        return f"Rupiah({self.nilai})"

    def __add__(self, other: Rupiah) -> Rupiah:
        return Rupiah(self.nilai + other.nilai) if isinstance(other, Rupiah) else NotImplemented

    def __radd__(self, other: Literal[0]) -> Rupiah:
        return self if other == 0 and not isinstance(other, bool) else NotImplemented

    def __sub__(self, other: Rupiah) -> Rupiah:
        return Rupiah(self.nilai - other.nilai) if isinstance(other, Rupiah) else NotImplemented

    def __mul__(self, times: int) -> Rupiah:
        whole = isinstance(times, int) and not isinstance(times, bool)
        return Rupiah(self.nilai * times) if whole else NotImplemented

    __rmul__ = __mul__

    def __neg__(self) -> Rupiah:
        return Rupiah(-self.nilai)

    def __abs__(self) -> Rupiah:
        return Rupiah(abs(self.nilai))

    @overload
    def __truediv__(self, other: Rupiah) -> Fraction: ...
    @overload
    def __truediv__(self, other: int) -> Fraction: ...
    def __truediv__(self, other: Rupiah | int) -> Fraction:
        """The exact ratio (not a rounded share: that is :meth:`allocate`)."""
        divisor = other.nilai if isinstance(other, Rupiah) else exact(other)
        if divisor == 0:
            raise DomainError("Jumlah rupiah tidak dapat dibagi nol.", "Periksa pagu atau rencana yang nol.")
        return Fraction(self.nilai) / divisor

    def allocate(self, weights: Sequence[Bilangan | Rupiah]) -> tuple[Rupiah, ...]:
        """Share the amount out in proportion to the weights, losing nothing.

        The shares add up to the amount; each is the floor or the ceiling of its quota; weight 0 gets 0; equal weights
        differ by at most Rp1, the earlier period first; a negative amount mirrors its positive twin.
        """
        parts = [exact(weight.nilai if isinstance(weight, Rupiah) else weight) for weight in weights]
        if any(part < 0 for part in parts):
            raise DomainError("Bobot pembagian tidak boleh negatif.", "Pakai bobot nol atau lebih.")
        total = sum(parts)
        if total == 0:
            return self._allocate_nothing(len(parts))
        quotas = [Fraction(abs(self.nilai)) * part / total for part in parts]
        shares = [quota.numerator // quota.denominator for quota in quotas]
        left = abs(self.nilai) - sum(shares)
        by_rest = sorted(range(len(parts)), key=lambda i: (shares[i] - quotas[i], i))
        for i in by_rest[:left]:
            shares[i] += 1
        return tuple(Rupiah(-share if self.nilai < 0 else share) for share in shares)

    def _allocate_nothing(self, count: int) -> tuple[Rupiah, ...]:
        if self.nilai != 0:
            pesan = f"{self} tidak dapat dibagi: semua bobot nol."
            raise DomainError(pesan, "Beri bobot lebih dari nol pada paling sedikit satu.")
        return (Rupiah(0),) * count


Uang: TypeAlias = Rupiah | Kosong
"""A money cell: an amount, *belum diisi*, or the dash *tidak berlaku*."""

UangHitung: TypeAlias = Rupiah | Kosong | TidakDapatDihitung
"""A computed amount: any of the four values."""
