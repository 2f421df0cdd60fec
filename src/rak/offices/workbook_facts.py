"""What is known of one workbook once it is read: the plan, the report, the findings and where everything stands."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

import attrs

from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rak.checks.catalogue import Konteks
    from rak.domain.laporan import Laporan
    from rak.domain.nilai import Nilai
    from rak.domain.penilaian import Penilaian, TerhadapTarget
    from rak.domain.rencana import RencanaAksi
    from rak.domain.temuan import Temuan


class Pencapaian(NamedTuple):
    """The achievement of an indicator in a period, as a row says it."""

    penilaian: Penilaian
    """From January to the end of the period, by the version of the plan in force then."""
    periode: str
    tingkat: Nilai
    """The result of the RUMUS of the period itself."""
    terhadap: TerhadapTarget
    """What is judged: against the target of the quarter where there is one, else of the year."""


@attrs.define
class Buku:
    """One workbook that was read."""

    konteks: Konteks
    """The plan and the report, with what the checks have worked out already."""
    temuan: tuple[Temuan, ...]
    """All findings, those of the reader first."""

    @property
    def rencana(self) -> RencanaAksi:
        """The plan."""
        return self.konteks.rencana

    @property
    def laporan(self) -> Laporan:
        """The report."""
        return self.konteks.laporan

    @functools.cached_property
    def ejaan_variabel(self) -> dict[tuple[str, str], str]:
        """The name of a variable as its RUMUS spells it, by kode of the indicator and key of the name."""
        return {
            (indikator.kode, variable_key(name)): name
            for indikator in self.rencana.indikator
            for name in indikator.rumus.masukan
        }

    @functools.cached_property
    def bulan_terakhir(self) -> Bulan | None:
        """The last month that is filled in; of a figure typed for a quarter the last month of the quarter."""
        laporan, tahun = self.laporan, self.rencana.tahun
        months = {bulan for _, bulan in laporan.realisasi} | {bulan for _, _, bulan in laporan.variabel}
        of_quarters = (laporan.realisasi_triwulan, laporan.capaian_triwulan, laporan.tingkat_triwulan)
        typed = {triwulan for mapping in of_quarters for _, triwulan in mapping}
        months |= {triwulan.bulan(tahun)[2] for triwulan in typed}
        return max(months, default=None)

    def pencapaian(self) -> Iterator[Pencapaian]:
        """Every indicator in every quarter until the last one with a figure, and in the year; nothing where none has."""
        last = self.bulan_terakhir
        levels = {(indikator.kode, triwulan): level for indikator, triwulan, level in self.konteks.capaian}
        for triwulan in Triwulan if last else ():
            past = last is not None and triwulan <= last.triwulan
            if not past and triwulan is not Triwulan.IV:
                continue
            for one in self.konteks.kinerja(triwulan):
                if past:
                    yield Pencapaian(one, str(triwulan), levels[one.indikator.kode, triwulan], one.terhadap)
                if triwulan is Triwulan.IV:
                    yield Pencapaian(one, str(self.rencana.tahun), one.tingkat, one.tahun)
