"""Codes 430 to 459: texts, links, identity of rows and of the office."""

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_MATRIKS = "Lampiran keputusan: matriks rencana aksi atas perjanjian kinerja."
_BUKTI = "Diktum Keempat angka 2: bukti pendukung disampaikan melalui link."
_EVALUASI = "Diktum Keempat angka 3: evaluasi mandiri oleh tiap bagian."
_ISIAN = "Diktum Keempat angka 1: tiap bagian bertanggung jawab atas isiannya."
_BAGIAN = "Diktum Keempat angka 1: setiap bagian bertanggung jawab atas laporannya."

TANDA_TAK_TERLIHAT = rule("RAK430", Tingkat.PERINGATAN, "Tanda yang tidak terlihat dalam teks", _MATRIKS, """
Teks memuat karakter pengendali, tanda arah tulisan, atau spasi lebar nol; teksnya dibiarkan.
Tanda seperti itu membuat dua teks yang tampak sama menjadi berbeda, atau membalik tampilannya.
Ternate dengan tanda U+202E di depannya → Ternate""")  # fmt: skip

TEKS_PANJANG = rule("RAK431", Tingkat.PERINGATAN, "Teks terlalu panjang", _MATRIKS, """
Teks satu sel melebihi 32.767 karakter.
Excel tidak menampilkannya utuh.
isi laporan ditempel ke KETERANGAN → ringkasan dan tautan""")  # fmt: skip

TAUTAN_BERBAHAYA = rule("RAK432", Tingkat.PERINGATAN, "Tautan yang tidak aman", _BUKTI, """
DATA DUKUNG memuat javascript:, file:, data:, atau alamat jaringan (UNC); disimpan sebagai teks, tidak pernah dibuka.
Tautan seperti itu menjalankan atau membuka sesuatu di komputer pembacanya, dan tidak terbuka di tempat lain.
\\\\server\\bukti\\foto.jpg → https://drive.example/foto""")  # fmt: skip

TAUTAN_DI_BALIK_TEKS = rule("RAK433", Tingkat.INFO, "Tautan di balik teks", _BUKTI, """
Sel DATA DUKUNG menampilkan teks, tautannya diambil dari baliknya.
Cetakan hanya memuat teksnya.
tidak ada; ini pemberitahuan → Foto (tautan ke https://drive.example/foto)""")  # fmt: skip

TAUTAN_DI_CATATAN = rule("RAK434", Tingkat.INFO, "Tautan di komentar sel", _BUKTI, """
Tautan diambil dari komentar sel DATA DUKUNG.
Komentar mudah hilang ketika disalin.
tidak ada; ini pemberitahuan → komentar: https://drive.example/foto""")  # fmt: skip

TAUTAN_BERBEDA = rule("RAK435", Tingkat.PERINGATAN, "Teks dan tautan tidak sama", _BUKTI, """
Sel menampilkan satu alamat, tetapi tautannya membuka alamat lain; keduanya dicatat.
Pembaca cetakan dan pembaca layar melihat bukti yang berbeda.
teks https://a.example, tautan https://b.example → teks dan tautan https://a.example""")  # fmt: skip

KODE_GANDA = rule("RAK436", Tingkat.GALAT, "KODE ganda", _MATRIKS, """
Dua baris anggaran punya KODE yang sama; yang kedua tidak dibaca.
Baris yang disalin membawa KODE aslinya; mencampurnya berarti mencampur uang.
KODE 2.1.3 di P23 dan P31 → KODE 2.1.3 hanya di P23""")  # fmt: skip

KODE_SALAH = rule("RAK437", Tingkat.GALAT, "KODE tidak sah", _MATRIKS, """
Sel KODE berisi sesuatu yang bukan kode baris anggaran.
Tanpa KODE, baris hanya dapat dikenali dari letaknya.
2,1,3 → 2.1.3""")  # fmt: skip

TANPA_KODE = rule("RAK438", Tingkat.PERINGATAN, "Baris tanpa KODE", _MATRIKS, """
Baris disisipkan tanpa KODE; dibaca menurut letaknya.
Baris yang disisipkan di luar rencana perlu diketahui.
baris baru di bawah 2.1.3 tanpa KODE → baris baru dibuat lewat rencana""")  # fmt: skip

MIRIP_RENCANA = rule("RAK439", Tingkat.PERINGATAN, "Baris mirip dengan rencana", _MATRIKS, """
Satu baris tidak sama dengan rencana mana pun, tetapi mirip dengan satu; hanya diusulkan.
Kemiripan teks tidak cukup untuk memasangkan uang.
Pemeliharan kendaraan → Pemeliharaan kendaraan bermotor""")  # fmt: skip

BERBEDA_DARI_RENCANA = rule("RAK440", Tingkat.PERINGATAN, "Isi berbeda dari rencana", _MATRIKS, """
Teks, target, pagu, atau rencana penarikan di buku kerja tidak sama dengan rencana yang diketahui.
Rencana yang berubah perlu revisi resmi.
pagu 60.000.000 di buku kerja, 61.000.000 di rencana → keduanya 61.000.000""")  # fmt: skip

RENCANA_TIDAK_ADA = rule("RAK441", Tingkat.GALAT, "Baris rencana tidak ada di buku kerja", _BAGIAN, """
Satu baris anggaran dari rencana tidak ditemukan.
Baris yang hilang berarti laporan yang hilang.
2.1.3 dihapus dari matriks → semua baris rencana ada""")  # fmt: skip

DI_LUAR_RENCANA = rule("RAK442", Tingkat.PERINGATAN, "Baris di luar rencana", _MATRIKS, """
Satu baris anggaran tidak ada dalam rencana yang diketahui.
Baris baru perlu masuk rencana lebih dahulu.
baris 2.1.5 yang tidak ada di rencana → semua baris ada di rencana""")  # fmt: skip

NOMOR_TAK_DIPAKAI = rule("RAK443", Tingkat.INFO, "NO tidak dipakai", _MATRIKS, """
Kolom NO tidak menomori sasaran satu per satu, atau tidak cocok dengan KODE; dipakai urutannya.
Banyak kantor menomori indikator, bukan sasaran.
tidak ada; ini pemberitahuan → NO 1 sampai 9 untuk sembilan indikator""")  # fmt: skip

URAIAN_KOSONG = rule("RAK444", Tingkat.GALAT, "Uraian kosong", _MATRIKS, """
SASARAN, INDIKATOR, atau KEGIATAN tidak punya teks.
Baris tanpa nama tidak dapat dipertanggungjawabkan.
INDIKATOR KEGIATAN kosong → Jumlah Kendaraan Bermotor""")  # fmt: skip

TANPA_SATUAN_KERJA = rule("RAK445", Tingkat.PERINGATAN, "Satuan kerja tidak disebut", _BAGIAN, """
Nama satuan kerja tidak ada di Petunjuk maupun di judul.
Laporan beberapa kantor tidak dapat dibedakan.
judul tanpa nama kantor → BALAI PEMASYARAKATAN KELAS II TERNATE""")  # fmt: skip

IDENTITAS_BERBEDA = rule("RAK446", Tingkat.PERINGATAN, "Nama satuan kerja berbeda", _BAGIAN, """
Judul dan Petunjuk menyebut satuan kerja yang berbeda.
Sering kali sisa berkas kantor lain yang disalin.
judul menyebut Tobelo, Petunjuk menyebut Ternate → keduanya menyebut Ternate""")  # fmt: skip

TANGGAL_TAK_TERBACA = rule("RAK447", Tingkat.PERINGATAN, "Tanggal tidak dapat dibaca", _MATRIKS, """
Tanggal tanda tangan bukan tanggal.
Tanggal menentukan keputusan mana yang berlaku.
30 Februari 2024 → 27 Februari 2024""")  # fmt: skip

TANDA_TANGAN_BERBEDA = rule("RAK448", Tingkat.PERINGATAN, "Tanda tangan berbeda dari Petunjuk", _MATRIKS, """
Nama, tempat, atau tanggal di bawah matriks tidak sama dengan Petunjuk.
Dua blok tanda tangan untuk satu lampiran.
Tembung di bawah matriks, Ternate di Petunjuk → Ternate di keduanya""")  # fmt: skip

JENIS_BELANJA_ASING = rule("RAK449", Tingkat.GALAT, "Jenis belanja tidak dikenal", _MATRIKS, """
JENIS BELANJA bukan 51, 52, 53, atau 57.
Penilaian anggaran dihitung per jenis belanja.
54 → 52""")  # fmt: skip

BULANAN_TANPA_KODE = rule("RAK450", Tingkat.GALAT, "Baris Bulanan tanpa KODE", _BAGIAN, """
Baris lembar Bulanan berisi angka tetapi KODE-nya kosong.
Angkanya tidak diketahui milik siapa.
KODE terhapus → KODE 2.1.3""")  # fmt: skip

BULANAN_KODE_ASING = rule("RAK451", Tingkat.GALAT, "KODE Bulanan tidak ada dalam matriks", _BAGIAN, """
KODE atau JENIS satu baris Bulanan tidak cocok dengan baris anggaran atau indikator mana pun.
Angkanya tidak diketahui milik siapa.
KODE 9.9.9 → KODE 2.1.3""")  # fmt: skip

BULANAN_GANDA = rule("RAK452", Tingkat.GALAT, "Baris Bulanan ganda", _BAGIAN, """
Satu baris anggaran atau variabel punya dua baris di Bulanan; yang kedua tidak dibaca.
Angka yang sama dapat terhitung dua kali.
2.1.3 di A18 dan A25 → 2.1.3 hanya di A18""")  # fmt: skip

EVALUASI_ASING = rule("RAK455", Tingkat.GALAT, "Baris Evaluasi bukan dari matriks", _EVALUASI, """
KODE di lembar Evaluasi bukan indikator dalam matriks; isinya tidak dibaca.
Tidak diketahui indikator mana yang dievaluasi.
KODE 1.9 pada matriks yang hanya sampai 1.3 → KODE 1.3""")  # fmt: skip

BATAS_WAKTU_TAK_TERBACA = rule("RAK456", Tingkat.PERINGATAN, "Batas waktu tidak dapat dibaca", _EVALUASI, """
BATAS WAKTU di lembar Evaluasi bukan tanggal; dianggap belum diisi.
Tindak lanjut tanpa tanggal tidak dapat ditagih.
secepatnya → 31/05/2025""")  # fmt: skip

DITERIMA_TAK_LENGKAP = rule("RAK457", Tingkat.PERINGATAN, "Temuan diterima tanpa kode, nilai, atau alasan", _ISIAN, """
Baris di tabel TEMUAN YANG DITERIMA (lembar Indikator) tidak lengkap; temuannya tetap terbuka.
Menerima temuan adalah keputusan yang harus dapat dijelaskan, dan hanya untuk nilai yang dilihat.
RAK202, 2.3.1, alasan kosong → RAK202, 2.3.1, Rp27.139.000, Pajak kendaraan jatuh di TW I""")  # fmt: skip
