"""The sheet Indikator: what a person states of an indicator, its variables and its lines. It comes before Bulanan."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias, TypeVar

import attrs

from rak.domain.kolom import Kolom, KolomIndikator
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, Terisi
from rak.domain.period_words import NAMA_BULAN
from rak.domain.polaritas import Frekuensi, Gabungan, Pelaporan, Polaritas
from rak.domain.recorded_values import TINGKAT
from rak.domain.rencana import NAMA_BATAS, IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.spelling import DASH, is_dash, spell_number
from rak.domain.target import TargetKinerja
from rak.domain.text_folding import fold
from rak.domain.variable_names import variable_key
from rak.domain.versi import change_indicators
from rak.domain.waktu import Triwulan
from rak.errors import DomainError
from rak.matriks.excel_numbers import as_shown
from rak.matriks.read import findings_on_kinerja as aturan
from rak.matriks.read.accepted_table import JUDUL
from rak.matriks.read.cells import Sel
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.grid import Petak, is_percent_format, unit_of_format
from rak.matriks.read.money import read_money
from rak.matriks.read.read_result import TataIndikator
from rak.matriks.read.rumus_cells import input_keys
from rak.matriks.read.targets import read_variable
from rak.matriks.read.tree import text_of
from rak.xlsx import Cell

INDIKATOR: Final = "indikator"
_VARIABEL: Final = "variabel"
_T = TypeVar("_T")
_Places: TypeAlias = Callable[[Letak], tuple[str, int, int] | None]
_YES: Final = {"ya": True, "tidak": False}
_POLARITAS: Final = {str(one): one for one in Polaritas}
_GABUNGAN: Final = {str(one): one for one in Gabungan}
_PELAPORAN: Final = {str(one): one for one in Pelaporan}
_FREKUENSI: Final = {str(one): one for one in Frekuensi}
_BATAS: Final = {name: name for name in NAMA_BATAS}


def find_indikator(petak: Petak) -> TataIndikator | None:
    """The places of the sheet by its headings; None where it has none."""
    names = {str(kolom).casefold(): kolom for kolom in KolomIndikator}
    for row in petak.urut:
        found = {text_of(cell).casefold(): column for column, cell in petak.baris[row].items()}
        kolom = {names[name]: column for name, column in found.items() if name in names}
        if {KolomIndikator.KODE, KolomIndikator.JENIS, KolomIndikator.TARGET}.issubset(kolom):
            goals = {tw: at for tw in Triwulan if (at := found.get(f"target {tw}".casefold()))}
            draws = {
                number: at
                for number, name in enumerate(NAMA_BULAN, 1)
                if (at := found.get(f"penarikan {name}".casefold()))
            }
            levels = {tw: at for tw in Triwulan if (at := found.get(f"{TINGKAT} {tw}".casefold()))}
            return _with_rows(petak, TataIndikator(petak.nama, kolom, goals, draws, {}, {}, {}, levels))
    return None


def _with_rows(petak: Petak, tata: TataIndikator) -> TataIndikator:
    indicators: dict[str, int] = {}
    variables: dict[tuple[str, str], int] = {}
    lines: dict[str, int] = {}
    at = tata.kolom
    for row in petak.urut:
        cells = petak.baris[row]
        kode = text_of(cells.get(at[KolomIndikator.KODE]))
        if kode.casefold() == JUDUL[0].casefold():
            return tata._replace(indikator=indicators, variabel=variables, kegiatan=lines, diterima=row)
        if not kode:
            continue
        jenis = text_of(cells.get(at[KolomIndikator.JENIS])).casefold()
        if jenis == INDIKATOR:
            indicators.setdefault(kode, row)
        elif jenis == _VARIABEL:
            name = text_of(cells.get(at.get(KolomIndikator.URAIAN, 0)))
            variables.setdefault((kode, variable_key(name)), row)
        else:
            lines.setdefault(kode, row)
    return tata._replace(indikator=indicators, variabel=variables, kegiatan=lines)


class PembacaIndikator:
    """Puts what the sheet states into the plan that the matrix has."""

    def __init__(self, petak: Petak, tata: TataIndikator, catatan: Catatan) -> None:
        self._petak = petak
        self._tata = tata
        self._catatan = catatan
        self._sel = Sel(petak, catatan)

    def state(self, plan: RencanaAksi, matriks: _Places) -> RencanaAksi:
        """The plan with it; ``matriks`` finds the cell of TARGET KINERJA, which must say the same."""
        return change_indicators(plan, lambda one: self._indicator(one, matriks))

    def levels(self, plan: RencanaAksi) -> tuple[Mapping[tuple[str, Triwulan], Terisi], Mapping[str, bool]]:
        """The levels that the sheet gives directly, by quarter, and whether they are to date."""
        levels: dict[tuple[str, Triwulan], Terisi] = {}
        to_date: dict[str, bool] = {}
        for one in plan.indikator:
            row = self._tata.indikator.get(one.kode)
            if row is None:
                continue
            said = self._choice(row, KolomIndikator.TINGKAT_KUMULATIF, _YES, one.kode)
            if said is not None:
                to_date[one.kode] = said
            for tw, column in self._tata.tingkat.items():
                cell = self._cell(row, column)
                if cell is not None and (level := self._level(cell, one, Letak(one.kode, None, tw))) is not None:
                    levels[one.kode, tw] = level
        return levels, to_date

    def _level(self, cell: Cell, one: IndikatorKegiatan, letak: Letak) -> Terisi | None:
        rate = one.ukuran.persen_langsung
        value = read_variable(self._sel, cell, letak, hundred=rate)
        if value is None or cell.value == DASH:
            return value
        level = value / 100 if isinstance(value, Fraction) and rate else value
        held = cell.value
        if isinstance(held, str) or (isinstance(held, int | float) and as_shown(held) != level):
            read = f"{spell_number(value)}{' %' * rate}" if isinstance(value, Fraction) else value
            pesan = f"{TINGKAT} {letak.triwulan} dibaca {read}; lembar Rekap menghitung dari isi selnya, yang lain."
            saran = "Ketik ulang sebagai angka dalam format selnya."
            self._sel.tell(aturan.ANGKA_BERUPA_TEKS, cell, pesan, saran, Letak(one.kode))
        return level

    def _cell(self, row: int, column: int | None) -> Cell | None:
        return self._petak.own(row, column)

    def _at(self, row: int, kolom: KolomIndikator) -> Cell | None:
        return self._cell(row, self._tata.kolom.get(kolom))

    def _indicator(self, one: IndikatorKegiatan, matriks: _Places) -> IndikatorKegiatan:
        lines = tuple(self._line(line) for line in one.kegiatan)
        row = self._tata.indikator.get(one.kode)
        if row is None:
            pesan = f"Baris indikator {one.kode} tidak ada di lembar {self._petak.nama}."
            saran = "Kembalikan barisnya, atau bangun buku kerjanya lagi."
            self._catatan.add(aturan.PENGATURAN_TAK_ADA, pesan, saran, (self._petak.nama,), Letak(one.kode))
            return attrs.evolve(one, kegiatan=lines)
        goals = [self._goal(self._cell(row, self._tata.triwulan.get(tw)), one.kode) for tw in Triwulan]
        return attrs.evolve(
            one,
            target=self._target(one, row, matriks),
            kegiatan=lines,
            target_triwulan=goals if any(goal is not None for goal in goals) else None,
            target_kumulatif=self._choice(row, KolomIndikator.TARGET_KUMULATIF, _YES, one.kode),
            polaritas=self._choice(row, KolomIndikator.POLARITAS, _POLARITAS, one.kode),
            gabungan=self._rules(one, row, KolomIndikator.GABUNGAN, _GABUNGAN),
            pelaporan=self._rules(one, row, KolomIndikator.PELAPORAN, _PELAPORAN),
            frekuensi=self._choice(row, KolomIndikator.FREKUENSI, _FREKUENSI, one.kode) or Frekuensi.BULANAN,
            batas=self._choice(row, KolomIndikator.BATAS_CAPAIAN, _BATAS, one.kode) or "tanpa",
            penanggung_jawab=self._sel.text(self._at(row, KolomIndikator.PENANGGUNG_JAWAB), Letak(one.kode)),
        )

    def _rules(
        self, one: IndikatorKegiatan, row: int, kolom: KolomIndikator, words: Mapping[str, _T]
    ) -> _T | dict[str, _T] | None:
        """As stated for the indicator, or for its variables, which comes first."""
        of_all = self._choice(row, kolom, words, one.kode)
        each: dict[str, _T] = {}
        for key in input_keys(one.rumus):
            at = self._tata.variabel.get((one.kode, key))
            own = self._choice(at, kolom, words, one.kode) if at is not None else None
            if own is not None:
                each[key] = own
        if not each:
            return of_all
        return each if of_all is None else {key: each.get(key, of_all) for key in input_keys(one.rumus)}

    def _choice(self, row: int, kolom: KolomIndikator, words: Mapping[str, _T], kode: str) -> _T | None:
        cell = self._at(row, kolom)
        text = text_of(cell).casefold().replace(" ", "_").replace("-", "_").removesuffix(".0")
        if cell is None or not text.strip("_"):
            return None
        if text in words:
            return words[text]
        pesan = f"{kolom} '{as_seen(text)}' tidak dikenal; dianggap belum dinyatakan."
        self._sel.tell(aturan.PENGATURAN_ASING, cell, pesan, f"Pilih salah satu: {', '.join(words)}.", Letak(kode))
        return None

    def _number(self, cell: Cell | None, kode: str) -> Fraction | None:
        """The number of a target; text is read, and told, since the sheet cannot compute with it."""
        value = self._sel.value(cell, Letak(kode))
        if value is None or cell is None or (isinstance(value, str) and not value.strip()):
            return None
        if not isinstance(value, str):
            percent = is_percent_format(self._petak.number_format(cell))
            return as_shown(value) * (100 if percent else 1)
        self._text_in_number(cell, kode)
        try:
            return TargetKinerja.parse(value).nilai
        except DomainError:
            return None

    def _text_in_number(self, cell: Cell, kode: str) -> None:
        pesan = f"Target di {self._petak.nama}!{cell.address} berupa teks; lembar Rekap tidak menghitungnya."
        self._sel.tell(aturan.PENGATURAN_TEKS, cell, pesan, "Isi sebagai angka, tanpa satuan.", Letak(kode))

    def _goal(self, cell: Cell | None, kode: str) -> TargetKinerja | None:
        value = self._sel.value(cell, Letak(kode))
        if value is None or cell is None:
            return None
        if isinstance(value, str):
            if not value.strip():
                return None
            if not is_dash(value):  # a quarter without a target, which there is nothing to compute of
                self._text_in_number(cell, kode)
            try:
                return TargetKinerja.parse(value)
            except DomainError:
                return TargetKinerja.in_words(fold(value))
        number = self._number(cell, kode)
        shown = self._petak.number_format(cell)
        unit = "%" if is_percent_format(shown) else unit_of_format(shown)
        return TargetKinerja(number, unit)

    def _target(self, one: IndikatorKegiatan, row: int, matriks: _Places) -> TargetKinerja:
        """The year's target: its number from here, its unit and its words from TARGET KINERJA."""
        words = one.target
        cell = self._at(row, KolomIndikator.TARGET)
        low, high = (self._number(each, one.kode) for each in (cell, self._at(row, KolomIndikator.BATAS_ATAS)))
        if (low, high) == (words.nilai, words.nilai_atas):
            return words
        unit = words.satuan if words.nilai is not None else text_of(self._at(row, KolomIndikator.SATUAN))
        try:
            found = words if low is None else TargetKinerja(low, unit, high, arah=words.arah)
        except DomainError:
            found = words
        letak = Letak(one.kode, Kolom.TARGET_KINERJA)
        where = (self._petak.nama, row, self._tata.kolom[KolomIndikator.TARGET])
        places = [where, *(place for place in [matriks(letak)] if place is not None)]
        number = "kosong" if low is None else str(TargetKinerja(low, unit))
        for place in places:
            pesan = f"TARGET KINERJA {one.kode} tertulis '{words}', angkanya di lembar {self._petak.nama} {number}; dipakai {found}."
            saran = "Samakan keduanya; perubahan target dicatat sebagai revisi."
            self._catatan.add(aturan.TARGET_BERBEDA, pesan, saran, place, letak, str(words))
        return found

    def _line(self, line: Kegiatan) -> Kegiatan:
        row = self._tata.kegiatan.get(line.kode)
        if row is None:
            return line
        reporting = self._choice(row, KolomIndikator.PELAPORAN, _PELAPORAN, line.kode)
        cells = [self._cell(row, self._tata.bulan.get(number)) for number in range(1, 13)]
        place = Letak(line.kode, Kolom.RENCANA_PENARIKAN_DANA)
        draws = [BELUM_DIISI if cell is None else read_money(self._sel, cell, place) for cell in cells]
        monthly = None if all(draw is BELUM_DIISI for draw in draws) else draws
        return attrs.evolve(line, pelaporan=reporting, penarikan_bulanan=monthly) if reporting or monthly else line
