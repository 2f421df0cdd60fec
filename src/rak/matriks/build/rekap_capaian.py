"""The achievement tables of Rekap: the same figures and marks as ``domain.penilaian``, as formulas over Matriks and Bulanan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak.domain.kolom import Kolom, KolomBulanan, KolomIndikator
from rak.domain.polaritas import Gabungan
from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas, rekap_tanda, sheet_indikator
from rak.matriks.build.cell_formulas import FAILED, address, area, is_percentage
from rak.matriks.build.layout import BULANAN, MATRIKS
from rak.matriks.build.looks import BODY, CENTERED, NUMBER, PERCENT, Look
from rak.matriks.build.rekap_anggaran import MARK, SHARE
from rak.matriks.build.rekap_layout import (
    BATAS,
    DIJUMLAHKAN,
    DITANYAKAN,
    ISIAN,
    ISIAN_SD,
    JUMLAH_TERISI,
    KODE,
    LEVEL_SD,
    MENTAH,
    NAIK,
    NILAI_SD,
    PAGU,
    PERSEN_TERBATAS,
    PERSEN_TRIWULAN,
    POLARITAS,
    POLARITAS_NOMOR,
    POSISI_BULAN,
    POSISI_NOMOR,
    REALISASI_SD,
    RENCANA,
    RENCANA_SD,
    TANDA,
    TANDA_TRIWULAN,
    TANYA,
    TARGET,
    TARGET_BAWAH,
    TARGET_TRIWULAN,
    TERAKHIR,
    TERHITUNG,
    TERISI,
    TINGKAT,
    TYPED,
    URAIAN,
    RekapLayout,
)

if TYPE_CHECKING:
    from rak.matriks.build.canvas import Canvas
    from rak.matriks.build.layout import BarisVariabel, BlokIndikator, Layout

FIGURE = Look(horizontal="right", number_format=NUMBER)
_HIDDEN = Look(border=False)


def write(canvas: Canvas, layout: Layout, places: RekapLayout) -> None:
    """Write the table of the indicators and the table of their variables."""
    row = places.variabel
    for block in layout.indikator:
        rows = range(row, row + len(block.variabel))
        indicator = _Indicator(canvas, block, places.capaian + block.urutan, rows)
        for variable, at in zip(block.variabel, rows, strict=True):
            _Variable(canvas, block, variable, at).write(indicator.limit)
        indicator.write()
        row = rows.stop


class _Variable:
    """One row of the table of variables, hidden helpers for its months to date included."""

    def __init__(self, canvas: Canvas, block: BlokIndikator, variable: BarisVariabel, row: int) -> None:
        self._canvas = canvas
        self._block = block
        self._variable = variable
        self._source = variable.bulanan
        self._row = row

    def write(self, limit: str) -> None:
        """Write the row; ``limit`` is what a sum of figures to date would pass, where there is such a thing."""
        row, source, ukuran = self._row, self._source, self._block.indikator.ukuran
        self._canvas.text(row, KODE, self._block.indikator.kode, CENTERED)
        self._canvas.text(row, URAIAN, self._variable.nama, BODY)
        choice = f"{BULANAN}!{address(source, column_map.BULANAN[KolomBulanan.GABUNGAN])}"
        self._canvas.formula(row, PAGU, choice, CENTERED)
        for i in range(4):
            cell = f"{BULANAN}!{address(source, column_map.quarter_column(i + 1))}"
            self._canvas.formula(row, RENCANA + i, cell, FIGURE)
        self._months(MENTAH, column_map.month_column(1))
        if ukuran.berpasangan:
            self._months(TERHITUNG, column_map.counted_column(1))
        counted = self._cells(TERHITUNG if ukuran.berpasangan else MENTAH)
        reporting = f"{BULANAN}!{address(source, column_map.PELAPORAN)}"
        figure = cell_formulas.figure(counted, (), address(row, PAGU), reporting)
        self._canvas.formula(row, NILAI_SD, figure, FIGURE.but(bold=True))
        self._asks(reporting, limit)

    def _cells(self, first: int) -> list[str]:
        return [address(self._row, first + i) for i in range(12)]

    def _months(self, first: int, source: int) -> None:
        for i in range(12):
            cell = cell_formulas.pass_through(f"{BULANAN}!{address(self._source, source + i)}")
            self._canvas.formula(self._row, first + i, f'IF({POSISI_BULAN}<{i + 1},"",{cell})', _HIDDEN)

    def _asks(self, reporting: str, limit: str) -> None:
        """Whether its months look like figures to date; see ``domain.penilaian.tanya_kumulatif``."""
        row, months, last = self._row, self._cells(MENTAH), self._cells(TERAKHIR)
        for i, cell in enumerate(months):
            before = last[i - 1] if i else '""'
            self._canvas.formula(row, TERAKHIR + i, f"IF(ISNUMBER({cell}),{cell},{before})", _HIDDEN)
            step = f'IF(AND(ISNUMBER({cell}),ISNUMBER({before})),SIGN({cell}-{before}),"")'
            self._canvas.formula(row, NAIK + i, step if i else '""', _HIDDEN)
        filled, steps = f"{months[0]}:{months[-1]}", area(row, NAIK, row, NAIK + 11)
        falls, stays = f"COUNTIF({steps},-1)=0", f"COUNTIF({steps},-1)+COUNTIF({steps},0)=0"
        asks = f"AND(COUNT({filled})>=5,{stays})"
        if limit:
            passes = f"IF(ISNUMBER({limit}),AND(COUNT({filled})>=2,{falls},SUM({filled})>{limit},{limit}>=N({last[-1]})),FALSE)"
            asks = f"OR({asks},{passes})"
        stated = [
            f'{sheet_indikator.cell(at, KolomIndikator.GABUNGAN)}=""'
            for at in (self._variable.pengaturan, self._block.pengaturan)
        ]
        unasked = f'AND({address(row, PAGU)}="jumlah",{",".join(stated)},{reporting}="")'
        self._canvas.formula(row, TANYA, f"IF({unasked},IF({asks},1,0),0)", _HIDDEN)


class _Indicator:
    """One row of the table CAPAIAN INDIKATOR, with the rows of its variables."""

    def __init__(self, canvas: Canvas, block: BlokIndikator, row: int, variables: range) -> None:
        self._canvas = canvas
        self._block = block
        self._row = row
        self._variables = variables
        indikator = block.indikator
        self._own = indikator.rumus.memakai_target and indikator.ukuran.realisasi is None
        self._low, self._high, self._quarter_low, self._quarter_high = (
            f"${address(row, TARGET_BAWAH + i)}" for i in range(4)
        )

    @property
    def limit(self) -> str:
        """What the sum of a plain count would pass, if it were typed to date: the year's target."""
        if self._block.indikator.ukuran.rasio or len(self._variables) != 1:
            return ""
        return f"IF(ISNUMBER({self._high}),{self._high},{self._low})"

    def write(self) -> None:
        """Write the row."""
        indikator, row = self._block.indikator, self._row
        self._canvas.text(row, KODE, indikator.kode, CENTERED)
        self._canvas.text(row, URAIAN, indikator.uraian, BODY)
        self._canvas.text(row, PAGU, str(indikator.target), CENTERED)
        level = SHARE.but(number_format=PERCENT if is_percentage(indikator) else NUMBER)
        source = sheet_indikator.cell(self._block.pengaturan, KolomIndikator.POLARITAS)
        self._canvas.formula(row, POLARITAS, cell_formulas.word(source), CENTERED)
        said = cell_formulas.POLARITY[indikator.target.arah] if indikator.target.arah else cell_formulas.UNSTATED
        number = cell_formulas.polarity_number(address(row, POLARITAS), said)
        self._canvas.formula(row, POLARITAS_NOMOR, number, _HIDDEN)
        self._targets()
        for tw in Triwulan:
            self._quarter(tw, level)
        self._to_date(level)
        self._completeness()
        self._judgement()

    def _targets(self) -> None:
        row = self._row
        for i, cell in enumerate(cell_formulas.target_cells(self._block)):
            self._canvas.formula(row, TARGET_BAWAH + i, cell_formulas.pass_through(cell), _HIDDEN)
        goals = ",".join(self._goal(tw) for tw in Triwulan)
        self._canvas.formula(row, TARGET_BAWAH + 2, f"CHOOSE({POSISI_NOMOR},{goals})", _HIDDEN)
        self._canvas.text(row, TARGET_BAWAH + 3, "", _HIDDEN)
        for col, low, high in (
            (TARGET, self._low, self._high), (TARGET_TRIWULAN, self._quarter_low, self._quarter_high)
        ):  # fmt: skip
            shown = f'IF(ISNUMBER({high}),"rentang",IF({low}="","",{low}))'
            self._canvas.formula(row, col, shown, FIGURE.but(horizontal="center"))

    def _goal(self, tw: Triwulan) -> str:
        """The target of a quarter to date; see ``domain.penilaian.target_triwulan_sampai``."""
        row, goals = self._block.pengaturan, self._block.indikator.target_triwulan
        goal = sheet_indikator.goal_cell(row, tw)
        if tw is Triwulan.I:
            number = goal
        else:
            first = f"{sheet_indikator.goal_cell(row, Triwulan.I)}:{goal.rpartition('!')[2]}"
            to_now = [goals[past] for past in Triwulan if past <= tw] if goals else []
            units = {one.satuan for one in to_now if one is not None}
            total = f"IF(COUNT({first})={int(tw)},SUM({first}),{FAILED})" if len(units) < 2 else FAILED
            to_date = sheet_indikator.cell(row, KolomIndikator.TARGET_KUMULATIF)
            number = f'IF({to_date}="ya",{goal},IF({to_date}="tidak",{total},{FAILED}))'
        return f'IF({goal}="","",IF(ISNUMBER({goal}),{number},{FAILED}))'

    def _quarter(self, tw: Triwulan, level: Look) -> None:
        cell = f"{MATRIKS}!{address(self._block.kegiatan[0].row(tw), column_map.MATRIKS[Kolom.CAPAIAN])}"
        dash, failed = f"{tw}: -", f"{tw}: {cell_formulas.NOT_COMPUTABLE}"
        otherwise = f'IF({cell}="{failed}",{FAILED},"")' if cell_formulas.may_fail(self._block.indikator) else '""'
        words = f'IF(OR({cell}="{dash}",{cell}="-"),"-",{otherwise})'
        self._canvas.formula(self._row, RENCANA + tw - 1, f"IF(ISNUMBER({cell}),{cell},{words})", level)

    def _to_date(self, level: Look) -> None:
        row, indikator = self._row, self._block.indikator
        cells = [address(at, NILAI_SD) for at in self._variables]
        texts = ("", "-", cell_formulas.NOT_COMPUTABLE)
        computed = cell_formulas.level(self._block, cells, *texts)
        if self._variables:
            self._canvas.formula(row, ISIAN, self._signs(), _HIDDEN)
            whole = f"LEFT({address(row, ISIAN)},INT({POSISI_BULAN}/3))"
            quarters = (f"{self._blank(MENTAH + 3 * i, MENTAH + 3 * i + 2)}" for i in range(4))
            rest = f'IF(CHOOSE({POSISI_NOMOR},{",".join(quarters)}),"","0")'
            rest = f'IF(MOD({POSISI_BULAN},3)=0,"",{rest})'
            self._canvas.formula(row, ISIAN_SD, f'"0"&SUBSTITUTE({whole},"_","")&{rest}', _HIDDEN)
            computed = f'IF({self._none},"",{computed})'
        self._canvas.formula(row, LEVEL_SD, computed, _HIDDEN)
        self._canvas.formula(row, RENCANA_SD, self._level_to_date(), level.but(bold=True))
        if indikator.ukuran.pertentangan:
            self._canvas.formula(row, TINGKAT, FAILED, _HIDDEN)
        else:
            direct = "" if indikator.ukuran.realisasi is None else cell_formulas.realised(indikator, cells, texts)
            self._canvas.formula(row, TINGKAT, self._realised(direct), _HIDDEN)

    def _realised(self, direct: str) -> str:
        """The realised level in the unit of the target; ``direct`` is what "… dibagi Target" divides."""
        level = address(self._row, RENCANA_SD)
        if not direct:
            scaled = cell_formulas.times(level, self._block.indikator.ukuran.pengali_target)
            return level if scaled == level else f"IF(ISNUMBER({level}),{scaled},{level})"
        goal = f"IF(AND(ISNUMBER({self._low}),NOT(ISNUMBER({self._high}))),{level}*{self._low},{FAILED})"
        typed = f"IF(ISNUMBER({level}),{goal},{level})"
        return f'IF({self._typed_to_date},{typed},IF({self._none},"",{direct}))'

    def _signs(self) -> str:
        """What of each quarter is filled in; a quarter without a variable has a level only where it was typed."""
        signs = []
        first, last = self._block.variabel[0].bulanan, self._block.variabel[-1].bulanan
        for tw in Triwulan:
            months = area(first, column_map.month_column(3 * tw - 2), last, column_map.month_column(3 * tw))
            empty = f"COUNTBLANK({BULANAN}!{months})={3 * len(self._variables)}"
            typed = f'IF({address(self._row, RENCANA + tw - 1)}="","_","{TYPED[tw - 1]}")'
            signs.append(f"IF({empty},{typed},0)")
        return "&".join(signs)

    def _blank(self, first: int, last: int) -> str:
        """Whether none of the variables is filled in, a dash counts, in those columns of their table."""
        cells = area(self._variables.start, first, self._variables.stop - 1, last)
        return f"COUNTBLANK({cells})={(last - first + 1) * len(self._variables)}"

    @property
    def _none(self) -> str:
        """Whether no variable is filled in to date."""
        return self._blank(MENTAH, MENTAH + 11)

    @property
    def _typed_to_date(self) -> str:
        """Whether CAPAIAN of some quarter to date was typed."""
        return f'SUBSTITUTE({address(self._row, ISIAN_SD)},"0","")<>""'

    def _level_to_date(self) -> str:
        """The level from January on, figures typed into Matriks as in ``domain.aggregation``.

        One figure typed and nothing else is the level; where all variables go by *terakhir*, what was filled in last
        says it; figures typed beside others cannot be joined.
        """
        row, computed = self._row, address(self._row, LEVEL_SD)
        if not self._variables:
            return computed
        signs = address(row, ISIAN_SD)
        figures = ",".join([computed, *(address(row, RENCANA + i) for i in range(4))])
        all_last = self._all_by(Gabungan.TERAKHIR)
        latest = f'CHOOSE(FIND(RIGHT({signs}),"0{TYPED}"),{figures})'
        return f"IF({self._typed_to_date},IF(OR(LEN({signs})=2,{all_last}),{latest},{FAILED}),{computed})"

    def _all_by(self, rule: Gabungan) -> str:
        if len(self._variables) == 1:
            return f'{address(self._variables.start, PAGU)}="{rule}"'
        rules = area(self._variables.start, PAGU, self._variables.stop - 1, PAGU)
        return f'COUNTIF({rules},"{rule}")={len(self._variables)}'

    def _completeness(self) -> None:
        row, frequency = self._row, sheet_indikator.cell(self._block.pengaturan, KolomIndikator.FREKUENSI)
        signs = address(row, ISIAN) if self._variables else ""
        first, last = (self._variables.start, self._variables.stop - 1) if self._variables else (0, 0)
        rekap_tanda.completeness(self._canvas, row, (first, last), signs, frequency)
        filled, due = address(row, JUMLAH_TERISI), address(row, JUMLAH_TERISI + 1)
        self._canvas.formula(row, TERISI, f'{filled}&" dari "&{due}', CENTERED)
        asked = area(first, TANYA, last, TANYA)
        self._canvas.formula(row, DITANYAKAN, f"SUM({asked})" if self._variables else "0", _HIDDEN)
        counts = bool(self._variables) and not self._block.indikator.ukuran.rasio
        added = f"IF({self._all_by(Gabungan.JUMLAH)},1,0)" if counts else "0"
        self._canvas.formula(row, DIJUMLAHKAN, added, _HIDDEN)

    def _judgement(self) -> None:
        row, batas = self._row, sheet_indikator.cell(self._block.pengaturan, KolomIndikator.BATAS_CAPAIAN)
        year = self._achievement(self._low, self._high)
        self._canvas.formula(row, REALISASI_SD, year, SHARE.but(bold=True))
        quarter = self._achievement(self._quarter_low, self._quarter_high)
        missing = f'IF({self._quarter_low}="","",IF({self._quarter_low}={FAILED},{FAILED},{quarter}))'
        self._canvas.formula(row, PERSEN_TRIWULAN, missing, SHARE.but(bold=True))
        for i, raw in enumerate((address(row, REALISASI_SD), address(row, PERSEN_TRIWULAN))):
            capped = f"IF(AND(ISNUMBER({raw}),ISNUMBER({batas})),MIN({raw},{batas}%),{raw})"
            self._canvas.formula(row, PERSEN_TERBATAS + i, capped, SHARE)
        self._canvas.formula(row, BATAS, cell_formulas.pass_through(batas), CENTERED)
        rekap_tanda.reached(self._canvas, row, own=self._own)
        for of_quarter, col in ((False, TANDA), (True, TANDA_TRIWULAN)):
            mark = rekap_tanda.mark(self._block.indikator, row, own=self._own, of_quarter=of_quarter)
            self._canvas.formula(row, col, mark, MARK)

    def _achievement(self, low: str, high: str) -> str:
        """The achievement in percent against a target with those ends; see ``domain.capaian.persentase_capaian``."""
        level = address(self._row, RENCANA_SD)
        if self._own:
            return level
        realised, polarity = f"${address(self._row, TINGKAT)}", f"${address(self._row, POLARITAS_NOMOR)}"
        if self._block.indikator.ukuran.realisasi is not None:
            polarity = f"IF({polarity}={cell_formulas.UNSTATED},1,{polarity})"
        ratio = f"{realised}/IF(ISNUMBER({high}),MEDIAN({realised},{low},{high}),{low})"
        value = f"IF(ISNUMBER({low}),IF({low}>0,{cell_formulas.judged(polarity, ratio)},{FAILED}),{FAILED})"
        return f"IF(ISNUMBER({realised}),{value},{realised})"
