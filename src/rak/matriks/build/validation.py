"""What may be typed into the input cells, with the messages that Excel then shows."""

from collections.abc import Iterable, Sequence

from openpyxl.worksheet.datavalidation import DataValidation


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


def target_number(first_cell: str) -> DataValidation:
    """The number of a target."""
    return _custom(
        f"ISNUMBER({first_cell})",
        "Angka target",
        "Isi angkanya saja, dalam satuan yang tertulis di TARGET KINERJA: 70 untuk 70 %. Kosong: tidak ada target.",
        "Isi target sebagai angka.",
    )


def choice(title: str, values: Iterable[object]) -> DataValidation:
    """One of these words."""
    words = [str(value) for value in values]
    return DataValidation(
        type="list",
        formula1=f'"{",".join(words)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=title,
        error=f"Pilih salah satu: {'; '.join(words)}.",
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
