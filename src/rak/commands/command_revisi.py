"""``rak revisi``: a revision into a workbook, with its history."""

import argparse

from rak import api, terminal
from rak.commands import BERSIH
from rak.commands.options import add_timpa, check_kind, kind_of
from rak.matriks.history_sheet import spell_unsur
from rak.reports.terminal_table import Tabel
from rak.toml.read_revisions import load_revisi


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, the revision, and where the result goes."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja")
    command.add_argument("revisi", metavar="REVISI.toml", help="satu revisi atau lebih; lihat docs/berkas_toml.md")
    command.add_argument("-o", "--keluaran", metavar="OUT.xlsx", help="tulis ke berkas lain (tanpa ini: di tempat)")
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Apply what the workbook does not know yet."""
    if arguments.keluaran:
        check_kind(arguments.keluaran, kind_of(arguments.matriks))
    asked = load_revisi(arguments.revisi)
    done = api.revise(arguments.matriks, asked, arguments.keluaran, overwrite=arguments.timpa)
    for event in done.baru:
        rows = [
            (c.kode, str(c.unsur), str(c.triwulan or ""), spell_unsur(c.lama), spell_unsur(c.baru))
            for c in event.perubahan
        ]
        title = f"Revisi {event.nomor}, {event.tanggal.isoformat()}: {event.alasan}"
        terminal.show_table(Tabel(title, ("KODE", "UNSUR", "TW", "LAMA", "BARU"), rows))
    if done.riwayat_baru:
        terminal.say("Lembar Riwayat ditambahkan.")
    if done.tertinggal:
        terminal.say(
            f"Lembar {', '.join(done.tertinggal)} dari bentuk yang lain; angka masa lalunya memakai rencana yang baru. "
            "Bangun ulang buku kerjanya: rak buat MATRIKS.xlsx -o BARU.xlsx --dari MATRIKS.xlsx."
        )
    known = len(asked) - len(done.baru)
    told = f"; {known} sudah tercatat dan dilewati" if known else ""
    terminal.say(f"{len(done.baru)} revisi diterapkan{told}: {arguments.keluaran or arguments.matriks}")
    return BERSIH
