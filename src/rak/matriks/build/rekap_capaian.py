"""The achievement tables of Rekap: the same figures as ``domain.agregasi``, as formulas over Matriks and Bulanan."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import TYPE_CHECKING

from rak.domain.aggregation import variabel_terhadap_target
from rak.domain.kolom import Kolom, KolomBulanan
from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas
from rak.matriks.build.layout import BULANAN, MATRIKS
from rak.matriks.build.rekap_anggaran import MARK, SHARE
from rak.matriks.build.rekap_layout import (
    ISIAN,
    ISIAN_SD,
    KODE,
    LEVEL_SD,
    PAGU,
    POLARITAS,
    POLARITAS_NOMOR,
    POSISI_NOMOR,
    REALISASI,
    REALISASI_SD,
    RENCANA,
    RENCANA_SD,
    TANDA,
    TARGET,
    TARGET_ATAS,
    TYPED,
    URAIAN,
    RekapLayout,
)
from rak.matriks.build.cell_formulas import FAILED, address, area, is_percentage
from rak.matriks.build.looks import BODY, CENTERED, NUMBER, PERCENT, Look

if TYPE_CHECKING:
    from rak.domain.rencana import IndikatorKegiatan
    from rak.matriks.build.canvas import Canvas
    from rak.matriks.build.layout import BlokIndikator, Layout

FIGURE = Look(horizontal="right", number_format=NUMBER)


class Cara(enum.Enum):
    """How the achievement in percent comes from the level; see ``domain.agregasi.capaian_indikator``."""

    SUDAH_CAPAIAN = "the RUMUS uses Target: the level is the achievement"
    TERHADAP_TARGET = "Realisasi dibagi Target: the level is R/T, and the polarity judges it"
    VARIABEL = "Realisasi against a range: the variable itself is compared"
    TINGKAT = "the level is compared with the target"


def way_of(indikator: IndikatorKegiatan) -> Cara:
    """Which way serves the indicator, whatever its polarity."""
    rumus = indikator.rumus
    if variabel_terhadap_target(rumus) is not None:
        return Cara.VARIABEL if indikator.target.nilai_atas is not None else Cara.TERHADAP_TARGET
    return Cara.SUDAH_CAPAIAN if rumus.memakai_target else Cara.TINGKAT


def write(canvas: Canvas, layout: Layout, places: RekapLayout) -> None:
    """Write the table of the indicators and the table of their variables."""
    row = places.variabel
    for block in layout.indikator:
        rows = range(row, row + len(block.variabel))
        for variable, at in zip(block.variabel, rows, strict=True):
            _variable(canvas, block, variable.nama, variable.bulanan, at)
        _Indicator(canvas, block, places.capaian + block.urutan, rows).write()
        row = rows.stop


def _variable(canvas: Canvas, block: BlokIndikator, nama: str, source: int, row: int) -> None:
    canvas.text(row, KODE, block.indikator.kode, CENTERED)
    canvas.text(row, URAIAN, nama, BODY)
    canvas.formula(row, PAGU, cell_formulas.word(f"{BULANAN}!{address(source, column_map.BULANAN[KolomBulanan.GABUNGAN])}"), CENTERED)
    quarters = [address(row, RENCANA + i) for i in range(4)]
    for i in range(4):
        cell = f"{BULANAN}!{address(source, column_map.quarter_column(i + 1))}"
        canvas.formula(row, RENCANA + i, cell, FIGURE)
        if i in {0, 3}:
            to_date = cell if i == 0 else f"{BULANAN}!{address(source, column_map.BULANAN[KolomBulanan.TAHUN])}"
        else:
            months = f"{BULANAN}!{area(source, column_map.month_column(1), source, column_map.month_column(3 * i + 3))}"
            before = quarters[0] if i == 1 else address(row, REALISASI + i - 1)
            last = cell_formulas.last_number([before, quarters[i]])
            to_date = cell_formulas.gabungan(f"{quarters[0]}:{quarters[i]}", months, last, address(row, PAGU))
        canvas.formula(row, REALISASI + i, to_date, FIGURE)
    choices = area(row, REALISASI, row, REALISASI + 3)
    canvas.formula(row, RENCANA_SD, f"INDEX({choices},{POSISI_NOMOR})", FIGURE.but(bold=True))


class _Indicator:
    """One row of the table CAPAIAN INDIKATOR, with the rows of its variables."""

    def __init__(self, canvas: Canvas, block: BlokIndikator, row: int, variables: range) -> None:
        self._canvas = canvas
        self._block = block
        self._row = row
        self._variables = variables
        self._way = way_of(block.indikator)

    def write(self) -> None:
        """Write the row."""
        indikator, row = self._block.indikator, self._row
        self._canvas.text(row, KODE, indikator.kode, CENTERED)
        self._canvas.text(row, URAIAN, indikator.uraian, BODY)
        self._canvas.text(row, PAGU, str(indikator.target), CENTERED)
        level = SHARE.but(number_format=PERCENT if is_percentage(indikator) else NUMBER)
        source = self._block.settings_row
        self._canvas.formula(row, POLARITAS, cell_formulas.word(f"{BULANAN}!{address(source, column_map.BULANAN[KolomBulanan.POLARITAS])}"), CENTERED)
        if self._way is not Cara.SUDAH_CAPAIAN:
            otherwise = 1 if self._way is Cara.TERHADAP_TARGET else 4
            number = cell_formulas.polarity_number(address(row, POLARITAS), otherwise)
            self._canvas.formula(row, POLARITAS_NOMOR, number, Look(border=False))
        low, high = self._target()
        for col, end in ((TARGET, low), (TARGET_ATAS, high)):
            self._canvas.number(row, col, None if end is None else float(end), level)
        for tw in Triwulan:
            self._quarter(tw, level)
        self._to_date(level)
        reached = f"ROUND({address(row, REALISASI_SD)},9)"
        mark = f'IF({reached}>=1,"tercapai",IF({reached}>=0.8,"hampir tercapai","di bawah target"))'
        mark = f"IF(ISNUMBER({address(row, REALISASI_SD)}),{mark},{self._missing_choice()})"
        self._canvas.formula(row, TANDA, mark, MARK)

    def _missing_choice(self) -> str:
        """What to do where nothing but the polarity stands between the level and its achievement."""
        by_polarity = self._way in {Cara.TINGKAT, Cara.VARIABEL} and self._target()[0] is not None
        if not by_polarity:
            return '""'
        row = self._variables.start if self._way is Cara.VARIABEL else self._row
        conditions = [f'{address(self._row, POLARITAS)}=""', f"ISNUMBER({address(row, RENCANA_SD)})"]
        if self._way is Cara.VARIABEL:
            conditions.append(f"NOT({self._typed_to_date})")
        return f'IF(AND({",".join(conditions)}),"pilih polaritas","")'

    def _quarter(self, tw: Triwulan, level: Look) -> None:
        row, i = self._row, tw - 1
        cell = f"{MATRIKS}!{address(self._block.kegiatan[0].row(tw), column_map.MATRIKS[Kolom.CAPAIAN])}"
        dash, failed = f"{tw}: -", f"{tw}: {cell_formulas.NOT_COMPUTABLE}"
        otherwise = f'IF({cell}="{failed}",{FAILED},"")' if cell_formulas.may_fail(self._block.indikator) else '""'
        words = f'IF(OR({cell}="{dash}",{cell}="-"),"-",{otherwise})'
        self._canvas.formula(row, RENCANA + i, f"IF(ISNUMBER({cell}),{cell},{words})", level)
        achievement = self._achievement(RENCANA + i)
        if self._way is Cara.VARIABEL:
            achievement = f"IF({self._blank(RENCANA + i)},{self._by_hand(RENCANA + i)},{achievement})"
        self._canvas.formula(row, REALISASI + i, achievement, SHARE)

    def _to_date(self, level: Look) -> None:
        row, hidden = self._row, Look(border=False)
        if self._variables:
            self._canvas.formula(row, ISIAN, self._signs(), hidden)
            signs = f'SUBSTITUTE(LEFT({address(row, ISIAN)},{POSISI_NOMOR}),"_","")'
            self._canvas.formula(row, ISIAN_SD, f"0&{signs}", hidden)
        cells = [address(at, RENCANA_SD) for at in self._variables]
        computed = cell_formulas.level(self._block, cells, "", "-", cell_formulas.NOT_COMPUTABLE)
        self._canvas.formula(row, LEVEL_SD, computed, hidden)
        self._canvas.formula(row, RENCANA_SD, self._level_to_date(), level.but(bold=True))
        achievement = self._achievement(RENCANA_SD)
        if self._way is Cara.VARIABEL:
            achievement = f"IF({self._typed_to_date},{self._by_hand(RENCANA_SD)},{achievement})"
        self._canvas.formula(row, REALISASI_SD, achievement, SHARE.but(bold=True))

    def _signs(self) -> str:
        """What of each quarter is filled in; a quarter without a variable has a level only where it was typed."""
        signs = []
        for tw in Triwulan:
            col = RENCANA + tw - 1
            typed = f'IF({address(self._row, col)}="","_","{TYPED[tw - 1]}")'
            signs.append(f"IF({self._blank(col)},{typed},0)")
        return "&".join(signs)

    def _blank(self, col: int) -> str:
        """Whether none of the variables is filled in, a dash counts, in that column of their table."""
        first, count = address(self._variables.start, col), len(self._variables)
        if count == 1:
            return f'{first}=""'
        return f"COUNTBLANK({area(self._variables.start, col, self._variables.stop - 1, col)})={count}"

    @property
    def _typed_to_date(self) -> str:
        """Whether CAPAIAN of some quarter to date was typed."""
        return f'SUBSTITUTE({address(self._row, ISIAN_SD)},"0","")<>""'

    def _level_to_date(self) -> str:
        """The level from January on, figures typed into Matriks as in ``domain.agregasi``.

        One figure typed and nothing else is the level; where all variables go by *terakhir*, what was filled in last
        says it; figures typed beside others cannot be joined.
        """
        row, computed = self._row, address(self._row, LEVEL_SD)
        if not self._variables:
            return computed
        signs = address(row, ISIAN_SD)
        figures = ",".join([computed, *(address(row, RENCANA + i) for i in range(4))])
        rules = area(self._variables.start, PAGU, self._variables.stop - 1, PAGU)
        all_last = f'COUNTIF({rules},"terakhir")={len(self._variables)}'
        if len(self._variables) == 1:
            all_last = f'{address(self._variables.start, PAGU)}="terakhir"'
        latest = f'CHOOSE(FIND(RIGHT({signs}),"0{TYPED}"),{figures})'
        return f"IF({self._typed_to_date},IF(OR(LEN({signs})=2,{all_last}),{latest},{FAILED}),{computed})"

    def _target(self) -> tuple[Fraction | None, Fraction | None]:
        """Lower and upper end in the unit of the level; None where nothing can be compared."""
        rumus, target = self._block.indikator.rumus, self._block.indikator.target
        whole = Fraction(100 if rumus.kali_seratus else 1)
        if self._way in {Cara.SUDAH_CAPAIAN, Cara.TERHADAP_TARGET}:
            return whole, None
        if target.nilai is None or target.nilai <= 0:
            return None, None
        scale = 100 if self._way is Cara.TINGKAT and target.persen and not rumus.kali_seratus else 1
        return target.nilai / scale, None if target.nilai_atas is None else target.nilai_atas / scale

    def _achievement(self, col: int) -> str:
        """The achievement in percent for the level in that column (or the variable itself, against a range)."""
        row, indikator = self._row, self._block.indikator
        positive = indikator.target.nilai is not None and indikator.target.nilai > 0
        low, high = self._target()
        level = address(self._variables.start if self._way is Cara.VARIABEL else row, col)
        ratio = level if low == 1 and high is None else f"{level}/{self._goal(level)}"
        if self._way is Cara.SUDAH_CAPAIAN:
            return level if ratio == level else f"IF(ISNUMBER({level}),{ratio},{level})"
        polarity = f"${address(row, POLARITAS_NOMOR)}"
        value = cell_formulas.judged(polarity, ratio) if positive else FAILED
        if self._way is Cara.TERHADAP_TARGET and not positive:
            value = f"IF({polarity}>1,{FAILED},{ratio})"
        return f"IF(ISNUMBER({level}),{value},{level})"

    def _goal(self, level: str) -> str:
        """The target; of a range the end that is nearest to the level, which inside of it is its own target."""
        low = f"${address(self._row, TARGET)}"
        return low if self._target()[1] is None else f"MEDIAN({level},{low}:${address(self._row, TARGET_ATAS)})"

    def _by_hand(self, col: int) -> str:
        """What stands in for the variable where only its ratio to a range was typed."""
        shown = address(self._row, col)
        return f"IF(ISNUMBER({shown}),{FAILED},{shown})"
