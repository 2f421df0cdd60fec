"""Revisions and blocks: each date has its version, and the version has a name."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rak.domain.anggaran import rekap_anggaran
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI
from rak.domain.periode import Periode
from rak.domain.polaritas import Polaritas
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Perubahan, Revisi, Unsur
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import (
    Versi,
    blocks_after,
    change_lines,
    semula,
    susun,
    terapkan,
    values_in_force,
    versi_per,
    versi_periode,
)
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from tests import strategies as kita
from tests.contoh import baris, rencana

MEI, JULI = datetime.date(2024, 5, 10), datetime.date(2024, 7, 1)
CUT = Revisi.of(MEI, "REV-1", "efisiensi", pagu={"1.1.1": Rupiah(800)})
ONE_DAY = datetime.timedelta(days=1)


def test_a_cut_counts_from_its_date_on() -> None:
    """After a mid-year cut the denominator is the revised pagu."""
    plan = terapkan(rencana(), CUT)
    before, after = versi_per(plan, MEI - ONE_DAY), versi_per(plan, MEI)
    assert (before.pagu_efektif("1.1.1"), after.pagu_efektif("1.1.1")) == (Rupiah(1000), Rupiah(800))
    assert before.rencana == semula(plan) == rencana()
    assert before.nama == "rencana awal"
    assert after.nama == "revisi ke-1, nomor REV-1, 2024-05-10"
    assert after.rencana == plan


def test_the_cut_of_a_real_office() -> None:
    """105.370.538.000 − 1.544.000.000; 23.906.077.655 spent is 23,03 % (23,0250…)."""
    pagu = Rupiah(105_370_538_000)
    cut = Revisi.of(MEI, "DIPA-2", "pemotongan", pagu={"1.1.1": pagu - Rupiah(1_544_000_000)})
    version = versi_per(terapkan(rencana(baris(pagu=pagu)), cut), JULI)
    report = Laporan(2024, {("1.1.1", Bulan(2024, 6)): Rupiah(23_906_077_655)})
    recap = rekap_anggaran(version.rencana, report, 2024, versi=version.nama)
    assert recap.total.penyerapan == Fraction(23_906_077_655 * 100, 103_826_538_000)
    assert recap.versi == "revisi ke-1, nomor DIPA-2, 2024-05-10"


def test_revisions_count_in_the_order_of_their_dates() -> None:
    """However they are listed; one of the same day as listed."""
    later = Revisi.of(JULI, "REV-2", "tambahan", pagu={"1.1.1": Rupiah(900)})
    same = Revisi.of(JULI, "REV-3", "ralat", pagu={"1.1.1": Rupiah(950)})
    assert susun(rencana(), (later, CUT)).find_kegiatan("1.1.1").pagu == Rupiah(900)
    assert susun(rencana(), (later, same, CUT)).find_kegiatan("1.1.1").pagu == Rupiah(950)
    assert versi_per(susun(rencana(), (later, CUT)), JULI).nama.startswith("revisi ke-2, nomor REV-2")
    assert [change.lama for event in susun(rencana(), (later, CUT)).revisi for change in event.perubahan] == [
        Rupiah(1000), Rupiah(800),
    ]  # fmt: skip


def test_a_revision_that_is_written_down_late_takes_its_place_by_date() -> None:
    """The values that later ones replaced are recorded anew."""
    later = Revisi.of(JULI, "REV-2", "tambahan", pagu={"1.1.1": Rupiah(900)})
    assert terapkan(terapkan(rencana(), later), CUT) == susun(rencana(), (CUT, later))


def test_a_revision_changes_what_it_names_and_nothing_else() -> None:
    """One quarter of the draw plan of one line of two: a quarter that is not named keeps its plan."""
    change = Revisi.of(MEI, "POK-1", "jadwal", penarikan={"1.1.2": {Triwulan.IV: Rupiah(1000)}})
    plan = rencana(baris(), baris("1.1.2"))
    revised = terapkan(plan, change)
    assert revised.find_kegiatan("1.1.1") == plan.find_kegiatan("1.1.1")
    assert list(revised.find_kegiatan("1.1.2").penarikan) == [Rupiah(250), Rupiah(250), Rupiah(250), Rupiah(1000)]
    assert revised.find_kegiatan("1.1.2").pagu == Rupiah(1000)


def test_targets_and_polarity_are_revised_too() -> None:
    """A target cut from 70 % to 35 % in July leaves the version of TW I at 70 %."""
    half = TargetKinerja.parse("35 %")
    cut = Revisi.of(
        JULI, "REV-2", "target", target={"1.1": half}, polaritas={"1.1": Polaritas.MINIMALKAN},
        target_triwulan={"1.1": [None, None, None, half]},
    )  # fmt: skip
    plan = terapkan(rencana(), cut)
    (first,) = versi_periode(plan, Triwulan.I).rencana.indikator
    (last,) = versi_periode(plan, Triwulan.III).rencana.indikator
    assert (first.target, first.polaritas) == (TargetKinerja.parse("70 %"), Polaritas.MAKSIMALKAN)
    assert first.target_triwulan is None
    assert (last.target, last.polaritas) == (half, Polaritas.MINIMALKAN)
    assert last.target_triwulan is not None
    assert list(last.target_triwulan) == [None, None, None, half]


def test_the_version_of_a_period_is_that_of_its_last_day() -> None:
    """A revision of 31 March counts for TW I, one of 1 April does not; December ends with the year."""
    days = (datetime.date(2024, 3, 31), datetime.date(2024, 4, 1), datetime.date(2024, 12, 31))
    plans = [terapkan(rencana(), Revisi.of(day, "R", "x", pagu={"1.1.1": Rupiah(1)})) for day in days]
    periods: tuple[Periode, ...] = (Triwulan.I, Bulan(2024, 3), 2024)
    pagu = [
        versi_periode(plan, period).rencana.find_kegiatan("1.1.1").pagu
        for plan, period in zip(plans, periods, strict=True)
    ]
    assert pagu == [Rupiah(1), Rupiah(1000), Rupiah(1)]


@pytest.mark.parametrize("month", range(1, 13))
def test_a_revision_of_the_first_of_the_next_month_is_not_of_this_one(month: int) -> None:
    """That of its last day is."""
    last = datetime.date(2024, month, 28 if month == 2 else 30)
    after = datetime.date(2024 + month // 12, month % 12 + 1, 1)
    plan = terapkan(terapkan(rencana(), Revisi.of(last, "R1", "x", pagu={"1.1.1": Rupiah(900)})), Revisi.of(after, "R2", "x", pagu={"1.1.1": Rupiah(800)}))  # fmt: skip
    assert next(versi_periode(plan, Bulan(2024, month)).rencana.kegiatan).pagu == Rupiah(900)


def test_a_block_lowers_what_may_be_spent_until_it_is_lifted() -> None:
    """The pagu stays; Rp0 lifts the block."""
    blocks = (
        Revisi.of(JULI, "BL-2", "dibuka", blokir={"1.1.1": Rupiah(0)}),
        Revisi.of(MEI, "BL-1", "automatic adjustment", blokir={"1.1.1": Rupiah(300)}),
    )
    plan = susun(rencana(), blocks)
    held, lifted = versi_per(plan, MEI), versi_per(plan, JULI)
    assert (held.pagu_efektif("1.1.1"), lifted.pagu_efektif("1.1.1")) == (Rupiah(700), Rupiah(1000))
    assert held.rencana.find_kegiatan("1.1.1") == lifted.rencana.find_kegiatan("1.1.1")
    assert held.nama == "revisi ke-1, nomor BL-1, 2024-05-10"
    assert versi_per(plan, MEI - ONE_DAY).rencana.blokir == ()


def test_a_blank_pagu_stays_blank() -> None:
    """Nothing is taken off a blank."""
    assert versi_per(rencana(baris(pagu=BELUM_DIISI)), MEI).pagu_efektif("1.1.1") is BELUM_DIISI


@pytest.mark.parametrize(
    "make",
    [
        lambda: terapkan(rencana(), Revisi.of(MEI, "x", "y", pagu={"9.9.9": Rupiah(1)})),
        lambda: terapkan(rencana(), Revisi.of(MEI, "x", "y", blokir={"9.9.9": Rupiah(1)})),
        lambda: terapkan(rencana(), Revisi.of(MEI, "x", "y", target={"9.9": TargetKinerja.parse("1 %")})),
        lambda: terapkan(rencana(), Revisi.of(MEI, "x", "y", blokir={"1.1.1": Rupiah(1001)})),
        lambda: terapkan(terapkan(rencana(), CUT), Revisi.of(JULI, "x", "y", blokir={"1.1.1": Rupiah(801)})),
        lambda: Revisi.of(MEI, "x", "y", blokir={"1.1.1": Rupiah(-1)}),
        lambda: Revisi(MEI, "x", "y", (Perubahan(Unsur.PAGU, "1.1.1", Rupiah(1)),) * 2),
        lambda: Revisi.of(MEI, "", "alasan"),
        lambda: Revisi.of(MEI, "x", "  "),
        lambda: Revisi.of(None, "x", "y"),  # type: ignore[arg-type]
        lambda: Perubahan(Unsur.PENARIKAN, "1.1.1", Rupiah(1)),
        lambda: Perubahan(Unsur.PAGU, "1.1.1", Rupiah(1), Triwulan.I),
        lambda: Perubahan(Unsur.PAGU, "1.1.1", None),
    ],
)
def test_meaningless_events_are_refused(make: Any) -> None:
    """Unknown kodes, blocks beyond the pagu of their day, events without date, number or reason."""
    with pytest.raises(DomainError):
        make()


def test_a_later_pagu_below_the_block_is_refused_with_the_gap() -> None:
    """Block 50, later pagu 30: a block counts against the pagu of every later day."""
    block = Revisi.of(MEI, "BL-1", "efisiensi", blokir={"1.1.1": Rupiah(50)})
    with pytest.raises(DomainError) as refused:
        susun(rencana(), (block, Revisi.of(JULI, "REV-2", "potong", pagu={"1.1.1": Rupiah(30)})))
    assert "selisih Rp20" in refused.value.pesan


def test_a_whole_pagu_can_be_blocked() -> None:
    """Both sides of the edge: 1000 of 1000 is allowed, 1001 is not."""
    block = Revisi.of(MEI, "BL-1", "efisiensi", blokir={"1.1.1": Rupiah(1000)})
    assert versi_per(terapkan(rencana(), block), MEI).pagu_efektif("1.1.1") == Rupiah(0)


@given(kita.rencana_kecil(), st.lists(st.tuples(st.integers(0, 300), kita.rupiah()), max_size=6), st.data())
def test_events_of_different_days_commute(
    plan: RencanaAksi, events: list[tuple[int, Rupiah]], data: st.DataObject
) -> None:
    """A version depends on what happened, not on when it was written down; and the past can be told."""
    kodes = [line.kode for line in plan.kegiatan]
    assume(kodes)  # a plan may have no budget line
    dated = dict(events)
    revisions = [
        Revisi.of(MEI + offset * ONE_DAY, f"R{offset}", "x", pagu={data.draw(st.sampled_from(kodes)): amount})
        for offset, amount in dated.items()
    ]
    shuffled = data.draw(st.permutations(revisions))
    day = MEI + 150 * ONE_DAY
    one, other = (versi_per(susun(plan, order), day) for order in (revisions, shuffled))
    assert isinstance(one, Versi)
    assert one == other
    assert one.rencana == susun(plan, [event for event in revisions if event.tanggal <= day])
    assert semula(susun(plan, revisions)) == plan


def test_values_in_force_are_those_of_the_last_change_of_each() -> None:
    """Of what the workbook shows: all but blocks; beside what the plan holds there."""
    goals = [TargetKinerja.parse(f"{number} %") for number in (10, 20, 30, 35)]
    first = Revisi.of(
        MEI, "R1", "x", pagu={"1.1.1": Rupiah(800)}, blokir={"1.1.1": Rupiah(10)}, target_triwulan={"1.1": goals},
        penarikan={"1.1.1": {Triwulan.II: Rupiah(50)}}, target={"1.1": goals[3]}, polaritas={"1.1": Polaritas.STABILKAN},
    )  # fmt: skip
    second = Revisi.of(JULI, "R2", "x", pagu={"1.1.1": Rupiah(900)})
    plan = susun(rencana(), (first, second))
    seen = {(change.unsur, change.triwulan): (change.baru, held) for change, held in values_in_force(plan)}
    quarters = {(Unsur.TARGET_TRIWULAN, tw): (goals[tw - 1], goals[tw - 1]) for tw in Triwulan}
    assert seen == quarters | {
        (Unsur.PAGU, None): (Rupiah(900), Rupiah(900)),
        (Unsur.PENARIKAN, Triwulan.II): (Rupiah(50), Rupiah(50)),
        (Unsur.TARGET, None): (goals[3], goals[3]),
        (Unsur.POLARITAS, None): (Polaritas.STABILKAN, Polaritas.STABILKAN),
    }
    by_hand = change_lines(plan, {"1.1.1": attrs.evolve(plan.find_kegiatan("1.1.1"), pagu=Rupiah(1))})
    assert (Rupiah(900), Rupiah(1)) in [(change.baru, held) for change, held in values_in_force(by_hand)]


def test_blocks_that_were_lifted_are_none() -> None:
    """Rp0 lifts a block; the last amount counts."""
    events = [
        Revisi.of(MEI, "B1", "x", blokir={"1.1.1": Rupiah(5), "1.1.2": Rupiah(7)}),
        Revisi.of(JULI, "B2", "x", blokir={"1.1.1": Rupiah(0), "1.1.2": Rupiah(8)}, pagu={"1.1.2": Rupiah(900)}),
    ]
    assert blocks_after(events) == {"1.1.2": Rupiah(8)}
    assert susun(rencana(baris(), baris("1.1.2")), events).blokir == (("1.1.2", Rupiah(8)),)


def test_a_target_of_a_quarter_can_be_taken_away_and_comes_back_with_the_past() -> None:
    """None takes it away; where no quarter has one there are none."""
    goal = TargetKinerja.parse("10 %")
    set_ = Revisi.of(MEI, "R1", "x", target_triwulan={"1.1": [goal, None, None, None]})
    away = Revisi.of(JULI, "R2", "x", target_triwulan={"1.1": [None] * 4})
    plan = susun(rencana(), (set_, away))
    assert plan.find_indikator("1.1").target_triwulan is None
    june = versi_per(plan, JULI - ONE_DAY).rencana.find_indikator("1.1").target_triwulan
    assert june is not None
    assert list(june) == [goal, None, None, None]


def test_a_period_without_months_has_the_first_plan() -> None:
    """Nothing is over in it, so no revision has counted."""
    assert versi_periode(terapkan(rencana(), CUT), ()).nama == "rencana awal"
    assert versi_periode(terapkan(rencana(), CUT), ()).pagu_efektif("1.1.1") == Rupiah(1000)
