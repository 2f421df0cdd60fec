"""The spellings of headings, for workbooks and decrees alike: one table, and how a heading is compared with it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from rak.domain.kolom import Bantu, Kolom, KolomBulanan, Peran
from rak.domain.text_folding import drop_invisible
from rak.domain.unit_notes import drop_unit_notes

SINONIM: Final[Mapping[Peran, tuple[str, ...]]] = MappingProxyType({
    Kolom.NO: ("no", "nomor", "no urut", "nomor urut", "nmr", "nomer"),
    Kolom.SASARAN_KEGIATAN: (
        "sasaran kegiatan", "sasaran", "sasaran strategis", "sasaran program", "sasaran kinerja", "sasaran kinerja kegiatan", "sasaran program kegiatan", "sasaran strategis kegiatan", "tujuan sasaran",
        "uraian sasaran", "sasaran program sasaran kegiatan",
        "sasaran indikator kinerja", "sasaran strategis program kegiatan", "sasaran output",
    ),
    Kolom.INDIKATOR_KEGIATAN: (
        "indikator kegiatan", "indikator", "indikator kinerja", "indikator kinerja kegiatan", "indikator kinerja utama",
        "ikk", "iku", "indikator sasaran", "indikator kinerja sasaran", "indikator kinerja program",
        "indikator sasaran kegiatan", "uraian indikator", "nama indikator",
        "iksk", "indikator kinerja sasaran kegiatan", "iksp", "ikp", "ikss", "iki", "indikator kinerja sasaran program",
        "indikator kinerja individu", "indikator kinerja sasaran strategis", "indikator output", "indikator kinerja output",
        "indikator program", "indikator kinerja program kegiatan", "uraian indikator kinerja", "indikator kinerja iku",
    ),
    Kolom.TARGET_KINERJA: (
        "target kinerja", "target", "target tahunan", "target pk", "target kinerja tahunan", "target tahun",
        "target perjanjian kinerja", "kinerja target", "target indikator", "target capaian",
        "target kegiatan", "target output", "target iksk", "target iku", "target setahun", "target volume",
    ),
    Kolom.RUMUS_PERHITUNGAN: (
        "rumus perhitungan", "rumus", "formula", "formula perhitungan", "cara perhitungan", "cara menghitung",
        "metode perhitungan", "formulasi perhitungan", "formulasi", "rumus penghitungan", "cara penghitungan",
        "metode penghitungan", "perhitungan", "rumus hitung", "rumus perhitungan capaian", "rumus formula perhitungan",
    ),
    Kolom.KEGIATAN: (
        "kegiatan", "uraian kegiatan", "nama kegiatan", "aktivitas", "rincian kegiatan", "kegiatan komponen",
        "kegiatan rincian output", "komponen kegiatan", "program kegiatan", "kegiatan sub kegiatan",
        "program kerja", "program kegiatan sub kegiatan", "program kerja kegiatan",
        "rincian output", "kegiatan output", "kro ro", "uraian program kegiatan", "uraian pekerjaan",
    ),
    Kolom.PAGU: (
        "pagu", "pagu anggaran", "anggaran", "alokasi anggaran", "pagu dipa", "jumlah anggaran", "pagu alokasi",
        "alokasi", "anggaran pagu", "jumlah pagu", "pagu anggaran dipa", "total pagu",
        "pagu revisi", "pagu awal", "pagu semula", "pagu menjadi", "pagu setelah revisi", "pagu sebelum revisi",
        "pagu anggaran revisi", "pagu dipa revisi", "pagu tahun", "pagu tahunan", "pagu anggaran tahun", "pagu kegiatan",
        "pagu indikatif", "pagu definitif", "pagu efektif", "dipa", "dipa revisi", "pagu belanja", "plafon anggaran",
        "jumlah pagu anggaran", "total anggaran", "anggaran kegiatan", "anggaran dipa", "besaran anggaran", "jumlah dana",
        "kebutuhan anggaran", "nilai anggaran", "alokasi dana", "pagu dana", "pagu awal dipa", "anggaran tahun",
    ),
    Kolom.RENCANA_PENARIKAN_DANA: (
        "rencana penarikan dana", "rencana penarikan", "penarikan dana", "rpd", "rencana penarikan anggaran",
        "target penyerapan", "rencana penyerapan", "rencana realisasi",
        "rencana penyerapan anggaran", "target penarikan dana", "rencana tarik dana", "anggaran rencana penarikan",
        "target anggaran", "rencana anggaran", "anggaran kas", "rencana anggaran kas", "target keuangan",
        "rencana keuangan", "target penyerapan anggaran", "target realisasi anggaran", "rencana realisasi anggaran",
        "target penarikan", "rencana penyerapan dana", "rencana belanja", "target belanja", "rencana kas", "target serapan",
        "proyeksi penarikan dana", "proyeksi penyerapan", "rencana pencairan", "rencana pencairan dana", "disbursement plan",
        "rencana penggunaan anggaran", "rencana penggunaan dana", "rak", "rencana penarikan dana rpd",
    ),
    Kolom.REALISASI_ANGGARAN: (
        "realisasi anggaran", "realisasi", "realisasi keuangan", "realisasi belanja", "penyerapan anggaran",
        "realisasi penyerapan", "penyerapan", "serapan anggaran", "serapan", "realisasi dana",
        "realisasi penyerapan anggaran", "realisasi penarikan dana", "realisasi penarikan", "anggaran realisasi",
        "realisasi kas", "realisasi pagu", "realisasi pencairan", "realisasi pencairan dana", "penarikan dana realisasi",
        "realisasi penggunaan anggaran", "realisasi serapan", "realisasi serapan anggaran", "penyerapan dana",
    ),
    Kolom.TRIWULAN: (
        "tw", "triwulan", "periode", "waktu", "triwulan tw", "tw triwulan", "kuartal", "waktu pelaksanaan",
        "periode triwulan", "rencana kegiatan tw", "rencana kegiatan triwulan",
        "tribulan", "periode pelaporan", "triwulan ke", "jadwal", "jadwal pelaksanaan",
    ),
    Kolom.RENCANA_KEGIATAN: (
        "rencana kegiatan", "rencana aksi", "rencana pelaksanaan", "uraian rencana kegiatan", "rencana kerja",
        "rencana pelaksanaan kegiatan", "uraian rencana aksi", "rencana aksi kegiatan",
        "rencana kegiatan uraian",
        "langkah kegiatan", "langkah aksi", "tahapan kegiatan", "uraian aksi", "rencana tindak",
    ),
    Kolom.CAPAIAN: (
        "capaian", "capaian kinerja", "realisasi kinerja", "capaian target", "realisasi capaian", "persentase capaian",
        "hasil capaian", "capaian output", "capaian indikator", "kinerja realisasi", "kinerja capaian", "capaian kegiatan",
        "realisasi target", "capaian indikator kinerja", "presentase capaian", "capaian triwulan",
        "realisasi kinerja capaian", "capaian iku", "capaian iksk", "realisasi output", "realisasi volume",
    ),
    Kolom.DATA_DUKUNG: (
        "data dukung", "bukti dukung", "data pendukung", "bukti pendukung", "link data dukung", "link bukti dukung",
        "link", "evidence", "eviden", "evidens", "link dokumen", "dokumen pendukung", "tautan", "tautan data dukung",
        "link eviden", "data dukung link", "dokumen data dukung", "link evidence", "bukti", "bukti data dukung",
        "data dukung bukti dukung", "bukti fisik", "bukti kinerja", "dokumen bukti",
    ),
    Kolom.STATUS_PELAKSANAAN: (
        "status pelaksanaan", "status", "status kegiatan", "status capaian", "progres", "progress", "status progres",
        "progres pelaksanaan", "status pelaksanaan kegiatan", "status pelaksanaan rencana aksi", "status tindak lanjut",
    ),
    Kolom.KETERANGAN: (
        "keterangan", "ket", "catatan", "kendala", "keterangan kendala", "keterangan tindak lanjut", "keterangan catatan",
        "kendala tindak lanjut", "ket catatan", "keterangan lain", "keterangan lainnya",
        "keterangan permasalahan",
    ),
    Bantu.KODE: ("kode", "kode rak", "kode baris"),
    Bantu.SATUAN: ("satuan", "satuan target", "satuan kinerja", "target satuan", "unit satuan", "satuan ukur"),
})  # fmt: skip
"""Every heading that is taken for a column, in the form of :func:`heading_key`. To teach a spelling, add it here."""

_EXACT: Final[Mapping[str, Peran]] = MappingProxyType(
    {spelling: peran for peran, spellings in SINONIM.items() for spelling in spellings}
)
_LONGEST: Final = 90
_ALIKE: Final = 820
"""How alike a misspelt heading must be, of 1000."""
_MARGIN: Final = 40
_NOT_WORDS = re.compile(r"[^a-z]+")
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_UNSAID: Final = frozenset({"rp", "rupiah", "idr", "ta", "thn"})
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_LONG_WORDS: Final = (
    "realisasi", "triwulan", "target", "indikator", "anggaran", "penarikan", "kumulatif", "kinerja", "sasaran", "capaian", "semester",
)  # fmt: skip


def _slips(word: str) -> Iterator[str]:
    """The word with one letter after the first left out, written twice, or in the place of the next."""
    for at in range(1, len(word)):
        before, letter, rest = word[:at], word[at], word[at + 1 :]
        yield before + rest
        yield before + letter + letter + rest
        if rest[:1] not in {letter, ""}:
            yield before + rest[0] + letter + rest[1:]


_MISSPELT: Final = {slip: word.upper() for word in _LONG_WORDS for slip in _slips(word)}
_SHORT: Final = {
    "keg": "kegiatan", "renc": "rencana", "real": "realisasi", "indik": "indikator", "angg": "anggaran",
    "pelaks": "pelaksanaan", "ssrn": "sasaran", "sas": "sasaran", "kin": "kinerja", "perhit": "perhitungan",
    "penark": "penarikan", "dok": "dokumen", "sat": "satuan", "tgt": "target", "trgt": "target", "targ": "target", "ind": "indikator",
    "prog": "program", "anggr": "anggaran", "strat": "strategis",
}  # fmt: skip
"""Words that headings shorten."""


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """The words of a heading: no case, no brackets, figures or marks, a word broken over two lines joined."""
    if len(text) > _LONGEST:
        return ""
    joined = drop_invisible(text)
    if "-" in joined:
        joined = re.sub(r"(?<=\w)-\s*[\r\n]+\s*(?=\w)", "", joined)
    bare = _BRACKETED.sub(" ", drop_unit_notes(joined).casefold())
    words = [_SHORT.get(word, word) for word in _NOT_WORDS.sub(" ", bare).split() if word not in _UNSAID]
    if len(words) > 2 and all(len(word) == 1 for word in words):
        return "".join(words)
    return " ".join(words)


@lru_cache(maxsize=8192)
def find_exact(text: str) -> Peran | None:
    """The column that the heading names in one of the known spellings."""
    return _EXACT.get(heading_key(text))


@lru_cache(maxsize=8192)
def mend_words(text: str) -> str:
    """The text with a letter put right that is missing, doubled or changed places in a long word of headings (REALIASI, TRWULAN)."""
    return _LONG_WORD.sub(lambda match: _MISSPELT.get(match[0].casefold(), match[0]), text)


def is_revised(text: str) -> bool:
    """Whether the heading says that its values are those after a revision (PAGU REVISI beside PAGU AWAL)."""
    words = set(heading_key(text).split())
    return bool(words & {"revisi", "menjadi", "perubahan"}) and not words & {"sebelum", "semula", "awal"}


@cache
def _squeezed() -> Mapping[int, list[tuple[int, str, int, Peran]]]:
    """By length the known spellings without blanks, of four letters and more: number, text, its letters, column."""
    found: dict[int, list[tuple[int, str, int, Peran]]] = {}
    for number, (spelling, peran) in enumerate(_EXACT.items()):
        squeezed = spelling.replace(" ", "")
        if len(squeezed) > 3:
            found.setdefault(len(squeezed), []).append((number, squeezed, _letters(squeezed), peran))
    return found


def _letters(text: str) -> int:
    """The letters of a text, a bit for each of a to z."""
    return sum(1 << ord(letter) - 97 for letter in set(text))


@lru_cache(maxsize=2048)
def find_alike(text: str) -> tuple[Peran, ...]:
    """The columns that a misspelt heading may mean, the likeliest first; one only when it is clearly ahead."""
    key = heading_key(text)
    joined = key.replace(" ", "")
    if len(joined) < 4 or key == "lokasi":  # no misspelt ALOKASI
        return ()
    best: dict[Peran, int] = {}
    from difflib import SequenceMatcher  # noqa: PLC0415  # misspelt headings are rare

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(joined)
    length, letters = len(joined), _letters(joined)
    near = [one for other in range(length - 4, length + 5) for one in _squeezed().get(other, ())]
    for _, squeezed, found, peran in sorted(near):
        other = len(squeezed)
        # As many letters at most have a like one as remain without those that the other has not.
        paired = min(length - (letters & ~found).bit_count(), other - (found & ~letters).bit_count())
        if round(2000 * paired / (length + other)) < _ALIKE:
            continue
        matcher.set_seq1(squeezed)
        if round(1000 * matcher.quick_ratio()) >= _ALIKE:
            best[peran] = max(best.get(peran, 0), round(1000 * matcher.ratio()))
    ranked = sorted(((ratio, peran) for peran, ratio in best.items() if ratio >= _ALIKE), key=lambda pair: -pair[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _MARGIN:
        ranked = ranked[:1]
    return tuple(peran for _, peran in ranked)


SINONIM_BULANAN: Final[Mapping[KolomBulanan, tuple[str, ...]]] = MappingProxyType({
    KolomBulanan.KODE: ("kode",),
    KolomBulanan.JENIS: ("jenis",),
    KolomBulanan.URAIAN: ("uraian",),
    KolomBulanan.SATUAN: ("satuan",),
    KolomBulanan.GABUNGAN: ("gabungan",),
    KolomBulanan.POLARITAS: ("polaritas",),
    KolomBulanan.PENANGGUNG_JAWAB: ("penanggung jawab", "pj", "penanggungjawab", "seksi", "subseksi"),
    KolomBulanan.JENIS_BELANJA: ("jenis belanja",),
    KolomBulanan.TAHUN: ("tahun",),
})  # fmt: skip
"""The headings of the monthly sheet, months and quarters aside."""

_MONTHLY: Final[Mapping[str, KolomBulanan]] = MappingProxyType(
    {spelling: kolom for kolom, spellings in SINONIM_BULANAN.items() for spelling in spellings}
)


def find_bulanan(text: str) -> KolomBulanan | None:
    """The column of the monthly sheet that the heading names."""
    return _MONTHLY.get(heading_key(text))
