"""Achievement against target: vectors of real reports, and the laws that make it fair."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.capaian import (
    BATAS,
    KEBIJAKAN,
    KEBIJAKAN_BAKU,
    KEBIJAKAN_TERBALIK,
    RASIO,
    TANPA_BATAS,
    BatasCapaian,
    HasilCapaian,
    KebijakanCapaian,
    persentase_capaian,
    rentang_capaian,
)
from rak.domain.interval import Selang
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung, round_half_away
from rak.domain.polaritas import Polaritas
from rak.domain.target import TargetKinerja
from rak.errors import DomainError
from tests import strategies as kita

LEVELS = kita.desimal(maximum=500)
TARGETS = kita.target_kinerja(kata=False).filter(lambda target: bool(target.nilai))
POLICIES = st.sampled_from(list(KEBIJAKAN.values()))


def number(value: Nilai) -> Fraction:
    """The value, which must be a number."""
    assert isinstance(value, Fraction)
    return value


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "shown"),
    [
        ("maksimalkan", 70, 70, "100.00"),
        ("maksimalkan", 70, 84, "120.00"),
        ("maksimalkan", 70, 35, "50.00"),
        ("maksimalkan", 15, 100, "666.67"),
        ("maksimalkan", 70, 0, "0.00"),
        ("minimalkan", 8, 4, "150.00"),
        ("minimalkan", 8, 8, "100.00"),
        ("minimalkan", 8, 10, "75.00"),
        ("minimalkan", 8, 16, "0.00"),
        ("minimalkan", 8, 20, "0.00"),
        ("minimalkan", 1, "0.26", "174.00"),
        ("minimalkan", 8, 0, "200.00"),
        ("stabilkan", 10, 10, "100.00"),
        ("stabilkan", 10, 12, "80.00"),
        ("stabilkan", 10, 8, "80.00"),
        ("stabilkan", 10, 20, "0.00"),
        ("stabilkan", 10, 25, "0.00"),
        ("maksimalkan", 80, "63.888888888888888", "79.86"),
    ],
)
def test_achievement_of_known_figures(polaritas: str, target: int, realisasi: Any, shown: str) -> None:
    """Vectors of formulas in force; 666,67 where an office printed a truncated 666,66."""
    figure = persentase_capaian(Decimal(realisasi), target, polaritas)
    assert round_half_away(number(figure), 2) == Decimal(shown)


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "shown"),
    [
        ("maksimalkan", "80 - 90%", 70, "87.50"),
        ("maksimalkan", "80 - 90%", 92, "102.22"),
        ("maksimalkan", "80 - 90%", 80, "100.00"),
        ("maksimalkan", "80 - 90%", 85, "100.00"),
        ("maksimalkan", "80 - 90%", 90, "100.00"),
        ("minimalkan", "7 - 8 bulan", "6.5", "107.14"),
        ("minimalkan", "7 - 8 bulan", 7, "100.00"),
        ("minimalkan", "7 - 8 bulan", 8, "100.00"),
        ("minimalkan", "7 - 8 bulan", 9, "87.50"),
        ("stabilkan", "7 - 8 bulan", 10, "75.00"),
        ("stabilkan", "7 - 8 bulan", "3.5", "50.00"),
    ],
)
def test_achievement_against_a_range(polaritas: str, target: str, realisasi: Any, shown: str) -> None:
    """PermenPANRB 8/2021; its own example "92 of 80-90 gives 113 %" is wrong, 102,22 is right."""
    figure = persentase_capaian(Decimal(realisasi), TargetKinerja.parse(target), polaritas)
    assert round_half_away(number(figure), 2) == Decimal(shown)


class TestWhatIsNoNumber:
    """T = 0 is tidak dapat dihitung, never 0, never 100; R blank is belum diisi."""

    @pytest.mark.parametrize("polaritas", list(Polaritas))
    @pytest.mark.parametrize("target", [0, -1, TargetKinerja(0, "%"), TargetKinerja.in_words("WTP"), None])
    def test_without_a_target_above_zero_nothing_is_computed(self, polaritas: Polaritas, target: Any) -> None:
        """The reason is given."""
        figure = persentase_capaian(5, target, polaritas)
        assert isinstance(figure, TidakDapatDihitung)
        assert "target" in figure.alasan

    @pytest.mark.parametrize(
        ("realisasi", "figure"),
        [
            (None, BELUM_DIISI),
            (BELUM_DIISI, BELUM_DIISI),
            (TIDAK_BERLAKU, TIDAK_BERLAKU),
            (TidakDapatDihitung("penyebut nol"), TidakDapatDihitung("penyebut nol")),
        ],
    )
    @pytest.mark.parametrize("target", [70, 0])
    def test_what_is_not_filled_in_stays_so(self, realisasi: Any, figure: Nilai, target: int) -> None:
        """Whatever the target is."""
        assert persentase_capaian(realisasi, target, "maksimalkan") == figure
        assert persentase_capaian(realisasi, target, None) == figure

    def test_without_a_polarity_nothing_is_computed(self) -> None:
        """It is stated by a person, or asked for."""
        assert persentase_capaian(1, 2, None) == TidakDapatDihitung("polaritas belum dinyatakan")

    @pytest.mark.parametrize("arguments", [(0.5, 1), (1, 0.5), (True, 1), (1, "70"), ("1", 2)])
    def test_floats_are_refused(self, arguments: Any) -> None:
        """No float in the domain."""
        realisasi, target = arguments
        with pytest.raises(DomainError):
            persentase_capaian(realisasi, target, "maksimalkan")

    @pytest.mark.parametrize("name", ["naik", "MAKSIMALKAN", ""])
    def test_unknown_names_are_refused(self, name: str) -> None:
        """A misspelt polarity or policy is no default."""
        with pytest.raises(DomainError, match="maksimalkan"):
            persentase_capaian(1, 2, name)
        with pytest.raises(DomainError, match="terbalik"):
            persentase_capaian(1, 2, "minimalkan", kebijakan=name)


class TestInverseForm:
    """T/R, as some local governments compute it: only when asked for."""

    def test_it_is_never_the_default(self) -> None:
        """4 of 8 is 150 by the regulation, 200 by T/R."""
        assert persentase_capaian(4, 8, "minimalkan") == 150
        assert persentase_capaian(4, 8, "minimalkan", kebijakan="terbalik") == 200
        assert persentase_capaian(10, 8, "minimalkan", kebijakan=KEBIJAKAN_TERBALIK) == 80
        assert persentase_capaian(10, 8, "minimalkan", kebijakan=KEBIJAKAN_BAKU) == 75

    @pytest.mark.parametrize("realisasi", [0, -1])
    def test_it_has_no_value_at_zero(self, realisasi: int) -> None:
        """Its best result would be infinite."""
        figure = persentase_capaian(realisasi, 8, "minimalkan", kebijakan="terbalik")
        assert isinstance(figure, TidakDapatDihitung)

    def test_other_polarities_do_not_change(self) -> None:
        """It is a form of minimalkan."""
        assert persentase_capaian(4, 8, "maksimalkan", kebijakan="terbalik") == 50
        assert persentase_capaian(4, 8, "stabilkan", kebijakan="terbalik") == 50

    def test_a_form_can_be_replaced(self) -> None:
        """An office with another formula is another value, not other code."""
        mine = KebijakanCapaian("kantor", stabilkan=RASIO)
        assert persentase_capaian(12, 10, "stabilkan", kebijakan=mine) == 120


@given(LEVELS, LEVELS, TARGETS, POLICIES, st.sampled_from(list(BATAS.values())))
def test_a_better_realisation_never_scores_lower(
    one: Fraction, other: Fraction, target: TargetKinerja, policy: KebijakanCapaian, cap: BatasCapaian
) -> None:
    """For every polarity, policy and cap."""
    assert target.nilai is not None
    low, high = sorted((one, other))

    def score(level: Fraction, polaritas: Polaritas) -> Nilai:
        return cap.apply(persentase_capaian(level, target, polaritas, kebijakan=policy))

    assert number(score(low, Polaritas.MAKSIMALKAN)) <= number(score(high, Polaritas.MAKSIMALKAN))
    if low > 0 or policy is KEBIJAKAN_BAKU:
        assert number(score(low, Polaritas.MINIMALKAN)) >= number(score(high, Polaritas.MINIMALKAN))
    if target.nilai_atas is None:
        near, far = sorted((one, other), key=lambda level: abs(level - number(target.nilai or Fraction(0))))
        assert number(score(near, Polaritas.STABILKAN)) >= number(score(far, Polaritas.STABILKAN))


@given(TARGETS, st.sampled_from(Polaritas), POLICIES)
def test_the_target_itself_is_a_hundred(target: TargetKinerja, polaritas: Polaritas, policy: KebijakanCapaian) -> None:
    """And so is everything inside a range."""
    ends = [end for end in (target.nilai, target.nilai_atas) if end is not None]
    for level in (*ends, sum(ends, Fraction(0)) / len(ends)):
        assert persentase_capaian(level, target, polaritas, kebijakan=policy) == 100


@given(LEVELS, TARGETS, st.sampled_from(Polaritas), st.integers(1, 1000))
def test_the_unit_does_not_count(level: Fraction, target: TargetKinerja, polaritas: Polaritas, factor: int) -> None:
    """Metres or centimetres: the achievement is a ratio."""
    assert target.nilai is not None
    scaled = TargetKinerja(
        target.nilai * factor, "Unit", None if target.nilai_atas is None else target.nilai_atas * factor
    )
    assert persentase_capaian(level * factor, scaled, polaritas) == persentase_capaian(level, target, polaritas)


@given(kita.desimal(minimum=-500, maximum=500), TARGETS, st.sampled_from([Polaritas.MINIMALKAN, Polaritas.STABILKAN]))
def test_no_achievement_but_a_negative_realisation_is_below_zero(
    level: Fraction, target: TargetKinerja, polaritas: Polaritas
) -> None:
    """Both formulas stop at 0."""
    assert number(persentase_capaian(level, target, polaritas)) >= 0


@given(
    st.tuples(st.one_of(st.none(), LEVELS), st.one_of(st.none(), LEVELS)),
    LEVELS,
    TARGETS,
    st.sampled_from(Polaritas),
    POLICIES,
)
def test_the_bounds_of_an_interval_enclose_the_score_of_each_level_in_it(
    ends: tuple[Fraction | None, Fraction | None],
    level: Fraction,
    target: TargetKinerja,
    polaritas: Polaritas,
    policy: KebijakanCapaian,
) -> None:
    """Bounds enclose the truth."""
    one, other = ends
    low, high = ends if one is None or other is None else sorted((one, other))
    interval = Selang(low, high)
    bounds = rentang_capaian(interval, target, polaritas, kebijakan=policy)
    figure = persentase_capaian(level, target, polaritas, kebijakan=policy)
    assert isinstance(bounds, Selang)
    if level in interval and isinstance(figure, Fraction):
        assert figure in bounds


@pytest.mark.parametrize(
    ("polaritas", "policy", "bounds"),
    [
        ("maksimalkan", None, Selang(50, 150)),
        ("minimalkan", None, Selang(50, 150)),
        ("minimalkan", "terbalik", Selang(Fraction(200, 3), 200)),
        ("stabilkan", None, Selang(50, 100)),
    ],
)
def test_bounds_are_reached(polaritas: str, policy: str | None, bounds: Selang) -> None:
    """Levels 4 to 12 against a target of 8."""
    assert rentang_capaian(Selang(4, 12), TargetKinerja(8), Polaritas(polaritas), kebijakan=policy) == bounds


@pytest.mark.parametrize(
    ("levels", "polaritas", "bounds"),
    [
        (Selang(70, 72), "maksimalkan", Selang(Fraction(175, 2), 90)),
        (Selang(85, 86), "maksimalkan", Selang(100, 100)),
        (Selang(40, 180), "maksimalkan", Selang(50, 200)),
        (Selang(40, 180), "minimalkan", Selang(0, 150)),
        (Selang(180, None), "maksimalkan", Selang(200, None)),
        (Selang(None, 40), "stabilkan", Selang(0, 50)),
    ],
)
def test_bounds_against_a_range_are_reached(levels: Selang, polaritas: str, bounds: Selang) -> None:
    """Of 80 to 90."""
    assert rentang_capaian(levels, TargetKinerja(80, "%", 90), Polaritas(polaritas)) == bounds


def test_bounds_without_target_or_polarity_are_not_computed() -> None:
    """As the figure itself."""
    assert isinstance(rentang_capaian(Selang(0, 1), TargetKinerja(0), Polaritas.MAKSIMALKAN), TidakDapatDihitung)
    assert rentang_capaian(Selang(0, 1), TargetKinerja(1), None) == TidakDapatDihitung("polaritas belum dinyatakan")


class TestCap:
    """The cap is apart; the raw figure is always kept."""

    @pytest.mark.parametrize("name", ["100", "110", "120", "200"])
    def test_it_cuts_only_what_is_above_it(self, name: str) -> None:
        """Both sides of the edge."""
        cap, top = BATAS[name], Fraction(name)
        for raw, counted, cut in ((top - 1, top - 1, False), (top, top, False), (top + 1, top, True)):
            result = HasilCapaian(raw, cap)
            assert (result.mentah, result.nilai, result.terpotong) == (raw, counted, cut)

    def test_the_default_cuts_nothing(self) -> None:
        """No cap is the default."""
        assert HasilCapaian(Fraction(10**9)).nilai == 10**9
        assert TANPA_BATAS is BATAS["tanpa"]

    @pytest.mark.parametrize("value", [BELUM_DIISI, TIDAK_BERLAKU, TidakDapatDihitung("x")])
    def test_what_is_no_number_passes(self, value: Nilai) -> None:
        """A blank is not cut to a hundred."""
        assert HasilCapaian(value, BATAS["100"]).nilai == value

    def test_a_float_is_no_cap(self) -> None:
        """No float in the domain."""
        wrong: Any = 120.0
        with pytest.raises(DomainError):
            BatasCapaian("x", wrong)


@pytest.mark.parametrize(
    ("target", "alasan"),
    [
        (0, "target nol"),
        (-1, "target negatif"),
        (None, "target belum diisi"),
        (TargetKinerja.in_words("WTP"), "target bukan bilangan"),
    ],
)
def test_the_reason_is_given_in_words(target: Any, alasan: str) -> None:
    """So that the planner knows what to mend."""
    assert persentase_capaian(1, target, "maksimalkan") == TidakDapatDihitung(alasan)


def test_the_inverse_form_is_edged_at_zero() -> None:
    """Anything above zero counts."""
    assert persentase_capaian(Fraction(1, 2), 1, "minimalkan", kebijakan="terbalik") == 200
    assert persentase_capaian(1, 1, "minimalkan", kebijakan="terbalik") == 100
    assert persentase_capaian(0, 1, "minimalkan", kebijakan="terbalik") == TidakDapatDihitung(
        "realisasi nol atau negatif pada bentuk terbalik T/R"
    )
    half = Selang(Fraction(1, 2), Fraction(1, 2))
    assert rentang_capaian(half, TargetKinerja(1), Polaritas.MINIMALKAN, kebijakan="terbalik") == Selang.point(200)


def test_a_cap_is_exact() -> None:
    """However its number is given."""
    assert BatasCapaian("x", Decimal("112.5")).maksimum == Fraction(225, 2)
    assert BatasCapaian("x").maksimum is None


@pytest.mark.parametrize(
    ("way", "form"),
    [
        (Polaritas.MAKSIMALKAN, "realisasi / target"), (Polaritas.MINIMALKAN, "(2 x target - realisasi) / target"),
        (Polaritas.STABILKAN, "1 - |realisasi - target| / target"),
    ],
)  # fmt: skip
def test_the_guide_says_how_each_polarity_is_computed(way: Polaritas, form: str) -> None:
    """By the default policy, in words that staff choose by."""
    assert form in way.arti
