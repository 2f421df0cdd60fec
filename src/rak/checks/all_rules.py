"""Runs every rule over a plan and its report. Importing a module of rules enters its codes in the catalogue."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from rak.checks import (  # noqa: F401  # each enters its rules
    rules_on_administrasi,
    rules_on_evaluasi,
    rules_on_kinerja,
    rules_on_leftover_text,
    rules_on_tenggat,
    rules_on_uang,
)
from rak.checks.catalogue import Konteks, run
from rak.domain.kalender import TENGGAT_BAKU, KebijakanTenggat
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.report_on_plan import check_report
from rak.domain.temuan import Temuan, accept


def check_all(
    rencana: RencanaAksi,
    laporan: Laporan,
    per: datetime.date | None = None,
    tenggat: KebijakanTenggat | None = None,
) -> tuple[Temuan, ...]:
    """All findings on a plan and its report.

    ``per`` is the as-of date, without it no rule about due dates runs; ``tenggat`` says when reports are due,
    the 5th unless told otherwise.
    """
    return run(Konteks(rencana, laporan, per, tenggat or TENGGAT_BAKU))


def check_stated(
    rencana: RencanaAksi, laporan: Laporan, per: datetime.date | None, tenggat: KebijakanTenggat | None
) -> tuple[Temuan, ...]:
    """The same for a report that was not read with its plan; DomainError for a kode or variable that the plan lacks."""
    check_report(rencana, laporan)
    return with_accepted(rencana, check_all(rencana, laporan, per, tenggat))


def with_accepted(rencana: RencanaAksi, temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    """The findings, those that the plan's planner accepts with their reason."""
    return tuple(accept(temuan, rencana.diterima))
