"""Whether a table is the action plan of a decree, four rows to a line, and what to say of one that is not."""

from collections.abc import Iterator, Sequence
from typing import Final

from rak.decree.content_fit import is_money
from rak.decree.decree_headings import Susunan, find_headings, read_heading
from rak.decree.decree_result import ImporError
from rak.decree.inferred_quarters import find_unlabelled
from rak.decree.source import find_label, has_label
from rak.domain.headings import find_exact
from rak.domain.kolom import Kolom
from rak.domain.spelling import is_dash
from rak.domain.text_folding import fold
from rak.layouts.column_periods import Periode, read_period

_PERIODS: Final = 3
"""So many different quarters or months in one row stand side by side; a row of a line names one, rarely two."""
_NEEDED: Final = (
    Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA,
    Kolom.RENCANA_KEGIATAN,
)  # fmt: skip
HEADING_ROWS: Final = 8
"""Of a table so many first rows may be headings."""
_SHOWN: Final = 20
_HEADING: Final = 60
"""Characters of a heading at most."""
_LOOKED_AT: Final = 300
"""Cells of which it is asked whether they are headings, before a document is refused."""


def is_side_by_side(cells: Sequence[str]) -> bool:
    """Whether the row names several periods, each in a cell of its own."""
    return len({_period(text) for text in cells if len(text) <= _HEADING} - {None}) >= _PERIODS


def _period(text: str) -> Periode | None:
    """The period that a cell names as a heading: alone, with the name of a column, or a quarter with few words."""
    periode, _, words = read_period(text)
    if periode is None:
        return None
    few = periode.triwulan is not None and len(words) <= 20
    return periode if few or not words or find_exact(words) else None


def is_part(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is the matrix or may go on with one: it has its headings, or rows of quarters."""
    return any(find_label(cells) is not None or find_headings(cells) for cells in rows) and not any(
        is_side_by_side(cells) for cells in rows
    )


def is_matrix(rows: Sequence[Sequence[str]], susunan: Susunan | None) -> bool:
    """Whether the rows are those of a decree's matrix: quarters below each other, and amounts of money.

    ``susunan`` is what the first row of headings among them says, where there is one.
    """
    if any(is_side_by_side(cells) for cells in rows):
        return False
    if susunan is None:
        return not any(_is_heading_row(cells) for cells in rows[:HEADING_ROWS]) and _has_amounts(rows)
    if not {Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA} & set(susunan.kolom):
        return False
    return any(map(has_label, rows)) or find_unlabelled(rows) is not None


def _has_amounts(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of quarters have amounts, which is all that a table without headings can show."""
    labelled = (cells for cells in rows if find_label(cells) is not None)
    return any(is_money(text) or is_dash(text) for cells in labelled for text in cells)


def _is_heading_row(cells: Sequence[str]) -> bool:
    known = {kolom for text in cells if len(text) <= _HEADING and (kolom := read_heading(text))}
    return len(known) > 2 and not any(is_money(text) for text in cells)


def refusal(asal: str, rows: Sequence[Sequence[tuple[str, str]]], saran: str) -> ImporError:
    """Why the rows, cells with their places, are no action plan: the headings that were found, and what is missing."""
    seen = list(_headings(rows))
    found = "; ".join(f"{text} ({place})" for place, text, _ in seen[:_SHOWN])
    more = f" dan {len(seen) - _SHOWN} lagi" if len(seen) > _SHOWN else ""
    known = {kolom for _, _, kolom in seen}
    missing = [str(kolom) for kolom in _NEEDED if kolom not in known]
    texts = [[text for _, text in cells] for cells in rows]
    if any(is_side_by_side(cells) for cells in texts):
        missing.append("baris TW I sampai TW IV ke bawah (di sini periodenya berjajar ke samping)")
    elif not any(find_label(cells) is not None for cells in texts):
        missing.append("baris TW I sampai TW IV")
    return ImporError(
        asal,
        "Tidak ada tabel rencana aksi yang dipahami di sini."
        f" Judul yang ditemukan: {found or 'tidak ada'}{more}."
        f" Yang tidak ada: {', '.join(missing) or 'jumlah uang di baris TW'}.",
        saran,
    )


def _headings(rows: Sequence[Sequence[tuple[str, str]]]) -> Iterator[tuple[str, str, Kolom | None]]:
    """Place, text and column of the cells of rows of headings, each text once."""
    seen: set[str] = set()
    left = _LOOKED_AT
    for cells in rows:
        short = [(place, fold(text)) for place, text in cells if text.strip() and len(text) <= _HEADING][:left]
        left -= len(short)
        read = [(place, text, read_heading(text)) for place, text in short]
        if len({kolom for _, _, kolom in read if kolom}) < 2 and not is_side_by_side([text for _, text in short]):
            continue
        for place, text, kolom in read:
            if text.casefold() not in seen:
                seen.add(text.casefold())
                yield place, text, kolom
