"""Comments of a sheet, of both kinds."""

from collections.abc import Mapping
from itertools import takewhile

from rak.xlsx.package.problems import OoxmlError
from rak.xlsx.package.relations import Relation
from rak.xlsx.package.xmlscan import Element
from rak.xlsx.package.xmltext import decode_excel
from rak.xlsx.sheet.address import Position, from_address
from rak.xlsx.sheet.parts import Parts


def read_notes(relations: Mapping[str, Relation], parts: Parts) -> dict[Position, str]:
    """Read what the relations of a sheet lead to: legacy comments and threads; where both speak of a cell, the thread is the one staff see."""
    notes: dict[Position, str] = {}
    threads: dict[Position, list[str]] = {}
    for relation in relations.values():
        if relation.external or relation.target not in parts.container:
            continue
        if relation.kind not in {"comments", "threadedComment"}:
            continue
        elements = parts.elements_of(relation.target)
        for index, element in enumerate(elements):
            position = _position(element)
            if element.name == "comment" and position:
                notes[position] = _joined(elements, index)
            elif element.name == "threadedComment" and position:
                threads.setdefault(position, []).append(_joined(elements, index))
    return notes | {position: "\n".join(texts) for position, texts in threads.items()}


def _position(element: Element) -> Position | None:
    try:
        return from_address(element.attributes.get("ref", ""))
    except OoxmlError:
        return None


def _joined(elements: list[Element], index: int) -> str:
    """Give the text inside one of the elements, which stand in document order."""
    stop = elements[index].stop
    later = (elements[at] for at in range(index + 1, len(elements)))
    inside = takewhile(lambda each: each.start < stop, later)
    return decode_excel("".join(each.content for each in inside if _is_text(each)))


def _is_text(element: Element) -> bool:
    if element.name == "text":
        return True
    return element.name == "t" and element.parent is not None and element.parent.name != "rPh"
