"""Names of the variables of a RUMUS PERHITUNGAN: how they are spelt, and when two spellings are one name."""

import functools
import re

from rak.domain.text_folding import fold, name_key

_BRACKET = re.compile(r"([()])")
_GLUED = re.compile(r"(?:(?<=\s)|^)([x×*/:])(?=\d)|(?<=\w)([×*÷])(?=\w)", re.IGNORECASE)
_TIMES = re.compile(r"\bkali(?=\s+100\b)", re.IGNORECASE)
_BEFORE_CLOSING = re.compile(r"\s+\)")
_AFTER_OPENING = re.compile(r"\(\s+")


def split_words(sentence: str) -> list[str]:
    """Words, with brackets and an operator glued to a number (``x100%``) or a name (``B*100%``) apart."""
    spaced = _BRACKET.sub(r" \1 ", fold(sentence).removeprefix("="))
    return _TIMES.sub("dikali", _GLUED.sub(r" \1\2 ", spaced)).split()


def join_words(words: list[str]) -> str:
    """The words as a name is spelt, blanks outside brackets only."""
    return _BEFORE_CLOSING.sub(")", _AFTER_OPENING.sub("(", " ".join(words)))


def spell_name(name: str) -> str:
    """The name with its white space and brackets as a sentence spells them."""
    return join_words(split_words(name))


@functools.lru_cache(maxsize=1024)  # asked for the same few names for every cell of a report
def variable_key(name: str) -> str:
    """The form under which two spellings of a variable's name are the same."""
    return name_key(spell_name(name))
