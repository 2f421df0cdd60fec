"""Columns with their meaning and rows with their indicators, into a plan, a report and the place of every figure."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from rak.domain.kolom import Bantu, Kolom
from rak.domain.laporan import KOLOM_ISIAN, IsianTriwulan
from rak.domain.letak import Letak
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import PerTriwulan
from rak.layouts import findings_on_bentuk as aturan
from rak.layouts.cell_grid import effective, shown_text, text_of
from rak.layouts.column_meanings import Hal, Ukuran
from rak.layouts.money_figures import Anggaran
from rak.layouts.nested_lines import Tingkatan, covered, rank_of, summed
from rak.layouts.performance_figures import Kinerja
from rak.layouts.table_figures import Hasil, Sumber
from rak.layouts.table_rows import Baris, Entri, Garis, Isi

_NO_QUARTER: Final = "triwulannya tidak disebut, atau satu sel untuk beberapa triwulan"


class Perakit:
    """Goes through the indicators once."""

    def __init__(self, sumber: Sumber) -> None:
        self._sumber = sumber
        self._kinerja = Kinerja(sumber)
        self._uang = Anggaran(sumber)
        self._pj = sumber.by.get(Hal.PJ)
        self._rumus: dict[str, RumusPerhitungan] = {}
        self._left: dict[tuple[Kolom, str], dict[int, Any]] = {}
        """Cells whose text has no place in a plan, by column and reason."""

    def build(self, isi: Isi, pertama: int) -> Hasil:
        """The plan and the report; ``pertama`` is the number of its first goal."""
        goals: dict[str, list[Entri]] = {}
        for entri in isi.entri:
            goals.setdefault(text_of(entri.sasaran).casefold(), []).append(entri)
        self._sumber.hasil.sasaran = tuple(
            self._goal(str(number), entries) for number, entries in enumerate(_in_order(goals.values()), pertama)
        )
        for (kolom, why), cells in self._left.items():
            first, *others = cells.values()
            pesan = f"{kolom} tidak disimpan, karena {why}: {text_of(first)}"
            saran = "Pindahkan teksnya bila perlu dibawa."
            self._sumber.pembaca.add(aturan.TEKS_TAK_DISIMPAN, pesan, saran, [first, *others])
        self._tell_totals()
        return self._sumber.hasil

    def _tell_totals(self) -> None:
        """A budget of a program beside those of its activities, or their total, would be counted twice."""
        hasil, kisi = self._sumber.hasil, self._sumber.kisi
        code = self._sumber.by.get(Bantu.KODE, self._sumber.by.get(Kolom.NO))
        found: list[tuple[int, Kegiatan, Rupiah, Tingkatan]] = []
        for line in hasil.kegiatan:
            place = hasil.tempat.get(Letak(line.kode, Kolom.PAGU))
            if place is not None and isinstance(line.pagu, Rupiah):
                cell = effective(kisi, place[0], code) if code is not None else None
                rank = rank_of(shown_text(cell) if cell is not None else "", line.uraian)
                found.append((place[0], line, line.pagu, rank))
        found.sort(key=lambda one: one[0])
        amounts = [int(pagu) for _, _, pagu, _ in found]
        twice = dict(covered([(rank, int(pagu)) for _, _, pagu, rank in found]))
        twice |= {at: parts for at, (_, line, *_) in enumerate(found) if (parts := summed(line.uraian, amounts, at))}
        for at, parts in twice.items():
            row, line, pagu, _ = found[at]
            rows = ", ".join(str(found[part][0]) for part in parts)
            pesan = f"PAGU {line.kode} {pagu} juga memuat pagu baris {rows}; jumlahnya terhitung dua kali."
            letak = Letak(line.kode, Kolom.PAGU)
            cell = effective(kisi, row, hasil.tempat[letak][1])
            self._sumber.doubt(cell, pesan, letak, "Sisakan pagu di baris yang paling rinci.")

    def _goal(self, nomor: str, entries: list[Entri]) -> SasaranKegiatan:
        first, *_ = entries
        uraian = self._sumber.text(first.sasaran, Letak(nomor, Kolom.SASARAN_KEGIATAN))
        indicators = tuple(self._indicator(f"{nomor}.{at}", one) for at, one in enumerate(entries, 1))
        return SasaranKegiatan(nomor, uraian, indicators)

    def _indicator(self, kode: str, entri: Entri) -> IndikatorKegiatan:
        uraian = self._sumber.text(entri.indikator, Letak(kode, Kolom.INDIKATOR_KEGIATAN))
        baris = entri.baris
        own = self._sumber.first(baris, Bantu.SATUAN)
        unit = self._sumber.pembaca.text(own, Letak(kode)) if own is not None else ""
        letak = Letak(kode, Kolom.TARGET_KINERJA)
        goals = [one for one in self._sumber.figures(baris, Hal.TARGET, Ukuran.KINERJA) if one.cell is not None]
        year, quarterly = [one for one in goals if one.periode is None], [one for one in goals if one.periode]
        target, year_cell = self._kinerja.year(year, unit, letak)
        per_quarter, to_date = self._kinerja.quarters(kode, quarterly, target, unit)
        lines = self._lines(kode, entri)
        indicator = IndikatorKegiatan(
            kode, uraian, target, self._rumus_of(kode, baris), lines,
            target_triwulan=per_quarter, target_kumulatif=to_date, penanggung_jawab=self._owner(baris),
        )  # fmt: skip
        style = year_cell or next((one.cell for one in quarterly), None)
        self._kinerja.levels(indicator, self._sumber.figures(baris, Hal.REALISASI, Ukuran.KINERJA), style)
        if not lines:
            self._words(kode, baris)
        return indicator

    def _rumus_of(self, kode: str, baris: Sequence[Baris]) -> RumusPerhitungan:
        """The formula; indicators with the same words share one."""
        cell = self._sumber.first(baris, Kolom.RUMUS_PERHITUNGAN)
        text = self._sumber.text(cell, Letak(kode, Kolom.RUMUS_PERHITUNGAN))
        if text not in self._rumus:
            self._rumus[text] = RumusPerhitungan.parse(text)
        return self._rumus[text]

    def _owner(self, baris: Sequence[Baris]) -> str:
        cells = [effective(self._sumber.kisi, one.row, self._pj) for one in baris] if self._pj is not None else []
        texts = dict.fromkeys(self._sumber.pembaca.text(cell, Letak()) for cell in cells if cell is not None)
        return next(iter(texts)) if len(texts) == 1 else ""

    def _lines(self, kode: str, entri: Entri) -> tuple[Kegiatan, ...]:
        if not self._sumber.money and Kolom.KEGIATAN not in self._sumber.by:
            self._without_lines(entri)
            return ()
        lines = [garis for garis in entri.garis if self._has_line(garis)]
        return tuple(self._line(f"{kode}.{at}", garis) for at, garis in enumerate(lines, 1))

    def _without_lines(self, entri: Entri) -> None:
        """Texts of plans belong to budget lines: they are told where the table has none."""
        for one, makna in itertools.product(entri.baris, self._sumber.columns.get(Kolom.RENCANA_KEGIATAN, ())):
            self._leave(
                Kolom.RENCANA_KEGIATAN,
                "tabelnya tanpa baris anggaran",
                effective(self._sumber.kisi, one.row, makna.column),
            )

    def _leave(self, kolom: Kolom, why: str, cell: Any) -> None:
        if text_of(cell):
            self._left.setdefault((kolom, why), {})[id(cell)] = cell

    def _has_line(self, garis: Garis) -> bool:
        cells = (
            effective(self._sumber.kisi, one.row, makna.column) for one in garis.baris for makna in self._sumber.money
        )
        return garis.kegiatan is not None or any(cell is not None for cell in cells)

    def _line(self, kode: str, garis: Garis) -> Kegiatan:
        activity = garis.kegiatan or self._sumber.first(garis.baris, Kolom.RENCANA_KEGIATAN)
        uraian = self._sumber.text(activity, Letak(kode, Kolom.KEGIATAN))
        pagu = self._uang.pagu(kode, garis)
        draws, monthly = self._uang.draws(kode, garis, pagu)
        self._uang.spent(kode, garis, pagu)
        self._words(kode, garis.baris)
        return Kegiatan(
            kode, uraian, pagu, PerTriwulan(draws), self._plans(kode, garis), penarikan_bulanan=monthly,
            penanggung_jawab=self._owner(garis.baris),
        )  # fmt: skip

    def _plans(self, kode: str, garis: Garis) -> list[str]:
        texts = [""] * 4
        for one, makna in itertools.product(garis.baris, self._sumber.columns.get(Kolom.RENCANA_KEGIATAN, ())):
            periode = makna.periode or one.periode
            cell = effective(self._sumber.kisi, one.row, makna.column)
            if periode is None or not periode.triwulan:
                self._leave(Kolom.RENCANA_KEGIATAN, _NO_QUARTER, cell)
            elif cell is not None:
                letak = Letak(kode, Kolom.RENCANA_KEGIATAN, periode.triwulan)
                texts[periode.triwulan - 1] = self._sumber.text(cell, letak)
        return texts

    def _words(self, owner: str, baris: Sequence[Baris]) -> None:
        """DATA DUKUNG, STATUS and KETERANGAN of a quarter, where a column or the row's label names it."""
        columns = [(kolom, makna) for kolom in KOLOM_ISIAN for makna in self._sumber.columns.get(kolom, ())]
        for one, (kolom, makna) in itertools.product(baris, columns):
            cell = effective(self._sumber.kisi, one.row, makna.column)
            periode, area = makna.periode or one.periode, self._sumber.kisi.merge(one.row, makna.column)
            several = area is not None and (area.last_row > area.first_row or area.first_column != makna.column)
            if periode is None or not periode.triwulan or several:
                self._leave(kolom, _NO_QUARTER, cell)
                continue
            letak = Letak(owner, kolom, periode.triwulan)
            self._sumber.hasil.tempat[letak] = (one.row, makna.column)
            if cell is not None:
                said: object = (
                    self._sumber.pembaca.links(cell, letak)
                    if kolom is Kolom.DATA_DUKUNG
                    else self._sumber.text(cell, letak)
                )
                key = owner, periode.triwulan
                entry = self._sumber.hasil.isian.get(key, IsianTriwulan())
                self._sumber.hasil.isian[key] = attrs.evolve(entry, **{KOLOM_ISIAN[kolom]: said})  # type: ignore[arg-type]  # each of its own kind


def _in_order(groups: Iterable[list[Entri]]) -> list[list[Entri]]:
    """Goals, and the indicators of each, by their number where every one has one of its own, or every goal."""
    entries = list(groups)
    numbers = {id(one): _number(one.nomor) for group in entries for one in group}
    of_goals = sum(len({numbers[id(one)] for one in group}) for group in entries)
    different = len(set(numbers.values()))
    if not all(numbers.values()) or (different != len(numbers) and not different == of_goals == len(entries)):
        return entries
    ordered = [sorted(group, key=lambda one: numbers[id(one)]) for group in entries]
    return sorted(ordered, key=lambda group: min(numbers[id(one)] for one in group))


def _number(cell: Any) -> tuple[int, ...]:
    parts = str(cell.value).strip().removesuffix(".0").rstrip(".").split(".") if cell is not None else ()
    return tuple(map(int, parts)) if all(part.isascii() and part.isdigit() for part in parts) else ()
