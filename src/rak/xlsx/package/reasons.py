"""Why a file is not read or an edit is not written, as values that are stable for scripts, with the words for staff."""

from enum import Enum
from typing import Final, Self

_SIMPAN_ULANG: Final = "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu coba lagi."
_MINTA_LAGI: Final = "Minta salinan yang utuh dari pengirimnya, atau buka dan simpan ulang di Excel."
_TUTUP: Final = "Tutup dahulu, lalu ulangi; bila memang tidak dibuka, hapus berkas kuncinya di sebelahnya."
_TERLALU: Final = "Pastikan berkasnya memang matriks; salin lembar matriksnya ke buku kerja baru."
_BESAR: Final = (
    "Pastikan berkasnya memang matriks. Bila memang rencana besar, naikkan batasnya: --batas-sel 1000000, atau "
    "rak.read(…, limits=Limits.for_cells(1_000_000))."
)
_RINCI: Final = True
"""The detail (limits, names, values) helps staff: it is Indonesian. That of the others is for technicians."""


class _Told(str, Enum):  # noqa: UP042 - a StrEnum prints as its value and so does this, without its own import
    """A value that is stable for scripts, what it says to a person in Indonesian, and what to do about it."""

    _value_: str
    pesan: str
    saran: str
    rinci: bool

    def __new__(cls, value: str, pesan: str, saran: str, rinci: bool = False) -> Self:
        """Give a member that is its value."""
        member = str.__new__(cls, value)
        member._value_, member.pesan, member.saran, member.rinci = value, pesan, saran, rinci
        return member

    def __str__(self) -> str:
        """Give the value, as scripts see it."""
        return self._value_


class Reason(_Told):
    """Every reason why a file is not read or an edit is not written, with fault and remedy."""

    # The file as a whole
    NOT_FOUND = "not-found", "Berkas tidak ditemukan.", "Periksa nama dan foldernya."
    NOT_A_FILE = "not-a-file", "Yang disebut bukan berkas.", "Sebutkan nama berkasnya."
    UNREADABLE = "unreadable", "Berkas tidak dapat dibaca.", "Periksa izin berkasnya.", _RINCI
    EMPTY = "empty", "Berkas kosong.", _MINTA_LAGI
    OLE_PASSWORD_OR_XLS = (
        "ole-password-or-xls", "Berkas bersandi, atau berformat .xls lama.",
        "Hapus sandi pembukanya, lalu simpan sebagai .xlsx.",
    )  # fmt: skip
    XLSB = "xlsb", "Berkas berformat biner .xlsb.", _SIMPAN_ULANG
    ODS = "ods", "Berkas berformat OpenDocument (.ods).", _SIMPAN_ULANG
    NOT_ZIP = "not-zip", "Isi berkas bukan buku kerja .xlsx.", _SIMPAN_ULANG
    TRUNCATED = "truncated", "Berkas terpotong.", _MINTA_LAGI
    DAMAGED = "damaged", "Berkas rusak.", _MINTA_LAGI
    BAD_CRC = "bad-crc", "Isi berkas tidak cocok dengan jumlah periksanya.", _MINTA_LAGI
    ENCRYPTED = "encrypted", "Isi berkas dienkripsi.", "Simpan tanpa enkripsi, lalu coba lagi."
    COMPRESSION = "compression", "Cara pemampatan di dalam berkas tidak dikenal.", _SIMPAN_ULANG
    BAD_NAME = "bad-name", "Nama bagian di dalam berkas tidak sah.", _SIMPAN_ULANG
    DUPLICATE_NAME = "duplicate-name", "Satu bagian ada dua kali di dalam berkas.", _SIMPAN_ULANG
    OVERLAP = "overlap", "Bagian-bagian di dalam berkas bertumpang tindih.", _MINTA_LAGI
    # Limits
    TOO_LARGE = "too-large", "Berkas atau bagiannya terlalu besar.", _BESAR, _RINCI
    TOO_MANY_MEMBERS = "too-many-members", "Bagian di dalam berkas terlalu banyak.", _TERLALU, _RINCI
    RATIO = "ratio", "Isi berkas mengembang tidak wajar.", _BESAR, _RINCI
    TOO_DEEP = "too-deep", "Susunan di dalam berkas terlalu dalam.", _TERLALU
    TOO_MANY_CELLS = "too-many-cells", "Sel di satu lembar terlalu banyak.", _BESAR, _RINCI
    # XML and the package's own order
    DOCTYPE = "doctype", "Berkas memuat deklarasi DOCTYPE, yang tidak dipakai Excel.", _MINTA_LAGI
    BAD_XML = "bad-xml", "Satu bagian berkas bukan XML yang sah.", _MINTA_LAGI
    NO_WORKBOOK = "no-workbook", "Di dalam berkas tidak ada buku kerja Excel.", _SIMPAN_ULANG
    WORD = "word", "Ini dokumen Word.", "Baca dengan rak impor, atau jadikan buku kerja dengan rak buat."
    NO_PART = "no-part", "Satu bagian yang dirujuk tidak ada di dalam berkas.", _MINTA_LAGI
    NO_SHEET = "no-sheet", "Lembar itu tidak ada.", "Periksa nama lembarnya.", _RINCI
    NOT_A_WORKSHEET = "not-a-worksheet", "Lembar itu bukan lembar kerja.", "Pakai lembar kerja."
    # The file system around it
    LOCKED_BY_EXCEL = "locked-by-excel", "Berkas sedang dibuka di Excel.", _TUTUP
    LOCKED_BY_LIBREOFFICE = "locked-by-libreoffice", "Berkas sedang dibuka di LibreOffice.", _TUTUP
    READ_ONLY = "read-only", "Berkas hanya boleh dibaca.", "Pakai -o dengan nama lain."
    CHANGED_MEANWHILE = (
        "changed-meanwhile", "Berkas berubah ketika sedang diisi; perubahan itu tidak ditimpa.",
        "Ulangi pengisian.",
    )  # fmt: skip
    NO_TARGET = "no-target", "Nama berkas hasil belum disebut.", "Tambahkan -o HASIL.xlsx."
    NO_FOLDER = "no-folder", "Foldernya tidak ada.", "Periksa namanya, atau buat dahulu."
    READ_ONLY_FOLDER = "read-only-folder", "Foldernya hanya boleh dibaca.", "Pakai -o dengan nama di folder lain."
    CANNOT_WRITE = "cannot-write", "Berkas tidak dapat ditulis.", "Periksa izin dan ruang kosong.", _RINCI
    # Policies of editing
    SIGNED = (
        "signed", "Buku kerja bertanda tangan digital; perubahan akan membatalkannya.",
        "Isi salinan yang belum ditandatangani.",
    )  # fmt: skip
    SHEET_PROTECTED = "sheet-protected", "Lembar diproteksi.", "Buka proteksinya, atau isi sel yang tidak dikunci."
    WORKBOOK_PROTECTED = "workbook-protected", "Susunan buku kerja diproteksi.", "Buka proteksi susunannya."
    CELL_LOCKED = "cell-locked", "Sel dikunci.", "Isi sel masukan, atau buka kuncinya."
    MERGED_NON_ANCHOR = (
        "merged-non-anchor", "Sel itu bagian dari gabungan sel.",
        "Isi sel kiri atas gabungan itu.", _RINCI,
    )  # fmt: skip
    TABLE_HEADER = "table-header", "Sel itu judul sebuah tabel Excel.", "Biarkan judulnya.", _RINCI
    ARRAY_MEMBER = "array-member", "Sel itu bagian rumus larik.", "Ubah rumus lariknya di Excel.", _RINCI
    DATA_TABLE = "data-table", "Sel itu bagian tabel data.", "Ubah tabel datanya di Excel.", _RINCI
    SHEET_EXISTS = "sheet-exists", "Lembar bernama itu sudah ada.", "Ganti nama lembar yang lama."
    BAD_SHEET_NAME = "bad-sheet-name", "Nama lembar tidak sah.", "Pakai nama tanpa \\ / ? * [ ] :"
    # Values
    BAD_ADDRESS = "bad-address", "Alamat sel tidak sah.", "Pakai A1 sampai XFD1048576."
    BAD_VALUE = "bad-value", "Nilai itu tidak dapat disimpan Excel.", "Periksa nilainya.", _RINCI
    BAD_STYLE = "bad-style", "Format sel tidak ada.", _SIMPAN_ULANG, _RINCI
    TEXT_TOO_LONG = "text-too-long", "Teks lebih dari 32.767 karakter.", "Ringkas teksnya, dan beri tautan.", _RINCI
    TWICE = "set-twice", "Satu sel diisi dua kali.", "Sisakan satu isian untuk sel itu.", _RINCI
    # After writing
    SELF_CHECK = (
        "self-check", "Hasil tulis tidak sama dengan yang diminta; berkas lama tidak diubah.",
        "Laporkan bersama berkasnya.",
    )  # fmt: skip


class Effect(_Told):
    """What an edit leaves behind that is no fault and that a person should know, and what to do about it."""

    STALE_PIVOT = (
        "stale-pivot", "Tabel pivot masih menampilkan angka lama.",
        "Buka di Excel, lalu pilih Data > Refresh All dan simpan.",
    )  # fmt: skip
