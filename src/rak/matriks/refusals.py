"""Why a file is not read or not written, for staff: every reason of the package editor with its code and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from rak.matriks.read import findings_on_berkas as aturan
from rak.xlsx import Effect, Reason

if TYPE_CHECKING:
    from rak.checks.catalogue import Aturan
    from rak.xlsx import Notice, OoxmlError

_SIMPAN_ULANG: Final = "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu coba lagi."
_MINTA_LAGI: Final = "Minta salinan yang utuh dari pengirimnya, atau buka dan simpan ulang di Excel."
_TERLALU: Final = "Pastikan berkasnya memang matriks; salin lembar matriksnya ke buku kerja baru."

PENOLAKAN: Final[Mapping[Reason, tuple[Aturan, str, str]]] = {
    Reason.NOT_FOUND: (aturan.BERKAS_TIDAK_TERBUKA, "Berkas tidak ditemukan.", "Periksa nama dan foldernya."),
    Reason.NOT_A_FILE: (aturan.BERKAS_TIDAK_TERBUKA, "Yang disebut bukan berkas.", "Sebutkan nama berkasnya."),
    Reason.UNREADABLE: (aturan.BERKAS_TIDAK_TERBUKA, "Berkas tidak dapat dibaca.", "Periksa izin berkasnya."),
    Reason.EMPTY: (aturan.BUKAN_BUKU_KERJA, "Berkas kosong.", _MINTA_LAGI),
    Reason.NOT_ZIP: (aturan.BUKAN_BUKU_KERJA, "Isi berkas bukan buku kerja .xlsx.", _SIMPAN_ULANG),
    Reason.NO_WORKBOOK: (aturan.BUKAN_BUKU_KERJA, "Di dalam berkas tidak ada buku kerja Excel.", _SIMPAN_ULANG),
    Reason.XLSB: (aturan.BUKAN_BUKU_KERJA, "Berkas berformat biner .xlsb.", _SIMPAN_ULANG),
    Reason.ODS: (aturan.BUKAN_BUKU_KERJA, "Berkas berformat OpenDocument (.ods).", _SIMPAN_ULANG),
    Reason.OLE_PASSWORD_OR_XLS: (
        aturan.BERSANDI, "Berkas bersandi, atau berformat .xls lama.",
        "Hapus sandi pembukanya, lalu simpan sebagai .xlsx.",
    ),
    Reason.ENCRYPTED: (aturan.BERSANDI, "Isi berkas dienkripsi.", "Simpan tanpa enkripsi, lalu coba lagi."),
    Reason.TRUNCATED: (aturan.BERKAS_RUSAK, "Berkas terpotong.", _MINTA_LAGI),
    Reason.DAMAGED: (aturan.BERKAS_RUSAK, "Berkas rusak.", _MINTA_LAGI),
    Reason.BAD_CRC: (aturan.BERKAS_RUSAK, "Isi berkas tidak cocok dengan jumlah periksanya.", _MINTA_LAGI),
    Reason.COMPRESSION: (aturan.BERKAS_RUSAK, "Cara pemampatan di dalam berkas tidak dikenal.", _SIMPAN_ULANG),
    Reason.BAD_NAME: (aturan.BERKAS_RUSAK, "Nama bagian di dalam berkas tidak sah.", _SIMPAN_ULANG),
    Reason.DUPLICATE_NAME: (aturan.BERKAS_RUSAK, "Satu bagian ada dua kali di dalam berkas.", _SIMPAN_ULANG),
    Reason.OVERLAP: (aturan.BERKAS_RUSAK, "Bagian-bagian di dalam berkas bertumpang tindih.", _MINTA_LAGI),
    Reason.BAD_XML: (aturan.BERKAS_RUSAK, "Satu bagian berkas bukan XML yang sah.", _MINTA_LAGI),
    Reason.NO_PART: (aturan.BERKAS_RUSAK, "Satu bagian yang dirujuk tidak ada di dalam berkas.", _MINTA_LAGI),
    Reason.TOO_LARGE: (aturan.MELAMPAUI_BATAS, "Berkas atau bagiannya terlalu besar.", _TERLALU),
    Reason.TOO_MANY_MEMBERS: (aturan.MELAMPAUI_BATAS, "Bagian di dalam berkas terlalu banyak.", _TERLALU),
    Reason.RATIO: (aturan.MELAMPAUI_BATAS, "Isi berkas mengembang tidak wajar.", _TERLALU),
    Reason.TOO_DEEP: (aturan.MELAMPAUI_BATAS, "Susunan di dalam berkas terlalu dalam.", _TERLALU),
    Reason.TOO_MANY_CELLS: (aturan.MELAMPAUI_BATAS, "Sel di satu lembar terlalu banyak.", _TERLALU),
    Reason.DOCTYPE: (aturan.MELAMPAUI_BATAS, "Berkas memuat deklarasi DOCTYPE, yang tidak dipakai Excel.", _MINTA_LAGI),
    Reason.LOCKED_BY_EXCEL: (aturan.SEDANG_DIBUKA, "Berkas sedang dibuka di Excel.", "Tutup dahulu, lalu ulangi."),
    Reason.LOCKED_BY_LIBREOFFICE: (
        aturan.SEDANG_DIBUKA, "Berkas sedang dibuka di LibreOffice.", "Tutup dahulu, lalu ulangi.",
    ),
    Reason.CHANGED_MEANWHILE: (
        aturan.SEDANG_DIBUKA, "Berkas berubah ketika sedang diisi; perubahan itu tidak ditimpa.", "Ulangi pengisian.",
    ),
    Reason.READ_ONLY: (aturan.TAK_DAPAT_DITULIS, "Berkas hanya boleh dibaca.", "Pakai -o dengan nama lain."),
    Reason.READ_ONLY_FOLDER: (
        aturan.TAK_DAPAT_DITULIS, "Foldernya hanya boleh dibaca.", "Pakai -o dengan nama di folder lain.",
    ),
    Reason.NO_FOLDER: (aturan.TAK_DAPAT_DITULIS, "Foldernya tidak ada.", "Periksa namanya, atau buat dahulu."),
    Reason.CANNOT_WRITE: (aturan.TAK_DAPAT_DITULIS, "Berkas tidak dapat ditulis.", "Periksa izin dan ruang kosong."),
    Reason.NO_TARGET: (aturan.TAK_DAPAT_DITULIS, "Nama berkas hasil belum disebut.", "Tambahkan -o HASIL.xlsx."),
    Reason.SIGNED: (
        aturan.BERTANDA_TANGAN, "Buku kerja bertanda tangan digital; perubahan akan membatalkannya.",
        "Isi salinan yang belum ditandatangani.",
    ),
    Reason.SHEET_PROTECTED: (aturan.TERPROTEKSI, "Lembar diproteksi.", "Buka proteksinya, atau isi sel yang tidak dikunci."),
    Reason.WORKBOOK_PROTECTED: (aturan.TERPROTEKSI, "Susunan buku kerja diproteksi.", "Buka proteksi susunannya."),
    Reason.CELL_LOCKED: (aturan.TERPROTEKSI, "Sel dikunci.", "Isi sel masukan, atau buka kuncinya."),
    Reason.MERGED_NON_ANCHOR: (
        aturan.SEL_TAK_DAPAT_DIUBAH, "Sel itu bagian dari gabungan sel.", "Isi sel kiri atas gabungan itu.",
    ),
    Reason.TABLE_HEADER: (aturan.SEL_TAK_DAPAT_DIUBAH, "Sel itu judul sebuah tabel Excel.", "Biarkan judulnya."),
    Reason.ARRAY_MEMBER: (aturan.SEL_TAK_DAPAT_DIUBAH, "Sel itu bagian rumus larik.", "Ubah rumus lariknya di Excel."),
    Reason.DATA_TABLE: (aturan.SEL_TAK_DAPAT_DIUBAH, "Sel itu bagian tabel data.", "Ubah tabel datanya di Excel."),
    Reason.NO_SHEET: (aturan.LEMBAR_TIDAK_ADA, "Lembar itu tidak ada.", "Periksa nama lembarnya."),
    Reason.NOT_A_WORKSHEET: (aturan.LEMBAR_TIDAK_ADA, "Lembar itu bukan lembar kerja.", "Pakai lembar kerja."),
    Reason.SHEET_EXISTS: (aturan.LEMBAR_TIDAK_ADA, "Lembar bernama itu sudah ada.", "Ganti nama lembar yang lama."),
    Reason.BAD_SHEET_NAME: (aturan.LEMBAR_TIDAK_ADA, "Nama lembar tidak sah.", "Pakai nama tanpa \\ / ? * [ ] :"),
    Reason.BAD_ADDRESS: (aturan.NILAI_TAK_DAPAT_DISIMPAN, "Alamat sel tidak sah.", "Pakai A1 sampai XFD1048576."),
    Reason.BAD_VALUE: (aturan.NILAI_TAK_DAPAT_DISIMPAN, "Nilai itu tidak dapat disimpan Excel.", "Periksa nilainya."),
    Reason.BAD_STYLE: (aturan.NILAI_TAK_DAPAT_DISIMPAN, "Format sel tidak ada.", _SIMPAN_ULANG),
    Reason.TEXT_TOO_LONG: (
        aturan.NILAI_TAK_DAPAT_DISIMPAN, "Teks lebih dari 32.767 karakter.", "Ringkas teksnya, dan beri tautan.",
    ),
    Reason.TWICE: (aturan.NILAI_TAK_DAPAT_DISIMPAN, "Satu sel diisi dua kali.", "Sisakan satu isian untuk sel itu."),
    Reason.SELF_CHECK: (
        aturan.PERIKSA_DIRI, "Hasil tulis tidak sama dengan yang diminta; berkas lama tidak diubah.",
        "Laporkan bersama berkasnya.",
    ),
}  # fmt: skip
"""Code, fault and remedy for each reason; a test keeps the table whole."""

PERINGATAN: Final[Mapping[Effect, tuple[str, str]]] = {
    Effect.STALE_PIVOT: (
        "Tabel pivot masih menampilkan angka lama.", "Buka di Excel, lalu pilih Data > Refresh All dan simpan.",
    ),
}  # fmt: skip
"""What an edit leaves behind, and what to do about it; a test keeps the table whole."""

_LAIN: Final = (aturan.BERKAS_RUSAK, "Berkas tidak dapat dipakai.", _MINTA_LAGI)


def explain_refusal(error: OoxmlError) -> str:
    """The error for a person: place, fault and remedy, one line for each problem."""
    lines = []
    for problem in error.problems:
        rule, pesan, saran = PENOLAKAN.get(problem.reason, _LAIN)
        detail = f" ({problem.detail[:160]})" if problem.detail else ""
        lines.append(f"{problem.place}: {rule.kode} {pesan} {saran}{detail}".strip())
    return "\n".join(lines)


def explain_notices(notices: Iterable[Notice]) -> str:
    """What an edit leaves behind, for a person: place, what, and what to do, one line for each."""
    told = ((notice.place, *PERINGATAN[notice.effect]) for notice in notices)
    return "\n".join(f"Peringatan: {place}: {pesan} {saran}" for place, pesan, saran in told)
