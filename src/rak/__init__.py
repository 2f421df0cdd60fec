"""Reading, computing, filling and building the matrix of a *Rencana Aksi Kinerja*.

``rak.read(path)`` gives the plan, the report and the findings of a workbook; ``rak.fill``, ``rak.build`` and
``rak.check`` do what they say. The nouns are those of the decree. Nothing heavy is loaded before it is used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rak.api import Bacaan as Bacaan
    from rak.api import build as build
    from rak.api import check as check
    from rak.api import explain as explain
    from rak.api import fill as fill
    from rak.api import read as read
    from rak.domain.capaian import persentase_capaian as persentase_capaian
    from rak.domain.kolom import Kolom as Kolom
    from rak.domain.laporan import Capaian as Capaian
    from rak.domain.laporan import DataDukung as DataDukung
    from rak.domain.laporan import IsianTriwulan as IsianTriwulan
    from rak.domain.laporan import Keterangan as Keterangan
    from rak.domain.laporan import Laporan as Laporan
    from rak.domain.laporan import RealisasiAnggaran as RealisasiAnggaran
    from rak.domain.laporan import StatusPelaksanaan as StatusPelaksanaan
    from rak.domain.letak import Letak as Letak
    from rak.domain.nilai import BELUM_DIISI as BELUM_DIISI
    from rak.domain.nilai import TIDAK_BERLAKU as TIDAK_BERLAKU
    from rak.domain.nilai import Nilai as Nilai
    from rak.domain.nilai import TidakDapatDihitung as TidakDapatDihitung
    from rak.domain.polaritas import Gabungan as Gabungan
    from rak.domain.polaritas import Polaritas as Polaritas
    from rak.domain.rencana import IndikatorKegiatan as IndikatorKegiatan
    from rak.domain.rencana import Kegiatan as Kegiatan
    from rak.domain.rencana import Keputusan as Keputusan
    from rak.domain.rencana import Pagu as Pagu
    from rak.domain.rencana import Penandatangan as Penandatangan
    from rak.domain.rencana import RencanaAksi as RencanaAksi
    from rak.domain.rencana import RencanaKegiatan as RencanaKegiatan
    from rak.domain.rencana import RencanaPenarikanDana as RencanaPenarikanDana
    from rak.domain.rencana import SasaranKegiatan as SasaranKegiatan
    from rak.domain.rumus import RumusPerhitungan as RumusPerhitungan
    from rak.domain.rupiah import Rupiah as Rupiah
    from rak.domain.target import TargetKinerja as TargetKinerja
    from rak.domain.temuan import Temuan as Temuan
    from rak.domain.temuan import Tingkat as Tingkat
    from rak.domain.waktu import Bulan as Bulan
    from rak.domain.waktu import PerTriwulan as PerTriwulan
    from rak.domain.waktu import Semester as Semester
    from rak.domain.waktu import Triwulan as Triwulan
    from rak.errors import DomainError as DomainError
    from rak.matriks.fill import IsiError as IsiError
    from rak.matriks.read.read_result import TidakAdaMatriks as TidakAdaMatriks
    from rak.toml.toml_errors import NaskahError as NaskahError
    from rak.xlsx.package.problems import OoxmlError as OoxmlError

__version__: Final = "0.1.0"

_HOMES: Final = {
    "rak.api": ("Bacaan", "build", "check", "explain", "fill", "read"),
    "rak.domain.capaian": ("persentase_capaian",),
    "rak.errors": ("DomainError",),
    "rak.domain.kolom": ("Kolom",),
    "rak.domain.laporan": (
        "Capaian", "DataDukung", "IsianTriwulan", "Keterangan", "Laporan", "RealisasiAnggaran", "StatusPelaksanaan",
    ),
    "rak.domain.nilai": ("BELUM_DIISI", "TIDAK_BERLAKU", "Nilai", "TidakDapatDihitung"),
    "rak.domain.polaritas": ("Gabungan", "Polaritas"),
    "rak.domain.rencana": (
        "IndikatorKegiatan", "Kegiatan", "Keputusan", "Pagu", "Penandatangan", "RencanaAksi", "RencanaKegiatan",
        "RencanaPenarikanDana", "SasaranKegiatan",
    ),
    "rak.domain.rumus": ("RumusPerhitungan",),
    "rak.domain.rupiah": ("Rupiah",),
    "rak.domain.target": ("TargetKinerja",),
    "rak.domain.letak": ("Letak",),
    "rak.domain.temuan": ("Temuan", "Tingkat"),
    "rak.matriks.read.read_result": ("TidakAdaMatriks",),
    "rak.matriks.fill": ("IsiError",),
    "rak.toml.toml_errors": ("NaskahError",),
    "rak.xlsx.package.problems": ("OoxmlError",),
    "rak.domain.waktu": ("Bulan", "PerTriwulan", "Semester", "Triwulan"),
}  # fmt: skip
_HOME_OF: Final = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted([*_HOME_OF, "__version__"])  # noqa: PLE0605  # derived, so that the two tables cannot drift


if not TYPE_CHECKING:  # else a type checker would take any name for one of these

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'rak' has no attribute {name!r}")
        value = getattr(importlib.import_module(_HOME_OF[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME_OF])
