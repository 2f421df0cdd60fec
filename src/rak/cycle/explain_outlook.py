"""How a projection, a proposed draw plan and the IKPA scores came about: trees as of :mod:`rak.domain.penjelasan`."""

import datetime
from collections.abc import Iterator
from fractions import Fraction

from rak.cycle.budget_scores import budget_scores, planned_by_month
from rak.cycle.propose import Cara
from rak.domain.anggaran import deviasi
from rak.domain.display import show_number, show_percent
from rak.domain.ikpa import NilaiKomponen, pagu_per_jenis, realisasi_bulanan, realisasi_triwulanan
from rak.domain.laporan import Laporan
from rak.domain.nilai import Nilai
from rak.domain.penjelasan import Penjelasan, Sel, explain, no_cells
from rak.domain.periode import name_of, until
from rak.domain.proyeksi import AturanProyeksi, Proyeksi, months_filled, project, project_line
from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.rencana_ulang import RencanaUlang, Sebaran, replan_line
from rak.domain.rupiah import Rupiah
from rak.domain.versi import versi_periode
from rak.domain.waktu import Bulan, Triwulan, months_of
from rak.errors import DomainError


def explain_projection(
    rencana: RencanaAksi, laporan: Laporan, kini: Bulan | Triwulan, kode: str = "", *, sel: Sel = no_cells
) -> Penjelasan:
    """The three rules for a budget line, or for the whole plan with each of its lines; by the version in force then."""
    months = until(kini, rencana.tahun)
    version = versi_periode(rencana, months)
    blocked = dict(version.rencana.blokir)
    if not kode:
        named = (Penjelasan(f"menurut {version.nama}"),) if rencana.revisi else ()
        each = [project(version.rencana, laporan, kini, rule, blokir=blocked) for rule in AturanProyeksi]
        lines = (explain_projection(rencana, laporan, kini, line.kode, sel=sel) for line in version.rencana.kegiatan)
        sums = (Penjelasan(_outcome(one)) for one in each)
        return Penjelasan(f"proyeksi seluruhnya, {_bounds(each[0])}", sebab=(*named, *sums, *lines))
    line = version.rencana.find_kegiatan(kode)
    each = [project_line(line, laporan, kini, rule, blokir=blocked.get(kode)) for rule in AturanProyeksi]
    filled = Penjelasan(f"{months_filled(line, laporan, kini)} bulan terisi, {name_of(months, rencana.tahun)}")
    rules = (Penjelasan(_outcome(one), sebab=(Penjelasan(one.aturan.value),)) for one in each)
    source = explain(rencana, laporan, kode, months, sel=sel)
    return Penjelasan(f"proyeksi {kode}, {_bounds(each[0])}", sebab=(*rules, filled, source))


def _bounds(one: Proyeksi) -> str:
    worst, _, best = one.penyerapan
    return f"paling rendah {show_percent(worst)}, paling tinggi {show_percent(best)}"


def _outcome(one: Proyeksi) -> str:
    name = one.aturan.name.replace("_", " ")
    if not isinstance(one.nilai, Fraction):
        return f"{name}: {one.nilai}"
    limited = "" if one.mentah == one.nilai else f" (dibatasi, mentah {_rupiah(one.mentah)})"
    return f"{name}: {_rupiah(one.nilai)} = {show_percent(one.penyerapan[1])} dari {_rupiah(one.pagu)}{limited}"


def _rupiah(amount: Nilai) -> str:
    return f"Rp{show_number(amount)}" if isinstance(amount, Fraction) else str(amount)


def explain_proposal(
    rencana: RencanaAksi,
    laporan: Laporan,
    tertutup: Triwulan | None,
    kode: str,
    cara: Cara = Sebaran.RENCANA_LAMA,
    *,
    sel: Sel = no_cells,
) -> Penjelasan:
    """The new draw plan of a budget line, or why there can be none."""
    line = rencana.find_kegiatan(kode)
    blocked = rencana.blokir_of(kode)
    source = explain(rencana, laporan, kode, until(tertutup, rencana.tahun), sel=sel) if tertutup else None
    below = () if source is None else (source,)
    try:
        new = replan_line(line, laporan, tertutup, cara, blokir=blocked)
    except DomainError as fault:
        return Penjelasan(f"usul {kode} tidak dapat dibuat: {fault}", sebab=below)
    quarters = ", ".join(f"{tw} {new.baru[tw]}" for tw in Triwulan if tertutup is None or tw > tertutup)
    return Penjelasan(
        f"usul {kode}: {quarters or 'tidak ada triwulan terbuka'}", sebab=(*_proposed(line, new, blocked, cara), *below)
    )


def _proposed(line: Kegiatan, new: RencanaUlang, blocked: Rupiah, cara: Cara) -> Iterator[Penjelasan]:
    block = f", diblokir {blocked}" if blocked else ""
    yield Penjelasan(f"pagu {line.pagu}{block}")
    yield Penjelasan(f"terealisasi s.d. {new.tertutup or 'awal tahun'}: {new.terealisasi}; sisa {new.sisa}")
    way = f"sebaran {cara.value}" if isinstance(cara, Sebaran) else f"bobot {', '.join(map(str, cara))}"
    old = ", ".join(f"{tw} {line.penarikan[tw]}" for tw in Triwulan)
    yield Penjelasan(f"{way}; rencana lama {old}")


def explain_scores(
    rencana: RencanaAksi, laporan: Laporan, per: datetime.date, kode: str = "", *, bagi_rata: bool = False
) -> Penjelasan:
    """The two IKPA components with each period's figure and what of each jenis belanja it is made of.

    With the kode of a budget line its jenis belanja alone is told. DomainError as :func:`budget_scores` raises.
    """
    scores = budget_scores(rencana, laporan, per, bagi_rata=bagi_rata)
    only = rencana.find_kegiatan(kode).jenis_belanja if kode else None
    parts = [
        _component("deviasi Halaman III DIPA", scores.deviasi, _deviations(rencana, laporan, only, bagi_rata=bagi_rata))
    ]
    if scores.penyerapan is not None:
        parts.append(_component("penyerapan anggaran", scores.penyerapan, _absorptions(rencana, laporan, only)))
    second = (Penjelasan(f"dari sumber kedua: {', '.join(scores.parameter.tangan_kedua)}"),)
    pesan = f"IKPA {rencana.tahun} per {per.isoformat()}, menurut {scores.parameter.nama}"
    return Penjelasan(pesan, sebab=(*parts, *(second if scores.parameter.tangan_kedua else ())))


def _component(name: str, part: NilaiKomponen, below: dict[str, tuple[Penjelasan, ...]]) -> Penjelasan:
    periods = (
        Penjelasan(f"{period}: {show_number(figure)}", sebab=below.get(period, ())) for period, figure in part.rincian
    )
    return Penjelasan(f"{name}: {show_number(part.nilai)}", sebab=tuple(periods))


def _deviations(
    rencana: RencanaAksi, laporan: Laporan, only: str | None, *, bagi_rata: bool
) -> dict[str, tuple[Penjelasan, ...]]:
    planned, spent = planned_by_month(rencana, bagi_rata=bagi_rata), realisasi_bulanan(rencana, laporan)
    found = {}
    for bulan in months_of(rencana.tahun):
        pagu = pagu_per_jenis(versi_periode(rencana, bulan).rencana)
        found[f"{bulan.nama} {bulan.tahun}"] = tuple(
            Penjelasan(
                f"jenis {jenis}: rencana {planned[jenis, bulan]}, realisasi {spent[jenis, bulan]}, "
                f"deviasi {show_percent(deviasi(spent[jenis, bulan], planned[jenis, bulan]))}, pagu {pagu[jenis]}"
            )
            for jenis in pagu
            if only in {None, jenis}
        )
    return found


def _absorptions(rencana: RencanaAksi, laporan: Laporan, only: str | None) -> dict[str, tuple[Penjelasan, ...]]:
    spent = realisasi_triwulanan(rencana, laporan)
    found = {}
    for tw in Triwulan:
        pagu = pagu_per_jenis(versi_periode(rencana, tw).rencana)
        found[str(tw)] = tuple(
            Penjelasan(f"jenis {jenis}: realisasi s.d. {tw} {spent[jenis, tw]}, pagu {pagu[jenis]}")
            for jenis in pagu
            if only in {None, jenis}
        )
    return found
