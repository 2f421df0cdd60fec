"""Counts that stand month by month: to date, so that the last month is the quarter's, or anew each month, so that they add up."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from rak.domain.waktu import Triwulan
from rak.layouts.column_periods import quarter_of


def sum_months(
    values: Mapping[int, Fraction],
    said: Collection[bool | None],
    year: Fraction | None = None,
    ends: Mapping[int, Fraction] = MappingProxyType({}),
) -> dict[Triwulan, Fraction | None] | None:
    """The sums of the quarters by their numbers; None for what is to date, or where nothing says that it is not.

    A quarter that has only begun has the sum so far; one with a blank month before a filled one has none.

    ``values`` is by the number of the month, ``said`` what the headings say of being to date, ``ends`` are figures of
    quarters by their last month. A count that falls from what stands before it is anew each month, and so are twelve that
    make the target of the year together while the last does not.
    """
    known = sorted({**ends, **values}.items())
    anew = set(said) == {False} or (
        not any(said)
        and (
            any(before > after for (_, before), (month, after) in itertools.pairwise(known) if month in values)
            or (len(values) == 12 and values[12] != year and sum(values.values()) == year)
        )
    )
    if not values or not anew:
        return None
    return {at: _sum([values.get(3 * at - back) for back in (2, 1, 0)]) for at in sorted(set(map(quarter_of, values)))}


def _sum(three: list[Fraction | None]) -> Fraction | None:
    filled = [one for one in three if one is not None]
    return sum(filled, Fraction(0)) if three[: len(filled)] == filled else None


def agree(whole: Fraction, parts: Sequence[Fraction], said: Collection[bool | None], *, adds_up: bool) -> bool:
    """Whether a figure of a period can be made of those of its parts, in order: the last of them, their sum or, of levels, their mean.

    ``said`` is what the headings say of being to date, ``adds_up`` whether the figures are counts.
    """
    made = sum(parts, Fraction(0)) / (1 if adds_up else len(parts))
    return whole == made or (whole == parts[-1] and not (adds_up and set(said) == {False}))
