"""``rak usul``: propose a new draw plan for what remains."""

import argparse

from rak import terminal
from rak.commands import ADA_GALAT, BERSIH
from rak.commands.options import add_timpa, write_out
from rak.cycle.propose import Cara, parse_cara, proposal_toml, propose
from rak.domain.rencana_ulang import Sebaran
from rak.domain.waktu import Triwulan
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, the last closed quarter, and how the remainder is spread."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja")
    command.add_argument(
        "--sampai", required=True, metavar="TW", help="triwulan terakhir yang sudah tertutup, misalnya 'TW II'"
    )
    command.add_argument(
        "--sebaran", action="append", default=[], metavar="CARA",
        help="merata, rencana-lama, atau bobot seperti 1,2; untuk satu baris KODE=CARA; boleh diulang (rencana-lama)",
    )  # fmt: skip
    command.add_argument("-o", "--keluaran", metavar="REVISI.toml", help="berkas hasil (tanpa ini: ke layar)")
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Write or print the proposal, and name the lines that cannot be planned."""
    hasil = baca(Workbook.open(arguments.matriks))
    usual: Cara = Sebaran.RENCANA_LAMA
    each: dict[str, Cara] = {}
    for word in arguments.sebaran:
        kode, sign, way = word.partition("=")
        if sign:
            each[kode.strip()] = parse_cara(way)
        else:
            usual = parse_cara(word)
    found = propose(hasil.rencana, hasil.laporan, Triwulan.parse(arguments.sampai), usual, each)
    write_out(arguments.keluaran, proposal_toml(found), overwrite=arguments.timpa)
    terminal.say(f"{len(found.baris)} baris diusulkan berubah, {len(found.mustahil)} tidak dapat direncanakan.")
    for fault in found.mustahil:
        terminal.say(f"  {fault}")
    return ADA_GALAT if found.mustahil else BERSIH
