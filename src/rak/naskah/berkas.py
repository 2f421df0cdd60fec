"""From a path to TOML tables: the faults that lie outside plan and report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import Any, Final, Never

from rak.domain.pola import pola
from rak.naskah.galat import Kesalahan, NaskahError

_MAX_BYTES: Final = 64 * 2**20
_AT_LINE = pola(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_HINTS: Final = (
    (
        r"=\s*-?\d{1,3}(?:\.\d{3}){2,}",
        'Jumlah bertitik ribuan ditulis di antara tanda kutip ("Rp88.880.000"), atau 88_880_000.',
    ),
    (r"=\s*-?\d+,\d|[\[,]\s*\d+,\d+,\d", 'Bilangan berkoma ditulis di antara tanda kutip, misalnya "84,05".'),
    (r"=\s*0\d", "Hilangkan angka nol di depan, atau tulis di antara tanda kutip."),
    (r"=\s*\d+(?:\.\d+){2,}", 'Kode ditulis di antara tanda kutip, misalnya "1.1.1".'),
    (r"=\s*[\d.,]+\s*[^\d\s.,#\]}_eE+-]", 'Bilangan dengan satuan ditulis di antara tanda kutip, misalnya "70 %".'),
    (r"=\s*(?:$|#)", 'Tulis nilainya di belakang tanda =; "" berarti belum diisi, "-" berarti tidak berlaku.'),
    (r"=\s*-\s*(?:$|#)", 'Tulis "-" di antara tanda kutip.'),
    (r"=\s*[^\s\d\"'\[{+-]", 'Teks ditulis di antara tanda kutip, misalnya "Selesai".'),
    (r"=\s*\"[^\"]*$", 'Tutup teks dengan tanda kutip di baris yang sama; tanda kutip di dalam teks ditulis \\".'),
    (r"=\s*\".*\\", "Garis miring terbalik di dalam teks ditulis dua kali (\\\\), atau pakai kutip tunggal."),
    (r"^\s*[^=\[#]+$", "Setiap baris berbentuk kunci = nilai; baris keterangan diawali tanda #."),
)
_REASONS: Final = (
    ("Cannot overwrite a value", "Kunci ini sudah ditulis di atas."),
    ("Duplicate inline table key", "Kunci ini sudah ditulis di atas."),
    ("Cannot declare", "Bagian ini sudah ditulis di atas."),
    ("Cannot mutate immutable namespace", "Bagian ini sudah ditulis lengkap di atas."),
    ("Invalid statement", "Awal baris ini tidak dikenal."),
    ("Invalid value", "Nilai ini tidak dikenal."),
    ("Expected '=' after a key", "Tanda = tidak ada di belakang kunci."),
    ("Expected newline or end of document", "Ada sisa tulisan di belakang nilai."),
    ("Unclosed array", "Kurung siku [ belum ditutup."),
    ("Unclosed inline table", "Kurung kurawal { belum ditutup."),
    ("Unterminated string", "Tanda kutip belum ditutup."),
    ("Illegal character", "Ada tanda yang tidak boleh berada di sini (mungkin ganti baris di dalam teks)."),
    ("Unescaped '\\'", "Ada garis miring terbalik yang berdiri sendiri."),
    ("Expected ']'", "Kurung siku judul bagian belum ditutup."),
)
_DEFAULT_HINT: Final = "Bandingkan dengan contoh di docs/berkas_toml.md."


def read_text(path: str | PathLike[str]) -> str:
    """The text of a file in UTF-8, a byte-order mark left out; NaskahError for anything else."""
    name = str(path)
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        _refuse(name, "Berkas tidak ada.", "Periksa nama dan foldernya.")
    except IsADirectoryError:
        _refuse(name, "Ini folder, bukan berkas.", "Sebutkan berkas .toml di dalamnya.")
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        advice = (
            "Ini folder." if Path(name).is_dir() else "Periksa apakah berkas boleh dibaca dan tidak sedang dikunci."
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
        raise NaskahError([_syntax(text, str(fault), name)]) from None
    except RecursionError:
        _refuse(name, "Kurung di dalam kurung terlalu dalam.", _DEFAULT_HINT)
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
        raise NaskahError(
            [Kesalahan(name, "", line, "Baris ini bukan teks UTF-8.", "Simpan ulang berkas dengan pengodean UTF-8.")]
        ) from None


def _syntax(text: str, message: str, name: str) -> Kesalahan:
    match = _AT_LINE.search(message)
    lines = text.split("\n")
    number = int(match[1]) if match and match[1] else len(lines)
    line = lines[number - 1] if number <= len(lines) else ""
    original = _AT_LINE.sub("", message)
    reason = next((told for start, told in _REASONS if original.startswith(start)), "Tulisan ini tidak dikenal.")
    if "sudah ditulis" in reason:
        advice = "Hapus salah satu, atau perbaiki kodenya."
    else:
        advice = next((told for pattern, told in _HINTS if re.search(pattern, line)), _DEFAULT_HINT)
    return Kesalahan(name, "", number, f"{reason} [{original}]", advice)


def _refuse(name: str, pesan: str, saran: str) -> Never:
    raise NaskahError([Kesalahan(name, "", None, pesan, saran)]) from None
