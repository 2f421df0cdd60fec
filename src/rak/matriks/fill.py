"""Filling a matrix: from a report, and a list of places to clear, to the cells that they set, and to no other."""

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

import attrs

from rak.domain.aggregation import tingkat_capaian
from rak.domain.display import show_level
from rak.domain.kolom import Kolom, KolomEvaluasi, KolomIndikator
from rak.domain.laporan import KOLOM_ISIAN, Laporan, UangTerisi
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU, Kosong, Terisi
from rak.domain.quarter_labels import read_label
from rak.domain.recorded_values import is_level
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import spell_number
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from rak.matriks.excel_numbers import as_held, as_shown
from rak.matriks.fill_result import HasilIsi, IsiError, Kesalahan, NilaiSel, PerubahanSel
from rak.matriks.read.interpret import baca
from rak.matriks.read.money import stored_amount
from rak.matriks.read.read_result import HasilBaca, Tempat
from rak.matriks.read.riwayat_sheet import has_history
from rak.matriks.row_heights import let_grow
from rak.xlsx import Notice, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.sheet.address import to_address
from rak.xlsx.sheet.cell import Cell
from rak.xlsx.sheet.dates import to_serial
from rak.xlsx.sheet.row_index import SheetView

_DAPAT_DIKOSONGKAN = (
    "Sebut kode dan bulan; kode, variabel, dan bulan; atau kode, triwulan, dan kolom REALISASI ANGGARAN, CAPAIAN, "
    "DATA DUKUNG, STATUS PELAKSANAAN, atau KETERANGAN."
)
_MASIH_KURANG = frozenset({"RAK401", "RAK402"})
"""Evidence and status that are still to come make nothing wrong: a check tells of them, a fill does not."""
_PER_TRIWULAN = frozenset({Kolom.REALISASI_ANGGARAN, Kolom.CAPAIAN, *KOLOM_ISIAN, *KolomEvaluasi})


@attrs.frozen
class Pengisian:
    """A report on its way into a workbook: nothing is written yet."""

    edit: Edit
    perubahan: tuple[PerubahanSel, ...]
    sebelum: HasilBaca
    """What was read out of the workbook before."""

    @property
    def punya_riwayat(self) -> bool:
        """Whether the workbook keeps a sheet Riwayat."""
        return has_history(self.edit.workbook)

    def hasil(self, temuan: Iterable[Temuan], peringatan: tuple[Notice, ...]) -> HasilIsi:
        """What the fill gives, with the findings that it made and what is left to do in Excel."""
        return HasilIsi(self.perubahan, tuple(temuan), peringatan)


def made_wrong(before: Iterable[Temuan], after: Iterable[Temuan]) -> Iterator[Temuan]:
    """The findings that a fill made, of all that there are after it."""
    seen = set(before)
    for one in after:
        if one not in seen and not one.diterima and one.tingkat is not Tingkat.INFO and one.kode not in _MASIH_KURANG:
            yield one


class Isian(NamedTuple):
    """A value for a place of the plan; None clears its cell."""

    letak: Letak
    nilai: NilaiSel | None


def prepare(workbook: Workbook, laporan: Laporan, kosongkan: Iterable[Letak] = ()) -> Pengisian:
    """Work out which cells the report sets and which are cleared; checked but not yet written.

    A blank in the report leaves the cell as it is. Raises IsiError with every fault; that a cell is locked is told when
    the edit is applied.
    """
    hasil = baca(workbook)
    kosongkan = tuple(dict.fromkeys(kosongkan))
    _refuse([*_unknown(hasil.rencana, laporan, kosongkan), *_without_cells(hasil, laporan)])
    faults: list[Kesalahan] = []
    report = list(_Laporan(hasil, laporan, faults).isian())
    cleared = list(_clearings(hasil, kosongkan, {one.letak for one in report}, faults))
    edit = Edit(workbook)
    changes: list[PerubahanSel] = []
    for isian in (*report, *cleared):
        cell = hasil.peta.find(isian.letak)
        if cell is None:
            pesan = "Buku kerja ini tidak punya sel untuk isian itu."
            faults.append(Kesalahan(str(isian.letak), pesan, "Periksa kolomnya."))
            continue
        if isian.nilai is None and _cell(workbook, cell).formula is not None:
            saran = "Kosongkan bulan atau variabel yang dibacanya, atau hapus rumusnya di Excel."
            faults.append(Kesalahan(str(isian.letak), f"Sel {cell[0]}!{to_address(*cell[1:])} berisi rumus.", saran))
            continue
        try:
            value = _as_shown(workbook, hasil, cell, isian)
        except DomainError as fault:
            faults.append(Kesalahan(str(isian.letak), fault.pesan, fault.saran))
            continue
        edit.set(cell[0], cell[1:], value)
        changes += _change(workbook, cell, isian, value)
    changes += _set_to_date(edit, hasil, laporan)
    _refuse(faults)
    let_grow(edit, hasil.peta)
    return Pengisian(edit, tuple(changes), hasil)


def _set_to_date(edit: Edit, hasil: HasilBaca, laporan: Laporan) -> Iterator[PerubahanSel]:
    """Say in the sheet Indikator whether levels that are given directly are to date."""
    stated = hasil.peta.pengaturan
    for kode, to_date in laporan.tingkat_kumulatif.items():
        cell = stated.cell(kode, stated.kolom.get(KolomIndikator.TINGKAT_KUMULATIF)) if stated else None
        before = hasil.laporan.tingkat_kumulatif.get(kode)
        if cell is not None and before is not to_date:
            words = {None: None, True: "ya", False: "tidak"}
            edit.set(cell[0], cell[1:], words[to_date])
            yield PerubahanSel(Letak(kode), cell[0], to_address(*cell[1:]), words[before], words[to_date])


def _refuse(faults: list[Kesalahan]) -> None:
    if faults:
        raise IsiError(tuple(faults))


def _unknown(rencana: RencanaAksi, laporan: Laporan, kosongkan: Iterable[Letak]) -> Iterator[Kesalahan]:
    """What the report speaks of and the plan does not have."""
    if rencana.tahun != laporan.tahun:
        pesan = f"Laporan tahun {laporan.tahun} untuk rencana tahun {rencana.tahun}."
        yield Kesalahan(str(laporan.tahun), pesan, "Samakan tahunnya.")
    lines = {kegiatan.kode for kegiatan in rencana.kegiatan}
    goals = {indikator.kode: indikator for indikator in rencana.indikator}
    bare = {kode for kode, indikator in goals.items() if not indikator.kegiatan}
    words = {kode for kode, _ in laporan.isian} - bare
    for kode in sorted(words.union(key[0] for key in (*laporan.realisasi, *laporan.realisasi_triwulan)) - lines):
        yield Kesalahan(kode, "Tidak ada baris anggaran berkode itu.", f"Kode yang ada: {', '.join(sorted(lines))}.")
    levels = (*laporan.capaian_triwulan, *laporan.tingkat_triwulan)
    asked = {owner for owner, _, _ in laporan.variabel} | {owner for owner, _ in levels}
    for kode in sorted(asked - goals.keys()):
        yield Kesalahan(kode, "Tidak ada indikator berkode itu.", f"Kode yang ada: {', '.join(goals)}.")
    for kode in sorted({letak.kode for letak in kosongkan} - lines - goals.keys()):
        yield Kesalahan(kode, "Tidak ada kode itu.", f"Kode yang ada: {', '.join((*goals, *sorted(lines)))}.")
    named = {(letak.kode, variable_key(letak.variabel)) for letak in kosongkan if letak.variabel}
    for owner, name in sorted({(owner, name) for owner, name, _ in laporan.variabel} | named):
        if owner in goals and name not in map(variable_key, goals[owner].rumus.masukan):
            known = "; ".join(goals[owner].rumus.masukan)
            yield Kesalahan(f"{owner}, {name}", "Tidak ada variabel itu dalam rumusnya.", f"Nama yang ada: {known}.")


def _without_cells(hasil: HasilBaca, laporan: Laporan) -> Iterator[Kesalahan]:
    """What a report may hold and the workbook has no cells for: refused by name, since to leave it out would lose it."""
    own = hasil.peta.menampung_tingkat
    places = (key for key in laporan.tingkat_triwulan if hasil.peta.find(Letak(key[0], None, key[1])) is None)
    months = ((kode, bulan) for kode, name, bulan in laporan.variabel
              if own and hasil.peta.find(Letak(kode, bulan=bulan, variabel=name)) is None)  # fmt: skip
    parts = (
        ("tingkat_triwulan", dict.fromkeys(places)),
        ("capaian_triwulan", laporan.capaian_triwulan if own else {}),
        ("variabel", dict.fromkeys(months)),
        ("evaluasi", {} if hasil.peta.evaluasi is not None else laporan.evaluasi),
        ("penerimaan", laporan.penerimaan),
    )
    for owner, period, name in ((*key, name) for name, values in parts for key in values):
        pesan = f"Buku kerja ini tidak punya sel untuk {name}."
        known = not own and name in {"tingkat_triwulan", "evaluasi"}
        anew = "Buat buku kerja baru dari yang ini (rak buat LAMA.xlsx -o BARU.xlsx), atau hapus" if known else "Hapus"
        yield Kesalahan(f"{owner}, {period}", pesan, f"{anew} {name} dari laporannya.")
    for kode, to_date in laporan.tingkat_kumulatif.items() if own else ():
        if hasil.laporan.tingkat_kumulatif.get(kode, to_date) is not to_date:
            pesan = f"Tingkat di buku kerja ini {'hanya untuk' if to_date else 'sampai dengan'} periodenya, laporannya tidak."
            yield Kesalahan(kode, pesan, "Samakan kumulatif atau tidaknya.")


class _Laporan:
    """What one report sets in one workbook: each month in its own cell, or in its quarter's where months have none."""

    def __init__(self, hasil: HasilBaca, laporan: Laporan, faults: list[Kesalahan]) -> None:
        self._hasil = hasil
        self._laporan = laporan
        self._faults = faults
        self._indikator = {indikator.kode: indikator for indikator in hasil.rencana.indikator}

    def isian(self) -> Iterator[Isian]:
        """Every cell that the report sets; a value that Excel cannot hold is a fault."""
        for figures in (self._money(), self._variables(), self._quarters()):
            for letak, value in figures:
                try:
                    yield Isian(letak, cell_number(value))
                except DomainError as fault:
                    self._faults.append(Kesalahan(str(letak), fault.pesan, fault.saran))
        yield from self._texts()

    def _money(self) -> Iterator[tuple[Letak, UangTerisi]]:
        without_month: dict[tuple[str, Triwulan], dict[Bulan, Uang]] = {}
        for (kode, bulan), amount in self._laporan.realisasi.items():
            letak = Letak(kode, Kolom.REALISASI_ANGGARAN, bulan=bulan)
            if self._hasil.peta.find(letak):
                yield letak, amount
            else:
                without_month.setdefault((kode, bulan.triwulan), {})[bulan] = amount
        for (kode, triwulan), amounts in without_month.items():
            letak = Letak(kode, Kolom.REALISASI_ANGGARAN, triwulan)
            known = [amount for amount in amounts.values() if isinstance(amount, Rupiah)]
            total: UangTerisi = sum(known, Rupiah(0)) if known else TIDAK_BERLAKU
            before = self._hasil.laporan.realisasi_triwulan.get((kode, triwulan))
            if before in {None, total}:
                yield letak, total
            else:
                pesan = f"Buku kerja tanpa lembar Bulanan ini sudah memuat {before}; laporan bulanan memberi {total}."
                saran = "Laporkan jumlah triwulannya (realisasi triwulan), karena bulan yang lama tidak diketahui."
                self._faults.append(Kesalahan(str(letak), pesan, saran))

    def _variables(self) -> Iterator[tuple[Letak, Terisi]]:
        without_month: set[tuple[str, Triwulan]] = set()
        for (kode, name, bulan), value in self._laporan.variabel.items():
            letak = Letak(kode, bulan=bulan, variabel=name)
            if self._hasil.peta.find(letak):
                yield letak, value
            else:
                without_month.add((kode, bulan.triwulan))
        for kode, triwulan in sorted(without_month):
            level = tingkat_capaian(self._indikator[kode], self._laporan, triwulan)
            if isinstance(level, Fraction) or level is TIDAK_BERLAKU:
                yield from self._level(kode, triwulan, level)

    def _quarters(self) -> Iterator[tuple[Letak, UangTerisi | Terisi]]:
        for (kode, triwulan), amount in self._laporan.realisasi_triwulan.items():
            yield Letak(kode, Kolom.REALISASI_ANGGARAN, triwulan), amount
        for (kode, triwulan), level in self._laporan.capaian_triwulan.items():
            yield from self._level(kode, triwulan, level)
        kolom = Kolom.CAPAIAN if self._hasil.peta.menampung_tingkat else None
        for (kode, triwulan), level in self._laporan.tingkat_triwulan.items():
            yield Letak(kode, kolom, triwulan), level

    def _level(self, kode: str, triwulan: Triwulan, level: Terisi) -> Iterator[tuple[Letak, Terisi]]:
        """Every budget line of an indicator shows its CAPAIAN; without any, its own rows do."""
        indikator = self._indikator[kode]
        for owner in indikator.kegiatan or (indikator,):
            yield Letak(owner.kode, Kolom.CAPAIAN, triwulan), level

    def _texts(self) -> Iterator[Isian]:
        """DATA DUKUNG, STATUS PELAKSANAAN, KETERANGAN and the words of Evaluasi, where they are not blank."""
        for (kode, triwulan), isian in self._laporan.isian.items():
            for kolom in KOLOM_ISIAN:
                if text := isian.of(kolom):
                    yield Isian(Letak(kode, kolom, triwulan), text)
        for (kode, triwulan), words in self._laporan.evaluasi.items():
            for column in KolomEvaluasi:
                said = words.of(column)
                if said:
                    yield Isian(Letak(kode, column, triwulan), self._serial(said))

    def _serial(self, said: str | datetime.date) -> str | float:
        """A date as Excel holds it."""
        if isinstance(said, str):
            return said
        return to_serial(said, date1904=self._hasil.peta.petak.sheet.parts.date1904)


def _clearings(
    hasil: HasilBaca, kosongkan: Iterable[Letak], filled: set[Letak], faults: list[Kesalahan]
) -> Iterator[Isian]:
    """The cells to clear; one that may not be cleared is a fault."""
    goals = {indikator.kode: indikator for indikator in hasil.rencana.indikator}
    for asked in kosongkan:
        letak = _spelt(asked)
        if letak is None:
            faults.append(Kesalahan(str(asked), "Itu bukan tempat sebuah isian.", _DAPAT_DIKOSONGKAN))
            continue
        if letak.bulan is not None and letak.bulan.tahun != hasil.rencana.tahun:
            pesan = f"Bulan itu di luar tahun rencana {hasil.rencana.tahun}."
            faults.append(Kesalahan(str(letak), pesan, f"Pakai bulan tahun {hasil.rencana.tahun}."))
            continue
        result = letak.kolom is Kolom.CAPAIAN and letak.kode in goals and not hasil.peta.menampung_tingkat
        owners = goals[letak.kode].kegiatan if result else ()
        kodes = [line.kode for line in owners] or [letak.kode]
        for one in (attrs.evolve(letak, kode=kode) for kode in kodes):
            if one in filled:
                pesan = "Sel itu diisi dan dikosongkan sekaligus."
                faults.append(Kesalahan(str(one), pesan, "Sisakan salah satunya."))
            else:
                yield Isian(one, None)


def _spelt(letak: Letak) -> Letak | None:
    """The place of a cell of the report as a fill spells it; None where it is none."""
    if letak.variabel:
        whole = letak.bulan is not None and letak.kolom is None and letak.triwulan is None
        return attrs.evolve(letak, variabel=variable_key(letak.variabel)) if whole else None
    if letak.bulan is not None:
        whole = letak.kolom in {None, Kolom.REALISASI_ANGGARAN} and letak.triwulan is None
        return attrs.evolve(letak, kolom=Kolom.REALISASI_ANGGARAN) if whole else None
    whole = (letak.kolom in _PER_TRIWULAN or is_level(letak)) and letak.triwulan is not None
    return letak if whole else None


def _cell(workbook: Workbook, cell: Tempat) -> Cell:
    """The cell at the place; a blank one, in the format that it has or gets, where nothing is in it."""
    name, row, column = cell
    sheet = workbook.sheet(name)
    held = sheet.filled.get(row, {}).get(column)
    if held is not None:
        return held
    style = SheetView(sheet).style(row, column)
    return Cell(row, column, None, "blank", style, None, None, has_cached=False)


def _change(workbook: Workbook, cell: Tempat, isian: Isian, value: NilaiSel | None) -> Iterator[PerubahanSel]:
    """The change that the value makes, if it makes one."""
    before = _held(workbook, cell, isian.letak)
    after = None if isian.nilai is None else value
    if before != after:
        yield PerubahanSel(isian.letak, cell[0], to_address(*cell[1:]), before, after)


def _held(workbook: Workbook, cell: Tempat, letak: Letak) -> object:
    held = _cell(workbook, cell)
    if held.formula is None and held.value in {None, ""}:
        return None
    if held.formula is not None:
        return f"={held.formula}"
    label = read_label(held.value) if letak.kolom is Kolom.CAPAIAN and isinstance(held.value, str) else None
    return None if label is not None and not label.sisa else held.value


def _as_shown(workbook: Workbook, hasil: HasilBaca, cell: Tempat, isian: Isian) -> NilaiSel | None:
    """The value as the cell is to hold it: an amount in the unit of its column, CAPAIAN with its TW label before it.

    DomainError for an amount that is no whole figure in thousands where the column is in thousands.
    """
    letak, nilai = isian
    if letak.kolom is Kolom.REALISASI_ANGGARAN and isinstance(nilai, int):
        times = hasil.peta.times(letak)
        return stored_amount(Rupiah(nilai), times, workbook.number_format(_cell(workbook, cell).style))
    own = hasil.peta.menampung_tingkat
    level = letak.kolom is Kolom.CAPAIAN and letak.triwulan is not None
    if isinstance(nilai, str) or not (level or (own and letak.variabel)):
        return nilai
    held = _cell(workbook, cell)
    if own:
        return None if nilai is None else _level_as_held(workbook, hasil, held, letak, as_shown(nilai))
    if nilai is None:
        return str(letak.triwulan) if isinstance(held.value, str) and read_label(held.value) else None
    if workbook.number_format(held.style) not in {"General", "@"}:
        return nilai
    indikator = hasil.rencana.find_indikator(letak.kode.rpartition(".")[0])
    return f"{letak.triwulan}: {show_level(indikator, as_shown(nilai))}"


def _level_as_held(
    workbook: Workbook, hasil: HasilBaca, cell: Cell, letak: Letak, level: Fraction
) -> int | float | str:
    """A level as the cells of its row say theirs: a ratio shown in per cent, a bare number, or a text with the sign."""
    indikator = hasil.rencana.find_indikator(letak.kode)
    goals = (indikator.target, *(indikator.target_triwulan or ()))
    rate = next((goal.persen for goal in goals if goal is not None and goal.nilai is not None), False)
    shown = "%" in workbook.number_format(cell.style)
    if rate is shown:
        return as_held(level)
    if shown:
        raise DomainError("Selnya berformat persen, targetnya bukan persen.", "Ubah format selnya menjadi angka.")
    if hasil.peta.level_style(letak) and (level == 0 or level * 100 > 1):
        return as_held(level * 100)
    return f"{spell_number(level * 100)} %"


def cell_number(value: Rupiah | Fraction | Kosong) -> int | float | str:
    """The value as Excel holds it: exactly, or a DomainError; the dash as text."""
    if isinstance(value, Kosong):
        return "-"
    return as_held(Fraction(value.nilai) if isinstance(value, Rupiah) else value)
