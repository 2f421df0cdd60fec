"""The styles of a Word report, and where they come from: our own template, or the office's letterhead."""

import io
import zipfile
import zlib
from os import PathLike
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from rak.errors import SalahPakai
from rak.plain_files import read_plain

WAJIB: Final = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Caption")
"""Styles that an office's template must have; what else is needed is added."""
SAMPUL, DAFTAR, CATATAN, ISI_TABEL, DEPAN, TABEL = (
    "RAK Sampul", "RAK Judul Daftar", "RAK Catatan", "RAK Isi Tabel", "RAK Judul Depan", "RAK Tabel",
)  # fmt: skip
_LARGEST: Final = 16 * 2**20
_MOST_INFLATED: Final = 24 * 2**20
"""Bytes of all parts, pictures too: each of them is inflated."""
_MOST_MARKS: Final = 250_000
"""Tags, comments and attributes of its parts: in memory each takes some hundred bytes."""
_OF_THE_TEXT: Final = frozenset({"chart", "chartEx", "hyperlink", "image", "oleObject", "package", "diagramData"})
"""Relations that only the text of a document uses; what the office's own text showed goes with it."""
_FONT: Final = "Arial"
_BLUE: Final = "1F4E79"


def open_template(path: str | PathLike[str] | None) -> WordDocument:
    """A document without text, with every style that the report uses.

    Raises SalahPakai for a template that is no Word file or lacks a style.
    """
    document = docx.Document() if path is None else _office(path)
    if path is None:
        _drop_parts(document, "thumbnail", "customXml")
        _own_styles(document)
    _drop_parts(document, "stylesWithEffects")  # Word 2010's second copy of the styles: it would lack those added here
    _added_styles(document)
    return document


def _office(path: str | PathLike[str]) -> WordDocument:
    content = read_plain(Path(path), _LARGEST)
    advice = "Pakai berkas .docx yang disimpan dari Word."
    if _is_heavy(content):
        pesan = f"{path}: templat ini terlalu besar."
        raise SalahPakai(pesan, "Sisakan kop surat dan gayanya saja, simpan, lalu ulangi.")
    try:
        document = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, OSError, SyntaxError):
        raise SalahPakai(f"{path}: templat ini bukan berkas Word.", advice) from None
    except Exception:  # noqa: BLE001  # a zip of another kind, or a damaged one: whatever the package reader meets
        raise SalahPakai(f"{path}: templat ini tidak dapat dibaca sebagai berkas Word.", advice) from None
    known = {style.name.casefold() for style in document.styles if style.name}
    missing = [name for name in WAJIB if name.casefold() not in known]
    if missing:
        pesan = f"{path}: templat tidak memiliki gaya {', '.join(missing)}."
        raise SalahPakai(pesan, "Terapkan gaya itu sekali pada sebuah alinea di Word, simpan, lalu ulangi.")
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in _OF_THE_TEXT:
            del document.part.rels[key]
    return document


def _is_heavy(content: bytes) -> bool:
    """Whether a template would take much memory; what is no package at all is told by whoever reads it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_INFLATED:
                return True
            parts = [package.read(name) for name in package.namelist() if name.lower().endswith((".xml", ".rels"))]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError):
        return False
    return sum(part.count(sign) for part in parts for sign in (b"<", b"=")) > _MOST_MARKS


def _drop_parts(document: WordDocument, *kinds: str) -> None:
    """Take these parts out: python-docx's own template has a picture of a page, for one."""
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if any(word in relation.reltype for word in kinds):
                del owner.rels[key]


def _own_styles(document: WordDocument) -> None:
    styles: Any = document.styles
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(28), Mm(22)
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    normal = styles["Normal"]
    _set_font(normal, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name, size, before in (("Title", 22, 0), ("Heading 1", 15, 18), ("Heading 2", 12.5, 12), ("Heading 3", 11, 9)):
        style = styles[name]
        _set_font(style, size)
        style.font.bold, style.font.italic = True, False
        style.font.color.rgb = RGBColor.from_string(_BLUE)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
        style.paragraph_format.keep_with_next = True
    title = styles["Title"].element
    for border in title.xpath(".//w:pBdr"):
        border.getparent().remove(border)
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption = styles["Caption"]
    _set_font(caption, 9.5)
    caption.font.bold = True
    caption.font.color.rgb = RGBColor(0, 0, 0)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(8)
    for name in ("Header", "Footer"):
        _set_font(styles[name], 8.5)


def _set_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), _FONT)
    for name in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _added_styles(document: WordDocument) -> None:
    """What the report needs beside the styles of Word: cover, lists of contents, notes, tables."""
    styles: Any = document.styles
    known = {style.name.casefold() for style in styles if style.name}

    def paragraph(name: str, base: str = "Normal") -> Any:
        if name.casefold() in known:
            return None
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        return style

    if style := paragraph(SAMPUL):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.font.size = Pt(14)
    paragraph(DEPAN, "Heading 1")
    if style := paragraph(DAFTAR):
        style.font.size, style.font.bold = Pt(14), True
        style.paragraph_format.keep_with_next = True
    if style := paragraph(CATATAN):
        _shade(style, "FFF4E3", "8A4B00")
        style.paragraph_format.left_indent = Mm(3)
    if style := paragraph(ISI_TABEL):
        style.font.size = Pt(8.5)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.0
    for name, indent in (("toc 1", 0), ("toc 2", 6), ("table of figures", 0)):
        if style := paragraph(name):
            style.paragraph_format.left_indent = Mm(indent)
            style.paragraph_format.space_after = Pt(2)
            style.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if TABEL.casefold() not in known:
        styles.add_style(TABEL, WD_STYLE_TYPE.TABLE).element.append(_borders())


def _shade(style: Any, fill: str, bar: str) -> None:
    properties = style.element.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="6" w:color="{bar}"/></w:pBdr>')
    )
    properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def _borders() -> Any:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8A8A"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    )
    return parse_xml(f"<w:tblPr {nsdecls('w')}><w:tblBorders>{sides}</w:tblBorders>{margins}</w:tblPr>")
