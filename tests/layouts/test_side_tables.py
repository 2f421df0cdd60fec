"""A list beside the matrix, behind a blank column, costs it no column and gives it no line without a word."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.temuan import Tingkat
from tests.layouts.sheets import read, workbook

_TOP = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TARGET TRIWULAN", None, None, None, None)
_LABELS = (*(None,) * 5, "I", "II", "III", "IV", None)
_ROWS = [
    (1, "Layanan", "Jumlah laporan", "Laporan", 8, 2, 4, 6, 8, None),
    (2, "Layanan", "Indeks", "Nilai", 90, 85, 86, 88, 90, None),
]
_MERGES = ("F4:I4", *(f"{column}4:{column}5" for column in "ABCDE"))

LISTS: dict[str, list[tuple[Any, ...]]] = {
    "staff, from the row of the labels on": [("NO", "NAMA PEGAWAI", "JABATAN"), (1, "Andi", "Kepala"), (2, "Budi", "Staf"), (3, "Cici", "Staf")],
    "budgets, from the row of the labels on": [("KEGIATAN", "PAGU"), ("Rapat", 5_000_000), ("Survei", 6_000_000), ("Gaji", 7_000_000)],
    "figures in the row of the heading": [("Andi", 3), ("Budi", 4), ("Cici", 5), ("Dedi", 6)],
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_another_depth_beside_the_matrix_is_told_and_not_read(kind: str) -> None:
    """The quarters below TARGET TRIWULAN are read as without it; no line of it becomes a budget line."""
    rows = [(*own, *beside) for own, beside in zip((_TOP, _LABELS, *_ROWS), LISTS[kind], strict=True)]
    hasil = read(workbook(rows, _MERGES))
    assert [[str(goal) for goal in one.target_triwulan or ()] for one in hasil.rencana.indikator] == [
        ["2 Laporan", "4 Laporan", "6 Laporan", "8 Laporan"], ["85 Nilai", "86 Nilai", "88 Nilai", "90 Nilai"],
    ]  # fmt: skip
    assert list(hasil.rencana.kegiatan) == []
    assert [(one.tingkat, one.sel) for one in hasil.temuan if one.kode == "RAK178"] == [(Tingkat.PERINGATAN, "K4")]


def test_lines_behind_a_blank_column_are_asked_about() -> None:
    """KEGIATAN and PAGU on the other side may be another list: they are read row by row, and said (RAK171)."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET TW I", None, "KEGIATAN", "PAGU")
    hasil = read(workbook([head, (1, "Layanan", "Jumlah laporan", "8 Laporan", 2, None, "Rapat", 5_000_000)]))
    assert [str(line.pagu) for line in hasil.rencana.kegiatan] == ["Rp5.000.000"]
    assert [(one.tingkat, one.sel) for one in hasil.temuan if one.kode == "RAK171"] == [(Tingkat.PERINGATAN, "G4")]


@pytest.mark.parametrize("merges", [(), ("E4:F4", "E5:F5")], ids=["a blank column", "cells merged over two columns"])
def test_figures_behind_a_blank_column_are_columns_of_the_matrix(merges: tuple[str, ...]) -> None:
    """An empty column between TARGET and REALISASI is a habit: nothing is asked, everything is read."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET s.d. TW I", None, "REALISASI KINERJA s.d. TW I")
    hasil = read(workbook([head, (1, "Layanan", "Jumlah laporan", "8 Laporan", 2, None, 3)], merges))
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["3"]
    assert not [one for one in hasil.temuan if one.kode in {"RAK171", "RAK178"}]
