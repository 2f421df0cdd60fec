"""Which way an indicator is better; stated by a person, never read off the text."""

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
