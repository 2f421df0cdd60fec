"""The same forms in Word tables: what Excel says in cells, Word says in texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from rak.decree.decree_result import ImporError
from rak.decree.import_decree import impor
from rak.domain.period_words import NAMA_BULAN
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from tests.decree.pembuat_word import cell, decree, paragraph, row, rows_of, run, saved, table

_TITLE = "RENCANA AKSI ATAS PERJANJIAN KINERJA BADAN CONTOH TAHUN 2026"


def _document(path: Path, rows: Sequence[tuple[str, ...]], titles: Sequence[str] = (_TITLE,)) -> Path:
    document = Document()
    for title in titles:
        document.add_paragraph(title)
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for line, texts in zip(made.rows, rows, strict=True):
        for box, text in zip(line.cells, texts, strict=True):
            box.text = text
    document.save(str(path))
    return path


def test_targets_of_months_keep_the_ends_of_quarters(tmp_path: Path) -> None:
    """L3 in Word: March, June, September, December."""
    first = ("No", "Tujuan/ Sasaran", "Indikator Kinerja", "Target Tahun 2026")
    rows = [
        (*first, *("Target Bulan",) * 12), (*first, *NAMA_BULAN), tuple(str(at) for at in range(1, 17)),
        ("1", "Meningkatnya kapasitas", "Indeks ketahanan", "0,9 Angka", *("0",) * 11, "0,9"),
    ]  # fmt: skip
    hasil = impor(_document(tmp_path / "a.docx", rows))
    [indicator] = hasil.rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["0 Angka", "0 Angka", "0 Angka", "0,9 Angka"]
    assert {one.kode for one in hasil.temuan} >= {"RAK170", "RAK175"}


def test_money_side_by_side_is_read_from_texts(tmp_path: Path) -> None:
    """L2 in Word: amounts with dots."""
    heads = ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU")
    rows = [
        (*heads, "RENCANA PENARIKAN TW I", "RENCANA PENARIKAN TW II", "REALISASI ANGGARAN TW I"),
        ("1", "Layanan", "Nilai A", "Kegiatan A", "Rp. 40.000.000", "10.000.000", "10.000.000", "9.000.000"),
    ]
    hasil = impor(_document(tmp_path / "a.docx", rows))
    [line] = hasil.rencana.kegiatan
    assert (line.pagu, line.penarikan[Triwulan.I]) == (Rupiah(40_000_000), Rupiah(10_000_000))
    assert hasil.laporan.realisasi_triwulan == {("1.1.1", Triwulan.I): Rupiah(9_000_000)}


@pytest.mark.parametrize(
    ("titles", "year"),
    [
        (("Pengukuran Kinerja Tahun 2026", "Dinas Contoh"), 2026),
        (("RENCANA AKSI ATAS PERJANJIAN KINERJA 2026",), 2026),
        (("Menurut Peraturan Nomor 88 Tahun 2021", "Monitoring T.A. 2026"), 2026),
        (("Menurut Peraturan Nomor 88 Tahun 2021",), None),
        (("Monitoring 2025 dan 2026",), None),
        (("Kode 120265",), None),
    ],
)
def test_the_year_is_the_only_one_that_the_titles_name(tmp_path: Path, titles: Sequence[str], year: int | None) -> None:
    """Tables of other forms stand below titles of any words; the year of a regulation is not the plan's, and two are a question."""
    rows = [("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET"), ("1", "Layanan", "Nilai A", "Nilai", "80")]
    path = _document(tmp_path / "a.docx", rows, titles)
    if year is not None:
        assert impor(path).rencana.tahun == year
        return
    with pytest.raises(ImporError, match="Tahun anggaran tidak ditemukan"):
        impor(path)


def test_minutes_of_a_meeting_are_refused(tmp_path: Path) -> None:
    """They have a table, but no indicator with figures."""
    rows = [("No", "Agenda", "Pembahasan"), ("1", "Pembukaan", "Rapat dibuka")]
    with pytest.raises(ImporError):
        impor(_document(tmp_path / "a.docx", rows))


@pytest.mark.parametrize("merged", [False, True])
def test_a_cell_merged_over_two_quarters_is_asked_in_word_too(tmp_path: Path, merged: bool) -> None:
    """REALISASI ANGGARAN TW I and TW II in one cell: of which quarter the amount is nobody knows."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU", "REALISASI ANGGARAN TW I", "REALISASI ANGGARAN TW II"),
        ("1", "Layanan", "Nilai A", "Kegiatan A", "40.000.000", "9.000.000", "" if merged else "8.000.000"),
    ]
    path = _document(tmp_path / "a.docx", rows)
    if merged:
        document = Document(str(path))
        cells = document.tables[0].rows[1].cells
        cells[5].merge(cells[6])
        document.save(str(path))
    hasil = impor(path)
    spent = [str(one) for one in hasil.laporan.realisasi_triwulan.values()]
    asked = [one for one in hasil.temuan if one.kode == "RAK173"]
    assert (spent, len(asked)) == (([], 1) if merged else (["Rp9.000.000", "Rp8.000.000"], 0))


def test_a_merge_over_two_rows_is_of_both_and_not_of_the_third(tmp_path: Path) -> None:
    """Who answers stands once for the first two indicators; nobody is named for the third."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "TARGET", "PENANGGUNG JAWAB"),
        ("1", "Layanan", "Jumlah laporan", "4", "Seksi A"), ("2", "Layanan", "Jumlah rapat", "5", ""),
        ("3", "Layanan", "Jumlah surat", "6", ""),
    ]  # fmt: skip
    path = _document(tmp_path / "a.docx", rows)
    document = Document(str(path))
    [made] = document.tables
    made.cell(1, 4).merge(made.cell(2, 4))
    document.save(str(path))
    assert [one.penanggung_jawab for one in impor(path).rencana.indikator] == ["Seksi A", "Seksi A", ""]


FORM = (
    ("NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET TW I", "TARGET TW II"),
    ("1", "Layanan", "Jumlah laporan", "8", "5", "8"),
    ("2", "Layanan", "Jumlah rapat", "8", "2", "4"),
)


@pytest.mark.parametrize("wrapped", [False, True], ids=["alone", "in a table of layout"])
def test_tracked_changes_in_another_form_are_read_as_shown_and_told(tmp_path: Path, *, wrapped: bool) -> None:
    """An insertion counts, a deletion and what was moved away do not, a hidden text neither; each is told, with its place in the outermost table."""
    rows = rows_of(FORM, {
        (1, 4): '<w:ins w:id="1">' + run("5") + '</w:ins><w:del w:id="2">' + run("9", tag="delText") + "</w:del>",
        (2, 4): '<w:moveFrom w:id="3">' + run("7") + '</w:moveFrom><w:moveTo w:id="4">' + run("2") + "</w:moveTo>",
        (2, 5): run("4") + run("0", "<w:vanish/>"),
    })  # fmt: skip
    gone = row([cell(paragraph(run(text))) for text in FORM[2]], '<w:del w:id="9"/>')
    block = table([*rows, gone])
    hasil = impor(
        saved(tmp_path, decree(table([row([cell(paragraph() + block + paragraph())])]) if wrapped else block))
    )
    assert [[str(goal) for goal in one.target_triwulan or ()][:2] for one in hasil.rencana.indikator] == [
        ["5", "8"], ["2", "4"],
    ]  # fmt: skip
    told = {one.pesan.split(": ")[1] for one in hasil.temuan if one.kode in {"RAK160", "RAK161"}}
    each = {"'5' disisipkan.", "'2' disisipkan.", "'9' dihapus.", "'7' dihapus."}
    assert told > {"'0' tersembunyi.", *({"'52' disisipkan.", "'97' dihapus."} if wrapped else each)}
    assert any("baris dihapus" in text for text in told)
    assert next(one.pesan for one in hasil.temuan if one.kode == "RAK160").startswith("Tabel 1, baris ")


def test_what_is_skipped_after_a_deletion_is_not_deleted(tmp_path: Path) -> None:
    """The picture of an old Word beside a shape is no change of anybody's."""
    boxes = '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
    deleted = '<w:del w:id="2">' + run("9", tag="delText") + "</w:del>"
    rows = rows_of(FORM, {(1, 4): deleted + boxes.format(run("5"), run("6"))})
    hasil = impor(saved(tmp_path, decree(table(rows))))
    assert [one.pesan.split(": ")[1] for one in hasil.temuan if one.kode == "RAK160"] == ["'9' dihapus."]


def test_a_target_keeps_the_unit_that_it_is_written_with(tmp_path: Path) -> None:
    """SATUAN is of those that have none of their own."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET"), ("1", "Layanan", "Nilai A", "Dokumen", "4 Laporan"),
        ("2", "Tata kelola", "Nilai B", "Dokumen", "5"), ("3", "Lainnya", "Nilai C", "", "6"),
    ]  # fmt: skip
    hasil = impor(_document(tmp_path / "a.docx", rows))
    assert [str(one.target) for one in hasil.rencana.indikator] == ["4 Laporan", "5 Dokumen", "6"]


LAST = ("2", "Layanan", "Nilai B", "Kegiatan B", "", "7.000.000", "6.000.000")


@pytest.mark.parametrize(("mark", "asked"), [('<w:hMerge w:val="continue"/>', 1), ("<w:hMerge/>", 1), ("", 0)])
def test_cells_that_an_old_word_merged_to_the_left_are_one(tmp_path: Path, mark: str, asked: int) -> None:
    """REALISASI ANGGARAN of TW I and TW II in one cell is asked; side by side they are two amounts."""
    heads = ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU", "REALISASI ANGGARAN TW I", "REALISASI ANGGARAN TW II")
    texts = ("1", "Layanan", "Nilai A", "Kegiatan A", "40.000.000", "9.000.000", "8.000.000")
    looks = {4: '<w:vMerge w:val="restart"/>', 5: '<w:hMerge w:val="restart"/>', 6: mark}
    line = row([cell(paragraph(run(text)), looks.get(at, "")) for at, text in enumerate(texts)])
    below = row([cell(paragraph(run(text)), "<w:vMerge/>" if at == 4 else "") for at, text in enumerate(LAST)])
    hasil = impor(saved(tmp_path, decree(table([*rows_of([heads]), line, below]))))
    spent = [str(one) for one in hasil.laporan.realisasi_triwulan.values()]
    assert spent == [*([] if asked else ["Rp9.000.000", "Rp8.000.000"]), "Rp7.000.000", "Rp6.000.000"]
    assert len([one for one in hasil.temuan if one.kode == "RAK173"]) == asked


def test_a_finding_on_many_cells_says_how_many_more_there_are(tmp_path: Path) -> None:
    """Counts of twelve months that add up: the first is named, eleven more are meant."""
    heads = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahun 2026")
    rows = [
        (*heads, *("Target Bulan",) * 12), (*heads, *NAMA_BULAN),
        ("1", "Layanan", "Jumlah koleksi", "Buku", "120", *("10",) * 12),
    ]  # fmt: skip
    [told] = [one.pesan for one in impor(_document(tmp_path / "a.docx", rows)).temuan if one.kode == "RAK175"]
    assert told.endswith(" (dan 11 sel lagi)")


@pytest.mark.parametrize(("columns", "lines", "told"), [(2, 2, False), (3, 2, True), (3, 1, False)])
def test_a_small_table_behind_the_plan_is_told_where_it_may_be_a_part_of_it(
    tmp_path: Path, columns: int, lines: int, *, told: bool
) -> None:
    """Three columns and two rows may; a block of signatures in two columns, or one row, may not."""
    more = table(rows_of([tuple(f"Siti {at}" for at in range(columns))] * lines))
    block = table(rows_of(FORM)) + paragraph(run("Mengetahui")) + more
    assert ("RAK178" in {one.kode for one in impor(saved(tmp_path, decree(block))).temuan}) is told


MONEY = (
    ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU"), ("1", "Layanan", "Nilai A", "Kegiatan A", "40.000"),
    ("2", "Layanan", "Nilai B", "Kegiatan B", "50.000"),
)  # fmt: skip


def test_two_units_beside_a_word_table_are_asked_where_the_first_stands(tmp_path: Path) -> None:
    """Above the table, whose own rows are counted from its heading."""
    block = paragraph(run("(dalam ribuan rupiah)")) + table(rows_of(MONEY)) + paragraph(run("(dalam jutaan rupiah)"))
    told = [one.pesan for one in impor(saved(tmp_path, decree(block))).temuan if one.kode == "RAK173"]
    assert next(text for text in told if "catatan satuan" in text).startswith("di atas tabel 1: Dua catatan satuan")
