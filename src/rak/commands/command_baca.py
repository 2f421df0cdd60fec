"""``rak baca``: plan and report out of a workbook."""

import argparse
from collections.abc import Mapping
from functools import partial

from rak import api, terminal
from rak.api import Bacaan
from rak.commands import BERSIH, GAGAL
from rak.commands.options import add_per, add_timpa, exit_code, kind_of, read_date, write_out
from rak.commands.workbook_names import each, expand
from rak.domain.penjelasan import Sel
from rak.errors import SalahPakai
from rak.reports.findings_text import tally
from rak.reports.json_data import whole_data
from rak.reports.long_table import long_csv
from rak.reports.summary import matriks_tabel
from rak.toml.write_plan import dump_rencana
from rak.toml.write_report import dump_laporan
from rak.visible_text import visible


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, and the form, part and place of the output."""
    command.add_argument(
        "matriks",
        nargs="+",
        metavar="MATRIKS.xlsx",
        help="buku kerja yang dibaca; juga folder, atau pola seperti kiriman/*.xlsx",
    )
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
    """Print or write the matrices as tables, as JSON, as one long table, or one part of one as TOML."""
    form, paths = _form(arguments), expand(arguments.matriks)
    if form == "toml" and len(paths) > 1:
        raise SalahPakai(f"TOML memuat satu buku kerja, padahal disebut {len(paths)}.")
    per = read_date(arguments.per)
    read = each(paths, partial(api.read_with_cells, per=per))
    found = {path: one for path, one in read if one is not None}
    code = BERSIH if len(found) == len(paths) else GAGAL
    if form == "tabel" and not arguments.keluaran:
        _show_tables(found)
    elif found:
        write_out(arguments.keluaran, _text(found, form, arguments.bagian), overwrite=arguments.timpa)
    for path, (bacaan, _) in found.items():
        if form != "json" or arguments.keluaran:
            terminal.say(f"{visible(path)}: {tally(bacaan.temuan)}" if len(paths) > 1 else tally(bacaan.temuan))
        code = max(code, exit_code(bacaan.temuan))
    return code


def _show_tables(found: Mapping[str, tuple[Bacaan, Sel]]) -> None:
    for path, (bacaan, _) in found.items():
        if len(found) > 1:
            terminal.show(f"== {visible(path)} ==\n")
        terminal.show_table(matriks_tabel(bacaan.rencana, bacaan.laporan))


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


def _text(found: Mapping[str, tuple[Bacaan, Sel]], form: str, bagian: str | None) -> str:
    if form == "csv":
        return long_csv({path: (one.rencana, one.laporan, sel) for path, (one, sel) in found.items()})
    if form == "json":
        data = {path: whole_data(*one) for path, (one, _) in found.items()}
        several = [{"berkas": path, **one} for path, one in data.items()]
        return terminal.json_text(several if len(found) > 1 else next(iter(data.values())))
    if form == "tabel":
        return "\n".join(matriks_tabel(one.rencana, one.laporan).plain() for one, _ in found.values())
    [(rencana, laporan, _)] = (one for one, _ in found.values())
    return dump_rencana(rencana) if bagian == "rencana" else dump_laporan(laporan, rencana)
