"""The quarterly performance report (outline A): chapters I to IV and four appendices."""

from __future__ import annotations

from fractions import Fraction

from rak.domain.anggaran import triwulan_selesai
from rak.domain.date_words import spell_tanggal
from rak.domain.penilaian import Penilaian
from rak.domain.penjelasan import keterangan_capaian
from rak.domain.periode import until
from rak.domain.polaritas import Gabungan
from rak.domain.waktu import Triwulan
from rak.reports.document import Blok, Document, Figure, Isi, Note, Paragraph, Section, Signature, Table, cell_ranges
from rak.reports.office_texts import TEKS
from rak.reports.report_material import (
    Bahan,
    dalam_satuan,
    is_provisional,
    is_whole_figure,
    persen,
    sasaran_angka,
    uang,
)
from rak.reports.report_sentences import (
    anggaran_kalimat,
    capaian_indikator_kalimat,
    jumlah_kalimat,
    kriteria,
    revisi_kalimat,
)
from rak.reports.report_tables import (
    grafik_capaian,
    grafik_uang,
    tabel_anggaran,
    tabel_capaian,
    tabel_data_dukung,
    tabel_evaluasi,
    tabel_revisi,
    tabel_temuan,
    terisi,
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
    return Document(
        "Laporan Capaian Kinerja",
        str(bahan.masa),
        bahan.rencana.satuan_kerja,
        (
            Section("Kata Pengantar", naskah(bahan, "kata_pengantar"), bernomor=False),
            Section("Ikhtisar", (jumlah_kalimat(bahan), *anggaran_kalimat(bahan), _ikhtisar(bahan)), bernomor=False),
            Section("Pendahuluan", _pendahuluan(bahan)),
            Section("Perencanaan Kinerja", _perencanaan(bahan)),
            Section("Akuntabilitas Kinerja", _akuntabilitas(bahan)),
            Section("Penutup", _penutup(bahan)),
            *_lampiran(bahan),
        ),
        tanda_tangan(bahan),
        bahan.seksi,
        keterangan_sampul(bahan),
        berbab=True,
    )


def naskah(bahan: Bahan, key: str, oleh: str = "perencana") -> tuple[Blok, ...]:
    """A text of the office, a paragraph for each of its lines; else who has not written it."""
    text = bahan.naskah.of(key)
    if not text.strip():
        return (Note(f"Bagian ini belum diisi oleh {oleh}: {TEKS[key]} ({key} dalam naskah_kantor.toml)."),)
    return tuple(Paragraph(line) for line in text.split("\n") if line.strip())


def tanda_tangan(bahan: Bahan) -> Signature:
    """Who signs; what nobody has stated is named as such."""
    office, own = bahan.naskah, bahan.rencana.keputusan.lampiran
    day = spell_tanggal(office.tanggal) if office.tanggal else "(tanggal belum diisi)"
    return Signature(
        f"{office.tempat or '(tempat belum diisi)'}, {day}",
        office.jabatan or own.jabatan or "(jabatan belum diisi)",
        office.nama or own.nama or "(nama belum diisi)",
    )


def keterangan_sampul(bahan: Bahan) -> tuple[str, ...]:
    """What the cover says of the figures."""
    said = [f"Keadaan per {spell_tanggal(bahan.acuan)}", f"Versi rencana: {bahan.versi}"]
    return tuple(said if not bahan.berkas else [*said, f"Sumber: {bahan.berkas}"])


def _ikhtisar(bahan: Bahan) -> Table:
    rows = []
    owner = {one.kode: goal for goal in bahan.kini.sasaran for one in goal.indikator}
    last = ""
    for one in bahan.penilaian:
        goal = owner[one.indikator.kode]
        rows.append(
            (
                one.indikator.kode,
                goal.uraian if goal.nomor != last else "",
                one.indikator.uraian,
                sasaran_angka(one.indikator.target, bahan.sel_target(one.indikator)),
                _realisasi(bahan, one),
            )
        )
        last = goal.nomor
    heads = ("No", "Sasaran", "Indikator", "Target tahun", f"Realisasi s.d. {bahan.masa.nama}")
    return Table("Ikhtisar kinerja", heads, rows, lebar=(7, 30, 34, 13, 16), angka=frozenset({3, 4}))


def _realisasi(bahan: Bahan, one: Penilaian) -> Figure:
    cells = bahan.sel_realisasi(one.indikator)
    return dalam_satuan(one.indikator.target, one.realisasi, cells, sementara=is_provisional(one))


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
    agreement: list[tuple[Isi, ...]] = []
    ways: list[tuple[Isi, ...]] = []
    for goal in bahan.kini.sasaran:
        for at, one in enumerate(goal.indikator):
            unit = "%" if one.target.persen else one.target.satuan or "-"
            goal_text = goal.uraian if at == 0 else ""
            target = sasaran_angka(one.target, bahan.sel_target(one))
            agreement.append((one.kode, goal_text, one.uraian, unit, target))
            rules = {one.gabungan_of(nama) for nama in one.rumus.masukan}
            ways.append((one.kode, str(one.rumus), str(one.polaritas_berlaku or "belum dinyatakan"), _rules(rules)))
    heads = ("No", "Sasaran", "Indikator", "Satuan", "Target")
    how = ("No", "Rumus", "Polaritas", "Gabungan bulan")
    return (
        Section("Perjanjian Kinerja", (Table("Perjanjian kinerja", heads, agreement, (7, 30, 37, 13, 13)),)),
        Section("Rencana Aksi", (_rencana_aksi(bahan),)),
        Section("Cara Pengukuran", (Table("Cara pengukuran indikator", how, ways, (7, 57, 18, 18)),)),
        Section("Revisi yang Berlaku", (revisi_kalimat(bahan), tabel_revisi(bahan, "Revisi yang berlaku"))),
    )


def _rules(rules: set[Gabungan]) -> str:
    return ", ".join(sorted(str(rule).replace("_", "-") for rule in rules)) or "-"


def _rencana_aksi(bahan: Bahan) -> Table:
    rows: list[tuple[Isi, ...]] = []
    for line in bahan.kini.kegiatan:
        for tw in Triwulan:
            first = (line.uraian, uang(line.pagu, bahan.sel_pagu((line,)))) if tw is Triwulan.I else ("", "")
            plan = uang(line.penarikan[tw], bahan.sel_rencana((line,), tw)[-1:])
            rows.append((line.kode, *first, str(tw), line.rencana[tw] or "belum diisi", plan))
    heads = ("Kode", "Kegiatan", "Pagu (Rp)", "TW", "Rencana kegiatan", "Rencana penarikan (Rp)")
    return Table(
        "Rencana aksi", heads, rows, lebar=(7, 30, 14, 7, 28, 14), angka=frozenset({2, 5}), mendatar=True
    )  # fmt: skip


def _akuntabilitas(bahan: Bahan) -> tuple[Section, ...]:
    return (
        Section(
            "Capaian Kinerja",
            (jumlah_kalimat(bahan), tabel_capaian(bahan, f"Capaian kinerja s.d. {bahan.masa}"), *grafik_capaian(bahan)),
        ),
        Section("Analisis per Indikator", tuple(analisis(bahan, one) for one in bahan.penilaian)),
        Section("Realisasi Anggaran", anggaran(bahan)),
        Section("Efisiensi", _efisiensi(bahan)),
    )


def analisis(bahan: Bahan, one: Penilaian) -> Section:
    """One indicator: its sentence, the formula with its numbers and their cells, the figures, the section's words."""
    part = one.indikator
    cells = bahan.sel_realisasi(part)
    blocks: list[Blok] = [*capaian_indikator_kalimat(bahan, one)]
    if isinstance(one.realisasi, Fraction):
        told = keterangan_capaian(part, bahan.laporan, until(bahan.akhir, bahan.rencana.tahun))
        level = one.tingkat if isinstance(one.tingkat, Fraction) else None
        partly = f" (sementara, {one.kelengkapan} laporan terisi)" if is_provisional(one, one.tahun) else ""
        blocks.append(Paragraph(("Perhitungan terhadap target tahun: ", Figure(told, level, cells), f"{partly}.")))
        if cells:
            where = cell_ranges((*cells, *bahan.sel_target(part)))
            blocks.append(Paragraph(f"Sel asal: {where}."))
    held = one.terhadap
    row = (
        sasaran_angka(held.target or part.target, bahan.sel_target(part)),
        _realisasi(bahan, one),
        persen(held.hasil.nilai, (*cells, *bahan.sel_target(part)), sementara=is_provisional(one)),
        kriteria(bahan, one),
        terisi(one),
    )
    which = "tahun" if one.triwulan.target is None else "TW"
    heads = (f"Target {which}", "Realisasi", "Capaian %", "Kriteria", "Terisi")
    blocks.append(Table(f"Capaian indikator {part.kode}", heads, [row], angka=frozenset({0, 1, 2})))
    blocks += kata_seksi(bahan, one)
    return Section(f"{part.kode} {part.uraian}", tuple(blocks), bernomor=False)


def kata_seksi(bahan: Bahan, one: Penilaian) -> list[Blok]:
    """The section's words on the quarter; each that is blank says who has not written it."""
    words = bahan.laporan.evaluasi_of(one.indikator.kode, bahan.akhir.triwulan)
    blank = bahan.belum(one.indikator.penanggung_jawab)
    quarter = bahan.akhir.triwulan
    if not words:
        return [Note(f"Analisis, faktor pendorong, kendala, dan tindak lanjut {quarter} {blank}.")]
    found: list[Blok] = []
    for name, text in (
        ("Analisis", words.analisis),
        ("Faktor pendorong", words.pendorong),
        ("Kendala", words.kendala),
        ("Tindak lanjut", words.tindak_lanjut),
    ):
        found.append(Paragraph(f"{name}: {text}") if text else Note(f"{name} {quarter} {blank}."))
    return found


def anggaran(bahan: Bahan) -> tuple[Blok, ...]:
    """The money: its sentence, its table, and two charts with theirs."""
    blocks: list[Blok] = list(anggaran_kalimat(bahan))
    if not tuple(bahan.kini.kegiatan):
        return tuple(blocks)
    if triwulan_selesai(bahan.akhir) and bahan.akhir.bulan % 3:
        blocks.append(
            Paragraph("Rencana penarikan hanya ada per triwulan: deviasi dihitung s.d. triwulan terakhir yang selesai.")
        )
    blocks.append(tabel_anggaran(bahan, f"Anggaran s.d. {bahan.masa}"))
    for kumulatif in (False, True):
        blocks += grafik_uang(bahan, kumulatif=kumulatif)
    return tuple(blocks)


def _efisiensi(bahan: Bahan) -> tuple[Blok, ...]:
    money = {one.kode: one for one in bahan.rekap.per_indikator}
    rows: list[tuple[Isi, ...]] = []
    for one in bahan.penilaian:
        part = one.indikator
        reached, absorbed = one.terhadap.hasil.nilai, money[part.kode].penyerapan
        cells = (*bahan.sel_realisasi(part), *bahan.sel_target(part))
        money_cells = (*bahan.sel_uang(part.kegiatan), *bahan.sel_pagu(part.kegiatan))
        partly = not bahan.terisi_uang(part.kegiatan).lengkap
        share = persen(absorbed, money_cells, sementara=partly) if part.kegiatan else Figure("tanpa anggaran")
        gap = Figure("tidak dapat dihitung")
        if isinstance(reached, Fraction) and isinstance(absorbed, Fraction):
            gap = persen(reached - absorbed, (*cells, *money_cells), sementara=partly or is_provisional(one))
        rows.append((part.kode, part.uraian, persen(reached, cells, sementara=is_provisional(one)), share, gap))
    heads = ("Kode", "Indikator", "Capaian %", "Serapan %", "Selisih")
    return (
        Paragraph("Selisih adalah capaian dikurangi serapan, dalam poin persen; bukan nilai efisiensi."),
        Table("Capaian dan serapan", heads, rows, lebar=(7, 43, 17, 17, 16), angka=frozenset({2, 3, 4})),
    )


def terendah(bahan: Bahan) -> tuple[Blok, ...]:
    """The five lowest achievements among the complete figures."""
    whole = [one for one in bahan.penilaian if is_whole_figure(one)]
    if not whole:
        return (Note("Capaian terendah belum dapat disebut: belum ada capaian yang isiannya lengkap dan dinilai."),)
    lowest = sorted(whole, key=lambda one: one.terhadap.hasil.nilai)[:5]  # type: ignore[arg-type,return-value]  # numbers
    rows = [
        (
            one.indikator.kode,
            one.indikator.uraian,
            persen(one.terhadap.hasil.nilai, bahan.sel_realisasi(one.indikator)),
            kriteria(bahan, one),
        )
        for one in lowest
    ]
    judul = "Capaian terendah di antara angka yang lengkap"
    return (Table(judul, ("Kode", "Indikator", "Capaian %", "Kriteria"), rows, (8, 52, 18, 22), frozenset({2})),)


def _penutup(bahan: Bahan) -> tuple[Blok, ...]:
    return (jumlah_kalimat(bahan), *terendah(bahan), *naskah(bahan, "penutup"), *_berikutnya(bahan))


def _berikutnya(bahan: Bahan) -> tuple[Blok, ...]:
    """What the plan has for the next quarter."""
    quarter = bahan.akhir.triwulan
    if quarter is Triwulan.IV or not tuple(bahan.kini.kegiatan):
        return ()
    ahead = Triwulan(quarter + 1)
    rows = [
        (
            line.kode,
            line.rencana[ahead] or line.uraian,
            uang(line.penarikan[ahead], bahan.sel_rencana((line,), ahead)[-1:]),
        )
        for line in bahan.kini.kegiatan
    ]
    heads = ("Kode", "Rencana kegiatan", "Rencana penarikan (Rp)")
    return (Table(f"Rencana {ahead}", heads, rows, lebar=(10, 65, 25), angka=frozenset({2})),)


def _lampiran(bahan: Bahan) -> tuple[Section, ...]:
    quarters = [tw for tw in Triwulan if tw <= bahan.akhir.triwulan]
    parts: tuple[tuple[str, Blok], ...] = (
        ("Capaian dan Anggaran per Indikator", _per_indikator(bahan)),
        ("Kendala dan Tindak Lanjut", tabel_evaluasi(bahan, "Kendala dan tindak lanjut", quarters)),
        ("Data Dukung", tabel_data_dukung(bahan, "Data dukung", quarters)),
        ("Temuan yang Terbuka", tabel_temuan(bahan, "Temuan yang terbuka")),
    )
    return tuple(
        Section(f"Lampiran {at}: {judul}", (block,), bernomor=False) for at, (judul, block) in enumerate(parts, 1)
    )


def _per_indikator(bahan: Bahan) -> Table:
    money = {one.kode: one for one in bahan.rekap.per_indikator}
    rows = []
    for one in bahan.penilaian:
        part, own = one.indikator, money[one.indikator.kode]
        lines = part.kegiatan
        partly = not bahan.terisi_uang(lines).lengkap
        cells, pagu_cells = bahan.sel_uang(lines), bahan.sel_pagu(lines)
        money_row: tuple[Isi, ...] = (
            (uang(own.pagu_efektif, pagu_cells), uang(own.realisasi.nilai, cells),
             persen(own.penyerapan, (*cells, *pagu_cells), sementara=partly))
            if lines else ("-", "-", "-")
        )  # fmt: skip
        held = one.terhadap
        rows.append(
            (
                part.kode,
                part.uraian,
                part.penanggung_jawab or "belum dinyatakan",
                persen(held.hasil.nilai, bahan.sel_realisasi(part), sementara=is_provisional(one)),
                kriteria(bahan, one),
                *money_row,
            )
        )
    heads = ("Kode", "Indikator", "Seksi", "Capaian %", "Kriteria", "Pagu (Rp)", "Realisasi (Rp)", "Serapan %")
    return Table(
        "Capaian dan anggaran per indikator", heads, rows, lebar=(7, 30, 13, 11, 15, 13, 13, 11),
        angka=frozenset({3, 5, 6, 7}), mendatar=True,
    )  # fmt: skip
