"""``rak impor``: a plan out of a decree."""

import argparse
from pathlib import Path

from rak.commands.options import add_rinci, add_timpa, exit_code, say_findings, write_out
from rak.decree import impor
from rak.errors import SalahPakai
from rak.toml.write_plan import dump_rencana
from rak.toml.write_report import dump_laporan
from rak.xlsx.package.saving import is_same_file


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The decree, the plan, and the report that stands in the decree already."""
    command.add_argument("naskah", metavar="KEPUTUSAN", help="naskah keputusan")
    command.add_argument("-o", "--keluaran", metavar="RENCANA.toml", help="berkas hasil (tanpa ini: ke layar)")
    command.add_argument(
        "--laporan", dest="hasil_laporan", metavar="LAPORAN.toml", help="tulis juga realisasi yang ada dalam naskah"
    )
    add_rinci(command)
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Write or print the plan, and tell the findings."""
    plan, report = arguments.keluaran, arguments.hasil_laporan
    if plan and report and is_same_file(plan, report):
        raise SalahPakai(f"-o dan --laporan menyebut berkas yang sama, {report}. Pakai dua nama yang berbeda.")
    hasil = impor(Path(arguments.naskah))
    write_out(plan, dump_rencana(hasil.rencana), overwrite=arguments.timpa)
    if report:
        write_out(report, dump_laporan(hasil.laporan, hasil.rencana), overwrite=arguments.timpa)
    say_findings(hasil.temuan, rinci=arguments.rinci)
    return exit_code(hasil.temuan)
