"""What several commands share: their options, and how findings are told."""

import argparse
import datetime
import os
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from rak import terminal
from rak.commands import ADA_GALAT, BERSIH
from rak.domain.date_words import parse_tanggal
from rak.domain.kalender import TENGGAT_BAKU, Geser, KebijakanTenggat, months_over
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError, SalahPakai
from rak.file_patterns import one_file
from rak.files import write_new
from rak.public_holidays import public_holidays
from rak.reports.findings_text import findings_text
from rak.xlsx import DEFAULT_LIMITS, Limits, allowing

_YEARS: Final = range(2000, 2101)
"""Whatever year the plan turns out to be of; the list of one is quickly made."""


def add_per(command: argparse.ArgumentParser) -> None:
    """``--per``: the as-of date of the calendar rules."""
    command.add_argument(
        "--per", metavar="TANGGAL", help="tanggal acuan, misalnya 2024-04-06 atau '5 April 2024' (tanpa ini: tidak ada)"
    )


def add_tenggat(command: argparse.ArgumentParser) -> None:
    """When a month's report is due, and how a due date on a day off is shifted."""
    command.add_argument(
        "--geser", choices=[one.value for one in Geser], default=Geser.TIDAK.value,
        help="tenggat yang jatuh pada hari libur: tidak digeser, maju, atau mundur (tidak)",
    )  # fmt: skip
    command.add_argument(
        "--tenggat",
        type=int,
        default=TENGGAT_BAKU.tanggal,
        metavar="N",
        help=f"tenggat tanggal N bulan berikutnya ({TENGGAT_BAKU.tanggal})",
    )
    command.add_argument("--libur", action="append", default=[], metavar="TANGGAL", help="hari libur; boleh diulang")
    command.add_argument("--libur-nasional", action="store_true", help="pakai juga daftar hari libur nasional")


def read_tenggat(arguments: argparse.Namespace) -> KebijakanTenggat:
    """The policy of due dates that was asked for."""
    days = {day for text in arguments.libur if (day := read_date(text))}
    if arguments.libur_nasional:
        days |= public_holidays(_YEARS)
    return KebijakanTenggat(Geser(arguments.geser), days, tanggal=arguments.tenggat)


def add_timpa(command: argparse.ArgumentParser) -> None:
    """``--timpa``: a file that is there may be replaced."""
    command.add_argument("--timpa", action="store_true", help="boleh menimpa berkas hasil yang sudah ada")


def add_rinci(command: argparse.ArgumentParser) -> None:
    """``--rinci``: everything is told."""
    command.add_argument(
        "--rinci", action="store_true", help="tampilkan juga temuan yang tidak perlu apa-apa, dan daftar yang panjang"
    )


def add_batas_sel(command: argparse.ArgumentParser) -> None:
    """``--batas-sel``: how many cells a sheet of an honest large plan may have."""
    usual = f"{DEFAULT_LIMITS.max_cells:,}".replace(",", ".")
    command.add_argument("--batas-sel", type=int, metavar="N", help=f"batas sel satu lembar ({usual})")


_FILES: Final = ("keluaran", "tandai", "konflik", "putusan", "dari", "naskah", "templat")
"""Options that name a file. One without a name, as of a script's empty variable, would mean "in place" or "none"."""
_INPUTS: Final = ("matriks", "rencana", "laporan", "lama", "baru", "revisi", "dari", "naskah", "putusan", "templat")
"""Arguments that name one file to read, which may be given as a pattern."""


def within_limits(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """The command under the limits that ``--batas-sel`` asks for."""

    def limited(arguments: argparse.Namespace) -> int:
        for name in _FILES:
            if getattr(arguments, name, None) == "":
                raise SalahPakai(f"Nama berkas di --{name} kosong; tulis namanya, atau hilangkan pilihan itu.")
        for name in _INPUTS:
            if isinstance(word := getattr(arguments, name, None), str):
                setattr(arguments, name, one_file(word))
        with allowing(read_limits(arguments.batas_sel)):
            return run(arguments)

    return limited


def read_limits(cells: int | None) -> Limits | None:
    """The limits for sheets of so many cells; None where nothing is said. Raises SalahPakai."""
    if cells is None:
        return None
    if cells < 1:
        raise SalahPakai(f"--batas-sel {cells} tidak ada artinya; pakai misalnya 1000000.")
    return Limits.for_cells(cells)


def read_date(text: str | None) -> datetime.date | None:
    """A day as it is typed; None where none is given. Raises SalahPakai."""
    if text is None:
        return None
    try:
        return parse_tanggal(text)
    except DomainError as fault:
        raise SalahPakai(f"{fault.pesan} {fault.saran}") from None


def read_today(text: str | None) -> datetime.date:
    """The same; the planner's own calendar where none is given."""
    return read_date(text) or datetime.date.today()  # noqa: DTZ011


def write_out(path: str | None, content: str | bytes, *, overwrite: bool) -> None:
    """Write a result into a file, and say so; without a file show it."""
    data = content.encode() if isinstance(content, str) else content
    if path:
        write_new(path, data, overwrite=overwrite)
        terminal.say(f"Dibuat: {path}")
    else:
        terminal.show(data.decode())


def check_kind(output: str, kind: str) -> None:
    """A workbook keeps its kind: Excel does not open one under the name of another. Raises SalahPakai."""
    if kind_of(output) != kind.casefold():
        raise SalahPakai(f"'{output}': nama hasil harus berakhiran {kind or 'sama dengan nama asalnya'}.")


def kind_of(path: str) -> str:
    """The ending of a file's name, such as ``.xlsx``."""
    return os.path.splitext(path)[1].casefold()  # noqa: PTH122  # pathlib takes longer to load


def exit_code(temuan: Iterable[Temuan]) -> int:
    """1 where a finding is of level galat."""
    return ADA_GALAT if any(one.tingkat is Tingkat.GALAT and not one.diterima for one in temuan) else BERSIH


def show_findings(temuan: Sequence[Temuan], *, rinci: bool = False) -> None:
    """Print findings as text."""
    terminal.show(findings_text(temuan, rinci=rinci))


def say_findings(temuan: Sequence[Temuan], *, rinci: bool = False) -> None:
    """Tell findings beside the data."""
    terminal.say_lines(findings_text(temuan, rinci=rinci).rstrip("\n"))


def last_period(tahun: int, sampai: str | None, per: str | None) -> Bulan | Triwulan:
    """The month or quarter that is named, else the last quarter that is over on a day (today). Raises SalahPakai."""
    if sampai:
        try:
            return Triwulan.parse(sampai) if sampai.strip().upper().startswith("TW") else Bulan.parse(sampai, tahun)
        except DomainError as fault:
            raise SalahPakai(f"{fault.pesan} {fault.saran}") from None
    day = read_today(per)
    over = [bulan.triwulan for bulan in months_over(tahun, day) if bulan.bulan % 3 == 0]
    if not over:
        raise SalahPakai(f"Belum ada triwulan {tahun} yang lewat pada {day.isoformat()}.")
    return over[-1]
