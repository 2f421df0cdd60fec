"""How well the content of a cell fits a column, so that shifted cells can be told apart by what they hold."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from rak.domain.kolom import MONEY, Kolom
from rak.domain.laporan import StatusPelaksanaan
from rak.domain.number_words import split_words
from rak.domain.quarter_labels import is_label, read_label
from rak.domain.spelling import is_dash, parse_money
from rak.domain.target import TargetKinerja
from rak.errors import DomainError

COCOK: Final = 4
"""The content looks like the column's."""
MUNGKIN: Final = 1
NETRAL: Final = 0
JANGGAL: Final = -4
MUSTAHIL: Final = -8
"""The content contradicts the column."""

_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[IVX]{1,4})[.)]?")
_MONEY = re.compile(r"(?:rp|idr)\s*[.:]?\s*[\d(-]|[\d.,]*\d{1,3}(?:[.,]\d{3})+(?:,-|,00)?$|\d{4,}$|0$", re.IGNORECASE)
_TARGET = re.compile(
    r"(?:skala|nilai|indeks|predikat|level)?\s*[-+]?\d[\d.,]*\s*(?:[-–]\s*\d[\d.,]*)?\s*\D{0,25}", re.IGNORECASE
)
_FORMULA = re.compile(r"\b(?:dibagi|dikali|ditambah|dikurang)|[×÷]|\s[/:x]\s", re.IGNORECASE)
_LINK = re.compile(r"https?://|www\.|drive|\.(?:pdf|docx?|xlsx?|jpe?g|png|zip)\b|\\\\", re.IGNORECASE)
_STATUS: Final = {str(status).casefold() for status in StatusPelaksanaan} | {
    "belum", "sedang", "proses", "dalam proses", "sudah", "terlaksana", "tercapai", "tidak tercapai", "belum tercapai",
}  # fmt: skip


def fit(kolom: Kolom | None, text: str) -> int:
    """Points for a cell in a column: above 0 it looks like one, :data:`MUSTAHIL` it cannot be."""
    return NETRAL if kolom is None else _points(_FITS.get(kolom, _remark), text)


@lru_cache(maxsize=8192)  # each cell is asked of several columns of a kind, and texts repeat from row to row
def _points(kind: Callable[[str], int], text: str) -> int:
    return kind(text)


@lru_cache(maxsize=8192)
def is_money(text: str) -> bool:
    """Whether the cell spells an amount."""
    if not _MONEY.match(split_words(text)[0]):
        return False
    try:
        parse_money(text)
    except DomainError as fault:
        return bool(fault.bacaan) or text.casefold().startswith("rp")
    return True


def is_formula(text: str) -> bool:
    """Whether the cell is a RUMUS in words or signs."""
    return _FORMULA.search(text) is not None


def _amount(text: str) -> int:
    return COCOK if is_money(text) or is_dash(text) else MUSTAHIL


def _target(text: str) -> int:
    if re.match(r"rp", text, re.IGNORECASE) or is_formula(text):
        return MUSTAHIL
    if _TARGET.fullmatch(text) and _readable(text):
        return MUNGKIN if text.isdecimal() or is_money(text) else COCOK
    return MUNGKIN if len(text.split()) <= 3 and not re.search(r"\d", text) else JANGGAL


def _readable(text: str) -> bool:
    try:
        TargetKinerja.parse(text)
    except DomainError as fault:
        return bool(fault.bacaan)
    return True


def _formula(text: str) -> int:
    if is_formula(text):
        return COCOK
    return MUSTAHIL if is_money(text) or _NUMBERING.fullmatch(text) else NETRAL


def _words(text: str) -> int:
    if is_money(text) or is_label(text):
        return MUSTAHIL
    if (
        is_dash(text)
        or _NUMBERING.fullmatch(text)
        or is_formula(text)
        or (_TARGET.fullmatch(text) and re.match(r"\d", text))
    ):
        return JANGGAL
    return MUNGKIN


def _achievement(text: str) -> int:
    if read_label(text) is not None:
        return COCOK
    return MUNGKIN if re.fullmatch(r"[-+]?[\d.,]+\s*%?", text) else JANGGAL


def _evidence(text: str) -> int:
    if is_label(text):
        return MUSTAHIL
    return COCOK if _LINK.search(text) else NETRAL


def _status(text: str) -> int:
    if is_label(text) or _LINK.search(text):
        return MUSTAHIL
    if text.casefold() in _STATUS:
        return COCOK
    return NETRAL if len(text) <= 40 else JANGGAL


def _remark(text: str) -> int:
    return MUSTAHIL if is_label(text) else NETRAL


_FITS: Final[Mapping[Kolom, Callable[[str], int]]] = {
    Kolom.NO: lambda text: COCOK if _NUMBERING.fullmatch(text) else MUSTAHIL,
    **dict.fromkeys((Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.RENCANA_KEGIATAN), _words),
    Kolom.TARGET_KINERJA: _target,
    Kolom.RUMUS_PERHITUNGAN: _formula,
    **dict.fromkeys(MONEY, _amount),
    Kolom.TRIWULAN: lambda text: COCOK if is_label(text) else MUSTAHIL,
    Kolom.CAPAIAN: _achievement,
    Kolom.DATA_DUKUNG: _evidence,
    Kolom.STATUS_PELAKSANAAN: _status,
}
