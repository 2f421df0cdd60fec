"""Functions that choose what to evaluate, and those that ask for the kind of a value."""

import operator
from collections.abc import Callable
from itertools import chain
from typing import Any, Final

from rak.calc.cell_error import NA, VALUE, CellError
from rak.calc.context import Context, Operand
from rak.calc.functions_range import raise_one, total
from rak.calc.rounding import round_down
from rak.calc.spec import Form, Scalar
from rak.calc.values import OMITTED, ErrorValue, Unknown, Value, checked, equal, to_bool, to_number

Closure = Callable[[Context], Any]


def _if(args: list[Closure]) -> Closure:
    """IF: only the branch taken is evaluated; without a third argument it is FALSE."""
    test, then = args[0], args[1]
    other = args[2] if len(args) > 2 else _false

    def run(context: Context) -> Operand:
        value = test(context)
        # Comparisons give True or False themselves, and need no conversion.
        if value is True or (value is not False and to_bool(value)):
            return then(context)  # type: ignore[no-any-return]
        return other(context)

    return run


def _false(_: Context) -> bool:
    """What IF gives where it has no third argument."""
    return False


def _caught(codes: frozenset[str] | None) -> Callable[[list[Closure]], Closure]:
    """IFERROR, or for given codes IFNA.

    What they make of a blank cell is not agreed upon, nor whether what they hand on is still a reference, whose texts
    SUM and its kin pass over.
    """

    def build(args: list[Closure]) -> Closure:
        value, instead = args

        def run(context: Context) -> Value:
            try:
                found = value(context)
            except ErrorValue as error:
                if codes is not None and error.code not in codes:
                    raise
                found = instead(context)
            if found is None:
                raise Unknown
            return found  # type: ignore[no-any-return]

        return run

    return build


def _choose(args: list[Closure]) -> Closure:
    """CHOOSE: only the chosen argument is evaluated."""

    def run(context: Context) -> Operand:
        index = int(round_down(to_number(args[0](context)), 0))
        if not 1 <= index < len(args):
            raise ErrorValue(VALUE)
        return args[index](context)  # type: ignore[no-any-return]

    return run


def _ifs(args: list[Closure]) -> Closure:
    """IFS: the value of the first condition that holds, else #N/A."""

    def run(context: Context) -> Value:
        for test, value in zip(args[::2], args[1::2], strict=False):
            if to_bool(test(context)):
                return value(context)  # type: ignore[no-any-return]
        raise ErrorValue(NA)

    return run


def _switch(args: list[Closure]) -> Closure:
    """SWITCH: the value of the first case that equals, else the last odd argument, else #N/A."""

    def run(context: Context) -> Value:
        value = args[0](context)
        rest = args[1:]
        for case, result in zip(rest[::2], rest[1::2], strict=False):
            if equal(value, case(context)):
                return result(context)  # type: ignore[no-any-return]
        if len(rest) % 2:
            return rest[-1](context)  # type: ignore[no-any-return]
        raise ErrorValue(NA)

    return run


def _sumproduct(args: list[Closure]) -> Closure:
    """SUMPRODUCT: arrays of one shape; what is no number counts as 0."""

    def run(context: Context) -> Value:
        grids = [arg(context) for arg in args]
        shape = (len(grids[0]), len(grids[0][0]))
        if any((len(g), len(g[0])) != shape for g in grids):
            raise ErrorValue(VALUE)
        lines = [grid[0] if len(grid) == 1 else tuple(chain.from_iterable(grid)) for grid in grids]
        # Nearly every one is a condition times numbers, which makes floats.
        if len(lines) == 1 and set(map(type, lines[0])) == {float}:
            return total(lines[0])
        # Errors are looked for before numbers are multiplied: overflow would else hide them.
        raise_one({v for line in lines for v in line if isinstance(v, CellError)})
        products = [_plain(v) for v in lines[0]]
        for line in lines[1:]:
            products = [checked(a * b) for a, b in zip(products, map(_plain, line), strict=True)]
        return total(products)

    return run


def _plain(value: Value) -> float:
    """A number as it is, anything else as 0."""
    return to_number(value) if type(value) is float or type(value) is int else 0.0


def _is_number(value: Value) -> bool:
    """ISNUMBER: a date is a number, a boolean is none."""
    kind = type(value)
    if kind is float or kind is int:
        return True
    _known(value)
    return False


def _is_text(value: Value) -> bool:
    """ISTEXT: the empty text is one, an error is none."""
    return isinstance(value, str) and not isinstance(value, CellError)


def _raise_na() -> Value:
    """NA: the error #N/A, given on purpose."""
    raise ErrorValue(NA)


def _known(value: Value) -> Value:
    """The value, unless it is an argument left empty."""
    if value is OMITTED:
        raise Unknown
    return value


SCALARS: Final = {
    "NOT": Scalar(lambda v: not to_bool(v), 1, 1),
    "TRUE": Scalar(lambda: True, 0, 0),
    "FALSE": Scalar(lambda: False, 0, 0),
    "NA": Scalar(_raise_na, 0, 0),
    # N and T of a range look at its first cell, so they do not work cell by cell.
    "N": Scalar(lambda v: 0.0 if isinstance(v, str) else to_number(v), 1, 1, lifts=False),
    "T": Scalar(lambda v: v if isinstance(v, str) else "", 1, 1, lifts=False),
    "ISBLANK": Scalar(lambda v: _known(v) is None, 1, 1, sees_errors=True),
    "ISNUMBER": Scalar(_is_number, 1, 1, sees_errors=True),
    "ISTEXT": Scalar(lambda v: _is_text(_known(v)), 1, 1, sees_errors=True),
    "ISNONTEXT": Scalar(lambda v: not _is_text(_known(v)), 1, 1, sees_errors=True),
    "ISLOGICAL": Scalar(lambda v: isinstance(v, bool), 1, 1, sees_errors=True),
    "ISERROR": Scalar(lambda v: isinstance(v, CellError), 1, 1, sees_errors=True),
    "ISERR": Scalar(lambda v: isinstance(v, CellError) and v != NA, 1, 1, sees_errors=True),
    "ISNA": Scalar(lambda v: isinstance(v, CellError) and operator.eq(v, NA), 1, 1, sees_errors=True),
}
FORMS: Final = {
    "IF": Form(_if, "sbb", 2, 3, gives="b"),
    "CHOOSE": Form(_choose, "s|b", 2, 255, gives="b"),
    "IFERROR": Form(_caught(None), "ss", 2, 2, gives="n"),
    "IFNA": Form(_caught(frozenset((NA,))), "ss", 2, 2, gives="n"),
    "IFS": Form(_ifs, "|s", 2, 254, gives="x"),
    "SWITCH": Form(_switch, "|s", 3, 254, gives="x"),
    "SUMPRODUCT": Form(_sumproduct, "|a", 1, 255),
}
