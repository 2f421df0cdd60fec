"""Rules about text left over from another quarter, another office or another year (codes 407 to 409)."""

import re
from collections.abc import Iterator
from typing import Final

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.letak import Letak
from rak.domain.period_words import QUARTER_FIGURE, QUARTER_WORD
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.text_folding import name_key
from rak.domain.waktu import Triwulan

_QUARTER: Final = re.compile(rf"\b{QUARTER_WORD}({QUARTER_FIGURE})\b", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"\b(?:balai|bapas|lapas|lembaga|rutan|rumah tahanan|kantor|lpka|rupbasan)(?:\s+[a-z]+){0,4}?"
    r"\s+kelas\s+(?:iii|ii|i)[ab]?\s+(\w+)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b20\d\d\b")


@check("RAK407", Tingkat.PERINGATAN, "Teks menyebut triwulan lain")
def teks_triwulan_lain(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: RENCANA KEGIATAN atau KETERANGAN sebuah triwulan hanya menyebut triwulan lain.

    Mengapa: biasanya teks tersalin dari baris triwulan lain dan belum diubah.
    Contoh: pada baris TW II: "Laporan kegiatan TW I". → pada baris TW II: "Laporan kegiatan TW II".
    Dasar: kolom RENCANA KEGIATAN dan KETERANGAN; setiap baris anggaran punya baris TW I sampai TW IV.
    """
    for letak, text, matches in _found(_QUARTER, konteks):
        named = {Triwulan.parse(match[0]) for match in matches}
        if letak.triwulan not in named:
            pesan = f"Teks baris {letak.triwulan} menyebut {', '.join(map(str, sorted(named)))}."
            yield aturan.temuan(pesan, "Sesuaikan teksnya, atau abaikan bila memang merujuk ke sana.", letak, text)


@check("RAK408", Tingkat.PERINGATAN, "Teks menyebut kantor lain")
def teks_kantor_lain(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: teks menyebut kantor dengan kelas dan tempat yang tidak ada dalam nama satuan kerja.

    Mengapa: matriks sering disalin dari kantor lain.
    Contoh: "Rapat kinerja Bapas Kelas I Ambon" pada matriks Balai Pemasyarakatan Kelas II Ternate. → "Rapat kinerja
    Bapas Kelas II Ternate".
    Dasar: judul matriks menyebut satuan kerja yang menandatangani perjanjian kinerja.
    """
    own = name_key(konteks.rencana.satuan_kerja)
    for letak, text, matches in _found(_OFFICE, konteks):
        for match in matches:
            if own and name_key(match[1]) not in own:
                pesan = f"Teks menyebut '{match[0]}', sedangkan satuan kerjanya '{konteks.rencana.satuan_kerja}'."
                yield aturan.temuan(pesan, "Sesuaikan teksnya bila tersalin dari kantor lain.", letak, text)


@check("RAK409", Tingkat.INFO, "Teks menyebut tahun lain")
def teks_tahun_lain(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: RENCANA KEGIATAN atau KETERANGAN hanya menyebut tahun selain tahun anggaran.

    Mengapa: mungkin sisa matriks tahun lalu.
    Contoh: "Laporan tahunan 2023" pada matriks 2024. → "Laporan tahunan 2024".
    Dasar: judul matriks, TAHUN ANGGARAN.
    """
    for letak, text, matches in _found(_YEAR, konteks):
        years = {match[0] for match in matches}
        if str(konteks.rencana.tahun) not in years:
            pesan = f"Teks menyebut tahun {', '.join(sorted(years))}, bukan {konteks.rencana.tahun}."
            yield aturan.temuan(pesan, "Sesuaikan teksnya bila sisa tahun lain.", letak, text)


def _found(pattern: re.Pattern[str], konteks: Konteks) -> Iterator[tuple[Letak, str, list[re.Match[str]]]]:
    """The places and texts in which the pattern occurs; a text that four quarters share is searched once."""
    known: dict[str, list[re.Match[str]]] = {}
    for kode, kolom, triwulan, text in konteks.teks:
        matches = known.get(text)
        if matches is None:
            matches = known[text] = list(pattern.finditer(text))
        if matches:
            yield Letak(kode, kolom, triwulan), text[:80], matches
