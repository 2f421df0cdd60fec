"""One strict expected failure for each entry of docs/limitations.md: who lifts a limitation is told to strike it there."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from rak.xlsx import Limits, OoxmlError, Workbook
from rak.xlsx.edit.edit import Edit
from tests.xlsx.builder import REL, Book, Entry, archive, one_sheet, parts_of, sheet_xml
from tests.xlsx.helpers import SHEET, cell_xml, cells, fill, policy
from tests.xlsx.test_policies import table_book

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROW = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>'


def limitation(number: int) -> pytest.MarkDecorator:
    """The mark of an expected failure."""
    return pytest.mark.xfail(strict=True, reason=f"docs/limitations.md, {number}", raises=(AssertionError, OoxmlError))


@limitation(1)
def test_a_signed_workbook_is_filled_without_asking() -> None:
    """1: digital signatures break."""
    book = Book({SHEET: sheet_xml(ROW)}, extra={"_xmlsignatures/sig1.xml": "<Signature/>"})
    assert cells(fill(book.bytes(), {"A1": 5}))["A1"] == 5


@limitation(2)
def test_a_replaced_rich_text_keeps_its_runs() -> None:
    """2: runs go."""
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>tebal</t></r></is></c></row>'
    assert "<b/>" in cell_xml(fill(one_sheet(rows), {"A1": "lain"}), "A1")


def _related(kind: str, part: str, xml: str) -> bytes:
    relation = f'<Relationship Id="rId1" Type="{REL}/{kind}" Target="../{part}"/>'
    return Book({SHEET: sheet_xml(ROW)}, extra={f"xl/{part}": xml}, sheet_relations={SHEET: relation}).bytes()


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        pytest.param("comments", "comments1.xml", marks=limitation(3)),
        pytest.param("pivotTable", "pivotCache/pivotCacheRecords1.xml", marks=limitation(4)),
        pytest.param("drawing", "charts/chart1.xml", marks=limitation(5)),
    ],
)
def test_what_speaks_of_a_changed_cell_is_brought_up_to_date(kind: str, part: str) -> None:
    """3, 4, 5: comments, pivot caches and chart caches stay as they are."""
    data = _related(kind, part, "<x><v>1</v></x>")
    assert parts_of(fill(data, {"A1": 5}))[f"xl/{part}"] != parts_of(data)[f"xl/{part}"]


@limitation(6)
def test_the_result_of_an_array_is_computed() -> None:
    """6: it is taken away."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1">SUM(A1:A1*2)</f><v>2</v></c></row>'
    assert cells(fill(one_sheet(rows), {"A1": 5})).get("B1") == 10


@limitation(7)
def test_a_sheet_with_a_cell_twice_is_edited() -> None:
    """7: it is read only."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'
    assert policy(one_sheet(rows), (1, 1)) == []


@limitation(8)
@pytest.mark.skipif(os.name == "nt", reason="hard links need rights on Windows")
def test_another_name_of_the_file_sees_the_new_content(tmp_path: Path) -> None:
    """8: the file is replaced."""
    path, other = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    path.write_bytes(one_sheet(ROW))
    other.hardlink_to(path)
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 5)
    edit.save()
    assert cells(other.read_bytes())["A1"] == 5


@limitation(9)
def test_a_damaged_picture_is_noticed() -> None:
    """9: members that are not read are not verified."""
    parts = Book({SHEET: sheet_xml(ROW)}).parts()
    entries = [Entry(name, content) for name, content in parts.items()]
    with pytest.raises(OoxmlError):  # noqa: PT012
        fill(archive([*entries, Entry("xl/media/a.png", b"gambar", crc=1)]), {"A1": 5})
        raise AssertionError


@limitation(10)
def test_a_table_grows_with_the_row_below_it() -> None:
    """10: its range stays."""
    assert b'ref="A1:B4"' in parts_of(fill(table_book(), {"A4": 5}))["xl/tables/table1.xml"]


def test_every_limitation_has_its_test() -> None:
    """The list and the tests name the same numbers."""
    listed = set(re.findall(r"^(\d+)\. ", (DOCS / "limitations.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"limitation\((\d+)\)", Path(__file__).read_text(encoding="utf-8"))) == listed


def test_the_table_of_limits_is_the_one_in_force() -> None:
    """docs/lossless.md and limits.py say the same."""
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \|", (DOCS / "lossless.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: int(value) for name, value in rows} == Limits()._asdict()
