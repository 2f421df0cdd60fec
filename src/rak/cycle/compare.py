"""What changed between two workbooks of one plan, by kode: money first, then the plan, then performance, then texts."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

import attrs

from rak.cycle.inputs import SelIsian, inputs
from rak.cycle.row_match import own_kodes, with_kode
from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.laporan import KOLOM_ISIAN, Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, is_decimal
from rak.domain.recorded_values import TINGKAT, is_level, spell_place
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.spelling import spell_number
from rak.domain.waktu import Triwulan, months_of
from rak.errors import RakError
from rak.files import write_new
from rak.matriks.addresses import address
from rak.matriks.read.read_result import PetaSel
from rak.xlsx import Link, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.sheet.address import from_address, quote_sheet

Tempat: TypeAlias = tuple[Letak, str]
"""A place and the heading of its column; empty for a variable."""

RUMUS: Final = "(rumus)"
"""Stands for the live formula of a cell that the other workbook has replaced with a value."""
PERUBAHAN: Final = "Perubahan"
_MONEY: Final = frozenset(
    {str(Kolom.PAGU), str(Kolom.RENCANA_PENARIKAN_DANA), str(Kolom.REALISASI_ANGGARAN), "BLOKIR", "PENARIKAN BULANAN"}
)
_PERFORMANCE: Final = frozenset({str(Kolom.CAPAIAN), TINGKAT, ""})
_TEXTS: Final = frozenset(
    map(str, (Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.RENCANA_KEGIATAN))
) | {*map(str, KOLOM_ISIAN), *map(str, KolomEvaluasi), "SATUAN KERJA"}
_HEADING: Final = ("NO", "KODE", "KOLOM", "PERIODE", "VARIABEL", "SEL", "LAMA", "BARU")


@attrs.frozen
class Perbedaan:
    """A value that the two do not share; None is a blank, or a place that one of them does not have."""

    letak: Letak
    kolom: str
    """The heading of the column; empty for a variable."""
    lama: object
    baru: object
    sel_lama: str | None = None
    """Its cell in the old workbook (``Matriks!H12``), where it has one."""
    sel_baru: str | None = None


class Sisi(NamedTuple):
    """One of the two that are compared."""

    rencana: RencanaAksi
    laporan: Laporan
    peta: PetaSel | None = None


def compare(lama: Sisi, baru: Sisi) -> tuple[Perbedaan, ...]:
    """Every difference; an inserted or sorted row is none. Raises RakError for plans of two years."""
    if lama.rencana.tahun != baru.rencana.tahun:
        pesan = f"Yang dibandingkan rencana tahun {lama.rencana.tahun} dan {baru.rencana.tahun}."
        raise RakError(pesan, "Bandingkan dua buku kerja dari satu rencana.")
    kodes = own_kodes(baru.peta, baru.rencana, lama.rencana) if lama.peta is not None else {}
    old, there = _values(lama), _values(baru)
    own = {(with_kode(letak, kodes), kolom): (letak, kolom) for letak, kolom in there}
    new = {place: there[known] for place, known in own.items()}
    lost, gained = _formulas(lama, baru, new), _formulas(baru, lama, old)
    found = []
    for place in {*old, *new, *lost, *gained}:
        before = RUMUS if place in lost else old.get(place)
        after = RUMUS if place in gained else new.get(place)
        if before != after:
            cells = _cell(lama, place), _cell(baru, own.get(place, place))
            found.append(Perbedaan(*place, before, after, *cells))
    return tuple(sorted(found, key=_order))


def mark_changes(workbook: Workbook, found: tuple[Perbedaan, ...], output: Path, *, overwrite: bool = False) -> None:
    """Write a copy of the new workbook with a sheet that lists the changes, and a light fill on their cells."""
    edit = Edit(workbook, allow_locked=True)
    rows: list[tuple[object, ...]] = [_HEADING]
    for number, one in enumerate(found, 1):
        sheet, _, cell = (one.sel_baru or "").rpartition("!")
        name = sheet.strip("'").replace("''", "'")
        link: object = Link(cell, f"{quote_sheet(name)}!{cell}") if cell else ""
        period = str(one.letak.bulan or one.letak.triwulan or "")
        rows.append(
            (number, one.letak.kode, one.kolom, period, one.letak.variabel, link, said(one.lama), said(one.baru))
        )
        if cell:
            edit.mark(name, from_address(cell))
    edit.add_sheet(PERUBAHAN, rows, column_widths=(5, 9, 26, 10, 26, 9, 30, 30))
    write_new(output, edit.apply(), overwrite=overwrite, like=workbook.path)


def said(value: object) -> str:
    """A value as people read it; a dash in brackets for none."""
    if isinstance(value, tuple):  # a gabungan of each variable
        return ", ".join(f"{name}: {rule}" for name, rule in value)
    if isinstance(value, Fraction) and is_decimal(value):
        return spell_number(value)
    return "(kosong)" if value is None or value is BELUM_DIISI else str(value)


def plan_values(rencana: RencanaAksi) -> Iterator[tuple[Tempat, object]]:
    """Everything that a plan states, by place."""
    yield (Letak(), "SATUAN KERJA"), rencana.satuan_kerja
    for sasaran in rencana.sasaran:
        yield (Letak(sasaran.nomor), str(Kolom.SASARAN_KEGIATAN)), sasaran.uraian
        for indikator in sasaran.indikator:
            yield from _indicator(indikator, rencana.tahun)
    for kode, amount in rencana.blokir:
        yield (Letak(kode), "BLOKIR"), amount


def _indicator(one: IndikatorKegiatan, tahun: int) -> Iterator[tuple[Tempat, object]]:
    stated: dict[str, object] = {
        str(Kolom.INDIKATOR_KEGIATAN): one.uraian,
        str(Kolom.TARGET_KINERJA): None if one.target.kosong else one.target,
        str(Kolom.RUMUS_PERHITUNGAN): one.rumus,
        "POLARITAS": one.polaritas,
        "GABUNGAN": one.gabungan,
        "PENANGGUNG JAWAB": one.penanggung_jawab or None,
        "FREKUENSI": one.frekuensi,
        "BATAS": one.batas,
        "PELAPORAN": one.pelaporan,
        "TARGET KUMULATIF": one.target_kumulatif,
    }
    yield from (((Letak(one.kode), name), value) for name, value in stated.items())
    for triwulan in Triwulan:
        goal = one.target_triwulan[triwulan] if one.target_triwulan else None
        yield (Letak(one.kode, None, triwulan), "TARGET TRIWULAN"), goal
    for line in one.kegiatan:
        yield (Letak(line.kode, Kolom.KEGIATAN), str(Kolom.KEGIATAN)), line.uraian
        yield (Letak(line.kode, Kolom.PAGU), str(Kolom.PAGU)), line.pagu
        yield (Letak(line.kode), "PENANGGUNG JAWAB"), line.penanggung_jawab or None
        yield (Letak(line.kode), "JENIS BELANJA"), line.jenis_belanja
        yield (Letak(line.kode), "PELAPORAN"), line.pelaporan
        for bulan, amount in zip(months_of(tahun), line.penarikan_bulanan or (), strict=False):
            yield (Letak(line.kode, bulan=bulan), "PENARIKAN BULANAN"), amount
        for triwulan in Triwulan:
            draw, text = Kolom.RENCANA_PENARIKAN_DANA, Kolom.RENCANA_KEGIATAN
            yield (Letak(line.kode, draw, triwulan), str(draw)), line.penarikan[triwulan]
            yield (Letak(line.kode, text, triwulan), str(text)), line.rencana[triwulan] or None


def _values(side: Sisi) -> dict[Tempat, object]:
    found = {place: value for place, value in plan_values(side.rencana) if value is not None}
    for letak, value in inputs(side.laporan).items():
        found[letak, TINGKAT if is_level(letak) else str(letak.kolom or "")] = value
    return {place: value for place, value in found.items() if value is not BELUM_DIISI}


def _formulas(side: Sisi, other: Sisi, typed: Mapping[Tempat, object]) -> set[Tempat]:
    """The live formulas of the one that the other has no more, at the place that a typed value has."""
    if side.peta is None or other.peta is None:
        return set()
    found = set()
    for kode, kolom, triwulan in side.peta.rumus_sendiri - other.peta.rumus_sendiri:
        if kode in other.peta.baris:
            owner = (Letak(kode.rpartition(".")[0], kolom, triwulan), str(kolom))
            found.add(owner if owner in typed else (Letak(kode, kolom, triwulan), str(kolom)))
    return found


def _cell(side: Sisi, place: Tempat) -> str | None:
    letak, kolom = place
    if side.peta is None or not letak.kode:
        return None
    named = next((one for one in Kolom if str(one) == kolom), None)
    if named is not None:
        letak = attrs.evolve(letak, kolom=named)
    elif letak.kolom is None and not letak.variabel and kolom != TINGKAT:
        return None
    return address(SelIsian(side.peta), letak)


def _order(one: Perbedaan) -> tuple[object, ...]:
    money, performance, text = (one.kolom in kind for kind in (_MONEY, _PERFORMANCE, _TEXTS))
    kind = 0 if money else 2 if performance else 3 if text else 1
    return kind, one.kolom, *spell_place(one.letak)
