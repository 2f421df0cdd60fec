"""The merged ranges of a sheet, found by cell."""

from collections import defaultdict
from collections.abc import Iterable

from rak.xlsx.sheet.address import Position, Range

_BLOCK = 3
"""Ranges are kept by blocks of 2**3 rows;"""
_TALL = 32
"""those over more blocks are looked through for every cell."""


class MergedRanges:
    """Looks up the anchor of a cell without listing the cells of any range."""

    def __init__(self, areas: Iterable[Range]) -> None:
        self._tall: list[Range] = []
        self._blocks: dict[int, list[Range]] = defaultdict(list)
        for area in areas:
            blocks = range(area.first_row >> _BLOCK, (area.last_row >> _BLOCK) + 1)
            for each in (self._blocks[block] for block in blocks) if len(blocks) <= _TALL else (self._tall,):
                each.append(area)

    def anchor(self, row: int, column: int) -> Position:
        """Give the upper left cell of the range that covers a cell; the cell itself outside of any."""
        for areas in (self._blocks.get(row >> _BLOCK, ()), self._tall):
            for first_row, first_column, last_row, last_column in areas:
                if first_row <= row <= last_row and first_column <= column <= last_column:
                    return first_row, first_column
        return row, column
