"""What a matrix in order leaves without a word, and what is told of one that is not: with its figures as people write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.read.collect_findings import as_seen
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from tests.matriks.test_kode_bacaan import of_the_first_version, only
from tests.matriks.test_lines_and_headings import codes, read, with_kode
from tests.matriks.test_reader import _replace_cached, at, built, rich_plan, row_of
from tests.matriks.test_reader import read as read_built
from tests.zoo.kandang import JUDUL, Baris, Kandang, Tertulis, rows_of, to_bytes, write
from tests.zoo.rencana import LAPORAN, RENCANA

VARIABLES = ("Jumlah klien yang bekerja", "jumlah klien usia produktif")
WHERE_IT_STANDS = {"RAK127", "RAK128"}


def test_a_budget_line_of_nothing_is_one_of_zero_rupiah() -> None:
    """PAGU Rp0, as after a cut: zero is a number, and no negative one."""

    def cut(written: Tertulis) -> None:
        written.sel("1.1.1", 1, "pagu").value = 0
        for tw in Triwulan:
            written.sel("1.1.1", tw, "penarikan").value = 0

    hasil = read(Kandang(), cut)
    line = hasil.rencana.find_kegiatan("1.1.1")
    assert (line.pagu, set(line.penarikan.nilai)) == (Rupiah(0), {Rupiah(0)})
    assert codes(hasil) == WHERE_IT_STANDS


def test_a_table_that_repeats_its_values_in_order_is_not_told_as_sorted() -> None:
    """Sorted by quarter it is; both are the same plan."""
    tidy = read(Kandang(gabung="diulang"))
    sorted_ = read(Kandang(gabung="diulang", baris=lambda rows: sorted(rows, key=lambda row: int(row.tw or 0))))
    assert (codes(tidy), codes(sorted_)) == (WHERE_IT_STANDS, WHERE_IT_STANDS | {"RAK535"})
    assert (tidy.rencana, sorted_.rencana) == (RENCANA, RENCANA)


def test_headings_that_are_repeated_with_one_more_known_do_not_begin_another_table() -> None:
    """A page's headings were put right, those of the first were not: the lines between them belong to the plan."""
    again = Baris({**JUDUL, "rencana": None})
    first = {**JUDUL, "status": "STATUS PELAKSANAANN"}
    hasil = read(Kandang(judul=first, gabung="diulang", baris=lambda rows: [*rows[:16], again, *rows[16:]]))
    assert hasil.rencana == RENCANA
    assert hasil.laporan == LAPORAN


def coded(bad: int) -> Callable[[list[Baris]], list[Baris]]:
    """The first rows with the code of an account where the others have their KODE."""

    def spoil(rows: list[Baris]) -> list[Baris]:
        for row in rows[:bad]:
            row.isi["kode"] = "521211"
        return rows

    return spoil


def test_a_column_is_one_of_kode_where_more_than_half_of_it_are_such() -> None:
    """With as many codes of accounts as of lines it says nothing of the lines, and none of it is told."""
    half = len(rows_of(Kandang())[0]) // 2
    even, more = (read(with_kode(gabung="diulang", baris=coded(bad))) for bad in (half, half - 1))
    assert codes(even) == WHERE_IT_STANDS
    assert even.rencana == RENCANA
    assert "RAK437" in codes(more)


@pytest.mark.parametrize("date", ["...... 2024", "28 Pebruarri 2024"])
def test_a_signature_without_a_date_that_can_be_read_keeps_place_and_person(date: str) -> None:
    """As in a form that is signed by hand: the date is told."""
    hasil = read(Kandang(tanda_tangan=lambda _: [f"Ternate, {date}", "Kepala", "", "", "Siti Rekaan"]))
    signed = hasil.rencana.keputusan.lampiran
    assert (signed.tempat, signed.jabatan, signed.nama, signed.tanggal) == ("Ternate", "Kepala", "Siti Rekaan", None)
    assert [one.nilai for one in hasil.temuan if one.kode == "RAK447"] == [date]


def test_who_answers_for_a_variable_answers_for_its_indicator_in_the_first_version() -> None:
    """Bulanan said so there; in a workbook with the sheet Indikator that one does."""
    typed = at("Bulanan", f"G{row_of('1.1', VARIABLES[0])}", "Subseksi Bimbingan")
    assert (
        read_built(of_the_first_version, typed).rencana.find_indikator("1.1").penanggung_jawab == "Subseksi Bimbingan"
    )
    assert read_built(typed).rencana.find_indikator("1.1").penanggung_jawab == ""


class TestTerhadapRencana:
    """A workbook beside the plan that it is said to hold."""

    def test_the_plan_itself_is_not_told_as_different(self) -> None:
        """Texts, targets and formulas are the same."""
        assert {one.kode for one in baca(Workbook.open(built()), rich_plan()).temuan} == WHERE_IT_STANDS

    def test_each_text_that_differs_is_told_and_no_other(self) -> None:
        """INDIKATOR and TARGET of the first."""
        hasil = read_built(at("Matriks", "C7", "Klien lain"), at("Matriks", "D7", "71 %"), rencana=rich_plan())
        told = [one.pesan for one in hasil.temuan if one.kode == "RAK440"]
        assert [pesan.split(" 1.1 ")[0] for pesan in told] == ["INDIKATOR KEGIATAN", "TARGET KINERJA"]

    @pytest.mark.parametrize(("key", "value", "told"), [("kegiatan", "Qqq", "KEGIATAN"), ("pagu", 1, "PAGU")])
    def test_a_line_in_its_old_place_is_known_by_its_text_or_by_its_amount(
        self, key: str, value: object, told: str
    ) -> None:
        """One of them was changed; that is told, and the line is not taken for another."""
        written = write(Kandang())
        written.sel("2.2.1", 1, key).value = value
        hasil = baca(Workbook.open(to_bytes(written.buku)), RENCANA)
        assert [line.kode for line in hasil.rencana.kegiatan] == [line.kode for line in RENCANA.kegiatan]
        assert [(one.letak.kode, str(one.letak.kolom)) for one in hasil.temuan if one.kode == "RAK440"] == [
            ("2.2.1", told)
        ]
        assert not {"RAK439", "RAK441", "RAK442"} & codes(hasil)

    def test_a_line_that_is_like_none_of_the_plan_is_not_proposed(self) -> None:
        """Neither its indicator nor its activity has a word in common with what is missing."""

        def other(written: Tertulis) -> None:
            for key, value in (("indikator", "Xyz"), ("kegiatan", "Qqq"), ("pagu", 1)):
                written.sel("2.2.1", 1, key).value = value

        written = write(Kandang())
        other(written)
        found = {one.kode for one in baca(Workbook.open(to_bytes(written.buku)), RENCANA).temuan}
        assert found >= {"RAK441", "RAK442"}
        assert "RAK439" not in found


def test_amounts_and_levels_that_contradict_bulanan_are_spelt_out() -> None:
    """Whole rupiah to the last digit, a ratio with its fraction."""
    changes = [at("Bulanan", f"I{row_of('1.1', name)}", value) for name, value in zip(VARIABLES, (28, 40), strict=True)]
    hasil = read_built(
        *changes,
        at("Matriks", "L7", "TW I: 75%"),
        at("Bulanan", f"I{row_of('1.1.1')}", 12_345_678),
        at("Matriks", "I7", 2000),
    )
    assert "jumlah bulanan 12345678 (" in only(hasil, "RAK235").pesan
    assert "hasil rumus dari Bulanan, 0.7 (" in only(hasil, "RAK333").pesan


def test_a_text_as_long_as_excel_holds_is_not_told_as_too_long() -> None:
    """32.767 characters."""

    def fill(written: Tertulis) -> None:
        written.sel("1.1.1", 1, "keterangan").value = "x" * 32_767

    assert codes(read(Kandang(), fill)) == WHERE_IT_STANDS


def _monthly_of_first() -> bytes:
    """The workbook as Excel leaves it with both variables of 1.1 filled in January, whose CAPAIAN shows 0.7."""
    edit = Edit(Workbook.open(built()))
    for name, value in zip(VARIABLES, (28, 40), strict=True):
        edit.set("Bulanan", (row_of("1.1", name), 9), value)
    return edit.apply()


@pytest.mark.parametrize(
    ("filled", "old", "new", "given"),
    [(True, b"<v>0.7</v>", b"<v>0.6</v>", "0.7"), (False, b"<v>TW I</v>", b"<v>TW I: 60%</v>", "belum diisi")],
    ids=["of other variables", "of none"],
)
def test_a_capaian_that_was_not_worked_out_again_is_told(*, filled: bool, old: bytes, new: bytes, given: str) -> None:
    """What the formula shows is neither what its variables give nor, where there are none, blank."""
    data = _monthly_of_first() if filled else built()
    assert "RAK136" not in {one.kode for one in baca(Workbook.open(data)).temuan}
    stale = [one for one in baca(Workbook.open(_replace_cached(data, old, new))).temuan if one.kode == "RAK136"]
    assert stale[0].sel == "L7"
    assert f"padahal isi Bulanan memberi {given};" in stale[0].pesan


def test_a_value_is_shown_to_160_characters() -> None:
    """What is longer ends with three dots in one."""
    assert [as_seen("x" * length) for length in (160, 161)] == ["x" * 160, f"{'x' * 160}…"]


@pytest.mark.parametrize(("rows", "name"), [(60, "Siti Rekaan"), (61, "")])
def test_a_signature_goes_over_sixty_rows_at_most(rows: int, name: str) -> None:
    """From its place and date to the name; what stands further below is something else."""
    block = ["Ternate, 28 Februari 2024", "Kepala", *[""] * (rows - 2), "Siti Rekaan"]
    assert read(Kandang(tanda_tangan=lambda _: block)).rencana.keputusan.lampiran.nama == name


@pytest.mark.parametrize(("fewer", "asked"), [(0, True), (2, True), (3, False)])
def test_a_second_table_is_asked_about_where_it_has_two_headings_less_at_most(fewer: int, *, asked: bool) -> None:
    """On another sheet; with fewer it is something else."""
    written = write(Kandang(lembar="Rencana"))
    heads = [text for text in JUDUL.values() if text]
    written.buku.create_sheet("Lain").append(heads[: len(heads) - fewer])
    hasil = baca(Workbook.open(to_bytes(written.buku)))
    assert ("RAK121" in codes(hasil)) is asked
    assert hasil.rencana == RENCANA


def test_of_two_years_in_the_title_the_first_is_the_plans() -> None:
    """The decree that it belongs to was signed the year before."""
    titles = [["RENCANA AKSI TAHUN 2026"], ["Lampiran Keputusan Kepala Tahun 2025"]]
    hasil = read(Kandang(titel=lambda _: titles))
    assert hasil.rencana.tahun == 2026
    assert only(hasil, "RAK445").sel == "A1"


def test_a_pagu_merged_over_two_lines_is_nobodys() -> None:
    """Whose part is how much is not said; over a blank row below its own line it is that line's."""

    def merged(last: int) -> HasilBaca:
        def join(written: Tertulis) -> None:
            first = written.sel("2.3.1", 1, "pagu") if last > 34 else written.sel("2.2.1", 1, "pagu")
            for area in [
                one
                for one in written.lembar.merged_cells.ranges
                if one.min_col == first.column and one.max_row > first.row
            ]:
                written.lembar.unmerge_cells(str(area))
            written.lembar.merge_cells(
                start_row=first.row, end_row=last, start_column=first.column, end_column=first.column
            )

        return read(Kandang(), join)

    over_two, over_blank = merged(31), merged(35)
    assert over_two.rencana.find_kegiatan("2.2.1").pagu is BELUM_DIISI
    assert {one.sel for one in over_two.temuan if "digabung" in one.pesan} == {"G27"}
    assert over_blank.rencana.find_kegiatan("2.3.1").pagu == RENCANA.find_kegiatan("2.3.1").pagu


def test_money_that_came_back_is_a_negative_figure_of_its_month() -> None:
    """A correction in Bulanan; PAGU and draws alone are never below zero."""
    hasil = read_built(at("Bulanan", f"I{row_of('1.1.1')}", -500))
    assert hasil.laporan.realisasi["1.1.1", Bulan(2024, 1)] == Rupiah(-500)
    assert codes(hasil) == WHERE_IT_STANDS


def test_an_amount_typed_as_text_into_bulanan_is_the_amount_that_it_says() -> None:
    """And told, for the formulas take it for a blank."""
    hasil = read_built(at("Bulanan", f"I{row_of('1.1.1')}", "Rp 1.250.000"))
    assert hasil.laporan.realisasi["1.1.1", Bulan(2024, 1)] == Rupiah(1_250_000)
    assert "RAK234" in codes(hasil)
