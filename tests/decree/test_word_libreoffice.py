"""LibreOffice as a witness: its own flat format says which stretches of a text are deleted."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from rak.decree.table_grid import Grid
from rak.decree.word_markup import read_markup
from rak.decree.word_package import open_package
from tests.decree.pembuat_word import BARIS, decree, rows_of, run, saved, table
from tests.decree.test_word import DELETED, INSERTED, SHOWN, field

pytestmark = pytest.mark.libreoffice
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
KINDS = {
    **{name: run("Rp. 88.") + markup + run("880.000") for name, markup in DELETED.items()},
    **{
        name: run("Rp. 88.") + markup.replace("{}", run("880")) + run(".000")
        for name, markup in {**INSERTED, **SHOWN}.items()
    },
    "number of a field": run("Rp. ") + field(run("88")) + run(".880.000"),
    "break": run("Rp.") + "<w:r><w:br/></w:r>" + run("1.000"),
    "tab": run("Rp.") + "<w:r><w:tab/></w:r>" + run("1.000"),
    "hyphen": run("TW I") + "<w:r><w:noBreakHyphen/></w:r>" + run("IV"),
    "box": run("a") + f"<w:r><w:rPr/>{'<w:t>b</w:t>'}</w:r>",
}


def shown(element: ET.Element, deletions: set[str]) -> str:
    """The text of a cell without what lies between the start and the end of a deletion."""
    open_deletions: set[str] = set()
    parts: list[str] = []

    def take(text: str | None) -> None:
        if not open_deletions:
            parts.append(text or "")

    def walk(one: ET.Element) -> None:
        identity = one.get(f"{TEXT}change-id", "")
        if one.tag == f"{TEXT}change-start" and identity in deletions:
            open_deletions.add(identity)
        elif one.tag == f"{TEXT}change-end":
            open_deletions.discard(identity)
        elif one.tag in {f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}s"}:
            take(" ")
        take(one.text)
        for child in one:
            walk(child)
            take(child.tail)

    walk(element)
    return "".join(parts)


def folded(text: str) -> str:
    """White space folded, the hyphen that does not break as any other."""
    return " ".join(text.replace("\u2011", "-").split())


def test_libreoffice_sees_the_same_cells(soffice: str, tmp_path: Path) -> None:
    """Each kind of markup in a cell of its own; a table of six columns."""
    kinds = list(KINDS)
    places = {(1 + n // 6, n % 6): KINDS[name] for n, name in enumerate(kinds)}
    path = saved(tmp_path, decree(table(rows_of([cells[:6] for cells in BARIS], places))))
    profile = (tmp_path / "profil").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    root = ET.parse(path.with_suffix(".fodt")).getroot()
    regions = [one for one in root.iter(f"{TEXT}changed-region") if one.find(f"{TEXT}deletion") is not None]
    deletions = {one.get(f"{TEXT}id", "") for one in regions}
    theirs = [folded(shown(one, deletions)) for one in root.iter(f"{TABLE}table-cell")]
    blocks, _ = read_markup(open_package(path.read_bytes(), path.name))
    (grid,) = (block for block in blocks if isinstance(block, Grid))
    ours = [folded(text) for cells in grid.lines() for text in cells]
    assert len(ours) == len(theirs) == 6 * len(BARIS)
    names = {6 + n: name for n, name in enumerate(kinds)}
    assert {names.get(n, n): text for n, text in enumerate(ours)} == {
        names.get(n, n): text for n, text in enumerate(theirs)
    }
