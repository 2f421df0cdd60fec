"""Figures of money: the budgets of lines, what is planned to be drawn, and what was spent."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.waktu import Bulan, Triwulan
from rak.layouts import findings_on_bentuk as aturan
from rak.layouts.cell_grid import shown_text
from rak.layouts.column_meanings import Hal, Ukuran
from rak.layouts.column_periods import Periode, quarter, quarter_of
from rak.layouts.table_figures import Angka, Sumber, rise
from rak.layouts.table_rows import Garis

_Found: TypeAlias = Mapping[Periode, tuple[Uang, Angka]]
"""Amounts by their period, each with its figure."""


class Anggaran:
    """Reads the amounts of budget lines."""

    def __init__(self, sumber: Sumber) -> None:
        self._sumber, self._hasil, self._tell = sumber, sumber.hasil, sumber.pembaca.add

    def pagu(self, kode: str, garis: Garis) -> Uang:
        """The budget of a line (PAGU); BELUM_DIISI where none is typed, or where it is asked about."""
        letak = Letak(kode, Kolom.PAGU)
        cells = self._sumber.cells(garis.baris, Kolom.PAGU)
        column = self._sumber.by.get(Kolom.PAGU)
        if not cells or column is None:
            return BELUM_DIISI
        rows = {one.row for one in garis.baris}
        areas = [area for row in rows if (area := self._sumber.kisi.merge(row, column)) is not None]
        outside = any(not rows.issuperset(self._sumber.data_rows(area)) for area in areas)
        if outside or len(set(map(shown_text, cells))) > 1:
            why = "digabung untuk beberapa baris anggaran" if outside else "ditulis berbeda di beberapa barisnya"
            pesan = f"PAGU {kode} {why}; tidak dibaca."
            self._tell(aturan.NILAI_BERTENTANGAN, pesan, "Isi satu per satu.", cells, letak)
            return BELUM_DIISI
        first, *others = cells
        self._hasil.tempat[letak] = (first.row, first.column)
        self._hasil.kali[letak] = self._sumber.kali[column]
        amount = self._sumber.pembaca.money(first, letak, self._sumber.kali[column])
        if others and not any("pagu" in text.casefold() for text in self._sumber.makna[column].jalur.texts):
            pesan = f"{amount} di setiap periode dapat berarti anggaran setahun {kode}, atau anggaran periodenya saja."
            self._tell(aturan.ANGKA_DITANYAKAN, pesan, "Gabungkan selnya, atau beri judul PAGU.", cells, letak)
            return BELUM_DIISI
        return amount

    def _amounts(self, kode: str, garis: Garis, hal: Hal, kolom: Kolom) -> dict[Periode, tuple[Uang, Angka]]:
        """Amounts by period; two of one period are asked about, and amounts to date are told apart."""
        found: dict[Periode, tuple[Uang, Angka]] = {}
        to_date: dict[Periode, tuple[Uang, Angka]] = {}
        for one in self._sumber.figures(garis.baris, hal, Ukuran.UANG):
            if one.periode is None:
                continue
            letak, times = self._sumber.letak(kode, kolom, one.periode), self._sumber.kali[one.makna.column]
            if not one.kumulatif:
                self._hasil.tempat[letak], self._hasil.kali[letak] = one.tempat, times
            if one.cell is None:
                continue
            amount = self._sumber.pembaca.money(one.cell, letak, times)
            same = to_date if one.kumulatif else found
            before, other = same.setdefault(one.periode, (amount, one))
            if before != amount:
                pesan = f"{kolom} {kode} {one.periode} punya dua angka; tidak dibaca."
                cells = [other.cell, one.cell]
                self._tell(aturan.NILAI_BERTENTANGAN, pesan, "Sisakan satu.", cells, letak)
                same[one.periode] = BELUM_DIISI, one
        settled, lost, wrong = _of_the_period(found, to_date)
        if lost:
            pesan = f"{kolom} {kode} sampai dengan periode itu, padahal periode sebelumnya kosong; bagian periodenya tidak diketahui."
            self._tell(aturan.ANGKA_DITANYAKAN, pesan, "Isi juga periode sebelumnya.", lost, Letak(kode, kolom))
        if wrong:
            pesan = f"{kolom} {kode} sampai dengan periode itu bukan jumlah angka per periodenya; yang dipakai angka per periode."
            self._tell(aturan.NILAI_BERTENTANGAN, pesan, "Samakan keduanya.", wrong, Letak(kode, kolom))
        halves = [one.cell for periode, (_, one) in settled.items() if not (periode.triwulan or periode.bulan)]
        if halves:
            pesan = f"{kolom} {kode} untuk lebih dari satu triwulan; bagian setiap triwulan tidak diketahui, dan tidak dibaca."
            self._tell(aturan.ANGKA_DITANYAKAN, pesan, "Isi per triwulan.", halves, Letak(kode, kolom))
        return settled

    def draws(self, kode: str, garis: Garis, pagu: Uang) -> tuple[list[Uang], tuple[Uang, ...] | None]:
        """What is to be drawn in each quarter (RENCANA PENARIKAN DANA), and in each month where months are planned."""
        kolom = Kolom.RENCANA_PENARIKAN_DANA
        found = self._amounts(kode, garis, Hal.TARGET, kolom)
        months = [found[Periode(m, m)][0] if Periode(m, m) in found else BELUM_DIISI for m in range(1, 13)]
        draws: list[Uang] = []
        for tw in Triwulan:
            own = found.get(quarter(tw))
            three = months[3 * tw - 3 : 3 * tw]
            total = _sum(three)
            if own is None and total is None and any(one is not BELUM_DIISI for one in three):
                cells = [one.cell for _, one in _months_of(found, tw)]
                pesan = f"{kolom} {kode} {tw}: tidak semua bulannya terisi; jumlahnya belum diketahui."
                self._tell(
                    aturan.ANGKA_DITANYAKAN, pesan, "Isi 0 untuk bulan tanpa penarikan.", cells, Letak(kode, kolom, tw)
                )
            draws.append(own[0] if own is not None else total if total is not None else BELUM_DIISI)
        self._compare_months(kode, kolom, found)
        self._ask_amounts(kode, kolom, draws, pagu, found)
        return draws, tuple(months) if any(month is not BELUM_DIISI for month in months) else None

    def _compare_months(self, kode: str, kolom: Kolom, found: _Found) -> set[Triwulan]:
        """Tells of quarters whose amount their months contradict; gives those of which not all months are there yet."""
        partly: set[Triwulan] = set()
        for tw in Triwulan:
            amount, own = found.get(quarter(tw), (BELUM_DIISI, None))
            known = [month for month, _ in _months_of(found, tw) if isinstance(month, Rupiah)]
            total = sum(known, Rupiah(0))
            if own is None or not isinstance(amount, Rupiah) or not known or total == amount:
                continue
            if total > amount or len(known) == 3:
                pesan = f"{kolom} {kode} {tw} {amount}, padahal bulan-bulannya berjumlah {total}."
                self._tell(aturan.NILAI_BERTENTANGAN, pesan, "Samakan keduanya.", [own.cell], Letak(kode, kolom, tw))
            else:
                partly.add(tw)
        return partly

    def _ask_amounts(self, kode: str, kolom: Kolom, amounts: Sequence[Uang], pagu: Uang, found: _Found) -> None:
        """Amounts that look as if they were to date, where no heading says so."""
        if all(one.kumulatif is None for _, one in found.values()) and may_be_to_date(amounts, pagu):
            self._sumber.ask_to_date(kode, str(kolom), [one.cell for _, one in found.values()], kolom)

    def spent(self, kode: str, garis: Garis, pagu: Uang) -> None:
        """Writes down what was spent in the months or quarters (REALISASI)."""
        kolom = Kolom.REALISASI_ANGGARAN
        found = self._amounts(kode, garis, Hal.REALISASI, kolom)
        partly = self._compare_months(kode, kolom, found)
        left: list[Any] = []
        for periode, (amount, one) in found.items():
            if periode.bulan and quarter_of(periode.bulan) in partly:
                left.append(one.cell)
            elif periode.bulan and amount is not BELUM_DIISI:
                self._hasil.realisasi[kode, Bulan(self._sumber.tahun, periode.bulan)] = amount
            elif periode.triwulan and amount is not BELUM_DIISI:
                self._hasil.realisasi_triwulan[kode, periode.triwulan] = amount
        if left:
            pesan = f"{kolom} {kode} per bulan belum lengkap; yang disimpan angka triwulannya."
            self._tell(aturan.BULAN_DIRINGKAS, pesan, "", left, Letak(kode, kolom))
        self._ask_amounts(kode, kolom, [amount for amount, _ in found.values()], pagu, found)


def may_be_to_date(amounts: Sequence[Uang], pagu: Uang) -> bool:
    """Whether amounts rise, and are together more than the budget that the last of them does not exceed."""
    known = [one.nilai for one in amounts if isinstance(one, Rupiah)]
    return bool(known) and rise(known) and isinstance(pagu, Rupiah) and sum(known) > pagu.nilai >= max(known)


def _months_of(found: _Found, tw: Triwulan) -> list[tuple[Uang, Angka]]:
    """The amounts of the months of a quarter that the table has."""
    return [each for at, each in found.items() if at.bulan and quarter_of(at.bulan) == tw]


def _sum(amounts: Sequence[Uang]) -> Uang | None:
    """Together; None while one is blank."""
    if all(isinstance(one, Rupiah) or one is TIDAK_BERLAKU for one in amounts):
        known = [one for one in amounts if isinstance(one, Rupiah)]
        return sum(known, Rupiah(0)) if known else TIDAK_BERLAKU
    return None


def _of_the_period(found: _Found, to_date: _Found) -> tuple[dict[Periode, tuple[Uang, Angka]], list[Any], list[Any]]:
    """Amounts to date as those of the months or the quarter since the one before, beside those of the period itself.

    ``s.d. Maret`` is of March behind ``s.d. Februari``, and of TW I where no month stands before it. Also the cells of
    which that is not known, and those that are not the sum of the amounts of the periods.
    """
    settled = dict(found)
    partly = {
        quarter(quarter_of(at.awal)) for at, (amount, _) in found.items() if at.bulan and amount is not BELUM_DIISI
    }
    lost: list[Any] = []
    wrong: list[Any] = []
    start, before = 1, Rupiah(0)
    for periode, (amount, one) in sorted(to_date.items(), key=lambda each: each[0].akhir):
        if not isinstance(amount, Rupiah):
            continue
        own = Periode(start, periode.akhir)
        total = _until(found, periode.akhir)
        if total is not None:
            wrong += [one.cell] if total != amount else []
        elif own in partly or not (own.bulan or own.triwulan):
            lost.append(one.cell)
        elif (alone := settled[own][0] if own in settled else BELUM_DIISI) is BELUM_DIISI:
            settled[own] = amount - before, one
        elif alone != amount - before:
            wrong.append(one.cell)
        start, before = periode.akhir + 1, amount
    return settled, lost, wrong


def _until(found: _Found, last: int) -> Uang | None:
    """What the amounts of the months, or of the quarters, add up to by the end of a month; None where one is blank."""
    for length in (1, 3):
        parts = [Periode(first, first + length - 1) for first in range(1, last + 1, length)]
        if parts[-1].akhir == last and all(part in found for part in parts):
            return _sum([found[part][0] for part in parts])
    return None
