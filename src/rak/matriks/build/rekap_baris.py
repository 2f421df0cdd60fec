"""The hidden helpers of a budget line in Rekap: months that are filled and due to date, and what a quarter begun adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas
from rak.matriks.build.cell_formulas import address, area
from rak.matriks.build.layout import BULANAN
from rak.matriks.build.looks import Look
from rak.matriks.build.rekap_layout import (
    BULAN_TERISI,
    BULAN_WAJIB,
    DIKETIK,
    POSISI_BULAN,
    POSISI_NOMOR,
    REALISASI,
    SEBAGIAN,
)

if TYPE_CHECKING:
    from rak.matriks.build.canvas import Canvas
    from rak.matriks.build.layout import BarisKegiatan

_HIDDEN: Final = Look(border=False)


def write(canvas: Canvas, line: BarisKegiatan, row: int) -> None:
    """Write them all."""
    for tw in Triwulan:
        _quarter(canvas, line, row, tw)
    _begun(canvas, line, row)


def _quarter(canvas: Canvas, line: BarisKegiatan, row: int, tw: Triwulan) -> None:
    """``domain.penilaian.kelengkapan_baris`` for the months of a quarter; an amount typed for it fills them all."""
    first = column_map.month_column(3 * tw - 2)
    months = f"{BULANAN}!{area(line.bulanan, first, line.bulanan, first + 2)}"
    shown, typed = address(row, REALISASI + tw - 1), address(row, DIKETIK + tw - 1)
    canvas.formula(row, DIKETIK + tw - 1, f'IF(COUNTBLANK({months})=3,IF({shown}="","",1),"")', _HIDDEN)
    passed = f"MAX(0,MIN(3,{POSISI_BULAN}-{3 * tw - 3}))"
    spans = [f"{BULANAN}!{area(line.bulanan, first, line.bulanan, first + i)}" for i in range(3)]

    def to_date(count: str) -> str:
        each = ",".join(count.format(span) for span in spans)
        return f"IF({POSISI_BULAN}<{3 * tw - 2},0,CHOOSE({passed},{each}))"

    filled = f"IF({typed}=1,IF(ISNUMBER({shown}),{passed},0),{to_date('COUNT({})')})"
    dashes = to_date('COUNTIF({},"-")')
    due = f'{passed}-IF({typed}=1,IF({shown}="-",{passed},0),{dashes})'
    canvas.formula(row, BULAN_TERISI + tw - 1, filled, _HIDDEN)
    canvas.formula(row, BULAN_WAJIB + tw - 1, due, _HIDDEN)


def _begun(canvas: Canvas, line: BarisKegiatan, row: int) -> None:
    """What the months of a quarter that is not over add to realisasi to date."""
    months = [f"{BULANAN}!{address(line.bulanan, column_map.month_column(number))}" for number in range(1, 13)]
    for i in range(2):
        cells = ",".join(cell_formulas.pass_through(months[3 * tw - 3 + i]) for tw in Triwulan)
        passed = f"MOD({POSISI_BULAN},3)>{i}"
        canvas.formula(row, SEBAGIAN + i, f'IF({passed},CHOOSE({POSISI_NOMOR},{cells}),"")', _HIDDEN)
    before = ",".join(cell_formulas.last_number(months[: 3 * tw - 3], "0") for tw in Triwulan)
    canvas.formula(row, SEBAGIAN + 2, f"CHOOSE({POSISI_NOMOR},{before})", _HIDDEN)
    one, two, last = (address(row, SEBAGIAN + i) for i in range(3))
    to_date = f'{BULANAN}!{address(line.bulanan, column_map.PELAPORAN)}="kumulatif"'
    added = f"IF({to_date},{cell_formulas.last_number([one, two])}-{last},SUM({one}:{two}))"
    canvas.formula(row, SEBAGIAN + 3, cell_formulas.known(f"{one}:{two}", added), _HIDDEN)
