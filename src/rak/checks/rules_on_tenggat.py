"""Rules about calendar and completeness, all against an as-of date that is given, never the clock (codes 5xx)."""

from collections.abc import Iterator
from fractions import Fraction

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.kalender import kelengkapan_isian, months_due, owners
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Bulan


@check("RAK501", Tingkat.PERINGATAN, "Laporan bulanan terlambat")
def laporan_terlambat(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: sampai tanggal acuan, tenggat sebuah bulan sudah lewat, tetapi realisasi atau variabelnya belum terisi.

    Disebut semua yang kurang, per seksi yang menjawabnya; variabel indikator triwulanan, semesteran, dan tahunan hanya
    pada bulan jatuh temponya.

    Mengapa: laporan yang kosong bukan laporan nihil; nihil ditulis 0.
    Contoh: per 6 April, realisasi Maret kosong. → per 6 April, realisasi Maret 0 atau terisi.
    Dasar: Diktum Keempat angka 1 dan 4: tiap seksi, setiap bulan, pada tanggal 5 bulan berikutnya.
    """
    if konteks.per is None:
        return
    owner = owners(konteks.rencana)
    for bulan in months_due(konteks.rencana.tahun, konteks.per, konteks.tenggat):
        state = kelengkapan_isian(konteks.rencana, konteks.laporan, [bulan], konteks.seksi)
        if not state.kurang:
            continue
        by_section: dict[str, list[str]] = {}
        for place in state.kurang:
            name = f"{place.kode} {place.variabel}" if place.variabel else place.kode
            by_section.setdefault(owner[place.kode] or "tanpa seksi", []).append(name)
        missing = "; ".join(f"{section}: {', '.join(names)}" for section, names in by_section.items())
        yield aturan.temuan(
            f"{bulan.nama}: {len(state.kurang)} dari {state.diharapkan} isian belum dilaporkan, lewat tenggat "
            f"{konteks.tenggat.tenggat(bulan):%d-%m-%Y} ({missing}).",
            'Isi realisasi dan variabel bulan itu; tulis 0 bila nihil, "-" bila tidak berlaku.',
            state.kurang[0],
        )


@check("RAK502", Tingkat.GALAT, "Realisasi, variabel, atau capaian pada masa yang belum tiba")
def realisasi_masa_depan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: ada REALISASI ANGGARAN, nilai variabel, atau CAPAIAN pada bulan atau triwulan yang belum mulai pada tanggal acuan.

    Mengapa: uang tidak dapat sudah terpakai, dan hasil tidak dapat sudah dicapai, pada masa depan; biasanya salah kolom.
    Contoh: per 5 April, realisasi Juli Rp1.000.000. → per 5 April, realisasi sampai Maret.
    Dasar: Diktum Keempat angka 4.
    """
    if konteks.per is None:
        return
    now = Bulan.of(konteks.per)
    for (kode, bulan), spent in konteks.laporan.realisasi.items():
        if bulan > now and isinstance(spent, Rupiah) and spent:
            pesan = f"Realisasi {spent} pada {bulan.nama} {bulan.tahun}, padahal tanggal acuan {konteks.per:%d-%m-%Y}."
            saran = "Pindahkan ke bulan yang benar."
            yield aturan.temuan(pesan, saran, Letak(kode, Kolom.REALISASI_ANGGARAN, bulan=bulan), str(spent))
    for (kode, nama, bulan), value in konteks.laporan.variabel.items():
        if bulan > now and isinstance(value, Fraction):
            pesan = f"Nilai variabel pada {bulan.nama} {bulan.tahun}, padahal tanggal acuan {konteks.per:%d-%m-%Y}."
            saran = "Pindahkan ke bulan yang benar."
            yield aturan.temuan(pesan, saran, Letak(kode, bulan=bulan, variabel=nama), str(value))
    report = konteks.laporan
    typed = ((Kolom.REALISASI_ANGGARAN, report.realisasi_triwulan), (Kolom.CAPAIAN, report.capaian_triwulan),
             (Kolom.CAPAIAN, report.tingkat_triwulan))  # fmt: skip
    for kolom, figures in typed:
        for (kode, triwulan), figure in figures.items():
            if triwulan.bulan(konteks.rencana.tahun)[0] > now and figure is not TIDAK_BERLAKU and figure:
                pesan = f"{kolom} {triwulan} terisi, padahal tanggal acuan {konteks.per:%d-%m-%Y}."
                saran = "Pindahkan ke triwulan yang benar."
                yield aturan.temuan(pesan, saran, Letak(kode, kolom, triwulan), str(figure))
