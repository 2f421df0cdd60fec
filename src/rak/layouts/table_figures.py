"""The figures and texts in the rows of a table, with the period of each; places and doubts are written down on the way."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import attrs

from rak.domain.kolom import Kolom
from rak.domain.laporan import IsianTriwulan, Laporan, UangTerisi
from rak.domain.letak import Letak
from rak.domain.nilai import Terisi
from rak.domain.rencana import Kegiatan, SasaranKegiatan
from rak.domain.waktu import Bulan, Triwulan
from rak.layouts import findings_on_bentuk as aturan
from rak.layouts.cell_grid import Daerah, Kisi, Pembaca, effective, rows_within
from rak.layouts.column_meanings import Hal, Makna, Ukuran
from rak.layouts.column_periods import Periode, quarter, quarter_of
from rak.layouts.table_rows import Baris, Isi

_INSTEAD: Final = {
    Kolom.TARGET_KINERJA: "; atau sesudah rak buat isi TARGET KUMULATIF (ya atau tidak) di lembar Indikator",
    Kolom.CAPAIAN: "; atau sesudah rak buat isi TINGKAT KUMULATIF (ya atau tidak) di lembar Indikator",
}
"""Where it is stated instead, of a workbook that rak makes of the table."""


class Angka(NamedTuple):
    """The figure of a row in a column, with what both say of it; ``cell`` is None where nothing is typed yet."""

    tempat: tuple[int, int]
    cell: Any
    makna: Makna
    periode: Periode | None
    kumulatif: bool | None

    @property
    def bulan(self) -> int | None:
        """The number of its month, where it is of one."""
        return self.periode and self.periode.bulan

    @property
    def triwulan(self) -> Triwulan | None:
        """Its quarter, where it is of one."""
        return self.periode and self.periode.triwulan


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

    @property
    def kegiatan(self) -> list[Kegiatan]:
        """The budget lines of all indicators."""
        return [line for goal in self.sasaran for one in goal.indikator for line in one.kegiatan]

    def laporan(self, tahun: int) -> Laporan:
        """What is reported, as the report of that year."""
        return Laporan(
            tahun, realisasi=self.realisasi, isian=self.isian, realisasi_triwulan=self.realisasi_triwulan,
            tingkat_triwulan=self.tingkat, tingkat_kumulatif=self.kumulatif,
        )  # fmt: skip


class Sumber:
    """A table whose columns are understood: what stands in its rows, and what is found in it."""

    def __init__(
        self, kisi: Kisi, pembaca: Pembaca, makna: Sequence[Makna], kali: Mapping[int, int], tahun: int, isi: Isi
    ) -> None:
        self.kisi = kisi
        self.pembaca = pembaca
        self.makna = {one.column: one for one in makna}
        self.columns: dict[object, list[Makna]] = {}
        self._figured: dict[tuple[object, Ukuran | None], list[Makna]] = {}
        for one in self.makna.values():
            self.columns.setdefault(one.hal, []).append(one)
            self._figured.setdefault((one.hal, one.ukuran), []).append(one)
        self.by: dict[object, int] = {one.hal: one.column for one in reversed(makna)}
        self._of_year = {one.column for one in self.columns.get(Hal.TARGET, ()) if self._is_of_year(one)}
        self.money = [one for one in self.makna.values() if one.ukuran is Ukuran.UANG]
        self.kali = kali
        self.tahun = tahun
        self.hasil = Hasil()
        self._sambungan = isi.sambungan
        self._rows = sorted(one.row for entri in isi.entri for one in entri.baris)

    def text(self, cell: Any, letak: Letak) -> str:
        """The text of a cell with what goes on in later rows; its place is that of ``letak``."""
        if cell is None:
            return ""
        self.hasil.tempat.setdefault(letak, (cell.row, cell.column))
        return " ".join([self.pembaca.text(cell, letak), *self._sambungan.get((cell.row, cell.column), ())])

    def cells(self, baris: Sequence[Baris], hal: object) -> list[Any]:
        """The different cells of a column in these rows, those of merges too."""
        column = self.by.get(hal)
        found = [effective(self.kisi, one.row, column) for one in baris] if column is not None else []
        return list({id(cell): cell for cell in found if cell is not None}.values())

    def first(self, baris: Sequence[Baris], hal: object) -> Any | None:
        """The first of these cells."""
        return next(iter(self.cells(baris, hal)), None)

    def figures(self, baris: Sequence[Baris], hal: Hal, ukuran: Ukuran) -> list[Angka]:
        """The figures of some rows in the columns of a role and a measure."""
        columns = self._figured.get((hal, ukuran), ())
        return [found for one in baris for makna in columns if (found := self._figure(one, makna)) is not None]

    def _figure(self, one: Baris, makna: Makna) -> Angka | None:
        """The figure of a row in a column, typed or not; one cell for several periods or lines is none's, and asked about."""
        column, tall = makna.column, False
        cell = one.cells.get(column)
        if (area := self.kisi.merge(one.row, column)) is not None:
            cell = effective(self.kisi, one.row, column)
            tall = len(self.data_rows(area)) > 1
            wide = len({m.kunci for c, m in self.makna.items() if area.first_column <= c <= area.last_column}) > 1
            of_year = makna.hal is Hal.TARGET and makna.ukuran is Ukuran.KINERJA
            if wide or (tall and not of_year):
                if cell is not None and (one.row, column) == (cell.row, cell.column):
                    pesan = f"Sel ini digabung untuk beberapa {'periode' if wide else 'baris'}; bagian masing-masing tidak diketahui."
                    self.doubt(cell, pesan, None, "Pisahkan selnya dan isi satu per satu.")
                return None
        periode = makna.periode or (None if tall or column in self._of_year else one.periode)
        place = (one.row, column) if area is None else (area.first_row, area.first_column)
        to_date = makna.kumulatif if makna.kumulatif is not None else one.kumulatif
        if to_date and periode is not None and periode.akhir % 3 == 0:  # s.d. Juni is to the end of TW II
            periode = quarter(quarter_of(periode.akhir))
        return Angka(place, cell, makna, periode, to_date)

    def letak(self, kode: str, kolom: Kolom, periode: Periode) -> Letak:
        """The place of a figure of that period."""
        return Letak(kode, kolom, periode.triwulan, Bulan(self.tahun, periode.bulan) if periode.bulan else None)

    def data_rows(self, area: Daerah) -> Sequence[int]:
        """The rows of indicators that a merged range covers."""
        return rows_within(self._rows, area)

    def _is_of_year(self, makna: Makna) -> bool:
        """Whether a column beside labels in rows is of the year: it says so, or stands left of the label."""
        if makna.tahunan:
            return True
        label = self.by.get(Kolom.TRIWULAN)
        return label is not None and makna.column < label

    def doubt(self, cell: Any, pesan: str, letak: Letak | None, saran: str) -> None:
        """Ask about one cell (RAK173)."""
        self.pembaca.add(aturan.ANGKA_DITANYAKAN, pesan, saran, [cell], letak)

    def ask_to_date(self, kode: str, nama: str, cells: list[Any], kolom: Kolom) -> None:
        """Ask whether figures are to date or of their periods (RAK172)."""
        self.pembaca.add(
            aturan.KUMULATIF_DITANYAKAN,
            f"{nama} per periode {kode} dapat berarti sampai dengan periode itu, atau periode itu saja.",
            f"Tulis s.d. atau tidak kumulatif di judulnya{_INSTEAD.get(kolom, '')}.", cells, Letak(kode, kolom),
        )  # fmt: skip


def rise(numbers: Sequence[Any]) -> bool:
    """Whether no number is below the one before it."""
    return all(one <= other for one, other in itertools.pairwise(numbers))
