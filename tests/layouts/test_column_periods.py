"""The period that a heading or a label names, whether to date, and what it says besides."""

from __future__ import annotations

import pytest

from rak.layouts.column_periods import periods_in, quarter, read_period


@pytest.mark.parametrize(
    ("text", "periode", "kumulatif", "sisa"),
    [
        ("TW I", "TW I", None, ""),
        ("Target Triwulan IV (%)", "TW IV", None, "Target (%"),
        ("III", "TW III", None, ""),
        ("(iv)", "TW IV", None, ""),
        ("realisasi_tw2", "TW II", None, "realisasi"),
        ("Semester I", "Januari–Juni", None, ""),
        ("Capaian Semester 2", "Juli–Desember", None, "Capaian"),
        ("Bulan ke-3", "Maret", None, ""),
        ("bulan 12", "Desember", None, ""),
        ("Pebruari 2026", "Februari", None, ""),
        ("Target Januari – Maret", "TW I", None, "Target"),
        ("Januari s.d. Juni", "Januari–Juni", None, ""),
        # Of a quarter and a month of it the quarter counts; of two quarters or two months none.
        ("TW I (Maret)", "TW I", None, ""),
        ("TW II (Januari – Juni)", "TW II", None, ""),
        ("TW I dan TW II", None, None, "TW I dan TW II"),
        ("Januari, Maret", None, None, "Januari, Maret"),
        # To date by a word before it, behind it, or by its code; of the period by INI or BERJALAN.
        ("s.d. TW III", "TW III", True, ""),
        ("Realisasi sampai dengan Februari", "Februari", True, "Realisasi"),
        ("B03", "TW I", True, ""),
        ("B12", "TW IV", True, ""),
        ("B02", "Februari", True, ""),
        ("Target kumulatif TW I", "TW I", True, "Target"),
        ("Target non kumulatif TW I", "TW I", False, "Target non"),
        ("Target (tidak kumulatif)", None, False, "Target (tidak kumulatif)"),
        ("Realisasi s.d. bulan ini", None, True, "Realisasi s.d. bulan ini"),
        ("Realisasi bulan ini", None, False, "Realisasi bulan ini"),
        ("Realisasi triwulan berjalan TW I", "TW I", False, "Realisasi triwulan berjalan"),
        ("TARGET", None, None, "TARGET"),
        ("", None, None, ""),
        # A sentence is no heading.
        (f"{'x' * 115} TW I", "TW I", None, "x" * 115),
        (f"{'x' * 116} TW I", None, None, f"{'x' * 116} TW I"),
    ],
)
def test_what_a_text_says_of_a_period(text: str, periode: str | None, kumulatif: bool | None, sisa: str) -> None:
    """Quarters, semesters, months, codes, in words and figures."""
    found = read_period(text)
    assert (str(found.periode) if found.periode else None, found.kumulatif, found.sisa) == (periode, kumulatif, sisa)


def test_the_periods_of_a_row_are_those_of_its_cells() -> None:
    """Each once; a text that names none, or two, gives none."""
    assert periods_in(["TW I", "surat", "Triwulan II", "TW 1", "TW III dan TW IV"]) == {quarter(1), quarter(2)}
