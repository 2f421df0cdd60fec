"""Splice new cells into the text of a sheet; every character outside of them stays."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rak.xlsx.package.xmltext import START_TAG, attributes_of, with_attribute, with_inside
from rak.xlsx.sheet.address import COLUMN_LETTERS, Position, Range
from rak.xlsx.sheet.cell_values import Content
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.sheetxml import CellSpan, RowSpan, SheetXml, Token

_SPANS = re.compile(r"([0-9]{1,5}):([0-9]{1,5})")


class CellPatch(NamedTuple):
    """What becomes of one cell."""

    content: Content | None = None
    """A new inside; None keeps the old one."""
    style: int | None = None
    """A new style; None keeps the old one."""
    formula: str | None = None
    """A new ``<f>`` element for a cell whose value stays (a promoted member of a shared formula)."""
    result: Content | None = None
    """A new result of the formula that stays; an empty one takes the result away."""


def patched(view: SheetView, patches: Mapping[Position, CellPatch]) -> str:
    """Give the text of the sheet with its cells patched and new ones inserted in order."""
    by_row: dict[int, dict[int, CellPatch]] = {}
    for (row, column), patch in patches.items():
        by_row.setdefault(row, {})[column] = patch
    return _with_dimension(view, splice_rows(view.xml, view.xml.text, _row_pieces(view, by_row)), patches)


def splice_rows(xml: SheetXml, text: str, spliced: list[tuple[int, int, str]]) -> str:
    """Put pieces (start, stop, new text; in document order) into ``sheetData``, which is opened where it is empty.

    ``text`` is that of the sheet, the same up to the end of ``sheetData``.
    """
    skeleton = xml.skeleton
    if skeleton.data_stop == skeleton.data_tag_stop and text[skeleton.data_stop - 2] == "/":
        start, stop = skeleton.data_start, skeleton.data_stop
        spliced = [(start, stop, with_inside(text[start:stop], "".join([piece for _, _, piece in spliced])))]
    pieces, at = [], 0
    for start, stop, piece in spliced:
        pieces += [text[at:start], piece]
        at = stop
    return "".join([*pieces, text[at:]])


def _row_pieces(view: SheetView, by_row: dict[int, dict[int, CellPatch]]) -> list[tuple[int, int, str]]:
    """Give (start, stop, new text) for every row that changes, in document order."""
    found = []
    new = sorted(number for number in by_row if number not in view.rows)
    end = view.xml.skeleton.data_stop
    for row in view.xml.rows:
        while new and new[0] < row.number:
            found.append((row.start, row.start, _new_row(view, new[0], by_row[new[0]])))
            del new[0]
        if row.number in by_row:
            found.append((row.start, row.stop, _patched_row(view, row, by_row[row.number])))
    found += [(end, end, _new_row(view, number, by_row[number])) for number in new]
    return found


def _new_row(view: SheetView, number: int, patches: dict[int, CellPatch]) -> str:
    prefix = view.xml.prefix
    cells = "".join(_new_cell(view, number, column, patches[column]) for column in sorted(patches))
    return f'<{prefix}row r="{number}">{cells}</{prefix}row>'


def _patched_row(view: SheetView, row: RowSpan, patches: dict[int, CellPatch]) -> str:
    text, prefix, number = view.xml.text, view.xml.prefix, row.number
    new = sorted(column for column in patches if not view.has(number, column))
    tag = _with_spans(text[row.start : row.tag_stop], new)
    if row.tag_stop == row.stop:
        cells = "".join(_new_cell(view, number, column, patches[column]) for column in new)
        return with_inside(tag, cells)
    if view.xml.canonical:
        return f"{tag}{_canonical_cells(view, number, patches, new)}</row>"
    spliced = [
        (span.start, span.stop, _patched_cell(text, span, patch, prefix))
        for column, patch in patches.items()
        if (span := view.span(number, column)) is not None
    ]
    if new:
        spliced += _insertions(view, row, {column: patches[column] for column in new})
    spliced.sort()
    pieces, at = [tag], row.tag_stop
    for start, stop, piece in spliced:
        pieces += [text[at:start], piece]
        at = stop
    return "".join([*pieces, text[at : row.stop]])


def _canonical_cells(view: SheetView, row: int, patches: dict[int, CellPatch], new: list[int]) -> str:
    """Give the cells of a canonical row: every token as it was, but for those that are patched."""
    cells = {
        column: token[0] if (patch := patches.get(column)) is None else _canonical_cell(token, patch)
        for column, token in view.tokens(row).items()
    }
    if not new:
        return "".join(cells.values())
    cells.update((column, _new_cell(view, row, column, patches[column])) for column in new)
    return "".join([cells[column] for column in sorted(cells)])


def _canonical_cell(token: Token, patch: CellPatch) -> str:
    """Give a cell that has no attributes but r, s and t, and no children but f, v and is."""
    whole, address, style, kind, attributes, formula, _, _ = token
    content, new_style, new_formula, result = patch
    if patch == (None, None, None, result) and result is not None and formula and not attributes:
        return spelt_cell("c", address, style, result.type or "", f"<f>{formula}</f>{result.value}")
    if new_style is not None and new_style != int(style or 0):
        style = str(new_style)
    if content is not None:
        kind, spelt_formula, value = content.type or "", content.formula, content.value
    else:
        spelt_formula = value = ""
        inside = "" if whole.endswith("/>") else whole[whole.index(">") + 1 : -len("</c>")]
        if attributes or formula:
            stop = inside.index("/>") + 2 if not formula else inside.index("</f>") + 4
            spelt_formula, inside = inside[:stop], inside[stop:]
        value = inside if result is None else result.value
        if result is not None:
            kind = result.type or ""
        spelt_formula = spelt_formula if new_formula is None else new_formula
    return spelt_cell("c", address, style, kind, spelt_formula + value)


def spelt_cell(name: str, address: str, style: str, kind: str, inside: str) -> str:
    """Give a cell with no other attributes; style and type are left out where they are empty."""
    tag = f'<{name} r="{address}" s="{style}"' if style else f'<{name} r="{address}"'
    if kind:
        tag = f'{tag} t="{kind}"'
    return f"{tag}>{inside}</{name}>" if inside else tag + "/>"


def _insertions(view: SheetView, row: RowSpan, new: dict[int, CellPatch]) -> list[tuple[int, int, str]]:
    """Give where new cells go: before the first cell of a later column, or at the end of the row."""
    starts = view.columns(row.number)
    end = view.xml.text.rindex("</", row.tag_stop, row.stop)
    found: dict[int, str] = {}
    for column in sorted(new):
        at = next((start for other, start in starts if other > column), end)
        found[at] = found.get(at, "") + _new_cell(view, row.number, column, new[column])
    return [(at, at, cells) for at, cells in found.items()]


def _with_spans(tag: str, new: list[int]) -> str:
    """Widen the row's ``spans`` to its new cells, where it states them."""
    if not new or "spans" not in tag:
        return tag
    match = _SPANS.fullmatch(attributes_of(tag).get("spans", ""))
    if match is None:
        return with_attribute(tag, "spans", None)
    first, last = min(int(match[1]), new[0]), max(int(match[2]), new[-1])
    return with_attribute(tag, "spans", f"{first}:{last}")


def _new_cell(view: SheetView, row: int, column: int, patch: CellPatch) -> str:
    prefix, content = view.xml.prefix, patch.content
    style = view.default_style(row, column) if patch.style is None else patch.style
    inside = "" if content is None else content.formula + content.value
    kind = content.type or "" if content is not None and inside else ""
    return spelt_cell(f"{prefix}c", f"{COLUMN_LETTERS[column]}{row}", str(style) if style else "", kind, inside)


def _patched_cell(text: str, span: CellSpan, patch: CellPatch, prefix: str) -> str:
    match = START_TAG.match(text, span.start)
    if match is None:  # the scanners found a tag here
        raise ValueError("no start tag")
    tag = match[0]
    if patch.style is not None and patch.style != span.style:
        tag = with_attribute(tag, "s", str(patch.style))
    if patch.content is None:
        return _kept_inside(text, span, patch, tag, match.end(), prefix)
    for name in ("cm", "vm", "ph"):
        tag = with_attribute(tag, name, None)
    tag = with_attribute(tag, "t", patch.content.type)
    kept = [text[start:stop] for name, start, stop in span.children or () if name == "extLst"]
    return _closed(tag, patch.content.formula + patch.content.value + "".join(kept), prefix)


def _kept_inside(text: str, span: CellSpan, patch: CellPatch, tag: str, inside: int, prefix: str) -> str:
    """Give a cell whose content stays, but for a new ``<f>`` or a new result."""
    if patch.formula is None and patch.result is None:
        return tag + text[inside : span.stop]
    children = span.children or ()
    formula = next((text[start:stop] for name, start, stop in children if name == "f"), "")
    value = next((text[start:stop] for name, start, stop in children if name == "v"), "")
    others = "".join(text[start:stop] for name, start, stop in children if name not in {"f", "v", "is"})
    if patch.formula is not None:
        formula = patch.formula
    if patch.result is not None:
        value = patch.result.value
        tag = with_attribute(with_attribute(tag, "t", patch.result.type), "vm", None)
    return _closed(tag, formula + value + others, prefix)


def _closed(tag: str, inside: str, prefix: str) -> str:
    """Give a cell with this inside; the tag may be that of an empty element."""
    is_empty = tag.endswith("/>")
    if not inside:
        return tag if is_empty else tag[:-1].rstrip() + "/>"
    if is_empty:
        tag = tag[:-2].rstrip() + ">"
    return f"{tag}{inside}</{prefix}c>"


def _with_dimension(view: SheetView, text: str, patches: Mapping[Position, CellPatch]) -> str:
    """Widen ``dimension`` to the new cells, where the sheet states it."""
    stated, area = view.xml.skeleton.dimension, view.sheet.dimension
    if stated is None or area is None:
        return text
    rows, columns = [row for row, _ in patches], [column for _, column in patches]
    if area.covers((min(rows), min(columns))) and area.covers((max(rows), max(columns))):
        return text
    new = [each for each in patches if not area.covers(each) and not view.has(*each)]
    if not new:
        return text
    rows, columns = [row for row, _ in new], [column for _, column in new]
    wide = Range(
        min(area.first_row, *rows),
        min(area.first_column, *columns),
        max(area.last_row, *rows),
        max(area.last_column, *columns),
    )
    match = START_TAG.match(text, stated[0])
    if match is None:
        return text
    return text[: stated[0]] + with_attribute(match[0], "ref", str(wide)) + text[match.end() :]
