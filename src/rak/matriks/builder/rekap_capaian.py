"""The achievement tables of Rekap: the same figures as ``domain.agregasi``, as formulas over Matriks and Bulanan."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import TYPE_CHECKING

from rak.domain.agregasi import variabel_terhadap_target
from rak.domain.waktu import Triwulan
from rak.matriks.builder import rumus_sel
from rak.matriks.builder.layout import BULANAN, JANUARI, MATRIKS, TAHUN, TW_I
from rak.matriks.builder.rekap_anggaran import MARK, SHARE
from rak.matriks.builder.rekap_layout import (
    KODE,
    LEVEL_SD,
    PAGU,
    POLARITAS,
    POSISI_NOMOR,
    REALISASI,
    REALISASI_SD,
    RENCANA,
    RENCANA_SD,
    TANDA,
    TARGET,
    TARGET_ATAS,
    TYPED,
    TYPED_SD,
    URAIAN,
    RekapLayout,
)
from rak.matriks.builder.rumus_sel import FAILED, address, area, is_percentage
from rak.matriks.builder.styles import BODY, CENTERED, NUMBER, PERCENT, Look

if TYPE_CHECKING:
    from rak.domain.rencana import IndikatorKegiatan
    from rak.matriks.builder.canvas import Canvas
    from rak.matriks.builder.layout import BlokIndikator, Layout

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
    canvas.formula(row, PAGU, rumus_sel.pass_through(f"{BULANAN}!E{source}"), CENTERED)
    quarters = [address(row, RENCANA + i) for i in range(4)]
    for i in range(4):
        cell = f"{BULANAN}!{address(source, TW_I + i)}"
        canvas.formula(row, RENCANA + i, rumus_sel.pass_through(cell), FIGURE)
        if i in {0, 3}:
            to_date = rumus_sel.pass_through(cell if i == 0 else f"{BULANAN}!{address(source, TAHUN)}")
        else:
            months = f"{BULANAN}!{area(source, JANUARI, source, JANUARI + 3 * i + 2)}"
            to_date = rumus_sel.gabungan(months, address(row, PAGU), rumus_sel.last_number(quarters[: i + 1]))
        canvas.formula(row, REALISASI + i, to_date, FIGURE)
    choices = ",".join(address(row, REALISASI + i) for i in range(4))
    canvas.formula(row, RENCANA_SD, f"CHOOSE({POSISI_NOMOR},{choices})", FIGURE.but(bold=True))


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
        self._canvas.formula(row, POLARITAS, rumus_sel.pass_through(f"{BULANAN}!F{source}"), CENTERED)
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
            conditions.append(f"{address(self._row, TYPED_SD)}=0")
        return f'IF(AND({",".join(conditions)}),"pilih polaritas","")'

    def _quarter(self, tw: Triwulan, level: Look) -> None:
        row, i = self._row, tw - 1
        cell = f"{MATRIKS}!L{self._block.kegiatan[0].row(tw)}"
        dash, failed = f"{tw}: -", f"{tw}: {rumus_sel.NOT_COMPUTABLE}"
        words = f'IF(OR({cell}="{dash}",{cell}="-"),"-",IF({cell}="{failed}",{FAILED},""))'
        self._canvas.formula(row, RENCANA + i, f"IF(ISNUMBER({cell}),{cell},{words})", level)
        typed = f'IF(OR(ISNUMBER({cell}),{cell}="-"),IF({self._filled(RENCANA + i)}=0,1,0),0)'
        hidden = Look(border=False)
        if self._variables:
            self._canvas.formula(row, TYPED + i, typed, hidden)
        else:
            self._canvas.number(row, TYPED + i, 0, hidden)
        self._canvas.formula(row, REALISASI + i, self._achievement(RENCANA + i, address(row, TYPED + i)), SHARE)

    def _to_date(self, level: Look) -> None:
        row, hidden = self._row, Look(border=False)
        sums = ",".join(f"SUM({area(row, TYPED, row, TYPED + i)})" for i in range(4))
        self._canvas.formula(row, TYPED_SD, f"CHOOSE({POSISI_NOMOR},{sums})", hidden)
        cells = [address(at, RENCANA_SD) for at in self._variables]
        computed = rumus_sel.level(self._block, cells, "", "-", rumus_sel.NOT_COMPUTABLE)
        self._canvas.formula(row, LEVEL_SD, computed, hidden)
        self._canvas.formula(row, RENCANA_SD, self._level_to_date(), level.but(bold=True))
        achievement = self._achievement(RENCANA_SD, address(row, TYPED_SD))
        self._canvas.formula(row, REALISASI_SD, achievement, SHARE.but(bold=True))

    def _level_to_date(self) -> str:
        """The level from January on, figures typed into Matriks as in ``domain.agregasi``."""
        computed, typed = address(self._row, LEVEL_SD), address(self._row, TYPED_SD)
        if not self._variables:
            return computed
        quarters = [(address(self._row, TYPED + i), address(self._row, RENCANA + i)) for i in range(4)]
        only = quarters[3][1]
        for flag, figure in reversed(quarters[:3]):
            only = f"IF({flag}=1,{figure},{only})"
        latest = computed
        for i, (flag, figure) in enumerate(quarters):
            here = f"IF({flag}=1,{figure},IF({self._filled(RENCANA + i)}>0,{computed},{latest}))"
            latest = here if i == 0 else f"IF({POSISI_NOMOR}>{i},{here},{latest})"
        rules = area(self._variables.start, PAGU, self._variables.stop - 1, PAGU)
        all_last = f'COUNTIF({rules},"terakhir")={len(self._variables)}'
        several = f"IF({all_last},{latest},{FAILED})"
        alone = f"AND({typed}=1,{self._filled(RENCANA_SD)}=0)"
        return f"IF({typed}=0,{computed},IF({alone},{only},{several}))"

    def _filled(self, col: int) -> str:
        """How many of the variables are filled in, a dash counts, in that column of their table."""
        cells = area(self._variables.start, col, self._variables.stop - 1, col) if self._variables else ""
        return f'(COUNT({cells})+COUNTIF({cells},"-"))' if cells else "0"

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

    def _achievement(self, col: int, typed: str) -> str:
        """The achievement in percent for the level in that column (or the variable itself, against a range)."""
        row, indikator = self._row, self._block.indikator
        positive = indikator.target.nilai is not None and indikator.target.nilai > 0
        low, high, choice = (f"${address(row, end)}" for end in (TARGET, TARGET_ATAS, POLARITAS))
        level = shown = address(row, col)
        if self._way is Cara.SUDAH_CAPAIAN:
            return f"IF(ISNUMBER({level}),{level}/{low},{level})"
        if self._way is Cara.VARIABEL:
            level = address(self._variables.start, col)
        goal = f"MIN(MAX({level},{low}),{high})" if self._target()[1] is not None else low
        ways = rumus_sel.by_polarity(level, goal, choice)
        if self._way is Cara.TERHADAP_TARGET:
            value = ways.judged(otherwise=ways.more) if positive else ways.judged_without_target()
        else:
            value = ways.judged(otherwise=FAILED) if positive else FAILED
        formula = f"IF(ISNUMBER({level}),{value},{level})"
        by_hand = f"IF(ISNUMBER({shown}),{FAILED},{shown})"
        return f"IF({typed}>0,{by_hand},{formula})" if self._way is Cara.VARIABEL else formula
