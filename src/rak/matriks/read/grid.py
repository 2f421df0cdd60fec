"""A worksheet as the reader wants it: filled cells by row, merges by column, formulas with their value."""

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from rak.calc.context import Context
from rak.calc.evaluate import looking, run
from rak.calc.formula import parse
from rak.calc.tokenizer import split
from rak.calc.values import UNKNOWN, Unsupported
from rak.calc.values import Value as Result
from rak.domain.period_words import NAMA_BULAN
from rak.domain.unit_notes import read_unit_note
from rak.xlsx import Cell, Range, Value, Workbook
from rak.xlsx.sheet.dates import to_date
from rak.xlsx.sheet.sheet import Sheet

_NARROW: Final = 16
"""Columns of a merge from which on it counts as wide."""
_DEPTH: Final = 80
"""Formulas that wait for each other."""
_MOST_FORMULAS: Final = 10_000
"""Formulas without a stored result that are worked out in one workbook; Excel stores the results of all."""
_READS: Final = 20
"""They may read one cell where an edit may read so many."""
_MONTHLY: Final = "bulanan"
"""Formulas over the sheet Bulanan are worked out only when asked for: their figures are read there."""
_OUTSIDE = re.compile(
    r"\[\d+\]|\.xls[xmb]?\]|WEBSERVICE\s*\(|FILTERXML\s*\(|\bRTD\s*\(|\bCALL\s*\(|\w\|'?", re.IGNORECASE
)
_FORMAT_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_FORMAT_SCALE = re.compile(r"[0#?](,+)(?![0#?,])")
_FORMAT_PARTS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_FORMAT_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')


class Penghitung:
    """Values of formulas that the file holds no result for; None where they cannot be told for certain."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._sheets = {sheet.name.casefold(): sheet for sheet in workbook.sheets}
        self._memo: dict[tuple[str, int, int], Result] = {}
        self._running: set[tuple[str, int, int]] = set()
        self._contexts: dict[str, Context] = {}
        self._reads = workbook.parts.grown(workbook.limits.max_reads) // _READS
        """Cells that the formulas of the first sheet may read; those of the second half as many, and so on."""

    def value_of(self, sheet: str, cell: Cell) -> tuple[bool, Value]:
        """Whether the value is known, and the value."""
        found = self._value(sheet, cell)
        return (False, None) if found is UNKNOWN else (True, found)  # type: ignore[return-value]

    def _value(self, sheet: str, cell: Cell) -> Result:
        key = (sheet.casefold(), cell.row, cell.column)
        if key in self._memo:
            return self._memo[key]
        context = self._context(sheet)
        if key in self._running or len(self._running) >= _DEPTH or len(self._memo) >= _MOST_FORMULAS:
            return UNKNOWN
        if is_outside(cell.formula or ""):
            return UNKNOWN
        outer = context.areas
        self._running.add(key)
        try:
            value: Result = run(parse(cell.formula or ""), context)
        except Unsupported:
            value = UNKNOWN
        finally:
            self._running.discard(key)
            context.areas = outer
        self._memo[key] = value
        return value

    def _context(self, sheet: str) -> Context:
        """What the formulas of a sheet see; one that runs inside another of its sheet shares it."""
        found = self._contexts.get(sheet)
        if found is None:
            found = looking(self._look_up, sheet, date1904=self._workbook.date1904)
            found.left = self._reads // (len(self._contexts) + 1)
            self._contexts[sheet] = found
        return found

    def _look_up(self, sheet: str, row: int, column: int) -> Result:
        found = self._sheets.get(sheet.casefold())
        if found is None:
            return UNKNOWN
        cell = found.filled.get(row, {}).get(column)
        if cell is None:
            return None
        if cell.formula is not None and not cell.has_cached:
            return self._value(found.name, cell)
        return cell.value


class _Merges(NamedTuple):
    """The merged ranges that a column is part of."""

    starts: list[int]
    """Their first rows, in order."""
    ranges: list[Range]


class Petak:
    """The filled cells of a sheet. A cell of white space is blank; a formula is filled whatever it shows."""

    def __init__(self, sheet: Sheet, penghitung: Penghitung, *, menghitung: bool = True) -> None:
        self.sheet = sheet
        self._penghitung = penghitung
        self.nama = sheet.name
        self.dihitung: dict[tuple[int, int], Cell] = {}
        """Formulas without a cached value that were worked out here."""
        self.tak_terhitung: dict[tuple[int, int], Cell] = {}
        """Formulas without a cached value that could not be worked out."""
        self.putus: list[tuple[int, int]] = []
        """Cells whose text the file does not hold: they point past its table of texts."""
        self.baris: dict[int, dict[int, Cell]] = {}
        for row, cells in sheet.filled.items():
            line: dict[int, Cell] = {}
            for column, cell in cells.items():
                value = cell.value
                if cell.formula is not None:
                    if not cell.has_cached and menghitung and _MONTHLY not in cell.formula.casefold():
                        cell = self.worked_out(cell)  # noqa: PLW2901  # the cell with its value
                elif value is None:
                    if cell.raw and cell.raw.strip():
                        self.putus.append((row, column))
                    continue
                elif type(value) is str and not value.strip():
                    continue
                line[column] = cell
            if line:
                self.baris[row] = line
        self.urut = sorted(self.baris)
        self.widest = max(map(len, self.baris.values()), default=0)
        """The filled cells of the row that has most."""
        self._wide: list[Range] = []
        """The merged ranges over many columns, of which few are asked for."""
        self._formats: dict[int, str] = {}
        self._hidden: dict[int, tuple[bool, str]] = {}

    def worked_out(self, cell: Cell) -> Cell:
        """The cell with the value of its formula, for which the file holds none."""
        place = (cell.row, cell.column)
        if place in self.tak_terhitung:
            return cell
        if place in self.dihitung:
            return self.dihitung[place]
        known, value = self._penghitung.value_of(self.nama, cell)
        if not known:
            self.tak_terhitung[place] = cell
            return cell
        cell = cell._replace(value=value)
        self.dihitung[place] = cell
        return cell

    def own(self, row: int, column: int | None) -> Cell | None:
        """The filled cell itself, whatever is merged around it; None in a column that the sheet does not have."""
        line = self.baris.get(row)
        return line.get(column) if line and column else None

    def merge(self, row: int, column: int) -> Range | None:
        """The merged range that the cell is part of."""
        if column not in self._merges and self._wide:
            self._merges[column] = _merges_of([area for area in self._wide if self._reaches(area, column)])
        found = self._merges.get(column)
        if found is None:
            return None
        at = bisect_right(found.starts, row) - 1
        if at >= 0 and found.ranges[at].last_row >= row:
            return found.ranges[at]
        return None

    def effective(self, row: int, column: int) -> Cell | None:
        """The cell whose value is shown here: its own, or that of the range that covers it."""
        cell = self.own(row, column)
        if cell is not None:
            return cell
        merge = self.merge(row, column)
        return self.own(*merge.anchor) if merge else None

    def covered(self, row: int, column: int) -> bool:
        """Whether a merged range that begins in a row above covers the cell."""
        merge = self.merge(row, column)
        return merge is not None and merge.first_row < row

    @cached_property
    def _merges(self) -> dict[int, _Merges]:
        """The merges of each column that a narrow one reaches; those of other columns are looked up when asked for."""
        spans: dict[int, list[Range]] = {}
        for area in self.sheet.merges:
            if area.last_column - area.first_column >= _NARROW:
                self._wide.append(area)
                continue
            for column in range(area.first_column, area.last_column + 1):
                spans.setdefault(column, []).append(area)
        for column, ranges in spans.items():
            ranges += [area for area in self._wide if self._reaches(area, column)]
        return {column: _merges_of(ranges) for column, ranges in spans.items()}

    @staticmethod
    def _reaches(area: Range, column: int) -> bool:
        return area.first_column <= column <= area.last_column

    @cached_property
    def links(self) -> dict[tuple[int, int], str]:
        """Targets of hyperlinks by cell."""
        return dict(self.sheet.hyperlinks)

    @cached_property
    def notes(self) -> dict[tuple[int, int], str]:
        """Texts of comments by cell."""
        return dict(self.sheet.notes)

    def number_format(self, cell: Cell) -> str:
        """The number format of the cell."""
        found = self._formats.get(cell.style)
        if found is None:
            found = self._formats[cell.style] = self.sheet.parts.number_format(cell.style)
        return found

    def hides(self, cell: Cell) -> bool:
        """Whether nobody sees what stands in the cell: it has the colour of its ground, or its format shows nothing."""
        found = self._hidden.get(cell.style)
        if found is None:
            styles, code = self.sheet.parts.styles, self.number_format(cell)
            unseen = styles is not None and styles.format(cell.style).is_unseen
            found = self._hidden[cell.style] = unseen, "" if code == "General" else code
        return found[0] or (bool(found[1]) and shows_nothing(found[1], _kind_of(cell.value)))

    def month(self, cell: Cell) -> str:
        """The month of a date that is shown without its day, in words (``mmm-yy``); empty for all else."""
        shown = _FORMAT_QUOTED.sub("", self.number_format(cell)).casefold()
        if "mm" not in shown or not {"d", "h", "s"}.isdisjoint(shown):
            return ""
        day = to_date(cell.value, date1904=self.sheet.parts.date1904)
        return f"{NAMA_BULAN[day.month - 1]} {day.year}" if day is not None else ""


def _merges_of(ranges: list[Range]) -> _Merges:
    ranges.sort()
    return _Merges([area.first_row for area in ranges], ranges)


@lru_cache(maxsize=2048)
def is_outside(formula: str) -> bool:
    """Whether the formula reaches outside the workbook (another file, the network, a program)."""
    # What a text says of other files reaches nowhere.
    return _OUTSIDE.search("".join([word for word in split(formula) if word[:1] != '"'])) is not None


@lru_cache(maxsize=512)
def is_percent_format(number_format: str) -> bool:
    """Whether numbers of this format are shown with a percent sign, 0.7 as 70 %."""
    return "%" in _FORMAT_QUOTED.sub("", number_format)


def _kind_of(value: Value) -> int:
    """Which part of a format shows a value: that of numbers above zero, below, or of texts."""
    if isinstance(value, int | float):
        return 0 if value >= 0 else 1
    return 3


@lru_cache(maxsize=512)
def shows_nothing(number_format: str, kind: int) -> bool:
    """Whether a format shows nothing of a value of that kind (``;;;``); without a part of its own it is shown."""
    parts = _FORMAT_PARTS.split(number_format)
    part = parts[kind] if kind < len(parts) else parts[0] if kind == 1 else "@"
    return not _FORMAT_QUOTED.sub("", part).strip() and not _quoted(part).strip()


def _of_positive(number_format: str) -> str:
    """The part of a format that positive numbers are shown in."""
    part, _, _ = number_format.partition(";")
    return part


def _quoted(part: str) -> str:
    """The words that a part of a format adds to the figures."""
    return "".join(match[1] or match[2] or "" for match in _FORMAT_QUOTED.finditer(part))


@lru_cache(maxsize=512)
def is_date_format(number_format: str) -> bool:
    """Whether numbers of this format are shown as dates or times."""
    if number_format == "General":
        return False
    return _FORMAT_DATE.search(_FORMAT_QUOTED.sub("", _of_positive(number_format))) is not None


@lru_cache(maxsize=512)
def scale_of_format(number_format: str) -> int:
    """1000 for a format that shows thousands (``#,##0,``), a million for ``#,##0,,``; 1 for any other."""
    shown = _FORMAT_QUOTED.sub("", _of_positive(number_format))
    match = _FORMAT_SCALE.search(shown)
    return int(1000 ** len(match[1])) if match else 1


@lru_cache(maxsize=512)
def enlarged_by_format(number_format: str) -> str:
    """What a format adds to the number that makes it larger as shown (``0" juta"``, ``"1"#,##0``); else empty."""
    first = _of_positive(number_format)
    added = " ".join(_quoted(first).split())
    larger = any(map(str.isdigit, added.replace(",00", ""))) or (added and read_unit_note(added, heading=True))
    return added if larger and scale_of_format(number_format) == 1 else ""


@lru_cache(maxsize=512)
def unit_of_format(number_format: str) -> str:
    """The words that the format puts behind the number (``0" Dokumen"``)."""
    first = _of_positive(number_format)
    figures = max((first.rfind(sign) for sign in "0#?"), default=-1)
    return " ".join(_quoted(first[figures + 1 :]).split())
