"""Rows that grow with the texts of a fill, and pages that end elsewhere then, in sheets that rak built.

What somebody has set by hand stays: a row grows whose height is the one that rak gave it, for the plan alone or for the
texts that stood in it, and pages end anew where they ended as rak had set them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from rak.domain.kolom import Kolom
from rak.matriks.build.heights import MAX_HEIGHT, ROW, Block, ends_of_pages, fit_rows, printed_room
from rak.matriks.column_map import LEAST_EVALUASI, LEAST_MATRIKS
from rak.matriks.read.read_result import PetaSel
from rak.xlsx.edit.edit import Edit
from rak.xlsx.edit.frame import page_breaks
from rak.xlsx.package.xmltext import attributes_of
from rak.xlsx.sheet.address import Position
from rak.xlsx.sheet.sheet import Sheet

_ROUNDED: Final = 0.8
"""Points by which a program that saves a workbook may round a height, to pixels."""
_END: Final = re.compile(r'\bid="(\d+)"')


class _Rows(NamedTuple):
    """The rows of a sheet that may grow: groups that stand on one page, their least height, the columns that a fill writes texts into."""

    sheet: Sheet
    groups: list[range]
    least: float
    columns: frozenset[int]

    @property
    def all(self) -> range:
        """From the first row to the last."""
        return range(self.groups[0].start, self.groups[-1].stop)


def let_grow(edit: Edit, peta: PetaSel) -> None:
    """Ask for the heights that the texts of the edit need."""
    for rows in _growing(edit, peta):
        written = {at: each.value for (name, at), each in edit.request.changes.items() if name == rows.sheet.name}
        new = {at: text for at, text in written.items() if isinstance(text, str) and at[1] in rows.columns}
        if new and rows.groups:
            _grow(edit, rows, new)


def _growing(edit: Edit, peta: PetaSel) -> Iterator[_Rows]:
    if peta.menampung_tingkat:  # a table of another form, which rak did not build
        return
    firsts = sorted({min(lines.values()) for lines in peta.baris.values() if len(lines) == 4})
    texts = (peta.tata.kolom.get(kolom, 0) for kolom in (Kolom.DATA_DUKUNG, Kolom.KETERANGAN))
    yield _rows(edit, peta.tata.lembar, firsts, LEAST_MATRIKS, texts)
    if (words := peta.evaluasi) is not None:
        yield _rows(edit, words.lembar, sorted(words.baris.values())[::4], LEAST_EVALUASI, words.kolom.values())


def _rows(edit: Edit, name: str, firsts: list[int], least: float, columns: Iterable[int]) -> _Rows:
    return _Rows(edit.workbook.sheet(name), [range(row, row + 4) for row in firsts], least, frozenset(columns))


def _grow(edit: Edit, rows: _Rows, new: Mapping[Position, str]) -> None:
    sheet, xml = rows.sheet, rows.sheet.xml
    spans = [span for span in xml.skeleton.columns if not span.hidden]
    widths = {column: span.width for span in spans for column in range(span.first, span.last + 1)}
    old = {at: cell.value for at, cell in sheet.cells.items() if isinstance(cell.value, str) and cell.formula is None}

    def needed(row: int, texts: Mapping[Position, str]) -> float:
        at_hand = ((texts.get((row, column)), widths.get(column, 0)) for column in rows.columns)
        return max((Block(row, row, text, width).height for text, width in at_hand if text and width), default=0)

    tags = ((row.number, attributes_of(xml.text[row.start : row.tag_stop])) for row in xml.rows)
    held = {number: float(tag["ht"]) for number, tag in tags if tag.get("customHeight") == "1" and "ht" in tag}
    wanted = {row: min(MAX_HEIGHT, needed(row, {**old, **new})) for row, _ in new}
    grown = {row: height for row, height in wanted.items() if height > held.get(row, MAX_HEIGHT)}
    if not grown:
        return
    merged = {(area.first_row, area.first_column): area.last_row for area in sheet.merges}
    plan = fit_rows(
        [
            Block(row, merged.get((row, column), row), text, widths[column])
            for (row, column), text in old.items()
            if row in rows.all and column in widths and column not in rows.columns
        ],
        rows.all,
        rows.least,
    )
    own = {
        row: height
        for row, height in grown.items()
        if min(abs(held[row] - one) for one in (plan[row], max(plan[row], needed(row, old)))) < _ROUNDED
    }
    for row, height in own.items():
        edit.size_row(sheet.name, row, height)
    ends = [_ends(rows, heights, widths) for heights in (held, {**held, **own})]
    if ends[0] != ends[1] and ends[0] == [int(row) for row in _END.findall(page_breaks(xml))]:
        edit.break_pages(sheet.name, ends[1])


def _ends(rows: _Rows, heights: Mapping[int, float], widths: Mapping[int, float]) -> list[int]:
    """Where pages end, what stands below the table on the page of its last rows."""
    *before, last = rows.groups
    groups = [*before, range(last.start, max(row.number for row in rows.sheet.xml.rows) + 1)]
    room = printed_room(widths.values())
    return list(ends_of_pages(lambda row: heights.get(row, ROW), groups, rows.all.start, room))
