"""IKPA, the treasury's index of budget execution: two of its components from the plan, the total from all seven.

Optional: it needs a jenis belanja (51, 52, 53, 57) for every budget line, which the matrix does not have. Nothing is
rounded on the way.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from rak.domain.anggaran import deviasi, realisasi, realisasi_sampai
from rak.domain.ikpa_parameters import KomponenIKPA, ParameterIKPA
from rak.domain.kalender import KebijakanTenggat
from rak.domain.laporan import Laporan
from rak.domain.money_sum import JumlahUang
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Bilangan, Nilai, TidakDapatDihitung, exact
from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.report_on_plan import check_report
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.versi import versi_periode
from rak.domain.waktu import Bulan, Triwulan, months_of
from rak.errors import DomainError

PerJenis: TypeAlias = Mapping[str, Rupiah]
"""Amounts by jenis belanja."""

Periodik: TypeAlias = Mapping[tuple[str, Bulan], UangHitung]
"""Amounts by jenis belanja and month; what is not there is *belum diisi*."""


@attrs.frozen
class NilaiKomponen:
    """A component's score with the figures of its periods, in percent."""

    nilai: Nilai
    rincian: tuple[tuple[str, Nilai], ...]
    """Month or quarter, and its figure."""


def deviasi_halaman_iii(
    pagu: PerJenis | Mapping[Bulan, PerJenis],
    rencana: Periodik,
    realisasi: Periodik,
    akhir: Bulan,
    parameter: ParameterIKPA,
) -> NilaiKomponen:
    """Score of *deviasi Halaman III DIPA* from January to ``akhir``.

    Per month and jenis belanja min(100, deviation), weighted by the share of pagu (that of the month, where ``pagu`` is
    given by month); the mean over the months, December left out; up to 5 it scores 100, else 100 − mean.
    """
    months = [
        bulan for bulan in months_of(akhir.tahun) if bulan <= akhir and bulan.bulan not in parameter.bulan_tanpa_deviasi
    ]

    def of_month(bulan: Bulan) -> Nilai:
        shares: Any = pagu.get(bulan, pagu)  # type: ignore[call-overload]  # by month, or the same for all
        return weighted(shares, lambda jenis: _capped_deviation(rencana, realisasi, jenis, bulan, parameter))

    figures = tuple((f"{bulan.nama} {bulan.tahun}", of_month(bulan)) for bulan in months)
    average = mean(figure for _, figure in figures)
    if isinstance(average, Fraction):
        average = Fraction(100) if average <= parameter.ambang_deviasi else 100 - average
    return NilaiKomponen(average, figures)


def penyerapan_ikpa(
    pagu: Mapping[Triwulan, PerJenis],
    realisasi: Mapping[tuple[str, Triwulan], UangHitung],
    akhir: Triwulan,
    parameter: ParameterIKPA,
) -> NilaiKomponen:
    """Score of *penyerapan anggaran*: the mean of the quarters to date.

    Per jenis belanja min(100, realisasi s.d. TW / (pagu × target of the TW)), weighted by pagu. The pagu is the one
    that held in each quarter, so that a revision does not change the quarters before it.
    """

    def of_quarter(triwulan: Triwulan) -> Nilai:
        ceilings = pagu[triwulan]
        return weighted(
            ceilings,
            lambda jenis: _absorbed(ceilings[jenis], realisasi.get((jenis, triwulan)), jenis, triwulan, parameter),
        )

    figures = tuple((str(triwulan), of_quarter(triwulan)) for triwulan in Triwulan if triwulan <= akhir)
    return NilaiKomponen(mean(figure for _, figure in figures), figures)


def nilai_ikpa(
    komponen: Mapping[KomponenIKPA, Bilangan | Nilai], parameter: ParameterIKPA, potongan: Bilangan = 0
) -> Nilai:
    """The index: components by their weights; the weight of one that is *tidak berlaku* goes to the others.

    ``potongan`` is the deduction for *dispensasi SPM* in points, as the treasury states it; it is not computed here.
    """
    total, weight = Fraction(0), 0
    for part in KomponenIKPA:
        score = komponen.get(part, BELUM_DIISI)
        if score is TIDAK_BERLAKU:
            continue
        if score is BELUM_DIISI or isinstance(score, TidakDapatDihitung):
            return TidakDapatDihitung(f"komponen {part}: {score}")
        total += exact(score) * parameter.bobot[part]
        weight += parameter.bobot[part]
    return total / weight - exact(potongan) if weight else TIDAK_BERLAKU


def tanggal_kunci(
    tahun: int, triwulan: Triwulan, parameter: ParameterIKPA, kalender: KebijakanTenggat
) -> datetime.date:
    """When the draw plan of a quarter is locked: the published date, else the tenth working day of its month."""
    if published := parameter.tanggal_kunci.get((tahun, triwulan)):
        return published
    day = datetime.date(tahun, parameter.bulan_kunci[triwulan], 1)
    left = parameter.hari_kerja_kunci
    while True:
        left -= not kalender.is_off(day)
        if left == 0:
            return day
        day += datetime.timedelta(days=1)


def efisiensi(keluaran: Iterable[tuple[Bilangan, Bilangan, Bilangan]]) -> Nilai:
    """Efficiency in percent (PMK 214/2017): Σ(PAK × CK − RAK) / Σ(PAK × CK), from triples (PAK, CK, RAK)."""
    triples = [(exact(pak) * exact(ck), exact(rak)) for pak, ck, rak in keluaran]
    due = sum((expected for expected, _ in triples), Fraction(0))
    if due == 0:
        return TidakDapatDihitung("penyebut nol (jumlah PAK × CK)")
    return 100 * (due - sum((spent for _, spent in triples), Fraction(0))) / due


# --- from the plan


def lines_by_jenis(rencana: RencanaAksi) -> Mapping[str, tuple[Kegiatan, ...]]:
    """The budget lines of each jenis belanja; DomainError naming all lines that have none."""
    without = [kegiatan.kode for kegiatan in rencana.kegiatan if kegiatan.jenis_belanja is None]
    if without:
        saran = "Isi JENIS BELANJA 51, 52, 53, atau 57 pada setiap baris (lembar Bulanan, atau jenis_belanja di rencana.toml)."
        raise DomainError(f"Jenis belanja belum dinyatakan untuk {', '.join(without)}.", saran)
    groups: dict[str, list[Kegiatan]] = {}
    for kegiatan in rencana.kegiatan:
        groups.setdefault(kegiatan.jenis_belanja or "", []).append(kegiatan)
    return {jenis: tuple(groups[jenis]) for jenis in sorted(groups)}


def pagu_per_jenis(rencana: RencanaAksi) -> PerJenis:
    """Pagu less what is blocked, by jenis belanja; DomainError when one is not filled in."""
    groups = lines_by_jenis(rencana)
    blocked = dict(rencana.blokir)

    def base(line: Kegiatan) -> UangHitung:
        return line.pagu - blocked.get(line.kode, Rupiah(0)) if isinstance(line.pagu, Rupiah) else line.pagu

    sums = {jenis: JumlahUang.total(JumlahUang.of(k.kode, base(k)) for k in lines) for jenis, lines in groups.items()}
    blank = sorted(kode for total in sums.values() for kode in total.belum)
    if blank:
        raise DomainError(f"Pagu belum diisi: {', '.join(blank)}.", "Isi pagu lebih dahulu.")
    return {jenis: total.diketahui for jenis, total in sums.items()}


def pagu_per_bulan(rencana: RencanaAksi) -> Mapping[Bulan, PerJenis]:
    """The same for each month, by the version of the plan in force at its end."""
    return {bulan: pagu_per_jenis(versi_periode(rencana, bulan).rencana) for bulan in months_of(rencana.tahun)}


def rencana_bulanan(rencana: RencanaAksi, *, bagi_rata: bool = False) -> Periodik:
    """The monthly draw plan (*Halaman III DIPA*) by jenis belanja, from the lines' ``penarikan_bulanan``.

    A line without one, or whose months do not add up to its quarter, makes the month *tidak dapat dihitung*; with
    ``bagi_rata`` its quarter's draw counts as three equal months, which is an assumption that the caller makes.
    """
    cells: dict[tuple[str, Bulan], list[JumlahUang]] = {}
    for jenis, lines in lines_by_jenis(rencana).items():
        for kegiatan in lines:
            for triwulan in Triwulan:
                months = triwulan.bulan(rencana.tahun)
                for bulan, share in zip(months, _monthly_draws(kegiatan, triwulan, bagi_rata=bagi_rata), strict=True):
                    cells.setdefault((jenis, bulan), []).append(JumlahUang.of(kegiatan.kode, share))
    return {key: _whole(JumlahUang.total(parts)) for key, parts in cells.items()}


def _monthly_draws(kegiatan: Kegiatan, triwulan: Triwulan, *, bagi_rata: bool) -> tuple[UangHitung, ...]:
    draw = kegiatan.penarikan[triwulan]
    if kegiatan.penarikan_bulanan is not None:
        months = kegiatan.penarikan_bulanan[3 * triwulan - 3 : 3 * triwulan]
        known = [amount for amount in months if isinstance(amount, Rupiah)]
        if not isinstance(draw, Rupiah) or len(known) < 3 or sum(known, Rupiah(0)) == draw:
            return months
        return (TidakDapatDihitung(f"penarikan bulanan {kegiatan.kode} tidak berjumlah {draw} pada {triwulan}"),) * 3
    if not isinstance(draw, Rupiah):
        return (draw,) * 3
    if bagi_rata:
        return draw.allocate([1, 1, 1])
    return (TidakDapatDihitung(f"{kegiatan.kode} tidak punya penarikan bulanan"),) * 3


def realisasi_bulanan(rencana: RencanaAksi, laporan: Laporan) -> Periodik:
    """Monthly realisasi by jenis belanja; blank where one of its lines is blank."""
    check_report(rencana, laporan)
    return {
        (jenis, bulan): _whole(JumlahUang.total(JumlahUang.of(k.kode, realisasi(k, laporan, bulan)) for k in lines))
        for jenis, lines in lines_by_jenis(rencana).items()
        for bulan in months_of(laporan.tahun)
    }


def realisasi_triwulanan(rencana: RencanaAksi, laporan: Laporan) -> Mapping[tuple[str, Triwulan], UangHitung]:
    """Realisasi to the end of each quarter by jenis belanja; blank where one of its lines is blank."""
    check_report(rencana, laporan)
    return {
        (jenis, triwulan): _whole(
            JumlahUang.total(JumlahUang.of(k.kode, realisasi_sampai(k, laporan, triwulan)) for k in lines)
        )
        for jenis, lines in lines_by_jenis(rencana).items()
        for triwulan in Triwulan
    }


def weighted(pagu: PerJenis, figure: Callable[[str], Nilai]) -> Nilai:
    """The mean of the jenis belanja weighted by pagu; one without pagu does not count."""
    total, weight = Fraction(0), 0
    for jenis in sorted(pagu):
        share = int(pagu[jenis])
        value = figure(jenis) if share else TIDAK_BERLAKU
        if value is BELUM_DIISI or isinstance(value, TidakDapatDihitung):
            return value
        if isinstance(value, Fraction):
            total += share * value
            weight += share
    return total / weight if weight else TidakDapatDihitung("pagu nol")


def mean(values: Iterable[Nilai]) -> Nilai:
    """The mean, or the first value that is no number; *tidak berlaku* for no values."""
    numbers: list[Fraction] = []
    for value in values:
        if not isinstance(value, Fraction):
            return value
        numbers.append(value)
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else TIDAK_BERLAKU


def _capped_deviation(
    rencana: Periodik, realisasi: Periodik, jenis: str, bulan: Bulan, parameter: ParameterIKPA
) -> Nilai:
    off = deviasi(realisasi.get((jenis, bulan)), rencana.get((jenis, bulan)))
    return min(off, parameter.batas_deviasi) if isinstance(off, Fraction) else off


def _absorbed(
    pagu: Rupiah, realisasi: UangHitung | None, jenis: str, triwulan: Triwulan, parameter: ParameterIKPA
) -> Nilai:
    if realisasi is None or not isinstance(realisasi, Rupiah):
        return BELUM_DIISI if realisasi is None else realisasi
    if jenis not in parameter.target_penyerapan:
        return TidakDapatDihitung(f"tidak ada target penyerapan untuk jenis belanja {jenis}")
    due = Fraction(int(pagu) * parameter.target_penyerapan[jenis][triwulan], 100)
    return min(Fraction(100), 100 * int(realisasi) / due)


def _whole(total: JumlahUang) -> UangHitung:
    """The sum where all of it is known; dashes are nothing."""
    if total.belum:
        return BELUM_DIISI
    return total.nilai if total.terisi or total.gagal else Rupiah(0)
