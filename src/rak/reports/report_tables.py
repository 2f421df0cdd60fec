"""The tables that several reports have: achievement, money, the sections' words, evidence, revisions, findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from fractions import Fraction

from rak.domain.anggaran import RingkasanAnggaran, rekap_anggaran, triwulan_selesai
from rak.domain.date_words import spell_tanggal
from rak.domain.nilai import TidakDapatDihitung
from rak.domain.penilaian import Penilaian, tanya_kumulatif_baris
from rak.domain.periode import until
from rak.domain.rencana import Kegiatan
from rak.domain.revisi import Perubahan
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.reports.document import Chart, Figure, Isi, Note, Seri, Table
from rak.reports.report_material import (
    Bahan,
    dalam_satuan,
    is_provisional,
    kata,
    persen,
    sasaran_angka,
    uang,
)
from rak.reports.report_sentences import kriteria, sel_deviasi, selisih_mutlak

JUTA = 10**6


def tabel_capaian(bahan: Bahan, judul: str) -> Table:
    """Target of year and quarter, realisasi to date, achievement against both, the judgement, n of N."""
    rows = []
    owner = {one.kode: goal for goal in bahan.kini.sasaran for one in goal.indikator}
    last = ""
    for one in bahan.penilaian:
        goal = owner[one.indikator.kode]
        rows.append((one.indikator.kode, goal.uraian if goal.nomor != last else "", *_capaian(bahan, one)))
        last = goal.nomor
    masa = bahan.masa.nama
    return Table(
        judul,
        (
            "No", "Sasaran", "Indikator", "Satuan", "Target tahun", "Target TW", f"Realisasi s.d. {masa}",
            "% terhadap TW", "% terhadap tahun", "Kriteria", "Terisi",
        ),
        rows,
        lebar=(5, 16, 20, 8, 8, 8, 9, 9, 9, 12, 6),
        angka=frozenset({4, 5, 6, 7, 8}),
        mendatar=True,
    )  # fmt: skip


def _capaian(bahan: Bahan, one: Penilaian) -> tuple[Isi, ...]:
    part = one.indikator
    cells, goal_cells = bahan.sel_realisasi(part), bahan.sel_target(part)
    provisional = is_provisional(one)
    against = [
        Figure("belum dinyatakan")
        if each.target is None and not isinstance(each.hasil.nilai, TidakDapatDihitung)
        else persen(each.hasil.nilai, (*cells, *goal_cells), sementara=is_provisional(one, each))
        for each in (one.triwulan, one.tahun)
    ]
    return (
        part.uraian,
        "%" if part.target.persen else part.target.satuan or "-",
        sasaran_angka(part.target, goal_cells),
        sasaran_angka(one.triwulan.target, goal_cells),
        dalam_satuan(part.target, one.realisasi, cells, sementara=provisional),
        *against,
        kriteria(bahan, one),
        terisi(one),
    )


def terisi(one: Penilaian) -> str:
    """``3 dari 6``: how many of the reports that were due are there."""
    return str(one.kelengkapan)


def tabel_anggaran(bahan: Bahan, judul: str) -> Table:
    """Per budget line pagu, plan and realisasi to date, deviation, absorption, n of N; the total at the end."""
    lines = tuple(bahan.kini.kegiatan)
    over = bahan.rekap_selesai
    past = {one.kode: one for one in over.kegiatan} if not isinstance(over, TidakDapatDihitung) else {}
    rows = [_uang(bahan, line, own, past.get(line.kode)) for line, own in zip(lines, bahan.rekap.kegiatan, strict=True)]
    quarter = triwulan_selesai(bahan.akhir)
    when = f"s.d. {quarter}" if quarter else "(belum ada TW selesai)"
    total = bahan.rekap.total
    filled = bahan.terisi_uang(lines)
    cells, pagu_cells = bahan.sel_uang(lines), bahan.sel_pagu(lines)
    gaps = None if isinstance(over, TidakDapatDihitung) else selisih_mutlak(over)
    dev_cells = () if isinstance(over, TidakDapatDihitung) else sel_deviasi(bahan, over)
    rows.append(
        (
            "Jumlah",
            "deviasi: jumlah selisih mutlak",
            uang(total.pagu_efektif, pagu_cells),
            Figure(kata(over))
            if isinstance(over, TidakDapatDihitung)
            else uang(over.total.rencana.whole("rencana penarikan"), bahan.sel_rencana(lines, quarter or Triwulan.I)),
            uang(total.realisasi.nilai, cells),
            uang(gaps, dev_cells) if gaps is not None else Figure("tidak dapat dihitung"),
            Figure(kata(over)) if isinstance(over, TidakDapatDihitung) else persen(over.deviasi.per_baris, dev_cells),
            persen(total.penyerapan, (*cells, *pagu_cells), sementara=not filled.lengkap),
            str(filled),
        )
    )
    return Table(
        judul,
        (
            "Kode", "Kegiatan", "Pagu efektif (Rp)" if bahan.kini.blokir else "Pagu (Rp)", f"Rencana {when} (Rp)",
            f"Realisasi s.d. {bahan.akhir.nama} (Rp)", f"Deviasi {when} (Rp)", "Deviasi %", "Serapan %", "Terisi",
        ),
        rows,
        lebar=(6, 26, 12, 12, 12, 12, 9, 10, 8),
        angka=frozenset({2, 3, 4, 5, 6, 7}),
        jumlah=1,
        mendatar=True,
    )  # fmt: skip


def _uang(bahan: Bahan, line: Kegiatan, own: RingkasanAnggaran, past: RingkasanAnggaran | None) -> tuple[Isi, ...]:
    one = (line,)
    filled = bahan.terisi_uang(one)
    cells, pagu_cells = bahan.sel_uang(one), bahan.sel_pagu(one)
    quarter = triwulan_selesai(bahan.akhir)
    asked = tanya_kumulatif_baris(line, bahan.laporan, until(bahan.akhir, bahan.rencana.tahun))
    plan, gap, share = Figure("tidak dapat dihitung"), Figure("tidak dapat dihitung"), Figure("tidak dapat dihitung")
    if past is not None and quarter is not None:
        plan_cells = bahan.sel_rencana(one, quarter)
        both = (*bahan.sel_uang(one, quarter.bulan(bahan.rencana.tahun)[-1]), *plan_cells)
        plan = uang(past.rencana.nilai, plan_cells)
        if isinstance(past.realisasi.nilai, Rupiah) and isinstance(past.rencana.nilai, Rupiah):
            gap = uang(past.realisasi.nilai - past.rencana.nilai, both)
        else:
            gap = Figure("belum diisi")
        share = persen(past.deviasi, both)
    return (
        line.kode,
        line.uraian,
        uang(own.pagu_efektif, pagu_cells),
        plan,
        uang(own.realisasi.nilai, cells),
        gap,
        share,
        persen(own.penyerapan, (*cells, *pagu_cells), sementara=not filled.lengkap),
        f"{filled}{'; ditanyakan: tampak kumulatif' if asked else ''}",
    )


def per_triwulan(bahan: Bahan, *, kumulatif: bool) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Draw plan and realisasi of the quarters up to the period's end; a quarter without a figure is a gap."""
    plans, spent = [], []
    tahun = bahan.rencana.tahun
    for tw in Triwulan:
        if tw > bahan.akhir.triwulan:
            break
        months = tuple(bulan for bulan in tw.bulan(tahun) if bulan <= bahan.akhir)
        rekap = rekap_anggaran(bahan.rencana, bahan.laporan, until(months[-1], tahun) if kumulatif else months)
        lines = tuple(rekap.rencana.kegiatan)
        whole = months[-1].bulan % 3 == 0
        plan_cells = bahan.sel_rencana(lines, tw)
        plan = uang(rekap.total.rencana.whole("rencana penarikan"), plan_cells)
        plans.append(plan if whole else Figure("triwulan belum selesai"))
        spent.append(uang(rekap.total.realisasi.nilai, bahan.sel_uang(lines, months[-1])))
    return tuple(plans), tuple(spent)


def grafik_uang(bahan: Bahan, *, kumulatif: bool) -> tuple[Chart, Table] | tuple[Note]:
    """Draw plan against realisasi per quarter (bars) or to date (lines), with the table of the same figures."""
    plans, spent = per_triwulan(bahan, kumulatif=kumulatif)
    quarters = tuple(str(tw) for tw in Triwulan)[: len(plans)]
    what = "kumulatif" if kumulatif else "per triwulan"
    if not any(one.nilai is not None for one in (*plans, *spent)):
        return (Note(f"Grafik rencana dan realisasi {what} tidak dibuat: belum ada angkanya."),)
    judul = f"Rencana penarikan dan realisasi {what}"
    missing = [tw for tw, one in zip(quarters, spent, strict=True) if one.nilai is None]
    alt = f"{judul} {bahan.rencana.tahun}: " + "; ".join(
        f"{tw} rencana {plan}, realisasi {one}" for tw, plan, one in zip(quarters, plans, spent, strict=True)
    )
    if missing:
        alt += f". Tanpa angka realisasi: {', '.join(missing)} (bukan nol)"
    filled = bahan.terisi_uang(tuple(bahan.kini.kegiatan))
    if not filled.lengkap:
        alt += f". Realisasi sementara, {filled} isian bulanan terisi"
    chart = Chart(
        judul, "garis" if kumulatif else "batang", quarters,
        (Seri("Rencana penarikan", plans), Seri("Realisasi", spent)), "juta rupiah", alt + ".", JUTA,
    )  # fmt: skip
    rows = list(zip(quarters, plans, spent, strict=True))
    return chart, Table(judul, ("Triwulan", "Rencana (Rp)", "Realisasi (Rp)"), rows, angka=frozenset({1, 2}))


def grafik_capaian(bahan: Bahan) -> tuple[Chart, Table] | tuple[Note]:
    """Achievement of every indicator against 100 percent, with the table of the same figures."""
    every = bahan.penilaian
    values = tuple(
        persen(one.terhadap.hasil.nilai, bahan.sel_realisasi(one.indikator), sementara=is_provisional(one))
        for one in every
    )
    if not any(one.nilai is not None for one in values):
        return (Note("Grafik capaian tidak dibuat: belum ada capaian yang dapat dihitung."),)
    blank = [one.indikator.kode for one, value in zip(every, values, strict=True) if value.nilai is None]
    alt = f"Capaian s.d. {bahan.masa} terhadap target 100 persen: " + "; ".join(
        f"{one.indikator.kode} {value}" for one, value in zip(every, values, strict=True) if value.nilai is not None
    )
    alt += f". Tanpa angka: {', '.join(blank)} (bukan nol)." if blank else "."
    line = Seri("Target", tuple(Figure("100", Fraction(100)) for _ in every), garis=True)
    kodes = tuple(one.indikator.kode for one in every)
    judul = "Capaian per indikator terhadap target"
    which = ["triwulan" if one.triwulan.target is not None else "tahun" for one in every]
    chart = Chart(judul, "batang", kodes, (Seri("Capaian", values), line), "persen", alt)
    rows = [
        (one.indikator.kode, one.indikator.uraian, target, value, terisi(one))
        for one, target, value in zip(every, which, values, strict=True)
    ]
    heads = ("Kode", "Indikator", "Terhadap target", "Capaian %", "Terisi")
    return chart, Table(judul, heads, rows, lebar=(6, 44, 14, 16, 10), angka=frozenset({3}))


def tabel_evaluasi(bahan: Bahan, judul: str, quarters: Iterable[Triwulan]) -> Table:
    """Obstacle, follow-up, who, by when, status, per indicator and quarter; a blank names who has not written it."""
    rows: list[tuple[Isi, ...]] = []
    for one in bahan.kini.indikator:
        for tw in quarters:
            words = bahan.laporan.evaluasi_of(one.kode, tw)
            blank = bahan.belum(one.penanggung_jawab)
            if not words:
                rows.append((one.kode, one.uraian, str(tw), blank, "", "", "", ""))
                continue
            day = spell_tanggal(words.batas_waktu) if words.batas_waktu else blank
            follow = [words.tindak_lanjut or blank, words.pic or blank, day, words.status or blank]
            rows.append(
                (
                    one.kode,
                    one.uraian,
                    str(tw),
                    words.kendala or blank,
                    *(follow if words.kendala or words.tindak_lanjut else ["", "", "", ""]),
                )
            )
    heads = ("Kode", "Indikator", "TW", "Kendala", "Tindak lanjut", "PIC", "Batas waktu", "Status")
    return Table(judul, heads, rows, lebar=(6, 22, 6, 22, 22, 10, 10, 8), mendatar=True)


def tabel_data_dukung(bahan: Bahan, judul: str, quarters: Iterable[Triwulan]) -> Table:
    """Per budget line (or indicator without lines) and quarter the links, and whether there are any."""
    rows: list[tuple[Isi, ...]] = []
    for one in bahan.kini.indikator:
        for item in one.kegiatan or (one,):
            for tw in quarters:
                links = bahan.laporan.isian_of(item.kode, tw).data_dukung
                seksi = item.penanggung_jawab or one.penanggung_jawab
                state = Figure("Ada" if links else "Belum", kelas="tepat" if links else "buruk")
                rows.append((item.kode, item.uraian, str(tw), "\n".join(links) or bahan.belum(seksi), state))
    return Table(
        judul, ("Kode", "Kegiatan", "TW", "Tautan", "Ada/Belum"), rows, lebar=(7, 30, 6, 45, 10), mendatar=True
    )


def tabel_revisi(bahan: Bahan, judul: str, *, dalam_masa: bool = False) -> Table | Note:
    """What revisions changed: before, after, why."""
    events = [one for one in bahan.kini.revisi if not dalam_masa or one.tanggal >= _first_day(bahan)]
    if not events:
        return Note(f"Tidak ada revisi yang tercatat {'dalam' if dalam_masa else 's.d.'} {bahan.masa}.")
    rows = [
        (
            spell_tanggal(one.tanggal),
            one.nomor,
            _place(change),
            spell_value(change.lama),
            spell_value(change.baru),
            one.alasan,
        )
        for one in events
        for change in one.perubahan
    ]
    heads = ("Tanggal", "Nomor", "Yang diubah", "Semula", "Menjadi", "Alasan")
    return Table(judul, heads, rows, lebar=(14, 16, 20, 16, 16, 18))


def _first_day(bahan: Bahan) -> datetime.date:
    return datetime.date(bahan.masa.awal.tahun, bahan.masa.awal.bulan, 1)


def _place(change: Perubahan) -> str:
    return " ".join(
        part for part in (str(change.unsur).replace("_", " "), change.kode, str(change.triwulan or "")) if part
    )


def spell_value(value: object) -> str:
    """A value of a revision in words."""
    return "tidak ada" if value is None else str(value)


def tabel_temuan(bahan: Bahan, judul: str) -> Table | Note:
    """The findings that are open, of what the report is about; those of the whole file too where it is a whole plan's."""
    own = bahan.kode
    found = [one for one in bahan.temuan if (one.letak.kode in own if one.letak.kode else not bahan.seksi)]
    if not found:
        return Note("Tidak ada temuan pemeriksaan pada bagian ini.")
    rows = [
        (one.kode, str(one.tingkat), f"{one.lembar}!{one.sel}" if one.lembar and one.sel else "-", str(one.letak) or "-",
         one.ringkas, one.saran)
        for one in found
    ]  # fmt: skip
    heads = ("Kode", "Tingkat", "Sel", "Tempat", "Temuan", "Saran")
    return Table(judul, heads, rows, lebar=(8, 10, 12, 18, 34, 26), mendatar=True)
