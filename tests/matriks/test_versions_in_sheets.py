"""Figures of a past period go by the version of the plan that was in force then, in every sheet; and the sheets say so."""

from __future__ import annotations

import datetime
from pathlib import Path

import attrs
import openpyxl
import pytest

import rak
from rak.domain.laporan import Laporan
from rak.domain.polaritas import Polaritas
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import susun
from rak.domain.waktu import Triwulan
from rak.matriks.build import build_workbook
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from tests.contoh import TAHUN, baris, laporan, rencana
from tests.matriks.harapan import expected
from tests.matriks.isi import filled
from tests.matriks.test_excel_equals_python import differences, formula_cells, until_month

APRIL, AGUSTUS = datetime.date(TAHUN, 4, 15), datetime.date(TAHUN, 8, 1)
GOALS = [TargetKinerja.parse(f"{number} %") for number in (10, 25, 45, 65)]


def revisions() -> tuple[Revisi, Revisi]:
    """A cut with later draws, targets and a polarity; then a block, and a draw of a quarter that is over already."""
    draws = {Triwulan.II: Rupiah(150), Triwulan.III: Rupiah(200), Triwulan.IV: Rupiah(200)}
    cut = Revisi.of(
        APRIL, "DIPA 1", "efisiensi", pagu={"1.1.1": Rupiah(800)}, penarikan={"1.1.1": draws},
        target={"1.1": GOALS[3]}, target_triwulan={"1.1": GOALS}, polaritas={"1.1": Polaritas.MINIMALKAN},
    )  # fmt: skip
    late = {Triwulan.I: Rupiah(240), Triwulan.II: Rupiah(160)}
    return cut, Revisi.of(AGUSTUS, "DIPA 2", "blokir", blokir={"1.1.1": Rupiah(300)}, penarikan={"1.1.1": late})


def plan() -> RencanaAksi:
    """Two lines; the RUMUS uses the target itself."""
    first = rencana(baris("1.1.1"), baris("1.1.2"))
    goal = first.sasaran[0].indikator[0]
    own = attrs.evolve(goal, rumus=rak.RumusPerhitungan.parse("Realisasi dibagi Target dikali 100%"))
    return attrs.evolve(first, sasaran=[attrs.evolve(first.sasaran[0], indikator=[own])])


def report() -> Laporan:
    """A figure of each month."""
    found = laporan({("1.1.1", number): 40 for number in range(1, 13)}, bukti=False)
    months = {("1.1", "Realisasi", month): number for number, (_, month) in enumerate(found.realisasi, 1)}
    return attrs.evolve(found, variabel=months)


@pytest.mark.parametrize("last", range(1, 13))
def test_every_sheet_says_what_the_version_of_its_period_says(last: int) -> None:
    """At any month, before a revision and after it: what rak wrote beside every formula is the domain's value."""
    revised, until = susun(plan(), revisions()), until_month(report(), last)
    data = filled(revised, until)
    cells = {(sheet.name, *at): cell.value for sheet in Workbook.open(data).sheets for at, cell in sheet.cells.items()}
    seen = {place: "" if value is None else value for place, value in cells.items()}
    assert differences(list(formula_cells(data)), seen, expected(revised, until)) == []


def test_a_revision_leaves_the_sheets_as_building_the_revised_plan_makes_them(tmp_path: Path) -> None:
    """One after the other, in a workbook with a year's figures: every formula, text and target."""
    path = tmp_path / "m.xlsx"
    path.write_bytes(filled(plan(), report()))
    for event in revisions():
        assert rak.revise(path, [event]).tertinggal == ()
    own, built = Workbook.open(path), Workbook.open(filled(susun(plan(), revisions()), report()))
    for sheet in built.sheets:
        if sheet.name != "Riwayat":
            wanted = {
                at: (cell.formula, cell.value) for at, cell in sheet.cells.items() if cell.value not in {None, ""}
            }
            held = own.sheet(sheet.name).cells
            assert {at: (held[at].formula, held[at].value) for at in wanted if at in held} == wanted


def test_sheets_name_the_version_and_list_what_was_in_force(tmp_path: Path) -> None:
    """The printed matrix below its title, Rekap above its tables, and a row for each value that was changed."""
    path = tmp_path / "m.xlsx"
    path.write_bytes(filled(plan(), until_month(report(), 3)))
    rak.revise(path, revisions())
    book = Workbook.open(path)
    assert book.sheet("Matriks").cells[3, 1].value == "TAHUN ANGGARAN 2024, revisi ke-2, nomor DIPA 2, 2024-08-01"
    rekap = book.sheet("Rekap").cells
    assert rekap[4, 1].value == "Menurut rencana awal (tabel G)"
    row = next(row for (row, column), cell in rekap.items() if (column, cell.value) == (2, "Pagu"))
    assert [rekap[row, column].value for column in range(3, 15)] == [1000] * 3 + [800] * 9
    printed = openpyxl.load_workbook(path)["Rekap"]
    assert printed.print_area in {None, ""}  # all that is not hidden, so the table below too
    assert all(printed.column_dimensions[letters].hidden for letters in ("T", "Z", "BG"))
    assert "satuan kerja" not in [one.pesan for one in rak.read(path).temuan]
    assert rak.read(path).rencana.satuan_kerja == plan().satuan_kerja


def test_what_staff_typed_over_a_formula_stays(tmp_path: Path) -> None:
    """A CAPAIAN typed into Matriks is theirs, whatever the target becomes."""
    path = tmp_path / "m.xlsx"
    path.write_bytes(build_workbook(plan()))
    edit = Edit(Workbook.open(path), allow_locked=True)
    edit.set("Matriks", (7, 12), 0.5)
    edit.save()
    assert rak.revise(path, revisions()[:1]).tertinggal == ()
    cell = Workbook.open(path).sheet("Matriks").cells[7, 12]
    assert (cell.value, cell.formula) == (0.5, None)


def test_a_sheet_whose_rows_stand_elsewhere_is_left_and_named(tmp_path: Path) -> None:
    """As an older rak built it: nothing is put into cells that mean something else."""
    path = tmp_path / "m.xlsx"
    path.write_bytes(build_workbook(plan()))
    edit = Edit(Workbook.open(path), allow_locked=True)
    cells = edit.workbook.sheet("Rekap").cells
    row = next(row for (row, column), cell in cells.items() if (column, cell.value) == (1, "1.1.2"))
    edit.set("Rekap", (row, 1), "9.9.9")
    edit.save()
    before = {at: cell.formula for at, cell in Workbook.open(path).sheet("Rekap").cells.items()}
    assert rak.revise(path, revisions()[:1]).tertinggal == ("Rekap",)
    assert {at: cell.formula for at, cell in Workbook.open(path).sheet("Rekap").cells.items()} == before
    assert rak.read(path).rencana.find_kegiatan("1.1.1").pagu == Rupiah(800)
