"""How a figure came about, in Indonesian: a tree whose root is short enough for the column KETERANGAN."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from rak.domain.aggregation import (
    capaian_indikator,
    given_levels,
    has_variables,
    nilai_berpasangan,
    tingkat_capaian,
    typed_figures,
)
from rak.domain.anggaran import RekapAnggaran, RingkasanAnggaran, ringkas, triwulan_selesai
from rak.domain.bounds import Kemungkinan, kemungkinan_capaian
from rak.domain.capaian import BATAS, TANPA_BATAS, BatasCapaian, HasilCapaian, Kebijakan, policy_of
from rak.domain.display import show_level, show_number, show_percent, show_target
from rak.domain.expression import Angka, Ekspresi, Variabel
from rak.domain.interval import Selang
from rak.domain.known_names import advise_known
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, Kosong, Nilai, TidakDapatDihitung
from rak.domain.penilaian import Penilaian, Tanda, nilai, spell_mark
from rak.domain.periode import Periode, keep, months_in, name_of, quarters_in, until
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.versi import replaced_after, versi_periode
from rak.domain.waktu import Bulan
from rak.errors import DomainError

Sel: TypeAlias = Callable[[Letak], str | None]
"""Names the source cell of a place in the plan, for instance ``Bulanan!F12``; handed in by whoever has a workbook."""

_JOINED: Final = {
    Gabungan.JUMLAH: "dijumlah",
    Gabungan.TERAKHIR: "diambil yang terakhir",
    Gabungan.RATA_RATA: "dirata-rata",
}


def no_cells(_: Letak) -> None:
    """Without a workbook there are no cells."""


def cells_in_force(rencana: RencanaAksi, periode: Periode, sel: Sel) -> Sel:
    """As ``sel``, but of a value that a later revision replaced the cell that records it: its own shows today's."""
    old = replaced_after(rencana, periode)
    return (lambda letak: sel(old.get(letak, letak))) if old else sel


@attrs.frozen
class Penjelasan:
    """One step: what it says, where it comes from, and the steps below it."""

    teks: str
    sel: str | None = None
    sebab: "tuple[Penjelasan, ...]" = ()

    def lines(self) -> Iterator[str]:
        """The tree, one step a line."""
        yield f"{self.teks} [{self.sel}]" if self.sel else self.teks
        for position, child in enumerate(self.sebab):
            last = position == len(self.sebab) - 1
            first, *rest = child.lines()
            yield f"{'└─' if last else '├─'} {first}"
            for line in rest:
                yield f"{'  ' if last else '│ '} {line}"

    def __str__(self) -> str:
        return "\n".join(self.lines())


# --- achievement


def explain_capaian(
    indikator: IndikatorKegiatan,
    laporan: Laporan,
    periode: Periode,
    *,
    kebijakan: Kebijakan = None,
    batas: BatasCapaian = TANPA_BATAS,
    sel: Sel = no_cells,
) -> Penjelasan:
    """An indicator's achievement: the sentence, then its variables by month, its target, policy, cap and bounds."""
    periode = keep(periode)
    span = months_in(periode, laporan.tahun)
    variables = tuple(_explain_variable(indikator, laporan, nama, span, sel) for nama in indikator.rumus.masukan)
    typed = tuple(
        Penjelasan(f"diketik langsung di CAPAIAN {triwulan}", sel(Letak(indikator.kode, Kolom.CAPAIAN, triwulan)))
        for triwulan in typed_figures(indikator, laporan, span)
    )
    given = tuple(
        Penjelasan(f"tingkat {triwulan} diberikan langsung: {level}", sel(Letak(indikator.kode, None, triwulan)))
        for triwulan, level in given_levels(indikator, laporan, span)
    )
    target = Penjelasan(f"target {show_target(indikator.target)}", sel(Letak(indikator.kode, Kolom.TARGET_KINERJA)))
    rumus = Penjelasan(f"rumus: {indikator.rumus}", sel(Letak(indikator.kode, Kolom.RUMUS_PERHITUNGAN)))
    rest = (*_explain_policy(indikator, kebijakan), *_explain_cap(indikator, laporan, span, kebijakan, batas))
    bounds = _explain_bounds(kemungkinan_capaian(indikator, laporan, span, kebijakan=kebijakan))
    period = Penjelasan(f"periode {name_of(periode, laporan.tahun)}")
    judged = _explain_judgement(nilai(indikator, laporan, max(span), kebijakan=kebijakan)) if _is_to_date(span) else ()
    root = keterangan_capaian(indikator, laporan, span, kebijakan=kebijakan, batas=batas)
    return Penjelasan(root, sebab=(period, rumus, *variables, *typed, *given, target, *rest, *judged, *bounds))


def _is_to_date(span: tuple[Bulan, ...]) -> bool:
    """Whether the months run from January on, so that targets can be held against them."""
    return bool(span) and [bulan.bulan for bulan in span] == list(range(1, len(span) + 1))


def _explain_judgement(penilaian: Penilaian) -> Iterator[Penjelasan]:
    """How complete the figure is, and what it is against each target, named."""
    yield Penjelasan(f"terisi {penilaian.kelengkapan} laporan yang jatuh tempo sampai {penilaian.akhir.nama}")
    named = ((f"target {penilaian.akhir.triwulan}", penilaian.triwulan), ("target tahun", penilaian.tahun))
    for name, against in named:
        if against.target is None and against.tanda is Tanda.TIDAK_DINILAI:
            continue
        goal = "" if against.target is None else f" {show_target(against.target)}"
        mark = f", {spell_mark(against.tanda, penilaian.kelengkapan)}" if against.tanda.value else ""
        yield Penjelasan(f"terhadap {name}{goal}: {show_percent(against.hasil.nilai)}{mark}")
    if penilaian.ditanyakan:
        yield Penjelasan(f"{penilaian.ditanyakan} tampak kumulatif: nyatakan pelaporan atau gabungannya")


def keterangan_capaian(
    indikator: IndikatorKegiatan,
    laporan: Laporan,
    periode: Periode,
    *,
    kebijakan: Kebijakan = None,
    batas: BatasCapaian = TANPA_BATAS,
) -> str:
    """The short sentence for KETERANGAN: ``28 dibagi 40 dikali 100% = 70,00%; target 70%; capaian 100,00%``."""
    span = months_in(periode, laporan.tahun)
    level = tingkat_capaian(indikator, laporan, span)
    result = HasilCapaian(capaian_indikator(indikator, laporan, span, kebijakan), batas)
    shown = show_level(indikator, level)
    given = any(given_levels(indikator, laporan, span)) and not has_variables(indikator, laporan, span)
    if not (given or typed_figures(indikator, laporan, span)) and indikator.rumus.ekspresi is not None:
        shown = f"{_with_figures(indikator, laporan, span)} = {shown}"
    capped = (
        f" (dibatasi {show_number(result.batas.maksimum)}%, mentah {show_percent(result.mentah)})"
        if (result.terpotong and result.batas.maksimum is not None)
        else ""
    )
    return f"{shown}; target {show_target(indikator.target)}; capaian {show_percent(result.nilai)}{capped}"


def _with_figures(indikator: IndikatorKegiatan, laporan: Laporan, span: tuple[Bulan, ...]) -> str:
    """The sentence with the figures in the place of the names."""

    def show(expression: Ekspresi) -> str:
        if isinstance(expression, Angka):
            return str(expression)
        if isinstance(expression, Variabel):
            value = nilai_berpasangan(indikator, laporan, expression.nama, span)
            return f"({expression.nama}: {value})" if isinstance(value, Kosong | TidakDapatDihitung) else _about(value)
        return expression.spell(show)

    body = indikator.rumus.ekspresi
    return show(body) if body is not None else ""


def _about(value: Fraction) -> str:
    return show_number(value) if (value * 100).denominator == 1 else f"±{show_number(value)}"


def _explain_variable(
    indikator: IndikatorKegiatan, laporan: Laporan, nama: str, span: tuple[Bulan, ...], sel: Sel
) -> Penjelasan:
    value = nilai_berpasangan(indikator, laporan, nama, span)
    months = []
    for bulan in span:
        figure = laporan.variabel_of(indikator.kode, nama, bulan)
        place = Letak(indikator.kode, Kolom.CAPAIAN, bulan=bulan, variabel=nama)
        if figure is not BELUM_DIISI:
            months.append(Penjelasan(f"{bulan.nama}: {_spell(figure)}", sel(place)))
    blank = len(span) - len(months)
    note = f", {blank} bulan belum diisi" if blank and months else ""
    how = _JOINED[indikator.gabungan_of(nama)]
    return Penjelasan(f"{nama} = {_spell(value)} ({how}{note})", sebab=tuple(months))


def _spell(value: Nilai) -> str:
    return _about(value) if isinstance(value, Fraction) else str(value)


def _explain_policy(indikator: IndikatorKegiatan, kebijakan: Kebijakan) -> tuple[Penjelasan, ...]:
    way = indikator.polaritas_berlaku
    if way is None:
        return (Penjelasan("polaritas belum dinyatakan"),)
    if indikator.rumus.memakai_target and indikator.ukuran.realisasi is None:
        return (Penjelasan("rumus sudah membandingkan dengan target"),)
    form = policy_of(kebijakan).bentuk_of(way)
    return (Penjelasan(f"{way}: capaian = {form.rumus} (R realisasi, T target), dalam persen"),)


def _explain_cap(
    indikator: IndikatorKegiatan, laporan: Laporan, span: tuple[Bulan, ...], kebijakan: Kebijakan, batas: BatasCapaian
) -> tuple[Penjelasan, ...]:
    if batas.maksimum is None:
        return ()
    raw = capaian_indikator(indikator, laporan, span, kebijakan)
    return (Penjelasan(f"batas {show_number(batas.maksimum)}%: mentah {show_percent(raw)}"),)


def _explain_bounds(kemungkinan: Kemungkinan) -> tuple[Penjelasan, ...]:
    reach = kemungkinan.rentang
    if not kemungkinan.kosong or not isinstance(reach, Selang) or reach.pasti:
        return ()
    low = "tanpa batas" if reach.bawah is None else show_percent(reach.bawah)
    high = "tanpa batas" if reach.atas is None else show_percent(reach.atas)
    return (Penjelasan(f"{kemungkinan.kosong} isian kosong: paling buruk {low}, paling baik {high}"),)


# --- money


def keterangan_anggaran(ringkasan: RingkasanAnggaran) -> str:
    """``Rp27.139.000 dibagi Rp61.000.000 = 44,49%; sisa Rp33.861.000``."""
    absorbed = show_percent(ringkasan.penyerapan)
    amounts = f"{ringkasan.realisasi.nilai} dibagi {ringkasan.pagu_efektif}"
    if isinstance(ringkasan.penyerapan, Fraction):
        return f"{amounts} = {absorbed}; sisa {ringkasan.sisa}"
    return f"penyerapan {absorbed}"


def explain_anggaran(
    kegiatan: Kegiatan, laporan: Laporan, periode: Periode, ringkasan: RingkasanAnggaran, *, sel: Sel = no_cells
) -> Penjelasan:
    """A budget line's absorption: the sentence, then pagu, block, realisasi by month, plan and deviation."""
    span = months_in(periode, laporan.tahun)
    kode = kegiatan.kode
    pagu = Penjelasan(f"pagu {kegiatan.pagu}", sel(Letak(kode, Kolom.PAGU)))
    blocked = (Penjelasan(f"diblokir {ringkasan.blokir}"),) if ringkasan.blokir else ()
    spent = Penjelasan(
        f"realisasi {ringkasan.periode}: {ringkasan.realisasi.nilai}",
        sebab=tuple(_explain_spending(kegiatan, laporan, span, sel)),
    )
    over = _over(span)
    compared = ringkasan if over == span else ringkas(kegiatan, laporan, over)
    plan = Penjelasan(
        f"rencana penarikan {compared.periode} {compared.rencana.nilai}; deviasi {show_percent(compared.deviasi)}",
        sebab=tuple(
            Penjelasan(
                f"{triwulan}: {kegiatan.penarikan[triwulan]}", sel(Letak(kode, Kolom.RENCANA_PENARIKAN_DANA, triwulan))
            )
            for triwulan in quarters_in(over)
        ),
    )
    return Penjelasan(keterangan_anggaran(ringkasan), sebab=(pagu, *blocked, spent, plan))


def _over(span: tuple[Bulan, ...]) -> tuple[Bulan, ...]:
    """Of months from January on those of quarters that are over, at whose end plan and realisasi are compared, if any is."""
    quarter = triwulan_selesai(max(span)) if _is_to_date(span) else None
    return span if quarter is None else until(quarter, span[0].tahun)


def explain_total(rekap: RekapAnggaran) -> Penjelasan:
    """The plan's absorption: the total, then each sasaran; the version of the budget where one is named."""
    parts = tuple(Penjelasan(f"sasaran {part.kode}: {keterangan_anggaran(part)}") for part in rekap.per_sasaran)
    version = (Penjelasan(f"versi anggaran: {rekap.versi}"),) if rekap.versi else ()
    total = rekap.total
    blank = sorted(total.realisasi.belum)
    note = (Penjelasan(f"realisasi belum diisi: {', '.join(blank)}"),) if blank else ()
    return Penjelasan(keterangan_anggaran(total), sebab=(*version, *parts, *note))


def _explain_spending(kegiatan: Kegiatan, laporan: Laporan, span: tuple[Bulan, ...], sel: Sel) -> Iterator[Penjelasan]:
    kode = kegiatan.kode
    for triwulan in quarters_in(span):
        quarter = triwulan.bulan(laporan.tahun)
        filled = [bulan for bulan in quarter if laporan.realisasi_of(kode, bulan) is not BELUM_DIISI]
        for bulan in filled:
            if bulan in span:
                amount = laporan.realisasi_of(kode, bulan)
                place = Letak(kode, Kolom.REALISASI_ANGGARAN, bulan=bulan)
                yield Penjelasan(f"{bulan.nama}: {amount}", sel(place))
        typed = laporan.realisasi_triwulan.get((kode, triwulan))
        if typed is not None and not filled and set(quarter) <= set(span):
            place = Letak(kode, Kolom.REALISASI_ANGGARAN, triwulan)
            yield Penjelasan(f"{triwulan}, diketik langsung: {typed}", sel(place))


def explain(
    rencana: RencanaAksi,
    laporan: Laporan,
    kode: str,
    periode: Periode,
    *,
    sel: Sel = no_cells,
    kebijakan: Kebijakan = None,
    batas: BatasCapaian | None = None,
    blokir: Rupiah | None = None,
) -> Penjelasan:
    """The explanation of the indicator or the budget line of that kode; DomainError for an unknown one.

    By the version of the plan in force at the end of the period, which is named where the plan has been revised; the
    cap is the indicator's own unless another is given.
    """
    periode = keep(periode)
    version = versi_periode(rencana, periode)
    cells = cells_in_force(rencana, periode, sel)
    told = _explain(version.rencana, laporan, kode, periode, cells, kebijakan, batas, blokir)
    if not rencana.revisi:
        return told
    return attrs.evolve(told, sebab=(Penjelasan(f"menurut {version.nama}"), *told.sebab))


def _explain(
    rencana: RencanaAksi,
    laporan: Laporan,
    kode: str,
    periode: Periode,
    sel: Sel,
    kebijakan: Kebijakan,
    batas: BatasCapaian | None,
    blokir: Rupiah | None,
) -> Penjelasan:
    for indikator in rencana.indikator:
        if indikator.kode == kode:
            cap = batas or BATAS[indikator.batas]
            return explain_capaian(indikator, laporan, periode, kebijakan=kebijakan, batas=cap, sel=sel)
    kegiatan = next((each for each in rencana.kegiatan if each.kode == kode), None)
    if kegiatan is None:
        known = [*(each.kode for each in rencana.indikator), *(each.kode for each in rencana.kegiatan)]
        raise DomainError(
            f"Tidak ada indikator atau baris anggaran berkode '{kode}'.", advise_known(kode, known, "Kode")
        )
    blocked = dict(rencana.blokir) if blokir is None else {kode: blokir}
    summary = ringkas(kegiatan, laporan, periode, blocked)
    return explain_anggaran(kegiatan, laporan, periode, summary, sel=sel)
