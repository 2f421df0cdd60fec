"""Column RUMUS PERHITUNGAN: the sentence, read into an expression with named variables."""

import functools
import re
from collections.abc import Mapping
from typing import Final

import attrs

from rak.domain.expression import (
    NUMERAL,
    WORDS,
    Angka,
    Ekspresi,
    Operasi,
    Operator,
    Variabel,
    evaluate,
    numbers,
    variables,
    without_hundred,
)
from rak.domain.known_names import advise_known
from rak.domain.nilai import Bilangan, Kosong, Nilai, TidakDapatDihitung, exact
from rak.domain.spelling import parse_number
from rak.domain.text_folding import FormattedAsText, fold
from rak.domain.variable_names import join_words, split_words, variable_key
from rak.errors import DomainError

TARGET: Final = "Target"
"""The variable that stands for the indicator's own target."""

CAPAIAN_MANUAL: Final = "Capaian"
"""The variable of a sentence that cannot be read: its value is put in by hand."""

_DIVIDED: Final = re.compile(r"[/÷]|(?<=\S):(?=\S)|\bdibanding(?:kan)?\b", re.IGNORECASE)
"""How a division is spelt that could also be part of a name (``klien/anak``); it is one where the sentence has no other."""
_OF_RATIO: Final = re.compile(r"(?<![\d.,])100\b|%|\bpersen\b|[/÷:]\s*target\b", re.IGNORECASE)
"""What only a ratio has: the factor 100, a per cent sign, or Target below the stroke."""

_MAX_LENGTH: Final = 4000
_MAX_DEPTH: Final = 50
_MAX_OPERATORS: Final = 150
"""Beyond this Excel refuses the formula as well."""


@attrs.frozen
class RumusPerhitungan(FormattedAsText):
    """The formula of an indicator as it stands in the decree (``A dibagi B dikali 100%``).

    ``teks`` is the sentence, white space folded; ``ekspresi`` is what it means, or None when it cannot be read: then
    ``alasan`` says why, and the achievement is a value put in by hand under the name ``Capaian``. Two formulas are equal
    when their sentences are.
    """

    teks: str
    ekspresi: Ekspresi | None = attrs.field(eq=False)
    alasan: str = attrs.field(default="", eq=False)
    ambigu: bool = attrs.field(default=False, eq=False)
    """Whether + or - stands beside × or : without brackets; read with × and : first."""

    @classmethod
    def parse(cls, text: str) -> "RumusPerhitungan":
        """Read the sentence; one that cannot be read gives a manual formula, never an error."""
        sentence = fold(text)
        try:
            reader = _Reader(sentence)
            expression = reader.read()
        except DomainError as fault:
            return cls(sentence, None, fault.pesan)
        return cls(sentence, expression, ambigu=reader.mixed)

    @classmethod
    def of(cls, ekspresi: Ekspresi) -> "RumusPerhitungan":
        """The formula that the expression spells."""
        return cls.parse(str(ekspresi))

    @property
    def manual(self) -> bool:
        """Whether the achievement is put in by hand."""
        return self.ekspresi is None

    @functools.cached_property
    def variabel(self) -> tuple[str, ...]:
        """The names in the order of the sentence, each once, ``Target`` included."""
        if self.ekspresi is None:
            return (CAPAIAN_MANUAL,)
        first: dict[str, str] = {}
        for variable in variables(self.ekspresi):
            first.setdefault(variable_key(variable.nama), variable.nama)
        return tuple(first.values())

    @functools.cached_property
    def masukan(self) -> tuple[str, ...]:
        """The names whose values staff fill in each month: all but ``Target``."""
        return tuple(name for name in self.variabel if variable_key(name) != variable_key(TARGET))

    @functools.cached_property
    def kunci_masukan(self) -> frozenset[str]:
        """The keys of these names, by which a report holds their values."""
        return frozenset(map(variable_key, self.masukan))

    @functools.cached_property
    def memakai_target(self) -> bool:
        """Whether the result is already an achievement against the target."""
        return len(self.masukan) < len(self.variabel)

    @functools.cached_property
    def persen(self) -> bool:
        """Whether the sentence gives a percentage (it has a number with a percent sign)."""
        return self.ekspresi is not None and any(number.persen for number in numbers(self.ekspresi))

    @property
    def kali_seratus(self) -> bool:
        """Whether it is multiplied by a bare 100, wherever in the product that stands, and by no 100%."""
        return self.seratus and not self.persen

    @functools.cached_property
    def seratus(self) -> bool:
        """Whether it is multiplied by 100 or 100%, which then is a unit: 28 of 40 is 7/10, read as 70 percent."""
        return self.ekspresi is not None and self.tanpa_seratus != self.ekspresi

    @functools.cached_property
    def tanpa_seratus(self) -> Ekspresi | None:
        """The expression without the 100 or 100% that it is multiplied by."""
        return None if self.ekspresi is None else without_hundred(self.ekspresi)

    def evaluate(self, nilai: Mapping[str, Bilangan | Kosong | TidakDapatDihitung | None]) -> Nilai:
        """The exact result; ``dikali 100%`` and ``dikali 100`` are a unit, so 28 of 40 gives 7/10, which is 70 percent.

        Names are matched without case; a name not given, or None, is blank. Raises DomainError for a name that the
        sentence does not have (``Target`` is always allowed), and for a float.
        """
        known = {variable_key(name) for name in (*self.variabel, TARGET)}
        values: dict[str, Nilai] = {}
        for name, value in nilai.items():
            if variable_key(name) not in known:
                raise DomainError(f"'{name}' tidak ada dalam rumus.", advise_known(name, self.variabel, "Nama", "; "))
            if value is not None:
                empty = isinstance(value, Kosong | TidakDapatDihitung)
                values[variable_key(name)] = value if empty else exact(value)  # type: ignore[assignment,arg-type]
        return evaluate(self.tanpa_seratus or Variabel(CAPAIAN_MANUAL), values)

    def __str__(self) -> str:
        return self.teks


class _Reader:
    """Recursive descent over the words of a sentence."""

    def __init__(self, sentence: str) -> None:
        if len(sentence) > _MAX_LENGTH:
            raise DomainError("kalimatnya terlalu panjang untuk sebuah rumus")
        self._words = _words(sentence.removesuffix("."))
        if sum(word.casefold() in WORDS for word in self._words) > _MAX_OPERATORS:
            raise DomainError("terlalu banyak tanda hitung untuk sebuah rumus")
        self._at = 0
        self._depth = 0
        self.mixed = False

    def read(self) -> Ekspresi:
        expression = self._sum()
        if self._at < len(self._words):
            raise DomainError(f"tanda '{self._words[self._at]}' tidak pada tempatnya")
        if isinstance(expression, Variabel):
            raise DomainError("tidak ada kata dibagi, dikali, ditambah, atau dikurangi")
        if all(variable_key(variable.nama) == variable_key(TARGET) for variable in variables(expression)):
            raise DomainError("tidak ada nama yang nilainya dapat diisi")
        return expression

    def _operator(self, *, tighter: bool) -> Operator | None:
        if self._at == len(self._words):
            return None
        operator = WORDS.get(self._words[self._at].casefold())
        if operator is None or operator.binds_tighter is not tighter:
            return None
        self._at += 1
        if self._at < len(self._words) and self._words[self._at].casefold() == "dengan":
            self._at += 1
        return operator

    def _sum(self) -> Ekspresi:
        bare_products = 0
        left, is_product = self._product()
        terms = 1
        bare_products += is_product
        while operator := self._operator(tighter=False):
            right, is_product = self._product()
            left = Operasi(operator, left, right)
            terms += 1
            bare_products += is_product
        self.mixed = self.mixed or (terms > 1 and bare_products > 0)
        return left

    def _product(self) -> tuple[Ekspresi, bool]:
        left = self._operand()
        is_product = False
        while operator := self._operator(tighter=True):
            left = Operasi(operator, left, self._operand())
            is_product = True
        return left, is_product

    def _operand(self) -> Ekspresi:
        if self._at == len(self._words):
            raise DomainError("kalimatnya berhenti sebelum selesai")
        if self._words[self._at] == "(":
            return self._group()
        start = self._at
        depth = 0
        while self._at < len(self._words):
            word = self._words[self._at]
            if depth == 0 and (word == ")" or word.casefold() in WORDS):
                break
            depth += (word == "(") - (word == ")")
            self._at += 1
        if depth:
            raise DomainError("ada kurung yang tidak ditutup")
        return _operand(self._words[start : self._at])

    def _group(self) -> Ekspresi:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise DomainError("kurungnya terlalu dalam")
        self._at += 1
        inner = self._sum()
        if self._at == len(self._words) or self._words[self._at] != ")":
            raise DomainError("ada kurung yang tidak ditutup")
        self._at += 1
        self._depth -= 1
        return inner


def _words(sentence: str) -> list[str]:
    """The words; ``A/B x 100%`` and ``A dibandingkan B dikali 100%`` divide, where nothing else in the sentence does."""
    words = split_words(sentence)
    if any(WORDS.get(word.casefold()) is Operator.BAGI for word in words) or not _OF_RATIO.search(sentence):
        return words
    divided, count = _DIVIDED.subn(" : ", sentence)
    return split_words(divided.replace("+", " + ")) if count else words


def _operand(words: list[str]) -> Ekspresi:
    if not words:
        raise DomainError("ada tanda hitung tanpa bilangan atau nama di sebelahnya")
    percent = len(words) == 2 and words[1].casefold() in {"%", "persen"}
    if (len(words) == 1 or percent) and NUMERAL.fullmatch(words[0]):
        return Angka(parse_number(words[0].removesuffix("%")), percent or words[0].endswith("%"))
    return Variabel(join_words(words))
