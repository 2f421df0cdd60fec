"""Laws of editing, and staff and program taking turns on one workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from rak.xlsx import Position, Workbook, to_address
from tests.xlsx.builder import Book, changed_parts, pack, parts_of, sheet_xml, strings_xml
from tests.xlsx.helpers import SHEET, cells, fill

POSITIONS = st.tuples(st.integers(1, 12), st.integers(1, 8))
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.integers(-(10**9), 10**9).map(lambda value: value / 8),
    st.text("abc <&>\"'=_xé²\n", min_size=1, max_size=8),
)
EDITS = st.dictionaries(POSITIONS, VALUES, max_size=8)
_ROWS = "".join(
    f'<row r="{n}" spans="1:3"><c r="A{n}" s="1" t="s"><v>{n % 2}</v></c><c r="C{n}"><v>{n}</v></c></row>'
    for n in (2, 3, 5, 9)
)
BASES = {
    "usual": Book({SHEET: sheet_xml(_ROWS)}, strings=strings_xml("satu", "dua")).bytes(),
    "slow": Book({SHEET: sheet_xml("<!-- x -->" + _ROWS)}, strings=strings_xml("satu", "dua")).bytes(),
    "no strings": Book({SHEET: sheet_xml(_ROWS.replace(' t="s"', ""))}).bytes(),
    "empty": Book().bytes(),
}
bases = st.sampled_from(sorted(BASES)).map(BASES.__getitem__)


def apply(data: bytes, edits: dict[Position, object]) -> bytes:
    """The workbook after these edits."""
    return fill(data, {to_address(*position): value for position, value in edits.items()})


def model(data: bytes, edits: dict[Position, object]) -> dict[str, object]:
    """What the sheet must hold after these edits."""
    found = cells(data) | {to_address(*position): value for position, value in edits.items()}
    return {address: value for address, value in found.items() if value is not None}


@given(bases, EDITS)
def test_an_edit_sets_what_it_says_and_nothing_else(data: bytes, edits: dict[Position, object]) -> None:
    """Every other cell and every other part is as before."""
    filled = apply(data, edits)
    found = cells(filled)
    assert found == model(data, edits)
    assert {key: type(value) is bool for key, value in found.items()} == {
        key: type(value) is bool for key, value in model(data, edits).items()
    }
    assert changed_parts(data, filled) <= {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}


@given(bases, EDITS)
def test_writing_the_same_again_gives_the_same_bytes(data: bytes, edits: dict[Position, object]) -> None:
    """An edit is idempotent, to the byte."""
    filled = apply(data, edits)
    assert apply(filled, edits) == filled


@given(bases, EDITS, EDITS)
def test_edits_of_different_cells_commute(
    data: bytes, one: dict[Position, object], other: dict[Position, object]
) -> None:
    """In either order, or in one go, the sheet holds the same."""
    other = {position: value for position, value in other.items() if position not in one}
    first = cells(apply(apply(data, one), other))
    assert first == cells(apply(apply(data, other), one)) == cells(apply(data, {**one, **other}))


class StaffAndProgram(RuleBasedStateMachine):
    """Staff (through openpyxl, XlsxWriter and raw XML) and the editor change one workbook in any order."""

    data: bytes
    expected: dict[str, object]

    @initialize(base=bases)
    def start(self, base: bytes) -> None:
        """Begin with a workbook."""
        self.data, self.expected = base, cells(base)

    @rule(edits=EDITS)
    def program_fills(self, edits: dict[Position, object]) -> None:
        """The editor sets cells."""
        self.expected = model(self.data, edits)
        self.data = apply(self.data, edits)

    @rule()
    def program_fills_what_is_there(self) -> None:
        """An edit with nothing to change."""
        again = fill(self.data, self.expected)
        assert again == self.data

    @rule(edits=EDITS)
    def staff_edit_with_openpyxl(self, edits: dict[Position, object]) -> None:
        """A save through openpyxl."""

        def change(sheet: Any) -> None:
            for (row, column), value in edits.items():
                sheet.cell(row, column).value = _typable(value)

        self.expected |= {to_address(*position): _typable(value) for position, value in edits.items()}
        self._through_openpyxl(change)

    @rule(row=st.integers(1, 8))
    def staff_insert_a_row_with_openpyxl(self, row: int) -> None:
        """Rows move down."""
        self._through_openpyxl(lambda sheet: sheet.insert_rows(row))
        self.expected = _witnessed(self.data)

    @rule()
    def staff_copy_into_a_new_workbook(self) -> None:
        """XlsxWriter writes the same values afresh."""
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
        sheet = book.add_worksheet(SHEET)
        for address, value in cells(self.data).items():
            if isinstance(value, bool):
                sheet.write_boolean(address, value)
            elif isinstance(value, str):
                sheet.write_string(address, value)
            else:
                sheet.write_number(address, value)
        book.close()
        self.data = stream.getvalue()
        self.expected = cells(self.data)

    @rule(comment=st.sampled_from(["<!-- catatan -->", "", "\n"]))
    def staff_edit_the_xml(self, comment: str) -> None:
        """A comment or a line break before the first row."""
        parts = parts_of(self.data)
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"<sheetData>", b"<sheetData>" + comment.encode(), 1)
        self.data = pack(parts)

    @invariant()
    def the_sheet_holds_what_everybody_wrote(self) -> None:
        """By our own reading and by openpyxl's."""
        assert cells(self.data) == {key: value for key, value in self.expected.items() if value is not None}
        assert Workbook.open(self.data).warnings == ()

    def _through_openpyxl(self, change: Callable[..., object]) -> None:
        book = openpyxl.load_workbook(io.BytesIO(self.data))
        change(book[SHEET])
        stream = io.BytesIO()
        book.save(stream)
        self.data = stream.getvalue()


def _typable(value: object) -> object:
    """What staff can type and openpyxl keeps: no text that begins with =, no more than 15 digits."""
    if isinstance(value, float):
        return round(value, 3)
    return "teks" if isinstance(value, str) and (value.startswith("=") or not value.strip()) else value


def _witnessed(data: bytes) -> dict[str, object]:
    return {
        cell.coordinate: cell.value
        for row in openpyxl.load_workbook(io.BytesIO(data))[SHEET].iter_rows()
        for cell in row
        if cell.value is not None
    }


StaffAndProgram.TestCase.settings = settings(max_examples=15, stateful_step_count=6, deadline=None)
TestStaffAndProgram = StaffAndProgram.TestCase
