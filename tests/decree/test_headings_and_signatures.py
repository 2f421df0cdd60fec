"""Which rows are headings of a decree's table, and what the lines around the table say of year, office and signatures."""

from __future__ import annotations

import datetime

import pytest

from rak.decree import HasilImpor, ImporError, impor_teks
from rak.decree.decree_headings import find_headings, is_numbering, is_subheading
from rak.decree.word_symbols import field_address
from rak.domain.kolom import Kolom
from rak.domain.rencana import Penandatangan
from tests.decree.pembuat import JUDUL
from tests.decree.test_kode_impor import PERTAMA, line

FEW = ("INDIKATOR KEGIATAN", "TARGET KINERJA", "PAGU", "RENCANA KEGIATAN", "CAPAIAN")


@pytest.mark.parametrize(("misspelt", "known"), [(0, True), (2, True), (3, False)])
def test_three_headings_are_spelt_as_known_before_others_may_be_like_them(misspelt: int, known: bool) -> None:
    """A slip of the finger in two of five; rows of the table never have three exact ones."""
    cells = [f"{text}N" if at < misspelt else text for at, text in enumerate(FEW)]
    assert (find_headings(cells) is not None) is known


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("1", "2", "3", "4", "5"), True),
        (("(1)", "", "(2)", "(3)", "(4)", "(5)"), True),
        (("1", "2", "3", "4"), False),
        (("1", "2", "3", "4", "99"), True),
        (("1", "2", "3", "4", "100"), False),
        (("1", "2", "3", "4", "TW"), False),
    ],
)
def test_five_numbers_below_100_are_those_of_columns(cells: tuple[str, ...], numbers: bool) -> None:
    """With or without brackets; an amount or a word is no number of a column."""
    assert is_numbering(cells) is numbers


@pytest.mark.parametrize(
    ("cells", "below"), [(("", "TW", "Uraian"), True), (("(Rp)",), True), (("TW", "Lokasi"), False), (("", ""), False)]
)
def test_the_second_row_of_headings_has_known_words_alone(cells: tuple[str, ...], below: bool) -> None:
    """A blank row is none."""
    assert is_subheading(cells) is below


@pytest.mark.parametrize(
    ("at", "position", "implied"), [(3, 3, True), (9, 9, True), (10, 11, True), (14, 15, True), (None, None, True)]
)
def test_a_column_of_the_offices_own_keeps_its_place(at: int | None, position: int | None, implied: bool) -> None:
    """RENCANA KEGIATAN spans the label of the quarter too, so that what stands behind it is one further."""
    heads = [*JUDUL] if at is None else [*JUDUL[:at], "LOKASI", *JUDUL[at:]]
    for blanks in ([], [""], ["", " "]):
        found = find_headings([*heads, *blanks])
        assert found is not None
        assert dict(found.asing) == ({} if position is None else {position: "LOKASI"})
        assert (len(found.kolom), found.tersirat) == (15 + (at is not None), implied)
        assert [kolom for kolom in found.kolom if kolom] == list(Kolom)


@pytest.mark.parametrize("second", ["", "TW"])
def test_a_heading_over_two_cells_leaves_no_column_out(second: str) -> None:
    """The label under RENCANA KEGIATAN, in a cell of its own that is blank, or in one that says so."""
    heads = [*JUDUL[:9], *(["TW", "RENCANA KEGIATAN"] if second else ["RENCANA KEGIATAN", ""]), *JUDUL[10:]]
    found = find_headings(heads)
    assert found is not None
    assert (found.kolom, found.tersirat, found.tw) == (tuple(Kolom), False, 9)


def read(*above: str, below: str = "") -> HasilImpor:
    """What is read of a matrix in order between these lines."""
    return impor_teks("\n".join([*above, "\t".join(JUDUL), *line(*PERTAMA), below]) + "\n")


@pytest.mark.parametrize(
    ("above", "year"),
    [
        (("TAHUN 2023", "RENCANA AKSI", "TAHUN ANGGARAN 2024"), 2024),
        (("TAHUN ANGGARAN 2024", "RENCANA AKSI KINERJA TAHUN 2023"), 2024),
        (("RENCANA AKSI TAHUN 2023", "PERJANJIAN KINERJA TAHUN 2024"), 2024),
        (("RENCANA KINERJA TAHUN 2023", "Ditetapkan di Ternate", "pada tanggal 1 Maret 2024"), 2023),
        (("Ditetapkan di Ternate", "pada tanggal 1 Maret 2024"), 2024),
    ],
)
def test_the_year_is_that_of_the_title_next_to_the_table(above: tuple[str, ...], year: int) -> None:
    """A line of its own first, then the title of a plan, then the day of the signature; the last of each."""
    assert read(*above).rencana.tahun == year


def test_a_plan_without_a_year_is_refused() -> None:
    """A year in a sentence is none."""
    with pytest.raises(ImporError, match="Tahun anggaran tidak ditemukan"):
        read("Menimbang Undang-Undang Nomor 17 Tahun 2003")


@pytest.mark.parametrize(
    ("below", "signed"),
    [
        ("Ternate, 1 Maret 2024\nPlt. Kepala,\nBudi Contoh", ("Budi Contoh", "Plt. Kepala")),
        (
            "Ternate, 1 Maret 2024\nPlt. Kepala,\nttd\nBudi Contoh\nNIP. 19990101 202012 1 001",
            ("Budi Contoh", "Plt. Kepala"),
        ),
        ("Ternate, 1 Maret 2024\nKepala,\nBudi Contoh\nTembusan:\nYth. Kepala Kanwil", ("Budi Contoh", "Kepala")),
        ("Ternate, 1 Maret 2024\nBudi Contoh", ("", "Budi Contoh")),
        ("Ternate, 1 Maret 2024", ("", "Kepala")),
    ],
)
def test_the_name_stands_above_the_nip_or_in_the_second_line(below: str, signed: tuple[str, str]) -> None:
    """What stands further below is no part of the signature."""
    lampiran = read("TAHUN ANGGARAN 2024", below=below).rencana.keputusan.lampiran
    assert lampiran == Penandatangan(*signed, "Ternate", datetime.date(2024, 3, 1))


def test_the_first_number_above_the_table_is_the_decrees() -> None:
    """Laws are cited below it."""
    hasil = read("NOMOR : W.9 TAHUN 2024", "NOMOR 5 TAHUN 2014", "RENCANA AKSI TAHUN 2024")
    assert hasil.rencana.keputusan.nomor == "W.9 TAHUN 2024"


def test_the_plan_may_be_the_last_column() -> None:
    """Nothing stands behind RENCANA KEGIATAN, over which its label would span."""
    found = find_headings(("INDIKATOR KEGIATAN", "TARGET KINERJA", "PAGU", "CAPAIAN", "RENCANA KEGIATAN"))
    assert found is not None
    assert (found.kolom[-2:], found.tersirat) == ((Kolom.TRIWULAN, Kolom.RENCANA_KEGIATAN), True)


def test_an_office_in_capitals_is_spelt_as_the_text_mostly_spells_it() -> None:
    """Three times in the text, once otherwise."""
    text = ("bahwa balai rekaan perlu rencana", *["Kesatu: Balai Rekaan melaksanakan"] * 2)
    hasil = read(*text, "RENCANA AKSI ATAS PERJANJIAN KINERJA", "BALAI REKAAN", "TAHUN ANGGARAN 2024")
    assert hasil.rencana.satuan_kerja == "Balai Rekaan"


def test_of_two_whole_signatures_nothing_is_told() -> None:
    """Place, day, office and name of each."""
    above = ("Ditetapkan di Ternate", "pada tanggal 27 Februari 2024", "Kepala,", "Siti Rekaan")
    hasil = read(*above, "RENCANA AKSI TAHUN ANGGARAN 2024", below="Ternate, 1 Maret 2024\nKepala,\nBudi Contoh")
    assert [one.pesan for one in hasil.temuan if one.kode == "RAK159"] == []


@pytest.mark.parametrize(
    ("instruction", "address"),
    [
        (' HYPERLINK "https://a.test/1" ', "https://a.test/1"),
        (' HYPERLINK "https://a.test/1" \\l "bab2" ', "https://a.test/1#bab2"),
        (' HYPERLINK \\l "bab2" ', ""),
        (" PAGE ", ""),
    ],
)
def test_a_field_leads_to_its_address_and_the_place_in_it(instruction: str, address: str) -> None:
    """A place within the document, or a field of another kind, leads nowhere."""
    assert field_address(instruction) == address
