"""What a column holds: by its heading alone, then by what stands beside and below it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from rak.domain.period_words import NAMA_BULAN
from rak.layouts.column_meanings import Makna, by_heading, mean, sample
from rak.layouts.heading_rows import Jalur, find_heading
from tests.layouts.sheets import Grid


def said(one: Makna) -> str:
    """A meaning in words: ``target uang TW I s.d.``, ``realisasi``; ``sendiri`` for the figure of the period alone."""
    to_date = {None: None, True: "s.d.", False: "sendiri"}[one.kumulatif]
    words = (one.hal.value, one.ukuran.value if one.ukuran else None, one.periode, to_date)
    return " ".join(str(word) for word in words if word is not None)


def heading(text: str) -> str:
    """What the heading alone says, groups above it before a slash, what stands above it alone before a plus."""
    return said(by_heading(Jalur(5, tuple(re.split(r" [/+] ", text)), (), in_group=" / " in text)))


def table(headings: str, *figures: tuple[Any, ...], formats: dict[int, str] | None = None) -> str:
    """What the columns right of NO, SASARAN, INDIKATOR hold; ``<`` is merged with what stands left of it, the labels come behind a line."""
    rows: list[tuple[Any, ...]] = []
    merges = []
    for at, line in enumerate(headings.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("|")]
        rows.append(
            (*(("NO", "SASARAN", "INDIKATOR") if at == 1 else (None,) * 3), *(c.strip("<") or None for c in cells))
        )
        for column, cell in enumerate(cells, 4):
            wide = next(
                (width for width, one in enumerate(cells[column - 3 :], 1) if one != "<"), len(cells) - column + 4
            )
            if cell != "<" and wide > 1:
                merges.append(f"{get_column_letter(column)}{at}:{get_column_letter(column + wide - 1)}{at}")
    grid = Grid([*rows, *((1, "Layanan", "Jumlah laporan", *each) for each in figures)], merges, formats)
    kepala = find_heading(grid)
    assert kepala is not None
    below = [row for row in grid.urut if row > kepala.last]
    contoh = {one.column: sample(grid, one.column, below) for one in kepala.columns}
    return " | ".join(said(one) for one in mean([by_heading(one) for one in kepala.columns], contoh)[3:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The period is that of the heading; what is to date up to a quarter's last month is the quarter's.
        ("TARGET / TW I", "target TW I"),
        ("REALISASI s.d. Maret", "realisasi TW I s.d."),
        ("REALISASI s.d. Februari", "realisasi Februari s.d."),
        ("REALISASI kumulatif TW II", "realisasi TW II s.d."),
        ("REALISASI bulan ini / Mar", "realisasi Maret sendiri"),
        ("REALISASI s.d. TW I / Mar", "realisasi TW I s.d."),
        ("TARGET / TW I / Jan", "target Januari"),
        ("TARGET / TW I / Mar", "target Maret"),
        ("TARGET / TW II / Apr", "target April"),
        ("TARGET / TW II / Mar", "ditanyakan"),
        ("TARGET / TW II / Jul", "ditanyakan"),
        ("TARGET / Januari / TW I", "ditanyakan"),
        ("REALISASI kumulatif / TW I / triwulan ini", "realisasi TW I sendiri"),
        # B03 is a target to date; a unit beside it asks what of.
        ("B03", "target kinerja TW I s.d."),
        ("TW I / B03", "target kinerja TW I s.d."),
        ("B03 / Rp", "ditanyakan uang TW I s.d."),
        # T and R below a group; alone they are nothing.
        ("TW I / T", "target TW I"),
        ("TW I / R", "realisasi TW I"),
        ("T", "tidak dibaca"),
        ("R", "tidak dibaca"),
        # Money or performance: the lowest text that says so, and the unit that a heading ends with before its words.
        ("TARGET / TW I / K", "target kinerja TW I"),
        ("TARGET / TW I / Rp", "target uang TW I"),
        ("TARGET / TW I / (Rp)", "target uang TW I"),
        ("Target (K) TW I", "target kinerja TW I"),
        ("Target Keuangan TW I", "target uang TW I"),
        ("Realisasi Kinerja TW I Rp", "realisasi uang TW I"),
        ("Target Anggaran Kinerja TW I", "target TW I"),
        ("Realisasi Keuangan / TW I / Fisik", "realisasi kinerja TW I"),
        ("Realisasi Fisik / TW I / Keuangan", "realisasi uang TW I"),
        ("Realisasi Fisik / Anggaran Kinerja / TW I", "realisasi kinerja TW I"),
        # Target or realisation; what says both, or neither, is asked.
        ("TW I", "ditanyakan TW I"),
        ("Volume TW I", "ditanyakan kinerja TW I"),
        ("RENCANA TW I", "target TW I"),
        ("TARGET DAN REALISASI TW I", "ditanyakan TW I"),
        ("TARGET DAN REALISASI ANGGARAN TW I", "ditanyakan uang TW I"),
        ("TARGET DAN REALISASI", "ditanyakan"),
        ("REALISASI RPD TW I", "realisasi uang TW I"),
        ("REALISASI TARGET TW I", "realisasi TW I"),
        ("RENCANA PENYERAPAN ANGGARAN TW I", "target uang TW I"),
        ("TARGET SERAPAN / TW I", "target uang TW I"),
        ("RENCANA PENCAIRAN DANA / TW I", "target uang TW I"),
        ("TARGET REALISASI ANGGARAN TW I", "target uang TW I"),
        ("PROYEKSI PENYERAPAN TW I", "target uang TW I"),
        ("TARGET / PENYERAPAN / TW I", "ditanyakan uang TW I"),
        ("TARGET / REALISASI / TW I", "realisasi TW I"),
        ("TARGET DAN REALISASI / TW I / TARGET", "target TW I"),
        ("PENYERAPAN TW I", "realisasi uang TW I"),
        ("PAGU TW I", "ditanyakan uang TW I"),
        ("TARGET / TW I / PAGU", "ditanyakan uang TW I"),
        ("Capaian TW I", "CAPAIAN TW I"),
        ("RUMUS TW I", "ditanyakan TW I"),
        # Percentages derived from target and realisation are not read, a level or a goal in per cent is.
        ("% Capaian TW I", "tidak dibaca TW I"),
        ("REALISASI / TW I / %", "tidak dibaca TW I"),
        ("Realisasi (%) TW I", "realisasi TW I"),
        ("Target % TW I", "target TW I"),
        ("Tingkat capaian (%) / TW I / K", "tidak dibaca TW I"),
        ("Capaian (%)", "tidak dibaca"),
        ("Realisasi (%)", "realisasi"),
        ("% Realisasi", "tidak dibaca"),
        ("Target Capaian (%)", "target"),
        ("TARGET / Capaian (%)", "tidak dibaca"),
        ("Tingkat capaian (%) / K", "tidak dibaca"),
        ("Tingkat capaian (%) / K / Rp", "tidak dibaca"),
        ("Tingkat capaian realisasi (%) / K", "realisasi kinerja"),
        ("Capaian Target (%) / K", "target kinerja"),
        ("REALISASI / Tingkat capaian (%) / K", "tidak dibaca"),
        # Words of the report and of the plan below a period.
        ("REALISASI / TW I / DATA DUKUNG", "DATA DUKUNG TW I"),
        ("REALISASI / TW I / KENDALA", "KETERANGAN TW I"),
        ("TARGET / TW I / REKOMENDASI", "ditanyakan TW I"),
        ("RENCANA AKSI TW I", "RENCANA KEGIATAN TW I"),
        ("RENCANA AKSI / TW I / TARGET", "target TW I"),
        ("RENCANA PELAKSANAAN TW I", "RENCANA KEGIATAN TW I"),
        ("RENCANA PELAKSANAAN", "RENCANA KEGIATAN"),
        ("RENCANA / KEGIATAN", "RENCANA KEGIATAN"),
        ("RENCANA TINDAK LANJUT", "tidak dibaca"),
        ("RENCANA AKSI DAN TARGET TW I", "target TW I"),
        # Figures of the year.
        ("TARGET", "target"),
        ("Target Rp", "PAGU uang"),
        ("ANGGARAN", "PAGU uang"),
        ("Target Keuangan", "target uang"),
        ("ANGGARAN KAS", "target uang"),
        ("RPD", "target uang"),
        ("RENCANA PENYERAPAN", "target uang"),
        ("TARGET DAN REALISASI / TARGET", "target"),
        ("TARGET SETAHUN s.d. akhir", "target s.d."),
        ("Capaian", "CAPAIAN"),
        ("Capaian Kinerja", "CAPAIAN kinerja"),
        ("Capaian Target", "target"),
        ("Target / Satuan", "SATUAN"),
        ("REALISASI / SATUAN", "SATUAN"),
        ("Target / Tahapan", "RENCANA KEGIATAN"),
        ("Target Tahapan", "RENCANA KEGIATAN"),
        ("Realisasi Tahapan", "realisasi"),
        # Who answers, and what is not read.
        ("PIC", "penanggung jawab"),
        ("Penanggung Jawab Realisasi", "realisasi"),
        ("TARGET RENSTRA", "tidak dibaca"),
        ("RENSTRA / TARGET", "tidak dibaca"),
        ("Target Waktu TW I", "tidak dibaca TW I"),
        ("TINDAK LANJUT", "tidak dibaca"),
        ("Program", "tidak dibaca"),
        # Names of columns, with their group, without it, and misspelt.
        ("URAIAN / KEGIATAN", "KEGIATAN"),
        ("KEGIATAN / Uraian", "tidak dibaca"),
        ("KEGIATAN + Uraian", "KEGIATAN"),
        ("Indikatr", "INDIKATOR KEGIATAN"),
    ],
)  # fmt: skip
def test_what_a_heading_alone_says(text: str, expected: str) -> None:
    """Its role, money or performance, its period, to date or not; doubtful ones are asked or left out."""
    assert heading(text) == expected


@pytest.mark.parametrize(
    ("headings", "figures", "expected"),
    [
        # A realisation is of performance beside a goal, of money beside a budget; beside both its size tells, or it is asked.
        ("TARGET | REALISASI", (5, 4), "target kinerja | realisasi kinerja"),
        ("KEGIATAN | PAGU | REALISASI", ("K", 500_000, 400_000), "KEGIATAN | PAGU uang | realisasi uang"),
        ("KEGIATAN | PAGU | REALISASI", ("K", 500_000, None), "KEGIATAN | PAGU uang | realisasi uang"),
        ("KEGIATAN | PAGU | REALISASI", ("K", 500_000, 40), "KEGIATAN | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, None), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, 9_999), "target kinerja | PAGU uang | realisasi kinerja"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, 10_000), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, 99_999), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, 100_000), "target kinerja | PAGU uang | realisasi uang"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "400.000"), "target kinerja | PAGU uang | realisasi uang"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "4"), "target kinerja | PAGU uang | realisasi kinerja"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "400.000 orang"), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "9 orang"), "target kinerja | PAGU uang | realisasi kinerja"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "-"), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (20_000, 500_000, 400_000), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (True, 500_000, 400_000), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, -400_000), "target kinerja | PAGU uang | realisasi uang"),
        ("SATUAN | PAGU | REALISASI", ("Dok", 500_000, None), "SATUAN | PAGU uang | ditanyakan"),
        ("SATUAN | PAGU | REALISASI", ("Dok", 500_000, 400_000), "SATUAN | PAGU uang | ditanyakan"),
        ("SATUAN | REALISASI", ("Dok", 5), "SATUAN | realisasi kinerja"),
        # Beside a realisation of one measure the other column is of the other, where its size allows it.
        ("TARGET | PAGU | REALISASI KINERJA | REALISASI", (5, 500_000, 4, None),
         "target kinerja | PAGU uang | realisasi kinerja | ditanyakan"),
        ("TARGET | PAGU | REALISASI KINERJA | REALISASI", (20_000, 500_000, 4, 400_000),
         "target kinerja | PAGU uang | realisasi kinerja | realisasi uang"),
        ("TARGET | PAGU | REALISASI ANGGARAN | REALISASI", (5, 500_000, 400_000, None),
         "target kinerja | PAGU uang | realisasi uang | realisasi kinerja"),
        ("TARGET | PAGU | REALISASI ANGGARAN | REALISASI", (5, 500_000, 400_000, 4),
         "target kinerja | PAGU uang | realisasi uang | realisasi kinerja"),
        ("TARGET TW I | TARGET ANGGARAN TW I | REALISASI TW I", (5, 500_000, None),
         "target kinerja TW I | target uang TW I | ditanyakan TW I"),
        ("TARGET TW I | TARGET ANGGARAN TW II | REALISASI TW I", (5, 500_000, 4),
         "target kinerja TW I | target uang TW II | realisasi kinerja TW I"),
        ("TARGET TW II | TARGET ANGGARAN TW I | REALISASI TW I", (5, 500_000, 400_000),
         "target kinerja TW II | target uang TW I | realisasi uang TW I"),
        ("TARGET TW II | TARGET ANGGARAN TW I | REALISASI TW I", (5, 500_000, None),
         "target kinerja TW II | target uang TW I | realisasi uang TW I"),
        ("TARGET TW II | TARGET ANGGARAN TW I | REALISASI TW I", (5, 500_000, 4),
         "target kinerja TW II | target uang TW I | ditanyakan TW I"),
        # Figures of performance as large as money are asked where no goal is of that size.
        ("TARGET | REALISASI", (5, 99_999), "target kinerja | realisasi kinerja"),
        ("TARGET | REALISASI", (5, 100_000), "target kinerja | ditanyakan"),
        ("TARGET KINERJA | REALISASI KINERJA", (500_000, 400_000), "target kinerja | realisasi kinerja"),
        ("TARGET KINERJA | REALISASI KINERJA", (5, 400_000), "target kinerja | ditanyakan kinerja"),
        ("TARGET | REALISASI KINERJA", (500_000, 400_000), "ditanyakan | ditanyakan kinerja"),
        ("SATUAN | REALISASI KINERJA", ("Orang", 400_000), "SATUAN | ditanyakan kinerja"),
        ("TARGET KINERJA | TARGET KINERJA TW I", (500_000, 8), "ditanyakan kinerja | target kinerja TW I"),
        # A goal is of performance; one as large as money of a period, or where no budget stands beside it, is asked.
        ("TARGET | REALISASI", (99_999, None), "target kinerja | realisasi kinerja"),
        ("TARGET | REALISASI", (100_000, None), "ditanyakan | realisasi kinerja"),
        ("TARGET | KEGIATAN | PAGU", (100_000, "K", 500_000), "target kinerja | KEGIATAN | PAGU uang"),
        ("TARGET | TARGET ANGGARAN TW I", (100_000, 500_000), "target kinerja | target uang TW I"),
        ("KEGIATAN | PAGU | TARGET TW I", ("K", 500_000, 99_999), "KEGIATAN | PAGU uang | target kinerja TW I"),
        ("KEGIATAN | PAGU | TARGET TW I", ("K", 500_000, 100_000), "KEGIATAN | PAGU uang | ditanyakan TW I"),
        # What the cells say: Rp or per cent, not both, and not against the heading.
        ("TARGET | PAGU | REALISASI", (5, 500_000, "Rp 5"), "target kinerja | PAGU uang | realisasi uang"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "Rp5"), "target kinerja | PAGU uang | realisasi uang"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "80 %"), "target kinerja | PAGU uang | realisasi kinerja"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "Rp 5 %"), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI", (5, 500_000, "Rpt 5"), "target kinerja | PAGU uang | ditanyakan"),
        ("TARGET | REALISASI", ("Rp 5", None), "target uang | realisasi kinerja"),
        ("TARGET | PAGU | REALISASI ANGGARAN", (5, 500_000, "80 %"), "target kinerja | PAGU uang | ditanyakan uang"),
        ("TARGET | PAGU | REALISASI KINERJA", (5, 500_000, "Rp80"), "target kinerja | PAGU uang | ditanyakan kinerja"),
        ("TARGET | PAGU | REALISASI KINERJA", (5, 500_000, "80 %"), "target kinerja | PAGU uang | realisasi kinerja"),
        # CAPAIAN beside the realisation of its measure is derived; else it is asked.
        ("TARGET | REALISASI | CAPAIAN", (5, 4, 80), "target kinerja | realisasi kinerja | tidak dibaca"),
        ("TARGET | CAPAIAN", (5, 4), "target kinerja | ditanyakan"),
        ("TARGET | PAGU | REALISASI ANGGARAN | CAPAIAN", (5, 500_000, 400_000, 4),
         "target kinerja | PAGU uang | realisasi uang | ditanyakan"),
        ("TARGET | PAGU | REALISASI ANGGARAN | CAPAIAN ANGGARAN", (5, 500_000, 400_000, 4),
         "target kinerja | PAGU uang | realisasi uang | tidak dibaca uang"),
        ("TARGET | PAGU | REALISASI KINERJA | CAPAIAN ANGGARAN", (5, 500_000, 4, 4),
         "target kinerja | PAGU uang | realisasi kinerja | ditanyakan uang"),
        ("TARGET | PAGU | REALISASI KINERJA | CAPAIAN KINERJA", (5, 500_000, 4, 4),
         "target kinerja | PAGU uang | realisasi kinerja | tidak dibaca kinerja"),
        ("PAGU | PAGU TW I | CAPAIAN ANGGARAN", (500_000, 4, 4), "PAGU uang | ditanyakan uang TW I | ditanyakan uang"),
        # A budget of a period beside what was realised in it is what was to be drawn.
        ("PAGU | ANGGARAN TW I | REALISASI ANGGARAN TW I", (500_000, 4, 4), "PAGU uang | target uang TW I | realisasi uang TW I"),
        ("PAGU | ANGGARAN TW I | REALISASI ANGGARAN TW II", (500_000, 4, 4), "PAGU uang | ditanyakan uang TW I | realisasi uang TW II"),
        ("PAGU | ANGGARAN TW I | REALISASI KINERJA TW I", (500_000, 4, 4), "PAGU uang | ditanyakan uang TW I | realisasi kinerja TW I"),
        ("PAGU | KEUANGAN TW I | REALISASI ANGGARAN TW I", (500_000, 4, 4), "PAGU uang | ditanyakan uang TW I | realisasi uang TW I"),
        ("REALISASI | < | TARGET\nANGGARAN TW I | ANGGARAN TW II | ", (4, 5, 6), "realisasi uang TW I | realisasi uang TW II | target kinerja"),
        ("REALISASI | < | TARGET\nTW I | TW II | \nPAGU | PAGU | ", (4, 5, 6), "ditanyakan uang TW I | ditanyakan uang TW II | target kinerja"),
        ("REALISASI | < | TARGET\nPAGU TW I | PAGU TW II | ", (4, 5, 6), "ditanyakan uang TW I | ditanyakan uang TW II | target kinerja"),
        ("TARGET DAN REALISASI | < | TARGET\nANGGARAN TW I | ANGGARAN TW II | ", (4, 5, 6),
         "ditanyakan uang TW I | ditanyakan uang TW II | target kinerja"),
    ],
)  # fmt: skip
def test_what_stands_beside_and_below_settles_the_measure(
    headings: str, figures: tuple[Any, ...], expected: str
) -> None:
    """Below Rp10.000 figures are counts, from Rp100.000 on they may be money, and what lies between is asked."""
    assert table(headings, figures) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('"Rp"#,##0', "realisasi uang"),
        ("[$IDR] #,##0", "realisasi uang"),
        ("0.00%", "realisasi kinerja"),
        ('"Rp"0%', "ditanyakan"),
    ],
)
def test_the_format_of_its_cells_settles_a_realisation(code: str, expected: str) -> None:
    """Rp is money, a per cent sign performance; the format of a text says nothing."""
    assert (
        table("TARGET | PAGU | REALISASI", (5, 500_000, 20_000), formats={6: code})
        == f"target kinerja | PAGU uang | {expected}"
    )
    assert (
        table("TARGET | PAGU | REALISASI", (5, 500_000, "-"), formats={6: code})
        == "target kinerja | PAGU uang | ditanyakan"
    )


MONTHS = " | ".join(NAMA_BULAN)
QUARTERS = "TW I | TW II | TW III | TW IV"


def _quarters(words: str) -> str:
    return " | ".join(words.format(f"TW {tw}") for tw in ("I", "II", "III", "IV"))


@pytest.mark.parametrize(
    ("heading", "pagu", "draws", "expected"),
    [
        ("TARGET {}", 100_000, (10_000, 10_000, 10_000, 70_000), "target uang {}"),
        ("TARGET {}", 99_999, (10_000, 10_000, 10_000, 69_999), "target kinerja {}"),
        ("TARGET {}", 500_000, (100_000, 100_000, 100_000, 100_000), "ditanyakan {}"),
        ("TARGET s.d. {}", 1_000_000, (100_000, 200_000, 300_000, 400_000), "ditanyakan {} s.d."),
        ("ANGGARAN {}", 400_000, (100_000, 100_000, 100_000, 100_000), "target uang {}"),
        ("ANGGARAN {}", 500_000, (100_000, 100_000, 100_000, 100_000), "ditanyakan uang {}"),
        ("TARGET KINERJA {}", 400_000, (100_000, 100_000, 100_000, 100_000), "target kinerja {}"),
    ],
)
def test_quarters_that_add_up_to_the_pagu_are_the_draw_plan(
    heading: str, pagu: int, draws: tuple[int, ...], expected: str
) -> None:
    """From Rp100.000 on, and where no word says otherwise."""
    assert (
        table(f"KEGIATAN | PAGU | {_quarters(heading)}", ("K", pagu, *draws))
        == f"KEGIATAN | PAGU uang | {_quarters(expected)}"
    )


def test_three_quarters_that_add_up_to_the_pagu_may_be_anything() -> None:
    """A year has four."""
    found = table(
        "KEGIATAN | PAGU | TARGET TW I | TARGET TW II | TARGET TW III", ("K", 300_000, 100_000, 100_000, 100_000)
    )
    assert found == "KEGIATAN | PAGU uang | ditanyakan TW I | ditanyakan TW II | ditanyakan TW III"


@pytest.mark.parametrize(
    ("headings", "figures", "expected"),
    [
        # A further figure below a group of periods is the year's only where it says so, or the periods fill the year.
        (f"TARGET | < | < | < | <\n{QUARTERS} | Total", (1, 2, 3, 4, 4), f"{_quarters('target kinerja {}')} | tidak dibaca"),
        (f"TARGET | < | < | < | <\nK | {QUARTERS}", (4, 1, 2, 3, 4), f"ditanyakan kinerja | {_quarters('target kinerja {}')}"),
        (f"TARGET | < | < | < | <\n% capaian | {QUARTERS}", (4, 1, 2, 3, 4), f"tidak dibaca | {_quarters('target kinerja {}')}"),
        (f"TARGET | TARGET | < | < | <\n | {QUARTERS}", (4, 1, 2, 3, 4), f"target kinerja | {_quarters('target kinerja {}')}"),
        ("TARGET | TARGET | < | <\n | TW I | TW II | TW III", (4, 1, 2, 3),
         "ditanyakan | target kinerja TW I | target kinerja TW II | target kinerja TW III"),
        ("TARGET | TARGET | < | <\n | TW I | TW III | TW IV", (4, 1, 2, 3),
         "ditanyakan | target kinerja TW I | target kinerja TW III | target kinerja TW IV"),
        ("TARGET | TARGET | <\n | Semester I | TW IV", (4, 1, 2), "ditanyakan | target kinerja Januari–Juni | target kinerja TW IV"),
        ("TARGET | TARGET | <\n | Semester I | Semester II", (4, 1, 2),
         "target kinerja | target kinerja Januari–Juni | target kinerja Juli–Desember"),
        (f"TARGET | REALISASI | REALISASI | < | < | <\n |  | {QUARTERS}", (4, 4, 1, 2, 3, 4),
         f"target kinerja | ditanyakan | {_quarters('realisasi kinerja {}')}"),
        (f"TARGET | TARGET{' | <' * 11}\n | {MONTHS}", (12, *range(1, 13)),
         f"target kinerja | {' | '.join(f'target kinerja {month}' for month in NAMA_BULAN)}"),
        (f"TARGET TAHUN | < | < | < | <\nK | {QUARTERS}", (4, 1, 2, 3, 4), f"ditanyakan kinerja | {_quarters('target kinerja {}')}"),
        # Labels that stand below no group, right behind a figure of no period: it may be that of the first.
        (f"TARGET |  |  |  | \n | {QUARTERS}", (1, 1, 2, 3, 4), f"ditanyakan | {_quarters('ditanyakan {}')}"),
        (f"TARGET | PAGU |  |  |  | \n |  | {QUARTERS}", (1, 500_000, 1, 2, 3, 4), f"target kinerja | PAGU uang | {_quarters('ditanyakan {}')}"),
        ("TARGET | < |  | \nK | Rp | TW I | TW II", (4, 500_000, 1, 2), "target kinerja | PAGU uang | ditanyakan TW I | ditanyakan TW II"),
        ("TARGET | < |  | \nRp | K | TW I | TW II", (4, 5, 1, 2), "PAGU uang | target kinerja | ditanyakan TW I | ditanyakan TW II"),
        (f"TARGET TAHUN |  |  |  | \n | {QUARTERS}", (1, 1, 2, 3, 4), f"target kinerja | {_quarters('ditanyakan {}')}"),
        # A group that is not merged goes on as far as its labels do; where the same period comes again it is asked.
        (f"TARGET |  |  |  | REALISASI |  |  | \n{QUARTERS} | {QUARTERS}", (1, 2, 3, 4, 1, 2, 3, 4),
         f"{_quarters('target kinerja {}')} | {_quarters('realisasi kinerja {}')}"),
        (f"TARGET |  |  |  |  | \n{QUARTERS} | TW I | TW II", (1, 2, 3, 4, 1, 2),
         "target kinerja TW I | ditanyakan TW II | target kinerja TW III | target kinerja TW IV | ditanyakan TW I | ditanyakan TW II"),
        (f"TARGET |  |  |  | ANALISIS | < | < | <\n{QUARTERS} | {QUARTERS}", (1, 2, 3, 4),
         f"{_quarters('target kinerja {}')} | {_quarters('ditanyakan {}')}"),
        # A blank column holds what those of its words in other periods hold, where these are of one measure.
        (f"REALISASI | < | < | < | PAGU | TARGET\n{QUARTERS} |  | ", ("Rp1", None, None, None, 500_000, 5),
         f"{_quarters('realisasi uang {}')} | PAGU uang | target kinerja"),
        (f"REALISASI | < | < | < | PAGU | TARGET\n{QUARTERS} |  | ", ("Rp1", 50_000, None, None, 500_000, 5),
         "realisasi uang TW I | ditanyakan TW II | realisasi uang TW III | realisasi uang TW IV | PAGU uang | target kinerja"),
        (f"REALISASI | < | < | < | PAGU | TARGET\n{QUARTERS} |  | ", ("Rp1", "2 %", None, None, 500_000, 5),
         "realisasi uang TW I | realisasi kinerja TW II | ditanyakan TW III | ditanyakan TW IV | PAGU uang | target kinerja"),
    ],
)  # fmt: skip
def test_what_a_group_says_of_the_columns_below_and_beside_it(
    headings: str, figures: tuple[Any, ...], expected: str
) -> None:
    """The period of a figure comes from the heading above it, and is asked where that is not sure."""
    assert table(headings, figures) == expected


def test_amounts_with_words_among_them_are_asked() -> None:
    """A dash is no word."""
    assert table("TARGET | PAGU | REALISASI", (5, 500_000, 400_000), (6, 500_000, "belum ada")).endswith("ditanyakan")
    assert table("TARGET | PAGU | REALISASI", (5, 500_000, 400_000), (6, 500_000, "-")).endswith("realisasi uang")
    assert table("TARGET | PAGU | REALISASI", (5, 500_000, 400_000), (6_000_000, 500_000, "-")).endswith("ditanyakan")
