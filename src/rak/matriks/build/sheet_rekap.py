"""Sheet Rekap: totals, absorption, deviation, achievement, and two charts, all live over Matriks and Bulanan."""

from typing import Final

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from rak.domain.period_words import NAMA_BULAN
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.build import cell_formulas, print_setup, rekap_anggaran, rekap_capaian, rekap_charts, validation
from rak.matriks.build import rekap_layout as rekap
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.heights import width_of
from rak.matriks.build.layout import BULANAN, BULANAN_FIRST, BULANAN_HEADING, Layout, longest_amounts
from rak.matriks.build.looks import BODY, HEADING, INPUT, NOTE, PLAIN, Look
from rak.matriks.build.rekap_versi import TabelVersi
from rak.matriks.column_map import month_column

WIDTHS: Final = (9, 38, 14, *([12] * 8), 14, 14, 12.5, 14, 12, 12, 13, 15)
"""The columns of money grow with the plan's amounts."""
_SECTION: Final = Look(border=False, bold=True, size=11, color="1F3864", wrap=False)
_MONEY: Final = (
    "KODE", "URAIAN", "PAGU", "RENCANA PENARIKAN DANA (Rp)", "REALISASI ANGGARAN (Rp)", "RENCANA S.D.",
    "REALISASI S.D.", "PENYERAPAN", "SISA PAGU", "DEVIASI BARIS S.D.", "DEVIASI BERSIH S.D.", "TERISI S.D.", "TANDA",
)  # fmt: skip
_CAPAIAN: Final = (
    "KODE", "INDIKATOR", "TARGET KINERJA", "CAPAIAN (HASIL RUMUS)", "TARGET TAHUN (ANGKA)", "TARGET TRIWULAN S.D.",
    "TERISI S.D.", "POLARITAS", "CAPAIAN S.D.", "% TERHADAP TARGET TAHUN S.D.", "% TERHADAP TARGET TRIWULAN S.D.",
    "% TAHUN, SETELAH BATAS", "% TRIWULAN, SETELAH BATAS", "BATAS CAPAIAN", "TANDA TRIWULAN", "TANDA TAHUN",
)  # fmt: skip
_VARIABEL: Final = ("KODE", "VARIABEL", "GABUNGAN BULAN", "NILAI TRIWULAN", "NILAI DALAM RUMUS S.D.")
_BY_QUARTER: Final = frozenset(
    {"RENCANA PENARIKAN DANA (Rp)", "REALISASI ANGGARAN (Rp)", "CAPAIAN (HASIL RUMUS)", "NILAI TRIWULAN"}
)
"""Headings over four columns, one for each quarter."""
_OF_PLAN: Final = frozenset({"RENCANA S.D.", "DEVIASI BARIS S.D.", "DEVIASI BERSIH S.D."})
"""The draw plan has no figure within a quarter: what is compared stands at the end of the last one that is over."""
_TWO_LINES: Final = 24.0
"""The least height of a row, whose figures may be words."""


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    places, versi = rekap.place(layout), TabelVersi(layout)
    widths = _widths(layout)
    canvas.widths(widths)
    canvas.title("REKAPITULASI RENCANA AKSI", layout.rencana)
    _position(canvas, layout, places)
    if versi.baris:
        canvas.formula(rekap.POSISI_ROW - 1, rekap.KODE, f'"Menurut "&{versi.nama}&" (tabel G)"', NOTE)
        canvas.text(places.versi - 2, rekap.KODE, "G. NILAI YANG BERLAKU PADA AKHIR BULAN", _SECTION)
    for row, title, headings in (
        (places.sasaran, "A. ANGGARAN PER SASARAN", _MONEY),
        (places.capaian, "C. CAPAIAN INDIKATOR", _CAPAIAN),
        (places.indikator, "D. ANGGARAN PER INDIKATOR", _MONEY),
        (places.kegiatan, "E. ANGGARAN PER BARIS KEGIATAN", _MONEY),
        (places.variabel, "F. VARIABEL RUMUS PERHITUNGAN", _VARIABEL),
    ):
        _headings(canvas, row - 3, title, headings)
    _cumulative_headings(canvas, places)
    rekap_anggaran.write(canvas, layout, places, versi)
    rekap_anggaran.write_cumulative(canvas, layout, places, versi)
    rekap_capaian.write(canvas, layout, places, versi)
    versi.write(canvas)
    rekap_charts.write(canvas, places, widths, len(layout.indikator))
    _finish(canvas, layout, places)


def _widths(layout: Layout) -> list[float]:
    _, draw, total = (width_of(amount.removeprefix("Rp")) for amount in longest_amounts(layout))
    wide: dict[int, float] = dict(enumerate(WIDTHS, 1))
    for col in range(rekap.RENCANA, rekap.RENCANA + 8):
        wide[col] = max(wide[col], draw)
    for col in (rekap.PAGU, rekap.RENCANA_SD, rekap.REALISASI_SD, rekap.SISA):
        wide[col] = max(wide[col], total + 1)
    return list(wide.values())


def _position(canvas: Canvas, layout: Layout, places: rekap.RekapLayout) -> None:
    """The month up to which figures count: the last one that has a figure, or the one that somebody chooses."""
    row = rekap.POSISI_ROW
    canvas.text(row, rekap.KODE, "Posisi s.d.", BODY.but(bold=True))
    names = f"{BULANAN}!{cell_formulas.absolute(BULANAN_HEADING, month_column(1))}:{cell_formulas.absolute(BULANAN_HEADING, month_column(12))}"
    canvas.formula(row, rekap.URAIAN, _last_filled(layout, places), INPUT.but(bold=True))
    quarter = f'IF({rekap.POSISI}="TW I",3,IF({rekap.POSISI}="TW II",6,IF({rekap.POSISI}="TW III",9,12)))'
    canvas.formula(row, rekap.ISIAN, f"IFERROR(MATCH({rekap.POSISI},{names},0),{quarter})", PLAIN)
    canvas.formula(row, rekap.ISIAN + 1, f"ROUNDUP({rekap.POSISI_BULAN}/3,0)", PLAIN)
    canvas.formula(row, rekap.ISIAN + 2, f"INT({rekap.POSISI_BULAN}/3)", PLAIN)
    labels = ",".join(cell_formulas.text(str(tw)) for tw in Triwulan)
    none = cell_formulas.text("(BELUM ADA TW SELESAI)")
    canvas.formula(
        row, rekap.ISIAN + 3, f"IF({rekap.POSISI_SELESAI}=0,{none},CHOOSE({rekap.POSISI_SELESAI},{labels}))", PLAIN
    )
    _masks(canvas)
    note = (
        f'"Mengikuti bulan terakhir yang terisi; untuk laporan lain pilih bulan atau triwulan di sel {rekap.POSISI_CELL}. '
        f'Rencana dan deviasi dibandingkan pada akhir "&{rekap.POSISI_RENCANA}&"; realisasi s.d. "&{rekap.POSISI}&" terhadap pagu."'
    )
    canvas.formula(row, rekap.PAGU, note, NOTE)
    canvas.allow(validation.choice("Posisi laporan", (*Triwulan, *NAMA_BULAN)), [rekap.POSISI_CELL])


def _masks(canvas: Canvas) -> None:
    """Hidden: what counts up to the position, once for all tables."""
    row = rekap.POSISI_ROW
    for number in range(1, 13):
        canvas.formula(row, rekap.HITUNG + number - 1, f"IF({rekap.POSISI_BULAN}<{number},0,1)", PLAIN)
        counts = cell_formulas.address(row, rekap.HITUNG + number - 1)
        open_ = f"IF({rekap.POSISI_SELESAI}<{(number + 2) // 3},{counts},0)"
        canvas.formula(row, rekap.BERJALAN + number - 1, open_, PLAIN)
    for tw in Triwulan:
        first, last = rekap.HITUNG + 3 * tw - 3, rekap.HITUNG + 3 * tw - 1
        canvas.formula(row, rekap.USAI + tw - 1, cell_formulas.address(row, last), PLAIN)
        canvas.formula(row, rekap.SAMPAI + tw - 1, cell_formulas.address(row, first), PLAIN)
        canvas.formula(row, rekap.LEWAT + tw - 1, f"SUM({cell_formulas.area(row, first, row, last)})", PLAIN)


def _last_filled(layout: Layout, places: rekap.RekapLayout) -> str:
    """The name of the last month with a figure, of a quarter where that is its last month or a figure was typed for it."""
    found = cell_formulas.text(str(Triwulan.I))
    for number in range(1, 13):
        tw = Triwulan((number + 2) // 3)
        col = month_column(number)
        cells = f"{BULANAN}!{cell_formulas.area(BULANAN_FIRST, col, layout.bulanan_last, col)}"
        filled, name = f"COUNT({cells})", Bulan(layout.rencana.tahun, number).nama
        if number % 3 == 0:
            at = rekap.DIKETIK_CAPAIAN + tw - 1
            levels = cell_formulas.area(places.capaian, at, places.capaian + len(layout.indikator) - 1, at)
            typed = places.of_lines(rekap.DIKETIK + tw - 1)
            filled += f'+SUMPRODUCT(--({levels}<>0))+SUMPRODUCT(--({typed}<>""))'
            name = str(tw)
        found = f"IF({filled},{cell_formulas.text(name)},{found})"
    return found


def _headings(canvas: Canvas, row: int, title: str, headings: tuple[str, ...]) -> None:
    """A section's title, and its headings over two rows, the quarters of two columns side by side."""
    canvas.text(row, rekap.KODE, title, _SECTION)
    top, low = row + 1, row + 2
    col = rekap.KODE
    for heading in headings:
        grouped = heading in _BY_QUARTER
        canvas.merge(top, col, top if grouped else low, col + 3 if grouped else col, HEADING)
        if heading.endswith("S.D."):
            until = rekap.POSISI_RENCANA if heading in _OF_PLAN else rekap.POSISI
            canvas.formula(top, col, f"{cell_formulas.text(heading + ' ')}&{until}", HEADING)
        else:
            canvas.text(top, col, heading, HEADING)
        if not grouped:
            col += 1
            continue
        for tw in Triwulan:
            canvas.text(low, col, str(tw), HEADING)
            col += 1


def _cumulative_headings(canvas: Canvas, places: rekap.RekapLayout) -> None:
    row = places.kumulatif - 2
    canvas.text(row, rekap.KODE, "B. KUMULATIF DAN GRAFIK", _SECTION)
    for col, heading in enumerate(("S.D.", "Rencana kumulatif", "Realisasi kumulatif"), rekap.KODE):
        canvas.text(row + 1, col, heading, HEADING)
    spent = cell_formulas.area(places.kumulatif, rekap.PAGU, places.kumulatif + 3, rekap.PAGU)
    achieved = cell_formulas.area(places.capaian, rekap.REALISASI_SD, places.indikator - 5, rekap.REALISASI_SD)
    for col, cells, why in (
        (rekap.RENCANA, spent, "Belum ada realisasi pada akhir triwulan yang selesai."),
        (
            rekap.RENCANA + 7,
            achieved,
            "Belum ada capaian yang dapat dihitung: lihat TERISI, POLARITAS, dan TANDA di tabel C.",
        ),
    ):
        canvas.formula(row, col, f'IF(COUNT({cells}),"",{cell_formulas.text(why)})', NOTE)


def _finish(canvas: Canvas, layout: Layout, places: rekap.RekapLayout) -> None:
    sheet = canvas.sheet
    for col in range(rekap.ISIAN, rekap.LAST_HIDDEN + 1):
        sheet.column_dimensions[cell_formulas.column(col)].hidden = True
    heights = dict.fromkeys(range(places.kumulatif - 2, places.capaian - 3), rekap.ROW_POINTS)
    first_rows = (places.sasaran, places.capaian, places.indikator, places.kegiatan, places.variabel)
    headings = dict.fromkeys((row - back for row in first_rows for back in (1, 2)), 23.0)
    headings[places.kumulatif - 1] = headings[places.capaian - 1] = headings[places.capaian - 2] = 28.0
    totals = {at + len(of) for at, of in ((places.sasaran, layout.sasaran), (places.indikator, layout.indikator))}
    totals.add(places.kegiatan + len(layout.kegiatan))
    heights |= dict.fromkeys(totals, _TWO_LINES)
    canvas.fit(_TWO_LINES, (), {1: 20, 2: 17, 3: 17, rekap.POSISI_ROW: 18} | heights | headings)
    _color_marks(canvas, places)
    starts = {*(row - 3 for row in first_rows), places.versi - 2}
    groups: list[range] = []
    row = rekap.POSISI_ROW + 1
    while row <= places.last:
        last = row + 3 if row in starts else row
        last = places.capaian - 4 if row == places.kumulatif - 2 else last
        last += last + 1 in totals
        groups.append(range(row, last + 1))
        row = last + 1
    print_setup.finish(sheet, layout.rencana.tahun, groups, frozen=(rekap.POSISI_ROW + 1, rekap.PAGU))


def _color_marks(canvas: Canvas, places: rekap.RekapLayout) -> None:
    letters = cell_formulas.column(rekap.TANDA)
    cells = f"{cell_formulas.column(rekap.TANDA_TRIWULAN)}{places.sasaran}:{letters}{places.variabel - 4}"
    for words, fill, ink in (
        (("DI ATAS PAGU", "di bawah target"), "F8CBAD", "9C0006"),
        (("di atas rencana", "hampir tercapai", "pilih polaritas", "ditanyakan"), "FFE699", "7F6000"),
        (("tercapai",), "C6E0B4", "375623"),
    ):
        for word in words:
            rule = CellIsRule(  # type: ignore[no-untyped-call]
                operator="equal",
                formula=[cell_formulas.text(word)],
                fill=PatternFill("solid", bgColor=f"FF{fill}"),
                font=Font(color=f"FF{ink}", bold=True),
            )
            canvas.sheet.conditional_formatting.add(cells, rule)
