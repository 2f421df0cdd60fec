"""``rak pantau``: who has reported what, by when."""

import argparse
from fractions import Fraction
from typing import Any

from rak import terminal
from rak.commands import BERSIH
from rak.commands.options import add_tenggat, read_tenggat, read_today
from rak.cycle.follow_up import BulanSeksi, Pantauan, messages, pantau
from rak.cycle.inputs import sections
from rak.domain.display import show_percent
from rak.domain.nilai import to_decimal_text
from rak.matriks.addresses import PetaSel, address
from rak.matriks.read.interpret import baca
from rak.reports.document import cell_ranges
from rak.reports.terminal_table import Tabel
from rak.xlsx import Workbook


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, the day, and how due dates on days off are shifted."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja induk")
    command.add_argument("--per", metavar="TANGGAL", help="tanggal acuan, misalnya 2025-04-06 (hari ini)")
    command.add_argument("--format", choices=("teks", "json", "pesan"), default="teks", help="bentuk keluaran (teks)")
    add_tenggat(command)


def run(arguments: argparse.Namespace) -> int:
    """Print how the sections stand; nothing here is a fault of the workbook."""
    hasil = baca(Workbook.open(arguments.matriks))
    per = read_today(arguments.per)
    found = pantau(hasil.rencana, hasil.laporan, per, read_tenggat(arguments))
    without = not sections(hasil.rencana)
    if arguments.format == "json":
        terminal.show_json(_data(found, hasil.peta))
    elif arguments.format == "pesan":
        terminal.show("\n\n".join(f"{text}\n" for text in messages(found, hasil.rencana)))
    else:
        _show(found, hasil.peta)
        if not without:
            shares = f"Kelengkapan {_share(found.kelengkapan)}, ketepatan {_share(found.ketepatan)} (seksi x bulan)."
            terminal.say(shares)
    if without:
        terminal.say(
            "Seksi belum dinyatakan: isi PENANGGUNG JAWAB (indikator: lembar Indikator; baris anggaran: lembar Bulanan)."
        )
    return BERSIH


def _data(found: Pantauan, peta: PetaSel) -> dict[str, Any]:
    return {
        "per": found.per.isoformat(),
        "seksi": [
            {"nama": section.nama, "bulan": [_month(one, peta) for one in section.bulan]} for section in found.seksi
        ],
        "kelengkapan": None if found.kelengkapan is None else to_decimal_text(found.kelengkapan),
        "ketepatan": None if found.ketepatan is None else to_decimal_text(found.ketepatan),
    }


def _month(one: BulanSeksi, peta: PetaSel) -> dict[str, Any]:
    missing = [
        {"kode": letak.kode, "variabel": letak.variabel or None, "sel": address(peta, letak)} for letak in one.kurang
    ]
    return {
        "bulan": str(one.bulan), "tenggat": one.tenggat.isoformat(), "wajib": one.wajib, "terisi": one.terisi,
        "diterima": one.diterima.isoformat() if one.diterima else None, "status": one.status, "kurang": missing,
    }  # fmt: skip


def _show(found: Pantauan, peta: PetaSel) -> None:
    rows = [
        (
            section.nama, f"{one.bulan.nama} {one.bulan.tahun}", one.tenggat.isoformat(),
            one.diterima.isoformat() if one.diterima else "", f"{one.terisi} dari {one.wajib}", one.status,
            _places(peta, one),
        )
        for section in found.seksi
        for one in section.bulan
    ]  # fmt: skip
    heading = ("SEKSI", "BULAN", "TENGGAT", "DITERIMA", "TERISI", "STATUS", "SEL YANG KOSONG")
    terminal.show_table(Tabel(f"Laporan bulanan per {found.per.isoformat()}", heading, rows))


def _places(peta: PetaSel, one: BulanSeksi) -> str:
    """The blank cells of a month, neighbours as one range; the place in words of what has no cell."""
    found = [(address(peta, letak), str(letak)) for letak in one.kurang]
    cells = cell_ranges([cell for cell, _ in found if cell])
    return ", ".join([*([cells] if cells else []), *(words for cell, words in found if not cell)])


def _share(share: Fraction | None) -> str:
    return "belum ada yang jatuh tempo" if share is None else show_percent(100 * share)
