"""In which unit the amounts of a matrix are: where a note counts, which comes first, and what is told of one that does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from rak.matriks.read.read_result import HasilBaca
from tests.decree.pembuat import JUDUL
from tests.layouts.sheets import read, workbook

HEADS = [*JUDUL[:9], "TW", *JUDUL[9:]]
TARGET, PAGU, PENARIKAN, REALISASI = 3, 6, 7, 8
THOUSANDS = "(dalam ribuan rupiah)"


def rows(pagu: Any = 4000, penarikan: Any = 1000, realisasi: Any = 900) -> list[list[Any]]:
    """The four rows of a line."""
    merged = ["1", "Layanan", "Klien bekerja", "70 %", "A dibagi B dikali 100%", "Bimbingan", pagu]
    return [
        [*(merged if tw == "I" else [None] * 7), penarikan, realisasi if tw == "I" else None, f"TW {tw}", "Rapat", f"TW {tw}", None, None, None]
        for tw in ("I", "II", "III", "IV")
    ]  # fmt: skip


def heads(**notes: str) -> list[str]:
    """The headings, with a note behind some of them by position (``c6="(Rp juta)"``)."""
    return [f"{text} {notes.get(f'c{at}', '')}".strip() for at, text in enumerate(HEADS)]


def amounts(hasil: HasilBaca) -> tuple[Any, Any, Any]:
    """PAGU, the draw of TW I and its REALISASI."""
    [line] = hasil.rencana.kegiatan
    spent = next(iter(hasil.laporan.realisasi_triwulan.values()), None)
    return line.pagu, line.penarikan.nilai[0], spent


def told(hasil: HasilBaca, *codes: str) -> list[tuple[str, str | None]]:
    """Code and cell of what is told of units."""
    return [(one.kode, one.sel) for one in hasil.temuan if one.kode in codes]


TITLE = (("RENCANA AKSI TAHUN ANGGARAN 2026",), ("Dinas Contoh", 2026))
PLAIN = (Rupiah(4000), Rupiah(1000), Rupiah(900))
ALL = (Rupiah(4_000_000), Rupiah(1_000_000), Rupiah(900_000))
KODES = ("RAK239", "RAK240")


def made(
    head: Sequence[Any] = tuple(HEADS),
    lines: Sequence[Sequence[Any]] = (),
    title: str = "",
    below: Sequence[Sequence[Any]] = (),
) -> HasilBaca:
    """What is read of a sheet: the title in three rows, the headings in row 4, the line in rows 5 to 8."""
    return read(workbook([head, *(lines or rows()), *below], title=[*TITLE, (title,)]))


@pytest.mark.parametrize(
    ("where", "cell"),
    [
        ({"title": THOUSANDS}, "A3"),
        ({"title": "Anggaran disajikan dalam ribuan rupiah tahun 2026"}, "A3"),
        ({"head": [*HEADS, THOUSANDS]}, "P4"),
        ({"below": [[None, THOUSANDS]]}, "B9"),
        ({"below": [[None, "Keterangan: dalam ribuan rupiah"]]}, "B9"),
    ],
    ids=["above", "in a sentence above", "beside the headings", "below", "below with a word"],
)
def test_a_note_of_the_whole_table_holds_for_every_amount(where: dict[str, Any], cell: str) -> None:
    """Wherever it stands; it is told where it was found."""
    hasil = made(**where)
    assert amounts(hasil) == ALL
    assert told(hasil, *KODES) == [("RAK239", cell)]


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"title": "(dalam rupiah)"},
        {"below": [[None, "Jumlah dalam ribuan rupiah menurut DIPA"]]},
        {"title": "Jumlah anggaran Rp50.000.000 (lima puluh juta rupiah)"},
    ],
)
def test_full_rupiah_and_a_sentence_below_change_nothing(where: dict[str, Any]) -> None:
    """A sentence below the table may speak of anything; nothing is told."""
    hasil = made(**where)
    assert (amounts(hasil), told(hasil, *KODES)) == (PLAIN, [])


def test_the_note_of_a_heading_is_of_its_column_alone() -> None:
    """PAGU in thousands, the other two as they stand."""
    hasil = made(head=heads(c6="(Rp ribu)"))
    assert (amounts(hasil), told(hasil, *KODES)) == ((ALL[0], *PLAIN[1:]), [("RAK239", "G4")])
    assert any("angka PAGU dikalikan 1.000." in one.pesan for one in hasil.temuan)


def test_the_note_of_a_heading_comes_before_that_of_the_table() -> None:
    """Millions above, PAGU in thousands."""
    hasil = made(head=heads(c6="(Rp ribu)"), title="(dalam jutaan rupiah)")
    assert amounts(hasil) == (ALL[0], Rupiah(1_000_000_000), Rupiah(900_000_000))
    assert told(hasil, *KODES) == [("RAK239", "G4"), ("RAK239", "A3")]


@pytest.mark.parametrize(("title", "left"), [("(dalam jutaan rupiah)", [("RAK240", "A3")]), ("(dalam rupiah)", [])])
def test_a_note_that_no_column_follows_is_told(title: str, left: list[tuple[str, str]]) -> None:
    """All three have their own; that the table is in full rupiah is no news."""
    own = dict.fromkeys(("c6", "c7", "c8"), "(Rp ribu)")
    hasil = made(head=heads(**own), title=title)
    assert (amounts(hasil), told(hasil, "RAK240")) == (ALL, left)


@pytest.mark.parametrize(
    ("note", "left"), [("(dalam ribuan)", [("RAK240", "D4")]), ("(dalam rupiah)", []), ("(%)", [])]
)
def test_a_note_in_the_heading_of_another_column_is_told(note: str, left: list[tuple[str, str]]) -> None:
    """A target is no amount."""
    hasil = made(head=heads(c3=note))
    assert (amounts(hasil), told(hasil, *KODES)) == (PLAIN, left)


def test_two_notes_that_differ_are_not_applied() -> None:
    """The second is told."""
    hasil = made(title=THOUSANDS, below=[[None, "(dalam jutaan rupiah)"]])
    assert (amounts(hasil), told(hasil, *KODES)) == (PLAIN, [("RAK240", "B9")])


def test_a_note_twice_is_one() -> None:
    """Above and below the table."""
    hasil = made(title=THOUSANDS, below=[[None, THOUSANDS]])
    assert (amounts(hasil), told(hasil, *KODES)) == (ALL, [("RAK239", "A3")])


@pytest.mark.parametrize("at", [PAGU, TARGET])
def test_a_note_in_the_row_below_a_heading_is_of_its_column(at: int) -> None:
    """Units often stand in a row of their own; one below TARGET KINERJA is of no amount."""
    units = [THOUSANDS if position == at else None for position in range(15)]
    hasil = made(lines=[units, *rows()])
    assert amounts(hasil) == ((ALL[0], *PLAIN[1:]) if at == PAGU else PLAIN)
    assert told(hasil, *KODES) == [("RAK239", "G5") if at == PAGU else ("RAK240", "D5")]


@pytest.mark.parametrize(
    ("pagu", "penarikan", "realisasi", "columns"),
    [
        (4000, 1000, 900, ["G", "H", "I"]),
        (88_880_000, 22_220_000, 20_000_000, []),
        (0, 0, None, []),
        (88_880_000, 22_220_000, 900, ["I"]),
        ("Rp 88.880.000", "Rp 1.000", None, []),
    ],
)
def test_amounts_that_are_far_too_small_for_rupiah_are_told_by_their_column(
    pagu: Any, penarikan: Any, realisasi: int | None, columns: list[str]
) -> None:
    """They may be in thousands or millions; nothing spent is not small."""
    found = told(made(lines=rows(pagu, penarikan, realisasi)), "RAK176")
    assert [str(cell)[0] for _, cell in found] == columns


@pytest.mark.parametrize(("note", "columns"), [("(Rp ribu)", ["H"]), ("(dalam rupiah)", [])])
def test_an_amount_beside_one_in_thousands_is_told_where_it_is_no_larger(note: str, columns: list[str]) -> None:
    """PAGU in thousands says so; 22.220.000 beside 88.880.000 thousand may be as well."""
    found = told(made(head=heads(c6=note), lines=rows(88_880_000, 22_220_000, None)), "RAK176")
    assert [str(cell)[0] for _, cell in found] == columns


@pytest.mark.parametrize(("between", "whole"), [(0, False), (1, False), (2, False), (3, True)])
def test_a_note_within_three_rows_below_a_heading_is_of_its_column(between: int, whole: bool) -> None:
    """Rows of numbers and blank ones between; further below it is a note of the whole table."""
    gap = [[None] * 15] * between
    hasil = made(lines=[*gap, [THOUSANDS if position == PAGU else None for position in range(15)], *rows()])
    assert amounts(hasil) == (ALL if whole else (ALL[0], *PLAIN[1:]))


def test_a_word_of_a_unit_in_the_heading_of_a_target_is_no_note() -> None:
    """A target in thousands may be of anything."""
    hasil = made(head=heads(c3="ribuan"))
    assert (amounts(hasil), told(hasil, *KODES)) == (PLAIN, [])


def test_a_note_in_a_remark_is_of_nothing() -> None:
    """KETERANGAN of a quarter."""
    lines = rows()
    lines[1][14] = THOUSANDS
    hasil = made(lines=lines)
    assert (amounts(hasil), told(hasil, *KODES)) == (PLAIN, [])


@pytest.mark.parametrize(
    ("typed", "read_as"), [(0, Rupiah(0)), (1, Rupiah(1)), (-1, BELUM_DIISI), ("(1)", BELUM_DIISI)]
)
def test_a_plan_has_no_amount_below_nothing(typed: Any, read_as: Any) -> None:
    """RAK233 for the smallest one too; a correction of what was spent may be below."""
    hasil = read(workbook([HEADS, *rows(penarikan=typed, realisasi=typed)]))
    assert amounts(hasil)[1] == read_as
    assert [one.kode for one in hasil.temuan if one.kode == "RAK233"] == (
        [] if read_as is not BELUM_DIISI else ["RAK233"] * 4
    )
    assert amounts(hasil)[2] == Rupiah(-1 if read_as is BELUM_DIISI else typed)
