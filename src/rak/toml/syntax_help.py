"""Why a text is not TOML, for planners: what tomllib says, in Indonesian, and what the line probably should be."""

import re
from typing import Final

from rak.toml.toml_errors import Kesalahan, NaskahError

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
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
    ("Cannot redefine namespace", "Bagian ini sudah ditulis di atas."),
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
    ("Invalid initial character for a key part", "Kunci ini diawali tanda yang tidak boleh."),
    ("Invalid date or datetime", "Tanggal ini tidak ada dalam kalender."),
    ("Invalid hex value", "Kode tanda di belakang \\ tidak dikenal."),
    ("Escaped character is not", "Kode tanda di belakang \\ tidak dikenal."),
    ("Unescaped '\\'", "Ada garis miring terbalik yang berdiri sendiri."),
    ("Expected ']", "Kurung siku judul bagian belum ditutup."),
    ("Expected ", "Tanda penutup belum ada."),
    ("Found invalid character", "Ada tanda yang tidak boleh berada di sini."),
)
_DEFAULT_HINT: Final = "Bandingkan dengan contoh di docs/berkas_toml.md."


def explain_syntax(text: str, message: str, name: str) -> NaskahError:
    """The error for a text that tomllib refuses with a message, with the line that it names."""
    return NaskahError([_syntax(text, message, name)])


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
    return Kesalahan(name, "", number, reason, advice)
