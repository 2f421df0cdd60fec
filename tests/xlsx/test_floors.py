"""The three floors of the editor: package below sheet below edit."""

from __future__ import annotations

from pathlib import Path

import pytest

import rak
from tests.import_graph import import_graph

GRAPH = import_graph(Path(rak.__file__).parent)
FLOORS = ("package", "sheet", "edit")
"""From the ground up; a module imports from its own floor and from those below."""


def floor(name: str) -> int:
    """The floor of a module of the editor; -1 for its door and for other rooms."""
    steps = name.split(".")
    return FLOORS.index(steps[2]) if steps[:2] == ["rak", "xlsx"] and len(steps) > 2 else -1


@pytest.mark.parametrize("name", sorted(name for name in GRAPH if floor(name) >= 0))
def test_a_module_imports_from_its_floor_and_below(name: str) -> None:
    """The package knows nothing of cells, reading knows nothing of changes; imports for types and in functions count."""
    assert [other for other in GRAPH[name] if floor(other) > floor(name)] == []
