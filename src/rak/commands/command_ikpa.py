"""``rak ikpa``: the IKPA scores that follow from the matrix."""

import argparse

from rak import terminal
from rak.commands import BERSIH
from rak.commands.options import read_today
from rak.cycle.budget_scores import budget_scores
from rak.domain.display import show_number
from rak.domain.ikpa import NilaiKomponen
from rak.matriks.read.interpret import baca
from rak.reports.terminal_table import Tabel
from rak.xlsx import Workbook


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, the day, and what is assumed where there is no monthly plan."""
    command.add_argument(
        "matriks", metavar="MATRIKS.xlsx", help="buku kerja; jenis belanja setiap baris harus dinyatakan"
    )
    command.add_argument("--per", metavar="TANGGAL", help="tanggal acuan (hari ini)")
    command.add_argument(
        "--bagi-rata",
        action="store_true",
        help="anggap rencana triwulan dibagi rata tiga bulan bila rencana bulanan tidak ada",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the two components with the figures of their periods, and what is second hand."""
    hasil = baca(Workbook.open(arguments.matriks))
    per = read_today(arguments.per)
    scores = budget_scores(hasil.rencana, hasil.laporan, per, bagi_rata=arguments.bagi_rata)
    rows = _rows("Deviasi Halaman III DIPA", scores.deviasi)
    if scores.penyerapan is not None:
        rows += _rows("Penyerapan anggaran", scores.penyerapan)
    title = f"IKPA {hasil.rencana.tahun} per {per.isoformat()}, menurut {scores.parameter.nama}"
    terminal.show_table(Tabel(title, ("KOMPONEN", "PERIODE", "NILAI"), rows, angka=frozenset({2})))
    terminal.say("Lima komponen lain, dan nilai IKPA seluruhnya, tidak dapat dihitung dari matriks.")
    if scores.penyerapan is None:
        terminal.say("Penyerapan dihitung sejak TW I lewat.")
    if scores.parameter.tangan_kedua:
        terminal.say(f"Dari sumber kedua, periksa pada peraturannya: {'; '.join(scores.parameter.tangan_kedua)}.")
    return BERSIH


def _rows(name: str, part: NilaiKomponen) -> list[tuple[str, str, str]]:
    return [(name, period, show_number(figure)) for period, figure in part.rincian] + [
        (name, "nilai", show_number(part.nilai))
    ]
