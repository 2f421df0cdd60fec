"""What a fill leaves in Riwayat: corrections of figures that had been reported, and the receipts of sections."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import attrs

from rak.cycle.inputs import inputs, section_of
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
    corrections = []
    for letak in (letak for letak in changed if letak in before):
        # the month in which a place is reported: its own, or the last of its quarter
        month = letak.bulan or Bulan(rencana.tahun, 3 * (letak.triwulan or 4))
        if TENGGAT_BAKU.tenggat(month) < catatan.hari or (name_key(owner(letak) or ""), month) in received:
            where = letak, before[letak], after[letak], catatan.hari
            corrections.append(Koreksi(*where, catatan.alasan, "", Path(catatan.sumber).name))
    receipt = _receipt(catatan)
    receipts = {
        (section, letak.bulan): receipt
        for letak in changed
        if letak.bulan is not None and (section := owner(letak)) and (name_key(section), letak.bulan) not in received
    }
    known = redate(sebelum, receipt.berkas, receipt.sha256, catatan.hari)
    penerimaan = {**receipts, **known.penerimaan}
    return attrs.evolve(known, penerimaan=penerimaan, koreksi=(*sebelum.koreksi, *corrections))


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
