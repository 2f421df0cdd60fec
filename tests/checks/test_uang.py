"""The rules about money, each with a plan that breaks it and one that keeps it."""

from __future__ import annotations

import datetime

import attrs
import pytest

from rak.checks.all_rules import check_all
from rak.domain.anggaran import realisasi, realisasi_sampai
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.polaritas import Pelaporan
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.versi import terapkan
from rak.domain.waktu import Bulan, Triwulan
from tests.contoh import TAHUN, baris, laporan, rencana


def found(kode: str, *arguments: object) -> list[Temuan]:
    """The findings of one code."""
    plan, report = arguments
    return [one for one in check_all(plan, report) if one.kode == kode]  # type: ignore[arg-type]


def test_a_plan_and_report_in_order_have_no_money_finding() -> None:
    """Plan equals pagu, realisasi within the plan: silence."""
    report = laporan({("1.1.1", 1): 100, ("1.1.1", 3): 150})
    assert [one.kode for one in check_all(rencana(), report) if one.kode.startswith("RAK2")] == []


@pytest.mark.parametrize(
    ("draws", "words"),
    [
        ((250, 250, 250, 240), "kurang Rp10 "),
        ((250, 250, 250, 260), "lebih Rp10 "),
        ((250, 250, 250, 249), "kurang Rp1 "),
        ((250, 250, 250, 251), "lebih Rp1 "),
    ],
)
def test_a_draw_plan_that_does_not_add_up_to_the_pagu_is_an_error_with_the_gap(
    draws: tuple[int, ...], words: str
) -> None:
    """Σ RENCANA PENARIKAN = PAGU in 12 of 12 lines of the decree."""
    plan = rencana(baris(penarikan=[Rupiah(draw) for draw in draws]))
    [one] = found("RAK201", plan, laporan())
    assert (one.tingkat, one.letak) == (Tingkat.GALAT, Letak("1.1.1", Kolom.PAGU))
    assert words in one.pesan


def test_a_draw_plan_with_a_blank_is_not_held_against_the_pagu() -> None:
    """What the fourth quarter draws is still to be written, which is told as such."""
    plan = rencana(baris(penarikan=[*[Rupiah(250)] * 3, BELUM_DIISI]))
    assert ([one.kode for one in check_all(plan, laporan()) if one.kode.startswith("RAK2")]) == ["RAK205"]


def test_more_than_the_quarters_draw_is_a_warning_with_its_share() -> None:
    """Over a quarter's draw is legal and there on day one: vehicles spent 178 % of theirs."""
    plan = rencana(baris(pagu=Rupiah(61_000_000)))
    [one] = found("RAK202", plan, laporan({("1.1.1", 3): 27_139_000}))
    assert (one.tingkat, one.letak.triwulan) == (Tingkat.PERINGATAN, Triwulan.I)
    assert "178 %" in one.pesan


def test_exactly_the_quarters_draw_is_silent() -> None:
    """The edge belongs to the good side."""
    assert found("RAK202", rencana(), laporan({("1.1.1", 3): 250})) == []


def test_a_realisasi_on_a_plan_of_zero_is_named_without_a_share() -> None:
    """A share of nothing does not exist."""
    plan = rencana(baris(penarikan=[Rupiah(0), Rupiah(500), Rupiah(500), Rupiah(0)]))
    [one] = found("RAK202", plan, laporan({("1.1.1", 1): 1}))
    assert "%" not in one.pesan


def test_more_than_the_pagu_is_an_error_at_the_quarter_that_crosses_it() -> None:
    """Over the pagu is the hard limit."""
    report = laporan({("1.1.1", 1): 600, ("1.1.1", 5): 401})
    [one] = found("RAK203", rencana(), report)
    assert (one.tingkat, one.letak.bulan, one.nilai) == (Tingkat.GALAT, Bulan(TAHUN, 5), "Rp1.001")
    assert "lebih Rp1 dari pagu Rp1.000." in one.pesan


def test_over_the_pagu_is_judged_at_the_end_of_every_month() -> None:
    """Pagu 1.200, TW I 1.300, TW III −200: an error in TW I, whatever came back later."""
    [one] = found("RAK203", rencana(baris(pagu=Rupiah(1200))), laporan({("1.1.1", 3): 1300, ("1.1.1", 8): -200}))
    assert (one.letak.bulan, one.nilai) == (Bulan(TAHUN, 3), "Rp1.300")


def test_the_pagu_is_that_of_the_day_less_what_is_blocked() -> None:
    """900 spent by May of a pagu of 1.000 that was cut to 800 in July; a block of 200 in May counts at once."""
    cut = Revisi.of(datetime.date(TAHUN, 7, 1), "R1", "x", pagu={"1.1.1": Rupiah(800)})
    block = Revisi.of(datetime.date(TAHUN, 5, 10), "B1", "x", blokir={"1.1.1": Rupiah(200)})
    report = laporan({("1.1.1", 5): 900})
    assert found("RAK203", terapkan(rencana(), cut), report) == []
    [one] = found("RAK203", terapkan(rencana(), block), report)
    assert "Rp800" in one.pesan


def test_what_is_blocked_from_the_first_is_no_pagu_to_spend() -> None:
    """Rp200 of 1.000: 800 may be spent, 801 may not."""
    plan = attrs.evolve(rencana(), blokir={"1.1.1": Rupiah(200)})
    assert [len(found("RAK203", plan, laporan({("1.1.1", 1): spent}))) for spent in (800, 801)] == [0, 1]


def test_returns_are_told_and_only_more_than_was_spent_is_an_error() -> None:
    """A negative month is a return (info); negative to date is an error."""
    refund = laporan({("1.1.1", 1): 200, ("1.1.1", 4): -200})
    [one] = found("RAK207", rencana(), refund)
    assert (one.tingkat, one.letak.bulan, one.nilai) == (Tingkat.INFO, Bulan(TAHUN, 4), "-Rp200")
    assert found("RAK206", rencana(), refund) == []


@pytest.mark.parametrize(("amount", "told"), [(-1, "April: pengembalian Rp1."), (0, ""), (1, "")])
def test_a_month_below_nothing_is_a_return(amount: int, told: str) -> None:
    """Nothing spent is no return."""
    said = [one.pesan for one in found("RAK207", rencana(), laporan({("1.1.1", 1): 200, ("1.1.1", 4): amount}))]
    assert said == [told] * bool(told)


def test_figures_to_date_that_are_added_up_are_asked_about_with_both_readings() -> None:
    """20, 40, … 180 of 1.200: 900 or 180."""
    plan = rencana(baris(pagu=Rupiah(1200)))
    report = laporan({("1.1.1", month): 20 * month for month in range(1, 10)})
    [one] = found("RAK208", plan, report)
    assert "Rp900" in one.pesan
    assert "Rp180" in one.pesan
    assert found("RAK208", rencana(attrs.evolve(baris(pagu=Rupiah(1200)), pelaporan=Pelaporan.BULANAN)), report) == []
    to_date = rencana(attrs.evolve(baris(pagu=Rupiah(1200)), pelaporan=Pelaporan.KUMULATIF))
    assert found("RAK208", to_date, report) == []
    [line] = to_date.kegiatan
    assert realisasi_sampai(line, report, Triwulan.IV) == Rupiah(180)
    assert realisasi(line, report, Triwulan.II) == Rupiah(60)


def test_a_monthly_draw_plan_that_contradicts_its_quarter_is_told() -> None:
    """TW II has 250; its months 100, 100, 100."""
    line = attrs.evolve(baris(), penarikan_bulanan=[Rupiah(n) for n in (100, 100, 50, 100, 100, 100, *[0] * 6)])
    [second, third, fourth] = found("RAK209", rencana(line), laporan())
    assert (second.letak.triwulan, third.letak.triwulan, fourth.letak.triwulan) == (
        Triwulan.II,
        Triwulan.III,
        Triwulan.IV,
    )
    assert "Rp300" in second.pesan


def test_each_line_is_held_against_its_own_pagu() -> None:
    """What two lines spent together says nothing; an amount typed for a quarter counts as well."""
    plan = rencana(baris("1.1.1"), baris("1.1.2"), baris("1.1.3"))
    typed = {
        ("1.1.1", Triwulan.I): Rupiah(600),
        ("1.1.3", Triwulan.I): Rupiah(900),
        ("1.1.3", Triwulan.IV): Rupiah(200),
    }
    report = attrs.evolve(laporan({("1.1.2", 1): 700, ("1.1.2", 8): 500}), realisasi_triwulan=typed)
    assert [
        (one.letak.kode, one.letak.triwulan or one.letak.bulan, one.nilai) for one in found("RAK203", plan, report)
    ] == [("1.1.2", Bulan(TAHUN, 8), "Rp1.200"), ("1.1.3", Triwulan.IV, "Rp1.100")]


def test_the_whole_pagu_may_be_spent() -> None:
    """The edge belongs to the good side."""
    assert found("RAK203", rencana(), laporan({("1.1.1", 1): 1000})) == []


def test_the_same_pagu_and_realisasi_in_two_lines_is_a_suspected_copy_naming_the_other() -> None:
    """The pair 6.050.000 / 450.000 stands in two lines of the decree. Report, never merge."""
    plan = rencana(baris("1.1.1", Rupiah(6_050_000)), baris("1.1.2", Rupiah(6_050_000)))
    [one] = found("RAK204", plan, laporan({("1.1.1", 3): 450_000, ("1.1.2", 2): 450_000}))
    assert one.letak.kode == "1.1.2"
    assert "1.1.1" in one.pesan


def test_two_lines_without_realisasi_are_no_copies() -> None:
    """Zero and blank are shared by many lines."""
    plan = rencana(baris("1.1.1"), baris("1.1.2"))
    assert found("RAK204", plan, laporan({("1.1.1", 3): 0, ("1.1.2", 3): 0})) == []


def test_a_blank_pagu_or_draw_is_reported_by_its_name() -> None:
    """Blank is not zero."""
    plan = rencana(
        baris("1.1.1", BELUM_DIISI, [Rupiah(1)] * 4),
        baris("1.1.2", penarikan=[Rupiah(1000), BELUM_DIISI, *[Rupiah(0)] * 2]),
    )
    first, second = found("RAK205", plan, laporan())
    assert "PAGU" in first.pesan
    assert "TW II" in second.pesan


def test_a_negative_quarter_is_an_error_but_a_refund_within_it_is_not() -> None:
    """A refund lowers its month; nobody can give back more than was spent."""
    refund = laporan({("1.1.1", 1): 200, ("1.1.1", 2): -50})
    assert found("RAK206", rencana(), refund) == []
    [one] = found("RAK206", rencana(), laporan({("1.1.1", 4): -1}))
    assert one.letak.bulan == Bulan(TAHUN, 4)


def test_an_empty_report_says_nothing_about_realisasi() -> None:
    """Silence about money that nobody reported."""
    codes = {one.kode for one in check_all(rencana(), Laporan(TAHUN))}
    assert codes.isdisjoint({"RAK202", "RAK203", "RAK204", "RAK206"})


def test_a_quarter_typed_as_a_whole_is_held_against_the_pagu_at_its_end() -> None:
    """900 in TW II of a pagu of 1.000 that was cut to 800 on the first of June."""
    cut = Revisi.of(datetime.date(TAHUN, 6, 1), "R1", "x", pagu={"1.1.1": Rupiah(800)})
    report = Laporan(TAHUN, realisasi_triwulan={("1.1.1", Triwulan.II): Rupiah(900)})
    assert found("RAK203", rencana(), report) == []
    [one] = found("RAK203", terapkan(rencana(), cut), report)
    assert "Rp800" in one.pesan
