"""Dates as day numbers.

The calendar that starts in 1900 counts a 29 February 1900 which never was; day numbers before 1 March 1900 are
left undecided.
"""

from datetime import date, timedelta
from typing import Final

from rak.calc.cell_error import NUM
from rak.calc.context import Context
from rak.calc.rounding import round_down, round_floor
from rak.calc.spec import Scalar
from rak.calc.values import ErrorValue, Unknown, Value, to_number

_EPOCH: Final = date(1899, 12, 30)
# Days between the first day of the 1900 calendar and that of the 1904 calendar.
_SHIFT_1904: Final = 1462
# Day 60 is the 29 February 1900 that never was; programs differ on the days before it.
_FIRST_SURE: Final = 61


def _serial(context: Context, day: date) -> float:
    """The day number of a date."""
    number = (day - _EPOCH).days
    if context.date1904:
        number -= _SHIFT_1904
        if number < 0:
            raise ErrorValue(NUM)
    elif number < _FIRST_SURE:
        raise Unknown
    return float(number)


def _date(context: Context, value: Value) -> date:
    """The date of a day number; its fraction, the time of day, is dropped."""
    if isinstance(value, bool):
        raise Unknown
    number = round_floor(to_number(value))
    if number < 0 or number > 2_958_465:
        raise ErrorValue(NUM)
    if context.date1904:
        number += _SHIFT_1904
    elif number < _FIRST_SURE:
        raise Unknown
    try:
        return _EPOCH + timedelta(days=int(number))
    except OverflowError:
        raise ErrorValue(NUM) from None


def _whole(value: Value) -> int:
    """An integer argument, its fraction dropped."""
    number = round_down(to_number(value), 0)
    if abs(number) > 1e6:
        raise Unknown
    return int(number)


def _month_start(year: int, month: int) -> date:
    """The first day of a month; months beyond the year run on into others."""
    ahead, index = divmod(month - 1, 12)
    if not 1900 <= year + ahead <= 9999:
        raise ErrorValue(NUM)
    return date(year + ahead, index + 1, 1)


def _make(context: Context, year: Value, month: Value, day: Value) -> float:
    """DATE: months and days beyond their bounds run on."""
    y = _whole(year)
    if y < 0 or y > 9999:
        raise ErrorValue(NUM)
    # Excel adds 1900 to such a year; other programs take it for one of this century.
    if y < (1904 if context.date1904 else 1900):
        raise Unknown
    try:
        return _serial(context, _month_start(y, _whole(month)) + timedelta(days=_whole(day) - 1))
    except OverflowError:
        raise ErrorValue(NUM) from None


def _last_day(start: date) -> int:
    """The number of days of the month that starts here."""
    # The month after it is beyond what `date` can hold.
    if start.year == 9999 and start.month == 12:
        return 31
    return (_month_start(start.year, start.month + 1) - start).days


def _edate(context: Context, value: Value, months: Value) -> float:
    """EDATE: the same day some months on, or the last of a shorter month."""
    day = _date(context, value)
    start = _month_start(day.year, day.month + _whole(months))
    return _serial(context, start.replace(day=min(day.day, _last_day(start))))


def _eomonth(context: Context, value: Value, months: Value) -> float:
    """EOMONTH: the last day of the month some months on."""
    day = _date(context, value)
    start = _month_start(day.year, day.month + _whole(months))
    return _serial(context, start.replace(day=_last_day(start)))


def _weekday(context: Context, value: Value, kind: Value = 1.0) -> float:
    """WEEKDAY counted from Sunday (1) or Monday (2)."""
    day = _date(context, value)
    way = _whole(kind)
    # The other ways of counting are rare, and most of them came with later versions.
    if way not in (1, 2):
        raise Unknown
    return float(day.isoweekday() % 7 + 1 if way == 1 else day.isoweekday())


SCALARS: Final = {
    "DATE": Scalar(_make, 3, 3, wants_context=True),
    "YEAR": Scalar(lambda context, v: float(_date(context, v).year), 1, 1, wants_context=True),
    "MONTH": Scalar(lambda context, v: float(_date(context, v).month), 1, 1, wants_context=True),
    "DAY": Scalar(lambda context, v: float(_date(context, v).day), 1, 1, wants_context=True),
    "WEEKDAY": Scalar(_weekday, 1, 2, wants_context=True),
    "EDATE": Scalar(_edate, 2, 2, lifts=False, wants_context=True),
    "EOMONTH": Scalar(_eomonth, 2, 2, lifts=False, wants_context=True),
}
