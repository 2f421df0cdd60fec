"""Comments of a sheet, of both kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak.ooxml.address import Position, from_address
from rak.ooxml.problems import OoxmlError
from rak.ooxml.xmlscan import Element, scan
from rak.ooxml.xmltext import decode_excel

if TYPE_CHECKING:
    from rak.ooxml.sheet import Sheet


def read_notes(sheet: Sheet) -> dict[Position, str]:
    """Read legacy comments and threads; where both speak of a cell, the thread is the one staff see."""
    notes: dict[Position, str] = {}
    threads: dict[Position, list[str]] = {}
    workbook = sheet.workbook
    for relation in sheet.relations.values():
        if relation.external or relation.target not in workbook.container:
            continue
        if relation.kind not in {"comments", "threadedComment"}:
            continue
        elements = scan(workbook.text_of(relation.target).text, relation.target, workbook.limits)
        for element in elements:
            position = _position(element)
            if element.name == "comment" and position:
                notes[position] = _joined(element, elements)
            elif element.name == "threadedComment" and position:
                threads.setdefault(position, []).append(_joined(element, elements))
    return notes | {position: "\n".join(texts) for position, texts in threads.items()}


def _position(element: Element) -> Position | None:
    try:
        return from_address(element.attributes.get("ref", ""))
    except OoxmlError:
        return None


def _joined(comment: Element, elements: list[Element]) -> str:
    inside = (each for each in elements if comment.start < each.start < comment.stop)
    return decode_excel("".join(each.content for each in inside if _is_text(each)))


def _is_text(element: Element) -> bool:
    if element.name == "text":
        return True
    return element.name == "t" and element.parent is not None and element.parent.name != "rPh"
