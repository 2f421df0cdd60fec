"""The catalogue of codes: each rule states its code, level and title once; its docstring is its page in the docs."""

import datetime
import functools
import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from rak.domain.aggregation import tingkat_capaian
from rak.domain.anggaran import realisasi_per_bulan, realisasi_triwulan
from rak.domain.kalender import TENGGAT_BAKU, KebijakanTenggat
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, Nilai
from rak.domain.penilaian import Penilaian, nilai
from rak.domain.periode import until
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.versi import Versi, indikator_per, versi_periode
from rak.domain.waktu import Bulan, Triwulan, months_of

BAGIAN: Final = ("Apa", "Mengapa", "Contoh salah", "Contoh benar", "Dasar")
"""The sections that the docstring of every rule has, in this order, each as ``Apa: …``."""


@attrs.frozen
class Konteks:
    """What the rules look at: plan, report, as-of date (never the clock; without it no calendar rule speaks), due dates."""

    rencana: RencanaAksi
    laporan: Laporan
    per: datetime.date | None = None
    tenggat: KebijakanTenggat = TENGGAT_BAKU
    seksi: str = ""
    """The section whose copy it is: only its own gaps are told; empty for the office's own workbook."""

    @functools.cached_property
    def belanja(self) -> tuple[tuple[Kegiatan, Triwulan, Rupiah], ...]:
        """Every known realisasi of a quarter, worked out once for all rules."""
        laporan = self.laporan
        filled = {(kode, bulan.triwulan) for kode, bulan in laporan.realisasi} | laporan.realisasi_triwulan.keys()
        found = (
            (kegiatan, triwulan, realisasi_triwulan(kegiatan, laporan, triwulan))
            for kegiatan, triwulan in itertools.product(self.rencana.kegiatan, Triwulan)
            if (kegiatan.kode, triwulan) in filled
        )
        return tuple((kegiatan, triwulan, spent) for kegiatan, triwulan, spent in found if isinstance(spent, Rupiah))

    @functools.cached_property
    def belanja_sampai(self) -> tuple[tuple[Kegiatan, Bulan | Triwulan, Rupiah, UangHitung], ...]:
        """Realisasi to the end of every filled month, or quarter typed as a whole, beside the effective pagu of that day."""
        found: list[tuple[Kegiatan, Bulan | Triwulan, Rupiah, UangHitung]] = []
        ceilings = (
            {bulan: versi_periode(self.rencana, bulan) for bulan in months_of(self.rencana.tahun)}
            if self.rencana.revisi
            else {}
        )
        for kegiatan in self.rencana.kegiatan:
            spent = Rupiah(0)
            for akhir, amount in _steps(kegiatan, self.laporan):
                spent += amount
                last = akhir if isinstance(akhir, Bulan) else akhir.bulan(self.rencana.tahun)[-1]
                found.append((kegiatan, akhir, spent, self._pagu(kegiatan, ceilings.get(last))))
        return tuple(found)

    def _pagu(self, kegiatan: Kegiatan, versi: Versi | None) -> UangHitung:
        if versi is not None:
            return versi.pagu_efektif(kegiatan.kode)
        pagu = kegiatan.pagu
        return pagu - self.rencana.blokir_of(kegiatan.kode) if isinstance(pagu, Rupiah) else pagu

    @functools.cached_property
    def capaian(self) -> tuple[tuple[IndikatorKegiatan, Triwulan, Nilai], ...]:
        """The level of every indicator and quarter, worked out once for all rules."""
        found: list[tuple[IndikatorKegiatan, Triwulan, Nilai]] = []
        for indikator, triwulan in itertools.product(self.rencana.indikator, Triwulan):
            level: Nilai = BELUM_DIISI
            if (indikator.kode, triwulan) in self.terisi:
                level = tingkat_capaian(indikator_per(self.rencana, indikator, triwulan), self.laporan, triwulan)
            found.append((indikator, triwulan, level))
        return tuple(found)

    @functools.cached_property
    def terisi(self) -> frozenset[tuple[str, Triwulan]]:
        """Indicator and quarter wherever there is any figure of performance."""
        monthly = {(kode, bulan.triwulan) for kode, _, bulan in self.laporan.variabel}
        return frozenset(monthly | self.laporan.capaian_triwulan.keys() | self.laporan.tingkat_triwulan.keys())

    def kinerja(self, triwulan: Triwulan) -> tuple[Penilaian, ...]:
        """All indicators from January to the end of the quarter."""
        return tuple(self.nilai(one, triwulan) for one in self.versi(triwulan).rencana.indikator)

    def nilai(self, indikator: IndikatorKegiatan, triwulan: Triwulan) -> Penilaian:
        """An indicator of the version of that quarter, worked out once for all who ask."""
        key = indikator.kode, triwulan
        if key not in self._nilai:
            self._nilai[key] = nilai(indikator, self.laporan, triwulan, self.versi(triwulan).nama)
        return self._nilai[key]

    def versi(self, triwulan: Triwulan) -> Versi:
        """The version of the plan in force at the end of the quarter."""
        if triwulan not in self._versi:
            self._versi[triwulan] = versi_periode(self.rencana, until(triwulan, self.rencana.tahun))
        return self._versi[triwulan]

    @functools.cached_property
    def _nilai(self) -> dict[tuple[str, Triwulan], Penilaian]:
        return {}

    @functools.cached_property
    def _versi(self) -> dict[Triwulan, Versi]:
        return {}

    @functools.cached_property
    def teks(self) -> tuple[tuple[str, Kolom, Triwulan, str], ...]:
        """What is written for a quarter, with its place: RENCANA KEGIATAN, and KETERANGAN where there is any."""
        quarters, isian = tuple(Triwulan), self.laporan.isian
        found: list[tuple[str, Kolom, Triwulan, str]] = []
        for kegiatan in self.rencana.kegiatan:
            for triwulan, plan in zip(quarters, kegiatan.rencana, strict=True):
                found.append((kegiatan.kode, Kolom.RENCANA_KEGIATAN, triwulan, plan))
                entry = isian.get((kegiatan.kode, triwulan))
                if entry and entry.keterangan:
                    found.append((kegiatan.kode, Kolom.KETERANGAN, triwulan, entry.keterangan))
        return tuple(found)


def _steps(kegiatan: Kegiatan, laporan: Laporan) -> Iterator[tuple[Bulan | Triwulan, Rupiah]]:
    """What each filled month adds, and each quarter that was typed as a whole."""
    monthly = realisasi_per_bulan(kegiatan, laporan)
    for triwulan in Triwulan:
        months = [bulan for bulan in triwulan.bulan(laporan.tahun) if bulan in monthly]
        for bulan in months:
            amount = monthly[bulan]
            if isinstance(amount, Rupiah):
                yield bulan, amount
        typed = laporan.realisasi_triwulan.get((kegiatan.kode, triwulan))
        if not months and isinstance(typed, Rupiah):
            yield triwulan, typed


@attrs.frozen
class Aturan:
    """One code of the catalogue."""

    kode: str
    tingkat: Tingkat
    judul: str
    uraian: str
    """Indonesian, in the sections of :data:`BAGIAN`."""

    def temuan(self, pesan: str, saran: str, letak: Letak | None = None, nilai: str = "") -> Temuan:
        """A finding under this code."""
        return Temuan(self.kode, self.tingkat, pesan, saran, letak or Letak(), nilai)


Pemeriksaan: TypeAlias = Callable[[Aturan, Konteks], Iterator[Temuan]]

_RULES: dict[str, Aturan] = {}
_CHECKS: dict[str, Pemeriksaan] = {}


def rule(kode: str, tingkat: Tingkat, judul: str, dasar: str, uraian: str) -> Aturan:
    """Enter a code that is found while a workbook is read.

    ``uraian`` says in a line what it is, in a line why, and then gives an example: wrong → right.
    """
    apa, mengapa, *contoh = uraian.strip().split("\n")
    sections = zip(BAGIAN, (apa, mengapa, *" ".join(contoh).split(" → "), dasar), strict=True)
    return _enter(kode, tingkat, judul, "\n".join(f"{name}: {said}" for name, said in sections))


def check(kode: str, tingkat: Tingkat, judul: str) -> Callable[[Pemeriksaan], Pemeriksaan]:
    """Enter a code together with the function that looks for it; the function's docstring is the code's page.

    In it ``Contoh:`` shows what is wrong → what is right.
    """

    def enter(function: Pemeriksaan) -> Pemeriksaan:
        uraian = inspect.cleandoc(function.__doc__ or "")
        _enter(
            kode, tingkat, judul, uraian.replace("\nContoh: ", "\nContoh salah: ").replace(" → ", "\nContoh benar: ")
        )
        _CHECKS[kode] = function
        return function

    return enter


def _enter(kode: str, tingkat: Tingkat, judul: str, uraian: str) -> Aturan:
    if kode in _RULES:
        raise ValueError(f"{kode} is in the catalogue already")
    _RULES[kode] = Aturan(kode, tingkat, judul, uraian)
    return _RULES[kode]


def run(konteks: Konteks) -> tuple[Temuan, ...]:
    """All findings of all checks, in the order of their codes."""
    return tuple(temuan for kode in sorted(_CHECKS) for temuan in _CHECKS[kode](_RULES[kode], konteks))


def catalogue() -> Mapping[str, Aturan]:
    """Every code that rak knows, sorted (the modules that state them must have been imported: ``rak.checks.all_rules``)."""
    return MappingProxyType(dict(sorted(_RULES.items())))
