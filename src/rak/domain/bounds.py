"""What a figure can still become while months are missing: its worst and its best, so that silence never pays.

The bounds hold for every way to fill the blanks with numbers in the stated ranges for which the figure can be
computed. They are safe rather than narrow: a variable that stands twice in a RUMUS is taken as two.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

import attrs

from rak.domain.aggregation import (
    capaian_indikator,
    has_variables,
    nilai_berpasangan,
    realisasi_indikator,
    tingkat_capaian,
    typed_figures,
)
from rak.domain.capaian import Kebijakan, rentang_capaian
from rak.domain.expression import Angka, Ekspresi, Operasi, Operator, Variabel
from rak.domain.interval import NOL_KE_ATAS, Selang
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, Kosong, Nilai, TidakDapatDihitung
from rak.domain.penilaian import report_state
from rak.domain.periode import Periode, months_in
from rak.domain.polaritas import Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.report_on_plan import check_name
from rak.domain.rumus import TARGET
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, months_of

Rentang = Selang | Kosong | TidakDapatDihitung
"""What a figure can still become, or why it is no number."""


def _by_key(ranges: Mapping[str, Selang]) -> dict[str, Selang]:
    return {variable_key(name): interval for name, interval in ranges.items()}


@attrs.frozen
class DugaanIsian:
    """What a month that is not filled in may still hold. Stated by a person; nothing is read off the text."""

    baku: Selang = NOL_KE_ATAS
    """For variables without a range of their own: a count, zero or above, without an upper bound."""
    variabel: Mapping[str, Selang] = attrs.field(factory=dict, converter=_by_key)
    bagian: tuple[str, str] | None = None
    """(part, whole): in every month the part is no more than the whole, as working clients are of clients."""

    def of(self, nama: str) -> Selang:
        """The range of one variable."""
        return self.variabel.get(variable_key(nama), self.baku)


DUGAAN_BAKU: Final = DugaanIsian()


@attrs.frozen
class Kemungkinan:
    """A figure for what is known, with its bounds and how many values of the period are blank."""

    diketahui: Nilai
    rentang: Rentang
    kosong: int

    @property
    def terburuk(self) -> Fraction | None:
        """The lower bound; None without bound, or where there is no number."""
        return self.rentang.bawah if isinstance(self.rentang, Selang) else None

    @property
    def terbaik(self) -> Fraction | None:
        """The upper bound; None without bound, or where there is no number."""
        return self.rentang.atas if isinstance(self.rentang, Selang) else None


def kemungkinan_tingkat(
    indikator: IndikatorKegiatan, laporan: Laporan, periode: Periode, dugaan: DugaanIsian = DUGAAN_BAKU
) -> Kemungkinan:
    """Column CAPAIAN with its bounds."""
    _check_guess(indikator, dugaan)
    months = months_in(periode, laporan.tahun)
    known = tingkat_capaian(indikator, laporan, months)
    return _outlook(indikator, laporan, months, known, _levels(indikator, laporan, months, dugaan))


def kemungkinan_capaian(
    indikator: IndikatorKegiatan,
    laporan: Laporan,
    periode: Periode,
    dugaan: DugaanIsian = DUGAAN_BAKU,
    kebijakan: Kebijakan = None,
) -> Kemungkinan:
    """*Persentase capaian* with its worst and best, by the indicator's polarity."""
    _check_guess(indikator, dugaan)
    months = months_in(periode, laporan.tahun)
    known = capaian_indikator(indikator, laporan, months, kebijakan)
    reach = _achievements(indikator, laporan, months, dugaan, kebijakan)
    return _outlook(indikator, laporan, months, known, reach)


def _outlook(
    indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...], known: Nilai, reach: Rentang
) -> Kemungkinan:
    """With its blanks; where months are left out that need no report, and none is missing, the figure is worst and best."""
    blanks = count_blanks(indikator, laporan, months)
    if not blanks and indikator.frekuensi.bulan > 1 and isinstance(reach, Selang):
        reach = Selang.point(known) if isinstance(known, Fraction) else known
    return Kemungkinan(known, reach, blanks)


def _check_guess(indikator: IndikatorKegiatan, dugaan: DugaanIsian) -> None:
    for nama in (*dugaan.variabel, *(dugaan.bagian or ())):
        check_name(indikator, nama)


def count_blanks(indikator: IndikatorKegiatan, laporan: Laporan, bulan: Sequence[Bulan]) -> int:
    """How many values of its variables are not filled in: of months, or of reports that are due by a rarer *frekuensi*."""
    step, missing = indikator.frekuensi.bulan, dict[int, int]()
    for month in bulan:
        report = (month.bulan - 1) // step
        span = months_of(laporan.tahun)[report * step : (report + 1) * step]
        blank = sum(laporan.variabel_of(indikator.kode, nama, month) is BELUM_DIISI for nama in indikator.rumus.masukan)
        due = step == 1 or (span[-1] <= max(bulan) and report_state(indikator, laporan, span) is False)
        if blank and due:
            missing[report] = min(blank, missing.get(report, blank))
    return sum(missing.values())


def kemungkinan_variabel(
    indikator: IndikatorKegiatan, laporan: Laporan, nama: str, periode: Periode, dugaan: DugaanIsian = DUGAAN_BAKU
) -> Rentang:
    """What a variable over a period can still become, as it enters the formula."""
    if variable_key(nama) != variable_key(TARGET):
        check_name(indikator, nama)
    months = months_in(periode, laporan.tahun)
    cells = [_month(indikator, laporan, nama, month, dugaan) for month in months]
    intervals = [cell for cell in cells if isinstance(cell, Selang)]
    if variable_key(nama) == variable_key(TARGET) or not intervals:
        value = nilai_berpasangan(indikator, laporan, nama, months) if cells else BELUM_DIISI
        return Selang.point(value) if isinstance(value, Fraction) else value
    if indikator.pelaporan_of(nama) is Pelaporan.KUMULATIF and indikator.gabungan_of(nama) is not Gabungan.TERAKHIR:
        grown = _grown(indikator, laporan, nama, months, dugaan)
        return grown.scale(Fraction(1, len(intervals))) if indikator.gabungan_of(nama) is Gabungan.RATA_RATA else grown
    match indikator.gabungan_of(nama):
        case Gabungan.JUMLAH:
            return sum(intervals, start=Selang.point(0))
        case Gabungan.TERAKHIR:
            return intervals[-1]
        case Gabungan.RATA_RATA:
            return sum(intervals, start=Selang.point(0)).scale(Fraction(1, len(intervals)))


def _grown(
    indikator: IndikatorKegiatan, laporan: Laporan, nama: str, months: tuple[Bulan, ...], dugaan: DugaanIsian
) -> Selang:
    """Of a variable that is typed to date: its last month of the period less the last one before, blank ones guessed.

    Where one of them is blank, the figure is taken not to fall, unless its range allows less than nothing.
    """
    first, last = min(months), max(months)
    if len(months) != last.bulan - first.bulan + 1:
        return Selang()
    year = [(bulan, _month(indikator, laporan, nama, bulan, dugaan)) for bulan in months_of(laporan.tahun)]
    before = [cell for bulan, cell in year if bulan < first and isinstance(cell, Selang)]
    start = before[-1] if before else Selang.point(0)
    end = [cell for bulan, cell in year if bulan <= last and isinstance(cell, Selang)][-1]
    grown, least = end - start, dugaan.of(nama).bawah
    if grown.pasti or least is None or least < 0:
        return grown
    return grown.meet(NOL_KE_ATAS) or grown


def _month(
    indikator: IndikatorKegiatan, laporan: Laporan, nama: str, bulan: Bulan, dugaan: DugaanIsian
) -> Selang | Kosong:
    value = laporan.variabel_of(indikator.kode, nama, bulan)
    if value is not BELUM_DIISI and not isinstance(value, Fraction):
        return Kosong.TIDAK_BERLAKU
    if _beside_dash(indikator, laporan, nama, bulan):
        return Kosong.TIDAK_BERLAKU
    if isinstance(value, Fraction):
        return Selang.point(value)
    allowed = dugaan.of(nama)
    if dugaan.bagian is None:
        return allowed
    part, whole = map(variable_key, dugaan.bagian)
    other = {part: whole, whole: part}.get(variable_key(nama))
    twin = laporan.variabel_of(indikator.kode, other, bulan) if other else BELUM_DIISI
    if not isinstance(twin, Fraction):
        return allowed
    limit = Selang(None, twin) if variable_key(nama) == part else Selang(twin, None)
    return allowed.meet(limit) or allowed


def _beside_dash(indikator: IndikatorKegiatan, laporan: Laporan, nama: str, bulan: Bulan) -> bool:
    """Whether a month of a ratio cannot count any more, because another of its variables is a dash there."""
    added = [name for name in indikator.rumus.masukan if indikator.gabungan_of(name) is not Gabungan.TERAKHIR]
    if not indikator.ukuran.berpasangan or variable_key(nama) not in map(variable_key, added):
        return False
    values = [laporan.variabel_of(indikator.kode, name, bulan) for name in added]
    return Kosong.TIDAK_BERLAKU in values


def _levels(indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...], dugaan: DugaanIsian) -> Rentang:
    typed = typed_figures(indikator, laporan, months)
    if typed:
        level = tingkat_capaian(indikator, laporan, months)
        if not isinstance(level, Fraction):
            return level
        if len(months) == 3:
            return Selang.point(level)
        return TidakDapatDihitung("CAPAIAN diketik langsung, tanpa nilai bulanan")
    rumus = indikator.rumus
    if laporan.tingkat_triwulan and not has_variables(indikator, laporan, months):
        level = tingkat_capaian(indikator, laporan, months)
        if level is not BELUM_DIISI:
            return Selang.point(level) if isinstance(level, Fraction) else level
    body = rumus.tanpa_seratus
    values = _values(indikator, laporan, months, dugaan, rumus.variabel)
    if not isinstance(values, dict):
        return values
    if body is None:
        (figure,) = values.values()
        return figure.scale(Fraction(1, 100)) if indikator.target.persen else figure
    ratio = indikator.ukuran.realisasi is not None and indikator.ukuran.rasio and indikator.target.persen
    spread = _spread(body, values, _parts(indikator, laporan, months, dugaan))
    return spread.scale(100 if ratio else indikator.ukuran.pengali_tingkat)


def _values(
    indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...], dugaan: DugaanIsian, names: Sequence[str]
) -> dict[str, Selang] | Kosong | TidakDapatDihitung:
    """What each variable can still become, or the first that is no number."""
    found: dict[str, Selang] = {}
    for nama in names:
        value = kemungkinan_variabel(indikator, laporan, nama, months, dugaan)
        if not isinstance(value, Selang):
            return value
        found[variable_key(nama)] = value
    return found


def _realised(
    indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...], dugaan: DugaanIsian
) -> Rentang:
    ukuran = indikator.ukuran
    if ukuran.pertentangan:
        return TidakDapatDihitung(ukuran.pertentangan)
    typed = typed_figures(indikator, laporan, months) or not has_variables(indikator, laporan, months)
    known = realisasi_indikator(indikator, laporan, months) if typed else BELUM_DIISI
    if known is not BELUM_DIISI:
        return Selang.point(known) if isinstance(known, Fraction) else known
    if ukuran.realisasi is None:
        levels = _levels(indikator, laporan, months, dugaan)
        return levels.scale(ukuran.pengali_target) if isinstance(levels, Selang) else levels
    values = _values(indikator, laporan, months, dugaan, indikator.rumus.masukan)
    if not isinstance(values, dict):
        return values
    return _spread(ukuran.realisasi, values, _parts(indikator, laporan, months, dugaan)).scale(ukuran.pengali_target)


def _achievements(
    indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...], dugaan: DugaanIsian, kebijakan: Kebijakan
) -> Rentang:
    ukuran, way = indikator.ukuran, indikator.polaritas_berlaku
    if indikator.rumus.memakai_target and ukuran.realisasi is None:
        levels = _levels(indikator, laporan, months, dugaan)
        return levels.scale(100) if isinstance(levels, Selang) else levels
    reach = _realised(indikator, laporan, months, dugaan)
    if way is None and ukuran.realisasi is not None:
        way = Polaritas.MAKSIMALKAN
    return rentang_capaian(reach, indikator.target, way, kebijakan=kebijakan) if isinstance(reach, Selang) else reach


def _parts(
    indikator: IndikatorKegiatan, laporan: Laporan, months: tuple[Bulan, ...], dugaan: DugaanIsian
) -> tuple[str, str] | None:
    """The stated part and whole, where every month of the period bears them out and both are joined alike."""
    if dugaan.bagian is None:
        return None
    part, whole = dugaan.bagian
    if indikator.gabungan_of(part) is not indikator.gabungan_of(whole):
        return None
    if indikator.pelaporan_of(part) is not indikator.pelaporan_of(whole):
        return None
    if indikator.pelaporan_of(part) is Pelaporan.KUMULATIF and min(months).bulan > 1:
        return None  # what they grew by may be in any proportion
    for month in months:
        pair = [laporan.variabel_of(indikator.kode, nama, month) for nama in (part, whole)]
        if Kosong.TIDAK_BERLAKU in pair:
            return None
        low, high = pair
        if isinstance(low, Fraction) and (low < 0 or (isinstance(high, Fraction) and low > high)):
            return None
    counts = dugaan.of(part).meet(Selang(None, 0)) in {None, Selang.point(0)}
    return (variable_key(part), variable_key(whole)) if counts else None


def _spread(expression: Ekspresi, values: Mapping[str, Selang], parts: tuple[str, str] | None) -> Selang:
    if isinstance(expression, Angka):
        return Selang.point(expression.besaran)
    if isinstance(expression, Variabel):
        return values[variable_key(expression.nama)]
    left, right = (_spread(side, values, parts) for side in (expression.kiri, expression.kanan))
    match expression.operator:
        case Operator.TAMBAH:
            return left + right
        case Operator.KURANG:
            return left - right
        case Operator.KALI:
            return left * right
        case Operator.BAGI:
            share = Selang(0, 1) if _is_share(expression, parts) else Selang()
            return (left / right).meet(share) or share


def _is_share(expression: Operasi, parts: tuple[str, str] | None) -> bool:
    sides = (expression.kiri, expression.kanan)
    names = tuple(variable_key(side.nama) for side in sides if isinstance(side, Variabel))
    return parts is not None and names == parts
