"""Sorts the rows below the heading: quarter rows, continuations, totals, repeated headings, and what stands below."""

import re
from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import Final

from rak.domain.headings import find_exact, heading_key
from rak.domain.kolom import MONEY, Bantu, Kolom, Peran
from rak.domain.laporan import KOLOM_ISIAN
from rak.domain.quarter_labels import Label, read_bare, read_label
from rak.domain.waktu import Triwulan
from rak.matriks.read import findings_on_tata as aturan
from rak.matriks.read import findings_on_waktu
from rak.matriks.read.collect_findings import Catatan, by_number
from rak.matriks.read.find_matrix import is_total
from rak.matriks.read.grid import Petak
from rak.matriks.read.read_result import TataLetak
from rak.xlsx import Cell

_TEXTS: Final = frozenset({
    Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN, Kolom.KEGIATAN,
    Kolom.RENCANA_KEGIATAN, *KOLOM_ISIAN,
})  # fmt: skip
_PLANNED: Final = (Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA, Kolom.RENCANA_KEGIATAN)
_GROUPING: Final = frozenset({Kolom.NO, Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN})
# As text: re compiles it at its first use, which most workbooks never make.
_BELOW = (
    r"(?i)\b(mengetahui|menyetujui|nip\b|kepala|ditetapkan|catatan|keterangan|ket)\s*[.:,]|\bnip\b|^\s*(mengetahui|kepala|plt|plh)\b"
    r"|^[^,]{2,40},\s*\d{1,2}\s+[a-z]+\s+\d{4}\s*$"
)


class BarisTw:
    """A row of one quarter; ``tw`` is None while its label is missing or cannot be read."""

    __slots__ = ("kode", "row", "tw")

    def __init__(self, row: int, tw: Triwulan | None) -> None:
        self.row = row
        self.tw = tw
        self.kode: str | None = None


class Tabel:
    """The rows of the matrix, sorted."""

    def __init__(self, petak: Petak, tata: TataLetak) -> None:
        self.petak = petak
        self.tata = tata
        self.baris: list[BarisTw] = []
        self.sambungan: dict[tuple[int, Peran], list[str]] = {}
        """Text that goes on in a later row, by the row and column that it belongs to."""
        self.di_atas: dict[int, dict[Peran, Cell]] = {}
        """Group rows: a SASARAN or INDIKATOR that stands in a row of its own above the quarter row given here."""
        self.bawah: int
        """The first row below the matrix, once it is known where it ends; 0 where nothing stands there."""
        self.berlabel = True
        """Whether the rows have labels of quarters, and are not told by their position alone."""

    def cell(self, row: int, kolom: Peran) -> Cell | None:
        """The filled cell of a row in a column, its own and not that of a range that covers it."""
        column = self.tata.kolom.get(kolom)
        if column is None:
            return None
        line = self.petak.baris.get(row)
        found = line.get(column) if line else None
        if found is None and row in self.di_atas:
            return self.di_atas[row].get(kolom)
        return found

    def label_place(self, row: int) -> tuple[str, int, int]:
        """The sheet, row and column in which the quarter of a row stands, or should."""
        columns = self.tata.kolom
        return (
            self.petak.nama,
            row,
            columns.get(Kolom.TRIWULAN) or columns.get(Kolom.CAPAIAN) or min(self.petak.baris[row]),
        )

    def cells(self, rows: Iterable[int], kolom: Peran) -> list[Cell]:
        """The filled cells of these rows of the matrix in a column, as :meth:`cell` gives them."""
        return [found for row in rows if (found := self.cell(row, kolom)) is not None]


class Penyortir:
    """Goes through the rows once."""

    def __init__(self, petak: Petak, tata: TataLetak, catatan: Catatan) -> None:
        self._tabel = Tabel(petak, tata)
        self._petak = petak
        self._catatan = catatan
        self._by_column = {column: peran for peran, column in tata.kolom.items()}
        self._label_column = tata.kolom.get(Kolom.TRIWULAN)
        self._pending: dict[Peran, Cell] = {}
        self._pending_rows: list[int] = []
        self._skipped: dict[str, list[int]] = {}
        self._last: int

    def sort(self) -> Tabel:
        """The sorted rows."""
        rows = [row for row in self._petak.urut if row > self._tabel.tata.judul_akhir]
        labels = {row: label for row in rows if (label := self._label(row)) is not None}
        if self._label_column is None or not labels:
            labels = self._by_position(rows, labels)
        self._last = max(labels, default=0)
        for row in rows:
            if row > self._last and self._ends_here(row):
                break
            self._sort_row(row, labels.get(row))
        end = self._end()
        self._tabel.bawah = next((row for row in rows if row > end), 0)
        for kind, skipped in self._skipped.items():
            self._catatan.defer(partial(_report_rows, self._petak, kind, skipped))
        for row in self._pending_rows:
            self._unknown(row, self._roles(row))
        return self._tabel

    def _end(self) -> int:
        return max(
            [
                self._last,
                *(line.row for line in self._tabel.baris),
                *(r for rows in self._skipped.values() for r in rows),
            ]
        )

    def _label(self, row: int) -> Label | None:
        """The quarter of a row: from its own column, else from the text of CAPAIAN or RENCANA KEGIATAN."""
        line = self._petak.baris[row]
        if self._label_column is not None:
            cell = line.get(self._label_column)
            if cell is None:
                return None
            text = str(cell.value)
            return read_label(text) or read_bare(text)
        for kolom in (Kolom.CAPAIAN, Kolom.RENCANA_KEGIATAN):
            cell = self._tabel.cell(row, kolom)
            if cell is not None and type(cell.value) is str and (found := read_label(cell.value)):
                return found
        return None

    def _by_position(self, rows: list[int], labels: dict[int, Label]) -> dict[int, Label]:
        """A matrix without any label: every row with a planned draw or a text of the plan is a quarter, four to a line."""
        found: dict[int, Label] = {}
        count = 0
        for row in rows:
            roles = self._roles(row)
            if self._without_content(roles) or roles.keys().isdisjoint(_PLANNED):
                continue
            if self._below(roles):
                break
            found[row] = Label(Triwulan(count % 4 + 1), False, False, "")
            count += 1
        if labels and 2 * len(labels) >= len(found):
            return labels
        self._tabel.berlabel = False
        if found:
            first = next(iter(found))
            pesan = (
                "Tidak ada label triwulan di matriks ini: empat baris berturut-turut dibaca sebagai TW I sampai TW IV."
            )
            saran = "Tambahkan kolom TW dengan label TW I, TW II, TW III, TW IV."
            where = self._petak.nama, first, min(self._petak.baris[first])
            self._catatan.add(aturan.TANPA_LABEL, pesan, saran, where)
        return found

    def _roles(self, row: int) -> dict[Peran, Cell]:
        by_column = self._by_column
        return {by_column[column]: cell for column, cell in self._petak.baris[row].items() if column in by_column}

    def _sort_row(self, row: int, label: Label | None) -> None:
        roles = self._roles(row)
        if label is not None and not self._is_numbering(roles):
            self._quarter(row, label)
            return
        content = _content(roles)
        if not content:
            return
        if kind := self._without_content(roles):
            self._skipped.setdefault(kind, []).append(row)
        elif self._is_quarter_without_label(row, content):
            self._unlabelled(row, content)
        elif any(kolom in content for kolom in MONEY):
            self._unplaced_money(row, content)
        elif _GROUPING.issuperset(content) and self._opens_group(content):
            self._pending.update(content)
            self._pending_rows.append(row)
        elif self._tabel.baris and _TEXTS.issuperset(content):
            self._continue(row, content)
        else:
            self._unknown(row, roles)

    def _quarter(self, row: int, label: Label) -> None:
        where = self._tabel.label_place(row)
        if label.samaran and self._label_column is not None:
            pesan = f"Label ini berisi huruf yang hanya mirip, atau tanda yang tak terlihat; dibaca {label.triwulan}."
            saran = f"Ketik ulang {label.triwulan} dengan huruf biasa."
            held = by_number(str(self._petak.baris[row][self._label_column].value))
            self._catatan.add(findings_on_waktu.LABEL_SAMARAN, pesan, saran, where, nilai=held)
        if label.sampai:
            pesan = f"Label s.d. {label.triwulan} berarti angka di baris ini mungkin kumulatif; dibaca sebagai {label.triwulan}."
            saran = "Tulis angka triwulan itu saja, dengan label tanpa s.d."
            self._catatan.add(findings_on_waktu.LABEL_KUMULATIF, pesan, saran, where)
        self._append(BarisTw(row, label.triwulan))

    def _append(self, line: BarisTw) -> None:
        if self._pending:
            self._tabel.di_atas[line.row] = self._pending
            self._pending, self._pending_rows = {}, []
        self._tabel.baris.append(line)

    def _without_content(self, roles: dict[Peran, Cell]) -> str:
        """What a row is that says nothing of the plan; empty for any other."""
        if self._is_repeated_heading(roles):
            return "judul yang berulang"
        if self._is_numbering(roles):
            return "nomor kolom"
        return "jumlah" if any(map(is_total, roles.values())) else ""

    def _is_repeated_heading(self, roles: dict[Peran, Cell]) -> bool:
        same = sum(map(self._is_heading, roles.values()))
        return same >= 2 and 2 * same >= len(roles)

    def _is_heading(self, cell: Cell) -> bool:
        """Whether the text names its column: in a known spelling, or as the heading of this matrix does."""
        if type(cell.value) is not str or not (key := heading_key(cell.value)):
            return False
        if find_exact(cell.value) in {self._by_column[cell.column], Kolom.RENCANA_KEGIATAN}:
            return True
        tata = self._tabel.tata
        above = (self._petak.own(row, cell.column) for row in range(tata.judul_awal, tata.judul_akhir + 1))
        return any(heading_key(str(own.value)) == key for own in above if own is not None)

    @staticmethod
    def _is_numbering(roles: dict[Peran, Cell]) -> bool:
        texts = [str(cell.value).strip(" ().").removesuffix(".0") for cell in roles.values()]
        numbers = [int(text) for text in texts if re.fullmatch(r"[0-9]{1,2}", text)]
        return len(numbers) == len(texts) > 3 and all(one < after for one, after in pairwise(numbers))

    def _is_quarter_without_label(self, row: int, roles: dict[Peran, Cell]) -> bool:
        """A planned draw or an unreadable label makes a quarter row, unless the label above covers this row too."""
        if self._label_column is not None and self._petak.covered(row, self._label_column):
            return False
        if Kolom.TRIWULAN in roles:
            return not roles.keys().isdisjoint((Kolom.RENCANA_PENARIKAN_DANA, Kolom.RENCANA_KEGIATAN, Kolom.CAPAIAN))
        return Kolom.RENCANA_PENARIKAN_DANA in roles and Kolom.RENCANA_KEGIATAN in roles

    def _unlabelled(self, row: int, roles: dict[Peran, Cell]) -> None:
        cell = roles.get(Kolom.TRIWULAN)
        where = (self._petak.nama, row, self._label_column or min(c.column for c in roles.values()))
        if cell is not None:
            pesan = "Label triwulan ini tidak dapat dibaca; barisnya ditempatkan menurut urutan."
            saran = "Tulis TW I, TW II, TW III, atau TW IV."
            self._catatan.add(findings_on_waktu.LABEL_TAK_TERBACA, pesan, saran, where, nilai=cell.value)
        else:
            pesan = "Baris ini tidak berlabel triwulan; ditempatkan menurut urutan."
            self._catatan.add(findings_on_waktu.LABEL_KOSONG, pesan, "Isi kolom TW.", where)
        self._append(BarisTw(row, None))

    def _unplaced_money(self, row: int, roles: dict[Peran, Cell]) -> None:
        cell = next(roles[kolom] for kolom in MONEY if kolom in roles)
        pesan = "Baris ini berisi jumlah uang, tetapi tidak termasuk triwulan mana pun; jumlahnya tidak dibaca."
        saran = "Beri label triwulan, atau pindahkan jumlahnya ke baris triwulan."
        where = self._petak.nama, row, cell.column
        self._catatan.add(aturan.UANG_TANPA_TEMPAT, pesan, saran, where, nilai=cell.value)

    def _opens_group(self, roles: dict[Peran, Cell]) -> bool:
        """A numbered row, or a wide merged one, names the goal or indicator of the rows below it."""
        if roles.keys() == {Kolom.NO}:
            return False
        if Kolom.NO in roles or not self._tabel.baris:
            return True
        cell = next(iter(roles.values()))
        merge = self._petak.merge(cell.row, cell.column)
        return merge is not None and merge.last_column - merge.first_column >= 2

    def _continue(self, row: int, roles: dict[Peran, Cell]) -> None:
        """The text of the row goes on from the filled cell above it in its column."""
        above = self._tabel.baris
        placed: list[str] = []
        for peran, cell in roles.items():
            if type(cell.value) is not str:
                self._unknown(row, {peran: cell})
                continue
            per_row = peran not in _GROUPING and peran not in {Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN}
            start = above[-1].row if per_row else self._start_of(peran)
            self._tabel.sambungan.setdefault((start, peran), []).append(cell.value)
            placed.append(str(peran))
        if placed:
            pesan = f"Baris {row} dibaca sebagai lanjutan teks {', '.join(placed)} di atasnya."
            where = self._petak.nama, row, min(cell.column for cell in roles.values())
            held = "; ".join(str(cell.value) for cell in roles.values())
            self._catatan.add(aturan.SAMBUNGAN, pesan, "Satukan teksnya dalam satu sel.", where, nilai=held)

    def _start_of(self, peran: Peran) -> int:
        for line in reversed(self._tabel.baris):
            if self._tabel.cell(line.row, peran) is not None:
                return line.row
        return self._tabel.baris[0].row

    def _unknown(self, row: int, roles: dict[Peran, Cell]) -> None:
        cell = min(roles.values(), key=lambda cell: cell.column)
        pesan = f"Baris {row} tidak dikenali sebagai bagian matriks dan tidak dibaca."
        saran = "Hapus barisnya, atau lengkapi kolomnya."
        where = self._petak.nama, row, cell.column
        self._catatan.add(aturan.BARIS_TAK_DIKENAL, pesan, saran, where, nilai=cell.value)

    def _ends_here(self, row: int) -> bool:
        """Whether a row below the last labelled one is below the matrix."""
        roles = self._roles(row)
        if self._without_content(roles) or (self._is_quarter_without_label(row, roles) and row <= self._last + 3):
            return False
        content = _content(roles)
        return row != self._last + 1 or self._below(roles) or not _TEXTS.issuperset(content)

    def _below(self, roles: dict[Peran, Cell]) -> bool:
        return any(type(cell.value) is str and re.search(_BELOW, cell.value) for cell in roles.values())


def _content(roles: dict[Peran, Cell]) -> dict[Peran, Cell]:
    """What tells the kind of a row: all but KODE, where offices keep account codes on rows of every kind."""
    return {peran: cell for peran, cell in roles.items() if peran is not Bantu.KODE}


def _report_rows(petak: Petak, kind: str, rows: list[int], catatan: Catatan) -> None:
    shown = ", ".join(map(str, rows))
    where = (petak.nama, rows[0], min(petak.baris[rows[0]]))
    catatan.add(aturan.BARIS_DILEWATI, f"Baris {kind} tidak dihitung sebagai isi: {shown}.", "", where)
