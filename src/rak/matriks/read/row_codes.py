"""The hidden column KODE: whether it is the builder's, and the kode of each row."""

import re

from rak.domain.kolom import Bantu
from rak.matriks.excel_numbers import as_text
from rak.matriks.read import findings_on_teks
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan

_KODE = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+){2,}")


def read_kode(tabel: Tabel, catatan: Catatan) -> bool:
    """Give the rows their kode; False when the sheet has no such column (or one of account codes)."""
    column = tabel.tata.kolom.get(Bantu.KODE)
    if column is None:
        return False
    bad: list[tuple[int, object]] = []
    good = 0
    for line in tabel.baris:
        cell = tabel.petak.effective(line.row, column)
        if cell is None:
            continue
        text = as_text(cell.value).strip()
        if _KODE.fullmatch(text):
            line.kode = text
            good += 1
        else:
            bad.append((line.row, cell.value))
    if good <= len(bad) or not _is_tree(tabel):
        for line in tabel.baris:
            line.kode = None
        return False
    for row, value in bad:
        pesan = "KODE ini bukan kode baris anggaran."
        saran = "Kembalikan kode aslinya, misalnya 2.1.3."
        catatan.add(findings_on_teks.KODE_SALAH, pesan, saran, (tabel.petak.nama, row, column), nilai=value)
    return True


def _is_tree(tabel: Tabel) -> bool:
    """Whether most kode stand on the four rows of one line, as the builder writes them."""
    kodes = [line.kode for line in tabel.baris if line.kode is not None]
    return 2 * len(set(kodes)) <= len(kodes) or len(kodes) < 3


def parent_of(kode: str) -> str:
    """The kode one level up."""
    return kode.rpartition(".")[0]
