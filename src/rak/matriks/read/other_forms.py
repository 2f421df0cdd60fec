"""Tells a matrix of the decree's form, four labelled rows to a line, from a table of another form: by evidence, quickly."""

from __future__ import annotations

import re
from typing import Final

from rak.domain.headings import find_exact
from rak.domain.kolom import Kolom
from rak.domain.period_words import month_number
from rak.domain.text_folding import fold
from rak.layouts.column_periods import periods_in
from rak.layouts.heading_rows import is_label_row
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.grid import Petak
from rak.matriks.read.read_result import TataLetak
from rak.xlsx import to_address

_LABEL_ROWS: Final = 3
"""Rows below the known heading in which labels of periods may stand."""
_LABEL: Final = 60
_OF_ROWS = re.compile(
    r"(?:target|realisasi)\s+(?:kinerja\s+)?(?:per\s+|tiap\s+)?(?:tw|triwulan|bulan|periode)", re.IGNORECASE
)
"""A heading of figures of performance of the period that the row names."""
_SAYS_MONEY = re.compile(r"anggaran|keuangan|dana|belanja|kas\b|serap|\brp\b|pagu|cair", re.IGNORECASE)


def why_another_form(tabel: Tabel) -> str:
    """What shows that a table whose rows are sorted has another form; empty for one of the decree's."""
    return _months_in_rows(tabel) or _without_quarters(tabel) or _twice(tabel) or _of_performance(tabel)


def side_by_side(petak: Petak, tata: TataLetak) -> str:
    """Labels of two or more periods beside each other, in the heading or in a row of labels below it: another form."""
    for row in range(max(1, tata.judul_awal - 1), tata.judul_akhir + _LABEL_ROWS):
        line = petak.baris.get(row, {})
        if len(line) < 2 or (row > tata.judul_akhir and not is_label_row(petak, row)):
            continue
        texts = [cell.value for cell in line.values() if type(cell.value) is str and len(cell.value) <= _LABEL]
        if len(periods_in(texts)) > 1:
            return f"label dua periode atau lebih berjajar dalam baris {row}"
    return ""


def _months_in_rows(tabel: Tabel) -> str:
    """A column whose cells name three months or more: each row is of a month, not of a quarter."""
    if tabel.berlabel:
        return ""
    named: dict[int, set[int]] = {}
    for line in tabel.baris:
        for column, cell in tabel.petak.baris.get(line.row, {}).items():
            month = month_number(fold(cell.value)) if type(cell.value) is str and len(cell.value) <= _LABEL else None
            if month:
                named.setdefault(column, set()).add(month)
    found = next((each for each, months in named.items() if len(months) > 2), None)
    return f"kolom {to_address(1, found)[:-1]} menyebut bulan di setiap barisnya" if found else ""


def _without_quarters(tabel: Tabel) -> str:
    """Rows without a label whose goals or indicators differ are no quarters of one line."""
    rows = tabel.baris
    if tabel.berlabel:
        return ""
    if not rows:
        row = next((row for row in tabel.petak.urut if row > tabel.tata.judul_akhir and _names(tabel, row)), None)
        return f"baris {row} menyebut indikator, tetapi tidak satu baris pun triwulan" if row else ""
    if len(rows) % 4:
        return f"{len(rows)} baris tanpa label triwulan bukan kelipatan empat"
    for at in range(0, len(rows), 4):
        for kolom in (Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.PAGU):
            texts = {
                fold(str(cell.value)).casefold() for cell in tabel.cells([r.row for r in rows[at : at + 4]], kolom)
            }
            if len(texts) > 1:
                return f"baris tanpa label triwulan mulai baris {rows[at].row} berbeda {kolom}-nya"
    return ""


def _twice(tabel: Tabel) -> str:
    """Targets of the year and of the quarter beside each other, or realisations of performance and of money, without draws."""
    tata = tabel.tata
    if Kolom.RENCANA_PENARIKAN_DANA in tata.kolom:
        return ""
    rows = range(tata.judul_awal, tata.judul_akhir + 1)
    cells = [cell for row in rows for cell in tabel.petak.baris.get(row, {}).values() if type(cell.value) is str]
    named = [find_exact(cell.value) for cell in cells]
    of_rows = next((text for cell in cells if _OF_ROWS.fullmatch(text := fold(str(cell.value)))), "")
    if of_rows and Kolom.TARGET_KINERJA in tata.kolom:
        return f"{of_rows} di samping target setahun"
    twice = (Kolom.TARGET_KINERJA, Kolom.REALISASI_ANGGARAN)
    found = next((kolom for kolom in twice if kolom not in tata.kolom and named.count(kolom) > 1), None)
    return f"dua kolom {found}" if found else ""


def _names(tabel: Tabel, row: int) -> bool:
    cell = tabel.cell(row, Kolom.INDIKATOR_KEGIATAN)
    return cell is not None and type(cell.value) is str


def _of_performance(tabel: Tabel) -> str:
    """A bare REALISASI without a planned draw beside it may be of performance."""
    kolom = tabel.tata.kolom
    column = kolom.get(Kolom.REALISASI_ANGGARAN)
    if column is None:
        money = {Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA} & set(kolom)
        return "" if money or not tabel.baris else "tidak ada kolom uang"
    if Kolom.RENCANA_PENARIKAN_DANA in kolom:
        return ""
    rows = range(tabel.tata.judul_awal, tabel.tata.judul_akhir + 1)
    heading = " ".join(str(cell.value) for row in rows if (cell := tabel.petak.effective(row, column)) is not None)
    return "" if _SAYS_MONEY.search(heading) else "REALISASI di sini dapat berarti kinerja, bukan uang"
