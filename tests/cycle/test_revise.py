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
from rak.xlsx import Workbook
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


def test_a_target_that_formulas_hold_themselves_is_not_changed_beside_them(buku: Path) -> None:
    """CAPAIAN would go on with the old one, and nobody would see it."""
    with pytest.raises(IsiError, match="tidak punya sel untuk target"):
        api.revise(buku, [Revisi.of(APRIL, "R", "x", target={"1.1": TargetKinerja.parse("35 %")})])
