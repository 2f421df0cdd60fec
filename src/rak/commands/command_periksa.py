"""``rak periksa``: all findings of workbooks, and of plans before they are built."""

import argparse
import datetime
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rak import api, terminal
from rak.commands import BERSIH, GAGAL, options
from rak.commands.workbook_names import each, expand
from rak.domain.kalender import KebijakanTenggat
from rak.domain.laporan import Laporan
from rak.domain.temuan import Temuan, Tingkat
from rak.errors import SalahPakai
from rak.matriks.mark import mark
from rak.reports.findings_text import shown
from rak.reports.json_data import temuan_data
from rak.reports.terminal_table import Tabel
from rak.toml.read_plan import load_rencana
from rak.visible_text import visible


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbooks, and what to make of the findings."""
    command.add_argument(
        "matriks", nargs="*", metavar="BERKAS",
        help="MATRIKS.xlsx atau RENCANA.toml; juga folder, atau pola seperti kiriman/*.xlsx",
    )  # fmt: skip
    command.add_argument("--format", choices=("teks", "json"), default="teks", help="bentuk keluaran (teks)")
    command.add_argument("--tandai", metavar="OUT.xlsx", help="tulis salinan bertanda dengan lembar Temuan")
    command.add_argument("--daftar", action="store_true", help="tampilkan semua kode temuan")
    options.add_rinci(command)
    options.add_per(command)
    options.add_tenggat(command)
    options.add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Check every file; one that cannot be read does not keep the others from being checked."""
    if arguments.daftar:
        return _show_catalogue()
    paths = expand(arguments.matriks)
    _check_use(paths, arguments.tandai)
    per, tenggat = options.read_date(arguments.per), options.read_tenggat(arguments)
    found: dict[str, tuple[Temuan, ...] | None] = {}
    for path, temuan in each(paths, partial(_check, per=per, tenggat=tenggat)):
        found[path] = temuan
        if temuan is not None:
            _report(path, temuan, arguments, is_one=len(paths) == 1)
    if arguments.format == "json":
        told = [{"berkas": path, **temuan_data(one)} for path, temuan in found.items() for one in temuan or ()]
        terminal.show_json({"temuan": told})
    elif len(paths) > 1:
        _show_summary(found)
    return max(GAGAL if temuan is None else options.exit_code(temuan) for temuan in found.values())


def _check_use(paths: Sequence[str], marked: str | None) -> None:
    if not paths:
        raise SalahPakai("sebutkan paling sedikit satu MATRIKS.xlsx atau RENCANA.toml.")
    if marked:
        if len(paths) > 1 or options.kind_of(paths[0]) == ".toml":
            raise SalahPakai("--tandai hanya untuk satu buku kerja.")
        options.check_kind(marked, options.kind_of(paths[0]))


def _check(path: str, per: datetime.date | None, tenggat: KebijakanTenggat) -> tuple[Temuan, ...]:
    if options.kind_of(path) == ".toml":
        rencana = load_rencana(path)
        return api.check(rencana, Laporan(rencana.tahun), per=per, tenggat=tenggat)
    return api.read(path, per=per, tenggat=tenggat).temuan


def _report(path: str, temuan: Sequence[Temuan], arguments: argparse.Namespace, *, is_one: bool) -> None:
    if arguments.tandai:
        mark(Path(path), shown(temuan, rinci=arguments.rinci), Path(arguments.tandai), overwrite=arguments.timpa)
        terminal.say(f"Ditandai: {arguments.tandai}")
    if arguments.format == "teks":
        if not is_one:
            terminal.show(f"== {visible(path)} ==\n")
        options.show_findings(temuan, rinci=arguments.rinci)


def _show_summary(found: dict[str, tuple[Temuan, ...] | None]) -> None:
    """A line for each file, and their sum, where the findings themselves have run off the screen."""
    counts = {
        path: Counter(one.tingkat for one in temuan if not one.diterima)
        for path, temuan in found.items()
        if temuan is not None
    }
    rows = [(path, *_figures(counts.get(path))) for path in found]
    total = ("Jumlah", *(str(sum(count[tingkat] for count in counts.values())) for tingkat in Tingkat), "")
    heading = ("Berkas", "Galat", "Peringatan", "Info", "Keadaan")
    terminal.show("\n")
    terminal.show_table(Tabel(f"{len(rows)} berkas", heading, [*rows, total], angka=frozenset({1, 2, 3}), jumlah=1))


def _figures(count: Counter[Tingkat] | None) -> tuple[str, ...]:
    if count is None:
        return ("", "", "", "tidak terbaca")
    state = "perbaiki" if count[Tingkat.GALAT] else "periksa" if count[Tingkat.PERINGATAN] else "bersih"
    return (*(str(count[tingkat]) for tingkat in Tingkat), state)


def _show_catalogue() -> int:
    rows = [(rule.kode, str(rule.tingkat), rule.judul) for rule in api.catalogue().values()]
    terminal.show_table(Tabel("", ("KODE", "TINGKAT", "ARTI"), rows))
    return BERSIH
