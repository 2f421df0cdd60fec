"""The columns of the matrix and of the monthly sheet, and those that offices keep beside them."""

from __future__ import annotations

import enum
from typing import TypeAlias


class Kolom(enum.Enum):
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

    __hash__ = object.__hash__  # a member is equal to itself alone, and that of Enum is slow Python

    def __str__(self) -> str:
        return self.value


class KolomEvaluasi(enum.Enum):
    """A column of the sheet Evaluasi; the value is its heading."""

    ANALISIS = "ANALISIS"
    PENDORONG = "FAKTOR PENDORONG"
    KENDALA = "KENDALA"
    TINDAK_LANJUT = "TINDAK LANJUT"
    PIC = "PIC"
    BATAS_WAKTU = "BATAS WAKTU"
    STATUS = "STATUS TINDAK LANJUT"

    def __str__(self) -> str:
        return self.value


class Bantu(enum.Enum):
    """A column beside the official fifteen that the reader knows what to do with."""

    KODE = "KODE"
    """Hidden helper of the builder: the stable kode of the budget line."""
    SATUAN = "SATUAN"
    """The unit of the target, where an office keeps it in a column of its own."""

    __hash__ = object.__hash__  # as that of Kolom, beside which it is a key

    def __str__(self) -> str:
        return self.value


Peran: TypeAlias = Kolom | Bantu
"""What a column of a matrix is."""


class KolomBulanan(enum.Enum):
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

    __hash__ = object.__hash__  # as that of Kolom

    def __str__(self) -> str:
        return self.value


class KolomIndikator(enum.Enum):
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

    __hash__ = object.__hash__  # as that of Kolom

    def __str__(self) -> str:
        return self.value


MONEY: tuple[Kolom, ...] = (Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA, Kolom.REALISASI_ANGGARAN)
"""The columns that hold amounts."""
