"""Where a budget line begins, which number a goal has, and which rows and sheets are the heading: from matrices as offices keep them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook
from tests.zoo.kandang import JUDUL, Baris, Kandang, Tertulis, to_bytes, write
from tests.zoo.rencana import LAPORAN, RENCANA


def read(kandang: Kandang, *changes: Callable[[Tertulis], object]) -> HasilBaca:
    """What is read of the matrix after the changes."""
    written = write(kandang)
    for change in changes:
        change(written)
    return baca(Workbook.open(to_bytes(written.buku)))


def codes(hasil: HasilBaca) -> set[str]:
    """The codes of its findings."""
    return {temuan.kode for temuan in hasil.temuan}


def with_kode(**fields: object) -> Kandang:
    """A matrix that keeps the KODE of its lines."""
    kandang = Kandang(kolom=[*JUDUL, "kode"], judul={**JUDUL, "kode": "KODE"}, **fields)  # type: ignore[arg-type]
    arrange = kandang.baris

    def coded(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi["kode"] = row.kode
        return arrange(rows)

    kandang.baris = coded
    return kandang


def test_goals_keep_the_numbers_that_the_office_gave_them() -> None:
    """NO 3 and 7 stay 3 and 7, in the KODE of indicators and lines too, and nothing is told about NO."""
    hasil = read(Kandang(nomor=lambda number: {"1": "3", "2": "7"}[number]))
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["3", "7"]
    assert [line.kode for line in hasil.rencana.kegiatan][:3] == ["3.1.1", "3.2.1", "7.1.1"]
    assert "RAK443" not in codes(hasil)


def test_a_number_that_stands_on_two_goals_is_told_and_not_used() -> None:
    """Both have NO 5: they are numbered 1 and 2, by their order."""
    hasil = read(Kandang(nomor=lambda _: "5"))
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["1", "2"]
    assert "RAK443" in codes(hasil)


def test_goals_with_kode_stay_in_the_order_of_the_sheet() -> None:
    """The office put goal 2 first; nothing is torn apart, so nothing is sorted."""
    kandang = with_kode(baris=lambda rows: [row for goal in "21" for row in rows if row.kode[0] == goal])
    hasil = read(kandang)
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["2", "1"]
    assert hasil.laporan == LAPORAN


def test_a_number_that_contradicts_its_kode_is_told_at_its_cell() -> None:
    """NO 3 beside KODE 1.1.1, in the first of the rows that repeat NO."""

    def spoil(written: Tertulis) -> None:
        written.sel("1.1.1", 1, "no").value = "3"

    hasil = read(with_kode(gabung="diulang"), spoil)
    assert hasil.rencana.sasaran[0].nomor == "1"
    assert [(temuan.sel, temuan.nilai) for temuan in hasil.temuan if temuan.kode == "RAK443"] == [("A7", "3")]


def test_a_line_begins_after_four_quarters_though_its_first_label_is_gone() -> None:
    """PAGU is repeated in every row, so that only the count of the quarters says where a line ends."""

    def spoil(written: Tertulis) -> None:
        written.sel("2.1.2", 1, "tw").value = None

    hasil = read(Kandang(gabung="diulang"), spoil)
    assert hasil.rencana == RENCANA
    assert "RAK534" in codes(hasil)


def test_three_unreadable_labels_at_the_end_are_placed_by_their_order() -> None:
    """The last line of the matrix has a readable TW I; the other three are still its quarters."""

    def spoil(written: Tertulis) -> None:
        for tw in (2, 3, 4):
            written.sel("2.3.1", tw, "tw").value = "kuartal"

    hasil = read(Kandang(), spoil)
    assert hasil.rencana == RENCANA
    assert hasil.laporan == LAPORAN


def test_three_blank_labels_at_the_end_are_placed_by_their_order() -> None:
    """As above, with nothing where the labels should be."""

    def spoil(written: Tertulis) -> None:
        for tw in (2, 3, 4):
            written.sel("2.3.1", tw, "tw").value = None

    hasil = read(Kandang(), spoil)
    assert hasil.rencana == RENCANA


@pytest.mark.parametrize(
    "rows",
    [
        ["no sasaran indikator target", "rumus kegiatan pagu penarikan realisasi tw capaian data_dukung status keterangan"],
        ["no sasaran indikator target rumus kegiatan pagu penarikan realisasi", "tw capaian data_dukung status keterangan"],
        ["no sasaran", "indikator target rumus kegiatan pagu penarikan realisasi tw capaian", "data_dukung status keterangan"],
        ["no sasaran indikator target rumus kegiatan pagu penarikan tw", "realisasi capaian", "data_dukung status keterangan"],
    ],
    ids=len,
)  # fmt: skip
def test_a_heading_written_over_two_or_three_rows_without_merges_is_read_whole(rows: list[str]) -> None:
    """Whichever of its rows has most of the headings."""

    def spread(written: Tertulis) -> None:
        sheet = written.lembar
        for down, keys in enumerate(rows):
            for key in keys.split():
                sheet.cell(5, written.kolom[key]).value = None
                sheet.cell(5 + down, written.kolom[key]).value = JUDUL[key]

    def room(row: list[Baris]) -> list[Baris]:
        return [*[Baris({}) for _ in rows[1:]], *row]

    kandang = Kandang(tw_bergabung=False, nomor_kolom=None, baris=room)
    hasil = read(kandang, spread)
    assert hasil.rencana == RENCANA
    assert hasil.laporan == LAPORAN


def test_a_misspelt_heading_merged_over_two_rows_is_told_once_as_it_is_written() -> None:
    """Not once for each row of the merge."""
    kandang = Kandang(judul={**JUDUL, "status": "STATUS PELAKSANAANN"}, judul_atas=[("DANA", "pagu", "realisasi")])
    hasil = read(kandang)
    assert [temuan.nilai for temuan in hasil.temuan if temuan.kode == "RAK125"] == ["STATUS PELAKSANAANN"]
    assert hasil.laporan == LAPORAN


def _copy(written: Tertulis, nama: str) -> Worksheet:
    other = written.buku.copy_worksheet(written.lembar)
    other.title = nama
    other.cell(written.tempat["1.1.1", 1], written.kolom["pagu"]).value = 1  # type: ignore[index]
    return other


@pytest.mark.parametrize(
    ("nama", "hide", "pagu"),
    [
        ("Matriks", "", 1),
        ("MATRIKS", "", 1),
        ("Salinan", "", 88_880_000),
        ("Salinan", "Lama", 1),
        ("Salinan", "Salinan", 88_880_000),
    ],
)
def test_of_two_matrices_alike_the_one_named_matriks_is_read_and_then_the_visible_one(
    nama: str, hide: str, pagu: int
) -> None:
    """RAK121 says which; its remedy is the name, and a hidden sheet is not what the office works on."""

    def change(written: Tertulis) -> None:
        _copy(written, nama)
        if hide:
            written.buku[hide].sheet_state = "hidden"
            written.buku.active = next(s for s in written.buku.worksheets if s.sheet_state == "visible")

    hasil = read(Kandang(lembar="Lama"), change)
    assert int(next(hasil.rencana.kegiatan).pagu) == pagu  # type: ignore[arg-type]
    assert "RAK121" in codes(hasil)


def test_label_and_text_in_one_column_are_both_read_though_some_rows_have_only_the_label() -> None:
    """RENCANA KEGIATAN is one column: ``TW I: Rapat``, and ``TW IV`` where nothing is planned."""

    def join(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi["tw"] = f"{row.isi['tw']}: {row.isi.pop('rencana')}" if row.tw != 4 else row.isi["tw"]
        return rows

    hasil = read(Kandang(kolom=[key for key in JUDUL if key != "rencana"], baris=join))
    assert list(next(hasil.rencana.kegiatan).rencana.nilai) == ["Bimbingan kepribadian klien"] * 3 + [""]


@pytest.mark.parametrize(
    ("text", "unsafe"),
    [
        ("Notulen rapat dan foto kegiatan", False),
        ("https://drive.example/cari?q=javascript:alert", False),
        ("javascript:alert(1)", True),
        ("bukti: file:///C:/bukti.pdf", True),
    ],
)
def test_only_what_opens_something_on_the_own_computer_is_told_as_dangerous(text: str, unsafe: bool) -> None:
    """RAK432; a plain text is none, and an address on the web may contain any word."""

    def spoil(written: Tertulis) -> None:
        written.sel("1.1.1", 2, "data_dukung").value = text

    assert ("RAK432" in codes(read(Kandang(), spoil))) is unsafe
