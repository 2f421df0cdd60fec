"""``rak buat``: a workbook from a plan."""

from __future__ import annotations

import argparse

from rak import api, terminal
from rak.commands.options import add_rinci, add_timpa, check_kind, exit_code, say_findings
from rak.domain.laporan import Laporan
from rak.toml.read_plan import load_rencana


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The plan and the workbook."""
    command.add_argument("rencana", metavar="RENCANA.toml", help="rencana aksi")
    command.add_argument("-o", "--keluaran", required=True, metavar="MATRIKS.xlsx", help="buku kerja yang dibuat")
    add_rinci(command)
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Build the workbook, and tell what is wrong with the plan, which is built all the same."""
    check_kind(arguments.keluaran, ".xlsx")
    rencana = load_rencana(arguments.rencana)
    api.build(rencana, arguments.keluaran, overwrite=arguments.timpa)
    terminal.say(f"Dibuat: {arguments.keluaran}")
    temuan = api.check(rencana, Laporan(rencana.tahun))
    say_findings(temuan, rinci=arguments.rinci)
    return exit_code(temuan)
