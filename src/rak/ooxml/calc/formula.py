"""One formula: its text, what it reads, its value."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .context import Context, Existing, Lookup, scalar_of
from .lexer import Area, Scan, scan
from .parser import Binary, Call, Cells, Node, Unary, build
from .values import UNKNOWN, ErrorValue, Unknown, Unsupported, Value, final

if TYPE_CHECKING:
    from collections.abc import Callable

Reference = tuple[str, int, int, int, int]


class Expr:
    """A formula that is understood; its closures are made when first wanted."""

    __slots__ = ("_operand", "_scalar", "node", "scan", "text")

    def __init__(self, text: str, found: Scan, node: Node) -> None:
        self.text = text
        self.scan = found
        self.node = node
        self._scalar: Callable[[Context], Any] | None = None
        self._operand: Callable[[Context], Any] | None = None

    def __repr__(self) -> str:
        return f"Expr({self.text!r})"

    @property
    def scalar(self) -> Callable[[Context], Any]:
        """The closure for its one value."""
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


@lru_cache(maxsize=4096)
def _build(formula: str) -> Expr | str:
    """The expression of a formula text, or why there is none."""
    found = scan(formula)
    if found.opaque:
        return found.opaque
    try:
        return Expr(formula, found, build(found.tokens))
    except Unsupported as fault:
        return str(fault)


def parse(formula: str) -> Expr:
    """The expression of a formula text, with or without `=`; raises Unsupported, also for unknown functions."""
    expr = _build(formula)
    if isinstance(expr, str):
        raise Unsupported(expr)
    _ = expr.scalar
    return expr


def parsed(formula: str) -> Expr | None:
    """The expression without its closures; None where the text is not understood."""
    expr = _build(formula)
    return None if isinstance(expr, str) else expr


def references(expr: Expr, sheet: str) -> tuple[Reference, ...]:
    """The cells and ranges that the value can depend on: (sheet, row, column, last row, last column).

    Names are not followed here; `Recalculator` does. SUMIF and its kin read a range of the shape of their first
    argument from the corner of their third, which is added.
    """
    areas = dict.fromkeys(expr.scan.areas)
    if expr.scan.reshapes:
        areas.update(dict.fromkeys(_reshaped(expr.node)))
    return tuple((area.sheet or sheet, *area[1:]) for area in areas)


def _reshaped(node: Node) -> list[Area]:
    """The ranges that SUMIF, AVERAGEIF and LOOKUP read beyond the one that is written."""
    found: list[Area] = []
    stack = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, Unary):
            stack.append(part.operand)
        elif isinstance(part, Binary):
            stack += (part.left, part.right)
        elif isinstance(part, Call):
            stack += part.args
            if part.name in ("SUMIF", "AVERAGEIF", "LOOKUP") and len(part.args) == 3:
                found += _reach(part)
    return found


def _reach(call: Call) -> list[Area]:
    """The third range of a call grown to the shape of its model."""
    model = call.args[1 if call.name == "LOOKUP" else 0]
    target = call.args[2]
    if not (isinstance(model, Cells) and isinstance(target, Cells)):
        return []
    shape, area = model.area, target.area
    if (shape.height, shape.width) == (area.height, area.width):
        return []
    rows, columns = (shape.height, shape.width) if call.name != "LOOKUP" else (shape.size, shape.size)
    last_row = max(area.last_row, min(area.row + rows - 1, 1_048_576))
    last_column = max(area.last_column, min(area.column + columns - 1, 16_384))
    return [Area(area.sheet, area.row, area.column, last_row, last_column)]


def evaluate(
    expr: Expr,
    lookup: Lookup,
    sheet: str,
    *,
    cells: Existing | None = None,
    decimal: str | None = None,
    date1904: bool = False,
) -> Value:
    """The value of the formula as a cell of `sheet` would hold it, or UNKNOWN."""
    return run(expr, Context(lookup, sheet, existing=cells, decimal=decimal, date1904=date1904))


def run(expr: Expr, context: Context) -> Value:
    """The value of the formula in a context; an error is a value, doubt is UNKNOWN."""
    try:
        return final(scalar_of(context, expr.scalar(context)))
    except ErrorValue as error:
        return error.code
    except (Unknown, Unsupported, RecursionError, ArithmeticError):
        return UNKNOWN
