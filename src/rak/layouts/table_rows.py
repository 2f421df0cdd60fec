"""The rows of a table: indicators with their goals, lines and cells, whatever is merged, repeated or left blank."""

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from rak.domain.kolom import Bantu, Kolom
from rak.domain.quarter_labels import read_bare, read_label
from rak.domain.spelling import is_dash
from rak.layouts.cell_grid import Kisi, effective, shown_text, text_of
from rak.layouts.column_meanings import Hal, Makna
from rak.layouts.column_periods import Periode, quarter, read_period
from rak.layouts.heading_rows import Kepala, names_both, role_of
from rak.layouts.row_kinds import headings_of, is_footer, is_numbering, is_signature, is_total_text, repeats

TEKS: Final = (Kolom.NO, Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN)
GOAL: Final = re.compile(r"\W*(?:[\divx]{1,4}[.)]\s*)?(?:sasaran|tujuan|s[skp]\s*[\d.]+)\b", re.IGNORECASE)
"""How a row begins that names a goal where no column SASARAN does."""
_FIGURE: Final[Mapping[object, re.Pattern[str]]] = {
    Kolom.INDIKATOR_KEGIATAN: re.compile(r"(?:rp\.?\s*)?[-+]?\d[\d.,]*\s*(?:%|[^\W\d_]+\.?)?", re.IGNORECASE),
    Kolom.SASARAN_KEGIATAN: re.compile(r"[-+]?\d[\d.,]*\s*(?:%|[^\W\d_]{3,}\.?)"),
    Bantu.SATUAN: re.compile(r"[-+]?\d[\d.,]*\s*%?"),
}
"""A figure alone, with its unit at most; a goal may have the number that it is called by."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_DIGIT: Final = re.compile(r"\d")
_NUMBERED: Final = re.compile(r"\W*(?:(?P<angka>\d+(?:\.\d+)*)|(?P<romawi>[IVX]+)|(?P<huruf>[A-Za-z]))(?:[.):]|\s|$)")
_OF_OTHERS: Final = ("program", "kegiatan", "bidang", "sub kegiatan", "unit", "seksi", "sub bagian")
"""How a row begins that names no goal, but whose or of what the rows below it are."""
_UNIT: Final = re.compile(r"\b(?:rp|idr)(?![^\W\d])", re.IGNORECASE)
COUNTED: Final = re.compile(r"(?:bulan|bln\.?|semester|smt\.?)(?:\s+ke)?\s*[-.:]?", re.IGNORECASE)
"""A heading whose rows count months or half years."""
_NAMES_FIGURES: Final = frozenset(
    {Kolom.PAGU, Kolom.TARGET_KINERJA, Kolom.REALISASI_ANGGARAN, Kolom.RENCANA_PENARIKAN_DANA}
)
FIGURES: Final = frozenset({Hal.TARGET, Hal.REALISASI, Hal.TANYA, Kolom.PAGU, Kolom.CAPAIAN})


@attrs.define
class Baris:
    """A row of data: its cells by column, and the period that its label names."""

    row: int
    cells: dict[int, Any]
    periode: Periode | None = None
    kumulatif: bool | None = None


@attrs.define
class Garis:
    """A budget line, or what an indicator without any has: its activity and its rows."""

    kegiatan: Any | None
    baris: list[Baris] = attrs.field(factory=list)


@attrs.define
class Entri:
    """An indicator with the cells that name it."""

    indikator: Any
    sasaran: Any | None
    nomor: Any | None
    garis: list[Garis] = attrs.field(factory=list)

    @property
    def baris(self) -> list[Baris]:
        """Its rows, of all lines."""
        return [one for line in self.garis for one in line.baris]


@attrs.define
class Isi:
    """What the rows say."""

    entri: list[Entri] = attrs.field(factory=list)
    aneh: list[Any] = attrs.field(factory=list)
    """First cells of rows that are not understood."""
    tabel_lain: Any = None
    """The first cell of the heading of another table below, which is not read."""
    dilewati: list[int] = attrs.field(factory=list)
    sambungan: dict[tuple[int, int], list[str]] = attrs.field(factory=dict)
    """Texts that go on in a later row, by the place of the cell that they belong to."""
    akhir: int = 0
    """The last row of the table."""


class PembacaBaris:
    """Goes through the rows once."""

    def __init__(self, kisi: Kisi, kepala: Kepala, makna: Sequence[Makna], label: int | None,
                 pita: Mapping[int, tuple[Periode, bool | None]]) -> None:  # fmt: skip
        self._kisi = kisi
        self._last = kepala.last
        self._below = [row for row in kisi.urut if row > kepala.last]
        self._headings = headings_of(kepala)
        self._makna: Mapping[int, Makna] = {one.column: one for one in makna}
        self._figures = {one.column for one in makna if one.hal in FIGURES}
        self._label = label
        words = self._makna[label].jalur.texts if label in self._makna else ()
        self._counted = next((text for text in words if COUNTED.fullmatch(text)), "")
        """The word that the figures below it count: BULAN, SEMESTER."""
        self._pita = pita
        self._band = next((one for row, one in pita.items() if row < kepala.first), None)
        self._column: dict[object, int] = {one.hal: one.column for one in reversed(makna) if one.hal in TEKS}
        self._holds_goals = any(one.hal is Kolom.INDIKATOR_KEGIATAN and names_both(one.jalur.shown) for one in makna)
        self._isi = Isi()
        self._goal: Any = None
        self._bare_goal: Any = None
        self._label_above: Any = None
        self._keys: dict[tuple[str, str], Entri] = {}
        self._current: Entri | None = None

    def read(self) -> Isi:
        """The rows, sorted into indicators."""
        for row in self._below:
            line = self._kisi.baris[row]
            if row in self._pita:
                self._band = self._pita[row]
                self._isi.dilewati.append(row)
                continue
            if self._isi.entri and (self._begins_another(row) or self._begins_again(row, line)):
                self._isi.tabel_lain = line[min(line)]
                break
            if self._ends(row, line):
                break
            self._row(row, line)
        self._leave_goal(None)
        return self._isi

    def _ends(self, row: int, line: Mapping[int, Any]) -> bool:
        """A signature or a note ends the table, unless data follow it: nothing below is lost without a word."""
        return bool(self._isi.entri) and row > self._last_named and is_signature(line)

    def data(self) -> list[int]:
        """The rows below the heading down to the last indicator with a number, and those that go on without a gap.

        The heading of another table below ends them.
        """
        rows: list[int] = []
        named = False
        for row in self._below:
            if named and (self._begins_another(row) or (row > self._last_named and row - 1 not in self._kisi.baris)):
                break
            rows.append(row)
            named = named or self._is_named(row)
        return rows

    @functools.cached_property
    def _last_named(self) -> int:
        """The last row with an indicator and a number: none of a signature, whose grades and NIP have digits too."""
        return next((row for row in reversed(self._below) if self._is_named(row)), self._last)

    def _is_named(self, row: int) -> bool:
        line = self._kisi.baris[row]
        return self._own(row, Kolom.INDIKATOR_KEGIATAN) is not None and any(
            self._is_figure(line, column) and not _LETTER.match(text_of(cell)) for column, cell in line.items()
        )

    def _begins_another(self, row: int) -> bool:
        """Whether the row is the heading of another table: known headings, one of them where this table has another.

        One of them has to name figures, or two are known: of three texts, or of two that stand below a blank row.
        """
        line = self._kisi.baris[row]
        if len(line) < 2 or not all(type(cell.value) is str for cell in line.values()):
            return False
        texts = {column: text_of(cell) for column, cell in line.items()}
        if any(_DIGIT.search(text) and not read_period(text).periode for text in texts.values()):
            return False
        known = {role for text in texts.values() if (role := role_of(text)) is not None}
        two = len(known) > 1 and (len(texts) > 2 or row - 1 not in self._kisi.baris)
        if not two and not known & _NAMES_FIGURES:
            return False
        return any(
            _names(text) not in set(map(_names, self._headings.get(column, ()))) for column, text in texts.items()
        )

    def _begins_again(self, row: int, line: Mapping[int, Any]) -> bool:
        """Whether the heading stands here once more and the first indicator follows it, of a period that nothing names."""
        first = self._isi.entri[0]
        if self._label is not None or self._pita or first is self._current or not repeats(line, self._headings):
            return False
        named = next((each for each in self._below if each > row and self._is_named(each)), row)
        return text_of(self._own(named, Kolom.INDIKATOR_KEGIATAN)).casefold() == text_of(first.indikator).casefold()

    def _own(self, row: int, kolom: Kolom) -> Any | None:
        column = self._column.get(kolom)
        return self._kisi.baris.get(row, {}).get(column) if column is not None else None

    def _shown(self, row: int, kolom: Kolom) -> Any | None:
        column = self._column.get(kolom)
        return effective(self._kisi, row, column) if column is not None else None

    def _is_figure(self, line: Mapping[int, Any], column: int) -> bool:
        if column not in self._figures:
            return False
        value = line[column].value
        return not isinstance(value, str) or any(map(str.isdigit, value)) or is_dash(value)

    def _row(self, row: int, line: Mapping[int, Any]) -> None:
        known = {column: cell for column, cell in line.items() if column in self._makna}
        texts = [text_of(cell) for column, cell in known.items() if self._makna[column].hal in TEKS]
        if not known:
            return
        if is_numbering(line) or repeats(line, self._headings) or any(map(is_total_text, texts)) or is_footer(known):
            self._isi.dilewati.append(row)
            return
        if self._is_moved(known):
            self._isi.aneh.append(known[min(known)])
            return
        has_figures = self._label in line or any(self._is_figure(known, column) for column in known)
        if not has_figures and (self._is_group(row, known) or self._goes_on(row, known)):
            return
        entry = self._entry(row, has_figures)
        if entry is None:
            content = {c: cell for c, cell in known.items() if self._makna[c].hal is not Hal.ABAI}
            if content:
                self._isi.aneh.append(content[min(content)])
            return
        self._enter(entry, row, known)

    def _is_moved(self, known: Mapping[int, Any]) -> bool:
        """Whether a figure stands where a name or a unit belongs, or a quarter's label where a figure does.

        So it is where cells of the row were left out or deleted.
        """
        for column, cell in known.items():
            if column in self._figures:
                label = read_label(cell.value) if type(cell.value) is str else None
                if label is not None and not label.sisa:
                    return True
            elif type(cell.value) is not bool:
                figure = _FIGURE.get(self._makna[column].hal)
                if figure is not None and figure.fullmatch(shown_text(cell)):
                    return True
        return False

    def _is_group(self, row: int, known: Mapping[int, Any]) -> bool:
        """A text over the width, alone in SASARAN, or of another numbering names the goal of the rows below it."""
        texts = [cell for column, cell in sorted(known.items()) if not _is_number(text_of(cell))]
        if len(texts) != 1:
            return False
        [cell] = texts
        bare = self._is_bare_goal(row, cell, known)
        if not bare and self._own(row, Kolom.INDIKATOR_KEGIATAN) is not None and len(known) > 1:
            return False
        area = self._kisi.merge(row, cell.column)
        wide = area is not None and area.last_column - area.first_column >= 2
        goals = self._column.get(Kolom.SASARAN_KEGIATAN)
        alone = bare or cell.column == goals or (goals is None and GOAL.match(text_of(cell)) is not None)
        if not wide and not alone:
            return False
        names_other = text_of(cell).casefold().startswith(_OF_OTHERS)
        if bare:
            self._leave_goal(cell)
        elif names_other:
            self._isi.dilewati.append(row)
        if not names_other and not (bare and self._has_goals):
            self._goal = cell
        return True

    def _leave_goal(self, following: Any) -> None:
        """Words in a row of their own without any indicator below them are a row that is not understood."""
        if self._bare_goal is not None:
            self._isi.aneh.append(self._bare_goal)
        self._bare_goal = following

    def _is_bare_goal(self, row: int, cell: Any, known: Mapping[int, Any]) -> bool:
        """Words in NO, or in INDIKATOR with another kind of number than the indicators have (I, 1; 1, 1.1), and nothing else."""
        number, indicator = self._column.get(Kolom.NO), self._column.get(Kolom.INDIKATOR_KEGIATAN)
        if not set(known) <= {number, indicator} or is_signature(known):
            return False
        if cell.column == number:
            return " " in text_of(cell)
        if Kolom.SASARAN_KEGIATAN in self._column:
            return False
        kind = self._numbering(row)
        if kind:
            return kind not in self._numberings
        names_other = text_of(cell).casefold().startswith(_OF_OTHERS)
        return self._holds_goals and row <= self._last_named and (names_other or self._numberings == {""})

    def _numbering(self, row: int) -> str:
        """The kind of number that a row has: Roman, a letter, or how deep its figures go; empty for none."""
        own, indicator = self._own(row, Kolom.NO), self._own(row, Kolom.INDIKATOR_KEGIATAN)
        found = _NUMBERED.match(shown_text(own) if own is not None else text_of(indicator))
        if found is None:
            return ""
        return found.lastgroup or "" if found.lastgroup != "angka" else f"angka {found['angka'].count('.')}"

    @functools.cached_property
    def _numberings(self) -> set[str]:
        """The kinds of number of the rows with figures."""
        return {self._numbering(row) for row in self._below if self._is_named(row)}

    @functools.cached_property
    def _has_goals(self) -> bool:
        """Whether rows with figures name their goal in a column of its own."""
        return any(self._own(row, Kolom.SASARAN_KEGIATAN) for row in self._below if self._is_named(row))

    def _goes_on(self, row: int, known: Mapping[int, Any]) -> bool:
        """A text that was broken over two rows goes on from the cell above it."""
        if self._current is None or self._own(row, Kolom.NO) is not None:
            return False
        texts = {column: text_of(cell) for column, cell in known.items()}
        if not all(text[:1].islower() or text.startswith(("(", "&", "/", "-")) for text in texts.values()):
            return False
        for column, text in texts.items():
            start = next((one.cells[column] for one in reversed(self._current.baris) if column in one.cells), None)
            if start is None:
                return False
            self._isi.sambungan.setdefault((start.row, column), []).append(text)
        self._isi.akhir = row
        return True

    def _entry(self, row: int, has_figures: bool) -> Entri | None:
        """The indicator of the row: named in it, or in the merged cell or the rows above it."""
        goal, indicator = self._shown(row, Kolom.SASARAN_KEGIATAN), self._shown(row, Kolom.INDIKATOR_KEGIATAN)
        if text_of(goal):
            self._goal = goal
        if indicator is not None and indicator.row <= self._last:
            return None  # beside the last row of the heading, whose merge reaches down here
        if not any(map(str.isalpha, _UNIT.sub("", text_of(indicator)))):  # a line or a period of the one above
            continues = self._label is not None or self._own(row, Kolom.KEGIATAN) is not None
            return self._current if has_figures and continues else None
        key = (text_of(self._goal).casefold(), text_of(indicator).casefold())
        found = self._keys.get(key)
        if found is not None and self._is_new(found, row, indicator):
            self._current = None
            return None  # the same words once more, neither a line nor a period of the indicator
        if self._bare_goal is not None and self._bare_goal is not self._goal:
            self._isi.dilewati.append(self._bare_goal.row)
        self._bare_goal = None
        if found is None:
            found = Entri(indicator, self._goal, self._shown(row, Kolom.NO))
            self._keys[key] = found
            self._isi.entri.append(found)
        self._current = found
        return found

    def _is_new(self, found: Entri, row: int, indicator: Any) -> bool:
        """Whether the same words in another row are an indicator of their own: neither its line nor its period.

        The line of an indicator that others follow is not one more where it is named a second time.
        """
        if found.indikator is indicator or self._label is not None or self._pita:
            return False
        activity = self._own(row, Kolom.KEGIATAN)
        words = text_of(activity).casefold()
        return activity is None or (
            found is not self._current and any(text_of(line.kegiatan).casefold() == words for line in found.garis)
        )

    def _period(self, row: int) -> tuple[Periode, bool | None] | None:
        if self._pita:
            return self._band
        cell = self._label_cell(row)
        if cell is None:
            return None
        text = str(cell.value)
        found = read_period(f"{self._counted} {text}")
        if found.periode is not None:
            return found.periode, found.kumulatif
        label = read_label(text) or (None if self._counted else read_bare(text))
        return (quarter(label.triwulan), label.sampai or None) if label else None

    def _label_cell(self, row: int) -> Any | None:
        """The label of a row: its own or a merged one, or that above it where labels stand left of the indicators."""
        if self._label is None:
            return None
        cell = effective(self._kisi, row, self._label)
        if self._label < self._column[Kolom.INDIKATOR_KEGIATAN]:
            self._label_above = cell = cell or self._label_above
        return cell

    def _enter(self, entry: Entri, row: int, known: dict[int, Any]) -> None:
        self._isi.akhir = row
        by_row = self._label is not None or bool(self._pita)
        period = self._period(row) if by_row else None
        if by_row and period is None:
            self._isi.aneh.append(known[min(known)])
            return
        baris = Baris(row, known, *(period or (None, None)))
        activity = self._shown(row, Kolom.KEGIATAN)
        words = text_of(activity).casefold()
        same = [one for one in entry.garis if activity is None or text_of(one.kegiatan).casefold() == words]
        line = same[-1] if by_row and same else None
        if line is None:
            line = Garis(activity)
            entry.garis.append(line)
        line.baris.append(baris)


def _names(text: str) -> tuple[object, Periode | None]:
    """What a heading names, however it is spelt, and of which period."""
    said = read_period(text)
    return role_of(text) or said.sisa.casefold(), said.periode


def _is_number(text: str) -> bool:
    return not any(map(str.isalpha, text)) or _NUMBERED.fullmatch(text) is not None
