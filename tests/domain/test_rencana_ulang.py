"""Re-planning: past quarters locked, pagu conserved, the impossible refused with the gap."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.anggaran import realisasi_triwulan
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.rencana import Kegiatan
from rak.domain.rencana_ulang import Sebaran, replan, replan_line
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, PerTriwulan, Triwulan
from rak.errors import DomainError
from tests import strategies as kita
from tests.contoh import baris, rencana


def typed(*amounts: Any, kode: str = "1.1.1") -> Laporan:
    """A report with an amount typed for each quarter from TW I on."""
    cells = {(kode, tw): amount for tw, amount in zip(Triwulan, amounts, strict=False) if amount is not BELUM_DIISI}
    return Laporan(2024, realisasi_triwulan=cells)


def draws(*amounts: int) -> PerTriwulan[Rupiah]:
    """Four quarters."""
    return PerTriwulan(Rupiah(amount) for amount in amounts)


LINE = baris(penarikan=[Rupiah(100), Rupiah(200), Rupiah(300), Rupiah(400)])


@pytest.mark.parametrize(
    ("how", "new"),
    [
        (Sebaran.MERATA, draws(150, 284, 283, 283)),
        (Sebaran.RENCANA_LAMA, draws(150, 189, 283, 378)),
        ([0, 1, 1], draws(150, 0, 425, 425)),
        ([Fraction(1, 2), 0, 0], draws(150, 850, 0, 0)),
    ],
)
def test_what_remains_is_spread_over_the_open_quarters(how: Any, new: PerTriwulan[Rupiah]) -> None:
    """Evenly, by the old plan's shares, or by given weights."""
    result = replan_line(LINE, typed(Rupiah(150)), Triwulan.I, how)
    assert (result.baru, result.lama, result.kode) == (new, LINE.penarikan, "1.1.1")
    assert (result.terealisasi, result.sisa) == (Rupiah(150), Rupiah(850))


def test_before_the_first_quarter_all_is_open() -> None:
    """Nothing is locked."""
    assert replan_line(LINE, Laporan(2024), None).baru == draws(250, 250, 250, 250)
    result = replan_line(LINE, Laporan(2024), None, Sebaran.RENCANA_LAMA)
    assert (result.baru, result.terealisasi, result.sisa) == (LINE.penarikan, Rupiah(0), Rupiah(1000))


def test_a_dash_is_nothing_spent_and_a_block_is_not_spread() -> None:
    """The effective pagu is what remains to plan."""
    result = replan_line(LINE, typed(TIDAK_BERLAKU, Rupiah(100)), Triwulan.II, blokir=Rupiah(400))
    assert result.baru == draws(0, 100, 250, 250)


@pytest.mark.parametrize(
    ("line", "report", "closed", "how", "words"),
    [
        (LINE, typed(Rupiah(700), Rupiah(301)), Triwulan.II, Sebaran.MERATA, "melebihi pagu Rp1.000 sebesar Rp1"),
        (LINE, typed(*[Rupiah(200)] * 4), Triwulan.IV, Sebaran.MERATA, "sisa Rp200 tidak dapat direncanakan"),
        (LINE, typed(Rupiah(1)), Triwulan.II, Sebaran.MERATA, "realisasi TW II belum diisi"),
        (LINE, typed(Rupiah(1)), Triwulan.I, [0, 0, 0], "sisa Rp999 tidak dapat dibagi"),
        (LINE, typed(Rupiah(1)), Triwulan.I, [1, 1], "2 bobot untuk 3 triwulan"),
        (LINE, typed(Rupiah(1)), Triwulan.I, [1, 1, -1], "negatif"),
        (baris(pagu=BELUM_DIISI), typed(), None, Sebaran.MERATA, "pagu belum diisi"),
        (
            baris(penarikan=[Rupiah(0), Rupiah(0), Rupiah(0), BELUM_DIISI]),
            typed(Rupiah(1)),
            Triwulan.I,
            Sebaran.RENCANA_LAMA,
            "rencana penarikan TW IV belum diisi",
        ),
        (
            baris(penarikan=[Rupiah(1), Rupiah(0), Rupiah(0), TIDAK_BERLAKU]),
            typed(Rupiah(1)),
            Triwulan.I,
            Sebaran.RENCANA_LAMA,
            "semua bobot triwulan terbuka nol",
        ),
    ],
)  # fmt: skip
def test_the_impossible_is_refused_with_the_gap(
    line: Kegiatan, report: Laporan, closed: Triwulan | None, how: Any, words: str
) -> None:
    """What cannot be met is an error that says how much is missing."""
    with pytest.raises(DomainError, match=words):
        replan_line(line, report, closed, how)


def test_edges_of_the_possible() -> None:
    """Exactly the pagu spent leaves zeros; a fully spent year is its own plan."""
    assert replan_line(LINE, typed(Rupiah(1000)), Triwulan.I).baru == draws(1000, 0, 0, 0)
    assert replan_line(LINE, typed(Rupiah(1000)), Triwulan.I, [0, 0, 0]).baru == draws(1000, 0, 0, 0)
    assert replan_line(LINE, typed(*[Rupiah(250)] * 4), Triwulan.IV).baru == draws(250, 250, 250, 250)
    refunded = replan_line(LINE, typed(Rupiah(100), Rupiah(-50)), Triwulan.II)
    assert refunded.baru == draws(100, -50, 475, 475)


SPREADS = st.sampled_from([Sebaran.MERATA, Sebaran.RENCANA_LAMA, "weights"])


@given(
    kita.rupiah(minimum=1, maximum=10**12),
    st.lists(st.integers(1, 10**12), min_size=4, max_size=4),
    st.lists(st.integers(0, 100), min_size=4, max_size=4),
    st.sampled_from([None, Triwulan.I, Triwulan.II, Triwulan.III]),
    SPREADS,
)
def test_replanning_conserves_the_pagu_and_is_idempotent(
    pagu: Rupiah, old: list[int], shares: list[int], closed: Triwulan | None, kind: Any
) -> None:
    """Past quarters keep their realisasi, the sum is the pagu, and planning again changes nothing."""
    line = baris(pagu=pagu, penarikan=[Rupiah(amount) for amount in old])
    amounts = pagu.allocate([*shares, 1])[:4]
    report = typed(*amounts)
    count = 4 - (closed or 0)
    how: Sebaran | Sequence[int] = list(range(1, count + 1)) if kind == "weights" else kind
    result = replan_line(line, report, closed, how)
    assert sum(result.baru, start=Rupiah(0)) == pagu == result.terealisasi + result.sisa
    for triwulan in Triwulan:
        if closed is not None and triwulan <= closed:
            assert result.baru[triwulan] == realisasi_triwulan(line, report, triwulan)
        else:
            assert result.baru[triwulan].nilai >= 0
    again = replan_line(attrs.evolve(line, penarikan=result.baru), report, closed, how)
    assert again.baru == result.baru


def test_a_whole_plan_is_planned_anew_or_not_at_all() -> None:
    """One error names every line that cannot be."""
    plan = rencana(LINE, baris("1.1.2"), baris("1.1.3"))
    report = typed(Rupiah(100)).merge(typed(Rupiah(1100), kode="1.1.2"))
    with pytest.raises(DomainError) as caught:
        replan(plan, report, Triwulan.I)
    assert "1.1.2: realisasi s.d. TW I melebihi pagu Rp1.000 sebesar Rp100." in caught.value.pesan
    assert "1.1.3: realisasi TW I belum diisi." in caught.value.pesan
    assert "1.1.1:" not in caught.value.pesan
    mended = report.merge(typed(Rupiah(1000), kode="1.1.2")).merge(typed(Rupiah(0), kode="1.1.3"))
    new = replan(plan, mended, Triwulan.I, blokir={"1.1.3": Rupiah(100)})
    assert [line.penarikan for line in new.kegiatan] == [
        draws(100, 300, 300, 300), draws(1000, 0, 0, 0), draws(0, 300, 300, 300),
    ]  # fmt: skip
    assert new.find_kegiatan("1.1.1").pagu == Rupiah(1000)


def test_months_count_before_typed_quarters() -> None:
    """As everywhere."""
    report = Laporan(2024, {("1.1.1", Bulan(2024, 2)): Rupiah(40)}).merge(typed(Rupiah(999)))
    assert replan_line(LINE, report, Triwulan.I).terealisasi == Rupiah(40)
