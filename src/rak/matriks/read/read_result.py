"""What reading a matrix gives: the plan, the report, the findings, and where every place of the plan stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rak.domain.kolom import Kolom, KolomBulanan, KolomEvaluasi, KolomIndikator
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import RakError

if TYPE_CHECKING:
    from rak.domain.kolom import Peran
    from rak.domain.laporan import Laporan
    from rak.domain.letak import Letak
    from rak.domain.rencana import RencanaAksi
    from rak.domain.temuan import Temuan
    from rak.matriks.read.collect_findings import Catatan
    from rak.matriks.read.grid import Petak

Tempat = tuple[str, int, int]
"""Sheet, row, column."""


class TidakAdaMatriks(RakError, ValueError):  # noqa: N818  # named as the finding is
    """No sheet of the workbook has a matrix; ``temuan`` says what was sought and where."""

    def __init__(self, temuan: tuple[Temuan, ...]) -> None:
        super().__init__("\n".join(map(str, temuan)))
        self.temuan = temuan
        self.args = (temuan,)


class BentukLain(TidakAdaMatriks):
    """No sheet has a matrix of the decree's form; a table of another form may be in one of ``lembar``."""

    def __init__(
        self,
        temuan: tuple[Temuan, ...],
        lembar: tuple[Petak, ...],
        petunjuk: Petak | None,
        riwayat: Petak | None,
        catatan: Catatan,
    ) -> None:
        super().__init__(temuan)
        self.lembar = lembar
        self.petunjuk = petunjuk
        self.riwayat = riwayat
        self.catatan = catatan


class TataLetak(NamedTuple):
    """Where the matrix stands: its sheet, its heading rows, its columns."""

    lembar: str
    judul_awal: int
    judul_akhir: int
    kolom: Mapping[Peran, int]
    pengali: Mapping[Kolom, int]
    """1000 for an amount column whose heading says thousands, and so on."""


class TataIndikator(NamedTuple):
    """Where the sheet Indikator keeps what: its columns, and the rows of indicators, of their variables and of lines."""

    lembar: str
    kolom: Mapping[KolomIndikator, int]
    triwulan: Mapping[Triwulan, int]
    bulan: Mapping[int, int]
    indikator: Mapping[str, int]
    variabel: Mapping[tuple[str, str], int]
    kegiatan: Mapping[str, int]
    tingkat: Mapping[Triwulan, int] = MappingProxyType({})
    diterima: int | None = None
    """The row of the headings of the table TEMUAN YANG DITERIMA, which stands below."""

    def cell(self, kode: str, column: int | None) -> Tempat | None:
        """The cell of an indicator in a column of the sheet."""
        row = self.indikator.get(kode)
        return (self.lembar, row, column) if row and column else None


class TataEvaluasi(NamedTuple):
    """Where the sheet Evaluasi keeps what: its columns, and the row of an indicator and quarter."""

    lembar: str
    kolom: Mapping[KolomEvaluasi, int]
    baris: Mapping[tuple[str, Triwulan], int]


class TataBulanan(NamedTuple):
    """Where the monthly input stands."""

    lembar: str
    judul: int
    kolom: Mapping[KolomBulanan, int]
    bulan: Mapping[int, int]
    triwulan: Mapping[int, int]
    ganda: Mapping[int, str]
    """Columns whose month is named by an earlier column already."""
    realisasi: dict[str, int]
    """Row of a budget line by kode."""
    variabel: dict[tuple[str, str], int]
    """Row of a variable by kode of the indicator and key of the name."""
    kali: dict[int, int]
    """1000 for a row of realisasi that is in thousands, and so on."""


class PetaSel(NamedTuple):
    """The cells of the places of a plan. A merged range is named by its upper left cell."""

    petak: Petak
    tata: TataLetak
    baris: Mapping[str, Mapping[Triwulan, int]]
    """Rows by quarter of every kode: of a budget line, and for indicators and goals those of their first line."""
    jenis: Mapping[str, Kolom]
    """The column that a kode itself names: SASARAN, INDIKATOR or KEGIATAN."""
    awal: Mapping[tuple[str, Kolom], int]
    """Rows of values that do not stand in the first row of their kode."""
    bulanan: TataBulanan | None = None
    rumus_sendiri: frozenset[tuple[str, Kolom, Triwulan]] = frozenset()
    pengaturan: TataIndikator | None = None
    """Where the sheet Indikator keeps what a person states; None in a workbook without it."""
    evaluasi: TataEvaluasi | None = None
    """Where the sheet Evaluasi keeps the words of the sections; None in a workbook without it."""

    def find(self, letak: Letak) -> Tempat | None:
        """Sheet, row and column of a place, or None when the workbook has no such cell."""
        if isinstance(letak.kolom, KolomEvaluasi):
            return self._words(letak.kode, letak.kolom, letak.triwulan)
        if letak.bulan is not None or letak.variabel:
            return self._monthly(letak.kode, letak.kolom, letak.variabel, letak.bulan, letak.triwulan)
        if letak.triwulan is not None and letak.kolom in {Kolom.TARGET_KINERJA, None}:
            return self._of_quarter(letak.kode, letak.triwulan, target=letak.kolom is not None)
        if not letak.kode:
            column = self.tata.kolom.get(letak.kolom) if letak.kolom else None
            return (self.tata.lembar, self.tata.judul_awal, column) if column else None
        rows = self.baris.get(letak.kode)
        kolom = letak.kolom or self.jenis.get(letak.kode)
        column = self.tata.kolom.get(kolom) if kolom else None
        if not rows or column is None or kolom is None:
            return None
        row = rows.get(letak.triwulan) if letak.triwulan else self.awal.get((letak.kode, kolom)) or min(rows.values())
        if row is None:
            return None
        merge = self.petak.merge(row, column)
        return (self.tata.lembar, *(merge.anchor if merge else (row, column)))

    def _words(self, kode: str, kolom: KolomEvaluasi, triwulan: Triwulan | None) -> Tempat | None:
        tata = self.evaluasi
        if tata is None or triwulan is None:
            return None
        row, column = tata.baris.get((kode, triwulan)), tata.kolom.get(kolom)
        return (tata.lembar, row, column) if row and column else None

    def _of_quarter(self, kode: str, triwulan: Triwulan, *, target: bool) -> Tempat | None:
        """Targets of quarters, and levels that are given directly, stand in the sheet Indikator alone."""
        if self.pengaturan is None:
            return None
        columns = self.pengaturan.triwulan if target else self.pengaturan.tingkat
        return self.pengaturan.cell(kode, columns.get(triwulan))

    def times(self, letak: Letak) -> int:
        """What the amount in the cell of a place is multiplied by: 1000 where the table is in thousands."""
        if letak.bulan is None:
            return self.tata.pengali.get(letak.kolom, 1) if isinstance(letak.kolom, Kolom) else 1
        cell = self.find(letak)
        return self.bulanan.kali.get(cell[1], 1) if self.bulanan is not None and cell is not None else 1

    @property
    def menampung_tingkat(self) -> bool:
        """Whether levels of indicators stand in cells of their own: CAPAIAN of the decree's form is a result."""
        return False

    def level_style(self, letak: Letak) -> bool:
        """Whether such a level in per cent is a bare number there, 70 for 70 %."""
        del letak
        return False

    def _monthly(
        self, kode: str, kolom: Kolom | None, variabel: str, bulan: Bulan | None, triwulan: Triwulan | None
    ) -> Tempat | None:
        tata = self.bulanan
        if tata is None:
            return None
        if variabel:
            row = tata.variabel.get((kode, variable_key(variabel)))
        else:
            row = tata.realisasi.get(kode) if kolom in {None, Kolom.REALISASI_ANGGARAN} else None
        if bulan is not None:
            column = tata.bulan.get(bulan.bulan)
        else:
            column = tata.triwulan.get(triwulan) if triwulan else tata.kolom.get(KolomBulanan.URAIAN)
        return (tata.lembar, row, column) if row and column else None


class HasilBaca(NamedTuple):
    """What a careful person would read out of a workbook."""

    rencana: RencanaAksi
    laporan: Laporan
    temuan: tuple[Temuan, ...]
    peta: PetaSel
    riwayat: Mapping[Letak, Tempat] = MappingProxyType({})
    """Where the sheet Riwayat records the old and the new value of each change of a revision."""

    def find(self, letak: Letak) -> Tempat | None:
        """The cell of a place, or that of Riwayat where it is of a revision."""
        return self.riwayat.get(letak) if letak.revisi else self.peta.find(letak)
