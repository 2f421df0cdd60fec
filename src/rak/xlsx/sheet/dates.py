"""Dates and the serial numbers that Excel has for them, in both of its calendars."""

import datetime

_BEFORE_1900 = datetime.date(1899, 12, 30).toordinal()
_BEFORE_1904 = datetime.date(1904, 1, 1).toordinal()
_LAST = 3_000_000
"""A serial beyond the year 9999, which no date has."""
_FIRST_YEAR = 1990
_MARCH_1900 = 61
"""Serials below 61 lie before the 29 February 1900 that only Excel knows."""


def to_serial(value: datetime.date, *, date1904: bool = False) -> int | float:
    """Give the serial number of a date, or of a date and time without zone; ValueError where Excel has none."""
    if date1904:
        days = value.toordinal() - _BEFORE_1904
        lowest = 0
    else:
        days = value.toordinal() - _BEFORE_1900
        days -= days < _MARCH_1900
        lowest = 1
    if days < lowest:
        raise ValueError(f"{value.isoformat()} sebelum kalender Excel")
    if not isinstance(value, datetime.datetime):
        return days
    if value.tzinfo is not None:
        raise ValueError("waktu di Excel tanpa zona")
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    micros = seconds * 1_000_000 + value.microsecond
    return days + micros / 86_400_000_000 if micros else days


def to_date(serial: object, *, date1904: bool = False) -> datetime.date | None:
    """The day of a serial number; None for 60, for less than 1, beyond the calendar, and for what is no number."""
    if isinstance(serial, bool) or not isinstance(serial, int | float):
        return None
    days = int(serial) if 1 <= serial <= _LAST else 0
    if days < 1 or (days == _MARCH_1900 - 1 and not date1904):
        return None
    start = _BEFORE_1904 if date1904 else _BEFORE_1900 + (days < _MARCH_1900)
    last = datetime.date.max.toordinal()
    return datetime.date.fromordinal(start + days) if start + days <= last else None


def to_day(serial: object, *, date1904: bool = False, shown: bool = False) -> datetime.date | None:
    """The same for a number that may be none: unless its format shows a date, 2025 is a year and not 17 July 1905."""
    day = to_date(serial, date1904=date1904)
    return day if day is not None and (shown or day.year >= _FIRST_YEAR) else None
