"""Formulas are split into words, and what a template tells of them is what their tokens say."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token as OtherToken

from rak.calc.book import Book
from rak.calc.template import forget, template_of
from rak.calc.tokenizer import Scan, scan, split, words_of
from rak.matriks.build import build_workbook
from rak.toml.read_plan import load_rencana
from rak.xlsx import Workbook

from .calc_strategies import formulas
from .test_calc_shape import EXAMPLE, FORMULAS, HARD

MORE = [
    "\0", "A1\0+B1", "A1+\x01", '"A1"&\x01B1', "'\ue020x'!A1", "\ue020!A1", "A1\x0bB1", "A1\x1c+B1", "A1\u2028B1", "A1\x85+2",
    "'it\"s'!A1&\"x\"", "'a'!A1&'b c'!B2:C3", "'A1", "A1&'", "'x'\"y\"'z'!A1", "Äpfel!A1+Ö1", "@A1", "A1:B2(", "((A1))", "-1", "1-",
    '"x"&', '&"x"', '"x"A1', 'A1&"x""y"', 'A1&"x"""', "=A1", "A1" + "+A1" * 3000, "TRUE", "sum(a1)", "RANK.EQ(A1,A1:A3)",
    "_xlfn.CONCAT(A1)", "OFFSET(A1,1,1)", "SUMIF(A1:A3,1,B1)", "IF(A1,#N/A,B1)", "#N/A", "Data!nama", "1E+5", "A1%", "{1,2;3,4}",
    "A1 ,B2", "A1:A1", "$A$1:B2", "B2:A1", "1.5.2", ".", "1.", "\ud800A1", "SUM(A:A)+SUM($1:3)",
]  # fmt: skip
BITS = st.sampled_from([
    "A1", "$B$2", "A1:B2", "A:A", "2:3", "1", "2.5", ".", '"A1"', '"', "'Lain lain'!", "'it\"s'!", "'\ue020'!", "Data!", "'", "!",
    ":", ",", "+", "-", "=", "<", ">", "&", "%", "(", ")", "SUM(", "NOW(", "SUMIF(", "LOG10(", " ", "\n", "\x0b", "\xa0", "nama",
    "TRUE", "{", "}", ";", "#REF!", "#N/A", "[", "@", "\0", "\1", "E", "Ä",
])  # fmt: skip
junk = st.lists(BITS, max_size=12).map("".join)
texts = st.lists(st.one_of(junk, formulas, st.sampled_from([*FORMULAS, *HARD, *MORE])), max_size=8)


_DIGITS = st.sampled_from(["1", "2", "7", "12", "345", "0", "01", "1048576", "1048577", "99999999"])


def named_by(book: Book, text: str) -> set[tuple[int, int]] | None:
    """The corners of all references of a formula; None where it is a puzzle."""
    spans = book.spans(text, 0)
    return None if spans is None else set(spans)


def read_by(book: Book, found: Scan) -> set[tuple[int, int]]:
    """The corners of all references among the tokens."""
    return {book.span(area[:5], 0) for area in found.areas}


def outline(found: Scan) -> list[object]:
    """Tokens, with references as cells or ranges alone."""
    return [(kind, value.size == 1 if kind == "ref" else repr(value)) for kind, value in found.tokens]  # type: ignore[attr-defined]


@given(texts)
def test_a_template_names_exactly_what_the_tokens_name(several: list[str]) -> None:
    """Whatever was read before; who is no puzzle is neither opaque nor reads more than is written."""
    book = Book(("Data",))
    for text in several:
        found, named = scan(text), named_by(book, text)
        if named is not None:
            assert not found.opaque, text
            assert not found.names, text
            assert not found.reshapes, text
            assert named == read_by(book, found), text


def check_bound(book: Book, text: str) -> None:
    """References in their order, and the same tokens, even where shapes are shared."""
    shape, areas = book.bind(text, 0)
    found = scan(text)
    assert shape.scan.opaque == found.opaque, text
    if not found.opaque:
        assert outline(shape.scan) == outline(found), text
        corners = [book.span(area[:5], 0) for area in found.areas]
        assert [
            (area.key, area.keys[-1] if area.keys else corner[1]) for area, corner in zip(areas, corners, strict=True)
        ] == corners


@given(texts)
def test_formulas_bound_by_a_book_mean_what_each_means_alone(several: list[str]) -> None:
    """Whatever was read before."""
    book = Book(("Data",))
    for text in several:
        check_bound(book, text)


@given(st.one_of(junk, formulas, st.sampled_from([*FORMULAS, *HARD, *MORE[:-1]])), st.data())
def test_formulas_that_differ_in_digits_alone_mean_what_each_means_alone(text: str, data: st.DataObject) -> None:
    """Rows, numbers, digits of names and of texts: any of them may be another, and be no row at all."""
    book = Book(("Data",))
    pieces = re.split("[0-9]+", text) if len(text) < 200 else [text]
    for _ in range(4):
        digits = [data.draw(_DIGITS) for _ in pieces[1:]]
        check_bound(book, pieces[0] + "".join([d + piece for d, piece in zip(digits, pieces[1:], strict=True)]))


@given(texts)
def test_words_and_signs_joined_are_the_formula(several: list[str]) -> None:
    """Whoever changes one word leaves the rest as it was, to the letter."""
    assert ["".join(split(text)) for text in several] == several


def test_the_hard_ones_are_read_as_their_tokens_say() -> None:
    """All lists in one book, for words that the one has and the other lacks."""
    book = Book(("Data",))
    for text in [*FORMULAS, *HARD, *MORE]:
        named = named_by(book, text)
        assert named is None or (named == read_by(book, scan(text)) and not scan(text).opaque), text


def test_the_tokens_of_the_written_formulas_are_those_of_openpyxl() -> None:
    """Its tokenizer is the work of others: the same cells, names, numbers, texts, errors and calls, in the same order."""
    for text in FORMULAS:
        assert words_of(text)[1::2] == others_words(text), text


def others_words(text: str) -> list[str]:
    """The operands and calls that openpyxl finds."""
    kinds = (OtherToken.OPERAND, OtherToken.FUNC)
    return [token.value for token in Tokenizer("=" + text).items if token.type in kinds and token.value != ")"]


def test_hostile_quotes_and_brackets_cost_no_more_than_their_length() -> None:
    """No part of the pattern tries again what it has taken: 8,192 signs are split at once."""
    for sign in ("'", '"', "[", "'!", '"x', "[a", "]", "1E", "a'", "[['"):
        text = sign * (8_192 // len(sign))
        assert "".join(split(text)) == text
        assert scan(text + "+A1").opaque


def test_no_formula_of_the_built_matrix_is_a_puzzle() -> None:
    """The quick way is the common one."""
    workbook = Workbook.open(build_workbook(load_rencana(EXAMPLE)))
    several = [cell.formula for sheet in workbook.sheets for cell in sheet.cells.values() if cell.formula]
    assert len(several) > 500
    book = Book(tuple(sheet.name for sheet in workbook.sheets))
    assert all(named_by(book, text) is not None for text in several)


def test_quoted_sheets_are_no_puzzle() -> None:
    """Blanks, operators and quotes in a name are no place to split at."""
    several = ["'Lain lain'!A1+'a-b(1)'!$C$3", "'it''s \"x\"'!B2&\"A1\""]
    book = Book(("Data",))
    assert all(named_by(book, text) == read_by(book, scan(text)) != set() for text in several)


def test_a_book_forgets_when_it_has_read_too_much() -> None:
    """And its next formulas are read as the first were."""
    book = Book(("Data",))
    before = book.placed
    book.forget()
    assert book.placed is before
    for row in range(1, 50_002):
        book.bind(f"A{row}", 0)
    book.forget()
    assert book.placed is not before
    assert book.bind("B7+C8", 0)[1][1].key == book.key("Data", 8, 3)


def test_few_kinds_of_formulas_are_remembered() -> None:
    """Those of one workbook more than the bound are forgotten before the next, and read as before."""
    for count in range(4_100):
        template_of(f"A1{'+B2' * (count % 70)}{'*C3' * (count // 70)}")
    kept = template_of("A1+B2*C3")
    forget()
    anew = template_of("A5+B6*C7")
    assert kept is not None
    assert anew is not None
    assert anew[0] is not kept[0]
    assert anew[0].slots == kept[0].slots
    assert anew[1] == (5, 6, 7)


def test_formulas_that_differ_in_rows_alone_have_one_template() -> None:
    """A number, a text and a range of one row belong to it; a row does not."""

    def template(text: str) -> object:
        found = template_of(text)
        return found and found[0]

    assert template("SUM($A$1:A9)*'L 2'!B3") is template("SUM($A$3:A8)*'L 2'!B99")
    assert template("A1*2") is not template("A1*3")
    assert template('A1&"x1"') is not template('A1&"x2"')
    assert template("'L 2'!A1") is not template("'L 3'!A1")
    assert template("SUM(A1:A2)") is not template("SUM(A2:A2)")
    assert template("SUM(A3:A2)") is None
