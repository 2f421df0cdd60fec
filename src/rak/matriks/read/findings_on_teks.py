"""Codes 430 to 459: texts, links, identity of rows and of the office."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_MATRIKS = "Lampiran keputusan: matriks rencana aksi atas perjanjian kinerja."
_BUKTI = "Diktum Keempat angka 2: bukti pendukung disampaikan melalui link."
_BAGIAN = "Diktum Keempat angka 1: setiap bagian bertanggung jawab atas laporannya."

TANDA_TAK_TERLIHAT = rule("RAK430", Tingkat.PERINGATAN, "Tanda yang tidak terlihat dalam teks", f"""
Apa: Teks memuat karakter pengendali, tanda arah tulisan, atau spasi lebar nol; teksnya dibiarkan.
Mengapa: Tanda seperti itu membuat dua teks yang tampak sama menjadi berbeda, atau membalik tampilannya.
Contoh salah: Ternate dengan tanda U+202E di depannya
Contoh benar: Ternate
Dasar: {_MATRIKS}
""")  # fmt: skip

TEKS_PANJANG = rule("RAK431", Tingkat.PERINGATAN, "Teks terlalu panjang", f"""
Apa: Teks satu sel melebihi 32.767 karakter.
Mengapa: Excel tidak menampilkannya utuh.
Contoh salah: isi laporan ditempel ke KETERANGAN
Contoh benar: ringkasan dan tautan
Dasar: {_MATRIKS}
""")  # fmt: skip

TAUTAN_BERBAHAYA = rule("RAK432", Tingkat.PERINGATAN, "Tautan yang tidak aman", f"""
Apa: DATA DUKUNG memuat javascript:, file:, data:, atau alamat jaringan (UNC); disimpan sebagai teks, tidak pernah dibuka.
Mengapa: Tautan seperti itu menjalankan atau membuka sesuatu di komputer pembacanya, dan tidak terbuka di tempat lain.
Contoh salah: \\\\server\\bukti\\foto.jpg
Contoh benar: https://drive.example/foto
Dasar: {_BUKTI}
""")  # fmt: skip

TAUTAN_DI_BALIK_TEKS = rule("RAK433", Tingkat.INFO, "Tautan di balik teks", f"""
Apa: Sel DATA DUKUNG menampilkan teks, tautannya diambil dari baliknya.
Mengapa: Cetakan hanya memuat teksnya.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: Foto (tautan ke https://drive.example/foto)
Dasar: {_BUKTI}
""")  # fmt: skip

TAUTAN_DI_CATATAN = rule("RAK434", Tingkat.INFO, "Tautan di komentar sel", f"""
Apa: Tautan diambil dari komentar sel DATA DUKUNG.
Mengapa: Komentar mudah hilang ketika disalin.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: komentar: https://drive.example/foto
Dasar: {_BUKTI}
""")  # fmt: skip

TAUTAN_BERBEDA = rule("RAK435", Tingkat.PERINGATAN, "Teks dan tautan tidak sama", f"""
Apa: Sel menampilkan satu alamat, tetapi tautannya membuka alamat lain; keduanya dicatat.
Mengapa: Pembaca cetakan dan pembaca layar melihat bukti yang berbeda.
Contoh salah: teks https://a.example, tautan https://b.example
Contoh benar: teks dan tautan https://a.example
Dasar: {_BUKTI}
""")  # fmt: skip

KODE_GANDA = rule("RAK436", Tingkat.GALAT, "KODE ganda", f"""
Apa: Dua baris anggaran punya KODE yang sama; yang kedua tidak dibaca.
Mengapa: Baris yang disalin membawa KODE aslinya; mencampurnya berarti mencampur uang.
Contoh salah: KODE 2.1.3 di P23 dan P31
Contoh benar: KODE 2.1.3 hanya di P23
Dasar: {_MATRIKS}
""")  # fmt: skip

KODE_SALAH = rule("RAK437", Tingkat.GALAT, "KODE tidak sah", f"""
Apa: Sel KODE berisi sesuatu yang bukan kode baris anggaran.
Mengapa: Tanpa KODE, baris hanya dapat dikenali dari letaknya.
Contoh salah: 2,1,3
Contoh benar: 2.1.3
Dasar: {_MATRIKS}
""")  # fmt: skip

TANPA_KODE = rule("RAK438", Tingkat.PERINGATAN, "Baris tanpa KODE", f"""
Apa: Baris disisipkan tanpa KODE; dibaca menurut letaknya.
Mengapa: Baris yang disisipkan di luar rencana perlu diketahui.
Contoh salah: baris baru di bawah 2.1.3 tanpa KODE
Contoh benar: baris baru dibuat lewat rencana
Dasar: {_MATRIKS}
""")  # fmt: skip

MIRIP_RENCANA = rule("RAK439", Tingkat.PERINGATAN, "Baris mirip dengan rencana", f"""
Apa: Satu baris tidak sama dengan rencana mana pun, tetapi mirip dengan satu; hanya diusulkan.
Mengapa: Kemiripan teks tidak cukup untuk memasangkan uang.
Contoh salah: Pemeliharan kendaraan
Contoh benar: Pemeliharaan kendaraan bermotor
Dasar: {_MATRIKS}
""")  # fmt: skip

BERBEDA_DARI_RENCANA = rule("RAK440", Tingkat.PERINGATAN, "Isi berbeda dari rencana", f"""
Apa: Teks, target, pagu, atau rencana penarikan di buku kerja tidak sama dengan rencana yang diketahui.
Mengapa: Rencana yang berubah perlu revisi resmi.
Contoh salah: pagu 60.000.000 di buku kerja, 61.000.000 di rencana
Contoh benar: keduanya 61.000.000
Dasar: {_MATRIKS}
""")  # fmt: skip

RENCANA_TIDAK_ADA = rule("RAK441", Tingkat.GALAT, "Baris rencana tidak ada di buku kerja", f"""
Apa: Satu baris anggaran dari rencana tidak ditemukan.
Mengapa: Baris yang hilang berarti laporan yang hilang.
Contoh salah: 2.1.3 dihapus dari matriks
Contoh benar: semua baris rencana ada
Dasar: {_BAGIAN}
""")  # fmt: skip

DI_LUAR_RENCANA = rule("RAK442", Tingkat.PERINGATAN, "Baris di luar rencana", f"""
Apa: Satu baris anggaran tidak ada dalam rencana yang diketahui.
Mengapa: Baris baru perlu masuk rencana lebih dahulu.
Contoh salah: baris 2.1.5 yang tidak ada di rencana
Contoh benar: semua baris ada di rencana
Dasar: {_MATRIKS}
""")  # fmt: skip

NOMOR_TAK_DIPAKAI = rule("RAK443", Tingkat.INFO, "NO tidak dipakai", f"""
Apa: Kolom NO tidak menomori sasaran satu per satu, atau tidak cocok dengan KODE; dipakai urutannya.
Mengapa: Banyak kantor menomori indikator, bukan sasaran.
Contoh salah: tidak ada; ini pemberitahuan
Contoh benar: NO 1 sampai 9 untuk sembilan indikator
Dasar: {_MATRIKS}
""")  # fmt: skip

URAIAN_KOSONG = rule("RAK444", Tingkat.GALAT, "Uraian kosong", f"""
Apa: SASARAN, INDIKATOR, atau KEGIATAN tidak punya teks.
Mengapa: Baris tanpa nama tidak dapat dipertanggungjawabkan.
Contoh salah: INDIKATOR KEGIATAN kosong
Contoh benar: Jumlah Kendaraan Bermotor
Dasar: {_MATRIKS}
""")  # fmt: skip

TANPA_SATUAN_KERJA = rule("RAK445", Tingkat.PERINGATAN, "Satuan kerja tidak disebut", f"""
Apa: Nama satuan kerja tidak ada di Petunjuk maupun di judul.
Mengapa: Laporan beberapa kantor tidak dapat dibedakan.
Contoh salah: judul tanpa nama kantor
Contoh benar: BALAI PEMASYARAKATAN KELAS II TERNATE
Dasar: {_BAGIAN}
""")  # fmt: skip

IDENTITAS_BERBEDA = rule("RAK446", Tingkat.PERINGATAN, "Nama satuan kerja berbeda", f"""
Apa: Judul dan Petunjuk menyebut satuan kerja yang berbeda.
Mengapa: Sering kali sisa berkas kantor lain yang disalin.
Contoh salah: judul menyebut Tobelo, Petunjuk menyebut Ternate
Contoh benar: keduanya menyebut Ternate
Dasar: {_BAGIAN}
""")  # fmt: skip

TANGGAL_TAK_TERBACA = rule("RAK447", Tingkat.PERINGATAN, "Tanggal tidak dapat dibaca", f"""
Apa: Tanggal tanda tangan bukan tanggal.
Mengapa: Tanggal menentukan keputusan mana yang berlaku.
Contoh salah: 30 Februari 2024
Contoh benar: 27 Februari 2024
Dasar: {_MATRIKS}
""")  # fmt: skip

TANDA_TANGAN_BERBEDA = rule("RAK448", Tingkat.PERINGATAN, "Tanda tangan berbeda dari Petunjuk", f"""
Apa: Nama, tempat, atau tanggal di bawah matriks tidak sama dengan Petunjuk.
Mengapa: Dua blok tanda tangan untuk satu lampiran.
Contoh salah: Tembung di bawah matriks, Ternate di Petunjuk
Contoh benar: Ternate di keduanya
Dasar: {_MATRIKS}
""")  # fmt: skip

JENIS_BELANJA_ASING = rule("RAK449", Tingkat.GALAT, "Jenis belanja tidak dikenal", f"""
Apa: JENIS BELANJA bukan 51, 52, 53, atau 57.
Mengapa: Penilaian anggaran dihitung per jenis belanja.
Contoh salah: 54
Contoh benar: 52
Dasar: {_MATRIKS}
""")  # fmt: skip

BULANAN_TANPA_KODE = rule("RAK450", Tingkat.GALAT, "Baris Bulanan tanpa KODE", f"""
Apa: Baris lembar Bulanan berisi angka tetapi KODE-nya kosong.
Mengapa: Angkanya tidak diketahui milik siapa.
Contoh salah: KODE terhapus
Contoh benar: KODE 2.1.3
Dasar: {_BAGIAN}
""")  # fmt: skip

BULANAN_KODE_ASING = rule("RAK451", Tingkat.GALAT, "KODE Bulanan tidak ada dalam matriks", f"""
Apa: KODE atau JENIS satu baris Bulanan tidak cocok dengan baris anggaran atau indikator mana pun.
Mengapa: Angkanya tidak diketahui milik siapa.
Contoh salah: KODE 9.9.9
Contoh benar: KODE 2.1.3
Dasar: {_BAGIAN}
""")  # fmt: skip

BULANAN_GANDA = rule("RAK452", Tingkat.GALAT, "Baris Bulanan ganda", f"""
Apa: Satu baris anggaran atau variabel punya dua baris di Bulanan; yang kedua tidak dibaca.
Mengapa: Angka yang sama dapat terhitung dua kali.
Contoh salah: 2.1.3 di A18 dan A25
Contoh benar: 2.1.3 hanya di A18
Dasar: {_BAGIAN}
""")  # fmt: skip

EVALUASI_ASING = rule("RAK455", Tingkat.GALAT, "Baris Evaluasi bukan dari matriks", """
Apa: KODE di lembar Evaluasi bukan indikator dalam matriks; isinya tidak dibaca.
Mengapa: Tidak diketahui indikator mana yang dievaluasi.
Contoh salah: KODE 1.9 pada matriks yang hanya sampai 1.3
Contoh benar: KODE 1.3
Dasar: Diktum Keempat angka 3: evaluasi mandiri oleh tiap bagian.
""")  # fmt: skip

BATAS_WAKTU_TAK_TERBACA = rule("RAK456", Tingkat.PERINGATAN, "Batas waktu tidak dapat dibaca", """
Apa: BATAS WAKTU di lembar Evaluasi bukan tanggal; dianggap belum diisi.
Mengapa: Tindak lanjut tanpa tanggal tidak dapat ditagih.
Contoh salah: secepatnya
Contoh benar: 31/05/2025
Dasar: Diktum Keempat angka 3: evaluasi mandiri oleh tiap bagian.
""")  # fmt: skip

DITERIMA_TAK_LENGKAP = rule("RAK457", Tingkat.PERINGATAN, "Temuan diterima tanpa kode, nilai, atau alasan", """
Apa: Baris di tabel TEMUAN YANG DITERIMA (lembar Indikator) tidak lengkap; temuannya tetap terbuka.
Mengapa: Menerima temuan adalah keputusan yang harus dapat dijelaskan, dan hanya untuk nilai yang dilihat.
Contoh salah: RAK202, 2.3.1, alasan kosong
Contoh benar: RAK202, 2.3.1, Rp27.139.000, Pajak kendaraan jatuh di TW I
Dasar: Diktum Keempat angka 1: tiap bagian bertanggung jawab atas isiannya.
""")  # fmt: skip
