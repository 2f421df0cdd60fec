"""Formula text into tokens, with the cells and ranges that it names.

The file always holds formulas in English with "," between arguments, whatever the language of the machine.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rak.calc.area import COLUMN_NUMBER, Area
from rak.calc.cell_error import ERRORS
from rak.calc.excel_limits import MAX_COLUMN, MAX_ROW
from rak.calc.values import Unsupported

MAX_FORMULA: Final = 8192

Token = tuple[str, object]


class Scan:
    """The tokens of a formula and what it names."""

    __slots__ = ("areas", "names", "opaque", "relative", "reshapes", "tokens")

    def __init__(self, tokens: tuple[Token, ...], fault: str = "", *, relative: bool = False) -> None:
        """Take the tokens, or why there are none."""
        called = [value for kind, value in tokens if kind == "fn"]
        self.tokens = tokens
        self.areas: tuple[Area, ...] = tuple([value for kind, value in tokens if kind == "ref"])  # type: ignore[misc]
        """The references from left to right."""
        self.names = frozenset([str(value) for kind, value in tokens if kind == "name"])
        self.relative = relative
        """Some reference lacks a `$`: as a defined name it would depend on the cell that uses it."""
        self.opaque = fault or next((f"volatile {name}" for name in called if name in VOLATILE), "")
        """Why the cells it reads cannot be told from its text; empty if they can."""
        self.reshapes = not RESHAPING.isdisjoint(called)
        """It calls a function that may read beyond the range it is given."""


_SHEET: Final = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!"
_CELL: Final = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_AREA: Final = rf"{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[1-9][0-9]{{0,6}}:\$?[1-9][0-9]{{0,6}}"
_DIGITS: Final = "0123456789"
BLANKS: Final = " \r\n\t"
"""The white space that may stand between tokens."""


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """The pattern of one token; few formulas need it, and it is dear to compile."""
    return re.compile(
        rf"""[ \r\n\t]*(?:
          (?P<ref>(?:{_SHEET})?(?:{_AREA}))(?![\w.(!\#\[])
        | (?P<num>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![\w.])
        | (?P<fn>[^\W\d][\w.]*)\(
        | (?P<op><>|<=|>=|[-+*/^&=<>%(),;{{}}])
        | (?P<str>"(?:[^"]|"")*")
        | (?P<err>(?:{_SHEET})?\#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!))
        | (?P<name>(?:{_SHEET})?[^\W\d][\w.]*)(?![\w.(!\#\[:])
        | (?P<bad>[^ \r\n\t])
        )""",
        re.VERBOSE,
    )


#: Their value may depend on any cell, on the clock or on chance.
_VOLATILE = (
    "INDIRECT OFFSET NOW TODAY RAND RANDBETWEEN RANDARRAY CELL INFO GETPIVOTDATA CUBEVALUE CUBEMEMBER "
    "RTD WEBSERVICE CALL EVALUATE GET.CELL"
)
VOLATILE: Final = frozenset(_VOLATILE.split())
RESHAPING: Final = frozenset(("SUMIF", "AVERAGEIF", "LOOKUP"))
UNSTEADY: Final = VOLATILE | RESHAPING
"""Functions that read more than what is written, or perhaps."""


@lru_cache(maxsize=8192)
def _cell_part(text: str) -> tuple[int, int, bool]:
    """Row, column (0 where the part has none) and whether both are held by `$`."""
    bare = text.replace("$", "")
    letters = bare.rstrip(_DIGITS)
    digits = bare[len(letters) :]
    column_held, row_held = text[0] == "$", text.find("$", 1) > 0
    column = COLUMN_NUMBER[letters] if letters else 0
    row = int(digits or 0)
    held = (column_held or not letters) and (row_held or (column_held and not letters) or not digits)
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
    try:
        tokens, relative = _tokens_of(formula)
    except Unsupported as fault:
        return Scan((), str(fault))
    return Scan(tuple(tokens), relative=relative)


def _tokens_of(formula: str) -> tuple[list[Token], bool]:
    """The tokens, and whether a reference lacks a `$`; raises Unsupported where the text makes no token."""
    if len(formula) > MAX_FORMULA:
        raise Unsupported("formula longer than Excel allows")
    text = formula.strip(BLANKS)
    relative = False
    tokens: list[Token] = []
    add = tokens.append
    for ref, num, fn, op, quoted, err, name, bad in _token().findall(text, 1 if text[:1] == "=" else 0):
        if op:
            add((op, None))
        elif ref:
            area, held = area_of(ref)
            if area is None:
                raise Unsupported(f"outside the grid: {ref}")
            relative |= not held
            add(("ref", area))
        elif num:
            add(("num", float(num)))
        elif fn:
            add(("fn", function_name(fn)))
        elif quoted:
            add(text_token(quoted))
        elif err:
            add(("err", ERRORS[err[err.rindex("#") :].upper()]))
        elif name:
            add(_word_token(name))
        else:
            raise Unsupported(f"not understood: {bad}")
    return tokens, relative


def text_token(quoted: str) -> Token:
    """The token of a text in quotes."""
    return ("str", quoted[1:-1].replace('""', '"'))


def _word_token(part: str) -> Token:
    """TRUE and FALSE are constants, any other word a defined name."""
    upper = part.upper()
    if upper in ("TRUE", "FALSE"):
        return ("bool", upper == "TRUE")
    return ("name", part.replace("''", "'").replace("'", "").lower() if "!" in part else part.lower())
