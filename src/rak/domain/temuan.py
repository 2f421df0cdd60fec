"""Findings (*temuan*): what is wrong or doubtful, where, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from rak.domain.letak import Letak
from rak.domain.text_folding import Kata, fold, name_key
from rak.errors import DomainError

_SHOWN: Final = 8
_LONG_LIST: Final = re.compile(r"(?:[^,;()]{1,60}, ){12,}[^,;()]{1,60}?(?=[;()]|[.](?!\w)|$)")
"""More than twelve items in a row, as a list of kode, rows or cells has them."""


class Tingkat(Kata):
    """How bad a finding is: *galat* must be mended, *peringatan* looked at, *info* known."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    INFO = "info"


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
    diterima: str = ""
    """Why the planner accepts it as it is; it counts as seen then. Empty while it is open."""

    def __str__(self) -> str:
        place = f"{self.lembar}!{self.sel}" if self.lembar and self.sel else self.lembar or ""
        where = " - ".join(part for part in (place, str(self.letak)) if part)
        return f"{self.kode} {self.tingkat}: {f'{where}: ' if where else ''}{self.pesan} {self.saran}".rstrip()

    def at(self, lembar: str | None, sel: str | None) -> Temuan:
        """The same finding with its place in a workbook."""
        return attrs.evolve(self, lembar=lembar, sel=sel)

    @property
    def keadaan(self) -> str:
        """What is accepted with it: the value as seen, or its message where the finding is not on one value."""
        return fold(self.nilai or self.pesan)

    @property
    def ringkas(self) -> str:
        """The message for a screen: of a long list the first eight, and how many more there are."""
        return _LONG_LIST.sub(_shorten, self.pesan)


def _shorten(found: re.Match[str]) -> str:
    items = found[0].split(", ")
    return f"{', '.join(items[:_SHOWN])} … dan {len(items) - _SHOWN} lagi"


def _code(text: str) -> str:
    return fold(text).upper()


def _stated(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    if not value:
        raise DomainError(f"Temuan diterima tanpa {attribute.name}.", f"Tulis {attribute.name} temuan itu.")


@attrs.frozen
class TemuanDiterima:
    """A finding that the planner has seen and accepts, with the reason; a new value opens it again.

    Source: the table TEMUAN YANG DITERIMA of sheet Indikator.
    """

    kode: str = attrs.field(converter=_code, validator=_stated)
    letak: str = attrs.field(converter=fold)
    """The place in words or as ``Sheet!A1``, as the finding has it; ``*`` for every place."""
    nilai: str = attrs.field(converter=fold, validator=_stated)
    """As :attr:`Temuan.keadaan`."""
    alasan: str = attrs.field(converter=fold, validator=_stated)

    def is_on(self, temuan: Temuan) -> bool:
        """Whether it is on that rule at that place, whatever the value is now."""
        places = {name_key(str(temuan.letak)), name_key(f"{temuan.lembar}!{temuan.sel}")}
        return self.kode == temuan.kode and (self.letak == "*" or name_key(self.letak) in places)


ISI_DITERIMA: Final = tuple(field.name for field in attrs.fields(TemuanDiterima))
"""What a row of the table states, in its order."""


def accept(temuan: Iterable[Temuan], diterima: Iterable[TemuanDiterima]) -> Iterator[Temuan]:
    """The findings, accepted ones with their reason; one whose value is another by now says that it was accepted before."""
    known = tuple(diterima)
    for one in temuan:
        rows = [row for row in known if row.is_on(one)]
        same = next((row for row in rows if row.nilai == one.keadaan), None)
        if same is not None:
            yield attrs.evolve(one, diterima=same.alasan)
        elif rows and rows[0].letak != "*":
            yield attrs.evolve(
                one, pesan=f"{one.pesan} Pernah diterima dengan nilai {rows[0].nilai} ({rows[0].alasan})."
            )
        else:
            yield one
