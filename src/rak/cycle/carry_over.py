"""Figures, evidence, words and history of an older workbook into a plan that gained or lost lines, by kode.

Text is never a key: it only warns. A kode whose text now stands under another kode was renumbered, and what it held is
told, not given to its successor. What has no place, or would mean something else, is told with its cell.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from rak.cycle.compare import Sisi, said
from rak.cycle.findings_on_pindahan import DARI_YANG_LAMA, ISI_TINGKAT, KODE_DIPAKAI_LAGI, TIDAK_DIBAWA
from rak.cycle.inputs import Isi, inputs, section_of, with_inputs
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.recorded_values import is_level
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, Keputusan, RencanaAksi
from rak.domain.revisi import BELUM_DICATAT, Revisi
from rak.domain.temuan import Temuan
from rak.domain.text_folding import name_key
from rak.domain.versi import change_indicators, semula, susun, value_of
from rak.errors import RakError
from rak.matriks.addresses import place

Bagian: TypeAlias = IndikatorKegiatan | Kegiatan
_STATED: Mapping[type, tuple[str, ...]] = {
    IndikatorKegiatan: (
        "polaritas", "gabungan", "target_triwulan", "target_kumulatif", "frekuensi", "pelaporan", "batas", "penanggung_jawab",
    ),
    Kegiatan: ("penanggung_jawab", "jenis_belanja", "pelaporan"),
}  # fmt: skip
"""What a person states of a part of the plan, once."""
_PERIKSA_KODE: Final = (
    'Periksa kode di rencana baru (tulis kode = "…"), lalu buat lagi; atau isi sendiri di buku kerja baru.'
)
_OF_VARIABLES = frozenset({"gabungan", "pelaporan"})


class Pindahan(NamedTuple):
    """The plan and the report as they are now, and what was and was not carried."""

    rencana: RencanaAksi
    laporan: Laporan
    temuan: tuple[Temuan, ...]


def carry_over(rencana: RencanaAksi, laporan: Laporan, lama: Sisi) -> Pindahan:
    """The plan with everything of ``lama`` that has a place in it; what ``laporan`` says already comes first.

    Raises RakError for plans of two years.
    """
    if rencana.tahun != lama.rencana.tahun:
        pesan = (
            f"Rencana tahun {rencana.tahun}, buku kerja lama tahun {lama.rencana.tahun}; angkanya tidak dapat dibawa."
        )
        raise RakError(pesan, "Pakai buku kerja lama dari tahun yang sama; --tahun memindahkan rencana ke tahun lain.")
    return _Pemindah(rencana, laporan, lama).carry()


class _Pemindah:
    """One look at a new plan beside an old workbook."""

    def __init__(self, rencana: RencanaAksi, laporan: Laporan, lama: Sisi) -> None:
        self._laporan = laporan
        self._lama = lama
        self._old, self._new = _parts(lama.rencana), _parts(rencana)
        self._temuan: list[Temuan] = []
        self._pindah = self._renumbered()
        self._rencana = self._with_stated(rencana)
        self._new = _parts(self._rencana)

    def carry(self) -> Pindahan:
        past, own = self._lama.laporan, inputs(self._laporan)
        carried = self._carried(inputs(past), own)
        whole = with_inputs(self._laporan, {**carried, **own})
        flags = {k.kode: past.tingkat_kumulatif[k.kode] for k in carried if k.kode in past.tingkat_kumulatif}
        report = attrs.evolve(
            whole,
            tingkat_kumulatif=flags | dict(whole.tingkat_kumulatif),
            penerimaan=dict(whole.penerimaan) | dict(past.penerimaan),
            kiriman=dict(whole.kiriman) | dict(past.kiriman),
            koreksi=tuple(dict.fromkeys((*past.koreksi, *whole.koreksi))),
        )
        plan = self._with_revisions()
        found = list(self._temuan)
        if self._lama.peta is not None:
            found = list(place(found, self._lama.peta))
        return Pindahan(plan, report, tuple(found))

    def _carried(self, isi: Isi, own: Isi) -> dict[Letak, Any]:
        """What has a place and the same meaning; the rest is told."""
        found: dict[Letak, Any] = {}
        section = section_of(self._rencana)
        flags = self._lama.laporan.tingkat_kumulatif, self._laporan.tingkat_kumulatif
        mixed = {k.kode for k in own if is_level(k) and flags[0].get(k.kode) is not flags[1].get(k.kode)}
        for letak, value in isi.items():
            why = self._gone(letak.kode) or self._other_meaning(letak)
            if not why and section(letak) is None:
                why = "rencana baru tidak punya tempatnya"
            if not why and own.get(letak, value) != value:
                why = f"sumber rencananya sudah mengisi {said(own[letak])}"
            if not why and is_level(letak) and letak.kode in mixed:
                self._leave(
                    letak, value, "tingkat di sumber rencananya dibaca lain (s.d. atau per triwulan)", ISI_TINGKAT
                )
            elif why:
                self._leave(letak, value, why)
            else:
                found[letak] = value
        return found

    def _leave(self, letak: Letak, value: object, why: str, saran: str = _PERIKSA_KODE) -> None:
        self._temuan.append(TIDAK_DIBAWA.temuan(f"{said(value)} tidak dibawa: {why}.", saran, letak, said(value)))

    def _gone(self, kode: str) -> str:
        if kode not in self._new:
            return "rencana baru tidak punya kode itu"
        if kode in self._pindah:
            return self._pindah[kode]
        return "" if type(self._new[kode]) is type(self._old.get(kode)) else "kode itu kini jenis lain"

    def _other_meaning(self, letak: Letak) -> str:
        """Why a figure would say something else in the new plan; empty where it says the same."""
        old, new = self._old[letak.kode], self._new[letak.kode]
        if isinstance(old, Kegiatan) or isinstance(new, Kegiatan):
            amount = letak.kolom is Kolom.REALISASI_ANGGARAN and letak.bulan is not None
            before, after = str(old.pelaporan or "bulanan"), str(new.pelaporan or "bulanan")
            return f"realisasi lama {before}, dalam rencana baru {after}" if amount and before != after else ""
        if not (letak.variabel or is_level(letak) or letak.kolom is Kolom.CAPAIAN):
            return ""
        if letak.variabel and letak.variabel not in new.rumus.kunci_masukan:
            return "rumus baru tidak punya variabel itu"
        if letak.variabel and old.pelaporan_of(letak.variabel) is not new.pelaporan_of(letak.variabel):
            return f"dulu diketik {old.pelaporan_of(letak.variabel)}, kini {new.pelaporan_of(letak.variabel)}"
        if not letak.variabel and old.rumus.tanpa_seratus != new.rumus.tanpa_seratus:
            return "rumusnya lain"
        in_its_unit = not letak.variabel or old.rumus.manual or new.rumus.manual or new.rumus.memakai_target
        units = [name_key(one.target.satuan) for one in (old, new)]
        return f"satuan targetnya dulu '{units[0]}', kini '{units[1]}'" if in_its_unit and units[0] != units[1] else ""

    def _renumbered(self) -> dict[str, str]:
        """Old kodes under which another part stands now, by the texts: why what they held is not carried."""
        found: dict[str, str] = {}
        shared = _shared_texts(self._old) | _shared_texts(self._new)
        before, now = ({kode: _words(one, shared) for kode, one in parts.items()} for parts in (self._old, self._new))
        origins, successors = ({words: kode for kode, words in reversed(one.items())} for one in (before, now))
        for kode, words in before.items():
            if kode not in now or now[kode] == words:
                continue
            successor, origin = successors.get(words), origins.get(now[kode])
            if successor and before.get(successor) != words:
                found[kode] = f"uraiannya kini berkode {successor} dalam rencana baru"
            elif origin and now.get(origin) != before[origin]:
                found[kode] = f"kode itu kini milik baris yang dulu berkode {origin}"
            elif self._new[kode].uraian != self._old[kode].uraian:
                pesan = (
                    f"Uraiannya kini '{self._new[kode].uraian}', dulu '{self._old[kode].uraian}'; "
                    "isiannya dibawa menurut kode."
                )
                aturan = KODE_DIPAKAI_LAGI if _is_another(self._old[kode], self._new[kode]) else DARI_YANG_LAMA
                self._temuan.append(aturan.temuan(pesan, "Periksa apakah barisnya memang sama.", Letak(kode)))
        return found

    def _with_stated(self, rencana: RencanaAksi) -> RencanaAksi:
        """The plan with what it leaves unstated and people stated in the old workbook."""
        if rencana.keputusan == Keputusan() != self._lama.rencana.keputusan:
            rencana = attrs.evolve(rencana, keputusan=self._lama.rencana.keputusan)
            saran = "Periksa, dan tulis di rencananya."
            self._temuan.append(DARI_YANG_LAMA.temuan("Keputusan dan penandatangan diambil dari buku lama.", saran))
        known = {(one.kode, one.letak) for one in rencana.diterima}
        seen = tuple(one for one in self._lama.rencana.diterima if (one.kode, one.letak) not in known)
        return change_indicators(
            attrs.evolve(rencana, diterima=(*rencana.diterima, *seen)),
            lambda one: self._stated(attrs.evolve(one, kegiatan=tuple(map(self._stated, one.kegiatan)))),
        )

    def _stated(self, part: Any) -> Any:
        old = self._old.get(part.kode)
        if old is None or self._gone(part.kode):
            return part
        taken: dict[str, Any] = {}
        for name in _STATED[type(part)]:
            before, now = getattr(old, name), getattr(part, name)
            if before == now or before in {None, ""}:
                continue
            same_names = not isinstance(old, IndikatorKegiatan) or old.rumus.kunci_masukan == part.rumus.kunci_masukan
            if now in {None, ""} and (name not in _OF_VARIABLES or same_names):
                taken[name] = before
            else:
                pesan = (
                    f"{name.replace('_', ' ')} dulu {_spelt(before)}, rencana baru {_spelt(now)}; rencana yang dipakai."
                )
                self._temuan.append(TIDAK_DIBAWA.temuan(pesan, "Periksa rencananya.", Letak(part.kode)))
        for name, value in taken.items():
            pesan = f"{name.replace('_', ' ')} {_spelt(value)} diambil dari buku lama."
            self._temuan.append(DARI_YANG_LAMA.temuan(pesan, "Periksa, dan tulis di rencananya.", Letak(part.kode)))
        return attrs.evolve(part, **taken) if taken else part

    def _with_revisions(self) -> RencanaAksi:
        """The plan with the recorded past: each value as before its revisions or as they left it, or the event is told."""
        plan = self._rencana
        known = {(event.tanggal, event.nomor) for event in plan.revisi}
        past = self._lama.rencana.revisi
        first: dict[object, object] = {}
        for event in past:
            for change in event.perubahan:
                first.setdefault(change.tempat, change.lama)
        kept: list[Revisi] = []
        for event in past:
            if plan.revisi:
                if (event.tanggal, event.nomor) not in known:
                    self._leave_event(event, "rencana baru punya riwayat revisinya sendiri", "")
                continue
            changes = []
            for change in event.perubahan:
                why = self._gone(change.kode)
                if not why:
                    now, then = (value_of(one, change) for one in (plan, self._lama.rencana))
                    why = "" if now in {then, first[change.tempat]} else f"rencana baru bernilai {said(now)}"
                if why or change.lama is BELUM_DICATAT:
                    self._leave_event(event, why or "nilai lamanya tidak diketahui", f"{change.unsur} {change.kode}")
                else:
                    changes.append(change)
            if changes or not event.perubahan:
                kept.append(attrs.evolve(event, perubahan=changes))
        return susun(semula(attrs.evolve(plan, revisi=kept)), kept) if kept else plan

    def _leave_event(self, event: Revisi, why: str, what: str) -> None:
        pesan = f"Revisi {event.nomor} ({event.tanggal.isoformat()}){f', {what},' if what else ''} tidak dibawa: {why}."
        self._temuan.append(TIDAK_DIBAWA.temuan(pesan, "Catat lagi dengan rak revisi."))


def _parts(rencana: RencanaAksi) -> dict[str, Bagian]:
    found: dict[str, Bagian] = {}
    for one in rencana.indikator:
        found[one.kode] = one
        found |= {line.kode: line for line in one.kegiatan}
    return found


def _text(part: Bagian) -> tuple[str, str]:
    return type(part).__name__, name_key(part.uraian)


def _is_another(old: Bagian, new: Bagian) -> bool:
    """Whether nothing of a part of the plan is what it was: no word of its text, nor its pagu or target."""
    worth = [one.pagu if isinstance(one, Kegiatan) else one.target for one in (old, new)]
    words = [set(name_key(one.uraian).split()) for one in (old, new)]
    return worth[0] != worth[1] and not words[0] & words[1]


def _shared_texts(parts: Mapping[str, Bagian]) -> set[tuple[str, str]]:
    """The texts of several parts at once, as of budget lines under one KEGIATAN."""
    return {text for text, count in Counter(map(_text, parts.values())).items() if count > 1}


def _words(part: Bagian, shared: Collection[tuple[str, str]]) -> tuple[object, ...]:
    """What tells a part of the plan from its neighbours: its text, and its plans and pagu where others share that."""
    text = _text(part)
    return (*text, *map(name_key, part.rencana), part.pagu) if isinstance(part, Kegiatan) and text in shared else text


def _spelt(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if hasattr(value, "nilai") and isinstance(value.nilai, tuple):
        return ", ".join(said(one) for one in value.nilai)
    return said(value)
