"""The achievement tables of Rekap: the same figures and marks as ``domain.penilaian``, as formulas over Matriks and Bulanan."""

from rak.domain.kolom import Kolom, KolomBulanan, KolomIndikator
from rak.domain.polaritas import Gabungan
from rak.domain.revisi import Unsur
from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas, direct_level, rekap_tanda, sheet_indikator
from rak.matriks.build import rekap_layout as rekap
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.cell_formulas import FAILED, absolute, address, area, is_percentage
from rak.matriks.build.layout import BULANAN, MATRIKS, BarisVariabel, BlokIndikator, Layout
from rak.matriks.build.looks import BODY, CENTERED, NUMBER, PERCENT, PLAIN, Look
from rak.matriks.build.rekap_anggaran import MARK, SHARE
from rak.matriks.build.rekap_versi import TabelVersi
from rak.matriks.build.version_rows import ANGKA, ARAH, ATAS

FIGURE = Look(horizontal="right", number_format=NUMBER)
_LOWEST = "-1000000000000000"
"""Stands before the first number of a variable, below all of them."""


def write(canvas: Canvas, layout: Layout, places: rekap.RekapLayout, versi: TabelVersi) -> None:
    """Write the table of the indicators and the table of their variables."""
    row = places.variabel
    for block in layout.indikator:
        rows = range(row, row + len(block.variabel))
        indicator = _Indicator(canvas, block, places.capaian + block.urutan, rows, versi)
        for variable, at in zip(block.variabel, rows, strict=True):
            _Variable(canvas, block, variable, at).write(indicator.limit)
        indicator.write()
        row = rows.stop


def _span(cells: list[str]) -> str:
    """The area of cells of one row."""
    return f"{cells[0]}:{cells[-1].rpartition('!')[2]}"


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
        self._canvas.text(row, rekap.KODE, self._block.indikator.kode, CENTERED)
        self._canvas.fitted(row, rekap.URAIAN, self._variable.nama, BODY)
        choice = f"{BULANAN}!{address(source, column_map.BULANAN[KolomBulanan.GABUNGAN])}"
        self._canvas.formula(row, rekap.PAGU, choice, CENTERED)
        for i in range(4):
            cell = f"{BULANAN}!{address(source, column_map.quarter_column(i + 1))}"
            self._canvas.formula(row, rekap.RENCANA + i, cell, FIGURE)
        reporting = f"{BULANAN}!{address(source, column_map.PELAPORAN)}"
        months = self._months(column_map.month_column(1))
        counts = self._months(column_map.counted_column(1)) if ukuran.berpasangan else months
        self._last(reporting, months, counts)
        rule, together = address(row, rekap.PAGU), _span(counts)
        last, filled = address(row, rekap.TERAKHIR + 12), cell_formulas.counted(rekap.BULAN_HITUNG, together)
        added = f'IF(OR({rule}="terakhir",{reporting}="kumulatif"),{last},SUMIFS({together},{rekap.BULAN_HITUNG},1))'
        figure = cell_formulas.known_where(rekap.BULAN_HITUNG, together, f'{added}/IF({rule}="rata_rata",{filled},1)')
        self._canvas.formula(row, rekap.NILAI_SD, figure, FIGURE.but(bold=True))
        self._asks(reporting, limit, _span(months))

    def _months(self, first: int) -> list[str]:
        return [f"{BULANAN}!{address(self._source, first + i)}" for i in range(12)]

    def _last(self, reporting: str, months: list[str], counts: list[str]) -> None:
        """The last number up to each month, of what counts where it is typed to date."""
        row = self._row
        self._canvas.number(row, rekap.TERAKHIR, int(_LOWEST), PLAIN)
        for i, (month, count) in enumerate(zip(months, counts, strict=True)):
            cell = month if month == count else f'IF({reporting}="kumulatif",{count},{month})'
            known = f"AND({absolute(rekap.POSISI_ROW, rekap.HITUNG + i)}=1,ISNUMBER({cell}))"
            formula = f"IF({known},{cell},{address(row, rekap.TERAKHIR + i)})"
            self._canvas.formula(row, rekap.TERAKHIR + i + 1, formula, PLAIN)

    def _asks(self, reporting: str, limit: str, months: str) -> None:
        """Whether its months look like figures to date; see ``domain.penilaian.tanya_kumulatif``."""
        row = self._row
        before, after, last = (
            area(row, rekap.TERAKHIR, row, rekap.TERAKHIR + 11),
            area(row, rekap.TERAKHIR + 1, row, rekap.TERAKHIR + 12),
            address(row, rekap.TERAKHIR + 12),
        )
        filled = cell_formulas.counted(rekap.BULAN_HITUNG, months)
        rises, falls = f"SUMPRODUCT(--({after}>{before}))", f"SUMPRODUCT(--({after}<{before}))"
        asks = f"AND({rises}>=5,{rises}={filled})"
        if limit:
            passes = f"AND({falls}=0,SUMIFS({months},{rekap.BULAN_HITUNG},1)>N({limit}),N({limit})>={last})"
            short = f'SUMPRODUCT({rekap.BULAN_HITUNG}*({months}<"")*({months}<N({limit})*4/5))'
            level = f"AND(N({limit})>0,{short}=0)"
            asks = f"OR({asks},AND(ISNUMBER({limit}),{filled}>=2,OR({passes},{level})))"
        stated = [
            f'{sheet_indikator.cell(at, KolomIndikator.GABUNGAN)}=""'
            for at in (self._variable.pengaturan, self._block.pengaturan)
        ]
        unasked = f'AND({address(row, rekap.PAGU)}="jumlah",{",".join(stated)},{reporting}="")'
        self._canvas.formula(row, rekap.TANYA, f"IF({unasked},IF({asks},1,0),0)", PLAIN)


class _Indicator:
    """One row of the table CAPAIAN INDIKATOR, with the rows of its variables."""

    def __init__(self, canvas: Canvas, block: BlokIndikator, row: int, variables: range, versi: TabelVersi) -> None:
        self._versi = versi
        self._canvas = canvas
        self._block = block
        self._row = row
        self._variables = variables
        indikator = block.indikator
        self._own = indikator.rumus.memakai_target and indikator.ukuran.realisasi is None
        self._low, self._high, self._quarter_low = (f"${address(row, rekap.TARGET_BAWAH + i)}" for i in range(3))
        self._top = f"IF(ISNUMBER({self._high}),{self._high},{self._low})"

    @property
    def limit(self) -> str:
        """What the sum of a plain count would pass, if it were typed to date: the year's target."""
        if self._block.indikator.ukuran.rasio or len(self._variables) != 1:
            return ""
        return self._top

    def write(self) -> None:
        """Write the row."""
        indikator, row = self._block.indikator, self._row
        self._canvas.text(row, rekap.KODE, indikator.kode, CENTERED)
        self._canvas.fitted(row, rekap.URAIAN, indikator.uraian, BODY)
        if words := self._of_target(Unsur.TARGET):
            self._canvas.formula(row, rekap.PAGU, words, CENTERED)
            self._canvas.reserve(row, rekap.PAGU, str(indikator.target), CENTERED)
        else:
            self._canvas.fitted(row, rekap.PAGU, str(indikator.target), CENTERED)
        level = SHARE.but(number_format=PERCENT if is_percentage(indikator) else NUMBER)
        source = sheet_indikator.cell(self._block.pengaturan, KolomIndikator.POLARITAS)
        stated = self._versi.at_position((Unsur.POLARITAS, indikator.kode, None), cell_formulas.word(source))
        self._canvas.formula(row, rekap.POLARITAS, stated, CENTERED)
        self._canvas.formula(row, rekap.POLARITAS_NOMOR, self._polarity(address(row, rekap.POLARITAS)), PLAIN)
        self._targets()
        for tw in Triwulan:
            self._quarter(tw, level)
        self._to_date(level)
        self._completeness()
        self._judgement()

    def _polarity(self, choice: str) -> str:
        """The polarity as a number: as stated, else as the words of the target say it."""
        arah = self._block.indikator.target.arah
        said = cell_formulas.POLARITY[arah] if arah else cell_formulas.UNSTATED
        words = self._of_target(ARAH)
        if not words:
            return cell_formulas.polarity_number(choice, said)
        chosen, none = (cell_formulas.polarity_number(cell, cell_formulas.UNSTATED) for cell in (choice, words))
        return f'IF({choice}="",{none},{chosen})'

    def _of_target(self, part: Unsur | str) -> str:
        """A formula for a part of the year's target at the position; empty where it was never another one."""
        kunci = part, self._block.indikator.kode, None
        return self._versi.at_position(kunci, "", always=True) if self._versi.is_past(kunci) else ""

    def _targets(self) -> None:
        row = self._row
        for i, (part, cell) in enumerate(zip((ANGKA, ATAS), cell_formulas.target_cells(self._block), strict=True)):
            live = cell_formulas.pass_through(cell)
            past = self._versi.at_position((part, self._block.indikator.kode, None), live)
            self._canvas.formula(row, rekap.TARGET_BAWAH + i, past, PLAIN)
        if self._goals_revised:
            for tw in Triwulan:
                live = cell_formulas.pass_through(sheet_indikator.goal_cell(self._block.pengaturan, tw))
                past = self._versi.at_position((Unsur.TARGET_TRIWULAN, self._block.indikator.kode, tw), live)
                self._canvas.formula(row, rekap.TARGET_VERSI + tw - 1, past, PLAIN)
        self._canvas.formula(row, rekap.TARGET_BAWAH + 2, self._goal(), PLAIN)
        for col, shown in (
            (rekap.TARGET, f'IF(ISNUMBER({self._high}),"rentang",{self._low})'), (rekap.TARGET_TRIWULAN, self._quarter_low)
        ):  # fmt: skip
            self._canvas.formula(row, col, shown, FIGURE.but(horizontal="center"))

    @property
    def _goals_revised(self) -> bool:
        return any(self._versi.is_past((Unsur.TARGET_TRIWULAN, self._block.indikator.kode, tw)) for tw in Triwulan)

    def _goal(self) -> str:
        """The target of the quarter to date; see ``domain.penilaian.target_triwulan_sampai``."""
        row = self._block.pengaturan
        goals = _span([sheet_indikator.goal_cell(row, tw) for tw in Triwulan])
        if self._goals_revised:
            goals = area(self._row, rekap.TARGET_VERSI, self._row, rekap.TARGET_VERSI + 3)
        goal = f"INDEX({goals},{rekap.POSISI_NOMOR})"
        to_date = sheet_indikator.cell(row, KolomIndikator.TARGET_KUMULATIF)
        all_known = f'{to_date}="tidak",{cell_formulas.counted(rekap.TRIWULAN_SAMPAI, goals)}={rekap.POSISI_NOMOR}'
        added = f"IF(AND({all_known}{self._one_unit()}),SUMIFS({goals},{rekap.TRIWULAN_SAMPAI},1),{FAILED})"
        number = f'IF(OR({rekap.POSISI_NOMOR}=1,{to_date}="ya"),{goal},{added})'
        return f'IF({goal}="","",IF(ISNUMBER({goal}),{number},{FAILED}))'

    def _one_unit(self) -> str:
        """A condition on the position where targets of some quarters have another unit: those are never added up."""
        signs = self._versi.mixed_units(self._block.indikator)
        first = signs.find("1")
        if first < 0:
            return ""
        if "0" not in signs[first:]:
            return f",{rekap.POSISI_BULAN}<={first}"
        return f',MID("{signs}",{rekap.POSISI_BULAN},1)="0"'

    def _quarter(self, tw: Triwulan, level: Look) -> None:
        cell = f"{MATRIKS}!{address(self._block.kegiatan[0].row(tw), column_map.MATRIKS[Kolom.CAPAIAN])}"
        dash, failed = f"{tw}: -", f"{tw}: {cell_formulas.NOT_COMPUTABLE}"
        words = f'IF(OR({cell}="{dash}",{cell}="-"),"-",IF({cell}="{failed}",{FAILED},""))'
        self._canvas.formula(self._row, rekap.RENCANA + tw - 1, f"IF(ISNUMBER({cell}),{cell},{words})", level)

    def _to_date(self, level: Look) -> None:
        row, indikator = self._row, self._block.indikator
        cells = [address(at, rekap.NILAI_SD) for at in self._variables]
        texts = ("", "-", cell_formulas.NOT_COMPUTABLE)
        computed = cell_formulas.level(self._block, cells, texts, (self._low, self._high))
        if self._variables:
            self._canvas.formula(row, rekap.ISIAN, self._signs(), PLAIN)
            whole = f"LEFT({address(row, rekap.ISIAN)},{rekap.POSISI_SELESAI})"
            begun = "+".join(f'SUMPRODUCT({rekap.BULAN_BERJALAN}*({months}<>""))' for months in self._months)
            signs = f'SUBSTITUTE(SUBSTITUTE({whole},"_",""),"{rekap.GIVEN}","")'
            formula = f'"0"&{signs}&IF({begun},"0","")'
            self._canvas.formula(row, rekap.ISIAN_SD, formula, PLAIN)
            self._canvas.formula(row, rekap.LANGSUNG, direct_level.until_position(self._block), PLAIN)
            given = address(row, rekap.LANGSUNG)
            shown = f"IF(ISNUMBER({given}),IFERROR({direct_level.scaled(indikator, given, (self._low, self._high))},{FAILED}),{given})"
            computed = f"IF({self._given_alone},{shown},{computed})"
        self._canvas.formula(row, rekap.LEVEL_SD, computed, PLAIN)
        self._canvas.formula(row, rekap.RENCANA_SD, self._in_its_unit(self._level_to_date()), level.but(bold=True))
        if indikator.ukuran.pertentangan:
            self._canvas.formula(row, rekap.TINGKAT, FAILED, PLAIN)
        else:
            direct = "" if indikator.ukuran.realisasi is None else cell_formulas.realised(indikator, cells, texts)
            self._canvas.formula(row, rekap.TINGKAT, self._in_its_unit(self._realised(direct)), PLAIN)

    def _in_its_unit(self, figure: str) -> str:
        """The figure from when the target had the unit that it has now; before, the sheet cannot say it."""
        until = self._versi.other_unit(self._block.indikator.kode)
        return f"IF({rekap.POSISI_BULAN}<={until},{FAILED},{figure})" if until else figure

    def _realised(self, direct: str) -> str:
        """The realised level in the unit of the target; ``direct`` is what "… dibagi Target" divides."""
        level = address(self._row, rekap.RENCANA_SD)
        if not direct:
            scaled = cell_formulas.times(level, self._block.indikator.ukuran.pengali_target)
            return level if scaled == level else f"IF(ISNUMBER({level}),{scaled},{level})"
        goal = f"IF(AND(ISNUMBER({self._low}),NOT(ISNUMBER({self._high}))),{level}*{self._low},{FAILED})"
        typed = f"IF(ISNUMBER({level}),{goal},{level})"
        if not self._variables:
            return f"IF({self._typed_to_date},{typed},{direct})"
        given = address(self._row, rekap.LANGSUNG)
        whole = cell_formulas.times(given, 100 if self._block.indikator.target.persen else 1)
        given = given if whole == given else f"IF(ISNUMBER({given}),{whole},{given})"
        return f"IF({self._typed_to_date},{typed},IF({self._given_alone},{given},{direct}))"

    def _signs(self) -> str:
        """What of each quarter is filled in; a quarter without a variable has a level only where it was typed."""
        signs = []
        first, last = self._block.variabel[0].bulanan, self._block.variabel[-1].bulanan
        for tw in Triwulan:
            months = area(first, column_map.month_column(3 * tw - 2), last, column_map.month_column(3 * tw))
            empty = f"COUNTBLANK({BULANAN}!{months})={3 * len(self._variables)}"
            typed = f'IF({address(self._row, rekap.RENCANA + tw - 1)}="","_","{rekap.TYPED[tw - 1]}")'
            given = sheet_indikator.level_cell(self._block.pengaturan, tw)
            signs.append(f'IF({empty},IF({given}="",{typed},"{rekap.GIVEN}"),0)')
        return "&".join(signs)

    @property
    def _months(self) -> list[str]:
        """The months of each variable in Bulanan."""
        first, last = column_map.month_column(1), column_map.month_column(12)
        return [f"{BULANAN}!{area(each.bulanan, first, each.bulanan, last)}" for each in self._block.variabel]

    @property
    def _typed_to_date(self) -> str:
        """Whether CAPAIAN of some quarter to date was typed."""
        return f'SUBSTITUTE({address(self._row, rekap.ISIAN_SD)},"0","")<>""'

    @property
    def _given_alone(self) -> str:
        """Whether nothing is known to date but levels that are given directly, if any."""
        return f'{address(self._row, rekap.ISIAN_SD)}="0"'

    def _level_to_date(self) -> str:
        """The level from January on, figures typed into Matriks as in ``domain.aggregation``.

        One figure typed and nothing else is the level; where all variables go by *terakhir*, what was filled in last
        says it; figures typed beside others, or beside levels that are given directly, cannot be joined.
        """
        row, computed = self._row, address(self._row, rekap.LEVEL_SD)
        if not self._variables:
            return computed
        signs = address(row, rekap.ISIAN_SD)
        figures = ",".join([computed, *(address(row, rekap.RENCANA + i) for i in range(4))])
        all_last = self._all_by(Gabungan.TERAKHIR)
        latest = f'CHOOSE(FIND(RIGHT({signs}),"0{rekap.TYPED}"),{figures})'
        no_level = f'ISERROR(FIND("{rekap.GIVEN}",LEFT({address(row, rekap.ISIAN)},{rekap.POSISI_SELESAI})))'
        joined = f"IF(AND({no_level},OR(LEN({signs})=2,{all_last})),{latest},{FAILED})"
        return f"IF({self._typed_to_date},{joined},{computed})"

    def _all_by(self, rule: Gabungan) -> str:
        if len(self._variables) == 1:
            return f'{address(self._variables.start, rekap.PAGU)}="{rule}"'
        rules = area(self._variables.start, rekap.PAGU, self._variables.stop - 1, rekap.PAGU)
        return f'COUNTIF({rules},"{rule}")={len(self._variables)}'

    def _completeness(self) -> None:
        row, frequency = self._row, sheet_indikator.cell(self._block.pengaturan, KolomIndikator.FREKUENSI)
        rekap_tanda.completeness(self._canvas, row, self._block, frequency)
        filled, due = address(row, rekap.JUMLAH_TERISI), address(row, rekap.JUMLAH_TERISI + 1)
        self._canvas.formula(row, rekap.TERISI, f'{filled}&" dari "&{due}', CENTERED)
        asked = area(self._variables.start, rekap.TANYA, self._variables.stop - 1, rekap.TANYA)
        self._canvas.formula(row, rekap.DITANYAKAN, f"SUM({asked})" if self._variables else "0", PLAIN)
        counts = bool(self._variables) and not self._block.indikator.ukuran.rasio
        added = f"IF({self._all_by(Gabungan.JUMLAH)},1,0)" if counts else "0"
        self._canvas.formula(row, rekap.DIJUMLAHKAN, added, PLAIN)

    def _judgement(self) -> None:
        row, batas = self._row, sheet_indikator.cell(self._block.pengaturan, KolomIndikator.BATAS_CAPAIAN)
        realised = address(row, rekap.TINGKAT)
        for i, (low, top) in enumerate(((self._low, self._top), (self._quarter_low, self._quarter_low))):
            goal = low if low == top else f"MEDIAN({realised},{low},{top})"
            ratio = f'IF(COUNT({realised},{low})=2,IF({low}>0,{realised}/{goal},""),"")'
            self._canvas.formula(row, rekap.BANDING + i, ratio, PLAIN)
        self._canvas.formula(
            row, rekap.REALISASI_SD, self._achievement(address(row, rekap.BANDING)), SHARE.but(bold=True)
        )
        quarter = self._achievement(address(row, rekap.BANDING + 1))
        known = f"IF(ISNUMBER({self._quarter_low}),{quarter},{self._quarter_low})"
        self._canvas.formula(row, rekap.PERSEN_TRIWULAN, known, SHARE.but(bold=True))
        for i, raw in enumerate((address(row, rekap.REALISASI_SD), address(row, rekap.PERSEN_TRIWULAN))):
            capped = f"IF(AND(ISNUMBER({raw}),ISNUMBER({batas})),MIN({raw},{batas}%),{raw})"
            self._canvas.formula(row, rekap.PERSEN_TERBATAS + i, capped, SHARE)
        self._canvas.formula(row, rekap.BATAS, cell_formulas.pass_through(batas), CENTERED)
        rekap_tanda.reached(self._canvas, row, own=self._own)
        for of_quarter, col in ((False, rekap.TANDA), (True, rekap.TANDA_TRIWULAN)):
            mark = rekap_tanda.mark(self._block.indikator, row, own=self._own, of_quarter=of_quarter)
            self._canvas.formula(row, col, mark, MARK)

    def _achievement(self, ratio: str) -> str:
        """The achievement in percent by the level over the target; see ``domain.capaian.persentase_capaian``."""
        level = address(self._row, rekap.RENCANA_SD)
        if self._own:
            return level
        realised, polarity = address(self._row, rekap.TINGKAT), address(self._row, rekap.POLARITAS_NOMOR)
        if self._block.indikator.ukuran.realisasi is not None:
            polarity = f"IF({polarity}={cell_formulas.UNSTATED},1,{polarity})"
        judged = cell_formulas.judged(polarity, ratio)
        return f"IF(ISNUMBER({ratio}),{judged},IF(ISNUMBER({realised}),{FAILED},{realised}))"
