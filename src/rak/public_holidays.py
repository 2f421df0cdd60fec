"""Indonesian public holidays from the ``holidays`` library, for due dates that an office shifts (extra ``libur``)."""

import datetime
from collections.abc import Iterable

from rak.errors import DomainError


def public_holidays(tahun: Iterable[int]) -> frozenset[datetime.date]:
    """The public holidays of these years, for :class:`rak.domain.kalender.KebijakanTenggat`.

    A year's last report is due in January of the next: ask for both. Joint leave (*cuti bersama*) is not among them.
    Raises DomainError that says what to install when the library is missing.
    """
    try:
        import holidays  # noqa: PLC0415  # an extra, loaded when asked for
    except ModuleNotFoundError:
        raise DomainError("Daftar hari libur tidak terpasang.", "Pasang dengan: pip install 'rak[libur]'.") from None
    return frozenset(holidays.country_holidays("ID", years=sorted(set(tahun))))
