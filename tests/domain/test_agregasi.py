"""Months into quarters, semesters and the year; a rate always comes from its variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.aggregation import (
    capaian_indikator,
    has_variables,
    join,
    nilai_variabel,
    realisasi_indikator,
    tingkat_capaian,
)
from rak.domain.capaian import persentase_capaian
from rak.domain.expression import Angka, Variabel
from rak.domain.laporan import Laporan
from rak.domain.measure import measure
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung, round_half_away
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.rumus import RumusPerhitungan
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Semester, Triwulan, months_of
from rak.errors import DomainError
from tests import strategies as kita
from tests.contoh import PEMBILANG, PENYEBUT, rencana

MANUAL = "Hasil survei kepuasan"
CAPAIAN_RUMUS = "Realisasi dibagi Target dikali 100%"


def indikator(**changes: Any) -> IndikatorKegiatan:
    """The one indicator of the small plan, changed."""
    of = rencana().find_indikator("1.1")
    if "rumus" in changes:
        changes["rumus"] = RumusPerhitungan.parse(changes["rumus"])
    if "target" in changes and isinstance(changes["target"], str):
        changes["target"] = TargetKinerja.parse(changes["target"])
    return attrs.evolve(of, **changes)


def filled(values: Mapping[str, Sequence[Any]], typed: Mapping[Triwulan, Any] | None = None) -> Laporan:
    """A report with each variable's months from January on; None is blank."""
    cells = {
        ("1.1", name, Bulan(2024, number)): value
        for name, months in values.items()
        for number, value in enumerate(months, 1)
        if value is not None
    }
    return Laporan(2024, variabel=cells, capaian_triwulan={("1.1", tw): v for tw, v in (typed or {}).items()})


class TestGabungan:
    """A real monthly table: numerators, denominators, three rules, three results."""

    TABEL = filled(
        {PEMBILANG: [0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9], PENYEBUT: [2, 2, 3, 21, 19, 19, 19, 9, 9, 9, 9, 9]}
    )

    @pytest.mark.parametrize(
        ("gabungan", "rate"),
        [
            (Gabungan.JUMLAH, Fraction(45, 130)),
            (Gabungan.TERAKHIR, Fraction(1)),
            (Gabungan.RATA_RATA, Fraction(45, 130)),
        ],
    )
    def test_the_rate_of_the_year_is_of_its_variables(self, gabungan: Gabungan, rate: Fraction) -> None:
        """34,62 % by sums, 100 % by the last month; never the 41,67 % of the mean of monthly rates."""
        assert tingkat_capaian(indikator(gabungan=gabungan), self.TABEL, 2024) == rate

    def test_the_mean_of_rates_is_another_figure(self) -> None:
        """41,67 %: what a mean of percentages would have said."""
        months = [tingkat_capaian(indikator(), self.TABEL, bulan) for bulan in months_of(2024)]
        mean = join(months, Gabungan.RATA_RATA)
        assert isinstance(mean, Fraction)
        assert round_half_away(100 * mean, 2) == Decimal("41.67")

    @pytest.mark.parametrize(
        ("part", "whole", "rate", "score"), [(23, 36, "63.89", "79.86"), (174, 264, "65.91", "82.39")]
    )
    def test_cumulative_figures_of_another_office(self, part: int, whole: int, rate: str, score: str) -> None:
        """Of a target of 80."""
        of = indikator(target="80 %")
        report = filled({PEMBILANG: [part], PENYEBUT: [whole]})
        level = tingkat_capaian(of, report, Triwulan.I)
        against = capaian_indikator(of, report, Triwulan.I)
        assert isinstance(level, Fraction)
        assert isinstance(against, Fraction)
        assert round_half_away(100 * level, 2) == Decimal(rate)
        assert round_half_away(against, 2) == Decimal(score)

    def test_each_variable_has_its_own_rule(self) -> None:
        """Cases are added up, the stock of clients is the last one."""
        of = indikator(gabungan={PEMBILANG: Gabungan.JUMLAH, PENYEBUT: Gabungan.TERAKHIR})
        assert tingkat_capaian(of, filled({PEMBILANG: [1, 2, 3], PENYEBUT: [7, 8, 12]}), Triwulan.I) == Fraction(1, 2)

    @pytest.mark.parametrize("gabungan", list(Gabungan))
    @pytest.mark.parametrize(
        ("months", "result"),
        [
            ([], BELUM_DIISI),
            ([BELUM_DIISI] * 3, BELUM_DIISI),
            ([TIDAK_BERLAKU, BELUM_DIISI], TIDAK_BERLAKU),
            ([TIDAK_BERLAKU, Fraction(4), BELUM_DIISI], Fraction(4)),
            ([Fraction(0)], Fraction(0)),
            ([Fraction(1), TidakDapatDihitung("x")], TidakDapatDihitung("x")),
        ],
    )
    def test_blanks_and_dashes_are_skipped(self, gabungan: Gabungan, months: list[Nilai], result: Nilai) -> None:
        """All blank is belum diisi, nothing but dashes is tidak berlaku, zero is a number."""
        assert join(months, gabungan) == result

    def test_the_three_rules(self) -> None:
        """Of 2, 4 and 9 with a blank and a dash between them."""
        months: list[Nilai] = [Fraction(2), BELUM_DIISI, Fraction(4), TIDAK_BERLAKU, Fraction(9)]
        assert [join(months, rule) for rule in (Gabungan.JUMLAH, Gabungan.TERAKHIR, Gabungan.RATA_RATA)] == [15, 9, 5]


@given(kita.rencana_dan_laporan(langsung=False), st.sampled_from([*Triwulan, *Semester, 2024]))
def test_sums_are_the_same_however_the_months_are_grouped(both: tuple[RencanaAksi, Laporan], span: Any) -> None:
    """Grouping invariance: a semester is the sum of its quarters, a quarter of its months."""
    plan, report = both
    for of in plan.indikator:
        of = attrs.evolve(of, gabungan=Gabungan.JUMLAH)  # noqa: PLW2901
        for name in of.rumus.masukan:
            whole = nilai_variabel(of, report, name, span)
            quarters = [nilai_variabel(of, report, name, tw) for tw in Triwulan if _within(tw, span)]
            assert join(quarters, Gabungan.JUMLAH) == whole


def _within(triwulan: Triwulan, span: Any) -> bool:
    if isinstance(span, Triwulan):
        return triwulan is span
    return triwulan.semester is span if isinstance(span, Semester) else True


@given(kita.rencana_dan_laporan(langsung=False), kita.bulan(), kita.terisi())
def test_a_late_correction_changes_what_depends_on_it_and_nothing_else(
    both: tuple[RencanaAksi, Laporan], month: Bulan, value: Any
) -> None:
    """The figures of other quarters and of other indicators stay; a last value in a ratio counts for later ones too."""
    plan, report = both
    first = next(plan.indikator)
    name = first.rumus.masukan[0] if first.rumus.masukan else None
    if name is None:
        return
    corrected = report.merge(Laporan(2024, variabel={(first.kode, name, month): value}))
    for of in plan.indikator:
        for triwulan in Triwulan:
            carried = (
                of.ukuran.berpasangan and first.gabungan_of(name) is Gabungan.TERAKHIR and triwulan > month.triwulan
            )
            if of is not first or (triwulan is not month.triwulan and not carried):
                assert tingkat_capaian(of, corrected, triwulan) == tingkat_capaian(of, report, triwulan)
    assert corrected.variabel_of(first.kode, name, month) == value


@given(kita.rencana_dan_laporan(), kita.bulan(), kita.bulan(), kita.terisi(), kita.terisi())
def test_corrections_of_different_months_commute(
    both: tuple[RencanaAksi, Laporan], one: Bulan, other: Bulan, first: Any, second: Any
) -> None:
    """In whichever order two sections send theirs."""
    plan, report = both
    of = next(plan.indikator)
    if one == other or not of.rumus.masukan:
        return
    a = Laporan(2024, variabel={(of.kode, of.rumus.masukan[0], one): first})
    b = Laporan(2024, variabel={(of.kode, of.rumus.masukan[-1], other): second})
    assert report.merge(a).merge(b) == report.merge(b).merge(a)
    assert capaian_indikator(of, report.merge(a).merge(b), 2024) == capaian_indikator(
        of, report.merge(b).merge(a), 2024
    )


class TestTingkat:
    """Column CAPAIAN is the result of the RUMUS."""

    def test_a_rate_is_a_ratio(self) -> None:
        """28 of 40 is 7/10."""
        report = filled({PEMBILANG: [28], PENYEBUT: [40]})
        assert tingkat_capaian(indikator(), report, Triwulan.I) == Fraction(7, 10)

    def test_one_blank_variable_leaves_the_rate_blank(self) -> None:
        """And a zero denominator is not zero percent."""
        assert tingkat_capaian(indikator(), filled({PEMBILANG: [28]}), Triwulan.I) is BELUM_DIISI
        zero = tingkat_capaian(indikator(), filled({PEMBILANG: [0], PENYEBUT: [0]}), Triwulan.I)
        assert isinstance(zero, TidakDapatDihitung)

    def test_a_manual_value_is_in_the_unit_of_the_target(self) -> None:
        """70 of % is 7/10; 3 of Dokumen is 3."""
        report = filled({"Capaian": [70]})
        assert tingkat_capaian(indikator(rumus=MANUAL), report, Triwulan.I) == Fraction(7, 10)
        assert tingkat_capaian(indikator(rumus=MANUAL, target="3 Dokumen"), report, Triwulan.I) == 70
        assert capaian_indikator(indikator(rumus=MANUAL), report, Triwulan.I) == 100

    def test_target_in_a_formula_is_the_indicators_own(self) -> None:
        """In its own unit; a range or a target in words cannot stand in a formula."""
        report = filled({"Realisasi": [35]})
        assert tingkat_capaian(indikator(rumus=CAPAIAN_RUMUS), report, Triwulan.I) == Fraction(1, 2)
        assert nilai_variabel(indikator(), report, "TARGET", Triwulan.I) == 70
        for target in (TargetKinerja.in_words("WTP"), TargetKinerja(7, "", 8)):
            level = tingkat_capaian(indikator(rumus=CAPAIAN_RUMUS, target=target), report, Triwulan.I)
            assert isinstance(level, TidakDapatDihitung)

    def test_an_unknown_variable_is_refused(self) -> None:
        """With the names that there are."""
        with pytest.raises(DomainError, match=PENYEBUT):
            nilai_variabel(indikator(), Laporan(2024), "Lain", Triwulan.I)


class TestTypedFigures:
    """A figure typed straight into CAPAIAN counts where no variable of its quarter is filled in."""

    HALF = Fraction(1, 2)

    def test_it_counts_for_its_quarter(self) -> None:
        """And for no other."""
        report = filled({}, {Triwulan.II: self.HALF})
        assert tingkat_capaian(indikator(), report, Triwulan.II) == self.HALF
        assert tingkat_capaian(indikator(), report, Triwulan.I) is BELUM_DIISI
        assert tingkat_capaian(indikator(), report, Bulan(2024, 4)) is BELUM_DIISI

    @pytest.mark.parametrize("value", [3, TIDAK_BERLAKU])
    def test_monthly_values_come_before_it(self, value: Any) -> None:
        """Even an incomplete month, even a dash."""
        report = filled({PEMBILANG: [value]}, {Triwulan.I: self.HALF})
        expected = BELUM_DIISI if value == 3 else TIDAK_BERLAKU
        assert tingkat_capaian(indikator(), report, Triwulan.I) is expected

    def test_alone_it_counts_for_a_longer_period(self) -> None:
        """What is known of the year is that quarter."""
        report = filled({}, {Triwulan.II: self.HALF})
        assert tingkat_capaian(indikator(), report, Semester.I) == self.HALF
        assert tingkat_capaian(indikator(), report, 2024) == self.HALF

    def test_several_cannot_be_joined_without_their_variables(self) -> None:
        """A mean of percentages is never taken."""
        report = filled({}, {Triwulan.I: self.HALF, Triwulan.II: Fraction(1)})
        level = tingkat_capaian(indikator(), report, Semester.I)
        assert isinstance(level, TidakDapatDihitung)
        assert "TW I, TW II" in level.alasan
        mixed = filled({PEMBILANG: [None] * 3 + [1], PENYEBUT: [None] * 3 + [2]}, {Triwulan.I: self.HALF})
        assert isinstance(tingkat_capaian(indikator(), mixed, Semester.I), TidakDapatDihitung)

    def test_the_last_of_several_counts_where_the_last_month_does(self) -> None:
        """Gabungan terakhir of all variables."""
        of = indikator(gabungan=Gabungan.TERAKHIR)
        report = filled({}, {Triwulan.I: self.HALF, Triwulan.II: Fraction(1)})
        assert tingkat_capaian(of, report, Semester.I) == 1
        later = filled({PEMBILANG: [None] * 3 + [1], PENYEBUT: [None] * 3 + [4]}, {Triwulan.I: self.HALF})
        assert tingkat_capaian(of, later, Semester.I) == Fraction(1, 4)
        earlier = filled({PEMBILANG: [1], PENYEBUT: [4]}, {Triwulan.II: self.HALF})
        assert tingkat_capaian(of, earlier, Semester.I) == self.HALF

    def test_it_is_compared_as_the_level_it_stands_for(self) -> None:
        """Half of a target of 8 to be minimised is 4, that is 150 percent."""
        of = indikator(rumus=CAPAIAN_RUMUS, target="8 Unit", polaritas=Polaritas.MINIMALKAN)
        assert capaian_indikator(of, filled({}, {Triwulan.I: self.HALF}), Triwulan.I) == 150
        hundred = attrs.evolve(of, rumus=RumusPerhitungan.parse("Realisasi dibagi Target dikali 100"))
        assert capaian_indikator(hundred, filled({}, {Triwulan.I: self.HALF}), Triwulan.I) == 150
        dashed = filled({}, {Triwulan.I: TIDAK_BERLAKU})
        assert capaian_indikator(of, dashed, Triwulan.I) is TIDAK_BERLAKU


class TestCapaianIndikator:
    """The level against the target, by the indicator's polarity."""

    @pytest.mark.parametrize(
        ("polaritas", "score"),
        [(Polaritas.MAKSIMALKAN, 50), (Polaritas.MINIMALKAN, 150), (Polaritas.STABILKAN, 50), (None, None)],
    )
    def test_a_rate_is_compared_with_its_target(self, polaritas: Polaritas | None, score: int | None) -> None:
        """35 % of 70 %."""
        figure = capaian_indikator(indikator(polaritas=polaritas), filled({PEMBILANG: [35], PENYEBUT: [100]}), 2024)
        assert figure == (TidakDapatDihitung("polaritas belum dinyatakan") if score is None else score)

    @pytest.mark.parametrize(
        ("polaritas", "score"),
        [(Polaritas.MAKSIMALKAN, 125), (Polaritas.MINIMALKAN, 75), (Polaritas.STABILKAN, 75), (None, 125)],
    )
    @pytest.mark.parametrize("rumus", [CAPAIAN_RUMUS, "Realisasi dibagi Target", "Realisasi dibagi Target dikali 100"])
    def test_realisasi_over_target_is_an_achievement_already(
        self, rumus: str, polaritas: Polaritas | None, score: int
    ) -> None:
        """But minimalkan and stabilkan compare the realisasi itself: 10 of 8."""
        of = indikator(rumus=rumus, target="8 Unit", polaritas=polaritas)
        assert capaian_indikator(of, filled({"Realisasi": [10]}), Triwulan.I) == score

    def test_another_formula_with_target_is_taken_as_it_is(self) -> None:
        """The sentence "Target dibagi Realisasi" has its own idea of better."""
        of = indikator(rumus="Target dibagi Realisasi dikali 100%", target="8 Unit", polaritas=Polaritas.MINIMALKAN)
        assert capaian_indikator(of, filled({"Realisasi": [10]}), Triwulan.I) == 80

    @pytest.mark.parametrize("polaritas", list(Polaritas))
    def test_a_range_is_compared_by_its_ends(self, polaritas: Polaritas) -> None:
        """Inside it, every polarity is at a hundred."""
        of = indikator(rumus=CAPAIAN_RUMUS, target="7 - 8 bulan", polaritas=polaritas)
        assert capaian_indikator(of, filled({"Realisasi": [Fraction(15, 2)]}), Triwulan.I) == 100
        assert isinstance(capaian_indikator(of, filled({}, {Triwulan.I: 1}), Triwulan.I), TidakDapatDihitung)

    def test_a_bare_hundred_gives_percent(self) -> None:
        """With "dikali 100", as with 100%, 28 of 40 is 7/10, which is 70 percent."""
        of = indikator(rumus=f"{PEMBILANG} dibagi {PENYEBUT} dikali 100")
        report = filled({PEMBILANG: [28], PENYEBUT: [40]})
        assert tingkat_capaian(of, report, Triwulan.I) == Fraction(7, 10)
        assert capaian_indikator(of, report, Triwulan.I) == 100
        assert realisasi_indikator(of, report, Triwulan.I) == 70

    def test_a_count_is_in_its_own_unit(self) -> None:
        """3 of 4 Unit."""
        of = indikator(rumus="A ditambah B", target="4 Unit")
        assert capaian_indikator(of, filled({"A": [1], "B": [2]}), Triwulan.I) == 75
        assert realisasi_indikator(of, filled({}), Triwulan.I) is BELUM_DIISI

    def test_the_policy_can_be_chosen(self) -> None:
        """T/R for minimalkan, only when asked for."""
        of = indikator(polaritas=Polaritas.MINIMALKAN)
        report = filled({PEMBILANG: [35], PENYEBUT: [100]})
        assert capaian_indikator(of, report, Triwulan.I, "terbalik") == 200

    @given(kita.rencana_dan_laporan(langsung=False), st.sampled_from(Triwulan))
    def test_maximised_realisasi_over_target_agrees_with_the_policy(
        self, both: tuple[RencanaAksi, Laporan], triwulan: Triwulan
    ) -> None:
        """Two roads to one figure."""
        plan, report = both
        for of in plan.indikator:
            compared = of.ukuran.realisasi
            if (
                isinstance(compared, Variabel)
                and of.polaritas is Polaritas.MAKSIMALKAN
                and of.target.nilai_atas is None
            ):
                level = nilai_variabel(of, report, compared.nama, triwulan)
                expected = persentase_capaian(level, of.target, of.polaritas)
                figure = capaian_indikator(of, report, triwulan)
                assert figure == expected or (
                    isinstance(figure, TidakDapatDihitung) and isinstance(expected, TidakDapatDihitung)
                )


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (CAPAIAN_RUMUS, "Realisasi"),
        ("Realisasi dibagi Target", "Realisasi"),
        ("Jumlah laporan dibagi target dikali 100", "Jumlah laporan"),
        ("Target dibagi Realisasi", None),
        ("Target dibagi Target", None),
        ("Realisasi dibagi Target dikali 10", None),
        ("Realisasi dikali Target dikali 100%", None),
        ("(A ditambah B) dibagi Target", "A ditambah B"),
        ("Realisasi dikali 100% dibagi Target", "Realisasi"),
        ("100% dikali Realisasi dibagi Target", "Realisasi"),
        ("Realisasi : Target x 100", "Realisasi"),
        ("A dibagi B dibagi Target", "A dibagi B"),
        ("A dibagi (Target dibagi B)", "A dikali B"),
        ("A dibagi (B dibagi Target)", None),
        ("A dibagi (B dibagi (C dibagi Target))", "A dikali C dibagi B"),
        ("A dibagi (B dibagi (Target dibagi C))", None),
        ("A dibagi B", None),
        (MANUAL, None),
        ("A dibagi 5", None),
    ],
)
def test_the_variable_compared_with_the_target_is_found(sentence: str, name: str | None) -> None:
    """Wherever 100 and Target stand in the product; (A + B) : Target is a realised level A + B."""
    assert measure(RumusPerhitungan.parse(sentence), TargetKinerja.parse("8 Unit")).realisasi == (
        None if name is None else (RumusPerhitungan.parse(name).ekspresi or Variabel(name))
    )


def test_a_dash_counts_as_filled_in() -> None:
    """Somebody looked."""
    report = filled({PENYEBUT: [None, TIDAK_BERLAKU]})
    assert has_variables(indikator(), report, Triwulan.I.bulan(2024))
    assert not has_variables(indikator(), report, Triwulan.II.bulan(2024))


def test_the_reason_why_a_target_cannot_stand_in_a_formula() -> None:
    """In words, or a range."""
    words = indikator(rumus=CAPAIAN_RUMUS, target=TargetKinerja.in_words("WTP"))
    ranged = indikator(rumus=CAPAIAN_RUMUS, target=TargetKinerja(7, "", 8))
    assert nilai_variabel(words, Laporan(2024), "Target", 2024) == TidakDapatDihitung("target bukan bilangan")
    assert nilai_variabel(ranged, Laporan(2024), "Target", 2024) == TidakDapatDihitung("target berupa rentang")


@pytest.mark.parametrize("target", [TargetKinerja.in_words("WTP"), TargetKinerja(7, "", 8)])
def test_a_quarter_without_any_value_is_blank_whatever_its_target(target: TargetKinerja) -> None:
    """A blank comes before what cannot be computed."""
    of = indikator(rumus=CAPAIAN_RUMUS, target=target)
    assert tingkat_capaian(of, Laporan(2024), Triwulan.I) is BELUM_DIISI
    assert tingkat_capaian(of, filled({"Realisasi": [4]}), Triwulan.II) is BELUM_DIISI


def test_a_formula_without_any_variable_has_its_value_without_a_report() -> None:
    """Nothing of it waits to be filled in."""
    of = attrs.evolve(indikator(), rumus=RumusPerhitungan("7", Angka(Fraction(7))))
    assert tingkat_capaian(of, Laporan(2024), Triwulan.I) == 7


def test_the_policy_reaches_realisasi_over_target() -> None:
    """4 of 8 by T/R is 200."""
    of = indikator(rumus=CAPAIAN_RUMUS, target="8 Unit", polaritas=Polaritas.MINIMALKAN)
    assert capaian_indikator(of, filled({"Realisasi": [4]}), Triwulan.I, "terbalik") == 200


def test_a_value_of_a_variable_that_the_formula_does_not_have_is_refused_with_its_name() -> None:
    """It would be left out unseen."""
    report = Laporan(2024, variabel={("1.1", "jumlah kilen", Bulan(2024, 1)): 3})
    assert report.variables_of("1.1") == {"jumlah kilen"}
    with pytest.raises(DomainError, match="jumlah kilen"):
        tingkat_capaian(rencana().find_indikator("1.1"), report, Triwulan.I)
