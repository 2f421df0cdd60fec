"""Files: the decree of Bapas Ternate, Word documents, and what is neither."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import attrs
import pytest

from rak.decree import ImporError, impor, impor_docx, impor_teks
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.temuan import Tingkat
from rak.toml.read_plan import load_rencana
from rak.toml.read_report import load_laporan
from tests.decree.pembuat import Gaya, _above, _signature, decree_text, table_rows

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "bapas_ternate_2024"


def example() -> tuple[RencanaAksi, Laporan]:
    """The decree's plan and its TW I amounts."""
    rencana = load_rencana(EXAMPLES / "rencana.toml")
    return rencana, load_laporan(EXAMPLES / "laporan_tw1.toml", rencana)


def test_the_decree_itself_gives_the_plan_in_the_examples() -> None:
    """All 48 rows, letter for letter, with nothing left in doubt."""
    folder = Path(os.environ.get("RAK_KEPUTUSAN", ROOT.parent / "shared" / "keputusan"))
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not files:
        pytest.skip("the decree's own text is not here (set RAK_KEPUTUSAN to its folder)")
    hasil = impor(files[0])
    assert (hasil.rencana, hasil.laporan) == example()
    assert {temuan.tingkat for temuan in hasil.temuan} == {Tingkat.INFO}


@pytest.mark.parametrize("seed", range(5))
def test_the_examples_plan_comes_back_from_a_decree_made_of_it(seed: int) -> None:
    """With shifted cells and page breaks at other rows than the real one has."""
    rencana, laporan = example()
    hasil = impor_teks(decree_text(rencana, laporan, Gaya(seed, potong=4)))
    assert (hasil.rencana, hasil.laporan) == (rencana, laporan)


class TestWord:
    """A Word document's table."""

    def write(self, path: Path, *, parts: int) -> tuple[RencanaAksi, Laporan]:
        """A document with vertically merged cells, its table in so many parts, one signature in a layout table."""
        import docx

        rencana, laporan = example()
        rows = list(table_rows(rencana, laporan, Gaya(titik=True), random.Random(1)))
        document = docx.Document()
        for line in _above(rencana):
            document.add_paragraph(line)
        size = -(-len(rows) // (4 * parts)) * 4
        for start in range(0, len(rows), size):
            table = document.add_table(rows=0, cols=15)
            for row in rows[start : start + size]:
                cells = table.add_row().cells
                for cell, text in zip(cells, row, strict=True):
                    cell.text = text or ""
            for top in range(0, len(table.rows), 4):
                table.cell(top, 6).merge(table.cell(top + 3, 6))
            document.add_paragraph("")
        layout = document.add_table(rows=1, cols=2)
        layout.cell(0, 1).text = "\n".join(_signature(rencana.keputusan.lampiran, in_words=False))
        document.save(str(path))
        return rencana, laporan

    @pytest.mark.parametrize("parts", [1, 3])
    def test_a_word_table_gives_the_plan(self, tmp_path: Path, parts: int) -> None:
        """Merged cells, one table or one per page, whatever the file is called."""
        path = tmp_path / "keputusan.bin"
        rencana, laporan = self.write(path, parts=parts)
        hasil = impor(path)
        assert hasil.rencana == rencana
        assert hasil.laporan == laporan
        assert "19990101" not in f"{attrs.asdict(hasil, recurse=False)}"

    def test_a_word_document_is_read_without_python_docx(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The import needs no package; python-docx only writes the document of this test."""
        rencana, _ = self.write(tmp_path / "keputusan.docx", parts=1)
        monkeypatch.setitem(sys.modules, "docx", None)
        assert impor_docx(tmp_path / "keputusan.docx").rencana == rencana

    def test_a_document_without_the_table_is_refused(self, tmp_path: Path) -> None:
        """Perhaps the table is a picture."""
        import docx

        document = docx.Document()
        document.add_paragraph("Tanpa tabel")
        document.save(str(tmp_path / "a.docx"))
        with pytest.raises(ImporError, match="Tidak ada tabel"):
            impor(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "kosong"),
        (b"hanya teks biasa\n", "Tidak ada tabel"),
        (b"PK\x03\x04rusak", "utuh"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0....", "docx"),
        (b"{\\rtf1", "RTF"),
        (b"a\x00b", "bukan naskah teks"),
        (b"\xff\xfeA", "UTF-8"),
        (b"Ternat\xe9", "UTF-8"),
    ],
)
def test_what_is_no_decree_is_refused_with_a_remedy(tmp_path: Path, data: bytes, word: str) -> None:
    """Empty, binary, another format, another encoding."""
    path = tmp_path / "keputusan.txt"
    path.write_bytes(data)
    with pytest.raises(ImporError, match=word):
        impor(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """With their path."""
    with pytest.raises(ImporError, match="tidak ada"):
        impor(tmp_path / "hilang.txt")
    with pytest.raises(ImporError, match="folder"):
        impor(tmp_path)


def test_a_table_without_any_year_is_refused() -> None:
    """A plan without its year means nothing."""
    rencana, laporan = example()
    table = decree_text(rencana, laporan, Gaya()).split("TAHUN ANGGARAN 2024\n")[1].split("Tembung")[0]
    with pytest.raises(ImporError, match="Tahun anggaran"):
        impor_teks(table)
