"""What a table of ``rak himpun`` is: named columns, each of one kind and with the way to its value."""

import enum
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rak.domain.nilai import round_half_away
from rak.domain.rupiah import Rupiah

if TYPE_CHECKING:
    from rak.domain.letak import Letak
    from rak.offices.workbook_facts import Buku


class Jenis(enum.Enum):
    """The kinds of columns, with their type in DuckDB."""

    TEKS = "VARCHAR"
    BULAT = "BIGINT"
    RUPIAH = "DECIMAL(38,0)"
    """Whole rupiah: 64 bits are too few for sums, and HUGEINT turns into a float in Parquet."""
    DESIMAL = "DECIMAL(38,10)"
    """A ratio rounded to ten decimals; the exact one stands beside it as numerator and denominator."""
    BENAR = "BOOLEAN"
    TANGGAL = "DATE"


DIGITS: Final = 10
_LARGEST: Final = 10**17
"""With ten decimals it still has no more digits than a Decimal carries by itself."""


def _text(value: object) -> str | None:
    return None if value is None else str(value) or None


def _rupiah(value: object) -> int | None:
    return value.nilai if isinstance(value, Rupiah) else None


def _decimal(value: object) -> object:
    """The ratio to ten decimals; a huge one has no rounded form here, only the exact one."""
    if not isinstance(value, Fraction) or abs(value.numerator) >= _LARGEST * value.denominator:
        return None
    return value.numerator if value.denominator == 1 else round_half_away(value, DIGITS)


def _as_it_is(value: object) -> object:
    return value


_INTO: Final[dict[Jenis, Callable[[Any], object]]] = {Jenis.TEKS: _text, Jenis.RUPIAH: _rupiah, Jenis.DESIMAL: _decimal}


class Kolom(NamedTuple):
    """A column: its name, its kind, what it means (Indonesian), and its value for the thing that a row is about."""

    nama: str
    jenis: Jenis
    arti: str
    ambil: Callable[[Any], object]
    """A value of the domain."""
    ubah: Callable[[Any], object] | None = None
    """What the table has for that value, where it is not what every column of the kind has."""

    def values(self, things: Iterable[object]) -> list[object]:
        """The column for all those things; a number that is none, and no words, are blank."""
        ubah = self.ubah or _INTO.get(self.jenis, _as_it_is)
        return [ubah(value) for value in map(self.ambil, things)]


class Tempat(NamedTuple):
    """A row before its values are taken: the thing that it is about, its place in the plan, or its very cell."""

    hal: Any
    letak: "tuple[Letak, ...]" = ()
    """The places that it may stand in, the best first."""
    sel: tuple[str | None, str | None] | None = None
    """Sheet and address, where they are known without the plan."""


class Tabel(NamedTuple):
    """A table: its own columns after the common ones, and where its rows come from."""

    nama: str
    kolom: tuple[Kolom, ...]
    baris: "Callable[[Buku], Iterable[Tempat] | Iterator[Tempat]]"


UMUM: tuple[tuple[str, Jenis, str], ...] = (
    ("sha256", Jenis.TEKS, "SHA-256 isi berkas asalnya"),
    ("satuan_kerja", Jenis.TEKS, "nama satuan kerja, seperti tertulis dalam matriks"),
    ("tahun", Jenis.BULAT, "tahun anggaran"),
    ("lembar", Jenis.TEKS, "lembar asalnya"),
    ("sel", Jenis.TEKS, "sel asalnya"),
    ("dipertanyakan", Jenis.BENAR, "dibaca dengan peringatan atau galat pembaca; tidak ikut dalam jumlah"),
)
"""The columns that every table begins with."""
