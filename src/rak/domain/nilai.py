"""The four values of a cell: a number, *belum diisi*, *tidak berlaku*, *tidak dapat dihitung*.

They pass through every formula. Blank is never zero, and a dash is neither.
"""

import decimal
import enum
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, NoReturn, TypeAlias

import attrs

from rak.domain.text_folding import FormattedAsText
from rak.errors import DomainError


def _not_yes_or_no(value: object) -> NoReturn:
    """Refuse the question that would take a blank for zero, or for something."""
    raise TypeError(
        f"'{value}' tidak dapat dijawab ya atau tidak. Tanyakan: nilai is BELUM_DIISI, nilai is TIDAK_BERLAKU, "
        "atau isinstance(nilai, (Fraction, Rupiah)) untuk sebuah bilangan."
    )


class Kosong(enum.Enum):
    """A cell without a number, and why it has none. Its truth cannot be asked: a blank is neither zero nor something."""

    BELUM_DIISI = "belum diisi"
    TIDAK_BERLAKU = "tidak berlaku"

    def __bool__(self) -> NoReturn:  # noqa: PLE0304  # it answers nothing
        _not_yes_or_no(self)

    def __str__(self) -> str:
        return self.value


BELUM_DIISI: Final = Kosong.BELUM_DIISI
TIDAK_BERLAKU: Final = Kosong.TIDAK_BERLAKU


@attrs.frozen
class TidakDapatDihitung(FormattedAsText):
    """A figure that cannot be computed, with the reason in Indonesian (for instance a denominator of zero)."""

    alasan: str

    def __bool__(self) -> NoReturn:  # noqa: PLE0304  # it answers nothing
        _not_yes_or_no(self)

    def __str__(self) -> str:
        return f"tidak dapat dihitung: {self.alasan}"


Nilai: TypeAlias = Fraction | Kosong | TidakDapatDihitung
"""Any of the four values; a number is an exact :class:`~fractions.Fraction`."""

Terisi: TypeAlias = Fraction | Literal[Kosong.TIDAK_BERLAKU]
"""What a person can put into a cell: a number, or the dash that says *tidak berlaku*."""

Bilangan: TypeAlias = int | Fraction | Decimal
"""What is accepted as an exact number; never a float, never a bool."""


def exact(number: Bilangan) -> Fraction:
    """The number as an exact fraction; DomainError for a float, a bool, a NaN or anything else."""
    if type(number) is Fraction:
        return number
    if isinstance(number, bool) or not isinstance(number, int | Fraction | Decimal):
        pesan = f"{number!r} bukan bilangan eksak."
        raise DomainError(pesan, "Pakai bilangan bulat, Fraction, atau Decimal; bukan float.")
    if isinstance(number, Decimal) and not number.is_finite():
        raise DomainError(f"{number} bukan bilangan.", "Pakai bilangan yang berhingga.")
    return Fraction(number)


_ANY_LENGTH: Final = decimal.Context(prec=decimal.MAX_PREC, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX, traps=[])
"""Arithmetic of Decimal that never rounds, whatever context the caller has set."""


def round_to_units(number: Bilangan, desimal: int = 0) -> int:
    """How many units of the last of ``desimal`` places the rounded number has: 2,345 to two places is 235."""
    value = exact(number)
    one: int = value.denominator * 10 ** max(-desimal, 0)
    units: int = abs(value.numerator) * 10 ** max(desimal, 0)
    whole, rest = divmod(units, one)
    if 2 * rest >= one:
        whole += 1
    return -whole if value.numerator < 0 else whole


def to_decimal(units: int, desimal: int) -> Decimal:
    """That many units of the last of ``desimal`` places, exactly: 235 of two places is 2.35."""
    return Decimal(units).scaleb(-desimal, _ANY_LENGTH)


def round_half_away(number: Bilangan, desimal: int = 0) -> Decimal:
    """Round once, for showing, half away from zero, as Excel's ROUND does.

    The same for numbers of any length and under any ``decimal`` context. DomainError for a float.
    """
    return to_decimal(round_to_units(number, desimal), desimal)


def is_decimal(number: Fraction) -> bool:
    """Whether the number has a finite decimal spelling (its denominator divides a power of ten)."""
    return _places(number) is not None


def _places(number: Fraction) -> int | None:
    """How many decimals its finite spelling has, None where it has none."""
    if number.denominator == 1:
        return 0
    rest, powers = number.denominator, {2: 0, 5: 0}
    for prime in powers:
        while rest % prime == 0:
            rest //= prime
            powers[prime] += 1
    return max(powers.values()) if rest == 1 else None


def to_decimal_text(number: Fraction, *, digits: int = 28) -> str:
    """The number as text with a decimal point: exact where it is finite, else rounded to ``digits`` decimals.

    This is the spelling of exact ratios in JSON and TOML.
    """
    finite = _places(number)
    text = f"{round_half_away(number, digits if finite is None else finite):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
