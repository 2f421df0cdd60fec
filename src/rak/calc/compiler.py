"""Trees into closures.

One expression can be wanted in three ways: as a value; as an operand, where a range stays a range; and as an
array, where operators and functions of single values work cell by cell (SUMPRODUCT). Closures take references from
`context.areas` by their slot, so that formulas of one shape share them.
"""

import operator
from collections.abc import Callable
from itertools import chain
from typing import Any, Final

from rak.calc.cell_error import NUM, CellError
from rak.calc.context import Context, Operand, Rows, grid_of, in_rows, scalar_of
from rak.calc.excel_limits import MAX_TEXT
from rak.calc.functions import AGGREGATES, FORMS, SCALARS
from rak.calc.functions_math import divide, power
from rak.calc.parser import ArrayConst, Binary, Call, Cells, Const, Name, Node, Unary
from rak.calc.spec import Aggregate, Form, Scalar
from rak.calc.values import (
    NEAR,
    UNKNOWN,
    ErrorValue,
    Special,
    Unknown,
    Unsupported,
    Value,
    checked,
    compare,
    equal,
    exact_integer,
    to_number,
    to_text,
)

Closure = Callable[[Context], Any]
Grid = tuple[tuple[Value, ...], ...]
_LIFTED: Final = 3
"""What an operator costs for each cell of an array, in cells read."""


def _add(a: Value, b: Value) -> float:
    """`+`; a sum that is mere rounding noise beside its terms is not decided (Excel may show 0)."""
    if type(a) is not float:
        a = to_number(a)
    if type(b) is not float:
        b = to_number(b)
    result = a + b
    edge = NEAR * a if a > 0.0 else -NEAR * a
    # Excel gives 0 for 0.5-0.4-0.1, and -2.78E-17 for 1*(0.5-0.4-0.1): it depends on where in the formula the sum stands.
    if -edge < result < edge and result != 0.0 and not (exact_integer(a) and exact_integer(b)):
        raise Unknown
    if -1e300 < result < 1e300:
        return result
    raise ErrorValue(NUM)


def _joined(context: Context, a: Value, b: Value) -> str:
    """`&`; a text longer than a cell can hold is not decided."""
    text = to_text(a, context.decimal) + to_text(b, context.decimal)
    if len(text) > MAX_TEXT:
        raise Unknown
    return text


_BINARY: Final[dict[str, Callable[[Any, Any], Value]]] = {
    "+": _add,
    # `+` of the negative: what is rounding noise there is so here.
    "-": lambda a, b: _add(a, -(b if type(b) is float else to_number(b))),
    "*": lambda a, b: checked((a if type(a) is float else to_number(a)) * (b if type(b) is float else to_number(b))),
    "/": lambda a, b: divide(to_number(a), to_number(b)),
    "^": lambda a, b: power(to_number(a), to_number(b)),
    "=": equal,
    "<>": lambda a, b: not equal(a, b),
    "<": lambda a, b: compare(a, b) < 0,
    ">": lambda a, b: compare(a, b) > 0,
    "<=": lambda a, b: compare(a, b) <= 0,
    ">=": lambda a, b: compare(a, b) >= 0,
}
# Most comparisons are between two numbers that clearly differ; the careful ones cost several calls.
_PLAIN_ORDER: Final[dict[str, Callable[[float, float], bool]]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
"""The comparisons as two numbers have them that are equal or surely differ."""
_UNARY: Final[dict[str, Callable[[Any], Value]]] = {
    "-": lambda a: -(a if type(a) is float else to_number(a)), "%": lambda a: to_number(a) / 100.0, "+": lambda a: a,
}  # fmt: skip


def scalar(node: Node) -> Closure:
    """The closure that gives one value, and raises errors."""
    # The node's kind is asked for once, when the closure is made; running it is then a plain call.
    kind = type(node)
    if kind is Cells:
        return _cell(node)  # type: ignore[arg-type]
    if kind is Const:
        return _constant(node.value)  # type: ignore[union-attr]
    if kind is Binary:
        return _scalar_binary(node)  # type: ignore[arg-type]
    if kind is Call:
        return _call_scalar(node)  # type: ignore[arg-type]
    if kind is Unary:
        inner, apply = scalar(node.operand), _UNARY[node.sign]  # type: ignore[union-attr]
        return lambda context: apply(inner(context))
    whole = operand(node)
    return lambda context: scalar_of(context, whole(context))


def operand(node: Node) -> Closure:
    """The closure that gives a range where the node is one, else one value."""
    kind = type(node)
    if kind is Cells:
        slot: int = node.slot  # type: ignore[union-attr]
        return lambda context: context.areas[slot]
    if kind is ArrayConst:
        rows = Rows(node.rows)  # type: ignore[union-attr]
        return lambda _: rows
    if kind is Name:
        name: str = node.name  # type: ignore[union-attr]
        return lambda context: context.name(context, name)
    if kind is Call:
        return _call_operand(node)  # type: ignore[arg-type]
    return scalar(node)


def array(node: Node) -> Closure:
    """The closure that gives a grid of values, errors among them."""
    if type(node) is Binary:
        return _array_binary(node)
    if type(node) is Unary:
        sign = _UNARY[node.sign]
        return _lifted(lambda _, a: sign(a), [array(node.operand)])
    # Only functions of single values work cell by cell; the others take an array as a whole, as they would outside.
    if type(node) is Call:
        spec = SCALARS.get(node.name)
        if spec is not None and spec.lifts and node.args:
            _check_count(node, spec.least, spec.most)
            return _lifted(_with_context(spec), [array(a) for a in node.args], sees_errors=spec.sees_errors)
    inner = operand(node)

    def run(context: Context) -> Grid:
        try:
            return grid_of(context, inner(context))
        # As a value of the grid: SUMPRODUCT looks at all its arrays before it decides which error it gives.
        except ErrorValue as error:
            return ((error.code,),)

    return run


def _constant(value: Value) -> Closure:
    """A literal; an error literal raises."""
    if isinstance(value, CellError):

        def fail(_: Context) -> Value:
            raise ErrorValue(value)

        return fail
    return lambda _: value


def _cell(node: Cells) -> Closure:
    """The value of one cell; a range here would depend on where the formula stands."""
    slot = node.slot
    # The size is part of the shape, so this is decided once for all formulas that share it.
    if node.area.size != 1:

        def undecided(_: Context) -> Value:
            raise Unknown

        return undecided

    def run(context: Context) -> Value:
        area = context.areas[slot]
        # By its place in the tuple, which is quicker than by name: this is the innermost line of all.
        key = area[5]
        value = context.cells[key if key >= 0 else context.key(area)]
        kind = type(value)
        if kind is float or kind is int or kind is str or value is None:
            return value
        if kind is CellError:
            raise ErrorValue(value)  # type: ignore[arg-type]
        if kind is Special:
            raise Unknown
        return value

    return run


def _peek(node: Cells) -> Closure:
    """The value of one cell, an error too."""
    if node.area.size != 1:
        return _cell(node)
    slot = node.slot

    def run(context: Context) -> Value:
        area = context.areas[slot]
        key = area[5]
        value = context.cells[key if key >= 0 else context.key(area)]
        if value is UNKNOWN:
            raise Unknown
        return value

    return run


def _scalar_binary(node: Binary) -> Closure:
    """An operator for its value."""
    left = scalar(node.left)
    test = _against_text(node)
    if test is not None:
        return lambda context: test(left(context))
    return _binary(node.sign, left, scalar(node.right))


def _binary(sign: str, left: Closure, right: Closure) -> Closure:
    """An operator on two values."""
    if sign == "&":
        return lambda context: _joined(context, left(context), right(context))
    apply = _BINARY[sign]
    plain = _PLAIN_ORDER.get(sign)
    if plain is None:
        return lambda context: apply(left(context), right(context))

    def compared(context: Context) -> Value:
        a, b = left(context), right(context)
        if type(a) is float and type(b) is float:
            gap = a - b
            if gap == 0.0 or abs(gap) > NEAR * (abs(a) + abs(b)):
                return plain(a, b)
        return apply(a, b)

    return compared


def _against_text(node: Binary) -> Callable[[Value], Value] | None:
    """A comparison with a text that is written out: what numbers and blanks give is decided once."""
    if node.sign not in _PLAIN_ORDER or type(node.right) is not Const or type(node.right.value) is not str:
        return None
    apply, text = _BINARY[node.sign], node.right.value
    number = apply(0.0, text)
    decided: dict[type, Value] = {float: number, int: number, type(None): apply(None, text)}

    def test(value: Value) -> Value:
        found = decided.get(type(value))
        return apply(value, text) if found is None else found

    return test


def _check_count(call: Call, least: int, most: int) -> None:
    """Refuse a call that Excel would not take."""
    if not least <= len(call.args) <= most:
        raise Unsupported(f"{call.name} with {len(call.args)} arguments")


def _with_context(spec: Scalar) -> Callable[..., Value]:
    """The function with the context as first argument in any case."""
    if spec.wants_context:
        return spec.fn
    fn = spec.fn
    return lambda _, *values: fn(*values)


def _call_scalar(call: Call) -> Closure:
    """A function call for its value."""
    spec = SCALARS.get(call.name)
    if spec is not None:
        return _scalar_call(call, spec)
    gathering = AGGREGATES.get(call.name)
    if gathering is not None:
        return _aggregate_call(call, gathering)
    form = FORMS.get(call.name)
    if form is None:
        raise Unsupported(f"function {call.name}")
    run = _form_call(call, form, scalar)
    # INDEX gives a reference even where a value is wanted of it.
    if form.gives == "o":
        return lambda context: scalar_of(context, run(context))
    return run


def _call_operand(call: Call) -> Closure:
    """A function call where a reference that it gives stays one."""
    form = FORMS.get(call.name)
    if form is None or form.gives == "s":
        return _call_scalar(call)
    if form.gives == "n":
        return _numeric(_call_scalar(call))
    if form.gives == "x":
        raise Unsupported(f"{call.name} as a reference")
    return _form_call(call, form, operand)


def _numeric(inner: Closure) -> Closure:
    """The closure where only a number is certain."""

    def run(context: Context) -> Value:
        found: Value = inner(context)
        if type(found) is float or type(found) is int:
            return found
        raise Unknown

    return run


def _scalar_call(call: Call, spec: Scalar) -> Closure:
    """A function of single values."""
    _check_count(call, spec.least, spec.most)
    args = [scalar(a) for a in call.args]
    if spec.sees_errors:
        args = [_peek(node) if type(node) is Cells else _tolerant(a) for node, a in zip(call.args, args, strict=True)]
    fn = spec.fn
    if spec.wants_context:
        return lambda context: fn(context, *[a(context) for a in args])
    # A list and a star for each call would cost more than most of these functions do.
    if len(args) == 1:
        only = args[0]
        return lambda context: fn(only(context))
    if len(args) == 2:
        first, second = args
        return lambda context: fn(first(context), second(context))
    return lambda context: fn(*[a(context) for a in args])


def _aggregate_call(call: Call, spec: Aggregate) -> Closure:
    """A function of ranges."""
    _check_count(call, spec.least, spec.most)
    fn = spec.fn
    first = call.args[0]
    if len(call.args) == 1 and type(first) is Cells:
        slot = first.slot
        return lambda context: fn(context, [context.areas[slot]])
    args = [_tolerant(operand(a)) for a in call.args]
    return lambda context: fn(context, [a(context) for a in args])


def _form_call(call: Call, form: Form, branch: Callable[[Node], Closure]) -> Closure:
    """A function that evaluates its arguments itself."""
    _check_count(call, form.least, form.most)
    modes = {"s": scalar, "o": operand, "a": array, "b": branch}
    wanted = form.modes(len(call.args))
    return form.build([modes[mode](arg) for mode, arg in zip(wanted, call.args, strict=True)])


def _tolerant(inner: Closure) -> Closure:
    """The closure with an error as a value."""

    def run(context: Context) -> Operand:
        try:
            return inner(context)  # type: ignore[no-any-return]
        except ErrorValue as error:
            return error.code

    return run


def _array_binary(node: Binary) -> Closure:
    """An operator cell by cell."""
    if node.sign == "&":
        return _lifted(_joined, [array(node.left), array(node.right)])
    test = _against_text(node)
    if test is not None:
        return _lifted(lambda _, a: test(a), [array(node.left)], plain=test)
    apply = _BINARY[node.sign]
    return _lifted(lambda _, a, b: apply(a, b), [array(node.left), array(node.right)], plain=apply)


def _lifted(
    fn: Callable[..., Value],
    args: list[Closure],
    *,
    sees_errors: bool = False,
    plain: Callable[..., Value] | None = None,
) -> Closure:
    """A function of single values applied to every cell of its arrays; a single value goes with each.

    ``plain`` is the same without the context, for one that gives no text and raises each error that it is given.
    """

    def one(context: Context, values: tuple[Value, ...]) -> Value:
        if not sees_errors:
            for value in values:
                if isinstance(value, CellError):
                    return value
        try:
            value = fn(context, *values)
        except ErrorValue as error:
            return error.code
        if type(value) is str:
            # Texts made cell by cell add up: 20,000 cells of 32,767 characters would fill the memory.
            context.spend(len(value) // 8)
        return value

    def run(context: Context) -> Grid:
        grids: list[Grid] = [a(context) for a in args]
        # In Excel a column beside a row makes a rectangle, and other lengths make #N/A; nobody has needed either, so both are open.
        shapes = {(len(g), len(g[0])) for g in grids} - {(1, 1)}
        if len(shapes) > 1:
            raise Unknown
        height, width = shapes.pop() if shapes else (1, 1)
        size = height * width
        context.spend(_LIFTED * size)
        cells = [
            (g[0] if height == 1 else tuple(chain.from_iterable(g)))
            if len(g) * len(g[0]) == size
            else (g[0][0],) * size
            for g in grids
        ]
        # Errors are rare: only where one turns up is it asked in which cells.
        if plain is not None:
            try:
                return in_rows(tuple(map(plain, *cells)), width)
            except ErrorValue:
                pass
        return in_rows(tuple([one(context, values) for values in zip(*cells, strict=True)]), width)

    return run
