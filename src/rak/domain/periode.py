"""The periods that figures are asked for: a month, a quarter, a semester, a year, or any months."""

from collections.abc import Iterable
from typing import TypeAlias

from rak.domain.waktu import Bulan, Semester, Triwulan, as_month, months_of
from rak.errors import DomainError

Periode: TypeAlias = Bulan | Triwulan | Semester | int | Iterable[Bulan]
"""A month, a quarter, a semester, a year as ``int``, or the months themselves."""


def months_in(periode: Periode, tahun: int) -> tuple[Bulan, ...]:
    """The months of the period within the report's year, in order, each once.

    Raises DomainError for a month or a year that is not the report's.
    """
    if isinstance(periode, tuple):
        return _in_order(periode, tahun)
    if isinstance(periode, Bulan):
        months: tuple[Bulan, ...] = (periode,)
    elif isinstance(periode, Triwulan):
        months = periode.bulan(tahun)
    elif isinstance(periode, Semester):
        months = tuple(bulan for triwulan in periode.triwulan for bulan in triwulan.bulan(tahun))
    elif isinstance(periode, int):
        months = months_of(periode)
    elif isinstance(periode, Iterable) and not isinstance(periode, str):
        return _in_order(tuple(periode), tahun)
    else:
        pesan = f"{periode!r} bukan periode."
        raise DomainError(pesan, "Pakai Bulan, Triwulan, Semester, tahun, atau bulan-bulannya; bukan teks.")
    return _of_year(months, tahun)


def _in_order(months: tuple[Bulan, ...], tahun: int) -> tuple[Bulan, ...]:
    if months and isinstance(months[0], Bulan):
        first = months[0].bulan
        if months == months_of(tahun)[first - 1 : first - 1 + len(months)]:
            return months  # in order already, as in most periods
    return _of_year(tuple(sorted(set(map(as_month, months)))), tahun)


def _of_year(months: tuple[Bulan, ...], tahun: int) -> tuple[Bulan, ...]:
    wrong = [str(bulan) for bulan in months if bulan.tahun != tahun]
    if wrong:
        raise DomainError(f"Bulan {', '.join(wrong)} di luar tahun laporan {tahun}.", f"Pakai bulan tahun {tahun}.")
    return months


def keep(periode: Periode) -> Periode:
    """The same period, its months in a tuple where they came as any iterable, so that they can be read twice."""
    return tuple(periode) if isinstance(periode, Iterable) and not isinstance(periode, str) else periode


def until(akhir: Bulan | Triwulan | Semester, tahun: int) -> tuple[Bulan, ...]:
    """The months from January to the end of the period (*s.d.*)."""
    return months_of(tahun)[: months_in(akhir, tahun)[-1].bulan]


def quarters_in(months: Iterable[Bulan]) -> tuple[Triwulan, ...]:
    """The quarters that the months touch, in order."""
    return tuple(sorted({bulan.triwulan for bulan in months}))


def end_name(akhir: Bulan | Triwulan) -> str:
    """The end of what is counted to date, in words, where the year is said beside it: ``TW I``, ``Maret``."""
    return str(akhir) if isinstance(akhir, Triwulan) else akhir.nama


def name_of(periode: Periode, tahun: int) -> str:
    """The period in words: ``TW I``, ``Semester I``, ``Maret 2024``, ``tahun 2024``, ``Januari s.d. Mei 2024``."""
    months = months_in(periode, tahun)
    if isinstance(periode, Triwulan | Semester):
        return f"{periode} {tahun}"
    if len(months) == 12:
        return f"tahun {tahun}"
    if not months:
        return "tanpa bulan"
    first, last = months[0], months[-1]
    if first == last:
        return f"{first.nama} {tahun}"
    return f"{first.nama} s.d. {last.nama} {tahun}"
