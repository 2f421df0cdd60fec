"""Cells of a sheet by row, cut only where an edit looks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rak.ooxml.address import COLUMN_NUMBER, Position
from rak.ooxml.cell import Cell, Value
from rak.ooxml.fastscan import CELL, cells_in
from rak.ooxml.formulas import SheetFormulas
from rak.ooxml.reading import value_of
from rak.ooxml.sheetxml import CellSpan, RowSpan
from rak.ooxml.xmltext import attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rak.ooxml.sheet import Sheet

_SHARED = re.compile(r' t="s">(?:<f[^<]*(?:</f>)?)?<v>([0-9]{1,15})</v>')
"""The index of a shared string, in a canonical part."""


class SheetView:
    """What an edit needs to know of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.xml = sheet.xml
        self.rows: dict[int, RowSpan] = {row.number: row for row in self.xml.rows}
        self._spans: dict[int, dict[int, CellSpan]] = {}
        self._formulas: SheetFormulas | None = None

    @property
    def formulas(self) -> SheetFormulas:
        """The formulas of the sheet, read once."""
        if self._formulas is None:
            self._formulas = SheetFormulas(self.xml)
        return self._formulas

    def spans(self, row: int) -> dict[int, CellSpan]:
        """Give the cells of a row by column."""
        found = self._spans.get(row)
        if found is None:
            span = self.rows.get(row)
            cut = cells_in(self.xml.text, span) if span else ()
            found = self._spans[row] = {each.column: each for each in cut}
        return found

    def cell(self, row: int, column: int) -> Cell | None:
        """Give one cell; None where the sheet has none there."""
        span = self.spans(row).get(column)
        if span is None:
            return None
        value, kind = value_of(span.type, span.raw, span.inline, self.sheet.workbook.texts)
        formula = None
        if span.formula_attributes is not None:
            formula = self.formulas.texts[row, column]
        return Cell(row, column, value, kind, span.style, formula, span.raw, span.raw is not None)

    def value(self, row: int, column: int) -> Value:
        """Give the value that the file holds for a cell."""
        span = self.spans(row).get(column)
        if span is None:
            return None
        return value_of(span.type, span.raw, span.inline, self.sheet.workbook.texts)[0]

    def positions(self) -> Iterable[Position]:
        """List the cells that the sheet has."""
        for row in self.xml.rows:
            if row.cells is not None:
                yield from ((row.number, cell.column) for cell in row.cells)
            else:
                for match in CELL.finditer(self.xml.text, row.tag_stop, row.stop):
                    yield row.number, COLUMN_NUMBER[match[1]]

    def default_style(self, row: int, column: int) -> int:
        """Give the style that Excel gives to a new cell here: the row's, or else the column's."""
        span = self.rows.get(row)
        if span is not None:
            attributes = attributes_of(self.xml.text[span.start : span.tag_stop])
            if attributes.get("customFormat") in {"1", "true"} and attributes.get("s", "").isdigit():
                return int(attributes["s"])
        for each in self.xml.skeleton.columns:
            if each.first <= column <= each.last:
                return each.style
        return 0

    def style(self, row: int, column: int) -> int:
        """Give the style of a cell, or the one a new cell would get."""
        span = self.spans(row).get(column)
        return self.default_style(row, column) if span is None else span.style

    def highest_string(self) -> int:
        """Give the highest index of a shared string that a cell names; -1 where none does."""
        return max((int(each) for each in self._string_indexes()), default=-1)

    def _string_indexes(self) -> Iterable[str]:
        if self.xml.canonical:
            return _SHARED.findall(self.xml.text)
        return [
            cell.raw
            for row in self.xml.rows
            for cell in row.cells or ()
            if cell.type == "s" and cell.raw and cell.raw.isascii() and cell.raw.isdigit()
        ]
