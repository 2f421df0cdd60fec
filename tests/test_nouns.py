"""What stands at the top level is what its name says, and totals are where people look."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from fractions import Fraction

import attrs
import pytest
from hypothesis import given

import rak
from rak import BELUM_DIISI, TIDAK_BERLAKU, DomainError, RencanaAksi, Rupiah, TidakDapatDihitung, Triwulan
from rak.anggaran import rekap_anggaran
from rak.reports.json_data import whole_data
from tests import strategies as kita
from tests.contoh import baris, rencana


def test_a_column_of_money_is_made_from_rupiah() -> None:
    """PAGU and REALISASI ANGGARAN are amounts."""
    for column in (rak.Pagu, rak.RealisasiAnggaran):
        assert column(5) == Rupiah(5)
        assert column.parse("Rp 88.880.000,-") == Rupiah(88_880_000)
        assert isinstance(baris().pagu, column)


def test_one_link_is_one_link() -> None:
    """DATA DUKUNG is a list of links, not of letters."""
    assert rak.DataDukung("https://a") == ("https://a",)
    assert rak.DataDukung([" https://a ", "https://b", "https://a", ""]) == ("https://a", "https://b")
    assert rak.DataDukung() == ()
    filled = rak.IsianTriwulan(rak.DataDukung("https://a"), "Selesai")
    assert isinstance(filled.data_dukung, rak.DataDukung)
    assert filled == rak.IsianTriwulan(["https://a"], "Selesai")
    assert pickle.loads(pickle.dumps(filled)) == filled  # noqa: S301  # our own bytes


def test_the_four_quarters_of_a_column_are_checked_where_they_are_made() -> None:
    """RENCANA PENARIKAN DANA holds amounts, RENCANA KEGIATAN texts."""
    draws = rak.RencanaPenarikanDana([Rupiah(1), BELUM_DIISI, TIDAK_BERLAKU, Rupiah(0)])
    assert draws[Triwulan.I] == Rupiah(1)
    assert draws == rak.PerTriwulan([Rupiah(1), BELUM_DIISI, TIDAK_BERLAKU, Rupiah(0)])
    assert hash(draws) == hash(rak.PerTriwulan(draws))
    assert isinstance(baris().penarikan, rak.RencanaPenarikanDana)
    assert isinstance(baris().rencana, rak.RencanaKegiatan)
    assert list(rak.RencanaKegiatan([" Rapat\n kerja ", "", "", ""])) == ["Rapat kerja", "", "", ""]
    with pytest.raises(DomainError, match="bukan rupiah"):
        rak.RencanaPenarikanDana([1, 2, 3, 4])  # type: ignore[list-item]
    with pytest.raises(DomainError, match="negatif"):
        rak.RencanaPenarikanDana([Rupiah(-1)] * 4)
    with pytest.raises(DomainError, match="satu teks"):
        rak.RencanaKegiatan("teks")
    with pytest.raises(DomainError, match="satu teks"):
        attrs.evolve(baris(), rencana="teks")


def test_a_capaian_is_an_exact_level_and_a_keterangan_is_text() -> None:
    """7/10 is 70 percent."""
    assert rak.Capaian(7, 10) == Fraction("0.7")
    assert isinstance(rak.RumusPerhitungan.parse("A dibagi B").evaluate({"A": 7, "B": 10}), rak.Capaian)
    assert rak.Keterangan("lancar") == "lancar"


@given(kita.rencana_aksi())
def test_the_total_of_a_plan_is_that_of_its_goals_and_of_its_indicators(plan: RencanaAksi) -> None:
    """However the lines are grouped; the same figure as in the recapitulation of the budget."""
    report = rak.Laporan(plan.tahun)
    recap = rekap_anggaran(plan, report, plan.tahun)
    known = [line.pagu.nilai for line in plan.kegiatan if isinstance(line.pagu, Rupiah)]
    if known and isinstance(plan.pagu, Rupiah):
        assert plan.pagu == Rupiah(sum(known)) == recap.total.pagu_efektif
    if list(plan.kegiatan):
        assert plan.pagu == recap.total.pagu_efektif
    for goal in plan.sasaran:
        parts = [indikator.pagu for indikator in goal.indikator if indikator.kegiatan]
        if parts and all(isinstance(part, Rupiah) for part in parts):
            assert goal.pagu == sum((part for part in parts if isinstance(part, Rupiah)), Rupiah(0))


def test_a_total_says_what_is_blank() -> None:
    """A blank is never zero: the decree's office would look as if it had less."""
    whole = rencana(baris("1.1.1", Rupiah(1000)), baris("1.1.2", Rupiah(234)))
    assert whole.pagu == whole.sasaran[0].pagu == whole.sasaran[0].indikator[0].pagu == Rupiah(1234)
    assert list(whole.penarikan) == [Rupiah(309), Rupiah(309), Rupiah(308), Rupiah(308)]
    part = rencana(baris("1.1.1", Rupiah(1000)), baris("1.1.2", BELUM_DIISI))
    assert part.pagu == TidakDapatDihitung("pagu belum diisi: 1.1.2")
    assert part.penarikan[Triwulan.II] == TidakDapatDihitung("rencana penarikan TW II belum diisi: 1.1.2")
    assert rencana(baris("1.1.1", BELUM_DIISI)).pagu is BELUM_DIISI
    assert RencanaAksi(2024, "kantor", ()).pagu is TIDAK_BERLAKU


def test_a_line_is_looked_up_without_a_table_for_each_call() -> None:
    """A plan is asked once for every cell of a report; a copy of it has a table of its own."""
    plan = rencana(baris("1.1.1"), baris("1.1.2"))
    assert plan.find_kegiatan("1.1.2") is plan.find_kegiatan("1.1.2")
    assert plan._kegiatan_by_kode is plan._kegiatan_by_kode
    renamed = attrs.evolve(plan, sasaran=rencana(baris("1.1.7")).sasaran)
    assert renamed.find_kegiatan("1.1.7").kode == "1.1.7"
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301  # our own bytes
    assert plan == rencana(baris("1.1.1"), baris("1.1.2"))


def test_of_many_kodes_the_nearest_are_named() -> None:
    """Nobody reads a list of hundreds."""
    plan = rencana(*(baris(f"1.1.{number}") for number in range(1, 200)))
    with pytest.raises(DomainError) as caught:
        plan.find_kegiatan("1.1.101a")
    assert "1.1.101" in caught.value.saran
    assert len(caught.value.saran) < 80


@pytest.mark.parametrize("value", [BELUM_DIISI, TIDAK_BERLAKU, TidakDapatDihitung("penyebut nol")])
def test_whether_a_blank_is_true_cannot_be_asked(value: object) -> None:
    """``if realisasi:`` would take a blank for something, or for zero; the error says what to ask instead."""
    with pytest.raises(TypeError, match=r"is BELUM_DIISI.*isinstance"):
        bool(value)
    with pytest.raises(TypeError, match="ya atau tidak"):
        _ = value or Rupiah(0)


PLAN = rencana(baris("1.1.1"), baris("1.1.2"))
INDIKATOR = PLAN.find_indikator("1.1")
MARET = rak.Bulan(2024, 3)
ASTRAY = {
    "a line": rak.Laporan(2024, {("1.1.9", MARET): Rupiah(5)}),
    "a line in a quarter": rak.Laporan(2024, realisasi_triwulan={("1.1.9", Triwulan.I): Rupiah(5)}),
    "an indicator": rak.Laporan(2024, variabel={("1.9", "jumlah klien", MARET): 1}),
    "a level of an indicator": rak.Laporan(2024, capaian_triwulan={("1.9", Triwulan.I): Fraction(1, 2)}),
    "a variable": rak.Laporan(2024, variabel={("1.1", "jumlah klein", MARET): 1}),
}


@pytest.mark.parametrize("what", ASTRAY)
@pytest.mark.parametrize(
    "asked",
    [
        lambda report: rak.check(PLAN, report),
        lambda report: rekap_anggaran(PLAN, report, 2024),
        lambda report: rak.proyeksi.project(PLAN, report, Triwulan.I, rak.proyeksi.AturanProyeksi.LAJU),
        lambda report: rak.revisi.replan(PLAN, report, None),
        lambda report: rak.kalender.kelengkapan_isian(PLAN, report, [MARET]),
        lambda report: whole_data(PLAN, report, ()),
    ],
    ids=["check", "rekap", "project", "replan", "kelengkapan", "json"],
)
def test_a_report_on_what_the_plan_does_not_have_is_no_blank(what: str, asked: Callable[[rak.Laporan], object]) -> None:
    """Its money and its figures would be left out unseen; the nearest names are told."""
    with pytest.raises(DomainError, match=r"(tidak|Tidak) ada") as caught:
        asked(ASTRAY[what])
    assert "1.1" in caught.value.saran or "jumlah klien" in caught.value.saran


def test_a_name_that_the_rumus_does_not_have_is_no_blank() -> None:
    """Asked for, guessed, or filled in."""
    report = rak.Laporan(2024)
    guess = rak.capaian.DugaanIsian(variabel={"jumlah klein": rak.capaian.Selang(0, 5)})
    for wrong in (
        lambda: rak.capaian.nilai_variabel(INDIKATOR, report, "jumlah klein", 2024),
        lambda: rak.capaian.kemungkinan_variabel(INDIKATOR, report, "jumlah klein", 2024),
        lambda: rak.capaian.kemungkinan_capaian(INDIKATOR, report, 2024, guess),
        lambda: rak.capaian.tingkat_capaian(INDIKATOR, ASTRAY["a variable"], 2024),
        lambda: rak.capaian.capaian_indikator(INDIKATOR, ASTRAY["a variable"], 2024),
    ):
        with pytest.raises(DomainError, match=r"jumlah klein.*jumlah klien"):
            wrong()


def test_a_block_on_an_unknown_line_blocks_nothing_and_is_refused() -> None:
    """The pagu would look free."""
    with pytest.raises(DomainError, match=r"1\.1\.9"):
        rekap_anggaran(PLAN, rak.Laporan(2024), 2024, blokir={"1.1.9": Rupiah(1)})


def test_a_period_given_as_text_is_refused() -> None:
    """A month is a Bulan, a quarter a Triwulan: a text would be found nowhere and read as blank."""
    report = rak.Laporan(2024, {("1.1.1", MARET): Rupiah(5)})
    line = PLAN.find_kegiatan("1.1.1")
    for wrong in (
        lambda: report.realisasi_of("1.1.1", "2024-03"),  # type: ignore[arg-type]
        lambda: report.variabel_of("1.1", "jumlah klien", "2024-03"),  # type: ignore[arg-type]
        lambda: report.isian_of("1.1.1", "TW I"),  # type: ignore[arg-type]
        lambda: rak.anggaran.realisasi_triwulan(line, report, "TW I"),  # type: ignore[arg-type]
        lambda: rak.anggaran.realisasi_sampai(line, report, "TW I"),  # type: ignore[arg-type]
        lambda: rekap_anggaran(PLAN, report, "2024"),  # type: ignore[arg-type]
        lambda: rak.capaian.tingkat_capaian(INDIKATOR, report, "Maret"),  # type: ignore[arg-type]
        lambda: rak.capaian.tingkat_capaian(INDIKATOR, report, ["2024-03"]),  # type: ignore[list-item]
        lambda: line.penarikan["TW I"],  # type: ignore[index]
        lambda: rak.Laporan(2024, realisasi_triwulan={("1.1.1", "TW I"): Rupiah(5)}),  # type: ignore[dict-item]
    ):
        with pytest.raises(DomainError, match=r"bukan (bulan|triwulan|periode)"):
            wrong()
    assert report.realisasi_of("1.1.1", MARET) == Rupiah(5)
