"""``rak buat``: a workbook from a plan."""

from __future__ import annotations

import argparse
from typing import Final

from rak import api, terminal
from rak.commands import BERSIH
from rak.commands.options import add_timpa, check_kind
from rak.toml.read_plan import load_rencana

ABOUT: Final = "buat buku kerja matriks dari rencana TOML"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The plan and the workbook."""
    command.add_argument("rencana", metavar="RENCANA.toml", help="rencana aksi")
    command.add_argument("-o", "--keluaran", required=True, metavar="MATRIKS.xlsx", help="buku kerja yang dibuat")
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Build the workbook."""
    check_kind(arguments.keluaran, ".xlsx")
    api.build(load_rencana(arguments.rencana), arguments.keluaran, overwrite=arguments.timpa)
    terminal.say(f"Dibuat: {arguments.keluaran}")
    return BERSIH
