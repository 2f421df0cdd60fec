"""Decrees whose merged cells were retyped in every row, whose cells were lost, or that were copied out of a page."""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import pytest

from rak.decree import HasilImpor, impor, impor_teks
from rak.decree.decree_headings import find_headings
from rak.decree.decree_result import ImporError
from rak.domain.kolom import Kolom
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from tests.decree.pembuat import JUDUL
from tests.decree.pembuat_word import BARIS, KAKI, KEPALA, cell, decree, paragraph, row, rows_of, run, saved, table

_MERGED = 7
"""NO to PAGU stand once for the four rows of a line."""


def _repeated(columns: int = _MERGED) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in BARIS:
        first = line if line[0] else rows[-1]
        rows.append([*first[:columns], *line[columns:]])
    return rows


def _text(rows: list[list[str]]) -> str:
    return "\n".join((*KEPALA, *("\t".join(line) for line in rows), *KAKI))


def _told(hasil: HasilImpor, kode: str) -> list[str]:
    return [one.pesan for one in hasil.temuan if one.kode == kode]


@pytest.mark.parametrize("columns", [1, 2, 5, 6, _MERGED])
def test_values_that_are_repeated_in_every_row_are_the_merged_ones(tmp_path: Path, columns: int) -> None:
    """Two lines stay two, with their own pagu, in Word and as text."""
    plain = impor(saved(tmp_path, decree())).rencana
    again = _repeated(columns)
    assert impor(saved(tmp_path, decree(table(rows_of(again))))).rencana == plain
    assert impor_teks(_text(again)).rencana == plain


def test_lines_of_one_indicator_that_is_retyped_are_its_lines(tmp_path: Path) -> None:
    """Goal and indicator stand again in the second line, its activity and pagu are its own."""
    first, second = BARIS[1:5], [list(line) for line in BARIS[5:9]]
    second[0][:5] = first[0][:5]
    hasil = impor(saved(tmp_path, decree(table(rows_of([BARIS[0], *first, *second])))))
    [indicator] = hasil.rencana.indikator
    assert [str(line.pagu) for line in indicator.kegiatan] == ["Rp88.880.000", "Rp40.000.000"]


@pytest.mark.parametrize("number", ["- 3 -", "Halaman 3", "3"])
def test_the_number_of_a_page_is_no_cell_of_the_row_below_it(number: str) -> None:
    """It stands alone above a row that is whole."""
    lines = _text([*BARIS]).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("2\t"))
    assert impor_teks("\n".join((*lines[:at], number, *lines[at:]))).rencana == impor_teks(_text([*BARIS])).rencana


def test_quotes_around_a_copied_cell_of_two_lines_are_no_text() -> None:
    """A spreadsheet puts them there."""
    text = _text([*BARIS]).replace("Klien bekerja", '"Klien\nyang ""bekerja"""')
    assert next(impor_teks(text).rencana.indikator).uraian == 'Klien yang "bekerja"'


def test_a_row_that_lost_its_pagu_is_told() -> None:
    """The draw beside it is taken for it, and the four draws do not make it."""
    hasil = impor_teks(_text([*BARIS]).replace("\tRp. 88.880.000", ""))
    assert "Baris 12 kekurangan sel; dibaca PAGU Rp22.220.000, padahal keempat penarikannya Rp88.880.000." in _told(
        hasil, "RAK158"
    )


@pytest.mark.parametrize("columns", list(itertools.permutations(range(6, 9)))[1:])
@pytest.mark.parametrize("line", [1, 5])
@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_amounts_that_changed_places_within_a_row_are_told(
    tmp_path: Path, columns: tuple[int, int, int], line: int, suffix: str
) -> None:
    """Pagu 40 million or 88,88, draws a quarter of it each, spent 9 million: in any other order they do not add up."""
    lines = [[*cells] for cells in BARIS]
    lines[line][8] = "Rp. 9.000.000"
    lines[line][6:9] = [lines[line][column] for column in columns]
    hasil = impor_teks(_text(lines)) if suffix == "txt" else impor(saved(tmp_path, decree(table(rows_of(lines)))))
    shown = [one.pesan for one in hasil.temuan if one.kode == "RAK158" and "padahal keempat penarikannya" in one.pesan]
    assert len(shown) == 1
    assert lines[line][6].replace(". ", "") in shown[0]


def test_draws_of_more_than_the_pagu_are_told_though_one_is_missing() -> None:
    """TW I is asked for 99,99 million of 88,88; TW III is left blank."""
    lines = [[*cells] for cells in BARIS]
    lines[1][7], lines[3][7] = "Rp. 99.990.000", ""
    assert "Baris 12: dibaca PAGU Rp88.880.000, padahal penarikan yang terbaca saja Rp144.430.000." in _told(
        impor_teks(_text(lines)), "RAK158"
    )


def test_a_table_in_spaces_is_refused_for_them() -> None:
    """As pdftotext lays it out: where a cell ends is not said."""
    rows = ["".join(f"{cell[:20]:<24}" for cell in line) for line in BARIS]
    with pytest.raises(ImporError, match="dipisah spasi"):
        impor_teks("\n".join((*KEPALA, *rows)))


def test_a_document_of_libreoffice_is_refused_by_its_name(tmp_path: Path) -> None:
    """It is a ZIP as well."""
    path = tmp_path / "keputusan.odt"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text")
    with pytest.raises(ImporError, match="OpenDocument"):
        impor(path)


@pytest.mark.parametrize("at", range(3, 10))
def test_a_row_that_is_broken_between_two_cells_is_one_row(at: int) -> None:
    """The second goal is not joined onto the first, and keeps its money: NO begins a line."""
    rows = [list(line) for line in BARIS]
    rows[5:6] = [rows[5][:at], rows[5][at:]]
    hasil, plain = impor_teks(_text(rows)), impor_teks(_text([*BARIS]))
    assert (hasil.rencana, hasil.laporan) == (plain.rencana, plain.laporan)
    assert "Baris 16 disambung ke baris 17." in _told(hasil, "RAK151")


def test_a_blank_heading_behind_the_plan_is_the_one_of_its_label() -> None:
    """Fourteen headings over fifteen columns: RENCANA KEGIATAN spans two. Where it is the last, there is none behind it."""
    spans, last = find_headings([*JUDUL[:10], "", *JUDUL[10:]]), find_headings(JUDUL[:10])
    assert spans is not None
    assert (spans.kolom, spans.tersirat) == (tuple(Kolom), False)
    assert last is not None
    assert last.kolom == tuple(Kolom)[:11]


@pytest.mark.parametrize(("lines", "whole"), [(20, True), (21, False)])
def test_a_row_goes_over_twenty_lines_at_most(lines: int, whole: bool) -> None:
    """A cell of several lines that was copied out of a page; where it is longer, the lines that are left out are told."""
    words = [f"kata{at}" for at in range(lines)]
    hasil = impor_teks(_text([*BARIS]).replace("Bimbingan klien", "\n".join(words)))
    assert (next(hasil.rencana.kegiatan).uraian == " ".join(words)) is whole
    assert bool(_told(hasil, "RAK158")) is not whole


def test_a_row_does_not_go_on_behind_a_blank_line() -> None:
    """What stands before it is told with its words, nothing is put together by guess."""
    hasil = impor_teks(_text([*BARIS]).replace("Bimbingan klien", "Bimbingan\n\nklien"))
    [told] = [one for one in hasil.temuan if one.kode == "RAK158"]
    assert told.nilai.endswith("A dibagi B dikali 100% | Bimbingan")


@pytest.mark.parametrize("column", [7, 8])
def test_an_amount_that_a_page_cut_behind_its_rp_is_put_together(column: int) -> None:
    """RENCANA PENARIKAN and REALISASI of TW II; an amount that is whole takes nothing on."""
    rows = [list(line) for line in BARIS]
    rows[2][column] = "Rp."
    rest = [""] * column + ["22.220.000"] + [""] * (14 - column)
    hasil = impor_teks(_text([*rows[:3], rest, *rows[3:]]))
    assert "Baris 14 disambung ke TW II di baris 13." in _told(hasil, "RAK151")
    [line, _] = hasil.rencana.kegiatan
    amounts = (line.penarikan[Triwulan.II], hasil.laporan.realisasi.get((line.kode, Bulan(2024, 6))))
    assert amounts == ((Rupiah(22_220_000), None) if column == 7 else (Rupiah(22_220_000),) * 2)
    rows[2][column] = "Rp. 22.220.000"
    assert "22.220.000" in [
        one.nilai for one in impor_teks(_text([*rows[:3], rest, *rows[3:]])).temuan if one.kode == "RAK158"
    ]


def test_a_table_of_three_columns_with_headings_of_its_own_is_not_the_decrees() -> None:
    """Its rows have quarters and amounts, but its headings are those of another table."""
    rows = [["SASARAN KEGIATAN", "INDIKATOR KEGIATAN", "KETERANGAN"],
            *(["Klien bekerja", f"TW {tw}", "Rp 1.000"] for tw in ("I", "II", "III", "IV"))]  # fmt: skip
    with pytest.raises(ImporError, match="Tidak ada tabel rencana aksi"):
        impor_teks(_text(rows))


def test_the_decrees_headings_without_rows_of_quarters_are_no_plan(tmp_path: Path) -> None:
    """A column for the label is there, but no label: whose amounts these are is not known."""
    rows = [list(line) for line in BARIS]
    for line in rows[1:]:
        line[9] = line[11] = ""
    with pytest.raises(ImporError, match="Yang tidak ada: baris TW I sampai TW IV"):
        impor(saved(tmp_path, decree(table(rows_of(rows)))))


def test_goals_with_roman_numerals_are_no_labels_of_quarters() -> None:
    """In a table without a column for labels; numerals alone in another column are labels."""
    rows = [["II" if line[0] else "", *line[1:9], *line[10:11], "", *line[12:]] for line in BARIS[1:]]
    plain = impor_teks(_text([[*JUDUL], *rows]))
    assert [line.rencana[Triwulan.II] for line in plain.rencana.kegiatan] == ["Bimbingan II", "Rapat II"]


def test_of_a_first_row_with_one_amount_it_is_the_draw_as_in_the_rows_below() -> None:
    """Its cells have moved to the left, PAGU is not known and told; the number of the goal is no amount."""
    rows = [list(line) for line in BARIS]
    rows[1] = [*rows[1][:6], rows[1][7], *rows[1][9:]]
    hasil = impor_teks(_text(rows))
    line = next(hasil.rencana.kegiatan)
    assert (line.pagu, set(line.penarikan.nilai)) == (BELUM_DIISI, {Rupiah(22_220_000)})
    assert ("RAK157", Kolom.PAGU) in {(one.kode, one.letak.kolom) for one in hasil.temuan}


def test_an_achievement_without_per_cent_is_the_count_that_it_says() -> None:
    """Three documents of four."""
    rows = [list(line) for line in BARIS]
    rows[5][11], rows[1][11] = "TW I: 3", "TW I: 35 %"
    assert dict(impor_teks(_text(rows)).laporan.capaian_triwulan) == {
        ("1.1", Triwulan.I): Fraction(35, 100), ("2.1", Triwulan.I): Fraction(3),
    }  # fmt: skip


@pytest.mark.parametrize("labels", [True, False])
def test_another_table_behind_the_signature_is_no_part_of_the_plan(*, labels: bool) -> None:
    """Those who get a copy, in three columns; with a column for labels and without."""
    rows = [list(line) for line in BARIS]
    if not labels:
        rows = [[*line[:9], f"{line[9]}: {line[10]}", *line[11:]] for line in rows]
        rows[0] = [*JUDUL]
    names = ("Tembusan", "No\tNama\tJabatan", "1\tSiti Rekaan\tStaf", "2\tUmar Contoh\tStaf")
    plain, more = impor_teks(_text(rows)), impor_teks("\n".join((_text(rows), *names)))
    assert more.rencana == plain.rencana
    assert [one.kode for one in more.temuan] == [one.kode for one in plain.temuan]


@pytest.mark.parametrize("at", [150, 151])
def test_a_refusal_names_headings_of_the_first_three_hundred_cells(at: int) -> None:
    """More than a person looks through; here of two in a row."""
    text = "a\tb\n" * (at - 1) + "Indikator Kinerja\tTarget\n"
    with pytest.raises(ImporError) as refused:
        impor_teks(text)
    assert (f"Indikator Kinerja (baris {at}, kolom 1)" in refused.value.pesan) is (at == 150)


def test_a_mark_of_a_paragraph_that_is_deleted_takes_no_text_away(tmp_path: Path) -> None:
    """At the end of a cell, where nothing follows that its paragraph could go on with."""
    mark = '<w:rPr><w:del w:id="9"/></w:rPr>'
    rows = rows_of(BARIS)
    rows[1] = row([cell(paragraph(run(text), mark if text == "Bimbingan klien" else "")) for text in BARIS[1]])
    assert impor(saved(tmp_path, decree(table(rows)))).rencana == impor(saved(tmp_path, decree())).rencana


def test_a_table_as_wide_as_the_matrix_is_no_part_of_it(tmp_path: Path) -> None:
    """A list of who was there, in fifteen columns without headings of the decree."""
    names = [[f"Siti {at}" for at in range(15)] for _ in range(3)]
    block = table(rows_of()) + paragraph(run("Daftar hadir")) + table(rows_of(names))
    hasil, plain = impor(saved(tmp_path, decree(block))), impor(saved(tmp_path, decree()))
    assert hasil.rencana == plain.rencana
    assert [one.kode for one in hasil.temuan] == [one.kode for one in plain.temuan]


def test_a_doubt_about_a_row_of_a_word_table_names_it_as_it_is_counted(tmp_path: Path) -> None:
    """The headings are its first row."""
    rows = [list(line) for line in BARIS]
    rows[6][6] = "dua juta"
    told = _told(impor(saved(tmp_path, decree(table(rows_of(rows))))), "RAK158")
    assert [text for text in told if "Baris tabel 7" in text]


@pytest.mark.parametrize("length", [60, 61])
def test_of_a_deleted_text_sixty_characters_are_shown(tmp_path: Path, length: int) -> None:
    """The finding holds all of it."""
    gone = '<w:del w:id="2">' + run("x" * length, tag="delText") + "</w:del>"
    hasil = impor(saved(tmp_path, decree(table(rows_of(runs={(1, 10): run("Bimbingan I") + gone})))))
    [told] = [one for one in hasil.temuan if one.kode == "RAK160"]
    assert f" '{'x' * 60}' dihapus." in told.pesan
    assert told.nilai == "x" * length


@pytest.mark.parametrize("blank", [3, 4])
def test_an_indicator_without_target_or_formula_is_one_of_its_own(blank: int) -> None:
    """Under the same goal: one of the two cells is enough to begin it."""
    rows = [list(line) for line in BARIS]
    rows[5][0] = rows[5][1] = rows[5][blank] = ""
    assert [one.uraian for one in impor_teks(_text(rows)).rencana.indikator] == ["Klien bekerja", "Dokumen tersusun"]
