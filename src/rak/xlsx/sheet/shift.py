"""Move the relative references of a formula, as copying it to another cell does."""

from __future__ import annotations

import re
from functools import lru_cache

from rak.xlsx.sheet.address import COLUMN_LETTERS, COLUMN_NUMBER, MAX_COLUMN, MAX_ROW

_TOKEN = re.compile(
    r"""
      "(?:[^"]|"")*"                                        # a text
    | '(?:[^']|'')*'                                        # a quoted sheet name
    | \[(?:[^\[\]]|\[(?:[^\[\]]|'.)*\])*\]                  # a structured reference, or another workbook
    | (?P<c1>\$?[A-Z]{1,3}):(?P<c2>\$?[A-Z]{1,3})(?![\w.(!\[:$])   # whole columns
    | (?P<r1>\$?[0-9]{1,7}):(?P<r2>\$?[0-9]{1,7})(?![\w.(!\[:$])   # whole rows
    | (?P<dc>\$?)(?P<col>[A-Z]{1,3})(?P<dr>\$?)(?P<row>[0-9]{1,7})(?![\w.(!\[])   # a cell
    | [\w.\\?]+                                             # a name, a function, a number
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _tokens(formula: str) -> tuple[str | tuple[str, ...], ...]:
    """Cut a formula into fixed text and references; the pieces take a hundred times the room of the text."""
    return _cut_short(formula) if len(formula) <= _SHORT else _cut_long(formula)


def _cut(formula: str) -> tuple[str | tuple[str, ...], ...]:
    parts: list[str | tuple[str, ...]] = []
    at = 0
    for match in _TOKEN.finditer(formula):
        reference = _reference(match)
        if reference is not None:
            parts += [formula[at : match.start()], reference]
            at = match.end()
    parts.append(formula[at:])
    return tuple(parts)


_SHORT = 1000
_cut_short = lru_cache(maxsize=256)(_cut)
_cut_long = lru_cache(maxsize=4)(_cut)


def _reference(match: re.Match[str]) -> tuple[str, ...] | None:
    if match["col"]:
        return match["dc"], match["col"], match["dr"], match["row"]
    if match["c1"]:
        return match["c1"], match["c2"]
    if match["r1"]:
        return match["r1"], match["r2"]
    return None


def shift(formula: str, rows: int, columns: int) -> str:
    """Give the formula as it reads ``rows`` further down and ``columns`` further right."""
    if not (rows or columns):
        return formula
    return "".join(part if isinstance(part, str) else _moved(part, rows, columns) for part in _tokens(formula))


def _moved(part: tuple[str, ...], rows: int, columns: int) -> str:
    if len(part) == 4:
        column_fixed, column, row_fixed, row = part
        found_column = column if column_fixed else _column(column, columns)
        found_row = row if row_fixed else _row(row, rows)
        return f"{column_fixed}{found_column}{row_fixed}{found_row}"
    return ":".join(_edge(edge, rows, columns) for edge in part)


def _edge(edge: str, rows: int, columns: int) -> str:
    if edge.startswith("$"):
        return edge
    return _row(edge, rows) if edge.isdigit() else _column(edge, columns)


def _column(letters: str, by: int) -> str:
    """Move a column; past the border of the sheet Excel goes on at the other one."""
    return COLUMN_LETTERS[(COLUMN_NUMBER[letters.upper()] - 1 + by) % MAX_COLUMN + 1]


def _row(digits: str, by: int) -> str:
    return str((int(digits) - 1 + by) % MAX_ROW + 1)
