"""Levels beside targets in per cent and in counts, and texts that go on in the row below."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import TidakAdaMatriks
from tests.layouts.sheets import read, workbook

HEAD = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI TW I")
ROW: tuple[Any, ...] = (1, "Layanan", "Jumlah laporan", "Dok", 8, 1)
ASKED = "asked"


@pytest.mark.parametrize(
    ("unit", "target", "level", "expected"),
    [
        ("%", 80, 70, "7/10"),
        ("%", 80, 1.5, "3/200"),
        ("%", 80, 1, ASKED),
        ("%", 80, 0.5, ASKED),
        ("%", 80, 0, "0"),
        (None, "80 %", 70, "7/10"),
        (None, "80 %", 2, "1/50"),
        (None, "80 %", 1.5, ASKED),
        (None, "80 %", 0.5, ASKED),
        (None, "80 %", "0,7", ASKED),
        (None, "80 %", "70 %", "7/10"),
        (None, "80 %", "-", "tidak berlaku"),
        ("Dokumen", 8, 5, "5"),
        ("Dokumen", 8, 0, "0"),
        ("Dokumen", 8, "0,7", "7/10"),
        ("Dokumen", 8, "50 %", ASKED),
    ],
)
def test_a_level_is_what_its_target_makes_of_it_or_asked(
    unit: str | None, target: Any, level: Any, expected: str
) -> None:
    """70 beside 80 % is 70 %; 0.7 may be a ratio; 2 is no ratio of success; 50 % of documents may be an achievement."""
    hasil = read(workbook([HEAD, (1, "Layanan", "Nilai A", unit, target, level)]))
    found = hasil.laporan.tingkat_triwulan.get(("1.1", Triwulan.I))
    doubts = [one.sel for one in hasil.temuan if one.kode == "RAK173"]
    assert (ASKED if found is None else str(found), doubts) == (expected, ["F5"] if expected == ASKED else [])


@pytest.mark.parametrize("rest", ["yang selesai tepat waktu", "(yang selesai)", "/ rekomendasi", "& arsip"])
def test_a_text_that_was_broken_goes_on_from_the_row_above(rest: str) -> None:
    """A row of nothing but the rest of an indicator in small letters or brackets is no indicator."""
    found = read(
        workbook(
            [
                HEAD,
                (1, "Layanan", "Jumlah laporan", "Dok", 8, 1),
                (None, None, rest),
                (2, "Layanan", "Nilai B", "Dok", 4),
            ]
        )
    )
    assert [one.uraian for one in found.rencana.indikator] == [f"Jumlah laporan {rest}", "Nilai B"]
    assert [str(one.target) for one in found.rencana.indikator] == ["8 Dok", "4 Dok"]


@pytest.mark.parametrize(
    "row", [(None, None, "Jumlah tamu"), (2, None, "jumlah tamu"), (None, None, "jumlah tamu", "Orang", 5)]
)
def test_an_indicator_of_its_own_does_not_go_on_from_the_row_above(row: tuple[Any, ...]) -> None:
    """It begins with a capital, has a number, or figures."""
    found = read(workbook([HEAD, (1, "Layanan", "Jumlah laporan", "Dok", 8, 1), row]))
    assert [one.uraian for one in found.rencana.indikator] == ["Jumlah laporan", row[2]]


@pytest.mark.parametrize(
    ("target", "asked"),
    [(0.9, True), (1, True), (1.5, False), (80, False), ("0,9", True), ("0,9 %", False), (0, False)],
)
def test_a_target_of_a_year_in_per_cent_may_be_a_ratio_up_to_one(target: Any, asked: bool) -> None:
    """0.9 below SATUAN % may be 90 %, as text too (an export turns numbers into text), unless its cell says per cent."""
    hasil = read(workbook([HEAD[:5], (1, "Layanan", "Nilai A", "%", target)]))
    assert [one.sel for one in hasil.temuan if one.kode == "RAK173"] == (["E5"] if asked else [])


@pytest.mark.parametrize(("goal", "expected"), [(0.2, None), (1, None), (0, "0 %"), (1.5, "1,5 %"), (20, "20 %")])
def test_a_target_of_a_quarter_beside_one_in_per_cent_may_be_a_ratio_up_to_one(
    goal: float, expected: str | None
) -> None:
    """0.2 beside 80 % is asked and not read; zero is zero."""
    hasil = read(
        workbook([("NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET TW I"), (1, "Layanan", "Nilai A", "80 %", goal)])
    )
    [indicator] = hasil.rencana.indikator
    first = next(iter(indicator.target_triwulan or (None,)))
    assert (str(first) if first else None) == expected
    assert [one.sel for one in hasil.temuan if one.kode == "RAK173"] == ([] if expected else ["E5"])


def test_of_two_columns_of_one_owner_the_first_counts_and_the_other_is_left_out() -> None:
    """PENANGGUNG JAWAB and PIC, both filled."""
    rows = [(*HEAD[:5], "PENANGGUNG JAWAB", "PIC"), (1, "Layanan", "Nilai A", "Dok", 5, "Seksi A", "Si Budi")]
    [indicator] = read(workbook(rows)).rencana.indikator
    assert (indicator.penanggung_jawab, str(indicator.target)) == ("Seksi A", "5 Dok")


def test_a_heading_in_the_very_first_rows_is_read_with_its_groups() -> None:
    """Groups in row 1, headings in row 2, no title: an export."""
    rows: list[tuple[Any, ...]] = [
        (None, None, None, None, "TRIWULAN I", None, "TRIWULAN II"),
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI", "TARGET", "REALISASI"),
        (1, "Layanan", "Nilai A", "Dok", 5, 4, 6, 7),
    ]
    hasil = read(workbook(rows, ["E1:F1", "G1:H1"], title=()))
    [indicator] = hasil.rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["5 Dok", "6 Dok", "None", "None"]
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["4", "7"]


def test_a_percentage_of_a_group_is_derived_and_a_column_of_no_period_is_asked() -> None:
    """Below REALISASI: TW I, TW II, and a column that names no quarter; JUMLAH there is the sum, % is derived."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI", None, None),
        (None, None, None, None, None, "TW I", "TW II", "Output"),
        (1, "Layanan", "Nilai A", "Dok", 5, 1, 2, 3),
    ]
    asked = {}
    for word in ("Output", "Jumlah", "%"):
        rows[1] = (*rows[1][:7], word)
        hasil = read(workbook(rows, ["F4:H4"]))
        assert [str(one) for one in hasil.laporan.tingkat_triwulan.values()] == ["1", "2"]
        asked[word] = [one.sel for one in hasil.temuan if one.kode == "RAK171"]
    assert asked == {"Output": ["H5:H6"], "Jumlah": [], "%": []}


@pytest.mark.parametrize(
    ("goals", "year", "expected"),
    [
        ((1, 2, 3, 4), 4, True),
        ((1, 1, 1, 1), 4, False),
        ((0, 0, 0, 4), 4, None),
        ((0, 0, 1, 4), 4, True),
        ((1, 2, 3, 4), 7, None),
        ((4, 2, 1, 4), 11, False),
        ((3, 2, 1, 4), 4, None),
        ((1, 2, 3, None), 3, None),
    ],
)
def test_targets_are_to_date_or_of_the_quarter_as_the_year_leaves_no_other_reading(
    goals: tuple[int | None, ...], year: int, expected: bool | None
) -> None:
    """The last is the year's and the sum is not, or the other way round; what fits both or neither is asked."""
    rows = [
        (*HEAD[:5], *(f"TARGET TW {tw}" for tw in ("I", "II", "III", "IV"))),
        (1, "Layanan", "Nilai A", "Dok", year, *goals),
    ]
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert indicator.target_kumulatif is expected
    assert [one.kode for one in hasil.temuan if one.kode == "RAK172"] == ([] if expected is not None else ["RAK172"])


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        ((2, 2, 1, 1), ["C", "D", "A", "B"]),
        ((4, 3, 2, 1), ["D", "C", "B", "A"]),
        (("2.2", "2.1", "1.2", "1.1"), ["D", "C", "B", "A"]),
        ((1, 1, 1, 1), ["A", "B", "C", "D"]),
        ((2, 2, None, None), ["A", "B", "C", "D"]),
        (("II", "II", "I", "I"), ["A", "B", "C", "D"]),
    ],
)
def test_indicators_stand_in_the_order_of_their_numbers(numbers: tuple[Any, ...], order: list[str]) -> None:
    """NO of goals or of indicators, where every one has it; else as the rows stand."""
    rows = [HEAD[:5], *((no, goal, name, "Dok", 4) for no, goal, name in zip(numbers, "xxyy", "ABCD", strict=True))]
    assert [one.uraian for one in read(workbook(rows)).rencana.indikator] == order


def test_a_letter_below_a_quarter_alone_is_understood() -> None:
    """TRIWULAN I over T and R, two rows of headings."""
    rows: list[tuple[Any, ...]] = [
        (*HEAD[:5], "TRIWULAN I", None),
        (*(None,) * 5, "T", "R"),
        (1, "Layanan", "Nilai A", "Dok", 4, 2, 1),
    ]
    hasil = read(workbook(rows, ["F4:G4"]))
    [indicator] = hasil.rencana.indikator
    assert str(next(iter(indicator.target_triwulan or ()))) == "2 Dok"
    assert [str(one) for one in hasil.laporan.tingkat_triwulan.values()] == ["1"]


def test_a_misspelt_heading_is_told_as_what_it_was_taken_for() -> None:
    """INDIKATUR, with its own words first."""
    rows = [("NO", "SASARAN", "INDIKATUR KINERJA", "SATUAN", "TARGET"), (1, "Layanan", "Nilai A", "Dok", 4)]
    [told] = [one.pesan for one in read(workbook(rows)).temuan if one.kode == "RAK171"]
    assert told.startswith("Judul 'INDIKATUR KINERJA' mirip INDIKATOR KEGIATAN")


@pytest.mark.parametrize(
    ("heading", "pagu"), [("PAGUU", 50_000), ("PAGUU (ribu Rp)", 50_000_000), ("Pagu Idikatif", 50_000)]
)
def test_a_misspelt_budget_is_money_in_its_unit(heading: str, pagu: int) -> None:
    """As PAGU is, with the unit that its heading notes."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", heading, "TARGET"),
        (1, "Layanan", "Nilai A", "Survei", 50_000, 4),
    ]
    [line] = read(workbook(rows)).rencana.kegiatan
    assert line.pagu == Rupiah(pagu)


def test_a_refusal_names_the_first_row_of_three_texts() -> None:
    """A list of names: three headings are enough to be told."""
    with pytest.raises(TidakAdaMatriks, match="A4 Nama; B4 Alamat; C4 Telepon"):
        read(workbook([("Nama", "Alamat", "Telepon"), ("Siti", "Jalan A", "081")]))
    with pytest.raises(TidakAdaMatriks, match="A5 Nama; B5 Alamat; C5 Telepon"):
        read(workbook([("Daftar", "pegawai"), ("Nama", "Alamat", "Telepon"), ("Siti", "Jalan A", "081")]))


def test_a_numeral_alone_in_a_row_is_no_quarter() -> None:
    """IV above the rows may number anything: the realisation is of no period known, and asked."""
    rows: list[tuple[Any, ...]] = [(*HEAD[:5], "REALISASI"), ("IV",), (1, "Layanan", "Nilai A", "Dok", 4, 3)]
    hasil = read(workbook(rows))
    assert hasil.laporan.tingkat_triwulan == {}
    assert [one.sel for one in hasil.temuan if one.kode == "RAK171"] == ["F4:F6"]


@pytest.mark.parametrize(
    "heading",
    [("INDIKATOR", "TW I", "TW II", "TW III", "TW IV"), ("NO", "NAMA", "KETERANGAN", "TARGET", "REALISASI")],
    ids=["one heading", "no indicator"],
)
def test_a_refusal_says_that_no_row_of_headings_names_an_indicator_and_its_target(heading: tuple[str, ...]) -> None:
    """Figures below INDIKATOR alone may be anything; whose target NAMA has is no action plan's."""
    with pytest.raises(TidakAdaMatriks, match="tidak ada baris judul dengan indikator dan target"):
        read(workbook([heading, ("Siti", 1, 2, 3, 4)]))


BUDGETED = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "KEGIATAN", "PAGU")
LINES: tuple[tuple[Any, ...], ...] = (
    ("1", "Layanan", "Klien bekerja", "%", 70, "Bimbingan", 40_000_000, 9),
    ("2", "Tata kelola", "PNBP disetor", "Juta Rupiah", 5, "Penyetoran", 50_000_000, 8),
)


def test_a_unit_of_money_that_is_one_of_a_target_multiplies_no_amount() -> None:
    """Revenue is counted in millions, in the last row of the table; the budget beside it in full."""
    rows = ((*BUDGETED, "REALISASI ANGGARAN TW I"), *((*line[:7], 9_000_000) for line in LINES))
    hasil = read(workbook(rows))
    assert [str(line.pagu) for line in hasil.rencana.kegiatan] == ["Rp40.000.000", "Rp50.000.000"]
    assert "RAK180" not in {one.kode for one in hasil.temuan}


def test_a_unit_in_the_first_row_of_the_heading_is_that_of_its_columns() -> None:
    """Merged over the realisation; PAGU beside it is in full."""
    rows = (
        (*BUDGETED, "(dalam jutaan rupiah)"), (*[""] * 7, "REALISASI ANGGARAN TW I", "REALISASI ANGGARAN TW II"),
        *((*line, 9) for line in LINES),
    )  # fmt: skip
    hasil = read(workbook(rows, ["H4:I4"]))
    assert [one.sel for one in hasil.temuan if one.kode == "RAK180"] == ["H5", "I5"]
    assert [str(line.pagu) for line in hasil.rencana.kegiatan] == ["Rp40.000.000", "Rp50.000.000"]
    assert [str(one) for one in hasil.laporan.realisasi_triwulan.values()] == [
        "Rp9.000.000", "Rp9.000.000", "Rp8.000.000", "Rp9.000.000",
    ]  # fmt: skip


def test_a_list_of_places_below_the_table_is_another_table() -> None:
    """Two of its three headings are known, none of figures: its rows are no indicators, and it is told."""
    rows = (BUDGETED, *(line[:7] for line in LINES), ("NO", "KEGIATAN", "LOKASI"), ("1", "Rapat", "Ternate"))
    hasil = read(workbook(rows))
    assert [line.uraian for line in hasil.rencana.kegiatan] == ["Bimbingan", "Penyetoran"]
    assert ("RAK178", "A7") in {(one.kode, one.sel) for one in hasil.temuan}


def test_a_ratio_below_per_cent_is_asked_with_both_readings() -> None:
    """0.7 is 0.7 % or 70 %."""
    hasil = read(workbook([HEAD[:5], (1, "Layanan", "Nilai A", "%", 0.7)]))
    [told] = [one.pesan for one in hasil.temuan if one.kode == "RAK173"]
    assert told.startswith("0,7 % dapat berarti itu, atau 70 persen.")


@pytest.mark.parametrize("heading", ["TARGET DAN REALISASI", "TARGET/REALISASI", "REALISASI TERHADAP TARGET"])
def test_a_heading_that_names_target_and_realisation_is_asked(heading: str) -> None:
    """Which of the two its figures are is not said; of money it is what was spent of what was planned."""
    hasil = read(
        workbook([(*HEAD[:5], f"{heading} TW I", f"{heading} TW II"), (1, "Layanan", "Nilai A", "Dok", 8, 2, 4)])
    )
    assert not hasil.laporan.tingkat_triwulan
    assert {one.sel for one in hasil.temuan if one.kode == "RAK171"} >= {"F4:F5", "G4:G5"}


@pytest.mark.parametrize(
    ("words", "to_date"), [("TRIWULAN INI", False), ("TRIWULAN BERJALAN", False), ("S.D. TRIWULAN INI", True)]
)
def test_figures_of_this_quarter_are_its_own_and_those_up_to_it_are_to_date(words: str, *, to_date: bool) -> None:
    """As the heading says beside the name of the quarter; nothing is asked."""
    rows = [
        (*HEAD[:5], *(f"REALISASI KINERJA TW {tw} ({words})" for tw in ("I", "II"))),
        (1, "Layanan", "Nilai A", "Dok", 8, 2, 4),
    ]
    hasil = read(workbook(rows))
    assert hasil.laporan.tingkat_kumulatif == {"1.1": to_date}
    assert not [one for one in hasil.temuan if one.kode == "RAK172"]


def test_targets_of_which_one_says_otherwise_than_the_rest_are_asked() -> None:
    """TW I is said to be of the quarter, nothing is said of the others, whose figures end at the year's."""
    heads = (*HEAD[:5], "TARGET TW I (TRIWULAN INI)", *(f"TARGET TW {tw}" for tw in ("II", "III", "IV")))
    hasil = read(workbook([heads, (1, "Layanan", "Nilai A", "Dok", 8, 2, 4, 6, 8)]))
    assert [one.target_kumulatif for one in hasil.rencana.indikator] == [None]
    assert "RAK172" in {one.kode for one in hasil.temuan}


@pytest.mark.parametrize("shown", [{"G5": '"Rp"#,##0'}, {}], ids=["by the format", "by the text"])
def test_amounts_are_money_by_their_format_or_by_their_text(shown: dict[str, str]) -> None:
    """TARGET alone says neither."""
    rows = [
        (*HEAD[:4], "TARGET TAHUNAN", "KEGIATAN", "TARGET TW I"),
        (1, "Layanan", "Nilai A", "Dok", 8, "Rapat", 4_000_000 if shown else "Rp 4.000.000"),
    ]
    [line] = read(workbook(rows, formats=shown)).rencana.kegiatan
    assert str(line.penarikan[Triwulan.I]) == "Rp4.000.000"


def test_each_quarter_has_the_plan_of_its_own_column() -> None:
    """RENCANA AKSI TW I to TW IV side by side."""
    heads = (*HEAD[:5], *(f"RENCANA AKSI TW {tw}" for tw in ("I", "II", "III", "IV")), "PAGU")
    rows = [heads, (1, "Layanan", "Nilai A", "Dok", 8, "Satu", "Dua", "Tiga", "Empat", 4_000_000)]
    [line] = read(workbook(rows)).rencana.kegiatan
    assert (line.uraian, list(line.rencana.nilai)) == ("Satu", ["Satu", "Dua", "Tiga", "Empat"])


def test_an_indicator_that_nothing_is_planned_for_yet_is_one() -> None:
    """Its name stands alone in its row of a table without goals; it is none itself."""
    rows = [("INDIKATOR", "SATUAN", "TARGET", "KEGIATAN"), ("Jumlah laporan", "Dok", 8, "Rapat"), ("Jumlah rapat",),
            ("Jumlah surat", "Dok", 4, "Arsip")]  # fmt: skip
    hasil = read(workbook(rows))
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah laporan", "Jumlah rapat", "Jumlah surat"]


def test_a_refusal_names_the_labels_below_a_group() -> None:
    """Not the group once more for each of them."""
    rows = [("NO", "SASARAN", "KEGIATAN", "TARGET", ""), ("", "", "", "TW I", "TW II"), (1, "Layanan", "Rapat", 2, 4)]
    with pytest.raises(TidakAdaMatriks) as refused:
        read(workbook(rows, ["D4:E4"]))
    assert "D5 TW I; E5 TW II" in str(refused.value)
    assert [one.sel for one in refused.value.temuan if one.kode == "RAK120"] == ["A4"]


def test_a_year_that_stands_alone_in_the_title_is_the_plans() -> None:
    """Without the word TAHUN."""
    assert (
        read(workbook([HEAD, ROW], title=(("RENCANA AKSI KINERJA 2027",), ("Dinas Contoh",), ()))).rencana.tahun == 2027
    )


def test_figures_below_a_heading_that_was_not_understood_are_told() -> None:
    """REALISASI stands a row below the other headings, which are not merged down to it; figures beside the table alone are notes."""
    rows = [
        HEAD[:5],
        ("", "", "", "", "", "REALISASI", ""),
        ("", "", "", "", "", "TW I", "TW II"),
        (*ROW[:5], 2, 4, 17),
    ]
    hasil = read(workbook(rows, ["F5:G5"]))
    assert not hasil.laporan.tingkat_triwulan
    assert [one.sel for one in hasil.temuan if one.kode == "RAK171"] == ["F5:F7", "G6:G7"]


def test_a_column_is_named_by_its_quarter_or_month() -> None:
    """In what is told of the form."""
    heads = ("NO", "SASARAN", "INDIKATOR", "TARGET", *(f"REALISASI KINERJA {tw}" for tw in ("TW I", "TW IV", "Mei")))
    [told] = [
        one.pesan
        for one in read(workbook([heads, (1, "Layanan", "Nilai A", 5, 1, 5, 3)])).temuan
        if one.kode == "RAK170"
    ]
    assert [
        text
        for text in ("realisasi kinerja TW I;", "realisasi kinerja TW IV", "realisasi kinerja Mei")
        if text not in told
    ] == []


def test_a_target_beside_a_lower_group_of_realisations_is_the_years() -> None:
    """The group has a name of its own, so that its quarters are none of the target's."""
    rows = [HEAD[:5], ("", "", "", "", "", "REALISASI", ""), ("", "", "", "", "", "TW I", "TW II"),
            (1, "Layanan", "Nilai A", "Dok", 8, 2, 4)]  # fmt: skip
    hasil = read(workbook(rows, ["A4:A6", "B4:B6", "C4:C6", "D4:D6", "F5:G5"]))
    assert [str(one.target) for one in hasil.rencana.indikator] == ["8 Dok"]
    assert [str(one) for one in hasil.laporan.tingkat_triwulan.values()] == ["2", "4"]


@pytest.mark.parametrize("level", ["12 ribu", "1,5 jt", "8½", "1e3", "3 lusin", "2 kali lipat", "18/20"])
def test_a_level_that_a_word_or_a_sign_multiplies_is_asked(level: str) -> None:
    """12 ribu is no 12; words that are a unit are told and left out."""
    rows = (
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI TW I"),
        (1, "Layanan", "Jumlah orang", "Orang", 20, level),
    )
    hasil = read(workbook(rows))
    assert not hasil.laporan.tingkat_triwulan
    assert [one.sel for one in hasil.temuan if one.kode == "RAK335"] == ["F5"]


@pytest.mark.parametrize(("largest", "asked"), [(9_999, True), (10_000, False)])
def test_amounts_below_ten_thousand_rupiah_may_be_thousands(largest: int, *, asked: bool) -> None:
    """All of them; a column whose largest is Rp10.000 is in rupiah."""
    rows = [BUDGETED, *((*line[:6], amount) for line, amount in zip(LINES, (largest, 500), strict=True))]
    assert [one.sel for one in read(workbook(rows)).temuan if one.kode == "RAK176"] == (["G4:G6"] if asked else [])


@pytest.mark.parametrize(("quarter", "told"), [(6_000_000, False), (7_000_000, True)])
def test_a_draw_of_a_quarter_beside_those_of_its_months_is_told_where_it_is_not_their_sum(
    quarter: int, *, told: bool
) -> None:
    """One, two and three millions."""
    heads = (*BUDGETED, *(f"RENCANA PENARIKAN {name}" for name in ("Januari", "Februari", "Maret", "TW I")))
    rows = [heads, (*LINES[0][:7], 1_000_000, 2_000_000, 3_000_000, quarter)]
    hasil = read(workbook(rows))
    assert any("penarikan" in one.pesan.casefold() and "1.1.1" in one.pesan for one in hasil.temuan) is told
    assert str(next(hasil.rencana.kegiatan).penarikan[Triwulan.I]) == f"Rp{quarter // 1_000_000}.000.000"
