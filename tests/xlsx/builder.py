"""Workbooks written by hand, part by part, so that a test decides every byte."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def sheet_xml(rows: str, *, before: str = "", after: str = "", attributes: str = "") -> str:
    """A worksheet part around the inside of ``sheetData``."""
    data = f"<sheetData>{rows}</sheetData>" if rows else "<sheetData/>"
    return f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{REL}"{attributes}>{before}{data}{after}</worksheet>'


def strings_xml(*texts: str, attributes: str | None = None) -> str:
    """A shared-strings part of plain strings."""
    if attributes is None:
        attributes = f' count="{len(texts)}" uniqueCount="{len(texts)}"'
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{DECLARATION}<sst xmlns="{MAIN}"{attributes}>{items}</sst>'


STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;TW I: &quot;0.00%"/>'
    '</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass
class Book:
    """A workbook to be: sheet names with their XML, and whatever else a test needs."""

    sheets: Mapping[str, str | bytes] = field(default_factory=lambda: {"Lembar": sheet_xml("")})
    strings: str | None = None
    styles: str | None = STYLES
    calc_chain: str | None = None
    workbook_inside: str = ""
    """Elements after ``<sheets>``."""
    workbook_before: str = ""
    """Elements before ``<sheets>``."""
    extra: Mapping[str, str | bytes] = field(default_factory=dict)
    sheet_relations: Mapping[str, str] = field(default_factory=dict)
    """Inside of the relationships part of a sheet, by sheet name."""
    main: str = MAIN
    rel: str = REL
    order: Sequence[str] = ()
    """Part numbers of the sheets in tab order; default 1, 2, ..."""

    def parts(self) -> dict[str, bytes]:
        """The parts of the package, by name."""
        numbers = list(self.order) or [str(index) for index in range(1, len(self.sheets) + 1)]
        found: dict[str, str | bytes] = {
            "[Content_Types].xml": self._content_types(numbers),
            "_rels/.rels": _relations(
                f'<Relationship Id="rId1" Type="{self.rel}/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": self._workbook(),
            "xl/_rels/workbook.xml.rels": self._workbook_relations(numbers),
        }
        for number, (name, xml) in zip(numbers, self.sheets.items(), strict=True):
            found[f"xl/worksheets/sheet{number}.xml"] = xml
            if name in self.sheet_relations:
                found[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(self.sheet_relations[name])
        for part, text in (("sharedStrings", self.strings), ("styles", self.styles), ("calcChain", self.calc_chain)):
            if text is not None:
                found[f"xl/{part}.xml"] = text
        found.update(self.extra)
        return {name: xml.encode() if isinstance(xml, str) else xml for name, xml in found.items()}

    def bytes(self) -> bytes:
        """The package, deflated."""
        return pack(self.parts())

    def _content_types(self, numbers: Sequence[str]) -> str:
        overrides = [("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml")]
        overrides += [(f"/xl/worksheets/sheet{number}.xml", f"{_TYPE}.worksheet+xml") for number in numbers]
        for part, text in (("sharedStrings", self.strings), ("styles", self.styles), ("calcChain", self.calc_chain)):
            if text is not None:
                overrides.append((f"/xl/{part}.xml", f"{_TYPE}.{part}+xml"))
        items = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
        return (
            f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
        )

    def _workbook(self) -> str:
        sheets = "".join(
            f'<sheet name="{name}" sheetId="{index}" r:id="rId{index}"/>' for index, name in enumerate(self.sheets, 1)
        )
        return (
            f'{DECLARATION}<workbook xmlns="{self.main}" xmlns:r="{self.rel}">{self.workbook_before}'
            f"<sheets>{sheets}</sheets>{self.workbook_inside}</workbook>"
        )

    def _workbook_relations(self, numbers: Sequence[str]) -> str:
        items = [
            f'<Relationship Id="rId{index}" Type="{self.rel}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for index, number in enumerate(numbers, 1)
        ]
        for part, text in (("sharedStrings", self.strings), ("styles", self.styles), ("calcChain", self.calc_chain)):
            if text is not None:
                items.append(f'<Relationship Id="rId_{part}" Type="{self.rel}/{part}" Target="{part}.xml"/>')
        return _relations("".join(items))


def one_sheet(rows: str, **kinds: str) -> bytes:
    """A workbook of one sheet ``Lembar``; ``before`` and ``after`` stand around its cells."""
    return Book({"Lembar": sheet_xml(rows, **kinds)}).bytes()


def _relations(items: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_REL}">{items}</Relationships>'


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package, inflated by zipfile, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {info.filename: package.read(info) for info in package.infolist()}


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """Names of the parts that differ between two packages, came or went."""
    one, other = parts_of(before), parts_of(after)
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


@dataclass
class Entry:
    """One member of a hand-made archive."""

    name: str
    content: bytes
    method: int = 8
    descriptor: bool = False
    extra: bytes = b""
    flags: int = 0
    crc: int | None = None
    size: int | None = None
    zip64: bool = False


def pack(parts: Mapping[str, bytes]) -> bytes:
    """An ordinary archive."""
    return archive([Entry(name, content) for name, content in parts.items()])


def archive(entries: Sequence[Entry], *, comment: bytes = b"", prefix: bytes = b"", zip64_end: bool = False) -> bytes:
    """An archive with every oddity that the entries ask for."""
    out, directory = bytearray(prefix), bytearray()
    for entry in entries:
        offset = len(out) - len(prefix)
        body = _deflated(entry.content) if entry.method == 8 else entry.content
        crc = zlib.crc32(entry.content) if entry.crc is None else entry.crc
        size = len(entry.content) if entry.size is None else entry.size
        name, flags = entry.name.encode(), entry.flags | 0x0800 | (8 if entry.descriptor else 0)
        local_extra = entry.extra
        if entry.zip64:
            local_extra += struct.pack("<2H2Q", 1, 16, size, len(body))
        stated = (0, 0, 0) if entry.descriptor else (crc, len(body), size)
        if entry.zip64:
            stated = (stated[0], 0xFFFFFFFF, 0xFFFFFFFF)
        common = (45 if entry.zip64 else 20, flags, entry.method, 0x6000, 0x5765)
        out += (
            struct.pack("<4s5H3L2H", b"PK\x03\x04", *common, *stated, len(name), len(local_extra))
            + name
            + local_extra
            + body
        )
        if entry.descriptor:
            out += struct.pack("<4s3L", b"PK\x07\x08", crc, len(body), size)
        central_extra, sizes, at = entry.extra, (len(body), size), offset
        if entry.zip64:
            central_extra += struct.pack("<2H3Q", 1, 24, size, len(body), offset)
            sizes, at = (0xFFFFFFFF, 0xFFFFFFFF), 0xFFFFFFFF
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, *common, crc, *sizes, len(name), len(central_extra), 0, 0, 0, 0, at
        )
        directory += name + central_extra
    start = len(out) - len(prefix)
    out += directory
    count, size, stated_start = len(entries), len(directory), start
    if zip64_end:
        at = len(out)
        out += struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
        out += struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
        count, size, stated_start = 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF
    out += struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size, stated_start, len(comment)) + comment
    return bytes(out)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()
