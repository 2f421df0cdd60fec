"""``rak periksa``: all findings of workbooks."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from rak import api, terminal
from rak.commands import BERSIH, GAGAL
from rak.commands.options import add_per, add_timpa, check_kind, exit_code, kind_of, read_date, say_fault, show_findings
from rak.domain.temuan import Temuan
from rak.errors import SalahPakai
from rak.matriks.mark import mark
from rak.reports.json_data import temuan_data
from rak.reports.terminal_table import Tabel
from rak.visible_text import visible

ABOUT: Final = "periksa satu atau beberapa matriks dan tampilkan semua temuan"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbooks, and what to make of the findings."""
    command.add_argument("matriks", nargs="*", metavar="MATRIKS.xlsx", help="buku kerja yang diperiksa")
    command.add_argument("--format", choices=("teks", "json"), default="teks", help="bentuk keluaran (teks)")
    command.add_argument("--tandai", metavar="OUT.xlsx", help="tulis salinan bertanda dengan lembar Temuan")
    command.add_argument("--daftar", action="store_true", help="tampilkan semua kode temuan")
    add_per(command)
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Check every workbook; one that cannot be read does not keep the others from being checked."""
    if arguments.daftar:
        return _show_catalogue()
    _check_use(arguments)
    per = read_date(arguments.per)
    code = BERSIH
    found: list[dict[str, Any]] = []
    for path in arguments.matriks:
        try:
            temuan = api.read(path, per=per).temuan
        except Exception as fault:  # noqa: BLE001  # the other files are still to be checked
            say_fault(fault, path)
            code = GAGAL
            continue
        code = max(code, exit_code(temuan))
        _report(path, temuan, arguments)
        found.extend({"berkas": path, **temuan_data(one)} for one in temuan)
    if arguments.format == "json":
        terminal.show_json({"temuan": found})
    return code


def _check_use(arguments: argparse.Namespace) -> None:
    if not arguments.matriks:
        raise SalahPakai("sebutkan paling sedikit satu MATRIKS.xlsx.")
    if arguments.tandai:
        if len(arguments.matriks) > 1:
            raise SalahPakai("--tandai hanya untuk satu buku kerja.")
        check_kind(arguments.tandai, kind_of(arguments.matriks[0]))


def _report(path: str, temuan: Sequence[Temuan], arguments: argparse.Namespace) -> None:
    if arguments.tandai:
        mark(Path(path), temuan, Path(arguments.tandai), overwrite=arguments.timpa)
        terminal.say(f"Ditandai: {arguments.tandai}")
    if arguments.format == "teks":
        if len(arguments.matriks) > 1:
            terminal.show(f"== {visible(path)} ==\n")
        show_findings(temuan)


def _show_catalogue() -> int:
    rows = [(rule.kode, str(rule.tingkat), rule.judul) for rule in api.catalogue().values()]
    terminal.show_table(Tabel("", ("KODE", "TINGKAT", "ARTI"), rows))
    return BERSIH
