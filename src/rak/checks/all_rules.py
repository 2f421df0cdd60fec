"""Runs every rule over a plan and its report. Importing a module of rules enters its codes in the catalogue."""

import datetime
from collections.abc import Iterable
from typing import Final

from rak.checks import (  # noqa: F401  # each enters its rules
    rules_on_administrasi,
    rules_on_evaluasi,
    rules_on_kinerja,
    rules_on_leftover_text,
    rules_on_tenggat,
    rules_on_uang,
)
from rak.checks.catalogue import Konteks, run
from rak.domain.kalender import TENGGAT_BAKU, KebijakanTenggat, owners
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.report_on_plan import check_report
from rak.domain.temuan import Temuan, accept
from rak.domain.text_folding import name_key

_GAPS: Final = frozenset({"RAK401", "RAK402", "RAK413"})
"""What is still to come: evidence, status, analysis. The report of a month (RAK501) names the section's own figures itself."""


def check_all(
    rencana: RencanaAksi,
    laporan: Laporan,
    per: datetime.date | None = None,
    tenggat: KebijakanTenggat | None = None,
    seksi: str = "",
) -> tuple[Temuan, ...]:
    """All findings on a plan and its report.

    ``per`` is the as-of date, without it no rule about due dates runs; ``tenggat`` says when reports are due,
    the 5th unless told otherwise; ``seksi`` whose copy it is, of which only its own gaps are told.
    """
    found = run(Konteks(rencana, laporan, per, tenggat or TENGGAT_BAKU, seksi))
    if not seksi:
        return found
    own = {kode for kode, name in owners(rencana).items() if name_key(name) == name_key(seksi)}
    return tuple(one for one in found if one.kode not in _GAPS or one.letak.kode in own)


def check_stated(
    rencana: RencanaAksi, laporan: Laporan, per: datetime.date | None, tenggat: KebijakanTenggat | None
) -> tuple[Temuan, ...]:
    """The same for a report that was not read with its plan; DomainError for a kode or variable that the plan lacks."""
    check_report(rencana, laporan)
    return with_accepted(rencana, check_all(rencana, laporan, per, tenggat))


def with_accepted(rencana: RencanaAksi, temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    """The findings, those that the plan's planner accepts with their reason."""
    return tuple(accept(temuan, rencana.diterima))
