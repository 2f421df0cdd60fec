"""The workbook put together from its sheets. Loading this module loads openpyxl."""

from openpyxl import Workbook
from openpyxl.styles import Font

from rak.domain.rencana import RencanaAksi
from rak.matriks.build import (
    direct_level,
    pack,
    sheet_bulanan,
    sheet_evaluasi,
    sheet_indikator,
    sheet_matriks,
    sheet_petunjuk,
    sheet_rekap,
)
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.layout import BULANAN, EVALUASI, INDIKATOR, MATRIKS, PETUNJUK, REKAP, lay_out
from rak.matriks.build.looks import FONT, Painter

_SHEETS = (
    (MATRIKS, sheet_matriks), (BULANAN, sheet_bulanan), (INDIKATOR, sheet_indikator),
    (EVALUASI, sheet_evaluasi), (REKAP, sheet_rekap), (PETUNJUK, sheet_petunjuk),
)  # fmt: skip


def _set_base_font(workbook: Workbook) -> None:
    """Column widths count in digits of this font; Arial (or its metric twin) is everywhere."""
    base = Font(name=FONT, size=10, family=2)
    workbook._named_styles["Normal"].font = base  # type: ignore[attr-defined]  # noqa: SLF001
    workbook._fonts[0] = base  # type: ignore[attr-defined]  # noqa: SLF001


def build(rencana: RencanaAksi) -> bytes:
    """See :func:`rak.matriks.build.build_workbook`."""
    layout = lay_out(rencana)
    workbook = Workbook()
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    _set_base_font(workbook)
    painter = Painter()
    for name, module in _SHEETS:
        module.write(Canvas(workbook.create_sheet(name), painter), layout)
    direct_level.write(Canvas(workbook[BULANAN], painter), layout)
    workbook.properties.creator = "rak"
    return pack.to_bytes(workbook)
