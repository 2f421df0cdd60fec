"""Who reads whom among the formulas of a workbook, told from their references alone.

Formulas of a column that differ only in their rows are a group; which groups read which is told from the rectangles that
they read between them. Only where groups read each other in a ring are their formulas looked at one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Final

from rak.calc.area import COLUMN_BITS, key_of, keys_between, place_of, sheet_of, size_between
from rak.calc.book import EXPANDED, LONG_LIST, Book, book_of
from rak.calc.template import template_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from rak.calc.area import Cell
    from rak.calc.shape import Shape
    from rak.calc.template import Template

    Span = tuple[int, int]
    """The keys of the first and the last cell of a range."""

_LISTED: Final = 500_000
"""The most cells of ranges that are listed one by one; ranges beyond are searched as large ones are."""
_HELD: Final = 25
"""Formulas inside of large ranges, and pairs of groups that are compared, for each reference that may be kept."""
_NAMES_DEEP: Final = 8
_NAMES: Final = 1_000
"""The names that are followed for one formula, as often as they are met."""


class Columns:
    """Keys by column: those in a range of a million cells are found without looking at the cells."""

    def __init__(self, keys: Iterable[int]) -> None:
        self._rows: dict[tuple[int, int], list[int]] = {}
        for key in sorted(keys):
            number, row, column = place_of(key)
            self._rows.setdefault((number, column), []).append(row)

    def searched(self, first: int, last: int) -> int:
        """Count the columns that have to be looked at for a rectangle."""
        return min(place_of(last)[2] - place_of(first)[2] + 1, len(self._rows))

    def inside(self, first: int, last: int) -> list[int]:
        """List the keys in the rectangle between two keys of one sheet."""
        number, row, column = place_of(first)
        _, last_row, last_column = place_of(last)
        columns = range(column, last_column + 1)
        # A range over whole rows has 16,384 columns, nearly all of them empty.
        if len(columns) > len(self._rows):
            columns = sorted(c for n, c in self._rows if n == number and c in columns)  # type: ignore[assignment]
        found: list[int] = []
        for each in columns:
            rows = self._rows.get((number, each), [])
            span = rows[bisect_left(rows, row) : bisect_right(rows, last_row)]
            first = key_of(number, 0, each)
            found += [first + (inner << COLUMN_BITS) for inner in span]
        return found


class Moved:
    """Cells that have other values, by column."""

    def __init__(self, keys: Iterable[int] = ()) -> None:
        self._rows: dict[int, tuple[list[int], set[int]]] = {}
        self.add(keys)

    def add(self, keys: Iterable[int]) -> None:
        """Add cells."""
        for key in keys:
            number, row, column = place_of(key)
            ordered, rows = self._rows.setdefault(key_of(number, 0, column), ([], set()))
            if row not in rows:
                rows.add(row)
                insort(ordered, row)

    def between(self, first: int, last: int) -> list[tuple[list[int], set[int]]]:
        """Give the rows, in order and as a set, of each column between two, which are keys of row 0."""
        if first == last:
            return [self._rows[first]] if first in self._rows else []
        if last - first < len(self._rows):
            return [self._rows[column] for column in range(first, last + 1) if column in self._rows]
        return [found for column, found in self._rows.items() if first <= column <= last]


class _Slot:
    """A reference of a group: its columns as keys of row 0, and the rows where it begins and ends in each formula."""

    __slots__ = ("bottoms", "first", "fixed", "highest", "last", "lowest", "tops")

    def __init__(self, span: Span, tops: Sequence[int], bottoms: Sequence[int]) -> None:
        self.first, self.last = span
        self.tops = tops
        self.bottoms = bottoms
        self.lowest = min(tops)
        self.highest = max(bottoms)
        self.fixed = self.lowest == max(tops) and self.highest == min(bottoms)
        """All formulas name the same cells."""

    def hit(self, keys: Sequence[int], moved: Moved) -> Iterable[int]:
        """Give the formulas in which it holds a cell that moved."""
        for ordered, rows in moved.between(self.first, self.last):
            at = bisect_left(ordered, self.lowest)
            if at == len(ordered) or ordered[at] > self.highest:
                continue
            if self.fixed:
                yield from keys
                return
            if self.tops is self.bottoms:
                yield from [key for key, row in zip(keys, self.tops, strict=True) if row in rows]
                continue
            for key, top, bottom in zip(keys, self.tops, self.bottoms, strict=True):
                at = bisect_left(ordered, top)
                if at < len(ordered) and ordered[at] <= bottom:
                    yield key

    def span(self, at: int) -> Span:
        """Give what it is in one formula."""
        return self.first + (self.tops[at] << COLUMN_BITS), self.last + (self.bottoms[at] << COLUMN_BITS)


class Group:
    """Formulas of one column that differ only in the rows that they name; none of them reads another."""

    __slots__ = ("keys", "named", "shape", "slots")

    def __init__(self, keys: list[int], slots: Sequence[_Slot], shape: Shape | None = None) -> None:
        self.keys: Sequence[int] = keys
        self.named = slots
        """Its references from left to right."""
        self.slots = tuple(dict.fromkeys(slots))
        self.shape = shape
        """What its formulas share; None where there is but one, which is a puzzle."""

    def touched(self, moved: Moved) -> set[int]:
        """Give the formulas that read a cell that moved."""
        found: set[int] = set()
        for slot in self.slots:
            if len(found) < len(self.keys):
                found.update(slot.hit(self.keys, moved))
        return found

    def readers(self, key: int) -> Iterable[int]:  # noqa: ARG002  # a knot has some
        """Give the formulas of its own that read one of them."""
        return ()

    def reads(self) -> Iterator[tuple[int, list[Span]]]:
        """Give each formula with what it reads."""
        for at, key in enumerate(self.keys):
            yield key, [slot.span(at) for slot in self.slots]


class Knot:
    """Formulas that may read each other, each after those that it reads; those in or behind a cycle are apart."""

    def __init__(self, reads: Mapping[int, Collection[Span]], most: float, groups: Sequence[Group] = ()) -> None:
        """Take what each formula reads, the references that may be kept, and the groups that the formulas are from."""
        self._groups = groups
        self.references = 0
        """What formulas inside of large ranges count as."""
        self.beyond: list[int] = []
        """Formulas that read too much to be kept: they count as reading everything."""
        self._columns = Columns(reads)
        self._readers: dict[Span, list[int]] = defaultdict(list)
        for key, spans in reads.items():
            for span in dict.fromkeys(spans):
                self._readers[span].append(key)
        self._above = self._spans_above(reads, most)
        self.keys, self.circular = self._sorted(reads)

    def touched(self, moved: Moved) -> set[int]:
        """Give the formulas that read a cell that moved."""
        return {key for group in self._groups for key in group.touched(moved)}

    def readers(self, key: int) -> Iterable[int]:
        """Give the formulas of its own that read one of them."""
        return [reader for span in self._above.get(key, ()) for reader in self._readers[span]]

    def _spans_above(self, keys: Mapping[int, object], most: float) -> dict[int, list[Span]]:
        """The spans that hold each formula that any holds."""
        above: dict[int, list[Span]] = defaultdict(list)
        listed = held = 0
        for span in self._readers:
            first, last = span
            if first == last:
                if first in keys:
                    above[first].append(span)
                continue
            size = size_between(first, last)
            # Looking at each cell of a small range is quick; a whole column has a million.
            if size <= EXPANDED and listed <= _LISTED:
                listed += size
                inside: Iterable[int] = [key for key in keys_between(first, last) if key in keys]
            elif held > _HELD * most:
                self.beyond += self._readers[span]
                self._readers[span] = []
                continue
            else:
                inside = self._columns.inside(first, last)
                held += len(inside) + self._columns.searched(first, last) // 8
            for key in inside:
                above[key].append(span)
        self.references = held // _HELD
        return above

    def _sorted(self, keys: Iterable[int]) -> tuple[list[int], list[int]]:
        """The formulas, each after those that it reads, and apart those in or behind a cycle."""
        missing: dict[Span, int] = defaultdict(int)
        for spans in self._above.values():
            for span in spans:
                missing[span] += 1
        waiting = dict.fromkeys(keys, 0)
        for span in missing:
            for reader in self._readers[span]:
                waiting[reader] += 1
        order = [key for key, count in waiting.items() if not count]
        # A formula is ready once every formula in every span that it reads is done: spans are counted down, not pairs of formulas,
        # since a sum over 9,000 rows that 9,000 formulas read would make 81 million pairs.
        for key in order:  # it grows on the way
            for span in self._above.get(key, ()):
                missing[span] -= 1
                if not missing[span]:
                    for reader in self._readers[span]:
                        waiting[reader] -= 1
                        if not waiting[reader]:
                            order.append(reader)
        return order, [key for key, count in waiting.items() if count]


class Graph:
    """The formulas of a workbook by key, and who reads whom; it stays as it is once made.

    A change asks it which formulas have to be computed anew, and in which order: all others keep the values that the
    file has, which Excel computed.
    """

    def __init__(
        self,
        book: Book,
        texts: Mapping[int, str],
        definition: Callable[[str, int], str | None],
        references: float = inf,
    ) -> None:
        """Take the formulas, what gives the formula of a name as seen from a sheet's number, and what may be kept."""
        self.texts = texts
        self.opaque: set[int] = set()
        """Formulas whose references cannot be told: they depend on everything."""
        self.beyond: set[int] = set()
        """Those of them whose references are too many to be kept."""
        self.references = 0
        """The references that are kept."""
        self._most = references
        self._book = book
        self._definition = definition
        self._puzzles: dict[int, list[Span]] = {}
        groups = self._groups()
        self.steps: list[Group | Knot] = []
        """Every formula after those that it reads."""
        self.circular: set[int] = set()
        """Those in or behind a cycle."""
        for ring in _in_order(groups, _HELD * self._most):
            if len(ring) == 1 and not _reads_itself(ring[0]):
                self.steps.append(ring[0])
                continue
            knot = Knot(dict([each for group in ring for each in group.reads()]), self._most, ring)
            self._give_up(knot.beyond)
            self.references = max(self.references, knot.references)
            self.circular.update(knot.circular)
            self.steps.append(knot)
        if self.circular:
            self.circular = self.reached((), self.circular)

    def _groups(self, *, exactly: bool = False) -> list[Group]:
        """Gather the formulas of each column and template, and count what they name, each once where it matters."""
        gathered: dict[tuple[Template, int], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        self._puzzles.clear()
        self.opaque.clear()
        self.references = 0
        for key, text in self.texts.items():
            if self.references > self._most:
                if not exactly:
                    return self._groups(exactly=True)
                # Who reads too much to be kept counts as reading everything: recomputing too much is safe, too little is not.
                self._give_up((key,))
                continue
            found = template_of(text)
            if found is None:
                self._puzzles[key] = self._puzzled(key)
                self.references += len(self._puzzles[key])
                continue
            number, _, column = place_of(key)
            self.references += len(set(self._book.spans(text, number) or ())) if exactly else len(found[0].slots)
            gathered[found[0], key_of(number, 0, column)].append((key, found[1]))
        groups = [self._group(template, members) for (template, _), members in gathered.items()]
        alone = [
            Group([key], [_one(span) for span in self._puzzles.get(key, ())]) for key in (*self._puzzles, *self.beyond)
        ]
        return [*groups, *alone]

    def _group(self, template: Template, members: Sequence[tuple[int, tuple[int, ...]]]) -> Group:
        """Make a group of formulas of one column, given with their rows."""
        keys = [key for key, _ in members]
        ends = list(zip(*[rows for _, rows in members], strict=True))
        number = sheet_of(keys[0])
        slots = {
            each: _Slot(self._book.columns(each, number), ends[each.top], ends[each.bottom]) for each in template.slots
        }
        return Group(keys, [slots[each] for each in template.slots], template.shape)

    def _give_up(self, keys: Iterable[int]) -> None:
        """Let formulas count as reading everything, and keep nothing of what they read: that much fits into memory."""
        self.beyond.update(keys)
        self.opaque.update(keys)

    def _puzzled(self, key: int) -> list[Span]:
        """The spans of a formula that has to be read whole, those of its names too."""
        number = sheet_of(key)
        first = self._book.reads(self.texts[key], number)
        found = set(first.spans)
        opaque = first.opaque
        stack = [(name, 0) for name in first.names]
        followed = 0
        while stack and not opaque:
            name, depth = stack.pop()
            followed += 1
            text = self._definition(name, number) if followed <= _NAMES else None
            if text is None or depth > _NAMES_DEEP:
                opaque = True
                break
            inner = self._book.reads(text, number)
            # A name that stands for something opaque makes its user opaque.
            opaque = inner.opaque
            found |= inner.spans
            stack += [(each, depth + 1) for each in inner.names]
        if opaque:
            self.opaque.add(key)
        return list(found)

    def reached(self, changed: Collection[int], always: Collection[int]) -> set[int]:
        """The formulas that a change reaches, directly or not, and those that are reached always with what reads them."""
        moved, found = Moved({*changed, *always}), set(always)
        for step in self.steps:
            due = step.touched(moved)
            stack = list(due)
            while stack:
                new = [key for key in step.readers(stack.pop()) if key not in due]
                due.update(new)
                stack += new
            moved.add(due)
            found |= due
        return found

    def reads(self, key: int) -> Collection[Span]:
        """The spans that a formula reads."""
        if key in self.beyond:
            return ()
        return self._puzzles[key] if key in self._puzzles else self._book.spans(self.texts[key], sheet_of(key)) or ()

    def inside(self, span: Span) -> list[int]:
        """The formulas in a span."""
        first, last = span
        if first == last:
            return [first] if first in self.texts else []
        if size_between(first, last) <= EXPANDED:
            return [each for each in keys_between(first, last) if each in self.texts]
        return self._columns.inside(first, last)

    def feeds(self, key: int) -> list[int]:
        """The formulas that a formula reads."""
        return list(dict.fromkeys([each for span in self.reads(key) for each in self.inside(span)]))

    def knot(self, keys: Iterable[int]) -> Knot:
        """Some formulas, each after those of them that it reads."""
        return Knot({key: self.reads(key) for key in keys}, self._most)

    @cached_property
    def _columns(self) -> Columns:
        """The formulas by column."""
        return Columns(self.texts)


def _one(span: Span) -> _Slot:
    """A reference of a formula that is alone in its group."""
    (number, top, column), (_, bottom, last) = place_of(span[0]), place_of(span[1])
    tops = (top,)
    return _Slot((key_of(number, 0, column), key_of(number, 0, last)), tops, tops if top == bottom else (bottom,))


def _own(group: Group) -> tuple[int, int, int]:
    """The column of a group as the key of row 0, and its first and its last row."""
    number, top, column = place_of(min(group.keys))
    return key_of(number, 0, column), top, place_of(max(group.keys))[1]


def _reads_itself(group: Group) -> bool:
    """Whether a formula of the group reads another one, or itself."""
    column, top, bottom = _own(group)
    near = any(
        slot.first <= column <= slot.last and slot.lowest <= bottom and slot.highest >= top for slot in group.slots
    )
    return near and bool(group.touched(Moved(group.keys)))


def _in_order(groups: list[Group], most: float) -> Iterable[list[Group]]:
    """The groups, each after those that it may read; those that may read each other in a ring are together.

    All are one ring where there are more pairs to compare than `most`.
    """
    owners: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for at, group in enumerate(groups):
        column, top, bottom = _own(group)
        owners[column].append((top, bottom, at))
    reads: list[set[int]] = []
    for group in groups:
        found: set[int] = set()
        for slot in group.slots:
            span = range(slot.first, slot.last + 1)
            for column in span if len(span) < len(owners) else [each for each in owners if each in span]:
                there = owners.get(column, ())
                most -= len(there)
                found.update([at for top, bottom, at in there if top <= slot.highest and bottom >= slot.lowest])
            if most < 0:
                return [groups]
        reads.append(found)
    return [[groups[at] for at in ring] for ring in _rings(reads)]


def _rings(reads: Sequence[Collection[int]]) -> Iterator[list[int]]:
    """The strongly connected parts of a graph, each after those that it reads (Tarjan)."""
    low: list[int] = [0] * len(reads)
    done = len(reads) + 1
    count = 0
    path: list[int] = []
    for root in range(len(reads)):
        if low[root]:
            continue
        count += 1
        low[root] = count
        path.append(root)
        work = [(root, count, iter(reads[root]))]
        while work:
            at, number, left = work[-1]
            for other in left:
                if not low[other]:
                    count += 1
                    low[other] = count
                    path.append(other)
                    work.append((other, count, iter(reads[other])))
                    break
                low[at] = min(low[at], low[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == number:
                    start = path.index(at)
                    ring = path[start:]
                    del path[start:]
                    for each in ring:
                        low[each] = done
                    yield ring


def is_read(
    changed: Iterable[Cell],
    formulas: Iterable[tuple[str, Iterable[str]]],
    sheets: Iterable[str],
    *,
    references: float = inf,
) -> bool:
    """Whether any formula (texts by sheet) may read a changed cell: told without knowing where the formulas stand.

    Formulas with more different `references` than this may read anything.
    """
    book = book_of(tuple(sheets))
    # Before the keys are made: spans that are forgotten later would not be found in them.
    book.forget()
    keys = {book.key(*cell) for cell in changed}
    columns = None
    # Part by part, so that a large sheet need not be read, or not to its end, once the answer is yes.
    parts = ((sheet, part) for sheet, texts in formulas for part in _parts(tuple(texts)))
    for sheet, texts in parts:
        spans = book.spans_in(texts, book.number(sheet), references)
        if spans is None:
            return True
        references -= len(spans)
        for first, last in spans:
            if first == last:
                if first in keys:
                    return True
            elif size_between(first, last) <= EXPANDED:
                if not keys.isdisjoint(keys_between(first, last)):
                    return True
            else:
                columns = columns or Columns(keys)
                if columns.inside(first, last):
                    return True
    return False


def _parts(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Some thousand formulas at a time."""
    return (texts[at : at + LONG_LIST] for at in range(0, len(texts), LONG_LIST))
