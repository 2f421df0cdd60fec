"""How text is compared and kept: white space folded, case ignored where names are compared."""

from __future__ import annotations

import re
from typing import Final

from rak.errors import DomainError

INVISIBLE: Final = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Characters that nobody sees: soft hyphens, zero-width marks, directional marks."""

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters other than tab and line ends."""


def drop_invisible(text: str) -> str:
    """The text as it is seen, without characters that have no width; figures and labels are read from this."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def fold(text: str) -> str:
    """The text on one line, each run of white space one blank, as ``uraian`` and ``rencana`` are kept."""
    if not isinstance(text, str):
        raise DomainError(f"{text!r} bukan teks.", "Tulis sebagai teks di antara tanda kutip.")
    return " ".join(text.split())


def fold_lines(text: str) -> str:
    """The text with its lines kept (KETERANGAN may have several), each folded, no empty line at either end."""
    return "\n".join(fold(line) for line in text.splitlines()).strip("\n")


def name_key(text: str) -> str:
    """The form under which two spellings of a name are the same: folded, without case."""
    return fold(text).casefold()


class FormattedAsText:
    """What fills a column of an f-string as its text does: ``f"{rupiah:>20}"``."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return format(str(self), form)
