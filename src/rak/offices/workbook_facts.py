"""What is known of one workbook once it is read: the plan, the report, the findings and where everything stands."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from rak.domain.aggregation import capaian_indikator, tingkat_capaian
from rak.domain.anggaran import realisasi_triwulan
from rak.domain.nilai import BELUM_DIISI, Nilai
from rak.domain.periode import Periode, until
from rak.domain.rupiah import Rupiah
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Semester, Triwulan

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from rak.domain.laporan import Laporan
    from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
    from rak.domain.temuan import Temuan


@attrs.frozen
class Pencapaian:
    """The achievement of an indicator in a period, as a row says it."""

    indikator: IndikatorKegiatan
    periode: str
    tingkat: Nilai
    """The result of the RUMUS of the period itself."""
    persen_triwulan: Nilai
    """Against the target of the quarter, in percent."""
    persen_tahun: Nilai
    """From January to the end of the period against the target of the year, in percent."""
    terisi: int
    wajib: int


@attrs.define
class Buku:
    """One workbook that was read."""

    rencana: RencanaAksi
    laporan: Laporan
    temuan: tuple[Temuan, ...]
    """All findings, those of the reader first."""
    tingkat: Mapping[tuple[str, Triwulan], Nilai]
    """CAPAIAN of every indicator and quarter, as the checks have worked it out already."""

    @functools.cached_property
    def ejaan_variabel(self) -> dict[tuple[str, str], str]:
        """The name of a variable as its RUMUS spells it, by kode of the indicator and key of the name."""
        return {
            (indikator.kode, variable_key(name)): name
            for indikator in self.rencana.indikator
            for name in indikator.rumus.masukan
        }

    @functools.cached_property
    def triwulan_bulanan(self) -> frozenset[tuple[str, Triwulan]]:
        """The quarters of budget lines that have a monthly amount: an amount typed for the quarter does not count."""
        return frozenset((kode, bulan.triwulan) for kode, bulan in self.laporan.realisasi)

    @property
    def bulan_terakhir(self) -> Bulan | None:
        """The last month that is filled in; of a figure typed for a quarter the last month of the quarter."""
        laporan, tahun = self.laporan, self.rencana.tahun
        months = {bulan for _, bulan in laporan.realisasi} | {bulan for _, _, bulan in laporan.variabel}
        of_quarters = (laporan.realisasi_triwulan, laporan.capaian_triwulan, laporan.tingkat_triwulan)
        typed = {triwulan for mapping in of_quarters for _, triwulan in mapping}
        months |= {triwulan.bulan(tahun)[2] for triwulan in typed}
        return max(months, default=None)

    @property
    def diterima_terakhir(self) -> datetime.date | None:
        """The last day on which the report of a section was received, where the workbook says so."""
        return max((receipt.tanggal for receipt in self.laporan.penerimaan.values()), default=None)

    @property
    def revisi(self) -> int:
        """How many revisions the workbook has."""
        return len(self.rencana.revisi)

    @property
    def jumlah_pagu(self) -> int:
        """What the PAGU column adds up to, apart from any table."""
        return _sum(kegiatan.pagu for kegiatan in self.rencana.kegiatan)

    @property
    def jumlah_penarikan(self) -> int:
        """What the draw plan adds up to, apart from any table."""
        return _sum(draw for kegiatan in self.rencana.kegiatan for draw in kegiatan.penarikan)

    @property
    def jumlah_realisasi(self) -> int:
        """What REALISASI ANGGARAN adds up to by the arithmetic of the matrix, apart from any table."""
        return _sum(
            realisasi_triwulan(kegiatan, self.laporan, triwulan)
            for kegiatan in self.rencana.kegiatan
            for triwulan in Triwulan
        )

    def pencapaian(self) -> Iterator[Pencapaian]:
        """Every indicator in every quarter that has a figure, and in the year where one of its quarters has."""
        laporan, tahun = self.laporan, self.rencana.tahun
        months = {(kode, bulan.bulan) for kode, _, bulan in laporan.variabel}
        typed = {(kode, int(triwulan)) for kode, triwulan in (*laporan.capaian_triwulan, *laporan.tingkat_triwulan)}
        for indikator in self.rencana.indikator:
            kode = indikator.kode
            filled = [month for month in range(1, 13) if (kode, month) in months]
            quarters = [tw for tw in Triwulan if (kode, int(tw)) in typed or any((m + 2) // 3 == tw for m in filled)]
            for triwulan in quarters:
                year = capaian_indikator(indikator, laporan, _to_date(triwulan, tahun))
                level = self.tingkat[kode, triwulan]
                months_filled = sum(1 for month in filled if (month + 2) // 3 == triwulan)
                yield Pencapaian(indikator, str(triwulan), level, BELUM_DIISI, year, months_filled, 3)
            if quarters:
                whole = year if quarters[-1] is Triwulan.IV else capaian_indikator(indikator, laporan, tahun)
                level = tingkat_capaian(indikator, laporan, tahun)
                yield Pencapaian(indikator, str(tahun), level, BELUM_DIISI, whole, len(filled), 12)


@functools.lru_cache(maxsize=64)
def _to_date(triwulan: Triwulan, tahun: int) -> Periode:
    """January to the end of the quarter, as the period that takes least to look up."""
    return {Triwulan.I: Triwulan.I, Triwulan.II: Semester.I, Triwulan.IV: tahun}.get(triwulan) or until(triwulan, tahun)


def _sum(amounts: Iterable[object]) -> int:
    return sum(amount.nilai for amount in amounts if isinstance(amount, Rupiah))
