"""The self-assessment of one section (outline B, Diktum Keempat angka 3)."""

from collections import Counter
from collections.abc import Iterable

import attrs

from rak.domain.date_words import spell_tanggal
from rak.reports.build_semester import keadaan
from rak.reports.build_triwulan import anggaran, dokumen, kata_seksi, naskah
from rak.reports.document import Blok, Document, Figure, Isi, Paragraph, Section, Table
from rak.reports.report_material import Bahan
from rak.reports.report_rows import indikator
from rak.reports.report_sentences import capaian_indikator_kalimat, jumlah_kalimat, revisi_kalimat
from rak.reports.report_tables import tabel_capaian, tabel_data_dukung, tabel_evaluasi, tabel_temuan, temuan_laporan


def evaluasi_diri(bahan: Bahan) -> Document:
    """Outline B."""
    quarters = bahan.masa.triwulan
    words: list[Blok] = [tabel_capaian(bahan, f"Kinerja s.d. {bahan.masa}")]
    for row in indikator(bahan):
        blocks = (*capaian_indikator_kalimat(row), *kata_seksi(row))
        words.append(Section(f"{row.kode} {row.uraian}", blocks, bernomor=False))
    whole = dokumen(
        bahan,
        "Laporan Evaluasi Mandiri",
        Section("Identitas", (_identitas(bahan), revisi_kalimat(bahan))),
        Section("Kelengkapan dan Ketepatan", _kelengkapan(bahan)),
        Section("Kinerja", (jumlah_kalimat(bahan), *words)),
        Section("Kegiatan dan Anggaran", anggaran(bahan, kegiatan=True)),
        Section("Kendala dan Tindak Lanjut", (tabel_evaluasi(bahan, "Kendala dan tindak lanjut", quarters),)),
        Section("Data Dukung", (tabel_data_dukung(bahan, "Data dukung", quarters),)),
        Section("Pemetaan LKE", _lke(bahan)),
        Section("Simpulan", naskah(bahan, "simpulan", bahan.seksi or "perencana")),
    )
    return whole if bahan.seksi else attrs.evolve(whole, seksi="seluruh satuan kerja (seksi belum dinyatakan)")


def _identitas(bahan: Bahan) -> Table:
    rows: list[tuple[Isi, ...]] = [
        ("Seksi", bahan.seksi or "belum dinyatakan dalam rencana"),
        ("Satuan kerja", bahan.rencana.satuan_kerja),
        ("Periode", str(bahan.masa)),
        ("Keadaan per", spell_tanggal(bahan.per)),
        ("Versi rencana", bahan.versi.nama),
        ("Buku kerja", bahan.berkas or "-"),
        ("SHA-256", bahan.sha256 or "-"),
    ]
    return Table("Identitas", ("Hal", "Isi"), rows, lebar=(25, 75))


def _kelengkapan(bahan: Bahan) -> tuple[Blok, ...]:
    rows: list[tuple[Isi, ...]] = []
    known, found = bahan.bulan_seksi(bahan.seksi), Counter(one.letak.bulan for one in temuan_laporan(bahan))
    for bulan in bahan.bulan:
        one = known.get(bulan)
        day = spell_tanggal(one.diterima) if one and one.diterima else "belum dicatat"
        count = f"{one.terisi} dari {one.wajib}" if one else "-"
        limit = spell_tanggal(one.tenggat if one else bahan.tenggat.tenggat(bulan))
        rows.append((bulan.nama, limit, day, count, keadaan(one), str(found[bulan])))
    heads = ("Bulan", "Batas", "Diterima", "Terisi", "Keadaan", "Temuan bulan itu")
    table = Table("Kelengkapan dan ketepatan", heads, rows, lebar=(13, 18, 18, 13, 26, 12))
    return (table, tabel_temuan(bahan, "Temuan yang terbuka"))


def _lke(bahan: Bahan) -> tuple[Blok, ...]:
    plan, report = bahan.kini, bahan.laporan
    every = tuple(plan.indikator)
    quarters = bahan.masa.triwulan
    items = [item.kode for one in every for item in (one.kegiatan or (one,))]
    words = [report.evaluasi_of(one.kode, tw) for one in every for tw in quarters]
    proofs: tuple[tuple[str, str, Iterable[bool]], ...] = (
        ("Perencanaan (30)", "Target tahun dinyatakan", (not one.target.kosong for one in every)),
        ("Perencanaan (30)", "Target per triwulan dinyatakan", (one.target_triwulan is not None for one in every)),
        ("Perencanaan (30)", "Penanggung jawab dinyatakan", (bool(one.penanggung_jawab) for one in every)),
        ("Pengukuran (30)", "Rumus dapat dihitung", (one.rumus.ekspresi is not None for one in every)),
        ("Pengukuran (30)", "Polaritas dinyatakan", (one.polaritas_berlaku is not None for one in every)),
        ("Pengukuran (30)", "Isian s.d. masa ini lengkap", (one.kelengkapan.lengkap for one in bahan.penilaian)),
        ("Pengukuran (30)", "Data dukung ada", (bool(report.isian_of(k, tw).data_dukung) for k in items for tw in quarters)),
        ("Pelaporan (15)", "Laporan bulanan tercatat diterima", _received(bahan)),
        ("Evaluasi internal (25)", "Analisis tertulis", (bool(one.analisis) for one in words)),
        ("Evaluasi internal (25)", "Tindak lanjut tertulis", (bool(one.tindak_lanjut) for one in words)),
    )  # fmt: skip
    rows = [(part, proof, *_there(tuple(given))) for part, proof, given in proofs]
    said = (
        "Pemetaan ini menyebut bukti yang diberikan buku kerja ini untuk komponen Lembar Kerja Evaluasi "
        "(Peraturan Menteri PANRB Nomor 88 Tahun 2021); angka dalam kurung adalah bobot komponen. Tidak ada nilai yang diberikan."
    )
    heads = ("Komponen", "Bukti", "Ada/Belum", "Banyaknya")
    return (Paragraph(said), Table("Bukti menurut komponen LKE", heads, rows, lebar=(26, 40, 16, 18)))


def _received(bahan: Bahan) -> list[bool]:
    known = bahan.bulan_seksi(bahan.seksi)
    return [bulan in known and known[bulan].diterima is not None for bulan in bahan.bulan_masa]


def _there(given: tuple[bool, ...]) -> tuple[Figure, str]:
    if given and all(given):
        return Figure("Ada", kelas="tepat"), f"{len(given)} dari {len(given)}"
    word = "Sebagian" if any(given) else "Belum"
    return Figure(word, kelas="belum" if any(given) else "buruk"), f"{sum(given)} dari {len(given)}"
