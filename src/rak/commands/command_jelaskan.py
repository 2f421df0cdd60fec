"""``rak jelaskan``: how a figure came about."""

from __future__ import annotations

import argparse

from rak import api, terminal
from rak.commands import BERSIH
from rak.commands.options import add_per, read_date


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook and the kode."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja")
    command.add_argument("kode", metavar="KODE", help="kode indikator atau baris anggaran, misalnya 1.1")
    add_per(command)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation."""
    terminal.show(f"{api.explain(arguments.matriks, arguments.kode, per=read_date(arguments.per))}\n")
    return BERSIH
