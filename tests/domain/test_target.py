"""Column TARGET KINERJA."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from rak.domain.target import TargetKinerja
from rak.errors import DomainError
from tests import strategies as kita


@pytest.mark.parametrize(
    "text", ["20²", "10² Dokumen", "20 25", "70 % 5", "3 dari 4 Dokumen", "1½ Dokumen", "20 %²", "20/25", "2 0"]
)
def test_a_number_before_another_or_a_raised_one_is_no_target(text: str) -> None:
    """Neither the first nor what they make together is said; a year or a square within the unit is its own."""
    with pytest.raises(DomainError):
        TargetKinerja.parse(text)
    assert TargetKinerja.parse("12 Laporan 2025").nilai == 12


@pytest.mark.parametrize(
    ("text", "low", "unit", "high"),
    [
        ("70 %", 70, "%", None),
        ("88,5%", Fraction(177, 2), "%", None),
        ("1 Dokumen", 1, "Dokumen", None),
        ("4000 M ²", 4000, "M ²", None),
        ("4000 M²", 4000, "M²", None),
        ("2 Lap", 2, "Lap", None),
        ("Skala 7", 7, "Skala", None),
        ("Nilai 84,05", Fraction(8405, 100), "Nilai", None),
        ("7 - 8 bulan", 7, "bulan", 8),
        ("80 - 90%", 80, "%", 90),
        ("80% - 90%", 80, "%", 90),
        ("80 s.d. 90 %", 80, "%", 90),
        ("7 sampai dengan 8", 7, "", 8),
        ("6 kali/tahun", 6, "kali/tahun", None),
        ("12", 12, "", None),
        ("-5 %", -5, "%", None),
        ("0,26 %", Fraction(26, 100), "%", None),
    ],
)
def test_targets_are_read_as_offices_spell_them(text: str, low: Fraction, unit: str, high: Fraction | None) -> None:
    """The spelling is kept for printing."""
    target = TargetKinerja.parse(text)
    assert (target.nilai, target.satuan, target.nilai_atas) == (low, unit, high)
    assert str(target) == text
    assert target.persen == (unit == "%")


@pytest.mark.parametrize("text", ["", "WTP", "tepat waktu", "%", "90 - 80 %", "80 - 80 %"])
def test_what_has_no_number_or_an_empty_range_is_refused(text: str) -> None:
    """Words are a target only when a person says so."""
    with pytest.raises(DomainError):
        TargetKinerja.parse(text)


def test_an_ambiguous_target_carries_both_readings() -> None:
    """``3.484 %`` is 3484 or 3,484."""
    with pytest.raises(DomainError) as caught:
        TargetKinerja.parse("3.484 %")
    assert caught.value.bacaan == ("3484", "3,4840")


@given(kita.target_kinerja())
def test_a_printed_target_reads_back(target: TargetKinerja) -> None:
    """parse∘print is the identity, however the target came to be."""
    if target.nilai is None:
        assert TargetKinerja.in_words(str(target)) == target
    else:
        assert TargetKinerja.parse(str(target)) == target


def test_two_spellings_of_one_target_are_equal() -> None:
    """The spelling is no part of the value."""
    assert TargetKinerja.parse("70%") == TargetKinerja.parse("70  %") == TargetKinerja(70, "%")
    assert str(TargetKinerja(70, "%")) == "70 %"
    assert str(TargetKinerja(80, "%", 90)) == "80 - 90 %"
    assert str(TargetKinerja(3)) == "3"


def test_a_target_in_words_has_no_number() -> None:
    """Against it nothing can be computed."""
    target = TargetKinerja.in_words("  Wajar  Tanpa Pengecualian ")
    assert target.nilai is None
    assert str(target) == "Wajar Tanpa Pengecualian"
    assert not target.persen
    assert not target.aras


@pytest.mark.parametrize(
    "arguments",
    [
        (0.7,),
        (True,),
        (Fraction(1, 3),),
        (7, "- 8 bulan"),
        (None, "", 3),
        (2, "", 1),
        (2, "", 2),
        (1, "%", Fraction(4, 3)),
    ],
)
def test_meaningless_targets_cannot_be_made(arguments: Any) -> None:
    """Floats, endless fractions, units that read as numbers, ranges upside down."""
    with pytest.raises(DomainError):
        TargetKinerja(*arguments)


@pytest.mark.parametrize("text", ["80 s/d 90 %", "80 s.d. 90 %", "80 hingga 90%", "80 sampai dengan 90 %", "80−90 %"])
def test_a_range_is_one_with_any_of_the_words_to_date(text: str) -> None:
    """And is not 80 of a unit that begins with the words."""
    assert TargetKinerja.parse(text) == TargetKinerja(80, "%", 90)


@pytest.mark.parametrize(
    "text",
    ["1/3", "75 / 100", "3 x 4 dokumen", "1:10", "2+1", "17 dari 20", "2 dok, 3 lap", "1 LKJ dan 1 PK", "4 LHE; 2 LKJ",
     "2½", "1e3", "8,5E+1", "7 8 bulan"],
)  # fmt: skip
def test_two_numbers_to_reckon_with_are_no_target(text: str) -> None:
    """Neither of them is taken for it, and the rest for a unit."""
    with pytest.raises(DomainError, match="dua angka"):
        TargetKinerja.parse(text)
    assert TargetKinerja.parse("6 kali/tahun") == TargetKinerja(6, "kali/tahun")
    assert TargetKinerja.parse("2 x seminggu") == TargetKinerja(2, "x seminggu")
    assert TargetKinerja.parse("1 234 dokumen") == TargetKinerja(1234, "dokumen")
    assert TargetKinerja.parse("100% (4 dokumen, 2 laporan)").nilai == 100
    assert TargetKinerja.parse("84,05 Nilai") == TargetKinerja(Fraction(8405, 100), "Nilai")
