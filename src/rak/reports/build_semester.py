"""The evaluation of a semester (outline C, Diktum Keempat angka 5), for the meeting."""

import attrs

from rak.cycle.follow_up import BELUM, TEPAT, TERLAMBAT, BulanSeksi
from rak.cycle.inputs import sections
from rak.domain.anggaran import triwulan_selesai
from rak.domain.kalender import Geser
from rak.domain.nilai import TidakDapatDihitung
from rak.domain.penilaian import Tanda
from rak.domain.periode import until
from rak.domain.proyeksi import AturanProyeksi, project
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.domain.text_folding import name_key
from rak.domain.waktu import Triwulan
from rak.reports import report_tables as tables
from rak.reports.build_triwulan import dokumen, terendah
from rak.reports.document import Blok, Document, Figure, Isi, Note, Paragraph, Section, Table
from rak.reports.report_material import Bahan, banyak, persen
from rak.reports.report_rows import BarisAnggaran, BarisIndikator, baris_anggaran, indikator, seluruh_anggaran
from rak.reports.report_sentences import anggaran_kalimat, jumlah_kalimat, revisi_kalimat

_BARIS_RAPAT = 5
_NAMA_ATURAN = {
    AturanProyeksi.LAJU: "laju bulan yang terisi",
    AturanProyeksi.SESUAI_RENCANA: "sisanya sesuai rencana",
    AturanProyeksi.LAJU_RENCANA: "sisanya menurut laju terhadap rencana",
}


def laporan_semester(bahan: Bahan) -> Document:
    """Outline C."""
    obstacles = tables.tabel_evaluasi(bahan, "Kendala dan tindak lanjut", bahan.masa.triwulan)
    return dokumen(
        bahan,
        "Evaluasi Rencana Aksi",
        Section("Ringkasan", _ringkasan(bahan)),
        Section("Capaian per Indikator", (_per_tw(bahan), *tables.grafik_capaian(bahan))),
        Section("Anggaran dan Deviasi", _uang(bahan)),
        Section("Ketertiban Pelaporan", ketertiban(bahan)),
        Section("Kendala dan Tindak Lanjut", (obstacles,)),
        Section("Proyeksi Akhir Tahun", _proyeksi(bahan)),
        Section("Rencana Ulang", (revisi_kalimat(bahan), tables.tabel_revisi(bahan, "Rencana ulang", dalam_masa=True))),
        Section("Keputusan Rapat", (_keputusan(),)),
        Section("Tindak Lanjut Rapat Lalu", (_rapat_lalu(bahan),)),
    )


def _ringkasan(bahan: Bahan) -> tuple[Blok, ...]:
    asked = _perlu_putusan(bahan)
    ask: tuple[Blok, ...] = (
        (Paragraph("Yang memerlukan keputusan:"), *(Paragraph(one, butir=True) for one in asked))
        if asked
        else (Paragraph("Pemeriksaan tidak menemukan hal yang memerlukan keputusan rapat."),)
    )
    return (jumlah_kalimat(bahan), *anggaran_kalimat(bahan), *terendah(bahan), *ask)


def _perlu_putusan(bahan: Bahan) -> list[tuple[Isi, ...]]:
    """What a meeting has to decide, each with the kode that it is about."""
    rows, quarter = tuple(indikator(bahan)), bahan.akhir.triwulan
    said: list[tuple[Isi, ...]] = []
    for row in rows:
        if row.nilai.terhadap.di_bawah:
            written = bahan.laporan.evaluasi_of(row.kode, quarter).tindak_lanjut
            said.append(
                (
                    f"{row.kode} di bawah target (capaian ",
                    row.capaian(),
                    ")",
                    *(() if written else (", tanpa tindak lanjut tertulis",)),
                    ".",
                )
            )
    named = {
        Tanda.PILIH_POLARITAS: "polaritas belum dinyatakan",
        Tanda.DITANYAKAN: "angka atau targetnya masih ditanyakan",
        Tanda.SEMENTARA: "isian belum lengkap",
    }
    marks = {mark: [row.kode for row in rows if row.nilai.terhadap.tanda is mark] for mark in named}
    said += [(f"{', '.join(kodes)}: {named[mark]}.",) for mark, kodes in marks.items() if kodes]
    blank = [row.kode for row in rows if not row.nilai.kelengkapan.terisi and row.nilai.kelengkapan.wajib]
    if blank:
        said.append((f"{', '.join(blank)}: belum diisi sama sekali.",))
    for line in baris_anggaran(bahan):
        spent, pagu = line.ringkasan.realisasi.nilai, line.ringkasan.pagu_efektif
        if isinstance(spent, Rupiah) and isinstance(pagu, Rupiah) and spent > pagu:
            over = (line.realisasi(rp=True), " di atas pagu ", line.pagu(rp=True))
            said.append((f"{line.kode}: realisasi ", *over, "."))
    faults = sum(one.tingkat is Tingkat.GALAT for one in tables.temuan_laporan(bahan))
    if faults:
        said.append((banyak(faults), " temuan galat belum diselesaikan."))
    return said


def _per_tw(bahan: Bahan) -> Table:
    """Realisation and achievement at the end of each quarter to date, each by the version of its day."""
    columns = [tables.NO, tables.URAIAN, tables.TARGET_TAHUN]
    for tw in bahan.masa.sampai:
        columns += _at_the_end(bahan.sampai(min(tw.bulan(bahan.rencana.tahun)[-1], bahan.akhir)), tw)
    return tables.tabel(
        "Capaian triwulan demi triwulan", (*columns, tables.KRITERIA, tables.TERISI), indikator(bahan), mendatar=True
    )


def _at_the_end(then: Bahan, tw: Triwulan) -> list[tables.Lajur[BarisIndikator]]:
    rows = {row.kode: row for row in indikator(then)}
    return [
        tables.Lajur(f"Realisasi s.d. {tw}", 10, lambda row: rows[row.kode].realisasi, angka=True),
        tables.Lajur(f"Capaian s.d. {tw}", 10, lambda row: rows[row.kode].capaian(), angka=True),
    ]


def _uang(bahan: Bahan) -> tuple[Blok, ...]:
    if not tuple(bahan.kini.kegiatan):
        return anggaran_kalimat(bahan)
    return (
        *anggaran_kalimat(bahan),
        _deviasi_per_tw(bahan),
        _deviasi_per_seksi(bahan),
        tables.tabel_anggaran(bahan, f"Anggaran s.d. {bahan.masa}"),
        *tables.grafik_uang(bahan, kumulatif=False),
        *tables.grafik_uang(bahan, kumulatif=True),
    )


def _deviasi_per_tw(bahan: Bahan) -> Table | Note:
    last = triwulan_selesai(bahan.akhir)
    if last is None:
        return Note("Deviasi per triwulan tidak dapat dihitung: belum ada triwulan yang selesai.")
    ends = [(str(tw), tw.bulan(bahan.rencana.tahun)[-1]) for tw in Triwulan if tw <= last]
    rows = [seluruh_anggaran(bahan.sampai(end), tw) for tw, end in ends]
    return tables.tabel_deviasi("Anggaran dan deviasi per triwulan", "TW", rows)


def _deviasi_per_seksi(bahan: Bahan) -> Table | Note:
    names = tuple(sections(bahan.rencana).values())
    if not names:
        return Note("Anggaran per seksi tidak dapat ditunjukkan: penanggung jawab belum dinyatakan dalam rencana.")
    every = tuple(bahan.kini.kegiatan)
    parts = [(name, [one for one in every if name_key(one.penanggung_jawab) == name_key(name)]) for name in names]
    parts.append(("(belum dinyatakan)", [one for one in every if not one.penanggung_jawab]))
    rows = [BarisAnggaran(bahan, tuple(lines), name, "") for name, lines in parts if lines]
    return tables.tabel_deviasi("Anggaran dan deviasi per seksi", "Seksi", rows)


def ketertiban(bahan: Bahan) -> tuple[Blok, ...]:
    """Section by month: when the report came, and how much of it is filled; as of the day of the report."""
    names = (bahan.seksi,) if bahan.seksi else tuple(sections(bahan.rencana).values())
    if not names:
        return (Note("Kisi seksi × bulan tidak dapat dibuat: penanggung jawab belum dinyatakan dalam rencana."),)
    months = bahan.bulan_masa
    known = [(name, bahan.bulan_seksi(name)) for name in names]
    rows: list[tuple[Isi, ...]] = [(name, *(keadaan(own.get(bulan)) for bulan in months)) for name, own in known]
    said = "Setiap sel menyebut kapan laporan diterima dan berapa isian bulan itu yang terisi; " + _tenggat(bahan)
    heads = ("Seksi", *(bulan.nama for bulan in months))
    return (
        Paragraph(said),
        Table("Seksi × bulan", heads, rows, lebar=(20, *((13,) * len(months))), mendatar=len(months) > 4),
    )


def _tenggat(bahan: Bahan) -> str:
    policy = bahan.tenggat
    moved = {
        Geser.TIDAK: "",
        Geser.MAJU: ", pada hari libur maju ke hari kerja berikutnya",
        Geser.MUNDUR: ", pada hari libur mundur ke hari kerja sebelumnya",
    }
    return f"tenggat tanggal {policy.tanggal} bulan berikutnya{moved[policy.geser]}."


def keadaan(one: BulanSeksi | None) -> Figure:
    """``tepat, 12 dari 12``, as ``rak pantau`` judges it; what came after the day of the report is not there yet."""
    if one is None:
        return Figure("tidak ada isian yang jatuh tempo")
    count = f"{one.terisi} dari {one.wajib}"
    if one.diterima is None:
        late = "" if one.status == BELUM else "; tanggal terima belum dicatat"
        return Figure(f"{one.status}, {count}{late}", kelas="buruk" if one.status == BELUM else "belum")
    days = (one.diterima - one.tenggat).days
    late = f" {days} hari" if one.status == TERLAMBAT else f"; diterima terlambat {days} hari" if days > 0 else ""
    said = f"{one.status}{late}, {count}" if one.status == TERLAMBAT else f"{one.status}, {count}{late}"
    return Figure(said, kelas={TEPAT: "tepat", TERLAMBAT: "buruk"}.get(one.status, "belum"))


def _proyeksi(bahan: Bahan) -> tuple[Blok, ...]:
    quarter = triwulan_selesai(bahan.akhir)
    lines = tuple(bahan.kini.kegiatan)
    if quarter is None or not lines:
        return (Note("Proyeksi tidak dapat dihitung: belum ada triwulan yang selesai atau tidak ada baris anggaran."),)
    months = until(quarter, bahan.rencana.tahun)
    cells = (*bahan.sel_uang(lines, months), *seluruh_anggaran(bahan).sel_pagu)
    found = {
        rule: project(bahan.kini, bahan.laporan, quarter, rule, blokir=dict(bahan.kini.blokir)).penyerapan
        for rule in AturanProyeksi
    }
    columns: tuple[tables.Lajur[AturanProyeksi], ...] = (
        tables.Lajur("Aturan", 22, lambda rule: _NAMA_ATURAN[rule]),
        tables.Lajur("Cara", 38, lambda rule: rule.value),
        tables.Lajur("Paling rendah", 13, lambda rule: persen(found[rule][0], cells), angka=True),
        tables.Lajur("Proyeksi serapan", 14, lambda rule: persen(found[rule][1], cells), angka=True),
        tables.Lajur("Paling tinggi", 13, lambda rule: persen(found[rule][2], cells), angka=True),
    )
    judul = f"Proyeksi serapan akhir tahun, dilihat dari akhir {quarter}"
    values = (value for each in found.values() for value in each)
    reasons = dict.fromkeys(str(value) for value in values if isinstance(value, TidakDapatDihitung))
    said = "Proyeksi bukan janji: ia tidak lebih rendah dari yang sudah dibelanjakan dan tidak lebih tinggi dari pagu."
    return (
        Paragraph(said),
        tables.tabel(judul, columns, AturanProyeksi),
        *(Note(f"Proyeksi {one}.") for one in reasons),
    )


def _keputusan() -> Table:
    rows = [(f"{number}", "", "", "") for number in range(1, _BARIS_RAPAT + 1)]
    heads = ("No", "Keputusan", "Penanggung jawab", "Tenggat")
    return Table("Keputusan rapat (diisi dalam rapat)", heads, rows, lebar=(6, 54, 24, 16))


def _rapat_lalu(bahan: Bahan) -> Blok:
    if not bahan.naskah.rapat:
        said = "Tindak lanjut rapat lalu belum diisi oleh perencana ([[tindak_lanjut_rapat]] dalam naskah_kantor.toml)."
        return Note(said)
    rows = [tuple(text or "belum diisi oleh perencana" for text in attrs.astuple(one)) for one in bahan.naskah.rapat]
    heads = ("Keputusan", "Penanggung jawab", "Tenggat", "Status")
    return Table("Tindak lanjut rapat lalu", heads, rows, lebar=(46, 24, 15, 15))
