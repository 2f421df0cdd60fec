"""What a fresh process loads: a monthly fill starts fast because it loads only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rak.contoh import make_example

UNNEEDED = {
    "openpyxl", "lxml", "docx", "rich", "holidays", "dateutil", "difflib", "json", "pathlib", "shutil", "attr", "attrs",
    "dataclasses", "inspect",
    "rak.checks", "rak.reports", "rak.impor", "rak.pesan", "rak.contoh", "rak.libur", "rak.matriks.builder",
    "rak.matriks.penandaan", "rak.matriks.penolakan", "rak.matriks.pengisian_utuh", "rak.matriks.pembacaan.tafsir",
    "rak.matriks.pembacaan.rakit", "rak.matriks.pembacaan.identitas", "rak.matriks.pembacaan.uang",
    "rak.matriks.pembacaan.judul_temuan", "rak.domain.rencana", "rak.domain.target", "rak.domain.agregasi",
    "rak.domain.penjelasan", "rak.domain.tanggal", "rak.naskah.baca_rencana", "rak.naskah.ejaan_rencana",
    "rak.naskah.tulis_laporan", "rak.naskah.tulis_rencana", "rak.naskah.lokasi", "rak.naskah.tolakan",
    "rak.naskah.galat",
}  # fmt: skip
"""Modules and packages that no fill into rak's own workbook may load."""
FORMULAS = {
    "rak.domain.rumus", "rak.domain.ekspresi", "rak.matriks.pembacaan.rumus", "rak.matriks.pembacaan.sel",
}  # fmt: skip
"""What only reports with variables load."""
CODE = """
import sys
before = set(sys.modules)
from rak.cli import main
code = main(sys.argv[1:])
print("\\n".join(sys.modules.keys() - before))
sys.exit(code)
"""


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The decree's workbook and its report."""
    folder = tmp_path_factory.mktemp("contoh")
    make_example(folder)
    return folder


def loaded(folder: Path, report: str) -> set[str]:
    """The modules that are loaded at the end of ``rak isi`` in a process of its own, and the packages they are of."""
    command = [sys.executable, "-c", CODE, "isi", "matriks_2024.xlsx", report, "-o", "hasil.xlsx", "--timpa"]
    shown = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
    names = shown.stdout.split()
    assert "rak.ooxml.writer" in names
    return {".".join(name.split(".")[:depth]) for name in names for depth in range(1, name.count(".") + 2)}


def test_a_fill_with_amounts_loads_neither_rules_nor_plans_nor_formulas(contoh: Path) -> None:
    """The report of the example has realisasi alone."""
    assert loaded(contoh, "laporan_tw1.toml") & (UNNEEDED | FORMULAS) == set()


def test_a_fill_with_variables_texts_and_quarters_loads_the_formulas_besides(contoh: Path) -> None:
    """Which names an indicator asks for stands in its RUMUS."""
    (contoh / "lain.toml").write_text(
        """
tahun = 2024
[realisasi."1.1.1"]
Maret = "Rp. 5.000.000"
[variabel."1.1"."jumlah klien usia produktif"]
Januari = 28
[isian."1.1.1".I]
data_dukung = ["https://contoh.test/bukti"]
status = "Selesai"
[realisasi_triwulan."2.1.4"]
II = 1_000_000
[capaian_triwulan]
"1.2" = { I = "70 %" }
""",
        encoding="utf-8",
    )
    found = loaded(contoh, "lain.toml")
    assert found & UNNEEDED == set()
    assert found >= FORMULAS
