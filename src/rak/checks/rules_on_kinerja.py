"""Rules about performance: polarity, formulas, targets and achievement (codes 3xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import TidakDapatDihitung, round_half_away
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import months_of

_FALLING: Final = re.compile(r"\b(?:menurun|penurunan|turun|berkurang|pengurangan)\w*", re.IGNORECASE)
_RISING: Final = re.compile(r"\b(?:meningkat|peningkatan|bertambah|terpenuhi)\w*", re.IGNORECASE)


@check("RAK301", Tingkat.PERINGATAN, "Polaritas belum dinyatakan")
def polaritas_belum_dinyatakan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: tidak dinyatakan apakah makin besar makin baik, makin kecil makin baik, atau target itu sendiri terbaik.

    Mengapa: tanpa polaritas, persentase capaian terhadap target tidak dapat dihitung; teks tidak menentukannya.
    Contoh salah: indikator tanpa polaritas.
    Contoh benar: polaritas = "maksimalkan".
    Dasar: PermenPANRB 8/2021 membedakan kondisi normal dan kondisi khusus; lampiran keputusan tidak menyebutnya.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.polaritas is None and not _contradicting(indikator):
            yield aturan.temuan(
                "Polaritas belum dinyatakan, sehingga capaian terhadap target belum dapat dihitung.",
                "Nyatakan maksimalkan, minimalkan, atau stabilkan (kolom POLARITAS pada lembar Bulanan).",
                Letak(indikator.kode, Kolom.INDIKATOR_KEGIATAN),
            )


@check("RAK302", Tingkat.PERINGATAN, "Polaritas bertentangan dengan teks indikator atau rumus")
def polaritas_bertentangan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: teks indikator dan rumus atau polaritasnya menunjuk arah yang berlawanan.

    Teks menyebut penurunan, tetapi rumusnya naik bersama hal yang diturunkan; atau polaritas yang dinyatakan
    berlawanan dengan kata dalam teks.

    Mengapa: capaian yang buruk akan tampak baik, atau sebaliknya; hanya orang yang dapat memutuskan.
    Contoh salah: "Presentase menurunnya anak yang mendapatkan putusan pidana penjara" dengan rumus jumlah anak yang
    dipidana dibagi jumlah pendampingan, tanpa polaritas atau dengan maksimalkan.
    Contoh benar: indikator itu dengan polaritas minimalkan.
    Dasar: kolom INDIKATOR KEGIATAN dan RUMUS PERHITUNGAN; indikator 1.2 lampiran keputusan.
    """
    for indikator in konteks.rencana.indikator:
        if reason := _contradicting(indikator):
            yield aturan.temuan(
                reason,
                "Tetapkan polaritas dengan sadar, atau perbaiki teks indikator atau rumusnya.",
                Letak(indikator.kode, Kolom.INDIKATOR_KEGIATAN),
                str(indikator.polaritas or ""),
            )


@check("RAK303", Tingkat.PERINGATAN, "Rumus tidak dapat dibaca: capaian diisi tangan")
def rumus_manual(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: kalimat RUMUS PERHITUNGAN tidak dapat dibaca sebagai hitungan.

    Mengapa: capaian indikator itu hanya dapat diisi tangan sebagai nilai jadi, tanpa pemeriksaan.
    Contoh salah: "Sesuai hasil survei".
    Contoh benar: "Jumlah responden puas dibagi jumlah responden dikali 100%".
    Dasar: kolom RUMUS PERHITUNGAN.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.rumus.manual:
            yield aturan.temuan(
                f"Rumus tidak dapat dibaca: {indikator.rumus.alasan or 'kosong'}.",
                "Tulis dengan kata dibagi, dikali, ditambah, dikurangi; atau isi nilai jadi pada variabel Capaian.",
                Letak(indikator.kode, Kolom.RUMUS_PERHITUNGAN),
                indikator.rumus.teks,
            )


@check("RAK304", Tingkat.PERINGATAN, "Urutan hitung rumus bermakna ganda")
def rumus_ambigu(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: rumus mencampur ditambah atau dikurangi dengan dibagi atau dikali tanpa kurung.

    Mengapa: pembaca dapat menghitung dengan urutan lain dan mendapat angka lain.
    Contoh salah: "A ditambah B dibagi C dikali 100%".
    Contoh benar: "(A ditambah B) dibagi C dikali 100%".
    Dasar: kolom RUMUS PERHITUNGAN; kali dan bagi didahulukan.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.rumus.ambigu:
            yield aturan.temuan(
                "Rumus mencampur tambah/kurang dan kali/bagi tanpa kurung; dibaca kali dan bagi lebih dahulu.",
                "Tambahkan kurung pada bagian yang dihitung lebih dahulu.",
                Letak(indikator.kode, Kolom.RUMUS_PERHITUNGAN),
                indikator.rumus.teks,
            )


@check("RAK305", Tingkat.PERINGATAN, "Capaian tidak dapat dihitung")
def capaian_tidak_dapat_dihitung(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: semua variabel triwulan itu terisi, tetapi hasil rumus tidak ada, misalnya karena penyebut nol.

    Mengapa: pembagian dengan nol bukan 0 % dan bukan 100 %.
    Contoh salah: jumlah klien anak 0 sebagai penyebut.
    Contoh benar: tanda "-" (tidak berlaku) pada bulan tanpa klien anak.
    Dasar: kolom RUMUS PERHITUNGAN dan CAPAIAN.
    """
    for indikator, triwulan, level in konteks.capaian:
        if isinstance(level, TidakDapatDihitung):
            yield aturan.temuan(
                f"Capaian {triwulan} tidak dapat dihitung: {level.alasan}.",
                'Periksa penyebutnya; tulis "-" bila tidak berlaku pada masa itu.',
                Letak(indikator.kode, Kolom.CAPAIAN, triwulan),
            )


@check("RAK306", Tingkat.PERINGATAN, "Pembilang lebih besar daripada penyebut, atau 70 tertulis untuk 0,7")
def capaian_tidak_wajar(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: hasil rumus persen berada jauh di luar kewajaran: di bawah nol, atau seratus kali kelipatan targetnya.

    Mengapa: biasanya 70 ditulis untuk 70 % pada sel persen (menjadi 7000 %), atau 0,7 untuk 70.
    Contoh salah: capaian 7.000 % terhadap target 70 %.
    Contoh benar: capaian 70 % terhadap target 70 %.
    Dasar: kolom CAPAIAN dan TARGET KINERJA.
    """
    for indikator, triwulan, level in konteks.capaian:
        if isinstance(level, Fraction) and _is_absurd(indikator, level):
            yield aturan.temuan(
                f"Capaian {triwulan} bernilai {round_half_away(level * 100, 2)} %, tidak wajar.",
                "Periksa satuan: 70 % ditulis 70 pada variabel berjumlah, dan 70 % pada sel persen.",
                Letak(indikator.kode, Kolom.CAPAIAN, triwulan),
                str(round_half_away(level, 4)),
            )


@check("RAK307", Tingkat.INFO, "Target berupa kata, bukan angka")
def target_bukan_angka(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: TARGET KINERJA tidak memuat angka.

    Mengapa: persentase capaian terhadap target itu tidak dapat dihitung.
    Contoh salah: "Tepat waktu".
    Contoh benar: "100 %" untuk bagian laporan yang tepat waktu.
    Dasar: kolom TARGET KINERJA.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.target.nilai is None:
            yield aturan.temuan(
                f"Target '{indikator.target}' bukan angka.",
                "Tulis angka dan satuannya, misalnya 1 Dokumen.",
                Letak(indikator.kode, Kolom.TARGET_KINERJA),
                str(indikator.target),
            )


@check("RAK308", Tingkat.PERINGATAN, "Nilai kumulatif yang turun")
def kumulatif_turun(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: variabel dengan gabungan "terakhir" (nilai sampai dengan bulan itu) turun dari bulan sebelumnya.

    Mengapa: nilai kumulatif hanya dapat tetap atau naik; yang turun biasanya salah ketik atau bukan kumulatif.
    Contoh salah: jumlah dokumen Maret 5, April 4.
    Contoh benar: jumlah dokumen Maret 5, April 6.
    Dasar: Diktum Keempat angka 4: pelaporan setiap bulan.
    """
    for indikator in konteks.rencana.indikator:
        for nama in indikator.rumus.masukan:
            if indikator.gabungan_of(nama) is not Gabungan.TERAKHIR:
                continue
            before: Fraction | None = None
            for bulan in months_of(konteks.laporan.tahun):
                value = konteks.laporan.variabel_of(indikator.kode, nama, bulan)
                if not isinstance(value, Fraction):
                    continue
                if before is not None and value < before:
                    yield aturan.temuan(
                        f"Nilai {round_half_away(value, 2).normalize():f} lebih kecil daripada bulan sebelumnya.",
                        "Periksa angkanya; bila nilainya per bulan, pilih gabungan jumlah.",
                        Letak(indikator.kode, bulan=bulan, variabel=nama),
                        str(value),
                    )
                before = value


def _is_absurd(indikator: IndikatorKegiatan, level: Fraction) -> bool:
    if level < 0:
        return True
    if not indikator.ukuran.persen:
        return False
    goal = indikator.target.nilai if indikator.target.persen and indikator.target.nilai else Fraction(100)
    return level * 100 >= 50 * goal


def _contradicting(indikator: IndikatorKegiatan) -> str:
    """Why the stated (or missing) polarity and the wording do not go together; empty when they do."""
    falling = _FALLING.search(indikator.uraian)
    if falling and indikator.polaritas is not Polaritas.MINIMALKAN and _rises_with_outcome(indikator):
        stated = f"polaritasnya {indikator.polaritas}" if indikator.polaritas else "polaritasnya belum dinyatakan"
        return f"Teks menyebut '{falling[0]}', rumusnya naik bersama hal yang diturunkan, dan {stated}."
    rising = _RISING.search(indikator.uraian)
    if rising and not falling and indikator.polaritas is Polaritas.MINIMALKAN:
        return f"Teks menyebut '{rising[0]}', tetapi polaritasnya minimalkan."
    return ""


def _rises_with_outcome(indikator: IndikatorKegiatan) -> bool:
    """Whether nothing in the formula itself turns the direction round (a decrease is not what it counts)."""
    return not _FALLING.search(indikator.rumus.teks) and "dikurangi" not in indikator.rumus.teks.casefold()
