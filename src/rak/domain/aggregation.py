"""Months into quarters, semesters and years: variables are joined by their *gabungan*, rates come from variables."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from rak.domain.capaian import KebijakanCapaian, persentase_capaian
from rak.domain.expression import Angka, Ekspresi, Operasi, Operator, Variabel
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung
from rak.domain.periode import Periode, months_in, quarters_in
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.report_on_plan import check_name, check_variables
from rak.domain.rumus import TARGET, RumusPerhitungan
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan


def nilai_variabel(indikator: IndikatorKegiatan, laporan: Laporan, nama: str, periode: Periode) -> Nilai:
    """A variable of the RUMUS over a period, joined by its *gabungan*.

    Blank months are skipped, and so are dashes beside numbers; all blank is *belum diisi*, nothing but dashes is
    *tidak berlaku*. ``Target`` is the indicator's own target. DomainError for a name that the RUMUS does not have.
    """
    if variable_key(nama) == variable_key(TARGET):
        return _target(indikator)
    check_name(indikator, nama)
    return _joined(indikator, laporan, nama, months_in(periode, laporan.tahun))


def join(values: Iterable[Nilai], gabungan: Gabungan) -> Nilai:
    """Values of successive months as one."""
    filled = [value for value in values if value is not BELUM_DIISI]
    numbers = [value for value in filled if isinstance(value, Fraction)]
    for value in filled:
        if isinstance(value, TidakDapatDihitung):
            return value
    if not numbers:
        return TIDAK_BERLAKU if filled else BELUM_DIISI
    match gabungan:
        case Gabungan.JUMLAH:
            return sum(numbers, Fraction(0))
        case Gabungan.TERAKHIR:
            return numbers[-1]
        case Gabungan.RATA_RATA:
            return sum(numbers, Fraction(0)) / len(numbers)


def tingkat_capaian(indikator: IndikatorKegiatan, laporan: Laporan, periode: Periode) -> Nilai:
    """Column CAPAIAN: the result of the RUMUS over the joined variables; 7/10 is 70 percent.

    A value put in by hand (a manual RUMUS) is in the target's unit, so 70 of ``%`` gives 7/10. A figure that somebody
    typed straight into CAPAIAN counts for its quarter where no variable of that quarter is filled in; figures of
    several quarters cannot be joined without their variables, except by *terakhir*. DomainError for a report with values
    of a variable that the RUMUS does not have.
    """
    months = months_in(periode, laporan.tahun)
    check_variables(indikator, laporan)
    typed = typed_figures(indikator, laporan, months)
    if not typed:
        return _evaluate(indikator, laporan, months)
    monthly = has_variables(indikator, laporan, months)
    if len(typed) == 1 and not monthly:
        return next(iter(typed.values()))
    if all(indikator.gabungan_of(nama) is Gabungan.TERAKHIR for nama in indikator.rumus.masukan):
        last = max(typed)
        later = tuple(bulan for bulan in months if bulan.triwulan > last)
        return _evaluate(indikator, laporan, months) if has_variables(indikator, laporan, later) else typed[last]
    names = ", ".join(map(str, typed))
    return TidakDapatDihitung(f"CAPAIAN {names} diketik langsung, tanpa nilai bulanan yang dapat digabung")


def capaian_indikator(
    indikator: IndikatorKegiatan,
    laporan: Laporan,
    periode: Periode,
    kebijakan: KebijakanCapaian | str | None = None,
) -> Nilai:
    """*Persentase capaian* of an indicator, in percent: its level against its target.

    A RUMUS that uses ``Target`` already is an achievement, and is only put in percent; but "Realisasi dibagi Target"
    says so for *maksimalkan* alone: for the other polarities and for a range the policy compares the variable itself.
    """
    compared = variabel_terhadap_target(indikator.rumus)
    by_policy = (
        indikator.polaritas in {Polaritas.MINIMALKAN, Polaritas.STABILKAN} or indikator.target.nilai_atas is not None
    )
    if compared is not None and by_policy:
        level = _compared_level(indikator, laporan, compared, periode)
        return persentase_capaian(level, indikator.target, indikator.polaritas, kebijakan=kebijakan)
    level = tingkat_capaian(indikator, laporan, periode)
    if indikator.rumus.memakai_target:
        hundred = 1 if indikator.rumus.kali_seratus else 100
        return level * hundred if isinstance(level, Fraction) else level
    return persentase_capaian(
        in_target_unit(indikator, level), indikator.target, indikator.polaritas, kebijakan=kebijakan
    )


def in_target_unit(indikator: IndikatorKegiatan, tingkat: Nilai) -> Nilai:
    """A level in the unit of the target: 7/10 against a target of ``70 %`` is 70."""
    by_hundred = indikator.target.persen and not indikator.rumus.kali_seratus
    return tingkat * 100 if by_hundred and isinstance(tingkat, Fraction) else tingkat


def variabel_terhadap_target(rumus: RumusPerhitungan) -> str | None:
    """The variable that "Realisasi dibagi Target (dikali 100%)" compares, None for a RUMUS of another shape."""
    body = rumus.ekspresi
    if isinstance(body, Operasi) and body.operator is Operator.KALI and _is_hundred(body.kanan):
        body = body.kiri
    if not isinstance(body, Operasi) or body.operator is not Operator.BAGI:
        return None
    if not isinstance(body.kiri, Variabel) or not isinstance(body.kanan, Variabel):
        return None
    target = variable_key(TARGET)
    if variable_key(body.kanan.nama) != target or variable_key(body.kiri.nama) == target:
        return None
    return body.kiri.nama


def has_variables(indikator: IndikatorKegiatan, laporan: Laporan, months: Iterable[Bulan]) -> bool:
    """Whether any variable of the RUMUS is filled in (a dash counts) in any of the months."""
    return bool(laporan.variabel) and any(
        laporan.variabel_of(indikator.kode, nama, bulan) is not BELUM_DIISI
        for bulan in months
        for nama in indikator.rumus.masukan
    )


def _is_hundred(expression: Ekspresi) -> bool:
    return isinstance(expression, Angka) and expression.nilai == 100


def _target(indikator: IndikatorKegiatan) -> Nilai:
    if indikator.target.nilai is None:
        return TidakDapatDihitung("target bukan bilangan")
    if indikator.target.nilai_atas is not None:
        return TidakDapatDihitung("target berupa rentang")
    return indikator.target.nilai


def typed_figures(indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...]) -> dict[Triwulan, Nilai]:
    """Figures typed straight into CAPAIAN that count: those of whole quarters of the period without a monthly value."""
    found: dict[Triwulan, Nilai] = {}
    if not laporan.capaian_triwulan:
        return found
    for triwulan in quarters_in(months):
        quarter = triwulan.bulan(laporan.tahun)
        figure = laporan.capaian_triwulan.get((indikator.kode, triwulan))
        if figure is not None and set(quarter) <= set(months) and not has_variables(indikator, laporan, quarter):
            found[triwulan] = figure
    return found


def _evaluate(indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...]) -> Nilai:
    rumus = indikator.rumus
    if rumus.masukan and not has_variables(indikator, laporan, months):
        return BELUM_DIISI
    values = {nama: _joined(indikator, laporan, nama, months) for nama in rumus.masukan}
    level = rumus.evaluate(values | {TARGET: _target(indikator)})
    in_percent = rumus.manual and indikator.target.persen
    return level / 100 if in_percent and isinstance(level, Fraction) else level


def _joined(indikator: IndikatorKegiatan, laporan: Laporan, nama: str, months: tuple[Bulan, ...]) -> Nilai:
    return join((laporan.variabel_of(indikator.kode, nama, bulan) for bulan in months), indikator.gabungan_of(nama))


def _compared_level(indikator: IndikatorKegiatan, laporan: Laporan, nama: str, periode: Periode) -> Nilai:
    """The variable that is compared with the target; back from a typed ratio where only that is known."""
    months = months_in(periode, laporan.tahun)
    if not typed_figures(indikator, laporan, months):
        return nilai_variabel(indikator, laporan, nama, months)
    ratio = tingkat_capaian(indikator, laporan, months)
    goal = _target(indikator)
    if isinstance(ratio, Fraction) and isinstance(goal, Fraction):
        return ratio * goal / (100 if indikator.rumus.kali_seratus else 1)
    return goal if isinstance(ratio, Fraction) else ratio
