"""Whose plan a matrix is: the title above it, the signature below it, and the block IDENTITAS of Petunjuk."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

from rak.domain.rencana import Penandatangan
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook
from tests.matriks.test_lines_and_headings import codes, read
from tests.matriks.test_reader import at, rich_plan, stated
from tests.matriks.test_reader import read as read_built
from tests.zoo.kandang import JUDUL, Baris, Kandang, Tertulis, to_bytes, write
from tests.zoo.rencana import RENCANA

NO_YEAR, TWO_YEARS, BAD_YEAR, NO_OFFICE = "RAK540", "RAK541", "RAK542", "RAK445"


def titled(*titles: list[str], **fields: object) -> HasilBaca:
    """A matrix under these rows of a title."""
    return read(Kandang(titel=lambda _: list(titles), **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "row",
    [
        ["Satuan Kerja: Kantor Rekaan"], ["SATUAN KERJA", "Kantor Rekaan"], ["Satuan Kerja", ":", "Kantor Rekaan"],
        ["Nama Satker :", "", "", "", "Kantor Rekaan", "Kota"], ["Unit Kerja", ": Kantor Rekaan"], ["OPD", "Kantor Rekaan (dalam ribuan rupiah)"],
    ],
)  # fmt: skip
def test_the_office_is_what_stands_behind_its_label(row: list[str]) -> None:
    """In the same cell, or in the next that says something, whatever else the title says."""
    hasil = titled(["MATRIKS RENCANA AKSI"], row, ["TAHUN 2024"])
    assert (hasil.rencana.satuan_kerja, hasil.rencana.tahun) == ("Kantor Rekaan", 2024)


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("RENCANA AKSI KANTOR REKAAN TAHUN 2024", "KANTOR REKAAN"),
        ("Kantor Rekaan", "Kantor Rekaan"),
        ("RENCANA AKSI TRIWULAN I TAHUN 2024", ""),
        ("Lampiran Keputusan", ""),
        ("12345", ""),
    ],
)
def test_what_is_left_of_the_title_without_its_usual_words_is_the_office(title: str, office: str) -> None:
    """Where nothing is left that is told (RAK445)."""
    hasil = titled([title])
    assert hasil.rencana.satuan_kerja == office
    assert [one.sel for one in hasil.temuan if one.kode == NO_OFFICE] == ["A1"] * (not office)


def test_an_office_that_is_named_twice_is_named_once() -> None:
    """The longer of two names has the shorter in it."""
    hasil = titled(["KANTOR REKAAN"], ["RENCANA AKSI KANTOR REKAAN KOTA TERNATE"], ["KANTOR REKAAN"], ["TAHUN 2024"])
    assert hasil.rencana.satuan_kerja == "KANTOR REKAAN KOTA TERNATE"


@pytest.mark.parametrize(("length", "year"), [(500, 2031), (501, 2024)])
def test_a_text_of_more_than_500_signs_is_no_title(length: int, year: int) -> None:
    """It is a note; the year is then that of the signature, and asked about."""
    text = "Tahun 2031 ".ljust(length, "x")
    hasil = titled([text], ["KANTOR REKAAN"])
    assert hasil.rencana.tahun == year
    assert (NO_YEAR in codes(hasil)) is (year == 2024)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("TAHUN 2025", 2025),
        ("T.A. 2025", 2025),
        ("Kinerja 2025", 2025),
        ("TAHUN 1999", 1999),
        ("Nomor 120251", 2024),
        ("Rp 1999", 2024),
    ],
)
def test_the_year_is_the_one_that_the_title_says_else_that_of_the_signature(title: str, year: int) -> None:
    """Four figures of a longer number are none, and a bare one is of this century."""
    hasil = titled([title], ["KANTOR REKAAN"])
    assert hasil.rencana.tahun == year
    assert (NO_YEAR in codes(hasil)) is (year == 2024)


def test_without_any_year_1900_stands_for_it_and_is_told() -> None:
    """Neither title nor signature has one."""
    hasil = titled(["KANTOR REKAAN"], tanda_tangan=lambda _: [])
    assert hasil.rencana.tahun == 1900
    [told] = [one for one in hasil.temuan if one.kode == NO_YEAR]
    assert "1900 dipakai sebagai penanda" in told.pesan
    assert told.sel == "A1"


@pytest.mark.parametrize(("years", "told"), [((2025, 2025), False), ((2025, 2026), True), ((2026, "-"), False)])
def test_a_column_tahun_says_the_year_and_two_are_told(years: tuple[object, object], *, told: bool) -> None:
    """The later one counts; what is no year is none."""

    def with_years(rows: list[Baris]) -> list[Baris]:
        for number, row in enumerate(rows):
            row.isi["tahun"] = years[number % 2]
        return rows

    kandang = {"kolom": [*JUDUL, "tahun"], "judul": {**JUDUL, "tahun": "TAHUN"}, "baris": with_years}
    hasil = titled(["KANTOR REKAAN"], **kandang)
    assert hasil.rencana.tahun == max(year for year in years if isinstance(year, int))
    assert [one.sel for one in hasil.temuan if one.kode == TWO_YEARS] == ["P5"] * told


@pytest.mark.parametrize(
    ("year", "read_as"), [(1900, 1900), (9998, 9998), ("2024", 2024), (1899, None), (9999, None), ("dua ribu", None)]
)
def test_the_year_of_petunjuk_is_one_that_a_plan_can_have(year: object, read_as: int | None) -> None:
    """What is none is told, and the title's counts; one that is not the title's is told too."""
    hasil = read_built(stated("Tahun", year))
    assert hasil.rencana.tahun == (read_as or 2024)
    told = {one.kode for one in hasil.temuan} & {BAD_YEAR, TWO_YEARS}
    assert told == ({BAD_YEAR} if read_as is None else {TWO_YEARS} if read_as != 2024 else set())


@pytest.mark.parametrize(
    ("title", "sel"),
    [(RENCANA.satuan_kerja.title(), None), ("RENCANA AKSI KANTOR LAIN", "A1"), ("RENCANA AKSI TAHUN 2024", None)],
)
def test_an_office_in_the_title_that_is_not_the_one_of_petunjuk_is_told(title: str, sel: str | None) -> None:
    """In whatever letters; a title without an office contradicts none."""
    hasil = read_built(at("Matriks", "A2", None), at("Matriks", "A1", title))
    assert hasil.rencana.satuan_kerja == RENCANA.satuan_kerja
    assert [one.sel for one in hasil.temuan if one.kode == "RAK446"] == [sel] * (sel is not None)


@pytest.mark.parametrize(
    ("value", "form", "day", "told"),
    [
        (datetime.date(2024, 5, 2), "dd mmm yyyy", datetime.date(2024, 5, 2), False),
        ("2 Mei 2024", "dd mmm yyyy", datetime.date(2024, 5, 2), False),
        ("Mei", None, None, True),
        (None, None, None, False),
    ],
)
def test_the_day_of_a_decree_is_read_as_a_date_or_as_words(
    value: object, form: str | None, day: datetime.date | None, *, told: bool
) -> None:
    """What is neither is told; a blank cell is no date."""

    def state(book: Any) -> None:
        stated("Penetapan: tanggal", value)(book)
        sheet = book["Petunjuk"]
        for row in range(1, 60):
            if form and sheet.cell(row, 1).value == "Penetapan: tanggal":
                sheet.cell(row, 2).number_format = form

    hasil = read_built(state)
    assert hasil.rencana.keputusan.penetapan.tanggal == day
    assert ("RAK447" in codes(hasil)) is told


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("nama", "Orang lain", "nama Imad M. Marasabessy (Petunjuk: Orang lain)"), ("tempat", "Tidore", "tempat Ternate (Petunjuk: Tidore)"),
        ("nama", None, None),
    ],
)  # fmt: skip
def test_a_signature_that_is_not_the_one_of_petunjuk_is_told(field: str, value: str | None, told: str | None) -> None:
    """What Petunjuk leaves blank contradicts nothing."""
    hasil = read_built(stated(f"Lampiran: {field}", value))
    found = [one.pesan for one in hasil.temuan if one.kode == "RAK448"]
    assert [told in pesan for pesan in found if told] == [True] * (told is not None)
    assert len(found) == (told is not None)


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        (["Ternate, 27 Februari 2024", "Kepala,", "", "Siti Rekaan", "NIP 1"], ("Siti Rekaan", "Kepala", "Ternate", (2024, 2, 27))),
        (["Ditetapkan di Ternate", "pada tanggal 27 Februari 2024", "Kepala", "Siti Rekaan"], ("Siti Rekaan", "Kepala", "Ternate", (2024, 2, 27))),
        (["Ternate, 27 Februari 2024", "Kepala", "NIP 1", "Siti Rekaan"], ("Siti Rekaan", "Kepala", "Ternate", (2024, 2, 27))),
        (["Kepala Kantor", "Siti Rekaan"], ("Siti Rekaan", "Kepala Kantor", "", None)),
        (["Plt. Kepala\nSiti Rekaan"], ("Siti Rekaan", "Plt. Kepala", "", None)),
        (["Ternate, 27 Februari 2024"], ("", "", "Ternate", (2024, 2, 27))),
        (["Ternate, 27 Februari 2024", "Kepala"], ("", "Kepala", "Ternate", (2024, 2, 27))),
    ],
)  # fmt: skip
def test_who_signed_stands_below_place_and_date_or_below_the_office(
    block: list[str], signer: tuple[str, str, str, tuple[int, int, int] | None]
) -> None:
    """Office first, then the name; the personal number is never read."""
    nama, jabatan, tempat, day = signer
    expected = Penandatangan(nama, jabatan, tempat, datetime.date(*day) if day else None)
    assert read(Kandang(tanda_tangan=lambda _: block)).rencana.keputusan.lampiran == expected


@pytest.mark.parametrize("block", [[], ["Catatan tentang apa saja"], ["Ternate", "Kantor kepala"]])
def test_where_nobody_signed_nobody_is_read(block: list[str]) -> None:
    """A note below the matrix is no signature."""
    assert read(Kandang(tanda_tangan=lambda _: block)).rencana.keputusan.lampiran == Penandatangan()


def test_what_stands_in_another_column_is_no_part_of_a_signature() -> None:
    """Who else has seen it signs beside."""

    def beside(written: Tertulis) -> None:
        written.lembar.cell(written.akhir + 3, 2).value = "Mengetahui"

    hasil = read(Kandang(), beside)
    assert hasil.rencana.keputusan.lampiran == RENCANA.keputusan.lampiran


@pytest.mark.parametrize("kode", ["1.1.1", "2.3.1"])
def test_a_remark_in_the_matrix_is_no_signature(kode: str) -> None:
    """In its last row neither, where nothing stands below it."""

    def remark(written: Tertulis) -> None:
        written.sel(kode, 4, "keterangan").value = "Kepala kantor menyetujui"

    assert read(Kandang(tanda_tangan=lambda _: []), remark).rencana.keputusan.lampiran == Penandatangan()


def test_what_petunjuk_says_comes_before_a_known_plan_and_that_before_nothing() -> None:
    """The office of a workbook is its own; a matrix without a title has that of the plan."""
    plan = attrs.evolve(rich_plan(), satuan_kerja="KANTOR LAIN")
    assert read_built(rencana=plan).rencana.satuan_kerja == RENCANA.satuan_kerja
    written = write(Kandang(titel=lambda _: [["RENCANA AKSI TAHUN 2024"]]))
    assert baca(Workbook.open(to_bytes(written.buku)), plan).rencana.satuan_kerja == "KANTOR LAIN"
