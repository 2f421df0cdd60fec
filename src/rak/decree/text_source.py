"""A decree as extracted text: cells between tabs (or the bars of a Markdown table), a row on each line."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from rak.decree.decree_headings import Susunan, find_headings
from rak.decree.decree_result import ImporError
from rak.decree.inferred_quarters import find_unlabelled, is_quarter_row, split_label
from rak.decree.plan_evidence import is_matrix, refusal
from rak.decree.source import MOST_COLUMNS, Baris, Naskah, find_label, read_triwulan, refuse_too_many, row
from rak.decree.table_grid import Grid, GridCell
from rak.decree.word_form import BukanMatriksError
from rak.domain.waktu import Triwulan

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_SPACED = re.compile(r"\S {2,}(?:TW|TRIWULAN)\s+(?:I{1,3}|IV|[1-4])\b", re.IGNORECASE)
"""A label of a quarter behind a gap, as texts out of a PDF have it."""
_PAGE_NUMBER = re.compile(r"[-–]?\s*(?:halaman\s*)?\d{1,4}\s*[-–]?", re.IGNORECASE)

_HEADING_ROWS: Final = 6
_MOST_LINES: Final = 20
"""Lines over which one row may go."""
_MOST_CELLS: Final = 50_000
"""Cells of the whole text."""
_LOOKED_AT: Final = 60
"""Rows in which headings are looked for, before a text is refused."""


def cut_text(text: str, asal: str) -> Naskah:
    """Find the table in the text; ImporError when there is none."""
    lines = re.split(r"\r\n|[\n\r\f\v]", text)
    _refuse_many_cells(lines, asal)
    cells = [split_cells(line) for line in lines]
    found = {n: susunan for n, line in enumerate(cells) if len(line) > 1 and (susunan := find_headings(line))}
    headings = list(found)
    unlabelled = find_unlabelled(cells[headings[0] :]) if headings else None
    labelled = _labelled(cells, unlabelled)
    if headings:
        labelled = [n for n in labelled if n > headings[0]]
    first = min([*labelled[:1], *headings[:1]], default=0)
    last = _end(cells, labelled[-1]) if labelled else first
    start = _start(cells, first)
    table = [[cell.strip() for cell in line] for line in cells[start : last + 1] if len(line) > 1]
    if not labelled or not is_matrix(table, next((found[n] for n in headings if start <= n <= last), None)):
        why = _refusal(text, cells, asal)
        if (whole := _whole_table(lines, cells, asal)) is None:
            raise why
        raise BukanMatriksError(why, *whole)
    spare = unlabelled is not None
    width = _usual_width(
        cells[first : last + 1], max((len(one.kolom) for n, one in found.items() if n <= last), default=2) - spare
    )
    rows, joined, loose = _rows(cells, lines, first, last, width, spare=spare)
    refuse_too_many(len(rows), asal)
    return Naskah(
        asal, tuple(lines[:first]), rows, tuple(lines[last + 1 :]), sisipan=tuple(loose), dirapatkan=tuple(joined)
    )


def _whole_table(
    lines: Sequence[str], cells: Sequence[tuple[str, ...]], asal: str
) -> tuple[Naskah, tuple[Grid]] | None:
    """The table of a text whose rows all have as many cells, and the lines around it; None where a cell may be left out."""
    rows = [number for number, line in enumerate(cells) if len(line) > 1]
    together = rows and all(not cells[number] or len(cells[number]) > 1 for number in range(rows[0], rows[-1]))
    if not together or len({len(cells[number]) for number in rows}) > 1:
        return None
    refuse_too_many(len(rows), asal)
    table = tuple(
        tuple(GridCell(1, at, column, (cell.strip(),)) for column, cell in enumerate(cells[number], 1))
        for at, number in enumerate(rows, 1)
    )
    before, after = tuple(lines[: rows[0]]), tuple(lines[rows[-1] + 1 :])
    return Naskah(asal, before, (), after), (Grid(1, len(cells[rows[0]]), table, before, after),)


def _refuse_many_cells(lines: Sequence[str], asal: str) -> None:
    """ImporError for a line with more cells than any table has, or a text with more than any decree."""
    total = 0
    for number, line in enumerate(lines, 1):
        count = line.count("\t") + line.count("|")
        total += count
        if count > MOST_COLUMNS or total > _MOST_CELLS:
            where = (
                f"Baris {number} punya {count + 1}" if count > MOST_COLUMNS else f"Naskahnya lebih dari {_MOST_CELLS}"
            )
            raise ImporError(asal, f"{where} sel.", "Rencana aksi satu kantor jauh lebih kecil; periksa berkasnya.")


def _start(cells: Sequence[tuple[str, ...]], first: int) -> int:
    """Where the rows just above the table begin, which may be headings of another form."""
    start = first
    while start > max(0, first - _HEADING_ROWS) and (
        len(cells[start - 1]) > 2 or not any(map(str.strip, cells[start - 1]))
    ):
        start -= 1
    return start


def _refusal(text: str, cells: Sequence[tuple[str, ...]], asal: str) -> ImporError:
    saran = "Salin tabelnya beserta tab antarsel, atau pakai berkas .docx aslinya."
    if _SPACED.search(text) and not any(find_label(line) is not None for line in cells if len(line) > 1):
        return ImporError(asal, "Sel tabel di naskah ini dipisah spasi, sehingga batas kolomnya tidak pasti.", saran)
    rows = [(number, line) for number, line in enumerate(cells, 1) if len(line) > 1][:_LOOKED_AT]
    if not rows:
        reason = "Tidak ada tabel rencana aksi dengan baris TW I sampai TW IV." if text.strip() else "Naskah kosong."
        return ImporError(asal, reason, saran)
    return refusal(
        asal,
        [[(f"baris {number}, kolom {at}", cell.strip()) for at, cell in enumerate(line, 1)] for number, line in rows],
        saran,
    )


def _labelled(cells: Sequence[Sequence[str]], unlabelled: Susunan | None) -> list[int]:
    """The lines that are rows of a quarter; ``unlabelled`` are the columns of a table without one for the label."""
    if unlabelled is not None:
        return [n for n, line in enumerate(cells) if is_quarter_row(line, unlabelled)]
    bare = not any(find_label(line) is not None for line in cells if len(line) > 1)
    return [n for n, line in enumerate(cells) if len(line) > 1 and find_label(line, bare=bare) is not None]


def split_cells(line: str) -> tuple[str, ...]:
    """The cells of a line, one when it is no row of a table."""
    bare = line.strip()
    if bare.startswith("|") and bare.count("|") > 2:
        return () if _RULE.fullmatch(bare) else tuple(bare.removeprefix("|").removesuffix("|").split("|"))
    return tuple(line.split("\t"))


def _end(cells: Sequence[Sequence[str]], last: int) -> int:
    """The last line of the table: what follows the last label may still be cut-off text or a total."""
    for number in range(last + 1, len(cells)):
        filled = any(cell.strip() for cell in cells[number])
        if filled and len(cells[number]) < 3:
            return last
        if filled:
            last = number
    return last


def _rows(
    cells: Sequence[tuple[str, ...]], lines: Sequence[str], first: int, last: int, width: int, *, spare: bool
) -> tuple[tuple[Baris, ...], list[int], list[tuple[int, str]]]:
    rows: list[Baris] = []
    joined: list[int] = []
    loose: list[tuple[int, str]] = []
    number = first
    while number <= last:
        if _is_page_number(cells, number, last, width):
            number += 1
            continue
        span = _broken_row(cells, number, last, width, read=_read_start if spare else read_triwulan)
        if span > 1:
            rows.append(row(number + 1, map(_unquoted, _join(cells[number : number + span]))))
            joined.append(number + 1)
        elif len(cells[number]) > 1:
            rows.append(row(number + 1, cells[number]))
        elif lines[number].strip() and cells[number] and not _PAGE_NUMBER.fullmatch(lines[number].strip()):
            loose.append((number + 1, lines[number].strip()))
        number += span
    return tuple(baris for baris in rows if baris.terisi), joined, loose


def _is_page_number(cells: Sequence[Sequence[str]], at: int, last: int, width: int) -> bool:
    """Whether the line is the number of a page: nothing else stands on it, and the row below it is whole without it."""
    if len(cells[at]) != 1 or not _PAGE_NUMBER.fullmatch(cells[at][0].strip()):
        return False
    below = next((line for line in cells[at + 1 : last + 1] if any(cell.strip() for cell in line)), ())
    return len(below) >= width


def _usual_width(cells: Sequence[tuple[str, ...]], columns: int) -> int:
    """How many cells a whole row has; never fewer than there are columns by headings."""
    widths = Counter(len(line) for line in cells if len(line) >= columns)
    return widths.most_common(1)[0][0] if widths else columns


def _broken_row(
    cells: Sequence[Sequence[str]], at: int, last: int, width: int, *, read: Callable[[str], Triwulan | None]
) -> int:
    """Over how many lines a row goes whose cells hold line breaks; 1 when it does not. ``read`` reads a label."""
    count = 1
    for end in range(at, min(at + _MOST_LINES, last + 1)):
        count += len(cells[end]) - 1
        if count > width or not any(cell.strip() for cell in cells[end]):
            break
        if count == width:
            labels = {read(cell) for cell in _join(cells[at : end + 1])}
            if read is _read_start:  # the rows of two quarters may be as wide together as one is
                labels |= {read(cell) for line in cells[at : end + 1] for cell in line}
            return end - at + 1 if len(labels - {None}) == 1 else 1
    return 1


def _read_start(text: str) -> Triwulan | None:
    return split_label(text)[0]


def _unquoted(text: str) -> str:
    """A cell of several lines without the quotes that spreadsheets put around it when it is copied."""
    bare = text.strip()
    return bare[1:-1].replace('""', '"') if len(bare) > 1 and bare.startswith('"') and bare.endswith('"') else text


def _join(parts: Sequence[Sequence[str]]) -> list[str]:
    whole = list(parts[0])
    for part in parts[1:]:
        whole[-1] = f"{whole[-1]} {part[0]}"
        whole += part[1:]
    return whole
