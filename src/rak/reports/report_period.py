"""The period that a written report is about."""

import re

import attrs

from rak.domain.period_words import months_named
from rak.domain.text_folding import fold
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError


@attrs.frozen
class Masa:
    """The period of a report: from January to the end of ``akhir`` counts; ``awal`` is where the period itself begins."""

    nama: str
    """In words, without the year: ``Triwulan II``."""
    awal: Bulan
    akhir: Bulan

    @property
    def triwulan(self) -> tuple[Triwulan, ...]:
        """The quarters that it touches."""
        return tuple(tw for tw in Triwulan if self.awal.triwulan <= tw <= self.akhir.triwulan)

    @property
    def sampai(self) -> tuple[Triwulan, ...]:
        """The quarters from January on."""
        return tuple(tw for tw in Triwulan if tw <= self.akhir.triwulan)

    def __str__(self) -> str:
        return f"{self.nama} Tahun {self.akhir.tahun}"


def parse_masa(teks: str, tahun: int) -> Masa:
    """Read ``TW II``, ``Semester I``, ``Juni``, ``2024-06``; DomainError for anything else and for another year."""
    bare = fold(teks)
    advice = f"Tulis misalnya TW II, Semester I, atau Juni, dalam tahun {tahun}."
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})", bare)
    name, year = (f"B{int(iso[2]):02d}", iso[1]) if iso else (bare, "")
    if not iso and (found := re.fullmatch(r"(.*?)\s*(?:[Tt]ahun\s*)?\b(\d{4})", bare)):
        name, year = found[1], found[2]
    if year and int(year) != tahun:
        raise DomainError(f"Periode '{bare}' di luar tahun rencana {tahun}.", advice)
    months = months_named(name)
    if months is None:
        raise DomainError(f"'{bare}' bukan periode.", advice)
    first, last, to_date = months
    if iso:
        first = last
    elif to_date:
        first = last if last % 3 else last - 2
    words = Bulan(tahun, last).nama
    if last - first == 2:
        words = f"Triwulan {Triwulan(last // 3).name}"
    elif last - first == 5:
        words = f"Semester {'I' if last == 6 else 'II'}"
    return Masa(words, Bulan(tahun, first), Bulan(tahun, last))
