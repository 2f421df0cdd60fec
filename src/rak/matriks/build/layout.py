"""Where everything of a plan stands in the workbook: rows and columns, before a single cell is written."""

from __future__ import annotations

from typing import Final

import attrs

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
    """A budget line: its four rows in Matriks begin at ``matriks``; ``pengaturan`` is its row in Indikator."""

    kegiatan: Kegiatan
    matriks: int
    bulanan: int
    pengaturan: int

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

    def describe(self, line: BarisKegiatan) -> str:
        """The line in words: its KEGIATAN, or what is planned where several lines share one KEGIATAN text."""
        alone = all(len(run) == 1 for run in self.same_uraian if line in run)
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

    @property
    def indikator(self) -> tuple[BlokIndikator, ...]:
        """All indicators in the order of the matrix."""
        return tuple(block for sasaran in self.sasaran for block in sasaran.indikator)

    @property
    def kegiatan(self) -> tuple[BarisKegiatan, ...]:
        """All budget lines in the order of the matrix."""
        return tuple(line for block in self.indikator for line in block.kegiatan)

    @property
    def matriks_last(self) -> int:
        """The last row with data in Matriks."""
        return self.kegiatan[-1].matriks + 3

    @property
    def indikator_last(self) -> int:
        """The last row with data in Indikator."""
        return self.kegiatan[-1].pengaturan

    @property
    def bulanan_last(self) -> int:
        """The last row with data in Bulanan."""
        return self.kegiatan[-1].bulanan


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
            bulanan, matriks = bulanan + len(lines), matriks + 4 * len(lines)
            blocks.append(BlokIndikator(indikator, urutan, stated, variables, lines))
            urutan, stated = urutan + 1, below + len(lines)
        goals.append(BlokSasaran(sasaran, tuple(blocks)))
    return Layout(rencana, tuple(goals))


def _check_leaves(rencana: RencanaAksi) -> None:
    bare = [f"sasaran {s.nomor} tidak punya indikator" for s in rencana.sasaran if not s.indikator]
    bare += [f"indikator {i.kode} tidak punya kegiatan" for i in rencana.indikator if not i.kegiatan]
    if not rencana.sasaran:
        bare = ["rencana tidak punya sasaran"]
    if bare:
        raise DomainError(
            f"Matriks tidak dapat dibuat: {'; '.join(bare)}.",
            "Setiap sasaran perlu paling sedikit satu indikator, dan setiap indikator satu kegiatan.",
        )
