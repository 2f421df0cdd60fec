"""What is kept in Bulanan, Petunjuk and single cells, and what of it is a contradiction and what is none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from openpyxl.workbook.workbook import Workbook as Book

from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.period_words import NAMA_BULAN
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.read.grid import is_outside
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from tests.layouts.sheets import read as read_form
from tests.layouts.sheets import workbook
from tests.matriks.test_lines_and_headings import codes
from tests.matriks.test_lines_and_headings import read as read_bare
from tests.matriks.test_reader import PEMBILANG, Change, at, built, galat, read, row_of, stated
from tests.zoo.kandang import JUDUL, Baris, Kandang, Tertulis, to_bytes, write
from tests.zoo.rencana import RENCANA

PENYEBUT = "jumlah klien usia produktif"


def test_a_pagu_merged_beyond_its_line_over_a_blank_row_is_the_lines_own() -> None:
    """The row below has no quarter, so that there is no other line to share the amount with."""

    def widen(written: Tertulis) -> None:
        first, column = written.tempat["1.1.1", Triwulan.I], written.kolom["pagu"]
        sheet = written.lembar
        sheet.unmerge_cells(start_row=first, end_row=first + 3, start_column=column, end_column=column)
        sheet.merge_cells(start_row=first, end_row=first + 4, start_column=column, end_column=column)

    hasil = read_bare(Kandang(baris=lambda rows: [*rows[:4], Baris({}), *rows[4:]]), widen)
    assert hasil.rencana == RENCANA


def test_two_amounts_of_pagu_name_both_cells_and_the_one_that_counts() -> None:
    """The first stands."""

    def spoil(written: Tertulis) -> None:
        written.sel("1.1.1", 3, "pagu").value = 999

    hasil = read_bare(Kandang(gabung="diulang"), spoil)
    [found] = [temuan for temuan in hasil.temuan if temuan.kode == "RAK236"]
    assert "ditulis lain di G7 dan G9; yang dipakai isi G7" in found.pesan
    assert next(hasil.rencana.kegiatan).pagu == Rupiah(88_880_000)


def test_four_rows_without_labels_that_name_two_activities_are_no_budget_line() -> None:
    """The last of the four differs: they are not taken for TW I to TW IV."""

    def bare(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi["tw"] = None
            row.isi["capaian"] = None
        rows[3].isi["kegiatan"] = "Kegiatan lain sama sekali"
        return rows

    hasil = read_bare(Kandang(gabung="diulang", baris=bare))
    assert "RAK170" in codes(hasil)
    assert not any(isinstance(draw, Rupiah) for one in hasil.rencana.kegiatan for draw in one.penarikan.nilai)


def test_a_row_of_bulanan_in_thousands_is_read_in_full() -> None:
    """SATUAN says so for this line and for no other."""
    one, other = row_of("1.1.1"), row_of("2.1.2")
    hasil = read(
        at("Bulanan", f"D{one}", "Ribu rupiah"), at("Bulanan", f"I{one}", 450), at("Bulanan", f"I{other}", 450)
    )
    january = Bulan(2024, 1)
    assert hasil.laporan.realisasi["1.1.1", january] == Rupiah(450_000)
    assert hasil.laporan.realisasi["2.1.2", january] == Rupiah(450)


@pytest.mark.parametrize(("jenis", "shown"), [("Anggaran", "(anggaran)"), (None, "(tanpa jenis)")])
def test_a_foreign_kode_in_bulanan_is_told_with_its_kind(jenis: str | None, shown: str) -> None:
    """RAK451 says what JENIS the row has, as an indicator and a line may be confused."""
    row = row_of("2.3.1")
    hasil = read(at("Bulanan", f"A{row}", "9.9.9"), at("Bulanan", f"B{row}", jenis))
    [found] = [temuan for temuan in hasil.temuan if temuan.kode == "RAK451"]
    assert shown in found.pesan


def _with(*values: tuple[str, int, float | str]) -> bytes:
    """The built workbook with months of variables filled in and all formulas worked out again."""
    edit = Edit(Workbook.open(built()))
    for name, column, value in values:
        edit.set("Bulanan", (row_of("1.1", name), column), value)
    return edit.apply()


@pytest.mark.parametrize(
    "values",
    [
        [(PEMBILANG, 9, 28)],
        [(name, column, "-") for name in (PEMBILANG, PENYEBUT) for column in (9, 10, 11)],
        [(PEMBILANG, 9, 28), (PENYEBUT, 9, 40)],
    ],
    ids=["one variable only", "not applicable", "both variables"],
)
def test_capaian_as_the_formula_shows_it_is_no_contradiction(values: list[tuple[str, int, float | str]]) -> None:
    """Not known yet, not applicable, and a level: the result that stands in the cell is what the months say."""
    assert galat(baca(Workbook.open(_with(*values)))) == []


def test_zero_per_cent_of_a_variable_is_zero() -> None:
    """Whether the variable is counted in per cent or not; 5 % of persons is asked about."""
    row = row_of("1.1", PEMBILANG)
    hasil = read(at("Bulanan", f"I{row}", "0 %"), at("Bulanan", f"J{row}", "5 %"))
    assert hasil.laporan.variabel_of("1.1", PEMBILANG, Bulan(2024, 1)) == Fraction(0)
    assert [temuan.sel for temuan in hasil.temuan if temuan.kode == "RAK336"] == [f"J{row}"]


def test_a_year_left_blank_in_petunjuk_is_that_of_the_title() -> None:
    """And is no other year that contradicts it."""
    hasil = read(stated("Tahun", None))
    assert hasil.rencana.tahun == 2024
    assert not {"RAK540", "RAK541", "RAK542"} & codes(hasil)


def test_a_text_in_a_formula_reaches_nowhere() -> None:
    """Only a reference does."""
    assert is_outside("'C:\\[DIPA.xlsx]Pagu'!$B$7")
    assert not is_outside('"lihat [DIPA.xlsx]Pagu!B7"&A1')


class TestFormulir:
    """Forms of other offices, with one row for an activity."""

    HEAD = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU", "REALISASI ANGGARAN TW I")
    ROW = (1, "Layanan", "Nilai A", "8 Dokumen", "Rapat", 9_000_000, 5_000_000)
    SECOND = (None, None, None, None, "Audit", 4_000_000, 1_000_000)

    def test_a_place_without_a_column_is_the_cell_of_its_text(self) -> None:
        """A goal, an indicator and an activity are found at their own columns."""
        peta = read_form(workbook([self.HEAD, self.ROW])).peta
        assert [peta.find(Letak(kode)) for kode in ("1", "1.1", "1.1.1")] == [
            ("Rencana Aksi", 5, 2), ("Rencana Aksi", 5, 3), ("Rencana Aksi", 5, 5),
        ]  # fmt: skip

    def test_an_amount_merged_over_two_activities_is_asked_about(self) -> None:
        """Nobody knows what each of them spent."""
        hasil = read_form(workbook([self.HEAD, self.ROW, (*self.SECOND[:6], None)], merges=["G5:G6"]))
        assert len(list(hasil.rencana.kegiatan)) == 2
        assert not hasil.laporan.realisasi_triwulan
        assert "G5" in {temuan.sel for temuan in hasil.temuan if "digabung" in temuan.pesan}

    def test_two_amounts_of_one_quarter_are_asked_about_and_neither_counts(self) -> None:
        """Two rows of an activity say TW I: both cells are named."""
        head = (
            "SASARAN",
            "INDIKATOR KINERJA",
            "TARGET 2026",
            "KEGIATAN",
            "PERIODE",
            "TARGET PERIODE",
            "REALISASI ANGGARAN",
        )
        rows = [
            ("Layanan", "Nilai A", "8 Dokumen", "Rapat", "TW I", 4, 5_000_000),
            (*[None] * 4, "TW I", 4, 6_000_000),
            (*[None] * 4, "TW II", 8, 1_000_000),
        ]
        hasil = read_form(workbook([head, *rows]))
        assert hasil.laporan.realisasi_triwulan == {("1.1.1", Triwulan.II): Rupiah(1_000_000)}
        assert [temuan.sel for temuan in hasil.temuan if temuan.kode == "RAK179"] == ["G5:G6"]

    def test_three_headings_are_enough(self) -> None:
        """What is to be reached, how it is told, and how much."""
        hasil = read_form(workbook([("SASARAN", "INDIKATOR", "TARGET 2026"), ("Layanan", "Nilai A", "8 Dokumen")]))
        assert [str(one.target) for one in hasil.rencana.indikator] == ["8 Dokumen"]

    def test_two_labels_of_periods_below_the_headings_are_a_part_of_them(self) -> None:
        """Semesters stand alone in the second row, under one heading."""
        head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", None)
        below = (None, None, None, None, "Semester I", "Semester II")
        hasil = read_form(workbook([head, below, (1, "Layanan", "Nilai A", "Dokumen", 3, 8)], merges=["E4:F4"]))
        [one] = hasil.rencana.indikator
        assert one.target_triwulan is not None
        assert [str(goal) for goal in one.target_triwulan][1::2] == ["3 Dokumen", "8 Dokumen"]


def test_a_percentage_of_persons_is_asked_in_a_cell_of_that_format() -> None:
    """5 % of clients may be 5 of them, or 0,05."""
    row = row_of("1.1", PEMBILANG)
    hasil = read(at("Bulanan", f"I{row}", 0.05, "0%"))
    assert [temuan.sel for temuan in hasil.temuan if temuan.kode == "RAK336"] == [f"I{row}"]
    assert hasil.laporan.variabel_of("1.1", PEMBILANG, Bulan(2024, 1)) is BELUM_DIISI


@pytest.mark.parametrize("down", [1, 2, 3, 4])
def test_a_note_below_the_heading_of_a_column_is_of_that_column(down: int) -> None:
    """PAGU in thousands, in one of three rows between the headings and the first quarter; one further down is the table's."""

    def note(written: Tertulis) -> None:
        written.lembar.cell(5 + down, written.kolom["pagu"]).value = "(dalam ribuan rupiah)"
        for kode, tw in list(written.tempat):
            if tw is Triwulan.I and written.sel(kode, 1, "pagu").value:
                written.sel(kode, 1, "pagu").value = int(written.sel(kode, 1, "pagu").value) // 1000

    room = Kandang(
        tw_bergabung=False, nomor_kolom=None, baris=lambda rows: [*(Baris({}) for _ in range(max(3, down))), *rows]
    )
    hasil = read_bare(room, note)
    wanted = {one.kode: one.pagu.nilai // 1000 * 1000 for one in RENCANA.kegiatan if isinstance(one.pagu, Rupiah)}
    assert {one.kode: one.pagu for one in hasil.rencana.kegiatan} == {kode: Rupiah(n) for kode, n in wanted.items()}
    times = 1000 if down > 3 else 1
    for one, planned in zip(hasil.rencana.kegiatan, RENCANA.kegiatan, strict=True):
        draws = [draw.nilai * times if isinstance(draw, Rupiah) else draw for draw in planned.penarikan.nilai]
        assert [draw.nilai if isinstance(draw, Rupiah) else draw for draw in one.penarikan.nilai] == draws


def test_an_amount_in_a_format_of_thousands_is_what_is_stored() -> None:
    """Excel shows 88.880 of 88.880.000; no note says that thousands are typed."""
    hasil = read(at("Matriks", "G7", 88_880_000, "#,##0,"))
    assert next(hasil.rencana.kegiatan).pagu == Rupiah(88_880_000)


def test_the_headings_of_bulanan_gone_are_told_at_its_first_row() -> None:
    """Months of which there are five are none of a year."""

    def spoil(book: Book) -> None:
        for cells in book["Bulanan"].iter_rows(max_row=8):
            for cell in cells:
                if cell.value in {*NAMA_BULAN}:
                    cell.value = "lain"

    [told] = [temuan for temuan in read(spoil).temuan if temuan.kode == "RAK140"]
    assert (told.lembar, told.sel) == ("Bulanan", "A1")


def test_six_months_are_a_sheet_of_months_and_those_that_lack_are_told() -> None:
    """KODE and six names in a row of seven cells; five are none."""

    def shorten(months: int) -> Change:
        def change(book: Book) -> None:
            for cells in book["Bulanan"].iter_rows(min_row=5, max_row=5):
                for cell in cells:
                    if cell.value != "KODE" and cell.value not in NAMA_BULAN[:months]:
                        cell.value = None

        return change

    spend = at("Bulanan", f"I{row_of('1.1.1')}", 5)
    six, five = read(spend, shorten(6)), read(spend, shorten(5))
    assert six.laporan.realisasi["1.1.1", Bulan(2024, 1)] == Rupiah(5)
    assert "RAK140" not in {temuan.kode for temuan in six.temuan}
    assert "Juli, Agustus, September, Oktober, November, Desember" in "".join(temuan.pesan for temuan in six.temuan)
    assert (dict(five.laporan.realisasi), {"RAK140"} - {temuan.kode for temuan in five.temuan}) == ({}, set())


def test_figures_in_a_row_without_kode_are_told_and_formulas_are_not() -> None:
    """Totals of staff's own below the rows of Bulanan are theirs."""
    row = row_of("2.1.2")
    typed = read(at("Bulanan", f"A{row}", None), at("Bulanan", f"I{row}", 5))
    assert [temuan.sel for temuan in typed.temuan if temuan.kode == "RAK450"] == [f"A{row}"]
    summed = read(at("Bulanan", f"A{row}", None), at("Bulanan", f"I{row}", "=1+1"))
    assert [temuan for temuan in summed.temuan if temuan.kode == "RAK450"] == []


def test_the_headings_of_indikator_gone_are_told_of_the_sheet_as_a_whole() -> None:
    """There is no cell to point at."""

    def spoil(book: Book) -> None:
        sheet = book["Indikator"]
        for cells in sheet.iter_rows(max_row=8):
            for cell in cells:
                if cell.value in {"KODE", "JENIS"}:
                    cell.value = "lain"

    [told] = [temuan for temuan in read(spoil).temuan if temuan.kode == "RAK345"]
    assert (told.lembar, told.sel) == ("Indikator", None)


def test_draws_that_the_matrix_has_no_column_for_do_not_differ_from_the_plan() -> None:
    """A missing column is not an empty one."""
    bare = Kandang(kolom=[key for key in JUDUL if key != "penarikan"])
    told = baca(Workbook.open(to_bytes(write(bare).buku)), RENCANA).temuan
    assert [temuan.pesan for temuan in told if "PENARIKAN" in temuan.pesan and "di rencana" in temuan.pesan] == []


def test_months_are_known_in_every_spelling_and_under_any_name_of_the_sheet() -> None:
    """With a year, shortened, in the code of a month; the sheet is known by its headings."""
    spellings = (
        "Januari 2024", "Feb-24", "Maret", "B04", "Mei", "Jun", "Juli '24", "Agt.", "b09", "Okt 2024", "Nopember", "Des/2024"
    )  # fmt: skip

    def spell(book: Book) -> None:
        for column, text in enumerate(spellings, 9):
            book["Bulanan"].cell(5, column).value = text
            book["Bulanan"].cell(row_of("1.1.1"), column).value = column
        book["Bulanan"].title = "Isian"

    spent = read(spell).laporan.realisasi
    assert [spent.get(("1.1.1", Bulan(2024, month))) for month in range(1, 13)] == [Rupiah(n) for n in range(9, 21)]
