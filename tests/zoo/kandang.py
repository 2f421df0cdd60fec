"""Writes the plan of the zoo as a bare matrix; a habit changes how it is written, never what it says."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from rak.domain.laporan import Laporan
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.period_words import NAMA_BULAN
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Triwulan
from tests.zoo.rencana import LAPORAN, RENCANA

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

JUDUL = {
    "no": "NO", "sasaran": "SASARAN KEGIATAN", "indikator": "INDIKATOR KEGIATAN", "target": "TARGET KINERJA",
    "rumus": "RUMUS PERHITUNGAN", "kegiatan": "KEGIATAN", "pagu": "PAGU", "penarikan": "RENCANA PENARIKAN DANA",
    "realisasi": "REALISASI ANGGARAN", "tw": "RENCANA KEGIATAN", "rencana": "", "capaian": "CAPAIAN",
    "data_dukung": "DATA DUKUNG", "status": "STATUS PELAKSANAAN", "keterangan": "KETERANGAN",
}  # fmt: skip
UANG = ("pagu", "penarikan", "realisasi")
Isi = dict[str, Any]


@dataclass
class Sel:
    """A value with a number format."""

    nilai: Any
    format: str = "General"


@dataclass
class Baris:
    """A row of the sheet: of a quarter, of the text that goes on from one (both with their line), or one that a habit put in."""

    isi: Isi
    kode: str = ""
    tw: Triwulan | None = None


@dataclass
class Kandang:
    """How the matrix is written."""

    rencana: RencanaAksi = field(default_factory=lambda: RENCANA)
    laporan: Laporan = field(default_factory=lambda: LAPORAN)
    lembar: str = "Matriks"
    awal: int = 5
    kolom_awal: int = 1
    kolom: list[str] = field(default_factory=lambda: list(JUDUL))
    judul: dict[str, str] = field(default_factory=lambda: dict(JUDUL))
    judul_atas: list[tuple[str, str, str]] = field(default_factory=list)
    """A second heading row above: text, first and last key."""
    tw_bergabung: bool = True
    """RENCANA KEGIATAN is merged over the label and the text."""
    nomor_kolom: Callable[[int], Any] | None = lambda number: number
    gabung: str = "digabung"
    """``digabung``, ``kosong`` (blank below), ``diulang`` (repeated), ``tengah`` (in the second row)."""
    uang: Callable[[int], Any] = lambda amount: Sel(amount, '"Rp"#,##0')
    target: Callable[[TargetKinerja], Any] = str
    label: Callable[[Triwulan], str] = str
    teks: Callable[[str], str] = lambda text: text
    nomor: Callable[[str], Any] = lambda number: number
    capaian: Callable[[Triwulan, Fraction], Any] = lambda tw, level: Sel(float(level), f'"{tw}: "0.00%')
    capaian_kosong: Callable[[Triwulan], Any] = str
    tautan: Callable[[tuple[str, ...]], Any] = "\n".join
    titel: Callable[[RencanaAksi], list[list[str]]] = lambda plan: [
        ["RENCANA AKSI ATAS PERJANJIAN KINERJA"], [plan.satuan_kerja], [f"TAHUN ANGGARAN {plan.tahun}"]
    ]  # fmt: skip
    tanda_tangan: Callable[[RencanaAksi], list[str]] | None = None
    baris: Callable[[list[Baris]], list[Baris]] = lambda rows: rows
    sebelum: list[Callable[[Workbook], None]] = field(default_factory=list)
    sesudah: list[Callable[[Tertulis], None]] = field(default_factory=list)


@dataclass
class Tertulis:
    """The written sheet: where the rows and columns came to stand."""

    buku: Workbook
    lembar: Worksheet
    kandang: Kandang
    kolom: dict[str, int]
    tempat: dict[tuple[str, Triwulan], int]
    akhir: int

    def sel(self, kode: str, tw: int, key: str) -> Any:
        """The cell of a line's quarter in a column."""
        return self.lembar.cell(self.tempat[kode, Triwulan(tw)], self.kolom[key])


def signature(plan: RencanaAksi) -> list[str]:
    """The usual signature block."""
    signer = plan.keputusan.lampiran
    day = signer.tanggal
    assert day is not None
    return [f"{signer.tempat}, {day.day} {NAMA_BULAN[day.month - 1]} {day.year}", signer.jabatan, "", "", signer.nama]


def rows_of(kandang: Kandang) -> tuple[list[Baris], list[tuple[str, int, int]]]:
    """The quarter rows with their values, and the spans of rows that share one value."""
    plan, report = kandang.rencana, kandang.laporan
    rows: list[Baris] = []
    spans: list[tuple[str, int, int]] = []
    for sasaran in plan.sasaran:
        goal = len(rows)
        for ind in sasaran.indikator:
            first = len(rows)
            run = (first, "")
            for line in ind.kegiatan:
                start = len(rows)
                if line.uraian != run[1]:
                    if run[1]:
                        spans.append(("kegiatan", run[0], start - 1))
                    run = (start, line.uraian)
                for tw in Triwulan:
                    entry = report.isian_of(line.kode, tw)
                    level = report.capaian_triwulan.get((ind.kode, tw))
                    rows.append(Baris({
                        "no": kandang.nomor(sasaran.nomor), "sasaran": kandang.teks(sasaran.uraian),
                        "indikator": kandang.teks(ind.uraian), "target": kandang.target(ind.target),
                        "rumus": kandang.teks(str(ind.rumus)), "kegiatan": kandang.teks(line.uraian),
                        "pagu": _money(kandang, line.pagu), "penarikan": _money(kandang, line.penarikan[tw]),
                        "realisasi": _money(kandang, report.realisasi_triwulan.get((line.kode, tw))),
                        "tw": kandang.label(tw), "rencana": kandang.teks(line.rencana[tw]),
                        "capaian": kandang.capaian_kosong(tw) if level is None
                        else f"{tw}: -" if level is TIDAK_BERLAKU else kandang.capaian(tw, level),
                        "data_dukung": kandang.tautan(entry.data_dukung) if entry.data_dukung else None,
                        "status": entry.status or None, "keterangan": entry.keterangan or None,
                    }, line.kode, tw))  # fmt: skip
                spans.append(("pagu", start, len(rows) - 1))
            spans.append(("kegiatan", run[0], len(rows) - 1))
            spans += [(key, first, len(rows) - 1) for key in ("indikator", "target", "rumus")]
        spans += [(key, goal, len(rows) - 1) for key in ("no", "sasaran")]
    return rows, spans


def _money(kandang: Kandang, amount: Any) -> Any:
    if isinstance(amount, Rupiah):
        return kandang.uang(int(amount))
    return "-" if amount is TIDAK_BERLAKU else None


def write(kandang: Kandang) -> Tertulis:
    """The workbook of the matrix."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = kandang.lembar
    for action in kandang.sebelum:
        action(book)
    columns = {key: kandang.kolom_awal + at for at, key in enumerate(kandang.kolom)}
    _titles(sheet, kandang)
    row = _headings(sheet, kandang, columns)
    originals, spans = rows_of(kandang)
    keep = {id(each): at for at, each in enumerate(originals)}
    _spread(originals, spans, kandang.gabung)
    ordered = kandang.baris(originals)
    placed: dict[int, int] = {}
    places: dict[tuple[str, Triwulan], int] = {}
    for each in ordered:
        if id(each) in keep:
            placed[keep[id(each)]] = row
        if each.tw is not None:
            places[each.kode, each.tw] = row
        for key, value in each.isi.items():
            if key in columns:
                put(sheet, row, columns[key], value)
        row += 1
    if kandang.gabung == "digabung":
        for key, first, last in spans:
            if key in columns and first in placed and placed[first] < placed[last]:
                letter = get_column_letter(columns[key])
                sheet.merge_cells(f"{letter}{placed[first]}:{letter}{placed[last]}")
    sign = kandang.tanda_tangan or signature
    for offset, text in enumerate(sign(kandang.rencana), 2):
        put(sheet, row + offset, columns.get("capaian", 3), text or None)
    written = Tertulis(book, sheet, kandang, columns, places, row - 1)
    for change in kandang.sesudah:
        change(written)
    return written


def put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """Write a value with its format; a text that begins with = stays text unless it is a formula on purpose."""
    cell = sheet.cell(row, column)
    if isinstance(value, Sel):
        cell.number_format = value.format
        value = value.nilai
    cell.value = value


def to_bytes(book: Workbook) -> bytes:
    """The file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _titles(sheet: Worksheet, kandang: Kandang) -> None:
    for row, texts in enumerate(kandang.titel(kandang.rencana), max(1, kandang.awal - 4)):
        for column, text in enumerate(texts, kandang.kolom_awal):
            put(sheet, row, column, text)


def _headings(sheet: Worksheet, kandang: Kandang, columns: dict[str, int]) -> int:
    row = kandang.awal
    if kandang.judul_atas:
        grouped: set[str] = set()
        for text, first, last in kandang.judul_atas:
            put(sheet, row, columns[first], text)
            sheet.merge_cells(start_row=row, end_row=row, start_column=columns[first], end_column=columns[last])
            grouped |= {key for key, column in columns.items() if columns[first] <= column <= columns[last]}
        for key, column in columns.items():
            if key not in grouped:
                put(sheet, row, column, kandang.judul.get(key) or None)
                if key not in {"tw", "rencana"}:
                    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
            else:
                put(sheet, row + 1, column, kandang.judul[key])
        row += 1
    else:
        for key, column in columns.items():
            put(sheet, row, column, kandang.judul.get(key) or None)
        if (
            kandang.tw_bergabung
            and {"tw", "rencana"} <= columns.keys()
            and abs(columns["tw"] - columns["rencana"]) == 1
        ):
            start = min(columns["tw"], columns["rencana"])
            put(sheet, row, start, kandang.judul["tw"] or kandang.judul["rencana"])
            put(sheet, row, start + 1, None)
            sheet.merge_cells(start_row=row, end_row=row, start_column=start, end_column=start + 1)
    row += 1
    if kandang.nomor_kolom is not None:
        for number, column in enumerate(columns.values(), 1):
            put(sheet, row, column, kandang.nomor_kolom(number))
        row += 1
    return row


def _spread(rows: list[Baris], spans: list[tuple[str, int, int]], mode: str) -> None:
    for key, first, last in spans:
        value = rows[first].isi.get(key)
        for at in range(first, last + 1):
            keeps = mode == "diulang" or at == (first + 1 if mode == "tengah" else first)
            rows[at].isi[key] = value if keeps else None
