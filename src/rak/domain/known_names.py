"""What to say to whoever asks for a kode or a name that is not there."""

from collections.abc import Iterable
from typing import Final

_MANY: Final = 12
"""More names than that are not read by anybody: the nearest are shown."""


def advise_known(given: str, known: Iterable[str], kind: str, separator: str = ", ") -> str:
    """The names that there are, or, of many, the nearest to the given one."""
    names = list(known)
    if len(names) <= _MANY:
        return f"{kind} yang ada: {separator.join(names)}." if names else f"Tidak ada {kind.lower()} di sini."
    near = nearest(given, names)
    if near:
        return f"{kind} yang paling mirip: {separator.join(near)}."
    return f"{kind} yang ada: {separator.join(names[:_MANY])}{separator}…"


def nearest(given: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that are most like the given one, the likest first; none where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415  # only when there is a fault to explain

    return get_close_matches(given, list(known), n=most)
