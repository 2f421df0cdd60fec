"""What a fresh process loads: a monthly fill starts fast because it loads only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rak.example import make_example

UNNEEDED = {"openpyxl", "lxml", "docx", "rich", "holidays"}
"""Heavy libraries that no fill into rak's own workbook may load."""
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
    assert "rak.xlsx.edit.writer" in names
    return {".".join(name.split(".")[:depth]) for name in names for depth in range(1, name.count(".") + 2)}


@pytest.mark.parametrize(
    "extra",
    [
        "",
        """
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
    ],
)
def test_a_fill_loads_no_heavy_library(contoh: Path, extra: str) -> None:
    """Amounts alone, and a report with variables, texts and figures of quarters."""
    (contoh / "lain.toml").write_text(
        f'tahun = 2024\n[realisasi."1.1.1"]\nMaret = "Rp. 5.000.000"\n{extra}', encoding="utf-8"
    )
    assert loaded(contoh, "lain.toml") & UNNEEDED == set()
