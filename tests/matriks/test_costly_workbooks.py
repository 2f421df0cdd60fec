"""Small workbooks that are made to cost much when their matrix is read: cheap, or refused by name."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import pytest

from rak.matriks.read import find_matrix
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import TidakAdaMatriks
from rak.xlsx import OoxmlError, Workbook, to_address
from tests.xlsx.builder import STYLES, Book, sheet_xml, strings_xml
from tests.xlsx.helpers import SHEET

HEADINGS = (
    "NO", "SASARAN KEGIATAN", "INDIKATOR KEGIATAN", "TARGET KINERJA", "RUMUS PERHITUNGAN", "KEGIATAN", "PAGU",
    "RENCANA PENARIKAN DANA", "REALISASI ANGGARAN", "TW", "RENCANA KEGIATAN", "CAPAIAN",
)  # fmt: skip
QUARTERS = ("I", "II", "III", "IV")


def _text(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def _heading(texts: tuple[str, ...] = HEADINGS) -> str:
    return '<row r="1">' + "".join(_text(f"{chr(65 + at)}1", text) for at, text in enumerate(texts)) + "</row>"


def _line(at: int, style: int = 0) -> str:
    """The four rows of a budget line."""
    return "".join(
        f'<row r="{row}">{_text(f"C{row}", f"Indikator {at}")}{_text(f"F{row}", f"Kegiatan {at}")}'
        f'<c r="G{row}" s="{style}"><v>1000000</v></c><c r="H{row}"><v>250000</v></c>{_text(f"J{row}", f"TW {tw}")}</row>'
        for row, tw in enumerate(QUARTERS, 4 * at + 2)
    )


def _wide(row: int, cells: int) -> str:
    """A row of texts that are all but headings."""
    words = ("PAGU", "TW I", "TARGET", "REALISASI TW II", "INDIKATOR", "SASARAN", "KEGIATN LAINYA")
    places = (address[:-1] for address in (to_address(1, column) for column in range(1, cells + 1)))
    texts = (_text(f"{place}{row}", f"{words[at % 7]} {row} {place}") for at, place in enumerate(places))
    return f'<row r="{row}">{"".join(texts)}</row>'


def _book(inside: str, after: str = "", **kinds: str) -> bytes:
    return Book({SHEET: sheet_xml(inside, after=after)}, **kinds).bytes()  # type: ignore[arg-type]


def _merges(*areas: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


FILES: dict[str, Callable[[], bytes]] = {
    "columns merged down to the last row, again and again": lambda: _book(
        _heading() + "".join(map(_line, range(30))), _merges(*[f"{column}2:{column}1048576" for column in "ABCDEFGH"] * 500)
    ),
    "the whole sheet merged": lambda: _book(_heading() + _line(0), _merges(*["A1:XFD1048576"] * 1000)),
    "a number format of three million signs": lambda: _book(
        _heading() + _line(0, style=1),
        styles=STYLES.replace("<fonts", f'<numFmts><numFmt numFmtId="164" formatCode="{"&quot;[_*" * 500_000}"/></numFmts><fonts', 1)
        .replace("</cellXfs>", '<xf numFmtId="164"/></cellXfs>'),
    ),
    "one long text in twenty thousand cells": lambda: _book(
        _heading() + "".join(f'<row r="{row}"><c r="C{row}" t="s"><v>0</v></c></row>' for row in range(2, 20_000)),
        strings=strings_xml("x" * 32_000),
    ),
    "a tag of 400,000 attributes": lambda: _book(
        '<row r="1" ' + " ".join(f'a{at}=""' for at in range(400_000)) + '><c r="A1"><v>1</v></c></row>'
    ),
    "400,000 cell formats": lambda: _book(
        _heading() + _line(0), styles=STYLES.replace("</cellXfs>", '<xf numFmtId="0"/>' * 400_000 + "</cellXfs>")
    ),
    "a chain of 12,000 formulas without results": lambda: _book(
        _heading() + "".join(f'<row r="{row}"><c r="G{row}"><f>G{row + 1}+G{row + 1}</f></c></row>' for row in range(2, 12_000))
    ),
    "3,000 formulas without results that read 5,000 cells and the whole sheet": lambda: _book(
        _heading() + "".join(
            f'<row r="{row}"><c r="G{row}"><f>SUM(G{row + 1}:G{row + 5000})+SUM(A1:XFD1048576)</f></c></row>' for row in range(2, 3002)
        )
    ),
    "a heading in each of 16,384 columns": lambda: _book(_wide(1, 16_384)),
    "rows of 490 texts like headings, each misspelt in its own way": lambda: _book("".join(_wide(row, 490) for row in range(1, 21))),
    "an indicator in each of 9,000 rows": lambda: _book(
        _heading(("NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET TW I", "TARGET TW II"))
        + "".join(f'<row r="{row}">{_text(f"C{row}", f"I {row}")}<c r="E{row}"><v>1</v></c></row>' for row in range(2, 9_000))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_reading_takes_little_memory_and_time(name: str) -> None:
    """64 MB, and seconds of CPU with room for a busy machine; a plan or a refusal."""
    data = FILES[name]()
    tracemalloc.start()
    start = time.process_time()
    try:
        baca(Workbook.open(data))
    except (OoxmlError, TidakAdaMatriks) as fault:
        assert str(fault)
    finally:
        spent, (_, peak) = time.process_time() - start, tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (spent < 15, peak < 64 * 2**20) == (True, True), (spent, peak)


def test_a_sheet_with_a_row_wider_than_any_matrix_is_passed_over() -> None:
    """One of 501 cells is none, and is refused where there is no other; beside a matrix it changes nothing."""
    for wide, told in ((501, "501 sel, lebih dari 500"), (500, "judul")):
        with pytest.raises(TidakAdaMatriks, match=told):
            baca(Workbook.open(_book(_wide(1, wide))))
    matrix = sheet_xml(_heading() + _line(0))
    both = Book({"Data": sheet_xml(_wide(1, 501)), "Matriks": matrix}).bytes()
    assert baca(Workbook.open(both)).rencana == baca(Workbook.open(Book({"Matriks": matrix}).bytes())).rencana


def test_of_texts_that_may_be_misspelt_headings_so_many_are_likened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the first rows: a heading has few of them."""
    asked: list[str] = []

    def counted(text: str) -> tuple[object, ...]:
        asked.append(text)
        return ()

    monkeypatch.setattr(find_matrix, "find_alike", counted)
    with pytest.raises(TidakAdaMatriks):
        baca(Workbook.open(_book("".join(_wide(row, 190) for row in range(1, 60)))))
    assert 1000 < len(asked) <= 1500


def test_a_refusal_names_forty_headings_and_twenty_sheets_and_counts_the_others() -> None:
    """Nobody reads a hundred of either."""
    with pytest.raises(TidakAdaMatriks) as refused:
        baca(Workbook.open(_book(_wide(1, 100))))
    assert refused.value.temuan[-1].pesan.count(" 1 ") == 40
    assert "dan 60 lagi" in refused.value.temuan[-1].pesan
    sheets = Book({f"S{at}": sheet_xml(_heading(("A", "B", "C"))) for at in range(25)})
    with pytest.raises(TidakAdaMatriks) as refused:
        baca(Workbook.open(sheets.bytes()))
    named = [one.pesan for one in refused.value.temuan if "Tidak ada rencana aksi di lembar" in one.pesan]
    assert len(named) == 20
    assert refused.value.temuan[-1].pesan == "Di 5 lembar lain juga tidak ada rencana aksi."
