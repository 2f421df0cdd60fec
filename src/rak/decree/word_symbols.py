"""Characters that Word spells in other ways: symbols of a font, raised and lowered figures, addresses in fields."""

from __future__ import annotations

import re
from typing import Final

RAISED: Final = {
    "superscript": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "subscript": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}
"""A raised figure is no digit of the number before it: ``M²``, or the mark of a footnote."""
_MARKS: Final = {0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0xFB: "✗", 0xFD: "☒", 0x78: "☒"}
"""Ticks and boxes of Wingdings."""
_PICTURES: Final = ("wingdings", "webdings", "marlett")
_UNKNOWN: Final = "\ufffd"
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\[nt]\s+)*"([^"]+)"(?:[^"]*\\l\s+"([^"]+)")?', re.IGNORECASE)


def read_symbol(font: str, code: str) -> str:
    """The character of a ``w:sym``; one that is not known is shown as unknown, never left out."""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if font.casefold().startswith(_PICTURES):
        return _MARKS.get(low, _UNKNOWN)
    if 0x20 <= low < 0x7F and (low < 0x41 or font.casefold() != "symbol"):
        return chr(low)
    known = low == number and 0xA0 <= number <= 0xFFFD and not 0xD800 <= number <= 0xF8FF
    return chr(number) if known else _UNKNOWN


def field_address(instruction: str) -> str:
    """The address that a HYPERLINK field leads to; empty for other fields and places within the document."""
    match = _ADDRESS.match(instruction)
    return f"{match[1]}#{match[2]}" if match and match[2] else match[1] if match else ""
