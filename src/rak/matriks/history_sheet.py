"""Writing the sheet Riwayat: what is new is put in its place, what somebody wrote beside it stays."""

from collections.abc import Iterator
from typing import Final

from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.recorded_values import spell_place, spell_value
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import BELUM_DICATAT, Revisi
from rak.errors import RakError
from rak.matriks.read.riwayat_sheet import (
    JUDUL,
    KOREKSI,
    PENERIMAAN,
    PUTUSAN,
    REVISI,
    RIWAYAT,
    BarisRiwayat,
    heading_row,
    read_history,
    rows_of,
)
from rak.xlsx import Cell, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.edit.newsheet import Layout

_WIDTHS: Final = (11, 12, 16, 9, 26, 12, 24, 24, 34, 22, 26, 20)


def put_history(edit: Edit, rencana: RencanaAksi, laporan: Laporan) -> bool:
    """Ask for the sheet to say what plan and report know of their past; whether the workbook had no such sheet."""
    rows = history_rows(rencana, laporan)
    sheet = next((one for one in edit.workbook.sheets if one.name.strip().casefold() == RIWAYAT.casefold()), None)
    if sheet is None:
        if rows:
            layout = Layout(freeze=(1, 0), autofilter=True, landscape=True)
            edit.add_sheet(RIWAYAT, [tuple(JUDUL), *map(tuple, rows)], column_widths=_WIDTHS, layout=layout)
        return bool(rows)
    _rewrite(edit, sheet.name, rows)
    return False


def with_history(content: bytes, rencana: RencanaAksi, laporan: Laporan) -> bytes:
    """The bytes of a workbook with the sheet as it is to be."""
    edit = Edit(Workbook.open(content))
    put_history(edit, rencana, laporan)
    return edit.apply()


def history_rows(rencana: RencanaAksi, laporan: Laporan) -> list[BarisRiwayat]:
    """All rows in the order of day, kind, kode, period, so that the order of merging does not show."""
    rows = [row for at, event in enumerate(rencana.revisi) for row in _revision(event, at)]
    for (section, bulan), receipt in laporan.penerimaan.items():
        rows.append((0, _receipt(receipt.tanggal.isoformat(), str(bulan), section, receipt.berkas, receipt.sha256)))
    for (section, sha256), receipt in laporan.kiriman.items():
        rows.append((0, _receipt(receipt.tanggal.isoformat(), "", section, receipt.berkas, sha256)))
    for one in laporan.koreksi:
        place = spell_place(one.letak)
        kind = PUTUSAN if one.putusan else KOREKSI
        values = (spell_value(one.lama), spell_value(one.baru))
        head = (one.tanggal.isoformat(), kind, "", *place)
        rows.append((0, BarisRiwayat(*head, *values, one.alasan, one.seksi, one.berkas)))
    return [row for _, row in sorted(rows, key=_order)]


def _order(numbered: tuple[int, BarisRiwayat]) -> tuple[object, ...]:
    at, row = numbered
    kind = (REVISI, PENERIMAAN, KOREKSI, PUTUSAN).index(row.jenis)
    return row.hari, kind, at, row.kode, row.periode, row.kolom, row.seksi


def _receipt(day: str, period: str, section: str, file: str, sha256: str) -> BarisRiwayat:
    return BarisRiwayat(day, PENERIMAAN, periode=period, seksi=section, berkas=file, sha256=sha256)


def _revision(event: Revisi, at: int) -> Iterator[tuple[int, BarisRiwayat]]:
    head = BarisRiwayat(event.tanggal.isoformat(), REVISI, event.nomor, alasan=event.alasan)
    if not event.perubahan:
        yield at, head
    for change in event.perubahan:
        values = {"lama": spell_unsur(change.lama), "baru": spell_unsur(change.baru)}
        period = str(change.triwulan or "")
        yield at, head._replace(kode=change.kode, kolom=str(change.unsur), periode=period, **values)


def spell_unsur(value: object) -> str:
    """A value of a revision as text; empty for a blank, a target or a polarity that is not stated."""
    if value is TIDAK_BERLAKU:
        return "-"
    return "" if value in {None, BELUM_DIISI, BELUM_DICATAT} else str(value)


def _rewrite(edit: Edit, name: str, rows: list[BarisRiwayat]) -> None:
    """Change only the cells that say something else; rows that say nothing known come last."""
    workbook = edit.workbook
    cells = by_row(workbook, name)
    heading = heading_row(cells)
    if heading is None:
        pesan = f"Lembar '{name}' tidak punya judul {JUDUL.hari}, {JUDUL.jenis}, {JUDUL.kode}, {JUDUL.baru}."
        raise RakError(pesan, "Ganti nama lembar itu; rak menambahkan lembar Riwayat sendiri.")
    names = {str(cell.value): column for column, cell in cells[heading].items()}
    old = list(rows_of(cells, date1904=workbook.date1904))
    if [row for _, row in old] == rows:
        return
    kept = [row for _, row, _ in read_history(old).lain]
    wanted = [*rows, *kept]
    for at in range(max(len(wanted), max((row for row, _ in old), default=heading) - heading)):
        row = wanted[at] if at < len(wanted) else BarisRiwayat()
        for title, text in zip(JUDUL, row, strict=True):
            _put(edit, name, (heading + 1 + at, names.get(title, 0)), text, heading + 1)


def _put(edit: Edit, sheet: str, place: tuple[int, int], text: str, like: int) -> None:
    if not place[1]:
        return
    cells = edit.workbook.sheet(sheet).cells
    held = cells.get(place)
    if (held is None or held.value is None) and not text:
        return
    if held is None or held.value != text:
        style = (like, place[1]) if held is None and (like, place[1]) in cells else None
        edit.set(sheet, place, text or None, copy_style_from=style)


def by_row(workbook: Workbook, name: str) -> dict[int, dict[int, Cell]]:
    """The cells of a sheet that hold something, by row and column."""
    found: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in workbook.sheet(name).cells.items():
        if cell.value is not None:
            found.setdefault(row, {})[column] = cell
    return found
