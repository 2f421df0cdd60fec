"""Values of ordinary worksheet formulas, exactly as Excel has them or not at all.

`UNKNOWN` stands wherever a value cannot be told for certain: functions that are not known here, volatile ones,
references made at run time, results that hang on the language of the machine or on the last bits of a double.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .formula import Expr, evaluate, parse, references
    from .graph import Recalculator
    from .reach import is_read
    from .values import UNKNOWN, CellError, Unsupported, Value

__all__ = [
    "UNKNOWN",
    "CellError",
    "Expr",
    "Recalculator",
    "Unsupported",
    "Value",
    "evaluate",
    "is_read",
    "parse",
    "references",
]

_HOME = {
    "Expr": "formula",
    "evaluate": "formula",
    "parse": "formula",
    "references": "formula",
    "Recalculator": "graph",
    "is_read": "reach",
    "UNKNOWN": "values",
    "CellError": "values",
    "Unsupported": "values",
    "Value": "values",
}


def __getattr__(name: str) -> object:
    """Load the module of a public name when it is first used."""
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
