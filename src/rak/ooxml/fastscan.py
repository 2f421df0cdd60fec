"""Cut a worksheet that is written the usual way with regular expressions, or decline.

Declining costs nothing but time: the part then goes through expat. Accepting means that expat would have found the
same rows, cells and values, so everything unusual declines: comments, CDATA, processing instructions, carriage
returns, white space between cells, unknown attributes or children of a cell, addresses out of place.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rak.ooxml.address import COLUMN_NUMBER, MAX_COLUMN, MAX_ROW
from rak.ooxml.problems import OoxmlError, Reason
from rak.ooxml.sheetxml import NO_ATTRIBUTES, CellSpan, RowSpan, SheetXml, Skeleton
from rak.ooxml.slowscan import SkeletonReader
from rak.ooxml.xmltext import START_TAG, attributes_of, unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rak.ooxml.limits import Limits

_SHAPE = (
    r'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]{1,9}")?(?: t="[A-Za-z]+")?'
    r"(?:/>|>"
    r'(?:<f(?: [A-Za-z0-9]+="[^"<>&]*")*+>[^<]+</f>|<f(?: [A-Za-z0-9]+="[^"<>&]*")++/>)?'
    r"(?:<v>[^<]*</v>|<v ?/>)?"
    r'(?:<is><t(?: xml:space="preserve")?>[^<]*</t></is>)?'
    r"</c>)"
)
_CELLS = re.compile(f"(?:{_SHAPE})*+")
CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]+)"(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
    r"(?:/>|>"
    r'(?:<f((?: [A-Za-z0-9]+="[^"<>&]*")*)(?:/>|>([^<]*)</f>))?'
    r"(?:<v>([^<]*)</v>|<v ?/>)?"
    r"(?:<is><t[^>]*>([^<]*)</t></is>)?"
    r"</c>)"
)
"""Groups: column, row, style, type, attributes of f, formula, value, inline text. Only for verified text."""
FORMULA_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]+)"(?: s="[0-9]+")?(?: t="[A-Za-z]+")?><f((?: [A-Za-z0-9]+="[^"<>&]*")*)(?:/>|>([^<]*))'
)
"""Column, row, attributes of f and text of a cell with a formula. Only for verified text."""
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[^"<>&]*")*+)(/?)>')
_NAME = re.compile(r' ([A-Za-z0-9:]+)="')
_REFERENCE = re.compile(r'<c r="([A-Z0-9]+)"')
_FORMULA_ATTRIBUTES = re.compile(r"<f( [^>]*?)/?>")
_UNUSUAL = ("<!", "]]>", "\ufffe", "\uffff")
_CONTROLS = bytes(set(range(32)) - {9, 10})
_REFERENCES = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_NAMED = ("&amp;", "&lt;", "&gt;", "&quot;", "&apos;")
_NEW: Any = tuple.__new__
"""Makes a named tuple at half the price of calling its class."""
_LETTERS_OF = re.compile(r'<c r="([A-Z]+)')
_EMPTY = "<sheetData/>"
_DIMENSION = re.compile(r'<dimension ref="[A-Z0-9:]+" ?/>')


def fast_scan(text: str, place: str, limits: Limits) -> SheetXml | None:
    """Cut a canonical worksheet; None where it is not canonical."""
    if not _is_plain(text):
        return None
    start = text.find("<sheetData")
    if start < 0:
        return None
    if text.startswith(_EMPTY, start):
        body = stop = start + len(_EMPTY)
        rows: list[RowSpan] | None = []
    elif text.startswith("<sheetData>", start):
        body = start + len("<sheetData>")
        end = text.find("</sheetData>", body)
        stop = end + len("</sheetData>")
        rows = _rows(text, body, end, frozenset()) if end >= 0 else None
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
    skeleton.data_tag_stop = body
    skeleton.data_stop = body if body == stop else stop - len("</sheetData>")
    return SheetXml(text, "", skeleton, rows, canonical=True, misplaced=False)


def rescan(text: str, old: SheetXml) -> SheetXml | None:
    """Cut a part that differs from a canonical one in its rows (and ``dimension``) only; None where it differs more.

    What surrounds the rows has been through expat once and is compared, so only new rows are verified.
    """
    skeleton, before = old.skeleton, old.text
    start = text.find("<sheetData")
    head, tail = before[: skeleton.data_start], before[skeleton.data_stop :].removeprefix("</sheetData>")
    if start < 0 or not text.endswith("</sheetData>" + tail) or not _same_head(text[:start], head, skeleton):
        return None
    body, stop = start + len("<sheetData>"), len(text) - len(tail) - len("</sheetData>")
    known = frozenset(before[row.start : row.stop] for row in old.rows)
    rows = _rows(text, body, stop, known) if text.startswith("<sheetData>", start) else None
    if rows is None or not _is_plain(text[body:stop]):
        return None
    around = Skeleton()
    around.data_start, around.data_tag_stop, around.data_stop = start, body, stop
    around.dimension = None if skeleton.dimension is None else (skeleton.dimension[0], "")
    return SheetXml(text, "", around, rows, canonical=True, misplaced=False)


def _same_head(new: str, old: str, skeleton: Skeleton) -> bool:
    """Tell whether what precedes the cells is as before, the ``ref`` of ``dimension`` aside."""
    if new == old:
        return True
    if skeleton.dimension is None:
        return False
    at = skeleton.dimension[0]
    match = _DIMENSION.match(new, at)
    return match is not None and new[:at] == old[:at] and new[match.end() :] == old[old.index(">", at) + 1 :]


def _is_plain(text: str) -> bool:
    """Tell whether the text is free of what the expressions do not understand."""
    if any(sign in text for sign in _UNUSUAL) or text.find("<?", 1) >= 0:
        return False
    data = text.encode()
    if len(data.translate(None, _CONTROLS)) != len(data) - _carriage_return(text):
        return False
    return "&" not in text or _references_are_sound(text)


def _carriage_return(text: str) -> int:
    """Count the one carriage return that Excel writes, after the XML declaration, where no cell can see it."""
    return int(text.startswith("<?xml ") and text.startswith("\r\n", text.find("?>") + 2))


def _references_are_sound(text: str) -> bool:
    total = text.count("&")
    if total == sum(map(text.count, _NAMED)):
        return True
    found = _REFERENCES.findall(text)
    if len(found) != total:
        return False
    return all(_is_character(unescape(each)) for each in set(found))


def _is_character(character: str) -> bool:
    """Tell whether XML allows the character, and a parser would not fold it."""
    code = ord(character)
    return code in {9, 10, 13} or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code >= 0x10000


def _rows(text: str, body: int, end: int, known: frozenset[str]) -> list[RowSpan] | None:
    """Cut the rows; None where anything between ``body`` and ``end`` is unusual."""
    rows: list[RowSpan] = []
    match_row, cells_match = _ROW.match, _CELLS.fullmatch
    at, last = body, 0
    while at < end:
        match = match_row(text, at, end)
        if match is None:
            return None
        number, attributes, empty = match.groups()
        if attributes and not _are_single(attributes):
            return None
        tag_stop = stop = match.end()
        if not empty:
            close = text.find("</row>", tag_stop, end)
            if close < 0:
                return None
            stop = close + 6
            if not (known and text[at:stop] in known) and (
                cells_match(text, tag_stop, close) is None or not _cells_are_in_place(text, tag_stop, close, number)
            ):
                return None
        row = int(number)
        if not last < row <= MAX_ROW:
            return None
        rows.append(RowSpan(row, at, tag_stop, stop, None))
        at, last = stop, row
    return rows


def _are_single(attributes: str) -> bool:
    """Tell whether no attribute stands twice (``r`` is one of them)."""
    names = _NAME.findall(attributes)
    return "r" not in names and len(set(names)) == len(names)


def _cells_are_in_place(text: str, start: int, stop: int, row: str) -> bool:
    """Tell whether every cell says this row, in ascending columns that exist."""
    references = "".join(_REFERENCE.findall(text, start, stop))
    if not _COLUMN_ORDERS[references.replace(row, " ")]:
        return False
    if text.find("<f ", start, stop) < 0:
        return True
    return all(_are_single(each) for each in set(_FORMULA_ATTRIBUTES.findall(text, start, stop)))


class _ColumnOrders(dict[str, bool]):
    """Whether letters such as ``A B D `` name columns in ascending order; most rows of a sheet ask the same."""

    def __missing__(self, letters: str) -> bool:
        names = letters.split(" ")[:-1]
        sound = not letters or (letters[-1] == " " and all(name.isalpha() for name in names))
        numbers = [COLUMN_NUMBER[name] for name in names] if sound else []
        sound = sound and all(one < other for one, other in pairwise(numbers))
        sound = sound and (not numbers or numbers[-1] <= MAX_COLUMN)
        if len(self) < 1000:
            self[letters] = sound
        return sound


_COLUMN_ORDERS = _ColumnOrders()


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


def cells_in(text: str, row: RowSpan) -> list[CellSpan]:
    """Cut the cells of one row of a verified part."""
    if row.cells is not None:
        return row.cells
    return [_span(match) for match in CELL.finditer(text, row.tag_stop, row.stop)]


def cell_at(text: str, row: RowSpan, letters: str) -> CellSpan | None:
    """Cut one cell of a row of a verified part."""
    start = text.find(f'<c r="{letters}{row.number}"', row.tag_stop, row.stop)
    match = CELL.match(text, start) if start >= 0 else None
    return _span(match) if match else None


def column_starts(text: str, row: RowSpan) -> list[tuple[int, int]]:
    """List the columns of a row and where their cells start."""
    if row.cells is not None:
        return [(cell.column, cell.start) for cell in row.cells]
    found = _LETTERS_OF.finditer(text, row.tag_stop, row.stop)
    return [(COLUMN_NUMBER[match[1]], match.start()) for match in found]


def formula_cells(xml: SheetXml) -> Iterator[tuple[int, int, str, str]]:
    """List the formulas of a verified part: row, column, attributes of ``<f>`` and text as spelt."""
    found = FORMULA_CELL.findall(xml.text, xml.skeleton.data_tag_stop, xml.skeleton.data_stop)
    columns = COLUMN_NUMBER
    return ((int(row), columns[letters], attributes, text) for letters, row, attributes, text in found)


def _span(match: re.Match[str]) -> CellSpan:
    letters, style, kind, attributes, formula, raw, inline = match.group(1, 3, 4, 5, 6, 7, 8)
    if attributes is not None:
        formula = unescape(formula) if formula else ""
        attributes = attributes_of(attributes) if attributes else NO_ATTRIBUTES
    made: CellSpan = _NEW(
        CellSpan,
        (
            COLUMN_NUMBER[letters],
            match.start(),
            match.end(),
            int(style) if style else 0,
            kind or "",
            attributes,
            formula,
            (unescape(raw) if "&" in raw else raw) if raw else None,
            unescape(inline) if inline else None,
            None,
        ),
    )
    return made
