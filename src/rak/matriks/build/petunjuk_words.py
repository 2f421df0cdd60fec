"""The words of sheet Petunjuk: sections of label and text."""

from typing import Final

from rak.domain.laporan import StatusPelaksanaan
from rak.domain.polaritas import Polaritas
from rak.matriks.build.rekap_layout import POSISI_CELL

_STATUS: Final = ", ".join(map(str, StatusPelaksanaan))
_POLARITAS: Final = "\n".join(f"POLARITAS {one} | {one.arti}" for one in Polaritas)
_WORDS: Final = f"""
SIAPA DAN KAPAN
Yang mengisi | Setiap bagian atau subseksi mengisi barisnya sendiri (Diktum Keempat angka 1). Namanya tertulis di
  kolom PENANGGUNG JAWAB: untuk indikator di lembar Indikator, untuk baris anggaran di lembar Bulanan.
Waktu | Setiap bulan, paling lambat tanggal 5 bulan berikutnya (Diktum Keempat angka 4). Laporan bulan Januari paling
  lambat 5 Februari, laporan bulan Desember paling lambat 5 Januari tahun berikutnya.
Evaluasi | Capaian dibahas setiap semester dalam rapat koordinasi (Diktum Keempat angka 5).

LANGKAH MENGISI
1. Bulanan | Buka lembar Bulanan. Isi hanya sel berwarna kuning muda pada kolom bulan yang dilaporkan.
   baris Realisasi | Isi belanja bulan itu saja (kecuali PELAPORAN kumulatif), dalam rupiah penuh tanpa titik: 450000.
  Kurang dari nol: pengembalian.
   baris Variabel | Isi nilai setiap unsur RUMUS PERHITUNGAN untuk bulan itu. Bila unsurnya bernama Capaian, rumusnya
  tidak dapat dihitung sendiri: isi capaiannya dalam satuan target (70 untuk 70 %).
2. Matriks | REALISASI ANGGARAN dan CAPAIAN terisi sendiri dari lembar Bulanan. Isi DATA DUKUNG, STATUS PELAKSANAAN,
  dan KETERANGAN pada baris triwulan yang dilaporkan.
   DATA DUKUNG | Tempel tautan bukti dukung. Bila lebih dari satu, satu tautan per baris (tekan Alt+Enter untuk baris
  baru).
   STATUS | Pilih dari daftar: {_STATUS}.
3. Evaluasi | Tulis analisis, kendala, dan tindak lanjut per indikator dan triwulan; isinya masuk ke laporan tertulis.
4. Rekap | Periksa penyerapan, sisa pagu, deviasi, dan capaian. Kolom TANDA menunjukkan apa yang perlu dilihat dahulu.
5. Simpan dan kirim | Simpan sebagai .xlsx dan kirim kepada perencana. Jangan mengubah nama lembar, judul kolom, atau
  susunan baris.

ARTI ISIAN
(kosong) | Belum diisi. Kosong tidak pernah dihitung sebagai nol.
0 | Nol: dilaporkan dan memang tidak ada.
- | Tidak berlaku untuk bulan itu.
tidak dapat dihitung | Rumusnya tidak punya hasil, misalnya karena penyebutnya nol atau polaritas belum dipilih.

EJAAN YANG DITERIMA
Rupiah | 450000. Yang tertulis sebagai teks juga dibaca, tetapi tidak dihitung rumus lembar ini dan dilaporkan:
  Rp450.000; Rp. 450.000; Rp 450.000,-. Tanpa sen.
Bilangan | 12 atau 84,05 (koma untuk desimal, titik hanya untuk ribuan).
Persen | 70% di kolom CAPAIAN bila diketik langsung.
Tidak berlaku | Satu tanda hubung: -

PILIHAN PERENCANA (lembar Indikator)
TARGET TAHUN, TARGET TW | Angkanya saja, dalam satuan TARGET KINERJA: 70 untuk 70 %. Target triwulan boleh kosong;
  TARGET KUMULATIF menyatakan apakah target TW II sudah memuat TW I.
TINGKAT CAPAIAN TW | Tingkat yang diketahui tanpa variabelnya, misalnya hasil penilaian dari luar; dihitung selama bulan
  triwulan itu kosong. TINGKAT KUMULATIF: ya bila sudah s.d. triwulan itu.
GABUNGAN (kosong) | Persen, indeks, dan nilai yang diukur langsung: bulan terakhir. Jumlah dan unsur sebuah rasio:
  dijumlahkan. Pada baris Variabel pilihannya hanya untuk unsur itu.
GABUNGAN jumlah | Nilai triwulan adalah jumlah nilai bulanannya.
GABUNGAN terakhir | Nilai triwulan adalah nilai bulan terakhir yang terisi, untuk tingkat (indeks, nilai, persen).
GABUNGAN rata_rata | Nilai triwulan adalah rata-rata bulan yang terisi.
PELAPORAN kumulatif | Angka tiap bulan sudah s.d. bulan itu; selisihnya yang dihitung.
FREKUENSI | Berapa sering indikator dilaporkan: bulanan, triwulanan, semesteran, atau tahunan.
BATAS CAPAIAN | Batas atas persentase capaian; yang tidak terpotong tetap ditunjukkan di sebelahnya.
{_POLARITAS}
Target rentang | Di dalam rentang 100 %; di luar rentang dibandingkan dengan batas yang terdekat.

ISTILAH DI LEMBAR REKAP
Posisi s.d. | Bulan atau triwulan yang menjadi batas hitungan sejak Januari; dipilih di sel {POSISI_CELL}.
Terisi | Laporan yang terisi dari yang sudah jatuh tempo s.d. posisi; sel berisi - tidak dihitung.
Pasangan | Dalam rasio satu bulan dihitung bila semua unsurnya terisi untuk bulan itu; kolom TW di Bulanan tetap
  menunjukkan jumlah tiap unsur.
Penyerapan | Realisasi s.d. posisi dibagi pagu.
Sisa pagu | Pagu dikurangi realisasi s.d. posisi.
Deviasi baris | Selisih realisasi dan rencana pada akhir triwulan terakhir yang selesai, dibagi rencana itu. Untuk
  beberapa baris: jumlah selisih tiap baris, tidak saling menutup.
Deviasi bersih | Selisih jumlah realisasi dan jumlah rencana baris yang terisi; lebih dan kurang saling menutup.
Tanda | DI ATAS PAGU: tidak boleh terjadi. di atas rencana: boleh, tetapi rencana berikutnya perlu disesuaikan.
  tercapai: targetnya dicapai; hampir tercapai: belum, tetapi 80 % atau lebih; di bawah target: kurang dari 80 %.
  sementara: belum semua bulan terisi. berjalan: jumlah yang tahunnya (atau triwulannya) belum selesai. ditanyakan:
  angkanya tampak s.d. bulan itu, atau TARGET KUMULATIF belum dinyatakan. pilih polaritas: di lembar Indikator.

PENGAMAN
Sel terkunci | Rencana dikunci tanpa kata sandi supaya tidak berubah tanpa sengaja. Perencana membukanya lewat menu
  Tinjau (Review), Buka Proteksi Lembar (Unprotect Sheet).
Mengetik di Matriks | REALISASI dan CAPAIAN boleh diketik langsung di Matriks bila angka bulanannya tidak ada;
  rumusnya lalu hilang. Bila keduanya ada dan berbeda, pemeriksaan melaporkannya.
"""
"""Sections apart by a blank line, each with its title first; a label, ``|``, and its text, which goes on below it."""


def _section(block: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    title, *lines = block.split("\n")
    entries: list[tuple[str, str]] = []
    for line in lines:
        label, bar, text = line.partition(" | ")
        if bar:
            entries.append((label, text))
        else:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {line.strip()}")
    return title, tuple(entries)


GUIDE: Final = tuple(map(_section, _WORDS.strip().split("\n\n")))
