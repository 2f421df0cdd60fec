"""Cells of a table without merges, whose values stand in every row again: read as the merged cells that they were."""

from collections.abc import Iterator, Sequence

import attrs

from rak.decree.records import GABUNGAN, Rekaman
from rak.domain.kolom import Kolom
from rak.domain.waktu import Triwulan

_GOAL = (Kolom.NO, Kolom.SASARAN_KEGIATAN)
_INDICATOR = (Kolom.INDIKATOR_KEGIATAN, Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN)
_LINE = (Kolom.NO, *GABUNGAN, Kolom.PAGU)


def without_repeats(records: Sequence[Rekaman]) -> Iterator[Rekaman]:
    """The records with what they only repeat from above taken out: within a budget line all of it, else goal and indicator."""
    above: dict[Kolom, str] = {}
    quarter = Triwulan.IV
    for record in records:
        goes_on = record.triwulan > quarter and _same(record, above, _LINE) and bool(record.get(Kolom.KEGIATAN))
        goal = _same(record, above, _GOAL)
        indicator = goal and _same(record, above, _INDICATOR)
        dropped = _LINE if goes_on else (*(_GOAL if goal else ()), *(_INDICATOR if indicator else ()))
        above |= {kolom: text for kolom in _LINE if (text := record.get(kolom))}
        quarter = record.triwulan
        yield attrs.evolve(record, sel={kolom: text for kolom, text in record.sel.items() if kolom not in dropped})


def _same(record: Rekaman, above: dict[Kolom, str], columns: Sequence[Kolom]) -> bool:
    """Whether each of the cells is blank or says what stands above."""
    return all(record.get(kolom) in {"", above.get(kolom)} for kolom in columns)
