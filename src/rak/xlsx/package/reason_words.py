"""What every reason and effect says to a person, in Indonesian: the fault, and what to do about it."""

from collections.abc import Mapping
from typing import Final

from rak.xlsx.package.reasons import Effect, Reason

_SIMPAN_ULANG: Final = "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu coba lagi."
_MINTA_LAGI: Final = "Minta salinan yang utuh dari pengirimnya, atau buka dan simpan ulang di Excel."
_TUTUP: Final = "Tutup dahulu, lalu ulangi; bila memang tidak dibuka, hapus berkas kuncinya di sebelahnya."
_TERLALU: Final = "Pastikan berkasnya memang matriks; salin lembar matriksnya ke buku kerja baru."
_BESAR: Final = (
    "Pastikan berkasnya memang matriks. Bila memang rencana besar, naikkan batasnya: --batas-sel 1000000, atau "
    "rak.read(…, limits=Limits.for_cells(1_000_000))."
)

REASON_WORDS: Final[Mapping[Reason, tuple[str, str]]] = {
    Reason.NOT_FOUND: ("Berkas tidak ditemukan.", "Periksa nama dan foldernya."),
    Reason.NOT_A_FILE: ("Yang disebut bukan berkas.", "Sebutkan nama berkasnya."),
    Reason.UNREADABLE: ("Berkas tidak dapat dibaca.", "Periksa izin berkasnya."),
    Reason.EMPTY: ("Berkas kosong.", _MINTA_LAGI),
    Reason.NOT_ZIP: ("Isi berkas bukan buku kerja .xlsx.", _SIMPAN_ULANG),
    Reason.NO_WORKBOOK: ("Di dalam berkas tidak ada buku kerja Excel.", _SIMPAN_ULANG),
    Reason.XLSB: ("Berkas berformat biner .xlsb.", _SIMPAN_ULANG),
    Reason.ODS: ("Berkas berformat OpenDocument (.ods).", _SIMPAN_ULANG),
    Reason.OLE_PASSWORD_OR_XLS: (
        "Berkas bersandi, atau berformat .xls lama.",
        "Hapus sandi pembukanya, lalu simpan sebagai .xlsx.",
    ),
    Reason.ENCRYPTED: ("Isi berkas dienkripsi.", "Simpan tanpa enkripsi, lalu coba lagi."),
    Reason.TRUNCATED: ("Berkas terpotong.", _MINTA_LAGI),
    Reason.DAMAGED: ("Berkas rusak.", _MINTA_LAGI),
    Reason.BAD_CRC: ("Isi berkas tidak cocok dengan jumlah periksanya.", _MINTA_LAGI),
    Reason.COMPRESSION: ("Cara pemampatan di dalam berkas tidak dikenal.", _SIMPAN_ULANG),
    Reason.BAD_NAME: ("Nama bagian di dalam berkas tidak sah.", _SIMPAN_ULANG),
    Reason.DUPLICATE_NAME: ("Satu bagian ada dua kali di dalam berkas.", _SIMPAN_ULANG),
    Reason.OVERLAP: ("Bagian-bagian di dalam berkas bertumpang tindih.", _MINTA_LAGI),
    Reason.BAD_XML: ("Satu bagian berkas bukan XML yang sah.", _MINTA_LAGI),
    Reason.NO_PART: ("Satu bagian yang dirujuk tidak ada di dalam berkas.", _MINTA_LAGI),
    Reason.TOO_LARGE: ("Berkas atau bagiannya terlalu besar.", _BESAR),
    Reason.TOO_MANY_MEMBERS: ("Bagian di dalam berkas terlalu banyak.", _TERLALU),
    Reason.RATIO: ("Isi berkas mengembang tidak wajar.", _BESAR),
    Reason.TOO_DEEP: ("Susunan di dalam berkas terlalu dalam.", _TERLALU),
    Reason.TOO_MANY_CELLS: ("Sel di satu lembar terlalu banyak.", _BESAR),
    Reason.DOCTYPE: ("Berkas memuat deklarasi DOCTYPE, yang tidak dipakai Excel.", _MINTA_LAGI),
    Reason.LOCKED_BY_EXCEL: ("Berkas sedang dibuka di Excel.", _TUTUP),
    Reason.LOCKED_BY_LIBREOFFICE: ("Berkas sedang dibuka di LibreOffice.", _TUTUP),
    Reason.CHANGED_MEANWHILE: ("Berkas berubah ketika sedang diisi; perubahan itu tidak ditimpa.", "Ulangi pengisian."),
    Reason.READ_ONLY: ("Berkas hanya boleh dibaca.", "Pakai -o dengan nama lain."),
    Reason.READ_ONLY_FOLDER: ("Foldernya hanya boleh dibaca.", "Pakai -o dengan nama di folder lain."),
    Reason.NO_FOLDER: ("Foldernya tidak ada.", "Periksa namanya, atau buat dahulu."),
    Reason.CANNOT_WRITE: ("Berkas tidak dapat ditulis.", "Periksa izin dan ruang kosong."),
    Reason.NO_TARGET: ("Nama berkas hasil belum disebut.", "Tambahkan -o HASIL.xlsx."),
    Reason.SIGNED: (
        "Buku kerja bertanda tangan digital; perubahan akan membatalkannya.",
        "Isi salinan yang belum ditandatangani.",
    ),
    Reason.SHEET_PROTECTED: ("Lembar diproteksi.", "Buka proteksinya, atau isi sel yang tidak dikunci."),
    Reason.WORKBOOK_PROTECTED: ("Susunan buku kerja diproteksi.", "Buka proteksi susunannya."),
    Reason.CELL_LOCKED: ("Sel dikunci.", "Isi sel masukan, atau buka kuncinya."),
    Reason.MERGED_NON_ANCHOR: ("Sel itu bagian dari gabungan sel.", "Isi sel kiri atas gabungan itu."),
    Reason.TABLE_HEADER: ("Sel itu judul sebuah tabel Excel.", "Biarkan judulnya."),
    Reason.ARRAY_MEMBER: ("Sel itu bagian rumus larik.", "Ubah rumus lariknya di Excel."),
    Reason.DATA_TABLE: ("Sel itu bagian tabel data.", "Ubah tabel datanya di Excel."),
    Reason.NO_SHEET: ("Lembar itu tidak ada.", "Periksa nama lembarnya."),
    Reason.NOT_A_WORKSHEET: ("Lembar itu bukan lembar kerja.", "Pakai lembar kerja."),
    Reason.SHEET_EXISTS: ("Lembar bernama itu sudah ada.", "Ganti nama lembar yang lama."),
    Reason.BAD_SHEET_NAME: ("Nama lembar tidak sah.", "Pakai nama tanpa \\ / ? * [ ] :"),
    Reason.BAD_ADDRESS: ("Alamat sel tidak sah.", "Pakai A1 sampai XFD1048576."),
    Reason.BAD_VALUE: ("Nilai itu tidak dapat disimpan Excel.", "Periksa nilainya."),
    Reason.BAD_STYLE: ("Format sel tidak ada.", _SIMPAN_ULANG),
    Reason.TEXT_TOO_LONG: ("Teks lebih dari 32.767 karakter.", "Ringkas teksnya, dan beri tautan."),
    Reason.TWICE: ("Satu sel diisi dua kali.", "Sisakan satu isian untuk sel itu."),
    Reason.SELF_CHECK: (
        "Hasil tulis tidak sama dengan yang diminta; berkas lama tidak diubah.",
        "Laporkan bersama berkasnya.",
    ),
}
"""Fault and remedy for each reason; a test keeps the table whole."""

WITH_DETAIL: Final = frozenset({
    Reason.TOO_LARGE, Reason.TOO_MANY_MEMBERS, Reason.RATIO, Reason.TOO_MANY_CELLS, Reason.MERGED_NON_ANCHOR,
    Reason.TABLE_HEADER, Reason.ARRAY_MEMBER, Reason.DATA_TABLE, Reason.NO_SHEET, Reason.BAD_VALUE, Reason.BAD_STYLE,
    Reason.TEXT_TOO_LONG, Reason.TWICE, Reason.UNREADABLE, Reason.CANNOT_WRITE,
})  # fmt: skip
"""Reasons whose detail (limits, names, values) helps staff: it is Indonesian. That of the others is for technicians."""

EFFECT_WORDS: Final[Mapping[Effect, tuple[str, str]]] = {
    Effect.STALE_PIVOT: (
        "Tabel pivot masih menampilkan angka lama.",
        "Buka di Excel, lalu pilih Data > Refresh All dan simpan.",
    ),
}
"""What an edit leaves behind, and what to do about it; a test keeps the table whole."""
