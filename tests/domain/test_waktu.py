"""The three calendars: months, quarters, semesters."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.date_words import parse_tanggal
from rak.domain.period_words import NAMA_BULAN
from rak.domain.periode import keep, months_in, name_of, quarters_in, until
from rak.domain.waktu import Bulan, PerTriwulan, Semester, Triwulan, months_of
from rak.errors import DomainError

MONTHS = st.builds(Bulan, st.integers(1900, 9998), st.integers(1, 12))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("TW I", 1), ("TW 1", 1), ("TWI", 1), ("TW1", 1), ("Triwulan I", 1), ("Triwulan 1", 1), ("Triwluan II", 2),
        ("tw. iv", 4), ("TW-III", 3), ("TRIWULAN  3", 3), ("Kuartal 2", 2),
    ],
)  # fmt: skip
def test_quarters_are_read_as_offices_spell_them(text: str, number: int) -> None:
    """Typos in the word are read, typos in the number are not."""
    assert Triwulan.parse(text) == number


@pytest.mark.parametrize("text", ["", "TW", "TW V", "TW 0", "TW 5", "TW IIII", "s.d. TW I", "1", "Semester I"])
def test_other_words_are_no_quarter(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(DomainError):
        Triwulan.parse(text)


@pytest.mark.parametrize(("text", "number"), [("Semester I", 1), ("semester 2", 2), ("Smt. II", 2), ("SEM 1", 1)])
def test_semesters_are_read(text: str, number: int) -> None:
    """Diktum Keempat angka 5."""
    assert Semester.parse(text) == number


@pytest.mark.parametrize("text", ["Semester III", "Semester", "TW I", "Semester 0"])
def test_other_words_are_no_semester(text: str) -> None:
    """There are two."""
    with pytest.raises(DomainError):
        Semester.parse(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2024-03", 3), ("2024-3", 3), ("Maret 2024", 3), ("maret", 3), ("Pebruari", 2), ("Nopember 2024", 11),
        ("Agt", 8), ("Agt.", 8), ("B03", 3), ("B12", 12), ("JUNI", 6), ("Des", 12), ("Sept 2024", 9), ("okt", 10),
    ],
)  # fmt: skip
def test_months_are_read_as_offices_spell_them(text: str, number: int) -> None:
    """Old spellings too."""
    assert Bulan.parse(text, 2024) == Bulan(2024, number)


@pytest.mark.parametrize(
    ("text", "year"),
    [("Maret", None), ("B03", None), ("B13", 2024), ("2024-13", None), ("2024-00", None), ("Marte", 2024), ("", 2024),
     ("3", 2024), ("Maret 24", 2024)],
)  # fmt: skip
def test_other_words_are_no_month(text: str, year: int | None) -> None:
    """A month without a year is none, and there is no thirteenth."""
    with pytest.raises(DomainError):
        Bulan.parse(text, year)


@pytest.mark.parametrize(
    "arguments", [(2024, 0), (2024, 13), (1899, 1), (9999, 1), (True, 1), (2024, True), (2024.0, 1)]
)
def test_meaningless_months_cannot_be_made(arguments: Any) -> None:
    """Years of four figures, months 1 to 12."""
    with pytest.raises(DomainError):
        Bulan(*arguments)


@given(MONTHS)
def test_a_printed_month_reads_back(bulan: Bulan) -> None:
    """parse∘print is the identity, in figures and in words."""
    assert Bulan.parse(str(bulan)) == bulan
    assert Bulan.parse(f"{bulan.nama} {bulan.tahun}") == bulan
    assert Bulan.of(datetime.date(bulan.tahun, bulan.bulan, 28)) == bulan


@given(st.sampled_from(Triwulan), st.sampled_from(Semester))
def test_a_printed_quarter_or_semester_reads_back(triwulan: Triwulan, semester: Semester) -> None:
    """parse∘print is the identity."""
    assert Triwulan.parse(str(triwulan)) is triwulan
    assert Semester.parse(str(semester)) is semester


@given(MONTHS)
def test_months_quarters_and_semesters_nest(bulan: Bulan) -> None:
    """Every month is in its quarter, every quarter in its semester."""
    assert bulan in bulan.triwulan.bulan(bulan.tahun)
    assert bulan.triwulan in bulan.semester.triwulan
    assert bulan.semester is bulan.triwulan.semester


def test_the_year_in_quarters() -> None:
    """March is of TW I and semester I, April of TW II, July of TW III and semester II."""
    assert [(month.triwulan, month.semester) for month in months_of(2024)] == [
        (Triwulan((n + 2) // 3), Semester((n + 5) // 6)) for n in range(1, 13)
    ]
    assert Triwulan.IV.bulan(2024) == (Bulan(2024, 10), Bulan(2024, 11), Bulan(2024, 12))
    assert [month.nama for month in months_of(2024)] == list(NAMA_BULAN)


@given(MONTHS)
def test_a_report_is_due_on_the_fifth_of_the_next_month(bulan: Bulan) -> None:
    """Diktum Keempat angka 4: "setiap bulannya pada tanggal 5 bulan berikutnya"."""
    after = bulan.tenggat.replace(day=1) - datetime.timedelta(days=1)
    assert bulan.tenggat.day == 5
    assert Bulan.of(after) == bulan
    assert Bulan(2024, 12).tenggat == datetime.date(2025, 1, 5)


@pytest.mark.parametrize("count", [0, 3, 5])
def test_every_line_has_exactly_four_quarters(count: int) -> None:
    """Three quarters instead of four are refused."""
    with pytest.raises(DomainError):
        PerTriwulan([1] * count)


def test_four_values_are_found_by_quarter() -> None:
    """In the order TW I to TW IV."""
    four = PerTriwulan(["a", "b", "c", "d"])
    assert [four[triwulan] for triwulan in Triwulan] == list(four) == ["a", "b", "c", "d"]
    assert len(four) == 4


def test_one_text_is_not_four_values() -> None:
    """Nobody means its letters."""
    with pytest.raises(DomainError, match="satu teks"):
        PerTriwulan("abcd")


class TestPeriode:
    """Any period is some months of the report's year."""

    def test_each_kind_of_period_is_its_months(self) -> None:
        """Month, quarter, semester, year, or the months themselves, each once and in order."""
        year = months_of(2024)
        assert months_in(Bulan(2024, 3), 2024) == (year[2],)
        assert months_in(Triwulan.II, 2024) == year[3:6]
        assert months_in(Semester.II, 2024) == year[6:]
        assert months_in(2024, 2024) == year
        assert months_in([year[4], year[0], year[4]], 2024) == (year[0], year[4])

    @pytest.mark.parametrize("periode", [Bulan(2023, 1), 2023, [Bulan(2024, 1), Bulan(2025, 1)]])
    def test_another_year_is_refused(self, periode: Any) -> None:
        """A report is of one year."""
        with pytest.raises(DomainError):
            months_in(periode, 2024)

    def test_to_date_runs_from_january(self) -> None:
        """``s.d. TW II`` is six months, ``s.d. Mei`` five."""
        assert until(Triwulan.II, 2024) == months_of(2024)[:6]
        assert until(Bulan(2024, 5), 2024) == months_of(2024)[:5]
        assert until(Semester.II, 2024) == months_of(2024)

    def test_the_quarters_of_some_months(self) -> None:
        """Each once, in order."""
        assert quarters_in([Bulan(2024, 7), Bulan(2024, 1), Bulan(2024, 8)]) == (Triwulan.I, Triwulan.III)

    @pytest.mark.parametrize(
        ("periode", "words"),
        [
            (Triwulan.I, "TW I 2024"),
            (Semester.II, "Semester II 2024"),
            (2024, "tahun 2024"),
            (Bulan(2024, 3), "Maret 2024"),
            (months_of(2024)[:5], "Januari s.d. Mei 2024"),
            ((), "tanpa bulan"),
        ],
    )
    def test_periods_have_names(self, periode: Any, words: str) -> None:
        """As reports print them."""
        assert name_of(periode, 2024) == words

    def test_months_from_an_iterator_can_be_kept(self) -> None:
        """So that they can be read twice."""
        assert keep(iter(months_of(2024))) == months_of(2024)
        assert keep(Triwulan.I) is Triwulan.I


@pytest.mark.parametrize(
    "text", ["27 Februari 2024", "2024-02-27", "2024/02/27", "27-02-2024", "27/2/2024", "27 Pebruari 2024"]
)
def test_dates_are_read_day_first(text: str) -> None:
    """Spellings of decrees and tables."""
    assert parse_tanggal(text) == datetime.date(2024, 2, 27)


@pytest.mark.parametrize("text", ["30 Februari 2024", "2024-13-01", "Februari 2024", "27 Februari", "27 Feb 1", ""])
def test_impossible_dates_are_refused(text: str) -> None:
    """There is no 30 February."""
    with pytest.raises(DomainError):
        parse_tanggal(text)


@pytest.mark.parametrize(("text", "year"), [("Marte", 2024), ("Marte 2024", None), ("Maret", None)])
def test_a_month_needs_a_name_and_a_year(text: str, year: int | None) -> None:
    """One of the two is not enough."""
    with pytest.raises(DomainError):
        Bulan.parse(text, year)


def test_a_monthly_code_may_be_small() -> None:
    """``b03`` as ``B03``."""
    assert Bulan.parse("b03", 2024) == Bulan(2024, 3)
