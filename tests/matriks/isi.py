"""Filling a built workbook cell by cell, from the builder's own layout: no reader in between."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from rak.domain.kolom import KolomIndikator
from rak.domain.nilai import Kosong
from rak.domain.rupiah import Rupiah
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Triwulan, months_of
from rak.matriks.build import build_workbook
from rak.matriks.build.layout import lay_out
from rak.matriks.column_map import INDIKATOR, level_column, month_column
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit

if TYPE_CHECKING:
    from rak.domain.laporan import Laporan
    from rak.domain.rencana import RencanaAksi


def comparable(rencana: RencanaAksi, laporan: Laporan) -> Laporan:
    """The report without what Excel and Python must see differently.

    An amount typed into Matriks for a quarter that Bulanan fills in as well: Excel shows the typed one, the reader
    reports the conflict, and so with a figure typed over the CAPAIAN of a level that is given directly. A figure typed
    over the CAPAIAN of a RUMUS without variables: no formula can tell it apart; a level has no cell there.
    """
    months = {(kode, bulan.triwulan) for kode, bulan in laporan.realisasi}
    variables = {(kode, bulan.triwulan) for kode, _, bulan in laporan.variabel}
    constant = {indikator.kode for indikator in rencana.indikator if not indikator.rumus.masukan}
    return attrs.evolve(
        laporan,
        realisasi_triwulan={key: v for key, v in laporan.realisasi_triwulan.items() if key not in months},
        capaian_triwulan={
            key: v
            for key, v in laporan.capaian_triwulan.items()
            if key not in variables and key not in laporan.tingkat_triwulan and key[0] not in constant
        },
        tingkat_triwulan={key: v for key, v in laporan.tingkat_triwulan.items() if key[0] not in constant},
    )


def filled(rencana: RencanaAksi, laporan: Laporan) -> bytes:
    """The workbook of the plan with the report's figures in it."""
    layout = lay_out(rencana)
    edit = Edit(Workbook.open(build_workbook(rencana)))
    for block in layout.indikator:
        for variable in block.variabel:
            for month in months_of(rencana.tahun):
                value = laporan.variabel.get((block.indikator.kode, variable_key(variable.nama), month))
                if value is not None:
                    edit.set("Bulanan", (variable.bulanan, month_column(month.bulan)), _cell(value))
        for tw in Triwulan:
            level = laporan.tingkat_triwulan.get((block.indikator.kode, tw))
            if level is not None:
                edit.set("Indikator", (block.pengaturan, level_column(tw)), _cell(level))
        to_date = laporan.tingkat_kumulatif.get(block.indikator.kode)
        if to_date is not None:
            place = (block.pengaturan, INDIKATOR[KolomIndikator.TINGKAT_KUMULATIF])
            edit.set("Indikator", place, "ya" if to_date else "tidak")
        for line in block.kegiatan:
            for month in months_of(rencana.tahun):
                amount = laporan.realisasi.get((line.kegiatan.kode, month))
                if amount is not None:
                    edit.set("Bulanan", (line.bulanan, month_column(month.bulan)), _cell(amount))
            for tw in Triwulan:
                typed = (9, laporan.realisasi_triwulan.get((line.kegiatan.kode, tw)))
                result = (12, laporan.capaian_triwulan.get((block.indikator.kode, tw)))
                for col, figure in (typed, result):
                    if figure is not None:
                        edit.set("Matriks", (line.row(tw), col), _cell(figure))
    return edit.apply()


def _cell(value: Rupiah | Fraction | Kosong) -> int | float | str:
    if isinstance(value, Kosong):
        return "-"
    if isinstance(value, Rupiah):
        return value.nilai
    return value.numerator if value.denominator == 1 else float(value)
