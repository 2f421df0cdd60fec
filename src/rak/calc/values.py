"""What a cell can hold, and how Excel turns one kind into another.

A number is a double; text, boolean, error and blank (None) are kinds of their own. A conversion whose result
depends on the language of the machine ("1.500" + 1) raises `Unknown`: it is better to have no value than a
wrong one.
"""

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import Final, TypeAlias

from rak.calc.cell_error import NUM, VALUE, CellError
from rak.calc.excel_limits import MAX_TEXT


# An enum has one object per answer, which `is` finds even after pickling.
class Special(Enum):
    """Answers that no cell can hold."""

    UNKNOWN = "UNKNOWN"
    OMITTED = "OMITTED"

    def __repr__(self) -> str:
        return self.value


UNKNOWN: Final = Special.UNKNOWN
# Not None: some functions take a blank cell for 0 and refuse an argument left empty, so the two are told apart.
OMITTED: Final = Special.OMITTED  # an argument left empty: IF(a,,b)

Value: TypeAlias = str | int | float | bool | CellError | Special | None

# Two doubles closer than this share their 15 digits or nearly so. Excel sometimes treats them as equal and
# sometimes does not, depending on where in the formula they stand.
NEAR: Final = 1e-13
# Doubles hold integers up to 9e15; below 1e14 a few sums and products stay exact, in whatever order they are taken.
_EXACT_LIMIT: Final = 1e14
# At the rim of the double range Excel overflows, and flushes to zero, at limits of its own.
_HUGE: Final = 1e300
_TINY: Final = 1e-300


class Unsupported(ValueError):  # noqa: N818  # the public name says what it is
    """The formula has a part that is not understood; nothing is said of its value."""


class Unknown(Exception):  # noqa: N818  # it is an answer, not a fault
    """The value cannot be told for certain."""


class ErrorValue(Exception):  # noqa: N818  # carries a worksheet error to whoever catches it
    """A worksheet error on its way to the function that handles it or to the cell."""

    def __init__(self, code: CellError) -> None:
        super().__init__(code)
        self.code = code


def checked(number: float) -> float:
    """The result of an operation: overflow is #NUM!, and the rim of the double range is not trusted."""
    if -_HUGE < number < _HUGE and (number == 0.0 or not -_TINY < number < _TINY):
        return number
    # Infinity and NaN are the only numbers for which this holds; it is quicker than two calls of `math`.
    if number - number != 0.0:
        raise ErrorValue(NUM)
    raise Unknown


def exact_integer(number: float) -> bool:
    """Whether the number is an integer that any order of operations yields exactly."""
    return -_EXACT_LIMIT < number < _EXACT_LIMIT and number.is_integer()


# Words that Excel may accept inside a date, a time or an amount, by their first three letters.
_WORDS = (
    "jan feb peb mar apr may mei jun jul aug agu agt ags sep oct okt nov nop dec des "
    "sun mon tue wed thu fri sat min sen sel rab kam jum sab ahd "
    "am pm a p e d h m s t z y r rp idr usd eur gbp jpy cny sgd myr aud chf"
)
_NUMBER_WORDS: Final = frozenset(_WORDS.split())


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A whole number, a percentage and words, as patterns that few workbooks need."""
    return re.compile(r"[ ]*[+-]?[0-9]{1,15}[ ]*"), re.compile(r"[+-]?[0-9]{1,13}%"), re.compile(r"[^\W\d_]+")


def has_digit(text: str) -> bool:
    """Whether the text has a decimal digit of any script."""
    return any(map(str.isdecimal, text))


def number_in_text(text: str) -> float | None:
    """The number that Excel reads in a text, None if surely none; Unknown if the locale decides."""
    if not has_digit(text):
        return None
    # Excel reads "5", " 5 " and "5%" in every language; "1.5", "1,000" and "3 Jan" in some. A word that is no month, unit or
    # currency in any of them makes the text no number in all of them.
    plain, percent, letters = _patterns()
    if plain.fullmatch(text):
        return float(text)
    if percent.fullmatch(text):
        return float(text[:-1]) / 100
    if any(word.lower()[:3] not in _NUMBER_WORDS for word in letters.findall(text) if word.isascii()):
        return None
    raise Unknown


def to_number(value: Value) -> float:
    """The value as a number in arithmetic: blank 0, TRUE 1, "5" 5, other text #VALUE!."""
    kind = type(value)
    if kind is float:
        return value  # type: ignore[return-value]
    if kind is int:
        try:
            return float(value)  # type: ignore[arg-type]
        except OverflowError:
            raise Unknown from None
    if value is None or value is OMITTED:
        return 0.0
    if kind is bool:
        return 1.0 if value else 0.0
    if isinstance(value, CellError):
        raise ErrorValue(value)
    if not isinstance(value, str):
        raise Unknown
    number = number_in_text(value)
    if number is None:
        raise ErrorValue(VALUE)
    return number


def to_text(value: Value, decimal: str | None = None) -> str:
    """The value as text, as `&` joins it; a fraction needs to know the decimal mark of the machine."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[return-value]
    if value is None:
        return ""
    if kind is bool:
        return "TRUE" if value else "FALSE"
    if isinstance(value, CellError):
        raise ErrorValue(value)
    if not isinstance(value, int | float):
        raise Unknown
    return number_text(to_number(value), decimal)


def number_text(number: float, decimal: str | None) -> str:
    """A number in the General format with 15 significant digits; scientific notation is left alone."""
    if exact_integer(number):
        return str(int(number))
    if not 1e-4 <= abs(number) < _EXACT_LIMIT:
        raise Unknown
    text = f"{number:.15g}"
    if "." not in text:
        return text
    if decimal is None:
        raise Unknown
    return text.replace(".", decimal)


def to_bool(value: Value) -> bool:
    """The value as a condition: 0 and blank are false; text is #VALUE! unless it may be a boolean's name."""
    kind = type(value)
    if kind is bool:
        return value  # type: ignore[return-value]
    if kind is float or kind is int:
        return value != 0
    if value is None or value is OMITTED:
        return False
    if isinstance(value, CellError):
        raise ErrorValue(value)
    if not isinstance(value, str):
        raise Unknown
    # "TRUE" as a text is a condition in an English Excel and "BENAR" in an Indonesian one.
    if value.strip().upper() in ("TRUE", "FALSE", "BENAR", "SALAH") or has_digit(value):
        raise Unknown
    raise ErrorValue(VALUE)


def same_text(left: str, right: str) -> bool:
    """Equality of text, blind to case. Letters that only Unicode folding makes equal are not decided."""
    if left == right:
        return True
    low, high = left.lower(), right.lower()
    if low == high:
        return True
    if low.isascii() and high.isascii():
        return False
    # Excel compares by the collation of the machine: whether "é" equals "e" followed by an accent depends on it.
    if folded(left) == folded(right):
        raise Unknown
    return False


def folded(text: str) -> str:
    """The text without everything that some collations pass over."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf", "Cc"))


def text_order(left: str, right: str) -> int:
    """-1, 0 or 1; only letters, digits and blanks have an order that every locale shares."""
    if same_text(left, right):
        return 0
    if not (left and right):
        return 1 if left else -1
    if left.isascii() and right.isascii():
        low, high = left.lower(), right.lower()
        # Hyphens and apostrophes are passed over by some collations, so only letters and digits are compared.
        if low.replace(" ", "").isalnum() and high.replace(" ", "").isalnum():
            return -1 if low < high else 1
    raise Unknown


def number_order(left: float, right: float) -> int:
    """-1, 0 or 1; numbers that differ only beyond their 15 digits are not decided."""
    if left == right:
        return 0
    gap = left - right
    if abs(gap) <= NEAR * max(abs(left), abs(right)) and not (exact_integer(left) and exact_integer(right)):
        raise Unknown
    return 1 if gap > 0 else -1


def rank(value: Value) -> int:
    """The place of a kind in Excel's order: numbers before text before booleans; -1 for a blank."""
    kind = type(value)
    if kind is float or kind is int:
        return 0
    if kind is str:
        return 1
    if kind is bool:
        return 2
    if value is None:
        return -1
    if isinstance(value, CellError):
        raise ErrorValue(value)
    raise Unknown


# A blank cell equals 0, "" and FALSE alike.
_BLANK_AS: Final[dict[int, Value]] = {-1: 0.0, 0: 0.0, 1: "", 2: False}


def compare(left: Value, right: Value) -> int:
    """-1, 0 or 1 as `<`, `=` and `>` see two values; a blank takes the kind of its partner."""
    a, b = rank(left), rank(right)
    if a < 0:
        left, a = _BLANK_AS[b], max(b, 0)
    if b < 0:
        right, b = _BLANK_AS[a], a
    if a != b:
        return -1 if a < b else 1
    if a == 1:
        return text_order(str(left), str(right))
    return number_order(to_number(left), to_number(right))


def equal(left: Value, right: Value) -> bool:
    """Equality as `=` sees it; unlike the order it is decided for any two texts."""
    if type(left) is str and type(right) is str:
        return same_text(left, right)
    a, b = rank(left), rank(right)
    if a != b and a >= 0 and b >= 0:
        return False
    # One side is a text and the other, if not blank, was told apart above: a blank equals only the empty text.
    if a == 1 or b == 1:
        return not left and not right
    return compare(left, right) == 0


def final(value: Value) -> Value:
    """The value as a cell stores it: blank becomes 0, an integral number an int, and -0 is 0."""
    if value is None or value is OMITTED:
        return 0
    if type(value) is float:
        if value - value != 0.0:
            return UNKNOWN
        # A cell shows 15 digits: up to there an int says the same, and callers need no float for a count.
        if value.is_integer() and abs(value) < 1e15:
            return int(value)
        return value if value == 0.0 or abs(value) > _TINY else UNKNOWN
    if type(value) is str and len(value) > MAX_TEXT:
        return VALUE
    return value
