"""The workbook put together from its sheets. Loading this module loads openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from rak.matriks.builder import lembar_bulanan, lembar_matriks, lembar_petunjuk, lembar_rekap, package
from rak.matriks.builder.canvas import Canvas
from rak.matriks.builder.layout import BULANAN, MATRIKS, PETUNJUK, REKAP, lay_out
from rak.matriks.builder.styles import Painter

if TYPE_CHECKING:
    from rak.domain.rencana import RencanaAksi

_SHEETS = ((MATRIKS, lembar_matriks), (BULANAN, lembar_bulanan), (REKAP, lembar_rekap), (PETUNJUK, lembar_petunjuk))


def build(rencana: RencanaAksi) -> bytes:
    """See :func:`rak.matriks.builder.build_workbook`."""
    layout = lay_out(rencana)
    workbook = Workbook()
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    painter = Painter()
    for name, module in _SHEETS:
        module.write(Canvas(workbook.create_sheet(name), painter), layout)
    workbook.properties.creator = "rak"
    return package.to_bytes(workbook)
