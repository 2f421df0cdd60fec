"""Formulas cut into words in one go, much faster than the lexer reads them.

A word is what stands between operators, blanks, and texts in quotes; the bracket that opens a call belongs to it.
Where every word of a formula is one token for the lexer, the lexer would cut nowhere else: no token but a text in
quotes, a quoted sheet and a number such as 1E+5 holds an operator, and what is left of the last two is no token.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rak.calc.area import COLUMN_NUMBER, Area
from rak.calc.excel_limits import MAX_COLUMN, MAX_ROW
from rak.calc.lexer import MAX_FORMULA, Token, function_name, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TEXT: Final = r'"[^"\0]*"'
_SHEET: Final = r"'(?:[^'\0]|'')+'(?=!)"
_MARK: Final = "\1"
"""It stands for a text."""
_SIGNS: Final = b"),+-*/^&=<>%;{} \t\r\n\1"
_WHITE: Final = b"\v\f\x1c\x1d\x1e\x1f"
"""White space for Python that is none between tokens."""
_BREAKS: Final = bytes.maketrans(_SIGNS + _WHITE, b" " * len(_SIGNS) + b"#" * len(_WHITE))
_LETTERS: Final = bytes(set(range(256)) - set(_SIGNS) - set(b"(\0"))
_ONES: Final = bytes.maketrans(_LETTERS, b"w" * len(_LETTERS))
_STRANGE: Final = "#"
"""A word that is no token."""
_HIDDEN: Final = 0xE000
"""Operators in the name of a quoted sheet pass for these letters, that the name is not cut."""
_HIDE: Final = {code: _HIDDEN + code for code in (*_SIGNS, *b'("')}
_SHOW: Final = {hidden: code for code, hidden in _HIDE.items()}

_PIECE: Final = 50_000
"""The characters of formulas that are cut at once, or a formula more."""

_REFERENCE: Final = re.compile(
    r"(?:(.+)!)?\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6}))?"
)
_PLAIN_NAME: Final = re.compile(r"[^\W\d][\w.]*")


def pieces(formulas: Sequence[str]) -> Iterator[slice]:
    """Cut a list of formulas into parts: their words take up to thirty times the room of their text."""
    if sum(map(len, formulas)) <= _PIECE:
        yield slice(0, len(formulas))
        return
    start = size = 0
    for at, text in enumerate(formulas, 1):
        size += min(len(text), MAX_FORMULA)
        if size > _PIECE:
            yield slice(start, at)
            start, size = at, 0
    if start < len(formulas):
        yield slice(start, len(formulas))


def words_of(formulas: Sequence[str]) -> list[list[str]]:
    """Cut each formula into words; one that is not understood has a word that is no token."""
    return _words_in(_marked(formulas), formulas)


def frames_of(formulas: Sequence[str]) -> Iterable[tuple[list[str], bytes]]:
    """Give the words of each formula, and the formula with one letter for each of them.

    Formulas of the same words, frame and texts in quotes are the same.
    """
    marked = _marked(formulas)
    frames = marked.encode("utf-8", "surrogatepass").translate(_ONES)
    while b"ww" in frames:
        frames = frames.replace(b"ww", b"w")
    return zip(_words_in(marked, formulas), frames.split(b"\0"), strict=False)


def _words_in(marked: str, formulas: Sequence[str]) -> list[list[str]]:
    """Cut formulas that are joined and marked."""
    lines = _spaced(marked).split("\0")
    if len(lines) != len(formulas):
        return [[_STRANGE] for _ in formulas]
    if "".join(lines).isascii():
        return [line.split() for line in lines]
    return [[word for word in line.split(" ") if word] for line in lines]


def _marked(formulas: Sequence[str]) -> str:
    """Join formulas, with a mark for each text in quotes and the names of quoted sheets in one piece."""
    if max(map(len, formulas), default=0) > MAX_FORMULA:
        formulas = [_STRANGE if len(text) > MAX_FORMULA else text for text in formulas]
    joined = "\0".join(formulas)
    if _MARK in joined:
        return "\0".join([_STRANGE] * len(formulas))
    if "'" in joined:
        return re.sub(f"({_TEXT})|{_SHEET}", _unquoted, joined)
    return re.sub(_TEXT, _MARK, joined) if '"' in joined else joined


def _spaced(marked: str) -> str:
    """Put a blank for each sign; the bracket of a call stays with its name."""
    spaced = marked.replace("(", "( ").encode("utf-8", "surrogatepass").translate(_BREAKS)
    return spaced.decode("utf-8", "surrogatepass")


def _unquoted(match: re.Match[str]) -> str:
    """Give a mark for a text, and a quoted sheet without what would cut it."""
    quoted = match[0]
    if match[1]:
        return _MARK
    hidden = quoted.translate(_HIDE)
    return hidden if hidden.translate(_SHOW) == quoted else _STRANGE


def shown(word: str) -> str:
    """Give a word as the formula spells it."""
    return word.translate(_SHOW) if word[0] == "'" else word


@lru_cache(maxsize=8192)
def token_of(word: str) -> Token | None:
    """Give the token that a word alone makes; None if it makes none or several."""
    corners = corners_of(word)
    if corners is not None:
        return ("ref", Area(*corners))
    if word[-1:] == "(" and word[:-1].isalpha():
        return ("fn", function_name(word[:-1]))
    if word.isascii() and word.replace(".", "", 1).isdigit():
        return ("num", float(word))
    found = scan(word)
    return found.tokens[0] if len(found.tokens) == 1 else None


def area_of(word: str) -> Area:
    """Give the area of a word that is a reference."""
    token = token_of(word)
    if token is None or token[0] != "ref":
        raise ValueError(f"not a reference: {word}")
    return token[1]  # type: ignore[return-value]  # the value of such a token is an area


def corners_of(word: str) -> tuple[str, int, int, int, int] | None:
    """Give sheet, first row and column, last row and column of a reference; None where the lexer has to look at it."""
    match = _REFERENCE.fullmatch(word)
    if match is None:
        return None
    sheet, letters, digits, last_letters, last_digits = match.groups("")
    if sheet and not _PLAIN_NAME.fullmatch(sheet):
        return None
    row = last_row = int(digits)
    column = last_column = COLUMN_NUMBER[letters]
    if last_letters:
        last_row, last_column = int(last_digits), COLUMN_NUMBER[last_letters]
        if row > last_row:
            row, last_row = last_row, row
        if column > last_column:
            column, last_column = last_column, column
    if last_row > MAX_ROW or last_column > MAX_COLUMN:
        return None
    return sheet, row, column, last_row, last_column
