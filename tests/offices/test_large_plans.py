"""Large plans: the limits can be given, and the advice of the refusal helps."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import rak
from rak.cli import main
from rak.commands import ABOUT
from rak.toml.read_plan import loads_rencana
from rak.xlsx import DEFAULT_LIMITS, Limits, allowing
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


@pytest.fixture(scope="module")
def long_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of 6.400 rows as TOML, more than the usual limits let a workbook have."""
    path = tmp_path_factory.mktemp("panjang") / "rencana.toml"
    path.write_text(rak.dump_rencana(plan("Bapas Ambon", lines=1600)), encoding="utf-8")
    return path


def test_a_plan_that_the_limits_do_not_hold_is_refused_before_it_is_built(
    long_plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """6.400 rows are 102.400 cells: the refusal names the option, and no second of building is spent."""
    monkeypatch.setattr("rak.cycle.whole_workbook.build_workbook", lambda _: pytest.fail("built"))
    assert main(["buat", str(long_plan), "-o", str(tmp_path / "m.xlsx")]) == 2
    told = capsys.readouterr().err
    assert "6.400 baris TW" in told
    assert "--batas-sel 204800" in told
    with pytest.raises(rak.RakError, match="204800"):
        rak.build(rak.load_rencana(long_plan), tmp_path / "m.xlsx")
    assert not (tmp_path / "m.xlsx").exists()


def test_a_large_plan_is_built_filled_checked_marked_and_written_again_with_the_limit(
    long_plan: Path, tmp_path: Path
) -> None:
    """The advice holds for each command, and what is written as TOML is read back."""
    made, report, marked = tmp_path / "m.xlsx", tmp_path / "laporan.toml", tmp_path / "tanda.xlsx"
    more = ["--batas-sel", "204800"]
    report.write_text('tahun = 2024\n[realisasi."1.1.1600"]\nJanuari = 7000\n', encoding="utf-8")
    assert main(["buat", str(long_plan), "-o", str(made), *more]) == 0
    assert main(["isi", str(made), str(report), *more]) == 0
    assert main(["periksa", str(made), "--tandai", str(marked), *more]) == 0
    assert main(["baca", str(made), "--bagian", "rencana", "-o", str(tmp_path / "lagi.toml"), *more]) == 0
    assert rak.load_rencana(tmp_path / "lagi.toml") == rak.load_rencana(long_plan)
    again = rak.read(made, limits=Limits.for_cells(204_800)).laporan
    assert [int(amount) for amount in again.realisasi.values() if isinstance(amount, rak.Rupiah)] == [7000]


@pytest.mark.parametrize("name", ABOUT)
def test_every_command_takes_the_limit(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A large plan meets each of them."""
    with pytest.raises(SystemExit):
        main([name, "--help"])
    assert "--batas-sel" in capsys.readouterr().out


def test_a_text_of_a_large_plan_is_read_with_the_limit() -> None:
    """More than 2 MB of TOML: refused as it is, with the option named; read where the limits are higher."""
    text = rak.dump_rencana(plan("Bapas Ambon")) + "# " + "x" * 2**21
    with pytest.raises(rak.RakError, match="--batas-sel"):
        loads_rencana(text)
    with allowing(Limits.for_cells(200_000)):
        assert loads_rencana(text).satuan_kerja == "Bapas Ambon"


def test_a_limit_that_means_nothing_is_refused(large: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Zero cells hold no plan."""
    assert main(["periksa", str(large), "--batas-sel", "0"]) == 2
    assert "--batas-sel 0" in capsys.readouterr().err


def test_a_limit_for_any_plan_costs_a_small_workbook_no_memory(tmp_path: Path) -> None:
    """--batas-sel 10^15 on a small file: what is read is the file, not as many bytes as it might have."""
    path = tmp_path / "kecil.xlsx"
    path.write_bytes(blank("Bapas Ambon"))
    assert rak.read(path, limits=Limits.for_cells(10**15)).rencana.satuan_kerja == "Bapas Ambon"
