"""From the spans of a sheet to its cells: values, kinds, and the formulas of shared groups."""

import re
from collections.abc import Mapping, Sequence

from rak.calc.cell_error import CellError
from rak.calc.excel_limits import MAX_EXACT
from rak.xlsx.package.limits import DEFAULT_LIMITS, Limits
from rak.xlsx.package.problems import Reason, refuse
from rak.xlsx.package.xmltext import TRUE, attributes_of, decode_excel, unescape, whole_number
from rak.xlsx.sheet.address import Position
from rak.xlsx.sheet.cell import Cell, Value
from rak.xlsx.sheet.fastscan import tokens_of
from rak.xlsx.sheet.parts import Parts
from rak.xlsx.sheet.sheetxml import RowSpan, SheetXml, Token
from rak.xlsx.sheet.shift import shift

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?")
_LARGE = 10_000
"""Cells of a sheet of which blank rows are left out."""


def number(raw: str) -> int | float | None:
    """Read a number as Excel writes it: whole ones as int; None where it is not a number."""
    if raw.isdigit() and len(raw) < 16 and raw.isascii():
        return int(raw)
    if _NUMBER.fullmatch(raw) is None:
        return None
    found = float(raw)
    if found.is_integer() and abs(found) <= MAX_EXACT:
        return int(found)
    return found


def value_of(kind: str, raw: str | None, inline: str | None, strings: Sequence[str]) -> tuple[Value, str]:
    """Give the value of a cell and the kind of that value."""
    if kind in {"", "n"}:
        return _number_of(raw)
    if kind == "s":
        index = whole_number(raw, -1)
        return (strings[index], "text") if 0 <= index < len(strings) else (None, "blank")
    if kind == "inlineStr":
        return decode_excel(inline or ""), "text"
    if kind == "str":
        return decode_excel(raw or ""), "text"
    if kind == "b":
        return (raw.strip() in TRUE, "bool") if raw else (None, "blank")
    if kind == "e":
        return (CellError(raw), "error") if raw else (None, "blank")
    return (raw, "date" if kind == "d" else "text") if raw else (None, "blank")


def value_of_token(token: Token, parts: Parts) -> Value:
    """Give the value of a cell of a canonical sheet."""
    _, _, _, kind, _, _, raw, inline = token
    if not kind:
        return _number_of(raw)[0] if raw else None
    strings = parts.texts if kind == "s" else ()
    return value_of(kind, unescape(raw) or None, unescape(inline) or None, strings)[0]


def _number_of(raw: str | None) -> tuple[Value, str]:
    if not raw or not raw.strip():
        return None, "blank"
    found = number(raw.strip())
    return (raw, "text") if found is None else (found, "number")


class FormulaGroups:
    """The shared formulas of one sheet: the text of each member, wherever the master stands."""

    def __init__(self, place: str = "", limits: Limits = DEFAULT_LIMITS, size: int = 0) -> None:
        """Take the name of the part, and the limits of the workbook with the size of its file in bytes."""
        self._place = place
        self._longest = limits.max_text
        self._left = self._most = limits.grown(limits.max_shared_text, size)
        self._masters: dict[str, tuple[int, int, str]] = {}
        self.waiting: list[tuple[int, int, str]] = []

    def text_of(self, row: int, column: int, attributes: Mapping[str, str], text: str) -> str | None:
        """Give a formula's text; None where its master has not been seen yet."""
        if attributes.get("t") != "shared":
            return text
        group = attributes.get("si", "")
        if text:
            self._masters.setdefault(group, (row, column, text))
            return text
        return self.member(row, column, group)

    def member(self, row: int, column: int, group: str) -> str | None:
        """Give the text of a member of a group; None without master."""
        master = self._masters.get(group)
        if master is None:
            return None
        length = len(master[2])
        self._left -= length
        if self._left < 0 or length > self._longest:
            detail = f"rumus bersama lebih dari {self._most} karakter seluruhnya, atau {self._longest} dalam satu rumus"
            raise refuse(Reason.TOO_LARGE, self._place, detail)
        return shift(master[2], row - master[0], column - master[1])


def refuse_too_many(cells: int, place: str, limits: Limits) -> None:
    """Raise where a sheet has more cells than may be turned into objects."""
    if cells > limits.max_cells:
        raise refuse(Reason.TOO_MANY_CELLS, place, f"batasnya {limits.max_cells} sel satu lembar")


def read_cells(
    xml: SheetXml, strings: Sequence[str], place: str, limits: Limits, size: int = 0, *, blanks: bool = True
) -> dict[int, dict[int, Cell]]:
    """Read the cells of a sheet by row and column; ``size`` is that of the file in bytes.

    ``blanks`` gives those that only have a format too, but of a large sheet the rows that hold nothing are left out:
    people format columns down to rows they never use.
    """
    cells: dict[int, dict[int, Cell]] = {}
    groups = FormulaGroups(place, limits, size)
    read_row = _read_canonical if xml.canonical else _read_spans
    rows, count = xml.rows, 0
    if xml.text.count(f"<{xml.prefix}c ") > _LARGE:
        rows = [row for row in rows if _holds_anything(xml.text, row)]
        refuse_too_many(sum(xml.text.count(f"<{xml.prefix}c ", row.start, row.stop) for row in rows), place, limits)
    for row in rows:
        count += read_row(xml.text, row, strings, groups, cells.setdefault(row.number, {}), blanks=blanks)
        refuse_too_many(count, place, limits)
    for row_number, column, group in groups.waiting:
        text = groups.member(row_number, column, group)
        cells[row_number][column] = cells[row_number][column]._replace(formula=text or "")
    longest, most = max(map(len, strings), default=0), limits.grown(limits.max_cell_text, size)
    if longest * count > most:
        values = (cell.value for line in cells.values() for cell in line.values())
        if sum(len(value) for value in values if type(value) is str) > most:
            raise refuse(Reason.TOO_LARGE, place, f"teks lebih dari {most} karakter di sel-selnya")
    return cells


def _holds_anything(text: str, row: RowSpan) -> bool:
    """Tell whether a row has a value or a formula."""
    if row.cells is not None:
        return any((cell.raw, cell.inline, cell.formula_attributes) != (None, None, None) for cell in row.cells)
    # Most blank cells are empty elements, which one look tells.
    return text.find("</c>", row.tag_stop, row.stop) >= 0 and any(
        text.find(tag, row.tag_stop, row.stop) >= 0 for tag in ("<v", "<f", "<is")
    )


def _read_canonical(
    text: str, row: RowSpan, strings: Sequence[str], groups: FormulaGroups, line: dict[int, Cell], *, blanks: bool
) -> int:
    """Read one row into ``line``, and give the number of its cells."""
    number, new, total = row.number, tuple.__new__, len(strings)
    tokens = tokens_of(text, row)
    for column, (_, _, style, kind, attributes, formula, raw, inline) in tokens.items():
        if not (raw or formula or kind or attributes or inline):
            if blanks:
                line[column] = new(Cell, (number, column, None, "blank", int(style or 0), None, None, False))
            continue
        style_index = int(style or 0)
        if attributes:
            words = kind, attributes_of(attributes), unescape(formula), unescape(raw)
            line[column] = _formula_cell((number, column), style_index, *words, strings, groups)
        elif formula:
            held = unescape(raw) or None
            value, name = value_of(kind, held, None, strings)
            line[column] = new(Cell, (number, column, value, name, style_index, unescape(formula), held, bool(raw)))
        elif (
            raw.isdigit()
            and len(raw) < 16
            and raw.isascii()
            and (kind in {"", "n"} or (kind == "s" and int(raw) < total))
        ):
            value, name = (strings[int(raw)], "text") if kind == "s" else (int(raw), "number")
            line[column] = new(Cell, (number, column, value, name, style_index, None, raw, False))
        else:
            held = unescape(raw) or None
            value, name = value_of(kind, held, unescape(inline) or None, strings)
            line[column] = new(Cell, (number, column, value, name, style_index, None, held, False))
    return len(tokens)


def _read_spans(
    _text: str, row: RowSpan, strings: Sequence[str], groups: FormulaGroups, line: dict[int, Cell], *, blanks: bool
) -> int:
    spans = row.cells or ()
    for span in spans:
        position = row.number, span.column
        if span.formula_attributes is not None:
            words = span.type, span.formula_attributes, span.formula or "", span.raw or ""
            line[span.column] = _formula_cell(position, span.style, *words, strings, groups)
        elif blanks or span.type or span.raw or span.inline:
            value, name = value_of(span.type, span.raw, span.inline, strings)
            line[span.column] = Cell(*position, value, name, span.style, None, span.raw, has_cached=False)
    return len(spans)


def _formula_cell(
    position: Position,
    style: int,
    kind: str,
    attributes: Mapping[str, str],
    formula: str,
    raw: str,
    strings: Sequence[str],
    groups: FormulaGroups,
) -> Cell:
    value, name = value_of(kind, raw or None, None, strings)
    text = groups.text_of(*position, attributes, formula)
    if text is None:
        groups.waiting.append((*position, attributes.get("si", "")))
    return Cell(*position, value, name, style, text or "", raw or None, has_cached=bool(raw))
