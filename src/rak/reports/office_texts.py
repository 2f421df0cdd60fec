"""What only the office can write for its reports, from a naskah_kantor.toml that the planner keeps."""

import datetime
from os import PathLike
from typing import Final

import attrs

from rak.domain.text_folding import fold, fold_lines
from rak.errors import DomainError
from rak.toml import plan_values
from rak.toml import toml_files as files
from rak.toml.toml_table import Tabel

TEKS: Final = {
    "kata_pengantar": "kata pengantar",
    "latar_belakang": "latar belakang, selain dasar hukum yang sudah tercantum",
    "maksud_tujuan": "maksud dan tujuan laporan",
    "tugas_fungsi": "tugas dan fungsi kantor",
    "isu_terkini": "isu terkini yang memengaruhi kinerja",
    "penutup": "penutup: apa yang dikerjakan berikutnya",
    "simpulan": "simpulan seksi, untuk evaluasi mandiri",
}
"""The texts by key, and what each is."""


@attrs.frozen
class TindakLanjutRapat:
    """What the last meeting decided, and how far it is."""

    keputusan: str
    penanggung_jawab: str = ""
    tenggat: str = ""
    status: str = ""


@attrs.frozen
class NaskahKantor:
    """The texts of an office; what is not there is empty, and a report says that it has not been written."""

    teks: tuple[tuple[str, str], ...] = ()
    nama: str = ""
    jabatan: str = ""
    tempat: str = ""
    tanggal: datetime.date | None = None
    rapat: tuple[TindakLanjutRapat, ...] = ()

    def of(self, key: str) -> str:
        """One of the texts, empty where nobody has written it."""
        return dict(self.teks).get(key, "")


TANPA_NASKAH: Final = NaskahKantor()
"""Nothing written yet."""


def load_naskah_kantor(path: str | PathLike[str]) -> NaskahKantor:
    """Read a naskah_kantor.toml; NaskahError carries every fault with its line."""
    table = Tabel.of(files.read_text(path), str(path))
    table.expect((*TEKS, "tanda_tangan", "tindak_lanjut_rapat"))
    texts = tuple((key, table.read(key, _lines, "")) for key in TEKS)
    signs = table.section("tanda_tangan")
    signs.expect(("nama", "jabatan", "tempat", "tanggal"))
    nama, jabatan, tempat = (signs.read(key, _line, "") for key in ("nama", "jabatan", "tempat"))
    tanggal = signs.read("tanggal", plan_values.tanggal, None)
    asked = table.children("tindak_lanjut_rapat") if "tindak_lanjut_rapat" in table.isi else ()
    meeting = tuple(map(_follow_up, asked))
    table.catatan.finish()
    return NaskahKantor(texts, nama, jabatan, tempat, tanggal, meeting)


def example_text() -> str:
    """A naskah_kantor.toml to fill in; nothing in it is text of a report yet."""
    lines = [
        "# Naskah kantor untuk rak lapor. Isi teks di antara tanda kutip tiga; yang kosong dicetak sebagai belum diisi.",
        "# Baris kosong memisahkan alinea.",
        "",
    ]
    for key, about in TEKS.items():
        lines += [f"# {about[0].upper()}{about[1:]}.", f'{key} = """', '"""', ""]
    lines += [
        "# Penanda tangan laporan. Tanggal ditulis seperti 2025-07-05; tanpa tanggal, tempatnya dikosongkan.",
        "[tanda_tangan]",
        *(f'{key} = ""' for key in ("nama", "jabatan", "tempat")),
        "# tanggal = 2025-07-05",
        "",
        "# Tindak lanjut rapat evaluasi yang lalu, satu bagian per keputusan (hapus tanda # di depannya).",
        "# [[tindak_lanjut_rapat]]",
        *(f'# {key} = ""' for key in ("keputusan", "penanggung_jawab", "tenggat", "status")),
    ]
    return "\n".join(lines) + "\n"


def _follow_up(table: Tabel) -> TindakLanjutRapat:
    keys = ("keputusan", "penanggung_jawab", "tenggat", "status")
    table.expect(keys)
    return TindakLanjutRapat(*(table.read(key, _line, "") for key in keys))


def _text(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, str):
        raise DomainError(f"{value!r} bukan teks.", "Tulis sebagai teks di antara tanda kutip.")
    return value


def _line(value: object) -> str:
    return fold(_text(value))


def _lines(value: object) -> str:
    return fold_lines(_text(value))
