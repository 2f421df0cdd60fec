"""Places of a plan and their values as plain data for JSON: what `rak banding`, `gabung` and `pantau` print."""

import datetime
from fractions import Fraction
from typing import Any

from rak.domain.letak import Letak
from rak.domain.nilai import Kosong
from rak.domain.rupiah import Rupiah
from rak.reports.json_data import money, number


def place_data(letak: Letak, kolom: str | None = None) -> dict[str, Any]:
    """Kode, column and period; null where it does not apply."""
    return {
        "kode": letak.kode,
        "kolom": (str(letak.kolom or "") if kolom is None else kolom) or None,
        "bulan": str(letak.bulan) if letak.bulan else None,
        "triwulan": letak.triwulan.name if letak.triwulan else None,
        "variabel": letak.variabel or None,
    }


def value_data(value: object) -> int | str | None:
    """A value: money as a whole number, numbers as text with a decimal point, a blank as null."""
    if value is None or value == "":
        return None
    if isinstance(value, Rupiah):
        return money(value)
    if isinstance(value, Fraction | Kosong):
        return number(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
