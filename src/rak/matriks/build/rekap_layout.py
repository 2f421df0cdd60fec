"""Where the tables of sheet Rekap stand."""

import math
from typing import Final

import attrs

from rak.matriks.build.cell_formulas import absolute, address, area
from rak.matriks.build.layout import Layout
from rak.matriks.build.version_rows import version_rows

KODE: Final = 1
URAIAN: Final = 2
PAGU: Final = 3
"""Also TARGET KINERJA in words (capaian) and GABUNGAN (variabel)."""
RENCANA: Final = 4
"""The first of four quarters: RENCANA PENARIKAN; also the level of an indicator and the value of a variable."""
REALISASI: Final = 8
"""The first of four quarters: REALISASI."""
TARGET: Final = 8
TARGET_TRIWULAN: Final = 9
TERISI: Final = 10
POLARITAS: Final = 11
NILAI_SD: Final = 8
"""A variable to date, as it enters the RUMUS."""
RENCANA_SD: Final = 12
"""To date: the plan, the level."""
REALISASI_SD: Final = 13
"""To date: realisasi, the achievement in percent against the year's target."""
PENYERAPAN: Final = 14
PERSEN_TRIWULAN: Final = 14
SISA: Final = 15
PERSEN_TERBATAS: Final = 15
"""The achievement against the year's target, no higher than the cap; behind it that against the quarter's."""
DEVIASI: Final = 16
"""At the end of the last quarter that is over; of a group that of its lines, which do not offset each other."""
DEVIASI_BERSIH: Final = 17
"""Of a group: that of its sums."""
BATAS: Final = 17
TERISI_UANG: Final = 18
"""Months of the lines that are filled, of those that were due."""
TANDA_TRIWULAN: Final = 18
TANDA: Final = 19

ISIAN: Final = 20
"""Hidden: a sign for each quarter of an indicator; ``0`` where a variable is filled in, the quarter's letter where
somebody typed CAPAIAN into Matriks instead, ``x`` where a level is given directly, ``_`` where nothing is (``0xc_``)."""
TYPED: Final = "abcd"
"""The letters of the quarters: COUNTIF takes letters for text only."""
GIVEN: Final = "x"
"""The sign of a level that is given directly."""
ISIAN_SD: Final = 21
"""Hidden: ``0`` and after it the signs to date, those of what was filled in or typed."""
LEVEL_SD: Final = 22
"""Hidden: the level to date, figures typed into Matriks aside."""
POLARITAS_NOMOR: Final = 23
"""Hidden: the polarity as a number, for CHOOSE; 4 where none is stated."""
TINGKAT: Final = 24
"""Hidden: the realised level to date in the unit of the target."""
TARGET_BAWAH: Final = 25
"""Hidden, and the two after it: lower and upper end of the year's target, and the quarter's to date."""
JUMLAH_TERISI: Final = 29
"""Hidden, and the one after it: how many reports are filled, of how many that were due."""
DITANYAKAN: Final = 31
"""Hidden: how many variables look like figures to date and are added up unasked."""
DIJUMLAHKAN: Final = 32
"""Hidden: 1 for a count that grows with every month."""
CAPAI: Final = 33
"""Hidden, and the one after it: whether the target of the year, and of the quarter, is reached."""
BANDING: Final = 35
"""Hidden, and the one after it: the level over the target of the year, and of the quarter, where that is above zero."""
DIKETIK_CAPAIAN: Final = 37
"""Hidden, for each quarter: what stands for its months where CAPAIAN was typed instead: 1, or a dash; else 0."""
KEADAAN: Final = 41
"""Hidden: the state of each month to date: 1 filled, 0 not, a dash for not due."""

LANGSUNG: Final = 57
"""Hidden: the level to date that is given directly, as it was given."""

TANYA: Final = 20
"""Hidden, of a variable: 1 where its months look like figures to date."""
TERAKHIR: Final = 21
"""Hidden: the lowest number, and after it the last number up to each month that counts."""

REALISASI_SELESAI: Final = 20
"""Hidden, of a line: realisasi to the end of the last quarter that is over."""
SELISIH: Final = 21
"""Hidden: the distance of plan and realisasi of a line that has both there."""
DIKETIK: Final = 22
"""Hidden: for each quarter the amount that was typed into Matriks where no month is filled."""
BULAN_TERISI: Final = 26
"""Hidden: months that are filled to date."""
BULAN_WAJIB: Final = 27
"""Hidden: months that were due to date."""
SEBAGIAN: Final = 28
"""Hidden: what the months of a quarter that is not over add."""
DIBLOKIR: Final = 29
"""Hidden: what is blocked of a line that was ever blocked."""
PENARIKAN_USAI: Final = 30
"""Hidden, for each quarter: the draw of a line whose past quarters were revised, at the end of the last one that is over."""

POSISI_ROW: Final = 5
POSISI_CELL: Final = address(POSISI_ROW, URAIAN)
"""Where the month or quarter up to which figures count is chosen."""
POSISI: Final = absolute(POSISI_ROW, URAIAN)
POSISI_BULAN: Final = absolute(POSISI_ROW, ISIAN)
"""Hidden: the number of the last month that counts."""
POSISI_NOMOR: Final = absolute(POSISI_ROW, ISIAN + 1)
"""Hidden: the number of the quarter that it lies in."""
POSISI_SELESAI: Final = absolute(POSISI_ROW, ISIAN + 2)
"""Hidden: the number of the last quarter that is over, 0 for none."""
POSISI_RENCANA: Final = absolute(POSISI_ROW, ISIAN + 3)
"""Hidden: that quarter in words."""
HITUNG: Final = 24
"""Hidden, of the position: a mask of the twelve months that count, 1 or 0."""
BERJALAN: Final = 36
"""Hidden: those of them whose quarter is not over."""
USAI: Final = 48
"""Hidden: a mask of the quarters that are over."""
SAMPAI: Final = 52
"""Hidden: a mask of the quarters up to that of the position."""
LEWAT: Final = 56
"""Hidden: how many months of each quarter count."""
LAST_HIDDEN: Final = LEWAT + 3
TARGET_VERSI: Final = 53
"""Hidden, of an indicator, for each quarter: its target, where that was revised."""


def of_position(first: int, count: int) -> str:
    """The cells of a mask in the row of the position."""
    return f"{absolute(POSISI_ROW, first)}:{absolute(POSISI_ROW, first + count - 1)}"


BULAN_HITUNG: Final = of_position(HITUNG, 12)
BULAN_BERJALAN: Final = of_position(BERJALAN, 12)
TRIWULAN_USAI: Final = of_position(USAI, 4)
TRIWULAN_SAMPAI: Final = of_position(SAMPAI, 4)
BULAN_LEWAT: Final = of_position(LEWAT, 4)

CHART_POINTS: Final = 255
"""At least this high, in points."""
ROW_POINTS: Final = 15.0


@attrs.frozen
class RekapLayout:
    """First rows of the data of each table (its title and two heading rows stand above)."""

    sasaran: int
    kumulatif: int
    capaian: int
    indikator: int
    kegiatan: int
    variabel: int
    versi: int
    last: int
    chart_points: int
    lines: int

    def of_lines(self, col: int) -> str:
        """The cells of a column for all budget lines."""
        return area(self.kegiatan, col, self.kegiatan + self.lines - 1, col)


def place(layout: Layout) -> RekapLayout:
    """Count the rows of each table."""
    indicators, lines = len(layout.indikator), len(layout.kegiatan)
    variables = sum(len(block.variabel) for block in layout.indikator)
    points = max(CHART_POINTS, 60 + 15 * indicators)
    sasaran = POSISI_ROW + 5
    kumulatif = sasaran + len(layout.sasaran) + 5
    capaian = kumulatif + max(5, math.ceil(points / ROW_POINTS)) + 4
    indikator = capaian + indicators + 4
    kegiatan = indikator + indicators + 5
    variabel = kegiatan + lines + 5
    last = variabel + max(variables, 1) - 1
    versi, rows = last + 4, len(version_rows(layout.rencana))
    last = versi + rows if rows else last
    return RekapLayout(sasaran, kumulatif, capaian, indikator, kegiatan, variabel, versi, last, points, lines)
