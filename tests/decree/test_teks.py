"""A decree's table as text becomes the plan that it was made from, whatever its habits."""

from __future__ import annotations

import random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.decree import HasilImpor, impor_teks
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.temuan import Tingkat
from tests.decree.pembuat import JUDUL_LAIN, Gaya, decree_text, gaya, rencana_kantor


def codes(hasil: HasilImpor) -> set[str]:
    """The codes of its findings."""
    return {temuan.kode for temuan in hasil.temuan}


def doubts(hasil: HasilImpor) -> list[str]:
    """What is more than a piece of information."""
    return [str(temuan) for temuan in hasil.temuan if temuan.tingkat is not Tingkat.INFO]


class TestBolakBalik:
    """From a plan to a decree and back."""

    @given(pair=rencana_kantor(), gaya=gaya())
    def test_every_decree_gives_the_plan_that_it_was_made_from(
        self, pair: tuple[RencanaAksi, Laporan], gaya: Gaya
    ) -> None:
        """Shifted cells, rows cut by page breaks, other headings and spellings, in any combination."""
        rencana, laporan = pair
        hasil = impor_teks(decree_text(rencana, laporan, gaya))
        assert hasil.rencana == rencana
        assert hasil.laporan == laporan

    @given(pair=rencana_kantor(), seed=st.integers(0, 2**32))
    def test_cells_that_hold_line_breaks_are_put_together(self, pair: tuple[RencanaAksi, Laporan], seed: int) -> None:
        """A row that goes over several lines is one row."""
        rencana, laporan = pair
        hasil = impor_teks(decree_text(rencana, laporan, Gaya(seed, patah=4)))
        assert (hasil.rencana, hasil.laporan) == (rencana, laporan)

    @given(pair=rencana_kantor())
    def test_windows_line_ends_and_form_feeds_change_nothing(self, pair: tuple[RencanaAksi, Laporan]) -> None:
        """Page breaks may stand in the text as form feeds."""
        rencana, laporan = pair
        text = decree_text(rencana, laporan, Gaya(potong=2)).replace("\n\n", "\r\n\f\r\n").replace("\n", "\r\n")
        assert impor_teks(text).rencana == rencana


class TestTemuan:
    """Everything that was decided is reported; what is in order is not."""

    @given(pair=rencana_kantor())
    def test_a_table_in_order_leaves_no_doubt(self, pair: tuple[RencanaAksi, Laporan]) -> None:
        """No warning without a reason."""
        assert doubts(impor_teks(decree_text(*pair, Gaya(geser=False)))) == []

    @given(pair=rencana_kantor(), gaya=gaya())
    def test_no_personal_number_comes_through(self, pair: tuple[RencanaAksi, Laporan], gaya: Gaya) -> None:
        """Neither in the plan nor in a finding; that it was left out is said."""
        hasil = impor_teks(decree_text(*pair, gaya))
        assert "19990101" not in f"{hasil}"
        assert "RAK155" in codes(hasil)

    @given(pair=rencana_kantor())
    def test_a_joined_row_is_reported_with_its_text(self, pair: tuple[RencanaAksi, Laporan]) -> None:
        """So that a person can look at the seam."""
        hasil = impor_teks(decree_text(*pair, Gaya(potong=1)))
        assert sum(temuan.kode == "RAK151" for temuan in hasil.temuan) == 1


@pytest.fixture(scope="module")
def plan() -> tuple[RencanaAksi, Laporan]:
    """One plan of two sasaran."""
    from tests import contoh

    first = contoh.rencana(contoh.baris("1.1.1"), contoh.baris("1.1.2"), polaritas=None, gabungan=None)
    decree = rencana_kantor_sekali().keputusan
    return attrs.evolve(first, satuan_kerja="Balai Contoh Kelas II Rekaan", keputusan=decree), Laporan(first.tahun)


def rencana_kantor_sekali() -> RencanaAksi:
    """The decree's particulars for 2024."""
    from tests.decree.pembuat import _decree

    return RencanaAksi(2024, "x", (), _decree(2024))


def text_of(plan: tuple[RencanaAksi, Laporan], gaya: Gaya = Gaya(geser=False)) -> str:  # noqa: B008
    """Its decree, with amounts always spelt the same."""
    return decree_text(*plan, gaya)


class TestSel:
    """Single cells and rows that are not as they should be."""

    def test_an_unreadable_pagu_stays_blank_and_is_told(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """The letter O is no zero, and nothing is guessed."""
        lines = text_of(plan).split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("1\t"))
        cells = lines[at].split("\t")
        cells[6] = "Rp. 1.0OO"
        lines[at] = "\t".join(cells)
        hasil = impor_teks("\n".join(lines))
        (told,) = [temuan for temuan in hasil.temuan if temuan.kode == "RAK157"]
        assert (told.letak.kode, told.nilai) == ("1.1.1", "Rp. 1.0OO")

    @pytest.mark.parametrize(("spelt", "readings"), [("2.857 orang", "2857 atau 2,857"), ("Tepat waktu", "")])
    def test_a_target_that_is_no_plain_number_is_kept_as_words(
        self, plan: tuple[RencanaAksi, Laporan], spelt: str, readings: str
    ) -> None:
        """An ambiguous one is told with both readings."""
        hasil = impor_teks(text_of(plan).replace("70 %", spelt))
        target = next(hasil.rencana.indikator).target
        assert (target.nilai, str(target)) == (None, spelt)
        assert any(readings in temuan.pesan for temuan in hasil.temuan if temuan.kode == "RAK157")

    def test_a_missing_quarter_is_told_and_stays_blank(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """Three rows are not four."""
        lines = text_of(plan).split("\n")
        gone = next(n for n, line in enumerate(lines) if "\tTW III\t" in line)
        hasil = impor_teks("\n".join(lines[:gone] + lines[gone + 1 :]))
        told = [str(temuan.letak) for temuan in hasil.temuan if temuan.kode == "RAK157"]
        assert told == ["1.1.1, TW III"]

    def test_a_quarter_labelled_twice_is_read_as_the_next_and_told(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """TW I, II, II, IV: the third row is TW III."""
        hasil = impor_teks(text_of(plan).replace("TW III", "TW II", 2))
        assert hasil.rencana == plan[0]
        assert "RAK158" in codes(hasil)

    def test_text_that_fits_nowhere_is_told_with_its_words(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """Nothing is lost without a word."""
        lines = text_of(plan).split("\n")
        at = next(n for n, line in enumerate(lines) if "\tTW II\t" in line)
        lines.insert(at, "\t" * 14 + "catatan pinggir")
        lines.insert(at, "kalimat lepas")
        hasil = impor_teks("\n".join(lines))
        assert hasil.rencana == plan[0]
        told = {temuan.nilai for temuan in hasil.temuan if temuan.kode == "RAK158"}
        assert told == {"catatan pinggir", "kalimat lepas"}

    def test_a_total_that_does_not_add_up_is_told(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """The row itself is no budget line."""
        text = text_of(plan, Gaya(geser=False, jumlah=True))
        assert "RAK158" not in codes(impor_teks(text))
        wrong = impor_teks(text.replace("JUMLAH\t\t\t\t\tRp2.000", "JUMLAH\t\t\t\t\tRp2.001"))
        assert wrong.rencana == plan[0]
        assert "RAK158" in codes(wrong)

    def test_columns_of_the_offices_own_are_left_out_and_told(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """Under their heading."""
        lines = [
            "\t".join([*cells[:7], "Subseksi X" if n else "PENANGGUNG JAWAB", *cells[7:]]) if len(cells) > 9 else line
            for line, cells, n in _numbered(text_of(plan))
        ]
        hasil = impor_teks("\n".join(lines))
        assert hasil.rencana == plan[0]
        assert "PENANGGUNG JAWAB" in {temuan.nilai for temuan in hasil.temuan}

    def test_without_headings_the_usual_order_is_assumed_and_told(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """A table copied without its first row."""
        text = "\n".join(line for line in text_of(plan).split("\n") if not line.startswith("NO\t"))
        hasil = impor_teks(text)
        assert hasil.rencana == plan[0]
        assert "RAK158" in codes(hasil)

    def test_the_rest_of_a_merged_text_on_the_next_page_is_joined(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """A page break within the merged cell KEGIATAN leaves its rest beside TW II."""
        lines = text_of(plan).split("\n")
        first = next(n for n, line in enumerate(lines) if "Bimbingan klien" in line)
        lines[first] = lines[first].replace("Bimbingan klien", "Bimbingan")
        cells = lines[first + 1].split("\t")
        cells[5] = "klien"
        lines[first + 1] = "\t".join(cells)
        hasil = impor_teks("\n".join(lines))
        assert hasil.rencana == plan[0]
        assert "RAK151" in codes(hasil)

    def test_evidence_status_and_remarks_become_the_report(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """Links one by one."""
        row = "TW I\thttps://a.test/1 https://a.test/2\tSelesai\tTanpa kendala"
        hasil = impor_teks(text_of(plan).replace("\tTW I\t\t\t", f"\t{row}", 1))
        entry = hasil.laporan.isian["1.1.1", next(iter(hasil.laporan.isian))[1]]
        assert (entry.data_dukung, entry.status) == (("https://a.test/1", "https://a.test/2"), "Selesai")
        assert entry.keterangan == "Tanpa kendala"

    def test_missing_signatures_are_told(self, plan: tuple[RencanaAksi, Laporan]) -> None:
        """Nothing is made up for them."""
        text = "\n".join(line for line in text_of(plan).split("\n") if "Desa Misal" not in line)
        hasil = impor_teks(text)
        assert hasil.rencana.keputusan.lampiran.nama == ""
        assert "RAK159" in codes(hasil)


def _numbered(text: str) -> list[tuple[str, list[str], int]]:
    """Lines with their cells; the number is 0 for the headings."""
    rows = [(line, line.split("\t")) for line in text.split("\n")]
    return [(line, cells, 0 if cells[0] == "NO" else 1) for line, cells in rows]


def test_other_headings_are_understood(plan: tuple[RencanaAksi, Laporan]) -> None:
    """Abbreviations, remarks in brackets, other words for the same column."""
    hasil = impor_teks(text_of(plan, Gaya(geser=False, judul=JUDUL_LAIN)))
    assert hasil.rencana == plan[0]
    assert doubts(hasil) == []


def test_columns_in_another_order_are_read_by_their_headings(plan: tuple[RencanaAksi, Laporan]) -> None:
    """PAGU before KEGIATAN."""
    rows = [line.split("\t") for line in text_of(plan).split("\n")]
    for cells in rows:
        if len(cells) > 9:
            cells[5], cells[6] = cells[6], cells[5]
    assert impor_teks("\n".join("\t".join(cells) for cells in rows)).rencana == plan[0]


def test_rows_of_one_seed_are_the_same_each_time(plan: tuple[RencanaAksi, Laporan]) -> None:
    """The maker of decrees is deterministic, so that a failure can be repeated."""
    random.seed(1)
    assert text_of(plan) == text_of(plan)
