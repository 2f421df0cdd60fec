"""Rules about text and administration: evidence, status, signatures, doubled text (codes 4xx)."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.anggaran import realisasi_triwulan
from rak.domain.kolom import Kolom
from rak.domain.laporan import StatusPelaksanaan
from rak.domain.letak import Letak
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Triwulan

_USUAL = {str(status).casefold() for status in StatusPelaksanaan}


@check("RAK401", Tingkat.PERINGATAN, "Data dukung belum ada, padahal ada realisasi")
def data_dukung_belum_ada(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: ada REALISASI ANGGARAN pada triwulan itu, tetapi DATA DUKUNG kosong.

    Mengapa: pelaporan dilakukan dengan mengisi matriks serta bukti pendukung melalui link.
    Contoh: realisasi TW I Rp450.000 tanpa link. → realisasi TW I Rp450.000 dengan link ke berkas pertanggungjawaban.
    Dasar: Diktum Keempat angka 2; kolom DATA DUKUNG.
    """
    for kegiatan, triwulan, spent in konteks.belanja:
        if spent and not konteks.laporan.isian_of(kegiatan.kode, triwulan).data_dukung:
            pesan = f"Realisasi {spent} dilaporkan tanpa data dukung."
            saran = "Isi link bukti dukung pada kolom DATA DUKUNG."
            yield aturan.temuan(pesan, saran, Letak(kegiatan.kode, Kolom.DATA_DUKUNG, triwulan))


@check("RAK402", Tingkat.PERINGATAN, "Status pelaksanaan belum diisi, padahal ada realisasi")
def status_belum_diisi(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: ada REALISASI ANGGARAN pada triwulan itu, tetapi STATUS PELAKSANAAN kosong.

    Mengapa: uang yang keluar tanpa status tidak menjelaskan apakah kegiatannya terlaksana.
    Contoh: realisasi TW I Rp450.000, status kosong. → realisasi TW I Rp450.000, status Selesai.
    Dasar: Diktum Keempat angka 2; kolom STATUS PELAKSANAAN.
    """
    for kegiatan, triwulan, spent in konteks.belanja:
        if spent and not konteks.laporan.isian_of(kegiatan.kode, triwulan).status:
            pesan = "Ada realisasi, tetapi status pelaksanaan kosong."
            saran = "Pilih status pada kolom STATUS PELAKSANAAN."
            yield aturan.temuan(pesan, saran, Letak(kegiatan.kode, Kolom.STATUS_PELAKSANAAN, triwulan))


@check("RAK403", Tingkat.INFO, "Dua blok tanda tangan berbeda")
def penandatangan_berbeda(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: nama, jabatan, tempat, atau tanggal pada tanda tangan keputusan dan lampirannya tidak sama.

    Mengapa: salah satunya keliru; rak tidak memilihkan.
    Contoh: Ternate, Imad M. Marasabessy dan Tembung, Muhammad M. Marasabessy. → tempat dan nama yang sama pada
    keduanya.
    Dasar: dua blok tanda tangan keputusan.
    """
    first, second = konteks.rencana.keputusan.penetapan, konteks.rencana.keputusan.lampiran
    pairs = {
        "tempat": (first.tempat, second.tempat),
        "nama": (first.nama, second.nama),
        "jabatan": (first.jabatan, second.jabatan),
        "tanggal": (first.tanggal, second.tanggal),
    }
    unlike = [f"{what} '{one}' dan '{two}'" for what, (one, two) in pairs.items() if one and two and one != two]
    if unlike:
        pesan = f"Tanda tangan keputusan dan lampiran berbeda: {'; '.join(unlike)}."
        yield aturan.temuan(pesan, "Samakan dengan dokumen aslinya.")


@check("RAK404", Tingkat.PERINGATAN, "Link yang sama menjadi bukti untuk hal yang berbeda")
def data_dukung_berulang(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: satu link DATA DUKUNG dipakai pada beberapa baris anggaran atau triwulan.

    Mengapa: mungkin salinan dari baris lain; satu berkas jarang membuktikan dua kegiatan.
    Contoh: link yang sama pada TW I baris 2.1.1 dan TW I baris 2.3.1. → setiap baris dengan link berkasnya sendiri.
    Dasar: Diktum Keempat angka 2; kolom DATA DUKUNG.
    """
    seen: dict[str, list[Letak]] = defaultdict(list)
    for kegiatan, triwulan in itertools.product(konteks.rencana.kegiatan, Triwulan):
        for link in konteks.laporan.isian_of(kegiatan.kode, triwulan).data_dukung:
            seen[link].append(Letak(kegiatan.kode, Kolom.DATA_DUKUNG, triwulan))
    for link, places in seen.items():
        if len(places) > 1:
            where = "; ".join(f"{place.kode} {place.triwulan}" for place in places)
            pesan = f"Link ini menjadi bukti di {len(places)} tempat: {where}."
            yield aturan.temuan(pesan, "Pastikan berkas itu memang membuktikan semuanya.", places[1], link)


@check("RAK405", Tingkat.INFO, "Status pelaksanaan di luar pilihan")
def status_di_luar_pilihan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: STATUS PELAKSANAAN memakai kata yang tidak ada dalam daftar pilihan.

    Mengapa: kata yang berbeda-beda tidak dapat direkap.
    Contoh: "sdh". → "Selesai".
    Dasar: kolom STATUS PELAKSANAAN; daftar pilihan ditetapkan rak karena keputusan tidak menyebutnya.
    """
    for (kode, triwulan), isian in konteks.laporan.isian.items():
        if isian.status and isian.status.casefold() not in _USUAL:
            pesan = f"Status '{isian.status}' tidak ada dalam pilihan."
            saran = f"Pilih salah satu: {', '.join(map(str, StatusPelaksanaan))}."
            yield aturan.temuan(pesan, saran, Letak(kode, Kolom.STATUS_PELAKSANAAN, triwulan), isian.status)


@check("RAK406", Tingkat.INFO, "Status selesai tanpa realisasi dan tanpa bukti")
def selesai_tanpa_isi(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: STATUS PELAKSANAAN "Selesai", tetapi REALISASI ANGGARAN dan DATA DUKUNG triwulan itu kosong.

    Mengapa: selesai tanpa uang mungkin saja, tetapi selalu ada buktinya.
    Contoh: TW I Selesai, realisasi kosong, link kosong. → TW I Selesai dengan link laporan kegiatan.
    Dasar: Diktum Keempat angka 2.
    """
    for (kode, triwulan), isian in konteks.laporan.isian.items():
        if isian.status.casefold() != str(StatusPelaksanaan.SELESAI).casefold() or isian.data_dukung:
            continue
        spent: object = konteks.laporan.tingkat_triwulan.get((kode, triwulan))
        if kode in konteks.rencana.kode_kegiatan:
            spent = realisasi_triwulan(konteks.rencana.find_kegiatan(kode), konteks.laporan, triwulan)
        if not isinstance(spent, Rupiah | Fraction):
            pesan = "Status selesai, tetapi tidak ada realisasi dan tidak ada data dukung."
            saran = "Isi link bukti dukung, atau perbaiki statusnya."
            yield aturan.temuan(pesan, saran, Letak(kode, Kolom.STATUS_PELAKSANAAN, triwulan), isian.status)
