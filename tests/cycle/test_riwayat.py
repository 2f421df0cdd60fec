"""The sheet Riwayat: written, read back, sorted by staff, kept where it cannot be read."""

from __future__ import annotations

import datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak import api
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.revisi import Revisi
from rak.domain.riwayat import Pencatatan, Penerimaan
from rak.domain.rupiah import Rupiah
from rak.domain.versi import semula, terapkan
from rak.domain.waktu import Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.history_sheet import history_rows, with_history
from rak.matriks.read.riwayat_sheet import JUDUL, read_history
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from tests.contoh import laporan
from tests.cycle.histories import HARI, RENCANA, SEKSI, history, month

BUKU = build_workbook(RENCANA)
REVISI = Revisi.of(
    datetime.date(2024, 4, 15), "DIPA Revisi 2", "Efisiensi", pagu={"1.1.1": Rupiah(800)},
    penarikan={"1.1.1": {Triwulan.II: Rupiah(50)}}, blokir={"1.1.2": Rupiah(100)},
)  # fmt: skip


@given(st.integers(0, 10**6))
def test_a_history_comes_back_from_its_rows(seed: int) -> None:
    """Receipts, files, corrections and decisions, whatever was corrected."""
    for step in history(seed):
        report = step.hasil.laporan
        found = read_history(enumerate(history_rows(RENCANA, report)))
        assert (dict(found.penerimaan), dict(found.kiriman), found.lain) == (report.penerimaan, report.kiriman, ())
        assert set(found.koreksi) == set(report.koreksi)


def test_receipts_and_corrections_come_back_from_the_workbook() -> None:
    """A workbook without the sheet gets it; the same history changes no byte."""
    report = next(step.hasil.laporan for seed in range(99) for step in history(seed) if step.hasil.laporan.koreksi)
    once = with_history(BUKU, RENCANA, report)
    read = api.read_workbook(Workbook.open(once)).laporan
    assert (read.penerimaan, read.kiriman, set(read.koreksi)) == (
        report.penerimaan, report.kiriman, set(report.koreksi),
    )  # fmt: skip
    assert with_history(once, RENCANA, report) == once
    more = attrs.evolve(report, penerimaan={**report.penerimaan, (SEKSI[0], month(12)): Penerimaan(HARI, "x.xlsx")})
    grown = with_history(once, RENCANA, more)
    assert api.read_workbook(Workbook.open(grown)).laporan.penerimaan == more.penerimaan


def test_every_earlier_version_comes_back_from_the_workbook() -> None:
    """The plan in force stands in the matrix, what it replaced in Riwayat, and what is blocked too."""
    new = terapkan(RENCANA, REVISI)
    content = with_history(build_workbook(new), new, Laporan(2024))
    read = api.read_workbook(Workbook.open(content)).rencana
    assert read.revisi == new.revisi
    assert read.blokir == (("1.1.2", Rupiah(100)),)
    assert semula(read) == semula(api.read_workbook(Workbook.open(BUKU)).rencana)


def test_a_plan_that_was_changed_by_hand_after_its_revision_is_told() -> None:
    """RAK601: the matrix shows another pagu than the last revision says."""
    content = with_history(BUKU, terapkan(RENCANA, REVISI), Laporan(2024))
    found = [one for one in api.read_workbook(Workbook.open(content)).temuan if one.kode == "RAK601"]
    assert any("pagu 1.1.1 di matriks Rp1.000, menurut revisi terakhir Rp800" in one.pesan for one in found)


@pytest.mark.parametrize(
    "row",
    [
        ("kemarin", "penerimaan", "", "", "", "2024-01", "", "", "", "S"),
        ("2024-02-04", "catatan", "", "", "", "", "", "", "lihat map biru"),
        ("2024-02-04", "koreksi", "", "1.1.1", "KOLOM BARU", "2024-01", "Rp1", "Rp2"),
        ("2024-02-04", "koreksi", "", "1.1.1", "REALISASI ANGGARAN", "2024-01", "dua", "Rp2"),
        ("2024-04-15", "revisi", "", "1.1.1", "pagu", "", "Rp1", "Rp2"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_kept(row: tuple[str, ...]) -> None:
    """RAK600: whatever somebody wrote there stays when the sheet is written again."""
    edit = Edit(Workbook.open(BUKU))
    edit.add_sheet("Riwayat", [tuple(JUDUL), row])
    content = edit.apply()
    assert "RAK600" in {one.kode for one in api.read_workbook(Workbook.open(content)).temuan}
    received = Laporan(2024, penerimaan={(SEKSI[0], month(1)): Penerimaan(HARI, "x.xlsx")})
    cells = Workbook.open(with_history(content, RENCANA, received)).sheet("Riwayat").cells
    assert [cells[3, at].value for at, text in enumerate(row, 1) if text] == [text for text in row if text]


def test_a_plan_with_revisions_is_built_with_its_past() -> None:
    """Never lost by a rebuild."""
    new = terapkan(RENCANA, REVISI)
    assert api.read_workbook(Workbook.open(build_workbook(new))).rencana.revisi == new.revisi


def test_a_fill_writes_down_what_had_been_reported(tmp_path: Path) -> None:
    """A correction after the due date with its reason, a receipt for the section's month; what is early is no correction."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(BUKU)
    early, late = Pencatatan(datetime.date(2024, 2, 3)), Pencatatan(datetime.date(2024, 2, 9), "salah ketik")
    api.fill(path, laporan({("1.1.1", 1): 5}, bukti=False), catatan=early)
    api.fill(path, laporan({("1.1.1", 1): 6}, bukti=False), catatan=late)
    api.fill(path, laporan({("1.1.1", 2): 1}, bukti=False), catatan=late)
    place = Letak("1.1.1", Kolom.REALISASI_ANGGARAN, bulan=month(2))
    api.fill(path, Laporan(2024), kosongkan=[place], catatan=Pencatatan(datetime.date(2024, 2, 10)))
    found = api.read(path).laporan
    assert {key: one.tanggal for key, one in found.penerimaan.items()} == {
        (SEKSI[0], month(1)): early.hari, (SEKSI[0], month(2)): late.hari,
    }  # fmt: skip
    assert [(str(one.letak.bulan), one.lama, one.baru, one.alasan) for one in found.koreksi] == [
        ("2024-01", Rupiah(5), Rupiah(6), "salah ketik"),
        ("2024-02", Rupiah(1), BELUM_DIISI, ""),
    ]
