"""What a row of a matrix is: a quarter, the rest of a text, a group above others, numbers of columns, or what stands below."""

from __future__ import annotations

from functools import partial

import pytest

from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from tests.matriks.test_lines_and_headings import HEADED, codes, read, with_kode
from tests.zoo.kandang import JUDUL, Baris, Isi, Kandang, Tertulis
from tests.zoo.rencana import LAPORAN, RENCANA

SKIPPED, GOES_ON, UNKNOWN, MONEY, NO_LABELS = "RAK128", "RAK129", "RAK130", "RAK142", "RAK138"


def with_row(at: int, **isi: object) -> Kandang:
    """The plan with a row more before its row of this number, from 0; the first stands in row 7 of the sheet."""
    row = Baris(dict(isi))
    return Kandang(gabung="kosong", baris=lambda rows: [*rows[:at], row, *rows[at:]])


def merge(written: Tertulis, row: int, first: int, last: int) -> None:
    """Merge cells of a row."""
    written.lembar.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


@pytest.mark.parametrize(("wide", "goals"), [(3, 3), (2, 2)])
def test_a_text_merged_over_three_columns_names_a_goal_and_over_two_it_goes_on(wide: int, goals: int) -> None:
    """In a row of its own above the line of kendaraan; a cell of two columns is one of an office's wide columns."""
    hasil = read(with_row(20, sasaran="Sasaran lain"), partial(merge, row=27, first=2, last=1 + wide))
    assert len(hasil.rencana.sasaran) == goals
    assert (GOES_ON in codes(hasil)) is (goals == 2)
    assert hasil.rencana.sasaran[-1].uraian.endswith("Sasaran lain")


def test_a_wide_text_just_below_the_last_row_is_no_part_of_the_plan() -> None:
    """A note over several columns is told, and is the rest of no text; in a cell of one column it would be."""
    note, rest = with_row(28, sasaran="Sumber data kantor"), with_row(28, sasaran="dan kantor")
    wide = read(note, partial(merge, row=35, first=2, last=6))
    assert (wide.rencana, wide.laporan) == (RENCANA, LAPORAN)
    assert UNKNOWN in codes(wide)
    assert read(rest).rencana.sasaran[1].uraian == f"{RENCANA.sasaran[1].uraian} dan kantor"


NUMBERED = ("kegiatan", "pagu", "penarikan", "realisasi")


@pytest.mark.parametrize(
    ("numbers", "skipped"),
    [
        (("6", "7", "8", "9"), True), ((6, 7.0, "(8)", "9."), True), (("6", "7", "8"), False), (("6", "7", "7", "9"), False),
        (("9", "8", "7", "6"), False), (("97", "98", "99", "100"), False), (("6", "7", "8", "x"), False),
    ],
)  # fmt: skip
def test_a_row_numbers_the_columns_where_four_numbers_of_two_figures_rise(
    numbers: tuple[object, ...], *, skipped: bool
) -> None:
    """As the head of a new page does; anything else beside amounts is told as money that is not read."""
    hasil = read(with_row(8, **dict(zip(NUMBERED, numbers, strict=False))))
    assert hasil.rencana == RENCANA
    assert (
        any("nomor kolom" in one.pesan and "15" in one.pesan for one in hasil.temuan if one.kode == SKIPPED) is skipped
    )
    assert (MONEY in codes(hasil)) is not skipped


@pytest.mark.parametrize(("labelled", "asked"), [(14, False), (13, True)])
def test_labels_in_capaian_count_where_half_of_the_28_rows_have_one(labelled: int, *, asked: bool) -> None:
    """With fewer the rows are told by their place alone, which is said; the plan is the same."""

    def some(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi["capaian"] = str(row.tw) if row.tw in {Triwulan.I, Triwulan.II} else None
        rows[1].isi["capaian"] = str(Triwulan.II) if labelled == 14 else None
        return rows

    columns = [key for key in JUDUL if key != "tw"]
    hasil = read(Kandang(kolom=columns, judul={**JUDUL, "rencana": "RENCANA KEGIATAN"}, baris=some))
    assert hasil.rencana == RENCANA
    assert (NO_LABELS in codes(hasil)) is asked


@pytest.mark.parametrize(
    ("isi", "quarter"),
    [({"pagu": 1_000}, True), ({"penarikan": 250}, True), ({"rencana": "Rapat"}, True), ({"status": "Selesai"}, False)],
)
def test_without_labels_an_amount_or_a_text_of_the_plan_makes_a_quarter(isi: Isi, quarter: bool) -> None:
    """Four such rows after the last line are one more."""

    def bare(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi.update({"tw": None, "capaian": None})
        return [*rows, *(Baris({"kegiatan": "Lain", **isi}) for _ in Triwulan)]

    hasil = read(Kandang(gabung="kosong", baris=bare))
    assert len(list(hasil.rencana.kegiatan)) == len(list(RENCANA.kegiatan)) + quarter


@pytest.mark.parametrize(
    ("isi", "kode"), [({"kegiatan": "KEGIATAN"}, GOES_ON), ({"no": "x"}, UNKNOWN), ({"pagu": 5}, MONEY)]
)
def test_a_row_that_is_no_quarter_is_told_by_what_it_holds(isi: Isi, kode: str) -> None:
    """One word of the heading alone is none, a number alone names no goal, an amount belongs to a quarter."""
    hasil = read(with_row(2, **isi))
    assert kode in codes(hasil)
    assert [line.pagu for line in hasil.rencana.kegiatan] == [line.pagu for line in RENCANA.kegiatan]
    assert hasil.laporan == LAPORAN


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_rows_without_a_label_behind_the_last_line_begin_another(rows: int) -> None:
    """A new line of which the office has not typed the labels yet; what it lacks is told."""
    new = [Baris({"penarikan": 100 + at, "rencana": "Baru"}) for at in range(rows)]
    new[0].isi.update({"kegiatan": "Kegiatan baru", "pagu": 1_000})
    hasil = read(Kandang(gabung="kosong", baris=lambda old: [*old, *new]))
    *_, line = hasil.rencana.kegiatan
    amounts = [Rupiah(100 + at) for at in range(rows)]
    assert (line.pagu, list(line.penarikan.nilai)) == (Rupiah(1_000), [*amounts, *[BELUM_DIISI] * (4 - rows)])
    assert {"RAK532", "RAK534"} <= codes(hasil)


@pytest.mark.parametrize(
    "text", ["Mengetahui:", "Kepala Kantor", "NIP 19", "Ternate, 2 Mei 2024", "Catatan: dua", "Plt Kepala"]
)
def test_what_is_usually_written_below_a_matrix_ends_it(text: str) -> None:
    """In the row behind the last one; nothing of it goes into the plan."""
    hasil = read(with_row(28, kegiatan=text))
    assert hasil.rencana.sasaran == RENCANA.sasaran
    assert not codes(hasil) & {GOES_ON, UNKNOWN}


@pytest.mark.parametrize("text", ["JUMLAH", "Sub Total", "Total Pagu"])
@pytest.mark.parametrize("at", [8, 28])
def test_a_total_is_told_and_counted_nowhere(text: str, at: int) -> None:
    """Between two lines and behind the last; the signature below it is read."""
    hasil = read(with_row(at, kegiatan=text, pagu=1, penarikan=2, rencana="x"))
    assert (hasil.rencana, hasil.laporan) == (RENCANA, LAPORAN)
    assert f"Baris jumlah tidak dihitung sebagai isi: {7 + at}." in [one.pesan for one in hasil.temuan]


@pytest.mark.parametrize("lost", [[1], [1, 2], [1, 2, 3], [2, 3, 4], [1, 2, 3, 4]])
def test_rows_that_lost_their_kode_belong_to_the_row_that_has_it(lost: list[int]) -> None:
    """Above or below them; a line without any is a new one, told once, and takes the first kode that is free."""

    def spoil(written: Tertulis) -> None:
        for tw in lost:
            written.sel("2.1.2", tw, "kode").value = None

    hasil = read(with_kode(gabung="diulang"), spoil)
    assert (hasil.rencana, hasil.laporan) == (RENCANA, LAPORAN)
    told = lost if len(lost) < len(Triwulan) else lost[:1]
    assert [one.sel for one in hasil.temuan if one.kode == "RAK438"] == [f"P{18 + tw}" for tw in told]


@pytest.mark.parametrize(("labelled", "told"), [(0, NO_LABELS), (1, "RAK534"), (2, "RAK534")])
def test_under_a_heading_triwulan_one_label_of_a_line_is_enough(labelled: int, told: str) -> None:
    """The others are placed by their order, each told; without any label all are, and that is told once."""

    def some(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi.update({"tw": str(row.tw) if (row.tw or 0) <= labelled else None, "capaian": None})
        return rows

    hasil = read(Kandang(judul=HEADED, tw_bergabung=False, baris=some))
    assert hasil.rencana == RENCANA
    assert codes(hasil) & {NO_LABELS, "RAK534"} == {told}


def test_a_group_row_says_what_its_rows_below_leave_blank_and_nothing_else() -> None:
    """A numbered goal and its indicator in rows of their own, above the rows of their line."""
    above = [Baris({"no": "3", "sasaran": "Sasaran lain"}), Baris({"no": "3.1", "indikator": "Indikator lain"})]

    def grouped(rows: list[Baris]) -> list[Baris]:
        line = rows[24:]
        for key in ("no", "sasaran", "indikator"):
            line[0].isi[key] = None
        return [*rows[:24], *above, *line]

    hasil = read(Kandang(gabung="kosong", baris=grouped))
    *_, line = hasil.rencana.kegiatan
    goal, planned = hasil.rencana.sasaran[-1], RENCANA.find_kegiatan("2.3.1")
    assert (goal.uraian, [one.uraian for one in goal.indikator]) == ("Sasaran lain", ["Indikator lain"])
    assert (line.uraian, line.pagu, line.penarikan) == (planned.uraian, planned.pagu, planned.penarikan)
    assert not codes(hasil) & {UNKNOWN, GOES_ON}


REPEATED = {"sasaran": "SASARAN KEGIATANN", "kegiatan": "KEGIATANN"}


@pytest.mark.parametrize(
    ("isi", "heading"),
    [
        (REPEATED, True),
        ({"sasaran": "KEGIATANN", "kegiatan": "SASARAN KEGIATANN"}, False),
        ({**REPEATED, "target": "a", "rumus": "b", "status": "c"}, False),
    ],
)
def test_a_heading_that_is_repeated_as_it_is_misspelt_is_one(isi: Isi, *, heading: bool) -> None:
    """In its own columns, and where half of the row at least is heading."""
    again = Baris(dict(isi))
    hasil = read(
        Kandang(judul={**JUDUL, **REPEATED}, gabung="kosong", baris=lambda rows: [*rows[:8], again, *rows[8:]])
    )
    assert any("judul yang berulang" in one.pesan for one in hasil.temuan if one.kode == SKIPPED) is heading
    assert (GOES_ON in codes(hasil)) is not heading


def test_a_quarter_that_has_no_row_is_told_with_the_row_in_which_its_line_begins() -> None:
    """TW III of the line in rows 19 to 21."""
    hasil = read(Kandang(gabung="kosong", baris=lambda rows: [*rows[:14], *rows[15:]]))
    told = [(one.sel, one.pesan) for one in hasil.temuan if one.kode == "RAK532"]
    assert told == [("J19", "Baris anggaran mulai baris 19 tidak punya TW III; isinya belum diketahui.")]
    assert hasil.rencana.find_kegiatan("2.1.2").penarikan[Triwulan.III] is BELUM_DIISI


@pytest.mark.parametrize(
    ("order", "label", "told"),
    [
        ((0, 2, 1, 3), None, [("J19", "Triwulan baris anggaran mulai baris 19 tidak berurutan; dibaca menurut labelnya.")]),
        ((0, 1, 2, 3), None, []),
        ((0, 1, 2, 3), "TW IV", []),
    ],
)  # fmt: skip
def test_quarters_in_another_order_are_read_by_their_labels_and_told(
    order: tuple[int, ...], label: str | None, told: list[tuple[str, str]]
) -> None:
    """Where each row repeats what its line says; a label that stands twice is put right by its place instead."""

    def mixed(rows: list[Baris]) -> list[Baris]:
        rows[14].isi["tw"] = label or rows[14].isi["tw"]
        return [*rows[:12], *(rows[12 + at] for at in order), *rows[16:]]

    hasil = read(Kandang(gabung="digabung" if label else "diulang", baris=mixed))
    assert hasil.rencana == RENCANA
    assert [(one.sel, one.pesan) for one in hasil.temuan if one.kode == "RAK535"] == told
    assert ("RAK531" in codes(hasil)) is (label is not None)
