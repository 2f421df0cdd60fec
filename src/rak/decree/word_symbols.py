"""Characters that Word spells in other ways: symbols of a font, raised and lowered figures, addresses in fields."""

import re
from collections.abc import Mapping
from typing import Final

RAISED: Final = {
    "superscript": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "subscript": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}
"""A raised figure is no digit of the number before it: ``M²``, or the mark of a footnote."""
_MARKS: Final = {0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0xFB: "✗", 0xFD: "☒", 0x78: "☒"}
"""Ticks and boxes of Wingdings."""
_SYMBOLS: Final = dict(zip(bytes.fromhex("2da2a3a5b0b1b2b3b4b7b8b9bbd0d6e5"), "−′≤∞°±″≥×•÷≠≈∠√∑", strict=True))
"""Signs of the font Symbol that stand in figures and formulas."""
_PICTURES: Final = ("wingdings", "webdings", "marlett")
_UNKNOWN: Final = "\ufffd"
_RAISED_BY: Final = 4
"""Half-points by which a raised or lowered text is no longer set straight in its line: half of what Word offers."""
_SHOWN_FIELD = re.compile(
    r"\s*(SYMBOL|EQ|LISTNUM|AUTONUM\w*|MACROBUTTON|GOTOBUTTON)\b\s*(\S*)(.*)", re.IGNORECASE | re.DOTALL
)
"""Fields that Word shows without a stored result; all others without one show nothing."""
_FONT = re.compile(r'\\f\s*"?([^"\\]+)', re.IGNORECASE)
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\[nt]\s+)*"([^"]+)"(?:[^"]*\\l\s+"([^"]+)")?', re.IGNORECASE)


def read_symbol(font: str, code: str) -> str:
    """The character of a ``w:sym``; one that is not known is shown as unknown, never left out."""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN
    low = number % 0x100 if number // 0x100 == 0xF0 else number
    if font.casefold().startswith(_PICTURES):
        return _MARKS.get(low, _UNKNOWN)
    if font.casefold() == "symbol" and low in _SYMBOLS:
        return _SYMBOLS[low]
    if 0x20 <= low < 0x7F and (low < 0x41 or font.casefold() != "symbol"):
        return chr(low)
    known = low == number and 0xA0 <= number <= 0xFFFD and not 0xD800 <= number <= 0xF8FF
    return chr(number) if known else _UNKNOWN


def field_address(instruction: str) -> str:
    """The address that a HYPERLINK field leads to; empty for other fields and places within the document."""
    match = _ADDRESS.match(instruction)
    return f"{match[1]}#{match[2]}" if match and match[2] else match[1] if match else ""


def shown_field(instruction: str) -> str | None:
    """What Word shows of a field without a stored result: nothing, a sign, or (None) what only Word can make."""
    match = _SHOWN_FIELD.match(instruction)
    if match is None:
        return ""
    code, font = match[2], _FONT.search(match[3])
    if match[1].upper() != "SYMBOL":
        return None
    base = 16 if code.casefold().startswith("0x") else 10
    try:
        number = f"{int(code, base):x}"
    except ValueError:
        return None
    return read_symbol(font[1].strip() if font else "", number)


def style_of_position(values: Mapping[str, str]) -> str:
    """Whether a text that is moved up or down stands as a raised or lowered one."""
    try:
        moved = float(values.get("val", "0").removesuffix("pt"))
    except ValueError:
        return ""
    return "superscript" if moved >= _RAISED_BY else "subscript" if moved <= -_RAISED_BY else ""
