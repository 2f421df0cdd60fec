"""Figures of performance: the targets of the year and its quarters, and the levels that were reached."""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU, Terisi
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.spelling import PERCENT, is_dash, is_percent_unit, spell_number
from rak.domain.target import TargetKinerja
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.layouts import findings_on_bentuk as aturan
from rak.layouts.cell_grid import shown_text, text_of
from rak.layouts.column_periods import Periode, quarter_of
from rak.layouts.monthly_figures import agree, sum_months
from rak.layouts.table_figures import Angka, Sumber, rise

_IN_UNIT: Final = "Tulis angkanya dalam satuan itu."
_PERCENT_SIGN: Final = "Tulis angkanya dengan tanda persen."


class Kinerja:
    """Reads the targets and levels of indicators."""

    def __init__(self, sumber: Sumber) -> None:
        self._sumber, self._hasil, self._tell = sumber, sumber.hasil, sumber.pembaca.add
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
        different = {shown_text(one.cell): one for one in reversed(found)}
        if len(different) > 1:
            pesan = f"Target setahun {letak.kode} ditulis berbeda di beberapa baris; tidak dibaca."
            cells = [one.cell for one in different.values()]
            self._tell(aturan.NILAI_BERTENTANGAN, pesan, "Samakan targetnya.", cells, letak)
        if len(different) != 1:
            return TargetKinerja.in_words(""), None
        [one] = different.values()
        self._hasil.tempat[letak] = (one.cell.row, one.cell.column)
        target = self._sumber.pembaca.target(one.cell, said := _unit(one, unit), letak)
        meant = unit or said
        if self._asked(one.cell, target, meant, letak) and _kind(target.satuan) != _kind(meant):
            target = TargetKinerja.in_words(str(target))
        return target, one.cell

    def _asked(self, cell: Any, target: TargetKinerja, unit: str, letak: Letak) -> bool:
        """Whether a target is asked about: words or another unit than its column's, or a ratio where per cent is meant."""
        number, text = target.nilai, text_of(cell)
        if not unit or is_dash(text):
            return False
        if number is None:
            if not text or not (letak.triwulan or is_percent_unit(unit)) or re.search(r"\d", text):
                return False
            told, advice = f"Target '{text}' bukan angka, padahal satuannya {unit}.", _IN_UNIT
        elif _kind(target.satuan) != _kind(unit):
            told, advice = f"Target {target}, padahal satuannya {unit}.", _IN_UNIT
        elif target.persen and _is_ratio(number) and not self._shows_percent(cell):
            told, advice = f"{target} dapat berarti itu, atau {spell_number(number * 100)} persen.", _PERCENT_SIGN
        else:
            return False
        self._sumber.doubt(cell, told, letak, advice)
        return True

    def _shows_percent(self, cell: Any) -> bool:
        return re.search(PERCENT, text_of(cell) or self._sumber.kisi.number_format(cell), re.IGNORECASE) is not None

    def quarters(
        self, kode: str, found: list[Angka], year: TargetKinerja, unit: str
    ) -> tuple[PerTriwulan[TargetKinerja | None] | None, bool | None]:
        """The targets of the quarters, and whether they are to date."""
        slots = self._slots(kode, found, Kolom.TARGET_KINERJA)
        lost = [one.cell for one in found if one.periode and quarter_of(one.periode.akhir) not in slots]
        if lost:
            self._tell_lost("Target", lost, Letak(kode, Kolom.TARGET_KINERJA))
        if not slots:
            return None, None
        goals: list[TargetKinerja | None] = [None] * 4
        unit = unit or (year.satuan if year.nilai is not None else "")
        for tw, one in slots.items():
            letak = Letak(kode, Kolom.TARGET_KINERJA, tw)
            goal = self._target(one, own := _unit(one, unit), letak)
            if not goal.kosong and not self._asked(one.cell, goal, unit or own, letak):
                goals[tw - 1] = goal
        counts = not any(goal and goal.aras for goal in (*goals, year))
        if counts and (sums := self._monthly_targets(found, goals, year)):
            self._tell_sums(kode, "Target", [one.cell for one in found])
            return PerTriwulan(sums), False
        self._report_slots(kode, slots, "Target")
        self._compare_parts(
            Letak(kode, Kolom.TARGET_KINERJA), found, lambda one: self._target(one, unit, Letak()).nilai, adds_up=counts
        )
        values = [goal.nilai if goal else None for goal in goals]
        said = [one.kumulatif for one in slots.values()]
        to_date = self._to_date(said, values, year.nilai, falls=False)
        cells = [one.cell for one in slots.values()]
        if to_date and (last := values[-1]) is not None and year.nilai_atas is None and year.nilai not in {None, last}:
            pesan = f"Target {kode} sampai akhir tahun {spell_number(last)}, padahal TARGET-nya {year}."
            letak = Letak(kode, Kolom.TARGET_KINERJA, Triwulan.IV)
            self._tell(aturan.TARGET_AKHIR, pesan, "Samakan keduanya.", cells[-1:], letak)
        if to_date is None and any(goals):
            self._sumber.ask_to_date(kode, "Target", cells, Kolom.TARGET_KINERJA)
        return (PerTriwulan(goals) if any(goals) else None), to_date

    def _monthly_targets(
        self, found: Sequence[Angka], goals: Sequence[TargetKinerja | None], year: TargetKinerja
    ) -> list[TargetKinerja | None]:
        """The targets of the quarters, where those of their months, which are counts, are made anew each month."""
        unit = next((goal.satuan for goal in goals if goal and goal.nilai is not None), "")
        months: dict[int, Fraction] = {}
        for one in found:
            month = one.bulan
            if not month or (goal := self._target(one, unit, Letak())).nilai is None or goal.nilai_atas is not None:
                return []
            months[month] = goal.nilai
        whole = len(months) == 3 * len(set(map(quarter_of, months)))
        sums = sum_months(months, {one.kumulatif for one in found}, year.nilai) if whole else None
        return [TargetKinerja.in_unit(sums[tw], unit) if tw in sums else None for tw in Triwulan] if sums else []

    def _tell_lost(self, nama: str, cells: list[Any], letak: Letak) -> None:
        pesan = (
            f"{nama} {letak.kode} sebelum bulan terakhir triwulannya tidak dibaca, karena bulan terakhir itu kosong."
        )
        self._tell(aturan.ANGKA_DITANYAKAN, pesan, "Isi bulan terakhir triwulannya.", cells, letak)

    def _tell_sums(self, kode: str, nama: str, cells: list[Any]) -> None:
        pesan = f"{nama} {kode} per bulan dijumlahkan per triwulan: angkanya tidak sampai dengan bulan itu."
        self._tell(aturan.BULAN_DIRINGKAS, pesan, "", cells, Letak(kode))

    def _slots(self, kode: str, found: list[Angka], kolom: Kolom) -> dict[Triwulan, Angka]:
        """The figure of each quarter: its own, else that of its last month; two different ones are asked about."""
        own: dict[Triwulan, Angka | None] = {}
        ends: dict[Triwulan, Angka | None] = {}
        for one in found:
            if one.periode is None or one.periode.akhir % 3:
                continue
            whole = one.triwulan
            tw = whole or quarter_of(one.periode.akhir)
            before = (own if whole else ends).setdefault(tw, one)
            if whole and before is not None and before.cell.value != one.cell.value:
                pesan = f"{kolom} {kode} {tw} punya dua angka; yang dipakai tidak ada."
                cells = [before.cell, one.cell]
                self._tell(aturan.NILAI_BERTENTANGAN, pesan, "Sisakan satu.", cells, Letak(kode, kolom, tw))
                own[tw] = None
        slots = {tw: one for tw, one in sorted((ends | own).items()) if one is not None}
        self._hasil.tempat |= {Letak(kode, kolom, tw): one.tempat for tw, one in slots.items()}
        return slots

    def _compare_parts(
        self, letak: Letak, found: Sequence[Angka], value: Callable[[Angka], Fraction | None], *, adds_up: bool
    ) -> None:
        """Figures of a quarter or half year that cannot be made of those of its months or quarters are told; theirs is kept."""
        typed = sorted([(one.periode, one) for one in found if one.periode], key=itemgetter(0))
        alone = [(at, one) for at, one in typed if not one.kumulatif]
        for whole, own in typed:
            inside = [
                (at, one) for at, one in alone
                if at.akhir <= whole.akhir and at != whole and (own.kumulatif or whole.awal <= at.awal)
            ]  # fmt: skip
            if own.bulan or not inside:
                continue
            parts: dict[int, dict[Periode, Fraction]] = {}
            for at, one in inside:
                if (part := value(one)) is not None:
                    parts.setdefault(at.akhir - at.awal, {})[at] = part
            said = {own.kumulatif, *(one.kumulatif for _, one in inside)}
            number = value(own)
            if number is None or not parts or any(
                agree(number, list(alike.values()), said, adds_up=adds_up) for alike in parts.values()
            ):  # fmt: skip
                continue
            told = ", ".join(f"{at} {spell_number(part)}" for at, part in parts[min(parts)].items())
            pesan = f"{letak.kolom} {letak.kode} {whole} {spell_number(number)}, padahal {told}."
            self._tell(aturan.NILAI_BERTENTANGAN, pesan, "Samakan keduanya.", [own.cell], letak)

    def _report_slots(self, kode: str, slots: Mapping[Triwulan, Angka], nama: str) -> None:
        monthly = [one.cell for one in slots.values() if one.triwulan is None]
        if monthly:
            pesan = f"{nama} {kode} per bulan atau semester disimpan untuk triwulan yang diakhirinya."
            self._tell(aturan.BULAN_DIRINGKAS, pesan, "", monthly, Letak(kode))

    @staticmethod
    def _to_date(
        said: Sequence[bool | None], values: Sequence[Fraction | None], year: Fraction | None, *, falls: bool
    ) -> bool | None:
        """To date or of the period, as headings say, or as the figures leave no other reading."""
        told = set(said)
        if said[0] is not False and set(said[1:] or said) == {True}:
            return True
        if told == {False}:
            return False
        known = [value for value in values if value is not None]
        if told - {None}:
            return None
        if known == [year] == [values[-1]]:
            return True
        if falls and not rise(known):
            return False
        if len(known) < 4:
            return None
        if known[-1] == year:
            return True if any(known[:-1]) and rise(known) else None
        return False if sum(known) == year else None

    def levels(self, indicator: IndikatorKegiatan, found: Sequence[Angka], style: Any) -> None:
        """Realised levels of performance; ``style`` is the cell of a target, whose number format says whether 70 is 70 %."""
        kode = indicator.kode
        filled = [one for one in found if one.cell is not None]
        slots = self._slots(kode, filled, Kolom.CAPAIAN)
        goals = (indicator.target, *(indicator.target_triwulan or ()))
        target = next((goal for goal in goals if goal is not None and goal.nilai is not None), None)
        bare = style is not None and not self._shows_percent(style)
        for one in found:
            if one.periode and (one.bulan or (one.cell is None and one.triwulan)):
                self._hasil.tempat.setdefault(self._sumber.letak(kode, Kolom.CAPAIAN, one.periode), one.tempat)
        self._hasil.persen[kode] = bare
        kept: dict[Triwulan, Fraction] = {}
        for tw, one in slots.items():
            value = self._level(one, target, Letak(kode, Kolom.CAPAIAN, tw), bare=bare)
            if value is not None:
                self._hasil.tingkat[kode, tw] = value
            if isinstance(value, Fraction):
                kept[tw] = value
        counts = target is None or not target.aras
        self._compare_parts(
            Letak(kode, Kolom.CAPAIAN), filled, lambda one: self._number(one, Letak())[0], adds_up=counts
        )
        own = {one.triwulan for one in slots.values()}
        months = {one.bulan: one for one in filled if one.bulan and quarter_of(one.bulan) not in own}
        if (months and self._monthly_levels(indicator, target, months, kept, bare=bare)) or not kept:
            return
        self._report_slots(kode, slots, "Realisasi")
        said = [slots[tw].kumulatif for tw in kept]
        rate = target is not None and target.persen
        of_months = any(one.bulan for one in slots.values())
        falls = not rate and not (counts and of_months)  # a month's count is not its quarter's
        to_date = self._to_date(said, list(kept.values()), None, falls=falls)
        if to_date is None:
            self._sumber.ask_to_date(kode, "Realisasi", [slots[tw].cell for tw in kept], Kolom.CAPAIAN)
        else:
            self._hasil.kumulatif[kode] = to_date

    def _monthly_levels(
        self, indicator: IndikatorKegiatan, target: TargetKinerja | None, found: Mapping[int, Angka],
        kept: Mapping[Triwulan, Fraction], *, bare: bool,
    ) -> bool:  # fmt: skip
        """Whether levels are counts of months that add up to quarters without a figure of their own; else what is left out is told."""
        kode = indicator.kode
        months: dict[int, Fraction] = {}
        cells: dict[int, Any] = {}
        said: set[bool | None] = set()
        for month, one in found.items():
            value = self._level(one, target, Letak(kode, Kolom.CAPAIAN, quarter_of(month)), bare=bare)
            if isinstance(value, Fraction):
                months[month], cells[month] = value, one.cell
                said.add(one.kumulatif)
        if said == {None} and indicator.target_kumulatif is False:
            said = {False}
        level = target is not None and target.aras
        sums = None if level else sum_months(months, said, ends={3 * tw: value for tw, value in kept.items()})
        if sums is None:
            lost = [cell for month, cell in cells.items() if quarter_of(month) not in kept]
            if lost:
                self._tell_lost("Realisasi", lost, Letak(kode, Kolom.CAPAIAN))
            return False
        for tw, value in sums.items():
            letak = Letak(kode, Kolom.CAPAIAN, tw)
            self._hasil.tempat.pop(letak, None)
            self._hasil.tingkat.pop((kode, tw), None)
            if value is not None:
                self._hasil.tingkat[kode, tw] = value
                continue
            cell = next(cells[month] for month in (3 * tw, 3 * tw - 1) if month in cells)
            pesan = f"Realisasi {kode} {tw}: sebelum bulan yang terisi ada bulan kosong; jumlahnya belum diketahui."
            self._sumber.doubt(cell, pesan, letak, "Isi juga bulan itu, 0 bila tidak ada.")
        self._hasil.kumulatif[kode] = False
        self._tell_sums(kode, "Realisasi", list(cells.values()))
        return True

    def _level(self, one: Angka, target: TargetKinerja | None, letak: Letak, *, bare: bool) -> Terisi | None:
        number, percent, dash = self._number(one, letak)
        if dash:
            return TIDAK_BERLAKU
        if number is None:
            return None
        said, own = one.makna.persen, target is not None and target.satuan
        rate = target.persen if target is not None and own else said
        if rate and not percent and number and number < 2 and not (bare and number > 1):  # 2 is no ratio of success
            told = f"{spell_number(number)} dapat berarti {spell_number(number)} % atau {spell_number(number * 100)} %."
        elif not rate and own and (percent or said):
            told = f"{spell_number(number)} % untuk target {target} dapat berarti capaian atau tingkatnya."
        else:
            return number / 100 if rate or percent else number
        self._sumber.doubt(one.cell, told, letak, _PERCENT_SIGN)
        return None


def _is_ratio(number: Fraction) -> bool:
    """Whether a number may be a ratio: above nothing, at most the whole."""
    return 0 < number.numerator <= number.denominator


def _unit(one: Angka, unit: str) -> str:
    """The unit of a figure: per cent, where the heading says so, else that of the row."""
    return "%" if one.makna.persen and not is_percent_unit(unit) else unit


@lru_cache(maxsize=256)
def _kind(unit: str) -> str:
    """Per cent, money, or neither: what a number of one unit can never be of the other."""
    return "%" if is_percent_unit(unit) else "Rp" if re.match(r"rp\b|rupiah|idr\b", unit, re.IGNORECASE) else ""
