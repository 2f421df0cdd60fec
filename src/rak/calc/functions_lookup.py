"""MATCH, INDEX and the lookups."""

import itertools
from collections.abc import Callable
from typing import Final

from rak.calc.area import Area
from rak.calc.cell_error import NA, REF, VALUE, CellError
from rak.calc.context import Context, Operand, Rows
from rak.calc.criteria import text_matcher
from rak.calc.rounding import round_down, whole_count
from rak.calc.spec import Form
from rak.calc.values import ErrorValue, Unknown, Value, compare, number_order, rank, to_bool, to_number

Item = tuple[int, Value]


def _line(context: Context, operand: Operand, *, down: bool) -> list[Item]:
    """Place (from 1) and value of the cells that are not blank in the first column or row of a table."""
    if type(operand) is Area:
        sheet, row, column, last_row, last_column = operand[:5]
        if down:
            part = Area(sheet, row, column, last_row, column)
            return [(r - row + 1, v) for r, _, v in context.entries(part)]
        part = Area(sheet, row, column, row, last_column)
        return [(c - column + 1, v) for _, c, v in context.entries(part)]
    if type(operand) is Rows:
        cells = [line[0] for line in operand.rows] if down else operand.rows[0]
        return [(place, v) for place, v in enumerate(cells, 1) if v is not None]
    raise Unknown


def _shape(operand: Operand) -> tuple[int, int]:
    """Rows and columns of a table."""
    if type(operand) is Area:
        return operand.height, operand.width
    if type(operand) is Rows:
        return len(operand.rows), len(operand.rows[0])
    raise Unknown


def _pick(operand: Operand, row: int, column: int) -> Operand:
    """One cell of a table by its place from 1."""
    if type(operand) is Area:
        r, c = operand.row + row - 1, operand.column + column - 1
        return Area(operand.sheet, r, c, r, c)
    if type(operand) is Rows:
        return operand.rows[row - 1][column - 1]
    raise Unknown


def _value_at(context: Context, operand: Operand, row: int, column: int) -> Value:
    """The value of one cell of a table."""
    found = _pick(operand, row, column)
    if type(found) is Area:
        return context.cell(found.sheet, found.row, found.column)
    if isinstance(found, CellError):
        raise ErrorValue(found)
    return found  # type: ignore[return-value]


def exact_place(key: Value, items: list[Item]) -> int:
    """The first place whose value equals the key in kind and content; #N/A if there is none."""
    kind = rank(key)
    if kind == 1:
        # Whether "" finds a cell with an empty text is not agreed upon.
        if not key:
            raise Unknown
        test: Callable[[Value], bool] = text_matcher(str(key))  # type: ignore[assignment]
        places = (place for place, v in items if type(v) is str and test(v))
    elif kind == 2:
        places = (place for place, v in items if v is key)
    else:
        number = to_number(key)
        places = (
            place
            for place, v in items
            if (type(v) is float or type(v) is int) and number_order(to_number(v), number) == 0
        )
    found = next(places, None)
    if found is None:
        raise ErrorValue(NA)
    # A blank key is sought as 0: that it finds nothing is sure, what it finds is not.
    if kind < 0:
        raise Unknown
    return found


def sorted_place(key: Value, items: list[Item], *, falls: bool = False) -> int:
    """The last place whose value is not beyond the key, in a line of one kind that is sorted upwards, or strictly downwards.

    Excel halves the line; where it is not sorted or mixes kinds, the answer depends on where the halves fall.
    """
    kind, way = rank(key), -1 if falls else 1
    # Blank cells within the line move the halves of the search.
    if kind < 0 or [place for place, _ in items] != list(range(1, len(items) + 1)):
        raise Unknown
    if any(isinstance(v, CellError) or rank(v) != kind for _, v in items):
        raise Unknown
    values = [v for _, v in items]
    if any(way * compare(a, b) > -falls for a, b in itertools.pairwise(values)):
        raise Unknown
    found = sum(1 for v in values if way * compare(v, key) <= 0)
    if not found:
        raise ErrorValue(NA)
    return found


def _match(args: list[Callable[[Context], Operand]]) -> Callable[[Context], Value]:
    """MATCH(value, line, type)."""

    def run(context: Context) -> Value:
        key = args[0](context)
        line = args[1](context)
        # Left out, MATCH looks in a sorted line; VLOOKUP does so too.
        way = to_number(args[2](context)) if len(args) > 2 else 1.0  # type: ignore[arg-type]
        height, width = _shape(line)
        if min(height, width) != 1:
            raise ErrorValue(NA)
        items = _line(context, line, down=height > 1)
        if way == 0.0:
            return float(exact_place(key, items))  # type: ignore[arg-type]
        return float(sorted_place(key, items, falls=way < 0.0))  # type: ignore[arg-type]

    return run


def _table_lookup(*, down: bool) -> Callable[[list[Callable[[Context], Operand]]], Callable[[Context], Value]]:
    """VLOOKUP (down) or HLOOKUP (value, table, index, near)."""

    def build(args: list[Callable[[Context], Operand]]) -> Callable[[Context], Value]:
        def run(context: Context) -> Value:
            key, table = args[0](context), args[1](context)
            index = int(round_down(to_number(args[2](context)), 0))  # type: ignore[arg-type]
            near = to_bool(args[3](context)) if len(args) > 3 else True  # type: ignore[arg-type]
            height, width = _shape(table)
            if index < 1:
                raise ErrorValue(VALUE)
            if index > (width if down else height):
                raise ErrorValue(REF)
            items = _line(context, table, down=down)
            place = sorted_place(key, items) if near else exact_place(key, items)  # type: ignore[arg-type]
            return _value_at(context, table, place, index) if down else _value_at(context, table, index, place)

        return run

    return build


def _lookup(args: list[Callable[[Context], Operand]]) -> Callable[[Context], Value]:
    """LOOKUP(value, line, results) with two lines of one length."""

    def run(context: Context) -> Value:
        key, line = args[0](context), args[1](context)
        results = args[2](context) if len(args) > 2 else line
        height, width = _shape(line)
        if min(height, width) != 1 or _shape(results) != (height, width):
            raise Unknown
        place = sorted_place(key, _line(context, line, down=height > 1))  # type: ignore[arg-type]
        return _value_at(context, results, place, 1) if height > 1 else _value_at(context, results, 1, place)

    return run


def _index(args: list[Callable[[Context], Operand]]) -> Callable[[Context], Operand]:
    """INDEX(table, row, column): a cell, or with 0 a whole column or row."""

    def run(context: Context) -> Operand:
        table = args[0](context)
        height, width = _shape(table)
        row = whole_count(args[1](context))  # type: ignore[arg-type]
        if len(args) > 2:
            column = whole_count(args[2](context))  # type: ignore[arg-type]
        elif height == 1:
            # INDEX of a single row takes its one number for a column.
            row, column = 1 if width > 1 else row, row if width > 1 else 1
        elif width == 1:
            column = 1
        else:
            raise ErrorValue(REF)
        if row > height or column > width:
            raise ErrorValue(REF)
        if row and column:
            return _pick(table, row, column)
        if type(table) is not Area:
            raise Unknown
        return _strip(table, row, column)

    return run


def _strip(table: Area, row: int, column: int) -> Area:
    """The whole columns or rows that INDEX gives for 0."""
    sheet, top, left, bottom, right = table[:5]
    if row:
        top = bottom = top + row - 1
    if column:
        left = right = left + column - 1
    return Area(sheet, top, left, bottom, right)


def _extent(which: Callable[[Area], int]) -> Callable[[list[Callable[[Context], Operand]]], Callable[[Context], Value]]:
    """ROWS, COLUMNS, ROW and COLUMN of a reference."""

    def build(args: list[Callable[[Context], Operand]]) -> Callable[[Context], Value]:
        def run(context: Context) -> Value:
            area = args[0](context)
            if type(area) is not Area:
                raise Unknown
            return float(which(area))

        return run

    return build


def _first_row(area: Area) -> int:
    """The row of a reference to one row."""
    if area.height > 1:
        raise Unknown
    return area.row


def _first_column(area: Area) -> int:
    """The column of a reference to one column."""
    if area.width > 1:
        raise Unknown
    return area.column


FORMS: Final = {
    "MATCH": Form(_match, "sos", 2, 3),
    "VLOOKUP": Form(_table_lookup(down=True), "soss", 3, 4),
    "HLOOKUP": Form(_table_lookup(down=False), "soss", 3, 4),
    "LOOKUP": Form(_lookup, "soo", 2, 3),
    "INDEX": Form(_index, "oss", 2, 3, gives="o"),
    "ROWS": Form(_extent(lambda area: area.height), "o", 1, 1),
    "COLUMNS": Form(_extent(lambda area: area.width), "o", 1, 1),
    "ROW": Form(_extent(_first_row), "o", 1, 1),
    "COLUMN": Form(_extent(_first_column), "o", 1, 1),
}
