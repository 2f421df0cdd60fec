"""The live formulas of the workbook, as text; ordinary functions of Excel 2010 and LibreOffice only."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from rak.domain.expression import Angka, Ekspresi, Operasi, Operator, Variabel
from rak.domain.kolom import KolomIndikator
from rak.domain.nilai import to_decimal_text
from rak.domain.polaritas import Polaritas
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.rumus import TARGET
from rak.domain.variable_names import variable_key
from rak.matriks import column_map
from rak.matriks.build.layout import INDIKATOR, BlokIndikator

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


def absolute(row: int, col: int) -> str:
    """The address of a cell that stays when a formula is copied."""
    return f"${column(col)}${row}"


def area(first_row: int, first_col: int, last_row: int, last_col: int) -> str:
    """The address of a rectangle, relative."""
    return f"{address(first_row, first_col)}:{address(last_row, last_col)}"


def text(value: str) -> str:
    """A text inside a formula."""
    return '"' + value.replace('"', '""') + '"'


def pass_through(cell: str) -> str:
    """The cell as it is, and nothing (not zero) where it is blank."""
    return f'IF({cell}="","",{cell})'


def word(cell: str) -> str:
    """The text of a cell, and nothing where it is blank."""
    return f'{cell}&""'


def known(cells: str, value: str) -> str:
    """``value`` once one of the cells is a number; a dash when only dashes stand there; nothing while all are blank."""
    return f'IF(COUNT({cells}),{value},IF(COUNTIF({cells},"-"),"-",""))'


def total(cells: str) -> str:
    """The sum of what is known."""
    return known(cells, f"SUM({cells})")


def counted(mask: str, cells: str) -> str:
    """How many of the cells are numbers where the ``mask`` has a 1: a number comes before every text, a blank does not."""
    return f'SUMPRODUCT({mask}*({cells}<""))'


def dashes(mask: str, cells: str) -> str:
    """How many of the cells are a dash where the ``mask`` has a 1."""
    return f'SUMPRODUCT({mask}*({cells}="-"))'


def known_where(mask: str, cells: str, value: str) -> str:
    """As :func:`known`, of the cells where the ``mask`` has a 1."""
    return f'IF({counted(mask, cells)},{value},IF({dashes(mask, cells)},"-",""))'


def total_where(mask: str, cells: str) -> str:
    """The sum of what is known where the ``mask`` has a 1."""
    return known_where(mask, cells, f"SUMIFS({cells},{mask},1)")


def figure(cells: Sequence[str], earlier: str, rule: str, reporting: str) -> str:
    """The figure of a period from the cells of its months, by the words in ``rule`` and ``reporting``.

    What is typed to date (*kumulatif*) counts as the difference from ``earlier``, the last number before the period;
    ``rule`` is empty where months are added up in any case.
    """
    together, last = f"{cells[0]}:{cells[-1]}", last_number(cells)
    if not rule:
        less = f"-{earlier}" if earlier else ""
        return known(together, f'IF({reporting}="kumulatif",{last}{less},SUM({together}))')
    less = f'-IF({rule}="terakhir",0,{earlier})' if earlier else ""
    added = f'IF(OR({rule}="terakhir",{reporting}="kumulatif"),{last}{less},SUM({together}))'
    return known(together, f'{added}/IF({rule}="rata_rata",COUNT({together}),1)')


def last_number(cells: Sequence[str], otherwise: str = "") -> str:
    """The last of the cells that is a number; without ``otherwise`` the caller knows that there is one."""
    formula, rest = (otherwise, cells) if otherwise else (cells[0], cells[1:])
    for cell in rest:
        formula = f"IF(COUNT({cell}),{cell},{formula})"
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


def level(
    block: BlokIndikator, cells: Sequence[str], texts: tuple[str, str, str], goal: tuple[str, str] | None = None
) -> str:
    """The result of the RUMUS over the cells of its variables (one below the other), or the text for why there is none.

    ``goal`` names the cells of the year's target where they are not those of Indikator.
    """
    blank, dash, failed = texts
    value = _level_value(block, cells, text(failed), goal or target_cells(block))
    return over_variables(value, cells, (blank, dash, failed), may_fail(block.indikator))


def over_variables(value: str, cells: Sequence[str], texts: tuple[str, str, str], fails: bool) -> str:
    """``value`` where the cells of the variables are numbers, else the text for blank, dash, what cannot be computed.

    A dash among the variables comes first, then a blank, then what cannot be computed, as in ``domain.expression``.
    """
    blank, dash, failed = texts
    computed = f"IFERROR({value},{text(failed)})" if fails else value
    if not cells:
        return computed
    if len(cells) == 1:
        (cell,) = cells
        missing = cell if (blank, dash) == ("", NOT_APPLICABLE) else f'IF({cell}="-",{text(dash)},{text(blank)})'
        return cell if computed == missing else f"IF(ISNUMBER({cell}),{computed},{missing})"
    _, _, name = cells[-1].rpartition("!")
    together = f"{cells[0]}:{name}"
    missing = f'IF(COUNTIF({together},"-"),{text(dash)},{text(blank)})'
    return f"IF(COUNT({together})={len(cells)},{computed},{missing})"


def may_fail(indikator: IndikatorKegiatan) -> bool:
    """Whether the RUMUS over numbers can give *tidak dapat dihitung*: it divides by more than a number, or uses Target."""
    if indikator.rumus.memakai_target:
        return True
    body = indikator.rumus.tanpa_seratus
    return body is not None and _may_divide_by_zero(body, None)


def _may_divide_by_zero(expression: Ekspresi, goal: Fraction | None) -> bool:
    if not isinstance(expression, Operasi):
        return False
    if expression.operator is Operator.BAGI and not _constant(expression.kanan, goal):
        return True
    return _may_divide_by_zero(expression.kiri, goal) or _may_divide_by_zero(expression.kanan, goal)


def _constant(expression: Ekspresi, goal: Fraction | None) -> Fraction | None:
    """The number that it is, None for anything that is computed or filled in."""
    if isinstance(expression, Angka):
        return expression.nilai
    if isinstance(expression, Variabel) and variable_key(expression.nama) == variable_key(TARGET):
        return goal
    return None


def _level_value(block: BlokIndikator, cells: Sequence[str], failed: str, goal: tuple[str, str]) -> str:
    """The arithmetic of ``domain.aggregation.tingkat_capaian``; ``failed`` where the target that it uses is no single number."""
    indikator = block.indikator
    rumus, target, ukuran = indikator.rumus, indikator.target, indikator.ukuran
    if rumus.tanpa_seratus is None:
        return f"{cells[0]}/100" if target.persen else cells[0]
    low, high = goal
    in_percent = ukuran.realisasi is not None and ukuran.rasio and target.persen
    value = times(_spell(indikator, rumus.tanpa_seratus, cells, low), 100 if in_percent else ukuran.pengali_tingkat)
    return f"IF(AND(ISNUMBER({low}),NOT(ISNUMBER({high}))),{value},{failed})" if rumus.memakai_target else value


def target_cells(block: BlokIndikator) -> tuple[str, str]:
    """The cells of Indikator with the number of the year's target and its upper end."""
    low, high = (
        f"{INDIKATOR}!{absolute(block.pengaturan, column_map.INDIKATOR[kolom])}"
        for kolom in (KolomIndikator.TARGET, KolomIndikator.BATAS_ATAS)
    )
    return low, high


def realised(indikator: IndikatorKegiatan, cells: Sequence[str], texts: tuple[str, str, str]) -> str:
    """What "… dibagi Target" divides, over the cells of its variables, in the unit of the target."""
    ukuran = indikator.ukuran
    assert ukuran.realisasi is not None  # noqa: S101  # the caller asks of such a RUMUS alone
    value = times(_spell(indikator, ukuran.realisasi, cells, ""), ukuran.pengali_target)
    return over_variables(value, cells, texts, _may_divide_by_zero(ukuran.realisasi, None))


def _spell(indikator: IndikatorKegiatan, expression: Ekspresi, cells: Sequence[str], goal: str) -> str:
    known = {variable_key(name): cell for name, cell in zip(indikator.rumus.masukan, cells, strict=True)}
    return arithmetic(expression, known | {variable_key(TARGET): goal})


def times(value: str, factor: int) -> str:
    """The value, or so many times it."""
    return value if factor == 1 else f"({value})*{factor}"


def total_of_all(cells: str, count: int) -> str:
    """The sum over lines: what is known; a dash only when all of the ``count`` cells are dashes."""
    return f'IF(COUNT({cells}),SUM({cells}),IF(COUNTIF({cells},"-")={count},"-",""))'


def lacking(cells: str, count: int) -> str:
    """Whether some of the ``count`` cells are blank."""
    return f'COUNT({cells})+COUNTIF({cells},"-")<{count}'


def both(left: str, right: str, value: str) -> str:
    """``value`` where both cells are numbers, else what stands in for it (``domain.anggaran._both``)."""
    return f'IF(ISNUMBER({left}),IF(ISNUMBER({right}),{value},IF({right}="-","-",{FAILED})),{left})'


POLARITY: Final = {polaritas: number for number, polaritas in enumerate(Polaritas, 1)}
"""The polarities as numbers, for CHOOSE."""
UNSTATED: Final = len(POLARITY) + 1
"""The number of a polarity that nobody has stated."""


def polarity_number(choice: str, otherwise: int) -> str:
    """The polarity of the word in the cell ``choice`` as a number for :func:`judged`; ``otherwise`` where none is."""
    formula = str(otherwise)
    for word, number in reversed([(word, n) for word, n in POLARITY.items() if n != otherwise]):
        formula = f"IF({choice}={text(str(word))},{number},{formula})"
    return formula


def judged(polarity: str, ratio: str) -> str:
    """The achievement by ``domain.capaian`` for R/T: itself; 2 − R/T and 1 − |R/T − 1|, both never below zero."""
    formulas = {
        Polaritas.MAKSIMALKAN: ratio,
        Polaritas.MINIMALKAN: f"MAX(0,2-{ratio})",
        Polaritas.STABILKAN: f"MAX(0,1-ABS({ratio}-1))",
    }
    return f"CHOOSE({polarity},{','.join(formulas[polaritas] for polaritas in POLARITY)},{FAILED})"


def is_percentage(indikator: IndikatorKegiatan) -> bool:
    """Whether CAPAIAN is kept as a fraction of one and shown as a percentage."""
    return indikator.ukuran.persen
