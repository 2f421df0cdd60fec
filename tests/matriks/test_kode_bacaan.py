"""Each code of the layout, the figures and the rows, provoked in a workbook and found at its cell."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.comments import Comment

from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook
from tests.matriks.test_reader import Change, at, read, rich_plan
from tests.zoo.kandang import Baris, Kandang, to_bytes, write
from tests.zoo.rencana import RENCANA

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook as Book


def found(hasil: HasilBaca, kode: str) -> list[tuple[str | None, str | None]]:
    """Sheet and cell of every finding of the code."""
    return [(one.lembar, one.sel) for one in hasil.temuan if one.kode == kode]


def only(hasil: HasilBaca, kode: str) -> Temuan:
    """The one finding of the code."""
    (one,) = (temuan for temuan in hasil.temuan if temuan.kode == kode)
    return one


def bare(rows: Callable[[list[Baris]], list[Baris]] = list, **habits: Any) -> HasilBaca:
    """What is read out of a bare matrix of the plan of the zoo: values once, below them blank; rows from row 7 on."""
    kandang = Kandang(**{"gabung": "kosong", **habits}, baris=rows)
    return baca(Workbook.open(to_bytes(write(kandang).buku)))


def inserted(position: int, **isi: Any) -> Callable[[list[Baris]], list[Baris]]:
    """A row of staff's own between the rows of the matrix."""
    return lambda rows: [*rows[:position], Baris(isi), *rows[position:]]


def hidden_row(book: Book) -> None:
    """As a filter leaves it: the first of two is named."""
    for row in (8, 12):
        book["Matriks"].row_dimensions[row].hidden = True


def hidden_column(book: Book) -> None:
    """A money column out of sight."""
    book["Matriks"].column_dimensions["H"].hidden = True


def of_the_first_version(book: Book) -> None:
    """Without the sheet Indikator, as rak built it at first: Bulanan states the polarity."""
    book.remove(book["Indikator"])


def hidden_sheet(book: Book) -> None:
    """The matrix behind another sheet."""
    book.active = 1
    book["Matriks"].sheet_state = "hidden"


def linked(book: Book) -> None:
    """A link behind a word."""
    cell = book["Matriks"]["M7"]
    cell.value = "Foto"
    cell.hyperlink = "https://drive.example/foto"


def noted(book: Book) -> None:
    """A link in a comment."""
    book["Matriks"]["M7"].comment = Comment("lihat https://drive.example/foto", "staf")


def without_row(row: int) -> list[Change]:
    """Everything in a row of Matriks that is not merged, taken away."""
    return [at("Matriks", f"{column}{row}", None) for column in "HIJKLMNOP"]


def without_labels() -> list[Change]:
    """The column of the labels, emptied."""
    return [at("Matriks", f"J{row}", None) for row in range(7, 35)]


def swapped(first: str, second: str) -> list[Change]:
    """Two labels in the wrong order."""
    return [at("Matriks", "J7", first), at("Matriks", "J8", second)]


CASES: list[tuple[str, str, tuple[str, str], list[Change]]] = [
    ("a heading with typing errors", "RAK125", ("Matriks", "I5"), [at("Matriks", "I5", "REALIASI ANGARAN")]),
    ("a column of the office's own", "RAK126", ("Matriks", "Q5"), [at("Matriks", "Q5", "PARAF")]),
    ("where the matrix stands", "RAK127", ("Matriks", "A5"), []),
    ("the row of column numbers", "RAK128", ("Matriks", "A6"), []),
    ("a total", "RAK128", ("Matriks", "B35"), [at("Matriks", "B35", "JUMLAH"), at("Matriks", "G35", 272_510_001)]),
    ("a text that goes on below", "RAK129", ("Matriks", "K35"), [at("Matriks", "K35", "secara berkala")]),
    ("a hidden row", "RAK131", ("Matriks", "A8"), [hidden_row]),
    ("a hidden column", "RAK131", ("Matriks", "A5"), [hidden_column]),
    ("a hidden sheet", "RAK131", ("Matriks", "A5"), [hidden_sheet]),
    ("a formula that no program has worked out", "RAK134", ("Matriks", "G7"), [at("Matriks", "G7", "=4*H7")]),
    ("a matrix without labels", "RAK138", ("Matriks", "A7"), without_labels()),
    (
        "a heading like two others", "RAK139", ("Matriks", "H5"),
        [at("Matriks", "H5", "REANASI PENARIKAN"), at("Matriks", "I5", None)],
    ),
    ("a row of Bulanan that is gone", "RAK141", ("Bulanan", "A5"), [at("Bulanan", "A14", None)]),
    ("money as text", "RAK234", ("Matriks", "G7"), [at("Matriks", "G7", "Rp. 88.880.000")]),
    (
        "a column in thousands", "RAK239", ("Matriks", "G5"),
        [at("Matriks", "G5", "PAGU (ribuan Rp)"), at("Matriks", "G7", 88_880)],
    ),
    (
        "two achievements of one indicator", "RAK334", ("Matriks", "L19"),
        [at("Matriks", "L15", "TW I: 70%"), at("Matriks", "L19", "TW I: 75%")],
    ),
    (
        "two polarities of one indicator", "RAK340", ("Bulanan", "F13"),
        [of_the_first_version, at("Bulanan", "F12", "maksimalkan"), at("Bulanan", "F13", "minimalkan")],
    ),
    ("a link behind a text", "RAK433", ("Matriks", "M7"), [linked]),
    ("a link in a comment", "RAK434", ("Matriks", "M7"), [noted]),
    ("a number that is not the kode's", "RAK443", ("Matriks", "A15"), [at("Matriks", "A15", "7")]),
    ("another name below the matrix", "RAK448", ("Matriks", "L37"), [at("Matriks", "L42", "Orang Lain")]),
    (
        "a row twice in Bulanan", "RAK452", ("Bulanan", "A20"),
        [at("Bulanan", "A20", "2.1.2"), at("Bulanan", "B20", "Realisasi"), at("Bulanan", "I20", 5)],
    ),
    (
        "a variable twice in Bulanan", "RAK452", ("Bulanan", "A20"),
        [at("Bulanan", "A20", "2.1"), at("Bulanan", "B20", "Variabel"), at("Bulanan", "C20", "Realisasi")],
    ),
    ("a quarter that is gone", "RAK532", ("Matriks", "J31"), without_row(34)),
    ("quarters in another order", "RAK535", ("Matriks", "J7"), swapped("TW II", "TW I")),
    ("a month whose heading is gone", "RAK538", ("Bulanan", "I5"), [at("Bulanan", "N5", None)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kode", "place", "changes"), [pytest.param(*rest, id=f"{rest[0]} {name}") for name, *rest in CASES]
)
def test_the_code_is_found_at_its_cell(kode: str, place: tuple[str, str], changes: list[Change]) -> None:
    """One change to the workbook that rak built, one finding more, with sheet and cell."""
    assert place in found(read(*changes), kode)


def test_the_workbook_that_rak_built_provokes_only_what_it_tells_of_every_matrix() -> None:
    """So that each case above is due to its change: place of the matrix, and the row of column numbers."""
    assert [one.kode for one in read().temuan] == ["RAK127", "RAK128"]


@pytest.mark.parametrize(
    ("position", "isi", "kode", "sel"),
    [
        (4, {"no": "Seksi BKD"}, "RAK130", "A11"),
        (2, {"pagu": 1_000_000}, "RAK142", "G9"),
        (2, {"realisasi": "Rp 1.000.000"}, "RAK142", "I9"),
        (2, {"rencana": "secara berkala"}, "RAK129", "K9"),
    ],
)
def test_a_row_between_the_quarters_is_named_and_moves_none_of_them(
    position: int, isi: dict[str, Any], kode: str, sel: str
) -> None:
    """The name of a section, an amount without a quarter, the rest of a text."""
    hasil = bare(inserted(position, **isi))
    assert found(hasil, kode) == [("Matriks", sel)]
    assert [line.penarikan for line in hasil.rencana.kegiatan] == [line.penarikan for line in RENCANA.kegiatan]
    assert [line.pagu for line in hasil.rencana.kegiatan] == [line.pagu for line in RENCANA.kegiatan]


def test_numbers_of_indicators_are_not_taken_for_numbers_of_goals() -> None:
    """NO 1 to 5 for five indicators: goals keep their order, and the cell of the first NO is named."""

    def renumber(rows: list[Baris]) -> list[Baris]:
        numbers = iter("123456789")
        for row in rows:
            row.isi["no"] = next(numbers) if row.isi.get("indikator") else None
        return rows

    hasil = bare(renumber)
    assert found(hasil, "RAK443") == [("Matriks", "A7")]
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["1", "2"]


def test_a_matrix_sorted_by_quarter_is_put_together_by_its_contents() -> None:
    """All of TW I first: rows of equal content are one budget line again, and the first label is named."""
    hasil = bare(lambda rows: sorted(rows, key=lambda row: row.tw or 0), gabung="diulang")
    assert found(hasil, "RAK535") == [("Matriks", "J7")]
    assert hasil.rencana == RENCANA


def test_a_matrix_without_labels_is_read_by_position() -> None:
    """Four rows in order are the four quarters."""
    assert read(*without_labels()).rencana == rich_plan()


def test_a_misspelt_heading_is_read_and_an_ambiguous_one_is_not() -> None:
    """A small slip loses no column; a heading between two columns is asked about."""
    typed = at("Matriks", "I7", 20_000_000)
    first = "1.1.1", Triwulan.I
    misspelt = read(at("Matriks", "I5", "REALIASI ANGARAN"), typed)
    assert misspelt.laporan.realisasi_triwulan[first] == Rupiah(20_000_000)
    ambiguous = read(at("Matriks", "H5", "REANASI PENARIKAN"), at("Matriks", "I5", None), typed)
    assert first not in ambiguous.laporan.realisasi_triwulan
    assert "REALISASI ANGGARAN atau RENCANA PENARIKAN DANA" in only(ambiguous, "RAK139").pesan


def test_amounts_in_thousands_are_read_in_full() -> None:
    """What the heading says is applied to every cell under it."""
    hasil = read(at("Matriks", "G5", "PAGU (ribuan Rp)"), at("Matriks", "G7", 88_880))
    assert hasil.rencana.find_kegiatan("1.1.1").pagu == Rupiah(88_880_000)


def test_a_total_is_no_budget_line() -> None:
    """Its money is not counted twice."""
    hasil = read(at("Matriks", "B35", "JUMLAH"), at("Matriks", "G35", 272_510_001))
    assert hasil.rencana == rich_plan()


def test_the_rest_of_a_text_is_joined_to_its_cell() -> None:
    """The page break leaves no trace in the plan."""
    hasil = read(at("Matriks", "K35", "secara berkala"))
    assert hasil.rencana.find_kegiatan("2.3.1").rencana[Triwulan.IV] == "Pelaksanaan pemeliharaan gedung secara berkala"


def test_hidden_rows_and_columns_are_read_all_the_same() -> None:
    """Hiding is no deleting."""
    hasil = read(hidden_row, hidden_column, hidden_sheet)
    assert hasil.rencana == rich_plan()
    assert len(found(hasil, "RAK131")) == 3


def test_the_first_of_two_values_stands() -> None:
    """Of two achievements, two polarities and two rows of Bulanan, so that reading can go on."""
    wanted = {"RAK334", "RAK340", "RAK452"}
    hasil = read(*(change for _, kode, _, changes in CASES if kode in wanted for change in changes))
    assert hasil.laporan.capaian_triwulan["2.1", Triwulan.I] == Fraction(7, 10)
    assert str(hasil.rencana.find_indikator("2.1").polaritas) == "maksimalkan"
    assert ("2.1.2", Bulan(2024, 1)) not in hasil.laporan.realisasi
    assert wanted <= {one.kode for one in hasil.temuan}


@pytest.mark.parametrize("change", [linked, noted], ids=["behind a text", "in a comment"])
def test_a_link_out_of_sight_is_evidence_too(change: Change) -> None:
    """It is taken over into the report."""
    assert read(change).laporan.isian["1.1.1", Triwulan.I].data_dukung == ("https://drive.example/foto",)


def test_a_missing_quarter_or_month_is_blank_and_not_zero() -> None:
    """Nothing is known about it."""
    plan = read(*without_row(34)).rencana
    assert not isinstance(plan.find_kegiatan("2.3.1").penarikan[Triwulan.IV], Rupiah)
    report = read(at("Bulanan", "N5", None), at("Bulanan", "N8", 5), at("Bulanan", "M8", 7)).laporan
    assert dict(report.realisasi) == {("1.1.1", Bulan(2024, 5)): Rupiah(7)}
