"""How values look in TOML text that people read and edit."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Final, TypeVar

from rak.domain.nilai import TIDAK_BERLAKU, Kosong, is_decimal, to_decimal_text
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import spell_number
from rak.domain.text_folding import fold
from rak.errors import DomainError

_T = TypeVar("_T")
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_MUST_ESCAPE = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]'
)
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_MAX_WHOLE: Final = 2**63 - 1
_COMMENT_WIDTH: Final = 90


def teks(text: str) -> str:
    """Text between quotation marks; controls and direction marks are spelt out so that they can be seen."""
    if re.search("[\ud800-\udfff]", text):
        raise DomainError("Ada tanda rusak (surrogate) di dalam teks.", "Ketik ulang teksnya.")
    return f'"{_MUST_ESCAPE.sub(_escape, text)}"'


def paragraf(text: str) -> str:
    """Text of several lines, a line each."""
    if "\n" not in text:
        return teks(text)
    lines = [teks(line)[1:-1] for line in text.split("\n")]
    return '"""\n' + "\n".join(lines) + '"""'


def kunci(*keys: str) -> str:
    """A key or a path of keys, quoted where needed."""
    return ".".join(key if _BARE.fullmatch(key) else teks(key) for key in keys)


def komentar(text: str) -> str:
    """A remark of one line, cut short."""
    shown = "".join(sign for sign in fold(text) if sign.isprintable())
    return f"# {shown if len(shown) <= _COMMENT_WIDTH else shown[:_COMMENT_WIDTH].rstrip() + '…'}"


def uang(amount: Uang) -> str:
    """An amount with its thousands apart (88_880_000), a dash, or nothing."""
    return _whole(amount.nilai) if isinstance(amount, Rupiah) else _empty(amount)


def bilangan(number: Fraction | Kosong) -> str:
    """An exact number: whole, decimal, or a ratio where it has no finite decimal spelling."""
    if isinstance(number, Kosong):
        return _empty(number)
    if number.denominator == 1:
        return _whole(number.numerator)
    if not is_decimal(number):
        return teks(f"{number.numerator}/{number.denominator}")
    spelt = to_decimal_text(number)
    whole, _, part = spelt.partition(".")
    return f"{spelt}0" if len(part) == 3 and len(whole.lstrip("-")) < 4 else spelt


def persen(number: Fraction | Kosong) -> str:
    """A number as a percentage ("70 %" is 7/10), where it has a finite decimal spelling."""
    if isinstance(number, Kosong) or not is_decimal(number):
        return bilangan(number)
    spelt = spell_number(abs(number) * 100)
    return teks(f"{'-' if number < 0 else ''}{spelt} %")


def daftar(items: Iterable[str]) -> str:
    """A list, on one line when it is short."""
    values = list(items)
    line = f"[{', '.join(values)}]"
    if len(line) <= _COMMENT_WIDTH:
        return line
    return "[\n" + "".join(f"    {value},\n" for value in values) + "]"


def empat(values: Iterable[_T], spell: Callable[[_T], str]) -> str:
    """Four texts, or the one that all four quarters have."""
    four = list(values)
    return spell(four[0]) if all(value == four[0] for value in four) else daftar(map(spell, four))


def sebaris(pairs: Iterable[tuple[str, str]]) -> str:
    """A table on one line."""
    inner = ", ".join(f"{kunci(key)} = {value}" for key, value in pairs)
    return f"{{ {inner} }}" if inner else "{}"


def _empty(value: Kosong) -> str:
    return '"-"' if value is TIDAK_BERLAKU else '""'


def _whole(number: int) -> str:
    """Whole numbers beyond what other TOML readers take are written as text."""
    return f"{number:_}" if abs(number) <= _MAX_WHOLE else f'"{number}"'


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _SHORT.get(sign, f"\\u{ord(sign):04X}")
