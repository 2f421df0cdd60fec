"""Sheet Matriks: the official form, the decree's fourteen headings over fifteen columns."""

from __future__ import annotations

from typing import Final

from rak.domain.kolom import Kolom
from rak.domain.rencana import Penandatangan, RencanaAksi
from rak.domain.period_words import NAMA_BULAN
from rak.domain.waktu import Triwulan
from rak.matriks.build import print_setup, cell_formulas, validation
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.heights import Block, fit_rows, set_heights, width_of
from rak.matriks.build.layout import (
    BULANAN,
    MATRIKS_FIRST,
    MATRIKS_HEADING,
    TW_I,
    BarisKegiatan,
    BlokIndikator,
    Layout,
    longest_amounts,
)
from rak.matriks.build.looks import (
    BODY,
    CENTERED,
    COLUMN_NUMBER,
    HEADING,
    INPUT,
    MONEY,
    PERCENT,
    RESULT_FILL,
    RUPIAH,
    SIGNATURE,
    SUBTITLE,
    TITLE,
)

WIDTHS: Final = (5, 21, 21, 11, 22, 25, 14, 13.5, 13.5, 7, 28, 12.5, 23, 14.5, 20)
"""Columns A to O; the money columns grow with the plan's amounts."""
KODE: Final = 16
_LAST: Final = 15
_MINIMUM: Final = 39.0
"""Three lines: a link and a remark rarely take less."""
_BODY: Final = BODY.but(vertical="top")
_CENTERED: Final = CENTERED.but(vertical="top")
_MONEY: Final = MONEY.but(vertical="top")
_INPUT: Final = INPUT.but(vertical="top")
_RESULT: Final = _INPUT.but(fill=RESULT_FILL)
"""REALISASI and CAPAIAN: open to whoever types there on purpose, but coloured as results, not as cells to type in."""
_SIGNER: Final = SIGNATURE.but(bold=True, underline=True)
_TITLE: Final = "RENCANA AKSI ATAS PERJANJIAN KINERJA"


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    canvas.widths(*_widths(layout))
    _titles(canvas, layout.rencana)
    _headings(canvas)
    for sasaran in layout.sasaran:
        first, last = sasaran.span
        for col, value, look in ((1, sasaran.sasaran.nomor, _CENTERED), (2, sasaran.sasaran.uraian, _BODY)):
            canvas.merge(first, col, last, col, look)
            canvas.text(first, col, value, look)
        for block in sasaran.indikator:
            _indicator(canvas, block)
    _sign(canvas, layout)
    _finish(canvas, layout)


def _widths(layout: Layout) -> list[float]:
    pagu, draw, _ = longest_amounts(layout)
    wide: dict[int, float] = dict(enumerate(WIDTHS, 1))
    wide[7] = max(wide[7], width_of(pagu))
    wide[8] = wide[9] = max(wide[8], width_of(draw))
    return list(wide.values())


def _titles(canvas: Canvas, rencana: RencanaAksi) -> None:
    for row, value, look in (
        (1, _TITLE, TITLE), (2, rencana.satuan_kerja, SUBTITLE), (3, f"TAHUN ANGGARAN {rencana.tahun}", SUBTITLE)
    ):  # fmt: skip
        canvas.merge(row, 1, row, _LAST, look)
        canvas.text(row, 1, value, look)


def _headings(canvas: Canvas) -> None:
    row = MATRIKS_HEADING
    for col, kolom in enumerate(Kolom, 1):
        if kolom is Kolom.TRIWULAN:
            canvas.merge(row, col, row, col + 1, HEADING)
            canvas.text(row, col, str(Kolom.RENCANA_KEGIATAN), HEADING)
        elif kolom is not Kolom.RENCANA_KEGIATAN:
            canvas.text(row, col, str(kolom), HEADING)
        canvas.number(row + 1, col, col, COLUMN_NUMBER)
    canvas.text(row, KODE, "KODE", HEADING)


def _indicator(canvas: Canvas, block: BlokIndikator) -> None:
    first, last = block.span
    indikator = block.indikator
    texts = ((3, indikator.uraian, _BODY), (4, str(indikator.target), _CENTERED), (5, str(indikator.rumus), _BODY))
    for col, value, look in texts:
        canvas.merge(first, col, last, col, look)
        canvas.text(first, col, value, look)
    for run in block.same_uraian:
        canvas.merge(run[0].matriks, 6, run[-1].matriks + 3, 6, _BODY)
        canvas.text(run[0].matriks, 6, run[0].kegiatan.uraian, _BODY)
    for line in block.kegiatan:
        _line(canvas, block, line)


def _line(canvas: Canvas, block: BlokIndikator, line: BarisKegiatan) -> None:
    kegiatan = line.kegiatan
    canvas.merge(line.matriks, 7, line.matriks + 3, 7, _MONEY)
    canvas.money(line.matriks, 7, kegiatan.pagu, _MONEY)
    for tw in Triwulan:
        row = line.row(tw)
        canvas.money(row, 8, kegiatan.penarikan[tw], _MONEY)
        source = f"{BULANAN}!{cell_formulas.address(line.bulanan, TW_I + tw - 1)}"
        canvas.formula(row, 9, source, _RESULT.but(horizontal="right", number_format=RUPIAH))
        canvas.text(row, 10, str(tw), _CENTERED)
        canvas.text(row, 11, kegiatan.rencana[tw], _BODY)
        look = _RESULT.but(horizontal="center", number_format=capaian_format(block, tw))
        canvas.formula(row, 12, capaian_formula(block, tw), look)
        for col in (13, 14, 15):
            canvas.number(row, col, None, _INPUT.but(horizontal="center" if col == 14 else "left"))
        canvas.text(row, KODE, kegiatan.kode, _CENTERED)


def capaian_format(block: BlokIndikator, tw: Triwulan) -> str:
    """The number format of CAPAIAN, which begins with the TW label and keeps the cell a number."""
    figure = PERCENT if cell_formulas.is_percentage(block.indikator) else "#,##0.00"
    return f'"{tw}: "{figure}'


def capaian_formula(block: BlokIndikator, tw: Triwulan) -> str:
    """CAPAIAN of a quarter over the variables in Bulanan, as the RUMUS PERHITUNGAN says."""
    col = TW_I + tw - 1
    cells = [f"{BULANAN}!{cell_formulas.address(variable.bulanan, col)}" for variable in block.variabel]
    blank, dash, failed = (str(tw) + end for end in ("", ": -", f": {cell_formulas.NOT_COMPUTABLE}"))
    return cell_formulas.level(block, cells, blank, dash, failed)


def _sign(canvas: Canvas, layout: Layout) -> None:
    signer = layout.rencana.keputusan.lampiran
    row = layout.matriks_last + 3
    if signer == Penandatangan():
        return
    place = ", ".join(part for part in (signer.tempat, _date(signer)) if part)
    for offset, value, look in (
        (0, place, SIGNATURE), (1, signer.jabatan, SIGNATURE), (5, signer.nama, _SIGNER)
    ):  # fmt: skip
        canvas.merge(row + offset, 12, row + offset, _LAST, look)
        canvas.text(row + offset, 12, value, look)


def _date(signer: Penandatangan) -> str:
    day = signer.tanggal
    return f"{day.day} {NAMA_BULAN[day.month - 1]} {day.year}" if day else ""


def _finish(canvas: Canvas, layout: Layout) -> None:
    sheet = canvas.sheet
    last = layout.matriks_last
    set_heights(
        sheet, {1: 20, 2: 17, 3: 17, 5: 38, 6: 13} | fit_rows(_blocks(layout), range(MATRIKS_FIRST, last + 1), _MINIMUM)
    )
    _validate(canvas, last)
    _show_whole_numbers(canvas, layout)
    sheet.column_dimensions["P"].hidden = True
    sheet.freeze_panes = f"A{MATRIKS_FIRST}"
    signed = last + 8 if layout.rencana.keputusan.lampiran != Penandatangan() else last
    print_setup.set_up(
        sheet,
        area=f"A1:O{signed}",
        titles=f"{MATRIKS_HEADING}:{MATRIKS_HEADING + 1}",
        footer=f"Rencana Aksi {layout.rencana.tahun}",
    )
    print_setup.protect(sheet)


def _validate(canvas: Canvas, last: int) -> None:
    first = MATRIKS_FIRST
    for rule, col in ((validation.money_or_dash(f"I{first}"), "I"), (validation.status(), "N")):
        canvas.sheet.add_data_validation(rule)
        rule.add(f"{col}{first}:{col}{last}")


def _show_whole_numbers(canvas: Canvas, layout: Layout) -> None:
    """A whole CAPAIAN (3 documents) is shown without decimals."""
    from openpyxl.formatting.rule import Rule  # noqa: PLC0415  # see __init__
    from openpyxl.styles.differential import DifferentialStyle  # noqa: PLC0415
    from openpyxl.styles.numbers import NumberFormat  # noqa: PLC0415

    for tw in Triwulan:
        style = DifferentialStyle(numFmt=NumberFormat(200 + tw, f'"{tw}: "#,##0'))
        rows = [
            line.row(tw) for b in layout.indikator if not cell_formulas.is_percentage(b.indikator) for line in b.kegiatan
        ]
        if rows:
            cell = f"$L{rows[0]}"
            rule = Rule(type="expression", dxf=style, formula=[f"IF(ISNUMBER({cell}),{cell}=INT({cell}),FALSE)"])
            canvas.sheet.conditional_formatting.add(" ".join(f"L{row}" for row in rows), rule)


def _blocks(layout: Layout) -> list[Block]:
    """Every text of the plan with the room it has."""
    blocks: list[Block] = []

    def add(span: tuple[int, int], col: int, value: str) -> None:
        blocks.append(Block(*span, value, WIDTHS[col - 1]))

    for sasaran in layout.sasaran:
        add(sasaran.span, 2, sasaran.sasaran.uraian)
        for block in sasaran.indikator:
            add(block.span, 3, block.indikator.uraian)
            add(block.span, 4, str(block.indikator.target))
            add(block.span, 5, str(block.indikator.rumus))
            for run in block.same_uraian:
                add((run[0].matriks, run[-1].matriks + 3), 6, run[0].kegiatan.uraian)
            for line in block.kegiatan:
                for tw in Triwulan:
                    add((line.row(tw), line.row(tw)), 11, line.kegiatan.rencana[tw])
    return blocks
