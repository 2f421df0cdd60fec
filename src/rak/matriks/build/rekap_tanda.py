"""Completeness, reached or not, and the mark of an indicator in Rekap: ``domain.penilaian`` as formulas."""

from collections.abc import Mapping

from rak.domain.penilaian import HAMPIR, Tanda, can_fall
from rak.domain.polaritas import Frekuensi, Polaritas
from rak.domain.rencana import IndikatorKegiatan
from rak.matriks.build import cell_formulas
from rak.matriks.build import rekap_layout as rekap
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.cell_formulas import POLARITY, UNSTATED, absolute, address, area
from rak.matriks.build.layout import BULANAN, BlokIndikator
from rak.matriks.build.looks import PLAIN
from rak.matriks.column_map import month_column

_MAKSIMALKAN, _MINIMALKAN = POLARITY[Polaritas.MAKSIMALKAN], POLARITY[Polaritas.MINIMALKAN]


def completeness(canvas: Canvas, row: int, block: BlokIndikator, frequency: str) -> None:
    """Reports that were due by the month of the position, and those that are filled, by the cell of FREKUENSI."""
    if not block.variabel:
        canvas.formula(row, rekap.JUMLAH_TERISI, "0", PLAIN)
        for i in range(4):
            canvas.number(row, rekap.DIKETIK_CAPAIAN + i, 0, PLAIN)
        every = {one: f"INT({rekap.POSISI_BULAN}/{one.bulan})" for one in Frekuensi}
        canvas.formula(row, rekap.JUMLAH_TERISI + 1, _by_frequency(frequency, every), PLAIN)
        return
    for i, letter in enumerate(rekap.TYPED):
        sign = f"MID({address(row, rekap.ISIAN)},{i + 1},1)"
        state = f'IF(OR({sign}="{letter}",{sign}="{rekap.GIVEN}"),IF({address(row, rekap.RENCANA + i)}="-","-",1),0)'
        canvas.formula(row, rekap.DIKETIK_CAPAIAN + i, state, PLAIN)
    for i in range(12):
        canvas.formula(row, rekap.KEADAAN + i, _state(row, i, block), PLAIN)
    filled, due = {}, {}
    for one in Frekuensi:
        spans = [area(row, rekap.KEADAAN + i, row, rekap.KEADAAN + i + one.bulan - 1) for i in range(0, 12, one.bulan)]
        filled[one] = "+".join(f"MAX({span})" for span in spans)  # 1 where one of the months of a report is filled
        due[one] = "+".join(_due(span, at * one.bulan) for at, span in enumerate(spans, 1))
    months = area(row, rekap.KEADAAN, row, rekap.KEADAAN + 11)
    filled[Frekuensi.BULANAN] = f"SUM({months})"
    due[Frekuensi.BULANAN] = f"COUNT({months})"
    canvas.formula(row, rekap.JUMLAH_TERISI, _by_frequency(frequency, filled), PLAIN)
    canvas.formula(row, rekap.JUMLAH_TERISI + 1, _by_frequency(frequency, due), PLAIN)


def _state(row: int, month: int, block: BlokIndikator) -> str:
    """1 where all variables are filled in the month, a dash where all are dashes, else what was typed for the quarter."""
    col, count = month_column(month + 1), len(block.variabel)
    cells = f"{BULANAN}!{area(block.variabel[0].bulanan, col, block.variabel[-1].bulanan, col)}"
    typed = address(row, rekap.DIKETIK_CAPAIAN + month // 3)
    dash = f'IF(COUNTIF({cells},"-")={count},"-",{typed})'
    return f'IF({absolute(rekap.POSISI_ROW, rekap.HITUNG + month)},IF(COUNT({cells})={count},1,{dash}),"")'


def _due(span: str, last: int) -> str:
    """1 where a report is filled, or its last month is over and it does not consist of dashes."""
    return f"IF({rekap.POSISI_BULAN}<{last},MAX({span}),MIN(1,COUNT({span})))"


def _by_frequency(frequency: str, formulas: Mapping[Frekuensi, str]) -> str:
    """The formula for the word in the cell; monthly where it is blank."""
    formula = formulas[Frekuensi.BULANAN]
    for one in Frekuensi:
        if one is not Frekuensi.BULANAN:
            formula = f'IF({frequency}="{one}",{formulas[one]},{formula})'
    return formula


def reached(canvas: Canvas, row: int, *, own: bool) -> None:
    """Hidden: 1 or 0 for reached or not, nothing where that cannot be told, against year and quarter."""
    for i, percentage in enumerate((rekap.REALISASI_SD, rekap.PERSEN_TRIWULAN)):
        raw = address(row, percentage)
        formula = f'IF(ISNUMBER({raw}),IF({_rounded(raw)}>=1,1,0),"")' if own else _compared(row, of_quarter=i == 1)
        canvas.formula(row, rekap.CAPAI + i, formula, PLAIN)


def _rounded(ratio: str) -> str:
    """R/T to nine decimals, for comparing it with one or less: what lies beyond 0 and 2 is that end.

    A ratio in the millions has no nine decimals in a double, so its rounding could not be told for certain.
    """
    return f"ROUND(MEDIAN(0,{ratio},2),9)"


def _compared(row: int, *, of_quarter: bool) -> str:
    """By the level over the target, which is within a range where that is 1; a target of zero has none."""
    level, polarity = address(row, rekap.TINGKAT), address(row, rekap.POLARITAS_NOMOR)
    low, ratio = address(row, rekap.TARGET_BAWAH + 2 * of_quarter), address(row, rekap.BANDING + of_quarter)
    positive = _ways(polarity, f"{_rounded(ratio)}>=1", f"{_rounded(ratio)}<=1")
    high, never, below = address(row, rekap.TARGET_BAWAH + 1), f"{polarity}={_MAKSIMALKAN}", f"{level}<=0"
    if not of_quarter:  # the target of a quarter is no range
        never = f"AND({never},NOT(ISNUMBER({high})))"
        below = f"IF(N({high})=0,{below},{_rounded(f'{level}/{high}')}<=1)"
    zero = f'IF(OR({low}<0,{never}),"",{_ways(polarity, f"{level}>=0", below)})'
    told = f"AND(COUNT({level},{low})=2,{polarity}<{UNSTATED})"
    return f'IF({told},IF(ISNUMBER({ratio}),{positive},{zero}),"")'


def _ways(polarity: str, above: str, below: str) -> str:
    """1 or 0 by the ends of the target that each polarity heeds."""
    ends = (
        ",".join(end for end, counts in zip((above, below), each.ujung, strict=True) if counts) for each in POLARITY
    )
    return f"IF(CHOOSE({polarity},{','.join(f'AND({each})' for each in ends)}),1,0)"


def mark(indikator: IndikatorKegiatan, row: int, *, own: bool, of_quarter: bool) -> str:
    """The mark against the target of the year, or of the quarter."""
    raw = address(row, rekap.PERSEN_TRIWULAN if of_quarter else rekap.REALISASI_SD)
    answer, low = address(row, rekap.CAPAI + of_quarter), address(row, rekap.TARGET_BAWAH + 2 * of_quarter)
    added, polarity, asked = (address(row, col) for col in (rekap.DIJUMLAHKAN, rekap.POLARITAS_NOMOR, rekap.DITANYAKAN))
    filled, due = address(row, rekap.JUMLAH_TERISI), address(row, rekap.JUMLAH_TERISI + 1)
    near = f"IF({_rounded(f'N({raw})')}>={HAMPIR}%,{_word(Tanda.HAMPIR)},{_word(Tanda.DI_BAWAH)})"
    judged = f"IF({answer}=1,{_word(Tanda.TERCAPAI)},{near})"
    running = f"MOD({rekap.POSISI_BULAN},3)>0" if of_quarter else f"{rekap.POSISI_BULAN}<12"
    lacking = f"IF({filled}<{due},{_word(Tanda.SEMENTARA)},{_word(Tanda.BERJALAN)})"
    undecided = f"OR({filled}<{due},AND({added}=1,{running}))"
    if not can_fall(indikator):
        ways = f"AND({polarity}={_MAKSIMALKAN},{answer}=1),AND({polarity}={_MINIMALKAN},{answer}=0)"
        undecided = f"AND({undecided},NOT(AND({added}=1,OR({ways}))))"
    figure = f"IF({undecided},{lacking},{judged})"
    choose = '""'
    if not own:
        level = address(row, rekap.TINGKAT)
        needed = f"AND({polarity}={UNSTATED},ISNUMBER({level}),ISNUMBER({low}))"
        choose = (
            f'IF({needed},IF({low}>0,IF({asked}>0,{_word(Tanda.DITANYAKAN)},{_word(Tanda.PILIH_POLARITAS)}),""),"")'
        )
    formula = f'IF({answer}="",{choose},IF({asked}>0,{_word(Tanda.DITANYAKAN)},{figure}))'
    if of_quarter:
        formula = f'IF({low}="","",IF({low}={cell_formulas.FAILED},{_word(Tanda.DITANYAKAN)},{formula}))'
    return formula


def _word(tanda: Tanda) -> str:
    return cell_formulas.text(str(tanda))
