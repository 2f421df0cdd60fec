"""Merging what sections sent, three ways: what a copy changed against its *dasar*, into the master as it is now.

Pure: values by place in, values by place out. Nothing is overwritten in silence: what is replaced becomes a correction,
what two people changed differently a conflict.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from rak.cycle.inputs import Isi, inputs, with_inputs
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.recorded_values import spell_place
from rak.domain.riwayat import Koreksi, NilaiIsian, Penerimaan
from rak.domain.text_folding import name_key
from rak.domain.waktu import Bulan

Seksi = Callable[[Letak], str | None]
"""Which section answers for a place; see :func:`rak.cycle.inputs.section_of`."""


@attrs.frozen(hash=False)
class Kiriman:
    """A copy that came back."""

    berkas: str
    seksi: str
    isi: Isi
    dasar: Isi | None
    """What its inputs held when it was handed out; None where that was lost."""
    sha256: str = ""
    koreksi: Mapping[Letak, int] = attrs.field(factory=dict)
    """How many corrections of a place the master had when the copy was handed out."""


@attrs.frozen
class Usulan:
    """A value that a sender has put in the place of another."""

    letak: Letak
    lama: NilaiIsian
    baru: NilaiIsian
    seksi: str
    berkas: str


@attrs.frozen
class NilaiKiriman:
    """What one sender says in a conflict."""

    seksi: str
    berkas: str
    nilai: NilaiIsian


@attrs.frozen
class Konflik:
    """Values that contradict each other."""

    letak: Letak
    dasar: NilaiIsian
    induk: NilaiIsian
    kiriman: tuple[NilaiKiriman, ...]

    @property
    def keadaan(self) -> tuple[Letak, NilaiIsian, frozenset[tuple[str, NilaiIsian]]]:
        """What a decision on it is about: another value of the master or of a sender opens it again."""
        return self.letak, self.induk, frozenset((name_key(one.seksi), one.nilai) for one in self.kiriman)


@attrs.frozen
class Putusan:
    """What a person decided about a conflict."""

    konflik: Konflik
    nilai: NilaiIsian
    alasan: str = ""


@attrs.frozen(hash=False)
class HasilGabung:
    """The master's report after merging, and what was done and not done."""

    laporan: Laporan
    diterapkan: tuple[Usulan, ...]
    konflik: tuple[Konflik, ...]
    di_luar_wewenang: tuple[Usulan, ...]
    hilang: tuple[Usulan, ...]
    """Changes of places that the master's plan does not have."""
    sudah: tuple[str, ...]
    """Files that had been merged before."""

    @property
    def dikosongkan(self) -> tuple[Usulan, ...]:
        """Applied changes that have cleared a place."""
        return tuple(one for one in self.diterapkan if one.baru is BELUM_DIISI)


_LINKS: Final = Kolom.DATA_DUKUNG


def merge(
    induk: Laporan,
    kiriman: Iterable[Kiriman],
    seksi: Seksi,
    hari: datetime.date,
    *,
    putusan: Iterable[Putusan] = (),
    bulan: Bulan | None = None,
    alasan: str = "",
    wewenang_penuh: bool = False,
) -> HasilGabung:
    """Merge copies into the master's report; their order does not matter.

    ``hari`` is the day on which they were received; of a file merged before, an earlier day corrects its receipts.
    ``bulan`` is a month to write a receipt for whatever was changed.
    With conflicts left open the report holds everything else; a file with one counts as not merged yet.
    """
    known = {receipt.sha256 for receipt in (*induk.penerimaan.values(), *induk.kiriman.values())} - {""}
    ordered = sorted(kiriman, key=lambda one: (name_key(one.seksi), one.sha256, one.berkas))
    new = [one for one in ordered if one.sha256 not in known]
    run = _Run(induk, seksi, wewenang_penuh=wewenang_penuh)
    for one in new:
        run.look_at(one)
    run.settle({each.konflik.keadaan: each for each in putusan})
    laporan = with_inputs(induk, run.isi)
    if history := list(run.history(hari, alasan)):
        laporan = attrs.evolve(laporan, koreksi=sorted((*induk.koreksi, *history), key=_in_history))
    open_files = {each.berkas for conflict in run.open for each in conflict.kiriman}
    for one in ordered:
        months = run.months_of(one, bulan)
        if months or one.sha256 in known:
            laporan = redate(laporan, one.berkas, one.sha256, hari)
        laporan = _received(laporan, one, months, hari, is_open=one.berkas in open_files)
    told = (tuple(run.applied), tuple(run.open), tuple(run.foreign), tuple(run.lost))
    return HasilGabung(laporan, *told, tuple(one.berkas for one in ordered if one.sha256 in known))


def places_in_order(found: Iterable[Letak]) -> list[Letak]:
    """By kode, column and period, as they are told."""
    return sorted(found, key=spell_place)


class _Run:
    """One merge: what each place is to hold, and why."""

    def __init__(self, induk: Laporan, seksi: Seksi, *, wewenang_penuh: bool) -> None:
        self._before = inputs(induk)
        self._seksi = seksi
        self._all = wewenang_penuh
        self._corrections = Counter(one.letak for one in induk.koreksi)
        self._decided = {(one.letak, name_key(one.seksi), one.lama, one.baru) for one in induk.koreksi if one.putusan}
        self._proposals: dict[Letak, list[tuple[Kiriman, bool]]] = {}
        self._changed: dict[str, set[Letak]] = {}
        self._history: list[tuple[Usulan, bool, str]] = []
        self.isi = dict(self._before)
        self.applied: list[Usulan] = []
        self.open: list[Konflik] = []
        self.foreign: list[Usulan] = []
        self.lost: list[Usulan] = []

    def look_at(self, one: Kiriman) -> None:
        """Sort the changes of one copy into those that count, foreign ones, and those without a place."""
        changed = self._changed.setdefault(_name(one), set())
        for letak in places_in_order({*one.isi, *(one.dasar or {})}):
            before = self._base(one, letak)
            value = one.isi.get(letak, BELUM_DIISI)
            if one.dasar is None and value is BELUM_DIISI:
                continue
            owner = self._seksi(letak)
            is_own = owner is not None and (self._all or name_key(owner) == name_key(one.seksi))
            if value == before:
                if is_own and one.dasar is None:
                    self._propose(one, letak, value)  # all that is known is that it holds this
            elif is_own:
                changed.add(letak)
                self._propose(one, letak, value)
            else:
                (self.lost if owner is None else self.foreign).append(
                    Usulan(letak, before, value, one.seksi, one.berkas)
                )

    def _base(self, one: Kiriman, letak: Letak) -> NilaiIsian:
        return (self._before if one.dasar is None else one.dasar).get(letak, BELUM_DIISI)

    def _propose(self, one: Kiriman, letak: Letak, value: NilaiIsian) -> None:
        held = self._before.get(letak, BELUM_DIISI)
        if value == held or letak.kolom is _LINKS:
            clash = False  # who has put in what the master holds contradicts only those who say otherwise
        elif one.dasar is None:
            clash = held is not BELUM_DIISI
        else:
            clash = held != self._base(one, letak) or self._corrections[letak] > one.koreksi.get(letak, 0)
        if clash and (letak, name_key(one.seksi), value, held) in self._decided:
            return
        self._proposals.setdefault(letak, []).append((one, clash))

    def settle(self, putusan: Mapping[object, Putusan]) -> None:
        """Apply what does not contradict, what was decided, and keep the rest open."""
        for letak in places_in_order(self._proposals):
            proposals = self._proposals[letak]
            held = self._before.get(letak, BELUM_DIISI)
            if letak.kolom is _LINKS:
                self._join_links(letak, [one for one, _ in proposals])
            elif all(one.isi.get(letak, BELUM_DIISI) == held for one, _ in proposals):
                continue
            elif not any(clash for _, clash in proposals) and len({one.isi.get(letak) for one, _ in proposals}) == 1:
                one = proposals[0][0]
                self._set(Usulan(letak, held, one.isi.get(letak, BELUM_DIISI), *_who(one)))
            else:
                conflict = self._conflict(letak, [one for one, _ in proposals])
                decision = putusan.get(conflict.keadaan)
                if decision is None:
                    self.open.append(conflict)
                else:
                    self._decide(conflict, decision)

    def _set(self, change: Usulan) -> None:
        self.isi[change.letak] = change.baru
        self.applied.append(change)
        if change.lama is not BELUM_DIISI:
            self._history.append((change, False, ""))

    def _join_links(self, letak: Letak, senders: Sequence[Kiriman]) -> None:
        """Links that a copy added are added, those that it removed are removed, all others stay."""
        before = _links(self._before.get(letak, BELUM_DIISI))
        added: dict[str, None] = {}
        removed: set[str] = set()
        for one in senders:
            base = _links((one.dasar or {}).get(letak, BELUM_DIISI))
            now = _links(one.isi.get(letak, BELUM_DIISI))
            added |= dict.fromkeys(link for link in now if link not in base)
            removed |= {link for link in base if link not in now}
        joined = [link for link in before if link not in removed - added.keys()]
        joined += [link for link in added if link not in joined]
        if joined != before:
            lama = self._before.get(letak, BELUM_DIISI)
            change = Usulan(letak, lama, "\n".join(joined) or BELUM_DIISI, *_who(senders[0]))
            self.isi[letak] = change.baru
            self.applied.append(change)
            if set(before) - set(joined):
                self._history.append((change, False, ""))

    def _conflict(self, letak: Letak, senders: Sequence[Kiriman]) -> Konflik:
        held = self._before.get(letak, BELUM_DIISI)
        bases = {one.dasar.get(letak, BELUM_DIISI) for one in senders if one.dasar is not None}
        values = tuple(NilaiKiriman(*_who(one), one.isi.get(letak, BELUM_DIISI)) for one in senders)
        return Konflik(letak, bases.pop() if len(bases) == 1 else BELUM_DIISI, held, values)

    def _decide(self, conflict: Konflik, decision: Putusan) -> None:
        """Put the decided value in; each value that was not taken stands in the history as decided against."""
        letak, value = conflict.letak, decision.nilai
        chosen = next((one for one in conflict.kiriman if one.nilai == value), None)
        if value != conflict.induk:
            who = (chosen.seksi, chosen.berkas) if chosen else ("", "")
            change = Usulan(letak, conflict.induk, value, *who)
            self.isi[letak] = value
            self.applied.append(change)
            self._history.append((change, True, decision.alasan))
        for one in conflict.kiriman:
            if one.nilai != value:
                self._history.append((Usulan(letak, one.nilai, value, one.seksi, one.berkas), True, decision.alasan))

    def history(self, hari: datetime.date, alasan: str) -> Iterator[Koreksi]:
        """Everything that was replaced or decided against."""
        for change, decided, reason in self._history:
            where = (change.letak, change.lama, change.baru, hari)
            yield Koreksi(*where, reason or alasan, change.seksi, change.berkas, putusan=decided)

    def months_of(self, one: Kiriman, bulan: Bulan | None) -> set[Bulan] | None:
        """The months of the inputs that the copy changed, and the named one; None where it changed nothing at all."""
        changed = self._changed.get(_name(one), set())
        months = {letak.bulan for letak in changed if letak.bulan is not None} | ({bulan} if bulan else set())
        return months if changed or months else None


def redate(laporan: Laporan, berkas: str, sha256: str, hari: datetime.date) -> Laporan:
    """The report with the receipts of a file on that day, where a later one was written.

    The receipt of a file that left a conflict open has no hash: it is known by the name alone.
    """
    earlier = {
        key: attrs.evolve(receipt, tanggal=hari)
        for key, receipt in laporan.penerimaan.items()
        if hari < receipt.tanggal and sha256 and (receipt.sha256 or receipt.berkas) in {sha256, berkas}
    }
    return attrs.evolve(laporan, penerimaan={**laporan.penerimaan, **earlier}) if earlier else laporan


def _received(
    laporan: Laporan, one: Kiriman, months: set[Bulan] | None, hari: datetime.date, *, is_open: bool
) -> Laporan:
    """The report with receipts for these months; the first day wins. A file with open conflicts is still to be merged."""
    if months is None:
        return laporan
    sha256 = "" if is_open else one.sha256
    names = {name_key(section): section for section, _ in laporan.penerimaan}
    section = names.get(name_key(one.seksi), one.seksi)
    receipt = Penerimaan(hari, one.berkas, sha256)
    new = {(section, bulan): receipt for bulan in months if (section, bulan) not in laporan.penerimaan}
    more = {} if new or not sha256 else {(section, sha256): receipt}
    return attrs.evolve(laporan, penerimaan={**laporan.penerimaan, **new}, kiriman={**laporan.kiriman, **more})


def _in_history(one: Koreksi) -> tuple[object, ...]:
    """The order of the sheet Riwayat, in which the order of merging does not show."""
    place = spell_place(one.letak)
    return one.tanggal, one.putusan, place.kode, place.periode, place.kolom, one.seksi


def _links(value: NilaiIsian) -> list[str]:
    return [] if value is BELUM_DIISI else str(value).split("\n")


def _who(one: Kiriman) -> tuple[str, str]:
    return one.seksi, one.berkas


def _name(one: Kiriman) -> str:
    return f"{one.berkas}\n{one.sha256}"
