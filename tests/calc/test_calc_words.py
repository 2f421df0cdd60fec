"""The quick cut into words finds what the lexer finds, or says that it cannot tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rak.calc.book import PUZZLE, Book
from rak.calc.lexer import Scan, scan
from rak.calc.words import words_of
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


def named_by(book: Book, words: list[str]) -> set[tuple[int, int]] | None:
    """The corners of all references among the words; None where a word is a puzzle."""
    spans = [book.words(0)[word] for word in words]
    return None if PUZZLE in spans else {book.spans.corners[span] for span in spans if span >= 0}


def read_by(book: Book, found: Scan) -> set[tuple[int, int]]:
    """The corners of all references that the lexer finds."""
    return {book.spans.corners[book.span(area[:5], 0)] for area in found.areas}


def outline(found: Scan) -> list[object]:
    """Tokens, with references as cells or ranges alone."""
    return [(kind, value.size == 1 if kind == "ref" else repr(value)) for kind, value in found.tokens]  # type: ignore[attr-defined]


@given(texts)
def test_words_name_exactly_what_the_lexer_reads(several: list[str]) -> None:
    """Whatever stands beside a formula; who is no puzzle is neither opaque nor reads more than is written."""
    book = Book(("Data",))
    lines = words_of(several)
    assert len(lines) == len(several)
    for text, words in zip(several, lines, strict=True):
        found, named = scan(text), named_by(book, words)
        if named is not None:
            assert not found.opaque, text
            assert not found.names, text
            assert not found.reshapes, text
            assert named == read_by(book, found), text


@given(texts)
def test_formulas_bound_together_mean_what_each_means_alone(several: list[str]) -> None:
    """References in their order, and the same tokens, even where shapes are shared by their frame."""
    book = Book(("Data",))
    for text, (shape, areas) in zip(several, book.bind(several, 0), strict=True):
        found = scan(text)
        assert shape.scan.opaque == found.opaque, text
        if not found.opaque:
            assert outline(shape.scan) == outline(found), text
            corners = [book.spans.corners[book.span(area[:5], 0)] for area in found.areas]
            assert [
                (area.key, area.keys[-1] if area.keys else corner[1])
                for area, corner in zip(areas, corners, strict=True)
            ] == corners


def test_the_hard_ones_beside_each_other_are_read_as_the_lexer_reads_them() -> None:
    """All lists in one go, for a mark that the one has and the other lacks."""
    for several in ([*FORMULAS, *HARD], [text for text in MORE if "\0" not in text and "\1" not in text]):
        book = Book(("Data",))
        for text, words in zip(several, words_of(several), strict=True):
            named = named_by(book, words)
            assert named is None or (named == read_by(book, scan(text)) and not scan(text).opaque), text


def test_no_formula_of_the_built_matrix_is_a_puzzle() -> None:
    """The quick way is the common one."""
    workbook = Workbook.open(build_workbook(load_rencana(EXAMPLE)))
    several = [cell.formula for sheet in workbook.sheets for cell in sheet.cells.values() if cell.formula]
    assert len(several) > 500
    book = Book(tuple(sheet.name for sheet in workbook.sheets))
    assert all(named_by(book, words) is not None for words in words_of(several))


def test_quoted_sheets_are_no_puzzle() -> None:
    """Blanks, operators and quotes in a name are no place to cut."""
    several = ["'Lain lain'!A1+'a-b(1)'!$C$3", "'it''s \"x\"'!B2&\"A1\""]
    book = Book(("Data",))
    assert all(
        named_by(book, words) == read_by(book, scan(text)) != set()
        for text, words in zip(several, words_of(several), strict=True)
    )


def test_a_book_forgets_when_it_has_read_too_much() -> None:
    """And its next formulas are read as the first were."""
    book = Book(("Data",))
    before = book.spans
    book.forget()
    assert book.spans is before
    book.words(0).update({f"A{row}": 0 for row in range(1, 100_002)})
    book.forget()
    assert book.spans is not before
    assert book.bind(["B7+C8"], 0)[0][1][1].key == book.key("Data", 8, 3)
