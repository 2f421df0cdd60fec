"""Where the sheet Bulanan keeps its figures: headings, rows, and which row belongs to which kode of the matrix."""

import re
from collections.abc import Container, Mapping
from functools import lru_cache
from typing import NamedTuple

from rak.domain.headings import find_bulanan
from rak.domain.kolom import Kolom, KolomBulanan
from rak.domain.letak import Letak
from rak.domain.period_words import NAMA_BULAN
from rak.domain.quarter_labels import read_label
from rak.domain.unit_notes import read_unit_note
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan
from rak.errors import DomainError
from rak.matriks.read import findings_on_kinerja, findings_on_tata, findings_on_teks, findings_on_waktu
from rak.matriks.read.amount_units import CatatanSatuan, report_unit, unit_of_sheet
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.grid import Petak
from rak.matriks.read.read_result import TataBulanan
from rak.matriks.read.tree import text_of
from rak.xlsx import Cell, to_address

_YEAR_IN_MONTH = re.compile(r"[\s\-./']*(?:\d{4}|\d{2})$")


class BarisBulanan(NamedTuple):
    """A row with a kode."""

    row: int
    kode: str
    jenis: str
    cells: Mapping[int, Cell]


class LembarBulanan(NamedTuple):
    """The sheet before the kode of the matrix are known."""

    petak: Petak
    tata: TataBulanan
    """Its headings; which row belongs to which kode is not entered yet (see :class:`Penempat`)."""
    baris: list[BarisBulanan]
    urutan: dict[str, int]
    """Kode of the budget lines in the order of the sheet."""


def lay_out(petak: Petak, catatan: Catatan) -> LembarBulanan | None:
    """Find the heading and the rows; None (reported) when the sheet is not the monthly one."""
    tata = find_layout(petak)
    if tata is None:
        pesan = "Lembar Bulanan tidak punya baris judul dengan KODE dan nama bulan; isinya tidak dibaca."
        saran = "Kembalikan baris judulnya (KODE, JENIS, URAIAN, …, Januari sampai Desember)."
        where = petak.nama, petak.urut[0] if petak.urut else 1, 1
        catatan.add(findings_on_tata.BULANAN_TANPA_JUDUL, pesan, saran, where)
        return None
    _report_months(petak, tata, catatan)
    whole = unit_of_sheet(petak, tata.judul, catatan)
    lembar = LembarBulanan(petak, tata, [], {})
    kode_column, jenis_column = tata.kolom[KolomBulanan.KODE], tata.kolom.get(KolomBulanan.JENIS)
    for row in petak.urut:
        if row <= tata.judul:
            continue
        cells = petak.baris[row]
        kode = text_of(cells.get(kode_column))
        if not kode:
            _report_without_kode(petak, row, tata, catatan)
            continue
        jenis = text_of(petak.own(row, jenis_column)).casefold()
        lembar.baris.append(BarisBulanan(row, kode, jenis, cells))
        if jenis != "variabel":
            satuan = petak.own(row, tata.kolom.get(KolomBulanan.SATUAN))
            tata.kali[row] = _unit_of_row(petak, satuan, whole, catatan)
            lembar.urutan.setdefault(kode, len(lembar.urutan))
    return lembar


def _unit_of_row(petak: Petak, satuan: Cell | None, whole: int, catatan: Catatan) -> int:
    """What the amounts of a row are multiplied by: SATUAN comes before a note for the whole sheet."""
    text = text_of(satuan)
    times = read_unit_note(text, heading=True)
    if satuan is None or times is None:
        return whole
    note = CatatanSatuan(times, text, (petak.nama, satuan.row, satuan.column))
    report_unit(note, f"angka baris {satuan.row}", catatan)
    return times


def _report_months(petak: Petak, tata: TataBulanan, catatan: Catatan) -> None:
    missing = [name for month, name in enumerate(NAMA_BULAN, 1) if month not in tata.bulan]
    if missing:
        pesan = f"Kolom bulan {', '.join(missing)} tidak ditemukan di lembar Bulanan; isinya belum diketahui."
        saran = "Kembalikan judul bulannya."
        catatan.add(findings_on_waktu.BULAN_TAK_ADA, pesan, saran, (petak.nama, tata.judul, min(tata.bulan.values())))
    for column, name in tata.ganda.items():
        pesan = f"Judul bulan {name} ada dua kali; kolom di {to_address(tata.judul, column)} tidak dibaca."
        saran = "Perbaiki judul bulannya."
        catatan.add(findings_on_waktu.BULAN_GANDA, pesan, saran, (petak.nama, tata.judul, column), nilai=name)


def _report_without_kode(petak: Petak, row: int, tata: TataBulanan, catatan: Catatan) -> None:
    months = tata.bulan.values()
    filled = [cell for column, cell in petak.baris[row].items() if column in months and cell.formula is None]
    if filled:
        pesan = f"Baris {row} lembar Bulanan berisi angka tetapi tidak punya KODE; tidak dibaca."
        saran = "Isi KODE-nya, atau hapus barisnya."
        where = petak.nama, row, tata.kolom[KolomBulanan.KODE]
        catatan.add(findings_on_teks.BULANAN_TANPA_KODE, pesan, saran, where, nilai=filled[0].value)


class Penempat:
    """Gives the rows to the kode of the matrix; each budget line and each variable has one row, the first."""

    def __init__(self, lembar: LembarBulanan, catatan: Catatan) -> None:
        self._lembar = lembar
        self._catatan = catatan
        self.tata = lembar.tata._replace(realisasi={}, variabel={})

    def place(self, lines: Container[str], goals: Mapping[str, Mapping[str, str] | None]) -> TataBulanan:
        """Place every row; ``goals`` has the inputs of every indicator, or None where its variables are not asked for."""
        for line in self._lembar.baris:
            if is_variable(line, goals):
                inputs = goals[line.kode]
                if inputs is not None:
                    self.variable(line, inputs)
            elif is_money(line, lines):
                self.money(line)
        return self.tata

    def money(self, line: BarisBulanan) -> bool:
        """Enter the row of a budget line; False (reported) when the line has a row already."""
        first = self.tata.realisasi.setdefault(line.kode, line.row)
        if first != line.row:
            self._twice(line, first, Letak(line.kode, Kolom.REALISASI_ANGGARAN))
        return first == line.row

    def variable(self, line: BarisBulanan, inputs: Mapping[str, str]) -> tuple[str, str] | None:
        """Enter the row of a variable under its key, and give key and name.

        ``inputs`` has the names that the RUMUS asks for, by key; None (reported) for any other name, and for one that
        has a row already.
        """
        kolom = self.tata.kolom
        cell = line.cells.get(kolom.get(KolomBulanan.URAIAN, 0))
        name = text_of(cell)
        key = _key(name)
        letak = Letak(line.kode, variabel=name)
        if key not in inputs:
            pesan = f"Variabel '{as_seen(name)}' tidak ada dalam rumus {line.kode}; barisnya tidak dibaca."
            saran = f"Nama yang ada: {'; '.join(inputs.values()) or 'tidak ada'}."
            where = self._lembar.petak.nama, line.row, cell.column if cell else kolom[KolomBulanan.KODE]
            self._catatan.add(findings_on_kinerja.VARIABEL_ASING, pesan, saran, where, letak, name)
            return None
        first = self.tata.variabel.setdefault((line.kode, key), line.row)
        if first != line.row:
            self._twice(line, first, letak)
            return None
        return key, name

    def _twice(self, line: BarisBulanan, first: int, letak: Letak) -> None:
        column = self.tata.kolom[KolomBulanan.KODE]
        pesan = (
            f"{letak} ada dua kali di lembar Bulanan: {to_address(first, column)} dan {to_address(line.row, column)}. "
            "Yang kedua tidak dibaca."
        )
        saran = "Hapus salah satunya."
        where = self._lembar.petak.nama, line.row, column
        self._catatan.add(findings_on_teks.BULANAN_GANDA, pesan, saran, where, letak, line.kode)


def is_variable(line: BarisBulanan, goals: Container[str]) -> bool:
    """Whether the row is of a variable of one of the indicators."""
    return line.kode in goals and line.jenis != "realisasi"


def is_money(line: BarisBulanan, lines: Container[str]) -> bool:
    """Whether the row, if it is of no variable, is the monthly realisasi of one of the budget lines."""
    return line.kode in lines and line.jenis != "variabel"


_key = lru_cache(maxsize=4096)(variable_key)


def find_layout(petak: Petak) -> TataBulanan | None:
    """The heading row of a monthly sheet: KODE and at least six names of months."""
    for row in petak.urut[:60]:
        cells = petak.baris[row]
        named: dict[KolomBulanan, int] = {}
        months: dict[int, int] = {}
        doubled: dict[int, str] = {}
        quarters: dict[int, int] = {}
        for column, cell in sorted(cells.items()):
            if type(cell.value) is not str:
                continue
            text = " ".join(cell.value.split()).casefold().strip(" .:")
            role = find_bulanan(text)
            if role:
                named.setdefault(role, column)
            elif (month := _month(text)) is not None:
                if month in months:
                    doubled[column] = text
                else:
                    months[month] = column
            elif (label := read_label(text)) is not None and not label.sampai:
                quarters.setdefault(int(label.triwulan), column)
        if KolomBulanan.KODE in named and len(months) >= 6:
            return TataBulanan(petak.nama, row, named, months, quarters, doubled, {}, {}, {})
    return None


@lru_cache(maxsize=512)
def _month(text: str) -> int | None:
    name = text if text.startswith("b") else _YEAR_IN_MONTH.sub("", text)
    try:
        return Bulan.parse(name, 2000).bulan
    except DomainError:
        return None
