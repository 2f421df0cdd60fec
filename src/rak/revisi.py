"""Revisions and blocks of the plan as dated events, and draw plans made anew for what remains.

A plan has the values in force; each revision knows what it replaced, so every day has its version.
Sources: ``docs/perhitungan.md``.
"""

from rak.domain.rencana_ulang import RencanaUlang, Sebaran, replan, replan_line
from rak.domain.revisi import Perubahan, Revisi, Unsur
from rak.domain.versi import Versi, change_lines, semula, susun, terapkan, versi_per, versi_periode

__all__ = [
    "Perubahan", "RencanaUlang", "Revisi", "Sebaran", "Unsur", "Versi", "change_lines", "replan", "replan_line",
    "semula", "susun", "terapkan", "versi_per", "versi_periode",
]  # fmt: skip
