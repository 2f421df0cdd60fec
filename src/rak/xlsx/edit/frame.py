"""What an edit changes around the cells: hidden rows, heights of rows, page breaks, protection of sheets.

Done before any cell is written, as a package of its own, and checked by taking it back: with the asked attributes undone
the sheet must be what it was, to the letter.
"""

import re
from collections.abc import Iterator, Mapping

from rak.xlsx.edit.bookxml import splice
from rak.xlsx.edit.change import Request, RowChange
from rak.xlsx.edit.patch import splice_rows
from rak.xlsx.edit.policy import refuse_ambiguous
from rak.xlsx.package.container import part_key
from rak.xlsx.package.problems import OoxmlError, Problem, Reason
from rak.xlsx.package.xmltext import TRUE, attributes_of, with_attribute
from rak.xlsx.sheet.address import MAX_ROW, quote_sheet
from rak.xlsx.sheet.sheet import Sheet
from rak.xlsx.sheet.sheetxml import RowSpan, SheetXml
from rak.xlsx.sheet.workbook import Workbook

_FRAME = frozenset({"hidden", "ht", "customHeight"})
"""The attributes of a row that are set here."""
_TALLEST = 409
"""Points, the most that Excel gives a row."""
_BREAKS = re.compile(r"<(?:\w+:)?rowBreaks\b[^>]*?(?:/>|>.*?</(?:\w+:)?rowBreaks>)", re.DOTALL)
_PASSWORDS = frozenset({"password", "hashValue"})
_PROTECTION = 'sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"'
"""Protection without a password under which columns may still be made wider and rows higher (0: allowed)."""


def frame_problems(workbook: Workbook, request: Request) -> Iterator[Problem]:
    """Tell what stands against the changes of rows and of protection."""
    for name in dict.fromkeys([*request.protection, *request.breaks, *(sheet for sheet, _ in request.rows)]):
        sheet = next((each for each in workbook.sheets if each.name == name), None)
        if sheet is None:
            continue
        if not sheet.editable:
            yield Problem(Reason.NOT_A_WORKSHEET, name, "a chart sheet has no rows")
            continue
        try:
            refuse_ambiguous(workbook, sheet)
        except OoxmlError as error:
            yield from error.problems
            continue
        yield from _sheet_problems(sheet, _rows_of(request, name), request)


def _sheet_problems(sheet: Sheet, rows: Mapping[int, RowChange], request: Request) -> Iterator[Problem]:
    if sheet.xml.misplaced:
        yield Problem(Reason.BAD_XML, sheet.part, "rows or cells stand twice or out of place")
    hidden = any(change.hidden is not None for change in rows.values())
    if hidden and sheet.protected and not request.allow_locked:
        yield Problem(Reason.SHEET_PROTECTED, sheet.name, "the sheet is protected, rows cannot be hidden")
    for number, change in rows.items():
        place = f"{quote_sheet(sheet.name)}!{number}:{number}"
        if type(number) is not int or not 1 <= number <= MAX_ROW:
            yield Problem(Reason.BAD_ADDRESS, place, f"row 1..{MAX_ROW}")
        if change.height is not None and not 0 < change.height <= _TALLEST:
            yield Problem(Reason.BAD_VALUE, place, f"a height of {change.height}, a row has up to {_TALLEST} points")
    if request.protection.get(sheet.name) is False and sheet.protected and _PASSWORDS & _stated(sheet.xml).keys():
        yield Problem(Reason.SHEET_PROTECTED, sheet.name, "the sheet is protected by a password")


def framed(workbook: Workbook, request: Request, *, self_check: bool = True) -> Workbook:
    """Give the workbook with its rows and its protection as asked; the same object where nothing changes."""
    changed = {}
    names = [sheet.name for sheet in workbook.sheets]
    for name in names:
        rows, wanted, breaks = _rows_of(request, name), request.protection.get(name), request.breaks.get(name)
        if rows or wanted is not None or breaks is not None:
            sheet = workbook.sheet(name)
            text = _with_frame(sheet.xml, rows, wanted, None if breaks is None else _spelt_breaks(sheet.xml, breaks))
            if text != sheet.xml.text:
                changed[part_key(sheet.part)] = sheet.source.encode(text)
    if not changed:
        return workbook
    new = Workbook(workbook.container.rewrite(changed, {}, set()), workbook.path, workbook.limits)
    if self_check:
        problems = list(_differences(workbook, new, request, changed.keys()))
        if problems:
            raise OoxmlError(*problems)
    return new


def _rows_of(request: Request, name: str) -> dict[int, RowChange]:
    return {number: change for (sheet, number), change in request.rows.items() if sheet == name}


def _stated(xml: SheetXml) -> dict[str, str]:
    """Give the attributes of the sheet's protection; none where it has none."""
    at = xml.skeleton.protection
    return attributes_of(xml.text[at[0] : at[1]]) if at else {}


def page_breaks(xml: SheetXml) -> str:
    """Give the element with the breaks between rows; empty where there is none."""
    found = _BREAKS.search(xml.text, _data_end(xml))
    return found[0] if found else ""


def _spelt_breaks(xml: SheetXml, rows: tuple[int, ...]) -> str:
    each = "".join(f'<{xml.prefix}brk id="{row}" min="0" max="16383" man="1"/>' for row in rows)
    counted = f'count="{len(rows)}" manualBreakCount="{len(rows)}"'
    return f"<{xml.prefix}rowBreaks {counted}>{each}</{xml.prefix}rowBreaks>" if rows else ""


def _with_breaks(xml: SheetXml, text: str, breaks: str) -> str:
    """Give the text with that element in place of its own; without one, behind the footer, where there is any."""
    data = _data_end(xml)
    if found := _BREAKS.search(text, data):
        return f"{text[: found.start()]}{breaks}{text[found.end() :]}"
    footer = text.find(end := f"</{xml.prefix}headerFooter>", data)
    return text if footer < 0 else f"{text[: footer + len(end)]}{breaks}{text[footer + len(end) :]}"


def _with_frame(xml: SheetXml, rows: Mapping[int, RowChange], wanted: bool | None, breaks: str | None) -> str:
    """Give the text of a sheet with the changes; what comes later in it is changed first, so that offsets hold."""
    text = xml.text if breaks is None else _with_breaks(xml, xml.text, breaks)
    if wanted is not None and wanted != xml.skeleton.is_protected:
        at = xml.skeleton.protection
        if at is not None:
            tag = with_attribute(text[at[0] : at[1]], "sheet", "1" if wanted else "0")
            text = text[: at[0]] + tag + text[at[1] :]
        else:
            after = max(_data_end(xml), xml.skeleton.calculation_stop)
            text = f"{text[:after]}<{xml.prefix}{_PROTECTION}/>{text[after:]}"
    return splice_rows(xml, text, _pieces(xml, rows)) if rows else text


def _data_end(xml: SheetXml) -> int:
    """Give where ``sheetData`` ends, its end tag included."""
    skeleton = xml.skeleton
    is_empty = skeleton.data_stop == skeleton.data_tag_stop and xml.text[skeleton.data_stop - 2] == "/"
    return skeleton.data_stop if is_empty else xml.text.index(">", skeleton.data_stop) + 1


def _pieces(xml: SheetXml, rows: Mapping[int, RowChange]) -> list[tuple[int, int, str]]:
    """Give (start, stop, new text) for the tag of every row that changes, in document order."""
    found, there = [], {row.number for row in xml.rows}
    new = sorted(number for number, change in rows.items() if number not in there and (change.hidden or change.height))
    for row in xml.rows:
        while new and new[0] < row.number:
            found.append((row.start, row.start, _new_row(xml.prefix, new[0], rows[new[0]])))
            del new[0]
        if row.number in rows:
            tag = _with_change(xml.text[row.start : row.tag_stop], rows[row.number])
            found.append((row.start, row.tag_stop, tag))
    end = xml.skeleton.data_stop
    return found + [(end, end, _new_row(xml.prefix, number, rows[number])) for number in new]


def _new_row(prefix: str, number: int, change: RowChange) -> str:
    return _with_change(f'<{prefix}row r="{number}"/>', change)


def _with_change(tag: str, change: RowChange) -> str:
    """Give the tag of a row as asked."""
    if change.hidden is not None and change.hidden != (attributes_of(tag).get("hidden") in TRUE):
        tag = with_attribute(tag, "hidden", "1" if change.hidden else None)
    if change.height is not None:
        tag = with_attribute(with_attribute(tag, "ht", f"{change.height:g}"), "customHeight", "1")
    return tag


def _differences(old: Workbook, new: Workbook, request: Request, changed: object) -> Iterator[Problem]:
    """Compare what was asked with what is there, and all the rest with what was there."""
    before, after = old.container, new.container
    parts = {part_key(sheet.part): sheet.name for sheet in old.sheets}
    if list(before.members) != list(after.members):
        yield Problem(Reason.SELF_CHECK, old.place, "parts have come or gone")
    for key in before.members:
        if key in changed:  # type: ignore[operator]
            name = parts[key]
            yield from _sheet_differences(old.sheet(name), new.sheet(name), request)
        elif before.raw(key) != after.raw(key):
            yield Problem(Reason.SELF_CHECK, key, "the part is not as it was")


def _sheet_differences(old: Sheet, new: Sheet, request: Request) -> Iterator[Problem]:
    rows = _rows_of(request, old.name)
    was = {row.number: row for row in old.xml.rows}
    if _taken_back(old.xml, new.xml, rows, was) != old.xml.text:
        yield Problem(Reason.SELF_CHECK, old.name, "more than rows, breaks and protection has changed")
    wanted = request.protection.get(old.name)
    if new.protected != (old.protected if wanted is None else wanted):
        yield Problem(Reason.SELF_CHECK, old.name, "is not protected as asked")
    found = {row.number: attributes_of(new.xml.text[row.start : row.tag_stop]) for row in new.xml.rows}
    for number, change in rows.items():
        tag = old.xml.text[was[number].start : was[number].tag_stop] if number in was else f'<row r="{number}"/>'
        before, after = attributes_of(tag), found.get(number, {"r": str(number)})
        kept = [{key: value for key, value in each.items() if key not in _FRAME} for each in (before, after)]
        hidden = before.get("hidden") in TRUE if change.hidden is None else change.hidden
        height = before.get("ht") if change.height is None else f"{change.height:g}"
        if kept[0] != kept[1] or (after.get("hidden") in TRUE) != hidden or after.get("ht") != height:
            yield Problem(Reason.SELF_CHECK, f"{old.name}!{number}:{number}", "the row is not as asked")


def _taken_back(old: SheetXml, new: SheetXml, rows: Mapping[int, RowChange], was: Mapping[int, RowSpan]) -> str:
    """Give the new text with the tags of the asked rows, and the protection, as they were."""
    pieces = []
    for row in new.rows:
        if row.number in rows:
            known = was.get(row.number)
            tag = "" if known is None else old.text[known.start : known.tag_stop]
            pieces.append((row.start, row.stop if known is None else row.tag_stop, tag))
    at, stated = new.skeleton.protection, old.skeleton.protection
    if at is not None:
        pieces.append((*at, "" if stated is None else old.text[stated[0] : stated[1]]))
    text = _with_breaks(old, splice(new.text, pieces), page_breaks(old))
    stop = old.skeleton.data_tag_stop
    if old.skeleton.data_stop == stop and not old.rows:  # an empty sheetData that was opened for its first row
        opened = splice_rows(old, old.text, [(stop, stop, "")])
        if text == opened:
            return old.text
    return text
