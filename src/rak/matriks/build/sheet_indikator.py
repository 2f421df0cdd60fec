"""Sheet Indikator: what a person states once of an indicator, its variables and its lines, where the other sheets read it."""

from itertools import pairwise
from typing import Final

from rak.domain.kolom import KolomIndikator
from rak.domain.period_words import NAMA_BULAN
from rak.domain.polaritas import Frekuensi, Gabungan, Pelaporan, Polaritas
from rak.domain.recorded_values import TINGKAT
from rak.domain.rencana import NAMA_BATAS
from rak.domain.target import TargetKinerja
from rak.domain.temuan import ISI_DITERIMA
from rak.domain.waktu import Triwulan
from rak.matriks.build import cell_formulas, print_setup, validation
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.cell_formulas import address
from rak.matriks.build.layout import INDIKATOR, INDIKATOR_FIRST, INDIKATOR_HEADING, BlokIndikator, Layout
from rak.matriks.build.looks import BODY, CENTERED, HEADING, INPUT, NOTE, NUMBER, PERCENT, RUPIAH
from rak.matriks.build.sheet_bulanan import REALISASI, VARIABEL
from rak.matriks.column_map import INDIKATOR as AT
from rak.matriks.column_map import draw_column, goal_column, level_column
from rak.matriks.read.accepted_table import JUDUL, JUDUL_TABEL

BARIS_INDIKATOR: Final = "Indikator"
_CHOICE: Final = INPUT.but(horizontal="center")
_FIGURE: Final = INPUT.but(horizontal="center", number_format=NUMBER)
_WIDTHS: Final = {
    KolomIndikator.KODE: 9.0, KolomIndikator.JENIS: 10.0, KolomIndikator.URAIAN: 40.0, KolomIndikator.TARGET: 11.0,
    KolomIndikator.BATAS_ATAS: 11.0, KolomIndikator.SATUAN: 11.0, KolomIndikator.TARGET_KUMULATIF: 12.0,
    KolomIndikator.POLARITAS: 13.0, KolomIndikator.GABUNGAN: 11.0, KolomIndikator.PELAPORAN: 12.0,
    KolomIndikator.FREKUENSI: 12.0, KolomIndikator.BATAS_CAPAIAN: 10.0, KolomIndikator.PENANGGUNG_JAWAB: 20.0,
    KolomIndikator.TINGKAT_KUMULATIF: 12.0,
}  # fmt: skip
_ACCEPTED_AT: Final = ((1, 1), (2, 3), (4, 6), (7, 11))
_ACCEPTED_BLANK: Final = 10
_ACCEPTED_NOTE: Final = (
    "salin KODE, LETAK, dan NILAI (atau PESAN bila NILAI kosong) dari lembar Temuan, lalu tulis ALASAN. Dihitung sudah "
    "dilihat sampai nilainya berubah."
)
_GOAL: Final = 11.0
_DRAW: Final = 13.0
_NOTES: Final = (
    (
        "Angka target berdiri sekali di lembar ini; TARGET KINERJA di Matriks menyimpan kata-kata keputusan. "
        "Yang kosong berarti belum dinyatakan. PELAPORAN: kumulatif bila angka tiap bulan sudah s.d. bulan itu."
    ),
    (
        "TARGET KUMULATIF: ya bila target TW II sudah memuat TW I; tidak bila hanya untuk triwulan itu. "
        "TINGKAT CAPAIAN TW: hanya bila variabelnya tidak diketahui; dipakai selama Bulanan triwulan itu kosong. "
        "TINGKAT KUMULATIF: ya bila sudah s.d. triwulan itu."
    ),
)


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    wide = {at: _WIDTHS[kolom] for kolom, at in AT.items()}
    wide |= {at: _GOAL for tw in Triwulan for at in (goal_column(tw), level_column(tw))}
    wide |= {draw_column(number): _DRAW for number in range(1, 13)}
    canvas.widths(width for _, width in sorted(wide.items()))
    canvas.title("PENGATURAN INDIKATOR", layout.rencana)
    for row, note in enumerate(_NOTES, 4):
        canvas.text(row, 1, note, NOTE)
    headings = {at: str(kolom) for kolom, at in AT.items()}
    headings |= {goal_column(tw): f"TARGET {tw}" for tw in Triwulan}
    headings |= {level_column(tw): f"{TINGKAT} {tw}" for tw in Triwulan}
    headings |= {draw_column(number): f"PENARIKAN {name.upper()}" for number, name in enumerate(NAMA_BULAN, 1)}
    for col, heading in headings.items():
        canvas.text(INDIKATOR_HEADING, col, heading, HEADING)
    for block in layout.indikator:
        _indicator(canvas, block)
    _validate(canvas, layout)
    _finish(canvas, layout, _accepted(canvas, layout))


def _indicator(canvas: Canvas, block: BlokIndikator) -> None:
    row, indikator, target = block.pengaturan, block.indikator, block.indikator.target
    _name(canvas, row, indikator.kode, BARIS_INDIKATOR, indikator.uraian)
    for kolom, end in ((KolomIndikator.TARGET, target.nilai), (KolomIndikator.BATAS_ATAS, target.nilai_atas)):
        canvas.number(row, AT[kolom], None if end is None else float(end), _FIGURE)
    canvas.text(row, AT[KolomIndikator.SATUAN], target.satuan if target.nilai is not None else "", CENTERED)
    for tw in Triwulan:
        _goal(canvas, row, goal_column(tw), indikator.target_triwulan[tw] if indikator.target_triwulan else None)
    one = indikator.gabungan if isinstance(indikator.gabungan, Gabungan) else ""
    reporting = "" if isinstance(indikator.pelaporan, tuple) else indikator.pelaporan or ""
    to_date = {None: "", True: "ya", False: "tidak"}[indikator.target_kumulatif]
    for kolom, word in (
        (KolomIndikator.TARGET_KUMULATIF, to_date), (KolomIndikator.POLARITAS, indikator.polaritas or ""),
        (KolomIndikator.GABUNGAN, one), (KolomIndikator.PELAPORAN, reporting),
        (KolomIndikator.FREKUENSI, indikator.frekuensi), (KolomIndikator.PENANGGUNG_JAWAB, indikator.penanggung_jawab),
    ):  # fmt: skip
        canvas.text(row, AT[kolom], str(word), _CHOICE)
    if indikator.batas.isdigit():
        canvas.number(row, AT[KolomIndikator.BATAS_CAPAIAN], int(indikator.batas), _CHOICE)
    else:
        canvas.text(row, AT[KolomIndikator.BATAS_CAPAIAN], indikator.batas, _CHOICE)
    rate = indikator.ukuran.persen_langsung
    for tw in Triwulan if block.variabel else ():
        canvas.number(row, level_column(tw), None, _FIGURE.but(number_format=PERCENT) if rate else _FIGURE)
    if block.variabel:
        canvas.number(row, AT[KolomIndikator.TINGKAT_KUMULATIF], None, _CHOICE)
    for variable in block.variabel:
        _name(canvas, variable.pengaturan, indikator.kode, VARIABEL, variable.nama)
        if not one:
            _choose(canvas, variable.pengaturan, KolomIndikator.GABUNGAN, indikator.stated_gabungan(variable.nama))
        if not reporting:
            _choose(canvas, variable.pengaturan, KolomIndikator.PELAPORAN, indikator.stated_pelaporan(variable.nama))
    for line in block.anggaran:
        _name(canvas, line.pengaturan, line.kegiatan.kode, REALISASI, block.describe(line))
        _choose(canvas, line.pengaturan, KolomIndikator.PELAPORAN, line.kegiatan.pelaporan)
        for number in range(1, 13):
            draws = line.kegiatan.penarikan_bulanan
            look = INPUT.but(horizontal="right", number_format=RUPIAH)
            if draws is None:
                canvas.number(line.pengaturan, draw_column(number), None, look)
            else:
                canvas.money(line.pengaturan, draw_column(number), draws[number - 1], look)


def _name(canvas: Canvas, row: int, kode: str, jenis: str, uraian: str) -> None:
    """The locked columns; what is not for that kind of row is shown as such."""
    canvas.text(row, AT[KolomIndikator.KODE], kode, CENTERED)
    canvas.text(row, AT[KolomIndikator.JENIS], jenis, BODY)
    canvas.fitted(row, AT[KolomIndikator.URAIAN], uraian, BODY)
    for col in range(AT[KolomIndikator.TARGET], level_column(Triwulan.IV) + 1):
        canvas.number(row, col, None, CENTERED)
    for kolom in (KolomIndikator.GABUNGAN, KolomIndikator.PELAPORAN) if jenis == VARIABEL else ():
        canvas.number(row, AT[kolom], None, _CHOICE)
    if jenis == REALISASI:
        canvas.number(row, AT[KolomIndikator.PELAPORAN], None, _CHOICE)


def _choose(canvas: Canvas, row: int, kolom: KolomIndikator, stated: object) -> None:
    if stated is not None:
        canvas.text(row, AT[kolom], str(stated), _CHOICE)


def _goal(canvas: Canvas, row: int, col: int, goal: TargetKinerja | None) -> None:
    """A target of a quarter: a number with its unit as the format, else as it is spelt."""
    if goal is None or (goal.nilai is not None and goal.nilai_atas is None and goal.arah is None):
        unit = goal.satuan.replace('"', "") if goal else ""
        look = _FIGURE if not unit else _FIGURE.but(number_format=f'{NUMBER}" {unit}"')
        canvas.number(row, col, None if goal is None or goal.nilai is None else float(goal.nilai), look)
    else:
        canvas.text(row, col, str(goal), _FIGURE)


def _validate(canvas: Canvas, layout: Layout) -> None:
    indicators = [block.pengaturan for block in layout.indikator]
    variables = [variable.pengaturan for block in layout.indikator for variable in block.variabel]
    lines = [line.pengaturan for line in layout.anggaran]
    for rule, kolom, rows in (
        (validation.choice("Target kumulatif", ("ya", "tidak")), KolomIndikator.TARGET_KUMULATIF, indicators),
        (validation.choice("Target kumulatif", ("ya", "tidak")), KolomIndikator.TINGKAT_KUMULATIF, indicators),
        (validation.choice("Polaritas", Polaritas), KolomIndikator.POLARITAS, indicators),
        (validation.choice("Gabungan bulan", Gabungan), KolomIndikator.GABUNGAN, [*indicators, *variables]),
        (validation.choice("Pelaporan", Pelaporan), KolomIndikator.PELAPORAN, [*indicators, *variables, *lines]),
        (validation.choice("Frekuensi", Frekuensi), KolomIndikator.FREKUENSI, indicators),
        (validation.choice("Batas capaian", NAMA_BATAS), KolomIndikator.BATAS_CAPAIAN, indicators),
    ):
        canvas.allow(rule, (address(row, AT[kolom]) for row in rows))
    number = validation.target_number(address(INDIKATOR_FIRST, AT[KolomIndikator.TARGET]))
    money = validation.money_or_dash(address(min(lines, default=INDIKATOR_FIRST), draw_column(1)))
    goals = (
        (AT[KolomIndikator.TARGET], AT[KolomIndikator.BATAS_ATAS]),
        (goal_column(Triwulan.I), goal_column(Triwulan.IV)),
    )
    canvas.allow(number, (cell_formulas.area(row, first, row, last) for row in indicators for first, last in goals))
    if lines:
        canvas.allow(money, (cell_formulas.area(row, draw_column(1), row, draw_column(12)) for row in lines))


def _accepted(canvas: Canvas, layout: Layout) -> int:
    """The table for findings that the planner accepts, with blank rows to add to; its last row."""
    top = layout.indikator_last + 2
    canvas.text(top, 1, f"{JUDUL_TABEL}: {_ACCEPTED_NOTE}", NOTE)
    rows = [[getattr(one, name) for name in ISI_DITERIMA] for one in layout.rencana.diterima]
    for row, texts in enumerate([JUDUL, *rows, *[("",) * len(JUDUL)] * _ACCEPTED_BLANK], top + 1):
        look = HEADING if row == top + 1 else INPUT.but(number_format="@")
        for (first, last), text in zip(_ACCEPTED_AT, texts, strict=True):
            canvas.fitted(row, first, text, look, last_col=last)
    return row


def _finish(canvas: Canvas, layout: Layout, last: int) -> None:
    heights = {1: 20, 2: 17, 3: 17, 4: 14, 5: 14, INDIKATOR_HEADING: 40}
    canvas.fit(18, range(INDIKATOR_FIRST, last + 1), heights)
    starts = [*(block.pengaturan for block in layout.indikator), layout.indikator_last + 1, last + 1]
    groups = [range(first, after) for first, after in pairwise(starts)]
    area, frozen = cell_formulas.area(1, 1, last, draw_column(12)), (INDIKATOR_FIRST, AT[KolomIndikator.URAIAN] + 1)
    second, sheet = AT[KolomIndikator.TINGKAT_KUMULATIF], canvas.sheet
    print_setup.finish(
        sheet, layout.rencana.tahun, groups, frozen=frozen, headings=INDIKATOR_HEADING, area=area, second=second
    )


def cell(row: int, kolom: KolomIndikator) -> str:
    """A cell of this sheet, as formulas of the others name it."""
    return f"{INDIKATOR}!${cell_formulas.column(AT[kolom])}${row}"


def level_cell(row: int, tw: Triwulan) -> str:
    """The level that is given directly for a quarter."""
    return f"{INDIKATOR}!${cell_formulas.column(level_column(tw))}${row}"


def goal_cell(row: int, tw: Triwulan) -> str:
    """The target of a quarter."""
    return f"{INDIKATOR}!${cell_formulas.column(goal_column(tw))}${row}"
