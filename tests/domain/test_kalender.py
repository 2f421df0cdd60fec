"""Due dates, lateness, completeness and timeliness; the as-of date is always an argument."""

from __future__ import annotations

import datetime
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.kalender import (
    DisiplinLapor,
    Geser,
    KebijakanTenggat,
    KelengkapanIsian,
    StatusLapor,
    days_late,
    disiplin_lapor,
    kelengkapan_isian,
    months_due,
    months_over,
    semesters_due,
)
from rak.domain.laporan import Laporan
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Semester, Triwulan, months_of
from rak.public_holidays import public_holidays
from tests import strategies as kita
from tests.contoh import PEMBILANG, PENYEBUT, rencana

DATES = st.dates(datetime.date(2023, 12, 1), datetime.date(2025, 3, 1))
MARET = Bulan(2024, 3)
TENGGAT_MARET = datetime.date(2024, 4, 5)


def day(month: int, number: int, year: int = 2024) -> datetime.date:
    """A date of the year."""
    return datetime.date(year, month, number)


@pytest.mark.parametrize(("came", "late"), [(day(4, 1), 0), (day(4, 5), 0), (day(4, 6), 1), (day(5, 5), 30)])
def test_a_report_is_late_from_the_day_after_its_due_date(came: datetime.date, late: int) -> None:
    """The 5th itself is in time."""
    assert days_late(MARET, came) == late


class TestShifting:
    """Off by default, since the decree is silent; switchable."""

    @pytest.mark.parametrize(
        ("bulan", "stays", "forward", "back"),
        [
            (Bulan(2024, 4), day(5, 5), day(5, 6), day(5, 3)),
            (Bulan(2024, 9), day(10, 5), day(10, 7), day(10, 4)),
            (MARET, day(4, 5), day(4, 5), day(4, 5)),
        ],
        ids=["Sunday", "Saturday", "Friday"],
    )
    def test_weekends(self, bulan: Bulan, stays: datetime.date, forward: datetime.date, back: datetime.date) -> None:
        """To the next working day, or to the one before."""
        dates = [KebijakanTenggat(geser).tenggat(bulan) for geser in (Geser.TIDAK, Geser.MAJU, Geser.MUNDUR)]
        assert dates == [stays, forward, back]

    def test_holidays_are_handed_in(self) -> None:
        """The domain knows none by itself."""
        off = [day(4, 5), day(4, 8)]
        assert KebijakanTenggat(Geser.MAJU, off).tenggat(MARET) == day(4, 9)
        assert KebijakanTenggat(Geser.MUNDUR, off).tenggat(MARET) == day(4, 4)
        assert KebijakanTenggat(libur=off).tenggat(MARET) == TENGGAT_MARET
        assert days_late(MARET, day(4, 10), KebijakanTenggat(Geser.MAJU, off)) == 1

    @given(kita.bulan(), st.sampled_from([Geser.MAJU, Geser.MUNDUR]), st.frozensets(DATES, max_size=9))
    def test_a_shifted_date_is_a_working_day(self, bulan: Bulan, geser: Geser, libur: frozenset[datetime.date]) -> None:
        """And lies on the side that was chosen."""
        policy = KebijakanTenggat(geser, libur)
        date = policy.tenggat(bulan)
        assert not policy.is_off(date)
        assert (date >= bulan.tenggat) if geser is Geser.MAJU else (date <= bulan.tenggat)

    def test_the_kept_library_knows_the_public_holidays(self) -> None:
        """Independence day, and the new year in which the December report is due."""
        known = public_holidays([2024, 2025])
        assert {day(8, 17), day(1, 1, 2025)} <= known
        assert day(8, 16) not in known


@pytest.mark.parametrize(
    ("per", "due", "over"),
    [(day(1, 31), 0, 0), (day(2, 5), 0, 1), (day(2, 6), 1, 1), (day(4, 5), 2, 3), (day(1, 6, 2025), 12, 12)],
)
def test_months_become_due_the_day_after_the_fifth(per: datetime.date, due: int, over: int) -> None:
    """A month is over before its report is due."""
    assert months_due(2024, per) == months_of(2024)[:due]
    assert months_over(2024, per) == months_of(2024)[:over]


@pytest.mark.parametrize(
    ("per", "ready"),
    [
        (day(7, 5), ()),
        (day(7, 6), (Semester.I,)),
        (day(1, 5, 2025), (Semester.I,)),
        (day(1, 6, 2025), (Semester.I, Semester.II)),
    ],
)
def test_a_semester_is_evaluated_when_its_six_reports_are_due(per: datetime.date, ready: tuple[Semester, ...]) -> None:
    """Diktum Keempat angka 5."""
    assert semesters_due(2024, per) == ready


class TestDiscipline:
    """Completeness and timeliness: late is not the same as never."""

    def test_four_states(self) -> None:
        """January in time, February late, March never came, April not due yet."""
        filed = {Bulan(2024, 1): day(2, 5), Bulan(2024, 2): day(3, 6)}
        now = disiplin_lapor(2024, filed, day(4, 6))
        assert [str(status) for _, status in now.status][:4] == [
            "tepat waktu", "terlambat", "belum masuk", "belum tenggat",
        ]  # fmt: skip
        assert (now.jatuh_tempo, now.kelengkapan, now.ketepatan) == (3, Fraction(200, 3), Fraction(100, 3))

    def test_before_anything_is_due_there_is_no_figure(self) -> None:
        """Not 0 and not 100."""
        now = disiplin_lapor(2024, {}, day(2, 5))
        assert now.kelengkapan is now.ketepatan is TIDAK_BERLAKU
        assert now.jatuh_tempo == 0

    def test_a_report_before_its_time_counts(self) -> None:
        """It came, and in time."""
        now = disiplin_lapor(2024, {Bulan(2024, 1): day(1, 31)}, day(2, 1))
        assert (now.jatuh_tempo, now.kelengkapan, now.ketepatan) == (1, Fraction(100), Fraction(100))

    @given(st.dictionaries(kita.bulan(), DATES), DATES, DATES)
    def test_what_came_later_does_not_change_an_earlier_page(
        self, filed: dict[Bulan, datetime.date], one: datetime.date, other: datetime.date
    ) -> None:
        """Last month's report reprints identically."""
        earlier, later = sorted((one, other))
        known = {bulan: date for bulan, date in filed.items() if date <= later}
        assert disiplin_lapor(2024, filed, earlier) == disiplin_lapor(2024, known, earlier)

    @given(st.dictionaries(kita.bulan(), DATES), DATES)
    def test_timeliness_never_exceeds_completeness(self, filed: dict[Bulan, datetime.date], per: datetime.date) -> None:
        """Both between 0 and 100."""
        now = disiplin_lapor(2024, filed, per)
        if isinstance(now.ketepatan, Fraction) and isinstance(now.kelengkapan, Fraction):
            assert 0 <= now.ketepatan <= now.kelengkapan <= 100
        assert len(now.status) == 12

    def test_an_empty_record_has_no_figure(self) -> None:
        """Nothing was due."""
        assert DisiplinLapor(()).kelengkapan is TIDAK_BERLAKU
        assert StatusLapor.BELUM_MASUK.value == "belum masuk"


class TestCompletenessOfEntries:
    """Which monthly figures are missing."""

    def test_each_line_and_variable_counts_per_month(self) -> None:
        """One line and two variables for January."""
        report = Laporan(
            2024, {("1.1.1", Bulan(2024, 1)): Rupiah(0)}, {("1.1", PEMBILANG, Bulan(2024, 1)): TIDAK_BERLAKU}
        )
        now = kelengkapan_isian(rencana(), report, [Bulan(2024, 1)])
        assert (now.diharapkan, now.terisi, now.persen) == (3, 2, Fraction(200, 3))
        assert [str(place) for place in now.kurang] == [f"1.1, CAPAIAN, {PENYEBUT}, Januari 2024"]

    def test_a_typed_quarter_stands_for_its_months(self) -> None:
        """Nothing of it is missing."""
        report = Laporan(
            2024, realisasi_triwulan={("1.1.1", Triwulan.I): Rupiah(1)}, capaian_triwulan={("1.1", Triwulan.I): 1}
        )
        assert kelengkapan_isian(rencana(), report, Triwulan.I.bulan(2024)).persen == 100
        assert kelengkapan_isian(rencana(), report, Triwulan.II.bulan(2024)).persen == 0

    def test_nothing_expected_has_no_figure(self) -> None:
        """Before the first month is over."""
        assert kelengkapan_isian(rencana(), Laporan(2024), ()).persen is TIDAK_BERLAKU
        assert KelengkapanIsian(0, ()).terisi == 0

    @given(kita.rencana_dan_laporan(langsung=False))
    def test_what_is_filled_in_is_what_the_report_holds(self, both: tuple[RencanaAksi, Laporan]) -> None:
        """Counted over the year."""
        plan, report = both
        now = kelengkapan_isian(plan, report, months_of(2024))
        assert now.terisi == len(report.realisasi) + len(report.variabel)
        assert attrs.asdict(now)["diharapkan"] >= now.terisi


def test_missing_cells_are_named_in_full() -> None:
    """Kode, column, variable, month."""
    missing = [str(place) for place in kelengkapan_isian(rencana(), Laporan(2024), [Bulan(2024, 2)]).kurang]
    assert missing == [
        f"1.1, CAPAIAN, {PEMBILANG}, Februari 2024",
        f"1.1, CAPAIAN, {PENYEBUT}, Februari 2024",
        "1.1.1, REALISASI ANGGARAN, Februari 2024",
    ]


def test_shifted_dates_count_everywhere() -> None:
    """June 2024's report, due on Friday 5 July, a holiday here, is due on Monday the 8th."""
    policy = KebijakanTenggat(Geser.MAJU, [day(7, 5)])
    juni = Bulan(2024, 6)
    assert semesters_due(2024, day(7, 8), policy) == ()
    assert semesters_due(2024, day(7, 9), policy) == (Semester.I,)
    states = dict(disiplin_lapor(2024, {juni: day(7, 8)}, day(7, 8), policy).status)
    assert states[juni] is StatusLapor.TEPAT_WAKTU
    assert dict(disiplin_lapor(2024, {}, day(7, 8), policy).status)[juni] is StatusLapor.BELUM_TENGGAT
