"""How a figure of a workbook came about, with the cells that it comes from."""

import datetime

from rak.domain.penjelasan import Penjelasan, explain
from rak.domain.periode import until
from rak.domain.waktu import Bulan
from rak.matriks.addresses import address
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook


def explain_cells(workbook: Workbook, kode: str, per: datetime.date | None) -> Penjelasan:
    """The explanation of an indicator's or a budget line's figure from January to the month of ``per``, or of the year.

    Raises DomainError for an unknown kode.
    """
    hasil = baca(workbook)
    tahun = hasil.rencana.tahun
    periode = tahun if per is None or per.year > tahun else until(Bulan.of(per), tahun)
    return explain(hasil.rencana, hasil.laporan, kode, periode, sel=lambda letak: address(hasil, letak))
