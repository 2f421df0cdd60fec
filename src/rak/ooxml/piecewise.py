"""Compare two states of a canonical sheet piece by piece, without cutting all of it again.

Between two cells nothing may differ, and a cell only as it was asked. Whatever is not decided here (cells that came or
went, formulas that were written or promoted) is left to the comparison of rows in ``selfcheck``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak.ooxml.address import COLUMN_LETTERS
from rak.ooxml.fastscan import cut_cells
from rak.ooxml.reading import value_of_token
from rak.ooxml.values import same_value, token_holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rak.ooxml.address import Position
    from rak.ooxml.patch import CellPatch
    from rak.ooxml.rows import SheetView
    from rak.ooxml.sheetxml import Token
    from rak.ooxml.workbook import Workbook


def is_as_asked(
    before: SheetView,
    text: str,
    patches: Mapping[Position, CellPatch],
    values: Mapping[Position, object],
    results: Mapping[Position, object],
    workbook: Workbook,
) -> bool:
    """Tell whether exactly the patched cells differ, and hold what was asked; False also where that is not decided.

    ``text`` is the new state of a canonical sheet, ``workbook`` has its strings; ``results`` are those of formulas that
    stay, None for one taken away.
    """
    old, new = before.xml.text.split("<c "), text.split("<c ")
    if len(old) != len(new):
        return False
    differing = [(f"<c {was}", f"<c {now}") for was, now in zip(old, new, strict=True) if was != now]
    halves = [(_halved(was), _halved(now)) for was, now in differing]
    if len(halves) != len(patches) or any(was[1] != now[1] for was, now in halves):
        return False
    tokens = cut_cells([now[0] for _, now in halves])
    if tokens is None:
        return False
    places = {f"{COLUMN_LETTERS[column]}{row}": (row, column) for row, column in patches}
    for (was, _), other in zip(halves, tokens, strict=True):
        position = places.get(other[1], (0, 0))
        one = before.tokens(position[0]).get(position[1])
        if one is None or one[0] != was[0]:
            return False
        patch = patches[position]
        if other[2] != (one[2] if patch.style is None else str(patch.style)):
            return False
        if position in values:
            if other[4] or other[5] or not token_holds(other, values[position], workbook):
                return False
        elif patch.formula is not None or one[4:6] != other[4:6]:
            return False
        elif position in results:
            if not _has_result(other, patch, results[position], workbook):
                return False
        elif (one[3], *one[6:]) != (other[3], *other[6:]):
            return False
    return True


def _halved(piece: str) -> tuple[str, str]:
    """Give the cell that a piece begins with, and what follows it."""
    stop = piece.find("</c>") + 4
    if stop < 4:
        stop = piece.find("/>") + 2
    return piece[:stop], piece[stop:]


def _has_result(token: Token, patch: CellPatch, result: object, workbook: Workbook) -> bool:
    """Tell whether a formula has its new result, to the letter or at least in value."""
    spelt = patch.result
    if spelt is not None and token[3] == (spelt.type or "") and spelt.value == f"<v>{token[6]}</v>":
        return True
    return same_value(result, value_of_token(token, workbook))
