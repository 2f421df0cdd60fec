"""How much of a Word document is looked at, on both sides of each limit, and how what it leaves out is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak.decree import ImporError, impor
from tests.decree.pembuat_word import BARIS, cell, decree, package, paragraph, row, rows_of, run, saved, table
from tests.layouts.test_word_forms import MONEY

_WIDE = cell(paragraph(), '<w:gridSpan w:val="250"/>')


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<w:tbl><w:tr><w:tc>" * 10 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 10, "Tidak ada tabel rencana aksi"),
        ("<w:tbl><w:tr><w:tc>" * 11 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 11, "lebih dari 10 tingkat"),
        (table(["<w:tr><w:tc><w:p/></w:tc></w:tr>"] * 2500), "Tidak ada tabel rencana aksi"),
        (table(["<w:tr><w:tc><w:p/></w:tc></w:tr>"] * 2501), "lebih dari 2500 baris"),
        (table([row([_WIDE])]), "Tidak ada tabel rencana aksi"),
        (table([row([_WIDE])] * 400), "Tidak ada tabel rencana aksi"),
        (table([*[row([_WIDE])] * 400, row([cell(paragraph())])]), "lebih dari 100000 sel"),
        (paragraph(run("a" * 4_000_000)), "tidak berisi tabel"),
        (paragraph(run("a" * 4_000_001)), "teksnya terlalu panjang"),
    ],
    ids=[
        "ten within each other",
        "eleven",
        "2500 rows",
        "2501 rows",
        "a cell over 250 columns",
        "100000 cells",
        "one cell more",
        "4 million characters",
        "one character more",
    ],
)
def test_tables_up_to_a_limit_are_looked_through(tmp_path: Path, body: str, told: str) -> None:
    """None of them is an action plan; beyond the limit the document is refused for it."""
    with pytest.raises(ImporError, match=told):
        impor(saved(tmp_path, package(body)))


@pytest.mark.parametrize(("between", "pagu"), [(14, "Rp40.000.000"), (15, "Rp40.000")])
def test_a_note_of_the_unit_counts_in_the_fifteen_lines_above_a_table(tmp_path: Path, between: int, pagu: str) -> None:
    """Further up it speaks of something else."""
    lines = "".join(paragraph(run(f"Kalimat ke-{at}")) for at in range(between))
    block = (
        paragraph(run("(dalam ribuan rupiah)"))
        + lines
        + table(rows_of([[text.replace(".000", "000") for text in line] for line in MONEY]))
    )
    assert str(next(impor(saved(tmp_path, decree(block))).rencana.kegiatan).pagu) == pagu


@pytest.mark.parametrize(("count", "told"), [(1, "Klien bekerja baru' baris dihapus."), (2, "' 2 baris dihapus.")])
def test_deleted_rows_are_told_with_their_number_where_there_are_several(tmp_path: Path, count: int, told: str) -> None:
    """Of one its text says enough."""
    gone = row([cell(paragraph(run(text))) for text in ("9", "Klien bekerja baru")], '<w:del w:id="1"/>')
    hasil = impor(saved(tmp_path, decree(table([*rows_of(), *[gone] * count]))))
    [said] = [one.pesan for one in hasil.temuan if one.kode == "RAK160"]
    assert said.endswith(told)


@pytest.mark.parametrize("length", [60, 61])
def test_of_a_deleted_text_sixty_characters_are_told(tmp_path: Path, length: int) -> None:
    """With its place."""
    rows = rows_of()
    gone = f'<w:del w:id="1">{run("x" * length, tag="delText")}</w:del>'
    rows[1] = row([cell(paragraph(run(text) + (gone if text == "Bimbingan klien" else ""))) for text in BARIS[1]])
    hasil = impor(saved(tmp_path, decree(table(rows))))
    [said] = [one.pesan for one in hasil.temuan if one.kode == "RAK160"]
    assert said == f"Baris tabel 2, kolom 6: '{'x' * 60}' dihapus."
