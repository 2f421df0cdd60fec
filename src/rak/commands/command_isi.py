"""``rak isi``: a report into a workbook."""

import argparse

from rak import api, terminal
from rak.commands.fill_text import fill_text
from rak.commands.options import add_timpa, check_kind, exit_code, kind_of, read_today
from rak.domain.riwayat import Pencatatan
from rak.matriks.refusals import explain_notices
from rak.reports.findings_text import findings_text
from rak.toml.read_report import load_isian


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, the report, and where the result goes."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja yang diisi")
    command.add_argument("laporan", metavar="LAPORAN.toml", help="laporan")
    command.add_argument("-o", "--keluaran", metavar="OUT.xlsx", help="tulis ke berkas lain (tanpa ini: di tempat)")
    command.add_argument(
        "--diterima", metavar="TANGGAL", help="catat penerimaan dan koreksi pada tanggal ini (hari ini)"
    )
    command.add_argument("--alasan", default="", metavar="TEKS", help="alasan koreksi, untuk lembar Riwayat")
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Fill the workbook, in place or into another file."""
    if arguments.keluaran:
        check_kind(arguments.keluaran, kind_of(arguments.matriks))
    laporan, kosongkan = load_isian(arguments.laporan)
    hasil = api.fill(
        arguments.matriks,
        laporan,
        arguments.keluaran,
        kosongkan=kosongkan,
        overwrite=arguments.timpa,
        catatan=_catatan(arguments),
    )
    terminal.say(f"Diisi: {arguments.keluaran or arguments.matriks}")
    terminal.say_lines(fill_text(hasil))
    if hasil.peringatan:
        terminal.say_lines(explain_notices(hasil.peringatan))
    if hasil.temuan:
        terminal.say_lines("Temuan yang muncul karena pengisian ini:\n" + findings_text(hasil.temuan).rstrip("\n"))
    return exit_code(hasil.temuan)


def _catatan(arguments: argparse.Namespace) -> Pencatatan:
    """What is written into Riwayat: where the workbook keeps one, or where a day or a reason is given."""
    silent = not (arguments.diterima or arguments.alasan)
    return Pencatatan(read_today(arguments.diterima), arguments.alasan, arguments.laporan, bila_ada=silent)
