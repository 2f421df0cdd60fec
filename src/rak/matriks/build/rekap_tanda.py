"""Completeness, reached or not, and the mark of an indicator in Rekap: ``domain.penilaian`` as formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rak.domain.penilaian import HAMPIR, Tanda, can_fall
from rak.domain.polaritas import Frekuensi, Polaritas
from rak.matriks.build import cell_formulas
from rak.matriks.build.cell_formulas import POLARITY, UNSTATED, address, area
from rak.matriks.build.looks import Look
from rak.matriks.build.rekap_layout import (
    CAPAI,
    DIJUMLAHKAN,
    DITANYAKAN,
    JUMLAH_TERISI,
    KEADAAN,
    MENTAH,
    PERSEN_TRIWULAN,
    POLARITAS_NOMOR,
    POSISI_BULAN,
    REALISASI_SD,
    RENCANA,
    TARGET_BAWAH,
    TINGKAT,
    TYPED,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rak.domain.rencana import IndikatorKegiatan
    from rak.matriks.build.canvas import Canvas

_HIDDEN: Final = Look(border=False)
_MAKSIMALKAN, _MINIMALKAN = POLARITY[Polaritas.MAKSIMALKAN], POLARITY[Polaritas.MINIMALKAN]


def completeness(canvas: Canvas, row: int, variables: tuple[int, int], signs: str, frequency: str) -> None:
    """Reports that were due by the month of the position, and those that are filled, by the cell of FREKUENSI."""
    if not signs:
        canvas.formula(row, JUMLAH_TERISI, "0", _HIDDEN)
        every = {one: f"INT({POSISI_BULAN}/{one.bulan})" for one in Frekuensi}
        canvas.formula(row, JUMLAH_TERISI + 1, _by_frequency(frequency, every), _HIDDEN)
        return
    count = variables[1] - variables[0] + 1
    for i in range(12):
        cells = area(variables[0], MENTAH + i, variables[1], MENTAH + i)
        sign, shown = f"MID({signs},{i // 3 + 1},1)", address(row, RENCANA + i // 3)
        typed = f'IF({sign}="{TYPED[i // 3]}",IF({shown}="-","-",1),0)'
        blank = f"IF(COUNTBLANK({cells})={count},{typed},0)"
        state = f'IF(COUNT({cells})={count},1,IF(COUNTIF({cells},"-")={count},"-",{blank}))'
        canvas.formula(row, KEADAAN + i, f'IF({POSISI_BULAN}<{i + 1},"",{state})', _HIDDEN)
    filled = {one: "+".join(_filled(row, first, one.bulan) for first in range(0, 12, one.bulan)) for one in Frekuensi}
    due = {one: "+".join(_due(row, first, one.bulan) for first in range(0, 12, one.bulan)) for one in Frekuensi}
    months = area(row, KEADAAN, row, KEADAAN + 11)
    filled[Frekuensi.BULANAN] = f"COUNTIF({months},1)"
    due[Frekuensi.BULANAN] = f"COUNTIF({months},1)+COUNTIF({months},0)"
    canvas.formula(row, JUMLAH_TERISI, _by_frequency(frequency, filled), _HIDDEN)
    canvas.formula(row, JUMLAH_TERISI + 1, _by_frequency(frequency, due), _HIDDEN)


def _filled(row: int, first: int, step: int) -> str:
    """1 where one of the months of a report is filled."""
    return f"IF(COUNTIF({area(row, KEADAAN + first, row, KEADAAN + first + step - 1)},1),1,0)"


def _due(row: int, first: int, step: int) -> str:
    """1 where a report is filled, or its last month is over and it does not consist of dashes."""
    span = area(row, KEADAAN + first, row, KEADAAN + first + step - 1)
    over = f"IF({POSISI_BULAN}>={first + step},IF(COUNTIF({span},0),1,0),0)"
    return f"IF(COUNTIF({span},1),1,{over})"


def _by_frequency(frequency: str, formulas: Mapping[Frekuensi, str]) -> str:
    """The formula for the word in the cell; monthly where it is blank."""
    formula = formulas[Frekuensi.BULANAN]
    for one in Frekuensi:
        if one is not Frekuensi.BULANAN:
            formula = f'IF({frequency}="{one}",{formulas[one]},{formula})'
    return formula


def reached(canvas: Canvas, row: int, *, own: bool) -> None:
    """Hidden: 1 or 0 for reached or not, nothing where that cannot be told, against year and quarter."""
    for i, percentage in enumerate((REALISASI_SD, PERSEN_TRIWULAN)):
        low, high = (address(row, TARGET_BAWAH + 2 * i + end) for end in (0, 1))
        raw = address(row, percentage)
        formula = f'IF(ISNUMBER({raw}),IF({_rounded(raw)}>=1,1,0),"")' if own else _compared(row, low, high)
        canvas.formula(row, CAPAI + i, formula, _HIDDEN)


def _rounded(ratio: str) -> str:
    """R/T to nine decimals, for comparing it with one or less: what lies beyond 0 and 2 is that end.

    A ratio in the millions has no nine decimals in a double, so its rounding could not be told for certain.
    """
    return f"ROUND(MEDIAN(0,{ratio},2),9)"


def _compared(row: int, low: str, high: str) -> str:
    level, polarity = address(row, TINGKAT), address(row, POLARITAS_NOMOR)
    top = f"IF(ISNUMBER({high}),{high},{low})"
    above = f"IF({low}=0,IF({level}>=0,1,0),IF({_rounded(f'{level}/{low}')}>=1,1,0))"
    below = f"IF({top}=0,IF({level}<=0,1,0),IF({_rounded(f'{level}/{top}')}<=1,1,0))"
    never = f"OR({low}<0,AND({low}=0,{polarity}={_MAKSIMALKAN},NOT(ISNUMBER({high}))))"
    told = f"AND(ISNUMBER({level}),ISNUMBER({low}),{polarity}<{UNSTATED})"
    ways = (
        "*".join(end for end, counts in zip((above, below), each.ujung, strict=True) if counts) for each in POLARITY
    )
    return f'IF({told},IF({never},"",CHOOSE({polarity},{",".join(ways)})),"")'


def mark(indikator: IndikatorKegiatan, row: int, *, own: bool, of_quarter: bool) -> str:
    """The mark against the target of the year, or of the quarter."""
    raw = address(row, PERSEN_TRIWULAN if of_quarter else REALISASI_SD)
    answer, low = address(row, CAPAI + of_quarter), address(row, TARGET_BAWAH + 2 * of_quarter)
    added, polarity, asked = (address(row, col) for col in (DIJUMLAHKAN, POLARITAS_NOMOR, DITANYAKAN))
    filled, due = address(row, JUMLAH_TERISI), address(row, JUMLAH_TERISI + 1)
    decided = "FALSE"
    if not can_fall(indikator):
        ways = f"AND({polarity}={_MAKSIMALKAN},{answer}=1),AND({polarity}={_MINIMALKAN},{answer}=0)"
        decided = f"AND({added}=1,OR({ways}))"
    near = f"IF(ISNUMBER({raw}),IF({_rounded(raw)}>={HAMPIR}%,{_word(Tanda.HAMPIR)},{_word(Tanda.DI_BAWAH)}),{_word(Tanda.DI_BAWAH)})"
    judged = f"IF({answer}=1,{_word(Tanda.TERCAPAI)},{near})"
    running = f"MOD({POSISI_BULAN},3)>0" if of_quarter else f"{POSISI_BULAN}<12"
    open_ = f"IF(AND({added}=1,{running}),{_word(Tanda.BERJALAN)},{judged})"
    figure = f"IF({decided},{judged},IF({filled}<{due},{_word(Tanda.SEMENTARA)},{open_}))"
    choose = '""'
    if not own:
        level = address(row, TINGKAT)
        needed = f"AND({polarity}={UNSTATED},ISNUMBER({level}),ISNUMBER({low}))"
        choose = f'IF({needed},IF({low}>0,{_asked(asked, Tanda.PILIH_POLARITAS)},""),"")'
    formula = f'IF({answer}="",{choose},IF({asked}>0,{_word(Tanda.DITANYAKAN)},{figure}))'
    if of_quarter:
        formula = f'IF({low}="","",IF({low}={cell_formulas.FAILED},{_word(Tanda.DITANYAKAN)},{formula}))'
    return formula


def _asked(asked: str, otherwise: Tanda) -> str:
    return f"IF({asked}>0,{_word(Tanda.DITANYAKAN)},{_word(otherwise)})"


def _word(tanda: Tanda) -> str:
    return cell_formulas.text(str(tanda))
