"""Which formulas a change reaches, in what order, and their new values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from .book import Bound, book_of, key_of, place_of, sheet_of
from .context import Context, Existing, Lookup, Operand, Values
from .formula import parsed, value_of
from .lexer import Area, Scan, scan
from .values import UNKNOWN, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Cell = tuple[str, int, int]

_NAMES_DEEP: Final = 8


class _Need(Exception):  # noqa: N818  # a request, not a fault
    """A formula without a value must be computed first."""

    def __init__(self, key: int) -> None:
        super().__init__(key)
        self.key = key


class _Columns:
    """Keys by column, to find those in a large range."""

    def __init__(self, keys: Iterable[int]) -> None:
        self._rows: dict[tuple[int, int], list[int]] = {}
        for key in sorted(keys):
            number, row, column = place_of(key)
            self._rows.setdefault((number, column), []).append(row)

    def inside(self, area: Area) -> list[int]:
        """List the keys in a range that is bound to its sheet."""
        number = sheet_of(area.key)
        columns = range(area.column, area.last_column + 1)
        if area.width > len(self._rows):
            columns = sorted(c for n, c in self._rows if n == number and c in columns)  # type: ignore[assignment]
        found: list[int] = []
        for column in columns:
            rows = self._rows.get((number, column), [])
            span = rows[bisect_left(rows, area.row) : bisect_right(rows, area.last_row)]
            found += [key_of(number, row, column) for row in span]
        return found


def is_read(changed: Iterable[Cell], formulas: Iterable[tuple[str, Iterable[str]]], sheets: Iterable[str]) -> bool:
    """Whether any formula (texts by sheet) may read a changed cell: told without knowing where the formulas stand."""
    book = book_of(tuple(sheets))
    keys, bind = {book.key(*cell) for cell in changed}, book.bind
    columns = None
    for sheet, texts in formulas:
        number = book.number(sheet)
        for text in texts:
            found = bind(text, number)
            if found.opaque or found.names or not keys.isdisjoint(found.inputs):
                return True
            if found.large:
                columns = columns or _Columns(keys)
                if any(map(columns.inside, found.large)):
                    return True
    return False


class _Graph:
    """The formulas of a workbook and who reads whom."""

    def __init__(self, bound: Mapping[int, Bound]) -> None:
        self.bound = bound
        self._large = {key: formula.large for key, formula in bound.items() if formula.large}
        self._opaque = [key for key, formula in bound.items() if formula.opaque]
        keys = set(bound)
        columns = _Columns(keys) if self._large else None
        self.feeds: dict[int, frozenset[int]] = {}
        """The formulas that each formula reads."""
        self.followers: dict[int, list[int]] = {}
        """The formulas that read each formula."""
        for key, formula in bound.items():
            feeds = formula.inputs & keys
            if columns is not None and formula.large:
                feeds = feeds.union(*map(columns.inside, formula.large))
            self.feeds[key] = feeds
            for each in feeds:
                self.followers.setdefault(each, []).append(key)
        self.order, self.circular = _sorted(self.feeds, self.followers)
        """Every formula after those that it reads, and apart from them those in or behind a cycle."""

    def reached(self, changed: set[int]) -> set[int]:
        """The formulas that a change reaches, directly or not; those changed themselves too."""
        stack = [key for key in changed if key in self.bound] + self._opaque
        stack += [key for key, formula in self.bound.items() if not changed.isdisjoint(formula.inputs)]
        if self._large:
            columns = _Columns(changed)
            stack += [key for key, areas in self._large.items() if any(map(columns.inside, areas))]
        found: set[int] = set()
        while stack:
            key = stack.pop()
            if key not in found:
                found.add(key)
                stack += self.followers.get(key, ())
        return found


class Recalculator:
    """The formulas of a workbook after an edit, and what their values are now.

    `lookup` gives the value of a cell after the edit: None for a blank cell, and for a formula whose value the
    file does not have. `cells` lists the cells that a sheet has; without it a range of more than 20,000 cells is
    UNKNOWN. `names` are the defined names, local ones as `Sheet!name`. `sheets` are the names of all sheets;
    where given, a reference to any other is UNKNOWN.
    """

    def __init__(
        self,
        formulas: Mapping[Cell, str],
        lookup: Lookup,
        names: Mapping[str, str] | None = None,
        *,
        cells: Existing | None = None,
        sheets: Iterable[str] | None = None,
        decimal: str | None = None,
        date1904: bool = False,
    ) -> None:
        known = tuple(dict.fromkeys([*(sheets or ()), *[cell[0] for cell in formulas]]))
        self._book = book_of(known)
        self._sheets: dict[int, str] = {}
        for name in known:
            self._sheets.setdefault(self._book.number(name), name)
        key = self._book.key
        self._own = {key(*cell): cell for cell in formulas}
        self._formulas = formulas
        self._lookup = lookup
        self._names = {name.replace("'", "").lower(): text for name, text in (names or {}).items()}
        self._closed = sheets is not None
        self._made: _Graph | None = None
        self._cells = Values(self._fetch)
        self._done: set[int] = set()
        self._pending: Collection[int] = ()
        self._running: set[int] = set()
        self._expanded: set[int] = set()
        self._existing = cells
        self._context = Context(
            self._cells,
            self._book,
            "",
            existing=None if cells is None else self._listed,
            name=self._name,
            decimal=decimal,
            date1904=date1904,
        )

    def dirty_after(self, changed: Iterable[Cell]) -> tuple[Cell, ...]:
        """The formulas that the change reaches, each after those that it reads; cycles come last."""
        ordered, caught = self._order(changed)
        return tuple(self._own[key] for key in (*ordered, *caught))

    def run(self, changed: Iterable[Cell]) -> dict[Cell, Value]:
        """The new value, or UNKNOWN, of every formula that the change reaches."""
        ordered, caught = self._order(changed)
        cells, done = self._cells, self._done
        cells.clear()
        done.clear()
        self._expanded.clear()
        self._settle({*ordered, *caught})
        self._pending = set(ordered)
        for key in ordered:
            if key not in done:
                try:
                    cells[key] = self._evaluate(key)
                    done.add(key)
                except _Need:
                    self._compute(key)
        own = self._own
        return {own[key]: cells[key] for key in (*ordered, *caught)}

    def value(self, cell: Cell) -> Value:
        """The value of one formula, computing those without a value that it reads."""
        key = self._book.key(*cell)
        if key not in self._done:
            self._settle({key})
            self._compute(key)
        return self._cells[key]

    def _order(self, changed: Iterable[Cell]) -> tuple[list[int], list[int]]:
        """The reached formulas in order of evaluation, and those in or behind a cycle."""
        roots = {self._book.key(*cell) for cell in changed}
        if not roots:
            return [], []
        graph = self._graph()
        reached = graph.reached(roots)
        return [key for key in graph.order if key in reached], [key for key in graph.circular if key in reached]

    def _settle(self, asked: set[int]) -> None:
        """Give UNKNOWN to formulas in or behind a cycle, of those asked for and those that the file has no value of."""
        graph = self._graph()
        if not graph.circular:
            return
        hung = {key for key in graph.circular if key in asked or self._stored(key) is None}
        feeds = {key: graph.feeds[key] & hung for key in hung}
        followers = {key: [each for each in graph.followers.get(key, ()) if each in hung] for key in hung}
        for key in _sorted(feeds, followers)[1]:
            if key not in self._done:
                self._cells[key] = UNKNOWN
                self._done.add(key)

    def _graph(self) -> _Graph:
        """Who reads whom, made once."""
        if self._made is None:
            bound = {key: self._book.bind(self._formulas[cell], sheet_of(key)) for key, cell in self._own.items()}
            named = {key: formula for key, formula in bound.items() if formula.names}
            bound |= {key: self._with_names(formula, self._own[key][0]) for key, formula in named.items()}
            self._made = _Graph(bound)
        return self._made

    def _with_names(self, formula: Bound, sheet: str) -> Bound:
        """A formula with what its names read too; opaque if that cannot be told."""
        found = Bound(formula.text, formula.shape)
        found.areas, found.names = formula.areas, formula.names
        found.inputs, found.large = formula.inputs, formula.large
        stack = [(name, 0) for name in formula.names]
        while stack:
            name, depth = stack.pop()
            text = self._definition(name, sheet)
            inner = None if text is None else self._book.bind(text, self._book.number(sheet))
            if inner is None or inner.opaque or depth > _NAMES_DEEP:
                found.opaque = True
                return found
            found.inputs |= inner.inputs
            found.large += inner.large
            stack += [(each, depth + 1) for each in inner.names]
        return found

    def _definition(self, name: str, sheet: str) -> str | None:
        """The formula of a defined name; None for an unknown one or one that moves with the cell."""
        text = self._names.get(f"{sheet.lower()}!{name}", self._names.get(name))
        if text is None:
            return None
        found: Scan = scan(text)
        if found.relative or any(not area.sheet for area in found.areas):
            return None
        return text

    def _name(self, context: Context, name: str) -> Operand:
        """What a defined name stands for."""
        text = self._definition(name, context.sheet)
        expr = None if text is None else parsed(text)
        if expr is None:
            raise Unknown
        return expr.operand(context)

    def _listed(self, sheet: str) -> Iterable[tuple[int, int]]:
        """The cells that a sheet has."""
        name = self._sheets.get(self._book.number(sheet), sheet)
        return self._existing(name) if self._existing else ()

    def _fetch(self, key: int) -> Value:
        """The value of a cell that is not computed: stored, or of a formula that has none yet."""
        number, row, column = place_of(key)
        name = self._sheets.get(number)
        if name is None:
            if self._closed:
                raise Unknown
            name = self._book.names[number]
        if key not in self._own:
            found = self._lookup(name, row, column)
        else:
            found = None if key in self._pending else self._lookup(name, row, column)
            if found is None:
                if key in self._running:
                    return UNKNOWN
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
        found = [each for each in self._graph().feeds[key] if each not in self._done and each not in self._running]
        return [each for each in found if each in self._pending or self._stored(each) is None]

    def _stored(self, key: int) -> Value:
        """The value of a formula that the file has."""
        return self._lookup(*self._own[key])

    def _evaluate(self, key: int) -> Value:
        """The value of one formula, as its sheet sees it."""
        formula = self._graph().bound.get(key)
        if formula is None or isinstance(formula.shape.tree, str):
            return UNKNOWN
        context = self._context
        context.sheet, context.areas = self._own[key][0], formula.areas
        return value_of(formula.shape, context)


def _sorted(feeds: Mapping[int, Collection[int]], followers: Mapping[int, list[int]]) -> tuple[list[int], list[int]]:
    """The formulas, each after those that it reads, and apart from them those in or behind a cycle."""
    waiting = {key: len(read) for key, read in feeds.items()}
    ready = [key for key, count in waiting.items() if not count]
    ordered = []
    while ready:
        key = ready.pop()
        ordered.append(key)
        for reader in followers.get(key, ()):
            waiting[reader] -= 1
            if not waiting[reader]:
                ready.append(reader)
    return ordered, [key for key, count in waiting.items() if count]
