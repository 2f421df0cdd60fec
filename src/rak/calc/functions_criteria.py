"""COUNTIF, SUMIF and their kin."""

from collections.abc import Callable, Collection
from typing import Final

from rak.calc.area import Area
from rak.calc.cell_error import VALUE, CellError
from rak.calc.context import Context, Operand, Rows
from rak.calc.criteria import Criterion, criterion
from rak.calc.functions_range import average, raise_one, total
from rak.calc.spec import Aggregate
from rak.calc.values import ErrorValue, Unknown, Value, to_number


def _area(operand: Operand) -> Area:
    """A range; these functions take nothing else."""
    if type(operand) is not Area:
        raise Unknown
    return operand


def _criterion(context: Context, operand: Operand) -> Criterion:
    """The criterion of an argument; a range of criteria makes an array in Excel and is not decided."""
    if type(operand) is Area:
        if operand.size != 1:
            raise Unknown
        return criterion(context.cells[context.key(operand)], context.decimal)
    if type(operand) is Rows:
        raise Unknown
    return criterion(operand, context.decimal)


def _by_offset(context: Context, area: Area) -> dict[int, Value]:
    """The values that are not blank by their place in the range, counted row by row from 0."""
    if area[6]:
        return {place: v for place, v in enumerate(context.flat(area)) if v is not None}
    first, width = area.row * area.width + area.column, area.width
    return {r * width + c - first: v for r, c, v in context.entries(area)}


def _pairs(context: Context, operands: list[Operand]) -> list[tuple[Area, Criterion]]:
    """Ranges with their criteria; all ranges have one shape."""
    pairs = [(_area(area), _criterion(context, test)) for area, test in zip(operands[::2], operands[1::2], strict=True)]
    # COUNTIFS and its kin refuse what SUMIF would reshape.
    if len({(area.height, area.width) for area, _ in pairs}) > 1:
        raise ErrorValue(VALUE)
    return pairs


def _matching(context: Context, pairs: list[tuple[Area, Criterion]]) -> Callable[[], list[int]]:
    """The places where every criterion holds, for criteria of which one refuses blanks."""
    maps = [_by_offset(context, area) for area, _ in pairs]

    def holds(place: int) -> bool:
        for values, (_, test) in zip(maps, pairs, strict=True):
            value = values.get(place)
            if not (test.blank if value is None else test.test(value)):
                return False
        return True

    def find() -> list[int]:
        # Where some criterion refuses blanks, only its filled cells can match: the shortest such list is gone through.
        narrow = [values for values, (_, test) in zip(maps, pairs, strict=True) if not test.blank]
        places: Collection[int] = min(narrow, key=len) if narrow else _all_places(pairs[0][0])
        return [place for place in places if holds(place)]

    return find


def _all_places(area: Area) -> range:
    """Every place of a range of moderate size."""
    if area.size > 20_000:
        raise Unknown
    return range(area.size)


def _countifs(context: Context, operands: list[Operand]) -> float:
    """COUNTIF and COUNTIFS."""
    if len(operands) % 2:
        raise Unknown
    if len(operands) == 2:
        area, test = _area(operands[0]), _criterion(context, operands[1])
        values = context.values(area)
        context.spend(len(values))
        count = sum(map(test.test, values))
        return float(count + (area.size - len(values) if test.blank else 0))
    return float(len(_matching(context, _pairs(context, operands))()))


def _chosen(context: Context, target: Area, pairs: list[tuple[Area, Criterion]]) -> list[float]:
    """The numbers of the target where the criteria hold."""
    shape = (target.height, target.width)
    if any((area.height, area.width) != shape for area, _ in pairs):
        raise ErrorValue(VALUE)
    values = _by_offset(context, target)
    if all(test.blank for _, test in pairs):
        maps = [(_by_offset(context, area), test) for area, test in pairs]
        places = [
            place
            for place in values
            if all((test.blank if m.get(place) is None else test.test(m[place])) for m, test in maps)
        ]
    else:
        # In the order of the sheet, so that a sum adds as Excel adds.
        places = sorted(_matching(context, pairs)())
    found = [values.get(place) for place in places]
    raise_one({v for v in found if isinstance(v, CellError)})
    return [to_number(v) for v in found if type(v) is float or type(v) is int]


def _one(context: Context, operands: list[Operand]) -> list[float]:
    """The numbers that SUMIF and AVERAGEIF choose; Excel would reshape a target of another shape."""
    area = _area(operands[0])
    target = _area(operands[2]) if len(operands) > 2 else area
    # Nothing is read beyond what is written, though `references` names the cells that Excel would reach for.
    if (area.height, area.width) != (target.height, target.width):
        raise Unknown
    return _chosen(context, target, [(area, _criterion(context, operands[1]))])


def _many(context: Context, operands: list[Operand]) -> list[float]:
    """The numbers that SUMIFS and its kin choose."""
    if not len(operands) % 2:
        raise Unknown
    return _chosen(context, _area(operands[0]), _pairs(context, operands[1:]))


AGGREGATES: Final = {
    "COUNTIF": Aggregate(_countifs, 2, 2),
    "COUNTIFS": Aggregate(_countifs, 2, 254),
    "SUMIF": Aggregate(lambda c, o: total(_one(c, o)), 2, 3),
    "AVERAGEIF": Aggregate(lambda c, o: average(_one(c, o)), 2, 3),
    "SUMIFS": Aggregate(lambda c, o: total(_many(c, o)), 3, 255),
    "AVERAGEIFS": Aggregate(lambda c, o: average(_many(c, o)), 3, 255),
    "MAXIFS": Aggregate(lambda c, o: max(_many(c, o), default=0.0), 3, 255),
    "MINIFS": Aggregate(lambda c, o: min(_many(c, o), default=0.0), 3, 255),
}
