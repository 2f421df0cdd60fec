"""Rows hidden and sized, cells locked and opened, sheets protected, cells cleared: and nothing else changes."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from benchmarks.libreoffice import convert
from hypothesis import given
from hypothesis import strategies as st

from rak.xlsx import OoxmlError, Reason, Workbook
from rak.xlsx.edit import frame
from rak.xlsx.edit.change import RowChange
from rak.xlsx.edit.edit import Edit
from rak.xlsx.sheet.sheetxml import SheetXml
from tests.xlsx.builder import Book, changed_parts, one_sheet, sheet_xml
from tests.xlsx.helpers import SHEET, cells, reasons, sheet_text

ROWS = (
    '<row r="1"><c r="A1" s="1"><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c></row>'
    '<row r="3" spans="1:2" ht="30" customHeight="1"><c r="A3"><v>7</v></c></row>'
    '<row r="4" hidden="1"><c r="A4"><v>8</v></c></row>'
)
PLAIN = one_sheet(ROWS)
PROTECTED = one_sheet(ROWS, after='<sheetProtection sheet="1" objects="1"/>')
LOCKED_AWAY = one_sheet(ROWS, after='<sheetProtection password="CC1A" sheet="1"/>')
MERGED = one_sheet(ROWS, after='<mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells>')


def with_comment() -> bytes:
    """The sheet with a comment between its rows, which only the slow scan reads."""
    return one_sheet(ROWS.replace('<row r="3"', '<!-- catatan --><row r="3"'))


def edited(data: bytes, *changes: Callable[[Edit], object], allow_locked: bool = False) -> bytes:
    """The workbook after the changes."""
    edit = Edit(Workbook.open(data), allow_locked=allow_locked)
    for change in changes:
        change(edit)
    return edit.apply()


def hide(row: int, *, hidden: bool = True) -> Callable[[Edit], object]:
    """Hide a row, or show it."""
    return lambda edit: edit.hide_row(SHEET, row, hidden=hidden)


def size(row: int, height: float) -> Callable[[Edit], object]:
    """Set the height of a row."""
    return lambda edit: edit.size_row(SHEET, row, height)


def end_pages(*rows: int) -> Callable[[Edit], object]:
    """Have pages end behind these rows."""
    return lambda edit: edit.break_pages(SHEET, rows)


def lock(row: int, column: int, *, locked: bool) -> Callable[[Edit], object]:
    """Lock a cell, or open it."""
    return lambda edit: edit.lock(SHEET, (row, column), locked=locked)


def protect(*, protected: bool = True) -> Callable[[Edit], object]:
    """Protect the sheet, or not."""
    return lambda edit: edit.protect(SHEET, protected=protected)


def put(row: int, column: int, value: object) -> Callable[[Edit], object]:
    """Set a cell."""
    return lambda edit: edit.set(SHEET, (row, column), value)


@pytest.mark.parametrize("data", [PLAIN, with_comment()])
def test_a_row_is_hidden_and_shown_and_no_other_character_changes(data: bytes) -> None:
    """Row 1 is hidden, row 4 shown: the tags of the two rows differ and nothing else of the package."""
    new = edited(data, hide(1), hide(4, hidden=False))
    expected = (
        sheet_text(data).replace('<row r="1">', '<row r="1" hidden="1">').replace(' hidden="1"><c r="A4"', '><c r="A4"')
    )
    assert sheet_text(new) == expected
    assert changed_parts(data, new) == {"xl/worksheets/sheet1.xml"}
    assert Workbook.open(new).sheet(SHEET).hidden_rows == {1}


def test_a_row_that_is_not_there_is_hidden_too() -> None:
    """A blank row has no element; it gets one, in its place."""
    new = edited(PLAIN, hide(2), hide(9))
    assert re.findall(r'<row r="(\d+)"', sheet_text(new)) == ["1", "2", "3", "4", "9"]
    assert Workbook.open(new).sheet(SHEET).hidden_rows == {2, 4, 9}
    assert cells(new) == cells(PLAIN)


def test_a_row_of_an_empty_sheet_is_hidden() -> None:
    """``<sheetData/>`` is opened for it."""
    assert Workbook.open(edited(one_sheet(""), hide(2))).sheet(SHEET).hidden_rows == {2}


def test_what_is_so_already_gives_the_same_bytes() -> None:
    """Row 4 is hidden, row 1 shown, A1 locked, the sheet not protected."""
    data = edited(PLAIN, hide(4), hide(1, hidden=False), lock(1, 1, locked=True), protect(protected=False))
    assert data == PLAIN


def test_a_cell_is_opened_and_locked_with_the_rest_of_its_style() -> None:
    """The number format of A1 stays when it is opened; locking it again gives its style back."""
    new = edited(PLAIN, lock(1, 1, locked=False))
    before, after = Workbook.open(PLAIN), Workbook.open(new)
    styles = [book.sheet(SHEET).cells[1, 1].style for book in (before, after)]
    assert before.number_format(styles[0]) == after.number_format(styles[1])
    assert [book.is_locked(style) for book, style in zip((before, after), styles, strict=True)] == [True, False]
    assert cells(new) == cells(PLAIN)
    witness = openpyxl.load_workbook(io.BytesIO(new))[SHEET]
    assert [witness["A1"].protection.locked, witness["B1"].protection.locked] == [False, True]
    again = Workbook.open(edited(new, lock(1, 1, locked=True)))
    assert again.is_locked(again.sheet(SHEET).cells[1, 1].style)


def test_a_cell_is_opened_marked_and_filled_at_once() -> None:
    """Value, colour and lock of one cell do not disturb each other."""
    new = edited(PLAIN, put(3, 1, 9), lock(3, 1, locked=False), lambda edit: edit.mark(SHEET, (3, 1), "FFCC00"))
    cell = openpyxl.load_workbook(io.BytesIO(new))[SHEET]["A3"]
    assert (cell.value, cell.protection.locked, cell.fill.fgColor.rgb) == (9, False, "FFFFCC00")


@pytest.mark.parametrize("data", [PLAIN, with_comment(), MERGED])
def test_a_sheet_is_protected_without_a_password(data: bytes) -> None:
    """The element stands where the format wants it; columns may still be made wider."""
    new = edited(data, protect())
    element = '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
    assert sheet_text(new) == sheet_text(data).replace("</sheetData>", f"</sheetData>{element}")
    assert openpyxl.load_workbook(io.BytesIO(new))[SHEET].protection.sheet is True
    assert sheet_text(edited(new, protect(protected=False))) == sheet_text(new).replace('sheet="1"', 'sheet="0"')


@pytest.mark.parametrize("data", [PROTECTED, LOCKED_AWAY])
def test_a_protection_that_is_there_stays_as_it_is(data: bytes) -> None:
    """To protect a protected sheet changes nothing, not its password either."""
    assert edited(data, protect()) == data


def test_a_password_is_never_taken_off() -> None:
    """Who knows it takes it off in Excel."""
    with pytest.raises(OoxmlError) as error:
        edited(LOCKED_AWAY, protect(protected=False))
    assert reasons(error) == [Reason.SHEET_PROTECTED]


def test_rows_of_a_protected_sheet_are_hidden_only_by_who_may() -> None:
    """Refused without ``allow_locked``."""
    with pytest.raises(OoxmlError) as error:
        edited(PROTECTED, hide(1))
    assert reasons(error) == [Reason.SHEET_PROTECTED]
    assert Workbook.open(edited(PROTECTED, hide(1), allow_locked=True)).sheet(SHEET).hidden_rows == {1, 4}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (hide(0), Reason.BAD_ADDRESS),
        (hide(1_048_577), Reason.BAD_ADDRESS),
        (size(1, 0), Reason.BAD_VALUE),
        (size(1, 410), Reason.BAD_VALUE),
        (size(1, float("nan")), Reason.BAD_VALUE),
        (lambda edit: edit.hide_row("Tiada", 1), Reason.NO_SHEET),
    ],
)
def test_what_no_row_can_have_is_refused(change: Callable[[Edit], object], reason: Reason) -> None:
    """Rows 1 to 1048576, up to 409 points."""
    edit = Edit(Workbook.open(PLAIN))
    change(edit)
    assert reason in {problem.reason for problem in edit.problems()}


def test_a_row_gets_its_height_also_in_a_protected_sheet() -> None:
    """The tags of both rows have it, and nothing else of the sheet changes."""
    new = edited(PROTECTED, size(1, 45), size(3, 60))
    expected = sheet_text(PROTECTED).replace('<row r="1">', '<row r="1" ht="45" customHeight="1">')
    assert sheet_text(new) == expected.replace('ht="30"', 'ht="60"')


def test_pages_end_where_it_is_asked_and_nowhere_else() -> None:
    """Behind the footer, in place of those that were there; none asked for takes the element away."""
    footer = "<headerFooter><oddFooter>&amp;La</oddFooter></headerFooter>"
    data = one_sheet(ROWS, after=footer)
    once = edited(data, end_pages(1, 3), size(1, 45))
    ends = '<rowBreaks count="2" manualBreakCount="2"><brk id="1" min="0" max="16383" man="1"/>'
    assert f'{footer}{ends}<brk id="3" min="0" max="16383" man="1"/></rowBreaks>' in sheet_text(once)
    assert [each.id for each in openpyxl.load_workbook(io.BytesIO(once))[SHEET].row_breaks.brk] == [1, 3]
    assert edited(edited(once, end_pages(4)), end_pages(1, 3)) == once
    assert sheet_text(edited(once, end_pages())) == sheet_text(edited(data, size(1, 45)))


def test_without_a_footer_there_is_no_place_for_the_ends_of_pages() -> None:
    """The same bytes: every sheet that rak builds has one."""
    assert edited(PLAIN, end_pages(1)) == PLAIN


def test_clearing_takes_the_value_and_keeps_the_style_and_dependents_are_computed_anew() -> None:
    """A1 blank: B1, which doubles it, shows 0."""
    new = edited(PLAIN, lambda edit: edit.clear(SHEET, (1, 1)))
    found = Workbook.open(new).sheet(SHEET).cells
    assert (found[1, 1].value, found[1, 1].style, found[1, 2].value, found[1, 2].formula) == (None, 1, 0, "A1*2")


def test_the_order_of_changes_does_not_show() -> None:
    """Hide, size, lock, protect, fill: each of the 120 orders gives the same bytes."""
    changes = (hide(2), size(2, 45), lock(1, 1, locked=False), protect(), put(3, 2, "teks"))
    assert len({edited(PLAIN, *order) for order in itertools.permutations(changes)}) == 1


@given(
    rows=st.dictionaries(st.integers(1, 12), st.booleans(), max_size=6),
    heights=st.dictionaries(st.integers(1, 12), st.integers(1, 409), max_size=4),
)
def test_whatever_rows_are_hidden_cells_stay_as_they_are(rows: dict[int, bool], heights: dict[int, int]) -> None:
    """No value, formula, style or hidden row changes that was not asked for."""
    changes = [hide(row, hidden=hidden) for row, hidden in rows.items()] + [size(*each) for each in heights.items()]
    new = Workbook.open(edited(PLAIN, *changes)).sheet(SHEET)
    assert new.cells == Workbook.open(PLAIN).sheet(SHEET).cells
    assert new.hidden_rows == ({4} | {row for row, hidden in rows.items() if hidden}) - {
        row for row, hidden in rows.items() if not hidden
    }


def test_the_self_check_sees_a_row_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that hides the next row as well is found out, and nothing is written."""
    right = frame._pieces

    def wrong(xml: SheetXml, rows: dict[int, RowChange]) -> list[tuple[int, int, str]]:
        return right(xml, {**rows, 3: rows[1]})

    monkeypatch.setattr(frame, "_pieces", wrong)
    with pytest.raises(OoxmlError) as error:
        edited(PLAIN, hide(1))
    assert reasons(error) == [Reason.SELF_CHECK]


def test_rows_are_hidden_in_a_prefixed_sheet() -> None:
    """Where the main namespace has a prefix, new rows and the protection have it too."""
    text = sheet_xml(ROWS)
    for name in ("worksheet", "sheetData", "row", "c", "v", "f"):
        text = re.sub(rf"<(/?){name}(?=[ >/])", rf"<\1x:{name}", text)
    data = Book({SHEET: text.replace("xmlns=", "xmlns:x=")}).bytes()
    new = edited(data, hide(2), protect(), put(3, 1, 1))
    sheet = Workbook.open(new).sheet(SHEET)
    assert sheet.hidden_rows == {2, 4}
    assert (sheet.protected, sheet.cells[3, 1].value) == (True, 1)


@pytest.mark.libreoffice
def test_libreoffice_opens_it(soffice: str, tmp_path: Path) -> None:
    """A workbook with hidden rows, opened cells and a protected sheet converts without complaint."""
    edit = Edit(Workbook.open(PLAIN))
    for change in (hide(2), size(1, 45), lock(1, 1, locked=False), protect()):
        change(edit)
    edit.save(tmp_path / "kunci.xlsx")
    convert(soffice, [tmp_path / "kunci.xlsx"], tmp_path, "csv", tmp_path / "p")
    assert (tmp_path / "kunci.csv").read_text(encoding="utf-8").splitlines()[0] == "5,10"
