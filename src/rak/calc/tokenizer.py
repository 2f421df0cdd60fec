"""Formula text into words and tokens, with the cells and ranges that it names.

Everyone who reads formulas does it here: the calculator takes tokens, the editor, which moves references and spells out
tables, takes words. The file always holds formulas in English with "," between arguments, whatever the language of the
machine.
"""

import re
from functools import lru_cache
from typing import Final

from rak.calc.area import COLUMN_NUMBER, Area
from rak.calc.cell_error import ERRORS
from rak.calc.excel_limits import MAX_COLUMN, MAX_ROW

MAX_FORMULA: Final = 8192
"""The characters of the longest formula that Excel takes."""

Token = tuple[str, object]
"""A kind (``ref``, ``num``, ``str``, ``bool``, ``err``, ``fn``, ``name``, ``bad`` or a sign) and what it stands for."""

SIGNS: Final = "(),+-*/^&=<>%;{} \r\n\t"
"""Operators, brackets, separators, and the white space that may stand between tokens."""
_BLANKS: Final = " \r\n\t"
_SHORT: Final = 64
"""Longer texts are not remembered: a workbook may hold thousands of them, each of thousands of characters."""

# Whatever is no sign, quote or bracket belongs to a word, letters of any script and stray characters too. A word may so
# turn out to be none; in return a formula is never split within a token, and the pattern is a plain set of characters,
# which is quick. No part gives back what it has taken (`++`): hostile text costs no more than its length.
_PLAIN: Final = r"""[^-+*/^&=<>%(),;{} \t\r\n"'#\[\]@]"""
_ERROR: Final = r"\#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)"
_BRACKETS: Final = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*+\])*+\]"
_WORD: Final = re.compile(
    rf"""(
      (?:[0-9]++\.?+[0-9]*+|\.[0-9]++)[eE][+-][0-9]++(?![\w.])         # 1E+5: the one token with a sign inside
    | {_PLAIN}++(?:\(|{_ERROR}|{_BRACKETS})?+                          # A1:B2  Data!A1  SUM(  Data!#REF!  Gaji[Jumlah]
    | "[^"]*+(?:""[^"]*+)*+"
    | '[^']*+(?:''[^']*+)*+'(?:!{_PLAIN}*+(?:\(|{_ERROR})?+)?+         # 'Lain lain'!A1
    | {_ERROR}
    | {_BRACKETS}                                                      # [@Jumlah], or the number of another file
    )""",
    re.VERBOSE | re.DOTALL,
)
_NAME: Final = r"[^\W\d][\w.]*"
_CELL: Final = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_AREA: Final = rf"{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[1-9][0-9]{{0,6}}:\$?[1-9][0-9]{{0,6}}"
_KIND: Final = re.compile(
    rf"""(?P<num>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<fn>{_NAME}\()
    | (?:(?P<sheet>'(?:[^']|'')+'|{_NAME})!)?(?:(?P<ref>{_AREA})|(?P<err>{_ERROR})|(?P<name>{_NAME}))""",
    re.VERBOSE,
)

VOLATILE: Final = frozenset(
    [
        "INDIRECT",
        "OFFSET",
        "NOW",
        "TODAY",
        "RAND",
        "RANDBETWEEN",
        "RANDARRAY",
        "CELL",
        "INFO",
        "GETPIVOTDATA",
        "CUBEVALUE",
        "CUBEMEMBER",
        "RTD",
        "WEBSERVICE",
        "CALL",
        "EVALUATE",
        "GET.CELL",
    ]
)
"""Their value may depend on any cell, on the clock or on chance."""
RESHAPING: Final = frozenset(("SUMIF", "AVERAGEIF", "LOOKUP"))
"""They read a range of the shape of another one, whatever is written."""


class Scan:
    """The tokens of a formula and what it names."""

    __slots__ = ("areas", "names", "opaque", "reshapes", "tokens")

    def __init__(self, tokens: tuple[Token, ...], fault: str = "") -> None:
        """Take the tokens, or why there are none."""
        called = [value for kind, value in tokens if kind == "fn"]
        self.tokens = tokens
        self.areas: tuple[Area, ...] = tuple([value for kind, value in tokens if kind == "ref"])  # type: ignore[misc]
        """The references from left to right."""
        self.names = frozenset([str(value) for kind, value in tokens if kind == "name"])
        self.opaque = fault or next((f"volatile {name}" for name in called if name in VOLATILE), "")
        """Why the cells it reads cannot be told from its text; empty if they can."""
        self.reshapes = not RESHAPING.isdisjoint(called)
        """It calls a function that may read beyond the range it is given."""


def split(text: str) -> list[str]:
    """Split a formula into words, at odd places, and the signs around them; joined they are the text again."""
    return _WORD.split(text)


def words_of(formula: str) -> list[str]:
    """Split a formula as the calculator reads it: without ``=``, and one that is too long as a word that is none."""
    if len(formula) > MAX_FORMULA:
        return ["", "formula longer than Excel allows", ""]
    text = formula.strip(_BLANKS)
    return _WORD.split(text[1:] if text[:1] == "=" else text)


@lru_cache(maxsize=4096)
def scan(formula: str) -> Scan:
    """The tokens of a formula; a text that is no formula known here is opaque."""
    tokens: list[Token] = []
    for at, word in enumerate(words_of(formula)):
        if at % 2:
            tokens.append(token_of(word))
        else:
            tokens += _signs_in(word)
    fault = next((str(reason) for kind, reason in tokens if kind == "bad"), "")
    return Scan((), fault) if fault else Scan(tuple(tokens))


def is_relative(formula: str) -> bool:
    """Whether a reference lacks a `$`: as a defined name the formula would depend on the cell that uses it."""
    return any(token_of(word)[0] == "ref" and not _is_held(word) for word in words_of(formula)[1::2])


def _is_held(word: str) -> bool:
    """Whether each column and each row of a reference has its `$`."""
    cells = word.rpartition("!")[2]
    return cells.count("$") == len(re.findall(r"[A-Za-z]+|[0-9]+", cells))


def token_of(word: str) -> Token:
    """The token that a word makes; one that makes none is ``bad``, with the reason."""
    if word[0] == word[-1] == '"' and len(word) > 1:
        return ("str", word[1:-1].replace('""', '"'))
    return _token_of(word) if len(word) <= _SHORT else _token_of.__wrapped__(word)


@lru_cache(maxsize=8192)
def _token_of(word: str) -> Token:
    """The token of a word that is no text."""
    match = _KIND.fullmatch(word)
    kind = match.lastgroup if match else None
    if match is None or kind is None:
        return ("bad", f"not understood: {word}")
    if kind == "num":
        return (kind, float(word))
    if kind == "fn":
        return (kind, function_name(word[:-1]))
    if kind == "err":
        return (kind, ERRORS[match[kind]])
    if kind == "ref":
        return _reference(match["sheet"] or "", match[kind])
    if match["sheet"] is None and word.upper() in ("TRUE", "FALSE"):
        return ("bool", word.upper() == "TRUE")
    return (kind, word.replace("'", "").lower())


def _reference(sheet: str, cells: str) -> Token:
    """The rectangle that a reference names."""
    if sheet[:1] == "'":
        sheet = sheet[1:-1].replace("''", "'")
    if ":" in sheet or "[" in sheet:
        return ("bad", f"reference to several sheets or another file: {sheet}")
    first, _, second = cells.replace("$", "").partition(":")
    row, column = _place(first)
    last_row, last_column = _place(second) if second else (row, column)
    if row > last_row:
        row, last_row = last_row, row
    if column > last_column:
        column, last_column = last_column, column
    if last_row > MAX_ROW or last_column > MAX_COLUMN:
        return ("bad", f"outside the grid: {cells}")
    return ("ref", Area(sheet, row or 1, column or 1, last_row or MAX_ROW, last_column or MAX_COLUMN))


def _place(text: str) -> tuple[int, int]:
    """Row and column of an end of a reference; 0 where it has none."""
    letters = text.rstrip("0123456789")
    return int(text[len(letters) :] or 0), COLUMN_NUMBER[letters] if letters else 0


def function_name(text: str) -> str:
    """The plain name of a function, without the prefix that marks it as younger than the file format."""
    return text.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")


@lru_cache(maxsize=1024)
def _signs_in(text: str) -> tuple[Token, ...]:
    """The tokens of what stands between two words."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        sign = text[at : at + 2] if text[at : at + 2] in ("<>", "<=", ">=") else text[at]
        at += len(sign)
        if sign not in SIGNS and len(sign) == 1:
            return (("bad", f"not understood: {sign}"),)
        if sign not in _BLANKS:
            tokens.append((sign, None))
    return tuple(tokens)
