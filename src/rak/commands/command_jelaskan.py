"""``rak jelaskan``: how a figure came about."""

import argparse
from functools import partial

from rak import api, terminal
from rak.commands import BERSIH
from rak.commands.options import add_per, last_period, read_date, read_today
from rak.cycle.explain_outlook import explain_projection, explain_proposal, explain_scores
from rak.cycle.propose import parse_cara
from rak.domain.penjelasan import Penjelasan
from rak.domain.waktu import Triwulan
from rak.errors import SalahPakai
from rak.matriks.addresses import address
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook

_TENTANG = ("angka", "proyeksi", "usul", "ikpa")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, the kode, and which figure of it."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja")
    command.add_argument(
        "kode", nargs="?", default="", metavar="KODE",
        help="kode indikator atau baris anggaran, misalnya 1.1; boleh tanpa kode untuk proyeksi dan ikpa",
    )  # fmt: skip
    command.add_argument("--tentang", choices=_TENTANG, default=_TENTANG[0], help="angka yang dijelaskan (angka)")
    add_per(command)
    command.add_argument(
        "--sampai", metavar="PERIODE", help="untuk proyeksi dan usul: s.d. 'TW II' (proyeksi juga: Mei)"
    )
    command.add_argument("--sebaran", default="rencana-lama", metavar="CARA", help="untuk usul, seperti pada rak usul")
    command.add_argument("--bagi-rata", action="store_true", help="untuk ikpa, seperti pada rak ikpa")


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation."""
    if arguments.tentang == _TENTANG[0]:
        if not arguments.kode:
            raise SalahPakai("Sebutkan KODE yang dijelaskan, misalnya 1.1.")
        told = api.explain(arguments.matriks, arguments.kode, per=read_date(arguments.per))
    else:
        told = _outlook(arguments)
    terminal.show(f"{told}\n")
    return BERSIH


def _outlook(arguments: argparse.Namespace) -> Penjelasan:
    hasil = baca(Workbook.open(arguments.matriks))
    rencana, laporan, kode = hasil.rencana, hasil.laporan, arguments.kode
    if arguments.tentang == "ikpa":
        per = read_today(arguments.per)
        return explain_scores(rencana, laporan, per, kode, bagi_rata=arguments.bagi_rata)
    until = last_period(rencana.tahun, arguments.sampai, arguments.per)
    sel = partial(address, hasil)
    if arguments.tentang == "proyeksi":
        return explain_projection(rencana, laporan, until, kode, sel=sel)
    if not kode or not isinstance(until, Triwulan):
        raise SalahPakai("Usul dijelaskan untuk satu KODE baris anggaran, --sampai sebuah triwulan, misalnya 'TW II'.")
    return explain_proposal(rencana, laporan, until, kode, parse_cara(arguments.sebaran), sel=sel)
