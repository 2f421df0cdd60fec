"""What a person states of an indicator: which way is better, how months join, how often and in what form it is reported."""

from typing import Final

from rak.domain.text_folding import Kata


class Polaritas(Kata):
    """Whether more is better, less is better, or the target itself is best."""

    MAKSIMALKAN = "maksimalkan"
    MINIMALKAN = "minimalkan"
    STABILKAN = "stabilkan"

    @property
    def ujung(self) -> tuple[bool, bool]:
        """Whether the lower end of a target has to be reached, and whether its upper end may not be passed."""
        return _UJUNG[self]

    @property
    def arti(self) -> str:
        """What it means, for the staff who choose it, with the usual formula (see ``rak.domain.capaian``)."""
        return _ARTI[self]


_UJUNG: Final = {
    Polaritas.MAKSIMALKAN: (True, False),
    Polaritas.MINIMALKAN: (False, True),
    Polaritas.STABILKAN: (True, True),
}
_ARTI: Final = {
    Polaritas.MAKSIMALKAN: "Makin besar makin baik: realisasi / target.",
    Polaritas.MINIMALKAN: "Makin kecil makin baik: (2 x target - realisasi) / target, paling kecil 0 %.",
    Polaritas.STABILKAN: "Tepat target paling baik: 1 - |realisasi - target| / target, paling kecil 0 %.",
}
PILIHAN_POLARITAS: Final = ", ".join(map(str, list(Polaritas)[:-1])) + f", atau {list(Polaritas)[-1]}"
"""The choices in words, for messages."""


class Gabungan(Kata):
    """How the months of a variable become a quarter or a year."""

    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"
    RATA_RATA = "rata_rata"


class Frekuensi(Kata):
    """How often an indicator is due: every month unless stated otherwise; a yearly index is due once."""

    BULANAN = "bulanan"
    TRIWULANAN = "triwulanan"
    SEMESTERAN = "semesteran"
    TAHUNAN = "tahunan"

    @property
    def bulan(self) -> int:
        """Months between two reports: 1, 3, 6, 12; due in the last month of each."""
        return {"bulanan": 1, "triwulanan": 3, "semesteran": 6, "tahunan": 12}[self.value]


class Pelaporan(Kata):
    """What a monthly figure covers: its month alone, or January to that month (*s.d.*)."""

    BULANAN = "bulanan"
    KUMULATIF = "kumulatif"
