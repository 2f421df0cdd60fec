"""The sentences of the reports. One whose figure is not known is never printed: a note says what is missing instead."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from rak.domain.anggaran import RekapAnggaran, triwulan_selesai
from rak.domain.nilai import BELUM_DIISI, Kosong, Nilai, TidakDapatDihitung
from rak.domain.penilaian import Penilaian, Tanda, TerhadapTarget
from rak.domain.rupiah import Rupiah
from rak.reports.document import Figure, Note, Paragraph
from rak.reports.report_material import (
    DINILAI,
    Bahan,
    dalam_satuan,
    is_provisional,
    persen,
    sasaran_angka,
    uang,
)


def capaian_indikator_kalimat(bahan: Bahan, one: Penilaian) -> tuple[Paragraph | Note, ...]:
    """What an indicator has reached, against the target of the quarter and that of the year."""
    nama = one.indikator.uraian
    if not isinstance(one.realisasi, Fraction):
        return (Note(f'Realisasi indikator "{nama}" s.d. {bahan.masa} {_why(bahan, one, one.realisasi)}.'),)
    said = [_against(bahan, one, each) for each in (one.triwulan, one.tahun) if each.target is not None]
    if one.triwulan.target is None and isinstance(one.triwulan.hasil.nilai, TidakDapatDihitung):
        said.append(Note(f"Capaian terhadap target triwulan tidak dapat dihitung: {one.triwulan.hasil.nilai.alasan}."))
    return tuple(said)


def _against(bahan: Bahan, one: Penilaian, terhadap: TerhadapTarget) -> Paragraph | Note:
    which = "triwulan" if terhadap is one.triwulan else "tahun"
    reached = terhadap.hasil.nilai
    if not isinstance(reached, Fraction):
        return Note(f'Capaian indikator "{one.indikator.uraian}" terhadap target {which} {_why(bahan, one, reached)}.')
    cells = bahan.sel_realisasi(one.indikator)
    goal = terhadap.target or one.indikator.target
    parts: list[str | Figure] = [
        (
            f'Berdasarkan hasil pengukuran s.d. {bahan.masa}, indikator "{one.indikator.uraian}" mencatatkan realisasi '
            "sebesar "
        ),
        dalam_satuan(goal, one.realisasi, cells),
        f" dari target {which} ",
        sasaran_angka(goal, bahan.sel_target(one.indikator)),
        ", sehingga capaian kinerjanya ",
        persen(reached, (*cells, *bahan.sel_target(one.indikator))),
    ]
    if terhadap.hasil.terpotong:
        parts += [" (dibatasi; tanpa batas ", persen(terhadap.hasil.mentah, cells), ")"]
    return Paragraph((*parts, *_provisional(bahan, one, terhadap), "."))


def _provisional(bahan: Bahan, one: Penilaian, terhadap: TerhadapTarget) -> tuple[str | Figure, ...]:
    """``(sementara, 2 dari 3 laporan terisi; paling buruk …, paling baik …)``, empty for what is whole or decided."""
    if one.ditanyakan:
        partly = "" if one.kelengkapan.lengkap else f"; sementara, {one.kelengkapan} laporan terisi"
        asked = f'ditanyakan: nilai "{one.ditanyakan}" tampak kumulatif, sedangkan bulannya dijumlah'
        return (f" ({asked}; nyatakan pelaporan atau gabungannya{partly})",)
    if one.kelengkapan.lengkap or terhadap.tanda in DINILAI:
        return () if one.kelengkapan.lengkap else (f" ({one.kelengkapan} laporan terisi)",)
    found = bahan.batas_capaian(one, terhadap)
    bounds = ("; batasnya tidak dapat dihitung)",) if found is None else (
        "; paling buruk ", found[0], ", paling baik ", found[1], ")",
    )  # fmt: skip
    return (f" (sementara, {one.kelengkapan} laporan terisi", *bounds)


def _why(bahan: Bahan, one: Penilaian, nilai: Nilai) -> str:
    if isinstance(nilai, TidakDapatDihitung):
        return f"tidak dapat dihitung: {nilai.alasan}"
    return bahan.belum(one.indikator.penanggung_jawab) if nilai is BELUM_DIISI else "tidak berlaku"


def kriteria(bahan: Bahan, one: Penilaian, terhadap: TerhadapTarget | None = None) -> Figure:
    """The column Kriteria: the judgement, or why there is none."""
    held = terhadap or one.terhadap
    if held.tanda is Tanda.SEMENTARA or (is_provisional(one, held) and isinstance(held.hasil.nilai, Fraction)):
        found = bahan.batas_capaian(one, held)
        bounds = f"; paling buruk {found[0]}, paling baik {found[1]}" if found else ""
        return Figure(f"sementara, {one.kelengkapan}{bounds}", None, bahan.sel_realisasi(one.indikator), "belum")
    if held.tanda is Tanda.BERJALAN:
        return Figure("berjalan (dinilai pada akhir masa target)", kelas="belum")
    if held.tanda is not Tanda.TIDAK_DINILAI:
        return Figure(
            str(held.tanda), kelas={Tanda.TERCAPAI: "tepat", Tanda.DI_BAWAH: "buruk"}.get(held.tanda, "belum")
        )
    value = one.realisasi if not isinstance(one.realisasi, Fraction) else held.hasil.nilai
    if isinstance(value, Kosong | TidakDapatDihitung):
        return Figure(_why(bahan, one, value), kelas="belum")
    return Figure("tidak dinilai", kelas="belum")


def jumlah_kalimat(bahan: Bahan) -> Paragraph | Note:
    """How many indicators reached their target; the parts add up to all of them."""
    every = bahan.penilaian
    if not every:
        return Note("Rencana ini belum memuat indikator, sehingga tidak ada yang dinilai.")
    counted = Counter(_group(one) for one in every)
    parts = [
        (counted["tercapai"], "mencapai target"),
        (counted["bawah"], "di bawah target"),
        (counted["kosong"], "belum dapat dinilai karena isiannya belum lengkap"),
    ]
    more = [
        (counted["berjalan"], "masih berjalan karena targetnya untuk setahun"),
        (counted["tanya"], "belum dinilai karena target, polaritas, atau cara hitungnya masih ditanyakan"),
    ]
    parts += [part for part in more if part[0]]
    said: list[str | Figure] = ["Dari ", Figure(str(len(every)), Fraction(len(every))), " indikator"]
    for number, words in parts:
        said += [", ", Figure(str(number), Fraction(number)), f" {words}"]
    return Paragraph((*said, "."))


def _group(one: Penilaian) -> str:
    mark = one.terhadap.tanda
    if mark is Tanda.TERCAPAI:
        return "tercapai"
    if mark in {Tanda.HAMPIR, Tanda.DI_BAWAH}:
        return "bawah"
    if mark is Tanda.BERJALAN:
        return "berjalan"
    if mark is Tanda.SEMENTARA or one.realisasi is BELUM_DIISI or not one.kelengkapan.lengkap:
        return "kosong"
    return "tanya"


def anggaran_kalimat(bahan: Bahan) -> tuple[Paragraph | Note, ...]:
    """What was spent, of which pagu, and how far that is from the draw plan."""
    total = bahan.rekap.total
    lines = tuple(bahan.kini.kegiatan)
    bulan = f"{bahan.akhir.nama} {bahan.akhir.tahun}"
    spent, pagu = total.realisasi.nilai, total.pagu_efektif
    if not lines:
        return (Note("Tidak ada baris anggaran di bagian ini."),)
    if not isinstance(spent, Rupiah):
        return (Note(f"Realisasi anggaran s.d. {bulan} belum diisi: {len(lines)} baris anggaran."),)
    cells = bahan.sel_uang(lines)
    filled = bahan.terisi_uang(lines)
    parts: list[str | Figure] = [f"Realisasi anggaran s.d. {bulan} sebesar ", uang(spent, cells, rp=True)]
    if isinstance(total.penyerapan, Fraction):
        parts += [
            " (", persen(total.penyerapan, (*cells, *bahan.sel_pagu(lines))), " dari pagu ",
            uang(pagu, bahan.sel_pagu(lines), rp=True), ")",
        ]  # fmt: skip
    said: list[Paragraph | Note] = []
    if not filled.lengkap:
        parts.append(f" (sementara, {filled} isian bulanan terisi; yang belum diisi tidak dihitung nol")
        if isinstance(pagu, Rupiah) and pagu >= spent:
            parts += [
                "; paling rendah ",
                uang(spent, cells, rp=True),
                " bila sisanya nihil, paling tinggi sebesar pagu",
            ]
        parts.append(")")
    parts += _deviation(bahan)
    said.append(Paragraph((*parts, ".")))
    if not isinstance(total.penyerapan, Fraction):
        said.append(Note(f"Serapan {total.penyerapan}."))
    if isinstance(bahan.rekap_selesai, TidakDapatDihitung):
        said.append(Note(f"Deviasi terhadap rencana penarikan tidak dapat dihitung: {bahan.rekap_selesai.alasan}."))
    return tuple(said)


def _deviation(bahan: Bahan) -> list[str | Figure]:
    over = bahan.rekap_selesai
    if not isinstance(over, RekapAnggaran):
        return []
    total = over.deviasi
    gaps = selisih_mutlak(over)
    if not isinstance(total.per_baris, Fraction) or gaps is None:
        return []
    cells = sel_deviasi(bahan, over)
    part = "" if total.terisi == total.baris else f", {total.terisi} dari {total.baris} baris terisi"
    return [
        f"; terhadap rencana penarikan s.d. {triwulan_selesai(bahan.akhir)} terdapat deviasi ",
        uang(gaps, cells, rp=True),
        " (",
        persen(total.per_baris, cells),
        f" per baris, tidak saling menutup{part}; bersih ",
        persen(total.bersih, cells),
        ")",
    ]


def sel_deviasi(bahan: Bahan, over: RekapAnggaran) -> tuple[str, ...]:
    """The cells that a deviation comes from."""
    lines, quarter = tuple(over.rencana.kegiatan), triwulan_selesai(bahan.akhir)
    if quarter is None:
        return ()
    return (*bahan.sel_uang(lines, quarter.bulan(bahan.rencana.tahun)[-1]), *bahan.sel_rencana(lines, quarter))


def selisih_mutlak(rekap: RekapAnggaran) -> Rupiah | None:
    """Σ |realisasi − rencana| over the lines that are filled in; None where none is."""
    gaps = [
        abs(line.realisasi.nilai - line.rencana.nilai)
        for line in rekap.kegiatan
        if isinstance(line.realisasi.nilai, Rupiah) and isinstance(line.rencana.nilai, Rupiah)
    ]
    return sum(gaps, Rupiah(0)) if gaps else None


def revisi_kalimat(bahan: Bahan) -> Paragraph:
    """Which version of the plan the figures go by."""
    events = bahan.kini.revisi
    if not events:
        return Paragraph(f"Angka s.d. {bahan.masa} memakai rencana awal; tidak ada revisi yang berlaku.")
    last = events[-1]
    return Paragraph(
        f"Angka s.d. {bahan.masa} memakai {bahan.versi} ({last.alasan}); sebelumnya berlaku versi pada masanya."
    )
