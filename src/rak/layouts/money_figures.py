"""Figures of money: the budgets of lines, what is planned to be drawn, and what was spent."""

from collections.abc import Mapping, Sequence
from typing import Any

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


class Anggaran:
    """Reads the amounts of budget lines."""

    def __init__(self, sumber: Sumber) -> None:
        self._sumber = sumber

    def pagu(self, kode: str, garis: Garis) -> Uang:
        """The budget of a line (PAGU); BELUM_DIISI where none is typed, or where it is asked about."""
        letak = Letak(kode, Kolom.PAGU)
        cells = self._sumber.cells(garis.baris, Kolom.PAGU)
        column = self._sumber.by.get(Kolom.PAGU)
        if not cells or column is None:
            return BELUM_DIISI
        area = self._sumber.kisi.merge(garis.baris[0].row, column)
        outside = area is not None and self._sumber.data_rows(area) > sum(
            one.row <= area.last_row for one in garis.baris
        )
        values = set(map(shown_text, cells))
        if len(values) > 1 or outside:
            why = "digabung untuk beberapa baris anggaran" if outside else "ditulis berbeda di beberapa barisnya"
            self._sumber.pembaca.add(
                aturan.NILAI_BERTENTANGAN, f"PAGU {kode} {why}; tidak dibaca.", "Isi satu per satu.", cells, letak
            )
            return BELUM_DIISI
        self._sumber.hasil.tempat[letak] = (cells[0].row, cells[0].column)
        self._sumber.hasil.kali[letak] = self._sumber.kali.get(column, 1)
        amount = self._sumber.pembaca.money(cells[0], letak, self._sumber.hasil.kali[letak])
        if len(cells) > 1 and not any("pagu" in text.casefold() for text in self._sumber.makna[column].jalur.texts):
            pesan = f"{amount} di setiap periode dapat berarti anggaran setahun {kode}, atau anggaran periodenya saja."
            self._sumber.pembaca.add(
                aturan.ANGKA_DITANYAKAN, pesan, "Gabungkan selnya, atau beri judul PAGU.", cells, letak
            )
            return BELUM_DIISI
        return amount

    def _amounts(self, kode: str, garis: Garis, hal: Hal, kolom: Kolom) -> dict[Periode, tuple[Uang, Angka]]:
        """Amounts by period; two of one period are asked about, and amounts to date are told apart."""
        found: dict[Periode, tuple[Uang, Angka]] = {}
        to_date: dict[Periode, tuple[Uang, Angka]] = {}
        for one in self._sumber.figures(garis.baris, hal, Ukuran.UANG):
            if one.periode is None:
                continue
            letak, times = self._sumber.letak(kode, kolom, one.periode), self._sumber.kali.get(one.makna.column, 1)
            if not one.kumulatif and (one.cell is not None or letak.kolom is Kolom.REALISASI_ANGGARAN):
                self._sumber.hasil.tempat[letak], self._sumber.hasil.kali[letak] = one.tempat, times
            if one.cell is None:
                continue
            amount = self._sumber.pembaca.money(one.cell, letak, times)
            same = to_date if one.kumulatif else found
            if one.periode in same and same[one.periode][0] != amount:
                pesan = f"{kolom} {kode} {one.periode} punya dua angka; tidak dibaca."
                cells = [same[one.periode][1].cell, one.cell]
                self._sumber.pembaca.add(aturan.NILAI_BERTENTANGAN, pesan, "Sisakan satu.", cells, letak)
                amount = BELUM_DIISI
            same[one.periode] = amount, one
        settled, lost, wrong = _of_the_period(found, to_date)
        if lost:
            pesan = f"{kolom} {kode} sampai dengan periode itu, padahal periode sebelumnya kosong; bagian periodenya tidak diketahui."
            self._sumber.pembaca.add(
                aturan.ANGKA_DITANYAKAN, pesan, "Isi juga periode sebelumnya.", lost, Letak(kode, kolom)
            )
        if wrong:
            pesan = f"{kolom} {kode} sampai dengan periode itu bukan jumlah angka per periodenya; yang dipakai angka per periode."
            self._sumber.pembaca.add(aturan.NILAI_BERTENTANGAN, pesan, "Samakan keduanya.", wrong, Letak(kode, kolom))
        halves = [one.cell for periode, (_, one) in settled.items() if not (periode.triwulan or periode.bulan)]
        if halves:
            pesan = f"{kolom} {kode} untuk lebih dari satu triwulan; bagian setiap triwulan tidak diketahui, dan tidak dibaca."
            self._sumber.pembaca.add(aturan.ANGKA_DITANYAKAN, pesan, "Isi per triwulan.", halves, Letak(kode, kolom))
        return settled

    def draws(self, kode: str, garis: Garis, pagu: Uang) -> tuple[list[Uang], tuple[Uang, ...] | None]:
        """What is to be drawn in each quarter (RENCANA PENARIKAN DANA), and in each month where months are planned."""
        kolom = Kolom.RENCANA_PENARIKAN_DANA
        found = self._amounts(kode, garis, Hal.TARGET, kolom)
        months = [found[Periode(m, m)][0] if Periode(m, m) in found else BELUM_DIISI for m in range(1, 13)]
        has_months = any(month is not BELUM_DIISI for month in months)
        draws: list[Uang] = []
        for tw in Triwulan:
            own = found.get(quarter(int(tw)))
            three = months[3 * tw - 3 : 3 * tw]
            total = _sum(three)
            if own is None and has_months and total is None and any(one is not BELUM_DIISI for one in three):
                cells = [found[Periode(m, m)][1].cell for m in range(3 * tw - 2, 3 * tw + 1) if Periode(m, m) in found]
                pesan = f"{kolom} {kode} {tw}: tidak semua bulannya terisi; jumlahnya belum diketahui."
                self._sumber.pembaca.add(
                    aturan.ANGKA_DITANYAKAN, pesan, "Isi 0 untuk bulan tanpa penarikan.", cells, Letak(kode, kolom, tw)
                )
            draws.append(own[0] if own is not None else total if total is not None else BELUM_DIISI)
        self._compare_months(kode, kolom, found)
        self._ask_amounts(kode, kolom, draws, pagu, [one for _, one in found.values()])
        return draws, tuple(months) if has_months else None

    def _compare_months(self, kode: str, kolom: Kolom, found: Mapping[Periode, tuple[Uang, Angka]]) -> set[Triwulan]:
        """Tells of quarters whose amount their months contradict; gives those of which not all months are there yet."""
        partly: set[Triwulan] = set()
        for tw in Triwulan:
            amount, own = found.get(quarter(int(tw)), (BELUM_DIISI, None))
            months = (found[Periode(m, m)][0] for m in range(3 * tw - 2, 3 * tw + 1) if Periode(m, m) in found)
            known = [one for one in months if isinstance(one, Rupiah)]
            total = sum(known, Rupiah(0))
            if own is None or not isinstance(amount, Rupiah) or not known or total == amount:
                continue
            if len(known) < 3 and total < amount:
                partly.add(tw)
                continue
            self._sumber.pembaca.add(
                aturan.NILAI_BERTENTANGAN, f"{kolom} {kode} {tw} {amount}, padahal bulan-bulannya berjumlah {total}.",
                "Samakan keduanya.", [own.cell], Letak(kode, kolom, tw),
            )  # fmt: skip
        return partly

    def _ask_amounts(self, kode: str, kolom: Kolom, amounts: Sequence[Uang], pagu: Uang, found: list[Angka]) -> None:
        """Amounts that look as if they were to date, where no heading says so."""
        if all(one.kumulatif is None for one in found) and may_be_to_date(amounts, pagu):
            cells = [one.cell for one in found]
            self._sumber.ask_to_date(kode, str(kolom), cells, kolom)

    def spent(self, kode: str, garis: Garis, pagu: Uang) -> None:
        """Writes down what was spent in the months or quarters (REALISASI)."""
        kolom = Kolom.REALISASI_ANGGARAN
        found = self._amounts(kode, garis, Hal.REALISASI, kolom)
        partly = self._compare_months(kode, kolom, found)
        for periode, (amount, _) in found.items():
            if periode.bulan and quarter_of(periode.bulan) in partly:
                continue
            if isinstance(amount, Rupiah) or amount is TIDAK_BERLAKU:
                if periode.bulan:
                    self._sumber.hasil.realisasi[kode, Bulan(self._sumber.tahun, periode.bulan)] = amount
                elif periode.triwulan:
                    self._sumber.hasil.realisasi_triwulan[kode, periode.triwulan] = amount
        left = [
            one.cell for periode, (_, one) in found.items() if periode.bulan and quarter_of(periode.bulan) in partly
        ]
        if left:
            pesan = f"{kolom} {kode} per bulan belum lengkap; yang disimpan angka triwulannya."
            self._sumber.pembaca.add(aturan.BULAN_DIRINGKAS, pesan, "", left, Letak(kode, kolom))
        self._ask_amounts(
            kode, kolom, [amount for amount, _ in found.values()], pagu, [one for _, one in found.values()]
        )


def may_be_to_date(amounts: Sequence[Uang], pagu: Uang) -> bool:
    """Whether amounts rise, and are together more than the budget that the last of them does not exceed."""
    known = [one.nilai for one in amounts if isinstance(one, Rupiah)]
    return (
        len(known) > 1 and rise(known) and isinstance(pagu, Rupiah) and sum(known) > pagu.nilai >= known[-1]
    )  # fmt: skip


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
