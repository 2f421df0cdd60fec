"""End-of-year absorption by plain stated rules, with the bounds between which it must end."""

from __future__ import annotations

import enum
from fractions import Fraction

import attrs

from rak.domain.anggaran import TANPA_BLOKIR, add_up, realisasi, realisasi_triwulan
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong, Nilai, TidakDapatDihitung
from rak.domain.periode import months_in, until
from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.report_on_plan import check_report
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan


class AturanProyeksi(enum.Enum):
    """A rule; the value is its sentence."""

    LAJU = "realisasi s.d. kini dibagi jumlah bulan yang terisi dikali 12"
    SESUAI_RENCANA = "realisasi s.d. kini ditambah rencana penarikan triwulan sisanya"
    LAJU_RENCANA = (
        "realisasi s.d. kini ditambah rencana penarikan triwulan sisanya dikali realisasi dibagi rencana s.d. kini"
    )


@attrs.frozen
class Proyeksi:
    """A projected end-of-year realisasi in rupiah (an exact fraction: it is nobody's payment).

    It can end no lower than what is spent and, the pagu being the limit, no higher than the pagu (or than what is
    spent, where that is over it).
    """

    aturan: AturanProyeksi
    mentah: Nilai
    """What the rule gives."""
    bawah: Nilai
    atas: Nilai
    pagu: Nilai

    @property
    def nilai(self) -> Nilai:
        """What the rule gives, within the bounds."""
        if not isinstance(self.mentah, Fraction):
            return self.mentah
        if not isinstance(self.bawah, Fraction) or not isinstance(self.atas, Fraction):
            return self.mentah
        return min(max(self.mentah, self.bawah), self.atas)

    @property
    def penyerapan(self) -> tuple[Nilai, Nilai, Nilai]:
        """Absorption in percent: at worst, as projected, at best."""
        worst, projected, best = (self._of_pagu(part) for part in (self.bawah, self.nilai, self.atas))
        return worst, projected, best

    def _of_pagu(self, amount: Nilai) -> Nilai:
        if not isinstance(amount, Fraction):
            return amount
        if not isinstance(self.pagu, Fraction):
            return TidakDapatDihitung("pagu belum diisi") if self.pagu is BELUM_DIISI else self.pagu
        return 100 * amount / self.pagu if self.pagu else TidakDapatDihitung("pagu nol")


def project_line(
    kegiatan: Kegiatan, laporan: Laporan, kini: Triwulan, aturan: AturanProyeksi, *, blokir: Rupiah | None = None
) -> Proyeksi:
    """Where a budget line will end, seen from the end of the quarter ``kini``.

    Only filled-in months count as months (a quarter's typed amount counts as three), so that a blank is never zero.
    """
    spent = realisasi(kegiatan, laporan, until(kini, laporan.tahun))
    pagu = kegiatan.pagu - (blokir or Rupiah(0)) if isinstance(kegiatan.pagu, Rupiah) else kegiatan.pagu
    ceiling = _fraction(pagu)
    if not isinstance(spent, Rupiah):
        return Proyeksi(aturan, _value(spent), Fraction(0), ceiling, ceiling)
    low = Fraction(spent.nilai)
    high = max(low, ceiling) if isinstance(ceiling, Fraction) else ceiling
    if high is TIDAK_BERLAKU:
        high = low
    return Proyeksi(aturan, _projected(kegiatan, laporan, kini, aturan, low), low, high, ceiling)


def project(
    rencana: RencanaAksi,
    laporan: Laporan,
    kini: Triwulan,
    aturan: AturanProyeksi,
    *,
    blokir: dict[str, Rupiah] | None = None,
) -> Proyeksi:
    """The plan's projection: the sum of its lines'; *tidak dapat dihitung* when one of them has no figure."""
    check_report(rencana, laporan)
    blocked = blokir or TANPA_BLOKIR
    for kode in blocked:
        rencana.find_kegiatan(kode)
    lines = [
        (line.kode, project_line(line, laporan, kini, aturan, blokir=blocked.get(line.kode)))
        for line in rencana.kegiatan
    ]
    return Proyeksi(
        aturan,
        _total([(kode, line.nilai) for kode, line in lines], "proyeksi"),
        _total([(kode, line.bawah) for kode, line in lines], "realisasi"),
        _total([(kode, line.atas) for kode, line in lines], "pagu"),
        _total([(kode, line.pagu) for kode, line in lines], "pagu"),
    )


def _total(parts: list[tuple[str, Nilai]], name: str) -> Nilai:
    missing = [kode for kode, value in parts if value is BELUM_DIISI or isinstance(value, TidakDapatDihitung)]
    if missing:
        return TidakDapatDihitung(f"{name} belum dapat dihitung untuk {', '.join(missing)}")
    return sum((value for _, value in parts if isinstance(value, Fraction)), Fraction(0))


def _projected(kegiatan: Kegiatan, laporan: Laporan, kini: Triwulan, aturan: AturanProyeksi, spent: Fraction) -> Nilai:
    if aturan is AturanProyeksi.LAJU:
        return spent / _months_filled(kegiatan, laporan, kini) * 12
    rest = _planned(kegiatan, [triwulan for triwulan in Triwulan if triwulan > kini])
    if aturan is AturanProyeksi.SESUAI_RENCANA or not isinstance(rest, Fraction):
        return spent + rest if isinstance(rest, Fraction) else rest
    so_far = _planned(kegiatan, [triwulan for triwulan in Triwulan if triwulan <= kini])
    if not isinstance(so_far, Fraction):
        return so_far
    if so_far == 0:
        return TidakDapatDihitung(f"rencana penarikan s.d. {kini} nol")
    return spent + rest * spent / so_far


def _planned(kegiatan: Kegiatan, quarters: list[Triwulan]) -> Nilai:
    blank = [str(triwulan) for triwulan in quarters if kegiatan.penarikan[triwulan] is BELUM_DIISI]
    if blank:
        return TidakDapatDihitung(f"rencana penarikan {', '.join(blank)} belum diisi")
    total = add_up(kegiatan.penarikan[triwulan] for triwulan in quarters)
    return Fraction(total.nilai) if isinstance(total, Rupiah) else Fraction(0)


def _months_filled(kegiatan: Kegiatan, laporan: Laporan, kini: Triwulan) -> int:
    """At least one, where anything was spent."""
    count = 0
    for triwulan in Triwulan:
        if triwulan > kini:
            break
        months = months_in(triwulan, laporan.tahun)
        monthly = sum(laporan.realisasi_of(kegiatan.kode, bulan) is not BELUM_DIISI for bulan in months)
        typed = not monthly and realisasi_triwulan(kegiatan, laporan, triwulan) is not BELUM_DIISI
        count += 3 if typed else monthly
    return count


def _fraction(amount: Rupiah | Kosong) -> Nilai:
    return Fraction(amount.nilai) if isinstance(amount, Rupiah) else amount


def _value(amount: Kosong | TidakDapatDihitung) -> Nilai:
    return amount
