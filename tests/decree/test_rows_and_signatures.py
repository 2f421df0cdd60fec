"""Which texts of a decree belong to which goal, row and signature, and which lines between the rows are no text at all."""

from __future__ import annotations

import pytest

from rak.decree import impor_teks
from rak.decree.content_fit import MUSTAHIL, fit
from rak.decree.decree_headings import find_headings
from rak.decree.table_grid import Grid, GridCell
from rak.decree.word_form import KisiWord
from rak.decree.word_notes import Notes, Sebab
from rak.decree.word_symbols import read_symbol, shown_field, style_of_position
from rak.domain.kolom import MONEY, Kolom
from rak.domain.laporan import IsianTriwulan
from rak.domain.waktu import Triwulan
from tests.decree.pembuat import JUDUL
from tests.decree.test_kode_impor import KEDUA, PERTAMA, line, table
from tests.decree.test_tanpa_tw import LAIN, four
from tests.decree.test_tanpa_tw import PERTAMA as PERTAMA_TANPA
from tests.decree.test_tanpa_tw import table as table_tanpa

KETIGA = ("3", "Meningkatnya pengawasan", "Laporan tersusun", "4 Laporan", "A dibagi B dikali 100%", "Pengawasan")


def test_a_goal_that_goes_on_beside_the_next_line_is_joined_to_the_goal_above_it() -> None:
    """A page break within the merged cell of the third goal; the two before it keep their texts."""
    rows = [*line(*PERTAMA), *line(*KEDUA), *line(*KETIGA), *line("", "internal satker", "", "", "", "Audit")]
    hasil = impor_teks(table(*rows))
    assert [goal.uraian for goal in hasil.rencana.sasaran] == [
        "Meningkatnya layanan", "Meningkatnya dukungan", "Meningkatnya pengawasan internal satker",
    ]  # fmt: skip
    assert [one.kode for one in hasil.rencana.kegiatan] == ["1.1.1", "2.1.1", "3.1.1", "3.1.2"]


def test_an_indicator_that_goes_on_beside_the_next_line_is_joined_to_the_one_above_it() -> None:
    """The third indicator of the third goal."""
    more = [line("", "", f"Arsip {n}", "1 Dokumen", "A dibagi B dikali 100%", "Penataan") for n in "bc"]
    rows = [*line(*PERTAMA), *line(*KEDUA), *line(*KETIGA), *more[0], *more[1], *line("", "", "yang tertib", "", "", "Audit")]  # fmt: skip
    hasil = impor_teks(table(*rows))
    assert [one.uraian for one in hasil.rencana.indikator] == [
        "Klien bekerja", "Dokumen tersusun", "Laporan tersusun", "Arsip b", "Arsip c yang tertib",
    ]  # fmt: skip


def test_a_goal_without_a_number_gets_the_next_free_one() -> None:
    """The first goal is numbered 2, as in a decree that begins with the second goal of the agreement."""
    hasil = impor_teks(table(*line("2", *PERTAMA[1:]), *line("", *KEDUA[1:])))
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["2", "3"]


def test_an_office_over_two_lines_is_the_office_and_the_last_line_before_the_nip_the_name() -> None:
    """The signature follows the last row of the table at once."""
    sign = "Ternate, 27 Februari 2024\nKepala Balai Pemasyarakatan\nKelas II Ternate,\n\nSiti Rekaan\nNIP. 19000101 200001 1 001\n"
    lampiran = impor_teks(table(*line(*PERTAMA)) + sign).rencana.keputusan.lampiran
    assert (lampiran.tempat, lampiran.nama) == ("Ternate", "Siti Rekaan")
    assert lampiran.jabatan == "Kepala Balai Pemasyarakatan Kelas II Ternate"


def test_an_office_over_five_lines_ends_before_the_name_and_its_nip() -> None:
    """Seven lines are a block of a signature."""
    office = ("Kepala", "Balai Pemasyarakatan", "Kelas II", "Rekaan", "Maluku Utara,")
    sign = "\n".join(("Ternate, 27 Februari 2024", *office, "Siti Rekaan", "NIP. 19000101 200001 1 001", ""))
    lampiran = impor_teks(table(*line(*PERTAMA)) + sign).rencana.keputusan.lampiran
    assert (lampiran.jabatan, lampiran.nama) == (" ".join(office).rstrip(","), "Siti Rekaan")


def test_a_page_number_and_blank_lines_between_rows_are_no_texts() -> None:
    """Nothing more is told than without them; a text of words is."""
    rows = line(*PERTAMA)
    plain = impor_teks(table(*rows))
    for page in (("", "- 2 -", ""), ("2",), ("Halaman 2", "")):
        paged = impor_teks(table(*rows[:2], *page, *rows[2:]))
        assert (paged.rencana, [one.kode for one in paged.temuan]) == (
            plain.rencana,
            [one.kode for one in plain.temuan],
        )
    worded = impor_teks(table(*rows[:2], "dan seterusnya", *rows[2:]))
    assert len(worded.temuan) > len(plain.temuan)


def test_column_numbers_below_the_headings_are_no_row() -> None:
    """(1) to (15), as the form prints them: nothing is told of them and nothing moves."""
    numbers = "\t".join(f"({n})" for n in range(1, 16))
    plain, numbered = impor_teks(table(*line(*PERTAMA))), impor_teks(table(numbers, *line(*PERTAMA)))
    assert numbered.rencana == plain.rencana
    assert [one.kode for one in numbered.temuan] == [one.kode for one in plain.temuan]


def test_five_different_headings_are_a_row_of_headings_and_four_are_not() -> None:
    """RENCANA KEGIATAN among them, as it holds the quarters."""
    few = ("INDIKATOR KEGIATAN", "TARGET KINERJA", "PAGU", "RENCANA KEGIATAN", "CAPAIAN")
    assert find_headings(few) is not None
    assert find_headings(few[1:]) is None


class TestTanpaKolomLabel:
    """Tables without a column for the label of the quarter."""

    def test_rows_with_a_label_of_their_own_among_rows_without_are_read_by_it(self) -> None:
        """Two lines in fourteen cells, then one that was copied from a table with the column."""
        rows = four("TW I: A|", "TW II: B|", "TW III: C|", "TW IV: D|")
        own = [f"{PERTAMA_TANPA}TW I|E|TW I", *(f"{LAIN}TW {n}|{text}|TW {n}" for n, text in (("II", "F"), ("III", "G"), ("IV", "H")))]  # fmt: skip
        hasil = impor_teks(table_tanpa(*rows, *rows, *own))
        assert [list(one.rencana.nilai) for one in hasil.rencana.kegiatan][2] == ["E", "F", "G", "H"]

    def test_the_rest_of_a_remark_stays_a_remark(self) -> None:
        """A page break cut KETERANGAN; its rest stands below it in a row without a quarter."""
        rows = four("TW I: A|", "TW II: B||foto|Selesai|menunggu suku", "TW III: C|", "TW IV: D|")
        hasil = impor_teks(table_tanpa(*rows[:2], "|" * 13 + "cadang", *rows[2:]))
        assert hasil.laporan.isian_of("1.1.1", Triwulan.II) == IsianTriwulan(
            ("foto",), "Selesai", "menunggu suku cadang"
        )
        assert list(next(hasil.rencana.kegiatan).rencana.nilai) == ["A", "B", "C", "D"]

    def test_four_rows_without_amounts_are_still_the_four_quarters(self) -> None:
        """From one PAGU to the next; what is drawn was left blank."""
        rows = four("A|", "B|", "C|", "D|")
        blank = [row.replace("Rp 1.000", "") for row in four("E|", "F|", "G|", "H|")]
        hasil = impor_teks(table_tanpa(*rows, *blank, *rows))
        assert [list(one.rencana.nilai) for one in hasil.rencana.kegiatan][1] == ["E", "F", "G", "H"]


@pytest.mark.parametrize(("width", "height"), [(2, 1), (1, 2)])
def test_two_cells_of_a_word_table_are_a_merge(width: int, height: int) -> None:
    """Side by side or one above the other; a cell alone is none."""
    kisi = KisiWord(Grid(1, 3, ((GridCell(1, 1, 1, ("A",), width, height), GridCell(1, 1, 3, ("B",))),)))
    merge = kisi.merge(1, 1)
    assert merge is not None
    assert (merge.last_row, merge.last_column) == (height, width)
    assert kisi.merge(1, 3) is None


def test_a_symbol_that_is_no_character_is_shown_as_unknown() -> None:
    """U+FFFE and half of a pair are no characters of a text; U+FF05 is the wide sign of per cent."""
    assert [read_symbol("Arial", code) for code in ("FFFE", "D800", "FF05")] == ["\ufffd", "\ufffd", "\uff05"]


def test_letters_begin_and_end_where_unicode_has_them() -> None:
    """The first and last of a range are read, those beside it are controls, halves of pairs or private."""
    for first, last in ((0xA0, 0xD7FF), (0xF900, 0xFFFD)):
        assert [read_symbol("Arial", f"{code:X}") for code in (first, last)] == [chr(first), chr(last)]
        assert [read_symbol("Arial", f"{code:X}") for code in (first - 1, last + 1)] == ["\ufffd", "\ufffd"]
    for low in (0x20, 0x7E):
        assert [read_symbol("Arial", f"{code:X}") for code in (low, 0xF000 + low)] == [chr(low), chr(low)]
    assert [read_symbol("Arial", code) for code in ("1F", "7F", "F07F")] == ["\ufffd"] * 3
    assert [read_symbol("Symbol", code) for code in ("40", "41", "F040")] == ["@", "\ufffd", "@"]


def test_every_tick_and_box_of_wingdings_is_the_sign_that_word_shows() -> None:
    """By its code in the font, with and without the private range; any other code is unknown."""
    shown = {"FC": "✓", "FE": "☑", "A8": "☐", "6F": "☐", "FB": "✗", "FD": "☒", "78": "☒"}
    assert {code: read_symbol("Wingdings 2", code) for code in shown} == shown
    assert {code: read_symbol("Wingdings", f"F0{code}") for code in shown} == shown
    others = {f"{number:X}" for number in range(0x20, 0x100)} - shown.keys()
    assert {read_symbol("Wingdings", code) for code in others} == {"\ufffd"}


def test_a_merge_ends_with_its_last_row() -> None:
    """The cell below it is its own."""
    rows = (
        (GridCell(1, 1, 1, ("A",), 1, 2), GridCell(1, 1, 2, ("B",))),
        (GridCell(1, 2, 2, ("C",)),),
        (GridCell(1, 3, 2, ("D",)),),
    )
    kisi = KisiWord(Grid(1, 2, rows))
    assert kisi.merge(2, 1) is not None
    assert kisi.merge(3, 1) is None


def test_of_more_than_500_changes_only_the_number_is_kept_and_those_of_a_known_place_are_not_more() -> None:
    """Places that are noted already go on."""
    notes = Notes()
    for at in range(502):
        notes.add(Sebab.DIHAPUS, (1, at, 1), "x")
    notes.add(Sebab.DIHAPUS, (1, 1, 1), "y")
    assert (len(notes.found), notes.more) == (500, 2)
    assert notes.found[(1, 1, 1), Sebab.DIHAPUS] == ("xy", 2)


WORDS = {Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.RENCANA_KEGIATAN}
REST = {Kolom.DATA_DUKUNG, Kolom.STATUS_PELAKSANAAN, Kolom.KETERANGAN}
ALONE = {Kolom.NO, Kolom.TRIWULAN, *MONEY}
"""Columns of numbers, labels and amounts, which words never stand in."""


@pytest.mark.parametrize(
    ("text", "likeliest", "impossible"),
    [
        ("1.", {Kolom.NO}, {Kolom.TRIWULAN, Kolom.RUMUS_PERHITUNGAN, *MONEY}),
        ("20", {Kolom.NO}, {Kolom.TRIWULAN, Kolom.RUMUS_PERHITUNGAN, *MONEY}),
        ("70 %", {Kolom.TARGET_KINERJA}, ALONE),
        ("4000 M ²", {Kolom.TARGET_KINERJA}, ALONE),
        ("A dibagi B dikali 100%", {Kolom.RUMUS_PERHITUNGAN}, {*ALONE, Kolom.TARGET_KINERJA}),
        ("Rp.604.663.500", {*MONEY}, {Kolom.NO, Kolom.TRIWULAN, Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN, *WORDS}),
        ("-", {*MONEY}, {Kolom.NO, Kolom.TRIWULAN}),
        ("TW I", {Kolom.CAPAIAN, Kolom.TRIWULAN}, {Kolom.NO, *MONEY, *WORDS, *REST}),
        ("TW I: 70%", {Kolom.CAPAIAN}, ALONE),
        ("https://drive.example/a", {Kolom.DATA_DUKUNG}, {*ALONE, Kolom.STATUS_PELAKSANAAN}),
        ("Selesai", {Kolom.STATUS_PELAKSANAAN}, ALONE),
    ],
)
def test_what_a_cell_holds_says_in_which_column_it_stands(
    text: str, likeliest: set[Kolom], impossible: set[Kolom]
) -> None:
    """The spellings of the decree: each has the column that it is likeliest in, and those that it contradicts."""
    points = {kolom: fit(kolom, text) for kolom in Kolom}
    assert {kolom for kolom in Kolom if points[kolom] == max(points.values())} == likeliest
    assert {kolom for kolom in Kolom if points[kolom] == MUSTAHIL} == impossible


def test_a_target_in_words_has_three_words_and_a_status_forty_characters_at_most() -> None:
    """Longer ones are more likely the text of a neighbour."""
    assert fit(Kolom.TARGET_KINERJA, "Tepat waktu sekali") > 0 > fit(Kolom.TARGET_KINERJA, "Tepat waktu sekali saja")
    assert fit(Kolom.STATUS_PELAKSANAAN, "x" * 40) == 0 > fit(Kolom.STATUS_PELAKSANAAN, "x" * 41)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rapat kerja", True),
        ("3 kegiatan pembinaan klien pemasyarakatan di Ternate", True),
        ("Skala 7", True),
        ("-", False),
        ("70 %", False),
        ("1.", False),
        ("A dibagi B", False),
    ],
)
def test_a_text_of_words_may_begin_with_a_figure_and_a_figure_alone_is_none(text: str, words: bool) -> None:
    """What an activity is called; figures, dashes, numbers and formulas are of other columns."""
    assert (fit(Kolom.KEGIATAN, text) > 0) is words


@pytest.mark.parametrize(
    "changes", [{"REALISASI ANGGARAN": "PAGU"}, {"RENCANA KEGIATAN": "LOKASI"}], ids=["twice", "gone"]
)
def test_headings_of_which_one_stands_twice_or_without_the_plan_are_not_the_decrees(changes: dict[str, str]) -> None:
    """Two columns of PAGU; none of RENCANA KEGIATAN, whose label says the quarter."""
    assert find_headings(JUDUL) is not None
    assert find_headings([changes.get(text, text) for text in JUDUL]) is None


def test_a_text_is_raised_or_lowered_from_two_points_on() -> None:
    """Word counts half-points; less is how a line is set straight."""
    shown = {val: style_of_position({"val": val}) for val in ("4", "3", "0", "-3", "-4", "2pt", "x")}
    assert shown == {"4": "superscript", "3": "", "0": "", "-3": "", "-4": "subscript", "2pt": "", "x": ""}


def test_the_font_of_a_symbol_field_says_which_sign_it_is() -> None:
    """A3 is the pound of a text and less or equal of the font Symbol."""
    assert [shown_field(code) for code in (r'SYMBOL 163 \f "Symbol"', "SYMBOL 0xA3", "SYMBOL x")] == ["≤", "£", None]


def test_of_two_signatures_the_one_next_to_the_table_counts() -> None:
    """Above it the last is the decree's, below it the first is the attachment's."""
    blocks = [f"Ditetapkan di {place}\npada tanggal 27 Februari 2024\nKepala,\n{name}\n" for place, name in
              (("Ternate", "Siti"), ("Tidore", "Budi"), ("Jailolo", "Ani"), ("Tobelo", "Umar"))]  # fmt: skip
    found = impor_teks("".join([*blocks[:2], table(*line(*PERTAMA)), *blocks[2:]])).rencana.keputusan
    assert (found.penetapan.tempat, found.penetapan.nama) == ("Tidore", "Budi")
    assert (found.lampiran.tempat, found.lampiran.nama) == ("Jailolo", "Ani")
