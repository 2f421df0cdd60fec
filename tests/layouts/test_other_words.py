"""The same forms in other words and other company: other names of quarters, budgets before a revision, further tables and sheets."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from rak.domain.nilai import BELUM_DIISI
from rak.domain.period_words import NAMA_BULAN
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Triwulan
from rak.layouts.column_periods import quarter, read_period
from rak.layouts.row_kinds import is_signature
from rak.matriks.read.read_result import TidakAdaMatriks
from tests.layouts.sheets import read, workbook

TW = ("TW I", "TW II", "TW III", "TW IV")
MONTHS = (*NAMA_BULAN[:10], "Nopember", "Desember")
JUTA = 1_000_000
HEAD = ("NO", "SASARAN", "INDIKATOR", "TARGET")
BLANK = (None,) * 7
LINE = (1, "Layanan", "Jumlah laporan", 4)


class Cell(NamedTuple):
    """A filled cell, as a grid has it."""

    row: int
    column: int
    value: Any


@pytest.mark.parametrize(
    "spelling",
    ["TRIB {}", "Trib. {}", "TRIBULAN {}", "Q{}", "Quarter {}", "Kw {}", "TRW-{}", "Triw. {}", "TW/{}", "target_tw{}"],
)
def test_a_quarter_is_known_in_every_word_for_it(spelling: str) -> None:
    """1, 2, 3 and 4 below a group TARGET are the targets of the four quarters."""
    labels = [spelling.format(number) for number in range(1, 5)]
    rows: list[tuple[Any, ...]] = [(*HEAD, "TARGET TRIWULAN"), (*(None,) * 4, *labels), (*LINE, 1, 2, 3, 4)]
    [indicator] = read(workbook(rows, ["E4:H4"])).rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("spelling", ["B{}", "B.{}", "B {}", "b{}"])
def test_the_code_of_a_month_is_known_with_a_dot_or_a_blank(spelling: str) -> None:
    """B03 to B12 are targets to date."""
    rows = [(*HEAD, *(spelling.format(code) for code in ("03", "06", "09", "12"))), (*LINE, 1, 2, 3, 4)]
    [indicator] = read(workbook(rows)).rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["1", "2", "3", "4"]
    assert indicator.target_kumulatif is True


@pytest.mark.parametrize(
    ("first", "second", "merges"),
    [
        (("PAGU AWAL", "PAGU REVISI"), None, []),
        (("PAGU SEBELUM REVISI", "PAGU SETELAH REVISI"), None, []),
        (("PAGU", None), ("SEMULA", "MENJADI"), ["F4:G4"]),
    ],
)
def test_the_pagu_after_a_revision_counts_and_the_other_is_named(first: Any, second: Any, merges: list[str]) -> None:
    """40 millions before, 50 after."""
    rows = [
        (*HEAD, "KEGIATAN", *first),
        *([(*(None,) * 5, *second)] if second else []),
        (*LINE, "Kegiatan A", 40 * JUTA, 50 * JUTA),
    ]
    hasil = read(workbook(rows, merges))
    assert [line.pagu for line in hasil.rencana.kegiatan] == [Rupiah(50 * JUTA)]
    [told] = [one.pesan for one in hasil.temuan if one.kode == "RAK170"]
    assert f"Tidak dibaca: {' / '.join(text for text in (first[0], second and second[0]) if text)}" in told


def test_a_budget_of_quarters_beside_its_realisation_is_what_is_to_be_drawn() -> None:
    """ANGGARAN and REALISASI ANGGARAN each over TW I to IV; alone it may be either."""
    groups = ["E4:H4", "I4:L4"]
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "ANGGARAN", None, None, None, "REALISASI ANGGARAN"),
        (*(None,) * 4, *TW, *TW),
        (1, "Layanan", "Jumlah laporan", "Kegiatan A", *(10 * JUTA,) * 4, 9 * JUTA),
    ]
    [line] = read(workbook(rows, groups)).rencana.kegiatan
    assert list(line.penarikan) == [Rupiah(10 * JUTA)] * 4
    with pytest.raises(TidakAdaMatriks):
        read(workbook([row[:8] for row in rows], groups[:1]))


def test_another_table_below_is_named_and_its_heading_is_no_indicator() -> None:
    """The agreement's form: indicators with targets, then programmes with their budget."""
    rows: list[tuple[Any, ...]] = [
        HEAD, (1, "Layanan", "Jumlah laporan", "4 Laporan"), (2, "Tata kelola", "Nilai", "BB"), (),
        ("No", "Program", "Anggaran", "Keterangan"), (1, "Program P", 500 * JUTA, "APBD"),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah laporan", "Nilai"]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK178"] == ["A8"]


def test_a_row_per_month_is_of_performance_and_keeps_the_ends_of_quarters() -> None:
    """BULAN in the rows; TARGET left of it is the year's, TARGET BULAN the month's; never rupiah."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "BULAN", "TARGET BULAN", "REALISASI")
    ]
    rows += [
        (1, "Layanan", "Jumlah laporan", "Laporan", 12, name, at, at if at < 4 else None)
        for at, name in enumerate(MONTHS, 1)
    ]
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert (str(indicator.target), indicator.kegiatan) == ("12 Laporan", ())
    assert [str(goal) for goal in indicator.target_triwulan or ()] == [
        "3 Laporan",
        "6 Laporan",
        "9 Laporan",
        "12 Laporan",
    ]
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["3"]


def test_a_budget_in_every_row_of_a_quarter_is_asked_where_its_heading_does_not_say_pagu() -> None:
    """TARGET TAHUNAN and TARGET, REALISASI and REALISASI ANGGARAN: rows of quarters in another form than the decree's."""
    heading = (
        "NO",
        "SASARAN",
        "INDIKATOR",
        "SATUAN",
        "TARGET TAHUNAN",
        "TRIWULAN",
        "TARGET",
        "REALISASI",
        "ANGGARAN",
        "REALISASI ANGGARAN",
    )
    rows: list[tuple[Any, ...]] = [heading]
    rows += [(1, "Layanan", "Jumlah laporan", "Laporan", 4, str(tw), 1, 1, 10 * JUTA, 9 * JUTA) for tw in range(1, 5)]
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["1 Laporan"] * 4
    assert [str(line.pagu) for line in indicator.kegiatan] == ["belum diisi"]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK173"] == ["I5:I8"]
    named = read(workbook([tuple("PAGU" if text == "ANGGARAN" else text for text in heading), *rows[1:]]))
    assert [line.pagu for line in named.rencana.kegiatan] == [Rupiah(10 * JUTA)]


def test_of_several_sheets_with_a_plan_the_visible_one_is_read_and_the_others_are_named() -> None:
    """One sheet per section is common: nobody may think that all of them were read."""
    rows = [(*HEAD, *(f"TARGET {tw}" for tw in TW)), (*LINE, 1, 2, 3, 4)]
    book = load_workbook(io.BytesIO(workbook(rows)))
    first = book.worksheets[0]
    copy = book.copy_worksheet(first)
    copy.title, copy["C5"].value, first.sheet_state = "Bidang B", "Jumlah surat", "hidden"
    book.active = 1
    stream = io.BytesIO()
    book.save(stream)
    hasil = read(stream.getvalue())
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah surat"]
    [told] = [one for one in hasil.temuan if one.kode == "RAK121"]
    assert (told.tingkat, told.lembar) == (Tingkat.PERINGATAN, "Bidang B")
    assert "tidak dibaca: 'Rencana Aksi'" in told.pesan


def test_headings_may_be_shortened_to_a_letter() -> None:
    """SAT, TGT; below each quarter KINERJA and ANGGARAN, and below these T and R."""
    groups = [f"TRIWULAN {name}" for name in ("I", "II", "III", "IV")]
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "IND.", "SAT", "TGT", "KEG.", "PAGU", *(text for name in groups for text in (name, *BLANK[:3]))),
        (*BLANK[:7], *("KINERJA", None, "ANGGARAN", None) * 4),
        (*BLANK[:7], *("T", "R") * 8),
        (1, "Layanan", "Jumlah laporan", "Laporan", 4, "Kegiatan A", 40 * JUTA, 1, 1, 10 * JUTA, 9 * JUTA,
         2, None, 10 * JUTA, None, 3, None, 10 * JUTA, None, 4, None, 10 * JUTA),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == [f"{at} Laporan" for at in (1, 2, 3, 4)]
    assert list(indicator.kegiatan[0].penarikan) == [Rupiah(10 * JUTA)] * 4
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["1"]
    assert list(hasil.laporan.realisasi_triwulan.values()) == [Rupiah(9 * JUTA)]


def test_a_target_of_another_year_is_not_read_and_named() -> None:
    """TARGET 2025 beside TARGET 2026, in a plan of 2026; without a year above the table it is asked which counts."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR", "TARGET 2025", "TARGET 2026"),
        (*LINE[:3], "3 Laporan", "4 Laporan"),
    ]
    hasil = read(workbook(rows))
    assert str(next(iter(hasil.rencana.indikator)).target) == "4 Laporan"
    assert any(one.pesan.endswith("Tidak dibaca: TARGET 2025.") for one in hasil.temuan)
    with pytest.raises(TidakAdaMatriks):
        read(workbook(rows, title=[("Dinas Contoh",)]))


def test_codes_of_all_months_are_targets_to_date() -> None:
    """B01 to B12, of which the ends of quarters are kept."""
    rows = [(*HEAD, *(f"B{month:02}" for month in range(1, 13))), (*LINE[:3], 12, *range(1, 13))]
    [indicator] = read(workbook(rows)).rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["3", "6", "9", "12"]


def test_budget_below_a_realisation_is_what_was_spent() -> None:
    """Realisasi TW I over Kinerja and Anggaran (Rp): the second is money that was spent; PAGU there stays a question."""
    for word, spent in (("Anggaran (Rp)", [Rupiah(9 * JUTA)]), ("Pagu (Rp)", [])):
        rows: list[tuple[Any, ...]] = [
            (*HEAD, "KEGIATAN", "PAGU", "Realisasi TW I", None), (*BLANK[:6], "Kinerja", word),
            (*LINE, "Kegiatan A", 40 * JUTA, 1, 9 * JUTA),
        ]  # fmt: skip
        assert list(read(workbook(rows, ["G4:H4"])).laporan.realisasi_triwulan.values()) == spent


@pytest.mark.parametrize("merges", [["A5:F5", "A8:F8"], []])
@pytest.mark.parametrize("band", ["TRIWULAN {}", "Periode Tw {} Tahun 2026"])
def test_a_row_over_the_width_names_the_quarter_of_the_rows_below(band: str, merges: list[str]) -> None:
    """Two indicators in TRIWULAN I, the same two in TRIWULAN II; NO is their number and no quarter."""
    rows: list[tuple[Any, ...]] = [("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI")]
    for at, name in enumerate(("I", "II"), 1):
        rows += [
            (band.format(name),),
            (1, "Layanan", "Laporan", "Dok", at, at),
            (2, "Layanan", "Rapat", "Kali", 5 * at, 4 * at),
        ]
    hasil = read(workbook(rows, merges))
    assert [one.uraian for one in hasil.rencana.indikator] == ["Laporan", "Rapat"]
    [_, second] = hasil.rencana.indikator
    assert [str(one) for one in second.target_triwulan or ()] == ["5 Kali", "10 Kali", "None", "None"]
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["1", "2", "4", "8"]


def test_the_title_names_the_quarter_of_a_realisation_and_a_target_is_asked() -> None:
    """CAPAIAN TRIWULAN II above TARGET and REALISASI; without a quarter in the title the realisation is asked too."""
    rows: list[tuple[Any, ...]] = [(*HEAD[:3], "SATUAN", "TARGET", "REALISASI"), (*LINE[:3], "Laporan", 4, 1)]
    title = [("CAPAIAN KINERJA TRIWULAN II TAHUN 2026",), ("Dinas Contoh",)]
    hasil = read(workbook(rows, title=title))
    assert {str(tw): str(level) for (_, tw), level in hasil.laporan.tingkat_triwulan.items()} == {"TW II": "1"}
    assert next(iter(hasil.rencana.indikator)).target.kosong
    assert [one.sel for one in hasil.temuan if one.kode == "RAK171"] == ["E3:E4"]
    bare = read(workbook(rows))
    assert (str(next(iter(bare.rencana.indikator)).target), bare.laporan.tingkat_triwulan) == ("4 Laporan", {})
    assert [(one.sel, one.tingkat) for one in bare.temuan if one.kode == "RAK171"] == [("F4:F5", Tingkat.PERINGATAN)]


def test_money_to_date_without_the_quarter_before_is_asked() -> None:
    """REALISASI s.d. TW II alone: what was spent in TW II is not known, and that is said at its cell."""
    rows = [(*HEAD, "KEGIATAN", "PAGU", "REALISASI ANGGARAN s.d. TW II"), (*LINE, "Kegiatan A", 40 * JUTA, 10 * JUTA)]
    hasil = read(workbook(rows))
    assert hasil.laporan.realisasi_triwulan == {}
    assert [one.sel for one in hasil.temuan if one.kode == "RAK173"] == ["G5"]


def test_rows_of_quarters_with_targets_of_their_own_are_not_the_decrees_matrix() -> None:
    """TARGET of the year, TARGET TW and REALISASI TW of performance, money of the year and of the row."""
    rows: list[tuple[Any, ...]] = [
        (
            "NO",
            "SASARAN",
            "INDIKATOR",
            "TARGET",
            "RENCANA AKSI",
            "TW",
            "TARGET TW",
            "REALISASI TW",
            "ANGGARAN",
            "REALISASI ANGGARAN",
        )
    ]
    rows += [
        (
            *LINE[:3],
            "4 Laporan",
            f"aksi {name}",
            name,
            at,
            1 if at == 1 else None,
            40 * JUTA if at == 1 else None,
            9 * JUTA if at == 1 else None,
        )
        for at, name in enumerate(("I", "II", "III", "IV"), 1)
    ]
    hasil = read(workbook(rows, ["I5:I8"]))
    [indicator] = hasil.rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == [f"{at} Laporan" for at in (1, 2, 3, 4)]
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["1"]
    assert indicator.kegiatan[0].pagu == Rupiah(40 * JUTA)
    assert list(hasil.laporan.realisasi_triwulan.values()) == [Rupiah(9 * JUTA)]


NOTE: list[tuple[Any, ...]] = [
    ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TW I", "TARGET TW II"),
    (1, "Layanan", "Jumlah laporan", "Laporan", 3, 6),
    ("Ket.: angka sementara",),
    (2, "Layanan", "Jumlah rapat", "Rapat", 5, 12),
    (None, "Ternate, 5 Januari 2026", None, None, "Mengetahui,"),
    (None, "Kepala,", "Kepala Seksi,"),
    (None, "NIP. 19800101", "NIP. 19810101", None, "Pembina Tk. 1 (IV/a)"),
]


def test_data_below_a_note_are_read_and_signatures_below_the_table_are_not() -> None:
    """A note in the middle of the table does not end it: nothing below is lost without a word."""
    hasil = read(workbook(NOTE))
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah laporan", "Jumlah rapat"]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK178"] == ["A6"]


def test_a_heading_that_ends_in_rp_is_money_whatever_else_it_names() -> None:
    """REALISASI KINERJA PADA TRIWULAN I Rp, in one row of headings with numbers below it."""
    hasil = read(workbook([
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "KEGIATAN", "PAGU", *(f"Realisasi Kinerja Triwulan I {unit}" for unit in ("K", "Rp"))),
        (1, 2, 3, 4, 5, 6, 7, 8),
        (1, "Layanan", "Jumlah laporan", "Laporan", "Pelayanan", "40000000", "3", "9000000"),
    ]))  # fmt: skip
    assert dict(hasil.laporan.realisasi_triwulan) == {("1.1.1", Triwulan.I): Rupiah(9_000_000)}
    assert dict(hasil.laporan.tingkat_triwulan) == {("1.1", Triwulan.I): 3}
    assert [one.kode for one in hasil.temuan if one.kode in {"RAK171", "RAK176"}] == []


COUNTED = (*HEAD, "RENCANA CAPAIAN", None, None, None, "REALISASI CAPAIAN", None, None, None)


@pytest.mark.parametrize(
    ("word", "labels", "known"),
    [
        ("Triwulan", (1, 2, 3, 4), True),
        ("TRIWULAN KE-", ("1", "2", "3", "4"), True),
        ("TW", (1, 2), True),
        ("Triwulan", (1, 3, 2, 4), False),
        ("Triwulan", (2, 3, 4, 5), False),
        ("Triwulan", (1,), False),
        ("Bobot", (1, 2, 3, 4), False),
        ("Triwulan berjalan", (1, 2, 3, 4), False),
    ],
)
@pytest.mark.parametrize("merged", [True, False])
def test_figures_below_the_word_triwulan_are_the_quarters(
    word: str, labels: tuple[Any, ...], *, known: bool, merged: bool
) -> None:
    """They count up from 1; figures below any other word, or in any other order, are no periods."""
    rest = [*labels, *[None] * (4 - len(labels))]
    rows: list[tuple[Any, ...]] = [
        COUNTED,
        (*(None,) * 4, word, None, None, None, word, None, None, None),
        (*(None,) * 4, *rest, *rest),
        (*LINE, 1, 2, 3, 4, 1, 1, None, None),
    ]
    data = workbook(rows, ["E4:H4", "I4:L4", "E5:H5", "I5:L5"] if merged else [])
    if not known:
        with pytest.raises(TidakAdaMatriks):
            read(data)
        return
    hasil = read(data)
    [indicator] = hasil.rencana.indikator
    expected = [str(number) if number <= len(labels) else None for number in range(1, 5)]
    assert [str(goal) if goal else None for goal in indicator.target_triwulan or ()] == expected
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["1", "1"]


def test_figures_below_the_word_bulan_are_the_months() -> None:
    """The ends of quarters are kept, and a row of the numbers of all columns is none of labels."""
    rows = [(*HEAD, "TARGET BULAN KE"), (*(None,) * 4, *range(1, 13)), tuple(range(1, 17)), (*LINE, *range(12))]
    [indicator] = read(workbook(rows, ["E4:P4"])).rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["2", "5", "8", "11"]


def test_a_heading_of_120_characters_names_its_period_and_a_longer_one_does_not() -> None:
    """Texts are longer, headings are not."""
    heading = "Realisasi TW I " + "x" * 105
    assert read_period(heading).periode == quarter(1)
    assert read_period(f"{heading}x").periode is None


def test_a_nip_within_the_first_200_characters_is_a_signature() -> None:
    """In the middle of a long text it is none."""
    assert is_signature({1: Cell(9, 1, f"{'x ' * 98} NIP")})
    assert not is_signature({1: Cell(9, 1, f"{'x ' * 99} NIP")})


@pytest.mark.parametrize(("band", "expected"), [("TW I", {Triwulan.I: 1}), ("III", {})])
def test_a_row_of_four_letters_names_a_quarter_and_a_figure_alone_does_not(
    band: str, expected: dict[Triwulan, int]
) -> None:
    """III numbers goals, programmes and anything."""
    rows = [(*HEAD, "REALISASI"), (band,), (*LINE, 1)]
    hasil = read(workbook(rows, ["A5:E5"]))
    assert {tw: level for (_, tw), level in hasil.laporan.tingkat_triwulan.items()} == expected


def test_achievement_alone_is_asked_and_beside_a_realisation_left_out() -> None:
    """It may be the level that is reached, or the percentage of the target."""
    alone = read(workbook([(*HEAD, "CAPAIAN"), (*LINE, 80)]))
    assert [one.sel for one in alone.temuan if one.kode == "RAK171"] == ["E4:E5"]
    beside = read(workbook([(*HEAD, "REALISASI TW I", "CAPAIAN"), (*LINE, 1, 80)]))
    assert [one.sel for one in beside.temuan if one.kode == "RAK171"] == []


def test_realisation_of_the_action_plan_is_a_realisation_and_a_plan_to_follow_up_is_no_plan() -> None:
    """REALISASI RENCANA AKSI TW I holds a level; RENCANA TINDAK LANJUT words that are not kept."""
    rows = [(*HEAD, "REALISASI RENCANA AKSI", "RENCANA TINDAK LANJUT"), (*(None,) * 4, "TW I"), (*LINE, 2, "rapat")]
    hasil = read(workbook(rows))
    assert list(hasil.laporan.tingkat_triwulan.values()) == [2]
    assert "Tidak dibaca: RENCANA TINDAK LANJUT" in next(one.pesan for one in hasil.temuan if one.kode == "RAK170")


@pytest.mark.parametrize(("merges", "read_as"), [(["F5:F6"], None), (["F5:F5"], 9 * JUTA), ([], 9 * JUTA)])
def test_a_budget_over_two_lines_is_asked_and_over_its_own_is_not(merges: list[str], read_as: int | None) -> None:
    """Which part of it is whose is not said."""
    rows = [
        (*HEAD, "KEGIATAN", "PAGU"), (*LINE, "Kegiatan A", 9 * JUTA), (2, "Layanan", "Jumlah rapat", 5, "Kegiatan B", None),
    ]  # fmt: skip
    hasil = read(workbook(rows, [area for area in merges if area[:2] != area[3:]]))
    first = next(hasil.rencana.kegiatan)
    assert first.pagu == (Rupiah(read_as) if read_as else BELUM_DIISI)
    assert ("RAK179" in {one.kode for one in hasil.temuan}) is (read_as is None)


def test_lines_of_a_quarter_without_an_activity_belong_to_the_line_above() -> None:
    """L5: KEGIATAN stands in the first of four rows, a second activity in the fifth."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "TRIWULAN", "PAGU", "REALISASI ANGGARAN"),
        *(
            (1 if at == 0 else None, "Layanan", "Jumlah laporan", name if at % 4 == 0 else None, TW[at % 4], 40 * JUTA if at % 4 == 0 else None, at * JUTA)
            for at, name in enumerate(["A"] * 4 + ["B"] * 4)
        ),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    assert [one.uraian for one in hasil.rencana.kegiatan] == ["A", "B"]
    assert {(kode, int(tw)): amount.nilai // JUTA for (kode, tw), amount in hasil.laporan.realisasi_triwulan.items() if isinstance(amount, Rupiah)} == {
        **{("1.1.1", at + 1): at for at in range(4)}, **{("1.1.2", at + 1): at + 4 for at in range(4)},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("last", "value", "name"),
    [("TARGET", 4, "perjanjian kinerja tanpa periode"), ("PAGU", 4 * JUTA, "satu baris per indikator tanpa periode")],
)
def test_a_table_without_periods_is_an_agreement_where_it_has_targets(last: str, value: int, name: str) -> None:
    """L8 in both of its kinds."""
    rows = [("NO", "SASARAN", "INDIKATOR", "KEGIATAN", last), (1, "Layanan", "Jumlah laporan", "Pelayanan", value)]
    assert name in next(one.pesan for one in read(workbook(rows)).temuan if one.kode == "RAK170")


@pytest.mark.parametrize(
    ("word", "typed"),
    [("REALISASI", "REALIASI"), ("REALISASI", "RELAISASI"), ("REALISASI", "REALISASSI"), ("TRIWULAN", "TRWULAN"),
     ("TRIWULAN", "TIRWULAN"), ("TARGET", "TAGRET"), ("INDIKATOR", "INDIKTOR"), ("ANGGARAN", "ANGARAN"), ("KUMULATIF", "KUMULTIF")],
)  # fmt: skip
def test_a_slip_in_a_long_word_of_a_heading_is_put_right_and_told(word: str, typed: str) -> None:
    """A letter left out, doubled or in the place of the next: the same figures as without it, and one info more."""
    quarters = ("I", "II", "III", "IV")
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", *(f"TARGET KUMULATIF TRIWULAN {tw}" for tw in quarters),
            *(f"REALISASI KUMULATIF TRIWULAN {tw}" for tw in quarters), *(f"REALISASI ANGGARAN TRIWULAN {tw}" for tw in quarters))  # fmt: skip
    row = (1, "Layanan", "Jumlah laporan", "Laporan", 8, 2, 4, 6, 8, 2, 3, None, None, 9_000_000, 11_000_000)
    right, found = (read(workbook([[one.replace(word, by) for one in head], row])) for by in (word, typed))
    assert (found.rencana, found.laporan) == (right.rencana, right.laporan)
    assert len(found.laporan.realisasi_triwulan) == len(found.laporan.tingkat_triwulan) == 2
    told = [one for one in found.temuan if typed in one.pesan and one.kode == "RAK170"]
    assert [one.pesan for one in told if "Salah ketik" in one.pesan] == [
        f"Salah ketik di judul: '{typed}' dibaca {word}."
    ]
    assert [one.kode for one in found.temuan if one.tingkat is not Tingkat.INFO] == [
        one.kode for one in right.temuan if one.tingkat is not Tingkat.INFO
    ]


@pytest.mark.parametrize("heading", ["PENERAPAN TW I", "TAHANAN TW I", "BENCANA TW I"])
def test_other_words_are_no_slips(heading: str) -> None:
    """PENERAPAN is no PENYERAPAN, TAHANAN no TAHUNAN, BENCANA no RENCANA."""
    found = read(
        workbook([("NO", "SASARAN", "INDIKATOR", "TARGET", heading), (1, "Layanan", "Jumlah laporan", "8 Laporan", 5)])
    )
    assert not [one for one in found.temuan if "Salah ketik" in one.pesan]
