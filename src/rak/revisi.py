"""Revisions and blocks of the budget as dated events, and draw plans made anew for what remains.

The first plan stays as it was decreed; every day has its version. Sources: ``docs/perhitungan.md``.
"""

from __future__ import annotations

from rak.domain.rencana_ulang import RencanaUlang, Sebaran, replan, replan_line
from rak.domain.revisi import (
    Blokir,
    PerubahanBaris,
    Revisi,
    RiwayatAnggaran,
    VersiAnggaran,
    apply_revision,
    change_lines,
)

__all__ = [
    "Blokir",
    "PerubahanBaris",
    "RencanaUlang",
    "Revisi",
    "RiwayatAnggaran",
    "Sebaran",
    "VersiAnggaran",
    "apply_revision",
    "change_lines",
    "replan",
    "replan_line",
]
