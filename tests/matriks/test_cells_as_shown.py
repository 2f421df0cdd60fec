"""Cells as a person sees them: numbers without their binary noise, amounts in the unit that a note says."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from rak.matriks.build import build_workbook
from rak.matriks.excel_numbers import as_held, as_shown, as_text
from rak.matriks.fill import prepare
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import Workbook
from tests.contoh import TAHUN, rencana

_THOUSANDS = 1000
_MILLIONS = 1_000_000


def changed(cells: dict[tuple[str, str], Any], *, sheets: tuple[str, ...] = (), formats: str = "") -> bytes:
    """The workbook of a plan of Rp1.000 with some cells changed; ``sheets`` go, money columns get ``formats``."""
    book = openpyxl.load_workbook(io.BytesIO(build_workbook(rencana())))
    for (sheet, address), value in cells.items():
        book[sheet][address].value = value
        if formats and address[0] in "GHI":
            book[sheet][address].number_format = formats
    for sheet in sheets:
        del book[sheet]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(cells: dict[tuple[str, str], Any], **more: Any) -> HasilBaca:
    """What is read out of it."""
    return baca(Workbook.open(changed(cells, **more)))


def pagu(hasil: HasilBaca) -> object:
    """The pagu of the only line."""
    return next(iter(hasil.rencana.kegiatan)).pagu


def codes(hasil: HasilBaca) -> dict[str, str | None]:
    """The code of every finding with its cell."""
    return {one.kode: one.sel for one in hasil.temuan}


class TestNumbers:
    """Excel shows fifteen digits; they count."""

    @pytest.mark.parametrize(
        ("stored", "shown"),
        [
            (6221600.0000000009, Fraction(6_221_600)),
            (27138999.999999996, Fraction(27_139_000)),
            (0.70000000000000007, Fraction(7, 10)),
            (0.56999999999999984, Fraction(57, 100)),
            (0.1 + 0.2, Fraction(3, 10)),
            (84.05, Fraction(8405, 100)),
            (1e-7, Fraction(1, 10**7)),
            (-2.5, Fraction(-5, 2)),
            (10**15, Fraction(10**15)),
            (12, Fraction(12)),
        ],
    )
    def test_a_stored_number_says_what_is_shown(self, stored: float, shown: Fraction) -> None:
        """What is not whole is rounded to fifteen significant digits first."""
        assert as_shown(stored) == shown

    @given(st.integers(-(10**15), 10**15), st.integers(0, 12))
    def test_what_a_cell_can_say_reads_back(self, figures: int, places: int) -> None:
        """as_shown∘as_held is the identity on numbers of fifteen digits."""
        number = Fraction(figures, 10**places)
        assert as_shown(as_held(number)) == number

    @pytest.mark.parametrize(
        "number", [Fraction(1, 3), Fraction(10**15 + 1), Fraction(10**16 + 1, 10**16), Fraction(10**400)]
    )
    def test_what_no_cell_can_say_is_refused(self, number: Fraction) -> None:
        """Sixteen digits are one too many."""
        with pytest.raises(DomainError):
            as_held(number)

    def test_words_have_no_noise_either(self) -> None:
        """A kode or a remark that Excel took for a number."""
        assert [as_text(value) for value in (1.1000000000000001, 12, 0.30000000000000004, "1,5", float("inf"))] == [
            "1.1", "12", "0.3", "1,5", "inf",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("stored", "amount"),
        [(6221600.0000000009, Rupiah(6_221_600)), (10**15, Rupiah(10**15)), ("=6221600*1.0000000000000002", Rupiah(6_221_600)),
         ("=0.57*63330000", Rupiah(36_098_100))],
    )  # fmt: skip
    def test_amounts_are_what_is_shown(self, stored: Any, amount: Rupiah) -> None:
        """Stored, or worked out by rak where the file has no result."""
        assert pagu(read({("Matriks", "G7"): stored})) == amount

    @pytest.mark.parametrize(
        ("stored", "kode"),
        [(0.5, "RAK231"), (1000.25, "RAK231"), (10**15 + 8, "RAK232"), ("Rp1.000.000.000.000.001", "RAK232")],
    )
    def test_what_is_no_amount_is_reported(self, stored: Any, kode: str) -> None:
        """Half a rupiah, sixteen digits; typed as a number or as text."""
        hasil = read({("Matriks", "G7"): stored})
        assert pagu(hasil) is BELUM_DIISI
        assert codes(hasil)[kode] == "G7"

    @pytest.mark.parametrize(
        ("text", "amount"),
        [("Rp61.000.000.-", Rupiah(61_000_000)), ("\u200e20.500.000", Rupiah(20_500_000)), ("Rp -", TIDAK_BERLAKU)],
    )
    def test_text_is_read_as_it_is_seen(self, text: str, amount: object) -> None:
        """As in TOML and in decrees."""
        assert pagu(read({("Matriks", "G7"): text})) == amount

    def test_an_amount_with_two_readings_is_asked(self) -> None:
        """``27.139,000``: both amounts stand in the finding."""
        hasil = read({("Matriks", "G7"): "27.139,000"})
        (asked,) = (one for one in hasil.temuan if one.kode == "RAK230")
        assert pagu(hasil) is BELUM_DIISI
        assert "Rp27.139.000 atau Rp27.139." in asked.pesan

    @pytest.mark.parametrize("formats", ['0" juta"', '#,##0".000"', '#,##0\\ "rb"', '"Rp"0" Ribu"'])
    def test_an_amount_that_its_format_enlarges_is_asked(self, formats: str) -> None:
        """88 that is shown as ``88 juta``, 4000 that is shown as ``4,000.000``."""
        hasil = read({("Matriks", "G7"): 88_000}, formats=formats)
        assert pagu(hasil) is BELUM_DIISI
        assert codes(hasil)["RAK230"] == "G7"

    @pytest.mark.parametrize(("largest", "asked"), [(9_999, True), (10_000, False)])
    def test_a_column_of_amounts_far_too_small_is_asked(self, largest: int, asked: bool) -> None:
        """No PAGU below Rp10.000 in a form that rak did not make: its note of thousands may be lost."""
        hasil = read({("Matriks", "G7"): largest, ("Matriks", "P5"): None}, sheets=("Bulanan",))
        assert [one.sel for one in hasil.temuan if one.kode == "RAK176" and "PAGU" in one.pesan] == ["G7"] * asked


class TestUnits:
    """A note that amounts are in thousands or millions counts wherever it stands, and is told."""

    @pytest.mark.parametrize(
        ("cell", "note", "times"),
        [
            ("J4", "(dalam jutaan rupiah)", _MILLIONS),
            ("A4", "dlm ribuan Rp", _THOUSANDS),
            ("R1", "Satuan: Rp juta", _MILLIONS),
            ("A20", "Keterangan: angka dalam ribuan rupiah", _THOUSANDS),
        ],
    )
    def test_a_note_beside_the_table_counts_for_all_columns(self, cell: str, note: str, times: int) -> None:
        """Above it, beside the title, below it; the name of the office stays what it is."""
        hasil = read({("Matriks", cell): note}, sheets=("Bulanan",))
        line = next(iter(hasil.rencana.kegiatan))
        assert line.pagu == Rupiah(1000 * times)
        assert line.penarikan[Triwulan.I] == Rupiah(250 * times)
        assert codes(hasil)["RAK239"] == cell
        assert hasil.rencana.satuan_kerja == rencana().satuan_kerja

    def test_a_note_in_the_title_is_no_part_of_the_office(self) -> None:
        """Nor of the year."""
        title = f"{rencana().satuan_kerja} (dalam ribuan rupiah)"
        hasil = read({("Matriks", "A2"): title}, sheets=("Bulanan", "Petunjuk"))
        assert hasil.rencana.satuan_kerja.casefold() == rencana().satuan_kerja.casefold()
        assert pagu(hasil) == Rupiah(1_000_000)

    def test_the_heading_of_a_column_comes_first(self) -> None:
        """A column in full rupiah in a table in thousands; the others follow the table."""
        hasil = read(
            {("Matriks", "A4"): "(dalam ribuan rupiah)", ("Matriks", "G5"): "PAGU (dalam rupiah)"}, sheets=("Bulanan",)
        )
        line = next(iter(hasil.rencana.kegiatan))
        assert (line.pagu, line.penarikan[Triwulan.I]) == (Rupiah(1000), Rupiah(250_000))

    def test_amounts_with_a_fraction_in_millions_are_exact(self) -> None:
        """88,5 million; a tenth of a rupiah is none."""
        note = {("Matriks", "J4"): "(Rp juta)"}
        assert pagu(read({**note, ("Matriks", "G7"): 88.5})) == Rupiah(88_500_000)
        assert pagu(read({**note, ("Matriks", "G7"): "88,5"})) == Rupiah(88_500_000)
        assert codes(read({**note, ("Matriks", "G7"): 0.0000001}))["RAK231"] == "G7"
        assert pagu(read({**note, ("Matriks", "G7"): "88.500"})) is BELUM_DIISI

    def test_a_format_that_shows_thousands_is_not_multiplied_again(self) -> None:
        """Full rupiah, of which the format shows thousands, under a note that says so."""
        hasil = read({("Matriks", "J4"): "(ribuan rupiah)", ("Matriks", "G7"): 88_880_000}, formats="#,##0,")
        assert pagu(hasil) == Rupiah(88_880_000)

    @pytest.mark.parametrize(
        "cells",
        [
            {("Matriks", "A4"): "(dalam jutaan rupiah)", ("Matriks", "A20"): "(dalam ribuan rupiah)"},
            {("Matriks", "D5"): "TARGET KINERJA (Rp juta)"},
        ],
    )
    def test_a_note_that_is_not_applied_is_reported(self, cells: dict[tuple[str, str], Any]) -> None:
        """Two that differ, or one in a column that holds no amounts."""
        hasil = read(cells, sheets=("Bulanan",))
        assert codes(hasil)["RAK240"] == list(cells)[-1][1]
        assert pagu(hasil) == Rupiah(1000)

    def test_the_monthly_sheet_has_notes_of_its_own(self) -> None:
        """In its title for all rows, in SATUAN for one."""
        row = 8
        for cell, note in (("A4", "(dalam ribuan rupiah)"), (f"D{row}", "Rp ribu")):
            hasil = read({("Bulanan", cell): note, ("Bulanan", f"K{row}"): 1.5})
            assert hasil.laporan.realisasi["1.1.1", Bulan(TAHUN, 3)] == Rupiah(1500)
            assert ("RAK239", "Bulanan") in {(one.kode, one.lembar) for one in hasil.temuan}

    @pytest.mark.parametrize(("where", "sheets"), [(("Bulanan", "A4"), ()), (("Matriks", "A4"), ("Bulanan",))])
    def test_filling_puts_an_amount_into_the_unit_of_its_column(
        self, where: tuple[str, str], sheets: tuple[str, ...]
    ) -> None:
        """Divided exactly, or refused; read back it is the amount."""
        data = changed({where: "(dalam ribuan rupiah)"}, sheets=sheets)
        report = Laporan(TAHUN, {("1.1.1", Bulan(TAHUN, 3)): Rupiah(1500)})
        filled = prepare(Workbook.open(data), report).edit.apply()
        again = baca(Workbook.open(filled)).laporan
        month = again.realisasi.get(("1.1.1", Bulan(TAHUN, 3)))
        assert (month or again.realisasi_triwulan["1.1.1", Triwulan.I]) == Rupiah(1500)


def test_an_amount_of_fifteen_digits_keeps_every_rupiah_in_milliards() -> None:
    """123456,789012345 milliard rupiah are fifteen digits still."""
    data = changed({("Bulanan", "A4"): "(dalam miliar rupiah)"})
    report = Laporan(TAHUN, {("1.1.1", Bulan(TAHUN, 3)): Rupiah(123_456_789_012_345)})
    again = baca(Workbook.open(prepare(Workbook.open(data), report).edit.apply())).laporan
    assert again.realisasi["1.1.1", Bulan(TAHUN, 3)] == Rupiah(123_456_789_012_345)


def test_the_pagu_after_a_revision_is_the_one_in_force() -> None:
    """PAGU AWAL beside PAGU REVISI: the revised one is read, and it is told; two of the same kind are asked."""
    cells = {("Matriks", "G5"): "PAGU AWAL", ("Matriks", "Q5"): "PAGU REVISI", ("Matriks", "Q7"): 900}
    hasil = read(cells, sheets=("Bulanan",))
    assert pagu(hasil) == Rupiah(900)
    assert any("PAGU AWAL" in one.pesan for one in hasil.temuan if one.kode == "RAK126")
    again = read({**cells, ("Matriks", "G5"): "PAGU DIPA"}, sheets=("Bulanan",))
    assert pagu(again) == Rupiah(900)
    both = read({**cells, ("Matriks", "Q5"): "PAGU DIPA"}, sheets=("Bulanan",))
    assert pagu(both) is BELUM_DIISI
