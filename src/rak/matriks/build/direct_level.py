"""A level that is given directly, by quarter, in the sheet Indikator: ``domain.aggregation`` as formulas."""

from rak.domain.kolom import KolomBulanan, KolomIndikator
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.cell_formulas import FAILED, address
from rak.matriks.build.layout import BULANAN, BlokIndikator, Layout
from rak.matriks.build.looks import PLAIN
from rak.matriks.build.rekap_layout import POSISI_SELESAI, TRIWULAN_USAI
from rak.matriks.build.rekap_versi import TabelVersi
from rak.matriks.build.sheet_indikator import cell, level_cell


def write(canvas: Canvas, layout: Layout) -> None:
    """Write into Bulanan, hidden, what CAPAIAN of each quarter shows behind its label: a number, or why there is none."""
    versi = TabelVersi(layout)
    for block in layout.indikator:
        for tw in Triwulan if block.variabel else ():
            formula = _of_quarter(versi.at(block, tw), tw, versi.goal(block, tw))
            canvas.formula(block.variabel[0].bulanan, column_map.direct_column(tw), formula, PLAIN)


def _of_quarter(block: BlokIndikator, tw: Triwulan, goal: tuple[str, str]) -> str:
    given, failed = level_cell(block.pengaturan, tw), cell_formulas.text(f": {cell_formulas.NOT_COMPUTABLE}")
    amount = given
    if not block.indikator.ukuran.rasio and tw > Triwulan.I:
        to_date, earlier = _to_date(block), [level_cell(block.pengaturan, each) for each in Triwulan if each < tw]
        before = cell_formulas.last_number(earlier, "0")
        less = f'IF(OR({to_date}="tidak",{_last_counts(block)}),0,IF({to_date}="ya",{before},{FAILED}))'
        amount = f"({given}-{less})"
    level = f"IFERROR({scaled(block.indikator, amount, goal)},{failed})"
    return f'IF({given}="","",IF({given}="-",": -",{level}))'


def until_position(block: BlokIndikator) -> str:
    """The level from January to the end of the last quarter that is over, as it was given."""
    cells = [level_cell(block.pengaturan, tw) for tw in Triwulan]
    together = f"{cells[0]}:{cells[-1].rpartition('!')[2]}"
    last, count, to_date = "0", cell_formulas.counted(TRIWULAN_USAI, together), _to_date(block)
    for tw, given in zip(Triwulan, cells, strict=True):
        last = f"IF(AND({POSISI_SELESAI}>={int(tw)},ISNUMBER({given})),{given},{last})"
    if block.indikator.ukuran.rasio:
        level = f'IF(OR({_last_counts(block)},{to_date}="ya",{count}=1),{last},{FAILED})'
    else:
        added = f'IF(OR({to_date}="tidak",{count}=COUNT({cells[0]})),SUMIFS({together},{TRIWULAN_USAI},1),{FAILED})'
        level = f'IF(OR({_last_counts(block)},{to_date}="ya"),{last},{added})'
    return cell_formulas.known_where(TRIWULAN_USAI, together, level)


def scaled(indikator: IndikatorKegiatan, level: str, goal: tuple[str, str]) -> str:
    """A level as CAPAIAN shows it, an error for none: against the cells of the target where the RUMUS divides by it."""
    if indikator.ukuran.realisasi is None:
        return f"{level}*1"
    low, high = goal
    value = cell_formulas.times(level, 100 if indikator.target.persen else 1)
    return f"{value}/IF(COUNT({low},{high})=1,{low})"


def _to_date(block: BlokIndikator) -> str:
    return cell(block.pengaturan, KolomIndikator.TINGKAT_KUMULATIF)


def _last_counts(block: BlokIndikator) -> str:
    """Whether all variables go by *terakhir*."""
    col = column_map.BULANAN[KolomBulanan.GABUNGAN]
    rows = [f"{BULANAN}!{address(variable.bulanan, col)}" for variable in block.variabel]
    words = ",".join(f'{row}="{Gabungan.TERAKHIR}"' for row in rows)
    return f"AND({words})" if len(rows) > 1 else words
