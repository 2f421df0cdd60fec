"""The rules that a reading may break, each module of them loaded when the first finding of its kind is made.

Who only looks for the places of a plan, to fill them, seldom finds anything wrong.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rak.checks import bacaan_berkas, bacaan_kinerja, bacaan_tata, bacaan_teks, bacaan_uang, bacaan_waktu
else:

    class _Kelompok:
        """Stands for a module of rules; a rule that was asked for once is found at once from then on."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, name: str) -> Any:
            value = getattr(importlib.import_module(f"rak.checks.{self._name}"), name)
            setattr(self, name, value)
            return value

    bacaan_berkas = _Kelompok("bacaan_berkas")
    bacaan_kinerja = _Kelompok("bacaan_kinerja")
    bacaan_tata = _Kelompok("bacaan_tata")
    bacaan_teks = _Kelompok("bacaan_teks")
    bacaan_uang = _Kelompok("bacaan_uang")
    bacaan_waktu = _Kelompok("bacaan_waktu")

__all__ = ["bacaan_berkas", "bacaan_kinerja", "bacaan_tata", "bacaan_teks", "bacaan_uang", "bacaan_waktu"]
