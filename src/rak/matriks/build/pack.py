"""The finished package, written so that the same workbook always has the same bytes."""

import re
import zipfile
from io import BytesIO
from typing import Final

from openpyxl.workbook.workbook import Workbook

from rak.matriks.build import cached_results

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_INLINE = re.compile(rb'(<c [^>]*?) t="inlineStr"><is>(<t(?: [^>]*)?(?:/>|>[^<]*</t>))</is></c>')
_BLANK = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="n"/>')
_FONT = re.compile(rb"<font>(.*?)</font>")
_ELEMENT = re.compile(rb"<[a-zA-Z]+ [^>]*/>")
_NAME = re.compile(rb"<([a-zA-Z]+)")
_FONT_ORDER: Final = (
    b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow", b"u", b"vertAlign", b"sz", b"color", b"name",
    b"family", b"charset", b"scheme",
)  # fmt: skip
_STRINGS: Final = "xl/sharedStrings.xml"
_MAIN: Final = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CONTENT_TYPE: Final = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_RELATIONSHIP: Final = (
    b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    b'Target="/xl/sharedStrings.xml" Id="rIdStrings"/>'
)
_STAMPED: Final = rb"\g<1>2024-01-01T00:00:00Z"


def to_bytes(workbook: Workbook) -> bytes:
    """The workbook as openpyxl writes it, with the results of its formulas, without the clock and the machine.

    Its texts stand in one shared part, since not every reader knows texts inside cells.
    """
    raw = BytesIO()
    workbook.save(raw)
    with zipfile.ZipFile(raw) as source:
        parts = {name: source.read(name).replace(b" />", b"/>") for name in source.namelist()}  # as Excel spells it
    parts["docProps/core.xml"] = _STAMP.sub(_STAMPED, parts["docProps/core.xml"])
    parts["xl/styles.xml"] = _FONT.sub(_order_font, parts["xl/styles.xml"])
    share_strings(parts)
    results = cached_results.compute(_zip(parts))
    for number, sheet in enumerate(workbook.sheetnames, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _BLANK.sub(rb"\1/>", parts[name])  # not every engine takes a number that is not there for a blank
        parts[name] = cached_results.write_into(parts[name], sheet, results)
    return _zip(parts)


def _zip(parts: dict[str, bytes]) -> bytes:
    out, first = BytesIO(), ("[Content_Types].xml", "_rels/.rels")
    with zipfile.ZipFile(out, "w") as target:
        for name in (*first, *sorted(parts.keys() - first)):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            member.external_attr = 0
            target.writestr(member, parts[name], compresslevel=6)
    return out.getvalue()


def _order_font(match: re.Match[bytes]) -> bytes:
    """The elements of a font in the order of the schema, which openpyxl does not keep."""
    elements = sorted(_ELEMENT.findall(match[1]), key=lambda element: _FONT_ORDER.index(_NAME.findall(element)[0]))
    return b"<font>%s</font>" % b"".join(elements)


def share_strings(parts: dict[str, bytes]) -> None:
    """Move the texts of all sheets into xl/sharedStrings.xml: not every reader knows texts inside cells."""
    index: dict[bytes, int] = {}
    count = 0

    def shared(match: re.Match[bytes]) -> bytes:
        nonlocal count
        count += 1
        number = index.setdefault(match[2], len(index))
        return b'%s t="s"><v>%d</v></c>' % (match[1], number)

    for name in sorted(parts):
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = _INLINE.sub(shared, parts[name])
    items = b"".join(b"<si>%s</si>" % text for text in index)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="%s"' % _MAIN
    parts[_STRINGS] = b'%s count="%d" uniqueCount="%d">%s</sst>' % (head, count, len(index), items)
    _insert(parts, "[Content_Types].xml", b"</Types>", _CONTENT_TYPE)
    _insert(parts, "xl/_rels/workbook.xml.rels", b"</Relationships>", _RELATIONSHIP)


def _insert(parts: dict[str, bytes], name: str, before: bytes, element: bytes) -> None:
    head, end, tail = parts[name].rpartition(before)
    parts[name] = head + element + end + tail
