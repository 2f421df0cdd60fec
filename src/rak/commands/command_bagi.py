"""``rak bagi``: a copy for each section."""

import argparse

from rak import api, terminal
from rak.commands import BERSIH
from rak.commands.options import add_timpa
from rak.reports.terminal_table import Tabel


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The master and the folder of the copies."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja induk")
    command.add_argument(
        "-o", "--keluaran", required=True, metavar="FOLDER", help="folder salinan; dibuat bila belum ada"
    )
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the copies and name them, and what no section answers for."""
    done = api.split(arguments.matriks, arguments.keluaran, overwrite=arguments.timpa)
    rows = [(one.seksi, str(one.sel), str(one.berkas)) for one in done.salinan]
    terminal.show_table(Tabel("", ("SEKSI", "SEL ISIAN", "SALINAN"), rows, angka=frozenset({1})))
    if done.tanpa_seksi:
        terminal.say(f"Tanpa penanggung jawab, tetap pada perencana: {', '.join(done.tanpa_seksi)}.")
    return BERSIH
