"""``rak contoh``: the whole main job on the decree's own figures."""

import argparse
from pathlib import Path

from rak import terminal
from rak.commands.options import add_rinci, add_timpa, exit_code, show_findings
from rak.example import make_example
from rak.reports.summary import ringkasan_anggaran
from rak.visible_text import visible


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The folder, and whether files in it may be replaced."""
    command.add_argument("folder", nargs="?", default="contoh_rak", metavar="FOLDER", help="folder hasil (contoh_rak)")
    add_rinci(command)
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Make the files, and print summary, findings and names."""
    contoh = make_example(Path(arguments.folder), overwrite=arguments.timpa)
    rencana, laporan, temuan = contoh.bacaan
    terminal.show_table(ringkasan_anggaran(rencana, laporan, contoh.triwulan))
    terminal.show("\n")
    show_findings(temuan, rinci=arguments.rinci)
    terminal.show("\nBerkas:\n" + "".join(f"  {visible(str(path))}\n" for path in contoh.berkas))
    return exit_code(temuan)
