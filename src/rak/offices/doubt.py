"""Which rows were read under a warning (*dipertanyakan*): the cell, the row, the column or the file of the finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rak.domain.letak import Letak
from rak.domain.temuan import Temuan, Tingkat
from rak.layouts import findings_on_bentuk as bentuk
from rak.matriks.read import findings_on_tata as tata
from rak.matriks.read import findings_on_teks as teks
from rak.matriks.read import findings_on_uang as uang
from rak.matriks.read import findings_on_waktu as waktu
from rak.xlsx import from_range

if TYPE_CHECKING:
    from rak.matriks.read.read_result import PetaSel, Tempat

SELURUH_BERKAS: Final = frozenset(
    rule.kode
    for rule in (
        tata.BEBERAPA_MATRIKS, teks.TANPA_SATUAN_KERJA, teks.IDENTITAS_BERBEDA,
        waktu.TAHUN_TIDAK_ADA, waktu.TAHUN_BERBEDA, waktu.TAHUN_TAK_TERBACA,
    )
)  # fmt: skip
"""Findings on whose and of which year everything in the file is."""

SATU_BARIS: Final = frozenset(
    rule.kode
    for rule in (
        teks.TANPA_KODE, teks.KODE_GANDA, teks.KODE_SALAH, teks.MIRIP_RENCANA, teks.DI_LUAR_RENCANA,
        waktu.LABEL_TAK_TERBACA, waktu.LABEL_GANDA, waktu.LABEL_KOSONG, waktu.LABEL_SAMARAN, waktu.LABEL_KUMULATIF,
        waktu.URUTAN, waktu.TRIWULAN_HILANG,
    )
)  # fmt: skip
"""Findings on the label or kode of a row: they hold for all cells of the row."""

SATU_KOLOM: Final = frozenset(
    rule.kode
    for rule in (
        tata.JUDUL_MIRIP, tata.JUDUL_RAGU, tata.KOLOM_GANDA, uang.DALAM_RIBUAN, waktu.BULAN_GANDA,
        bentuk.DIKALIKAN,
    )
)  # fmt: skip

"""Findings on a heading: they hold for all cells below it."""


_ANY_YEAR: Final = 2000
"""The map of cells knows months by number."""


class Keraguan:
    """What the reader's findings of level peringatan and galat throw doubt on; an info does not."""

    def __init__(self, temuan: Iterable[Temuan], peta: PetaSel) -> None:
        self.seluruhnya = False
        self._cells: set[tuple[str, int, int]] = set()
        self._rows: set[tuple[str, int]] = set()
        self._columns: set[tuple[str, int]] = set()
        for one in temuan:
            if one.tingkat is Tingkat.INFO:
                continue
            if one.kode in SELURUH_BERKAS:
                self.seluruhnya = True
            self._enter(one)
            self._enter_place(one.letak, peta)

    def on(self, tempat: Tempat) -> bool:
        """Whether the value of that cell is doubtful."""
        lembar, row, column = tempat
        whole = self.seluruhnya or tempat in self._cells
        return whole or (lembar, row) in self._rows or (lembar, column) in self._columns

    def _enter(self, temuan: Temuan) -> None:
        if temuan.lembar is None or temuan.sel is None:
            return
        area = from_range(temuan.sel)
        self._cells.update((temuan.lembar, *cell) for cell in area.positions())
        if temuan.kode in SATU_BARIS:
            self._rows.add((temuan.lembar, area.first_row))
        if temuan.kode in SATU_KOLOM:
            self._columns.add((temuan.lembar, area.first_column))

    def _enter_place(self, letak: Letak, peta: PetaSel) -> None:
        """A finding on a place of the plan holds for every cell of that place: of the months of its quarter too."""
        if not letak.kode or letak.kolom is None:
            return
        places = [letak]
        if letak.triwulan is not None and letak.bulan is None:
            months = letak.triwulan.bulan(_ANY_YEAR)
            places += [Letak(letak.kode, letak.kolom, bulan=bulan, variabel=letak.variabel) for bulan in months]
        self._cells.update(filter(None, map(peta.find, places)))
