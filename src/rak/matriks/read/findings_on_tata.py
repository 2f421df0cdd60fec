"""Codes 120 to 149: the layout of the matrix and of the sheet Bulanan."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_MATRIKS = (
    "Lampiran keputusan: empat belas judul kolom di atas lima belas kolom, empat baris triwulan per baris anggaran."
)
_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."

TIDAK_ADA_MATRIKS = rule("RAK120", Tingkat.GALAT, "Tidak ada matriks", _MATRIKS, """
Tidak satu lembar pun punya matriks, atau rencana aksi dalam bentuk lain yang dipahami; yang ditemukan disebut.
Matriks dikenali dari judul kolomnya, bukan dari letaknya; tanpa judul isinya tidak dapat dipastikan.
baris judul terhapus → NO | SASARAN KEGIATAN | INDIKATOR KEGIATAN | TARGET KINERJA | …""")  # fmt: skip

BEBERAPA_MATRIKS = rule("RAK121", Tingkat.PERINGATAN, "Lebih dari satu matriks", _MATRIKS, """
Dua tabel atau lebih sama-sama mirip matriks; rak membaca yang paling lengkap dan menyebut calon lainnya.
Salinan lama di lembar lain mudah terbaca sebagai yang terbaru.
lembar 'Matriks' dan 'Matriks (2)' → satu lembar 'Matriks'""")  # fmt: skip

KOLOM_RENCANA_TIDAK_ADA = rule("RAK122", Tingkat.GALAT, "Kolom rencana tidak ada", _MATRIKS, """
Kolom SASARAN, INDIKATOR, TARGET, RUMUS, KEGIATAN, PAGU, RENCANA PENARIKAN, atau RENCANA KEGIATAN tidak ditemukan.
Kolom yang hilang bukan kolom yang kosong: isinya belum diketahui, dan tidak pernah dianggap nol.
kolom PAGU dihapus sebelum dikirim → kelima belas kolom ada, walaupun urutannya lain""")  # fmt: skip

KOLOM_LAPORAN_TIDAK_ADA = rule("RAK123", Tingkat.PERINGATAN, "Kolom laporan tidak ada", _MATRIKS, """
Kolom REALISASI, CAPAIAN, DATA DUKUNG, STATUS, atau KETERANGAN tidak ditemukan.
Kolom yang hilang bukan kolom yang kosong; laporannya mungkin ada di berkas lain.
kolom DATA DUKUNG dihapus → kolom DATA DUKUNG ada, walaupun belum terisi""")  # fmt: skip

KOLOM_GANDA = rule("RAK124", Tingkat.GALAT, "Dua kolom berjudul sama", _MATRIKS, """
Dua kolom yang terisi punya judul yang sama artinya; tidak satu pun dibaca.
Tidak ada cara untuk mengetahui mana yang berlaku.
REALISASI ANGGARAN di kolom I dan kolom Q → REALISASI ANGGARAN hanya di kolom I""")  # fmt: skip

JUDUL_MIRIP = rule("RAK125", Tingkat.PERINGATAN, "Judul kolom salah ketik", _MATRIKS, """
Judul kolom tidak dikenal, tetapi jelas mirip dengan satu judul resmi, dan dibaca sebagai itu.
Salah ketik kecil tidak boleh membuat satu kolom hilang, tetapi perlu diketahui.
REALIASI ANGARAN → REALISASI ANGGARAN""")  # fmt: skip

KOLOM_TAMBAHAN = rule("RAK126", Tingkat.INFO, "Kolom tambahan", _MATRIKS, """
Ada kolom yang tidak termasuk matriks resmi; kolom itu dibiarkan dan tidak dibaca.
Catatan kantor sendiri boleh ada, asalkan diketahui tidak ikut dihitung.
tidak ada; ini pemberitahuan → kolom PARAF di sebelah kanan KETERANGAN""")  # fmt: skip

LETAK_MATRIKS = rule("RAK127", Tingkat.INFO, "Letak matriks", _MATRIKS, """
Lembar, baris judul, dan kolom yang dipakai untuk membaca matriks.
Apa yang diputuskan rak harus dapat diperiksa orang.
tidak ada; ini pemberitahuan → lembar 'Matriks', judul pada baris 5""")  # fmt: skip

BARIS_DILEWATI = rule("RAK128", Tingkat.INFO, "Baris yang tidak dihitung", _MATRIKS, """
Baris nomor kolom, judul yang berulang, subtotal, atau JUMLAH tidak dihitung sebagai isi.
Menghitung baris jumlah sebagai baris anggaran menggandakan uang.
tidak ada; ini pemberitahuan → baris JUMLAH di bawah tabel""")  # fmt: skip

SAMBUNGAN = rule("RAK129", Tingkat.INFO, "Teks yang bersambung ke baris berikut", _MATRIKS, """
Baris tanpa label triwulan yang hanya berisi teks dibaca sebagai lanjutan sel di atasnya.
Pindah halaman sering memotong satu teks menjadi dua baris.
Pelaksanaan rapat kinerja | (baris berikut) secara berkala → Pelaksanaan rapat kinerja secara berkala""")  # fmt: skip

BARIS_TAK_DIKENAL = rule("RAK130", Tingkat.PERINGATAN, "Baris tidak dikenali", _MATRIKS, """
Baris di tengah matriks tidak dapat dikenali sebagai triwulan, lanjutan, judul, atau jumlah; tidak dibaca.
Isinya mungkin penting, dan tidak boleh hilang tanpa disebut.
baris berisi nama seksi di tengah tabel → nama seksi di kolom tambahan""")  # fmt: skip

TERSEMBUNYI = rule("RAK131", Tingkat.INFO, "Bagian yang disembunyikan", _MATRIKS, """
Baris, kolom, atau lembar disembunyikan, dan tetap dibaca.
Yang tersembunyi tetap menjadi bagian matriks; staf mungkin tidak menyadarinya.
baris TW II tersaring (filter) → semua baris terlihat""")  # fmt: skip

SEL_GALAT = rule("RAK132", Tingkat.GALAT, "Sel menunjukkan kesalahan Excel", _MATRIKS, """
Sel berisi #REF!, #N/A, #DIV/0!, #VALUE!, atau kesalahan lain.
Nilainya tidak diketahui; bukan nol dan bukan kosong.
#REF! di RENCANA PENARIKAN DANA → 22220000""")  # fmt: skip

RUMUS_TANPA_NILAI = rule("RAK133", Tingkat.GALAT, "Rumus tanpa nilai", _MATRIKS, """
Sel berisi rumus tanpa nilai tersimpan, dan rumusnya tidak dapat dihitung dengan pasti di sini.
Program lain menyimpan rumus tanpa hasilnya; menebak hasilnya berbahaya.
=INDIRECT(A1) tanpa nilai tersimpan → berkas yang dibuka dan disimpan lagi di Excel""")  # fmt: skip

RUMUS_DIHITUNG = rule("RAK134", Tingkat.INFO, "Rumus dihitung sendiri", _MATRIKS, """
Sel berisi rumus tanpa nilai tersimpan; hasilnya dihitung dari sel yang dirujuk.
Apa yang dihitung rak perlu diketahui.
tidak ada; ini pemberitahuan → =G7/4 tanpa nilai tersimpan""")  # fmt: skip

RUMUS_LUAR = rule("RAK135", Tingkat.PERINGATAN, "Rumus mengambil dari luar berkas", _MATRIKS, """
Rumus merujuk berkas lain, jaringan, atau program; tidak dijalankan, nilai tersimpannya yang dipakai.
Nilainya dapat berubah atau hilang tanpa diketahui penerima berkas.
='[DIPA.xlsx]Pagu'!B7 → 88880000""")  # fmt: skip

NILAI_BASI = rule("RAK136", Tingkat.GALAT, "Hasil rumus tidak sesuai isi Bulanan", _BULANAN, """
Sel rumus menunjukkan nilai lama yang tidak sama dengan hitungan dari lembar Bulanan.
Program yang tidak menghitung ulang meninggalkan angka basi; pembaca cetakan akan salah.
REALISASI menunjukkan 0, Bulanan berjumlah 450.000 → REALISASI dan Bulanan sama-sama 450.000""")  # fmt: skip

ISI_BERTENTANGAN = rule("RAK137", Tingkat.GALAT, "Nilai yang diulang tidak sama", _MATRIKS, """
Satu sasaran, indikator, atau kegiatan ditulis berbeda di dua barisnya.
Tidak diketahui mana yang berlaku; yang pertama dipakai agar pembacaan dapat diteruskan.
TARGET 70 % di baris TW I dan 75 % di baris TW II → TARGET 70 % di semua barisnya""")  # fmt: skip

TANPA_LABEL = rule("RAK138", Tingkat.PERINGATAN, "Matriks tanpa label triwulan", _MATRIKS, """
Tidak ada kolom TW; empat baris berturut-turut dibaca sebagai TW I sampai TW IV.
Tanpa label, satu baris yang hilang menggeser semua triwulan.
empat baris tanpa TW I sampai TW IV → TW I, TW II, TW III, TW IV""")  # fmt: skip

JUDUL_RAGU = rule("RAK139", Tingkat.PERINGATAN, "Judul kolom bermakna ganda", _MATRIKS, """
Judul kolom mirip dengan dua judul resmi; kolomnya tidak dibaca.
Kolom yang tertukar lebih berbahaya daripada kolom yang ditanyakan.
REANASI PENARIKAN → RENCANA PENARIKAN DANA""")  # fmt: skip

BULANAN_TANPA_JUDUL = rule("RAK140", Tingkat.GALAT, "Lembar Bulanan tanpa judul", _BULANAN, """
Lembar Bulanan tidak punya baris judul dengan KODE dan nama bulan.
Tanpa judul, angka bulanan tidak dapat ditempatkan.
baris judul Bulanan terhapus → KODE | JENIS | URAIAN | … | Januari | … | Desember""")  # fmt: skip

BULANAN_KURANG = rule("RAK141", Tingkat.PERINGATAN, "Baris Bulanan tidak ada", _BULANAN, """
Satu baris anggaran atau variabel tidak punya baris di lembar Bulanan.
Angkanya tidak dapat dilaporkan per bulan.
baris 2.1.2 dihapus dari Bulanan → setiap baris anggaran dan variabel punya satu baris""")  # fmt: skip

UANG_TANPA_TEMPAT = rule("RAK142", Tingkat.GALAT, "Jumlah uang di luar triwulan", _MATRIKS, """
Baris tanpa label triwulan berisi jumlah uang yang tidak dapat ditempatkan.
Uang tidak boleh hilang dan tidak boleh ditebak tempatnya.
baris tambahan berisi Rp1.000.000 di bawah TW II → jumlah itu ditulis di baris TW II""")  # fmt: skip

TAK_TAMPAK = rule("RAK143", Tingkat.PERINGATAN, "Nilai yang tidak tampak", _MATRIKS, """
Sel berisi nilai yang tidak dilihat orang: hurufnya sewarna dengan latarnya atau setitik, atau formatnya tidak menampilkan apa-apa.
Yang menyetujui cetakannya tidak melihat nilai itu, padahal nilai itu dibaca dan ikut dijumlahkan.
PAGU 88880000 dengan huruf putih, atau berformat ;;; → angka yang tampak, atau sel kosong""")  # fmt: skip
