"""What a fill gives: the cells that changed, what to look at, or the reasons why nothing was written."""

from typing import NamedTuple, TypeAlias

import attrs

from rak.domain.letak import Letak
from rak.domain.temuan import Temuan
from rak.errors import RakError
from rak.xlsx import Notice

NilaiSel: TypeAlias = str | int | float
"""What is put into a cell."""


class Kesalahan(NamedTuple):
    """One reason why a report cannot be put into the workbook, with its place in words."""

    letak: str
    pesan: str
    saran: str

    def __str__(self) -> str:
        return f"{self.letak}: {self.pesan} {self.saran}".strip()


class IsiError(RakError, ValueError):
    """The report cannot be put into this workbook; nothing was written. ``kesalahan`` has all reasons."""

    def __init__(self, kesalahan: tuple[Kesalahan, ...]) -> None:
        super().__init__("\n".join(map(str, kesalahan)))
        self.kesalahan = kesalahan
        self.args = (kesalahan,)


@attrs.frozen
class PerubahanSel:
    """A cell that a fill gives another value."""

    letak: Letak
    lembar: str
    sel: str
    lama: object
    """What stood there: a value, a formula with its ``=``, or None where it was blank (a bare TW label is blank)."""
    baru: NilaiSel | None
    """What stands there now; None where the cell was cleared."""


@attrs.frozen
class HasilIsi:
    """What a fill did, and what it left to look at."""

    perubahan: tuple[PerubahanSel, ...]
    """The cells that have another value than before, in the order of the report."""
    temuan: tuple[Temuan, ...] = ()
    """Findings of level galat and peringatan that the fill made, such as an amount over the pagu; what is only still
    missing (evidence, a status) is not among them."""
    peringatan: tuple[Notice, ...] = ()
    """What is left to do in Excel: pivot tables that still show old figures."""

    @property
    def baru(self) -> tuple[PerubahanSel, ...]:
        """Cells that were blank."""
        return tuple(one for one in self.perubahan if one.lama is None)

    @property
    def diubah(self) -> tuple[PerubahanSel, ...]:
        """Cells that had another value."""
        return tuple(one for one in self.perubahan if one.lama is not None and one.baru is not None)

    @property
    def dikosongkan(self) -> tuple[PerubahanSel, ...]:
        """Cells that were cleared."""
        return tuple(one for one in self.perubahan if one.baru is None)
