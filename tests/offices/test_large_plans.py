"""Large plans: the limits can be given, and the advice of the refusal helps."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import rak
from rak.api import read_workbook
from rak.cli import main
from rak.matriks.build import build_workbook
from rak.xlsx import DEFAULT_LIMITS, Limits, Workbook
from tests.offices.kiriman import blank, plan


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A matrix beside whose lines stand more cells than the usual limit."""
    path = tmp_path_factory.mktemp("besar") / "besar.xlsx"
    path.write_bytes(blank("Bapas Ambon"))
    book = openpyxl.load_workbook(path)
    for row in range(200, 200 + DEFAULT_LIMITS.max_cells // 500 + 1):
        for column in range(30, 530):
            book["Matriks"].cell(row, column, 1)
    book.save(path)
    return path


def test_a_limit_that_is_given_lets_an_honest_large_workbook_be_read(
    large: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """RAK105 names --batas-sel, which helps where it is given; the library takes the same."""
    assert main(["baca", str(large)]) == 2
    refused = capsys.readouterr().err
    assert "RAK105" in refused
    assert "--batas-sel 1000000" in refused
    assert main(["baca", str(large), "--batas-sel", "1000000"]) == 0
    assert rak.read(large, limits=Limits.for_cells(1_000_000)).rencana.satuan_kerja == "Bapas Ambon"


def test_many_offices_take_the_limit_too(large: Path, tmp_path: Path) -> None:
    """Without it the file is a row with its reason; with it the file is read again and counts."""
    target = tmp_path / "h.duckdb"
    assert rak.gather(large, target).gagal == (large.as_posix(),)
    assert rak.gather(large, target, limits=Limits.for_cells(1_000_000)).satuan_kerja == 1


def test_a_limit_that_means_nothing_is_refused(large: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Zero cells hold no plan."""
    assert main(["periksa", str(large), "--batas-sel", "0"]) == 2
    assert "--batas-sel 0" in capsys.readouterr().err


def test_a_plan_of_more_rows_than_the_usual_limit_is_built_and_read_back() -> None:
    """6.400 rows: what rak builds itself is no hostile file (the first version refused from about 6.200 rows on)."""
    rencana = plan("Bapas Ambon", lines=1600)
    book = Workbook.open(build_workbook(rencana), limits=Limits.for_cells(1_000_000))
    assert [line.pagu for line in read_workbook(book).rencana.kegiatan] == [line.pagu for line in rencana.kegiatan]


def test_a_limit_for_any_plan_costs_a_small_workbook_no_memory(tmp_path: Path) -> None:
    """--batas-sel 10^15 on a small file: what is read is the file, not as many bytes as it might have."""
    path = tmp_path / "kecil.xlsx"
    path.write_bytes(blank("Bapas Ambon"))
    assert rak.read(path, limits=Limits.for_cells(10**15)).rencana.satuan_kerja == "Bapas Ambon"
