"""What stands behind the = sign: each reader takes one TOML value and gives a domain value, or raises DomainError."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong, exact
from rak.domain.rencana import KODE
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import is_dash, parse_number, spell_number, split_percent
from rak.domain.text_folding import fold
from rak.domain.waktu import is_year
from rak.errors import DomainError

Isian: TypeAlias = Fraction | Kosong
"""A number, a dash or a blank."""

_MAX_DIGITS: Final = 1000
_RATIO = re.compile(r"(-?\d+)\s*/\s*(\d+)")
_THOUSANDS_OR_DECIMALS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


def teks(value: object) -> str:
    """Text between quotation marks."""
    if isinstance(value, str):
        return value
    raise DomainError(f"{_named(value)} bukan teks.", "Tulis di antara tanda kutip.")


def isi(value: object) -> str:
    """Text that says something."""
    if not teks(value).strip():
        raise DomainError("Belum diisi.", "Isi teksnya di antara tanda kutip.")
    return teks(value)


def ya_tidak(value: object) -> bool:
    """``true`` or ``false``."""
    if isinstance(value, bool):
        return value
    raise DomainError(f"{_named(value)} bukan true atau false.", "Tulis true atau false, tanpa tanda kutip.")


def kode(value: object) -> str:
    """A kode as text; a bare 1 or 1.10 is taken as it is spelt."""
    spelt = str(value) if is_whole(value) or isinstance(value, Decimal) else teks(value)
    bare = fold(spelt).removesuffix(".")
    if not KODE.fullmatch(bare):
        raise DomainError(f"'{spelt}' bukan kode.", 'Pakai angka atau huruf dipisah titik, misalnya "2.1.3".')
    return bare


def bulat(value: object) -> int:
    """A whole number."""
    if is_whole(value):
        return value  # type: ignore[return-value]
    raise DomainError(f"{_named(value)} bukan bilangan bulat.", "Tulis angka tanpa tanda kutip, misalnya 2024.")


def tahun(value: object) -> int:
    """A budget year."""
    year = bulat(value)
    if not is_year(year):
        raise DomainError(f"{year} bukan tahun anggaran.", "Pakai tahun empat angka, misalnya 2024.")
    return year


def uang(value: object) -> Uang:
    """An amount: ``88_880_000``, ``"Rp. 88.880.000"``, ``"-"`` (tidak berlaku), ``""`` (belum diisi)."""
    if is_whole(value):
        return Rupiah(bulat(value))
    if isinstance(value, Decimal):
        saran = 'Titik ribuan hanya boleh di antara tanda kutip ("Rp88.880.000"); tanpa kutip tulis 88_880_000.'
        raise DomainError(f"{value} bukan rupiah yang utuh.", saran)
    if not isinstance(value, str):
        raise DomainError(f"{_named(value)} bukan jumlah rupiah.", 'Tulis misalnya 88_880_000 atau "Rp88.880.000".')
    empty = _blank(value)
    return Rupiah.parse(bounded(value)) if empty is None else empty


def bilangan(value: object) -> Isian:
    """A number: ``12``, ``0.5``, ``"84,05"``, ``"70 %"`` (7/10), ``"1/3"``, ``"-"`` (tidak berlaku), ``""``."""
    if is_whole(value):
        return exact(bulat(value))
    if isinstance(value, Decimal):
        return _decimal(value)
    if not isinstance(value, str):
        raise DomainError(f"{_named(value)} bukan bilangan.", 'Tulis misalnya 12, 0.5, atau "84,05".')
    if (empty := _blank(value)) is not None:
        return empty
    return _number(bounded(fold(value)))


def daftar_teks(value: object) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if not isinstance(value, list):
        raise DomainError(f"{_named(value)} bukan daftar.", 'Tulis ["https://…"].')
    return tuple(teks(item) for item in value)


def _decimal(value: Decimal) -> Fraction:
    if not value.is_finite() or abs(value.adjusted()) > _MAX_DIGITS:
        raise DomainError(f"{value} bukan bilangan yang dapat dipakai.", 'Tulis misalnya 12, 0.5, atau "84,05".')
    if _THOUSANDS_OR_DECIMALS.fullmatch(str(value)):
        whole, part = str(value).replace(".", ""), spell_number(exact(value))
        pesan = f"{value} dapat dibaca {whole} atau {part}."
        raise DomainError(pesan, f'Tulis {whole}, atau "{part}" di antara tanda kutip.', (whole, part))
    return exact(value)


def _number(text: str) -> Fraction:
    if match := _RATIO.fullmatch(text):
        if int(match[2]) == 0:
            raise DomainError(f"'{text}' berpenyebut nol.", "Kosongkan bila tidak ada nilainya.")
        return Fraction(int(match[1]), int(match[2]))
    figure, percent = split_percent(text)
    number = parse_number(figure)
    return number / 100 if percent else number


def _blank(text: str) -> Kosong | None:
    if not text.strip():
        return BELUM_DIISI
    return TIDAK_BERLAKU if is_dash(text) else None


def bounded(text: str) -> str:
    """The text, which may be a number; DomainError when it is too long to be one."""
    if len(text) > _MAX_DIGITS:
        raise DomainError(f"Tulisan sepanjang {len(text)} tanda bukan bilangan.", "Tulis angkanya saja.")
    return text


def is_whole(value: object) -> bool:
    """Whether the value is a whole number, which true and false are not."""
    return isinstance(value, int) and not isinstance(value, bool)


def _named(value: object) -> str:
    """The value as the planner typed it, cut short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "Bagian dengan kunci di dalamnya"
    if isinstance(value, list):
        return "Daftar"
    spelt = str(value)
    return spelt if len(spelt) <= 60 else f"{spelt[:60]}…"
