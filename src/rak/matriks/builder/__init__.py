"""Building a new workbook from a plan: the sheets Matriks, Bulanan, Rekap and Petunjuk."""

from __future__ import annotations

from rak.domain.rencana import RencanaAksi


def build_workbook(rencana: RencanaAksi) -> bytes:
    """The workbook of a plan, ready to be filled; the same plan always gives the same bytes.

    Raises DomainError, naming the cell, for what a workbook cannot hold: control characters, a text over 32,767
    characters, an amount that Excel would round, a rumus too long for a cell, a part of the plan without lines.
    """
    from rak.matriks.builder.workbook import build  # noqa: PLC0415  # openpyxl is loaded when a workbook is built

    return build(rencana)
