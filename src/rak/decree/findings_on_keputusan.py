"""Codes 15x: what was decided, and what stayed doubtful, when a decree was made into a plan (``rak impor``)."""

from typing import Final

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

SEL_BERGESER: Final = rule("RAK150", Tingkat.INFO, "Sel ditempatkan menurut isinya",
    "tabel lampiran keputusan, lima belas kolom; baris TW II sampai TW IV tidak mengulang sel gabungan.", """
baris tabel keputusan punya sel lebih sedikit daripada judul kolomnya; tiap sel ditempatkan menurut isinya.
sel gabungan tidak ikut dalam teks keputusan, sehingga sel sesudahnya bergeser ke kiri.
indikator berdiri di bawah SASARAN KEGIATAN karena sel NO tidak ada.
→ setiap baris dimulai dengan sel kosong sebanyak sel gabungan di sebelah kirinya.""")  # fmt: skip
BARIS_DISAMBUNG: Final = rule("RAK151", Tingkat.INFO, "Baris yang terpotong disambung",
    "tabel lampiran keputusan; setiap baris anggaran punya tepat empat baris, TW I sampai TW IV.", """
baris tanpa label TW berisi lanjutan teks sel di atasnya; keduanya disambung.
pergantian halaman memotong satu baris tabel menjadi dua.
"Pelaksanaan rapat kinerja secara berkala" di satu baris, "dan pembuatan pelaporan" di baris lain.
→ "Pelaksanaan rapat kinerja secara berkala dan pembuatan pelaporan" dalam satu sel.""")  # fmt: skip
SEL_DILANJUTKAN: Final = rule("RAK152", Tingkat.INFO, "Sel gabungan berlaku untuk baris berikutnya",
    "kolom KEGIATAN dan PAGU; indikator keempat keputusan punya empat baris anggaran.", """
baris anggaran tanpa teks KEGIATAN sendiri memakai teks baris anggaran di atasnya.
satu KEGIATAN boleh punya beberapa pagu; teksnya hanya tertulis sekali dalam sel gabungan.
baris anggaran baru yang sebenarnya lain kegiatan, tetapi sel KEGIATAN-nya lupa diisi.
→ empat pagu di bawah satu KEGIATAN.""")  # fmt: skip
KODE_DITETAPKAN: Final = rule("RAK153", Tingkat.INFO, "Nomor dan kode ditetapkan", "kolom NO.", """
nomor sasaran dirapikan atau dibuat, karena kolom NO kosong, kembar, bertitik di belakang, atau tidak membuka sasaran.
kode (1, 1.1, 1.1.1) adalah pengenal baris yang tetap; teks bukan pengenal.
NO berisi "2." di satu baris dan "1" di baris lain. → NO berisi 1 dan 2.""")  # fmt: skip
REALISASI_DI_BULAN_AKHIR: Final = rule("RAK154", Tingkat.INFO, "Realisasi triwulan ditaruh di bulan terakhir",
    "kolom REALISASI ANGGARAN; Diktum Keempat angka 4 (pelaporan setiap bulan).", """
keputusan memuat realisasi per triwulan; jumlahnya ditaruh di bulan terakhir triwulan itu.
laporan dibuat per bulan, sedangkan pembagian ke bulan tidak tertulis di keputusan.
jumlah TW I dibagi rata ke Januari, Februari, dan Maret.
→ jumlah TW I seluruhnya di Maret, sampai angka bulanannya diketahui.""")  # fmt: skip
NIP_DIHILANGKAN: Final = rule("RAK155", Tingkat.INFO, "NIP tidak dimuat",
    "blok tanda tangan keputusan dan lampirannya.", """
nomor induk pegawai di naskah keputusan tidak ikut dalam rencana.
rencana disimpan dan dibagikan sebagai berkas; nomor pribadi tidak diperlukan untuk itu.
blok tanda tangan dengan NIP di dalam rencana.toml.
→ blok tanda tangan dengan nama, jabatan, tempat, dan tanggal saja.""")  # fmt: skip
IDENTITAS_DITETAPKAN: Final = rule("RAK156", Tingkat.INFO, "Tahun, kantor, dan susunan tabel ditetapkan",
    "judul keputusan dan judul lampiran.", """
tahun anggaran, nama satuan kerja, dan susunan kolom diambil dari judul keputusan dan judul tabel; bila tabel tanpa \
kolom label TW, triwulan diambil dari label di RENCANA KEGIATAN, lalu di CAPAIAN, lalu dari urutan baris.
keputusan menyebutnya di beberapa tempat dengan ejaan yang tidak selalu sama, atau tidak menyebutnya.
nama kantor dengan huruf besar semua, padahal di batang tubuh tertulis biasa.
→ nama kantor seperti dalam batang tubuh keputusan.""")  # fmt: skip
SEL_TIDAK_TERBACA: Final = rule("RAK157", Tingkat.PERINGATAN, "Isi keputusan tidak terbaca atau tidak ada",
    "kolom tabel lampiran keputusan.", """
sel yang perlu untuk rencana kosong, atau isinya tidak dapat dibaca menurut kolomnya.
yang tidak terbaca dibiarkan kosong dan tidak ditebak.
PAGU "Rp. 88.880.0OO" (huruf O), TARGET "2.857 orang" (2857 atau 2,857), tanpa baris TW III.
→ PAGU "Rp. 88.880.000", TARGET "70 %", empat baris TW.""")  # fmt: skip
BAGIAN_MERAGUKAN: Final = rule("RAK158", Tingkat.PERINGATAN, "Bagian naskah tidak terpakai atau meragukan",
    "tabel lampiran keputusan.", """
ada teks atau kolom di dalam tabel yang tidak dapat ditempatkan, yang letaknya dapat dibaca dua cara, atau yang tidak \
cocok dengan judul kolomnya.
tidak ada isi keputusan yang boleh hilang tanpa diketahui.
sepotong teks tanpa label TW yang tidak cocok dengan sel mana pun di atasnya; PAGU "delapan juta".
→ setiap teks berada di sel dan baris TW-nya.""")  # fmt: skip
TANDA_TANGAN_TIDAK_LENGKAP: Final = rule("RAK159", Tingkat.PERINGATAN, "Blok tanda tangan tidak lengkap",
    "blok tanda tangan keputusan dan lampirannya.", """
blok tanda tangan keputusan atau lampirannya tidak ditemukan, atau tanggalnya tidak terbaca.
matriks memuat blok tanda tangan; yang tidak ditemukan perlu diisi orang.
"Tembung, Februari 2024" tanpa tanggal. → "Ternate, 27 Februari 2024", jabatan, dan nama.""")  # fmt: skip
PERUBAHAN_TERLACAK: Final = rule("RAK160", Tingkat.PERINGATAN, "Perubahan terlacak dibaca seolah diterima",
    'tampilan "Simple Markup" di Word.', """
dokumen Word memuat perubahan terlacak; yang disisipkan dibaca, yang dihapus tidak, seperti di layar.
selama perubahan belum diterima atau ditolak, angkanya masih dapat berubah.
pagu 88.880.000 yang angka kedelapannya dicoret dan diganti 9 tanpa diterima.
→ semua perubahan diterima atau ditolak sebelum dokumen dibaca.""")  # fmt: skip
TEKS_TAK_TAMPAK: Final = rule("RAK161", Tingkat.PERINGATAN, "Teks tersembunyi, dicoret, atau tertutup",
    "yang dibaca ialah yang dilihat orang.", """
dokumen Word memuat teks yang tidak terlihat (tersembunyi, sewarna dengan latarnya, setitik, tertutup sel gabungan, isi \
contoh) dan tidak dibaca, atau yang tetap dibaca: dicoret dengan tangan, atau angka putih yang latarnya tidak pasti.
yang tidak terlihat bukan isi keputusan; yang dicoret mungkin dimaksud dihapus.
pagu lama dicoret di samping pagu baru dalam satu sel. → pagu baru saja.""")  # fmt: skip
DALAM_RIBUAN: Final = rule("RAK162", Tingkat.PERINGATAN, "Jumlah uang keputusan dalam ribuan atau jutaan",
    "lampiran keputusan: kolom PAGU dan RENCANA PENARIKAN DANA berisi rupiah.", """
judul kolom atau catatan di dekat tabel keputusan menyebut ribu atau juta; angkanya dikalikan.
rencana memuat rupiah penuh.
pagu 88 dibaca Rp88 di bawah catatan "(dalam jutaan rupiah)". → pagu 88 dibaca Rp88.000.000.""")  # fmt: skip
