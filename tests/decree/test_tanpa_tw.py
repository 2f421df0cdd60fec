"""A table of fourteen headings and fourteen cells: there is no column for the TW label."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.decree import HasilImpor, ImporError, impor, impor_teks
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rencana import RencanaAksi
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Triwulan
from tests.decree.pembuat import JUDUL, JUDUL_LAIN, Gaya, _above, _signature, decree_text, rencana_kantor, table_rows
from tests.decree.test_berkas import example

Label = Literal["rencana", "capaian", "keduanya", "tanpa"]
CARA: Sequence[Label] = ("rencana", "capaian", "keduanya", "tanpa")
KEPALA = "RENCANA AKSI ATAS PERJANJIAN KINERJA\nBALAI REKAAN\nTAHUN ANGGARAN 2024\n"
PERTAMA = "1|Meningkatnya layanan|Klien bekerja|70 %|A dibagi B dikali 100%|Bimbingan klien|Rp 4.000|Rp 1.000||"
LAIN = "|||||||Rp 1.000||"
_TW, _RENCANA, _CAPAIAN = 9, 10, 11


def without_tw(cells: Sequence[str], label: Label, tw: int = _TW) -> list[str]:
    """The fifteen cells of a row without the one of the label, which goes where ``label`` says."""
    quarter, plan, result = cells[tw : tw + 3]
    bare = result.removeprefix(quarter).lstrip(": ")
    if label in {"rencana", "keduanya"}:
        plan = f"{quarter}: {plan}"
    if label in {"capaian", "keduanya"}:
        bare = f"{quarter}: {bare}".strip()
    return [*cells[:tw], plan, bare, *cells[tw + 3 :]]


def retold(text: str, label: Label) -> str:
    """The decree with fourteen cells in each row."""
    return "\n".join("\t".join(_retold(line.split("\t"), label)) for line in text.split("\n"))


def _retold(cells: list[str], label: Label) -> list[str]:
    tw = next((n for n, cell in enumerate(cells) if re.fullmatch("TW [IV]+", cell)), None)
    if len(cells) != 15:
        return cells
    return cells[:_TW] + cells[_RENCANA:] if tw is None else without_tw(cells, label, tw)


def table(*rows: str, judul: Sequence[str] = JUDUL) -> str:
    """A decree whose rows have bars between their cells; the headings stand on line 4, the first row on line 5."""
    return KEPALA + "\n".join(["\t".join(judul), *(row.replace("|", "\t") for row in rows)]) + "\n"


def four(*plans: str) -> list[str]:
    """The four rows of a line, each with its cells from RENCANA KEGIATAN on."""
    return [start + plan for start, plan in zip([PERTAMA, LAIN, LAIN, LAIN], plans, strict=True)]


def doubts(hasil: HasilImpor) -> list[Temuan]:
    """What is more than a piece of information, the signatures that these tables lack aside."""
    return [one for one in hasil.temuan if one.tingkat is not Tingkat.INFO and one.kode != "RAK159"]


def told(hasil: HasilImpor) -> Iterator[str]:
    """What is said about a table without a column for labels."""
    return (f"{one.pesan} {one.nilai}" for one in hasil.temuan if "tanpa kolom label TW" in one.pesan)


class TestTeks:
    """Read as text."""

    @pytest.mark.parametrize("label", CARA)
    @given(pair=rencana_kantor(), judul=st.sampled_from([JUDUL, JUDUL_LAIN]), pagar=st.booleans())
    def test_the_table_gives_the_plan_that_it_was_made_from(
        self, label: Label, pair: tuple[RencanaAksi, Laporan], judul: Sequence[str], pagar: bool
    ) -> None:
        """No field moves by a column, and nothing is in doubt."""
        text = retold(decree_text(*pair, Gaya(geser=False, judul=judul, jumlah=True)), label)
        if pagar:
            text = re.sub(r"^.*\t.*$", lambda row: f"| {row[0].replace(chr(9), ' | ')} |", text, flags=re.MULTILINE)
        hasil = impor_teks(text)
        assert (hasil.rencana, hasil.laporan) == pair
        assert doubts(hasil) == []
        assert "RAK150" not in {one.kode for one in hasil.temuan}

    @pytest.mark.parametrize("label", ["rencana", "capaian", "keduanya"])
    @given(pair=rencana_kantor(), seed=st.integers(0, 2**32))
    def test_shifted_rows_are_read_by_their_labels(
        self, label: Label, pair: tuple[RencanaAksi, Laporan], seed: int
    ) -> None:
        """Merged cells left out in front of them."""
        hasil = impor_teks(retold(decree_text(*pair, Gaya(seed)), label))
        assert (hasil.rencana, hasil.laporan) == pair

    @pytest.mark.parametrize(
        ("plans", "sumber"),
        [
            (["TW I: A|", "TW II: B|", "TW III: C|", "TW IV: D|"], "RENCANA KEGIATAN"),
            (["TW I - A|TW I:", "TW II. B|TW II:", "Triwulan 3 C|", "TW 4) D|"], "RENCANA KEGIATAN"),
            (["A|TW I:", "B|TW II:", "C|TW III:", "D|TW IV:"], "CAPAIAN"),
            (["A|", "B|", "C|", "D|"], "urutan"),
            (["A|", "B|", "C|||", "D||||"], "urutan"),
        ],
    )
    def test_the_quarter_comes_from_a_label_or_from_the_order(self, plans: Sequence[str], sumber: str) -> None:
        """The label is taken off the text, and what it was read from is told with the rows."""
        hasil = impor_teks(table(*four(*plans)))
        (line,) = hasil.rencana.kegiatan
        assert list(line.rencana.nilai) == ["A", "B", "C", "D"]
        assert (line.uraian, str(line.pagu)) == ("Bimbingan klien", "Rp4.000")
        assert doubts(hasil) == []
        (said,) = told(hasil)
        assert sumber in said
        assert "baris 5-8" in said

    def test_a_label_counts_more_than_the_order(self) -> None:
        """Rows in another order, one of them without any label."""
        hasil = impor_teks(table(*four("A|TW I:", "C|TW III:", "D|", "B|TW II:")))
        assert list(next(hasil.rencana.kegiatan).rencana.nilai)[:2] == ["A", ""]
        assert doubts(hasil)

    @pytest.mark.parametrize("plans", [["A|", "B|", "C|", "D|"], ["TW I: A|", "TW II: B|", "TW III: C|", "TW IV: D|"]])
    def test_a_row_cut_by_a_page_break_is_joined(self, plans: Sequence[str]) -> None:
        """The rest stands under RENCANA KEGIATAN in a row of its own, and is no quarter."""
        rows = four(*plans)
        hasil = impor_teks(table(*rows[:2], "|||||||||dan rutin||||", *rows[2:]))
        assert list(next(hasil.rencana.kegiatan).rencana.nilai) == ["A", "B dan rutin", "C", "D"]
        assert "RAK151" in {one.kode for one in hasil.temuan}

    def test_a_span_of_quarters_is_no_label(self) -> None:
        """It stays in the text, and CAPAIAN tells the quarter."""
        hasil = impor_teks(table(*four("TW I s.d. IV: A|TW I:", "B|TW II:", "C|TW III:", "TW III dan TW IV: D|TW IV:")))
        assert list(next(hasil.rencana.kegiatan).rencana.nilai) == [
            "TW I s.d. IV: A", "B", "C", "TW III dan TW IV: D",
        ]  # fmt: skip

    def test_labels_that_contradict_each_other_are_told(self) -> None:
        """RENCANA KEGIATAN is believed, and the row named."""
        hasil = impor_teks(table(*four("TW I: A|TW I:", "TW II: B|TW III:", "TW III: C|TW III:", "TW IV: D|TW IV:")))
        assert list(next(hasil.rencana.kegiatan).rencana.nilai) == ["A", "B", "C", "D"]
        (found,) = doubts(hasil)
        assert (found.kode, found.letak.triwulan) == ("RAK158", Triwulan.II)
        assert "Baris 6" in found.pesan

    def test_a_row_with_line_breaks_is_put_together_but_not_with_the_next_quarter(self) -> None:
        """Two short rows may be as wide together as a whole one."""
        whole = [f"{PERTAMA}A|TW I:", "Rp 1.000||B|TW II:", "Rp 1.000||C|TW III:", "Rp 1.000||D|TW IV:|||"]
        hasil = impor_teks(table(*whole))
        assert list(next(hasil.rencana.kegiatan).rencana.nilai) == ["A", "B", "C", "D"]
        broken = four("TW I: A||||", "TW II: B\nb||||", "TW III: C||||", "TW IV: D||||")
        hasil = impor_teks(table(*broken))
        assert next(hasil.rencana.kegiatan).rencana[Triwulan.II] == "B b"
        assert [one.nilai for one in hasil.temuan if one.kode == "RAK151"] == ["baris 6"]

    def test_headings_without_rows_are_still_no_table(self) -> None:
        """Neither labels nor amounts under the headings."""
        with pytest.raises(ImporError, match="Tidak ada tabel"):
            impor_teks(table("|".join(f"({n})" for n in range(1, 15)), "catatan|saja|di sini"))


class TestTidakDipahami:
    """What cannot be understood is told with its row and never moved."""

    @pytest.mark.parametrize("label", CARA)
    def test_a_pagu_that_is_no_money_stays_under_its_heading(self, label: Label) -> None:
        """It is told with the row, the column and the text; the cells beside it stay where they are."""
        pair = example()
        text = retold(decree_text(*pair, Gaya(geser=False)), label)
        at, line = next((n, line) for n, line in enumerate(text.split("\n"), 1) if line.startswith("1\t"))
        cells = line.split("\t")
        cells[6] = "delapan puluh juta"
        hasil = impor_teks(text.replace(line, "\t".join(cells)))
        first = next(hasil.rencana.kegiatan)
        assert (first.pagu, first.uraian) == (BELUM_DIISI, next(pair[0].kegiatan).uraian)
        assert first.penarikan == next(pair[0].kegiatan).penarikan
        found = [one for one in doubts(hasil) if one.kode == "RAK158"]
        assert [(one.letak.kolom, one.nilai) for one in found] == [(Kolom.PAGU, "delapan puluh juta")]
        assert f"Baris {at}" in found[0].pesan
        assert "RAK157" in {one.kode for one in doubts(hasil)}

    def test_a_line_of_three_rows_without_labels_lacks_the_fourth(self) -> None:
        """The next line begins with its own TW I."""
        rows = four("A|", "B|", "C|", "D|")
        hasil = impor_teks(table(*rows[:3], *rows))
        assert [list(line.rencana.nilai) for line in hasil.rencana.kegiatan] == [
            ["A", "B", "C", ""],
            ["A", "B", "C", "D"],
        ]
        assert [str(one.letak) for one in doubts(hasil)] == ["1.1.1, TW IV"]

    def test_a_cell_moved_although_its_row_is_whole_is_told(self) -> None:
        """In a table with the column for labels too: an amount that stands under PAGU beside TW II."""
        rows = [f"{PERTAMA}TW I|A|TW I", *(f"{LAIN}TW {n}|A|TW {n}" for n in ("II", "III", "IV"))]
        assert doubts(impor_teks(table(*rows))) == []
        rows[1] = "||||||Rp 1.000|||TW II|A|TW II"
        (found,) = doubts(impor_teks(table(*rows)))
        assert (found.kode, found.letak.triwulan) == ("RAK158", Triwulan.II)
        assert "Baris 6" in found.pesan


class TestWord:
    """Read from a Word document."""

    @pytest.mark.parametrize("label", CARA)
    @pytest.mark.parametrize("parts", [1, 3])
    def test_a_table_of_fourteen_columns_gives_the_plan(self, tmp_path: Path, label: Label, parts: int) -> None:
        """In one table, or in one for each page of which the first alone has headings."""
        import docx

        rencana, laporan = example()
        rows = [[cell or "" for cell in row] for row in table_rows(rencana, laporan, Gaya(), random.Random(1))]
        document = docx.Document()
        for line in _above(rencana):
            document.add_paragraph(line)
        size = -(-len(rows) // (4 * parts)) * 4
        for start in range(0, len(rows), size):
            page = [without_tw(row, label) for row in rows[start : start + size]]
            grid = document.add_table(rows=0, cols=14)
            for row in [list(JUDUL), *page] if start == 0 else page:
                for cell, text in zip(grid.add_row().cells, row, strict=True):
                    cell.text = text
            document.add_paragraph("")
        for line in _signature(rencana.keputusan.lampiran, in_words=False):
            document.add_paragraph(line)
        document.save(str(tmp_path / "a.docx"))
        hasil = impor(tmp_path / "a.docx")
        assert (hasil.rencana, hasil.laporan) == (rencana, laporan)
        assert doubts(hasil) == []
