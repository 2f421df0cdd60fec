"""Findings (*temuan*): what is wrong or doubtful, where, and what to do about it."""

from __future__ import annotations

import enum

import attrs

from rak.domain.letak import Letak


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
