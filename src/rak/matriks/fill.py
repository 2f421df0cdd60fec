"""Filling a matrix: from a report to the cells that it sets, and to no other.

Where the workbook has a cell of its own for everything that is reported, finding these cells is enough; anything else
wants the whole plan, and goes through :mod:`rak.matriks.fill_by_plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rak.calc.excel_limits import MAX_EXACT
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import Kosong, Terisi
from rak.domain.rupiah import Rupiah
from rak.errors import DomainError, RakError
from rak.matriks.read.bulanan_layout import Penempat
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.identity_block import identity_cells, year_of
from rak.matriks.read.locate import Lokasi, locate, peta_of
from rak.xlsx.edit.edit import Edit

if TYPE_CHECKING:
    from rak.domain.laporan import Laporan, UangTerisi
    from rak.matriks.read.read_result import PetaSel, Tempat
    from rak.xlsx import Workbook


NilaiSel: TypeAlias = str | int | float
"""What is put into a cell."""


class Kesalahan(NamedTuple):
    """One reason why a report cannot be put into the workbook, with its place in words."""

    letak: str
    pesan: str
    saran: str

    def __str__(self) -> str:
        return f"{self.letak}: {self.pesan} {self.saran}".strip()


class IsiError(RakError, ValueError):
    """The report cannot be put into this workbook; nothing was written. ``kesalahan`` has all reasons."""

    def __init__(self, kesalahan: tuple[Kesalahan, ...]) -> None:
        super().__init__("\n".join(map(str, kesalahan)))
        self.kesalahan = kesalahan
        self.args = (kesalahan,)


class Isian(NamedTuple):
    """A value for a place of the plan."""

    letak: Letak
    nilai: NilaiSel


def prepare(workbook: Workbook, laporan: Laporan) -> Edit:
    """The edit that puts the report into the workbook, checked but not yet written.

    A blank in the report leaves the cell as it is. Raises IsiError with every fault, OoxmlError for cells that the
    workbook protects.
    """
    lokasi = locate(workbook)
    cells = through_map(workbook, lokasi, laporan)
    if cells is None:
        from rak.matriks.fill_by_plan import through_reading  # noqa: PLC0415  # where the map alone does not do

        cells = through_reading(workbook, lokasi, laporan)
    edit = Edit(workbook)
    for (sheet, row, column), value in cells:
        edit.set(sheet, (row, column), value)
    return edit


def through_map(workbook: Workbook, lokasi: Lokasi, laporan: Laporan) -> list[tuple[Tempat, NilaiSel]] | None:
    """The cells with their values; None where the plan is wanted: for what has no cell of its own, and for messages."""
    if not _is_known(lokasi, laporan):
        return None
    peta = _map(lokasi, laporan)
    indikator = lokasi.indikator
    found: list[tuple[Tempat, NilaiSel]] = []
    try:
        for isian in _entries(laporan, lambda kode: (line.kode for line in indikator[kode].anak)):
            cell = peta.find(isian.letak)
            if cell is None or hides_number(workbook, cell, isian):
                return None
            found.append((cell, isian.nilai))
    except DomainError:
        return None
    _look_at_notes(lokasi)
    return found


def _is_known(lokasi: Lokasi, laporan: Laporan) -> bool:
    """Whether the workbook is certainly of the report's year, and has every kode that the report speaks of."""
    stated = identity_cells(lokasi.petunjuk) if lokasi.petunjuk else None
    if stated is None or year_of(stated.get("tahun")) != laporan.tahun:
        return False
    lines = {key[0] for key in (*laporan.realisasi, *laporan.isian, *laporan.realisasi_triwulan)}
    goals = {key[0] for key in (*laporan.variabel, *laporan.capaian_triwulan)}
    return lines <= lokasi.kegiatan and goals <= lokasi.indikator.keys()


def _map(lokasi: Lokasi, laporan: Laporan) -> PetaSel:
    """The map, with the rows of those variables that the report speaks of."""
    bulanan = None
    if lokasi.bulanan:
        asked = {owner for owner, _, _ in laporan.variabel}
        goals = {kode: _inputs(lokasi, kode) if kode in asked else None for kode in lokasi.indikator}
        bulanan = Penempat(lokasi.bulanan, Catatan()).place(lokasi.kegiatan, goals)
    return peta_of(lokasi.tabel, lokasi.sasaran, bulanan, {}, frozenset())


def _inputs(lokasi: Lokasi, kode: str) -> Mapping[str, str]:
    from rak.matriks.read.cells import Sel  # noqa: PLC0415
    from rak.matriks.read.rumus_cells import input_keys, rumus_of  # noqa: PLC0415  # for reports with variables

    catatan = Catatan()
    return input_keys(rumus_of(lokasi.tabel, Sel(lokasi.tabel.petak, catatan), lokasi.indikator[kode], catatan))


def _look_at_notes(lokasi: Lokasi) -> None:
    """A workbook whose comments cannot be read is refused, whichever way it is filled."""
    if Kolom.DATA_DUKUNG in lokasi.tabel.tata.kolom and lokasi.tabel.petak.sheet.relations:
        _ = lokasi.tabel.petak.notes


def _entries(laporan: Laporan, lines_of: Callable[[str], Iterable[str]]) -> Iterator[Isian]:
    """Every cell that the report sets, each month in its own."""
    for figures in (monthly_money(laporan), monthly_variables(laporan), quarterly(laporan, lines_of)):
        for letak, value in figures:
            yield Isian(letak, cell_number(value))
    yield from texts(laporan)


def monthly_money(laporan: Laporan) -> Iterator[tuple[Letak, UangTerisi]]:
    """The monthly realisasi of the report."""
    for (kode, bulan), amount in laporan.realisasi.items():
        yield Letak(kode, Kolom.REALISASI_ANGGARAN, bulan=bulan), amount


def monthly_variables(laporan: Laporan) -> Iterator[tuple[Letak, Terisi]]:
    """The monthly variables of the report."""
    for (kode, name, bulan), value in laporan.variabel.items():
        yield Letak(kode, bulan=bulan, variabel=name), value


def quarterly(laporan: Laporan, lines_of: Callable[[str], Iterable[str]]) -> Iterator[tuple[Letak, Rupiah | Terisi]]:
    """The figures of quarters; ``lines_of`` gives the budget lines of an indicator, each of which shows its CAPAIAN."""
    for (kode, triwulan), amount in laporan.realisasi_triwulan.items():
        yield Letak(kode, Kolom.REALISASI_ANGGARAN, triwulan), amount
    for (kode, triwulan), level in laporan.capaian_triwulan.items():
        for line in lines_of(kode):
            yield Letak(line, Kolom.CAPAIAN, triwulan), level


def texts(laporan: Laporan) -> Iterator[Isian]:
    """DATA DUKUNG, STATUS PELAKSANAAN and KETERANGAN, where they are not blank."""
    for (kode, triwulan), isian in laporan.isian.items():
        found = {
            Kolom.DATA_DUKUNG: "\n".join(isian.data_dukung),
            Kolom.STATUS_PELAKSANAAN: isian.status,
            Kolom.KETERANGAN: isian.keterangan,
        }
        yield from (Isian(Letak(kode, kolom, triwulan), text) for kolom, text in found.items() if text)


def hides_number(workbook: Workbook, cell: Tempat, isian: Isian) -> bool:
    """Whether a CAPAIAN cell, by its number format, would show the figure without its TW label."""
    if isian.letak.kolom is not Kolom.CAPAIAN or isian.letak.triwulan is None or isinstance(isian.nilai, str):
        return False
    held = workbook.sheet(cell[0]).cells.get((cell[1], cell[2]))
    shown = "General" if held is None else workbook.number_format(held.style)
    return shown in {"General", "@"}


def cell_number(value: Rupiah | Fraction | Kosong) -> int | float | str:
    """The value as Excel holds it: exactly, or a DomainError; the dash as text."""
    if isinstance(value, Kosong):
        return "-"
    exact = Fraction(value.nilai) if isinstance(value, Rupiah) else value
    if exact.denominator == 1 and abs(exact.numerator) <= MAX_EXACT:
        return exact.numerator
    held = float(exact)
    if abs(exact) > MAX_EXACT or Fraction(repr(held)) != exact:
        raise DomainError(f"Angka {value} tidak dapat disimpan utuh oleh Excel (15 angka).", "Bulatkan lebih dahulu.")
    return held
