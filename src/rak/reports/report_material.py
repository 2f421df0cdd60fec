"""What a written report is made from: plan, report, findings, period and section, and the cells of its figures."""

import datetime
import functools
from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from rak.cycle.follow_up import TANPA_SEKSI, BulanSeksi, Pantauan
from rak.cycle.inputs import part_of_section, sections
from rak.domain.anggaran import RekapAnggaran, RingkasanAnggaran, deviasi_sampai, rekap_anggaran
from rak.domain.display import show_number, show_percent, show_target, tanpa_angka
from rak.domain.kalender import TENGGAT_BAKU, KebijakanTenggat
from rak.domain.known_names import advise_known
from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.money_sum import JumlahUang
from rak.domain.nilai import BELUM_DIISI, Nilai, TidakDapatDihitung
from rak.domain.penilaian import Kelengkapan, Penilaian, kelengkapan_baris, nilai_kinerja
from rak.domain.penjelasan import Sel, cells_in_force, no_cells
from rak.domain.periode import until
from rak.domain.polaritas import Pelaporan
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.revisi import Unsur
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.spelling import group_thousands
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.text_folding import name_key
from rak.domain.versi import Versi, recorded_place, versi_periode
from rak.domain.waktu import Bulan, Triwulan, months_of
from rak.errors import DomainError
from rak.reports.document import Figure
from rak.reports.office_texts import TANPA_NASKAH, NaskahKantor
from rak.reports.report_period import Masa

_NIHIL = Rupiah(0)
SelKini = tuple[str, ...]
"""Cells, as a figure keeps them."""


def find_section(rencana: RencanaAksi, seksi: str) -> str:
    """The section as the plan spells it; DomainError with the nearest names otherwise."""
    known = tuple(sections(rencana).values())
    for name in known:
        if name_key(name) == name_key(seksi):
            return name
    if not known:
        pesan = "Rencana ini belum menyebut penanggung jawab satu pun."
        raise DomainError(pesan, "Nyatakan seksinya di rencana atau lembar Indikator.")
    raise DomainError(f"Tidak ada seksi bernama '{seksi}'.", advise_known(seksi, known, "Seksi"))


@attrs.frozen(eq=False, slots=False)
class Bahan:
    """Everything that a report is made from; ``rencana`` holds the section's part alone where one is asked for."""

    rencana: RencanaAksi
    laporan: Laporan
    masa: Masa
    per: datetime.date
    """The day as of which the report holds."""
    temuan: tuple[Temuan, ...] = ()
    seksi: str = ""
    naskah: NaskahKantor = TANPA_NASKAH
    tenggat: KebijakanTenggat = TENGGAT_BAKU
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
    def bulan(self) -> tuple[Bulan, ...]:
        """The months that count: from January on."""
        return until(self.akhir, self.rencana.tahun)

    @property
    def bulan_masa(self) -> tuple[Bulan, ...]:
        """The months of the period itself."""
        return tuple(bulan for bulan in months_of(self.rencana.tahun) if self.masa.awal <= bulan <= self.akhir)

    @functools.cached_property
    def versi(self) -> Versi:
        """The version of the plan in force at the end of the period."""
        return versi_periode(self.rencana, self.bulan)

    @property
    def kini(self) -> RencanaAksi:
        """The plan as in force at the end of the period."""
        return self.versi.rencana

    @functools.cached_property
    def penilaian(self) -> tuple[Penilaian, ...]:
        """All indicators at the end of the period."""
        return nilai_kinerja(self.rencana, self.laporan, self.akhir)

    @functools.cached_property
    def rekap(self) -> RekapAnggaran:
        """The money from January to the end of the period."""
        return rekap_anggaran(self.rencana, self.laporan, self.bulan)

    @functools.cached_property
    def rekap_selesai(self) -> RekapAnggaran | TidakDapatDihitung:
        """The same to the end of the last quarter that is over: what deviation is told of."""
        return deviasi_sampai(self.rencana, self.laporan, self.akhir)

    @functools.cached_property
    def ringkasan(self) -> Mapping[str, RingkasanAnggaran]:
        """The money of each budget line, by kode."""
        return {one.kode: one for one in self.rekap.kegiatan}

    @functools.cached_property
    def ringkasan_selesai(self) -> Mapping[str, RingkasanAnggaran] | None:
        """The same of :attr:`rekap_selesai`; None before a quarter is over."""
        over = self.rekap_selesai
        return {one.kode: one for one in over.kegiatan} if isinstance(over, RekapAnggaran) else None

    @property
    def kode(self) -> frozenset[str]:
        """The kode of everything that the report is about."""
        plan = self.rencana
        goals = (goal.nomor for goal in plan.sasaran)
        return frozenset((*goals, *(one.kode for one in plan.indikator), *(one.kode for one in plan.kegiatan)))

    def part(self, seksi: str) -> "Bahan":
        """The same of one section alone; of everything where none is named."""
        if not seksi:
            return self
        plan, report = part_of_section(self.rencana, self.laporan, seksi)
        return attrs.evolve(self, rencana=plan, laporan=report, seksi=seksi)

    def sampai(self, akhir: Bulan) -> "Bahan":
        """The same at the end of an earlier month."""
        return attrs.evolve(self, masa=Masa(akhir.nama, akhir, akhir))

    def bulan_seksi(self, seksi: str) -> dict[Bulan, BulanSeksi]:
        """How a section's months stand; what nobody answers for where no section is named."""
        every = self.pantauan.seksi if self.pantauan else ()
        key = name_key(seksi or TANPA_SEKSI)
        return {one.bulan: one for section in every if name_key(section.nama) == key for one in section.bulan}

    # --- cells

    def cells(self, letak: Iterable[Letak]) -> SelKini:
        """The cells of places, each once, those that the workbook does not have left out."""
        return tuple(dict.fromkeys(cell for one in letak if (cell := self._sel_semasa(one))))

    @functools.cached_property
    def _sel_semasa(self) -> Sel:
        return cells_in_force(self.rencana, self.bulan, self.sel)

    def sel_isian(self, one: IndikatorKegiatan) -> SelKini:
        """The filled cells that an indicator's level comes from."""
        report = self.laporan
        monthly = [
            Letak(one.kode, Kolom.CAPAIAN, bulan=bulan, variabel=nama)
            for nama in one.rumus.masukan
            for bulan in self.bulan
            if report.variabel_of(one.kode, nama, bulan) is not BELUM_DIISI
        ]
        typed = [
            Letak(one.kode, Kolom.CAPAIAN, tw)
            for tw in self.masa.sampai
            if (one.kode, tw) in report.capaian_triwulan or (one.kode, tw) in report.tingkat_triwulan
        ]
        return self.cells((*monthly, *typed))

    def sel_target(self, one: IndikatorKegiatan, *, triwulan: bool = False) -> SelKini:
        """The cell of its target of the year; ``triwulan`` those of the quarter's, all to date where they are added up."""
        if not triwulan:
            return self.cells([Letak(one.kode, Kolom.TARGET_KINERJA)])
        quarters = self.masa.sampai if one.target_kumulatif is False else (self.akhir.triwulan,)
        return self.cells(Letak(one.kode, Kolom.TARGET_KINERJA, tw) for tw in quarters)

    def sel_uang(self, lines: Iterable[Kegiatan], months: Iterable[Bulan]) -> SelKini:
        """The filled cells that the realisasi of budget lines in these months comes from."""
        span = tuple(months)
        whole = [tw for tw in Triwulan if set(tw.bulan(self.rencana.tahun)) <= set(span)]
        report, places = self.laporan, []
        for line in lines:
            filled = [bulan for bulan in span if (line.kode, bulan) in report.realisasi]
            before = self._less(line, filled)
            places += [Letak(line.kode, Kolom.REALISASI_ANGGARAN, bulan=bulan) for bulan in (*before, *filled)]
            months_of_quarter = {bulan.triwulan for bulan in filled}
            places += [
                Letak(line.kode, Kolom.REALISASI_ANGGARAN, tw)
                for tw in whole
                if tw not in months_of_quarter and (line.kode, tw) in report.realisasi_triwulan
            ]
        return self.cells(places)

    def _less(self, line: Kegiatan, filled: list[Bulan]) -> list[Bulan]:
        """The month whose amount is taken off what a line reported to date says in others: the last with one before them."""
        if not filled or line.pelaporan is not Pelaporan.KUMULATIF:
            return []
        earlier = (bulan for bulan in until(filled[0], self.rencana.tahun) if bulan < filled[0])
        return [one for one in earlier if isinstance(self.laporan.realisasi_of(line.kode, one), Rupiah)][-1:]

    def sel_pagu(self, lines: Iterable[Kegiatan]) -> SelKini:
        """The cells of their pagu."""
        return self.cells(Letak(line.kode, Kolom.PAGU) for line in lines)

    def sel_blokir(self, lines: Iterable[Kegiatan]) -> SelKini:
        """The cells that record what is blocked of them."""
        kodes = {line.kode for line in lines} & set(dict(self.kini.blokir))
        said = ((event, one) for event in self.kini.revisi for one in event.perubahan if one.unsur is Unsur.BLOKIR)
        last = {one.kode: recorded_place(event, one, lama=False) for event, one in said if one.kode in kodes}
        return self.cells(last.values())

    def sel_rencana(self, lines: Iterable[Kegiatan], quarters: Iterable[Triwulan]) -> SelKini:
        """The cells of their draw plan."""
        span = tuple(quarters)
        return self.cells(Letak(line.kode, Kolom.RENCANA_PENARIKAN_DANA, tw) for line in lines for tw in span)

    def kata(self, teks: str, kode: str, kolom: Kolom | KolomEvaluasi, tw: Triwulan | None = None) -> Figure:
        """Words of the plan or of a section, with their cell."""
        return Figure(teks, None, self.cells([Letak(kode, kolom, tw)]))

    # --- what is blank, and whose it is

    def belum(self, seksi: str) -> str:
        """``belum diisi oleh {seksi}``, or that nobody answers for it yet."""
        return f"belum diisi oleh {seksi or self.seksi or 'seksi penanggung jawab (belum dinyatakan)'}"

    def terisi_uang(self, lines: Iterable[Kegiatan]) -> Kelengkapan:
        """Months of budget lines that were due and how many are filled."""
        each = [kelengkapan_baris(line, self.laporan, self.akhir) for line in lines]
        return Kelengkapan(sum(one.terisi for one in each), sum(one.wajib for one in each))


# --- figures as they are printed


def uang(amount: UangHitung, sel: SelKini = (), *, rp: bool = False) -> Figure:
    """An amount; ``rp`` with its sign, as in a sentence."""
    if not isinstance(amount, Rupiah):
        return Figure(tanpa_angka(amount))
    return Figure(str(amount) if rp else group_thousands(amount.nilai), Fraction(amount.nilai), sel)


def jumlah(total: JumlahUang, sel: SelKini = (), *, rp: bool = False, kurang: Rupiah = _NIHIL) -> Figure:
    """A sum less what is taken off; where some of its lines are blank what is known, and of how many lines."""
    known = total.nilai
    figure = uang(known - kurang if isinstance(known, Rupiah) else known, sel, rp=rp)
    if total.lengkap or not total.terisi:
        return figure
    return attrs.evolve(figure, teks=f"{figure} ({total.terisi} dari {total.terisi + len(total.belum)} baris)")


def persen(nilai: Nilai, sel: SelKini = (), *, sementara: bool = False) -> Figure:
    """A figure in percent, two decimals."""
    if not isinstance(nilai, Fraction):
        return Figure(tanpa_angka(nilai))
    return Figure(show_percent(nilai) + (" (sementara)" if sementara else ""), nilai, sel)


def dalam_satuan(target: TargetKinerja, nilai: Nilai, sel: SelKini = (), *, sementara: bool = False) -> Figure:
    """A realised level in the unit of its target."""
    if not isinstance(nilai, Fraction):
        return Figure(tanpa_angka(nilai))
    shown = show_percent(nilai) if target.persen else f"{show_number(nilai)} {target.satuan}".rstrip()
    return Figure(shown + (" (sementara)" if sementara else ""), nilai, sel)


def sasaran_angka(target: TargetKinerja | None, sel: SelKini = ()) -> Figure:
    """A target as it is spelt."""
    if target is None or target.kosong:
        return Figure("belum dinyatakan")
    return Figure(show_target(target), target.nilai, sel)


def banyak(jumlah: int, dari: int | None = None, sel: SelKini = ()) -> Figure:
    """A count; ``3 dari 6`` where it is one of so many."""
    return Figure(str(jumlah), Fraction(jumlah), sel) if dari is None else Figure(f"{jumlah} dari {dari}", None, sel)
