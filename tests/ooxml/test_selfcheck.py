"""The self-check: a writer that errs is caught before the file is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak.ooxml import OoxmlError, Reason, Workbook, container, patch
from tests.ooxml.builder import Book, sheet_xml, strings_xml
from tests.ooxml.helpers import SHEET, reasons

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

    monkeypatch.setattr("rak.ooxml.writer.patched", wrong)
    edit = Workbook.open(path).edit()
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
    edit = Workbook.open(path).edit()
    edit.set(SHEET, (1, 1), "baru")
    with pytest.raises(OoxmlError) as error:
        edit.apply()
    assert set(reasons(error)) == {Reason.SELF_CHECK}
