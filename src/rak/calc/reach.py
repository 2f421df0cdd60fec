"""Who reads whom among the formulas of a workbook, told from their references alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Final

from rak.calc.area import COLUMN_BITS, key_of, keys_between, place_of, sheet_of, size_between
from rak.calc.book import EXPANDED, NOTHING, PUZZLE, Book, book_of
from rak.calc.tokenizer import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from rak.calc.area import Cell

_LISTED: Final = 500_000
"""The most cells of ranges that are listed one by one; ranges beyond are searched as large ones are."""
_HELD: Final = 25
"""Formulas inside of large ranges, for each reference that may be kept."""
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
        self.opaque: list[int] = []
        """Formulas whose references cannot be told: they depend on everything."""
        self.beyond: set[int] = set()
        """Those of them whose references are too many to be kept."""
        self.references = 0
        """The references that are kept; formulas inside of large ranges count too."""
        self._most = references
        self._book = book
        self._definition = definition
        self._corners = book.spans.corners
        self._reads: dict[int, Collection[int]] = {}
        self._readers: dict[int, list[int]] = defaultdict(list)
        self._holding: dict[int, list[int]] = {}
        self._large: list[int] = []
        self._link()
        self._list_spans()
        self._above = self._spans_above()
        self.order, self.circular = self._sorted(self.texts)
        """Every formula after those that it reads, and apart from them those in or behind a cycle."""

    def _link(self) -> None:
        """Find the spans that each formula reads, and the readers of each span."""
        names, number = self._book.words(0), -1
        for key, text in self.texts.items():
            # Who reads too much to be kept counts as reading everything: recomputing too much is safe, too little is not.
            if self.references > self._most:
                self._give_up((key,))
                continue
            if sheet_of(key) != number:
                number = sheet_of(key)
                names = self._book.words(number)
            self._read(key, text, names)
        readers = self._readers
        for key, found in self._reads.items():
            for span in found:
                readers[span].append(key)

    def _read(self, key: int, text: str, names: Mapping[str, int]) -> None:
        """Find the spans that a formula reads."""
        words = words_of(text)
        found: Collection[int] = {names[word] for word in words}
        found.discard(NOTHING)  # type: ignore[attr-defined]
        if PUZZLE in found:
            found = self._puzzled(key)
            self.references += len(words) // 2
        self.references += len(found)
        self._reads[key] = tuple(found)

    def _give_up(self, keys: Iterable[int]) -> None:
        """Let formulas count as reading everything, and keep nothing of what they read: that much fits into memory."""
        keys = [key for key in keys if key not in self.beyond]
        self.beyond.update(keys)
        self.opaque += keys
        self._reads.update(dict.fromkeys(keys, ()))

    def _puzzled(self, key: int) -> Collection[int]:
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
            self.opaque.append(key)
        return found

    def _list_spans(self) -> None:
        """List the small spans by the cells that they hold; the others are large."""
        holding: dict[int, list[int]] = defaultdict(list)
        listed, listing = 0, min(_LISTED, 4 * self._most)
        for span in self._readers:
            first, last = self._corners[span]
            if first == last:
                holding[first].append(span)
                continue
            size = size_between(first, last)
            # Listing a cell for each range over it is quick to look up; a whole column would list a million.
            if size > EXPANDED or listed > listing:
                self._large.append(span)
                continue
            listed += size
            for key in keys_between(first, last):
                holding[key].append(span)
        self._holding = dict(holding)

    def _spans_above(self) -> dict[int, list[int]]:
        """The spans that hold each formula that any holds."""
        holding = self._holding
        above = {key: holding[key] for key in self.texts if key in holding}
        large: dict[int, list[int]] = defaultdict(list)
        held = 0
        for span in self._large:
            if held > _HELD * self._most:
                self._give_up(self._readers[span])
                self._readers[span] = []
                continue
            inside = self._columns.inside(*self._corners[span])
            held += len(inside) + self._columns.searched(*self._corners[span]) // 8
            for key in inside:
                large[key].append(span)
        self.references = max(self.references, held // _HELD)
        above.update({key: [*above.get(key, ()), *found] for key, found in large.items()})
        return above

    def _sorted(self, keys: Collection[int]) -> tuple[list[int], list[int]]:
        """Some formulas, each after those of them that it reads, and apart those in or behind a cycle of them."""
        above, readers = self._above, self._readers
        if len(keys) < len(self.texts):
            above = {key: above[key] for key in keys if key in above}
            read = {span for spans in above.values() for span in spans}
            readers = {span: [key for key in self._readers[span] if key in keys] for span in read}
        missing: dict[int, int] = defaultdict(int)
        for spans in above.values():
            for span in spans:
                missing[span] += 1
        waiting: dict[int, int] = dict.fromkeys(keys, 0)
        for span in missing:
            for reader in readers[span]:
                waiting[reader] += 1
        order = [key for key, count in waiting.items() if not count]
        # A formula is ready once every formula in every span that it reads is done: spans are counted down, not pairs of formulas,
        # since a sum over 9,000 rows that 9,000 formulas read would make 81 million pairs.
        for key in order:  # it grows on the way
            for span in above.get(key, ()):
                missing[span] -= 1
                if not missing[span]:
                    for reader in readers[span]:
                        waiting[reader] -= 1
                        if not waiting[reader]:
                            order.append(reader)
        return order, [key for key, count in waiting.items() if count]

    def touched(self, changed: Collection[int]) -> set[int]:
        """The formulas that read changed cells directly, those changed themselves, and those that may read anything."""
        found = {key for key in changed if key in self.texts}
        found.update(self.opaque)
        spans = {span for key in changed for span in self._holding.get(key, ())}
        if self._large:
            columns = Columns(changed)
            spans.update([span for span in self._large if columns.inside(*self._corners[span])])
        for span in spans:
            found.update(self._readers[span])
        return found

    def spread(self, key: int, found: set[int], spans: set[int]) -> list[int]:
        """Add the formulas that read a formula to those found, and list those that are new; ``spans`` are those done."""
        new: list[int] = []
        for span in self._above.get(key, ()):
            if span not in spans:
                spans.add(span)
                new += [each for each in self._readers[span] if each not in found]
        found.update(new)
        return new

    def reached(self, changed: Collection[int]) -> set[int]:
        """The formulas that a change reaches, directly or not; those changed themselves too."""
        found, spans = self.touched(changed), set[int]()
        stack = list(found)
        while stack:
            stack += self.spread(stack.pop(), found, spans)
        return found

    def reads(self, key: int) -> Collection[int]:
        """The spans that a formula reads."""
        return self._reads[key]

    def inside(self, span: int) -> list[int]:
        """The formulas in a span."""
        first, last = self._corners[span]
        if first == last:
            return [first] if first in self.texts else []
        if size_between(first, last) <= EXPANDED:
            return [each for each in keys_between(first, last) if each in self.texts]
        return self._columns.inside(first, last)

    def feeds(self, key: int) -> list[int]:
        """The formulas that a formula reads."""
        return list(dict.fromkeys([each for span in self._reads[key] for each in self.inside(span)]))

    def entangled(self, keys: Collection[int]) -> list[int]:
        """Those of some formulas that are in or behind a cycle of these."""
        return self._sorted(keys)[1]

    @cached_property
    def _columns(self) -> Columns:
        """The formulas by column."""
        return Columns(self.texts)


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
    # Sheet by sheet, so that the caller need not read a large sheet once the answer is yes.
    for sheet, texts in formulas:
        spans = book.spans_in(tuple(texts), book.number(sheet), references)
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
