"""Money is a whole number of rupiah; sharing it out loses nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.rupiah import Rupiah
from rak.errors import DomainError
from tests import strategies as kita

AMOUNTS = kita.rupiah(minimum=-(10**15))
WEIGHTS = st.lists(st.one_of(st.integers(0, 10**6), st.fractions(0, 100)), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp. 88.880.000", 88_880_000),
        ("Rp.604.663.500", 604_663_500),
        ("Rp 48.022.572.000", 48_022_572_000),
        ("Rp24.126.484.000", 24_126_484_000),
        ("Rp. 65.040.000,-", 65_040_000),
        ("966.661.000,00", 966_661_000),
        ("Rp855,830,897,000", 855_830_897_000),
        ("Rp.\n23.906.077.655", 23_906_077_655),
        ("0", 0),
        ("450.000", 450_000),
        ("IDR 1,500", 1_500),
        ("-Rp5.000", -5_000),
        ("Rp-5.000", -5_000),
        ("(5.000)", -5_000),
        ("Rp 1 500 000", 1_500_000),
    ],
)
def test_money_is_read_as_offices_spell_it(text: str, amount: int) -> None:
    """Spellings met in real tables."""
    assert Rupiah.parse(text) == Rupiah(amount)


@pytest.mark.parametrize("text", ["-", "", "Rp", "seribu", "1.000,50", "12.34.567", "1.000.00", "Rp1e6", "½", "١٢٣"])
def test_what_is_no_whole_amount_is_refused(text: str) -> None:
    """A dash is no zero, and a fraction of a rupiah is no amount."""
    with pytest.raises(DomainError):
        Rupiah.parse(text)


@given(AMOUNTS)
def test_printed_money_reads_back(amount: Rupiah) -> None:
    """parse∘format is the identity for Rupiah."""
    assert Rupiah.parse(str(amount)) == amount


def test_money_is_printed_with_dots() -> None:
    """The spelling of the decree without its blanks."""
    assert str(Rupiah(-88_880_000)) == "-Rp88.880.000"
    assert repr(Rupiah(5)) == "Rupiah(5)"


@pytest.mark.parametrize("number", [1.0, True, "1", None, Fraction(1), Fraction(1, 2)])
def test_an_amount_is_an_int_and_nothing_else(number: Any) -> None:
    """No float and no bool, ever."""
    with pytest.raises(DomainError):
        Rupiah(number)


@pytest.mark.parametrize("factor", [1.5, True])
def test_money_is_multiplied_by_whole_numbers_only(factor: Any) -> None:
    """A share of money is an allocation, not a product."""
    with pytest.raises(TypeError):
        Rupiah(10) * factor
    with pytest.raises(DomainError):
        Rupiah(10) / factor


def test_money_and_numbers_do_not_mix() -> None:
    """Rp5 + 5 means nothing; only the empty sum's 0 is allowed."""
    five: Any = Rupiah(5)
    with pytest.raises(TypeError):
        five + 5
    with pytest.raises(TypeError):
        five - 5
    with pytest.raises(TypeError):
        5 + five
    with pytest.raises(TypeError):
        False + five
    assert sum([Rupiah(2), Rupiah(3)], start=Rupiah(0)) == Rupiah(5)
    assert 0 + five == five


@given(AMOUNTS, AMOUNTS)
def test_money_adds_up_as_whole_numbers_do(left: Rupiah, right: Rupiah) -> None:
    """Sums, differences, signs and order are those of the integers."""
    assert left + right == Rupiah(int(left) + int(right))
    assert left - right == -(right - left)
    assert abs(left) == Rupiah(abs(int(left)))
    assert (left < right) == (int(left) < int(right))
    assert bool(left) == (int(left) != 0)
    assert left * 3 == 3 * left == left + left + left


@given(AMOUNTS, AMOUNTS.filter(bool))
def test_a_ratio_of_money_is_exact(left: Rupiah, right: Rupiah) -> None:
    """A share is a fraction, never rounded."""
    assert left / right == Fraction(int(left), int(right))
    assert left / 7 == Fraction(int(left), 7)


def test_money_over_zero_is_refused() -> None:
    """There is no ratio to a pagu of zero."""
    with pytest.raises(DomainError):
        Rupiah(1) / Rupiah(0)


class TestAllocation:
    """Shares add up exactly, each is the floor or the ceiling of its quota."""

    @given(AMOUNTS, WEIGHTS.filter(any))
    def test_shares_add_up_and_stay_at_their_quota(self, amount: Rupiah, weights: list[Fraction]) -> None:
        """Weight 0 gets 0."""
        shares = amount.allocate(weights)
        assert sum(shares, start=Rupiah(0)) == amount
        for share, weight in zip(shares, weights, strict=True):
            quota = Fraction(int(amount)) * weight / sum(weights)
            assert abs(Fraction(int(share)) - quota) < 1
            assert weight or not share

    @given(AMOUNTS, st.integers(1, 12))
    def test_equal_weights_differ_by_one_with_the_earlier_first(self, amount: Rupiah, count: int) -> None:
        """Rp10 over four quarters is 3, 3, 2, 2."""
        sizes = [abs(int(share)) for share in amount.allocate([1] * count)]
        assert sizes == sorted(sizes, reverse=True)
        assert max(sizes) - min(sizes) <= 1

    @given(AMOUNTS, WEIGHTS.filter(any))
    def test_negative_amounts_mirror_positive_ones(self, amount: Rupiah, weights: list[Fraction]) -> None:
        """A reduction is spread as the amount was."""
        assert (-amount).allocate(weights) == tuple(-share for share in amount.allocate(weights))

    @given(kita.rupiah(), WEIGHTS.filter(any), st.integers(1, 1000))
    def test_only_proportions_count(self, amount: Rupiah, weights: list[Fraction], factor: int) -> None:
        """Weights in thousands share like weights in units."""
        assert amount.allocate(weights) == amount.allocate([factor * weight for weight in weights])

    def test_the_largest_rests_get_the_odd_rupiah(self) -> None:
        """Quotas 2,5 / 1,25 / 1,25 of Rp5: the first rest is the largest."""
        assert Rupiah(5).allocate([2, 1, 1]) == (Rupiah(3), Rupiah(1), Rupiah(1))
        assert Rupiah(10).allocate([1, 1, 1, 1]) == tuple(map(Rupiah, (3, 3, 2, 2)))
        assert Rupiah(7).allocate([1, 5, 1]) == tuple(map(Rupiah, (1, 5, 1)))
        assert Rupiah(5).allocate([Fraction(1, 10), Fraction(9, 10)]) == (Rupiah(1), Rupiah(4))
        assert Rupiah(3).allocate([Rupiah(2), Rupiah(4)]) == (Rupiah(1), Rupiah(2))

    def test_nothing_can_be_shared_over_nothing(self) -> None:
        """Zero over zero weights is zero; anything else is refused."""
        assert Rupiah(0).allocate([0, 0]) == (Rupiah(0), Rupiah(0))
        assert Rupiah(0).allocate([]) == ()
        with pytest.raises(DomainError):
            Rupiah(1).allocate([0, 0])

    @pytest.mark.parametrize("weights", [[-1, 2], [0.5, 0.5], [True]])
    def test_weights_are_exact_and_not_negative(self, weights: Any) -> None:
        """A float weight would round where nobody sees it."""
        with pytest.raises(DomainError):
            Rupiah(1).allocate(weights)


@pytest.mark.parametrize(("amount", "text"), [(0, "Rp0"), (1, "Rp1"), (-1, "-Rp1"), (999, "Rp999"), (1000, "Rp1.000")])
def test_small_amounts_are_printed_plainly(amount: int, text: str) -> None:
    """Zero has no sign."""
    assert str(Rupiah(amount)) == text
