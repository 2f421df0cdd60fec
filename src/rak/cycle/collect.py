"""Merging the workbooks that came back into the master: one transaction over all copies."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from rak.cycle.dasar_sheet import Dasar, plan_place, plan_texts, read_dasar
from rak.cycle.inputs import SelIsian, inputs, places, report, section_of
from rak.cycle.merge import HasilGabung, Kiriman, Putusan, Usulan, merge
from rak.cycle.row_match import own_kodes, with_kode
from rak.cycle.split import known_section
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.quarter_labels import read_label
from rak.domain.rencana import RencanaAksi
from rak.domain.riwayat import NilaiIsian
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.text_folding import name_key
from rak.domain.waktu import Bulan
from rak.errors import RakError
from rak.files import write_new
from rak.matriks.fill import prepare
from rak.matriks.history_sheet import put_history
from rak.matriks.read.find_matrix import has_dasar
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import OoxmlError, Reason, Workbook, quote_sheet, to_address
from rak.xlsx.edit.edit import Edit
from rak.xlsx.package.saving import is_same_file

_TRIES: Final = 5


@attrs.frozen
class Ditolak:
    """A file that could not be used, and why."""

    berkas: str
    alasan: Exception


@attrs.frozen
class TakTerbaca:
    """A cell of a copy that holds something, but no value; the master keeps its own."""

    berkas: str
    letak: Letak
    sel: str
    isi: str


@attrs.frozen
class TemuanKiriman:
    """What reading a copy found wrong with it, and reading the master did not."""

    berkas: str
    temuan: Temuan


@attrs.frozen(hash=False)
class Pengumpulan:
    """What a merge of files did."""

    hasil: HasilGabung
    sebelum: HasilBaca
    """What was read out of the master."""
    ditolak: tuple[Ditolak, ...]
    tak_terbaca: tuple[TakTerbaca, ...]
    tanpa_dasar: tuple[str, ...]
    """Files that were compared with the master alone."""
    di_luar_rencana: tuple[Usulan, ...]
    """Texts and figures of the plan that a copy has changed; never taken."""
    temuan: tuple[TemuanKiriman, ...]
    """Of the files and their tables: rows that are not understood, and so on."""
    ditulis: bool
    riwayat_baru: bool

    @property
    def bersih(self) -> bool:
        """Whether nothing is left open and every file could be used."""
        return not (self.hasil.konflik or self.ditolak or self.tak_terbaca or self.hasil.hilang)


@attrs.frozen(kw_only=True)
class Pilihan:
    """How to merge; see ``rak gabung --help``."""

    diterima: datetime.date
    bulan: Bulan | None = None
    putusan: tuple[Putusan, ...] = ()
    tunda: bool = False
    seksi: str = ""
    alasan: str = ""
    wewenang_penuh: bool = False

    def merge(self, induk: Laporan, kiriman: Iterable[Kiriman], rencana: RencanaAksi) -> HasilGabung:
        """Merge copies into the report on a plan as chosen."""
        return merge(
            induk,
            kiriman,
            section_of(rencana),
            self.diterima,
            putusan=self.putusan,
            bulan=self.bulan,
            alasan=self.alasan,
            wewenang_penuh=self.wewenang_penuh,
        )


def collect(
    path: str | Path,
    kiriman: Sequence[str | Path],
    pilihan: Pilihan,
    output: str | Path | None = None,
    *,
    overwrite: bool = False,
) -> Pengumpulan:
    """Merge copies into the master, in place where no output is given.

    With an open conflict, or a file that cannot be used, nothing is written unless ``pilihan.tunda``. Where somebody else has changed the master
    meanwhile it is read and merged again, so that no section is lost.
    """
    in_place = output is None or is_same_file(str(output), str(path))
    for left in reversed(range(_TRIES)):
        found, edit = _merge_files(Workbook.open(path), kiriman, pilihan)
        if edit is None:
            return found
        try:
            if in_place:
                edit.save(None)
            else:
                write_new(str(output), edit.apply(), overwrite=overwrite, like=path)
        except OoxmlError as fault:
            if not left or any(one.reason is not Reason.CHANGED_MEANWHILE for one in fault.problems):
                raise
        else:
            return found
    raise AssertionError  # the last try returns or raises


def _merge_files(workbook: Workbook, files: Sequence[str | Path], pilihan: Pilihan) -> tuple[Pengumpulan, Edit | None]:
    if has_dasar(workbook):
        raise RakError("Induk ini salinan seksi.", "Gabungkan ke buku kerja induk, tempat salinan itu dibagikan.")
    master = baca(workbook)
    desk = _Meja(workbook, master, pilihan)
    copies = [one for path in files if (one := desk.take(Path(path))) is not None]
    hasil = pilihan.merge(master.laporan, copies, master.rencana)
    writes = pilihan.tunda or not (hasil.konflik or desk.refused)
    edit, added = _edit(workbook, master, hasil) if writes else (None, False)
    told = (tuple(desk.refused), tuple(desk.unread), tuple(desk.without_base), tuple(desk.of_plan), tuple(desk.found))
    return Pengumpulan(hasil, master, *told, ditulis=writes, riwayat_baru=added), edit


def _edit(workbook: Workbook, master: HasilBaca, hasil: HasilGabung) -> tuple[Edit, bool]:
    """The master with the merged values and its history."""
    values = {one.letak: one.baru for one in hasil.diterapkan if one.baru is not BELUM_DIISI}
    cleared = [one.letak for one in hasil.dikosongkan]
    edit = prepare(workbook, report(master.rencana.tahun, values), cleared).edit
    return edit, hasil.laporan != master.laporan and put_history(edit, master.rencana, hasil.laporan)


class _Meja:
    """Takes one file after the other, and keeps what is to be told of them."""

    def __init__(self, workbook: Workbook, master: HasilBaca, pilihan: Pilihan) -> None:
        self._workbook = workbook
        self._master = master
        self._pilihan = pilihan
        self.refused: list[Ditolak] = []
        self.unread: list[TakTerbaca] = []
        self.without_base: list[str] = []
        self.of_plan: list[Usulan] = []
        self.found: list[TemuanKiriman] = []
        self._known = {(one.kode, one.pesan) for one in master.temuan}

    def take(self, path: Path) -> Kiriman | None:
        """The copy that a file holds; None, and the reason kept, where it cannot be used."""
        try:
            return self._copy(path)
        except (RakError, OSError) as fault:
            self.refused.append(Ditolak(str(path), fault))
            return None

    def _copy(self, path: Path) -> Kiriman:
        if self._workbook.path and is_same_file(str(path), self._workbook.path):
            raise RakError("Ini buku kerja induknya sendiri.", "Sebutkan salinan yang dikirim seksi.")
        workbook = Workbook.open(path)
        dasar = read_dasar(workbook)
        if dasar is None and not self._pilihan.seksi:
            saran = "Bila memang kiriman seksi, tambahkan --seksi NAMA; isinya lalu dibandingkan dengan induk saja."
            raise RakError("Ini bukan salinan seksi: tidak ada lembar Dasar yang menyebut untuk siapa.", saran)
        seksi = known_section(self._master.rencana, dasar.seksi if dasar else self._pilihan.seksi)
        hasil = baca(workbook)
        _check_plan(self._master.rencana, hasil.rencana, dasar)
        kodes = own_kodes(hasil.peta, hasil.rencana, self._master.rencana)
        self.found += [
            TemuanKiriman(path.name, one)
            for one in hasil.temuan
            if one.kode.startswith("RAK1")
            and one.tingkat is not Tingkat.INFO
            and (one.kode, one.pesan) not in self._known
        ]
        base = dasar if dasar is not None and dasar.utuh else None
        if base is None:
            self.without_base.append(path.name)
        else:
            self.of_plan += _plan_changes(base, hasil.rencana, kodes, seksi, path.name)
        isi = self._values(workbook, hasil, kodes, path.name, base)
        counts = base.koreksi if base else {}
        return Kiriman(path.name, seksi, isi, base.isi if base else None, workbook.digest, counts)

    def _values(
        self, workbook: Workbook, hasil: HasilBaca, kodes: Mapping[str, str], name: str, base: Dasar | None
    ) -> dict[Letak, NilaiIsian]:
        """What the copy holds, by the master's kode; where it has no cell, or one that cannot be read, nothing was changed."""
        theirs = {own: kode for kode, own in kodes.items()}
        found = {with_kode(letak, kodes): value for letak, value in inputs(hasil.laporan).items()}
        before: Mapping[Letak, NilaiIsian] = base.isi if base else {}
        for letak in {*(with_kode(one, kodes) for one in places(hasil.rencana)), *before} - found.keys():
            gone = kodes and letak.kode not in theirs
            cell = None if gone else SelIsian(hasil.peta).find(with_kode(letak, theirs))
            held = None if cell is None else workbook.sheet(cell[0]).cells.get(cell[1:])
            text = "" if held is None or held.formula is not None or held.value is None else str(held.value).strip()
            label = read_label(text) if letak.kolom is Kolom.CAPAIAN and text else None
            if text and not (label and not label.sisa) and cell is not None:
                self.unread.append(TakTerbaca(name, letak, f"{quote_sheet(cell[0])}!{to_address(*cell[1:])}", text))
            elif cell is not None:
                continue
            if letak in before:
                found[letak] = before[letak]
        return found


def _check_plan(master: RencanaAksi, copy: RencanaAksi, dasar: Dasar | None) -> None:
    """RakError for a copy of another office, year or plan."""
    office, year = (dasar.satuan_kerja, dasar.tahun) if dasar and dasar.utuh else (copy.satuan_kerja, copy.tahun)
    if year != master.tahun:
        raise RakError(f"Kiriman ini tahun {year}, induknya tahun {master.tahun}.", "Gabungkan ke induk tahun itu.")
    if name_key(office) != name_key(master.satuan_kerja):
        raise RakError(f"Kiriman ini dari '{office}', induknya '{master.satuan_kerja}'.", "Periksa berkasnya.")
    own, theirs = ({name_key(one.uraian) for one in plan.indikator} for plan in (master, copy))
    if 2 * len(own & theirs) < len(theirs):
        raise RakError("Kiriman ini dari rencana yang lain: sebagian besar indikatornya berbeda.", "Periksa berkasnya.")


def _plan_changes(base: Dasar, copy: RencanaAksi, kodes: Mapping[str, str], seksi: str, name: str) -> Iterator[Usulan]:
    """What the copy says of the plan that its *dasar* does not."""
    now = {(kodes.get(kode, kode), kolom, tw): text for (kode, kolom, tw), text in plan_texts(copy).items()}
    for key in sorted({*now, *base.rencana}):
        old, new = base.rencana.get(key, ""), now.get(key, "")
        if old != new:
            yield Usulan(plan_place(key), old or BELUM_DIISI, new or BELUM_DIISI, seksi, name)
