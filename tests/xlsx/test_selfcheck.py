"""The self-check: a writer that errs is caught before the file is replaced."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from unittest import mock
from xml.etree.ElementTree import canonicalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.xlsx import Formula, OoxmlError, Reason, Workbook
from rak.xlsx.edit import patch, piecewise
from rak.xlsx.edit.edit import Edit
from rak.xlsx.package import container
from rak.xlsx.sheet import cell_values
from tests.xlsx.builder import Book, sheet_xml, strings_xml
from tests.xlsx.helpers import SHEET, reasons

ROWS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook on the disk."""
    found = tmp_path / "matriks.xlsx"
    book = Book(
        {SHEET: sheet_xml(ROWS, after="<pageMargins/>")},
        strings=strings_xml("teks"),
        extra={"xl/media/a.png": b"gambar"},
    )
    found.write_bytes(book.bytes())
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<v>5</v>", "<v>6</v>"),
        ('<c r="B1"><v>2</v></c>', '<c r="B1"><v>3</v></c>'),
        ('<c r="B1"><v>2</v></c>', ""),
        ('<row r="2"><c r="A2" t="s"><v>0</v></c></row>', ""),
        ('<row r="2">', '<row r="2" hidden="1">'),
        ('<row r="1">', '<row r="1" hidden="1">'),
        ("<pageMargins/>", ""),
        ("<worksheet ", '<worksheet x="1" '),
        ("</worksheet>", ""),
    ],
    ids=["value", "neighbour", "lost cell", "lost row", "row", "own row", "after", "before", "broken"],
)
def test_a_wrong_sheet_is_caught_and_the_file_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    """Whatever the splicing does wrong, the old file stays and the error says what differs."""
    before = path.read_bytes()
    real = patch.patched

    def wrong(*arguments: object) -> str:
        text = real(*arguments)  # type: ignore[arg-type]
        assert old in text
        return text.replace(old, new)

    monkeypatch.setattr("rak.xlsx.edit.writer.patched", wrong)
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 5)
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert set(reasons(error)) == {Reason.SELF_CHECK}
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    edit.save(self_check=False)
    assert path.read_bytes() != before


@pytest.mark.parametrize("how", ["changed", "lost", "string"])
def test_a_wrong_member_is_caught(path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """Another part that changed or went, or an old string that changed its text."""
    real = container.Container.rewrite

    def wrong(
        self: container.Container, changed: dict[str, bytes], added: dict[str, bytes], dropped: set[str]
    ) -> bytes:
        if how == "changed":
            return real(self, {**changed, "xl/media/a.png": b"lain"}, added, dropped)
        if how == "lost":
            return real(self, changed, added, {*dropped, "xl/media/a.png"})
        return real(self, {**changed, "xl/sharedstrings.xml": strings_xml("lain", "baru").encode()}, added, dropped)

    monkeypatch.setattr(container.Container, "rewrite", wrong)
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), "baru")
    with pytest.raises(OoxmlError) as error:
        edit.apply()
    assert set(reasons(error)) == {Reason.SELF_CHECK}


COMPUTED = (
    '<row r="1" ht="20"><c r="A1" s="1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2" s="2"/><c r="B2" t="str"><f>IF(A1&gt;3,"ya","tidak")</f><v>tidak</v></c><c r="C2"/></row>'
    '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="str"><f>IF(A1&gt;3,"","x")</f><v>x</v></c></row>'
)
BOOK = Book({SHEET: sheet_xml(COMPUTED, after="<pageMargins/>")}, strings=strings_xml("teks")).bytes()
ASKED = {(1, 1): 5, (2, 1): 7.5, (1, 3): "baru"}
MORE = {**ASKED, (1, 5): 9, (4, 3): 2.5, (2, 4): "baru", (3, 2): 1, (9, 1): "baru"}
"""Cells that are not there yet, in rows that are and in rows that are not."""


def _fill(spoil: Callable[[str], str], values: dict[tuple[int, int], object]) -> bytes:
    edit = Edit(Workbook.open(BOOK))
    for position, value in values.items():
        edit.set(SHEET, position, value)
    real = patch.patched
    with mock.patch("rak.xlsx.edit.writer.patched", lambda *arguments: spoil(real(*arguments))):
        return edit.apply()


def _seen(data: bytes) -> object:
    """Every cell with its style and formula, and all that stands between the cells, as a parser sees it."""
    sheet = Workbook.open(data).sheet(SHEET)
    cells = {position: cell._replace(raw=None) for position, cell in sheet.cells.items()}
    return cells, canonicalize(re.sub(r"<c\s[^>]*/>|<c\s.*?</c\s*>", "", sheet.source.text))


@pytest.mark.parametrize("asked", [ASKED, MORE], ids=["cells in place", "new cells"])
@given(data=st.data())
def test_no_spoilt_character_of_a_sheet_passes(asked: dict[tuple[int, int], object], data: st.DataObject) -> None:
    """Wherever a character is lost, doubled or exchanged: it is caught, unless every reader sees the same sheet."""
    good = _fill(str, asked)

    def spoil(text: str) -> str:
        at = data.draw(st.integers(0, len(text) - 1))
        piece = data.draw(st.sampled_from(["", text[at] * 2, "0", "1", "9", "s", "A", "C", "<", ">", '"', " ", "/"]))
        return text[:at] + piece + text[at + 1 :]

    try:
        spoilt = _fill(spoil, asked)
    except OoxmlError as error:
        assert {problem.reason for problem in error.problems} == {Reason.SELF_CHECK}
        return
    assert _seen(spoilt) == _seen(good)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<v>10</v>", "<v>11</v>"),
        ("<v>10</v>", "<v>2</v>"),
        ("<v>ya</v>", "<v>tidak</v>"),
        ("<v></v>", "<v>x</v>"),
        ("<f>A1*2</f>", "<f>A1*3</f>"),
        ('<c r="B2" t="str">', '<c r="B2" s="1" t="str">'),
        ("<v>7.5</v>", "<v>7</v>"),
        ('t="b"><v>1</v>', 't="b"><v>0</v>'),
    ],
    ids=["result", "old result", "text", "blank text", "formula", "style", "asked", "neighbour"],
)
def test_a_wrong_result_is_caught(old: str, new: str) -> None:
    """A formula that is not as it was, or has another result than was worked out."""

    def spoil(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    with pytest.raises(OoxmlError) as error:
        _fill(spoil, ASKED)
    assert set(reasons(error)) == {Reason.SELF_CHECK}


ONE_ROW = (
    '<row r="1" spans="1:4"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c>'
    '<c r="C1" t="str"><f>IF(A1&gt;3,"ya","tidak")</f><v>tidak</v></c><c r="D1"><f>TAKADA(A1)</f><v>2</v></c></row>'
)
TWIN = '<extLst><ext uri="u"><c r="B1"><f>A1*2</f><v>2</v></c></ext></extLst>'
WRITTEN = {(1, 1): 5, (1, 5): Formula("A1*15")}
CLEARED = {(1, 1): None, (1, 5): Formula("1+1")}
NEW_CELL = {(1, 1): 5, (2, 1): 7}


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        (' t="str"', "", WRITTEN),
        (' t="str"', ' t="xyz"', WRITTEN),
        ('<c r="D1">', '<c r="D1" t="d">', WRITTEN),
        ("<v>10</v>", "<v>10</v><is><t>x</t></is>", WRITTEN),
        ("TAKADA(A1)</f>", "TAKADA(A1)</f><is><t>x</t></is>", WRITTEN),
        ("<f>A1*2</f><v>10", '<f t="array" ref="B1:B9">A1*2</f><v>10', WRITTEN),
        ("<f>A1*2</f><v>10", '<f t="shared" ref="B1:B9" si="7">A1*2</f><v>10', WRITTEN),
        ("<f>A1*2</f><v>10", '<f xmlns="x">A1*2</f><v>10', WRITTEN),
        ("<v>75</v>", "<v>99</v>", WRITTEN),
        ("<v>75</v>", "<v>1s</v>", WRITTEN),
        ("<v>75</v>", "", WRITTEN),
        ("<f>A1*15</f>", '<f t="array" ref="E1:E9">A1*15</f>', WRITTEN),
        ('ref="A1:E1"', "", WRITTEN),
        ('ref="A1:E1"', 'xyz="1"', WRITTEN),
        ('ref="A1:D2"', 'ref="A1<D2"', NEW_CELL),
        ('spans="1:4"', 'spans="<&"', NEW_CELL),
        ('spans="1:4"', 'spans="1:4" spans="1:4"', NEW_CELL),
        ("<sheetData>", '<sheetData spans="1:2">', NEW_CELL),
        ("<pageMargins/>", '<pageMargins spans="1:2"/>', NEW_CELL),
        ('<c r="A1"/>', "", CLEARED),
        ('<c r="A1"/>', '<c r="A1" t="d"/>', CLEARED),
        ("<v>10</v></c><c", "<v>2</v></c><c", {(1, 1): 5}),
    ],
)
def test_what_expat_or_excel_would_see_in_another_way_is_caught(
    old: str, new: str, asked: dict[tuple[int, int], object]
) -> None:
    """Types of results, kinds of formulas, texts beside a result, sizes that are none, and a twin of a cell elsewhere."""
    real = patch.patched

    def wrong(*arguments: object) -> str:
        text = real(*arguments)  # type: ignore[arg-type]
        assert text.count(old) == 1, text
        text = text.replace(old, new)
        return text.replace(TWIN, TWIN.replace("<v>2<", "<v>10<")) if asked == {(1, 1): 5} else text

    sheet = sheet_xml(ONE_ROW, before='<dimension ref="A1:D1"/>', after=f"<pageMargins/>{TWIN}")
    edit = Edit(Workbook.open(Book({SHEET: sheet}).bytes()))
    for position, value in asked.items():
        edit.set(SHEET, position, value)
    with mock.patch("rak.xlsx.edit.writer.patched", wrong), pytest.raises(OoxmlError) as error:
        edit.apply()
    assert set(reasons(error)) == {Reason.SELF_CHECK}


def test_a_result_that_is_spelt_wrong_is_caught() -> None:
    """The spelling is not taken for its own witness."""
    real = cell_values.cached
    edit = Edit(Workbook.open(Book({SHEET: sheet_xml(ONE_ROW)}).bytes()))
    edit.set(SHEET, (1, 1), 5)

    def wrong(value: object, prefix: str) -> cell_values.Content:
        return real(11 if value == 10 else value, prefix)

    with mock.patch("rak.xlsx.edit.writer.cached", wrong), pytest.raises(OoxmlError) as error:
        edit.apply()
    assert set(reasons(error)) == {Reason.SELF_CHECK}


@pytest.mark.parametrize(
    ("new", "at"),
    [
        ('<c r="E1"><v>9</v></c>', "</sheetData>"),
        ('<c r="E1"><v>9</v></c>', '<c r="C1"'),
        ('<c r="E1"><v>9</v></c>', '<c r="A2"'),
        ('<c r="E1"><v>9</v></c>', "<pageMargins/>"),
        ('<c r="C4"><v>2.5</v></c>', '<c r="A4"'),
        ('<c r="C4"><v>2.5</v></c>', '<row r="4">'),
        ('<c r="D2" t="s"><v>1</v></c>', '<c r="C2"'),
        ('<row r="3"><c r="B3"><v>1</v></c></row>', '<row r="2">'),
        ('<row r="3"><c r="B3"><v>1</v></c></row>', '<row r="9">'),
        ('<row r="9"><c r="A9" t="s"><v>1</v></c></row>', '<row r="4">'),
        ('<row r="9"><c r="A9" t="s"><v>1</v></c></row>', "<pageMargins/>"),
        ('<row r="9"><c r="A9" t="s"><v>1</v></c></row>', '<c r="A4"'),
    ],
)
def test_a_new_cell_out_of_place_is_caught(new: str, at: str) -> None:
    """In another row, before its neighbour, in a row out of order, or outside of any row."""

    def spoil(text: str) -> str:
        assert (text.count(new), text.count(at)) == (1, 1)
        return text.replace(new, "").replace(at, new + at)

    with pytest.raises(OoxmlError) as error:
        _fill(spoil, MORE)
    assert set(reasons(error)) == {Reason.SELF_CHECK}


def test_a_sheet_of_values_is_compared_piece_by_piece() -> None:
    """The quick comparison decides for values; where a formula is written, rows are compared."""
    real = piecewise.is_as_asked
    decided = []

    def noted(*arguments: object) -> bool:
        decided.append(real(*arguments))  # type: ignore[arg-type]
        return decided[-1]

    with mock.patch("rak.xlsx.edit.selfcheck.is_as_asked", noted):
        _fill(str, ASKED)
        _fill(str, MORE)
        _fill(str, {**ASKED, (3, 2): Formula("A1*7")})
    assert decided == [True, True, False]
