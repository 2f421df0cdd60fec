"""Scales: every figure has exactly one class, and every edge exactly one side."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, TidakDapatDihitung
from rak.domain.skala import BPOM, IKPA, LAMPU, PEMDA, SKALA, Skala, Tepi
from rak.errors import DomainError

EPSILON = Fraction(1, 10**9)


@pytest.mark.parametrize(
    ("scale", "edge", "below", "at", "above"),
    [
        (BPOM, 50, "Sangat Kurang", "Kurang", "Kurang"),
        (BPOM, 70, "Kurang", "Cukup", "Cukup"),
        (BPOM, 90, "Cukup", "Baik", "Baik"),
        (BPOM, 110, "Baik", "Baik", "Sangat Baik"),
        (BPOM, 120, "Sangat Baik", "Sangat Baik", "Tidak dapat disimpulkan"),
        (PEMDA, 50, "Sangat Rendah", "Sangat Rendah", "Rendah"),
        (PEMDA, 65, "Rendah", "Rendah", "Sedang"),
        (PEMDA, 75, "Sedang", "Sedang", "Tinggi"),
        (PEMDA, 90, "Tinggi", "Tinggi", "Sangat Tinggi"),
        (LAMPU, 80, "Merah", "Kuning", "Kuning"),
        (LAMPU, 100, "Kuning", "Hijau", "Hijau"),
        (IKPA, 70, "Kurang", "Cukup", "Cukup"),
        (IKPA, 89, "Cukup", "Baik", "Baik"),
        (IKPA, 95, "Baik", "Sangat Baik", "Sangat Baik"),
    ],
)
def test_both_sides_of_every_edge(scale: Skala, edge: int, below: str, at: str, above: str) -> None:
    """The tables of formulas in force, with the gaps of their sources closed."""
    figures = (edge - EPSILON, Fraction(edge), edge + EPSILON)
    assert tuple(map(scale.classify, figures)) == (below, at, above)


@pytest.mark.parametrize("scale", SKALA.values(), ids=SKALA)
def test_every_edge_of_every_scale_is_tested(scale: Skala) -> None:
    """The table above has them all: as many as there are."""
    assert len(scale.tepi) == {"bpom": 5, "pemda": 4, "lampu": 2, "ikpa": 3}[scale.nama]
    assert scale.sumber


@given(st.sampled_from(list(SKALA.values())), st.fractions(-10, 300), st.fractions(-10, 300))
def test_a_higher_figure_never_has_a_lower_class(scale: Skala, one: Fraction, other: Fraction) -> None:
    """Classes are in order."""
    low, high = (scale.classify(figure) for figure in sorted((one, other)))
    assert scale.predikat.index(str(low)) <= scale.predikat.index(str(high))


@pytest.mark.parametrize("value", [BELUM_DIISI, TIDAK_BERLAKU, TidakDapatDihitung("x")])
def test_what_is_no_number_has_no_class(value: BELUM_DIISI | TidakDapatDihitung) -> None:  # type: ignore[valid-type]
    """A blank is not red."""
    assert LAMPU.classify(value) is value


def test_a_scale_describes_its_ranges() -> None:
    """For legends and docs."""
    assert BPOM.describe() == (
        ("Sangat Kurang", "< 50"),
        ("Kurang", "≥ 50 dan < 70"),
        ("Cukup", "≥ 70 dan < 90"),
        ("Baik", "≥ 90 dan ≤ 110"),
        ("Sangat Baik", "> 110 dan ≤ 120"),
        ("Tidak dapat disimpulkan", "> 120"),
    )
    assert Skala("x", ("a", "b"), (Tepi(Fraction(5, 2), milik_atas=True),)).describe() == (
        ("a", "< 2,5"),
        ("b", "≥ 2,5"),
    )


def test_a_scale_with_gaps_or_without_order_cannot_be_made() -> None:
    """One edge between each two neighbours, rising."""
    edge = Tepi(50, milik_atas=True)
    with pytest.raises(DomainError):
        Skala("x", ("a", "b", "c"), (edge,))
    with pytest.raises(DomainError):
        Skala("x", ("a", "b", "c"), (edge, edge))
    with pytest.raises(DomainError):
        Skala("x", ("a", "b", "c"), (edge, Tepi(40, milik_atas=True)))
    with pytest.raises(DomainError):
        Tepi(0.5, milik_atas=True)  # type: ignore[arg-type]
