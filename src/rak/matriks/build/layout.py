"""Where everything of a plan stands in the workbook: rows and columns, before a single cell is written."""

import functools
from typing import Final

import attrs

from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi, SasaranKegiatan
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.errors import DomainError

MATRIKS: Final = "Matriks"
BULANAN: Final = "Bulanan"
INDIKATOR: Final = "Indikator"
EVALUASI: Final = "Evaluasi"
REKAP: Final = "Rekap"
PETUNJUK: Final = "Petunjuk"

MATRIKS_HEADING: Final = 5
MATRIKS_FIRST: Final = 7
BULANAN_HEADING: Final = 5
BULANAN_FIRST: Final = 6
INDIKATOR_HEADING: Final = 6
INDIKATOR_FIRST: Final = 7


@attrs.frozen
class BarisKegiatan:
    """A budget line: its four rows in Matriks begin at ``matriks``; ``pengaturan`` is its row in Indikator.

    Or the four rows of an indicator without lines, whose money cells are dashes: they have no row on the other sheets.
    """

    kegiatan: Kegiatan
    matriks: int
    bulanan: int = 0
    pengaturan: int = 0

    def row(self, triwulan: Triwulan) -> int:
        """The row of a quarter in Matriks."""
        return self.matriks + triwulan - 1


@attrs.frozen
class BarisVariabel:
    """A variable of a rumus, its row in Bulanan, and its row in Indikator."""

    nama: str
    bulanan: int
    pengaturan: int


@attrs.frozen
class BlokIndikator:
    """An indicator with its variables and its lines; ``urutan`` counts the indicators of the plan from 0."""

    indikator: IndikatorKegiatan
    urutan: int
    pengaturan: int
    """Its row in Indikator."""
    variabel: tuple[BarisVariabel, ...]
    kegiatan: tuple[BarisKegiatan, ...]
    """Its budget lines; of an indicator without any, the rows that stand for them."""

    @property
    def anggaran(self) -> tuple[BarisKegiatan, ...]:
        """Its budget lines alone."""
        return tuple(line for line in self.kegiatan if line.bulanan)

    @property
    def baris(self) -> list[BarisVariabel | BarisKegiatan]:
        """Its variables and budget lines, in the order of Bulanan and of Indikator."""
        return [*self.variabel, *self.anggaran]

    @property
    def span(self) -> tuple[int, int]:
        """First and last row in Matriks."""
        return self.kegiatan[0].matriks, self.kegiatan[-1].matriks + 3

    @property
    def same_uraian(self) -> tuple[tuple[BarisKegiatan, ...], ...]:
        """Runs of consecutive lines with one KEGIATAN text, which stands once over all their rows."""
        runs: list[list[BarisKegiatan]] = []
        for line in self.kegiatan:
            if runs and runs[-1][0].kegiatan.uraian == line.kegiatan.uraian:
                runs[-1].append(line)
            else:
                runs.append([line])
        return tuple(tuple(run) for run in runs)

    @functools.cached_property
    def _sharing(self) -> frozenset[int]:
        """Rows in Matriks of the lines that share their KEGIATAN text with a neighbour."""
        return frozenset(line.matriks for run in self.same_uraian if len(run) > 1 for line in run)

    def describe(self, line: BarisKegiatan) -> str:
        """The line in words: its KEGIATAN, or what is planned where several lines share one KEGIATAN text."""
        alone = line.matriks not in self._sharing
        return line.kegiatan.uraian if alone else next(filter(None, line.kegiatan.rencana), line.kegiatan.uraian)


@attrs.frozen
class BlokSasaran:
    """A goal with its indicators."""

    sasaran: SasaranKegiatan
    indikator: tuple[BlokIndikator, ...]

    @property
    def span(self) -> tuple[int, int]:
        """First and last row in Matriks."""
        return self.indikator[0].span[0], self.indikator[-1].span[1]

    @property
    def kegiatan(self) -> tuple[BarisKegiatan, ...]:
        """All its budget lines."""
        return tuple(line for block in self.indikator for line in block.kegiatan)


@attrs.frozen
class Layout:
    """The whole plan with its places."""

    rencana: RencanaAksi
    sasaran: tuple[BlokSasaran, ...]
    matriks_last: int
    """The last row with data in Matriks."""
    bulanan_last: int
    indikator_last: int

    @property
    def indikator(self) -> tuple[BlokIndikator, ...]:
        """All indicators in the order of the matrix."""
        return tuple(block for sasaran in self.sasaran for block in sasaran.indikator)

    @property
    def kegiatan(self) -> tuple[BarisKegiatan, ...]:
        """All that has four rows in the matrix, in its order."""
        return tuple(line for block in self.indikator for line in block.kegiatan)

    @property
    def anggaran(self) -> tuple[BarisKegiatan, ...]:
        """The budget lines alone."""
        return tuple(line for block in self.indikator for line in block.anggaran)


def longest_amounts(layout: Layout) -> tuple[str, str, str]:
    """The longest PAGU, RENCANA PENARIKAN and total of the plan, as a cell shows them."""
    lines = [line.kegiatan for line in layout.kegiatan]
    pagu = [line.pagu for line in lines if isinstance(line.pagu, Rupiah)]
    draws = [draw for line in lines for draw in line.penarikan if isinstance(draw, Rupiah)]
    one, draw = max(pagu, default=Rupiah(0)), max(draws, default=Rupiah(0))
    return str(one), str(draw), str(sum(pagu, Rupiah(0)))


def lay_out(rencana: RencanaAksi) -> Layout:
    """Give each line, variable and indicator its place; DomainError for a plan of which a part has no rows."""
    _check_leaves(rencana)
    matriks, bulanan, urutan, stated = MATRIKS_FIRST, BULANAN_FIRST, 0, INDIKATOR_FIRST
    goals: list[BlokSasaran] = []
    for sasaran in rencana.sasaran:
        blocks: list[BlokIndikator] = []
        for indikator in sasaran.indikator:
            names = indikator.rumus.masukan
            variables = tuple(BarisVariabel(name, bulanan + i, stated + 1 + i) for i, name in enumerate(names))
            bulanan, below = bulanan + len(variables), stated + 1 + len(variables)
            lines = tuple(
                BarisKegiatan(line, matriks + 4 * i, bulanan + i, below + i)
                for i, line in enumerate(indikator.kegiatan)
            )
            bulanan, below = bulanan + len(lines), below + len(lines)
            # what stands in the money columns of an indicator without budget lines: the reader knows it by its dashes
            bare = Kegiatan(f"{indikator.kode}.1", "-", TIDAK_BERLAKU, (TIDAK_BERLAKU,) * 4, ("",) * 4)
            lines = lines or (BarisKegiatan(bare, matriks),)
            matriks += 4 * len(lines)
            blocks.append(BlokIndikator(indikator, urutan, stated, variables, lines))
            urutan, stated = urutan + 1, below
        goals.append(BlokSasaran(sasaran, tuple(blocks)))
    return Layout(rencana, tuple(goals), matriks - 1, max(bulanan - 1, BULANAN_FIRST), stated - 1)


def _check_leaves(rencana: RencanaAksi) -> None:
    bare = [f"sasaran {s.nomor} tidak punya indikator" for s in rencana.sasaran if not s.indikator]
    if not rencana.sasaran:
        bare = ["rencana tidak punya sasaran"]
    if bare:
        pesan = f"Matriks tidak dapat dibuat: {'; '.join(bare)}."
        raise DomainError(pesan, "Setiap sasaran perlu paling sedikit satu indikator.")
