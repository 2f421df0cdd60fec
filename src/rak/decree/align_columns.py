"""Which cell of a row stands in which column, when merged cells were left out and the rest moved to the left.

The TW label holds the row in place. On either side of it the cells keep their order; among all placements that do, the
one is taken whose columns fit the contents best and which leaves the fewest columns out.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final

import attrs

from rak.decree.content_fit import COCOK, JANGGAL, MUSTAHIL, fit, is_money
from rak.decree.decree_headings import Susunan
from rak.domain.kolom import Kolom
from rak.domain.spelling import is_dash

_PLAIN = re.compile(r"\d[\d.,]*")
_LEFT_OUT: Final = -1
"""A column between two cells for which the row has no cell at all."""
_TOO_MANY: Final = -6
"""A blank cell for which there is no column."""


@attrs.frozen
class Penempatan:
    """The cells of a row by the position of their column."""

    sel: Mapping[int, str]
    geser: int
    """How many columns the TW label stands to the left of its own."""
    tak_muat: tuple[str, ...] = ()
    """Cells for which there are no columns."""
    ragu: bool = False
    """Whether another placement fits just as well."""
    janggal: tuple[Kolom, ...] = ()
    """Columns whose cell contradicts them, although the cells stand in their order."""


def place(cells: Sequence[str], label: int, susunan: Susunan, *, pertama: bool) -> Penempatan:
    """Place the cells of a row with its TW label at ``label``; ``pertama`` says that a budget line starts here."""
    tw = susunan.tw
    left = [(position, text) for position, text in enumerate(cells[:label]) if text]
    right = [(position, text) for position, text in enumerate(cells) if text and position > label]
    columns = range(len(susunan.kolom))[tw + 1 :]
    spare = max(0, len(left) - tw)
    crowded = (*left[:spare], *right[len(columns) :])
    left, right = left[spare:], right[: len(columns)]
    bonus = _bonus(susunan, pertama=pertama)
    left_best, left_tie = _best(left, range(tw), susunan, bonus, (None, (label, tw)))
    right_best, right_tie = _best(right, columns, susunan, Counter(), ((label, tw), None))
    placed = {**left_best, tw: cells[label], **right_best}
    return Penempatan(placed, tw - label, tuple(text for _, text in crowded), left_tie or right_tie)


def place_in_order(cells: Sequence[str], susunan: Susunan) -> Penempatan:
    """Leave each cell of a row under its own heading, whatever it holds."""
    placed = {position: text for position, text in enumerate(cells[: len(susunan.kolom)]) if text}
    odd = (susunan.kolom[position] for position, text in placed.items() if _fit(susunan, position, text) == MUSTAHIL)
    crowded = tuple(text for text in cells[len(susunan.kolom) :] if text)
    return Penempatan(placed, 0, crowded, janggal=tuple(kolom for kolom in odd if kolom))


def _fit(susunan: Susunan, position: int, text: str) -> int:
    """As :func:`fit`; in a column of thousands or millions any number may be an amount."""
    kolom = susunan.kolom[position]
    return COCOK if kolom in susunan.pengali and _PLAIN.fullmatch(text) else fit(kolom, text)


def _is_amount(susunan: Susunan, text: str) -> bool:
    return is_money(text) or (bool(susunan.pengali) and _PLAIN.fullmatch(text) is not None)


def _bonus(susunan: Susunan, *, pertama: bool) -> Counter[int]:
    """What a row of this kind has: every one its RENCANA PENARIKAN DANA, the first of a budget line its PAGU too."""
    points = {Kolom.RENCANA_PENARIKAN_DANA: 3, Kolom.PAGU: 2 if pertama else JANGGAL}
    return Counter({position: points[kolom] for position, kolom in enumerate(susunan.kolom) if kolom in points})


def _best(
    cells: Sequence[tuple[int, str]],
    columns: range,
    susunan: Susunan,
    bonus: Counter[int],
    ends: tuple[tuple[int, int] | None, tuple[int, int] | None],
) -> tuple[dict[int, str], bool]:
    """The best placement in order, and whether another one has as many points."""
    spare = len(columns) - len(cells)
    points = tuple(
        tuple(_fit(susunan, j, text) + own[j] for j in columns[i : i + spare + 1])
        for i, (_, text) in enumerate(cells)
        for own in [bonus if _is_amount(susunan, text) or is_dash(text) else Counter()]
    )
    chosen, doubtful = _search(tuple(position for position, _ in cells), points, columns, ends)
    return dict(zip(chosen, (text for _, text in cells), strict=False)), doubtful


@lru_cache(maxsize=512)
def _search(
    positions: tuple[int, ...],
    points: tuple[tuple[int, ...], ...],
    columns: range,
    ends: tuple[tuple[int, int] | None, tuple[int, int] | None],
) -> tuple[tuple[int, ...], bool]:
    """The columns of the cells with the most points in all, and whether others have as many; rows of a kind share it.

    ``points`` has for each cell those of the columns that leave room for the cells before and behind it.
    """
    before, after = ends

    @cache
    def search(i: int, previous: int) -> tuple[int, tuple[int, ...], bool]:
        """Points, columns and doubt for the cells from ``i`` on, when the one before stands in ``previous``."""
        here = before if i == 0 else (positions[i - 1], previous)
        if i == len(positions):
            return _gap(here, after), (), False
        found = []
        for j, fitting in enumerate(points[i], columns.start + i):
            if j > previous:
                rest = search(i + 1, j)
                gained = fitting + _gap(here, (positions[i], j), columns.start) + rest[0]
                found.append((gained, (j, *rest[1]), rest[2]))
        most, chosen, doubtful = max(found, key=itemgetter(0))
        return most, chosen, doubtful or sum(gained == most for gained, *_ in found) > 1

    _, chosen, doubtful = search(0, columns.start - 1)
    return chosen, doubtful


def _gap(left: tuple[int, int] | None, right: tuple[int, int] | None, start: int = 0) -> int:
    """Points lost between two neighbouring cells, each given as (position in the row, column)."""
    if right is None:
        return 0
    if left is None:
        blanks, columns = right[0], right[1] - start
        return _TOO_MANY * max(0, blanks - columns)
    blanks, columns = right[0] - left[0] - 1, right[1] - left[1] - 1
    if columns >= blanks:
        return _LEFT_OUT * (columns - blanks)
    return _TOO_MANY * (blanks - columns)
