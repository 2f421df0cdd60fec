"""An indicator, and budget lines, as a row of any table: each figure is made here once, with all cells it comes from."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from rak.domain.anggaran import DeviasiTotal, RingkasanAnggaran, gabung, triwulan_selesai
from rak.domain.bounds import kemungkinan_capaian
from rak.domain.interval import Selang
from rak.domain.nilai import BELUM_DIISI, Nilai, TidakDapatDihitung
from rak.domain.penilaian import Kelengkapan, Penilaian, Tanda, TerhadapTarget, tanya_kumulatif_baris
from rak.domain.rencana import IndikatorKegiatan, Kegiatan
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.reports.document import Figure
from rak.reports.report_material import Bahan, SelKini, banyak, dalam_satuan, jumlah, persen, sasaran_angka, uang

DINILAI = frozenset({Tanda.TERCAPAI, Tanda.HAMPIR, Tanda.DI_BAWAH})
"""The marks that are judgements."""


@attrs.frozen(eq=False)
class BarisIndikator:
    """An indicator at the end of the period."""

    bahan: Bahan
    nilai: Penilaian
    sasaran: str
    """Its goal; empty where the row above is of the same."""

    @property
    def bagian(self) -> IndikatorKegiatan:
        """The indicator in the version in force."""
        return self.nilai.indikator

    @property
    def kode(self) -> str:
        """Its kode."""
        return self.bagian.kode

    @property
    def uraian(self) -> str:
        """Its words."""
        return self.bagian.uraian

    @property
    def seksi(self) -> str:
        """Who answers for it."""
        return self.bagian.penanggung_jawab or "belum dinyatakan"

    @property
    def satuan(self) -> str:
        """The unit of its target."""
        return "%" if self.bagian.target.persen else self.bagian.target.satuan or "-"

    @property
    def untuk(self) -> str:
        """Whose target its achievement is held against."""
        return "tahun" if self.nilai.triwulan.target is None else "triwulan"

    @property
    def sel(self) -> SelKini:
        """The filled cells that its level comes from."""
        return self.bahan.sel_isian(self.bagian)

    def sel_capaian(self, terhadap: TerhadapTarget) -> SelKini:
        """Those of its achievement: the level's and the target's."""
        return (*self.sel, *self.bahan.sel_target(self.bagian, triwulan=terhadap is self.nilai.triwulan))

    def target(self, terhadap: TerhadapTarget | None = None) -> Figure:
        """The target that it is held against, or the one asked for."""
        held = terhadap or self.nilai.terhadap
        return sasaran_angka(held.target, self.bahan.sel_target(self.bagian, triwulan=held is self.nilai.triwulan))

    def sementara(self, terhadap: TerhadapTarget | None = None) -> bool:
        """Whether blanks can still change what is said: incomplete, and not decided already against that target."""
        return not self.nilai.kelengkapan.lengkap and (terhadap or self.nilai.terhadap).tanda not in DINILAI

    @property
    def utuh(self) -> bool:
        """Whether its achievement is a number, complete and judged."""
        held = self.nilai.terhadap
        return self.nilai.kelengkapan.lengkap and held.tanda in DINILAI and isinstance(held.hasil.nilai, Fraction)

    @property
    def realisasi(self) -> Figure:
        """The realised level in the unit of the target."""
        return dalam_satuan(self.bagian.target, self.nilai.realisasi, self.sel, sementara=self.sementara())

    def capaian(self, terhadap: TerhadapTarget | None = None) -> Figure:
        """Its achievement in percent, against the target of the period or the one asked for."""
        held = terhadap or self.nilai.terhadap
        if held.target is None and not isinstance(held.hasil.nilai, TidakDapatDihitung):
            return Figure("belum dinyatakan")
        return persen(held.hasil.nilai, self.sel_capaian(held), sementara=self.sementara(held))

    def batas(self, terhadap: TerhadapTarget) -> tuple[Figure, Figure] | None:
        """The worst and the best that a provisional achievement can still become; None where that cannot be told."""
        goal = terhadap.target
        if goal is None:
            return None
        indikator = self.bagian if goal == self.bagian.target else attrs.evolve(self.bagian, target=goal)
        found = kemungkinan_capaian(indikator, self.bahan.laporan, self.bahan.bulan)
        if found.diketahui != terhadap.hasil.mentah or not isinstance(found.rentang, Selang):
            return None
        low, high = (
            Figure("tanpa batas")
            if end is None
            else persen(terhadap.hasil.batas.apply(end), self.sel_capaian(terhadap))
            for end in (found.terburuk, found.terbaik)
        )
        return low, high

    @property
    def kriteria(self) -> Figure:
        """The judgement, or why there is none."""
        held = self.nilai.terhadap
        filled, cells = self.nilai.kelengkapan, self.sel_capaian(held)
        if held.tanda is Tanda.SEMENTARA or (self.sementara(held) and isinstance(held.hasil.nilai, Fraction)):
            found = self.batas(held)
            bounds = f"; paling buruk {found[0]}, paling baik {found[1]}" if found else ""
            return Figure(f"sementara, {filled}{bounds}", None, cells, "belum")
        if held.tanda is Tanda.BERJALAN:
            return Figure("berjalan (dinilai pada akhir masa target)", None, cells, "belum")
        if held.tanda is not Tanda.TIDAK_DINILAI:
            look = {Tanda.TERCAPAI: "tepat", Tanda.DI_BAWAH: "buruk"}.get(held.tanda, "belum")
            return Figure(str(held.tanda), None, cells, look)
        value = held.hasil.nilai if isinstance(self.nilai.realisasi, Fraction) else self.nilai.realisasi
        return Figure("tidak dinilai" if isinstance(value, Fraction) else self.sebab(value), kelas="belum")

    def sebab(self, nilai: Nilai) -> str:
        """Why there is no number."""
        if isinstance(nilai, TidakDapatDihitung):
            return f"tidak dapat dihitung: {nilai.alasan}"
        return self.bahan.belum(self.bagian.penanggung_jawab) if nilai is BELUM_DIISI else "tidak berlaku"

    @property
    def terisi(self) -> Figure:
        """``3 dari 6``: how many of the reports that were due are there."""
        return banyak(self.nilai.kelengkapan.terisi, self.nilai.kelengkapan.wajib, self.sel)

    @property
    def anggaran(self) -> "BarisAnggaran | None":
        """The money of its budget lines; None where it has none."""
        lines = self.bagian.kegiatan
        return BarisAnggaran(self.bahan, lines, self.kode, self.uraian) if lines else None

    @property
    def selisih(self) -> Figure:
        """Achievement less absorption, in points of percent."""
        money, held = self.anggaran, self.nilai.terhadap
        absorbed = money.ringkasan.penyerapan if money else None
        if money is None or not isinstance(held.hasil.nilai, Fraction) or not isinstance(absorbed, Fraction):
            return Figure("tidak dapat dihitung")
        cells = (*self.sel_capaian(held), *money.sel_serapan)
        partly = self.sementara() or not money.kelengkapan.lengkap
        return persen(held.hasil.nilai - absorbed, cells, sementara=partly)


def indikator(bahan: Bahan) -> Iterator[BarisIndikator]:
    """All indicators, the goal named once."""
    found = iter(bahan.penilaian)
    for goal in bahan.kini.sasaran:
        for at, _ in enumerate(goal.indikator):
            yield BarisIndikator(bahan, next(found), "" if at else goal.uraian)


@attrs.frozen(eq=False)
class BarisAnggaran:
    """Budget lines together: one of them, those of an indicator or a section, or all."""

    bahan: Bahan
    baris: tuple[Kegiatan, ...]
    kode: str
    uraian: str

    @property
    def ringkasan(self) -> RingkasanAnggaran:
        """From January to the end of the period."""
        known = self.bahan.ringkasan
        return gabung(self.kode, self.uraian, [known[line.kode] for line in self.baris])

    @property
    def selesai(self) -> tuple[RingkasanAnggaran, ...] | None:
        """Line by line to the end of the last quarter that is over; None before one is."""
        known = self.bahan.ringkasan_selesai
        return None if known is None else tuple(known[line.kode] for line in self.baris)

    @property
    def kelengkapan(self) -> Kelengkapan:
        """Months that were due, and how many are filled."""
        return self.bahan.terisi_uang(self.baris)

    @property
    def sel(self) -> SelKini:
        """The filled cells of realisasi."""
        return self.bahan.sel_uang(self.baris, self.bahan.bulan)

    @property
    def sel_serapan(self) -> SelKini:
        """Those of the absorption: realisasi and pagu."""
        return (*self.sel, *self.sel_pagu)

    @property
    def sel_pagu(self) -> SelKini:
        """Those of the effective pagu: pagu and what is blocked of it."""
        return (*self.bahan.sel_pagu(self.baris), *self.bahan.sel_blokir(self.baris))

    @property
    def _quarters(self) -> tuple[Triwulan, ...]:
        last = triwulan_selesai(self.bahan.akhir)
        return tuple(tw for tw in Triwulan if last is not None and tw <= last)

    @property
    def sel_deviasi(self) -> SelKini:
        """Those of the deviation: realisasi and draw plan of the quarters that are over."""
        return (*self._sel_selesai, *self._sel_rencana)

    @property
    def _sel_rencana(self) -> SelKini:
        """Those of the draw plan of the quarters that are over, as in force at the end of the last."""
        quarters = self._quarters
        then = self.bahan.sampai(quarters[-1].bulan(self.bahan.rencana.tahun)[-1]) if quarters else self.bahan
        return then.sel_rencana(self.baris, quarters)

    @property
    def _sel_selesai(self) -> SelKini:
        """Those of the realisasi of the quarters that are over."""
        months = [bulan for tw in self._quarters for bulan in tw.bulan(self.bahan.rencana.tahun)]
        return self.bahan.sel_uang(self.baris, months)

    def pagu(self, *, rp: bool = False) -> Figure:
        """The effective pagu."""
        return jumlah(self.ringkasan.pagu, self.sel_pagu, rp=rp, kurang=self.ringkasan.blokir)

    def realisasi(self, *, rp: bool = False) -> Figure:
        """What is known of the realisasi."""
        return uang(self.ringkasan.realisasi.nilai, self.sel, rp=rp)

    @property
    def rencana(self) -> Figure:
        """The draw plan of the quarters that are over."""
        if self.selesai is None:
            return Figure("tidak dapat dihitung")
        return jumlah(gabung("", "", self.selesai).rencana, self._sel_rencana)

    @property
    def realisasi_selesai(self) -> Figure:
        """What is known of the realisasi of the quarters that are over."""
        if self.selesai is None:
            return Figure("tidak dapat dihitung")
        return uang(gabung("", "", self.selesai).realisasi.nilai, self._sel_selesai)

    def _gaps(self) -> list[Rupiah]:
        return [
            one.realisasi.nilai - one.rencana.nilai
            for one in self.selesai or ()
            if isinstance(one.realisasi.nilai, Rupiah) and isinstance(one.rencana.nilai, Rupiah)
        ]

    @property
    def selisih(self) -> Figure:
        """Realisasi less plan of one line; of several the sum of their differences without sign, so that none offset."""
        gaps = self._gaps()
        return uang(gaps[0], self.sel_deviasi) if gaps and len(self.baris) == 1 else self.jumlah_selisih()

    def jumlah_selisih(self, *, rp: bool = False) -> Figure:
        """The sum of the differences without sign, over the lines that are filled in."""
        if self.selesai is None:
            return Figure("tidak dapat dihitung")
        gaps = self._gaps()
        return uang(sum(map(abs, gaps), Rupiah(0)), self.sel_deviasi, rp=rp) if gaps else Figure("belum diisi")

    @property
    def total(self) -> DeviasiTotal:
        """Both deviations, and of how many lines."""
        return DeviasiTotal.of(self.selesai or ())

    @property
    def deviasi(self) -> Figure:
        """Deviation in percent, line by line: nothing is netted."""
        if self.selesai is None:
            return Figure("tidak dapat dihitung")
        of_one = self.selesai[0].deviasi if len(self.selesai) == 1 else self.total.per_baris
        return persen(of_one, self.sel_deviasi)

    @property
    def bersih(self) -> Figure:
        """Deviation in percent of the sums."""
        return Figure("tidak dapat dihitung") if self.selesai is None else persen(self.total.bersih, self.sel_deviasi)

    @property
    def serapan(self) -> Figure:
        """Absorption in percent."""
        return persen(self.ringkasan.penyerapan, self.sel_serapan, sementara=not self.kelengkapan.lengkap)

    @property
    def terisi(self) -> Figure:
        """How many of the monthly figures that were due are there; asked where they look like figures to date."""
        filled = self.kelengkapan
        asked = any(tanya_kumulatif_baris(line, self.bahan.laporan, self.bahan.bulan) for line in self.baris)
        count = banyak(filled.terisi, filled.wajib, self.sel)
        return attrs.evolve(count, teks=f"{count}; ditanyakan: tampak kumulatif") if asked else count


def baris_anggaran(bahan: Bahan) -> Iterator[BarisAnggaran]:
    """Each budget line."""
    for line in bahan.kini.kegiatan:
        yield BarisAnggaran(bahan, (line,), line.kode, line.uraian)


def seluruh_anggaran(bahan: Bahan, kode: str = "Jumlah") -> BarisAnggaran:
    """All budget lines together."""
    return BarisAnggaran(bahan, tuple(bahan.kini.kegiatan), kode, "deviasi: jumlah selisih mutlak")
