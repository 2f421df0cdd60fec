"""Rules about money: pagu, draw plan and realisasi (codes 2xx)."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.anggaran import realisasi_per_bulan
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import round_half_away
from rak.domain.penilaian import tanya_kumulatif_baris
from rak.domain.periode import end_name
from rak.domain.rencana import Kegiatan
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Bulan, Triwulan


@check("RAK201", Tingkat.GALAT, "Jumlah rencana penarikan tidak sama dengan pagu")
def penarikan_tidak_sama_pagu(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: jumlah RENCANA PENARIKAN DANA TW I sampai TW IV sebuah baris anggaran berbeda dari PAGU baris itu.

    Mengapa: rencana yang kurang menyisakan pagu tanpa rencana; rencana yang lebih tidak dapat dibayar.
    Contoh: pagu Rp1.000.000 dengan rencana empat kali Rp240.000. → pagu Rp1.000.000 dengan rencana empat kali
    Rp250.000.
    Dasar: kolom PAGU dan RENCANA PENARIKAN DANA dalam lampiran keputusan; sama pada 12 dari 12 baris.
    """
    for kegiatan in konteks.rencana.kegiatan:
        draws = [draw for draw in kegiatan.penarikan if isinstance(draw, Rupiah)]
        if not isinstance(kegiatan.pagu, Rupiah) or len(draws) < len(Triwulan):
            continue
        total = Rupiah(sum(draw.nilai for draw in draws))
        if total != kegiatan.pagu:
            gap = total - kegiatan.pagu
            pesan = f"Jumlah rencana penarikan {total}, {'lebih' if gap.nilai > 0 else 'kurang'} {abs(gap)} dari pagu."
            saran = f"Ubah rencana penarikan sehingga berjumlah {kegiatan.pagu}, atau perbaiki pagu."
            yield aturan.temuan(pesan, saran, Letak(kegiatan.kode, Kolom.PAGU), str(kegiatan.pagu))


@check("RAK202", Tingkat.PERINGATAN, "Realisasi melebihi rencana penarikan triwulan")
def realisasi_di_atas_rencana(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: REALISASI ANGGARAN sebuah triwulan lebih besar daripada RENCANA PENARIKAN DANA triwulan itu.

    Mengapa: sah selama pagu cukup, tetapi rencana triwulan berikutnya perlu disesuaikan.
    Contoh: rencana TW I Rp15.250.000, realisasi Rp27.139.000. → rencana TW I Rp15.250.000, realisasi Rp15.000.000.
    Dasar: kolom RENCANA PENARIKAN DANA dan REALISASI ANGGARAN; terjadi pada dua baris lampiran keputusan.
    """
    for kegiatan, triwulan, spent in konteks.belanja:
        plan = kegiatan.penarikan[triwulan]
        if not isinstance(plan, Rupiah) or spent <= plan:
            continue
        share = f" ({round_half_away(spent / plan * 100)} % dari rencana)" if plan else ""
        pesan = f"Realisasi {spent} melebihi rencana penarikan {plan}{share}."
        saran = "Pastikan angkanya benar; bila benar, susun ulang rencana penarikan triwulan berikutnya."
        yield aturan.temuan(pesan, saran, Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN, triwulan), str(spent))


@check("RAK203", Tingkat.GALAT, "Realisasi melebihi pagu")
def realisasi_di_atas_pagu(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: REALISASI ANGGARAN sebuah baris sampai akhir suatu bulan melebihi PAGU (dikurangi blokir) yang berlaku saat itu.

    Mengapa: pagu adalah batas tertinggi pengeluaran pada setiap saat; pengembalian belakangan tidak mengesahkannya.
    Contoh: pagu Rp1.200, realisasi TW I Rp1.300, lalu pengembalian Rp200 pada TW III. → pagu Rp61.000.000, realisasi
    sampai TW III Rp60.000.000.
    Dasar: kolom PAGU; UU 1/2004 Pasal 3 ayat (3): dilarang membebani anggaran yang tidak cukup tersedia.
    """
    for kegiatan, steps in itertools.groupby(konteks.belanja_sampai, key=lambda step: step[0]):
        for _, akhir, spent, ceiling in steps:
            if isinstance(ceiling, Rupiah) and spent > ceiling:
                place = Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN, **_period(akhir))
                pesan = f"Realisasi sampai {end_name(akhir)} berjumlah {spent}, lebih {spent - ceiling} dari pagu {ceiling}."
                saran = "Perbaiki realisasi yang salah ketik, atau revisi pagu lebih dahulu."
                yield aturan.temuan(pesan, saran, place, str(spent))
                break


@check("RAK204", Tingkat.PERINGATAN, "Pagu dan realisasi yang sama pada dua baris: mungkin salinan")
def dugaan_salinan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: dua baris anggaran memuat PAGU yang sama dan REALISASI ANGGARAN yang sama dan bukan nol.

    Mengapa: sering kali satu baris tersalin ke baris lain, sehingga anggaran terhitung dua kali.
    Contoh: dua baris dengan pagu Rp6.050.000 dan realisasi TW I Rp450.000. → hanya baris yang memang membelanjakannya
    yang memuat realisasi itu.
    Dasar: kolom PAGU dan REALISASI ANGGARAN; pasangan itu ada pada dua baris lampiran keputusan.
    """
    seen: dict[tuple[Rupiah, Rupiah, Triwulan], list[Kegiatan]] = defaultdict(list)
    for kegiatan, triwulan, spent in konteks.belanja:
        if spent and isinstance(kegiatan.pagu, Rupiah):
            seen[kegiatan.pagu, spent, triwulan].append(kegiatan)
    for (pagu, spent, triwulan), twins in seen.items():
        for twin in twins[1:]:
            pesan = f"Pagu {pagu} dan realisasi {spent} sama persis dengan baris {twins[0].kode}."
            saran = "Periksa dokumen kedua baris. Bila salah satu tersalin, kosongkan; bila benar, abaikan."
            yield aturan.temuan(pesan, saran, Letak(twin.kode, Kolom.REALISASI_ANGGARAN, triwulan), str(spent))


@check("RAK205", Tingkat.PERINGATAN, "Pagu atau rencana penarikan belum diisi")
def pagu_belum_diisi(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: PAGU atau salah satu RENCANA PENARIKAN DANA sebuah baris kosong.

    Mengapa: kosong bukan nol; serapan dan sisa baris itu tidak dapat dihitung.
    Contoh: pagu Rp1.000.000 dengan rencana TW III kosong. → rencana TW III Rp0 bila memang tidak ada penarikan.
    Dasar: kolom PAGU dan RENCANA PENARIKAN DANA; setiap baris lampiran keputusan mengisinya.
    """
    for kegiatan in konteks.rencana.kegiatan:
        empty = [str(tw) for tw in Triwulan if not isinstance(kegiatan.penarikan[tw], Rupiah)]
        without_pagu = not isinstance(kegiatan.pagu, Rupiah)
        if without_pagu or (empty and kegiatan.pagu):
            what = ["PAGU"] * without_pagu + [f"rencana penarikan {tw}" for tw in empty]
            saran = "Isi dengan rupiah bulat; tulis 0 bila memang nihil."
            yield aturan.temuan(f"Belum diisi: {', '.join(what)}.", saran, Letak(kegiatan.kode, Kolom.PAGU))


@check("RAK206", Tingkat.GALAT, "Realisasi sampai dengan suatu bulan negatif")
def realisasi_negatif(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: jumlah REALISASI ANGGARAN sebuah baris dari Januari sampai akhir suatu bulan kurang dari nol.

    Mengapa: pengembalian tidak dapat lebih besar daripada yang sudah dibelanjakan.
    Contoh: realisasi Januari Rp100.000, Februari Rp-450.000. → realisasi Januari Rp450.000, pengembalian Februari
    Rp-450.000.
    Dasar: kolom REALISASI ANGGARAN memuat uang yang dibelanjakan.
    """
    for kegiatan, steps in itertools.groupby(konteks.belanja_sampai, key=lambda step: step[0]):
        for _, akhir, spent, _ in steps:
            if spent.nilai < 0:
                pesan = f"Realisasi sampai {end_name(akhir)} berjumlah {spent}."
                saran = "Periksa tanda minus; pengembalian paling besar sejumlah belanja sebelumnya."
                letak = Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN, **_period(akhir))
                yield aturan.temuan(pesan, saran, letak, str(spent))
                break


@check("RAK207", Tingkat.INFO, "Pengembalian belanja")
def pengembalian(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: REALISASI ANGGARAN sebuah bulan (atau selisihnya, bila dilaporkan kumulatif) bernilai minus.

    Mengapa: dibaca sebagai pengembalian belanja, dan mengurangi realisasi sampai bulan itu.
    Contoh: tanda minus yang tidak disengaja, Rp-450.000 untuk Rp450.000. → pengembalian Rp-450.000 pada bulan uangnya
    disetor kembali.
    Dasar: kolom REALISASI ANGGARAN; pengembalian belanja tahun berjalan mengurangi realisasi.
    """
    for kegiatan in konteks.rencana.kegiatan:
        for bulan, amount in realisasi_per_bulan(kegiatan, konteks.laporan).items():
            if isinstance(amount, Rupiah) and amount.nilai < 0:
                pesan, saran = f"{bulan.nama}: pengembalian {-amount}.", "Tidak perlu apa-apa bila memang pengembalian."
                letak = Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN, bulan=bulan)
                yield aturan.temuan(pesan, saran, letak, str(amount))


@check("RAK208", Tingkat.PERINGATAN, "Realisasi bulanan tampak kumulatif")
def realisasi_tampak_kumulatif(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: realisasi bulanan sebuah baris dijumlahkan, padahal tampak diketik sampai dengan bulan itu.

    Nilainya terus naik selama lima bulan atau lebih, atau tidak pernah turun dan jumlahnya melampaui pagu sedangkan
    nilai terakhirnya tidak.

    Mengapa: bila kumulatif, jumlahnya berlipat; hanya kantor yang tahu.
    Contoh: 20, 40, 60, 80, 100 juta dari pagu Rp1,2 miliar, tanpa keterangan: Rp300 juta atau Rp100 juta? → pelaporan =
    "kumulatif", atau pelaporan = "bulanan" bila memang per bulan.
    Dasar: Diktum Keempat angka 4: pelaporan setiap bulan.
    """
    for kegiatan in konteks.rencana.kegiatan:
        if tanya_kumulatif_baris(kegiatan, konteks.laporan, konteks.rencana.tahun):
            amounts = [
                amount
                for amount in realisasi_per_bulan(kegiatan, konteks.laporan).values()
                if isinstance(amount, Rupiah)
            ]
            total = sum(amounts, Rupiah(0))
            pesan = f"Bila per bulan, realisasinya {total}; bila kumulatif, {amounts[-1]}."
            saran = 'Nyatakan pelaporan "bulanan" atau "kumulatif" untuk baris ini.'
            yield aturan.temuan(pesan, saran, Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN), str(total))


@check("RAK209", Tingkat.PERINGATAN, "Penarikan bulanan tidak berjumlah sama dengan penarikan triwulan")
def penarikan_bulanan_tidak_cocok(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: tiga bulan rencana penarikan bulanan tidak berjumlah sama dengan RENCANA PENARIKAN DANA triwulannya.

    Mengapa: dua rencana yang berbeda untuk uang yang sama; deviasi per bulan tidak dihitung dari rencana itu.
    Contoh: triwulan Rp300.000, bulanan Rp100.000, Rp100.000, Rp50.000. → triwulan Rp300.000, bulanan Rp100.000,
    Rp100.000, Rp100.000.
    Dasar: kolom RENCANA PENARIKAN DANA.
    """
    for kegiatan in konteks.rencana.kegiatan:
        if kegiatan.penarikan_bulanan is None:
            continue
        for triwulan in Triwulan:
            months = kegiatan.penarikan_bulanan[3 * triwulan - 3 : 3 * triwulan]
            known = [amount for amount in months if isinstance(amount, Rupiah)]
            draw = kegiatan.penarikan[triwulan]
            if len(known) == len(months) and isinstance(draw, Rupiah) and sum(known, Rupiah(0)) != draw:
                pesan = f"Penarikan bulanan {triwulan} berjumlah {sum(known, Rupiah(0))}, rencana triwulannya {draw}."
                saran = "Samakan keduanya; revisi penarikan triwulan juga mengubah rencana bulanannya."
                letak = Letak(kegiatan.kode, Kolom.RENCANA_PENARIKAN_DANA, triwulan)
                yield aturan.temuan(pesan, saran, letak, str(draw))


def _period(akhir: Bulan | Triwulan) -> dict[str, Any]:
    return {"bulan": akhir} if isinstance(akhir, Bulan) else {"triwulan": akhir}
