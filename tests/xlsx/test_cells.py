"""Cells: what a value looks like in the file, and what of the old cell stays."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.xlsx import CellError, Formula, OoxmlError, Reason, Workbook, from_address, quote_sheet, to_address
from rak.xlsx.edit.edit import Edit
from rak.xlsx.sheet.dates import to_date, to_day, to_serial
from tests.xlsx.builder import Book, one_sheet, sheet_xml, strings_xml
from tests.xlsx.helpers import SHEET, cell_xml, cells, fill, policy, reasons, sheet_text, witness

ROW = (
    '<row r="2" spans="1:4" ht="30"><c r="A2" s="1"><v>1</v></c><c r="B2" s="2" t="s" cm="1" vm="1" ph="1"><v>0</v></c>'
    '<c r="C2" s="3"/><c r="D2" t="b"><v>1</v></c></row>'
)
DATA = Book({SHEET: sheet_xml(ROW, before='<dimension ref="A2:D2"/>')}, strings=strings_xml("teks")).bytes()


def test_a_value_keeps_the_style_of_its_cell() -> None:
    """The style index stays; type, cell metadata and phonetic flag of the old value go."""
    assert cell_xml(fill(DATA, {"B2": 7}), "B2") == '<c r="B2" s="2"><v>7</v></c>'


def test_clearing_keeps_the_style() -> None:
    """None takes the value away and leaves the formatted cell."""
    assert cell_xml(fill(DATA, {"B2": None}), "B2") == '<c r="B2" s="2"/>'


@pytest.mark.parametrize(
    ("value", "xml"),
    [
        (0.1, '<c r="A2" s="1"><v>0.1</v></c>'),
        (1 / 3, '<c r="A2" s="1"><v>0.3333333333333333</v></c>'),
        (2_745_488_000, '<c r="A2" s="1"><v>2745488000</v></c>'),
        (5_000_000_000, '<c r="A2" s="1"><v>5000000000</v></c>'),
        (2**53, '<c r="A2" s="1"><v>9007199254740992</v></c>'),
        (1e300, '<c r="A2" s="1"><v>1e+300</v></c>'),
        (-0.0, '<c r="A2" s="1"><v>0</v></c>'),
        (5.0, '<c r="A2" s="1"><v>5</v></c>'),
        (True, '<c r="A2" s="1" t="b"><v>1</v></c>'),
        (False, '<c r="A2" s="1" t="b"><v>0</v></c>'),
        (CellError("#N/A"), '<c r="A2" s="1" t="e"><v>#N/A</v></c>'),
        ("teks", '<c r="A2" s="1" t="s"><v>0</v></c>'),
    ],
)
def test_each_kind_of_value_is_spelt_as_excel_spells_it(value: object, xml: str) -> None:
    """Numbers by their shortest exact digits, bool before int, no negative zero, known texts by index."""
    filled = fill(DATA, {"A2": value})
    assert cell_xml(filled, "A2") == xml
    assert cells(filled)["A2"] == value


@pytest.mark.parametrize(
    "text", ["=1+1", "+62 812", "-", "@nama", "'kutip", "  spasi  ", "a\nb", "a\tb", "", "0012", "1e5", "TRUE"]
)
@pytest.mark.parametrize("strings", [None, strings_xml("lain")])
def test_text_stays_text(text: str, strings: str | None) -> None:
    """A text is never taken for a formula, a number or a truth; white space survives."""
    data = Book({SHEET: sheet_xml(ROW.replace(' t="s"', ""))}, strings=strings).bytes()
    filled = fill(data, {"A2": text})
    assert cells(filled)["A2"] == text
    assert (witness(filled).get("A2") or "") == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_every_text_comes_back(text: str) -> None:
    """Control characters, carriage returns and texts that look like ``_x0041_`` survive both ways."""
    assert cells(fill(DATA, {"A2": text})).get("A2") == text
    inline = one_sheet(ROW.replace(' t="s"', ""))
    assert cells(fill(inline, {"A2": text})).get("A2") == text


def test_escapes_of_excel_are_read_and_written() -> None:
    """``_x000D_`` is a carriage return; a literal ``_x0041_`` is written with its underscore escaped."""
    data = Book({SHEET: sheet_xml(ROW)}, strings=strings_xml("a_x000D_b_x005F_x0041_")).bytes()
    assert cells(data)["B2"] == "a\rb_x0041_"
    assert b"_x005F_x0041_" in Workbook.open(fill(DATA, {"A2": "_x0041_"})).container.read("xl/sharedStrings.xml")


@given(st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False)))
def test_every_number_comes_back(value: float) -> None:
    """What was written is read again, to the last bit."""
    assert cells(fill(DATA, {"A2": value}))["A2"] == value


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (math.nan, Reason.BAD_VALUE),
        (math.inf, Reason.BAD_VALUE),
        (2**53 + 1, Reason.BAD_VALUE),
        (10**400, Reason.BAD_VALUE),
        ("\ud800", Reason.BAD_VALUE),
        ("x" * 32_768, Reason.TEXT_TOO_LONG),
        ("\U0001f600" * 16_384, Reason.TEXT_TOO_LONG),
        ([1], Reason.BAD_VALUE),
        (CellError("#SALAH"), Reason.BAD_VALUE),
        (Formula("=A1"), Reason.BAD_VALUE),
        (Formula(""), Reason.BAD_VALUE),
        (Formula("A1" * 5000), Reason.TEXT_TOO_LONG),
        (Formula("A1", cached=math.nan), Reason.BAD_VALUE),
        (datetime.date(1899, 12, 30), Reason.BAD_VALUE),
    ],
)
def test_what_excel_cannot_hold_is_refused(value: object, reason: Reason) -> None:
    """Nothing is rounded, cut or turned into text behind the caller's back."""
    assert policy(DATA, (2, 1), value) == [reason]


def test_the_longest_text_fits() -> None:
    """32,767 characters, counted as Excel counts them (UTF-16 units)."""
    assert policy(DATA, (2, 1), "x" * 32_767) == []
    assert policy(DATA, (2, 1), "\U0001f600" * 16_383) == []


@pytest.mark.parametrize("position", [(0, 1), (1, 0), (1_048_577, 1), (1, 16_385), (-1, 2), (True, 1)])
def test_a_cell_that_no_sheet_has_is_refused(position: tuple[int, int]) -> None:
    """A0, XFE1 and their like."""
    assert policy(DATA, position) == [Reason.BAD_ADDRESS]


@pytest.mark.parametrize("address", ["A0", "XFE1", "A1048577", "1A", "", "A", "R1C1", "A1:B2", "Ä1", "A١"])
def test_a_text_that_is_no_address_is_refused(address: str) -> None:
    """Only A1 to XFD1048576."""
    with pytest.raises(OoxmlError) as error:
        from_address(address)
    assert reasons(error) == [Reason.BAD_ADDRESS]


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_addresses_go_both_ways(row: int, column: int) -> None:
    """to_address and from_address undo each other."""
    assert from_address(to_address(row, column)) == (row, column)


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Matriks", "Matriks"),
        ("Lembar 1", "'Lembar 1'"),
        ("It's", "'It''s'"),
        ("A1", "'A1'"),
        ("2024", "'2024'"),
        ("R1C1", "'R1C1'"),
    ],
)
def test_sheet_names_are_quoted_where_formulas_need_it(name: str, spelt: str) -> None:
    """A name that looks like a reference is quoted."""
    assert quote_sheet(name) == spelt


def test_new_cells_and_rows_come_in_order() -> None:
    """Columns ascend in a row and rows ascend in the sheet; spans and dimension widen."""
    filled = fill(DATA, {"F2": 6, "E2": 5, "A1": 0, "B9": 9, "A9": 8})
    text = sheet_text(filled)
    assert '<dimension ref="A1:F9"/>' in text
    assert '<row r="2" spans="1:6" ht="30">' in text
    assert [address for address in cells(filled) if address[1:] == "2"] == ["A2", "B2", "D2", "E2", "F2"]
    assert [row.number for row in Workbook.open(filled).sheets[0].xml.rows] == [1, 2, 9]


def test_a_new_cell_looks_like_its_row_or_column() -> None:
    """As in Excel: the row's own format, or else the column's."""
    before = '<cols><col min="2" max="3" width="9" style="3"/></cols>'
    rows = '<row r="1" s="2" customFormat="1"/><row r="2" s="2"/>'
    filled = fill(one_sheet(rows, before=before), {"B1": 1, "B2": 1, "A2": 1, "C7": 1})
    styles = {cell.address: cell.style for cell in Workbook.open(filled).sheets[0].cells.values()}
    assert styles == {"B1": 2, "B2": 3, "A2": 0, "C7": 3}


def test_a_style_can_be_set_or_copied() -> None:
    """By index, or from another cell; without a value the value stays."""
    edit = Edit(Workbook.open(DATA))
    edit.set(SHEET, (2, 4), 5, style=1)
    edit.set(SHEET, (5, 5), "x", copy_style_from=(2, 2))
    found = Workbook.open(edit.apply()).sheet(SHEET).cells
    assert (found[2, 4].style, found[5, 5].style) == (1, 2)


def test_a_style_that_the_workbook_lacks_is_refused() -> None:
    """An index past the end would show the cell in some other format."""
    edit = Edit(Workbook.open(DATA))
    edit.set(SHEET, (2, 4), 5, style=99)
    assert [problem.reason for problem in edit.problems()] == [Reason.BAD_STYLE]


@pytest.mark.parametrize("values", [{}, {"A2": 1}, {"A2": 1.0, "B2": "teks", "D2": True}, {"C2": None, "Z99": None}])
def test_writing_what_is_there_gives_the_same_bytes(values: dict[str, object]) -> None:
    """An edit with nothing to change returns the workbook itself."""
    assert fill(DATA, values) == DATA


@pytest.mark.parametrize(("address", "value"), [("A2", "1"), ("A2", True), ("D2", 1), ("B2", "Teks"), ("C2", "")])
def test_a_value_of_another_kind_is_a_change(address: str, value: object) -> None:
    """1, "1" and TRUE are three values; a blank cell is not an empty text."""
    filled = fill(DATA, {address: value})
    assert filled != DATA
    assert cells(filled)[address] == value
    assert type(cells(filled)[address]) is type(value)


def test_two_values_for_one_cell_are_a_contradiction() -> None:
    """The later one does not silently win; the same value twice is fine."""
    edit = Edit(Workbook.open(DATA))
    edit.set(SHEET, (2, 1), 5)
    edit.set("LEMBAR", (2, 1), 5)
    assert edit.problems() == ()
    edit.set(SHEET, (2, 1), 6)
    assert [problem.reason for problem in edit.problems()] == [Reason.TWICE]


@given(moment=st.datetimes(datetime.datetime(1904, 1, 1), datetime.datetime(9999, 12, 31)))  # noqa: DTZ001
def test_a_moment_is_its_day_and_the_part_of_the_day_in_both_calendars(moment: datetime.datetime) -> None:
    """Day 1 of the calendar is the day after its epoch; to the millisecond, which is finer than any cell shows."""
    for date1904, epoch in ((False, datetime.datetime(1899, 12, 30)), (True, datetime.datetime(1904, 1, 1))):  # noqa: DTZ001
        days = (moment - epoch) / datetime.timedelta(days=1)
        assert abs(to_serial(moment, date1904=date1904) - days) < 1 / 86_400_000


@pytest.mark.parametrize(
    ("day", "serial"), [((1900, 1, 1), 1), ((1900, 2, 28), 59), ((1900, 3, 1), 61), ((2024, 4, 5), 45387)]
)
def test_known_dates_have_their_serial(day: tuple[int, int, int], serial: int) -> None:
    """Including the 29 February 1900 that Excel invented."""
    assert to_serial(datetime.date(*day)) == serial


@pytest.mark.parametrize(
    ("serial", "date1904", "day"),
    [
        (1, False, (1900, 1, 1)), (59, False, (1900, 2, 28)), (60, False, None), (61, False, (1900, 3, 1)),
        (45387, False, (2024, 4, 5)), (45387.75, False, (2024, 4, 5)), (45387 - 1462, True, (2024, 4, 5)),
        (60, True, (1904, 3, 1)), (1, True, (1904, 1, 2)), (0, False, None), (-3, False, None), (2_958_465, False, (9999, 12, 31)),
        (2_958_466, False, None), (1e300, False, None), (True, False, None), ("45387", False, None), (None, False, None),
    ],
)  # fmt: skip
def test_serials_have_their_day(serial: object, date1904: bool, day: tuple[int, int, int] | None) -> None:
    """The 29 February 1900 is none, nor what lies beyond 9999 or is no number."""
    assert to_date(serial, date1904=date1904) == (datetime.date(*day) if day else None)


@pytest.mark.parametrize(
    ("serial", "day"), [(2025, None), (32_874, datetime.date(1990, 1, 1)), (45_874.5, datetime.date(2025, 8, 5))]
)
def test_a_bare_year_is_not_the_day_of_a_report(serial: float, day: datetime.date | None) -> None:
    """2025 would be 17 July 1905."""
    assert to_day(serial) == day


def test_a_date_is_written_in_the_calendar_of_the_workbook() -> None:
    """date1904 moves the serial by 1462 days."""
    old = Book({SHEET: sheet_xml(ROW.replace(' t="s"', ""))}, workbook_before='<workbookPr date1904="1"/>').bytes()
    day = datetime.date(2024, 4, 5)
    assert Workbook.open(old).date1904
    assert cells(fill(old, {"A2": day}))["A2"] == 45387 - 1462
    assert cells(fill(DATA, {"A2": day}))["A2"] == 45387


def test_rich_and_phonetic_text_reads_as_plain_text_and_is_replaced_whole() -> None:
    """Runs are joined, phonetic guides left out; a new value takes the place of all of it."""
    rich = '<si><r><rPr><b/></rPr><t>Sasaran </t></r><r><t xml:space="preserve">Kegiatan</t></r><rPh sb="0" eb="1"><t>X</t></rPh></si>'
    strings = strings_xml().replace("</sst>", rich + "</sst>")
    data = Book({SHEET: sheet_xml(ROW)}, strings=strings).bytes()
    assert cells(data)["B2"] == "Sasaran Kegiatan"
    assert fill(data, {"B2": "Sasaran Kegiatan"}) == data
    filled = fill(data, {"A2": "Sasaran Kegiatan"})
    assert cell_xml(filled, "A2") == '<c r="A2" s="1" t="s"><v>1</v></c>'
    assert cell_xml(filled, "B2") == cell_xml(data, "B2")


def test_an_extension_list_inside_a_cell_stays() -> None:
    """``extLst`` is the one child of a cell that is not its value."""
    rows = '<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"/></extLst></c></row>'
    assert cell_xml(fill(one_sheet(rows), {"A1": 5}), "A1") == ('<c r="A1"><v>5</v><extLst><ext uri="x"/></extLst></c>')


def test_numbers_keep_their_digits_for_callers_who_need_them() -> None:
    """.raw is the text of the file; whole numbers read as int, whatever their spelling."""
    rows = '<row r="1"><c r="A1"><v>0.1000</v></c><c r="B1"><v>5.0</v></c><c r="C1"><v>1E3</v></c><c r="D1"><v>x</v></c></row>'
    found = Workbook.open(one_sheet(rows)).sheets[0].cells
    assert [(found[1, column].value, found[1, column].raw) for column in range(1, 5)] == [
        (0.1, "0.1000"),
        (5, "5.0"),
        (1000, "1E3"),
        ("x", "x"),
    ]
    assert found[1, 4].kind == "text"


def test_number_formats_and_locks_are_told_by_style() -> None:
    """Built-in formats by number, the workbook's own by their code."""
    workbook = Workbook.open(DATA)
    assert [workbook.number_format(style) for style in range(4)] == ["General", "#,##0", '"TW I: "0.00%', "mm-dd-yy"]
    assert [workbook.is_locked(style) for style in range(4)] == [True, True, False, True]
