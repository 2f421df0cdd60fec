"""A written report as chapters, paragraphs, tables and charts, before it is printed to Word, to a page or as text.

Every figure in it knows its exact value and the cells that it comes from; the printers show its text and no other.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from rak.visible_text import visible_lines

_CELL: Final = re.compile(r"(.*)!([A-Z]+)([0-9]+)")
_TOGETHER: Final = 4
"""Rows of one kode that stay on one page: the four quarters of a line."""
_SMALL: Final = 1000
"""Signs of a table that stays on one page, some dozen rows."""
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def clean(text: str) -> str:
    """The text as every printer can show it: signs that steer or hide are spelt out, a line end stays one."""
    return visible_lines(text.replace("\r\n", "\n")).replace("\ufffe", "").replace("\uffff", "")


@attrs.frozen
class Figure:
    """A figure as it is printed, its exact value (None where there is no number), and the cells that it comes from."""

    teks: str = attrs.field(converter=clean)
    nilai: Fraction | None = None
    """In the unit of the text: 70 for ``70,00%``, rupiah for money."""
    sel: tuple[str, ...] = ()
    """Cells such as ``Bulanan!F12``; empty without a workbook."""
    kelas: str = ""
    """How it stands (``tepat``, ``belum`` …), for a grid."""

    def __str__(self) -> str:
        return self.teks


Isi: TypeAlias = str | Figure
"""What a run of a paragraph or a cell of a table holds."""


def _clean_one(one: Isi) -> Isi:
    return one if isinstance(one, Figure) else clean(one)


def _runs(values: Isi | Iterable[Isi]) -> tuple[Isi, ...]:
    return (_clean_one(values),) if isinstance(values, str | Figure) else tuple(map(_clean_one, values))


def _rows(rows: Iterable[Sequence[Isi]]) -> tuple[tuple[Isi, ...], ...]:
    return tuple(_runs(tuple(row)) for row in rows)


@attrs.frozen
class Paragraph:
    """A paragraph of text and figures."""

    isi: tuple[Isi, ...] = attrs.field(converter=_runs)
    butir: bool = False
    """Whether it is an item of a list."""

    def __str__(self) -> str:
        return "".join(map(str, self.isi))


@attrs.frozen
class Note:
    """What is missing or provisional, and who can mend it; printed apart from the text, so that it is seen."""

    teks: str = attrs.field(converter=clean)


@attrs.frozen
class Table:
    """Headings over rows; the last ``jumlah`` rows sum up."""

    judul: str = attrs.field(converter=clean)
    kolom: tuple[str, ...]
    baris: tuple[tuple[Isi, ...], ...] = attrs.field(converter=_rows)
    lebar: tuple[int, ...] = ()
    """Relative widths of the columns; empty: alike."""
    angka: frozenset[int] = frozenset()
    """Columns of figures, aligned right."""
    jumlah: int = 0
    mendatar: bool = False
    """Whether it needs a landscape page."""

    @property
    def pendek(self) -> bool:
        """Whether it is so small that no page should break it."""
        return sum(len(str(cell)) for row in self.baris for cell in row) <= _SMALL

    def bersambung(self) -> list[bool]:
        """Of each row whether it stays on one page with the next: all of a small table, the quarters of a line."""
        first = [str(row[0]) for row in self.baris]
        counts, small = Counter(first), self.pendek
        pairs = itertools.pairwise(first)
        return [*(small or (one == after and counts[one] <= _TOGETHER) for one, after in pairs), False][: len(first)]


@attrs.frozen
class Seri:
    """A row of values of a chart; None is a gap, not zero."""

    nama: str
    nilai: tuple[Figure, ...]
    garis: bool = False
    """Drawn as a line among bars, as a target is."""


@attrs.frozen
class Chart:
    """A chart with a zero-based axis; the table under it holds the same figures."""

    judul: str = attrs.field(converter=clean)
    jenis: str
    """``batang`` or ``garis``."""
    kategori: tuple[str, ...]
    seri: tuple[Seri, ...]
    satuan: str
    """What the axis counts: ``juta rupiah``, ``persen``."""
    alt: str = attrs.field(converter=clean)
    """The sentence that says what is to be seen."""
    pembagi: int = 1
    """What values are divided by on the axis: 10**6 for millions."""


@attrs.frozen
class Signature:
    """Who signs, where and when; what is not known is named as such."""

    tempat_tanggal: str = attrs.field(converter=clean)
    jabatan: str = attrs.field(converter=clean)
    nama: str = attrs.field(converter=clean)


def _blocks(values: Iterable[Blok]) -> tuple[Blok, ...]:
    return tuple(values)


@attrs.frozen
class Section:
    """A heading with what stands below it."""

    judul: str = attrs.field(converter=clean)
    isi: tuple[Blok, ...] = attrs.field(converter=_blocks)
    bernomor: bool = True


Blok: TypeAlias = Paragraph | Note | Table | Chart | Section | Signature


@attrs.frozen
class Document:
    """A whole report."""

    judul: str = attrs.field(converter=clean)
    periode: str
    """In words: ``Triwulan II Tahun 2024``."""
    satuan_kerja: str = attrs.field(converter=clean)
    bagian: tuple[Section, ...]
    tanda_tangan: Signature
    seksi: str = attrs.field(default="", converter=clean)
    keterangan: tuple[str, ...] = ()
    """Lines of the cover: the version of the plan, the day as of which it holds."""
    berbab: bool = False
    """Whether chapters are BAB I, then A, then 1; else 1, then a."""


@attrs.frozen
class Placed:
    """A block with what numbering gives it, in the order of print."""

    blok: Blok
    tingkat: int = 0
    """Of a heading: 1 to 3."""
    nomor: str = ""
    """``BAB I``, ``A.``, ``Tabel 3``, ``Gambar 2``; empty where there is none."""
    jangkar: str = ""
    """The name that links go to."""
    mendatar: bool = False
    """Whether it stands on a landscape page: a wide table, its heading, the words before it, a note below."""


def placed(document: Document) -> Iterator[Placed]:
    """All blocks in the order of print, headings before what stands below them, with their numbers.

    The signature stands after the last numbered chapter, before the appendices.
    """
    counts = {"Tabel": 0, "Gambar": 0, "bagian": 0}
    chapters = max((at for at, one in enumerate(document.bagian, 1) if one.bernomor), default=0)
    blocks: tuple[Blok, ...] = (*document.bagian[:chapters], document.tanda_tangan, *document.bagian[chapters:])
    each = tuple(_placed(blocks, 1, document.berbab, counts))
    return (attrs.evolve(one, mendatar=wide) for one, wide in zip(each, _orientation(each), strict=True))


def _orientation(blocks: Sequence[Placed]) -> list[bool]:
    found: list[bool] = []
    after: Blok | None = None
    for one in reversed(blocks):
        block = one.blok
        wide = bool(found) and found[-1] and isinstance(block, Section | Paragraph | Note)
        if isinstance(block, Table):
            wide = block.mendatar
        found.append(wide and (isinstance(block, Section | Table) or not isinstance(after, Section)))
        after = block
    found.reverse()
    for at, one in enumerate(blocks):
        if at and isinstance(one.blok, Note | Signature):
            found[at] |= found[at - 1]
    return found


def _placed(blocks: Iterable[Blok], level: int, berbab: bool, counts: dict[str, int]) -> Iterator[Placed]:
    number = 0
    for block in blocks:
        if isinstance(block, Section):
            number += block.bernomor
            counts["bagian"] += 1
            mark = heading_number(number, level, berbab=berbab) if block.bernomor else ""
            yield Placed(block, level, mark, f"bagian-{counts['bagian']}")
            yield from _placed(block.isi, level + 1, berbab, counts)
        elif isinstance(block, Table | Chart):
            kind = "Tabel" if isinstance(block, Table) else "Gambar"
            counts[kind] += 1
            yield Placed(block, 0, f"{kind} {counts[kind]}", f"{kind.casefold()}-{counts[kind]}")
        else:
            yield Placed(block)


def heading_number(number: int, level: int, *, berbab: bool) -> str:
    """``BAB I``, ``A.``, ``1.`` in a report of chapters, else ``1.``, ``a.``."""
    if level == 1:
        return f"BAB {_ROMAN[number - 1]}" if berbab else f"{number}."
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(number - 1) % 26]
    return f"{letter if berbab else letter.casefold()}." if level == 2 else f"{number}."


def cell_ranges(sel: Sequence[str]) -> str:
    """Cells in short, neighbours of a row or of a column as one range: ``Bulanan!F12:H12, Matriks!D7:D10``."""
    groups: list[list[str]] = []
    for one in dict.fromkeys(sel):
        if groups and _goes_on(groups[-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return ", ".join(group[0] if len(group) == 1 else f"{group[0]}:{group[-1].rpartition('!')[2]}" for group in groups)


def _goes_on(group: list[str], one: str) -> bool:
    step = _step(group[-1], one)
    return step in {(0, 1), (1, 0)} and (len(group) == 1 or step == _step(group[-2], group[-1]))


def _step(one: str, other: str) -> tuple[int, int] | None:
    """Rows and columns from one cell to the other; None across sheets, and for the place in words of what has no cell."""
    first, second = _CELL.fullmatch(one), _CELL.fullmatch(other)
    if first is None or second is None or first[1] != second[1]:
        return None
    return int(second[3]) - int(first[3]), _number(second[2]) - _number(first[2])


def _number(letters: str) -> int:
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return column
