"""Generated histories of an office's year: sections edit, the planner corrects, copies come back late, twice, in any order.

``python -m tests.cycle.histories 10000`` runs the law of the silent overwrite over so many of them.
"""

from __future__ import annotations

import datetime
import random
import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from rak.cycle.inputs import inputs, places, report, section_of, with_inputs
from rak.cycle.merge import HasilGabung, Kiriman, merge
from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.recorded_values import is_level
from rak.domain.rencana import RencanaAksi
from rak.domain.riwayat import Koreksi, NilaiIsian
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan
from tests.contoh import TAHUN, baris, rencana

SEKSI = ("Subseksi Registrasi", "Subseksi Bimbingan")
HARI = datetime.date(TAHUN, 2, 4)
TEKS = ("Selesai", "Sedang", "-", "=1+1", "1.500", "2024-02-03", "0", "TW I", "Rp5", "'kutip", "12,50%")
LINKS = ("https://bukti.example/1", "https://bukti.example/2", "notula rapat")


def plan() -> RencanaAksi:
    """Two lines of one section each, and an indicator of the second."""
    lines = [attrs.evolve(baris(f"1.1.{at}"), penanggung_jawab=name) for at, name in enumerate(SEKSI, 1)]
    own = rencana(*lines)
    goal = attrs.evolve(own.sasaran[0].indikator[0], penanggung_jawab=SEKSI[1])
    return attrs.evolve(own, sasaran=[attrs.evolve(own.sasaran[0], indikator=[goal])])


RENCANA = plan()
SEMUA = [
    letak
    for letak in places(RENCANA)
    if (letak.bulan is None or letak.bulan.bulan < 3) and (letak.triwulan is None or letak.triwulan == 1)
]
OWNER = section_of(RENCANA)


def drawn_value(letak: Letak, chance: random.Random) -> NilaiIsian:
    """Something that can stand there, from few values, so that equal ones meet."""
    if chance.random() < 0.15:
        return BELUM_DIISI
    if letak.kolom is Kolom.DATA_DUKUNG:
        return "\n".join(chance.sample(LINKS, chance.randint(1, 3)))
    if letak.kolom is KolomEvaluasi.BATAS_WAKTU:
        return datetime.date(TAHUN, 5, chance.randint(1, 3))
    if letak.kolom is Kolom.REALISASI_ANGGARAN:
        amounts: list[NilaiIsian] = [Rupiah(0), Rupiah(5), Rupiah(7), TIDAK_BERLAKU]
        return chance.choice(amounts)
    if letak.variabel or letak.kolom is Kolom.CAPAIAN or is_level(letak):
        numbers: list[NilaiIsian] = [Fraction(0), Fraction(1, 2), Fraction(3), TIDAK_BERLAKU]
        return chance.choice(numbers)
    return chance.choice((*TEKS, "dua\nbaris") if letak.kolom is Kolom.KETERANGAN else TEKS)


def edited(isi: Mapping[Letak, NilaiIsian], chance: random.Random, letak: list[Letak]) -> dict[Letak, NilaiIsian]:
    """Some of these places with other values."""
    found = dict(isi)
    for one in chance.sample(letak, min(len(letak), chance.randint(0, 6))):
        found[one] = drawn_value(one, chance)
    return {key: value for key, value in found.items() if value is not BELUM_DIISI}


@attrs.frozen(hash=False)
class Langkah:
    """A merge of a history, with what went in and what came out."""

    sebelum: Laporan
    kiriman: tuple[Kiriman, ...]
    hasil: HasilGabung


def history(seed: int) -> Iterator[Langkah]:
    """The merges of one history; open conflicts stay open."""
    chance = random.Random(seed)
    master = report(TAHUN, edited({}, chance, SEMUA))
    copies: list[Kiriman] = []
    for number in range(chance.randint(1, 4)):
        copies += [_copy(master, f"{number}-{at}", chance) for at in range(chance.randint(1, 3))]
        master = _corrected(master, chance)
        sent = tuple(chance.sample(copies, chance.randint(1, min(4, len(copies)))))
        result = merge(master, sent, OWNER, HARI + datetime.timedelta(number))
        yield Langkah(master, sent, result)
        master = result.laporan


def _copy(master: Laporan, name: str, chance: random.Random) -> Kiriman:
    section, base = chance.choice(SEKSI), inputs(master)
    own = [letak for letak in SEMUA if OWNER(letak) == section]
    now = edited(base, chance, own if chance.random() < 0.8 else SEMUA)
    counts = {letak: sum(one.letak == letak for one in master.koreksi) for letak in SEMUA}
    lost = chance.random() < 0.1
    return Kiriman(f"{name}.xlsx", section, now, None if lost else base, f"sha-{name}", {} if lost else counts)


def _corrected(master: Laporan, chance: random.Random) -> Laporan:
    """What the planner does meanwhile: in Excel, where no history is written, or by a command that writes one."""
    before = inputs(master)
    after = edited(before, chance, SEMUA)
    new = with_inputs(master, after)
    if chance.random() < 0.5:
        return new
    changed = [
        Koreksi(letak, old, after.get(letak, BELUM_DIISI), HARI)
        for letak, old in before.items()
        if after.get(letak, BELUM_DIISI) != old
    ]
    return attrs.evolve(new, koreksi=(*new.koreksi, *changed))


def silent_overwrites(step: Langkah) -> list[object]:
    """Every value that disappeared without being told: neither in Riwayat nor among the conflicts."""
    before, after = inputs(step.sebelum), inputs(step.hasil.laporan)
    told: set[object] = {(one.letak, one.lama) for one in step.hasil.laporan.koreksi}
    for conflict in step.hasil.konflik:
        told |= {(conflict.letak, one.nilai) for one in conflict.kiriman}
    told |= {(one.letak, one.baru) for one in (*step.hasil.di_luar_wewenang, *step.hasil.hilang)}
    lost: list[object] = [
        (letak, old) for letak, old in before.items() if not _kept(letak, old, after) and (letak, old) not in told
    ]
    for one in step.kiriman:
        if one.berkas in step.hasil.sudah:
            continue
        for letak in {*one.isi, *(one.dasar or {})}:
            value = one.isi.get(letak, BELUM_DIISI)
            base = before if one.dasar is None else one.dasar
            changed = value != base.get(letak, BELUM_DIISI) and not (one.dasar is None and value is BELUM_DIISI)
            if changed and letak.kolom is not Kolom.DATA_DUKUNG and after.get(letak, BELUM_DIISI) != value:
                lost += [] if (letak, value) in told else [(one.berkas, letak, value)]
    return lost


def _kept(letak: Letak, old: NilaiIsian, after: Mapping[Letak, NilaiIsian]) -> bool:
    now = after.get(letak, BELUM_DIISI)
    if letak.kolom is Kolom.DATA_DUKUNG and now is not BELUM_DIISI:
        return set(str(old).split("\n")) <= set(str(now).split("\n"))
    return now == old


def month(number: int) -> Bulan:
    """A month of the year of the histories."""
    return Bulan(TAHUN, number)


def main(count: int) -> int:
    """Run the law over so many histories and say what came of it."""
    merges = 0
    for seed in range(count):
        for step in history(seed):
            merges += 1
            if found := silent_overwrites(step):
                sys.stdout.write(f"seed {seed}: {found}\n")
                return 1
    sys.stdout.write(f"{count} histories, {merges} merges, no silent overwrite\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
