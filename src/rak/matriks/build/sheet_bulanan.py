"""Sheet Bulanan: a row per budget line and per variable of each rumus, twelve months, then TW I to IV and the year."""

from collections.abc import Mapping, Sequence
from typing import Final

from rak.domain.kolom import KolomBulanan, KolomIndikator
from rak.domain.period_words import NAMA_BULAN
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import JENIS_BELANJA
from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas, looks, print_setup, validation
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.heights import width_of
from rak.matriks.build.layout import (
    BULANAN_FIRST,
    BULANAN_HEADING,
    INDIKATOR,
    BarisKegiatan,
    BarisVariabel,
    BlokIndikator,
    Layout,
    longest_amounts,
)
from rak.matriks.column_map import (
    BULANAN,
    FROZEN,
    LAST_HELPER,
    PELAPORAN,
    counted_column,
    counted_quarter_column,
    month_column,
    quarter_column,
)

WIDTHS: Final[Mapping[KolomBulanan, float]] = {
    KolomBulanan.KODE: 9, KolomBulanan.JENIS: 10, KolomBulanan.URAIAN: 40, KolomBulanan.SATUAN: 10,
    KolomBulanan.GABUNGAN: 11, KolomBulanan.POLARITAS: 13, KolomBulanan.PENANGGUNG_JAWAB: 17,
    KolomBulanan.JENIS_BELANJA: 9, KolomBulanan.TAHUN: 14,
}  # fmt: skip
"""The columns of months, quarters and the year grow with the plan's amounts."""
_MONTH: Final = 12.5
_QUARTER: Final = 13
_KODE, _JENIS, _URAIAN, _SATUAN, _GABUNGAN, _POLARITAS, _PENANGGUNG_JAWAB, _JENIS_BELANJA = (
    BULANAN[kolom] for kolom in KolomBulanan if kolom is not KolomBulanan.TAHUN
)
REALISASI: Final = "Realisasi"
VARIABEL: Final = "Variabel"


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    canvas.widths(_widths(layout))
    canvas.title("LAPORAN BULANAN RENCANA AKSI", layout.rencana)
    headings = {at: str(kolom) for kolom, at in BULANAN.items()}
    headings |= {month_column(number): name for number, name in enumerate(NAMA_BULAN, 1)}
    headings |= {quarter_column(tw): str(tw) for tw in Triwulan}
    for col, heading in sorted(headings.items()):
        canvas.text(BULANAN_HEADING, col, heading, looks.HEADING)
    for block in layout.indikator:
        for variable in block.variabel:
            _variable(canvas, block, variable)
        for line in block.anggaran:
            _line(canvas, block, line)
    _finish(canvas, layout)


def _widths(layout: Layout) -> list[float]:
    pagu, draw, _ = longest_amounts(layout)
    wide = {at: WIDTHS[kolom] for kolom, at in BULANAN.items()}
    wide |= {month_column(number): max(_MONTH, width_of(draw)) for number in range(1, 13)}
    wide |= {quarter_column(tw): max(_QUARTER, width_of(draw)) for tw in Triwulan}
    year = BULANAN[KolomBulanan.TAHUN]
    wide[year] = max(wide[year], width_of(pagu))
    return [width for _, width in sorted(wide.items())]


def _variable(canvas: Canvas, block: BlokIndikator, variable: BarisVariabel) -> None:
    row, indikator = variable.bulanan, block.indikator
    canvas.text(row, _KODE, indikator.kode, looks.CENTERED)
    canvas.text(row, _JENIS, VARIABEL, looks.BODY)
    canvas.fitted(row, _URAIAN, variable.nama, looks.BODY)
    canvas.text(row, _SATUAN, unit_of(block), looks.CENTERED)
    canvas.formula(row, _GABUNGAN, gabungan_formula(block, variable), looks.CENTERED)
    canvas.formula(
        row, _POLARITAS, cell_formulas.word(_stated(block.pengaturan, KolomIndikator.POLARITAS)), looks.CENTERED
    )
    section = cell_formulas.word(_stated(block.pengaturan, KolomIndikator.PENANGGUNG_JAWAB))
    canvas.formula(row, _PENANGGUNG_JAWAB, section, looks.BODY)
    canvas.number(row, _JENIS_BELANJA, None, looks.BODY)
    own, of_all = (_stated(at, KolomIndikator.PELAPORAN) for at in (variable.pengaturan, block.pengaturan))
    canvas.formula(row, PELAPORAN, f'IF({own}<>"",{own},{of_all}&"")', looks.PLAIN)
    _periods(canvas, row, looks.NUMBER, _rule(row))
    if indikator.ukuran.berpasangan:
        _pairs(canvas, block, row)


def _stated(row: int, kolom: KolomIndikator) -> str:
    """The cell of Indikator where that is stated."""
    return f"{INDIKATOR}!{cell_formulas.absolute(row, column_map.INDIKATOR[kolom])}"


def _rule(row: int) -> str:
    return f"${cell_formulas.address(row, _GABUNGAN)}"


def gabungan_formula(block: BlokIndikator, variable: BarisVariabel) -> str:
    """How the months of a variable join: as stated for it or for the indicator, else as the unit of the target has it."""
    own, of_all = (_stated(at, KolomIndikator.GABUNGAN) for at in (variable.pengaturan, block.pengaturan))
    ukuran = block.indikator.ukuran
    default = cell_formulas.text(str(ukuran.gabungan))
    if ukuran.tergantung_angka:
        low, high = (_stated(block.pengaturan, at) for at in (KolomIndikator.TARGET, KolomIndikator.BATAS_ATAS))
        whole = f"AND(N({low})=INT(N({low})),N({high})=INT(N({high})))"
        default = f'IF({whole},"{Gabungan.JUMLAH}","{Gabungan.TERAKHIR}")'
    return f'IF({own}<>"",{own},IF({of_all}<>"",{of_all},{default}))'


def _pairs(canvas: Canvas, block: BlokIndikator, row: int) -> None:
    """Hidden: the months that count, those in which all added variables of the ratio are filled, and their quarters."""
    rule, first, last = _rule(row), block.variabel[0].bulanan, block.variabel[-1].bulanan
    for number in range(1, 13):
        col = month_column(number)
        cell = cell_formulas.address(row, col)
        each = (
            f'OR({_rule(at)}="terakhir",ISNUMBER({cell_formulas.address(at, col)}))' for at in range(first, last + 1)
        )
        kept = (
            f'IF(OR({rule}="terakhir",AND({",".join(each)})),{cell_formulas.pass_through(cell)},IF({cell}="-","-",""))'
        )
        canvas.formula(row, counted_column(number), kept, looks.PLAIN)
    months = [cell_formulas.address(row, counted_column(number)) for number in range(1, 13)]
    for tw in Triwulan:
        cells, before = months[3 * tw - 3 : 3 * tw], months[: 3 * tw - 3]
        formula = cell_formulas.figure(cells, _last_before(before), rule, _reporting_cell(row))
        if before:  # the last number may lie before the quarter
            past = cell_formulas.address(row, counted_quarter_column(tw - 1))
            held = f'AND({rule}="terakhir",COUNT({cells[0]}:{cells[-1]})=0,{past}<>"")'
            formula = f"IF({held},{past},{formula})"
        canvas.formula(row, counted_quarter_column(tw), formula, looks.PLAIN)


def _reporting_cell(row: int) -> str:
    return f"${cell_formulas.address(row, PELAPORAN)}"


def unit_of(block: BlokIndikator) -> str:
    """The unit of the variables where it is that of the target: a value put in by hand, or Realisasi against Target."""
    rumus = block.indikator.rumus
    same = rumus.manual or (rumus.memakai_target and len(rumus.masukan) == 1)
    return block.indikator.target.satuan if same and block.indikator.target.nilai is not None else ""


def _line(canvas: Canvas, block: BlokIndikator, line: BarisKegiatan) -> None:
    row, kegiatan = line.bulanan, line.kegiatan
    canvas.text(row, _KODE, kegiatan.kode, looks.CENTERED)
    canvas.text(row, _JENIS, REALISASI, looks.BODY)
    canvas.fitted(row, _URAIAN, block.describe(line), looks.BODY)
    canvas.text(row, _SATUAN, "Rp", looks.CENTERED)
    for col in (_GABUNGAN, _POLARITAS):
        canvas.number(row, col, None, looks.CENTERED)
    canvas.fitted(row, _PENANGGUNG_JAWAB, kegiatan.penanggung_jawab, looks.INPUT)
    canvas.text(row, _JENIS_BELANJA, kegiatan.jenis_belanja or "", looks.INPUT.but(horizontal="center"))
    canvas.formula(row, PELAPORAN, cell_formulas.word(_stated(line.pengaturan, KolomIndikator.PELAPORAN)), looks.PLAIN)
    _periods(canvas, row, looks.RUPIAH, "")


def _periods(canvas: Canvas, row: int, number_format: str, rule: str) -> None:
    """Months to fill in, quarters and the year; ``rule`` is empty where months are added up in any case."""
    look = looks.INPUT.but(horizontal="right", number_format=number_format)
    months = [cell_formulas.address(row, month_column(number)) for number in range(1, 13)]
    for number in range(1, 13):
        canvas.number(row, month_column(number), None, look)
    look = looks.Look(horizontal="right", number_format=number_format, fill=looks.RESULT_FILL)
    quarters = cell_formulas.area(row, quarter_column(1), row, quarter_column(4))
    for tw in Triwulan:
        before = _last_before(months[: 3 * tw - 3])
        if before and not rule:  # whole rupiah: what the quarters before add is the last amount to date
            before = f"SUM({cell_formulas.area(row, quarter_column(1), row, quarter_column(tw - 1))})"
        formula = cell_formulas.figure(months[3 * tw - 3 : 3 * tw], before, rule, _reporting_cell(row))
        canvas.formula(row, quarter_column(tw), formula, look)
    year = cell_formulas.figure(months, "", rule, _reporting_cell(row)) if rule else cell_formulas.total(quarters)
    canvas.formula(row, BULANAN[KolomBulanan.TAHUN], year, look.but(bold=True))


def _last_before(months: Sequence[str]) -> str:
    """The last number in the months before a quarter; nothing for the first."""
    return cell_formulas.last_number(months, "0") if months else ""


def _finish(canvas: Canvas, layout: Layout) -> None:
    sheet, last = canvas.sheet, layout.bulanan_last
    canvas.fit(18, range(BULANAN_FIRST, last + 1), {1: 20, 2: 17, 3: 17, 5: 30})
    _validate(canvas, layout)
    for col in range(PELAPORAN, LAST_HELPER + 1):
        sheet.column_dimensions[cell_formulas.column(col)].hidden = True
    blocks_of_rows = [[row.bulanan for row in block.baris] for block in layout.indikator]
    rows = [range(each[0], each[-1] + 1) for each in blocks_of_rows if each]
    area, frozen = cell_formulas.area(1, 1, last, BULANAN[KolomBulanan.TAHUN]), (BULANAN_FIRST, FROZEN + 1)
    print_setup.finish(
        sheet, layout.rencana.tahun, rows, frozen=frozen, headings=BULANAN_HEADING, area=area, second=month_column(7)
    )


def _validate(canvas: Canvas, layout: Layout) -> None:
    money, number = validation.money_or_dash, validation.number_or_dash
    lines = [line.bulanan for line in layout.anggaran]
    variables = [variable.bulanan for block in layout.indikator for variable in block.variabel]
    if lines:
        rule = validation.choice("Jenis belanja", JENIS_BELANJA)
        canvas.allow(rule, (cell_formulas.address(row, _JENIS_BELANJA) for row in lines))
    for make, rows in ((money, lines), (number, variables)):
        if rows:
            areas = (cell_formulas.area(row, month_column(1), row, month_column(12)) for row in rows)
            canvas.allow(make(cell_formulas.address(rows[0], month_column(1))), areas)
