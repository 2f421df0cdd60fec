"""Sheet Bulanan: a row per budget line and per variable of each rumus, twelve months, then TW I to IV and the year."""

from __future__ import annotations

from typing import Final

from rak.domain.polaritas import Gabungan
from rak.domain.rencana import RencanaAksi
from rak.domain.period_words import NAMA_BULAN
from rak.domain.waktu import Triwulan
from rak.matriks.build import print_setup, cell_formulas, validation
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.heights import Block, fit_rows, set_heights, width_of
from rak.matriks.build.layout import (
    BULANAN_FIRST,
    BULANAN_HEADING,
    JANUARI,
    TAHUN,
    TW_I,
    BarisKegiatan,
    BarisVariabel,
    BlokIndikator,
    Layout,
    longest_amounts,
)
from rak.matriks.build.looks import (
    BODY,
    CENTERED,
    HEADING,
    INPUT,
    NUMBER,
    RESULT_FILL,
    RUPIAH,
    SUBTITLE,
    TITLE,
    Look,
)

HEADINGS: Final = (
    "KODE", "JENIS", "URAIAN", "SATUAN", "GABUNGAN", "POLARITAS", "PENANGGUNG JAWAB", "JENIS BELANJA", *NAMA_BULAN,
    *(str(tw) for tw in Triwulan), "TAHUN",
)  # fmt: skip
WIDTHS: Final = (9, 10, 40, 10, 11, 13, 17, 9, *([12.5] * 12), *([13] * 4), 14)
"""The columns of months, quarters and the year grow with the plan's amounts."""
REALISASI: Final = "Realisasi"
VARIABEL: Final = "Variabel"


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    canvas.widths(*_widths(layout))
    _titles(canvas, layout.rencana)
    for col, heading in enumerate(HEADINGS, 1):
        canvas.text(BULANAN_HEADING, col, heading, HEADING)
    for block in layout.indikator:
        for variable in block.variabel:
            _variable(canvas, block, variable)
        for line in block.kegiatan:
            _line(canvas, block, line)
    _finish(canvas, layout)


def _widths(layout: Layout) -> list[float]:
    pagu, draw, _ = longest_amounts(layout)
    months, quarters, year = (width_of(amount) for amount in (draw, draw, pagu))
    least = [*([months] * 12), *([quarters] * 4), year]
    return [*WIDTHS[:8], *(max(pair) for pair in zip(WIDTHS[8:], least, strict=True))]


def _titles(canvas: Canvas, rencana: RencanaAksi) -> None:
    texts = ("LAPORAN BULANAN RENCANA AKSI", rencana.satuan_kerja, f"TAHUN ANGGARAN {rencana.tahun}")
    for row, (value, look) in enumerate(zip(texts, (TITLE, SUBTITLE, SUBTITLE), strict=True), 1):
        canvas.text(row, 1, value, look.but(horizontal="left", wrap=False))


def _variable(canvas: Canvas, block: BlokIndikator, variable: BarisVariabel) -> None:
    row, indikator = variable.bulanan, block.indikator
    canvas.text(row, 1, indikator.kode, CENTERED)
    canvas.text(row, 2, VARIABEL, BODY)
    canvas.text(row, 3, variable.nama, BODY)
    canvas.text(row, 4, unit_of(block), CENTERED)
    canvas.text(row, 5, str(indikator.stated_gabungan(variable.nama) or ""), INPUT.but(horizontal="center"))
    _polarity(canvas, block, row)
    for col in (7, 8):
        canvas.number(row, col, None, BODY)
    _periods(canvas, row, NUMBER, by_choice=True)


def unit_of(block: BlokIndikator) -> str:
    """The unit of the variables where it is that of the target: a value put in by hand, or Realisasi against Target."""
    rumus = block.indikator.rumus
    same = rumus.manual or (rumus.memakai_target and len(rumus.masukan) == 1)
    return block.indikator.target.satuan if same and block.indikator.target.nilai is not None else ""


def _polarity(canvas: Canvas, block: BlokIndikator, row: int) -> None:
    """POLARITAS belongs to the indicator: it is chosen in its first row, and the others repeat it."""
    if row == block.settings_row:
        canvas.text(row, 6, str(block.indikator.polaritas or ""), INPUT.but(horizontal="center"))
    else:
        canvas.formula(row, 6, cell_formulas.word(cell_formulas.address(block.settings_row, 6)), CENTERED)


def _line(canvas: Canvas, block: BlokIndikator, line: BarisKegiatan) -> None:
    row, kegiatan = line.bulanan, line.kegiatan
    canvas.text(row, 1, kegiatan.kode, CENTERED)
    canvas.text(row, 2, REALISASI, BODY)
    canvas.text(row, 3, block.describe(line), BODY)
    canvas.text(row, 4, "Rp", CENTERED)
    for col in (5, 6):
        canvas.number(row, col, None, CENTERED)
    if row == block.settings_row:
        one = block.indikator.gabungan if isinstance(block.indikator.gabungan, Gabungan) else ""
        canvas.text(row, 5, str(one), INPUT.but(horizontal="center"))
        _polarity(canvas, block, row)
    canvas.text(row, 7, kegiatan.penanggung_jawab, BODY)
    canvas.text(row, 8, kegiatan.jenis_belanja or "", CENTERED)
    _periods(canvas, row, RUPIAH, by_choice=False)


def _periods(canvas: Canvas, row: int, number_format: str, *, by_choice: bool) -> None:
    months = INPUT.but(horizontal="right", number_format=number_format)
    for col in range(JANUARI, JANUARI + 12):
        canvas.number(row, col, None, months)
    look = Look(horizontal="right", number_format=number_format, fill=RESULT_FILL)
    choice = cell_formulas.address(row, 5)
    for tw in Triwulan:
        first = JANUARI + 3 * (tw - 1)
        cells = [cell_formulas.address(row, col) for col in range(first, first + 3)]
        formula = _period(cells, f"{cells[0]}:{cells[-1]}", choice if by_choice else "")
        canvas.formula(row, TW_I + tw - 1, formula, look)
    year = cell_formulas.area(row, JANUARI, row, JANUARI + 11)
    quarters = [cell_formulas.address(row, TW_I + i) for i in range(4)]
    canvas.formula(row, TAHUN, _period(quarters, year, choice if by_choice else ""), look.but(bold=True))


def _period(parts: list[str], months: str, choice: str) -> str:
    """The figure of a period from its months or quarters, side by side; ``choice`` is empty where they are added up."""
    cells = f"{parts[0]}:{parts[-1]}"
    return cell_formulas.gabungan(cells, months, cell_formulas.last_number(parts), choice) if choice else cell_formulas.total(cells)


def _finish(canvas: Canvas, layout: Layout) -> None:
    sheet, last = canvas.sheet, layout.bulanan_last
    blocks: list[Block] = []
    for block in layout.indikator:
        blocks += [Block(v.bulanan, v.bulanan, v.nama, WIDTHS[2]) for v in block.variabel]
        for line in block.kegiatan:
            texts = ((block.describe(line), WIDTHS[2]), (line.kegiatan.penanggung_jawab, WIDTHS[6]))
            blocks += [Block(line.bulanan, line.bulanan, value, width) for value, width in texts]
    set_heights(sheet, {1: 20, 2: 17, 3: 17, 5: 30} | fit_rows(blocks, range(BULANAN_FIRST, last + 1), 18))
    _validate(canvas, layout)
    sheet.freeze_panes = f"D{BULANAN_FIRST}"
    print_setup.set_up(
        sheet,
        area=f"A1:Y{last}",
        titles=f"{BULANAN_HEADING}:{BULANAN_HEADING}",
        footer=f"Rencana Aksi {layout.rencana.tahun}",
        wide=2,
    )
    sheet.print_title_cols = "A:C"
    print_setup.protect(sheet)


def _validate(canvas: Canvas, layout: Layout) -> None:
    money, number = validation.money_or_dash, validation.number_or_dash
    lines = [line.bulanan for line in layout.kegiatan]
    variables = [variable.bulanan for block in layout.indikator for variable in block.variabel]
    settings = [block.settings_row for block in layout.indikator]
    for make, rows in ((money, lines), (number, variables)):
        if rows:
            rule = make(cell_formulas.address(rows[0], JANUARI))
            canvas.sheet.add_data_validation(rule)
            for row in rows:
                rule.add(cell_formulas.area(row, JANUARI, row, JANUARI + 11))
    for rule, col, rows in (
        (validation.gabungan_choice(), 5, sorted({*variables, *settings})), (validation.polaritas_choice(), 6, settings)
    ):  # fmt: skip
        canvas.sheet.add_data_validation(rule)
        for row in rows:
            rule.add(cell_formulas.address(row, col))
