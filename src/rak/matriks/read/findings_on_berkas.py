"""Codes 101 to 114: the file itself, before any matrix is looked for."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_DASAR = "Diktum Keempat angka 2: laporan disampaikan dengan mengisi matriks; berkasnya harus dapat dibuka."

BERKAS_TIDAK_TERBUKA = rule("RAK101", Tingkat.GALAT, "Berkas tidak dapat dibuka", _DASAR, """
Berkas yang disebut tidak ada, berupa folder, atau tidak boleh dibaca.
Tanpa berkasnya tidak ada yang dapat dilaporkan, dan rak tidak menebak berkas lain.
rak periksa matrik.xlsx, padahal namanya matriks.xlsx → rak periksa matriks.xlsx""")  # fmt: skip

BUKAN_BUKU_KERJA = rule("RAK102", Tingkat.GALAT, "Berkas bukan buku kerja .xlsx", _DASAR, """
Isi berkas bukan buku kerja .xlsx atau .xlsm: kosong, OpenDocument, .xlsb, atau berkas jenis lain.
Nama berkas dapat diganti, isinya tidak; hanya .xlsx yang dapat diisi tanpa merusak bagian lain.
matriks.ods yang namanya diganti menjadi matriks.xlsx
→ matriks.xlsx yang disimpan dari Excel sebagai Excel Workbook""")  # fmt: skip

BERSANDI = rule("RAK103", Tingkat.GALAT, "Berkas bersandi, atau berformat .xls lama", _DASAR, """
Berkas dilindungi kata sandi pembuka, dienkripsi, atau memakai format Excel 97-2003.
Isinya tidak terbaca tanpa sandi, dan rak tidak membuka sandi.
matriks.xlsx dengan sandi pembuka
→ matriks.xlsx tanpa sandi pembuka (proteksi lembar boleh tetap ada)""")  # fmt: skip

BERKAS_RUSAK = rule("RAK104", Tingkat.GALAT, "Berkas rusak", _DASAR, """
Bagian dalam berkas terpotong, tidak cocok dengan jumlah periksanya, bukan XML yang sah, atau teks selnya hilang.
Membaca berkas rusak setengah-setengah dapat menghilangkan angka tanpa diketahui.
matriks.xlsx hasil unduhan yang terputus → matriks.xlsx yang dapat dibuka Excel tanpa pesan perbaikan""")  # fmt: skip

MELAMPAUI_BATAS = rule("RAK105", Tingkat.GALAT, "Berkas melampaui batas aman", _DASAR, """
Berkas terlalu besar, mengembang terlalu banyak, bersarang terlalu dalam, atau memuat deklarasi yang tidak dipakai Excel.
Berkas seperti itu dapat menghabiskan memori komputer; matriks kantor jauh lebih kecil.
berkas 40 KB yang mengembang menjadi 4 GB → matriks beberapa puluh sampai beberapa ribu baris""")  # fmt: skip

SEDANG_DIBUKA = rule("RAK106", Tingkat.GALAT, "Berkas sedang dibuka atau berubah", _DASAR, """
Berkas sedang dibuka di Excel atau LibreOffice, atau berubah ketika sedang diisi.
Dua penulis pada saat yang sama berarti salah satu isian hilang.
rak isi matriks.xlsx ketika matriks.xlsx masih terbuka di Excel
→ tutup dahulu di Excel, lalu rak isi matriks.xlsx""")  # fmt: skip

TAK_DAPAT_DITULIS = rule("RAK107", Tingkat.GALAT, "Berkas tidak dapat ditulis", _DASAR, """
Berkas atau foldernya hanya boleh dibaca, penuh, atau tujuannya tidak disebut.
Isian yang tidak tersimpan harus diketahui saat itu juga.
matriks.xlsx bertanda read-only → salinan matriks.xlsx di folder yang boleh ditulis""")  # fmt: skip

BERTANDA_TANGAN = rule("RAK108", Tingkat.GALAT, "Berkas bertanda tangan digital", _DASAR, """
Buku kerja memuat tanda tangan digital.
Setiap perubahan membatalkan tanda tangan itu; rak tidak mengubahnya diam-diam.
mengisi matriks yang sudah ditandatangani → mengisi matriks, baru kemudian menandatanganinya""")  # fmt: skip

TERPROTEKSI = rule("RAK109", Tingkat.GALAT, "Lembar atau sel dikunci", _DASAR, """
Lembar, susunan buku kerja, atau sel yang akan diisi dilindungi.
Sel yang dikunci kantor tidak diubah tanpa persetujuan.
mengisi sel PAGU yang dikunci → mengisi sel realisasi bulanan, yang memang tidak dikunci""")  # fmt: skip

SEL_TAK_DAPAT_DIUBAH = rule("RAK110", Tingkat.GALAT, "Sel tidak dapat diubah sendiri", _DASAR, """
Sel itu bagian dari gabungan sel, judul tabel, rumus larik, atau tabel data.
Mengubahnya sendirian merusak bagian yang lain.
mengisi G8, padahal G7:G10 digabung → mengisi G7""")  # fmt: skip

LEMBAR_TIDAK_ADA = rule("RAK111", Tingkat.GALAT, "Lembar tidak ada atau tidak dapat dipakai", _DASAR, """
Lembar yang disebut tidak ada, bukan lembar kerja, atau namanya tidak sah.
Isian tidak ditaruh di lembar lain sebagai gantinya.
lembar 'Matriks' yang berupa bagan → lembar kerja 'Matriks'""")  # fmt: skip

NILAI_TAK_DAPAT_DISIMPAN = rule("RAK112", Tingkat.GALAT, "Nilai tidak dapat disimpan di sel", _DASAR, """
Alamat sel, format, atau nilainya tidak dapat ditampung buku kerja, misalnya teks lebih dari 32.767 karakter.
Excel akan memotong atau membulatkannya diam-diam.
keterangan 40.000 karakter → keterangan singkat dan tautan ke dokumennya""")  # fmt: skip

PERLU_DIKETAHUI = rule("RAK113", Tingkat.PERINGATAN, "Berkas dipakai, dengan catatan", _DASAR, """
Buku kerja bertanda tangan digital, atau menyebut lembar yang isinya tidak ada di dalam berkas; selebihnya dibaca.
Yang bertanda tangan tidak dapat diisi, dan lembar yang hilang mungkin memuat laporan.
lembar Bulanan disebut, tetapi isinya hilang ketika berkas dipulihkan
→ setiap lembar yang disebut ada isinya""")  # fmt: skip

PERIKSA_DIRI = rule("RAK114", Tingkat.GALAT, "Hasil tulis tidak sama dengan yang diminta", _DASAR, """
Sesudah menulis, rak membaca ulang hasilnya dan menemukan perbedaan; berkas lama dibiarkan.
Lebih baik tidak menulis daripada menulis yang salah.
sel yang dibaca ulang berbeda dari isian → setiap sel yang dibaca ulang sama dengan isian""")  # fmt: skip
