"""One formula: its text, what it reads, its value."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rak.calc.area import Area, place_of
from rak.calc.context import Context, Existing, Lookup, Operand, Values, scalar_of
from rak.calc.parser import Binary, Call, Cells, Unary
from rak.calc.shape import Reading, read
from rak.calc.values import UNKNOWN, ErrorValue, Unknown, Unsupported, Value, final

if TYPE_CHECKING:
    from collections.abc import Callable

Reference = tuple[str, int, int, int, int]


class Expr:
    """A formula that is understood: its shape, and the references in the slots of the shape."""

    __slots__ = ("areas", "shape", "text")

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.shape, self.areas = reading

    def __repr__(self) -> str:
        return f"Expr({self.text!r})"

    def operand(self, context: Context) -> Operand:
        """The range or the value that a defined name stands for, asked by a formula that runs."""
        outer = context.areas
        context.areas = self.areas
        try:
            return self.shape.operand(context)  # type: ignore[no-any-return]
        finally:
            context.areas = outer


def parse(formula: str) -> Expr:
    """The expression of a formula text, with or without `=`; raises Unsupported, also for unknown functions."""
    reading = read(formula)
    _ = reading.shape.scalar
    return Expr(formula, reading)


@lru_cache(maxsize=8192)
def parsed(formula: str) -> Expr | None:
    """The expression, perhaps with functions that nobody knows; None where the text is not understood."""
    reading = read(formula)
    return None if isinstance(reading.shape.tree, str) else Expr(formula, reading)


def references(expr: Expr, sheet: str) -> tuple[Reference, ...]:
    """The cells and ranges that the value can depend on: (sheet, row, column, last row, last column).

    Names are not followed here; `Recalculator` does. SUMIF and its kin read a range of the shape of their first
    argument from the corner of their third, which is added.
    """
    areas = dict.fromkeys(expr.areas)
    if expr.shape.scan.reshapes:
        areas.update(dict.fromkeys(_reshaped(expr)))
    return tuple((area.sheet or sheet, *area[1:5]) for area in areas)


def _reshaped(expr: Expr) -> list[Area]:
    """The ranges that SUMIF, AVERAGEIF and LOOKUP read beyond the one that is written."""
    found: list[Area] = []
    stack = [expr.shape.node]
    while stack:
        part = stack.pop()
        if isinstance(part, Unary):
            stack.append(part.operand)
        elif isinstance(part, Binary):
            stack += (part.left, part.right)
        elif isinstance(part, Call):
            stack += part.args
            if part.name in ("SUMIF", "AVERAGEIF", "LOOKUP") and len(part.args) == 3:
                found += _reach(part, expr.areas)
    return found


def _reach(call: Call, areas: tuple[Area, ...]) -> list[Area]:
    """The third range of a call grown to the shape of its model."""
    model = call.args[1 if call.name == "LOOKUP" else 0]
    target = call.args[2]
    if not (isinstance(model, Cells) and isinstance(target, Cells)):
        return []
    shape, area = areas[model.slot], areas[target.slot]
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
    return run(expr, looking(lookup, sheet, cells=cells, decimal=decimal, date1904=date1904))


def looking(
    lookup: Lookup,
    sheet: str,
    *,
    cells: Existing | None = None,
    decimal: str | None = None,
    date1904: bool = False,
) -> Context:
    """A context whose cells are looked up, and nothing else."""
    from rak.calc.book import Book  # noqa: PLC0415  # a book reads formulas

    book = Book()

    def fetch(key: int) -> Value:
        number, row, column = place_of(key)
        return lookup(book.names[number], row, column)

    return Context(Values(fetch), book, sheet, existing=cells, decimal=decimal, date1904=date1904)


def run(expr: Expr, context: Context) -> Value:
    """The value of the formula in a context; an error is a value, doubt is UNKNOWN."""
    context.areas = expr.areas
    try:
        closure = expr.shape.scalar
    except Unsupported:
        return UNKNOWN
    return value_of(closure, context)


def value_of(closure: Callable[[Context], Operand], context: Context) -> Value:
    """The value that a closure gives, its references being those of the context."""
    try:
        value = closure(context)
        kind = type(value)
        return final(value if kind is float or kind is str else scalar_of(context, value))  # type: ignore[arg-type]
    except ErrorValue as error:
        return error.code
    except (Unknown, Unsupported, RecursionError, ArithmeticError):
        return UNKNOWN
