"""Reading a matrix as a careful person would: any office's layout and spellings, every doubt a finding."""

from __future__ import annotations

from rak.matriks.pembacaan.baca import baca
from rak.matriks.pembacaan.hasil import HasilBaca, PetaSel, TidakAdaMatriks

__all__ = ["HasilBaca", "PetaSel", "TidakAdaMatriks", "baca"]
