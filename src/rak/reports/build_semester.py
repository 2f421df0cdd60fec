"""The evaluation of a semester (outline C, Diktum Keempat angka 5), for the meeting."""

from __future__ import annotations

import attrs

from rak.cycle.follow_up import BELUM, TEPAT, TERLAMBAT, BulanSeksi
from rak.cycle.inputs import sections
from rak.domain.anggaran import rekap_anggaran, triwulan_selesai
from rak.domain.penilaian import Tanda
from rak.domain.periode import until
from rak.domain.proyeksi import AturanProyeksi, project
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Triwulan, months_of
from rak.reports.build_triwulan import keterangan_sampul, tanda_tangan, terendah
from rak.reports.document import Blok, Document, Figure, Isi, Note, Paragraph, Section, Table
from rak.reports.report_material import (
    Bahan,
    Masa,
    dalam_satuan,
    is_provisional,
    persen,
    sasaran_angka,
    uang,
)
from rak.reports.report_sentences import (
    anggaran_kalimat,
    jumlah_kalimat,
    kriteria,
    revisi_kalimat,
    sel_deviasi,
    selisih_mutlak,
)
from rak.reports.report_tables import (
    grafik_capaian,
    grafik_uang,
    tabel_anggaran,
    tabel_evaluasi,
    tabel_revisi,
    terisi,
)

_BARIS_RAPAT = 5
_NAMA_ATURAN = {
    AturanProyeksi.LAJU: "laju bulan yang terisi",
    AturanProyeksi.SESUAI_RENCANA: "sisanya sesuai rencana",
    AturanProyeksi.LAJU_RENCANA: "sisanya menurut laju terhadap rencana",
}


def laporan_semester(bahan: Bahan) -> Document:
    """Outline C."""
    return Document(
        "Evaluasi Rencana Aksi",
        str(bahan.masa),
        bahan.rencana.satuan_kerja,
        (
            Section("Ringkasan", _ringkasan(bahan)),
            Section("Capaian per Indikator", (_per_tw(bahan), *grafik_capaian(bahan))),
            Section("Anggaran dan Deviasi", _uang(bahan)),
            Section("Ketertiban Pelaporan", ketertiban(bahan)),
            Section(
                "Kendala dan Tindak Lanjut",
                (tabel_evaluasi(bahan, "Kendala dan tindak lanjut", bahan.masa.triwulan),),
            ),
            Section("Proyeksi Akhir Tahun", _proyeksi(bahan)),
            Section("Rencana Ulang", (revisi_kalimat(bahan), tabel_revisi(bahan, "Rencana ulang", dalam_masa=True))),
            Section("Keputusan Rapat", (_keputusan(),)),
            Section("Tindak Lanjut Rapat Lalu", (_rapat_lalu(bahan),)),
        ),
        tanda_tangan(bahan),
        bahan.seksi,
        keterangan_sampul(bahan),
    )


def _ringkasan(bahan: Bahan) -> tuple[Blok, ...]:
    asked = _perlu_putusan(bahan)
    ask: tuple[Blok, ...] = (
        (Paragraph("Yang memerlukan keputusan:"), *(Paragraph(one, butir=True) for one in asked))
        if asked
        else (Paragraph("Pemeriksaan tidak menemukan hal yang memerlukan keputusan rapat."),)
    )
    return (jumlah_kalimat(bahan), *anggaran_kalimat(bahan), *terendah(bahan), *ask)


def _perlu_putusan(bahan: Bahan) -> list[str]:
    """What a meeting has to decide, each with the kode that it is about."""
    below = [one for one in bahan.penilaian if one.terhadap.tanda is Tanda.DI_BAWAH]
    quarter = bahan.akhir.triwulan
    said = [
        f"{one.indikator.kode} di bawah target"
        + (
            ""
            if bahan.laporan.evaluasi_of(one.indikator.kode, quarter).tindak_lanjut
            else ", tanpa tindak lanjut tertulis"
        )
        + "."
        for one in below
    ]
    named = {
        Tanda.PILIH_POLARITAS: "polaritas belum dinyatakan",
        Tanda.DITANYAKAN: "angka atau targetnya masih ditanyakan",
        Tanda.SEMENTARA: "isian belum lengkap",
    }
    for mark, words in named.items():
        kodes = [one.indikator.kode for one in bahan.penilaian if one.terhadap.tanda is mark]
        if kodes:
            said.append(f"{', '.join(kodes)}: {words}.")
    blank = [one.indikator.kode for one in bahan.penilaian if not one.kelengkapan.terisi and one.kelengkapan.wajib]
    if blank:
        said.append(f"{', '.join(blank)}: belum diisi sama sekali.")
    for line in bahan.rekap.kegiatan:
        spent, pagu = line.realisasi.nilai, line.pagu_efektif
        if isinstance(spent, Rupiah) and isinstance(pagu, Rupiah) and spent > pagu:
            said.append(f"{line.kode}: realisasi {spent} di atas pagu {pagu}.")
    faults = sum(one.tingkat is Tingkat.GALAT and not one.diterima for one in bahan.temuan)
    if faults:
        said.append(f"{faults} temuan galat belum diselesaikan.")
    return said


def _per_tw(bahan: Bahan) -> Table:
    """Realisation and achievement at the end of each quarter to date, each by the version of its day."""
    quarters = [tw for tw in Triwulan if tw <= bahan.akhir.triwulan]
    ends = [min(tw.bulan(bahan.rencana.tahun)[-1], bahan.akhir) for tw in quarters]
    parts = [attrs.evolve(bahan, masa=Masa(str(tw), end, end)) for tw, end in zip(quarters, ends, strict=True)]
    rows: list[tuple[Isi, ...]] = []
    for at, one in enumerate(bahan.penilaian):
        part = one.indikator
        row: list[Isi] = [part.kode, part.uraian, sasaran_angka(part.target, bahan.sel_target(part))]
        for then in parts:
            seen = then.penilaian[at]
            cells = then.sel_realisasi(part)
            row.append(dalam_satuan(part.target, seen.realisasi, cells, sementara=is_provisional(seen)))
            row.append(persen(seen.terhadap.hasil.nilai, cells, sementara=is_provisional(seen)))
        rows.append((*row, kriteria(bahan, one), terisi(one)))
    heads = [f"{what} s.d. {tw}" for tw in quarters for what in ("Realisasi", "Capaian")]
    return Table(
        "Capaian triwulan demi triwulan", ("Kode", "Indikator", "Target tahun", *heads, "Kriteria", "Terisi"), rows,
        lebar=(6, 22, 9, *((9,) * len(heads)), 13, 7), angka=frozenset(range(2, 3 + len(heads))), mendatar=True,
    )  # fmt: skip


def _uang(bahan: Bahan) -> tuple[Blok, ...]:
    if not tuple(bahan.kini.kegiatan):
        return anggaran_kalimat(bahan)
    per_tw = _deviasi_per_tw(bahan)
    sections = _deviasi_per_seksi(bahan)
    charts = [block for kumulatif in (False, True) for block in grafik_uang(bahan, kumulatif=kumulatif)]
    return (*anggaran_kalimat(bahan), per_tw, sections, tabel_anggaran(bahan, f"Anggaran s.d. {bahan.masa}"), *charts)


_KEPALA_UANG = (
    "Pagu (Rp)",
    "Rencana s.d. (Rp)",
    "Realisasi s.d. (Rp)",
    "Deviasi % per baris",
    "Deviasi % bersih",
    "Baris terisi",
)


def _deviasi_per_tw(bahan: Bahan) -> Table | Note:
    last = triwulan_selesai(bahan.akhir)
    if last is None:
        return Note("Deviasi per triwulan tidak dapat dihitung: belum ada triwulan yang selesai.")
    ends = [(str(tw), tw.bulan(bahan.rencana.tahun)[-1]) for tw in Triwulan if tw <= last]
    rows = [(tw, *_money_row(attrs.evolve(bahan, masa=Masa(tw, end, end)))) for tw, end in ends]
    return Table("Anggaran dan deviasi per triwulan", ("TW", *_KEPALA_UANG), rows, angka=frozenset(range(1, 6)))


def _deviasi_per_seksi(bahan: Bahan) -> Table | Note:
    names = tuple(sections(bahan.rencana).values())
    if not names:
        return Note("Anggaran per seksi tidak dapat ditunjukkan: penanggung jawab belum dinyatakan dalam rencana.")
    parts = [bahan.part(name) for name in names]
    rows = [(part.seksi, *_money_row(part)) for part in parts if tuple(part.rencana.kegiatan)]
    return Table("Anggaran dan deviasi per seksi", ("Seksi", *_KEPALA_UANG), rows, angka=frozenset(range(1, 6)))


def _money_row(bahan: Bahan) -> tuple[Isi, ...]:
    """Pagu, plan, realisasi and both deviations at the end of the last quarter that is over."""
    quarter = triwulan_selesai(bahan.akhir)
    if quarter is None:
        return (*(Figure("tidak dapat dihitung"),) * 5, "-")
    over = rekap_anggaran(bahan.rencana, bahan.laporan, until(quarter, bahan.rencana.tahun))
    lines = tuple(over.rencana.kegiatan)
    cells, total = sel_deviasi(bahan, over), over.deviasi
    share: tuple[Isi, ...] = (persen(total.per_baris, cells), persen(total.bersih, cells))
    if selisih_mutlak(over) is None:
        share = (Figure("belum diisi"), Figure("belum diisi"))
    return (
        uang(over.total.pagu_efektif, bahan.sel_pagu(lines)),
        uang(over.total.rencana.whole("rencana penarikan"), bahan.sel_rencana(lines, quarter)),
        uang(over.total.realisasi.nilai, bahan.sel_uang(lines, quarter.bulan(bahan.rencana.tahun)[-1])),
        *share,
        f"{total.terisi} dari {total.baris}",
    )


def ketertiban(bahan: Bahan) -> tuple[Blok, ...]:
    """Section by month: when the report came, and how much of it is filled; as of the day of the report."""
    names = (bahan.seksi,) if bahan.seksi else tuple(sections(bahan.rencana).values())
    if not names:
        return (Note("Kisi seksi × bulan tidak dapat dibuat: penanggung jawab belum dinyatakan dalam rencana."),)
    months = [bulan for bulan in months_of(bahan.rencana.tahun) if bahan.masa.awal <= bulan <= bahan.akhir]
    rows: list[tuple[Isi, ...]] = [
        (name, *(keadaan(bahan.bulan_seksi(name).get(bulan)) for bulan in months)) for name in names
    ]
    said = "Setiap sel menyebut kapan laporan diterima dan berapa isian bulan itu yang terisi; tenggat tanggal 5 bulan berikutnya."
    heads = ("Seksi", *(bulan.nama for bulan in months))
    return (
        Paragraph(said),
        Table("Seksi × bulan", heads, rows, lebar=(20, *((13,) * len(months))), mendatar=len(months) > 4),
    )


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
    end = quarter.bulan(bahan.rencana.tahun)[-1]
    cells = (*bahan.sel_uang(lines, end), *bahan.sel_pagu(lines))
    rows: list[tuple[Isi, ...]] = []
    reasons: dict[str, None] = {}
    for rule in AturanProyeksi:
        found = project(bahan.kini, bahan.laporan, quarter, rule, blokir=dict(bahan.kini.blokir))
        worst, likely, best = found.penyerapan
        rows.append((_NAMA_ATURAN[rule], rule.value, persen(worst, cells), persen(likely, cells), persen(best, cells)))
        reasons |= {str(value): None for value in (worst, likely, best) if str(value).startswith("tidak dapat")}
    heads = ("Aturan", "Cara", "Paling rendah", "Proyeksi serapan", "Paling tinggi")
    judul = f"Proyeksi serapan akhir tahun, dilihat dari akhir {quarter}"
    notes = [Note(f"Proyeksi {reason}.") for reason in reasons]
    said = "Proyeksi bukan janji: ia tidak lebih rendah dari yang sudah dibelanjakan dan tidak lebih tinggi dari pagu."
    return (Paragraph(said), Table(judul, heads, rows, lebar=(22, 38, 13, 14, 13), angka=frozenset({2, 3, 4})), *notes)


def _keputusan() -> Table:
    rows = [(f"{number}", "", "", "") for number in range(1, _BARIS_RAPAT + 1)]
    heads = ("No", "Keputusan", "Penanggung jawab", "Tenggat")
    return Table("Keputusan rapat (diisi dalam rapat)", heads, rows, lebar=(6, 54, 24, 16))


def _rapat_lalu(bahan: Bahan) -> Blok:
    if not bahan.naskah.rapat:
        return Note(
            "Tindak lanjut rapat lalu belum diisi oleh perencana ([[tindak_lanjut_rapat]] dalam naskah_kantor.toml)."
        )
    rows = [
        tuple(
            text or "belum diisi oleh perencana"
            for text in (one.keputusan, one.penanggung_jawab, one.tenggat, one.status)
        )
        for one in bahan.naskah.rapat
    ]
    heads = ("Keputusan", "Penanggung jawab", "Tenggat", "Status")
    return Table("Tindak lanjut rapat lalu", heads, rows, lebar=(46, 24, 15, 15))
