"""From a path to TOML tables; what is said of a file that is none stands in :mod:`rak.toml.syntax_help`."""

# pathlib takes milliseconds to load:
# ruff: noqa: PTH112, PTH123

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from os import PathLike
from typing import Any, Final, Never

from rak.files import usual_path

_MAX_BYTES: Final = 64 * 2**20


def read_text(path: str | PathLike[str]) -> str:
    """The text of a file in UTF-8, a byte-order mark left out; NaskahError for anything else."""
    name = str(path)
    try:
        with open(usual_path(path), "rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        _refuse(name, "Berkas tidak ada.", "Periksa nama dan foldernya.")
    except IsADirectoryError:
        _refuse(name, "Ini folder, bukan berkas.", "Sebutkan berkas .toml di dalamnya.")
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        advice = (
            "Ini folder." if os.path.isdir(name) else "Periksa apakah berkas boleh dibaca dan tidak sedang dikunci."
        )
        _refuse(name, f"Berkas tidak dapat dibaca ({reason}).", advice)
    if len(data) > _MAX_BYTES:
        _refuse(name, "Berkas lebih besar dari 64 MB.", "Rencana dan laporan jauh lebih kecil; periksa berkasnya.")
    return _decode(data, name)


def parse(text: str, name: str) -> Mapping[str, Any]:
    """The tables of a TOML text, its decimals exact; NaskahError with the line for wrong syntax."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        from rak.toml.syntax_help import explain_syntax  # noqa: PLC0415  # only when there is a fault to explain

        raise explain_syntax(text, str(fault), name) from None
    except RecursionError:
        _refuse(name, "Kurung di dalam kurung terlalu dalam.", "Bandingkan dengan contoh di docs/berkas_toml.md.")
    except (ValueError, ArithmeticError):
        _refuse(
            name, "Ada bilangan atau tanggal yang tidak mungkin.", "Periksa bilangan yang sangat panjang dan tanggal."
        )


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        _refuse(name, "Ini berkas Office, bukan naskah TOML.", "Matriks Excel dibaca dengan: rak baca.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(name, "Berkas tersimpan sebagai Unicode (UTF-16).", "Simpan ulang dengan pengodean UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        _refuse(name, "Baris ini bukan teks UTF-8.", "Simpan ulang berkas dengan pengodean UTF-8.", line)


def _refuse(name: str, pesan: str, saran: str, line: int | None = None) -> Never:
    from rak.toml.toml_errors import Kesalahan, NaskahError  # noqa: PLC0415  # only when there is a fault to explain

    raise NaskahError([Kesalahan(name, "", line, pesan, saran)]) from None
