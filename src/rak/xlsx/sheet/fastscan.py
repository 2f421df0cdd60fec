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
_KEPT = 20_000
"""The most cells of a sheet that stay in memory as they were scanned; the rows of a larger one are scanned again when asked for."""
_REMEMBERED = 1000
"""The most entries, and the longest, that stay in memory of what rows have in common."""


def fast_scan(text: str, place: str, limits: Limits) -> SheetXml | None:
    """Scan a canonical worksheet; None where it is not canonical."""
    start = text.find("<sheetData")
    if start < 0:
        return None
    if text.startswith(("<sheetData/>", "<sheetData />"), start):
        body = stop = text.index(">", start) + 1
        rows: list[RowSpan] | None = []
    elif text.startswith("<sheetData>", start):
        body = start + len("<sheetData>")
        end = text.find("</sheetData>", body)
        stop = end + len("</sheetData>")
        rows = _rows(text, body, end, place, limits) if end >= 0 else None
    else:
        return None
    if rows is None:
        return None
    reader = SkeletonReader(text[:start] + _EMPTY + text[stop:], place, limits)
    try:
        reader.run()
    except OoxmlError as error:
        if error.problems[0].reason is Reason.BAD_XML:
            return None
        raise
    skeleton = reader.skeleton
    if skeleton.data_start != start or not _prefixes_are_declared(text, rows, start):
        return None
    skeleton.moved(start + len(_EMPTY), stop - start - len(_EMPTY))
    skeleton.data_tag_stop = body
    skeleton.data_stop = body if body == stop else stop - len("</sheetData>")
    return SheetXml(text, "", skeleton, rows, canonical=True, misplaced=False)


def _rows(text: str, body: int, end: int, place: str, limits: Limits) -> list[RowSpan] | None:
    """Scan the rows; None where anything between ``body`` and ``end`` is unusual."""
    if not is_sound(text, body, end) or text.find(" xmlns", body, end) >= 0:
        return None
    if text.count("<row ", body, end) > limits.max_rows:
        raise refuse(Reason.TOO_MANY_CELLS, place, f"batasnya {limits.max_rows} baris satu lembar")
    rows: list[RowSpan] = []
    match_row, keeps = _ROW.match, text.count("<c ", body, end) <= _KEPT
    at, last = body, 0
    scanned: Mapping[int, Token] | None
    while at < end:
        match = match_row(text, at, end)
        if match is None:
            return None
        number, attributes, empty = match.groups()
        if attributes and not _SINGLE[attributes]:
            return None
        tag_stop = stop = match.end()
        scanned = {}
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
        at, last = stop, row
    return rows


def _are_single(attributes: str) -> bool:
    """Tell whether no attribute stands twice (``r`` is one of them)."""
    names = _NAME.findall(attributes)
    return "r" not in names and len(set(names)) == len(names)


class _Single(dict[str, bool]):
    """Whether the attributes of a row are single; most rows have the same."""

    def __missing__(self, attributes: str) -> bool:
        found = _are_single(attributes)
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


_SINGLE = _Single()
_COLUMNS = _Columns()


def _scan_row(text: str, start: int, stop: int, number: str) -> Mapping[int, Token] | None:
    """Scan the cells of a row, by column; None where there is anything else, or a cell says another row or order."""
    if start == stop:
        return {}
    tokens: list[Token] = _CELL.findall(text, start, stop)
    if sum([len(token[0]) for token in tokens]) != stop - start:
        return None
    return _by_column(tokens, number)


def cut_cells(cells: list[str]) -> list[Token] | None:
    """Scan single cells; None where one of them is unusual."""
    text = "".join(cells)
    tokens: list[Token] = _CELL.findall(text)
    sound = is_sound(text, 0, len(text)) and [token[0] for token in tokens] == cells
    return tokens if sound and all(_SINGLE[token[4]] for token in tokens if token[4]) else None


def _by_column(tokens: list[Token], number: str) -> Mapping[int, Token] | None:
    """Give cells by column; None where one says another row, or they are out of order."""
    addresses = " ".join([token[1] for token in tokens]) + " "
    columns = _COLUMNS[addresses.replace(f"{number} ", " ")] if tokens else None
    if columns is None:
        return None
    if not all(_SINGLE[token[4]] for token in tokens if token[4]):
        return None
    return dict(zip(columns, tokens, strict=True))


def _prefixes_are_declared(text: str, rows: list[RowSpan], start: int) -> bool:
    """Tell whether every prefix in a row's tag is declared by the root."""
    used = set()
    for row in rows:
        tag = text[row.start : row.tag_stop]
        if ":" in tag:
            used |= {name.partition(":")[0] for name in _NAME.findall(tag) if ":" in name}
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
