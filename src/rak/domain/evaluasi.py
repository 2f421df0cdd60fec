"""The words of a section on an indicator's quarter (Diktum Keempat angka 3): analysis, obstacle, follow-up, who, by when."""

from __future__ import annotations

import datetime

import attrs

from rak.domain.kolom import KolomEvaluasi
from rak.domain.text_folding import Kata, fold, fold_lines
from rak.errors import DomainError


class StatusTindakLanjut(Kata):
    """How far a follow-up is: the choices of the drop-down in the sheet Evaluasi."""

    BELUM = "Belum"
    BERJALAN = "Berjalan"
    SELESAI = "Selesai"


def _deadline(_: object, __: attrs.Attribute[datetime.date | None], value: datetime.date | None) -> None:
    if value is not None and (not isinstance(value, datetime.date) or isinstance(value, datetime.datetime)):
        raise DomainError(f"Batas waktu {value!r} bukan tanggal.", "Tulis misalnya 2025-05-31.")


@attrs.frozen
class Evaluasi:
    """What stands in the sheet Evaluasi for an indicator and a quarter; anything may be blank."""

    analisis: str = attrs.field(default="", converter=fold_lines)
    pendorong: str = attrs.field(default="", converter=fold_lines)
    """What helped (*faktor pendorong*)."""
    kendala: str = attrs.field(default="", converter=fold_lines)
    """What stood in the way."""
    tindak_lanjut: str = attrs.field(default="", converter=fold_lines)
    """What is done about it."""
    pic: str = attrs.field(default="", converter=fold)
    """Who does it."""
    batas_waktu: datetime.date | None = attrs.field(default=None, validator=_deadline)
    """By when."""
    status: str = attrs.field(default="", converter=fold)
    """The wording of the cell; see :class:`StatusTindakLanjut` for the usual ones."""

    def __bool__(self) -> bool:
        return self != EVALUASI_KOSONG

    def of(self, kolom: KolomEvaluasi) -> str | datetime.date | None:
        """What stands in one column; None or an empty text when blank."""
        value: str | datetime.date | None = getattr(self, kolom.name.casefold())
        return value


EVALUASI_KOSONG = Evaluasi()
