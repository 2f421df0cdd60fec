"""Revisions and blocks: each date has its version, and the version has a name."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.anggaran import rekap_anggaran
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Blokir, PerubahanBaris, Revisi, RiwayatAnggaran, VersiAnggaran
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.waktu import Bulan, PerTriwulan
from rak.errors import DomainError
from tests import strategies as kita
from tests.contoh import baris, rencana

MEI, JULI = datetime.date(2024, 5, 10), datetime.date(2024, 7, 1)
CUT = Revisi(MEI, "REV-1", "efisiensi", (PerubahanBaris("1.1.1", Rupiah(800)),))
ONE_DAY = datetime.timedelta(days=1)


def test_a_cut_counts_from_its_date_on() -> None:
    """After a mid-year cut the denominator is the revised pagu."""
    history = RiwayatAnggaran(rencana(), (CUT,))
    before, after = history.per(MEI - ONE_DAY), history.per(MEI)
    assert (before.pagu_efektif("1.1.1"), after.pagu_efektif("1.1.1")) == (Rupiah(1000), Rupiah(800))
    assert before.rencana == history.awal
    assert before.nama == "anggaran awal"
    assert after.nama == "revisi ke-1, nomor REV-1, 2024-05-10"


def test_the_cut_of_a_real_office() -> None:
    """105.370.538.000 − 1.544.000.000; 23.906.077.655 spent is 23,03 % (23,0250…)."""
    pagu = Rupiah(105_370_538_000)
    plan = rencana(baris(pagu=pagu))
    cut = Revisi(MEI, "DIPA-2", "pemotongan", (PerubahanBaris("1.1.1", pagu - Rupiah(1_544_000_000)),))
    version = RiwayatAnggaran(plan, (cut,)).per(JULI)
    report = Laporan(2024, {("1.1.1", Bulan(2024, 6)): Rupiah(23_906_077_655)})
    recap = rekap_anggaran(version.rencana, report, 2024, versi=version.nama)
    assert recap.total.penyerapan == Fraction(23_906_077_655 * 100, 103_826_538_000)
    assert recap.versi == "revisi ke-1, nomor DIPA-2, 2024-05-10"


def test_revisions_count_in_the_order_of_their_dates() -> None:
    """However they are listed; one of the same day as listed."""
    later = Revisi(JULI, "REV-2", "tambahan", (PerubahanBaris("1.1.1", Rupiah(900)),))
    same = Revisi(JULI, "REV-3", "ralat", (PerubahanBaris("1.1.1", Rupiah(950)),))
    assert RiwayatAnggaran(rencana(), (later, CUT)).per(JULI).pagu_efektif("1.1.1") == Rupiah(900)
    assert RiwayatAnggaran(rencana(), (later, same, CUT)).per(JULI).pagu_efektif("1.1.1") == Rupiah(950)
    assert RiwayatAnggaran(rencana(), (later, CUT)).per(JULI).nama.startswith("revisi ke-2, nomor REV-2")


def test_a_revision_changes_what_it_names_and_nothing_else() -> None:
    """The draw plan alone, of one line of two."""
    draws: PerTriwulan[Uang] = PerTriwulan([Rupiah(0), Rupiah(0), Rupiah(0), Rupiah(1000)])
    change = Revisi(MEI, "POK-1", "jadwal", (PerubahanBaris("1.1.2", penarikan=draws),))
    plan = rencana(baris(), baris("1.1.2"))
    revised = RiwayatAnggaran(plan, (change,)).per(MEI).rencana
    assert revised.find_kegiatan("1.1.1") == plan.find_kegiatan("1.1.1")
    assert revised.find_kegiatan("1.1.2").penarikan == draws
    assert revised.find_kegiatan("1.1.2").pagu == Rupiah(1000)


def test_a_block_lowers_what_may_be_spent_until_it_is_lifted() -> None:
    """The pagu stays; the last block says the whole state."""
    blocks = (
        Blokir(JULI, "BL-2", "dibuka", ()),
        Blokir(MEI, "BL-1", "automatic adjustment", (("1.1.1", Rupiah(300)),)),
    )
    history = RiwayatAnggaran(rencana(), blokir=blocks)
    held, lifted = history.per(MEI), history.per(JULI)
    assert (held.pagu_efektif("1.1.1"), lifted.pagu_efektif("1.1.1")) == (Rupiah(700), Rupiah(1000))
    assert held.rencana == lifted.rencana == rencana()
    assert held.nama == "anggaran awal; blokir nomor BL-1, 2024-05-10"
    assert history.per(MEI - ONE_DAY).blokir == {}


def test_a_blank_pagu_stays_blank() -> None:
    """Nothing is taken off a blank."""
    history = RiwayatAnggaran(rencana(baris(pagu=BELUM_DIISI)))
    assert history.per(MEI).pagu_efektif("1.1.1") is BELUM_DIISI


@pytest.mark.parametrize(
    "make",
    [
        lambda: RiwayatAnggaran(rencana(), (Revisi(MEI, "x", "y", (PerubahanBaris("9.9.9"),)),)),
        lambda: RiwayatAnggaran(rencana(), blokir=(Blokir(MEI, "x", "y", (("9.9.9", Rupiah(1)),)),)),
        lambda: RiwayatAnggaran(rencana(), blokir=(Blokir(MEI, "x", "y", (("1.1.1", Rupiah(1001)),)),)),
        lambda: RiwayatAnggaran(rencana(), (CUT,), (Blokir(JULI, "x", "y", (("1.1.1", Rupiah(801)),)),)),
        lambda: RiwayatAnggaran(rencana(), blokir=(Blokir(MEI, "x", "y", (("1.1.1", Rupiah(-1)),)),)),
        lambda: RiwayatAnggaran(
            rencana(), blokir=(Blokir(MEI, "x", "y", (("1.1.1", Rupiah(1)), ("1.1.1", Rupiah(1)))),)
        ),
        lambda: RiwayatAnggaran(
            rencana(), (Revisi(MEI, "x", "y", (PerubahanBaris("1.1.1"), PerubahanBaris("1.1.1"))),)
        ),
        lambda: Revisi(MEI, "", "alasan"),
        lambda: Revisi(MEI, "x", "  "),
        lambda: Blokir(MEI, " ", "alasan"),
    ],
)
def test_meaningless_events_are_refused(make: Any) -> None:
    """Unknown lines, blocks beyond the pagu of their day, events without number or reason."""
    with pytest.raises(DomainError):
        make()


def test_a_whole_pagu_can_be_blocked() -> None:
    """Both sides of the edge: 1000 of 1000 is allowed, and of 800 after a cut it is not."""
    block = Blokir(MEI, "BL-1", "efisiensi", (("1.1.1", Rupiah(1000)),))
    assert RiwayatAnggaran(rencana(), blokir=(block,)).per(MEI).pagu_efektif("1.1.1") == Rupiah(0)


@given(kita.rencana_kecil(), st.lists(st.tuples(st.integers(0, 300), kita.rupiah()), max_size=6), st.data())
def test_events_of_different_days_commute(
    plan: RencanaAksi, events: list[tuple[int, Rupiah]], data: st.DataObject
) -> None:
    """A version depends on what happened, not on when it was written down."""
    kodes = [line.kode for line in plan.kegiatan]
    dated = dict(events)
    revisions = [
        Revisi(MEI + offset * ONE_DAY, f"R{offset}", "x", (PerubahanBaris(data.draw(st.sampled_from(kodes)), amount),))
        for offset, amount in dated.items()
    ]
    shuffled = data.draw(st.permutations(revisions))
    day = MEI + 150 * ONE_DAY
    one, other = (RiwayatAnggaran(plan, order).per(day) for order in (revisions, shuffled))
    assert isinstance(one, VersiAnggaran)
    assert one == other
    assert RiwayatAnggaran(plan).per(day).rencana == plan
    assert [line.rencana for line in one.rencana.kegiatan] == [line.rencana for line in plan.kegiatan]
