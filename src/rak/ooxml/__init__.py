"""Lossless editing of Excel workbooks: find cells, replace their bytes, copy everything else as it is.

Knows zip, XML and cells, and nothing of plans. Only the standard library is used, and each part of this package is
loaded when it is first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak.ooxml.address import Position, Range, from_address, from_range, quote_sheet, to_address
from rak.ooxml.cell import Cell, CellError, Formula, Link, Value
from rak.ooxml.limits import DEFAULT_LIMITS, Limits
from rak.ooxml.problems import Effect, Notice, OoxmlError, Problem, Reason
from rak.ooxml.workbook import Workbook

if TYPE_CHECKING:
    from rak.ooxml.edit import Edit
    from rak.ooxml.sheet import Sheet, Table

__all__ = [
    "DEFAULT_LIMITS",
    "Cell",
    "CellError",
    "Edit",
    "Effect",
    "Formula",
    "Limits",
    "Link",
    "Notice",
    "OoxmlError",
    "Position",
    "Problem",
    "Range",
    "Reason",
    "Sheet",
    "Table",
    "Value",
    "Workbook",
    "from_address",
    "from_range",
    "quote_sheet",
    "to_address",
]


def __getattr__(name: str) -> object:
    if name == "Edit":
        from rak.ooxml.edit import Edit  # noqa: PLC0415

        return Edit
    if name in {"Sheet", "Table"}:
        from rak.ooxml import sheet  # noqa: PLC0415

        return getattr(sheet, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
