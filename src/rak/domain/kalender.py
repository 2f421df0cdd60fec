"""Due dates, lateness, and the two figures of discipline: completeness and timeliness.

Diktum Keempat angka 4: the report of a month is due on the 5th of the following one. The decree does not say what
happens on a Sunday, so dates are shifted only where the office asks for it. The as-of date is always an argument.
"""

import datetime
import enum
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

import attrs

from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong
from rak.domain.rencana import RencanaAksi
from rak.domain.report_on_plan import check_report
from rak.domain.text_folding import Kata, name_key
from rak.domain.waktu import Bulan, Semester, months_of
from rak.errors import DomainError

_ONE_DAY: Final = datetime.timedelta(days=1)


class Geser(enum.Enum):
    """Where a due date on a day off goes."""

    TIDAK = "tidak"
    MAJU = "maju"
    """To the next working day."""
    MUNDUR = "mundur"
    """To the last working day before."""


def _days(tanggal: Iterable[datetime.date]) -> frozenset[datetime.date]:
    return frozenset(tanggal)


@attrs.frozen
class KebijakanTenggat:
    """When a month's report is due, and how that treats days off; every check and figure of discipline obeys it.

    ``libur`` are the public holidays, handed in by whoever knows them; ``tanggal`` is the day of the following month.
    """

    geser: Geser = Geser.TIDAK
    libur: frozenset[datetime.date] = attrs.field(default=(), converter=_days)
    tanggal: int = attrs.field(default=5, kw_only=True)
    """The 5th (Diktum Keempat angka 4), unless an office was given another day."""

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.tanggal <= 28:
            pesan = f"Tanggal tenggat {self.tanggal} tidak ada di setiap bulan."
            raise DomainError(pesan, "Pakai tanggal 1 sampai 28.")

    def is_off(self, tanggal: datetime.date) -> bool:
        """Whether the day is a Saturday, a Sunday or a holiday."""
        return tanggal.weekday() >= 5 or tanggal in self.libur

    def tenggat(self, bulan: Bulan) -> datetime.date:
        """The day on which the month's report is due."""
        day = bulan.tenggat.replace(day=self.tanggal)
        if self.geser is Geser.TIDAK:
            return day
        step = _ONE_DAY if self.geser is Geser.MAJU else -_ONE_DAY
        while self.is_off(day):
            day += step
        return day


TENGGAT_BAKU: Final = KebijakanTenggat()
"""The 5th, whatever day it is."""


def days_late(bulan: Bulan, tanggal: datetime.date, kebijakan: KebijakanTenggat = TENGGAT_BAKU) -> int:
    """How many days after its due date the report came (or, by the as-of date, is still awaited); 0 in time."""
    return max(0, (tanggal - kebijakan.tenggat(bulan)).days)


def months_due(tahun: int, per: datetime.date, kebijakan: KebijakanTenggat = TENGGAT_BAKU) -> tuple[Bulan, ...]:
    """The months of the year whose due date is past on that day (on the due date itself there is still time)."""
    return tuple(bulan for bulan in months_of(tahun) if kebijakan.tenggat(bulan) < per)


def months_over(tahun: int, per: datetime.date) -> tuple[Bulan, ...]:
    """The months of the year that are over on that day, whether or not their report is due yet."""
    return tuple(bulan for bulan in months_of(tahun) if bulan < Bulan.of(per))


def semesters_due(tahun: int, per: datetime.date, kebijakan: KebijakanTenggat = TENGGAT_BAKU) -> tuple[Semester, ...]:
    """The semesters ready for the evaluation of Diktum Keempat angka 5: all their monthly reports are due."""
    due = months_due(tahun, per, kebijakan)
    return tuple(semester for semester in Semester if Bulan(tahun, 6 * semester) in due)


class StatusLapor(Kata):
    """How a month's report stands on the as-of date."""

    TEPAT_WAKTU = "tepat waktu"
    TERLAMBAT = "terlambat"
    BELUM_MASUK = "belum masuk"
    """Due and not there."""
    BELUM_TENGGAT = "belum tenggat"
    """Not there, and not due yet."""


@attrs.frozen
class DisiplinLapor:
    """Completeness and timeliness of the monthly reports: two figures, so that late is not the same as never."""

    status: tuple[tuple[Bulan, StatusLapor], ...]

    def _count(self, *wanted: StatusLapor) -> int:
        return sum(status in wanted for _, status in self.status)

    @property
    def jatuh_tempo(self) -> int:
        """How many reports were due."""
        return self._count(StatusLapor.TEPAT_WAKTU, StatusLapor.TERLAMBAT, StatusLapor.BELUM_MASUK)

    @property
    def kelengkapan(self) -> Fraction | Kosong:
        """Reports that came, of those due, in percent; *tidak berlaku* before anything is due."""
        return self._share(StatusLapor.TEPAT_WAKTU, StatusLapor.TERLAMBAT)

    @property
    def ketepatan(self) -> Fraction | Kosong:
        """Reports that came in time, of those due, in percent."""
        return self._share(StatusLapor.TEPAT_WAKTU)

    def _share(self, *wanted: StatusLapor) -> Fraction | Kosong:
        due = self.jatuh_tempo
        return Fraction(100 * self._count(*wanted), due) if due else TIDAK_BERLAKU


def disiplin_lapor(
    tahun: int, masuk: Mapping[Bulan, datetime.date], per: datetime.date, kebijakan: KebijakanTenggat = TENGGAT_BAKU
) -> DisiplinLapor:
    """How the twelve reports of a year stand on the as-of date, given the day on which each came in.

    What came in after the as-of date is not there yet, so that the figures of last month reprint identically. A report
    that came before it was due counts as due.
    """
    return DisiplinLapor(tuple((bulan, _status(bulan, masuk.get(bulan), per, kebijakan)) for bulan in months_of(tahun)))


def _status(bulan: Bulan, masuk: datetime.date | None, per: datetime.date, kebijakan: KebijakanTenggat) -> StatusLapor:
    if masuk is not None and masuk <= per:
        return StatusLapor.TERLAMBAT if days_late(bulan, masuk, kebijakan) else StatusLapor.TEPAT_WAKTU
    return StatusLapor.BELUM_MASUK if days_late(bulan, per, kebijakan) else StatusLapor.BELUM_TENGGAT


@attrs.frozen
class KelengkapanIsian:
    """How much of what should stand in the monthly sheet is filled in."""

    diharapkan: int
    kurang: tuple[Letak, ...]

    @property
    def terisi(self) -> int:
        """How many cells are filled in (a dash counts: somebody looked)."""
        return self.diharapkan - len(self.kurang)

    @property
    def persen(self) -> Fraction | Kosong:
        """Share of the cells that is filled in, in percent; *tidak berlaku* where nothing is expected."""
        return Fraction(100 * self.terisi, self.diharapkan) if self.diharapkan else TIDAK_BERLAKU


def owners(rencana: RencanaAksi) -> dict[str, str]:
    """Who answers for each indicator and budget line, by kode; empty where nobody is named."""
    lines = {line.kode: line.penanggung_jawab for line in rencana.kegiatan}
    return lines | {indikator.kode: indikator.penanggung_jawab for indikator in rencana.indikator}


def kelengkapan_isian(
    rencana: RencanaAksi, laporan: Laporan, bulan: Iterable[Bulan], seksi: str = ""
) -> KelengkapanIsian:
    """Which figures are missing for these months: realisasi per budget line, variables per indicator that is due then.

    Those of one section where it is named.
    """
    check_report(rencana, laporan)
    owner = owners(rencana) if seksi else {}
    expected = 0
    missing: list[Letak] = []
    for month in bulan:
        for place, filled in isian_wajib(rencana, laporan, month):
            if seksi and name_key(owner[place.kode]) != name_key(seksi):
                continue
            expected += 1
            if not filled:
                missing.append(place)
    return KelengkapanIsian(expected, tuple(missing))


def isian_wajib(rencana: RencanaAksi, laporan: Laporan, bulan: Bulan) -> Iterable[tuple[Letak, bool]]:
    """The figures of a month's report, and whether each is filled in: realisasi of every line, variables that are due.

    A variable is due in the last month of its indicator's *frekuensi*, and filled by any month of that span; a figure
    typed for the quarter fills it, too.
    """
    quarter = bulan.triwulan
    for indikator in rencana.indikator:
        typed = any((indikator.kode, quarter) in each for each in (laporan.capaian_triwulan, laporan.tingkat_triwulan))
        names = indikator.rumus.masukan if bulan.bulan % indikator.frekuensi.bulan == 0 else ()
        span = [Bulan(bulan.tahun, bulan.bulan - back) for back in range(indikator.frekuensi.bulan) if names]
        for nama in names:
            filled = typed or any(laporan.variabel_of(indikator.kode, nama, month) is not BELUM_DIISI for month in span)
            yield Letak(indikator.kode, Kolom.CAPAIAN, bulan=bulan, variabel=nama), filled
        for kegiatan in indikator.kegiatan:
            typed_amount = (kegiatan.kode, quarter) in laporan.realisasi_triwulan
            filled = typed_amount or laporan.realisasi_of(kegiatan.kode, bulan) is not BELUM_DIISI
            yield Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN, bulan=bulan), filled
