"""Rules about the words of the sections on a quarter: obstacle, follow-up, who, by when (codes 410 to 413)."""

from collections.abc import Iterator

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.date_words import spell_tanggal
from rak.domain.display import show_percent
from rak.domain.evaluasi import Evaluasi, StatusTindakLanjut
from rak.domain.kalender import months_over
from rak.domain.kolom import KolomEvaluasi
from rak.domain.letak import Letak
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.text_folding import name_key
from rak.domain.waktu import Triwulan, months_of


@check("RAK410", Tingkat.PERINGATAN, "Kendala tanpa tindak lanjut")
def kendala_tanpa_tindak_lanjut(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: KENDALA terisi, tetapi TINDAK LANJUT kosong.

    Mengapa: kendala yang hanya dicatat akan berulang; rapat evaluasi membahas apa yang dikerjakan.
    Contoh: kendala "klien tinggal jauh", tindak lanjut kosong. → kendala itu dengan tindak lanjut "kunjungan bulanan".
    Dasar: Diktum Keempat angka 3 dan 5; lembar Evaluasi.
    """
    for kode, triwulan, words in _words(konteks):
        if words.kendala and not words.tindak_lanjut:
            pesan = "Kendala ditulis tanpa tindak lanjut."
            saran = "Isi TINDAK LANJUT, PIC, dan BATAS WAKTU."
            yield aturan.temuan(pesan, saran, Letak(kode, KolomEvaluasi.TINDAK_LANJUT, triwulan))


@check("RAK411", Tingkat.PERINGATAN, "Tindak lanjut tanpa penanggung jawab atau batas waktu")
def tindak_lanjut_tanpa_siapa_kapan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: TINDAK LANJUT terisi, tetapi PIC atau BATAS WAKTU kosong.

    Mengapa: tanpa orang dan tanggal, tindak lanjut tidak dapat dipantau.
    Contoh: tindak lanjut "kunjungan bulanan", PIC kosong. → tindak lanjut itu, PIC Kasubsi Bimbingan, batas waktu 31
    Juli 2025.
    Dasar: Diktum Keempat angka 5; lembar Evaluasi.
    """
    for kode, triwulan, words in _words(konteks):
        missing = [
            kolom
            for kolom in (KolomEvaluasi.PIC, KolomEvaluasi.BATAS_WAKTU)
            if words.tindak_lanjut and not words.of(kolom)
        ]
        if missing:
            pesan = f"Tindak lanjut ditulis tanpa {' dan '.join(map(str, missing))}."
            saran = "Sebut siapa yang mengerjakan dan sampai kapan."
            yield aturan.temuan(pesan, saran, Letak(kode, missing[0], triwulan))


@check("RAK412", Tingkat.PERINGATAN, "Batas waktu tindak lanjut sudah lewat")
def batas_waktu_lewat(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: pada tanggal acuan BATAS WAKTU sudah lewat, dan STATUS TINDAK LANJUT belum Selesai.

    Mengapa: yang terlambat perlu diputuskan lagi, bukan didiamkan.
    Contoh: per 5 Agustus, batas waktu 31 Juli, status Berjalan. → status Selesai, atau batas waktu baru yang
    disepakati.
    Dasar: Diktum Keempat angka 5; lembar Evaluasi.
    """
    for kode, triwulan, words in _words(konteks):
        done = name_key(words.status) == name_key(str(StatusTindakLanjut.SELESAI))
        if konteks.per is not None and words.batas_waktu is not None and words.batas_waktu < konteks.per and not done:
            pesan = (
                f"Batas waktu {spell_tanggal(words.batas_waktu)} sudah lewat, status {words.status or 'belum diisi'}."
            )
            saran = "Ubah STATUS TINDAK LANJUT menjadi Selesai bila sudah, atau sepakati batas waktu baru."
            yield aturan.temuan(pesan, saran, Letak(kode, KolomEvaluasi.BATAS_WAKTU, triwulan))


@check("RAK413", Tingkat.PERINGATAN, "Di bawah target tanpa analisis atau kendala")
def di_bawah_target_tanpa_kata(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: capaian indikator pada akhir triwulan di bawah target, tetapi ANALISIS dan KENDALA kosong.

    Mengapa: laporan perlu sebab, bukan angka saja. Diperiksa untuk setiap triwulan yang ada angkanya, juga bila belum ada
    evaluasi yang ditulis sama sekali; dengan tanggal acuan, hanya triwulan yang sudah selesai.
    Contoh: capaian TW II 60%, analisis dan kendala kosong. → capaian itu dengan analisis sebabnya.
    Dasar: Diktum Keempat angka 3; lembar Evaluasi.
    """
    report, tahun = konteks.laporan, konteks.rencana.tahun
    over = months_of(tahun) if konteks.per is None else months_over(tahun, konteks.per)
    for triwulan in sorted({triwulan for _, triwulan in konteks.terisi}):
        if triwulan.bulan(tahun)[-1] not in over:
            continue
        for indikator in konteks.versi(triwulan).rencana.indikator:
            kode, words = indikator.kode, report.evaluasi_of(indikator.kode, triwulan)
            judged = indikator.ukuran.sendiri or indikator.polaritas_berlaku is not None
            if not judged or (kode, triwulan) not in konteks.terisi or words.analisis or words.kendala:
                continue
            held = konteks.nilai(indikator, triwulan).terhadap
            if held.di_bawah:
                pesan = f"Capaian {show_percent(held.hasil.nilai)} di bawah target, tetapi analisis dan kendala kosong."
                saran = "Isi ANALISIS atau KENDALA pada lembar Evaluasi."
                yield aturan.temuan(pesan, saran, Letak(kode, KolomEvaluasi.ANALISIS, triwulan))


def _words(konteks: Konteks) -> Iterator[tuple[str, Triwulan, Evaluasi]]:
    for (kode, triwulan), words in konteks.laporan.evaluasi.items():
        yield kode, triwulan, words
