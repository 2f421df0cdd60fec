"""What can be said of an indicator at a month's end: its figure, how complete it is, and whether the target is reached.

Silence never pays: a figure with blanks in it is *sementara*, says how many of how many cells are filled, and has no
mark of success. Reached or not is a comparison of its own, apart from the percentage.
"""

import itertools
from collections.abc import Iterable
from fractions import Fraction

import attrs

from rak.domain.aggregation import has_variables, persentase_tingkat, realisasi_indikator, tingkat_capaian
from rak.domain.capaian import BATAS, HasilCapaian, Kebijakan
from rak.domain.expression import Operasi, Operator
from rak.domain.laporan import Laporan
from rak.domain.nilai import (
    BELUM_DIISI,
    TIDAK_BERLAKU,
    Kosong,
    Nilai,
    TidakDapatDihitung,
    round_half_away,
    round_to_units,
)
from rak.domain.periode import Periode, months_in, until
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.text_folding import Kata
from rak.domain.versi import versi_periode
from rak.domain.waktu import Bulan, PerTriwulan, Triwulan, months_of

HAMPIR = 80
"""From this percentage on a target that is not reached is nearly so (traffic light, [O])."""
_DIGITS = 9
"""R/T is rounded to so many decimals before it is compared, as in the sheet."""


class Tanda(Kata):
    """The mark beside an achievement; only the first three are judgements, and have a colour."""

    TERCAPAI = "tercapai"
    HAMPIR = "hampir tercapai"
    DI_BAWAH = "di bawah target"
    SEMENTARA = "sementara"
    BERJALAN = "berjalan"
    DITANYAKAN = "ditanyakan"
    PILIH_POLARITAS = "pilih polaritas"
    TIDAK_DINILAI = ""


@attrs.frozen
class Kelengkapan:
    """How many of the reports that were due by then are filled; a dash is not due."""

    terisi: int
    wajib: int

    @property
    def lengkap(self) -> bool:
        """Whether nothing is missing."""
        return self.terisi == self.wajib

    def __str__(self) -> str:
        return f"{self.terisi} dari {self.wajib}"


def spell_mark(tanda: Tanda, kelengkapan: Kelengkapan) -> str:
    """The mark in words: ``sementara 2 dari 12`` says how many reports it rests on."""
    return f"{tanda} {kelengkapan}" if tanda is Tanda.SEMENTARA else str(tanda)


@attrs.frozen
class TerhadapTarget:
    """An achievement against one target, named: of the quarter (to date) or of the year."""

    target: TargetKinerja | None
    """What it is held against; None where there is none."""
    hasil: HasilCapaian
    """In percent, raw and capped."""
    tercapai: bool | None
    """Whether the target is reached; None where that cannot be told."""
    tanda: Tanda

    @property
    def di_bawah(self) -> bool:
        """Whether it is judged to be below the target, nearly reached or not."""
        return self.tanda in {Tanda.HAMPIR, Tanda.DI_BAWAH}


@attrs.frozen
class Penilaian:
    """An indicator from January to the end of a month, by the version of the plan in force then."""

    indikator: IndikatorKegiatan
    akhir: Bulan
    versi: str
    tingkat: Nilai
    """The result of the RUMUS, as in column CAPAIAN."""
    realisasi: Nilai
    """The realised level in the unit of the target."""
    kelengkapan: Kelengkapan
    triwulan: TerhadapTarget
    """Against the target of the quarter that the month lies in, to date."""
    tahun: TerhadapTarget
    """Against the target of the year."""
    ditanyakan: str = ""
    """Why the figure has no mark until somebody answers; empty where nothing is asked."""

    @property
    def terhadap(self) -> TerhadapTarget:
        """Against the target of the period where there is one, else the year's."""
        return self.tahun if self.triwulan.target is None else self.triwulan


def nilai_kinerja(
    rencana: RencanaAksi, laporan: Laporan, akhir: Bulan | Triwulan, kebijakan: Kebijakan = None
) -> tuple[Penilaian, ...]:
    """All indicators from January to the end of the month or quarter, by the version of the plan in force then."""
    version = versi_periode(rencana, until(akhir, rencana.tahun))
    return tuple(nilai(one, laporan, akhir, version.nama, kebijakan) for one in version.rencana.indikator)


def nilai(
    indikator: IndikatorKegiatan,
    laporan: Laporan,
    akhir: Bulan | Triwulan,
    versi: str = "rencana awal",
    kebijakan: Kebijakan = None,
) -> Penilaian:
    """One indicator, as it stands in the version of the plan that is to count."""
    months = until(akhir, laporan.tahun)
    last = max(months)
    filled = kelengkapan(indikator, laporan, last)
    figure = tingkat_capaian(indikator, laporan, months)
    level = realisasi_indikator(indikator, laporan, months, figure)
    asked = tanya_kumulatif(indikator, laporan, months)
    goal, fault = target_triwulan_sampai(indikator, last.triwulan)
    levels = (figure if indikator.ukuran.sendiri else level, level)
    year = _against(indikator, indikator.target, kebijakan, levels, filled, asked, over=last.bulan == 12)
    if fault:
        quarter = TerhadapTarget(None, HasilCapaian(TidakDapatDihitung(fault)), None, Tanda.DITANYAKAN)
    elif goal is None:
        quarter = TerhadapTarget(None, HasilCapaian(BELUM_DIISI), None, Tanda.TIDAK_DINILAI)
    else:
        over = last.bulan % 3 == 0
        quarter = _against(indikator, goal, kebijakan, levels, filled, asked, over=over)
    return Penilaian(indikator, last, versi, figure, level, filled, quarter, year, asked)


def _against(
    indikator: IndikatorKegiatan,
    target: TargetKinerja,
    kebijakan: Kebijakan,
    levels: tuple[Nilai, Nilai],
    filled: Kelengkapan,
    asked: str,
    *,
    over: bool,
) -> TerhadapTarget:
    """``levels``: what the percentage is made of, and the realised level that is compared with the target."""
    raw = persentase_tingkat(indikator, levels[0], kebijakan, target)
    result = HasilCapaian(raw, BATAS[indikator.batas])
    own = indikator.ukuran.sendiri
    if own:  # a formula that uses Target in its own way says itself that 100 percent is the target reached
        reached = round_half_away(raw / 100, _DIGITS) >= 1 if isinstance(raw, Fraction) else None
    else:
        reached = tercapai(levels[1], target, indikator.polaritas_berlaku)
    mark = _mark(indikator, raw, reached, filled, over=over)
    return TerhadapTarget(
        target, result, reached, Tanda.DITANYAKAN if asked and mark is not Tanda.TIDAK_DINILAI else mark
    )


def tercapai(realisasi: Nilai, target: TargetKinerja, polaritas: Polaritas | None) -> bool | None:
    """Whether the target is reached: a comparison of its own, after rounding R/T to nine decimals.

    None where there is no number, no polarity, or a target of zero to be maximised.
    """
    if not isinstance(realisasi, Fraction) or target.nilai is None or polaritas is None:
        return None
    low, high = target.nilai, target.nilai_atas if target.nilai_atas is not None else target.nilai
    if low < 0 or (low == 0 and polaritas is Polaritas.MAKSIMALKAN and target.nilai_atas is None):
        return None
    from_below, from_above = polaritas.ujung
    reached = not from_below or _compare(realisasi, low) >= 0
    return reached and (not from_above or _compare(realisasi, high) <= 0)


def _compare(realisasi: Fraction, target: Fraction) -> int:
    if target == 0:
        return (realisasi > 0) - (realisasi < 0)
    ratio = round_half_away(realisasi / target, _DIGITS)
    return (ratio > 1) - (ratio < 1)


def _mark(indikator: IndikatorKegiatan, raw: Nilai, reached: bool | None, filled: Kelengkapan, *, over: bool) -> Tanda:
    if reached is None:
        needed = indikator.polaritas_berlaku is None and not isinstance(raw, Kosong)
        asks = isinstance(raw, TidakDapatDihitung) and raw.alasan == "polaritas belum dinyatakan"
        return Tanda.PILIH_POLARITAS if needed and (asks or isinstance(raw, Fraction)) else Tanda.TIDAK_DINILAI
    if not is_decided(indikator, reached):
        if not filled.lengkap:
            return Tanda.SEMENTARA
        if not over and is_added_up(indikator):
            return Tanda.BERJALAN
    if reached:
        return Tanda.TERCAPAI
    near = isinstance(raw, Fraction) and round_to_units(raw, _DIGITS - 2) >= HAMPIR * 10 ** (_DIGITS - 2)
    return Tanda.HAMPIR if near else Tanda.DI_BAWAH


def is_added_up(indikator: IndikatorKegiatan) -> bool:
    """Whether its figure is a count that grows with every month: not a level, not a ratio."""
    rules = {indikator.gabungan_of(nama) for nama in indikator.rumus.masukan}
    return not indikator.ukuran.rasio and rules == {Gabungan.JUMLAH}


def is_decided(indikator: IndikatorKegiatan, reached: bool) -> bool:
    """Whether no later month can change the answer.

    So it is for a count to maximise that has reached its target, and for one to minimise that has passed it.
    """
    if not is_added_up(indikator) or can_fall(indikator):
        return False
    return (indikator.polaritas_berlaku is Polaritas.MAKSIMALKAN and reached) or (
        indikator.polaritas_berlaku is Polaritas.MINIMALKAN and not reached
    )


def can_fall(indikator: IndikatorKegiatan) -> bool:
    """Whether its figure can fall though what is counted only grows: something is taken off in its formula."""
    return _can_fall(indikator.ukuran.realisasi or indikator.rumus.tanpa_seratus)


def _can_fall(expression: object) -> bool:
    if not isinstance(expression, Operasi):
        return False
    taken_off = expression.operator is Operator.KURANG
    return taken_off or _can_fall(expression.kiri) or _can_fall(expression.kanan)


# --- completeness


def kelengkapan(indikator: IndikatorKegiatan, laporan: Laporan, akhir: Bulan) -> Kelengkapan:
    """Reports of the indicator that were due by the end of that month, by its *frekuensi*, and how many are filled.

    A report is filled when all variables are, in one month of its span; a figure typed for a quarter fills its months.
    A report that consists of dashes is not due. One that is filled before it is due counts.
    """
    step, last = indikator.frekuensi.bulan, akhir.bulan
    months = months_of(laporan.tahun)[:last]
    filled = due = 0
    for start in range(0, last, step):
        state = report_state(indikator, laporan, months[start : start + step])
        if state is not None and (state or start + step <= last):
            due += 1
            filled += state
    return Kelengkapan(filled, due)


def report_state(indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...]) -> bool | None:
    """Whether a report over these months is filled; None where it consists of dashes."""
    states = [_month_state(indikator, laporan, bulan) for bulan in months]
    if True in states:
        return True
    return None if states and all(state is None for state in states) else False


def _month_state(indikator: IndikatorKegiatan, laporan: Laporan, bulan: Bulan) -> bool | None:
    values = [laporan.months_of_variable(indikator.kode, nama).get(bulan) for nama in indikator.rumus.masukan]
    if values and all(isinstance(value, Fraction) for value in values):
        return True
    if values and all(value is TIDAK_BERLAKU for value in values):
        return None
    key = indikator.kode, bulan.triwulan
    typed = [figures[key] for figures in (laporan.capaian_triwulan, laporan.tingkat_triwulan) if key in figures]
    if typed and not has_variables(indikator, laporan, bulan.triwulan.bulan(laporan.tahun)):
        return None if typed[0] is TIDAK_BERLAKU else True
    return False


def kelengkapan_baris(kegiatan: Kegiatan, laporan: Laporan, akhir: Bulan) -> Kelengkapan:
    """Months of a budget line that were due by the end of that month, and how many have a realisasi; a dash is not due."""
    filled = due = 0
    for bulan in until(akhir, laporan.tahun):
        amount = laporan.realisasi_of(kegiatan.kode, bulan)
        quarter = [laporan.realisasi_of(kegiatan.kode, month) for month in bulan.triwulan.bulan(laporan.tahun)]
        if all(value is BELUM_DIISI for value in quarter):
            amount = laporan.realisasi_triwulan.get((kegiatan.kode, bulan.triwulan), BELUM_DIISI)
        due += amount is not TIDAK_BERLAKU
        filled += isinstance(amount, Rupiah)
    return Kelengkapan(filled, due)


# --- targets of quarters


def target_triwulan_sampai(indikator: IndikatorKegiatan, triwulan: Triwulan) -> tuple[TargetKinerja | None, str]:
    """The target of a quarter to date, and why it cannot be told (else empty).

    Targets of the quarter alone (``target_kumulatif`` false) are added up to date; where that is not stated the two
    readings must agree, as they do in TW I.
    """
    goals: PerTriwulan[TargetKinerja | None] | None = indikator.target_triwulan
    goal = goals[triwulan] if goals is not None else None
    if goals is None or goal is None:
        return None, ""
    if goal.nilai is None:
        return None, "target triwulan bukan bilangan"
    if indikator.target_kumulatif or triwulan is Triwulan.I:
        return goal, ""
    if indikator.target_kumulatif is None:
        return None, "belum dinyatakan apakah target triwulan itu kumulatif"
    parts = [goals[tw] for tw in Triwulan if tw <= triwulan]
    if any(part is None or part.nilai is None or part.satuan != goal.satuan for part in parts):
        return None, f"target triwulan sebelum {triwulan} tidak lengkap"
    low = sum((part.nilai for part in parts if part is not None and part.nilai is not None), Fraction(0))
    high = None
    if goal.nilai_atas is not None:
        high = sum((part.nilai_atas or part.nilai or Fraction(0) for part in parts if part is not None), Fraction(0))
    return TargetKinerja(low, goal.satuan, high, ejaan=str(TargetKinerja(low, goal.satuan, high)), arah=goal.arah), ""


# --- figures to date that were typed as figures of the month

_LEAST_RISING = 5


def tampak_kumulatif(values: Iterable[Fraction], batas: Fraction | None) -> bool:
    """Whether monthly figures look like figures to date, or like a level.

    They rise strictly over five months or more, or never fall while their sum passes the limit (pagu, target) and the
    last one does not.
    """
    numbers = list(values)
    pairs = list(itertools.pairwise(numbers))
    if len(numbers) >= _LEAST_RISING and all(one < other for one, other in pairs):
        return True
    if batas is None or len(numbers) < 2 or any(one > other for one, other in pairs):
        return False
    return sum(numbers, Fraction(0)) > batas >= numbers[-1]


def tanya_kumulatif(indikator: IndikatorKegiatan, laporan: Laporan, periode: Periode) -> str:
    """The name of a variable whose months are added up unasked and look like figures to date; empty where none does."""
    months = months_in(periode, laporan.tahun)
    target = indikator.target.nilai_atas if indikator.target.nilai_atas is not None else indikator.target.nilai
    limit = target if is_added_up(indikator) and len(indikator.rumus.masukan) == 1 else None
    for nama in indikator.rumus.masukan:
        stated = indikator.stated_gabungan(nama) or indikator.stated_pelaporan(nama)
        if stated is not None or indikator.gabungan_of(nama) is not Gabungan.JUMLAH:
            continue
        filled = laporan.months_of_variable(indikator.kode, nama)
        values = [value for value in map(filled.get, months) if isinstance(value, Fraction)]
        if tampak_kumulatif(values, limit) or (limit and _looks_like_a_level(values, limit)):
            return nama
    return ""


def _looks_like_a_level(values: list[Fraction], target: Fraction) -> bool:
    """Whether each of two months or more is nearly the year's target by itself: 84, 85, 83 against ``IKM 84,05``."""
    return len(values) >= 2 and 5 * min(values) >= 4 * target > 0


def tanya_kumulatif_baris(kegiatan: Kegiatan, laporan: Laporan, periode: Periode) -> bool:
    """Whether the realisasi of a line, added up unasked, looks like figures to date."""
    if kegiatan.pelaporan is not None:
        return False
    amounts = (laporan.realisasi_of(kegiatan.kode, bulan) for bulan in months_in(periode, laporan.tahun))
    limit = Fraction(kegiatan.pagu.nilai) if isinstance(kegiatan.pagu, Rupiah) else None
    return tampak_kumulatif((Fraction(amount.nilai) for amount in amounts if isinstance(amount, Rupiah)), limit)
