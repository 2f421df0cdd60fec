"""What may be typed into the input cells, with the messages that Excel then shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation

from rak.domain.evaluasi import StatusTindakLanjut
from rak.domain.laporan import StatusPelaksanaan
from rak.domain.period_words import NAMA_BULAN
from rak.domain.polaritas import Frekuensi, Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import JENIS_BELANJA, NAMA_BATAS
from rak.domain.waktu import Triwulan


def cover(rule: DataValidation, areas: Iterable[str]) -> None:
    """Let the rule hold for areas that do not overlap; ``rule.add`` would look for each in all before it."""
    rule.sqref.ranges.update(CellRange(area) for area in areas)


def money_or_dash(first_cell: str) -> DataValidation:
    """A whole number of rupiah, or a dash; below zero it is a return (*pengembalian belanja*)."""
    return _custom(
        f'IF(ISNUMBER({first_cell}),{first_cell}=INT({first_cell}),{first_cell}="-")',
        "Jumlah rupiah",
        "Isi angka bulat tanpa Rp dan tanpa titik, misalnya 450000. Isi 0 bila tidak ada realisasi, "
        "tanda - bila tidak berlaku. Biarkan kosong bila belum ada laporan. Angka di bawah nol adalah pengembalian.",
        "Isi jumlah rupiah sebagai angka bulat, atau tanda - bila tidak berlaku.",
    )


def number_or_dash(first_cell: str) -> DataValidation:
    """A number from zero up, or a dash."""
    return _custom(
        f'IF(ISNUMBER({first_cell}),{first_cell}>=0,{first_cell}="-")',
        "Nilai bulan ini",
        "Isi angka 0 atau lebih. Isi tanda - bila tidak berlaku. Biarkan kosong bila belum ada laporan.",
        "Isi angka 0 atau lebih, atau tanda - bila tidak berlaku.",
    )


def status() -> DataValidation:
    """Column STATUS PELAKSANAAN."""
    return _choice([str(choice) for choice in StatusPelaksanaan], "Status pelaksanaan")


def tindak_lanjut_choice() -> DataValidation:
    """Column STATUS TINDAK LANJUT."""
    return _choice([str(choice) for choice in StatusTindakLanjut], "Status tindak lanjut")


def gabungan_choice() -> DataValidation:
    """Column GABUNGAN."""
    return _choice([str(choice) for choice in Gabungan], "Gabungan bulan")


def polaritas_choice() -> DataValidation:
    """Column POLARITAS."""
    return _choice([str(choice) for choice in Polaritas], "Polaritas")


def target_kumulatif_choice() -> DataValidation:
    """Whether targets of quarters are to date."""
    return _choice(["ya", "tidak"], "Target kumulatif")


def pelaporan_choice() -> DataValidation:
    """Column PELAPORAN."""
    return _choice([str(choice) for choice in Pelaporan], "Pelaporan")


def frekuensi_choice() -> DataValidation:
    """Column FREKUENSI."""
    return _choice([str(choice) for choice in Frekuensi], "Frekuensi")


def batas_choice() -> DataValidation:
    """Column BATAS CAPAIAN, in percent."""
    return _choice(list(NAMA_BATAS), "Batas capaian")


def jenis_belanja_choice() -> DataValidation:
    """Column JENIS BELANJA, by the first two digits of the account."""
    return _choice(list(JENIS_BELANJA), "Jenis belanja")


def target_number(first_cell: str) -> DataValidation:
    """The number of a target."""
    return _custom(
        f"ISNUMBER({first_cell})",
        "Angka target",
        "Isi angkanya saja, dalam satuan yang tertulis di TARGET KINERJA: 70 untuk 70 %. Kosong: tidak ada target.",
        "Isi target sebagai angka.",
    )


def posisi_choice() -> DataValidation:
    """The quarter or month up to which Rekap counts."""
    return _choice([*(str(tw) for tw in Triwulan), *NAMA_BULAN], "Posisi laporan")


def _choice(values: Sequence[str], title: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=f'"{",".join(values)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=title,
        error=f"Pilih salah satu: {'; '.join(values)}.",
    )


def hint(values: Sequence[str]) -> DataValidation:
    """Choices beside which anything else may be typed."""
    return DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True, showErrorMessage=False)


def _custom(formula: str, title: str, prompt: str, error: str) -> DataValidation:
    return DataValidation(
        type="custom",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle=title,
        error=error,
        promptTitle=title,
        prompt=prompt,
    )
