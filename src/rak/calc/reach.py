"""Who reads whom among the formulas of a workbook, told from their references alone."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from math import inf
from typing import Final

from rak.calc.area import COLUMN_BITS, Cell, key_of, keys_between, place_of, sheet_of, size_between
from rak.calc.book import EXPANDED, LONG_LIST, Book, Span, book_of
from rak.calc.groups import HELD, ROW_MASK, Group, Knot, Places, Reference, in_order, reads_itself
from rak.calc.template import Template, template_of

_NAMES_DEEP: Final = 8
_NAMES: Final = 1_000
"""The names that are followed for one formula, as often as they are met."""
_IN_COLUMN: Final = ~(ROW_MASK << COLUMN_BITS)
"""What of a key is not its row."""


class _Members:
    """Formulas of a column and template, and the rows that they name, one formula after the other."""

    __slots__ = ("keys", "rows")

    def __init__(self) -> None:
        self.keys: list[int] = []
        # Four bytes a row: a plan of 5,000 rows names two million.
        self.rows = array("i")


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
        for ring in in_order(groups, HELD * self._most):
            if len(ring) == 1 and not reads_itself(ring[0]):
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
        gathered: dict[tuple[Template, int], _Members] = defaultdict(_Members)
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
            self.references += len(set(self._book.spans(text, sheet_of(key)) or ())) if exactly else len(found[0].slots)
            members = gathered[found[0], key & _IN_COLUMN]
            members.keys.append(key)
            members.rows.extend(found[1])
        groups = [self._group(template, members) for (template, _), members in gathered.items()]
        alone = [
            Group([key], [_one(span) for span in self._puzzles.get(key, ())]) for key in (*self._puzzles, *self.beyond)
        ]
        return [*groups, *alone]

    def _group(self, template: Template, members: _Members) -> Group:
        """Make a group of formulas of one column."""
        keys, rows = members.keys, members.rows
        count, number = len(rows) // len(keys), sheet_of(keys[0])
        # Most references of a formula are to one row: what is the same in all formulas is kept once.
        alike: dict[bytes, array[int]] = {}
        ends = [alike.setdefault(each.tobytes(), each) for each in (rows[at::count] for at in range(count))]
        made: dict[tuple[Span, int, int], Reference] = {}
        named = []
        for slot in template.slots:
            columns, top, bottom = self._book.columns(slot, number), ends[slot.top], ends[slot.bottom]
            asked = columns, id(top), id(bottom)
            if asked not in made:
                made[asked] = Reference(columns, top, bottom)
            named.append(made[asked])
        return Group(keys, named, template)

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
        moved, found = Places({*changed, *always}), set(always)
        for step in self.steps:
            due, told = step.touched(moved), set[Span]()
            stack = list(due)
            while stack:
                new = [key for key in step.readers(stack.pop(), told) if key not in due]
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
        return self._columns.inside(span)

    def feeds(self, key: int) -> list[int]:
        """The formulas that a formula reads."""
        return list(dict.fromkeys([each for span in self.reads(key) for each in self.inside(span)]))

    def knot(self, keys: Iterable[int]) -> Knot:
        """Some formulas, each after those of them that it reads."""
        return Knot({key: self.reads(key) for key in keys}, self._most)

    @cached_property
    def _columns(self) -> Places:
        """The formulas by column."""
        return Places(self.texts)


def _one(span: Span) -> Reference:
    """A reference of a formula that is alone in its group."""
    (number, top, column), (_, bottom, last) = place_of(span[0]), place_of(span[1])
    tops = (top,)
    return Reference((key_of(number, 0, column), key_of(number, 0, last)), tops, tops if top == bottom else (bottom,))


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
    book.forget()
    keys = {book.key(*cell) for cell in changed}
    places = Places(keys)
    for sheet, texts in formulas:
        listed = tuple(texts)
        # Part by part, so that a large sheet need not be read to its end once the answer is yes.
        for at in range(0, len(listed), LONG_LIST):
            spans = book.spans_in(listed[at : at + LONG_LIST], book.number(sheet), references)
            if spans is None:
                return True
            references -= len(spans)
            if any(span[0] in keys if span[0] == span[1] else places.inside(span) for span in spans):
                return True
    return False
