"""Filling by the whole plan: workbooks without a cell for each month, and what is said of a report that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from rak.domain.aggregation import tingkat_capaian
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan, UangTerisi
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU, Terisi
from rak.domain.penjelasan import show_level
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from rak.matriks.fill import (
    Isian,
    IsiError,
    Kesalahan,
    NilaiSel,
    cell_number,
    hides_number,
    monthly_money,
    monthly_variables,
    quarterly,
    texts,
)
from rak.matriks.read.interpret import interpret

if TYPE_CHECKING:
    from rak.matriks.read.locate import Lokasi
    from rak.matriks.read.read_result import HasilBaca, Tempat
    from rak.xlsx import Workbook


def through_reading(workbook: Workbook, lokasi: Lokasi, laporan: Laporan) -> list[tuple[Tempat, NilaiSel]]:
    """The cells that the report sets with their values; IsiError with every reason why it cannot be put in."""
    hasil = interpret(lokasi)
    faults = list(_faults(hasil.rencana, laporan))
    if faults:
        raise IsiError(tuple(faults))
    found: list[tuple[Tempat, NilaiSel]] = []
    for isian in _entries(hasil, laporan, faults):
        cell = hasil.peta.find(isian.letak)
        if cell is None:
            faults.append(
                Kesalahan(str(isian.letak), "Buku kerja ini tidak punya sel untuk isian itu.", "Periksa kolomnya.")
            )
        else:
            found.append((cell, _as_shown(workbook, hasil.rencana, cell, isian)))
    if faults:
        raise IsiError(tuple(faults))
    return found


def _as_shown(workbook: Workbook, rencana: RencanaAksi, cell: Tempat, isian: Isian) -> NilaiSel:
    """The value, spelt with its TW label where the number format of the cell would not show it."""
    if not hides_number(workbook, cell, isian):
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
    yield from texts(laporan)


def _figures(hasil: HasilBaca, laporan: Laporan, faults: list[Kesalahan]) -> Iterator[tuple[Letak, Rupiah | Terisi]]:
    yield from _monthly_money(hasil, laporan, faults)
    yield from _monthly_variables(hasil, laporan)
    yield from quarterly(laporan, lambda kode: (line.kode for line in hasil.rencana.find_indikator(kode).kegiatan))


def _monthly_money(
    hasil: HasilBaca, laporan: Laporan, faults: list[Kesalahan]
) -> Iterator[tuple[Letak, Rupiah | Terisi]]:
    without_month: dict[tuple[str, Triwulan], dict[Bulan, Uang]] = {}
    for letak, amount in monthly_money(laporan):
        if hasil.peta.find(letak):
            yield letak, amount
        elif letak.bulan is not None:
            without_month.setdefault((letak.kode, letak.bulan.triwulan), {})[letak.bulan] = amount
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
    for letak, value in monthly_variables(laporan):
        if hasil.peta.find(letak):
            yield letak, value
        elif letak.bulan is not None:
            without_month.add((letak.kode, letak.bulan.triwulan))
    for kode, triwulan in sorted(without_month):
        indikator = hasil.rencana.find_indikator(kode)
        level = tingkat_capaian(indikator, laporan, triwulan)
        if isinstance(level, Fraction) or level is TIDAK_BERLAKU:
            for kegiatan in indikator.kegiatan:
                yield Letak(kegiatan.kode, Kolom.CAPAIAN, triwulan), level
