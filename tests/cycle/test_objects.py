"""The month of an office in memory: the verbs do on plans and reports what they do on workbooks."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rak
from rak.cycle.inputs import inputs, with_inputs
from rak.cycle.object_copies import SalinanLaporan
from rak.domain.laporan import Laporan
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah
from rak.matriks.fill_result import IsiError
from tests.contoh import TAHUN, laporan
from tests.cycle.histories import RENCANA, SEKSI, SEMUA, edited
from tests.cycle.kantor import HARI, Kantor, drawn_edit, put

PILIHAN = rak.Pilihan(diterima=HARI)


def office(held: Laporan | None = None) -> rak.Bacaan:
    """The plan of the histories, and a report on it."""
    return rak.Bacaan(RENCANA, held or laporan(bukti=False), ())


def spent(copy: SalinanLaporan, kode: str, amount: int) -> SalinanLaporan:
    """The copy with an amount in January."""
    own = {**copy.laporan.realisasi, (kode, rak.Bulan(TAHUN, 1)): Rupiah(amount)}
    return attrs.evolve(copy, laporan=attrs.evolve(copy.laporan, realisasi=own))


def test_each_section_has_a_copy_and_gives_its_own_figures() -> None:
    """What it changed elsewhere is told and not taken; a receipt is written."""
    first, second = sorted(rak.split(office()), key=lambda one: SEKSI.index(one.seksi))
    done = rak.merge(office(), [spent(spent(first, "1.1.1", 5), "1.1.2", 9), second], PILIHAN)
    assert dict(done.laporan.realisasi) == {("1.1.1", rak.Bulan(TAHUN, 1)): Rupiah(5)}
    assert ([one.baru for one in done.di_luar_wewenang], list(done.laporan.penerimaan)) == (
        [Rupiah(9)], [(SEKSI[0], rak.Bulan(TAHUN, 1))],
    )  # fmt: skip
    assert rak.merge(office(done.laporan), [spent(first, "1.1.1", 5)], PILIHAN).laporan == done.laporan


def test_an_open_conflict_leaves_the_report_as_it_is() -> None:
    """Unless the rest is wanted."""
    first, second = sorted(rak.split(office()), key=lambda one: SEKSI.index(one.seksi))
    held = office(laporan({("1.1.1", 1): 7}, bukti=False))
    sent = [spent(first, "1.1.1", 5), spent(second, "1.1.2", 6)]
    done = rak.merge(held, sent, PILIHAN)
    assert (len(done.konflik), done.laporan) == (1, held.laporan)
    rest = rak.merge(held, sent, attrs.evolve(PILIHAN, tunda=True)).laporan
    assert rest.realisasi_of("1.1.2", rak.Bulan(TAHUN, 1)) == Rupiah(6)


@given(st.integers(0, 10**6))
def test_objects_are_merged_as_files_are(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """The same edits, once through workbooks and once in memory."""
    chance = random.Random(seed)
    kantor = Kantor(tmp_path_factory.mktemp("kantor"))
    put(kantor.induk, drawn_edit(None, chance))
    before = rak.read(kantor.induk)
    copies = {one.seksi: one for one in rak.split(before)}
    files = kantor.hand_out()
    for section, path in files.items():
        put(path, drawn_edit(section, chance))
        copies[section] = attrs.evolve(copies[section], laporan=rak.read(path).laporan, berkas=path.name)
    put(kantor.induk, drawn_edit(None, chance))
    of_objects = rak.merge(rak.read(kantor.induk), copies.values(), attrs.evolve(PILIHAN, tunda=True))
    of_files = kantor.collect(*files.values(), tunda=True).hasil
    assert (of_objects.diterapkan, of_objects.konflik) == (of_files.diterapkan, of_files.konflik)
    assert (inputs(of_objects.laporan), of_objects.laporan.koreksi) == (
        inputs(of_files.laporan),
        of_files.laporan.koreksi,
    )


@given(st.integers(0, 10**6))
def test_two_reports_are_compared_place_by_place(seed: int) -> None:
    """Each place that differs once, and no other."""
    chance = random.Random(seed)
    one = edited({}, chance, SEMUA)
    other = edited(one, chance, SEMUA)
    sides = [office(with_inputs(Laporan(TAHUN), each)) for each in (one, other)]
    found = {each.letak for each in rak.compare(*sides)}
    assert found == {letak for letak in {*one, *other} if one.get(letak) != other.get(letak)}


def test_a_revision_of_a_plan_in_memory_is_checked_as_one_of_a_workbook() -> None:
    """The new plan with its past; all faults at once; repeated it has no effect."""
    event = Revisi.of(datetime.date(TAHUN, 4, 1), "R1", "x", pagu={"1.1.1": Rupiah(0)})
    with pytest.raises(IsiError):
        rak.revise(office(laporan({("1.1.1", 1): 7}, bukti=False)), [event])
    block = Revisi.of(datetime.date(TAHUN, 4, 1), "R1", "x", blokir={"1.1.1": Rupiah(100)})
    done = rak.revise(office(), [block])
    assert (done.rencana.blokir, done.baru) == ((("1.1.1", Rupiah(100)),), done.rencana.revisi)
    again = rak.revise(rak.Bacaan(done.rencana, laporan(bukti=False), ()), [block])
    assert (again.rencana, again.baru) == (done.rencana, ())


def test_what_is_no_section_and_no_year_is_refused_by_name(tmp_path: Path) -> None:
    """As a file would be."""
    first, _ = rak.split(office())
    with pytest.raises(rak.RakError, match="Seksi yang ada"):
        rak.merge(office(), [attrs.evolve(first, seksi="Dapur")], PILIHAN)
    with pytest.raises(rak.RakError, match="tahun 2025"):
        rak.merge(office(), [attrs.evolve(first, laporan=Laporan(2025))], PILIHAN)
    plain = attrs.evolve(RENCANA.sasaran[0].indikator[0], penanggung_jawab="", kegiatan=())
    with pytest.raises(rak.RakError, match="penanggung jawab"):
        rak.split(
            rak.Bacaan(
                attrs.evolve(RENCANA, sasaran=[attrs.evolve(RENCANA.sasaran[0], indikator=[plain])]), Laporan(TAHUN), ()
            )
        )
    with pytest.raises(rak.RakError, match="folder"):
        rak.split(tmp_path / "m.xlsx")  # type: ignore[call-overload]
