"""Imports every module that states codes, so that the catalogue is whole and :func:`check_all` runs every check."""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from collections.abc import Mapping

from rak import checks
from rak.checks import katalog
from rak.checks.katalog import Aturan, Konteks
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.temuan import Temuan

_PLAN_RULES = ("uang", "kinerja", "administrasi", "sisa_teks", "kalender")


def check_all(rencana: RencanaAksi, laporan: Laporan, per: datetime.date | None = None) -> tuple[Temuan, ...]:
    """All findings on a plan and its report; ``per`` is the as-of date, without it no calendar rule speaks."""
    for name in _PLAN_RULES:
        importlib.import_module(f"rak.checks.{name}")
    return katalog.run(Konteks(rencana, laporan, per))


def whole_catalogue() -> Mapping[str, Aturan]:
    """Every code, those found while reading included."""
    for module in pkgutil.iter_modules(checks.__path__):
        importlib.import_module(f"rak.checks.{module.name}")
    return katalog.catalogue()
