"""What formulas share that differ only in the cells they name, so that it is worked out once.

A workbook has hundreds of formulas and few shapes: `D7*E7` and `D8*E8` have one. The shape has a slot for each
reference; tokens, tree and closures are made of a specimen, with slots numbered from left to right. A text whose
specimen does not have exactly the slots that were cut out is a shape of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .lexer import CELL, MAX_FORMULA, SHEET, Area, Scan, area_of, scan
from .parser import Node, build
from .values import Unsupported

if TYPE_CHECKING:
    from collections.abc import Callable

    from .context import Context


class Shape:
    """The tree of a formula and its closures, which are made when first wanted."""

    __slots__ = ("_operand", "_scalar", "_tree", "scan")

    def __init__(self, found: Scan) -> None:
        self.scan = found
        """The tokens and names; its areas are those of the specimen."""
        self._tree: Node | str | None = None
        self._scalar: Callable[[Context], Any] | None = None
        self._operand: Callable[[Context], Any] | None = None

    @property
    def tree(self) -> Node | str:
        """The tree, or why there is none."""
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
            from .compiler import scalar  # noqa: PLC0415  # only formulas that are evaluated need the functions

            self._scalar = scalar(self.node)
        return self._scalar

    @property
    def operand(self) -> Callable[[Context], Any]:
        """The closure for a range or a value, as a defined name needs it."""
        if self._operand is None:
            from .compiler import operand  # noqa: PLC0415

            self._operand = operand(self.node)
        return self._operand


class Reading(NamedTuple):
    """A formula as its shape and what stands in the slots."""

    shape: Shape
    areas: tuple[Area, ...]


# A reference that starts and ends where the lexer must cut too; texts are passed over. Whole columns and rows are
# left to the shape.
_SLOT: Final = re.compile(rf'("(?:[^"]|"")*"|(?<![\w.$!:\'"\]\#])(?:{SHEET})?{CELL}(?::{CELL})?(?![\w.(!\#\[:]))')
_Piece = str | bool


def plain(formula: str) -> Reading:
    """The formula read by itself, as a shape that no other one has."""
    found = scan(formula)
    areas = tuple(value for kind, value in found.tokens if kind == "ref")
    return Reading(Shape(found), areas)  # type: ignore[arg-type]  # the value of such a token is an area


@lru_cache(maxsize=8192)
def read(formula: str) -> Reading:
    """The formula as shape and references."""
    if len(formula) > MAX_FORMULA:
        return plain(formula)
    pieces: list[_Piece] = _SLOT.split(formula)
    areas = []
    for at in range(1, len(pieces), 2):
        piece = str(pieces[at])
        if piece[0] == '"':
            continue
        try:
            area = area_of(piece)[0]
        except Unsupported:
            area = None
        if area is None:
            return plain(formula)
        areas.append(area)
        pieces[at] = area.row == area.last_row and area.column == area.last_column
    shape = _shape(tuple(pieces))
    return plain(formula) if shape is None else Reading(shape, tuple(areas))


@lru_cache(maxsize=2048)
def _shape(pieces: tuple[_Piece, ...]) -> Shape | None:
    """The shape of texts and slots (True: one cell); None if the lexer finds other references than the slots."""
    text, expected = "", []
    for number, piece in enumerate(pieces):
        if isinstance(piece, str):
            text += piece
            continue
        row = 900_001 + number
        text += f"XEX{row}" if piece else f"XEX{row}:XEY{row}"
        expected.append(area_of(f"XEX{row}:{'XEX' if piece else 'XEY'}{row}")[0])
    found = scan.__wrapped__(text)
    same = [value for kind, value in found.tokens if kind == "ref"] == expected
    return Shape(found) if same else None
