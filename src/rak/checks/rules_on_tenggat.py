"""Rules about calendar and completeness, all against an as-of date that is given, never the clock (codes 5xx)."""

from __future__ import annotations

from collections.abc import Iterator

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.kalender import months_due
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Bulan


@check("RAK501", Tingkat.PERINGATAN, "Laporan bulanan terlambat")
def laporan_terlambat(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: sampai tanggal acuan, tenggat sebuah bulan sudah lewat, tetapi baris anggaran belum terisi untuk bulan itu.

    Mengapa: laporan yang kosong bukan laporan nihil; nihil ditulis 0.
    Contoh salah: per 6 April, realisasi Maret kosong.
    Contoh benar: per 6 April, realisasi Maret 0 atau terisi.
    Dasar: Diktum Keempat angka 4: setiap bulan, pada tanggal 5 bulan berikutnya.
    """
    if konteks.per is None:
        return
    kegiatan = tuple(konteks.rencana.kegiatan)
    for bulan in months_due(konteks.rencana.tahun, konteks.per, konteks.tenggat):
        missing = [line.kode for line in kegiatan if not _is_reported(konteks, line.kode, bulan)]
        if missing:
            many = f"{len(missing)} dari {len(kegiatan)} baris anggaran"
            yield aturan.temuan(
                f"{bulan.nama}: {many} belum dilaporkan, lewat tenggat {konteks.tenggat.tenggat(bulan):%d-%m-%Y} ({', '.join(missing)}).",
                "Isi realisasi bulan itu; tulis 0 bila nihil.",
                Letak(missing[0], Kolom.REALISASI_ANGGARAN, bulan=bulan),
            )


@check("RAK502", Tingkat.GALAT, "Realisasi pada masa yang belum tiba")
def realisasi_masa_depan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: ada REALISASI ANGGARAN pada bulan atau triwulan yang belum mulai pada tanggal acuan.

    Mengapa: uang tidak dapat sudah terpakai pada masa depan; biasanya salah kolom.
    Contoh salah: per 5 April, realisasi Juli Rp1.000.000.
    Contoh benar: per 5 April, realisasi sampai Maret.
    Dasar: Diktum Keempat angka 4.
    """
    if konteks.per is None:
        return
    now = Bulan.of(konteks.per)
    for (kode, bulan), spent in konteks.laporan.realisasi.items():
        if bulan > now and isinstance(spent, Rupiah) and spent:
            yield aturan.temuan(
                f"Realisasi {spent} pada {bulan.nama} {bulan.tahun}, padahal tanggal acuan {konteks.per:%d-%m-%Y}.",
                "Pindahkan ke bulan yang benar.",
                Letak(kode, Kolom.REALISASI_ANGGARAN, bulan=bulan),
                str(spent),
            )
    for (kode, triwulan), spent in konteks.laporan.realisasi_triwulan.items():
        if triwulan.bulan(konteks.rencana.tahun)[0] > now and isinstance(spent, Rupiah) and spent:
            yield aturan.temuan(
                f"Realisasi {spent} pada {triwulan}, padahal tanggal acuan {konteks.per:%d-%m-%Y}.",
                "Pindahkan ke triwulan yang benar.",
                Letak(kode, Kolom.REALISASI_ANGGARAN, triwulan),
                str(spent),
            )


def _is_reported(konteks: Konteks, kode: str, bulan: Bulan) -> bool:
    laporan = konteks.laporan
    return (kode, bulan) in laporan.realisasi or (kode, bulan.triwulan) in laporan.realisasi_triwulan
