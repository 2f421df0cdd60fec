"""Sheet Evaluasi: the words of the sections on each indicator and quarter, for the reports."""

from __future__ import annotations

from typing import Final

from rak.domain.kolom import Kolom, KolomEvaluasi, KolomIndikator
from rak.domain.waktu import Triwulan
from rak.matriks.build import cell_formulas, print_setup, sheet_indikator, validation
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.heights import Block, fit_rows, set_heights
from rak.matriks.build.layout import Layout
from rak.matriks.build.looks import BODY, CENTERED, HEADING, INPUT, NOTE, SUBTITLE, TITLE
from rak.matriks.column_map import EVALUASI, EVALUASI_TW

_HEADING: Final = 6
_FIRST: Final = 7
_KODE, _URAIAN, _SEKSI = 1, 2, 3
_DAY: Final = "dd/mm/yyyy"
_WIDTHS: Final = (9, 34, 18, 8, 34, 28, 30, 34, 18, 13, 14)
_MINIMUM: Final = 30.0
"""Two lines of words; rak lets the row grow after a fill."""


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    canvas.widths(*_WIDTHS)
    rencana = layout.rencana
    texts = ("EVALUASI INDIKATOR PER TRIWULAN", rencana.satuan_kerja, f"TAHUN ANGGARAN {rencana.tahun}")
    for row, (value, look) in enumerate(zip(texts, (TITLE, SUBTITLE, SUBTITLE), strict=True), 1):
        canvas.text(row, 1, value, look.but(horizontal="left", wrap=False))
    canvas.text(4, 1, "Isi satu baris untuk tiap indikator dan triwulan; isinya masuk ke laporan tertulis.", NOTE)
    headings = {
        _KODE: "KODE",
        _URAIAN: "INDIKATOR KEGIATAN",
        _SEKSI: "PENANGGUNG JAWAB",
        EVALUASI_TW: str(Kolom.TRIWULAN),
    }
    for col, heading in (headings | {at: str(kolom) for kolom, at in EVALUASI.items()}).items():
        canvas.text(_HEADING, col, heading, HEADING)
    blocks: list[Block] = []
    row = _FIRST
    for block in layout.indikator:
        for tw in Triwulan:
            canvas.text(row, _KODE, block.indikator.kode, CENTERED)
            canvas.text(row, _URAIAN, block.indikator.uraian, BODY)
            section = sheet_indikator.cell(block.pengaturan, KolomIndikator.PENANGGUNG_JAWAB)
            canvas.formula(row, _SEKSI, cell_formulas.word(section), BODY)
            canvas.text(row, EVALUASI_TW, str(tw), CENTERED)
            for kolom, col in EVALUASI.items():
                centered = kolom in {KolomEvaluasi.BATAS_WAKTU, KolomEvaluasi.STATUS}
                look = INPUT.but(horizontal="center" if centered else "left")
                look = look.but(number_format=_DAY) if kolom is KolomEvaluasi.BATAS_WAKTU else look
                canvas.number(row, col, None, look)
            blocks.append(Block(row, row, block.indikator.uraian, _WIDTHS[_URAIAN - 1]))
            row += 1
    _finish(canvas, layout, blocks, row - 1)


def _finish(canvas: Canvas, layout: Layout, blocks: list[Block], last: int) -> None:
    sheet = canvas.sheet
    rows = fit_rows(blocks, range(_FIRST, last + 1), _MINIMUM)
    set_heights(sheet, {1: 20, 2: 17, 3: 17, _HEADING: 30} | rows)
    status = EVALUASI[KolomEvaluasi.STATUS]
    rule = validation.tindak_lanjut_choice()
    sheet.add_data_validation(rule)
    rule.add(cell_formulas.area(_FIRST, status, last, status))
    sheet.freeze_panes = cell_formulas.address(_FIRST, EVALUASI_TW + 1)
    print_setup.set_up(
        sheet,
        area=cell_formulas.area(1, 1, last, max(EVALUASI.values())),
        titles=f"{_HEADING}:{_HEADING}",
        footer=f"Rencana Aksi {layout.rencana.tahun}",
    )
    print_setup.keep_together(sheet, [range(first, first + 4) for first in range(_FIRST, last + 1, 4)], first=_FIRST)
    print_setup.protect(sheet)
