"""Scan a worksheet that is written the usual way with regular expressions, or decline.

Declining costs nothing but time: the part then goes through expat. Accepting means that expat would have found the
same rows, cells and values, so everything unusual declines: comments, CDATA, processing instructions, carriage
returns, white space between cells, unknown attributes or children of a cell, addresses out of place.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from rak.xlsx.package.limits import Limits
from rak.xlsx.package.problems import OoxmlError, Reason, refuse
from rak.xlsx.package.xmltext import START_TAG, TEXT, attributes_of, is_sound, unescape
from rak.xlsx.sheet.address import COLUMN_NUMBER, MAX_COLUMN, MAX_ROW
from rak.xlsx.sheet.sheetxml import NO_ATTRIBUTES, CellSpan, RowSpan, SheetXml, Token
from rak.xlsx.sheet.slowscan import SkeletonReader

_VALUE = r'"[^<>&"\t\n]*+"'
_WORD = "[A-Za-z][A-Za-z0-9]*+"
_CELL = re.compile(
    r'(<c r="([A-Z]{1,3}+[1-9][0-9]{0,6}+)"(?: s="([0-9]{1,9}+)")?+(?: t="([A-Za-z]++)")?+'
    r"(?: ?+/>|>"
    rf"(?:<f(?! ?/)((?: {_WORD}={_VALUE})*+)(?:>(?!<)({TEXT})</f>| ?+/>))?+"
    rf'(?:<v(?: xml:space="preserve")?+>({TEXT})</v>|<v ?/>)?+'
    rf'(?:<is><t(?: xml:space="preserve")?+>({TEXT})</t></is>)?+'
    r"</c>))"
)
"""One cell of a sheet that :func:`is_sound`; the groups are the fields of a token."""
_ROW = re.compile(rf'<row r="([1-9][0-9]{{0,6}})"((?: (?:{_WORD}:)?+{_WORD}={_VALUE})*+) ?+(/?)>')
_NAME = re.compile(r' ([A-Za-z0-9:]+)="')
_NEW: Any = tuple.__new__
"""Makes a named tuple at half the price of calling its class."""
_EMPTY = "<sheetData/>"
_NO_CELLS: Mapping[int, Token] = {}
_KEPT = 20_000
"""The most cells of a sheet that stay in memory as they were scanned; the rows of a larger one are scanned again when asked for."""
_REMEMBERED = 1000
"""The most entries, and the longest, that stay in memory of what rows have in common."""

_SPELLINGS, _LONGEST = 100, 10_000
"""The most spellings of blank rows that stay in memory while a sheet is scanned, and the longest."""


def fast_scan(text: str, place: str, limits: Limits) -> SheetXml | None:
    """Scan a canonical worksheet; None where it is not canonical."""
    start = text.find("<sheetData")
    if start < 0:
        return None
    if text.startswith(("<sheetData/>", "<sheetData />"), start):
        body = stop = text.index(">", start) + 1
        found: tuple[list[RowSpan], set[str]] | None = ([], set())
    elif text.startswith("<sheetData>", start):
        body = start + len("<sheetData>")
        end = text.find("</sheetData>", body)
        stop = end + len("</sheetData>")
        found = _rows(text, body, end, place, limits) if end >= 0 else None
    else:
        return None
    if found is None:
        return None
    rows, prefixes = found
    reader = SkeletonReader(text[:start] + _EMPTY + text[stop:], place, limits)
    try:
        reader.run()
    except OoxmlError as error:
        if error.problems[0].reason is Reason.BAD_XML:
            return None
        raise
    skeleton = reader.skeleton
    if skeleton.data_start != start or not _are_declared(text, prefixes, start):
        return None
    skeleton.moved(start + len(_EMPTY), stop - start - len(_EMPTY))
    skeleton.data_tag_stop = body
    skeleton.data_stop = body if body == stop else stop - len("</sheetData>")
    return SheetXml(text, "", skeleton, rows, canonical=True, misplaced=False)


def _rows(text: str, body: int, end: int, place: str, limits: Limits) -> tuple[list[RowSpan], set[str]] | None:
    """Scan the rows, and the prefixes in their tags; None where anything between ``body`` and ``end`` is unusual."""
    if not is_sound(text, body, end) or text.find(" xmlns", body, end) >= 0:
        return None
    if text.count("<row ", body, end) > limits.max_rows:
        raise refuse(Reason.TOO_MANY_CELLS, place, f"batasnya {limits.max_rows} baris satu lembar")
    rows: list[RowSpan] = []
    match_row, keeps = _ROW.match, text.count("<c ", body, end) <= _KEPT
    alike, used = _Alike(text, end), set[str]()
    at, last = body, 0
    scanned: Mapping[int, Token] | None
    while at < end:
        if not keeps and (found := alike.next_one(at, last + 1)) is not None:
            rows.append(found)
            at, last = found.stop, found.number
            continue
        match = match_row(text, at, end)
        if match is None:
            return None
        number, attributes, empty = match.groups()
        if attributes:
            prefixes = _PREFIXES[attributes]
            if prefixes is None:
                return None
            used |= prefixes
        tag_stop = stop = match.end()
        scanned = _NO_CELLS
        if not empty:
            close = text.find("</row>", tag_stop, end)
            stop = close + 6
            scanned = None if close < 0 else _scan_row(text, tag_stop, close, number)
            if scanned is None:
                return None
        row = int(number)
        if not last < row <= MAX_ROW:
            return None
        rows.append(_NEW(RowSpan, (row, at, tag_stop, stop, None, scanned if keeps else None)))
        if not keeps:
            alike.remember(rows[-1], len(scanned))
        at, last = stop, row
    return rows, used


class _Alike:
    """Rows that are spelt as one that was scanned, their number aside: blank ones, by the ten thousand in some sheets."""

    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end
        self._tags: dict[str, int] = {}
        """How long the tag of a row is without its number, by its spelling with NUL, which no sheet has, for the number."""

    def next_one(self, at: int, number: int) -> RowSpan | None:
        """Give the row that starts here, if it has this number and is spelt as one before."""
        if not self._tags or number > MAX_ROW:
            return None
        stop = self._text.find("</row>", at, min(self._end, at + _LONGEST)) + 6
        name = str(number)
        tag = self._tags.get(self._text[at:stop].replace(f'{name}"', "\0"))
        return None if tag is None else _NEW(RowSpan, (number, at, at + tag + len(name), stop, None, None))

    def remember(self, row: RowSpan, cells: int) -> None:
        """Take a row without values of which nothing but its number and the addresses of its cells says the number."""
        whole, name = self._text[row.start : row.stop], str(row.number)
        if len(self._tags) < _SPELLINGS and len(whole) <= _LONGEST and row.tag_stop < row.stop and "</c>" not in whole:
            spelling = whole.replace(f'{name}"', "\0")
            if spelling.count("\0") == cells + 1:
                self._tags[spelling] = row.tag_stop - row.start - len(name)


class _Prefixes(dict[str, frozenset[str] | None]):
    """The prefixes in the attributes of a row, None where one stands twice (``r`` is one of them); most rows have the same."""

    def __missing__(self, attributes: str) -> frozenset[str] | None:
        names = _NAME.findall(attributes)
        single = "r" not in names and len(set(names)) == len(names)
        found = frozenset(name.partition(":")[0] for name in names if ":" in name) if single else None
        if len(self) < _REMEMBERED and len(attributes) < _REMEMBERED:
            self[attributes] = found
        return found


class _Columns(dict[str, tuple[int, ...] | None]):
    """The columns that letters such as ``A B D `` name, None where they do not ascend; most rows ask the same."""

    def __missing__(self, letters: str) -> tuple[int, ...] | None:
        names = letters.split()
        numbers = [COLUMN_NUMBER[name] if name.isalpha() else 0 for name in names]
        sound = numbers[0] > 0 and numbers[-1] <= MAX_COLUMN and all(one < other for one, other in pairwise(numbers))
        found = tuple(numbers) if sound else None
        if len(self) < _REMEMBERED and len(letters) < 4 * _REMEMBERED:
            self[letters] = found
        return found


_PREFIXES = _Prefixes()
_COLUMNS = _Columns()


def _scan_row(text: str, start: int, stop: int, number: str) -> Mapping[int, Token] | None:
    """Scan the cells of a row, by column; None where there is anything else, or a cell says another row or order."""
    if start == stop:
        return _NO_CELLS
    tokens: list[Token] = _CELL.findall(text, start, stop)
    if sum([len(token[0]) for token in tokens]) != stop - start:
        return None
    return _by_column(tokens, number)


def cut_cells(cells: list[str]) -> list[Token] | None:
    """Scan single cells; None where one of them is unusual."""
    text = "".join(cells)
    tokens: list[Token] = _CELL.findall(text)
    sound = is_sound(text, 0, len(text)) and [token[0] for token in tokens] == cells
    return tokens if sound and all(_PREFIXES[token[4]] is not None for token in tokens if token[4]) else None


def _by_column(tokens: list[Token], number: str) -> Mapping[int, Token] | None:
    """Give cells by column; None where one says another row, or they are out of order."""
    addresses = " ".join([token[1] for token in tokens]) + " "
    columns = _COLUMNS[addresses.replace(f"{number} ", " ")] if tokens else None
    if columns is None:
        return None
    if not all(_PREFIXES[token[4]] is not None for token in tokens if token[4]):
        return None
    return dict(zip(columns, tokens, strict=True))


def _are_declared(text: str, used: set[str], start: int) -> bool:
    """Tell whether every prefix in the rows' tags is declared by the root."""
    if not used:
        return True
    root = START_TAG.search(text, 0, start)
    while root is not None and root[1].startswith("?"):
        root = START_TAG.search(text, root.end(), start)
    declared = root[2] if root else ""
    return all(f" xmlns:{prefix}=" in declared for prefix in used)


def tokens_of(text: str, row: RowSpan) -> Mapping[int, Token]:
    """Give the cells of one row of a canonical part, by column."""
    if row.scanned is not None:
        return row.scanned
    if row.tag_stop == row.stop:
        return {}
    return _scan_row(text, row.tag_stop, row.stop - len("</row>"), str(row.number)) or {}


def cells_in(text: str, row: RowSpan) -> list[CellSpan]:
    """Scan the cells of one row of any part."""
    if row.cells is not None:
        return row.cells
    found, at = [], row.tag_stop
    for column, token in tokens_of(text, row).items():
        found.append(span_of(column, token, at))
        at += len(token[0])
    return found


def span_of(column: int, token: Token, start: int) -> CellSpan:
    """Give a canonical cell in the form that all cells have; ``start`` is where it stands."""
    whole, _, style, kind, attributes, formula, raw, inline = token
    has_formula = bool(attributes or formula)
    made: CellSpan = _NEW(
        CellSpan,
        (
            column,
            start,
            start + len(whole),
            int(style) if style else 0,
            kind,
            (attributes_of(attributes) if attributes else NO_ATTRIBUTES) if has_formula else None,
            unescape(formula) if has_formula else None,
            unescape(raw) or None,
            unescape(inline) or None,
            None,
        ),
    )
    return made
