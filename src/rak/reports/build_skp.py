"""Per section: indicator, target, realisation, achievement, as staff targets (SKP) take them over."""

from __future__ import annotations

from rak.domain.nilai import TidakDapatDihitung
from rak.reports.build_triwulan import keterangan_sampul, tanda_tangan
from rak.reports.document import Document, Figure, Isi, Section, Table
from rak.reports.report_material import Bahan, dalam_satuan, is_provisional, persen, sasaran_angka
from rak.reports.report_sentences import jumlah_kalimat, kriteria
from rak.reports.report_tables import terisi


def laporan_skp(bahan: Bahan) -> Document:
    """One table over all sections, ordered by section."""
    judul = f"Capaian per seksi s.d. {bahan.masa}"
    return Document(
        "Capaian Kinerja untuk SKP",
        str(bahan.masa),
        bahan.rencana.satuan_kerja,
        (Section("Capaian per Seksi", (jumlah_kalimat(bahan), tabel_skp(bahan, judul))),),
        tanda_tangan(bahan),
        bahan.seksi,
        keterangan_sampul(bahan),
    )


def tabel_skp(bahan: Bahan, judul: str) -> Table:
    """The table that the CSV holds too."""
    rows: list[tuple[Isi, ...]] = []
    for one in sorted(bahan.penilaian, key=lambda one: one.indikator.penanggung_jawab.casefold()):
        part, held = one.indikator, one.terhadap
        cells = bahan.sel_realisasi(part)
        goal = held.target or part.target
        reached = held.hasil.nilai
        shown = Figure(str(reached)) if isinstance(reached, TidakDapatDihitung) else persen(
            reached, (*cells, *bahan.sel_target(part)), sementara=is_provisional(one)
        )  # fmt: skip
        rows.append(
            (
                part.penanggung_jawab or "belum dinyatakan",
                part.kode,
                part.uraian,
                "triwulan" if one.triwulan.target is not None else "tahun",
                sasaran_angka(goal, bahan.sel_target(part)),
                dalam_satuan(part.target, one.realisasi, cells, sementara=is_provisional(one)),
                shown,
                kriteria(bahan, one),
                terisi(one),
            )
        )
    heads = ("Seksi", "Kode", "Indikator", "Target untuk", "Target", "Realisasi", "Capaian %", "Kriteria", "Terisi")
    return Table(
        judul, heads, rows, lebar=(14, 6, 28, 10, 10, 11, 12, 15, 8), angka=frozenset({4, 5, 6}), mendatar=True
    )
