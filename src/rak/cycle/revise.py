"""Carrying revisions into a plan, and into a workbook: its cells get the values in force, Riwayat what they replaced."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from rak.domain.anggaran import realisasi
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Perubahan, Revisi, Unsur
from rak.domain.rupiah import Rupiah
from rak.domain.versi import Versi, terapkan, value_of, versi_per
from rak.errors import DomainError
from rak.matriks.fill_result import IsiError, Kesalahan
from rak.matriks.history_sheet import put_history
from rak.matriks.plan_cells import plan_cells
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.matriks.rebuild import follow
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.sheet.address import to_address

_UANG = frozenset({Unsur.PAGU, Unsur.PENARIKAN, Unsur.BLOKIR})


@attrs.frozen
class Perevisian:
    """Revisions on their way into a workbook: nothing is written yet."""

    edit: Edit | None
    """None for a plan that stands in no workbook."""
    rencana: RencanaAksi
    """The plan in force afterwards."""
    baru: tuple[Revisi, ...]
    """Those that it did not know, each change with the value that it replaces."""
    riwayat_baru: bool = False
    """Whether the sheet Riwayat had to be added."""
    tertinggal: tuple[str, ...] = ()
    """Sheets that rak builds otherwise now: their figures of past periods go by the new plan until they are built anew."""


def revised(rencana: RencanaAksi, laporan: Laporan, revisi: Iterable[Revisi]) -> tuple[RencanaAksi, tuple[Revisi, ...]]:
    """The plan with those revisions that it does not know yet, and these, each change with the value that it replaces.

    Raises IsiError with every fault: an unknown kode, a day outside the plan's year, a draw plan that does not add up
    to the pagu, a pagu (less what is blocked) below what is spent, another revision of the same day and number.
    """
    faults: list[Kesalahan] = []
    new = [event for event in revisi if not _is_known(event, rencana, faults)]
    plan = rencana
    for asked in new:
        event = attrs.evolve(asked, perubahan=tuple(_known(asked, rencana, faults)))
        try:
            plan = terapkan(plan, event)
        except DomainError as fault:  # blocks above the pagu, on whatever day; the rest is looked at without them
            faults.append(Kesalahan(event.nomor, fault.pesan, fault.saran))
            rest = tuple(change for change in event.perubahan if change.unsur is not Unsur.BLOKIR)
            plan = _tried(plan, attrs.evolve(event, perubahan=rest))
    for event in new:
        faults += _impossible(event, versi_per(plan, event.tanggal), laporan)
    _refuse(list(dict.fromkeys(faults)))
    names = {(event.tanggal, event.nomor) for event in new}
    return plan, tuple(event for event in plan.revisi if (event.tanggal, event.nomor) in names)


def prepare_revision(workbook: Workbook, revisi: Iterable[Revisi]) -> Perevisian:
    """Work out the cells that revisions change; one that the workbook knows has no effect.

    Raises IsiError as :func:`revised` does, and for a value that has no cell, or whose cell would say something else.
    """
    hasil = baca(workbook)
    plan, new = revised(hasil.rencana, hasil.laporan, revisi)
    edit = Edit(workbook, allow_locked=True)
    changes = {change.tempat: change for event in new for change in event.perubahan}
    _set_cells(edit, hasil, plan, changes.values())
    if not new:
        return Perevisian(edit, plan, new, riwayat_baru=False)
    left = follow(edit, hasil.rencana, plan) if hasil.peta.pengaturan is not None else ()
    added = put_history(edit, plan, hasil.laporan)
    _look_again(edit, plan, changes.values())
    return Perevisian(edit, plan, new, added, left)


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


def _known(event: Revisi, plan: RencanaAksi, faults: list[Kesalahan]) -> Iterator[Perubahan]:
    """The changes of what the plan has; of the others a fault, and of a day that is not of its year."""
    if event.tanggal.year != plan.tahun:
        pesan = f"Tanggal {event.tanggal.isoformat()} di luar tahun rencana {plan.tahun}."
        faults.append(Kesalahan(event.nomor, pesan, "Tulis tanggal berlakunya dalam tahun itu."))
    for change in event.perubahan:
        try:
            (plan.find_kegiatan if change.unsur in _UANG else plan.find_indikator)(change.kode)
        except DomainError as fault:
            faults.append(Kesalahan(f"{event.nomor}, {change.unsur}", fault.pesan, fault.saran))
        else:
            yield change


def _tried(plan: RencanaAksi, event: Revisi) -> RencanaAksi:
    try:
        return terapkan(plan, event)
    except DomainError:  # told already
        return plan


def _impossible(event: Revisi, versi: Versi, laporan: Laporan) -> Iterator[Kesalahan]:
    """What the budget lines of a revision cannot be once it is in force."""
    lines = {line.kode: line for line in versi.rencana.kegiatan}
    for kode in sorted({change.kode for change in event.perubahan if change.unsur in _UANG} & lines.keys()):
        line = lines[kode]
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


def _set_cells(edit: Edit, hasil: HasilBaca, plan: RencanaAksi, changes: Iterable[Perubahan]) -> None:
    """Ask for the values in force of all that was changed; IsiError where a value has no cell to stand in."""
    faults: list[Kesalahan] = []
    for change in changes:
        if change.unsur is Unsur.BLOKIR:  # stands in Riwayat alone
            continue
        where = str(Letak(change.kode, None, change.triwulan))
        try:
            cells = plan_cells(edit.workbook, hasil, plan, change)
        except DomainError as fault:
            faults.append(Kesalahan(where, fault.pesan, fault.saran))
            continue
        if not cells:
            pesan = f"Buku kerja ini tidak punya sel untuk {change.unsur}."
            saran = "Buat buku kerja baru dari rencananya (rak baca --bagian rencana, rak buat), lalu ulangi revisinya."
            faults.append(Kesalahan(where, pesan, saran))
        for (sheet, *place), value in cells:
            at = place[0], place[1]
            held = edit.workbook.sheet(sheet).cells.get(at)
            if held is not None and held.formula is not None:
                pesan = f"Sel {sheet}!{to_address(*at)} untuk {change.unsur} berisi rumus."
                faults.append(Kesalahan(where, pesan, "Ganti rumusnya dengan nilai, lalu ulangi revisinya."))
            else:
                edit.set(sheet, at, value)
    _refuse(faults)


def _look_again(edit: Edit, plan: RencanaAksi, changes: Iterable[Perubahan]) -> None:
    """IsiError where the workbook, read again, would say something else than the plan in force."""
    seen = baca(Workbook.open(edit.apply())).rencana
    faults = []
    for change in changes:
        wanted, held = value_of(plan, change), value_of(seen, change)
        if held != wanted:
            pesan = f"{change.unsur} {wanted} tidak dapat ditulis di buku kerja ini: terbaca kembali {held}."
            saran = "Sesuaikan satuan selnya dengan satuan yang sudah ada di buku kerja itu."
            faults.append(Kesalahan(str(Letak(change.kode, None, change.triwulan)), pesan, saran))
    _refuse(faults)
