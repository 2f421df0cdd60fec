"""The command line: finds the command, runs it, and tells what went wrong.

Data goes to stdout, messages to stderr. Exit code 0: clean; 1: findings of level galat; 2: wrong usage, a file that
cannot be read, or a refusal to write. A command is a module of :mod:`rak.commands`.
"""

import argparse
import importlib
import os
import signal
import sys
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final, NoReturn

from rak import __version__, terminal
from rak.commands import ABOUT, BERSIH, GAGAL

_INDONESIAN: Final = {
    "the following arguments are required: ": "argumen ini wajib ada: ",
    "unrecognized arguments: ": "argumen tidak dikenal: ",
    "invalid choice: ": "pilihan tidak dikenal: ",
    "(choose from ": "(pilih dari ",
    "invalid int value: ": "bukan bilangan bulat: ",
    "ignored explicit argument ": "tidak menerima nilai: ",
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
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "Pemakaian: ", 1)

    def error(self, message: str) -> NoReturn:
        for english, indonesian in _INDONESIAN.items():
            message = message.replace(english, indonesian)
        terminal.say(f"rak: {message}")
        terminal.say(f"Ketik '{self.prog} --help' untuk bantuan.")
        sys.exit(GAGAL)

    def _print_message(self, message: str, file: Any = None) -> None:
        (terminal.say_lines if file is sys.stderr else terminal.show)(message)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    terminal.prepare_streams()
    words = sys.argv[1:] if argv is None else list(argv)
    arguments = build_parser(words[:1]).parse_args(words)
    arguments.proses_sendiri = argv is None  # else the process is the caller's
    command: Callable[[argparse.Namespace], int] = arguments.jalankan
    try:
        return command(arguments)
    except KeyboardInterrupt:
        terminal.say("rak: dihentikan.")
    except BrokenPipeError:
        terminal.drop_output()
    except Exception as fault:
        if "RAK_DEBUG" in os.environ:
            raise
        path = getattr(arguments, "matriks", None)
        _say_fault(fault, path if isinstance(path, str) else None)
    return GAGAL


def run() -> NoReturn:
    """Run the command that started this process, and end it with its exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # nothing is left half-written then either
    try:
        code = main()
    except KeyboardInterrupt:  # while the command was being loaded
        terminal.say("rak: dihentikan.")
        code = GAGAL
    fault = terminal.finish()
    if fault is not None:
        code = GAGAL
        if not isinstance(fault, BrokenPipeError):
            _say_fault(fault, None)
    sys.exit(code)


def build_parser(asked: Collection[str] = ABOUT.keys()) -> argparse.ArgumentParser:
    """The parser, in Indonesian, of the commands that are asked for; no other's module is loaded.

    Where none of them is known there is a line about each command, for the help and for whoever mistyped one.
    """
    parser = _Pengurai(
        prog="rak",
        description="Rencana Aksi Kinerja: membuat, mengisi, membaca, dan memeriksa matriks Excel rencana aksi. "
        "Mulai dengan: rak contoh.",
    )
    parser.add_argument("--versi", action="store_true", help="tampilkan versi rak")
    parser.add_argument("--version", dest="versi", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(jalankan=lambda arguments: _versi() if arguments.versi else _bantuan(parser))
    group = parser.add_subparsers(prog="rak", title="Perintah", metavar="PERINTAH", parser_class=_Pengurai)
    for name in [name for name in ABOUT if name in asked] or ABOUT:
        about = ABOUT[name]
        command = group.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        if name in asked:
            # Loaded with the command, and not for the help: options know limits, findings and the calendar.
            options = importlib.import_module("rak.commands.options")
            module = importlib.import_module(f"rak.commands.command_{name}")
            command.set_defaults(jalankan=options.within_limits(module.run))
            module.add_arguments(command)
            options.add_batas_sel(command)
    return parser


def _say_fault(fault: Exception, path: str | None) -> None:
    from rak.messages import fault_text  # noqa: PLC0415  # knows all rooms; loads when something went wrong

    terminal.say_lines(fault_text(fault, path))


def _versi() -> int:
    terminal.show(f"rak {__version__}\n")
    return BERSIH


def _bantuan(parser: argparse.ArgumentParser) -> int:
    parser.print_help(sys.stderr)
    return GAGAL


if __name__ == "__main__":
    run()
