"""Re-planning: what remains of the pagu is spread over the quarters that are still open."""

import enum
from collections.abc import Mapping, Sequence

import attrs

from rak.domain.anggaran import TANPA_BLOKIR, realisasi_triwulan
from rak.domain.laporan import Laporan
from rak.domain.nilai import TIDAK_BERLAKU, Bilangan
from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.report_on_plan import check_report
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.versi import change_lines
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.errors import DomainError


class Sebaran(enum.Enum):
    """How the remainder is spread; a list of weights, one per open quarter, is the third way."""

    MERATA = "merata"
    """The same for every open quarter."""
    RENCANA_LAMA = "rencana lama"
    """By the old plan's shares of the open quarters."""


@attrs.frozen
class RencanaUlang:
    """A budget line's draw plan made anew. Closed quarters hold what was really spent, so that the sum is the pagu."""

    kode: str
    lama: PerTriwulan[UangHitung]
    baru: PerTriwulan[Rupiah]
    tertutup: Triwulan | None
    """The last closed quarter, None when the whole year is open."""

    @property
    def terealisasi(self) -> Rupiah:
        """What was spent in the closed quarters."""
        return sum((self.baru[tw] for tw in Triwulan if not self._is_open(tw)), start=Rupiah(0))

    @property
    def sisa(self) -> Rupiah:
        """What is spread over the open quarters."""
        return sum((self.baru[tw] for tw in Triwulan if self._is_open(tw)), start=Rupiah(0))

    def _is_open(self, triwulan: Triwulan) -> bool:
        return self.tertutup is None or triwulan > self.tertutup


def replan_line(
    kegiatan: Kegiatan,
    laporan: Laporan,
    tertutup: Triwulan | None,
    cara: Sebaran | Sequence[Bilangan] = Sebaran.MERATA,
    *,
    blokir: Rupiah | None = None,
) -> RencanaUlang:
    """Spread what remains of the line's (effective) pagu over the quarters after ``tertutup``.

    Closed quarters are locked at their realisasi (a dash is nothing spent); realisasi + new draws = pagu, exactly.
    DomainError, with the gap in rupiah, when the pagu is overspent, when no open quarter can take the remainder, and
    when a closed quarter or the pagu is not filled in: a blank is never zero.
    """
    ceiling = _ceiling(kegiatan, blokir)
    closed = [triwulan for triwulan in Triwulan if tertutup is not None and triwulan <= tertutup]
    spent = [_locked(kegiatan, laporan, triwulan) for triwulan in closed]
    rest = ceiling - sum(spent, start=Rupiah(0))
    if rest.nilai < 0:
        pesan = f"{kegiatan.kode}: realisasi s.d. {tertutup} melebihi pagu {ceiling} sebesar {-rest}."
        raise DomainError(pesan, "Usulkan revisi pagu lebih dahulu, atau periksa realisasi.")
    open_quarters = [triwulan for triwulan in Triwulan if triwulan not in closed]
    new = (*spent, *_spread(kegiatan, rest, open_quarters, cara))
    return RencanaUlang(kegiatan.kode, PerTriwulan(kegiatan.penarikan), PerTriwulan(new), tertutup)


def replan(
    rencana: RencanaAksi,
    laporan: Laporan,
    tertutup: Triwulan | None,
    cara: Sebaran | Sequence[Bilangan] = Sebaran.MERATA,
    *,
    blokir: Mapping[str, Rupiah] = TANPA_BLOKIR,
) -> RencanaAksi:
    """The plan with every budget line planned anew; one DomainError names all lines that cannot be."""
    check_report(rencana, laporan)
    for kode in blokir:
        rencana.find_kegiatan(kode)
    changed: dict[str, Kegiatan] = {}
    faults: list[DomainError] = []
    for kegiatan in rencana.kegiatan:
        try:
            new = replan_line(kegiatan, laporan, tertutup, cara, blokir=blokir.get(kegiatan.kode))
        except DomainError as fault:
            faults.append(fault)
        else:
            changed[kegiatan.kode] = attrs.evolve(kegiatan, penarikan=new.baru)
    if faults:
        raise DomainError(
            " ".join(fault.pesan for fault in faults), " ".join(dict.fromkeys(fault.saran for fault in faults))
        )
    return change_lines(rencana, changed)


def _ceiling(kegiatan: Kegiatan, blokir: Rupiah | None) -> Rupiah:
    if not isinstance(kegiatan.pagu, Rupiah):
        raise DomainError(f"{kegiatan.kode}: pagu {kegiatan.pagu}.", "Isi pagu lebih dahulu.")
    return kegiatan.pagu if blokir is None else kegiatan.pagu - blokir


def _locked(kegiatan: Kegiatan, laporan: Laporan, triwulan: Triwulan) -> Rupiah:
    spent = realisasi_triwulan(kegiatan, laporan, triwulan)
    if spent is TIDAK_BERLAKU:
        return Rupiah(0)
    if not isinstance(spent, Rupiah):
        raise DomainError(f"{kegiatan.kode}: realisasi {triwulan} {spent}.", "Isi realisasinya; tulis 0 bila nihil.")
    return spent


def _spread(
    kegiatan: Kegiatan, rest: Rupiah, quarters: list[Triwulan], cara: Sebaran | Sequence[Bilangan]
) -> tuple[Rupiah, ...]:
    if not quarters:
        if rest:
            pesan = f"{kegiatan.kode}: sisa {rest} tidak dapat direncanakan, tidak ada lagi triwulan terbuka."
            raise DomainError(pesan, "Sisa itu kembali ke kas negara, atau pilih triwulan tertutup yang lebih awal.")
        return ()
    weights = _weights(kegiatan, quarters, cara)
    if not any(weights) and rest:
        pesan = f"{kegiatan.kode}: sisa {rest} tidak dapat dibagi, semua bobot triwulan terbuka nol."
        raise DomainError(pesan, "Pilih sebaran merata, atau beri bobot lebih dari nol.")
    return rest.allocate(weights)


def _weights(kegiatan: Kegiatan, quarters: list[Triwulan], cara: Sebaran | Sequence[Bilangan]) -> Sequence[Bilangan]:
    if cara is Sebaran.MERATA:
        return [1] * len(quarters)
    if isinstance(cara, Sebaran):
        return [_old_weight(kegiatan, triwulan) for triwulan in quarters]
    if len(cara) != len(quarters):
        pesan = f"{kegiatan.kode}: ada {len(cara)} bobot untuk {len(quarters)} triwulan terbuka."
        raise DomainError(pesan, "Beri satu bobot untuk setiap triwulan terbuka.")
    return cara


def _old_weight(kegiatan: Kegiatan, triwulan: Triwulan) -> int:
    draw = kegiatan.penarikan[triwulan]
    if draw is TIDAK_BERLAKU:
        return 0
    if not isinstance(draw, Rupiah):
        pesan = f"{kegiatan.kode}: rencana penarikan {triwulan} {draw}."
        raise DomainError(pesan, "Isi rencananya, atau pilih sebaran merata.")
    return draw.nilai
