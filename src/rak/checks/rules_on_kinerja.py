"""Rules about performance: polarity, formulas, targets and achievement (codes 3xx)."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.aggregation import TANYA_KUMULATIF, unpaired_months
from rak.domain.display import show_number
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import TidakDapatDihitung, round_half_away
from rak.domain.penilaian import tanya_kumulatif, target_triwulan_sampai
from rak.domain.polaritas import PILIHAN_POLARITAS, Pelaporan, Polaritas
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Triwulan, months_of

_FALLING: Final = re.compile(r"\b(?:menurun|penurunan|turun|berkurang|pengurangan)\w*", re.IGNORECASE)
_RISING: Final = re.compile(r"\b(?:meningkat|peningkatan|bertambah|terpenuhi)\w*", re.IGNORECASE)


@check("RAK301", Tingkat.PERINGATAN, "Polaritas belum dinyatakan")
def polaritas_belum_dinyatakan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: tidak dinyatakan apakah makin besar makin baik, makin kecil makin baik, atau target itu sendiri terbaik.

    Mengapa: tanpa polaritas, capaian terhadap target tidak dapat dihitung, atau, bila rumusnya sendiri membagi dengan
    target, tidak dapat dinilai; teks tidak menentukannya.
    Contoh: indikator tanpa polaritas. → polaritas = "maksimalkan".
    Dasar: PermenPANRB 8/2021 membedakan kondisi normal dan kondisi khusus; lampiran keputusan tidak menyebutnya.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.polaritas_berlaku is None and not _contradicting(indikator):
            anyway = indikator.ukuran.realisasi is not None
            how = "dinilai; rumusnya sendiri membaginya dengan target." if anyway else "dihitung."
            pesan = f"Polaritas belum dinyatakan, sehingga capaian terhadap target belum dapat {how}"
            saran = f"Nyatakan {PILIHAN_POLARITAS} (kolom POLARITAS pada lembar Indikator)."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.INDIKATOR_KEGIATAN))


@check("RAK302", Tingkat.PERINGATAN, "Polaritas bertentangan dengan teks indikator atau rumus")
def polaritas_bertentangan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: teks indikator dan rumus atau polaritasnya menunjuk arah yang berlawanan.

    Teks menyebut penurunan, tetapi rumusnya naik bersama hal yang diturunkan; atau polaritas yang dinyatakan
    berlawanan dengan kata dalam teks.

    Mengapa: capaian yang buruk akan tampak baik, atau sebaliknya; hanya orang yang dapat memutuskan.
    Contoh: "Presentase menurunnya anak yang mendapatkan putusan pidana penjara" dengan rumus jumlah anak yang dipidana
    dibagi jumlah pendampingan, tanpa polaritas atau dengan maksimalkan. → indikator itu dengan polaritas minimalkan.
    Dasar: kolom INDIKATOR KEGIATAN dan RUMUS PERHITUNGAN; indikator 1.2 lampiran keputusan.
    """
    for indikator in konteks.rencana.indikator:
        if reason := _contradicting(indikator):
            saran = "Tetapkan polaritas dengan sadar, atau perbaiki teks indikator atau rumusnya."
            letak = Letak(indikator.kode, Kolom.INDIKATOR_KEGIATAN)
            yield aturan.temuan(reason, saran, letak, str(indikator.polaritas or ""))


@check("RAK303", Tingkat.PERINGATAN, "Rumus tidak dapat dibaca: capaian diisi tangan")
def rumus_manual(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: kalimat RUMUS PERHITUNGAN tidak dapat dibaca sebagai hitungan.

    Mengapa: capaian indikator itu hanya dapat diisi tangan sebagai nilai jadi, tanpa pemeriksaan. Satu nama saja
    ("Jumlah laporan") adalah hitungan biasa dan tidak dilaporkan.
    Contoh: "Sesuai hasil survei". → "Jumlah responden puas dibagi jumlah responden dikali 100%".
    Dasar: kolom RUMUS PERHITUNGAN.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.rumus.manual and not _is_plain_count(indikator):
            pesan = f"Rumus tidak dapat dibaca: {indikator.rumus.alasan if indikator.rumus.teks else 'kosong'}."
            saran = "Tulis dengan kata dibagi, dikali, ditambah, dikurangi; atau isi nilai jadi pada variabel Capaian."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.RUMUS_PERHITUNGAN), indikator.rumus.teks)


@check("RAK304", Tingkat.PERINGATAN, "Urutan hitung rumus bermakna ganda")
def rumus_ambigu(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: rumus mencampur ditambah atau dikurangi dengan dibagi atau dikali tanpa kurung.

    Mengapa: pembaca dapat menghitung dengan urutan lain dan mendapat angka lain.
    Contoh: "A ditambah B dibagi C dikali 100%". → "(A ditambah B) dibagi C dikali 100%".
    Dasar: kolom RUMUS PERHITUNGAN; kali dan bagi didahulukan.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.rumus.ambigu:
            pesan = "Rumus mencampur tambah/kurang dan kali/bagi tanpa kurung; dibaca kali dan bagi lebih dahulu."
            saran = "Tambahkan kurung pada bagian yang dihitung lebih dahulu."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.RUMUS_PERHITUNGAN), indikator.rumus.teks)


@check("RAK305", Tingkat.PERINGATAN, "Capaian tidak dapat dihitung")
def capaian_tidak_dapat_dihitung(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: semua variabel triwulan itu terisi, tetapi hasil rumus tidak ada, misalnya karena penyebut nol.

    Mengapa: pembagian dengan nol bukan 0 % dan bukan 100 %.
    Contoh: jumlah klien anak 0 sebagai penyebut. → tanda "-" (tidak berlaku) pada bulan tanpa klien anak.
    Dasar: kolom RUMUS PERHITUNGAN dan CAPAIAN.
    """
    for indikator, triwulan, level in konteks.capaian:
        goal = indikator.target
        words = indikator.rumus.memakai_target and goal.nilai is None and not goal.kosong  # told as RAK307
        if isinstance(level, TidakDapatDihitung) and not words:
            saran = 'Periksa penyebutnya; tulis "-" bila tidak berlaku pada masa itu.'
            if level.alasan == TANYA_KUMULATIF:
                saran = "Isi TINGKAT KUMULATIF (ya atau tidak) di lembar Indikator; dalam bentuk lain tulis s.d. atau tidak kumulatif di judul kolomnya."
            elif level.alasan.startswith("target"):
                saran = "Periksa TARGET KINERJA."
            pesan = f"Capaian {triwulan} tidak dapat dihitung: {level.alasan}."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.CAPAIAN, triwulan))


@check("RAK306", Tingkat.PERINGATAN, "Pembilang lebih besar daripada penyebut, atau 70 tertulis untuk 0,7")
def capaian_tidak_wajar(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: hasil rumus persen berada jauh di luar kewajaran: di bawah nol, lima puluh kali targetnya, atau 0,7 untuk 70 %.

    Mengapa: biasanya 70 ditulis untuk 70 % pada sel persen (menjadi 7000 %), atau 0,7 untuk 70.
    Contoh: capaian 7.000 % terhadap target 70 %. → capaian 70 % terhadap target 70 %.
    Dasar: kolom CAPAIAN dan TARGET KINERJA.
    """
    for indikator, triwulan, level in konteks.capaian:
        if isinstance(level, Fraction) and _is_absurd(indikator, level):
            pesan = f"Capaian {triwulan} bernilai {round_half_away(level * 100, 2)} %, tidak wajar."
            saran = (
                "Periksa satuan: 70 % ditulis 70 pada baris Variabel (bukan 0,7), dan 70 % pada sel persen di Matriks."
            )
            letak = Letak(indikator.kode, Kolom.CAPAIAN, triwulan)
            yield aturan.temuan(pesan, saran, letak, str(round_half_away(level, 4)))


@check("RAK307", Tingkat.INFO, "Target berupa kata, bukan angka")
def target_bukan_angka(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: TARGET KINERJA tidak memuat angka.

    Mengapa: persentase capaian terhadap target itu tidak dapat dihitung.
    Contoh: "Tepat waktu". → "100 %" untuk bagian laporan yang tepat waktu.
    Dasar: kolom TARGET KINERJA.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.target.nilai is None and not indikator.target.kosong:
            pesan = f"Target '{indikator.target}' bukan angka."
            saran = "Tulis angka dan satuannya, misalnya 1 Dokumen."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.TARGET_KINERJA), str(indikator.target))


@check("RAK308", Tingkat.PERINGATAN, "Nilai kumulatif yang turun")
def kumulatif_turun(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: variabel yang dinyatakan dilaporkan kumulatif (sampai dengan bulan itu) turun dari bulan sebelumnya.

    Mengapa: jumlah sampai dengan suatu bulan hanya dapat tetap atau naik; yang turun biasanya salah ketik.
    Contoh: jumlah dokumen s.d. Maret 5, s.d. April 4. → jumlah dokumen s.d. Maret 5, s.d. April 6. Indeks atau persen
    yang turun tidak dilaporkan.
    Dasar: Diktum Keempat angka 4: pelaporan setiap bulan.
    """
    for indikator in konteks.rencana.indikator:
        for nama in indikator.rumus.masukan:
            if indikator.pelaporan_of(nama) is not Pelaporan.KUMULATIF:
                continue
            before: Fraction | None = None
            for bulan in months_of(konteks.laporan.tahun):
                value = konteks.laporan.variabel_of(indikator.kode, nama, bulan)
                if not isinstance(value, Fraction):
                    continue
                if before is not None and value < before:
                    pesan = f"Nilai {show_number(value)} lebih kecil daripada bulan sebelumnya."
                    saran = 'Periksa angkanya; bila nilainya per bulan, nyatakan pelaporan "bulanan".'
                    yield aturan.temuan(pesan, saran, Letak(indikator.kode, bulan=bulan, variabel=nama), str(value))
                before = value


@check("RAK309", Tingkat.PERINGATAN, "Nilai bulanan tampak kumulatif atau tingkat")
def tampak_kumulatif(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: nilai bulanan sebuah variabel dijumlahkan, padahal tampak diketik sampai dengan bulan itu, atau sebuah tingkat.

    Nilainya terus naik selama lima bulan atau lebih, atau tidak pernah turun dan jumlahnya melampaui target sedangkan
    nilai terakhirnya tidak, atau setiap bulannya saja sudah 80 % target tahun atau lebih.

    Mengapa: bila kumulatif, jumlahnya berlipat; sampai dinyatakan, capaiannya tidak diberi tanda.
    Contoh: 5, 5, 5 terhadap target 5 Unit, tanpa keterangan: 5 atau 15? → pelaporan = "kumulatif", atau gabungan =
    "jumlah" bila memang per bulan.
    Dasar: Diktum Keempat angka 4: pelaporan setiap bulan.
    """
    year = konteks.rencana.tahun
    for indikator in konteks.rencana.indikator:
        nama = tanya_kumulatif(indikator, konteks.laporan, year)
        if nama:
            months = (konteks.laporan.variabel_of(indikator.kode, nama, bulan) for bulan in months_of(year))
            values = [value for value in months if isinstance(value, Fraction)]
            total = show_number(sum(values, Fraction(0)))
            pesan = f"Bila per bulan, jumlahnya {total}; bila kumulatif atau tingkat, {show_number(values[-1])}."
            saran = 'Nyatakan pelaporan "kumulatif", atau gabungan "jumlah", "terakhir", "rata_rata".'
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, variabel=nama), total)


@check("RAK310", Tingkat.PERINGATAN, "Nilai tanpa pasangannya tidak dihitung")
def tanpa_pasangan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: pada sebuah bulan hanya sebagian variabel rumus yang terisi, atau pasangannya "-".

    Mengapa: pembilang tanpa penyebut membuat persentase semu; bulan itu tidak ikut dihitung dalam CAPAIAN.
    Contoh: klien bekerja Maret 9, jumlah klien Maret kosong. → keduanya terisi, atau keduanya "-".
    Dasar: kolom RUMUS PERHITUNGAN.
    """
    for indikator in konteks.rencana.indikator:
        for nama, bulan in unpaired_months(indikator, konteks.laporan):
            value = konteks.laporan.variabel_of(indikator.kode, nama, bulan)
            pesan = f'{bulan.nama}: nilai ini tidak dihitung, karena pasangannya dalam rumus kosong atau "-".'
            saran = 'Isi semua variabel bulan itu; tulis "-" untuk semuanya bila tidak berlaku.'
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, bulan=bulan, variabel=nama), str(value))


@check("RAK311", Tingkat.PERINGATAN, "Rumus dan satuan target bertentangan")
def satuan_bertentangan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: rumus memberi persen, tetapi TARGET KINERJA bersatuan lain.

    Mengapa: 70 % dan 70 orang tidak dapat dibandingkan; persentase capaiannya tidak dihitung.
    Contoh: rumus "A dibagi B dikali 100%" dengan target 70 Orang. → target 70 %.
    Dasar: kolom RUMUS PERHITUNGAN dan TARGET KINERJA.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.ukuran.pertentangan:
            pesan = (
                f"Tidak dapat dibandingkan: {indikator.ukuran.pertentangan}; capaian terhadap target tidak dihitung."
            )
            saran = "Perbaiki satuan target atau rumusnya."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.TARGET_KINERJA), str(indikator.target))


@check("RAK312", Tingkat.INFO, "Target tanpa satuan dibaca sebagai persen")
def target_tanpa_satuan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: TARGET KINERJA hanya angka, sedangkan rumusnya memberi persen.

    Mengapa: 70 dibaca 70 %, bukan 7.000 %.
    Contoh: target 70 dengan rumus "A dibagi B dikali 100%". → target 70 %.
    Dasar: kolom TARGET KINERJA.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.ukuran.target_tersirat_persen:
            pesan = f"Target {indikator.target} dibaca {indikator.target} %."
            saran = "Tulis satuannya agar jelas."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.TARGET_KINERJA), str(indikator.target))


@check("RAK313", Tingkat.INFO, "Nilai terakhir yang dihitung, bukan jumlah bulan")
def nilai_terakhir(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: gabungan tidak dinyatakan, dan targetnya sebuah tingkat (persen, indeks, nilai, skala): dihitung nilai terakhir.

    Mengapa: tingkat tidak dijumlahkan; 84 setiap bulan terhadap Nilai 84,05 adalah 99,94 %, bukan 299,82 %.
    Contoh: gabungan "jumlah" untuk indeks. → gabungan = "terakhir", atau "rata_rata" bila demikian aturannya.
    Dasar: kolom TARGET KINERJA dan RUMUS PERHITUNGAN.
    """
    filled = {kode for kode, _, _ in konteks.laporan.variabel}
    for indikator in konteks.rencana.indikator:
        unstated = [nama for nama in indikator.rumus.masukan if indikator.stated_gabungan(nama) is None]
        if indikator.kode in filled and indikator.ukuran.aras and unstated:
            pesan = f"Gabungan tidak dinyatakan; target {indikator.target} adalah tingkat, maka nilai terakhir yang dihitung."
            saran = 'Nyatakan gabungan "terakhir", "rata_rata", atau "jumlah" bila aturannya lain.'
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.TARGET_KINERJA), str(indikator.target))


@check("RAK314", Tingkat.INFO, "Polaritas dibaca dari target")
def polaritas_dari_target(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: TARGET KINERJA menyebut batas (maksimal, minimal, ≤, ≥), dan polaritas tidak dinyatakan.

    Mengapa: "maksimal 1 %" berarti makin kecil makin baik; itu dipakai dan dikatakan.
    Contoh: "maksimal 1 %" dengan polaritas maksimalkan. → polaritas = "minimalkan".
    Dasar: kolom TARGET KINERJA.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.polaritas is None and indikator.target.arah is not None:
            pesan = f"Target '{indikator.target}' menyatakan polaritas {indikator.target.arah}."
            saran = "Nyatakan polaritasnya agar jelas."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.TARGET_KINERJA), str(indikator.target))


@check("RAK315", Tingkat.PERINGATAN, "Polaritas bertentangan dengan batas dalam target")
def polaritas_lain_dari_target(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: TARGET KINERJA menyebut batas (maksimal, minimal, ≤, ≥), tetapi polaritas yang dinyatakan berlawanan.

    Mengapa: capaian yang buruk akan tampak baik; yang dinyatakan dipakai sampai diperbaiki.
    Contoh: "maksimal 1 %" dengan polaritas maksimalkan. → "maksimal 1 %" dengan polaritas minimalkan.
    Dasar: kolom TARGET KINERJA.
    """
    for indikator in konteks.rencana.indikator:
        if indikator.target.arah is not None and indikator.polaritas not in {None, indikator.target.arah}:
            pesan = f"Target '{indikator.target}' berarti {indikator.target.arah}, polaritasnya {indikator.polaritas}."
            saran = "Perbaiki salah satunya."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.TARGET_KINERJA), str(indikator.target))


@check("RAK316", Tingkat.PERINGATAN, "Target triwulan tidak cocok dengan target tahun")
def target_triwulan_lain(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: target triwulan yang terakhir (atau jumlahnya, bila per triwulan) berbeda dari target tahun.

    Mengapa: keduanya dijadikan ukuran; tidak ada yang diubah, dan keduanya ditampilkan dengan namanya.
    Contoh: target 70 %, target triwulan kumulatif 10, 30, 50, 60 %. → target 70 %, target triwulan kumulatif 10, 30,
    50, 70 %.
    Dasar: kolom TARGET KINERJA; target triwulan dalam rencana aksi.
    """
    for indikator in konteks.rencana.indikator:
        goal, _ = target_triwulan_sampai(indikator, Triwulan.IV)
        if goal is not None and goal.nilai is not None and indikator.target.nilai is not None:
            ends = (goal.nilai, goal.nilai_atas) != (indikator.target.nilai, indikator.target.nilai_atas)
            if ends or goal.persen is not indikator.target.persen:
                pesan = f"Target triwulan sampai TW IV {goal}, target tahun {indikator.target}."
                saran = "Periksa keduanya; tidak ada yang diubah."
                yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.TARGET_KINERJA), str(goal))


@check("RAK317", Tingkat.PERINGATAN, "Belum dinyatakan apakah target triwulan kumulatif")
def target_triwulan_tanpa_keterangan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: ada target triwulan, tetapi tidak dinyatakan apakah target itu sampai dengan triwulan atau per triwulan.

    Mengapa: 3 Dokumen pada TW II dapat berarti 3 atau 6 Dokumen sejak Januari; capaiannya tidak diberi tanda.
    Contoh: target_triwulan tanpa target_kumulatif. → target_kumulatif = true, atau false.
    Dasar: target triwulan dalam rencana aksi.
    """
    for indikator in konteks.rencana.indikator:
        goals = indikator.target_triwulan
        if goals is not None and indikator.target_kumulatif is None:
            shown = ", ".join(str(goal or "kosong") for goal in goals)
            pesan = f"Target triwulan {shown}: sampai dengan triwulan, atau per triwulan?"
            saran = "Nyatakan target_kumulatif (ya atau tidak)."
            yield aturan.temuan(pesan, saran, Letak(indikator.kode, Kolom.TARGET_KINERJA), shown)


def _is_plain_count(indikator: IndikatorKegiatan) -> bool:
    """Whether the sentence is just a name of what is counted, and the target a count."""
    words = indikator.rumus.teks.casefold()
    counts = words.startswith(("jumlah ", "banyaknya ")) and not re.search(r"[=:/×*]|dibagi|dikali", words)
    return counts and indikator.target.nilai is not None and not indikator.target.aras


def _is_absurd(indikator: IndikatorKegiatan, level: Fraction) -> bool:
    if level < 0:
        return True
    if not indikator.ukuran.persen:
        return False
    goal = indikator.target.nilai if indikator.target.persen and indikator.target.nilai else Fraction(100)
    if indikator.target.persen and not indikator.ukuran.rasio:
        realised = level * (goal if indikator.ukuran.realisasi is not None else 100)
        if 0 < realised <= 1 and 40 * realised <= goal:
            return True
    return 2 * level >= goal


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
