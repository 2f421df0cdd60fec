"""The sheets of a workbook by number, and the cells and ranges that its formulas name."""

from collections.abc import Collection
from functools import lru_cache
from itertools import count
from math import inf
from typing import Final, NamedTuple, TypeAlias

from rak.calc import template
from rak.calc.area import COLUMN_BITS, Area, Reference, key_of, keys_between, place_of, size_between
from rak.calc.formula import parsed, references
from rak.calc.shape import Shape, read
from rak.calc.template import Slot, Template, template_of

Bound = tuple[Shape, tuple[Area, ...]]

Span: TypeAlias = tuple[int, int]
"""The keys of the first and the last cell of a cell or range."""

EXPANDED: Final = 64
"""The largest range that is listed cell by cell."""

# A book outlives its workbook, for the next one of its make. These bound what it may hold.
_PLACED: Final = 50_000
"""The most areas that a book remembers from one workbook to the next."""
_LISTS: Final = 16
"""The most lists of formulas for which a book remembers the cells that all formulas of the list read."""
LONG_LIST: Final = 5_000
"""The most formulas that are asked for at once."""
_LARGE_LIST: Final = 300_000
"""The most characters of such a list."""


class _TooManyError(Exception):
    """Formulas read more than may be kept."""


class Reads(NamedTuple):
    """What a formula reads: the spans and the names in its text."""

    spans: frozenset[Span]
    names: frozenset[str]
    opaque: bool = False
    """Whether the cells it reads cannot be told from its text."""


class Book:
    """Numbers for the sheets of a workbook, and the cells and ranges that its formulas name: spans, as their corners.

    Workbooks of one make hold the same formulas over the same sheets: a book serves them all.

    A cell has the key ``sheet | row | column``: a line of cells is then a Python range, and a key hashes at no cost.
    """

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self._free = count()
        self._numbers: dict[str, int] = {}
        self.names: dict[int, str] = {}
        """The names of the sheets as first spelt."""
        self.placed = _Placed(self.names)
        """The area of each span."""
        self._read: dict[tuple[tuple[str, ...], int], Collection[Span] | None] = {}
        for name in names:
            self.number(name)

    def number(self, sheet: str) -> int:
        """Give the number of a sheet; capitals do not matter."""
        found = self._numbers.get(sheet)
        if found is None:
            # The spelling of a sheet in formulas may differ from its own in capitals; each spelling is folded once.
            low = sheet.lower()
            found = self._numbers.get(low)
            if found is None:
                # `setdefault` and a counter, so that two threads that read workbooks of one make agree on the number.
                found = self._numbers.setdefault(low, next(self._free))
                self.names.setdefault(found, sheet)
        return found

    def key(self, sheet: str, row: int, column: int) -> int:
        """Give the key of a cell."""
        return key_of(self.number(sheet), row, column)

    def forget(self) -> None:
        """Start afresh if too much was read; who holds the areas of before keeps them."""
        template.forget()
        if len(self.placed) > _PLACED:
            self.placed = _Placed(self.names)

    def columns(self, slot: Slot, number: int) -> Span:
        """Give the keys of row 0 in the first and last column of a reference, in a formula of the sheet of this number."""
        if slot.sheet:
            number = self.number(slot.sheet)
        return key_of(number, 0, slot.column), key_of(number, 0, slot.last_column)

    def spans(self, text: str, number: int) -> list[Span] | None:
        """Give what a formula of a sheet names, reference by reference; None where only the formula as a whole tells."""
        found = template_of(text)
        return None if found is None else self._named(*found, number)

    def _named(self, found: Template, rows: tuple[int, ...], number: int) -> list[Span]:
        """Give the spans of the references of a template, in the rows that a formula of the sheet of this number names."""
        spans = []
        for slot in found.slots:
            first, last = self.columns(slot, number)
            spans.append((first + (rows[slot.top] << COLUMN_BITS), last + (rows[slot.bottom] << COLUMN_BITS)))
        return spans

    def reads(self, text: str, number: int) -> Reads:
        """Tell what a formula of a sheet reads; names are not followed."""
        spans = self.spans(text, number)
        if spans is not None:
            return Reads(frozenset(spans), frozenset())
        shape, areas = read(text)
        scan = shape.scan
        if scan.opaque:
            return Reads(frozenset(), frozenset(), opaque=True)
        if scan.reshapes:
            expr = parsed(text)
            if expr is None:
                return Reads(frozenset(), scan.names, opaque=True)
            reads = references(expr, "")
        else:
            reads = tuple([area[:5] for area in areas])
        return Reads(frozenset([self.span(corners, number) for corners in reads]), scan.names)

    def spans_in(self, texts: tuple[str, ...], number: int, most: float = inf) -> Collection[Span] | None:
        """Give the corners of all that formulas of a sheet read; None if that cannot be told, or they are too many."""
        # A script fills hundreds of workbooks of one make: what their formulas read together is worked out for the first.
        asked = (texts, number)
        if asked not in self._read:
            try:
                found = self._spans_in(texts, number, most)
            except _TooManyError:
                return None
            if sum(map(len, texts)) > _LARGE_LIST:
                return found
            if len(self._read) >= _LISTS:
                self._read.clear()
            self._read[asked] = found
        found = self._read[asked]
        return None if found is None or len(found) > most else found

    def _spans_in(self, texts: tuple[str, ...], number: int, most: float) -> Collection[Span] | None:
        found: set[Span] = set()
        for text in texts:
            spans: Collection[Span] | None = self.spans(text, number)
            # Names, volatile functions and references made at run time: only the formula as a whole tells.
            if spans is None:
                reads = self.reads(text, number)
                if reads.opaque or reads.names:
                    return None
                spans = reads.spans
            found.update(spans)
            if len(found) > most:
                raise _TooManyError
        return found

    def span(self, corners: Reference, number: int) -> Span:
        """Give the corners of a cell or range; without a sheet's name it lies in the sheet of this number."""
        sheet, row, column, last_row, last_column = corners
        if sheet:
            number = self.number(sheet)
        return key_of(number, row, column), key_of(number, last_row, last_column)

    def bind(self, text: str, number: int) -> Bound:
        """Give the shape of a formula of a sheet and the references in its slots."""
        placed, found = self.placed, template_of(text)
        if found is None:
            shape, areas = read(text)
            return shape, tuple([placed[self.span(area[:5], number)] for area in areas])
        return found[0].shape, tuple([placed[span] for span in self._named(*found, number)])


class _Placed(dict[Span, Area]):
    """The areas of spans, with the keys of their cells, so that a formula that runs finds values without an address."""

    def __init__(self, sheets: dict[int, str]) -> None:
        super().__init__()
        self._sheets = sheets

    def __missing__(self, span: Span) -> Area:
        first, last = span
        number, row, column = place_of(first)
        if first == last:
            found = self[span] = Area(self._sheets[number], row, column, row, column, first, (first,))
            return found
        _, last_row, last_column = place_of(last)
        keys = keys_between(first, last) if size_between(first, last) <= EXPANDED else ()
        found = self[span] = Area(self._sheets[number], row, column, last_row, last_column, first, keys)
        return found


@lru_cache(maxsize=4)
def book_of(names: tuple[str, ...]) -> Book:
    """Give the book of these sheets; workbooks of one make share what was read."""
    return Book(names)
