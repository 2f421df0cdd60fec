"""The sheet Evaluasi: what the sections write of each indicator and quarter."""

import datetime

from rak.domain.date_words import parse_tanggal
from rak.domain.evaluasi import Evaluasi
from rak.domain.kolom import KolomEvaluasi
from rak.domain.letak import Letak
from rak.domain.quarter_labels import read_label
from rak.domain.rencana import RencanaAksi
from rak.domain.waktu import Triwulan
from rak.errors import DomainError
from rak.matriks.read import findings_on_teks
from rak.matriks.read.cells import Sel
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.grid import Petak, is_date_format
from rak.matriks.read.read_result import TataEvaluasi
from rak.matriks.read.tree import text_of
from rak.xlsx import Cell
from rak.xlsx.sheet.dates import to_day


def find_evaluasi(petak: Petak) -> TataEvaluasi | None:
    """The places of the sheet by its headings; None where it has none."""
    names = {str(kolom).casefold(): kolom for kolom in KolomEvaluasi}
    for row in petak.urut:
        found = {text_of(cell).casefold(): column for column, cell in petak.baris[row].items()}
        kolom = {names[name]: column for name, column in found.items() if name in names}
        if {"kode", "tw"}.issubset(found) and KolomEvaluasi.ANALISIS in kolom:
            rows: dict[tuple[str, Triwulan], int] = {}
            for below in petak.urut:
                cells = petak.baris[below]
                kode, label = text_of(cells.get(found["kode"])), read_label(text_of(cells.get(found["tw"])))
                if below > row and kode and label is not None:
                    rows.setdefault((kode, label.triwulan), below)
            return TataEvaluasi(petak.nama, kolom, rows)
    return None


def read_evaluasi(
    petak: Petak, tata: TataEvaluasi, rencana: RencanaAksi, catatan: Catatan
) -> dict[tuple[str, Triwulan], Evaluasi]:
    """What the rows say; a row of an indicator that the plan does not have is told."""
    sel, found = Sel(petak, catatan), {}
    known = {indikator.kode for indikator in rencana.indikator}
    for (kode, triwulan), row in tata.baris.items():
        cells = petak.baris[row]
        texts = {
            kolom.name.casefold(): sel.text(cells[column], Letak(kode, kolom, triwulan))
            for kolom, column in tata.kolom.items()
            if column in cells and kolom is not KolomEvaluasi.BATAS_WAKTU
        }
        day = _day(sel, petak.own(row, tata.kolom.get(KolomEvaluasi.BATAS_WAKTU)), Letak(kode, None, triwulan))
        words = Evaluasi(**texts, batas_waktu=day)
        if words and kode in known:
            found[kode, triwulan] = words
        elif words:
            pesan = f"KODE {kode} di lembar {petak.nama} bukan indikator dalam matriks; barisnya tidak dibaca."
            saran = "Perbaiki KODE-nya, atau hapus barisnya."
            catatan.add(findings_on_teks.EVALUASI_ASING, pesan, saran, (petak.nama, row, 1), Letak(kode), kode)
    return found


def _day(sel: Sel, cell: Cell | None, letak: Letak) -> datetime.date | None:
    value = sel.value(cell, letak)
    if value is None or cell is None or value == "":
        return None
    shown = is_date_format(sel.petak.number_format(cell))
    day = to_day(value, date1904=sel.petak.sheet.parts.date1904, shown=shown)
    if day is None and isinstance(value, str):
        try:
            day = parse_tanggal(value)
        except DomainError:
            day = None
    if day is None:
        pesan = f"'{as_seen(value)}' bukan tanggal; batas waktunya belum diketahui."
        saran = "Tulis misalnya 31/05/2025."
        sel.catatan.add(findings_on_teks.BATAS_WAKTU_TAK_TERBACA, pesan, saran, sel.where(cell), letak, value)
    return day
