"""What a change reaches, in what order, and with what values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.calc import groups, reach
from rak.calc.formulas import formulas_of
from rak.calc.graph import Recalculator
from rak.calc.reach import is_read
from rak.calc.values import UNKNOWN, Value
from rak.xlsx import Limits

Cell = tuple[str, int, int]


def book(
    formulas: dict[Cell, str],
    cells: dict[Cell, Value],
    names: dict[str, str] | None = None,
    sheets: tuple[str, ...] | None = None,
) -> Recalculator:
    """A recalculator over a few cells."""
    return Recalculator(
        formulas,
        lambda sheet, row, column: cells.get((sheet, row, column)),
        names,
        sheets=sheets,
        cells=lambda sheet: [(r, c) for s, r, c in (*cells, *formulas) if s == sheet],
    )


def test_a_change_reaches_formulas_through_other_sheets_in_order() -> None:
    """Each formula comes after those that it reads; sheet names are told apart blind to case."""
    formulas = {("A", 1, 3): "b!A1*2", ("B", 1, 1): "SUM(a!A1:B1)", ("A", 9, 9): "1+1"}
    calc = book(formulas, {("A", 1, 1): 2, ("A", 1, 2): 3})
    found = calc.run({("A", 1, 2)})
    assert found == {("B", 1, 1): 5, ("A", 1, 3): 10}
    assert list(found) == [("B", 1, 1), ("A", 1, 3)]


def test_a_formula_whose_inputs_keep_their_values_keeps_its_own() -> None:
    """B1 is still 2, so nobody asks for C1; D1 reads what changed, E1 has no value yet, and TRUE is not 2."""
    formulas = {("A", 1, 2): "INT(A1)", ("A", 1, 3): "B1*2", ("A", 1, 4): "A1*2", ("A", 1, 5): "B1+1"}
    stored: dict[Cell, Value] = {("A", 1, 1): 2.5, ("A", 1, 2): 2, ("A", 1, 3): 4, ("A", 1, 4): 4}
    found = book(formulas, stored).run({("A", 1, 1)})
    assert found == {("A", 1, 4): 5, ("A", 1, 5): 3}
    assert ("A", 1, 2) in book(formulas, {**stored, ("A", 1, 2): True}).run({("A", 1, 1)})


def test_a_formula_that_is_new_is_computed_itself() -> None:
    """The changed cell may hold a formula."""
    assert book({("A", 1, 1): "2+3"}, {}).run({("A", 1, 1)}) == {("A", 1, 1): 5}


def test_nothing_changed_reaches_nothing() -> None:
    """Not even volatile formulas."""
    assert book({("A", 1, 1): "NOW()"}, {}).run(set()) == {}


def test_what_cannot_be_analysed_depends_on_everything() -> None:
    """INDIRECT, volatile functions, table references and unknown names; and what reads them."""
    formulas = {
        ("A", 1, 1): 'INDIRECT("Z9")',
        ("A", 2, 1): "Tabel1[Pagu]",
        ("A", 3, 1): "tidak_ada+1",
        ("A", 4, 1): "A1+1",
        ("A", 5, 1): "B5",
    }
    found = book(formulas, {("A", 5, 2): 1}).run({("A", 9, 9)})
    assert found == dict.fromkeys([("A", 1, 1), ("A", 2, 1), ("A", 3, 1), ("A", 4, 1)], UNKNOWN)


def test_names_are_followed() -> None:
    """A workbook name, a local one that hides it, a constant; a name that moves with the cell is not known."""
    names = {"pagu": "A!$A$1:$A$2", "B!pagu": "A!$A$1", "tarif": "0.5", "geser": "A!A1"}
    formulas = {("A", 5, 1): "SUM(Pagu)*tarif", ("B", 5, 1): "SUM(PAGU)", ("B", 6, 1): "geser", ("A", 7, 1): "tarif*4"}
    found = book(formulas, {("A", 1, 1): 4, ("A", 2, 1): 6}, names).run({("A", 1, 1)})
    assert found == {("A", 5, 1): 5, ("B", 5, 1): 4, ("B", 6, 1): UNKNOWN}


def test_a_cycle_and_what_reads_it_is_unknown() -> None:
    """No value of a cycle is guessed; formulas beside it are computed."""
    formulas = {("A", 1, 1): "B1+C1", ("A", 1, 2): "A1", ("A", 1, 4): "A1*2", ("A", 1, 5): "C1*2"}
    found = book(formulas, {("A", 1, 3): 3}).run({("A", 1, 3)})
    assert found == {("A", 1, 1): UNKNOWN, ("A", 1, 2): UNKNOWN, ("A", 1, 4): UNKNOWN, ("A", 1, 5): 6}


def test_a_formula_that_names_itself_is_unknown_to_whoever_reads_it() -> None:
    """Beyond the change too, and where the branch that names it is not taken."""
    formulas = {("A", 1, 2): "A1+A3", ("A", 1, 3): "IF(TRUE,A1,A3)", ("A", 3, 1): "IF(A1>3,A3,SUM(A1:A1))"}
    found = book(formulas, {("A", 2, 1): 5, ("A", 1, 1): 1}).run(formulas)
    assert found == dict.fromkeys(formulas, UNKNOWN)
    late = {**formulas, ("A", 1, 2): "A2+A3", ("A", 1, 3): "IF(A2>0,A2,A3)"}
    calc = book(late, {("A", 2, 1): 5, ("A", 1, 1): 1})
    assert calc.run({("A", 2, 1)}) == {("A", 1, 2): UNKNOWN, ("A", 1, 3): UNKNOWN}
    assert book(late, {}).value(("A", 3, 1)) is UNKNOWN


def test_what_reads_a_cycle_beyond_the_change_is_unknown_too() -> None:
    """Though the file has values of all: the old ones are not handed out as new, and none is missed."""
    formulas = {("A", 1, 1): "A1+1", ("A", 1, 2): "A1+C1", ("A", 1, 4): "B1+1"}
    stored: dict[Cell, Value] = {("A", 1, 1): 5, ("A", 1, 2): 100, ("A", 1, 3): 7}
    expected = {("A", 1, 2): UNKNOWN, ("A", 1, 4): UNKNOWN}
    assert book(formulas, stored).run({("A", 1, 3)}) == expected
    assert book(formulas, {**stored, ("A", 1, 4): 101}).run({("A", 1, 3)}) == expected


def test_a_formula_without_a_value_is_computed_and_not_taken_for_blank() -> None:
    """A template has no cached values; the sum over its formulas must still be right."""
    formulas: dict[Cell, str] = {("A", r, 2): f"A{r}+1" for r in range(1, 400)}
    formulas[("A", 500, 2)] = "SUM(B1:B399)+C1"
    cells: dict[Cell, Value] = {("A", r, 1): r for r in range(1, 400)}
    cells[("A", 1, 3)] = 1
    assert book(formulas, cells).run({("A", 1, 3)}) == {("A", 500, 2): sum(range(2, 401)) + 1}


def test_a_long_chain_without_values_is_computed() -> None:
    """Running balances of thousands of rows do not exhaust the stack."""
    formulas: dict[Cell, str] = {("A", r, 2): f"B{r - 1}+A{r}" for r in range(2, 3000)}
    cells: dict[Cell, Value] = {("A", 1, 2): 1}
    cells.update({("A", r, 1): 1 for r in range(1, 3000)})
    assert book(formulas, cells).value(("A", 2999, 2)) == 2999


def test_a_stored_value_beyond_the_change_is_taken_as_it_is() -> None:
    """Only what the change reaches is computed anew."""
    cells: dict[Cell, Value] = {("A", 1, 1): 1, ("A", 2, 1): 1, ("A", 2, 2): 77}
    found = book({("A", 2, 2): "A2+1", ("A", 3, 1): "A1+B2"}, cells).run({("A", 1, 1)})
    assert found == {("A", 3, 1): 78}


def test_a_sheet_that_does_not_exist_is_unknown() -> None:
    """A reference to it is no blank cell."""
    assert book({("A", 1, 1): "Hilang!A1+B1"}, {}, sheets=("A",)).run({("A", 1, 2)}) == {("A", 1, 1): UNKNOWN}


def test_a_change_inside_a_whole_column_reaches_its_readers() -> None:
    """A:A, 1:1 and a block of many rows and columns alike."""
    formulas = {("A", 1, 30): "SUM(A:A)", ("A", 2, 30): "SUM(3:3)", ("A", 4, 31): "SUM(A1:L20)"}
    found = book(formulas, {("A", 5, 1): 5, ("A", 6, 2): 1}).run({("A", 5, 1)})
    assert found == {("A", 1, 30): 5, ("A", 4, 31): 6}


WIDTH, HEIGHT = 4, 6
_refs = st.builds("{}{}".format, st.sampled_from("ABCD"), st.integers(1, HEIGHT))
_ranges = st.builds("SUM({}:{})".format, _refs, _refs)
_formulas = st.one_of(
    st.builds("{}+{}".format, _refs, _refs),
    st.builds("{}*2-{}".format, _refs, _ranges),
    st.builds("IF({}>3,{},{})".format, _refs, _refs, _ranges),
    st.builds("MAX({},COUNT({}:{}))".format, _refs, _refs, _refs),
)
_places = st.tuples(st.just("S"), st.integers(1, HEIGHT), st.integers(1, WIDTH))


@given(
    st.dictionaries(_places, _formulas, max_size=8),
    st.dictionaries(_places, st.integers(-5, 9), max_size=20),
    st.dictionaries(_places, st.integers(-5, 9), min_size=1, max_size=3),
)
def test_a_partial_run_gives_what_a_full_run_gives(
    formulas: dict[Cell, str], constants: dict[Cell, int], edits: dict[Cell, int]
) -> None:
    """Values before, an edit, then only its dependents: every cell as if all had been computed afresh."""
    formulas = {cell: text for cell, text in formulas.items() if cell not in edits}
    before: dict[Cell, Value] = {k: v for k, v in constants.items() if k not in formulas}
    first = book(formulas, before).run(formulas)
    stored = {**before, **{k: v for k, v in first.items() if v is not UNKNOWN}, **edits}
    partial = book(formulas, stored).run(edits)
    fresh = book(formulas, {**before, **edits}).run(formulas)
    after = {cell: partial.get(cell, first[cell]) for cell in formulas}
    assert after == fresh
    assert {c for c in fresh if fresh[c] != first[c]} <= set(partial)


ROWS = 7
_columns = st.lists(
    st.sampled_from([
        "S!A{r}*2+S!B{r}", "SUM(S!A{r}:C{r})", "SUM(S!A$1:A$7)-S!A{r}", "SUM(S!B$1:B{r})", "IF(S!A{r}>2,E{q}+1,S!B{r})",
        "SUMIFS(S!A$1:A$7,S!B$1:B$7,S!B{r})", "COUNTIF(S!B$1:B$7,S!B{r})", "INDEX(S!A$1:A$7,MATCH(S!B{r},S!B$1:B$7,0))",
        "E{r}+F{q}", "SUM(E{r}:F{r})", "MAX(E$1:E{r},0)", "G{q}+S!A{r}", "SUM(E$1:G$7)", "(E{r}>3)*1", "IF(S!$C$3>1,H{r},0)",
    ]),
    min_size=1, max_size=5,
)  # fmt: skip


@given(
    _columns,
    st.lists(st.integers(0, 4), min_size=3 * ROWS, max_size=3 * ROWS),
    st.dictionaries(st.tuples(st.integers(1, ROWS), st.integers(1, 3)), st.integers(0, 4), min_size=1, max_size=4),
)
def test_columns_of_formulas_after_an_edit_are_as_if_all_had_been_computed_afresh(
    columns: list[str], inputs: list[int], edits: dict[tuple[int, int], int]
) -> None:
    """Sums by a key too, whichever of amounts and keys is edited; and no formula is named that kept its value."""
    cells: dict[Cell, Value] = {("S", at // 3 + 1, at % 3 + 1): value for at, value in enumerate(inputs)}
    formulas = {
        ("T", row, column): text.format(r=row, q=max(row - 1, 1))
        for column, text in enumerate(columns, 5)
        for row in range(1, ROWS + 1)
    }
    first = book(formulas, cells).run(formulas)
    changed: dict[Cell, Value] = {("S", *place): value for place, value in edits.items()}
    fresh = book(formulas, {**cells, **changed}).run(formulas)
    known = {cell: value for cell, value in first.items() if value is not UNKNOWN}
    stored = {**cells, **known, **changed}
    for complete in {False, len(known) == len(formulas)}:
        calc = Recalculator(
            formulas,
            lambda *cell: stored.get(cell),
            cells=lambda sheet: [place[1:] for place in (*stored, *formulas) if place[0] == sheet],
            sheets=("S", "T"),
            complete=complete,
        )
        found = calc.run(changed)
        assert {cell: found.get(cell, first[cell]) for cell in formulas} == fresh
        assert all(fresh[cell] != first[cell] or value is UNKNOWN for cell, value in found.items())


@given(st.dictionaries(_places, _formulas, max_size=8), st.dictionaries(_places, st.integers(-5, 9), max_size=20))
def test_the_order_never_puts_a_reader_before_what_it_reads(
    formulas: dict[Cell, str], constants: dict[Cell, int]
) -> None:
    """Values computed one by one equal those computed in any wanted order."""
    cells: dict[Cell, Value] = {k: v for k, v in constants.items() if k not in formulas}
    together = book(formulas, cells).run(formulas)
    for cell, found in together.items():
        if found is not UNKNOWN:
            assert book(formulas, cells).value(cell) == found


_PLACES = st.tuples(st.integers(1, 12), st.integers(1, 12))
_RANGES = st.builds(
    lambda one, other: (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])),
    _PLACES,
    _PLACES,
)


def spelt(area: tuple[int, int, int, int]) -> str:
    """A range as a formula names it."""
    return f"{chr(64 + area[1])}{area[0]}:{chr(64 + area[3])}{area[2]}"


@given(_RANGES, _PLACES, st.sampled_from([1, 70]))
def test_a_range_of_any_size_is_read_wherever_it_is_changed(
    area: tuple[int, int, int, int], place: tuple[int, int], times: int
) -> None:
    """Small ranges are listed cell by cell, large ones and those of formulas with many references are searched."""
    text = "+".join([f"SUM({spelt(area)})"] * times)
    inside = area[0] <= place[0] <= area[2] and area[1] <= place[1] <= area[3]
    far = "SUM(A1:CV500)"
    formulas = {("A", 600, 1): text, ("A", 600, 2): far, ("A", 600, 3): "A600+1"}
    found = book(formulas, {("A", *place): 2}, sheets=("A", "B")).run({("A", *place)})
    expected: dict[Cell, Value] = {("A", 600, 2): 2}
    if inside:
        expected |= {("A", 600, 1): 2 * times, ("A", 600, 3): 2 * times + 1}
    assert found == expected
    assert is_read([("a", *place)], [("A", [text])], ["A", "B"]) is inside
    assert is_read([("a", *place)], [("A", [text, far])], ["A", "B"])
    assert not is_read([("B", *place)], [("A", [text, far])], ["A", "B"])


@given(st.integers(2, 90))
def test_formulas_inside_a_large_range_are_computed_before_its_sum(count: int) -> None:
    """Above and below the size that is listed cell by cell."""
    formulas: dict[Cell, str] = {("A", row, 2): f"A{row}*2" for row in range(1, count + 1)}
    formulas["A", 200, 3] = f"SUM(B1:B{count})"
    calc = book(formulas, {("A", row, 1): row for row in range(1, count + 1)})
    changed = {("A", row, 1) for row in range(1, count + 1)}
    found = calc.run(changed)
    assert found["A", 200, 3] == count * (count + 1)
    assert list(found)[-1] == ("A", 200, 3)


def test_the_readers_of_a_range_are_told_once_however_many_of_its_cells_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """300 formulas, each the sum of the hundred below it: once when the reach is told, and once when they are computed."""
    told: list[int] = []
    plain = groups.Knot.readers

    def counted(self: groups.Knot, key: int, known: set[tuple[int, int]]) -> list[int]:
        found = list(plain(self, key, known))
        told.extend(found)
        return found

    monkeypatch.setattr(groups.Knot, "readers", counted)
    formulas: dict[Cell, str] = {("A", row, 2): f"SUM(B{row + 1}:B{row + 100})" for row in range(1, 301)}
    calc = Recalculator(formulas, lambda *cell: 1 if cell == ("A", 301, 2) else None, sheets=("A",))
    assert calc.run({("A", 301, 2)})["A", 300, 2] == 1
    assert 300 <= len(told) <= 600


def test_formulas_by_sheet_give_results_by_sheet() -> None:
    """The same ones that formulas by cell give by cell."""
    formulas = {"A": {(1, 3): "b!A1*2", (9, 9): "1+1"}, "B": {(1, 1): "SUM(a!A1:B1)"}}
    cells: dict[Cell, Value] = {("A", 1, 1): 2, ("A", 1, 2): 3}
    calc = Recalculator(formulas, lambda *cell: cells.get(cell), sheets=("A", "B"))
    assert calc.run_by_sheet({"A": [(1, 2)]}) == {"B": {(1, 1): 5}, "A": {(1, 3): 10}}
    assert calc.run({("A", 1, 2)}) == {("B", 1, 1): 5, ("A", 1, 3): 10}
    assert calc.run_by_sheet({}) == {}


def test_the_same_formulas_with_other_values_give_other_results() -> None:
    """What is remembered of a set of formulas holds nothing of the values, names and sheets of one workbook."""
    formulas: dict[Cell, str] = {("A", 1, 2): "SUM(A1:A3)+COUNT(A1:A3)", ("A", 1, 3): "tarif*B1"}
    for first in (1, 2):
        cells: dict[Cell, Value] = {("A", 1, 1): first, ("A", 2, 1): "-"}
        calc = book(formulas, cells, {"tarif": "2"})
        assert calc.run({("A", 1, 1)}) == {("A", 1, 2): first + 1, ("A", 1, 3): 2 * first + 2}
        cells["A", 3, 1] = 10
        assert calc.run({("A", 1, 1)}) == {("A", 1, 2): first + 12, ("A", 1, 3): 2 * first + 24}
    assert book(formulas, cells, {"tarif": "3"}).run({("A", 1, 1)})["A", 1, 3] == 42
    assert book(formulas, cells, sheets=("A",)).run({("A", 1, 1)})["A", 1, 3] is UNKNOWN


def test_few_sets_of_formulas_are_remembered_and_no_large_one() -> None:
    """The memory of a process does not grow with the workbooks that it fills."""
    texts = [{"A": {(1, 1): f"B{number}"}} for number in range(10)]
    made = [formulas_of(each, ("A",), {}) for each in texts]
    assert formulas_of(texts[-1], ("A",), {}) is made[-1]
    assert formulas_of(texts[0], ("A",), {}) is not made[0]
    large = {"A": {(row, 1): "B1" for row in range(1, 5_002)}}
    assert formulas_of(large, ("A",), {}) is not formulas_of(large, ("A",), {})


@pytest.mark.parametrize("most", [0, 3])
def test_formulas_beyond_the_references_kept_count_as_reached(most: int) -> None:
    """They and whoever reads them are UNKNOWN, and computed again once more may be kept."""
    formulas: dict[Cell, str] = {("A", row, 2): f'A{row}+LEN("{"x" * 400}")' for row in range(1, 200)}
    formulas["A", 300, 3] = "B199*2"
    cells: dict[Cell, Value] = {("A", row, 1): row for row in range(1, 200)}

    def calc(references: float) -> Recalculator:
        return Recalculator(formulas, lambda *cell: cells.get(cell), sheets=("A",), references=references)

    found = calc(most).run({("A", 1, 1)})
    assert found["A", 199, 2] is UNKNOWN
    assert found["A", 300, 3] is UNKNOWN
    assert found["A", 1, 2] == 401
    assert calc(1_000).run({("A", 1, 1)}) == {("A", 1, 2): 401}
    assert calc(900).run({("A", 199, 1)}) == {("A", 199, 2): 599, ("A", 300, 3): 1198}
    texts = [("A", list(formulas.values()))]
    assert is_read([("A", 500, 1)], texts, ["A"], references=most)
    assert not is_read([("A", 500, 1)], texts, ["A"], references=1_000)


def test_formulas_beyond_the_reads_are_unknown_and_those_before_them_known() -> None:
    """Each run has the reads anew."""
    formulas: dict[Cell, str] = {("A", row, 2): "SUM(A$1:A$50)" for row in range(1, 21)}
    calc = Recalculator(formulas, lambda *cell: 1 if cell[2] == 1 else None, sheets=("A",), reads=300)
    for _ in range(2):
        found = list(calc.run({("A", 1, 1)}).values())
        known = found.index(UNKNOWN)
        assert 1 < known < 10
        assert found == [50] * known + [UNKNOWN] * (20 - known)


LIMITS = Limits()
"""Those of a small file."""


def _untaken(formulas: dict[Cell, str], cells: dict[Cell, Value]) -> list[Value]:
    """The results after D1 changed, of which G1 needs F1, a formula without a value that is met late."""
    formulas |= {("A", 1, 6): "2+3", ("A", 1, 7): "F1+D1"}
    calc = Recalculator(
        formulas, lambda *cell: cells.get(cell), sheets=("A",), references=LIMITS.max_references, reads=LIMITS.max_reads
    )
    return list(calc.run({("A", 1, 1), ("A", 1, 4)}).values())


def test_a_branch_that_is_not_taken_does_not_use_up_the_reads() -> None:
    """Its formulas have no values, and would read two million cells."""
    cells: dict[Cell, Value] = {("A", row, 3): 1 for row in range(1, 2001)}
    cells["A", 1, 4] = 5
    formulas: dict[Cell, str] = {("A", row, 2): f"SUM(C$1:C$2000,C{row})" for row in range(1, 1000)}
    formulas["A", 1, 5] = "IF(D1>0,D1,SUM(B1:B999))"
    assert _untaken(formulas, cells) == [5, 10]


def test_a_branch_that_is_not_taken_does_not_use_up_the_trees() -> None:
    """Its formulas are of nine hundred shapes."""
    formulas: dict[Cell, str] = {
        ("A", row, 2): f"C{row}*2{'+1' * (row % 900)}+IF(C{row}>{row},{row},1)" for row in range(1, 9000)
    }
    formulas["A", 1, 5] = "IF(D1>0,D1,SUM(B1:B9000))"
    assert _untaken(formulas, {("A", 1, 4): 5}) == [5, 10]


def test_ranges_that_overlap_do_not_use_up_the_reads() -> None:
    """Running totals of formulas that all have values."""
    cells: dict[Cell, Value] = {("A", row, column): 1 for row in range(1, 901) for column in (1, 3)}
    cells["A", 1, 4] = 1
    formulas: dict[Cell, str] = {("A", row, 1): f"C{row}*1" for row in range(1, 901)}
    formulas |= {("A", row, 2): f"SUM(A$1:A{row})" for row in range(1, 901)}
    assert UNKNOWN not in _untaken(formulas, cells)


def test_long_results_use_up_the_reads() -> None:
    """A few formulas of few characters would make any amount of text."""
    formulas: dict[Cell, str] = {("A", row, 2): 'A1&REPT("x",1000)' for row in range(1, 21)}
    calc = Recalculator(formulas, lambda *_: "y", sheets=("A",), reads=5_000)
    assert list(calc.run({("A", 1, 1)}).values()).count(UNKNOWN) == 16


def test_formulas_in_too_many_large_ranges_count_as_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Running totals of formulas that read the total before hold each formula in many ranges."""
    formulas: dict[Cell, str] = {("A", row, 2): f"A{row}*2+C{row - 1}" for row in range(2, 300)}
    formulas |= {("A", row, 3): f"SUM(B$1:B{row})" for row in range(2, 300)}
    formulas["A", 1, 4] = "A299*2"
    free = Recalculator(formulas, lambda *_: 1, sheets=("A",), references=2_000, complete=True).run({("A", 299, 1)})
    assert free == {("A", 1, 4): 2, ("A", 299, 2): 3, ("A", 299, 3): 301}
    monkeypatch.setattr(groups, "HELD", 1)
    limited = Recalculator(formulas, lambda *_: 1, sheets=("A",), references=899).run({("A", 299, 1)})
    assert limited["A", 1, 4] == 2
    assert limited["A", 299, 3] is UNKNOWN
    assert ("A", 2, 3) not in limited


def test_columns_that_are_too_many_to_compare_are_looked_at_formula_by_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a change reaches is the same."""
    formulas: dict[Cell, str] = {("A", row, 2): f"A{row}*2" for row in range(1, 9)}
    formulas |= {("A", row, 3): f"B{row}+1" for row in range(1, 9)}
    monkeypatch.setattr(reach, "HELD", 0.001)
    calc = Recalculator(formulas, lambda *_: 1, sheets=("A",), references=1_000, complete=True)
    assert calc.run({("A", 3, 1)}) == {("A", 3, 2): 2, ("A", 3, 3): 3}


def test_ranges_beyond_those_listed_are_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook of very many ranges reaches the same formulas."""
    monkeypatch.setattr(groups, "_LISTED", -1)
    formulas: dict[Cell, str] = {("A", row, 3): f"SUM(A{row}:B{row + 1})" for row in range(1, 9)}
    formulas["A", 20, 3] = "SUM(C1:C3)"
    assert set(book(formulas, {}).run({("A", 3, 1)})) == {("A", 2, 3), ("A", 3, 3), ("A", 20, 3)}


def test_a_value_asked_for_later_is_seen_by_ranges() -> None:
    """A range that was gathered with a stored value is gathered anew."""
    formulas: dict[Cell, str] = {("A", 1, 2): "SUM(A1:A2)", ("A", 2, 1): "A1+1", ("A", 2, 2): "SUM(A1:A2)"}
    calc = book(formulas, {("A", 1, 1): 1, ("A", 2, 1): 77})
    assert calc.value(("A", 1, 2)) == 78
    assert calc.value(("A", 2, 1)) == 2
    assert calc.value(("A", 2, 2)) == 3
