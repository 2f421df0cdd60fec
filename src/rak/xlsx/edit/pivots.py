"""Pivot tables whose figures an edit makes old: their cache is a copy, which only Excel renews."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rak.xlsx.edit.change import UNSET, Change
from rak.xlsx.package.container import part_key
from rak.xlsx.package.problems import Effect, Notice
from rak.xlsx.package.xmlscan import MAIN, RELATIONS, pairs, run_expat
from rak.xlsx.package.xmltext import TRUE
from rak.xlsx.sheet.address import Position, Range, find_range, quote_sheet
from rak.xlsx.sheet.cell_values import is_there
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.workbook import Workbook

_EXTERNAL = frozenset(f"{uri} id" for uri in RELATIONS)
_SOURCES = frozenset(f"{uri} {name}" for uri in MAIN for name in ("worksheetSource", "rangeSet"))
_AREA = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(\$?[A-Za-z]{1,3}\$?[0-9]+(?::\$?[A-Za-z]{1,3}\$?[0-9]+)?)")


class Source(NamedTuple):
    """What a pivot cache copies: an area of a sheet (None: the whole sheet; no sheet: nobody can tell)."""

    spelt: str
    sheet: str
    area: Range | None


def stale_pivots(workbook: Workbook, changes: Mapping[tuple[str, Position], Change]) -> list[Notice]:
    """Tell the pivot tables that read a cell which the edit changes; those that Excel renews on opening aside.

    A source that holds formulas counts as changed by any edit: which of them come out differently is known only when
    the edit is written.
    """
    caches = [each for each in workbook.relations.values() if each.kind == "pivotCacheDefinition"]
    found: list[Notice] = []
    changed: dict[str, set[Position]] | None = None
    for cache in caches:
        if cache.external or cache.target not in workbook.container:
            continue
        sources = _sources(workbook, cache.target)
        if sources and changed is None:
            changed = _changed(workbook, changes)
        touched = [source for source in sources if changed and _reads(workbook, source, changed)]
        if touched:
            spelt = ", ".join(source.spelt for source in touched)
            places = ", ".join(_sheets_showing(workbook, cache.target)) or cache.target
            found.append(Notice(Effect.STALE_PIVOT, places, f"a pivot table copies {spelt}, which changes"))
    return found


def _changed(workbook: Workbook, changes: Mapping[tuple[str, Position], Change]) -> dict[str, set[Position]]:
    """Give the cells that get another value, by sheet."""
    views: dict[str, SheetView] = {}
    found: dict[str, set[Position]] = {}
    for (name, position), change in changes.items():
        if change.value is UNSET:
            continue
        if name not in views:
            sheet = workbook.sheet(name)
            if not sheet.editable:
                continue
            views[name] = SheetView(sheet)
        if not is_there(change.value, views[name], position):
            found.setdefault(name.casefold(), set()).add(position)
    return found


def _reads(workbook: Workbook, source: Source, changed: dict[str, set[Position]]) -> bool:
    if not source.sheet:
        return True
    area, cells = source.area, changed.get(source.sheet.casefold(), set())
    if any(area is None or area.covers(position) for position in cells):
        return True
    sheet = next((each for each in workbook.sheets if each.name.casefold() == source.sheet.casefold()), None)
    if sheet is None or not sheet.editable:
        return False
    formulas = SheetView(sheet).formulas.texts
    return any(area is None or area.covers(position) for position in formulas)


def _sources(workbook: Workbook, part: str) -> list[Source]:
    """Read where a cache comes from; nothing for another workbook, a database, or where Excel renews it on opening."""
    found: list[dict[str, str]] = []
    root: dict[str, str] = {}

    def start(name: str, attributes: list[str]) -> None:
        if not root:
            root.update({"": ""}, **pairs(attributes))
        elif name in _SOURCES:
            found.append(pairs(attributes))

    text = workbook.parts.text_of(part).text
    run_expat(text.encode(), part, start, lambda _name: None, workbook.limits)
    if root.get("refreshOnLoad") in TRUE:
        return []
    return [_source(workbook, each) for each in found if not _EXTERNAL & each.keys()]


def _source(workbook: Workbook, attributes: dict[str, str]) -> Source:
    sheet, ref, name = (attributes.get(key, "") for key in ("sheet", "ref", "name"))
    if not name:
        return Source(f"{sheet}!{ref}", sheet, find_range(ref))
    for each in workbook.sheets:
        for table in each.tables:
            if table.name.casefold() == name.casefold():
                return Source(name, each.name, table.area)
    match = _AREA.fullmatch(_meaning(workbook, name, sheet))
    if match is None:
        return Source(name, "", None)
    return Source(name, (match[1] or "").replace("''", "'") or match[2], find_range(match[3]))


def _meaning(workbook: Workbook, name: str, sheet: str) -> str:
    """Give what a defined name refers to: the sheet's own before the workbook's."""
    names = {key.casefold(): value for key, value in workbook.defined_names.items()}
    own = names.get(f"{quote_sheet(sheet)}!{name}".casefold())
    return (own or names.get(name.casefold(), "")).removeprefix("=").strip()


def _sheets_showing(workbook: Workbook, cache: str) -> Iterator[str]:
    """List the sheets that have a pivot table over a cache."""
    for sheet in workbook.sheets:
        tables = [each.target for each in sheet.relations.values() if each.kind == "pivotTable" and not each.external]
        caches = (
            part_key(relation.target) for table in tables for relation in workbook.parts.relations_of(table).values()
        )
        if part_key(cache) in caches:
            yield sheet.name
