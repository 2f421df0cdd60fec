"""Building a new workbook from a plan: the sheets Matriks, Bulanan, Rekap and Petunjuk, and Riwayat where it was revised."""

import importlib
import os
from typing import Final

from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi

_WITH_LXML: Final = "OPENPYXL_LXML"


def build_workbook(rencana: RencanaAksi) -> bytes:
    """The workbook of a plan, ready to be filled; the same plan always gives the same bytes.

    (But for the spelling of its XML in a process that has loaded openpyxl together with lxml before.)
    Raises DomainError, naming the cell, for what a workbook cannot hold: control characters, a text over 32,767
    characters, an amount that Excel would round, a rumus too long for a cell, a part of the plan without lines.
    """
    _load_openpyxl()
    from rak.matriks.build.assemble import build  # noqa: PLC0415

    content = build(rencana)
    if not rencana.revisi:
        return content
    from rak.matriks.history_sheet import with_history  # noqa: PLC0415  # where there is a past

    return with_history(content, rencana, Laporan(rencana.tahun))


def _load_openpyxl() -> None:
    """Load it when a workbook is built, and without lxml, with which it spells the same XML in another way."""
    before = os.environ.get(_WITH_LXML)
    os.environ[_WITH_LXML] = "False"
    try:
        importlib.import_module("openpyxl")
    finally:
        if before is None:
            del os.environ[_WITH_LXML]
        else:
            os.environ[_WITH_LXML] = before
