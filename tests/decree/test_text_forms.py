"""Tables of other forms copied as text: read as in Word where every row is whole, refused or told where cells are left out."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest

from rak.decree import ImporError, impor, impor_teks
from rak.decree.text_source import split_cells
from rak.plan_sources import read_source
from tests.decree.pembuat_word import package, paragraph, rows_of, run, saved, table
from tests.layouts.test_forms_in_the_document import _table as document_table

ABOVE = ("RENCANA AKSI TAHUN ANGGARAN 2026", "BALAI REKAAN")
PLAIN = (("No", "Sasaran", "Indikator", "Kegiatan", "Pagu"), ("1", "Layanan", "Klien bekerja", "Bimbingan", "12000"),
         ("2", "Dukungan", "Laporan", "Rapat", "13000"))  # fmt: skip
FORMS = [f"L{number}" for number in range(1, 9)]


def rows(form: str) -> list[list[str]]:
    """The table of the document, amounts with dots, all rows as wide."""
    texts = [["" if cell is None else f"{cell:,}".replace(",", ".") if isinstance(cell, int) else str(cell) for cell in line]
             for line in document_table(form)]  # fmt: skip
    width = max(map(len, texts))
    return [[*line, *[""] * (width - len(line))] for line in texts]


def as_text(lines: list[list[str]], mark: str = "\t") -> str:
    """The lines below a title, cells between tabs or as a table of Markdown."""
    bars = ("| ", " | ", " |") if mark == "|" else ("", mark, "")
    return "\n".join([*ABOVE, "", *(bars[0] + bars[1].join(line) + bars[2] for line in lines)])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", ["\t", "|"])
def test_a_table_copied_as_text_says_what_it_says_in_word(form: str, mark: str) -> None:
    """Plan and report, whatever the form."""
    lines = rows(form)
    body = "".join(paragraph(run(line)) for line in ABOVE) + table(rows_of(lines))
    with tempfile.TemporaryDirectory() as folder:
        word = impor(saved(Path(folder), package(body)))
    text = impor_teks(as_text(lines, mark))
    assert list(text.rencana.indikator)
    assert (text.rencana, text.laporan) == (word.rencana, word.laporan)


@pytest.mark.parametrize("form", FORMS)
def test_the_blank_cells_of_a_title_are_no_table(form: str) -> None:
    """Spreadsheets that save a sheet as text write a tab for each of them."""
    lines = rows(form)
    titles = [[line, *[""] * (len(lines[0]) - 1)] for line in (*ABOVE, "")]
    padded = impor_teks("\n".join(map("\t".join, [*titles, *lines])))
    plain = impor_teks(as_text(lines))
    assert (padded.rencana, padded.laporan) == (plain.rencana, plain.laporan)


@pytest.mark.parametrize("form", ["L0", *FORMS])
@pytest.mark.parametrize("mark", [",", ";"])
def test_a_table_saved_as_csv_says_the_same(tmp_path: Path, form: str, mark: str) -> None:
    """With a line break in a cell, quotes around it, and the title in its first cell; as a source of a workbook too."""
    lines = rows(form)
    lines[0][1] = lines[0][1].replace("SASARAN", "SASARAN\n")
    with (tmp_path / "r.csv").open("w", encoding="utf-8-sig", newline="") as file:
        titles = [[line, *[""] * (len(lines[0]) - 1)] for line in ABOVE]
        csv.writer(file, delimiter=mark).writerows([*titles, [""] * len(lines[0]), *lines])
    plain = impor_teks(as_text(rows(form)))
    found = impor(tmp_path / "r.csv")
    assert (found.rencana, found.laporan) == (plain.rencana, plain.laporan)
    assert read_source(tmp_path / "r.csv")[0].rencana == plain.rencana


@pytest.mark.parametrize("form", FORMS)
def test_a_row_with_fewer_cells_refuses_the_table(form: str) -> None:
    """Which of them are left out is not said; the headings that were found are."""
    lines = rows(form)
    with pytest.raises(ImporError, match=r"Judul yang ditemukan: (?i:.*INDIKATOR)"):
        impor_teks(as_text([*lines[:-1], lines[-1][1:]]))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("left_out", [1, 2])
def test_no_figure_of_a_row_that_moved_to_the_left_is_read_without_a_word(form: str, left_out: int) -> None:
    """As extractions fill up at the end what they left out at the start: the row is told, its figures are not read."""
    lines = rows(form)
    moved = [*lines[-1][left_out:], *[""] * left_out]
    whole, hasil = impor_teks(as_text(lines)), impor_teks(as_text([*lines[:-1], moved]))
    assert {one.kode for one in hasil.temuan} & {"RAK178", "RAK179"}
    right = {one.uraian: one for one in whole.rencana.indikator}
    for one in hasil.rencana.indikator:
        assert one.uraian in right
        assert {goal for goal in one.target_triwulan or () if goal} <= {*(right[one.uraian].target_triwulan or ())}
        assert [line.pagu for line in one.kegiatan] == [line.pagu for line in right[one.uraian].kegiatan]


def _plain(*, above: str = "", below: str = "", pagu: str = "13000", gap: str = "\n") -> str:
    lines = ["\t".join(cells) for cells in (*PLAIN[:2], (*PLAIN[2][:4], pagu))]
    return f"RENCANA AKSI BALAI REKAAN TAHUN 2025\n{above}\n{gap.join(lines)}\n{below}\nTernate, 28 Februari 2024\nKepala,\nBudi Contoh\n"


@pytest.mark.parametrize(("above", "below"), [("(dalam ribuan rupiah)", ""), ("", "(dalam ribuan rupiah)"), ("", "")])
def test_what_stands_around_a_text_table_of_another_form_counts(above: str, below: str) -> None:
    """The unit just above or below it, its year above, its signature below."""
    hasil = impor_teks(_plain(above=above, below=below))
    amounts = ["Rp12.000.000", "Rp13.000.000"] if above or below else ["Rp12.000", "Rp13.000"]
    assert [str(one.pagu) for one in hasil.rencana.kegiatan] == amounts
    assert (hasil.rencana.tahun, hasil.rencana.keputusan.lampiran.nama) == (2025, "Budi Contoh")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_cell_of_a_text_table_of_another_form_is_named_by_its_row(gap: str) -> None:
    """Blank lines between the rows are none."""
    told = [
        one.pesan for one in impor_teks(_plain(pagu="tiga belas juta lebih", gap=gap)).temuan if one.kode == "RAK158"
    ]
    assert [text.partition(": ")[0] for text in told] == ["tabel 1, baris 3, kolom 5"]


@pytest.mark.parametrize(("bars", "rows"), [(2, 0), (3, 1), (5, 1)])
def test_a_row_of_markdown_has_two_cells_at_least(bars: int, rows: int) -> None:
    """A line between two bars is a text, as a name of a chapter may be."""
    cells = split_cells("|".join(["", *"abcd"[: bars - 1], ""]))
    assert (len(cells) > 1) is bool(rows)
    assert split_cells("|---|:--:|") == ()
