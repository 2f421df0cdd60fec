"""What formulas share that differ only in the cells they name, so that it is worked out once.

A workbook has hundreds of formulas and few shapes: `D7*E7` and `D8*E8` have one. The shape has a slot for each
reference; tree and closures are made once, with slots numbered from left to right.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rak.calc import compiler
from rak.calc.area import Area
from rak.calc.context import Context
from rak.calc.parser import Node, build
from rak.calc.tokenizer import Scan, Token, scan
from rak.calc.values import Unsupported


class Shape:
    """The tree of a formula and its closures, which are made when first wanted."""

    __slots__ = ("_operand", "_scalar", "_tree", "scan")

    def __init__(self, found: Scan) -> None:
        self.scan = found
        """The tokens and names; an area of a shared shape tells only whether a cell or a range stands in the slot."""
        self._tree: Node | str | None = None
        self._scalar: Callable[[Context], Any] | None = None
        self._operand: Callable[[Context], Any] | None = None

    @property
    def tree(self) -> Node | str:
        """The tree, or why there is none."""
        # A refusal is kept as well: a formula that is not understood is met as often as any other.
        if self._tree is None:
            try:
                self._tree = self.scan.opaque or build(self.scan.tokens)
            except Unsupported as fault:
                self._tree = str(fault)
        return self._tree

    @property
    def node(self) -> Node:
        """The tree; raises Unsupported where there is none."""
        if isinstance(self.tree, str):
            raise Unsupported(self.tree)
        return self.tree

    @property
    def scalar(self) -> Callable[[Context], Any]:
        """The closure for the one value of the formula."""
        if self._scalar is None:
            self._scalar = _compiled(compiler.scalar, self.node)
        return self._scalar

    @property
    def operand(self) -> Callable[[Context], Any]:
        """The closure for a range or a value, as a defined name needs it."""
        if self._operand is None:
            self._operand = _compiled(compiler.operand, self.node)
        return self._operand


def _compiled(compile_tree: Callable[[Node], Callable[[Context], Any]], node: Node) -> Callable[[Context], Any]:
    """The closure of a tree; raises Unsupported for one that is too deep, such as a thousand percent signs make."""
    try:
        return compile_tree(node)
    except RecursionError:
        raise Unsupported("nested too deep to be computed") from None


class Reading(NamedTuple):
    """A formula as its shape and the references in the slots of the shape."""

    shape: Shape
    areas: tuple[Area, ...]


_CELL: Final[Token] = ("ref", Area("", 1, 1, 1, 1))
_RANGE: Final[Token] = ("ref", Area("", 1, 1, 2, 2))


@lru_cache(maxsize=8192)
def read(formula: str) -> Reading:
    """The formula as shape and references."""
    found = scan(formula)
    if found.opaque:
        return Reading(Shape(found), found.areas)
    # The tree of a formula depends on whether a slot holds a cell or a range, and on nothing else of its references.
    areas = iter(found.areas)
    tokens = tuple(
        [token if token[0] != "ref" else _CELL if next(areas).size == 1 else _RANGE for token in found.tokens]
    )
    return Reading(_shape(tokens), found.areas)


@lru_cache(maxsize=2048)
def _shape(tokens: tuple[Token, ...]) -> Shape:
    """The one shape of all formulas of these tokens."""
    return Shape(Scan(tokens))
