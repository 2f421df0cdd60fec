"""Tokens into a tree, by Excel's own precedence.

From loose to tight: comparison, `&`, `+ -`, `* /`, `^`, `%`, sign. The sign binds tighter than the power, so
-2^2 is 4; a power of a power is taken from the left. Intersection (a blank between references), union (a
comma) and the range operator between expressions are refused.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from rak.calc.area import Area
from rak.calc.tokenizer import Token
from rak.calc.values import OMITTED, Unsupported, Value

# Excel's own limit is 64 levels; ours also bounds the recursion of the parser and of the closures.
MAX_DEPTH: Final = 64
# A chain becomes a tree as deep as it is long, which closures walk by recursion.
MAX_CHAIN: Final = 150


class Const:
    """A literal."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value


class Cells:
    """A cell or a range; `slot` counts the references of the formula from the left."""

    __slots__ = ("area", "slot")

    def __init__(self, area: Area, slot: int) -> None:
        self.area = area
        self.slot = slot


class Name:
    """A defined name, in lower case."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class Unary:
    """A sign before (`-`, `+`) or a `%` behind."""

    __slots__ = ("operand", "sign")

    def __init__(self, sign: str, operand: Node) -> None:
        self.sign = sign
        self.operand = operand


class Binary:
    """An operator between two expressions."""

    __slots__ = ("left", "right", "sign")

    def __init__(self, sign: str, left: Node, right: Node) -> None:
        self.sign = sign
        self.left = left
        self.right = right


class Call:
    """A function with its arguments."""

    __slots__ = ("args", "name")

    def __init__(self, name: str, args: tuple[Node, ...]) -> None:
        self.name = name
        self.args = args


class ArrayConst:
    """An array constant such as {1,2;3,4}."""

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[tuple[Value, ...], ...]) -> None:
        self.rows = rows


Node: TypeAlias = Const | Cells | Name | Unary | Binary | Call | ArrayConst

_LEVEL: Final = {
    "=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5,
}  # fmt: skip
_END: Final[Token] = ("end", None)


class _Parser:
    """A reader of one token list."""

    __slots__ = ("at", "depth", "slots", "tokens")

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = (*tokens, _END)
        self.at = 0
        self.depth = 0
        self.slots = 0

    def whole(self) -> Node:
        """The expression that all tokens make."""
        node = self.expression(1)
        if self.tokens[self.at] is not _END:
            raise Unsupported(f"not expected: {self.tokens[self.at][0]}")
        return node

    def expression(self, level: int) -> Node:
        """An expression of operators at least as tight as `level`."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unsupported("nested deeper than Excel allows")
        left = self.operand()
        chain = 0
        while True:
            sign = self.tokens[self.at][0]
            found = _LEVEL.get(sign)
            if found is None or found < level:
                break
            chain += 1
            if chain > MAX_CHAIN:
                raise Unsupported("too many operands in one chain")
            self.at += 1
            # One level tighter on the right makes operators of one level, the power too, group from the left as in Excel.
            left = Binary(sign, left, self.expression(found + 1))
        self.depth -= 1
        return left

    def operand(self) -> Node:
        """A literal, reference, call or parenthesis with its signs and percents."""
        kind, value = self.tokens[self.at]
        self.at += 1
        node: Node
        # The most frequent kinds come first: every operand of every formula passes here.
        if kind == "ref":
            node = Cells(value, self.slots)  # type: ignore[arg-type]
            self.slots += 1
        elif kind in ("num", "str", "bool", "err"):
            node = Const(value)  # type: ignore[arg-type]
        elif kind == "fn":
            node = self.call(str(value))
        elif kind == "(":
            node = self.expression(1)
            self.expect(")")
        elif kind in ("-", "+"):
            # The sign takes its operand with the percents: -5% is -(5%), which has the same value, and -2^2 is (-2)^2.
            return self.percents(Unary(kind, self.signed()))
        elif kind == "name":
            node = Name(str(value))
        elif kind == "{":
            node = self.array()
        else:
            raise Unsupported(f"not expected: {kind}")
        return self.percents(node)

    def signed(self) -> Node:
        """The operand of a sign."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unsupported("nested deeper than Excel allows")
        node = self.operand()
        self.depth -= 1
        return node

    def percents(self, node: Node) -> Node:
        """The node with the percent signs that follow it."""
        while self.tokens[self.at][0] == "%":
            self.at += 1
            node = Unary("%", node)
        return node

    def expect(self, kind: str) -> None:
        """Pass over one token that must stand here."""
        if self.tokens[self.at][0] != kind:
            raise Unsupported(f"{kind} expected, not {self.tokens[self.at][0]}")
        self.at += 1

    def call(self, name: str) -> Node:
        """The arguments of a function; one left empty is `OMITTED`."""
        args: list[Node] = []
        if self.tokens[self.at][0] == ")":
            self.at += 1
            return Call(name, ())
        while True:
            # IF(a,,b) has an argument that is there and empty, unlike one that is missing.
            if self.tokens[self.at][0] in (",", ")"):
                args.append(Const(OMITTED))
            else:
                args.append(self.expression(1))
            kind = self.tokens[self.at][0]
            self.at += 1
            if kind == ")":
                return Call(name, tuple(args))
            if kind != ",":
                raise Unsupported(f"not expected in {name}(): {kind}")

    def array(self) -> Node:
        """An array constant: literals, with `,` between columns and `;` between rows."""
        rows: list[tuple[Value, ...]] = []
        row: list[Value] = []
        while True:
            row.append(self.literal())
            kind = self.tokens[self.at][0]
            self.at += 1
            if kind == ",":
                continue
            rows.append(tuple(row))
            row = []
            if kind == "}":
                break
            if kind != ";":
                raise Unsupported("array constant not understood")
        # Excel refuses such a constant when it is typed; a file that holds one was not written by Excel.
        if len({len(r) for r in rows}) != 1:
            raise Unsupported("array constant with rows of different length")
        return ArrayConst(tuple(rows))

    def literal(self) -> Value:
        """A literal inside an array constant."""
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind in ("+", "-") and self.tokens[self.at][0] == "num":
            number = float(self.tokens[self.at][1])  # type: ignore[arg-type]
            self.at += 1
            return -number if kind == "-" else number
        if kind not in ("num", "str", "bool", "err"):
            raise Unsupported("array constant not understood")
        return value  # type: ignore[return-value]


def build(tokens: tuple[Token, ...]) -> Node:
    """The tree of a token list; raises Unsupported where there is none."""
    return _Parser(tokens).whole()
