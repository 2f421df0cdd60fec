"""Codes 101 to 114: the file itself, before any matrix is looked for."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_DASAR = "Diktum Keempat angka 2: laporan disampaikan dengan mengisi matriks; berkasnya harus dapat dibuka."

BERKAS_TIDAK_TERBUKA = rule("RAK101", Tingkat.GALAT, "Berkas tidak dapat dibuka", f"""
Apa: Berkas yang disebut tidak ada, berupa folder, atau tidak boleh dibaca.
Mengapa: Tanpa berkasnya tidak ada yang dapat dilaporkan, dan rak tidak menebak berkas lain.
Contoh salah: rak periksa matrik.xlsx, padahal namanya matriks.xlsx
Contoh benar: rak periksa matriks.xlsx
Dasar: {_DASAR}
""")  # fmt: skip

BUKAN_BUKU_KERJA = rule("RAK102", Tingkat.GALAT, "Berkas bukan buku kerja .xlsx", f"""
Apa: Isi berkas bukan buku kerja .xlsx atau .xlsm: kosong, OpenDocument, .xlsb, atau berkas jenis lain.
Mengapa: Nama berkas dapat diganti, isinya tidak; hanya .xlsx yang dapat diisi tanpa merusak bagian lain.
Contoh salah: matriks.ods yang namanya diganti menjadi matriks.xlsx
Contoh benar: matriks.xlsx yang disimpan dari Excel sebagai Excel Workbook
Dasar: {_DASAR}
""")  # fmt: skip

BERSANDI = rule("RAK103", Tingkat.GALAT, "Berkas bersandi, atau berformat .xls lama", f"""
Apa: Berkas dilindungi kata sandi pembuka, dienkripsi, atau memakai format Excel 97-2003.
Mengapa: Isinya tidak terbaca tanpa sandi, dan rak tidak membuka sandi.
Contoh salah: matriks.xlsx dengan sandi pembuka
Contoh benar: matriks.xlsx tanpa sandi pembuka (proteksi lembar boleh tetap ada)
Dasar: {_DASAR}
""")  # fmt: skip

BERKAS_RUSAK = rule("RAK104", Tingkat.GALAT, "Berkas rusak", f"""
Apa: Bagian dalam berkas terpotong, tidak cocok dengan jumlah periksanya, bukan XML yang sah, atau teks selnya hilang.
Mengapa: Membaca berkas rusak setengah-setengah dapat menghilangkan angka tanpa diketahui.
Contoh salah: matriks.xlsx hasil unduhan yang terputus
Contoh benar: matriks.xlsx yang dapat dibuka Excel tanpa pesan perbaikan
Dasar: {_DASAR}
""")  # fmt: skip

MELAMPAUI_BATAS = rule("RAK105", Tingkat.GALAT, "Berkas melampaui batas aman", f"""
Apa: Berkas terlalu besar, mengembang terlalu banyak, bersarang terlalu dalam, atau memuat deklarasi yang tidak dipakai Excel.
Mengapa: Berkas seperti itu dapat menghabiskan memori komputer; matriks kantor jauh lebih kecil.
Contoh salah: berkas 40 KB yang mengembang menjadi 4 GB
Contoh benar: matriks beberapa puluh sampai beberapa ribu baris
Dasar: {_DASAR}
""")  # fmt: skip

SEDANG_DIBUKA = rule("RAK106", Tingkat.GALAT, "Berkas sedang dibuka atau berubah", f"""
Apa: Berkas sedang dibuka di Excel atau LibreOffice, atau berubah ketika sedang diisi.
Mengapa: Dua penulis pada saat yang sama berarti salah satu isian hilang.
Contoh salah: rak isi matriks.xlsx ketika matriks.xlsx masih terbuka di Excel
Contoh benar: tutup dahulu di Excel, lalu rak isi matriks.xlsx
Dasar: {_DASAR}
""")  # fmt: skip

TAK_DAPAT_DITULIS = rule("RAK107", Tingkat.GALAT, "Berkas tidak dapat ditulis", f"""
Apa: Berkas atau foldernya hanya boleh dibaca, penuh, atau tujuannya tidak disebut.
Mengapa: Isian yang tidak tersimpan harus diketahui saat itu juga.
Contoh salah: matriks.xlsx bertanda read-only
Contoh benar: salinan matriks.xlsx di folder yang boleh ditulis
Dasar: {_DASAR}
""")  # fmt: skip

BERTANDA_TANGAN = rule("RAK108", Tingkat.GALAT, "Berkas bertanda tangan digital", f"""
Apa: Buku kerja memuat tanda tangan digital.
Mengapa: Setiap perubahan membatalkan tanda tangan itu; rak tidak mengubahnya diam-diam.
Contoh salah: mengisi matriks yang sudah ditandatangani
Contoh benar: mengisi matriks, baru kemudian menandatanganinya
Dasar: {_DASAR}
""")  # fmt: skip

TERPROTEKSI = rule("RAK109", Tingkat.GALAT, "Lembar atau sel dikunci", f"""
Apa: Lembar, susunan buku kerja, atau sel yang akan diisi dilindungi.
Mengapa: Sel yang dikunci kantor tidak diubah tanpa persetujuan.
Contoh salah: mengisi sel PAGU yang dikunci
Contoh benar: mengisi sel realisasi bulanan, yang memang tidak dikunci
Dasar: {_DASAR}
""")  # fmt: skip

SEL_TAK_DAPAT_DIUBAH = rule("RAK110", Tingkat.GALAT, "Sel tidak dapat diubah sendiri", f"""
Apa: Sel itu bagian dari gabungan sel, judul tabel, rumus larik, atau tabel data.
Mengapa: Mengubahnya sendirian merusak bagian yang lain.
Contoh salah: mengisi G8, padahal G7:G10 digabung
Contoh benar: mengisi G7
Dasar: {_DASAR}
""")  # fmt: skip

LEMBAR_TIDAK_ADA = rule("RAK111", Tingkat.GALAT, "Lembar tidak ada atau tidak dapat dipakai", f"""
Apa: Lembar yang disebut tidak ada, bukan lembar kerja, atau namanya tidak sah.
Mengapa: Isian tidak ditaruh di lembar lain sebagai gantinya.
Contoh salah: lembar 'Matriks' yang berupa bagan
Contoh benar: lembar kerja 'Matriks'
Dasar: {_DASAR}
""")  # fmt: skip

NILAI_TAK_DAPAT_DISIMPAN = rule("RAK112", Tingkat.GALAT, "Nilai tidak dapat disimpan di sel", f"""
Apa: Alamat sel, format, atau nilainya tidak dapat ditampung buku kerja, misalnya teks lebih dari 32.767 karakter.
Mengapa: Excel akan memotong atau membulatkannya diam-diam.
Contoh salah: keterangan 40.000 karakter
Contoh benar: keterangan singkat dan tautan ke dokumennya
Dasar: {_DASAR}
""")  # fmt: skip

PERLU_DIKETAHUI = rule("RAK113", Tingkat.PERINGATAN, "Berkas dipakai, dengan catatan", f"""
Apa: Buku kerja bertanda tangan digital, atau menyebut lembar yang isinya tidak ada di dalam berkas; selebihnya dibaca.
Mengapa: Yang bertanda tangan tidak dapat diisi, dan lembar yang hilang mungkin memuat laporan.
Contoh salah: lembar Bulanan disebut, tetapi isinya hilang ketika berkas dipulihkan
Contoh benar: setiap lembar yang disebut ada isinya
Dasar: {_DASAR}
""")  # fmt: skip

PERIKSA_DIRI = rule("RAK114", Tingkat.GALAT, "Hasil tulis tidak sama dengan yang diminta", f"""
Apa: Sesudah menulis, rak membaca ulang hasilnya dan menemukan perbedaan; berkas lama dibiarkan.
Mengapa: Lebih baik tidak menulis daripada menulis yang salah.
Contoh salah: sel yang dibaca ulang berbeda dari isian
Contoh benar: setiap sel yang dibaca ulang sama dengan isian
Dasar: {_DASAR}
""")  # fmt: skip
