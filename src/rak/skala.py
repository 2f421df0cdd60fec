"""Scales that give an exact figure its word (*predikat*) or its colour; every edge belongs to exactly one class.

Classes and sources: ``docs/perhitungan.md``.
"""

from rak.domain.skala import SKALA, Skala, Tepi

__all__ = ["SKALA", "Skala", "Tepi"]
