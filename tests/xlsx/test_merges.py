"""Merged ranges are found by cell, whatever their size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rak.xlsx.sheet.address import MAX_ROW, Range
from rak.xlsx.sheet.merges import MergedRanges


@st.composite
def ranges(draw: st.DrawFn) -> list[Range]:
    """Ranges below one another, low ones and very tall ones."""
    found, row = [], 0
    for _ in range(draw(st.integers(0, 12))):
        row += draw(st.integers(1, 20))
        height = draw(st.sampled_from([1, 2, 4, 7, 8, 9, 60, 300, 5_000]))
        column, width = draw(st.integers(1, 6)), draw(st.integers(1, 4))
        found.append(Range(row, column, row + height - 1, column + width - 1))
        row += height - 1
    return found


@given(areas=ranges(), data=st.data())
def test_the_anchor_is_that_of_the_range_that_covers_the_cell(areas: list[Range], data: st.DataObject) -> None:
    """Excel keeps the value of a merged range in its upper left cell; any other cell stands for itself."""
    merged = MergedRanges(areas)
    edges = [area.first_row for area in areas] + [area.last_row for area in areas]
    near = st.sampled_from([1, *edges]).flatmap(lambda row: st.integers(max(1, row - 2), min(MAX_ROW, row + 2)))
    for _ in range(20):
        row, column = data.draw(near), data.draw(st.integers(1, 11))
        covering = [area.anchor for area in areas if area.covers((row, column))]
        assert merged.anchor(row, column) == (covering[0] if covering else (row, column))
