"""What formulas share that differ only in the rows they name, so that each such text is taken apart once.

A sheet has thousands of formulas and few templates: `D7*E7` and `D8*E8` have one. What stands between the digits
of a text shows which one it is; the digits that name rows are then all that is left to read.
"""

import re
from collections.abc import Callable
from operator import itemgetter
from typing import Final, NamedTuple

from rak.calc.excel_limits import MAX_ROW
from rak.calc.shape import Shape, read
from rak.calc.tokenizer import MAX_FORMULA, token_of, words_of

_DIGITS: Final = re.compile("[0-9]+")
_MOST: Final = 4_000
"""The most kinds of texts that are remembered from one workbook to the next."""
_MOST_ROWS: Final = 100_000


class Slot(NamedTuple):
    """A reference of a template: its sheet as written, its columns, and which of the rows are its first and its last."""

    sheet: str
    column: int
    last_column: int
    top: int
    bottom: int


class Template:
    """A formula without its rows."""

    __slots__ = ("_shape", "_text", "slots")

    def __init__(self, text: str, slots: tuple[Slot, ...]) -> None:
        self._text = text
        self._shape: Shape | None = None
        self.slots = slots

    @property
    def shape(self) -> Shape:
        """The tree of its formulas, which is made where one is computed."""
        if self._shape is None:
            self._shape = read(self._text).shape
        return self._shape


class _Rows(dict[str, int]):
    """The row that digits name; 0 where they name none."""

    def __missing__(self, digits: str) -> int:
        row = int(digits) if len(digits) <= len(str(MAX_ROW)) and digits[0] != "0" else 0
        row = row if row <= MAX_ROW else 0
        if len(self) < _MOST_ROWS:
            self[digits] = row
        return row


class _Kind:
    """Texts that are the same but for their digits: which digits name rows, and the templates that the others make."""

    __slots__ = ("fixed", "ranges", "rows", "slots", "templates", "whole")

    def __init__(self, text: str, count: int) -> None:
        reading = read(text)
        areas = iter(reading.areas)
        slots: list[Slot] = []
        rows: list[int] = []
        whole: list[tuple[int, int]] = []
        at = 0
        for word in words_of(text)[1::2]:
            before = at
            at += len(_DIGITS.findall(word))
            if token_of(word)[0] == "ref":
                area = next(areas)
                first = before + len(_DIGITS.findall(word.rpartition("!")[0]))
                named = list(range(first, at))
                ends = (len(rows), len(rows) + len(named) - 1) if named else (-2, -1)
                rows += named
                slots.append(Slot(area.sheet, area.column, area.last_column, *ends))
                whole += [] if named else [(1, MAX_ROW)]
        if at != count:
            raise ValueError(text)
        self.rows = rows
        self.fixed = [each for each in range(count) if each not in set(rows)]
        # Whole columns name no row; two more at the end of all stand for them.
        self.whole = (1, MAX_ROW) if whole else ()
        self.slots = tuple(slots)
        self.ranges = tuple([(slot.top, slot.bottom) for slot in slots if slot.top != slot.bottom])
        self.templates: dict[tuple[object, ...], Template] = {}


class _Layout:
    """Texts of a kind whose numbers have as many digits each: where they stand."""

    __slots__ = ("fixed", "kind", "rows")

    def __init__(self, text: str, kind: _Kind) -> None:
        spans = [slice(*found.span()) for found in _DIGITS.finditer(text)]
        self.kind = kind
        self.rows = _picking([spans[at] for at in kind.rows])
        self.fixed = _picking([spans[at] for at in kind.fixed])


def _picking(spans: list[slice]) -> Callable[[str], tuple[str, ...]]:
    """What takes stretches out of a text."""
    if len(spans) > 1:
        return itemgetter(*spans)
    return lambda text: tuple([text[span] for span in spans])


_ROW: Final = _Rows()
_ALIKE: Final = bytes.maketrans(b"123456789", b"000000000")
_kinds: dict[tuple[str, ...], _Kind | None] = {}
_layouts: dict[bytes, _Layout | None] = {}


def forget() -> None:
    """Start afresh if too much is remembered; who holds a template keeps it."""
    if len(_layouts) > _MOST or sum(len(kind.templates) for kind in _kinds.values() if kind) > _MOST:
        _kinds.clear()
        _layouts.clear()


def template_of(text: str) -> tuple[Template, tuple[int, ...]] | None:
    """The template of a formula and its rows; None where only the formula as a whole tells what it reads."""
    if len(text) > MAX_FORMULA:
        return None
    # As bytes, whose digits are made alike at a tenth of what splitting the text costs.
    asked = text.encode("utf-8", "surrogatepass").translate(_ALIKE)
    layout = _layouts.get(asked)
    if layout is None:
        if asked not in _layouts:
            _layouts[asked] = _laid_out(text)
            return template_of(text)
        return None
    kind = layout.kind
    rows = tuple(map(_ROW.__getitem__, layout.rows(text)))
    fixed: tuple[object, ...] = layout.fixed(text)
    if 0 in rows:
        return None
    if kind.whole:
        rows += kind.whole
    # A range of one row has another shape than a longer one; one that is written upside down is rare.
    for top, bottom in kind.ranges:
        if rows[top] >= rows[bottom]:
            if rows[top] > rows[bottom]:
                return None
            fixed = (*fixed, top)
    found = kind.templates.get(fixed)
    if found is None:
        found = kind.templates[fixed] = Template(text, kind.slots)
    return found, rows


def _laid_out(text: str) -> _Layout | None:
    """The layout of a formula that only its digits tell from others of its kind; None for a puzzle."""
    parts = tuple(_DIGITS.split(text))
    if parts not in _kinds:
        scan = read(text).shape.scan
        puzzle = scan.opaque or scan.names or scan.reshapes
        _kinds[parts] = None if puzzle else _Kind(text, len(parts) - 1)
    kind = _kinds[parts]
    return None if kind is None else _Layout(text, kind)
