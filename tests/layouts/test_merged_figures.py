"""Figures in merged cells: of one row and column, of the year, or of several periods or rows and asked."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import HasilBaca
from tests.layouts.sheets import read, workbook

JUTA = 1_000_000
TW = ("TW I", "TW II", "TW III", "TW IV")


def _told(hasil: HasilBaca, kode: str) -> list[str]:
    return [f"{one.sel} {one.pesan}" for one in hasil.temuan if one.kode == kode]


@pytest.mark.parametrize(
    ("merges", "levels", "asked"),
    [
        (("E5:F5",), {}, "E5 Sel ini digabung untuk beberapa periode"),
        (("F5:G5",), {1: "2", 2: "4"}, ""),
        (("F5:F6",), {1: "2", 2: "4"}, ""),
    ],
    ids=["two quarters", "a column without a heading", "a row that is no indicator"],
)
def test_a_level_over_two_quarters_is_of_neither(merges: tuple[str, ...], levels: dict[int, str], asked: str) -> None:
    """One over what is no quarter, or no row, of the table is its own."""
    head = ("SASARAN", "INDIKATOR", "SATUAN", "TARGET", "REALISASI TW I", "REALISASI TW II")
    hasil = read(workbook([head, ("Layanan", "Jumlah laporan", "Dok", 8, 2, 4)], merges))
    assert {int(tw): str(value) for (_, tw), value in hasil.laporan.tingkat_triwulan.items()} == levels
    told = _told(hasil, "RAK173")
    assert (len(told), all(one.startswith(asked) for one in told)) == (1 if asked else 0, True)


@pytest.mark.parametrize(
    ("heading", "asked"),
    [("TARGET KINERJA", False), ("REALISASI KINERJA", True), ("RENCANA PENARIKAN", True), ("REALISASI ANGGARAN", True)],
)
def test_only_a_target_is_of_the_year_where_it_stands_over_its_quarters(heading: str, *, asked: bool) -> None:
    """A level or an amount over the rows of four quarters is of none of them: asked once, at the merge."""
    counted = "KINERJA" in heading
    head = (
        "SASARAN",
        "INDIKATOR",
        "SATUAN",
        "PJ" if counted else "KEGIATAN",
        "TRIWULAN",
        heading,
        "CATATAN" if counted else "PAGU",
    )
    rows = [("Layanan", "Jumlah laporan", "Dok", "Rapat", tw, 8 if counted else 8 * JUTA, 9 * JUTA) for tw in TW]
    hasil = read(workbook([head, *rows], ("F5:F8", "G5:G8")))
    [indicator] = hasil.rencana.indikator
    assert [one.split(" ")[0] for one in _told(hasil, "RAK173")] == (["F5"] if asked else [])
    assert str(indicator.target) == ("" if asked else "8 Dok")


def test_a_target_left_of_the_labels_is_the_years_and_one_right_of_them_the_quarters() -> None:
    """Both are headed TARGET."""
    head = ("SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TRIWULAN", "TARGET", "REALISASI")
    hasil = read(workbook([head, *(("Layanan", "Jumlah laporan", "Dok", 8, tw, 2, 1) for tw in TW)]))
    [indicator] = hasil.rencana.indikator
    assert (str(indicator.target), [str(goal) for goal in indicator.target_triwulan or ()]) == ("8 Dok", ["2 Dok"] * 4)


@pytest.mark.parametrize(
    ("area", "kept"), [("H5:H6", {}), ("H5:I5", {1: "hujan"}), ("G5:H5", {})], ids=["two rows", "its own", "another's"]
)
def test_a_note_is_kept_where_its_cell_is_of_one_quarter(area: str, kept: dict[int, str]) -> None:
    """KETERANGAN merged over two rows, over a column without a heading, or beside the evidence."""
    head = ("SASARAN", "INDIKATOR", "SATUAN", "TARGET", "TRIWULAN", "REALISASI", "DATA DUKUNG", "KETERANGAN")
    rows = [("Layanan", "Jumlah laporan", "Dok", 8, tw, 2, None, "hujan" if tw == "TW I" else None) for tw in TW]
    if area.startswith("G"):
        rows[0] = (*rows[0][:6], "hujan", None)  # type: ignore[assignment]
    hasil = read(workbook([head, *rows], (area,)))
    found = {int(tw): one.keterangan for (_, tw), one in hasil.laporan.isian.items() if one.keterangan}
    assert found == kept


def _labelled(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dict[int, str]:
    found = read(workbook([head, *rows])).laporan.tingkat_triwulan
    return {int(tw): str(value) for (kode, tw), value in found.items() if kode == "1.1"}


@pytest.mark.parametrize(
    ("heading", "labels", "levels"),
    [
        ("TRIWULAN", ("TW I", "TW II"), {1: "2", 2: "4"}),
        ("WAKTU", ("TW I", "TW II"), {1: "2", 2: "4"}),
        ("URAIAN", ("TW I", "TW II"), {1: "2", 2: "4"}),
        ("TRIWULAN", (2, 3), {2: "2", 3: "4"}),
        ("TRIWULAN", (2,), {2: "2"}),
        ("TRIWULAN", ("TW II",), {2: "2"}),
        ("URAIAN", ("TW II",), {}),
        ("URAIAN", ("Rapat TW I", "Rapat TW II"), {}),
        ("WAKTU", ("TW II",), {}),
        ("TRIWULAN", (None,), {}),
    ],
)
def test_rows_have_the_period_of_a_column_of_labels(
    heading: str, labels: tuple[Any, ...], levels: dict[int, str]
) -> None:
    """Whatever its heading where two name different periods; one alone, or numbers, below the word of a period."""
    head = ("SASARAN", "INDIKATOR", "SATUAN", "TARGET", heading, "REALISASI")
    rows = [("Layanan", "Jumlah laporan", "Dok", 8, label, level) for label, level in zip(labels, (2, 4), strict=False)]
    assert _labelled(head, rows) == levels


def test_of_two_columns_with_labels_the_one_of_quarters_counts() -> None:
    """URAIAN names other quarters, of which the activity is."""
    head = ("SASARAN", "INDIKATOR", "SATUAN", "URAIAN", "TRIWULAN", "REALISASI")
    rows = [
        ("Layanan", "Jumlah laporan", "Dok", other, tw, at)
        for other, tw, at in (("TW III", "TW I", 2), ("TW IV", "TW II", 4))
    ]
    assert _labelled(head, rows) == {1: "2", 2: "4"}


@pytest.mark.parametrize(
    ("heading", "values", "kept", "said"),
    [
        ("SATUAN", ("Dok", "Buku"), "", "tidak ada yang dibaca"),
        ("PAGU", (5 * JUTA, 6 * JUTA), "", "tidak ada yang dibaca"),
        ("KEGIATAN", ("Rapat", "Arsip"), "Rapat", "yang dibaca 'KEGIATAN'"),
        ("PENANGGUNG JAWAB", ("Seksi A", "Seksi B"), "Seksi A", ""),
    ],
)
def test_of_two_columns_of_one_meaning_the_first_text_is_read_and_no_figure(
    heading: str, values: tuple[Any, Any], kept: str, said: str
) -> None:
    """Both are filled: it is told at their headings (RAK177), but not of those who answer."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET TW I", heading, heading)
    hasil = read(workbook([head, (1, "Layanan", "Jumlah laporan", 8, 2, *values)]))
    [indicator] = hasil.rencana.indikator
    [line] = indicator.kegiatan or (None,)
    found = {
        "SATUAN": indicator.target.satuan,
        "PAGU": str(line.pagu) if line and str(line.pagu) != "belum diisi" else "",
        "KEGIATAN": line.uraian if line else "",
        "PENANGGUNG JAWAB": indicator.penanggung_jawab,
    }
    assert found[heading] == kept
    told = _told(hasil, "RAK177")
    assert [(one[:5], said in one) for one in told] == ([("F4:G4", True)] if said else [])


def test_of_two_plans_of_a_quarter_the_first_is_read() -> None:
    """RENCANA AKSI and TAHAPAN, both of TW I: nothing is asked of words that say more of the same."""
    head = ("NO", "SASARAN", "INDIKATOR", "TARGET", "RENCANA AKSI TW I", "RENCANA KEGIATAN TW I", "PAGU")
    [line] = read(workbook([head, (1, "Layanan", "Jumlah laporan", 8, "Rapat", "Arsip", 9 * JUTA)])).rencana.kegiatan
    assert line.rencana[Triwulan.I] == "Rapat"


def test_a_level_over_two_quarters_below_each_other_is_of_neither() -> None:
    """Two rows are enough; the quarters below them are read."""
    head = ("SASARAN", "INDIKATOR", "SATUAN", "PJ", "TRIWULAN", "REALISASI KINERJA")
    hasil = read(workbook([head, *(("Layanan", "Jumlah laporan", "Dok", "Rapat", tw, 8) for tw in TW)], ("F5:F6",)))
    assert {int(tw) for _, tw in hasil.laporan.tingkat_triwulan} == {3, 4}
    assert [one.split(" ")[0] for one in _told(hasil, "RAK173")] == ["F5"]
