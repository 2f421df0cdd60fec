"""Revisions: dated events that change the plan, each with the value that it replaced, so that the past can be told.

A plan holds the values in force after all of its revisions; :mod:`rak.domain.versi` goes back from there to any day.
"""

from __future__ import annotations

import datetime
import enum
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Self, TypeAlias

import attrs

from rak.domain.nilai import BELUM_DIISI
from rak.domain.polaritas import Polaritas
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.target import TargetKinerja
from rak.domain.text_folding import Kata
from rak.domain.waktu import Triwulan
from rak.errors import DomainError


class Unsur(Kata):
    """What a revision can change; the value is its key in TOML (``[[revisi]]``) and its word in the sheet Riwayat."""

    PAGU = "pagu"
    PENARIKAN = "penarikan"
    TARGET = "target"
    TARGET_TRIWULAN = "target_triwulan"
    POLARITAS = "polaritas"
    BLOKIR = "blokir"


PER_TRIWULAN: Final = frozenset({Unsur.PENARIKAN, Unsur.TARGET_TRIWULAN})
"""What has a value for each quarter."""

NilaiUnsur: TypeAlias = Uang | TargetKinerja | Polaritas | None
"""A value that a revision sets: an amount, a target, a polarity; None takes a target of a quarter or a polarity away."""

_KINDS: Final[Mapping[Unsur, tuple[type, ...]]] = {
    Unsur.PAGU: (Rupiah,),
    Unsur.PENARIKAN: (Rupiah, type(BELUM_DIISI)),
    Unsur.TARGET: (TargetKinerja,),
    Unsur.TARGET_TRIWULAN: (TargetKinerja, type(None)),
    Unsur.POLARITAS: (Polaritas, type(None)),
    Unsur.BLOKIR: (Rupiah,),
}


class _BelumDicatat(enum.Enum):
    """The value that a change replaced is not known yet: the revision has not been applied to a plan."""

    BELUM_DICATAT = "belum dicatat"


BELUM_DICATAT: Final = _BelumDicatat.BELUM_DICATAT


@attrs.frozen
class Perubahan:
    """One value that a revision changes. ``lama`` is recorded when the revision is applied to a plan."""

    unsur: Unsur
    kode: str
    """Of the budget line (pagu, penarikan, blokir) or of the indicator (target, target_triwulan, polaritas)."""
    baru: NilaiUnsur
    triwulan: Triwulan | None = None
    lama: NilaiUnsur | _BelumDicatat = BELUM_DICATAT

    def __attrs_post_init__(self) -> None:
        if (self.triwulan is not None) != (self.unsur in PER_TRIWULAN):
            pesan = f"{self.unsur} {self.kode}: triwulannya keliru."
            raise DomainError(pesan, "Sebut TW untuk nilai per triwulan saja.")
        if not isinstance(self.baru, _KINDS[self.unsur]):
            raise DomainError(f"{self.unsur} {self.kode} bernilai {self.baru!r}.", "Pakai nilai yang sesuai jenisnya.")
        if isinstance(self.baru, Rupiah) and self.baru.nilai < 0:
            raise DomainError(f"{self.unsur} {self.kode} {self.baru} negatif.", "Pakai nilai paling kecil Rp0.")

    @property
    def tempat(self) -> tuple[Unsur, str, Triwulan | None]:
        """What it changes, whatever the value."""
        return self.unsur, self.kode, self.triwulan


def _not_empty(_: object, field: attrs.Attribute[str], value: str) -> None:
    if not value.strip():
        raise DomainError(f"Revisi tanpa {field.name}.", "Setiap revisi punya tanggal, nomor, dan alasan.")


def _day(_: object, __: attrs.Attribute[datetime.date], value: datetime.date) -> None:
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise DomainError("Revisi tanpa tanggal.", "Setiap revisi punya tanggal, nomor, dan alasan.")


def _changes(values: Iterable[Perubahan]) -> tuple[Perubahan, ...]:
    order = list(Unsur)
    return tuple(sorted(values, key=lambda one: (order.index(one.unsur), one.kode, one.triwulan or 0)))


@attrs.frozen
class Revisi:
    """A revision (*revisi DIPA/POK*, of targets, a block): from its date on the plan has these values."""

    tanggal: datetime.date = attrs.field(validator=_day)
    nomor: str = attrs.field(validator=_not_empty)
    alasan: str = attrs.field(validator=_not_empty)
    perubahan: tuple[Perubahan, ...] = attrs.field(default=(), converter=_changes)

    def __attrs_post_init__(self) -> None:
        places = Counter(change.tempat for change in self.perubahan)
        twice = sorted({place[1] for place, count in places.items() if count > 1})
        if twice:
            pesan = f"Nomor {self.nomor} menyebut {', '.join(twice)} lebih dari sekali."
            raise DomainError(pesan, "Sebut setiap nilai sekali.")

    @classmethod
    def of(
        cls,
        tanggal: datetime.date,
        nomor: str,
        alasan: str,
        *,
        pagu: Mapping[str, Rupiah] | None = None,
        penarikan: Mapping[str, Mapping[Triwulan, Uang]] | None = None,
        target: Mapping[str, TargetKinerja] | None = None,
        target_triwulan: Mapping[str, Sequence[TargetKinerja | None]] | None = None,
        polaritas: Mapping[str, Polaritas | None] | None = None,
        blokir: Mapping[str, Rupiah] | None = None,
    ) -> Self:
        """A revision from its values by kode, as TOML has them; a quarter that is not named keeps its plan.

        ``blokir`` is the amount blocked of the line from that day on; Rp0 lifts the block.
        """
        plain: dict[Unsur, Mapping[str, Any]] = {
            Unsur.PAGU: pagu or {}, Unsur.TARGET: target or {}, Unsur.POLARITAS: polaritas or {},
            Unsur.BLOKIR: blokir or {},
        }  # fmt: skip
        changes = [Perubahan(unsur, kode, value) for unsur, each in plain.items() for kode, value in each.items()]
        changes += [
            Perubahan(Unsur.PENARIKAN, kode, amount, triwulan)
            for kode, quarters in (penarikan or {}).items()
            for triwulan, amount in quarters.items()
        ]
        changes += [
            Perubahan(Unsur.TARGET_TRIWULAN, kode, goal, triwulan)
            for kode, four in (target_triwulan or {}).items()
            for triwulan, goal in zip(Triwulan, four, strict=True)
        ]
        return cls(tanggal, nomor, alasan, tuple(changes))
