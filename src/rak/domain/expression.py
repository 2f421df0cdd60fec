"""The arithmetic of a RUMUS PERHITUNGAN: a tree of named variables, numbers and four operators."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong, Nilai, TidakDapatDihitung, exact, is_decimal
from rak.domain.spelling import spell_number
from rak.domain.text_folding import name_key
from rak.domain.variable_names import spell_name
from rak.errors import DomainError


class Operator(enum.Enum):
    """An operator, named by its word in the sentence."""

    TAMBAH = "ditambah"
    KURANG = "dikurangi"
    KALI = "dikali"
    BAGI = "dibagi"

    @property
    def binds_tighter(self) -> bool:
        """Multiplication and division come before addition and subtraction."""
        return self in {Operator.KALI, Operator.BAGI}


def _spellable(_: object, __: attrs.Attribute[Fraction], number: Fraction) -> None:
    if number < 0 or not is_decimal(number):
        raise DomainError(f"{number} tidak dapat ditulis dalam rumus.", "Pakai desimal nol atau lebih.")


@attrs.frozen
class Angka:
    """A number standing in the sentence; ``persen`` says that it is spelt with a percent sign (100% is one)."""

    nilai: Fraction = attrs.field(converter=exact, validator=_spellable)
    persen: bool = False

    def __str__(self) -> str:
        return spell_number(self.nilai) + ("%" if self.persen else "")

    @property
    def besaran(self) -> Fraction:
        """What it counts for in the arithmetic."""
        return self.nilai / 100 if self.persen else self.nilai


def _name(_: object, __: attrs.Attribute[str], nama: str) -> None:
    if not is_name(nama):
        pesan = f"'{nama}' tidak dapat menjadi nama dalam rumus."
        raise DomainError(pesan, "Hindari kata dibagi, dikali, ditambah, dikurangi.")


@attrs.frozen
class Variabel:
    """A named quantity; two spellings that differ in case or white space only are the same variable."""

    nama: str = attrs.field(converter=spell_name, validator=_name, eq=name_key)

    def __str__(self) -> str:
        return self.nama


@attrs.frozen
class Operasi:
    """Two expressions joined by an operator."""

    operator: Operator
    kiri: Ekspresi
    kanan: Ekspresi

    def spell(self, show: Callable[[Ekspresi], str]) -> str:
        """The sentence with its sides as ``show`` has them, in brackets where it would be read otherwise."""
        left, right = self.kiri, self.kanan
        around_left = isinstance(left, Operasi) and self.operator.binds_tighter and not left.operator.binds_tighter
        around_right = isinstance(right, Operasi) and (self.operator.binds_tighter or not right.operator.binds_tighter)
        sides = (
            f"({show(side)})" if around else show(side) for side, around in ((left, around_left), (right, around_right))
        )
        return f" {self.operator.value} ".join(sides)

    def __str__(self) -> str:
        return self.spell(str)


Ekspresi: TypeAlias = Angka | Variabel | Operasi

WORDS: Final[Mapping[str, Operator]] = {
    "ditambah": Operator.TAMBAH, "ditambahkan": Operator.TAMBAH, "+": Operator.TAMBAH,
    "dikurangi": Operator.KURANG, "dikurang": Operator.KURANG, "-": Operator.KURANG, "−": Operator.KURANG,
    "–": Operator.KURANG,
    "dikali": Operator.KALI, "dikalikan": Operator.KALI, "x": Operator.KALI, "×": Operator.KALI, "*": Operator.KALI,
    "dibagi": Operator.BAGI, "dibagikan": Operator.BAGI, "/": Operator.BAGI, ":": Operator.BAGI, "÷": Operator.BAGI,
}  # fmt: skip
"""Spellings of the operators; ``dengan`` after one of the words is swallowed."""

_GLUED = re.compile(r"[x×*/:]\d", re.IGNORECASE)
NUMERAL: Final = re.compile(r"\d[\d.,]*%?")


def is_name(name: str) -> bool:
    """Whether the text can stand as a variable in a sentence and be read back as that variable."""
    if not name or name.startswith(("(", "=")) or name.endswith(".") or spell_name(name) != name:
        return False
    depth = 0
    for position, word in enumerate(name.split()):
        if depth == 0 and (_reads_as_operator(word) or (position == 0 and _is_unnamed(word))):
            return False
        for sign in word:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            if depth < 0:
                return False
    return depth == 0


def _reads_as_operator(word: str) -> bool:
    return word.casefold() in WORDS or _GLUED.match(word) is not None


def _is_unnamed(word: str) -> bool:
    return word.casefold() in {"dengan", "%", "persen"} or NUMERAL.match(word) is not None


def variables(expression: Ekspresi) -> Iterator[Variabel]:
    """Its variables from left to right, repeats included."""
    if isinstance(expression, Variabel):
        yield expression
    elif isinstance(expression, Operasi):
        yield from variables(expression.kiri)
        yield from variables(expression.kanan)


def numbers(expression: Ekspresi) -> Iterator[Angka]:
    """The numbers that stand in it."""
    if isinstance(expression, Angka):
        yield expression
    elif isinstance(expression, Operasi):
        yield from numbers(expression.kiri)
        yield from numbers(expression.kanan)


def without_hundred(expression: Ekspresi) -> Ekspresi:
    """The expression without the 100 or 100% that the whole of it is multiplied by, wherever in the product it stands."""
    rest, found = _strip_hundred(expression)
    return (rest or Angka(1)) if found else expression


def _strip_hundred(expression: Ekspresi) -> tuple[Ekspresi | None, bool]:
    """What is left (None is one), and whether there was a hundred; in a sum both sides must have one."""
    if isinstance(expression, Angka):
        return (None, True) if expression.nilai == 100 else (expression, False)
    if not isinstance(expression, Operasi):
        return expression, False
    left, in_left = _strip_hundred(expression.kiri)
    if expression.operator is Operator.BAGI:
        return Operasi(Operator.BAGI, left or Angka(1), expression.kanan), in_left
    right, in_right = _strip_hundred(expression.kanan)
    if expression.operator is Operator.KALI:
        if left is None or right is None:
            return left or right, True
        return Operasi(Operator.KALI, left, right), in_left or in_right
    both = in_left and in_right
    return (Operasi(expression.operator, left or Angka(1), right or Angka(1)), True) if both else (expression, False)


def evaluate(expression: Ekspresi, values: Mapping[str, Nilai]) -> Nilai:
    """The exact value; ``values`` is keyed by :func:`variable_key`, a missing key is blank.

    One dash among the variables makes the whole *tidak berlaku*; else one blank makes it *belum diisi*; else a
    variable that cannot be computed or a zero denominator makes it *tidak dapat dihitung*.
    """
    found = [values.get(name_key(variable.nama), BELUM_DIISI) for variable in variables(expression)]
    for empty in (TIDAK_BERLAKU, BELUM_DIISI):
        if any(value is empty for value in found):
            return empty
    return _compute(expression, values)


def _compute(expression: Ekspresi, values: Mapping[str, Nilai]) -> Nilai:
    if isinstance(expression, Angka):
        return expression.besaran
    if isinstance(expression, Variabel):
        return values[name_key(expression.nama)]
    left, right = _compute(expression.kiri, values), _compute(expression.kanan, values)
    for side in (left, right):
        if isinstance(side, TidakDapatDihitung | Kosong):
            return side
    assert isinstance(left, Fraction)  # noqa: S101  # narrowed by the loop above
    assert isinstance(right, Fraction)  # noqa: S101
    return _apply(expression, left, right)


def _apply(operation: Operasi, left: Fraction, right: Fraction) -> Nilai:
    match operation.operator:
        case Operator.TAMBAH:
            return left + right
        case Operator.KURANG:
            return left - right
        case Operator.KALI:
            return left * right
        case Operator.BAGI if right == 0:
            return TidakDapatDihitung(f"penyebut nol ({operation.kanan})")
        case Operator.BAGI:
            return left / right
