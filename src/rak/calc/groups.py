"""Formulas of a column that differ only in the rows that they name, and the order in which such groups are computed.

Which groups read which is told from the rectangles that they read between them. Only where groups read each other in a ring
are their formulas looked at one by one: they are a knot.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from rak.calc.area import COLUMN_BITS, ROW_BITS, key_of, keys_between, place_of, size_between
from rak.calc.book import EXPANDED, Span
from rak.calc.template import Template

ROW_MASK: Final = (1 << ROW_BITS) - 1
_LISTED: Final = 500_000
"""The most cells of ranges that are listed one by one; ranges beyond are searched as large ones are."""
HELD: Final = 25
"""Formulas inside of large ranges, and pairs of groups that are compared, for each reference that may be kept."""


class Places:
    """Cells by column: those in a range of a million are found without looking at each of its cells."""

    def __init__(self, keys: Iterable[int] = ()) -> None:
        self._rows: dict[int, tuple[list[int], set[int]]] = {}
        self.add(keys)

    def add(self, keys: Iterable[int]) -> None:
        """Add cells."""
        for key in keys:
            row = key >> COLUMN_BITS & ROW_MASK
            ordered, rows = self._rows.setdefault(key - (row << COLUMN_BITS), ([], set()))
            if row not in rows:
                rows.add(row)
                insort(ordered, row)

    def between(self, first: int, last: int) -> list[tuple[int, list[int], set[int]]]:
        """Give the columns between two, all as keys of row 0, each with its rows in order and as a set."""
        if first == last:
            return [(first, *self._rows[first])] if first in self._rows else []
        # A range over whole rows has 16,384 columns, nearly all of them empty.
        if last - first < len(self._rows):
            return [(column, *self._rows[column]) for column in range(first, last + 1) if column in self._rows]
        return [(column, *found) for column, found in self._rows.items() if first <= column <= last]

    def inside(self, span: Span) -> list[int]:
        """List the cells in a range."""
        (_, top, left), (_, bottom, right) = map(place_of, span)
        first = span[0] - (top << COLUMN_BITS)
        return [
            column + (row << COLUMN_BITS)
            for column, rows, _ in self.between(first, first + right - left)
            for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        ]


class Reference:
    """What formulas of a group name at one place: its columns as keys of row 0, and the rows where it begins and ends in each formula."""

    __slots__ = ("bottoms", "first", "fixed", "highest", "last", "lowest", "tops")

    def __init__(self, span: Span, tops: Sequence[int], bottoms: Sequence[int]) -> None:
        self.first, self.last = span
        self.tops = tops
        self.bottoms = bottoms
        self.lowest = min(tops)
        self.highest = max(bottoms)
        self.fixed = self.lowest == max(tops) and self.highest == min(bottoms)
        """All formulas name the same cells."""

    def hit(self, keys: Sequence[int], moved: Places) -> Iterable[int]:
        """Give the formulas in which it holds a cell that moved."""
        for _, ordered, rows in moved.between(self.first, self.last):
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

    __slots__ = ("keys", "named", "slots", "template")

    def __init__(self, keys: list[int], slots: Sequence[Reference], template: Template | None = None) -> None:
        self.keys: Sequence[int] = keys
        self.named = slots
        """Its references from left to right."""
        self.slots = tuple(dict.fromkeys(slots))
        self.template = template
        """What its formulas share; None where there is but one, which is a puzzle."""

    def touched(self, moved: Places) -> set[int]:
        """Give the formulas that read a cell that moved."""
        found: set[int] = set()
        for slot in self.slots:
            if len(found) < len(self.keys):
                found.update(slot.hit(self.keys, moved))
        return found

    def readers(self, key: int, told: set[Span]) -> Iterable[int]:  # noqa: ARG002  # a knot has some
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
        self._columns = Places(reads)
        self._readers: dict[Span, list[int]] = defaultdict(list)
        for key, spans in reads.items():
            for span in dict.fromkeys(spans):
                self._readers[span].append(key)
        self._above = self._spans_above(reads, most)
        self.keys, self.circular = self._sorted(reads)

    def touched(self, moved: Places) -> set[int]:
        """Give the formulas that read a cell that moved."""
        return {key for group in self._groups for key in group.touched(moved)}

    def readers(self, key: int, told: set[Span]) -> Iterable[int]:
        """Give the formulas of its own that read one of them, but for those of ranges that were `told` of another one."""
        new = [span for span in self._above.get(key, ()) if span not in told]
        told.update(new)
        return [reader for span in new for reader in self._readers[span]]

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
            elif held > HELD * most:
                self.beyond += self._readers[span]
                self._readers[span] = []
                continue
            else:
                inside = self._columns.inside(span)
                held += len(inside) + 1
            for key in inside:
                above[key].append(span)
        self.references = held // HELD
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


def _own(group: Group) -> tuple[int, int, int]:
    """The column of a group as the key of row 0, and its first and its last row."""
    number, top, column = place_of(min(group.keys))
    return key_of(number, 0, column), top, place_of(max(group.keys))[1]


def reads_itself(group: Group) -> bool:
    """Whether a formula of the group reads another one, or itself."""
    column, top, bottom = _own(group)
    near = any(
        slot.first <= column <= slot.last and slot.lowest <= bottom and slot.highest >= top for slot in group.slots
    )
    return near and bool(group.touched(Places(group.keys)))


def in_order(groups: list[Group], most: float) -> Iterable[list[Group]]:
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
                    ring = [path.pop()]
                    while ring[-1] != at:
                        ring.append(path.pop())
                    for each in ring:
                        low[each] = done
                    yield ring
