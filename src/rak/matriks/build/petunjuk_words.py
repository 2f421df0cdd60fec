"""The words of sheet Petunjuk: sections of label and text."""

from __future__ import annotations

from typing import Final

from rak.domain.laporan import StatusPelaksanaan
from rak.domain.polaritas import Polaritas
from rak.matriks.build.rekap_layout import POSISI_CELL

GUIDE: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    (
        "SIAPA DAN KAPAN",
        (
            (
                "Yang mengisi",
                (
                    "Setiap bagian atau subseksi mengisi barisnya sendiri (Diktum Keempat angka 1). Namanya "
                    "tertulis di lembar "
                    "Bulanan, kolom PENANGGUNG JAWAB."
                ),
            ),
            (
                "Waktu",
                (
                    "Setiap bulan, paling lambat tanggal 5 bulan berikutnya (Diktum Keempat angka 4). Laporan "
                    "bulan Januari "
                    "paling lambat 5 Februari, laporan bulan Desember paling lambat 5 Januari tahun berikutnya."
                ),
            ),
            ("Evaluasi", "Capaian dibahas setiap semester dalam rapat koordinasi (Diktum Keempat angka 5)."),
        ),
    ),
    (
        "LANGKAH MENGISI",
        (
            (
                "1. Bulanan",
                ("Buka lembar Bulanan. Isi hanya sel berwarna kuning muda pada kolom bulan yang dilaporkan."),
            ),
            (
                "   baris Realisasi",
                "Isi belanja bulan itu saja, bukan jumlah sejak Januari, dalam rupiah penuh tanpa titik: 450000.",
            ),
            (
                "   baris Variabel",
                (
                    "Isi nilai setiap unsur RUMUS PERHITUNGAN untuk bulan itu. Bila unsurnya bernama Capaian, "
                    "rumusnya tidak "
                    "dapat dihitung sendiri: isi capaiannya dalam satuan target (70 untuk 70 %)."
                ),
            ),
            (
                "2. Matriks",
                (
                    "REALISASI ANGGARAN dan CAPAIAN terisi sendiri dari lembar Bulanan. Isi DATA DUKUNG, "
                    "STATUS PELAKSANAAN, "
                    "dan KETERANGAN pada baris triwulan yang dilaporkan."
                ),
            ),
            (
                "   DATA DUKUNG",
                (
                    "Tempel tautan bukti dukung. Bila lebih dari satu, satu tautan per baris (tekan Alt+Enter "
                    "untuk baris baru)."
                ),
            ),
            ("   STATUS", f"Pilih dari daftar: {', '.join(map(str, StatusPelaksanaan))}."),
            (
                "3. Rekap",
                (
                    "Periksa penyerapan, sisa pagu, deviasi, dan capaian. Kolom TANDA menunjukkan apa yang "
                    "perlu dilihat dahulu."
                ),
            ),
            (
                "4. Simpan dan kirim",
                (
                    "Simpan sebagai .xlsx dan kirim kepada perencana. Jangan mengubah nama lembar, judul "
                    "kolom, atau susunan baris."
                ),
            ),
        ),
    ),
    (
        "ARTI ISIAN",
        (
            ("(kosong)", "Belum diisi. Kosong tidak pernah dihitung sebagai nol."),
            ("0", "Nol: dilaporkan dan memang tidak ada."),
            ("-", "Tidak berlaku untuk bulan itu."),
            (
                "tidak dapat dihitung",
                "Rumusnya tidak punya hasil, misalnya karena penyebutnya nol atau polaritas belum dipilih.",
            ),
        ),
    ),
    (
        "EJAAN YANG DITERIMA",
        (
            (
                "Rupiah",
                (
                    "450000 (paling aman). Bila tertulis sebagai teks juga dibaca: Rp450.000; Rp. 450.000; Rp "
                    "450.000,-. Tanpa sen."
                ),
            ),
            ("Bilangan", "12 atau 84,05 (koma untuk desimal, titik hanya untuk ribuan)."),
            ("Persen", "70% di kolom CAPAIAN bila diketik langsung."),
            ("Tidak berlaku", "Satu tanda hubung: -"),
        ),
    ),
    (
        "PILIHAN PERENCANA (lembar Bulanan)",
        (
            ("GABUNGAN jumlah", "Nilai triwulan adalah jumlah nilai bulanannya."),
            (
                "GABUNGAN terakhir",
                "Nilai triwulan adalah nilai bulan terakhir yang terisi, untuk nilai yang sudah kumulatif.",
            ),
            ("GABUNGAN rata_rata", "Nilai triwulan adalah rata-rata bulan yang terisi."),
            *((f"POLARITAS {polaritas}", polaritas.arti) for polaritas in Polaritas),
            ("Target rentang", "Di dalam rentang 100 %; di luar rentang dibandingkan dengan batas yang terdekat."),
        ),
    ),
    (
        "ISTILAH DI LEMBAR REKAP",
        (
            ("Posisi s.d.", f"Triwulan yang menjadi batas hitungan sejak Januari. Dapat dipilih di sel {POSISI_CELL}."),
            ("Penyerapan", "Realisasi s.d. posisi dibagi pagu."),
            ("Sisa pagu", "Pagu dikurangi realisasi s.d. posisi."),
            ("Deviasi dari rencana", "Selisih realisasi dan rencana penarikan s.d. posisi, dibagi rencana itu."),
            (
                "Tanda",
                (
                    "DI ATAS PAGU: tidak boleh terjadi. di atas rencana: boleh, tetapi rencana berikutnya "
                    "perlu disesuaikan. "
                    "tercapai: 100 % atau lebih; hampir tercapai: 80 % atau lebih; di bawah target: kurang dari 80 %. "
                    "pilih polaritas: di lembar Bulanan."
                ),
            ),
        ),
    ),
    (
        "PENGAMAN",
        (
            (
                "Sel terkunci",
                (
                    "Rencana dikunci tanpa kata sandi supaya tidak berubah tanpa sengaja. Perencana membukanya "
                    "lewat menu Tinjau "
                    "(Review), Buka Proteksi Lembar (Unprotect Sheet)."
                ),
            ),
            (
                "Mengetik di Matriks",
                (
                    "REALISASI dan CAPAIAN boleh diketik langsung di Matriks bila angka bulanannya tidak ada; "
                    "rumusnya lalu hilang. "
                    "Bila keduanya ada dan berbeda, pemeriksaan melaporkannya."
                ),
            ),
        ),
    ),
)
