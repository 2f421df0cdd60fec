"""What a written report is made from: plan, report, findings, period and section, and its figures with their cells."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import attrs

from rak.cycle.follow_up import TANPA_SEKSI, BulanSeksi, Pantauan
from rak.cycle.inputs import sections
from rak.domain.anggaran import RekapAnggaran, deviasi_sampai, rekap_anggaran
from rak.domain.bounds import kemungkinan_capaian
from rak.domain.display import show_number, show_percent, show_target
from rak.domain.interval import Selang
from rak.domain.known_names import advise_known
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung
from rak.domain.penilaian import Kelengkapan, Penilaian, Tanda, TerhadapTarget, kelengkapan_baris, nilai_kinerja
from rak.domain.penjelasan import Sel, no_cells
from rak.domain.period_words import months_named
from rak.domain.periode import until
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.spelling import group_thousands
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.text_folding import fold, name_key
from rak.domain.versi import versi_periode
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from rak.reports.document import Figure
from rak.reports.office_texts import TANPA_NASKAH, NaskahKantor

DINILAI = frozenset({Tanda.TERCAPAI, Tanda.HAMPIR, Tanda.DI_BAWAH})
"""The marks that are judgements."""


@attrs.frozen
class Masa:
    """The period of a report: from January to the end of ``akhir`` counts; ``awal`` is where the period itself begins."""

    nama: str
    """In words, without the year: ``Triwulan II``."""
    awal: Bulan
    akhir: Bulan

    @property
    def triwulan(self) -> tuple[Triwulan, ...]:
        """The quarters that it touches."""
        return tuple(tw for tw in Triwulan if self.awal.triwulan <= tw <= self.akhir.triwulan)

    def __str__(self) -> str:
        return f"{self.nama} Tahun {self.akhir.tahun}"


def parse_masa(teks: str, tahun: int) -> Masa:
    """Read ``TW II``, ``Semester I``, ``Juni``, ``2024-06``; DomainError for anything else and for another year."""
    bare = fold(teks)
    advice = f"Tulis misalnya TW II, Semester I, atau Juni, dalam tahun {tahun}."
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})", bare)
    name, year = (f"B{int(iso[2]):02d}", iso[1]) if iso else (bare, "")
    if not iso and (found := re.fullmatch(r"(.*?)\s*(?:[Tt]ahun\s*)?\b(\d{4})", bare)):
        name, year = found[1], found[2]
    if year and int(year) != tahun:
        raise DomainError(f"Periode '{bare}' di luar tahun rencana {tahun}.", advice)
    months = months_named(name)
    if months is None:
        raise DomainError(f"'{bare}' bukan periode.", advice)
    first, last, to_date = months
    if iso or to_date:
        first = last if last % 3 else last - 2
    span = last - first + 1
    if span == 3 and last % 3 == 0:
        words = f"Triwulan {Triwulan(last // 3).name}"
    elif span == 6:
        words = f"Semester {'I' if last == 6 else 'II'}"
    else:
        words = Bulan(tahun, last).nama
    if iso:
        first, words = last, Bulan(tahun, last).nama
    return Masa(words, Bulan(tahun, first), Bulan(tahun, last))


def find_section(rencana: RencanaAksi, seksi: str) -> str:
    """The section as the plan spells it; DomainError with the nearest names otherwise."""
    known = tuple(sections(rencana).values())
    for name in known:
        if name_key(name) == name_key(seksi):
            return name
    if not known:
        raise DomainError(
            "Rencana ini belum menyebut penanggung jawab satu pun.",
            "Nyatakan seksinya di rencana atau lembar Indikator.",
        )
    raise DomainError(f"Tidak ada seksi bernama '{seksi}'.", advise_known(seksi, known, "Seksi"))


def only_section(rencana: RencanaAksi, seksi: str) -> RencanaAksi:
    """The plan with that section's indicators and budget lines alone.

    An indicator is kept with the lines for which the section answers; with all that name no other where it is its own.
    """
    key = name_key(seksi)
    goals = []
    for goal in rencana.sasaran:
        kept = []
        for one in goal.indikator:
            own = name_key(one.penanggung_jawab) == key
            lines = [line for line in one.kegiatan if name_key(line.penanggung_jawab or one.penanggung_jawab) == key]
            if own or lines:
                kept.append(attrs.evolve(one, kegiatan=tuple(lines)))
        if kept:
            goals.append(attrs.evolve(goal, indikator=tuple(kept)))
    kodes = {one.kode for goal in goals for one in goal.indikator} | {
        one.kode for goal in goals for one in goal.kegiatan
    }
    events = [
        attrs.evolve(event, perubahan=kept_changes)
        for event in rencana.revisi
        if (kept_changes := tuple(change for change in event.perubahan if change.kode in kodes))
    ]
    blocks = tuple((kode, amount) for kode, amount in rencana.blokir if kode in kodes)
    return attrs.evolve(rencana, sasaran=tuple(goals), revisi=tuple(events), blokir=blocks)


def only_report(laporan: Laporan, rencana: RencanaAksi) -> Laporan:
    """What the report holds of that part of the plan; receipts and corrections stay."""
    kodes = {one.kode for one in rencana.indikator} | {one.kode for one in rencana.kegiatan}
    own = ("realisasi", "variabel", "isian", "realisasi_triwulan", "capaian_triwulan", "tingkat_triwulan", "evaluasi")
    parts: dict[str, Any] = {
        name: {key: value for key, value in getattr(laporan, name).items() if key[0] in kodes} for name in own
    }
    cumulative = {kode: value for kode, value in laporan.tingkat_kumulatif.items() if kode in kodes}
    return attrs.evolve(laporan, **parts, tingkat_kumulatif=cumulative)


@attrs.frozen(eq=False, slots=False)
class Bahan:
    """Everything that a report is made from; ``rencana`` holds the section's part alone where one is asked for."""

    rencana: RencanaAksi
    laporan: Laporan
    masa: Masa
    temuan: tuple[Temuan, ...] = ()
    seksi: str = ""
    naskah: NaskahKantor = TANPA_NASKAH
    per: datetime.date | None = None
    sel: Sel = no_cells
    berkas: str = ""
    sha256: str = ""
    pantauan: Pantauan | None = None
    """How the sections' months stand on the day of the report, as ``rak pantau`` tells it."""

    @property
    def akhir(self) -> Bulan:
        """The last month that counts."""
        return self.masa.akhir

    @property
    def acuan(self) -> datetime.date:
        """The day as of which the report holds: as given, else the day on which the last month was due."""
        return self.per or self.akhir.tenggat

    @functools.cached_property
    def versi(self) -> str:
        """The version of the plan in force at the end of the period."""
        return versi_periode(self.rencana, until(self.akhir, self.rencana.tahun)).nama

    @functools.cached_property
    def kini(self) -> RencanaAksi:
        """The plan as in force at the end of the period."""
        return versi_periode(self.rencana, until(self.akhir, self.rencana.tahun)).rencana

    @functools.cached_property
    def penilaian(self) -> tuple[Penilaian, ...]:
        """All indicators at the end of the period."""
        return nilai_kinerja(self.rencana, self.laporan, self.akhir)

    @functools.cached_property
    def rekap(self) -> RekapAnggaran:
        """The money from January to the end of the period."""
        return rekap_anggaran(self.rencana, self.laporan, until(self.akhir, self.rencana.tahun))

    @functools.cached_property
    def rekap_selesai(self) -> RekapAnggaran | TidakDapatDihitung:
        """The same to the end of the last quarter that is over: what deviation is told of."""
        return deviasi_sampai(self.rencana, self.laporan, self.akhir)

    @property
    def kode(self) -> frozenset[str]:
        """The kode of everything that the report is about."""
        plan = self.rencana
        goals = (goal.nomor for goal in plan.sasaran)
        return frozenset((*goals, *(one.kode for one in plan.indikator), *(one.kode for one in plan.kegiatan)))

    def part(self, seksi: str) -> Bahan:
        """The same of one section alone; of everything where none is named."""
        if not seksi:
            return self
        plan = only_section(self.rencana, seksi)
        return attrs.evolve(self, rencana=plan, laporan=only_report(self.laporan, plan), seksi=seksi)

    def bulan_seksi(self, seksi: str) -> dict[Bulan, BulanSeksi]:
        """How a section's months stand; what nobody answers for where no section is named."""
        every = self.pantauan.seksi if self.pantauan else ()
        key = name_key(seksi or TANPA_SEKSI)
        return {one.bulan: one for section in every if name_key(section.nama) == key for one in section.bulan}

    # --- cells

    def cells(self, letak: Iterable[Letak]) -> tuple[str, ...]:
        """The cells of places, each once, those that the workbook does not have left out."""
        return tuple(dict.fromkeys(cell for one in letak if (cell := self.sel(one))))

    def sel_realisasi(self, one: IndikatorKegiatan, akhir: Bulan | None = None) -> tuple[str, ...]:
        """The filled cells that an indicator's level comes from."""
        months = until(akhir or self.akhir, self.rencana.tahun)
        monthly = [
            Letak(one.kode, Kolom.CAPAIAN, bulan=bulan, variabel=nama)
            for nama in one.rumus.masukan
            for bulan in months
            if self.laporan.variabel_of(one.kode, nama, bulan) is not BELUM_DIISI
        ]
        typed = [
            Letak(one.kode, Kolom.CAPAIAN, tw)
            for tw in Triwulan
            if tw <= months[-1].triwulan
            and ((one.kode, tw) in self.laporan.capaian_triwulan or (one.kode, tw) in self.laporan.tingkat_triwulan)
        ]
        return self.cells((*monthly, *typed))

    def sel_target(self, one: IndikatorKegiatan) -> tuple[str, ...]:
        """The cell of its target."""
        return self.cells([Letak(one.kode, Kolom.TARGET_KINERJA)])

    def sel_uang(self, lines: Iterable[Kegiatan], akhir: Bulan | None = None) -> tuple[str, ...]:
        """The filled cells that the realisasi of budget lines comes from."""
        months = until(akhir or self.akhir, self.rencana.tahun)
        places = []
        for line in lines:
            filled = [bulan for bulan in months if (line.kode, bulan) in self.laporan.realisasi]
            places += [Letak(line.kode, Kolom.REALISASI_ANGGARAN, bulan=bulan) for bulan in filled]
            quarters = {bulan.triwulan for bulan in filled}
            places += [
                Letak(line.kode, Kolom.REALISASI_ANGGARAN, tw)
                for tw in Triwulan
                if tw <= months[-1].triwulan
                and tw not in quarters
                and (line.kode, tw) in self.laporan.realisasi_triwulan
            ]
        return self.cells(places)

    def sel_pagu(self, lines: Iterable[Kegiatan]) -> tuple[str, ...]:
        """The cells of their pagu."""
        return self.cells(Letak(line.kode, Kolom.PAGU) for line in lines)

    def sel_rencana(self, lines: Iterable[Kegiatan], akhir: Triwulan) -> tuple[str, ...]:
        """The cells of their draw plan to date."""
        return self.cells(
            Letak(line.kode, Kolom.RENCANA_PENARIKAN_DANA, tw) for line in lines for tw in Triwulan if tw <= akhir
        )

    # --- what is blank, and whose it is

    def belum(self, seksi: str) -> str:
        """``belum diisi oleh {seksi}``, or that nobody answers for it yet."""
        return f"belum diisi oleh {seksi or self.seksi or 'seksi penanggung jawab (belum dinyatakan)'}"

    def terisi_uang(self, lines: Iterable[Kegiatan]) -> Kelengkapan:
        """Months of budget lines that were due and how many are filled."""
        each = [kelengkapan_baris(line, self.laporan, self.akhir) for line in lines]
        return Kelengkapan(sum(one.terisi for one in each), sum(one.wajib for one in each))

    def batas_capaian(self, one: Penilaian, terhadap: TerhadapTarget) -> tuple[Figure, Figure] | None:
        """The worst and the best that a provisional achievement can still become; None where that cannot be told."""
        goal = terhadap.target
        if goal is None:
            return None
        indikator = one.indikator if goal == one.indikator.target else attrs.evolve(one.indikator, target=goal)
        found = kemungkinan_capaian(indikator, self.laporan, until(one.akhir, self.rencana.tahun))
        if found.diketahui != terhadap.hasil.mentah or not isinstance(found.rentang, Selang):
            return None
        cells = (*self.sel_realisasi(one.indikator, one.akhir), *self.sel_target(one.indikator))
        low, high = (
            Figure("tanpa batas") if end is None else persen(terhadap.hasil.batas.apply(end), cells)
            for end in (found.terburuk, found.terbaik)
        )
        return low, high


# --- figures as they are printed


def kata(nilai: object) -> str:
    """What stands in a table for what is no number; the reason stands beside the table."""
    if isinstance(nilai, TidakDapatDihitung):
        return "tidak dapat dihitung"
    return "-" if nilai is TIDAK_BERLAKU else "belum diisi"


def uang(amount: UangHitung, sel: tuple[str, ...] = (), *, rp: bool = False) -> Figure:
    """An amount; ``rp`` with its sign, as in a sentence."""
    if not isinstance(amount, Rupiah):
        return Figure(kata(amount))
    return Figure(str(amount) if rp else group_thousands(amount.nilai), Fraction(amount.nilai), sel)


def persen(nilai: Nilai, sel: tuple[str, ...] = (), *, sementara: bool = False) -> Figure:
    """A figure in percent, two decimals."""
    if not isinstance(nilai, Fraction):
        return Figure(kata(nilai))
    return Figure(show_percent(nilai) + (" (sementara)" if sementara else ""), nilai, sel)


def dalam_satuan(target: TargetKinerja, nilai: Nilai, sel: tuple[str, ...] = (), *, sementara: bool = False) -> Figure:
    """A realised level in the unit of its target."""
    if not isinstance(nilai, Fraction):
        return Figure(kata(nilai))
    shown = show_percent(nilai) if target.persen else f"{show_number(nilai)} {target.satuan}".rstrip()
    return Figure(shown + (" (sementara)" if sementara else ""), nilai, sel)


def sasaran_angka(target: TargetKinerja | None, sel: tuple[str, ...] = ()) -> Figure:
    """A target as it is spelt."""
    if target is None or target.kosong:
        return Figure("belum dinyatakan")
    return Figure(show_target(target), target.nilai, sel)


def is_provisional(one: Penilaian, terhadap: TerhadapTarget | None = None) -> bool:
    """Whether blanks can still change what is said of it: incomplete, and not decided already against that target."""
    return not one.kelengkapan.lengkap and (terhadap or one.terhadap).tanda not in DINILAI


def is_whole_figure(one: Penilaian) -> bool:
    """Whether its achievement is a number, complete and judged."""
    return one.kelengkapan.lengkap and one.terhadap.tanda in DINILAI and isinstance(one.terhadap.hasil.nilai, Fraction)
