"""Sheet Evaluasi: the words of the sections on each indicator and quarter, for the reports."""

from typing import Final

from rak.domain.evaluasi import StatusTindakLanjut
from rak.domain.kolom import Kolom, KolomEvaluasi, KolomIndikator
from rak.domain.waktu import Triwulan
from rak.matriks.build import cell_formulas, print_setup, sheet_indikator, validation
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.layout import Layout
from rak.matriks.build.looks import BODY, CENTERED, HEADING, INPUT, NOTE
from rak.matriks.column_map import EVALUASI, EVALUASI_TW, LEAST_EVALUASI

_HEADING: Final = 6
_FIRST: Final = 7
_KODE, _URAIAN, _SEKSI = 1, 2, 3
_DAY: Final = "dd/mm/yyyy"
_WIDTHS: Final = (9, 34, 18, 8, 34, 28, 30, 34, 18, 13, 14)


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    canvas.widths(_WIDTHS)
    canvas.title("EVALUASI INDIKATOR PER TRIWULAN", layout.rencana)
    canvas.text(4, 1, "Isi satu baris untuk tiap indikator dan triwulan; isinya masuk ke laporan tertulis.", NOTE)
    headings = {
        _KODE: "KODE",
        _URAIAN: "INDIKATOR KEGIATAN",
        _SEKSI: "PENANGGUNG JAWAB",
        EVALUASI_TW: str(Kolom.TRIWULAN),
    }
    for col, heading in (headings | {at: str(kolom) for kolom, at in EVALUASI.items()}).items():
        canvas.text(_HEADING, col, heading, HEADING)
    row = _FIRST
    for block in layout.indikator:
        for tw in Triwulan:
            canvas.text(row, _KODE, block.indikator.kode, CENTERED)
            canvas.fitted(row, _URAIAN, block.indikator.uraian, BODY)
            section = sheet_indikator.cell(block.pengaturan, KolomIndikator.PENANGGUNG_JAWAB)
            canvas.formula(row, _SEKSI, cell_formulas.word(section), BODY)
            canvas.text(row, EVALUASI_TW, str(tw), CENTERED)
            for kolom, col in EVALUASI.items():
                centered = kolom in {KolomEvaluasi.BATAS_WAKTU, KolomEvaluasi.STATUS}
                look = INPUT.but(horizontal="center" if centered else "left")
                look = look.but(number_format=_DAY) if kolom is KolomEvaluasi.BATAS_WAKTU else look
                canvas.number(row, col, None, look)
            row += 1
    _finish(canvas, layout, row - 1)


def _finish(canvas: Canvas, layout: Layout, last: int) -> None:
    canvas.fit(LEAST_EVALUASI, (), {1: 20, 2: 17, 3: 17, _HEADING: 30})
    status = EVALUASI[KolomEvaluasi.STATUS]
    rule = validation.choice("Status tindak lanjut", StatusTindakLanjut)
    canvas.allow(rule, [cell_formulas.area(_FIRST, status, last, status)])
    groups = [range(first, first + 4) for first in range(_FIRST, last + 1, 4)]
    area, frozen = cell_formulas.area(1, 1, last, max(EVALUASI.values())), (_FIRST, EVALUASI_TW + 1)
    print_setup.finish(canvas.sheet, layout.rencana.tahun, groups, frozen=frozen, headings=_HEADING, area=area)
