"""The rings of the architecture: imports point inwards only, and there is no cycle."""

from __future__ import annotations

import ast
import importlib
import pydoc
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import rak
from tests.import_graph import circles, import_graph, modules

ROOT = Path(rak.__file__).parent
GRAPH = import_graph(ROOT)
DOORS = {"anggaran", "capaian", "revisi", "proyeksi", "ikpa", "kalender", "skala"}
"""Public modules, which may bear the name of what they open."""
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "version": set(),
    "visible_text": set(),
    "plain_files": set(),
    "file_patterns": {"errors"},
    "domain": {"errors"},
    "calc": set(),
    "xlsx": {"errors", "plain_files", "calc"},
    "checks": {"errors", "domain"},
    "files": {"errors", "plain_files", "xlsx"},
    "shipped_files": set(),
    "layouts": {"errors", "domain", "checks"},
    "toml": {"errors", "plain_files", "domain", "files", "xlsx"},
    "decree": {"errors", "plain_files", "domain", "checks", "xlsx", "files", "layouts"},
    "public_holidays": {"errors", "domain"},
    "matriks": {"errors", "calc", "domain", "checks", "xlsx", "files", "shipped_files", "toml", "layouts"},
    "reports": {"errors", "visible_text", "plain_files", "domain", "checks", "files", "toml", "cycle"},
    "cycle": {"errors", "domain", "checks", "xlsx", "files", "toml", "matriks"},
    "offices": {
        "errors",
        "version",
        "plain_files",
        "file_patterns",
        "domain",
        "checks",
        "xlsx",
        "files",
        "layouts",
        "matriks",
        "cycle",
        "reports",
    },
    "api": {
        "all_codes",
        "errors",
        "domain",
        "checks",
        "xlsx",
        "files",
        "layouts",
        "toml",
        "decree",
        "matriks",
        "reports",
        "cycle",
        "offices",
        "plan_sources",
    },
    "plan_sources": {"domain", "checks", "xlsx", "toml", "decree", "matriks", "cycle"},
    "example": {"api", "domain", "matriks", "toml", "xlsx", "files", "shipped_files"},
    "messages": {
        "errors",
        "plain_files",
        "visible_text",
        "domain",
        "reports",
        "matriks",
        "toml",
        "xlsx",
        "decree",
        "cycle",
        "offices",
    },
    **{door: {"errors", "domain"} for door in DOORS},
    "kalender": {"errors", "domain", "public_holidays"},
}
"""What each room may import besides itself; a room that is not here may import nothing of rak (the doors may all)."""
OUTERMOST = {"", "all_codes", "cli", "commands", "terminal", "__main__"}
THIRD_PARTY = {"domain": {"attrs", "attr"}, "checks": {"attrs"}, "calc": set(), "xlsx": set()}


def room(name: str) -> str:
    """The room of a module: the first folder or file below ``rak``."""
    return name.split(".")[1] if "." in name else ""


@pytest.mark.parametrize("name", sorted(name for name in GRAPH if room(name) not in OUTERMOST))
def test_a_module_imports_only_what_its_ring_allows(name: str) -> None:
    """Cli to adapters to checks to domain; the editor knows nothing of plans, imports for types counted."""
    here = room(name)
    reached = {room(other) for other in GRAPH[name] if other.startswith("rak")} - {here}
    assert reached <= ALLOWED.get(here, set())


@pytest.mark.parametrize("name", sorted(name for name in GRAPH if room(name) in THIRD_PARTY))
def test_the_inner_rings_use_the_standard_library_and_what_is_named(name: str) -> None:
    """Domain: standard library and attrs; the engine and the editor: the standard library alone."""
    outside = {other.partition(".")[0] for other in GRAPH[name]} - {"rak"} - set(sys.stdlib_module_names)
    assert outside <= THIRD_PARTY[room(name)]


def test_there_is_no_import_circle() -> None:
    """Each module can be read after those that it imports, those for types and those of functions too."""
    assert circles(GRAPH) == []


PLANTED = {
    "at the top": {"a.py": "import p.b", "b.py": "from p.a import A"},
    "within a function": {"a.py": "def f():\n    from p import b", "b.py": "from .a import A"},
    "for types": {"a.py": "from p.b import B", "b.py": "if TYPE_CHECKING:\n    from p.a import A"},
    "by its name as text": {"a.py": "from p.b import B", "b.py": "import importlib\nimportlib.import_module('p.a')"},
    "through the package of its own": {"__init__.py": "from p.a import A", "a.py": "from p import A"},
    "through the package of another": {
        "a/__init__.py": "from p.a.c import C", "a/c.py": "import p.b", "a/d.py": "", "b.py": "from p.a.d import D",
    },
    "of three": {"a.py": "import p.b", "b.py": "import p.c", "c.py": "import p.a"},
}  # fmt: skip


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_circle_is_found(kind: str, tmp_path: Path) -> None:
    """Each kind by itself."""
    _plant(tmp_path / "p", PLANTED[kind])
    assert len(circles(import_graph(tmp_path / "p"))) == 1


def test_what_only_looks_like_a_circle_is_none(tmp_path: Path) -> None:
    """A package that gathers its modules, which read each other in one direction."""
    _plant(tmp_path / "p", {"__init__.py": "from p.a import A", "a.py": "from p import b", "b.py": "import os"})
    assert circles(import_graph(tmp_path / "p")) == []


def _plant(package: Path, files: dict[str, str]) -> None:
    for name, text in {"__init__.py": "", **files}.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")


def test_every_module_has_a_name_of_its_own() -> None:
    """Who reads a name in a traceback or in a list of open files knows which it is."""
    names = Counter(path.stem for name, path in modules(ROOT).items() if name.removeprefix("rak.") not in DOORS)
    assert {name for name, count in names.items() if count > 1} <= {"__init__", "__main__"}


def test_import_rak_loads_nothing_heavy() -> None:
    """No work at import: neither openpyxl nor rich nor the domain itself."""
    code = "import sys, rak; print(sorted({'openpyxl', 'rich', 'attrs', 'lxml', 'docx'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_help_loads_neither_the_domain_nor_a_workbook() -> None:
    """Whoever asks what there is waits for none of it."""
    code = (
        "import sys, rak.cli; code = rak.cli.main(['--version']);"
        "print(sorted({'attrs', 'rak.xlsx', 'rak.api', 'rak.commands.options', 'openpyxl'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


def test_reading_and_filling_do_not_load_the_builder() -> None:
    """A monthly fill needs no openpyxl, which only builds workbooks."""
    code = (
        "import sys, rak, rak.matriks.read, rak.matriks.fill, rak.api;"
        "print(sorted({'openpyxl', 'rich', 'lxml', 'docx'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("name", dir(rak))
def test_every_public_name_is_there(name: str) -> None:
    """The nouns of the decree, the verbs and the arithmetic stand at the top level."""
    assert getattr(rak, name) is not None


def test_help_shows_the_verbs_first_and_names_everything_on_two_screens() -> None:
    """Who types ``help(rak)`` sees what rak does before what it is made of."""
    text = pydoc.plain(pydoc.render_doc(rak))
    assert len(text.splitlines()) <= 100
    assert text.index("read(path)") < text.index("RencanaAksi")
    told = set(re.findall(r"\w+", rak.__doc__ or ""))
    assert {name for name in dir(rak) if not name.startswith("__")} - told == set()
    assert set(rak.__all__) <= set(dir(rak))


def test_what_a_type_checker_sees_is_what_is_there() -> None:
    """The imports for types and the table of homes name the same."""
    tree = ast.parse(Path(rak.__file__).read_text(encoding="utf-8"))
    typed = {
        (alias.name, node.module)
        for block in tree.body
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    named = {name for name, _ in typed}
    assert named == {name for name in dir(rak) if not name.startswith("__")}
    for name, module in typed:
        known = getattr(importlib.import_module(str(module)), name)
        assert getattr(rak, name) is known


@pytest.mark.parametrize("door", sorted(DOORS))
def test_a_public_module_gives_all_that_it_names_and_nothing_of_its_own(door: str) -> None:
    """It opens a room of the domain; everything in it stands in the text of help."""
    module = importlib.import_module(f"rak.{door}")
    for name in module.__all__:
        assert getattr(module, name) is not None
    text = pydoc.plain(pydoc.render_doc(module))
    assert [name for name in module.__all__ if name not in text] == []


def test_no_folder_of_the_package_is_ignored() -> None:
    """A wheel leaves out what ``.gitignore`` names: ``build/`` there took ``matriks/build`` out of every plain install."""
    lines = (ROOT.parents[1] / ".gitignore").read_text(encoding="utf-8").split()
    anywhere = {line.rstrip("/") for line in lines if not line.startswith("/")} - {"__pycache__"}
    assert anywhere & {part for name in GRAPH for part in name.split(".")} == set()
