"""Carrying revisions into a workbook: the plan's cells get the values in force, Riwayat what they replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from rak.domain.anggaran import realisasi
from rak.domain.kolom import Kolom, KolomBulanan, KolomIndikator
from rak.domain.letak import Letak
from rak.domain.revisi import Perubahan, Revisi, Unsur
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.variable_names import variable_key
from rak.domain.versi import Versi, terapkan, versi_per
from rak.errors import DomainError
from rak.matriks.fill import cell_number
from rak.matriks.fill_result import IsiError, Kesalahan
from rak.matriks.history_sheet import put_history
from rak.matriks.read.interpret import baca
from rak.xlsx.edit.edit import Edit

if TYPE_CHECKING:
    from rak.domain.laporan import Laporan
    from rak.domain.rencana import RencanaAksi
    from rak.matriks.read.read_result import HasilBaca, Tempat
    from rak.xlsx import Workbook

_UANG = frozenset({Unsur.PAGU, Unsur.PENARIKAN, Unsur.BLOKIR})
_KOLOM = {Unsur.PAGU: Kolom.PAGU, Unsur.PENARIKAN: Kolom.RENCANA_PENARIKAN_DANA, Unsur.TARGET: Kolom.TARGET_KINERJA}


@attrs.frozen
class Perevisian:
    """Revisions on their way into a workbook: nothing is written yet."""

    edit: Edit
    rencana: RencanaAksi
    """The plan in force afterwards."""
    baru: tuple[Revisi, ...]
    """Those that the workbook did not know, each change with the value that it replaces."""
    riwayat_baru: bool
    """Whether the sheet Riwayat had to be added."""


def prepare_revision(workbook: Workbook, revisi: Iterable[Revisi]) -> Perevisian:
    """Work out the cells that revisions change; one that the workbook knows has no effect.

    Raises IsiError with every fault: an unknown kode, a draw plan that does not add up to the pagu, a pagu (less what
    is blocked) below what is spent, a value without a cell, another revision of the same day and number.
    """
    hasil = baca(workbook)
    faults: list[Kesalahan] = []
    new = [event for event in revisi if not _is_known(event, hasil.rencana, faults)]
    faults += (fault for event in new for fault in _unknown(event, hasil.rencana))
    _refuse(faults)
    plan = hasil.rencana
    for event in new:
        try:
            plan = terapkan(plan, event)
        except DomainError as fault:
            faults.append(Kesalahan(event.nomor, fault.pesan, fault.saran))
    for event in new:
        faults += _impossible(event, versi_per(plan, event.tanggal), hasil.laporan)
    _refuse(list(dict.fromkeys(faults)))
    edit = Edit(workbook, allow_locked=True)
    _set_cells(edit, hasil, plan, [change for event in new for change in event.perubahan], faults)
    _refuse(faults)
    added = put_history(edit, plan, hasil.laporan) if new else False
    names = {(event.tanggal, event.nomor) for event in new}
    return Perevisian(edit, plan, tuple(e for e in plan.revisi if (e.tanggal, e.nomor) in names), added)


def _refuse(faults: Sequence[Kesalahan]) -> None:
    if faults:
        raise IsiError(tuple(faults))


def _is_known(event: Revisi, plan: RencanaAksi, faults: list[Kesalahan]) -> bool:
    for one in plan.revisi:
        if (one.tanggal, one.nomor) == (event.tanggal, event.nomor):
            if _wanted(one) != _wanted(event):
                pesan = "Revisi dengan tanggal dan nomor ini sudah dicatat, dengan isi yang lain."
                faults.append(Kesalahan(event.nomor, pesan, "Beri nomor lain, atau kembalikan isinya."))
            return True
    return False


def _wanted(event: Revisi) -> set[tuple[object, object]]:
    return {(change.tempat, change.baru) for change in event.perubahan}


def _unknown(event: Revisi, plan: RencanaAksi) -> Iterator[Kesalahan]:
    for change in event.perubahan:
        try:
            (plan.find_kegiatan if change.unsur in _UANG else plan.find_indikator)(change.kode)
        except DomainError as fault:
            yield Kesalahan(f"{event.nomor}, {change.unsur}", fault.pesan, fault.saran)


def _impossible(event: Revisi, versi: Versi, laporan: Laporan) -> Iterator[Kesalahan]:
    """What the budget lines of a revision cannot be once it is in force."""
    for kode in sorted({change.kode for change in event.perubahan if change.unsur in _UANG}):
        line = versi.rencana.find_kegiatan(kode)
        draws = [draw for draw in line.penarikan if isinstance(draw, Rupiah)]
        total = sum(draws, Rupiah(0))
        free = line.pagu - versi.rencana.blokir_of(kode) if isinstance(line.pagu, Rupiah) else line.pagu
        if draws and isinstance(line.pagu, Rupiah) and total not in {line.pagu, free}:
            gap = line.pagu - total
            pesan = f"Jumlah rencana penarikan {total}, pagunya {line.pagu} (selisih {gap})."
            yield Kesalahan(f"{event.nomor}, {kode}", pesan, "Sebut penarikannya juga dalam revisi yang sama.")
        spent, ceiling = realisasi(line, laporan, laporan.tahun), versi.pagu_efektif(kode)
        if isinstance(spent, Rupiah) and isinstance(ceiling, Rupiah) and ceiling < spent:
            pesan = f"Pagu (dikurangi blokir) {ceiling} di bawah realisasi {spent} (selisih {spent - ceiling})."
            yield Kesalahan(f"{event.nomor}, {kode}", pesan, "Naikkan pagunya, atau periksa realisasinya.")


def _set_cells(
    edit: Edit, hasil: HasilBaca, plan: RencanaAksi, changes: Iterable[Perubahan], faults: list[Kesalahan]
) -> None:
    """Ask for the values in force of all that was changed."""
    for change in {one.tempat: one for one in changes}.values():
        if change.unsur is Unsur.BLOKIR:
            continue
        cell, value = _find(edit.workbook, hasil, change), _value(plan, change)
        if cell is None:
            where = str(Letak(change.kode, None, change.triwulan))
            pesan = f"Buku kerja ini tidak punya sel untuk {change.unsur}."
            saran = "Buat buku kerja baru dari rencananya (rak baca --bagian rencana, rak buat), lalu ulangi revisinya."
            faults.append(Kesalahan(where, pesan, saran))
        else:
            edit.set(cell[0], cell[1:], value)


def _value(plan: RencanaAksi, change: Perubahan) -> object:
    """What the plan in force has there, as the cell holds it."""
    held: object
    if change.unsur in _UANG:
        line = plan.find_kegiatan(change.kode)
        held = line.pagu if change.triwulan is None else line.penarikan[change.triwulan]
    else:
        goal = plan.find_indikator(change.kode)
        held = goal.target if change.unsur is Unsur.TARGET else goal.polaritas
    if isinstance(held, Rupiah):
        return cell_number(held)
    return str(held) if held is not None and not (isinstance(held, TargetKinerja) and held.kosong) else None


def _find(workbook: Workbook, hasil: HasilBaca, change: Perubahan) -> Tempat | None:
    """The cell of a value; None where there is none, or where formulas hold the value themselves."""
    bulanan = hasil.peta.bulanan
    if change.unsur is Unsur.POLARITAS:
        return _polarity(workbook, hasil, change.kode)
    if change.unsur not in _KOLOM or (change.unsur is Unsur.TARGET and bulanan is not None):
        return None
    return hasil.peta.find(Letak(change.kode, _KOLOM[change.unsur], change.triwulan))


def _polarity(workbook: Workbook, hasil: HasilBaca, kode: str) -> Tempat | None:
    """The cell in which POLARITAS is chosen: in Indikator, else the first of its rows in Bulanan that is no formula."""
    stated = hasil.peta.pengaturan
    if stated is not None:
        at, chosen = stated.indikator.get(kode), stated.kolom.get(KolomIndikator.POLARITAS)
        return (stated.lembar, at, chosen) if at and chosen else None
    tata = hasil.peta.bulanan
    column = tata.kolom.get(KolomBulanan.POLARITAS) if tata else None
    if tata is None or column is None:
        return None
    goal = hasil.rencana.find_indikator(kode)
    rows = [tata.variabel.get((kode, variable_key(name))) for name in goal.rumus.masukan]
    rows += [tata.realisasi.get(line.kode) for line in goal.kegiatan]
    cells = workbook.sheet(tata.lembar).cells
    for row in rows:
        if row and ((row, column) not in cells or cells[row, column].formula is None):
            return tata.lembar, row, column
    return None
