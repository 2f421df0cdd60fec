"""``rak baca``: plan and report out of a workbook."""

from __future__ import annotations

import argparse

from rak import api, terminal
from rak.api import Bacaan
from rak.commands.options import add_per, add_timpa, exit_code, kind_of, read_date
from rak.domain.penjelasan import Sel
from rak.errors import SalahPakai
from rak.files import write_new
from rak.reports.findings_text import tally
from rak.reports.json_data import whole_data
from rak.reports.long_table import long_csv
from rak.reports.summary import matriks_tabel
from rak.toml.write_plan import dump_rencana
from rak.toml.write_report import dump_laporan


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, and the form, part and place of the output."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja yang dibaca")
    command.add_argument(
        "--format",
        choices=("tabel", "json", "toml", "csv"),
        help="bentuk keluaran (tabel); csv: satu nilai per baris, dengan selnya",
    )
    command.add_argument(
        "--bagian", choices=("rencana", "laporan"),
        help="bagian yang ditulis sebagai TOML: rencana untuk rak buat, laporan untuk rak isi",
    )  # fmt: skip
    command.add_argument("-o", "--keluaran", metavar="BERKAS", help="berkas hasil (tanpa ini: ke layar)")
    add_per(command)
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the matrix as a table, as JSON, as a long table, or one part of it as TOML."""
    form = _form(arguments)
    bacaan, sel = api.read_with_cells(arguments.matriks, per=read_date(arguments.per))
    if arguments.keluaran:
        write_new(arguments.keluaran, _text(bacaan, form, arguments.bagian, sel).encode(), overwrite=arguments.timpa)
        terminal.say(f"Dibuat: {arguments.keluaran}")
    elif form == "tabel":
        terminal.show_table(matriks_tabel(bacaan.rencana, bacaan.laporan))
    else:
        terminal.show(_text(bacaan, form, arguments.bagian, sel))
    if form != "json" or arguments.keluaran:
        terminal.say(tally(bacaan.temuan))
    return exit_code(bacaan.temuan)


def _form(arguments: argparse.Namespace) -> str:
    """The form that is asked for, in words or by the part or the name of the output. Raises SalahPakai."""
    kind = kind_of(arguments.keluaran or "")
    named = "toml" if arguments.bagian else kind[1:] if kind in {".toml", ".json", ".csv"} else "tabel"
    form = str(arguments.format or named)
    if kind in {".xlsx", ".xlsm"}:
        raise SalahPakai(f"'{arguments.keluaran}': hasilnya teks, bukan buku kerja; pakai misalnya -o rencana.toml.")
    if form == "toml" and not arguments.bagian:
        raise SalahPakai(
            "TOML memuat satu bagian: tambahkan --bagian rencana (untuk rak buat) atau --bagian laporan (untuk rak isi)."
        )
    if form != "toml" and arguments.bagian:
        raise SalahPakai(f"--bagian hanya untuk TOML, bukan untuk --format {form}.")
    return form


def _text(bacaan: Bacaan, form: str, bagian: str | None, sel: Sel) -> str:
    rencana, laporan, temuan = bacaan
    if form == "json":
        return terminal.json_text(whole_data(rencana, laporan, temuan))
    if form == "csv":
        return long_csv(rencana, laporan, sel)
    if form == "tabel":
        return matriks_tabel(rencana, laporan).plain()
    return dump_rencana(rencana) if bagian == "rencana" else dump_laporan(laporan, rencana)
