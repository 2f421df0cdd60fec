"""Read what was written and compare: what was asked is there, and everything else is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak.ooxml.cell import Formula
from rak.ooxml.edit import place_of
from rak.ooxml.problems import OoxmlError, Problem, Reason
from rak.ooxml.rows import SheetView
from rak.ooxml.values import same_value
from rak.ooxml.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rak.ooxml.address import Position
    from rak.ooxml.cell import Cell


def check(
    old: Workbook,
    data: bytes,
    values: Mapping[str, Mapping[Position, object]],
    patches: Mapping[str, set[Position]],
    changed: set[str],
    added: set[str],
    dropped: set[str],
) -> None:
    """Raise SELF_CHECK with every difference that was not asked for."""
    try:
        new = Workbook.open(data, limits=old.limits)
    except OoxmlError as error:
        raise OoxmlError(*(_failed(each.place, f"cannot be read again: {each}") for each in error.problems)) from None
    problems = list(_members(old, new, changed, added, dropped))
    if not problems:
        for sheet in old.sheets:
            if sheet.editable and sheet.part.lower() in changed and sheet.name in patches:
                problems += _sheet(old, new, sheet.name, values.get(sheet.name, {}), patches[sheet.name])
        problems += _strings(old, new)
    if problems:
        raise OoxmlError(*problems)


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


def _strings(old: Workbook, new: Workbook) -> Iterator[Problem]:
    part = old.related("sharedStrings")
    if part is not None and old._strings is not None and list(new.texts[: len(old.texts)]) != list(old.texts):  # noqa: SLF001
        yield _failed(part, "strings are not as they were")


def _sheet(
    old: Workbook, new: Workbook, name: str, values: Mapping[Position, object], patched: set[Position]
) -> Iterator[Problem]:
    before, after = SheetView(old.sheet(name)), SheetView(new.sheet(name))
    yield from _around(before, after)
    rows = {row for row, _ in patched}
    old_text, new_text = before.xml.text, after.xml.text
    if before.rows.keys() | rows != after.rows.keys() | rows:
        yield _failed(name, "rows have come or gone")
    for number, row in before.rows.items():
        found = after.rows.get(number)
        if number in rows or found is None:
            continue
        if old_text[row.start : row.stop] != new_text[found.start : found.stop]:
            yield _failed(f"{name}!{number}:{number}", "the row is not as it was")
    for number in rows:
        yield from _row(before, after, number, patched)
    for position, value in values.items():
        if not _holds(after.cell(*position), value):
            yield _failed(place_of(name, position), f"does not hold {value!r}")


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
    if skeleton.dimension is None:
        return head
    at = skeleton.dimension[0]
    return head[:at] + head[head.index(">", at) :]


def _row(before: SheetView, after: SheetView, number: int, patched: set[Position]) -> Iterator[Problem]:
    old_cells, new_cells = before.spans(number), after.spans(number)
    for column in old_cells.keys() | new_cells.keys():
        if (number, column) in patched:
            continue
        one, other = old_cells.get(column), new_cells.get(column)
        place = place_of(before.sheet.name, (number, column))
        if one is None or other is None:
            yield _failed(place, "the cell has come or gone")
        elif before.xml.text[one.start : one.stop] != after.xml.text[other.start : other.stop]:
            yield _failed(place, "the cell is not as it was")


def _holds(cell: Cell | None, value: object) -> bool:
    if isinstance(value, Formula):
        if cell is None or cell.formula != value.text:
            return False
        return value.cached is None or same_value(cell.value, value.cached)
    if value is None:
        return cell is None or (cell.value is None and cell.formula is None)
    return cell is not None and cell.formula is None and same_value(cell.value, value)
