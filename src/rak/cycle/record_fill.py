"""What a fill leaves in Riwayat: corrections of figures that had been reported, and the receipts of sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import attrs

from rak.cycle.inputs import Isi, inputs, section_of
from rak.cycle.merge import redate
from rak.domain.kalender import TENGGAT_BAKU
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rencana import RencanaAksi
from rak.domain.riwayat import Koreksi, Pencatatan, Penerimaan
from rak.domain.text_folding import name_key
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan
from rak.matriks.history_sheet import put_history
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx.edit.edit import Edit


def put_record(
    edit: Edit, sebelum: HasilBaca, laporan: Laporan, kosongkan: Iterable[Letak], catatan: Pencatatan
) -> None:
    """Ask for the sheet Riwayat to say what the fill leaves behind."""
    put_history(edit, sebelum.rencana, record(sebelum.rencana, sebelum.laporan, laporan, kosongkan, catatan))


def record(
    rencana: RencanaAksi, sebelum: Laporan, laporan: Laporan, kosongkan: Iterable[Letak], catatan: Pencatatan
) -> Laporan:
    """The report before the fill with the history after it.

    A figure counts as reported when a receipt covers its month or its due date has passed. Every section whose month
    got a changed figure has a receipt; the first day wins, also where it is stated afterwards.
    """
    before = inputs(sebelum)
    after = {**before, **inputs(laporan), **{_spelt(letak): BELUM_DIISI for letak in kosongkan}}
    changed = [letak for letak, value in after.items() if value != before.get(letak, BELUM_DIISI)]
    owner = section_of(rencana)
    received = {(name_key(section), bulan) for section, bulan in sebelum.penerimaan}
    new = _corrections(changed, before, after, catatan)
    corrections = [
        one
        for one in new
        if TENGGAT_BAKU.tenggat(_month(one.letak, rencana.tahun)) < catatan.hari
        or (name_key(owner(one.letak) or ""), _month(one.letak, rencana.tahun)) in received
    ]
    receipt = _receipt(catatan)
    receipts = {
        (section, letak.bulan): receipt
        for letak in changed
        if letak.bulan is not None and (section := owner(letak)) and (name_key(section), letak.bulan) not in received
    }
    known = redate(sebelum, receipt.berkas, receipt.sha256, catatan.hari)
    return attrs.evolve(
        known,
        penerimaan={**receipts, **known.penerimaan},
        koreksi=(*sebelum.koreksi, *corrections),
    )


def _corrections(changed: Iterable[Letak], before: Isi, after: Isi, catatan: Pencatatan) -> Iterator[Koreksi]:
    name = Path(catatan.sumber).name
    for letak in changed:
        if letak in before:
            yield Koreksi(letak, before[letak], after[letak], catatan.hari, catatan.alasan, "", name)


def _month(letak: Letak, tahun: int) -> Bulan:
    """The month in which a place is reported: its own, or the last of its quarter."""
    return letak.bulan or Bulan(tahun, 3 * (letak.triwulan or 4))


def _receipt(catatan: Pencatatan) -> Penerimaan:
    if not catatan.sumber:
        return Penerimaan(catatan.hari)
    source = Path(catatan.sumber)
    return Penerimaan(catatan.hari, source.name, sha256(source.read_bytes()).hexdigest())


def _spelt(letak: Letak) -> Letak:
    """A place as the table of inputs spells it; a month without a column is that of the realisasi."""
    if letak.variabel:
        return attrs.evolve(letak, variabel=variable_key(letak.variabel))
    return attrs.evolve(letak, kolom=Kolom.REALISASI_ANGGARAN) if letak.bulan is not None else letak
