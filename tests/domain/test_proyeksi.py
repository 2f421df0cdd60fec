"""Projection: end-of-year absorption by stated rules, within bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.anggaran import realisasi_sampai
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, TidakDapatDihitung
from rak.domain.proyeksi import AturanProyeksi, project, project_line
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from tests import strategies as kita
from tests.contoh import baris, rencana
from tests.domain.test_rencana_ulang import typed

LINE = baris(penarikan=[Rupiah(100), Rupiah(200), Rupiah(300), Rupiah(400)])
LAJU, RENCANA, LAJU_RENCANA = AturanProyeksi


def monthly(*amounts: Any) -> Laporan:
    """A report with January's amount, February's, …; None is blank."""
    cells = {("1.1.1", Bulan(2024, n)): Rupiah(a) for n, a in enumerate(amounts, 1) if a is not None}
    return Laporan(2024, cells)


@pytest.mark.parametrize(
    ("rule", "report", "raw"),
    [
        (LAJU, monthly(50, 50, 50), 600),
        (LAJU, monthly(None, 50, None), 600),
        (LAJU, typed(Rupiah(150)), 600),
        (LAJU, monthly(150, 150, 150), 1800),
        (RENCANA, monthly(50, 50, 50), 1050),
        (LAJU_RENCANA, monthly(50, 50, 50), 1500),
        (LAJU_RENCANA, monthly(20, 20, 10), 500),
        (RENCANA, monthly(0), 900),
        (LAJU, monthly(0), 0),
    ],
)
def test_each_rule_by_hand(rule: AturanProyeksi, report: Laporan, raw: int) -> None:
    """Seen from the end of TW I; a blank month is no month."""
    projected: Any = project_line(LINE, report, Triwulan.I, rule)
    assert (projected.mentah, projected.nilai) == (raw, min(raw, 1000))
    spent = realisasi_sampai(LINE, report, Triwulan.I)
    assert isinstance(spent, Rupiah)
    worst, middle, best = projected.penyerapan
    assert (worst, middle, best) == (Fraction(int(spent), 10), Fraction(min(raw, 1000), 10), 100)


def test_an_overspent_line_ends_where_it_is() -> None:
    """The pagu is the limit, what is spent is spent."""
    projected: Any = project_line(LINE, monthly(1200), Triwulan.I, RENCANA)
    assert (projected.bawah, projected.nilai, projected.atas) == (1200, 1200, 1200)


def test_a_block_lowers_the_best() -> None:
    """The effective pagu counts."""
    projected: Any = project_line(LINE, monthly(100), Triwulan.I, RENCANA, blokir=Rupiah(200))
    assert (projected.atas, projected.penyerapan) == (800, (Fraction(25, 2), 100, 100))


@pytest.mark.parametrize("rule", list(AturanProyeksi))
def test_without_realisasi_there_is_no_projection_but_there_are_bounds(rule: AturanProyeksi) -> None:
    """Between nothing and the pagu."""
    projected: Any = project_line(LINE, Laporan(2024), Triwulan.I, rule)
    assert projected.mentah is projected.nilai is BELUM_DIISI
    assert projected.penyerapan == (0, BELUM_DIISI, 100)


@pytest.mark.parametrize(
    ("line", "rule", "words"),
    [
        (
            baris(penarikan=[Rupiah(0), Rupiah(1), Rupiah(1), Rupiah(1)]),
            LAJU_RENCANA,
            "rencana penarikan s.d. TW I nol",
        ),
        (
            baris(penarikan=[Rupiah(1), Rupiah(1), BELUM_DIISI, Rupiah(1)]),
            RENCANA,
            "rencana penarikan TW III belum diisi",
        ),
        (
            baris(penarikan=[BELUM_DIISI, Rupiah(1), Rupiah(1), Rupiah(1)]),
            LAJU_RENCANA,
            "rencana penarikan TW I belum diisi",
        ),
    ],
)
def test_what_a_rule_lacks_is_named(line: Any, rule: AturanProyeksi, words: str) -> None:
    """A blank plan is not a plan of zero; a dash is."""
    assert project_line(line, monthly(1), Triwulan.I, rule).nilai == TidakDapatDihitung(words)
    dashed = baris(penarikan=[Rupiah(1), TIDAK_BERLAKU, TIDAK_BERLAKU, TIDAK_BERLAKU])
    assert project_line(dashed, monthly(1), Triwulan.I, RENCANA).mentah == 1


@pytest.mark.parametrize(
    ("pagu", "share"),
    [
        (BELUM_DIISI, TidakDapatDihitung("pagu belum diisi")),
        (Rupiah(0), TidakDapatDihitung("pagu nol")),
        (TIDAK_BERLAKU, TIDAK_BERLAKU),
    ],
)
def test_without_a_pagu_there_is_no_absorption(pagu: Any, share: Any) -> None:
    """The projected amount itself is still there."""
    line = baris(pagu=pagu, penarikan=[Rupiah(1)] * 4)
    projected: Any = project_line(line, monthly(5), Triwulan.I, RENCANA)
    assert projected.mentah == 8
    assert projected.penyerapan[0] == share


@given(kita.rencana_dan_laporan(), st.sampled_from(Triwulan), st.sampled_from(AturanProyeksi))
def test_the_projection_of_a_plan_is_that_of_its_lines(
    both: tuple[RencanaAksi, Laporan], now: Triwulan, rule: AturanProyeksi
) -> None:
    """And it lies within its bounds."""
    plan, report = both
    whole = project(plan, report, now, rule)
    lines = [project_line(line, report, now, rule) for line in plan.kegiatan]
    if isinstance(whole.nilai, Fraction):
        known = [line.nilai for line in lines if isinstance(line.nilai, Fraction)]
        assert whole.mentah == sum(known, Fraction(0))
        if isinstance(whole.bawah, Fraction) and isinstance(whole.atas, Fraction):
            assert whole.bawah <= whole.nilai <= whole.atas
    for line in lines:
        if all(isinstance(part, Fraction) for part in (line.bawah, line.nilai, line.atas)):
            assert line.bawah <= line.nilai <= line.atas  # type: ignore[operator]


def test_a_plan_without_all_its_lines_has_no_projection() -> None:
    """The lines that lack a figure are named; a line that does not apply is not missed."""
    plan = rencana(LINE, baris("1.1.2"), baris("1.1.3", pagu=TIDAK_BERLAKU))
    whole: Any = project(plan, monthly(100).merge(typed(TIDAK_BERLAKU, kode="1.1.3")), Triwulan.I, RENCANA)
    assert whole.mentah == TidakDapatDihitung("proyeksi belum dapat dihitung untuk 1.1.2")
    assert (whole.bawah, whole.atas, whole.pagu) == (100, 2000, 2000)
    blocked = project(plan, monthly(100), Triwulan.I, RENCANA, blokir={"1.1.2": Rupiah(500)})
    assert blocked.atas == 1500


def test_months_of_several_quarters_are_counted_together() -> None:
    """A typed quarter as three, filled months as themselves; later quarters do not count."""
    report = typed(Rupiah(90)).merge(
        Laporan(2024, {("1.1.1", Bulan(2024, 4)): Rupiah(10), ("1.1.1", Bulan(2024, 9)): Rupiah(500)})
    )
    assert project_line(LINE, report, Triwulan.II, LAJU).mentah == 300


def test_a_projection_carries_its_rule() -> None:
    """Of a line, of a line without figures, of a plan."""
    for report in (monthly(1), Laporan(2024)):
        assert project_line(LINE, report, Triwulan.I, RENCANA).aturan is RENCANA
    assert project(rencana(LINE), monthly(5), Triwulan.I, LAJU).aturan is LAJU
    assert project(rencana(LINE), monthly(5), Triwulan.I, LAJU).mentah == 60


def test_a_plan_with_a_blank_pagu_has_no_upper_bound() -> None:
    """The line is named."""
    plan = rencana(baris(pagu=BELUM_DIISI, penarikan=[Rupiah(1)] * 4))
    whole: Any = project(plan, monthly(5), Triwulan.I, RENCANA)
    missing = TidakDapatDihitung("pagu belum dapat dihitung untuk 1.1.1")
    assert (whole.mentah, whole.bawah, whole.atas, whole.pagu) == (8, 5, missing, missing)


def test_a_line_without_pagu_ends_where_it_is() -> None:
    """A dash is no room to spend."""
    line = baris(pagu=TIDAK_BERLAKU, penarikan=[Rupiah(1)] * 4)
    projected: Any = project_line(line, monthly(5), Triwulan.I, RENCANA)
    assert (projected.bawah, projected.atas, projected.nilai) == (5, 5, 5)
