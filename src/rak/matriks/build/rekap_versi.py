"""The table of the values in force in Rekap, kode by month: what revisions changed, as it stood at the end of each month.

Figures of a past period are made of it; what is in force now is read where it stands, in Matriks and Indikator.
"""

from fractions import Fraction
from typing import Final

import attrs

from rak.domain.period_words import NAMA_BULAN
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.revisi import Unsur
from rak.domain.rupiah import Rupiah
from rak.domain.versi import indikator_per, versi_periode
from rak.domain.waktu import Triwulan, months_of
from rak.matriks.build import cell_formulas
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.cell_formulas import absolute, pass_through
from rak.matriks.build.layout import REKAP, BlokIndikator, Layout
from rak.matriks.build.looks import BODY, CENTERED, HEADING, NUMBER, Look
from rak.matriks.build.rekap_layout import KODE, PAGU, POSISI_BULAN, POSISI_SELESAI, URAIAN, place
from rak.matriks.build.version_rows import ANGKA, ATAS, Kunci, version_rows

_UNSUR: Final = {
    Unsur.PAGU: "Pagu", Unsur.PENARIKAN: "Rencana penarikan", Unsur.TARGET: "Target", Unsur.TARGET_TRIWULAN: "Target",
    Unsur.POLARITAS: "Polaritas", Unsur.BLOKIR: "Blokir",
}  # fmt: skip
_AMOUNT: Final = Look(horizontal="right", number_format="#,##0")
_FIGURE: Final = Look(horizontal="right", number_format=NUMBER)


class TabelVersi:
    """The table of a plan, and how formulas of the other sheets read it; without revisions it has no rows."""

    def __init__(self, layout: Layout) -> None:
        self._plan = layout.rencana
        self._first = place(layout).versi
        self.baris = version_rows(layout.rencana)
        self._at = {row.kunci: (at, row) for at, row in enumerate(self.baris, self._first + 1)}

    def at_position(self, kunci: Kunci, live: str, *, always: bool = False) -> str:
        """A formula for the value at the end of the month of the position; ``live`` reads what is in force now."""
        at, row = self._at.get(kunci, (0, None))
        if row is None or not (row.lama or always):
            return live
        past = pass_through(_of_month(at, POSISI_BULAN))
        return past if row.lama == 12 or always else f"IF({POSISI_BULAN}<={row.lama},{past},{live})"

    def when_over(self, kunci: Kunci, live: str) -> str:
        """A formula for the value at the end of the last quarter that is over (of the first, where none is)."""
        at, row = self._at.get(kunci, (0, None))
        if row is None or not row.lama:
            return live
        month = f"MAX(3,3*{POSISI_SELESAI})"
        past = pass_through(_of_month(at, month))
        return f"IF({month}<={row.lama},{past},{live})"

    def at_end(self, kunci: Kunci, triwulan: Triwulan, live: str) -> str:
        """The cell in Rekap with the value at the end of a quarter; ``live`` where it is still the same."""
        at, row = self._at.get(kunci, (0, None))
        if row is None or row.lama < 3 * triwulan:
            return live
        return absolute(at, PAGU + 3 * triwulan - 1)

    def is_past(self, kunci: Kunci) -> bool:
        """Whether the value was ever another one than it is now."""
        return kunci in self._at and bool(self._at[kunci][1].lama)

    def late(self, kode: str) -> list[Triwulan]:
        """The quarters of a line whose draw was revised after they were over."""
        rows = ((tw, self._at.get((Unsur.PENARIKAN, kode, tw), (0, None))[1]) for tw in Triwulan)
        return [tw for tw, row in rows if row is not None and len(set(row.nilai[3 * tw - 1 :])) > 1]

    def late_changes(self, kode: str, triwulan: Triwulan) -> str:
        """What such revisions have changed of the draws before a quarter by its end, as terms of a sum."""
        terms = ""
        for tw in self.late(kode):
            at = self._at[Unsur.PENARIKAN, kode, tw][0]
            if tw < triwulan:
                terms += f"+N({absolute(at, PAGU + 3 * triwulan - 1)})-N({absolute(at, PAGU + 3 * tw - 1)})"
        return terms

    def at(self, block: BlokIndikator, triwulan: Triwulan) -> BlokIndikator:
        """The block of the indicator as it stood at the end of a quarter."""
        return attrs.evolve(block, indikator=indikator_per(self._plan, block.indikator, triwulan))

    def other_unit(self, kode: str) -> int:
        """Up to which month, 0 to 12, the target of an indicator had another unit, so that its figures are others too."""
        if not self.is_past((ANGKA, kode, None)) and not self.is_past((Unsur.TARGET, kode, None)):
            return 0
        own = self._plan.find_indikator(kode)
        now = _unit(own)
        months = months_of(self._plan.tahun)
        then = (indikator_per(self._plan, own, bulan) for bulan in months)
        return max((at for at, one in enumerate(then, 1) if _unit(one) != now), default=0)

    def mixed_units(self, indikator: IndikatorKegiatan) -> str:
        """For each month 1 where targets of the quarters up to it, as they stood then, have not all one unit; else 0."""
        signs = ""
        for bulan in months_of(self._plan.tahun):
            goals = indikator_per(self._plan, indikator, bulan).target_triwulan
            to_now = [goals[tw] for tw in Triwulan if tw <= bulan.triwulan] if goals else []
            signs += str(int(len({one.satuan for one in to_now if one is not None}) > 1))
        return signs

    def goal(self, block: BlokIndikator, triwulan: Triwulan) -> tuple[str, str]:
        """The cells of the year's target, lower and upper end, as it stood at the end of a quarter; for other sheets."""
        kode = block.indikator.kode
        past = (self.at_end((name, kode, None), triwulan, "") for name in (ANGKA, ATAS))
        low, high = (
            f"{REKAP}!{cell}" if cell else now
            for cell, now in zip(past, cell_formulas.target_cells(block), strict=True)
        )
        return low, high

    @property
    def blokir(self) -> frozenset[str]:
        """The lines that have ever been blocked."""
        return frozenset(kode for unsur, kode, _ in self._at if unsur is Unsur.BLOKIR)

    @property
    def nama(self) -> str:
        """A formula for the name of the version at the position."""
        return _of_month(self._first, POSISI_BULAN)

    def write(self, canvas: Canvas) -> None:
        """Write the rows and their headings; the title stands three rows above the first."""
        if not self.baris:
            return
        for col, heading in enumerate(("KODE", "NILAI YANG BERLAKU", *map(str.upper, NAMA_BULAN)), KODE):
            canvas.text(self._first - 1, col, heading, HEADING)
        canvas.text(self._first, KODE, "", CENTERED)
        canvas.text(self._first, URAIAN, "Versi rencana pada akhir bulan", BODY)
        for col, bulan in enumerate(months_of(self._plan.tahun), PAGU):
            canvas.text(self._first, col, versi_periode(self._plan, bulan).nama.partition(",")[0], CENTERED)
        for row, each in enumerate(self.baris, self._first + 1):
            canvas.text(row, KODE, each.kunci[1], CENTERED)
            canvas.text(row, URAIAN, _label(each.kunci), BODY)
            for col, value in enumerate(each.nilai, PAGU):
                _write(canvas, row, col, value)


def _of_month(row: int, month: str) -> str:
    """A formula for what a row says at the end of a month."""
    return f"INDEX({absolute(row, PAGU)}:{absolute(row, PAGU + 11)},{month})"


def _unit(indikator: IndikatorKegiatan) -> tuple[object, ...]:
    """What of its target changes the arithmetic of an indicator."""
    ukuran = indikator.ukuran
    rules = tuple(map(indikator.gabungan_of, indikator.rumus.masukan))
    multipliers = ukuran.pengali_tingkat, ukuran.pengali_target
    return indikator.target.persen, ukuran.persen, ukuran.rasio, ukuran.pertentangan, multipliers, rules


def _write(canvas: Canvas, row: int, col: int, value: object) -> None:
    if isinstance(value, Rupiah):
        canvas.money(row, col, value, _AMOUNT)
    elif isinstance(value, Fraction) or value is None:
        canvas.number(row, col, None if value is None else float(value), _FIGURE)
    else:
        canvas.text(row, col, str(value), CENTERED)


def _label(kunci: Kunci) -> str:
    unsur, _, triwulan = kunci
    name = _UNSUR[unsur] if isinstance(unsur, Unsur) else unsur.capitalize()
    return f"{name} {triwulan}" if triwulan else name
