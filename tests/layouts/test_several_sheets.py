"""One plan on several sheets: a sheet for each quarter or section is read and filled as one; what may be another plan is named."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

import rak
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.read.read_result import HasilBaca, TidakAdaMatriks
from tests.layouts.sheets import TITLE, read

JUTA = 1_000_000
_LEVELS = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", "REALISASI KINERJA s.d.")
_MONEY = ("NO", "SASARAN", "INDIKATOR", "TARGET TAHUNAN", "KEGIATAN", "PAGU", "REALISASI ANGGARAN")


def _book(
    sheets: Mapping[str, Sequence[Sequence[Any]]], titles: Mapping[str, Sequence[Sequence[Any]]] | None = None
) -> bytes:
    book = Book()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in (*(titles or {}).get(name, TITLE), *rows):
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _levels(books: int | None, index: int | None, target: int = 8) -> list[tuple[Any, ...]]:
    return [
        _LEVELS,
        (1, "Layanan", "Jumlah buku", "Buku", target, books),
        (2, "Layanan", "Indeks kepuasan", "Nilai", 90, index),
    ]


def _money(*spent: int | None) -> list[tuple[Any, ...]]:
    lines = (("Jumlah buku", "8 Buku", "Rapat", 40), ("Indeks kepuasan", "90 Nilai", "Survei", 20))
    return [_MONEY, *(
        (at, "Layanan", name, target, line, pagu * JUTA, None if amount is None else amount * JUTA)
        for at, ((name, target, line, pagu), amount) in enumerate(zip(lines, spent, strict=True), 1)
    )]  # fmt: skip


def _told(hasil: HasilBaca, kode: str) -> list[tuple[Tingkat, str | None, str | None]]:
    return [(one.tingkat, one.lembar, one.sel) for one in hasil.temuan if one.kode == kode]


def _title(quarter: str, office: str = "Dinas Contoh") -> tuple[tuple[str, ...], ...]:
    return (("RENCANA AKSI TAHUN ANGGARAN 2026",), (office,), (f"TRIWULAN {quarter}",), ())


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (("TW I", "TW II"), {}),
        (("Lembar 1", "Lembar 2"), {"Lembar 1": _title("I"), "Lembar 2": _title("II")}),
        (("Triwulan I", "Triwulan II"), {"Triwulan I": _title("I"), "Triwulan II": _title("II")}),
    ],
    ids=["named", "titled", "both"],
)  # fmt: skip
def test_a_sheet_for_each_quarter_is_one_report(names: tuple[str, str], titles: Mapping[str, Any]) -> None:
    """The quarter stands in the name of the sheet or in its title; the same indicators, the same target of the year."""
    hasil = read(_book({names[0]: _levels(1, 84), names[1]: _levels(5, 87)}, titles))
    assert [(one.kode, str(one.target)) for one in hasil.rencana.indikator] == [("1.1", "8 Buku"), ("1.2", "90 Nilai")]
    assert {key: str(value) for key, value in hasil.laporan.tingkat_triwulan.items()} == {
        ("1.1", Triwulan.I): "1", ("1.1", Triwulan.II): "5", ("1.2", Triwulan.I): "84", ("1.2", Triwulan.II): "87",
    }  # fmt: skip
    assert not [one for one in hasil.temuan if one.tingkat is not Tingkat.INFO]


def test_a_sheet_for_each_section_is_one_plan() -> None:
    """The goals of the second sheet follow those of the first."""
    other = [_LEVELS[:5], (1, "Sarana", "Jumlah ruang", "Ruang", 4)]
    hasil = read(_book({"Bidang A": [row[:5] for row in _levels(None, None)], "Bidang B": other}))
    assert [(one.kode, str(one.target)) for one in hasil.rencana.indikator] == [
        ("1.1", "8 Buku"),
        ("1.2", "90 Nilai"),
        ("2.1", "4 Ruang"),
    ]
    assert _told(hasil, "RAK121") == []


def test_sheets_that_are_not_named_as_sections_may_be_of_a_superior_and_of_those_below() -> None:
    """Their budgets would be counted twice: the plan of both is asked about."""
    other = [_LEVELS[:5], (1, "Sarana", "Jumlah ruang", "Ruang", 4)]
    hasil = read(_book({"Eselon III": [row[:5] for row in _levels(None, None)], "Eselon IV": other}))
    assert [one.kode for one in hasil.rencana.indikator] == ["1.1", "1.2", "2.1"]
    [told] = [one for one in hasil.temuan if one.kode == "RAK121"]
    assert "'Eselon III', 'Eselon IV'" in told.pesan
    assert told.lembar == "Eselon III"


def test_each_quarter_is_filled_on_its_own_sheet(tmp_path: Path) -> None:
    """TW II of both lines goes into the sheet TW II, and comes back from there."""
    path, output = tmp_path / "lembar.xlsx", tmp_path / "terisi.xlsx"
    path.write_bytes(_book({"TW I": _money(9, 3), "TW II": _money(None, None)}))
    spent = {("1.1.1", Triwulan.II): Rupiah(11 * JUTA), ("1.2.1", Triwulan.II): Rupiah(4 * JUTA)}
    rak.fill(path, Laporan(2026, realisasi_triwulan=spent), output)
    filled = load_workbook(output)
    assert [[filled[name].cell(row, 7).value for row in (5, 6)] for name in ("TW I", "TW II")] == [
        [9 * JUTA, 3 * JUTA],
        [11 * JUTA, 4 * JUTA],
    ]
    assert dict(rak.read(output).laporan.realisasi_triwulan) == {
        ("1.1.1", Triwulan.I): Rupiah(9 * JUTA), ("1.2.1", Triwulan.I): Rupiah(3 * JUTA), **spent,
    }  # fmt: skip


OTHERS: dict[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
    "another target": ({"TW I": _levels(1, 84), "TW II": _levels(5, 87, target=9)}, {}),
    "the same quarter": ({"TW I": _levels(1, 84), "TW I (2)": _levels(5, 87)}, {}),
    "another office": (
        {"Satu": _levels(1, 84), "Dua": _levels(5, 87)}, {"Satu": _title("I", "Dinas Satu"), "Dua": _title("II", "Dinas Dua")},
    ),
    "an indicator in common": (
        {"Bidang A": [row[:5] for row in _levels(1, 84)], "Bidang B": [_LEVELS[:5], (1, "Layanan", "Jumlah buku", "Buku", 3)]}, {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_sheets_that_may_be_other_plans_are_named_and_not_read(kind: str) -> None:
    """RAK121 on the sheet that is read names the others: nobody may think that they were read."""
    hasil = read(_book(*OTHERS[kind]))
    first, second = OTHERS[kind][0]
    assert [str(one.target) for one in hasil.rencana.indikator] == ["8 Buku", "90 Nilai"]
    assert [one.lembar for one in hasil.temuan if one.kode == "RAK121"] == [first]
    assert [f"tidak dibaca: '{second}'" in one.pesan for one in hasil.temuan if one.kode == "RAK121"] == [True]


def test_a_sheet_of_the_same_headings_that_cannot_be_read_is_named() -> None:
    """Its rows have lost their indicators: the other sheet is read, and this one is told with its reason."""
    broken = [_LEVELS, (None, None, None, "Buku", 8, 5), (None, None, None, "Nilai", 90, 87)]
    hasil = read(_book({"TW I": _levels(1, 84), "TW II": broken}))
    assert [key for key, _ in hasil.laporan.tingkat_triwulan] == ["1.1", "1.2"]
    assert _told(hasil, "RAK121") == [(Tingkat.PERINGATAN, "TW II", "A4")]


@pytest.mark.parametrize(("shared", "told"), [(6, True), (4, True), (3, False)])
def test_a_sheet_that_cannot_be_read_is_named_where_four_of_its_headings_are_those_of_the_other(
    shared: int, *, told: bool
) -> None:
    """With fewer it is another list."""
    broken = [(*_LEVELS[:shared], *("LAIN", "LAGI", "PULA")[: 6 - shared]), (None, None, None, "Buku", 8, 5)]
    hasil = read(_book({"TW I": _levels(1, 84), "Lain": broken}))
    assert [lembar for _, lembar, _ in _told(hasil, "RAK121")] == ["Lain"] * told


def test_a_visible_sheet_comes_before_a_hidden_one() -> None:
    """Which is not what the office works on; the hidden one is named, and neither is put to the other."""
    book = load_workbook(io.BytesIO(_book({"TW I": _levels(1, 84), "TW II": _levels(5, 87)})))
    book["TW I"].sheet_state = "hidden"
    book.active = book["TW II"]
    stream = io.BytesIO()
    book.save(stream)
    hasil = read(stream.getvalue())
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["5", "87"]
    assert [(lembar, sel) for _, lembar, sel in _told(hasil, "RAK121")] == [("TW II", "A4")]


@pytest.mark.parametrize(
    ("value", "form", "level"),
    [
        (5, "General", "5"), (0.5, "0%", None), (0.5, "0.00", "1/2"), ("5", "General", "5"), ("-", "General", None), (None, "General", None),
        (True, "General", None), (45_292, "dd/mm/yyyy", None), ("50 %", "General", None),
    ],
)  # fmt: skip
def test_a_level_is_the_number_that_its_cell_shows(value: object, form: str, level: str | None) -> None:
    """A date, a truth value and per cent of books are none; a dash and a blank say nothing of it."""
    book = load_workbook(io.BytesIO(_book({"TW I": _levels(1, 84)})))
    cell = book["TW I"]["F5"]
    cell.value, cell.number_format = value, form
    stream = io.BytesIO()
    book.save(stream)
    found = read(stream.getvalue()).laporan.tingkat_triwulan.get(("1.1", Triwulan.I))
    assert (str(found) if isinstance(found, Fraction) else None) == level


def test_a_refusal_shows_the_first_24_signs_of_each_heading() -> None:
    """Of which there may be forty."""
    with pytest.raises(TidakAdaMatriks) as refused:
        read(_book({"Notulen": [("Hal yang dibicarakan dalam rapat ini", "Siapa", "Kapan"), ("a", "b", "c")]}))
    assert "A4 Hal yang dibicarakan dal; B4 Siapa; C4 Kapan." in refused.value.temuan[-1].pesan


def test_amounts_that_rise_from_sheet_to_sheet_beyond_the_pagu_are_asked() -> None:
    """10, 20 and 30 of a PAGU of 40 million may be to date: together they would be 60 (RAK172)."""
    hasil = read(_book({"TW I": _money(10, 3), "TW II": _money(20, 3), "TW III": _money(30, 3)}))
    assert _told(hasil, "RAK172") == [(Tingkat.PERINGATAN, "TW III", "G5")]


def test_an_amount_is_no_indicator() -> None:
    """A list of programs below the agreement, without headings of its own: its rows are told (RAK178)."""
    rows = [("NO", "SASARAN", "INDIKATOR", "TARGET"), (1, "Layanan", "Jumlah laporan", "8 Laporan"), (2, "Layanan", "Indeks", "90 Nilai"), (),
            (None, "Program Pelayanan", "Rp5.000.000", "APBD"), (None, "Program Sarana", "6.000.000", "APBD")]  # fmt: skip
    hasil = read(_book({"Perjanjian": rows}))
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah laporan", "Indeks"]
    assert [sel for _, _, sel in _told(hasil, "RAK178")] == ["B8", "B9"]


def test_the_name_of_a_sheet_says_nothing_of_targets_alone() -> None:
    """An agreement on a sheet that is called TW I has the targets of the year."""
    hasil = read(_book({"TW I": [row[:5] for row in _levels(None, None)]}))
    assert [str(one.target) for one in hasil.rencana.indikator] == ["8 Buku", "90 Nilai"]
    plain = [("NO", "SASARAN", "INDIKATOR", "TARGET"), (1, "Layanan", "Jumlah buku", "8 Buku")]
    assert [str(one.target) for one in read(_book({"TW I": plain})).rencana.indikator] == ["8 Buku"]


@pytest.mark.parametrize(
    ("letak", "place"),
    [
        (Letak("1"), ("TW I", 5, 2)), (Letak("1.1"), ("TW I", 5, 3)), (Letak("1.2"), ("TW I", 6, 3)), (Letak("1.1.1"), ("TW I", 5, 5)),
        (Letak("1.2.1", Kolom.PAGU), ("TW I", 6, 6)), (Letak("1.2.1", Kolom.REALISASI_ANGGARAN, Triwulan.II), ("TW II", 6, 7)),
        (Letak("1.1.1", Kolom.REALISASI_ANGGARAN, Triwulan.III), None), (Letak("9"), None), (Letak(), None),
        (Letak("1.1", bulan=Bulan(2026, 1)), None), (Letak("1.1", variabel="x"), None),
    ],
)  # fmt: skip
def test_every_place_of_a_plan_has_its_cell_on_the_sheet_that_says_it(letak: Letak, place: object) -> None:
    """A goal, an indicator and a line without a column stand where their texts do."""
    hasil = read(_book({"TW I": _money(9, 3), "TW II": _money(11, None)}))
    assert hasil.peta.find(letak) == place


@pytest.mark.parametrize(
    ("note", "times"), [("", 1), ("(dalam ribuan rupiah)", 1_000), ("(dalam jutaan rupiah)", JUTA)]
)
def test_an_amount_counts_as_often_as_the_note_of_its_sheet_says(note: str, times: int) -> None:
    """Its cell is filled with so much less."""
    titles = {"TW I": [(f"RENCANA AKSI TAHUN ANGGARAN 2026 {note}",), ("Dinas Contoh",), ()]}
    rows = [_MONEY, (1, "Layanan", "Jumlah buku", "8 Buku", "Rapat", 40_000, 9_000)]
    hasil = read(_book({"TW I": rows}, titles))
    letak = Letak("1.1.1", Kolom.REALISASI_ANGGARAN, Triwulan.I)
    assert (hasil.laporan.realisasi_triwulan["1.1.1", Triwulan.I], hasil.peta.times(letak)) == (
        Rupiah(9_000 * times),
        times,
    )


def _changed(data: bytes, sheet: str, change: Callable[[Any], object]) -> HasilBaca:
    book = load_workbook(io.BytesIO(data))
    change(book[sheet])
    stream = io.BytesIO()
    book.save(stream)
    return read(stream.getvalue())


def test_a_hidden_row_is_told_on_the_sheet_that_is_read() -> None:
    """Of two sheets that are not one plan."""
    hasil = _changed(
        _book(*OTHERS["another target"]), "TW I", lambda sheet: setattr(sheet.row_dimensions[6], "hidden", True)
    )
    assert [lembar for _, lembar, _ in _told(hasil, "RAK131")] == ["TW I"]


@pytest.mark.parametrize("sheet", ["TW I", "TW II"])
def test_what_is_wrong_on_one_of_several_sheets_is_told_once_at_its_cell(sheet: str) -> None:
    """An amount that is none, wherever it stands."""
    data = _book({"TW I": _money(9, 3), "TW II": _money(11, 4)})
    hasil = _changed(data, sheet, lambda one: setattr(one["G6"], "value", "sekian"))
    assert [(lembar, sel) for _, lembar, sel in _told(hasil, "RAK230")] == [(sheet, "G6")]


@pytest.mark.parametrize(("headings", "more"), [(40, False), (41, True)])
def test_a_refusal_names_forty_headings_and_counts_the_others(headings: int, *, more: bool) -> None:
    """Where there are others."""
    with pytest.raises(TidakAdaMatriks) as refused:
        read(
            _book(
                {"Notulen": [tuple(f"Hal {'x' * at}" for at in range(1, headings + 1)), ("a",) * headings]},
                {"Notulen": ()},
            )
        )
    assert ("dan 1 lagi" in refused.value.temuan[-1].pesan) is more
    assert "dan 0 lagi" not in refused.value.temuan[-1].pesan
