"""Plans and reports as TOML text that planners type by hand; the format is described in ``docs/berkas_toml.md``.

Reading collects every fault before it raises :class:`NaskahError`; writing gives text that reads back as the same
object.
"""

from rak.naskah.baca_laporan import load_laporan, loads_laporan
from rak.naskah.baca_rencana import load_rencana, loads_rencana
from rak.naskah.galat import Kesalahan, NaskahError
from rak.naskah.tulis_laporan import dump_laporan
from rak.naskah.tulis_rencana import dump_rencana

__all__ = [
    "Kesalahan",
    "NaskahError",
    "dump_laporan",
    "dump_rencana",
    "load_laporan",
    "load_rencana",
    "loads_laporan",
    "loads_rencana",
]
