"""What is no action plan is refused with the headings that were seen; what is hostile is refused at once."""

from __future__ import annotations

import datetime
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from rak.decree import ImporError, impor, impor_teks
from tests.decree.pembuat import JUDUL
from tests.decree.pembuat_word import BARIS, KEPALA, cell, decree, package, paragraph, row, rows_of, run, saved, table
from tests.decree.test_kode_impor import PERTAMA, line
from tests.decree.test_kode_impor import table as text_table

NOTULEN = (
    ("No.", "Indikator Kinerja", "Satuan", "Target PK", "Triwulan I", "Triwulan I", "Triwulan I", "Capaian"),
    ("", "", "", "", "Target", "Realisasi", "Capaian", ""),
    ("1", "Klien bekerja", "%", "70", "20", "15", "75", "21,4"),
)
GAJI = (
    ("No", "Nama", "Pangkat", "Jabatan", "Gaji Pokok", "Tunjangan", "Potongan", "Keterangan"),
    ("1", "Siti Rekaan", "III/a", "Staf", "Rp 3.000.000", "Rp 500.000", "Rp 100.000", ""),
    ("2", "Budi Contoh", "III/b", "Staf", "Rp 3.100.000", "Rp 500.000", "Rp 100.000", ""),
)
IKPA = (
    ("No", "Indikator", "Bobot", "TW I", "TW II", "TW III", "TW IV", "Keterangan"),
    ("1", "Revisi DIPA", "10", "100", "100", "100", "100", ""),
    ("2", "Deviasi Halaman III DIPA", "15", "90", "95", "97", "99", ""),
)
BERJAJAR = (
    ("No", "Sasaran", "Indikator", "Rencana Aksi", "Pagu", "TW I", "TW II", "TW III", "TW IV", "Keterangan"),
    ("1", "Meningkatnya layanan", "Klien bekerja", "Bimbingan", "Rp 4.000", "Rp 1.000", "Rp 1.000", "Rp 1.000", "Rp 1.000", ""),
)  # fmt: skip
RESMI_BERJAJAR = (
    (*JUDUL[:7], "RENCANA PENARIKAN DANA", "", "", "", *JUDUL[8:]),
    ("", "", "", "", "", "", "", "TW I", "TW II", "TW III", "TW IV", "", "", "", "", "", ""),
    ("1", "Meningkatnya layanan", "Klien bekerja", "70 %", "A dibagi B dikali 100%", "Bimbingan", "Rp 4.000", "Rp 1.000", "Rp 1.000", "Rp 1.000", "Rp 1.000", "", "Kegiatan", "", "", "", ""),
)  # fmt: skip
BULANAN = (
    ("No", "Sasaran", "Indikator", "Rencana Aksi", "Pagu", *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")),
    ("1", "Meningkatnya layanan", "Klien bekerja", "Bimbingan", "Rp 12.000", *["Rp 1.000"] * 12),
)  # fmt: skip
PER_PERIODE = (
    ("No", "Sasaran", "Indikator", "Rencana Aksi", "Triwulan", "Target", "Realisasi", "Capaian", "Keterangan"),
    *(("1", "Meningkatnya layanan", "Klien bekerja", "Bimbingan", f"TW {tw}", "4", "3", "75", "") for tw in ("I", "II", "III", "IV")),
)  # fmt: skip
BENTUK = {"berjajar", "resmi berjajar", "bulanan", "per periode"}
"""Of these the plans in other forms."""
LAIN = {
    "notulen": (NOTULEN, "Indikator Kinerja"),
    "gaji": (GAJI, ""),
    "ikpa": (IKPA, "Indikator"),
    "berjajar": (BERJAJAR, "Rencana Aksi"),
    "resmi berjajar": (RESMI_BERJAJAR, "RENCANA PENARIKAN DANA"),
    "bulanan": (BULANAN, "Pagu"),
    "per periode": (PER_PERIODE, "Triwulan"),
}


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, which no other load of the machine changes."""
    total = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal total
        total += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return total


@pytest.mark.parametrize("name", LAIN)
class TestLain:
    """Tables of other kinds, each of which would give a plan of nonsense."""

    def test_another_table_in_word_is_refused_with_its_headings(self, tmp_path: Path, name: str) -> None:
        """With their places; a table that is there is never called a picture. A plan in another form is read as one."""
        rows, heading = LAIN[name]
        if name in BENTUK:
            found = impor(saved(tmp_path, decree(table(rows_of(rows)))))
            assert "RAK170" in {one.kode for one in found.temuan}
            return
        with pytest.raises(ImporError, match="Tidak ada tabel rencana aksi") as refused:
            impor(saved(tmp_path, decree(table(rows_of(rows)))))
        assert "gambar" not in str(refused.value)
        if heading:
            column = next(n for n, text in enumerate(rows[0], 1) if text == heading)
            assert f"{heading} (tabel 1, baris 1, kolom {column})" in refused.value.pesan

    def test_another_table_as_text_is_refused_with_its_headings(self, name: str) -> None:
        """With the lines that they stand on; a plan in another form is read as one where its rows are whole."""
        rows, heading = LAIN[name]
        if name in BENTUK:
            found = impor_teks("\n".join([*KEPALA, *("\t".join(cells) for cells in rows)]))
            assert "RAK170" in {one.kode for one in found.temuan}
            rows = (*rows[:-1], rows[-1][1:])
        text = "\n".join([*KEPALA, *("\t".join(cells) for cells in rows)])
        with pytest.raises(ImporError, match="Tidak ada tabel rencana aksi") as refused:
            impor_teks(text)
        assert not heading or f"{heading} (baris {len(KEPALA) + 1}, kolom " in refused.value.pesan


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    """The columns that a plan needs, and its rows."""
    with pytest.raises(ImporError) as refused:
        impor(saved(tmp_path, decree(table(rows_of(GAJI)))))
    assert "PAGU" in refused.value.pesan
    assert "baris TW I sampai TW IV" in refused.value.pesan


def test_a_document_without_a_table_is_told_so(tmp_path: Path) -> None:
    """Only there the table may be a picture."""
    with pytest.raises(ImporError, match="tidak berisi tabel") as refused:
        impor(saved(tmp_path, package(paragraph(run("Tanpa tabel")))))
    assert "gambar" in refused.value.saran


@pytest.mark.parametrize("spelt", ["1000000", "abc", "1000000000000", "-1", "2.5", "", "٣", "251"])
@pytest.mark.parametrize("kind", ["gridSpan", "gridBefore", "gridAfter"])
def test_a_span_that_is_no_small_number_is_refused(tmp_path: Path, spelt: str, kind: str) -> None:
    """With table, row, and the value as seen."""
    cells = [cell(paragraph(run(text))) for text in BARIS[1]]
    span = f'<w:{kind} w:val="{spelt}"/>'
    cells[0] = cell(paragraph(), span if kind == "gridSpan" else "")
    one = row(cells, span if kind != "gridSpan" else "")
    with pytest.raises(ImporError, match=f"Tabel 1, baris 2: lebar sel \\({kind}\\) '{spelt}'"):
        impor(saved(tmp_path, decree(table([rows_of()[0], one]))))


def test_a_span_in_a_table_within_a_cell_is_found_on_the_way_to_it(tmp_path: Path) -> None:
    """The cell of the outer table, then that of the inner one; a table that has ended is on no way."""
    inner = table([*rows_of([["a"]]), row([cell(paragraph(), '<w:gridSpan w:val="abc"/>')])])
    outer = [row([cell(table(rows_of([["b"]])) + paragraph())]), row([cell(inner + paragraph())])]
    with pytest.raises(ImporError, match="Tabel 1, baris 2: Tabel 3, baris 2: lebar sel"):
        impor(saved(tmp_path, decree(table(outer))))


def test_a_table_of_250_columns_is_read_and_a_wider_one_refused(tmp_path: Path) -> None:
    """By its cells; what stands in the one of 250 is no action plan."""
    one = cell(paragraph(run("x")))
    for wide, told in ((250, "Tidak ada tabel rencana aksi"), (251, "tabel 1 lebih lebar dari 250 kolom")):
        with pytest.raises(ImporError, match=told):
            impor(saved(tmp_path, decree(table([row([one] * wide)]))))


BOMS = {
    "paragraphs": "<w:p/>" * 3_000_000,
    "paragraphs within the free size": "<w:p/>" * 1_200_000,
    "cells": f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 150_000}</w:tr></w:tbl>",
    "rows": f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 130_000}</w:tbl>",
    "wide rows": "<w:tbl>"
    + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="250"/></w:tcPr><w:p/></w:tc></w:tr>' * 40_000
    + "</w:tbl>",
    "tables": "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60,
    "depth": "<w:sdt>" * 5000 + "</w:sdt>" * 5000,
    "text": paragraph(run("a" * 7_000_000)),
    "tabs": f"<w:p><w:r>{'<w:tab/>' * 500_000}</w:r></w:p>",
    "text boxes": "<w:p><w:r><w:txbxContent>" * 200 + "</w:txbxContent></w:r></w:p>" * 200,
    "deletions": f"<w:p>{'<w:del><w:r><w:t>a</w:t></w:r></w:del>' * 180_000}</w:p>",
}


@pytest.mark.parametrize("name", BOMS)
def test_a_small_file_that_would_cost_much_is_refused(tmp_path: Path, name: str) -> None:
    """By name, soon after the limit is passed."""
    path = saved(tmp_path, package(BOMS[name]))
    with pytest.raises(ImporError, match=r"batas aman|lebih lebar|lebih dari 2500 baris"):
        impor(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell what a process has needed")
def test_refusing_costs_no_more_than_64_megabytes(tmp_path: Path) -> None:
    """Python and rak included, one file after another."""
    code = (
        "import sys\nfrom rak.decree import ImporError, impor\n"
        "for name in sys.argv[1:]:\n    try:\n        impor(name)\n    except ImporError:\n        pass\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    files = [str(saved(tmp_path, package(body), f"{n}.docx")) for n, body in enumerate(BOMS.values())]
    shown = subprocess.run([sys.executable, "-c", code, *files], capture_output=True, text=True, check=True)
    assert int(shown.stdout) < 64 * 1024


def test_many_small_tables_of_a_matrix_are_read_in_linear_time(tmp_path: Path) -> None:
    """Each goes on with the first, as where every page has its own: four times as many cost four times the calls."""
    blocks = rows_of([[cell for n, cell in enumerate(cells) if n != 9] for cells in BARIS])

    def document(count: int) -> Path:
        return saved(tmp_path, decree("".join(table([one]) for one in [*blocks, *blocks[1:] * count])))

    assert calls_of(lambda: impor(document(80))) < 5 * calls_of(lambda: impor(document(20)))


@pytest.mark.parametrize(
    "body",
    [
        "<w:tr/>",
        "<w:tc/>",
        "<w:tbl><w:tc/></w:tbl>",
        "<w:tbl><w:tr><w:tr/></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tcPr><w:vMerge/></w:tcPr></w:tr></w:tbl>",
        "<w:gridSpan/>",
        "<w:p>",
        "&a;",
        "<w:sdtContent/>" * 3,
        "<mc:Choice/><mc:Fallback/>",
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar/></w:r></w:p>',
        "<w:ffData><w:ddList/></w:ffData>",
    ],
)
def test_a_document_that_is_put_together_wrongly_is_refused(tmp_path: Path, body: str) -> None:
    """Elements where they do not belong: a message, never a traceback."""
    with pytest.raises(ImporError, match=r"rusak|utuh|tidak berisi tabel"):
        impor(saved(tmp_path, package(body)))


def test_elements_within_250_others_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    """The document and its body are two of them; what stands beside each other is not within each other."""
    beside = "<w:x></w:x>" * 300
    whole, deeper = ("<w:x>" * deep + "</w:x>" * deep for deep in (248, 249))
    assert impor(saved(tmp_path, decree(beside + whole + table(rows_of())))).rencana.tahun == 2024
    with pytest.raises(ImporError, match="terlalu banyak"):
        impor(saved(tmp_path, decree(beside + deeper + table(rows_of()))))


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    """Entities that grow come with one."""
    data = package("<w:p/>", {"word/_rels/document.xml.rels": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    with pytest.raises(ImporError, match="utuh"):
        impor(saved(tmp_path, data))


def text_rows(count: int, form: str) -> str:
    """A decree of so many rows as text."""
    rows: list[str] = []
    for n in range(count):
        label = ("TW I", "TW II", "TW III", "TW IV")[n % 4]
        start = [*PERTAMA[:5], f"Kegiatan {n}", f"Rp {n}.000"] if n % 4 == 0 else [""] * 7
        if form == "loose" and n % 4 == 3:
            rows.append("\t" * 10 + f"sisa {n}" + "\t" * 4)
        elif form == "broken":
            rows.append("\t".join([*start, f"Rp {n}.000", "", label, f"Rencana\n{n}", label, "", "", ""]))
        else:
            rows.append("\t".join([*start, f"Rp {n}.000", "", label, f"Rencana {n}", label, "", "", ""]))
    return text_table(*rows)


@pytest.mark.parametrize("form", ["whole", "loose", "broken"])
def test_the_cost_of_a_text_grows_with_its_rows(form: str) -> None:
    """Four times the rows are four times the calls, or little more, whatever the clock says."""
    texts = {count: text_rows(count, form) for count in (200, 800)}
    assert calls_of(lambda: impor_teks(texts[800])) < 5 * calls_of(lambda: impor_teks(texts[200]))


def test_a_row_of_a_text_costs_little() -> None:
    """Its cells are asked of the columns that they may stand in, and of headings once before and once in the table."""
    few, many = text_rows(8, "whole"), text_rows(808, "whole")
    assert calls_of(lambda: impor_teks(many)) - calls_of(lambda: impor_teks(few)) < 1300 * 800


def test_a_text_of_too_many_rows_is_refused() -> None:
    """The row of headings and 5,000 below it are 5,001; alike rows cost little."""
    with pytest.raises(ImporError, match="lebih dari 5000 baris"):
        impor_teks(text_rows(5_000, "whole"))
    alike = "\t".join([*PERTAMA[:5], "Kegiatan", "Rp 1.000", "Rp 100", "", "TW I", "Rencana", "TW I", "", "", ""])
    assert impor_teks("\n".join(["KEPUTUSAN", "TAHUN ANGGARAN 2024", *[alike] * 5_000])).rencana.tahun == 2024
    assert impor_teks(text_rows(1_400, "broken")).rencana.tahun == 2024  # 2,800 lines


@pytest.mark.parametrize(("more", "told"), [(0, "Tidak ada tabel"), (1, "Naskahnya lebih dari 100000 sel")])
def test_a_text_of_100000_cells_is_looked_through(more: int, told: str) -> None:
    """One more is too many."""
    with pytest.raises(ImporError, match=told):
        impor_teks("\n".join(["\t" * 250] * 400 + ["\t" * more]))


@pytest.mark.parametrize("sign", ["\t", "|"])
@pytest.mark.parametrize(
    ("lines", "told"), [([200_000], "Baris 7 punya 200001 sel"), ([200] * 900, "Naskahnya lebih dari 100000 sel")]
)
def test_a_text_of_too_many_cells_is_refused(lines: list[int], told: str, sign: str) -> None:
    """In one line or in all, before any of them is cut."""
    text = text_rows(1, "whole") + "\n" + "\n".join(sign * cells for cells in lines)
    with pytest.raises(ImporError, match=told):
        impor_teks(text)


def test_a_text_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    """Before it is decoded."""
    path = tmp_path / "keputusan.txt"
    path.write_bytes(b"a\tb\n" * (2 * 2**20))
    with pytest.raises(ImporError, match="4 MB"):
        impor(path)


def test_a_large_text_is_not_read_whole_and_a_large_pdf_is_told_as_one(tmp_path: Path) -> None:
    """64 MB on one line, or a scan of 9 MB: refused by their first bytes and their size; two million short lines by their number."""
    path = tmp_path / "keputusan.txt"
    for content, word in (
        (b"x" * 64_000_000, "4 MB"),
        (b"%PDF-1.7" + b"x" * 9_000_000, "PDF"),
        (b"a\n" * 2_000_000, "100000 baris"),
    ):
        path.write_bytes(content)
        tracemalloc.start()
        with pytest.raises(ImporError, match=word):
            impor(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 16 * 2**20


@pytest.mark.parametrize(
    ("lines", "tempat"),
    [
        (["Ditetapkan di Ternate", "pada tanggal Selasa, 27 Februari 2024"], "Ternate"),
        (["Ditetapkan di : Ternate", "Pada hari Selasa tanggal 27 Februari 2024"], "Ternate"),
        (["Ditetapkan di Ternate", "Pada tanggal : Selasa 27-02-2024"], "Ternate"),
        (["Ternate, Selasa 27 Februari 2024"], "Ternate"),
        (["Ternate, Jum'at, 27 Februari 2024"], "Ternate"),
        (["Ternate, hari Selasa, tanggal 27 Februari 2024"], "Ternate"),
        (["Ternate, tanggal 27 Februari 2024"], "Ternate"),
        (["Ternate, pada tanggal 27 Februari 2024"], "Ternate"),
        (["Kota Minggu Raya, 27 Februari 2024"], "Kota Minggu Raya"),
    ],
)
def test_a_day_of_the_week_before_a_date_is_no_place(lines: Sequence[str], tempat: str) -> None:
    """Place and date of the decree's signature."""
    text = text_table(*line(*PERTAMA)).replace(
        "RENCANA AKSI", "\n".join([*lines, "Kepala,", "Siti Rekaan", "RENCANA AKSI"]), 1
    )
    penetapan = impor_teks(text).rencana.keputusan.penetapan
    assert (penetapan.tempat, penetapan.tanggal) == (tempat, datetime.date(2024, 2, 27))
    assert penetapan.nama == "Siti Rekaan"


def test_an_office_does_not_swallow_a_signature() -> None:
    """A title that names no office, then the signature, then the title of the annex."""
    head = "RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2024\nDitetapkan di Ternate\npada tanggal 27 Februari 2024\nKepala,\nSiti Rekaan\n"
    assert impor_teks(head + text_table(*line(*PERTAMA))).rencana.satuan_kerja == "BALAI REKAAN"
