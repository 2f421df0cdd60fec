"""The formulas of one sheet: their texts, shared groups, and the ranges that arrays and data tables fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rak.ooxml.address import Position, Range, from_range
from rak.ooxml.fastscan import cells_in
from rak.ooxml.problems import OoxmlError
from rak.ooxml.reading import FormulaGroups

if TYPE_CHECKING:
    from rak.ooxml.sheetxml import CellSpan, SheetXml


class Filled(NamedTuple):
    """A range that one formula fills: ``array`` (spilled ones too) or ``dataTable``."""

    area: Range
    kind: str


class SheetFormulas:
    """All formulas of a sheet."""

    def __init__(self, xml: SheetXml) -> None:
        self.spans: dict[Position, CellSpan] = {}
        self.texts: dict[Position, str] = {}
        self.groups: dict[str, list[Position]] = {}
        """Members of each shared group in document order."""
        self.filled: list[Filled] = []
        groups = FormulaGroups()
        sign = f"<{xml.prefix}f"
        for row in xml.rows:
            if sign in xml.text[row.start : row.stop] or not xml.canonical:
                for span in cells_in(xml.text, row):
                    if span.formula_attributes is not None:
                        self._add((row.number, span.column), span, groups)
        for row_number, column, group in groups.waiting:
            self.texts[row_number, column] = groups.member(row_number, column, group) or ""

    def _add(self, position: Position, span: CellSpan, groups: FormulaGroups) -> None:
        attributes = span.formula_attributes or {}
        self.spans[position] = span
        text = groups.text_of(*position, attributes, span.formula or "")
        self.texts[position] = text or ""
        kind = attributes.get("t", "normal")
        if kind == "shared":
            group = attributes.get("si", "")
            self.groups.setdefault(group, []).append(position)
            if text is None:
                groups.waiting.append((*position, group))
        elif kind in {"array", "dataTable"}:
            try:
                self.filled.append(Filled(from_range(attributes.get("ref", "")), kind))
            except OoxmlError:
                self.filled.append(Filled(Range(*position, *position), kind))

    def filler_of(self, position: Position) -> Filled | None:
        """Give the range that one formula fills and that the cell belongs to."""
        return next((each for each in self.filled if position in each.area), None)


def promotions(formulas: SheetFormulas, overwritten: set[Position]) -> dict[Position, tuple[str, str, str]]:
    """Give new masters for shared groups whose master is overwritten: position to (text, ref, si)."""
    found = {}
    for group, members in formulas.groups.items():
        masters = [each for each in members if formulas.spans[each].formula]
        if not masters or masters[0] not in overwritten:
            continue
        left = [each for each in members if each not in overwritten and not formulas.spans[each].formula]
        if left:
            rows, columns = [row for row, _ in left], [column for _, column in left]
            area = Range(min(rows), min(columns), max(rows), max(columns))
            found[left[0]] = formulas.texts[left[0]], str(area), group
    return found
