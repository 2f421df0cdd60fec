"""What a screen gets: no sign of a cell, a name or an argument steers it, breaks a line, or hides what is written."""

from __future__ import annotations

import json
import re
import signal
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rak
from rak import cli
from rak.cli import main
from rak.domain.letak import Letak
from rak.domain.temuan import Temuan, Tingkat
from rak.matriks.build import build_workbook
from rak.reports.findings_text import findings_text
from rak.reports.terminal_table import Tabel
from rak.shipped_files import example
from rak.toml.read_plan import load_rencana
from rak.toml.toml_spelling import teks
from rak.visible_text import visible, visible_lines
from tests.xlsx.builder import pack, parts_of

BIDI = "\u200b\u200d\u2060\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HOSTILE = "\x1b]0;judul\x07\x1b[2J\x9b31m\u202e\x85\u2028\r"
"""A new title, a wiped screen, a colour, text from right to left, and three line ends, as cells and names may hold them."""
_ANY = st.text(st.one_of(st.characters(), st.sampled_from(HOSTILE + BIDI)))


def steering(shown: str) -> set[str]:
    """The signs that a screen must not get."""
    return {
        sign for sign in shown if (unicodedata.category(sign) == "Cc" and sign != "\n") or sign in BIDI + "\u2028\u2029"
    }


@given(_ANY)
def test_a_visible_text_is_one_line_without_steering_signs_and_stays_as_it_is(text: str) -> None:
    """Whatever it was; and spelling it out twice is spelling it out once."""
    shown = visible(text)
    assert (steering(shown), shown.splitlines()) == (set(), [shown] if shown else [])
    assert visible(shown) == shown
    assert steering(visible_lines(text)) == set()
    assert visible_lines(text).count("\n") == text.count("\n")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_data_that_are_shown_are_the_same_data(text: str) -> None:
    """JSON and TOML read the spelling back."""
    import tomllib

    assert json.loads(visible_lines(json.dumps(text, ensure_ascii=False))) == text
    assert tomllib.loads(visible_lines(f"a = {teks(text)}")) == {"a": text}


@given(_ANY, _ANY)
def test_a_table_and_a_finding_keep_to_their_lines(one: str, other: str) -> None:
    """A cell with line ends does not look like more rows or findings."""
    table = Tabel(one, ("A", other), [(one, other)])
    assert len(table.plain().split("\n")) == 3 + bool(one)
    found = Temuan("RAK201", Tingkat.GALAT, one, other, Letak("1.1.1"), lembar=one, sel="A1")
    shown = findings_text([found])
    assert steering(table.plain() + shown) == set()
    assert len(shown.split("\n")) == 4 + bool(other)


@pytest.mark.parametrize(("tingkat", "count", "shown"), [
    (Tingkat.INFO, 20, 20), (Tingkat.INFO, 21, 20), (Tingkat.PERINGATAN, 5000, 20), (Tingkat.GALAT, 5000, 5000),
])  # fmt: skip
def test_of_many_findings_of_a_kind_the_first_twenty_and_a_count_are_shown(
    tingkat: Tingkat, count: int, shown: int
) -> None:
    """A galat is never hidden, and ``--rinci`` shows all."""
    found = [Temuan("RAK301", tingkat, f"pesan {at}", "saran") for at in range(count)]
    lines = [f"  pesan {at}" for at in range(shown)]
    more = [f"  … dan {count - shown} lagi (--rinci)"] if count > shown else []
    tail = ["  Saran: saran", f"Temuan: {count} {tingkat}.", ""]
    assert findings_text(found).split("\n") == [f"RAK301 {tingkat}".upper(), *lines, *more, *tail]
    assert findings_text(found, rinci=True).count("  pesan ") == count


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a workbook whose cells, sheet and file name are hostile."""
    monkeypatch.chdir(tmp_path)
    parts = parts_of(build_workbook(load_rencana(example("rencana.toml"))))
    spelt = re.sub("[\x00-\x1f]", lambda match: f"_x{ord(match[0]):04X}_", HOSTILE)
    for name, content in parts.items():
        text = content.decode("utf-8") if name.endswith(".xml") else ""
        if name == "xl/workbook.xml":
            text = text.replace('name="Petunjuk"', 'name="Petunjuk&#x9b;31m&#x202e;"')
        if text:
            text = text.replace("Balai Pemasyarakatan", f"Balai{spelt}").replace("Pelaksanaan pendampingan", spelt)
            parts[name] = text.replace("Tersusunnya dokumen", f"Tersusunnya {spelt}").encode()
    name = "buruk\n\x1b[2J\u202e.xlsx" if sys.platform != "win32" else "buruk\u202e.xlsx"
    path = tmp_path / name
    path.write_bytes(pack(parts))
    return path


COMMANDS = [
    ("baca",), ("baca", "--format", "json"), ("periksa",), ("periksa", "--format", "json"),
    ("periksa", "--tandai", "hasil.xlsx"), ("jelaskan", "1.1"), ("jelaskan", HOSTILE), ("isi", HOSTILE), ("isi", "buruk.toml"),
    ("impor",), ("buat", "-o", "x.xlsx"), ("baca", HOSTILE), (HOSTILE,), ("baca", "--per", HOSTILE),
    ("periksa", "--tandai", f"a{HOSTILE}.xlsx"),
]  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: ascii(" ".join(words)))
def test_no_command_lets_a_cell_or_a_name_steer_the_screen(
    hostile: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Data and messages, of a run that ends well and of one that does not."""
    (hostile.parent / "buruk.toml").write_text('tahun = 2024\n"a\\u001b[2J\\nb\\u202e" = 1\n', encoding="utf-8")
    try:
        main([words[0], hostile.name, *words[1:]])
    except SystemExit as stop:
        assert stop.code == 2
    shown = capsys.readouterr()
    assert shown.out + shown.err
    assert steering(shown.out + shown.err) == set()
    assert "buruk\n" not in shown.out + shown.err
    if "json" in words:
        assert json.loads(shown.out)
        assert r"\u001b" in shown.out


def test_a_toml_key_is_told_as_it_is_spelt(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The planner sees which key is meant, on one line."""
    (hostile.parent / "buruk.toml").write_text('tahun = 2024\n"a\\u001b[2J\\nb\\u202e" = 1\n', encoding="utf-8")
    assert main(["isi", hostile.name, "buruk.toml"]) == 2
    assert r"a\u001b[2J\nb\u202e" in capsys.readouterr().err


def test_only_one_module_writes_to_the_screen() -> None:
    """A message that does not pass there would pass raw."""
    root = Path(rak.__file__).parent
    writers = {
        path.name
        for path in root.rglob("*.py")
        if re.search(r"sys\.std(out|err)\.write|\bprint\(", path.read_text("utf-8"))
    }
    assert writers == {"terminal.py", "terminal_table.py"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_a_command_that_is_told_to_end_while_it_loads_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the system or by Ctrl-C: one line and exit code 2, no traceback."""
    before = signal.getsignal(signal.SIGTERM)

    def loading(_: object) -> None:
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(cli, "build_parser", loading)
    monkeypatch.setattr(sys, "argv", ["rak", "baca"])
    try:
        with pytest.raises(SystemExit) as ended:
            cli.run()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert ended.value.code == 2
    assert capsys.readouterr().err == "rak: dihentikan.\n"
