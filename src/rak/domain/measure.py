"""How an indicator is measured: what its RUMUS compares with its TARGET, in which unit, and how its variables join.

Two sentences that mean the same product are measured alike, wherever 100 and Target stand in them.
"""

import functools
from typing import Final

import attrs

from rak.domain.expression import Angka, Ekspresi, Operasi, Operator, Variabel, variables
from rak.domain.polaritas import Gabungan
from rak.domain.rumus import TARGET, RumusPerhitungan
from rak.domain.target import TargetKinerja
from rak.domain.variable_names import variable_key

_TARGET: Final = variable_key(TARGET)
_SATU: Final = Angka(1)


@attrs.frozen
class Ukuran:
    """A RUMUS beside the TARGET that it is held against."""

    rumus: RumusPerhitungan
    target: TargetKinerja

    @functools.cached_property
    def realisasi(self) -> Ekspresi | None:
        """What "… dibagi Target" divides: the realised level, as R in ``R dikali 100% dibagi Target``; None for another shape."""
        return None if self.rumus.ekspresi is None else _compared(self.rumus.tanpa_seratus)

    @property
    def sendiri(self) -> bool:
        """Whether the formula uses Target in a way of its own, and so is an achievement as it stands."""
        return self.rumus.memakai_target and self.realisasi is None

    @functools.cached_property
    def rasio(self) -> bool:
        """Whether variables are divided by variables (other than Target), as working clients by clients."""
        body = self.realisasi or self.rumus.ekspresi
        return body is not None and _divides(body)

    @property
    def persen(self) -> bool:
        """Whether the level is a ratio that is read in per cent: 7/10 is 70 %."""
        if self.rumus.manual:
            return self.target.persen
        in_percent = self.rumus.persen or (self.rumus.kali_seratus and self._bare)
        return in_percent or self.target.persen or self.rumus.memakai_target

    @functools.cached_property
    def persen_langsung(self) -> bool:
        """Whether a level that is given directly is a fraction of one, 7/10 for 70 %."""
        return self.target.persen if self.realisasi is not None else self.persen

    @functools.cached_property
    def pengali_tingkat(self) -> int:
        """100 where a bare 100 is a number: against an index, score or count (level 70, not 7/10)."""
        number = self.rumus.kali_seratus and not self.rumus.memakai_target and not self.target.persen and not self._bare
        return 100 if number else 1

    @functools.cached_property
    def pengali_target(self) -> int:
        """What brings a level (or the realised level of ``… dibagi Target``) into the unit of the target: 7/10 to 70."""
        if self.realisasi is not None:
            return 100 if self.rasio and self.target.persen else 1
        if self.target.persen or (self.target_tersirat_persen and not self.rumus.memakai_target):
            return 100
        return 1

    @property
    def target_tersirat_persen(self) -> bool:
        """Whether a target without a unit stands beside a formula in per cent: ``70`` is read as 70 %, and said."""
        return self.rumus.seratus and self._bare and not self.rumus.memakai_target and self.target.nilai is not None

    @property
    def pertentangan(self) -> str:
        """Why formula and target cannot be compared: ``70 Orang`` beside a formula that ends in per cent; else empty."""
        contrary = self.rumus.persen and not self.rumus.memakai_target and self.target.nilai is not None
        if contrary and not self.target.persen and not self._bare:
            return f"rumus memberi persen, target bersatuan '{self.target.satuan}'"
        return ""

    @property
    def aras(self) -> bool:
        """Whether it is a level, which is not added up unasked: per cent, index or score without a ratio behind it."""
        direct = self.rumus.manual or self.realisasi is not None
        return direct and not self.rasio and self.target.aras

    @property
    def tergantung_angka(self) -> bool:
        """Whether that hangs on the number of the target: without a unit, ``84,05`` is a level and ``5`` a count."""
        return (self.rumus.manual or self.realisasi is not None) and not self.rasio and self._bare

    @property
    def berpasangan(self) -> bool:
        """Whether a month counts only when all of its added or averaged variables are filled."""
        return self.rasio and len(self.rumus.masukan) > 1

    @functools.cached_property
    def gabungan(self) -> Gabungan:
        """How months join where nobody has stated it: a level by its last value, counts and parts of a ratio added up."""
        return Gabungan.TERAKHIR if self.aras else Gabungan.JUMLAH

    @property
    def _bare(self) -> bool:
        return not self.target.satuan


@functools.lru_cache(maxsize=2048)
def measure(rumus: RumusPerhitungan, target: TargetKinerja) -> Ukuran:
    """How that formula is held against that target."""
    return Ukuran(rumus, target)


def _compared(expression: Ekspresi | None) -> Ekspresi | None:
    """The product without its one division by Target, where Target stands nowhere else."""
    above, below = _factors(expression, Operator.KALI) if expression is not None else ([], [])
    if sum(map(_is_target, below)) != 1:
        return None
    rest = [factor for factor in below if not _is_target(factor)]
    above = [factor for factor in above if factor != _SATU]
    names = [variable for factor in (*above, *rest) for variable in variables(factor)]
    if not names or any(map(_is_target, names)) or any(isinstance(factor, Angka) for factor in (*above, *rest)):
        return None
    product = functools.reduce(lambda one, other: Operasi(Operator.KALI, one, other), above or [_SATU])
    return functools.reduce(lambda one, other: Operasi(Operator.BAGI, one, other), rest, product)


def _factors(expression: Ekspresi, side: Operator) -> tuple[list[Ekspresi], list[Ekspresi]]:
    """What is multiplied, and what is divided by, in a chain of products."""
    if not isinstance(expression, Operasi) or not expression.operator.binds_tighter:
        return ([expression], []) if side is Operator.KALI else ([], [expression])
    left = _factors(expression.kiri, side)
    right = _factors(expression.kanan, _turned(side) if expression.operator is Operator.BAGI else side)
    return left[0] + right[0], left[1] + right[1]


def _turned(side: Operator) -> Operator:
    return Operator.BAGI if side is Operator.KALI else Operator.KALI


def _is_target(expression: Ekspresi) -> bool:
    return isinstance(expression, Variabel) and variable_key(expression.nama) == _TARGET


def _divides(expression: Ekspresi) -> bool:
    if not isinstance(expression, Operasi):
        return False
    divisor = expression.kanan if expression.operator is Operator.BAGI else _SATU
    own = any(not _is_target(variable) for variable in variables(divisor))
    return own or _divides(expression.kiri) or _divides(expression.kanan)
