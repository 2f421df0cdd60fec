"""Columns with their meaning and rows with their indicators, into a plan, a report and the place of every figure."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

import attrs

from rak.domain.kolom import Bantu, Kolom
from rak.domain.laporan import KOLOM_ISIAN, IsianTriwulan, UangTerisi
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Terisi
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import PERCENT, is_dash, is_percent_unit, spell_number
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, PerTriwulan, Triwulan
from rak.layouts import findings_on_bentuk as aturan
from rak.layouts.cell_grid import Daerah, Kisi, Pembaca, effective, shown_text, text_of
from rak.layouts.column_meanings import Hal, Makna, Ukuran
from rak.layouts.column_periods import Periode, quarter
from rak.layouts.monthly_figures import sum_months
from rak.layouts.table_rows import Baris, Entri, Garis, Isi

_INSTEAD: Final = {
    Kolom.TARGET_KINERJA: "; atau sesudah rak buat isi TARGET KUMULATIF (ya atau tidak) di lembar Indikator",
    Kolom.CAPAIAN: "; atau sesudah rak buat isi TINGKAT KUMULATIF (ya atau tidak) di lembar Indikator",
}
"""Where it is stated instead, of a workbook that rak makes of the table."""
_NO_QUARTER: Final = "triwulannya tidak disebut, atau satu sel untuk beberapa triwulan"


class Angka(NamedTuple):
    """The figure of a row in a column, with what both say of it; ``cell`` is None where nothing is typed yet."""

    tempat: tuple[int, int]
    cell: Any
    makna: Makna
    periode: Periode | None
    kumulatif: bool | None


@attrs.define
class Hasil:
    """What a table says."""

    sasaran: tuple[SasaranKegiatan, ...] = ()
    realisasi: dict[tuple[str, Bulan], UangTerisi] = attrs.field(factory=dict)
    realisasi_triwulan: dict[tuple[str, Triwulan], UangTerisi] = attrs.field(factory=dict)
    tingkat: dict[tuple[str, Triwulan], Terisi] = attrs.field(factory=dict)
    kumulatif: dict[str, bool] = attrs.field(factory=dict)
    isian: dict[tuple[str, Triwulan], IsianTriwulan] = attrs.field(factory=dict)
    tempat: dict[Letak, tuple[int, int]] = attrs.field(factory=dict)
    """Row and column of every place."""
    kali: dict[Letak, int] = attrs.field(factory=dict)
    """Thousand or million, where the cell of a place holds such."""
    persen: dict[str, bool] = attrs.field(factory=dict)
    """Whether the number in the cells of an indicator's levels is in per cent (70), not the ratio (0.7)."""


class Perakit:
    """Goes through the indicators once."""

    def __init__(
        self, kisi: Kisi, pembaca: Pembaca, makna: Sequence[Makna], kali: Mapping[int, int], tahun: int
    ) -> None:
        self._kisi = kisi
        self._pembaca = pembaca
        self._makna = {one.column: one for one in makna}
        self._columns: dict[object, list[Makna]] = {}
        self._figured: dict[tuple[object, Ukuran | None], list[Makna]] = {}
        for one in self._makna.values():
            self._columns.setdefault(one.hal, []).append(one)
            self._figured.setdefault((one.hal, one.ukuran), []).append(one)
        self._by = {hal: columns[0].column for hal, columns in self._columns.items() if not isinstance(hal, Hal)}
        self._pj = next((one.column for one in self._columns.get(Hal.PJ, ())), None)
        self._of_year = {one.column for one in self._columns.get(Hal.TARGET, ()) if self._is_of_year(one)}
        self._money = [one for one in self._makna.values() if one.hal is Kolom.PAGU or one.ukuran is Ukuran.UANG]
        self._kali = kali
        self._tahun = tahun
        self._hasil = Hasil()
        self._sambungan: Mapping[tuple[int, int], list[str]] = {}
        self._rows: set[int] = set()
        self._rumus: dict[str, RumusPerhitungan] = {}
        self._left: dict[tuple[Kolom, str], dict[int, Any]] = {}
        """Cells whose text has no place in a plan, by column and reason."""

    def build(self, isi: Isi) -> Hasil:
        """The plan and the report; ``sambungan`` are texts that go on."""
        self._sambungan = isi.sambungan
        self._rows = {one.row for entri in isi.entri for one in entri.baris}
        goals: dict[str, list[Entri]] = {}
        for entri in isi.entri:
            goals.setdefault(text_of(entri.sasaran).casefold(), []).append(entri)
        self._hasil.sasaran = tuple(
            self._goal(str(number), entries) for number, entries in enumerate(_in_order(goals.values()), 1)
        )
        for (kolom, why), cells in self._left.items():
            texts = list(cells.values())
            pesan = f"{kolom} tidak disimpan, karena {why}: {text_of(texts[0])}"
            self._pembaca.add(aturan.TEKS_TAK_DISIMPAN, pesan, "Pindahkan teksnya bila perlu dibawa.", texts)
        return self._hasil

    def _goal(self, nomor: str, entries: list[Entri]) -> SasaranKegiatan:
        cell = entries[0].sasaran
        uraian = self._text(cell, Letak(nomor, Kolom.SASARAN_KEGIATAN)) if cell is not None else ""
        indicators = tuple(self._indicator(f"{nomor}.{at}", one) for at, one in enumerate(entries, 1))
        return SasaranKegiatan(nomor, uraian, indicators)

    def _text(self, cell: Any, letak: Letak) -> str:
        if cell is None:
            return ""
        self._hasil.tempat.setdefault(letak, (cell.row, cell.column))
        return " ".join([self._pembaca.text(cell, letak), *self._sambungan.get((cell.row, cell.column), ())])

    def _cells(self, baris: Sequence[Baris], hal: object) -> list[Any]:
        """The different cells of a column in these rows, those of merges too."""
        column = self._by.get(hal)
        found = [effective(self._kisi, one.row, column) for one in baris] if column is not None else []
        return list({id(cell): cell for cell in found if cell is not None}.values())

    def _figures(self, baris: Sequence[Baris], hal: Hal, ukuran: Ukuran) -> list[Angka]:
        columns = self._figured.get((hal, ukuran), ())
        found = (self._figure(one, makna) for one in baris for makna in columns)
        return [one for one in found if one is not None]

    def _figure(self, one: Baris, makna: Makna) -> Angka | None:
        """The figure of a row in a column, typed or not; one cell for several periods or lines is none's, and asked about."""
        cell, tall = one.cells.get(makna.column), False
        if (area := self._kisi.merge(one.row, makna.column)) is not None:
            cell = effective(self._kisi, one.row, makna.column)
            tall = area.last_row > area.first_row and self._data_rows(area) > 1
            wide = len({m.kunci for c, m in self._makna.items() if area.first_column <= c <= area.last_column}) > 1
            of_year = makna.hal is Hal.TARGET and makna.ukuran is Ukuran.KINERJA
            if wide or (tall and not of_year):
                if cell is not None and (one.row, makna.column) == (cell.row, cell.column):
                    pesan = f"Sel ini digabung untuk beberapa {'periode' if wide else 'baris'}; bagian masing-masing tidak diketahui."
                    self._doubt(cell, pesan, None, "Pisahkan selnya dan isi satu per satu.")
                return None
        periode = makna.periode or (None if tall or makna.column in self._of_year else one.periode)
        place = (one.row, makna.column) if area is None else (area.first_row, area.first_column)
        return Angka(place, cell, makna, periode, makna.kumulatif if makna.kumulatif is not None else one.kumulatif)

    def _letak(self, kode: str, kolom: Kolom, periode: Periode) -> Letak:
        tw, month = periode.triwulan, periode.bulan
        return Letak(kode, kolom, Triwulan(tw) if tw else None, Bulan(self._tahun, month) if month else None)

    def _data_rows(self, area: Daerah) -> int:
        return sum(row in self._rows for row in range(area.first_row, min(area.last_row, area.first_row + 500) + 1))

    def _is_of_year(self, makna: Makna) -> bool:
        """Whether a column beside labels in rows is of the year: it says so, or stands left of the label."""
        if makna.tahunan:
            return True
        label = self._by.get(Kolom.TRIWULAN)
        return label is not None and makna.column < label

    def _indicator(self, kode: str, entri: Entri) -> IndikatorKegiatan:
        uraian = self._text(entri.indikator, Letak(kode, Kolom.INDIKATOR_KEGIATAN))
        units = self._cells(entri.baris, Bantu.SATUAN)
        unit = self._pembaca.text(units[0], Letak(kode)) if units else ""
        letak = Letak(kode, Kolom.TARGET_KINERJA)
        goals = [one for one in self._figures(entri.baris, Hal.TARGET, Ukuran.KINERJA) if one.cell is not None]
        year, quarterly = [one for one in goals if one.periode is None], [one for one in goals if one.periode]
        target, year_cell = self._year(year, unit, letak)
        per_quarter, to_date = self._quarters(kode, quarterly, target, unit)
        lines = self._lines(kode, entri)
        indicator = IndikatorKegiatan(
            kode, uraian, target, self._rumus_of(kode, entri), lines,
            target_triwulan=per_quarter, target_kumulatif=to_date, penanggung_jawab=self._owner(entri.baris),
        )  # fmt: skip
        style = year_cell or next((one.cell for one in quarterly), None)
        self._levels(kode, entri, indicator, style)
        if not lines:
            self._words(kode, entri.baris)
        return indicator

    def _rumus_of(self, kode: str, entri: Entri) -> RumusPerhitungan:
        """The formula; indicators with the same words share one."""
        cells = self._cells(entri.baris, Kolom.RUMUS_PERHITUNGAN)
        text = self._text(cells[0], Letak(kode, Kolom.RUMUS_PERHITUNGAN)) if cells else ""
        if text not in self._rumus:
            self._rumus[text] = RumusPerhitungan.parse(text)
        return self._rumus[text]

    def _owner(self, baris: Sequence[Baris]) -> str:
        cells = [effective(self._kisi, one.row, self._pj) for one in baris] if self._pj is not None else []
        texts = dict.fromkeys(self._pembaca.text(cell, Letak()) for cell in cells if cell is not None)
        return next(iter(texts)) if len(texts) == 1 else ""

    def _year(self, found: list[Angka], unit: str, letak: Letak) -> tuple[TargetKinerja, Any]:
        different = {shown_text(one.cell): one for one in found}
        if len(different) > 1:
            self._pembaca.add(
                aturan.NILAI_BERTENTANGAN, f"Target setahun {letak.kode} ditulis berbeda di beberapa baris; tidak dibaca.",
                "Samakan targetnya.", [one.cell for one in different.values()], letak,
            )  # fmt: skip
            return TargetKinerja.in_words(""), None
        if not found:
            return TargetKinerja.in_words(""), None
        cell = found[0].cell
        self._hasil.tempat[letak] = (cell.row, cell.column)
        target = self._pembaca.target(cell, unit, letak)
        if self._asked(cell, target, unit, letak) and _kind(target.satuan) != _kind(unit):
            target = TargetKinerja.in_words(str(target))
        return target, cell

    def _asked(self, cell: Any, target: TargetKinerja, unit: str, letak: Letak) -> bool:
        """Whether a target is asked about: words or another unit than its column's, or a ratio where per cent is meant."""
        number, text = target.nilai, text_of(cell)
        if not unit or not (number is not None or text) or is_dash(text):
            return False
        if number is None and (letak.triwulan or is_percent_unit(unit)) and not re.search(r"\d", text):
            self._doubt(cell, f"Target '{text}' bukan angka, padahal satuannya {unit}.", letak)
        elif number is not None and _kind(target.satuan) != _kind(unit):
            self._doubt(cell, f"Target {target}, padahal satuannya {unit}.", letak, "Tulis angkanya dalam satuan itu.")
        elif number is not None and target.persen and 0 < number <= 1 and not self._shows_percent(cell):
            self._doubt(cell, f"{target} dapat berarti itu, atau {spell_number(number * 100)} persen.", letak)
        else:
            return False
        return True

    def _shows_percent(self, cell: Any) -> bool:
        return re.search(PERCENT, text_of(cell) or self._kisi.number_format(cell), re.IGNORECASE) is not None

    def _doubt(
        self, cell: Any, pesan: str, letak: Letak | None, saran: str = "Tulis angkanya dengan tanda persen."
    ) -> None:
        self._pembaca.add(aturan.ANGKA_DITANYAKAN, pesan, saran, [cell], letak)

    def _quarters(
        self, kode: str, found: list[Angka], year: TargetKinerja, unit: str
    ) -> tuple[PerTriwulan[TargetKinerja | None] | None, bool | None]:
        """The targets of the quarters, and whether they are to date."""
        slots = self._slots(kode, found, Kolom.TARGET_KINERJA)
        kept = {letak.triwulan for letak in slots}
        lost = [one.cell for one in found if one.periode and (one.periode.akhir + 2) // 3 not in kept]
        if lost:
            pesan = f"Target {kode} sebelum bulan terakhir triwulannya tidak dibaca, karena bulan terakhir itu kosong."
            letak = Letak(kode, Kolom.TARGET_KINERJA)
            self._pembaca.add(aturan.ANGKA_DITANYAKAN, pesan, "Isi bulan terakhir triwulannya.", lost, letak)
        if not slots:
            return None, None
        goals: list[TargetKinerja | None] = [None] * 4
        unit = unit or (year.satuan if year.nilai is not None else "")
        for letak, one in slots.items():
            goal = self._pembaca.target(one.cell, unit, letak)
            if letak.triwulan is not None and not goal.kosong and not self._asked(one.cell, goal, unit, letak):
                goals[letak.triwulan - 1] = goal
        if sums := self._monthly_targets(found, goals, year):
            self._tell_sums(kode, "Target", [one.cell for one in found])
            return PerTriwulan(sums), False
        self._report_slots(kode, slots, "Target")
        values = [goal.nilai if goal else None for goal in goals]
        said = [one.kumulatif for one in slots.values()]
        to_date = self._to_date(said, values, year.nilai, falls=False)
        cells = [one.cell for one in slots.values()]
        self._last_target(kode, values[3], year, cells, to_date)
        if to_date is None and any(goals):
            self._ask_to_date(kode, "Target", cells, Kolom.TARGET_KINERJA)
        return (PerTriwulan(goals) if any(goals) else None), to_date

    def _monthly_targets(
        self, found: Sequence[Angka], goals: Sequence[TargetKinerja | None], year: TargetKinerja
    ) -> list[TargetKinerja | None]:
        """The targets of the quarters, where those of their months are counts that are made anew each month."""
        unit = next((goal.satuan for goal in goals if goal and goal.nilai is not None), "")
        if any(goal and goal.aras for goal in (*goals, year)):
            return []
        months: dict[int, Fraction] = {}
        for one in found:
            month = one.periode.bulan if one.periode is not None else None
            goal = self._pembaca.target(one.cell, unit, Letak()) if month else None
            if month is None or goal is None or goal.nilai is None or goal.nilai_atas is not None:
                return []
            months[month] = goal.nilai
        whole = len(months) == 3 * len({(month + 2) // 3 for month in months})
        sums = sum_months(months, {one.kumulatif for one in found}, year.nilai) if whole else None
        return [TargetKinerja(sums[at], unit) if at in sums else None for at in (1, 2, 3, 4)] if sums else []

    def _tell_sums(self, kode: str, nama: str, cells: list[Any]) -> None:
        pesan = f"{nama} {kode} per bulan dijumlahkan per triwulan: angkanya tidak sampai dengan bulan itu."
        self._pembaca.add(aturan.BULAN_DIRINGKAS, pesan, "", cells, Letak(kode))

    def _slots(self, kode: str, found: list[Angka], kolom: Kolom) -> dict[Letak, Angka]:
        """The figure of each quarter: its own, else that of its last month; two different ones are asked about."""
        own: dict[int, Angka | None] = {}
        ends: dict[int, Angka | None] = {}
        for one in found:
            if one.periode is None or one.periode.akhir % 3:
                continue
            number, before = one.periode.akhir // 3, own.get(one.periode.akhir // 3)
            if not one.periode.triwulan:
                ends.setdefault(number, one)
            elif number not in own:
                own[number] = one
            elif before is not None and before.cell is not one.cell and before.cell.value != one.cell.value:
                letak = Letak(kode, kolom, Triwulan(number))
                pesan = f"{kolom} {kode} {letak.triwulan} punya dua angka; yang dipakai tidak ada."
                self._pembaca.add(aturan.NILAI_BERTENTANGAN, pesan, "Sisakan satu.", [before.cell, one.cell], letak)
                own[number] = None
        slots = {Letak(kode, kolom, Triwulan(at)): one for at, one in sorted((ends | own).items()) if one is not None}
        self._hasil.tempat |= {letak: one.tempat for letak, one in slots.items()}
        return slots

    def _report_slots(self, kode: str, slots: Mapping[Letak, Angka], nama: str) -> None:
        monthly = [one.cell for one in slots.values() if one.periode is not None and one.periode.triwulan is None]
        if monthly:
            pesan = f"{nama} {kode} per bulan atau semester disimpan untuk triwulan yang diakhirinya."
            self._pembaca.add(aturan.BULAN_DIRINGKAS, pesan, "", monthly, Letak(kode))

    @staticmethod
    def _to_date(
        said: Sequence[bool | None], values: Sequence[Fraction | None], year: Fraction | None, *, falls: bool
    ) -> bool | None:
        """To date or of the period, as headings say, or as the figures leave no other reading."""
        told = set(said)
        if told <= {True} or (told == {True, None} and said[0] is None and None not in said[1:]):
            return True
        if told <= {False}:
            return False
        known = [value for value in values if value is not None]
        if told - {None} or not known:
            return None
        if known == [year] and values[-1] == year:
            return True
        if falls and not _rise(known):
            return False
        if year is not None and len(known) == 4 and (known[3] == year) is not (sum(known) == year):
            if known[3] != year:
                return False
            return True if _rise(known) else None
        return None

    def _last_target(
        self, kode: str, last: Fraction | None, year: TargetKinerja, cells: list[Any], to_date: bool | None
    ) -> None:
        if to_date and last is not None and year.nilai is not None and year.nilai_atas is None and last != year.nilai:
            self._pembaca.add(
                aturan.TARGET_AKHIR, f"Target {kode} sampai akhir tahun {spell_number(last)}, padahal TARGET-nya {year}.",
                "Samakan keduanya.", cells[-1:], Letak(kode, Kolom.TARGET_KINERJA, Triwulan.IV),
            )  # fmt: skip

    def _ask_to_date(self, kode: str, nama: str, cells: list[Any], kolom: Kolom) -> None:
        self._pembaca.add(
            aturan.KUMULATIF_DITANYAKAN,
            f"{nama} per periode {kode} dapat berarti sampai dengan periode itu, atau periode itu saja.",
            f"Tulis s.d. atau tidak kumulatif di judulnya{_INSTEAD.get(kolom, '')}.", cells, Letak(kode, kolom),
        )  # fmt: skip

    def _levels(self, kode: str, entri: Entri, indicator: IndikatorKegiatan, style: Any) -> None:
        """Realised levels of performance."""
        found = self._figures(entri.baris, Hal.REALISASI, Ukuran.KINERJA)
        slots = self._slots(kode, [one for one in found if one.cell is not None], Kolom.CAPAIAN)
        goals = indicator.target_triwulan or ()
        target = next(
            (goal for goal in (indicator.target, *goals) if goal is not None and goal.nilai is not None), None
        )
        bare = style is not None and not self._shows_percent(style)
        for one in found:
            if one.cell is None and one.periode is not None and (one.periode.triwulan or one.periode.bulan):
                self._hasil.tempat.setdefault(self._letak(kode, Kolom.CAPAIAN, one.periode), one.tempat)
        self._hasil.persen[kode] = bare
        kept: dict[Letak, Fraction] = {}
        for letak, one in slots.items():
            value = self._level(one.cell, target, letak, bare=bare)
            if value is not None and letak.triwulan is not None:
                self._hasil.tingkat[kode, letak.triwulan] = value
                if isinstance(value, Fraction):
                    kept[letak] = value
        if self._monthly_levels(indicator, found, kept, bare=bare) or not kept:
            return
        self._report_slots(kode, slots, "Realisasi")
        said = [slots[letak].kumulatif for letak in kept]
        rate = target is not None and target.persen
        consecutive = [letak.triwulan for letak in kept] == list(range(1, len(kept) + 1))
        to_date = self._to_date(said, list(kept.values()), None, falls=not rate and consecutive)
        if to_date is None:
            self._ask_to_date(kode, "Realisasi", [slots[letak].cell for letak in kept], Kolom.CAPAIAN)
        else:
            self._hasil.kumulatif[kode] = to_date

    def _monthly_levels(
        self, indicator: IndikatorKegiatan, found: Sequence[Angka], kept: Mapping[Letak, Fraction], *, bare: bool
    ) -> bool:
        """Whether the levels are counts of months that add up to their quarters; what else of them is left out is told."""
        kode, target = indicator.kode, indicator.target
        ends = {3 * letak.triwulan: value for letak, value in kept.items() if letak.triwulan is not None}
        months: dict[int, Fraction] = {}
        cells: dict[int, Any] = {}
        said: set[bool | None] = set()
        for one in found:
            month = one.periode.bulan if one.periode is not None else None
            if month is None or one.cell is None:
                continue
            letak = self._letak(kode, Kolom.CAPAIAN, quarter((month + 2) // 3))
            value = ends[month] if month in ends else self._level(one.cell, target, letak, bare=bare)
            if isinstance(value, Fraction):
                months[month], cells[month] = value, one.cell
                said.add(one.kumulatif)
        if said == {None} and indicator.target_kumulatif is False:
            said = {False}
        sums = None if target.aras else sum_months(months, said)
        if sums is None:
            lost = [cell for month, cell in cells.items() if 3 * ((month + 2) // 3) not in ends]
            if lost:
                pesan = f"Realisasi {kode} sebelum bulan terakhir triwulannya tidak dibaca, karena bulan terakhir itu kosong."
                self._doubt(lost[-1], pesan, Letak(kode, Kolom.CAPAIAN), "Isi bulan terakhir triwulannya.")
            return False
        for at, value in sums.items():
            letak = self._letak(kode, Kolom.CAPAIAN, quarter(at))
            self._hasil.tempat.pop(letak, None)
            self._hasil.tingkat.pop((kode, Triwulan(at)), None)
            if value is not None:
                self._hasil.tingkat[kode, Triwulan(at)] = value
                continue
            pesan = f"Realisasi {kode} {letak.triwulan}: sebelum bulan yang terisi ada bulan kosong; jumlahnya belum diketahui."
            self._doubt(
                next(cells[m] for m in (3 * at, 3 * at - 1) if m in cells),
                pesan,
                letak,
                "Isi juga bulan itu, 0 bila tidak ada.",
            )
        self._hasil.kumulatif[kode] = False
        self._tell_sums(kode, "Realisasi", list(cells.values()))
        return True

    def _level(self, cell: Any, target: TargetKinerja | None, letak: Letak, *, bare: bool) -> Terisi | None:
        number, percent, dash = self._pembaca.number(cell, letak)
        if dash:
            return TIDAK_BERLAKU
        if number is None:
            return None
        rate = target is not None and target.persen
        if rate and (percent or (bare and number > 1) or number >= 2 or number == 0):  # 2 is no ratio of success
            return number / 100
        if rate:
            pesan = (
                f"{spell_number(number)} dapat berarti {spell_number(number)} % atau {spell_number(number * 100)} %."
            )
            self._doubt(cell, pesan, letak)
            return None
        if percent and target is not None and target.satuan:
            self._doubt(
                cell, f"{spell_number(number)} % untuk target {target} dapat berarti capaian atau tingkatnya.", letak
            )
            return None
        return number / 100 if percent else number

    def _lines(self, kode: str, entri: Entri) -> tuple[Kegiatan, ...]:
        if not self._money and Kolom.KEGIATAN not in self._by:
            self._without_lines(entri)
            return ()
        lines = [garis for garis in entri.garis if self._has_line(garis)]
        return tuple(self._line(f"{kode}.{at}", garis) for at, garis in enumerate(lines, 1))

    def _without_lines(self, entri: Entri) -> None:
        """Texts of plans belong to budget lines: they are told where the table has none."""
        for one, makna in itertools.product(entri.baris, self._columns.get(Kolom.RENCANA_KEGIATAN, ())):
            self._leave(
                Kolom.RENCANA_KEGIATAN, "tabelnya tanpa baris anggaran", effective(self._kisi, one.row, makna.column)
            )

    def _leave(self, kolom: Kolom, why: str, cell: Any) -> None:
        if text_of(cell):
            self._left.setdefault((kolom, why), {})[id(cell)] = cell

    def _has_line(self, garis: Garis) -> bool:
        cells = (effective(self._kisi, one.row, makna.column) for one in garis.baris for makna in self._money)
        return garis.kegiatan is not None or any(cell is not None for cell in cells)

    def _line(self, kode: str, garis: Garis) -> Kegiatan:
        activity = garis.kegiatan
        if activity is None:
            activity = next(iter(self._cells(garis.baris, Kolom.RENCANA_KEGIATAN)), None)
        uraian = self._text(activity, Letak(kode, Kolom.KEGIATAN)) if activity is not None else ""
        pagu = self._pagu(kode, garis)
        draws, monthly = self._draws(kode, garis, pagu)
        self._spent(kode, garis, pagu)
        self._words(kode, garis.baris)
        return Kegiatan(
            kode, uraian, pagu, PerTriwulan(draws), self._plans(kode, garis), penarikan_bulanan=monthly,
            penanggung_jawab=self._owner(garis.baris),
        )  # fmt: skip

    def _pagu(self, kode: str, garis: Garis) -> Uang:
        letak = Letak(kode, Kolom.PAGU)
        cells = self._cells(garis.baris, Kolom.PAGU)
        column = self._by.get(Kolom.PAGU)
        if not cells or column is None:
            return BELUM_DIISI
        area = self._kisi.merge(garis.baris[0].row, column)
        outside = area is not None and self._data_rows(area) > sum(one.row <= area.last_row for one in garis.baris)
        values = set(map(shown_text, cells))
        if len(values) > 1 or outside:
            why = "digabung untuk beberapa baris anggaran" if outside else "ditulis berbeda di beberapa barisnya"
            self._pembaca.add(
                aturan.NILAI_BERTENTANGAN, f"PAGU {kode} {why}; tidak dibaca.", "Isi satu per satu.", cells, letak
            )
            return BELUM_DIISI
        self._hasil.tempat[letak] = (cells[0].row, cells[0].column)
        self._hasil.kali[letak] = self._kali.get(column, 1)
        amount = self._pembaca.money(cells[0], letak, self._hasil.kali[letak])
        if len(cells) > 1 and not any("pagu" in text.casefold() for text in self._makna[column].jalur.texts):
            pesan = f"{amount} di setiap periode dapat berarti anggaran setahun {kode}, atau anggaran periodenya saja."
            self._pembaca.add(aturan.ANGKA_DITANYAKAN, pesan, "Gabungkan selnya, atau beri judul PAGU.", cells, letak)
            return BELUM_DIISI
        return amount

    def _amounts(self, kode: str, garis: Garis, hal: Hal, kolom: Kolom) -> dict[Periode, tuple[Uang, Angka]]:
        """Amounts by period; two of one period are asked about, and amounts to date are told apart."""
        found: dict[Periode, tuple[Uang, Angka]] = {}
        to_date: dict[Periode, tuple[Uang, Angka]] = {}
        for one in self._figures(garis.baris, hal, Ukuran.UANG):
            if one.periode is None:
                continue
            letak, times = self._letak(kode, kolom, one.periode), self._kali.get(one.makna.column, 1)
            if not one.kumulatif and (one.cell is not None or letak.kolom is Kolom.REALISASI_ANGGARAN):
                self._hasil.tempat[letak], self._hasil.kali[letak] = one.tempat, times
            if one.cell is None:
                continue
            amount = self._pembaca.money(one.cell, letak, times)
            same = to_date if one.kumulatif else found
            if one.periode in same and same[one.periode][0] != amount:
                pesan = f"{kolom} {kode} {one.periode} punya dua angka; tidak dibaca."
                cells = [same[one.periode][1].cell, one.cell]
                self._pembaca.add(aturan.NILAI_BERTENTANGAN, pesan, "Sisakan satu.", cells, letak)
                amount = BELUM_DIISI
            same[one.periode] = amount, one
        settled, lost, wrong = _of_the_period(found, to_date)
        if lost:
            pesan = f"{kolom} {kode} sampai dengan periode itu, padahal periode sebelumnya kosong; bagian periodenya tidak diketahui."
            self._pembaca.add(aturan.ANGKA_DITANYAKAN, pesan, "Isi juga periode sebelumnya.", lost, Letak(kode, kolom))
        if wrong:
            pesan = f"{kolom} {kode} sampai dengan periode itu bukan jumlah angka per periodenya; yang dipakai angka per periode."
            self._pembaca.add(aturan.NILAI_BERTENTANGAN, pesan, "Samakan keduanya.", wrong, Letak(kode, kolom))
        halves = [one.cell for periode, (_, one) in settled.items() if not (periode.triwulan or periode.bulan)]
        if halves:
            pesan = f"{kolom} {kode} untuk lebih dari satu triwulan; bagian setiap triwulan tidak diketahui, dan tidak dibaca."
            self._pembaca.add(aturan.ANGKA_DITANYAKAN, pesan, "Isi per triwulan.", halves, Letak(kode, kolom))
        return settled

    def _draws(self, kode: str, garis: Garis, pagu: Uang) -> tuple[list[Uang], tuple[Uang, ...] | None]:
        kolom = Kolom.RENCANA_PENARIKAN_DANA
        found = self._amounts(kode, garis, Hal.TARGET, kolom)
        months = [found[Periode(m, m)][0] if Periode(m, m) in found else BELUM_DIISI for m in range(1, 13)]
        has_months = any(month is not BELUM_DIISI for month in months)
        draws: list[Uang] = []
        for tw in Triwulan:
            own = found.get(quarter(int(tw)))
            three = months[3 * tw - 3 : 3 * tw]
            total = _sum(three)
            if own is not None and has_months and total is not None and own[0] != total:
                self._pembaca.add(
                    aturan.NILAI_BERTENTANGAN, f"{kolom} {kode} {tw} {own[0]}, padahal bulan-bulannya berjumlah {total}.",
                    "Samakan keduanya.", [own[1].cell], Letak(kode, kolom, tw),
                )  # fmt: skip
            if own is None and has_months and total is None and any(one is not BELUM_DIISI for one in three):
                cells = [found[Periode(m, m)][1].cell for m in range(3 * tw - 2, 3 * tw + 1) if Periode(m, m) in found]
                pesan = f"{kolom} {kode} {tw}: tidak semua bulannya terisi; jumlahnya belum diketahui."
                self._pembaca.add(
                    aturan.ANGKA_DITANYAKAN, pesan, "Isi 0 untuk bulan tanpa penarikan.", cells, Letak(kode, kolom, tw)
                )
            draws.append(own[0] if own is not None else total if total is not None else BELUM_DIISI)
        self._ask_amounts(kode, kolom, draws, pagu, [one for _, one in found.values()])
        return draws, tuple(months) if has_months else None

    def _ask_amounts(self, kode: str, kolom: Kolom, amounts: Sequence[Uang], pagu: Uang, found: list[Angka]) -> None:
        """Amounts that look as if they were to date, where no heading says so."""
        known = [one.nilai for one in amounts if isinstance(one, Rupiah)]
        rises = len(known) > 1 and _rise(known)
        if (
            rises
            and isinstance(pagu, Rupiah)
            and sum(known) > pagu.nilai >= known[-1]
            and all(one.kumulatif is None for one in found)
        ):
            cells = [one.cell for one in found]
            self._ask_to_date(kode, str(kolom), cells, kolom)

    def _spent(self, kode: str, garis: Garis, pagu: Uang) -> None:
        kolom = Kolom.REALISASI_ANGGARAN
        found = self._amounts(kode, garis, Hal.REALISASI, kolom)
        for periode, (amount, _) in found.items():
            if isinstance(amount, Rupiah) or amount is TIDAK_BERLAKU:
                if periode.bulan:
                    self._hasil.realisasi[kode, Bulan(self._tahun, periode.bulan)] = amount
                elif periode.triwulan:
                    self._hasil.realisasi_triwulan[kode, Triwulan(periode.triwulan)] = amount
        self._ask_amounts(
            kode, kolom, [amount for amount, _ in found.values()], pagu, [one for _, one in found.values()]
        )

    def _plans(self, kode: str, garis: Garis) -> list[str]:
        texts = [""] * 4
        for one, makna in itertools.product(garis.baris, self._columns.get(Kolom.RENCANA_KEGIATAN, ())):
            periode = makna.periode or one.periode
            cell = effective(self._kisi, one.row, makna.column)
            if periode is None or not periode.triwulan:
                self._leave(Kolom.RENCANA_KEGIATAN, _NO_QUARTER, cell)
            elif cell is not None:
                tw = Triwulan(periode.triwulan)
                texts[tw - 1] = self._text(cell, Letak(kode, Kolom.RENCANA_KEGIATAN, tw))
        return texts

    def _words(self, owner: str, baris: Sequence[Baris]) -> None:
        """DATA DUKUNG, STATUS and KETERANGAN of a quarter, where a column or the row's label names it."""
        columns = [(kolom, makna) for kolom in KOLOM_ISIAN for makna in self._columns.get(kolom, ())]
        for one, (kolom, makna) in itertools.product(baris, columns):
            cell = effective(self._kisi, one.row, makna.column)
            periode, area = makna.periode or one.periode, self._kisi.merge(one.row, makna.column)
            several = area is not None and (area.last_row > area.first_row or area.first_column != makna.column)
            if periode is None or not periode.triwulan or several:
                self._leave(kolom, _NO_QUARTER, cell)
                continue
            letak = Letak(owner, kolom, Triwulan(periode.triwulan))
            self._hasil.tempat[letak] = (one.row, makna.column)
            if cell is not None:
                said: object = (
                    self._pembaca.links(cell, letak) if kolom is Kolom.DATA_DUKUNG else self._text(cell, letak)
                )
                key = owner, Triwulan(periode.triwulan)
                entry = self._hasil.isian.get(key, IsianTriwulan())
                self._hasil.isian[key] = attrs.evolve(entry, **{KOLOM_ISIAN[kolom]: said})  # type: ignore[arg-type]  # each of its own kind


def _rise(numbers: Sequence[Any]) -> bool:
    return all(one <= other for one, other in itertools.pairwise(numbers))


def _kind(unit: str) -> str:
    """Per cent, money, or neither: what a number of one unit can never be of the other."""
    return "%" if is_percent_unit(unit) else "Rp" if re.match(r"rp\b|rupiah|idr\b", unit, re.IGNORECASE) else ""


def _sum(amounts: Sequence[Uang]) -> Uang | None:
    """Together; None while one is blank."""
    if all(isinstance(one, Rupiah) or one is TIDAK_BERLAKU for one in amounts):
        known = [one for one in amounts if isinstance(one, Rupiah)]
        return sum(known, Rupiah(0)) if known else TIDAK_BERLAKU
    return None


def _of_the_period(
    found: Mapping[Periode, tuple[Uang, Angka]], to_date: Mapping[Periode, tuple[Uang, Angka]]
) -> tuple[dict[Periode, tuple[Uang, Angka]], list[Any], list[Any]]:
    """Amounts to date as those of the months or the quarter since the one before, beside those of the period itself.

    ``s.d. Maret`` is of March behind ``s.d. Februari``, and of TW I where no month stands before it. Also the cells of
    which that is not known, and those that are not the sum of the amounts of the periods.
    """
    settled = dict(found)
    partly = {quarter(-(-at.awal // 3)) for at, (amount, _) in found.items() if at.bulan and amount is not BELUM_DIISI}
    lost: list[Any] = []
    wrong: list[Any] = []
    before: tuple[int, Rupiah] | None = (0, Rupiah(0))
    for periode, (amount, one) in sorted(to_date.items(), key=lambda each: each[0].akhir):
        own = Periode(before[0] + 1, periode.akhir) if before is not None else periode
        total = _until(found, periode.akhir)
        if not isinstance(amount, Rupiah):
            before = None
            continue
        if total is not None:
            wrong += [one.cell] if total != amount else []
        elif before is None or own in partly or not (own.bulan or own.triwulan):
            lost.append(one.cell)
        elif (alone := settled.get(own, (BELUM_DIISI,))[0]) is BELUM_DIISI:
            settled[own] = amount - before[1], one
        elif alone != amount - before[1]:
            wrong.append(one.cell)
        before = periode.akhir, amount
    return settled, lost, wrong


def _until(found: Mapping[Periode, tuple[Uang, Angka]], last: int) -> Uang | None:
    """What the amounts of the months, or of the quarters, add up to by the end of a month; None where one is blank."""
    for parts in ([Periode(m, m) for m in range(1, last + 1)], [quarter(tw) for tw in range(1, last // 3 + 1)]):
        if parts and parts[-1].akhir == last and all(part in found for part in parts):
            return _sum([found[part][0] for part in parts])
    return None


def _in_order(groups: Any) -> Iterator[list[Entri]]:
    """Goals, and the indicators of each, by their number where every one has one of its own."""
    entries = [list(group) for group in groups]
    flat = [one for group in entries for one in group]
    numbers = [_number(one.nomor) for one in flat]
    if flat and None not in numbers and len(set(numbers)) == len(numbers):
        keyed = dict(zip(map(id, flat), numbers, strict=True))
        entries = [sorted(group, key=lambda one: keyed[id(one)] or ()) for group in entries]
        entries.sort(key=lambda group: keyed[id(group[0])] or ())
    elif None not in numbers and all(len({_number(one.nomor) for one in group}) == 1 for group in entries):
        firsts = [_number(group[0].nomor) for group in entries]
        if len(set(firsts)) == len(firsts):
            entries.sort(key=lambda group: _number(group[0].nomor) or ())
    yield from entries


def _number(cell: Any) -> tuple[int, ...] | None:
    parts = str(cell.value).strip().removesuffix(".0").rstrip(".").split(".") if cell is not None else []
    return tuple(map(int, parts)) if parts and all(part.isascii() and part.isdigit() for part in parts) else None
