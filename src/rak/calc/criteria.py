"""The criteria of COUNTIF, SUMIF and their kin: ">5", "<>", "TW*", 3."""

import itertools
import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from rak.calc.cell_error import ERRORS, CellError
from rak.calc.values import (
    Special,
    Unknown,
    Value,
    folded,
    number_in_text,
    number_order,
    same_text,
    text_order,
    to_number,
)


class Criterion:
    """A test of cells that are not blank, and its answer for blank ones."""

    __slots__ = ("blank", "test")

    def __init__(self, test: Callable[[Value], bool], *, blank: bool) -> None:
        self.test = test
        self.blank = blank


_ORDER: Final[dict[str, Callable[[int, int], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


@lru_cache(maxsize=512, typed=True)
def criterion(value: Value, decimal: str | None) -> Criterion:
    """The test that a criterion stands for; a reference to a blank cell stands for 0."""
    # In Excel a criterion that is an error finds cells of that error; it is rare, and left open.
    if isinstance(value, CellError | Special):
        raise Unknown
    if value is None:
        return _number_equal(0.0)
    if isinstance(value, bool):
        return Criterion(lambda v: v is value, blank=False)
    if not isinstance(value, str):
        return _number_equal(to_number(value))
    # Two characters before one: "<>" begins with "<".
    sign = next((each for each in ("<>", "<=", ">=", "<", ">", "=") if value.startswith(each)), None)
    rest = value[len(sign or "") :]
    if not rest:
        return _emptiness(sign)
    # Whether "TRUE" finds booleans, texts or both depends on the language of the machine.
    if rest.strip().upper() in ("TRUE", "FALSE", "BENAR", "SALAH") or rest.upper() in ERRORS:
        raise Unknown
    number = _number(rest, decimal)
    if number is not None:
        return _numeric(sign, number)
    return _textual(sign, rest)


def _number(text: str, decimal: str | None) -> float | None:
    """The number of a criterion's text; a decimal point needs a known locale."""
    if decimal == "." and re.fullmatch(r"[+-]?[0-9]{1,12}\.[0-9]{1,12}", text):
        return float(text)
    return number_in_text(text)


def _emptiness(sign: str | None) -> Criterion:
    """Criteria without an operand: "" is blank or empty text, "=" blank only, "<>" not blank."""
    if sign is None:
        return Criterion(lambda v: v == "" and not isinstance(v, CellError), blank=True)
    if sign == "=":
        return Criterion(lambda _: False, blank=True)
    if sign == "<>":
        return Criterion(lambda _: True, blank=False)
    raise Unknown


def _number_equal(number: float, *, spelled_too: bool = False) -> Criterion:
    """Equality with a number. A criterion given as text also finds texts that spell the number."""

    def test(value: Value) -> bool:
        if isinstance(value, str):
            if isinstance(value, CellError):
                return False
            spelled = number_in_text(value)
            if spelled is None or number_order(spelled, number) != 0:
                return False
            if spelled_too:
                return True
            raise Unknown
        return not isinstance(value, bool) and number_order(to_number(value), number) == 0

    return Criterion(test, blank=False)


def _numeric(sign: str | None, number: float) -> Criterion:
    """A comparison with a number; texts that spell numbers are not decided."""
    if sign in (None, "="):
        return _number_equal(number, spelled_too=True)
    different = sign == "<>"
    holds = operator.ne if different else _ORDER[sign or "<"]

    def test(value: Value) -> bool:
        if isinstance(value, str):
            if different and isinstance(value, CellError):
                raise Unknown
            if not isinstance(value, CellError) and number_in_text(value) is not None:
                raise Unknown
            return different
        if isinstance(value, bool):
            return different
        return holds(number_order(to_number(value), number), 0)

    return Criterion(test, blank=different)


def _textual(sign: str | None, text: str) -> Criterion:
    """A comparison with a text; equality knows wildcards."""
    if sign in _ORDER:
        holds = _ORDER[sign or "<"]

        def ordered(value: Value) -> bool:
            if not isinstance(value, str) or isinstance(value, CellError):
                return False
            if not value:
                raise Unknown
            return holds(text_order(value, text), 0)

        # Nothing tells whether a star in "<T*" stands for any text or for itself.
        if any(c in text for c in "*?~"):
            raise Unknown
        return Criterion(ordered, blank=False)
    matches = text_matcher(text)
    if sign != "<>":
        return Criterion(lambda v: type(v) is str and matches(v), blank=False)

    def differs(value: Value) -> bool:
        if isinstance(value, CellError):
            raise Unknown
        return not (isinstance(value, str) and matches(value))

    return Criterion(differs, blank=True)


@lru_cache(maxsize=512)
def text_matcher(text: str) -> Callable[[str], bool]:
    """A test of whole texts, blind to case: `?` one character, `*` any run, `~` takes the next as it is."""
    # Most criteria have no wildcards, and a comparison is quicker than a pattern.
    if not any(c in text for c in "*?~"):
        return lambda value: same_text(value, text)
    pattern, loose = _wildcards(text), _wildcards(folded(text))

    def test(value: str) -> bool:
        if pattern.fullmatch(value):
            return True
        # `re.IGNORECASE` folds letters in ways of its own outside of ASCII.
        if not (text.isascii() and value.isascii()) and loose.fullmatch(folded(value)):
            raise Unknown
        return False

    return test


def _wildcards(text: str) -> re.Pattern[str]:
    """The regular expression of a text with wildcards."""
    parts = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter == "~" and text[at + 1 : at + 2] in ("*", "?", "~"):
            at += 1
            parts.append(re.escape(text[at]))
        elif letter == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        else:
            parts.append("." if letter == "?" else re.escape(letter))
        at += 1
    # Time grows with each run of wildcards; nobody writes nine in one criterion.
    if parts.count(".*") > 8:
        raise Unknown
    return re.compile(_steady(parts), re.IGNORECASE | re.DOTALL)


def _steady(parts: list[str]) -> str:
    """Join the parts so that what stands between two runs is sought once: its first place serves if any does."""
    runs = [at for at, part in enumerate(parts) if part == ".*"]
    if len(runs) < 2:
        return "".join(parts)
    inner = ["".join(parts[one + 1 : other]) for one, other in itertools.pairwise(runs)]
    return "".join([*parts[: runs[0]], *[f"(?>.*?{piece})" for piece in inner], *parts[runs[-1] :]])
