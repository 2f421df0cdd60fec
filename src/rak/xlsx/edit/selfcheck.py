"""Read what was written and compare: what was asked is there, and everything else is as it was."""

from collections.abc import Iterator, Mapping, Sequence

from rak.xlsx.edit.newsheet import NewSheet
from rak.xlsx.edit.newsheet_cells import plain_value
from rak.xlsx.edit.patch import CellPatch
from rak.xlsx.edit.piecewise import Asked, is_as_asked
from rak.xlsx.package.container import part_key
from rak.xlsx.package.problems import OoxmlError, Problem, Reason
from rak.xlsx.package.xmltext import attributes_of
from rak.xlsx.sheet.address import Position, find_range, place_of
from rak.xlsx.sheet.cell import Formula
from rak.xlsx.sheet.cell_values import Content, is_there, same_value
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.workbook import Workbook


def check(
    old: Workbook,
    views: Mapping[str, SheetView],
    data: bytes,
    values: Mapping[str, Mapping[Position, object]],
    results: Mapping[str, Mapping[Position, object]],
    patches: Mapping[str, Mapping[Position, CellPatch]],
    changed: set[str],
    added: set[str],
    dropped: set[str],
    locks: Mapping[str, Mapping[Position, bool]],
    sheets: Sequence[NewSheet],
) -> Workbook:
    """Give the workbook as it was read again; raise SELF_CHECK with every difference that was not asked for."""
    try:
        new = Workbook.open(data, limits=old.limits)
        problems = list(_members(old, new, changed, added, dropped))
        if not problems:
            for sheet, before in zip(new.sheets, old.sheets, strict=False):
                if part_key(sheet.part) not in changed:
                    sheet.share_scan(before)
            problems += _strings(old, new, changed)
            problems += _styles(old, new, changed)
            problems += _locks(new, locks)
            for each in sheets:
                problems += _new_sheet(each, new)
            for name, patched in patches.items():
                problems += _sheet(Asked(views[name], patched, values.get(name, {}), results.get(name, {}), new))
    except OoxmlError as error:
        problems = [_failed(each.place, f"cannot be read again: {each}") for each in error.problems]
    if problems:
        raise OoxmlError(*problems)
    return new


def _failed(place: str, detail: str) -> Problem:
    return Problem(Reason.SELF_CHECK, place, detail)


def _members(old: Workbook, new: Workbook, changed: set[str], added: set[str], dropped: set[str]) -> Iterator[Problem]:
    before, after = old.container, new.container
    for key, member in before.members.items():
        if key in dropped or key in changed:
            continue
        if key not in after.members:
            yield _failed(member.name, "the part is gone")
        elif before.raw(key) != after.raw(key):
            yield _failed(member.name, "the part is not as it was")
    for key, member in after.members.items():
        if key in dropped or (key not in before.members and key not in added):
            yield _failed(member.name, "the part should not be there")
    wanted = [sheet.name for sheet in old.sheets]
    if [sheet.name for sheet in new.sheets][: len(wanted)] != wanted:
        yield _failed(old.part, "the sheets are not as they were")


def _strings(old: Workbook, new: Workbook, changed: set[str]) -> Iterator[Problem]:
    part = old.related("sharedStrings")
    if part is None:
        return
    if part_key(part) not in changed:
        new.parts.share_strings(old.parts)
    elif list(new.parts.texts[: len(old.parts.texts)]) != list(old.parts.texts):
        yield _failed(part, "strings are not as they were")


def _styles(old: Workbook, new: Workbook, changed: set[str]) -> Iterator[Problem]:
    part = old.related("styles")
    if part is None or part_key(part) not in changed or old.styles is None or new.styles is None:
        return
    kept = new.styles.formats[: len(old.styles.formats)]
    if kept != old.styles.formats:
        yield _failed(part, "formats are not as they were")


def _locks(new: Workbook, locks: Mapping[str, Mapping[Position, bool]]) -> Iterator[Problem]:
    for name, cells in locks.items():
        view = SheetView(new.sheet(name))
        for position, locked in cells.items():
            if new.is_locked(view.style(*position)) != locked:
                yield _failed(place_of(name, position), "is not locked as asked")


def _new_sheet(asked: NewSheet, new: Workbook) -> Iterator[Problem]:
    """Compare the cells of a new sheet with what was asked for."""
    view = SheetView(new.sheet(asked.name))
    wanted = {
        (row, column): plain
        for row, values in enumerate(asked.rows, 1)
        for column, value in enumerate(values, 1)
        if (plain := plain_value(value, date1904=new.date1904)) not in (None, "")
    }
    for position, value in wanted.items():
        if not _holds(view, position, value):
            yield _failed(place_of(asked.name, position), f"does not hold {value!r}")
    if any(position not in wanted and view.value(*position) is not None for position in view.positions()):
        yield _failed(asked.name, "holds more than was asked for")


def _sheet(asked: Asked) -> Iterator[Problem]:
    before, sheet = asked.before, asked.workbook.sheet(asked.before.sheet.name)
    old_text = before.xml.text
    if before.xml.canonical and is_as_asked(asked, sheet.source.text):
        return
    after = SheetView(sheet)
    name, new_text = sheet.name, after.xml.text
    if before.xml.canonical and not after.xml.canonical:
        yield _failed(name, "is not written the usual way any more")
    yield from _around(before, after)
    by_row: dict[int, list[int]] = {}
    for row_number, column in asked.patches:
        by_row.setdefault(row_number, []).append(column)
    if before.rows.keys() | by_row.keys() != after.rows.keys() | by_row.keys():
        yield _failed(name, "rows have come or gone")
    for number, row in before.rows.items():
        found = after.rows.get(number)
        if number not in by_row and found is not None:  # noqa: SIM102
            if old_text[row.start : row.stop] != new_text[found.start : found.stop]:
                yield _failed(f"{name}!{number}:{number}", "the row is not as it was")
    quick = before.xml.canonical and after.xml.canonical
    for number, columns in by_row.items():
        spelt = not quick and _rest(before, number, columns) == _rest(after, number, columns)
        if not (spelt or (quick and _alike(before, after, number, columns))):
            yield _failed(f"{name}!{number}:{number}", "cells of the row are not as they were")
    for position, value in asked.values.items():
        if not _holds(after, position, value):
            yield _failed(place_of(name, position), f"does not hold {value!r}")
    for position, value in asked.results.items():
        if not same_value(value, after.value(*position)):
            yield _failed(place_of(name, position), f"does not have the result {value!r}")
    yield from _kept(asked, after)


def _kept(asked: Asked, after: SheetView) -> Iterator[Problem]:
    """Compare what a patched cell keeps: its style, its formula, its value."""
    before, values = asked.before, asked.values
    name = before.sheet.name
    for position, patch in asked.patches.items():
        style = before.style(*position) if patch.style is None else patch.style
        if after.style(*position) != style:
            yield _failed(place_of(name, position), f"has not the style {style}")
        if not _is_spelt_as(patch.content or patch.result, before, after, position):
            yield _failed(place_of(name, position), "has a value of another kind than was asked for")
        if position in values:
            if isinstance(values[position], Formula) and _kind_of_formula(after, position) != {}:
                yield _failed(place_of(name, position), "has another kind of formula than was asked for")
            continue
        if position not in asked.results and not same_value(before.value(*position), after.value(*position)):
            yield _failed(place_of(name, position), "has another value than before")
        if _kind_of_formula(after, position) != _kind_asked(before, position, patch):
            yield _failed(place_of(name, position), "has another kind of formula than before")
    if any(position not in values or patch.formula is not None for position, patch in asked.patches.items()):
        kept = [
            {position: text for position, text in view.formulas.texts.items() if position not in values}
            for view in (before, after)
        ]
        if kept[0] != kept[1]:
            yield _failed(name, "formulas are not as they were")


def _is_spelt_as(content: Content | None, before: SheetView, after: SheetView, position: Position) -> bool:
    """Tell whether a cell is there, has the type of its new content or result, or else of its old, and no text beside it."""
    span, old = after.span(*position), before.span(*position)
    if span is None:
        return False
    if content is None:
        return (span.type, span.inline) == (("", None) if old is None else (old.type, old.inline))
    return span.type == (content.type or "") and (span.inline is None or span.type == "inlineStr")


def _kind_of_formula(view: SheetView, position: Position) -> Mapping[str, str] | None:
    """Give the attributes of a cell's formula; None where it has none."""
    span = view.span(*position)
    return None if span is None else span.formula_attributes


def _kind_asked(before: SheetView, position: Position, patch: CellPatch) -> Mapping[str, str] | None:
    if patch.formula is None:
        return _kind_of_formula(before, position)
    return attributes_of(patch.formula[: patch.formula.index(">") + 1])


def _alike(before: SheetView, after: SheetView, number: int, columns: list[int]) -> bool:
    """Tell whether two states of a canonical row have the same tag and cells, but for these columns."""
    old, new = before.tokens(number), after.tokens(number)
    tags = [_tag(view, number) for view in (before, after)]
    if tags[0] != tags[1] and _but_spans(tags[0]) != _but_spans(tags[1]):
        return False
    differing = {column for column in old.keys() | new.keys() if old.get(column) != new.get(column)}
    return differing.issubset(columns)


def _tag(view: SheetView, number: int) -> str:
    row = view.rows.get(number)
    return "" if row is None else view.xml.text[row.start : row.tag_stop]


def _but_spans(tag: str) -> dict[str, str]:
    """Give the attributes of a row but for its number and spans; a row that is not there has none."""
    return {name: value for name, value in attributes_of(tag).items() if name not in {"r", "spans"}}


def _rest(view: SheetView, number: int, columns: list[int]) -> str:
    """Give the text of a row without the cells in these columns and without its tag's spans."""
    row = view.rows.get(number)
    if row is None:
        return ""
    text = view.xml.text
    spans = sorted((span.start, span.stop) for each in columns if (span := view.span(number, each)) is not None)
    attributes = attributes_of(text[row.start : row.tag_stop])
    attributes.pop("spans", None)
    pieces, at = [], row.tag_stop
    for start, stop in spans:
        pieces.append(text[at:start])
        at = stop
    pieces.append(text[at : row.stop])
    rest = "".join(pieces).rpartition("</")[0] if row.tag_stop != row.stop else ""
    number_only = {"r": str(number)}
    return rest if attributes == number_only and not rest else f"{sorted(attributes.items())}{rest}"


def _around(before: SheetView, after: SheetView) -> Iterator[Problem]:
    """Compare what stands before and after the cells; only ``dimension`` may differ."""
    one, other = before.xml.skeleton, after.xml.skeleton
    if (
        before.xml.text[one.data_stop :].rpartition("sheetData>")[2]
        != after.xml.text[other.data_stop :].rpartition("sheetData>")[2]
    ):
        yield _failed(before.sheet.part, "what follows the cells is not as it was")
    heads = [_head(each) for each in (before, after)]
    if heads[0] != heads[1]:
        yield _failed(before.sheet.part, "what precedes the cells is not as it was")


def _head(view: SheetView) -> str:
    skeleton, text = view.xml.skeleton, view.xml.text
    head = text[: skeleton.data_start]
    if skeleton.dimension is None or skeleton.dimension[0] > len(head):
        return head
    at, ref = skeleton.dimension
    stated = f'ref="{ref}"'
    return head[:at] + (head[at:].replace(stated, "ref", 1) if find_range(ref) else head[at:])


def _holds(view: SheetView, position: Position, value: object) -> bool:
    """Tell whether a cell holds what was asked for; a formula without a result may have got one."""
    if value is None:
        return view.value(*position) is None and not (view.has_value(*position) or view.has_formula(*position))
    return is_there(value, view, position)
