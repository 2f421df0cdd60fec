"""A whole workbook at once: the plan with everything that is filled in already."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, NamedTuple

import attrs

from rak.cycle.compare import said
from rak.cycle.findings_on_pindahan import TINGKAT_DIKETIK
from rak.domain.aggregation import tingkat_capaian
from rak.domain.expression import Variabel
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU, Terisi, TidakDapatDihitung
from rak.domain.polaritas import Gabungan, Pelaporan
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.spelling import group_thousands
from rak.domain.temuan import Temuan
from rak.domain.variable_names import variable_key
from rak.domain.versi import change_indicators
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.matriks.history_sheet import with_history
from rak.xlsx import Limits, Workbook, allowing, in_force

_OWN: Final = Limits.for_cells(10_000_000)
"""What was just built is no hostile file, however large the plan is."""
_PER_BLOCK: Final = 64
"""Cells of Matriks for the four rows of a budget line."""
_PER_ROW: Final = 27
"""Cells of a row of Bulanan."""


class BukuUtuh(NamedTuple):
    """The bytes of a workbook, what it holds, and what of the report could not be put into it as it was."""

    isi: bytes
    rencana: RencanaAksi
    laporan: Laporan
    temuan: tuple[Temuan, ...]


def whole_workbook(rencana: RencanaAksi, laporan: Laporan | None) -> BukuUtuh:
    """The workbook of a plan with its report and history in it.

    A level that a form gives by quarter becomes the variable of its RUMUS, in the last month of the quarter, or a figure
    typed into CAPAIAN where the RUMUS has several. Where nobody has said whether it is to date, it stays a level in the
    sheet Indikator, with the question beside it. Raises DomainError for what a workbook cannot hold and for more cells than the limits in force, IsiError for a report that is not one on this plan.
    """
    _refuse_larger(rencana, in_force().max_cells)
    found: list[Temuan] = []
    laporan = laporan or Laporan(rencana.tahun)
    rencana, laporan = _with_levels_as_variables(rencana, laporan, found)
    figures = attrs.evolve(laporan, penerimaan={}, kiriman={}, koreksi=())
    with allowing(_OWN):
        content = build_workbook(rencana)
        if figures != Laporan(laporan.tahun):
            content = prepare(Workbook.open(content), figures).edit.apply()
        if laporan.penerimaan or laporan.kiriman or laporan.koreksi:
            content = with_history(content, rencana, laporan)
    return BukuUtuh(content, rencana, laporan, tuple(found))


def _refuse_larger(rencana: RencanaAksi, most: int) -> None:
    """Refuse, before the work, a plan whose workbook no other command would open under the same limits."""
    blocks = sum(max(1, len(indikator.kegiatan)) for indikator in rencana.indikator)
    rows = sum(len(indikator.kegiatan) + len(indikator.rumus.masukan) for indikator in rencana.indikator)
    cells = max(_PER_BLOCK * blocks, _PER_ROW * rows)
    if cells > most:
        raise DomainError(
            f"Rencana ini {group_thousands(4 * blocks)} baris TW; satu lembarnya sekitar {group_thousands(cells)} sel, "
            f"batasnya {group_thousands(most)}.",
            f"Bila memang rencana besar, pakai --batas-sel {2 * cells} untuk perintah ini dan yang sesudahnya, atau "
            f"limits=Limits.for_cells({2 * cells}).",
        )


def _with_levels_as_variables(
    rencana: RencanaAksi, laporan: Laporan, found: list[Temuan]
) -> tuple[RencanaAksi, Laporan]:
    """Plan and report with the levels of quarters where the workbook has cells for them."""
    goals: dict[str, IndikatorKegiatan] = {}
    variables, typed = dict(laporan.variabel), dict(laporan.capaian_triwulan)
    kept: dict[tuple[str, Triwulan], Terisi] = {}
    for indikator in rencana.indikator:
        kode = indikator.kode
        levels = {tw: laporan.tingkat_triwulan[kode, tw] for tw in Triwulan if (kode, tw) in laporan.tingkat_triwulan}
        if not levels:
            continue
        name, way = _direct_variable(indikator), laporan.tingkat_kumulatif.get(kode)
        stated = _stated(indikator, name, way, levels) if name and not laporan.variables_of(kode) else None
        if name and stated is not None:
            goals[kode] = stated
            for tw, level in levels.items():
                times = 100 if indikator.target.persen else 1
                held = level * times if isinstance(level, Fraction) else level
                variables[kode, variable_key(name), Bulan(laporan.tahun, 3 * tw)] = held
            continue
        shown = {tw: tingkat_capaian(indikator, laporan, tw) for tw in levels}
        if any(isinstance(value, TidakDapatDihitung) for value in shown.values()):
            kept |= {(kode, tw): level for tw, level in levels.items()}
            continue
        for tw, value in shown.items():
            if (kode, tw) not in typed and (isinstance(value, Fraction) or value is TIDAK_BERLAKU):
                typed[kode, tw] = value
                saran, place = "Isi nilai variabelnya di Bulanan bila diketahui.", Letak(kode, Kolom.CAPAIAN, tw)
                found.append(TINGKAT_DIKETIK.temuan(f"Tingkat {said(value)} ditulis di CAPAIAN.", saran, place))
    flags = {kode: way for kode, way in laporan.tingkat_kumulatif.items() if any(kode == key for key, _ in kept)}
    report = attrs.evolve(
        laporan, variabel=variables, capaian_triwulan=typed, tingkat_triwulan=kept, tingkat_kumulatif=flags
    )
    return change_indicators(rencana, lambda one: goals.get(one.kode, one)), report


def _direct_variable(indikator: IndikatorKegiatan) -> str:
    """The one variable whose value is the level: put in by hand, or what "… dibagi Target" divides; empty for others."""
    names = indikator.rumus.masukan
    compared = indikator.ukuran.realisasi
    return names[0] if len(names) == 1 and (indikator.rumus.manual or isinstance(compared, Variabel)) else ""


def _stated(
    indikator: IndikatorKegiatan, name: str, to_date: bool | None, levels: Mapping[Triwulan, Terisi]
) -> IndikatorKegiatan | None:
    """The indicator that reads these levels, a month each, as the form meant them; None where it cannot."""
    rule = indikator.gabungan_of(name)
    if rule is Gabungan.TERAKHIR:
        return indikator
    if to_date is None and [*levels] == [Triwulan.I]:
        to_date = False
    if rule is not Gabungan.JUMLAH or to_date is None:
        return None
    wanted = Pelaporan.KUMULATIF if to_date else Pelaporan.BULANAN
    if indikator.pelaporan_of(name) is wanted:
        return indikator
    return attrs.evolve(indikator, pelaporan=wanted) if indikator.stated_pelaporan(name) is None else None
