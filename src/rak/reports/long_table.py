"""Plan and report as one long table (kode, kolom, variabel, periode, nilai, sel), for who uses a data frame."""

import csv
import io
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from rak.cycle.inputs import inputs
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU, Kosong, to_decimal_text
from rak.domain.penjelasan import Sel
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.reports.plain_text import unformula

KEPALA: Final = ("kode", "kolom", "variabel", "periode", "nilai", "sel")
"""The columns: ``periode`` is a year, a month (2024-03) or a quarter; ``nilai`` whole rupiah, an exact decimal, a text."""


def long_csv(matrices: Mapping[str, tuple[RencanaAksi, Laporan, Sel]]) -> str:
    """The table of matrices by their files as CSV; several have a first column ``berkas``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    several = len(matrices) > 1
    writer.writerow(("berkas", *KEPALA) if several else KEPALA)
    for berkas, matrix in matrices.items():
        writer.writerows((unformula(berkas), *row) if several else row for row in _rows(*matrix))
    return out.getvalue()


def _rows(rencana: RencanaAksi, laporan: Laporan, sel: Sel) -> Iterator[tuple[str, ...]]:
    """What is blank has no row, what does not apply is ``-``."""
    for letak, value in (*_plan(rencana), *inputs(laporan).items()):
        if value is None or value is Kosong.BELUM_DIISI or value == "":
            continue
        period = str(letak.bulan or letak.triwulan or rencana.tahun)
        kolom = str(letak.kolom or Kolom.CAPAIAN)
        yield letak.kode, kolom, unformula(letak.variabel), period, _spell(value), sel(letak) or ""


def _spell(value: object) -> str:
    if isinstance(value, Rupiah):
        return str(value.nilai)
    if isinstance(value, Fraction):
        return to_decimal_text(value)
    return "-" if value is TIDAK_BERLAKU else unformula(str(value))


def _plan(rencana: RencanaAksi) -> Iterator[tuple[Letak, object]]:
    for goal in rencana.sasaran:
        yield Letak(goal.nomor, Kolom.SASARAN_KEGIATAN), goal.uraian
        for one in goal.indikator:
            yield Letak(one.kode, Kolom.INDIKATOR_KEGIATAN), one.uraian
            yield Letak(one.kode, Kolom.TARGET_KINERJA), str(one.target)
            yield Letak(one.kode, Kolom.RUMUS_PERHITUNGAN), str(one.rumus)
            for line in one.kegiatan:
                yield Letak(line.kode, Kolom.KEGIATAN), line.uraian
                yield Letak(line.kode, Kolom.PAGU), line.pagu
                for tw in Triwulan:
                    yield Letak(line.kode, Kolom.RENCANA_PENARIKAN_DANA, tw), line.penarikan[tw]
                    yield Letak(line.kode, Kolom.RENCANA_KEGIATAN, tw), line.rencana[tw]
