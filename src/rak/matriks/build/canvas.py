"""A sheet that is being written: text that stays text, formulas, looks, merges."""

from __future__ import annotations

import re
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from rak.calc.excel_limits import MAX_TEXT, MAX_WHOLE
from rak.domain.nilai import Kosong
from rak.domain.rupiah import Rupiah, Uang
from rak.errors import DomainError
from rak.matriks.build.cell_formulas import MAX_FORMULA, NOT_APPLICABLE, address
from rak.matriks.build.looks import Look, Painter

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Canvas:
    """One worksheet of the workbook under construction."""

    def __init__(self, sheet: Worksheet, painter: Painter) -> None:
        self.sheet = sheet
        self._painter = painter

    def text(self, row: int, col: int, value: str, look: Look) -> None:
        """Write text that no program takes for a formula, a number or an error; nothing where it is empty."""
        cell = self._cell(row, col, look)
        if value:
            # past openpyxl's own setter, which would read "=", "#N/A" as more than text and cut long texts off
            cell._value = check_text(value, f"{self.sheet.title}!{address(row, col)}")  # type: ignore[attr-defined]  # noqa: SLF001
            cell.data_type = "s"
            cell.quotePrefix = value[0] in "=+-@'" and value != NOT_APPLICABLE

    def number(self, row: int, col: int, value: float | None, look: Look) -> None:
        """Write a number, or only the look."""
        self._cell(row, col, look).value = value

    def money(self, row: int, col: int, value: Uang, look: Look) -> None:
        """Write an amount: a number, a dash, or nothing."""
        if isinstance(value, Rupiah):
            if abs(value.nilai) > MAX_WHOLE:
                raise DomainError(
                    f"{self.sheet.title}!{address(row, col)}: {value} terlalu besar untuk disimpan Excel tanpa "
                    "pembulatan.",
                    "Periksa jumlah angka nolnya; paling besar Rp1.000.000.000.000.000.",
                )
            self.number(row, col, value.nilai, look)
        elif value is Kosong.TIDAK_BERLAKU:
            self.text(row, col, NOT_APPLICABLE, look)
        else:
            self.number(row, col, None, look)

    def formula(self, row: int, col: int, expression: str, look: Look) -> None:
        """Write a formula, given without its equals sign."""
        if len(expression) >= MAX_FORMULA:
            raise DomainError(
                f"{self.sheet.title}!{address(row, col)}: rumusnya terlalu panjang untuk sel Excel.",
                "Persingkat RUMUS PERHITUNGAN: pakai lebih sedikit nama.",
            )
        self._cell(row, col, look).value = f"={expression}"

    def merge(self, row: int, col: int, last_row: int, last_col: int, look: Look) -> None:
        """Merge a rectangle and give all of its cells the look, so that the border goes round."""
        if (row, col) == (last_row, last_col):
            self._cell(row, col, look)
        else:
            self._painter.merge(self.sheet, (row, col, last_row, last_col), look)

    def widths(self, *widths: float) -> None:
        """Column widths from A on, in characters."""
        for col, width in enumerate(widths, 1):
            self.sheet.column_dimensions[address(1, col)[:-1]].width = width

    def _cell(self, row: int, col: int, look: Look) -> Cell:
        cell = cast("Cell", self.sheet.cell(row, col))
        self._painter.paint(cell, look)
        return cell


def check_text(value: str, place: str) -> str:
    """The text as a workbook can hold it; DomainError naming the place for what no workbook can hold."""
    if illegal := _ILLEGAL.search(value):
        raise DomainError(
            f"{place}: teks {value[:30]!r} memuat tanda kendali U+{ord(illegal[0]):04X}.",
            "Excel tidak dapat menyimpannya. Hapus tanda itu; biasanya terbawa ketika teks disalin dari PDF.",
        )
    if len(value.encode("utf-16-le")) // 2 > MAX_TEXT:
        raise DomainError(
            f"{place}: teksnya lebih dari 32.767 karakter.", "Persingkat teksnya; itu batas satu sel Excel."
        )
    return _ESCAPE_ALIKE.sub("_x005F_", value)
