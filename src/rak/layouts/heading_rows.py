"""The heading of a table: one to three rows, and the texts above each column, from the group down to the label."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from rak.domain.headings import find_exact, mend_words
from rak.domain.kolom import Kolom, Peran
from rak.domain.period_words import QUARTER_WORD
from rak.layouts.cell_grid import Kisi, effective, text_of
from rak.layouts.column_periods import Periode, read_period

_LOOKED_AT: Final = 120
"""Filled rows in which a heading is sought."""
_WIDEST: Final = 200
"""Columns that a merged heading may cover."""
SUB = re.compile(
    r"(?:[ktr]|rp\.?|\(?\s*rp\.?\s*\)?|%|\(%\)|kinerja|fisik|keuangan|anggaran|target|tgt\.?|realisasi|real\.?|capaian|rencana|penarikan|serapan|pagu"
    r"|persen(?:tase)?|presentase|volume|output|satuan|semula|menjadi|awal|revisi|(?:s\.?\s?/?d\.?\s*)?(?:bulan|triwulan|tw)?\s*(?:ini|lalu|ke\s*-?)?"
    r"|s\.?\s?/?d\.?|kumulatif|jumlah|total|(?:target|realisasi|capaian|rencana)\s*(?:\w+|\(?kumulatif\)?|s\.?\s?/?d\.?|sampai\s+dengan))\s*(?:\(\s*(?:%|rp\.?|k|persen|rupiah)\s*\))?",
    re.IGNORECASE,
)
"""What stands below a group or a period and names no column of its own."""
_BOTH: Final = re.compile(
    r"\W*(?:tujuan\W+)?sasaran\b.{0,40}?(?:[/,&;]|\bdan\b|\bserta\b)\s*(?:indikator|ik[ku]|iks[ks]|iksp)\b",
    re.IGNORECASE,
)
_LINES_TOO: Final = re.compile(
    r"[/,&;]\s*(?:sub\s*)?(?:program|kegiatan|aktivitas|komponen|rencana|aksi)\b", re.IGNORECASE
)
"""Budget lines beside goals and indicators: what a row is then, nothing says."""
_COUNTED: Final = re.compile(r"0?[1-9]|1[0-2]")
PERIOD_WORD: Final = re.compile(rf"(?<![^\W_])(?:({QUARTER_WORD})|bulan(?:\s+ke)?|bln\.?)\s*$", re.IGNORECASE)
"""The word of a period at the end of a text, without its figure."""
_YEAR: Final = re.compile(r"20\d\d")
_DATA = re.compile(r"(?!(?:19|20)\d\d$)\d[\d.,]*")
"""A figure in a cell of its own, which a heading has none of, a year aside."""
_LEADING: Final = frozenset({Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.SASARAN_KEGIATAN})


class Jalur(NamedTuple):
    """A column with the texts above it, from the group down to its own."""

    column: int
    texts: tuple[str, ...]
    cells: tuple[Any, ...]
    in_group: bool
    """Whether a text above it stands over several columns."""
    runs_on: bool = False
    """Whether such a text is not merged, so that where it ends is seen from the labels below alone."""

    @property
    def lowest(self) -> str:
        """Its own text."""
        return self.texts[-1] if self.texts else ""

    @property
    def shown(self) -> str:
        """Its texts in one line."""
        return " / ".join(self.texts)


class Kepala(NamedTuple):
    """The heading of a table."""

    first: int
    last: int
    columns: tuple[Jalur, ...]
    score: int


def role_of(text: str) -> Peran | None:
    """The column that a text names, a period in it aside."""
    found = find_exact(text) or find_exact(read_period(text).sisa)
    return found or (Kolom.SASARAN_KEGIATAN if names_both(text) else None)


def names_both(text: str) -> bool:
    """Whether a heading is of goals and, below each, of its indicators (SASARAN / INDIKATOR)."""
    return _BOTH.match(text) is not None and not _LINES_TOO.search(text)


def heading_text(kisi: Kisi, cell: Any) -> str:
    """The text of a cell of a heading; ``1 | 2 | 3 | 4`` below TRIWULAN, ``1`` to ``12`` below BULAN, are such periods.

    A date is the month that it shows, a year itself, a misspelt word of headings what it means.
    """
    if cell is None:
        return ""
    text = mend_words(text_of(cell))
    bare = text or str(cell.value)
    if _YEAR.fullmatch(bare):
        return bare
    if not _COUNTED.fullmatch(bare):
        return text or kisi.month(cell)
    above = kisi.baris.get(cell.row - 1, {})

    def group(column: int) -> int:
        return max((at for at in above if at <= column), default=column)

    own = group(cell.column)
    word = PERIOD_WORD.search(text_of(above.get(own)))
    if word is None:
        return text
    mates = [
        str(one.value).removeprefix("0") for column, one in sorted(kisi.baris[cell.row].items()) if group(column) == own
    ]
    if len(mates) < 2 or mates != [str(at) for at in range(1, len(mates) + 1)]:
        return text
    return f"{'TW' if word[1] else 'Bulan'} {bare}"


def find_heading(kisi: Kisi) -> Kepala | None:
    """The best heading of the sheet, or None."""
    best: Kepala | None = None
    for row in kisi.urut[:_LOOKED_AT]:
        line = kisi.baris[row]
        if len(line) < 3 or any(_DATA.fullmatch(heading_text(kisi, c) or str(c.value)) for c in line.values()):
            continue
        known = {role_of(mend_words(text_of(cell))) for cell in line.values()} - {None}
        if len(known) < 2 or not known & _LEADING:
            continue
        for first, last in _blocks(kisi, row):
            columns = tuple(_paths(kisi, first, last))
            score = _score(columns)
            if best is None or score > best.score + (row > best.last):
                best = Kepala(first, last, columns, score)
    return best


def _blocks(kisi: Kisi, row: int) -> Iterator[tuple[int, int]]:
    """The rows that the heading around a row may span."""
    last = row
    while last < row + 3 and (_is_covered(kisi, last + 1, row) or is_label_row(kisi, last + 1)):
        last += 1
    first = row
    yield first, last
    while first > row - 2 and _is_group_row(kisi, first - 1):
        first -= 1
        yield first, last


def _is_covered(kisi: Kisi, row: int, heading: int) -> bool:
    """Whether merges of the heading row reach into the row, and what else stands there is text."""
    line = kisi.baris.get(row, {})
    return all(heading_text(kisi, cell) for cell in line.values()) and any(
        (area := kisi.merge(heading, column)) is not None and area.last_row >= row
        for column, cell in kisi.baris[heading].items()
        if text_of(cell)
    )


def is_label_row(kisi: Kisi, row: int) -> bool:
    """Whether the row holds labels of periods, or what stands below groups, and nothing else."""
    texts = [heading_text(kisi, cell) for cell in kisi.baris.get(row, {}).values()]
    return len(texts) > 1 and all(text and (_is_label(text) or role_of(text)) for text in texts)


def _is_label(text: str) -> bool:
    return SUB.fullmatch(read_period(text).sisa) is not None


def _is_group_row(kisi: Kisi, row: int) -> bool:
    """Whether a row above holds headings over several columns."""
    texts = [text_of(cell) for cell in kisi.baris.get(row, {}).values()]
    known = sum(role_of(text) is not None or _is_label(text) for text in texts)
    return all(texts) and len(texts) > 1 and known * 2 >= len(texts)


def _paths(kisi: Kisi, first: int, last: int) -> Iterator[Jalur]:
    rows = range(first, last + 1)
    columns: set[int] = set()
    for row in rows:
        for column in kisi.baris.get(row, {}):
            area = kisi.merge(row, column)
            end = min(area.last_column, column + _WIDEST) if area is not None else column
            columns.update(range(column, end + 1))
    spread: dict[int, dict[int, Any]] = {}
    for row in reversed(rows):
        spread[row] = _spread(kisi, row, last, sorted(columns), spread)
    for column in sorted(columns):
        texts: list[str] = []
        cells: list[Any] = []
        grouped = runs_on = False
        for row in rows:
            own = effective(kisi, row, column)
            cell = own or spread[row].get(column)
            text = heading_text(kisi, cell)
            if cell is None or not text or cell in cells:
                continue
            area = kisi.merge(row, column)
            wide = area is not None and area.last_column > area.first_column
            grouped = grouped or (wide and row < last) or cell.column != column
            runs_on = runs_on or own is None
            texts.append(text)
            cells.append(cell)
        yield Jalur(column, tuple(texts), tuple(cells), grouped, runs_on)


def _spread(kisi: Kisi, row: int, last: int, columns: list[int], lower: dict[int, dict[int, Any]]) -> dict[int, Any]:
    """Groups that are not merged: the text goes on over the columns to its right that have labels of their own.

    It ends where the labels begin again or leave out a period, or where there are more or fewer of them.
    """
    found: dict[int, Any] = {}
    group: Any = None
    seen: list[tuple[str, ...]] = []
    for column in columns:
        below = {each: effective(kisi, each, column) or lower[each].get(column) for each in range(row + 1, last + 1)}
        labels = tuple(
            heading_text(kisi, cell) if cell is not None and cell.row == each else "" for each, cell in below.items()
        )
        own = effective(kisi, row, column)
        area = kisi.merge(row, column)
        if own is not None or area is not None:
            group, seen = own if area is None else None, [labels]
        elif group is not None and _goes_on(seen, labels):
            seen.append(labels)
            found[column] = group
        else:
            group = None
    return found


def _goes_on(seen: Sequence[tuple[str, ...]], labels: tuple[str, ...]) -> bool:
    """Whether these are the labels of one more column of a group: of its depth, not there yet, of the period that follows."""
    period = _period(labels)
    ends = [named.akhir for each in seen if (named := _period(each))]
    return (
        any(labels)
        and labels not in seen
        and {tuple(map(bool, each)) for each in seen} == {tuple(map(bool, labels))}
        and all(map(_is_label, labels))
        and (period is None or not ends or period.awal - 1 <= ends[-1] <= period.akhir)
    )


def _period(labels: Sequence[str]) -> Periode | None:
    return next((found for text in labels if (found := read_period(text).periode)), None)


def _score(columns: tuple[Jalur, ...]) -> int:
    known = {role for jalur in columns for text in jalur.texts if (role := role_of(text)) is not None}
    periods = sum(any(read_period(text).periode for text in jalur.texts) for jalur in columns)
    groups = sum(len({text.casefold() for text in jalur.texts}) > 1 for jalur in columns)
    return len(known) + periods + groups
