"""How functions are declared: what they take, how often, and how they are called."""

from collections.abc import Callable
from typing import Any, NamedTuple

from rak.calc.context import Context, Operand
from rak.calc.values import Value


class Scalar(NamedTuple):
    """A function of single values: `fn(*values)`; inside SUMPRODUCT it is applied cell by cell."""

    fn: Callable[..., Value]
    least: int
    most: int
    lifts: bool = True
    """Excel applies it to every cell of a range in an array context."""
    sees_errors: bool = False
    """Errors are handed to it as values."""
    wants_context: bool = False
    """The context is its first argument."""


class Aggregate(NamedTuple):
    """A function of ranges: `fn(context, operands)`; errors are handed to it as values."""

    fn: Callable[[Context, list[Operand]], Value]
    least: int
    most: int


# A pattern of letters, not a list of kinds, so that the declaration of a function fits one line.
class Form(NamedTuple):
    """A function that decides itself what it evaluates: `build(closures)` makes the closure.

    The pattern has one letter for each argument and after `|` those that repeat: `s` value, `o` operand (range or
    value), `a` array, `b` branch: value or operand as the surroundings want it.
    """

    build: Callable[[list[Any]], Callable[[Context], Any]]
    pattern: str
    least: int
    most: int
    gives: str = "s"
    """`s`: a value; `n`: a value which as an operand is only certain where it is a number; `o`: an operand in any
    case; `b`: what its branches give; `x`: nothing certain as an operand."""

    def modes(self, count: int) -> str:
        """One letter for each of `count` arguments."""
        first, _, rest = self.pattern.partition("|")
        return (first + rest * count)[:count]
