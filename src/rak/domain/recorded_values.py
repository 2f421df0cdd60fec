"""How a place of the report and its value are written down as text, and read back: in Riwayat, in the copies of sections.

A value that stands in a history must come back exactly, whatever program has saved the workbook: amounts as digits,
numbers as decimals (or as a fraction where they have no end), days as 2025-02-04, ``-`` for *tidak berlaku*.
"""

import datetime
import re
from fractions import Fraction
from typing import Final, NamedTuple

from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.laporan import KOLOM_ISIAN
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, is_decimal, to_decimal_text
from rak.domain.riwayat import NilaiIsian
from rak.domain.rupiah import Rupiah
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError

_VARIABEL: Final = "Variabel: "
_EVALUASI: Final = "Evaluasi: "
_KOLOM: Final[dict[str, Kolom | KolomEvaluasi]] = {
    **{str(kolom): kolom for kolom in Kolom},
    **{f"{_EVALUASI}{kolom}": kolom for kolom in KolomEvaluasi},
}
_RATIO: Final = re.compile(r"-?\d+(?:/\d+|\.\d+)?")
_TEXTS: Final = frozenset({*KOLOM_ISIAN, *KolomEvaluasi})
TINGKAT: Final = "TINGKAT CAPAIAN"
"""The column of a realised level that a form gives directly: a quarter's place without one of the matrix."""


class TempatTercatat(NamedTuple):
    """A place in three columns: KODE, KOLOM, PERIODE."""

    kode: str
    kolom: str
    """A heading of the matrix, ``Evaluasi: `` and a heading of that sheet, ``Variabel: `` and a name, or TINGKAT CAPAIAN."""
    periode: str
    """``2025-02`` or ``TW I``."""


def is_level(letak: Letak) -> bool:
    """Whether it is the place of a realised level that a form gives directly (``tingkat_triwulan``)."""
    return letak.kolom is None and letak.triwulan is not None


def spell_place(letak: Letak) -> TempatTercatat:
    """The place in words that :func:`parse_place` reads."""
    kolom = str(letak.kolom or "")
    if letak.variabel:
        kolom = f"{_VARIABEL}{letak.variabel}"
    elif isinstance(letak.kolom, KolomEvaluasi):
        kolom = f"{_EVALUASI}{kolom}"
    elif is_level(letak):
        kolom = TINGKAT
    return TempatTercatat(letak.kode, kolom, str(letak.bulan or letak.triwulan or ""))


def parse_place(kode: str, kolom: str, periode: str) -> Letak:
    """The place; DomainError for words that name none."""
    bulan = triwulan = None
    if periode[:4].isdigit():
        bulan = Bulan.parse(periode)
    elif periode:
        triwulan = Triwulan.parse(periode)
    if kolom.startswith(_VARIABEL):
        return Letak(kode, None, triwulan, bulan, variable_key(kolom.removeprefix(_VARIABEL)))
    if kolom == TINGKAT:
        return Letak(kode, None, triwulan)
    if kolom and kolom not in _KOLOM:
        raise DomainError(f"'{kolom}' bukan kolom.", "Pakai judul kolom matriks, atau Variabel: dan namanya.")
    return Letak(kode, _KOLOM.get(kolom), triwulan, bulan)


def spell_value(value: NilaiIsian) -> str:
    """The value as text that :func:`parse_value` reads, for a place of its kind; empty for a blank."""
    if value is BELUM_DIISI:
        return ""
    if value is TIDAK_BERLAKU:
        return "-"
    if isinstance(value, Fraction):
        return to_decimal_text(value) if is_decimal(value) else str(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def parse_value(letak: Letak, text: str) -> NilaiIsian:
    """The value of a cell of that place; DomainError for what cannot stand there."""
    if text == "":
        return BELUM_DIISI
    if letak.kolom is KolomEvaluasi.BATAS_WAKTU:
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            raise DomainError(f"'{text}' bukan tanggal.", "Tulis misalnya 2025-05-31.") from None
    if letak.kolom in _TEXTS:
        return text
    if text == "-":
        return TIDAK_BERLAKU
    if letak.kolom is Kolom.REALISASI_ANGGARAN:
        return Rupiah.parse(text)
    if not _RATIO.fullmatch(text):
        raise DomainError(f"'{text}' bukan bilangan.", "Tulis angka, misalnya 12 atau 0.5.")
    return Fraction(text)
