"""``rak banding``: what changed between two workbooks of one plan."""

import argparse
from pathlib import Path

from rak import api, terminal
from rak.commands import BERSIH
from rak.commands.options import add_timpa, check_kind, kind_of
from rak.cycle.compare import mark_changes, said
from rak.reports.change_data import place_data, value_data
from rak.reports.terminal_table import Tabel
from rak.xlsx import Workbook


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The two workbooks, and the form of what is found."""
    command.add_argument("lama", metavar="LAMA.xlsx", help="buku kerja yang lama")
    command.add_argument("baru", metavar="BARU.xlsx", help="buku kerja yang baru")
    command.add_argument("--format", choices=("teks", "json"), default="teks", help="bentuk keluaran (teks)")
    command.add_argument(
        "--tandai", metavar="OUT.xlsx", help="tulis salinan BARU yang bertanda, dengan lembar Perubahan"
    )
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Print every change, or that there is none."""
    if arguments.tandai:
        check_kind(arguments.tandai, kind_of(arguments.baru))
    found = api.compare(arguments.lama, arguments.baru)
    if arguments.tandai:
        mark_changes(Workbook.open(arguments.baru), found, Path(arguments.tandai), overwrite=arguments.timpa)
        terminal.say(f"Ditandai: {arguments.tandai}")
    if arguments.format == "json":
        changes = [
            {
                **place_data(one.letak, one.kolom),
                "lama": value_data(one.lama),
                "baru": value_data(one.baru),
                "sel_lama": one.sel_lama,
                "sel_baru": one.sel_baru,
            }
            for one in found
        ]
        terminal.show_json({"perubahan": changes})
        return BERSIH
    if found:
        rows = [
            (
                one.letak.kode,
                one.kolom or one.letak.variabel,
                str(one.letak.bulan or one.letak.triwulan or ""),
                one.sel_baru or one.sel_lama or "",
                said(one.lama),
                said(one.baru),
            )
            for one in found
        ]
        terminal.show_table(Tabel("", ("KODE", "KOLOM", "PERIODE", "SEL", "LAMA", "BARU"), rows))
    terminal.say(f"{len(found)} perubahan." if found else "Tidak ada perubahan.")
    return BERSIH
