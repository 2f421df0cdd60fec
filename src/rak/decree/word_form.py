"""A Word table of another form than the decree's matrix, read through the room of the forms."""

import contextlib
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
from rak.decree.table_grid import Grid, GridCell
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import MORE, is_dash, parse_money, parse_number, split_percent
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.text_folding import fold
from rak.domain.unit_notes import is_unit_note
from rak.errors import DomainError
from rak.layouts.cell_grid import Kotak
from rak.layouts.column_meanings import Hal
from rak.layouts.findings_on_bentuk import BARIS_ANEH
from rak.layouts.read_table import Tabel, TakDipahami, read_table, understand

_FIGURE = re.compile(r"([-−+]?\s*\d[\d.,\s]*)(.*)", re.DOTALL)
_MORE = re.compile(rf"(?<![^\W\d_])[\d¹²³⁰⁴-⁹½¼¾⅓⅔⅛]|^{MORE}", re.IGNORECASE)
"""A figure behind the first one that belongs to no unit (``18/20``, ``18²``; not ``18 m²``)."""
_LINES: Final = 15
"""Of the lines around a table so many next to it speak of it."""
_NARROW: Final = 2
_LONGEST: Final = 60
_UNREAD: Final = {Hal.ABAI, Hal.TANYA}


@attrs.frozen
class SelWord:
    """A filled cell of a Word table."""

    row: int
    column: int
    value: str
    links: tuple[str, ...] = ()


@attrs.frozen
class GabunganWord:
    """The range that a cell covers."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class KisiWord:
    """A Word table as a grid of filled cells; its rows count on over the parts that page breaks have cut it into.

    What stands above it is a row each, as it would be in a sheet: it may name the period, or the unit of all amounts; and
    so is a note of the unit below.
    """

    def __init__(self, *parts: Grid) -> None:
        self.nama = f"tabel {parts[0].number}"
        self._starts: list[tuple[int, int]] = []
        self.baris: dict[int, dict[int, SelWord]] = {}
        self._merges: dict[tuple[int, int], GabunganWord] = {}
        above = self._lines(parts[0].above[-_LINES:], 0)
        for grid in parts:
            self._starts.append((above, grid.number))
            for cell in (cell for cells in grid.rows for cell in cells):
                self._take(cell, above + cell.row)
            above += len(grid.rows)
        self._lines([line for line in parts[-1].below[:_LINES] if is_unit_note(line)], above)
        self.urut = sorted(self.baris)

    def _lines(self, lines: Sequence[str], above: int) -> int:
        """Texts around the table as rows below row ``above``; gives the last of them."""
        for row, line in enumerate(lines, above + 1):
            self.baris[row] = {1: SelWord(row, 1, fold(without_nip(line)))}
        return above + len(lines)

    def _take(self, cell: GridCell, row: int) -> None:
        text = fold(without_nip(cell.text))
        if text:
            self.baris.setdefault(row, {})[cell.column] = SelWord(row, cell.column, text, cell.links)
        last = row + cell.height - 1, cell.column + cell.width - 1
        if last != (row, cell.column):
            area = GabunganWord(row, cell.column, *last)
            every = itertools.product(range(row, last[0] + 1), range(cell.column, last[1] + 1))
            self._merges.update(dict.fromkeys(every, area))

    def place(self, row: int, column: int) -> str:
        """Where a person finds the cell."""
        started = [one for one in self._starts if one[0] < row]
        if not started:
            return f"di atas {self.nama}"
        above, number = started[-1]
        return f"tabel {number}, baris {row - above}, kolom {column}"

    def merge(self, row: int, column: int) -> GabunganWord | None:
        """The merged range that the cell is part of."""
        return self._merges.get((row, column))

    def number_format(self, cell: Any) -> str:
        """Word has none."""
        del cell
        return "General"

    def month(self, cell: Any) -> str:
        """Word has no dates but in words."""
        del cell
        return ""


class PembacaTeks:
    """Reads the texts of cells, with findings where they are no figures."""

    def __init__(self, kisi: KisiWord) -> None:
        self._kisi = kisi
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
        return found if found.satuan or not unit else TargetKinerja.in_unit(found.nilai, unit, found.nilai_atas)

    def number(self, cell: Any, letak: Letak) -> tuple[Fraction | None, bool, bool]:
        """The number, whether in per cent, whether a dash."""
        if is_dash(cell.value):
            return None, False, True
        text, percent = split_percent(cell.value)
        try:
            return _number(text), percent, False
        except DomainError as fault:
            self._unreadable(cell, fault, letak)
            return None, False, False

    def links(self, cell: Any, letak: Letak) -> tuple[str, ...]:
        """The links of a cell, one to a line."""
        del letak
        return (*str(cell.value).split(), *cell.links)

    def add(self, aturan: Aturan, pesan: str, saran: str, cells: Sequence[Kotak], letak: Letak | None = None) -> None:
        """A finding; its place is said in words."""
        first = f"{self._kisi.place(cells[0].row, cells[0].column)}: " if cells else ""
        more = f" (dan {len(cells) - 1} sel lagi)" if len(cells) > 1 else ""
        self.temuan.append(aturan.temuan(f"{first}{pesan}{more}", saran, letak))

    def _unreadable(self, cell: Any, fault: DomainError, letak: Letak) -> None:
        self.add(kode.BAGIAN_MERAGUKAN, f"{fault.pesan} Nilainya belum diketahui.", fault.saran, [cell], letak)


def _number(text: str) -> Fraction:
    """The one number of a text, without its unit; DomainError where there is none, or another one."""
    match = _FIGURE.fullmatch(text)
    if match is None:
        raise DomainError(f"'{text}' bukan bilangan.", "Tulis angka saja.")
    if _MORE.search(match[2]):
        pesan = f"'{text}' memuat lebih dari satu angka, atau kata yang mengalikannya."
        raise DomainError(pesan, "Tulis satu angka.")
    return parse_number(match[1].strip(" .,"))


def read_word_form(naskah: Naskah, grids: Sequence[Grid]) -> HasilImpor | None:
    """The table that is an action plan of another form, of several the one with most columns; None where none is."""
    found: list[tuple[Tabel, PembacaTeks, Sequence[Grid]]] = []
    tables = _whole(grids)
    for parts in tables:
        pembaca = PembacaTeks(kisi := KisiWord(*parts))
        with contextlib.suppress(TakDipahami):
            found.append((understand(kisi, pembaca), pembaca, parts))
    if not found:
        return None
    tabel, pembaca, chosen = max(found, key=lambda one: sum(makna.hal not in _UNREAD for makna in one[0].makna))
    temuan: list[Temuan] = []
    head = read_head(_without_table(naskah, chosen), temuan)
    hasil = read_table(tabel, pembaca, head.tahun)
    plan = RencanaAksi(head.tahun, head.satuan_kerja, hasil.sasaran, head.keputusan)
    others = [parts[0] for parts in tables if parts is not chosen]
    return HasilImpor(
        plan, hasil.laporan(head.tahun), (*temuan, *pembaca.temuan, *map(_unread, filter(_may_be_plan, others)))
    )


def _without_table(naskah: Naskah, parts: Sequence[Grid]) -> Naskah:
    """The lines above and below the table, which are read as lines of the document as long as no table is a plan."""
    lines, first, last = naskah.sebelum, parts[0].text.split("\n"), parts[-1].text.split("\n")
    start = _find(lines, first, 0)
    end = _find(lines, last, start) + len(last)
    return attrs.evolve(naskah, sebelum=lines[:start], sesudah=(*lines[end:], *naskah.sesudah))


def _find(lines: Sequence[str], part: Sequence[str], start: int) -> int:
    found = (at for at in range(start, len(lines)) if tuple(lines[at : at + len(part)]) == tuple(part))
    return next(found, len(lines))


def _whole(grids: Sequence[Grid]) -> list[list[Grid]]:
    """The tables, those together that only a break parts: of one width, with nothing between them."""
    found: list[list[Grid]] = []
    for grid in grids:
        if found and not grid.above and grid.width == found[-1][0].width:
            found[-1].append(grid)
        else:
            found.append([grid])
    return found


def _may_be_plan(grid: Grid) -> bool:
    """Whether a table that is not read may hold a part of a plan; a letterhead or a block of signatures does not."""
    return grid.width > _NARROW and len(grid.rows) > 1


def _unread(grid: Grid) -> Temuan:
    first = " | ".join(fold(cell.text) for cell in grid.rows[0])
    pesan = f"Tabel {grid.number} ('{first[:_LONGEST]}') bukan lanjutan tabel yang dibaca, dan tidak dibaca."
    saran = "Hapus tulisan di antara kedua tabel bila itu lanjutannya; atau salin tabel itu ke dokumen sendiri."
    return BARIS_ANEH.temuan(pesan, saran)


class BukanMatriksError(ImporError):
    """No table of the document is the decree's matrix; ``grids`` are its tables, ``naskah`` what stands around them."""

    def __init__(self, why: ImporError, naskah: Naskah, grids: Sequence[Grid]) -> None:
        super().__init__(why.asal, why.pesan, why.saran)
        self.naskah, self.grids = naskah, tuple(grids)

    def __reduce__(self) -> tuple[Any, ...]:
        return ImporError, (self.asal, self.pesan, self.saran)
