"""Codes 170 to 182: action plans in other forms than the decree's four rows per budget line."""

from __future__ import annotations

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_BENTUK = "Bentuk rencana aksi yang dikenal: docs/pembacaan.md, bagian Bentuk lain."

LETAK_BENTUK = rule("RAK170", Tingkat.INFO, "Bentuk dan kolom yang dibaca", f"""
Apa: Bentuk tabel, baris judulnya, dan arti setiap kolom yang dibaca atau sengaja tidak dibaca.
Mengapa: Apa yang diputuskan rak harus dapat diperiksa orang.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: E5–H5 target kinerja TW I sampai TW IV
Dasar: {_BENTUK}
""")  # fmt: skip

KOLOM_DITANYAKAN = rule("RAK171", Tingkat.PERINGATAN, "Arti kolom tidak dapat diputuskan", f"""
Apa: Kolom dapat berarti dua hal (uang atau kinerja, target atau realisasi, periode yang tidak disebut); tidak dibaca.
Mengapa: Hitungan yang dibaca sebagai rupiah, atau angka di triwulan yang salah, lebih buruk daripada yang ditanyakan.
Contoh salah: REALISASI di samping PAGU dan TARGET
Contoh benar: REALISASI ANGGARAN, REALISASI KINERJA
Dasar: {_BENTUK}
""")  # fmt: skip

KUMULATIF_DITANYAKAN = rule("RAK172", Tingkat.PERINGATAN, "Kumulatif atau per periode tidak disebut", f"""
Apa: Target atau realisasi per periode dapat berarti sampai dengan periode itu atau periode itu saja.
Mengapa: 20, 40, 60, 80 sampai dengan TW IV adalah 80 atau 200; tidak ditebak.
Contoh salah: TARGET | TW I | TW II | TW III | TW IV
Contoh benar: TARGET | s.d. TW I | s.d. TW II | s.d. TW III | s.d. TW IV
Dasar: {_BENTUK}
""")  # fmt: skip

ANGKA_DITANYAKAN = rule("RAK173", Tingkat.PERINGATAN, "Angka bermakna ganda", f"""
Apa: Angka yang dapat dibaca dua cara (0,8 atau 80 persen, bulan yang belum lengkap); yang meragukan tidak dibaca.
Mengapa: Yang dapat dibaca dua cara tidak ditebak.
Contoh salah: target 80 %, realisasi 0,9 tanpa tanda persen
Contoh benar: target 80 %, realisasi 90 %
Dasar: {_BENTUK}
""")  # fmt: skip

TARGET_AKHIR = rule("RAK174", Tingkat.PERINGATAN, "Target akhir tahun berbeda dari TARGET", f"""
Apa: Target sampai dengan periode terakhir tidak sama dengan target setahun; keduanya dibiarkan.
Mengapa: Salah satunya mungkin sisa rencana lama.
Contoh salah: TARGET 90, B12 100
Contoh benar: TARGET 90, B12 90
Dasar: {_BENTUK}
""")  # fmt: skip

BULAN_DIRINGKAS = rule("RAK175", Tingkat.INFO, "Angka bulanan diringkas per triwulan", f"""
Apa: Dari target atau realisasi kinerja per bulan disimpan akhir triwulannya; penarikan per bulan juga dijumlahkan per triwulan.
Mengapa: Rencana aksi mencatat target per triwulan.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: target Maret menjadi target TW I
Dasar: {_BENTUK}
""")  # fmt: skip

MUNGKIN_RIBUAN = rule("RAK176", Tingkat.PERINGATAN, "Uang yang sangat kecil", f"""
Apa: Semua jumlah di kolom uang di bawah Rp10.000, tanpa catatan ribuan atau jutaan.
Mengapa: Catatan satuannya mungkin hilang; Rp88 juta terbaca Rp88.
Contoh salah: PAGU 88
Contoh benar: PAGU (juta rupiah) 88
Dasar: {_BENTUK}
""")  # fmt: skip

KOLOM_SAMA = rule("RAK177", Tingkat.PERINGATAN, "Dua kolom yang sama artinya", f"""
Apa: Dua kolom terisi berarti sama (misalnya dua kali target TW I); tidak satu pun dibaca.
Mengapa: Tidak ada cara untuk mengetahui mana yang berlaku.
Contoh salah: TARGET TW I di E dan di I
Contoh benar: TARGET TW I di E, REALISASI TW I di I
Dasar: {_BENTUK}
""")  # fmt: skip

BARIS_ANEH = rule("RAK178", Tingkat.PERINGATAN, "Baris tidak dipahami", f"""
Apa: Baris di dalam tabel berisi angka atau teks yang tidak dapat ditempatkan; tidak dibaca.
Mengapa: Isinya mungkin penting, dan tidak boleh hilang tanpa disebut.
Contoh salah: angka tanpa indikator
Contoh benar: setiap baris angka punya indikator
Dasar: {_BENTUK}
""")  # fmt: skip

NILAI_BERTENTANGAN = rule("RAK179", Tingkat.PERINGATAN, "Jumlah yang tidak cocok", f"""
Apa: Kolom triwulan tidak sama dengan jumlah bulan-bulannya, atau satu indikator punya dua angka untuk satu periode.
Mengapa: Tidak diketahui mana yang berlaku; angkanya tidak dibaca.
Contoh salah: bulan 1, 1, 1; TW I 4
Contoh benar: bulan 1, 1, 1; TW I 3
Dasar: {_BENTUK}
""")  # fmt: skip

DIKALIKAN = rule("RAK180", Tingkat.PERINGATAN, "Uang dalam ribuan atau jutaan", f"""
Apa: Judul kolom, atau catatan di dekat tabel, menyebut ribuan atau jutaan; angkanya dikalikan sesuai itu.
Mengapa: Rupiah penuh tidak dapat disusun kembali dari angka yang sudah dibulatkan.
Contoh salah: PAGU (juta rupiah)
Contoh benar: PAGU (Rp)
Dasar: {_BENTUK}
""")  # fmt: skip

DILEWATI = rule("RAK181", Tingkat.INFO, "Baris yang bukan data", f"""
Apa: Baris nomor kolom, judul yang berulang, kelompok, subtotal, dan kaki tabel tidak dihitung sebagai isi.
Mengapa: Menghitung baris jumlah sebagai baris data menggandakan angka.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: baris rata-rata dan predikat di bawah tabel
Dasar: {_BENTUK}
""")  # fmt: skip

RENCANA_TANPA_BARIS = rule("RAK182", Tingkat.PERINGATAN, "Teks rencana tanpa baris anggaran", f"""
Apa: Kolom RENCANA KEGIATAN berisi teks, padahal tabel tidak punya kolom kegiatan atau uang; teksnya tidak disimpan.
Mengapa: Teks rencana milik baris anggaran; yang tidak disimpan harus disebut, bukan hilang.
Contoh salah: INDIKATOR, RENCANA AKSI, TW I … TW IV tanpa KEGIATAN dan PAGU
Contoh benar: INDIKATOR, KEGIATAN, RENCANA AKSI, PAGU
Dasar: {_BENTUK}
""")  # fmt: skip
