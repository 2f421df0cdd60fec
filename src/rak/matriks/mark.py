"""The marked copy: the same workbook with a sheet of findings and a light fill on the cells they name."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rak.domain.temuan import Temuan, Tingkat
from rak.files import write_new
from rak.xlsx import Link, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.edit.newsheet import Layout
from rak.xlsx.sheet.address import from_range, quote_sheet

LEMBAR_TEMUAN: Final = "Temuan"
_KEPALA: Final = ("No", "Kode", "Tingkat", "Lembar", "Sel", "Letak", "Nilai", "Pesan", "Saran")
_LEBAR: Final = (5, 9, 12, 11, 8, 28, 20, 54, 48)
_TATA: Final = Layout(autofilter=True, landscape=True)
_MOST: Final = 2000
"""Cells of one finding's range that are marked."""
_WARNA: Final = {Tingkat.GALAT: "F8CBAD", Tingkat.PERINGATAN: "FFF2CC"}


def mark(path: Path, temuan: Sequence[Temuan], output: Path, *, overwrite: bool = False) -> None:
    """Write the marked copy; every other part of the workbook stays as it is, and an earlier sheet is replaced."""
    write_new(output, marked(Workbook.open(path), temuan), overwrite=overwrite, like=path)


def marked(workbook: Workbook, temuan: Sequence[Temuan]) -> bytes:
    """The workbook's bytes with the sheet ``Temuan`` and the marks; accepted findings stand in the sheet with their reason."""
    edit = Edit(workbook, allow_locked=True)
    rows = [_KEPALA, *(_row(number, one) for number, one in enumerate(temuan, 1))]
    edit.add_sheet(LEMBAR_TEMUAN, rows, column_widths=_LEBAR, layout=_TATA)
    for one in sorted(temuan, key=lambda one: one.tingkat is Tingkat.GALAT):
        if one.lembar and one.sel and one.tingkat in _WARNA and not one.diterima:
            for cell in itertools.islice(from_range(one.sel).positions(), _MOST):
                edit.mark(one.lembar, cell, fill=_WARNA[one.tingkat])
    return edit.apply()


def _row(number: int, one: Temuan) -> tuple[object, ...]:
    cell: object = one.sel or ""
    if one.lembar and one.sel:
        cell = Link(one.sel, f"{quote_sheet(one.lembar)}!{one.sel}")
    place = (one.lembar or "", cell, str(one.letak))
    advice = f"Diterima: {one.diterima}" if one.diterima else one.saran
    return (number, one.kode, str(one.tingkat), *place, one.nilai, one.pesan, advice)
