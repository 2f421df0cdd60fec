"""A year of an office against an oracle that only keeps a list of events."""

from __future__ import annotations

import datetime
import random
from pathlib import Path
from typing import NamedTuple

import attrs
import pytest

import rak
from rak.cycle.collect import Pilihan
from rak.cycle.conflict_workbook import read_decisions, write_conflicts
from rak.cycle.follow_up import BELUM, TEPAT, TERLAMBAT, pantau
from rak.cycle.inputs import inputs
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah
from rak.domain.versi import susun, versi_periode
from rak.domain.waktu import Triwulan
from rak.matriks.build import build_workbook
from rak.xlsx import Workbook
from tests.contoh import TAHUN, baris, rencana
from tests.cycle.histories import month
from tests.cycle.kantor import put
from tests.cycle.test_conflicts import decided
from tests.matriks.harapan import expected
from tests.matriks.test_excel_equals_python import differences, formula_cells

SEKSI = ("Tata Usaha", "Registrasi", "Bimbingan Dewasa", "Bimbingan Anak")
PAGU = Rupiah(1_200_000)


class Masuk(NamedTuple):
    """A figure that came: of a line and month, on a day; ``lama`` where it replaced one."""

    kode: str
    bulan: int
    nilai: Rupiah
    hari: datetime.date
    lama: Rupiah | None = None


def office() -> rak.RencanaAksi:
    """Four sections with a line each."""
    lines = [attrs.evolve(baris(f"1.1.{at}", PAGU), penanggung_jawab=name) for at, name in enumerate(SEKSI, 1)]
    own = rencana(*lines)
    goal = attrs.evolve(own.sasaran[0].indikator[0], penanggung_jawab=SEKSI[0])
    return attrs.evolve(own, sasaran=[attrs.evolve(own.sasaran[0], indikator=[goal])])


def place(kode: str, bulan: int) -> Letak:
    """The realisasi of a line in a month."""
    return Letak(kode, Kolom.REALISASI_ANGGARAN, bulan=month(bulan))


class Tahun:
    """The office, and the events that the oracle keeps."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.induk = folder / "matriks.xlsx"
        self.induk.write_bytes(build_workbook(office()))
        self.events: list[Masuk] = []
        self.revisions: list[Revisi] = []

    def month_goes_by(self, bulan: int) -> None:
        """Every section reports; one of them perhaps late; an earlier month is perhaps corrected on the way."""
        copies = rak.split(self.induk, self.folder / f"kiriman{bulan}").salinan
        order = self.chance.sample(copies, len(copies))
        due = month(bulan).tenggat
        for number, copy in enumerate(order):
            kode = f"1.1.{SEKSI.index(copy.seksi) + 1}"
            day = due + datetime.timedelta(3 if number == 3 and self.chance.random() < 0.5 else -number)
            values = {place(kode, bulan): Rupiah(self.chance.randint(0, 50_000))}
            if bulan > 1 and self.chance.random() < 0.3:
                values[place(kode, self.chance.randint(1, bulan - 1))] = Rupiah(self.chance.randint(50_001, 60_000))
            put(copy.berkas, values)
            assert rak.merge(self.induk, [copy.berkas], Pilihan(diterima=day)).bersih
            self._note(values, day)

    def _note(self, values: dict[Letak, Rupiah], day: datetime.date) -> None:
        held = {(one.kode, one.bulan): one.nilai for one in self.events}
        for letak, value in values.items():
            assert letak.bulan is not None
            old = held.get((letak.kode, letak.bulan.bulan))
            if old != value:
                self.events.append(Masuk(letak.kode, letak.bulan.bulan, value, day, old))

    def conflict(self, bulan: int) -> None:
        """A section sends what the planner has filled in otherwise meanwhile; the planner decides for the section."""
        copy = next(one for one in rak.split(self.induk, self.folder / "sengketa").salinan if one.seksi == SEKSI[1])
        where, day = place("1.1.2", bulan), month(bulan).tenggat
        put(copy.berkas, {where: Rupiah(11)})
        put(self.induk, {where: Rupiah(12)})
        self.events.append(Masuk("1.1.2", bulan, Rupiah(12), day))
        asked = rak.merge(self.induk, [copy.berkas], Pilihan(diterima=day))
        assert len(asked.hasil.konflik) == 1
        path = self.folder / "konflik.xlsx"
        write_conflicts(asked.hasil.konflik, asked.sebelum.peta, self.induk, path)
        path.unlink()
        putusan = read_decisions(decided(self.folder, list(asked.hasil.konflik), {1: "kiriman"}))
        assert rak.merge(self.induk, [copy.berkas], Pilihan(diterima=day, putusan=putusan)).bersih
        self.events.append(Masuk("1.1.2", bulan, Rupiah(11), day, Rupiah(12)))

    def revise(self, event: Revisi) -> None:
        """A revision reaches the workbook."""
        rak.revise(self.induk, [event])
        self.revisions.append(event)


@pytest.mark.parametrize("seed", [2, 5])
def test_a_year_agrees_with_the_list_of_its_events(tmp_path: Path, seed: int) -> None:
    """Plan, report, Riwayat, pantau and the sheets' own sums."""
    year = Tahun(tmp_path, seed)
    for bulan in range(1, 13):
        if bulan == 4:
            draws = {tw: Rupiah(200_000) for tw in (Triwulan.II, Triwulan.III, Triwulan.IV)}
            cut = {"pagu": {"1.1.1": Rupiah(900_000)}, "penarikan": {"1.1.1": draws}}
            year.revise(Revisi.of(datetime.date(TAHUN, 4, 15), "R1", "efisiensi", **cut))  # type: ignore[arg-type]
        if bulan == 8:
            year.revise(Revisi.of(datetime.date(TAHUN, 8, 1), "R2", "blokir", blokir={"1.1.3": Rupiah(100_000)}))
        if bulan == 6:
            year.conflict(6)
            continue
        year.month_goes_by(bulan)
    found = rak.read(year.induk)
    held = {place(one.kode, one.bulan): one.nilai for one in year.events}
    assert inputs(found.laporan) == held
    replaced = sorted((one.kode, one.bulan, one.lama, one.nilai) for one in year.events if one.lama is not None)
    assert sorted((k.letak.kode, _at(k.letak), k.lama, k.baru) for k in found.laporan.koreksi) == replaced
    _check_receipts(year, found.laporan)
    assert [event.nomor for event in found.rencana.revisi] == ["R1", "R2"]
    assert versi_periode(found.rencana, Triwulan.I).rencana.find_kegiatan("1.1.1").pagu == PAGU
    assert found.rencana.find_kegiatan("1.1.1").pagu == Rupiah(900_000)
    assert found.rencana.blokir == (("1.1.3", Rupiah(100_000)),)
    assert _sum_of_matriks(year.induk) == sum(int(value) for value in held.values())
    assert _sheets_differ(year.induk, office_now(year), found.laporan) == []


def office_now(year: Tahun) -> rak.RencanaAksi:
    """The oracle's plan: the first one with the revisions that it kept."""
    return susun(office(), year.revisions)


def _sheets_differ(path: Path, plan: rak.RencanaAksi, laporan: rak.Laporan) -> list[str]:
    """What Rekap, Matriks and the others show that the domain says otherwise."""
    data = path.read_bytes()
    cells = {(sheet.name, *at): cell.value for sheet in Workbook.open(data).sheets for at, cell in sheet.cells.items()}
    seen = {place: "" if value is None else value for place, value in cells.items()}
    return differences(list(formula_cells(data)), seen, expected(plan, laporan))


def _at(letak: Letak) -> int:
    assert letak.bulan is not None
    return letak.bulan.bulan


def _check_receipts(year: Tahun, laporan: rak.Laporan) -> None:
    """The first day of each section's month, and how pantau judges it."""
    first: dict[tuple[str, int], datetime.date] = {}
    for one in year.events:
        section = SEKSI[int(one.kode[-1]) - 1]
        came = (section, one.bulan) != (SEKSI[1], 6) or one.lama is not None
        if came and ((section, one.bulan) not in first):
            first[section, one.bulan] = one.hari
    assert {(name, bulan.bulan): one.tanggal for (name, bulan), one in laporan.penerimaan.items()} == first
    found = pantau(office(), laporan, datetime.date(TAHUN + 1, 1, 31))
    for each in found.seksi[1:]:  # the first owes variables too, which nobody has filled in
        for month_of in each.bulan:
            day = first.get((each.nama, month_of.bulan.bulan))
            late = day is not None and day > month_of.tenggat
            assert month_of.status == (BELUM if day is None else TERLAMBAT if late else TEPAT)


def _sum_of_matriks(path: Path) -> int:
    """What the matrix itself shows in REALISASI ANGGARAN."""
    column = list(Kolom).index(Kolom.REALISASI_ANGGARAN) + 1
    cells = Workbook.open(path).sheet("Matriks").cells
    return sum(
        int(cell.value)
        for (_, at), cell in cells.items()
        if at == column and cell.formula and isinstance(cell.value, int | float)
    )
