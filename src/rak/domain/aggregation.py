"""Months into quarters, semesters and years: variables are joined by their *gabungan*, rates come from variables."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from rak.domain.capaian import Kebijakan, persentase_capaian
from rak.domain.display import show_number
from rak.domain.expression import Variabel, evaluate
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung
from rak.domain.periode import Periode, months_in, quarters_in
from rak.domain.polaritas import Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.report_on_plan import check_name, check_variables
from rak.domain.rumus import CAPAIAN_MANUAL, TARGET
from rak.domain.target import TargetKinerja
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan, months_of

TANYA_KUMULATIF = "belum dinyatakan apakah tingkat per triwulan itu kumulatif"


def nilai_variabel(indikator: IndikatorKegiatan, laporan: Laporan, nama: str, periode: Periode) -> Nilai:
    """A variable of the RUMUS over a period, joined by its *gabungan*, whether or not its pair is filled.

    Blank months are skipped, and so are dashes beside numbers; all blank is *belum diisi*, nothing but dashes is
    *tidak berlaku*. Of a variable that is reported to date (*kumulatif*) a month is the difference from the last one
    that is filled. ``Target`` is the indicator's own target. DomainError for a name that the RUMUS does not have.
    """
    if variable_key(nama) == variable_key(TARGET):
        return _target(indikator)
    check_name(indikator, nama)
    months = months_in(periode, laporan.tahun)
    return _joined(_monthly(indikator, laporan, nama), months, indikator.gabungan_of(nama))


def nilai_berpasangan(indikator: IndikatorKegiatan, laporan: Laporan, nama: str, periode: Periode) -> Nilai:
    """The same as it enters a ratio: a month counts when all added or averaged variables are filled for it.

    A variable joined by ``terakhir`` takes its last value to date.
    """
    months = months_in(periode, laporan.tahun)
    if not indikator.ukuran.berpasangan or variable_key(nama) == variable_key(TARGET):
        return nilai_variabel(indikator, laporan, nama, months)
    rule = indikator.gabungan_of(nama)
    if rule is Gabungan.TERAKHIR:
        to_date = tuple(bulan for bulan in months_of(laporan.tahun) if months and bulan <= max(months))
        return nilai_variabel(indikator, laporan, nama, to_date)
    return _joined(_monthly(indikator, laporan, nama, paired_months(indikator, laporan)), months, rule)


def paired_months(indikator: IndikatorKegiatan, laporan: Laporan) -> frozenset[Bulan]:
    """The months of the year in which every added or averaged variable of the RUMUS is a number."""
    names = [nama for nama in indikator.rumus.masukan if indikator.gabungan_of(nama) is not Gabungan.TERAKHIR]
    filled = [laporan.months_with_number(indikator.kode, nama) for nama in names]
    return frozenset.intersection(*filled) if filled else frozenset(months_of(laporan.tahun))


def unpaired_months(indikator: IndikatorKegiatan, laporan: Laporan) -> tuple[tuple[str, Bulan], ...]:
    """Variables and months with a number that does not count, because its pair is blank or a dash."""
    if not indikator.ukuran.berpasangan or not laporan.variabel:
        return ()
    names = [nama for nama in indikator.rumus.masukan if indikator.gabungan_of(nama) is not Gabungan.TERAKHIR]
    paired = paired_months(indikator, laporan)
    return tuple(
        (nama, bulan)
        for bulan in months_of(laporan.tahun)
        if bulan not in paired
        for nama in names
        if isinstance(laporan.variabel_of(indikator.kode, nama, bulan), Fraction)
    )


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
            return _total(numbers)
        case Gabungan.TERAKHIR:
            return numbers[-1]
        case Gabungan.RATA_RATA:
            return _total(numbers) / len(numbers)


def _total(numbers: list[Fraction]) -> Fraction:
    """Their sum; whole ones, which most are, are added up without looking for a common denominator."""
    if all(number.denominator == 1 for number in numbers):
        return Fraction(sum(number.numerator for number in numbers))
    return sum(numbers, Fraction(0))


def tingkat_capaian(indikator: IndikatorKegiatan, laporan: Laporan, periode: Periode) -> Nilai:
    """Column CAPAIAN: the result of the RUMUS over the joined variables; 7/10 is 70 percent.

    A value put in by hand (a manual RUMUS) is in the target's unit, so 70 of ``%`` gives 7/10. Where no variable of a
    quarter is filled in, a figure that somebody typed straight into CAPAIAN counts for it, or a level that a form
    gives; figures of several quarters cannot be joined without their variables, except where the last one counts.
    DomainError for a report with values of a variable that the RUMUS does not have.
    """
    months = months_in(periode, laporan.tahun)
    check_variables(indikator, laporan)
    typed = typed_figures(indikator, laporan, months)
    if not typed:
        level = _direct_level(indikator, laporan, months)
        return _evaluate(indikator, laporan, months) if level is None else _as_level(indikator, level)
    if _of_whole_quarters(laporan.tingkat_triwulan, indikator, laporan, months):
        return TidakDapatDihitung("CAPAIAN diketik langsung di samping tingkat triwulan lain")
    monthly = has_variables(indikator, laporan, months)
    if len(typed) == 1 and not monthly:
        return next(iter(typed.values()))
    if _last_counts(indikator):
        last = max(typed)
        later = tuple(bulan for bulan in months if bulan.triwulan > last)
        return _evaluate(indikator, laporan, months) if has_variables(indikator, laporan, later) else typed[last]
    names = ", ".join(map(str, typed))
    return TidakDapatDihitung(f"CAPAIAN {names} diketik langsung, tanpa nilai bulanan yang dapat digabung")


def realisasi_indikator(
    indikator: IndikatorKegiatan, laporan: Laporan, periode: Periode, tingkat: Nilai | None = None
) -> Nilai:
    """The realised level in the unit of the target: what is compared with it; ``tingkat`` is CAPAIAN where it is known.

    For "Realisasi dibagi Target dikali 100%" that is Realisasi (or whatever stands in its place), for a rate its level,
    7/10 beside a target of 70 % being 70.
    """
    months = months_in(periode, laporan.tahun)
    ukuran = indikator.ukuran
    if ukuran.pertentangan:
        return TidakDapatDihitung(ukuran.pertentangan)
    times = ukuran.pengali_target
    if ukuran.realisasi is None or typed_figures(indikator, laporan, months):
        level = tingkat_capaian(indikator, laporan, months) if tingkat is None else tingkat
        goal = _target(indikator)
        if not isinstance(level, Fraction):
            return level
        if ukuran.realisasi is None:
            return level * times
        return level * goal if isinstance(goal, Fraction) else goal
    direct = _direct_level(indikator, laporan, months)
    if direct is not None:
        return direct * 100 if indikator.target.persen and isinstance(direct, Fraction) else direct
    if not has_variables(indikator, laporan, months):
        return BELUM_DIISI
    level = evaluate(ukuran.realisasi, _values(indikator, laporan, months))
    return level * times if isinstance(level, Fraction) else level


def capaian_indikator(
    indikator: IndikatorKegiatan,
    laporan: Laporan,
    periode: Periode,
    kebijakan: Kebijakan = None,
    target: TargetKinerja | None = None,
) -> Nilai:
    """*Persentase capaian* of an indicator, in percent: its realised level against its target, or another one.

    A RUMUS that uses Target in a way of its own (``Target dibagi Realisasi``) is an achievement as it stands; one that
    divides by it gives R/T until a polarity is stated, and then what the policy makes of R and T.
    """
    measured = tingkat_capaian if indikator.ukuran.sendiri else realisasi_indikator
    return persentase_tingkat(indikator, measured(indikator, laporan, periode), kebijakan, target)


def persentase_tingkat(
    indikator: IndikatorKegiatan, tingkat: Nilai, kebijakan: Kebijakan = None, target: TargetKinerja | None = None
) -> Nilai:
    """The same for a level that is known: the realised one, or CAPAIAN where the formula is an achievement by itself."""
    ukuran, way = indikator.ukuran, indikator.polaritas_berlaku
    if ukuran.sendiri:
        return tingkat * 100 if isinstance(tingkat, Fraction) else tingkat
    if way is None and ukuran.realisasi is not None:
        way = Polaritas.MAKSIMALKAN
    return persentase_capaian(tingkat, target or indikator.target, way, kebijakan=kebijakan)


def has_variables(indikator: IndikatorKegiatan, laporan: Laporan, months: Iterable[Bulan]) -> bool:
    """Whether any variable of the RUMUS is filled in (a dash counts) in any of the months."""
    if not laporan.variabel:
        return False
    filled = [laporan.months_of_variable(indikator.kode, nama) for nama in indikator.rumus.masukan]
    return any(bulan in one for bulan in months for one in filled)


def typed_figures(indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...]) -> dict[Triwulan, Nilai]:
    """Figures typed straight into CAPAIAN that count: those of whole quarters without a monthly value or a direct level."""
    found = _of_whole_quarters(laporan.capaian_triwulan, indikator, laporan, months)
    levels = laporan.tingkat_triwulan
    return {tw: level for tw, level in found.items() if (indikator.kode, tw) not in levels} if levels else found


def _of_whole_quarters(
    figures: Mapping[tuple[str, Triwulan], Nilai],
    indikator: IndikatorKegiatan,
    laporan: Laporan,
    months: tuple[Bulan, ...],
) -> dict[Triwulan, Nilai]:
    found: dict[Triwulan, Nilai] = {}
    if not figures:
        return found
    for triwulan in quarters_in(months):
        quarter = triwulan.bulan(laporan.tahun)
        figure = figures.get((indikator.kode, triwulan))
        if figure is not None and set(quarter) <= set(months) and not has_variables(indikator, laporan, quarter):
            found[triwulan] = figure
    return found


def given_levels(
    indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...]
) -> Iterator[tuple[Triwulan, str]]:
    """Levels that a form gives directly for quarters of the period that have no monthly value, in the unit of the target."""
    for triwulan, level in _of_whole_quarters(laporan.tingkat_triwulan, indikator, laporan, months).items():
        if isinstance(level, Fraction) and indikator.ukuran.persen_langsung:
            yield triwulan, f"{show_number(level * 100)} %"
        else:
            yield triwulan, show_number(level)


def _direct_level(indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...]) -> Nilai | None:
    """The level of the period that a form gives by quarter (7/10 is 70 %); None where it gives none that counts."""
    levels = _of_whole_quarters(laporan.tingkat_triwulan, indikator, laporan, months)
    if not levels or has_variables(indikator, laporan, months):
        return None
    numbers = {triwulan: level for triwulan, level in levels.items() if isinstance(level, Fraction)}
    if not numbers:
        return TIDAK_BERLAKU
    first, last = min(quarters_in(months)), max(numbers)
    before = [
        level
        for triwulan in Triwulan
        if triwulan < first and isinstance(level := laporan.tingkat_triwulan.get((indikator.kode, triwulan)), Fraction)
    ]
    if _last_counts(indikator):
        return numbers[last]
    to_date = laporan.tingkat_kumulatif.get(indikator.kode)
    if indikator.ukuran.rasio:
        return numbers[last] if to_date or len(numbers) == 1 else TidakDapatDihitung(TANYA_KUMULATIF)
    if to_date:
        return numbers[last] - (before[-1] if before else 0)
    if to_date is False or last is Triwulan.I:
        return sum(numbers.values(), Fraction(0))
    return TidakDapatDihitung(TANYA_KUMULATIF)


def _last_counts(indikator: IndikatorKegiatan) -> bool:
    """Whether all variables go by *terakhir*."""
    return all(indikator.gabungan_of(nama) is Gabungan.TERAKHIR for nama in indikator.rumus.masukan)


def _as_level(indikator: IndikatorKegiatan, direct: Nilai) -> Nilai:
    """A directly given level as CAPAIAN shows it: against the target where the RUMUS divides by it."""
    if not isinstance(direct, Fraction) or indikator.ukuran.realisasi is None:
        return direct
    goal = _target(indikator)
    if not isinstance(goal, Fraction):
        return goal
    return (
        direct * (100 if indikator.target.persen else 1) / goal if goal else TidakDapatDihitung("penyebut nol (Target)")
    )


def _target(indikator: IndikatorKegiatan) -> Nilai:
    if indikator.target.nilai is None:
        return TidakDapatDihitung("target bukan bilangan")
    if indikator.target.nilai_atas is not None:
        return TidakDapatDihitung("target berupa rentang")
    return indikator.target.nilai


def _evaluate(indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...]) -> Nilai:
    rumus = indikator.rumus
    if rumus.masukan and not has_variables(indikator, laporan, months):
        return BELUM_DIISI
    values = _values(indikator, laporan, months)
    level = evaluate(
        rumus.tanpa_seratus or Variabel(CAPAIAN_MANUAL), values | {variable_key(TARGET): _target(indikator)}
    )
    if not isinstance(level, Fraction):
        return level
    if rumus.manual:
        return level / 100 if indikator.target.persen else level
    ratio = indikator.ukuran.realisasi is not None and indikator.ukuran.rasio and indikator.target.persen
    return level * (100 if ratio else indikator.ukuran.pengali_tingkat)


def _values(indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...]) -> dict[str, Nilai]:
    return {variable_key(nama): nilai_berpasangan(indikator, laporan, nama, months) for nama in indikator.rumus.masukan}


def _monthly(
    indikator: IndikatorKegiatan, laporan: Laporan, nama: str, only: frozenset[Bulan] | None = None
) -> Mapping[Bulan, Nilai]:
    """What each filled month adds; numbers of other months than ``only`` are left out."""
    filled: Mapping[Bulan, Nilai] = laporan.months_of_variable(indikator.kode, nama)
    if only is not None:
        filled = {bulan: v for bulan, v in filled.items() if bulan in only or not isinstance(v, Fraction)}
    last_counts = indikator.gabungan_of(nama) is Gabungan.TERAKHIR
    if indikator.pelaporan_of(nama) is Pelaporan.KUMULATIF and not last_counts:
        return differences(filled)
    return filled


def differences(filled: Mapping[Bulan, Nilai]) -> dict[Bulan, Nilai]:
    """Figures to date as figures of their months: each less the last number before it; dashes stay."""
    before = Fraction(0)
    found: dict[Bulan, Nilai] = {}
    for bulan, value in sorted(filled.items()):
        found[bulan] = value - before if isinstance(value, Fraction) else value
        before = value if isinstance(value, Fraction) else before
    return found


def _joined(monthly: Mapping[Bulan, Nilai], months: tuple[Bulan, ...], gabungan: Gabungan) -> Nilai:
    return join([monthly.get(bulan, BELUM_DIISI) for bulan in months], gabungan)
