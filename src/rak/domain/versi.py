"""The plan as it stood on a day: revisions applied in the order of their dates, and taken back again.

Reports of a past period use the version in force at its end, and say which (formulas: Versions).
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.periode import Periode, months_in
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.revisi import BELUM_DICATAT, NilaiUnsur, Perubahan, Revisi, Unsur
from rak.domain.rupiah import Rupiah, Uang, UangHitung
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.errors import DomainError

NIHIL = Rupiah(0)
KOLOM_UNSUR: Final = {
    Unsur.PAGU: Kolom.PAGU, Unsur.PENARIKAN: Kolom.RENCANA_PENARIKAN_DANA, Unsur.TARGET: Kolom.TARGET_KINERJA,
    Unsur.TARGET_TRIWULAN: Kolom.TARGET_KINERJA,
}  # fmt: skip
"""The column in which what a revision changes stands."""


def susun(semula: RencanaAksi, revisi: Iterable[Revisi]) -> RencanaAksi:
    """The first plan with all revisions applied, in the order of their dates (those of one day as given).

    Each recorded change knows the value that it replaced. Raises DomainError, naming the revision, for an unknown kode
    and for a block above the pagu on any day.
    """
    plan = semula
    applied: list[Revisi] = []
    for event in sorted(revisi, key=lambda event: event.tanggal):
        try:
            recorded = tuple(attrs.evolve(change, lama=value_of(plan, change)) for change in event.perubahan)
        except DomainError as fault:
            raise DomainError(f"Revisi nomor {event.nomor}: {fault.pesan}", fault.saran) from None
        plan = _with(plan, {change.tempat: change.baru for change in recorded})
        _check_blocks(plan, event)
        applied.append(attrs.evolve(event, perubahan=recorded))
    return attrs.evolve(plan, revisi=tuple(applied))


def semula(rencana: RencanaAksi) -> RencanaAksi:
    """The plan before all of its revisions."""
    return _before(rencana, rencana.revisi)


def terapkan(rencana: RencanaAksi, revisi: Revisi) -> RencanaAksi:
    """The plan with one more revision, wherever its date falls among those that it has."""
    return susun(semula(rencana), (*rencana.revisi, revisi))


@attrs.frozen(hash=False)
class Versi:
    """The plan as it stood on a day, with the revisions that made it so."""

    rencana: RencanaAksi
    """Its ``revisi`` are those up to that day."""

    @property
    def nama(self) -> str:
        """The version in words, for reports: ``rencana awal``, or the last revision that counted."""
        if not self.rencana.revisi:
            return "rencana awal"
        last = self.rencana.revisi[-1]
        return f"revisi ke-{len(self.rencana.revisi)}, nomor {last.nomor}, {last.tanggal.isoformat()}"

    def pagu_efektif(self, kode: str) -> UangHitung:
        """The pagu of a line less what is blocked of it (*blokir*)."""
        pagu = self.rencana.find_kegiatan(kode).pagu
        return pagu - self.rencana.blokir_of(kode) if isinstance(pagu, Rupiah) else pagu


def versi_per(rencana: RencanaAksi, tanggal: datetime.date) -> Versi:
    """The version in force on that day, revisions of the day included."""
    return Versi(_before(rencana, [event for event in rencana.revisi if event.tanggal > tanggal]))


def versi_periode(rencana: RencanaAksi, periode: Periode) -> Versi:
    """The version in force at the end of a period (its last day)."""
    if not rencana.revisi:
        return Versi(rencana)
    months = months_in(periode, rencana.tahun)
    if not months:
        return Versi(semula(rencana))
    last = max(months)
    first_after = datetime.date(last.tahun + last.bulan // 12, last.bulan % 12 + 1, 1)
    return versi_per(rencana, first_after - datetime.timedelta(days=1))


def indikator_per(rencana: RencanaAksi, indikator: IndikatorKegiatan, periode: Periode) -> IndikatorKegiatan:
    """An indicator of the plan as it stood at the end of a period."""
    return versi_periode(rencana, periode).rencana.find_indikator(indikator.kode) if rencana.revisi else indikator


def blocks_after(revisi: Iterable[Revisi]) -> Mapping[str, Rupiah]:
    """What is blocked of each line (*blokir*) once these revisions are all in force."""
    last = {c.kode: c.baru for event in revisi for c in event.perubahan if c.unsur is Unsur.BLOKIR}
    return {kode: amount for kode, amount in last.items() if isinstance(amount, Rupiah) and amount}


def values_in_force(rencana: RencanaAksi) -> Iterator[tuple[Perubahan, NilaiUnsur]]:
    """The last change of each value that the workbook shows (all but blocks), and what the plan holds there."""
    last = {change.tempat: change for event in rencana.revisi for change in event.perubahan}
    for change in last.values():
        if change.unsur is not Unsur.BLOKIR:
            yield change, value_of(rencana, change)


def recorded_place(event: Revisi, change: Perubahan, *, lama: bool) -> Letak:
    """The place in the record of revisions of the value that a change replaced (``lama``), or set."""
    said = f"{'LAMA' if lama else 'BARU'} {change.unsur} dalam revisi {event.nomor} {event.tanggal}"
    return Letak(change.kode, triwulan=change.triwulan, revisi=said)


def replaced_after(rencana: RencanaAksi, periode: Periode) -> Mapping[Letak, Letak]:
    """Of each place whose value a later revision replaced, where that revision records the one in force in the period."""
    later = rencana.revisi[len(versi_periode(rencana, periode).rencana.revisi) :]
    return {
        Letak(change.kode, KOLOM_UNSUR[change.unsur], change.triwulan): recorded_place(event, change, lama=True)
        for event in reversed(later)
        for change in event.perubahan
        if change.unsur in KOLOM_UNSUR
    }


def change_lines(rencana: RencanaAksi, baris: Mapping[str, Kegiatan]) -> RencanaAksi:
    """The plan with these budget lines put in the place of the ones of the same kode."""
    return change_indicators(
        rencana,
        lambda one: (
            attrs.evolve(one, kegiatan=tuple(baris.get(line.kode, line) for line in one.kegiatan))
            if any(line.kode in baris for line in one.kegiatan)
            else one
        ),
    )


def change_indicators(rencana: RencanaAksi, change: Callable[[IndikatorKegiatan], IndikatorKegiatan]) -> RencanaAksi:
    """The plan with each indicator as ``change`` gives it."""
    goals = []
    for goal in rencana.sasaran:
        new = tuple(change(one) for one in goal.indikator)
        goals.append(goal if new == goal.indikator else attrs.evolve(goal, indikator=new))
    return attrs.evolve(rencana, sasaran=tuple(goals))


def _before(rencana: RencanaAksi, events: Iterable[Revisi]) -> RencanaAksi:
    """The plan without these events, which are its latest ones."""
    undone = tuple(events)
    values = {change.tempat: change.lama for event in reversed(undone) for change in event.perubahan}
    kept = rencana.revisi[: len(rencana.revisi) - len(undone)]
    return attrs.evolve(_with(rencana, values), revisi=kept) if undone else rencana


def value_of(rencana: RencanaAksi, change: Perubahan) -> NilaiUnsur:
    """What the plan holds where the change goes; DomainError for a kode that it does not have."""
    if change.unsur is Unsur.BLOKIR:
        rencana.find_kegiatan(change.kode)
        return rencana.blokir_of(change.kode)
    if change.unsur is Unsur.PAGU:
        return rencana.find_kegiatan(change.kode).pagu
    if change.unsur is Unsur.PENARIKAN:
        return rencana.find_kegiatan(change.kode).penarikan[_quarter(change)]
    indikator = rencana.find_indikator(change.kode)
    if change.unsur is Unsur.TARGET_TRIWULAN:
        return None if indikator.target_triwulan is None else indikator.target_triwulan[_quarter(change)]
    return indikator.target if change.unsur is Unsur.TARGET else indikator.polaritas


def _quarter(change: Perubahan) -> Triwulan:
    assert change.triwulan is not None  # noqa: S101  # Perubahan has one for what is per quarter
    return change.triwulan


def _with(plan: RencanaAksi, values: Mapping[tuple[Unsur, str, Triwulan | None], object]) -> RencanaAksi:
    """The plan with these values set."""
    by_kode: dict[str, dict[tuple[Unsur, Triwulan | None], object]] = {}
    for (unsur, kode, triwulan), value in values.items():
        if value is BELUM_DICATAT:
            raise DomainError("Nilai lama sebuah revisi tidak diketahui.", "Terapkan revisinya pada rencana awal.")
        by_kode.setdefault(kode, {})[unsur, triwulan] = value
    blocks = dict(plan.blokir)
    for kode, each in by_kode.items():
        if (Unsur.BLOKIR, None) in each:
            blocks[kode] = each[Unsur.BLOKIR, None]  # type: ignore[assignment]  # Perubahan checked its kind
    kept = tuple(sorted((kode, amount) for kode, amount in blocks.items() if amount != NIHIL))
    return attrs.evolve(change_indicators(plan, lambda one: _indicator_with(one, by_kode)), blokir=kept)


def _indicator_with(
    one: IndikatorKegiatan, by_kode: Mapping[str, Mapping[tuple[Unsur, Triwulan | None], object]]
) -> IndikatorKegiatan:
    lines = tuple(_line_with(line, by_kode[line.kode]) if line.kode in by_kode else line for line in one.kegiatan)
    each = by_kode.get(one.kode, {})
    changes: dict[str, Any] = {
        str(unsur): each[unsur, None] for unsur in (Unsur.TARGET, Unsur.POLARITAS) if (unsur, None) in each
    }
    old = tuple(one.target_triwulan or (None,) * 4)
    new = tuple(each.get((Unsur.TARGET_TRIWULAN, tw), old[tw - 1]) for tw in Triwulan)
    if new != old:
        changes["target_triwulan"] = PerTriwulan(new) if any(goal is not None for goal in new) else None
    return attrs.evolve(one, kegiatan=lines, **changes) if changes or lines != one.kegiatan else one


def _line_with(line: Kegiatan, each: Mapping[tuple[Unsur, Triwulan | None], object]) -> Kegiatan:
    pagu = each.get((Unsur.PAGU, None), line.pagu)
    draws: list[Uang] = [each.get((Unsur.PENARIKAN, tw), line.penarikan[tw]) for tw in Triwulan]  # type: ignore[misc]
    return attrs.evolve(line, pagu=pagu, penarikan=draws)  # type: ignore[arg-type]  # checked by Perubahan


def _check_blocks(plan: RencanaAksi, event: Revisi) -> None:
    for kode, amount in plan.blokir:
        pagu = plan.find_kegiatan(kode).pagu
        if isinstance(pagu, Rupiah) and amount > pagu:
            raise DomainError(
                f"Revisi nomor {event.nomor}: blokir {kode} sebesar {amount} melebihi pagu {pagu} "
                f"(selisih {amount - pagu}).",
                "Turunkan blokirnya dalam revisi yang sama, atau periksa pagunya.",
            )
