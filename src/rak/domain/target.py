"""Column TARGET KINERJA: a number or a range, with its unit as spelt."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

import attrs

from rak.domain.nilai import is_decimal
from rak.domain.period_words import TO_DATE
from rak.domain.polaritas import Polaritas
from rak.domain.spelling import DASHES, is_percent_unit, parse_number, spell_number
from rak.domain.text_folding import drop_invisible, fold
from rak.errors import DomainError

_LEVEL = re.compile(
    r"(?:nilai|indeks|index|skala|skor|score|predikat|kategori|rating|level|tingkat|peringkat|poin|point|opini)\b",
    re.IGNORECASE,
)
"""Words of units that are levels: two of them are not added up."""
_BOUNDS: Final = {
    Polaritas.MINIMALKAN: re.compile(
        r"(?:≤|<=|=<|mak(?:s|simal|simum|x)?\b\.?|max(?:imal|imum)?\b\.?|paling (?:banyak|tinggi|lambat|lama)|tidak (?:lebih dari|melebihi))\s*",
        re.IGNORECASE,
    ),
    Polaritas.MAKSIMALKAN: re.compile(
        r"(?:≥|>=|=>|min(?:imal|imum)?\b\.?|paling (?:sedikit|rendah|kurang)|sekurang-kurangnya|tidak kurang dari)\s*",
        re.IGNORECASE,
    ),
}
"""What stands before a number that may not be passed, or must be reached."""
_NUMBER = r"[-−+]?\d[\d.,]*+(?:\s\d{3}(?!\d))*+"
_RANGE = re.compile(rf"({_NUMBER})\s*(%?)\s*(?:[{DASHES}]|{TO_DATE})\s*({_NUMBER})\s*(.*)", re.IGNORECASE)
_RECKONED = re.compile(
    rf"{_NUMBER}\s*%?\s*(?:(?:[/:x×*+]|dari\b|e[-+]?)?\s*\d|[¹²³⁰⁴-⁹½¼¾⅓⅔⅛]|[^\d\s(][^\d(]*(?:[,;&]|\bdan)\s*\d).*",
    re.IGNORECASE,
)
"""A number before another (``17 dari 20``, ``2 dok, 3 lap``), or with a raised figure: which of them is the target is not said."""
_SINGLE = re.compile(rf"({_NUMBER})\s*(.*)")
_WORDS = re.compile(r"(?:[A-Za-z%][A-Za-z%/ ]*)?")
"""A unit that no number before it can swallow."""
_UNIT_FIRST = re.compile(rf"(\D*[^\d\s])\s+({_NUMBER})")


def _decimal(_: TargetKinerja, __: attrs.Attribute[Fraction | None], number: object) -> None:
    if number is None:
        return
    if not isinstance(number, Fraction) or not is_decimal(number):
        raise DomainError(f"Target {number} bukan bilangan desimal.", "Pakai int atau Fraction desimal.")


def _number_or_none(number: Fraction | int | None) -> Fraction | None:
    whole = isinstance(number, int) and not isinstance(number, bool)
    return Fraction(number) if number is not None and whole else number  # type: ignore[return-value]  # checked after


@attrs.frozen
class TargetKinerja:
    """The value agreed for the year (column TARGET KINERJA), in its own unit: 70 of unit ``%`` is 70 percent.

    ``nilai_atas`` is the upper end of a range target. ``nilai`` is None only for a target in words
    (:meth:`in_words`), against which nothing can be computed.
    """

    nilai: Fraction | None = attrs.field(converter=_number_or_none, validator=_decimal)
    satuan: str = attrs.field(default="", converter=fold)
    nilai_atas: Fraction | None = attrs.field(default=None, converter=_number_or_none, validator=_decimal)
    ejaan: str = attrs.field(default="", eq=False, converter=fold)
    """The spelling of the cell, kept for printing; two spellings of one target are equal."""

    arah: Polaritas | None = None
    """The polarity that ``maksimal 1 %`` or ``≥ 80`` states; None where the cell says none."""

    def __attrs_post_init__(self) -> None:
        if self.nilai is None and self.nilai_atas is not None:
            raise DomainError("Target berjangka tanpa batas bawah.", "Tulis misalnya 80 - 90 %.")
        if self.nilai is not None and self.nilai_atas is not None and self.nilai_atas <= self.nilai:
            pesan = f"Batas atas target ({self.nilai_atas}) tidak di atas batas bawahnya ({self.nilai})."
            raise DomainError(pesan, "Tulis batas bawah lebih dahulu, misalnya 80 - 90 %.")
        spelt = self.ejaan or self.nilai is None or _WORDS.fullmatch(self.satuan)
        if not spelt and type(self).parse(str(self)) != self:
            pesan = f"Satuan '{self.satuan}' tidak dapat dibedakan dari angka."
            raise DomainError(pesan, "Awali satuan dengan huruf atau tanda %.")

    @classmethod
    def parse(cls, text: str) -> TargetKinerja:
        """Read ``70 %``, ``4000 M ²``, ``Skala 7``, ``7 - 8 bulan``, ``80 - 90%``, ``6 kali/tahun``, ``maksimal 1 %``, ``≥ 80``.

        Raises DomainError when there is no number, or one that allows two readings.
        """
        bare = fold(drop_invisible(text))
        for polaritas, words in _BOUNDS.items():
            if match := words.match(bare):
                return attrs.evolve(cls.parse(bare[match.end() :]), ejaan=bare, arah=polaritas)
        if match := _RANGE.fullmatch(bare):
            low, percent, high, unit = match.groups()
            return cls(parse_number(low), unit or percent, parse_number(high), ejaan=bare)
        if _RECKONED.fullmatch(bare):
            raise DomainError(f"'{bare}' memuat dua angka.", "Tulis satu angka dan satuannya, misalnya 75 %.")
        if match := _SINGLE.fullmatch(bare):
            return cls(parse_number(match[1]), match[2], ejaan=bare)
        if match := _UNIT_FIRST.fullmatch(bare):
            return cls(parse_number(match[2]), match[1], ejaan=bare)
        pesan = f"'{bare}' bukan target berangka."
        raise DomainError(pesan, "Tulis angka dan satuannya, misalnya 70 % atau 1 Dokumen.")

    @classmethod
    def in_unit(cls, number: Fraction | None, unit: str, upper: Fraction | None = None) -> TargetKinerja:
        """The target in its unit; without it where the unit cannot be told from a number."""
        try:
            return cls(number, unit, upper)
        except DomainError:
            return cls(number, "", upper)

    @classmethod
    def in_words(cls, text: str) -> TargetKinerja:
        """A target that is no number (``WTP``, ``Tepat waktu``): kept as spelt, not computable."""
        return cls(None, text, ejaan=text)

    @property
    def kosong(self) -> bool:
        """Whether TARGET KINERJA is blank: neither a number nor words."""
        return self.nilai is None and not self.ejaan

    @property
    def persen(self) -> bool:
        """Whether the unit is per cent, however spelt (``%``, ``persen``, ``% per tahun``)."""
        return is_percent_unit(self.satuan)

    @property
    def aras(self) -> bool:
        """Whether it is a level (per cent, index, score, or a bare number that is not whole), not a count."""
        if self.nilai is None:
            return False
        broken = not self.satuan and any(
            end is not None and end.denominator > 1 for end in (self.nilai, self.nilai_atas)
        )
        return self.persen or broken or _LEVEL.match(self.satuan.lstrip("( ")) is not None

    def __str__(self) -> str:
        if self.ejaan or self.nilai is None:
            return self.ejaan or self.satuan
        sign = {Polaritas.MINIMALKAN: "≤ ", Polaritas.MAKSIMALKAN: "≥ "}[self.arah] if self.arah else ""
        low = sign + spell_number(self.nilai)
        number = low if self.nilai_atas is None else f"{low} - {spell_number(self.nilai_atas)}"
        return f"{number} {self.satuan}".rstrip()
