"""``rak isi``: a report into a workbook."""

import argparse
from collections.abc import Iterator

from rak import api, terminal
from rak.commands.options import add_timpa, check_kind, exit_code, kind_of, read_today
from rak.domain.display import show_number
from rak.domain.riwayat import Pencatatan
from rak.matriks.excel_numbers import as_shown
from rak.matriks.fill_result import HasilIsi
from rak.matriks.refusals import explain_notices
from rak.reports.findings_text import findings_text
from rak.toml.read_report import load_isian
from rak.visible_text import visible

_LONGEST = 60


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
    terminal.say_lines(_fill_text(hasil))
    if hasil.peringatan:
        terminal.say_lines(explain_notices(hasil.peringatan))
    if hasil.temuan:
        terminal.say_lines("Temuan yang muncul karena pengisian ini:\n" + findings_text(hasil.temuan).rstrip("\n"))
    return exit_code(hasil.temuan)


def _catatan(arguments: argparse.Namespace) -> Pencatatan:
    """What is written into Riwayat: where the workbook keeps one, or where a day or a reason is given."""
    silent = not (arguments.diterima or arguments.alasan)
    return Pencatatan(read_today(arguments.diterima), arguments.alasan, arguments.laporan, bila_ada=silent)


def _fill_text(hasil: HasilIsi) -> str:
    """How many cells are new, changed and cleared, then every cell that held something, with old and new value."""
    return "\n".join([_counts(hasil), *_lines(hasil)])


def _counts(hasil: HasilIsi) -> str:
    if not hasil.perubahan:
        return "Tidak ada sel yang berubah: isinya sudah sama."
    counts = ((hasil.baru, "sel baru"), (hasil.diubah, "sel berubah"), (hasil.dikosongkan, "sel dikosongkan"))
    return ", ".join(f"{len(cells)} {what}" for cells, what in counts if cells) + "."


def _lines(hasil: HasilIsi) -> Iterator[str]:
    for one in (*hasil.diubah, *hasil.dikosongkan):
        yield f"  {one.lembar}!{one.sel} {visible(str(one.letak))}: {_shown(one.lama)} → {'kosong' if one.baru is None else _shown(one.baru)}"


def _shown(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return show_number(as_shown(value), 15)
    text = visible(" ".join(str(value).split()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
