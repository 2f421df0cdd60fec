"""Functions that gather ranges: sums, counts, extremes.

In a range only numbers count; text and booleans there are passed over. A value written or computed as an
argument is converted instead.
"""

from collections.abc import Sequence
from typing import Final

from rak.calc.area import Area
from rak.calc.cell_error import DIV0, NUM, VALUE, CellError
from rak.calc.context import Context, Operand, Rows
from rak.calc.spec import Aggregate
from rak.calc.values import (
    NEAR,
    OMITTED,
    ErrorValue,
    Unknown,
    Value,
    checked,
    exact_integer,
    number_in_text,
    number_order,
    to_bool,
    to_number,
)


def cell_values(context: Context, operand: Area | Rows) -> list[Value]:
    """The values of a range or array that are not blank."""
    if type(operand) is Area:
        return context.values(operand)
    return [v for row in operand.rows for v in row if v is not None]  # type: ignore[union-attr]


def raise_one(errors: set[CellError]) -> None:
    """Raise the error met; which of several different ones Excel shows depends on its order of reading."""
    if len(errors) > 1:
        raise Unknown
    if errors:
        raise ErrorValue(errors.pop())


def numbers(context: Context, operands: list[Operand]) -> list[float]:
    """The numbers that SUM and its kin take from their arguments."""
    found: list[float] = []
    errors: set[CellError] = set()
    for operand in operands:
        kind = type(operand)
        if kind is Area:
            # The numbers of a range are shared by all formulas that read it; only where something else is in it is it looked through.
            own = context.numbers(operand)  # type: ignore[arg-type]
            found += map(to_number, own)
            values = context.values(operand)  # type: ignore[arg-type]
            if len(own) != len(values):
                errors.update([value for value in values if isinstance(value, CellError)])
        elif kind is Rows:
            for value in cell_values(context, operand):  # type: ignore[arg-type]
                kind = type(value)
                if kind is float:
                    found.append(value)  # type: ignore[arg-type]
                elif kind is int:
                    found.append(to_number(value))
                elif isinstance(value, CellError):
                    errors.add(value)
        # A blank that a function computes counts as 0 in one program and as nothing in another.
        elif operand is None:
            raise Unknown
        else:
            try:
                found.append(to_number(operand))  # type: ignore[arg-type]
            except ErrorValue as error:
                errors.add(error.code)
    raise_one(errors)
    return found


def total(parts: Sequence[float]) -> float:
    """The sum from left to right; a remainder that is mere rounding noise is not decided."""
    result = 0.0
    for part in parts:
        result += part
    # Programs add in different ways, some with a correction of what was rounded off: what is left over differs.
    if result and not exact_integer(result) and abs(result) <= NEAR * max(map(abs, parts)):
        raise Unknown
    return checked(result)


def average(parts: list[float]) -> float:
    """The mean; of nothing it is #DIV/0!."""
    if not parts:
        raise ErrorValue(DIV0)
    return total(parts) / len(parts)


def _product(context: Context, operands: list[Operand]) -> float:
    """PRODUCT; of nothing it is 0."""
    parts = numbers(context, operands)
    result = 1.0 if parts else 0.0
    for part in parts:
        result = checked(result * part)
    return result


def _median(context: Context, operands: list[Operand]) -> float:
    """MEDIAN; of nothing it is #NUM!."""
    parts = sorted(numbers(context, operands))
    if not parts:
        raise ErrorValue(NUM)
    middle = len(parts) // 2
    return parts[middle] if len(parts) % 2 else checked((parts[middle - 1] + parts[middle]) / 2)


def _count(context: Context, operands: list[Operand]) -> float:
    """COUNT: numbers, and written arguments that convert to numbers; errors do not count."""
    count = 0
    for operand in operands:
        if type(operand) is Area:
            count += len(context.numbers(operand))
        elif type(operand) is Rows:
            count += sum([type(v) is float or type(v) is int for v in cell_values(context, operand)])
        elif operand is None:
            raise Unknown
        elif not isinstance(operand, CellError):
            count += not isinstance(operand, str) or number_in_text(operand) is not None
    return float(count)


def _counta(context: Context, operands: list[Operand]) -> float:
    """COUNTA: all that is not blank, errors and empty text too."""
    count = 0
    for operand in operands:
        if type(operand) is Area or type(operand) is Rows:
            count += len(cell_values(context, operand))
        elif operand is None or operand is OMITTED:
            raise Unknown
        else:
            count += 1
    return float(count)


def _countblank(context: Context, operands: list[Operand]) -> float:
    """COUNTBLANK: blank cells and empty text."""
    (area,) = operands
    if type(area) is not Area:
        raise Unknown
    # The size counts cells that do not exist: a whole column is blank but for its filled part.
    filled = [v for v in context.values(area) if v != ""]
    return float(area.size - len(filled))


def _truths(context: Context, operands: list[Operand]) -> list[bool]:
    """The conditions that AND and OR take; text and blanks in ranges are passed over."""
    found: list[bool] = []
    errors: set[CellError] = set()
    for operand in operands:
        if type(operand) is Area or type(operand) is Rows:
            for value in cell_values(context, operand):
                if isinstance(value, CellError):
                    errors.add(value)
                elif not isinstance(value, str):
                    found.append(to_bool(value))
        elif isinstance(operand, CellError):
            errors.add(operand)
        elif operand is None or isinstance(operand, str):
            raise Unknown
        else:
            found.append(to_bool(operand))  # type: ignore[arg-type]
    raise_one(errors)
    if not found:
        raise ErrorValue(VALUE)
    return found


def _nth(context: Context, operands: list[Operand], *, largest: bool) -> float:
    """LARGE and SMALL with a whole rank."""
    parts = sorted(numbers(context, operands[:1]), reverse=largest)
    rank = numbers(context, operands[1:])
    if len(rank) != 1 or not rank[0].is_integer():
        raise Unknown
    if not 1 <= rank[0] <= len(parts):
        raise ErrorValue(NUM)
    return parts[int(rank[0]) - 1]


def _rank(context: Context, operands: list[Operand]) -> float:
    """RANK: 1 + how many are before; the number must be among them."""
    if type(operands[0]) is Area and operands[0].size != 1:
        raise Unknown
    alone = numbers(context, operands[:1])
    if len(alone) != 1 or type(operands[1]) is not Area:
        raise Unknown
    own = alone[0]
    parts = numbers(context, operands[1:2])
    rising = bool(numbers(context, operands[2:]) not in ([], [0.0]))
    # RANK compares as `=` does: two numbers that only look alike are not decided.
    orders = [number_order(part, own) for part in parts]
    if 0 not in orders:
        raise ErrorValue(CellError("#N/A"))
    return float(1 + orders.count(-1 if rising else 1))


AGGREGATES: Final = {
    "SUM": Aggregate(lambda c, o: total(numbers(c, o)), 1, 255),
    "AVERAGE": Aggregate(lambda c, o: average(numbers(c, o)), 1, 255),
    "MIN": Aggregate(lambda c, o: min(numbers(c, o), default=0.0), 1, 255),
    "MAX": Aggregate(lambda c, o: max(numbers(c, o), default=0.0), 1, 255),
    "PRODUCT": Aggregate(_product, 1, 255),
    "MEDIAN": Aggregate(_median, 1, 255),
    "COUNT": Aggregate(_count, 1, 255),
    "COUNTA": Aggregate(_counta, 1, 255),
    "COUNTBLANK": Aggregate(_countblank, 1, 1),
    "AND": Aggregate(lambda c, o: all(_truths(c, o)), 1, 255),
    "OR": Aggregate(lambda c, o: any(_truths(c, o)), 1, 255),
    "XOR": Aggregate(lambda c, o: sum(_truths(c, o)) % 2 == 1, 1, 255),
    "LARGE": Aggregate(lambda c, o: _nth(c, o, largest=True), 2, 2),
    "SMALL": Aggregate(lambda c, o: _nth(c, o, largest=False), 2, 2),
    "RANK": Aggregate(_rank, 2, 3),
    "RANK.EQ": Aggregate(_rank, 2, 3),
}
