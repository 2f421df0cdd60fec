"""The rings of the architecture: imports point inwards only, and there is no cycle."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from pathlib import Path

import pytest

import rak

ROOT = Path(rak.__file__).parent
ALLOWED = {
    "errors": set(),
    "domain": {"errors"},
    "calc": {"xlsx"},
    "xlsx": {"errors", "calc"},
    "checks": {"errors", "domain"},
    "reports": {"errors", "domain", "checks"},
    "files": {"errors", "xlsx"},
    "shipped_files": set(),
    "toml": {"errors", "domain", "files"},
    "decree": {"errors", "domain", "checks", "toml"},
    "public_holidays": {"errors", "domain"},
    "matriks": {"errors", "calc", "domain", "checks", "xlsx", "files", "shipped_files", "toml"},
    "api": {"errors", "domain", "checks", "xlsx", "matriks", "files", "decree", "toml"},
    "example": {"api", "domain", "matriks", "toml", "xlsx", "files", "shipped_files"},
    "messages": {"errors", "domain", "reports", "matriks", "toml", "xlsx", "decree"},
}
"""What each room may import besides itself; a room that is not here may import nothing of rak (cli may all)."""
THIRD_PARTY = {"domain": {"attrs", "attr", "dateutil"}, "checks": {"attrs"}, "calc": set(), "xlsx": set()}


def modules() -> dict[str, Path]:
    """Every module of rak by its dotted name."""
    found = {}
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, *, top_level_only: bool = False) -> set[str]:
    """The dotted names that a module imports, those under TYPE_CHECKING left out; submodules by their own name."""
    known = modules()
    package = path.relative_to(ROOT.parent).parent.parts
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    nodes = tree.body if top_level_only else list(ast.walk(tree))
    names: set[str] = set()
    for node in nodes:
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            inner = {f"{module}.{alias.name}" for alias in node.names} & known.keys()
            names.update(inner or {module})
    return names


def room(name: str) -> str:
    """The room of a module: the first folder or file below ``rak``."""
    return name.split(".")[1] if "." in name else ""


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_only_what_its_ring_allows(name: str) -> None:
    """Cli to adapters to checks to domain; the editor knows nothing of plans."""
    here = room(name)
    if here in {"", "cli", "__main__"}:
        return
    reached = {room(other) for other in imports(modules()[name]) if other.startswith("rak.")}
    assert reached - {here} <= ALLOWED.get(here, set())


@pytest.mark.parametrize("name", sorted(name for name in modules() if room(name) in THIRD_PARTY))
def test_the_inner_rings_use_the_standard_library_and_what_is_named(name: str) -> None:
    """Domain: standard library, attrs, dateutil; ooxml: the standard library alone."""
    outside = {other.partition(".")[0] for other in imports(modules()[name])} - {"rak"} - set(sys.stdlib_module_names)
    assert outside <= THIRD_PARTY[room(name)]


def test_there_is_no_import_cycle_between_modules() -> None:
    """Each module can be read after those that it imports."""
    known = modules()
    graph = {
        name: {other for other in imports(path, top_level_only=True) if other in known and other != name}
        for name, path in known.items()
    }
    order = list(graphlib.TopologicalSorter(graph).static_order())
    assert set(order) == set(known)


def test_import_rak_loads_nothing_heavy() -> None:
    """No work at import: neither openpyxl nor rich nor the domain itself."""
    code = (
        "import sys, rak; print(sorted({'openpyxl', 'rich', 'attrs', 'lxml', 'docx', 'dateutil'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_reading_and_filling_do_not_load_the_builder() -> None:
    """A monthly fill needs no openpyxl, which only builds workbooks."""
    code = (
        "import sys, rak, rak.matriks.read, rak.matriks.fill, rak.api;"
        "print(sorted({'openpyxl', 'rich', 'lxml', 'docx'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("name", rak.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """The nouns of the decree and the four verbs stand at the top level."""
    assert getattr(rak, name) is not None
