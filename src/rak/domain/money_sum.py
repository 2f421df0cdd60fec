"""Sums of money cells that remember what is blank."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, TidakDapatDihitung
from rak.domain.rupiah import Rupiah, UangHitung


@attrs.frozen
class JumlahUang:
    """A sum of money cells that remembers which of them are blank. Sums of sums are sums, in any grouping."""

    diketahui: Rupiah = attrs.field(factory=lambda: Rupiah(0))
    terisi: int = 0
    """How many cells hold an amount."""
    tidak_berlaku: int = 0
    """How many hold a dash."""
    belum: frozenset[str] = frozenset()
    """What is not filled in, by kode (and period)."""
    gagal: str = ""
    """Why the sum cannot be computed; empty when it can."""

    @classmethod
    def of(cls, nama: str, nilai: UangHitung) -> JumlahUang:
        """The sum of one cell; ``nama`` stands in :attr:`belum` when it is blank."""
        if isinstance(nilai, Rupiah):
            return cls(nilai, terisi=1)
        if isinstance(nilai, TidakDapatDihitung):
            return cls(gagal=nilai.alasan)
        return cls(tidak_berlaku=1) if nilai is TIDAK_BERLAKU else cls(belum=frozenset({nama}))

    def __add__(self, other: JumlahUang) -> JumlahUang:
        return JumlahUang(
            self.diketahui + other.diketahui,
            self.terisi + other.terisi,
            self.tidak_berlaku + other.tidak_berlaku,
            self.belum | other.belum,
            min(filter(None, (self.gagal, other.gagal)), default=""),
        )

    @classmethod
    def total(cls, parts: Iterable[JumlahUang]) -> JumlahUang:
        """The sum of sums."""
        return sum(parts, start=cls())

    @property
    def lengkap(self) -> bool:
        """Whether no cell is blank."""
        return not self.belum

    @property
    def nilai(self) -> UangHitung:
        """What is known: an amount, *belum diisi* when nothing is filled in, *tidak berlaku* for dashes alone."""
        if self.gagal:
            return TidakDapatDihitung(self.gagal)
        if self.terisi:
            return self.diketahui
        return BELUM_DIISI if self.belum or not self.tidak_berlaku else TIDAK_BERLAKU

    def whole(self, nama: str) -> UangHitung:
        """The sum of all of it: *tidak dapat dihitung* while only a part is filled in; ``nama`` says of what."""
        if self.belum and self.terisi:
            return TidakDapatDihitung(f"{nama} belum diisi: {', '.join(sorted(self.belum))}")
        return self.nilai
