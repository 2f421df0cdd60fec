"""The money tables of Rekap: the same figures as ``domain.anggaran``, as formulas over Matriks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak.domain.waktu import Triwulan
from rak.matriks.builder import rumus_sel
from rak.matriks.builder.layout import MATRIKS
from rak.matriks.builder.rekap_layout import (
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
from rak.matriks.builder.rumus_sel import address, area
from rak.matriks.builder.styles import BODY, CENTERED, PERCENT, TOTAL_FILL, Look

if TYPE_CHECKING:
    from rak.matriks.builder.canvas import Canvas
    from rak.matriks.builder.layout import BarisKegiatan, Layout

AMOUNT = Look(horizontal="right", number_format="#,##0")
SHARE = Look(horizontal="right", number_format=PERCENT)
MARK = CENTERED.but(bold=True, size=8)
_TOTAL = {"bold": True, "fill": TOTAL_FILL}


def write(canvas: Canvas, layout: Layout, places: RekapLayout) -> None:
    """Write the tables per sasaran, per indikator and per budget line."""
    lines = [(block, line) for block in layout.indikator for line in block.kegiatan]
    for row, (block, line) in enumerate(lines, places.kegiatan):
        _line(canvas, line, block.describe(line), row)
    groups = [(g.sasaran.nomor, g.sasaran.uraian, len(g.kegiatan)) for g in layout.sasaran]
    _groups(canvas, places, places.sasaran, groups)
    groups = [(b.indikator.kode, b.indikator.uraian, len(b.kegiatan)) for b in layout.indikator]
    _groups(canvas, places, places.indikator, groups)
    _total(canvas, places, places.kegiatan + places.lines)


def _groups(canvas: Canvas, places: RekapLayout, row: int, groups: list[tuple[str, str, int]]) -> None:
    first = 0
    for kode, uraian, count in groups:
        canvas.text(row, KODE, kode, CENTERED)
        canvas.text(row, URAIAN, uraian, BODY)
        _sums(canvas, places, row, (first, count), AMOUNT)
        row, first = row + 1, first + count
    _total(canvas, places, row)


def _total(canvas: Canvas, places: RekapLayout, row: int) -> None:
    canvas.text(row, KODE, "", CENTERED.but(**_TOTAL))
    canvas.text(row, URAIAN, "JUMLAH", BODY.but(**_TOTAL))
    _sums(canvas, places, row, (0, places.lines), AMOUNT.but(**_TOTAL))


def _line(canvas: Canvas, line: BarisKegiatan, words: str, row: int) -> None:
    canvas.text(row, KODE, line.kegiatan.kode, CENTERED)
    canvas.text(row, URAIAN, words, BODY)
    canvas.formula(row, PAGU, rumus_sel.pass_through(f"{MATRIKS}!G{line.matriks}"), AMOUNT)
    for tw in Triwulan:
        for col, source in ((RENCANA, "H"), (REALISASI, "I")):
            cell = f"{MATRIKS}!{source}{line.row(tw)}"
            canvas.formula(row, col + tw - 1, rumus_sel.pass_through(cell), AMOUNT)
    for col, first in ((RENCANA_SD, RENCANA), (REALISASI_SD, REALISASI)):
        sums = ",".join(rumus_sel.total(area(row, first, row, first + i)) for i in range(4))
        canvas.formula(row, col, f"CHOOSE({POSISI_NOMOR},{sums})", AMOUNT.but(bold=True))
    _ratios(canvas, row, "", "", AMOUNT)


def _sums(canvas: Canvas, places: RekapLayout, row: int, span: tuple[int, int], look: Look) -> None:
    for col in range(PAGU, REALISASI_SD + 1):
        cells = places.of_lines(col, *span)
        canvas.formula(row, col, rumus_sel.total_of_all(cells, span[1]), look.but(bold=look.bold or col >= RENCANA_SD))
    pagu, plan = places.of_lines(PAGU, *span), places.of_lines(RENCANA_SD, *span)
    _ratios(canvas, row, rumus_sel.incomplete(pagu, span[1]), rumus_sel.incomplete(plan, span[1]), look)


def _ratios(canvas: Canvas, row: int, pagu_incomplete: str, plan_incomplete: str, look: Look) -> None:
    """PENYERAPAN, SISA, DEVIASI and TANDA of a row, as in ``domain.anggaran``."""
    spent, pagu, plan = address(row, REALISASI_SD), address(row, PAGU), address(row, RENCANA_SD)
    share = look.but(number_format=PERCENT)
    absorbed = f"IF({pagu}=0,{rumus_sel.FAILED},{spent}/{pagu})"
    canvas.formula(row, PENYERAPAN, rumus_sel.both(spent, pagu, absorbed, pagu_incomplete), share)
    canvas.formula(row, SISA, rumus_sel.both(spent, pagu, f"{pagu}-{spent}", pagu_incomplete), look)
    off = f"IF({plan}=0,IF({spent}=0,0,1),ABS({spent}-{plan})/{plan})"
    deviation = rumus_sel.both(spent, plan, off, "")
    if plan_incomplete:
        deviation = f"IF({plan_incomplete},{rumus_sel.FAILED},{deviation})"
    canvas.formula(row, DEVIASI, deviation, share)
    above = f"ISNUMBER({pagu}),{spent}>{pagu}" + (f",NOT({pagu_incomplete})" if pagu_incomplete else "")
    mark = f'IF(AND({above}),"DI ATAS PAGU",IF(AND(ISNUMBER({plan}),{spent}>{plan}),"di atas rencana",""))'
    canvas.formula(row, TANDA, f'IF(ISNUMBER({spent}),{mark},"")', MARK.but(fill=look.fill))


def write_cumulative(canvas: Canvas, layout: Layout, places: RekapLayout) -> None:
    """Plan and realisasi from January to the end of each quarter: what the first chart draws."""
    total = places.sasaran + len(layout.sasaran)
    for tw in Triwulan:
        row = places.kumulatif + tw - 1
        canvas.text(row, KODE, str(tw), CENTERED)
        plan = area(total, RENCANA, total, RENCANA + tw - 1)
        spent = area(total, REALISASI, total, REALISASI + tw - 1)
        canvas.formula(row, URAIAN, f'IF(COUNT({plan})>0,SUM({plan}),"")', AMOUNT)
        canvas.formula(row, PAGU, f'IF(AND({POSISI_NOMOR}>={int(tw)},COUNT({spent})>0),SUM({spent}),"")', AMOUNT)
