"""Cells of a sheet by row, cut only where an edit looks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rak.ooxml.address import COLUMN_LETTERS, Position
from rak.ooxml.cell import Cell, Value
from rak.ooxml.fastscan import cell_at, column_starts
from rak.ooxml.formulas import SheetFormulas
from rak.ooxml.reading import value_of
from rak.ooxml.sheetxml import CellSpan, RowSpan
from rak.ooxml.xmltext import attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rak.ooxml.sheet import Sheet

_SHARED = re.compile(r' t="s">(?:<f[^<]*(?:</f>)?)?<v>([0-9]{1,15})</v>')
"""The index of a shared string, in a canonical part."""


class SheetView:
    """What an edit needs to know of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.xml = sheet.xml
        self.rows: dict[int, RowSpan] = {row.number: row for row in self.xml.rows}
        self._spans: dict[Position, CellSpan | None] = {}
        self._values: dict[Position, Value] = {}
        self._formulas: SheetFormulas | None = None
        self._texts: Sequence[str] | None = None
        self.has_formulas = f"<{self.xml.prefix}f" in self.xml.text
        """Whether there may be any formula (false alarms are possible)."""

    @property
    def formulas(self) -> SheetFormulas:
        """The formulas of the sheet, read once."""
        if self._formulas is None:
            self._formulas = SheetFormulas(self.xml)
        return self._formulas

    def span(self, row: int, column: int) -> CellSpan | None:
        """Give where one cell stands; None where the sheet has none there."""
        key = row, column
        if key in self._spans:
            return self._spans[key]
        found, of_row = None, self.rows.get(row)
        if of_row is not None and self.xml.canonical:
            found = cell_at(self.xml.text, of_row, COLUMN_LETTERS[column])
        elif of_row is not None:
            found = next((cell for cell in of_row.cells or () if cell.column == column), None)
        self._spans[key] = found
        return found

    def columns(self, row: int) -> list[tuple[int, int]]:
        """List the columns of a row and where their cells start, in document order."""
        of_row = self.rows.get(row)
        return column_starts(self.xml.text, of_row) if of_row else []

    def cell(self, row: int, column: int) -> Cell | None:
        """Give one cell; None where the sheet has none there."""
        span = self.span(row, column)
        if span is None:
            return None
        value, kind = self.value_of(span)
        formula = None
        if span.formula_attributes is not None:
            formula = self.formulas.texts[row, column]
        return Cell(row, column, value, kind, span.style, formula, span.raw, span.raw is not None)

    def value(self, row: int, column: int) -> Value:
        """Give the value that the file holds for a cell."""
        key = row, column
        if key not in self._values:
            span = self.span(row, column)
            self._values[key] = None if span is None else self.value_of(span)[0]
        return self._values[key]

    def value_of(self, span: CellSpan) -> tuple[Value, str]:
        """Give the value of a cell, and its kind."""
        if span.type != "s":
            return value_of(span.type, span.raw, span.inline, ())
        if self._texts is None:
            self._texts = self.sheet.workbook.texts
        return value_of(span.type, span.raw, span.inline, self._texts)

    def positions(self) -> Iterable[Position]:
        """List the cells that the sheet has."""
        for row in self.xml.rows:
            for column, _ in column_starts(self.xml.text, row):
                yield row.number, column

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
        span = self.span(row, column)
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
