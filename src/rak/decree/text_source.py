"""A decree as extracted text: cells between tabs (or the bars of a Markdown table), a row on each line."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from rak.decree.decree_headings import Susunan, find_headings
from rak.decree.decree_result import ImporError
from rak.decree.inferred_quarters import find_unlabelled, is_quarter_row, split_label
from rak.decree.plan_evidence import is_matrix, refusal
from rak.decree.source import MOST_COLUMNS, Baris, Naskah, find_label, refuse_too_many, row
from rak.decree.table_grid import Grid, GridCell
from rak.decree.word_form import BukanMatriksError

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_SPACED = re.compile(r"\S {2,}(?:TW|TRIWULAN)\s+(?:I{1,3}|IV|[1-4])\b", re.IGNORECASE)
"""A label of a quarter behind a gap, as texts out of a PDF have it."""
_PAGE_NUMBER = re.compile(r"[-–]?\s*(?:halaman\s*)?\d{1,4}\s*[-–]?", re.IGNORECASE)

_TITLE: Final = 2
"""Filled cells of a line above a table at most: spreadsheets write the blank ones of a title too."""
_MOST_LINES: Final = 20
"""Lines over which one row may go."""
_MOST_ROWS: Final = 5_000
"""Ten times those of the longest plans."""
_MOST_CELLS: Final = 100_000
"""Cells of the whole text."""


def cut_text(text: str, asal: str) -> Naskah:
    """Find the table in the text; ImporError when there is none."""
    lines = re.split(r"\r\n|[\n\r\f\v]", text)
    _refuse_many_cells(lines, asal)
    cells = [split_cells(line) for line in lines]
    lined = {n: line for n, line in enumerate(cells) if len(line) > 1}
    heading, susunan = next(((n, found) for n, line in lined.items() if (found := find_headings(line))), (None, None))
    unlabelled = find_unlabelled([*lined.values()])
    labelled = [n for n in _labelled(lined, unlabelled) if heading is None or n >= heading]
    if not labelled:
        raise _refusal(lines, cells, lined, asal)
    first, end = labelled[0] if heading is None else heading, _end(cells, labelled[-1])
    above = [lined[n] for n in _above(lined, lines, first) if n in lined]
    table = [lined[n] for n in range(first, end) if n in lined]
    if not is_matrix([[cell.strip() for cell in line] for line in (*above, *table)], susunan):
        raise _refusal(lines, cells, lined, asal)
    widths = Counter(map(len, table))
    usual = max(widths, key=widths.__getitem__)
    spare = unlabelled is not None
    width = max(usual, len(susunan.kolom) - spare) if susunan else usual
    rows, joined, loose = _rows(cells[:end], lines, first, width)
    refuse_too_many(len(rows), _MOST_ROWS, asal)
    return Naskah(asal, tuple(lines[:first]), rows, tuple(lines[end:]), sisipan=tuple(loose), dirapatkan=tuple(joined))


def _refuse_many_cells(lines: Sequence[str], asal: str) -> None:
    """ImporError for a line with more cells than any table has, or a text with more than any decree."""
    counts = [line.count("\t") + line.count("|") for line in lines]
    where = f"Baris {counts.index(max(counts)) + 1} punya {max(counts) + 1}" if max(counts) > MOST_COLUMNS else ""
    if where or sum(counts) > _MOST_CELLS:
        pesan = f"{where or f'Naskahnya lebih dari {_MOST_CELLS}'} sel."
        raise ImporError(asal, pesan, "Rencana aksi satu kantor jauh lebih kecil; periksa berkasnya.")


def _above(lined: Mapping[int, Sequence[str]], lines: Sequence[str], first: int) -> Iterator[int]:
    """The rows just above the table, upwards, which may be headings of another form."""
    return takewhile(lambda n: n in lined or not lines[n].strip(), reversed(range(first)))


def _refusal(
    lines: Sequence[str], cells: Sequence[tuple[str, ...]], lined: Mapping[int, Sequence[str]], asal: str
) -> ImporError:
    """Why the text has no matrix; with its table as one of any form where all its rows have as many cells, so that none is left out."""
    why = _reason("\n".join(lines), lined, asal)
    first = next((n for n, line in lined.items() if sum(map(bool, map(str.strip, line))) > _TITLE), len(lines))
    lined = {n: line for n, line in lined.items() if n >= first}
    rows = [*lined]
    if not rows or len({len(line) for line in cells[rows[0] : rows[-1] + 1] if any(map(str.strip, line))}) > 1:
        return why
    refuse_too_many(len(rows), _MOST_ROWS, asal)
    table = tuple(
        tuple(GridCell(1, at, column, (cell.strip(),)) for column, cell in enumerate(line, 1))
        for at, line in enumerate(lined.values(), 1)
    )
    before, after = tuple(lines[: rows[0]]), tuple(lines[rows[-1] + 1 :])
    return BukanMatriksError(why, Naskah(asal, before, (), after), (Grid(1, len(table[0]), table, before, after),))


def _reason(text: str, lined: Mapping[int, Sequence[str]], asal: str) -> ImporError:
    saran = "Salin tabelnya beserta tab antarsel, atau pakai berkas .docx aslinya."
    if _SPACED.search(text) and not any(find_label(line) is not None for line in lined.values()):
        return ImporError(asal, "Sel tabel di naskah ini dipisah spasi, sehingga batas kolomnya tidak pasti.", saran)
    if not lined:
        reason = "Tidak ada tabel rencana aksi dengan baris TW I sampai TW IV." if text.strip() else "Naskah kosong."
        return ImporError(asal, reason, saran)
    places = [
        [(f"baris {n + 1}, kolom {at}", cell.strip()) for at, cell in enumerate(line, 1)] for n, line in lined.items()
    ]
    return refusal(asal, places, saran)


def _labelled(lined: Mapping[int, Sequence[str]], unlabelled: Susunan | None) -> list[int]:
    """The lines that are rows of a quarter; ``unlabelled`` are the columns of a table without one for the label."""
    if unlabelled is not None:
        return [n for n, line in lined.items() if is_quarter_row(line, unlabelled)]
    bare = not any(find_label(line) is not None for line in lined.values())
    return [n for n, line in lined.items() if find_label(line, bare=bare) is not None]


def split_cells(line: str) -> tuple[str, ...]:
    """The cells of a line, one when it is no row of a table."""
    bare = line.strip()
    if bare.startswith("|") and bare.count("|") > 2:
        return () if _RULE.fullmatch(bare) else tuple(bare.removeprefix("|").removesuffix("|").split("|"))
    return tuple(line.split("\t"))


def _end(cells: Sequence[Sequence[str]], last: int) -> int:
    """Where the table ends: what follows the last label may still be cut-off text or a total."""
    filled = (n for n in range(last, len(cells)) if any(map(str.strip, cells[n])))
    return max(takewhile(lambda n: len(cells[n]) > 2, filled), default=last) + 1


def _rows(
    cells: Sequence[tuple[str, ...]], lines: Sequence[str], first: int, width: int
) -> tuple[tuple[Baris, ...], list[int], list[tuple[int, str]]]:
    """The rows from line ``first`` on, those put together, and the lines that are none."""
    rows: list[Baris] = []
    joined: list[int] = []
    loose: list[tuple[int, str]] = []
    at = first
    while at < len(cells):
        page = _PAGE_NUMBER.fullmatch(lines[at].strip())
        span = 1 if page and _is_whole_below(cells[at:], width) else _broken_row(cells, at, width)
        if span > 1:
            rows.append(row(at + 1, map(_unquoted, _join(cells[at : at + span]))))
            joined.append(at + 1)
        elif len(cells[at]) > 1:
            rows.append(row(at + 1, cells[at]))
        elif lines[at].strip() and cells[at] and not page:
            loose.append((at + 1, lines[at].strip()))
        at += span
    return tuple(baris for baris in rows if baris.terisi), joined, loose


def _is_whole_below(cells: Sequence[Sequence[str]], width: int) -> bool:
    """Whether the row below the first line is whole without it."""
    _, below, *_ = (*(line for line in cells if any(map(str.strip, line))), ())
    return len(below) >= width


def _broken_row(cells: Sequence[tuple[str, ...]], at: int, width: int) -> int:
    """Over how many lines a row goes whose cells hold line breaks; 1 when it does not."""
    if len(cells[at]) >= width:
        return 1
    for span in range(1, len(cells[at : at + _MOST_LINES]) + 1):
        parts = cells[at : at + span]
        if not any(map(str.strip, parts[-1])) or len(whole := _join(parts)) > width:
            break
        if len(whole) == width:
            # the rows of two quarters may be as wide together as one is
            labels = {split_label(cell)[0] for line in (whole, *parts) for cell in line} - {None}
            return span if len(labels) == 1 else 1
    return 1


def _unquoted(text: str) -> str:
    """A cell of several lines without the quotes that spreadsheets put around it when it is copied."""
    quoted = re.fullmatch(r'\s*"(.*)"\s*', text, re.DOTALL)
    return quoted[1].replace('""', '"') if quoted else text


def _join(parts: Sequence[Sequence[str]]) -> list[str]:
    whole = list(parts[0])
    for part in parts[1:]:
        whole[-1] = f"{whole[-1]} {part[0]}"
        whole += part[1:]
    return whole
