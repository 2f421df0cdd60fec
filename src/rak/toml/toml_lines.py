"""On which line each key of a TOML text stands; tomllib does not tell.

The text has been accepted by tomllib before it comes here, so that this reader need not check it.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from typing import Final, TypeAlias

Jalur: TypeAlias = tuple[str | int, ...]
"""The keys and positions that lead to a value."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\]++|\\.)*+"'
    r"|'[^']*+'",
    re.DOTALL,
)
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*")
_PLAIN_VALUE = re.compile(r"[^,\]}\r\n#]*")
_PLAIN_KEY: Final = re.compile(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*")


def lines_of(text: str) -> Mapping[Jalur, int]:
    """The first line of every key, table and element of a valid TOML text."""
    try:
        return _Locator(text).read()
    except (IndexError, RecursionError):
        return {}


def line_of(lines: Mapping[Jalur, int], jalur: Jalur) -> int | None:
    """The line of the key, or of the nearest thing around it."""
    for length in range(len(jalur), 0, -1):
        if jalur[:length] in lines:
            return lines[jalur[:length]]
    return None


def spell_path(jalur: Jalur) -> str:
    """The path as planners read it: ``sasaran[0].indikator[2].pagu``."""
    spelt = ""
    for step in jalur:
        if isinstance(step, int):
            spelt += f"[{step}]"
        else:
            key = step if _PLAIN_KEY.fullmatch(step) else f'"{step}"'
            spelt += f".{key}" if spelt else key
    return spelt


class _Locator:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._lines: dict[Jalur, int] = {}
        self._elements: dict[Jalur, int] = {}

    def read(self) -> Mapping[Jalur, int]:
        table: Jalur = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            table = self._header() if self._text[self._at] == "[" else self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise IndexError
        self._at = match.end()
        return match[0]

    def _mark(self, jalur: Jalur, at: int) -> None:
        self._lines.setdefault(jalur, bisect_right(self._starts, at))

    def _header(self) -> Jalur:
        start = self._at
        double = self._text.startswith("[[", self._at)
        self._at += 2 if double else 1
        keys = self._keys()
        self._at += 2 if double else 1
        table: Jalur = ()
        for key in keys[:-1]:
            table = self._newest((*table, key), start)
        table = (*table, keys[-1])
        if not double:
            return self._newest(table, start)
        self._elements[table] = self._elements.get(table, -1) + 1
        return self._newest(table, start)

    def _newest(self, table: Jalur, at: int) -> Jalur:
        """The path into the newest element where the table is an array of tables."""
        self._mark(table, at)
        if table not in self._elements:
            return table
        self._mark((*table, self._elements[table]), at)
        return (*table, self._elements[table])

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            if self._text[self._at] in "\"'":
                keys.append(str(tomllib.loads(f"k = {self._skip(_STRING)}")["k"]))
            else:
                keys.append(self._skip(_BARE))
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _pair(self, table: Jalur) -> Jalur:
        start = self._at
        jalur = table
        for key in self._keys():
            jalur = (*jalur, key)
            self._mark(jalur, start)
        self._at += 1
        self._skip(_SPACE)
        self._value(jalur)
        return table

    def _value(self, jalur: Jalur) -> None:
        sign = self._text[self._at]
        if sign in "\"'":
            self._skip(_STRING)
        elif sign in "[{":
            self._group(jalur, "]" if sign == "[" else "}")
        else:
            self._skip(_PLAIN_VALUE)

    def _group(self, jalur: Jalur, end: str) -> None:
        self._at += 1
        position = 0
        self._skip(_BLANK)
        while self._text[self._at] != end:
            if end == "}":
                self._pair(jalur)
            else:
                self._mark((*jalur, position), self._at)
                self._value((*jalur, position))
            position += 1
            self._skip(_BLANK)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK)
        self._at += 1
