"""All functions by name."""

from typing import Final

from rak.calc import (
    functions_criteria,
    functions_date,
    functions_logic,
    functions_lookup,
    functions_math,
    functions_range,
    functions_text,
)
from rak.calc.spec import Aggregate, Form, Scalar

SCALARS: Final[dict[str, Scalar]] = {
    **functions_date.SCALARS,
    **functions_logic.SCALARS,
    **functions_math.SCALARS,
    **functions_text.SCALARS,
}
"""Functions of single values."""
AGGREGATES: Final[dict[str, Aggregate]] = {
    **functions_criteria.AGGREGATES,
    **functions_range.AGGREGATES,
    **functions_text.AGGREGATES,
}
"""Functions that gather ranges."""
FORMS: Final[dict[str, Form]] = {**functions_logic.FORMS, **functions_lookup.FORMS}
"""Functions that choose what they evaluate, or take a reference for what it is."""
