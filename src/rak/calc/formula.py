"""One formula: its text and what it reads."""

from functools import lru_cache

from rak.calc.area import Area, Reference
from rak.calc.context import Context, Operand
from rak.calc.excel_limits import MAX_COLUMN, MAX_ROW
from rak.calc.parser import Binary, Call, Cells, Unary
from rak.calc.shape import Reading, read


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
        # A name is followed while the formula that uses it runs: its slots are put back for the rest of that formula.
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
    # A dictionary keeps the order of the text and each reference once.
    areas = dict.fromkeys(expr.areas)
    if expr.shape.scan.reshapes:
        areas.update(dict.fromkeys(_reshaped(expr)))
    return tuple((area.sheet or sheet, *area[1:5]) for area in areas)


def _reshaped(expr: Expr) -> list[Area]:
    """The ranges that SUMIF, AVERAGEIF and LOOKUP read beyond the one that is written."""
    found: list[Area] = []
    # By a stack of its own: a tree may be as deep as a chain of operators is long.
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
    # LOOKUP takes its results along a line that may run down or across, so both ways are counted in.
    rows, columns = (shape.height, shape.width) if call.name != "LOOKUP" else (shape.size, shape.size)
    last_row = max(area.last_row, min(area.row + rows - 1, MAX_ROW))
    last_column = max(area.last_column, min(area.column + columns - 1, MAX_COLUMN))
    return [Area(area.sheet, area.row, area.column, last_row, last_column)]
