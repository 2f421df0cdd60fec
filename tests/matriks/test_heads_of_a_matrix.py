"""Which row is the heading of a matrix, how deep it goes, and which of its columns is which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rak.domain.nilai import BELUM_DIISI
from rak.domain.waktu import Triwulan
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook
from tests.matriks.test_lines_and_headings import HEADED, codes, read
from tests.zoo.kandang import JUDUL, Baris, Kandang, Tertulis, to_bytes, write
from tests.zoo.rencana import LAPORAN, RENCANA


@pytest.mark.parametrize("nama", ["Rekap", "PETUNJUK", "Temuan", "Sheet1"])
def test_a_matrix_alone_is_read_whatever_its_sheet_is_called(nama: str) -> None:
    """Also by a name that rak gives to a sheet of its own; beside another matrix that one is passed over."""
    assert read(Kandang(lembar=nama)).rencana == RENCANA

    def beside(written: Tertulis) -> None:
        other = written.buku.copy_worksheet(written.lembar)
        other.title = "Rencana"

    written = write(Kandang(lembar=nama))
    beside(written)
    hasil = baca(Workbook.open(to_bytes(written.buku)))
    assert ("RAK121" in codes(hasil)) is (nama == "Sheet1")


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_heading_merged_downwards_ends_where_its_merges_end(depth: int) -> None:
    """Up to four rows; what stands in the rows that it covers belongs to it."""

    def deepen(written: Tertulis) -> None:
        sheet = written.lembar
        for column in written.kolom.values():
            if column not in {written.kolom["tw"], written.kolom["rencana"]}:
                sheet.merge_cells(start_row=5, end_row=5 + depth, start_column=column, end_column=column)

    kandang = Kandang(nomor_kolom=None, baris=lambda rows: [*[Baris({}) for _ in range(depth)], *rows])
    hasil = read(kandang, deepen)
    assert (hasil.rencana, hasil.laporan) == (RENCANA, LAPORAN)
    [told] = [one for one in hasil.temuan if one.kode == "RAK127"]
    assert f"judul pada baris 5-{5 + depth}: " in told.pesan


@pytest.mark.parametrize("last", [9, 34])
def test_a_note_merged_beside_the_whole_table_makes_no_heading_of_its_rows(last: int) -> None:
    """As staff do at the side of it."""

    def beside(written: Tertulis) -> None:
        written.lembar.cell(5, 17).value = "Lain-lain"
        written.lembar.merge_cells(start_row=5, end_row=last, start_column=17, end_column=17)

    hasil = read(Kandang(judul_atas=[("DANA", "pagu", "realisasi")], nomor_kolom=None), beside)
    assert (hasil.rencana, hasil.laporan) == (RENCANA, LAPORAN)


@pytest.mark.parametrize("column", [0, 5, 15])
def test_labels_are_found_in_a_column_that_nothing_names(column: int) -> None:
    """Wherever it stands, where at least half of what stands in it are labels."""
    columns = [key for key in JUDUL if key != "tw"]
    columns.insert(column, "tw")
    kandang = Kandang(kolom=columns, judul={**HEADED, "tw": ""}, tw_bergabung=False)
    hasil = read(kandang)
    assert (hasil.rencana, hasil.laporan) == (RENCANA, LAPORAN)


@pytest.mark.parametrize(("other", "found"), [(1, True), (2, False)])
def test_a_column_that_nothing_names_has_labels_where_they_are_half_of_it(other: int, *, found: bool) -> None:
    """With as many other words it does; with more it is none, and CAPAIAN has the labels."""

    def spoil(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi["tw"] = str(row.tw) if row.tw == Triwulan.I else "x" if (row.tw or 0) <= 1 + other else None
            row.isi["capaian"] = None
        return rows

    columns = [*(key for key in JUDUL if key != "tw"), "tw"]
    hasil = read(Kandang(kolom=columns, judul={**HEADED, "tw": ""}, tw_bergabung=False, baris=spoil))
    assert ("RAK138" in codes(hasil)) is not found
    assert hasil.rencana == RENCANA


def _without_pagu(rows: list[Baris]) -> list[Baris]:
    for row in rows:
        row.isi["pagu"] = None
    return rows


@pytest.mark.parametrize("first", [True, False])
def test_of_two_columns_with_one_heading_the_one_that_is_filled_is_read(first: bool) -> None:
    """On either side; with nothing in either, the first is."""
    columns = [*list(JUDUL)[:6], *(("pagu", "lagi") if first else ("lagi", "pagu")), *list(JUDUL)[7:]]
    kandang = Kandang(kolom=columns, judul={**JUDUL, "lagi": "PAGU"}, nomor_kolom=None)
    assert read(kandang).rencana == RENCANA
    blank = read(replace(kandang, baris=_without_pagu))
    assert {line.pagu for line in blank.rencana.kegiatan} == {BELUM_DIISI}
    assert "RAK124" not in codes(blank)
