"""Findings (*temuan*): what is wrong or doubtful, where, and what to do about it."""

from __future__ import annotations

import enum
import re
from typing import Final

import attrs

from rak.domain.letak import Letak

_SHOWN: Final = 8
_LONG_LIST: Final = re.compile(r"(?:[^,;()]{1,60}, ){12,}[^,;()]{1,60}?(?=[;().]|$)")
"""More than twelve items in a row, as a list of kode, rows or cells has them."""


class Tingkat(enum.Enum):
    """How bad a finding is: *galat* must be mended, *peringatan* looked at, *info* known."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    INFO = "info"

    def __str__(self) -> str:
        return self.value


@attrs.frozen
class Temuan:
    """One finding. ``lembar`` and ``sel`` are filled in by whoever read a workbook; ``nilai`` is the value as seen."""

    kode: str
    tingkat: Tingkat
    pesan: str
    saran: str
    letak: Letak = attrs.field(factory=Letak)
    nilai: str = ""
    lembar: str | None = None
    sel: str | None = None

    def __str__(self) -> str:
        place = f"{self.lembar}!{self.sel}" if self.lembar and self.sel else self.lembar or ""
        where = " - ".join(part for part in (place, str(self.letak)) if part)
        return f"{self.kode} {self.tingkat}: {f'{where}: ' if where else ''}{self.pesan} {self.saran}".rstrip()

    def at(self, lembar: str | None, sel: str | None) -> Temuan:
        """The same finding with its place in a workbook."""
        return attrs.evolve(self, lembar=lembar, sel=sel)

    @property
    def ringkas(self) -> str:
        """The message for a screen: of a long list the first eight, and how many more there are."""
        return _LONG_LIST.sub(_shorten, self.pesan)


def _shorten(found: re.Match[str]) -> str:
    items = found[0].split(", ")
    return f"{', '.join(items[:_SHOWN])} … dan {len(items) - _SHOWN} lagi"
