"""What is wrong with a TOML file: every fault of one run, each with its place and its remedy."""

from collections.abc import Iterable
from typing import Final

import attrs

from rak.errors import RakError

_LONGEST: Final = 500
"""Signs of a place or a fault that are told."""


@attrs.frozen
class Kesalahan:
    """One fault. ``letak`` is the path of the key (``sasaran[0].indikator[2].pagu``), empty for the whole file."""

    berkas: str
    letak: str
    baris: int | None
    pesan: str
    saran: str = ""

    def __str__(self) -> str:
        line = f"baris {self.baris}" if self.baris else ""
        place = ", ".join(part for part in (self.berkas, line, _short(self.letak)) if part)
        return f"{place}: {_short(self.pesan)} {self.saran}".rstrip()


def _short(text: str) -> str:
    """Enough to know what is meant: a key or a value may be a megabyte long."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 100]} … {text[-100:]}"


class NaskahError(RakError):
    """A file that cannot be taken as a plan or a report, with all its faults in the order of the file."""

    def __init__(self, kesalahan: Iterable[Kesalahan]) -> None:
        self.kesalahan = tuple(kesalahan)
        super().__init__("\n".join(map(str, self.kesalahan)))
        self.args = (self.kesalahan,)
