"""The places that staff fill in: one table of them, each with its section and its value.

Splitting, merging, comparing and following up see a report as this table: a place that is not in it is blank.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from rak.domain.evaluasi import Evaluasi
from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.laporan import KOLOM_ISIAN, IsianTriwulan, Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.recorded_values import is_level
from rak.domain.rencana import RencanaAksi
from rak.domain.riwayat import NilaiIsian
from rak.domain.text_folding import name_key
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Triwulan, months_of
from rak.matriks.read.read_result import PetaSel

_FIGURES: Final = ("realisasi", "variabel", "realisasi_triwulan", "capaian_triwulan", "tingkat_triwulan")
_FIELDS: Final = (*_FIGURES, "isian", "evaluasi")
"""What of a report its inputs are, figures and words; the rest is what is known of it."""

Isi: TypeAlias = Mapping[Letak, NilaiIsian]
"""What is filled in, by place; links of evidence as text, a line each."""


def inputs(laporan: Laporan) -> dict[Letak, NilaiIsian]:
    """Everything that the report holds, by place."""
    found: dict[Letak, NilaiIsian] = {}
    for (kode, bulan), amount in laporan.realisasi.items():
        found[Letak(kode, Kolom.REALISASI_ANGGARAN, bulan=bulan)] = amount
    for (kode, nama, bulan), value in laporan.variabel.items():
        found[Letak(kode, bulan=bulan, variabel=nama)] = value
    for (kode, triwulan), amount in laporan.realisasi_triwulan.items():
        found[Letak(kode, Kolom.REALISASI_ANGGARAN, triwulan)] = amount
    for (kode, triwulan), level in laporan.capaian_triwulan.items():
        found[Letak(kode, Kolom.CAPAIAN, triwulan)] = level
    for (kode, triwulan), level in laporan.tingkat_triwulan.items():
        found[Letak(kode, None, triwulan)] = level
    for (kode, triwulan), isian in laporan.isian.items():
        found |= {Letak(kode, kolom, triwulan): text for kolom in KOLOM_ISIAN if (text := isian.of(kolom))}
    for (kode, triwulan), words in laporan.evaluasi.items():
        found |= {Letak(kode, kolom, triwulan): word for kolom in KolomEvaluasi if (word := words.of(kolom))}
    return found


def report(tahun: int, isi: Isi) -> Laporan:
    """The report that holds exactly this; blanks are left out."""
    fields: dict[str, dict[Any, Any]] = {name: {} for name in _FIGURES}
    beside: dict[tuple[str, Triwulan], dict[str, Any]] = {}
    words: dict[tuple[str, Triwulan], dict[str, Any]] = {}
    for letak, value in isi.items():
        if value is BELUM_DIISI or value == "":
            continue
        if letak.triwulan is None:
            key: Any = (letak.kode, letak.variabel, letak.bulan) if letak.variabel else (letak.kode, letak.bulan)
            fields["variabel" if letak.variabel else "realisasi"][key] = value
        elif isinstance(letak.kolom, KolomEvaluasi):
            words.setdefault((letak.kode, letak.triwulan), {})[letak.kolom.name.casefold()] = value
        elif letak.kolom is not None and letak.kolom in KOLOM_ISIAN:
            held = str(value).split("\n") if letak.kolom is Kolom.DATA_DUKUNG else value
            beside.setdefault((letak.kode, letak.triwulan), {})[KOLOM_ISIAN[letak.kolom]] = held
        else:
            names = {Kolom.CAPAIAN: "capaian_triwulan", None: "tingkat_triwulan"}
            fields[names.get(letak.kolom, "realisasi_triwulan")][letak.kode, letak.triwulan] = value
    return Laporan(
        tahun,
        **fields,
        isian={key: IsianTriwulan(**each) for key, each in beside.items()},
        evaluasi={key: Evaluasi(**each) for key, each in words.items()},
    )


def with_inputs(laporan: Laporan, isi: Isi) -> Laporan:
    """The report with other inputs; what else it holds (its history) stays."""
    new = report(laporan.tahun, isi)
    return attrs.evolve(laporan, **{name: getattr(new, name) for name in _FIELDS})


class SelIsian(NamedTuple):
    """The cells of the inputs of a workbook: a level of another form than the decree's stands where CAPAIAN does here."""

    peta: PetaSel

    def find(self, letak: Letak) -> tuple[str, int, int] | None:
        """Sheet, row and column of an input, or None where the workbook has no such cell."""
        if letak.kolom is Kolom.CAPAIAN and letak.triwulan is not None and self.peta.menampung_tingkat:
            return None
        return self.peta.find(letak)


def section_of(rencana: RencanaAksi) -> Callable[[Letak], str | None]:
    """Which section answers for a place: empty where none is stated, None where the plan has no such place."""
    lines = {line.kode: line.penanggung_jawab for line in rencana.kegiatan}
    goals = {goal.kode: goal for goal in rencana.indikator}
    names = {kode: frozenset(map(variable_key, goal.rumus.masukan)) for kode, goal in goals.items()}

    def section(letak: Letak) -> str | None:
        if letak.kode in lines:
            of_line = letak.kolom is Kolom.REALISASI_ANGGARAN or letak.kolom in KOLOM_ISIAN
            return lines[letak.kode] if of_line and not letak.variabel else None
        goal = goals.get(letak.kode)
        if goal is None or (letak.variabel and letak.variabel not in names[letak.kode]):
            return None
        of_goal = (
            letak.variabel or letak.kolom is Kolom.CAPAIAN or is_level(letak) or isinstance(letak.kolom, KolomEvaluasi)
        )
        return goal.penanggung_jawab if of_goal or (letak.kolom in KOLOM_ISIAN and not goal.kegiatan) else None

    return section


def sections(rencana: RencanaAksi) -> dict[str, str]:
    """The sections that answer for something, by the key under which two spellings are one, in the order of the plan."""
    found: dict[str, str] = {}
    for goal in rencana.indikator:
        for name in (goal.penanggung_jawab, *(line.penanggung_jawab for line in goal.kegiatan)):
            if name:
                found.setdefault(name_key(name), name)
    return found


def part_of_section(rencana: RencanaAksi, laporan: Laporan, nama: str) -> tuple[RencanaAksi, Laporan]:
    """Plan and report of one section alone: its indicators, its budget lines and the indicators that these belong to.

    Revisions and blocks of anything else are left out; receipts and corrections stay.
    """
    goals = []
    for goal in rencana.sasaran:
        kept = []
        for one in goal.indikator:
            lines = tuple(line for line in one.kegiatan if name_key(line.penanggung_jawab) == name_key(nama))
            if lines or name_key(one.penanggung_jawab) == name_key(nama):
                kept.append(attrs.evolve(one, kegiatan=lines))
        if kept:
            goals.append(attrs.evolve(goal, indikator=tuple(kept)))
    indicators = [one for goal in goals for one in goal.indikator]
    kodes = {one.kode for one in indicators} | {line.kode for one in indicators for line in one.kegiatan}
    events = (
        attrs.evolve(event, perubahan=tuple(change for change in event.perubahan if change.kode in kodes))
        for event in rencana.revisi
    )
    plan = attrs.evolve(
        rencana,
        sasaran=tuple(goals),
        revisi=tuple(event for event in events if event.perubahan),
        blokir={kode: amount for kode, amount in rencana.blokir if kode in kodes},
    )
    fields: dict[str, Any] = {
        name: {key: value for key, value in getattr(laporan, name).items() if key[0] in kodes} for name in _FIELDS
    }
    cumulative = {kode: value for kode, value in laporan.tingkat_kumulatif.items() if kode in kodes}
    return plan, attrs.evolve(laporan, **fields, tingkat_kumulatif=cumulative)


def places(rencana: RencanaAksi) -> Iterator[Letak]:
    """Every place of the plan that staff may fill in, whether the workbook has a cell for it or not."""
    for goal in rencana.indikator:
        for bulan in months_of(rencana.tahun):
            yield from (Letak(goal.kode, bulan=bulan, variabel=variable_key(name)) for name in goal.rumus.masukan)
            yield from (Letak(line.kode, Kolom.REALISASI_ANGGARAN, bulan=bulan) for line in goal.kegiatan)
        for triwulan in Triwulan:
            yield from (Letak(line.kode, Kolom.REALISASI_ANGGARAN, triwulan) for line in goal.kegiatan)
            yield from (Letak(goal.kode, kolom, triwulan) for kolom in (Kolom.CAPAIAN, None))
            kodes = [line.kode for line in goal.kegiatan] or [goal.kode]
            yield from (Letak(kode, kolom, triwulan) for kode in kodes for kolom in KOLOM_ISIAN)
            yield from (Letak(goal.kode, kolom, triwulan) for kolom in KolomEvaluasi)
