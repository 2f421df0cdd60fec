"""A built workbook: what stands in it, what may be typed into it, how it prints, what it refuses."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import attrs
import openpyxl
import pytest
from benchmarks import twins
from hypothesis import given, settings
from openpyxl.utils import column_index_from_string

from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan, StatusPelaksanaan
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, Keputusan, RencanaAksi, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Triwulan
from rak.errors import DomainError
from rak.matriks.build import build_workbook
from rak.matriks.build.layout import lay_out
from rak.matriks.build.rekap_layout import TANDA
from rak.matriks.column_map import level_column, month_column
from rak.shipped_files import example, template
from rak.toml.read_plan import load_rencana
from tests.matriks.harapan import expected
from tests.strategies import rencana_aksi

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture(scope="module")
def decree() -> RencanaAksi:
    """The plan of the decree."""
    return load_rencana(example("rencana.toml"))


@pytest.fixture(scope="module")
def book(decree: RencanaAksi) -> Workbook:
    """Its workbook."""
    return open_book(build_workbook(decree))


def open_book(data: bytes) -> Workbook:
    """A workbook with its formulas."""
    return openpyxl.load_workbook(io.BytesIO(data))


def one_line(uraian: str = "Rapat", *, pagu: int = 1000, rumus: str = "Realisasi dibagi Target") -> RencanaAksi:
    """A plan of one budget line."""
    line = Kegiatan("1.1.1", uraian, Rupiah(pagu), [Rupiah(pagu // 4)] * 4, ["Rapat"] * 4)
    indicator = IndikatorKegiatan(
        "1.1", "Laporan", TargetKinerja.parse("4 Dokumen"), RumusPerhitungan.parse(rumus), (line,)
    )
    return RencanaAksi(2025, "Kantor", (SasaranKegiatan("1", "Tertib", (indicator,)),))


def texts(sheet: Worksheet) -> list[object]:
    """Every value of a sheet."""
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_shipped_template_is_a_fresh_build_of_the_decree(decree: RencanaAksi) -> None:
    """templates/matriks_2024.xlsx is made by the builder and by nothing else (``make template``)."""
    fresh, shipped = build_workbook(decree), template().read_bytes()
    assert members(shipped) == members(fresh)
    if "ng" not in zlib_version():
        assert shipped == fresh


def zlib_version() -> str:
    """The library that deflates; its younger sibling packs the same content into other bytes."""
    import zlib

    return zlib.ZLIB_RUNTIME_VERSION


def members(data: bytes) -> list[tuple[str, bytes]]:
    """Names and contents of a package, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


@settings(max_examples=5)
@given(rencana_aksi(max_sasaran=2, max_indikator=2, max_kegiatan=2))
def test_the_same_plan_gives_the_same_bytes(rencana: RencanaAksi) -> None:
    """A workbook tells nothing of the hour and the machine that made it."""
    assert build_workbook(rencana) == build_workbook(attrs.evolve(rencana))


def test_another_process_gives_the_same_bytes(decree: RencanaAksi, tmp_path: Path) -> None:
    """No order of a set or dictionary leaks into the file."""
    target = tmp_path / "matriks.xlsx"
    command = [sys.executable, "-m", "rak.matriks.build", str(target)]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": "4711", "PYTHONPATH": "src"})
    assert target.read_bytes() == build_workbook(decree)


def test_lxml_changes_nothing(decree: RencanaAksi, tmp_path: Path) -> None:
    """It is installed with python-docx, and openpyxl would write with it."""
    pytest.importorskip("lxml")
    found = set()
    for wish in ("True", "False"):
        target = tmp_path / f"{wish}.xlsx"
        command = [sys.executable, "-m", "rak.matriks.build", str(target)]
        subprocess.run(command, check=True, env={"OPENPYXL_LXML": wish, "PYTHONPATH": "src"})
        found.add(target.read_bytes())
    assert found == {build_workbook(decree)}


@given(rencana_aksi())
@settings(max_examples=5)
def test_styles_kept_finished_are_those_of_cells_painted_one_by_one(rencana: RencanaAksi) -> None:
    """The quick way of the builder and openpyxl's own setters, cell by cell, give the same bytes."""
    quick, slow = twins.building(rencana, 1).values()
    assert quick() == slow()


def test_a_blank_cell_says_nothing_of_numbers(decree: RencanaAksi) -> None:
    """A cell without a value that calls itself a number is read as zero by some engines; blank is never zero."""
    with zipfile.ZipFile(io.BytesIO(build_workbook(decree))) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert [sheet.count(b' t="n"/>') for sheet in sheets] == [0] * 6


def test_the_sheets_stand_in_the_order_of_the_contract(book: Workbook) -> None:
    """Matriks first: it is the official form."""
    assert book.sheetnames == ["Matriks", "Bulanan", "Indikator", "Evaluasi", "Rekap", "Petunjuk"]


def test_fourteen_headings_stand_over_fifteen_columns(book: Workbook) -> None:
    """RENCANA KEGIATAN spans the TW label and the text; below the headings the columns are numbered."""
    sheet = book["Matriks"]
    headings = [cell.value for cell in sheet[5][:15]]
    wanted = [str(kolom) for kolom in Kolom if kolom is not Kolom.TRIWULAN]
    assert [heading for heading in headings if heading] == wanted
    assert "J5:K5" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert [cell.value for cell in sheet[6][:15]] == list(range(1, 16))


def test_all_48_rows_of_the_decree_stand_in_the_matrix(book: Workbook, decree: RencanaAksi) -> None:
    """Every quarter of every budget line has its plan, its label and its text."""
    sheet = book["Matriks"]
    rows = [(line, tw) for line in decree.kegiatan for tw in Triwulan]
    assert len(rows) == 48
    for row, (line, tw) in enumerate(rows, 7):
        draw = line.penarikan[tw]
        assert isinstance(draw, Rupiah)
        found = [sheet.cell(row, col).value for col in (8, 10, 11, 16)]
        assert found == [int(draw), str(tw), line.rencana[tw], line.kode]


def test_merges_follow_sasaran_indikator_kegiatan_and_pagu(book: Workbook, decree: RencanaAksi) -> None:
    """The indicator with four lines under one KEGIATAN text has that text once over sixteen rows."""
    merged = {str(area) for area in book["Matriks"].merged_cells.ranges}
    layout = lay_out(decree)
    for goal in layout.sasaran:
        assert f"B{goal.span[0]}:B{goal.span[1]}" in merged
        for block in goal.indikator:
            assert {f"{col}{block.span[0]}:{col}{block.span[1]}" for col in "CDE"} <= merged
    shared = next(block for block in layout.indikator if len(block.kegiatan) == 4)
    assert f"F{shared.span[0]}:F{shared.span[1]}" in merged
    assert {f"G{line.matriks}:G{line.matriks + 3}" for line in layout.kegiatan} <= merged


def test_only_what_staff_fill_in_is_unlocked(book: Workbook, decree: RencanaAksi) -> None:
    """The plan is locked without a password; REALISASI, CAPAIAN and what follows, and the months, are open."""
    last = lay_out(decree).matriks_last
    sheet = book["Matriks"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    open_columns = {c.coordinate[0] for row in sheet.iter_rows(7, last) for c in row if not c.protection.locked}
    assert open_columns == set("ILMNO")
    month = book["Bulanan"]["I6"]
    assert not month.protection.locked
    assert month.fill.fgColor.rgb == "FFFFF9E5"
    assert all(book[name].protection.sheet for name in book.sheetnames)


def test_it_prints_as_the_office_prints(book: Workbook, decree: RencanaAksi) -> None:
    """Landscape Folio (F4), one page wide, headings repeated and frozen, pages numbered, KODE outside the print."""
    sheet = book["Matriks"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 14)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.freeze_panes == "A7"
    assert sheet.print_area == f"'Matriks'!$A$1:$O${lay_out(decree).matriks_last + 8}"
    assert sheet.oddFooter is not None
    assert "&P" in str(sheet.oddFooter.right.text)
    assert sheet.column_dimensions["P"].hidden


def test_the_signature_block_is_that_of_the_attachment(book: Workbook, decree: RencanaAksi) -> None:
    """Place and date in Indonesian, office, name; no personal number."""
    row = lay_out(decree).matriks_last + 3
    block = [book["Matriks"].cell(row + offset, 12).value for offset in (0, 1, 5)]
    assert block == ["Tembung, 27 Februari 2024", "Kepala", "Muhammad M. Marasabessy"]


def test_a_plan_without_a_signer_has_no_signature_block() -> None:
    """Nothing is printed below the last row then."""
    rencana = one_line()
    assert rencana.keputusan == Keputusan()
    sheet = open_book(build_workbook(rencana))["Matriks"]
    assert sheet.print_area == "'Matriks'!$A$1:$O$10"


def test_status_is_a_drop_down(book: Workbook) -> None:
    """The choices are those of the domain, and Excel says so in Indonesian."""
    rules = book["Matriks"].data_validations.dataValidation
    (rule,) = [rule for rule in rules if rule.type == "list"]
    assert rule.formula1 == f'"{",".join(map(str, StatusPelaksanaan))}"'
    assert rule.error.startswith("Pilih salah satu")
    assert str(rule.sqref) == "N7:N54"


@pytest.mark.parametrize(("name", "second"), [("Bulanan", month_column(7)), ("Indikator", level_column(1) - 1)])
def test_a_wide_sheet_goes_on_upon_a_second_page_where_its_columns_say_something_else(
    book: Workbook, name: str, second: int
) -> None:
    """Half-years are not cut, nor the levels of the quarters; both pages have the names of the rows and fit."""
    sheet = book[name]
    assert [each.id for each in sheet.col_breaks.brk] == [second - 1]
    assert sheet.print_title_cols == "$A:$C"
    shown = [(column_index_from_string(at), one.width) for at, one in sheet.column_dimensions.items() if not one.hidden]
    for page in (shown[: second - 1], [*shown[:3], *shown[second - 1 :]]):
        points = sum(width * 7 + 5 for _, width in page) * 0.75
        assert points * (sheet.page_setup.scale or 100) / 100 <= (13 - 0.8) * 72


def test_every_month_accepts_a_number_from_zero_or_a_dash(book: Workbook, decree: RencanaAksi) -> None:
    """Every row of Bulanan has its rule over all twelve months."""
    rules = [rule for rule in book["Bulanan"].data_validations.dataValidation if rule.type == "custom"]
    covered = {str(area) for rule in rules for area in str(rule.sqref).split()}
    assert covered == {f"I{row}:T{row}" for row in range(6, lay_out(decree).bulanan_last + 1)}
    assert all('="-"' in rule.formula1 and rule.error.startswith("Isi") for rule in rules)


def test_every_figure_shown_is_a_formula(decree: RencanaAksi) -> None:
    """No figure of a report is written once and for all: each cell that the domain knows a value for is live."""
    for rencana in (decree, rich_plan()):
        book = open_book(build_workbook(rencana))
        known = expected(rencana, Laporan(rencana.tahun))
        shown = [cell for cell in known if cell[0] != "Rekap" or cell[2] <= TANDA]
        assert [cell for cell in shown if book[cell[0]].cell(*cell[1:]).data_type != "f"] == []


def test_formulas_stay_short(book: Workbook) -> None:
    """Whoever recalculates pays for every formula and every character."""
    lengths = [len(str(c.value)) for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert max(lengths) <= 670
    assert sum(lengths) <= 195_000
    assert len(lengths) <= 1_750


def test_rekap_has_two_native_charts(book: Workbook) -> None:
    """Charts of Excel itself, so that they follow the figures."""
    sheet: Any = book["Rekap"]
    assert len(sheet._charts) == 2


def test_petunjuk_names_the_due_date_and_the_accepted_spellings(book: Workbook) -> None:
    """Diktum Keempat angka 4: the 5th of the following month."""
    words = " ".join(map(str, texts(book["Petunjuk"])))
    for phrase in ("paling lambat tanggal 5 bulan berikutnya", "Rp. 450.000", "Tidak berlaku", "PENANGGUNG JAWAB"):
        assert phrase in words


@pytest.mark.parametrize("text", ["=1+1", "#REF!", "+62 811", "@kantor", "TRUE", "0012", "_x0041_", 'a <b> & "c"'])
def test_text_stays_text(text: str) -> None:
    """No text of a plan becomes a formula, an error, a number or another text."""
    from rak.xlsx import Workbook as Package

    cell = Package.open(build_workbook(one_line(text))).sheet("Matriks").cells[7, 6]
    assert (cell.value, cell.formula) == (text, None)


@pytest.mark.parametrize(
    ("text", "place"), [("nada\x07", "Matriks!F7"), ("\ud800", "Matriks!F7"), ("x" * 32768, "Matriks!F7")]
)
def test_what_no_workbook_can_hold_is_refused_with_its_place(text: str, place: str) -> None:
    """Control characters, halves of characters, texts over Excel's limit: an error, not a broken file."""
    with pytest.raises(DomainError, match=place):
        build_workbook(one_line(text))


def test_the_longest_text_of_excel_is_kept_whole() -> None:
    """32,767 characters are allowed, also where writing them down takes more."""
    text = "_x0041_" + "y" * 32_760
    from rak.xlsx import Workbook as Package

    assert Package.open(build_workbook(one_line(text))).sheet("Matriks").cells[7, 6].value == text


def test_an_amount_that_excel_would_round_is_refused() -> None:
    """Above fifteen digits Excel no longer keeps every whole rupiah that is typed."""
    assert build_workbook(one_line(pagu=10**15))
    with pytest.raises(DomainError, match="Matriks!G7"):
        build_workbook(one_line(pagu=10**15 + 1))


def test_a_rumus_too_long_for_a_cell_is_refused() -> None:
    """A formula of Excel has at most 8,192 characters."""
    long = "a / (b - " * 30 + "a" + ")" * 30
    with pytest.raises(DomainError, match="rumusnya terlalu panjang"):
        build_workbook(one_line(rumus=long))


def test_a_part_of_the_plan_without_lines_is_refused() -> None:
    """Every part must have rows to stand in; all gaps are told at once."""
    rencana = RencanaAksi(2025, "Kantor", (SasaranKegiatan("1", "A", ()), SasaranKegiatan("2", "B", ())))
    with pytest.raises(DomainError, match=r"sasaran 1 .*sasaran 2"):
        build_workbook(rencana)


def test_importing_the_builder_does_not_load_openpyxl() -> None:
    """Only who builds a workbook waits for it."""
    code = "import sys, rak.matriks.build; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_workbook_has_no_schema_errors(tmp_path: Path, decree: RencanaAksi) -> None:
    """An independent validator of the file format finds nothing, for the decree and for a rich plan."""
    from openxml_audit import OpenXmlValidator

    plans = [decree, one_line("=1"), rich_plan()]
    for number, rencana in enumerate(plans):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(build_workbook(rencana))
        assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def rich_plan() -> RencanaAksi:
    """Two goals with range targets, targets in words, manual formulas and odd texts."""
    goals = []
    for nomor in ("1", "2"):
        kinds = (("80 - 90%", "A dibagi B"), ("4 Dokumen", "Realisasi dibagi Target"), ("70 %", "Hasil survei"))
        indicators = []
        for i, (target, rumus) in enumerate(kinds, 1):
            kode = f"{nomor}.{i}"
            line = Kegiatan(f"{kode}.1", "=\U0001f469 <&>" * 40, Rupiah(10**15), [Rupiah(0)] * 4, ["x" * 300] * 4)
            parsed = RumusPerhitungan.parse(rumus)
            indicators.append(IndikatorKegiatan(kode, "I" * 200, TargetKinerja.parse(target), parsed, (line,)))
        goals.append(SasaranKegiatan(nomor, "Tujuan", indicators))
    return RencanaAksi(2026, "Kantor & Cabang", goals)
