"""The workbook of conflicts: written, decided by a person, read back."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import rak
from rak.cycle.conflict_workbook import read_decisions, write_conflicts
from rak.cycle.merge import Konflik, NilaiKiriman
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.riwayat import NilaiIsian
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook
from tests.contoh import PEMBILANG
from tests.cycle.histories import month
from tests.cycle.kantor import SEKSI, Kantor, blank, put

UANG = Letak("1.1.1", Kolom.REALISASI_ANGGARAN, bulan=month(1))
ANGKA = Letak("1.1", bulan=month(1), variabel=PEMBILANG.casefold())
TEKS = Letak("1.1.1", Kolom.KETERANGAN, Triwulan.I)
PETA = baca(Workbook.open(blank())).peta


def conflict(letak: Letak, induk: NilaiIsian, *values: NilaiIsian) -> Konflik:
    """Senders that say something else than the master."""
    return Konflik(
        letak, BELUM_DIISI, induk, tuple(NilaiKiriman(SEKSI[0], f"{n}.xlsx", v) for n, v in enumerate(values))
    )


def decided(tmp_path: Path, conflicts: list[Konflik], decisions: Mapping[int, Any]) -> Path:
    """The workbook with what a person put into PUTUSAN, by the number of the conflict."""
    path = tmp_path / "konflik.xlsx"
    write_conflicts(conflicts, PETA, Path("matriks.xlsx"), path)
    book = openpyxl.load_workbook(path)
    sheet = book["Konflik"]
    columns = {cell.value: at for at, cell in enumerate(sheet[2], 1)}
    for number, decision in decisions.items():
        sheet.cell(number + 2, columns["PUTUSAN"]).value = decision
        sheet.cell(number + 2, columns["ALASAN"]).value = "rapat"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("case", "decision", "value"),
    [
        (conflict(UANG, Rupiah(7), Rupiah(5)), "Induk", Rupiah(7)),
        (conflict(UANG, Rupiah(7), Rupiah(5)), "kiriman", Rupiah(5)),
        (conflict(UANG, Rupiah(7), Rupiah(5), Rupiah(6)), "kiriman 2", Rupiah(6)),
        (conflict(UANG, Rupiah(7), Rupiah(5)), 1500, Rupiah(1500)),
        (conflict(UANG, Rupiah(7), Rupiah(5)), "Rp1.500", Rupiah(1500)),
        (conflict(UANG, Rupiah(7), Rupiah(5)), "-", TIDAK_BERLAKU),
        (conflict(UANG, Rupiah(7), BELUM_DIISI), "kosong", BELUM_DIISI),
        (conflict(ANGKA, Fraction(7), Fraction(1, 3)), "kiriman", Fraction(1, 3)),
        (conflict(ANGKA, Fraction(7), Fraction(5)), 0.5, Fraction(1, 2)),
        (conflict(ANGKA, Fraction(7), Fraction(5)), "0,5", Fraction(1, 2)),
        (conflict(TEKS, "=a", "- b"), "kiriman", "- b"),
        (conflict(TEKS, "=a", "- b"), "keduanya", "keduanya"),
    ],
)
def test_a_decision_is_read_as_it_was_meant(tmp_path: Path, case: Konflik, decision: object, value: object) -> None:
    """By a word, or by a value as a cell of that place would be read."""
    (found,) = read_decisions(decided(tmp_path, [case], {1: decision}))
    assert (found.nilai, found.alasan, found.konflik.keadaan) == (value, "rapat", case.keadaan)


def test_a_row_without_a_decision_stays_open(tmp_path: Path) -> None:
    """Only what was decided is read."""
    both = [conflict(UANG, Rupiah(7), Rupiah(5)), conflict(ANGKA, Fraction(7), Fraction(5))]
    assert [one.konflik.letak for one in read_decisions(decided(tmp_path, both, {2: "induk"}))] == [ANGKA]


def test_decisions_that_mean_nothing_are_told_with_their_cells(tmp_path: Path) -> None:
    """All at once: several senders and no number, a number too many, two readings, no money."""
    cases = [conflict(UANG, Rupiah(7), Rupiah(5), Rupiah(6))] * 2 + [conflict(ANGKA, Fraction(7), Fraction(5))]
    path = decided(tmp_path, [*cases, cases[0]], {1: "kiriman", 2: "kiriman 3", 3: "2.857", 4: "lima"})
    with pytest.raises(rak.RakError) as fault:
        read_decisions(path)
    assert len(str(fault.value).splitlines()) == 4
    assert all(line.startswith("Konflik!") for line in str(fault.value).splitlines())


def test_each_conflict_leads_to_its_cell_in_the_master(tmp_path: Path) -> None:
    """By a link beside its place."""
    path = decided(tmp_path, [conflict(UANG, Rupiah(7), Rupiah(5))], {})
    cell = openpyxl.load_workbook(path)["Konflik"].cell(3, 5)
    assert (cell.value, cell.hyperlink.target) == ("Bulanan!I8", "matriks.xlsx#Bulanan!I8")  # type: ignore[union-attr]


def test_only_the_decision_and_its_reason_look_like_cells_to_type_in(tmp_path: Path) -> None:
    """A conflict of one sender beside one of two: PUTUSAN and ALASAN of both stand below their headings."""
    sheet = openpyxl.load_workbook(
        decided(tmp_path, [conflict(UANG, Rupiah(2), Rupiah(5)), conflict(UANG, Rupiah(2), Rupiah(5), Rupiah(7))], {})
    )["Konflik"]
    columns = {cell.value: at for at, cell in enumerate(sheet[2], 1)}
    decision = sheet.cell(4, columns["PUTUSAN"]).fill.fgColor.rgb
    for row in (3, 4):
        typed = {name for name, at in columns.items() if sheet.cell(row, at).fill.fgColor.rgb == decision}
        assert typed == {"PUTUSAN", "ALASAN"}


def test_a_decision_about_other_values_decides_nothing(tmp_path: Path) -> None:
    """The section has sent another figure since."""
    kantor = Kantor(tmp_path)
    path = kantor.hand_out()[SEKSI[0]]
    put(path, {UANG: Rupiah(5)})
    put(kantor.induk, {UANG: Rupiah(7)})
    putusan = read_decisions(decided(tmp_path, list(kantor.collect(path).hasil.konflik), {1: "kiriman"}))
    put(path, {UANG: Rupiah(6)})
    assert len(kantor.collect(path, putusan=putusan).hasil.konflik) == 1
    put(path, {UANG: Rupiah(5)})
    assert kantor.collect(path, putusan=putusan).bersih
    assert kantor.isi == {UANG: Rupiah(5)}


@pytest.mark.parametrize("delay", [0.05, 0.3, 0.6, 0.9])
def test_a_killed_merge_leaves_the_old_master_or_the_new_one(tmp_path: Path, delay: float) -> None:
    """Whenever it dies."""
    kantor = Kantor(tmp_path)
    path = kantor.hand_out()[SEKSI[0]]
    put(path, {UANG: Rupiah(5)})
    command = [sys.executable, "-m", "rak", "gabung", str(kantor.induk), str(path), "--diterima", "2024-02-04"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + delay
    while running.poll() is None and time.monotonic() < deadline:
        pass
    running.kill()
    running.wait(timeout=60)
    assert kantor.isi in ({}, {UANG: Rupiah(5)})
    assert kantor.collect(path).bersih
    assert kantor.isi == {UANG: Rupiah(5)}
