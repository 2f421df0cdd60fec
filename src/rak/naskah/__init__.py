"""Plans and reports as TOML text that planners type by hand; the format is described in ``docs/berkas_toml.md``.

Reading collects every fault before it raises :class:`NaskahError`; writing gives text that reads back as the same
object. Each of the four is loaded when it is first asked for: who reads a report needs no writer.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rak.naskah.baca_laporan import load_laporan as load_laporan
    from rak.naskah.baca_laporan import loads_laporan as loads_laporan
    from rak.naskah.baca_rencana import load_rencana as load_rencana
    from rak.naskah.baca_rencana import loads_rencana as loads_rencana
    from rak.naskah.galat import Kesalahan as Kesalahan
    from rak.naskah.galat import NaskahError as NaskahError
    from rak.naskah.tulis_laporan import dump_laporan as dump_laporan
    from rak.naskah.tulis_rencana import dump_rencana as dump_rencana

_HOME_OF: Final = {
    "Kesalahan": "galat",
    "NaskahError": "galat",
    "dump_laporan": "tulis_laporan",
    "dump_rencana": "tulis_rencana",
    "load_laporan": "baca_laporan",
    "load_rencana": "baca_rencana",
    "loads_laporan": "baca_laporan",
    "loads_rencana": "baca_rencana",
}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605  # derived, so that the two cannot drift


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'rak.naskah' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"rak.naskah.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
