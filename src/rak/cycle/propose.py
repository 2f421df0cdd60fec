"""A new draw plan for what remains, line by line, as a REVISI.toml to read, change and apply."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from rak.domain.laporan import Laporan
from rak.domain.nilai import Bilangan
from rak.domain.rencana import RencanaAksi
from rak.domain.rencana_ulang import RencanaUlang, Sebaran, replan_line
from rak.domain.revisi import Revisi
from rak.domain.waktu import Triwulan
from rak.errors import DomainError, SalahPakai
from rak.toml.write_plan import dump_revisi

Cara: TypeAlias = Sebaran | Sequence[Bilangan]
"""How the remainder of a line is spread: a named way, or a weight for each open quarter."""

_UNFILLED: Final = Revisi(datetime.date(1900, 1, 1), "-", "-")
"""Stands for the date, number and reason that somebody is to fill in."""


@attrs.frozen
class Usulan:
    """What is proposed, and the lines for which nothing can be."""

    baris: tuple[RencanaUlang, ...]
    """Lines with another draw plan than before."""
    mustahil: tuple[DomainError, ...]


def propose(
    rencana: RencanaAksi,
    laporan: Laporan,
    tertutup: Triwulan | None,
    cara: Cara = Sebaran.RENCANA_LAMA,
    per_baris: Mapping[str, Cara] | None = None,
) -> Usulan:
    """Spread what remains of each line's pagu (less what is blocked) over the quarters after ``tertutup``.

    A line that cannot be planned is named and does not stop the others. DomainError for a kode in ``per_baris`` that
    the plan does not have.
    """
    chosen = dict(per_baris or {})
    for kode in chosen:
        rencana.find_kegiatan(kode)
    found: list[RencanaUlang] = []
    faults: list[DomainError] = []
    for line in rencana.kegiatan:
        try:
            new = replan_line(line, laporan, tertutup, chosen.get(line.kode, cara), blokir=rencana.blokir_of(line.kode))
        except DomainError as fault:
            faults.append(fault)
        else:
            if tuple(new.baru) != tuple(new.lama):
                found.append(new)
    return Usulan(tuple(found), tuple(faults))


def proposal_toml(usulan: Usulan) -> str:
    """The REVISI.toml of a proposal; ``rak revisi`` refuses it until date, number and reason are filled in."""
    draws = {line.kode: {tw: line.baru[tw] for tw in Triwulan} for line in usulan.baris}
    event = Revisi.of(_UNFILLED.tanggal, _UNFILLED.nomor, _UNFILLED.alasan, penarikan=draws)
    lines = [line for line in dump_revisi([event]) if line.partition(" = ")[0] not in {"tanggal", "nomor", "alasan"}]
    at = lines.index("[[revisi]]") + 1
    lines[at:at] = ['tanggal = ""  # misalnya 2025-04-15', 'nomor = ""', 'alasan = ""']
    return "\n".join(["# Usulan rencana penarikan; periksa, lengkapi, lalu terapkan dengan rak revisi.", *lines]) + "\n"


def parse_cara(text: str) -> Cara:
    """``merata``, ``rencana lama``, or weights such as ``1,2,1``. Raises SalahPakai."""
    bare = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for way in Sebaran:
        if bare == way.value:
            return way
    parts = [part.strip() for part in text.split(",")]
    if all(part.isdecimal() for part in parts):
        return [int(part) for part in parts]
    raise SalahPakai(f"--sebaran '{text}' tidak dikenal; pakai merata, rencana-lama, atau bobot seperti 1,2,1.")
