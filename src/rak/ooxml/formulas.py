"""The formulas of one sheet: their texts, shared groups, and the ranges that arrays and data tables fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rak.ooxml.address import Position, Range, from_range
from rak.ooxml.fastscan import formula_cells
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
        for row, span in formula_cells(xml):
            self._add((row, span.column), span, groups)
        for row_number, column, group in groups.waiting:
            self.texts[row_number, column] = groups.member(row_number, column, group) or ""

    def _add(self, position: Position, span: CellSpan, groups: FormulaGroups) -> None:
        self.spans[position] = span
        attributes = span.formula_attributes
        if not attributes:
            self.texts[position] = span.formula or ""
            return
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
