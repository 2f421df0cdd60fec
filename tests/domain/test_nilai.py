"""Exact numbers and the one rounding, and numbers as people spell them."""

from __future__ import annotations

import decimal
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rak.domain.display import show_number, show_percent
from rak.domain.nilai import (
    BELUM_DIISI,
    TIDAK_BERLAKU,
    TidakDapatDihitung,
    exact,
    is_decimal,
    round_half_away,
    to_decimal_text,
)
from rak.domain.roots import Akar
from rak.domain.rupiah import Rupiah
from rak.domain.spelling import group_thousands, is_dash, parse_number, spell_number
from rak.errors import DomainError
from tests import strategies as kita

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)


@pytest.mark.parametrize("number", [0.7, True, "7", None, Decimal("NaN"), Decimal("Infinity"), float("nan")])
def test_what_is_not_exact_is_refused(number: Any) -> None:
    """A float offered is refused, and so is what is no number."""
    with pytest.raises(DomainError):
        exact(number)


@given(DECIMALS, st.integers(0, 4))
def test_rounding_is_half_away_from_zero(number: Decimal, places: int) -> None:
    """Excel's ROUND, with decimal's ROUND_HALF_UP as the oracle."""
    expected = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert round_half_away(number, places) == expected


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(2000, 3), 2, "666.67"),
        (Fraction(45, 130) * 100, 2, "34.62"),
        (Fraction(12345, 10), -2, "1200"),
    ],
)
def test_rounding_of_known_figures(number: Fraction, places: int, rounded: str) -> None:
    """666,67 where an office printed a truncated 666,66."""
    assert round_half_away(number, places) == Decimal(rounded)


CONTEXTS = [
    decimal.Context(prec=3, rounding=ROUND_DOWN),
    decimal.Context(prec=1, rounding=ROUND_UP, Emin=-1, Emax=1, traps=[decimal.Inexact, decimal.Rounded]),
    decimal.Context(prec=50, rounding=ROUND_CEILING, traps=list(decimal.Context().flags)),
]
LONG = st.fractions() | st.builds(Fraction, st.integers(-(10**2000), 10**2000), st.integers(1, 10**60))


def shown(number: Fraction, places: int) -> list[str]:
    """The number as everything that rounds shows it."""
    return [
        str(round_half_away(number, places)),
        to_decimal_text(number, digits=places),
        show_number(number, places),
        show_percent(number, places),
        str(Akar(abs(number) % 10**9, 2).round(places)),
        str(Rupiah(number.numerator)),
    ]


@given(LONG, st.integers(0, 6), st.sampled_from(CONTEXTS))
@example(Fraction(123456789012345678901234567890123, 1000), 2, CONTEXTS[1])
def test_rounding_is_the_same_whatever_the_callers_decimal_context(
    number: Fraction, places: int, context: decimal.Context
) -> None:
    """For numbers of any length: a script that sets ``decimal.getcontext().prec`` changes no figure of a report."""
    usual = shown(number, places)
    with decimal.localcontext(context):
        assert shown(number, places) == usual
    error = abs(exact(round_half_away(number, places)) - number)
    assert error <= Fraction(1, 2 * 10**places)


def test_a_figure_longer_than_python_turns_into_text_is_shown_whole() -> None:
    """``str`` of an int stops at 4.300 digits."""
    number = Fraction(10**5000 * 2 + 1, 2)
    assert to_decimal_text(number) == "1" + "0" * 5000 + ".5"
    assert shown(number, 0)[0] == "1" + "0" * 4999 + "1"
    assert show_percent(number).endswith(".000,50%")


def test_a_figure_longer_than_the_usual_precision_is_shown_whole() -> None:
    """28 digits are what ``decimal`` keeps unless told otherwise."""
    assert (
        str(round_half_away(Fraction(123456789012345678901234567890123, 1000), 2))
        == "123456789012345678901234567890.12"
    )
    assert show_number(Fraction(10**30 + 1, 4)) == "250.000.000.000.000.000.000.000.000.000,25"


@given(DECIMALS)
def test_decimal_text_is_exact_where_it_can_be(number: Decimal) -> None:
    """The spelling of exact ratios in JSON and TOML."""
    assert Fraction(to_decimal_text(Fraction(number))) == Fraction(number)


@given(st.integers(), st.integers(0, 200), st.integers(0, 200))
@example(-1, 41, 0)
def test_decimal_text_of_a_finite_fraction_is_exact_however_long(over: int, twos: int, fives: int) -> None:
    """Negative ones too: the figures are those of a whole number, not of a Decimal with its 28 digits."""
    number = Fraction(over, 2**twos * 5**fives)
    text = to_decimal_text(number)
    assert Fraction(text) == number
    assert "E" not in text


def test_decimal_text_of_endless_fractions_is_rounded_to_28_places() -> None:
    """One third has no finite spelling."""
    assert to_decimal_text(Fraction(1, 3)) == "0." + "3" * 28
    assert to_decimal_text(Fraction(-2, 3), digits=2) == "-0.67"
    assert to_decimal_text(Fraction(1, 3000), digits=2) == "0"
    assert to_decimal_text(Fraction(5)) == "5"


@given(st.fractions(max_denominator=400))
def test_a_number_is_decimal_when_its_denominator_divides_a_power_of_ten(number: Fraction) -> None:
    """Against the definition: some power of ten makes it whole."""
    assert is_decimal(number) == ((number * 10**9).denominator == 1)


def test_the_values_that_are_no_numbers_say_so() -> None:
    """What staff read in their place."""
    assert str(BELUM_DIISI) == "belum diisi"
    assert str(TIDAK_BERLAKU) == "tidak berlaku"
    assert str(TidakDapatDihitung("penyebut nol")) == "tidak dapat dihitung: penyebut nol"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("88,5", Fraction(177, 2)),
        ("63.89", Fraction(6389, 100)),
        ("80.00", Fraction(80)),
        ("0,26", Fraction(26, 100)),
        ("4000", Fraction(4000)),
        ("1.234.567", Fraction(1_234_567)),
        ("1.234,5", Fraction(12345, 10)),
        ("1,234.5", Fraction(12345, 10)),
        ("-3,5", Fraction(-7, 2)),
        ("+3", Fraction(3)),
        ("(3)", Fraction(-3)),
        ("0,123", Fraction(123, 1000)),
        ("1234,567", Fraction(1234567, 1000)),
        ("4 000", Fraction(4000)),
    ],
)
def test_numbers_are_read_as_offices_spell_them(text: str, number: Fraction) -> None:
    """A comma before one or two digits is decimal, and so is a lone dot before them."""
    assert parse_number(text) == number


@pytest.mark.parametrize(("text", "both"), [("3.484", ("3484", "3,4840")), ("2,857", ("2857", "2,8570"))])
def test_one_group_of_three_digits_is_reported_with_both_readings(text: str, both: tuple[str, str]) -> None:
    """``3.484`` alone cannot be decided."""
    with pytest.raises(DomainError) as caught:
        parse_number(text)
    assert caught.value.bacaan == both


@pytest.mark.parametrize("text", ["", "-", "tujuh", "1,2,3", "1..2", "38% (Evaluasi)", "1.2.3", "٣", "1,234,56"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(DomainError) as caught:
        parse_number(text)
    assert caught.value.bacaan == ()


@given(kita.desimal(minimum=-(10**6), angka=4))
def test_a_spelt_number_reads_back(number: Fraction) -> None:
    """parse∘spell is the identity, also for three decimals, which would be ambiguous."""
    assert parse_number(spell_number(number)) == number


def test_endless_fractions_have_no_spelling() -> None:
    """One third must be rounded by whoever shows it."""
    with pytest.raises(DomainError):
        spell_number(Fraction(1, 3))


def test_dashes_of_all_lengths_are_dashes() -> None:
    """``-`` means none, which is not zero."""
    assert all(is_dash(text) for text in ("-", " – ", "—", "−"))
    assert not any(is_dash(text) for text in ("", "--", "0", "-1"))
    assert group_thousands(1234567) == "1.234.567"
