"""The live formulas of the workbook, as text; ordinary functions of Excel 2010 and LibreOffice only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from rak.domain.ekspresi import Angka, Ekspresi, Operasi, Operator, Variabel
from rak.domain.nama import variable_key
from rak.domain.nilai import to_decimal_text
from rak.domain.rumus import TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from rak.domain.rencana import IndikatorKegiatan
    from rak.matriks.builder.layout import BlokIndikator

NOT_APPLICABLE: Final = "-"
NOT_COMPUTABLE: Final = "tidak dapat dihitung"
FAILED: Final = f'"{NOT_COMPUTABLE}"'
"""The same inside a formula."""
MAX_FORMULA: Final = 8192
"""Characters that Excel allows in one formula."""

_SIGNS: Final = {Operator.TAMBAH: "+", Operator.KURANG: "-", Operator.KALI: "*", Operator.BAGI: "/"}


def column(number: int) -> str:
    """The letters of a column."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, col: int) -> str:
    """The address of a cell, relative."""
    return f"{column(col)}{row}"


def area(first_row: int, first_col: int, last_row: int, last_col: int) -> str:
    """The address of a rectangle, relative."""
    return f"{address(first_row, first_col)}:{address(last_row, last_col)}"


def text(value: str) -> str:
    """A text inside a formula."""
    return '"' + value.replace('"', '""') + '"'


def pass_through(cell: str) -> str:
    """The cell as it is, and nothing (not zero) where it is blank."""
    return f'IF({cell}="","",{cell})'


def known(cells: str, value: str) -> str:
    """``value`` once one of the cells is a number; a dash when only dashes stand there; nothing while all are blank."""
    return f'IF(COUNT({cells})>0,{value},IF(COUNTIF({cells},"-")>0,"-",""))'


def total(cells: str) -> str:
    """The sum of what is known."""
    return known(cells, f"SUM({cells})")


def gabungan(cells: str, choice: str, last: str) -> str:
    """The figure of a period from its months by the rule in the cell ``choice``; ``last`` finds the last number."""
    value = f'IF({choice}="rata_rata",AVERAGE({cells}),IF({choice}="terakhir",{last},SUM({cells})))'
    return known(cells, value)


def last_number(cells: list[str]) -> str:
    """The last of the cells that is a number (the caller knows that there is one)."""
    formula = cells[0]
    for cell in cells[1:]:
        formula = f"IF(ISNUMBER({cell}),{cell},{formula})"
    return formula


def arithmetic(expression: Ekspresi, cells: Mapping[str, str]) -> str:
    """The expression over the cells of its variables, keyed by ``variable_key``."""
    if isinstance(expression, Angka):
        return to_decimal_text(expression.nilai) + ("%" if expression.persen else "")
    if isinstance(expression, Variabel):
        return cells[variable_key(expression.nama)]
    left, right = arithmetic(expression.kiri, cells), arithmetic(expression.kanan, cells)
    tight = expression.operator.binds_tighter
    if isinstance(expression.kiri, Operasi) and tight and not expression.kiri.operator.binds_tighter:
        left = f"({left})"
    # What is too long anyway is not doubled again: the cell refuses it.
    if expression.operator is Operator.BAGI and _may_cancel(expression.kanan) and len(right) < MAX_FORMULA:
        right = f"IF(ROUND({right},9)=0,0,{right})"
    elif isinstance(expression.kanan, Operasi) and (tight or not expression.kanan.operator.binds_tighter):
        right = f"({right})"
    return f"{left}{_SIGNS[expression.operator]}{right}"


def _may_cancel(expression: Ekspresi) -> bool:
    """Whether a difference in it can leave a binary remainder (0,3 - 0,1 - 0,2) where the exact value is zero."""
    return isinstance(expression, Operasi) and (
        expression.operator is Operator.KURANG or _may_cancel(expression.kiri) or _may_cancel(expression.kanan)
    )


def level(block: BlokIndikator, cells: Sequence[str], blank: str, dash: str, failed: str) -> str:
    """The result of the RUMUS over the cells of its variables (one below the other), or the text for why there is none.

    A dash among the variables comes first, then a blank, then what cannot be computed, as in ``domain.ekspresi``.
    """
    value = _level_value(block.indikator, cells)
    computed = text(failed) if value is None else f"IFERROR({value},{text(failed)})"
    if not cells:
        return computed
    _, _, name = cells[-1].rpartition("!")
    together = cells[0] if len(cells) == 1 else f"{cells[0]}:{name}"
    waiting = f"IF(COUNT({together})<{len(cells)},{text(blank)},{computed})"
    return f'IF(COUNTIF({together},"-")>0,{text(dash)},{waiting})'


def _level_value(indikator: IndikatorKegiatan, cells: Sequence[str]) -> str | None:
    """The arithmetic, None where the target that it uses is no single number."""
    rumus, target = indikator.rumus, indikator.target
    if rumus.ekspresi is None:
        return f"{cells[0]}/100" if target.persen else cells[0]
    known = {variable_key(name): cell for name, cell in zip(rumus.masukan, cells, strict=True)}
    if rumus.memakai_target:
        if target.nilai is None or target.nilai_atas is not None:
            return None
        known[variable_key(TARGET)] = number(target.nilai)
    return arithmetic(rumus.ekspresi, known)


def number(value: Fraction) -> str:
    """A number inside a formula; a negative one in brackets, since -1^2 and 2--1 read badly."""
    return f"({to_decimal_text(value)})" if value < 0 else to_decimal_text(value)


def total_of_all(cells: str, count: int) -> str:
    """The sum over lines: what is known; a dash only when all of the ``count`` cells are dashes."""
    return f'IF(COUNT({cells})>0,SUM({cells}),IF(COUNTIF({cells},"-")={count},"-",""))'


def incomplete(cells: str, count: int) -> str:
    """Whether some of the cells are known and some blank."""
    return f'AND(COUNT({cells})>0,COUNT({cells})+COUNTIF({cells},"-")<{count})'


def both(left: str, right: str, value: str, right_incomplete: str) -> str:
    """``value`` where both cells are numbers, else what stands in for it (``domain.anggaran._both``)."""
    compared = f'IF({right}="",{FAILED},IF({right}="-","-",{value}))'
    if right_incomplete:
        compared = f"IF({right_incomplete},{FAILED},{compared})"
    return f"IF(ISNUMBER({left}),{compared},{left})"


@attrs.frozen
class Polarity:
    """The three formulas of ``domain.capaian`` over cells, chosen by the word in the cell ``choice``."""

    choice: str
    more: str
    less: str
    same: str

    def judged(self, otherwise: str) -> str:
        """The formula of the polarity; ``otherwise`` where none is stated."""
        return _by_word(
            self.choice, {"maksimalkan": self.more, "minimalkan": self.less, "stabilkan": self.same}, otherwise
        )

    def judged_without_target(self) -> str:
        """The same for R/T where T is not above zero."""
        return _by_word(self.choice, {"minimalkan": FAILED, "stabilkan": FAILED}, self.more)


def by_polarity(level: str, goal: str, choice: str) -> Polarity:
    """R/T; (2T − R)/T and 1 − |R − T|/T, both never below zero."""
    return Polarity(
        choice,
        f"{level}/{goal}",
        f"MAX(0,(2*{goal}-{level})/{goal})",
        f"MAX(0,1-ABS({level}-{goal})/{goal})",
    )


def _by_word(cell: str, formulas: Mapping[str, str], otherwise: str) -> str:
    formula = otherwise
    for word, value in reversed(list(formulas.items())):
        formula = f"IF({cell}={text(word)},{value},{formula})"
    return formula


def is_percentage(indikator: IndikatorKegiatan) -> bool:
    """Whether CAPAIAN is kept as a fraction of one and shown as a percentage."""
    rumus, target = indikator.rumus, indikator.target
    return rumus.persen or (target.persen and not rumus.kali_seratus)
