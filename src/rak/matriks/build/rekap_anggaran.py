"""The money tables of Rekap: the same figures as ``domain.anggaran``, as formulas over Matriks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak.domain.kolom import Kolom
from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas
from rak.matriks.build.cell_formulas import FAILED, address, area
from rak.matriks.build.layout import MATRIKS
from rak.matriks.build.looks import BODY, CENTERED, PERCENT, TOTAL_FILL, Look
from rak.matriks.build.rekap_layout import (
    DEVIASI,
    KODE,
    PAGU,
    PENYERAPAN,
    POSISI_NOMOR,
    REALISASI,
    REALISASI_SD,
    RENCANA,
    RENCANA_SD,
    SISA,
    TANDA,
    URAIAN,
    RekapLayout,
)

if TYPE_CHECKING:
    from rak.matriks.build.canvas import Canvas
    from rak.matriks.build.layout import BarisKegiatan, Layout

AMOUNT = Look(horizontal="right", number_format="#,##0")
SHARE = Look(horizontal="right", number_format=PERCENT)
MARK = CENTERED.but(bold=True, size=8)
_TOTAL = {"bold": True, "fill": TOTAL_FILL}


def write(canvas: Canvas, layout: Layout, places: RekapLayout) -> None:
    """Write the tables per sasaran, per indikator and per budget line.

    Each total is over the table below it: an indicator over its lines, a goal over its indicators.
    """
    line, indicator = places.kegiatan, places.indikator
    for row, goal in enumerate(layout.sasaran, places.sasaran):
        first_line, first_indicator = line, indicator
        for block in goal.indikator:
            first = line
            for each in block.kegiatan:
                _line(canvas, each, block.describe(each), line)
                line += 1
            names = (block.indikator.kode, block.indikator.uraian)
            _group(canvas, indicator, names, range(first, line), range(first, line))
            indicator += 1
        names = (goal.sasaran.nomor, goal.sasaran.uraian)
        _group(canvas, row, names, range(first_indicator, indicator), range(first_line, line))
    total = places.sasaran + len(layout.sasaran)
    lines = range(places.kegiatan, line)
    _total(canvas, total, range(places.sasaran, total), lines)
    for row in (indicator, line):
        _total(canvas, row, range(total, total + 1), lines)


def _group(canvas: Canvas, row: int, names: tuple[str, str], parts: range, lines: range) -> None:
    for col, name, look in zip((KODE, URAIAN), names, (CENTERED, BODY), strict=True):
        canvas.text(row, col, name, look)
    _sums(canvas, row, parts, lines, AMOUNT)


def _total(canvas: Canvas, row: int, parts: range, lines: range) -> None:
    canvas.text(row, KODE, "", CENTERED.but(**_TOTAL))
    canvas.text(row, URAIAN, "JUMLAH", BODY.but(**_TOTAL))
    _sums(canvas, row, parts, lines, AMOUNT.but(**_TOTAL))


def _line(canvas: Canvas, line: BarisKegiatan, words: str, row: int) -> None:
    canvas.text(row, KODE, line.kegiatan.kode, CENTERED)
    canvas.text(row, URAIAN, words, BODY)
    canvas.formula(row, PAGU, cell_formulas.pass_through(f"{MATRIKS}!{address(line.matriks, column_map.MATRIKS[Kolom.PAGU])}"), AMOUNT)
    for tw in Triwulan:
        for col, kolom in ((RENCANA, Kolom.RENCANA_PENARIKAN_DANA), (REALISASI, Kolom.REALISASI_ANGGARAN)):
            cell = f"{MATRIKS}!{address(line.row(tw), column_map.MATRIKS[kolom])}"
            canvas.formula(row, col + tw - 1, cell_formulas.pass_through(cell), AMOUNT)
    for col, first in ((RENCANA_SD, RENCANA), (REALISASI_SD, REALISASI)):
        later = ",".join(cell_formulas.total(area(row, first, row, first + i)) for i in range(1, 4))
        formula = f"CHOOSE({POSISI_NOMOR},{address(row, first)},{later})"
        canvas.formula(row, col, formula, _look_of(col, AMOUNT))
    _ratios(canvas, row, range(row, row + 1), AMOUNT)


def _sums(canvas: Canvas, row: int, parts: range, lines: range, look: Look) -> None:
    """The figures of a group from those of its ``parts`` (rows of one table); ``lines`` are its budget lines."""
    if len(parts) == 1:
        for col in range(PAGU, TANDA + 1):
            canvas.formula(row, col, address(parts.start, col), _look_of(col, look))
        return
    for col in range(PAGU, REALISASI_SD + 1):
        cells = area(parts.start, col, parts.stop - 1, col)
        canvas.formula(row, col, cell_formulas.total_of_all(cells, len(parts)), _look_of(col, look))
    _ratios(canvas, row, lines, look)


def _look_of(col: int, look: Look) -> Look:
    """How a column looks in a row whose amounts look like this."""
    if col == TANDA:
        return MARK.but(fill=look.fill)
    if col in {PENYERAPAN, DEVIASI}:
        return look.but(number_format=PERCENT)
    return look.but(bold=True) if col in {RENCANA_SD, REALISASI_SD} else look


def _ratios(canvas: Canvas, row: int, lines: range, look: Look) -> None:
    """PENYERAPAN, SISA, DEVIASI and TANDA of a row, as in ``domain.anggaran``; ``lines`` are its budget lines."""
    spent, pagu, plan, left = (address(row, col) for col in (REALISASI_SD, PAGU, RENCANA_SD, SISA))
    remainder = cell_formulas.both(spent, pagu, f"{pagu}-{spent}")
    off = f"IF({plan},ABS({spent}-{plan})/{plan},IF({spent},1,0))"
    deviation = cell_formulas.both(spent, plan, off)
    if len(lines) > 1:
        lacking = {col: _lacking(lines, col) for col in (PAGU, RENCANA_SD)}
        known = f'IF({lacking[PAGU]},{FAILED},IF(ISNUMBER({pagu}),{pagu}-{spent},"-"))'
        remainder = f"IF(ISNUMBER({spent}),{known},{spent})"
        deviation = f"IF(AND(ISNUMBER({plan}),{lacking[RENCANA_SD]}),{FAILED},{deviation})"
    mark = f'IF(N({left})<0,"DI ATAS PAGU",IF({spent}>{plan},"di atas rencana",""))'
    for col, formula in (
        (PENYERAPAN, f"IF(ISNUMBER({left}),IF({pagu},{spent}/{pagu},{FAILED}),{left})"),
        (SISA, remainder),
        (DEVIASI, deviation),
        (TANDA, f'IF(ISNUMBER({spent}),{mark},"")'),
    ):
        canvas.formula(row, col, formula, _look_of(col, look))


def _lacking(lines: range, col: int) -> str:
    return cell_formulas.lacking(area(lines.start, col, lines.stop - 1, col), len(lines))


def write_cumulative(canvas: Canvas, layout: Layout, places: RekapLayout) -> None:
    """Plan and realisasi from January to the end of each quarter: what the first chart draws."""
    total = places.sasaran + len(layout.sasaran)
    for tw in Triwulan:
        row = places.kumulatif + tw - 1
        canvas.text(row, KODE, str(tw), CENTERED)
        plan = area(total, RENCANA, total, RENCANA + tw - 1)
        spent = area(total, REALISASI, total, REALISASI + tw - 1)
        canvas.formula(row, URAIAN, f'IF(COUNT({plan}),SUM({plan}),"")', AMOUNT)
        until_now = f"COUNT({spent})" if tw is Triwulan.I else f"AND({POSISI_NOMOR}>={int(tw)},COUNT({spent}))"
        canvas.formula(row, PAGU, f'IF({until_now},SUM({spent}),"")', AMOUNT)
