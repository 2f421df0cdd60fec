"""The plan and the report: a meaningless one cannot be made, and nothing in them can be changed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given

from rak.domain.evaluasi import Evaluasi
from rak.domain.kolom import Kolom
from rak.domain.laporan import ISIAN_KOSONG, IsianTriwulan, Laporan, StatusPelaksanaan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, TidakDapatDihitung
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi, SasaranKegiatan
from rak.domain.report_on_plan import check_report
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from tests import strategies as kita
from tests.contoh import PEMBILANG, PENYEBUT, baris, rencana

JAN = Bulan(2024, 1)


@given(kita.rencana_aksi())
def test_every_part_of_a_plan_is_found_by_its_kode(plan: RencanaAksi) -> None:
    """Text is never a key; the kode is."""
    for indikator in plan.indikator:
        assert plan.find_indikator(indikator.kode) is indikator
        for kegiatan in indikator.kegiatan:
            assert plan.find_kegiatan(kegiatan.kode) is kegiatan
    assert len(list(plan.kegiatan)) == sum(len(indikator.kegiatan) for indikator in plan.indikator)


def test_an_unknown_kode_is_refused_with_the_known_ones() -> None:
    """The error names what there is."""
    with pytest.raises(DomainError, match=r"1\.1\.1"):
        rencana().find_kegiatan("9.9.9")
    with pytest.raises(DomainError, match=r"1\.1"):
        rencana().find_indikator("9.9")


@pytest.mark.parametrize("kode", ["", "1.", ".1", "1 1", "1..1", "1.1,1", None, 1])
def test_a_kode_is_figures_and_letters_with_dots(kode: Any) -> None:
    """Column NO, continued downwards."""
    with pytest.raises(DomainError):
        baris(kode)


@pytest.mark.parametrize("kode", ["1.1", "1.2.1", "2.1.1", "1.1.1.1", "1.10.1"])
def test_a_line_stands_below_its_indicator(kode: str) -> None:
    """1.1.1 belongs to 1.1 and to nothing else."""
    with pytest.raises(DomainError):
        rencana(baris(kode))


def test_no_two_parts_share_a_kode() -> None:
    """Sasaran, indikator, lines."""
    with pytest.raises(DomainError):
        rencana(baris("1.1.1"), baris("1.1.1"))
    goal = SasaranKegiatan("1", "x", ())
    with pytest.raises(DomainError):
        RencanaAksi(2024, "kantor", (goal, goal))


def test_pagu_and_plan_are_never_negative() -> None:
    """A doubtful plan is reported by a check; a negative one means nothing."""
    with pytest.raises(DomainError):
        baris(pagu=Rupiah(-1), penarikan=[Rupiah(0)] * 4)
    with pytest.raises(DomainError):
        baris(penarikan=[Rupiah(0), Rupiah(0), Rupiah(-1), Rupiah(0)])
    assert baris(pagu=Rupiah(0)).pagu == Rupiah(0)
    assert baris(pagu=BELUM_DIISI).pagu is BELUM_DIISI


@pytest.mark.parametrize("count", [3, 5])
def test_a_line_has_four_quarters(count: int) -> None:
    """Three quarters instead of four are refused at construction."""
    with pytest.raises(DomainError):
        Kegiatan("1.1.1", "x", Rupiah(1), [Rupiah(0)] * count, ["x"] * 4)


@pytest.mark.parametrize("tahun", [1899, 9999, "2024", True, 2024.0])
def test_a_plan_is_of_a_year(tahun: Any) -> None:
    """Four figures."""
    with pytest.raises(DomainError):
        RencanaAksi(tahun, "kantor", ())


def test_the_jenis_belanja_is_one_of_four() -> None:
    """51, 52, 53, 57."""
    assert attrs.evolve(baris(), jenis_belanja="53").jenis_belanja == "53"
    with pytest.raises(ValueError, match="54"):
        attrs.evolve(baris(), jenis_belanja="54")


def test_texts_are_folded_to_one_line() -> None:
    """Uraian and rencana keep the spelling of the cell, white space folded."""
    line = Kegiatan("1.1.1", " a\n b ", Rupiah(0), [Rupiah(0)] * 4, ["c\t d"] * 4, " e ")
    assert (line.uraian, line.rencana[Triwulan.I], line.penanggung_jawab) == ("a b", "c d", "e")


def test_gabungan_is_one_rule_or_one_for_each_variable() -> None:
    """A variable that is not named is added up; a name that the RUMUS lacks is refused."""
    of = rencana().find_indikator("1.1")
    mixed = attrs.evolve(of, gabungan={PENYEBUT.upper(): Gabungan.TERAKHIR})
    assert mixed.gabungan_of(PENYEBUT) is Gabungan.TERAKHIR
    assert mixed.gabungan_of(PEMBILANG) is Gabungan.JUMLAH
    assert attrs.evolve(of, gabungan=Gabungan.RATA_RATA).gabungan_of(PEMBILANG) is Gabungan.RATA_RATA
    with pytest.raises(DomainError):
        attrs.evolve(of, gabungan={"Lain": Gabungan.JUMLAH})


def test_objects_are_frozen() -> None:
    """A change makes a new object."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        baris().pagu = Rupiah(1)  # type: ignore[misc]
    report = Laporan(2024, {("1.1.1", JAN): Rupiah(1)})
    with pytest.raises(TypeError):
        report.realisasi["1.1.1", JAN] = Rupiah(2)  # type: ignore[index]


def test_a_report_gives_blank_for_what_is_not_there() -> None:
    """A key that is not there is belum diisi."""
    report = Laporan(2024)
    assert report.realisasi_of("1.1.1", JAN) is BELUM_DIISI
    assert report.variabel_of("1.1", "A", JAN) is BELUM_DIISI
    assert report.isian_of("1.1.1", Triwulan.I) is ISIAN_KOSONG
    assert not ISIAN_KOSONG


def test_variables_are_found_whatever_their_case() -> None:
    """Names are matched folded and without case."""
    report = Laporan(2024, variabel={("1.1", "Jumlah  Klien", JAN): 3})
    assert report.variabel_of("1.1", "jumlah klien", JAN) == Fraction(3)


def test_a_report_is_of_one_year() -> None:
    """A month outside the plan's year is refused, and so is merging two years."""
    with pytest.raises(DomainError, match="2025-02"):
        Laporan(2024, {("1.1.1", Bulan(2025, 2)): Rupiah(1)})
    with pytest.raises(DomainError, match="2023-02"):
        Laporan(2024, variabel={("1.1", "A", Bulan(2023, 2)): 1})
    with pytest.raises(DomainError):
        Laporan(2024).merge(Laporan(2025))


@pytest.mark.parametrize("amount", [5, 5.0, None, BELUM_DIISI, "Rp5"])
def test_realisasi_is_money_or_a_dash(amount: Any) -> None:
    """Nothing else is an amount; blank is the absence of the key."""
    with pytest.raises(DomainError):
        Laporan(2024, {("1.1.1", JAN): amount})
    with pytest.raises(DomainError):
        Laporan(2024, realisasi_triwulan={("1.1.1", Triwulan.I): amount})


@pytest.mark.parametrize("value", [0.5, None, BELUM_DIISI, True])
def test_variables_are_exact_numbers_or_a_dash(value: Any) -> None:
    """Floats are refused here too."""
    with pytest.raises(DomainError):
        Laporan(2024, variabel={("1.1", "A", JAN): value})
    with pytest.raises(DomainError):
        Laporan(2024, capaian_triwulan={("1.1", Triwulan.I): value})


def test_merging_puts_the_later_report_over_the_earlier() -> None:
    """What the later one leaves blank stays."""
    old = Laporan(2024, {("a", JAN): Rupiah(1), ("b", JAN): Rupiah(1)}, {("x", "A", JAN): 1})
    new = Laporan(2024, {("a", JAN): TIDAK_BERLAKU}, capaian_triwulan={("x", Triwulan.I): Fraction(7, 10)})
    both = old.merge(new)
    assert both.realisasi == {("a", JAN): TIDAK_BERLAKU, ("b", JAN): Rupiah(1)}
    assert both.variabel == old.variabel
    assert both.capaian_triwulan == {("x", Triwulan.I): Fraction(7, 10)}


@given(kita.rencana_dan_laporan())
def test_merging_nothing_changes_nothing(both: tuple[RencanaAksi, Laporan]) -> None:
    """An empty report is the neutral element, and merging is idempotent."""
    _, report = both
    assert report.merge(Laporan(report.tahun)) == report == Laporan(report.tahun).merge(report) == report.merge(report)


def test_evidence_is_a_list_of_folded_links() -> None:
    """Empty links fall away; one bare text is a mistake."""
    entry = IsianTriwulan([" a ", "", "b\nc"], " Selesai ", " x \n y ")
    assert (entry.data_dukung, entry.status, entry.keterangan) == (("a", "b c"), "Selesai", "x\ny")
    assert entry
    assert IsianTriwulan(status=str(StatusPelaksanaan.BELUM)).status == "Belum dilaksanakan"
    with pytest.raises(DomainError):
        IsianTriwulan("https://a")
    with pytest.raises(DomainError):
        IsianTriwulan([3])  # type: ignore[list-item]


def test_empty_entries_are_not_kept() -> None:
    """So that a report with nothing said equals an empty one."""
    assert Laporan(2024, isian={("1.1.1", Triwulan.I): IsianTriwulan()}) == Laporan(2024)


def test_a_place_prints_its_parts() -> None:
    """Kode, column, variable, period."""
    assert str(Letak("1.1", Kolom.CAPAIAN, Triwulan.II)) == "1.1, CAPAIAN, TW II"
    assert str(Letak("1.1", bulan=JAN, variabel="A")) == "1.1, A, Januari 2024"
    assert str(Letak()) == ""


def test_an_indicator_needs_its_own_kode_above_its_lines() -> None:
    """Sasaran 1 has indikator 1.x."""
    indikator = IndikatorKegiatan("2.1", "x", TargetKinerja(1), RumusPerhitungan.parse("A dibagi B"), ())
    with pytest.raises(DomainError):
        SasaranKegiatan("1", "x", (indikator,))


def test_pagu_and_draws_add_up_on_every_floor_of_the_plan() -> None:
    """Of a plan, a sasaran, an indicator; a blank in one line makes the sum one that cannot be computed, and names it."""
    plan = rencana(baris(), baris("1.1.2", Rupiah(600), [Rupiah(n) for n in (0, 100, 200, 300)]))
    (goal,) = plan.sasaran
    for floor in (plan, goal, plan.find_indikator("1.1")):
        assert floor.pagu == Rupiah(1600)
        assert list(floor.penarikan) == [Rupiah(250), Rupiah(350), Rupiah(450), Rupiah(550)]
    blank = rencana(baris(), baris("1.1.2", BELUM_DIISI))
    (goal,) = blank.sasaran
    for floor in (blank, goal, blank.find_indikator("1.1")):
        assert isinstance(floor.pagu, TidakDapatDihitung)
        assert "1.1.2" in floor.pagu.alasan
        assert isinstance(floor.penarikan[Triwulan.III], TidakDapatDihitung)
    assert rencana(baris(pagu=BELUM_DIISI)).pagu is BELUM_DIISI
    assert attrs.evolve(plan, sasaran=[]).pagu is TIDAK_BERLAKU


def test_what_a_report_does_not_know_of_is_not_called_blank() -> None:
    """A month of another year, a quarter as text: asked for, and put into a report."""
    report, tw = Laporan(2024), "TW I"
    for ask in (
        lambda: report.realisasi_of("1.1.1", Bulan(2023, 1)),
        lambda: report.variabel_of("1.1", PEMBILANG, Bulan(2025, 1)),
        lambda: report.evaluasi_of("1.1", tw),  # type: ignore[arg-type]
        lambda: report.isian_of("1.1.1", tw),  # type: ignore[arg-type]
        lambda: Laporan(2024, tingkat_triwulan={("1.1", tw): Fraction(1)}),  # type: ignore[dict-item]
        lambda: Laporan(2024, evaluasi={("1.1", tw): Evaluasi(kendala="Hujan")}),  # type: ignore[dict-item]
    ):
        with pytest.raises(DomainError, match=r"di luar tahun|bukan triwulan"):
            ask()


@pytest.mark.parametrize(
    "entries",
    [
        {"realisasi": {("9.9.9", JAN): Rupiah(1)}},
        {"realisasi_triwulan": {("9.9.9", Triwulan.I): Rupiah(1)}},
        {"isian": {("9.9.9", Triwulan.I): IsianTriwulan(status="Selesai")}},
        {"variabel": {("9.9", PEMBILANG, JAN): 1}},
        {"variabel": {("1.1", "jumlah lain", JAN): 1}},
        {"capaian_triwulan": {("9.9", Triwulan.I): 1}},
        {"tingkat_triwulan": {("9.9", Triwulan.I): 1}},
        {"evaluasi": {("9.9", Triwulan.I): Evaluasi(kendala="Hujan")}},
    ],
)
def test_where_the_plan_is_known_no_entry_is_left_out_unseen(entries: dict[str, Any]) -> None:
    """Whatever of the report is on a kode or a variable that the plan does not have."""
    with pytest.raises(DomainError, match=r"tidak ada dalam rumus|dalam rencana, padahal laporan mengisinya"):
        check_report(rencana(), Laporan(2024, **entries))
    check_report(rencana(), Laporan(2024, isian={("1.1", Triwulan.I): IsianTriwulan(status="Selesai")}))
    with pytest.raises(DomainError, match="Laporan tahun 2023 bukan untuk rencana tahun 2024"):
        check_report(rencana(), Laporan(2023))
