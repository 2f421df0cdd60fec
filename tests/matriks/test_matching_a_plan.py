"""A bare matrix beside a plan that is known: which line is which, and what is told of one that differs, is new or lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import pytest

from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import RencanaAksi
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook
from tests.decree.pembuat import JUDUL
from tests.layouts.sheets import workbook

HEADS = [*JUDUL[:9], "TW", *JUDUL[9:]]
TITLE = (("RENCANA AKSI TAHUN ANGGARAN 2026",), ("Dinas Contoh",), ())
Line = tuple[Any, ...]
"""KEGIATAN, PAGU, RENCANA KEGIATAN, and the REALISASI of each quarter where there is one."""


def data(
    *lines: Line, indicator: str = "Klien bekerja", target: str = "70 %", title: Sequence[Sequence[Any]] = TITLE
) -> bytes:
    """A sheet with one indicator, the headings in row 4, each line in four rows below."""
    rows: list[list[Any]] = []
    for activity, pagu, plan, *spent in lines:
        first = ["1", "Layanan", indicator, target, "A dibagi B dikali 100%"] if not rows else [None] * 5
        for tw in ("I", "II", "III", "IV"):
            own = [*first, activity, pagu] if tw == "I" else [None] * 7
            rows.append([*own, pagu // 4, *(spent or [None]), f"TW {tw}", plan, f"TW {tw}", None, None, None])
    return workbook([HEADS, *rows], title=title)


def known(*lines: Line) -> RencanaAksi:
    """The plan of such a sheet."""
    return baca(Workbook.open(data(*lines))).rencana


def matched(plan: RencanaAksi, *lines: Line, **changes: Any) -> HasilBaca:
    """What is read of a sheet when the plan is known."""
    return baca(Workbook.open(data(*lines, **changes)), plan)


def named(hasil: HasilBaca) -> list[tuple[str, str]]:
    """KODE and KEGIATAN of the lines."""
    return [(one.kode, one.uraian) for one in hasil.rencana.kegiatan]


def told(hasil: HasilBaca, *codes: str) -> list[tuple[str, str | None, str]]:
    """Code, cell and words of what is told under these codes."""
    return [(one.kode, one.sel, one.pesan) for one in hasil.temuan if one.kode in codes]


A, B, C = ("Bimbingan", 4000, "Rapat"), ("Audit", 8000, "Kunjungan"), ("Penataan", 12000, "Rapat")
CODES = ("RAK439", "RAK440", "RAK441", "RAK442")


@pytest.mark.parametrize("order", [(A, B, C), (C, A, B), (B, C, A)])
def test_a_line_keeps_its_kode_wherever_it_stands(order: tuple[Line, ...]) -> None:
    """By its indicator, its text and its amount; the plan is the known one, in its order."""
    plan = known(A, B, C)
    hasil = matched(plan, *order)
    assert named(hasil) == [("1.1.1", "Bimbingan"), ("1.1.2", "Audit"), ("1.1.3", "Penataan")]
    assert told(hasil, *CODES) == []


@pytest.mark.parametrize("swapped", [True, False])
def test_of_two_equal_lines_the_plan_of_the_quarters_says_which_is_which(swapped: bool) -> None:
    """Same text, same amount; where that is the same too, their place."""
    twins = (("Rapat", 4000, "Bulanan"), ("Rapat", 4000, "Tahunan"))
    hasil = matched(known(*twins), *(reversed(twins) if swapped else twins))
    assert [(one.kode, one.rencana.nilai[0]) for one in hasil.rencana.kegiatan] == [
        ("1.1.1", "Bulanan"),
        ("1.1.2", "Tahunan"),
    ]


def test_of_two_lines_that_are_equal_in_everything_the_place_says_which_is_which() -> None:
    """What was spent stays with its row."""
    hasil = matched(known(A, A), (*A, 900), A)
    assert {kode for kode, _ in hasil.laporan.realisasi_triwulan} == {"1.1.1"}
    assert told(hasil, *CODES) == []


def test_a_new_line_of_an_indicator_of_which_no_line_is_left_is_still_that_indicators() -> None:
    """By its text."""
    hasil = matched(known(A), ("Pemeliharaan kendaraan dinas roda empat", 400, "Rapat"))
    assert [one.kode for one in hasil.rencana.kegiatan] == ["1.1.2"]


def test_a_line_with_all_but_one_of_200_letters_is_not_the_same() -> None:
    """99 per cent are not 100."""
    plan = baca(Workbook.open(data(A, ("b" * 198 + "y", 8000, "Rapat"), indicator="q"))).rencana
    [(_, _, words)] = told(matched(plan, A, ("b" * 198 + "x", 400, "Rapat"), indicator="q"), "RAK439")
    assert "1.1.2 (99 %)" in words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (("Auditing", 8000, "Kunjungan"), [("RAK440", "F9", "KEGIATAN 1.1.2 di buku kerja 'Auditing', di rencana 'Audit'.")]),
        (("Audit", 8400, "Kunjungan"), [
            ("RAK440", "G9", "PAGU 1.1.2 di buku kerja 'Rp8.400', di rencana 'Rp8.000'."),
            ("RAK440", "H9", f"RENCANA PENARIKAN DANA 1.1.2 di buku kerja '{'; '.join(['Rp2.100'] * 4)}', di rencana '{'; '.join(['Rp2.000'] * 4)}'."),
        ]),
    ],
)  # fmt: skip
def test_a_line_in_its_old_place_with_its_text_or_its_amount_is_the_same_line(
    changed: Line, words: list[tuple[str, str, str]]
) -> None:
    """What differs is told with both."""
    hasil = matched(known(A, B, C), A, changed, C)
    assert named(hasil) == [("1.1.1", "Bimbingan"), ("1.1.2", changed[0]), ("1.1.3", "Penataan")]
    assert told(hasil, *CODES) == words


def test_a_line_with_another_text_and_another_amount_is_a_new_one() -> None:
    """It gets the next KODE; the one that is gone is told where the headings stand."""
    new = "Pemeliharaan kendaraan dinas roda empat"
    hasil = matched(known(A, B, C), A, (new, 400, "Rapat"), C)
    assert named(hasil) == [("1.1.1", "Bimbingan"), ("1.1.3", "Penataan"), ("1.1.4", new)]
    assert told(hasil, *CODES) == [
        ("RAK441", "A4", "Baris anggaran 1.1.2 (Audit) dari rencana tidak ditemukan."),
        ("RAK442", "F9", "Baris anggaran 1.1.4 tidak ada dalam rencana."),
    ]


@pytest.mark.parametrize(("same", "likely"), [(12, []), (13, ["1.1.2 (75 %)"]), (17, ["1.1.2 (95 %)"])])
def test_a_line_with_three_quarters_of_the_letters_is_proposed_and_not_taken(same: int, likely: list[str]) -> None:
    """Twenty letters, two of which are the indicator's and the blank behind it."""
    plan = baca(Workbook.open(data(A, ("b" * 18, 8000, "Rapat"), indicator="q"))).rencana
    hasil = matched(plan, A, ("b" * same + "x" * (18 - same), 400, "Rapat"), indicator="q")
    found = [words.partition("mirip dengan ")[2].partition(";")[0] for _, _, words in told(hasil, "RAK439")]
    assert found == likely
    assert [one.kode for one in hasil.rencana.kegiatan] == ["1.1.1", "1.1.3"]


def test_the_three_likeliest_lines_are_proposed_with_the_likeliest_first() -> None:
    """Of four that are gone; each is a little less like the new one."""
    gone = [("b" * (18 - at) + "y" * at, 8000 + at, "Rapat") for at in (4, 3, 2, 1)]
    plan = baca(Workbook.open(data(A, *gone, indicator="q"))).rencana
    [(_, cell, words)] = told(matched(plan, A, ("b" * 18, 400, "Rapat"), indicator="q"), "RAK439")
    assert (cell, "mirip dengan 1.1.5 (95 %), 1.1.4 (90 %), 1.1.3 (85 %);" in words) == ("F9", True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"target": "75 %"}, "TARGET KINERJA 1.1 di buku kerja '75 %', di rencana '70 %'."),
        ({"indicator": "KLIEN  bekerja"}, ""),
    ],
)
def test_an_indicator_that_reads_otherwise_is_told(changes: dict[str, str], words: str) -> None:
    """Capitals and blanks are no difference."""
    found = told(matched(known(A, B), A, B, **changes), "RAK440")
    assert found == ([("RAK440", "D5", words)] if words else [])


def test_what_a_bare_sheet_has_no_place_for_is_the_known_plans() -> None:
    """Year, polarity, how months are combined, and who answers; the office is what the sheet says, if it says one."""
    plan = known(A, B)
    [goal] = plan.sasaran
    [one] = goal.indikator
    lines = [attrs.evolve(line, penanggung_jawab=f"Seksi {line.uraian}", jenis_belanja="52") for line in one.kegiatan]
    one = attrs.evolve(one, polaritas=Polaritas.MINIMALKAN, gabungan=Gabungan.TERAKHIR, kegiatan=lines)
    plan = attrs.evolve(plan, tahun=2025, satuan_kerja="Dinas Lain", sasaran=[attrs.evolve(goal, indikator=[one])])
    bare = matched(plan, A, B, title=((), (), ())).rencana
    assert (bare.tahun, bare.satuan_kerja) == (2025, "Dinas Lain")
    [found] = bare.indikator
    assert (found.polaritas, found.gabungan) == (Polaritas.MINIMALKAN, Gabungan.TERAKHIR)
    assert [(each.penanggung_jawab, each.jenis_belanja) for each in found.kegiatan] == [("Seksi Bimbingan", "52"), ("Seksi Audit", "52")]  # fmt: skip
    titled = matched(plan, A, ("Zzz", 400, "Rapat")).rencana
    assert (titled.tahun, titled.satuan_kerja) == (2026, "Dinas Contoh")
    assert [each.penanggung_jawab for each in titled.kegiatan] == ["Seksi Bimbingan", ""]
