"""What formulas share that differ only in the cells they name, so that it is worked out once.

A workbook has hundreds of formulas and few shapes: `D7*E7` and `D8*E8` have one. The shape has a slot for each
reference; tokens, tree and closures are made once, with slots numbered from left to right. A text that cannot be
cut into words is read by the lexer and is a shape of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rak.calc import compiler
from rak.calc.area import Area
from rak.calc.cell_error import ERRORS
from rak.calc.lexer import BLANKS, MAX_FORMULA, Scan, Token, scan, text_token
from rak.calc.parser import Node, build
from rak.calc.values import Unsupported
from rak.calc.words import area_of, token_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rak.calc.context import Context


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
            self._scalar = compiler.scalar(self.node)
        return self._scalar

    @property
    def operand(self) -> Callable[[Context], Any]:
        """The closure for a range or a value, as a defined name needs it."""
        if self._operand is None:
            self._operand = compiler.operand(self.node)
        return self._operand


class Reading(NamedTuple):
    """A formula as its shape and what stands in the slots."""

    shape: Shape
    areas: tuple[Area, ...]


_PIECE: Final = re.compile(
    r"""([\w$.:!]+\(?|"[^"]*(?:""[^"]*)*"|'(?:[^']|'')+'![\w$.:!]+\(?|\#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!))"""
)
_SIGNS: Final = frozenset("(),+-*/^&=<>%;{}" + BLANKS)
_ONE: Final[Token] = ("ref", Area("", 1, 1, 1, 1))
_SEVERAL: Final[Token] = ("ref", Area("", 1, 1, 2, 2))
_SHORT: Final = 64
_MOST: Final = 8192

Piece = str | bool | None


class _Kinds(dict[str, Piece]):
    """What a piece is to the shape: True for a cell, False for a range, else itself; None if it is no token."""

    def __missing__(self, piece: str) -> Piece:
        found: Piece = piece
        if piece[0] not in '"#':
            token = token_of(piece)
            if token is None:
                found = None
            elif token[0] == "ref":
                found = token[1].size == 1  # type: ignore[attr-defined]  # the value of such a token is an area
        if len(piece) <= _SHORT:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = found
        return found


_KINDS: Final = _Kinds()


def cut(formula: str) -> tuple[Shape, list[str]] | None:
    """The shape of a formula and its references as spelt; None for one that shares its shape with no other."""
    if len(formula) > MAX_FORMULA:
        return None
    text = formula.strip(BLANKS)
    pieces: list[Piece] = _PIECE.split(text[1:] if text[:1] == "=" else text)
    words: list[str] = pieces[1::2]  # type: ignore[assignment]
    kinds = [_KINDS[word] for word in words]
    pieces[1::2] = kinds
    shape = _shape(tuple(pieces))
    if shape is None:
        return None
    return shape, [word for word, kind in zip(words, kinds, strict=True) if kind is True or kind is False]


def plain(formula: str) -> Reading:
    """The formula read by the lexer, as a shape that no other one has."""
    found = scan(formula)
    return Reading(Shape(found), found.areas)


@lru_cache(maxsize=8192)
def read(formula: str) -> Reading:
    """The formula as shape and references."""
    found = cut(formula)
    if found is None:
        return plain(formula)
    shape, words = found
    return Reading(shape, tuple([area_of(word) for word in words]))


@lru_cache(maxsize=2048)
def _shape(pieces: tuple[Piece, ...]) -> Shape | None:
    """The shape of operators and what stands between them by turns; None where only the lexer knows."""
    tokens: list[Token] = []
    touching: Piece = "("
    for at, piece in enumerate(pieces):
        if at % 2:
            if touching is None or piece is None:
                return None
            tokens.append(_token(piece))
            touching = "(" if type(piece) is str and piece[-1] == "(" else None
        elif piece:
            signs = str(piece)
            if not _SIGNS.issuperset(signs):
                return None
            tokens += _signs_in(signs)
            touching = signs
    return Shape(Scan(tuple(tokens)))


def _token(piece: str | bool) -> Token:
    """The token of a piece."""
    if piece is True:
        return _ONE
    if piece is False:
        return _SEVERAL
    if piece[0] == '"':
        return text_token(piece)
    if piece[0] == "#":
        return ("err", ERRORS[piece])
    return token_of(piece) or ("", None)


@lru_cache(maxsize=1024)
def _signs_in(text: str) -> tuple[Token, ...]:
    """The tokens of operators, brackets and blanks."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        sign = text[at : at + 2] if text[at : at + 2] in ("<>", "<=", ">=") else text[at]
        at += len(sign)
        if sign not in BLANKS:
            tokens.append((sign, None))
    return tuple(tokens)
