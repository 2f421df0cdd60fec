"""Hostile files: each is refused or survived, in little memory and time."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import zlib
from pathlib import Path

import pytest

from rak.xlsx import Limits, OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from tests.xlsx.builder import DECLARATION, MAIN, Book, Entry, archive, one_sheet, pack, sheet_xml
from tests.xlsx.helpers import SHEET, cells, fill, reasons, refusal

SHEET_PART = "xl/worksheets/sheet1.xml"
_MIB = 1024 * 1024


def with_sheet(xml: bytes) -> bytes:
    """A workbook whose sheet is this part."""
    return Book({SHEET: xml}).bytes()


def padded(size: int) -> bytes:
    """A worksheet blown up by white space that packs to almost nothing."""
    return sheet_xml("").encode().replace(b"<sheetData/>", b"<sheetData>" + b" " * size + b"</sheetData>")


def test_a_bomb_in_one_part_is_refused_by_its_ratio() -> None:
    """64 MiB out of 70 KB."""
    assert refusal(with_sheet(padded(64 * _MIB))) is Reason.RATIO


def test_a_part_that_lies_about_its_size_is_cut_off() -> None:
    """Inflating stops one byte past what is stated."""
    parts = Book({SHEET: padded(32 * _MIB)}).parts()
    entries = [Entry(name, content, size=500 if name == SHEET_PART else None) for name, content in parts.items()]
    assert refusal(archive(entries)) is Reason.DAMAGED


def test_a_bomb_in_many_parts_is_refused_by_their_sum() -> None:
    """Each part is small enough alone."""
    sheets = {f"L{number}": padded(3 * _MIB) for number in range(12)}
    assert refusal(Book(sheets).bytes()) is Reason.RATIO


def test_a_bomb_in_a_part_that_nobody_reads_costs_nothing() -> None:
    """A picture is copied packed, whatever it would become."""
    data = Book(
        {SHEET: sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')}, extra={"xl/media/a.bmp": bytes(64 * _MIB)}
    ).bytes()
    assert cells(fill(data, {"A1": 2})) == {"A1": 2}


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(max_file=500), Reason.TOO_LARGE),
        (Limits(max_members=3), Reason.TOO_MANY_MEMBERS),
        (Limits(max_part=300), Reason.TOO_LARGE),
        (Limits(max_total=1000), Reason.TOO_LARGE),
        (Limits(free_size=100, max_ratio=0), Reason.RATIO),
        (Limits(max_depth=2), Reason.TOO_DEEP),
        (Limits(max_cells=2), Reason.TOO_MANY_CELLS),
    ],
)
def test_every_limit_can_be_set_by_the_caller(limits: Limits, reason: Reason) -> None:
    """Each has its reason."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><v>1</v></c></row>'
    with pytest.raises(OoxmlError) as error:
        _ = Workbook.open(one_sheet(rows), limits=limits).sheets[0].cells
    assert reasons(error) == [reason]


@pytest.mark.parametrize("prologue", ["", "<!-- lambat -->"])
def test_more_cells_than_the_limit_are_refused_and_fewer_are_read(prologue: str) -> None:
    """On both ways of reading."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 52))
    data = one_sheet(prologue + rows)
    assert len(Workbook.open(data, limits=Limits(max_cells=51)).sheets[0].cells) == 51
    with pytest.raises(OoxmlError) as error:
        _ = Workbook.open(data, limits=Limits(max_cells=50)).sheets[0].cells
    assert reasons(error) == [Reason.TOO_MANY_CELLS]


SHARED = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><f t="shared" ref="C1:C{0}" si="0">{1}</f><v>0</v></c></row>'
MEMBER = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="C{0}"><f t="shared" si="0"/><v>0</v></c></row>'


def shared(members: int, text: str) -> bytes:
    """A workbook whose column C is one shared formula."""
    return one_sheet(SHARED.format(members, text) + "".join(MEMBER.format(n) for n in range(2, members + 1)))


def test_members_of_a_shared_formula_are_read_up_to_a_limit_of_their_text() -> None:
    """Twenty thousand of an ordinary one are fine, and a file may not grow by one that is long."""
    data = shared(20_000, 'IF(A1="","",IF(A1&gt;1000,A1*2,A1*3))')
    assert (
        Workbook.open(data).sheets[0].cells[20_000, 3].formula == 'IF(A20000="","",IF(A20000>1000,A20000*2,A20000*3))'
    )
    assert cells(fill(data, {"A20000": 3}))["C20000"] == 9
    small = shared(11, "A1*2+1")
    assert len(Workbook.open(small, limits=Limits(max_shared_text=60)).sheets[0].cells) == 22
    for limits in (Limits(max_shared_text=59), Limits(max_text=5)):
        with pytest.raises(OoxmlError) as error:
            _ = Workbook.open(small, limits=limits).sheets[0].cells
        assert reasons(error) == [Reason.TOO_LARGE]
        edit = Edit(Workbook.open(small, limits=limits))
        edit.set(SHEET, (1, 1), 2)
        with pytest.raises(OoxmlError) as error:
            edit.apply()
        assert reasons(error) == [Reason.TOO_LARGE]


def test_limits_grow_with_the_file() -> None:
    """A file of four times the size may cost four times as much; a small one has the limit itself."""
    limits = Limits(base_file=1000)
    assert [limits.grown(50, size) for size in (0, 1000, 4000)] == [50, 50, 200]
    assert Limits(base_file=0).grown(50, 4000) == 50


@pytest.mark.parametrize("limits", [Limits(max_references=1), Limits(max_reads=10)])
def test_results_beyond_what_an_edit_may_cost_are_taken_away(limits: Limits) -> None:
    """Never stale: formulas that are not reached keep theirs only where somebody knows."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="C{n}"><f>SUM(A$1:A$600)+A{n}+{"0+" * 90}1</f><v>7</v></c></row>'
        for n in range(1, 601)
    )
    edit = Edit(Workbook.open(one_sheet(rows), limits=limits))
    edit.set(SHEET, (1, 1), 5)
    filled = cells(edit.apply())
    left = {address: value for address, value in filled.items() if address[0] == "C"}
    assert len(left) < 600
    assert 7 not in left.values()
    total = sum(range(1, 601)) + 4
    assert all(
        value == total + max(int(address[1:]), 5 if address == "C1" else 0) + 1 for address, value in left.items()
    )


def test_more_cells_of_arrays_than_the_limit_are_refused() -> None:
    """Those of all arrays and data tables of a sheet together."""
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="C{0}"><f t="array" ref="C{0}:D{0}">A{0}*2</f><v>2</v></c><c r="D{0}"/></row>'
    data = one_sheet("".join(row.format(n) for n in range(1, 6)))
    for most, expected in ((10, []), (9, [Reason.TOO_MANY_CELLS])):
        edit = Edit(Workbook.open(data, limits=Limits(max_cells=most)))
        edit.set(SHEET, (1, 1), 2)
        try:
            assert "C1" not in cells(edit.apply())
            found = []
        except OoxmlError as error:
            found = [problem.reason for problem in error.problems]
        assert found == expected


def test_the_last_cell_of_a_sheet_costs_no_more_than_the_first() -> None:
    """One cell at XFD1048576 hangs readers that build rows; here it is one cell."""
    data = one_sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert cells(data) == {"XFD1048576": 1}
    assert cells(fill(data, {"A1": 2, "XFD1048576": 3, "A1048576": 4})) == {"A1": 2, "A1048576": 4, "XFD1048576": 3}


def test_a_merge_of_the_whole_sheet_is_survived() -> None:
    """Seventeen thousand million cells in one range."""
    data = one_sheet("", after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert Workbook.open(data).sheets[0].anchor(1_000_000, 16_000) == (1, 1)


def test_an_array_and_a_link_over_the_whole_sheet_are_survived() -> None:
    """Ranges are not spread out into cells."""
    rows = '<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">B1</f><v>1</v></c></row>'
    data = one_sheet(rows, after='<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>')
    assert len(Workbook.open(data).sheets[0].hyperlinks) <= 10_000
    with pytest.raises(OoxmlError):
        fill(data, {"B2": 1})


def blank_row(number: int) -> str:
    """A row of fifteen cells that have but a format."""
    cells = "".join(f'<c r="{letter}{number}" s="1"/>' for letter in "ABCDEFGHIJKLMNO")
    return f'<row r="{number}">{cells}</row>'


HOSTILE = {
    "one part": lambda: with_sheet(padded(64 * _MIB)),
    "just under the ratio": lambda: with_sheet(padded(10 * _MIB)),
    "cells": lambda: with_sheet(sheet_xml('<row r="1">' + '<c r="A1"/>' * 900_000 + "</row>").encode()),
    "cells in place": lambda: with_sheet(
        sheet_xml("".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 300_000))).encode()
    ),
    "commented cells": lambda: with_sheet(
        sheet_xml("<!-- x -->" + "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 300_000))).encode()
    ),
    "strings": lambda: Book(
        {SHEET: sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')},
        strings=f'{DECLARATION}<sst xmlns="{MAIN}">' + "<si><t>a</t></si>" * 600_000 + "</sst>",
    ).bytes(),
    "attributes": lambda: with_sheet(
        sheet_xml("", after="<x " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>").encode()
    ),
    "depth": lambda: with_sheet(sheet_xml("", after="<a>" * 500_000 + "</a>" * 500_000).encode()),
    "merges": lambda: with_sheet(
        sheet_xml("", after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 200_000 + "</mergeCells>").encode()
    ),
    "rows": lambda: with_sheet(
        sheet_xml(
            "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 100_003}</v></c></row>' for n in range(1, 900_000))
        ).encode()
    ),
    "blank rows": lambda: with_sheet(sheet_xml("".join(map(blank_row, range(1, 20_000)))).encode()),
    "members": lambda: pack({f"a{n}": b"" for n in range(20_000)}),
}
MEASURE = """
    import sys, time
    from rak.xlsx import OoxmlError, Workbook
    from rak.xlsx.edit.edit import Edit
    import rak.xlsx.sheet.reading, rak.xlsx.sheet.slowscan, rak.xlsx.sheet.strings
    def peak():
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024
    before, start = peak(), time.process_time()
    try:
        workbook = Workbook.open(sys.argv[1])
        for sheet in workbook.sheets:
            sheet.cells
        print("read", end=" ")
    except OoxmlError as error:
        print(error.problems[0].reason.value, end=" ")
    print(round(time.process_time() - start, 2), peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process itself is told by Linux only")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little_memory(tmp_path: Path, name: str) -> None:
    """Less than 64 MB beyond what the reader takes for a small file; the time is measured in benchmarks/."""
    path = tmp_path / "musuh.xlsx"
    path.write_bytes(HOSTILE[name]())
    command = [sys.executable, "-c", textwrap.dedent(MEASURE), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    verdict, _, memory = done.stdout.split()
    assert verdict in {"read", *Reason}
    assert int(memory) < 64


def test_the_packed_size_of_a_bomb_is_small() -> None:
    """The files above are small on the disk: that is what makes them bombs."""
    assert len(zlib.compress(padded(64 * _MIB))) < 100_000
