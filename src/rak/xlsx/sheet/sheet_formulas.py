"""The formulas of one sheet: their texts, shared groups, and the ranges that arrays and data tables fill."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rak.xlsx.package.xmltext import attributes_of, unescape
from rak.xlsx.sheet.address import COLUMN_NUMBER, Position, Range, find_range
from rak.xlsx.sheet.fastscan import tokens_of
from rak.xlsx.sheet.reading import FormulaGroups
from rak.xlsx.sheet.sheetxml import SheetXml, Token


class Filled(NamedTuple):
    """A range that one formula fills: ``array`` (spilled ones too) or ``dataTable``."""

    area: Range
    kind: str


class SheetFormulas:
    """All formulas of a sheet."""

    def __init__(self, xml: SheetXml, groups: FormulaGroups | None = None) -> None:
        self.texts: dict[Position, str] = {}
        """The text of every formula; a member of a shared one has its own."""
        self.groups: dict[str, list[Position]] = {}
        """Members of each shared group in document order."""
        self.masters: dict[str, Position] = {}
        """The cell that holds the text of each shared group."""
        self.filled: list[Filled] = []
        self.complete = xml.canonical
        """Whether every formula surely has a result in the file."""
        groups = groups or FormulaGroups()
        plain: dict[Position, str] = {}
        # What is kept of a small sheet is at hand; a large one would have to be scanned again.
        kept = not xml.canonical or all(row.scanned is not None for row in xml.rows)
        alone = not kept and self._add_alone(xml, plain)
        for row in () if alone else xml.rows:
            if row.cells is None:
                self._add_canonical(row.number, tokens_of(xml.text, row), groups, plain)
                continue
            for cell in row.cells:
                if cell.formula_attributes is not None:
                    self._add((row.number, cell.column), cell.formula_attributes, cell.formula or "", groups)
        self.texts.update(zip(plain, _unescaped(list(plain.values())), strict=True))
        for number, column, group in groups.waiting:
            self.texts[number, column] = groups.member(number, column, group) or ""

    def _add_alone(self, xml: SheetXml, plain: dict[Position, str]) -> bool:
        """Take the formulas of a canonical sheet of which none is shared or an array, without a look at other cells."""
        start, stop = xml.skeleton.data_start, xml.skeleton.data_stop
        if xml.text.find("<f ", start, stop) >= 0 or xml.text.find("<f/", start, stop) >= 0:
            return False
        stop = xml.text.find("</row>", max(xml.text.rfind("</f>", start, stop), start), stop)
        for found in _ALONE.finditer(xml.text, start, stop):
            letters, row, attributes, text, result = found.groups()
            plain[int(row), COLUMN_NUMBER[letters]] = text
            if result is None and 't="str"' not in attributes:
                self.complete = False
        return True

    def _add_canonical(
        self, row: int, tokens: Mapping[int, Token], groups: FormulaGroups, plain: dict[Position, str]
    ) -> None:
        """Take the formulas of a row; those without attributes as spelt into ``plain``."""
        for column, token in tokens.items():
            if (token[4] or token[5]) and not token[6].strip() and token[3] != "str":
                self.complete = False
            if token[4]:
                self._add((row, column), attributes_of(token[4]), unescape(token[5]), groups)
            elif token[5]:
                plain[row, column] = token[5]

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
            area = find_range(attributes.get("ref", "")) or Range(*position, *position)
            self.filled.append(Filled(area, kind))


_ALONE = re.compile('<c r="([A-Z]+)([0-9]+)"([^>]*)><f>([^<]*)</f>(<v[^>]*>[^<])?')
"""A cell with a formula of its own, and whether it has a result, in a sheet that has no other ones."""
_AT_ONCE = 5_000
_PLAIN = re.compile(r"<f>([^<]*)</f>")


def listed(text: str) -> list[str] | None:
    """List the formulas of a part that has not been scanned; None where only a scan tells them."""
    start, stop = text.find("<sheetData>"), text.rfind("</sheetData>")
    if not 0 <= start < stop or "<!" in text[:start] or text.find(":f", start, stop) >= 0:
        return None
    found = _PLAIN.findall(text, start, stop)
    if text.count("<f", start, stop) != len(found):
        return None
    return _unescaped(found)


def _unescaped(texts: list[str]) -> list[str]:
    """Resolve the entities of many texts, some thousand in one go; no text has a NUL. Those without any stay the same."""
    found: list[str] = []
    for at in range(0, len(texts), _AT_ONCE):
        part = texts[at : at + _AT_ONCE]
        found += unescape("\0".join(part)).split("\0") if any("&" in text for text in part) else part
    return found


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
