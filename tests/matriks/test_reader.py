"""Reading a workbook that rak built and staff worked on: Bulanan, KODE, typed figures, the map of cells."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
import openpyxl
import pytest

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import Keputusan, Penandatangan, RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca, TidakAdaMatriks
from rak.matriks.refusals import PENOLAKAN, explain_refusal
from rak.xlsx import OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from tests.zoo.rencana import RENCANA

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook as Book

Change = Callable[["Book"], object]
PEMBILANG = "Jumlah klien yang bekerja"


@cache
def rich_plan() -> RencanaAksi:
    """The plan of the zoo with what only Bulanan and Petunjuk can say."""
    first, second = RENCANA.sasaran
    one = attrs.evolve(
        first.indikator[0],
        polaritas=Polaritas.MAKSIMALKAN,
        gabungan={PEMBILANG: Gabungan.TERAKHIR, "jumlah klien usia produktif": Gabungan.RATA_RATA},
        kegiatan=(attrs.evolve(first.indikator[0].kegiatan[0], penanggung_jawab="Subseksi BKD", jenis_belanja="52"),),
    )
    return attrs.evolve(
        RENCANA,
        sasaran=(attrs.evolve(first, indikator=(one, *first.indikator[1:])), second),
        keputusan=Keputusan(
            "W.29-236 TAHUN 2024",
            Penandatangan("Imad M. Marasabessy", "Kepala", "Ternate", datetime.date(2024, 2, 27)),
            RENCANA.keputusan.lampiran,
        ),
    )


@cache
def built() -> bytes:
    """Its workbook."""
    return build_workbook(rich_plan())


def changed(*changes: Change) -> bytes:
    """The workbook after staff worked on it."""
    book = openpyxl.load_workbook(io.BytesIO(built()))
    for change in changes:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(*changes: Change, rencana: RencanaAksi | None = None) -> HasilBaca:
    """What is read out of it."""
    return baca(Workbook.open(changed(*changes)), rencana)


def at(sheet: str, address: str, value: Any, number_format: str | None = None) -> Change:
    """Set one cell."""

    def change(book: Book) -> None:
        cell = book[sheet][address]
        cell.value = value
        if number_format:
            cell.number_format = number_format

    return change


def stated(label: str, value: Any) -> Change:
    """Set a value of the block IDENTITAS."""

    def change(book: Book) -> None:
        sheet = book["Petunjuk"]
        row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == label)
        sheet.cell(row, 2).value = value

    return change


def row_of(kode: str, name: str | None = None) -> int:
    """The row of a line or a variable in Bulanan."""
    sheet = openpyxl.load_workbook(io.BytesIO(built()))["Bulanan"]
    for row in range(6, sheet.max_row + 1):
        if sheet.cell(row, 1).value == kode and (name is None or sheet.cell(row, 3).value == name):
            return row
    raise AssertionError(kode)


def codes(hasil: HasilBaca, lembar: str | None = None) -> set[tuple[str, str | None]]:
    """Codes and cells of all findings but the infos."""
    return {
        (one.kode, one.sel) for one in hasil.temuan if one.tingkat is not Tingkat.INFO and lembar in {None, one.lembar}
    }


def galat(hasil: HasilBaca) -> list[Temuan]:
    """The findings of level galat."""
    return [one for one in hasil.temuan if one.tingkat is Tingkat.GALAT]


def test_what_only_bulanan_and_petunjuk_say_is_read() -> None:
    """Polarity, gabungan, who answers, kind of expenditure, decree."""
    hasil = baca(Workbook.open(built()))
    assert hasil.rencana == rich_plan()
    assert codes(hasil) == set()


def test_monthly_figures_are_exact_and_keep_the_four_values() -> None:
    """A number, zero, the dash, and blank; 0.1 is a tenth and no binary noise."""
    money, variable = row_of("2.1.2"), row_of("1.1", PEMBILANG)
    hasil = read(
        at("Bulanan", f"I{money}", 450_000), at("Bulanan", f"J{money}", 0), at("Bulanan", f"K{money}", "-"),
        at("Bulanan", f"I{variable}", 0.1), at("Bulanan", f"J{variable}", "12,5"), at("Bulanan", f"K{variable}", "–"),
    )  # fmt: skip
    report = hasil.laporan
    assert dict(report.realisasi) == {
        ("2.1.2", Bulan(2024, 1)): Rupiah(450_000),
        ("2.1.2", Bulan(2024, 2)): Rupiah(0),
        ("2.1.2", Bulan(2024, 3)): TIDAK_BERLAKU,
    }
    assert [report.variabel_of("1.1", PEMBILANG, Bulan(2024, month)) for month in (1, 2, 3)] == [
        Fraction(1, 10), Fraction(25, 2), TIDAK_BERLAKU,
    ]  # fmt: skip
    assert codes(hasil) == {("RAK346", f"J{variable}"), ("RAK346", f"K{variable}")}  # the sheet knows "-" alone


def _bulanan_faults() -> list[tuple[str, str, Any, Any]]:
    money, variable = row_of("2.1.2"), row_of("1.1", PEMBILANG)
    return [
        ("RAK230", f"I{money}", "banyak", None), ("RAK231", f"J{money}", 0.5, None), ("RAK238", f"K{money}", 0.5, "0%"),
        ("RAK335", f"I{variable}", "beberapa", None), ("RAK336", f"J{variable}", "3.484", None),
        ("RAK336", f"K{variable}", 0.5, "0%"), ("RAK337", f"L{variable}", "12 orang", None),
        ("RAK335", f"M{variable}", datetime.date(2024, 1, 2), None), ("RAK132", f"N{variable}", "#N/A", None),
        ("RAK343", f"E{variable}", "rerata", None), ("RAK343", f"F{variable}", "turun", None),
        ("RAK449", f"H{money}", 54, None), ("RAK451", f"A{row_of('2.3.1')}", "9.9.9", None),
        ("RAK450", f"A{row_of('2.2.1')}", None, None), ("RAK341", f"C{row_of('1.2')}", "Jumlah lain", None),
        ("RAK539", "T5", "Februari", None),
    ]  # fmt: skip


def test_words_of_the_first_version_outside_the_choices_are_found() -> None:
    """Without the sheet Indikator what Bulanan states counts: RAK338 for GABUNGAN, RAK339 for POLARITAS."""
    variable = row_of("1.1", PEMBILANG)
    hasil = read(without_indikator, at("Bulanan", f"E{variable}", "rerata"), at("Bulanan", f"F{variable}", "turun"))
    assert {("RAK338", f"E{variable}"), ("RAK339", f"F{variable}")} <= codes(hasil, "Bulanan")


def without_indikator(book: Any) -> None:
    """The workbook as rak built it at first."""
    book.remove(book["Indikator"])


@pytest.mark.parametrize("at_once", [False, True])
def test_faults_of_bulanan_are_found_at_their_cells(at_once: bool) -> None:
    """One by one, and all of them in one run."""
    faults = _bulanan_faults()
    filled = at("Bulanan", f"I{row_of('2.2.1')}", 1000)
    groups = [faults] if at_once else [[fault] for fault in faults]
    for group in groups:
        hasil = read(filled, *(at("Bulanan", cell, value, form) for _, cell, value, form in group))
        assert {(kode, cell) for kode, cell, _, _ in group} <= codes(hasil, "Bulanan")


def test_a_typed_realisasi_that_contradicts_the_months_names_both_cells() -> None:
    """Staff may type into Matriks or Bulanan; where they disagree both are shown."""
    hasil = read(at("Bulanan", f"I{row_of('1.1.1')}", 1000), at("Matriks", "I7", 2000))
    (found,) = (one for one in hasil.temuan if one.kode == "RAK235")
    assert (found.lembar, found.sel) == ("Matriks", "I7")
    assert "Matriks!I7" in found.pesan
    assert f"Bulanan!U{row_of('1.1.1')}" in found.pesan
    assert hasil.laporan.realisasi_triwulan["1.1.1", Triwulan.I] == Rupiah(2000)


def test_a_typed_capaian_that_contradicts_the_variables_is_reported() -> None:
    """The same for CAPAIAN."""
    names = ("Jumlah klien yang bekerja", "jumlah klien usia produktif")
    rows = [row_of("1.1", name) for name in names]
    hasil = read(at("Bulanan", f"I{rows[0]}", 28), at("Bulanan", f"I{rows[1]}", 40), at("Matriks", "L7", "TW I: 75%"))
    assert ("RAK333", "L7") in codes(hasil, "Matriks")
    same = read(at("Bulanan", f"I{rows[0]}", 28), at("Bulanan", f"I{rows[1]}", 40), at("Matriks", "L7", "TW I: 70%"))
    assert galat(same) == []


def test_a_stale_result_of_a_live_formula_is_reported() -> None:
    """A program that does not recalculate leaves the old figure."""
    edit = Edit(Workbook.open(built()))
    row = row_of("1.1.1")
    edit.set("Bulanan", (row, 9), 1000)
    data = edit.apply()
    assert galat(baca(Workbook.open(data))) == []
    stale = _replace_cached(data, b"<v>1000</v>", b"<v>999</v>")
    found = {(one.kode, one.sel) for one in galat(baca(Workbook.open(stale)))}
    assert ("RAK136", "I7") in found


def _replace_cached(data: bytes, old: bytes, new: bytes) -> bytes:
    """The package with a cached value of Matriks changed."""
    import zipfile

    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            body = source.read(name)
            out.writestr(name, body.replace(old, new) if name.endswith("sheet1.xml") else body)
    return target.getvalue()


def _unmerged_rows(book: Book) -> tuple[Any, list[list[Any]]]:
    sheet = book["Matriks"]
    last = max(row for row in range(7, sheet.max_row + 1) if sheet.cell(row, 16).value)
    for area in list(sheet.merged_cells.ranges):
        if area.min_row >= 7:
            sheet.unmerge_cells(area.coord)
    return sheet, [[sheet.cell(row, column).value for column in range(1, 17)] for row in range(7, last + 1)]


def _write(sheet: Any, rows: list[list[Any]]) -> None:
    for row, values in enumerate(rows, 7):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value


@pytest.mark.parametrize("key", [3, 8, 10], ids=["by quarter", "by draw", "by text"])
def test_sorted_rows_do_not_mix_up_budget_lines(key: int) -> None:
    """The kode tells the rows of a line, wherever a sort has put them."""

    def resort(book: Book) -> None:
        sheet, rows = _unmerged_rows(book)
        _write(sheet, sorted(rows, key=lambda row: str(row[key - 1] if key != 3 else row[9])))

    hasil = read(resort)
    assert hasil.rencana == rich_plan()
    assert galat(hasil) == []


def test_a_copied_line_with_its_kode_is_refused_with_both_addresses() -> None:
    """A duplicate would count its money twice."""

    def copy(book: Book) -> None:
        sheet, rows = _unmerged_rows(book)
        _write(sheet, [*rows[:8], *rows[4:8], *rows[8:]])

    hasil = read(copy)
    (found,) = (one for one in hasil.temuan if one.kode == "RAK436")
    assert "P11" in found.pesan
    assert "P15" in found.pesan
    assert hasil.rencana == rich_plan()


def test_an_inserted_line_without_kode_gets_the_next_one_of_its_indicator() -> None:
    """Inserted rows do not shift the kode of the others."""

    def insert(book: Book) -> None:
        sheet, rows = _unmerged_rows(book)
        new: list[list[Any]] = [[None] * 16 for _ in range(4)]
        for row, tw in zip(new, Triwulan, strict=True):
            row[9], row[7] = str(tw), 250
        new[0][5], new[0][6] = "Kegiatan baru", 1000
        _write(sheet, [*rows[:12], *new, *rows[12:]])

    hasil = read(insert)
    kodes = [line.kode for line in hasil.rencana.kegiatan]
    assert kodes == ["1.1.1", "1.2.1", "2.1.1", "2.1.4", "2.1.2", "2.1.3", "2.2.1", "2.3.1"]
    assert hasil.rencana.find_kegiatan("2.1.4").pagu == Rupiah(1000)
    assert ("RAK438", "P19") in codes(hasil)


def test_a_known_plan_gives_bare_rows_their_kode() -> None:
    """Without KODE the rows are matched by equal content; what a bare matrix cannot say comes from the plan."""

    def bare(book: Book) -> None:
        sheet, rows = _unmerged_rows(book)
        for row in rows:
            row[15] = None
        _write(sheet, [*rows[:8], *rows[8:24]])
        sheet["P5"].value = None
        for name in ("Bulanan", "Rekap", "Petunjuk"):
            del book[name]
        for number in range(7, 7 + len(rows)):
            for column in (9, 12):
                sheet.cell(number, column).value = None

    hasil = read(bare, rencana=rich_plan())
    assert hasil.rencana == rich_plan()
    assert galat(hasil) == []


def test_a_line_that_is_only_like_the_plan_is_proposed_and_not_matched() -> None:
    """Likeness of text is not enough to pair money."""

    def bare(book: Book) -> None:
        sheet = book["Matriks"]
        for row in range(5, sheet.max_row + 1):
            sheet.cell(row, 16).value = None
        sheet["F27"].value = "Pemeliharan kendaran bermotor"
        sheet["G27"].value = 60_000_000

    hasil = read(bare, rencana=rich_plan())
    found = {one.kode for one in hasil.temuan}
    assert {"RAK439", "RAK441", "RAK442"} <= found
    assert "2.2.1" not in {line.kode for line in hasil.rencana.kegiatan}


def test_differences_from_a_known_plan_are_reported_at_their_cells() -> None:
    """A plan changes by an official revision only."""
    hasil = read(at("Matriks", "G7", 1), at("Matriks", "D7", "71 %"), rencana=rich_plan())
    assert {("RAK440", "G7"), ("RAK440", "D7")} <= codes(hasil)


def test_the_map_finds_every_place_of_the_plan() -> None:
    """Addresses of findings, and of what is filled in."""
    peta = baca(Workbook.open(built())).peta
    money = row_of("1.1.1")
    assert peta.find(Letak("1.1.1", Kolom.PAGU)) == ("Matriks", 7, 7)
    assert peta.find(Letak("1.1.1", Kolom.RENCANA_PENARIKAN_DANA, Triwulan.III)) == ("Matriks", 9, 8)
    assert peta.find(Letak("1.2", Kolom.CAPAIAN, Triwulan.II)) == ("Matriks", 12, 12)
    assert peta.find(Letak("2")) == ("Matriks", 15, 2)
    assert peta.find(Letak("1.1.1", Kolom.REALISASI_ANGGARAN, bulan=Bulan(2024, 3))) == ("Bulanan", money, 11)
    variable = Letak("1.1", bulan=Bulan(2024, 12), variabel=PEMBILANG.upper())
    assert peta.find(variable) == ("Bulanan", row_of("1.1", PEMBILANG), 20)
    assert peta.find(Letak("9.9.9", Kolom.PAGU)) is None
    assert peta.find(Letak()) is None
    assert ("1.1.1", Kolom.REALISASI_ANGGARAN, Triwulan.I) in peta.rumus_sendiri
    assert ("1.1.1", Kolom.PAGU, Triwulan.I) not in peta.rumus_sendiri


def test_a_workbook_without_a_matrix_says_what_was_sought_and_where() -> None:
    """The one thing that cannot be read around."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Surat"
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(TidakAdaMatriks) as caught:
        baca(Workbook.open(stream.getvalue()))
    (found,) = caught.value.temuan
    assert found.kode == "RAK120"
    assert "'Surat'" in found.pesan
    assert "tidak ada baris judul dengan indikator dan target" in found.pesan


@pytest.mark.parametrize(
    ("address", "kode"), [("G5", "RAK122"), ("M5", "RAK123")], ids=["a plan column", "a report column"]
)
def test_a_missing_column_is_not_an_empty_one(address: str, kode: str) -> None:
    """It is reported, and nothing is read as zero."""
    hasil = read(at("Matriks", address, None))
    assert kode in {one.kode for one in hasil.temuan}


def test_two_filled_columns_of_one_heading_are_refused() -> None:
    """There is no way to know which one counts."""
    hasil = read(at("Matriks", "Q5", "PAGU"), at("Matriks", "Q7", 5))
    assert ("RAK124", "Q5") in codes(hasil)
    assert not isinstance(hasil.rencana.find_kegiatan("1.1.1").pagu, Rupiah)


def test_a_second_matrix_is_asked_about() -> None:
    """A copy on another sheet is named as a candidate."""

    def copy(book: Book) -> None:
        book.copy_worksheet(book["Matriks"]).title = "Matriks (2)"

    hasil = read(copy)
    assert "RAK121" in {one.kode for one in hasil.temuan}
    assert hasil.peta.tata.lembar == "Matriks"


@pytest.mark.parametrize(
    ("changes", "kode"),
    [
        ([at("Matriks", "A3", "TAHUN ANGGARAN 2023")], "RAK541"),
        ([at("Matriks", "A2", "BAPAS KELAS II TOBELO")], "RAK446"),
        ([stated("Tahun", "dua ribu")], "RAK542"),
        ([stated("Penetapan: tanggal", "30 Februari 2024")], "RAK447"),
        ([stated("Tahun", None), at("Matriks", "A3", None)], "RAK540"),
        ([stated("Satuan kerja", None), at("Matriks", "A2", None)], "RAK445"),
        ([at("Bulanan", "A5", None)], "RAK140"),
        ([at("Matriks", "P8", "2,1,3")], "RAK437"),
        ([at("Matriks", "B15", None)], "RAK444"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_faults_of_identity_are_found(changes: list[Change], kode: str) -> None:
    """Office, year, dates, kode."""
    assert kode in {one.kode for one in read(*changes).temuan}


def test_the_sheet_of_findings_is_not_read() -> None:
    """A marked copy reads as the workbook itself."""

    def mark(book: Book) -> None:
        sheet = book.create_sheet("Temuan", 0)
        sheet.append([str(kolom) for kolom in Kolom])
        sheet.append(["TW I"] * 15)

    assert read(mark).rencana == rich_plan()


def test_every_reason_of_refusal_has_its_words() -> None:
    """No reason falls through to a general message."""
    assert set(PENOLAKAN) == set(Reason)


def test_a_refusal_is_explained_with_code_and_remedy() -> None:
    """What staff read when the file is no workbook."""
    with pytest.raises(OoxmlError) as caught:
        Workbook.open(b"bukan zip")
    assert "RAK1" in explain_refusal(caught.value)
