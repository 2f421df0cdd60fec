"""How functions are declared: what they take, how often, and how they are called."""

from collections.abc import Callable
from typing import Any

from rak.calc.context import Context, Operand
from rak.calc.values import Value


class Scalar:
    """A function of single values: `fn(*values)`; inside SUMPRODUCT it is applied cell by cell."""

    __slots__ = ("fn", "least", "lifts", "most", "sees_errors", "wants_context")

    def __init__(
        self,
        fn: Callable[..., Value],
        least: int,
        most: int,
        *,
        lifts: bool = True,
        sees_errors: bool = False,
        wants_context: bool = False,
    ) -> None:
        self.fn = fn
        self.least = least
        self.most = most
        self.lifts = lifts
        """Excel applies it to every cell of a range in an array context."""
        self.sees_errors = sees_errors
        """Errors are handed to it as values."""
        self.wants_context = wants_context
        """The context is its first argument."""


class Aggregate:
    """A function of ranges: `fn(context, operands)`; errors are handed to it as values."""

    __slots__ = ("fn", "least", "most")

    def __init__(self, fn: Callable[[Context, list[Operand]], Value], least: int, most: int) -> None:
        self.fn = fn
        self.least = least
        self.most = most


# A pattern of letters, not a list of kinds, so that the declaration of a function fits one line.
class Form:
    """A function that decides itself what it evaluates: `build(closures)` makes the closure.

    The pattern has one letter for each argument and after `|` those that repeat: `s` value, `o` operand (range or
    value), `a` array, `b` branch: value or operand as the surroundings want it.
    """

    __slots__ = ("build", "gives", "least", "most", "pattern")

    def __init__(
        self,
        build: Callable[[list[Any]], Callable[[Context], Any]],
        pattern: str,
        least: int,
        most: int,
        gives: str = "s",
    ) -> None:
        self.build = build
        self.pattern = pattern
        self.least = least
        self.most = most
        self.gives = gives
        """`s`: a value; `n`: a value which as an operand is only certain where it is a number; `o`: an operand in any
        case; `b`: what its branches give; `x`: nothing certain as an operand."""

    def modes(self, count: int) -> str:
        """One letter for each of `count` arguments."""
        first, _, rest = self.pattern.partition("|")
        return (first + rest * count)[:count]
