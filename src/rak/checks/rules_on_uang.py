"""Rules about money: pagu, draw plan and realisasi (codes 2xx)."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from rak.checks.catalogue import Aturan, Konteks, check
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import round_half_away
from rak.domain.rencana import Kegiatan
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Triwulan


@check("RAK201", Tingkat.GALAT, "Jumlah rencana penarikan tidak sama dengan pagu")
def penarikan_tidak_sama_pagu(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: jumlah RENCANA PENARIKAN DANA TW I sampai TW IV sebuah baris anggaran berbeda dari PAGU baris itu.

    Mengapa: rencana yang kurang menyisakan pagu tanpa rencana; rencana yang lebih tidak dapat dibayar.
    Contoh salah: pagu Rp1.000.000 dengan rencana empat kali Rp240.000.
    Contoh benar: pagu Rp1.000.000 dengan rencana empat kali Rp250.000.
    Dasar: kolom PAGU dan RENCANA PENARIKAN DANA dalam lampiran keputusan; sama pada 12 dari 12 baris.
    """
    for kegiatan in konteks.rencana.kegiatan:
        draws = [draw for draw in kegiatan.penarikan if isinstance(draw, Rupiah)]
        if not isinstance(kegiatan.pagu, Rupiah) or len(draws) < 4:
            continue
        total = Rupiah(sum(draw.nilai for draw in draws))
        if total != kegiatan.pagu:
            gap = total - kegiatan.pagu
            yield aturan.temuan(
                f"Jumlah rencana penarikan {total}, {'lebih' if gap.nilai > 0 else 'kurang'} {abs(gap)} dari pagu.",
                f"Ubah rencana penarikan sehingga berjumlah {kegiatan.pagu}, atau perbaiki pagu.",
                Letak(kegiatan.kode, Kolom.PAGU),
                str(kegiatan.pagu),
            )


@check("RAK202", Tingkat.PERINGATAN, "Realisasi melebihi rencana penarikan triwulan")
def realisasi_di_atas_rencana(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: REALISASI ANGGARAN sebuah triwulan lebih besar daripada RENCANA PENARIKAN DANA triwulan itu.

    Mengapa: sah selama pagu cukup, tetapi rencana triwulan berikutnya perlu disesuaikan.
    Contoh salah: rencana TW I Rp15.250.000, realisasi Rp27.139.000.
    Contoh benar: rencana TW I Rp15.250.000, realisasi Rp15.000.000.
    Dasar: kolom RENCANA PENARIKAN DANA dan REALISASI ANGGARAN; terjadi pada dua baris lampiran keputusan.
    """
    for kegiatan, triwulan, spent in konteks.belanja:
        plan = kegiatan.penarikan[triwulan]
        if not isinstance(plan, Rupiah) or spent <= plan:
            continue
        share = f" ({round_half_away(spent / plan * 100)} % dari rencana)" if plan else ""
        yield aturan.temuan(
            f"Realisasi {spent} melebihi rencana penarikan {plan}{share}.",
            "Pastikan angkanya benar; bila benar, susun ulang rencana penarikan triwulan berikutnya.",
            Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN, triwulan),
            str(spent),
        )


@check("RAK203", Tingkat.GALAT, "Realisasi melebihi pagu")
def realisasi_di_atas_pagu(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: jumlah REALISASI ANGGARAN semua triwulan sebuah baris melebihi PAGU baris itu.

    Mengapa: pagu adalah batas tertinggi pengeluaran; melampauinya tidak sah.
    Contoh salah: pagu Rp61.000.000, realisasi sampai TW III Rp62.000.000.
    Contoh benar: pagu Rp61.000.000, realisasi sampai TW III Rp60.000.000.
    Dasar: kolom PAGU; UU 1/2004 Pasal 3 ayat (3): dilarang membebani anggaran yang tidak cukup tersedia.
    """
    for kegiatan, quarters in itertools.groupby(konteks.belanja, key=lambda entry: entry[0]):
        amounts = {triwulan: spent for _, triwulan, spent in quarters}
        spent, last = sum(amounts.values(), Rupiah(0)), max(amounts)
        if isinstance(kegiatan.pagu, Rupiah) and spent > kegiatan.pagu:
            yield aturan.temuan(
                f"Realisasi sampai {last} berjumlah {spent}, lebih {spent - kegiatan.pagu} dari pagu {kegiatan.pagu}.",
                "Perbaiki realisasi yang salah ketik, atau revisi pagu lebih dahulu.",
                Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN, last),
                str(spent),
            )


@check("RAK204", Tingkat.PERINGATAN, "Pagu dan realisasi yang sama pada dua baris: mungkin salinan")
def dugaan_salinan(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: dua baris anggaran memuat PAGU yang sama dan REALISASI ANGGARAN yang sama dan bukan nol.

    Mengapa: sering kali satu baris tersalin ke baris lain, sehingga anggaran terhitung dua kali.
    Contoh salah: dua baris dengan pagu Rp6.050.000 dan realisasi TW I Rp450.000.
    Contoh benar: hanya baris yang memang membelanjakannya yang memuat realisasi itu.
    Dasar: kolom PAGU dan REALISASI ANGGARAN; pasangan itu ada pada dua baris lampiran keputusan.
    """
    seen: dict[tuple[Rupiah, Rupiah, Triwulan], list[Kegiatan]] = defaultdict(list)
    for kegiatan, triwulan, spent in konteks.belanja:
        if spent and isinstance(kegiatan.pagu, Rupiah):
            seen[kegiatan.pagu, spent, triwulan].append(kegiatan)
    for (pagu, spent, triwulan), twins in seen.items():
        for twin in twins[1:]:
            yield aturan.temuan(
                f"Pagu {pagu} dan realisasi {spent} sama persis dengan baris {twins[0].kode}.",
                "Periksa dokumen kedua baris. Bila salah satu tersalin, kosongkan; bila benar, abaikan.",
                Letak(twin.kode, Kolom.REALISASI_ANGGARAN, triwulan),
                str(spent),
            )


@check("RAK205", Tingkat.PERINGATAN, "Pagu atau rencana penarikan belum diisi")
def pagu_belum_diisi(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: PAGU atau salah satu RENCANA PENARIKAN DANA sebuah baris kosong.

    Mengapa: kosong bukan nol; serapan dan sisa baris itu tidak dapat dihitung.
    Contoh salah: pagu Rp1.000.000 dengan rencana TW III kosong.
    Contoh benar: rencana TW III Rp0 bila memang tidak ada penarikan.
    Dasar: kolom PAGU dan RENCANA PENARIKAN DANA; setiap baris lampiran keputusan mengisinya.
    """
    for kegiatan in konteks.rencana.kegiatan:
        empty = [str(tw) for tw, draw in zip(Triwulan, kegiatan.penarikan, strict=True) if not isinstance(draw, Rupiah)]
        without_pagu = not isinstance(kegiatan.pagu, Rupiah)
        if without_pagu or (empty and kegiatan.pagu):
            what = ["PAGU"] * without_pagu + [f"rencana penarikan {tw}" for tw in empty]
            yield aturan.temuan(
                f"Belum diisi: {', '.join(what)}.",
                "Isi dengan rupiah bulat; tulis 0 bila memang nihil.",
                Letak(kegiatan.kode, Kolom.PAGU),
            )


@check("RAK206", Tingkat.GALAT, "Realisasi negatif")
def realisasi_negatif(aturan: Aturan, konteks: Konteks) -> Iterator[Temuan]:
    """Apa: REALISASI ANGGARAN sebuah triwulan, setelah dijumlahkan dari bulan-bulannya, kurang dari nol.

    Mengapa: pengembalian dapat mengurangi bulan berjalan, tetapi triwulan tidak dapat membelanjakan kurang dari nol.
    Contoh salah: realisasi TW II Rp-450.000.
    Contoh benar: pengembalian dicatat pada bulan yang sama dengan belanjanya.
    Dasar: kolom REALISASI ANGGARAN memuat uang yang dibelanjakan.
    """
    for kegiatan, triwulan, spent in konteks.belanja:
        if spent.nilai < 0:
            yield aturan.temuan(
                f"Realisasi {triwulan} bernilai {spent}.",
                "Periksa tanda minus; catat pengembalian pada bulan belanjanya.",
                Letak(kegiatan.kode, Kolom.REALISASI_ANGGARAN, triwulan),
                str(spent),
            )
