"""Filling a matrix: from a report to the cells that it sets, and to no other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from rak.domain.agregasi import tingkat_capaian
from rak.domain.galat import DomainError
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan, UangTerisi
from rak.domain.nama import variable_key
from rak.domain.nilai import TIDAK_BERLAKU, Kosong, Terisi
from rak.domain.penjelasan import show_level
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.temuan import Letak
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.pembacaan import HasilBaca, baca
from rak.ooxml import Workbook
from rak.ooxml.edit import Edit

_MAX_EXACT = 2**53


@attrs.frozen
class Kesalahan:
    """One reason why a report cannot be put into the workbook, with its place in words."""

    letak: str
    pesan: str
    saran: str

    def __str__(self) -> str:
        return f"{self.letak}: {self.pesan} {self.saran}".strip()


class IsiError(ValueError):
    """The report cannot be put into this workbook; nothing was written. ``kesalahan`` has all reasons."""

    def __init__(self, kesalahan: tuple[Kesalahan, ...]) -> None:
        super().__init__(kesalahan)
        self.kesalahan = kesalahan

    def __str__(self) -> str:
        return "\n".join(map(str, self.kesalahan))


@attrs.frozen
class Isian:
    """A value for a place of the plan, and what to say when the workbook has no cell for it."""

    letak: Letak
    nilai: str | int | float


def prepare(workbook: Workbook, laporan: Laporan) -> Edit:
    """The edit that puts the report into the workbook, checked but not yet written.

    A blank in the report leaves the cell as it is. Raises IsiError with every fault, OoxmlError for cells that the
    workbook protects.
    """
    hasil = baca(workbook)
    faults = list(_faults(hasil.rencana, laporan))
    if faults:
        raise IsiError(tuple(faults))
    edit = workbook.edit()
    for isian in _entries(hasil, laporan, faults):
        cell = hasil.peta.find(isian.letak)
        if cell is None:
            faults.append(
                Kesalahan(str(isian.letak), "Buku kerja ini tidak punya sel untuk isian itu.", "Periksa kolomnya.")
            )
        else:
            edit.set(cell[0], (cell[1], cell[2]), _as_shown(workbook, hasil.rencana, cell, isian))
    if faults:
        raise IsiError(tuple(faults))
    return edit


def _as_shown(workbook: Workbook, rencana: RencanaAksi, cell: tuple[str, int, int], isian: Isian) -> str | int | float:
    """The value, spelt with its TW label where the number format of the cell would not show it."""
    if isian.letak.kolom is not Kolom.CAPAIAN or isinstance(isian.nilai, str):
        return isian.nilai
    held = workbook.sheet(cell[0]).cells.get((cell[1], cell[2]))
    shown = "General" if held is None else workbook.number_format(held.style)
    if shown not in {"General", "@"} or isian.letak.triwulan is None:
        return isian.nilai
    indikator = rencana.find_indikator(isian.letak.kode.rpartition(".")[0])
    return f"{isian.letak.triwulan}: {show_level(indikator, Fraction(repr(isian.nilai)))}"


def _faults(rencana: RencanaAksi, laporan: Laporan) -> Iterator[Kesalahan]:
    if rencana.tahun != laporan.tahun:
        yield Kesalahan(
            str(laporan.tahun),
            f"Laporan tahun {laporan.tahun} untuk rencana tahun {rencana.tahun}.",
            "Samakan tahunnya.",
        )
    lines = {kegiatan.kode for kegiatan in rencana.kegiatan}
    goals = {indikator.kode: indikator for indikator in rencana.indikator}
    for kode in sorted({key[0] for key in (*laporan.realisasi, *laporan.isian, *laporan.realisasi_triwulan)} - lines):
        yield Kesalahan(kode, "Tidak ada baris anggaran berkode itu.", f"Kode yang ada: {', '.join(sorted(lines))}.")
    asked = {owner for owner, _, _ in laporan.variabel} | {owner for owner, _ in laporan.capaian_triwulan}
    for kode in sorted(asked - goals.keys()):
        yield Kesalahan(kode, "Tidak ada indikator berkode itu.", f"Kode yang ada: {', '.join(goals)}.")
    for owner, name in sorted({(owner, name) for owner, name, _ in laporan.variabel}):
        if owner in goals and name not in _variable_keys(goals[owner]):
            known = "; ".join(goals[owner].rumus.masukan)
            yield Kesalahan(f"{owner}, {name}", "Tidak ada variabel itu dalam rumusnya.", f"Nama yang ada: {known}.")


def _variable_keys(indikator: IndikatorKegiatan) -> frozenset[str]:
    return frozenset(map(variable_key, indikator.rumus.masukan))


def _entries(hasil: HasilBaca, laporan: Laporan, faults: list[Kesalahan]) -> Iterator[Isian]:
    """Every cell that the report sets; a value that Excel cannot hold goes into ``faults``."""
    for letak, value in _figures(hasil, laporan, faults):
        try:
            yield Isian(letak, cell_number(value))
        except DomainError as fault:
            faults.append(Kesalahan(str(letak), fault.pesan, fault.saran))
    for (kode, triwulan), isian in laporan.isian.items():
        texts = {
            Kolom.DATA_DUKUNG: "\n".join(isian.data_dukung),
            Kolom.STATUS_PELAKSANAAN: isian.status,
            Kolom.KETERANGAN: isian.keterangan,
        }
        yield from (Isian(Letak(kode, kolom, triwulan), text) for kolom, text in texts.items() if text)


def _figures(hasil: HasilBaca, laporan: Laporan, faults: list[Kesalahan]) -> Iterator[tuple[Letak, Rupiah | Terisi]]:
    yield from _monthly_money(hasil, laporan, faults)
    yield from _monthly_variables(hasil, laporan)
    for (kode, triwulan), amount in laporan.realisasi_triwulan.items():
        yield Letak(kode, Kolom.REALISASI_ANGGARAN, triwulan), amount
    for (kode, triwulan), level in laporan.capaian_triwulan.items():
        for kegiatan in hasil.rencana.find_indikator(kode).kegiatan:
            yield Letak(kegiatan.kode, Kolom.CAPAIAN, triwulan), level


def _monthly_money(
    hasil: HasilBaca, laporan: Laporan, faults: list[Kesalahan]
) -> Iterator[tuple[Letak, Rupiah | Terisi]]:
    without_month: dict[tuple[str, Triwulan], dict[Bulan, Uang]] = {}
    for (kode, bulan), amount in laporan.realisasi.items():
        letak = Letak(kode, Kolom.REALISASI_ANGGARAN, bulan=bulan)
        if hasil.peta.find(letak):
            yield letak, amount
        else:
            without_month.setdefault((kode, bulan.triwulan), {})[bulan] = amount
    for (kode, triwulan), amounts in without_month.items():
        letak = Letak(kode, Kolom.REALISASI_ANGGARAN, triwulan)
        known = [amount for amount in amounts.values() if isinstance(amount, Rupiah)]
        total: UangTerisi = sum(known, Rupiah(0)) if known else TIDAK_BERLAKU
        before = hasil.laporan.realisasi_triwulan.get((kode, triwulan))
        if before in {None, total}:
            yield letak, total
        else:
            faults.append(
                Kesalahan(
                    str(letak),
                    f"Buku kerja tanpa lembar Bulanan ini sudah memuat {before}; laporan bulanan memberi {total}.",
                    "Laporkan jumlah triwulannya (realisasi triwulan), karena bulan yang lama tidak diketahui.",
                )
            )


def _monthly_variables(hasil: HasilBaca, laporan: Laporan) -> Iterator[tuple[Letak, Terisi]]:
    without_month: set[tuple[str, Triwulan]] = set()
    for (kode, name, bulan), value in laporan.variabel.items():
        letak = Letak(kode, bulan=bulan, variabel=name)
        if hasil.peta.find(letak):
            yield letak, value
        else:
            without_month.add((kode, bulan.triwulan))
    for kode, triwulan in sorted(without_month):
        indikator = hasil.rencana.find_indikator(kode)
        level = tingkat_capaian(indikator, laporan, triwulan)
        if isinstance(level, Fraction) or level is TIDAK_BERLAKU:
            for kegiatan in indikator.kegiatan:
                yield Letak(kegiatan.kode, Kolom.CAPAIAN, triwulan), level


def cell_number(value: Rupiah | Fraction | Kosong) -> int | float | str:
    """The value as Excel holds it: exactly, or a DomainError; the dash as text."""
    if isinstance(value, Kosong):
        return "-"
    exact = Fraction(value.nilai) if isinstance(value, Rupiah) else value
    if exact.denominator == 1 and abs(exact.numerator) <= _MAX_EXACT:
        return exact.numerator
    held = float(exact)
    if abs(exact) > _MAX_EXACT or Fraction(repr(held)) != exact:
        raise DomainError(f"Angka {value} tidak dapat disimpan utuh oleh Excel (15 angka).", "Bulatkan lebih dahulu.")
    return held
