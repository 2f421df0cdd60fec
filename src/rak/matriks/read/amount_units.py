"""In which unit the amounts of a matrix are: a note of thousands or millions counts wherever it stands.

The note of a column's own heading (or of the row below it) comes before one for the whole table, which may stand above
the table, beside its title, under it, or in the name of the sheet. What is not applied is reported.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from rak.domain.kolom import MONEY, Bantu, Kolom
from rak.domain.spelling import group_thousands
from rak.domain.unit_notes import is_unit_note, read_unit_note
from rak.layouts.findings_on_bentuk import MUNGKIN_RIBUAN, why_small
from rak.matriks.read import findings_on_uang as aturan
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan, DiLembar, as_seen
from rak.matriks.read.grid import Petak
from rak.xlsx import Cell

_BELOW: Final = 3
"""Rows below the headings in which a unit belongs to the column that it stands in."""


class CatatanSatuan(NamedTuple):
    """A note and its cell; row and column are 0 for the name of a sheet."""

    kali: int
    teks: str
    sel: DiLembar


def read_units(tabel: Tabel, catatan: Catatan) -> Mapping[Kolom, int]:
    """What the amounts of each column are multiplied by, where it is not 1; every note is told (RAK239)."""
    whole = agreed(list(_of_table(tabel)), catatan)
    columns = [kolom for kolom in MONEY if kolom in tabel.tata.kolom]
    notes = {kolom: note for kolom in columns if (note := _of_column(tabel, kolom) or whole)}
    for note in dict.fromkeys(notes.values()):
        names = [str(kolom) for kolom, one in notes.items() if one == note]
        report_unit(note, f"angka {', '.join(names)}", catatan)
    if whole is not None and whole not in notes.values() and whole.kali != 1:
        not_applied(whole, "kolom uangnya punya catatan sendiri, atau tidak ada", catatan)
    for kolom in tabel.tata.kolom:
        if isinstance(kolom, Kolom) and kolom not in MONEY and (other := _of_column(tabel, kolom)) and other.kali != 1:
            not_applied(other, f"{kolom} bukan kolom uang", catatan)
    if Bantu.KODE not in tabel.tata.kolom:
        _doubt_small(tabel, columns, notes, catatan)
    return {kolom: note.kali for kolom, note in notes.items()}


def _doubt_small(tabel: Tabel, columns: list[Kolom], notes: Mapping[Kolom, CatatanSatuan], catatan: Catatan) -> None:
    """Amounts without a note of their unit that are all far too small for rupiah, or no larger than thousands beside them (RAK176)."""
    filled = {kolom: cells for kolom in columns if (cells := _numbers(tabel, kolom))}
    largest = {kolom: max(abs(cell.value) for cell in cells) for kolom, cells in filled.items()}  # type: ignore[arg-type]
    noted = max((most for kolom, most in largest.items() if kolom in notes and notes[kolom].kali != 1), default=0)
    for kolom, most in largest.items():
        if kolom not in notes and (why := why_small(most, noted)):
            pesan = f"Semua jumlah di kolom {kolom} {why}; mungkin dalam ribuan atau jutaan."
            catatan.add_range(MUNGKIN_RIBUAN, pesan, "Tulis satuannya di judul.", tabel.petak.nama, filled[kolom])


def _numbers(tabel: Tabel, kolom: Kolom) -> list[Cell]:
    """The numbers of a column."""
    column = tabel.tata.kolom[kolom]
    cells = [cell for line in tabel.baris if (cell := tabel.petak.baris.get(line.row, {}).get(column)) is not None]
    return [cell for cell in cells if isinstance(cell.value, int | float) and cell.value]


def unit_of_sheet(page: Petak, heading: int, catatan: Catatan) -> int:
    """What the amounts of a monthly sheet are multiplied by, from notes above its headings, or in its name."""
    note = agreed([*_of_name(page), *_above(page, heading)], catatan)
    if note is None:
        return 1
    report_unit(note, f"angka uang di lembar {page.nama}", catatan)
    return note.kali


def agreed(notes: list[CatatanSatuan], catatan: Catatan) -> CatatanSatuan | None:
    """The note for a whole table; None (reported) where there are several that differ."""
    for other in notes:
        if other.kali != (first := notes[0]).kali:
            pesan = f"Catatan '{as_seen(other.teks)}' berbeda dari '{as_seen(first.teks)}'; tidak ada yang diterapkan."
            saran = "Sisakan satu catatan satuan uang."
            catatan.add(aturan.SATUAN_TAK_DITERAPKAN, pesan, saran, other.sel, nilai=other.teks)
            return None
    return notes[0] if notes else None


def report_unit(note: CatatanSatuan, what: str, catatan: Catatan) -> None:
    """Say what a note changes; one that says full rupiah changes nothing."""
    if note.kali != 1:
        pesan = f"Catatan '{as_seen(note.teks)}': {what} dikalikan {group_thousands(note.kali)}."
        catatan.add(aturan.DALAM_RIBUAN, pesan, "Tulis jumlah dalam rupiah penuh.", note.sel, nilai=note.teks)


def not_applied(note: CatatanSatuan, why: str, catatan: Catatan) -> None:
    """Say that a note changes nothing."""
    pesan = f"Catatan '{as_seen(note.teks)}' tidak diterapkan: {why}."
    saran = "Pindahkan catatannya ke judul kolom uang, atau hapus bila tidak berlaku."
    catatan.add(aturan.SATUAN_TAK_DITERAPKAN, pesan, saran, note.sel, nilai=note.teks)


def _note(page: Petak, cell: Cell | None, *, heading: bool = False) -> CatatanSatuan | None:
    if cell is None or type(cell.value) is not str:
        return None
    times = read_unit_note(cell.value, heading=heading)
    text = " ".join(cell.value.split())
    return None if times is None else CatatanSatuan(times, text, (page.nama, cell.row, cell.column))


def _of_column(tabel: Tabel, kolom: Kolom) -> CatatanSatuan | None:
    """The note in the headings of a column, the lowest first, or in the rows just below them."""
    page, tata = tabel.petak, tabel.tata
    column = tata.kolom[kolom]
    quarters = {line.row for line in tabel.baris}
    for row in range(tata.judul_akhir + _BELOW, tata.judul_akhir, -1):
        cell = page.effective(row, column) if row not in quarters else None
        if cell is not None and type(cell.value) is str and is_unit_note(cell.value):
            return _note(page, cell)
    cells = (page.effective(row, column) for row in range(tata.judul_akhir, tata.judul_awal - 1, -1))
    return next((note for cell in cells if (note := _note(page, cell, heading=kolom in MONEY))), None)


def _of_table(tabel: Tabel) -> Iterator[CatatanSatuan]:
    """The notes for the whole table: in the sheet's name, above it, in a heading that names no column, around its rows."""
    page, tata = tabel.petak, tabel.tata
    yield from _of_name(page)
    yield from _above(page, tata.judul_awal)
    headed = set(tata.kolom.values())
    quarters = {line.row for line in tabel.baris}
    for row in page.urut:
        if row < tata.judul_awal or row in quarters:
            continue
        for column, cell in page.baris[row].items():
            below = row > tata.judul_akhir + _BELOW or column not in headed
            if below and type(cell.value) is str and is_unit_note(cell.value) and (note := _note(page, cell)):
                yield note


def _of_name(page: Petak) -> Iterator[CatatanSatuan]:
    times = read_unit_note(page.nama)
    if times is not None:
        yield CatatanSatuan(times, page.nama, (page.nama,))


def _above(page: Petak, heading: int) -> Iterator[CatatanSatuan]:
    for row in page.urut:
        if row >= heading:
            return
        yield from (note for cell in page.baris[row].values() if (note := _note(page, cell)))
