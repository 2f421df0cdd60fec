"""Summaries as tables: the money of every budget line, and the matrix itself in short."""

from fractions import Fraction
from typing import Final

from rak.domain.aggregation import tingkat_capaian
from rak.domain.anggaran import RingkasanAnggaran, realisasi_triwulan, rekap_anggaran
from rak.domain.display import show_level, show_percent, tanpa_angka
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, Nilai
from rak.domain.periode import until
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.spelling import group_thousands
from rak.domain.versi import indikator_per
from rak.domain.waktu import Triwulan
from rak.reports.terminal_table import Tabel

_LEBAR_URAIAN: Final = 44


def ringkasan_anggaran(rencana: RencanaAksi, laporan: Laporan, sampai: Triwulan) -> Tabel:
    """Per budget line pagu, plan and realisasi to date, absorption, remainder and a mark; totals at the end."""
    rekap = rekap_anggaran(rencana, laporan, until(sampai, rencana.tahun))
    rows = [_row(line) for line in rekap.kegiatan]
    totals = [_row(part) for part in (*rekap.per_sasaran, rekap.total)]
    return Tabel(
        f"{rencana.satuan_kerja}, anggaran {rencana.tahun} s.d. {sampai} (rupiah)",
        ("Kode", "Kegiatan", "Pagu", "Rencana", "Realisasi", "Serapan", "Sisa", "Tanda"),
        [*rows, *totals],
        angka=frozenset({2, 3, 4, 5, 6}),
        jumlah=len(totals),
    )


def matriks_tabel(rencana: RencanaAksi, laporan: Laporan) -> Tabel:
    """The matrix in short: a row per quarter of each budget line, or of an indicator without any; targets where quarters have any."""
    rows = []
    goals = any(indikator.target_triwulan for indikator in rencana.indikator)
    for indikator in rencana.indikator:
        for line in indikator.kegiatan or (indikator,):
            for triwulan in Triwulan:
                isian = laporan.isian_of(line.kode, triwulan)
                then = indikator_per(rencana, indikator, triwulan)
                goal = then.target_triwulan[triwulan] if then.target_triwulan else None
                shown = (str(goal) if goal else "",) if goals else ()
                level = tingkat(then, tingkat_capaian(then, laporan, triwulan))
                money = (line.kode, _short(line.uraian), "-"), ("-", "-")
                if isinstance(line, Kegiatan):
                    plan = line.kode, _short(line.rencana[triwulan] or line.uraian), uang(line.pagu)
                    money = plan, (uang(line.penarikan[triwulan]), uang(realisasi_triwulan(line, laporan, triwulan)))
                proofs = str(len(isian.data_dukung) or "")
                rows.append((*money[0], str(triwulan), *money[1], *shown, level, proofs, isian.status))
    heading = (
        "Kode",
        "Rencana kegiatan",
        "Pagu",
        "TW",
        "Rencana",
        "Realisasi",
        *(("Target",) if goals else ()),
        "Capaian",
        "Bukti",
        "Status",
    )
    return Tabel(
        f"{rencana.satuan_kerja}, {rencana.tahun}", heading, rows, angka=frozenset({2, *range(4, len(heading) - 1)})
    )


def uang(amount: UangHitung) -> str:
    """An amount without its sign, or the word for what stands in its place."""
    return group_thousands(amount.nilai) if isinstance(amount, Rupiah) else tanpa_angka(amount)


def tingkat(indikator: IndikatorKegiatan, level: Nilai) -> str:
    """The result of a RUMUS as the matrix shows it; nothing while it is not filled in."""
    return "" if level is BELUM_DIISI else show_level(indikator, level)


def _row(line: RingkasanAnggaran) -> tuple[str, ...]:
    amounts = (uang(amount.nilai) for amount in (line.pagu, line.rencana, line.realisasi))
    share = show_percent(line.penyerapan) if isinstance(line.penyerapan, Fraction) else ""
    left = uang(line.sisa) if isinstance(line.sisa, Rupiah) else ""
    return line.kode, _short(line.uraian), *amounts, share, left, _mark(line)


def _mark(line: RingkasanAnggaran) -> str:
    """What a planner should look at first."""
    spent, plan, pagu = line.realisasi.nilai, line.rencana.nilai, line.pagu_efektif
    if not isinstance(spent, Rupiah):
        return ""
    if isinstance(pagu, Rupiah) and spent > pagu:
        return "DI ATAS PAGU"
    return "di atas rencana" if isinstance(plan, Rupiah) and spent > plan else ""


def _short(text: str) -> str:
    return text if len(text) <= _LEBAR_URAIAN else text[: _LEBAR_URAIAN - 1].rstrip() + "…"
