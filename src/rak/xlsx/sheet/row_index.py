"""Cells of a sheet by row, scanned only where an edit looks."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from rak.xlsx.package.xmltext import attributes_of, whole_number
from rak.xlsx.sheet.address import Position
from rak.xlsx.sheet.cell import Cell, Value
from rak.xlsx.sheet.fastscan import cells_in, tokens_of
from rak.xlsx.sheet.reading import FormulaGroups, value_of, value_of_token
from rak.xlsx.sheet.sheet import Sheet
from rak.xlsx.sheet.sheet_formulas import SheetFormulas
from rak.xlsx.sheet.sheetxml import CellSpan, RowSpan, Token

_KEPT = 64
"""The most rows of a large sheet that stay in memory as they are spelt."""


class SheetView:
    """What an edit needs to know of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.xml = sheet.xml
        self.rows: dict[int, RowSpan] = {row.number: row for row in self.xml.rows}
        self._tokens: dict[int, Mapping[int, Token]] = {}
        self._spans: dict[int, dict[int, CellSpan]] = {}
        self._values: dict[int, dict[int, Value]] = {}
        self._row_styles: dict[int, int | None] = {}
        self._column_styles: dict[int, int] = {}
        self.has_formulas = f"<{self.xml.prefix}f" in self.xml.text
        """Whether there may be any formula (false alarms are possible)."""

    @cached_property
    def formulas(self) -> SheetFormulas:
        """The formulas of the sheet, read once."""
        parts = self.sheet.parts
        return SheetFormulas(self.xml, FormulaGroups(self.sheet.part, parts.limits, parts.size))

    def tokens(self, row: int) -> Mapping[int, Token]:
        """Give the cells of a row of a canonical sheet, by column, as spelt."""
        found = self._tokens.get(row)
        if found is None:
            span = self.rows.get(row)
            # Of a large sheet a few rows are kept: cells are asked for row by row.
            if len(self._tokens) >= _KEPT and span is not None and span.scanned is None:
                self._tokens.clear()
            found = self._tokens[row] = {} if span is None else tokens_of(self.xml.text, span)
        return found

    def span(self, row: int, column: int) -> CellSpan | None:
        """Give where one cell stands and what it holds; None where the sheet has none there."""
        found = self._spans.get(row)
        if found is None:
            of_row = self.rows.get(row)
            cells = cells_in(self.xml.text, of_row) if of_row else []
            found = self._spans[row] = {cell.column: cell for cell in cells}
        return found.get(column)

    def has(self, row: int, column: int) -> bool:
        """Tell whether the sheet has the cell."""
        return column in self.tokens(row) if self.xml.canonical else self.span(row, column) is not None

    def columns(self, row: int) -> list[tuple[int, int]]:
        """List the columns of a row and where their cells start, in document order."""
        of_row = self.rows.get(row)
        return [(cell.column, cell.start) for cell in cells_in(self.xml.text, of_row)] if of_row else []

    def cell(self, row: int, column: int) -> Cell | None:
        """Give one cell; None where the sheet has none there."""
        span = self.span(row, column)
        if span is None:
            return None
        value, kind = self._value_of(span.type, span.raw, span.inline)
        formula = None
        if span.formula_attributes is not None:
            formula = self.formulas.texts[row, column]
        return Cell(row, column, value, kind, span.style, formula, span.raw, span.raw is not None)

    def value(self, row: int, column: int) -> Value:
        """Give the value that the file holds for a cell."""
        found = self._values.get(row)
        if found is None:
            found = self._values[row] = self._values_of(row)
        return found.get(column)

    def _values_of(self, row: int) -> dict[int, Value]:
        """Give the values of a row; of its cells as they are spelt nothing is kept, which would take seven times as much."""
        of_row, parts = self.rows.get(row), self.sheet.parts
        if of_row is None:
            return {}
        if self.xml.canonical:
            tokens = self._tokens.get(row) or tokens_of(self.xml.text, of_row)
            return {column: value_of_token(token, parts) for column, token in tokens.items() if token[3] or token[6]}
        return {
            cell.column: self._value_of(cell.type, cell.raw, cell.inline)[0] for cell in cells_in(self.xml.text, of_row)
        }

    def _value_of(self, kind: str, raw: str | None, inline: str | None) -> tuple[Value, str]:
        return value_of(kind, raw, inline, self.sheet.parts.texts if kind == "s" else ())

    def type(self, row: int, column: int) -> str:
        """Give the type attribute of a cell as spelt; empty where it has none, or there is no cell."""
        if self.xml.canonical:
            token = self.tokens(row).get(column)
            return token[3] if token else ""
        span = self.span(row, column)
        return span.type if span else ""

    def has_formula(self, row: int, column: int) -> bool:
        """Tell whether a cell has a formula."""
        if self.xml.canonical:
            token = self.tokens(row).get(column)
            return token is not None and bool(token[4] or token[5])
        span = self.span(row, column)
        return span is not None and span.formula_attributes is not None

    def has_value(self, row: int, column: int) -> bool:
        """Tell whether the file holds a value, or a result, for a cell (inline text aside)."""
        if self.xml.canonical:
            token = self.tokens(row).get(column)
            return token is not None and bool(token[6])
        span = self.span(row, column)
        return span is not None and span.raw is not None

    def positions(self) -> Iterable[Position]:
        """List the cells that the sheet has."""
        if self.xml.canonical:
            return ((row.number, column) for row in self.xml.rows for column in tokens_of(self.xml.text, row))
        return ((row.number, cell.column) for row in self.xml.rows for cell in row.cells or ())

    def default_style(self, row: int, column: int) -> int:
        """Give the style that Excel gives to a new cell here: the row's, or else the column's."""
        if row not in self._row_styles:
            self._row_styles[row] = self._style_of_row(row)
        style = self._row_styles[row]
        if style is not None:
            return style
        if column not in self._column_styles:
            spans = self.xml.skeleton.columns
            found = next((span.style for span in spans if span.first <= column <= span.last), 0)
            self._column_styles[column] = found
        return self._column_styles[column]

    def _style_of_row(self, row: int) -> int | None:
        """Give the style that a row has for new cells; None where it has none."""
        span = self.rows.get(row)
        tag = "" if span is None else self.xml.text[span.start : span.tag_stop]
        if "customFormat" not in tag:
            return None
        attributes = attributes_of(tag)
        style = whole_number(attributes.get("s"), -1)
        return style if attributes.get("customFormat") in {"1", "true"} and style >= 0 else None

    def style(self, row: int, column: int) -> int:
        """Give the style of a cell, or the one a new cell would get."""
        if self.xml.canonical:
            token = self.tokens(row).get(column)
            if token is not None:
                return int(token[2] or 0)
        elif (span := self.span(row, column)) is not None:
            return span.style
        return self.default_style(row, column)

    def highest_string(self) -> int:
        """Give the highest index of a shared string that a cell names; -1 where none does."""
        return max((whole_number(each, -1) for each in self._string_indexes()), default=-1)

    def _string_indexes(self) -> Iterable[str]:
        if self.xml.canonical:
            tokens = (token for row in self.xml.rows for token in tokens_of(self.xml.text, row).values())
            return (token[6] for token in tokens if token[3] == "s")
        return [cell.raw for row in self.xml.rows for cell in row.cells or () if cell.type == "s" and cell.raw]
