"""What a table leaves open is asked with its cells, and never read silently."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import TidakAdaMatriks
from tests.layouts.sheets import read, workbook

TW = ("TW I", "TW II", "TW III", "TW IV")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
JUTA = 1_000_000
INFO, WARNING = Tingkat.INFO, Tingkat.PERINGATAN

NO = ("NO", "SASARAN", "INDIKATOR", "TARGET")
DOUBTS: dict[str, tuple[list[tuple[Any, ...]], str, Tingkat, str]] = {
    "the columns that were read": (
        [(*NO, *(f"REALISASI KINERJA {tw}" for tw in TW)), (1, "S", "Nilai A", 5, 1, 2, 3, 4)], "RAK170", INFO, "A4"
    ),
    "a ratio or a figure in per cent": (
        [(*NO, *(f"REALISASI KINERJA {tw}" for tw in TW)), (1, "S", "Persentase A", "80 %", 0.9)], "RAK173", WARNING, "E5"
    ),
    "a month without a draw": (
        [("NO", "SASARAN", "INDIKATOR", "KEGIATAN", *(f"RENCANA PENARIKAN {m}" for m in MONTHS)),
         (1, "S", "Nilai A", "Kegiatan A", JUTA, None, JUTA)], "RAK173", WARNING, "E5:G5",
    ),
    "targets of months": (
        [(*NO, *(f"TARGET {month}" for month in MONTHS)), (1, "S", "Nilai A", 12, *range(1, 13))], "RAK175", INFO, "G5:P5"
    ),
    "amounts that are far too small": (
        [(*NO, "KEGIATAN", "PAGU"), (1, "S", "Nilai A", 5, "Kegiatan A", 88)], "RAK176", WARNING, "F4:F5"
    ),
    "two columns that say the same": (
        [(*NO, "TARGET TW I", "TARGET TW II", "TARGET TRIWULAN I"), (1, "S", "Nilai A", 5, 1, 2, 3)],
        "RAK177", WARNING, "E4:G4",
    ),
    "figures without an indicator": (
        [(*NO, "TARGET TW I", "TARGET TW II"), (1, "S", "Nilai A", 5, 1, 2), (None, None, None, 7, 3, 3)],
        "RAK178", WARNING, "D6",
    ),
    "months that do not add up to their quarter": (
        [("NO", "SASARAN", "INDIKATOR", "KEGIATAN", *(f"RENCANA PENARIKAN {m}" for m in ("Jan", "Feb", "Mar", "TW I", "TW II"))),
         (1, "S", "Nilai A", "Kegiatan A", JUTA, JUTA, JUTA, 4 * JUTA)], "RAK179", WARNING, "H5",
    ),
    "rows that are no data": (
        [(*NO, "TARGET TW I", "TARGET TW II"), (1, 2, 3, 4, 5, 6), (1, "S", "Nilai A", 5, 1, 2), ("JUMLAH", None, None, 5, 1, 2)],
        "RAK181", INFO, "A5",
    ),
    "amounts of half a year": (
        [(*NO, "KEGIATAN", "PAGU", "REALISASI ANGGARAN SEMESTER I", "REALISASI ANGGARAN SEMESTER II"),
         (1, "S", "Nilai A", 5, "Kegiatan A", 9 * JUTA, 4 * JUTA, 5 * JUTA)], "RAK173", WARNING, "G5:H5",
    ),
    "draws of half a year": (
        [(*NO, "KEGIATAN", "PAGU", "RENCANA PENARIKAN SEMESTER I", "RENCANA PENARIKAN SEMESTER II"),
         (1, "S", "Nilai A", 5, "Kegiatan A", 9 * JUTA, 4 * JUTA, 5 * JUTA)], "RAK173", WARNING, "G5:H5",
    ),
    "a note that is of no quarter": (
        [(*NO, *(f"REALISASI KINERJA {tw}" for tw in TW), "KETERANGAN"), (1, "S", "Nilai A", 5, 1, 2, 3, 4, "hujan"),
         (2, "S", "Nilai B", 5, 1, 2, 3, 4, "banjir")], "RAK182", WARNING, "I5:I6",
    ),
}  # fmt: skip


@pytest.mark.parametrize("doubt", DOUBTS)
def test_each_doubt_is_told_at_its_cells(doubt: str) -> None:
    """One finding of its code, its level, on the range that it is about."""
    rows, kode, tingkat, sel = DOUBTS[doubt]
    found = [(one.kode, one.tingkat, one.sel) for one in read(workbook(rows)).temuan if one.kode == kode]
    assert found == [(kode, tingkat, sel)]


def test_what_is_asked_is_not_read() -> None:
    """0.9 beside a target of 80 % is 0.9 % or 90 %: neither."""
    hasil = read(workbook(DOUBTS["a ratio or a figure in per cent"][0]))
    assert hasil.laporan.tingkat_triwulan == {}


def test_of_two_columns_that_say_the_same_none_is_read() -> None:
    """TW II stays, TW I is asked."""
    [indicator] = read(workbook(DOUBTS["two columns that say the same"][0])).rencana.indikator
    assert [str(goal) if goal else None for goal in indicator.target_triwulan or ()] == [None, "2", None, None]


@pytest.mark.parametrize("heading", ["RENCANA PENARIKAN DANA", "RENCANA PENARIKAN", "ANGGARAN KAS"])
def test_a_draw_plan_without_a_period_is_asked_and_never_the_pagu(heading: str) -> None:
    """Its four quarters may be missing: Rp10.000.000 is of the year, or of one of them."""
    rows = [(*NO, "KEGIATAN", heading), (1, "S", "Nilai A", 5, "Kegiatan A", 10 * JUTA)]
    hasil = read(workbook(rows))
    assert [str(line.pagu) for line in hasil.rencana.kegiatan] == ["belum diisi"]
    assert [(one.tingkat, one.sel) for one in hasil.temuan if one.kode == "RAK171"] == [(WARNING, "F4:F5")]


def test_a_pagu_by_its_name_is_still_read() -> None:
    """PAGU without a period is the year's."""
    hasil = read(workbook([(*NO, "KEGIATAN", "PAGU"), (1, "S", "Nilai A", 5, "Kegiatan A", 10 * JUTA)]))
    assert [str(line.pagu) for line in hasil.rencana.kegiatan] == ["Rp10.000.000"]


def test_a_target_of_absorption_is_no_pagu_and_named_among_what_is_not_read() -> None:
    """TARGET PENYERAPAN ANGGARAN is not read, and RAK170 says so."""
    hasil = read(
        workbook([(*NO, "KEGIATAN", "TARGET PENYERAPAN ANGGARAN"), (1, "S", "Nilai A", 5, "Kegiatan A", 10 * JUTA)])
    )
    assert [str(line.pagu) for line in hasil.rencana.kegiatan] == ["belum diisi"]
    assert any("PENYERAPAN" in one.pesan for one in hasil.temuan)


def test_a_plan_text_that_no_budget_line_holds_is_told() -> None:
    """RENAKSI beside targets and levels alone: the text is not kept, and said (RAK182)."""
    found = read(workbook([
        ("NO", "SASARAN KEGIATAN", "INDIKATOR", "RENAKSI", "TRIWULAN", "TARGET", "SATUAN", "REALISASI"),
        *((1, "Layanan", "Jumlah laporan", "Menyusun laporan", f"TW {tw}", 3, "Laporan", 3) for tw in ("I", "II", "III", "IV")),
    ]))  # fmt: skip
    assert [i.kegiatan for i in found.rencana.indikator] == [()]
    assert [(t.kode, t.sel, "Menyusun laporan" in t.pesan) for t in found.temuan if t.kode == "RAK182"] == [
        ("RAK182", "D5:D8", True)
    ]


def test_evidence_in_one_cell_for_four_quarters_is_told() -> None:
    """DATA DUKUNG merged over the rows of an indicator names no quarter: not kept, and said (RAK182)."""
    rows = [(*NO, "TRIWULAN", "REALISASI KINERJA", "DATA DUKUNG"),
            *((1, "S", "Nilai A", 9, tw, at, "https://contoh.go.id/a") for at, tw in enumerate(TW))]  # fmt: skip
    found = read(workbook(rows, ["G5:G8"]))
    assert found.laporan.isian == {}
    assert [(t.sel, "https://contoh.go.id/a" in t.pesan) for t in found.temuan if t.kode == "RAK182"] == [("G5", True)]


def test_notes_of_the_lines_of_an_indicator_stay_with_their_lines() -> None:
    """KETERANGAN of the second KEGIATAN is its own, whatever stands in the first."""
    rows = [(*NO, "KEGIATAN", "PAGU", "KETERANGAN TW I"), (1, "S", "Nilai A", 5, "Kegiatan A", 3 * JUTA, "hujan"),
            (None, None, None, None, "Kegiatan B", 4 * JUTA, "banjir")]  # fmt: skip
    isian = read(workbook(rows)).laporan.isian
    assert {kode: one.keterangan for (kode, _), one in isian.items()} == {"1.1.1": "hujan", "1.1.2": "banjir"}


def test_a_blank_cell_over_two_quarters_is_the_place_of_neither() -> None:
    """A level of TW I would be written into the cell of TW I and TW II."""
    rows = [(*NO, *(f"REALISASI KINERJA {tw}" for tw in TW)), (1, "S", "Nilai A", 5, None, None, None, 4)]
    peta = read(workbook(rows, ["E5:F5"])).peta
    places = [peta.find(Letak("1.1", Kolom.CAPAIAN, tw)) for tw in Triwulan]
    assert places == [None, None, ("Rencana Aksi", 5, 7), ("Rencana Aksi", 5, 8)]


@pytest.mark.parametrize("amount", [9 * 1_000_000, "9000000", "9.000.000"])
def test_amounts_below_a_heading_of_performance_are_asked_where_the_target_is_small(amount: object) -> None:
    """Realisasi Kinerja TW I over K and a column without a label: nine millions are no laporan of 13."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "Realisasi Kinerja TW I", None),
        (None, None, None, None, None, "K", None),
        (1, "Layanan", "Jumlah laporan", "Laporan", 13, 3, amount),
    ]
    hasil = read(workbook(rows, ["F4:G4"]))
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] in ([], ["3"])
    assert [one.tingkat for one in hasil.temuan if one.sel and one.sel.startswith("G")] == [Tingkat.PERINGATAN]


def test_a_target_of_amounts_without_any_budget_beside_it_is_asked() -> None:
    """TARGET 40.000.000 in a plan without a pagu may be money; beside a PAGU it is of performance."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "TARGET", "KETERANGAN"),
        (1, "Layanan", "Jumlah tamu", "K", 40_000_000, "x"),
    ]
    with pytest.raises(TidakAdaMatriks):
        read(workbook(rows))
    with_pagu = [(*rows[0][:5], "PAGU"), (*rows[1][:5], 90_000_000)]
    [indicator] = read(workbook(with_pagu)).rencana.indikator
    assert str(indicator.target) == "40000000"


def test_a_group_that_is_not_merged_ends_where_a_quarter_is_left_out() -> None:
    """REALISASI ANGGARAN above TW I, and TW IV beside it below a heading of none: TW IV is asked."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU", "REALISASI ANGGARAN", None),
        (None, None, None, None, None, "TW I", "TW IV"),
        (1, "Layanan", "Jumlah laporan", "K", 40_000_000, 9_000_000, 10_000_000),
    ]
    hasil = read(workbook(rows))
    assert [str(one) for one in hasil.laporan.realisasi_triwulan.values()] == ["Rp9.000.000"]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK171"] == ["G5:G6"]


@pytest.mark.parametrize(("target", "read_as"), [("1.200.000 Orang", ["500000"]), ("13 Orang", [])])
def test_levels_as_large_as_money_are_read_beside_a_target_of_that_size(target: str, read_as: list[str]) -> None:
    """Half a million visitors of 1.2 millions; beside a small target it may be money, and is asked."""
    rows = [
        ("NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET TW II", "Realisasi Kinerja TW I"),
        (1, "Layanan", "Jumlah tamu", target, target, 500_000),
    ]
    hasil = read(workbook(rows))
    assert [str(one) for one in hasil.laporan.tingkat_triwulan.values()] == read_as
    assert ("F4:F5" in [one.sel for one in hasil.temuan if one.kode == "RAK171"]) is (
        read_as == [] and target is not None
    )


@pytest.mark.parametrize(
    "title",
    [
        ("LAPORAN KINERJA TRIWULAN II TAHUN 2026", "DINAS PENDIDIKAN KOTA REKAAN"),
        ("DINAS PENDIDIKAN KOTA REKAAN", "LAPORAN CAPAIAN KINERJA S.D. JUNI", "TAHUN ANGGARAN 2026"),
        ("MATRIKS RENCANA AKSI ATAS PERJANJIAN KINERJA DINAS PENDIDIKAN KOTA REKAAN TAHUN 2026", "KOTA REKAAN"),
        ("Pengukuran Kinerja Semester I 2026: DINAS PENDIDIKAN KOTA REKAAN",),
        (
            "Formulir E.81",
            "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH",
            "DINAS PENDIDIKAN KOTA REKAAN",
            "TAHUN 2026",
        ),
        ("RENCANA AKSI PENCAPAIAN INDIKATOR KINERJA UTAMA (IKU)", "DINAS PENDIDIKAN KOTA REKAAN", "TAHUN 2026"),
        ("REALISASI FISIK DAN KEUANGAN DI LINGKUNGAN DINAS PENDIDIKAN KOTA REKAAN S.D. BULAN JUNI 2026",),
        ("RENCANA AKSI (RENAKSI) PERUBAHAN TAHUN 2026", "OPD : DINAS PENDIDIKAN KOTA REKAAN"),
    ],
)
def test_the_office_is_named_without_the_words_of_the_title(title: tuple[str, ...]) -> None:
    """What kind of report it is, and of which period, is no part of the name; a part of it named again adds nothing."""
    hasil = read(workbook([(*NO, "TARGET TW I"), (1, "S", "Nilai A", 5, 1)], title=[(line,) for line in title]))
    assert (hasil.rencana.satuan_kerja, hasil.rencana.tahun) == ("DINAS PENDIDIKAN KOTA REKAAN", 2026)
