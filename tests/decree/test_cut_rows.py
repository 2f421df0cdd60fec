"""Rows without a label: the rest of a row that a page cut, the beginning of the row below, a total, or a doubt."""

from __future__ import annotations

import pytest

from rak.decree import HasilImpor, impor_teks
from rak.domain.laporan import IsianTriwulan
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from tests.decree.test_kode_impor import KEDUA, PERTAMA, line, only, table


def cells(**texts: str) -> str:
    """A row with these texts, by the position of their column from 0 (``c5="x"``), and no other."""
    return "\t".join(texts.get(f"c{at}", "") for at in range(15))


def codes(hasil: HasilImpor) -> set[str]:
    """The codes of what is told beside the particulars."""
    return {one.kode for one in hasil.temuan} - {"RAK156", "RAK159"}


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_the_rest_of_a_merged_cell_goes_to_the_row_in_which_the_merge_starts(after: int) -> None:
    """A page break below any of the four quarters: KEGIATAN stands in the row of TW I alone."""
    rows = line(*PERTAMA)
    hasil = impor_teks(table(*rows[: after + 1], cells(c5="dan keluarganya"), *rows[after + 1 :], *line(*KEDUA)))
    assert [one.uraian for one in hasil.rencana.kegiatan] == ["Bimbingan klien dan keluarganya", "Rapat kinerja"]
    assert codes(hasil) == {"RAK151"}


def test_the_rest_of_a_cell_of_a_quarter_goes_to_the_row_above_it_alone() -> None:
    """Where that row has no remark, the remark of an earlier row does not go on."""
    rows = line(*PERTAMA)
    remark = "\t".join([*rows[0].split("\t")[:14], "menunggu suku"])
    joined = impor_teks(table(remark, cells(c14="cadang"), *rows[1:]))
    assert joined.laporan.isian_of("1.1.1", Triwulan.I) == IsianTriwulan((), "", "menunggu suku cadang")
    apart = impor_teks(table(remark, rows[1], cells(c14="cadang"), *rows[2:]))
    assert [apart.laporan.isian_of("1.1.1", tw).keterangan for tw in (Triwulan.I, Triwulan.II)] == ["menunggu suku", ""]


@pytest.mark.parametrize(("number", "code"), [("", "RAK151"), ("2", "RAK158"), ("2.", "RAK158")])
def test_a_row_with_a_number_is_never_the_rest_of_the_row_above(number: str, code: str) -> None:
    """It begins a line, whose label is missing; that is told."""
    rows = line(*PERTAMA)
    hasil = impor_teks(table(*rows, cells(c0=number, c1="dan dukungan"), *line(*KEDUA)))
    assert codes(hasil) == {code}
    assert [one.uraian for one in hasil.rencana.sasaran] == [
        "Meningkatnya layanan dan dukungan" if code == "RAK151" else "Meningkatnya layanan", "Meningkatnya dukungan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("begin", "joined"),
    [
        (("2", "Meningkatnya dukungan", "Dokumen tersusun"), True),
        (("2.", "Meningkatnya dukungan", "Dokumen tersusun"), True),
        (("", "Meningkatnya dukungan", "Dokumen tersusun", "1 Dokumen"), True),
        (("", "Meningkatnya dukungan", "Dokumen tersusun", "Tepat waktu"), False),
        (("", "Meningkatnya dukungan", "Dokumen tersusun", ""), False),
        (("2", "Meningkatnya dukungan"), False),
    ],
)
def test_the_beginning_of_a_row_is_joined_to_the_row_that_lacks_as_many_cells(
    begin: tuple[str, ...], joined: bool
) -> None:
    """It has a NO or a target of figures, and ends where the row below it, whose first cells are gone, begins."""
    rows = line(*KEDUA)
    lacking = 3 if len(begin) < 4 else 4
    hasil = impor_teks(table(*line(*PERTAMA), "\t".join(begin), "\t".join(rows[0].split("\t")[lacking:]), *rows[1:]))
    found = {one.pesan for one in hasil.temuan}
    assert ("Baris 9 disambung ke baris 10." in found) is joined


@pytest.mark.parametrize(
    ("cells_of_total", "differs"),
    [
        (("JUMLAH", "Rp 8.000", "Rp 9.000"), False),
        (("JUMLAH", "Rp 9.000", "Rp 8.000"), True),
        (("JUMLAH", "", "Rp 8.000"), False),
        (("JUMLAH", "lihat lampiran", "Rp 9.000"), False),
    ],
)
def test_the_total_is_the_first_amount_behind_the_word(cells_of_total: tuple[str, ...], differs: bool) -> None:
    """Two lines of Rp4.000; what stands behind it adds another column up."""
    total = "\t".join(["", cells_of_total[0], "", "", "", "", *cells_of_total[1:], *[""] * 7])
    hasil = impor_teks(table(*line(*PERTAMA), *line(*KEDUA), total))
    assert any("padahal baris jumlah menyebut Rp9.000" in one.pesan for one in hasil.temuan) is differs


@pytest.mark.parametrize(("geser", "said"), [(1, "1 kolom ke kiri"), (-1, "1 kolom ke kanan"), (2, "2 kolom ke kiri")])
def test_a_shift_is_told_with_its_side(geser: int, said: str) -> None:
    """Cells that were left out move a row to the left, a blank one too many to the right."""
    rows = line(*PERTAMA, geser=max(geser, 0))
    if geser < 0:
        rows = [rows[0], *("\t" + row for row in rows[1:])]
    assert f"3 baris tabel bergeser {said}" in only(impor_teks(table(*rows)), "RAK150").pesan


@pytest.mark.parametrize("behind", [Triwulan.II, Triwulan.IV])
def test_what_goes_on_below_rows_that_are_shifted_is_shifted_as_they_are(behind: Triwulan) -> None:
    """Rows with a blank cell too many: the rest of RENCANA KEGIATAN stands one column to the right, at the end too."""
    rows = [line(*PERTAMA)[0], *("\t" + row for row in line(*PERTAMA)[1:])]
    hasil = impor_teks(table(*rows[:behind], "\t" + cells(c10="dan rutin"), *rows[behind:]))
    assert next(hasil.rencana.kegiatan).rencana[behind] == "Kegiatan berkala dan rutin"


def test_a_goal_below_a_row_that_is_shifted_does_not_become_a_remark() -> None:
    """A rest in the first cell, one to the left of where rows that have moved to the right begin."""
    rows = line(*PERTAMA)
    moved = "\t" + "\t".join([*rows[1].split("\t")[:14], "foto"])
    hasil = impor_teks(table(rows[0], moved, "dan keluarganya" + "\t" * 14, "\t" + rows[2], rows[3]))
    assert hasil.laporan.isian_of("1.1.1", Triwulan.II).keterangan == "foto"


@pytest.mark.parametrize("between", [24, 25])
def test_the_rest_of_a_merged_cell_is_looked_for_24_rows_above(between: int) -> None:
    """A goal over six lines begins 24 rows above the page break; one that is further away is not looked for."""
    lines = [
        row for n in range(6) for row in line(*(PERTAMA if not n else ("",) * 5), *([f"Kegiatan {n}"] if n else []))
    ]
    more = [line("", "", "", "", "", "Kegiatan 6")[0]] if between > 24 else []
    hasil = impor_teks(table(*lines, *more, cells(c1="dan dukungan")))
    assert next(iter(hasil.rencana.sasaran)).uraian == "Meningkatnya layanan" + " dan dukungan" * (between == 24)


def test_a_text_goes_on_as_the_rows_beside_it_have_it_whole() -> None:
    """A rest that fits the plan and the remark of the row above: the remark is repeated from quarter to quarter, so it is that."""
    rows = line(*PERTAMA)
    first, second = (
        "\t".join([*row.split("\t")[:14], text])
        for row, text in zip(rows[:2], ("menunggu suku cadang", "menunggu suku"), strict=True)
    )
    hasil = impor_teks(table(first, second, "cadang" + "\t" * 14, *rows[2:]))
    assert hasil.laporan.isian_of("1.1.1", Triwulan.II).keterangan == "menunggu suku cadang"


@pytest.mark.parametrize("spelt", ["1", "1.", "(1)"])
def test_a_number_that_stands_twice_is_told_however_it_is_spelt(spelt: str) -> None:
    """Two tables in one document, perhaps; the second goal gets the next number."""
    hasil = impor_teks(table(*line(*PERTAMA), *line(spelt, *KEDUA[1:])))
    assert [one.nomor for one in hasil.rencana.sasaran] == ["1", "2"]
    assert any(one.pesan.startswith("NO 1 ada lagi di 'Meningkatnya dukungan'") for one in hasil.temuan)


def test_a_fourth_quarter_twice_begins_another_line() -> None:
    """There is no fifth quarter that the second could be."""
    rows = line(*PERTAMA)
    hasil = impor_teks(table(*rows, rows[3]))
    assert [one.kode for one in hasil.rencana.kegiatan] == ["1.1.1", "1.1.2"]


def test_a_line_without_its_activity_takes_that_of_the_line_above_it() -> None:
    """Not that of the first one; nothing else is told of lines of one indicator."""
    hasil = impor_teks(table(*line(*PERTAMA), *line("", "", "", "", "", "Audit"), *line()))
    assert [one.uraian for one in hasil.rencana.kegiatan] == ["Bimbingan klien", "Audit", "Audit"]
    assert codes(hasil) == {"RAK152"}


@pytest.mark.parametrize(("number", "told"), [("3", False), ("1", True), ("4", True)])
def test_a_number_without_a_goal_is_of_the_goal_above_it(number: str, told: bool) -> None:
    """Its own number says nothing new, another one is told."""
    goals = [*line(*PERTAMA), *line(*KEDUA), *line("3", "Meningkatnya pengawasan", *KEDUA[2:])]
    hasil = impor_teks(table(*goals, *line(number, "", "", "", "", "Audit")))
    assert [one.kode for one in hasil.rencana.kegiatan] == ["1.1.1", "2.1.1", "3.1.1", "3.1.2"]
    assert any("tanpa SASARAN KEGIATAN" in one.pesan for one in hasil.temuan) is told


def test_a_goal_with_a_number_alone_has_an_indicator_of_its_own() -> None:
    """Its target and its formula are still to be written."""
    hasil = impor_teks(table(*line(*PERTAMA), *line("2", "Meningkatnya dukungan", "Arsip tertib", "", "", "Penataan")))
    assert [(one.kode, one.uraian) for one in hasil.rencana.indikator] == [("1.1", "Klien bekerja"), ("2.1", "Arsip tertib")]  # fmt: skip


@pytest.mark.parametrize(("pagu", "read"), [("Rp -1", False), ("-Rp 4.000", False), ("Rp 0", True), ("Rp 1", True)])
def test_a_negative_amount_is_not_taken(pagu: str, read: bool) -> None:
    """Nothing is drawn of less than nothing; zero is an amount."""
    hasil = impor_teks(table(*line(*PERTAMA, pagu=pagu)))
    assert isinstance(next(hasil.rencana.kegiatan).pagu, Rupiah) is read
    assert any("negatif" in one.pesan for one in hasil.temuan) is not read
