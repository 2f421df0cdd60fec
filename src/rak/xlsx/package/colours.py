"""Colours of texts and of what is behind them, as six hexadecimal digits; empty where they are not known."""

from typing import Final

PAPER: Final = "FFFFFF"
_ALIKE: Final = 24
"""Steps of 255 in red, green and blue within which nobody tells two colours apart."""


def is_alike(colour: str, ground: str) -> bool:
    """Whether a text of that colour is not seen on that ground; not where either is not known."""
    try:
        pairs = zip(bytes.fromhex(colour), bytes.fromhex(ground), strict=True)
        return bool(colour) and all(abs(one - other) <= _ALIKE for one, other in pairs)
    except ValueError:  # a theme or a pattern
        return False
