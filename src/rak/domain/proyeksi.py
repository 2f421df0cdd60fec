"""End-of-year absorption by plain stated rules, with the bounds between which it must end."""

import enum
from collections.abc import Sequence
from fractions import Fraction

import attrs

from rak.domain.anggaran import TANPA_BLOKIR, add_up, realisasi, realisasi_triwulan
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong, Nilai, TidakDapatDihitung
from rak.domain.periode import end_name, quarters_in, until
from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.report_on_plan import check_report
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.waktu import Bulan, Triwulan, months_of


class AturanProyeksi(enum.Enum):
    """A rule; the value is its sentence."""

    LAJU = "realisasi s.d. kini dibagi jumlah bulan yang terisi dikali 12"
    SESUAI_RENCANA = "realisasi s.d. kini ditambah rencana penarikan sisanya"
    LAJU_RENCANA = "realisasi s.d. kini ditambah rencana penarikan sisanya dikali realisasi dibagi rencana s.d. kini"


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
    kegiatan: Kegiatan,
    laporan: Laporan,
    kini: Bulan | Triwulan,
    aturan: AturanProyeksi,
    *,
    blokir: Rupiah | None = None,
) -> Proyeksi:
    """Where a budget line will end, seen from the end of the month or quarter ``kini``.

    Within a quarter the draw plan has a figure only where the line has a monthly one (``penarikan_bulanan``). Only
    filled-in months count as months (a quarter's typed amount counts as three), so that a blank is never zero.
    """
    spent = realisasi(kegiatan, laporan, until(kini, laporan.tahun))
    pagu = kegiatan.pagu - (blokir or Rupiah(0)) if isinstance(kegiatan.pagu, Rupiah) else kegiatan.pagu
    ceiling = _fraction(pagu)
    if not isinstance(spent, Rupiah):
        return Proyeksi(aturan, spent, Fraction(0), ceiling, ceiling)
    low = Fraction(spent.nilai)
    high = max(low, ceiling) if isinstance(ceiling, Fraction) else ceiling
    if high is TIDAK_BERLAKU:
        high = low
    return Proyeksi(aturan, _projected(kegiatan, laporan, kini, aturan, low), low, high, ceiling)


def project(
    rencana: RencanaAksi,
    laporan: Laporan,
    kini: Bulan | Triwulan,
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


def _projected(
    kegiatan: Kegiatan, laporan: Laporan, kini: Bulan | Triwulan, aturan: AturanProyeksi, spent: Fraction
) -> Nilai:
    past = until(kini, laporan.tahun)
    if aturan is AturanProyeksi.LAJU:
        return spent / months_filled(kegiatan, laporan, kini) * 12
    rest = _planned(kegiatan, [bulan for bulan in months_of(laporan.tahun) if bulan not in past])
    if aturan is AturanProyeksi.SESUAI_RENCANA or not isinstance(rest, Fraction):
        return spent + rest if isinstance(rest, Fraction) else rest
    so_far = _planned(kegiatan, past)
    if not isinstance(so_far, Fraction):
        return so_far
    if so_far == 0:
        return TidakDapatDihitung(f"rencana penarikan s.d. {end_name(kini)} nol")
    return spent + rest * spent / so_far


def _planned(kegiatan: Kegiatan, months: Sequence[Bulan]) -> Nilai:
    """The draws of whole quarters, and of months of a quarter that is not there whole."""
    draws: dict[str, Uang] = {}
    for triwulan in quarters_in(months):
        part = [bulan for bulan in months if bulan.triwulan is triwulan]
        if len(part) == 3:
            draws[str(triwulan)] = kegiatan.penarikan[triwulan]
        elif kegiatan.penarikan_bulanan is None:
            return TidakDapatDihitung(f"rencana penarikan di dalam {triwulan} tidak ada (penarikan bulanan)")
        else:
            draws |= {bulan.nama: kegiatan.penarikan_bulanan[bulan.bulan - 1] for bulan in part}
    blank = [name for name, draw in draws.items() if draw is BELUM_DIISI]
    if blank:
        return TidakDapatDihitung(f"rencana penarikan {', '.join(blank)} belum diisi")
    total = add_up(draws.values())
    return Fraction(total.nilai) if isinstance(total, Rupiah) else Fraction(0)


def months_filled(kegiatan: Kegiatan, laporan: Laporan, kini: Bulan | Triwulan) -> int:
    """How many months to date are filled in, those of a quarter's typed amount included; at least one where anything is."""
    count, past = 0, until(kini, laporan.tahun)
    for triwulan in quarters_in(past):
        months = [bulan for bulan in past if bulan.triwulan is triwulan]
        monthly = sum(laporan.realisasi_of(kegiatan.kode, bulan) is not BELUM_DIISI for bulan in months)
        whole = not monthly and len(months) == 3
        typed = whole and realisasi_triwulan(kegiatan, laporan, triwulan) is not BELUM_DIISI
        count += 3 if typed else monthly
    return count


def _fraction(amount: Rupiah | Kosong) -> Nilai:
    return Fraction(amount.nilai) if isinstance(amount, Rupiah) else amount
