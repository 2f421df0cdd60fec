"""Compare two states of a canonical sheet piece by piece, without scanning all of it again.

Between two cells nothing may differ (but for ``dimension`` and ``spans`` where a cell came), and a cell only as it was
asked. Whatever is not decided here (empty elements that were opened, formulas that were written or promoted) is left to
the comparison of rows in ``selfcheck``.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from rak.xlsx.edit.patch import CellPatch
from rak.xlsx.sheet.address import COLUMN_LETTERS, Position
from rak.xlsx.sheet.cell_values import same_value, token_holds
from rak.xlsx.sheet.fastscan import cut_cells
from rak.xlsx.sheet.parts import Parts
from rak.xlsx.sheet.reading import value_of_token
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.sheetxml import Token
from rak.xlsx.sheet.workbook import Workbook

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SPANS = re.compile(r'(<row [^<>]*?) spans="[0-9]{1,5}:[0-9]{1,5}"')
_DIMENSION = re.compile(r'(<dimension) ref="[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?"')
"""What states the size of a row, and of a sheet."""
_ROW = re.compile('<row r="([0-9]{1,7})"')
_EMPTY_ROW = re.compile('<row r="([0-9]{1,7})"></row>(?=<row |</sheetData>)')
"""A row without cells, between rows: only there may one be added."""


_ROWS = 32
"""The rows that are compared at a time."""
_NOTHING_ELSE = (None, None, None)
"""What a patch asks of a cell that has but a new result."""


class Asked(NamedTuple):
    """What is asked of the cells of one sheet."""

    before: SheetView
    """The sheet as it was."""
    patches: Mapping[Position, CellPatch]
    values: Mapping[Position, object]
    results: Mapping[Position, object]
    """The results of formulas that stay, None for one taken away."""
    workbook: Workbook
    """The new workbook, for its strings."""


def is_as_asked(asked: Asked, text: str) -> bool:
    """Tell whether exactly the patched cells of a canonical sheet differ, and hold what was asked.

    ``text`` is its new state. False also where that is not decided.
    """
    before = asked.before
    skeleton, old = before.xml.skeleton, before.xml.text
    if old.find("<c ", skeleton.data_stop) >= 0 or old.find("<c ", 0, skeleton.data_start) >= 0:
        return False
    places = {f"{COLUMN_LETTERS[column]}{row}": (row, column) for row, column in asked.patches}
    # Where cells came, the sheet is one block: a row may be new, and the size of the sheet another one.
    blocks = [(old, text)] if text.count("<c ") > old.count("<c ") else _blocks(before, text)
    changes = 0
    for was, now in blocks:
        found = 0 if was == now else _changes(asked, places, was, now)
        if found is None:
            return False
        changes += found
    return changes == len(asked.patches)


def _blocks(before: SheetView, text: str) -> Iterator[tuple[str, str]]:
    """Give the rows of a sheet, some at a time, as they were and as they are: together they are the two texts."""
    old, start, at = before.xml.text, 0, 0
    for row in before.xml.rows[_ROWS::_ROWS]:
        stop = text.find(f'<row r="{row.number}"', at)
        if stop >= 0:
            yield old[start : row.start], text[at:stop]
            start, at = row.start, stop
    yield old[start:], text[at:]


def _changes(asked: Asked, places: Mapping[str, Position], was_text: str, now_text: str) -> int | None:
    """Count the cells that differ between two states of a stretch; None where one is not as asked, or that is not decided."""
    before = asked.before
    old, new = was_text.split("<c "), now_text.split("<c ")
    came: dict[str, str] = {}
    if len(new) > len(old):
        came = dict.fromkeys((name for name, position in places.items() if not before.has(*position)), "")
        new = _taken_out(new, came)
        added = {str(row) for row, _ in asked.patches if row not in before.rows}
        if added:
            new = _without_rows(new, added) if _ascend(now_text) else []
    if len(old) != len(new) or not _alike(old[0], new[0], came):
        return None
    differing = [(was, now) for was, now in zip(old[1:], new[1:], strict=True) if was != now]
    left = [pair for pair in differing if not _has_result_alone(asked, places, *pair)]
    halves = [(_halved(f"<c {was}"), _halved(f"<c {now}")) for was, now in left]
    if not all(_alike(was[1], now[1], came) for was, now in halves):
        return None
    changed = [(was[0], now[0]) for was, now in halves if was[0] != now[0]]
    tokens = cut_cells([*[now for _, now in changed], *came.values()])
    if tokens is None:
        return None
    pairs = zip(changed, tokens[: len(changed)], strict=True)
    sound = all(_has_changed(asked, places.get(token[1], (0, 0)), was, token) for (was, _), token in pairs) and all(
        _has_come(asked, places[token[1]], token) for token in tokens[len(changed) :]
    )
    return len(tokens) + len(differing) - len(left) if sound else None


def _has_result_alone(asked: Asked, places: Mapping[str, Position], was: str, now: str) -> bool:
    """Tell whether a piece differs in the result of its formula alone, and to the letter as it is to be written.

    False also where that is not decided.
    """
    address = was[3 : was.find('"', 3)]
    position = places.get(address, (0, 0))
    patch = asked.patches.get(position)
    if patch is None or patch[:3] != _NOTHING_ELSE or patch.result is None or position in asked.values:
        return False
    whole, _, style, _, attributes, formula, _, _ = asked.before.tokens(position[0])[position[1]]
    if attributes or not formula or not was.startswith(whole[3:]):
        return False
    kind, _, value = patch.result
    if not _says(value, asked.results.get(position)):
        return False
    stated = f' s="{style}"' if style else ""
    if kind:
        stated += f' t="{kind}"'
    return now == f'r="{address}"{stated}><f>{formula}</f>{value}</c>{was[len(whole) - 3 :]}'


def _says(spelt: str, result: object) -> bool:
    """Tell whether the element of a result spells this number or text; none where the result is taken away."""
    if result is None:
        return not spelt
    if type(result) is str:
        return spelt == f"<v>{result}</v>" and spelt.count("<") == 2 and not spelt.count("&") + spelt.count("_x")
    return (type(result) is int or type(result) is float) and float(spelt[3:-4]) == result


def _has_changed(asked: Asked, position: Position, was: str, token: Token) -> bool:
    """Tell whether a cell that was there differs in what was asked, and in nothing else."""
    one, patch = asked.before.tokens(position[0]).get(position[1]), asked.patches.get(position)
    if (
        one is None
        or patch is None
        or one[0] != was
        or token[2] != (one[2] if patch.style is None else str(patch.style))
    ):
        return False
    if position in asked.values:
        return not (token[4] or token[5]) and token_holds(token, asked.values[position], asked.workbook.parts)
    if patch.formula is not None or one[4:6] != token[4:6]:
        return False
    if position in asked.results:
        return _has_result(token, patch, asked.results[position], asked.workbook.parts)
    return (one[3], *one[6:]) == (token[3], *token[6:])


def _has_come(asked: Asked, position: Position, token: Token) -> bool:
    """Tell whether a cell that was not there has the style and the value that it should have."""
    patch = asked.patches[position]
    style = asked.before.default_style(*position) if patch.style is None else patch.style
    if int(token[2] or 0) != style or token[4] or token[5]:
        return False
    return token_holds(token, asked.values.get(position), asked.workbook.parts)


def _has_result(token: Token, patch: CellPatch, result: object, parts: Parts) -> bool:
    """Tell whether a formula has its new result, and as it was to be spelt."""
    kind = "" if patch.result is None else patch.result.type or ""
    return token[3] == kind and not token[7] and same_value(result, value_of_token(token, parts))


def _taken_out(pieces: list[str], came: dict[str, str]) -> list[str]:
    """Give the pieces without the cells that came, which are put into ``came``; none where one stands out of place."""
    names = ["", *[piece[3 : piece.find('"', 3)] for piece in pieces[1:]], ""]
    kept = [pieces[0]]
    for at, piece in enumerate(pieces[1:], 1):
        name = names[at]
        if name not in came:
            kept.append(piece)
            continue
        row = name.lstrip(_LETTERS)
        around = [(len(each), each) for each in names[at - 1 : at + 2] if each.lstrip(_LETTERS) == row]
        if _row_that_goes_on(kept[-1]) != row or around != sorted(set(around)):
            return []
        came[name], rest = _halved(f"<c {piece}")
        kept[-1] += rest
    return kept


def _without_rows(pieces: list[str], added: set[str]) -> list[str]:
    """Give the pieces without the rows that were added, whose cells have been taken out."""

    def kept(match: re.Match[str]) -> str:
        return "" if match[1] in added else match[0]

    return [_EMPTY_ROW.sub(kept, piece) if '"></row>' in piece else piece for piece in pieces]


def _ascend(text: str) -> bool:
    """Tell whether every row of a sheet stands after those with lower numbers."""
    numbers = list(map(int, _ROW.findall(text)))
    return all(one < other for one, other in pairwise(numbers))


def _row_that_goes_on(piece: str) -> str:
    """Give the number of the row that takes another cell where a piece ends; empty where none does."""
    at = piece.rfind('<row r="')
    if at >= 0:
        is_open = piece.find(">", at) == len(piece) - 1 and not piece.endswith("/>")
        return piece[at + 8 : piece.find('"', at + 8)] if is_open else ""
    cell, rest = _halved(piece)
    return "" if rest else cell[3 : cell.find('"', 3)].lstrip(_LETTERS)


def _alike(was: str, now: str, came: Mapping[str, str]) -> bool:
    """Tell whether two stretches between cells are the same, the size of rows and sheet aside where cells came."""
    return was == now or (bool(came) and _but_size(was) == _but_size(now))


def _but_size(piece: str) -> str:
    return _DIMENSION.sub(r"\1", _SPANS.sub(r"\1", piece))


def _halved(piece: str) -> tuple[str, str]:
    """Give the cell that a piece begins with, and what follows it."""
    stop = piece.find("</c>") + 4
    if stop < 4:
        stop = piece.find("/>") + 2
    return piece[:stop], piece[stop:]
