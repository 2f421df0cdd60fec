"""The money tables of Rekap: the same figures as ``domain.anggaran``, as formulas over Matriks."""

from rak.domain.kolom import Kolom
from rak.domain.revisi import Unsur
from rak.domain.waktu import Triwulan
from rak.matriks import column_map
from rak.matriks.build import cell_formulas
from rak.matriks.build import rekap_layout as rekap
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.cell_formulas import FAILED, address, area
from rak.matriks.build.layout import BULANAN, MATRIKS, BarisKegiatan, Layout
from rak.matriks.build.looks import BODY, CENTERED, PERCENT, PLAIN, TOTAL_FILL, Look
from rak.matriks.build.rekap_versi import TabelVersi

AMOUNT = Look(horizontal="right", number_format="#,##0")
SHARE = Look(horizontal="right", number_format=PERCENT)
MARK = CENTERED.but(bold=True, size=8)
_TOTAL = {"bold": True, "fill": TOTAL_FILL}


def write(canvas: Canvas, layout: Layout, places: rekap.RekapLayout, versi: TabelVersi) -> None:
    """Write the tables per sasaran, per indikator and per budget line.

    Each total is over the table below it: an indicator over its lines, a goal over its indicators.
    """
    line, indicator, blocked = places.kegiatan, places.indikator, bool(versi.blokir)
    for row, goal in enumerate(layout.sasaran, places.sasaran):
        first_line, first_indicator = line, indicator
        for block in goal.indikator:
            first = line
            for each in block.kegiatan:
                _line(canvas, each, block.describe(each), line, versi)
                line += 1
            names = (block.indikator.kode, block.indikator.uraian)
            _group(canvas, indicator, names, range(first, line), range(first, line), blocked=blocked)
            indicator += 1
        names = (goal.sasaran.nomor, goal.sasaran.uraian)
        _group(canvas, row, names, range(first_indicator, indicator), range(first_line, line), blocked=blocked)
    total = places.sasaran + len(layout.sasaran)
    lines = range(places.kegiatan, line)
    _total(canvas, total, range(places.sasaran, total), lines, blocked=blocked)
    for row in (indicator, line):
        _total(canvas, row, range(total, total + 1), lines, blocked=blocked)


def _group(canvas: Canvas, row: int, names: tuple[str, str], parts: range, lines: range, *, blocked: bool) -> None:
    canvas.text(row, rekap.KODE, names[0], CENTERED)
    canvas.fitted(row, rekap.URAIAN, names[1], BODY)
    _sums(canvas, row, parts, lines, AMOUNT, blocked=blocked)


def _total(canvas: Canvas, row: int, parts: range, lines: range, *, blocked: bool) -> None:
    canvas.text(row, rekap.KODE, "", CENTERED.but(**_TOTAL))
    canvas.text(row, rekap.URAIAN, "JUMLAH", BODY.but(**_TOTAL))
    _sums(canvas, row, parts, lines, AMOUNT.but(**_TOTAL), blocked=blocked)


def _line(canvas: Canvas, line: BarisKegiatan, words: str, row: int, versi: TabelVersi) -> None:
    kode = line.kegiatan.kode
    canvas.text(row, rekap.KODE, line.kegiatan.kode, CENTERED)
    canvas.fitted(row, rekap.URAIAN, words, BODY)
    pagu = f"{MATRIKS}!{address(line.matriks, column_map.MATRIKS[Kolom.PAGU])}"
    pagu = versi.at_position((Unsur.PAGU, kode, None), cell_formulas.pass_through(pagu))
    canvas.formula(row, rekap.PAGU, pagu, AMOUNT)
    for tw in Triwulan:
        for col, kolom in ((rekap.RENCANA, Kolom.RENCANA_PENARIKAN_DANA), (rekap.REALISASI, Kolom.REALISASI_ANGGARAN)):
            cell = f"{MATRIKS}!{address(line.row(tw), column_map.MATRIKS[kolom])}"
            if col == rekap.RENCANA:
                cell = versi.at_end((Unsur.PENARIKAN, kode, tw), tw, cell)
            canvas.formula(row, col + tw - 1, cell_formulas.pass_through(cell), AMOUNT)
    _helpers(canvas, line, row)
    draws = rekap.RENCANA
    if versi.late(kode):
        draws = rekap.PENARIKAN_USAI
        for tw in Triwulan:
            live = cell_formulas.pass_through(
                f"{MATRIKS}!{address(line.row(tw), column_map.MATRIKS[Kolom.RENCANA_PENARIKAN_DANA])}"
            )
            canvas.formula(row, draws + tw - 1, versi.when_over((Unsur.PENARIKAN, kode, tw), live), PLAIN)
    if kode in versi.blokir:
        canvas.formula(row, rekap.DIBLOKIR, versi.at_position((Unsur.BLOKIR, kode, None), "", always=True), PLAIN)
    for col, first in ((rekap.RENCANA_SD, draws), (rekap.REALISASI_SELESAI, rekap.REALISASI)):
        look = _look_of(col, AMOUNT) if col == rekap.RENCANA_SD else PLAIN
        canvas.formula(row, col, cell_formulas.total_where(rekap.TRIWULAN_USAI, area(row, first, row, first + 3)), look)
    known, rest = address(row, rekap.REALISASI_SELESAI), address(row, rekap.SEBAGIAN)
    pair = f'IF(COUNT({known},{rest}),SUM({known},{rest}),IF(OR({known}="-",{rest}="-"),"-",""))'
    canvas.formula(row, rekap.REALISASI_SD, pair, _look_of(rekap.REALISASI_SD, AMOUNT))
    spent, plan = known, address(row, rekap.RENCANA_SD)
    canvas.formula(row, rekap.SELISIH, f'IF(COUNT({spent},{plan})=2,ABS({spent}-{plan}),"")', PLAIN)
    _ratios(canvas, row, range(row, row + 1), AMOUNT, blocked=kode in versi.blokir)
    off = f"IF({plan},ABS({spent}-{plan})/{plan},IF({spent},1,0))"
    formula = f"IF({rekap.POSISI_SELESAI}=0,{FAILED},{cell_formulas.both(spent, plan, off)})"
    canvas.formula(row, rekap.DEVIASI, formula, _look_of(rekap.DEVIASI, AMOUNT))
    canvas.text(row, rekap.DEVIASI_BERSIH, "", _look_of(rekap.DEVIASI, AMOUNT))


def _helpers(canvas: Canvas, line: BarisKegiatan, row: int) -> None:
    """Hidden: months that are filled and due to date, what a quarter begun adds; nothing of a line without a row in Bulanan."""
    if not line.bulanan:
        for col in (rekap.BULAN_TERISI, rekap.BULAN_WAJIB):
            canvas.number(row, col, 0, PLAIN)
        return
    months = [address(line.bulanan, column_map.month_column(number)) for number in range(1, 13)]
    for tw in Triwulan:
        of_quarter = f"{BULANAN}!{months[3 * tw - 3]}:{months[3 * tw - 1]}"
        typed = f'IF(COUNTBLANK({of_quarter})=3,{address(row, rekap.REALISASI + tw - 1)},"")'
        canvas.formula(row, rekap.DIKETIK + tw - 1, typed, PLAIN)
    year = f"{BULANAN}!{months[0]}:{months[-1]}"
    _completeness(canvas, year, row)
    _begun(canvas, line.bulanan, year, row)


def _completeness(canvas: Canvas, months: str, row: int) -> None:
    """``domain.penilaian.kelengkapan_baris``; an amount typed for a quarter fills its months."""
    typed = area(row, rekap.DIKETIK, row, rekap.DIKETIK + 3)
    filled = f"{cell_formulas.counted(rekap.BULAN_HITUNG, months)}+{cell_formulas.counted(rekap.BULAN_LEWAT, typed)}"
    canvas.formula(row, rekap.BULAN_TERISI, filled, PLAIN)
    none = f'{cell_formulas.dashes(rekap.BULAN_HITUNG, months)}-SUMIFS({rekap.BULAN_LEWAT},{typed},"-")'
    canvas.formula(row, rekap.BULAN_WAJIB, f"{rekap.POSISI_BULAN}-{none}", PLAIN)


def _begun(canvas: Canvas, source: int, months: str, row: int) -> None:
    """What the months of a quarter that is not over add to realisasi to date."""
    quarters = f"{BULANAN}!{area(source, column_map.quarter_column(1), source, column_map.quarter_column(4))}"
    now, before = f"INDEX({months},{rekap.POSISI_BULAN})", f"INDEX({months},{rekap.POSISI_BULAN}-1)"
    last = f"IF(ISNUMBER({now}),{now},{before})-SUMIFS({quarters},{rekap.TRIWULAN_USAI},1)"
    to_date = f'{BULANAN}!{address(source, column_map.PELAPORAN)}="kumulatif"'
    added = f"IF({to_date},{last},SUMIFS({months},{rekap.BULAN_BERJALAN},1))"
    canvas.formula(row, rekap.SEBAGIAN, cell_formulas.known_where(rekap.BULAN_BERJALAN, months, added), PLAIN)


def _sums(canvas: Canvas, row: int, parts: range, lines: range, look: Look, *, blocked: bool) -> None:
    """The figures of a group from those of its ``parts`` (rows of one table); ``lines`` are its budget lines."""
    for col in range(rekap.PAGU, rekap.REALISASI_SD + 1):
        cells = area(parts.start, col, parts.stop - 1, col)
        only = address(parts.start, col)
        formula = only if len(parts) == 1 else cell_formulas.total_of_all(cells, len(parts))
        canvas.formula(row, col, formula, _look_of(col, look))
    _ratios(canvas, row, lines, look, blocked=blocked)
    gaps, plans, reals = (
        area(lines.start, col, lines.stop - 1, col)
        for col in (rekap.SELISIH, rekap.RENCANA_SD, rekap.REALISASI_SELESAI)
    )
    plan, spent = (f'SUMIFS({cells},{gaps},">=0")' for cells in (plans, reals))
    each = f"IF({plan},SUM({gaps})/{plan},IF(SUM({gaps}),1,0))"
    net = f"IF({plan},ABS({spent}-{plan})/{plan},IF({spent},1,0))"
    for col, value in ((rekap.DEVIASI, each), (rekap.DEVIASI_BERSIH, net)):
        formula = f'IF({rekap.POSISI_SELESAI}=0,{FAILED},IF(COUNT({gaps}),{value},""))'
        canvas.formula(row, col, formula, _look_of(rekap.DEVIASI, look))


def _look_of(col: int, look: Look) -> Look:
    """How a column looks in a row whose amounts look like this."""
    if col == rekap.TANDA:
        return MARK.but(fill=look.fill)
    if col in {rekap.PENYERAPAN, rekap.DEVIASI}:
        return look.but(number_format=PERCENT)
    if col == rekap.TERISI_UANG:
        return CENTERED.but(fill=look.fill)
    return look.but(bold=True) if col in {rekap.RENCANA_SD, rekap.REALISASI_SD} else look


def _ratios(canvas: Canvas, row: int, lines: range, look: Look, *, blocked: bool) -> None:
    """PENYERAPAN, SISA, TERISI and TANDA of a row, as in ``domain.anggaran``; ``lines`` are its budget lines."""
    spent, pagu, plan, left = (
        address(row, col) for col in (rekap.REALISASI_SD, rekap.PAGU, rekap.RENCANA_SD, rekap.SISA)
    )
    ceiling = pagu
    if blocked:  # what is blocked of the pagu cannot be spent
        held = area(lines.start, rekap.DIBLOKIR, lines.stop - 1, rekap.DIBLOKIR)
        ceiling = f"({pagu}-SUM({held}))"
    remainder = cell_formulas.both(spent, pagu, f"{ceiling}-{spent}")
    over = address(row, rekap.REALISASI_SELESAI)
    if len(lines) > 1:
        lacking = cell_formulas.lacking(area(lines.start, rekap.PAGU, lines.stop - 1, rekap.PAGU), len(lines))
        known = f'IF({lacking},{FAILED},IF(ISNUMBER({pagu}),{ceiling}-{spent},"-"))'
        remainder = f"IF(ISNUMBER({spent}),{known},{spent})"
    if row not in lines:
        over = f"SUM({area(lines.start, rekap.REALISASI_SELESAI, lines.stop - 1, rekap.REALISASI_SELESAI)})"
    above = f'IF(ISNUMBER({plan}),IF({over}>{plan},"di atas rencana",""),"")'
    if row in lines:
        above = f'IF(ISNUMBER({over}),{above},"")'
    filled, due = (area(lines.start, col, lines.stop - 1, col) for col in (rekap.BULAN_TERISI, rekap.BULAN_WAJIB))
    for col, formula in (
        (rekap.PENYERAPAN, f"IF(ISNUMBER({left}),IF({ceiling},{spent}/{ceiling},{FAILED}),{left})"),
        (rekap.SISA, remainder),
        (rekap.TERISI_UANG, f'SUM({filled})&" dari "&SUM({due})'),
        (rekap.TANDA, f'IF(ISNUMBER({spent}),IF(N({left})<0,"DI ATAS PAGU",{above}),"")'),
    ):
        canvas.formula(row, col, formula, _look_of(col, look))


def write_cumulative(canvas: Canvas, layout: Layout, places: rekap.RekapLayout, versi: TabelVersi) -> None:
    """Plan and realisasi from January to the end of each quarter: what the first chart draws."""
    total = places.sasaran + len(layout.sasaran)
    for tw in Triwulan:
        row = places.kumulatif + tw - 1
        canvas.text(row, rekap.KODE, str(tw), CENTERED)
        plan = area(total, rekap.RENCANA, total, rekap.RENCANA + tw - 1)
        spent = area(total, rekap.REALISASI, total, rekap.REALISASI + tw - 1)
        late = "".join(versi.late_changes(line.kegiatan.kode, tw) for line in layout.kegiatan)
        canvas.formula(row, rekap.URAIAN, f'IF(COUNT({plan}),SUM({plan}){late},"")', AMOUNT)
        until_now = f"AND({rekap.POSISI_SELESAI}>={int(tw)},COUNT({spent}))"
        canvas.formula(row, rekap.PAGU, f'IF({until_now},SUM({spent}),"")', AMOUNT)
