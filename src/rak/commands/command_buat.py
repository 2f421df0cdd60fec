"""``rak buat``: a workbook from a plan, from any matrix, from a decree."""

import argparse

from rak import api, terminal
from rak.commands.options import add_rinci, add_timpa, check_kind, exit_code, say_findings
from rak.errors import SalahPakai
from rak.xlsx.package.saving import is_same_file


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The source of the plan, the workbook, and what an older one gives."""
    command.add_argument(
        "rencana", metavar="RENCANA",
        help="rencana TOML, matriks bentuk apa pun (.xlsx), atau keputusan (.docx, .txt, .csv); angka yang ada ikut dibawa",
    )  # fmt: skip
    command.add_argument("-o", "--keluaran", required=True, metavar="MATRIKS.xlsx", help="buku kerja yang dibuat")
    command.add_argument(
        "--dari", metavar="LAMA.xlsx", help="bawa angka, bukti, evaluasi, dan riwayat dari buku kerja ini, menurut kode"
    )
    command.add_argument(
        "--tahun", type=int, metavar="TAHUN",
        help="pindahkan rencananya ke tahun ini: tanpa angka, tautan, dan riwayat; yang perlu dinyatakan lagi didaftar",
    )  # fmt: skip
    add_rinci(command)
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Build the workbook, and tell what is wrong with its sources; it is built all the same."""
    output = arguments.keluaran
    check_kind(output, ".xlsx")
    for source in (arguments.rencana, arguments.dari or arguments.rencana):
        if is_same_file(source, output):
            raise SalahPakai(f"'{output}' adalah sumbernya sendiri. Pakai nama lain untuk buku kerja yang dibuat.")
    if arguments.tahun is not None and not 1900 < arguments.tahun <= 9998:
        raise SalahPakai(f"--tahun {arguments.tahun} bukan tahun anggaran. Pakai tahun empat angka, misalnya 2025.")
    made = api.make(arguments.rencana, output, dari=arguments.dari, tahun=arguments.tahun, overwrite=arguments.timpa)
    terminal.say(f"Dibuat: {output}")
    say_findings(made.temuan, rinci=arguments.rinci)
    return exit_code(made.temuan)
