"""Lossless editing of Excel workbooks: find cells, replace their bytes, copy everything else as it is.

Knows zip, XML and cells, and nothing of plans. Only the standard library is used.
"""

from rak.calc.cell_error import CellError
from rak.xlsx.package.limits import DEFAULT_LIMITS, Limits, allowing, in_force
from rak.xlsx.package.problems import Effect, Notice, OoxmlError, Problem, Reason
from rak.xlsx.sheet.address import Position, Range, from_address, from_range, quote_sheet, to_address
from rak.xlsx.sheet.cell import Cell, Formatted, Formula, Link, Value
from rak.xlsx.sheet.workbook import Workbook

__all__ = [
    "DEFAULT_LIMITS",
    "Cell",
    "CellError",
    "Effect",
    "Formatted",
    "Formula",
    "Limits",
    "Link",
    "Notice",
    "OoxmlError",
    "Position",
    "Problem",
    "Range",
    "Reason",
    "Value",
    "Workbook",
    "allowing",
    "from_address",
    "from_range",
    "in_force",
    "quote_sheet",
    "to_address",
]
