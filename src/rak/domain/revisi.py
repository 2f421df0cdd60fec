"""Revisions of the pagu and of the draw plan, and blocks (*blokir*), as dated events over the first plan.

The plan itself stays as it was decreed; each date has its version, and every report can say which version counted.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import attrs

from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah, Uang, UangHitung
from rak.domain.waktu import PerTriwulan
from rak.errors import DomainError


@attrs.frozen
class PerubahanBaris:
    """What a revision sets for one budget line; None leaves it as it was."""

    kode: str
    pagu: Rupiah | None = None
    penarikan: PerTriwulan[Uang] | None = None


def _not_empty(_: object, field: attrs.Attribute[str], value: str) -> None:
    if not value.strip():
        raise DomainError(
            f"Revisi atau blokir tanpa {field.name}.", "Setiap revisi dan blokir punya tanggal, nomor, dan alasan."
        )


@attrs.frozen
class Revisi:
    """A revision of the budget (*revisi DIPA/POK*): from its date on, these lines have this pagu and this draw plan."""

    tanggal: datetime.date
    nomor: str = attrs.field(validator=_not_empty)
    alasan: str = attrs.field(validator=_not_empty)
    perubahan: tuple[PerubahanBaris, ...] = ()


@attrs.frozen
class Blokir:
    """A block: from its date on this much of each line's pagu may not be spent; an empty mapping lifts all blocks."""

    tanggal: datetime.date
    nomor: str = attrs.field(validator=_not_empty)
    alasan: str = attrs.field(validator=_not_empty)
    jumlah: tuple[tuple[str, Rupiah], ...] = ()
    """(kode, amount); the whole state after the event, not a difference."""


@attrs.frozen(hash=False)
class VersiAnggaran:
    """The plan as it stood on a day, with the events that made it so."""

    rencana: RencanaAksi
    blokir: Mapping[str, Rupiah]
    revisi: tuple[Revisi, ...]
    blokir_terakhir: Blokir | None

    @property
    def nama(self) -> str:
        """The version in words, for reports: ``awal``, or the last revision and block that counted."""
        parts = ["anggaran awal"]
        if self.revisi:
            last = self.revisi[-1]
            parts = [f"revisi ke-{len(self.revisi)}, nomor {last.nomor}, {last.tanggal.isoformat()}"]
        if self.blokir_terakhir is not None:
            parts.append(f"blokir nomor {self.blokir_terakhir.nomor}, {self.blokir_terakhir.tanggal.isoformat()}")
        return "; ".join(parts)

    def pagu_efektif(self, kode: str) -> UangHitung:
        """The pagu of a line less what is blocked of it."""
        pagu = self.rencana.find_kegiatan(kode).pagu
        return pagu - self.blokir.get(kode, Rupiah(0)) if isinstance(pagu, Rupiah) else pagu


def _by_date(events: Iterable[Revisi]) -> tuple[Revisi, ...]:
    return tuple(sorted(events, key=lambda event: event.tanggal))


def _blocks_by_date(events: Iterable[Blokir]) -> tuple[Blokir, ...]:
    return tuple(sorted(events, key=lambda event: event.tanggal))


@attrs.frozen
class RiwayatAnggaran:
    """The first plan and all that changed its money since; events of one day count in the order given."""

    awal: RencanaAksi
    revisi: tuple[Revisi, ...] = attrs.field(default=(), converter=_by_date)
    blokir: tuple[Blokir, ...] = attrs.field(default=(), converter=_blocks_by_date)

    def __attrs_post_init__(self) -> None:
        known = {kegiatan.kode for kegiatan in self.awal.kegiatan}
        named = [(revisi.nomor, baris.kode) for revisi in self.revisi for baris in revisi.perubahan]
        named += [(blokir.nomor, kode) for blokir in self.blokir for kode, _ in blokir.jumlah]
        unknown = [f"{kode} (nomor {nomor})" for nomor, kode in named if kode not in known]
        if unknown:
            raise DomainError(f"Kode yang tidak ada dalam rencana: {', '.join(unknown)}.", "Pakai kode dari rencana.")
        for revisi in self.revisi:
            _check_once(revisi.nomor, [baris.kode for baris in revisi.perubahan])
        for blokir in self.blokir:
            _check_blocks(blokir, self.per(blokir.tanggal).rencana)

    def per(self, tanggal: datetime.date) -> VersiAnggaran:
        """The version that counts on that day, its own events included."""
        revisions = tuple(revisi for revisi in self.revisi if revisi.tanggal <= tanggal)
        blocks = [blokir for blokir in self.blokir if blokir.tanggal <= tanggal]
        plan = self.awal
        for revisi in revisions:
            plan = apply_revision(plan, revisi)
        last = blocks[-1] if blocks else None
        return VersiAnggaran(plan, dict(last.jumlah) if last else {}, revisions, last)


def apply_revision(rencana: RencanaAksi, revisi: Revisi) -> RencanaAksi:
    """The plan with the revised lines; everything else as it was."""
    changes = {baris.kode: baris for baris in revisi.perubahan}
    return change_lines(
        rencana, {kode: _changed(rencana.find_kegiatan(kode), baris) for kode, baris in changes.items()}
    )


def change_lines(rencana: RencanaAksi, baris: Mapping[str, Kegiatan]) -> RencanaAksi:
    """The plan with these budget lines put in the place of the ones of the same kode."""
    goals = [
        attrs.evolve(
            sasaran,
            indikator=tuple(
                attrs.evolve(indikator, kegiatan=tuple(baris.get(line.kode, line) for line in indikator.kegiatan))
                for indikator in sasaran.indikator
            ),
        )
        for sasaran in rencana.sasaran
    ]
    return attrs.evolve(rencana, sasaran=tuple(goals))


def _changed(kegiatan: Kegiatan, perubahan: PerubahanBaris) -> Kegiatan:
    return attrs.evolve(
        kegiatan,
        pagu=kegiatan.pagu if perubahan.pagu is None else perubahan.pagu,
        penarikan=kegiatan.penarikan if perubahan.penarikan is None else perubahan.penarikan,
    )


def _check_once(nomor: str, kodes: list[str]) -> None:
    twice = sorted({kode for kode in kodes if kodes.count(kode) > 1})
    if twice:
        raise DomainError(f"Nomor {nomor} menyebut {', '.join(twice)} lebih dari sekali.", "Sebut setiap kode sekali.")


def _check_blocks(blokir: Blokir, rencana: RencanaAksi) -> None:
    _check_once(blokir.nomor, [kode for kode, _ in blokir.jumlah])
    for kode, jumlah in blokir.jumlah:
        pagu = rencana.find_kegiatan(kode).pagu
        if jumlah.nilai < 0 or (isinstance(pagu, Rupiah) and jumlah > pagu):
            raise DomainError(
                f"Blokir {kode} sebesar {jumlah} tidak di antara Rp0 dan pagu {pagu}.", "Periksa jumlah yang diblokir."
            )
