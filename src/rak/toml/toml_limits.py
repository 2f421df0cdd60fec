"""What a TOML text may cost: refused by name before it is parsed, for a small text can take the memory of a large one.

Counted are spellings, wherever they stand, so that a remark full of them counts too; plans and reports of a thousand
budget lines stay far below.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from rak.toml.toml_lines import Jalur

MAX_BYTES: Final = 2 * 2**20
"""A plan of a thousand budget lines, or its report of a whole year, takes half of it."""
_MAX_STEPS: Final = 6
"""Keys in a row (``a.b.c``); the deepest of ours has four. Each takes a table of its own."""
_MAX_BITS: Final = 256
"""Longer whole numbers cannot even be printed; amounts end at 10^15."""
_KEY: Final = r"""(?:[\w-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
_STEP: Final = rf"[ \t]*+\.[ \t]*+{_KEY}"
_DIGITS: Final = re.compile(r"[0-9][0-9a-fA-F_xob.]{4300}")
"""A number that takes two hundred times its length to be read, only to be refused."""
_START: Final = r"(?:^|[{,])[ \t]*+"
_LONG_KEY: Final = re.compile(rf"(?:{_START}|^[ \t]*+\[\[?+[ \t]*+){_KEY}(?:{_STEP}){{{_MAX_STEPS}}}", re.MULTILINE)
_LIMITS: Final = (
    (re.compile(r"^[ \t]*+\[", re.MULTILINE), 10_000, "judul bagian"),
    (re.compile("="), 50_000, "kunci"),
    (re.compile(rf"{_START}{_KEY}(?:{_STEP})++[ \t]*+=", re.MULTILINE), 5_000, "kunci bertitik"),
    (re.compile(r"[\[{]"), 30_000, "kurung"),
    (re.compile(","), 100_000, "koma"),
    (re.compile("\n"), 100_000, "baris"),
    (re.compile(r"\\"), 20_000, "garis miring terbalik"),
)
"""How often something may stand in a text, and the word for it."""


def excess(text: str, times: int = 1) -> tuple[int | None, str, str] | None:
    """What is too much in a text: line and key where it is a single one, and what it is; None where it may be parsed.

    A text of an honest large plan may be so many ``times`` as large.
    """
    if len(text) > times * MAX_BYTES:
        return None, "", f"Naskah lebih besar dari {times * MAX_BYTES // 2**20} MB."
    for single, told in (
        (_LONG_KEY, f"Kunci ini lebih dari {_MAX_STEPS} tingkat."),
        (_DIGITS, "Bilangan ini terlalu panjang."),
    ):
        found = single.search(text)
        if found:
            return text.count("\n", 0, found.end()) + 1, _key_before(text, found.start()), told
    for pattern, most, word in _LIMITS:
        if sum(1 for _ in pattern.finditer(text)) > times * most:
            return None, "", f"Lebih dari {times * most} {word}."
    return None


def _key_before(text: str, at: int) -> str:
    """What stands on the line before the sign ``=``, as far as the place; empty for a heading or a key itself."""
    key, equals, _ = text[text.rfind("\n", 0, at) + 1 : at].partition("=")
    return key.strip() if equals else ""


def endless_number(tables: Mapping[str, Any]) -> Jalur | None:
    """The path of a whole number that is too long to be one of ours."""
    todo: list[tuple[Jalur, Any]] = [((), tables)]
    while todo:
        jalur, value = todo.pop()
        if isinstance(value, int):
            if value.bit_length() > _MAX_BITS:
                return jalur
        elif isinstance(value, dict | list):
            todo += [
                ((*jalur, key), inner)
                for key, inner in (value.items() if isinstance(value, dict) else enumerate(value))
                if isinstance(inner, int | dict | list)
            ]
    return None
