"""The value of one formula, asked of cells that somebody looks up."""

from collections.abc import Callable

from rak.calc.area import place_of
from rak.calc.book import Book
from rak.calc.context import Context, Existing, Lookup, Operand, Values, scalar_of
from rak.calc.formula import Expr
from rak.calc.values import UNKNOWN, ErrorValue, Unknown, Unsupported, Value, final


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
    lookup: Lookup, sheet: str, *, cells: Existing | None = None, decimal: str | None = None, date1904: bool = False
) -> Context:
    """A context for formulas that stand alone: cells are looked up one by one, and no defined name is known."""
    book = Book()

    def fetch(key: int) -> Value:
        number, row, column = place_of(key)
        return lookup(book.names[number], row, column)

    return Context(Values(fetch), book.key, sheet, existing=cells, decimal=decimal, date1904=date1904)


def run(expr: Expr, context: Context) -> Value:
    """The value of the formula in a context; an error is a value, doubt is UNKNOWN."""
    context.areas = expr.areas
    try:
        closure = expr.shape.scalar
    # The text may be understood and a function in it not.
    except Unsupported:
        return UNKNOWN
    return value_of(closure, context)


def value_of(closure: Callable[[Context], Operand], context: Context) -> Value:
    """The value that a closure gives, its references being those of the context."""
    try:
        value = closure(context)
        kind = type(value)
        # Most results are a number or a text, for which nothing is left to decide.
        return final(value if kind is float or kind is str else scalar_of(context, value))  # type: ignore[arg-type]
    except ErrorValue as error:
        return error.code
    # Too deep a recursion and arithmetic beyond the doubles are doubt like any other: no value rather than a wrong one.
    except (Unknown, Unsupported, RecursionError, ArithmeticError):
        return UNKNOWN
