"""Whole numbers in words, as decrees write an amount again behind its figures: ``(delapan puluh delapan juta rupiah)``."""

import re
from typing import Final

_ONES: Final = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_SIZES: Final = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh"))
_OTHERS: Final = (
    ("milyar", "miliar"),
    ("milliar", "miliar"),
    ("trilyun", "triliun"),
    ("saturatus", "seratus"),
    ("saturibu", "seribu"),
)
_BEHIND = re.compile(r"(.*\S)\s*\(([^()\d]+)\)\s*")
WORDS: Final = "|".join((*_ONES, *(name for _, name in _SIZES), "se", "belas", "milyar", "trilyun"))
"""The words of numbers, of which several may be written together."""
_WORD = re.compile(rf"(?:{WORDS}|rupiah)+")


def in_words(number: int) -> str:
    """The number, zero or more, in words: 88.880.000 is ``delapan puluh delapan juta delapan ratus delapan puluh ribu``."""
    if number < len(_ONES):
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    size, name = next(one for one in _SIZES if number >= one[0])
    count, rest = divmod(number, size)
    start = f"se{name}" if count == 1 and name in {"ratus", "ribu"} else f"{in_words(count)} {name}"
    return f"{start} {in_words(rest)}" if rest else start


def split_words(text: str) -> tuple[str, str]:
    """Figures and the number words in brackets behind them, in one spelling; no words where there are none."""
    match = _BEHIND.fullmatch(text) if text.endswith(")") else None
    if match is None or _WORD.fullmatch(words := re.sub(r"[\s#=,.-]", "", match[2].casefold())) is None:
        return text, ""
    return match[1], as_key(words)


def as_key(words: str) -> str:
    """Number words in one spelling, to be compared."""
    key = words.replace(" ", "").replace("rupiah", "")
    for other, usual in _OTHERS:
        key = key.replace(other, usual)
    return key
