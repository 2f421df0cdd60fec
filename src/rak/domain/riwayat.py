"""What happened to a report: when each section's was received, and which figures were corrected afterwards."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TypeAlias

import attrs

from rak.domain.letak import Letak
from rak.domain.nilai import Kosong
from rak.domain.rupiah import Rupiah
from rak.domain.text_folding import fold
from rak.errors import DomainError

NilaiIsian: TypeAlias = Rupiah | Fraction | Kosong | str | datetime.date
"""What a cell that staff fill can hold; links of evidence as text, a line each."""


def _day(_: object, __: attrs.Attribute[datetime.date], value: datetime.date) -> None:
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise DomainError(f"{value!r} bukan tanggal.", "Tulis misalnya 2025-02-04.")


@attrs.frozen
class Penerimaan:
    """The receipt of a section's report of a month (Diktum Keempat angka 4); the first day wins."""

    tanggal: datetime.date = attrs.field(validator=_day)
    berkas: str = attrs.field(default="", converter=fold)
    """The name of the file that came."""
    sha256: str = ""
    """Of its content, so that a file merged once is not merged again."""


@attrs.frozen
class Koreksi:
    """A value that was changed: where, from what to what, when, why, and by which file."""

    letak: Letak
    lama: NilaiIsian
    baru: NilaiIsian
    tanggal: datetime.date = attrs.field(validator=_day)
    alasan: str = attrs.field(default="", converter=fold)
    seksi: str = attrs.field(default="", converter=fold)
    berkas: str = attrs.field(default="", converter=fold)
    putusan: bool = False
    """Whether a person decided a conflict so: of two values that contradicted each other, ``lama`` was not taken."""


@attrs.frozen
class Pencatatan:
    """The day and the words with which a fill is written down in Riwayat."""

    hari: datetime.date
    alasan: str = ""
    sumber: str = ""
    """The path of the file that the report came in."""
    bila_ada: bool = False
    """Only where the workbook has the sheet already; otherwise the sheet is made."""
