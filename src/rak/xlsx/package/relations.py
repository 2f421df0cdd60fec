"""Relationships: which part leads to which."""

from typing import NamedTuple

from rak.xlsx.package.container import Container
from rak.xlsx.package.limits import Limits
from rak.xlsx.package.xmlscan import scan
from rak.xlsx.package.xmltext import decode_part


class Relation(NamedTuple):
    """One relationship; ``kind`` is the last word of its type, alike in transitional and strict files."""

    kind: str
    target: str
    external: bool
    type: str = ""
    """The whole type, a URI."""


def relations_name(part: str) -> str:
    """Give the name of the part that holds the relationships of ``part``."""
    folder, slash, name = part.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def resolve(part: str, target: str) -> str:
    """Give the part that a relative target of ``part`` means."""
    target = target.replace("\\", "/")
    base = [] if target.startswith("/") else part.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            base = base[:-1]
        elif step not in {"", "."}:
            base.append(step)
    return "/".join(base)


def read_relations(container: Container, part: str, limits: Limits) -> dict[str, Relation]:
    """Read the relationships of a part (``""``: of the package), by identifier."""
    name = relations_name(part)
    if name not in container:
        return {}
    found = {}
    for element in scan(decode_part(container.read(name), name).text, name, limits):
        if element.name != "Relationship":
            continue
        attributes = element.attributes
        external = attributes.get("TargetMode") == "External"
        target = attributes.get("Target", "")
        kind = attributes.get("Type", "").rpartition("/")[2]
        where = target if external else resolve(part, target)
        found[attributes.get("Id", "")] = Relation(kind, where, external, attributes.get("Type", ""))
    return found
