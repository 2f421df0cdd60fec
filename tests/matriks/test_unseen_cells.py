"""What a sheet holds and does not show is read and told, in the decree's form and in others."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from rak.matriks.build import build_workbook
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook
from tests.contoh import rencana
from tests.layouts.sheets import workbook

if TYPE_CHECKING:
    from collections.abc import Callable

_FORM = (
    ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PAGU", "RENCANA PENARIKAN", "", "", "", "REALISASI ANGGARAN"),
    ("", "", "", "", "", "", "TW I", "TW II", "TW III", "TW IV", "TW I"),
    (1, "Layanan", "Jumlah laporan", "8 Laporan", "Rapat", 40_000_000, *[10_000_000] * 4, 9_000_000),
    (2, "Layanan", "Indeks kepuasan", "90 Nilai", "Survei", 20_000_000, *[5_000_000] * 4, 4_000_000),
)
_FORM_PAGU, _OWN_PAGU = "F6", "G7"
"""Where the first PAGU stands in a form with the quarters side by side, and in the workbook that rak builds."""


def _read(own: bool, change: Callable[[Any, Any], object]) -> HasilBaca:
    """What is read of one of the two after a change of the sheet and its first PAGU."""
    data = build_workbook(rencana()) if own else workbook(_FORM, ("G4:J4",))
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet: Any = book["Matriks"] if own else book.active
    change(sheet, sheet[_OWN_PAGU if own else _FORM_PAGU])
    stream = io.BytesIO()
    book.save(stream)
    return baca(Workbook.open(stream.getvalue()))


def _told(hasil: HasilBaca, kode: str) -> list[str | None]:
    return [one.sel for one in hasil.temuan if one.kode == kode]


def _paint(cell: Any, colour: Color | str, ground: Color | str | None) -> None:
    cell.font = Font(color=colour)
    if ground is not None:
        cell.fill = PatternFill("solid", fgColor=ground)


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    ("colour", "ground", "told"),
    [
        ("FFFFFFFF", None, True),
        ("FFFAFAFA", None, True),
        (Color(theme=0), None, True),
        (Color(indexed=9), "FFFFFFFF", True),
        ("FF1F4E79", "FF1F4E79", True),
        ("FFFFFFFF", "FF1F4E79", False),
        ("FFFFFFFF", Color(theme=4), False),
        (Color(theme=0, tint=-0.5), None, False),
        (Color(theme=1), None, False),
        ("FFFF0000", None, False),
    ],
)
def test_a_figure_in_the_colour_of_its_ground_is_read_and_told(
    own: bool, colour: Color | str, ground: Color | str | None, told: bool
) -> None:
    """White on white, dark on dark; white on dark, grey and red are seen."""
    plain, hasil = _read(own, lambda *_: None), _read(own, lambda _, cell: _paint(cell, colour, ground))
    assert hasil.rencana == plain.rencana
    assert _told(hasil, "RAK143") == ([_OWN_PAGU if own else _FORM_PAGU] if told else [])


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(("size", "told"), [(1, True), (2, True), (6, False), (11, False)])
def test_a_figure_of_a_point_is_read_and_told(own: bool, size: int, told: bool) -> None:
    """Small print is seen, a dot is not."""
    plain, hasil = _read(own, lambda *_: None), _read(own, lambda _, cell: setattr(cell, "font", Font(sz=size)))
    assert hasil.rencana == plain.rencana
    assert _told(hasil, "RAK143") == ([_OWN_PAGU if own else _FORM_PAGU] if told else [])


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    ("code", "told"),
    [
        (";;;", True),
        ('""', True),
        (";-#,##0", True),
        ("[Red];;", True),
        ("#,##0;-#,##0;;@", False),
        ('"Rp"#,##0;;', False),
        ("#,##0_);(#,##0)", False),
        ('#,##0",00"', False),
    ],
)
def test_a_figure_whose_format_shows_nothing_is_read_and_told(own: bool, code: str, told: bool) -> None:
    """A format that only hides zeros or minus amounts shows it."""
    plain = _read(own, lambda *_: None)
    hasil = _read(own, lambda _, cell: setattr(cell, "number_format", code))
    assert hasil.rencana == plain.rencana
    assert _told(hasil, "RAK143") == ([_OWN_PAGU if own else _FORM_PAGU] if told else [])


@given(digits=st.text("0123456789", min_size=1, max_size=9))
def test_digits_that_a_format_puts_beside_an_amount_are_asked(digits: str) -> None:
    """40.000.000 shown as 140.000.000: which of the two is meant is not guessed."""
    hasil = _read(False, lambda _, cell: setattr(cell, "number_format", f'"{digits}"#,##0'))
    assert _told(hasil, "RAK230") == [_FORM_PAGU]


@pytest.mark.parametrize("own", [True, False])
def test_hidden_columns_and_rows_are_read_and_told(own: bool) -> None:
    """In any form; a column of no width, a row of no height are hidden too."""

    def hide(sheet: Any, cell: Any) -> None:
        sheet.column_dimensions[cell.column_letter].hidden = True
        sheet.row_dimensions[cell.row].hidden = True

    plain, hasil = _read(own, lambda *_: None), _read(own, hide)
    assert hasil.rencana == plain.rencana
    assert len(_told(hasil, "RAK131")) == len(_told(plain, "RAK131")) + 2


def test_a_column_without_width_and_a_row_without_height_are_told() -> None:
    """As a mouse leaves them that was drawn too far."""
    source = zipfile.ZipFile(io.BytesIO(workbook(_FORM, ("G4:J4",))))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(
                    b"<sheetData>", b'<cols><col min="6" max="6" width="0" customWidth="1"/></cols><sheetData>'
                )
                data = re.sub(rb'<row r="6"', b'<row r="6" ht="0" customHeight="1"', data)
            made.writestr(name, data)
    hasil = baca(Workbook.open(stream.getvalue()))
    assert [one.pesan for one in hasil.temuan if one.kode == "RAK131"] == [
        "Baris yang disembunyikan (atau disaring) tetap dibaca: 6.",
        "Kolom F disembunyikan, dan tetap dibaca.",
    ]
