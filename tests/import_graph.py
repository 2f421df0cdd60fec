"""Which module imports which: at the top, within a function, for types, by its name as text, through a package."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

Graph: TypeAlias = Mapping[str, frozenset[str]]
"""The names that each module imports, as they are written: modules of the package, and of others."""


def modules(package: Path) -> dict[str, Path]:
    """Every module below the folder of a package by its dotted name; a package stands for its ``__init__``."""
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def import_graph(package: Path) -> Graph:
    """All imports of each module, wherever in it they stand and whatever for."""
    known = modules(package)
    return {name: frozenset(_imports(name, path, known)) - {name} for name, path in known.items()}


def circles(graph: Graph) -> list[list[str]]:
    """The groups of modules of which each comes back to itself through the others, by Tarjan's algorithm."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in sorted(graph[name] & graph.keys()):
            if other not in order:
                visit(other)
            if other in stack:
                low[name] = min(low[name], low[other])
        if low[name] == order[name]:
            at = stack.index(name)
            if len(stack) > at + 1:
                found.append(sorted(stack[at:]))
            del stack[at:]

    for name in sorted(graph):
        if name not in order:
            visit(name)
    return found


def _imports(name: str, path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for other in _named(node, package, known):
            yield other
            yield from _run_on_the_way(other, name, known)


def _named(node: ast.AST, package: str, known: Mapping[str, Path]) -> Iterator[str]:
    """What one statement or call imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parts = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
        base = ".".join([*parts, *([node.module] if node.module else [])])
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in known else base
    elif isinstance(node, ast.Call) and _is_import(node.func):
        yield from (each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str))


def _is_import(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in {"import_module", "__import__"}


def _run_on_the_way(other: str, name: str, known: Mapping[str, Path]) -> Iterator[str]:
    """The packages around a module, which Python reads before it; those around the importer are read already."""
    parts = other.split(".")
    for length in range(1, len(parts)):
        around = ".".join(parts[:length])
        if around in known and not f"{name}.".startswith(f"{around}."):
            yield around
