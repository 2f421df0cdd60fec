"""The cells of a workbook that hold what a revision changes of a plan."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from rak.domain.kolom import KolomBulanan, KolomIndikator
from rak.domain.letak import Letak
from rak.domain.nilai import Kosong
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Perubahan, Unsur
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.variable_names import variable_key
from rak.domain.versi import KOLOM_UNSUR, value_of
from rak.matriks.excel_numbers import as_held
from rak.matriks.read.grid import is_percent_format, unit_of_format
from rak.matriks.read.money import stored_amount
from rak.matriks.read.read_result import HasilBaca, Tempat
from rak.xlsx import Formatted, Workbook

_NUMBER: Final = "#,##0.######"
"""As the builder shows a number."""


class SelRencana(NamedTuple):
    """A cell and what it is to hold."""

    tempat: Tempat
    nilai: object


def plan_cells(workbook: Workbook, hasil: HasilBaca, rencana: RencanaAksi, change: Perubahan) -> tuple[SelRencana, ...]:
    """Every cell of a value that was changed, as ``rencana`` has it: none where formulas hold it, or where it has no cell.

    DomainError for an amount that is no whole figure in thousands where its column is in thousands.
    """
    return tuple(_Sel(workbook, hasil, rencana, change).cells())


class _Sel:
    def __init__(self, workbook: Workbook, hasil: HasilBaca, rencana: RencanaAksi, change: Perubahan) -> None:
        self._workbook = workbook
        self._hasil = hasil
        self._rencana = rencana
        self._change = change

    def cells(self) -> Iterator[SelRencana]:
        unsur, kode, stated = self._change.unsur, self._change.kode, self._hasil.peta.pengaturan
        value = value_of(self._rencana, self._change)
        if unsur is Unsur.POLARITAS:
            cell = self._stated(KolomIndikator.POLARITAS) if stated else self._polarity_in_bulanan()
            if cell is not None:
                yield SelRencana(cell, None if value is None else str(value))
            return
        is_own = self._hasil.peta.bulanan is not None
        if unsur is Unsur.TARGET and is_own and stated is None:
            return  # its formulas hold the number themselves
        letak = Letak(kode, KOLOM_UNSUR[unsur], self._change.triwulan)
        cell = self._hasil.peta.find(letak)
        if cell is None:
            return
        if unsur in {Unsur.PAGU, Unsur.PENARIKAN}:
            yield SelRencana(cell, self._amount(cell, letak, value))
            return
        units = is_own and unsur is Unsur.TARGET_TRIWULAN
        yield SelRencana(cell, self._goal(cell, value, units=units))  # type: ignore[arg-type]  # see Perubahan
        if unsur is Unsur.TARGET and stated is not None:
            yield from self._numbers(value)  # type: ignore[arg-type]

    def _amount(self, cell: Tempat, letak: Letak, amount: object) -> object:
        if isinstance(amount, Rupiah):
            return stored_amount(amount, self._hasil.peta.times(letak), self._format(cell))
        return "-" if amount is Kosong.TIDAK_BERLAKU else None

    def _goal(self, cell: Tempat, goal: TargetKinerja | None, *, units: bool = False) -> object:
        """A target as its cell says it: as a number where one stands there (``units``: or is to), else in words."""
        if goal is None or goal.kosong:
            return None
        held = self._workbook.sheet(cell[0]).cells.get(cell[1:])
        is_number = held is not None and isinstance(held.value, int | float) and not isinstance(held.value, bool)
        plain = goal.nilai is not None and goal.nilai_atas is None and goal.arah is None
        if not plain or goal.nilai is None or not (units or is_number):
            return str(goal)
        shown = self._format(cell)
        if is_percent_format(shown) and goal.persen:
            return as_held(goal.nilai / 100)
        unit = goal.satuan.replace('"', "")
        if not units or (unit_of_format(shown) == unit and not is_percent_format(shown)):
            return as_held(goal.nilai)
        return Formatted(as_held(goal.nilai), f'{_NUMBER}" {unit}"' if unit else _NUMBER)

    def _numbers(self, goal: TargetKinerja) -> Iterator[SelRencana]:
        """The number of the year's target, its upper end and its unit in Indikator."""
        unit = goal.satuan if goal.nilai is not None else None
        ends = (KolomIndikator.TARGET, goal.nilai), (KolomIndikator.BATAS_ATAS, goal.nilai_atas)
        for kolom, value in (*ends, (KolomIndikator.SATUAN, unit)):
            cell = self._stated(kolom)
            if cell is not None:
                held = as_held(value) if isinstance(value, Fraction) else value or None
                yield SelRencana(cell, held)

    def _stated(self, kolom: KolomIndikator) -> Tempat | None:
        """The cell of the indicator in the sheet Indikator."""
        stated = self._hasil.peta.pengaturan
        return stated.cell(self._change.kode, stated.kolom.get(kolom)) if stated else None

    def _polarity_in_bulanan(self) -> Tempat | None:
        """As the first version kept it: the first of the indicator's rows whose POLARITAS is no formula."""
        tata = self._hasil.peta.bulanan
        column = tata.kolom.get(KolomBulanan.POLARITAS) if tata else None
        if tata is None or column is None:
            return None
        goal = self._rencana.find_indikator(self._change.kode)
        rows = [tata.variabel.get((goal.kode, variable_key(name))) for name in goal.rumus.masukan]
        rows += [tata.realisasi.get(line.kode) for line in goal.kegiatan]
        cells = self._workbook.sheet(tata.lembar).cells
        for row in rows:
            if row and ((row, column) not in cells or cells[row, column].formula is None):
                return tata.lembar, row, column
        return None

    def _format(self, cell: Tempat) -> str:
        held = self._workbook.sheet(cell[0]).cells.get(cell[1:])
        return "General" if held is None else self._workbook.number_format(held.style)
