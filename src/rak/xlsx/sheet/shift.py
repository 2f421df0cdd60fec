"""Move the relative references of a formula, as copying it to another cell does."""

import re
from functools import lru_cache

from rak.calc.area import COLUMN_LETTERS, COLUMN_NUMBER
from rak.calc.excel_limits import MAX_COLUMN, MAX_ROW
from rak.calc.tokenizer import split

_PART = re.compile(
    r"""
      (?P<c1>\$?[A-Z]{1,3}):(?P<c2>\$?[A-Z]{1,3})(?![\w.(!\[:$])   # whole columns
    | (?P<r1>\$?[0-9]{1,7}):(?P<r2>\$?[0-9]{1,7})(?![\w.(!\[:$])   # whole rows
    | (?P<dc>\$?)(?P<col>[A-Z]{1,3})(?P<dr>\$?)(?P<row>[0-9]{1,7})(?![\w.(!\[])   # a cell
    | [\w.\\?]+                                             # a name, a function, a number
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What moves within a word of a formula. A word that means nothing to the calculator may still hold references."""


def _parts(formula: str) -> tuple[str | tuple[str, ...], ...]:
    """Split a formula into fixed text and references, which take a hundred times the room of the text."""
    return _parts_of_short(formula) if len(formula) <= _SHORT else _parts_of_long(formula)


def _split(formula: str) -> tuple[str | tuple[str, ...], ...]:
    parts: list[str | tuple[str, ...]] = []
    fixed = 0
    start = 0
    for at, word in enumerate(split(formula)):
        end = start + len(word)
        # The name of a sheet stays where it is, and so do texts, and what stands in brackets: columns of a table.
        first = start + word.rfind("'") + 1 if word[:1] == "'" else start
        if at % 2 and word[0] != '"' and "[" not in word[first - start :]:
            for match in _PART.finditer(formula, first, end + 1):  # with the sign behind, which may forbid it
                reference = _reference(match)
                if reference is not None:
                    parts += [formula[fixed : match.start()], reference]
                    fixed = match.end()
        start = end
    parts.append(formula[fixed:])
    return tuple(parts)


_SHORT = 1000
_parts_of_short = lru_cache(maxsize=256)(_split)
_parts_of_long = lru_cache(maxsize=4)(_split)


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
    return "".join(part if isinstance(part, str) else _moved(part, rows, columns) for part in _parts(formula))


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
