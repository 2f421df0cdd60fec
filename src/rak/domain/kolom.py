"""The fourteen headings over the fifteen columns of the matrix, in the decree's order and words."""

from __future__ import annotations

import enum


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
