"""The table TEMUAN YANG DITERIMA below the sheet Indikator: what the planner has seen and accepts, each with a reason."""

from typing import Final

from rak.domain.temuan import TemuanDiterima
from rak.errors import DomainError
from rak.matriks.read import findings_on_teks
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.grid import Petak
from rak.matriks.read.tree import text_of

JUDUL_TABEL: Final = "TEMUAN YANG DITERIMA"
JUDUL: Final = ("KODE TEMUAN", "LETAK", "NILAI", "ALASAN")
"""Its headings, in the order of :class:`~rak.domain.temuan.TemuanDiterima`; the first one tells where the table begins."""


def read_accepted(petak: Petak, judul: int | None, catatan: Catatan) -> tuple[TemuanDiterima, ...]:
    """Its rows below the row of headings; one without code, value or reason accepts nothing, and is reported."""
    if judul is None:
        return ()
    names = {text_of(cell).casefold(): column for column, cell in petak.baris[judul].items()}
    at = [names.get(name.casefold(), 0) for name in JUDUL]
    found: list[TemuanDiterima] = []
    for row in petak.urut:
        texts = [text_of(petak.baris[row].get(column)) for column in at]
        if row <= judul or not any(texts):
            continue
        try:
            found.append(TemuanDiterima(*texts))
        except DomainError as fault:
            pesan = f"{fault.pesan} Temuannya tetap terbuka."
            saran = f"{fault.saran} Nilainya dari kolom Nilai lembar Temuan, atau Pesan bila Nilai kosong."
            where = petak.nama, row, next(column for column, text in zip(at, texts, strict=True) if text)
            catatan.add(findings_on_teks.DITERIMA_TAK_LENGKAP, pesan, saran, where)
    return tuple(found)
