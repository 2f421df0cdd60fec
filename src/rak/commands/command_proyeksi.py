"""``rak proyeksi``: year-end absorption by three rules, with its bounds."""

import argparse
from collections.abc import Iterator

from rak import terminal
from rak.commands import BERSIH
from rak.commands.options import last_period
from rak.cycle.inputs import part_of_section, sections
from rak.domain.display import show_percent, tanpa_angka
from rak.domain.laporan import Laporan
from rak.domain.nilai import Nilai, TidakDapatDihitung
from rak.domain.periode import end_name, until
from rak.domain.proyeksi import AturanProyeksi, Proyeksi, months_filled, project, project_line
from rak.domain.rencana import RencanaAksi
from rak.domain.versi import versi_periode
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.read.interpret import baca
from rak.reports.terminal_table import Tabel
from rak.xlsx import Workbook


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook and the day."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja")
    command.add_argument(
        "--per", metavar="TANGGAL", help="tanggal acuan (hari ini); dihitung s.d. triwulan terakhir yang lewat"
    )
    command.add_argument(
        "--sampai", metavar="PERIODE", help="dihitung s.d. bulan atau triwulan ini, misalnya Mei atau 'TW II'"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print each line, section and the whole by every rule."""
    hasil = baca(Workbook.open(arguments.matriks))
    rencana = hasil.rencana
    kini = last_period(rencana.tahun, arguments.sampai, arguments.per)
    version = versi_periode(rencana, until(kini, rencana.tahun))
    rows = list(_rows(version.rencana, hasil.laporan, kini))
    rules = tuple(rule.name.replace("_", " ") for rule in AturanProyeksi)
    heading = ("KODE", "KEGIATAN", "PALING RENDAH", *rules, "PALING TINGGI")
    by = f", menurut {version.nama}" if rencana.revisi else ""
    title = f"Proyeksi penyerapan akhir {rencana.tahun}, s.d. {end_name(kini)}{by}"
    shown = [(*words, *map(_shown, figures)) for words, figures in rows]
    terminal.show_table(Tabel(title, heading, shown, angka=frozenset(range(2, 7)), jumlah=1))
    every = (value for (kode, _), figures in rows if kode or figures is rows[-1][1] for value in figures)
    for reason in dict.fromkeys(str(value) for value in every if isinstance(value, TidakDapatDihitung)):
        terminal.say(f"{reason[:1].upper()}{reason[1:]}.")
    partly = ", ".join(_partly(version.rencana, hasil.laporan, kini))
    if partly:
        terminal.say(f"Sementara: yang belum dilaporkan dihitung belum dibelanjakan, {partly}.")
    for rule in AturanProyeksi:
        terminal.say(f"{rule.name}: {rule.value}.".replace("_", " "))
    return BERSIH


def _partly(rencana: RencanaAksi, laporan: Laporan, kini: Bulan | Triwulan) -> Iterator[str]:
    """The lines of which not every month to date is filled in, with how many are."""
    due = len(until(kini, laporan.tahun))
    for line in rencana.kegiatan:
        filled = months_filled(line, laporan, kini)
        if 0 < filled < due:
            yield f"{line.kode} ({filled} dari {due} bulan)"


def _rows(
    rencana: RencanaAksi, laporan: Laporan, kini: Bulan | Triwulan
) -> Iterator[tuple[tuple[str, str], list[Nilai]]]:
    """Lines, then sections, then the whole: kode and words, and the figures."""
    blocked = dict(rencana.blokir)
    for line in rencana.kegiatan:
        of_line = (project_line(line, laporan, kini, rule, blokir=blocked.get(line.kode)) for rule in AturanProyeksi)
        yield (line.kode, line.uraian), _figures(list(of_line))
    parts = [(name, part_of_section(rencana, laporan, name)) for name in sections(rencana).values()]
    for name, (part, own) in (*parts, ("Jumlah", (rencana, laporan))):
        yield ("", name), _figures([project(part, own, kini, rule, blokir=blocked) for rule in AturanProyeksi])


def _figures(each: list[Proyeksi]) -> list[Nilai]:
    worst, _, best = each[0].penyerapan
    return [worst, *(one.penyerapan[1] for one in each), best]


def _shown(value: Nilai) -> str:
    """A figure as the table shows it; why there is none is said below the table."""
    return tanpa_angka(value) if isinstance(value, TidakDapatDihitung) else show_percent(value)
