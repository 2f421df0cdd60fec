"""From a path to TOML tables; what is said of a file that is none stands in :mod:`rak.toml.syntax_help`."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from os import PathLike
from typing import Any, Never

from rak.plain_files import NotAFileError, TooLargeError, os_words, read_plain
from rak.toml.syntax_help import explain_syntax
from rak.toml.toml_errors import Kesalahan, NaskahError
from rak.toml.toml_limits import MAX_BYTES, endless_number, excess
from rak.toml.toml_lines import line_of, lines_of, spell_path
from rak.xlsx import in_force

_TOO_MUCH = "Rencana dan laporan kantor lebih kecil; periksa berkasnya. Bila memang rencana besar: --batas-sel 1000000."


def read_text(path: str | PathLike[str]) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a mark as PowerShell writes it; NaskahError for anything else."""
    name, most = str(path), in_force().times * MAX_BYTES
    try:
        data = read_plain(path, most)
    except FileNotFoundError:
        _refuse(name, "Berkas tidak ada.", "Periksa nama dan foldernya.")
    except NotAFileError as fault:
        _refuse(name, f"Ini {fault.kind}, bukan berkas.", "Sebutkan nama berkas .toml-nya.")
    except TooLargeError:
        _refuse(name, f"Berkas lebih besar dari {most // 2**20} MB.", _TOO_MUCH)
    except OSError as fault:
        advice = "Periksa apakah berkas boleh dibaca dan tidak sedang dikunci."
        _refuse(name, f"Berkas tidak dapat dibaca ({os_words(fault)}).", advice)
    return _decode(data, name)


def parse(text: str, name: str) -> Mapping[str, Any]:
    """The tables of a TOML text, its decimals exact; NaskahError with the line for wrong syntax and for excess."""
    too_much = excess(text, in_force().times)
    if too_much:
        line, key, told = too_much
        raise NaskahError([Kesalahan(name, key, line, told, _TOO_MUCH)])
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        raise explain_syntax(text, str(fault), name) from None
    except RecursionError:
        _refuse(name, "Kurung di dalam kurung terlalu dalam.", "Bandingkan dengan contoh di docs/berkas_toml.md.")
    except (ValueError, ArithmeticError):
        pesan = "Ada bilangan atau tanggal yang tidak mungkin."
        _refuse(name, pesan, "Periksa bilangan yang sangat panjang dan tanggal.")
    jalur = endless_number(tables)
    if jalur is not None:
        line = line_of(lines_of(text), jalur)
        told = "Bilangan ini terlalu panjang."
        raise NaskahError([Kesalahan(name, spell_path(jalur), line, told, "Periksa banyaknya angka.")])
    return tables


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        _refuse(name, "Ini berkas Office, bukan naskah TOML.", "Matriks Excel dibaca dengan: rak baca.")
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = data[:100]
    if not is_utf16 and 3 * start.count(b"\0") > len(start) > 1:
        _refuse(name, "Ini bukan teks UTF-8; mungkin UTF-16 tanpa tanda.", "Simpan ulang dengan pengodean UTF-8.")
    try:
        return data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as fault:
        if is_utf16:
            _refuse(name, "Berkas UTF-16 ini rusak.", "Simpan ulang dengan pengodean UTF-8.")
        line = data.count(b"\n", 0, fault.start) + 1
        _refuse(name, "Baris ini bukan teks UTF-8.", "Simpan ulang berkas dengan pengodean UTF-8.", line)


def _refuse(name: str, pesan: str, saran: str, line: int | None = None) -> Never:
    raise NaskahError([Kesalahan(name, "", line, pesan, saran)]) from None
