"""The columns of the matrix and of the monthly sheet, and those that offices keep beside them."""

from typing import Final, TypeAlias

from rak.domain.text_folding import Kata


class Kolom(Kata):
    """A column of the matrix; the value is its heading (RENCANA KEGIATAN spans the TW label and the text)."""

    NO = "NO"
    SASARAN_KEGIATAN = "SASARAN KEGIATAN"
    INDIKATOR_KEGIATAN = "INDIKATOR KEGIATAN"
    TARGET_KINERJA = "TARGET KINERJA"
    RUMUS_PERHITUNGAN = "RUMUS PERHITUNGAN"
    KEGIATAN = "KEGIATAN"
    PAGU = "PAGU"
    RENCANA_PENARIKAN_DANA = "RENCANA PENARIKAN DANA"
    REALISASI_ANGGARAN = "REALISASI ANGGARAN"
    TRIWULAN = "TW"
    RENCANA_KEGIATAN = "RENCANA KEGIATAN"
    CAPAIAN = "CAPAIAN"
    DATA_DUKUNG = "DATA DUKUNG"
    STATUS_PELAKSANAAN = "STATUS PELAKSANAAN"
    KETERANGAN = "KETERANGAN"


class KolomEvaluasi(Kata):
    """A column of the sheet Evaluasi; the value is its heading."""

    ANALISIS = "ANALISIS"
    PENDORONG = "FAKTOR PENDORONG"
    KENDALA = "KENDALA"
    TINDAK_LANJUT = "TINDAK LANJUT"
    PIC = "PIC"
    BATAS_WAKTU = "BATAS WAKTU"
    STATUS = "STATUS TINDAK LANJUT"


class Bantu(Kata):
    """A column beside the official fifteen that the reader knows what to do with."""

    KODE = "KODE"
    """Hidden helper of the builder: the stable kode of the budget line."""
    SATUAN = "SATUAN"
    """The unit of the target, where an office keeps it in a column of its own."""


Peran: TypeAlias = Kolom | Bantu
"""What a column of a matrix is."""


class KolomBulanan(Kata):
    """A column of the sheet for monthly figures, months and quarters aside; the value is its heading."""

    KODE = "KODE"
    JENIS = "JENIS"
    URAIAN = "URAIAN"
    SATUAN = "SATUAN"
    GABUNGAN = "GABUNGAN"
    POLARITAS = "POLARITAS"
    PENANGGUNG_JAWAB = "PENANGGUNG JAWAB"
    JENIS_BELANJA = "JENIS BELANJA"
    TAHUN = "TAHUN"


class KolomIndikator(Kata):
    """A column of the sheet Indikator; those of quarters and months aside; the value is its heading."""

    KODE = "KODE"
    JENIS = "JENIS"
    URAIAN = "URAIAN"
    TARGET = "TARGET TAHUN"
    BATAS_ATAS = "BATAS ATAS TARGET"
    SATUAN = "SATUAN"
    TARGET_KUMULATIF = "TARGET KUMULATIF"
    POLARITAS = "POLARITAS"
    GABUNGAN = "GABUNGAN"
    PELAPORAN = "PELAPORAN"
    FREKUENSI = "FREKUENSI"
    BATAS_CAPAIAN = "BATAS CAPAIAN"
    PENANGGUNG_JAWAB = "PENANGGUNG JAWAB"
    TINGKAT_KUMULATIF = "TINGKAT KUMULATIF"


MONEY: tuple[Kolom, ...] = (Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA, Kolom.REALISASI_ANGGARAN)
"""The columns that hold amounts."""

DASAR: Final = "Dasar"
"""The sheet of a section's copy that says for whom it is, and what it was made from."""
