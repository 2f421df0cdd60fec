"""The docs say what the code does: generated pages have not drifted, and every code is tested and described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rak
from rak.api import catalogue
from rak.checks.catalogue import BAGIAN
from tests.dokumen import DOCS, PAGES, sections

TESTS = Path(__file__).parent


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_what_the_code_gives(name: str) -> None:
    """After a change: make docs."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]()


@pytest.mark.parametrize("kode", sorted(catalogue()))
def test_every_code_has_all_its_sections_and_occurs_in_a_test(kode: str) -> None:
    """A code that no test provokes may be dead."""
    assert list(sections(catalogue()[kode])) == list(BAGIAN)
    here = Path(__file__).name
    assert any(kode in path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path.name != here)


def test_codes_are_three_digits_within_their_families() -> None:
    """1xx file and layout, 2xx money, 3xx performance, 4xx text, 5xx calendar, 6xx many files."""
    assert all(re.fullmatch(r"RAK[1-6]\d\d", kode) for kode in catalogue())


def test_the_glossary_has_every_noun_of_the_decree_that_the_library_exports() -> None:
    """docs/glossary.md names column and meaning."""
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    errors = {
        name for name in dir(rak) if isinstance(getattr(rak, name), type) and issubclass(getattr(rak, name), Exception)
    }
    nouns = [name for name in dir(rak) if name[0].isupper() and name not in {*errors, "PerTriwulan"}]
    assert [name for name in nouns if f"`{name}`" not in text] == []


def test_every_file_that_the_page_for_contributors_names_is_there() -> None:
    """Whoever takes over is sent to files that exist."""
    root = Path(rak.__file__).parent
    text = (DOCS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.(?:py|md))`", text))
    assert len(named) > 40
    assert sorted(name for name in named if not ((root / name).exists() or (DOCS.parent / name).exists())) == []
