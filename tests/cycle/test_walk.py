"""The month of an office as docs/panduan.md tells it: every command runs, and prints what is shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

import rak
from rak.cli import main
from rak.domain.rupiah import Rupiah

GUIDE = Path(__file__).parents[2] / "docs" / "panduan.md"
STEPS = re.compile(
    r"[Ss]impan sebagai\s+`(?P<name>[^`]+)`|sebagai\s+`(?P<other>[^`]+)`|```(?P<kind>\w+)\n(?P<block>.*?)```", re.DOTALL
)


def test_the_month_of_the_guide_runs_and_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new planner gets what is shown, from the first command to the last."""
    monkeypatch.chdir(tmp_path)
    name, commands = "", 0
    for step in STEPS.finditer(GUIDE.read_text(encoding="utf-8").partition("## Sebulan di kantor")[2]):
        name = step["name"] or step["other"] or name
        if step["kind"] == "toml":
            Path(name).write_text(step["block"], encoding="utf-8")
        elif step["kind"] == "console":
            for command, shown in _commands(step["block"]):
                if "--putusan" in command:
                    _decide(Path("konflik.xlsx"))
                commands += 1
                assert _printed(command, capsys) == shown
    assert commands > 8
    found = rak.read("matriks.xlsx")
    assert found.laporan.realisasi_of("1.1.2", rak.Bulan(2024, 1)) == Rupiah(300_000)
    assert found.rencana.find_kegiatan("1.1.1").pagu == Rupiah(7_400_000)
    assert [one.kode for one in found.temuan if one.kode.startswith("RAK6")] == []


def _commands(block: str) -> list[tuple[str, list[str]]]:
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.splitlines()[0], part.splitlines()[1:]) for part in parts]


def _printed(command: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a screen shows: data, then messages; no blank lines at the end of a line."""
    capsys.readouterr()
    main(shlex.split(command)[1:])
    out, err = capsys.readouterr()
    return [line.rstrip() for line in (out + err).replace("\\", "/").splitlines()]


def _decide(path: Path) -> None:
    """What the planner does in Excel."""
    book = openpyxl.load_workbook(path)
    sheet = book["Konflik"]
    columns = {cell.value: at for at, cell in enumerate(sheet[2], 1)}
    sheet.cell(3, columns["PUTUSAN"]).value = "kiriman"
    sheet.cell(3, columns["ALASAN"]).value = "SP2D sudah dicek"
    book.save(path)
