"""Row heights that show all of a wrapped text, estimated from the widths of Arial's characters.

No spreadsheet program sizes a row for merged cells by itself, so the builder must know how a text will break.
"""

import math
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from functools import lru_cache
from typing import Final

import attrs

_ACROSS: Final = 13 - 0.4 - 0.4
_DOWN: Final = 8.5 - 0.5 - 0.6
"""Inches of Folio, which offices here call F4, inside the margins that :mod:`print_setup` sets."""
_FULL: Final = 0.97
"""Printers round; a page that is nearly full is not filled."""
ROW: Final = 13.0
"""Points of a row without a height of its own."""
MAX_HEIGHT: Final = 409.0
"""Points that Excel allows for one row."""

_PIXELS_PER_CHARACTER: Final = 7
_PADDING_PIXELS: Final = 5
_POINTS_PER_PIXEL: Final = 0.75
_LINE: Final = 1.28
"""Height of a line over the size of its font, as Excel and LibreOffice set Arial."""
_SAFETY: Final = 0.97
"""Programs and printers differ by a few percent in where a line breaks."""
_BOLD: Final = 1.08
_PAD: Final = 4.0

_GROUPS: Final = {
    "ijl'|": 222, " .,!/\\:;It[]fI": 278, "-()r`": 333, "*": 389, '"': 355, "ckJsvxyz": 500,
    "0123456789abdeghnopqu?$_L#": 556,
    "+=<>~": 584, "TFZ": 611, "&ABEKPSVXY": 667, "CDHNRUw": 722, "GOQ": 778, "mM": 833, "%": 889, "W": 944, "@": 1015,
    "\t": 1112,
}  # fmt: skip
_WIDTHS: Final = {ord(sign): width for signs, width in _GROUPS.items() for sign in signs}
_OTHER: Final = 600
_WIDE: Final = 1100
"""Scripts of full width, and emoji."""


@attrs.frozen
class Block:
    """A text over one or more rows (a merged cell) of a column ``width`` characters wide."""

    first_row: int
    last_row: int
    text: str
    width: float
    size: float = 9
    bold: bool = False

    @property
    def height(self) -> float:
        """Points that the whole text needs."""
        room = (self.width * _PIXELS_PER_CHARACTER - _PADDING_PIXELS) * _POINTS_PER_PIXEL * _SAFETY
        scale = self.size / 1000 * (_BOLD if self.bold else 1)
        lines = sum(count_lines(paragraph, room / scale) for paragraph in self.text.split("\n"))
        return math.ceil(lines * self.size * _LINE) + _PAD


@lru_cache(maxsize=8192)
def text_width(text: str) -> int:
    """Its width in thousandths of the font's size."""
    return sum(_WIDTHS.get(ord(sign), _OTHER if ord(sign) < 0x1100 else _WIDE) for sign in text)


def width_of(text: str, size: float = 9) -> float:
    """The column width, in characters, that shows the text on one line."""
    pixels = text_width(text) * size / 1000 / _POINTS_PER_PIXEL
    return math.ceil((pixels / _SAFETY + _PADDING_PIXELS) / _PIXELS_PER_CHARACTER * 2) / 2


def count_lines(paragraph: str, room: float) -> int:
    """Lines that a paragraph takes when it breaks at blanks, and inside a word only where the word is too long."""
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        width = text_width(word)
        gap = text_width(" ") if used else 0
        if used + gap + width <= room:
            used += gap + width
            continue
        lines += 1 if used else 0
        used = width
        if width > room > 0:
            more = math.ceil(width / room) - 1
            lines += more
            used = width - more * room
    return lines


def printed_scale(widths: Iterable[float]) -> float:
    """By which columns so many characters wide are printed beside each other on one page (F4, across)."""
    width = sum((each * _PIXELS_PER_CHARACTER + _PADDING_PIXELS) * _POINTS_PER_PIXEL for each in widths)
    return min(1.0, 72 * _ACROSS / width)


def printed_room(widths: Iterable[float]) -> float:
    """Points of rows that fit on that page."""
    return 72 * _DOWN / printed_scale(widths) * _FULL


def ends_of_pages(height: Callable[[int], float], groups: Iterable[range], first: int, room: float) -> Iterator[int]:
    """The last row of each page but the last, so that no group of rows is cut that is not higher than a page.

    ``first`` is the row below the headings, which stand on every page.
    """
    heading = used = sum(map(height, range(1, first)))
    for rows in groups:
        needed = sum(map(height, rows))
        if used + needed > room and used > heading:
            yield rows.start - 1
            used = heading
        used += needed


def fit_rows(blocks: Iterable[Block], rows: Iterable[int], minimum: float) -> dict[int, float]:
    """Heights for the rows such that every block shows all of its text; what a merged block lacks is spread evenly."""
    heights: dict[int, float] = dict.fromkeys(rows, minimum)
    for block in sorted(blocks, key=lambda block: block.last_row - block.first_row):
        _stretch(heights, block)
    return {row: round(height * 4) / 4 for row, height in heights.items()}


def _stretch(heights: MutableMapping[int, float], block: Block) -> None:
    span = range(block.first_row, block.last_row + 1)
    lacking = min(block.height, MAX_HEIGHT * len(span)) - sum(heights[row] for row in span)
    while lacking > 0.01:
        open_rows = [row for row in span if heights[row] < MAX_HEIGHT]
        share = lacking / len(open_rows)
        for row in open_rows:
            given = min(share, MAX_HEIGHT - heights[row])
            heights[row] += given
            lacking -= given
