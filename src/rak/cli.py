"""The command line: the only place that prints and exits.

Data goes to stdout, messages to stderr. Exit code 0: clean; 1: findings of level galat; 2: wrong usage, a file that
cannot be read, or a refusal to write.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    import datetime

    from rak.api import Bacaan
    from rak.domain.temuan import Temuan

BERSIH, ADA_GALAT, GAGAL = 0, 1, 2

_SELDOM: Final = 200_000
"""Objects between two searches for cycles: a command ends before they matter, and a search takes a tenth of its time."""

_INDONESIAN: Final = {
    "the following arguments are required: ": "argumen ini wajib ada: ",
    "unrecognized arguments: ": "argumen tidak dikenal: ",
    "invalid choice: ": "pilihan tidak dikenal: ",
    "(choose from ": "(pilih dari ",
    "expected one argument": "perlu satu nilai",
    "expected at least one argument": "perlu paling sedikit satu nilai",
    "argument ": "argumen ",
}
"""What argparse says, and how rak says it."""


class _Pengurai(argparse.ArgumentParser):
    """A parser that speaks Indonesian."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self._positionals.title = "Argumen"
        self._optionals.title = "Pilihan"
        self._is_asked = False
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def _get_formatter(self) -> argparse.HelpFormatter:
        """One of a fixed width until help is asked for: to find the width of the screen takes milliseconds."""
        return super()._get_formatter() if self._is_asked else argparse.HelpFormatter(self.prog, width=80)

    def format_help(self) -> str:
        self._is_asked = True
        return super().format_help().replace("usage: ", "Pemakaian: ", 1)

    def error(self, message: str) -> NoReturn:
        for english, indonesian in _INDONESIAN.items():
            message = message.replace(english, indonesian)
        _say(f"rak: {message}\nKetik '{self.prog} --help' untuk bantuan.")
        sys.exit(GAGAL)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    gc.set_threshold(_SELDOM)
    _prepare_streams()
    words = sys.argv[1:] if argv is None else list(argv)
    arguments = build_parser(words[0] if words else None).parse_args(words)
    command: Callable[[argparse.Namespace], int] = arguments.jalankan
    try:
        return command(arguments)
    except KeyboardInterrupt:
        _say("rak: dihentikan.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as fault:
        if "RAK_DEBUG" in os.environ:
            raise
        path = getattr(arguments, "matriks", None)
        _say_fault(fault, path if isinstance(path, str) else None)
    return GAGAL


def run() -> NoReturn:
    """Run the command that started this process, and end it: all files are closed, and to tidy up takes milliseconds."""
    try:
        code = main()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else GAGAL
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # who read the output is gone
        code = GAGAL
    except OSError as fault:
        code = GAGAL
        _say_fault(fault, None)
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def build_parser(asked: str | None = None) -> argparse.ArgumentParser:
    """The parser of all commands, in Indonesian; where the asked one is among them, only that one has its arguments."""
    parser = _Pengurai(
        prog="rak",
        description="Rencana Aksi Kinerja: membuat, mengisi, membaca, dan memeriksa matriks Excel rencana aksi.",
    )
    parser.add_argument("--versi", action="store_true", help="tampilkan versi rak")
    parser.set_defaults(jalankan=lambda arguments: _versi() if arguments.versi else _bantuan(parser))
    commands = parser.add_subparsers(title="Perintah", metavar="PERINTAH", parser_class=_Pengurai)

    for name in _PERINTAH if asked not in _PERINTAH else (asked,):
        about, add_arguments, run = _PERINTAH[name]
        command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        command.set_defaults(jalankan=run)
        add_arguments(command)
    return parser


def _versi() -> int:
    from rak import __version__  # noqa: PLC0415

    sys.stdout.write(f"rak {__version__}\n")
    return BERSIH


def _bantuan(parser: argparse.ArgumentParser) -> int:
    parser.print_help(sys.stderr)
    return GAGAL


def _contoh(arguments: argparse.Namespace) -> int:
    from pathlib import Path  # noqa: PLC0415

    from rak.example import make_example  # noqa: PLC0415
    from rak.reports.summary import ringkasan_anggaran  # noqa: PLC0415

    contoh = make_example(Path(arguments.folder), overwrite=arguments.timpa)
    rencana, laporan, temuan = contoh.bacaan
    ringkasan_anggaran(rencana, laporan, contoh.triwulan).print(sys.stdout)
    sys.stdout.write("\n")
    _print_findings(temuan)
    sys.stdout.write("\nBerkas:\n" + "".join(f"  {path}\n" for path in contoh.berkas))
    return _exit_code(temuan)


def _buat(arguments: argparse.Namespace) -> int:
    from rak import api  # noqa: PLC0415
    from rak.files import usual_path  # noqa: PLC0415
    from rak.toml.read_plan import load_rencana  # noqa: PLC0415

    _check_kind(arguments.keluaran, ".xlsx")
    api.build(load_rencana(usual_path(arguments.rencana)), arguments.keluaran, overwrite=arguments.timpa)
    _say(f"Dibuat: {arguments.keluaran}")
    return BERSIH


def _isi(arguments: argparse.Namespace) -> int:
    from rak import api  # noqa: PLC0415
    from rak.files import usual_path  # noqa: PLC0415
    from rak.toml.read_report import load_laporan  # noqa: PLC0415

    if arguments.keluaran:
        _check_kind(arguments.keluaran, os.path.splitext(arguments.matriks)[1])  # noqa: PTH122
    laporan = load_laporan(usual_path(arguments.laporan), None)
    left = api.fill(arguments.matriks, laporan, arguments.keluaran, overwrite=arguments.timpa)
    _say(f"Diisi: {arguments.keluaran or arguments.matriks}")
    if left:
        from rak.matriks.refusals import explain_notices  # noqa: PLC0415  # few workbooks have pivot tables

        _say(explain_notices(left))
    return BERSIH


def _baca(arguments: argparse.Namespace) -> int:
    bacaan = _read(arguments.matriks, _date(arguments.per))
    rencana, laporan, temuan = bacaan
    if arguments.format == "json":
        from rak.reports.json_data import whole_data  # noqa: PLC0415

        _print_json(whole_data(rencana, laporan, temuan))
    elif arguments.format == "toml":
        from rak.toml.write_plan import dump_rencana  # noqa: PLC0415
        from rak.toml.write_report import dump_laporan  # noqa: PLC0415

        sys.stdout.write(dump_rencana(rencana) + "\n" + dump_laporan(laporan, rencana))
    else:
        from rak.reports.summary import matriks_tabel  # noqa: PLC0415

        matriks_tabel(rencana, laporan).print(sys.stdout)
    if arguments.format != "json":
        _say(_tally(temuan))
    return _exit_code(temuan)


def _periksa(arguments: argparse.Namespace) -> int:
    if arguments.daftar:
        return _daftar()
    if not arguments.matriks:
        raise _usage("sebutkan paling sedikit satu MATRIKS.xlsx.")
    if arguments.tandai and len(arguments.matriks) > 1:
        raise _usage("--tandai hanya untuk satu buku kerja.")
    if arguments.tandai:
        _check_kind(arguments.tandai, os.path.splitext(arguments.matriks[0])[1])  # noqa: PTH122
    per = _date(arguments.per)
    code = BERSIH
    found: list[dict[str, Any]] = []
    for path in arguments.matriks:
        try:
            temuan = _read(path, per).temuan
        except Exception as fault:  # noqa: BLE001  # the other files are still to be checked
            _say_fault(fault, path)
            code = GAGAL
            continue
        code = max(code, _exit_code(temuan))
        found.extend(_report_findings(path, temuan, arguments, many=len(arguments.matriks) > 1))
    if arguments.format == "json":
        _print_json({"temuan": found})
    return code


def _report_findings(
    path: str, temuan: Sequence[Temuan], arguments: argparse.Namespace, *, many: bool
) -> Iterable[dict[str, Any]]:
    from rak.reports.json_data import temuan_data  # noqa: PLC0415

    if arguments.tandai:
        from pathlib import Path  # noqa: PLC0415

        from rak.matriks.mark import mark  # noqa: PLC0415

        mark(Path(path), temuan, Path(arguments.tandai), overwrite=arguments.timpa)
        _say(f"Ditandai: {arguments.tandai}")
    if arguments.format == "teks":
        if many:
            sys.stdout.write(f"== {path} ==\n")
        _print_findings(temuan)
    return [{"berkas": path, **temuan_data(one)} for one in temuan]


def _daftar() -> int:
    from rak.api import catalogue  # noqa: PLC0415
    from rak.reports.terminal_table import Tabel  # noqa: PLC0415

    rows = [(rule.kode, str(rule.tingkat), rule.judul) for rule in catalogue().values()]
    Tabel("", ("KODE", "TINGKAT", "ARTI"), rows).print(sys.stdout)
    return BERSIH


def _jelaskan(arguments: argparse.Namespace) -> int:
    from rak import api  # noqa: PLC0415

    sys.stdout.write(f"{api.explain(arguments.matriks, arguments.kode, per=_date(arguments.per))}\n")
    return BERSIH


def _impor(arguments: argparse.Namespace) -> int:
    from pathlib import Path  # noqa: PLC0415

    from rak.decree import impor  # noqa: PLC0415
    from rak.files import write_new  # noqa: PLC0415
    from rak.reports.findings_text import findings_text  # noqa: PLC0415
    from rak.toml.write_plan import dump_rencana  # noqa: PLC0415
    from rak.toml.write_report import dump_laporan  # noqa: PLC0415
    from rak.xlsx.package.saving import is_same_file  # noqa: PLC0415

    if arguments.keluaran and arguments.laporan and is_same_file(arguments.keluaran, arguments.laporan):
        raise _usage(f"-o dan --laporan menyebut berkas yang sama, {arguments.laporan}. Pakai dua nama yang berbeda.")
    hasil = impor(Path(arguments.naskah))
    text = dump_rencana(hasil.rencana)
    if arguments.keluaran:
        write_new(arguments.keluaran, text.encode("utf-8"), overwrite=arguments.timpa)
        _say(f"Dibuat: {arguments.keluaran}")
    else:
        sys.stdout.write(text)
    if arguments.laporan:
        report = dump_laporan(hasil.laporan, hasil.rencana).encode("utf-8")
        write_new(arguments.laporan, report, overwrite=arguments.timpa)
        _say(f"Dibuat: {arguments.laporan}")
    _say(findings_text(hasil.temuan).rstrip("\n"))
    return _exit_code(hasil.temuan)


def _read(path: str, per: datetime.date | None) -> Bacaan:
    from rak import api  # noqa: PLC0415

    return api.read(path, per=per)


def _date(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    import datetime  # noqa: PLC0415

    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(text, form).date()  # noqa: DTZ007  # a calendar day has no zone
        except ValueError:
            continue
    raise _usage(f"'{text}' bukan tanggal; tulis misalnya 2024-04-06.")


def _check_kind(output: str, kind: str) -> None:
    """A workbook keeps its kind: Excel does not open one under the name of another."""
    if os.path.splitext(output)[1].casefold() != kind.casefold():  # noqa: PTH122
        raise _usage(f"'{output}': nama hasil harus berakhiran {kind or 'sama dengan nama asalnya'}.")


def _usage(message: str) -> Exception:
    from rak.messages import SalahPakai  # noqa: PLC0415

    return SalahPakai(message)


def _exit_code(temuan: Iterable[Temuan]) -> int:
    from rak.domain.temuan import Tingkat  # noqa: PLC0415

    return ADA_GALAT if any(one.tingkat is Tingkat.GALAT for one in temuan) else BERSIH


def _print_findings(temuan: Sequence[Temuan]) -> None:
    from rak.reports.findings_text import findings_text  # noqa: PLC0415

    sys.stdout.write(findings_text(temuan))


def _tally(temuan: Sequence[Temuan]) -> str:
    from rak.reports.findings_text import tally  # noqa: PLC0415

    return tally(temuan)


def _print_json(data: object) -> None:
    import json  # noqa: PLC0415

    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _say(message: str) -> None:
    with contextlib.suppress(OSError):  # nobody hears it
        sys.stderr.write(message + "\n")


def _say_fault(fault: Exception, path: str | None) -> None:
    """Tell a fault; one of the workbook with its path, where the message does not name a file already."""
    from rak.messages import explain, is_of_workbook  # noqa: PLC0415  # messages load when something went wrong

    message = explain(fault)
    _say(f"rak: {path}: {message}" if path and path not in message and is_of_workbook(fault) else f"rak: {message}")


def _prepare_streams() -> None:
    """A pipe carries UTF-8; a console that cannot print a sign gets a stand-in instead of a crash."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a service, or a window without a console
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  # open to the end
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))


def _contoh_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", default="contoh_rak", metavar="FOLDER", help="folder hasil (contoh_rak)")
    _add_timpa(command)


def _buat_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("rencana", metavar="RENCANA.toml", help="rencana aksi")
    command.add_argument("-o", "--keluaran", required=True, metavar="MATRIKS.xlsx", help="buku kerja yang dibuat")
    _add_timpa(command)


def _isi_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja yang diisi")
    command.add_argument("laporan", metavar="LAPORAN.toml", help="laporan")
    command.add_argument("-o", "--keluaran", metavar="OUT.xlsx", help="tulis ke berkas lain (tanpa ini: di tempat)")
    _add_timpa(command)


def _baca_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja yang dibaca")
    command.add_argument("--format", choices=("tabel", "json", "toml"), default="tabel", help="bentuk keluaran (tabel)")
    _add_per(command)


def _periksa_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("matriks", nargs="*", metavar="MATRIKS.xlsx", help="buku kerja yang diperiksa")
    command.add_argument("--format", choices=("teks", "json"), default="teks", help="bentuk keluaran (teks)")
    command.add_argument("--tandai", metavar="OUT.xlsx", help="tulis salinan bertanda dengan lembar Temuan")
    command.add_argument("--daftar", action="store_true", help="tampilkan semua kode temuan")
    _add_per(command)
    _add_timpa(command)


def _jelaskan_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja")
    command.add_argument("kode", metavar="KODE", help="kode indikator atau baris anggaran, misalnya 1.1")
    _add_per(command)


def _impor_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("naskah", metavar="KEPUTUSAN", help="naskah keputusan")
    command.add_argument("-o", "--keluaran", metavar="RENCANA.toml", help="berkas hasil (tanpa ini: ke layar)")
    command.add_argument("--laporan", metavar="LAPORAN.toml", help="tulis juga realisasi yang ada dalam naskah")
    _add_timpa(command)


def _add_per(command: argparse.ArgumentParser) -> None:
    command.add_argument("--per", metavar="TANGGAL", help="tanggal acuan, misalnya 2024-04-06 (tanpa ini: tidak ada)")


def _add_timpa(command: argparse.ArgumentParser) -> None:
    command.add_argument("--timpa", action="store_true", help="boleh menimpa berkas hasil yang sudah ada")


_PERINTAH: Final[
    dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]]
] = {
    "contoh": ("jalankan contoh lengkap dengan angka keputusan Bapas Ternate 2024", _contoh_arguments, _contoh),
    "buat": ("buat buku kerja matriks dari rencana TOML", _buat_arguments, _buat),
    "isi": ("isi matriks dengan laporan TOML; hanya sel yang dilaporkan yang berubah", _isi_arguments, _isi),
    "baca": ("baca rencana dan laporan dari matriks", _baca_arguments, _baca),
    "periksa": ("periksa satu atau beberapa matriks dan tampilkan semua temuan", _periksa_arguments, _periksa),
    "jelaskan": ("jelaskan asal sebuah angka capaian atau anggaran", _jelaskan_arguments, _jelaskan),
    "impor": ("buat rencana TOML dari naskah keputusan (.txt atau .docx)", _impor_arguments, _impor),
}
"""Each command by its name: what it is for, its arguments, and what runs it."""


if __name__ == "__main__":
    run()
