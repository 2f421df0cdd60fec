"""The same forms in other words and other company: other names of quarters, budgets before a revision, further tables and sheets."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.matriks.read.read_result import TidakAdaMatriks
from tests.layouts.sheets import read, workbook

TW = ("TW I", "TW II", "TW III", "TW IV")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "Nopember",
    "Desember",
)
JUTA = 1_000_000
HEAD = ("NO", "SASARAN", "INDIKATOR", "TARGET")
LINE = (1, "Layanan", "Jumlah laporan", 4)


@pytest.mark.parametrize(
    "spelling",
    ["TRIB {}", "Trib. {}", "TRIBULAN {}", "Q{}", "Quarter {}", "Kw {}", "TRW-{}", "Triw. {}", "TW/{}", "target_tw{}"],
)
def test_a_quarter_is_known_in_every_word_for_it(spelling: str) -> None:
    """1, 2, 3 and 4 below a group TARGET are the targets of the four quarters."""
    labels = [spelling.format(number) for number in range(1, 5)]
    rows: list[tuple[Any, ...]] = [(*HEAD, "TARGET TRIWULAN"), (*(None,) * 4, *labels), (*LINE, 1, 2, 3, 4)]
    [indicator] = read(workbook(rows, ["E4:H4"])).rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("spelling", ["B{}", "B.{}", "B {}", "b{}"])
def test_the_code_of_a_month_is_known_with_a_dot_or_a_blank(spelling: str) -> None:
    """B03 to B12 are targets to date."""
    rows = [(*HEAD, *(spelling.format(code) for code in ("03", "06", "09", "12"))), (*LINE, 1, 2, 3, 4)]
    [indicator] = read(workbook(rows)).rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["1", "2", "3", "4"]
    assert indicator.target_kumulatif is True


@pytest.mark.parametrize(
    ("first", "second", "merges"),
    [
        (("PAGU AWAL", "PAGU REVISI"), None, []),
        (("PAGU SEBELUM REVISI", "PAGU SETELAH REVISI"), None, []),
        (("PAGU", None), ("SEMULA", "MENJADI"), ["F4:G4"]),
    ],
)
def test_the_pagu_after_a_revision_counts_and_the_other_is_named(first: Any, second: Any, merges: list[str]) -> None:
    """40 millions before, 50 after."""
    rows = [
        (*HEAD, "KEGIATAN", *first),
        *([(*(None,) * 5, *second)] if second else []),
        (*LINE, "Kegiatan A", 40 * JUTA, 50 * JUTA),
    ]
    hasil = read(workbook(rows, merges))
    assert [line.pagu for line in hasil.rencana.kegiatan] == [Rupiah(50 * JUTA)]
    [told] = [one.pesan for one in hasil.temuan if one.kode == "RAK170"]
    assert f"Tidak dibaca: {' / '.join(text for text in (first[0], second and second[0]) if text)}" in told


def test_a_budget_of_quarters_beside_its_realisation_is_what_is_to_be_drawn() -> None:
    """ANGGARAN and REALISASI ANGGARAN each over TW I to IV; alone it may be either."""
    groups = ["E4:H4", "I4:L4"]
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "ANGGARAN", None, None, None, "REALISASI ANGGARAN"),
        (*(None,) * 4, *TW, *TW),
        (1, "Layanan", "Jumlah laporan", "Kegiatan A", *(10 * JUTA,) * 4, 9 * JUTA),
    ]
    [line] = read(workbook(rows, groups)).rencana.kegiatan
    assert list(line.penarikan) == [Rupiah(10 * JUTA)] * 4
    with pytest.raises(TidakAdaMatriks):
        read(workbook([row[:8] for row in rows], groups[:1]))


def test_another_table_below_is_named_and_its_heading_is_no_indicator() -> None:
    """The agreement's form: indicators with targets, then programmes with their budget."""
    rows: list[tuple[Any, ...]] = [
        HEAD, (1, "Layanan", "Jumlah laporan", "4 Laporan"), (2, "Tata kelola", "Nilai", "BB"), (),
        ("No", "Program", "Anggaran", "Keterangan"), (1, "Program P", 500 * JUTA, "APBD"),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah laporan", "Nilai"]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK178"] == ["A8"]


def test_a_row_per_month_is_of_performance_and_keeps_the_ends_of_quarters() -> None:
    """BULAN in the rows; TARGET left of it is the year's, TARGET BULAN the month's; never rupiah."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET", "BULAN", "TARGET BULAN", "REALISASI")
    ]
    rows += [
        (1, "Layanan", "Jumlah laporan", "Laporan", 12, name, at, at if at < 4 else None)
        for at, name in enumerate(MONTHS, 1)
    ]
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert (str(indicator.target), indicator.kegiatan) == ("12 Laporan", ())
    assert [str(goal) for goal in indicator.target_triwulan or ()] == [
        "3 Laporan",
        "6 Laporan",
        "9 Laporan",
        "12 Laporan",
    ]
    assert [str(level) for level in hasil.laporan.tingkat_triwulan.values()] == ["3"]


def test_a_budget_in_every_row_of_a_quarter_is_asked_where_its_heading_does_not_say_pagu() -> None:
    """TARGET TAHUNAN and TARGET, REALISASI and REALISASI ANGGARAN: rows of quarters in another form than the decree's."""
    heading = (
        "NO",
        "SASARAN",
        "INDIKATOR",
        "SATUAN",
        "TARGET TAHUNAN",
        "TRIWULAN",
        "TARGET",
        "REALISASI",
        "ANGGARAN",
        "REALISASI ANGGARAN",
    )
    rows: list[tuple[Any, ...]] = [heading]
    rows += [(1, "Layanan", "Jumlah laporan", "Laporan", 4, str(tw), 1, 1, 10 * JUTA, 9 * JUTA) for tw in range(1, 5)]
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert [str(goal) for goal in indicator.target_triwulan or ()] == ["1 Laporan"] * 4
    assert [str(line.pagu) for line in indicator.kegiatan] == ["belum diisi"]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK173"] == ["I5:I8"]
    named = read(workbook([tuple("PAGU" if text == "ANGGARAN" else text for text in heading), *rows[1:]]))
    assert [line.pagu for line in named.rencana.kegiatan] == [Rupiah(10 * JUTA)]


def test_of_several_sheets_with_a_plan_the_visible_one_is_read_and_the_others_are_named() -> None:
    """One sheet per section is common: nobody may think that all of them were read."""
    rows = [(*HEAD, *(f"TARGET {tw}" for tw in TW)), (*LINE, 1, 2, 3, 4)]
    book = load_workbook(io.BytesIO(workbook(rows)))
    first = book.worksheets[0]
    copy = book.copy_worksheet(first)
    copy.title, copy["C5"].value, first.sheet_state = "Bidang B", "Jumlah surat", "hidden"
    book.active = 1
    stream = io.BytesIO()
    book.save(stream)
    hasil = read(stream.getvalue())
    assert [one.uraian for one in hasil.rencana.indikator] == ["Jumlah surat"]
    [told] = [one for one in hasil.temuan if one.kode == "RAK121"]
    assert (told.tingkat, told.lembar) == (Tingkat.PERINGATAN, "Bidang B")
    assert "tidak dibaca: 'Rencana Aksi'" in told.pesan
