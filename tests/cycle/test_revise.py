"""Revisions carried into a workbook."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rak import api
from rak.domain.polaritas import Polaritas
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import semula, versi_per
from rak.domain.waktu import Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.matriks.fill_result import IsiError
from rak.xlsx import Formula, Workbook
from rak.xlsx.edit.edit import Edit
from tests.contoh import laporan
from tests.cycle.histories import RENCANA

APRIL = datetime.date(2024, 4, 15)
DRAWS = {Triwulan.II: Rupiah(150), Triwulan.III: Rupiah(200), Triwulan.IV: Rupiah(200)}


@pytest.fixture
def buku(tmp_path: Path) -> Path:
    """A workbook with something spent in January."""
    path = tmp_path / "matriks.xlsx"
    filled = prepare(Workbook.open(build_workbook(RENCANA)), laporan({("1.1.1", 1): 400}, bukti=False)).edit.apply()
    path.write_bytes(filled)
    return path


def revision(pagu: int = 800, nomor: str = "DIPA Revisi 2") -> Revisi:
    """A pagu with the draws that add up to 800."""
    return Revisi.of(
        APRIL, nomor, "Efisiensi", pagu={"1.1.1": Rupiah(pagu)}, penarikan={"1.1.1": DRAWS},
        polaritas={"1.1": Polaritas.MINIMALKAN}, blokir={"1.1.2": Rupiah(100)},
    )  # fmt: skip


def test_the_plan_in_force_stands_in_the_cells_and_the_past_in_riwayat(buku: Path) -> None:
    """Read back: the new values, and the first plan whole."""
    done = api.revise(buku, [revision()])
    found = api.read(buku)
    line = found.rencana.find_kegiatan("1.1.1")
    assert (line.pagu, line.penarikan[Triwulan.II]) == (Rupiah(800), Rupiah(150))
    assert found.rencana.find_indikator("1.1").polaritas is Polaritas.MINIMALKAN
    assert (found.rencana.revisi, done.riwayat_baru) == (done.baru, True)
    assert semula(found.rencana) == api.read_workbook(Workbook.open(build_workbook(RENCANA))).rencana
    assert versi_per(found.rencana, datetime.date(2024, 3, 31)).rencana.find_kegiatan("1.1.1").pagu == Rupiah(1000)
    assert not [one for one in found.temuan if one.kode in {"RAK600", "RAK601"}]


def test_a_revision_that_is_repeated_has_no_effect(buku: Path) -> None:
    """Not a byte changes."""
    api.revise(buku, [revision()])
    before = buku.read_bytes()
    assert api.revise(buku, [revision()]).baru == ()
    assert buku.read_bytes() == before


def test_an_earlier_revision_that_comes_later_takes_its_place_in_time(buku: Path) -> None:
    """The value in force stays that of the later date; what each replaced is known anew."""
    api.revise(buku, [revision()])
    early = {tw: Rupiah(300) for tw in Triwulan}
    api.revise(
        buku,
        [Revisi.of(datetime.date(2024, 2, 1), "R1", "x", pagu={"1.1.1": Rupiah(1200)}, penarikan={"1.1.1": early})],
    )
    found = api.read(buku).rencana
    assert found.find_kegiatan("1.1.1").pagu == Rupiah(800)
    assert [event.nomor for event in found.revisi] == ["R1", "DIPA Revisi 2"]
    assert found.revisi[1].perubahan[0].lama == Rupiah(1200)


def test_what_cannot_be_is_refused_with_every_fault_at_once(buku: Path) -> None:
    """Nothing is written."""
    before = buku.read_bytes()
    with pytest.raises(IsiError) as unknown:
        api.revise(buku, [Revisi.of(APRIL, "R", "x", pagu={"9.9.9": Rupiah(1)}, polaritas={"8.8": None})])
    assert len(unknown.value.kesalahan) == 2
    with pytest.raises(IsiError) as wrong:
        api.revise(buku, [Revisi.of(APRIL, "R", "x", pagu={"1.1.1": Rupiah(300), "1.1.2": Rupiah(999)})])
    assert sorted((one.letak, one.pesan) for one in wrong.value.kesalahan) == [
        ("R, 1.1.1", "Jumlah rencana penarikan Rp1.000, pagunya Rp300 (selisih -Rp700)."),
        ("R, 1.1.1", "Pagu (dikurangi blokir) Rp300 di bawah realisasi Rp400 (selisih Rp100)."),
        ("R, 1.1.2", "Jumlah rencana penarikan Rp1.000, pagunya Rp999 (selisih -Rp1)."),
    ]
    assert buku.read_bytes() == before


def test_another_revision_under_the_same_number_is_refused(buku: Path) -> None:
    """Which of the two is meant cannot be known."""
    api.revise(buku, [revision()])
    with pytest.raises(IsiError, match="sudah dicatat"):
        api.revise(buku, [Revisi.of(APRIL, "DIPA Revisi 2", "Efisiensi", blokir={"1.1.2": Rupiah(1)})])


@pytest.mark.parametrize("words", ["65 %", "35 Dokumen", "80 - 90 %", "≤ 5 %", "WTP", "0,125 %", "12500 orang"])
def test_a_target_stands_in_the_matrix_and_its_number_in_indikator(buku: Path, words: str) -> None:
    """In the words of the revision; nothing disagrees, and the number is one that the sheets compute with."""
    goal = TargetKinerja.parse(words) if words != "WTP" else TargetKinerja.in_words(words)
    api.revise(buku, [Revisi.of(APRIL, "R", "x", target={"1.1": goal})])
    found = api.read(buku)
    held = found.rencana.find_indikator("1.1").target
    assert (held, str(held)) == (goal, words)
    assert [one.kode for one in found.temuan if one.kode in {"RAK600", "RAK601", "RAK302", "RAK331"}] == []
    cells = Workbook.open(buku).sheet("Indikator").cells
    row = next(r for (r, c), cell in cells.items() if (c, cell.value) == (2, "Indikator"))
    ends = [None if (row, c) not in cells else cells[row, c].value for c in (4, 5)]
    assert ends == [None if each is None else float(each) for each in (goal.nilai, goal.nilai_atas)]


@pytest.mark.parametrize(
    "words", [["10 %", "25 %", "45 %", "65 %"], ["", "1 Dokumen", "", "2 Dokumen"], ["0,5", "1", "", "80 - 90"]]
)
def test_targets_of_quarters_stand_in_indikator_as_numbers_with_their_units(buku: Path, words: list[str]) -> None:
    """A quarter without one is blank; the sheet says the same when it is read."""
    goals = [TargetKinerja.parse(each) if each else None for each in words]
    event = Revisi.of(APRIL, "R", "x", target_triwulan={"1.1": goals})
    api.revise(buku, [event])
    found = api.read(buku)
    assert list(found.rencana.find_indikator("1.1").target_triwulan or ()) == goals
    assert [one.kode for one in found.temuan if one.kode in {"RAK600", "RAK601"}] == []
    assert versi_per(found.rencana, datetime.date(2024, 3, 31)).rencana.find_indikator("1.1").target_triwulan is None
    before = buku.read_bytes()
    assert api.revise(buku, [event]).baru == ()
    assert buku.read_bytes() == before


def test_faults_of_every_kind_are_told_in_one_run(buku: Path) -> None:
    """An unknown kode hides neither a wrong sum nor a block above the pagu, nor a day of another year."""
    before = buku.read_bytes()
    event = Revisi.of(
        datetime.date(2025, 4, 15), "R", "x", pagu={"9.9.9": Rupiah(1), "1.1.1": Rupiah(999)},
        target={"8.8": TargetKinerja.parse("1 %")}, blokir={"1.1.2": Rupiah(5000)},
    )  # fmt: skip
    with pytest.raises(IsiError) as told:
        api.revise(buku, [event])
    words = ("di luar tahun rencana", "9.9.9", "8.8", "pagunya Rp999", "melebihi pagu")
    assert [sum(word in str(one) for one in told.value.kesalahan) for word in words] == [1, 1, 1, 1, 1]
    assert buku.read_bytes() == before


def test_a_cell_whose_value_is_a_formula_is_not_written_over(buku: Path) -> None:
    """What it is computed from would be lost unseen."""
    edit = Edit(Workbook.open(buku), allow_locked=True)
    row = next(r for (r, c), cell in edit.workbook.sheet("Matriks").cells.items() if (c, cell.value) == (7, 1000))
    edit.set("Matriks", (row, 7), Formula("500+500", 1000))
    edit.save()
    with pytest.raises(IsiError, match="untuk pagu berisi rumus"):
        api.revise(buku, [revision()])
