"""Codes 170 to 182: action plans in other forms than the decree's four rows per budget line; and the reason of 176."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_BENTUK = "Bentuk rencana aksi yang dikenal: docs/pembacaan.md, bagian Bentuk lain."

LETAK_BENTUK = rule("RAK170", Tingkat.INFO, "Bentuk dan kolom yang dibaca", _BENTUK, """
Bentuk tabel, baris judulnya, dan arti setiap kolom yang dibaca atau sengaja tidak dibaca.
Apa yang diputuskan rak harus dapat diperiksa orang.
tidak ada; ini pemberitahuan → E5–H5 target kinerja TW I sampai TW IV""")  # fmt: skip

KOLOM_DITANYAKAN = rule("RAK171", Tingkat.PERINGATAN, "Arti kolom tidak dapat diputuskan", _BENTUK, """
Kolom dapat berarti dua hal (uang atau kinerja, target atau realisasi, periode yang tidak disebut); tidak dibaca.
Hitungan yang dibaca sebagai rupiah, atau angka di triwulan yang salah, lebih buruk daripada yang ditanyakan.
REALISASI di samping PAGU dan TARGET → REALISASI ANGGARAN, REALISASI KINERJA""")  # fmt: skip

KUMULATIF_DITANYAKAN = rule("RAK172", Tingkat.PERINGATAN, "Kumulatif atau per periode tidak disebut", _BENTUK, """
Target atau realisasi per periode dapat berarti sampai dengan periode itu atau periode itu saja.
20, 40, 60, 80 sampai dengan TW IV adalah 80 atau 200; tidak ditebak.
TARGET | TW I | TW II | TW III | TW IV → TARGET | s.d. TW I | s.d. TW II | s.d. TW III | s.d. TW IV""")  # fmt: skip

ANGKA_DITANYAKAN = rule("RAK173", Tingkat.PERINGATAN, "Angka bermakna ganda", _BENTUK, """
Angka yang dapat dibaca dua cara (0,8 atau 80 persen, bulan yang belum lengkap); yang meragukan tidak dibaca.
Yang dapat dibaca dua cara tidak ditebak.
target 80 %, realisasi 0,9 tanpa tanda persen → target 80 %, realisasi 90 %""")  # fmt: skip

TARGET_AKHIR = rule("RAK174", Tingkat.PERINGATAN, "Target akhir tahun berbeda dari TARGET", _BENTUK, """
Target sampai dengan periode terakhir tidak sama dengan target setahun; keduanya dibiarkan.
Salah satunya mungkin sisa rencana lama.
TARGET 90, B12 100 → TARGET 90, B12 90""")  # fmt: skip

BULAN_DIRINGKAS = rule("RAK175", Tingkat.INFO, "Angka bulanan diringkas per triwulan", _BENTUK, """
Dari target atau realisasi kinerja per bulan atau semester disimpan yang mengakhiri triwulan; penarikan per bulan juga dijumlahkan per triwulan.
Rencana aksi mencatat target per triwulan.
tidak ada; ini pemberitahuan → target Maret menjadi target TW I""")  # fmt: skip

MUNGKIN_RIBUAN = rule("RAK176", Tingkat.PERINGATAN, "Uang yang sangat kecil", _BENTUK, """
Semua jumlah di kolom uang di bawah Rp10.000, atau tidak lebih besar daripada kolom uang di sebelahnya yang dalam ribuan atau jutaan, tanpa catatan satuan.
Catatan satuannya mungkin hilang; Rp88 juta terbaca Rp88.
PAGU 88 → PAGU (juta rupiah) 88""")  # fmt: skip

KOLOM_SAMA = rule("RAK177", Tingkat.PERINGATAN, "Dua kolom yang sama artinya", _BENTUK, """
Dua kolom terisi berarti sama (misalnya dua kali target TW I); tidak satu pun dibaca.
Tidak ada cara untuk mengetahui mana yang berlaku.
TARGET TW I di E dan di I → TARGET TW I di E, REALISASI TW I di I""")  # fmt: skip

BARIS_ANEH = rule("RAK178", Tingkat.PERINGATAN, "Baris tidak dipahami", _BENTUK, """
Baris di dalam tabel berisi angka atau teks yang tidak dapat ditempatkan; tidak dibaca.
Isinya mungkin penting, dan tidak boleh hilang tanpa disebut.
angka tanpa indikator → setiap baris angka punya indikator""")  # fmt: skip

NILAI_BERTENTANGAN = rule("RAK179", Tingkat.PERINGATAN, "Jumlah yang tidak cocok", _BENTUK, """
Kolom triwulan tidak sama dengan jumlah bulan-bulannya, atau satu indikator punya dua angka untuk satu periode.
Tidak diketahui mana yang berlaku; angkanya tidak dibaca.
bulan 1, 1, 1; TW I 4 → bulan 1, 1, 1; TW I 3""")  # fmt: skip

DIKALIKAN = rule("RAK180", Tingkat.PERINGATAN, "Uang dalam ribuan atau jutaan", _BENTUK, """
Judul kolom, atau catatan di dekat tabel, menyebut ribuan atau jutaan; angkanya dikalikan sesuai itu.
Rupiah penuh tidak dapat disusun kembali dari angka yang sudah dibulatkan.
PAGU (juta rupiah) → PAGU (Rp)""")  # fmt: skip

DILEWATI = rule("RAK181", Tingkat.INFO, "Baris yang bukan data", _BENTUK, """
Baris nomor kolom, judul yang berulang, kelompok, subtotal, dan kaki tabel tidak dihitung sebagai isi.
Menghitung baris jumlah sebagai baris data menggandakan angka.
tidak ada; ini pemberitahuan → baris rata-rata dan predikat di bawah tabel""")  # fmt: skip

TEKS_TAK_DISIMPAN = rule("RAK182", Tingkat.PERINGATAN, "Teks tanpa tempat di rencana", _BENTUK, """
RENCANA KEGIATAN dalam tabel tanpa baris anggaran, atau teks rencana, bukti, status, atau keterangan tanpa triwulan; tidak disimpan.
Teks rencana milik baris anggaran, dan isian milik satu triwulan; yang tidak disimpan harus disebut, bukan hilang.
satu kolom KETERANGAN di samping REALISASI TW I … TW IV → KETERANGAN TW I, KETERANGAN TW II, …""")  # fmt: skip


def why_small(largest: float, noted: float) -> str:
    """Why a column of amounts up to ``largest``, which has no note, may be in thousands or millions all the same; empty for no reason.

    ``noted`` is the largest amount of the columns beside it that have one.
    """
    if largest <= 0:
        return ""
    if largest < 10_000:
        return "di bawah Rp10.000"
    return "tidak lebih besar daripada yang dalam ribuan atau jutaan" if largest <= noted else ""
