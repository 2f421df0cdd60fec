"""The tables of ``rak himpun``: a later field is one line in one of them.

A number that is none (*belum diisi*, *tidak berlaku*, *tidak dapat dihitung*) is blank, and ``keadaan`` says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final

from rak.domain.anggaran import realisasi_per_bulan
from rak.domain.kolom import Kolom as KolomMatriks
from rak.domain.laporan import KOLOM_ISIAN
from rak.domain.letak import Letak
from rak.domain.nilai import TidakDapatDihitung
from rak.domain.penilaian import Tanda
from rak.domain.polaritas import PILIHAN_POLARITAS
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.offices.columns import DIGITS, Jenis, Kolom, Tabel, Tempat

if TYPE_CHECKING:
    from collections.abc import Callable

    from rak.offices.workbook_facts import Buku

_BILANGAN: Final = (Rupiah, Fraction)


def _keadaan(value: object) -> str:
    if isinstance(value, _BILANGAN):
        return "angka"
    return str(value) if not isinstance(value, TidakDapatDihitung) else f"tidak dapat dihitung: {value.alasan}"


def _pembilang(value: object) -> str | None:
    return str(value.numerator) if isinstance(value, Fraction) else None


def _penyebut(value: object) -> str | None:
    return str(value.denominator) if isinstance(value, Fraction) else None


def _rasio(nama: str, arti: str, ambil: Callable[[Any], object], exact: tuple[str, str]) -> tuple[Kolom, ...]:
    """The three columns of a ratio: numerator, denominator, and the value rounded to ten decimals."""
    return (
        Kolom(exact[0], Jenis.TEKS, f"pembilang {arti}, eksak", ambil, _pembilang),
        Kolom(exact[1], Jenis.TEKS, f"penyebut {arti}, eksak", ambil, _penyebut),
        Kolom(nama, Jenis.DESIMAL, f"{arti}, dibulatkan sampai {DIGITS} desimal", ambil),
    )


def _teks(nama: str, arti: str, ambil: Callable[[Any], object]) -> Kolom:
    return Kolom(nama, Jenis.TEKS, arti, ambil)


def _rupiah(nama: str, arti: str, states: str, ambil: Callable[[Any], object]) -> tuple[Kolom, Kolom]:
    """An amount, and what stands there when it is none."""
    return Kolom(nama, Jenis.RUPIAH, arti, ambil), Kolom("keadaan", Jenis.TEKS, states, ambil, _keadaan)


def _tabel(nama: str, baris: Callable[[Buku], Iterator[Tempat]], *kolom: Kolom) -> Tabel:
    """A table by its rows and its own columns."""
    return Tabel(nama, kolom, baris)


KODE: Final = _teks("kode", "kode dalam rencana", itemgetter(0))
TRIWULAN: Final = _teks("triwulan", "TW I sampai TW IV", itemgetter(1))


def _indikator(buku: Buku) -> Iterator[Tempat]:
    for sasaran in buku.rencana.sasaran:
        for indikator in sasaran.indikator:
            letak = Letak(indikator.kode, KolomMatriks.INDIKATOR_KEGIATAN)
            yield Tempat((indikator.kode, sasaran, indikator), (letak,))


def _gabungan(hal: Any) -> str:
    indikator = hal[2]
    names = indikator.rumus.masukan
    rules = [str(indikator.gabungan_of(name)) for name in names]
    if len(set(rules)) < 2:
        return rules[0] if rules else ""
    return "; ".join(f"{name}: {rule}" for name, rule in zip(names, rules, strict=True))


def _target_triwulan(triwulan: Triwulan) -> Kolom:
    def stated(hal: Any) -> object:
        four = hal[2].target_triwulan
        return None if four is None else four[triwulan]

    return _teks(f"target_tw{int(triwulan)}", f"target {triwulan} seperti tertulis", stated)


INDIKATOR: Final = _tabel(
    "indikator", _indikator,
    KODE,
    _teks("sasaran", "nomor sasaran", lambda hal: hal[1].nomor),
    _teks("uraian_sasaran", "SASARAN KEGIATAN", lambda hal: hal[1].uraian),
    _teks("uraian", "INDIKATOR KEGIATAN", lambda hal: hal[2].uraian),
    _teks("target", "TARGET KINERJA seperti tertulis", lambda hal: hal[2].target),
    *_rasio(
        "target_nilai", "target setahun dalam satuannya", lambda hal: hal[2].target.nilai,
        ("target_pembilang", "target_penyebut"),
    ),
    _teks("satuan", "satuan target", lambda hal: hal[2].target.satuan),
    _teks("rumus", "RUMUS PERHITUNGAN", lambda hal: hal[2].rumus),
    _teks("polaritas", f"{PILIHAN_POLARITAS}; kosong bila belum dinyatakan", lambda hal: hal[2].polaritas),
    _teks("gabungan", "cara bulan digabung menjadi triwulan", _gabungan),
    _teks("seksi", "penanggung jawab", lambda hal: hal[2].penanggung_jawab),
    *(_target_triwulan(triwulan) for triwulan in Triwulan),
    Kolom("target_kumulatif", Jenis.BENAR, "target triwulan s.d. triwulan itu", lambda hal: hal[2].target_kumulatif),
    _teks("frekuensi", "seberapa sering dilaporkan", lambda hal: hal[2].frekuensi),
    _teks("batas", "batas atas persentase", lambda hal: hal[2].batas),
)  # fmt: skip


def _kegiatan(buku: Buku) -> Iterator[Tempat]:
    for indikator in buku.rencana.indikator:
        for kegiatan in indikator.kegiatan:
            places = (Letak(kegiatan.kode, KolomMatriks.PAGU), Letak(kegiatan.kode, KolomMatriks.KEGIATAN))
            yield Tempat((kegiatan.kode, indikator, kegiatan), places)


KEGIATAN: Final = _tabel(
    "kegiatan",
    _kegiatan,
    KODE,
    _teks("indikator", "kode indikatornya", lambda hal: hal[1].kode),
    _teks("uraian", "KEGIATAN", lambda hal: hal[2].uraian),
    _teks("seksi", "penanggung jawab", lambda hal: hal[2].penanggung_jawab),
    _teks("jenis_belanja", "51, 52, 53, 57", lambda hal: hal[2].jenis_belanja),
    _teks("pelaporan", "bulanan, atau kumulatif bila yang diketik s.d. bulan itu", lambda hal: hal[2].pelaporan),
    *_rupiah("pagu", "PAGU, rupiah", "angka, belum diisi, tidak berlaku", lambda hal: hal[2].pagu),
)


def _penarikan(buku: Buku) -> Iterator[Tempat]:
    for kegiatan in buku.rencana.kegiatan:
        for triwulan in Triwulan:
            letak = Letak(kegiatan.kode, KolomMatriks.RENCANA_PENARIKAN_DANA, triwulan)
            yield Tempat((kegiatan.kode, triwulan, kegiatan.penarikan[triwulan], kegiatan.rencana[triwulan]), (letak,))


PENARIKAN: Final = _tabel(
    "penarikan",
    _penarikan,
    KODE,
    TRIWULAN,
    *_rupiah("rupiah", "RENCANA PENARIKAN DANA, rupiah", "angka, belum diisi, tidak berlaku", itemgetter(2)),
    _teks("rencana", "RENCANA KEGIATAN triwulan itu", itemgetter(3)),
)


def _realisasi(buku: Buku) -> Iterator[Tempat]:
    """What each month adds, and amounts typed for a quarter that has no month: each rupiah stands once."""
    laporan = buku.laporan
    for kegiatan in buku.rencana.kegiatan:
        kode = kegiatan.kode
        monthly = realisasi_per_bulan(kegiatan, laporan)
        for bulan, amount in monthly.items():
            places = (Letak(kode, KolomMatriks.REALISASI_ANGGARAN, bulan=bulan),
                      Letak(kode, KolomMatriks.REALISASI_ANGGARAN, bulan.triwulan))  # fmt: skip
            yield Tempat((kode, bulan.triwulan, bulan, amount), places)
        filled = {bulan.triwulan for bulan in monthly}
        for triwulan in Triwulan:
            typed = laporan.realisasi_triwulan.get((kode, triwulan))
            if typed is not None and triwulan not in filled:
                yield Tempat((kode, triwulan, None, typed), (Letak(kode, KolomMatriks.REALISASI_ANGGARAN, triwulan),))


REALISASI: Final = _tabel(
    "realisasi",
    _realisasi,
    KODE,
    _teks("bulan", "2024-03; kosong bila diketik untuk satu triwulan", itemgetter(2)),
    TRIWULAN,
    *_rupiah(
        "rupiah",
        "REALISASI ANGGARAN, rupiah; dari yang diketik s.d. bulan itu selisihnya",
        "angka, tidak berlaku",
        itemgetter(3),
    ),
)


def _variabel(buku: Buku) -> Iterator[Tempat]:
    for (kode, key, bulan), value in buku.laporan.variabel.items():
        name = buku.ejaan_variabel.get((kode, key), key)
        yield Tempat((kode, name, bulan, value), (Letak(kode, bulan=bulan, variabel=name),))


VARIABEL: Final = _tabel(
    "variabel",
    _variabel,
    KODE,
    _teks("nama", "nama variabel dalam rumus", itemgetter(1)),
    _teks("bulan", "2024-03", itemgetter(2)),
    *_rasio("nilai", "nilai variabel", itemgetter(3), ("pembilang", "penyebut")),
    Kolom("keadaan", Jenis.TEKS, "angka, tidak berlaku", itemgetter(3), _keadaan),
)


_QUARTER: Final = {str(triwulan): triwulan for triwulan in Triwulan}


def _capaian(buku: Buku) -> Iterator[Tempat]:
    for found in buku.pencapaian():
        kode, quarter = found.penilaian.indikator.kode, _QUARTER.get(found.periode)
        places = (Letak(kode, KolomMatriks.CAPAIAN, quarter), Letak(kode, KolomMatriks.INDIKATOR_KEGIATAN))
        yield Tempat((kode, found), places)


def _persen_triwulan(hal: Any) -> object:
    """Blank in the row of the year."""
    return hal[1].penilaian.triwulan.hasil.mentah if hal[1].periode in _QUARTER else None


def _terhadap(hal: Any) -> str | None:
    found = hal[1]
    if found.terhadap.target is None:
        return None
    return "tahun" if found.terhadap is found.penilaian.tahun else "triwulan"


CAPAIAN: Final = _tabel(
    "capaian", _capaian,
    KODE,
    _teks("periode", "TW I sampai TW IV, atau tahunnya", lambda hal: hal[1].periode),
    *_rasio("tingkat", "CAPAIAN periode itu; 0,7 adalah 70 %", lambda hal: hal[1].tingkat,
            ("tingkat_pembilang", "tingkat_penyebut")),
    *_rasio("persen_triwulan", "persentase s.d. periode terhadap target triwulan", _persen_triwulan,
            ("persen_triwulan_pembilang", "persen_triwulan_penyebut")),
    *_rasio("persen_tahun", "persentase s.d. periode terhadap target tahun",
            lambda hal: hal[1].penilaian.tahun.hasil.mentah, ("persen_tahun_pembilang", "persen_tahun_penyebut")),
    Kolom("terisi", Jenis.BULAT, "laporan yang terisi s.d. akhir periode",
          lambda hal: hal[1].penilaian.kelengkapan.terisi),
    Kolom("wajib", Jenis.BULAT, "laporan yang wajib s.d. akhir periode, menurut frekuensinya",
          lambda hal: hal[1].penilaian.kelengkapan.wajib),
    _teks("tanda", ", ".join(map(str, list(Tanda)[:-1])) + "; kosong bila tidak dinilai",
          lambda hal: hal[1].terhadap.tanda),
    _teks("terhadap", "target yang menjadi dasar tanda: triwulan bila ada, kalau tidak tahun", _terhadap),
    _teks("versi", "versi rencana yang berlaku pada akhir periode", lambda hal: hal[1].penilaian.versi),
    Kolom("keadaan", Jenis.TEKS, "angka, atau mengapa CAPAIAN tidak ada", lambda hal: hal[1].tingkat, _keadaan),
)  # fmt: skip


def _isian(buku: Buku) -> Iterator[Tempat]:
    for (kode, triwulan), isian in buku.laporan.isian.items():
        filled = (Letak(kode, kolom, triwulan) for kolom in KOLOM_ISIAN if isian.of(kolom))
        yield Tempat((kode, triwulan, isian), tuple(filled))


def _words(kolom: KolomMatriks) -> Callable[[Any], object]:
    return lambda hal: hal[2].of(kolom)


ISIAN: Final = _tabel(
    "isian",
    _isian,
    KODE,
    TRIWULAN,
    *(
        _teks(
            name, f"{kolom}, tautan satu per baris" if kolom is KolomMatriks.DATA_DUKUNG else str(kolom), _words(kolom)
        )
        for kolom, name in KOLOM_ISIAN.items()
    ),
)


def _evaluasi(buku: Buku) -> Iterator[Tempat]:
    for (kode, triwulan), words in buku.laporan.evaluasi.items():
        yield Tempat((kode, triwulan, words), (Letak(kode, KolomMatriks.INDIKATOR_KEGIATAN),))


EVALUASI: Final = _tabel(
    "evaluasi",
    _evaluasi,
    KODE,
    TRIWULAN,
    _teks("analisis", "analisis", lambda hal: hal[2].analisis),
    _teks("pendorong", "apa yang membantu", lambda hal: hal[2].pendorong),
    _teks("kendala", "kendala", lambda hal: hal[2].kendala),
    _teks("tindak_lanjut", "tindak lanjut", lambda hal: hal[2].tindak_lanjut),
    _teks("pic", "siapa", lambda hal: hal[2].pic),
    Kolom("batas_waktu", Jenis.TANGGAL, "sampai kapan", lambda hal: hal[2].batas_waktu),
    _teks("status", "Belum, Berjalan, Selesai", lambda hal: hal[2].status),
)


def _penerimaan(buku: Buku) -> Iterator[Tempat]:
    for (seksi, bulan), receipt in buku.laporan.penerimaan.items():
        yield Tempat((seksi, bulan, receipt.tanggal))


PENERIMAAN: Final = _tabel(
    "penerimaan",
    _penerimaan,
    _teks("seksi", "seksi yang melapor", itemgetter(0)),
    _teks("bulan", "bulan laporan, 2024-03", itemgetter(1)),
    Kolom("tanggal", Jenis.TANGGAL, "hari laporan diterima", itemgetter(2)),
)


def _temuan(buku: Buku) -> Iterator[Tempat]:
    for temuan in buku.temuan:
        yield Tempat(temuan, sel=(temuan.lembar, temuan.sel))


TEMUAN: Final = _tabel(
    "temuan",
    _temuan,
    _teks("kode", "kode temuan", attrgetter("kode")),
    _teks("tingkat", "galat, peringatan, info", attrgetter("tingkat")),
    _teks("letak", "tempat dalam rencana", attrgetter("letak")),
    _teks("nilai", "nilai yang terlihat", attrgetter("nilai")),
    _teks("pesan", "apa yang salah", attrgetter("pesan")),
    _teks("saran", "apa yang perlu dilakukan", attrgetter("saran")),
    _teks("diterima", "alasan perencana menerimanya; kosong selama terbuka", attrgetter("diterima")),
)

TABEL: Final = (
    INDIKATOR, KEGIATAN, PENARIKAN, REALISASI, VARIABEL, CAPAIAN, ISIAN, EVALUASI, PENERIMAAN, TEMUAN,
)  # fmt: skip
"""Every table but ``berkas``, which has a row per content of a file."""
