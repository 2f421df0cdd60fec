"""``REKAP.xlsx``: the views for people, with totals, native charts, and links to the findings and to their cells."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

import duckdb
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from rak.domain.nilai import round_half_away
from rak.matriks.build.looks import FONT, HEADING_FILL, TOTAL_FILL
from rak.matriks.build.pack import to_bytes
from rak.matriks.build.print_setup import set_up
from rak.xlsx import quote_sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SHOWN: Final = 5_000
"""Rows of a sheet for people; what is left out is told, and stands in the tables."""
_CHARTED: Final = 30
"""Offices in a chart."""
_EXACT: Final = 10**15
"""Up to this a number in Excel keeps every rupiah; a larger one is written as text."""
_RUPIAH: Final = "#,##0;-#,##0"
_PERCENT: Final = "0.00"
_APART: Final = Alignment(horizontal="left", indent=1)
"""Words do not run into the number before them."""
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST: Final = 32_000


class Lembar(NamedTuple):
    """A sheet: its name, what it is, its headings with their widths, and the query of its rows."""

    nama: str
    judul: str
    kolom: tuple[tuple[str, int], ...]
    sql: str


_OFFICE: Final = "coalesce(satuan_kerja, '(tidak disebut)')"
_PATH: Final = "split_part(jalur, chr(10), 1)"

SATUAN_KERJA: Final = Lembar(
    "Satuan kerja",
    "Per satuan kerja: berkas terbaru, tanpa baris yang dipertanyakan (rupiah)",
    (
        ("Satuan kerja", 44), ("Tahun", 8), ("Terisi s.d.", 11), ("Pagu", 20), ("Rencana penarikan", 20),
        ("Realisasi", 20), ("Serapan (%)", 12), ("Pagu dipertanyakan", 20), ("Realisasi dipertanyakan", 20),
        ("Baris dipertanyakan", 12), ("Galat", 8), ("Peringatan", 11), ("Berkas", 50),
    ),
    f"""SELECT {_OFFICE}, tahun, bulan_terakhir, pagu, penarikan, realisasi, penyerapan_persen, pagu_dipertanyakan,
          realisasi_dipertanyakan, baris_dipertanyakan, galat, peringatan, {_PATH}, sha256 FROM per_satuan_kerja""",
)  # fmt: skip
LEMBAR: Final = (
    Lembar(
        "Wilayah",
        "Per folder kiriman dan tahun (rupiah)",
        (
            ("Folder", 44), ("Tahun", 8), ("Satuan kerja", 13), ("Pagu", 20), ("Rencana penarikan", 20),
            ("Realisasi", 20), ("Serapan (%)", 12), ("Pagu dipertanyakan", 20), ("Realisasi dipertanyakan", 20),
            ("Baris dipertanyakan", 12),
        ),
        "SELECT * FROM per_wilayah",
    ),
    Lembar(
        "Belum melapor",
        "Satuan kerja yang isiannya lebih lama dari yang terbaru tahun itu",
        (("Satuan kerja", 44), ("Tahun", 8), ("Terisi s.d.", 11), ("Yang terbaru", 13), ("Berkas", 50)),
        f"SELECT {_OFFICE}, tahun, bulan_terakhir, bulan_yang_dibandingkan, {_PATH} FROM belum_melapor",
    ),
    Lembar(
        "Deviasi",
        "Realisasi dibanding rencana penarikan, triwulan yang sudah terisi seluruhnya, dari selisih terbesar (rupiah)",
        (
            ("Satuan kerja", 44), ("Tahun", 8), ("Kode", 10), ("Kegiatan", 50), ("TW", 8), ("Rencana penarikan", 20),
            ("Realisasi", 20), ("Selisih", 20), ("Deviasi (%)", 12), ("Sel", 18),
        ),
        f"""SELECT {_OFFICE}, tahun, kode, uraian, triwulan, penarikan, realisasi, selisih, deviasi_persen,
              {_PATH} AS jalur, lembar, sel FROM deviasi_terbesar""",
    ),
    Lembar(
        "Temuan",
        "Temuan pada berkas yang dihitung dan berkas yang tidak terbaca, galat dahulu",
        (
            ("Satuan kerja", 44), ("Tahun", 8), ("Kode", 10), ("Tingkat", 12), ("Tempat", 34), ("Pesan", 80),
            ("Saran", 60), ("Sel", 18),
        ),
        f"""SELECT coalesce(t.satuan_kerja, '(tidak disebut)'), t.tahun, t.kode, t.tingkat, t.letak, t.pesan,
              coalesce('Diterima: ' || t.diterima, t.saran),
              {_PATH} AS jalur, t.lembar, t.sel, t.sha256
            FROM temuan t LEFT JOIN berkas b USING (sha256)
            WHERE t.tingkat <> 'info' AND coalesce(b.berlaku OR NOT b.dibaca, true)
            ORDER BY t.diterima IS NOT NULL, t.tingkat <> 'galat', t.satuan_kerja, t.tahun, t.sha256, t.kode, t.lembar, t.sel, t.pesan""",
    ),
    Lembar(
        "Berkas",
        "Semua berkas",
        (
            ("Berkas", 60), ("Satuan kerja", 44), ("Tahun", 8), ("Dibaca", 9), ("Dihitung", 9), ("Terisi s.d.", 11),
            ("Alasan", 80), ("SHA-256", 66),
        ),
        """SELECT jalur, satuan_kerja, tahun, CASE WHEN dibaca THEN 'ya' ELSE 'tidak' END,
             CASE WHEN berlaku THEN 'ya' ELSE 'tidak' END, bulan_terakhir, alasan, sha256 FROM berkas
           ORDER BY dibaca, satuan_kerja, tahun, jalur""",
    ),
    Lembar(
        "Cek",
        "Σ satuan kerja + dipertanyakan + digantikan = Σ berkas (rupiah)",
        (
            ("Jumlah", 16), ("Satuan kerja", 24), ("Dipertanyakan", 24), ("Digantikan", 24), ("Berkas", 24),
            ("Selisih", 24),
        ),
        "SELECT * FROM kontrol",
    ),
)  # fmt: skip


def write_rekap(database: Path, target: Path, folder: Path) -> None:
    """Make the workbook from a database; links lead to the workbooks as seen from ``folder``, where it will stand."""
    book = Workbook()
    book.remove(book.worksheets[0])
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(SATUAN_KERJA.sql).fetchall()
        sheet = _sheet(book, SATUAN_KERJA, rows, len(rows))
        _totals(sheet, rows)
        _charts(book, sheet, rows)
        found: dict[str, int] = {}
        for lembar in LEMBAR:
            found |= _further(book, lembar, connection, folder)
    _link_offices(sheet, rows, found)
    target.write_bytes(to_bytes(book))


def _further(book: Workbook, lembar: Lembar, connection: DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """One more sheet; of the findings the first row of each content, for the links of the offices."""
    rows = connection.execute(f"{lembar.sql} LIMIT {_SHOWN}").fetchall()
    ((count,),) = connection.execute(f"SELECT count(*) FROM ({lembar.sql})").fetchall()
    sheet = _sheet(book, lembar, rows, count)
    first: dict[str, int] = {}
    width = len(lembar.kolom)
    if lembar.kolom[-1][0] == "Sel":
        for at, row in enumerate(rows, 4):
            path, page, address = row[width - 1 : width + 2]
            _link_cell(sheet.cell(at, width), _seen_from(folder, path), page, address)
            if len(row) > width + 2 and row[width + 2]:
                first.setdefault(row[width + 2], at)
    return first


def _seen_from(folder: Path, path: str | None) -> str:
    """The way to a workbook from a folder, as a link has it; from another drive the whole path."""
    if not path:
        return ""
    try:
        return quote(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:
        return Path(path).absolute().as_uri()


def _sheet(book: Workbook, lembar: Lembar, rows: Sequence[Sequence[Any]], count: int) -> Worksheet:
    sheet: Worksheet = book.create_sheet(lembar.nama)
    left_out = count - _SHOWN
    title = lembar.judul + (f"; {left_out} baris lain ada dalam tabel" if left_out > 0 else "")
    _put(sheet.cell(1, 1), title).font = Font(name=FONT, size=12, bold=True)
    for at, (heading, width) in enumerate(lembar.kolom, 1):
        cell = _put(sheet.cell(3, at), heading)
        cell.font = Font(name=FONT, size=9, bold=True)
        cell.fill = PatternFill("solid", fgColor=HEADING_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    plain = Font(name=FONT, size=9)
    for at, row in enumerate(rows[:_SHOWN], 4):
        for column, value in enumerate(row[: len(lembar.kolom)], 1):
            if not (column == len(lembar.kolom) and lembar.kolom[-1][0] == "Sel"):
                cell = _put(sheet.cell(at, column), value)
                cell.font = plain
                if column > 1 and isinstance(value, str):
                    cell.alignment = _APART
    sheet.freeze_panes = "B4"
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(lembar.kolom))}{max(4, min(len(rows), _SHOWN) + 3)}"
    sheet.row_dimensions[3].height = 26
    set_up(sheet, titles="3:3")
    return sheet


def _put(cell: Any, value: Any) -> Any:
    """A value into a cell: words stay words, whatever they begin with, and no rupiah is lost."""
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        if abs(value) > _EXACT:
            value = f"{value:,}".replace(",", ".")
        else:
            cell.value = int(value) if whole and value.as_tuple().exponent == 0 else float(value)
            cell.number_format = _RUPIAH if value.as_tuple().exponent == 0 else _PERCENT
            return cell
    if isinstance(value, str):
        cell.value = _UNPRINTABLE.sub("", value)[:_LONGEST]
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def _link_cell(cell: Any, link: str, page: str | None, address: str | None) -> None:
    """A link that opens the workbook at the cell."""
    if not link:
        return
    place = f"{quote_sheet(page)}!{address}" if page and address else None
    _put(cell, place or "buka berkas")
    cell.alignment = _APART
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=link, location=place)
    cell.font = Font(name=FONT, size=9, color="0563C1", underline="single")


def _link_offices(sheet: Worksheet, rows: Sequence[Sequence[Any]], found: dict[str, int]) -> None:
    """From an office to its first finding."""
    for at, row in enumerate(rows[:_SHOWN], 4):
        line = found.get(row[-1])
        if line is not None:
            cell = sheet.cell(at, 1)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"Temuan!A{line}")
            cell.font = Font(name=FONT, size=9, color="0563C1", underline="single")


def _totals(sheet: Worksheet, rows: Sequence[Sequence[Any]]) -> None:
    """A row for each year below the offices."""
    row = 5 + min(len(rows), _SHOWN)
    for year in sorted({one[1] for one in rows if one[1] is not None}):
        of_year = [one for one in rows if one[1] == year]
        values: list[Any] = [f"Jumlah {len(of_year)} satuan kerja", year, None]
        values += [_total(one[at] for one in of_year) for at in (3, 4, 5)]
        spent, ceiling = values[5], values[3]
        values.append(_percent(spent, ceiling))
        values += [_total(one[at] for one in of_year) for at in (7, 8)]
        values += [sum(one[at] or 0 for one in of_year) for at in (9, 10, 11)]
        for column, value in enumerate(values, 1):
            cell = _put(sheet.cell(row, column), value)
            cell.font = Font(name=FONT, size=9, bold=True)
            cell.fill = PatternFill("solid", fgColor=TOTAL_FILL)
        row += 1


def _charts(book: Workbook, offices: Worksheet, rows: Sequence[Sequence[Any]]) -> None:
    """Two native charts over the offices, on one page of their own."""
    shown = min(len(rows), _CHARTED)
    if not shown:
        return
    sheet: Worksheet = book.create_sheet("Grafik")
    part = f", {shown} pertama dari {len(rows)} satuan kerja" if shown < len(rows) else ""
    names = Reference(offices, min_col=1, min_row=4, max_row=3 + shown)
    for place, title, columns, form in (
        ("A1", "Pagu dan realisasi (juta rupiah)", (4, 6), "#,##0,,"),
        ("K1", "Serapan (%)", (7,), "0"),
    ):
        chart = BarChart()
        chart.type = "bar"
        chart.title = title + part
        for column in columns:
            chart.add_data(Reference(offices, min_col=column, min_row=3, max_row=3 + shown), titles_from_data=True)
        chart.set_categories(names)
        chart.y_axis.number_format = form
        chart.y_axis.delete = chart.x_axis.delete = False
        chart.x_axis.scaling.orientation = "maxMin"
        chart.height = max(7.5, 0.7 * shown + 3)
        chart.width = 18
        if len(columns) == 1:
            chart.legend = None
        else:
            chart.legend.position = "b"
        sheet.add_chart(chart, place)
    set_up(sheet)
    sheet.page_setup.fitToHeight = 1


def _total(values: Any) -> Decimal | None:
    """The sum of what is known; nothing where nothing is."""
    known = [value for value in values if value is not None]
    return Decimal(sum(int(value) for value in known)) if known else None


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Rounded once to two decimals, half away from zero."""
    if part is None or not whole:
        return None
    return round_half_away(Fraction(int(part) * 100, int(whole)), 2)
