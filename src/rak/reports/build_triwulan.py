"""The quarterly performance report (outline A): chapters I to IV and four appendices."""

from collections.abc import Callable
from fractions import Fraction

import attrs

from rak.domain.anggaran import triwulan_selesai
from rak.domain.date_words import spell_tanggal
from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.penjelasan import keterangan_capaian
from rak.domain.rencana import Kegiatan, Penandatangan
from rak.domain.waktu import Triwulan
from rak.reports.document import Blok, Document, Figure, Isi, Note, Paragraph, Section, Signature, Table, cell_ranges
from rak.reports.office_texts import TEKS
from rak.reports.report_material import Bahan, uang
from rak.reports.report_rows import BarisAnggaran, BarisIndikator, indikator
from rak.reports.report_sentences import anggaran_kalimat, capaian_indikator_kalimat, jumlah_kalimat, revisi_kalimat
from rak.reports.report_tables import (
    CAPAIAN,
    KRITERIA,
    NO,
    SASARAN,
    SATUAN,
    SEKSI,
    TARGET_TAHUN,
    TERISI,
    URAIAN,
    Lajur,
    grafik_capaian,
    grafik_uang,
    kata_evaluasi,
    realisasi_sampai,
    tabel,
    tabel_anggaran,
    tabel_capaian,
    tabel_data_dukung,
    tabel_evaluasi,
    tabel_revisi,
    tabel_temuan,
)

DASAR_HUKUM = (
    "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    (
        "Peraturan Menteri PANRB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja, dan "
        "Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah"
    ),
)


def laporan_triwulan(bahan: Bahan) -> Document:
    """Outline A."""
    parts = (
        Section("Kata Pengantar", naskah(bahan, "kata_pengantar"), bernomor=False),
        Section("Ikhtisar", _ikhtisar(bahan), bernomor=False),
        Section("Pendahuluan", _pendahuluan(bahan)),
        Section("Perencanaan Kinerja", _perencanaan(bahan)),
        Section("Akuntabilitas Kinerja", _akuntabilitas(bahan)),
        Section("Penutup", (jumlah_kalimat(bahan), *terendah(bahan), *naskah(bahan, "penutup"), *_berikutnya(bahan))),
        *_lampiran(bahan),
    )
    return attrs.evolve(dokumen(bahan, "Laporan Capaian Kinerja", *parts), berbab=True)


def dokumen(bahan: Bahan, judul: str, *bagian: Section) -> Document:
    """A report with its cover, which says what its figures are, and who signs it."""
    cover = [f"Keadaan per {spell_tanggal(bahan.per)}", f"Versi rencana: {bahan.versi.nama}"]
    cover += [f"Sumber: {bahan.berkas}"] if bahan.berkas else []
    office, sign = bahan.rencana.satuan_kerja, _tanda_tangan(bahan)
    return Document(judul, str(bahan.masa), office, bagian, sign, bahan.seksi, tuple(cover))


def naskah(bahan: Bahan, key: str, oleh: str = "perencana") -> tuple[Blok, ...]:
    """A text of the office, a paragraph for each of its lines; else who has not written it."""
    text = bahan.naskah.of(key)
    if not text.strip():
        return (Note(f"Bagian ini belum diisi oleh {oleh}: {TEKS[key]} ({key} dalam naskah_kantor.toml)."),)
    return tuple(Paragraph(line) for line in text.split("\n") if line.strip())


def _tanda_tangan(bahan: Bahan) -> Signature:
    """Who signs; what nobody has stated is named as such. Of one section not who signed the decree."""
    office, own = bahan.naskah, bahan.rencana.keputusan.lampiran
    if bahan.seksi:
        own = Penandatangan("", f"Penanggung jawab {bahan.seksi}")
    day = spell_tanggal(office.tanggal) if office.tanggal else "(tanggal belum diisi)"
    return Signature(
        f"{office.tempat or '(tempat belum diisi)'}, {day}",
        office.jabatan or own.jabatan or "(jabatan belum diisi)",
        office.nama or own.nama or "(nama belum diisi)",
    )


def _ikhtisar(bahan: Bahan) -> tuple[Blok, ...]:
    table = tabel("Ikhtisar kinerja", (NO, SASARAN, URAIAN, TARGET_TAHUN, realisasi_sampai(bahan)), indikator(bahan))
    return (jumlah_kalimat(bahan), *anggaran_kalimat(bahan), table)


def _pendahuluan(bahan: Bahan) -> tuple[Section, ...]:
    decree = bahan.rencana.keputusan.nomor
    basis = [*DASAR_HUKUM, *([f"Keputusan Nomor {decree}"] if decree else [])]
    laws = (Paragraph("Laporan ini disusun berdasarkan:"), *(Paragraph(one, butir=True) for one in basis))
    return (
        Section("Latar Belakang", (*laws, *naskah(bahan, "latar_belakang"))),
        Section("Maksud dan Tujuan", naskah(bahan, "maksud_tujuan")),
        Section("Tugas dan Fungsi", naskah(bahan, "tugas_fungsi")),
        Section("Isu Terkini", naskah(bahan, "isu_terkini")),
    )


def _perencanaan(bahan: Bahan) -> tuple[Section, ...]:
    agreement = tabel("Perjanjian kinerja", (NO, SASARAN, URAIAN, SATUAN, TARGET_TAHUN), indikator(bahan))
    ways: tuple[Lajur[BarisIndikator], ...] = (
        NO,
        Lajur("Rumus", 50, lambda row: bahan.kata(str(row.bagian.rumus) or "-", row.kode, Kolom.RUMUS_PERHITUNGAN)),
        Lajur("Polaritas", 14, lambda row: str(row.bagian.polaritas_berlaku or "belum dinyatakan")),
        Lajur("Gabungan bulan", 14, _gabungan),
    )
    return (
        Section("Perjanjian Kinerja", (agreement,)),
        Section("Rencana Aksi", (_rencana_aksi(bahan),)),
        Section("Cara Pengukuran", (tabel("Cara pengukuran indikator", ways, indikator(bahan)),)),
        Section("Revisi yang Berlaku", (revisi_kalimat(bahan), tabel_revisi(bahan, "Revisi yang berlaku"))),
    )


def _gabungan(row: BarisIndikator) -> str:
    rules = {row.bagian.gabungan_of(nama) for nama in row.bagian.rumus.masukan}
    return ", ".join(sorted(str(rule).replace("_", "-") for rule in rules)) or "-"


def _rencana_aksi(bahan: Bahan) -> Table | Note:
    if not tuple(bahan.kini.kegiatan):
        return Note("Rencana ini tidak memuat baris anggaran, sehingga tidak ada rencana kegiatan per triwulan.")

    def once(isi: Callable[[Kegiatan], Isi]) -> Callable[[tuple[Kegiatan, Triwulan]], Isi]:
        return lambda row: isi(row[0]) if row[1] is Triwulan.I else ""

    columns: tuple[Lajur[tuple[Kegiatan, Triwulan]], ...] = (
        Lajur("Kode", 7, lambda row: row[0].kode),
        Lajur("Kegiatan", 30, once(lambda line: bahan.kata(line.uraian, line.kode, Kolom.KEGIATAN))),
        Lajur("Pagu (Rp)", 14, once(lambda line: uang(line.pagu, bahan.sel_pagu((line,)))), angka=True),
        Lajur("TW", 7, lambda row: str(row[1])),
        Lajur("Rencana kegiatan", 28, lambda row: _rencana(bahan, *row)),
        Lajur("Rencana penarikan (Rp)", 14, lambda row: _penarikan(bahan, *row), angka=True),
    )
    rows = [(line, tw) for line in bahan.kini.kegiatan for tw in Triwulan]
    return tabel("Rencana aksi", columns, rows, mendatar=True)


def _rencana(bahan: Bahan, line: Kegiatan, tw: Triwulan) -> Figure:
    return bahan.kata(line.rencana[tw] or "belum diisi", line.kode, Kolom.RENCANA_KEGIATAN, tw)


def _penarikan(bahan: Bahan, line: Kegiatan, tw: Triwulan) -> Figure:
    return uang(line.penarikan[tw], bahan.sel_rencana((line,), (tw,)))


def _akuntabilitas(bahan: Bahan) -> tuple[Section, ...]:
    reached = tabel_capaian(bahan, f"Capaian kinerja s.d. {bahan.masa}")
    return (
        Section("Capaian Kinerja", (jumlah_kalimat(bahan), reached, *grafik_capaian(bahan))),
        Section("Analisis per Indikator", tuple(map(_analisis, indikator(bahan)))),
        Section("Realisasi Anggaran", anggaran(bahan)),
        Section("Efisiensi", _efisiensi(bahan)),
    )


def _analisis(row: BarisIndikator) -> Section:
    """One indicator: its sentence, the formula with its numbers and their cells, the figures, the section's words."""
    blocks: list[Blok] = [*capaian_indikator_kalimat(row)]
    held, bahan = row.nilai, row.bahan
    if isinstance(held.realisasi, Fraction):
        told = keterangan_capaian(row.bagian, bahan.laporan, bahan.bulan)
        cells = row.sel_capaian(held.tahun)
        counted = Figure(told, held.tingkat if isinstance(held.tingkat, Fraction) else None, cells)
        partly: tuple[Isi, ...] = (" (sementara, ", row.terisi, " laporan terisi)") if row.sementara(held.tahun) else ()
        blocks.append(Paragraph(("Perhitungan terhadap target tahun: ", counted, *partly, ".")))
        if cells:
            blocks.append(Paragraph(f"Sel asal: {cell_ranges(cells)}."))
    which = "Target TW" if row.untuk == "triwulan" else "Target tahun"
    target = Lajur[BarisIndikator](which, 20, lambda row: row.target(), angka=True)
    reached = Lajur[BarisIndikator]("Realisasi", 20, lambda row: row.realisasi, angka=True)
    columns = target, reached, CAPAIAN, KRITERIA, TERISI
    blocks.append(tabel(f"Capaian indikator {row.kode}", columns, [row]))
    return Section(f"{row.kode} {row.uraian}", (*blocks, *kata_seksi(row)), bernomor=False)


def kata_seksi(row: BarisIndikator) -> tuple[Blok, ...]:
    """The section's words on the quarter; each that is blank says who has not written it."""
    blank, quarter = row.bahan.belum(row.bagian.penanggung_jawab), row.bahan.akhir.triwulan
    if not row.bahan.laporan.evaluasi_of(row.kode, quarter):
        return (Note(f"Analisis, faktor pendorong, kendala, dan tindak lanjut {quarter} {blank}."),)
    named = {
        KolomEvaluasi.ANALISIS: "Analisis", KolomEvaluasi.PENDORONG: "Faktor pendorong",
        KolomEvaluasi.KENDALA: "Kendala", KolomEvaluasi.TINDAK_LANJUT: "Tindak lanjut",
    }  # fmt: skip
    told = ((name, kata_evaluasi(row, quarter, kolom)) for kolom, name in named.items())
    return tuple(
        Note(f"{name} {quarter} {blank}.") if words is None else Paragraph((f"{name}: ", words)) for name, words in told
    )


def anggaran(bahan: Bahan, *, kegiatan: bool = False) -> tuple[Blok, ...]:
    """The money: its sentence, its table, and two charts with theirs."""
    blocks: list[Blok] = list(anggaran_kalimat(bahan))
    if not tuple(bahan.kini.kegiatan):
        return tuple(blocks)
    if triwulan_selesai(bahan.akhir) and bahan.akhir.bulan % 3:
        blocks.append(
            Paragraph("Rencana penarikan hanya ada per triwulan: deviasi dihitung s.d. triwulan terakhir yang selesai.")
        )
    blocks.append(tabel_anggaran(bahan, f"Anggaran s.d. {bahan.masa}", kegiatan=kegiatan))
    return (*blocks, *grafik_uang(bahan, kumulatif=False), *grafik_uang(bahan, kumulatif=True))


def _of_money(judul: str, lebar: int, isi: Callable[[BarisAnggaran], Isi], tanpa: str) -> Lajur[BarisIndikator]:
    """A column of the money of an indicator's lines; ``tanpa`` stands where it has none."""
    return Lajur(judul, lebar, lambda row: tanpa if row.anggaran is None else isi(row.anggaran), angka=True)


def _efisiensi(bahan: Bahan) -> tuple[Blok, ...]:
    absorbed = _of_money("Serapan %", 11, lambda money: money.serapan, "tanpa anggaran")
    gap = Lajur[BarisIndikator]("Selisih", 11, lambda row: row.selisih, angka=True)
    return (
        Paragraph("Selisih adalah capaian dikurangi serapan, dalam poin persen; bukan nilai efisiensi."),
        tabel("Capaian dan serapan", (NO, URAIAN, CAPAIAN, absorbed, gap), indikator(bahan)),
    )


def terendah(bahan: Bahan) -> tuple[Blok, ...]:
    """The five lowest achievements among the complete figures."""
    whole = [row for row in indikator(bahan) if row.utuh]
    if not whole:
        return (Note("Capaian terendah belum dapat disebut: belum ada capaian yang isiannya lengkap dan dinilai."),)
    lowest = sorted(whole, key=lambda row: row.capaian().nilai or Fraction(0))[:5]
    return (tabel("Capaian terendah di antara angka yang lengkap", (NO, URAIAN, CAPAIAN, KRITERIA), lowest),)


def _berikutnya(bahan: Bahan) -> tuple[Blok, ...]:
    """What the plan has for the next quarter."""
    quarter = bahan.akhir.triwulan
    if quarter is Triwulan.IV or not tuple(bahan.kini.kegiatan):
        return ()
    ahead = Triwulan(quarter + 1)
    columns: tuple[Lajur[Kegiatan], ...] = (
        Lajur("Kode", 10, lambda line: line.kode),
        Lajur("Rencana kegiatan", 65, lambda line: _rencana(bahan, line, ahead)),
        Lajur("Rencana penarikan (Rp)", 25, lambda line: _penarikan(bahan, line, ahead), angka=True),
    )
    return (tabel(f"Rencana {ahead}", columns, bahan.kini.kegiatan),)


def _lampiran(bahan: Bahan) -> tuple[Section, ...]:
    money = (
        _of_money("Pagu (Rp)", 13, lambda money: money.pagu(), "-"),
        _of_money("Realisasi (Rp)", 13, lambda money: money.realisasi(), "-"),
        _of_money("Serapan %", 11, lambda money: money.serapan, "-"),
    )
    columns = NO, URAIAN, SEKSI, CAPAIAN, KRITERIA, *money
    every = tabel("Capaian dan anggaran per indikator", columns, indikator(bahan), mendatar=True)
    quarters = bahan.masa.sampai
    parts: tuple[tuple[str, Blok], ...] = (
        ("Capaian dan Anggaran per Indikator", every),
        ("Kendala dan Tindak Lanjut", tabel_evaluasi(bahan, "Kendala dan tindak lanjut", quarters)),
        ("Data Dukung", tabel_data_dukung(bahan, "Data dukung", quarters)),
        ("Temuan yang Terbuka", tabel_temuan(bahan, "Temuan yang terbuka")),
    )
    return tuple(
        Section(f"Lampiran {at}: {judul}", (block,), bernomor=False) for at, (judul, block) in enumerate(parts, 1)
    )
