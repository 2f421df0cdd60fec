"""A Word table of another form than the decree's matrix, read through the room of the forms."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import attrs

from rak.checks.catalogue import Aturan
from rak.decree import findings_on_keputusan as kode
from rak.decree.decree_result import HasilImpor, ImporError
from rak.decree.front_matter import read_head
from rak.decree.source import Naskah, without_nip
from rak.decree.table_grid import Grid
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import is_dash, parse_money, parse_number, split_percent
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.text_folding import fold
from rak.errors import DomainError
from rak.layouts.cell_grid import Kotak
from rak.layouts.read_table import TakDipahami, read_table, understand

_FIGURE = re.compile(r"([-−+]?\s*\d[\d.,\s]*)(.*)", re.DOTALL)
_SHOWN: Final = 4


@attrs.frozen
class SelWord:
    """A filled cell of a Word table."""

    row: int
    column: int
    value: str


@attrs.frozen
class GabunganWord:
    """The range that a cell covers."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class KisiWord:
    """A Word table as a grid of filled cells."""

    def __init__(self, grid: Grid) -> None:
        self.nama = f"tabel {grid.number}"
        self.baris: dict[int, dict[int, SelWord]] = {}
        self._merges: dict[tuple[int, int], GabunganWord] = {}
        for cell in (cell for cells in grid.rows for cell in cells):
            text = fold(without_nip(cell.text))
            if text:
                self.baris.setdefault(cell.row, {})[cell.column] = SelWord(cell.row, cell.column, text)
            last = cell.row + cell.height - 1, cell.column + cell.width - 1
            if last != (cell.row, cell.column):
                area = GabunganWord(cell.row, cell.column, *last)
                every = itertools.product(range(cell.row, last[0] + 1), range(cell.column, last[1] + 1))
                self._merges.update(dict.fromkeys(every, area))
        self.urut = sorted(self.baris)

    def merge(self, row: int, column: int) -> GabunganWord | None:
        """The merged range that the cell is part of."""
        return self._merges.get((row, column))

    def number_format(self, cell: Any) -> str:
        """Word has none."""
        del cell
        return "General"


class PembacaTeks:
    """Reads the texts of cells, with findings where they are no figures."""

    def __init__(self, nama: str) -> None:
        self._nama = nama
        self.temuan: list[Temuan] = []

    def text(self, cell: Any, letak: Letak) -> str:
        """The text of a cell."""
        del letak
        return str(cell.value)

    def money(self, cell: Any, letak: Letak, times: int) -> Uang:
        """The amount in a cell."""
        if is_dash(cell.value):
            return TIDAK_BERLAKU
        try:
            return Rupiah(parse_money(cell.value, times))
        except DomainError as fault:
            self._unreadable(cell, fault, letak)
            return BELUM_DIISI

    def target(self, cell: Any, unit: str, letak: Letak) -> TargetKinerja:
        """A target with its unit."""
        try:
            found = TargetKinerja.parse(cell.value)
        except DomainError as fault:
            if fault.bacaan or any(map(str.isdigit, cell.value)):
                self._unreadable(cell, fault, letak)
            return TargetKinerja.in_words(cell.value)
        return found if found.satuan or not unit else TargetKinerja(found.nilai, unit, found.nilai_atas)

    def number(self, cell: Any, letak: Letak) -> tuple[Fraction | None, bool, bool]:
        """The number, whether in per cent, whether a dash."""
        if is_dash(cell.value):
            return None, False, True
        text, percent = split_percent(cell.value)
        match = _FIGURE.fullmatch(text)
        try:
            return parse_number(match[1].strip(" .,") if match else text), percent, False
        except DomainError as fault:
            self._unreadable(cell, fault, letak)
            return None, False, False

    def links(self, cell: Any, letak: Letak) -> tuple[str, ...]:
        """The links of a cell, one to a line."""
        del letak
        return tuple(str(cell.value).split())

    def add(self, aturan: Aturan, pesan: str, saran: str, cells: Sequence[Kotak], letak: Letak | None = None) -> None:
        """A finding; its place is said in words."""
        first = f"{self._nama}, baris {cells[0].row}, kolom {cells[0].column}: " if cells else ""
        more = f" (dan {len(cells) - 1} sel lagi)" if len(cells) > _SHOWN else ""
        self.temuan.append(aturan.temuan(f"{first}{pesan}{more}", saran, letak))

    def _unreadable(self, cell: Any, fault: DomainError, letak: Letak) -> None:
        self.add(kode.BAGIAN_MERAGUKAN, f"{fault.pesan} Nilainya belum diketahui.", fault.saran, [cell], letak)


def read_word_form(naskah: Naskah, grids: Sequence[Grid]) -> HasilImpor | None:
    """The first table that is an action plan of another form; None where none is."""
    for grid in grids:
        kisi = KisiWord(grid)
        pembaca = PembacaTeks(kisi.nama)
        try:
            tabel = understand(kisi, pembaca)
        except TakDipahami:
            continue
        temuan: list[Temuan] = []
        head = read_head(naskah, temuan)
        hasil = read_table(tabel, pembaca, head.tahun)
        plan = RencanaAksi(head.tahun, head.satuan_kerja, hasil.sasaran, head.keputusan)
        laporan = Laporan(
            head.tahun, realisasi=hasil.realisasi, isian=hasil.isian, realisasi_triwulan=hasil.realisasi_triwulan,
            tingkat_triwulan=hasil.tingkat, tingkat_kumulatif=hasil.kumulatif,
        )  # fmt: skip
        return HasilImpor(plan, laporan, (*temuan, *pembaca.temuan))
    return None


class BukanMatriksError(ImporError):
    """No table of the document is the decree's matrix; ``grids`` are its tables, ``naskah`` what stands around them."""

    def __init__(self, why: ImporError, naskah: Naskah, grids: Sequence[Grid]) -> None:
        super().__init__(why.asal, why.pesan, why.saran)
        self.naskah, self.grids = naskah, tuple(grids)

    def __reduce__(self) -> tuple[Any, ...]:
        return ImporError, (self.asal, self.pesan, self.saran)
