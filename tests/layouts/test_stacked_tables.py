"""One plan in several tables: a table for each quarter or section, below each other."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.temuan import Tingkat
from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import HasilBaca
from tests.layouts.sheets import read, workbook

JUTA = 1_000_000
_HEAD = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", "REALISASI")


def _rows(books: int, index: int) -> list[tuple[Any, ...]]:
    return [(1, "Layanan", "Jumlah buku", "Buku", 8, books), (2, "Layanan", "Indeks kepuasan", "Nilai", 90, index)]


def _levels(hasil: HasilBaca) -> dict[tuple[str, Triwulan], str]:
    return {key: str(value) for key, value in hasil.laporan.tingkat_triwulan.items()}


@pytest.mark.parametrize(
    "between",
    [
        [(), ("LAPORAN TRIWULAN II",), _HEAD],
        [("REALISASI RENCANA AKSI DINAS CONTOH TRIWULAN II TAHUN 2026",), (), _HEAD],
        [(), ("RENCANA AKSI",), ("TRIWULAN II",), _HEAD, (1, 2, 3, 4, 5, 6)],
        [("TW II",)],
    ],
    ids=["a short title", "a long title", "two lines of title", "a band alone"],
)  # fmt: skip
def test_a_table_for_each_quarter_below_the_one_before_is_one_report(between: list[tuple[Any, ...]]) -> None:
    """The title above each heading names the quarter of its rows."""
    title = (("RENCANA AKSI TAHUN 2026",), ("LAPORAN TRIWULAN I",), ())
    hasil = read(workbook([_HEAD, *_rows(1, 84), *between, *_rows(5, 87)], title=title))
    assert [str(one.target) for one in hasil.rencana.indikator] == ["8 Buku", "90 Nilai"]
    assert _levels(hasil) == {
        ("1.1", Triwulan.I): "1", ("1.1", Triwulan.II): "5", ("1.2", Triwulan.I): "84", ("1.2", Triwulan.II): "87",
    }  # fmt: skip
    assert not [one for one in hasil.temuan if one.kode in {"RAK171", "RAK178", "RAK179"}]


def test_money_of_the_second_table_is_of_its_quarter_and_its_lines_are_those_of_the_first() -> None:
    """TW I Rp9 million, TW II Rp11 million of the same budget line; never two lines of TW I."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET TAHUNAN", "KEGIATAN", "PAGU", "REALISASI ANGGARAN")
    tables = [
        [(1, "Layanan", "Jumlah buku", "8 Buku", "Rapat", 40 * JUTA, spent * JUTA), (2, "Layanan", "Indeks", "90 Nilai", "Survei", 20 * JUTA, 3 * JUTA)]
        for spent in (9, 11)
    ]  # fmt: skip
    title = (("RENCANA AKSI TAHUN 2026",), ("LAPORAN TRIWULAN I",), ())
    hasil = read(workbook([head, *tables[0], (), ("LAPORAN TRIWULAN II",), head, *tables[1]], title=title))
    assert [(line.kode, str(line.pagu)) for line in hasil.rencana.kegiatan] == [
        ("1.1.1", "Rp40.000.000"),
        ("1.2.1", "Rp20.000.000"),
    ]
    assert {key: str(value) for key, value in hasil.laporan.realisasi_triwulan.items()} == {
        ("1.1.1", Triwulan.I): "Rp9.000.000", ("1.1.1", Triwulan.II): "Rp11.000.000",
        ("1.2.1", Triwulan.I): "Rp3.000.000", ("1.2.1", Triwulan.II): "Rp3.000.000",
    }  # fmt: skip


def test_the_same_table_once_more_without_a_period_is_told() -> None:
    """A second table of the same lines whose title names no quarter: it is another table (RAK178), none of its rows a further line."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU", "REALISASI ANGGARAN TW I")
    rows = [
        (1, "Layanan", "Jumlah buku", "8 Buku", "Rapat", 40 * JUTA, 9 * JUTA),
        (2, "Layanan", "Indeks", "90 Nilai", "Survei", 20 * JUTA, 3 * JUTA),
    ]
    hasil = read(workbook([head, *rows, (), ("Sesudah diperbaiki",), head, *rows]))
    assert [line.kode for line in hasil.rencana.kegiatan] == ["1.1.1", "1.2.1"]
    told = [(one.tingkat, one.sel, one.pesan) for one in hasil.temuan if one.kode == "RAK178"]
    assert (Tingkat.PERINGATAN, "A9", "Tabel lain yang judulnya di baris 9 tidak dibaca.") in told


def test_the_same_line_once_more_far_from_the_first_is_no_further_line() -> None:
    """Rows sorted anew and copied below: the words of a line that others follow are told where they stand again (RAK178)."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU", "REALISASI ANGGARAN TW I")
    rows = [
        (1, "Layanan", "Jumlah buku", "8 Buku", "Rapat", 40 * JUTA, 9 * JUTA),
        (2, "Layanan", "Indeks", "90 Nilai", "Survei", 20 * JUTA, 3 * JUTA),
        (3, "Layanan", "Jumlah buku", "8 Buku", "Rapat", 40 * JUTA, 11 * JUTA),
    ]
    hasil = read(workbook([head, *rows]))
    assert [line.kode for line in hasil.rencana.kegiatan] == ["1.1.1", "1.2.1"]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK178"] == ["A7"]


def test_a_table_for_each_section_below_the_one_before_is_one_plan() -> None:
    """BIDANG B above the heading once more: its indicators follow those of the first table."""
    rows = [
        _HEAD[:5],
        *(row[:5] for row in _rows(0, 0)),
        (),
        ("BIDANG B",),
        _HEAD[:5],
        (1, "Sarana", "Jumlah ruang", "Ruang", 4),
    ]
    hasil = read(workbook(rows))
    assert [(one.kode, str(one.target)) for one in hasil.rencana.indikator] == [
        ("1.1", "8 Buku"),
        ("1.2", "90 Nilai"),
        ("2.1", "4 Ruang"),
    ]
    assert not [one for one in hasil.temuan if one.kode == "RAK178"]


def test_a_title_that_every_page_repeats_is_one_title() -> None:
    """TRIWULAN I above each page: the realisation is of TW I, and a bare TARGET is asked as below a single title (RAK171)."""
    head = (*_HEAD[:4], "TARGET", "REALISASI")
    title = (("RENCANA AKSI TAHUN 2026",), ("LAPORAN TRIWULAN I",), ())
    page = [(), ("LAPORAN TRIWULAN I",), head, (3, "Sarana", "Jumlah ruang", "Ruang", 4, 2)]
    hasil = read(workbook([head, *_rows(1, 84), *page], title=title))
    assert _levels(hasil) == {("1.1", Triwulan.I): "1", ("1.2", Triwulan.I): "84", ("2.1", Triwulan.I): "2"}
    assert [one.target_triwulan for one in hasil.rencana.indikator] == [None] * 3
    assert [one.kode for one in hasil.temuan if "dapat berarti target setahun atau target TW I" in one.pesan] == [
        "RAK171"
    ]
