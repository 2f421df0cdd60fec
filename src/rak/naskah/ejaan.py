"""What stands behind the = sign: each reader takes one TOML value and gives a domain value, or raises DomainError."""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeAlias, TypeVar

from rak.domain.ejaan import is_dash, parse_number, spell_number
from rak.domain.galat import DomainError
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong, exact
from rak.domain.pola import pola
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.tanggal import parse_tanggal
from rak.domain.target import TargetKinerja
from rak.domain.teks import fold, name_key

Isian: TypeAlias = Fraction | Kosong
"""A number, a dash or a blank."""

_E = TypeVar("_E", bound=enum.Enum)
_MAX_DIGITS: Final = 1000
_RATIO = pola(r"(-?\d+)\s*/\s*(\d+)")
_KODE = pola(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*")
_THOUSANDS_OR_DECIMALS = pola(r"-?[1-9]\d{0,2}\.\d{3}")


def teks(value: object) -> str:
    """Text between quotation marks."""
    if isinstance(value, str):
        return value
    raise DomainError(f"{_named(value)} bukan teks.", "Tulis di antara tanda kutip.")


def kode(value: object) -> str:
    """A kode as text; a bare 1 or 1.10 is taken as it is spelt."""
    spelt = str(value) if _is_whole(value) or isinstance(value, Decimal) else teks(value)
    bare = fold(spelt).removesuffix(".")
    if not _KODE.fullmatch(bare):
        raise DomainError(f"'{spelt}' bukan kode.", 'Pakai angka atau huruf dipisah titik, misalnya "2.1.3".')
    return bare


def bulat(value: object) -> int:
    """A whole number."""
    if _is_whole(value):
        return value  # type: ignore[return-value]
    raise DomainError(f"{_named(value)} bukan bilangan bulat.", "Tulis angka tanpa tanda kutip, misalnya 2024.")


def uang(value: object) -> Uang:
    """An amount: ``88_880_000``, ``"Rp. 88.880.000"``, ``"-"`` (tidak berlaku), ``""`` (belum diisi)."""
    if _is_whole(value):
        return Rupiah(bulat(value))
    if isinstance(value, Decimal):
        raise DomainError(
            f"{value} bukan rupiah yang utuh.",
            'Titik ribuan hanya boleh di antara tanda kutip ("Rp88.880.000"); tanpa kutip tulis 88_880_000.',
        )
    if not isinstance(value, str):
        raise DomainError(f"{_named(value)} bukan jumlah rupiah.", 'Tulis misalnya 88_880_000 atau "Rp88.880.000".')
    return _blank(value) or Rupiah.parse(_bounded(value))


def uang_rencana(value: object) -> Uang:
    """An amount of the plan, not below zero."""
    amount = uang(value)
    if isinstance(amount, Rupiah) and amount.nilai < 0:
        raise DomainError(f"{amount} negatif.", "Pagu dan rencana penarikan paling kecil Rp0.")
    return amount


def bilangan(value: object) -> Isian:
    """A number: ``12``, ``0.5``, ``"84,05"``, ``"70 %"`` (7/10), ``"1/3"``, ``"-"`` (tidak berlaku), ``""``."""
    if _is_whole(value):
        return exact(bulat(value))
    if isinstance(value, Decimal):
        return _decimal(value)
    if not isinstance(value, str):
        raise DomainError(f"{_named(value)} bukan bilangan.", 'Tulis misalnya 12, 0.5, atau "84,05".')
    if empty := _blank(value):
        return empty
    return _number(_bounded(fold(value)))


def target(value: object) -> TargetKinerja:
    """Text as in the decree, a bare number, or a table (``nilai``, ``satuan``, ``nilai_atas``, ``ejaan``).

    Text without any digit is a target in words.
    """
    if _is_whole(value) or isinstance(value, Decimal):
        return TargetKinerja(_plain_number(value))
    if isinstance(value, Mapping):
        return _target_table(value)
    spelt = teks(value)
    if not re.search("[0-9]", spelt):
        return TargetKinerja.in_words(spelt)
    return TargetKinerja.parse(_bounded(spelt))


def rumus(value: object) -> RumusPerhitungan:
    """The sentence of RUMUS PERHITUNGAN."""
    return RumusPerhitungan.parse(teks(value))


def tanggal(value: object) -> datetime.date:
    """A date, bare (2024-02-27) or in words."""
    if isinstance(value, datetime.datetime):
        raise DomainError(f"{value} memuat jam.", "Tulis tanggalnya saja, misalnya 2024-02-27.")
    return value if isinstance(value, datetime.date) else parse_tanggal(teks(value))


def pilihan(jenis: type[_E], value: object) -> _E:
    """A member of the enumeration by its word; the likeliest is proposed for any other."""
    word = teks(value)
    choices = {str(member.value): member for member in jenis}
    key = name_key(word)
    if key in choices:
        return choices[key]
    from difflib import get_close_matches  # noqa: PLC0415  # only when there is a fault to explain

    near = get_close_matches(key, choices, n=1)
    advice = f'Mungkin maksudnya "{near[0]}". ' if near else ""
    raise DomainError(f"'{fold(word)}' tidak dikenal.", f"{advice}Pilihan: {', '.join(choices)}.")


def daftar_teks(value: object) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if not isinstance(value, list):
        raise DomainError(f"{_named(value)} bukan daftar.", 'Tulis ["https://…"].')
    return tuple(teks(item) for item in value)


def _target_table(table: Mapping[str, Any]) -> TargetKinerja:
    unknown = sorted(set(table) - {"nilai", "satuan", "nilai_atas", "ejaan"})
    if unknown:
        raise DomainError(
            f"Target memuat '{unknown[0]}'.", 'Yang dikenal: nilai, satuan, nilai_atas, ejaan; atau tulis "70 %" saja.'
        )
    low, high = (_plain_number(table[key]) if key in table else None for key in ("nilai", "nilai_atas"))
    return TargetKinerja(low, teks(table.get("satuan", "")), high, teks(table.get("ejaan", "")))


def _plain_number(value: object) -> Fraction:
    number = bilangan(value)
    if isinstance(number, Kosong):
        raise DomainError("Target kosong.", "Tulis angkanya, atau target dengan kata-kata.")
    return number


def _decimal(value: Decimal) -> Fraction:
    if not value.is_finite() or abs(value.adjusted()) > _MAX_DIGITS:
        raise DomainError(f"{value} bukan bilangan yang dapat dipakai.", 'Tulis misalnya 12, 0.5, atau "84,05".')
    if _THOUSANDS_OR_DECIMALS.fullmatch(str(value)):
        whole, part = str(value).replace(".", ""), spell_number(exact(value))
        raise DomainError(
            f"{value} dapat dibaca {whole} atau {part}.",
            f'Tulis {whole}, atau "{part}" di antara tanda kutip.',
            (whole, part),
        )
    return exact(value)


def _number(text: str) -> Fraction:
    if match := _RATIO.fullmatch(text):
        if int(match[2]) == 0:
            raise DomainError(f"'{text}' berpenyebut nol.", "Kosongkan bila tidak ada nilainya.")
        return Fraction(int(match[1]), int(match[2]))
    percent = text.endswith("%")
    number = parse_number(text.removesuffix("%"))
    return number / 100 if percent else number


def _blank(text: str) -> Kosong | None:
    if not text.strip():
        return BELUM_DIISI
    return TIDAK_BERLAKU if is_dash(text) else None


def _bounded(text: str) -> str:
    if len(text) > _MAX_DIGITS:
        raise DomainError(f"Tulisan sepanjang {len(text)} tanda bukan bilangan.", "Tulis angkanya saja.")
    return text


def _is_whole(value: object) -> bool:
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
