"""Formula text into tokens, with the cells and ranges that it names.

The file always holds formulas in English with "," between arguments, whatever the language of the machine.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from .values import ERRORS, Unsupported

MAX_FORMULA: Final = 8192
MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384

Token = tuple[str, object]


ROW_BITS: Final = 21
COLUMN_BITS: Final = 15
"""The bits that a row and a column take in the key of a cell."""


class Area(NamedTuple):
    """A rectangle of cells, 1-based and inclusive; an empty sheet name is the formula's own sheet."""

    sheet: str
    row: int
    column: int
    last_row: int
    last_column: int
    key: int = -1
    """The key of its first cell; -1 before it is bound to the sheets of a workbook."""
    keys: tuple[int, ...] | range = ()
    """The keys of all its cells, row by row; empty where it is large or not bound."""

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.last_row - self.row + 1

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.last_column - self.column + 1

    @property
    def size(self) -> int:
        """The number of cells, existing or not."""
        return self.height * self.width


class Scan(NamedTuple):
    """The tokens of a formula and what it names."""

    tokens: tuple[Token, ...]
    areas: tuple[Area, ...]
    names: frozenset[str]
    relative: bool
    """Some reference lacks a `$`: as a defined name it would depend on the cell that uses it."""
    opaque: str
    """Why the cells it reads cannot be told from its text; empty if they can."""
    reshapes: bool
    """It calls a function that may read beyond the range it is given."""


SHEET: Final = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!"
CELL: Final = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_AREA = rf"{CELL}(?::{CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[1-9][0-9]{{0,6}}:\$?[1-9][0-9]{{0,6}}"
_TOKEN: Final = re.compile(
    rf"""[ \r\n\t]*(?:
      (?P<ref>(?:{SHEET})?(?:{_AREA}))(?![\w.(!\#\[])
    | (?P<num>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![\w.])
    | (?P<fn>[^\W\d][\w.]*)\(
    | (?P<op><>|<=|>=|[-+*/^&=<>%(),;{{}}])
    | (?P<str>"(?:[^"]|"")*")
    | (?P<err>(?:{SHEET})?\#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!))
    | (?P<name>(?:{SHEET})?[^\W\d][\w.]*)(?![\w.(!\#\[:])
    | (?P<bad>[^ \r\n\t])
    )""",
    re.VERBOSE,
)
_PART: Final = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]{0,7})")

#: Their value may depend on any cell, on the clock or on chance.
_VOLATILE = (
    "INDIRECT OFFSET NOW TODAY RAND RANDBETWEEN RANDARRAY CELL INFO GETPIVOTDATA CUBEVALUE CUBEMEMBER "
    "RTD WEBSERVICE CALL EVALUATE GET.CELL"
)
VOLATILE: Final = frozenset(_VOLATILE.split())
RESHAPING: Final = frozenset(("SUMIF", "AVERAGEIF", "LOOKUP"))


@lru_cache(maxsize=8192)
def _cell_part(text: str) -> tuple[int, int, bool]:
    """Row, column (0 where the part has none) and whether both are held by `$`."""
    found = _PART.fullmatch(text)
    if found is None:  # the token pattern has seen to it
        raise Unsupported(f"not a reference: {text}")
    column_held, letters, row_held, digits = found.groups()
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    row = int(digits or 0)
    held = bool(column_held or not letters) and bool(row_held or (column_held and not letters) or not digits)
    return row, column, held


@lru_cache(maxsize=8192)
def area_of(text: str) -> tuple[Area | None, bool]:
    """The rectangle of a reference and whether it is absolute; None if it lies outside the grid."""
    prefix, mark, cells = text.rpartition("!")
    sheet = prefix
    if prefix[:1] == "'":
        sheet = prefix[1:-1].replace("''", "'")
    if mark and (":" in sheet or "[" in sheet):
        raise Unsupported(f"reference to several sheets or another file: {text}")
    first, colon, second = cells.partition(":")
    row, column, held = _cell_part(first)
    last_row, last_column, last_held = _cell_part(second) if colon else (row, column, held)
    if row > last_row:
        row, last_row = last_row, row
    if column > last_column:
        column, last_column = last_column, column
    if last_row > MAX_ROW or last_column > MAX_COLUMN:
        return None, held
    area = Area(sheet, row or 1, column or 1, last_row or MAX_ROW, last_column or MAX_COLUMN)
    return area, held and last_held


def function_name(text: str) -> str:
    """The plain name of a function, without the prefix that marks it as younger than the file format."""
    name = text.upper()
    if name[:6] == "_XLFN.":
        name = name[6:]
        if name[:6] == "_XLWS.":
            name = name[6:]
    return name


@lru_cache(maxsize=4096)
def scan(formula: str) -> Scan:
    """The tokens of a formula; a text that is no formula known here is opaque."""
    tokens: list[Token] = []
    areas: dict[Area, None] = {}
    names: set[str] = set()
    flags = {"relative": False, "reshapes": False}
    try:
        _scan_into(formula, tokens, areas, names, flags)
    except Unsupported as fault:
        return Scan((), tuple(areas), frozenset(names), flags["relative"], str(fault), flags["reshapes"])
    opaque = next((f"volatile {v}" for k, v in tokens if k == "fn" and v in VOLATILE), "")
    return Scan(tuple(tokens), tuple(areas), frozenset(names), flags["relative"], opaque, flags["reshapes"])


def _scan_into(
    formula: str, tokens: list[Token], areas: dict[Area, None], names: set[str], flags: dict[str, bool]
) -> None:
    """Fill the collections from the text; raises Unsupported where the text makes no token."""
    if len(formula) > MAX_FORMULA:
        raise Unsupported("formula longer than Excel allows")
    text = formula.strip(" \r\n\t")
    add = tokens.append
    for ref, num, fn, op, quoted, err, name, bad in _TOKEN.findall(text, 1 if text[:1] == "=" else 0):
        if op:
            add((op, None))
        elif ref:
            area, held = area_of(ref)
            if area is None:
                raise Unsupported(f"outside the grid: {ref}")
            areas[area] = None
            flags["relative"] |= not held
            add(("ref", area))
        elif num:
            add(("num", float(num)))
        elif fn:
            called = function_name(fn)
            flags["reshapes"] |= called in RESHAPING
            add(("fn", called))
        elif quoted:
            add(("str", quoted[1:-1].replace('""', '"')))
        elif err:
            add(("err", ERRORS[err[err.rindex("#") :].upper()]))
        elif name:
            _add_name(name, tokens, names)
        else:
            raise Unsupported(f"not understood: {bad}")


def _add_name(part: str, tokens: list[Token], names: set[str]) -> None:
    """TRUE and FALSE are constants, any other word a defined name."""
    upper = part.upper()
    if upper in ("TRUE", "FALSE"):
        tokens.append(("bool", upper == "TRUE"))
        return
    name = part.replace("''", "'").replace("'", "").lower() if "!" in part else part.lower()
    names.add(name)
    tokens.append(("name", name))
