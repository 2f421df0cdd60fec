"""The finished package, written so that the same workbook always has the same bytes."""

import re
import zipfile
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

from openpyxl.workbook.workbook import Workbook

from rak import xlsx
from rak.calc.cell_error import CellError
from rak.calc.graph import Recalculator
from rak.calc.values import UNKNOWN, Value
from rak.xlsx.sheet.address import from_address

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
_OWN: Final = xlsx.Limits.for_cells(10_000_000)
"""What was just built is no hostile file, however large the plan is."""

_Results = dict[tuple[str, int, int], Value]

_CELL: Final = re.compile(rb'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)><f>([^<]*)</f><v(?:/>|></v>)</c>')


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
    results = _compute(_zip(parts))
    for number, sheet in enumerate(workbook.sheetnames, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _BLANK.sub(rb"\1/>", parts[name])  # not every engine takes a number that is not there for a blank
        parts[name] = _write_into(parts[name], sheet, results)
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


def _compute(data: bytes) -> _Results:
    """The value of every formula of a workbook that has no results yet."""
    workbook = xlsx.Workbook.open(data, limits=_OWN)
    cells = {sheet.name: sheet.cells for sheet in workbook.sheets}
    formulas = {
        (name, row, col): cell.formula
        for name, found in cells.items()
        for (row, col), cell in found.items()
        if cell.formula is not None
    }

    def lookup(name: str, row: int, col: int) -> Value:
        cell = cells[name].get((row, col))
        return None if cell is None or cell.formula is not None else cell.value

    recalculator = Recalculator(formulas, lookup, cells=lambda name: cells[name], sheets=list(cells))
    values = {key: recalculator.value(key) for key in formulas}
    return {key: value for key, value in values.items() if value is not UNKNOWN}


def _write_into(part: bytes, sheet: str, results: _Results) -> bytes:
    """The sheet's part with its results in place; a formula without one stays as it is, for the program to compute."""

    def completed(match: re.Match[bytes]) -> bytes:
        row, col = from_address(match[1].decode())
        value = results.get((sheet, row, col))
        if value is None:
            return match[0]
        kind, text = _spell(value)
        return b'<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (match[1], match[2], kind, match[3], text)

    return _CELL.sub(completed, part)


def _spell(value: Value) -> tuple[bytes, bytes]:
    """The type attribute and the text of a result."""
    if isinstance(value, bool):
        return b' t="b"', b"1" if value else b"0"
    if isinstance(value, CellError):
        return b' t="e"', value.encode()
    if isinstance(value, str):
        return b' t="str"', escape(value).encode()
    return b"", repr(value).encode()
