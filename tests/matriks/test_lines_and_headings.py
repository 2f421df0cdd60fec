"""Where a budget line begins, which number a goal has, and which rows and sheets are the heading: from matrices as offices keep them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook
from tests.zoo.kandang import JUDUL, Baris, Kandang, Tertulis, to_bytes, write
from tests.zoo.rencana import LAPORAN, RENCANA


def read(kandang: Kandang, *changes: Callable[[Tertulis], object]) -> HasilBaca:
    """What is read of the matrix after the changes."""
    written = write(kandang)
    for change in changes:
        change(written)
    return baca(Workbook.open(to_bytes(written.buku)))


def codes(hasil: HasilBaca) -> set[str]:
    """The codes of its findings."""
    return {temuan.kode for temuan in hasil.temuan}


def with_kode(**fields: object) -> Kandang:
    """A matrix that keeps the KODE of its lines."""
    kandang = Kandang(kolom=[*JUDUL, "kode"], judul={**JUDUL, "kode": "KODE"}, **fields)  # type: ignore[arg-type]
    arrange = kandang.baris

    def coded(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi["kode"] = row.kode
        return arrange(rows)

    kandang.baris = coded
    return kandang


def test_goals_keep_the_numbers_that_the_office_gave_them() -> None:
    """NO 3 and 7 stay 3 and 7, in the KODE of indicators and lines too, and nothing is told about NO."""
    hasil = read(Kandang(nomor=lambda number: {"1": "3", "2": "7"}[number]))
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["3", "7"]
    assert [line.kode for line in hasil.rencana.kegiatan][:3] == ["3.1.1", "3.2.1", "7.1.1"]
    assert "RAK443" not in codes(hasil)


def test_a_number_that_stands_on_two_goals_is_told_and_not_used() -> None:
    """Both have NO 5: they are numbered 1 and 2, by their order."""
    hasil = read(Kandang(nomor=lambda _: "5"))
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["1", "2"]
    assert "RAK443" in codes(hasil)


def test_goals_with_kode_stay_in_the_order_of_the_sheet() -> None:
    """The office put goal 2 first; nothing is torn apart, so nothing is sorted."""
    kandang = with_kode(baris=lambda rows: [row for goal in "21" for row in rows if row.kode[0] == goal])
    hasil = read(kandang)
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["2", "1"]
    assert hasil.laporan == LAPORAN


def test_a_number_that_contradicts_its_kode_is_told_at_its_cell() -> None:
    """NO 3 beside KODE 1.1.1, in the first of the rows that repeat NO."""

    def spoil(written: Tertulis) -> None:
        written.sel("1.1.1", 1, "no").value = "3"

    hasil = read(with_kode(gabung="diulang"), spoil)
    assert hasil.rencana.sasaran[0].nomor == "1"
    assert [(temuan.sel, temuan.nilai) for temuan in hasil.temuan if temuan.kode == "RAK443"] == [("A7", "3")]


def test_a_line_begins_after_four_quarters_though_its_first_label_is_gone() -> None:
    """PAGU is repeated in every row, so that only the count of the quarters says where a line ends."""

    def spoil(written: Tertulis) -> None:
        written.sel("2.1.2", 1, "tw").value = None

    hasil = read(Kandang(gabung="diulang"), spoil)
    assert hasil.rencana == RENCANA
    assert "RAK534" in codes(hasil)


def test_three_unreadable_labels_at_the_end_are_placed_by_their_order() -> None:
    """The last line of the matrix has a readable TW I; the other three are still its quarters."""

    def spoil(written: Tertulis) -> None:
        for tw in (2, 3, 4):
            written.sel("2.3.1", tw, "tw").value = "kuartal"

    hasil = read(Kandang(), spoil)
    assert hasil.rencana == RENCANA
    assert hasil.laporan == LAPORAN


def test_three_blank_labels_at_the_end_are_placed_by_their_order() -> None:
    """As above, with nothing where the labels should be."""

    def spoil(written: Tertulis) -> None:
        for tw in (2, 3, 4):
            written.sel("2.3.1", tw, "tw").value = None

    hasil = read(Kandang(), spoil)
    assert hasil.rencana == RENCANA


@pytest.mark.parametrize(
    "rows",
    [
        ["no sasaran indikator target", "rumus kegiatan pagu penarikan realisasi tw capaian data_dukung status keterangan"],
        ["no sasaran indikator target rumus kegiatan pagu penarikan realisasi", "tw capaian data_dukung status keterangan"],
        ["no sasaran", "indikator target rumus kegiatan pagu penarikan realisasi tw capaian", "data_dukung status keterangan"],
        ["no sasaran indikator target rumus kegiatan pagu penarikan tw", "realisasi capaian", "data_dukung status keterangan"],
    ],
    ids=len,
)  # fmt: skip
def test_a_heading_written_over_two_or_three_rows_without_merges_is_read_whole(rows: list[str]) -> None:
    """Whichever of its rows has most of the headings."""

    def spread(written: Tertulis) -> None:
        sheet = written.lembar
        for down, keys in enumerate(rows):
            for key in keys.split():
                sheet.cell(5, written.kolom[key]).value = None
                sheet.cell(5 + down, written.kolom[key]).value = JUDUL[key]

    def room(row: list[Baris]) -> list[Baris]:
        return [*[Baris({}) for _ in rows[1:]], *row]

    kandang = Kandang(tw_bergabung=False, nomor_kolom=None, baris=room)
    hasil = read(kandang, spread)
    assert hasil.rencana == RENCANA
    assert hasil.laporan == LAPORAN


def test_a_misspelt_heading_merged_over_two_rows_is_told_once_as_it_is_written() -> None:
    """Not once for each row of the merge."""
    kandang = Kandang(judul={**JUDUL, "status": "STATUS PELAKSANAANN"}, judul_atas=[("DANA", "pagu", "realisasi")])
    hasil = read(kandang)
    assert [temuan.nilai for temuan in hasil.temuan if temuan.kode == "RAK125"] == ["STATUS PELAKSANAANN"]
    assert hasil.laporan == LAPORAN


def _copy(written: Tertulis, nama: str) -> Worksheet:
    other = written.buku.copy_worksheet(written.lembar)
    other.title = nama
    other.cell(written.tempat["1.1.1", 1], written.kolom["pagu"]).value = 1  # type: ignore[index]
    return other


@pytest.mark.parametrize(
    ("nama", "hide", "pagu"),
    [
        ("Matriks", "", 1),
        ("MATRIKS", "", 1),
        ("Salinan", "", 88_880_000),
        ("Salinan", "Lama", 1),
        ("Salinan", "Salinan", 88_880_000),
    ],
)
def test_of_two_matrices_alike_the_one_named_matriks_is_read_and_then_the_visible_one(
    nama: str, hide: str, pagu: int
) -> None:
    """RAK121 says which; its remedy is the name, and a hidden sheet is not what the office works on."""

    def change(written: Tertulis) -> None:
        _copy(written, nama)
        if hide:
            written.buku[hide].sheet_state = "hidden"
            written.buku.active = next(s for s in written.buku.worksheets if s.sheet_state == "visible")

    hasil = read(Kandang(lembar="Lama"), change)
    assert int(next(hasil.rencana.kegiatan).pagu) == pagu  # type: ignore[arg-type]
    assert "RAK121" in codes(hasil)


def test_label_and_text_in_one_column_are_both_read_though_some_rows_have_only_the_label() -> None:
    """RENCANA KEGIATAN is one column: ``TW I: Rapat``, and ``TW IV`` where nothing is planned."""

    def join(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi["tw"] = f"{row.isi['tw']}: {row.isi.pop('rencana')}" if row.tw != 4 else row.isi["tw"]
        return rows

    hasil = read(Kandang(kolom=[key for key in JUDUL if key != "rencana"], baris=join))
    assert list(next(hasil.rencana.kegiatan).rencana.nilai) == ["Bimbingan kepribadian klien"] * 3 + [""]


@pytest.mark.parametrize(
    ("text", "unsafe"),
    [
        ("Notulen rapat dan foto kegiatan", False),
        ("https://drive.example/cari?q=javascript:alert", False),
        ("javascript:alert(1)", True),
        ("bukti: file:///C:/bukti.pdf", True),
    ],
)
def test_only_what_opens_something_on_the_own_computer_is_told_as_dangerous(text: str, unsafe: bool) -> None:
    """RAK432; a plain text is none, and an address on the web may contain any word."""

    def spoil(written: Tertulis) -> None:
        written.sel("1.1.1", 2, "data_dukung").value = text

    assert ("RAK432" in codes(read(Kandang(), spoil))) is unsafe


HEADED = {**JUDUL, "tw": "TRIWULAN", "rencana": "RENCANA KEGIATAN"}


@pytest.mark.parametrize("spell", [int, lambda tw: ["I", "II", "III", "IV"][tw - 1]], ids=["1 to 4", "I to IV"])
def test_under_a_heading_triwulan_a_bare_number_is_a_quarter_wherever_its_column_is(
    spell: Callable[[int], object],
) -> None:
    """The heading stands over two columns, of which the first is blank."""
    columns = [key for key in JUDUL if key != "tw"]
    columns[9:9] = ["kosong", "tw"]

    def label(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi["tw"] = spell(row.tw or 0)
        return rows

    hasil = read(Kandang(kolom=columns, judul={**HEADED, "kosong": "TRIWULAN"}, tw_bergabung=False, baris=label))
    assert hasil.rencana == RENCANA
    assert hasil.laporan == LAPORAN
    assert "RAK138" not in codes(hasil)


def without_labels(rows: list[Baris]) -> list[Baris]:
    """The rows without any quarter's name."""
    for row in rows:
        row.isi.update({"tw": None, "capaian": None})
    return rows


@pytest.mark.parametrize("gone", ["penarikan", "rencana"])
def test_without_labels_a_draw_or_a_text_alone_is_a_quarter(gone: str) -> None:
    """A quarter of which only one of the two is planned does not move those below it."""

    def spoil(written: Tertulis) -> None:
        written.sel("1.1.1", 3, gone).value = None

    hasil = read(Kandang(baris=without_labels), spoil)
    assert not codes(hasil) & {"RAK536", "RAK537"}  # no label is asked about
    lines = list(hasil.rencana.kegiatan)
    assert lines[1:] == list(RENCANA.kegiatan)[1:]
    planned = next(RENCANA.kegiatan)
    if gone == "rencana":
        assert lines[0].penarikan == planned.penarikan
    else:
        assert lines[0].rencana == planned.rencana
        assert [isinstance(draw, Rupiah) for draw in lines[0].penarikan.nilai] == [True, True, False, True]


def test_without_labels_a_row_that_plans_nothing_is_no_quarter() -> None:
    """A remark of staff in a row of its own moves no draw into another quarter."""
    hasil = read(
        Kandang(baris=lambda rows: [*(rows := without_labels(rows))[:5], Baris({"status": "Selesai"}), *rows[5:]])
    )
    assert [line.penarikan for line in hasil.rencana.kegiatan] == [line.penarikan for line in RENCANA.kegiatan]


def test_a_label_up_to_a_quarter_is_asked_about_where_it_stands() -> None:
    """Without a column of its own the label stands in CAPAIAN."""
    columns = [key for key in JUDUL if key != "tw"]
    hasil = read(
        Kandang(
            kolom=columns, judul=HEADED, capaian_kosong=lambda tw: f"s.d. {tw}", capaian=lambda tw, _: f"s.d. {tw}: 50%"
        )
    )
    at = {temuan.sel for temuan in hasil.temuan if temuan.kode == "RAK537"}
    assert {"K7", "K8"} <= at
    assert all(str(sel).startswith("K") for sel in at)


def test_a_label_in_letters_that_only_look_alike_is_shown_by_their_numbers() -> None:
    """What the eye cannot tell apart is spelt out: U+0406 is the Ukrainian letter."""

    def spoil(written: Tertulis) -> None:
        written.sel("1.1.1", 2, "tw").value = "TW \u0406\u0406"

    hasil = read(Kandang(), spoil)
    assert [(one.sel, one.nilai) for one in hasil.temuan if one.kode == "RAK536"] == [("J8", "TW \\u0406\\u0406")]
    assert hasil.rencana == RENCANA


def test_a_line_put_in_behind_one_that_lost_its_last_quarter_is_not_mixed_with_it() -> None:
    """TW I after TW III begins a line; what the line before has lost is told."""

    def insert(rows: list[Baris]) -> list[Baris]:
        new = [Baris({**row.isi, "kode": None, "kegiatan": "Kegiatan baru"}) for row in rows[8:12]]
        return [*rows[:11], *new, *rows[12:]]

    kandang = with_kode(gabung="diulang")
    arrange = kandang.baris
    kandang.baris = lambda rows: insert(arrange(rows))
    hasil = read(kandang)
    before, new = hasil.rencana.find_kegiatan("2.1.1"), hasil.rencana.find_kegiatan("2.1.4")
    assert [isinstance(draw, Rupiah) for draw in before.penarikan.nilai] == [True, True, True, False]
    assert new.uraian == "Kegiatan baru"
    assert new.penarikan == RENCANA.find_kegiatan("2.1.1").penarikan
    assert {"RAK438", "RAK532"} <= codes(hasil)


def test_a_fifth_row_of_a_line_is_told_and_not_read() -> None:
    """It has the KODE of the line and no label, and every quarter has its row."""

    def insert(rows: list[Baris]) -> list[Baris]:
        return [*rows[:4], Baris({**rows[3].isi, "tw": None, "penarikan": 999}), *rows[4:]]

    kandang = with_kode(gabung="diulang")
    arrange = kandang.baris
    kandang.baris = lambda rows: insert(arrange(rows))
    hasil = read(kandang)
    assert next(hasil.rencana.kegiatan).penarikan == next(RENCANA.kegiatan).penarikan
    [told] = [one for one in hasil.temuan if one.kode == "RAK531"]
    assert (told.sel, told.pesan) == (
        "J11",
        "Setiap triwulan sudah ada dalam baris anggaran ini; barisnya tidak dibaca.",
    )


def test_lines_of_a_known_plan_come_in_its_order_whatever_that_of_the_sheet() -> None:
    """Without KODE; the goals of the sheet stand the other way round."""
    hasil = baca(Workbook.open(to_bytes(write(Kandang(baris=lambda rows: [*rows[8:], *rows[:8]])).buku)), RENCANA)
    assert [line.kode for line in hasil.rencana.kegiatan] == [line.kode for line in RENCANA.kegiatan]
    assert hasil.rencana.sasaran == RENCANA.sasaran


LAST = "2.3.1"
ONE_CELL = {"named": ("kegiatan", 1, "Rapat"), "paid": ("pagu", 1, 500), "drawn": ("penarikan", 3, 500),
            "spent": ("realisasi", 2, 500), "planned": ("rencana", 4, "Rapat")}  # fmt: skip


@pytest.mark.parametrize("one", [None, *ONE_CELL])
def test_an_indicator_has_no_budget_line_where_dashes_say_so_and_nothing_contradicts(one: str | None) -> None:
    """KEGIATAN, PAGU and all four draws are a dash; a name, an amount or a text of the plan makes it a line."""

    def dashes(written: Tertulis) -> None:
        for key in ("kegiatan", "pagu"):
            written.sel(LAST, 1, key).value = "-"
        for tw in Triwulan:
            written.sel(LAST, tw, "penarikan").value = "-"
            for key in ("realisasi", "rencana"):
                written.sel(LAST, tw, key).value = None
        if one:
            key, tw_, value = ONE_CELL[one]
            written.sel(LAST, tw_, key).value = value

    *others, last = read(Kandang(gabung="kosong"), dashes).rencana.indikator
    assert [indicator.kegiatan for indicator in others] == [one.kegiatan for one in list(RENCANA.indikator)[:-1]]
    assert [line.kode for line in last.kegiatan] == ([LAST] if one else [])


def test_an_indicator_of_two_lines_has_both_though_the_first_is_all_dashes() -> None:
    """What is not budgeted yet is a line all the same beside one that is."""

    def dashes(written: Tertulis) -> None:
        for key in ("kegiatan", "pagu"):
            written.sel("2.1.1", 1, key).value = "-"
        for tw in Triwulan:
            written.sel("2.1.1", tw, "penarikan").value = "-"
            for key in ("realisasi", "rencana"):
                written.sel("2.1.1", tw, key).value = None

    hasil = read(with_kode(gabung="kosong"), dashes)
    assert [line.kode for line in hasil.rencana.kegiatan] == [line.kode for line in RENCANA.kegiatan]


def test_rows_that_repeat_every_value_of_the_first_are_its_quarters_and_no_headings() -> None:
    """Their labels are blank: what they say is what the first row of the line says."""

    def spoil(written: Tertulis) -> None:
        for tw in (2, 3, 4):
            written.sel("1.1.1", tw, "tw").value = None

    assert read(Kandang(gabung="diulang", nomor_kolom=None), spoil).rencana == RENCANA


def test_a_formula_upon_a_formula_that_no_program_has_worked_out_is_worked_out() -> None:
    """PAGU is four times the draw, and the draw twice what stands below it."""

    def spoil(written: Tertulis) -> None:
        draw, pagu = written.sel("1.1.1", 1, "penarikan"), written.sel("1.1.1", 1, "pagu")
        written.sel("1.1.1", 2, "penarikan").value = 1_000
        draw.value = f"=2*{written.sel('1.1.1', 2, 'penarikan').coordinate}"
        pagu.value = f"=4*{draw.coordinate}"

    assert next(read(Kandang(), spoil).rencana.kegiatan).pagu == Rupiah(8_000)


@pytest.mark.parametrize(
    ("gone", "asked"), [(["rumus"], True), (["rumus", "status"], True), (["rumus", "status", "keterangan"], False)]
)
def test_another_table_with_all_but_two_of_the_columns_is_asked_about(gone: list[str], asked: bool) -> None:
    """One that lacks more is a summary."""

    def change(written: Tertulis) -> None:
        other = _copy(written, "Salinan")
        for key in gone:
            other.cell(5, written.kolom[key]).value = "lain"

    assert ("RAK121" in codes(read(Kandang(), change))) is asked


def test_of_two_columns_of_units_the_first_that_is_filled_counts() -> None:
    """A figure alone in TARGET KINERJA has its unit beside it; the number of a column fills nothing."""
    columns = [*JUDUL, "kosong", "satuan", "lagi"]

    def unit(rows: list[Baris]) -> list[Baris]:
        for row in rows:
            row.isi.update({"satuan": "Dokumen", "lagi": "Orang"} if row.isi.get("target") else {})
        return rows

    titles = {**JUDUL, "kosong": "SATUAN", "satuan": "SATUAN", "lagi": "SATUAN"}
    kandang = Kandang(kolom=columns, judul=titles, target=lambda _: 12, gabung="kosong", baris=unit)
    assert {str(one.target) for one in read(kandang).rencana.indikator} == {"12 Dokumen"}


def test_of_two_columns_of_pagu_the_one_that_is_filled_is_read_though_both_are_numbered() -> None:
    """PAGU stands a second time, prepared for a revision, with the number of its column below it."""
    hasil = read(Kandang(kolom=[*list(JUDUL)[:6], "kosong", *list(JUDUL)[6:]], judul={**JUDUL, "kosong": "PAGU"}))
    assert hasil.rencana == RENCANA
    assert "RAK124" not in codes(hasil)


def test_of_two_rows_with_one_label_the_second_is_the_quarter_of_its_place() -> None:
    """TW I, TW II, TW II, TW IV: told once, at the third row."""

    def spoil(written: Tertulis) -> None:
        written.sel("2.1.2", 3, "tw").value = "TW II"

    hasil = read(Kandang(), spoil)
    assert hasil.rencana == RENCANA
    place = [("J21", "Label TW II sudah ada dalam baris anggaran ini; menurut urutannya dibaca TW III.")]
    assert [(one.sel, one.pesan) for one in hasil.temuan if one.kode == "RAK531"] == place


def test_where_each_column_was_found_is_told_in_letters() -> None:
    """RAK127; the decree's fifteen columns stand in A to O."""
    [told] = [one for one in read(Kandang()).temuan if one.kode == "RAK127"]
    assert (told.lembar, told.sel) == ("Matriks", "A5")
    assert "lembar 'Matriks', judul pada baris 5: " in told.pesan
    assert {"NO = A", "PAGU = G", "TW = J", "KETERANGAN = O"} <= set(
        told.pesan.rstrip(".").partition("5: ")[2].split(", ")
    )


def test_what_a_known_plan_does_not_have_gets_the_next_kode_and_takes_none_of_its_own() -> None:
    """A line more under an indicator of the plan, and an indicator of which neither text nor amount is known."""

    def spoil(written: Tertulis) -> None:
        for kode, key, value in (
            ("2.1.3", "kegiatan", "Kegiatan baru"),
            ("2.1.3", "pagu", 1_350_007),
            ("2.3.1", "indikator", "Jumlah lain"),
            ("2.3.1", "kegiatan", "Kegiatan lain"),
            ("2.3.1", "pagu", 7),
        ):
            written.sel(kode, 1, key).value = value

    written = write(Kandang(gabung="kosong"))
    spoil(written)
    hasil = baca(Workbook.open(to_bytes(written.buku)), RENCANA)
    kodes = ["1.1.1", "1.2.1", "2.1.1", "2.1.2", "2.1.4", "2.2.1", "2.4.1"]
    assert [line.kode for line in hasil.rencana.kegiatan] == kodes


ODD: dict[str, object] = {"blank": None, "no quarter": "kuartal", **{str(tw): str(tw) for tw in Triwulan}}


@pytest.mark.parametrize("label", ODD)
@pytest.mark.parametrize(
    ("make", "mode"), [(Kandang, "digabung"), (Kandang, "kosong"), (Kandang, "diulang"), (with_kode, "tengah")]
)
def test_whatever_stands_for_one_label_the_plan_is_read_or_the_lost_quarter_told(
    make: Callable[..., Kandang], mode: str, label: str
) -> None:
    """Merges, KODE and the order of the rows say what the label does not; TW I in a third or fourth row begins a line."""
    for kode in ("2.1.3", "2.3.1"):
        for tw in Triwulan:
            if label == str(tw):
                continue
            hasil = read(make(gabung=mode), partial(_put, kode=kode, tw=tw, key="tw", value=ODD[label]))
            told = codes(hasil) & {"RAK530", "RAK531", "RAK532", "RAK534", "RAK535"}
            if label == "TW I" and tw > Triwulan.II and mode in {"kosong", "diulang"}:
                assert "RAK532" in told
            else:
                assert (hasil.rencana, bool(told)) == (RENCANA, True), (kode, tw)


def _put(written: Tertulis, kode: str, tw: Triwulan, key: str, value: object) -> None:
    written.sel(kode, tw, key).value = value


@pytest.mark.parametrize("value", [None, "x", "9.9.9", "2.1.1", "2.1.3"])
def test_one_kode_that_is_gone_is_known_by_its_neighbours_and_a_wrong_one_moves_nothing_else(value: str | None) -> None:
    """A row that says to be another line's is missing from its own, and not counted there either."""
    for tw in Triwulan:
        hasil = read(with_kode(), partial(_put, kode="2.1.2", tw=tw, key="kode", value=value))
        told = codes(hasil)
        if value in {None, "x"}:
            assert hasil.rencana == RENCANA
            assert told & {"RAK437", "RAK438"}
            continue
        assert "RAK532" in told
        assert ("RAK436" in told) is (value != "9.9.9")
        kept = {line.kode: line for line in hasil.rencana.kegiatan}
        lines = [line for line in RENCANA.kegiatan if line.kode not in {"2.1.2", "2.1.3"}]
        assert [kept[line.kode].penarikan for line in lines] == [line.penarikan for line in lines]
        assert kept["2.1.2"].penarikan[tw] is BELUM_DIISI


PLAN = {"sasaran", "indikator", "target", "rumus", "kegiatan", "pagu", "penarikan", "tw"}
HEADINGS = [key for key in JUDUL if key not in {"no", "rencana"}]


@pytest.mark.parametrize("key", HEADINGS)
def test_a_heading_that_is_gone_is_told_and_no_other_column_is_taken_for_its(key: str) -> None:
    """RAK122 for the plan, RAK123 for the report; what the other columns hold stays."""
    hasil = read(Kandang(), lambda written: setattr(written.lembar.cell(5, written.kolom[key]), "value", None))
    assert [JUDUL[key] in one.pesan for one in hasil.temuan if one.kode in {"RAK122", "RAK123"}] == [True]
    assert ("RAK122" in codes(hasil)) is (key in PLAN)
    assert (hasil.rencana == RENCANA) is (key not in PLAN)
    lines = list(zip(hasil.rencana.kegiatan, RENCANA.kegiatan, strict=True))
    assert all(line.pagu == planned.pagu for line, planned in lines) is (key != "pagu")
    assert all(line.penarikan == planned.penarikan for line, planned in lines) is (key != "penarikan")
    spent = {} if key == "realisasi" else LAPORAN.realisasi_triwulan
    if key not in {"sasaran", "indikator"}:
        assert hasil.laporan.realisasi_triwulan == spent


@pytest.mark.parametrize("key", [key for key in HEADINGS if key != "tw"])
def test_a_heading_without_one_of_its_letters_is_known_and_told_at_its_cell(key: str) -> None:
    """PAU may mean anything."""
    spelt = JUDUL[key][:3] + JUDUL[key][4:]
    hasil = read(Kandang(), lambda written: setattr(written.lembar.cell(5, written.kolom[key]), "value", spelt))
    if key == "pagu":
        assert {"RAK122", "RAK126"} <= codes(hasil)
        return
    assert (hasil.rencana, hasil.laporan) == (RENCANA, LAPORAN)
    column = list(JUDUL).index(key)
    assert [one.sel for one in hasil.temuan if one.kode == "RAK125"] == [f"{'ABCDEFGHIJKLMNO'[column]}5"]


@pytest.mark.parametrize("key", [key for key in HEADINGS if key not in {"pagu", "tw"}])
def test_of_two_filled_columns_with_one_heading_none_is_read(key: str) -> None:
    """A second PAGU: RAK124 at the one on the right."""
    hasil = read(Kandang(), lambda written: setattr(written.lembar.cell(5, written.kolom[key]), "value", "PAGU"))
    column = max(list(JUDUL).index(key), list(JUDUL).index("pagu"))
    assert [one.sel for one in hasil.temuan if one.kode == "RAK124"] == [f"{'ABCDEFGHIJKLMNO'[column]}5"]
    assert {line.pagu for line in hasil.rencana.kegiatan} == {BELUM_DIISI}


def facts(hasil: HasilBaca) -> dict[tuple[str, str, int], object]:
    """What plan and report say, by KODE, column and quarter; what is blank is not in it."""
    found: dict[tuple[str, str, int], object] = {}
    for line in hasil.rencana.kegiatan:
        found[line.kode, "pagu", 0] = line.pagu
        for tw in Triwulan:
            entry = hasil.laporan.isian_of(line.kode, tw)
            found |= {
                (line.kode, "penarikan", tw): line.penarikan[tw],
                (line.kode, "rencana", tw): line.rencana[tw],
                (line.kode, "realisasi", tw): hasil.laporan.realisasi_triwulan.get((line.kode, tw)),
                (line.kode, "data_dukung", tw): entry.data_dukung,
                (line.kode, "status", tw): entry.status,
                (line.kode, "keterangan", tw): entry.keterangan,
            }
    found |= {(kode, "capaian", tw): level for (kode, tw), level in hasil.laporan.capaian_triwulan.items()}
    return {key: value for key, value in found.items() if value not in ("", (), None, BELUM_DIISI)}


@pytest.mark.parametrize("mode", ["digabung", "kosong"])
@pytest.mark.parametrize("key", ["pagu", "penarikan", "rencana", "realisasi", "data_dukung", "status", "keterangan"])
def test_a_cell_that_is_blank_loses_what_it_says_and_nothing_else(key: str, mode: str) -> None:
    """In the first line, between two lines of one KEGIATAN, and in the last line."""
    whole = facts(read(Kandang(gabung=mode)))
    for kode in ("1.1.1", "2.1.2", "2.3.1"):
        for tw in [Triwulan.I] if key == "pagu" else Triwulan:
            hasil = read(Kandang(gabung=mode), partial(_put, kode=kode, tw=tw, key=key, value=None))
            lost = (kode, key, 0 if key == "pagu" else tw)
            assert facts(hasil) == {place: value for place, value in whole.items() if place != lost}


@pytest.mark.parametrize("others", [{}, {"status": "Selesai", "keterangan": "-"}], ids=["alone", "beside two others"])
def test_a_row_of_which_half_are_its_columns_headings_is_a_repeated_heading(others: dict[str, str]) -> None:
    """RAK128 names it; it is the text of nobody."""
    again = Baris({"sasaran": JUDUL["sasaran"], "kegiatan": JUDUL["kegiatan"], **others})
    hasil = read(Kandang(gabung="kosong", baris=lambda rows: [*rows[:8], again, *rows[8:]]))
    assert (hasil.rencana, hasil.laporan) == (RENCANA, LAPORAN)
    told = [one.pesan for one in hasil.temuan if one.kode == "RAK128"]
    assert "Baris judul yang berulang tidak dihitung sebagai isi: 15." in told


def test_an_activity_that_is_blank_in_a_merge_of_its_own_is_not_the_one_above() -> None:
    """Without the merge it goes on from the line above."""

    def merge(written: Tertulis) -> None:
        cell = written.sel("2.1.2", 1, "kegiatan")
        written.lembar.merge_cells(
            start_row=cell.row, end_row=cell.row + 3, start_column=cell.column, end_column=cell.column
        )

    above = RENCANA.find_kegiatan("2.1.1").uraian
    assert read(Kandang(gabung="kosong")).rencana.find_kegiatan("2.1.2").uraian == above
    assert read(Kandang(gabung="kosong"), merge).rencana.find_kegiatan("2.1.2").uraian == ""


@pytest.mark.parametrize("key", ["penarikan", "realisasi"])
def test_an_amount_merged_over_two_quarters_is_neither_ones_and_asked(key: str) -> None:
    """Merged sideways it stays the amount of the column that it stands in."""

    def merge(written: Tertulis, down: int, right: int) -> None:
        cell = written.sel("1.1.1", 1, key)
        cell.value = 500
        for row in range(down + 1):
            for column in range(right + 1):
                if row or column:
                    written.lembar.cell(cell.row + row, cell.column + column).value = None
        written.lembar.merge_cells(
            start_row=cell.row, end_row=cell.row + down, start_column=cell.column, end_column=cell.column + right
        )

    asked = read(Kandang(), partial(merge, down=1, right=0))
    aside = read(Kandang(), partial(merge, down=0, right=1))
    place = ("1.1.1", key, 1)
    assert {place, ("1.1.1", key, 2)}.isdisjoint(facts(asked))
    assert [one.sel for one in asked.temuan if one.kode == "RAK237"] == [f"{'H' if key == 'penarikan' else 'I'}7"]
    assert facts(aside)[place] == Rupiah(500)
    assert ("1.1.1", "realisasi", 1) not in facts(aside) or key == "realisasi"
