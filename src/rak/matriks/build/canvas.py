"""A sheet that is being written: text that stays text, formulas, looks, merges."""

import re
from collections.abc import Iterable, Mapping
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from rak.calc.excel_limits import MAX_TEXT, MAX_WHOLE
from rak.domain.nilai import Kosong
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah, Uang
from rak.errors import DomainError
from rak.matriks.build.cell_formulas import MAX_FORMULA, NOT_APPLICABLE, address, column
from rak.matriks.build.heights import Block, fit_rows
from rak.matriks.build.looks import SUBTITLE, TITLE, Look, Painter

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Canvas:
    """One worksheet of the workbook under construction."""

    def __init__(self, sheet: Worksheet, painter: Painter) -> None:
        self.sheet = sheet
        self._painter = painter
        self._widths: tuple[float, ...] = ()
        self._blocks: list[Block] = []

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
            pesan = f"{self.sheet.title}!{address(row, col)}: rumusnya terlalu panjang untuk sel Excel."
            raise DomainError(pesan, "Persingkat RUMUS PERHITUNGAN: pakai lebih sedikit nama.")
        self._cell(row, col, look).value = f"={expression}"

    def merge(self, row: int, col: int, last_row: int, last_col: int, look: Look) -> None:
        """Merge a rectangle and give all of its cells the look, so that the border goes round."""
        if (row, col) == (last_row, last_col):
            self._cell(row, col, look)
        else:
            self._painter.merge(self.sheet, (row, col, last_row, last_col), look)

    def widths(self, widths: Iterable[float]) -> None:
        """Column widths from A on, in characters."""
        self._widths = tuple(widths)
        for col, width in enumerate(self._widths, 1):
            self.sheet.column_dimensions[column(col)].width = width

    def title(self, title: str, rencana: RencanaAksi) -> None:
        """The first three rows: what the sheet is, whose, and of which year."""
        texts = (title, rencana.satuan_kerja, f"TAHUN ANGGARAN {rencana.tahun}")
        for row, (value, look) in enumerate(zip(texts, (TITLE, SUBTITLE, SUBTITLE), strict=True), 1):
            self.text(row, 1, value, look.but(horizontal="left", wrap=False))

    def fitted(self, row: int, col: int, value: str, look: Look, *, last_row: int = 0, last_col: int = 0) -> None:
        """Write text, over several rows or columns where these are given, that :meth:`fit` makes room for."""
        if last_row or last_col:
            self.merge(row, col, last_row or row, last_col or col, look)
        self.text(row, col, value, look)
        self.reserve(row, col, value, look, last_row=last_row, last_col=last_col)

    def reserve(self, row: int, col: int, value: str, look: Look, *, last_row: int = 0, last_col: int = 0) -> None:
        """Have :meth:`fit` make room for a text that a formula shows there."""
        width = sum(self._widths[col - 1 : last_col or col])
        self._blocks.append(Block(row, last_row or row, value, width, look.size, look.bold))

    def fit(self, minimum: float, rows: Iterable[int], heights: Mapping[int, float]) -> None:
        """Heights at least ``minimum`` for these rows and those of :meth:`fitted` texts, which show all of them."""
        of_texts = (row for block in self._blocks for row in range(block.first_row, block.last_row + 1))
        for row, height in {**heights, **fit_rows(self._blocks, {*rows, *of_texts}, minimum)}.items():
            self.sheet.row_dimensions[row].height = height

    def allow(self, rule: DataValidation, areas: Iterable[str]) -> None:
        """Let the rule hold for areas that do not overlap; ``rule.add`` would look for each in all before it."""
        self.sheet.add_data_validation(rule)
        rule.sqref.ranges.update(CellRange(area) for area in areas)

    def _cell(self, row: int, col: int, look: Look) -> Cell:
        cell = cast("Cell", self.sheet.cell(row, col))
        self._painter.paint(cell, look)
        return cell


def check_text(value: str, place: str) -> str:
    """The text as a workbook can hold it; DomainError naming the place for what no workbook can hold."""
    if illegal := _ILLEGAL.search(value):
        saran = "Excel tidak dapat menyimpannya. Hapus tanda itu; biasanya terbawa ketika teks disalin dari PDF."
        raise DomainError(f"{place}: teks {value[:30]!r} memuat tanda kendali U+{ord(illegal[0]):04X}.", saran)
    if len(value.encode("utf-16-le")) // 2 > MAX_TEXT:
        pesan = f"{place}: teksnya lebih dari 32.767 karakter."
        raise DomainError(pesan, "Persingkat teksnya; itu batas satu sel Excel.")
    return _ESCAPE_ALIKE.sub("_x005F_", value)
