"""The long table: a value a row, exact, with its cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import rak
from rak.cli import main
from rak.shipped_files import example


def test_every_value_of_a_workbook_is_a_row_with_its_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pagu of 1.1.1 and its draw of TW I, as the decree has them; blanks have no row."""
    path = tmp_path / "m.xlsx"
    rak.build(rak.load_rencana(example("rencana.toml")), path)
    main(["baca", str(path), "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    pagu = [row for row in rows if row["kolom"] == "PAGU"]
    assert len(pagu) == 12
    assert sum(int(row["nilai"]) for row in pagu) == 2_745_488_000
    assert all(row["sel"].startswith("Matriks!") for row in pagu)
    draws = [row for row in rows if row["kolom"] == "RENCANA PENARIKAN DANA" and row["kode"] == "1.1.1"]
    assert [(row["periode"], row["nilai"]) for row in draws] == [
        ("TW I", "22220000"), ("TW II", "22220000"), ("TW III", "22220000"), ("TW IV", "22220000"),
    ]  # fmt: skip
    assert not [row for row in rows if row["kolom"] == "REALISASI ANGGARAN"]
