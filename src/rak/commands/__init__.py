"""The commands of ``rak``, a module each, and the line that ``rak --help`` says of each.

A new command is a line in :data:`ABOUT` and a module ``command_NAMA.py`` with ``add_arguments(parser)`` and
``run(arguments)``, which gives the exit code. What several of them share stands in :mod:`rak.commands.options`.
"""

from typing import Final

BERSIH: Final = 0
"""Exit code of a command that found nothing wrong."""
ADA_GALAT: Final = 1
"""Exit code when there are findings of level galat or open conflicts."""
GAGAL: Final = 2
"""Exit code of a wrong usage, a file that cannot be read, or a refusal to write."""
ABOUT: Final = {
    "baca": "baca rencana dan laporan dari matriks",
    "bagi": "buat salinan untuk setiap seksi, yang hanya sel seksi itu dapat diisi",
    "banding": "bandingkan dua buku kerja dari satu rencana, menurut kode",
    "buat": "buat buku kerja dari rencana TOML, dari matriks bentuk apa pun, atau dari keputusan",
    "contoh": "jalankan contoh lengkap dengan angka keputusan Bapas Ternate 2024",
    "gabung": "gabungkan kiriman seksi ke buku kerja induk, tiga arah; yang bertentangan ditanyakan",
    "himpun": "himpun banyak matriks dari banyak satuan kerja menjadi tabel (DuckDB, Parquet, CSV, atau REKAP.xlsx)",
    "ikpa": "hitung nilai IKPA yang dapat dihitung dari matriks: deviasi Halaman III dan penyerapan",
    "impor": "buat rencana TOML dari naskah keputusan (.txt atau .docx)",
    "isi": "isi matriks dengan laporan TOML; hanya sel yang dilaporkan yang berubah",
    "jelaskan": "jelaskan asal sebuah angka capaian atau anggaran",
    "lapor": "tulis laporan triwulan, evaluasi semester, evaluasi diri, atau tabel SKP (Word, halaman web, teks)",
    "pantau": "pantau laporan bulanan setiap seksi: yang sudah masuk, yang kurang, dan pesan untuk dikirim",
    "periksa": "periksa matriks, atau rencana sebelum dibuat, dan tampilkan semua temuan",
    "proyeksi": "proyeksikan penyerapan akhir tahun dengan tiga aturan dan batasnya",
    "revisi": "terapkan revisi pagu, penarikan, polaritas, atau blokir pada buku kerja, dengan riwayatnya",
    "usul": "usulkan rencana penarikan baru untuk sisa pagu, sebagai REVISI.toml",
}
"""What each command does. It stands here, not in their modules, so that the help loads none of them."""
