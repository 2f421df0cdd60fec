"""``rak baca``: plan and report out of a workbook."""

from __future__ import annotations

import argparse
from typing import Final

from rak import api, terminal
from rak.commands.options import add_per, exit_code, read_date
from rak.reports.findings_text import tally
from rak.reports.json_data import whole_data
from rak.reports.summary import matriks_tabel
from rak.toml.write_plan import dump_rencana
from rak.toml.write_report import dump_laporan

ABOUT: Final = "baca rencana dan laporan dari matriks"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook and the form of the output."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja yang dibaca")
    command.add_argument("--format", choices=("tabel", "json", "toml"), default="tabel", help="bentuk keluaran (tabel)")
    add_per(command)


def run(arguments: argparse.Namespace) -> int:
    """Print the matrix as a table, as JSON or as TOML."""
    rencana, laporan, temuan = api.read(arguments.matriks, per=read_date(arguments.per))
    if arguments.format == "json":
        terminal.show_json(whole_data(rencana, laporan, temuan))
        return exit_code(temuan)
    if arguments.format == "toml":
        terminal.show(dump_rencana(rencana) + "\n" + dump_laporan(laporan, rencana))
    else:
        terminal.show_table(matriks_tabel(rencana, laporan))
    terminal.say(tally(temuan))
    return exit_code(temuan)
