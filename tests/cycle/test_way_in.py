"""The way in: a workbook out of whatever an office has, next year's, and one with the figures of an older one."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rak
from rak.cycle.carry_over import carry_over
from rak.cycle.compare import Sisi
from rak.cycle.inputs import inputs
from rak.cycle.roll_over import roll_over
from rak.cycle.whole_workbook import whole_workbook
from rak.decree import impor
from rak.domain.aggregation import tingkat_capaian
from rak.domain.evaluasi import Evaluasi
from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import TidakDapatDihitung
from rak.domain.polaritas import Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.revisi import Revisi
from rak.domain.riwayat import Koreksi, Penerimaan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import change_indicators, semula, susun
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import RakError
from rak.matriks.fill import prepare
from rak.matriks.read.interpret import baca
from rak.shipped_files import example
from rak.xlsx import Workbook
from tests.decree.pembuat import decree_text, rencana_kantor
from tests.decree.pembuat_word import decree, saved
from tests.layouts.sheets import workbook
from tests.strategies import laporan_for, laporan_lengkap, rencana_kecil, rencana_lengkap
from tests.zoo.bentuk import BENTUK, write
from tests.zoo.pakaian import PAKAIAN

FIRST = Path(__file__).parent / "data" / "matriks_versi_pertama.xlsx"
"""The office's form as the first version of rak made it: no sheets Indikator, Evaluasi and Riwayat."""
FEW = max(1, settings.default.max_examples // 4)  # type: ignore[union-attr]  # a profile is always loaded
JANUARI = Bulan(2024, 1)


@pytest.fixture(scope="module")
def rencana() -> RencanaAksi:
    """The decree's plan."""
    return rak.load_rencana(example("rencana.toml"))


def without(plan: RencanaAksi, *kodes: str) -> RencanaAksi:
    """The plan without these budget lines."""
    return change_indicators(
        plan, lambda one: attrs.evolve(one, kegiatan=tuple(k for k in one.kegiatan if k.kode not in kodes))
    )


@given(st.data())
@settings(max_examples=FEW)
def test_a_whole_workbook_holds_the_plan_and_everything_that_is_reported(data: st.DataObject) -> None:
    """Figures, evidence, words and history come back, indicators without budget lines included."""
    plan = data.draw(rencana_lengkap())
    report = attrs.evolve(data.draw(laporan_lengkap(plan)), tingkat_triwulan={}, tingkat_kumulatif={})
    day = datetime.date(plan.tahun, 2, 4)
    kode = next(plan.indikator).kode
    report = attrs.evolve(
        report,
        penerimaan={("Subseksi Bimbingan", Bulan(plan.tahun, 1)): Penerimaan(day, "kiriman.xlsx", "a" * 64)},
        koreksi=(Koreksi(Letak(kode, rak.Kolom.DATA_DUKUNG, Triwulan.I), "lama", "baru", day, "salah tautan"),),
    )
    made = whole_workbook(plan, report)
    read = baca(Workbook.open(made.isi))
    assert (read.rencana, read.laporan, made.temuan) == (plan, report, ())


@given(st.data())
@settings(max_examples=4 * FEW)
def test_levels_that_a_form_gives_say_the_same_in_the_workbook_or_are_told(data: st.DataObject) -> None:
    """Of a quarter or to date, in per cent or in documents, whatever the RUMUS: the level of a period never changes."""
    plan = data.draw(rencana_kecil(rentang=False))
    plan = change_indicators(plan, lambda one: attrs.evolve(one, gabungan=None))
    whole = data.draw(laporan_lengkap(plan))
    report = Laporan(plan.tahun, tingkat_triwulan=whole.tingkat_triwulan, tingkat_kumulatif=whole.tingkat_kumulatif)
    made = whole_workbook(plan, report)
    read = baca(Workbook.open(made.isi))
    left = {(one.letak.kode, one.letak.triwulan) for one in made.temuan if one.kode == "RAK610"}
    for kode, _ in report.tingkat_triwulan:
        before, after = plan.find_indikator(kode), read.rencana.find_indikator(kode)
        for tw in Triwulan:
            shown = tingkat_capaian(after, read.laporan, tw)
            if (kode, tw) in left:
                assert isinstance(tingkat_capaian(before, report, tw), TidakDapatDihitung)
            elif (kode, tw) in report.tingkat_triwulan:
                assert shown == tingkat_capaian(before, report, tw)
        year = tingkat_capaian(after, read.laporan, plan.tahun)
        if not isinstance(year, TidakDapatDihitung) and kode not in {owner for owner, _ in left}:
            assert year == tingkat_capaian(before, report, plan.tahun)


@given(st.data())
@settings(max_examples=4 * FEW)
def test_what_is_carried_stays_with_its_kode_and_all_else_is_told(data: st.DataObject) -> None:
    """A plan lost lines and gained one; nothing is lost silently, and nothing turns up elsewhere."""
    plan = data.draw(rencana_kecil())
    report = data.draw(laporan_for(plan))
    kodes = [line.kode for line in plan.kegiatan]
    gone = data.draw(st.sets(st.sampled_from(kodes))) if kodes else set()
    fresh = Kegiatan("x", "Baris baru", Rupiah(8), (Rupiah(2),) * 4, ("",) * 4)
    new = change_indicators(
        without(plan, *gone),
        lambda one: attrs.evolve(one, kegiatan=(*one.kegiatan, attrs.evolve(fresh, kode=f"{one.kode}.9"))),
    )
    done = carry_over(new, Laporan(plan.tahun), Sisi(plan, report))
    had, has = inputs(report), inputs(done.laporan)
    told = {one.letak for one in done.temuan if one.kode == "RAK610"}
    assert {letak: had[letak] for letak in has} == has
    assert had.keys() - has.keys() == told
    bare = {one.kode for one in plan.indikator if not one.kegiatan}
    assert {letak.kode for letak in told} <= gone | bare
    assert inputs(baca(Workbook.open(whole_workbook(done.rencana, done.laporan).isi)).laporan) == has


def test_a_line_that_was_renumbered_keeps_nothing_of_its_neighbour(rencana: RencanaAksi) -> None:
    """A line put first gives all lines below another kode: their figures are told with their cells, not shifted."""
    old = attrs.evolve(rencana, sasaran=rencana.sasaran[1:])
    indikator = next(old.indikator)
    first = attrs.evolve(indikator.kegiatan[0], kode="2.1.1", rencana=("Baru",) * 4)
    shifted = [attrs.evolve(line, kode=f"2.1.{at}") for at, line in enumerate(indikator.kegiatan, 2)]
    new = change_indicators(
        old, lambda one: attrs.evolve(one, kegiatan=(first, *shifted)) if one.kode == "2.1" else one
    )
    report = Laporan(
        2024, realisasi={("2.1.1", JANUARI): Rupiah(5), ("2.2.1", JANUARI): Rupiah(7)},
        isian={("2.1.1", Triwulan.I): IsianTriwulan(["https://a.id"])},
    )  # fmt: skip
    done = carry_over(new, Laporan(2024), Sisi(old, report))
    assert dict(done.laporan.realisasi) == {("2.2.1", JANUARI): Rupiah(7)}
    assert [(t.letak.kode, t.nilai) for t in done.temuan if t.kode == "RAK610"] == [
        ("2.1.1", "Rp5"), ("2.1.1", "https://a.id"),
    ]  # fmt: skip
    assert all("2.1.2" in t.pesan for t in done.temuan if t.kode == "RAK610")


@pytest.mark.parametrize("texts", [("Bimbingan", "Litmas"), ("Layanan", "Layanan")], ids=["own texts", "one KEGIATAN"])
def test_a_line_that_took_the_kode_of_one_that_is_gone_keeps_nothing_of_it(
    texts: tuple[str, str], rencana: RencanaAksi
) -> None:
    """The first of two lines is deleted and the second numbered anew: the money of the first is not the second's."""
    line = next(rencana.kegiatan)
    two = [
        attrs.evolve(line, kode=f"1.1.{at}", uraian=text, pagu=Rupiah(at * 8), penarikan=[Rupiah(at * 2)] * 4)
        for at, text in enumerate(texts, 1)
    ]

    def with_lines(lines: list[Kegiatan]) -> RencanaAksi:
        return change_indicators(rencana, lambda one: attrs.evolve(one, kegiatan=lines) if one.kode == "1.1" else one)

    old, new = with_lines(two), with_lines([attrs.evolve(two[1], kode="1.1.1")])
    report = Laporan(2024, realisasi={("1.1.1", JANUARI): Rupiah(5), ("1.1.2", JANUARI): Rupiah(7)})
    done = carry_over(new, Laporan(2024), Sisi(old, report))
    assert not done.laporan.realisasi
    told = {t.nilai: t.pesan for t in done.temuan if t.kode == "RAK610"}
    assert "kode itu kini milik baris yang dulu berkode 1.1.2" in told["Rp5"]
    assert "tidak punya kode itu" in told["Rp7"]


def test_texts_that_changed_places_take_no_figures_with_them(rencana: RencanaAksi) -> None:
    """Neither line has the other's money, though both kodes are still there."""
    first, second = (one.uraian for one in list(rencana.kegiatan)[:2])
    swapped = {first: second, second: first}
    new = change_indicators(
        rencana,
        lambda one: attrs.evolve(
            one, kegiatan=tuple(attrs.evolve(k, uraian=swapped.get(k.uraian, k.uraian)) for k in one.kegiatan)
        ),
    )
    kodes = [one.kode for one in list(rencana.kegiatan)[:2]]
    report = Laporan(2024, realisasi={(kode, JANUARI): Rupiah(5) for kode in kodes})
    done = carry_over(new, Laporan(2024), Sisi(rencana, report))
    assert not done.laporan.realisasi
    assert [t.letak.kode for t in done.temuan if t.kode == "RAK610"] == kodes


def test_a_text_that_was_corrected_is_carried_and_said(rencana: RencanaAksi) -> None:
    """Text is never a key."""
    new = change_indicators(
        rencana,
        lambda one: attrs.evolve(
            one, kegiatan=tuple(attrs.evolve(k, uraian=f"{k.uraian} (diperbaiki)") for k in one.kegiatan)
        ),
    )
    report = Laporan(2024, realisasi={("1.1.1", JANUARI): Rupiah(5)})
    done = carry_over(new, Laporan(2024), Sisi(rencana, report))
    assert done.laporan == report
    assert [t.letak.kode for t in done.temuan if t.kode == "RAK611"] == [k.kode for k in rencana.kegiatan]


@pytest.mark.parametrize(("uraian", "pagu", "kode"), [
    ("Pengadaan komputer", 9_000_000, "RAK614"), ("Pengadaan komputer", None, "RAK611"), ("{} lanjutan", 9_000_000, "RAK611"),
])  # fmt: skip
def test_a_kode_with_other_words_and_another_pagu_may_be_another_line(
    rencana: RencanaAksi, uraian: str, pagu: int | None, kode: str
) -> None:
    """What it held is carried, by kode; that nothing of the line is what it was is a warning."""

    def other(line: Kegiatan) -> Kegiatan:
        if line.kode != "1.1.1":
            return line
        amount = line.pagu if pagu is None else Rupiah(pagu)
        return attrs.evolve(line, uraian=uraian.format(line.uraian), pagu=amount)

    new = change_indicators(rencana, lambda one: attrs.evolve(one, kegiatan=tuple(map(other, one.kegiatan))))
    report = Laporan(2024, realisasi={("1.1.1", JANUARI): Rupiah(5)})
    done = carry_over(new, Laporan(2024), Sisi(rencana, report))
    assert done.laporan == report
    assert [t.kode for t in done.temuan if t.letak.kode == "1.1.1"] == [kode]


MEANINGS = {
    "a variable that the new formula does not have": ({"rumus": rak.RumusPerhitungan.parse("A dibagi B dikali 100%")}, "rumus baru"),
    "another unit": ({"target": TargetKinerja.parse("3 Layanan")}, "satuan"),
    "typed to date before": ({"pelaporan": Pelaporan.KUMULATIF}, "dulu diketik"),
}  # fmt: skip


@pytest.mark.parametrize("kind", MEANINGS)
def test_a_figure_that_would_mean_something_else_is_not_carried(kind: str, rencana: RencanaAksi) -> None:
    """It is told with the reason."""
    change, why = MEANINGS[kind]
    nama = rencana.find_indikator("2.1").rumus.masukan[0]
    report = Laporan(2024, variabel={("2.1", nama, JANUARI): 1})
    old = rencana
    if kind == "typed to date before":
        old = change_indicators(rencana, lambda one: attrs.evolve(one, pelaporan=Pelaporan.BULANAN))
    new = change_indicators(rencana, lambda one: attrs.evolve(one, **change) if one.kode == "2.1" else one)  # type: ignore[arg-type]
    done = carry_over(new, Laporan(2024), Sisi(old, report))
    assert not done.laporan.variabel
    assert any(why in t.pesan for t in done.temuan if t.kode == "RAK610")


def test_what_the_new_source_reports_comes_first(rencana: RencanaAksi) -> None:
    """The other value is told."""
    own, old = (Laporan(2024, realisasi={("1.1.1", JANUARI): Rupiah(n)}) for n in (1, 2))
    done = carry_over(rencana, own, Sisi(rencana, old))
    assert done.laporan == own
    assert [(t.kode, t.nilai) for t in done.temuan] == [("RAK610", "Rp2")]


def test_what_people_stated_is_taken_where_the_plan_says_nothing(rencana: RencanaAksi) -> None:
    """What the plan says otherwise is told, and the plan counts."""
    old = change_indicators(
        rencana,
        lambda one: attrs.evolve(one, polaritas=Polaritas.MAKSIMALKAN, penanggung_jawab="Subseksi A", batas="110"),
    )
    new = change_indicators(
        rencana, lambda one: attrs.evolve(one, polaritas=Polaritas.MINIMALKAN if one.kode == "1.2" else None)
    )
    done = carry_over(new, Laporan(2024), Sisi(old, Laporan(2024)))
    found = {one.kode: (one.polaritas, one.penanggung_jawab, one.batas) for one in done.rencana.indikator}
    assert found["1.1"] == (Polaritas.MAKSIMALKAN, "Subseksi A", "tanpa")
    assert found["1.2"] == (Polaritas.MINIMALKAN, "Subseksi A", "tanpa")
    told = [t.pesan for t in done.temuan if t.kode == "RAK610" and t.letak.kode == "1.2"]
    assert told == [
        "polaritas dulu maksimalkan, rencana baru minimalkan; rencana yang dipakai.",
        "batas dulu 110, rencana baru tanpa; rencana yang dipakai.",
    ]


REVISI = (
    Revisi.of(datetime.date(2024, 4, 1), "R1", "efisiensi", pagu={"1.1.1": Rupiah(80), "2.1.4": Rupiah(90)}),
    Revisi.of(datetime.date(2024, 7, 1), "R2", "tambahan", pagu={"1.1.1": Rupiah(100)}, blokir={"1.2.1": Rupiah(1)}),
)


@pytest.mark.parametrize("first", [True, False])
def test_a_plan_from_before_or_after_its_revisions_gets_them(first: bool, rencana: RencanaAksi) -> None:
    """The values in force are those of the old workbook either way; what was revised of a lost line is told."""
    old = susun(rencana, REVISI)
    new = without(rencana if first else attrs.evolve(old, revisi=()), "2.1.4")
    done = carry_over(new, Laporan(2024), Sisi(old, Laporan(2024)))
    assert done.rencana == without(attrs.evolve(old, revisi=done.rencana.revisi), "2.1.4")
    assert [[c.kode for c in event.perubahan] for event in done.rencana.revisi] == [["1.1.1"], ["1.1.1", "1.2.1"]]
    assert semula(done.rencana) == without(rencana, "2.1.4")
    assert ["2.1.4" in t.pesan for t in done.temuan if t.kode == "RAK610"] == [True]


def test_a_pagu_that_no_revision_explains_stays_and_its_history_is_told(rencana: RencanaAksi) -> None:
    """A third value is no result of the recorded past."""
    new = change_indicators(
        rencana,
        lambda one: attrs.evolve(
            one, kegiatan=tuple(attrs.evolve(k, pagu=Rupiah(3)) if k.kode == "1.1.1" else k for k in one.kegiatan)
        ),
    )
    done = carry_over(new, Laporan(2024), Sisi(susun(rencana, REVISI[:1]), Laporan(2024)))
    assert done.rencana.find_kegiatan("1.1.1").pagu == Rupiah(3)
    assert [t.pesan.split(" tidak")[0] for t in done.temuan] == ["Revisi R1 (2024-04-01), pagu 1.1.1,"]


@given(rencana_lengkap(), st.integers(2001, 2100))
@settings(max_examples=FEW)
def test_a_plan_rolled_over_is_the_plan_in_force_without_its_past(plan: RencanaAksi, tahun: int) -> None:
    """Nothing but the year, the history and the dates of the decree changes."""
    if tahun == plan.tahun:
        return
    new = roll_over(Sisi(plan, Laporan(plan.tahun)), tahun)
    assert new.rencana.sasaran == plan.sasaran
    assert (new.rencana.tahun, new.rencana.revisi, new.rencana.blokir) == (tahun, (), ())
    assert new.laporan == Laporan(tahun)
    assert any(t.kode == "RAK612" for t in new.temuan)


def test_what_has_to_be_stated_again_is_listed(rencana: RencanaAksi) -> None:
    """Targets, quarterly targets, pagu, revisions, blocks, the decree's number, dated texts, open follow-ups."""
    plan = change_indicators(
        susun(rencana, REVISI),
        lambda one: attrs.evolve(
            one, target_triwulan=(TargetKinerja.parse("10 %"), None, None, None),
            uraian=f"{one.uraian} tahun 2024" if one.kode == "1.1" else one.uraian,
        ),
    )  # fmt: skip
    report = Laporan(
        2024, realisasi={("1.1.1", JANUARI): Rupiah(5)},
        evaluasi={("1.1", Triwulan.I): Evaluasi(tindak_lanjut="Rapat ulang", status="Berjalan")},
    )  # fmt: skip
    told = [t.pesan for t in roll_over(Sisi(plan, report), 2025).temuan]
    for what in (
        "Target tahunan masih dari tahun 2024: 1.1 70 %", "Target triwulan masih", "Pagu dan rencana penarikan masih",
        "2 revisi tidak disalin (R1, R2)", "Blokir Rp1", "TAHUN 2024", "INDIKATOR KEGIATAN menyebut 2024",
        "Rapat ulang", "3 isian", "Parameter IKPA",
    ):  # fmt: skip
        assert any(what in pesan for pesan in told), what


def test_a_year_that_is_unknown_or_the_same_is_refused(rencana: RencanaAksi) -> None:
    """Nobody knows which year's figures would be left behind."""
    with pytest.raises(RakError, match="sudah tahun 2024"):
        roll_over(Sisi(rencana, Laporan(2024)), 2024)
    with pytest.raises(RakError, match="tidak diketahui"):
        roll_over(Sisi(attrs.evolve(rencana, tahun=1900), Laporan(1900)), 2025)
    with pytest.raises(RakError, match="--tahun"):
        carry_over(rencana, Laporan(2024), Sisi(attrs.evolve(rencana, tahun=2023), Laporan(2023)))


def test_a_workbook_of_the_first_version_moves_into_the_new_one(tmp_path: Path, rencana: RencanaAksi) -> None:
    """Its figures, and what it kept in Bulanan; a line that the plan lost is told with its cells in the old file."""
    old, plan, new = tmp_path / "lama.xlsx", tmp_path / "rencana.toml", tmp_path / "baru.xlsx"
    nama = rencana.find_indikator("1.1").rumus.masukan[0]
    report = Laporan(
        2024,
        realisasi={("1.1.1", JANUARI): Rupiah(5_000), ("2.1.4", Bulan(2024, 3)): Rupiah(450_000)},
        variabel={("1.1", nama, JANUARI): 12},
        isian={("1.1.1", Triwulan.I): IsianTriwulan(["https://a.id/x"], "Selesai", "lancar")},
    )
    old.write_bytes(prepare(Workbook.open(FIRST), report).edit.apply())
    plan.write_text(rak.dump_rencana(without(rencana, "2.1.4")), encoding="utf-8")
    made = rak.make(plan, new, dari=old)
    read = rak.read(new)
    assert read.laporan == attrs.evolve(report, realisasi={("1.1.1", JANUARI): Rupiah(5_000)})
    assert read.rencana.find_indikator("1.1").gabungan is Gabungan.JUMLAH
    assert [(t.lembar, t.sel, t.nilai) for t in made.temuan if t.kode == "RAK610"] == [
        ("[lama.xlsx]Bulanan", "K19", "Rp450.000")
    ]
    assert openpyxl.load_workbook(old)["Bulanan"]["K19"].value == 450_000
    changes = rak.compare(old, new)
    assert {one.letak.kode for one in changes} == {"2.1.4"}


L1 = workbook([
    ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TARGET s.d.", None, None, None, "REALISASI s.d.", None, None, None),
    (None, None, None, None, None, "TW I", "TW II", "TW III", "TW IV", "TW I", "TW II", "TW III", "TW IV"),
    (1, "Layanan", "Laporan tersusun", "Dokumen", 4, 1, 2, 3, 4, 1, 2, None, None),
    (2, "Tertib", "Persentase tertib", "%", 80, 20, 40, 60, 80, 15, 41, None, None),
], merges=("F4:I4", "J4:M4"))  # fmt: skip


def test_a_matrix_with_one_row_per_indicator_becomes_the_whole_workbook(tmp_path: Path) -> None:
    """The commonest form: no budget lines, targets and levels to date side by side."""
    (tmp_path / "l1.xlsx").write_bytes(L1)
    source = rak.read(tmp_path / "l1.xlsx")
    made = rak.make(tmp_path / "l1.xlsx", tmp_path / "m.xlsx")
    read = rak.read(tmp_path / "m.xlsx")
    assert [t for t in made.temuan if t.kode in {"RAK610", "RAK613"}] == []
    assert [(one.kode, one.uraian, one.kegiatan) for one in read.rencana.indikator] == [
        ("1.1", "Laporan tersusun", ()), ("2.1", "Persentase tertib", ()),
    ]  # fmt: skip
    for one in read.rencana.indikator:
        before = source.rencana.find_indikator(one.kode)
        assert (one.target, one.target_triwulan) == (before.target, before.target_triwulan)
        for period in (Triwulan.I, Triwulan.II, 2026):
            assert tingkat_capaian(one, read.laporan, period) == tingkat_capaian(before, source.laporan, period)


@given(st.sampled_from(sorted(BENTUK)), st.lists(st.sampled_from(sorted(PAKAIAN)), unique=True, max_size=3))
@settings(max_examples=FEW)
def test_any_form_in_any_dress_becomes_a_workbook_that_says_the_same(form: str, dresses: list[str]) -> None:
    """Money, targets and texts as they were; a level that is not in it is told with its quarter."""
    lembar = BENTUK[form]()
    for dress in dresses:
        PAKAIAN[dress](lembar)
    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder, "asal.xlsx"), Path(folder, "m.xlsx")
        source.write_bytes(write(lembar))
        made, given_plan = rak.make(source, path), rak.read(source)
        read = rak.read(path)
    assert (read.rencana, read.laporan) == (made.rencana, made.laporan)
    assert [one.kegiatan for one in read.rencana.indikator] == [one.kegiatan for one in given_plan.rencana.indikator]
    money = ("realisasi", "realisasi_triwulan", "isian")
    assert [getattr(read.laporan, name) for name in money] == [getattr(given_plan.laporan, name) for name in money]
    told = {(t.letak.kode, t.letak.triwulan) for t in made.temuan if t.kode == "RAK610"}
    for kode, tw in given_plan.laporan.tingkat_triwulan.keys() - told:
        before, after = (each.rencana.find_indikator(kode) for each in (given_plan, read))
        assert tingkat_capaian(after, read.laporan, tw) == tingkat_capaian(before, given_plan.laporan, tw)


@pytest.mark.parametrize(("answer", "year"), [(True, 2), (False, 3)])
def test_a_level_of_which_nobody_said_whether_it_is_to_date_waits_for_the_answer(
    tmp_path: Path, *, answer: bool, year: int
) -> None:
    """No figure is lost: the question names its cell, and one choice in sheet Indikator answers it, without the source."""
    data = workbook([
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI", None, None, None),
        (None, None, None, None, None, "TW I", "TW II", "TW III", "TW IV"),
        (1, "Layanan", "Laporan tersusun", "Dokumen", 4, 1, 2, None, None),
    ], merges=("F4:I4",))  # fmt: skip
    (tmp_path / "l1.xlsx").write_bytes(data)
    made = rak.make(tmp_path / "l1.xlsx", tmp_path / "m.xlsx")
    asked = [t for t in made.temuan if t.kode == "RAK305"]
    assert [(t.lembar, t.sel) for t in asked] == [("Rencana Aksi", "G6")]
    assert "TINGKAT KUMULATIF (ya atau tidak) di lembar Indikator" in asked[0].saran
    assert [t for t in made.temuan if t.kode in {"RAK610", "RAK613"}] == []
    rak.fill(tmp_path / "m.xlsx", Laporan(2026, tingkat_kumulatif={"1.1": answer}))
    read = rak.read(tmp_path / "m.xlsx")
    assert tingkat_capaian(read.rencana.find_indikator("1.1"), read.laporan, 2026) == year


@given(rencana_kantor())
@settings(max_examples=FEW)
def test_a_decree_as_text_becomes_a_workbook_with_what_it_reports(pair: tuple[RencanaAksi, Laporan]) -> None:
    """What the decree's table says of TW I stands in it already."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "keputusan.txt"), Path(folder, "m.xlsx")
        source.write_text(decree_text(*pair), encoding="utf-8")
        rak.make(source, made)
        read = rak.read(made)
    assert (read.rencana, read.laporan) == pair


def test_a_decree_in_word_becomes_a_workbook(tmp_path: Path) -> None:
    """With the findings of the import."""
    source = saved(tmp_path, decree())
    made = rak.make(source, tmp_path / "m.xlsx")
    read = rak.read(tmp_path / "m.xlsx")
    assert (read.rencana, read.laporan) == (made.rencana, made.laporan)
    assert {t.kode for t in impor(source).temuan} <= {t.kode for t in made.temuan}
