"""Due dates and who keeps them: the 5th of the following month, shifted where an office asks for it; completeness.

The as-of date is always an argument. ``public_holidays`` needs the extra ``rak[libur]``, and loads it when called.
"""

from rak.domain.kalender import (
    TENGGAT_BAKU,
    DisiplinLapor,
    Geser,
    KebijakanTenggat,
    KelengkapanIsian,
    StatusLapor,
    days_late,
    disiplin_lapor,
    kelengkapan_isian,
    months_due,
    months_over,
    semesters_due,
)
from rak.domain.periode import Periode, months_in, until
from rak.domain.waktu import months_of
from rak.public_holidays import public_holidays

__all__ = [
    "TENGGAT_BAKU", "DisiplinLapor", "Geser", "KebijakanTenggat", "KelengkapanIsian", "Periode", "StatusLapor",
    "days_late", "disiplin_lapor", "kelengkapan_isian", "months_due", "months_in", "months_of", "months_over",
    "public_holidays", "semesters_due", "until",
]  # fmt: skip
