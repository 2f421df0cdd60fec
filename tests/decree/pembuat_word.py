"""Makes small Word documents out of WordprocessingML, so that every kind of markup can stand anywhere in a table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from tests.decree.pembuat import JUDUL

_URI: Final = "http://schemas.openxmlformats.org"
_ROOT: Final = (
    f'<w:document xmlns:w="{_URI}/wordprocessingml/2006/main" xmlns:mc="{_URI}/markup-compatibility/2006" '
    f'xmlns:r="{_URI}/officeDocument/2006/relationships" xmlns:m="{_URI}/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>'
)
_TYPES: Final = (
    f'<Types xmlns="{_URI}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    f'<Relationships xmlns="{_URI}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_URI}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
KEPALA: Final = (
    "KEPUTUSAN KEPALA BALAI REKAAN", "NOMOR : W.9 TAHUN 2024", "RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2024",
    "Ditetapkan di Ternate", "pada tanggal 27 Februari 2024", "Kepala,", "Siti Rekaan",
    "RENCANA AKSI ATAS PERJANJIAN KINERJA", "BALAI REKAAN", "TAHUN ANGGARAN 2024",
)  # fmt: skip
KAKI: Final = ("Ternate, 28 Februari 2024", "Plt. Kepala,", "Budi Contoh")
LEBAR: Final = 15


def _line(first: Sequence[str], pagu: str, draw: str, plan: str) -> list[list[str]]:
    rows = []
    for label in ("TW I", "TW II", "TW III", "TW IV"):
        begins = label == "TW I"
        merged = [*first, pagu] if begins else [""] * 7
        rows.append([*merged, draw, draw if begins else "", label, f"{plan} {label[3:]}", label, "", "", ""])
    return rows


BARIS: Final = (
    [*JUDUL[:9], "TW", *JUDUL[9:]],
    *_line(
        ["1", "Meningkatnya layanan", "Klien bekerja", "70 %", "A dibagi B dikali 100%", "Bimbingan klien"],
        "Rp. 88.880.000", "Rp. 22.220.000", "Bimbingan",
    ),
    *_line(
        ["2", "Meningkatnya dukungan", "Dokumen tersusun", "4 Dokumen", "C dibagi D dikali 100%", "Rapat kinerja"],
        "Rp. 40.000.000", "Rp. 10.000.000", "Rapat",
    ),
)  # fmt: skip
"""A row of headings and two budget lines."""


def run(text: str, looks: str = "", tag: str = "t") -> str:
    """A run with one text."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def cell(blocks: str, properties: str = "") -> str:
    """A cell of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def row(cells: Sequence[str], properties: str = "") -> str:
    """A row of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Sequence[str]) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def rows_of(texts: Sequence[Sequence[str]] = BARIS, runs: Mapping[tuple[int, int], str] | None = None) -> list[str]:
    """Rows of plain cells; ``runs`` has the markup of the paragraph of some, by row and column from 0."""
    runs = runs or {}
    return [
        row([cell(paragraph(runs.get((i, j), run(text)))) for j, text in enumerate(texts_of_row)])
        for i, texts_of_row in enumerate(texts)
    ]


def decree(block: str | None = None, above: Sequence[str] = KEPALA, below: str | None = None) -> bytes:
    """A decree whose table, or whatever stands in its place, is ``block``."""
    foot = "".join(paragraph(run(line)) for line in KAKI) if below is None else below
    return package("".join(paragraph(run(line)) for line in above) + (block or table(rows_of())) + foot)


def package(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """The package of a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES)
        made.writestr("_rels/.rels", _RELATIONS)
        made.writestr("word/document.xml", f"{_ROOT}{body}<w:sectPr/></w:body></w:document>")
        for name, content in (parts or {}).items():
            made.writestr(name, content)
    return out.getvalue()


def saved(folder: Path, data: bytes, name: str = "keputusan.docx") -> Path:
    """The document as a file."""
    path = folder / name
    path.write_bytes(data)
    return path
