"""What only a plan has behind the = sign: targets, formulas, dates and choices; as :mod:`rak.toml.toml_values`."""

import datetime
import enum
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from rak.domain.date_words import parse_tanggal
from rak.domain.known_names import nearest
from rak.domain.nilai import Kosong
from rak.domain.rencana import NAMA_BATAS
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.target import TargetKinerja
from rak.domain.text_folding import fold, name_key
from rak.errors import DomainError
from rak.toml.toml_values import bilangan, bounded, is_whole, teks, uang

_E = TypeVar("_E", bound=enum.Enum)


def uang_rencana(value: object) -> Uang:
    """An amount of the plan, not below zero."""
    amount = uang(value)
    if isinstance(amount, Rupiah) and amount.nilai < 0:
        raise DomainError(f"{amount} negatif.", "Pagu dan rencana penarikan paling kecil Rp0.")
    return amount


def target(value: object) -> TargetKinerja:
    """Text as in the decree, a bare number, or a table (``nilai``, ``satuan``, ``nilai_atas``, ``ejaan``).

    Text without any digit is a target in words.
    """
    if is_whole(value) or isinstance(value, Decimal):
        return TargetKinerja(_plain_number(value))
    if isinstance(value, Mapping):
        return _target_table(value)
    spelt = teks(value)
    if not re.search("[0-9]", spelt):
        return TargetKinerja.in_words(spelt)
    return TargetKinerja.parse(bounded(spelt))


def target_or_blank(value: object) -> TargetKinerja | None:
    """A target of a quarter; ``""`` where it has none."""
    return None if isinstance(value, str) and not value.strip() else target(value)


def batas(value: object) -> str:
    """The name of a cap on the achievement; a bare 120 is taken as it is spelt."""
    name = str(value) if is_whole(value) else teks(value).strip()
    if name not in NAMA_BATAS:
        raise DomainError(f"'{name}' bukan batas capaian.", f"Pilihan: {', '.join(NAMA_BATAS)}.")
    return name


def rumus(value: object) -> RumusPerhitungan:
    """The sentence of RUMUS PERHITUNGAN."""
    return RumusPerhitungan.parse(teks(value))


def tanggal(value: object) -> datetime.date:
    """A date, bare (2024-02-27) or in words."""
    if isinstance(value, datetime.datetime):
        raise DomainError(f"{value} memuat jam.", "Tulis tanggalnya saja, misalnya 2024-02-27.")
    return value if isinstance(value, datetime.date) else parse_tanggal(teks(value))


def tanggal_or_blank(value: object) -> datetime.date | None:
    """A date; ``""`` where there is none."""
    return None if isinstance(value, str) and not value.strip() else tanggal(value)


def pilihan(jenis: type[_E], value: object) -> _E:
    """A member of the enumeration by its word; the likeliest is proposed for any other."""
    word = teks(value)
    choices = {str(member.value): member for member in jenis}
    key = name_key(word)
    if key in choices:
        return choices[key]
    near = nearest(key, choices, 1)
    advice = f'Mungkin maksudnya "{near[0]}". ' if near else ""
    raise DomainError(f"'{fold(word)}' tidak dikenal.", f"{advice}Pilihan: {', '.join(choices)}.")


def _target_table(table: Mapping[str, Any]) -> TargetKinerja:
    unknown = sorted(set(table) - {"nilai", "satuan", "nilai_atas", "ejaan"})
    if unknown:
        pesan = f"Target memuat '{unknown[0]}'."
        raise DomainError(pesan, 'Yang dikenal: nilai, satuan, nilai_atas, ejaan; atau tulis "70 %" saja.')
    low, high = (_plain_number(table[key]) if key in table else None for key in ("nilai", "nilai_atas"))
    return TargetKinerja(low, teks(table.get("satuan", "")), high, teks(table.get("ejaan", "")))


def _plain_number(value: object) -> Fraction:
    number = bilangan(value)
    if isinstance(number, Kosong):
        raise DomainError("Target kosong.", "Tulis angkanya, atau target dengan kata-kata.")
    return number
