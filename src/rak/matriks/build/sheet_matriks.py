"""Sheet Matriks: the official form, the decree's fourteen headings over fifteen columns."""

from collections.abc import Mapping
from typing import Final

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from rak.domain.date_words import spell_tanggal
from rak.domain.kolom import Bantu, Kolom
from rak.domain.laporan import KOLOM_ISIAN, StatusPelaksanaan
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.rencana import Penandatangan, RencanaAksi
from rak.domain.versi import Versi
from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas, looks, print_setup, validation
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.heights import width_of
from rak.matriks.build.layout import (
    BULANAN,
    MATRIKS_FIRST,
    MATRIKS_HEADING,
    BarisKegiatan,
    BlokIndikator,
    Layout,
    longest_amounts,
)
from rak.matriks.build.rekap_versi import TabelVersi

WIDTHS: Final[Mapping[Kolom, float]] = {
    Kolom.NO: 5, Kolom.SASARAN_KEGIATAN: 21, Kolom.INDIKATOR_KEGIATAN: 21, Kolom.TARGET_KINERJA: 11,
    Kolom.RUMUS_PERHITUNGAN: 22, Kolom.KEGIATAN: 25, Kolom.PAGU: 14, Kolom.RENCANA_PENARIKAN_DANA: 13.5,
    Kolom.REALISASI_ANGGARAN: 13.5, Kolom.TRIWULAN: 7, Kolom.RENCANA_KEGIATAN: 28, Kolom.CAPAIAN: 12.5,
    Kolom.DATA_DUKUNG: 23, Kolom.STATUS_PELAKSANAAN: 14.5, Kolom.KETERANGAN: 20,
}  # fmt: skip
"""The money columns grow with the plan's amounts."""
_BODY: Final = looks.BODY.but(vertical="top")
_CENTERED: Final = looks.CENTERED.but(vertical="top")
_MONEY: Final = looks.MONEY.but(vertical="top")
_INPUT: Final = looks.INPUT.but(vertical="top")
_RESULT: Final = _INPUT.but(fill=looks.RESULT_FILL)
"""REALISASI and CAPAIAN: open to whoever types there on purpose, but coloured as results, not as cells to type in."""
_SIGNER: Final = looks.SIGNATURE.but(bold=True, underline=True)
_TITLE: Final = "RENCANA AKSI ATAS PERJANJIAN KINERJA"


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    versi = TabelVersi(layout)
    canvas.widths(_widths(layout))
    _titles(canvas, layout.rencana)
    _headings(canvas)
    for sasaran in layout.sasaran:
        first, last = sasaran.span
        _merged(canvas, (first, last), Kolom.NO, sasaran.sasaran.nomor, _CENTERED)
        _merged(canvas, (first, last), Kolom.SASARAN_KEGIATAN, sasaran.sasaran.uraian, _BODY)
        for block in sasaran.indikator:
            _indicator(canvas, block, versi)
    _sign(canvas, layout)
    _finish(canvas, layout)


def _widths(layout: Layout) -> list[float]:
    pagu, draw, _ = longest_amounts(layout)
    least = {
        Kolom.PAGU: width_of(pagu),
        Kolom.RENCANA_PENARIKAN_DANA: width_of(draw),
        Kolom.REALISASI_ANGGARAN: width_of(draw),
    }
    return [max(WIDTHS[kolom], least.get(kolom, 0)) for kolom in Kolom]


def _merged(canvas: Canvas, span: tuple[int, int], kolom: Kolom, value: str, look: looks.Look) -> None:
    """A text that stands once over several rows."""
    canvas.fitted(span[0], column_map.MATRIKS[kolom], value, look, last_row=span[1])


def _titles(canvas: Canvas, rencana: RencanaAksi) -> None:
    in_force = f", {Versi(rencana).nama}" if rencana.revisi else ""  # the revision that the matrix shows
    for row, value, look in (
        (1, _TITLE, looks.TITLE), (2, rencana.satuan_kerja, looks.SUBTITLE), (3, f"TAHUN ANGGARAN {rencana.tahun}{in_force}", looks.SUBTITLE),
    ):  # fmt: skip
        canvas.merge(row, 1, row, column_map.LAST, look)
        canvas.text(row, 1, value, look)


def _headings(canvas: Canvas) -> None:
    row = MATRIKS_HEADING
    for kolom in Kolom:
        col = column_map.MATRIKS[kolom]
        if kolom is Kolom.TRIWULAN:
            canvas.merge(row, col, row, col + 1, looks.HEADING)
            canvas.text(row, col, str(Kolom.RENCANA_KEGIATAN), looks.HEADING)
        elif kolom is not Kolom.RENCANA_KEGIATAN:
            canvas.text(row, col, str(kolom), looks.HEADING)
        canvas.number(row + 1, col, col, looks.COLUMN_NUMBER)
    canvas.text(row, column_map.MATRIKS[Bantu.KODE], str(Bantu.KODE), looks.HEADING)


def _indicator(canvas: Canvas, block: BlokIndikator, versi: TabelVersi) -> None:
    indikator = block.indikator
    _merged(canvas, block.span, Kolom.INDIKATOR_KEGIATAN, indikator.uraian, _BODY)
    _merged(canvas, block.span, Kolom.TARGET_KINERJA, str(indikator.target), _CENTERED)
    _merged(canvas, block.span, Kolom.RUMUS_PERHITUNGAN, str(indikator.rumus), _BODY)
    for run in block.same_uraian:
        span = (run[0].matriks, run[-1].matriks + 3)
        _merged(canvas, span, Kolom.KEGIATAN, run[0].kegiatan.uraian, _BODY)
    for line in block.kegiatan:
        _line(canvas, block, line, versi)


def _line(canvas: Canvas, block: BlokIndikator, line: BarisKegiatan, versi: TabelVersi) -> None:
    kegiatan = line.kegiatan
    pagu = column_map.MATRIKS[Kolom.PAGU]
    canvas.merge(line.matriks, pagu, line.matriks + 3, pagu, _MONEY)
    canvas.money(line.matriks, pagu, kegiatan.pagu, _MONEY)
    for tw in Triwulan:
        row = line.row(tw)
        canvas.money(row, column_map.MATRIKS[Kolom.RENCANA_PENARIKAN_DANA], kegiatan.penarikan[tw], _MONEY)
        _spent(canvas, line, tw)
        canvas.text(row, column_map.MATRIKS[Kolom.TRIWULAN], str(tw), _CENTERED)
        canvas.fitted(row, column_map.MATRIKS[Kolom.RENCANA_KEGIATAN], kegiatan.rencana[tw], _BODY)
        look = _RESULT.but(horizontal="center", number_format=capaian_format(block, tw))
        canvas.formula(row, column_map.MATRIKS[Kolom.CAPAIAN], capaian_formula(versi.at(block, tw), tw, versi), look)
        for kolom in KOLOM_ISIAN:
            centered = kolom is Kolom.STATUS_PELAKSANAAN
            canvas.number(row, column_map.MATRIKS[kolom], None, _INPUT.but(horizontal="center" if centered else "left"))
        canvas.text(row, column_map.MATRIKS[Bantu.KODE], kegiatan.kode, _CENTERED)


def _spent(canvas: Canvas, line: BarisKegiatan, tw: Triwulan) -> None:
    look = _RESULT.but(horizontal="right", number_format=looks.RUPIAH)
    place = line.row(tw), column_map.MATRIKS[Kolom.REALISASI_ANGGARAN]
    if line.bulanan:
        canvas.formula(*place, f"{BULANAN}!{cell_formulas.address(line.bulanan, column_map.quarter_column(tw))}", look)
    else:
        canvas.money(*place, TIDAK_BERLAKU, look)


def capaian_format(block: BlokIndikator, tw: Triwulan) -> str:
    """The number format of CAPAIAN, which begins with the TW label and keeps the cell a number."""
    figure = looks.PERCENT if cell_formulas.is_percentage(block.indikator) else "#,##0.00"
    return f'"{tw}: "{figure}'


def capaian_formula(block: BlokIndikator, tw: Triwulan, versi: TabelVersi) -> str:
    """CAPAIAN of a quarter over the variables in Bulanan, as the RUMUS PERHITUNGAN says; of pairs what counts."""
    paired = block.indikator.ukuran.berpasangan
    col = column_map.counted_quarter_column(tw) if paired else column_map.quarter_column(tw)
    rows = [variable.bulanan for variable in block.variabel]
    cells = [f"{BULANAN}!{cell_formulas.address(row, col)}" for row in rows]
    blank, dash, failed = (str(tw) + end for end in ("", ": -", f": {cell_formulas.NOT_COMPUTABLE}"))
    formula = cell_formulas.level(block, cells, (blank, dash, failed), versi.goal(block, tw))
    if not rows:
        return formula
    months = cell_formulas.area(rows[0], column_map.month_column(3 * tw - 2), rows[-1], column_map.month_column(3 * tw))
    empty = f"COUNTBLANK({BULANAN}!{months})={3 * len(rows)}"
    given = f"{BULANAN}!{cell_formulas.address(rows[0], column_map.direct_column(tw))}"
    return f"IF({empty},IF(ISNUMBER({given}),{given},{cell_formulas.text(blank)}&{given}),{formula})"


def _sign(canvas: Canvas, layout: Layout) -> None:
    signer = layout.rencana.keputusan.lampiran
    row = layout.matriks_last + 3
    if signer == Penandatangan():
        return
    day = spell_tanggal(signer.tanggal) if signer.tanggal else ""
    place = ", ".join(part for part in (signer.tempat, day) if part)
    for offset, value, look in (
        (0, place, looks.SIGNATURE), (1, signer.jabatan, looks.SIGNATURE), (5, signer.nama, _SIGNER)
    ):  # fmt: skip
        canvas.merge(row + offset, column_map.SIGNATURE, row + offset, column_map.LAST, look)
        canvas.text(row + offset, column_map.SIGNATURE, value, look)


def _finish(canvas: Canvas, layout: Layout) -> None:
    sheet = canvas.sheet
    last = layout.matriks_last
    canvas.fit(column_map.LEAST_MATRIKS, (), {1: 20, 2: 17, 3: 17, 5: 38, 6: 13})
    _validate(canvas, last)
    _show_whole_numbers(canvas, layout)
    sheet.column_dimensions[cell_formulas.column(column_map.MATRIKS[Bantu.KODE])].hidden = True
    signed = last + 8 if layout.rencana.keputusan.lampiran != Penandatangan() else last
    lines = [range(line.matriks, line.matriks + 4) for line in layout.kegiatan]
    lines[-1] = range(lines[-1].start, signed + 1)  # the signature is never alone on a page
    area = cell_formulas.area(1, 1, signed, column_map.LAST)
    print_setup.finish(
        sheet, layout.rencana.tahun, lines, frozen=(MATRIKS_FIRST, 1), headings=MATRIKS_HEADING, area=area
    )


def _validate(canvas: Canvas, last: int) -> None:
    first = MATRIKS_FIRST
    spent, status = column_map.MATRIKS[Kolom.REALISASI_ANGGARAN], column_map.MATRIKS[Kolom.STATUS_PELAKSANAAN]
    for rule, col in (
        (validation.money_or_dash(cell_formulas.address(first, spent)), spent),
        (validation.choice("Status pelaksanaan", StatusPelaksanaan), status),
    ):
        canvas.allow(rule, [cell_formulas.area(first, col, last, col)])


def _show_whole_numbers(canvas: Canvas, layout: Layout) -> None:
    """A whole CAPAIAN (3 documents) is shown without decimals."""
    counts = [block for block in layout.indikator if not cell_formulas.is_percentage(block.indikator)]
    letters = cell_formulas.column(column_map.MATRIKS[Kolom.CAPAIAN])
    for tw in Triwulan if counts else ():
        style = DifferentialStyle(numFmt=NumberFormat(200 + tw, f'"{tw}: "#,##0'))
        rows = [line.row(tw) for block in counts for line in block.kegiatan]
        cell = f"${letters}{rows[0]}"
        rule = Rule(type="expression", dxf=style, formula=[f"IF(ISNUMBER({cell}),{cell}=INT({cell}),FALSE)"])
        canvas.sheet.conditional_formatting.add(" ".join(f"{letters}{row}" for row in rows), rule)
