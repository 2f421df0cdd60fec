"""A report as a Word document that an office signs: real headings, lists of contents, captions, sections and charts."""

import datetime
import io
from os import PathLike
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Text

from rak.reports.document import Chart, Document, Isi, Note, Paragraph, Placed, Section, Signature, Table, placed
from rak.reports.word_chart import (
    BOOK_RELATION,
    BOOK_TYPE,
    CHART_RELATION,
    CHART_TYPE,
    chart_workbook,
    chart_xml,
    fixed_package,
)
from rak.reports.word_template import CATATAN, DAFTAR, DEPAN, ISI_TABEL, SAMPUL, TABEL, open_template

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NS: Final = (
    f'{_W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_ISIAN: Final = {"tepat": "E2F0E2", "belum": "FFF4E3", "buruk": "FBE3E3"}
_LINES: Final = 40
"""Entries of the lists of contents on a page."""
_NUMBERS: Final = "71"
"""The numId of our headings; python-docx's own template ends below."""
_NEW_PAGE: Final = f'<w:p {_W}><w:r><w:br w:type="page"/></w:r></w:p>'
_EMU: Final = 635
"""English metric units of a twip."""
_FIXED: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)


def word_file(document: Document, templat: str | PathLike[str] | None = None) -> bytes:
    """The document; the same report gives the same bytes. ``templat`` is the office's own letterhead and styles."""
    return _Writer(document, templat).write()


class _Writer:
    """One document being written, from its cover to its signature."""

    def __init__(self, document: Document, templat: str | PathLike[str] | None) -> None:
        self.report = document
        self.own = templat is None
        self.word: Any = open_template(templat)
        self.body: Any = self.word.element.body
        self.blocks = tuple(placed(document))
        self.styles = {style.name.casefold(): style.style_id for style in self.word.styles if style.name}
        self.wide = False
        self.fresh = True  # nothing stands on the page yet
        self.count = self.marks = 0

    def write(self) -> bytes:
        if self.own:
            self._number_headings()
            self._headers()
        self._cover()
        lists_due = True
        for at, block in enumerate(self.blocks, 1):
            if lists_due and isinstance(block.blok, Section) and block.blok.bernomor:
                self._turn(wide=False)
                self._lists()
                if not block.mendatar:  # else the turn of the paper begins a page
                    self._append(_NEW_PAGE)
                self.fresh = True
                lists_due = False
            self._turn(wide=block.mendatar)
            self._block(block)
            self.fresh = False
            if at < len(self.blocks) and isinstance(self.blocks[at].blok, Signature):
                self._keep_with_next()
        properties = self.word.core_properties
        properties.title = f"{self.report.judul} {self.report.periode}"
        properties.author = properties.last_modified_by = self.report.satuan_kerja[:255]
        properties.created = properties.modified = _FIXED
        properties.comments, properties.revision, properties.language = "", 1, "id-ID"
        out = io.BytesIO()
        self.word.save(out)
        return fixed_package(out.getvalue())

    # --- pages

    def _turn(self, *, wide: bool) -> None:
        """A new section where the paper has to be turned."""
        if wide == self.wide:
            return
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
        *_, before, added, _ = self.body
        if before.tag == qn("w:p"):  # an empty paragraph of the break's own may be the only thing on a page
            before.get_or_add_pPr().append(added.pPr.sectPr)
            self.body.remove(added)
        self.wide, self.fresh = wide, True

    def _room(self) -> int:
        """The width of the text in twips."""
        section = self.word.sections[-1]
        return int((section.page_width - section.left_margin - section.right_margin) / _EMU)

    def _headers(self) -> None:
        section = self.word.sections[0]
        section.different_first_page_header_footer = True
        header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
        header.text = self.report.satuan_kerja
        pages = f"{_run('Halaman ')}{_field('PAGE', '1')}{_run(' dari ')}{_field('NUMPAGES', '1')}"
        what = _run(f"{self.report.judul}, {self.report.periode}. ")
        for element in list(parse_xml(f"<w:p {_NS}>{what}{pages}</w:p>")):
            footer._p.append(element)  # noqa: SLF001  # the paragraph's element

    def _cover(self) -> None:
        report = self.report
        if self.own:
            for _ in range(6):
                self._paragraph("", SAMPUL)
        self._paragraph(report.judul.upper(), "Title")
        for line in (
            report.periode.upper(),
            report.satuan_kerja,
            *([f"Seksi: {report.seksi}"] if report.seksi else []),
        ):
            self._paragraph(line, SAMPUL)
        for line in report.keterangan:
            self._paragraph(line, SAMPUL, run_properties='<w:rPr><w:sz w:val="20"/></w:rPr>')
        self._append(_NEW_PAGE)
        self.fresh = True

    def _lists(self) -> None:
        """Contents, tables, figures: titles and links filled; the numbers of pages are Word's to compute."""
        headings = [one for one in self.blocks if isinstance(one.blok, Section) and one.tingkat <= 2]
        kinds = ((Table, "Tabel"), (Chart, "Gambar"))
        depan = f' \\t "{DEPAN},1"'
        parts = [("Daftar Isi", f'TOC \\o "1-2" \\h \\z{depan}', headings)]
        parts += [
            (f"Daftar {name}", f'TOC \\h \\z \\c "{name}"', [one for one in self.blocks if isinstance(one.blok, kind)])
            for kind, name in kinds
        ]
        if not self.fresh:
            self._append(_NEW_PAGE)
        used = 0
        for title, code, entries in parts:
            if not entries:
                continue
            used += len(entries) + 2
            full = used > _LINES and used > len(entries) + 2
            used = len(entries) + 2 if full else used
            self._paragraph(title, DAFTAR, properties="<w:pageBreakBefore/>" if full else "")
            for at, one in enumerate(entries):
                style = f"toc {one.tingkat}" if one.tingkat else "table of figures"
                start = _begin(code) if at == 0 else ""
                end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if at == len(entries) - 1 else ""
                page = _field(f"PAGEREF {_bookmark(one)} \\h", "", dirty=True)
                link = f'<w:hyperlink w:anchor="{_bookmark(one)}" w:history="1">{_run(_entry(one))}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
                self._append(
                    f'<w:p {_NS}><w:pPr><w:pStyle w:val="{self._style(style)}"/></w:pPr>{start}{link}{end}</w:p>'
                )

    # --- blocks

    def _block(self, one: Placed) -> None:
        block = one.blok
        if isinstance(block, Section):
            self._heading(one, block)
        elif isinstance(block, Note):
            self._paragraph(block.teks, CATATAN)
        elif isinstance(block, Paragraph):
            if block.butir:
                self._paragraph(f"•\u00a0{block}", "Normal", properties='<w:ind w:left="425" w:hanging="227"/>')
            else:
                self._paragraph(str(block), "Normal")
        elif isinstance(block, Signature):
            self._signature(block)
        elif isinstance(block, Table):
            self._caption(one, block.judul)
            self._table(block)
            self._append(f'<w:p {_W}><w:pPr><w:spacing w:after="0" w:line="200" w:lineRule="exact"/></w:pPr></w:p>')
        else:
            self._chart(one, block)

    def _heading(self, one: Placed, section: Section) -> None:
        top = one.tingkat == 1
        style = DEPAN if top and not section.bernomor else f"Heading {one.tingkat}"
        numbered = section.bernomor and self.own
        mark = f"{one.nomor} " if section.bernomor and not self.own else ""
        parts = "<w:pageBreakBefore/>" if top and self.report.berbab and not self.fresh else ""
        if numbered:
            parts += f'<w:numPr><w:ilvl w:val="{one.tingkat - 1}"/><w:numId w:val="{_NUMBERS}"/></w:numPr>'
        self._append(
            f'<w:p {_NS}><w:pPr><w:pStyle w:val="{self._style(style)}"/>{parts}</w:pPr>'
            f"{self._marked(one, _run(mark + section.judul))}</w:p>"
        )

    def _caption(self, one: Placed, title: str) -> None:
        kind, _, number = one.nomor.partition(" ")
        text = _run(f"{kind} ") + _field(f"SEQ {kind} \\* ARABIC", number) + _run(f". {title}")
        self._append(
            f'<w:p {_NS}><w:pPr><w:pStyle w:val="{self._style("Caption")}"/><w:keepNext/></w:pPr>{self._marked(one, text)}</w:p>'
        )

    def _table(self, table: Table) -> None:
        room = self._room()
        shares = table.lebar or (1,) * len(table.kolom)
        widths = [room * share // sum(shares) for share in shares]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        heads = "".join(
            self._cell(text, width, fill="1F4E79", bold=True, colour="FFFFFF", right=at in table.angka)
            for at, (text, width) in enumerate(zip(table.kolom, widths, strict=True))
        )
        rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"]
        first_total = len(table.baris) - table.jumlah
        for number, (row, joined) in enumerate(zip(table.baris, table.bersambung(), strict=True), 1):
            total = number > first_total
            cells = "".join(
                self._cell(
                    cell, width, fill=_ISIAN.get(getattr(cell, "kelas", ""), "EEF3F8" if total else ""), bold=total,
                    right=at in table.angka, keep=joined,
                )
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )  # fmt: skip
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        self._append(
            f'<w:tbl {_W}><w:tblPr><w:tblStyle w:val="{self._style(TABEL)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
        )

    def _cell(
        self, cell: Isi, width: int, *, fill: str = "", bold: bool = False, colour: str = "", right: bool = False,
        keep: bool = False,
    ) -> str:  # fmt: skip
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        run = ("<w:b/>" if bold else "") + (f'<w:color w:val="{colour}"/>' if colour else "")
        align = ("<w:keepNext/>" if keep else "") + ('<w:jc w:val="right"/>' if right else "")
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="{self._style(ISI_TABEL)}"/>{align}</w:pPr>'
            f"{_run(str(cell), f'<w:rPr>{run}</w:rPr>' if run else '')}</w:p></w:tc>"
        )

    def _chart(self, one: Placed, chart: Chart) -> None:
        self.count += 1
        package, number = self.word.part.package, self.count
        book = Part(PackURI(f"/word/embeddings/rak{number}.xlsx"), BOOK_TYPE, chart_workbook(chart), package)
        part = Part(package.next_partname("/word/charts/chart%d.xml"), CHART_TYPE, chart_xml(chart), package)
        part.relate_to(book, BOOK_RELATION)
        relation = self.word.part.relate_to(part, CHART_RELATION)
        wide = self._room() * _EMU
        alt = escape(chart.alt, {'"': "&quot;", "\n": " "})
        self._append(
            f'<w:p {_NS}><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{min(wide // 2, 2_400_000)}"/>'
            f'<wp:docPr id="{1000 + number}" name="Grafik {number}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
        )
        self._caption(one, chart.judul)
        self._paragraph(chart.alt, "Normal", properties="<w:keepNext/>")

    def _keep_with_next(self) -> None:
        """What stands last goes to the page of what follows: a signature is not alone on its page."""
        for element in self.body[-3:-1]:
            last = next(element.iterchildren(qn("w:tr"), reversed=True), element)
            for paragraph in last.iter(qn("w:p")):
                Text(paragraph, self.word).paragraph_format.keep_with_next = True

    def _signature(self, sign: Signature) -> None:
        place = f'<w:keepNext/><w:keepLines/><w:ind w:left="{self._room() // 2}"/>'
        self._paragraph("", "Normal", properties="<w:keepNext/>")
        for line in (sign.tempat_tanggal, f"{sign.jabatan},", "", "", ""):
            self._paragraph(line, "Normal", properties=place)
        self._paragraph(
            sign.nama, "Normal", properties=place.replace("<w:keepNext/>", ""), run_properties="<w:rPr><w:b/></w:rPr>"
        )

    # --- parts

    def _append(self, xml: str) -> None:
        self.body.insert(len(self.body) - 1, parse_xml(xml))

    def _paragraph(self, text: str, style: str, *, properties: str = "", run_properties: str = "") -> None:
        look = f'<w:pPr><w:pStyle w:val="{self._style(style)}"/>{properties}</w:pPr>'
        self._append(f"<w:p {_NS}>{look}{_run(text, run_properties) if text else ''}</w:p>")

    def _style(self, name: str) -> str:
        return escape(str(self.styles[name.casefold()]), {'"': "&quot;"})

    def _marked(self, one: Placed, runs: str) -> str:
        """The runs in a bookmark that the lists link to."""
        self.marks += 1
        number = 500 + self.marks
        return f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(one)}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'

    def _number_headings(self) -> None:
        """BAB I, A., 1. as Word's own multilevel list; 1., a. in a report without chapters."""
        forms = (
            [("upperRoman", "BAB %1"), ("upperLetter", "%2."), ("decimal", "%3.")]
            if self.report.berbab
            else [("decimal", "%1."), ("lowerLetter", "%2."), ("decimal", "%3.")]
        )
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
            for at, (form, text) in enumerate(forms)
        )
        numbering = self.word.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {_W} w:abstractNumId="{_NUMBERS}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        first = next((child for child in numbering if child.tag.endswith("}num")), None)
        if first is None:
            numbering.append(abstract)
        else:
            first.addprevious(abstract)
        numbering.append(parse_xml(f'<w:num {_W} w:numId="{_NUMBERS}"><w:abstractNumId w:val="{_NUMBERS}"/></w:num>'))


def _entry(one: Placed) -> str:
    title = getattr(one.blok, "judul", "")
    return f"{one.nomor} {title}".strip() if one.tingkat else f"{one.nomor}. {title}"


def _bookmark(one: Placed) -> str:
    return f"rak_{one.jangkar.replace('-', '_')}"


def _run(text: str, properties: str = "") -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{lines}</w:r>"


def _begin(code: str, *, dirty: bool = False) -> str:
    mark = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{mark}/></w:r><w:r><w:instrText xml:space="preserve"> {escape(code)} '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _field(code: str, shown: str, *, dirty: bool = False) -> str:
    """A field with what it showed last; a dirty one is computed when Word opens the document."""
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{_begin(code, dirty=dirty)}{_run(shown) if shown else ''}{end}"
