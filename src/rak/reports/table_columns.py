"""Tables by their columns: what each is headed, how wide it is, and what it shows of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

import attrs

from rak.reports.document import Isi, Table

T = TypeVar("T")


@attrs.frozen
class Lajur(Generic[T]):
    """A column of a table whose rows are of one kind."""

    judul: str
    lebar: int
    """Relative to the other columns."""
    isi: Callable[[T], Isi]
    """What it shows of a row."""
    angka: bool = False
    """Whether it holds figures."""


def tabel(
    judul: str, lajur: Sequence[Lajur[T]], baris: Iterable[T], *, jumlah: int = 0, mendatar: bool = False
) -> Table:
    """The table of these columns over these rows, the last ``jumlah`` of which sum up."""
    return Table(
        judul,
        tuple(one.judul for one in lajur),
        [[one.isi(row) for one in lajur] for row in baris],
        tuple(one.lebar for one in lajur),
        frozenset(at for at, one in enumerate(lajur) if one.angka),
        jumlah,
        mendatar,
    )
