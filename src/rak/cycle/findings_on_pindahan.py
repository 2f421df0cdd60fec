"""Codes 610 to 613: what a new workbook takes from an older one, and what it does not."""

from typing import Final

from rak.checks.catalogue import rule
from rak.domain.temuan import Tingkat

_DASAR = "Diktum Kedua: rencana aksi disusun setiap tahun; yang dilaporkan tetap dapat ditelusuri."

TIDAK_DIBAWA = rule("RAK610", Tingkat.PERINGATAN, "Isian tidak dapat dibawa", _DASAR, """
Isi buku kerja lama yang tidak punya tempat, atau berarti lain, dalam rencana baru; tidak dibawa.
Yang tidak dibawa harus disebut satu per satu dengan selnya, agar tidak hilang diam-diam.
realisasi 2.1.4, padahal rencana baru tidak punya 2.1.4
→ setiap kode yang sudah diisi tetap ada, dengan kode yang sama""")  # fmt: skip

ISI_TINGKAT: Final = (
    "Isi semua TINGKAT CAPAIAN TW indikatornya dan TINGKAT KUMULATIF (ya atau tidak) di lembar Indikator buku kerja baru; "
    "atau tulis s.d. atau tidak kumulatif di judul kolom sumbernya, lalu buat lagi."
)
"""What can be done about a level of which nobody has said whether it is to date, with the source and without it."""

DARI_YANG_LAMA = rule("RAK611", Tingkat.INFO, "Diambil dari buku kerja lama", _DASAR, """
Yang tidak dinyatakan rencana baru diambil dari buku kerja lama, atau uraian suatu kode berubah.
Perencana perlu tahu apa yang tidak berasal dari rencananya.
tidak ada; ini pemberitahuan → polaritas 1.1 maksimalkan diambil dari Indikator!L8""")  # fmt: skip

KODE_DIPAKAI_LAGI = rule("RAK614", Tingkat.PERINGATAN, "Kode mungkin dipakai baris lain", _DASAR, """
Uraian suatu kode tidak punya satu kata pun yang sama lagi, dan pagu atau targetnya juga lain; isiannya dibawa menurut kode.
Kode yang dipakai ulang membawa angka kegiatan lama ke kegiatan yang sama sekali lain.
2.1.4 dulu Survei berpagu 8.000.000, kini Pengadaan komputer berpagu 9.000.000 → kegiatan baru dengan kode baru""")  # fmt: skip

NYATAKAN_LAGI = rule("RAK612", Tingkat.PERINGATAN, "Nyatakan lagi untuk tahun baru", _DASAR, """
Yang disalin dari rencana tahun lalu, atau sengaja tidak disalin, dan perlu dinyatakan lagi.
Target, pagu, dan teks bertanggal tahun lalu tidak berlaku dengan sendirinya tahun ini.
"Laporan tahun 2024" dalam rencana 2025 → "Laporan tahun 2025"
""")  # fmt: skip

TINGKAT_DIKETIK = rule("RAK613", Tingkat.INFO, "Tingkat ditulis di CAPAIAN", _DASAR, """
Realisasi kinerja per triwulan ditulis langsung di CAPAIAN, karena nilai variabel rumusnya tidak diketahui.
Tanpa nilai variabelnya, beberapa triwulan tidak dapat digabung menjadi satu angka.
tidak ada; ini pemberitahuan → nilai setiap variabel diisi per bulan di lembar Bulanan""")  # fmt: skip
