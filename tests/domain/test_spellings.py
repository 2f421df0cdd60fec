"""Spellings of people: amounts, dashes, per cent, dates, periods, unit notes and headings, each read in one home."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.decree.decree_headings import read_heading
from rak.domain.date_words import parse_tanggal, spell_tanggal
from rak.domain.headings import SINONIM, find_alike, find_exact, heading_key
from rak.domain.kolom import Bantu, Kolom
from rak.domain.period_words import months_named
from rak.domain.rupiah import Rupiah
from rak.domain.spelling import is_dash, is_percent_unit, parse_money, parse_number, split_percent
from rak.domain.target import TargetKinerja
from rak.domain.unit_notes import drop_unit_notes, is_unit_note, read_unit_note
from rak.errors import DomainError
from rak.xlsx.sheet.dates import to_serial

_INVISIBLE = [*"\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u2060\ufeff\u00ad"]


class TestMoney:
    """What a person sees is what counts, and two readings are asked."""

    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("Rp61.000.000.-", 61_000_000),
            ("Rp. 65.040.000,-", 65_040_000),
            ("65.040.000,--", 65_040_000),
            ("65.040.000.=", 65_040_000),
            ("966.661.000,00", 966_661_000),
            ("Rp855,830,897,000", 855_830_897_000),
            ("Rp.\n23.906.077.655", 23_906_077_655),
            ("23.906.077.655 rupiah", 23_906_077_655),
            ("\u200e20.500.000", 20_500_000),
            ("6.050.000\u200b", 6_050_000),
            ("(1.500.000)", -1_500_000),
            ("1 500 000", 1_500_000),
            ("Rp 88 .880. 000 ,-", 88_880_000),
        ],
    )
    def test_amounts_are_read_as_offices_spell_them(self, text: str, amount: int) -> None:
        """Spellings met in real tables."""
        assert Rupiah.parse(text) == Rupiah(amount)

    @pytest.mark.parametrize("text", ["20 25", "2 0", "2000 3000", "1 0 0", "1.500.000 2.500.000", "604.663.5 00"])
    def test_a_gap_that_is_no_mark_of_thousands_parts_two_numbers(self, text: str) -> None:
        """They are not one figure; only a group of three digits, or a mark, goes on behind a gap."""
        with pytest.raises(DomainError):
            parse_money(text)
        with pytest.raises(DomainError):
            parse_number(text)

    @given(st.integers(1, 10**14), st.lists(st.tuples(st.sampled_from(_INVISIBLE), st.integers(0, 30)), max_size=6))
    def test_invisible_signs_change_no_amount(self, amount: int, signs: list[tuple[str, int]]) -> None:
        """Wherever they stand."""
        text = str(Rupiah(amount))
        for sign, at in signs:
            text = text[:at] + sign + text[at:]
        assert Rupiah.parse(text) == Rupiah(amount)

    @pytest.mark.parametrize(
        ("text", "both"),
        [
            ("27.139,000", ("Rp27.139.000", "Rp27.139")),
            ("27,139.000", ("Rp27.139.000", "Rp27.139")),
            ("Rp 1.027.139,500", ("Rp1.027.139.500", "Rp1.027.139,5")),
            ("27139.000", ("Rp27.139.000", "Rp27.139")),
            ("4000,000", ("Rp4.000.000", "Rp4.000")),
        ],
    )
    def test_two_readings_are_asked(self, text: str, both: tuple[str, str]) -> None:
        """Three digits behind another mark: sen with a nought too many, or a slip of the thousands mark."""
        with pytest.raises(DomainError) as caught:
            Rupiah.parse(text)
        assert caught.value.bacaan == both

    def test_amounts_in_thousands_and_millions_are_exact_or_asked(self) -> None:
        """88,5 million is a whole amount; 88.880 million may be 88.880 of them, or 88,88."""
        assert parse_money("88,5", 1_000_000) == 88_500_000
        assert parse_money("1.234.567", 1000) == 1_234_567_000
        with pytest.raises(DomainError) as caught:
            parse_money("88.880", 1_000_000)
        assert caught.value.bacaan == ("Rp88.880.000.000", "Rp88.880.000")
        with pytest.raises(DomainError):
            parse_money("0,0001", 1000)

    @pytest.mark.parametrize("text", ["-", "Rp -", "Rp. -", "Rp-", "IDR –", " Rp\u200b —", "Rp. -,-", "\u200e-"])
    def test_a_dash_behind_rp_is_a_dash(self, text: str) -> None:
        """Excel's accounting style shows none so, and people type it after that."""
        assert is_dash(text)

    @pytest.mark.parametrize("text", ["", "Rp", "Rp 0", "Rp -1", "--", "0,-", "a-"])
    def test_what_has_more_or_less_is_no_dash(self, text: str) -> None:
        """Nought is a number."""
        assert not is_dash(text)


class TestPercent:
    """Per cent is a unit, however spelt."""

    @pytest.mark.parametrize(
        "text",
        ["70 %", "70%", "70 persen", "70 Persen", "70 prosen", "70 percent", "70% per tahun", "70 % klien",
         "70% (tujuh puluh persen)", "70 per sen"],
    )  # fmt: skip
    def test_a_target_in_per_cent_is_one(self, text: str) -> None:
        """Any case, with words after it; the spelling is kept."""
        target = TargetKinerja.parse(text)
        assert target.persen
        assert str(target) == text
        assert target.nilai == 70

    def test_other_units_are_none(self) -> None:
        """``persentil`` is another word."""
        assert not any(map(is_percent_unit, ("Dokumen", "persentil", "", "orang %")))
        assert split_percent("70 persen") == ("70", True)
        assert split_percent("70 persen klien") == ("70 persen klien", False)
        with pytest.raises(DomainError) as caught:
            parse_number("27.139,000")
        assert caught.value.bacaan == ("27139000", "27139")


@pytest.mark.parametrize("read", [parse_money, parse_number, TargetKinerja.parse])
def test_a_figure_that_is_shown_from_right_to_left_is_none(read: Callable[[str], object]) -> None:
    """12 is seen as 21; marks of direction that turn no figure are left out."""
    assert read("\u200e12\u202c") == read("12")
    with pytest.raises(DomainError):
        read("\u202e12")


class TestDates:
    """Dates as people write them, wherever a date is asked."""

    @pytest.mark.parametrize(
        "text",
        ["27 Februari 2024", "Selasa, 27 Februari 2024", "hari Selasa tanggal 27 Pebruari 2024", "27-2-2024",
         "27/02/2024", "27. 02. 2024", "2024-02-27", "tanggal 27 Feb 2024", "pada tanggal : Selasa, 27 Februari 2024",
         "27 FEBRUARI 2024.", "27-Feb-2024", "\u200e27\u00a0Februari 2024", "27/2/24", "27-02-24", "27.2.24",
         "27 Feb 24", "27-Feb-24", "27 Februari '24", "27/Feb/2024", "27 Februari, 2024", "Selasa/27 Februari 2024",
         "27 Februari 2024 pukul 10.00", "Selasa, 27 Februari 2024, jam 10.00 WITA", "27/2/2024 10:00",
         "2024-02-27T10:00:00", "2024-02-27 00:00:00", "2024.02.27", "45349"],
    )  # fmt: skip
    def test_one_day_in_many_spellings(self, text: str) -> None:
        """All are the day of the decree."""
        assert parse_tanggal(text) == datetime.date(2024, 2, 27)

    @pytest.mark.parametrize(
        "text",
        ["2/27/2024", "24/2/05", "27/2/09", "27/2/4", "27/2/50", "10.00", "27/2 10.00", "99999", "27 Februari 2024 10"],
    )
    def test_what_may_be_another_day_is_asked(self, text: str) -> None:
        """A month before the day, a year of two figures at the start, an hour alone."""
        with pytest.raises(DomainError, match="bukan tanggal"):
            parse_tanggal(text)

    @given(st.dates(datetime.date(2010, 1, 1), datetime.date(2049, 12, 31)))
    def test_two_figures_of_a_year_and_the_days_of_excel_are_enough(self, tanggal: datetime.date) -> None:
        """As a cell shows a date that was copied as text."""
        assert parse_tanggal(f"{tanggal.day}/{tanggal.month}/{tanggal:%y}") == tanggal
        assert parse_tanggal(str(to_serial(tanggal))) == tanggal

    def test_the_day_of_the_week_is_left_out(self) -> None:
        """In all its spellings; the date alone counts."""
        assert (
            parse_tanggal("Jum'at, 1 Maret 2024") == parse_tanggal("Jumat / 1 Maret 2024") == datetime.date(2024, 3, 1)
        )
        assert parse_tanggal("pada hari : Ahad, tanggal 3 Maret 2024") == datetime.date(2024, 3, 3)

    @given(st.dates(datetime.date(1900, 1, 1)))
    def test_a_spelt_date_reads_back(self, tanggal: datetime.date) -> None:
        """parse∘spell is the identity, alone and with its prefix."""
        assert parse_tanggal(spell_tanggal(tanggal)) == tanggal
        assert parse_tanggal(f"pada tanggal {spell_tanggal(tanggal)}") == tanggal
        assert parse_tanggal("5 Agustus 2025") == datetime.date(2025, 8, 5)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("TW I", (1, 3, False)), ("TWI", (1, 3, False)), ("TW1", (1, 3, False)), ("Triwluan II", (4, 6, False)),
        ("Triwulan 4", (10, 12, False)), ("s.d. TW I", (1, 3, True)), ("s.d. Triwulan IV", (1, 12, True)),
        ("S/D TW II", (1, 6, True)), ("SD. JUNI", (1, 6, True)), ("B03", (1, 3, True)), ("B12", (1, 12, True)),
        ("b 9", (1, 9, True)), ("Semester I", (1, 6, False)), ("s.d. Semester II", (1, 12, True)),
        ("Pebruari", (2, 2, False)), ("Nopember", (11, 11, False)), ("Agt", (8, 8, False)), ("Bulan Mei", (5, 5, False)),
        ("B13", None), ("TW V", None), ("Target", None), ("s.d.", None), ("", None),
    ],
)  # fmt: skip
def test_headings_name_periods(text: str, months: tuple[int, int, bool] | None) -> None:
    """First and last month, and whether figures are to date; B-codes are so by definition."""
    assert months_named(text) == months


class TestUnitNotes:
    """A note that amounts are in thousands or millions counts wherever it stands."""

    @pytest.mark.parametrize(
        ("text", "times"),
        [
            ("(dalam ribuan rupiah)", 1000), ("(dalam jutaan rupiah)", 1_000_000), ("(Rp juta)", 1_000_000),
            ("dlm jt", 1_000_000), ("Rp ribu", 1000), ("(Rp.000)", 1000), ("(000)", 1000), ("Rp. 000.000", 1_000_000),
            ("Satuan: Juta Rupiah", 1_000_000), ("dalam Rp. 1.000", 1000), ("dalam 1.000.000 rupiah", 1_000_000),
            ("disajikan dalam miliar rupiah", 10**9), ("[Rp Ribuan]", 1000), ("Keterangan: dalam ribuan rupiah", 1000),
            ("(dalam rupiah)", 1), ("*) dalam satuan ribu rupiah", 1000),
            ("(dalam ratusan ribu rupiah)", 100_000), ("(dalam puluhan juta)", 10**7), ("(dalam triliun rupiah)", 10**12),
            ("(x Rp1.000)", 1000), ("(Rp x 1.000.000)", 1_000_000), ("(x 1 juta)", 1_000_000), ("in million rupiah", 1_000_000),
            ("(in thousands)", 1000), ("(in billions)", 10**9),
        ],
    )  # fmt: skip
    def test_notes_are_read(self, text: str, times: int) -> None:
        """As tables have them; nothing else is left of the text."""
        assert read_unit_note(text) == times
        assert is_unit_note(text)

    @pytest.mark.parametrize(
        "text",
        ["", "Rp 5 juta", "bantuan 5 juta rupiah", "Kabupaten Kepulauan Seribu", "1000 HPK", "Rp.88.880.000",
         "dalam ribuan orang", "Pagu Rp 1.000.000", "Satuan Kerja: Kantor Jutaan", "Rp50.000.000 (lima puluh juta rupiah)",
         "seratus juta rupiah", "sepuluh ribu rupiah", "dua miliar tujuh ratus empat puluh lima ribu rupiah"],
    )  # fmt: skip
    def test_other_words_are_none(self, text: str) -> None:
        """An amount in words is no note."""
        assert read_unit_note(text) is None
        assert drop_unit_notes(text) == text

    def test_the_name_beside_a_note_stays(self) -> None:
        """The note is not part of the name of an office; in the heading of a column the word alone is enough."""
        assert drop_unit_notes("KANTOR X (dalam jutaan rupiah)").strip() == "KANTOR X"
        assert not is_unit_note("KANTOR X (dalam jutaan rupiah)")
        assert not is_unit_note("***")
        assert read_unit_note("PAGU ribuan") is None
        assert read_unit_note("PAGU ribuan", heading=True) == 1000


class TestHeadings:
    """Workbooks and decrees read the same words."""

    @pytest.mark.parametrize(
        ("text", "kolom"),
        [
            ("IKSK", Kolom.INDIKATOR_KEGIATAN), ("PROGRAM KERJA", Kolom.KEGIATAN), ("PAGU REVISI", Kolom.PAGU),
            ("TARGET ANGGARAN", Kolom.RENCANA_PENARIKAN_DANA), ("RENCANA ANGGARAN", Kolom.RENCANA_PENARIKAN_DANA),
            ("ANGGARAN KAS", Kolom.RENCANA_PENARIKAN_DANA), ("TARGET KEUANGAN", Kolom.RENCANA_PENARIKAN_DANA),
            ("Renc. Keg.", Kolom.RENCANA_KEGIATAN), ("PAGU (dalam ribuan Rp)", Kolom.PAGU), ("Pagu dlm jt Rp", Kolom.PAGU),
            ("P A G U", Kolom.PAGU), ("REAL. ANGG.", Kolom.REALISASI_ANGGARAN), ("Indikator Kinerja Sasaran Kegiatan", Kolom.INDIKATOR_KEGIATAN),
        ],
    )  # fmt: skip
    def test_headings_of_other_offices_are_known(self, text: str, kolom: Kolom) -> None:
        """Abbreviated, with units, in other words; the same in a decree."""
        assert find_exact(text) is kolom
        assert read_heading(text) is kolom

    def test_every_spelling_stands_once_and_is_read_in_a_decree_too(self) -> None:
        """One table: whatever names a column of a workbook names it in a decree."""
        spelt = [word for words in SINONIM.values() for word in words]
        assert len(spelt) == len(set(spelt))
        assert [heading_key(word) for word in spelt] == spelt
        assert [word for peran, words in SINONIM.items() for word in words if find_exact(word) is not peran] == []
        wrong = [w for peran, words in SINONIM.items() for w in words if read_heading(w) is not peran]
        assert wrong == [w for peran in Bantu for w in SINONIM[peran]]

    def test_a_misspelt_heading_is_the_one_that_it_is_clearly_like(self) -> None:
        """And none where it is like nothing."""
        assert find_alike("RENCANA PENARIKN DANA") == (Kolom.RENCANA_PENARIKAN_DANA,)
        assert (find_alike("GAJI POKOK"), find_alike("TW-")) == ((), ())

    def test_a_heading_that_is_like_several_columns_names_them_the_likeliest_first(self) -> None:
        """Its reader asks; a tenth of a letter ahead is not clearly ahead."""
        assert find_alike("RENCANA KEGIATAN W") == (Kolom.TRIWULAN, Kolom.RENCANA_KEGIATAN, Kolom.KEGIATAN)
