"""Rules about text left over from another quarter, another office or another year (codes 407 to 409)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from rak.checks.katalog import Aturan, Konteks, check
from rak.domain.kolom import Kolom
from rak.domain.pola import pola
from rak.domain.teks import name_key
from rak.domain.temuan import Letak, Temuan, Tingkat
from rak.domain.waktu import Triwulan

_QUARTER: Final = pola(r"\b(?:tw|triwulan)\s*(iv|i{1,3}|[1-4])\b", re.IGNORECASE)
_OFFICE: Final = pola(
    r"\b(?:balai|bapas|lapas|lembaga|rutan|rumah tahanan|kantor|lpka|rupbasan)(?:\s+[a-z]+){0,4}?"
    r"\s+kelas\s+(?:iii|ii|i)[ab]?\s+(\w+)",
    re.IGNORECASE,
)
_YEAR: Final = pola(r"\b20\d\d\b")


@check("RAK407", Tingkat.PERINGATAN, "Teks menyebut triwulan lain")
def teks_triwulan_lain(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: RENCANA KEGIATAN atau KETERANGAN sebuah triwulan hanya menyebut triwulan lain.

    Mengapa: biasanya teks tersalin dari baris triwulan lain dan belum diubah.
    Contoh salah: pada baris TW II: "Laporan kegiatan TW I".
    Contoh benar: pada baris TW II: "Laporan kegiatan TW II".
    Dasar: kolom RENCANA KEGIATAN dan KETERANGAN; setiap baris anggaran punya baris TW I sampai TW IV.
    """
    for letak, text in _texts(konteks):
        named = {Triwulan.parse(match[0]) for match in _QUARTER.finditer(text)}
        if named and letak.triwulan not in named:
            yield aturan.temuan(
                f"Teks baris {letak.triwulan} menyebut {', '.join(map(str, sorted(named)))}.",
                "Sesuaikan teksnya, atau abaikan bila memang merujuk ke sana.",
                letak,
                text[:80],
            )


@check("RAK408", Tingkat.PERINGATAN, "Teks menyebut kantor lain")
def teks_kantor_lain(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: teks menyebut kantor dengan kelas dan tempat yang tidak ada dalam nama satuan kerja.

    Mengapa: matriks sering disalin dari kantor lain.
    Contoh salah: "Rapat kinerja Bapas Kelas I Ambon" pada matriks Balai Pemasyarakatan Kelas II Ternate.
    Contoh benar: "Rapat kinerja Bapas Kelas II Ternate".
    Dasar: judul matriks menyebut satuan kerja yang menandatangani perjanjian kinerja.
    """
    own = name_key(konteks.rencana.satuan_kerja)
    for letak, text in _texts(konteks):
        for match in _OFFICE.finditer(text):
            if own and name_key(match[1]) not in own:
                yield aturan.temuan(
                    f"Teks menyebut '{match[0]}', sedangkan satuan kerjanya '{konteks.rencana.satuan_kerja}'.",
                    "Sesuaikan teksnya bila tersalin dari kantor lain.",
                    letak,
                    text[:80],
                )


@check("RAK409", Tingkat.INFO, "Teks menyebut tahun lain")
def teks_tahun_lain(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: RENCANA KEGIATAN atau KETERANGAN hanya menyebut tahun selain tahun anggaran.

    Mengapa: mungkin sisa matriks tahun lalu.
    Contoh salah: "Laporan tahunan 2023" pada matriks 2024.
    Contoh benar: "Laporan tahunan 2024".
    Dasar: judul matriks, TAHUN ANGGARAN.
    """
    for letak, text in _texts(konteks):
        years = set(_YEAR.findall(text))
        if years and str(konteks.rencana.tahun) not in years:
            yield aturan.temuan(
                f"Teks menyebut tahun {', '.join(sorted(years))}, bukan {konteks.rencana.tahun}.",
                "Sesuaikan teksnya bila sisa tahun lain.",
                letak,
                text[:80],
            )


def _texts(konteks: Konteks) -> Iterator[tuple[Letak, str]]:
    for kegiatan, triwulan in itertools.product(konteks.rencana.kegiatan, Triwulan):
        yield Letak(kegiatan.kode, Kolom.RENCANA_KEGIATAN, triwulan), kegiatan.rencana[triwulan]
        remark = konteks.laporan.isian_of(kegiatan.kode, triwulan).keterangan
        if remark:
            yield Letak(kegiatan.kode, Kolom.KETERANGAN, triwulan), remark
