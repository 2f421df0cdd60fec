"""An office with its master and the copies of its sections, on files."""

from __future__ import annotations

import datetime
import functools
import random
from collections.abc import Mapping
from pathlib import Path

import rak
from rak.cycle.collect import Pengumpulan, Pilihan
from rak.cycle.inputs import inputs, report
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.recorded_values import is_level
from rak.domain.riwayat import NilaiIsian
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import Tempat
from rak.xlsx import Workbook
from tests.cycle.histories import OWNER, RENCANA, SEKSI, SEMUA, drawn_value

HARI = datetime.date(2024, 2, 4)
TERISI = [letak for letak in SEMUA if not is_level(letak)]
"""What the workbook has cells for that are typed into."""


@functools.cache
def blank() -> bytes:
    """The master at the beginning of the year."""
    return build_workbook(RENCANA)


class Kantor:
    """A folder with a master, whose copies are handed out, filled and collected."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.induk = folder / "matriks.xlsx"
        self.induk.write_bytes(blank())
        self._handed_out = 0

    def hand_out(self) -> dict[str, Path]:
        """A copy for each section, in a folder of its own."""
        self._handed_out += 1
        done = rak.split(self.induk, self.folder / f"bagi{self._handed_out}")
        return {one.seksi: one.berkas for one in done.salinan}

    def collect(self, *copies: Path, hari: datetime.date = HARI, **choices: object) -> Pengumpulan:
        """Merge the copies into the master."""
        return rak.merge(self.induk, copies, Pilihan(diterima=hari, **choices))  # type: ignore[arg-type]

    @property
    def laporan(self) -> Laporan:
        """What the master holds."""
        return rak.read(self.induk).laporan

    @property
    def isi(self) -> dict[Letak, NilaiIsian]:
        """The inputs of the master."""
        return inputs(self.laporan)


def put(path: Path, values: Mapping[Letak, NilaiIsian]) -> None:
    """Type values into a workbook, whatever it locks; a blank clears the cell."""
    filled = {letak: value for letak, value in values.items() if value is not BELUM_DIISI}
    workbook = Workbook.open(path)
    peta = baca(workbook).peta
    cleared = [letak for letak in values if letak not in filled and not _is_formula(workbook, peta.find(letak))]
    edit = prepare(workbook, report(2024, filled), cleared).edit
    edit.request.allow_locked = True
    edit.save()


def _is_formula(workbook: Workbook, cell: Tempat | None) -> bool:
    """Whether a formula stands there, which nobody clears."""
    held = None if cell is None else workbook.sheet(cell[0]).cells.get(cell[1:])
    return held is not None and held.formula is not None


def drawn_edit(section: str | None, chance: random.Random, most: int = 4) -> dict[Letak, NilaiIsian]:
    """Some places of a section, or of any, with values."""
    own = [letak for letak in TERISI if section is None or OWNER(letak) == section]
    return {letak: drawn_value(letak, chance) for letak in chance.sample(own, min(len(own), chance.randint(1, most)))}


__all__ = ["HARI", "OWNER", "RENCANA", "SEKSI", "TERISI", "Kantor", "blank", "drawn_edit", "put"]
