"""The hidden helpers of a budget line in Rekap: months that are filled and due to date, and what a quarter begun adds."""

from __future__ import annotations

from typing import Final

from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas
from rak.matriks.build import rekap_layout as rekap
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.cell_formulas import address, area
from rak.matriks.build.layout import BULANAN, BarisKegiatan
from rak.matriks.build.looks import Look

_HIDDEN: Final = Look(border=False)


def write(canvas: Canvas, line: BarisKegiatan, row: int) -> None:
    """Write them all; without a row in Bulanan nothing is due and nothing is filled."""
    if not line.bulanan:
        for col in (rekap.BULAN_TERISI, rekap.BULAN_WAJIB):
            canvas.number(row, col, 0, _HIDDEN)
        return
    months = [address(line.bulanan, column_map.month_column(number)) for number in range(1, 13)]
    for tw in Triwulan:
        of_quarter = f"{BULANAN}!{months[3 * tw - 3]}:{months[3 * tw - 1]}"
        typed = f'IF(COUNTBLANK({of_quarter})=3,{address(row, rekap.REALISASI + tw - 1)},"")'
        canvas.formula(row, rekap.DIKETIK + tw - 1, typed, _HIDDEN)
    year = f"{BULANAN}!{months[0]}:{months[-1]}"
    _completeness(canvas, year, row)
    _begun(canvas, line.bulanan, year, row)


def _completeness(canvas: Canvas, months: str, row: int) -> None:
    """``domain.penilaian.kelengkapan_baris``; an amount typed for a quarter fills its months."""
    typed = area(row, rekap.DIKETIK, row, rekap.DIKETIK + 3)
    for col, formula in (
        (
            rekap.BULAN_TERISI,
            f"{cell_formulas.counted(rekap.BULAN_HITUNG, months)}+{cell_formulas.counted(rekap.BULAN_LEWAT, typed)}",
        ),
        (
            rekap.BULAN_WAJIB,
            f'{rekap.POSISI_BULAN}-{cell_formulas.dashes(rekap.BULAN_HITUNG, months)}-SUMIFS({rekap.BULAN_LEWAT},{typed},"-")',
        ),
    ):
        canvas.formula(row, col, formula, _HIDDEN)


def _begun(canvas: Canvas, source: int, months: str, row: int) -> None:
    """What the months of a quarter that is not over add to realisasi to date."""
    quarters = f"{BULANAN}!{area(source, column_map.quarter_column(1), source, column_map.quarter_column(4))}"
    now, before = f"INDEX({months},{rekap.POSISI_BULAN})", f"INDEX({months},{rekap.POSISI_BULAN}-1)"
    last = f"IF(ISNUMBER({now}),{now},{before})-SUMIFS({quarters},{rekap.TRIWULAN_USAI},1)"
    to_date = f'{BULANAN}!{address(source, column_map.PELAPORAN)}="kumulatif"'
    added = f"IF({to_date},{last},SUMIFS({months},{rekap.BULAN_BERJALAN},1))"
    canvas.formula(row, rekap.SEBAGIAN, cell_formulas.known_where(rekap.BULAN_BERJALAN, months, added), _HIDDEN)
