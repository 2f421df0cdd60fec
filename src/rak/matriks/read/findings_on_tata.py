"""Codes 120 to 149: the layout of the matrix and of the sheet Bulanan."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_MATRIKS = (
    "Lampiran keputusan: empat belas judul kolom di atas lima belas kolom, empat baris triwulan per baris anggaran."
)
_BULANAN = "Diktum Keempat angka 4: pelaporan dilaksanakan setiap bulan."

TIDAK_ADA_MATRIKS = rule("RAK120", Tingkat.GALAT, "Tidak ada matriks", f"""
Apa: Tidak satu lembar pun punya matriks, atau rencana aksi dalam bentuk lain yang dipahami; yang ditemukan disebut.
Mengapa: Matriks dikenali dari judul kolomnya, bukan dari letaknya; tanpa judul isinya tidak dapat dipastikan.
Contoh salah: baris judul terhapus
Contoh benar: NO | SASARAN KEGIATAN | INDIKATOR KEGIATAN | TARGET KINERJA | …
Dasar: {_MATRIKS}
""")  # fmt: skip

BEBERAPA_MATRIKS = rule("RAK121", Tingkat.PERINGATAN, "Lebih dari satu matriks", f"""
Apa: Dua tabel atau lebih sama-sama mirip matriks; rak membaca yang paling lengkap dan menyebut calon lainnya.
Mengapa: Salinan lama di lembar lain mudah terbaca sebagai yang terbaru.
Contoh salah: lembar 'Matriks' dan 'Matriks (2)'
Contoh benar: satu lembar 'Matriks'
Dasar: {_MATRIKS}
""")  # fmt: skip

KOLOM_RENCANA_TIDAK_ADA = rule("RAK122", Tingkat.GALAT, "Kolom rencana tidak ada", f"""
Apa: Kolom SASARAN, INDIKATOR, TARGET, RUMUS, KEGIATAN, PAGU, RENCANA PENARIKAN, atau RENCANA KEGIATAN tidak ditemukan.
Mengapa: Kolom yang hilang bukan kolom yang kosong: isinya belum diketahui, dan tidak pernah dianggap nol.
Contoh salah: kolom PAGU dihapus sebelum dikirim
Contoh benar: kelima belas kolom ada, walaupun urutannya lain
Dasar: {_MATRIKS}
""")  # fmt: skip

KOLOM_LAPORAN_TIDAK_ADA = rule("RAK123", Tingkat.PERINGATAN, "Kolom laporan tidak ada", f"""
Apa: Kolom REALISASI, CAPAIAN, DATA DUKUNG, STATUS, atau KETERANGAN tidak ditemukan.
Mengapa: Kolom yang hilang bukan kolom yang kosong; laporannya mungkin ada di berkas lain.
Contoh salah: kolom DATA DUKUNG dihapus
Contoh benar: kolom DATA DUKUNG ada, walaupun belum terisi
Dasar: {_MATRIKS}
""")  # fmt: skip

KOLOM_GANDA = rule("RAK124", Tingkat.GALAT, "Dua kolom berjudul sama", f"""
Apa: Dua kolom yang terisi punya judul yang sama artinya; tidak satu pun dibaca.
Mengapa: Tidak ada cara untuk mengetahui mana yang berlaku.
Contoh salah: REALISASI ANGGARAN di kolom I dan kolom Q
Contoh benar: REALISASI ANGGARAN hanya di kolom I
Dasar: {_MATRIKS}
""")  # fmt: skip

JUDUL_MIRIP = rule("RAK125", Tingkat.PERINGATAN, "Judul kolom salah ketik", f"""
Apa: Judul kolom tidak dikenal, tetapi jelas mirip dengan satu judul resmi, dan dibaca sebagai itu.
Mengapa: Salah ketik kecil tidak boleh membuat satu kolom hilang, tetapi perlu diketahui.
Contoh salah: REALIASI ANGARAN
Contoh benar: REALISASI ANGGARAN
Dasar: {_MATRIKS}
""")  # fmt: skip

KOLOM_TAMBAHAN = rule("RAK126", Tingkat.INFO, "Kolom tambahan", f"""
Apa: Ada kolom yang tidak termasuk matriks resmi; kolom itu dibiarkan dan tidak dibaca.
Mengapa: Catatan kantor sendiri boleh ada, asalkan diketahui tidak ikut dihitung.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: kolom PARAF di sebelah kanan KETERANGAN
Dasar: {_MATRIKS}
""")  # fmt: skip

LETAK_MATRIKS = rule("RAK127", Tingkat.INFO, "Letak matriks", f"""
Apa: Lembar, baris judul, dan kolom yang dipakai untuk membaca matriks.
Mengapa: Apa yang diputuskan rak harus dapat diperiksa orang.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: lembar 'Matriks', judul pada baris 5
Dasar: {_MATRIKS}
""")  # fmt: skip

BARIS_DILEWATI = rule("RAK128", Tingkat.INFO, "Baris yang tidak dihitung", f"""
Apa: Baris nomor kolom, judul yang berulang, subtotal, atau JUMLAH tidak dihitung sebagai isi.
Mengapa: Menghitung baris jumlah sebagai baris anggaran menggandakan uang.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: baris JUMLAH di bawah tabel
Dasar: {_MATRIKS}
""")  # fmt: skip

SAMBUNGAN = rule("RAK129", Tingkat.INFO, "Teks yang bersambung ke baris berikut", f"""
Apa: Baris tanpa label triwulan yang hanya berisi teks dibaca sebagai lanjutan sel di atasnya.
Mengapa: Pindah halaman sering memotong satu teks menjadi dua baris.
Contoh salah: Pelaksanaan rapat kinerja | (baris berikut) secara berkala
Contoh benar: Pelaksanaan rapat kinerja secara berkala
Dasar: {_MATRIKS}
""")  # fmt: skip

BARIS_TAK_DIKENAL = rule("RAK130", Tingkat.PERINGATAN, "Baris tidak dikenali", f"""
Apa: Baris di tengah matriks tidak dapat dikenali sebagai triwulan, lanjutan, judul, atau jumlah; tidak dibaca.
Mengapa: Isinya mungkin penting, dan tidak boleh hilang tanpa disebut.
Contoh salah: baris berisi nama seksi di tengah tabel
Contoh benar: nama seksi di kolom tambahan
Dasar: {_MATRIKS}
""")  # fmt: skip

TERSEMBUNYI = rule("RAK131", Tingkat.INFO, "Bagian yang disembunyikan", f"""
Apa: Baris, kolom, atau lembar disembunyikan, dan tetap dibaca.
Mengapa: Yang tersembunyi tetap menjadi bagian matriks; staf mungkin tidak menyadarinya.
Contoh salah: baris TW II tersaring (filter)
Contoh benar: semua baris terlihat
Dasar: {_MATRIKS}
""")  # fmt: skip

SEL_GALAT = rule("RAK132", Tingkat.GALAT, "Sel menunjukkan kesalahan Excel", f"""
Apa: Sel berisi #REF!, #N/A, #DIV/0!, #VALUE!, atau kesalahan lain.
Mengapa: Nilainya tidak diketahui; bukan nol dan bukan kosong.
Contoh salah: #REF! di RENCANA PENARIKAN DANA
Contoh benar: 22220000
Dasar: {_MATRIKS}
""")  # fmt: skip

RUMUS_TANPA_NILAI = rule("RAK133", Tingkat.GALAT, "Rumus tanpa nilai", f"""
Apa: Sel berisi rumus tanpa nilai tersimpan, dan rumusnya tidak dapat dihitung dengan pasti di sini.
Mengapa: Program lain menyimpan rumus tanpa hasilnya; menebak hasilnya berbahaya.
Contoh salah: =INDIRECT(A1) tanpa nilai tersimpan
Contoh benar: berkas yang dibuka dan disimpan lagi di Excel
Dasar: {_MATRIKS}
""")  # fmt: skip

RUMUS_DIHITUNG = rule("RAK134", Tingkat.INFO, "Rumus dihitung sendiri", f"""
Apa: Sel berisi rumus tanpa nilai tersimpan; hasilnya dihitung dari sel yang dirujuk.
Mengapa: Apa yang dihitung rak perlu diketahui.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: =G7/4 tanpa nilai tersimpan
Dasar: {_MATRIKS}
""")  # fmt: skip

RUMUS_LUAR = rule("RAK135", Tingkat.PERINGATAN, "Rumus mengambil dari luar berkas", f"""
Apa: Rumus merujuk berkas lain, jaringan, atau program; tidak dijalankan, nilai tersimpannya yang dipakai.
Mengapa: Nilainya dapat berubah atau hilang tanpa diketahui penerima berkas.
Contoh salah: ='[DIPA.xlsx]Pagu'!B7
Contoh benar: 88880000
Dasar: {_MATRIKS}
""")  # fmt: skip

NILAI_BASI = rule("RAK136", Tingkat.GALAT, "Hasil rumus tidak sesuai isi Bulanan", f"""
Apa: Sel rumus menunjukkan nilai lama yang tidak sama dengan hitungan dari lembar Bulanan.
Mengapa: Program yang tidak menghitung ulang meninggalkan angka basi; pembaca cetakan akan salah.
Contoh salah: REALISASI menunjukkan 0, Bulanan berjumlah 450.000
Contoh benar: REALISASI dan Bulanan sama-sama 450.000
Dasar: {_BULANAN}
""")  # fmt: skip

ISI_BERTENTANGAN = rule("RAK137", Tingkat.GALAT, "Nilai yang diulang tidak sama", f"""
Apa: Satu sasaran, indikator, atau kegiatan ditulis berbeda di dua barisnya.
Mengapa: Tidak diketahui mana yang berlaku; yang pertama dipakai agar pembacaan dapat diteruskan.
Contoh salah: TARGET 70 % di baris TW I dan 75 % di baris TW II
Contoh benar: TARGET 70 % di semua barisnya
Dasar: {_MATRIKS}
""")  # fmt: skip

TANPA_LABEL = rule("RAK138", Tingkat.PERINGATAN, "Matriks tanpa label triwulan", f"""
Apa: Tidak ada kolom TW; empat baris berturut-turut dibaca sebagai TW I sampai TW IV.
Mengapa: Tanpa label, satu baris yang hilang menggeser semua triwulan.
Contoh salah: empat baris tanpa TW I sampai TW IV
Contoh benar: TW I, TW II, TW III, TW IV
Dasar: {_MATRIKS}
""")  # fmt: skip

JUDUL_RAGU = rule("RAK139", Tingkat.PERINGATAN, "Judul kolom bermakna ganda", f"""
Apa: Judul kolom mirip dengan dua judul resmi; kolomnya tidak dibaca.
Mengapa: Kolom yang tertukar lebih berbahaya daripada kolom yang ditanyakan.
Contoh salah: REANASI PENARIKAN
Contoh benar: RENCANA PENARIKAN DANA
Dasar: {_MATRIKS}
""")  # fmt: skip

BULANAN_TANPA_JUDUL = rule("RAK140", Tingkat.GALAT, "Lembar Bulanan tanpa judul", f"""
Apa: Lembar Bulanan tidak punya baris judul dengan KODE dan nama bulan.
Mengapa: Tanpa judul, angka bulanan tidak dapat ditempatkan.
Contoh salah: baris judul Bulanan terhapus
Contoh benar: KODE | JENIS | URAIAN | … | Januari | … | Desember
Dasar: {_BULANAN}
""")  # fmt: skip

BULANAN_KURANG = rule("RAK141", Tingkat.PERINGATAN, "Baris Bulanan tidak ada", f"""
Apa: Satu baris anggaran atau variabel tidak punya baris di lembar Bulanan.
Mengapa: Angkanya tidak dapat dilaporkan per bulan.
Contoh salah: baris 2.1.2 dihapus dari Bulanan
Contoh benar: setiap baris anggaran dan variabel punya satu baris
Dasar: {_BULANAN}
""")  # fmt: skip

UANG_TANPA_TEMPAT = rule("RAK142", Tingkat.GALAT, "Jumlah uang di luar triwulan", f"""
Apa: Baris tanpa label triwulan berisi jumlah uang yang tidak dapat ditempatkan.
Mengapa: Uang tidak boleh hilang dan tidak boleh ditebak tempatnya.
Contoh salah: baris tambahan berisi Rp1.000.000 di bawah TW II
Contoh benar: jumlah itu ditulis di baris TW II
Dasar: {_MATRIKS}
""")  # fmt: skip
