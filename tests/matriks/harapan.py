"""What every formula of a filled workbook must show, computed by the domain alone: the oracle of the Excel tests."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

import attrs

from rak.domain.aggregation import nilai_berpasangan, nilai_variabel, tingkat_capaian
from rak.domain.anggaran import (
    DeviasiTotal,
    RekapAnggaran,
    RingkasanAnggaran,
    add_up,
    realisasi_per_bulan,
    realisasi_triwulan,
    rekap_anggaran,
    triwulan_selesai,
)
from rak.domain.laporan import Laporan, UangTerisi
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong, Nilai, TidakDapatDihitung
from rak.domain.penilaian import kelengkapan_baris, nilai, target_triwulan_sampai
from rak.domain.periode import Periode, months_in, until
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.target import TargetKinerja
from rak.domain.versi import change_indicators, versi_periode
from rak.domain.waktu import Bulan, Triwulan, months_of
from rak.matriks.build.layout import BlokIndikator, Layout, lay_out
from rak.matriks.build.rekap_layout import RekapLayout, place

Sel: TypeAlias = tuple[str, int, int]
FAILED = "tidak dapat dihitung"


@attrs.frozen
class Tampil:
    """What a cell shows: a number (with how many decimals are shown), or a text."""

    nilai: Fraction | str
    desimal: int = 0


def expected(rencana: RencanaAksi, laporan: Laporan) -> dict[Sel, Tampil]:
    """Every formula cell of the workbook and what it must show."""
    layout = lay_out(rencana)
    cells: dict[Sel, Tampil] = {}
    for part in (_matriks, _bulanan, _evaluasi):
        cells.update(part(layout, laporan))
    cells.update(_Rekap(layout, laporan).cells())
    return cells


def shown(value: Nilai | UangHitung, desimal: int = 0, *, per: int = 1) -> Tampil:
    """A domain value as a cell shows it; ``per`` is the unit of the cell (100 for a percentage kept as a fraction)."""
    if isinstance(value, Rupiah):
        return Tampil(Fraction(value.nilai), desimal)
    if isinstance(value, Fraction):
        return Tampil(value / per, desimal)
    if isinstance(value, TidakDapatDihitung):
        return Tampil(FAILED)
    return Tampil("-" if value is TIDAK_BERLAKU else "")


def level_decimals(indikator: IndikatorKegiatan, *, number: int) -> int:
    """Decimals of a level: 70,00% is 0.7 with four."""
    return 4 if indikator.ukuran.persen else number


def in_force(layout: Layout, block: BlokIndikator, akhir: Periode) -> IndikatorKegiatan:
    """The indicator in the version of the plan at the end of a period."""
    return versi_periode(layout.rencana, akhir).rencana.find_indikator(block.indikator.kode)


def _matriks(layout: Layout, laporan: Laporan) -> Iterator[tuple[Sel, Tampil]]:
    for block in layout.indikator:
        for tw in Triwulan:
            then = in_force(layout, block, tw)
            level = tingkat_capaian(then, laporan, tw)
            figure = shown(level, level_decimals(then, number=2))
            if isinstance(figure.nilai, str):
                figure = Tampil(f"{tw}: {figure.nilai}" if figure.nilai else str(tw))
            for line in block.kegiatan:
                yield ("Matriks", line.row(tw), 12), figure
                yield ("Matriks", line.row(tw), 9), shown(realisasi_triwulan(line.kegiatan, laporan, tw))


def _bulanan(layout: Layout, laporan: Laporan) -> Iterator[tuple[Sel, Tampil]]:
    year = laporan.tahun
    periods: list[Periode] = [*Triwulan, year]
    for block in layout.indikator:
        for variable in block.variabel:
            yield ("Bulanan", variable.bulanan, 5), Tampil(str(block.indikator.gabungan_of(variable.nama)))
            yield ("Bulanan", variable.bulanan, 6), Tampil(str(block.indikator.polaritas or ""))
            yield ("Bulanan", variable.bulanan, 7), Tampil(block.indikator.penanggung_jawab)
            for col, period in enumerate(periods, 21):
                value = nilai_variabel(block.indikator, laporan, variable.nama, period)
                yield ("Bulanan", variable.bulanan, col), shown(value, 6)
        for line in block.kegiatan:
            for col, period in enumerate(periods, 21):
                monthly = realisasi_per_bulan(line.kegiatan, laporan)
                total = add_up(monthly.get(month, BELUM_DIISI) for month in months_in(period, year))
                yield ("Bulanan", line.bulanan, col), shown(total)


def _evaluasi(layout: Layout, laporan: Laporan) -> Iterator[tuple[Sel, Tampil]]:
    for i, block in enumerate(layout.indikator):
        for tw in Triwulan:
            yield ("Evaluasi", 6 + 4 * i + tw, 3), Tampil(block.indikator.penanggung_jawab if laporan.tahun else "")


class _Rekap:
    """Sheet Rekap."""

    def __init__(self, layout: Layout, laporan: Laporan) -> None:
        self._layout = layout
        self._laporan = laporan
        self._places: RekapLayout = place(layout)
        self._akhir = self._position()
        self._to_date = until(self._akhir, laporan.tahun)

    def cells(self) -> Iterator[tuple[Sel, Tampil]]:
        for (row, col), value in self._all():
            yield ("Rekap", row, col), value

    def _all(self) -> Iterator[tuple[tuple[int, int], Tampil]]:
        yield (5, 2), Tampil(self._nama)
        if self._layout.rencana.revisi:
            yield (
                (4, 1),
                Tampil(
                    f"Menurut {versi_periode(self._layout.rencana, self._to_date).nama.partition(',')[0]} (tabel G)"
                ),
            )
        quarter = self._selesai
        compared = str(quarter) if quarter else "(BELUM ADA TW SELESAI)"
        yield (
            (5, 3),
            Tampil(
                "Mengikuti bulan terakhir yang terisi; untuk laporan lain pilih bulan atau triwulan di sel B5. Rencana dan "
                f"deviasi dibandingkan pada akhir {compared}; realisasi s.d. {self._nama} terhadap pagu."
            ),
        )
        yield from self._headings(compared)
        yield from self._money()
        yield from self._cumulative()
        row = self._places.variabel
        for block in self._layout.indikator:
            yield from self._indicator(block)
            for variable in block.variabel:
                yield from self._variable(block, variable.nama, row)
                row += 1

    @property
    def _nama(self) -> str:
        return str(self._akhir) if isinstance(self._akhir, Triwulan) else self._akhir.nama

    @property
    def _selesai(self) -> Triwulan | None:
        return triwulan_selesai(self._akhir)

    def _position(self) -> Bulan | Triwulan:
        """The last month with a figure, a quarter where one was typed for it."""
        found = [0]
        for month in months_of(self._laporan.tahun):
            values = [self._laporan.realisasi_of(line.kegiatan.kode, month) for line in self._layout.kegiatan]
            numbers = [
                self._laporan.variabel_of(block.indikator.kode, variable.nama, month)
                for block in self._layout.indikator
                for variable in block.variabel
            ]
            if any(isinstance(value, Rupiah | Fraction) for value in (*values, *numbers)):
                found.append(month.bulan)
        for tw in Triwulan:
            lines = [line.kegiatan.kode for line in self._layout.kegiatan]
            if any((kode, tw) in self._laporan.realisasi_triwulan for kode in lines) or any(
                self._typed(block, tw, self._laporan.capaian_triwulan)
                or self._typed(block, tw, self._laporan.tingkat_triwulan)
                for block in self._layout.indikator
            ):
                found.append(3 * tw)
        last = max(found)
        if last == 0:
            return Triwulan.I
        return Triwulan(last // 3) if last % 3 == 0 else months_of(self._laporan.tahun)[last - 1]

    def _typed(self, block: BlokIndikator, tw: Triwulan, typed: Mapping[tuple[str, Triwulan], Nilai]) -> bool:
        """Whether CAPAIAN of the quarter was typed, or its level given, and counts: no month of it is filled in."""
        values = [nilai_variabel(block.indikator, self._laporan, v.nama, tw) for v in block.variabel]
        figure = typed.get((block.indikator.kode, tw), BELUM_DIISI)
        return bool(values) and figure is not BELUM_DIISI and all(value is BELUM_DIISI for value in values)

    def _headings(self, compared: str) -> Iterator[tuple[tuple[int, int], Tampil]]:
        places = self._places
        for row in (places.sasaran, places.indikator, places.kegiatan):
            for col, text in ((12, "RENCANA S.D."), (16, "DEVIASI BARIS S.D."), (17, "DEVIASI BERSIH S.D.")):
                yield (row - 2, col), Tampil(f"{text} {compared}")
            for col, text in ((13, "REALISASI S.D."), (18, "TERISI S.D.")):
                yield (row - 2, col), Tampil(f"{text} {self._nama}")
        for col, text in (
            (9, "TARGET TRIWULAN S.D."), (10, "TERISI S.D."), (12, "CAPAIAN S.D."),
            (13, "% TERHADAP TARGET TAHUN S.D."), (14, "% TERHADAP TARGET TRIWULAN S.D."),
        ):  # fmt: skip
            yield (places.capaian - 2, col), Tampil(f"{text} {self._nama}")
        yield (places.variabel - 2, 8), Tampil(f"NILAI DALAM RUMUS S.D. {self._nama}")

    def _money(self) -> Iterator[tuple[tuple[int, int], Tampil]]:
        rencana, places = self._rows, self._places
        of_quarter = [rekap_anggaran(rencana, self._uang, tw) for tw in Triwulan]
        spent = rekap_anggaran(rencana, self._uang, self._to_date)
        over = (
            None if self._selesai is None else rekap_anggaran(rencana, self._uang, until(self._selesai, rencana.tahun))
        )
        rekaps = (*of_quarter, spent, over)
        tables: list[tuple[int, Callable[[RekapAnggaran], tuple[RingkasanAnggaran, ...]]]] = [
            (places.sasaran, lambda rekap: (*rekap.per_sasaran, rekap.total)),
            (places.indikator, lambda rekap: (*rekap.per_indikator, rekap.total)),
            (places.kegiatan, lambda rekap: (*rekap.kegiatan, rekap.total)),
        ]
        for first, of in tables:
            columns = [of(rekap) if rekap else (None,) * len(of(spent)) for rekap in rekaps]
            for row, parts in enumerate(zip(*columns, strict=True), first):
                yield from self._money_row(row, parts)

    def _lines(self, row: int) -> list[int]:
        """The numbers of the budget lines that a row of the money tables is about."""
        places, blocks = self._places, self._layout.indikator
        every = list(range(len(self._layout.kegiatan)))
        if places.kegiatan <= row < places.kegiatan + len(every):
            return [row - places.kegiatan]
        if places.indikator <= row < places.indikator + len(blocks):
            chosen = {line.kegiatan.kode for line in blocks[row - places.indikator].kegiatan}
        elif places.sasaran <= row < places.sasaran + len(self._layout.sasaran):
            chosen = {line.kegiatan.kode for line in self._layout.sasaran[row - places.sasaran].kegiatan}
        else:
            return every
        return [i for i in every if self._layout.kegiatan[i].kegiatan.kode in chosen]

    def _money_row(
        self, row: int, parts: tuple[RingkasanAnggaran | None, ...]
    ) -> Iterator[tuple[tuple[int, int], Tampil]]:
        *quarters, to_date, over = parts
        assert to_date is not None
        yield (row, 3), shown(to_date.pagu.nilai)
        for i, quarter in enumerate(quarters):
            assert quarter is not None
            yield (row, 4 + i), shown(quarter.rencana.nilai)
            yield (row, 8 + i), shown(quarter.realisasi.nilai)
        yield (row, 12), shown(over.rencana.nilai if over else BELUM_DIISI)
        yield (row, 13), shown(to_date.realisasi.nilai)
        yield (row, 14), shown(to_date.penyerapan, 4, per=100)
        yield (row, 15), shown(to_date.sisa)
        lines = [line.kegiatan for line in self._layout.kegiatan]
        own = self._lines(row)
        group = not self._places.kegiatan <= row < self._places.kegiatan + len(lines)
        if over is None:
            yield (row, 16), Tampil(FAILED)
            if group:
                yield (row, 17), Tampil(FAILED)
        elif group:
            rekap = rekap_anggaran(self._rows, self._uang, until(self._selesai or Triwulan.I, self._laporan.tahun))
            both = DeviasiTotal.of([rekap.kegiatan[i] for i in own])
            yield (row, 16), shown(both.per_baris, 4, per=100)
            yield (row, 17), shown(both.bersih, 4, per=100)
        else:
            yield (row, 16), shown(over.deviasi, 4, per=100)
        due = [i for i in own if self._layout.kegiatan[i].bulanan]
        full = [kelengkapan_baris(lines[i], self._laporan, max(self._to_date)) for i in due]
        yield (row, 18), Tampil(f"{sum(one.terisi for one in full)} dari {sum(one.wajib for one in full)}")
        mark, spent, pagu = "", to_date.realisasi.nilai, to_date.pagu_efektif
        if isinstance(spent, Rupiah):
            if over and isinstance(over.rencana.nilai, Rupiah) and isinstance(over.realisasi.nilai, Rupiah):
                mark = "di atas rencana" if over.realisasi.nilai > over.rencana.nilai else ""
            if isinstance(pagu, Rupiah) and spent > pagu:
                mark = "DI ATAS PAGU"
        yield (row, 19), Tampil(mark)

    def _cumulative(self) -> Iterator[tuple[tuple[int, int], Tampil]]:
        known = False
        for tw in Triwulan:
            total = self._rekap(until(tw, self._laporan.tahun)).total
            row = self._places.kumulatif + tw - 1
            plan, spent = total.rencana.nilai, total.realisasi.nilai
            yield (row, 2), shown(BELUM_DIISI if isinstance(plan, Kosong) else plan)
            late = self._selesai is None or tw > self._selesai or isinstance(spent, Kosong)
            known = known or not late
            yield (row, 3), shown(BELUM_DIISI if late else spent)
        figures = [nilai(self._then(block), self._laporan, self._akhir) for block in self._layout.indikator]
        achieved = any(isinstance(one.tahun.hasil.mentah, Fraction) for one in figures)
        row = self._places.kumulatif - 2
        yield (row, 4), Tampil("" if known else "Belum ada realisasi pada akhir triwulan yang selesai.")
        why = "Belum ada capaian yang dapat dihitung: lihat TERISI, POLARITAS, dan TANDA di tabel C."
        yield (row, 11), Tampil("" if achieved else why)

    def _then(self, block: BlokIndikator) -> IndikatorKegiatan:
        return in_force(self._layout, block, self._to_date)

    def _rekap(self, period: Periode) -> RekapAnggaran:
        return rekap_anggaran(self._rows, self._uang, period)

    @functools.cached_property
    def _uang(self) -> Laporan:
        """The report with the dashes that stand in those rows."""
        rows = [line.kegiatan.kode for line in self._layout.kegiatan if not line.bulanan]
        dashes: dict[tuple[str, Triwulan], UangTerisi] = {(kode, tw): TIDAK_BERLAKU for kode in rows for tw in Triwulan}
        return attrs.evolve(self._laporan, realisasi_triwulan={**self._laporan.realisasi_triwulan, **dashes})

    @functools.cached_property
    def _rows(self) -> RencanaAksi:
        """The plan with the rows of dashes that stand for the budget lines of an indicator without any."""
        lines = {
            block.indikator.kode: tuple(line.kegiatan for line in block.kegiatan) for block in self._layout.indikator
        }
        return change_indicators(self._layout.rencana, lambda one: attrs.evolve(one, kegiatan=lines[one.kode]))

    def _indicator(self, block: BlokIndikator) -> Iterator[tuple[tuple[int, int], Tampil]]:
        indikator, row = self._then(block), self._places.capaian + block.urutan
        decimals = level_decimals(indikator, number=6)
        for tw in Triwulan:
            then = in_force(self._layout, block, tw)
            yield (row, 3 + tw), shown(tingkat_capaian(then, self._laporan, tw), decimals)
        if self._layout.rencana.revisi:  # words of targets that were revised are formulas
            yield (row, 3), Tampil(str(indikator.target))
        said = nilai(indikator, self._laporan, self._akhir)
        goal = target_triwulan_sampai(indikator, max(self._to_date).triwulan)
        yield (row, 8), _goal(indikator.target, "")
        yield (row, 9), _goal(*goal)
        yield (row, 10), Tampil(str(said.kelengkapan))
        yield (row, 11), Tampil(str(indikator.polaritas or ""))
        yield (row, 12), shown(said.tingkat, decimals)
        yield (row, 13), shown(said.tahun.hasil.mentah, 4, per=100)
        yield (row, 14), shown(said.triwulan.hasil.mentah, 4, per=100)
        yield (row, 15), shown(said.tahun.hasil.nilai, 4, per=100)
        yield (row, 16), shown(said.triwulan.hasil.nilai, 4, per=100)
        top = indikator.batas
        yield (row, 17), Tampil(Fraction(top) if top.isdigit() else top)
        yield (row, 18), Tampil(str(said.triwulan.tanda))
        yield (row, 19), Tampil(str(said.tahun.tanda))

    def _variable(self, block: BlokIndikator, nama: str, row: int) -> Iterator[tuple[tuple[int, int], Tampil]]:
        def value(period: Periode) -> Tampil:
            return shown(nilai_variabel(block.indikator, self._laporan, nama, period), 6)

        yield (row, 3), Tampil(str(block.indikator.gabungan_of(nama)))
        for tw in Triwulan:
            yield (row, 3 + tw), value(tw)
        yield (row, 8), shown(nilai_berpasangan(block.indikator, self._laporan, nama, self._to_date), 6)


def _goal(target: TargetKinerja | None, fault: str) -> Tampil:
    """A target as a number; a range stands in words beside it."""
    if target is None or target.nilai is None:
        return Tampil(FAILED if fault else "")
    if target.nilai_atas is None:
        return Tampil(target.nilai, 6)
    return Tampil("rentang")


def is_helper(cell: Sel) -> bool:
    """Whether the cell stands in the hidden columns that other formulas are made of."""
    sheet, _, col = cell
    return col > {"Rekap": 19, "Bulanan": 25}.get(sheet, 99)
