"""Functions of text, and those that make text."""

from typing import Final

from rak.calc.area import Area
from rak.calc.cell_error import VALUE, CellError
from rak.calc.context import Context, Operand, grid_of
from rak.calc.excel_limits import MAX_TEXT
from rak.calc.rounding import round_down, round_half_away, whole_count
from rak.calc.spec import Aggregate, Scalar
from rak.calc.values import (
    OMITTED,
    ErrorValue,
    Unknown,
    Value,
    exact_integer,
    number_in_text,
    to_bool,
    to_number,
    to_text,
)


def _units(value: Value) -> str:
    """Text whose characters Excel counts as Python does: none outside the basic plane."""
    text = to_text(value)
    # Excel counts units of UTF-16, in which an emoji has two.
    if not text.isascii() and max(text) > "\uffff":
        raise Unknown
    return text


def _place(value: Value) -> int:
    """A place that starts at 1."""
    place = whole_count(value)
    if place < 1:
        raise ErrorValue(VALUE)
    return place


def _left(text: Value, count: Value = 1.0) -> str:
    """LEFT: the first characters, the whole text where it has no more."""
    return _units(text)[: whole_count(count)]


def _right(text: Value, count: Value = 1.0) -> str:
    """RIGHT: the last characters, the whole text where it has no more."""
    whole = _units(text)
    return whole[max(0, len(whole) - whole_count(count)) :]


def _mid(text: Value, start: Value, count: Value) -> str:
    """MID: characters from a place on, which counts from 1; behind the end there are none."""
    at = _place(start) - 1
    return _units(text)[at : at + whole_count(count)]


def _trim(text: Value) -> str:
    """TRIM: blanks at the ends go, blanks inside become one; other white space stays."""
    return " ".join(part for part in to_text(text).split(" ") if part)


def _cased(text: Value, *, up: bool) -> str:
    """UPPER and LOWER; letters whose case is a matter of language are left undecided."""
    whole = to_text(text)
    if not whole.isascii() and any(c in "µßÿıİ" or c > "\u024f" for c in whole if c.lower() != c.upper()):
        raise Unknown
    return whole.upper() if up else whole.lower()


def _find(needle: Value, text: Value, start: Value = 1.0) -> float:
    """FIND: by exact case."""
    sought, whole, at = _units(needle), _units(text), _place(start) - 1
    return _found(sought, whole, at)


def _search(needle: Value, text: Value, start: Value = 1.0) -> float:
    """SEARCH: blind to case; wildcards are not decided."""
    sought, whole, at = _units(needle), _units(text), _place(start) - 1
    # Wildcards and letters outside of ASCII are matched differently by the programs.
    if any(c in sought for c in "?*~") or not (sought + whole).isascii():
        raise Unknown
    return _found(sought.lower(), whole.lower(), at)


def _found(sought: str, whole: str, at: int) -> float:
    """The place of one text in another, from 1; #VALUE! if it is not there."""
    if at > len(whole) or (not sought and at >= len(whole)):
        raise ErrorValue(VALUE) if at > len(whole) else Unknown
    place = whole.find(sought, at)
    if place < 0:
        raise ErrorValue(VALUE)
    return float(place + 1)


def _substitute(text: Value, old: Value, new: Value, which: Value = None) -> str:
    """SUBSTITUTE: all, or the n-th."""
    whole, sought, put = to_text(text), to_text(old), to_text(new)
    if not sought:
        return whole
    if which is None:
        # Counted before it is made: the text would be too long for a cell, and perhaps for the memory.
        if len(whole) + whole.count(sought) * (len(put) - len(sought)) > MAX_TEXT:
            raise Unknown
        return whole.replace(sought, put)
    parts = whole.split(sought)
    n = _place(which)
    if n >= len(parts):
        return whole
    return sought.join(parts[:n]) + put + sought.join(parts[n:])


def _rept(text: Value, count: Value) -> str:
    """REPT: too long for a cell it is #VALUE!."""
    whole, n = to_text(text), whole_count(count)
    if len(whole) * n > MAX_TEXT:
        raise ErrorValue(VALUE)
    return whole * n


def _value(text: Value) -> float:
    """VALUE: the number that a text spells; a boolean or another text is #VALUE!."""
    if isinstance(text, bool):
        raise ErrorValue(VALUE)
    if not isinstance(text, str):
        return to_number(text)
    number = number_in_text(text)
    if number is None:
        raise ErrorValue(VALUE)
    return number


def _char(code: Value) -> str:
    """CHAR of the codes that every code page shares."""
    number = round_down(to_number(code), 0)
    if number < 1 or number > 255:
        raise ErrorValue(VALUE)
    # Beyond it the character depends on the code page of the machine.
    if number > 126:
        raise Unknown
    return chr(int(number))


def _code(text: Value) -> float:
    """CODE of an ASCII character."""
    whole = to_text(text)
    if not whole:
        raise ErrorValue(VALUE)
    if not whole[0].isascii():
        raise Unknown
    return float(ord(whole[0]))


def _text(context: Context, value: Value, form: Value) -> str:
    """TEXT with a number format that has neither dates nor conditions."""
    pattern = to_text(form)
    if isinstance(value, bool) or value is OMITTED:
        raise Unknown
    if isinstance(value, str):
        # TEXT("5","0.00") converts the text first, if it is a number in the language of the machine.
        if number_in_text(value) is not None or pattern not in _FORMATS:
            raise Unknown
        return value
    number = to_number(value)
    decimals, percent, grouped = _FORMATS.get(pattern, (None, False, False))
    if decimals is None or ((decimals or grouped) and context.decimal != "."):
        raise Unknown
    rounded = round_half_away(number, decimals + 2 * percent)
    if abs(rounded) >= 1e13 or (rounded == 0 and number < 0):
        raise Unknown
    rounded += 0.0  # no sign before a zero
    shown = f"{rounded * 100 if percent else rounded:{',' if grouped else ''}.{decimals}f}"
    return shown + "%" * percent


_FORMATS: Final[dict[str, tuple[int | None, bool, bool]]] = {
    "0": (0, False, False),
    "0%": (0, True, False),
    "0.0": (1, False, False),
    "0.00": (2, False, False),
    "0.0%": (1, True, False),
    "0.00%": (2, True, False),
    "#,##0": (0, False, True),
    "#,##0.00": (2, False, True),
}


def _concatenate(context: Context, *parts: Value) -> str:
    """CONCATENATE: single values joined as `&` joins them."""
    return _limited(["" if p is OMITTED else to_text(p, context.decimal) for p in parts])


def _limited(parts: list[str], mark: str = "") -> str:
    """The parts as a text that fits into a cell."""
    if sum(map(len, parts)) + len(mark) * (len(parts) - 1) > MAX_TEXT:
        raise ErrorValue(VALUE)
    return mark.join(parts)


def _texts(context: Context, operands: list[Operand]) -> list[str]:
    """All values of the operands as text, blanks as empty text."""
    found: list[str] = []
    for operand in operands:
        if type(operand) is Area and operand.width > 1 and operand.height > 1 and operand.size > 512:
            raise Unknown
        found.extend(to_text(v, context.decimal) for row in grid_of(context, operand) for v in row)
    return found


def _textjoin(context: Context, operands: list[Operand]) -> str:
    """TEXTJOIN with one delimiter."""
    mark, skip, *rest = operands
    marks = _texts(context, [mark])
    (flag,) = (v for row in grid_of(context, skip) for v in row) if type(skip) is not Area else (None,)
    if len(marks) != 1 or flag is None or isinstance(flag, CellError):
        raise Unknown
    parts = _texts(context, rest)
    return _limited([p for p in parts if p] if to_bool(flag) else parts, marks[0])


def _length(text: Value) -> float:
    """LEN: a fraction has as many characters in any locale."""
    if isinstance(text, float) and not exact_integer(text):
        return float(len(to_text(text, ".")))
    return float(len(_units(text)))


SCALARS: Final = {
    "LEN": Scalar(_length, 1, 1),
    "LEFT": Scalar(_left, 1, 2),
    "RIGHT": Scalar(_right, 1, 2),
    "MID": Scalar(_mid, 3, 3),
    "TRIM": Scalar(_trim, 1, 1),
    "UPPER": Scalar(lambda t: _cased(t, up=True), 1, 1),
    "LOWER": Scalar(lambda t: _cased(t, up=False), 1, 1),
    "FIND": Scalar(_find, 2, 3),
    "SEARCH": Scalar(_search, 2, 3),
    "SUBSTITUTE": Scalar(_substitute, 3, 4),
    "REPT": Scalar(_rept, 2, 2),
    "EXACT": Scalar(lambda a, b: to_text(a) == to_text(b), 2, 2),
    "VALUE": Scalar(_value, 1, 1),
    "CHAR": Scalar(_char, 1, 1),
    "CODE": Scalar(_code, 1, 1),
    "TEXT": Scalar(_text, 2, 2, wants_context=True),
    "CONCATENATE": Scalar(_concatenate, 1, 255, wants_context=True),
}
AGGREGATES: Final = {
    "CONCAT": Aggregate(lambda c, o: _limited(_texts(c, o)), 1, 255),
    "TEXTJOIN": Aggregate(_textjoin, 3, 255),
}
