"""The sentences of the reports. One whose figure is not known is never printed: a note says what is missing instead."""

from collections import Counter
from fractions import Fraction

from rak.domain.anggaran import RekapAnggaran, triwulan_selesai
from rak.domain.nilai import BELUM_DIISI, TidakDapatDihitung
from rak.domain.penilaian import Penilaian, Tanda, TerhadapTarget
from rak.domain.rupiah import Rupiah
from rak.reports.document import Isi, Note, Paragraph
from rak.reports.report_material import Bahan, banyak, dalam_satuan, persen
from rak.reports.report_rows import DINILAI, BarisAnggaran, BarisIndikator, seluruh_anggaran

Kalimat = tuple[Paragraph | Note, ...]


def capaian_indikator_kalimat(one: BarisIndikator) -> Kalimat:
    """What an indicator has reached, against the target of the quarter and that of the year."""
    held = one.nilai
    if not isinstance(held.realisasi, Fraction):
        return (Note(f'Realisasi indikator "{one.uraian}" s.d. {one.bahan.masa} {one.sebab(held.realisasi)}.'),)
    said = [_against(one, each) for each in (held.triwulan, held.tahun) if each.target is not None]
    if held.triwulan.target is None and isinstance(held.triwulan.hasil.nilai, TidakDapatDihitung):
        said.append(Note(f"Capaian terhadap target triwulan tidak dapat dihitung: {held.triwulan.hasil.nilai.alasan}."))
    return tuple(said)


def _against(one: BarisIndikator, terhadap: TerhadapTarget) -> Paragraph | Note:
    which = "triwulan" if terhadap is one.nilai.triwulan else "tahun"
    reached, cells = terhadap.hasil.nilai, one.sel_capaian(terhadap)
    if not isinstance(reached, Fraction):
        return Note(f'Capaian indikator "{one.uraian}" terhadap target {which} {one.sebab(reached)}.')
    parts: list[Isi] = [
        f'Berdasarkan hasil pengukuran s.d. {one.bahan.masa}, indikator "{one.uraian}" mencatatkan realisasi sebesar ',
        dalam_satuan(terhadap.target or one.bagian.target, one.nilai.realisasi, one.sel),
        f" dari target {which} ",
        one.target(terhadap),
        ", sehingga capaian kinerjanya ",
        persen(reached, cells),
    ]
    if terhadap.hasil.terpotong:
        parts += [" (dibatasi; tanpa batas ", persen(terhadap.hasil.mentah, cells), ")"]
    return Paragraph((*parts, *_provisional(one, terhadap), "."))


def _provisional(one: BarisIndikator, terhadap: TerhadapTarget) -> tuple[Isi, ...]:
    """``(sementara, 2 dari 3 laporan terisi; paling buruk …, paling baik …)``, empty for what is whole or decided."""
    whole = one.nilai.kelengkapan.lengkap
    if one.nilai.ditanyakan:
        asked = (
            f' (ditanyakan: nilai "{one.nilai.ditanyakan}" tampak kumulatif, sedangkan bulannya dijumlah; '
            "nyatakan pelaporan atau gabungannya"
        )
        return (asked, ")") if whole else (asked, "; sementara, ", one.terisi, " laporan terisi)")
    if whole or terhadap.tanda in DINILAI:
        return () if whole else (" (", one.terisi, " laporan terisi)")
    found = one.batas(terhadap)
    bounds: tuple[Isi, ...] = ("; batasnya tidak dapat dihitung)",)
    if found is not None:
        bounds = ("; paling buruk ", found[0], ", paling baik ", found[1], ")")
    return (" (sementara, ", one.terisi, " laporan terisi", *bounds)


def jumlah_kalimat(bahan: Bahan) -> Paragraph | Note:
    """How many indicators reached their target; the parts add up to all of them."""
    every = bahan.penilaian
    if not every:
        return Note("Rencana ini belum memuat indikator, sehingga tidak ada yang dinilai.")
    counted = Counter(map(_group, every))
    said: list[Isi] = ["Dari ", banyak(len(every)), " indikator"]
    for words in (MENCAPAI, BAWAH, KOSONG, BERJALAN, TANYA):
        if counted[words] or words in {MENCAPAI, BAWAH, KOSONG}:
            said += [", ", banyak(counted[words]), f" {words}"]
    return Paragraph((*said, "."))


MENCAPAI = "mencapai target"
BAWAH = "di bawah target"
KOSONG = "belum dapat dinilai karena isiannya belum lengkap"
BERJALAN = "masih berjalan karena targetnya untuk setahun"
TANYA = "belum dinilai karena target, polaritas, atau cara hitungnya masih ditanyakan"


def _group(one: Penilaian) -> str:
    mark = one.terhadap.tanda
    if mark is Tanda.TERCAPAI:
        return MENCAPAI
    if one.terhadap.di_bawah:
        return BAWAH
    if mark is Tanda.BERJALAN:
        return BERJALAN
    if mark is Tanda.SEMENTARA or one.realisasi is BELUM_DIISI or not one.kelengkapan.lengkap:
        return KOSONG
    return TANYA


def anggaran_kalimat(bahan: Bahan) -> Kalimat:
    """What was spent, of which pagu, and how far that is from the draw plan."""
    row = seluruh_anggaran(bahan)
    bulan = f"{bahan.akhir.nama} {bahan.akhir.tahun}"
    if not row.baris:
        return (Note("Tidak ada baris anggaran di bagian ini."),)
    total = row.ringkasan
    spent, pagu = total.realisasi.nilai, total.pagu_efektif
    if not isinstance(spent, Rupiah):
        return (Note(f"Realisasi anggaran s.d. {bulan} belum diisi: {len(row.baris)} baris anggaran."),)
    parts: list[Isi] = [f"Realisasi anggaran s.d. {bulan} sebesar ", row.realisasi(rp=True)]
    if isinstance(total.penyerapan, Fraction):
        parts += [" (", persen(total.penyerapan, row.sel_serapan), " dari pagu ", row.pagu(rp=True), ")"]
    filled = row.kelengkapan
    if not filled.lengkap:
        count = banyak(filled.terisi, filled.wajib, row.sel)
        parts += [" (sementara, ", count, " isian bulanan terisi; yang belum diisi tidak dihitung nol"]
        if isinstance(pagu, Rupiah) and pagu >= spent:
            parts += [
                "; paling rendah ", row.realisasi(rp=True), " bila sisanya nihil, paling tinggi sebesar pagu",
            ]  # fmt: skip
        parts.append(")")
    said: list[Paragraph | Note] = [Paragraph((*parts, *_deviation(row), "."))]
    if not isinstance(total.penyerapan, Fraction):
        said.append(Note(f"Serapan {total.penyerapan}."))
    if not isinstance(bahan.rekap_selesai, RekapAnggaran):
        said.append(Note(f"Deviasi terhadap rencana penarikan tidak dapat dihitung: {bahan.rekap_selesai.alasan}."))
    return tuple(said)


def _deviation(row: BarisAnggaran) -> tuple[Isi, ...]:
    if not isinstance(row.total.per_baris, Fraction):
        return ()
    of = row.total
    part: tuple[Isi, ...] = () if of.terisi == of.baris else (
        ", ", banyak(of.terisi, of.baris, row.sel_deviasi), " baris terisi",
    )  # fmt: skip
    return (
        f"; terhadap rencana penarikan s.d. {triwulan_selesai(row.bahan.akhir)} terdapat deviasi ",
        row.jumlah_selisih(rp=True), " (", persen(of.per_baris, row.sel_deviasi), " per baris, tidak saling menutup",
        *part, "; bersih ", persen(of.bersih, row.sel_deviasi), ")",
    )  # fmt: skip


def revisi_kalimat(bahan: Bahan) -> Paragraph:
    """Which version of the plan the figures go by."""
    events = bahan.kini.revisi
    if not events:
        return Paragraph(f"Angka s.d. {bahan.masa} memakai rencana awal; tidak ada revisi yang berlaku.")
    return Paragraph(
        f"Angka s.d. {bahan.masa} memakai {bahan.versi.nama} ({events[-1].alasan}); sebelumnya berlaku versi pada masanya."
    )
