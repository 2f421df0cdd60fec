"""Where a table of a text begins and ends, what stands between its rows, and what is said of a text that has none."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from rak.decree import ImporError, impor, impor_teks
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from tests.decree.test_kode_impor import KEDUA, KEPALA, PERTAMA, line, only, table
from tests.decree.test_tanpa_tw import four
from tests.decree.test_tanpa_tw import table as table_tanpa


def _plans(text: str) -> list[list[str]]:
    return [[*one.rencana.nilai] for one in impor_teks(text).rencana.kegiatan]


@pytest.mark.parametrize("sign", ["\n", "\r"])
def test_a_text_of_100000_line_ends_is_looked_through_and_one_more_is_refused(tmp_path: Path, sign: str) -> None:
    """Whatever ends its lines."""
    path = tmp_path / "keputusan.txt"
    for more, told in ((0, "Tidak ada tabel"), (1, "lebih dari 100000 baris")):
        path.write_text("a" + sign * (100_000 + more), "utf-8", newline="")
        with pytest.raises(ImporError, match=told):
            impor(path)


def test_a_document_beyond_64_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    """Before any of it is inflated."""
    path = tmp_path / "keputusan.docx"
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(64 * 2**20 + 1)
    with pytest.raises(ImporError, match="Berkas lebih besar dari 64 MB"):
        impor(path)


@pytest.mark.parametrize(
    ("first", "rest", "whole"),
    [
        ("Pendidikan non-", "formal", "Pendidikan non-formal"),
        ("Rapat -", "rutin", "Rapat - rutin"),
        ("Rapat", "rutin", "Rapat rutin"),
    ],
)
def test_a_hyphen_at_a_page_break_takes_the_rest_without_a_blank(first: str, rest: str, whole: str) -> None:
    """A dash between blanks is a dash of the sentence."""
    rows = line(*PERTAMA)
    rows[1] = rows[1].replace("Kegiatan berkala", first)
    text = table(*rows[:2], "\t" * 10 + rest + "\t" * 4, *rows[2:])
    assert _plans(text)[0][1] == whole


def test_bars_within_a_cell_do_not_part_it() -> None:
    """Cells between tabs, one of which lists what is done."""
    text = table(*line(*PERTAMA)).replace("Kegiatan berkala", "Rapat | supervisi | monev | evaluasi", 1)
    assert _plans(text)[0][0] == "Rapat | supervisi | monev | evaluasi"


@pytest.mark.parametrize("note", ["Catatan:\tlihat lampiran", "| Catatan: | lihat lampiran |"])
def test_a_note_of_two_cells_between_the_rows_is_told_with_its_words(note: str) -> None:
    """It may be the rest of the row above it."""
    rows = line(*PERTAMA)
    hasil = impor_teks(table(*rows, note, *line(*KEDUA)))
    assert "Catatan: | lihat lampiran" in {one.nilai for one in hasil.temuan}
    assert len([*hasil.rencana.kegiatan]) == 2


def test_a_signature_in_two_cells_below_the_last_row_ends_the_table() -> None:
    """Who has seen it on the left, place and day on the right."""
    text = table(*line(*PERTAMA))
    plain, signed = (
        impor_teks(text),
        impor_teks(text + "Mengetahui,\tTernate, 28 Februari 2024\nSiti Rekaan\tBudi Contoh\n"),
    )
    assert signed.rencana.sasaran == plain.rencana.sasaran
    assert "RAK158" not in {one.kode for one in signed.temuan}


def test_the_rest_of_the_last_row_that_lost_its_blank_cells_is_still_joined() -> None:
    """A remark that goes on on the last page, in three cells."""
    rows = line(*PERTAMA)
    rows[3] = "\t".join([*rows[3].split("\t")[:14], "menunggu suku"])
    hasil = impor_teks(table(*rows, "\t\tcadang"))
    assert only(hasil, "RAK151").nilai == "cadang"


def test_a_label_in_capaian_names_the_quarter_of_a_row_without_a_plan() -> None:
    """The cells beside it stay where they are."""
    rows = four("A|TW I:", "|TW II: 40 %", "C|TW III:", "D|TW IV:")
    hasil = impor_teks(table_tanpa(*rows))
    assert [*next(hasil.rencana.kegiatan).rencana.nilai] == ["A", "", "C", "D"]
    assert {one.kode for one in hasil.temuan} == {"RAK156", "RAK157", "RAK159"}
    assert dict(hasil.laporan.capaian_triwulan) == {("1.1", Triwulan.II): Fraction(2, 5)}


def test_bare_numerals_in_a_column_of_their_own_are_the_labels() -> None:
    """Fourteen headings over fifteen cells, TW written as I to IV."""
    text = table(*line(*PERTAMA))
    for numeral in ("IV", "III", "II", "I"):
        text = text.replace(f"\tTW {numeral}\tKegiatan berkala\tTW {numeral}\t", f"\t{numeral}\tKegiatan {numeral}\t\t")
    assert _plans(text) == [["Kegiatan I", "Kegiatan II", "Kegiatan III", "Kegiatan IV"]]


def test_without_headings_a_row_that_a_page_cut_is_no_heading() -> None:
    """It has no amount, and is joined as ever."""
    rows = line(*PERTAMA)
    [one] = impor_teks(KEPALA + "\n".join([*rows[:2], "\t" * 10 + "dan rutin" + "\t" * 4, *rows[2:]])).rencana.kegiatan
    assert (one.rencana[Triwulan.II], one.penarikan[Triwulan.I]) == ("Kegiatan berkala dan rutin", Rupiah(1000))


@pytest.mark.parametrize(
    ("heads", "side"),
    [
        (("Bobot TW I", "Bobot TW II", "Bobot TW III"), True),
        (("Bobot TW I", "Bobot TW II", "Bobot"), False),
        (("Serapan uang belanja TW I", "Serapan uang belanja TW II", "Serapan uang belanja TW III"), True),
        (("Penyerapan uang kotor TW I", "Penyerapan uang kotor TW II", "Penyerapan uang kotor TW III"), False),
        (("Bobot Januari", "Bobot Februari", "Bobot Maret"), False),
        (("Pagu Januari", "Pagu Februari", "Pagu Maret"), True),
    ],
)
def test_three_periods_in_one_row_stand_side_by_side(heads: tuple[str, ...], side: bool) -> None:
    """Quarters with a few words, months with the name of a column; the refusal says so."""
    rows = [("Hal", "Indikator Kinerja", *heads), ("1", "Klien bekerja", "10", "20", "30", "catatan")]
    with pytest.raises(ImporError) as refused:
        impor_teks("\n".join("\t".join(cells) for cells in rows))
    assert ("berjajar ke samping" in refused.value.pesan) is side
    assert (f"{heads[0]} (baris 1, kolom 3)" in refused.value.pesan) is side


@pytest.mark.parametrize(("count", "more"), [(20, ""), (22, " dan 2 lagi")])
def test_a_refusal_names_twenty_headings_and_the_number_of_the_others(count: int, more: str) -> None:
    """A wide table of another kind; a row with one known word is no row of headings."""
    heads = ["Indikator Kinerja", "Target", *(f"Kolom {at}" for at in range(3, count + 1))]
    with pytest.raises(ImporError) as refused:
        impor_teks("\t".join(heads) + "\nTarget\tx\ty")
    shown = refused.value.pesan.partition("ditemukan: ")[2].partition(". Yang tidak ada")[0]
    assert shown.count(";") == 19
    assert shown.endswith(f"Kolom 20 (baris 1, kolom 20){more}")


def test_a_table_whose_first_amount_is_missing_keeps_its_draws() -> None:
    """PAGU is blank and told; the draw of TW I stands under its heading."""
    hasil = impor_teks(table(*line(*PERTAMA, pagu="")))
    [one] = hasil.rencana.kegiatan
    assert (one.pagu, one.penarikan[Triwulan.I]) == (BELUM_DIISI, Rupiah(1000))


def test_rows_and_lines_are_told_by_the_number_of_their_line() -> None:
    """A row over two lines, a line below it, and the rest of the row on the next page."""
    first, second, *others = line(*PERTAMA)
    broken, rest = second.replace("Kegiatan berkala", "Kegiatan\nberkala"), "\t" * 10 + "dan rutin" + "\t" * 4
    hasil = impor_teks(table(first, broken, "kalimat lepas", rest, *others))
    told = {one.pesan for one in hasil.temuan}
    assert "Baris 8 di dalam tabel bukan baris tabel dan tidak dipakai." in told
    assert "Baris 9 disambung ke TW II di baris 6." in told
    assert next(hasil.rencana.kegiatan).rencana[Triwulan.II] == "Kegiatan berkala dan rutin"


OTHER = (("No", "Sasaran", "Indikator", "Rencana Aksi", "Triwulan", "Target", "Realisasi Anggaran"),
         *(("1", "Layanan", "Klien bekerja", "Bimbingan", f"TW {tw}", "4", "Rp 1.000") for tw in ("I", "II", "III", "IV")))  # fmt: skip


@pytest.mark.parametrize("gap", [[], [""], ["", "  "]])
def test_headings_of_another_form_count_over_blank_lines(gap: list[str]) -> None:
    """Rows of quarters with amounts are no matrix of the decree below them."""
    head, *rows = ("\t".join(cells) for cells in OTHER)
    title = "RENCANA AKSI BALAI REKAAN TAHUN 2025"
    hasil = impor_teks("\n".join((title, head, *gap, *rows)))
    assert "RAK170" in {one.kode for one in hasil.temuan}
    assert [one.uraian for one in hasil.rencana.indikator] == ["Klien bekerja"]


@pytest.mark.parametrize("other", ["", "Mengetahui\tKepala\n", "a\tb\nc\td\n"])
def test_cells_between_blanks_are_told_as_such_whatever_else_has_tabs(other: str) -> None:
    """A text out of a PDF with a signature in two cells; a table whose labels stand between tabs is another matter."""
    spaced = "1  Layanan  Klien bekerja  70 %  A dibagi B  Bimbingan  Rp 4.000  Rp 1.000    TW I  Rapat\n"
    with pytest.raises(ImporError, match="dipisah spasi"):
        impor_teks(KEPALA + spaced + other)
    with pytest.raises(ImporError, match="Judul yang ditemukan"):
        impor_teks(KEPALA + spaced + "TW I\tRapat\n" + other)
