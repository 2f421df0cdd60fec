"""What a number format says of the number in its cell, and what a merged cell says of the cells that it covers."""

from __future__ import annotations

import openpyxl
import pytest

from rak.matriks.read.grid import (
    Penghitung,
    Petak,
    enlarged_by_format,
    is_date_format,
    is_percent_format,
    scale_of_format,
    shows_nothing,
    unit_of_format,
)  # fmt: skip
from rak.xlsx import Workbook
from tests.zoo.kandang import to_bytes

NEW_YEAR = 45_292
"""1 January 2024."""


def page_of(book: openpyxl.Workbook) -> Petak:
    """Its first sheet, as the reader wants it."""
    workbook = Workbook.open(to_bytes(book))
    return Petak(workbook.sheets[0], Penghitung(workbook))


@pytest.mark.parametrize(
    ("code", "month"),
    [
        ("mmm-yy", "Januari 2024"), ("mmmm yyyy", "Januari 2024"), ("MM/YYYY", "Januari 2024"), ('"bulan "mmm', "Januari 2024"),
        ("d mmm yy", ""), ("hh:mm", ""), ("mm:ss", ""), ("yyyy", ""), ("0", ""), ("General", ""),
    ],
)  # fmt: skip
def test_a_date_that_is_shown_without_its_day_is_a_month(code: str, month: str) -> None:
    """As in a heading JAN-24; with its day it is a date, with hours or seconds a time."""
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.number_format = NEW_YEAR, code
    page = page_of(book)
    assert page.month(page.baris[1][1]) == month


@pytest.mark.parametrize(
    ("code", "unit"), [('0" Dokumen"', "Dokumen"), ('"Rp"#,##0', ""), ('"ada "0.0" Unit"', "Unit"), ('"Rp"', "Rp"), ('0" a";0" b"', "a")]
)  # fmt: skip
def test_the_words_behind_the_number_are_its_unit(code: str, unit: str) -> None:
    """Those before it are none; of several parts that of numbers above zero counts."""
    assert unit_of_format(code) == unit


@pytest.mark.parametrize(
    ("code", "times"), [("#,##0", 1), ("#,##0,", 1_000), ("#,##0,,", 1_000_000), ("0.0,", 1_000), ('0" ,"', 1), ("0;0,", 1)]
)  # fmt: skip
def test_commas_behind_the_figures_show_thousands(code: str, times: int) -> None:
    """One for each three digits; a comma between figures, or in words, shows none."""
    assert scale_of_format(code) == times


@pytest.mark.parametrize(
    ("code", "added"), [('0" juta"', "juta"), ('"1"0', "1"), ('0",00"', ""), ('0", "', ""), ('0" Unit"', ""), ('0," ribu"', "")]
)  # fmt: skip
def test_words_and_figures_of_a_format_that_enlarge_its_number_are_given(code: str, added: str) -> None:
    """88 as "88 juta"; cents do not, a unit does not, nor does a word for what the commas show."""
    assert enlarged_by_format(code) == added


@pytest.mark.parametrize(
    ("code", "date", "percent"),
    [
        ("General", False, False), ("dd/mm/yyyy", True, False), ("hh:mm", True, False), ('0" hari"', False, False), ("0.00%", False, True),
        ('0"%"', False, False), ("0;d", False, False), ("[Red]0", False, False),
    ],
)  # fmt: skip
def test_a_format_shows_dates_or_per_cent_by_its_signs_and_not_by_its_words(
    code: str, date: bool, percent: bool
) -> None:
    """What stands in quotes is shown as it is."""
    assert (is_date_format(code), is_percent_format(code)) == (date, percent)


@pytest.mark.parametrize(
    ("code", "above", "below", "text"),
    [(";;;", True, True, True), (";", True, True, False), ("0", False, False, False), ("", True, True, False), ("0;;", False, True, False)],
)  # fmt: skip
def test_each_part_of_a_format_shows_its_kind_of_value(code: str, above: bool, below: bool, text: bool) -> None:
    """Numbers above zero, below it, texts; without a part of its own a number below zero is shown as one above."""
    assert [shows_nothing(code, kind) for kind in (0, 1, 3)] == [above, below, text]


@pytest.mark.parametrize("value", [0, 1, -1, "x"])
@pytest.mark.parametrize(("code", "unseen"), [(";-0;0;@", (0, 1)), ("0;;0;@", (-1,)), ("0;-0;0;", ("x",))])
def test_a_value_is_unseen_where_the_part_for_it_is_blank(code: str, unseen: tuple[object, ...], value: object) -> None:
    """Zero goes with the numbers above it."""
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.number_format = value, code
    page = page_of(book)
    assert page.hides(page.baris[1][1]) is (value in unseen)


@pytest.mark.parametrize("columns", [2, 16, 17, 400])
def test_a_merged_range_reaches_to_its_borders_and_no_further(columns: int) -> None:
    """However wide it is; another one below it is another."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B2"], sheet["B5"] = "atas", "bawah"
    sheet.merge_cells(start_row=2, end_row=3, start_column=2, end_column=1 + columns)
    sheet.merge_cells(start_row=5, end_row=6, start_column=2, end_column=3)
    page = page_of(book)

    def shown(row: int, column: int) -> object:
        cell = page.effective(row, column)
        return cell and cell.value

    assert [shown(row, 2) for row in range(1, 8)] == [None, "atas", "atas", None, "bawah", "bawah", None]
    assert [shown(3, column) for column in (1, 1 + columns, 2 + columns)] == [None, "atas", None]
    assert [page.covered(row, 2) for row in range(1, 8)] == [False, False, True, False, False, True, False]


def test_a_formula_that_waits_for_itself_has_no_value_and_others_have() -> None:
    """A1 and A2 wait for each other; A3 adds what stands in B."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for address, value in (("A1", "=A2+1"), ("A2", "=A1+1"), ("A3", "=B3+B4"), ("B3", 2), ("B4", 3), ("A4", "=A3*2")):
        sheet[address] = value
    page = page_of(book)
    assert set(page.tak_terhitung) == {(1, 1), (2, 1)}
    assert {place: cell.value for place, cell in page.dihitung.items()} == {(3, 1): 5, (4, 1): 10}


@pytest.mark.parametrize(("length", "known"), [(60, True), (120, False)])
def test_a_chain_of_formulas_is_worked_out_as_far_as_an_office_makes_one(length: int, known: bool) -> None:
    """Each waits for the one below it; Excel stores the results of all."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, length):
        sheet.cell(row, 1).value = f"=A{row + 1}+1"
    sheet.cell(length, 1).value = 1
    page = page_of(book)
    assert ((1, 1) in page.dihitung) is known
    assert not known or page.dihitung[1, 1].value == length


@pytest.mark.parametrize(
    ("formula", "known"), [("=SUM(B1:B2)", True), ("=Bulanan!B1", False), ("=[1]Lain!A1", False), ('="[1]"&B1', True)]
)  # fmt: skip
def test_only_formulas_over_the_workbook_itself_are_worked_out(formula: str, known: bool) -> None:
    """Those over Bulanan are read there; what a text says of another file reaches nowhere."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    book.create_sheet("Bulanan")["B1"] = 7
    sheet["A1"], sheet["B1"], sheet["B2"] = formula, 1, 2
    assert ((1, 1) in page_of(book).dihitung) is known
