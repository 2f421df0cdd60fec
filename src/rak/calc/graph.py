"""Which formulas a change reaches, in what order, and their new values."""

from collections.abc import Collection, Iterable, Mapping
from math import inf
from typing import Final

from rak.calc.area import Cell, place_of
from rak.calc.book import Span
from rak.calc.context import Context, Existing, Lookup, Operand, Values
from rak.calc.evaluate import value_of
from rak.calc.formula import parsed
from rak.calc.formulas import Position, formulas_of, grouped
from rak.calc.groups import Group, Knot, Places
from rak.calc.values import UNKNOWN, Unknown, Value

_NAME: Final = 10
"""What it costs to follow a name, in cells read."""


# A quarter: the rest must do for what is surely needed, whatever the guess has used up.
_SHARE: Final = 4
"""What part of what a run may cost goes to formulas that may not be needed."""


class _Need(Exception):  # noqa: N818  # a request, not a fault
    """A formula without a value must be computed first."""

    def __init__(self, key: int) -> None:
        super().__init__(key)
        self.key = key


class Recalculator:
    """The formulas of a workbook after an edit, and what their values are now.

    `formulas` are texts by cell (sheet, row, column), or, which is cheaper, by sheet and then by (row, column).
    `lookup` gives the value of a cell after the edit: None for a blank cell, and for a formula whose value the
    file does not have. `cells` lists the cells that a sheet has; without it a range of more than 20,000 cells is
    UNKNOWN. `names` are the defined names, local ones as `Sheet!name`. `sheets` are the names of all sheets;
    where given, a reference to any other is UNKNOWN.

    `complete` says that the file has a value of every formula that is not new. A run keeps so many `references` and makes so many `reads` (of cells, of characters of results, of formulas
    without a value); formulas beyond the first count as reached, and whatever is left then is UNKNOWN.
    """

    def __init__(
        self,
        formulas: Mapping[Cell, str] | Mapping[str, Mapping[Position, str]],
        lookup: Lookup,
        names: Mapping[str, str] | None = None,
        *,
        cells: Existing | None = None,
        sheets: Iterable[str] | None = None,
        decimal: str | None = None,
        date1904: bool = False,
        references: float = inf,
        reads: float = inf,
        complete: bool = False,
    ) -> None:
        known = None if sheets is None else tuple(sheets)
        self._formulas = formulas_of(grouped(formulas), known, names or {}, references)
        self._reads = reads
        self._lookup = lookup
        # Without a list of sheets nobody can say that one is missing.
        self._closed = sheets is not None
        self._cells = Values(self._fetch)
        self._done: set[int] = set()
        self._complete = complete
        self._reached: Collection[int] | None = None
        self._provided = False
        self._running: set[int] = set()
        self._expanded: set[int] = set()
        self._existing = cells
        self._context = Context(
            self._cells,
            self._formulas.book.key,
            "",
            existing=None if cells is None else self._listed,
            name=self._name,
            decimal=decimal,
            date1904=date1904,
        )

    def run(self, changed: Iterable[Cell]) -> dict[Cell, Value]:
        """The new value, or UNKNOWN, of the formulas to which the change gives another value than the file has."""
        cell, values = self._formulas.cell, self._cells
        return {cell(key): values[key] for key in self._run(self._keys(changed))}

    def run_by_sheet(self, changed: Mapping[str, Iterable[Position]]) -> dict[str, dict[Position, Value]]:
        """What `run` gives, by sheet and then by (row, column), as the change is given too."""
        reached = self._run({self._formulas.book.key(name, *each) for name, found in changed.items() for each in found})
        results: dict[str, dict[Position, Value]] = {}
        for key in reached:
            name, row, column = self._formulas.cell(key)
            results.setdefault(name, {})[row, column] = self._cells[key]
        return results

    def _run(self, roots: set[int]) -> list[int]:
        """Compute what a change reaches, as far as values become other ones, and list these."""
        if not roots:
            return []
        graph, values, done = self._formulas.graph, self._cells, self._done
        always = {key for key in roots if key in graph.texts} | graph.opaque
        reached = graph.reached(roots, always) if graph.circular or not self._complete else None
        caught = graph.circular & reached if reached else set()
        self._start_afresh()
        values.update(dict.fromkeys(caught, UNKNOWN))
        done.update(caught)
        self._settle(())
        values.update(dict.fromkeys(graph.beyond, UNKNOWN))
        done.update(graph.beyond)
        moved, changed = Places(roots), list[int]()
        self._reached = None if self._complete else reached
        for step in graph.steps:
            due = step.touched(moved)
            if always:
                due.update(always.intersection(step.keys))
            if due or reached:
                found = self._step(step, due - caught)
                moved.add(found)
                changed += found
                self._formulas.programs.drop_many(self._context)
        self._formulas.book.forget()
        return [*changed, *caught]

    def _step(self, step: Group | Knot, due: set[int]) -> list[int]:
        """Compute the formulas of a step that are due, and list those that have another value now."""
        changed, told = list[int](), set[Span]()
        reached = self._reached or ()
        for at, key in enumerate(step.keys):
            if key not in due and key not in reached:
                continue
            stored = self._stored(key)
            # A formula that is reached and has no value yet gets one, though its inputs kept theirs.
            if key not in due and stored is not None:
                continue
            if key not in self._done:
                self._formulas.programs.make_of(step, at)
                try:
                    self._cells[key] = self._evaluate(key)
                    self._done.add(key)
                except _Need:
                    if not self._provided:
                        self._provided = True
                        self._provide_for(self._reached or [key])
                    self._compute(key)
            if not _is_alike(self._cells[key], stored):
                changed.append(key)
                due.update(step.readers(key, told))
        return changed

    def _provide_for(self, keys: Iterable[int]) -> None:
        """Compute the formulas without a value that some formulas may read, directly or through each other.

        Some of them only stand in branches that are not taken, so a share of what a run may cost is all that they get;
        those left, and those whose value is not known for it, are computed when they are met.
        """
        graph, context, done, reached = self._formulas.graph, self._context, self._done, self._reached or ()
        stack, spans, wanted = list(keys), set[tuple[int, int]](), set[int]()
        share = context.left / _SHARE
        kept = 0 if share == inf else context.left - share
        context.left = share
        while stack and context.left >= 0:
            for span in graph.reads(stack.pop()):
                if span not in spans:
                    spans.add(span)
                    inside = [key for key in graph.inside(span) if key not in wanted]
                    context.left -= len(inside)
                    lacking = [
                        key for key in inside if key not in done and key not in reached and self._stored(key) is None
                    ]
                    wanted.update(lacking)
                    stack += lacking
        # In their order each formula finds its inputs computed, and none has to be begun twice.
        ordered = graph.knot(wanted).keys
        programs = self._formulas.programs
        programs.make_part(ordered, _SHARE)
        for key in ordered:
            if context.left < 0 or key not in programs:
                break
            self._compute(key)
        # What ran out of means here may still be computed when it is met, with means of its own.
        if context.left < 0:
            unsure = [key for key in ordered if key in done and self._cells[key] is UNKNOWN]
            done.difference_update(unsure)
            for key in unsure:
                del self._cells[key]
        context.left = kept + max(context.left, 0)

    def value(self, cell: Cell) -> Value:
        """The value of one formula, computing those without a value that it reads."""
        key = self._formulas.book.key(*cell)
        if key not in self._done:
            self._context.forget()
            self._context.left = self._reads
            self._settle((key,))
            self._compute(key)
        return self._cells[key]

    def _start_afresh(self) -> None:
        """Forget all values."""
        self._cells.clear()
        self._context.forget()
        self._context.left = self._reads
        self._provided = False
        self._done.clear()
        self._expanded.clear()

    def _keys(self, cells: Iterable[Cell]) -> set[int]:
        """The keys of cells."""
        key = self._formulas.book.key
        return {key(*cell) for cell in cells}

    def _settle(self, asked: Collection[int]) -> None:
        """Give UNKNOWN to formulas in or behind a cycle, of those asked for and those that the file has no value of."""
        graph = self._formulas.graph
        if not graph.circular:
            return
        hung = {key for key in graph.circular if key in asked or self._stored(key) is None}
        for key in graph.knot(hung).circular:
            if key not in self._done:
                self._cells[key] = UNKNOWN
                self._done.add(key)

    def _name(self, context: Context, name: str) -> Operand:
        """What a defined name stands for."""
        text = self._formulas.definition(name, context.sheet)
        expr = None if text is None else parsed(text)
        if expr is None:
            raise Unknown
        context.spend(_NAME)
        return expr.operand(context)

    def _listed(self, sheet: str) -> Iterable[tuple[int, int]]:
        """The cells that a sheet has."""
        name = self._formulas.sheets.get(self._formulas.book.number(sheet), sheet)
        return self._existing(name) if self._existing else ()

    def _fetch(self, key: int) -> Value:
        """The value of a cell that is not computed: stored, or of a formula that has none yet."""
        number, row, column = place_of(key)
        name = self._formulas.sheets.get(number)
        if name is None:
            if self._closed:
                raise Unknown
            name = self._formulas.book.names[number]
        if key not in self._formulas.texts:
            found = self._lookup(name, row, column)
        else:
            # What the change reaches is computed before whatever reads it: the value that the file has is the right one.
            found = self._lookup(name, row, column)
            if found is None:
                # It is being computed further up: the formula reads itself.
                if key in self._running:
                    return UNKNOWN
                # By an exception and a stack, not by recursion: chains of running balances are thousands of rows long.
                raise _Need(key)
        self._cells[key] = found
        return found

    def _compute(self, key: int) -> None:
        """Compute a formula; where it meets formulas without a value, compute all that it names first."""
        stack = [key]
        self._running = set()
        while stack:
            top = stack[-1]
            if top in self._done:
                stack.pop()
                continue
            self._running.add(top)
            try:
                self._cells[top] = self._evaluate(top)
            except _Need as need:
                stack += self._unvalued(top)
                stack.append(need.key)
                continue
            self._done.add(top)
            stack.pop()
            self._running.discard(top)

    def _unvalued(self, key: int) -> list[int]:
        """The formulas that a formula names and that have no value yet."""
        if key in self._expanded:
            return []
        self._expanded.add(key)
        found = [each for each in self._formulas.graph.feeds(key) if each not in self._done]
        self._context.left -= len(found)
        return [each for each in found if each not in self._running and self._stored(each) is None]

    def _stored(self, key: int) -> Value:
        """The value of a formula that the file has."""
        return self._lookup(*self._formulas.cell(key))

    def _evaluate(self, key: int) -> Value:
        """The value of one formula, as its sheet sees it."""
        context = self._context
        if context.left < 0:
            return UNKNOWN
        closure, context.areas, context.sheet = self._formulas.programs[key]
        value = value_of(closure, context)
        # Every formula costs at least one read, or formulas that read nothing would be free.
        context.left -= len(context.areas) + (len(value) if type(value) is str else 1)
        return value if context.left >= 0 else UNKNOWN


def _is_alike(value: Value, stored: Value) -> bool:
    """Whether a formula has the value that the file has of it; TRUE is not 1, and what is not known is like nothing."""
    return value is not UNKNOWN and value == stored and (type(value) is bool) is (type(stored) is bool)
