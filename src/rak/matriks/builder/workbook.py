"""The workbook put together from its sheets. Loading this module loads openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font

from rak.matriks.builder import lembar_bulanan, lembar_matriks, lembar_petunjuk, lembar_rekap, package
from rak.matriks.builder.canvas import Canvas
from rak.matriks.builder.layout import BULANAN, MATRIKS, PETUNJUK, REKAP, lay_out
from rak.matriks.builder.styles import FONT, Painter

if TYPE_CHECKING:
    from rak.domain.rencana import RencanaAksi

_SHEETS = ((MATRIKS, lembar_matriks), (BULANAN, lembar_bulanan), (REKAP, lembar_rekap), (PETUNJUK, lembar_petunjuk))


def _set_base_font(workbook: Workbook) -> None:
    """Column widths count in digits of this font; Arial (or its metric twin) is everywhere."""
    base = Font(name=FONT, size=10, family=2)
    workbook._named_styles["Normal"].font = base  # type: ignore[attr-defined]  # noqa: SLF001
    workbook._fonts[0] = base  # type: ignore[attr-defined]  # noqa: SLF001


def build(rencana: RencanaAksi) -> bytes:
    """See :func:`rak.matriks.builder.build_workbook`."""
    layout = lay_out(rencana)
    workbook = Workbook()
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    _set_base_font(workbook)
    painter = Painter()
    for name, module in _SHEETS:
        module.write(Canvas(workbook.create_sheet(name), painter), layout)
    workbook.properties.creator = "rak"
    return package.to_bytes(workbook)
