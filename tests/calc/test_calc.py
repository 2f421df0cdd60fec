"""Values of formulas where Excel's rule is known and where only silence is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.calc import functions
from rak.calc.cell_error import CellError
from rak.calc.evaluate import evaluate
from rak.calc.formula import parse, references
from rak.calc.rounding import _decimal, round_half_away
from rak.calc.values import UNKNOWN, Unknown, Unsupported, Value, exact_integer

from .calc_strategies import formulas
from .calc_witness import DATA, SHEETS, lookup, ours

if TYPE_CHECKING:
    from collections.abc import Callable


def value(formula: str, cells: dict[tuple[int, int], Value] | None = None, decimal: str | None = None) -> Value:
    """The value of a formula over a few cells of one sheet."""
    known = cells or {}
    return evaluate(parse(formula), lambda _, row, column: known.get((row, column)), "S", decimal=decimal)


def test_zero_to_the_power_of_zero_is_a_number_error() -> None:
    """Excel gives #NUM! where LibreOffice gives 1."""
    assert value("0^0") == CellError("#NUM!")


def test_the_sign_binds_tighter_than_the_power() -> None:
    """-2^2 is 4, and 0-2^2 is -4."""
    assert (value("-2^2"), value("0-2^2")) == (4, -4)


@pytest.mark.parametrize(
    "formula", ['0.5&""', 'TEXT(A1,"0.00")', "LEFT(A1,1)", '"1.5"+1', '"1,000"*1', '"1 Jan 2024"+0']
)
def test_what_depends_on_the_language_of_the_machine_is_unknown(formula: str) -> None:
    """An Indonesian Excel writes 0,5 where an English one writes 0.5."""
    assert value(formula, {(1, 1): 0.5}) is UNKNOWN


def test_a_known_decimal_mark_makes_text_of_fractions() -> None:
    """The caller that knows the mark gets the text."""
    assert value('A1&" %"', {(1, 1): 12.5}, ",") == "12,5 %"


@pytest.mark.parametrize(
    "formula", ["0.1+0.2-0.3", "0.1+0.2=0.3", "SUM(0.1,0.2,-0.3)", "INT(4.1*100)", "ROUND(0.285*100,0)", "MOD(0.3,0.1)"]
)
def test_a_result_that_hangs_on_the_last_bits_is_unknown(formula: str) -> None:
    """Excel sometimes takes such noise for zero and sometimes not."""
    assert value(formula) is UNKNOWN


@pytest.mark.parametrize(
    ("formula", "expected"), [("ROUND(2.675,2)", 2.68), ("ROUND(1.005,2)", 1.01), ("ROUND(-2.5,0)", -3)]
)
def test_half_is_rounded_away_from_zero_on_the_decimal_that_is_seen(formula: str, expected: float) -> None:
    """2.675 is a little less in binary, yet Excel gives 2.68."""
    assert value(formula) == expected


def test_two_different_errors_in_a_range_are_unknown() -> None:
    """Which one Excel shows depends on the order in which it reads."""
    cells: dict[tuple[int, int], Value] = {(1, 1): CellError("#N/A"), (2, 1): CellError("#DIV/0!")}
    assert value("SUM(A1:A2)", cells) is UNKNOWN
    assert value("SUM(A1:A1,5)", cells) == CellError("#N/A")


@pytest.mark.parametrize(
    "formula",
    [
        "A1:A3", "A1:A3+1", "IF(A1:A3>1,1,0)", "VLOOKUP(2,A1:B3,2)", "ROW(A1:A3)",
        'COUNTIF(A1:A3,"TRUE")', 'SUMIF(A1:A3,">1",B1)', "AVERAGE(IFERROR(Z9,0))", "SUM(IFERROR(C1,0))",
        "COUNT(IFNA(C1,0))",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_unknown(formula: str) -> None:
    """Implicit intersection, an unsorted near match, a reshaped range, and the like."""
    cells: dict[tuple[int, int], Value] = {
        (1, 1): 3,
        (2, 1): 1,
        (3, 1): 2,
        (1, 2): 1,
        (2, 2): 1,
        (3, 2): 1,
        (1, 3): "x",
    }
    assert value(formula, cells) is UNKNOWN


@pytest.mark.parametrize(
    "formula",
    [
        "A1:A3 B1:B3", "(A1,B1)", "A1:INDEX(A1:A9,2)", "Sheet1:Sheet3!A1", "[1]Lain!A1", "'[buku.xlsx]Lain'!A1",
        "Tabel1[Pagu]", 'INDIRECT("A1")', "OFFSET(A1,1,0)", "NOW()", "TODAY()", "RAND()", "FOO(1)", "A1#", "1 2",
        "SUM(", ")", "", "=", "{1,2;3}", "ABCD1048577+XFE1(2)", "SUBTOTAL(9,A1:A3)", "ROUND(1)", "1+", "(((",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(formula: str) -> None:
    """Nothing is guessed of a formula that is not read to its end."""
    with pytest.raises(Unsupported):
        parse(formula)


@given(st.one_of(st.text(max_size=40), st.text(alphabet="A1B$:!'\"(),;{}+-*/^&=<>%# .TRUE[]", max_size=40)))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    """The parser raises Unsupported and nothing else; a value is a value."""
    try:
        expr = parse(text)
    except Unsupported:
        return
    found = evaluate(expr, lambda *_: None, "S")
    assert found is UNKNOWN or isinstance(found, str | int | float)


@pytest.mark.parametrize("depth", [63, 2000])
def test_deep_nesting_is_bounded(depth: int) -> None:
    """Parentheses as deep as Excel allows are read, deeper ones refused."""
    text = "(" * depth + "1" + ")" * depth
    if depth < 64:
        assert value(text) == 1
    else:
        with pytest.raises(Unsupported):
            parse(text)
    with pytest.raises(Unsupported):
        parse("1" + "+1" * depth * 10)


@pytest.mark.parametrize("text", ["1" + "%" * 8000, "(" * 27 + "1" + ("+1" * 140 + ")") * 27])
def test_a_tree_that_is_too_deep_to_be_walked_is_refused(text: str) -> None:
    """Percent signs by the thousand, and chains within brackets, each of them as long as may be."""
    with pytest.raises(Unsupported):
        parse(text)


def test_references_are_listed_with_their_sheets() -> None:
    """Cells, ranges, whole columns and rows, quoted and absolute; each once."""
    expr = parse("SUM(A1,$B$2:C3,'Lain lain'!A:B,2:3,A1)+Data!D4")
    assert references(expr, "S") == (
        ("S", 1, 1, 1, 1),
        ("S", 2, 2, 3, 3),
        ("Lain lain", 1, 1, 1_048_576, 2),
        ("S", 2, 1, 3, 16_384),
        ("Data", 4, 4, 4, 4),
    )


def test_sumif_names_the_cells_that_excel_would_reach_for() -> None:
    """SUMIF(A1:A9,…,B1) reads B1:B9 although only B1 is written."""
    assert ("S", 1, 2, 9, 2) in references(parse('SUMIF(A1:A9,">1",B1)'), "S")


@given(formulas, st.data())
def test_a_cell_that_is_not_referenced_never_changes_the_value(formula: str, data: st.DataObject) -> None:
    """The references of a formula are complete: all other cells may hold anything."""
    expr = parse(formula)
    blocks = references(expr, "Data")
    junk = data.draw(st.sampled_from([None, 0, 7, "junk", True, CellError("#N/A"), UNKNOWN]))

    def other(sheet: str, row: int, column: int) -> Value:
        inside = any(s == sheet and r <= row <= rr and c <= column <= cc for s, r, c, rr, cc in blocks)
        return lookup(sheet, row, column) if inside else junk

    assert repr(evaluate(expr, other, "Data", decimal=".")) == repr(ours(formula))


@given(st.sampled_from(["SUM", "COUNT", "COUNTA", "MAX", "MIN", "AVERAGE"]), st.sampled_from(["A", "B", "C", "E"]))
def test_a_whole_column_has_the_value_of_its_filled_part(function: str, column: str) -> None:
    """A large range is read over the cells that exist, and blank cells count for nothing."""
    whole = parse(f"{function}({column}:{column})")
    found = evaluate(whole, lookup, "Data", cells=lambda sheet: SHEETS[sheet].keys())
    assert found == evaluate(parse(f"{function}({column}1:{column}8)"), lookup, "Data")


def test_counting_blanks_of_a_whole_column_counts_cells_that_do_not_exist() -> None:
    """A column has 1,048,576 rows."""
    found = evaluate(parse("COUNTBLANK(A:A)"), lookup, "Data", cells=lambda sheet: SHEETS[sheet].keys())
    assert found == 1_048_576 - len({r for r, c in DATA if c == 1})


def test_a_large_range_without_a_list_of_cells_is_unknown() -> None:
    """Nobody asks a million cells one by one."""
    assert evaluate(parse("SUM(A:A)"), lookup, "Data") is UNKNOWN


def test_days_of_the_1904_calendar_are_told_apart() -> None:
    """Day 0 is 1 January 1904 there; the 1900 calendar is not sure before 1 March 1900."""
    expr = parse("YEAR(A1)")
    assert evaluate(expr, lambda *_: 0, "S", date1904=True) == 1904
    assert evaluate(expr, lambda *_: 0, "S") is UNKNOWN


def test_no_function_is_declared_twice_or_forgotten() -> None:
    """Three tables hold what the modules declare, and a name stands in one of them."""
    tables = (functions.SCALARS, functions.AGGREGATES, functions.FORMS)
    homes = [module for name, module in vars(functions).items() if name.startswith("functions_")]
    declared = [
        name for home in homes for kind in ("SCALARS", "AGGREGATES", "FORMS") for name in getattr(home, kind, ())
    ]
    assert sorted(declared) == sorted(name for table in tables for name in table)
    assert len(declared) == len(set(declared)) == 100


@given(st.floats(0, 1e12), st.integers(0, 12))
def test_the_quick_rounding_is_the_exact_one(number: float, digits: int) -> None:
    """Where the quick way answers, the decimal one gives the same; doubt is doubt in both."""
    quick, exact = outcome_of(round_half_away, number, digits), outcome_of(exactly, number, digits)
    near = abs(number * 10.0**digits % 1 - 0.5)
    assert quick == exact or near < 1e-5


def exactly(number: float, digits: int) -> float:
    """ROUND by decimals alone."""
    return number if exact_integer(number) else _decimal(number, digits, "ROUND_HALF_UP")


def outcome_of(way: Callable[[float, int], float], number: float, digits: int) -> str:
    """What a rounding gives, doubt too."""
    try:
        return repr(way(number, digits))
    except Unknown:
        return "unknown"


def naive(pattern: str, text: str) -> bool:
    """Whether a text has wildcards' shape, by trying everything."""
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(naive(pattern[1:], text[at:]) for at in range(len(text) + 1))
    return bool(text) and pattern[0] in ("?", text[0]) and naive(pattern[1:], text[1:])


@given(st.text("ab*?", min_size=1, max_size=8), st.text("ab", min_size=1, max_size=8))
def test_wildcards_mean_what_trying_everything_finds(pattern: str, text: str) -> None:
    """Whatever stands between two runs is sought once, from its first place on."""
    if not {"*", "?"}.isdisjoint(pattern):
        assert value(f'COUNTIF(A1:A1,"{pattern}")', {(1, 1): text}) == int(naive(pattern, text))


def test_a_text_longer_than_a_cell_holds_is_not_made() -> None:
    """Neither by exchanging nor by joining."""
    cells: dict[tuple[int, int], Value] = {(row, 1): "x" * 30_000 for row in range(1, 4)}
    assert value('SUBSTITUTE(A1,"x","yy")', cells) is UNKNOWN
    assert value('LEN(SUBSTITUTE(A1,"xx","yyy",3))', cells) == 30_001
    assert value("CONCAT(A1:A2)", cells) == CellError("#VALUE!")
    assert value('LEN(TEXTJOIN("-",TRUE,A1,"ab"))', cells) == 30_003
    assert value('TEXTJOIN(A1,TRUE,"a","b","c")', cells) == CellError("#VALUE!")
