"""Regular expressions for what is rarely met: compiled when they are first used, not when rak starts."""

from __future__ import annotations

import re
from typing import Any, cast


def pola(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be used through its methods; a faulty one raises re.error at its first use."""
    return cast("re.Pattern[str]", _Pola(text, flags))


class _Pola:
    """Stands for a compiled pattern; a method that was asked for once is found at once from then on.

    Two threads that ask at the same time compile the same pattern, and either may keep its own.
    """

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._made_of), name)
        setattr(self, name, value)
        return value

    def __repr__(self) -> str:
        return f"pola({self._made_of[0]!r}, {self._made_of[1]})"
