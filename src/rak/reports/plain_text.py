"""A report as plain text, for the terminal and for a pipe; and a table of it as CSV with exact numbers."""

import csv
import io
import textwrap
from typing import Final

from rak.domain.nilai import to_decimal_text
from rak.reports import document as parts
from rak.reports.document import Figure, Isi, Table, cell_ranges, placed
from rak.reports.terminal_table import Tabel

LEBAR: Final = 110
"""Signs of a line."""


def plain_text(document: parts.Document) -> str:
    """The whole report: headings, paragraphs, tables; of a chart its sentence."""
    lines = [document.judul.upper(), document.satuan_kerja, document.periode]
    lines += [f"Seksi: {document.seksi}"] if document.seksi else []
    lines += document.keterangan
    for one in placed(document):
        block = one.blok
        if isinstance(block, parts.Section):
            title = f"{one.nomor} {block.judul}".strip()
            lines += ["", title.upper() if one.tingkat == 1 else title, ""]
        elif isinstance(block, parts.Paragraph):
            lines += _wrap(str(block), "- " if block.butir else "")
        elif isinstance(block, parts.Note):
            lines += _wrap(block.teks, "[!] ")
        elif isinstance(block, parts.Chart):
            lines += _wrap(f"{one.nomor}. {block.alt}")
        elif isinstance(block, parts.Signature):
            lines += ["", block.tempat_tanggal, f"{block.jabatan},", block.nama]
        else:
            lines += ["", f"{one.nomor}. {block.judul}", *_table(block), ""]
    return "\n".join(lines) + "\n"


def _wrap(text: str, mark: str = "") -> list[str]:
    found: list[str] = []
    for at, line in enumerate(text.split("\n")):
        lead = mark if at == 0 else " " * len(mark)
        found += textwrap.wrap(line, LEBAR, initial_indent=lead, subsequent_indent=" " * len(mark)) or [""]
    return found


def _table(table: Table) -> list[str]:
    """Side by side where it fits; else each row as a list of its columns, nothing cut."""
    rows = [tuple(map(str, row)) for row in table.baris]
    side = Tabel("", table.kolom, rows, angka=table.angka, jumlah=table.jumlah).plain().rstrip("\n").split("\n")
    if max(map(len, side)) <= LEBAR and not any("\n" in cell for row in rows for cell in row):
        return side
    found: list[str] = []
    for row in rows:
        mark = "* "
        for heading, cell in zip(table.kolom, row, strict=True):
            if cell:
                found += _wrap(f"{heading}: {cell}", mark)
                mark = "  "
    return found


def table_csv(table: Table) -> str:
    """The table with a column of cells; numbers exact, with a decimal point, what is no number as its words."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*table.kolom, "sel"))
    for row in table.baris:
        cells = dict.fromkeys(cell for one in row if isinstance(one, Figure) for cell in one.sel)
        writer.writerow((*map(_csv, row), cell_ranges(tuple(cells))))
    return out.getvalue()


def _csv(one: Isi) -> str:
    if isinstance(one, Figure) and one.nilai is not None:
        return to_decimal_text(one.nilai)
    return unformula(str(one))


def unformula(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and len(text) > 1 else text
