"""The sheets of a workbook by number, the cells and ranges that its formulas name, and formulas read once."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from math import inf
from typing import TYPE_CHECKING, Final

from rak.calc.area import Area, Reference, key_of, keys_between, place_of, size_between
from rak.calc.formula import parsed, references
from rak.calc.shape import read
from rak.calc.tokenizer import SIGNS, UNSTEADY, token_of, words_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from rak.calc.shape import Shape

    Bound = tuple[Shape, tuple[Area, ...]]

EXPANDED: Final = 64
"""The largest range that is listed cell by cell."""
_LONGEST_WORD: Final = 64
"""The characters of a word that is worth remembering; a longer one is a text or nothing."""

# A book outlives its workbook, for the next one of its make. These bound what it may hold.
_WORDS: Final = 100_000
"""The most words that a book remembers from one workbook to the next."""
_OTHERS: Final = 5_000
"""The most of these words, sheet by sheet, that name no cells."""
_SHAPES: Final = 2_000
"""The most shapes that it remembers, of about 12 kB each."""
_LISTS: Final = 16
"""The most lists of formulas for which a book remembers the cells that all formulas of the list read."""
_LONG_LIST: Final = 5_000
"""The most formulas of such a list."""
_LARGE_LIST: Final = 300_000
"""The most characters of such a list."""

NOTHING: Final = -1
"""In place of a span: the word names no cells."""
PUZZLE: Final = -2
"""In place of a span: what the word names depends on more than the word, so the whole formula must be read."""


class _TooManyError(Exception):
    """Formulas read more than may be kept."""


class Reads:
    """What a formula reads: the spans and the names in its text."""

    __slots__ = ("names", "opaque", "spans")

    def __init__(self, spans: frozenset[int], names: frozenset[str], *, opaque: bool = False) -> None:
        self.spans = spans
        self.names = names
        self.opaque = opaque
        """Whether the cells it reads cannot be told from its text."""


class Book:
    """Numbers for the sheets of a workbook and for the cells and ranges that its formulas name (spans).

    Workbooks of one make hold the same formulas over the same sheets: a book serves them all, and reads each word once.

    A cell has the key ``sheet | row | column``: a line of cells is then a Python range, and a key hashes at no cost.
    """

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self._free = count()
        self._numbers: dict[str, int] = {}
        self.names: dict[int, str] = {}
        """The names of the sheets as first spelt."""
        self.spans = Spans()
        self._words: dict[int, _Words] = {}
        self.placed = _Placed(self.spans, self.names)
        """The area of each span."""
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self.made = 0
        """The words of all shapes that were made."""
        self._read: dict[tuple[tuple[str, ...], int], Collection[tuple[int, int]] | None] = {}
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
        """Start afresh if too much was read; who holds the spans of before keeps them."""
        if sum(map(len, self._words.values())) > _WORDS or len(self._shapes) > _SHAPES:
            self.spans = Spans()
            self.placed = _Placed(self.spans, self.names)
            self._words, self._shapes, self._read = {}, {}, {}

    def words(self, number: int) -> dict[str, int]:
        """Give what each word or sign names in a formula of a sheet: a span, `NOTHING` or a `PUZZLE`."""
        found = self._words.get(number)
        if found is None:
            found = self._words[number] = _Words(self, number)
        return found

    def reads(self, text: str, number: int) -> Reads:
        """Tell what a formula of a sheet reads; names are not followed."""
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

    def spans_in(self, texts: tuple[str, ...], number: int, most: float = inf) -> Collection[tuple[int, int]] | None:
        """Give the corners of all that formulas of a sheet read; None if that cannot be told, or they are too many."""
        # A script fills hundreds of workbooks of one make: what their formulas read together is worked out for the first.
        asked = (texts, number)
        if asked not in self._read:
            try:
                found = self._spans_in(texts, number, most)
            except _TooManyError:
                return None
            if len(texts) > _LONG_LIST or sum(map(len, texts)) > _LARGE_LIST:
                return found
            if len(self._read) >= _LISTS:
                self._read.clear()
            self._read[asked] = found
        found = self._read[asked]
        return None if found is None or len(found) > most else found

    def _spans_in(self, texts: tuple[str, ...], number: int, most: float) -> Collection[tuple[int, int]] | None:
        names = self.words(number).__getitem__
        found: set[int] = set()
        for text in texts:
            found.update(map(names, words_of(text)))
            # Names, volatile functions and references made at run time: only the formula as a whole tells.
            if PUZZLE in found:
                found.discard(PUZZLE)
                reads = self.reads(text, number)
                if reads.opaque or reads.names:
                    return None
                found |= reads.spans
            if len(found) > most:
                raise _TooManyError
        found.discard(NOTHING)
        return [self.spans.corners[span] for span in found]

    def span(self, corners: Reference, number: int) -> int:
        """Give the number of a cell or range; without a sheet's name it lies in the sheet of this number."""
        sheet, row, column, last_row, last_column = corners
        if sheet:
            number = self.number(sheet)
        first = key_of(number, row, column)
        last = first if row == last_row and column == last_column else key_of(number, last_row, last_column)
        return self.spans.number(first, last)

    def bind(self, text: str, number: int) -> Bound:
        """Give the shape of a formula of a sheet and the references in its slots."""
        names, placed = self.words(number), self.placed
        words = words_of(text)
        spans = [names[word] for word in words]
        if PUZZLE in spans:
            self.made += len(words) // 2
            shape, areas = read(text)
            return shape, tuple([placed[self.span(area[:5], number)] for area in areas])
        # The last bit of a span tells a cell from a range, which is all that a shape knows of its references.
        key = tuple([word if span < 0 else span & 1 for word, span in zip(words, spans, strict=True)])
        shape_known = self._shapes.get(key)
        if shape_known is None:
            self.made += len(words) // 2
            shape_known = self._shapes[key] = read(text).shape
        return shape_known, tuple([placed[span] for span in spans if span >= 0])


class _Placed(dict[int, Area]):
    """The areas of spans, with the keys of their cells, so that a formula that runs finds values without an address."""

    def __init__(self, spans: Spans, sheets: dict[int, str]) -> None:
        super().__init__()
        self._spans = spans
        self._sheets = sheets

    def __missing__(self, span: int) -> Area:
        first, last = self._spans.corners[span]
        number, row, column = place_of(first)
        if first == last:
            found = self[span] = Area(self._sheets[number], row, column, row, column, first, (first,))
            return found
        _, last_row, last_column = place_of(last)
        keys = keys_between(first, last) if size_between(first, last) <= EXPANDED else ()
        found = self[span] = Area(self._sheets[number], row, column, last_row, last_column, first, keys)
        return found


class Spans:
    """Cells and ranges, each numbered once, so that a graph is made of small numbers; those of cells are odd."""

    def __init__(self) -> None:
        self.corners: dict[int, tuple[int, int]] = {}
        """The keys of the first and the last cell."""
        # Odd and even tell a cell from a range without looking at the corners, which is all that a shape asks.
        self._numbers: dict[tuple[int, int], int] = {}

    def number(self, first: int, last: int) -> int:
        """Give the number of the span between two keys."""
        corners = (first, last)
        found = self._numbers.get(corners)
        if found is None:
            found = self._numbers[corners] = 2 * len(self._numbers) + (first == last)
            self.corners[found] = corners
        return found


class _Words(dict[str, int]):
    """What the words of formulas of one sheet name; the signs between them name nothing."""

    def __init__(self, book: Book, number: int) -> None:
        super().__init__()
        self._book = book
        self._number = number
        self._others = 0

    def __missing__(self, word: str) -> int:
        found = self._named(word)
        if found < 0:
            self._others += 1
            # Numbers and texts of a hostile file are all different; without a bound they would stay for good.
            if self._others > _OTHERS or len(word) > _LONGEST_WORD:
                return found
        self[word] = found
        return found

    def _named(self, word: str) -> int:
        """What a word names, told by its token."""
        if not word.strip(SIGNS):
            return NOTHING
        kind, value = token_of(word)
        if kind == "ref":
            return self._book.span(value[:5], self._number)  # type: ignore[index]  # the value is an area
        return PUZZLE if kind in ("bad", "name") or value in UNSTEADY else NOTHING


@lru_cache(maxsize=4)
def book_of(names: tuple[str, ...]) -> Book:
    """Give the book of these sheets; workbooks of one make share what was read."""
    return Book(names)
