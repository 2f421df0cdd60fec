"""IKPA: its two components that come from the plan, by known vectors; full precision, rounded once."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.ikpa import (
    deviasi_halaman_iii,
    efisiensi,
    lines_by_jenis,
    mean,
    nilai_ikpa,
    pagu_per_bulan,
    pagu_per_jenis,
    penyerapan_ikpa,
    realisasi_bulanan,
    realisasi_triwulanan,
    rencana_bulanan,
    tanggal_kunci,
    weighted,
)
from rak.domain.ikpa_parameters import PARAMETER, PER_5_PB_2024, KomponenIKPA, parameter_ikpa
from rak.domain.kalender import KebijakanTenggat
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung, round_half_away
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Revisi
from rak.domain.roots import Akar, integer_root, rata_rata_geometrik
from rak.domain.rupiah import Rupiah
from rak.domain.versi import terapkan
from rak.domain.waktu import Bulan, Triwulan, months_of
from rak.errors import DomainError
from tests.contoh import baris, rencana

RULE = PER_5_PB_2024
NUMBERS = {"51": Rupiah(1000)}


def shown(value: Nilai, places: int = 2) -> Decimal:
    """Rounded once."""
    assert isinstance(value, Fraction)
    return round_half_away(value, places)


def months(*off: int) -> tuple[dict[tuple[str, Bulan], Any], dict[tuple[str, Bulan], Any]]:
    """Plan and realisasi of jenis 51 that deviate by these percentages, from January on."""
    keys = [("51", bulan) for bulan in months_of(2024)[: len(off)]]
    return dict.fromkeys(keys, Rupiah(100)), {key: Rupiah(100 - d) for key, d in zip(keys, off, strict=True)}


class TestDeviasiHalamanIII:
    """Mean of the months to date, December left out; up to 5 scores 100."""

    @pytest.mark.parametrize(
        ("off", "score"),
        [
            ((4,), "100"),
            ((4, 13), "91.50"),
            ((4, 13, 18), "88.33"),
            ((5,), "100"),
            ((6,), "94.00"),
            ((100, 100), "0.00"),
        ],
    )
    def test_known_scores(self, off: tuple[int, ...], score: str) -> None:
        """Monthly 4 → 100; 4, 13 → 91,5; 4, 13, 18 → 88,33; both sides of the edge at 5."""
        plan, spent = months(*off)
        result = deviasi_halaman_iii(NUMBERS, plan, spent, Bulan(2024, len(off)), RULE)
        assert shown(result.nilai) == Decimal(score)
        assert [figure for _, figure in result.rincian] == list(off)
        assert result.rincian[0][0] == "Januari 2024"

    def test_december_is_left_out(self) -> None:
        """Eleven months of 6, then a December of 100."""
        plan, spent = months(*[6] * 11, 100)
        year = deviasi_halaman_iii(NUMBERS, plan, spent, Bulan(2024, 12), RULE)
        assert (year.nilai, len(year.rincian)) == (Fraction(94), 11)

    def test_a_month_counts_no_higher_than_a_hundred(self) -> None:
        """Spending 300 on a plan of 100 is 200 percent off, and counts 100."""
        plan, _ = months(0)
        result = deviasi_halaman_iii(NUMBERS, plan, {("51", Bulan(2024, 1)): Rupiah(300)}, Bulan(2024, 1), RULE)
        assert result.nilai == 0

    def test_jenis_are_weighted_by_pagu_not_averaged(self) -> None:
        """8 percent off on three quarters of the pagu, 16 on one."""
        jan = Bulan(2024, 1)
        pagu = {"51": Rupiah(300), "52": Rupiah(100), "53": Rupiah(0)}
        plan = {("51", jan): Rupiah(100), ("52", jan): Rupiah(100)}
        spent = {("51", jan): Rupiah(92), ("52", jan): Rupiah(116)}
        assert deviasi_halaman_iii(pagu, plan, spent, jan, RULE).nilai == 90

    def test_a_blank_month_leaves_the_score_blank(self) -> None:
        """Blank is never zero; a missing plan is named."""
        plan, spent = months(4, 13)
        assert deviasi_halaman_iii(NUMBERS, plan, {}, Bulan(2024, 1), RULE).nilai is BELUM_DIISI
        result = deviasi_halaman_iii(NUMBERS, {}, spent, Bulan(2024, 1), RULE)
        assert result.nilai == TidakDapatDihitung("rencana penarikan belum diisi")


class TestPenyerapan:
    """Per jenis min(100, realisasi / (pagu × target)), weighted by pagu; the mean of the quarters."""

    PAGU: Final = {
        Triwulan.I: {"51": Rupiah(250_000), "52": Rupiah(200_000), "53": Rupiah(50_000)},
        Triwulan.II: {"51": Rupiah(250_000), "52": Rupiah(250_000), "53": Rupiah(50_000)},
    }
    SPENT: Final = {
        ("51", Triwulan.I): Rupiah(60_000),
        ("52", Triwulan.I): Rupiah(24_500),
        ("53", Triwulan.I): Rupiah(7_000),
        ("51", Triwulan.II): Rupiah(164_000),
        ("52", Triwulan.II): Rupiah(63_500),
        ("53", Triwulan.II): Rupiah(22_000),
    }

    def test_the_known_vector(self) -> None:
        """92,67; 77,64 (a deck prints a truncated 77,63); the mean 85,15, and 85,16 only if rounded first."""
        result = penyerapan_ikpa(self.PAGU, self.SPENT, Triwulan.II, RULE)
        assert [(name, shown(figure)) for name, figure in result.rincian] == [
            ("TW I", Decimal("92.67")),
            ("TW II", Decimal("77.64")),
        ]
        assert shown(result.nilai) == Decimal("85.15")
        assert shown(penyerapan_ikpa(self.PAGU, self.SPENT, Triwulan.I, RULE).nilai) == Decimal("92.67")

    @pytest.mark.parametrize(
        ("jenis", "targets"),
        [("51", (20, 50, 75, 95)), ("52", (15, 50, 70, 90)), ("53", (10, 40, 70, 90)), ("57", (25, 50, 75, 95))],
    )
    def test_spending_exactly_the_target_scores_a_hundred(self, jenis: str, targets: tuple[int, ...]) -> None:
        """And one percent of the pagu less, less."""
        pagu = {triwulan: {jenis: Rupiah(1000)} for triwulan in Triwulan}
        for triwulan, target in zip(Triwulan, targets, strict=True):
            spent = {(jenis, tw): Rupiah(10 * t) for tw, t in zip(Triwulan, targets, strict=True)}
            assert penyerapan_ikpa(pagu, spent, triwulan, RULE).nilai == 100
            spent[jenis, triwulan] = Rupiah(10 * (target - 1))
            assert dict(penyerapan_ikpa(pagu, spent, triwulan, RULE).rincian)[str(triwulan)] == Fraction(
                100 * (target - 1), target
            )

    def test_what_is_missing_is_said(self) -> None:
        """A blank, a dash alone, a jenis without target, no pagu at all."""
        pagu = {Triwulan.I: {"51": Rupiah(1)}}
        assert penyerapan_ikpa(pagu, {}, Triwulan.I, RULE).nilai is BELUM_DIISI
        failed = TidakDapatDihitung("x")
        assert penyerapan_ikpa(pagu, {("51", Triwulan.I): failed}, Triwulan.I, RULE).nilai == failed
        other = penyerapan_ikpa({Triwulan.I: {"54": Rupiah(1)}}, {("54", Triwulan.I): Rupiah(1)}, Triwulan.I, RULE)
        assert other.nilai == TidakDapatDihitung("tidak ada target penyerapan untuk jenis belanja 54")
        none = penyerapan_ikpa({Triwulan.I: {"51": Rupiah(0)}}, {}, Triwulan.I, RULE)
        assert none.nilai == TidakDapatDihitung("pagu nol")


def full_marks(**changes: Any) -> dict[KomponenIKPA, Any]:
    """All components at 100, some changed."""
    scores: dict[KomponenIKPA, Any] = dict.fromkeys(KomponenIKPA, 100)
    return scores | {KomponenIKPA[name]: value for name, value in changes.items()}


@pytest.mark.parametrize(
    ("changes", "index"),
    [
        ({}, 100),
        ({"REVISI": 0}, 90),
        ({"DEVIASI": 0}, 85),
        ({"PENYERAPAN": 0}, 80),
        ({"KONTRAKTUAL": 0}, 90),
        ({"TAGIHAN": 0}, 90),
        ({"UP_TUP": 0}, 90),
        ({"CAPAIAN_OUTPUT": 0}, 75),
        ({"KONTRAKTUAL": TIDAK_BERLAKU, "REVISI": 0}, Fraction(800, 9)),
        (dict.fromkeys(KomponenIKPA.__members__, TIDAK_BERLAKU), TIDAK_BERLAKU),
        ({"TAGIHAN": BELUM_DIISI}, TidakDapatDihitung("komponen penyelesaian tagihan: belum diisi")),
        (
            {"TAGIHAN": TidakDapatDihitung("x")},
            TidakDapatDihitung("komponen penyelesaian tagihan: tidak dapat dihitung: x"),
        ),
    ],
)
def test_the_index_weighs_its_components(changes: dict[str, Any], index: Any) -> None:
    """10/15/20/10/10/10/25; the weight of one that does not apply goes to the others."""
    assert nilai_ikpa(full_marks(**changes), RULE) == index


def test_a_missing_component_is_not_a_zero() -> None:
    """It is named."""
    assert nilai_ikpa({}, RULE) == TidakDapatDihitung("komponen revisi DIPA: belum diisi")
    with pytest.raises(DomainError):
        nilai_ikpa(full_marks(REVISI=99.5), RULE)


def test_parameters_are_dated_data_with_a_source() -> None:
    """PER-5/PB/2024, dated 2 May 2024, scores budget years from 2024 on; before that nothing is known."""
    assert parameter_ikpa(2024) is RULE
    assert parameter_ikpa(2026) is RULE
    assert (RULE.tanggal, RULE.tahun_pertama) == (datetime.date(2024, 5, 2), 2024)
    with pytest.raises(DomainError):
        parameter_ikpa(2023)
    for parameter in PARAMETER:
        assert parameter.sumber
        assert sum(parameter.bobot.values()) == 100


def test_a_planted_entry_for_2027_changes_2027_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest rule whose first budget year has come applies, in whatever order the entries stand."""
    before = {year: parameter_ikpa(year) for year in range(2024, 2027)}
    new = attrs.evolve(RULE, nama="berikut", tanggal=datetime.date(2026, 11, 1), tahun_pertama=2027)
    for entries in ((RULE, new), (new, RULE)):
        monkeypatch.setattr("rak.domain.ikpa_parameters.PARAMETER", entries)
        assert {year: parameter_ikpa(year) for year in range(2024, 2027)} == before
        assert parameter_ikpa(2027) is parameter_ikpa(2030) is new


def test_published_lock_dates() -> None:
    """2026: 19 Feb, 15 Apr, 14 Jul, 14 Okt; 2025 TW IV: 14 Okt."""
    calendar = KebijakanTenggat()
    dates = [tanggal_kunci(2026, triwulan, RULE, calendar) for triwulan in Triwulan]
    assert dates == [datetime.date(2026, month, day) for month, day in ((2, 19), (4, 15), (7, 14), (10, 14))]
    assert tanggal_kunci(2025, Triwulan.IV, RULE, calendar) == datetime.date(2025, 10, 14)


def test_the_deduction_for_dispensations_is_an_input() -> None:
    """A hundred in every component, less the treasury's points."""
    full = dict.fromkeys(KomponenIKPA, Fraction(100))
    assert nilai_ikpa(full, RULE, Fraction(1, 2)) == Fraction(199, 2)


def test_the_plan_is_locked_on_a_working_day_unless_a_date_was_published() -> None:
    """The tenth of Feb/Apr/Jul/Oct: data, with exceptions and holidays handed in."""
    calendar = KebijakanTenggat()
    dates = [tanggal_kunci(2024, triwulan, RULE, calendar) for triwulan in Triwulan]
    assert dates == [datetime.date(2024, m, d) for m, d in ((2, 14), (4, 12), (7, 12), (10, 14))]
    eid = KebijakanTenggat(libur=[datetime.date(2024, 4, d) for d in (8, 9, 10, 11, 12, 15)])
    assert tanggal_kunci(2024, Triwulan.II, RULE, eid) == datetime.date(2024, 4, 22)
    published = attrs.evolve(RULE, tanggal_kunci={(2024, Triwulan.II): datetime.date(2024, 4, 30)})
    assert tanggal_kunci(2024, Triwulan.II, published, eid) == datetime.date(2024, 4, 30)


def test_efficiency_of_the_known_example() -> None:
    """CK 1,22 0,80 1,42, PAK 4, 1, 5 milyar, RAK 3,8 0,975 4,725 milyar → 25,67 %."""
    triples = [
        (4, Decimal("1.22"), Decimal("3.8")),
        (1, Decimal("0.80"), Decimal("0.975")),
        (5, Decimal("1.42"), Decimal("4.725")),
    ]
    assert shown(efisiensi(triples)) == Decimal("25.67")
    assert efisiensi([]) == TidakDapatDihitung("penyebut nol (jumlah PAK × CK)")


class TestGeometricMean:
    """PMK 22/2021: output achievement is a geometric mean, exact until it is shown."""

    def test_the_known_vectors(self) -> None:
        """(5/5, 9/10) → 94,87; (2/3, 4/6, 1) → 76,31; program 85,09; two programs 92,24."""
        one = rata_rata_geometrik([Fraction(5, 5) * 100, Fraction(9, 10) * 100])
        other = rata_rata_geometrik([Fraction(200, 3), Fraction(400, 6), 100])
        program = rata_rata_geometrik([one, other])
        both = rata_rata_geometrik([program, 100])
        assert [root.round(2) for root in (one, other, program, both)] == [
            Decimal("94.87"), Decimal("76.31"), Decimal("85.09"), Decimal("92.24"),
        ]  # fmt: skip

    @given(st.integers(0, 10**12), st.integers(1, 7))
    def test_the_whole_root_is_the_largest_that_fits(self, number: int, degree: int) -> None:
        """Its power is no more than the number, the next one's is."""
        root = integer_root(number, degree)
        assert root**degree <= number < (root + 1) ** degree

    @given(st.fractions(0, 1000, max_denominator=50), st.integers(1, 5), st.integers(0, 3))
    def test_a_root_is_rounded_to_the_nearest(self, number: Fraction, degree: int, places: int) -> None:
        """Half away from zero: half a unit below it is no more than the root, half a unit above it more."""
        rounded = Fraction(Akar(number, degree).round(places))
        half = Fraction(1, 2 * 10**places)
        assert max(rounded - half, Fraction(0)) ** degree <= number < (rounded + half) ** degree

    @given(st.fractions(0, 100, max_denominator=20), st.fractions(0, 100, max_denominator=20))
    def test_the_mean_lies_between(self, one: Fraction, other: Fraction) -> None:
        """And the order does not count."""
        low, high = sorted((one, other))
        middle = rata_rata_geometrik([one, other])
        assert Akar(low) <= middle <= Akar(high)
        assert middle == rata_rata_geometrik([other, one])

    def test_equal_roots_are_equal_however_they_are_spelt(self) -> None:
        """The square root of 4 is 2."""
        assert Akar(4, 2) == Akar(2)
        assert Akar(4, 2) != Akar(3)
        assert Akar(4, 2) != 2
        assert Akar(2, 2) < Akar(3, 2)
        assert Akar(2, 2) * Akar(8, 2) == Akar(4)
        assert Akar(2, 2) * Akar(3, 3) == Akar(72, 6)
        with pytest.raises(TypeError):
            hash(Akar(2))

    @pytest.mark.parametrize("make", [lambda: Akar(-1), lambda: Akar(1, 0), lambda: rata_rata_geometrik([])])
    def test_roots_that_mean_nothing_are_refused(self, make: Any) -> None:
        """Of negatives, of degree 0, of no values."""
        with pytest.raises(DomainError):
            make()


def jenis_plan() -> RencanaAksi:
    """Two lines of 51, one of 53."""
    return rencana(
        attrs.evolve(baris(), jenis_belanja="51"),
        attrs.evolve(baris("1.1.2", Rupiah(500)), jenis_belanja="51"),
        attrs.evolve(baris("1.1.3"), jenis_belanja="53"),
    )


class TestFromThePlan:
    """For plans with a jenis belanja per line, which the matrix does not have."""

    def test_lines_without_jenis_are_named(self) -> None:
        """All of them."""
        with pytest.raises(DomainError, match=r"1\.1\.1, 1\.1\.2"):
            lines_by_jenis(rencana(baris(), baris("1.1.2")))

    def test_pagu_by_jenis(self) -> None:
        """A blank pagu is named and is no zero."""
        assert pagu_per_jenis(jenis_plan()) == {"51": Rupiah(1500), "53": Rupiah(1000)}
        with pytest.raises(DomainError, match=r"1\.1\.1"):
            pagu_per_jenis(rencana(attrs.evolve(baris(pagu=BELUM_DIISI), jenis_belanja="51")))
        dash = rencana(attrs.evolve(baris(pagu=TIDAK_BERLAKU), jenis_belanja="51"))
        assert pagu_per_jenis(dash) == {"51": Rupiah(0)}

    def test_a_quarters_draw_is_three_months(self) -> None:
        """Only where the caller asks for equal thirds; nothing is lost in it."""
        plan = rencana_bulanan(jenis_plan(), bagi_rata=True)
        assert plan["51", Bulan(2024, 1)] == Rupiah(84 + 42)
        assert plan["51", Bulan(2024, 3)] == Rupiah(83 + 41)
        year = [amount for amount in plan.values() if isinstance(amount, Rupiah)]
        assert sum(year, start=Rupiah(0)) == Rupiah(2500)
        assert len(plan) == 24

    def test_realisasi_of_a_jenis_is_blank_until_all_its_lines_are_in(self) -> None:
        """A dash is nothing spent."""
        jan = Bulan(2024, 1)
        one = Laporan(2024, {("1.1.1", jan): Rupiah(5)})
        assert realisasi_bulanan(jenis_plan(), one)["51", jan] is BELUM_DIISI
        both = one.merge(Laporan(2024, {("1.1.2", jan): TIDAK_BERLAKU, ("1.1.3", jan): TIDAK_BERLAKU}))
        assert realisasi_bulanan(jenis_plan(), both)["51", jan] == Rupiah(5)
        assert realisasi_bulanan(jenis_plan(), both)["53", jan] == Rupiah(0)
        assert realisasi_triwulanan(jenis_plan(), both)["51", Triwulan.II] == Rupiah(5)
        assert realisasi_triwulanan(jenis_plan(), one)["51", Triwulan.I] is BELUM_DIISI

    def test_the_whole_way(self) -> None:
        """Plan and report in, two scores out."""
        plan = jenis_plan()
        spent = {
            (line.kode, month): Rupiah((line.kode == "1.1.3" and 40) or 84)
            for line in plan.kegiatan
            for month in months_of(2024)[:3]
        }
        report = Laporan(2024, spent)
        pagu = pagu_per_jenis(plan)
        score = penyerapan_ikpa({Triwulan.I: pagu}, realisasi_triwulanan(plan, report), Triwulan.I, RULE)
        assert score.nilai == 100
        off = deviasi_halaman_iii(
            pagu, rencana_bulanan(plan, bagi_rata=True), realisasi_bulanan(plan, report), Bulan(2024, 3), RULE
        )
        assert isinstance(off.nilai, Fraction)
        assert 0 < off.nilai < 100


def test_means_stop_at_what_is_no_number() -> None:
    """One blank month leaves the mean blank."""
    assert mean([Fraction(1), Fraction(2)]) == Fraction(3, 2)
    assert mean([Fraction(1), BELUM_DIISI, TIDAK_BERLAKU]) is BELUM_DIISI
    assert mean([]) is TIDAK_BERLAKU
    figures: dict[str, Nilai] = {"51": TIDAK_BERLAKU, "52": Fraction(3)}
    assert weighted({"51": Rupiah(9), "52": Rupiah(1)}, lambda jenis: figures[jenis]) == 3


def test_blank_and_dashed_draws_are_three_blank_or_dashed_months() -> None:
    """A blank plan stays blank, a dash plans nothing."""
    line = attrs.evolve(baris(penarikan=[BELUM_DIISI, TIDAK_BERLAKU, Rupiah(4), Rupiah(0)]), jenis_belanja="52")
    plan = rencana_bulanan(rencana(line), bagi_rata=True)
    assert [plan["52", month] for month in months_of(2024)] == [
        *[BELUM_DIISI] * 3, *[Rupiah(0)] * 3, Rupiah(2), Rupiah(1), Rupiah(1), *[Rupiah(0)] * 3,
    ]  # fmt: skip


def test_the_monthly_draw_plan_is_the_lines_own() -> None:
    """Without one a month's deviation cannot be computed; one that contradicts its quarter is not used."""
    line = attrs.evolve(baris(), jenis_belanja="52")
    assert isinstance(rencana_bulanan(rencana(line))["52", Bulan(2024, 1)], TidakDapatDihitung)
    months = [Rupiah(100), Rupiah(100), Rupiah(50)] * 4
    own = attrs.evolve(line, penarikan_bulanan=months)
    assert [rencana_bulanan(rencana(own))["52", month] for month in months_of(2024)] == months
    wrong = attrs.evolve(line, penarikan_bulanan=[Rupiah(100)] * 3 + months[3:])
    plan = rencana_bulanan(rencana(wrong))
    assert isinstance(plan["52", Bulan(2024, 2)], TidakDapatDihitung)
    assert plan["52", Bulan(2024, 4)] == Rupiah(100)


def test_shares_are_those_of_the_month_and_the_base_is_pagu_minus_block() -> None:
    """A block in May leaves January's base alone."""
    line = attrs.evolve(baris(), jenis_belanja="52")
    plan = terapkan(rencana(line), Revisi.of(datetime.date(2024, 5, 10), "BL-1", "x", blokir={"1.1.1": Rupiah(300)}))
    base = pagu_per_bulan(plan)
    assert (base[Bulan(2024, 4)], base[Bulan(2024, 5)]) == ({"52": Rupiah(1000)}, {"52": Rupiah(700)})
    twice = {Bulan(2024, 1): {"51": Rupiah(1), "52": Rupiah(3)}, Bulan(2024, 2): {"51": Rupiah(3), "52": Rupiah(1)}}
    planned = {(jenis, month): Rupiah(100) for jenis in ("51", "52") for month in twice}
    spent = {("51", month): Rupiah(100) for month in twice} | {("52", month): Rupiah(180) for month in twice}
    scores = [deviasi_halaman_iii(twice, planned, spent, month, RULE).rincian[-1][1] for month in twice]
    assert scores == [60, 20]


def test_roots_of_very_large_numbers_are_exact() -> None:
    """Beyond what a float could hold."""
    assert integer_root((10**30 + 7) ** 3, 3) == 10**30 + 7
    assert integer_root((10**30 + 7) ** 3 - 1, 3) == 10**30 + 6
    assert not Akar(2) < Akar(2)
    assert Akar(Fraction(7, 2)).round() == 4
