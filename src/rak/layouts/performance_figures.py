"""Figures of performance: the targets of the year and its quarters, and the levels that were reached."""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU, Terisi
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.spelling import PERCENT, is_dash, is_percent_unit, spell_number
from rak.domain.target import TargetKinerja
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.layouts import findings_on_bentuk as aturan
from rak.layouts.cell_grid import shown_text, text_of
from rak.layouts.column_periods import quarter, quarter_of
from rak.layouts.monthly_figures import agree, sum_months
from rak.layouts.table_figures import Angka, Sumber, rise


class Kinerja:
    """Reads the targets and levels of indicators."""

    def __init__(self, sumber: Sumber) -> None:
        self._sumber = sumber
        self._targets: dict[int, TargetKinerja] = {}
        self._numbers: dict[int, tuple[Fraction | None, bool, bool]] = {}
        """What was read already, by the cell: what is wrong with it is told once."""

    def _target(self, one: Angka, unit: str, letak: Letak) -> TargetKinerja:
        key = id(one.cell)
        if key not in self._targets:
            self._targets[key] = self._sumber.pembaca.target(one.cell, unit, letak)
        return self._targets[key]

    def _number(self, one: Angka, letak: Letak) -> tuple[Fraction | None, bool, bool]:
        key = id(one.cell)
        if key not in self._numbers:
            self._numbers[key] = self._sumber.pembaca.number(one.cell, letak)
        return self._numbers[key]

    def year(self, found: list[Angka], unit: str, letak: Letak) -> tuple[TargetKinerja, Any]:
        """The target of the year (TARGET) and its cell; none where rows contradict each other."""
        different = {shown_text(one.cell): one for one in found}
        if len(different) > 1:
            self._sumber.pembaca.add(
                aturan.NILAI_BERTENTANGAN, f"Target setahun {letak.kode} ditulis berbeda di beberapa baris; tidak dibaca.",
                "Samakan targetnya.", [one.cell for one in different.values()], letak,
            )  # fmt: skip
            return TargetKinerja.in_words(""), None
        if not found:
            return TargetKinerja.in_words(""), None
        cell = found[0].cell
        self._sumber.hasil.tempat[letak] = (cell.row, cell.column)
        target = self._sumber.pembaca.target(cell, said := _unit(found[0], unit), letak)
        if self._asked(cell, target, unit or said, letak) and _kind(target.satuan) != _kind(unit or said):
            target = TargetKinerja.in_words(str(target))
        return target, cell

    def _asked(self, cell: Any, target: TargetKinerja, unit: str, letak: Letak) -> bool:
        """Whether a target is asked about: words or another unit than its column's, or a ratio where per cent is meant."""
        number, text = target.nilai, text_of(cell)
        if not unit or (number is None and not text) or (text and is_dash(text)):
            return False
        if number is None and (letak.triwulan or is_percent_unit(unit)) and not re.search(r"\d", text):
            self._sumber.doubt(cell, f"Target '{text}' bukan angka, padahal satuannya {unit}.", letak)
        elif number is not None and target.satuan != unit and _kind(target.satuan) != _kind(unit):
            self._sumber.doubt(
                cell, f"Target {target}, padahal satuannya {unit}.", letak, "Tulis angkanya dalam satuan itu."
            )
        elif number is not None and target.persen and number <= 1 and number > 0 and not self._shows_percent(cell):
            self._sumber.doubt(cell, f"{target} dapat berarti itu, atau {spell_number(number * 100)} persen.", letak)
        else:
            return False
        return True

    def _shows_percent(self, cell: Any) -> bool:
        return re.search(PERCENT, text_of(cell) or self._sumber.kisi.number_format(cell), re.IGNORECASE) is not None

    def quarters(
        self, kode: str, found: list[Angka], year: TargetKinerja, unit: str
    ) -> tuple[PerTriwulan[TargetKinerja | None] | None, bool | None]:
        """The targets of the quarters, and whether they are to date."""
        slots = self._slots(kode, found, Kolom.TARGET_KINERJA)
        kept = {letak.triwulan for letak in slots}
        lost = [one.cell for one in found if one.periode and quarter_of(one.periode.akhir) not in kept]
        if lost:
            pesan = f"Target {kode} sebelum bulan terakhir triwulannya tidak dibaca, karena bulan terakhir itu kosong."
            letak = Letak(kode, Kolom.TARGET_KINERJA)
            self._sumber.pembaca.add(aturan.ANGKA_DITANYAKAN, pesan, "Isi bulan terakhir triwulannya.", lost, letak)
        if not slots:
            return None, None
        goals: list[TargetKinerja | None] = [None] * 4
        unit = unit or (year.satuan if year.nilai is not None else "")
        for letak, one in slots.items():
            goal = self._target(one, own := _unit(one, unit), letak)
            if letak.triwulan is not None and not goal.kosong and not self._asked(one.cell, goal, unit or own, letak):
                goals[letak.triwulan - 1] = goal
        if sums := self._monthly_targets(found, goals, year):
            self._tell_sums(kode, "Target", [one.cell for one in found])
            return PerTriwulan(sums), False
        self._report_slots(kode, slots, "Target")
        adds_up = not any(goal and goal.aras for goal in (*goals, year))
        self._compare_parts(
            Letak(kode, Kolom.TARGET_KINERJA),
            found,
            lambda one: self._target(one, unit, Letak()).nilai,
            adds_up=adds_up,
        )
        values = [goal.nilai if goal else None for goal in goals]
        said = [one.kumulatif for one in slots.values()]
        to_date = self._to_date(said, values, year.nilai, falls=False)
        cells = [one.cell for one in slots.values()]
        self._last_target(kode, values[3], year, cells, to_date)
        if to_date is None and any(goals):
            self._sumber.ask_to_date(kode, "Target", cells, Kolom.TARGET_KINERJA)
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
            if month is None:
                return []
            goal = self._target(one, unit, Letak())
            if goal.nilai is None or goal.nilai_atas is not None:
                return []
            months[month] = goal.nilai
        whole = len(months) == 3 * len(set(map(quarter_of, months)))
        sums = sum_months(months, {one.kumulatif for one in found}, year.nilai) if whole else None
        return [TargetKinerja.in_unit(sums[at], unit) if at in sums else None for at in (1, 2, 3, 4)] if sums else []

    def _tell_sums(self, kode: str, nama: str, cells: list[Any]) -> None:
        pesan = f"{nama} {kode} per bulan dijumlahkan per triwulan: angkanya tidak sampai dengan bulan itu."
        self._sumber.pembaca.add(aturan.BULAN_DIRINGKAS, pesan, "", cells, Letak(kode))

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
                self._sumber.pembaca.add(
                    aturan.NILAI_BERTENTANGAN, pesan, "Sisakan satu.", [before.cell, one.cell], letak
                )
                own[number] = None
        slots = {Letak(kode, kolom, Triwulan(at)): one for at, one in sorted((ends | own).items()) if one is not None}
        self._sumber.hasil.tempat |= {letak: one.tempat for letak, one in slots.items()}
        return slots

    def _compare_parts(
        self, letak: Letak, found: Sequence[Angka], value: Callable[[Angka], Fraction | None], *, adds_up: bool
    ) -> None:
        """Figures of a quarter or half year that cannot be made of those of its months or quarters are told; theirs is kept."""
        typed = [(one.periode, one) for one in found if one.periode is not None and one.cell is not None]
        if len({at.akhir - at.awal for at, _ in typed}) < 2 and True not in {one.kumulatif for _, one in typed}:
            return
        for whole, own in typed:
            if whole.bulan:
                continue
            start = 1 if own.kumulatif else whole.awal
            inside = [
                (at, one) for at, one in typed
                if at != whole and start <= at.awal and at.akhir <= whole.akhir and not one.kumulatif
            ]  # fmt: skip
            shortest = min((at.akhir - at.awal for at, _ in inside), default=0)
            parts = {at: number for at, one in sorted(inside, key=lambda each: each[0])
                     if at.akhir - at.awal == shortest and (number := value(one)) is not None}  # fmt: skip
            number = value(own) if parts else None
            said = {own.kumulatif, *(one.kumulatif for _, one in inside)}
            if number is None or agree(number, list(parts.values()), said, adds_up=adds_up):
                continue
            told = ", ".join(f"{at} {spell_number(part)}" for at, part in parts.items())
            pesan = f"{letak.kolom} {letak.kode} {whole} {spell_number(number)}, padahal {told}."
            self._sumber.pembaca.add(aturan.NILAI_BERTENTANGAN, pesan, "Samakan keduanya.", [own.cell], letak)

    def _report_slots(self, kode: str, slots: Mapping[Letak, Angka], nama: str) -> None:
        monthly = [one.cell for one in slots.values() if one.periode is not None and one.periode.triwulan is None]
        if monthly:
            pesan = f"{nama} {kode} per bulan atau semester disimpan untuk triwulan yang diakhirinya."
            self._sumber.pembaca.add(aturan.BULAN_DIRINGKAS, pesan, "", monthly, Letak(kode))

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
        if falls and not rise(known):
            return False
        if year is None or len(known) < 4:
            return None
        if known[3] == year:
            return True if sum(known[:3]) and rise(known) else None
        return False if sum(known) == year else None

    def _last_target(
        self, kode: str, last: Fraction | None, year: TargetKinerja, cells: list[Any], to_date: bool | None
    ) -> None:
        if to_date and last is not None and year.nilai is not None and year.nilai_atas is None and last != year.nilai:
            self._sumber.pembaca.add(
                aturan.TARGET_AKHIR, f"Target {kode} sampai akhir tahun {spell_number(last)}, padahal TARGET-nya {year}.",
                "Samakan keduanya.", cells[-1:], Letak(kode, Kolom.TARGET_KINERJA, Triwulan.IV),
            )  # fmt: skip

    def levels(self, indicator: IndikatorKegiatan, found: Sequence[Angka], style: Any) -> None:
        """Realised levels of performance; ``style`` is the cell of a target, whose number format says whether 70 is 70 %."""
        kode = indicator.kode
        slots = self._slots(kode, [one for one in found if one.cell is not None], Kolom.CAPAIAN)
        goals = indicator.target_triwulan or ()
        target = next(
            (goal for goal in (indicator.target, *goals) if goal is not None and goal.nilai is not None), None
        )
        bare = style is not None and not self._shows_percent(style)
        for one in found:
            if one.cell is None and one.periode is not None and (one.periode.triwulan or one.periode.bulan):
                self._sumber.hasil.tempat.setdefault(self._sumber.letak(kode, Kolom.CAPAIAN, one.periode), one.tempat)
        self._sumber.hasil.persen[kode] = bare
        kept: dict[Letak, Fraction] = {}
        for letak, one in slots.items():
            value = self._level(one, target, letak, bare=bare)
            if value is not None and letak.triwulan is not None:
                self._sumber.hasil.tingkat[kode, letak.triwulan] = value
                if isinstance(value, Fraction):
                    kept[letak] = value
        self._compare_parts(
            Letak(kode, Kolom.CAPAIAN), found, lambda one: self._number(one, Letak())[0],
            adds_up=target is None or not target.aras,
        )  # fmt: skip
        own = {letak.triwulan for letak, one in slots.items() if one.periode is not None and one.periode.triwulan}
        months = {
            one.periode.bulan: one for one in found
            if one.cell is not None and one.periode is not None and one.periode.bulan
            and quarter_of(one.periode.bulan) not in own
        }  # fmt: skip
        if (months and self._monthly_levels(indicator, months, kept, bare=bare)) or not kept:
            return
        self._report_slots(kode, slots, "Realisasi")
        said = [slots[letak].kumulatif for letak in kept]
        rate = target is not None and target.persen
        consecutive = [letak.triwulan for letak in kept] == list(range(1, len(kept) + 1))
        of_months = any(one.periode is not None and one.periode.bulan for one in slots.values())
        falls = (
            not rate and consecutive and (indicator.target.aras or not of_months)
        )  # a month's count is not its quarter's
        to_date = self._to_date(said, list(kept.values()), None, falls=falls)
        if to_date is None:
            self._sumber.ask_to_date(kode, "Realisasi", [slots[letak].cell for letak in kept], Kolom.CAPAIAN)
        else:
            self._sumber.hasil.kumulatif[kode] = to_date

    def _monthly_levels(
        self, indicator: IndikatorKegiatan, found: Mapping[int, Angka], kept: Mapping[Letak, Fraction], *, bare: bool
    ) -> bool:
        """Whether levels are counts of months that add up to quarters without a figure of their own; else what is left out is told."""
        kode, target = indicator.kode, indicator.target
        ends = {3 * letak.triwulan: value for letak, value in kept.items() if letak.triwulan is not None}
        months: dict[int, Fraction] = {}
        cells: dict[int, Any] = {}
        said: set[bool | None] = set()
        for month, one in found.items():
            letak = self._sumber.letak(kode, Kolom.CAPAIAN, quarter(quarter_of(month)))
            value = ends[month] if month in ends else self._level(one, target, letak, bare=bare)
            if isinstance(value, Fraction):
                months[month], cells[month] = value, one.cell
                said.add(one.kumulatif)
        if said == {None} and indicator.target_kumulatif is False:
            said = {False}
        sums = None if target.aras else sum_months(months, said, ends=ends)
        if sums is None:
            lost = [cell for month, cell in cells.items() if 3 * quarter_of(month) not in ends]
            if lost:
                pesan = f"Realisasi {kode} sebelum bulan terakhir triwulannya tidak dibaca, karena bulan terakhir itu kosong."
                self._sumber.doubt(lost[-1], pesan, Letak(kode, Kolom.CAPAIAN), "Isi bulan terakhir triwulannya.")
            return False
        for at, value in sums.items():
            letak = self._sumber.letak(kode, Kolom.CAPAIAN, quarter(at))
            self._sumber.hasil.tempat.pop(letak, None)
            self._sumber.hasil.tingkat.pop((kode, Triwulan(at)), None)
            if value is not None:
                self._sumber.hasil.tingkat[kode, Triwulan(at)] = value
                continue
            pesan = f"Realisasi {kode} {letak.triwulan}: sebelum bulan yang terisi ada bulan kosong; jumlahnya belum diketahui."
            self._sumber.doubt(
                next(cells[m] for m in (3 * at, 3 * at - 1) if m in cells),
                pesan,
                letak,
                "Isi juga bulan itu, 0 bila tidak ada.",
            )
        self._sumber.hasil.kumulatif[kode] = False
        self._tell_sums(kode, "Realisasi", list(cells.values()))
        return True

    def _level(self, one: Angka, target: TargetKinerja | None, letak: Letak, *, bare: bool) -> Terisi | None:
        cell = one.cell
        number, percent, dash = self._number(one, letak)
        if dash:
            return TIDAK_BERLAKU
        if number is None:
            return None
        said = one.makna.persen
        rate = target.persen if target is not None and target.satuan else said
        if rate and (percent or (bare and number > 1) or number >= 2 or number == 0):  # 2 is no ratio of success
            return number / 100
        if rate:
            pesan = (
                f"{spell_number(number)} dapat berarti {spell_number(number)} % atau {spell_number(number * 100)} %."
            )
            self._sumber.doubt(cell, pesan, letak)
            return None
        percent = percent or said
        if percent and target is not None and target.satuan:
            self._sumber.doubt(
                cell, f"{spell_number(number)} % untuk target {target} dapat berarti capaian atau tingkatnya.", letak
            )
            return None
        return number / 100 if percent else number


def _unit(one: Angka, unit: str) -> str:
    """The unit of a figure: per cent, where the heading says so, else that of the row."""
    return "%" if one.makna.persen and not is_percent_unit(unit) else unit


def _kind(unit: str) -> str:
    """Per cent, money, or neither: what a number of one unit can never be of the other."""
    return "%" if is_percent_unit(unit) else "Rp" if re.match(r"rp\b|rupiah|idr\b", unit, re.IGNORECASE) else ""
