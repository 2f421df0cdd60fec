"""Amounts that are written again in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.number_words import in_words
from rak.domain.spelling import parse_money
from rak.errors import DomainError


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (19, "sembilan belas"), (20, "dua puluh"), (100, "seratus"),
        (1_000, "seribu"), (1_001_000, "satu juta seribu"), (111_111, "seratus sebelas ribu seratus sebelas"),
        (2_745_488_000, "dua miliar tujuh ratus empat puluh lima juta empat ratus delapan puluh delapan ribu"),
        (10**12, "satu triliun"),
    ],
)  # fmt: skip
def test_numbers_are_said_as_people_say_them(number: int, words: str) -> None:
    """The total of the decree among them."""
    assert in_words(number) == words


@given(st.integers(0, 10**15 - 1), st.sampled_from([" ({} rupiah)", "({})", ",- ({} Rupiah,-)", "\n(#{} rupiah#)"]))
def test_an_amount_with_its_words_is_the_amount(amount: int, words: str) -> None:
    """In the figures of a decree, with dots."""
    text = f"Rp. {amount:,}".replace(",", ".") + words.format(in_words(amount).capitalize())
    assert parse_money(text) == amount


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_words_that_say_another_amount_are_asked(amount: int, other: int) -> None:
    """Neither is taken for the right one."""
    text = f"Rp{amount:,} ({in_words(other)} rupiah)".replace(",", ".")
    if amount != other:
        with pytest.raises(DomainError, match="angka dan kata-katanya berbeda"):
            parse_money(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp88.880.000 (Delapan puluh delapan juta delapan ratus delapan puluh ribu rupiah)", 88_880_000),
        ("1.500.000.000 (satu milyar lima ratus juta)", 1_500_000_000),
        ("Rp100.100 (satu ratus ribu satu ratus)", 100_100),
        ("27.139,000 (dua puluh tujuh juta seratus tiga puluh sembilan ribu rupiah)", 27_139_000),
        ("Rp 5.000 (limaribu)", 5_000),
    ],
)
def test_words_of_other_spellings_and_figures_with_two_readings(text: str, amount: int) -> None:
    """Of two readings of the figures the words choose one."""
    assert parse_money(text) == amount


@pytest.mark.parametrize(
    "text", ["Rp5.000 (termasuk pajak)", "Rp5.000 (lima ribu) (dua)", "(lima ribu)", "Rp5.000 lima ribu"]
)
def test_other_words_are_none(text: str) -> None:
    """What is no number in brackets behind figures is asked as before."""
    with pytest.raises(DomainError, match="bukan jumlah rupiah"):
        parse_money(text)


def test_words_of_an_amount_in_thousands_may_say_either() -> None:
    """The figures of the cell, or the rupiah."""
    assert (
        parse_money("88 (delapan puluh delapan)", 1000)
        == parse_money("88 (delapan puluh delapan ribu)", 1000)
        == 88_000
    )
