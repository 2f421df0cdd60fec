"""Budget figures: real rows that reproduce, and totals that are the same however they are grouped."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.anggaran import (
    DeviasiTotal,
    RekapAnggaran,
    RingkasanAnggaran,
    add_up,
    deviasi,
    deviasi_sampai,
    gabung,
    penyerapan,
    realisasi,
    realisasi_sampai,
    realisasi_triwulan,
    rekap_anggaran,
    rencana_penarikan,
    ringkas,
    sisa,
)
from rak.domain.laporan import Laporan
from rak.domain.money_sum import JumlahUang
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung, round_half_away
from rak.domain.periode import until
from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.versi import terapkan
from rak.domain.waktu import Bulan, Semester, Triwulan, months_of
from rak.errors import DomainError
from tests import strategies as kita
from tests.contoh import baris, laporan, rencana


def shown(value: Nilai) -> Decimal:
    """Rounded once, to two decimals."""
    assert isinstance(value, Fraction)
    return round_half_away(value, 2)


def spent(months: dict[int, Any] | None = None, typed: dict[Triwulan, Any] | None = None) -> Laporan:
    """A report on line 1.1.1."""
    return Laporan(
        2024,
        {("1.1.1", Bulan(2024, month)): amount for month, amount in (months or {}).items()},
        realisasi_triwulan={("1.1.1", triwulan): amount for triwulan, amount in (typed or {}).items()},
    )


@pytest.mark.parametrize(
    ("pagu", "spending", "share", "rest"),
    [
        (855_830_897_000, 734_881_464_333, "85.87", 120_949_432_667),
        (3_783_296_000, 3_274_064_975, "86.54", 509_231_025),
        (1_213_914_000, 1_192_362_958, "98.22", 21_551_042),
        (25_000_000, 25_000_000, "100.00", 0),
        (5_022_210_000, 4_491_427_933, "89.43", 530_782_067),
        (105_370_538_000 - 1_544_000_000, 23_906_077_655, "23.03", 79_920_460_345),
        (61_000_000, 0, "0.00", 61_000_000),
        (1_000, 1_500, "150.00", -500),
    ],
)
def test_absorption_and_remainder_of_real_rows(pagu: int, spending: int, share: str, rest: int) -> None:
    """Penyerapan = realisasi / pagu; sisa = pagu − realisasi. After a cut the pagu is the revised one."""
    assert shown(penyerapan(Rupiah(spending), Rupiah(pagu))) == Decimal(share)
    assert sisa(Rupiah(spending), Rupiah(pagu)) == Rupiah(rest)


@pytest.mark.parametrize(
    ("plan", "spending", "off"),
    [
        (100, 100, 0),
        (100, 120, 20),
        (100, 80, 20),
        (100, 0, 100),
        (0, 0, 0),
        (0, 5, 100),
        (0, -5, 100),
        (100, 350, 250),
    ],
)
def test_deviation_from_the_draw_plan(plan: int, spending: int, off: int) -> None:
    """|realisasi − rencana| / rencana; a plan of 0 gives 0 or 100."""
    assert deviasi(Rupiah(spending), Rupiah(plan)) == off


class TestFourValues:
    """A blank is never zero; what needs a blank pagu cannot be computed."""

    @pytest.mark.parametrize(
        ("spending", "pagu", "kind"),
        [
            (None, Rupiah(1), BELUM_DIISI),
            (BELUM_DIISI, Rupiah(1), BELUM_DIISI),
            (BELUM_DIISI, BELUM_DIISI, BELUM_DIISI),
            (TIDAK_BERLAKU, Rupiah(1), TIDAK_BERLAKU),
            (Rupiah(1), TIDAK_BERLAKU, TIDAK_BERLAKU),
            (Rupiah(1), BELUM_DIISI, "belum diisi"),
            (Rupiah(1), None, "belum diisi"),
            (TidakDapatDihitung("x"), Rupiah(1), "x"),
            (Rupiah(1), TidakDapatDihitung("y"), "y"),
        ],
    )
    def test_they_pass_through_every_figure(self, spending: Any, pagu: Any, kind: Any) -> None:
        """Absorption, remainder and deviation alike."""
        for figure in (penyerapan(spending, pagu), sisa(spending, pagu), deviasi(spending, pagu)):
            if isinstance(kind, str):
                assert isinstance(figure, TidakDapatDihitung)
                assert figure.alasan.endswith(kind)
            else:
                assert figure is kind

    def test_the_missing_thing_is_named(self) -> None:
        """Pagu, or the draw plan."""
        assert penyerapan(Rupiah(1), BELUM_DIISI) == TidakDapatDihitung("pagu belum diisi")
        assert sisa(Rupiah(1), BELUM_DIISI) == TidakDapatDihitung("pagu belum diisi")
        assert deviasi(Rupiah(1), BELUM_DIISI) == TidakDapatDihitung("rencana penarikan belum diisi")

    def test_a_pagu_of_zero_has_no_absorption(self) -> None:
        """Never 0, never 100."""
        assert penyerapan(Rupiah(0), Rupiah(0)) == TidakDapatDihitung("pagu nol")
        assert sisa(Rupiah(5), Rupiah(0)) == Rupiah(-5)


class TestPeriods:
    """Per month, quarter, to date, year."""

    def test_a_quarter_is_its_months_or_what_was_typed(self) -> None:
        """The monthly figures come first, even one of them, even a dash."""
        of = baris()
        typed = {Triwulan.I: Rupiah(9)}
        assert realisasi_triwulan(of, spent(), Triwulan.I) is BELUM_DIISI
        assert realisasi_triwulan(of, spent({1: Rupiah(2), 3: Rupiah(3)}), Triwulan.I) == Rupiah(5)
        assert realisasi_triwulan(of, spent(typed=typed), Triwulan.I) == Rupiah(9)
        assert realisasi_triwulan(of, spent({2: Rupiah(0)}, typed), Triwulan.I) == Rupiah(0)
        assert realisasi_triwulan(of, spent({2: TIDAK_BERLAKU}, typed), Triwulan.I) is TIDAK_BERLAKU
        assert realisasi_triwulan(of, spent({4: Rupiah(1)}, typed), Triwulan.I) == Rupiah(9)

    def test_to_date_adds_what_is_known(self) -> None:
        """Zero is known, a blank is not."""
        of = baris()
        report = spent({1: Rupiah(2), 5: Rupiah(3), 8: Rupiah(4)}, {Triwulan.IV: Rupiah(10)})
        sums = [realisasi_sampai(of, report, triwulan) for triwulan in Triwulan]
        assert sums == [Rupiah(2), Rupiah(5), Rupiah(9), Rupiah(19)]
        assert realisasi_sampai(of, report, Bulan(2024, 4)) == Rupiah(2)
        assert realisasi_sampai(of, report, Bulan(2024, 11)) == Rupiah(9)
        assert realisasi_sampai(of, report, Bulan(2024, 12)) == Rupiah(19)
        assert realisasi_sampai(of, spent({8: Rupiah(4)}), Triwulan.II) is BELUM_DIISI

    def test_any_period_can_be_asked_for(self) -> None:
        """A month, a semester, the year; a typed quarter counts when the whole quarter is in it."""
        report = spent({1: Rupiah(2), 2: TIDAK_BERLAKU}, {Triwulan.II: Rupiah(10)})
        of = baris()
        assert realisasi(of, report, Bulan(2024, 1)) == Rupiah(2)
        assert realisasi(of, report, Bulan(2024, 2)) is TIDAK_BERLAKU
        assert realisasi(of, report, Bulan(2024, 4)) is BELUM_DIISI
        assert realisasi(of, report, Semester.I) == Rupiah(12)
        assert realisasi(of, report, 2024) == Rupiah(12)
        assert realisasi(of, report, iter(months_of(2024)[:5])) == Rupiah(2)

    def test_the_plan_is_by_whole_quarters(self) -> None:
        """The matrix has no plan per month."""
        of = baris(penarikan=[Rupiah(1), Rupiah(2), TIDAK_BERLAKU, BELUM_DIISI])
        assert rencana_penarikan(of, Triwulan.II, 2024) == Rupiah(2)
        assert rencana_penarikan(of, Semester.I, 2024) == Rupiah(3)
        assert rencana_penarikan(of, Semester.II, 2024) is TIDAK_BERLAKU
        assert rencana_penarikan(of, Triwulan.IV, 2024) is BELUM_DIISI
        for part in (Bulan(2024, 1), until(Bulan(2024, 5), 2024)):
            assert isinstance(rencana_penarikan(of, part, 2024), TidakDapatDihitung)

    @given(kita.rencana_dan_laporan(), st.sampled_from(Triwulan))
    def test_to_date_is_the_sum_of_the_quarters(self, both: tuple[RencanaAksi, Laporan], triwulan: Triwulan) -> None:
        """Grouping by quarter changes nothing."""
        plan, report = both
        for line in plan.kegiatan:
            quarters = [realisasi_triwulan(line, report, tw) for tw in Triwulan if tw <= triwulan]
            money = [part for part in quarters if not isinstance(part, TidakDapatDihitung)]
            assert realisasi_sampai(line, report, triwulan) == add_up(money)


def whole(part: RingkasanAnggaran) -> tuple[Any, ...]:
    """All figures of a summary."""
    return (part.pagu, part.blokir, part.rencana, part.realisasi, part.penyerapan, part.sisa, part.deviasi)


class TestTotals:
    """Totals are the same however they are grouped."""

    @given(kita.rencana_dan_laporan(), st.sampled_from([*Triwulan, *Semester, 2024]))
    def test_sums_by_sasaran_indikator_and_line_agree(self, both: tuple[RencanaAksi, Laporan], span: Any) -> None:
        """Grouping invariance, blanks and all."""
        plan, report = both
        blocked = {line.kode: Rupiah(n) for n, line in enumerate(plan.kegiatan)}
        recap = rekap_anggaran(plan, report, span, blokir=blocked)
        for groups in (recap.kegiatan, recap.per_indikator, recap.per_sasaran):
            assert whole(gabung("", "", groups)) == whole(recap.total)
            assert whole(gabung("", "", reversed(groups))) == whole(recap.total)

    @given(st.lists(st.tuples(st.sampled_from("abcde"), kita.uang()), max_size=8), st.integers(0, 8))
    def test_sums_of_sums_are_sums(self, cells: list[tuple[str, UangHitung]], cut: int) -> None:
        """In any grouping, with the empty sum as the neutral element."""
        parts = [JumlahUang.of(name, amount) for name, amount in cells]
        halves = [JumlahUang.total(parts[:cut]), JumlahUang.total(parts[cut:])]
        assert JumlahUang.total(halves) == JumlahUang.total(parts) == JumlahUang() + JumlahUang.total(parts)
        known = [amount for _, amount in cells if isinstance(amount, Rupiah)]
        assert JumlahUang.total(parts).diketahui == sum(known, start=Rupiah(0))

    def test_a_sum_remembers_what_is_blank(self) -> None:
        """The total of what is known, together with what is not filled in."""
        total = JumlahUang.of("a", Rupiah(5)) + JumlahUang.of("b", BELUM_DIISI) + JumlahUang.of("c", TIDAK_BERLAKU)
        assert total.nilai == Rupiah(5)
        assert (total.terisi, total.tidak_berlaku, total.belum) == (1, 1, frozenset("b"))
        assert not total.lengkap
        assert JumlahUang.of("a", BELUM_DIISI).nilai is BELUM_DIISI
        assert JumlahUang.of("a", TIDAK_BERLAKU).nilai is TIDAK_BERLAKU
        assert (JumlahUang.of("a", TIDAK_BERLAKU) + JumlahUang.of("b", BELUM_DIISI)).nilai is BELUM_DIISI
        assert JumlahUang().nilai is BELUM_DIISI
        assert JumlahUang.of("a", Rupiah(0)).nilai == Rupiah(0)
        assert JumlahUang.of("a", Rupiah(0)).lengkap
        failed = JumlahUang.of("a", TidakDapatDihitung("z")) + JumlahUang.of("b", TidakDapatDihitung("y"))
        assert (failed + JumlahUang.of("c", Rupiah(1))).nilai == TidakDapatDihitung("y")

    def test_a_blank_pagu_makes_the_total_absorption_impossible(self) -> None:
        """Its line is named; the sums of what is known are still shown."""
        plan = rencana(baris(), baris("1.1.2", pagu=BELUM_DIISI))
        total = rekap_anggaran(plan, spent({1: Rupiah(100)}), Triwulan.I).total
        assert total.pagu.nilai == Rupiah(1000)
        assert total.penyerapan == TidakDapatDihitung("pagu belum diisi: 1.1.2")
        assert total.sisa == TidakDapatDihitung("pagu belum diisi: 1.1.2")
        assert total.deviasi == TidakDapatDihitung("rencana penarikan belum diisi: 1.1.2")
        alone = ringkas(baris(pagu=BELUM_DIISI), spent({1: Rupiah(1)}), Triwulan.I)
        assert alone.penyerapan == TidakDapatDihitung("pagu belum diisi")
        assert alone.deviasi == TidakDapatDihitung("rencana penarikan belum diisi")

    def test_a_blank_realisasi_is_named_and_not_counted_as_zero(self) -> None:
        """The absorption is by what is known."""
        plan = rencana(baris(), baris("1.1.2"))
        total = rekap_anggaran(plan, spent({1: Rupiah(100)}), Triwulan.I).total
        assert total.realisasi.belum == {"1.1.2"}
        assert (total.penyerapan, total.sisa, total.deviasi) == (Fraction(5), Rupiah(1900), Fraction(80))
        nothing = rekap_anggaran(plan, spent(), Triwulan.I).total
        assert nothing.penyerapan is nothing.sisa is nothing.deviasi is BELUM_DIISI

    def test_a_block_lowers_the_effective_pagu_not_the_pagu(self) -> None:
        """The denominator is what may be spent."""
        part = ringkas(baris(), spent({1: Rupiah(300)}), Triwulan.I, {"1.1.1": Rupiah(400), "x": Rupiah(1)})
        assert (part.pagu.nilai, part.pagu_efektif) == (Rupiah(1000), Rupiah(600))
        assert (part.penyerapan, part.sisa) == (Fraction(50), Rupiah(300))

    def test_lines_are_summed_under_their_indikator_and_sasaran(self) -> None:
        """Under the kode of each, and in all under Jumlah."""
        other = attrs.evolve(baris("1.1.3"), uraian="Lain")
        recap = rekap_anggaran(rencana(baris(), baris("1.1.2"), other), spent(), Triwulan.I)
        assert [row.kode for row in recap.per_indikator] == ["1.1"]
        assert [row.kode for row in recap.per_sasaran] == ["1"]
        assert recap.total.uraian == "Jumlah"

    def test_periods_are_named_and_not_mixed(self) -> None:
        """A report says which version and which period it used."""
        of: Kegiatan = baris()
        one, other = ringkas(of, spent(), Triwulan.I), ringkas(of, spent(), iter(until(Bulan(2024, 5), 2024)))
        assert (one.periode, other.periode) == ("TW I 2024", "Januari s.d. Mei 2024")
        with pytest.raises(DomainError):
            gabung("", "", (one, other))
        assert gabung("1", "x", ()).penyerapan is BELUM_DIISI
        recap = rekap_anggaran(rencana(), spent(), iter(months_of(2024)), versi="awal")
        assert (recap.versi, recap.total.periode) == ("awal", "tahun 2024")


@given(kita.rupiah(), kita.rupiah(minimum=1))
def test_absorption_and_remainder_say_the_same(spending: Rupiah, pagu: Rupiah) -> None:
    """Penyerapan × pagu + sisa = pagu, exactly."""
    share, rest = penyerapan(spending, pagu), sisa(spending, pagu)
    assert isinstance(share, Fraction)
    assert isinstance(rest, Rupiah)
    assert share * int(pagu) / 100 + int(rest) == int(pagu)


def test_groups_carry_their_names_and_their_blocks() -> None:
    """Uraian of indikator and sasaran; what is blocked adds up."""
    plan = rencana(baris(), baris("1.1.2"))
    recap = rekap_anggaran(plan, spent({1: Rupiah(1)}), Triwulan.I, blokir={"1.1.1": Rupiah(10), "1.1.2": Rupiah(5)})
    indikator, sasaran = next(plan.indikator), plan.sasaran[0]
    assert [row.uraian for row in recap.per_indikator] == [indikator.uraian]
    assert [row.uraian for row in recap.per_sasaran] == [sasaran.uraian]
    assert [row.blokir for row in recap.kegiatan] == [Rupiah(10), Rupiah(5)]
    assert recap.total.blokir == Rupiah(15)
    assert recap.total.pagu_efektif == Rupiah(1985)
    assert gabung("", "", ()).periode == ""
    assert add_up([Rupiah(1), BELUM_DIISI, Rupiah(2)]) == Rupiah(3)


class TestDeviationAtTheEndOfAQuarter:
    """Plan and realisasi are compared at the end of the last quarter that is over."""

    PLAN = rencana(baris("1.1.1"), baris("1.1.2"))
    REPORT = laporan({("1.1.1", 1): 350, ("1.1.2", 2): 150, ("1.1.1", 4): 999})

    def test_before_a_quarter_is_over_there_is_none(self) -> None:
        """February: the draw plan has no figure of its own, and none is invented."""
        found = deviasi_sampai(self.PLAN, self.REPORT, Bulan(2024, 2))
        assert found == TidakDapatDihitung("belum ada triwulan yang selesai")

    @pytest.mark.parametrize("akhir", [Triwulan.I, Bulan(2024, 3), Bulan(2024, 5)])
    def test_within_a_quarter_the_last_one_counts(self, akhir: Bulan | Triwulan) -> None:
        """350 and 150 against 250 each: nothing in sum, 40 percent line by line."""
        found = deviasi_sampai(self.PLAN, self.REPORT, akhir)
        assert isinstance(found, RekapAnggaran)
        assert found.deviasi == DeviasiTotal(Fraction(40), Fraction(0), 2, 2)

    def test_lines_that_are_not_filled_are_left_out_and_counted(self) -> None:
        """1 of 2 lines."""
        found = deviasi_sampai(self.PLAN, laporan({("1.1.1", 1): 350}), Triwulan.I)
        assert isinstance(found, RekapAnggaran)
        assert found.deviasi == DeviasiTotal(Fraction(40), Fraction(40), 1, 2)

    @pytest.mark.parametrize(
        ("spent", "each", "net"), [((5, 5), 100, 100), ((0, 0), 0, 0), ((5, -5), 100, 0), ((0, 3), 100, 100)]
    )
    def test_a_plan_of_nothing_in_all_lines(self, spent: tuple[int, int], each: int, net: int) -> None:
        """Plan 0 and realisasi 0: 0; plan 0 and any realisasi: 100."""
        nothing = [Rupiah(0), *[Rupiah(500)] * 3]
        plan = rencana(baris("1.1.1", Rupiah(1500), nothing), baris("1.1.2", Rupiah(1500), nothing))
        found = deviasi_sampai(plan, laporan({("1.1.1", 1): spent[0], ("1.1.2", 2): spent[1]}), Triwulan.I)
        assert isinstance(found, RekapAnggaran)
        assert found.deviasi == DeviasiTotal(Fraction(each), Fraction(net), 2, 2)


@given(kita.rencana_dan_laporan())
def test_the_total_never_nets(both: tuple[RencanaAksi, Laporan]) -> None:
    """What is not netted is never less than what is."""
    plan, report = both
    found = rekap_anggaran(plan, report, 2024).deviasi
    if isinstance(found.per_baris, Fraction) and isinstance(found.bersih, Fraction):
        assert found.per_baris >= found.bersih


def test_the_money_of_a_period_goes_by_the_version_in_force_at_its_end() -> None:
    """A cut in July leaves TW I alone, and both are named."""
    cut = Revisi.of(datetime.date(2024, 7, 1), "R1", "x", pagu={"1.1.1": Rupiah(500)})
    plan = terapkan(rencana(), cut)
    first, year = (rekap_anggaran(plan, laporan({("1.1.1", 1): 100}), period) for period in (Triwulan.I, 2024))
    assert (first.total.penyerapan, first.versi) == (Fraction(10), "rencana awal")
    assert (year.total.penyerapan, year.versi) == (Fraction(20), "revisi ke-1, nomor R1, 2024-07-01")


def test_without_a_filled_line_there_is_no_deviation() -> None:
    """Blank is never nought: 0 of 1 lines."""
    assert rekap_anggaran(rencana(), laporan(), Triwulan.I).deviasi == DeviasiTotal(BELUM_DIISI, BELUM_DIISI, 0, 1)
