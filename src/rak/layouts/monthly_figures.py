"""Counts that stand month by month: to date, so that the last month is the quarter's, or anew each month, so that they add up."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping
from fractions import Fraction


def sum_months(
    values: Mapping[int, Fraction], said: Collection[bool | None], year: Fraction | None = None
) -> dict[int, Fraction] | None:
    """The sums of the quarters by their numbers; None for what is to date, or where nothing says that it is not.

    ``values`` is by the number of the month, ``said`` what the headings say of being to date. A count that falls from one
    month to the next is anew each month, and so are twelve that make the target of the year together while the last does not.
    """
    known = [values[month] for month in sorted(values)]
    anew = set(said) == {False} or (
        not any(said)
        and (
            any(one > other for one, other in itertools.pairwise(known))
            or (len(known) == 12 and known[-1] != year and sum(known) == year)
        )
    )
    if not known or not anew:
        return None
    quarters = sorted({(month + 2) // 3 for month in values})
    return {at: sum((values.get(3 * at - back, Fraction(0)) for back in range(3)), Fraction(0)) for at in quarters}
