"""What is printed of a report: Word, the page, and what programs of others make of them."""

from __future__ import annotations

import builtins
import html
import html.parser
import importlib.resources
import io
import json
import os
import re
import shutil
import subprocess
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import attrs
import pytest
from benchmarks.libreoffice import convert
from openxml_audit import OpenXmlValidator

from rak.domain.evaluasi import Evaluasi
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi, SasaranKegiatan
from rak.domain.waktu import Triwulan
from rak.errors import RakError, SalahPakai
from rak.reports.build_report import JENIS, print_report
from rak.reports.document import Chart, Document, Section, Table, placed
from tests.reports.contoh_laporan import (
    KLIEN,
    TAHUN,
    W,
    dokumen,
    figures,
    joined,
    laporan,
    rencana,
    text_of_page,
    text_of_word,
    without_numbers,
    word_part,
    words,
)

PANJANG = "Kendala panjang sekali tanpa akhir. " * 57  # some 2,000 characters
ANEH = "</td><script>alert(1)</script> & \u202ekanan ke kiri\u202c 🎉 {{ 7*7 }} ]]> \x01"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def banyak() -> RencanaAksi:
    """Sixty indicators over two goals."""
    first = rencana().sasaran[0].indikator[0]
    goals = []
    for nomor in ("1", "2"):
        every = []
        for at in range(1, 31):
            kode = f"{nomor}.{at}"
            line = attrs.evolve(first.kegiatan[0], kode=f"{kode}.1")
            every.append(attrs.evolve(first, kode=kode, uraian=f"Indikator {kode} {'kata ' * 20}", kegiatan=(line,)))
        goals.append(SasaranKegiatan(nomor, "Sasaran yang panjang " * 6, every))
    return RencanaAksi(TAHUN, "Balai Contoh", goals)


def sulit() -> Laporan:
    """Two thousand characters, a script, marks that turn the direction, an emoji, in everything that staff write."""
    texts = Evaluasi(PANJANG, ANEH, PANJANG + ANEH, PANJANG, "A" * 200, None, ANEH)
    links = attrs.evolve(laporan().isian["1.1.1", Triwulan.II], data_dukung=["https://x.example/" + "a" * 600, ANEH])
    return attrs.evolve(laporan(), evaluasi={("1.1", Triwulan.II): texts}, isian={("1.1.1", Triwulan.II): links})


KEADAAN: dict[str, Document] = {
    **{jenis: dokumen(jenis, seksi=KLIEN) for jenis in JENIS},
    "kosong": dokumen(laporan=Laporan(TAHUN)),
    "serba kurang": dokumen(plan=without_numbers(rencana()), laporan=Laporan(TAHUN)),
    "tanpa indikator": dokumen(plan=RencanaAksi(TAHUN, "Balai", []), laporan=Laporan(TAHUN)),
    "enam puluh": dokumen(plan=banyak(), laporan=Laporan(TAHUN)),
    "sulit": dokumen("evaluasi-diri", laporan=sulit(), seksi=KLIEN),
    "semester sulit": dokumen("semester", "Semester I", laporan=sulit(), plan=rencana(kantor=ANEH)),
}
"""Reports of every kind, and such as are hard to print."""


@pytest.mark.parametrize("keadaan", KEADAAN)
def test_word_and_the_page_say_every_word_of_the_model_in_its_order(keadaan: str) -> None:
    """One document, two printers: nothing is cut, nothing is added, every number is the same."""
    document = KEADAAN[keadaan]
    page, word = text_of_page(print_report(document, ".html")), text_of_word(print_report(document, ".docx"))
    at_page = at_word = 0
    for text in filter(None, (joined([one]) for one in words(document))):
        found = page.find(text, at_page)
        assert found >= 0, text
        at_page = found + len(text)
        bare = re.sub(r"^(BAB [IVX]+|[A-Z]\.|\d+\.|[a-z]\.) ", "", text)  # Word numbers its headings itself
        found = word.find(bare, at_word)
        if found < 0:  # the sentence of a chart stands after its caption there
            found = word.find(bare)
        else:
            at_word = found
        assert found >= 0, text


@pytest.mark.parametrize("keadaan", KEADAAN)
def test_every_figure_stands_in_word_and_on_the_page(keadaan: str) -> None:
    """As often as in the model, or more (charts show them too)."""
    document = KEADAAN[keadaan]
    page, word = text_of_page(print_report(document, ".html")), text_of_word(print_report(document, ".docx"))
    for one in figures(document):
        assert joined([one.teks]) in page
        assert joined([one.teks]) in word


@pytest.mark.parametrize("keadaan", KEADAAN)
def test_the_same_report_gives_the_same_bytes_and_word_takes_it_without_a_complaint(
    keadaan: str, tmp_path: Path
) -> None:
    """The schema validator, a program of others, finds nothing."""
    document = KEADAAN[keadaan]
    content = print_report(document, ".docx")
    assert content == print_report(document, ".docx")
    assert print_report(document, ".html") == print_report(document, ".html")
    path = tmp_path / "laporan.docx"
    path.write_bytes(content)
    assert [str(one) for one in OpenXmlValidator().validate(path).errors] == []


def test_word_has_real_headings_lists_captions_and_tables_that_do_not_break() -> None:
    """What an office needs to go on working with it."""
    document = dokumen()
    content = print_report(document, ".docx")
    body = word_part(content)
    codes = " ".join(node.text or "" for node in body.iter(f"{W}instrText"))
    assert 'TOC \\o "1-2"' in codes
    assert 'TOC \\h \\z \\c "Tabel"' in codes
    tables = [one for one in placed(document) if isinstance(one.blok, Table)]
    assert codes.count("SEQ Tabel") == len(tables) == len(list(body.iter(f"{W}tbl")))
    marks = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    links = {node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")}
    assert links
    assert links <= marks
    for table in body.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    turned = [node.get(f"{W}orient") for node in body.iter(f"{W}pgSz")]
    assert "landscape" in turned
    assert turned[-1] != "landscape"
    assert len(list(body.iter(f"{W}numPr"))) >= 4


def test_a_signature_is_not_alone_on_its_page() -> None:
    """On the paper of the table before it, whose last row stays with it; a small table is not broken either."""
    for jenis in ("skp", "semester", "triwulan"):
        body = word_part(print_report(dokumen(jenis), ".docx"))[0]
        texts = ["".join(node.text or "" for node in one.iter(f"{W}t")) for one in body]
        at = texts.index("(tempat belum diisi), (tanggal belum diisi)")
        assert not [one for one in body[at - 2 : at] if one.find(f"{W}pPr/{W}sectPr") is not None]
        kept = [one.find(f".//{W}keepNext") is not None for one in body[at - 3 : at + 4] if one.tag != f"{W}sectPr"]
        assert all(kept)
        for table in body.iter(f"{W}tbl"):
            rows = list(table.iter(f"{W}tr"))
            if len(rows) < 5:
                assert all(row.find(f".//{W}keepNext") is not None for row in rows[1:-1])


def test_charts_in_word_are_native_with_their_workbook_and_filled_caches() -> None:
    """Values in the cache are those of the model; a gap has no point; the axis begins at zero."""
    document = dokumen()
    charts = [one.blok for one in placed(document) if isinstance(one.blok, Chart)]
    content = print_report(document, ".docx")
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [name for name in package.namelist() if name.startswith("word/media/")]
        assert len([name for name in package.namelist() if name.startswith("word/embeddings/")]) == len(charts)
    for number, chart in enumerate(charts, 1):
        part = word_part(content, f"word/charts/chart{number}.xml")
        assert part.find(f"{space}externalData") is not None
        least = part.find(f".//{space}valAx/{space}scaling/{space}min")
        assert least is not None
        assert least.get("val") == "0"
        for series, drawn in zip(chart.seri, part.iter(f"{space}ser"), strict=True):
            shown = [node.text or "" for node in drawn.iterfind(f".//{space}numCache/{space}pt/{space}v")]
            known = [one.nilai for one in series.nilai if one.nilai is not None]
            assert [round(float(text) * chart.pembagi, 6) for text in shown] == [round(float(one), 6) for one in known]


class _Outline(html.parser.HTMLParser):
    """Headings, tables and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.tags: list[str] = []
        self.outside: list[str] = []
        self.scopes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.scopes += any(name == "scope" for name, _ in attrs)
        self.outside += [
            value or "" for name, value in attrs if name in {"src", "href"} and not (value or "").startswith("#")
        ]


@pytest.mark.parametrize("keadaan", KEADAAN)
def test_the_page_is_one_file_without_script_and_its_headings_are_in_order(keadaan: str) -> None:
    """No address outside; no level of heading is left out; every table has a caption and scopes."""
    page = _Outline()
    page.feed(print_report(KEADAAN[keadaan], ".html").decode("utf-8"))
    assert page.outside == []
    assert not {"script", "iframe", "img", "link", "object"} & set(page.tags)
    assert page.levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
    assert page.tags.count("table") == page.tags.count("caption") == page.tags.count("thead")
    assert page.scopes == page.tags.count("th")


def test_a_script_in_a_remark_stays_a_remark() -> None:
    """In Word and on the page; nothing of it is a template either."""
    page = print_report(KEADAAN["sulit"], ".html").decode("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7 }}" in page
    assert "\u202e" not in page
    assert "<script>alert(1)</script>" in text_of_word(print_report(KEADAAN["sulit"], ".docx"))


def test_the_offices_letterhead_is_taken_with_its_styles_and_header(tmp_path: Path) -> None:
    """A report of ours, edited in Word, is such a letterhead too: its text and charts go, its header stays."""
    import docx

    path = tmp_path / "kop.docx"
    path.write_bytes(print_report(dokumen(), ".docx"))
    word: Any = docx.Document(str(path))
    word.sections[0].header.paragraphs[0].text = "KEMENTERIAN CONTOH"
    word.save(str(path))
    made = tmp_path / "hasil.docx"
    made.write_bytes(print_report(dokumen("evaluasi-diri", seksi=KLIEN), ".docx", path))
    assert [str(one) for one in OpenXmlValidator().validate(made).errors] == []
    with zipfile.ZipFile(made) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        headers = b"".join(package.read(name) for name in names if name.startswith("word/header"))
    assert "KEMENTERIAN CONTOH" in headers.decode("utf-8")
    assert "1. Identitas" in text_of_word(made.read_bytes())


def test_a_letterhead_with_a_second_copy_of_its_styles_gives_a_document_that_is_valid(tmp_path: Path) -> None:
    """As Word 2010 saves one: the copy would lack the styles that the report adds."""
    import docx

    word: Any = docx.Document()
    word.sections[0].header.paragraphs[0].text = "KEMENTERIAN CONTOH"
    word.save(str(tmp_path / "kop.docx"))
    (tmp_path / "hasil.docx").write_bytes(print_report(dokumen(), ".docx", tmp_path / "kop.docx"))
    assert [str(one) for one in OpenXmlValidator().validate(tmp_path / "hasil.docx").errors] == []


def test_a_template_that_is_no_word_file_or_lacks_a_style_is_told_with_the_remedy(tmp_path: Path) -> None:
    """And nothing is written."""
    import docx

    (tmp_path / "teks.docx").write_text("bukan Word", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "arsip.docx", "w") as package:
        package.writestr("a.txt", "x")
    word: Any = docx.Document()
    word.styles["Caption"].delete()
    word.save(str(tmp_path / "kurang.docx"))
    for name, told in (("teks", "Word"), ("arsip", "Word"), ("kurang", "Caption")):
        with pytest.raises(SalahPakai, match=told) as fault:
            print_report(dokumen(), ".docx", tmp_path / f"{name}.docx")
        assert fault.value.saran
    with pytest.raises(FileNotFoundError):
        print_report(dokumen(), ".docx", tmp_path / "tidak_ada.docx")


HEAVY = {
    "comments": ("word/document.xml", "<w:body>", "<!--x-->" * 300_000),
    "paragraphs": ("word/document.xml", "<w:body>", "<w:p/>" * 300_000),
    "attributes": ("word/document.xml", "<w:body>", "<w:p " + " ".join(f'a{n}=""' for n in range(300_000)) + "/>"),
    "styles": ("word/styles.xml", "<w:docDefaults>", "<w:style/>" * 300_000),
    "a picture": ("word/media/a.png", "", "\0" * 30_000_000),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_template_that_would_take_much_memory_is_refused(name: str, tmp_path: Path) -> None:
    """Before any of its parts is parsed."""
    import docx

    part, after, what = HEAVY[name]
    docx.Document().save(str(tmp_path / "kop.docx"))
    with zipfile.ZipFile(tmp_path / "kop.docx") as old, zipfile.ZipFile(tmp_path / "berat.docx", "w", 8) as new:
        for each in old.namelist():
            text = old.read(each)
            new.writestr(each, text if each != part else text.replace(after.encode(), (after + what).encode(), 1))
        if part not in old.namelist():
            new.writestr(part, what)
    tracemalloc.start()
    with pytest.raises(SalahPakai, match="terlalu besar"):
        print_report(dokumen(), ".docx", tmp_path / "berat.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 32 * 2**20


@pytest.mark.parametrize(("ending", "package"), [(".docx", "docx"), (".html", "jinja2")])
def test_without_the_extra_one_message_says_what_to_install(
    ending: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for Word and for the page; text needs no extra."""
    genuine = builtins.__import__

    def missing(name: str, *given: Any, **named: Any) -> Any:
        if name.partition(".")[0] == package:
            raise ImportError(name)
        return genuine(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(RakError, match=r"rak\[laporan\]"):
        print_report(dokumen(), ending)
    assert print_report(dokumen(), ".txt")


@pytest.mark.libreoffice
def test_libreoffice_opens_the_reports_and_prints_them_whole(soffice: str, tmp_path: Path) -> None:
    """Every caption of every report stands in the PDF that it makes, and no heading is left behind."""
    made = {}
    for name in ("triwulan", "semester sulit", "kosong", "skp"):
        path = tmp_path / f"{name.replace(' ', '_')}.docx"
        path.write_bytes(print_report(KEADAAN[name], ".docx"))
        made[name] = path
    convert(soffice, list(made.values()), tmp_path, "pdf", tmp_path / "profile")
    for name, path in made.items():
        pdf = path.with_suffix(".pdf")
        assert pdf.read_bytes().startswith(b"%PDF")
        if shutil.which("pdftotext"):
            _printed_whole(pdf, KEADAAN[name])


def _printed_whole(pdf: Path, document: Document) -> str:
    """Every caption is there; no page is empty but for its header and footer, none ends with a heading or a caption."""
    given = ["pdftotext", "-layout", str(pdf), "-"]
    pages = subprocess.run(given, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    folded = "".join("".join(pages).split())
    tables = [
        "".join(f"{one.nomor}.{one.blok.judul}".split()) for one in placed(document) if isinstance(one.blok, Table)
    ]
    assert [one for one in tables if one not in folded] == []
    heads = {
        "".join(f"{one.nomor}{one.blok.judul}".split()) for one in placed(document) if isinstance(one.blok, Section)
    }
    for page in pages[1:]:
        lines = [bare for line in page.splitlines() if (bare := "".join(line.split())) and "Halaman" not in line]
        assert lines[-1] not in {*tables, *heads, "".join(document.satuan_kerja.split())}
    return folded


@pytest.fixture(scope="session")
def chromium() -> str:
    """Headless Chromium; its absence skips a test here and fails it in CI."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed: the witness cannot speak")
        pytest.skip("Chromium is not installed: the witness cannot speak")
    return found


_WRAPPER = """<!DOCTYPE html><meta charset="utf-8"><iframe id="f" style="width:{width}px;height:800px;border:0"></iframe>
<pre id="out"></pre><script>
const f = document.getElementById("f"), width = {width};
f.onload = async () => {{ const w = f.contentWindow, d = f.contentDocument;
 document.getElementById("out").textContent = JSON.stringify(await ({told})); }};
f.srcdoc = {page};
</script>"""
_LAYOUT = """{scroll: d.documentElement.scrollWidth, tables: d.querySelectorAll("table").length,
 requests: w.performance.getEntriesByType("resource").map(r => r.name),
 wide: [...d.querySelectorAll("main *")].filter(x => !x.closest("svg") && !x.closest("thead")
  && x.getBoundingClientRect().right > width + 1).slice(0, 3).map(x => x.outerHTML.slice(0, 200))}"""
_AXE = """w.axe.run().then(r => ({passed: r.passes.length,
 faults: r.violations.map(v => [v.id, v.impact, v.nodes[0].html.slice(0, 200)])}))"""


def _chromium(program: str, folder: Path, *given: str) -> subprocess.CompletedProcess[str]:
    fixed = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
        f"--user-data-dir={folder / 'profile'}",
    ]
    return subprocess.run(
        [program, *fixed, *given], capture_output=True, text=True, encoding="utf-8", timeout=240, check=True
    )


def _in_a_frame(program: str, folder: Path, page: str, width: int, told: str) -> Any:
    """What that expression tells of the page in a frame so wide; nothing of it is a fault on the console."""
    wrapper = folder / "bingkai.html"
    text = json.dumps(page).replace("</", "<\\/")
    wrapper.write_text(_WRAPPER.format(width=width, told=told, page=text), encoding="utf-8")
    shown = _chromium(program, folder, "--virtual-time-budget=60000", "--dump-dom", wrapper.as_uri())
    assert "CONSOLE" not in shown.stderr
    found = re.search(r'<pre id="out">(\{.*?\})</pre>', shown.stdout, re.DOTALL)
    assert found is not None
    return json.loads(html.unescape(found[1]))


@pytest.mark.parametrize("width", [360, 1280])
def test_a_telephone_and_a_projector_show_the_page_without_scrolling_sideways(
    chromium: str, width: int, tmp_path: Path
) -> None:
    """No console error, no request, nothing wider than the screen, with the hardest texts and with sixty indicators."""
    for name in ("triwulan", "semester sulit", "enam puluh"):
        page = print_report(KEADAAN[name], ".html").decode("utf-8")
        told = _in_a_frame(chromium, tmp_path, page, width, _LAYOUT)
        assert told["scroll"] <= width
        assert told["wide"] == []
        assert told["requests"] == []
        assert told["tables"] > 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("keadaan", [*JENIS, "semester sulit", "serba kurang"])
def test_who_does_not_see_the_page_can_use_it(chromium: str, keadaan: str, width: int, tmp_path: Path) -> None:
    """axe, a checker by others, finds no fault: contrast, names, headings, landmarks, tables."""
    axe = (importlib.resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    page = print_report(KEADAAN[keadaan], ".html").decode("utf-8")
    script = "<script>" + axe.replace("</script", "<\\/script") + "</script></head>"
    page = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</head>", script)
    told = _in_a_frame(chromium, tmp_path, page, width, _AXE)
    assert told["faults"] == []
    assert told["passed"] > 20


def test_the_browser_prints_every_table_whole(chromium: str, tmp_path: Path) -> None:
    """On A4, with every caption and the last row of each, and no heading left behind."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    path, pdf = tmp_path / "halaman.html", tmp_path / "halaman.pdf"
    for name, text in (("semester sulit", "kekiri"), ("skp", "114,29%"), ("enam puluh", "Indikator2.30kata")):
        path.write_bytes(print_report(KEADAAN[name], ".html"))
        _chromium(chromium, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", path.as_uri())
        assert text in _printed_whole(pdf, KEADAAN[name])
