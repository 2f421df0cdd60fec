"""The faults: each is put into one cell of a clean matrix and must be found there, under its code."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openpyxl.comments import Comment

from rak.domain.laporan import Laporan
from rak.domain.rencana import Keputusan, RencanaAksi, SasaranKegiatan
from tests.zoo.kandang import Kandang, Tertulis, write
from tests.zoo.rencana import BAGI_TARGET, RENCANA, baris, indikator


@dataclass(frozen=True)
class Kesalahan:
    """A fault in a cell of one budget line: column, quarter, code, and how the cell gets it."""

    nama: str
    kode: str
    kolom: str
    tw: int
    rusak: Callable[[Any], object]

    def __str__(self) -> str:
        return self.nama


SEMUA: list[Kesalahan] = []


def _value(nama: str, kode: str, kolom: str, tw: int, value: Any, number_format: str = "") -> None:
    def spoil(cell: Any) -> None:
        cell.value = value
        if number_format:
            cell.number_format = number_format

    SEMUA.append(Kesalahan(nama, kode, kolom, tw, spoil))


def _text(nama: str, kode: str, kolom: str, tw: int, value: str) -> None:
    """A text that would be taken for a formula or is longer than openpyxl lets pass."""

    def spoil(cell: Any) -> None:
        cell.value = "x"
        cell._value = value

    SEMUA.append(Kesalahan(nama, kode, kolom, tw, spoil))


_value("pagu berupa kata", "RAK230", "pagu", 1, "lima juta")
_value("pagu dengan dua jumlah", "RAK230", "pagu", 1, "Rp 1.000.000 + Rp 2.000.000")
_value("pagu kira-kira", "RAK230", "pagu", 1, "± 5.000.000")
_value("penarikan berupa kata", "RAK230", "penarikan", 2, "menyusul")
_value("penarikan dengan tanda tanya", "RAK230", "penarikan", 3, "22.220.000?")
_value("penarikan dengan kelompok angka yang salah", "RAK230", "penarikan", 2, "2.222.00")
_value("realisasi berupa kata", "RAK230", "realisasi", 1, "nihil")
_value("realisasi dengan sen", "RAK230", "realisasi", 1, "450.000,50")
_value("penarikan berupa benar/salah", "RAK230", "penarikan", 1, True)
_value("penarikan pecahan", "RAK231", "penarikan", 1, 15_832_500.25)
_value("realisasi pecahan", "RAK231", "realisasi", 2, 0.5)
_value("pagu dua puluh angka", "RAK232", "pagu", 1, 12_345_678_901_234_567_890)
_value("pagu negatif", "RAK233", "pagu", 1, -5_000_000)
_value("penarikan negatif dalam kurung", "RAK233", "penarikan", 4, "(1.000.000)")
_value("pagu diulang dengan angka lain", "RAK236", "pagu", 3, 999)
_value("penarikan berformat persen", "RAK238", "penarikan", 1, 0.25, "0%")
_value("realisasi berubah menjadi tanggal", "RAK238", "realisasi", 1, datetime.date(2024, 3, 1))
_value("penarikan #REF!", "RAK132", "penarikan", 2, "#REF!")
_value("realisasi #N/A", "RAK132", "realisasi", 3, "#N/A")
_value("capaian #DIV/0!", "RAK132", "capaian", 1, "#DIV/0!")
_value("rencana #VALUE!", "RAK132", "rencana", 1, "#VALUE!")
_value("penarikan dengan rumus yang membagi nol", "RAK132", "penarikan", 1, "=1/0")
_value("penarikan dengan INDIRECT", "RAK133", "penarikan", 1, '=INDIRECT("A"&1)')
_value("penarikan dengan fungsi acak", "RAK133", "penarikan", 1, "=RAND()")
_value("realisasi merujuk dirinya", "RAK133", "realisasi", 1, "=SUM(A1:XFD1048576)")
_value("pagu dari berkas lain", "RAK135", "pagu", 1, "='C:\\[DIPA.xlsx]Pagu'!$B$7")
_value("realisasi dari jaringan", "RAK135", "realisasi", 1, '=WEBSERVICE("https://contoh.example")')
_value("target dua bacaan", "RAK330", "target", 1, "2.857 Orang")
_value("target rentang terbalik", "RAK330", "target", 1, "90 - 80 %")
_value("target berubah menjadi tanggal", "RAK330", "target", 1, datetime.date(2024, 8, 7))
_value("target tanpa angka yang sah", "RAK330", "target", 1, "7,0,0 %")
_value("target benar/salah", "RAK330", "target", 1, True)
_value("capaian kata", "RAK331", "capaian", 1, "TW I: sudah baik")
_value("capaian tanggal", "RAK331", "capaian", 2, datetime.date(2024, 3, 1))
_value("capaian dua bilangan", "RAK331", "capaian", 1, "TW I: 28 dari 40 orang")
_value("capaian benar/salah", "RAK331", "capaian", 3, False)
_value("capaian 70 tanpa persen", "RAK332", "capaian", 1, 70)
_value("capaian 0,7 tanpa persen", "RAK332", "capaian", 1, 0.7)
_value("capaian teks 70 tanpa persen", "RAK332", "capaian", 1, "TW I: 70")
_value("capaian 3.484 %", "RAK332", "capaian", 1, "TW I: 3.484 %")
_value("catatan di belakang capaian", "RAK337", "capaian", 1, "38% (Evaluasi Semester I)")
_value("capaian berlabel triwulan lain", "RAK533", "capaian", 2, "TW I: 70%")
_value("label sisa triwulan lain di capaian", "RAK533", "capaian", 3, "TW IV")
_value("indikator kosong", "RAK444", "indikator", 1, None)
_value("label TW V", "RAK530", "tw", 4, "TW V")
_value("label berupa kata", "RAK530", "tw", 2, "kuartal tengah")
_value("label kosong", "RAK534", "tw", 3, None)
_value("label ganda", "RAK531", "tw", 3, "TW II")
_value("label ganda pada baris pertama", "RAK531", "tw", 2, "TW I")
_value("label І Kiril", "RAK536", "tw", 2, "TW ІІ")
_value("label l kecil", "RAK536", "tw", 1, "TW l")
_value("label Ⅲ", "RAK536", "tw", 3, "TW Ⅲ")
_value("label dengan tanda arah", "RAK536", "tw", 1, "\u202eTW I")
_value("label s.d. TW II", "RAK537", "tw", 2, "s.d. TW II")
_value("tautan javascript", "RAK432", "data_dukung", 1, "javascript:alert(1)")
_value("tautan UNC", "RAK432", "data_dukung", 2, "\\\\server\\bukti\\foto.jpg")
_value("tautan file", "RAK432", "data_dukung", 3, "file:///C:/bukti.pdf")
_value("tautan data", "RAK432", "data_dukung", 4, "data:text/html,halo")
_value("keterangan dengan tanda arah", "RAK430", "keterangan", 1, "\u202ebalik")
_value("rencana dengan spasi lebar nol", "RAK430", "rencana", 2, "rapat\u200bkinerja")
_text("keterangan terlalu panjang", "RAK431", "keterangan", 2, "panjang " * 5000)
_value("target diulang dengan isi lain", "RAK137", "target", 2, "75 %")
_value("rumus diulang dengan isi lain", "RAK137", "rumus", 3, "A dibagi B")
_value("indikator diulang dengan isi lain", "RAK137", "indikator", 4, "Indikator lain sama sekali")
_value("kegiatan diulang dengan isi lain", "RAK137", "kegiatan", 2, "Kegiatan lain sama sekali")


def _spoil(nama: str, kode: str, kolom: str, tw: int) -> Callable[[Callable[[Any], object]], None]:
    def enter(function: Callable[[Any], object]) -> None:
        SEMUA.append(Kesalahan(nama, kode, kolom, tw, function))

    return enter


@_spoil("teks dan tautan tidak sama", "RAK435", "data_dukung", 1)
def _(cell: Any) -> None:
    cell.value = "https://satu.example/bukti"
    cell.hyperlink = "https://dua.example/lain"


@_spoil("tautan javascript di balik teks", "RAK432", "data_dukung", 2)
def _(cell: Any) -> None:
    cell.value = "Foto"
    cell.hyperlink = "javascript:alert(1)"


@_spoil("tautan UNC dalam komentar", "RAK432", "data_dukung", 1)
def _(cell: Any) -> None:
    cell.value = None
    cell.comment = Comment("lihat \\\\server\\bukti", "staf")


@_spoil("penarikan digabung empat triwulan", "RAK237", "penarikan", 1)
def _(cell: Any) -> None:
    sheet = cell.parent
    for row in (1, 2, 3):
        sheet.cell(cell.row + row, cell.column).value = None
    sheet.merge_cells(start_row=cell.row, end_row=cell.row + 3, start_column=cell.column, end_column=cell.column)


def rencana(jumlah: int) -> RencanaAksi:
    """A clean plan with as many lines as there are faults, each under an indicator of its own."""
    lines = tuple(
        indikator(
            f"1.{at}", f"Indikator ke-{at} dari {jumlah}", "70 %", BAGI_TARGET,
            baris(f"1.{at}.1", f"Kegiatan ke-{at} dari {jumlah}", 1_000_000 + at, f"Rencana ke-{at}"),
        )
        for at in range(1, jumlah + 1)
    )  # fmt: skip
    goal = SasaranKegiatan("1", "Meningkatnya mutu layanan", lines)
    return RencanaAksi(2024, RENCANA.satuan_kerja, (goal,), Keputusan(lampiran=RENCANA.keputusan.lampiran))


def spoil(faults: list[Kesalahan]) -> tuple[Tertulis, list[tuple[str, str]]]:
    """The workbook with each fault in a line of its own, and where each must be found: code and address."""
    kandang = Kandang(rencana=rencana(2 * len(faults) + 1), laporan=Laporan(2024), gabung="kosong")
    written = write(kandang)
    expected: list[tuple[str, str]] = []
    for at, fault in enumerate(faults):
        cell = written.sel(f"1.{2 * at + 2}.1", fault.tw, fault.kolom)
        fault.rusak(cell)
        expected.append((fault.kode, cell.coordinate))
    return written, expected
