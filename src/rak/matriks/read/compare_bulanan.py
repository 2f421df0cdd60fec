"""Compares what the matrix shows with what Bulanan says: typed figures, and results that were not recalculated."""

import math
from collections.abc import Mapping
from fractions import Fraction

import attrs

from rak.checks.catalogue import Aturan
from rak.domain.aggregation import tingkat_capaian
from rak.domain.anggaran import add_up, realisasi_per_bulan
from rak.domain.display import show_level
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai
from rak.domain.quarter_labels import read_label
from rak.domain.recorded_values import TINGKAT
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import DASH, is_dash
from rak.domain.versi import indikator_per
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.read import findings_on_kinerja, findings_on_tata, findings_on_uang
from rak.matriks.read.build_plan import Ketikan
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.read_result import TataBulanan
from rak.xlsx import Cell, CellError, to_address


class Pembanding:
    """Compares quarter by quarter; only quarters with a monthly figure or a shown number are worked out."""

    def __init__(
        self, rencana: RencanaAksi, laporan: Laporan, ketikan: Ketikan, tata: TataBulanan, lembar: str, catatan: Catatan
    ) -> None:
        self._rencana = rencana
        self._laporan = laporan
        self._ketikan = ketikan
        self._tata = tata
        self._lembar = lembar
        self._catatan = catatan
        self._filled = {(kode, bulan.triwulan) for kode, _, bulan in laporan.variabel}
        self._given = laporan.tingkat_triwulan.keys() - self._filled
        self._spent = {(kode, bulan.triwulan) for kode, bulan in laporan.realisasi}
        self._monthly = attrs.evolve(laporan, capaian_triwulan={}) if laporan.capaian_triwulan else laporan

    def compare(self) -> None:
        """Report every disagreement, naming both cells."""
        for (kode, kolom, tw), typed_cell in self._ketikan.sel.items():
            self._text(kode, kolom, tw, typed_cell)
        for kegiatan in self._rencana.kegiatan:
            monthly = realisasi_per_bulan(kegiatan, self._laporan)
            for tw in Triwulan:
                self._money(kegiatan.kode, tw, monthly)
        for indikator in self._rencana.indikator:
            for tw in Triwulan:
                filled = (indikator.kode, tw) in self._filled | self._given
                typed = self._ketikan.capaian.get((indikator.kode, tw))
                shown = [
                    (owner.kode, cell)
                    for owner in indikator.kegiatan or (indikator,)
                    if (cell := self._ketikan.turunan.get((owner.kode, Kolom.CAPAIAN, tw))) is not None
                    and _has_result(cell)
                ]
                stale = [pair for pair in shown if filled or _shown(pair[1], tw) is not BELUM_DIISI]
                if not stale and not (filled and typed is not None):
                    continue
                level = tingkat_capaian(indikator_per(self._rencana, indikator, tw), self._monthly, tw)
                for kode, cell in stale:
                    if not _same(_shown(cell, tw), level):
                        self._stale(cell, Letak(kode, Kolom.CAPAIAN, tw), level)
                if filled and typed is not None and not _same(typed, level):
                    self._typed_achievement(indikator.kode, tw, level)

    def _text(self, kode: str, kolom: Kolom, tw: Triwulan, cell: Cell) -> None:
        """A result typed as a text, which the formulas of Rekap take for a blank; amounts are told of where they are read."""
        held, key = cell.value, (kode, tw)
        level = self._ketikan.capaian.get(key)
        read = self._ketikan.realisasi.get(key) if kolom is Kolom.REALISASI_ANGGARAN else level
        if type(held) is not str or read is None or isinstance(read, Rupiah) or held in {DASH, f"{tw}: {DASH}"}:
            return
        shown = show_level(self._rencana.find_indikator(kode), read) if isinstance(read, Fraction) else read
        pesan = f"Sel ini berisi teks '{as_seen(held)}'; dibaca {shown}, tetapi rumus di Rekap menganggapnya kosong."
        rule, saran = findings_on_kinerja.ANGKA_BERUPA_TEKS, findings_on_kinerja.KETIK_ANGKA
        self._catatan.tell(rule, self._lembar, cell, pesan, saran, Letak(kode, kolom, tw))

    def _money(self, kode: str, tw: Triwulan, monthly: Mapping[Bulan, Uang]) -> None:
        blank = (kode, tw) not in self._spent
        cell = self._ketikan.turunan.get((kode, Kolom.REALISASI_ANGGARAN, tw))
        typed = self._ketikan.realisasi.get((kode, tw))
        if blank and (cell is None or not _has_result(cell) or cell.value in {"", None}):
            return
        spent = add_up(monthly[bulan] for bulan in tw.bulan(self._rencana.tahun) if bulan in monthly)
        total = Fraction(spent.nilai) if isinstance(spent, Rupiah) else spent
        if cell is not None and _has_result(cell) and not _same(_shown(cell, tw), total):
            self._stale(cell, Letak(kode, Kolom.REALISASI_ANGGARAN, tw), total)
        said = Fraction(typed.nilai) if isinstance(typed, Rupiah) else typed
        if not blank and said is not None and said != total:
            self._typed_money(kode, tw, total)

    def _source(self, row: int | None, tw: Triwulan) -> str:
        column = self._tata.triwulan.get(tw) or self._tata.bulan.get(3 * tw)
        return f"{self._tata.lembar}!{to_address(row, column)}" if row and column else self._tata.lembar

    def _stale(self, cell: Cell, letak: Letak, value: Nilai) -> None:
        pesan = f"Sel rumus ini menunjukkan {_spelt(cell.value)}, padahal isi Bulanan memberi {_spelt(value)}; yang dipakai Bulanan."
        saran = "Buka di Excel, hitung ulang (F9), lalu simpan."
        self._catatan.tell(findings_on_tata.NILAI_BASI, self._lembar, cell, pesan, saran, letak)

    def _typed_money(self, kode: str, tw: Triwulan, total: Nilai) -> None:
        cell = self._ketikan.sel[kode, Kolom.REALISASI_ANGGARAN, tw]
        source = self._source(self._tata.realisasi.get(kode), tw)
        other = f"jumlah bulanan {_spelt(total)} ({source}); yang dihitung bulanannya"
        self._typed(findings_on_uang.REALISASI_BERTENTANGAN, cell, Letak(kode, Kolom.REALISASI_ANGGARAN, tw), other)

    def _typed_achievement(self, kode: str, tw: Triwulan, level: Nilai) -> None:
        cell = self._ketikan.sel[kode, Kolom.CAPAIAN, tw]
        row = next((row for (of, _), row in self._tata.variabel.items() if of == kode), None)
        other = f"hasil rumus dari Bulanan, {_spelt(level)} ({self._source(row, tw)}); yang dihitung bulanannya"
        if (kode, tw) in self._given:
            other = f"{TINGKAT} {tw} di lembar Indikator, yang memberi {_spelt(level)}; yang dihitung tingkat itu"
        self._typed(findings_on_kinerja.CAPAIAN_LAIN_DARI_BULANAN, cell, Letak(kode, Kolom.CAPAIAN, tw), other)

    def _typed(self, rule: Aturan, cell: Cell, letak: Letak, other: str) -> None:
        name = "REALISASI" if letak.kolom is Kolom.REALISASI_ANGGARAN else "CAPAIAN"
        pesan = f"{name} yang diketik di {self._lembar}!{cell.address} tidak sama dengan {other}."
        saran = "Perbaiki salah satunya, atau kembalikan rumusnya."
        self._catatan.tell(rule, self._lembar, cell, pesan, saran, letak)


def _has_result(cell: Cell) -> bool:
    return cell.has_cached and type(cell.value) is not CellError


def _shown(cell: Cell, tw: Triwulan) -> Nilai | float | str:
    """What a live cell shows, as one of the four values (a number as the float that Excel holds)."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    text = "" if value is None else str(value).strip()
    label = read_label(text)
    rest = label.sisa if label is not None and label.triwulan is tw else text
    if not rest:
        return BELUM_DIISI
    return TIDAK_BERLAKU if is_dash(rest) else rest


def _same(shown: Nilai | float | str, value: Nilai) -> bool:
    if isinstance(value, Fraction):
        return isinstance(shown, float | Fraction) and math.isclose(
            float(shown), float(value), rel_tol=1e-9, abs_tol=1e-12
        )
    if value is BELUM_DIISI or value is TIDAK_BERLAKU:
        return shown is value
    return isinstance(shown, str)


def _spelt(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else f"{float(value):.6g}"
    return str(value) if value not in {None, ""} else "kosong"
