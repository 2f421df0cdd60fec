"""Budget figures: realisasi by period, absorption, remainder, deviation; a blank is never zero.

A total over lines of which some are blank is the total of what is known, together with which are not filled in, so
that it is the same however the lines are grouped.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from rak.domain.laporan import Laporan
from rak.domain.money_sum import JumlahUang
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong, Nilai, TidakDapatDihitung
from rak.domain.periode import Periode, keep, months_in, name_of, quarters_in, until
from rak.domain.polaritas import Pelaporan
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi, SasaranKegiatan
from rak.domain.report_on_plan import check_report
from rak.domain.rupiah import Rupiah, Uang, UangHitung
from rak.domain.versi import versi_periode
from rak.domain.waktu import Bulan, Triwulan, as_quarter
from rak.errors import DomainError

_F = TypeVar("_F")
TANPA_BLOKIR: Final[Mapping[str, Rupiah]] = MappingProxyType({})


def realisasi_triwulan(kegiatan: Kegiatan, laporan: Laporan, triwulan: Triwulan) -> UangHitung:
    """Column REALISASI ANGGARAN of a quarter: its months, else the amount typed for the quarter itself.

    Of a line that is reported to date (*kumulatif*) a month is the difference from the last one that is filled.
    """
    monthly = realisasi_per_bulan(kegiatan, laporan)
    months = [monthly[bulan] for bulan in as_quarter(triwulan).bulan(laporan.tahun) if bulan in monthly]
    return add_up(months) if months else laporan.realisasi_triwulan.get((kegiatan.kode, triwulan), BELUM_DIISI)


def realisasi_per_bulan(kegiatan: Kegiatan, laporan: Laporan) -> dict[Bulan, Uang]:
    """What each filled month of the year adds, in rupiah; a negative amount is a return (*pengembalian belanja*)."""
    filled = laporan.months_of_line(kegiatan.kode)
    if kegiatan.pelaporan is not Pelaporan.KUMULATIF:
        return dict(filled)
    before = Rupiah(0)
    found: dict[Bulan, Uang] = {}
    for bulan, amount in filled.items():
        found[bulan] = amount - before if isinstance(amount, Rupiah) else amount
        before = amount if isinstance(amount, Rupiah) else before
    return found


def realisasi(kegiatan: Kegiatan, laporan: Laporan, periode: Periode) -> UangHitung:
    """What was spent in a period. An amount typed for a quarter counts once the whole quarter is in the period."""
    months = months_in(periode, laporan.tahun)
    return add_up(_spent(kegiatan, laporan, months))


def realisasi_sampai(kegiatan: Kegiatan, laporan: Laporan, akhir: Triwulan | Bulan) -> UangHitung:
    """What was spent from January to the end of the quarter or month (*realisasi s.d.*)."""
    return realisasi(kegiatan, laporan, until(akhir, laporan.tahun))


def add_up(amounts: Iterable[Uang]) -> Uang:
    """The sum of what is filled in; all blank is *belum diisi*, nothing but dashes is *tidak berlaku*."""
    filled = [amount for amount in amounts if amount is not BELUM_DIISI]
    known = [amount for amount in filled if isinstance(amount, Rupiah)]
    if known:
        return sum(known, start=Rupiah(0))
    return TIDAK_BERLAKU if filled else BELUM_DIISI


def rencana_penarikan(kegiatan: Kegiatan, periode: Periode, tahun: int) -> UangHitung:
    """The planned draw of a period made of whole quarters; the matrix has no plan per month."""
    months = months_in(periode, tahun)
    quarters = quarters_in(months)
    if len(months) != 3 * len(quarters):
        return TidakDapatDihitung("rencana penarikan hanya ada per triwulan")
    return add_up(kegiatan.penarikan[triwulan] for triwulan in quarters)


def penyerapan(realisasi: UangHitung | None, pagu: UangHitung | None) -> Nilai:
    """Absorption in percent: realisasi / pagu × 100, exact."""

    def share(spent: int, ceiling: int) -> Nilai:
        return Fraction(100 * spent, ceiling) if ceiling else TidakDapatDihitung("pagu nol")

    return _both(realisasi, pagu, "pagu", share)


def sisa(realisasi: UangHitung | None, pagu: UangHitung | None) -> UangHitung:
    """What remains: pagu − realisasi; negative when more than the pagu was spent."""
    return _both(realisasi, pagu, "pagu", lambda spent, ceiling: Rupiah(ceiling - spent))


def deviasi(realisasi: UangHitung | None, rencana: UangHitung | None) -> Nilai:
    """Deviation from the draw plan in percent: |realisasi − rencana| / rencana × 100.

    A plan of 0 gives 0 where nothing was spent, else 100.
    """

    def off(spent: int, planned: int) -> Fraction:
        return Fraction(100 * abs(spent - planned), planned) if planned else Fraction(100 if spent else 0)

    return _both(realisasi, rencana, "rencana penarikan", off)


@attrs.frozen
class RingkasanAnggaran:
    """The money of a budget line, or of any group of lines, in one period."""

    kode: str
    uraian: str
    periode: str
    """The period in words."""
    pagu: JumlahUang
    blokir: Rupiah
    """What is blocked of the pagu (*blokir*): it lowers the effective pagu, not the pagu."""
    rencana: JumlahUang
    realisasi: JumlahUang

    @property
    def pagu_efektif(self) -> UangHitung:
        """Pagu less what is blocked; *tidak dapat dihitung* when the pagu of a line is blank."""
        pagu = self.pagu.whole("pagu")
        return pagu - self.blokir if isinstance(pagu, Rupiah) else pagu

    @property
    def penyerapan(self) -> Nilai:
        """Absorption of the effective pagu, in percent, by what is known of the realisasi."""
        return penyerapan(self.realisasi.nilai, self.pagu_efektif)

    @property
    def sisa(self) -> UangHitung:
        """What remains of the effective pagu."""
        return sisa(self.realisasi.nilai, self.pagu_efektif)

    @property
    def deviasi(self) -> Nilai:
        """Deviation from the draw plan of the period, in percent."""
        return deviasi(self.realisasi.nilai, self.rencana.whole("rencana penarikan"))


def ringkas(
    kegiatan: Kegiatan, laporan: Laporan, periode: Periode, blokir: Mapping[str, Rupiah] = TANPA_BLOKIR
) -> RingkasanAnggaran:
    """The money of one budget line."""
    periode = keep(periode)
    months = months_in(periode, laporan.tahun)
    plan = rencana_penarikan(kegiatan, months, laporan.tahun)
    spent = _spent(kegiatan, laporan, months)
    return RingkasanAnggaran(
        kegiatan.kode,
        kegiatan.uraian,
        name_of(periode, laporan.tahun),
        JumlahUang.of(kegiatan.kode, kegiatan.pagu),
        blokir.get(kegiatan.kode, Rupiah(0)),
        JumlahUang.of(kegiatan.kode, plan),
        JumlahUang.of(kegiatan.kode, add_up(spent)),  # known as far as it is filled in
    )


def gabung(kode: str, uraian: str, bagian: Iterable[RingkasanAnggaran]) -> RingkasanAnggaran:
    """The total of parts of one period, whichever way they are grouped."""
    parts = tuple(bagian)
    periods = {part.periode for part in parts} - {""}  # of a part without budget lines
    if len(periods) > 1:
        raise DomainError(f"Periode berbeda tidak dapat dijumlah: {', '.join(sorted(periods))}.", "Pilih satu periode.")
    return RingkasanAnggaran(
        kode,
        uraian,
        next(iter(periods), ""),
        JumlahUang.total(part.pagu for part in parts),
        sum((part.blokir for part in parts), start=Rupiah(0)),
        JumlahUang.total(part.rencana for part in parts),
        JumlahUang.total(part.realisasi for part in parts),
    )


@attrs.frozen
class DeviasiTotal:
    """How far a group of lines is from its draw plan, in two figures that are not the same: lines may offset each other."""

    per_baris: Nilai
    """Σ |realisasi − rencana| / Σ rencana, in percent: nothing is netted."""
    bersih: Nilai
    """|Σ realisasi − Σ rencana| / Σ rencana, in percent."""
    terisi: int
    """Lines that are filled in, of which both sums are made."""
    baris: int

    @classmethod
    def of(cls, lines: Iterable[RingkasanAnggaran]) -> "DeviasiTotal":
        """The deviation of lines in one period; those without realisasi or plan are left out and counted."""
        every = tuple(lines)
        pairs = [
            (line.realisasi.nilai, line.rencana.nilai)
            for line in every
            if isinstance(line.realisasi.nilai, Rupiah) and isinstance(line.rencana.nilai, Rupiah)
        ]
        if not pairs:
            return cls(BELUM_DIISI, BELUM_DIISI, 0, len(every))
        spent, planned = (sum((pair[side] for pair in pairs), Rupiah(0)) for side in (0, 1))
        gaps = sum((abs(one - plan) for one, plan in pairs), Rupiah(0))
        return cls(deviasi(planned + gaps, planned), deviasi(spent, planned), len(pairs), len(every))


def triwulan_selesai(akhir: Bulan | Triwulan) -> Triwulan | None:
    """The last quarter that is over at the end of that month: the draw plan has no figure within a quarter."""
    if isinstance(akhir, Triwulan):
        return akhir
    return Triwulan(akhir.bulan // 3) if akhir.bulan >= 3 else None


def deviasi_sampai(
    rencana: RencanaAksi, laporan: Laporan, akhir: Bulan | Triwulan
) -> "RekapAnggaran | TidakDapatDihitung":
    """Plan and realisasi at the end of the last quarter that is over, whose :attr:`RekapAnggaran.deviasi` is asked for.

    *Tidak dapat dihitung* before the first quarter is over.
    """
    quarter = triwulan_selesai(akhir)
    if quarter is None:
        return TidakDapatDihitung("belum ada triwulan yang selesai")
    return rekap_anggaran(rencana, laporan, until(quarter, rencana.tahun))


@attrs.frozen
class RekapAnggaran:
    """The money of a whole plan in one period, grouped each way reports need; ``versi`` says which pagu counted."""

    rencana: RencanaAksi
    kegiatan: tuple[RingkasanAnggaran, ...]
    """One per budget line, in the order of the matrix."""
    versi: str = ""

    @property
    def per_indikator(self) -> tuple[RingkasanAnggaran, ...]:
        """One per indicator."""
        return tuple(self._of_indikator(indikator) for indikator in self.rencana.indikator)

    @property
    def per_sasaran(self) -> tuple[RingkasanAnggaran, ...]:
        """One per sasaran."""
        return tuple(self._of_sasaran(sasaran) for sasaran in self.rencana.sasaran)

    @property
    def total(self) -> RingkasanAnggaran:
        """The whole plan."""
        return gabung("", "Jumlah", self.kegiatan)

    @property
    def deviasi(self) -> DeviasiTotal:
        """The deviation of all lines, netted and not."""
        return DeviasiTotal.of(self.kegiatan)

    def _of_indikator(self, indikator: IndikatorKegiatan) -> RingkasanAnggaran:
        kodes = {kegiatan.kode for kegiatan in indikator.kegiatan}
        return gabung(indikator.kode, indikator.uraian, (line for line in self.kegiatan if line.kode in kodes))

    def _of_sasaran(self, sasaran: SasaranKegiatan) -> RingkasanAnggaran:
        parts = [self._of_indikator(indikator) for indikator in sasaran.indikator]
        return gabung(sasaran.nomor, sasaran.uraian, parts)


def rekap_anggaran(
    rencana: RencanaAksi,
    laporan: Laporan,
    periode: Periode,
    *,
    blokir: Mapping[str, Rupiah] | None = None,
    versi: str = "",
) -> RekapAnggaran:
    """The money of the whole plan in a period (``until(Triwulan.II, tahun)`` gives the months to date).

    Pagu, draw plan and blocks are those in force at the end of the period; ``versi`` of the answer names them where
    the plan has been revised.
    DomainError for a report or a block on a kode that the plan does not have: its money would be left out unseen.
    """
    check_report(rencana, laporan)
    for kode in blokir or ():
        rencana.find_kegiatan(kode)
    span = keep(periode)
    version = versi_periode(rencana, span)
    blocks = dict(version.rencana.blokir) if blokir is None else blokir
    lines = tuple(ringkas(kegiatan, laporan, span, blocks) for kegiatan in version.rencana.kegiatan)
    return RekapAnggaran(version.rencana, lines, versi or (version.nama if rencana.revisi else ""))


def _spent(kegiatan: Kegiatan, laporan: Laporan, months: tuple[Bulan, ...]) -> tuple[Uang, ...]:
    """The money cells of the period, quarter by quarter: its months, or one amount typed for a whole quarter."""
    cells: list[Uang] = []
    monthly = realisasi_per_bulan(kegiatan, laporan)
    for triwulan in quarters_in(months):
        quarter = triwulan.bulan(laporan.tahun)
        blank = not any(bulan in monthly for bulan in quarter)
        if blank and set(quarter) <= set(months):
            cells.append(laporan.realisasi_triwulan.get((kegiatan.kode, triwulan), BELUM_DIISI))
        else:
            cells.extend(monthly.get(bulan, BELUM_DIISI) for bulan in quarter if bulan in months)
    return tuple(cells)


def _both(
    left: UangHitung | None, right: UangHitung | None, name: str, figure: Callable[[int, int], _F]
) -> _F | Kosong | TidakDapatDihitung:
    """The figure of both amounts, or the value that stands in for a missing one."""
    if left is None or left is BELUM_DIISI:
        return BELUM_DIISI
    if not isinstance(left, Rupiah):
        return left
    if right is None or right is BELUM_DIISI:
        return TidakDapatDihitung(f"{name} belum diisi")
    return figure(left.nilai, right.nilai) if isinstance(right, Rupiah) else right
