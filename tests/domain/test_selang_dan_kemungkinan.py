"""Bounds for missing months: they enclose the truth for every completion, and silence never pays."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rak.domain.aggregation import capaian_indikator, nilai_variabel, tingkat_capaian
from rak.domain.bounds import DugaanIsian, count_blanks, kemungkinan_capaian, kemungkinan_tingkat, kemungkinan_variabel
from rak.domain.interval import NOL_KE_ATAS, SEMUA, Selang, around
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, TidakDapatDihitung
from rak.domain.polaritas import Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.rumus import RumusPerhitungan
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Triwulan, months_of
from rak.errors import DomainError
from tests import strategies as kita
from tests.contoh import PEMBILANG, PENYEBUT, rencana
from tests.domain.test_agregasi import CAPAIAN_RUMUS, MANUAL, filled, indikator

NUMBERS = st.fractions(-20, 20, max_denominator=8)


@st.composite
def selang(draw: st.DrawFn) -> Selang:
    """Intervals, often without an end, often with zero at one."""
    ends = sorted(draw(st.lists(st.one_of(NUMBERS, st.just(Fraction(0))), min_size=2, max_size=2)))
    low, high = ends
    return Selang(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))


@st.composite
def selang_dan_isi(draw: st.DrawFn) -> tuple[Selang, Fraction]:
    """An interval and a number in it."""
    interval = draw(selang())
    number = draw(NUMBERS)
    low = number if interval.bawah is None else max(number, interval.bawah)
    return interval, low if interval.atas is None else min(low, interval.atas)


class TestSelang:
    """What is computed with intervals holds for each number in them."""

    @given(selang_dan_isi(), selang_dan_isi())
    def test_results_lie_in_the_interval_of_results(
        self, one: tuple[Selang, Fraction], other: tuple[Selang, Fraction]
    ) -> None:
        """For the four operations, the negative, the absolute value, the hull and the floor."""
        (a, x), (b, y) = one, other
        assert x in a
        assert x + y in a + b
        assert x - y in a - b
        assert x * y in a * b
        assert -x in -a
        assert abs(x) in abs(a)
        assert x in around((a, b))
        assert max(x, Fraction(3)) in a.no_lower_than(3)
        assert 3 * x in a.scale(3)
        if y:
            assert x / y in a / b

    @given(selang(), selang(), NUMBERS)
    def test_meeting_is_what_both_contain(self, one: Selang, other: Selang, number: Fraction) -> None:
        """None when there is nothing."""
        both = one.meet(other)
        assert (both is not None and number in both) == (number in one and number in other)

    @pytest.mark.parametrize(
        ("result", "expected"),
        [
            (Selang(1, 2) + Selang(10, None), Selang(11, None)),
            (Selang(1, 2) - Selang(10, None), Selang(None, -8)),
            (Selang(-1, 2) * Selang(-3, 5), Selang(-6, 10)),
            (Selang(0, 0) * SEMUA, Selang(0, 0)),
            (Selang(0, 2) * NOL_KE_ATAS, NOL_KE_ATAS),
            (Selang(-1, 2) * NOL_KE_ATAS, SEMUA),
            (Selang(-2, -1) * NOL_KE_ATAS, Selang(None, 0)),
            (Selang(2, 4).inverse(), Selang(Fraction(1, 4), Fraction(1, 2))),
            (Selang(-4, -2).inverse(), Selang(Fraction(-1, 2), Fraction(-1, 4))),
            (Selang(0, 4).inverse(), Selang(Fraction(1, 4), None)),
            (Selang(-4, 0).inverse(), Selang(None, Fraction(-1, 4))),
            (Selang(2, None).inverse(), Selang(0, Fraction(1, 2))),
            (Selang(None, -2).inverse(), Selang(Fraction(-1, 2), 0)),
            (NOL_KE_ATAS.inverse(), NOL_KE_ATAS),
            (Selang(-1, 1).inverse(), SEMUA),
            (Selang(Fraction(-1, 2), Fraction(1, 2)).inverse(), SEMUA),
            (Selang(0, 0).inverse(), SEMUA),
            (Selang(None, 1).inverse(), SEMUA),
            (abs(Selang(-3, 2)), Selang(0, 3)),
            (abs(Selang(2, 3)), Selang(2, 3)),
            (abs(Selang(-3, -2)), Selang(2, 3)),
            (abs(SEMUA), NOL_KE_ATAS),
            (Selang(-3, 2).no_lower_than(0), Selang(0, 2)),
            (Selang(-3, -2).no_lower_than(0), Selang(0, 0)),
            (around([Selang(1, 2), Selang(5, None)]), Selang(1, None)),
            (Selang(1, 2).meet(Selang(2, 3)), Selang(2, 2)),
            (Selang(1, 2).meet(Selang(3, 4)), None),
        ],
    )
    def test_intervals_are_as_narrow_as_they_can_be(self, result: Selang | None, expected: Selang | None) -> None:
        """Worked by hand."""
        assert result == expected

    def test_a_point_is_certain(self) -> None:
        """One number only."""
        assert Selang.point(3).pasti
        assert not Selang(3, 4).pasti
        assert not SEMUA.pasti
        assert 3 in Selang.point(3)
        assert 2 not in Selang(3, 4)
        assert 5 not in Selang(3, 4)

    def test_a_meaningless_interval_cannot_be_made(self) -> None:
        """Upside down, or of floats."""
        with pytest.raises(DomainError):
            Selang(2, 1)
        with pytest.raises(DomainError):
            Selang(0.5, 1)  # type: ignore[arg-type]


def blanks(of: IndikatorKegiatan, report: Laporan, months: tuple[Bulan, ...]) -> Iterator[tuple[str, str, Bulan]]:
    """The keys of what is not filled in."""
    for name in of.rumus.masukan:
        for month in months:
            if report.variabel_of(of.kode, name, month) is BELUM_DIISI:
                yield of.kode, name, month


class TestBounds:
    """Bounds enclose the truth for every completion of the blanks."""

    @given(kita.rencana_dan_laporan(langsung=False), st.sampled_from([*Triwulan, 2024]), st.data())
    def test_every_completion_lies_between_worst_and_best(
        self, both: tuple[RencanaAksi, Laporan], span: Any, data: st.DataObject
    ) -> None:
        """Whatever staff will still fill in."""
        plan, report = both
        guess = DugaanIsian(data.draw(st.sampled_from([NOL_KE_ATAS, Selang(0, 10), Selang(2, 30)])))
        for of in plan.indikator:
            months = months_of(2024) if span == 2024 else span.bulan(2024)
            cells = list(blanks(of, report, months))
            pool = data.draw(st.lists(st.integers(2, 10), min_size=1, max_size=6))
            completed = report.merge(
                Laporan(2024, variabel={cell: pool[n % len(pool)] for n, cell in enumerate(cells)})
            )
            for now, then in (
                (kemungkinan_tingkat(of, report, span, guess), tingkat_capaian(of, completed, span)),
                (kemungkinan_capaian(of, report, span, guess), capaian_indikator(of, completed, span)),
            ):
                assert now.kosong == len(cells)
                if isinstance(then, Fraction):
                    assert isinstance(now.rentang, Selang)
                    assert then in now.rentang
                    assert now.terburuk is None or now.terburuk <= then
                    assert now.terbaik is None or now.terbaik >= then

    @given(kita.rencana_dan_laporan(langsung=False), st.integers(0, 10), st.data())
    def test_silence_never_pays(self, both: tuple[RencanaAksi, Laporan], value: int, data: st.DataObject) -> None:
        """Filling in a month never lowers the worst and never raises the best."""
        plan, report = both
        guess = DugaanIsian(Selang(0, 10))
        of = data.draw(st.sampled_from(list(plan.indikator)))
        cells = list(blanks(of, report, months_of(2024)))
        assume(cells)
        filled_in = report.merge(Laporan(2024, variabel={data.draw(st.sampled_from(cells)): value}))
        before = kemungkinan_capaian(of, report, 2024, guess)
        after = kemungkinan_capaian(of, filled_in, 2024, guess)
        if isinstance(before.rentang, Selang) and isinstance(after.rentang, Selang):
            assert before.terburuk is None or (after.terburuk is not None and after.terburuk >= before.terburuk)
            assert before.terbaik is None or (after.terbaik is not None and after.terbaik <= before.terbaik)

    @given(kita.rencana_dan_laporan(langsung=False))
    def test_without_blanks_the_bounds_are_the_figure(self, both: tuple[RencanaAksi, Laporan]) -> None:
        """Unless a variable that stands twice is taken as two."""
        plan, report = both
        for of in plan.indikator:
            full = report.merge(Laporan(2024, variabel=dict.fromkeys(blanks(of, report, months_of(2024)), 7)))
            now = kemungkinan_capaian(of, full, 2024)
            assert now.kosong == 0
            if isinstance(now.diketahui, Fraction):
                assert now.rentang == Selang.point(now.diketahui)

    @pytest.mark.parametrize(
        ("gabungan", "months", "bounds"),
        [
            (Gabungan.JUMLAH, [5, None, None], Selang(5, 25)),
            (Gabungan.TERAKHIR, [5, None, None], Selang(0, 10)),
            (Gabungan.TERAKHIR, [None, None, 5], Selang(5, 5)),
            (Gabungan.TERAKHIR, [5, None, TIDAK_BERLAKU], Selang(0, 10)),
            (Gabungan.RATA_RATA, [5, None, None], Selang(Fraction(5, 3), Fraction(25, 3))),
            (Gabungan.RATA_RATA, [4, None, TIDAK_BERLAKU], Selang(2, 7)),
            (Gabungan.JUMLAH, [TIDAK_BERLAKU] * 3, TIDAK_BERLAKU),
        ],
    )
    def test_months_by_gabungan(self, gabungan: Gabungan, months: list[Any], bounds: Any) -> None:
        """Each blank month between 0 and 10; a dash stays a dash."""
        of = indikator(rumus="A dibagi B", gabungan=gabungan)
        guess = DugaanIsian(variabel={"a": Selang(0, 10)})
        assert kemungkinan_variabel(of, filled({"A": months}), "A", Triwulan.I, guess) == bounds

    def test_a_part_is_no_more_than_its_whole(self) -> None:
        """Stated by a person: 9 of 10, then a month of 10 without its part, ends between 9/20 and 19/20."""
        of = indikator()
        report = filled({PEMBILANG: [9, None, 0], PENYEBUT: [10, 10, 0]})
        part = DugaanIsian(bagian=(PEMBILANG, PENYEBUT))
        assert kemungkinan_tingkat(of, report, Triwulan.I).rentang == Selang(Fraction(9, 20), None)
        assert kemungkinan_tingkat(of, report, Triwulan.I, part).rentang == Selang(Fraction(9, 20), Fraction(19, 20))
        assert kemungkinan_tingkat(of, filled({PEMBILANG: [9], PENYEBUT: [10]}), Triwulan.I, part).rentang == Selang(
            0, 1
        )
        whole = filled({PEMBILANG: [9, 8, 0], PENYEBUT: [10, None, 0]})
        assert kemungkinan_tingkat(of, whole, Triwulan.I, part).rentang == Selang(0, Fraction(17, 18))

    @pytest.mark.parametrize(
        "report",
        [
            filled({PEMBILANG: [9, 11], PENYEBUT: [10, 10]}),
            filled({PEMBILANG: [9, TIDAK_BERLAKU], PENYEBUT: [10, 10]}),
            filled({PEMBILANG: [-9], PENYEBUT: [10]}),
        ],
        ids=["more than the whole", "a dash", "below zero"],
    )
    def test_where_the_months_contradict_it_the_part_counts_for_nothing(self, report: Laporan) -> None:
        """Then only the plain bounds hold."""
        part = DugaanIsian(bagian=(PEMBILANG, PENYEBUT))
        assert kemungkinan_tingkat(indikator(), report, Triwulan.I, part).terbaik != 1

    def test_joined_by_different_rules_a_part_may_exceed_its_whole(self) -> None:
        """Parts added up over the last stock."""
        of = indikator(gabungan={PEMBILANG: Gabungan.JUMLAH, PENYEBUT: Gabungan.TERAKHIR})
        part = DugaanIsian(bagian=(PEMBILANG, PENYEBUT))
        assert kemungkinan_tingkat(of, filled({PEMBILANG: [9], PENYEBUT: [10]}), Triwulan.I, part).terbaik is None

    @pytest.mark.parametrize(
        ("polaritas", "bounds"),
        [
            (Polaritas.MAKSIMALKAN, Selang(50, 100)),
            (Polaritas.MINIMALKAN, Selang(100, 150)),
            (Polaritas.STABILKAN, Selang(50, 100)),
        ],
    )
    def test_worst_and_best_follow_the_polarity(self, polaritas: Polaritas, bounds: Selang) -> None:
        """4 so far of a target of 8, the last month between 0 and 4."""
        of = indikator(rumus=CAPAIAN_RUMUS, target="8 Unit", polaritas=polaritas)
        guess = DugaanIsian(Selang(0, 4))
        now = kemungkinan_capaian(of, filled({"Realisasi": [1, 3]}), Triwulan.I, guess)
        assert (now.rentang, now.terburuk, now.terbaik, now.kosong) == (bounds, bounds.bawah, bounds.atas, 1)

    def test_a_manual_value_has_bounds_too(self) -> None:
        """In the unit of the target."""
        guess = DugaanIsian(Selang(0, 100))
        of = indikator(rumus=MANUAL, gabungan=Gabungan.RATA_RATA)
        now = kemungkinan_tingkat(of, filled({"Capaian": [70, 80]}), Triwulan.I, guess)
        assert (now.diketahui, now.rentang) == (Fraction(3, 4), Selang(Fraction(1, 2), Fraction(250, 300)))
        count = indikator(rumus=MANUAL, target="4 Unit")
        assert kemungkinan_tingkat(count, filled({"Capaian": [1, 1]}), Triwulan.I, guess).rentang == Selang(2, 102)
        assert kemungkinan_capaian(count, filled({"Capaian": [1, 1]}), Triwulan.I, guess).rentang == Selang(50, 2550)

    def test_a_bare_hundred_is_in_percent(self) -> None:
        """As the figure itself."""
        of = indikator(rumus="Realisasi dibagi Target dikali 100", target="8 Unit")
        assert kemungkinan_capaian(of, filled({"Realisasi": [1, 3, 4]}), Triwulan.I).rentang == Selang(100, 100)
        rate = indikator(rumus=f"{PEMBILANG} dibagi {PENYEBUT} dikali 100")
        full = filled({PEMBILANG: [7] * 3, PENYEBUT: [10] * 3})
        assert kemungkinan_capaian(rate, full, Triwulan.I).rentang == Selang(100, 100)

    def test_typed_quarters_are_known_or_cannot_be_bounded(self) -> None:
        """A figure typed straight into CAPAIAN is the figure of its quarter."""
        half = filled({}, {Triwulan.I: Fraction(1, 2)})
        assert kemungkinan_tingkat(indikator(), half, Triwulan.I).rentang == Selang(Fraction(1, 2), Fraction(1, 2))
        assert isinstance(kemungkinan_tingkat(indikator(), half, 2024).rentang, TidakDapatDihitung)
        both = filled({}, {Triwulan.I: Fraction(1, 2), Triwulan.II: 1})
        assert isinstance(kemungkinan_capaian(indikator(), both, 2024).rentang, TidakDapatDihitung)
        of = indikator(rumus=CAPAIAN_RUMUS, target="8 Unit", polaritas=Polaritas.MINIMALKAN)
        assert kemungkinan_capaian(of, half, Triwulan.I).rentang == Selang(150, 150)

    def test_what_is_no_number_has_no_bounds(self) -> None:
        """Targets in words, variables that do not apply, no polarity."""
        words = indikator(rumus=CAPAIAN_RUMUS, target=TargetKinerja.in_words("WTP"))
        now = kemungkinan_capaian(words, Laporan(2024), Triwulan.I)
        assert isinstance(now.rentang, TidakDapatDihitung)
        assert now.terburuk is now.terbaik is None
        dash = filled({PEMBILANG: [TIDAK_BERLAKU] * 3})
        assert kemungkinan_tingkat(indikator(), dash, Triwulan.I).rentang is TIDAK_BERLAKU
        bare = attrs.evolve(indikator(), polaritas=None)
        assert isinstance(kemungkinan_capaian(bare, Laporan(2024), Triwulan.I).rentang, TidakDapatDihitung)
        low = indikator(rumus=CAPAIAN_RUMUS, target="8 Unit", polaritas=Polaritas.MINIMALKAN)
        dashed = filled({"Realisasi": [TIDAK_BERLAKU] * 3})
        assert kemungkinan_capaian(low, dashed, Triwulan.I).rentang is TIDAK_BERLAKU

    def test_signs_and_brackets_are_followed(self) -> None:
        """(A dikurangi B) dikali 2 ditambah C, each blank month between 0 and 1."""
        of = indikator(rumus="(A dikurangi B) dikali 2 ditambah C", target="1 Unit")
        now = kemungkinan_tingkat(of, filled({}), Bulan(2024, 1), DugaanIsian(Selang(0, 1)))
        assert now.rentang == Selang(-2, 3)

    def test_the_target_is_known(self) -> None:
        """It has no months."""
        of = indikator(rumus=CAPAIAN_RUMUS)
        assert kemungkinan_variabel(of, Laporan(2024), "Target", 2024) == Selang.point(70)
        assert count_blanks(of, Laporan(2024), months_of(2024)) == 12
        assert nilai_variabel(of, Laporan(2024), "Target", 2024) == 70


def test_the_plan_of_these_tests_has_a_rate() -> None:
    """PEMBILANG of PENYEBUT."""
    assert rencana().find_indikator("1.1").rumus == RumusPerhitungan.parse(f"{PEMBILANG} dibagi {PENYEBUT} dikali 100%")


def test_figure_bounds_and_blanks_stand_together() -> None:
    """What is known, what it can become, and how many values are missing."""
    of = attrs.evolve(indikator(target="35 %"), polaritas=Polaritas.MINIMALKAN)
    report = filled({PEMBILANG: [7, None, 0], PENYEBUT: [20, 0, 0]})
    level = kemungkinan_tingkat(of, report, Triwulan.I)
    assert (level.diketahui, level.kosong) == (Fraction(7, 20), 1)
    plain = kemungkinan_capaian(of, report, Triwulan.I)
    assert (plain.diketahui, plain.kosong, plain.rentang) == (Fraction(100), 1, Selang(0, 100))
    other = kemungkinan_capaian(of, filled({PEMBILANG: [14], PENYEBUT: [20]}), Triwulan.I, kebijakan="terbalik")
    assert (other.diketahui, other.rentang) == (Fraction(50), NOL_KE_ATAS)


def test_the_policy_reaches_the_bounds_of_every_shape() -> None:
    """A rate, the plain shape, a typed quarter: T/R where it was asked for."""
    plain = indikator(rumus=CAPAIAN_RUMUS, target="8 Unit", polaritas=Polaritas.MINIMALKAN)
    guess = DugaanIsian(Selang(0, 12))
    open_month = kemungkinan_capaian(plain, filled({"Realisasi": [1, 3]}), Triwulan.I, guess, "terbalik")
    assert open_month.rentang == Selang(50, 200)
    typed = kemungkinan_capaian(plain, filled({}, {Triwulan.I: Fraction(1, 4)}), Triwulan.I, guess, "terbalik")
    assert typed.rentang == Selang.point(400)
    dashed = kemungkinan_capaian(plain, filled({}, {Triwulan.I: TIDAK_BERLAKU}), Triwulan.I)
    assert dashed.rentang is TIDAK_BERLAKU
    rate = attrs.evolve(indikator(target="35 %"), polaritas=Polaritas.MINIMALKAN)
    full = filled({PEMBILANG: [7, 0, 0], PENYEBUT: [10, 0, 0]})
    assert kemungkinan_capaian(rate, full, Triwulan.I, kebijakan="terbalik").rentang == Selang.point(50)
    ranged = indikator(rumus=CAPAIAN_RUMUS, target="7 - 8 bulan")
    assert kemungkinan_capaian(ranged, filled({"Realisasi": [7, 1]}), Triwulan.I, guess).rentang == Selang(100, 250)
    percent = indikator(rumus=CAPAIAN_RUMUS, target="8 Unit")
    assert kemungkinan_capaian(percent, filled({"Realisasi": [1, 3]}), Triwulan.I, guess).rentang == Selang(50, 200)


def test_typed_quarters_say_why_they_have_no_bounds() -> None:
    """In words."""
    half = filled({}, {Triwulan.I: Fraction(1, 2)})
    now = kemungkinan_tingkat(indikator(), half, 2024)
    assert now.rentang == TidakDapatDihitung("CAPAIAN diketik langsung, tanpa nilai bulanan")


@pytest.mark.parametrize(
    ("part", "whole", "best"),
    [([0, 0], [5, 5], 1), ([5, Fraction(1, 2)], [5, 5], 1), ([5, 5], [5, 5], 1), ([5, 6], [5, 5], None)],
)
def test_edges_of_a_part_of_its_whole(part: list[Any], whole: list[Any], best: int | None) -> None:
    """Zero and the whole itself are parts; more than the whole is none."""
    guess = DugaanIsian(bagian=(PEMBILANG, PENYEBUT))
    now = kemungkinan_tingkat(indikator(), filled({PEMBILANG: part, PENYEBUT: whole}), Triwulan.I, guess)
    assert now.rentang == Selang(0, best)


def test_a_part_that_may_be_negative_has_no_share() -> None:
    """Only counts are shares; another pair of variables is no share either."""
    below = DugaanIsian(Selang(-5, 5), bagian=(PEMBILANG, PENYEBUT))
    assert kemungkinan_tingkat(indikator(), filled({}), Bulan(2024, 1), below).rentang == SEMUA
    other = DugaanIsian(bagian=(PENYEBUT, PEMBILANG))
    assert kemungkinan_tingkat(indikator(), filled({}), Bulan(2024, 1), other).rentang == NOL_KE_ATAS
    three = indikator(rumus="A dibagi B ditambah C", target="1 Unit")
    guess = DugaanIsian(Selang(0, 4), bagian=("A", "B"))
    now = kemungkinan_tingkat(three, filled({"A": [1], "C": [1]}), Bulan(2024, 1), guess)
    assert now.rentang == Selang(Fraction(5, 4), 2)


def test_products_without_bound_have_the_right_sign() -> None:
    """Negative times unbounded falls, positive times unbounded rises, zero times unbounded is zero."""
    assert Selang(-2, -1) * NOL_KE_ATAS == Selang(None, 0)
    assert Selang(1, 2) * NOL_KE_ATAS == NOL_KE_ATAS
    assert Selang(0, 0) * SEMUA == Selang(0, 0)
    assert Selang(-4, 0).inverse() == Selang(None, Fraction(-1, 4))


TO_DATE = st.lists(st.integers(0, 5), min_size=12, max_size=12).map(lambda grown: list(itertools.accumulate(grown)))
"""Figures to date of a year, as they honestly are: they never fall."""


class TestToDate:
    """Of a figure that is typed to date a period is the difference of two months, and either may be blank."""

    @given(
        st.tuples(TO_DATE, TO_DATE),
        st.sets(st.tuples(st.sampled_from("AB"), st.integers(0, 11))),
        st.sets(st.integers(0, 11), max_size=3),
        st.sampled_from(["A dibagi B dikali 100%", "Realisasi dibagi Target dikali 100%"]),
        st.sampled_from(list(Gabungan)),
        st.sampled_from([*Triwulan, Bulan(2024, 5), 2024]),
    )
    def test_every_honest_completion_lies_between_worst_and_best(
        self,
        truth: tuple[list[int], list[int]],
        blank: set[tuple[str, int]],
        dashes: set[int],
        sentence: str,
        gabungan: Gabungan,
        span: Any,
    ) -> None:
        """Whichever numbers are blank, before the period too, and whichever months are dashes."""
        of = attrs.evolve(
            rencana(rumus=sentence, gabungan=gabungan).find_indikator("1.1"), pelaporan=Pelaporan.KUMULATIF
        )
        cells: dict[tuple[str, str, Bulan], Any] = {
            ("1.1", name, Bulan(2024, month + 1)): TIDAK_BERLAKU if month in dashes else value
            for name, row in zip(of.rumus.masukan, truth, strict=False)
            for month, value in enumerate(row)
        }
        alias = dict(zip(of.rumus.masukan, "AB", strict=False))
        open_ = {
            key for key, value in cells.items() if (alias[key[1]], key[2].bulan - 1) in blank and value != TIDAK_BERLAKU
        }
        known = {key: value for key, value in cells.items() if key not in open_}
        full, part = Laporan(2024, variabel=cells), Laporan(2024, variabel=known)
        highest = max(truth[0][-1], truth[1][-1])
        for guess in (NOL_KE_ATAS, Selang(0, highest)):
            now, then = kemungkinan_tingkat(of, part, span, DugaanIsian(guess)), tingkat_capaian(of, full, span)
            if isinstance(then, Fraction) and isinstance(now.rentang, Selang):
                assert then in now.rentang

    @pytest.mark.parametrize(
        ("months", "span", "bounds"),
        [
            ({1: 5, 6: 20}, Triwulan.II, Selang(0, 20)),
            ({3: 5, 6: 20}, Triwulan.II, Selang(15, 15)),
            ({3: 20}, Triwulan.II, Selang(0, 10)),
            ({3: 20, 5: 15}, Bulan(2024, 5), Selang(0, 15)),
            ({3: 20, 4: 15}, Bulan(2024, 4), Selang(-5, -5)),
            ({1: 5}, Triwulan.I, Selang(0, 30)),
            ({3: 6, 6: TIDAK_BERLAKU}, Triwulan.II, Selang(0, 24)),
        ],
    )
    def test_months_to_date(self, months: dict[int, Any], span: Any, bounds: Selang) -> None:
        """Blank months hold from 0 to 30; a figure that was seen to fall is taken as it is typed."""
        of = attrs.evolve(rencana(rumus="Hasil survei").find_indikator("1.1"), pelaporan=Pelaporan.KUMULATIF)
        report = Laporan(2024, variabel={("1.1", "Capaian", Bulan(2024, m)): value for m, value in months.items()})
        assert kemungkinan_variabel(of, report, "Capaian", span, DugaanIsian(Selang(0, 30))) == bounds

    def test_a_blank_pair_leaves_the_other_side_as_typed(self) -> None:
        """23 of 30 to 40, though 12 of 20 is the last month with both."""
        of = attrs.evolve(rencana(rumus="A dibagi B dikali 100%").find_indikator("1.1"), pelaporan=Pelaporan.KUMULATIF)
        rows = {"A": (5, 12, 23), "B": (10, 20)}
        report = Laporan(
            2024,
            variabel={("1.1", name, Bulan(2024, m)): v for name, row in rows.items() for m, v in enumerate(row, 1)},
        )
        now = kemungkinan_tingkat(of, report, Triwulan.I, DugaanIsian(variabel={"B": Selang(30, 40)}))
        assert (now.diketahui, now.rentang) == (Fraction(12, 20), Selang(Fraction(23, 40), Fraction(23, 30)))

    def test_a_range_below_nothing_lets_the_figure_fall(self) -> None:
        """From −10 to 10 after 4 in March: −14 to 6."""
        of = attrs.evolve(rencana(rumus="Hasil survei").find_indikator("1.1"), pelaporan=Pelaporan.KUMULATIF)
        report = Laporan(2024, variabel={("1.1", "Capaian", Bulan(2024, 3)): 4})
        assert kemungkinan_variabel(of, report, "Capaian", Triwulan.II, DugaanIsian(Selang(-10, 10))) == Selang(-14, 6)
        least = DugaanIsian(Selang(Fraction(-1, 2), 10))
        assert kemungkinan_variabel(of, report, "Capaian", Triwulan.II, least) == Selang(Fraction(-9, 2), 6)

    def test_growth_of_a_part_may_outrun_that_of_the_whole(self) -> None:
        """5 of 20 by March, 20 of 22 by June: in TW II 15 of 2, so that no share bounds it; to date it does."""
        of = attrs.evolve(rencana(rumus="A dibagi B dikali 100%").find_indikator("1.1"), pelaporan=Pelaporan.KUMULATIF)
        cells = {("A", 3): 5, ("B", 3): 20, ("A", 6): 20, ("B", 6): 22}
        report = Laporan(2024, variabel={("1.1", name, Bulan(2024, m)): value for (name, m), value in cells.items()})
        guess = DugaanIsian(bagian=("A", "B"))
        assert kemungkinan_tingkat(of, report, Triwulan.II, guess).terbaik == Fraction(15, 2)
        first = Laporan(2024, variabel={("1.1", "B", Bulan(2024, 3)): 20})
        assert kemungkinan_tingkat(of, first, Triwulan.I, guess).terbaik == 1
        begun = Laporan(2024, variabel={("1.1", "A", Bulan(2024, 1)): 1, ("1.1", "B", Bulan(2024, 1)): 2})
        assert kemungkinan_tingkat(of, begun, Triwulan.I, guess).terbaik == 1


def test_a_dash_of_a_variable_that_counts_by_its_last_value_takes_no_month_from_the_others() -> None:
    """A is added up, B taken to date: a dash for B in February leaves A's February open (from 0 to 10); A's own in March does not."""
    rules = {"A": Gabungan.JUMLAH, "B": Gabungan.TERAKHIR}
    of = attrs.evolve(rencana(rumus="A dibagi B dikali 100%").find_indikator("1.1"), gabungan=rules)
    cells: dict[tuple[str, int], Any] = {("A", 1): 5, ("B", 1): 10, ("B", 2): TIDAK_BERLAKU, ("A", 3): TIDAK_BERLAKU}
    report = Laporan(2024, variabel={("1.1", name, Bulan(2024, m)): value for (name, m), value in cells.items()})
    assert kemungkinan_variabel(of, report, "A", Triwulan.I, DugaanIsian(Selang(0, 10))) == Selang(5, 15)


def test_a_blank_beside_a_dash_of_its_pair_is_open_no_more() -> None:
    """Both are added up: where B is a dash in February, nothing that is typed for A there can count."""
    of = rencana(rumus="A dibagi B dikali 100%").find_indikator("1.1")
    cells: dict[tuple[str, int], Any] = {("A", 1): 5, ("B", 1): 10, ("B", 2): TIDAK_BERLAKU}
    report = Laporan(2024, variabel={("1.1", name, Bulan(2024, m)): value for (name, m), value in cells.items()})
    span = (Bulan(2024, 1), Bulan(2024, 2))
    assert kemungkinan_variabel(of, report, "A", span, DugaanIsian(Selang(0, 10))) == Selang.point(5)


def test_months_with_a_gap_between_them_have_no_bounds_where_figures_are_to_date() -> None:
    """January and March: what February added is not known to be in or out."""
    of = attrs.evolve(rencana(rumus="Hasil survei").find_indikator("1.1"), pelaporan=Pelaporan.KUMULATIF)
    report = Laporan(2024, variabel={("1.1", "Capaian", Bulan(2024, 1)): 4, ("1.1", "Capaian", Bulan(2024, 3)): 9})
    assert kemungkinan_variabel(of, report, "Capaian", (Bulan(2024, 1), Bulan(2024, 3))) == SEMUA
