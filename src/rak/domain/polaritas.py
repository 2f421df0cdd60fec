"""What a person states of an indicator: which way is better, how months join, how often and in what form it is reported."""

from __future__ import annotations

import enum


class Polaritas(enum.Enum):
    """Whether more is better, less is better, or the target itself is best."""

    MAKSIMALKAN = "maksimalkan"
    MINIMALKAN = "minimalkan"
    STABILKAN = "stabilkan"

    def __str__(self) -> str:
        return self.value


class Gabungan(enum.Enum):
    """How the months of a variable become a quarter or a year."""

    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"
    RATA_RATA = "rata_rata"

    def __str__(self) -> str:
        return self.value


class Frekuensi(enum.Enum):
    """How often an indicator is due: every month unless stated otherwise; a yearly index is due once."""

    BULANAN = "bulanan"
    TRIWULANAN = "triwulanan"
    SEMESTERAN = "semesteran"
    TAHUNAN = "tahunan"

    def __str__(self) -> str:
        return self.value

    @property
    def bulan(self) -> int:
        """Months between two reports: 1, 3, 6, 12; due in the last month of each."""
        return {"bulanan": 1, "triwulanan": 3, "semesteran": 6, "tahunan": 12}[self.value]


class Pelaporan(enum.Enum):
    """What a monthly figure covers: its month alone, or January to that month (*s.d.*)."""

    BULANAN = "bulanan"
    KUMULATIF = "kumulatif"

    def __str__(self) -> str:
        return self.value
