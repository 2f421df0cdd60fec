"""The three calendars of the decree: months (filing), quarters (plan), semesters (evaluation)."""

from __future__ import annotations

import datetime
import enum
import functools
import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import attrs

from rak.domain.period_words import NAMA_BULAN, month_code, month_number, quarter_number, semester_number
from rak.domain.text_folding import FormattedAsText, fold
from rak.errors import DomainError


class Semester(enum.IntEnum):
    """Half a year; Diktum Keempat angka 5: the action plan is evaluated every semester."""

    I = 1  # noqa: E741
    II = 2

    def __str__(self) -> str:
        return f"Semester {self.name}"

    @classmethod
    def parse(cls, text: str) -> Semester:
        """Read ``Semester I``, ``Semester 2``."""
        number = semester_number(fold(text))
        if number is None:
            raise DomainError(f"'{fold(text)}' bukan semester.", "Tulis Semester I atau Semester II.")
        return cls(number)

    @property
    def triwulan(self) -> tuple[Triwulan, Triwulan]:
        """Its two quarters."""
        return Triwulan(2 * self - 1), Triwulan(2 * self)


class Triwulan(enum.IntEnum):
    """A quarter (TW), the row of the matrix within a budget line."""

    I = 1  # noqa: E741
    II = 2
    III = 3
    IV = 4

    def __str__(self) -> str:
        return f"TW {self.name}"

    @classmethod
    def parse(cls, text: str) -> Triwulan:
        """Read ``TW I``, ``TW1``, ``Triwulan 2``, ``Triwluan II`` and the like."""
        number = quarter_number(fold(text))
        if number is None:
            raise DomainError(f"'{fold(text)}' bukan triwulan.", "Tulis TW I, TW II, TW III, atau TW IV.")
        return cls(number)

    @property
    def semester(self) -> Semester:
        """The semester that it belongs to."""
        return Semester((self + 1) // 2)

    def bulan(self, tahun: int) -> tuple[Bulan, Bulan, Bulan]:
        """Its three months in the given year."""
        return _quarter(self.value, tahun)


_QUARTERS = tuple(Triwulan)


def is_year(number: object) -> bool:
    """Whether it can be a *tahun anggaran*."""
    return _is_whole_between(number, 1900, 9998)


def _is_whole_between(number: object, least: int, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and least <= number <= most


def check_year(_: object, __: object, tahun: int) -> None:
    """Validate a *tahun anggaran*."""
    if not is_year(tahun):
        raise DomainError(f"{tahun!r} bukan tahun anggaran.", "Pakai tahun empat angka, misalnya 2024.")


def _month(_: object, __: attrs.Attribute[int], bulan: int) -> None:
    if not _is_whole_between(bulan, 1, 12):
        raise DomainError(f"{bulan!r} bukan bulan.", "Pakai bulan 1 sampai 12.")


@functools.total_ordering
@attrs.frozen(order=False, cache_hash=True)
class Bulan(FormattedAsText):
    """A calendar month; Diktum Keempat angka 4: reporting is done every month."""

    tahun: int = attrs.field(validator=check_year)
    bulan: int = attrs.field(validator=_month)

    def __lt__(self, other: Bulan) -> bool:
        if not isinstance(other, Bulan):
            return NotImplemented
        return (self.tahun, self.bulan) < (other.tahun, other.bulan)

    def __str__(self) -> str:
        return f"{self.tahun:04d}-{self.bulan:02d}"

    @classmethod
    def parse(cls, text: str, tahun: int | None = None) -> Bulan:
        """Read ``2024-03``, ``Maret 2024``, and, when the year is given, ``Maret``, ``Pebruari``, ``B03``."""
        bare = fold(text)
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})", bare):
            return cls(int(match[1]), int(match[2]))
        if match := re.fullmatch(r"([A-Za-z. ]+?)\.?(?:\s+(\d{4}))?", bare):
            year = int(match[2]) if match[2] else tahun
            number = month_number(match[1])
            if number is not None and year is not None:
                return cls(year, number)
        if (number := month_code(bare)) is not None and tahun is not None:
            return cls(tahun, number)
        raise DomainError(f"'{bare}' bukan bulan.", "Tulis misalnya 2024-03 atau Maret 2024.")

    @classmethod
    def of(cls, tanggal: datetime.date) -> Bulan:
        """The month of a date."""
        return cls(tanggal.year, tanggal.month)

    @property
    def nama(self) -> str:
        """Its Indonesian name."""
        return NAMA_BULAN[self.bulan - 1]

    @property
    def triwulan(self) -> Triwulan:
        """The quarter that it belongs to."""
        return _QUARTERS[(self.bulan - 1) // 3]

    @property
    def semester(self) -> Semester:
        """The semester that it belongs to."""
        return self.triwulan.semester

    @property
    def tenggat(self) -> datetime.date:
        """The day its report is due: the 5th of the following month (Diktum Keempat angka 4)."""
        return datetime.date(self.tahun + self.bulan // 12, self.bulan % 12 + 1, 5)


@functools.lru_cache(maxsize=64)
def _quarter(number: int, tahun: int) -> tuple[Bulan, Bulan, Bulan]:
    first, second, third = months_of(tahun)[3 * number - 3 : 3 * number]
    return first, second, third


@functools.lru_cache(maxsize=16)
def months_of(tahun: int) -> tuple[Bulan, ...]:
    """The twelve months of a year."""
    return tuple(Bulan(tahun, bulan) for bulan in range(1, 13))


def as_month(bulan: object) -> Bulan:
    """The month itself; DomainError for a text or anything else that only looks like one."""
    if isinstance(bulan, Bulan):
        return bulan
    raise DomainError(f"{bulan!r} bukan bulan.", "Pakai Bulan(tahun, bulan), misalnya Bulan(2024, 3).")


def as_quarter(triwulan: object) -> Triwulan:
    """The quarter itself, or that of its number 1 to 4; DomainError for a text or anything else."""
    if isinstance(triwulan, int) and not isinstance(triwulan, bool) and 1 <= triwulan <= 4:
        return Triwulan(triwulan)
    raise DomainError(f"{triwulan!r} bukan triwulan.", "Pakai Triwulan.I, II, III, atau IV.")


T = TypeVar("T")


def _four(values: Iterable[T]) -> tuple[T, ...]:
    if isinstance(values, str):
        pesan = f"'{values}' satu teks, bukan empat nilai."
        raise DomainError(pesan, "Beri empat nilai dalam daftar, untuk TW I s.d. IV.")
    four = tuple(values)
    if len(four) != 4:
        pesan = f"Ada {len(four)} nilai, padahal setiap baris anggaran punya tepat empat triwulan."
        raise DomainError(pesan, "Beri nilai untuk TW I, TW II, TW III, dan TW IV.")
    return four


@attrs.frozen(eq=False)
class PerTriwulan(Generic[T]):
    """Exactly four values, one per quarter: every budget line of the matrix has four rows, TW I to TW IV."""

    nilai: tuple[T, ...] = attrs.field(converter=_four)

    def __eq__(self, other: object) -> bool:
        """Equal by value, so that a column is equal to the same four values without a column."""
        return self.nilai == other.nilai if isinstance(other, PerTriwulan) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.nilai)

    def __getitem__(self, triwulan: Triwulan) -> T:
        return self.nilai[as_quarter(triwulan) - 1]

    def __iter__(self) -> Iterator[T]:
        return iter(self.nilai)

    def __len__(self) -> int:
        return 4
