"""Rows below a heading: indicators, goals, what goes on, what ends the table, and what is told because nothing says what it is."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import HasilBaca, TidakAdaMatriks
from tests.layouts.sheets import read, workbook

HEAD = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI TW I", "KETERANGAN TW I")
FIRST: tuple[Any, ...] = (1, "Layanan", "Jumlah laporan", "Dok", 8, 2, "selesai")
LAST: tuple[Any, ...] = (9, "Layanan", "Jumlah buku", "Buku", 4, 1)


def _read(*rows: tuple[Any, ...], head: tuple[Any, ...] = HEAD, merges: tuple[str, ...] = ()) -> HasilBaca:
    """The heading is row 4, the rows stand below it."""
    return read(workbook([head, *rows], merges))


def _names(hasil: HasilBaca) -> list[str]:
    return [one.uraian for one in hasil.rencana.indikator]


def _told(hasil: HasilBaca, kode: str) -> list[str | None]:
    return [one.sel for one in hasil.temuan if one.kode == kode]


@pytest.mark.parametrize(
    ("row", "told", "names"),
    [
        ((None, None, "yang selesai", None, "dan tepat"), [], ["Jumlah laporan yang selesai", "Jumlah buku"]),
        ((None, None, None, None, None, None, "tepat waktu"), [], ["Jumlah laporan", "Jumlah buku"]),
        ((None, None, None, None, None, None, "Tepat waktu"), ["G6"], ["Jumlah laporan", "Jumlah buku"]),
        ((3, None, "jumlah tamu"), [], ["Jumlah laporan", "jumlah tamu", "Jumlah buku"]),
        ((None, None, None, None, 7), ["E6"], ["Jumlah laporan", "Jumlah buku"]),
        ((None, None, "120", None, 7), ["C6"], ["Jumlah laporan", "Jumlah buku"]),
        ((None, None, "Rp", None, 7), ["C6"], ["Jumlah laporan", "Jumlah buku"]),
        ((None, None, "Jumlah laporan", "Dok", 9), ["C6"], ["Jumlah laporan", "Jumlah buku"]),
        ((3, "Layanan", "Jumlah tamu", "Orang", "-", "-", "jumlah"), [], ["Jumlah laporan", "Jumlah tamu", "Jumlah buku"]),
        ((3, "Layanan", "Jumlah tamu", "Orang", 5, None, "Total"), [], ["Jumlah laporan", "Jumlah tamu", "Jumlah buku"]),
        ((3, "Layanan", "Jumlah tamu", "Orang", "TW II", 5), ["A6"], ["Jumlah laporan", "Jumlah buku"]),
        ((3, "Layanan", "Jumlah tamu", "Orang", "TW II: 5", 5), [], ["Jumlah laporan", "Jumlah tamu", "Jumlah buku"]),
        ((None, None, "A. Jumlah tamu"), [], ["Jumlah laporan", "A. Jumlah tamu", "Jumlah buku"]),
        ((None, None, "kWh terpasang goes"), [], ["Jumlah laporan kWh terpasang goes", "Jumlah buku"]),
        (("Jumlah", None, None, None, 12, 3), [], ["Jumlah laporan", "Jumlah buku"]),
    ],
    ids=[
        "goes on, words for a target too", "goes on in a note alone", "a note of nothing", "a number of its own", "a figure alone",
        "a figure for a name", "a unit for a name", "the same once more", "dashes", "a total in a note", "a label for a figure",
        "a label with a figure", "of another numbering", "goes on with a unit", "a total",
    ],
)  # fmt: skip
def test_a_row_below_an_indicator_is_one_or_goes_on_or_is_told(
    row: tuple[Any, ...], told: list[str], names: list[str]
) -> None:
    """What is neither of the two is told with its first cell (RAK178), and never lost."""
    hasil = _read(
        (*FIRST[:4], "Sangat baik" if "goes" in str(row) or row[4:5] == ("dan tepat",) else 8, *FIRST[5:]), row, LAST
    )
    assert (_names(hasil), _told(hasil, "RAK178")) == (names, told)


def test_words_below_a_blank_cell_go_on_from_nothing() -> None:
    """The indicator above has no note: the words below are told."""
    assert _told(_read(FIRST[:6], (*(None,) * 6, "tepat waktu"), LAST), "RAK178") == ["G6"]


def test_words_before_any_indicator_are_told() -> None:
    """In small letters, in the first row."""
    hasil = _read((None, None, None, None, None, None, "tepat waktu"), FIRST, LAST)
    assert (_told(hasil, "RAK178"), _names(hasil)) == (["G5"], ["Jumlah laporan", "Jumlah buku"])


@pytest.mark.parametrize(
    ("texts", "gap", "another"),
    [
        (("NO", "LOKASI", "ALAMAT"), False, False),
        (("NO", "KEGIATAN", "LOKASI"), False, True),
        (("KEGIATAN", "LOKASI"), True, False),
        (("KEGIATAN", "KETERANGAN"), True, True),
        (("KEGIATAN", "KETERANGAN"), False, False),
        (("LOKASI", "PAGU"), False, True),
        (("PAGU",), False, False),
        (("LOKASI 2", "PAGU"), False, False),
        (("LOKASI", "PAGU TW 1"), False, True),
    ],
)
def test_headings_below_a_table_begin_another(texts: tuple[str, ...], gap: bool, another: bool) -> None:
    """One that names figures, two of three that are known, or two below a blank row; a row with figures is none."""
    below = (*(((),) if gap else ()), texts, *((f"{text} A" for text in texts),) * 1)
    told = [one.pesan for one in _read(FIRST, LAST, *map(tuple, below)).temuan if one.kode == "RAK178"]
    assert any(one.startswith("Tabel lain yang judulnya di baris") for one in told) is another


@pytest.mark.parametrize(("gap", "refused"), [(True, False), (False, True)])
def test_more_rows_that_are_not_understood_than_indicators_refuse_a_table_unless_they_stand_below_a_gap(
    gap: bool, refused: bool
) -> None:
    """Three figures without a name right below two indicators; behind a blank row each is told."""
    rows = (FIRST, LAST, *(((),) if gap else ()), *((None, None, None, None, at) for at in (5, 6, 7)))
    if refused:
        with pytest.raises(TidakAdaMatriks, match="baris-baris di bawah judulnya tidak dipahami"):
            _read(*rows)
    else:
        assert _told(_read(*rows), "RAK178") == ["E8", "E9", "E10"]


def test_what_stands_below_a_gap_says_nothing_of_the_columns() -> None:
    """Amounts of a signature or note block make no money of REALISASI TW I."""
    hasil = _read(FIRST, LAST, (), (None, None, None, None, None, "Rp 9.000.000"))
    assert [str(one) for one in hasil.laporan.tingkat_triwulan.values()] == ["2", "1"]


@pytest.mark.parametrize(("owner", "count"), [("Kepala Seksi A", 2), ("Seksi A", 2)])
def test_the_last_indicator_is_one_whoever_answers_for_it(owner: str, count: int) -> None:
    """Kepala begins a signature too; a row with an indicator and a figure is none."""
    hasil = _read((*FIRST[:5], owner), (*LAST[:5], owner), ("Kepala Dinas",), head=(*HEAD[:5], "PJ"))
    assert len(_names(hasil)) == count


@pytest.mark.parametrize(
    ("text", "area", "names"),
    [
        ("PROGRAM A", "C6:E6", ["Jumlah laporan", "Jumlah buku"]),
        ("PROGRAM A", "C6:D6", ["Jumlah laporan", "PROGRAM A", "Jumlah buku"]),
        ("Layanan dasar", "B6:G6", ["Jumlah laporan", "Jumlah buku"]),
    ],
)
def test_words_over_three_columns_and_more_are_of_a_group(text: str, area: str, names: list[str]) -> None:
    """Over two they may be a long name of an indicator that is not filled in yet."""
    row = [None, None, text] if area.startswith("C") else [None, text]
    assert _names(_read(FIRST, tuple(row), LAST, merges=(area,))) == names


def test_an_indicator_over_three_columns_with_its_number_is_one() -> None:
    """It is not filled in yet; its name is merged as all others are."""
    head = ("NO", "INDIKATOR", None, None, "SASARAN", "TARGET")
    rows = [
        (1, "Jumlah laporan", None, None, "Layanan", 8),
        (2, "Jumlah tamu"),
        (3, "Jumlah buku", None, None, "Layanan", 4),
    ]
    hasil = _read(*rows, head=head, merges=tuple(f"B{at}:D{at}" for at in (4, 5, 6, 7)))
    assert _names(hasil) == ["Jumlah laporan", "Jumlah tamu", "Jumlah buku"]


@pytest.mark.parametrize(
    ("row", "goals"),
    [
        ((None, "Sasaran 2: Tata kelola"), ["Sasaran 1: Layanan", "Sasaran 2: Tata kelola"]),
        ((2, "Sasaran pegawai tercapai"), ["Sasaran 1: Layanan"]),
    ],
)
def test_a_row_that_names_a_goal_has_no_number_of_the_indicators(row: tuple[Any, ...], goals: list[str]) -> None:
    """With one it is an indicator that is not filled in yet."""
    hasil = _read(
        (None, "Sasaran 1: Layanan"), (1, "Jumlah laporan", "Dok", 8), row, (3, "Jumlah buku", "Buku", 4),
        head=("NO", "INDIKATOR", "SATUAN", "TARGET"),
    )  # fmt: skip
    assert [one.uraian for one in hasil.rencana.sasaran] == goals


LINES = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU")


@pytest.mark.parametrize(
    ("third", "lines", "told"),
    [
        (("Jumlah laporan", 8, "Rapat", 6_000_000), ["Rapat", "Arsip"], ["A7"]),
        (("Jumlah laporan", 8, "Survei", 6_000_000), ["Rapat", "Survei", "Arsip"], []),
        (("Jumlah laporan", 8, None, 6_000_000), ["Rapat", "Arsip"], ["A7"]),
        (("Jumlah buku", 4, "Arsip", 6_000_000), ["Rapat", "Arsip", "Arsip"], []),
        ((None, None, "Survei", 6_000_000), ["Rapat", "Arsip", "Survei"], []),
    ],
    ids=["its line again", "a line of its own", "without a line", "right below", "without its name"],
)
def test_an_indicator_that_is_named_once_more_has_a_further_line(
    third: tuple[Any, ...], lines: list[str], told: list[str]
) -> None:
    """The line of one that others follow is not one more; without a line its row is told (RAK178)."""
    hasil = _read(
        (1, "Layanan", "Jumlah laporan", 8, "Rapat", 5_000_000),
        (2, "Layanan", "Jumlah buku", 4, "Arsip", 4_000_000),
        (1, "Layanan", *third),
        head=LINES,
    )
    assert ([line.uraian for line in hasil.rencana.kegiatan], _told(hasil, "RAK178")) == (lines, told)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("TW II", (Triwulan.II, None)), ("s.d. TW II", (Triwulan.II, True)), ("TW II: lanjutan TW I", (Triwulan.II, None)),
        ("s.d. TW II: lanjutan TW I", (Triwulan.II, True)), ("II", (Triwulan.II, None)), ("lanjutan", None),
    ],
)  # fmt: skip
def test_a_label_in_a_row_names_its_period_first(label: str, found: tuple[Triwulan, bool | None] | None) -> None:
    """Whatever follows it; one that names none is told (RAK178)."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TRIWULAN", "REALISASI KINERJA")
    hasil = _read(
        (1, "Layanan", "Jumlah laporan", "Dok", "TW I", 1), (None, None, None, None, label, 3),
        (2, "Layanan", "Jumlah buku", "Buku", "TW I", 1), head=head,
    )  # fmt: skip
    levels = {tw: str(value) for (kode, tw), value in hasil.laporan.tingkat_triwulan.items() if kode == "1.1"}
    assert levels == {Triwulan.I: "1"} | ({found[0]: "3"} if found else {})
    assert _told(hasil, "RAK178") == ([] if found else ["E6"])
    assert hasil.laporan.tingkat_kumulatif.get("1.1") is (found and found[1])


def test_a_row_below_a_band_that_names_no_indicator_is_told() -> None:
    """TRIWULAN I over the width names the period of the rows below it, not whose they are."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "REALISASI KINERJA")
    rows: list[tuple[Any, ...]] = [
        ("TRIWULAN I",), (1, "Layanan", "Jumlah laporan", "Dok", 2), (None, None, None, None, 7),
        ("TRIWULAN II",), (1, "Layanan", "Jumlah laporan", "Dok", 4),
    ]  # fmt: skip
    hasil = _read(*rows, head=head)
    assert [str(value) for value in hasil.laporan.tingkat_triwulan.values()] == ["2", "4"]
    assert _told(hasil, "RAK178") == ["E7"]


def test_a_figure_below_the_heading_s_own_merge_is_of_no_indicator() -> None:
    """INDIKATOR is merged down beside a row of figures: INDIKATOR is the name of none."""
    hasil = _read((None, None, None, "Dok", 7, 7), FIRST, LAST, merges=("C4:C5",))
    assert _names(hasil) == ["Jumlah laporan", "Jumlah buku"]


def test_the_last_indicator_counts_though_it_stands_below_a_gap() -> None:
    """Its amount alone says that TARGET TW I is of money."""
    head = (*HEAD[:4], "TARGET TAHUNAN", "KEGIATAN", "TARGET TW I")
    rows = (
        (1, "Layanan", "Nilai A", "Dok", 8, "Rapat"),
        (),
        (2, "Layanan", "Nilai B", "Dok", 8, "Arsip", "Rp 4.000.000"),
    )
    *_, line = _read(*rows, head=head).rencana.kegiatan
    assert str(line.penarikan[Triwulan.I]) == "Rp4.000.000"


def test_goals_in_rows_of_their_own_beside_labels() -> None:
    """Numbered I and II above the indicators 1 and 2, each with a row per quarter."""
    head = ("NO", "INDIKATOR", "SATUAN", "TARGET", "TRIWULAN", "REALISASI")
    rows: list[tuple[Any, ...]] = []
    for number, goal, name in (("I", "Layanan prima", "Jumlah laporan"), ("II", "Tata kelola", "Jumlah buku")):
        rows += [(number, goal), *((len(number), name, "Dok", 8, tw, 2) for tw in ("TW I", "TW II"))]
    assert [one.uraian for one in _read(*rows, head=head).rencana.sasaran] == ["Layanan prima", "Tata kelola"]


@pytest.mark.parametrize(
    ("head", "rows", "lines"),
    [
        (("NO", "SASARAN", "INDIKATOR", "TARGET", "PAGU"), ((4, 5_000_000), (8, None)), [1, 0]),
        (
            ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU"),
            ((4, "Rapat", 5_000_000), (8, "Arsip", None)),
            [1, 1],
        ),
        (
            ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU"),
            ((4, "Rapat", 5_000_000), (8, None, None)),
            [1, 0],
        ),
    ],
)
def test_an_indicator_has_a_budget_line_where_an_activity_or_an_amount_is_named(
    head: tuple[str, ...], rows: tuple[tuple[Any, ...], ...], lines: list[int]
) -> None:
    """Without either it has none."""
    hasil = _read(*((at, "Layanan", f"Nilai {at}", *row) for at, row in enumerate(rows, 1)), head=head)
    assert [len(one.kegiatan) for one in hasil.rencana.indikator] == lines


def test_budgets_within_budgets_are_sought_in_the_order_of_the_rows() -> None:
    """Whatever numbers the indicators have: each program holds the activity below it."""
    head = ("NO", "KODE", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU")
    lines = (("Program A", 3), ("Kegiatan B", 3), ("Program C", 5), ("Kegiatan D", 5))
    rows = (
        (9 - at, None, "Layanan", f"Nilai {at}", 8, name, budget * 1_000_000) for at, (name, budget) in enumerate(lines)
    )
    assert sorted(map(str, _told(_read(*rows, head=head), "RAK173"))) == ["G5", "G7"]


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        ((3, 2, 1), "CBA"),
        ((2, 2, 1), "CAB"),
        ((2, 1, 2), "ABC"),
        ((1, 1, 1), "ABC"),
        ((3, "2.1", 2), "CBA"),
        ((3, None, 1), "ABC"),
    ],
)
def test_goals_stand_in_the_order_of_their_numbers(numbers: tuple[Any, ...], order: str) -> None:
    """A and B are of one goal, C of another: by numbers of their own, or of the goals; else as they stand."""
    rows = ((no, goal, name, "Dok", 4) for no, goal, name in zip(numbers, "xxy", "ABC", strict=True))
    found = "".join(_names(_read(*rows, head=HEAD[:5])))
    assert found == order


def test_a_text_without_a_place_is_told_with_the_first_of_them() -> None:
    """KETERANGAN of no quarter."""
    rows = ((1, "Layanan", "Nilai A", 8, 2, "hujan"), (2, "Layanan", "Nilai B", 8, 2, "banjir"))
    [told] = [
        one.pesan
        for one in _read(*rows, head=("NO", "SASARAN", "INDIKATOR", "TARGET", "REALISASI TW I", "KETERANGAN")).temuan
        if one.kode == "RAK182"
    ]
    assert told.endswith(": hujan")
