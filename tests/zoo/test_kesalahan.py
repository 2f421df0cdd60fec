"""Every fault is found at its cell, alone and with all the others, and a clean workbook has none."""

from __future__ import annotations

import pytest

from rak.domain.laporan import Laporan
from rak.domain.temuan import Tingkat
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook
from tests.zoo.kandang import Kandang, to_bytes, write
from tests.zoo.kesalahan import SEMUA, Kesalahan, rencana, spoil


def test_the_clean_workbook_has_no_galat_and_no_peringatan() -> None:
    """A fault is never found where there is none."""
    clean = Kandang(rencana=rencana(9), laporan=Laporan(2024), gabung="kosong")
    hasil = baca(Workbook.open(to_bytes(write(clean).buku)))
    assert [temuan for temuan in hasil.temuan if temuan.tingkat is not Tingkat.INFO] == []
    assert hasil.rencana == clean.rencana


def test_the_zoo_has_sixty_faults_with_names_of_their_own() -> None:
    """The issue asks for at least sixty."""
    assert len({fault.nama for fault in SEMUA}) == len(SEMUA) >= 60


@pytest.mark.parametrize("fault", SEMUA, ids=str)
def test_each_fault_is_found_at_its_cell(fault: Kesalahan) -> None:
    """Code, sheet and cell; and the lines around it are read as if nothing were wrong."""
    written, expected = spoil([fault])
    hasil = baca(Workbook.open(to_bytes(written.buku)))
    found = [(temuan.kode, temuan.sel) for temuan in hasil.temuan if temuan.lembar == "Matriks"]
    assert set(expected) <= set(found)
    places = {sel for _, sel in expected}
    others = [one for one in hasil.temuan if one.tingkat is Tingkat.GALAT and one.sel not in places]
    assert others == []
    for kode in ("1.1", "1.3"):
        assert hasil.rencana.find_indikator(kode) == written.kandang.rencana.find_indikator(kode)


def test_all_faults_of_one_workbook_are_found_in_one_run() -> None:
    """Reading never stops at the first fault."""
    written, expected = spoil(SEMUA)
    hasil = baca(Workbook.open(to_bytes(written.buku)))
    found = {(temuan.kode, temuan.sel) for temuan in hasil.temuan}
    assert sorted(set(expected) - found) == []
    galat = {one.sel for one in hasil.temuan if one.tingkat is Tingkat.GALAT}
    assert galat <= {sel for _, sel in expected}
