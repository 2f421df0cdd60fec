"""What an edit may not do: each refusal has its reason, all come together, and nothing is written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from rak.xlsx import OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from tests.xlsx.builder import REL, Book, one_sheet, sheet_xml
from tests.xlsx.helpers import SHEET, cells, fill, policy, reasons

ROWS = '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c></row>'
PROTECTED = one_sheet(
    ROWS, after='<sheetProtection sheet="1" objects="1"/><mergeCells count="1"><mergeCell ref="C1:D3"/></mergeCells>'
)


def test_a_locked_cell_of_a_protected_sheet_is_refused_and_an_unlocked_one_is_not() -> None:
    """Protection is of the cells that are locked; a new cell is locked by default."""
    assert policy(PROTECTED, (1, 1), 5) == [Reason.CELL_LOCKED]
    assert policy(PROTECTED, (1, 2), 5) == []
    assert policy(PROTECTED, (9, 9), 5) == [Reason.CELL_LOCKED]
    assert policy(one_sheet(ROWS, after='<sheetProtection sheet="0"/>'), (1, 1), 5) == []


def test_the_caller_may_allow_locked_cells() -> None:
    """``allow_locked`` is for whoever protects the sheet."""
    edit = Edit(Workbook.open(PROTECTED), allow_locked=True)
    edit.set(SHEET, (1, 1), 5)
    assert cells(edit.apply())["A1"] == 5


def test_formats_of_a_protected_sheet_are_not_changed() -> None:
    """A mark on a locked cell changes the sheet too."""
    edit = Edit(Workbook.open(PROTECTED))
    edit.mark(SHEET, (1, 1))
    assert [problem.reason for problem in edit.problems()] == [Reason.SHEET_PROTECTED]


@pytest.mark.parametrize("position", [(1, 4), (2, 3), (3, 4)])
def test_a_cell_inside_a_merged_range_is_refused(position: tuple[int, int]) -> None:
    """Its value would be there and never be seen; the anchor takes the value for the whole range."""
    data = one_sheet(ROWS, after='<mergeCells count="1"><mergeCell ref="C1:D3"/></mergeCells>')
    assert policy(data, position, 5) == [Reason.MERGED_NON_ANCHOR]
    assert policy(data, position, None) == []
    assert Workbook.open(data).sheets[0].anchor(*position) == (1, 3)
    assert cells(fill(data, {"C1": 5}))["C1"] == 5


TABLE = (
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="Tabel1" ref="A1:B3">'
    '<tableColumns count="2"><tableColumn id="1" name="Nama"/><tableColumn id="2" name="Nilai"/></tableColumns></table>'
)


def table_book() -> bytes:
    """A workbook with a table of two columns and two rows."""
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c><c r="B1" t="inlineStr"><is><t>Nilai</t></is></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c></row>'
    )
    sheet = sheet_xml(rows, after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>')
    relation = f'<Relationship Id="rId1" Type="{REL}/table" Target="../tables/table1.xml"/>'
    return Book({SHEET: sheet}, extra={"xl/tables/table1.xml": TABLE}, sheet_relations={SHEET: relation}).bytes()


def test_the_heading_of_a_table_is_refused() -> None:
    """Excel repairs a table whose heading is not the name of its column; the rows below are free."""
    data = table_book()
    assert policy(data, (1, 2), "Jumlah") == [Reason.TABLE_HEADER]
    assert policy(data, (1, 2), "Nilai") == []
    assert policy(data, (2, 2), 5) == []
    table = Workbook.open(data).sheets[0].tables[0]
    assert (table.name, str(table.area), table.columns) == ("Tabel1", "A1:B3", ("Nama", "Nilai"))


def test_a_signed_workbook_is_read_with_a_warning_and_not_edited() -> None:
    """Any change breaks the signature, so only who says so may change it."""
    book = Book({SHEET: sheet_xml(ROWS)}, extra={"_xmlsignatures/sig1.xml": "<Signature/>"})
    workbook = Workbook.open(book.bytes())
    assert [problem.reason for problem in workbook.warnings] == [Reason.SIGNED]
    assert policy(book.bytes(), (1, 1), 5) == [Reason.SIGNED]
    edit = Edit(workbook, allow_signed=True)
    edit.set(SHEET, (1, 1), 5)
    assert cells(edit.apply())["A1"] == 5


def test_all_problems_of_one_edit_come_together_and_nothing_is_written(tmp_path: Path) -> None:
    """One run tells everything, the state of the file on the disk too."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(PROTECTED)
    (tmp_path / "~$matriks.xlsx").write_bytes(b"")
    path.chmod(0o444)
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 5)
    edit.set(SHEET, (1, 2), "x" * 40_000)
    edit.set("Tidak Ada", (1, 1), 5)
    edit.set(SHEET, (0, 0), 5)
    edit.set(SHEET, (2, 3), 5)
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert set(reasons(error)) == {
        Reason.NO_SHEET,
        Reason.BAD_ADDRESS,
        Reason.CELL_LOCKED,
        Reason.TEXT_TOO_LONG,
        Reason.MERGED_NON_ANCHOR,
        Reason.LOCKED_BY_EXCEL,
        Reason.READ_ONLY,
    }
    assert path.read_bytes() == PROTECTED
    assert sorted(os.listdir(tmp_path)) == ["matriks.xlsx", "~$matriks.xlsx"]  # noqa: PTH208


@pytest.mark.parametrize(
    ("name", "reason"),
    [("~$matriks.xlsx", Reason.LOCKED_BY_EXCEL), (".~lock.matriks.xlsx#", Reason.LOCKED_BY_LIBREOFFICE)],
)
def test_a_workbook_that_is_open_elsewhere_is_left_alone(tmp_path: Path, name: str, reason: Reason) -> None:
    """Excel and LibreOffice lay a file beside the one that they have open."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(one_sheet(ROWS))
    (tmp_path / name).write_bytes(b"")
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 5)
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert reasons(error) == [reason]
    assert path.read_bytes() == one_sheet(ROWS)


def test_a_read_only_file_is_left_alone_and_a_copy_can_be_written(tmp_path: Path) -> None:
    """Even where the user could override it."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(one_sheet(ROWS))
    path.chmod(stat.S_IRUSR | stat.S_IRGRP)
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 5)
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert reasons(error) == [Reason.READ_ONLY]
    edit.save(tmp_path / "salinan.xlsx")
    assert cells((tmp_path / "salinan.xlsx").read_bytes())["A1"] == 5


@pytest.mark.parametrize(("name", "reason"), [("tidak-ada.xlsx", Reason.NOT_FOUND), (".", Reason.NOT_A_FILE)])
def test_a_path_that_is_no_file_is_told(tmp_path: Path, name: str, reason: Reason) -> None:
    """Missing file and folder have their own reasons."""
    with pytest.raises(OoxmlError) as error:
        Workbook.open(tmp_path / name)
    assert reasons(error) == [reason]


def test_sheets_are_named_as_in_excel() -> None:
    """Case does not matter; an unknown sheet is told with those there are."""
    workbook = Workbook.open(one_sheet(ROWS))
    assert workbook.sheet("lEMBAR").name == SHEET
    with pytest.raises(OoxmlError, match=SHEET):
        workbook.sheet("Matriks")
