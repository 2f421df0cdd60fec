"""Tables without a column for the TW label: the quarter of a row, and where its label would have stood.

The label may begin RENCANA KEGIATAN or CAPAIAN; where neither has one, the order of the four rows of a line tells. Each
row is given the column that it lacks, so that all tables are read alike.
"""

import enum
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from rak.decree.content_fit import is_money
from rak.decree.decree_headings import Susunan, find_headings
from rak.decree.source import Baris, find_label, has_label, read_triwulan
from rak.domain.kolom import Kolom
from rak.domain.period_words import QUARTER_FIGURE, QUARTER_WORD
from rak.domain.spelling import is_dash
from rak.domain.waktu import Triwulan

_NUMERAL: Final = rf"{QUARTER_FIGURE}\b"
_LABEL = re.compile(rf"({QUARTER_WORD}{_NUMERAL})\s*[:.=)\-–—]*\s*", re.IGNORECASE)
_RANGE = re.compile(
    rf"[^:]*?\b\s*(?:dan|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|hingga|[&,/+\-–—])\s*(?:{QUARTER_WORD})?{_NUMERAL}",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:jumlah|total|sub\s?total|grand total)\b.*", re.IGNORECASE)


class Sumber(enum.Enum):
    """What told the quarter of a row."""

    RENCANA = "label di RENCANA KEGIATAN"
    CAPAIAN = "label di CAPAIAN"
    URUTAN = "urutan baris"


@attrs.frozen
class BarisBerlabel:
    """A row whose TW label has a cell of its own at ``label``; None when it is no row of a quarter."""

    baris: Baris
    label: int | None
    sumber: Sumber | None = None
    """None where the row had the label in a cell of its own."""
    tepat: bool = False
    """Whether each cell stands under its own heading."""
    lain: Triwulan | None = None
    """The quarter that CAPAIAN names, where it is another one."""


def split_label(text: str) -> tuple[Triwulan | None, str]:
    """The quarter that the text begins with, and the rest; no quarter for a span of them (TW I s.d. IV)."""
    text = text.strip()
    match = _LABEL.match(text)
    if match is None or _RANGE.match(text, match.end(1)) is not None:
        return None, text
    return read_triwulan(match[1]), text[match.end() :].strip()


def is_total(texts: Sequence[str]) -> bool:
    """Whether the filled cells are those of a row that adds others up."""
    return bool(texts) and _TOTAL.match(texts[0]) is not None and any(map(is_money, texts))


def find_unlabelled(rows: Sequence[Sequence[str]]) -> Susunan | None:
    """The columns of a table that has none for the TW label, neither by its headings nor by its rows; else None."""
    susunan = next((found for cells in rows if (found := find_headings(cells))), None)
    if susunan is None or not susunan.tersirat:
        return None
    stripped = [[cell.strip() for cell in cells] for cells in rows]
    votes = [vote for cells in stripped if (vote := _lacks_label(cells, susunan)) is not None]
    if votes:
        return susunan if votes.count(True) > votes.count(False) else None
    if any(map(has_label, stripped)):
        return None
    return susunan if any(_tells_amount(cells, susunan) for cells in stripped) else None


def is_quarter_row(cells: Sequence[str], susunan: Susunan) -> bool:
    """Whether the row of such a table has a quarter: by a label, or by its amounts under their headings."""
    stripped = [cell.strip() for cell in cells]
    return any(split_label(text)[0] for text in stripped) or _tells_amount(stripped, susunan)


def label_rows(rows: Sequence[Baris], susunan: Susunan) -> list[BarisBerlabel]:
    """The rows of such a table, each with a cell for its label."""
    whole = _whole_lines(rows, susunan)
    labelled: list[BarisBerlabel] = []
    before: Triwulan | None = None
    for indeks, row in enumerate(rows):
        own = _lacks_label(row.sel, susunan) is False
        position = find_label(row.sel) if own else _plan_position(row.sel, susunan)
        if position is None and (indeks in whole or _tells_amount(row.sel, susunan)):
            position = susunan.tw
        if own and position is not None:
            one = BarisBerlabel(row, position)
        elif position is not None:
            one = _with_label(row, position, susunan, _next(before, row, susunan))
        else:
            one = BarisBerlabel(_with_cells(row, susunan.tw, ""), None)
        if one.label is not None:
            before = read_triwulan(one.baris.sel[one.label])
        labelled.append(one)
    return labelled


def _lacks_label(cells: Sequence[str], susunan: Susunan) -> bool | None:
    """Whether the row shows that there is no column for the label; None when it shows neither."""
    at = susunan.tw
    quarter, rest = _label_at(cells, at)
    pure = [position for position, text in enumerate(cells) if read_triwulan(text)]
    if quarter and _is_words(rest) and all(position > at for position in pure):
        return True
    if not pure:
        return None
    first, *more = pure
    if not more and _is_narrow(cells, susunan) and first and _is_words(cells[first - 1]):
        return True
    return None if first == _position(Kolom.CAPAIAN, susunan) else False


def _plan_position(cells: Sequence[str], susunan: Susunan) -> int | None:
    """Where RENCANA KEGIATAN stands in a row that begins it, or CAPAIAN behind it, with a label."""
    at = susunan.tw
    quarter, rest = _label_at(cells, at)
    if (quarter and _is_words(rest)) or _label_at(cells, _position(Kolom.CAPAIAN, susunan))[0]:
        return at
    first = next((position for position, text in enumerate(cells) if split_label(text)[0]), None)
    return first - 1 if first and _is_words(cells[first - 1]) else first


def _label_at(cells: Sequence[str], at: int | None) -> tuple[Triwulan | None, str]:
    return split_label(cells[at]) if at is not None and at in range(len(cells)) else (None, "")


def _with_label(row: Baris, position: int, susunan: Susunan, turn: Triwulan) -> BarisBerlabel:
    """The row with a cell for the label before RENCANA KEGIATAN at ``position``; ``turn`` is its quarter by order."""
    result = _position(Kolom.CAPAIAN, susunan)
    behind = None if result is None else position + result - susunan.tw
    other, _ = _label_at(row.sel, behind)
    quarter, rest = _label_at(row.sel, position)
    sumber = Sumber.RENCANA if quarter else Sumber.CAPAIAN if other else Sumber.URUTAN
    chosen = quarter or other or turn
    lain, cells = other if other is not chosen else None, _with_cells(row, position, str(chosen), rest)
    return BarisBerlabel(cells, position, sumber, tepat=position == susunan.tw, lain=lain)


def _with_cells(row: Baris, position: int, *cells: str) -> Baris:
    """The row with a cell put in at ``position``; a second text replaces the one that stood there."""
    return Baris(row.nomor, (*row.sel[:position], *cells, *row.sel[position + len(cells) - 1 :]))


def _next(before: Triwulan | None, row: Baris, susunan: Susunan) -> Triwulan:
    """The quarter of a row by the order: TW I where a line begins, else the one after that of the row before."""
    if before is None or before is Triwulan.IV or _text(row.sel, Kolom.PAGU, susunan):
        return Triwulan.I
    return Triwulan(before + 1)


def _whole_lines(rows: Sequence[Baris], susunan: Susunan) -> set[int]:
    """Where rows without any label stand that are just the four of a line, from one PAGU to the next."""
    found: set[int] = set()
    for line in _lines(rows, susunan):
        unlabelled = [
            n for n in line if _is_whole(rows[n].sel, susunan) and _plan_position(rows[n].sel, susunan) is None
        ]
        if len(line) == len(unlabelled) == len(Triwulan):
            found.update(line)
    return found


def _lines(rows: Sequence[Baris], susunan: Susunan) -> Iterator[list[int]]:
    line: list[int] = []
    for indeks, row in enumerate(rows):
        total = _is_sum(row.sel, susunan)
        if line and (total or _text(row.sel, Kolom.PAGU, susunan)):
            yield line
            line = []
        if not total:
            line.append(indeks)
    yield line


def _is_sum(cells: Sequence[str], susunan: Susunan) -> bool:
    """Whether the row adds others up; an indicator may begin with the same word, but has a RENCANA KEGIATAN too."""
    return is_total([text for text in cells if text]) and not _text(cells, Kolom.RENCANA_KEGIATAN, susunan)


def _tells_amount(cells: Sequence[str], susunan: Susunan) -> bool:
    """Whether PAGU or RENCANA PENARIKAN DANA is filled, by the headings; a row of totals does not count."""
    if not _is_whole(cells, susunan) or _is_sum(cells, susunan):
        return False
    texts = [_text(cells, kolom, susunan) for kolom in (Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA)]
    return any(is_money(text) or is_dash(text) for text in texts)


def _is_whole(cells: Sequence[str], susunan: Susunan) -> bool:
    """Whether the row has a cell for each heading, blank ones at its end aside."""
    return susunan.tw < len(cells) and _is_narrow(cells, susunan)


def _is_narrow(cells: Sequence[str], susunan: Susunan) -> bool:
    """Whether nothing stands where a table with a column for the label has its last cell, or behind it."""
    return not any(cells[len(susunan.kolom) - 1 :])


def _text(cells: Sequence[str], kolom: Kolom, susunan: Susunan) -> str:
    position = _position(kolom, susunan)
    return cells[position] if position is not None and position in range(len(cells)) else ""


def _position(kolom: Kolom, susunan: Susunan) -> int | None:
    """Where the heading of a column stands: the one for the label has none."""
    shown = [one for one in susunan.kolom if one is not Kolom.TRIWULAN]
    return shown.index(kolom) if kolom in shown else None


def _is_words(text: str) -> bool:
    return re.search(r"[^\W\d_]", text) is not None and not is_money(text)
