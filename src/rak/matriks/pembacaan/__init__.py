"""Reading a matrix as a careful person would: any office's layout and spellings, every doubt a finding.

Reading has two halves: :mod:`~rak.matriks.pembacaan.lokasi` finds where everything stands, which is all that filling
needs, and :mod:`~rak.matriks.pembacaan.tafsir` reads what stands there. Each is loaded when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rak.matriks.pembacaan.hasil import HasilBaca as HasilBaca
    from rak.matriks.pembacaan.hasil import PetaSel as PetaSel
    from rak.matriks.pembacaan.hasil import TidakAdaMatriks as TidakAdaMatriks
    from rak.matriks.pembacaan.tafsir import baca as baca

_HOME_OF: Final = {"HasilBaca": "hasil", "PetaSel": "hasil", "TidakAdaMatriks": "hasil", "baca": "tafsir"}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605  # derived, so that the two cannot drift


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'rak.matriks.pembacaan' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"rak.matriks.pembacaan.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
