"""Rencana Aksi Kinerja: read, fill, build and check the action-plan matrix of an Indonesian government office.

Verbs: see help(rak.read) and so on
    read(path)                            the plan, the report and the findings of a workbook
    fill(path, laporan, kosongkan=())     put a report into a workbook, and clear what is named
    build(rencana, path, laporan=None)    make the office's workbook for a plan, and for what is reported already
    make(sumber, path)                    a workbook of any matrix, decree, TOML: next year's, or with an older one's figures
    check(rencana, laporan)               all findings on a plan and its report, without a workbook
    explain(path, kode)                   how a figure came about
    split(path, folder)                   a copy of the master for each section
    merge(path, kiriman, pilihan)         merge the copies that came back, three ways
    compare(lama, baru)                   what changed between two workbooks of one plan
    revise(path, revisi)                  carry revisions into a workbook, with their history
    report(path, jenis, periode, output)  a written report: Word, a page, text
    gather(sumber, output)                many workbooks of many offices into tables
    load_rencana, load_laporan (path)     a plan, a report out of a TOML file; load_kosongkan: its places to clear
    dump_rencana, dump_laporan (object)   the same as TOML text
    persentase_capaian, round_half_away   an achievement against its target; rounding as Excel does

Arithmetic, in modules: see help(rak.anggaran) and so on
    anggaran  capaian  revisi  proyeksi  ikpa  kalender  skala

Nouns of the decree: see help(rak.Rupiah) and so on
    plan      RencanaAksi SasaranKegiatan IndikatorKegiatan Kegiatan Keputusan Penandatangan
              TargetKinerja RumusPerhitungan Polaritas Gabungan
    columns   Pagu RencanaPenarikanDana RealisasiAnggaran RencanaKegiatan Capaian DataDukung
              StatusPelaksanaan Keterangan Kolom
    report    Laporan IsianTriwulan Bacaan Pilihan HasilIsi PerubahanSel Himpunan
    values    Rupiah Nilai BELUM_DIISI TIDAK_BERLAKU TidakDapatDihitung
    periods   Bulan Triwulan Semester PerTriwulan
    findings  Temuan Tingkat Letak TemuanDiterima
    errors    RakError, and below it DomainError IsiError NaskahError OoxmlError TidakAdaMatriks

Nothing heavy is loaded before it is used.
"""

import importlib
from typing import TYPE_CHECKING, Final

from rak.version import VERSION

if TYPE_CHECKING:
    from rak import anggaran as anggaran
    from rak import capaian as capaian
    from rak import ikpa as ikpa
    from rak import kalender as kalender
    from rak import proyeksi as proyeksi
    from rak import revisi as revisi
    from rak import skala as skala
    from rak.api import Bacaan as Bacaan
    from rak.api import build as build
    from rak.api import check as check
    from rak.api import compare as compare
    from rak.api import explain as explain
    from rak.api import fill as fill
    from rak.api import make as make
    from rak.api import merge as merge
    from rak.api import read as read
    from rak.api import report as report
    from rak.api import revise as revise
    from rak.api import split as split
    from rak.cycle.collect import Pilihan as Pilihan
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
    from rak.domain.nilai import round_half_away as round_half_away
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
    from rak.domain.temuan import TemuanDiterima as TemuanDiterima
    from rak.domain.temuan import Tingkat as Tingkat
    from rak.domain.waktu import Bulan as Bulan
    from rak.domain.waktu import PerTriwulan as PerTriwulan
    from rak.domain.waktu import Semester as Semester
    from rak.domain.waktu import Triwulan as Triwulan
    from rak.errors import DomainError as DomainError
    from rak.errors import RakError as RakError
    from rak.matriks.fill_result import HasilIsi as HasilIsi
    from rak.matriks.fill_result import IsiError as IsiError
    from rak.matriks.fill_result import PerubahanSel as PerubahanSel
    from rak.matriks.read.read_result import TidakAdaMatriks as TidakAdaMatriks
    from rak.offices.gather import gather as gather
    from rak.offices.himpunan import Himpunan as Himpunan
    from rak.toml.read_plan import load_rencana as load_rencana
    from rak.toml.read_report import load_kosongkan as load_kosongkan
    from rak.toml.read_report import load_laporan as load_laporan
    from rak.toml.toml_errors import NaskahError as NaskahError
    from rak.toml.write_plan import dump_rencana as dump_rencana
    from rak.toml.write_report import dump_laporan as dump_laporan
    from rak.xlsx.package.problems import OoxmlError as OoxmlError

__version__: Final = VERSION

__all__ = ["anggaran", "capaian", "ikpa", "kalender", "proyeksi", "revisi", "skala"]
"""The arithmetic. What help shows in full stands here; verbs and nouns stand in the text above, each with a help of its own."""

_HOMES: Final = {
    "rak.api": (
        "Bacaan", "build", "check", "compare", "explain", "fill", "make", "merge", "read", "report", "revise",
        "split",
    ),
    "rak.cycle.collect": ("Pilihan",),
    "rak.domain.capaian": ("persentase_capaian",),
    "rak.domain.kolom": ("Kolom",),
    "rak.domain.laporan": (
        "Capaian", "DataDukung", "IsianTriwulan", "Keterangan", "Laporan", "RealisasiAnggaran", "StatusPelaksanaan",
    ),
    "rak.domain.letak": ("Letak",),
    "rak.domain.nilai": ("BELUM_DIISI", "TIDAK_BERLAKU", "Nilai", "TidakDapatDihitung", "round_half_away"),
    "rak.domain.polaritas": ("Gabungan", "Polaritas"),
    "rak.domain.rencana": (
        "IndikatorKegiatan", "Kegiatan", "Keputusan", "Pagu", "Penandatangan", "RencanaAksi", "RencanaKegiatan",
        "RencanaPenarikanDana", "SasaranKegiatan",
    ),
    "rak.domain.rumus": ("RumusPerhitungan",),
    "rak.domain.rupiah": ("Rupiah",),
    "rak.domain.target": ("TargetKinerja",),
    "rak.domain.temuan": ("Temuan", "TemuanDiterima", "Tingkat"),
    "rak.domain.waktu": ("Bulan", "PerTriwulan", "Semester", "Triwulan"),
    "rak.errors": ("DomainError", "RakError"),
    "rak.matriks.fill_result": ("HasilIsi", "IsiError", "PerubahanSel"),
    "rak.matriks.read.read_result": ("TidakAdaMatriks",),
    "rak.offices.gather": ("gather",),
    "rak.offices.himpunan": ("Himpunan",),
    "rak.toml.read_plan": ("load_rencana",),
    "rak.toml.read_report": ("load_kosongkan", "load_laporan"),
    "rak.toml.toml_errors": ("NaskahError",),
    "rak.toml.write_plan": ("dump_rencana",),
    "rak.toml.write_report": ("dump_laporan",),
    "rak.xlsx.package.problems": ("OoxmlError",),
}  # fmt: skip
"""Where each name is loaded from when it is first asked for."""
_HOME_OF: Final = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # else a type checker would take any name for one of these

    def __getattr__(name: str) -> object:
        if name in __all__:
            return importlib.import_module(f"rak.{name}")
        if name not in _HOME_OF:
            raise AttributeError(f"module 'rak' has no attribute {name!r}")
        value = getattr(importlib.import_module(_HOME_OF[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*(name for name in globals() if name.startswith("__")), *__all__, *_HOME_OF})
