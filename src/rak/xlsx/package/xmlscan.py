"""Small XML parts as a flat list of elements with their places in the text: enough to read and to splice."""

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from rak.xlsx.package.limits import Limits
from rak.xlsx.package.problems import Reason, refuse
from rak.xlsx.package.xmltext import START_TAG

MAIN = frozenset(
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"}
)
"""The main namespace, transitional and strict."""
RELATIONS = frozenset(
    {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
)
"""The namespace of ``r:id``, transitional and strict."""


class Offsets:
    """Turn expat's byte offsets, which only grow, into offsets in the text."""

    def __init__(self, text: str) -> None:
        self.data = text.encode("utf-8")
        self._ascii = len(self.data) == len(text)
        self._byte = self._char = 0

    def __call__(self, byte: int) -> int:
        """Give the offset in the text for an offset in the bytes that is not before the last one."""
        if self._ascii:
            return byte
        self._char += len(self.data[self._byte : byte].decode("utf-8"))
        self._byte = byte
        return self._char


def run_expat(
    data: bytes,
    place: str,
    start: Callable[[str, list[str]], None],
    end: Callable[[str], None],
    limits: Limits,
    setup: Callable[[Any], None] | None = None,
) -> None:
    """Parse UTF-8 bytes with namespaces as ``uri local``; refuse a DOCTYPE, deep nesting and bad XML."""
    parser = expat.ParserCreate("utf-8", " ")
    parser.ordered_attributes = True
    parser.buffer_text = True

    def doctype(*_: object) -> None:
        raise refuse(Reason.DOCTYPE, place, "declares a document type, which no workbook needs")

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if setup is not None:
        setup(parser)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise refuse(Reason.BAD_XML, place, str(error)) from None
    except RecursionError:
        raise refuse(Reason.TOO_DEEP, place, f"nested deeper than {limits.max_depth}") from None


def pairs(attributes: list[str]) -> dict[str, str]:
    """Make a mapping of expat's ordered attributes."""
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


class Element:
    """One element of a small part; ``start``, ``tag_stop`` and ``stop`` are offsets in the text."""

    __slots__ = ("attributes", "content", "depth", "name", "namespace", "parent", "start", "stop", "tag_stop")

    def __init__(self, namespace: str, name: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.namespace = namespace
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.depth: int = 1 if parent is None else parent.depth + 1
        self.content = ""
        self.start = self.tag_stop = self.stop = 0

    @property
    def is_main(self) -> bool:
        """Whether the element is of the spreadsheet namespace."""
        return self.namespace in MAIN

    def path(self) -> str:
        """Give the local names from the root, joined by slashes."""
        return self.name if self.parent is None else f"{self.parent.path()}/{self.name}"


def scan(text: str, place: str, limits: Limits) -> list[Element]:
    """List the elements of a part in document order."""
    offsets = Offsets(text)
    found: list[Element] = []
    stack: list[Element] = []
    parser: Any = None

    def start(name: str, attributes: list[str]) -> None:
        namespace, _, local = name.rpartition(" ")
        element = Element(namespace, local, pairs(attributes), stack[-1] if stack else None)
        if element.depth > limits.max_depth:
            raise refuse(Reason.TOO_DEEP, place, f"nested deeper than {limits.max_depth}")
        if len(found) > limits.max_items:
            raise refuse(Reason.TOO_LARGE, place, f"lebih dari {limits.max_items} unsur XML")
        element.start = offsets(parser.CurrentByteIndex)
        match = START_TAG.match(text, element.start)
        element.tag_stop = match.end() if match else element.start
        found.append(element)
        stack.append(element)

    def end(_name: str) -> None:
        element = stack.pop()
        if text[element.tag_stop - 2] == "/":
            element.stop = element.tag_stop
        else:
            element.stop = text.index(">", offsets(parser.CurrentByteIndex)) + 1

    def characters(data: str) -> None:
        stack[-1].content += data

    def setup(made: Any) -> None:
        nonlocal parser
        parser = made
        made.CharacterDataHandler = characters

    run_expat(offsets.data, place, start, end, limits, setup)
    return found
