"""How text is compared and kept: white space folded, case ignored where names are compared."""

import enum
from typing import Final

from rak.errors import DomainError

_UNSEEN: Final = (
    0x00AD,
    0x061C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
)
INVISIBLE: Final = dict.fromkeys(_UNSEEN)
"""Characters that nobody sees, for ``str.translate``: soft hyphens, zero-width marks, directional marks."""
REVERSED: Final = "\u202e"
"""What follows is shown from right to left, figures too."""
CONTROL: Final = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A, 0x0D, 0x85})
"""Control characters other than tab and line ends."""


def drop_invisible(text: str) -> str:
    """The text as it is seen, without characters that have no width; figures and labels are read from this.

    One that is shown from right to left stays as it is: it is no figure, for 12 is seen as 21.
    """
    return text if text.isascii() or REVERSED in text else text.translate(INVISIBLE)


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


class Kata(enum.Enum):
    """A choice that is spelt as its value. A member is equal to itself alone; the hash of Enum is slow Python."""

    __hash__ = object.__hash__

    def __str__(self) -> str:
        return str(self.value)
