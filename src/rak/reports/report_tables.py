"""The tables and charts that several reports have: achievement, money, the sections' words, evidence, revisions, findings."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

import attrs

from rak.domain.anggaran import rekap_anggaran, triwulan_selesai
from rak.domain.date_words import spell_tanggal
from rak.domain.evaluasi import StatusTindakLanjut
from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.letak import Letak
from rak.domain.periode import until
from rak.domain.revisi import Perubahan, Revisi
from rak.domain.temuan import Temuan
from rak.domain.text_folding import name_key
from rak.domain.waktu import Triwulan
from rak.reports.document import Chart, Figure, Isi, Note, Seri, Table
from rak.reports.findings_text import DIAM
from rak.reports.report_material import Bahan, banyak, jumlah, uang
from rak.reports.report_rows import BarisAnggaran, BarisIndikator, baris_anggaran, indikator, seluruh_anggaran

T = TypeVar("T")
_TERSEBUT = 12
"""Indicators that the sentence of a chart names one by one."""


@attrs.frozen
class Lajur(Generic[T]):
    """A column of a table whose rows are of one kind."""

    judul: str
    lebar: int
    """Relative to the other columns."""
    isi: Callable[[T], Isi]
    """What it shows of a row."""
    angka: bool = False
    """Whether it holds figures."""


def tabel(
    judul: str, lajur: Sequence[Lajur[T]], baris: Iterable[T], *, jumlah: int = 0, mendatar: bool = False
) -> Table:
    """The table of these columns over these rows, the last ``jumlah`` of which sum up."""
    return Table(
        judul,
        tuple(one.judul for one in lajur),
        [[one.isi(row) for one in lajur] for row in baris],
        tuple(one.lebar for one in lajur),
        frozenset(at for at, one in enumerate(lajur) if one.angka),
        jumlah,
        mendatar,
    )


def _of(
    judul: str, lebar: int, isi: Callable[[BarisIndikator], Isi] | str, *, angka: bool = False
) -> Lajur[BarisIndikator]:
    """A column of indicators; ``isi`` may name the figure of the row."""
    return Lajur(judul, lebar, attrgetter(isi) if isinstance(isi, str) else isi, angka)


NO = _of("No", 6, "kode")
SASARAN = _of("Sasaran", 18, "sasaran")
URAIAN = _of("Indikator", 24, lambda row: row.bahan.kata(row.uraian, row.kode, Kolom.INDIKATOR_KEGIATAN))
SATUAN = _of("Satuan", 8, "satuan")
TARGET_TAHUN = _of("Target tahun", 9, lambda row: row.target(row.nilai.tahun), angka=True)
CAPAIAN = _of("Capaian %", 11, lambda row: row.capaian(), angka=True)
KRITERIA = _of("Kriteria", 14, "kriteria")
TERISI = _of("Terisi", 7, "terisi")
UNTUK = _of("Target untuk", 9, "untuk")
SEKSI = _of("Seksi", 13, "seksi")


def realisasi_sampai(bahan: Bahan) -> Lajur[BarisIndikator]:
    """The realised level, with the period in the heading."""
    return _of(f"Realisasi s.d. {bahan.masa.nama}", 11, "realisasi", angka=True)


def tabel_capaian(bahan: Bahan, judul: str) -> Table:
    """Target of year and quarter, realisasi to date, achievement against both, the judgement, n of N."""
    columns = (
        NO, SASARAN, URAIAN, SATUAN, TARGET_TAHUN, _of("Target TW", 9, lambda row: row.target(row.nilai.triwulan), angka=True), realisasi_sampai(bahan),
        _of("% terhadap TW", 10, lambda row: row.capaian(row.nilai.triwulan), angka=True), _of("% terhadap tahun", 10, lambda row: row.capaian(row.nilai.tahun), angka=True),
        KRITERIA, TERISI,
    )  # fmt: skip
    return tabel(judul, columns, indikator(bahan), mendatar=True)


def tabel_anggaran(bahan: Bahan, judul: str, *, kegiatan: bool = False) -> Table:
    """Per budget line pagu, plan and realisasi to date, deviation, absorption, n of N; the total at the end.

    ``kegiatan`` adds what is planned in the period and whether there is evidence of it.
    """
    quarter = triwulan_selesai(bahan.akhir)
    when = f"s.d. {quarter}" if quarter else "(belum ada TW selesai)"
    columns: tuple[Lajur[BarisAnggaran], ...] = (
        Lajur("Kode", 9, lambda row: row.kode),
        Lajur("Kegiatan", 24, lambda row: row.uraian),
        Lajur("Pagu efektif (Rp)" if bahan.kini.blokir else "Pagu (Rp)", 13, lambda row: row.pagu(), angka=True),
        Lajur(f"Rencana {when} (Rp)", 12, lambda row: row.rencana, angka=True),
        Lajur(f"Realisasi s.d. {bahan.akhir.nama} (Rp)", 13, lambda row: row.realisasi(), angka=True),
        Lajur(f"Deviasi {when} (Rp)", 12, lambda row: row.selisih, angka=True),
        Lajur("Deviasi %", 9, lambda row: row.deviasi, angka=True),
        Lajur("Serapan %", 11, lambda row: row.serapan, angka=True),
        Lajur("Terisi", 9, lambda row: row.terisi),
    )
    if kegiatan:
        planned = Lajur[BarisAnggaran]("Rencana kegiatan", 24, _rencana_kegiatan)
        columns = (*columns[:2], planned, *columns[2:], Lajur("Data dukung", 10, _ada_dukung))
    return tabel(judul, columns, (*baris_anggaran(bahan), seluruh_anggaran(bahan)), jumlah=1, mendatar=True)


def _rencana_kegiatan(row: BarisAnggaran) -> Isi:
    """What one budget line has planned for the quarters of the period."""
    lines = row.baris if len(row.baris) == 1 and row.kode != "Jumlah" else ()
    said = [(line, tw, line.rencana[tw] or "belum diisi") for line in lines for tw in row.bahan.masa.triwulan]
    cells = row.bahan.cells(Letak(line.kode, Kolom.RENCANA_KEGIATAN, tw) for line, tw, _ in said)
    return Figure("\n".join(f"{tw}: {text}" for _, tw, text in said), None, cells)


def _ada_dukung(row: BarisAnggaran) -> Figure:
    """In how many of its lines and quarters there are links."""
    places = [(line.kode, tw) for line in row.baris for tw in row.bahan.masa.triwulan]
    there = [place for place in places if row.bahan.laporan.isian_of(*place).data_dukung]
    cells = row.bahan.cells(Letak(kode, Kolom.DATA_DUKUNG, tw) for kode, tw in there)
    return banyak(len(there), len(places), cells)


def tabel_deviasi(judul: str, kepala: str, rows: Iterable[BarisAnggaran]) -> Table:
    """Pagu, plan, realisasi and both deviations at the end of the last quarter that is over, a row for each part."""
    columns: tuple[Lajur[BarisAnggaran], ...] = (
        Lajur(kepala, 20, lambda row: row.kode),
        Lajur("Pagu (Rp)", 14, lambda row: row.pagu(), angka=True),
        Lajur("Rencana s.d. (Rp)", 14, lambda row: row.rencana, angka=True),
        Lajur("Realisasi s.d. (Rp)", 14, lambda row: row.realisasi_selesai, angka=True),
        Lajur("Deviasi % per baris", 12, lambda row: row.deviasi, angka=True),
        Lajur("Deviasi % bersih", 12, lambda row: row.bersih, angka=True),
        Lajur("Baris terisi", 11, lambda row: banyak(row.total.terisi, row.total.baris, row.sel_deviasi)),
    )
    return tabel(judul, columns, rows, mendatar=True)  # an amount is not broken within


# --- charts, each with its table


def grafik_uang(bahan: Bahan, *, kumulatif: bool) -> tuple[Chart, Table] | tuple[Note]:
    """Draw plan against realisasi per quarter (bars) or to date (lines), with the table of the same figures."""
    rows = [(tw, *_money_of(bahan, tw, kumulatif=kumulatif)) for tw in bahan.masa.sampai]
    what = "kumulatif" if kumulatif else "per triwulan"
    if not any(one.nilai is not None for _, *figures in rows for one in figures):
        return (Note(f"Grafik rencana dan realisasi {what} tidak dibuat: belum ada angkanya."),)
    judul = f"Rencana penarikan dan realisasi {what}"
    alt = f"{judul} {bahan.rencana.tahun}: " + "; ".join(
        f"{tw} rencana {plan}, realisasi {spent}" for tw, plan, spent in rows
    )
    missing = [str(tw) for tw, _, spent in rows if spent.nilai is None]
    if missing:
        alt += f". Tanpa angka realisasi: {', '.join(missing)} (bukan nol)"
    filled = bahan.terisi_uang(bahan.kini.kegiatan)
    if not filled.lengkap:
        alt += f". Realisasi sementara, {filled} isian bulanan terisi"
    columns: tuple[Lajur[tuple[Triwulan, Figure, Figure]], ...] = (
        Lajur("Triwulan", 20, lambda row: str(row[0])),
        Lajur("Rencana (Rp)", 40, lambda row: row[1], angka=True),
        Lajur("Realisasi (Rp)", 40, lambda row: row[2], angka=True),
    )
    series = (
        Seri("Rencana penarikan", tuple(row[1] for row in rows)),
        Seri("Realisasi", tuple(row[2] for row in rows)),
    )
    quarters = tuple(str(tw) for tw, *_ in rows)
    largest = max(abs(one.nilai) for row in rows for one in row[1:] if one.nilai is not None)
    unit, divisor = ("juta rupiah", 10**6) if largest >= 10**6 else ("rupiah", 1)
    chart = Chart(judul, "garis" if kumulatif else "batang", quarters, series, unit, f"{alt}.", divisor)
    return chart, tabel(judul, columns, rows)


def _money_of(bahan: Bahan, tw: Triwulan, *, kumulatif: bool) -> tuple[Figure, Figure]:
    """Draw plan and realisasi of a quarter or to its end, as far as the period goes; no plan within a quarter."""
    months = tuple(bulan for bulan in tw.bulan(bahan.rencana.tahun) if bulan <= bahan.akhir)
    span = until(months[-1], bahan.rencana.tahun) if kumulatif else months
    money = rekap_anggaran(bahan.rencana, bahan.laporan, span)
    lines, quarters = tuple(money.rencana.kegiatan), [one for one in Triwulan if one == tw or (kumulatif and one < tw)]
    plan = jumlah(money.total.rencana, bahan.sampai(months[-1]).sel_rencana(lines, quarters))
    spent = uang(money.total.realisasi.nilai, bahan.sel_uang(lines, span))
    return plan if len(months) == 3 else Figure("triwulan belum selesai"), spent


def grafik_capaian(bahan: Bahan) -> tuple[Chart, Table] | tuple[Note]:
    """Achievement of every indicator against 100 percent, with the table of the same figures."""
    rows = tuple(indikator(bahan))
    values = tuple(row.capaian() for row in rows)
    if not any(one.nilai is not None for one in values):
        return (Note("Grafik capaian tidak dibuat: belum ada capaian yang dapat dihitung."),)
    kodes = tuple(row.kode for row in rows)
    known = [
        (value.nilai, f"{kode} {value}") for kode, value in zip(kodes, values, strict=True) if value.nilai is not None
    ]
    blank = [kode for kode, value in zip(kodes, values, strict=True) if value.nilai is None]
    told = "; ".join(text for _, text in known)
    if len(known) > _TERSEBUT:
        told = f"{len(known)} indikator, terendah {min(known)[1]}, tertinggi {max(known)[1]}, semuanya dalam tabel"
    alt = f"Capaian s.d. {bahan.masa} terhadap target 100 persen: {told}."
    alt += f" Tanpa angka: {', '.join(blank)} (bukan nol)." if blank else ""
    judul = "Capaian per indikator terhadap target"
    line = Seri("Target", (banyak(100),) * len(rows), garis=True)
    chart = Chart(judul, "batang", kodes, (Seri("Capaian", values), line), "persen", alt)
    return chart, tabel(judul, (NO, URAIAN, UNTUK, CAPAIAN, TERISI), rows)


# --- the sections' words, evidence, revisions, findings


def kata_evaluasi(row: BarisIndikator, tw: Triwulan, kolom: KolomEvaluasi) -> Figure | None:
    """What the section wrote in one column of the sheet Evaluasi; None where it is blank."""
    value = row.bahan.laporan.evaluasi_of(row.kode, tw).of(kolom)
    if not value:
        return None
    text = spell_tanggal(value) if isinstance(value, datetime.date) else value
    return row.bahan.kata(text, row.kode, kolom, tw)


def tabel_evaluasi(bahan: Bahan, judul: str, quarters: Iterable[Triwulan]) -> Table:
    """Obstacle, follow-up, who, by when, status, per indicator and quarter; a blank names who has not written it."""

    def word(kolom: KolomEvaluasi, row: tuple[BarisIndikator, Triwulan]) -> Isi:
        one, tw = row
        written = bahan.laporan.evaluasi_of(one.kode, tw)
        found = kata_evaluasi(one, tw, kolom)
        if found is None and kolom is not KolomEvaluasi.KENDALA and not (written.kendala or written.tindak_lanjut):
            return ""
        found = found or Figure(bahan.belum(one.bagian.penanggung_jawab))
        late = kolom is KolomEvaluasi.BATAS_WAKTU and written.batas_waktu and written.batas_waktu < bahan.per
        if late and name_key(written.status) != name_key(str(StatusTindakLanjut.SELESAI)):
            return Figure(f"{found} (sudah lewat)", None, found.sel, "buruk")
        return found

    def column(judul: str, lebar: int, kolom: KolomEvaluasi) -> Lajur[tuple[BarisIndikator, Triwulan]]:
        return Lajur(judul, lebar, lambda row: word(kolom, row))

    columns: tuple[Lajur[tuple[BarisIndikator, Triwulan]], ...] = (
        Lajur("Kode", 6, lambda row: row[0].kode),
        Lajur("Indikator", 22, lambda row: row[0].uraian),
        Lajur("TW", 6, lambda row: str(row[1])),
        column("Kendala", 22, KolomEvaluasi.KENDALA),
        column("Tindak lanjut", 22, KolomEvaluasi.TINDAK_LANJUT),
        column("PIC", 10, KolomEvaluasi.PIC),
        column("Batas waktu", 10, KolomEvaluasi.BATAS_WAKTU),
        column("Status", 9, KolomEvaluasi.STATUS),
    )
    rows = [(row, tw) for row in indikator(bahan) for tw in quarters]
    return tabel(judul, columns, rows, mendatar=True)


def tabel_data_dukung(bahan: Bahan, judul: str, quarters: Iterable[Triwulan]) -> Table:
    """Per budget line (or indicator without lines) and quarter the links, and whether there are any."""
    items = [(item, one) for one in bahan.kini.indikator for item in one.kegiatan or (one,)]
    rows: list[tuple[Isi, ...]] = []
    for item, one in items:
        for tw in quarters:
            links = "\n".join(bahan.laporan.isian_of(item.kode, tw).data_dukung)
            told = bahan.kata(links, item.kode, Kolom.DATA_DUKUNG, tw)
            state = Figure("Ada" if links else "Belum", None, told.sel, "tepat" if links else "buruk")
            blank = bahan.belum(item.penanggung_jawab or one.penanggung_jawab)
            rows.append((item.kode, item.uraian, str(tw), told if links else blank, state))
    heads = ("Kode", "Kegiatan", "TW", "Tautan", "Ada/Belum")
    return Table(judul, heads, rows, lebar=(7, 30, 6, 45, 10), mendatar=True)


def tabel_revisi(bahan: Bahan, judul: str, *, dalam_masa: bool = False) -> Table | Note:
    """What revisions changed: before, after, why."""
    first = datetime.date(bahan.masa.awal.tahun, bahan.masa.awal.bulan, 1)
    events = [one for one in bahan.kini.revisi if not dalam_masa or one.tanggal >= first]
    if not events:
        return Note(f"Tidak ada revisi yang tercatat {'dalam' if dalam_masa else 's.d.'} {bahan.masa}.")
    columns: tuple[Lajur[tuple[Revisi, Perubahan]], ...] = (
        Lajur("Tanggal", 14, lambda row: spell_tanggal(row[0].tanggal)),
        Lajur("Nomor", 16, lambda row: row[0].nomor),
        Lajur("Yang diubah", 20, lambda row: _place(row[1])),
        Lajur("Semula", 16, lambda row: _spell(row[1].lama)),
        Lajur("Menjadi", 16, lambda row: _spell(row[1].baru)),
        Lajur("Alasan", 18, lambda row: row[0].alasan),
    )
    return tabel(judul, columns, [(one, change) for one in events for change in one.perubahan])


def _place(change: Perubahan) -> str:
    parts = (str(change.unsur).replace("_", " "), change.kode, str(change.triwulan or ""))
    return " ".join(filter(None, parts))


def _spell(value: object) -> str:
    return "tidak ada" if value is None else str(value)


def temuan_laporan(bahan: Bahan) -> list[Temuan]:
    """The findings that nobody has accepted, of what the report is about and of no later month; a whole plan's of its file."""
    own = bahan.kode
    found = [one for one in bahan.temuan if (one.letak.kode in own if one.letak.kode else not bahan.seksi)]
    return [one for one in found if not one.diterima and one.kode not in DIAM and not _is_later(bahan, one)]


def tabel_temuan(bahan: Bahan, judul: str) -> Table | Note:
    """A row for each of them."""
    found = temuan_laporan(bahan)
    if not found:
        return Note("Tidak ada temuan pemeriksaan pada bagian ini.")
    columns: tuple[Lajur[Temuan], ...] = (
        Lajur("Kode", 8, lambda one: one.kode),
        Lajur("Tingkat", 10, lambda one: str(one.tingkat)),
        Lajur("Sel", 12, lambda one: f"{one.lembar}!{one.sel}" if one.lembar and one.sel else "-"),
        Lajur("Tempat", 18, lambda one: str(one.letak) or "-"),
        Lajur("Temuan", 34, lambda one: one.ringkas),
        Lajur("Saran", 26, lambda one: one.saran),
    )
    return tabel(judul, columns, found, mendatar=True)


def _is_later(bahan: Bahan, one: Temuan) -> bool:
    """Whether it is about a month that does not count yet, so that last month's report reprints identically."""
    place = one.letak
    if place.bulan is not None:
        return place.bulan > bahan.akhir
    return place.triwulan is not None and place.triwulan > bahan.akhir.triwulan
