"""What stands around a Word table of another form than the decree's, and which of several tables is which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from rak.decree import HasilImpor, impor
from rak.domain.nilai import TIDAK_BERLAKU
from tests.decree.pembuat_word import KAKI, decree, paragraph, row, rows_of, run, saved, table

HEADS = ("No", "Sasaran", "Indikator", "Kegiatan", "Pagu")
FIRST, SECOND = ("1", "Layanan", "Klien bekerja", "Bimbingan", "12000"), ("2", "Dukungan", "Laporan", "Rapat", "13000")
THIRD = ("3", "Pengawasan", "Audit", "Pemeriksaan", "14000")
NOTE = "(dalam ribuan rupiah)"


def lines(*texts: str) -> str:
    """Paragraphs."""
    return "".join(paragraph(run(text)) for text in texts)


def read(folder: Path, *blocks: str, above: Sequence[str] = (), below: Sequence[str] = KAKI) -> HasilImpor:
    """What is read of a document with these blocks."""
    head = ("RENCANA AKSI BALAI REKAAN TAHUN 2025", *above)
    return impor(saved(folder, decree("".join(blocks), above=head, below=lines(*below))))


def told(hasil: HasilImpor, kode: str) -> list[str]:
    """What the findings of a code say."""
    return [one.pesan for one in hasil.temuan if one.kode == kode]


PARTS = {
    "whole": [table(rows_of([HEADS, FIRST, SECOND]))],
    "cut": [table(rows_of([HEADS, FIRST])), table(rows_of([SECOND]))],
    "cut in three": [table(rows_of([HEADS])), table(rows_of([FIRST])), table(rows_of([SECOND]))],
}


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("where", ["above", "below"])
def test_a_note_above_the_first_part_or_below_the_last_holds_for_all(tmp_path: Path, parts: str, where: str) -> None:
    """Thousands of rupiah in every part of the table that pages cut."""
    hasil = read(tmp_path, *PARTS[parts], above=[NOTE] * (where == "above"), below=[NOTE] * (where == "below"))
    assert [str(one.pagu) for one in hasil.rencana.kegiatan] == ["Rp12.000.000", "Rp13.000.000"]


@pytest.mark.parametrize("parts", PARTS)
def test_the_signature_below_the_last_part_is_the_attachments(tmp_path: Path, parts: str) -> None:
    """The texts of the table are no lines of the document: a year or a place in a cell is not the plan's."""
    cells = "".join(PARTS[parts]).replace("Bimbingan", "Tidore, 1 Maret 2019").replace("Rapat", "TAHUN ANGGARAN 2019")
    hasil = read(tmp_path, cells)
    assert hasil.rencana.tahun == 2025
    assert (hasil.rencana.keputusan.lampiran.tempat, hasil.rencana.keputusan.lampiran.nama) == (
        "Ternate",
        "Budi Contoh",
    )
    assert any("tanda tangan keputusan tidak ditemukan" in one for one in told(hasil, "RAK159"))


@pytest.mark.parametrize(("at", "place"), [(0, "tabel 1, baris 2"), (1, "tabel 2, baris 1"), (2, "tabel 3, baris 1")])
def test_a_cell_is_named_by_its_table_and_its_row_in_it(tmp_path: Path, at: int, place: str) -> None:
    """Of three parts, whose rows a person counts from the first of each."""
    rows = [
        [*one[:4], "dua belas juta lebih" if number == at else one[4]]
        for number, one in enumerate((FIRST, SECOND, THIRD))
    ]
    parts = [table(rows_of([HEADS, rows[0]])), table(rows_of([rows[1]])), table(rows_of([rows[2]]))]
    [said] = told(read(tmp_path, *parts), "RAK158")
    assert said.startswith(f"{place}, kolom 5: ")


@pytest.mark.parametrize("count", [15, 16])
def test_fifteen_lines_above_a_table_speak_of_it(tmp_path: Path, count: int) -> None:
    """A note of the unit further up is of something else."""
    hasil = read(tmp_path, table(rows_of([HEADS, FIRST])), above=[NOTE, *("Menimbang",) * (count - 1)])
    assert str(next(hasil.rencana.kegiatan).pagu) == ("Rp12.000.000" if count == 15 else "Rp12.000")


def test_tables_behind_other_words_are_told_each_by_its_first_part(tmp_path: Path) -> None:
    """Two more tables, one of which a page has cut."""
    more = table(rows_of([("a", "b", "c"), ("d", "e", "f")]))
    hasil = read(tmp_path, table(rows_of([HEADS, FIRST])), lines("Lain"), more, lines("Lagi"), more, more)
    assert [one.partition(" bukan")[0] for one in told(hasil, "RAK178")] == [
        "Tabel 2 ('a | b | c')",
        "Tabel 3 ('a | b | c')",
    ]


@pytest.mark.parametrize("width", [4, 5])
def test_a_table_goes_on_in_one_of_its_width_alone(tmp_path: Path, width: int) -> None:
    """Two tables behind each other: a fifth column in the second says that it is another one."""
    plan = [("No", "Sasaran", "Indikator", "Target"), ("1", "Layanan", "Klien bekerja", "70 %")]
    more = [
        ("2", "Dukungan", "Laporan", "4 Dokumen", "Seksi A")[:width],
        ("3", "Pengawasan", "Rapat", "5 Kali", "Seksi B")[:width],
    ]
    hasil = read(tmp_path, table(rows_of(plan)), table(rows_of(more)))
    assert len(list(hasil.rencana.indikator)) == (3 if width == 4 else 1)
    assert len(told(hasil, "RAK178")) == (width == 5)


@pytest.mark.parametrize(("level", "read_as"), [("5 Laporan", "5"), ("5", "5"), ("1.250,5 m²", "2501/2"), ("lima", "")])
def test_a_level_may_have_its_unit_behind_it(tmp_path: Path, level: str, read_as: str) -> None:
    """The figure counts."""
    rows = [
        ("No", "Sasaran", "Indikator", "Satuan", "Target TW I", "Realisasi TW I"),
        ("1", "Layanan", "Laporan", "Laporan", "20", level),
    ]
    assert [str(one) for one in read(tmp_path, table(rows_of(rows))).laporan.tingkat_triwulan.values()] == [
        read_as
    ] * bool(read_as)


def test_an_empty_row_and_a_heading_alone_are_no_plan(tmp_path: Path) -> None:
    """A row without cells stands between the rows of some documents."""
    hasil = read(tmp_path, table([*rows_of([HEADS]), row([]), *rows_of([FIRST])]))
    assert [str(one.pagu) for one in hasil.rencana.kegiatan] == ["Rp12.000"]


def test_two_units_above_a_table_that_a_page_cuts_are_asked_above_its_first_part(tmp_path: Path) -> None:
    """Nobody knows which of them holds."""
    hasil = read(tmp_path, *PARTS["cut"], above=[NOTE, "(dalam jutaan rupiah)"])
    assert any(text.startswith("di atas tabel 1: Dua catatan satuan") for text in told(hasil, "RAK173"))


def test_a_plan_behind_other_tables_may_be_cut_by_a_page_too(tmp_path: Path) -> None:
    """Its second part goes on with it, not with the first table of the document."""
    more = table(rows_of([("a", "b", "c"), ("d", "e", "f")]))
    hasil = read(tmp_path, more, lines("Lain"), more, lines("Lagi"), *PARTS["cut"])
    assert [str(one.pagu) for one in hasil.rencana.kegiatan] == ["Rp12.000", "Rp13.000"]


def test_a_dash_is_a_level_that_does_not_apply(tmp_path: Path) -> None:
    """It is no blank."""
    rows = [
        ("No", "Sasaran", "Indikator", "Satuan", "Target TW I", "Realisasi TW I"),
        ("1", "Layanan", "Laporan", "Laporan", "20", "-"),
    ]
    assert list(read(tmp_path, table(rows_of(rows))).laporan.tingkat_triwulan.values()) == [TIDAK_BERLAKU]
