"""What every formula of a filled workbook must show, computed by the domain alone: the oracle of the Excel tests."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

import attrs

from rak.domain.aggregation import nilai_berpasangan, nilai_variabel, tingkat_capaian
from rak.domain.anggaran import RekapAnggaran, RingkasanAnggaran, add_up, realisasi_triwulan, rekap_anggaran
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong, Nilai, TidakDapatDihitung
from rak.domain.penilaian import nilai, target_triwulan_sampai
from rak.domain.periode import Periode, months_in, until
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Triwulan
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
    for part in (_matriks, _bulanan):
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


def level_decimals(block: BlokIndikator, *, number: int) -> int:
    """Decimals of a level: 70,00% is 0.7 with four."""
    return 4 if block.indikator.ukuran.persen else number


def _matriks(layout: Layout, laporan: Laporan) -> Iterator[tuple[Sel, Tampil]]:
    for block in layout.indikator:
        for tw in Triwulan:
            level = tingkat_capaian(block.indikator, laporan, tw)
            figure = shown(level, level_decimals(block, number=2))
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
                total = add_up(laporan.realisasi_of(line.kegiatan.kode, month) for month in months_in(period, year))
                yield ("Bulanan", line.bulanan, col), shown(total)


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
        yield (5, 2), Tampil(str(self._akhir))
        yield from self._headings()
        yield from self._money()
        yield from self._cumulative()
        row = self._places.variabel
        for block in self._layout.indikator:
            yield from self._indicator(block)
            for variable in block.variabel:
                yield from self._variable(block, variable.nama, row)
                row += 1

    def _position(self) -> Triwulan:
        found = [Triwulan.I]
        for block in self._layout.indikator:
            for tw in Triwulan:
                spent = [realisasi_triwulan(line.kegiatan, self._laporan, tw) for line in block.kegiatan]
                values = [nilai_variabel(block.indikator, self._laporan, v.nama, tw) for v in block.variabel]
                if any(isinstance(value, Rupiah | Fraction) for value in (*spent, *values)) or self._typed(block, tw):
                    found.append(tw)
        return max(found)

    def _typed(self, block: BlokIndikator, tw: Triwulan) -> bool:
        """Whether CAPAIAN of the quarter was typed and counts."""
        values = [nilai_variabel(block.indikator, self._laporan, v.nama, tw) for v in block.variabel]
        figure = self._laporan.capaian_triwulan.get((block.indikator.kode, tw), BELUM_DIISI)
        return bool(values) and figure is not BELUM_DIISI and all(value is BELUM_DIISI for value in values)

    def _headings(self) -> Iterator[tuple[tuple[int, int], Tampil]]:
        places = self._places
        for row in (places.sasaran, places.indikator, places.kegiatan):
            for col, text in ((12, "RENCANA S.D."), (13, "REALISASI S.D.")):
                yield (row - 2, col), Tampil(f"{text} {self._akhir}")
        for col, text in (
            (9, "TARGET TRIWULAN S.D."), (10, "TERISI S.D."), (12, "CAPAIAN S.D."),
            (13, "% TERHADAP TARGET TAHUN S.D."), (14, "% TERHADAP TARGET TRIWULAN S.D."),
        ):  # fmt: skip
            yield (places.capaian - 2, col), Tampil(f"{text} {self._akhir}")
        yield (places.variabel - 2, 8), Tampil(f"NILAI DALAM RUMUS S.D. {self._akhir}")

    def _money(self) -> Iterator[tuple[tuple[int, int], Tampil]]:
        rencana, places = self._layout.rencana, self._places
        of_quarter = [rekap_anggaran(rencana, self._laporan, tw) for tw in Triwulan]
        to_date = rekap_anggaran(rencana, self._laporan, self._to_date)
        rekaps = (*of_quarter, to_date)
        tables: list[tuple[int, list[tuple[RingkasanAnggaran, ...]]]] = [
            (places.sasaran, [(*rekap.per_sasaran, rekap.total) for rekap in rekaps]),
            (places.indikator, [(*rekap.per_indikator, rekap.total) for rekap in rekaps]),
            (places.kegiatan, [(*rekap.kegiatan, rekap.total) for rekap in rekaps]),
        ]
        for first, columns in tables:
            for row, parts in enumerate(zip(*columns, strict=True), first):
                yield from self._money_row(row, parts)

    @staticmethod
    def _money_row(row: int, parts: tuple[RingkasanAnggaran, ...]) -> Iterator[tuple[tuple[int, int], Tampil]]:
        *quarters, to_date = parts
        yield (row, 3), shown(to_date.pagu.nilai)
        for i, quarter in enumerate(quarters):
            yield (row, 4 + i), shown(quarter.rencana.nilai)
            yield (row, 8 + i), shown(quarter.realisasi.nilai)
        yield (row, 12), shown(to_date.rencana.nilai)
        yield (row, 13), shown(to_date.realisasi.nilai)
        yield (row, 14), shown(to_date.penyerapan, 4, per=100)
        yield (row, 15), shown(to_date.sisa)
        yield (row, 16), shown(to_date.deviasi, 4, per=100)
        spent, plan, pagu = to_date.realisasi.nilai, to_date.rencana.nilai, to_date.pagu_efektif
        mark = ""
        if isinstance(spent, Rupiah):
            if isinstance(plan, Rupiah) and spent > plan:
                mark = "di atas rencana"
            if isinstance(pagu, Rupiah) and spent > pagu:
                mark = "DI ATAS PAGU"
        yield (row, 17), Tampil(mark)

    def _cumulative(self) -> Iterator[tuple[tuple[int, int], Tampil]]:
        for tw in Triwulan:
            total = self._rekap(until(tw, self._laporan.tahun)).total
            row = self._places.kumulatif + tw - 1
            plan, spent = total.rencana.nilai, total.realisasi.nilai
            yield (row, 2), shown(BELUM_DIISI if isinstance(plan, Kosong) else plan)
            late = tw > self._akhir or isinstance(spent, Kosong)
            yield (row, 3), shown(BELUM_DIISI if late else spent)

    def _rekap(self, period: Periode) -> RekapAnggaran:
        return rekap_anggaran(self._layout.rencana, self._laporan, period)

    def _indicator(self, block: BlokIndikator) -> Iterator[tuple[tuple[int, int], Tampil]]:
        indikator, row = block.indikator, self._places.capaian + block.urutan
        decimals = level_decimals(block, number=6)
        for tw in Triwulan:
            yield (row, 3 + tw), shown(tingkat_capaian(indikator, self._laporan, tw), decimals)
        said = nilai(indikator, self._laporan, self._akhir)
        goal = target_triwulan_sampai(indikator, self._akhir)
        yield (row, 8), _goal(indikator.target, "")
        yield (row, 9), _goal(*goal)
        yield (row, 10), Tampil(str(said.kelengkapan))
        yield (row, 11), Tampil(str(indikator.polaritas or ""))
        yield (row, 12), shown(said.tingkat, decimals)
        yield (row, 13), shown(said.tahun.hasil.mentah, 4, per=100)
        yield (row, 14), shown(said.triwulan.hasil.mentah, 4, per=100)
        yield (row, 15), shown(said.tahun.hasil.nilai, 4, per=100)
        yield (row, 16), Tampil(str(said.triwulan.tanda))
        yield (row, 17), Tampil(str(said.tahun.tanda))

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
    return col > {"Rekap": 17, "Bulanan": 25}.get(sheet, 99)
