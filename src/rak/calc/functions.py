"""All functions by name; the module of one is loaded when the first formula uses it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rak.calc.spec import Aggregate, Form, Scalar

MODULES: Final = {
    "criteria": "AVERAGEIF AVERAGEIFS COUNTIF COUNTIFS MAXIFS MINIFS SUMIF SUMIFS",
    "date": "DATE DAY EDATE EOMONTH MONTH WEEKDAY YEAR",
    "logic": "CHOOSE FALSE IF IFERROR IFNA IFS ISBLANK ISERR ISERROR ISLOGICAL ISNA ISNONTEXT ISNUMBER ISTEXT N NA NOT "
    "SUMPRODUCT SWITCH T TRUE",
    "lookup": "COLUMN COLUMNS HLOOKUP INDEX LOOKUP MATCH ROW ROWS VLOOKUP",
    "math": "ABS CEILING EXP FLOOR INT ISEVEN ISODD LN LOG LOG10 MOD PI POWER QUOTIENT ROUND ROUNDDOWN ROUNDUP SIGN SQRT "
    "TRUNC",
    "range": "AND AVERAGE COUNT COUNTA COUNTBLANK LARGE MAX MEDIAN MIN OR PRODUCT RANK RANK.EQ SMALL SUM XOR",
    "text": "CHAR CODE CONCAT CONCATENATE EXACT FIND LEFT LEN LOWER MID REPT RIGHT SEARCH SUBSTITUTE TEXT TEXTJOIN TRIM "
    "UPPER VALUE",
}
"""The functions of each module."""


class _Functions(dict[str, Any]):
    """The functions of one kind that were asked for."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, name: str) -> Any:
        home = _HOME.get(name)
        if home is None:
            return None
        module = import_module(f"{__package__}.functions_{home}")
        found = self[name] = getattr(module, self._kind, {}).get(name)
        return found


_HOME: Final = {name: module for module, names in MODULES.items() for name in names.split()}
SCALARS: Final[dict[str, Scalar | None]] = _Functions("SCALARS")
AGGREGATES: Final[dict[str, Aggregate | None]] = _Functions("AGGREGATES")
FORMS: Final[dict[str, Form | None]] = _Functions("FORMS")
