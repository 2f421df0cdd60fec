"""The sheet Riwayat: revisions, reports received, corrections and decisions, a plain row for each.

One list of headings for reading and writing. Rows may be sorted or moved; a row that cannot be read is reported and kept.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import attrs

from rak.domain.date_words import parse_tanggal
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.polaritas import Polaritas
from rak.domain.recorded_values import parse_place, parse_value
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import NilaiUnsur, Perubahan, Revisi, Unsur
from rak.domain.riwayat import Koreksi, Penerimaan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import blocks_after, recorded_place, values_in_force
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from rak.matriks.read import findings_on_riwayat
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.grid import Petak
from rak.matriks.read.read_result import Tempat
from rak.xlsx import Cell, Workbook
from rak.xlsx.sheet.dates import to_day

RIWAYAT: Final = "Riwayat"
REVISI, PENERIMAAN, KOREKSI, PUTUSAN = "revisi", "penerimaan", "koreksi", "putusan"


class BarisRiwayat(NamedTuple):
    """One row as text; the fields are the columns."""

    hari: str = ""
    jenis: str = ""
    nomor: str = ""
    kode: str = ""
    kolom: str = ""
    periode: str = ""
    lama: str = ""
    baru: str = ""
    alasan: str = ""
    seksi: str = ""
    berkas: str = ""
    sha256: str = ""


JUDUL: Final = BarisRiwayat(
    "HARI", "JENIS", "NOMOR", "KODE", "KOLOM", "PERIODE", "LAMA", "BARU", "ALASAN", "SEKSI", "BERKAS", "SHA-256"
)


class IsiRiwayat(NamedTuple):
    """What the sheet says, and the rows that say nothing that is known."""

    revisi: tuple[Revisi, ...]
    penerimaan: Mapping[tuple[str, Bulan], Penerimaan]
    kiriman: Mapping[tuple[str, str], Penerimaan]
    koreksi: tuple[Koreksi, ...]
    lain: tuple[tuple[int, BarisRiwayat, str], ...]
    """Row, its texts, and why it could not be read."""
    baris: Mapping[Letak, int]
    """The row of the old and of the new value of each change, see :func:`rak.domain.versi.recorded_place`."""


def has_history(workbook: Workbook) -> bool:
    """Whether the workbook has the sheet."""
    return any(one.name.strip().casefold() == RIWAYAT.casefold() for one in workbook.sheets)


def heading_row(cells: Mapping[int, Mapping[int, Cell]]) -> int | None:
    """The row with the headings of the sheet; None where it is another one."""
    wanted = {JUDUL.hari, JUDUL.jenis, JUDUL.kode, JUDUL.baru}
    return next(
        (row for row in sorted(cells) if wanted.issubset(str(cell.value) for cell in cells[row].values())), None
    )


def rows_of(cells: Mapping[int, Mapping[int, Cell]], *, date1904: bool) -> Iterator[tuple[int, BarisRiwayat]]:
    """The rows below the headings as text, whatever the order of the columns."""
    heading = heading_row(cells)
    if heading is None:
        return
    names = {column: str(cell.value) for column, cell in cells[heading].items()}
    for row in sorted(cells):
        if row > heading:
            own = {names.get(column): cell for column, cell in cells[row].items()}
            texts = BarisRiwayat(*(_text(own.get(name)) for name in JUDUL))
            if any(texts):
                day = _day(own.get(JUDUL.hari), date1904=date1904)
                yield row, texts._replace(hari=day or texts.hari)


def read_history(rows: Iterable[tuple[int, BarisRiwayat]]) -> IsiRiwayat:
    """What the rows say; revisions of one day in the order of the sheet, of receipts the first day."""
    found = _Pembaca()
    others: list[tuple[int, BarisRiwayat, str]] = []
    for number, row in rows:
        try:
            found.read(number, row)
        except DomainError as fault:
            others.append((number, row, str(fault)))
    events = tuple(found.revisi.values())
    return IsiRiwayat(events, found.penerimaan, found.kiriman, tuple(found.koreksi), tuple(others), found.baris)


class _Pembaca:
    """What the rows so far have said."""

    def __init__(self) -> None:
        self.revisi: dict[tuple[datetime.date, str, str], Revisi] = {}
        self.penerimaan: dict[tuple[str, Bulan], Penerimaan] = {}
        self.kiriman: dict[tuple[str, str], Penerimaan] = {}
        self.koreksi: list[Koreksi] = []
        self.baris: dict[Letak, int] = {}

    def read(self, number: int, row: BarisRiwayat) -> None:
        """One row more; DomainError for one that says nothing known."""
        day = parse_tanggal(row.hari)
        if row.jenis == REVISI:
            head = day, row.nomor, row.alasan
            before = self.revisi[head].perubahan if head in self.revisi else ()
            event = self.revisi[head] = Revisi(*head, (*before, *(changes := _change(row))))
            self.baris |= {recorded_place(event, one, lama=lama): number for one in changes for lama in (True, False)}
        elif row.jenis == PENERIMAAN:
            self._receipt(row, Penerimaan(day, row.berkas, row.sha256))
        elif row.jenis in {KOREKSI, PUTUSAN}:
            self.koreksi.append(_correction(row, day))
        else:
            raise DomainError(f"JENIS '{row.jenis}' tidak dikenal.", "Pakai revisi, penerimaan, koreksi, atau putusan.")

    def _receipt(self, row: BarisRiwayat, receipt: Penerimaan) -> None:
        if row.periode:
            key = row.seksi, Bulan.parse(row.periode)
            self.penerimaan[key] = min(self.penerimaan.get(key, receipt), receipt, key=lambda one: one.tanggal)
        else:
            self.kiriman[row.seksi, row.sha256] = receipt


def with_history(
    petak: Petak, rencana: RencanaAksi, laporan: Laporan, catatan: Catatan
) -> tuple[RencanaAksi, Laporan, Mapping[Letak, Tempat]]:
    """Plan and report with what the sheet says of their past, and where it records each change of a revision."""
    heading = heading_row(petak.baris)
    if heading is None:
        return rencana, laporan, {}
    found = read_history(rows_of(petak.baris, date1904=petak.sheet.parts.date1904))
    for row, texts, reason in found.lain:
        where = (petak.nama, row, 1)
        nilai = " ".join(filter(None, texts))
        catatan.add(findings_on_riwayat.RIWAYAT_TAK_TERBACA, reason, "Perbaiki barisnya.", where, nilai=nilai)
    own = {
        (seksi, bulan): receipt for (seksi, bulan), receipt in found.penerimaan.items() if bulan.tahun == laporan.tahun
    }
    if own or found.kiriman or found.koreksi:
        laporan = attrs.evolve(laporan, penerimaan=own, kiriman=found.kiriman, koreksi=found.koreksi)
    if found.revisi:
        rencana = attrs.evolve(rencana, revisi=found.revisi, blokir=blocks_after(found.revisi))
        _compare(rencana, catatan)
    names = {str(cell.value): column for column, cell in petak.baris[heading].items()}
    old, new = names.get(JUDUL.lama), names.get(JUDUL.baru)
    cells = {one: petak.own(row, old if one.revisi.startswith(JUDUL.lama) else new) for one, row in found.baris.items()}
    return rencana, laporan, {one: (petak.nama, cell.row, cell.column) for one, cell in cells.items() if cell}


def _compare(rencana: RencanaAksi, catatan: Catatan) -> None:
    """Whether the matrix shows what the last revision of each value says."""
    for change, held in _held(rencana, catatan):
        if held != change.baru:
            pesan = f"{change.unsur} {change.kode} {change.triwulan or ''}".rstrip()
            pesan = f"{pesan} di matriks {held}, menurut revisi terakhir {change.baru}."
            saran = "Kembalikan nilainya, atau catat perubahannya dengan rak revisi."
            catatan.add(findings_on_riwayat.RIWAYAT_BERBEDA, pesan, saran, nilai=held)


def _held(rencana: RencanaAksi, catatan: Catatan) -> list[tuple[Perubahan, NilaiUnsur]]:
    try:
        return list(values_in_force(rencana))
    except DomainError as fault:  # a kode that the matrix has no more
        catatan.add(findings_on_riwayat.RIWAYAT_BERBEDA, fault.pesan, fault.saran)
        return []


def _change(row: BarisRiwayat) -> list[Perubahan]:
    if not row.kode:
        return []
    try:
        unsur = Unsur(row.kolom)
    except ValueError:
        raise DomainError(f"'{row.kolom}' bukan unsur revisi.", f"Pakai {', '.join(map(str, Unsur))}.") from None
    triwulan = Triwulan.parse(row.periode) if row.periode else None
    return [Perubahan(unsur, row.kode, parse_unsur(unsur, row.baru), triwulan, parse_unsur(unsur, row.lama))]


def parse_unsur(unsur: Unsur, text: str) -> NilaiUnsur:
    """The value of a revision, as :func:`rak.matriks.history_sheet.spell_unsur` spells it."""
    if unsur in {Unsur.PAGU, Unsur.PENARIKAN, Unsur.BLOKIR}:
        if text in {"-", str(TIDAK_BERLAKU)}:
            return TIDAK_BERLAKU
        return Rupiah.parse(text) if text else BELUM_DIISI
    if unsur is Unsur.POLARITAS:
        return Polaritas(text) if text else None
    if not text and unsur is Unsur.TARGET_TRIWULAN:
        return None
    try:
        return TargetKinerja.parse(text)
    except DomainError:
        return TargetKinerja.in_words(text)


def _correction(row: BarisRiwayat, day: datetime.date) -> Koreksi:
    letak = parse_place(row.kode, row.kolom, row.periode)
    old, new = parse_value(letak, row.lama), parse_value(letak, row.baru)
    return Koreksi(letak, old, new, day, row.alasan, row.seksi, row.berkas, putusan=row.jenis == PUTUSAN)


def _day(cell: Cell | None, *, date1904: bool) -> str:
    """A day that a spreadsheet program has made a date."""
    day = to_day(cell.value, date1904=date1904) if cell is not None else None
    return day.isoformat() if day else ""


def _text(cell: Cell | None) -> str:
    value = None if cell is None else cell.value
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
