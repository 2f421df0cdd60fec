"""One plan on several sheets: a sheet for each quarter, or for each section."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from rak.domain.nilai import BELUM_DIISI
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, SasaranKegiatan
from rak.domain.rupiah import Uang
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.layouts.cell_grid import text_of
from rak.layouts.read_table import Tabel
from rak.layouts.table_figures import Hasil

_BLANK = PerTriwulan((BELUM_DIISI,) * len(Triwulan))
_NO_TEXT = PerTriwulan(("",) * len(Triwulan))


def are_of_quarters(tables: Sequence[Tabel]) -> bool:
    """Whether the sheets name the same indicators, in the same order, each with the figures of other months."""
    months = [_months(one) for one in tables]
    apart = len(frozenset().union(*months)) == sum(map(len, months))
    return all(months) and apart and len({tuple(_names(one)) for one in tables}) == 1


def are_of_sections(tables: Sequence[Tabel]) -> bool:
    """Whether the sheets have the same columns, and no indicator in common."""
    names = [set(_names(one)) for one in tables]
    apart = len(set().union(*names)) == sum(map(len, names))
    return apart and len({frozenset(makna.kunci for makna in one.makna) for one in tables}) == 1


def _names(tabel: Tabel) -> list[tuple[str, str]]:
    """The goals and indicators in the order of the rows."""
    return [(text_of(one.sasaran).casefold(), text_of(one.indikator).casefold()) for one in tabel.isi.entri]


def _months(tabel: Tabel) -> frozenset[int]:
    """The months that the figures of a table are of."""
    rows = (one.periode for entri in tabel.isi.entri for one in entri.baris)
    found = {one for one in (*rows, *(one.periode for one in tabel.makna)) if one is not None}
    return frozenset(month for one in found for month in range(one.awal, one.akhir + 1))


def together(found: Sequence[Hasil]) -> tuple[SasaranKegiatan, ...] | None:
    """The plan that sheets of quarters say together; None where they differ in more than the figures of their periods."""
    plans = [one.sasaran for one in found]
    if any(_bare(plan) != _bare(plans[0]) for plan in plans):
        return None
    return tuple(
        attrs.evolve(goals[0], indikator=tuple(map(_indicator, zip(*(goal.indikator for goal in goals), strict=True))))
        for goals in zip(*plans, strict=True)
    )


def _bare(plan: Sequence[SasaranKegiatan]) -> list[Any]:
    """The plan without the figures and texts of quarters."""
    return [
        attrs.evolve(one, target_triwulan=None, target_kumulatif=None, kegiatan=tuple(map(_bare_line, one.kegiatan)))
        for goal in plan for one in goal.indikator
    ]  # fmt: skip


def _bare_line(line: Kegiatan) -> Kegiatan:
    return attrs.evolve(line, penarikan=_BLANK, rencana=_NO_TEXT, penarikan_bulanan=None)


def _indicator(same: Sequence[IndikatorKegiatan]) -> IndikatorKegiatan:
    """An indicator with the targets and lines of all quarters."""
    targets = [one.target_triwulan for one in same if one.target_triwulan is not None]
    said = {one.target_kumulatif for one in same if one.target_triwulan is not None}
    return attrs.evolve(
        same[0],
        target_triwulan=PerTriwulan(_first(each, None) for each in zip(*targets, strict=True)) if targets else None,
        target_kumulatif=said.pop() if len(said) == 1 else None,
        kegiatan=tuple(map(_line, zip(*(one.kegiatan for one in same), strict=True))),
    )


def _line(same: Sequence[Kegiatan]) -> Kegiatan:
    months = [one.penarikan_bulanan for one in same if one.penarikan_bulanan is not None]
    return attrs.evolve(
        same[0],
        penarikan=PerTriwulan(_first(each, BELUM_DIISI) for each in zip(*(one.penarikan for one in same), strict=True)),
        rencana=PerTriwulan(_first(each, "") for each in zip(*(one.rencana for one in same), strict=True)),
        penarikan_bulanan=tuple(_first(each, BELUM_DIISI) for each in zip(*months, strict=True)) if months else None,
    )


def _first(values: Sequence[Any], blank: Any) -> Any:
    """The value that one of the sheets has."""
    return next((one for one in values if one != blank), blank)


def reported(found: Sequence[Hasil]) -> Hasil:
    """What the sheets report, in one; a level of which they say both that it is to date and that it is not is neither."""
    said: dict[str, set[bool]] = {}
    for one in found:
        for kode, to_date in one.kumulatif.items():
            said.setdefault(kode, set()).add(to_date)
    return Hasil(
        realisasi=_union([one.realisasi for one in found]),
        realisasi_triwulan=_union([one.realisasi_triwulan for one in found]),
        tingkat=_union([one.tingkat for one in found]),
        kumulatif={kode: answers.pop() for kode, answers in said.items() if len(answers) == 1},
        isian=_union([one.isian for one in found]),
    )


def spent_by_line(hasil: Hasil) -> Iterator[tuple[Kegiatan, list[tuple[Triwulan, Uang]]]]:
    """The budget lines with what was spent in the quarters of which it is known."""
    for line in hasil.kegiatan:
        keyed = hasil.realisasi_triwulan
        yield line, [(tw, keyed[line.kode, tw]) for tw in Triwulan if (line.kode, tw) in keyed]


def _union(parts: Sequence[Mapping[Any, Any]]) -> dict[Any, Any]:
    return {key: value for part in parts for key, value in part.items()}
