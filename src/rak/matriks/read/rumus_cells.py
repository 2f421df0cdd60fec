"""The formula of an indicator as its RUMUS cell has it, and the names that it asks staff for."""

from collections.abc import Mapping
from functools import lru_cache

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.rumus import RumusPerhitungan
from rak.domain.variable_names import variable_key
from rak.matriks.read.cells import Sel
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.tree import Simpul, pick
from rak.xlsx import Cell


@lru_cache(maxsize=1024)
def parse_rumus(text: str) -> RumusPerhitungan:
    """The formula of a sentence, each sentence read once."""
    return RumusPerhitungan.parse(text)


@lru_cache(maxsize=2048)
def input_keys(rumus: RumusPerhitungan) -> Mapping[str, str]:
    """Keys and names of the variables that staff fill in."""
    return {variable_key(name): name for name in rumus.masukan}


def shared_text(tabel: Tabel, sel: Sel, node: Simpul, kolom: Kolom, catatan: Catatan) -> tuple[Cell | None, str]:
    """The cell and the text that a goal or an indicator has once for all its lines."""
    cell = pick(tabel, node.garis, kolom, node.kode, catatan)
    more = tabel.sambungan.get((cell.row, kolom)) if cell is not None else None
    return cell, sel.text(cell, Letak(node.kode, kolom), more)
