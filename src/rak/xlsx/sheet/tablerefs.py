"""References to tables, such as ``Gaji[Jumlah]``, spelt as the plain ranges that they stand for.

Formulas of the file keep their own words; only the calculator reads the plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from rak.calc.tokenizer import split
from rak.xlsx.sheet.address import Position, Range, quote_sheet
from rak.xlsx.sheet.sheet_tables import Table
from rak.xlsx.sheet.workbook import Workbook

_NAME = re.compile(r"[^\W\d][\w.\\]*")
_IS_WORD = re.compile(r"[\w.']")
"""What follows the bracket of another file's name."""
_ITEM = re.compile(r"\s*\[((?:[^\[\]']|'.)*)\]\s*([,:]?)", re.DOTALL)
_ALL, _DATA, _HEADERS, _TOTALS, _THIS_ROW = ("#all", "#data", "#headers", "#totals", "#this row")
_LONGEST_NAME = 31
"""The characters that the name of a sheet may have in Excel."""
_CHEAP = 10
"""To look for a name in 2**10 characters costs as much as to look up another name."""
_MOST_AROUND = 100
"""The tables of a sheet among which the one around a formula is looked for."""


class TableReferences:
    """Knows the tables of a workbook by name."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        limits = workbook.limits
        self._left = limits.grown(limits.max_references, len(workbook.data))

    @cached_property
    def _tables(self) -> Mapping[str, _Known]:
        """Each table by its folded name; those that no Excel could have made are left out."""
        return {
            table.name.casefold(): _Known(sheet.name, table)
            for sheet in reversed(self._workbook.sheets)
            if sheet.editable and len(sheet.name) <= _LONGEST_NAME
            for table in sheet.tables
            if len(table.columns) == table.area.last_column - table.area.first_column + 1
        }

    @cached_property
    def _near(self) -> Mapping[str, list[_Known]]:
        """The tables of each sheet; of a sheet with very many, one more than are looked through."""
        found: dict[str, list[_Known]] = {}
        for each in self._tables.values():
            near = found.setdefault(each.sheet, [])
            if len(near) <= _MOST_AROUND:
                near.append(each)
        return found

    def plain(self, formula: str, sheet: str, position: Position | None = None) -> str:
        """Give a formula of a sheet without references to tables, as far as they can be told.

        Where the ``position`` of the formula is not known, *this row* is any row of the table. A reference that cannot
        be told stays, and so do those beyond the names that are looked at in one workbook (``max_references``).
        """
        if self._left < 0 or not self._may_name_a_table(formula):
            return formula
        words = split(formula)
        around = None
        for at in range(1, len(words), 2):
            self._left -= 1
            if self._left < 0:
                return formula
            if words[at + 1][:1] == "[":
                break  # a bracket that is never closed
            colon, name, inside = _table_part(words[at])
            if name is None or (not (colon or words[at - 1]) and words[at - 2][-1:] == "]"):
                continue  # no name of a table, or one in another file
            if not name:
                around = around or self._around(sheet, position)
            found = self._tables.get(name.casefold()) if name else around
            if found is None or (not words[at + 1] and _IS_WORD.match("".join(words[at + 2 : at + 3]))):
                continue
            row = None if position is None else position[0] if found.sheet == sheet else 0
            area = found.area(inside, row)
            if area is not None:
                words[at] = colon + area
        return "".join(words)

    def _may_name_a_table(self, formula: str) -> bool:
        if "[" in formula:
            # Without texts and escapes the brackets of a formula that Excel wrote come in pairs.
            return '"' in formula or "'" in formula or formula.count("[") == formula.count("]")
        self._left -= len(formula) * len(self._tables) >> _CHEAP
        folded = formula.casefold()
        return any(name in folded for name in self._tables)

    def _around(self, sheet: str, position: Position | None) -> _Known | None:
        """Give the table that a formula stands in; where that is not known, the only one of the sheet."""
        near = self._near.get(sheet, [])
        found = [each for each in near if position is None or each.table.area.covers(position)]
        return found[0] if len(found) == 1 and len(near) <= _MOST_AROUND else None


class _Known:
    """A table and what its references stand for."""

    def __init__(self, sheet: str, table: Table) -> None:
        self.sheet = sheet
        self.table = table
        first = table.area.first_column
        self._columns = {name.casefold(): first + at for at, name in reversed(list(enumerate(table.columns)))}

    def area(self, inside: str, row: int | None) -> str | None:
        """Spell the cells that stand for what is in the brackets; None for what is not understood."""
        items, columns = _items(inside)
        area, names = self.table.area, [each.casefold() for each in columns]
        rows = _rows(self.table, {each.casefold() for each in items}, row)
        if rows is None or any(each not in self._columns for each in names):
            return None
        found = [self._columns[each] for each in names] or [area.first_column, area.last_column]
        return f"{quote_sheet(self.sheet)}!{Range(rows[0], min(found), rows[1], max(found))}"


def _table_part(word: str) -> tuple[str, str | None, str]:
    """Split a word into a colon before it, the name of a table (none: the table around the formula), its brackets."""
    bare = word.lstrip(":")
    name, bracket, inside = bare.partition("[")
    known = _NAME.fullmatch(name) if name else bracket
    return word[: len(word) - len(bare)], name if known else None, inside[:-1]


def _items(inside: str) -> tuple[list[str], list[str]]:
    """Give what stands in the brackets: which rows, and one column or the first and the last of several."""
    if not inside.lstrip().startswith("["):
        single = inside.strip()
        if single.startswith("@"):
            return [_THIS_ROW], [_unescaped(single[1:].strip("[]"))] if single != "@" else []
        return ([single], []) if single[:1] == "#" else ([], [_unescaped(single)] if single else [])
    rows: list[str] = []
    columns: list[str] = []
    at = 0
    joined = False
    while (match := _ITEM.match(inside, at)) is not None:
        is_column = match[1][:1] != "#"
        if joined != (is_column and len(columns) == 1):
            return ["?"], []
        (columns if is_column else rows).append(_unescaped(match[1]))
        at, joined = match.end(), match[2] == ":"
    return (rows, columns) if at == len(inside) and not joined else (["?"], [])


def _unescaped(name: str) -> str:
    """Give the name of a column as its heading has it."""
    return re.sub("'(.)", r"\1", name, flags=re.DOTALL)


def _rows(table: Table, wanted: set[str], row: int | None) -> Sequence[int] | None:
    """Give the first and the last row of what is wanted; None where the table has no such rows, or they do not touch."""
    first, last = table.area.first_row, table.area.last_row
    data = first + table.header_rows, last - table.totals_rows
    if data[0] > data[1]:
        return None
    if wanted == {_THIS_ROW}:
        if row is None:
            return data
        return (row, row) if data[0] <= row <= data[1] else None
    spans = {_ALL: (first, last), _DATA: data}
    if table.header_rows:
        spans[_HEADERS] = first, data[0] - 1
    if table.totals_rows:
        spans[_TOTALS] = data[1] + 1, last
    if not wanted:
        return data
    if not wanted <= spans.keys() or wanted == {_HEADERS, _TOTALS}:
        return None
    return min(spans[each][0] for each in wanted), max(spans[each][1] for each in wanted)
