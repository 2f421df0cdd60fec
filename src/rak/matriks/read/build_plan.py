"""Builds the plan and the typed part of the report from the rows that were found."""

from typing import Any

import attrs

from rak.domain.kolom import MONEY, Bantu, Kolom
from rak.domain.laporan import KOLOM_ISIAN, IsianTriwulan, UangTerisi
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, Terisi
from rak.domain.quarter_labels import read_label
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi, SasaranKegiatan
from rak.domain.rupiah import Uang
from rak.domain.spelling import is_dash
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.layouts.cell_grid import rows_within
from rak.matriks.read import findings_on_kinerja, findings_on_teks, findings_on_uang
from rak.matriks.read.budget_lines import Garis
from rak.matriks.read.cells import Sel, is_error
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.identity import Identitas
from rak.matriks.read.links import read_links
from rak.matriks.read.money import read_money
from rak.matriks.read.rumus_cells import parse_rumus, shared_text
from rak.matriks.read.targets import read_capaian, read_target
from rak.matriks.read.tree import Simpul, is_blank_on_purpose, own_cells, pick, text_of
from rak.xlsx import Cell


@attrs.define
class Ketikan:
    """What was typed into the matrix itself, with the cells of the figures."""

    isian: dict[tuple[str, Triwulan], IsianTriwulan] = attrs.field(factory=dict)
    realisasi: dict[tuple[str, Triwulan], UangTerisi] = attrs.field(factory=dict)
    capaian: dict[tuple[str, Triwulan], Terisi] = attrs.field(factory=dict)
    sel: dict[tuple[str, Kolom, Triwulan], Cell] = attrs.field(factory=dict)
    """Cells of REALISASI by kode of the line and of CAPAIAN by kode of the indicator, where a figure was typed."""
    turunan: dict[tuple[str, Kolom, Triwulan], Cell] = attrs.field(factory=dict)
    """Cells of REALISASI and CAPAIAN by kode of the line that are live formulas over Bulanan."""


class Perakit:
    """Goes through goals, indicators and lines once."""

    def __init__(self, tabel: Tabel, catatan: Catatan, bulanan: str | None) -> None:
        self._tabel = tabel
        self._petak = tabel.petak
        self._kolom = tabel.tata.kolom
        self._catatan = catatan
        self._sel = Sel(tabel.petak, catatan)
        self._refers = (f"{bulanan.casefold()}!", f"'{bulanan.casefold()}'!") if bulanan else ()
        self._quarters = [line.row for line in tabel.baris]
        self.ketikan = Ketikan()
        self.awal: dict[tuple[str, Kolom], int] = {}

    def build(self, goals: list[Simpul], identitas: Identitas) -> RencanaAksi:
        """The plan as the matrix has it; what only Bulanan says comes later."""
        sasaran = [
            SasaranKegiatan(
                goal.kode, self._shared(goal, Kolom.SASARAN_KEGIATAN), tuple(map(self._indicator, goal.anak))
            )
            for goal in goals
        ]
        return RencanaAksi(identitas.tahun, identitas.satuan_kerja, tuple(sasaran), identitas.keputusan)

    def _shared(self, node: Simpul, kolom: Kolom) -> str:
        """The text that a goal or an indicator has once for all its lines."""
        cell, text = shared_text(self._tabel, self._sel, node, kolom, self._catatan)
        if cell is not None:
            self.awal[node.kode, kolom] = cell.row
        if not text.strip() and kolom in self._kolom and kolom in {Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN}:
            self._blank(node, kolom)
        return text

    def _blank(self, node: Simpul, kolom: Kolom) -> None:
        pesan = f"{kolom} {node.kode} tidak punya teks."
        where = self._petak.nama, node.garis[0].awal, self._kolom[kolom]
        self._catatan.add(findings_on_teks.URAIAN_KOSONG, pesan, "Isi teksnya.", where, Letak(node.kode, kolom))

    def _text(self, cell: Cell | None, letak: Letak, kolom: Kolom) -> str:
        more = self._tabel.sambungan.get((cell.row, kolom)) if cell is not None else None
        return self._sel.text(cell, letak, more)

    def _indicator(self, node: Simpul) -> IndikatorKegiatan:
        uraian = self._shared(node, Kolom.INDIKATOR_KEGIATAN)
        rumus = parse_rumus(self._shared(node, Kolom.RUMUS_PERHITUNGAN))
        letak = Letak(node.kode, Kolom.TARGET_KINERJA)
        cell = pick(self._tabel, node.garis, Kolom.TARGET_KINERJA, node.kode, self._catatan)
        units = own_cells(self._tabel, node.garis, Bantu.SATUAN)
        more = self._tabel.sambungan.get((cell.row, Kolom.TARGET_KINERJA)) if cell is not None else None
        target = read_target(self._sel, cell, self._sel.text(units[0]) if units else "", letak, more)
        if cell is not None:
            self.awal[node.kode, Kolom.TARGET_KINERJA] = cell.row
        lines: list[Kegiatan] = []
        if self._has_no_lines(node):
            node.anak = []
            for tw, row in node.garis[0].baris.items():
                self._entry(row, node.kode, tw)
        for child in node.anak:
            lines.append(self._line(child, lines[-1].uraian if lines else ""))
        indicator = IndikatorKegiatan(node.kode, uraian, target, rumus, tuple(lines))
        self._achievements(node, indicator)
        return indicator

    def _has_no_lines(self, node: Simpul) -> bool:
        """Whether dashes say that the indicator has no budget line; its four rows are its own then."""
        if len(node.anak) > 1:
            return False
        [child] = node.anak
        [line] = child.garis
        names, amounts, draws, spent = (own_cells(self._tabel, [line], kolom) for kolom in (Kolom.KEGIATAN, *MONEY))
        return (
            bool(names and amounts)
            and len(draws) == len(line.semua)
            and all(is_dash(text_of(cell)) for cell in (*names, *amounts, *draws, *spent))
            and not any(self._plan_text(row, child.kode, tw) for tw, row in line.baris.items())
        )

    def _line(self, node: Simpul, above: str) -> Kegiatan:
        line, kode = node.garis[0], node.kode
        uraian = self._activity(node, line, above)
        pagu = self._pagu(node, line)
        draws: list[Uang] = []
        texts: list[str] = []
        for tw in Triwulan:
            row = line.baris.get(tw)
            draws.append(self._draw(row, kode, tw))
            texts.append(self._plan_text(row, kode, tw))
            if row is not None:
                self._spent(row, kode, tw)
                self._entry(row, kode, tw)
        return Kegiatan(kode, uraian, pagu, PerTriwulan(draws), texts)

    def _activity(self, node: Simpul, line: Garis, above: str) -> str:
        kolom = Kolom.KEGIATAN
        cell = pick(self._tabel, node.garis, kolom, node.kode, self._catatan)
        if cell is None:
            if above and not is_blank_on_purpose(self._tabel, line, kolom):
                return above
            if kolom in self._kolom:
                self._blank(node, kolom)
            return ""
        self.awal[node.kode, kolom] = cell.row
        return self._text(cell, Letak(node.kode, kolom), kolom)

    def _pagu(self, node: Simpul, line: Garis) -> Uang:
        letak = Letak(node.kode, Kolom.PAGU)
        column = self._kolom.get(Kolom.PAGU)
        if column is None:
            return BELUM_DIISI
        merge = self._petak.merge(line.awal, column)
        if merge is not None and not set(line.semua).issuperset(rows_within(self._quarters, merge)):
            return self._merged(merge.anchor, letak, "beberapa baris anggaran")
        cells = own_cells(self._tabel, [line], Kolom.PAGU)
        if not cells:
            return BELUM_DIISI
        times = self._tabel.tata.pengali.get(Kolom.PAGU, 1)
        amount = read_money(self._sel, cells[0], letak, times=times)
        for other in cells:
            if other.value != cells[0].value and read_money(self._sel, other, letak, times=times) != amount:
                pesan = f"PAGU {node.kode} ditulis lain di {cells[0].address} dan {other.address}; yang dipakai isi {cells[0].address}."
                saran = "Samakan keduanya, atau sisakan satu."
                self._sel.tell(findings_on_uang.PAGU_BERTENTANGAN, other, pesan, saran, letak)
        self.awal[node.kode, Kolom.PAGU] = cells[0].row
        return amount

    def _merged(self, anchor: tuple[int, int], letak: Letak, over: str) -> Uang:
        cell = self._petak.own(*anchor)
        pesan = f"Sel {letak.kolom} digabung untuk {over}; tidak diketahui bagian masing-masing."
        saran = "Pisahkan selnya dan isi satu per satu."
        where = self._petak.nama, *anchor
        self._catatan.add(findings_on_uang.UANG_DIGABUNG, pesan, saran, where, letak, cell.value if cell else None)
        return BELUM_DIISI

    def _money_cell(self, row: int, kolom: Kolom, kode: str, tw: Triwulan) -> Cell | None:
        """The cell of a quarter's amount; None also where it is one that several quarters share (reported once)."""
        column = self._kolom.get(kolom)
        if column is None:
            return None
        merge = self._petak.merge(row, column)
        if merge is None:
            return self._petak.own(row, column)
        cell = self._petak.own(merge.first_row, column)
        if rows_within(self._quarters, merge) == [row]:
            return cell
        if cell is not None and merge.first_row == row:
            self._merged(merge.anchor, Letak(kode, kolom, tw), "beberapa triwulan")
        return None

    def _draw(self, row: int | None, kode: str, tw: Triwulan) -> Uang:
        if row is None:
            return BELUM_DIISI
        kolom = Kolom.RENCANA_PENARIKAN_DANA
        cell = self._money_cell(row, kolom, kode, tw)
        if cell is None:
            return BELUM_DIISI
        return read_money(self._sel, cell, Letak(kode, kolom, tw), times=self._tabel.tata.pengali.get(kolom, 1))

    def _plan_text(self, row: int | None, kode: str, tw: Triwulan) -> str:
        kolom = Kolom.RENCANA_KEGIATAN
        column = self._kolom.get(kolom)
        if row is None or column is None:
            return ""
        cell = self._petak.effective(row, column)
        if cell is None:
            return ""
        text = self._text(cell, Letak(kode, kolom, tw), kolom)
        if self._kolom.get(Kolom.TRIWULAN, column) == column and (label := read_label(text)):
            return label.sisa
        return text

    def _is_derived(self, cell: Cell) -> bool:
        return any(sheet in (cell.formula or "").casefold() for sheet in self._refers)

    def _spent(self, row: int, kode: str, tw: Triwulan) -> None:
        kolom = Kolom.REALISASI_ANGGARAN
        cell = self._money_cell(row, kolom, kode, tw)
        if cell is None:
            return
        if self._is_derived(cell):
            self._derived(cell, kode, kolom, tw)
            return
        times = self._tabel.tata.pengali.get(kolom, 1)
        amount = read_money(self._sel, cell, Letak(kode, kolom, tw), times=times, negative=True)
        if amount is not BELUM_DIISI:
            self.ketikan.realisasi[kode, tw] = amount
            self.ketikan.sel[kode, kolom, tw] = cell

    def _derived(self, cell: Cell, kode: str, kolom: Kolom, tw: Triwulan) -> None:
        """A live formula: an error that it shows is reported; its value is not used anyway."""
        self.ketikan.turunan[kode, kolom, tw] = cell
        if is_error(cell):
            self._sel.value(cell, Letak(kode, kolom, tw))

    def _entry(self, row: int, kode: str, tw: Triwulan) -> None:
        found: dict[str, Any] = {}
        for kolom, name in KOLOM_ISIAN.items():
            is_link = kolom is Kolom.DATA_DUKUNG
            if words := self._links(row, kode, tw) if is_link else self._remark(row, kode, kolom, tw):
                found[name] = words
        if isian := IsianTriwulan(**found):
            self.ketikan.isian[kode, tw] = isian

    def _links(self, row: int, kode: str, tw: Triwulan) -> tuple[str, ...]:
        column = self._kolom.get(Kolom.DATA_DUKUNG)
        if column is None:
            return ()
        merge = self._petak.merge(row, column)
        place = merge.anchor if merge else (row, column)
        links = read_links(self._sel, *place, self._petak.own(*place), Letak(kode, Kolom.DATA_DUKUNG, tw))
        more = self._tabel.sambungan.get((row, Kolom.DATA_DUKUNG))
        return (*links, *more) if more else links

    def _remark(self, row: int, kode: str, kolom: Kolom, tw: Triwulan) -> str:
        column = self._kolom.get(kolom)
        cell = self._petak.effective(row, column) if column is not None else None
        return self._text(cell, Letak(kode, kolom, tw), kolom) if cell is not None else ""

    def _achievements(self, node: Simpul, indicator: IndikatorKegiatan) -> None:
        """Column CAPAIAN, one figure per quarter whichever of the indicator's lines has it."""
        column = self._kolom.get(Kolom.CAPAIAN)
        if column is None:
            return
        for tw in Triwulan:
            seen: tuple[Cell, Terisi] | None = None
            label = str(tw)
            for child in node.anak or (node,):
                row = child.garis[0].baris.get(tw)
                cell = self._petak.own(row, column) if row is not None else None
                if cell is None or (cell.value == label and cell.formula is None):
                    continue
                if self._is_derived(cell):
                    self._derived(cell, child.kode, Kolom.CAPAIAN, tw)
                    continue
                letak = Letak(child.kode, Kolom.CAPAIAN, tw)
                merge = self._petak.merge(cell.row, column)
                if (
                    merge is not None
                    and len(rows_within(self._quarters, merge)) > 1
                    and not read_label(str(cell.value))
                ):
                    self._merged(merge.anchor, letak, "beberapa triwulan")
                    continue
                value = read_capaian(self._sel, cell, tw, indicator.rumus, indicator.target, letak)
                if value is None:
                    continue
                if seen is None:
                    seen = (cell, value)
                elif seen[1] != value:
                    self._report_two(node.kode, tw, seen[0], cell)
            if seen is not None:
                self.ketikan.capaian[node.kode, tw] = seen[1]
                self.ketikan.sel[node.kode, Kolom.CAPAIAN, tw] = seen[0]

    def _report_two(self, kode: str, tw: Triwulan, first: Cell, other: Cell) -> None:
        pesan = f"CAPAIAN {kode} {tw} ditulis lain di {first.address} dan {other.address}; yang dipakai isi {first.address}."
        saran = "Samakan keduanya: satu indikator punya satu capaian per triwulan."
        self._sel.tell(findings_on_kinerja.CAPAIAN_BERTENTANGAN, other, pesan, saran, Letak(kode, Kolom.CAPAIAN, tw))
