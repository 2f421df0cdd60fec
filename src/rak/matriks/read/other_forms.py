"""Tells a matrix of the decree's form, four labelled rows to a line, from a table of another form: by evidence, quickly."""

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

_LABEL_ROWS: Final = 3
"""Rows below the known heading in which labels of periods may stand."""
_OF_ROWS = re.compile(
    r"(?:target|realisasi)\s+(?:kinerja\s+)?(?:per\s+|tiap\s+|s\.?\s?/?d\.?\s*|sampai\s+(?:dengan\s+)?)?(?:tw|triwulan|bulan|periode)(?:\s+ini)?"
    r"|realisasi\s+kinerja\b.*",
    re.IGNORECASE,
)
"""A heading of figures of performance of the period that the row names."""
_OWN: Final = frozenset(
    {Kolom.RUMUS_PERHITUNGAN, Kolom.RENCANA_KEGIATAN, Kolom.CAPAIAN, Kolom.DATA_DUKUNG, Kolom.STATUS_PELAKSANAAN}
)
"""Columns of which the decree's own form has some."""
_SAYS_MONEY = re.compile(r"anggaran|keuangan|dana|belanja|kas\b|serap|\brp\b|pagu|cair", re.IGNORECASE)


def is_another_form(tabel: Tabel) -> bool:
    """Whether a table whose rows are sorted has another form than the decree's."""
    return (
        _OWN.isdisjoint(tabel.tata.kolom)
        or _has_months_in_rows(tabel)
        or _has_no_quarters(tabel)
        or _has_twice(tabel)
        or _is_of_performance(tabel)
    )


def is_side_by_side(petak: Petak, tata: TataLetak) -> bool:
    """Whether labels of two or more periods stand beside each other, in the heading or in a row of labels below it."""
    for row in range(tata.judul_awal - 1, tata.judul_akhir + _LABEL_ROWS):
        if row > tata.judul_akhir and not is_label_row(petak, row):
            continue
        values = (cell.value for cell in petak.baris.get(row, {}).values())
        if len(periods_in([value for value in values if type(value) is str])) > 1:
            return True
    return False


def _has_months_in_rows(tabel: Tabel) -> bool:
    """A column whose cells name three months or more: each row is of a month, not of a quarter."""
    if tabel.berlabel:
        return False
    named: dict[int, set[int]] = {}
    for line in tabel.baris:
        for column, cell in tabel.petak.baris.get(line.row, {}).items():
            month = month_number(fold(cell.value)) if type(cell.value) is str else None
            if month:
                named.setdefault(column, set()).add(month)
    return any(len(months) > 2 for months in named.values())


def _has_no_quarters(tabel: Tabel) -> bool:
    """Rows without a label whose goals or indicators differ are no quarters of one line."""
    rows = tabel.baris
    if tabel.berlabel:
        return False
    if not rows:
        return any(row > tabel.tata.judul_akhir and _names(tabel, row) for row in tabel.petak.urut)
    return len(rows) % 4 > 0 or any(
        len({fold(str(cell.value)).casefold() for cell in tabel.cells([one.row for one in rows[at : at + 4]], kolom)})
        > 1
        for at in range(0, len(rows), 4)
        for kolom in (Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.PAGU)
    )


def _has_twice(tabel: Tabel) -> bool:
    """Targets of the year and of the quarter beside each other, or realisations of performance and of money, without draws."""
    tata = tabel.tata
    rows = range(tata.judul_awal, tata.judul_akhir + 1)
    cells = [cell for row in rows for cell in tabel.petak.baris.get(row, {}).values() if type(cell.value) is str]
    if Kolom.TARGET_KINERJA in tata.kolom and any(_OF_ROWS.fullmatch(fold(str(cell.value))) for cell in cells):
        return True
    if Kolom.RENCANA_PENARIKAN_DANA in tata.kolom:
        return False
    named = [find_exact(cell.value) for cell in cells]
    twice = (Kolom.TARGET_KINERJA, Kolom.REALISASI_ANGGARAN)
    return any(kolom not in tata.kolom and named.count(kolom) > 1 for kolom in twice)


def _names(tabel: Tabel, row: int) -> bool:
    cell = tabel.cell(row, Kolom.INDIKATOR_KEGIATAN)
    return cell is not None and type(cell.value) is str


def _is_of_performance(tabel: Tabel) -> bool:
    """A bare REALISASI without a planned draw beside it may be of performance."""
    kolom = tabel.tata.kolom
    column = kolom.get(Kolom.REALISASI_ANGGARAN)
    if column is None:
        return bool(tabel.baris) and not {Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA} & set(kolom)
    if Kolom.RENCANA_PENARIKAN_DANA in kolom:
        return False
    rows = range(tabel.tata.judul_awal, tabel.tata.judul_akhir + 1)
    heading = " ".join(str(cell.value) for row in rows if (cell := tabel.petak.effective(row, column)) is not None)
    return _SAYS_MONEY.search(heading) is None
