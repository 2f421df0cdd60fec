"""The formulas of one sheet: their texts, shared groups, and the ranges that arrays and data tables fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rak.ooxml.address import Position, Range, from_range
from rak.ooxml.fastscan import tokens_of
from rak.ooxml.problems import OoxmlError
from rak.ooxml.reading import FormulaGroups
from rak.ooxml.sheetxml import NO_ATTRIBUTES
from rak.ooxml.xmltext import attributes_of, unescape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rak.ooxml.sheetxml import SheetXml


class Filled(NamedTuple):
    """A range that one formula fills: ``array`` (spilled ones too) or ``dataTable``."""

    area: Range
    kind: str


class SheetFormulas:
    """All formulas of a sheet."""

    def __init__(self, xml: SheetXml) -> None:
        self.texts: dict[Position, str] = {}
        """The text of every formula; a member of a shared one has its own."""
        self.groups: dict[str, list[Position]] = {}
        """Members of each shared group in document order."""
        self.masters: dict[str, Position] = {}
        """The cell that holds the text of each shared group."""
        self.filled: list[Filled] = []
        groups = FormulaGroups()
        for row, column, attributes, text in _listed(xml):
            if attributes:
                self._add((row, column), attributes, text, groups)
            else:
                self.texts[row, column] = text
        for row, column, group in groups.waiting:
            self.texts[row, column] = groups.member(row, column, group) or ""

    def _add(self, position: Position, attributes: Mapping[str, str], text: str, groups: FormulaGroups) -> None:
        own = groups.text_of(*position, attributes, text)
        self.texts[position] = own or ""
        kind = attributes.get("t", "normal")
        if kind == "shared":
            group = attributes.get("si", "")
            self.groups.setdefault(group, []).append(position)
            if text:
                self.masters.setdefault(group, position)
            if own is None:
                groups.waiting.append((*position, group))
        elif kind in {"array", "dataTable"}:
            try:
                self.filled.append(Filled(from_range(attributes.get("ref", "")), kind))
            except OoxmlError:
                self.filled.append(Filled(Range(*position, *position), kind))


def _listed(xml: SheetXml) -> Iterator[tuple[int, int, Mapping[str, str], str]]:
    """List the formulas of a part: row, column, attributes, text."""
    for span in xml.rows:
        if span.cells is None:
            for column, (_, _, _, _, _, attributes, formula, _, _) in tokens_of(xml.text, span).items():
                if attributes:
                    yield span.number, column, attributes_of(attributes), unescape(formula)
                elif formula:
                    yield span.number, column, NO_ATTRIBUTES, unescape(formula) if "&" in formula else formula
            continue
        for cell in span.cells:
            if cell.formula_attributes is not None:
                yield span.number, cell.column, cell.formula_attributes, cell.formula or ""


def promotions(formulas: SheetFormulas, overwritten: set[Position]) -> dict[Position, tuple[str, str, str]]:
    """Give new masters for shared groups whose master is overwritten: position to (text, ref, si)."""
    found = {}
    for group, members in formulas.groups.items():
        if formulas.masters.get(group) not in overwritten:
            continue
        left = [each for each in members if each not in overwritten]
        if left:
            rows, columns = [row for row, _ in left], [column for _, column in left]
            area = Range(min(rows), min(columns), max(rows), max(columns))
            found[left[0]] = formulas.texts[left[0]], str(area), group
    return found
