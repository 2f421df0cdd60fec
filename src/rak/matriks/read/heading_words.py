"""The spellings of headings: one table, and how a heading is compared with it."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from rak.domain.kolom import Kolom


class Bantu(enum.Enum):
    """A column beside the official fifteen that the reader knows what to do with."""

    KODE = "KODE"
    """Hidden helper of the builder: the stable kode of the budget line."""
    SATUAN = "SATUAN"
    """The unit of the target, where an office keeps it in a column of its own."""

    __hash__ = object.__hash__  # as that of Kolom, beside which it is a key

    def __str__(self) -> str:
        return self.value


Peran: TypeAlias = Kolom | Bantu

SINONIM: Final[Mapping[Peran, tuple[str, ...]]] = MappingProxyType({
    Kolom.NO: ("no", "nomor", "no urut", "nomor urut", "nmr", "nomer"),
    Kolom.SASARAN_KEGIATAN: (
        "sasaran kegiatan", "sasaran", "sasaran strategis", "sasaran program", "sasaran kinerja", "sasaran keg",
        "sasaran kinerja kegiatan", "sasaran program kegiatan", "sasaran strategis kegiatan", "tujuan sasaran",
        "uraian sasaran", "sasaran program sasaran kegiatan",
    ),
    Kolom.INDIKATOR_KEGIATAN: (
        "indikator kegiatan", "indikator", "indikator kinerja", "indikator kinerja kegiatan", "indikator kinerja utama",
        "ikk", "iku", "indikator keg", "indikator sasaran", "indikator kinerja sasaran", "indikator kinerja program",
        "indikator sasaran kegiatan", "uraian indikator", "nama indikator",
    ),
    Kolom.TARGET_KINERJA: (
        "target kinerja", "target", "target tahunan", "target pk", "target kinerja tahunan", "target tahun",
        "target perjanjian kinerja", "kinerja target", "target indikator", "target capaian",
    ),
    Kolom.RUMUS_PERHITUNGAN: (
        "rumus perhitungan", "rumus", "formula", "formula perhitungan", "cara perhitungan", "cara menghitung",
        "metode perhitungan", "formulasi perhitungan", "formulasi", "rumus penghitungan", "cara penghitungan",
        "metode penghitungan", "perhitungan", "rumus hitung", "rumus perhitungan capaian", "rumus formula perhitungan",
    ),
    Kolom.KEGIATAN: (
        "kegiatan", "uraian kegiatan", "nama kegiatan", "aktivitas", "rincian kegiatan", "kegiatan komponen",
        "kegiatan rincian output", "komponen kegiatan", "program kegiatan", "kegiatan sub kegiatan",
    ),
    Kolom.PAGU: (
        "pagu", "pagu anggaran", "anggaran", "alokasi anggaran", "pagu dipa", "jumlah anggaran", "pagu alokasi",
        "alokasi", "anggaran pagu", "jumlah pagu", "pagu anggaran dipa", "total pagu",
    ),
    Kolom.RENCANA_PENARIKAN_DANA: (
        "rencana penarikan dana", "rencana penarikan", "penarikan dana", "rpd", "rencana penarikan anggaran",
        "renc penarikan dana", "renc penarikan", "target penyerapan", "rencana penyerapan", "rencana realisasi",
        "rencana penyerapan anggaran", "target penarikan dana", "rencana tarik dana", "anggaran rencana penarikan",
    ),
    Kolom.REALISASI_ANGGARAN: (
        "realisasi anggaran", "realisasi", "realisasi keuangan", "realisasi belanja", "penyerapan anggaran",
        "realisasi penyerapan", "penyerapan", "serapan anggaran", "serapan", "real anggaran", "realisasi dana",
        "realisasi penyerapan anggaran", "realisasi penarikan dana", "realisasi penarikan", "anggaran realisasi",
    ),
    Kolom.TRIWULAN: (
        "tw", "triwulan", "periode", "waktu", "triwulan tw", "tw triwulan", "kuartal", "waktu pelaksanaan",
        "periode triwulan", "rencana kegiatan tw", "rencana kegiatan triwulan",
    ),
    Kolom.RENCANA_KEGIATAN: (
        "rencana kegiatan", "rencana aksi", "rencana pelaksanaan", "uraian rencana kegiatan", "rencana kerja",
        "renc kegiatan", "rencana pelaksanaan kegiatan", "uraian rencana aksi", "rencana keg", "rencana aksi kegiatan",
        "rencana kegiatan uraian",
    ),
    Kolom.CAPAIAN: (
        "capaian", "capaian kinerja", "realisasi kinerja", "capaian target", "realisasi capaian", "persentase capaian",
        "hasil capaian", "capaian output", "capaian indikator", "kinerja realisasi", "kinerja capaian", "capaian kegiatan",
        "realisasi target", "capaian indikator kinerja", "presentase capaian", "capaian triwulan",
    ),
    Kolom.DATA_DUKUNG: (
        "data dukung", "bukti dukung", "data pendukung", "bukti pendukung", "link data dukung", "link bukti dukung",
        "link", "evidence", "eviden", "evidens", "link dokumen", "dokumen pendukung", "tautan", "tautan data dukung",
        "link eviden", "data dukung link", "dokumen data dukung", "link evidence", "bukti", "bukti data dukung",
    ),
    Kolom.STATUS_PELAKSANAAN: (
        "status pelaksanaan", "status", "status kegiatan", "status capaian", "progres", "progress", "status progres",
        "progres pelaksanaan", "status pelaksanaan kegiatan", "status pelaksanaan rencana aksi", "status tindak lanjut",
    ),
    Kolom.KETERANGAN: (
        "keterangan", "ket", "catatan", "kendala", "keterangan kendala", "keterangan tindak lanjut", "keterangan catatan",
        "kendala tindak lanjut", "ket catatan", "keterangan lain", "keterangan lainnya",
    ),
    Bantu.KODE: ("kode", "kode rak", "kode baris"),
    Bantu.SATUAN: ("satuan", "satuan target", "satuan kinerja", "target satuan", "unit satuan", "satuan ukur"),
})  # fmt: skip
"""Every heading that is taken for a column, in the form of :func:`heading_key`. To teach a spelling, add it here."""

_EXACT: Final[Mapping[str, Peran]] = MappingProxyType(
    {spelling: peran for peran, spellings in SINONIM.items() for spelling in spellings}
)
_LONGEST: Final = 90
_ALIKE: Final = 0.82
_MARGIN: Final = 0.04
_NOT_WORDS = re.compile(r"[^a-z]+")
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_UNSAID: Final = frozenset({"rp", "rupiah", "idr", "ta", "thn"})


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """The words of a heading: no case, no brackets, figures or marks, a word broken over two lines joined."""
    if len(text) > _LONGEST:
        return ""
    joined = re.sub(r"(?<=\w)-\s*[\r\n]+\s*(?=\w)", "", text)
    bare = _BRACKETED.sub(" ", joined.casefold())
    words = [word for word in _NOT_WORDS.sub(" ", bare).split() if word not in _UNSAID]
    if len(words) > 2 and all(len(word) == 1 for word in words):
        return "".join(words)
    return " ".join(words)


@lru_cache(maxsize=8192)
def find_exact(text: str) -> Peran | None:
    """The column that the heading names in one of the known spellings."""
    return _EXACT.get(heading_key(text))


@lru_cache(maxsize=2048)
def find_alike(text: str) -> tuple[Peran, ...]:
    """The columns that a misspelt heading may mean, the likeliest first; one only when it is clearly ahead."""
    key = heading_key(text)
    joined = key.replace(" ", "")
    if len(joined) < 4:
        return ()
    import difflib  # noqa: PLC0415  # for misspelt headings only

    best: dict[Peran, float] = {}
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(joined)
    for spelling, peran in _EXACT.items():
        squeezed = spelling.replace(" ", "")
        if abs(len(squeezed) - len(joined)) > 4 or len(squeezed) < 4:
            continue
        matcher.set_seq1(squeezed)
        if matcher.quick_ratio() >= _ALIKE:
            best[peran] = max(best.get(peran, 0.0), matcher.ratio())
    ranked = sorted(((ratio, peran) for peran, ratio in best.items() if ratio >= _ALIKE), key=lambda pair: -pair[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _MARGIN:
        ranked = ranked[:1]
    return tuple(peran for _, peran in ranked)
